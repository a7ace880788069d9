"""Two columns where there is room; else one, in an order of its own."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import GRID, Theme

WIDE = 900
"""From this width (at 100 % text) there are two columns."""
BETWEEN = 5 * GRID


class TwoColumns(QWidget):
    """Each part is as high as it needs at its width; hidden ones take no room."""

    def __init__(
        self,
        first: Sequence[QWidget],
        second: Sequence[QWidget],
        narrow: Sequence[QWidget],
        theme: Theme,
        shares: tuple[int, int] = (5, 7),
    ) -> None:
        """`narrow`: all of them in the order of a single column; `shares` of the width."""
        super().__init__()
        self._columns = first, second
        self._narrow = narrow
        self._theme = theme
        self._shares = shares
        self._swapped = False
        for part in narrow:
            part.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_theme(self, theme: Theme) -> None:
        """Another text size may leave room for one column only."""
        self._theme = theme
        self.updateGeometry()
        self._lay_out()

    def swap(self, swapped: bool) -> None:
        """Whether the first column stands at the far side."""
        self._swapped = swapped
        self._lay_out()

    def _places(self, width: int) -> list[tuple[QWidget, QRect]]:
        if width < self._theme.px(WIDE):
            return self._column(self._narrow, 0, width)
        room = width - BETWEEN
        wide = room * self._shares[0] // sum(self._shares)
        lefts = (room - wide + BETWEEN, 0) if self._swapped else (0, wide + BETWEEN)
        return [
            *self._column(self._columns[0], lefts[0], wide),
            *self._column(self._columns[1], lefts[1], room - wide),
        ]

    def _column(
        self, parts: Sequence[QWidget], left: int, width: int
    ) -> list[tuple[QWidget, QRect]]:
        places, top = [], 0
        for part in parts:
            if part.isHidden():
                continue
            part.ensurePolished()
            hint = part.heightForWidth(width) if part.hasHeightForWidth() else 0
            high = hint if hint > 0 else part.sizeHint().height()
            places.append((part, QRect(left, top, width, high)))
            top += high + 2 * GRID
        return places

    def hasHeightForWidth(self) -> bool:
        """Narrower means higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of the higher column."""
        return max((place.bottom() + 1 for _, place in self._places(width)), default=0)

    def sizeHint(self) -> QSize:
        """As it is now."""
        return QSize(WIDE, self.heightForWidth(max(self.width(), 40 * GRID)))

    def minimumSizeHint(self) -> QSize:
        """No width of its own; as high as it is now."""
        return QSize(0, self.heightForWidth(max(self.width(), 40 * GRID)))

    def _lay_out(self) -> None:
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        for part, place in self._places(self.width()):
            if mirrored:
                place.moveRight(self.width() - 1 - place.left())
            part.setGeometry(place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the columns anew."""
        super().resizeEvent(event)
        self._lay_out()
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def event(self, event: QEvent) -> bool:
        """Another text, or a part that comes or goes."""
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.StyleChange):
            self.updateGeometry()
            self._lay_out()
        return super().event(event)
