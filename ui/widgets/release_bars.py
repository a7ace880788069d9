"""A bar of how exactly a variable is told: so many as collected, so many coarser, so many withheld.

Each part has a pattern of its own, which stands before its count again: nothing is told by colour
alone. Painted whole, like `ui.widgets.figure_row`, since there is one for each variable.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPen
from PySide6.QtGui import QFont as Font

from ui.theme import GRID, Colours, Theme
from ui.widgets.figure_row import wrapping
from ui.widgets.painted import Painted
from ui.widgets.release_words import count

_BAR = 20
_SWATCH = 14
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_WITHHELD = -1
"""The pattern of what is not told."""


@dataclass(frozen=True, slots=True)
class Told:
    """How exactly one variable is told."""

    title: str
    value: str
    """At the right of the title."""
    parts: Sequence[tuple[str, int]]
    """In words and how many, from fine to coarse; the last are withheld."""


class LevelBar(Painted):
    """Shows `Told`; its accessible name says all of it."""

    def __init__(self, name: str, told: Told, theme: Theme) -> None:
        super().__init__(theme)
        self.setObjectName(name)
        self.show_told(told)

    def show_told(self, told: Told) -> None:
        """Show this from now on."""
        self.told = told
        parts = ", ".join(f"{count(many)} {words}" for words, many in told.parts if many)
        self.setAccessibleName(f"{told.title}. {told.value}. {parts}")
        self.renew()

    def go_through(self, painter: QPainter | None) -> int:
        """Measure, and paint where there is a painter; the height in pixels."""
        theme, colours, width = self._theme, self._theme.colours, max(1, self.width())
        font = theme.font(18)
        metrics = QFontMetrics(font)
        beside = metrics.horizontalAdvance(self.told.value) + 2 * GRID
        room = QRect(0, 0, max(1, width - beside), 1 << 20)
        flags = _LEFT | wrapping(metrics, self.told.title, room.width())
        high = max(metrics.height(), metrics.boundingRect(room, flags, self.told.title).height())
        if painter is not None:
            painter.setFont(font)
            painter.setPen(QColor(colours.ink))
            painter.drawText(room, flags, self.told.title)
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
            painter.setPen(QColor(colours.quiet))
            painter.drawText(QRect(0, 0, width, high), right, self.told.value)
        top = high + GRID // 2
        bar = QRectF(1, top + 1, width - 2, theme.px(_BAR))
        if painter is not None:
            self._paint_bar(painter, bar)
        return self._legend(painter, round(bar.bottom()) + GRID // 2)

    def _shown(self) -> list[tuple[int, str, int]]:
        """(pattern, words, how many) of what there is any of."""
        last = len(self.told.parts) - 1
        return [
            (_WITHHELD if place == last else place, words, many)
            for place, (words, many) in enumerate(self.told.parts)
            if many
        ]

    def _paint_bar(self, painter: QPainter, bar: QRectF) -> None:
        outline = QPainterPath()
        outline.addRoundedRect(bar, 4, 4)
        shown = self._shown()
        whole = sum(many for _pattern, _words, many in shown) or 1
        painter.save()
        painter.setClipPath(outline)
        left = bar.left()
        for pattern, _words, many in shown:
            wide = max(3.0, bar.width() * many / whole)
            place = QRectF(left, bar.top(), wide, bar.height())
            fill(painter, place, pattern, self._theme.colours)
            left += wide
            if left < bar.right() - 3:
                painter.fillRect(QRectF(left - 1, bar.top(), 2, bar.height()), self._edge())
        painter.restore()
        painter.setPen(QPen(self._edge(), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(outline)

    def _edge(self) -> QColor:
        return QColor(self._theme.colours.line)

    def _legend(self, painter: QPainter | None, top: int) -> int:
        """The counts, each after its pattern, in as many lines as they need; the foot of them."""
        theme, colours = self._theme, self._theme.colours
        font: Font = theme.font(16)
        metrics = QFontMetrics(font)
        side, line, left = theme.px(_SWATCH), metrics.height(), 0
        for pattern, words, many in self._shown():
            text = f"{count(many)} {words}"
            wide = side + GRID + metrics.horizontalAdvance(text)
            if left and left + wide > self.width():
                left, top = 0, top + line
            if painter is not None:
                square = QRectF(left + 1, top + (line - side) / 2, side, side)
                fill(painter, square, pattern, colours)
                painter.setPen(QPen(self._edge(), 1.5))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(square, 2, 2)
                painter.setFont(font)
                painter.setPen(QColor(colours.quiet))
                painter.drawText(QPointF(left + side + GRID, top + metrics.ascent()), text)
            left += wide + 3 * GRID
        return top + line


def fill(painter: QPainter, place: QRectF, pattern: int, colours: Colours) -> None:
    """Paint one part: plain where nothing is given up, hatched where it is coarser, or empty."""
    if pattern == 0:
        painter.fillRect(place, QColor(colours.accent))
        return
    if pattern == _WITHHELD:
        painter.fillRect(place, QColor(colours.surface))
        return
    painter.fillRect(place, QColor(colours.accent_soft))
    painter.save()
    painter.setClipRect(place, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(QColor(colours.accent), 2))
    step = 5.0 + 4 * pattern  # The coarser, the fewer lines.
    at = place.left() - place.height()
    while at < place.right():
        painter.drawLine(QPointF(at, place.bottom()), QPointF(at + place.height(), place.top()))
        at += step
    painter.restore()


__all__ = ["LevelBar", "Told"]
