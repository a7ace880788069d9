"""A store in memory and interviews for it, for the tests of the export."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Any, cast
from uuid import UUID

from export.plan import ExportPlan, plan_export
from interviewer.contact import Contact, Disposition
from interviewer.findings import Decision
from interviewer.ink import Stroke
from interviewer.interview import SKIPPED, Answer, Interview, NoteKey, Status
from interviewer.ports import BatchRecord, Store, Unreadable
from resources import default_study, load_questionnaire
from resources.screening import load_lexicon

VIVE = load_questionnaire("vive-2020", "1.0")
STUDY = replace(default_study(), questionnaire=(VIVE.id, VIVE.version))
LEXICON = load_lexicon()
BEGAN = datetime(2026, 11, 19, 13, 37, 42, tzinfo=UTC)

NOTES = (
    "Min sagsbehandler er sød og lytter til det, jeg siger, så jeg føler mig hørt hver gang.",
    "Jeg synes, at der går alt for lang tid mellem samtalerne, og ingen ved noget om det.",
    "Der er fremdrift, fordi jeg selv ringer og spørger, og så sker der noget bagefter her.",
    "Jeg har skiftet sagsbehandler 5 gange på 2 år, det er utrygt at starte forfra igen nu.",
)


def uuid4(chance: random.Random) -> str:
    return str(UUID(int=chance.getrandbits(128), version=4))


def interview(number: int = 1, **changes: Any) -> Interview:
    """A whole interview, always the same for the same number."""
    chance = random.Random(number)
    answers: dict[str, Answer] = {
        "group": Answer(chance.choice(STUDY.groups).id),
        "sex": Answer(chance.choice((1, 2))),
        "age": Answer(chance.randint(18, 66)),
        "unemployment": Answer(chance.randint(0, 200)),
        "ethnic_background": Answer(chance.choice((0, 1))),
    }
    notes: dict[tuple[str, str], str] = {}
    for question in VIVE.questions:
        code = chance.choice((1, 2, 3, 4, 5, 5, 5, 9))
        answers[question.id] = Answer(code)
        branch = question.follow_up(code)
        if branch and chance.random() < 5 / 7:
            notes[question.id, branch.id] = chance.choice(NOTES)
    values: dict[str, Any] = {
        "id": uuid4(chance),
        "study_id": STUDY.id,
        "questionnaire_id": VIVE.id,
        "questionnaire_version": VIVE.version,
        "language": "da",
        "page": "summary",
        "started_at": BEGAN + timedelta(hours=number),
        "status": Status.FINISHED,
        "finished_at": BEGAN + timedelta(hours=number, minutes=9),
        "active_seconds": 547,
        "revision": 1,
        "answers": MappingProxyType(answers),
        "notes": MappingProxyType(notes),
    }
    return Interview(**values | changes)


def plain(*, note: str = "", code: int = 4, number: int = 1, **changes: Any) -> Interview:
    """An interview with one answer on q1 and a note to it; all else was skipped."""
    answers = dict.fromkeys(VIVE.question_ids, SKIPPED)
    answers |= {field.id: SKIPPED for field in VIVE.background}
    answers["q1"] = Answer(code)
    branch = VIVE.questions[0].follow_up(code)
    notes = {("q1", branch.id): note} if branch and note else {}
    return interview(number, **{"answers": answers, "notes": notes} | changes)


def contact(number: int = 1, disposition: Disposition = Disposition.REFUSAL) -> Contact:
    return Contact(uuid4(random.Random(-number)), STUDY.id, disposition, date(2026, 11, 20))


@dataclass
class Interviews:
    kept: list[Interview]
    left: set[tuple[str, int]] = field(default_factory=set)
    broken: tuple[str, ...] = ()

    def to_export(self, since: date | None, again: bool) -> Iterator[Interview | Unreadable]:
        for each in self.kept:
            if since is not None and each.started_at.date() < since:
                continue
            if again or (each.id, each.revision) not in self.left:
                yield each
        yield from map(Unreadable, self.broken)


@dataclass
class Contacts:
    kept: list[Contact]
    left: set[str] = field(default_factory=set)

    def to_export(self, since: date | None, again: bool) -> Sequence[Contact]:
        return [
            each
            for each in self.kept
            if (since is None or each.day >= since) and (again or each.id not in self.left)
        ]


@dataclass
class Decisions:
    kept: dict[tuple[object, ...], Decision] = field(default_factory=dict)

    def save(self, decisions: Iterable[Decision]) -> None:
        for each in decisions:
            place = (each.interview_id, each.question_id, each.follow_up_id, each.start, each.end)
            self.kept[place] = each

    def all(self) -> Sequence[Decision]:
        return list(self.kept.values())


@dataclass
class Batches:
    store: MemoryStore
    begun: list[str] = field(default_factory=list)
    kept: list[BatchRecord] = field(default_factory=list)

    def begin(self, batch_id: str, study_id: str) -> int:
        self.begun.append(batch_id)
        return len(self.begun)

    def series(self, study_id: str) -> tuple[int, ...]:
        return tuple(sorted(each.number for each in self.kept))

    def record(
        self,
        batch_id: str,
        file_name: str,
        sha256: str,
        written_at: datetime,
        interviews: Iterable[tuple[str, int]],
        contacts: Iterable[str],
    ) -> BatchRecord:
        inside, beside = list(interviews), list(contacts)
        self.store.interviews.left.update(inside)
        self.store.contacts.left.update(beside)
        number = self.begun.index(batch_id) + 1
        record = BatchRecord(
            batch_id, number, file_name, sha256, written_at, len(inside), len(beside)
        )
        self.kept.insert(0, record)
        return record

    def all(self) -> Sequence[BatchRecord]:
        return self.kept


@dataclass
class Ink:
    drawn: dict[tuple[str, NoteKey], Sequence[Stroke]] = field(default_factory=dict)
    asked: list[tuple[str, NoteKey]] = field(default_factory=list)

    def strokes(self, interview_id: str, key: NoteKey) -> Sequence[Stroke]:
        self.asked.append((interview_id, key))
        return self.drawn[interview_id, key]


class MemoryStore:
    """As much of a `Store` as an export uses."""

    def __init__(self, *interviews: Interview, contacts: Iterable[Contact] = ()) -> None:
        self.interviews = Interviews(list(interviews))
        self.contacts = Contacts(list(contacts))
        self.decisions = Decisions()
        self.batches = Batches(self)
        self.ink = Ink()
        self.gone: list[str] = []

    def withdrawn(self, study_id: str) -> Sequence[str]:
        return self.gone


def plan(store: MemoryStore, **options: Any) -> ExportPlan:
    """The plan of an export with VIVE's questionnaire and the bundled study and lexicon."""
    values: dict[str, Any] = {
        "questionnaires": load_questionnaire,
        "study": STUDY,
        "lexicon": LEXICON,
    }
    planned = plan_export(cast(Store, store), **values | options)
    assert planned is not None
    return planned


def write(folder: Path, *interviews: Interview, contacts: Iterable[Contact] = ()) -> Path:
    """The path of a batch of these interviews."""
    path = folder / "batch.zip"
    assert plan(MemoryStore(*interviews, contacts=contacts)).write(path)
    return path
