"""What a project lead's windows and commands ask for: keys, studies, merging, review, release.

`commands.desk` fulfils it on an unlocked store. Every method may be called in a worker and has put
its change durably on disk when it returns. What cannot be done raises one of `interviewer.errors`
and has changed nothing; long work takes a `Progress` and returns None where that said stop.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any, Protocol

from interviewer.fieldwork import Fieldwork
from interviewer.findings import Find
from interviewer.ink import Stroke
from interviewer.interview import NoteKey
from interviewer.keys import LeadKey
from interviewer.merging import Entry, Gap, MergeReport, SetAside
from interviewer.ports import Progress
from interviewer.quality import DeviceQuality
from interviewer.questionnaire import Questionnaire
from interviewer.release import (
    Format,
    Profile,
    Quote,
    ReleaseChoice,
    Released,
    ReleaseFigures,
    ReleaseRecord,
)
from interviewer.study import Study


@dataclass(frozen=True, slots=True)
class LedStudy:
    """A study that is led from this device, for a list."""

    id: str
    name: str
    revision: int
    """Of the study file handed out last; 0 before the first."""
    changed: bool
    """Whether the study has changed since it was handed out."""
    devices: int
    interviews: int
    waiting: int
    """Conflicts and quarantined batches that wait for a person."""


@dataclass(frozen=True, slots=True)
class HandedOut:
    """A signed study file in its place."""

    path: Path
    revision: int
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Device:
    """An enrolled device. Its number is its pseudonym."""

    number: int
    name: str
    """What the lead calls it; kept in the study database alone, and may be empty."""
    key: bytes
    enrolled_at: datetime
    revoked: bool
    reason: str
    """Why it was revoked."""
    batches: int
    interviews: int
    latest_week: str
    """The latest ISO week of its interviews; empty where there is none."""


@dataclass(frozen=True, slots=True)
class Merge:
    """A merge that was done, for the list from which it can be undone."""

    number: int
    at: datetime
    batches: int
    new: int
    undone: bool


@dataclass(frozen=True, slots=True)
class Conflict:
    """One interview and revision that came with different contents."""

    interview: str
    revision: int
    variants: tuple[tuple[Entry, tuple[int, ...]], ...]
    """Each content, and the numbers of the devices it came from."""


@dataclass(frozen=True, slots=True)
class Lookalikes:
    """Interviews with other ids and the same content."""

    interviews: tuple[str, ...]
    notes: int
    """Notes in each of them: with notes the same words, without them it may be chance."""


@dataclass(frozen=True, slots=True)
class Line:
    """An interview in a list for review."""

    id: str
    week: str
    status: str
    group: str
    version: str
    devices: tuple[int, ...]
    state: str
    """"standing", "conflict" or "void"."""
    corrected: bool
    lookalike: bool


@dataclass(frozen=True, slots=True)
class Correction:
    """A coding error that was mended."""

    interview: str
    variable: str
    """A column of interviews.csv, or the id of a question."""
    before: str
    after: str
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Transcript:
    """What the lead has typed of a note's pen strokes."""

    interview: str
    question: str
    follow_up: str
    text: str = field(repr=False)
    """Empty where they cannot be read."""
    at: datetime


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One line of what was done to the study database. Never an answer, a note or a quote."""

    number: int
    at: datetime
    kind: str
    """"enrolled", "revoked", "handed_out", "merged", "merge_undone", "resolved", "voided",
    "void_undone", "corrected", "correction_undone", "withdrawn", "retried", "dismissed",
    "quote_cleared", "quote_taken_back", "transcribed", "transcript_undone", "released"."""
    detail: Mapping[str, Any]
    """Plain values, by name."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A note to be looked at before it may be cited."""

    interview: str
    question: str
    follow_up: str
    note: str = field(repr=False)
    """As it came: what the device's screening replaced stays replaced."""
    finds: Sequence[Find] = field(repr=False)
    """What in it may identify somebody."""
    cleared: str | None = field(repr=False)
    """As cleared; None where nobody has cleared it."""
    literal: bool = False
    """Whether the interviewer marked it as what the citizen said, word for word."""


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """What a receipt code led to."""

    found: bool
    released: int
    """Releases written before it in which the interview is: what has left cannot be taken back."""


class StudyDesk(Protocol):
    """One led study."""

    @property
    def study(self) -> Study:
        """As it is now on this device."""

    @property
    def questionnaire(self) -> Questionnaire:
        """The version that the study asks now."""

    def close(self) -> None:
        """Close the study database."""

    # --- devices

    def devices(self) -> Sequence[Device]:
        """By number."""

    def enrol(self, code: str, name: str = "") -> Device:
        """Take a device in, by its enrolment code. `CodeInvalid`; the same device again is no
        mistake. Quarantined batches of it can be retried afterwards."""

    def revoke(self, number: int, reason: str) -> None:
        """Refuse what this device sends from now on; what has been merged stays."""

    def rename(self, number: int, name: str) -> None:
        """Call a device something else."""

    # --- merging

    def merge(
        self, paths: Sequence[Path], progress: Progress, *, unsigned: bool = False
    ) -> MergeReport | None:
        """Merge the batches in these files and folders, all in one transaction.

        `unsigned` takes batches that are neither sealed nor signed too. Progress counts bytes.
        """

    def retry(self, progress: Progress) -> MergeReport | None:
        """Try the quarantined batches once more whose bytes are kept."""

    def merges(self) -> Sequence[Merge]:
        """The latest first."""

    def undo_merge(self, number: int, progress: Progress) -> bool:
        """Take out again what a merge brought in; False where `progress` stopped it."""

    def reports(self) -> Sequence[tuple[int, MergeReport]]:
        """The report of each merge that was not undone, by its number, the latest first."""

    def quarantine(self) -> Sequence[SetAside]:
        """What is set aside and nobody has dismissed."""

    def dismiss(self, file: str, record: str) -> None:
        """Take something out of the quarantine's list; the log remembers it."""

    def gaps(self) -> Sequence[Gap]:
        """Batches that have not arrived, of every device."""

    def digest(self) -> str:
        """The canonical digest (hex): equal for equal content, whatever the way to it."""

    def check(self, progress: Progress) -> Sequence[str]:
        """What in the study database is not as it should be, in English; empty where all is."""

    # --- fieldwork

    def fieldwork(self, today: date) -> Fieldwork:
        """Targets, counts, response rates."""

    def quality(self) -> Sequence[DeviceQuality]:
        """Signs worth a talk, by device."""

    # --- review

    def interviews(self, *, offset: int = 0, limit: int = 100, only: str = "") -> Sequence[Line]:
        """In the order of week and id; `only` "conflict", "void", "lookalike" or a group's id."""

    def line(self, interview_id: str) -> Line:
        """One interview as it stands in the list; KeyError."""

    def interview(self, interview_id: str) -> Entry:
        """With its corrections; KeyError. Of a conflict the first variant."""

    def conflicts(self) -> Sequence[Conflict]:
        """Those that wait for a person."""

    def resolve(self, interview_id: str, digest: bytes, reason: str = "") -> None:
        """Choose the content that holds; the other is kept beside it."""

    def lookalikes(self) -> Sequence[Lookalikes]:
        """Near-duplicates."""

    def void(self, interview_id: str, reason: str) -> None:
        """Leave an interview out of counts and releases; `reason` may not be empty."""

    def undo_void(self, interview_id: str) -> None:
        """Take it back in."""

    def void_reason(self, interview_id: str) -> str:
        """Why an interview is void; empty where it is not."""

    def correct(self, interview_id: str, variable: str, value: str, reason: str) -> None:
        """Mend a coding error: `variable` a column or question, `value` a cell that it may hold.

        `CorrectionRefused` where it may not. What was there stays in the trace.
        """

    def undo_correction(self, interview_id: str, variable: str) -> None:
        """Take the latest correction of this variable back."""

    def corrections(self) -> Sequence[Correction]:
        """Those in force."""

    def allowed(self, interview_id: str, variable: str) -> Mapping[str, str]:
        """The cells that a variable may be corrected to, with labels in the study's language."""

    def notes_waiting(self) -> tuple[int, int]:
        """How many notes of standing interviews wait to be typed: those whose strokes are here,
        and those of which only a device has them."""

    def to_type(self) -> Sequence[tuple[Entry, NoteKey]]:
        """Notes of standing interviews whose strokes are here and wait, by week and id."""

    def strokes(self, interview_id: str, key: NoteKey) -> Sequence[Stroke]:
        """The pen strokes of a note; KeyError where none are here."""

    def transcribe(self, interview_id: str, key: NoteKey, text: str) -> None:
        """Keep what a note's strokes say, in place of what was typed here before; an empty text
        says that they cannot be read. KeyError where no such note waits, or was typed here;
        `AnswerRefused` ("length") where the note would be too long to keep.

        It stands as long as the interview holds that note, waiting, with those strokes: what its
        device types later comes first.
        """

    def undo_transcript(self, interview_id: str, key: NoteKey) -> None:
        """Let a note wait again; the words are erased. KeyError where it was not typed here."""

    def transcripts(self) -> Sequence[Transcript]:
        """Those that stand, in the order in which they were typed."""

    def withdraw(self, code: str) -> Withdrawal:
        """Erase the interview that a receipt code belongs to, for good. `CodeInvalid`."""

    def log(self, *, before: int | None = None, limit: int = 100) -> Sequence[LogEntry]:
        """The latest first, those with a number below `before`."""

    # --- release

    def plan_release(self, choice: ReleaseChoice, progress: Progress) -> ReleaseFigures | None:
        """What a release would be; nothing is written. `ReleaseImpossible` where there is too
        little."""

    def curve(
        self, choice: ReleaseChoice, ks: Sequence[int], progress: Progress
    ) -> Sequence[tuple[int, float, int]] | None:
        """For each k: (k, loss, records left out), for a slider between detail and protection."""

    def release(
        self,
        choice: ReleaseChoice,
        folder: Path,
        formats: Sequence[Format],
        language: str,
        progress: Progress,
    ) -> Released | None:
        """Write a release into a new folder, its two reports with it, and take it down.

        Whole or not at all: `ReleaseRefused`, `FileNotWritten`.
        """

    def releases(self) -> Sequence[ReleaseRecord]:
        """The latest first."""

    def profiles(self) -> Mapping[Profile, Sequence[tuple[str, Mapping[str, str]]]]:
        """For each profile the background items that can leave, with labels by language."""

    def citations(self, *, offset: int = 0, limit: int = 50) -> Sequence[Citation]:
        """Notes of standing interviews, to be cleared one by one."""

    def clear_quote(self, quote: Quote) -> None:
        """Let a note, as `quote.text` has it, leave in the list of quotes."""

    def take_quote_back(self, interview_id: str, question: str, follow_up: str) -> None:
        """It leaves no more."""

    def write_quotes(self, path: Path) -> int:
        """Write the cleared quotes (.csv or .xlsx), unlinked to the records, in random order;
        returns how many. `FileNotWritten`."""


class LeadDesk(Protocol):
    """All that a lead does on one device."""

    def key(self) -> LeadKey | None:
        """This lead's key; None before `make_key`."""

    def make_key(self) -> LeadKey:
        """Make a key, or return the one that is there."""

    def recovery_sheet(self, path: Path, language: str) -> None:
        """Write the PDF from which the key can be typed in again. `FileNotWritten`."""

    def recovery_code(self) -> Sequence[str]:
        """The lines of that sheet."""

    def recover(self, code: str) -> LeadKey:
        """Take a key from its recovery sheet. `CodeInvalid`; `KeyExists` where another is here."""

    def studies(self) -> Sequence[LedStudy]:
        """Those led from here, by name."""

    def lead(self, study_id: str) -> LedStudy:
        """Begin to lead a study that is on this device."""

    def to_compare(self, path: Path) -> str | None:
        """The fingerprint of who has signed this study file, to be compared with that lead before
        `join`; None where the signer is known. `NoLeadKey`, `StudyFileRefused`."""

    def join(self, path: Path, fingerprint: str | None = None) -> LedStudy:
        """Lead a study with the lead who has signed this study file and named this key in it; also
        one's own study again, after its key was recovered. `fingerprint` is what was compared.
        `NoLeadKey`, `StudyFileRefused`."""

    def values(self, study_id: str) -> Mapping[str, Any]:
        """The values of a study file, to be changed and kept."""

    def keep(self, values: Mapping[str, Any]) -> Study:
        """Check and keep a study, and lead it; `StudyInvalid` names every mistake."""

    def co_leads(self, study_id: str) -> Sequence[LeadKey]:
        """The other leads to whom the study's batches are encrypted."""

    def add_co_lead(self, study_id: str, card: str) -> LeadKey:
        """Encrypt to another lead as well, from now on; `card` is what `lead_card` gave there.
        `CodeInvalid`, also where the study has all the leads it can have."""

    def lead_card(self) -> str:
        """This lead's public key as text, for another lead to take in."""

    def hand_out(self, study_id: str, path: Path) -> HandedOut:
        """Sign the study with its questionnaires, as a file for the devices.

        A study that has changed gets the next revision. `FileNotWritten`, `NoLeadKey`.
        """

    def open(self, study_id: str) -> StudyDesk:
        """The study's desk; `StudyUnknown` where it is not led from here."""
