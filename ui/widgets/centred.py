"""The ground of a form: a column in the middle, as wide as a number of letters at any text size."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLayout, QSizePolicy, QWidget

from ui.theme import MARGIN
from ui.widgets.basics import Ground, column, row


class Centred(Ground):
    """Scrolls like every ground."""

    def __init__(
        self,
        content: QLayout,
        letters: int,
        *,
        margin: int = MARGIN,
        head: QWidget | None = None,
    ) -> None:
        """`head` stands above the ground, in a place of its own, and is kept as wide."""
        self._letters = letters
        self._head = head
        self._middle = QWidget()
        self._middle.setProperty("look", "clear")
        self._middle.setLayout(content)
        self._middle.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        line = row(spacing=0)
        line.addStretch(1)
        line.addWidget(self._middle, 1000)
        line.addStretch(1)
        super().__init__(line, margin=margin)
        self._measure()

    def _measure(self) -> None:
        self.ensurePolished()
        width = self._letters * self.fontMetrics().averageCharWidth()
        self._middle.setMaximumWidth(width)
        if self._head is not None:
            self._head.setMaximumWidth(width)

    def changeEvent(self, event: QEvent) -> None:
        """Larger text, wider column."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._measure()


def door(language: QWidget, content: QLayout, letters: int) -> QLayout:
    """The layout of a screen before Home: the language in the corner, the rest in the middle."""
    corner = row(1, language)
    corner.setContentsMargins(MARGIN, MARGIN // 2, MARGIN, 0)
    middle = column(1, content, 2)
    return column(corner, Centred(middle, letters), spacing=0)
