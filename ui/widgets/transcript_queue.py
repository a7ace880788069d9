"""Where a reader stands among the pen notes: on the device and at the lead's."""

from __future__ import annotations

from collections.abc import Sequence

from interviewer.transcribing import NoteId


class Queue:
    """The notes of one reader, and where the reader stands. A note that is done stays in it."""

    def __init__(self, notes: Sequence[NoteId] = ()) -> None:
        self.notes = list(notes)
        self.done: set[NoteId] = set()
        self.place = 0

    @property
    def current(self) -> NoteId | None:
        """The note at which the reader stands."""
        return self.notes[self.place] if self.notes else None

    @property
    def left(self) -> int:
        """How many wait."""
        return len(self.notes) - len(self.done)

    def renew(self, waiting: Sequence[NoteId]) -> None:
        """What waits was read anew: what is done comes before it, and the reader stays where the
        note is still there."""
        there = self.current
        done = [note for note in self.notes if note in self.done]
        self.notes = [*done, *(note for note in waiting if note not in self.done)]
        self.place = self.notes.index(there) if there in self.notes else 0
        if there not in self.notes and self.current in self.done:
            self.go_on()

    def go(self, step: int) -> None:
        """To the next or the one before; from the last to the first."""
        self.place = (self.place + step) % max(1, len(self.notes))

    def go_on(self) -> None:
        """To the next that waits, if any does."""
        for step in range(1, len(self.notes) + 1):
            place = (self.place + step) % len(self.notes)
            if self.notes[place] not in self.done:
                self.place = place
                return

    def back_to(self, note: NoteId) -> None:
        """To a note that waits again."""
        self.done.discard(note)
        if note not in self.notes:
            self.notes.insert(self.place, note)
        self.place = self.notes.index(note)

    def drop(self, note: NoteId) -> None:
        """It is not there any more."""
        self.done.discard(note)
        if note in self.notes:
            self.notes.remove(note)
        self.place = min(self.place, max(0, len(self.notes) - 1))
