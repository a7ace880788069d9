"""Typing pen notes at the lead's: as on a device, one note after the other.

What is typed and not yet kept is remembered of each note as long as the study is open; nothing of
it is on disk.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent

from interviewer.ink import Stroke
from interviewer.interview import NoteKey, Pen
from interviewer.merging import Entry
from interviewer.transcribing import NoteId, PenNote
from ui.theme import GRID, Theme
from ui.widgets.basics import button, row
from ui.widgets.fieldwork_card import number
from ui.widgets.review_page import Page
from ui.widgets.review_wording import Wording
from ui.widgets.transcript_paper import level
from ui.widgets.transcript_queue import Queue
from ui.widgets.transcript_view import TranscriptView

LINE: Final = 21
"""The size of type in the field."""
LOW: Final = 24
"""Of these there has to be room for the title."""


@dataclass(frozen=True, slots=True)
class PenLine:
    """A note that waits; its strokes are read when it is shown."""

    note: PenNote
    about: str
    """Week and group."""


def pen_note(entry: Entry, key: NoteKey, wording: Wording) -> PenNote:
    """A note of an interview, in the words of its questionnaire; without its strokes."""
    told = [*wording.answers(entry), *wording.background(entry)]
    said = next((each for each in told if (each.question, each.follow_up) == key), None)
    rows = (row for row in entry.answers if row.question == key[0] and not row.option)
    rated = wording.rated(key[0], next((row.answer for row in rows), ""))
    code, colour, label = rated or (None, None, said.said if said else "")
    return PenNote(
        id=NoteId(entry.id, key),
        topic=said.name if said else "",
        asked=said.asked or said.name if said else key[0],
        prompt=said.prompt if said else "",
        said=label,
        code=code,
        colour=colour,
        aside=False,
        pen=Pen.WAITING,
        beside=said.note if said else "",
        text="",
        strokes=(),
    )


class PenPage(Page):
    """What was typed arrives as a signal; the section keeps it, and says so."""

    typed = Signal(object, str)
    """A `NoteId` and its words; empty where it cannot be read."""
    wanted = Signal(object)
    """A `NoteId` of which the strokes are to be shown."""
    undo_wanted = Signal(object, object)
    """A `NoteId`, and what was typed of it before; None where it waited."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("review_pen", theme, alone=True)
        self._lines: dict[NoteId, PenLine] = {}
        self._queue = Queue()
        self._drafts: dict[NoteId, str] = {}
        """What is typed and not yet kept."""
        self._acts: list[tuple[NoteId, str | None]] = []
        """What was kept of which note, the latest last; and what was typed of it before."""
        self._shown: NoteId | None = None
        """The note in view: nothing can be kept for another."""
        self._strokes: Sequence[Stroke] | None = None
        """Of that note; None where they could not be read."""
        self._view = TranscriptView(theme, partly=False)
        self._undo = button("pen_undo")
        self.content.addWidget(self._view, 1)
        self._foot = level(row(self._undo, 1), above=2 * GRID)
        self.content.addWidget(self._foot)
        self.content.addStretch(0)
        self._view.hide()
        self._foot.hide()
        view = self._view
        view.written.connect(self._write)
        view.typed.connect(self._send)
        view.unreadable.connect(lambda _text: self._send(""))
        view.went.connect(self._go)
        view.undo_wanted.connect(self._wish_undo)
        self._undo.clicked.connect(self._wish_undo)

    # --- showing ------------------------------------------------------------------------------

    def show_lines(self, lines: Sequence[PenLine]) -> None:
        """These wait. What was done in this sitting stays, unless it is among them again."""
        self._view.flush()
        fresh = {line.note.id: line for line in lines}
        self._queue.done.difference_update(fresh)
        kept = {note: self._lines[note] for note in self._queue.done}
        self._lines = {**kept, **fresh}
        self._queue.renew(list(fresh))
        self._forget_others()
        self._stand(anew=True)

    def _forget_others(self) -> None:
        """What was typed of a note that is gone is not remembered, and cannot be taken back."""
        queue = self._queue
        self._drafts = {n: text for n, text in self._drafts.items() if n in queue.notes}
        self._acts = [act for act in self._acts if act[0] in queue.done]
        if self._shown not in queue.notes:
            self._shown = None

    def show_strokes(self, note: NoteId, strokes: Sequence[Stroke] | None) -> None:
        """Show the strokes that were `wanted`, unless another note has come since.

        None: they could not be read now; they are wanted again when that note is to be kept.
        """
        if note != self._waiting:
            return
        self._view.flush()
        another = note != self._shown
        self._shown, self._strokes = note, strokes
        self._fill()
        if another and self.isVisible():
            self._view.begin()

    @property
    def _waiting(self) -> NoteId | None:
        """The note at which the reader stands; None where none waits any more."""
        return self._queue.current if self._queue.left else None

    def _stand(self, *, anew: bool = False) -> None:
        """Show the note at which the reader stands; `anew`: its strokes may be others."""
        note = self._waiting
        self.set_texts(self.tr("Type pen notes"), self._says())
        self._undo.setText(self.tr("Take the last one back"))
        self._foot.setVisible(note is None and bool(self._acts))
        if note is None:
            self._shown = None
            self._view.hide()
            if self.isVisible():
                self.back.setFocus()
            return
        if note == self._shown:
            self._fill()
        if anew or note != self._shown:
            self.wanted.emit(note)

    def _fill(self) -> None:
        assert self._shown is not None
        note = self._lines[self._shown].note
        text = self._drafts.get(note.id, note.text)
        queue = self._queue
        shown = replace(note, text=text, strokes=tuple(self._strokes or ()))
        self._view.show_note(shown, queue.place + 1, len(queue.notes))
        self._view.show_undo(bool(self._acts))
        self._view.show()

    def _says(self) -> str:
        note = self._waiting
        if note is not None:
            counted = self.tr("{count} wait  ·  {done} typed now").format(
                count=number(self._queue.left), done=number(len(self._queue.done))
            )
            return f"{counted}  ·  {self._lines[note].about}"
        if self._queue.done:
            return self.tr("All pen notes that are here are typed.")
        return self.tr("No pen notes wait. They come with batches, if the study says so.")

    def begin(self) -> None:
        """In the field, where there is a note to type."""
        if self._waiting is None:
            super().begin()
        else:
            self._view.begin()

    def set_theme(self, theme: Theme) -> None:
        """Use another palette or text size."""
        super().set_theme(theme)
        self._view.set_theme(theme)
        self._fit()

    def _fit(self) -> None:
        """Where there is little room, the title gives way to the strokes."""
        self._title.setVisible(self.height() >= LOW * self.theme.px(LINE))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size of the window, or the on-screen keyboard."""
        super().resizeEvent(event)
        self._fit()

    # --- typing -------------------------------------------------------------------------------

    def _write(self, text: str) -> None:
        if self._shown is not None:
            self._drafts[self._shown] = text

    def _send(self, text: str) -> None:
        note, text = self._shown, text.strip()
        if note is None or note != self._waiting:
            return  # The next one is on its way.
        if self._strokes is None:
            self.wanted.emit(note)
        elif note in self._queue.done and text == self._lines[note].note.text:
            self._drafts.pop(note, None)
            self._queue.go_on()
            self._stand()
        else:
            self.typed.emit(note, text)

    def _go(self, step: int) -> None:
        self._view.flush()
        self._queue.go(step)
        self._stand()

    def _wish_undo(self) -> None:
        if not self._acts:
            return
        self._view.flush()
        note, before = self._acts[-1]
        words = self._lines[note].note.text
        if words:  # They are to stand in the field again, whatever is read anew meanwhile.
            self._drafts.setdefault(note, words)
        self.undo_wanted.emit(note, before)

    # --- what has been kept ---------------------------------------------------------------------

    def kept(self, note: NoteId, text: str) -> None:
        """It is on disk: the next one."""
        queue = self._queue
        if note not in self._lines:
            return  # Gone meanwhile.
        self._acts.append((note, self._lines[note].note.text if note in queue.done else None))
        self._drafts.pop(note, None)
        self._mark(note, Pen.TYPED if text else Pen.UNREADABLE, text)
        queue.done.add(note)
        if self._shown == note:
            self._shown = None  # What is in its field is of no note any more.
        if queue.current == note:
            queue.go_on()
        self._stand()

    def taken_back(self, note: NoteId, before: str | None) -> None:
        """What was kept last is as it was before; its words stand in the field again."""
        self._view.flush()
        self._acts = [act for act in self._acts if act != (note, before)]
        if note not in self._lines:
            return  # Gone meanwhile.
        self._queue.back_to(note)
        if before is None:
            self._mark(note, Pen.WAITING, "")
        else:
            self._mark(note, Pen.TYPED if before else Pen.UNREADABLE, before)
            self._queue.done.add(note)
        self._stand()

    def gone(self, note: NoteId) -> None:
        """It is not there any more."""
        self._queue.drop(note)
        self._lines.pop(note, None)
        self._forget_others()
        self._stand()

    def _mark(self, note: NoteId, pen: Pen, text: str) -> None:
        line = self._lines[note]
        self._lines[note] = replace(line, note=replace(line.note, pen=pen, text=text))
