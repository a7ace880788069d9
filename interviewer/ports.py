"""What the domain and the windows ask of `storage`, `export` and `resources`, which fulfil it.

A store's method has put its change durably on disk when it returns, or has raised one of
`interviewer.errors` and changed nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Protocol

from interviewer.anonymise import LeftOut
from interviewer.contact import Contact, Disposition
from interviewer.errors import Problem
from interviewer.findings import Decision, Finding, Screened
from interviewer.ink import Point, Stroke
from interviewer.interview import Interview, Mode, NoteKey, Status
from interviewer.keys import Enrolled, LeadKey, LeadSecret
from interviewer.questionnaire import Questionnaire
from interviewer.study import Study
from interviewer.versions import Comparison

if TYPE_CHECKING:
    from interviewer.fieldwork import Approached, Counted

Progress = Callable[[int, int], bool]
"""Called with (done, total) during long work; False asks it to stop and leave all as it was."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of a list of interviews: what can be shown without opening it."""

    id: str
    status: Status
    page: str
    study: str
    questionnaire: tuple[str, str]
    started_at: datetime
    exported: bool
    """Whether its present revision has left in a batch."""
    mode: Mode
    sheet: str
    """The number of its paper form; empty where there was none."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of each, for Home. Second entries of paper forms are in none of the counts."""

    unfinished: int
    finished_today: int
    refused_today: int
    to_export: int
    """Finished and partial interviews whose present revision is in no batch."""
    partial_today: int = 0
    """Of `finished_today`, those that were broken off."""
    outcomes_today: Mapping[str, int] = field(default_factory=dict)
    """Approaches without an interview, by `Disposition` (those with any)."""
    to_type: int = 0
    """Notes of finished and partial interviews with pen strokes that wait to be typed."""


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

        What it was begun with (study, questionnaire, time, mode) stays as it was added.
        """

    def get(self, interview_id: str) -> Interview:
        """The interview, as last saved; KeyError if it is not there."""

    def discard(self, interview_id: str) -> None:
        """Drop an interview that was opened by mistake, before anyone was asked anything."""

    def refuse(self, interview_id: str, contact: Contact) -> None:
        """Drop an interview that never began, and count the refusal: both or neither."""

    def withdraw(self, interview_id: str, contact: Contact) -> bool:
        """Erase an interview for good, from the file, its WAL and every backup; count it.

        Second entries of its paper form go with it. Where it may have left in a batch, its id
        alone is kept (`Store.withdrawn`).
        A crash in the middle is completed at the next unlock; so is what could not be reached
        now, and then it returns False. May be called from a worker: it can take seconds.
        """

    def unfinished(self) -> Sequence[Listed]:
        """Interviews in progress, the latest first; no second entries of paper forms."""

    def on_day(self, day: date) -> Sequence[Listed]:
        """Finished and partial interviews begun on this local day, the latest first.

        No second entries of paper forms.
        """

    def by_sheet(self, sheet: str) -> Sequence[Listed]:
        """All that was typed in from the paper form with this number, the latest first.

        Second entries too; nothing for an empty number.
        """

    def second_entries(self) -> Sequence[Listed]:
        """Second entries of paper forms, begun and ended ones, the latest first."""

    def to_type(self) -> Sequence[str]:
        """Ids of finished and partial interviews in which pen strokes wait to be typed, the
        earliest first; no second entries of paper forms."""

    def typed(self) -> Sequence[str]:
        """Ids of finished and partial interviews in which pen strokes were typed, or given up as
        unreadable, the earliest first; no second entries of paper forms."""

    def ids(self) -> Sequence[str]:
        """Ids of all interviews but second entries of paper forms; none of them is read."""

    def tally(self, today: date) -> Tally:
        """The counts for Home, in a few milliseconds with 10,000 interviews too."""

    def to_export(self, since: date | None, again: bool) -> Iterator[Interview | Unreadable]:
        """Finished and partial interviews begun on or after `since` (all where None).

        Second entries of paper forms never leave. Without `again`, only those whose present
        revision is in no batch.
        """


class ContactStore(Protocol):
    """Approaches that became no interview."""

    def add(self, contact: Contact) -> None:
        """Count an approach."""

    def change(self, contact: Contact) -> None:
        """Keep what more was seen of an approach, or another outcome.

        KeyError if it is not there, or has left in a batch already.
        """

    def on_day(self, day: date) -> Sequence[Contact]:
        """The approaches of a day, in no order."""

    def remove(self, contact_id: str) -> None:
        """Take a count back that was a mistake; nothing happens if it is not there."""

    def to_export(self, since: date | None, again: bool) -> Sequence[Contact]:
        """Like `InterviewStore.to_export`, by day."""


class InkStore(Protocol):
    """The pen strokes of notes; erased together with their interview.

    KeyError where there is no such interview: nothing brings one back. Every method may be called
    from any thread.
    """

    def strokes(self, interview_id: str, key: NoteKey) -> Sequence[Stroke]:
        """The strokes of a note in the order of their numbers; none for a note without."""

    def notes(self, interview_id: str) -> Mapping[NoteKey, int]:
        """How many strokes each note has, of those that have any."""

    def append(
        self, interview_id: str, key: NoteKey, number: int, piece: int, points: Sequence[Point]
    ) -> None:
        """Keep a further piece of a stroke that is being drawn; pieces count from 0.

        A piece that is there already stays as it is.
        """

    def put(self, interview_id: str, key: NoteKey, strokes: Iterable[Stroke]) -> None:
        """Keep whole strokes, each in place of one of the same number."""

    def erase(self, interview_id: str, key: NoteKey, numbers: Iterable[int]) -> None:
        """Erase strokes; those that are not there do not matter."""

    def hand_over(self, interview: Interview, source: NoteKey, target: NoteKey) -> None:
        """Move all strokes of one note below those of another, and save the interview as it is
        now: both or neither.
        """


class ShorthandStore(Protocol):
    """The interviewer's own shorthand on this device: what it unfolds to, by the short form."""

    def all(self) -> Mapping[str, str]:
        """All of it; a long form that is empty switches a shared or bundled one off."""

    def replace(self, entries: Mapping[str, str]) -> None:
        """Keep these in place of all that were there."""


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

    def begin(self, batch_id: str, study_id: str) -> int:
        """Take the next number of the series for a batch of a study that is to be made.

        It is used up from now on, whatever becomes of the batch.
        """

    def series(self, study_id: str) -> tuple[int, ...]:
        """The numbers of the recorded batches of a study, the lowest first."""

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


class EnrolmentStore(Protocol):
    """The studies in which this device is enrolled."""

    def get(self, study_id: str) -> Enrolled | None:
        """The enrolment in a study."""

    def all(self) -> Sequence[Enrolled]:
        """Every one, by study."""

    def save(self, enrolled: Enrolled) -> None:
        """Keep a new enrolment, or the one in place of an earlier revision.

        The seed of a known one stays as it is. ValueError where the lead is another.
        """


class LeadKeyStore(Protocol):
    """The key of the lead who works on this device."""

    def get(self) -> LeadSecret | None:
        """The key, if there is one."""

    def save(self, secret: LeadSecret) -> None:
        """Keep it; `KeyExists` where another is there."""


class Store(Protocol):
    """An unlocked store."""

    @property
    def enrolments(self) -> EnrolmentStore:
        """The studies in which the device is enrolled."""

    @property
    def lead_keys(self) -> LeadKeyStore:
        """The lead's key."""

    @property
    def interviews(self) -> InterviewStore:
        """The interviews."""

    @property
    def contacts(self) -> ContactStore:
        """The contacts."""

    @property
    def ink(self) -> InkStore:
        """The pen strokes."""

    @property
    def shorthand(self) -> ShorthandStore:
        """The interviewer's own shorthand."""

    @property
    def batches(self) -> BatchStore:
        """The batches."""

    @property
    def decisions(self) -> DecisionStore:
        """The decisions about finds."""

    def withdrawn(self, study_id: str) -> Sequence[str]:
        """Ids of a study's interviews that were withdrawn after they may have left, in order."""

    def share(
        self, study_id: str, group_fields: Mapping[tuple[str, str], str]
    ) -> tuple[Sequence[Counted], Sequence[Approached]]:
        """What this device has done in a study, counted by group and week.

        `group_fields`: by id and version of the questionnaire, the field that tells the group.
        It looks into every interview of the study: call it in a worker.
        """

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
    def waiting(self) -> int:
        """Notes with pen strokes that are not typed: their words do not leave."""

    @property
    def strokes(self) -> bool:
        """Whether the strokes of those notes leave, sealed."""

    @property
    def strokes_stay(self) -> int:
        """Of those notes the ones whose strokes stay even so: there is too much of them."""

    @property
    def dispositions(self) -> Mapping[Disposition, int]:
        """Approaches without an interview, by outcome."""

    @property
    def left_out(self) -> Sequence[LeftOut]:
        """What cannot leave; it stays on the device and stops nothing else."""

    @property
    def banded_fields(self) -> tuple[str, ...]:
        """Ids of the questions and background fields whose numbers leave in bands."""

    @property
    def exact_fields(self) -> tuple[str, ...]:
        """Ids of those whose numbers leave as they are, by the study's choice."""

    @property
    def withdrawals(self) -> Sequence[str]:
        """Ids of interviews that were withdrawn here after they may have left."""

    @property
    def sealed_for(self) -> tuple[LeadKey, ...]:
        """To whom it will be encrypted; to nobody where the device is not enrolled."""

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


@dataclass(frozen=True, slots=True)
class Shelved:
    """A version of a questionnaire on this device, for a list."""

    id: str
    version: str
    title: str
    """In its original language; empty where its files cannot be used."""
    languages: tuple[str, ...]
    not_validated: tuple[str, ...]
    """Those whose wording no native speaker has validated."""
    bundled: bool
    """Whether the app came with it."""
    problems: tuple[Problem, ...]
    """Why it, or the copy in the data folder that was to stand for it, cannot be used."""


@dataclass(frozen=True, slots=True)
class ShelvedStudy:
    """A study on this device, for a list."""

    id: str
    name: str
    """In its own language; empty where its file cannot be used."""
    questionnaire: tuple[str, str] | None
    bundled: bool
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Added:
    """A questionnaire that was installed."""

    questionnaire: Questionnaire
    comparison: Comparison | None
    """With the version before it (or after it, where it is the oldest); None if it is alone."""
    already: bool
    """Whether the very same was there, and nothing was done."""


@dataclass(frozen=True, slots=True)
class Derived:
    """A study file made from a questionnaire, to be looked at and kept."""

    values: Mapping[str, Any]
    """As a study file holds them."""
    banded: tuple[str, ...]
    """Numbers and months for which bands were chosen."""
    exact: tuple[str, ...]
    """Those for which none offered themselves: they will leave as they are."""


class QuestionnaireLibrary(Protocol):
    """The questionnaires and studies on this device: those the app came with, and installed ones.

    What cannot be written raises `StoreUnavailable`, or `StoreInUse` while another window or
    command installs something.
    """

    def questionnaire(self, questionnaire_id: str, version: str) -> Questionnaire:
        """`QuestionnaireUnknown` where it is not on this device; `QuestionnaireInvalid`."""

    def newest(self, questionnaire_id: str) -> Questionnaire:
        """The latest version; `QuestionnaireUnknown` where there is none."""

    def questionnaires(self) -> Sequence[Shelved]:
        """Every version, by id and then from the oldest to the latest."""

    def study(self, study_id: str) -> Study:
        """A study that fits its questionnaire; "" is the default one.

        `StudyUnknown` where it is not on this device; `StudyInvalid`.
        """

    def studies(self) -> Sequence[ShelvedStudy]:
        """Every study, by id."""

    def add_questionnaire(self, folder: Path) -> Added:
        """Check the questionnaire in a folder and install it, whole or not at all.

        `QuestionnaireInvalid` with every mistake; also where that version is there with other
        content, or would give an id or a code of another version another meaning.
        """

    def add_study(self, path: Path) -> Study:
        """Check a study file against its questionnaire and install it; `StudyInvalid`.

        It takes the place of an earlier one with its id, if what was collected under that can
        still leave as it was to.
        """

    def keep_study(self, values: Mapping[str, Any]) -> Study:
        """Like `add_study`, for the values of a study file."""

    def derive_study(
        self, questionnaire: Questionnaire, organisation: str, jobcenter: str = ""
    ) -> Derived:
        """A study for a questionnaire that has none; `StudyInvalid` where groups are wanted."""

    def draft_study(self, questionnaire: Questionnaire) -> Derived:
        """What a study for it may begin with: a person has to say who asks, and which groups."""

    def renew_study(self, study_id: str, questionnaire: Questionnaire) -> Derived:
        """The study with another version of its questionnaire for what begins from now on."""

    def mark_validated(
        self, questionnaire_id: str, version: str, language: str, validated: bool = True
    ) -> Questionnaire:
        """Take down that a native speaker has validated a language; nothing else changes."""
