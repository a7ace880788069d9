"""Fulfils `interviewer.lead.StudyDesk`: one led study, from its devices to its releases.

Merging reads files here and hands them to the study database one at a time; what is only a
question to the database goes straight through.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from commands.cells import allowed_cells
from commands.incoming import Incoming, incoming
from commands.reading_ahead import RETRIED, Came, read_all
from commands.releasing import Releasing
from interviewer.anonymise import JOBCENTER, MAIN_GROUP, Layout, MissingCode
from interviewer.enrolment import parse_enrolment
from interviewer.errors import (
    CodeInvalid,
    CorrectionRefused,
    NoLeadKey,
    ReasonMissing,
    StudyInvalid,
)
from interviewer.fieldwork import Fieldwork, fieldwork
from interviewer.keys import LeadKey, LeadSecret
from interviewer.lead import Citation, Withdrawal
from interviewer.merging import (
    BatchUnreadable,
    Entry,
    MergeReport,
    SetAside,
)
from interviewer.quality import DeviceQuality, device_quality
from interviewer.receipt import normalise, receipt_code
from interviewer.release import Quote, ReleaseChoice, ReleaseFigures
from interviewer.study import parse_study

if TYPE_CHECKING:
    from export.batch_reading import BatchReader
    from interviewer import lead
    from interviewer.ports import Progress
    from interviewer.questionnaire import Questionnaire
    from interviewer.study import Study
    from resources.library import Library
    from storage.store import OpenStore
    from storage.studybase import StudyBase
    from storage.studybase.merging import MergeInProgress


class StudyOffice:
    """One led study."""

    def __init__(
        self,
        base: StudyBase,
        store: OpenStore,
        library: Library,
        study_id: str,
        app_language: Callable[[], str],
    ) -> None:
        self._base = base
        self._store = store
        self._library = library
        self._id = study_id
        self._language = app_language
        # What the database alone answers.
        self.devices = base.devices
        self.rename = base.rename
        self.merges = base.merges
        self.reports = base.reports
        self.quarantine = base.quarantine
        self.dismiss = base.dismiss
        self.gaps = base.gaps
        self.digest = base.digest
        self.check = base.check
        self.interviews = base.interviews
        self.line = base.line
        self.interview = base.interview
        self.conflicts = base.conflicts
        self.resolve = base.resolve
        self.lookalikes = base.lookalikes
        self.undo_void = base.undo_void
        self.void_reason = base.void_reason
        self.corrections = base.corrections
        self.notes_waiting = base.notes_waiting
        self.transcripts = base.transcripts
        self.to_type = base.to_type
        self.strokes = base.strokes
        self.transcribe = base.transcribe
        self.undo_transcript = base.undo_transcript
        self.log = base.log
        self.releases = base.releases
        self.take_quote_back = base.take_quote_back
        self.undo_merge = base.undo_merge
        self._releasing = Releasing(base, library, study_id)
        self.profiles = self._releasing.profiles
        self.curve = self._releasing.curve
        self.release = self._releasing.write
        self.take_release_back = self._releasing.take_back
        self.write_quotes = self._releasing.write_quotes

    @property
    def study(self) -> Study:
        """As it is now on this device."""
        return self._library.study(self._id)

    @property
    def questionnaire(self) -> Questionnaire:
        """The version that the study asks now."""
        return self._library.questionnaire(*self.study.questionnaire)

    def close(self) -> None:
        """Close the study database."""
        self._base.close()

    # --- devices ------------------------------------------------------------------------------

    def enrol(self, code: str, name: str = "") -> lead.Device:
        """Take a device in, by its enrolment code."""
        return self._base.enrol(self._device_in(code), name)

    def _device_in(self, code: str) -> bytes:
        """The device's key; the code may have been made for any lead of the study."""
        secret = self._store.lead_keys.get()
        if secret is None:
            raise NoLeadKey
        leads = {secret.key: None, **dict.fromkeys(self._leads())}
        for last, lead_key in zip((*[False] * (len(leads) - 1), True), leads, strict=True):
            try:
                return parse_enrolment(code, self._id, lead_key)
            except CodeInvalid as invalid:
                if invalid.reason != "lead" or last:
                    raise
        raise AssertionError("there is one lead at the least")

    def _leads(self) -> tuple[LeadKey, ...]:
        """Those of the study file handed out last."""
        from export.study_file import read_study_file

        files = self._base.study_files()
        return read_study_file(files[-1][1], "").leads if files else ()

    def revoke(self, number: int, reason: str) -> None:
        """Refuse what this device sends from now on."""
        self._base.revoke(number, said(reason))

    # --- merging ------------------------------------------------------------------------------

    def merge(
        self, paths: Sequence[Path], progress: Progress, *, unsigned: bool = False
    ) -> MergeReport | None:
        """Merge the batches in these files and folders, all in one transaction."""
        return self._merge(incoming(paths), progress, unsigned=unsigned)

    def retry(self, progress: Progress) -> MergeReport | None:
        """Try the quarantined batches once more whose bytes are kept."""
        kept = [
            Incoming(name, size, partial(self._base.sealed, digest))
            for name, size, digest in self._base.retriable()
        ]
        return self._merge(kept, progress)

    def _merge(
        self, files: Sequence[Incoming], progress: Progress, *, unsigned: bool = False
    ) -> MergeReport | None:
        make_reader = partial(read_with, self._reading(unsigned=unsigned))
        total = sum(each.size for each in files)
        done = 0
        with suppress(_Stopped), self._base.merging() as merge:
            if not progress(0, total):
                raise _Stopped
            with closing(read_all(files, make_reader, merge.known)) as read:
                for came in read:
                    _take(merge, came)
                    done += came.file.size
                    if not progress(done, total):
                        raise _Stopped
            return merge.finish()
        return None

    def _reading(self, *, unsigned: bool) -> Reading:
        from export.study_file import read_study_file

        studies = {0: self._library.study_source(self._id)}
        for revision, content in self._base.study_files():
            studies[revision] = read_study_file(content, f"{self._id}.study").study_toml
        secret = self._store.lead_keys.get()
        return Reading(
            self._id,
            studies,
            self._library.folder,
            (secret,) if secret else (),
            self._base.signers(),
            unsigned,
        )

    # --- fieldwork ----------------------------------------------------------------------------

    def fieldwork(self, today: date) -> Fieldwork:
        """Targets, counts, response rates."""
        return fieldwork(self.study, self._base.counts(), self._base.approached(), today)

    def quality(self) -> Sequence[DeviceQuality]:
        """Signs worth a talk, by device."""
        return device_quality(self._base.device_counts())

    # --- review -------------------------------------------------------------------------------

    def void(self, interview_id: str, reason: str) -> None:
        """Leave an interview out of counts and releases."""
        self._base.void(interview_id, said(reason))

    def _layout(self, entry: Entry) -> Layout:
        study = self.study
        asked = self._library.questionnaire(study.questionnaire[0], entry.cells["version"])
        return Layout(asked, study)

    def allowed(self, interview_id: str, variable: str) -> Mapping[str, str]:
        """The cells that a variable may be corrected to, with labels."""
        layout = self._layout(self._base.interview(interview_id))
        return allowed_cells(layout, variable, self._language())

    def correct(self, interview_id: str, variable: str, value: str, reason: str) -> None:
        """Mend a coding error; with a group, its jobcenter and main group follow."""
        entry = self._base.interview(interview_id)
        layout = self._layout(entry)
        cells = allowed_cells(layout, variable, self._language())
        if not cells:
            raise CorrectionRefused(variable, "variable")
        if value not in cells:
            raise CorrectionRefused(variable, "value")
        columns = {column.name: column for column in layout.columns}
        if value == _present(entry, variable):
            raise CorrectionRefused(variable, "same")
        changes = {variable: value}
        if variable in columns and columns[variable].field.options_from is not None:
            for derived in (JOBCENTER, MAIN_GROUP):
                # Of the first field with groups alone, as in `background_columns`.
                if derived in columns and columns[derived].field is columns[variable].field:
                    changes[derived] = columns[derived].codes.get(value, value)
        self._base.correct(
            interview_id,
            changes,
            said(reason),
            follow_up=None if variable in columns else _opened(layout, variable, value),
        )

    def undo_correction(self, interview_id: str, variable: str) -> None:
        """Take the latest correction of this variable back, and what followed from it."""
        self._base.undo_correction(interview_id, variable)

    def withdraw(self, code: str) -> Withdrawal:
        """Erase the interview that a receipt code belongs to, for good."""
        wanted = normalise(code)
        interview = self._base.find_receipt(lambda each: receipt_code(each) == wanted)
        if interview is None:
            return Withdrawal(found=False, released=0)
        return Withdrawal(found=True, released=self._base.withdraw(interview))

    # --- release ------------------------------------------------------------------------------

    def plan_release(self, choice: ReleaseChoice, progress: Progress) -> ReleaseFigures | None:
        """What a release would be; nothing is written."""
        planned = self._releasing.plan(choice, progress)
        return None if planned is None else planned.figures

    def citations(self, *, offset: int = 0, limit: int = 50) -> Sequence[Citation]:
        """Notes of standing interviews, to be cleared one by one."""
        from commands.shared import find_identifiers

        cleared = {(q.record, q.question, q.follow_up): q.text for q in self._base.quotes()}
        return [
            Citation(*place, note, find_identifiers(note), cleared.get(place), literal)
            for place, note, literal in islice(self._notes(), offset, offset + limit)
        ]

    def clear_quote(self, quote: Quote) -> None:
        """Let a note, as `quote.text` has it, leave in the list of quotes; not an empty one."""
        if not quote.text.strip():
            raise CorrectionRefused(quote.question, "value")
        self._base.clear_quote(quote)

    def _notes(self) -> Iterator[tuple[tuple[str, str, str], str, bool]]:
        for entry in self._base.standing():
            for row in entry.answers:
                if row.note:
                    yield (entry.id, row.question, row.follow_up), row.note, bool(row.quote)


class _Stopped(Exception):
    """The lead has stopped a merge: its transaction is rolled back."""


@dataclass(frozen=True, slots=True)
class Reading:
    """All that a batch is read with, as plain data: it may go to another process."""

    study: str
    studies: Mapping[int, bytes]
    """The study's file at each revision; 0: as it is now."""
    library: Path
    secrets: tuple[LeadSecret, ...]
    devices: Mapping[bytes, bool]
    unsigned: bool


def read_with(reading: Reading) -> BatchReader:
    """A reader of batches."""
    from export.batch_reading import BatchReader
    from resources import parse_toml
    from resources.library import Library

    name = f"{reading.study}.toml"
    studies = {
        revision: parse_study(parse_toml(content, name, StudyInvalid), name)
        for revision, content in reading.studies.items()
    }
    return BatchReader(
        studies,
        Library(reading.library).questionnaire,
        reading.secrets,
        reading.devices,
        unsigned=reading.unsigned,
    )


def _take(merge: MergeInProgress, came: Came) -> None:
    """Take what was read into the merge, or set it aside with its reason."""
    if came.outcome is None:
        merge.known_file(came.file.name, came.digest)
    elif isinstance(came.outcome, BatchUnreadable):
        trouble = came.outcome.trouble
        again = trouble in RETRIED
        aside = SetAside(trouble, came.outcome.detail, came.file.name, retry=again)
        merge.set_aside(aside, came.digest, came.data if again else None)
    else:
        merge.take(came.outcome)


def _present(entry: Entry, variable: str) -> str | None:
    if variable in entry.cells:
        return entry.cells[variable]
    return next(
        (row.answer for row in entry.answers if row.question == variable and not row.option), None
    )


def _opened(layout: Layout, question: str, value: str) -> str:
    """The follow-up that a corrected answer opens; empty where it opens none."""
    item = layout.questionnaire.item(question)
    opened = item.follow_up(int(value)) if value not in {*MissingCode} else None
    return opened.id if opened else ""


def said(reason: str) -> str:
    """The reason, without blanks around it; `ReasonMissing` where there is none."""
    if not reason.strip():
        raise ReasonMissing
    return reason.strip()


if TYPE_CHECKING:
    _Reader = BatchReader
    _Merge = MergeInProgress

    def _fulfils_the_port(office: StudyOffice) -> lead.StudyDesk:
        return office
