"""A lead's desk without store, keys or files, with plausible data, for tests of the lead's windows.

The interviews are those of the demonstration, from eight devices. What is done to it is done: a
device that is enrolled is listed, an interview that is voided says so. `trouble` is raised by the
next call of anything that works; with `waits` long work goes on until it is told to stop.
"""

from __future__ import annotations

import time
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from math import sin
from pathlib import Path
from random import Random
from typing import Any

import resources
from interviewer.anonymise import AnswerRow, Layout, anonymise
from interviewer.contact import Disposition
from interviewer.demo import made_up_interviews
from interviewer.errors import (
    CodeInvalid,
    CorrectionRefused,
    KeyExists,
    NoLeadKey,
    ReasonMissing,
    ReleaseImpossible,
    StudyFileRefused,
    StudyUnknown,
)
from interviewer.fieldwork import (
    Fieldwork,
    GroupProgress,
    JobcenterProgress,
    Need,
    Rate,
    RatesByGroup,
    Refusals,
)
from interviewer.findings import Find, Kind
from interviewer.ink import UNITS, Point, Stroke
from interviewer.interview import NoteKey
from interviewer.keys import LeadKey
from interviewer.lead import (
    Citation,
    Conflict,
    Correction,
    Device,
    HandedOut,
    LeadDesk,
    LedStudy,
    Line,
    LogEntry,
    Lookalikes,
    Merge,
    StudyDesk,
    Transcript,
    Withdrawal,
)
from interviewer.merging import (
    AnswerCells,
    Came,
    Counts,
    Entry,
    FileReport,
    Gap,
    MergeReport,
    SetAside,
    Trouble,
    digest_of,
    to_document,
)
from interviewer.ports import Progress
from interviewer.preferences import Preferences
from interviewer.quality import DeviceQuality, Sign
from interviewer.questionnaire import Questionnaire
from interviewer.release import (
    LEAST_K,
    Format,
    GroupCost,
    MeanChange,
    Profile,
    Quote,
    ReleaseChoice,
    Released,
    ReleaseFigures,
    ReleaseRecord,
    Risk,
    VariableCost,
    Warned,
)
from interviewer.study import Study, check_study, parse_study
from resources.demo import load_demo
from resources.library import Library
from tests.ui.door_fakes import services as door_services
from ui.services import Services

NOW = datetime(2025, 11, 20, 12, 30, tzinfo=UTC)
INTERVIEWS = 160
DEVICES = 8
FINGERPRINT = "48210 93377 10562 88419 27730 55914"
RECOVERY = (
    "7Q2M-K9TD-3XFA-81VR-0C",
    "HW5N-2PJE-GZ64-YB7S-D1",
    "M8KX-4TQA-RC3V-9F0H-6P",
    "2NJD-E7WG-S5BY-ZX1M-K8",
)
ENROLMENT = "1AB2-3CDE-4FGH-5JKM-6NPQ-7RST-8VWX-9YZ0-ABCD-EFGH-JKMN-PQRS-TVWX-YZ01"
STUDY_TEXT = (resources.ROOT / "studies" / "default.toml").read_text(encoding="utf-8")


class FakeLeadKey(LeadKey):
    """One whose fingerprint is known."""

    __slots__ = ()

    @property
    def fingerprint(self) -> str:
        return FINGERPRINT


KEY = FakeLeadKey(b"\x07" * 32, "age1qyqszqgpqyqszqgpqyqszqgpqyqszqgpqyqszqgpqyqszqgpqyqs3290gq")


@cache
def the_study() -> Study:
    """The bundled one."""
    return resources.default_study()


@cache
def the_questionnaire() -> Questionnaire:
    """The bundled study's."""
    return resources.load_questionnaire(*the_study().questionnaire)


@cache
def made_up_entries(count: int = INTERVIEWS) -> tuple[Entry, ...]:
    """Interviews of the demonstration as they come out of a batch, in the order of their ids."""
    study, questionnaire = the_study(), the_questionnaire()
    layout = Layout(questionnaire, study)
    demo = load_demo(questionnaire, study)
    found = []
    for interview in made_up_interviews(questionnaire, study, demo, count, 4):
        record = anonymise(interview, layout)
        cells = {k: v for k, v in record.cells.items() if k not in ("id", "revision")}
        answers = tuple(_cells(row) for row in record.answers)
        document = to_document(cells, answers)
        digest = digest_of(record.id, record.revision, document)
        found.append(Entry(record.id, record.revision, digest, cells, answers))
    return tuple(sorted(found, key=lambda entry: entry.id))


def _cells(row: AnswerRow) -> AnswerCells:
    return AnswerCells(*row)


def handwriting(seed: int) -> tuple[Stroke, ...]:
    """Loops on three lines, as somebody in a hurry may write."""
    made = Random(seed)
    strokes: list[Stroke] = []
    for line in range(3):
        x = 40
        for _word in range(5):
            points = []
            for step in range(made.randint(20, 60)):
                x += 3
                y = 60 + 70 * line + round(18 * sin(step / 2.2) + 8 * sin(step / 5))
                points.append(Point(x * UNITS, y * UNITS, 120 + made.randint(0, 60)))
            strokes.append(Stroke(len(strokes), tuple(points)))
            x += 18
    return tuple(strokes)


def sample_report(files: Sequence[str] = (), number: int | None = 3) -> MergeReport:
    """A merge in which something of everything happened; a line for each of `files` first."""
    lines = [
        FileReport(name, Came.TAKEN, 1 + n % DEVICES, 1 + n // DEVICES, Counts(new=12, contacts=4))
        for n, name in enumerate(files)
    ]
    odd = SetAside(
        Trouble.UNKNOWN_DEVICE,
        "signed by a device that is not enrolled",
        "udgangen.batch",
        retry=True,
    )
    lines += [
        FileReport(
            "uge-46.batch", Came.TAKEN, 2, 5, Counts(new=14, revised=1, conflicting=1, contacts=6)
        ),
        FileReport("uge-46 (1).batch", Came.KNOWN, 2, 5, Counts()),
        FileReport(
            "amc.batch",
            Came.TAKEN,
            5,
            2,
            Counts(new=9, set_aside=1, lookalikes=1),
            (
                SetAside(
                    Trouble.VALUE,
                    "interviews.csv line 4: sex holds no code of the questionnaire",
                    "amc.batch",
                    "9b2f7c1e-50b1-4a4e-9f2a-2d8f0e1b6c33",
                ),
            ),
        ),
        FileReport("udgangen.batch", Came.SET_ASIDE, None, None, Counts(), (odd,)),
        FileReport(
            "kopi.batch",
            Came.SET_ASIDE,
            None,
            None,
            Counts(),
            (SetAside(Trouble.DAMAGED, "it ends before its end", "kopi.batch"),),
        ),
    ]
    total = Counts()
    for line in lines:
        total += line.counts
    return MergeReport(
        number,
        tuple(lines),
        total,
        (Gap(3, (4,), 6), Gap(7, (1, 2), 3)),
        "5d1c8a0f5c0b1f6e9a37d4c28b6e00f2a1b9c3d4e5f60718293a4b5c6d7e8f90",
    )


class Failing:
    """What the two desks share: they fail once, or wait to be stopped, where a test wants it."""

    def __init__(self) -> None:
        self.trouble: BaseException | None = None
        self.waits = False
        self.closed = False

    def _work(self, progress: Progress | None = None) -> bool:
        """False where `progress` says stop."""
        trouble, self.trouble = self.trouble, None
        if trouble is not None:
            raise trouble
        if progress is None:
            return True
        while self.waits:
            if not progress(1, 3):
                return False
            time.sleep(0.005)
        return progress(3, 3)


class FakeStudyDesk(Failing):
    """A study in the middle of its fieldwork."""

    def __init__(
        self, study: Study | None = None, entries: Sequence[Entry] | None = None, devices: int = 8
    ) -> None:
        super().__init__()
        self._study = study or the_study()
        self.entries = {e.id: e for e in (made_up_entries() if entries is None else entries)}
        ids = list(self.entries)
        random = Random(4)
        self.device_of = {each: random.randint(1, devices) for each in ids} if devices else {}
        self.enrolled = [self._device(n) for n in range(1, devices + 1)]
        self.voided: dict[str, str] = {}
        self.mended: list[Correction] = []
        self.waiting: dict[str, Conflict] = {}
        self.alike: list[Lookalikes] = []
        self.done: list[Merge] = []
        self.kept: list[tuple[int, MergeReport]] = []
        self.aside: list[SetAside] = []
        self.missing: list[Gap] = []
        self.written: list[ReleaseRecord] = []
        self.quotes: dict[tuple[str, str, str], str] = {}
        self.lines: list[LogEntry] = []
        self.ink: dict[tuple[str, NoteKey], tuple[Stroke, ...]] = {}
        """The pen strokes that are here, by interview and note."""
        self.on_devices = 0
        """Pen notes whose strokes have not come."""
        self.typed: list[Transcript] = []
        self.receipts: dict[str, str] = {}
        """Interview by the receipt code that leads to it."""
        if len(ids) >= 40 and devices:
            self._happen(ids)

    def _happen(self, ids: Sequence[str]) -> None:
        """What has happened in the fieldwork so far."""
        torn = self.entries[ids[7]]
        other = _with_rating(torn)
        self.waiting = {torn.id: Conflict(torn.id, torn.revision, ((torn, (2,)), (other, (5,))))}
        self.alike = [Lookalikes((ids[11], ids[29]), 2), Lookalikes((ids[3], ids[17]), 0)]
        self.receipts = {"7K3F42159QMD": ids[21]}
        self.voided = {ids[35]: "Prøveinterview fra oplæringen"}
        self.missing = list(sample_report().gaps)
        self.aside = [each for line in sample_report().files for each in line.troubles]
        for number in (1, 2, 3):
            at = NOW - timedelta(days=21 - 7 * number)
            report = sample_report(number=number)
            self.done.insert(0, Merge(number, at, len(report.files), report.total.new, number == 2))
            if number != 2:
                self.kept.insert(0, (number, report))
        for kind, detail in (
            ("enrolled", {"device": 1, "name": "Tablet A"}),
            ("handed_out", {"revision": 1}),
            ("merged", {"merge": 1, "new": 23}),
            ("merged", {"merge": 2, "new": 23}),
            ("merge_undone", {"merge": 2}),
            ("voided", {"interview": ids[35], "reason": "Prøveinterview fra oplæringen"}),
        ):
            self._log(kind, **detail)

    def _device(self, number: int, name: str | None = None, *, known: bool = True) -> Device:
        names = ("Tablet A", "Tablet B", "Tablet C", "", "Mettes bærbare", "", "", "Reserven")
        mine = [e for e, d in self.device_of.items() if d == number] if known else []
        weeks = [self.entries[each].cells["week"] for each in mine]
        return Device(
            number,
            names[number - 1] if name is None and number <= len(names) else name or "",
            bytes([number]) * 32,
            NOW - timedelta(days=60 - number),
            number == 8 and known,
            "Tabt i en bus" if number == 8 and known else "",
            3 if mine else 0,
            len(mine),
            max(weeks, default=""),
        )

    def _log(self, kind: str, **detail: Any) -> None:
        at = NOW + timedelta(minutes=len(self.lines))
        self.lines.append(LogEntry(len(self.lines) + 1, at, kind, detail))

    # --- the study ---

    @property
    def study(self) -> Study:
        return self._study

    @property
    def questionnaire(self) -> Questionnaire:
        return resources.load_questionnaire(*self._study.questionnaire)

    def close(self) -> None:
        self.closed = True

    # --- devices ---

    def devices(self) -> Sequence[Device]:
        self._work()
        return tuple(self.enrolled)

    def enrol(self, code: str, name: str = "") -> Device:
        self._work()
        plain = "".join(code.split()).replace("-", "").upper()
        if not plain:
            raise CodeInvalid("empty")
        if plain != ENROLMENT.replace("-", ""):
            raise CodeInvalid("checksum")
        found = [each for each in self.enrolled if each.key == b"\xee" * 32]
        if found:
            return found[0]
        made = replace(
            self._device(len(self.enrolled) + 1, name, known=False), key=b"\xee" * 32, name=name
        )
        self.enrolled.append(made)
        self._log("enrolled", device=made.number, name=name)
        return made

    def revoke(self, number: int, reason: str) -> None:
        self._work()
        if not reason.strip():
            raise ReasonMissing
        self._change_device(number, revoked=True, reason=reason)
        self._log("revoked", device=number, reason=reason)

    def rename(self, number: int, name: str) -> None:
        self._work()
        self._change_device(number, name=name)

    def _change_device(self, number: int, **change: Any) -> None:
        self.enrolled = [
            replace(each, **change) if each.number == number else each for each in self.enrolled
        ]

    # --- merging ---

    def merge(
        self, paths: Sequence[Path], progress: Progress, *, unsigned: bool = False
    ) -> MergeReport | None:
        if not self._work(progress):
            return None
        number = max((each.number for each in self.done), default=0) + 1
        report = sample_report([path.name for path in paths], number)
        self.done.insert(0, Merge(number, NOW, len(report.files), report.total.new, False))
        self.kept.insert(0, (number, report))
        self._log("merged", merge=number, new=report.total.new)
        return report

    def retry(self, progress: Progress) -> MergeReport | None:
        if not self._work(progress):
            return None
        self.aside = [each for each in self.aside if not each.retry]
        return sample_report(number=None)

    def merges(self) -> Sequence[Merge]:
        self._work()
        return tuple(self.done)

    def undo_merge(self, number: int, progress: Progress) -> bool:
        if not self._work(progress):
            return False
        self.done = [replace(m, undone=True) if m.number == number else m for m in self.done]
        self.kept = [(n, report) for n, report in self.kept if n != number]
        self._log("merge_undone", merge=number)
        return True

    def reports(self) -> Sequence[tuple[int, MergeReport]]:
        self._work()
        return tuple(self.kept)

    def quarantine(self) -> Sequence[SetAside]:
        self._work()
        return tuple(self.aside)

    def dismiss(self, file: str, record: str) -> None:
        self._work()
        self.aside = [e for e in self.aside if (e.file, e.record) != (file, record)]
        self._log("dismissed", file=file)

    def gaps(self) -> Sequence[Gap]:
        self._work()
        return tuple(self.missing)

    def digest(self) -> str:
        return sample_report().digest

    def check(self, progress: Progress) -> Sequence[str]:
        self._work(progress)
        return ()

    # --- fieldwork ---

    def fieldwork(self, today: date) -> Fieldwork:
        self._work()
        return made_up_fieldwork(self._study, self._standing())

    def quality(self) -> Sequence[DeviceQuality]:
        self._work()
        return tuple(_quality(device) for device in self.enrolled)

    # --- review ---

    def _standing(self) -> list[Entry]:
        out = self.voided.keys() | self.waiting.keys()
        return [entry for entry in self.entries.values() if entry.id not in out]

    def interviews(self, *, offset: int = 0, limit: int = 100, only: str = "") -> Sequence[Line]:
        self._work()
        lines = sorted(
            map(self._line, self.entries.values()), key=lambda line: (line.week, line.id)
        )
        if only in ("conflict", "void"):
            lines = [line for line in lines if line.state == only]
        elif only == "lookalike":
            lines = [line for line in lines if line.lookalike]
        elif only:
            lines = [line for line in lines if line.group == only]
        return lines[offset : offset + limit]

    def _line(self, entry: Entry) -> Line:
        state = (
            "conflict"
            if entry.id in self.waiting
            else "void"
            if entry.id in self.voided
            else "standing"
        )
        return Line(
            entry.id,
            entry.cells["week"],
            entry.cells["status"],
            entry.cells.get("group", ""),
            entry.cells["version"],
            (self.device_of[entry.id],) if entry.id in self.device_of else (),
            state,
            any(each.interview == entry.id for each in self.mended),
            any(entry.id in each.interviews for each in self.alike),
        )

    def line(self, interview_id: str) -> Line:
        return self._line(self.entries[interview_id])

    def interview(self, interview_id: str) -> Entry:
        entry = self.entries[interview_id]
        cells = dict(entry.cells)
        answers = list(entry.answers)
        for each in self.mended:
            if each.interview != interview_id:
                continue
            if each.variable in cells:
                cells[each.variable] = each.after
            answers = [
                row._replace(answer=each.after)
                if row.question == each.variable and not row.option
                else row
                for row in answers
            ]
        for typed in self.typed:
            if typed.interview == interview_id:
                pen = "typed" if typed.text else "unreadable"
                place = (typed.question, typed.follow_up)
                answers = [
                    row._replace(note=typed.text, pen=pen)
                    if (row.question, row.follow_up) == place
                    else row
                    for row in answers
                ]
        return replace(entry, cells=cells, answers=tuple(answers))

    def conflicts(self) -> Sequence[Conflict]:
        self._work()
        return tuple(self.waiting.values())

    def resolve(self, interview_id: str, digest: bytes, reason: str = "") -> None:
        self._work()
        conflict = self.waiting.pop(interview_id)
        chosen = [entry for entry, _devices in conflict.variants if entry.digest == digest]
        self.entries[interview_id] = chosen[0]
        self._log("resolved", interview=interview_id, reason=reason)

    def lookalikes(self) -> Sequence[Lookalikes]:
        self._work()
        return tuple(self.alike)

    def void(self, interview_id: str, reason: str) -> None:
        self._work()
        if not reason.strip():
            raise ReasonMissing
        self.voided[interview_id] = reason
        self._log("voided", interview=interview_id, reason=reason)

    def undo_void(self, interview_id: str) -> None:
        self._work()
        del self.voided[interview_id]
        self._log("void_undone", interview=interview_id)

    def void_reason(self, interview_id: str) -> str:
        return self.voided.get(interview_id, "")

    def correct(self, interview_id: str, variable: str, value: str, reason: str) -> None:
        self._work()
        if not reason.strip():
            raise ReasonMissing
        allowed = self.allowed(interview_id, variable)
        if not allowed:
            raise CorrectionRefused(variable, "variable")
        if value not in allowed:
            raise CorrectionRefused(variable, "value")
        before = self._value(interview_id, variable)
        if before == value:
            raise CorrectionRefused(variable, "same")
        self.mended.append(Correction(interview_id, variable, before, value, reason, NOW))
        self._log("corrected", interview=interview_id, variable=variable, reason=reason)

    def _value(self, interview_id: str, variable: str) -> str:
        entry = self.interview(interview_id)
        if variable in entry.cells:
            return entry.cells[variable]
        return next(row.answer for row in entry.answers if row.question == variable)

    def undo_correction(self, interview_id: str, variable: str) -> None:
        self._work()
        mine = [e for e in self.mended if (e.interview, e.variable) == (interview_id, variable)]
        self.mended.remove(mine[-1])
        self._log("correction_undone", interview=interview_id, variable=variable)

    def corrections(self) -> Sequence[Correction]:
        self._work()
        return tuple(self.mended)

    def allowed(self, interview_id: str, variable: str) -> Mapping[str, str]:
        language = self._study.languages[0]
        words = self.questionnaire.words(language)
        if variable == "group":
            return {g.id: self._study.say(g.labels, language) for g in self._study.groups}
        item = self.questionnaire.items.get(variable)
        if item is None or not item.codes:
            return {}
        if item.scale is not None:
            found = {str(code): words.label(item.scale, code) for code in item.codes}
        else:
            found = {str(code): words.items[variable].options[code].label for code in item.codes}
        return found | {"skipped": "Sprunget over"}

    def give_ink(self, count: int = 6) -> None:
        """Let so many notes be written by pen."""
        for entry in self.entries.values():
            for place, row in enumerate(entry.answers):
                if not row.note or len(self.ink) >= count:
                    continue
                key = (row.question, row.follow_up)
                answers = list(entry.answers)
                answers[place] = row._replace(note="", pen="waiting")
                entry = self.entries[entry.id] = replace(entry, answers=tuple(answers))
                self.ink[entry.id, key] = handwriting(len(self.ink))

    def notes_waiting(self) -> tuple[int, int]:
        self._work()
        return len(self.ink) - len(self.typed), self.on_devices

    def to_type(self) -> Sequence[tuple[Entry, NoteKey]]:
        self._work()
        done = {(each.interview, (each.question, each.follow_up)) for each in self.typed}
        return [(self.interview(each[0]), each[1]) for each in self.ink if each not in done]

    def strokes(self, interview_id: str, key: NoteKey) -> Sequence[Stroke]:
        self._work()
        return self.ink[interview_id, key]

    def transcribe(self, interview_id: str, key: NoteKey, text: str) -> None:
        self._work()
        if (interview_id, key) not in self.ink:
            raise KeyError(key)
        self._forget(interview_id, key)
        self.typed.append(Transcript(interview_id, *key, text.strip(), NOW))
        self._log("transcribed", interview=interview_id)

    def undo_transcript(self, interview_id: str, key: NoteKey) -> None:
        self._work()
        self._forget(interview_id, key)
        self._log("transcript_undone", interview=interview_id)

    def _forget(self, interview_id: str, key: NoteKey) -> None:
        self.typed = [
            each
            for each in self.typed
            if (each.interview, (each.question, each.follow_up)) != (interview_id, key)
        ]

    def transcripts(self) -> Sequence[Transcript]:
        self._work()
        return tuple(self.typed)

    def withdraw(self, code: str) -> Withdrawal:
        self._work()
        plain = "".join(code.split()).replace("-", "").upper()
        if len(plain) != 12:
            raise CodeInvalid("length" if plain else "empty")
        interview = self.receipts.pop(plain, None)
        if interview is None:
            return Withdrawal(False, 0)
        del self.entries[interview]
        self._log("withdrawn", releases=len(self.written))
        return Withdrawal(True, len(self.written))

    def log(self, *, before: int | None = None, limit: int = 100) -> Sequence[LogEntry]:
        self._work()
        found = [line for line in self.lines if before is None or line.number < before]
        return found[::-1][:limit]

    # --- release ---

    def plan_release(self, choice: ReleaseChoice, progress: Progress) -> ReleaseFigures | None:
        if not self._work(progress):
            return None
        standing = self._standing()
        if len(standing) < choice.k:
            raise ReleaseImpossible(len(standing), choice.k)
        return made_up_figures(self._study, choice, len(standing), len(self.written))

    def curve(
        self, choice: ReleaseChoice, ks: Sequence[int], progress: Progress
    ) -> Sequence[tuple[int, float, int]] | None:
        if not self._work(progress):
            return None
        return [(k, min(0.95, 0.12 + 0.035 * k), k // 4) for k in ks]

    def release(
        self,
        choice: ReleaseChoice,
        folder: Path,
        formats: Sequence[Format],
        language: str,
        progress: Progress,
    ) -> Released | None:
        if not self._work(progress):
            return None
        files = {f"data.{each.value}": "ab" * 32 for each in formats}
        number = len(self.written) + 1
        count = len(self._standing()) - 2
        record = ReleaseRecord(number, NOW, choice.profile, choice.k, count, folder.name, files)
        self.written.insert(0, record)
        self._log("released", release=number, k=choice.k, profile=choice.profile.value)
        return Released(record, folder, folder.with_name(f"{folder.name}-lead.pdf"))

    def releases(self) -> Sequence[ReleaseRecord]:
        self._work()
        return tuple(self.written)

    def profiles(self) -> Mapping[Profile, Sequence[tuple[str, Mapping[str, str]]]]:
        self._work()
        every = [(item, labels) for item, labels in _VARIABLES.items()]
        public = [pair for pair in every if pair[0] != "ethnic_background"]
        return {Profile.RESEARCH: every, Profile.PROJECT: every, Profile.PUBLIC: public}

    def citations(self, *, offset: int = 0, limit: int = 50) -> Sequence[Citation]:
        self._work()
        found = []
        for entry in self._standing():
            for row in entry.answers:
                if row.note:
                    key = (entry.id, row.question, row.follow_up)
                    found.append(Citation(*key, row.note, _finds(row.note), self.quotes.get(key)))
        return found[offset : offset + limit]

    def clear_quote(self, quote: Quote) -> None:
        self._work()
        self.quotes[quote.record, quote.question, quote.follow_up] = quote.text
        self._log("quote_cleared", question=quote.question)

    def take_quote_back(self, interview_id: str, question: str, follow_up: str) -> None:
        self._work()
        del self.quotes[interview_id, question, follow_up]
        self._log("quote_taken_back", question=question)

    def write_quotes(self, path: Path) -> int:
        self._work()
        return len(self.quotes)


_VARIABLES: Mapping[str, Mapping[str, str]] = {
    "group": {"da": "Målgruppe", "en": "Group"},
    "sex": {"da": "Køn", "en": "Sex"},
    "age": {"da": "Alder", "en": "Age"},
    "unemployment": {"da": "Ledighed", "en": "Unemployment"},
    "ethnic_background": {"da": "Etnisk baggrund", "en": "Ethnic background"},
}


def _with_rating(entry: Entry) -> Entry:
    """The same interview with another rating of its first question."""
    first = entry.answers[0]
    other = first._replace(answer="2" if first.answer != "2" else "4", follow_up="", note="")
    answers = (other, *entry.answers[1:])
    digest = digest_of(entry.id, entry.revision, to_document(entry.cells, answers))
    return replace(entry, answers=answers, digest=digest)


def _finds(note: str) -> Sequence[Find]:
    place = note.find("Hanne")
    if place < 0:
        return ()
    return (Find(place, place + 5, Kind.NAME, "[navn]", (0, len(note))),)


def made_up_fieldwork(study: Study, entries: Sequence[Entry]) -> Fieldwork:
    """Progress over `entries`, with contacts to go with them; the rates are for show."""
    finished = [entry for entry in entries if entry.cells["status"] == "finished"]
    partial = [entry for entry in entries if entry.cells["status"] != "finished"]
    weeks = sorted({entry.cells["week"] for entry in entries})
    groups = []
    for group in study.groups:
        mine = [e for e in finished if e.cells.get("group") == group.id]
        groups.append(
            GroupProgress(
                group.id,
                group.labels,
                group.jobcenter,
                group.main_group,
                group.target,
                len(mine),
                sum(1 for e in partial if e.cells.get("group") == group.id),
                Counter(e.cells["week"] for e in mine),
            )
        )
    jobcenters = []
    for name, labels in study.jobcenters.items():
        inside = [g for g in groups if g.jobcenter == name]
        targets = [g.target for g in inside if g.target]
        target = (sum(t[0] for t in targets), sum(t[1] for t in targets)) if targets else None
        jobcenters.append(
            JobcenterProgress(
                name,
                labels,
                study.jobcenter_areas.get(name, ""),
                target,
                sum(g.done for g in inside),
                sum(g.partial for g in inside),
                sum(g.to_go for g in inside),
            )
        )
    outcomes = {
        Disposition.COMPLETE: len(finished),
        Disposition.PARTIAL: len(partial),
        Disposition.REFUSAL: len(entries) // 3,
        Disposition.WITHDRAWN: len(entries) // 80,
    }
    approached = sum(outcomes.values())
    share = len(finished) / approached if approached else None
    more = (len(finished) + len(partial)) / approached if approached else None
    targets = [group.target for group in study.groups if group.target]
    return Fieldwork(
        groups=tuple(groups),
        jobcenters=tuple(jobcenters),
        weeks=tuple(weeks),
        by_week=Counter(e.cells["week"] for e in finished),
        finished=len(finished),
        partial=len(partial),
        without_group=sum(1 for e in finished if e.cells.get("group") not in study.group_ids),
        target=(sum(t[0] for t in targets), sum(t[1] for t in targets)) if targets else None,
        outcomes=outcomes,
        outcomes_by_week={
            week: {
                Disposition.COMPLETE: sum(1 for e in finished if e.cells["week"] == week),
                Disposition.REFUSAL: sum(1 for e in finished if e.cells["week"] == week) // 3,
            }
            for week in weeks
        },
        rates=(
            Rate("RR1", "I / ((I+P) + (R+NC+O) + U)", share),
            Rate("RR2", "(I+P) / ((I+P) + (R+NC+O) + U)", more),
            Rate("COOP1", "I / ((I+P) + R + O)", share),
            Rate("REF1", "R / ((I+P) + (R+NC+O) + U)", None if share is None else 0.24),
        ),
        needs=tuple(
            Need(g.id, g.to_go, g.to_go / 3, 2.3)
            for g in sorted(groups, key=lambda g: -g.to_go)
            if g.to_go
        ),
        by_group=RatesByGroup((), 0, 0),
        refusals=Refusals({}, {}),
        period=(date(2025, 10, 6), date(2025, 12, 5)),
        weeks_left=3,
    )


def _quality(device: Device) -> DeviceQuality:
    count = device.interviews
    few = count < 15
    odd = device.number == 5 and not few
    return DeviceQuality(
        device.number,
        count,
        (
            Sign("fast", count // 3 if odd else 1, count, 0.33 if odd else 0.05, 0.06, odd),
            Sign("straight", 1, count, 0.05, 0.07, False),
            Sign("few_notes", 2 * count, 4 * count, 0.5, 0.46, False),
            Sign("dont_know", 0, 0, None, 0.04, False),
        ),
        few,
    )


def made_up_figures(
    study: Study, choice: ReleaseChoice, records: int, earlier: int
) -> ReleaseFigures:
    """Figures that hang together loosely: more protection, more loss."""
    loss = min(0.95, 0.12 + 0.035 * choice.k)
    out = choice.k // 4
    wanted = choice.variables or tuple(_VARIABLES)
    if choice.profile is Profile.PUBLIC:
        wanted = tuple(item for item in wanted if item != "ethnic_background")
    variables = []
    for place, item in enumerate(wanted):
        withheld = min(records - out, 3 * choice.k + 4 * place)
        broad = (records - out - withheld) // 3
        fine = records - out - withheld - broad
        kept = {item: fine, f"{item}_broad": broad}
        variables.append(VariableCost(item, _VARIABLES[item], kept, withheld, loss))
    share = max(1, records // max(1, len(study.groups)))
    first = next(iter(study.main_groups), "")
    change = MeanChange("q1", first, 3.62, 3.71, records // 2)
    low = choice.k < LEAST_K[choice.profile]
    warnings = [
        Warned("diversity", 2, "2 classes in which everybody gave q4 the same rating"),
        Warned("conflicts", 1, "1 interview waits for a decision and is left out"),
    ]
    if low:
        warnings.append(Warned("small", choice.k, "k is below the profile's least", refuses=True))
    return ReleaseFigures(
        choice=choice,
        records=records,
        released=records - out,
        left_out=out,
        loss=loss,
        variables=variables,
        groups=[
            GroupCost(group.id, group.labels, share, min(share, choice.k + 2), 0)
            for group in study.groups
        ],
        largest_change=change,
        changes=[change],
        before=Risk(records, records // 2, records // 2 + 9, records - 30, records - 8, 1.0, 0.64),
        after=Risk(
            records - out, 0, 0, 0 if choice.k >= 5 else 6, records // 3, 1 / choice.k, 0.11
        ),
        riskiest=[({"group": "jku_education", "sex": "2", "age": "20-24"}, 1)],
        warnings=warnings,
        earlier=earlier,
    )


LED = LedStudy("vive-2020", "Borgeroplevelser af Jobcenter København", 2, True, 8, INTERVIEWS, 3)


@dataclass
class FakeLeadDesk(Failing):
    """A lead's desk; as it is made, with a key and one study under way."""

    held: LeadKey | None = KEY
    led: dict[str, LedStudy] = field(default_factory=lambda: {"vive-2020": LED})
    desks: dict[str, FakeStudyDesk] = field(default_factory=dict)
    others: list[LeadKey] = field(default_factory=list)
    files: dict[str, dict[str, Any]] = field(
        default_factory=lambda: {"vive-2020": tomllib.loads(STUDY_TEXT)}
    )
    """The values of each study."""
    made: list[Path] = field(default_factory=list)
    """Files that were written."""

    def __post_init__(self) -> None:
        Failing.__init__(self)

    def key(self) -> LeadKey | None:
        self._work()
        return self.held

    def make_key(self) -> LeadKey:
        self._work()
        self.held = self.held or KEY
        return self.held

    def recovery_sheet(self, path: Path, language: str) -> None:
        self._work()
        self._need_key()
        self.made.append(path)

    def recovery_code(self) -> Sequence[str]:
        self._work()
        self._need_key()
        return RECOVERY

    def recover(self, code: str) -> LeadKey:
        self._work()
        lines = [line.strip().upper() for line in code.splitlines() if line.strip()]
        if not lines:
            raise CodeInvalid("empty")
        for number, (line, wanted) in enumerate(zip(lines, RECOVERY, strict=False), 1):
            if line != wanted:
                raise CodeInvalid("checksum", number, sheet=True)
        if len(lines) != len(RECOVERY):
            raise CodeInvalid("length")
        if self.held is not None and self.held != KEY:
            raise KeyExists
        self.held = KEY
        return KEY

    def _need_key(self) -> None:
        if self.held is None:
            raise NoLeadKey

    def studies(self) -> Sequence[LedStudy]:
        self._work()
        return sorted(self.led.values(), key=lambda each: each.name)

    def lead(self, study_id: str) -> LedStudy:
        self._work()
        self._need_key()
        if study_id not in self.led:
            self.led[study_id] = LedStudy(study_id, study_id, 0, False, 0, 0, 0)
        return self.led[study_id]

    def to_compare(self, path: Path) -> str | None:
        """A file whose name begins with "theirs" is signed by another lead."""
        self._need_key()
        return "12345 " * 5 + "67890" if path.name.startswith("theirs") else None

    def join(self, path: Path, fingerprint: str | None = None) -> LedStudy:
        """A file whose name begins with "other" names other leads."""
        self._work()
        self._need_key()
        assert fingerprint == self.to_compare(path)
        if path.name.startswith("other"):
            raise StudyFileRefused(path.name, "not_named")
        study_id = path.stem.rsplit("-", 1)[0]
        self.led[study_id] = LedStudy(study_id, study_id, 2, False, 0, 0, 0)
        self.files.setdefault(study_id, tomllib.loads(STUDY_TEXT) | {"id": study_id})
        return self.led[study_id]

    def values(self, study_id: str) -> Mapping[str, Any]:
        self._work()
        try:
            return self.files[study_id]
        except KeyError:
            raise StudyUnknown(study_id) from None

    def keep(self, values: Mapping[str, Any]) -> Study:
        self._work()
        study = parse_study(values, "study.toml")
        check_study(study, resources.load_questionnaire(*study.questionnaire), "study.toml")
        self.files[study.id] = dict(values)
        before = self.led.get(study.id, LedStudy(study.id, "", 0, False, 0, 0, 0))
        self.led[study.id] = replace(
            before, name=study.names[study.languages[0]], changed=before.revision > 0
        )
        return study

    def co_leads(self, study_id: str) -> Sequence[LeadKey]:
        self._work()
        return tuple(self.others)

    def add_co_lead(self, study_id: str, card: str) -> LeadKey:
        self._work()
        if card.strip() != self.lead_card():
            raise CodeInvalid("checksum" if card.strip() else "empty")
        self.others.append(KEY)
        return KEY

    def lead_card(self) -> str:
        self._need_key()
        return "LEAD-7Q2M-K9TD-3XFA-81VR"

    def hand_out(self, study_id: str, path: Path) -> HandedOut:
        self._work()
        self._need_key()
        revision = self.led[study_id].revision + self.led[study_id].changed or 1
        self.led[study_id] = replace(self.led[study_id], revision=revision, changed=False)
        self.made.append(path)
        return HandedOut(path, revision, FINGERPRINT)

    def open(self, study_id: str) -> StudyDesk:
        self._work()
        if study_id not in self.led:
            raise StudyUnknown(study_id)
        if study_id not in self.desks:
            study = parse_study(self.files[study_id], "study.toml")
            busy = study_id == the_study().id
            self.desks[study_id] = FakeStudyDesk(study, None if busy else (), 8 if busy else 0)
        return self.desks[study_id]


def lead_services(
    folder: Path, desk: LeadDesk | None = None, preferences: Preferences | None = None
) -> Services:
    """Services with the bundled questionnaires and studies, and this desk for every store."""
    made = door_services()
    library = Library(folder)
    made.library = library
    made.study = the_study()
    made.questionnaires = library.questionnaire
    made.preferences = preferences or Preferences(language="en")
    if desk is not None:
        made.lead = lambda _store: desk
    return made
