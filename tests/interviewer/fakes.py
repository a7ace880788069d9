"""A store in memory that records what it was asked, and a clock that tests turn by hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone

from interviewer.contact import Contact
from interviewer.errors import NotSaved
from interviewer.ink import Point, Stroke
from interviewer.interview import Interview, Mode, NoteKey, Pen, Status
from interviewer.ports import Listed, Tally, Unreadable


@dataclass
class MemoryInterviews:
    """An `InterviewStore`; with `full` set it keeps nothing more, as a full disk does."""

    saved: list[Interview] = field(default_factory=list)
    """Every save in order, the erased ones too."""
    kept: dict[str, Interview] = field(default_factory=dict)
    contacts: list[Contact] = field(default_factory=list)
    full: bool = False
    reachable: bool = True
    """Whether a withdrawal reaches every backup at once."""

    def _write(self) -> None:
        if self.full:
            raise NotSaved("full", "no space left")

    def add(self, interview: Interview) -> None:
        assert interview.id not in self.kept
        self._keep(interview)

    def save(self, interview: Interview) -> None:
        if interview.id not in self.kept:
            raise KeyError(interview.id)
        self._keep(interview)

    def _keep(self, interview: Interview) -> None:
        self._write()
        self.saved.append(interview)
        self.kept[interview.id] = interview

    def get(self, interview_id: str) -> Interview:
        return self.kept[interview_id]

    def discard(self, interview_id: str) -> None:
        self._write()
        self.kept.pop(interview_id, None)

    def refuse(self, interview_id: str, contact: Contact) -> None:
        self._write()
        self.kept.pop(interview_id, None)
        self.contacts.append(contact)

    def withdraw(self, interview_id: str, contact: Contact) -> bool:
        self._write()
        del self.kept[interview_id]
        self.contacts.append(contact)
        return self.reachable

    def unfinished(self) -> Sequence[Listed]:
        raise NotImplementedError

    def on_day(self, day: date) -> Sequence[Listed]:
        raise NotImplementedError

    def by_sheet(self, sheet: str) -> Sequence[Listed]:
        raise NotImplementedError

    def second_entries(self) -> Sequence[Listed]:
        raise NotImplementedError

    def to_type(self) -> Sequence[str]:
        return self._with({Pen.WAITING})

    def typed(self) -> Sequence[str]:
        return self._with({Pen.TYPED, Pen.UNREADABLE})

    def _with(self, pens: set[Pen]) -> Sequence[str]:
        return [
            each.id
            for each in sorted(self.kept.values(), key=lambda each: each.started_at)
            if each.status is not Status.IN_PROGRESS
            and each.mode is not Mode.PAPER_CHECK
            and any(about.pen in pens for about in each.about.values())
        ]

    def ids(self) -> Sequence[str]:
        return list(self.kept)

    def tally(self, today: date) -> Tally:
        raise NotImplementedError

    def to_export(self, since: date | None, again: bool) -> Iterator[Interview | Unreadable]:
        raise NotImplementedError


@dataclass
class HandClock:
    """A clock that stands still until `pass_by` is called."""

    time: datetime = datetime(2026, 11, 19, 9, 30, tzinfo=timezone(timedelta(hours=1)))
    ticks: float = 1000.0

    def now(self) -> datetime:
        return self.time

    def monotonic(self) -> float:
        return self.ticks

    def pass_by(self, seconds: float) -> None:
        self.time += timedelta(seconds=seconds)
        self.ticks += seconds


@dataclass
class MemoryInk:
    """An `InkStore` beside a `MemoryInterviews`."""

    interviews: MemoryInterviews
    drawn: dict[tuple[str, NoteKey], dict[int, dict[int, tuple[Point, ...]]]] = field(
        default_factory=dict
    )
    """Pieces by number and place, by note."""

    def _note(self, interview_id: str, key: NoteKey) -> dict[int, dict[int, tuple[Point, ...]]]:
        if interview_id not in self.interviews.kept:
            raise KeyError(interview_id)
        return self.drawn.setdefault((interview_id, key), {})

    def strokes(self, interview_id: str, key: NoteKey) -> Sequence[Stroke]:
        note = self._note(interview_id, key)
        return [
            Stroke(number, tuple(point for _, piece in sorted(pieces.items()) for point in piece))
            for number, pieces in sorted(note.items())
        ]

    def notes(self, interview_id: str) -> Mapping[NoteKey, int]:
        return {key: len(n) for (i, key), n in self.drawn.items() if i == interview_id and n}

    def append(
        self, interview_id: str, key: NoteKey, number: int, piece: int, points: Sequence[Point]
    ) -> None:
        pieces = self._note(interview_id, key).setdefault(number, {})
        pieces.setdefault(piece, tuple(points))

    def put(self, interview_id: str, key: NoteKey, strokes: Iterable[Stroke]) -> None:
        note = self._note(interview_id, key)
        note.update({stroke.number: {0: stroke.points} for stroke in strokes})

    def erase(self, interview_id: str, key: NoteKey, numbers: Iterable[int]) -> None:
        note = self._note(interview_id, key)
        for number in numbers:
            note.pop(number, None)

    def hand_over(self, interview: Interview, source: NoteKey, target: NoteKey) -> None:
        self.interviews.save(interview)
        interview_id = interview.id
        moved, there = self.strokes(interview_id, source), self._note(interview_id, target)
        first = max(there, default=-1) + 1
        for number, stroke in enumerate(moved, first):
            there[number] = {0: stroke.points}
        self.drawn.pop((interview_id, source), None)
