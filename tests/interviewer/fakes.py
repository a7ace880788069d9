"""A store in memory that records what it was asked, and a clock that tests turn by hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone

from interviewer.contact import Contact
from interviewer.errors import NotSaved
from interviewer.interview import Interview
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
