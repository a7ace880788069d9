"""A choice of one among a few: large buttons side by side, in as many rows as they need."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import Any, Literal

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSizePolicy, QWidget

from ui.theme import GRID, TARGET
from ui.widgets.basics import Push
from ui.widgets.tick import paint_tick


class Segment(Push):
    """One option; the chosen one wears a tick, so that colour is not the only sign."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The button, and the tick in its upper corner."""
        super().paintEvent(event)
        if not self.isChecked():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = max(10, self.fontMetrics().height() * 2 // 5)
        ink = self.palette().buttonText().color()
        paint_tick(painter, self.width() - side - 12, 12, side, ink)


class Segments(QWidget):
    """`chosen` carries the value a person picked; `set_value` is silent."""

    chosen = Signal(object)

    def __init__(
        self,
        name: str,
        values: Sequence[Hashable],
        *,
        look: Literal["", "tab"] = "",
        optional: bool = False,
    ) -> None:
        """`look` "tab": less beside the words, so that more of them stand in a row.

        `optional`: none need be chosen; the chosen one, picked again, is taken back, and `chosen`
        carries None.
        """
        super().__init__()
        self._optional = optional
        self.setObjectName(name)
        self._group = QButtonGroup(self)
        self._buttons: dict[Hashable, Segment] = {}
        for value in values:
            made = Segment(f"{name}_{value}")
            made.setProperty("look", look)
            made.setParent(self)
            made.clicked.connect(lambda _=False, picked=value: self._pick(picked))
            self._group.addButton(made)
            self._buttons[value] = made
        self._value: Hashable | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_texts(self, title: str, texts: Mapping[Any, str]) -> None:
        """The name of the choice, for screen readers, and a text for each value."""
        self.setAccessibleName(title)
        for value, made in self._buttons.items():
            made.setText(texts[value])
            made.setAccessibleName(f"{title}: {texts[value]}")
        self.updateGeometry()
        self._place()

    def set_value(self, value: Hashable | None) -> None:
        """Show `value` as chosen; None: none of them, where that may be."""
        self._value = value
        if value is not None:
            self._buttons[value].setChecked(True)
            return
        self._group.setExclusive(False)  # Else the last one could not be taken back.
        for made in self._buttons.values():
            made.setChecked(False)
        self._group.setExclusive(True)

    def value(self) -> Hashable | None:
        """The value shown as chosen."""
        return self._value

    def values(self) -> tuple[Hashable, ...]:
        """The values to choose from, in their order."""
        return tuple(self._buttons)

    def button(self, value: Hashable) -> QPushButton:
        """The button of `value`."""
        return self._buttons[value]

    def _pick(self, value: Hashable) -> None:
        if value != self._value:
            self._value = value
            self.chosen.emit(value)
        elif self._optional:
            self.set_value(None)
            self.chosen.emit(None)

    # --- laying out: equal widths, the fewest rows, and rows as even as can be ---

    def _cell(self) -> QSize:
        width = height = TARGET
        for made in self._buttons.values():
            made.ensurePolished()
            # Room for the text in the heavier weight of the chosen one, whichever is chosen now.
            hint = made.sizeHint()
            tick = made.fontMetrics().height() // 2
            width = max(width, hint.width() * 106 // 100 + tick)
            height = max(height, hint.height())
        return QSize(width, height)

    def _columns(self, width: int) -> int:
        count = len(self._buttons)
        fits = max(1, min(count, (width + GRID) // (self._cell().width() + GRID)))
        rows = -(-count // fits)
        return -(-count // rows)

    def hasHeightForWidth(self) -> bool:
        """Narrower means more rows."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all rows."""
        rows = -(-len(self._buttons) // self._columns(width))
        return rows * (self._cell().height() + GRID) - GRID

    def sizeHint(self) -> QSize:
        """All in one row."""
        cell, count = self._cell(), len(self._buttons)
        return QSize(count * (cell.width() + GRID) - GRID, cell.height())

    def minimumSizeHint(self) -> QSize:
        """One below the other."""
        return self._cell()

    def _place(self) -> None:
        columns = self._columns(self.width())
        height = self._cell().height()
        for number, made in enumerate(self._buttons.values()):
            line, place = divmod(number, columns)
            left = (self.width() + GRID) * place // columns
            right = (self.width() + GRID) * (place + 1) // columns - GRID
            made.setGeometry(left, line * (height + GRID), right - left, height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the rows anew."""
        self._place()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Another type size asks for another number of rows."""
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.updateGeometry()
            self._place()
        super().changeEvent(event)


LANGUAGES = {"da": "Dansk", "en": "English"}
"""What each language calls itself; the same in every language."""


class LanguageSwitch(Segments):
    """Danish or English, by name, so that it can be found by whoever reads only one of them."""

    def __init__(self, name: str = "language") -> None:
        super().__init__(name, tuple(LANGUAGES))
        policy = self.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Preferred)
        self.setSizePolicy(policy)
        self.retranslate()

    def retranslate(self) -> None:
        """Set the texts."""
        self.set_texts(self.tr("Language"), LANGUAGES)

    def changeEvent(self, event: QEvent) -> None:
        """A new language: name the choice anew."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
