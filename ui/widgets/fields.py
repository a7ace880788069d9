"""The fields of the background page: a choice, or something written, each with its label.

A field shows what is on disk and emits what is wanted. Below it stand what is no answer ("don't
know", "won't say"), and one line for a note where its answer opens a follow-up.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QMargins, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from interviewer.interview import Answer, Missing
from interviewer.questionnaire import Kind, Question
from interviewer.session import QuestionState
from interviewer.text import NOTE_LIMIT
from ui.theme import GRID, Theme
from ui.widgets.basics import WrappingButton, column, label, row
from ui.widgets.choice_list import ChoiceList, Option, OptionRow
from ui.widgets.entries import DigitEdit, LineEntry, NumberEntry, TextEntry, make_entry
from ui.widgets.spoken import SpokenText
from ui.widgets.tick import paint_tick

UNDERLINE = 4
PLAIN = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
"""What may be held down with a letter or digit that picks."""
_GO_ON = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def shown_values(answer: Answer | None) -> tuple[int | str, ...]:
    """What a list of choices shows as chosen: the codes, the group, or why there is no value."""
    if answer is None:
        return ()
    if answer.missing is not None:
        return (answer.missing,)
    value = answer.value
    return value if isinstance(value, tuple) else () if value is None else (value,)


@dataclass(frozen=True, slots=True)
class Read:
    """What is read to the citizen, in the direction of its language."""

    text: str
    rtl: bool = False
    beside: str = ""
    """The same in the original language, where that is wanted."""
    borrowed: bool = False
    """It stands in the original language itself, for want of a translation."""
    original: str = ""
    """What the original language calls itself."""


class Asked(QWidget):
    """What is read to the citizen, in full ink, under a mark that says so."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._tag = label(f"{name}_tag", "tag", wrap=False)
        self._spoken = SpokenText(name, "read")
        mark = column(self._tag, 1)
        mark.insertSpacing(0, GRID // 2)  # Smaller than what it stands before.
        line = row(mark, self._spoken, spacing=GRID)
        line.setStretch(1, 1)
        self.setLayout(line)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text of the app's own."""
        self._tag.setText(self.tr("Ask"))

    def show_read(self, read: Read) -> None:
        """Show this, or nothing at all."""
        self._spoken.show_text(read.text, read.rtl, read.beside, read.borrowed, read.original)
        self.setVisible(bool(read.text))

    def changeEvent(self, event: QEvent) -> None:
        """A new language of the app."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()


class NoteLine(QWidget):
    """One line for the note to an open follow-up, and the notes to those that are closed."""

    def __init__(self, item: Question) -> None:
        super().__init__()
        self._asked = Asked(f"prompt_{item.id}") if item.asked else None
        self._prompt = label(f"prompt_{item.id}", "quiet")
        self.line = LineEntry(Question(f"{item.id}_note", Kind.TEXT, maximum=NOTE_LIMIT))
        self._aside = label(f"aside_{item.id}", "quiet", said=True)
        self.opened = ""
        """The follow-up whose note it is."""
        prompt = self._asked or self._prompt
        self.setLayout(column(prompt, self.line, self._aside, spacing=GRID // 2))

    def show_state(self, state: QuestionState, read: Read) -> bool:
        """Show what is on disk; whether the line is new.

        `read` is what the follow-up asks: of the citizen, or else of the interviewer.
        """
        prompt = read.text
        follow_up = state.follow_up.id if state.follow_up is not None else ""
        news = bool(follow_up) and follow_up != self.opened
        aside = "\n".join(each.text for each in state.set_aside)
        if self._asked is not None:
            self._asked.show_read(read)
        else:
            self._prompt.setText(prompt)
            self._prompt.setVisible(bool(prompt))
        self.line.set_words(prompt or self.tr("Note"))
        self.line.edit.setPlaceholderText(self.tr("Note"))
        self.line.setVisible(bool(follow_up))
        self._aside.setText(self.tr("Set aside, not exported: {note}").format(note=aside))
        self._aside.setVisible(bool(aside))
        self.setVisible(bool(follow_up or aside))
        if follow_up != self.opened:
            self.line.begin(state.note)
        elif follow_up:
            self.line.show_answer(Answer(state.note) if state.note else None)
        self.opened = follow_up
        return news


class Field(QWidget):
    """A labelled field."""

    answered = Signal(object)
    toggled = Signal(int)
    unsaid = Signal(object)
    """A `Missing`."""
    written = Signal(str)
    """The note."""
    done = Signal()
    """By key, or by the last digit on the pad: the cursor goes to the next field."""
    picked = Signal()
    """By tap."""
    troubled = Signal()
    """An error is shown that was not there before, or a line for a note."""
    focused = Signal(object)
    """The widget in which the cursor now stands, where it is one for typing."""

    def __init__(self, item: Question, theme: Theme) -> None:
        super().__init__()
        self.item = item
        self.name = item.id
        self.setObjectName(f"field_{item.id}")
        self.language = ""
        """In which the options stand; the page sets them anew when it changes."""
        self._label = label(f"label_{item.id}", "heading")
        self._asked = Asked(f"ask_{item.id}") if item.asked else None
        self._hint = label(f"hint_{item.id}", "quiet")
        self.list = ChoiceList(theme, compact=True)
        self.list.picked.connect(self._tapped)
        self._below = NoteLine(item) if item.follow_ups else None
        if self._below is not None:
            self._below.line.answered.connect(self.written.emit)
            self._below.line.done.connect(self.done)
            self._below.line.focused.connect(self.focused)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(GRID // 2)
        self._box.addWidget(self._label)
        if self._asked is not None:
            self._box.addWidget(self._asked)
        self._box.addWidget(self._hint)

    def _finish(self) -> None:
        """Add what stands below every field."""
        if self._below is not None:
            self._box.addWidget(self._below)
            self._below.hide()

    # --- words --------------------------------------------------------------------------------

    def set_words(self, title: str, hint: str, unit: str = "") -> None:
        """The label; what is explained below it; the word behind a number."""
        self._label.setText(title)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self.setAccessibleName(title)

    def set_read(self, read: Read) -> None:
        """What the citizen is asked."""
        if self._asked is not None:
            self._asked.show_read(read)

    def set_options(self, options: Sequence[Option], apart: Sequence[Option]) -> None:
        """Show these options, and these that are no answer."""
        chosen = self.list.chosen()
        self.list.show_options(
            options,
            apart,
            several=self.item.kind is Kind.MULTIPLE_CHOICE,
            alone=self.item.exclusive,
        )
        self.list.show_answer(chosen)

    def set_theme(self, theme: Theme) -> None:
        """Use another palette or text size."""
        self.list.set_theme(theme)

    # --- what is on disk ----------------------------------------------------------------------

    def show_state(self, state: QuestionState, prompt: Read) -> None:
        """Show what is on disk; `prompt` is what the open follow-up asks, if anything."""
        self.list.show_answer(shown_values(state.answer))
        if self._below is not None and self._below.show_state(state, prompt):
            self.troubled.emit()

    def settle(self) -> bool:
        """Say what is wrong, if anything is; True if the field can be left."""
        return True

    def flush(self) -> None:
        """Hand on what has been typed and not yet been saved."""
        if self._below is not None and self.noting:
            self._below.line.flush()

    @property
    def pending(self) -> bool:
        """Whether a text is typed that has not reached the disk."""
        return self._below is not None and self.noting and self._below.line.pending

    # --- keys and taps ------------------------------------------------------------------------

    def focus_field(self) -> None:
        """Put the cursor in this field."""
        self.setFocus()

    @property
    def noting(self) -> bool:
        """Whether its answer has opened a line for a note."""
        return self._below is not None and bool(self._below.opened)

    def focus_note(self) -> bool:
        """Put the cursor in the note, where there is one and it is not there already."""
        if self._below is None or not self.noting or self._below.line.edit.hasFocus():
            return False
        self._below.line.focus_entry()
        return True

    @property
    def edits(self) -> Sequence[DigitEdit]:
        """The parts for digits, if there are any."""
        return ()

    @property
    def stops(self) -> Sequence[QWidget]:
        """What the Tab key stops at, in its order."""
        raise NotImplementedError

    def _later_stops(self) -> list[QWidget]:
        """What stands apart and has no key; the note."""
        keyless = (r for r in self.list.apart if r.focusPolicy() is not Qt.FocusPolicy.NoFocus)
        return [*keyless, *(self._below.line.stops if self._below is not None else ())]

    def _tapped(self, value: object) -> None:
        self._take(value, back=value in self.list.chosen())

    def _take(self, value: object, *, back: bool) -> None:
        """Hand on what was picked; `back`: it was chosen, and is taken back."""
        if self.item.kind is Kind.MULTIPLE_CHOICE and not isinstance(value, Missing):
            self.toggled.emit(value)
            return
        if back:
            self.answered.emit(None)
            return
        if isinstance(value, Missing):
            self.unsaid.emit(value)
        else:
            self.answered.emit(value)

    def _by_key(self, text: str) -> bool:
        """Pick by letter or digit; False if it picks nothing."""
        match = self.list.by_key(text)
        if match is None:
            return False
        self._take(match.option.value, back=False)
        if not match.several:
            self.done.emit()
        return True


class ChoiceField(Field):
    """Options of which one holds, or several; the letter on a row picks it, a second tap takes it
    back. It is one stop of the Tab key.
    """

    def __init__(self, item: Question, theme: Theme) -> None:
        super().__init__(item, theme)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._frame = QFrame()
        self._frame.setProperty("look", "field")
        self._frame.setLayout(column(self.list))
        self._box.addWidget(self._frame)
        self._finish()
        self._mark: OptionRow | None = None

    @property
    def option_count(self) -> int:
        """How many options there are."""
        return len(self.list.choices)

    @property
    def stops(self) -> Sequence[QWidget]:
        """The field, and what is left for Tab alone."""
        return [self, *self._later_stops()]

    def set_columns(self, columns: int) -> None:
        """Spread over this many columns, filled from the top."""
        self.list.set_columns(columns)

    def _tapped(self, value: object) -> None:
        back = value in self.list.chosen()
        super()._tapped(value)
        if not back and self.item.kind is not Kind.MULTIPLE_CHOICE:
            self.picked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter picks and goes on; arrows move; Enter goes on."""
        if event.isAutoRepeat():  # A key held down answers one field.
            return
        key = event.key()
        if not event.modifiers() & ~PLAIN and self._by_key(event.text().strip()):
            return
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Right):
            self._step(+1)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Left):
            self._step(-1)
        elif key == Qt.Key.Key_Space and self._mark is not None:
            self._take(self._mark.option.value, back=False)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.answered.emit(None)
        elif key in _GO_ON:
            self.done.emit()
        else:
            super().keyPressEvent(event)

    def _step(self, step: int) -> None:
        """To the next option: it is chosen, or marked for the space bar where several may be."""
        rows = self.list.choices
        if not rows:
            return
        if self.item.kind is not Kind.MULTIPLE_CHOICE:
            checked = [number for number, made in enumerate(rows) if made.isChecked()]
            start = checked[0] if checked else (-1 if step > 0 else 0)
            self.answered.emit(rows[(start + step) % len(rows)].option.value)
            return
        start = rows.index(self._mark) if self._mark in rows else (-1 if step > 0 else 0)
        self._set_mark(rows[(start + step) % len(rows)])

    def _set_mark(self, wanted: OptionRow | None) -> None:
        self._mark = wanted
        for each in self.list.rows:
            each.marked = each is wanted
            each.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keys go."""
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keys go elsewhere."""
        self._set_mark(None)
        self.update()
        super().focusOutEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Where the keys go, the label is underlined."""
        if self.hasFocus():
            under = self._label.geometry()
            wide = self._label.fontMetrics().horizontalAdvance(self._label.text())
            line = QRect(under.left(), under.bottom(), min(wide, under.width()), UNDERLINE)
            QPainter(self).fillRect(line, self.palette().highlight())


class EntryField(Field):
    """Something written: a number, a period, a month, a text."""

    tapped = Signal(object)
    """The `DigitEdit` that was tapped."""

    def __init__(self, item: Question, theme: Theme) -> None:
        super().__init__(item, theme)
        self.entry = make_entry(item, theme, lines=3)
        self._box.addWidget(self.entry)
        self._box.addWidget(self.list)
        self._finish()
        self.entry.answered.connect(self.answered)
        self.entry.done.connect(self.done)
        self.entry.filled.connect(self.done)
        self.entry.troubled.connect(self.troubled)
        self.entry.tapped.connect(self.tapped)
        self.entry.focused.connect(self.focused)
        self.entry.edited.connect(self._allow)
        # A tap beside it leaves the cursor here. The policy first: a proxy would be given it too.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(self.entry)

    @property
    def edits(self) -> Sequence[DigitEdit]:
        """The parts for digits."""
        return self.entry.edits if isinstance(self.entry, NumberEntry) else ()

    @property
    def stops(self) -> Sequence[QWidget]:
        """The parts, what is left for Tab alone, the note."""
        return [*self.entry.stops, *self._later_stops()]

    def set_words(self, title: str, hint: str, unit: str = "") -> None:
        """The label, the hint, the word behind a number."""
        super().set_words(title, hint)
        self.entry.set_words(title, unit)

    def set_options(self, options: Sequence[Option], apart: Sequence[Option]) -> None:
        """What is no answer; of a text, without a key: letters are text there."""
        if isinstance(self.entry, TextEntry):
            apart = [Option(each.value, "", each.label) for each in apart]
        super().set_options(options, apart)
        self.list.setVisible(bool(apart))
        self._allow()

    def set_theme(self, theme: Theme) -> None:
        """Use another palette or text size."""
        super().set_theme(theme)
        self.entry.set_theme(theme)

    def show_state(self, state: QuestionState, prompt: Read) -> None:
        """Show what is on disk."""
        super().show_state(state, prompt)
        self.entry.show_answer(state.answer)
        self._allow()

    def _allow(self) -> None:
        """A text is not swept away by a tap: what is no answer needs an empty field."""
        for each in self.list.apart:
            each.setEnabled(self.entry.empty or not isinstance(self.entry, TextEntry))

    def settle(self) -> bool:
        """Say what is wrong, if anything is; True if the field can be left."""
        return self.entry.settle()

    def flush(self) -> None:
        """Hand on what has been typed and not yet been saved."""
        self.entry.flush()
        super().flush()

    @property
    def pending(self) -> bool:
        """Whether a text is typed that has not reached the disk."""
        return self.entry.pending or super().pending

    def focus_field(self) -> None:
        """Put the cursor in the entry."""
        self.entry.focus_entry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter that a number has no use for may pick what is no answer."""
        if (
            event.isAutoRepeat()
            or event.modifiers() & ~PLAIN
            or not self._by_key(event.text().strip())
        ):
            super().keyPressEvent(event)


class OptionButton(WrappingButton):
    """One of a few places, folders and the like, as a wide button."""

    def __init__(self, option: Option) -> None:
        super().__init__()
        self.option = option
        self.setProperty("look", "row")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setObjectName(f"option_{option.value}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setText(f"{option.key}   {option.label}" if option.key else option.label)
        self.setAccessibleName(option.label)

    def _tick(self) -> float:
        self.ensurePolished()
        return self.fontMetrics().height() * 0.6

    def _edges(self) -> QMargins:
        """Room for the tick at the end, whether it is worn or not."""
        edges = super()._edges()
        edges.setRight(math.ceil(self._tick()) + 2 * GRID)
        return edges

    def paintEvent(self, event: QPaintEvent) -> None:
        """The chosen one wears a tick."""
        super().paintEvent(event)
        if self.isChecked():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            size = self._tick()
            left, top = self.width() - size - 1.5 * GRID, 1.5 * GRID
            paint_tick(painter, left, top, size, self.palette().buttonText().color())


__all__ = ["ChoiceField", "EntryField", "Field", "Option", "OptionButton", "Read", "shown_values"]
