"""Background fields: a choice by tap or letter, whole numbers, a duration; and a digit pad.

Each field is one stop of the Tab key. It emits `answered` with a value, or None for "taken
back", and `done` when the cursor should move on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRegularExpression, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegularExpressionValidator,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from ui.theme import GRID, TARGET
from ui.widgets.basics import WrappingButton, button, label, row, set_look
from ui.widgets.tick import paint_tick

UNDERLINE = 4
_GO_ON = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class Option:
    """One option of a choice: its value, its letter, its label."""

    value: int | str
    key: str
    label: str


class Field(QWidget):
    """A labelled field with a place for what is wrong with it."""

    answered = Signal(object)
    done = Signal()
    """By key: the cursor goes to the next field."""
    picked = Signal()
    """By tap."""
    troubled = Signal()
    """An error is shown that was not there before."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(f"field_{name}")
        self.name = name
        self._label = label(f"label_{name}", "heading")
        self._hint = label(f"hint_{name}", "quiet")
        self._error = label(f"error_{name}", "error")
        self._error.hide()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(GRID // 2)
        self._box.addWidget(self._label)
        self._box.addWidget(self._hint)

    def set_words(self, title: str, hint: str) -> None:
        """The label, and what is read aloud or explained below it."""
        self._label.setText(title)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self.setAccessibleName(title)

    def show_error(self, text: str) -> None:
        """Say what is wrong and how to mend it; "" when nothing is."""
        news = bool(text) and text != self._error.text()
        self._error.setText(text)
        self._error.setVisible(bool(text))
        if news:
            self.troubled.emit()

    @property
    def wrong(self) -> bool:
        """Whether something is written that is not an answer."""
        return bool(self._error.text())

    def show_value(self, value: int | str | None) -> None:
        """Show the answer that is on disk."""
        raise NotImplementedError

    def focus_field(self) -> None:
        """Put the cursor in this field."""
        self.setFocus()


class OptionButton(WrappingButton):
    """An option with its letter."""

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

    def paintEvent(self, event: QPaintEvent) -> None:
        """The chosen one wears a tick."""
        super().paintEvent(event)
        if self.isChecked():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            size = self.fontMetrics().height() * 0.6
            left, top = self.width() - size - 1.5 * GRID, 1.5 * GRID
            paint_tick(painter, left, top, size, self.palette().buttonText().color())


class ChoiceField(Field):
    """Options of which one holds; the letter on a button picks it, a second tap takes it back."""

    def __init__(self, name: str, options: Sequence[Option], columns: int) -> None:
        super().__init__(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._columns = columns
        self.language = ""
        """In which the options stand; the page sets them anew when it changes."""
        self._frame = QFrame()
        self._frame.setProperty("look", "field")
        self._grid = QGridLayout(self._frame)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GRID)
        self._box.addWidget(self._frame)
        self._box.addWidget(self._error)
        self._buttons: list[OptionButton] = []
        self.set_options(options)

    def set_options(self, options: Sequence[Option]) -> None:
        """Show these options, in place of those before."""
        chosen = next((b.option.value for b in self._buttons if b.isChecked()), None)
        for old in self._buttons:
            self._grid.removeWidget(old)
            old.deleteLater()
        self._buttons = [OptionButton(option) for option in options]
        for made in self._buttons:
            made.clicked.connect(lambda _=False, push=made: self._tapped(push))
        self._place()
        self.show_value(chosen)

    @property
    def option_count(self) -> int:
        """How many options there are."""
        return len(self._buttons)

    def set_columns(self, columns: int) -> None:
        """Spread over this many columns, filled from the top."""
        if columns != self._columns:
            self._columns = columns
            self._place()

    def _place(self) -> None:
        rows = -(-len(self._buttons) // self._columns)
        for number, push in enumerate(self._buttons):
            self._grid.addWidget(push, number % rows, number // rows)

    def _tapped(self, push: OptionButton) -> None:
        wanted = push.isChecked()
        push.setChecked(not wanted)  # Only `show_value` shows an answer: when it is on disk.
        self.answered.emit(push.option.value if wanted else None)
        if wanted:
            self.picked.emit()

    def show_value(self, value: int | str | None) -> None:
        """Show the answer that is on disk."""
        for push in self._buttons:
            push.setChecked(push.option.value == value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter picks and goes on; arrows move; Enter goes on."""
        if event.isAutoRepeat():  # A key held down answers one field.
            return
        letter = event.text().casefold()
        modified = event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        )
        match = [push for push in self._buttons if push.option.key.casefold() == letter]
        if letter and match and not modified:
            self.answered.emit(match[0].option.value)
            self.done.emit()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Right):
            self._step(+1)
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Left):
            self._step(-1)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.answered.emit(None)
        elif event.key() in _GO_ON:
            self.done.emit()
        else:
            super().keyPressEvent(event)

    def _step(self, step: int) -> None:
        checked = [number for number, push in enumerate(self._buttons) if push.isChecked()]
        start = checked[0] if checked else (-1 if step > 0 else 0)
        self.answered.emit(self._buttons[(start + step) % len(self._buttons)].option.value)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keys go."""
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keys go elsewhere."""
        self.update()
        super().focusOutEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Where the keys go, the label is underlined."""
        if self.hasFocus():
            under = self._label.geometry()
            wide = self._label.fontMetrics().horizontalAdvance(self._label.text())
            line = QRect(under.left(), under.bottom(), min(wide, under.width()), UNDERLINE)
            QPainter(self).fillRect(line, self.palette().highlight())


class DigitEdit(QLineEdit):
    """A few digits."""

    tapped = Signal()
    focused = Signal()
    done = Signal()

    def __init__(self, name: str, digits: int) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setMaxLength(digits)
        self.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        # Also for what is pasted, or committed by a tablet's own keyboard.
        self.setValidator(QRegularExpressionValidator(QRegularExpression("[0-9]*"), self))
        self.setFixedWidth(TARGET + digits * 16)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The digit pad, if it is open, types here from now on."""
        super().focusInEvent(event)
        self.focused.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A tap asks for the digit pad."""
        super().mousePressEvent(event)
        self.selectAll()
        self.tapped.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits and editing keys; Enter goes on; letters are not for here."""
        if event.key() in _GO_ON:
            if not event.isAutoRepeat():
                self.done.emit()
        elif event.text().isprintable() and event.text() and not event.text().isdecimal():
            event.accept()
        else:
            super().keyPressEvent(event)


class NumberField(Field):
    """Whole numbers: one part for an age, two (years and months) for a duration.

    Emits `answered` with the value, in the unit of the last part, as soon as it is possible,
    and with None when all is cleared; `check` decides what is wrong, in words.
    """

    tapped = Signal(object)
    """The `DigitEdit` that was tapped."""
    focused = Signal(object)
    """The `DigitEdit` in which the cursor now stands."""

    def __init__(self, name: str, parts: Sequence[str], digits: int = 3) -> None:
        super().__init__(name)
        self._parts = [DigitEdit(f"edit_{name}_{part}", digits) for part in parts]
        self._units = [label(f"unit_{name}_{part}", "body", wrap=False) for part in parts]
        line = row(spacing=GRID)
        for edit, unit in zip(self._parts, self._units, strict=True):
            line.addWidget(edit)
            line.addWidget(unit)
            line.addSpacing(2 * GRID)
            edit.textEdited.connect(lambda _text: self._edited())
            edit.tapped.connect(lambda edit=edit: self.tapped.emit(edit))
            edit.focused.connect(lambda edit=edit: self.focused.emit(edit))
            edit.done.connect(lambda edit=edit: self._done(edit))
        line.addStretch(1)
        self._box.addLayout(line)
        self._box.addWidget(self._error)
        self.setFocusProxy(self._parts[0])

    def set_units(self, units: Sequence[str], title: str) -> None:
        """The word behind each part."""
        for edit, unit, word in zip(self._parts, self._units, units, strict=True):
            unit.setText(word)
            edit.setAccessibleName(f"{title}, {word}" if word else title)

    @property
    def edits(self) -> Sequence[DigitEdit]:
        """The parts."""
        return self._parts

    def numbers(self) -> tuple[int | None, ...]:
        """What stands in each part; None where it is empty."""
        return tuple(int(edit.text()) if edit.text() else None for edit in self._parts)

    def check(self, numbers: tuple[int | None, ...]) -> tuple[int | None, str]:
        """The value that the parts make, and what is wrong ("" if nothing)."""
        raise NotImplementedError

    def show_error(self, text: str) -> None:
        """Say what is wrong, and mark the parts."""
        super().show_error(text)
        for edit in self._parts:
            set_look(edit, wrong=bool(text))

    def _edited(self) -> None:
        value, problem = self.check(self.numbers())
        if self.wrong or not problem:
            self.show_error(problem)
        self.answered.emit(value)  # None while it is no answer: the one before is not meant.

    def settle(self) -> bool:
        """Say what is wrong, if anything is; True if the field can be left."""
        _value, problem = self.check(self.numbers())
        self.show_error(problem)
        return not problem

    def _done(self, edit: DigitEdit) -> None:
        place = self._parts.index(edit) + 1
        if place < len(self._parts):
            self._parts[place].setFocus()
            self._parts[place].selectAll()
        elif self.settle():
            self.done.emit()
        else:  # The next digit writes over what is wrong.
            edit.setFocus()
            edit.selectAll()

    def focus_field(self) -> None:
        """In the first part, its digits selected."""
        self._parts[0].setFocus()
        self._parts[0].selectAll()


class DigitPad(QFrame):
    """Digits to tap, for a tablet without a keyboard: one row, or two where it is narrow."""

    DIGITS = "1234567890"

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("digit_pad")
        self.setProperty("look", "bar")
        self._edit: DigitEdit | None = None
        self._keys = []
        for digit in self.DIGITS:
            key = button(f"digit_{digit}", "digit", digit)
            key.clicked.connect(lambda _=False, d=digit: self._type(d))
            self._keys.append(key)
        self._erase = button("digit_erase", "digit")
        self._erase.clicked.connect(self._rub_out)
        self._done = button("digit_done", "digit")
        self._done.clicked.connect(self._go_on)
        self._keys += [self._erase, self._done]
        for key in self._keys:
            key.setParent(self)  # The grid takes them only when the pad is first seen.
            key.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        self._grid.setSpacing(GRID)
        self._columns = 0
        self.hide()
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        self._erase.setText(self.tr("Erase"))
        self._done.setText(self.tr("OK"))

    def serve(self, edit: DigitEdit) -> None:
        """Open, and type into this field."""
        self._edit = edit
        self.show()

    def follow(self, edit: DigitEdit) -> None:
        """If it is open, type into this field."""
        self._edit = edit

    def minimumSizeHint(self) -> QSize:
        """Two rows fit any tablet held upright; each row is a target high."""
        rows = -(-len(self._keys) // (self._columns or len(self._keys)))
        return QSize(6 * (TARGET + GRID) + 3 * GRID, rows * (TARGET + GRID) + GRID)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One row or two, as fits."""
        count = len(self._keys)
        columns = count if self.width() >= count * (TARGET + GRID) + 3 * GRID else count // 2
        if columns != self._columns:
            self._columns = columns
            for number, key in enumerate(self._keys):
                self._grid.addWidget(key, number // columns, number % columns)
            self.updateGeometry()
        super().resizeEvent(event)

    def _type(self, digit: str) -> None:
        if self._edit is not None:
            self._edit.setFocus()
            self._edit.insert(digit)
            self._edit.textEdited.emit(self._edit.text())

    def _rub_out(self) -> None:
        if self._edit is not None:
            self._edit.setFocus()
            self._edit.backspace()
            self._edit.textEdited.emit(self._edit.text())

    def _go_on(self) -> None:
        if self._edit is not None:
            self._edit.done.emit()


__all__ = [
    "ChoiceField",
    "DigitEdit",
    "DigitPad",
    "Field",
    "NumberField",
    "Option",
    "OptionButton",
]
