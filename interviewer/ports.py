"""What the domain and the windows ask of the outer packages; `storage` and `export` fulfil it.

A store's method has put its change durably on disk when it returns, or has raised one of
`interviewer.errors` and changed nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Literal, Protocol

from interviewer.anonymise import LeftOut
from interviewer.contact import Contact, Disposition
from interviewer.findings import Decision, Finding, Screened
from interviewer.interview import Interview, Status

Progress = Callable[[int, int], bool]
"""Called with (done, total) during long work; False asks it to stop and leave all as it was."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of a list of interviews: what can be shown without opening it."""

    id: str
    status: Status
    page: str
    questionnaire: tuple[str, str]
    started_at: datetime
    exported: bool
    """Whether its present revision has left in a batch."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of each, for Home."""

    unfinished: int
    finished_today: int
    refused_today: int
    to_export: int
    """Finished and partial interviews whose present revision is in no batch."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """In place of an interview that cannot be read."""

    id: str


class InterviewStore(Protocol):
    """Interviews on this device."""

    def add(self, interview: Interview) -> None:
        """Keep a new interview."""

    def save(self, interview: Interview) -> None:
        """Keep a known interview as it is now. KeyError if it is not there: nothing comes back.

        What it was begun with (study, questionnaire, time) stays as it was added.
        """

    def get(self, interview_id: str) -> Interview:
        """The interview, as last saved; KeyError if it is not there."""

    def discard(self, interview_id: str) -> None:
        """Drop an interview that was opened by mistake, before anyone was asked anything."""

    def refuse(self, interview_id: str, contact: Contact) -> None:
        """Drop an interview that never began, and count the refusal: both or neither."""

    def withdraw(self, interview_id: str, contact: Contact) -> bool:
        """Erase an interview for good, from the file, its WAL and every backup; count it.

        A crash in the middle is completed at the next unlock; so is what could not be reached
        now, and then it returns False. May be called from a worker: it can take seconds.
        """

    def unfinished(self) -> Sequence[Listed]:
        """Interviews in progress, the latest first."""

    def on_day(self, day: date) -> Sequence[Listed]:
        """Finished and partial interviews begun on this local day, the latest first."""

    def tally(self, today: date) -> Tally:
        """The counts for Home, in a few milliseconds with 10,000 interviews too."""

    def to_export(self, since: date | None, again: bool) -> Iterator[Interview | Unreadable]:
        """Finished and partial interviews begun on or after `since` (all where None).

        Without `again`, only those whose present revision is in no batch.
        """


class ContactStore(Protocol):
    """Approaches that became no interview."""

    def remove(self, contact_id: str) -> None:
        """Take a count back that was a mistake; nothing happens if it is not there."""

    def to_export(self, since: date | None, again: bool) -> Sequence[Contact]:
        """Like `InterviewStore.to_export`, by day."""


@dataclass(frozen=True, slots=True)
class BatchRecord:
    """A batch that has left this device."""

    id: str
    number: int
    """In the device's series 1, 2, 3 …; one that is missing was begun and not recorded."""
    file_name: str
    sha256: str
    written_at: datetime
    interviews: int
    contacts: int


class BatchStore(Protocol):
    """Which interviews left in which batch."""

    def begin(self, batch_id: str) -> int:
        """Take the next number of the series for a batch that is to be made.

        It is used up from now on, whatever becomes of the batch.
        """

    def record(
        self,
        batch_id: str,
        file_name: str,
        sha256: str,
        written_at: datetime,
        interviews: Iterable[tuple[str, int]],
        contacts: Iterable[str],
    ) -> BatchRecord:
        """Remember a batch that was begun and is written: its interviews (id, revision) and
        contacts (id) have left. KeyError if it was not begun, or is recorded already.
        """

    def all(self) -> Sequence[BatchRecord]:
        """The batches that are recorded, the latest first."""


class DecisionStore(Protocol):
    """Decisions about finds in notes; erased together with their interview."""

    def save(self, decisions: Iterable[Decision]) -> None:
        """Keep these decisions, each in place of an earlier one about the same find."""

    def all(self) -> Sequence[Decision]:
        """Every decision."""


class Store(Protocol):
    """An unlocked store."""

    @property
    def interviews(self) -> InterviewStore:
        """The interviews."""

    @property
    def contacts(self) -> ContactStore:
        """The contacts."""

    @property
    def batches(self) -> BatchStore:
        """The batches."""

    @property
    def decisions(self) -> DecisionStore:
        """The decisions about finds."""

    def add_many(self, interviews: Iterable[Interview], contacts: Iterable[Contact]) -> None:
        """Keep all of these, or none, in one transaction: for demonstrations and trials."""

    def back_up(self) -> Path | None:
        """Write an encrypted backup, check it, thin the old ones; None if nothing has changed.

        Uses a connection of its own, so that a worker may call it.
        """

    def verify(self) -> None:
        """Check every page of the file; raises `StoreDamaged`. A worker may call it."""

    def close(self) -> None:
        """Lock: close the file and forget the key."""


class Exported(Protocol):
    """A batch that is in its place and recorded."""

    @property
    def path(self) -> Path:
        """Where it is."""

    @property
    def record(self) -> BatchRecord:
        """What the store remembers of it."""

    @property
    def screened(self) -> Screened:
        """How the finds in its notes were settled."""


class ExportPlan(Protocol):
    """What will leave, before anything has."""

    @property
    def finished(self) -> int:
        """Finished interviews."""

    @property
    def partial(self) -> int:
        """Broken-off interviews."""

    @property
    def notes(self) -> int:
        """Notes."""

    @property
    def dispositions(self) -> Mapping[Disposition, int]:
        """Approaches without an interview, by outcome."""

    @property
    def left_out(self) -> Sequence[LeftOut]:
        """What cannot leave; it stays on the device and stops nothing else."""

    @property
    def banded_fields(self) -> tuple[str, ...]:
        """Ids of the background fields whose numbers leave in bands."""

    @property
    def exact_fields(self) -> tuple[str, ...]:
        """Ids of those whose numbers leave as they are, by the study's choice."""

    @property
    def empty(self) -> bool:
        """Whether there is nothing to write."""

    @property
    def suggested_name(self) -> str:
        """A name for the file."""

    def findings(self) -> Sequence[Finding]:
        """Every find in the notes, with what has been decided about it."""

    def write(
        self,
        path: Path,
        unresolved: Literal["replace", "refuse"] = "replace",
        progress: Progress | None = None,
    ) -> Exported | None:
        """Write and record the batch; None if `progress` stopped it. `ExportFailed`."""


PlanExport = Callable[[Store, date | None, Progress], ExportPlan | None]
"""Plans a batch of all that has not left yet, or of all begun since a day."""


class StoreState(StrEnum):
    """What a data folder holds."""

    EMPTY = "empty"
    LOCKED = "locked"
    KEY_LOST = "key_lost"
    """There is a store without a readable key file."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was found to be whole."""

    path: Path
    written_at: datetime
    interviews: int


class StoreFolder(Protocol):
    """The data folder, before its store is unlocked. Holds the lock against a second instance."""

    @property
    def path(self) -> Path:
        """The folder."""

    def state(self) -> StoreState:
        """What the folder holds; reads only."""

    def create(self, passphrase: str) -> Store:
        """Make a new store. `StoreExists`, `StoreUnavailable`."""

    def unlock(self, passphrase: str) -> Store:
        """Open the store, migrate it, complete what a crash left.

        `WrongPassphrase`, `StoreDamaged`, `StoreNewer`, `StoreMissing`, `StoreUnavailable`,
        `UnsafeDatabaseLibrary`; in each case nothing was changed.
        """

    def change_passphrase(self, old: str, new: str) -> None:
        """Seal the key under another passphrase."""

    def newest_good_backup(self, passphrase: str) -> Backup | None:
        """The newest backup that is whole; `WrongPassphrase` if the passphrase opens none."""

    def restore(self, backup: Backup, passphrase: str) -> Path:
        """Put a backup in the store's place; returns the folder where the old files are kept."""

    def release(self) -> None:
        """Give up the lock."""
