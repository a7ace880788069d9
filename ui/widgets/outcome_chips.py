"""What was seen of a person: at most one of a few, chosen by one tap and taken back by another."""

from __future__ import annotations

import re
from collections.abc import Mapping

from PySide6.QtCore import QMargins, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme import GRID, TARGET
from ui.widgets.basics import WrappingButton, column
from ui.widgets.outcome_grid import Line
from ui.widgets.tick import paint_tick

BREAK = re.compile(r"[^\S\N{NO-BREAK SPACE}]+|(?<=[/-])")
"""Where a line may end."""
CORNER, BESIDE = 8, 5
"""Of the tick: from the edges of the chip, and from the words."""


class Chip(WrappingButton):
    """A choice that is on or off; what is on wears a tick, so that colour is not the only sign."""

    def __init__(self, name: str, *, checkable: bool = True, lines: int = 1) -> None:
        """`lines` on which a text of several words stands."""
        super().__init__()
        self._lines = lines
        self._lent = False
        """Whether the cursor was put here, and nobody has brought it: Enter is not meant for it."""
        self.setObjectName(name)
        self.setCheckable(checkable)
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._label.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def nextCheckState(self) -> None:
        """A tap changes nothing here: what is chosen is what is on disk."""

    def lend_cursor(self) -> None:
        """The cursor stands here; until it is moved, Enter goes on to the page."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._lent = True

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Whoever brings the cursor back means this chip."""
        super().focusOutEvent(event)
        away = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
        self._lent = self._lent and event.reason() in away

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space choose; but see `lend_cursor`."""
        if self._lent and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
            return
        super().keyPressEvent(event)

    def _edges(self) -> QMargins:
        # The same on both sides, so that the words stay in the middle beside the tick.
        side = CORNER + self._tick_side() + BESIDE - 4  # 4: what is around the words anyway.
        return QMargins(side, GRID // 2, side, GRID // 2)

    def _tick_side(self) -> int:
        return max(10, self.fontMetrics().height() * 2 // 5)

    def _words_width(self, text: str) -> int:
        return self._label.fontMetrics().horizontalAdvance(text)

    def narrowest(self) -> int:
        """The width below which a word would be cut off."""
        self._label.ensurePolished()
        edges = self._edges()
        word = max((self._words_width(w) for w in BREAK.split(self.text())), default=0)
        return edges.left() + word + edges.right() + 10

    def _words_for(self, lines: int) -> int:
        """The narrowest room in which the words stand on so many lines."""
        if lines == 1:
            return self._words_width(self.text())
        words = [self._words_width(word + " ") for word in BREAK.split(self.text())]
        low, high = max(words), sum(words)
        while low < high:
            middle, used, left = (low + high) // 2, 1, 0
            for word in words:
                used, left = (used + 1, word) if left + word > middle else (used, left + word)
            low, high = (low, middle) if used <= lines else (middle + 1, high)
        return low

    def sizeHint(self) -> QSize:
        """As narrow as its lines let it be."""
        self._label.ensurePolished()
        edges = self._edges()
        wide = edges.left() + self._words_for(self._lines) + edges.right() + 10
        wide = max(TARGET, wide)
        return QSize(wide, self.heightForWidth(wide))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The button, and the tick in its upper corner."""
        super().paintEvent(event)
        if not self.isChecked():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = self._tick_side()
        to_left = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left = CORNER if to_left else self.width() - side - CORNER
        paint_tick(painter, left, CORNER, side, self.palette().buttonText().color())


class Chips(QWidget):
    """`picked` carries the value tapped; `more` is the wish for all that there are.

    Nothing is ticked by a tap: `show_value` alone says what is chosen.
    """

    picked = Signal(str)
    more = Signal()

    def __init__(self, name: str, lines: int = 1) -> None:
        """`lines` of a text of several words."""
        super().__init__()
        self.setObjectName(name)
        self._lines = lines
        self._line = Line(f"{name}_line")
        self._chips: dict[str, Chip] = {}
        self._more: Chip | None = None
        self.setLayout(column(self._line))

    def show_texts(self, title: str, texts: Mapping[str, str], more: str = "") -> None:
        """Show these values, and a chip that leads to further ones where `more` names it.

        The title is for screen readers: the words say what they are about to whoever sees them.
        """
        self.setAccessibleName(title)
        if self._chips.keys() != texts.keys() or bool(more) != (self._more is not None):
            self._make(texts, more)
        for value, chip in self._chips.items():
            chip.setText(texts[value])
            chip.setAccessibleName(f"{title}: {texts[value]}")
        if self._more is not None:
            self._more.setText(more.replace(" …", "\N{NO-BREAK SPACE}…"))

    def _make(self, texts: Mapping[str, str], more: str) -> None:
        name = self.objectName()
        self._chips = {value: Chip(f"{name}_{value}", lines=self._lines) for value in texts}
        for value, chip in self._chips.items():
            chip.clicked.connect(lambda _=False, chosen=value: self.picked.emit(chosen))
        cells: list[Chip] = list(self._chips.values())
        self._more = None
        if more:
            self._more = Chip(f"{name}_more", checkable=False, lines=self._lines)
            self._more.clicked.connect(self.more)
            cells.append(self._more)
        self._line.show_cells(cells)

    def take_cursor(self) -> None:
        """The cursor stands on the first of them, which Enter does not choose."""
        for chip in self._chips.values():
            chip.lend_cursor()
            return

    def show_value(self, value: str) -> None:
        """Show which is chosen; "" for none."""
        for each, chip in self._chips.items():
            chip.setChecked(each == value)
