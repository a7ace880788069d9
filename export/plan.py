"""An export in two steps: a plan of what will leave, for a person to look at; then the batch.

Where the device is enrolled in the study, the batch is sealed: signed, and encrypted to its leads.
The windows and the command line take the same way. Nothing is written before `write`, and what
it writes is what the plan has counted.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Literal

from export.archive import build_archive, check_place, publish
from export.batch import Chance, Contents, PlaceOfNote, batch_files, waiting
from export.batch_strokes import Packing
from interviewer.anonymise import (
    CannotLeave,
    ContactRow,
    Layout,
    LeftOut,
    Reason,
    Record,
    anonymise,
    anonymise_contact,
    bands_of,
)
from interviewer.contact import Disposition
from interviewer.errors import (
    ExportFailed,
    NothingToExport,
    QuestionnaireInvalid,
    QuestionnaireUnknown,
    StoreError,
)
from interviewer.findings import Decision, Find, Finding, Screened, Span, digest
from interviewer.interview import Interview, Status
from interviewer.keys import Enrolled, LeadKey
from interviewer.lexicon import Lexicon
from interviewer.merging import BatchHeader
from interviewer.ports import BatchRecord, Progress, Store, Unreadable
from interviewer.questionnaire import Questionnaire
from interviewer.screening import apply, find
from interviewer.study import Study

Questionnaires = Callable[[str, str], Questionnaire]
"""Finds a questionnaire by id and version; `QuestionnaireUnknown`, `QuestionnaireInvalid`."""
Unresolved = Literal["replace", "refuse"]
"""What to do with finds that nobody has decided on."""

_STEP = 500
"""Interviews between two reports of progress."""


@dataclass(frozen=True, slots=True)
class Written:
    """A batch that is in its place and recorded."""

    path: Path
    record: BatchRecord
    screened: Screened
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True)
class ExportPlan:
    """What will leave, before anything has."""

    study: Study
    records: tuple[Record, ...] = field(repr=False)
    contacts: tuple[ContactRow, ...] = field(repr=False)
    withdrawals: tuple[str, ...] = field(repr=False)
    """Ids of interviews that were withdrawn here after they may have left; in every batch."""
    left_out: tuple[LeftOut, ...]
    """What cannot leave, and why; it stays on the device and stops nothing else."""
    strokes_stay: int
    """Of the notes whose strokes would leave, those with more of them than any batch takes."""
    _store: Store = field(repr=False)
    _versions: Mapping[str, Layout] = field(repr=False)
    _notes: Mapping[PlaceOfNote, tuple[str, Sequence[Find]]] = field(repr=False)
    """The notes and texts with finds, and these."""
    _strokes: Sequence[Sequence[str]] = field(repr=False)
    """The rows of strokes.csv."""
    _chance: Chance = field(repr=False)
    _enrolled: Enrolled | None = field(repr=False)

    @property
    def finished(self) -> int:
        """How many finished interviews will leave."""
        return sum(record.status is Status.FINISHED for record in self.records)

    @property
    def partial(self) -> int:
        """How many broken-off interviews will leave."""
        return len(self.records) - self.finished

    @property
    def notes(self) -> int:
        """How many notes, and answers that are texts, will leave."""
        notes = sum(bool(row.note) for record in self.records for row in record.answers)
        return notes + sum(len(record.texts) for record in self.records)

    @property
    def waiting(self) -> int:
        """How many notes have pen strokes that are not typed: their words do not leave."""
        return waiting(self.records)

    @property
    def strokes(self) -> bool:
        """Whether the strokes of those notes leave, but for `strokes_stay`: sealed, and where the
        study wants it."""
        return _travel(self.study, self._enrolled)

    @property
    def dispositions(self) -> Mapping[Disposition, int]:
        """How many approaches without an interview will leave, by outcome."""
        return Counter(Disposition(contact.disposition) for contact in self.contacts)

    @property
    def weeks(self) -> tuple[str, ...]:
        """The ISO weeks that the batch will tell of, in order."""
        weeks = {record.week for record in self.records}
        return tuple(sorted(weeks | {contact.week for contact in self.contacts}))

    @property
    def banded_fields(self) -> tuple[str, ...]:
        """The questions and background fields whose numbers will leave in bands."""
        return self._measured(exact=False)

    @property
    def exact_fields(self) -> tuple[str, ...]:
        """Those whose numbers will leave as they are, by the study's choice."""
        return self._measured(exact=True)

    def _measured(self, *, exact: bool) -> tuple[str, ...]:
        items = [i for each in self._versions.values() for i in each.questionnaire.items.values()]
        bands = {item.id: bands_of(item, self.study) for item in items}
        return tuple(name for name, each in bands.items() if each and each.exact is exact)

    @property
    def sealed_for(self) -> tuple[LeadKey, ...]:
        """To whom the batch will be encrypted; nobody where the device is not enrolled."""
        return self._enrolled.recipients if self._enrolled else ()

    @property
    def empty(self) -> bool:
        """Whether there is nothing to write.

        A withdrawal alone is something: it is counted as a contact, which leaves once.
        """
        return not (self.records or self.contacts)

    @property
    def suggested_name(self) -> str:
        """A name for the file, like vive-2020-2026-W47.batch; .zip where it is not encrypted."""
        suffix = ".batch" if self._enrolled else ".zip"
        return "-".join([self.study.id, *self.weeks[-1:]]) + suffix

    def findings(self) -> tuple[Finding, ...]:
        """Every find in the notes and texts, with what the store says has been decided about it.

        A decision counts for the same span of the same note only.
        """
        decided = _decisions(self._store)
        findings: list[Finding] = []
        for place, (note, finds) in self._notes.items():
            valid: dict[Span, bool] = {}
            if place in decided:
                mark = digest(note)
                valid = {
                    (decision.start, decision.end): decision.kept
                    for decision in decided[place]
                    if decision.note_digest == mark
                }
            findings += [Finding(*place, note, each, valid.get(each.span)) for each in finds]
        return tuple(findings)

    def write(
        self,
        path: Path,
        unresolved: Unresolved = "replace",
        progress: Progress | None = None,
    ) -> Written | None:
        """Write the batch to `path`, a file that does not exist yet, and record it in the store.

        When it returns, the file is whole, on disk and read back, and its interviews count as
        exported. None if `progress` has stopped it: nothing is left behind. Raises
        `NothingToExport`, `NotSaved` or `ExportFailed` ("unresolved" where undecided finds are to
        refuse); then nothing is left behind and nothing recorded, at most a number of the series
        is used up. Only after `ExportFailed` "not_recorded" the file is there, and stays.
        """
        if self.empty:
            raise NothingToExport
        reports = _Reports(progress, sealing=self._enrolled is not None)
        notes, screened = self._screen(path, unresolved)
        batch_id = self._chance.batch_id()
        check_place(path)  # Better said before a number is used up.
        # Before the files: the number stands in the manifest, and no two files may share one.
        number = self._store.batches.begin(batch_id, self.study.id)
        contents = Contents(
            batch_id,
            number,
            self.study,
            [layout.questionnaire for layout in self._versions.values()],
            {version: layout.columns for version, layout in self._versions.items()},
            self.records,
            self.contacts,
            self.withdrawals,
            notes,
            screened,
            len(self.left_out),
            self._strokes if self.strokes else None,
        )
        if not reports.step():
            return None
        files = batch_files(contents, self._chance.shuffle)
        if not reports.step():
            return None
        batch = build_archive(files)
        if self._enrolled is not None:
            if not reports.step():
                return None
            batch = self._sealed(batch, batch_id, number, self._enrolled)
        if not reports.step() or not publish(path, batch, reports.go_on):
            return None
        try:
            record = self._store.batches.record(
                batch_id,
                path.name,
                hashlib.sha256(batch).hexdigest(),
                datetime.now(UTC).astimezone(),
                [(record.id, record.revision) for record in self.records],
                [contact.id for contact in self.contacts],
            )
        except StoreError as trouble:
            # The file stays: it may be in somebody's hands, and leaving twice loses nothing.
            detail = "the store could not be written"
            raise ExportFailed(path, "not_recorded", detail) from trouble
        return Written(path, record, screened, self.left_out)

    def _sealed(self, archive: bytes, batch_id: str, number: int, enrolled: Enrolled) -> bytes:
        """The batch signed by this device and encrypted to the leads."""
        from export.sealing import (
            SERIES,
            seal,
        )  # Late: an app that is not enrolled needs none of it.

        header = BatchHeader(
            study=enrolled.study_id,
            study_revision=enrolled.revision,
            device=enrolled.device,
            batch=batch_id,
            number=number,
            # Of one who has sent tens of thousands the header would be too long.
            series=(*self._store.batches.series(self.study.id), number)[-SERIES:],
            recipients=tuple(key.fingerprint for key in enrolled.recipients),
            payload=hashlib.sha256(archive).hexdigest(),
            size=len(archive),
        )
        return seal(archive, header, enrolled.seed, [key.recipient for key in enrolled.recipients])

    def _screen(
        self, path: Path, unresolved: Unresolved
    ) -> tuple[dict[PlaceOfNote, str], Screened]:
        """The notes and texts with their finds replaced, but for those kept; and the count."""
        settled: dict[PlaceOfNote, list[Finding]] = {}
        counts: Counter[bool | None] = Counter()
        for finding in self.findings():
            place = (finding.interview_id, finding.question_id, finding.follow_up_id)
            settled.setdefault(place, []).append(finding)
            counts[finding.kept] += 1
        if counts[None] and unresolved == "refuse":
            detail = f"{counts[None]} finds in the notes are undecided"
            raise ExportFailed(path, "unresolved", detail)
        notes = {
            place: apply(
                findings[0].note,
                [finding.find for finding in findings],
                {finding.find.span for finding in findings if finding.kept},
            )
            for place, findings in settled.items()
        }
        return notes, Screened(counts.total(), counts[True], counts[False], counts[None])


class _Reports:
    """Tells how far `write` is: screening, files, archive, sealed where it is, in its place."""

    def __init__(self, progress: Progress | None, *, sealing: bool) -> None:
        self._progress = progress
        self._done = 0
        self._total = 5 if sealing else 4

    def go_on(self) -> bool:
        return self._progress is None or self._progress(self._done, self._total)

    def step(self) -> bool:
        self._done += 1
        return self.go_on()


def plan_export(
    store: Store,
    questionnaires: Questionnaires,
    study: Study,
    lexicon: Lexicon,
    since: date | None = None,
    again: bool | None = None,
    progress: Progress | None = None,
    chance: Chance | None = None,
    enrolled: Enrolled | None = None,
) -> ExportPlan | None:
    """Plan a batch of all that has not left yet; or, `since` a day, of all begun from then on.

    `again` says whether what has left before is taken along; by default only with `since`.
    `progress` is called with the interviews read so far, of 0 (how many there are is not known);
    None is returned if it says stop. Nothing is changed. `enrolled` is the device's enrolment in
    the study, if there is one: then the batch will be signed and encrypted.
    """
    if enrolled is not None and enrolled.study_id != study.id:
        raise ValueError("enrolled in another study")
    again = since is not None if again is None else again
    records: list[Record] = []
    left_out: list[LeftOut] = []
    notes: dict[PlaceOfNote, tuple[str, Sequence[Find]]] = {}
    versions: dict[str, Layout | None] = {}
    packing = Packing(store.ink) if _travel(study, enrolled) else None
    for number, interview in enumerate(store.interviews.to_export(since, again), start=1):
        try:
            if isinstance(interview, Unreadable):
                raise CannotLeave(Reason.UNREADABLE)
            layout = _version(interview, questionnaires, study, versions)
            record = anonymise(interview, layout)
            if packing is not None and not packing.take(record):
                raise CannotLeave(Reason.ROOM)
        except CannotLeave as trouble:
            left_out.append(LeftOut(interview.id, trouble.reason))
        else:
            records.append(record)
            for row in record.answers:
                if row.note and (finds := find(row.note, lexicon)):
                    notes[record.id, row.question, row.follow_up] = row.note, finds
            for item, _, text in record.texts:
                if finds := find(text, lexicon):
                    notes[record.id, item, ""] = text, finds
        if progress is not None and number % _STEP == 0 and not progress(number, 0):
            return None
    contacts: list[ContactRow] = []
    for contact in store.contacts.to_export(since, again):
        try:
            contacts.append(anonymise_contact(contact, study))
        except CannotLeave as trouble:
            left_out.append(LeftOut(contact.id, trouble.reason))
    return ExportPlan(
        study,
        tuple(records),
        tuple(contacts),
        tuple(store.withdrawn(study.id)),
        tuple(left_out),
        0 if packing is None else packing.stay,
        store,
        _used(records, versions, questionnaires, study),
        notes,
        () if packing is None else packing.rows,
        chance or Chance(),
        enrolled,
    )


def _travel(study: Study, enrolled: Enrolled | None) -> bool:
    """Whether pen strokes may leave: never unsealed."""
    return enrolled is not None and study.pen.strokes


def _version(
    interview: Interview,
    questionnaires: Questionnaires,
    study: Study,
    versions: dict[str, Layout | None],
) -> Layout:
    """How the interview's version leaves; its questionnaire is looked up once."""
    if interview.study_id != study.id:
        raise CannotLeave(Reason.STUDY)
    version = interview.questionnaire_version
    if interview.questionnaire_id == study.questionnaire[0]:
        if version not in versions:
            try:
                questionnaire = questionnaires(interview.questionnaire_id, version)
            except (QuestionnaireUnknown, QuestionnaireInvalid):  # Not there, or damaged.
                versions[version] = None
            else:
                versions[version] = Layout(questionnaire, study)
        known = versions[version]
        if known is not None:
            return known
    raise CannotLeave(Reason.QUESTIONNAIRE)


def _used(
    records: Sequence[Record],
    versions: Mapping[str, Layout | None],
    questionnaires: Questionnaires,
    study: Study,
) -> dict[str, Layout]:
    """The versions that the batch tells of, the study's own first; it alone if there are none."""
    own = study.questionnaire[1]
    used = {record.cells["version"] for record in records} or {own}
    order = sorted(used, key=lambda version: (version != own, version))
    return {
        version: versions.get(version)
        or Layout(questionnaires(study.questionnaire[0], version), study)
        for version in order
    }


def _decisions(store: Store) -> dict[PlaceOfNote, list[Decision]]:
    found: dict[PlaceOfNote, list[Decision]] = {}
    for decision in store.decisions.all():
        place = (decision.interview_id, decision.question_id, decision.follow_up_id)
        found.setdefault(place, []).append(decision)
    return found
