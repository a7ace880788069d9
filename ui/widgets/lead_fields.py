"""Fields of a lead's forms: a labelled text, lists to tick, buttons that flow.

A field shows what it is given, emits what a person typed, and wears its own mistake.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QGridLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QWidget,
)

from ui.theme import GRID, TARGET
from ui.widgets.basics import TextButton, column, label, row, set_look
from ui.widgets.choice_list import Option
from ui.widgets.fields import OptionButton
from ui.widgets.notice import announce


class PlainEdit(QPlainTextEdit):
    """Several lines, as high as they are at first; Tab leaves it."""

    left = Signal()
    entered = Signal()

    def __init__(self, lines: int, *, enters: bool = False) -> None:
        """`enters`: Enter ends the writing, instead of a line."""
        super().__init__()
        self._lines = lines
        self._enters = enters
        self.setTabChangesFocus(True)
        self._fit()

    def _fit(self) -> None:
        line = QFontMetrics(self.font()).lineSpacing()
        self.setFixedHeight(max(TARGET, line * self._lines + 4 * GRID))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, where it ends the writing."""
        if self._enters and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What was typed is whole now."""
        super().focusOutEvent(event)
        self.left.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Another size of type."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()


class TextField(QWidget):
    """A label, a hint where there is one, the field, and what is wrong with it.

    `edited` comes with every letter; `left` when the cursor goes away or Enter is pressed.
    """

    edited = Signal(str)
    left = Signal()
    entered = Signal()
    """Enter was pressed, where it does not begin a line."""

    def __init__(
        self, name: str, *, lines: int = 1, letters: int = 0, enters: bool = False
    ) -> None:
        """`letters`: how many the field is to be wide for, 0 for all there is; `enters`: of several
        lines, Enter ends the writing."""
        super().__init__()
        self.setObjectName(f"field_{name}")
        self._letters = letters
        self._title = label(f"label_{name}", "pick")
        self._hint = label(f"hint_{name}", "quiet")
        self._error = label(f"error_{name}", "error")
        self._warning = label(f"warning_{name}", "pick")
        self._error.hide()
        self._warning.hide()
        self._hint.hide()
        self.edit: QLineEdit | PlainEdit = QLineEdit()
        if lines > 1:
            self.edit = PlainEdit(lines, enters=enters)
        self.edit.setObjectName(name)
        self._title.setBuddy(self.edit)
        line = row(self.edit, spacing=0)
        if letters:  # No wider than that, and narrower where it has to be.
            line.addStretch(1)
            line.setStretch(0, 1000)
        box = column(self._title, self._hint, line, self._error, self._warning, spacing=GRID // 2)
        self.setLayout(box)
        if isinstance(self.edit, QLineEdit):
            self.edit.textEdited.connect(self.edited)
            self.edit.editingFinished.connect(self.left)
            self.edit.returnPressed.connect(self.entered)
        else:
            self._showing = False
            self.edit.textChanged.connect(self._typed)
            self.edit.left.connect(self.left)
            self.edit.entered.connect(self.entered)
        self._measure()

    def setFocus(self, *reason: Any) -> None:
        """The cursor goes into the field.

        Not by a focus proxy: that keeps its place in the order of the Tab key, whatever is made
        anew before it.
        """
        self.edit.setFocus(*reason)

    def hasFocus(self) -> bool:
        """Whether the cursor stands in the field."""
        return self.edit.hasFocus()

    def _typed(self) -> None:
        if not self._showing:
            self.edited.emit(self.text())

    def set_texts(self, title: str, hint: str = "") -> None:
        """The label, and what is to be known before anything is typed."""
        self._title.setText(title)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self.edit.setAccessibleName(title)
        self._describe()

    def set_placeholder(self, text: str) -> None:
        """An example, while nothing is typed."""
        self.edit.setPlaceholderText(text)

    def text(self) -> str:
        """What stands in it."""
        if isinstance(self.edit, QLineEdit):
            return self.edit.text()
        return self.edit.toPlainText()

    def show_text(self, text: str) -> None:
        """Show `text`, and tell nobody; the cursor stays where the text is the same."""
        if text == self.text():
            return
        if isinstance(self.edit, QLineEdit):
            self.edit.setText(text)
            self.edit.setCursorPosition(0)
        else:
            self._showing = True
            self.edit.setPlainText(text)
            self._showing = False

    def show_error(self, text: str, *, speak: bool = False) -> None:
        """Say what is wrong and how to mend it; "" where nothing is."""
        self._error.setText(text)
        self._error.setVisible(bool(text))
        set_look(self.edit, wrong=bool(text))
        self._describe()
        if text and speak:
            announce(self.edit, text)

    def error(self) -> str:
        """What the field says is wrong."""
        return self._error.text()

    def show_warning(self, text: str) -> None:
        """Say what may be wrong, and stands in nobody's way; "" where nothing is."""
        if text != self._warning.text():
            self._warning.setText(text)
            self._warning.setVisible(bool(text))
            self._describe()
            if text:
                announce(self.edit, text)

    def warning(self) -> str:
        """What the field says may be wrong."""
        return self._warning.text()

    def _describe(self) -> None:
        parts = (self._hint.text(), self._error.text(), self._warning.text())
        self.edit.setAccessibleDescription(" ".join(part for part in parts if part))

    def _measure(self) -> None:
        if self._letters:
            wide = QFontMetrics(self.edit.font()).averageCharWidth() * (self._letters + 2)
            self.edit.setMaximumWidth(max(TARGET, wide + 5 * GRID))

    def changeEvent(self, event: QEvent) -> None:
        """Another size of type."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.edit.ensurePolished()
            self._measure()


class Flow(QWidget):
    """Buttons one after the other, in as many lines as they need; hidden ones take no room."""

    def __init__(self, *parts: QWidget) -> None:
        super().__init__()
        self._parts = parts
        for part in parts:
            part.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _places(self, width: int) -> list[tuple[QWidget, QRect]]:
        found: list[tuple[QWidget, QRect]] = []
        left = top = high = 0
        for part in self._parts:
            if part.isHidden():
                continue
            part.ensurePolished()
            hint = part.sizeHint().expandedTo(part.minimumSize())
            if left and left + hint.width() > width:
                left, top = 0, top + high + GRID
                high = 0
            found.append((part, QRect(left, top, min(hint.width(), width), hint.height())))
            left += hint.width() + GRID
            high = max(high, hint.height())
        return found

    def hasHeightForWidth(self) -> bool:
        """Narrower means more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all lines."""
        return max((place.bottom() + 1 for _, place in self._places(width)), default=0)

    def sizeHint(self) -> QSize:
        """All in one line."""
        places = [place for _, place in self._places(1 << 20)]
        wide = max((place.right() + 1 for place in places), default=0)
        return QSize(wide, max((place.height() for place in places), default=0))

    def minimumSizeHint(self) -> QSize:
        """As wide as the widest, and as high as it is now."""
        wide = max((place.width() for _, place in self._places(1 << 20)), default=0)
        return QSize(wide, self.heightForWidth(max(wide, self.width())))

    def _lay_out(self) -> None:
        places = self._places(self.width())
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        for part, place in places:
            if mirrored:
                place.moveRight(self.width() - 1 - place.left())
            part.setGeometry(place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the lines anew."""
        super().resizeEvent(event)
        self._lay_out()
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()  # Wider needs fewer lines.

    def event(self, event: QEvent) -> bool:
        """Another text, or one that comes or goes."""
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.StyleChange):
            self.updateGeometry()
            self._lay_out()
        return super().event(event)


class Beside(QWidget):
    """Widgets beside each other, as many as have room; else below each other."""

    def __init__(self, letters: int = 30, most: int = 3, *, top: bool = True) -> None:
        """`letters`: how wide each is at least; `most`: no more than so many in a row."""
        super().__init__()
        self._letters = letters
        self._most = most
        self._align = Qt.AlignmentFlag.AlignTop if top else Qt.AlignmentFlag(0)
        self._parts: list[QWidget] = []
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(2 * GRID if top else GRID)
        self._grid.setVerticalSpacing(2 * GRID if top else GRID)

    def show_parts(self, parts: Sequence[QWidget]) -> None:
        """Show these in the place of those before, which are gone unless they are among them."""
        for old in self._parts:
            self._grid.removeWidget(old)
            if old not in parts:
                old.setParent(None)
                old.deleteLater()
        self._parts = list(parts)
        self._columns = 0
        self._place()

    def minimumSizeHint(self) -> QSize:
        """No wider than its widest part needs: else it could never be narrower again."""
        wide = max((part.minimumSizeHint().width() for part in self._parts), default=0)
        return QSize(wide, super().minimumSizeHint().height())

    def _place(self) -> None:
        wide = self._letters * self.fontMetrics().averageCharWidth()
        gap = self._grid.horizontalSpacing()
        fits = max(1, min(self._most, len(self._parts), (self.width() + gap) // (wide + gap)))
        if fits == self._columns:
            return
        self._columns = fits
        for number, part in enumerate(self._parts):
            self._grid.addWidget(part, number // fits, number % fits, self._align)
        for each in range(self._most):
            self._grid.setColumnStretch(each, 1 if each < fits else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another number may fit."""
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters need more room."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._place()


class Ticks(QWidget):
    """Options of which any number may hold, each a wide button with a tick.

    `chosen` carries the values that hold after a tap, in the order of the options.
    """

    chosen = Signal(tuple)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.setObjectName(name)
        self._rows: list[OptionButton] = []
        self._title = label(f"{name}_title", "pick")
        self._hint = label(f"{name}_hint", "quiet")
        self._error = label(f"{name}_error", "error")
        self._error.hide()
        self._beside = Beside(34, top=False)
        self.setLayout(
            column(self._title, self._hint, self._beside, self._error, spacing=GRID // 2)
        )

    def set_texts(self, title: str, hint: str = "") -> None:
        """What is ticked here."""
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self.setAccessibleName(title)

    def show_options(self, options: Sequence[tuple[str, str]], fixed: Sequence[str] = ()) -> None:
        """(value, text) to choose from; those of `fixed` always hold."""
        held = self.values()
        self._rows = []
        for value, text in options:
            made = OptionButton(Option(value, "", text))
            made.setObjectName(f"{self._name}_{value}")
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            made.setChecked(value in held or value in fixed)
            made.setEnabled(value not in fixed)
            made.clicked.connect(lambda _=False: self.chosen.emit(self.values()))
            self._rows.append(made)
        self._beside.show_parts(self._rows)

    def values(self) -> tuple[str, ...]:
        """Those that hold."""
        return tuple(str(made.option.value) for made in self._rows if made.isChecked())

    def show_values(self, values: Sequence[str]) -> None:
        """Show which hold, and tell nobody."""
        for made in self._rows:
            made.setChecked(made.option.value in values or not made.isEnabled())

    def show_error(self, text: str) -> None:
        """Say what is wrong; "" where nothing is."""
        self._error.setText(text)
        self._error.setVisible(bool(text))

    def error(self) -> str:
        """What it says is wrong."""
        return self._error.text()

    def setFocus(self, *reason: Any) -> None:
        """The cursor goes to the first that can be ticked."""
        for made in self._rows:
            if made.isEnabled():
                made.setFocus(*reason)
                return


class DropButton(TextButton):
    """A button that shows what is chosen, with the sign that there is more to choose from."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """The text, and the sign on its right."""
        hint = super().sizeHint()
        return QSize(hint.width() + 6 * GRID, hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The button, and the sign."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().buttonText().color(), 2.5))
        x, y = self.width() - 2 * GRID - 6, self.height() // 2
        painter.drawPolyline([QPoint(x - 6, y - 3), QPoint(x, y + 3), QPoint(x + 6, y - 3)])


def labels_line(texts: Mapping[str, str], language: str) -> str:
    """One of several labels by language: this one, or the first."""
    return texts.get(language) or next(iter(texts.values()), "")
