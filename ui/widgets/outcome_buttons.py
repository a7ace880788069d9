"""One button for each outcome of an approach that became no interview; a tap counts a person."""

from __future__ import annotations

from PySide6.QtCore import QMargins, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton

from interviewer.contact import Disposition
from ui.theme import GRID, Theme
from ui.widgets.basics import WrappingButton

SLIP = 0.4
"""Seconds: a second tap on the same button within them is a slip of the finger, no person."""
DIGITS = "123456789"


class OutcomeButton(WrappingButton):
    """Its key in the quiet voice, the outcome, and how many there were today."""

    def __init__(self, outcome: Disposition, key: str, theme: Theme) -> None:
        super().__init__()
        self.outcome = outcome
        self.key = key
        self.count = 0
        self._theme = theme
        self.setObjectName(f"outcome_{outcome.value}")
        self.setProperty("look", "row")
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # A tap leaves Enter with a new interview.
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_theme(self, theme: Theme) -> None:
        """Use another palette or text size."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def show_count(self, text: str, count: int, spoken: str) -> None:
        """Show the outcome and today's number; a screen reader hears `spoken`."""
        self.count = count
        self.setText(text)
        self.setAccessibleName(spoken)
        self.update()

    def _key_font(self) -> QFont:
        return self._theme.font(16)

    def _count_font(self) -> QFont:
        return self._theme.font(22, QFont.Weight.DemiBold)

    def _key_width(self) -> int:
        return QFontMetrics(self._key_font()).horizontalAdvance("0")

    def _count_width(self) -> int:
        # Two digits, though there is one: the words do not move when a number grows.
        digits = "0" * max(2, len(str(self.count)))
        return QFontMetrics(self._count_font()).horizontalAdvance(digits)

    def _edges(self) -> QMargins:
        side = 2 * GRID
        return QMargins(
            side + self._key_width() + GRID + GRID // 2,
            GRID,
            GRID + self._count_width() + side,
            GRID,
        )

    def narrowest(self) -> int:
        """The width below which a word would be cut off."""
        edges = self._edges()
        self._label.ensurePolished()
        metrics = self._label.fontMetrics()
        word = max((metrics.horizontalAdvance(w) for w in self.text().split()), default=0)
        return edges.left() + word + edges.right() + 10

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A second tap is a second person, if it comes late enough (`SLIP`)."""
        QPushButton.mouseDoubleClickEvent(self, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The button, its key, its number."""
        super().paintEvent(event)
        painter = QPainter(self)
        colours, room = self._theme.colours, self.rect().adjusted(2 * GRID, 0, -2 * GRID - 2, 0)
        ahead, behind = Qt.AlignmentFlag.AlignLeading, Qt.AlignmentFlag.AlignTrailing
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setLayoutDirection(self.layoutDirection())
        painter.setPen(QColor(colours.quiet))
        painter.setFont(self._key_font())
        painter.drawText(room.adjusted(4, 0, 0, 0), ahead | middle, self.key)
        if self.count:
            painter.setPen(QColor(colours.ink))
            painter.setFont(self._count_font())
            painter.drawText(room, behind | middle, str(self.count))
