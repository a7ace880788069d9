"""The ink as pixels: bands across the paper, each painted when it is first seen.

A stroke under way is painted into them piece by piece; scrolling only moves them. Measures are
the paper's own, before `scale`; pixels are the screen's.
"""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Callable, Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from ui.widgets.ink_paint import Fresh, StrokePaint, paint_strokes, pen_of

BAND = 256
"""Height of a band on the screen, in logical pixels."""
KEPT = 16
"""Bands in memory at most: a large screen twice over."""


class InkPaper:
    """Paints the strokes that `strokes()` tells, and remembers what they look like."""

    def __init__(self, strokes: Callable[[], Iterable[StrokePaint]]) -> None:
        self._strokes = strokes
        self._bands: OrderedDict[int, QPixmap] = OrderedDict()
        self._width = 1
        self._ratio = 1.0
        self._colour = QColor()
        self.scale = 1.0

    def set_view(self, width: int, scale: float, ratio: float, colour: QColor) -> None:
        """How wide the paper is on the screen, and how it is shown; forgets what differs."""
        view = (max(1, width), scale, ratio, colour)
        if view != (self._width, self.scale, self._ratio, self._colour):
            self._width, self.scale, self._ratio, self._colour = view
            self._bands.clear()

    def forget(self) -> None:
        """Other strokes altogether."""
        self._bands.clear()

    def _touched(self, box: QRectF) -> list[int]:
        first = math.floor(box.top() * self.scale / BAND)
        last = math.floor(box.bottom() * self.scale / BAND)
        return [number for number in self._bands if first <= number <= last]

    def draw(self, fresh: Fresh) -> None:
        """Add to what is painted already."""
        for number in self._touched(fresh.box):
            painter = self._painter(number)
            painter.setPen(pen_of(self._colour, fresh.width))
            painter.drawPath(fresh.path)
            painter.end()

    def spoil(self, box: QRectF) -> None:
        """What lies in a box has changed: paint it anew."""
        for number in self._touched(box):
            painter = self._painter(number)
            painter.setClipRect(box)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
            painter.fillRect(box, Qt.GlobalColor.transparent)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
            paint_strokes(painter, self._strokes(), self._colour, self._box(number) & box)
            painter.end()

    def paint(self, painter: QPainter, seen: QRectF) -> None:
        """Paint what is seen, in logical pixels of the screen from the paper's upper left."""
        first, last = math.floor(seen.top() / BAND), math.floor((seen.bottom() - 0.01) / BAND)
        for number in range(first, last + 1):
            band = self._band(number)
            place = QRectF(0, number * BAND, self._width, BAND)
            part = place & seen
            ratio = self._ratio
            source = QRectF(
                part.left() * ratio,
                (part.top() - place.top()) * ratio,
                part.width() * ratio,
                part.height() * ratio,
            )
            painter.drawPixmap(part, band, source)

    def _box(self, number: int) -> QRectF:
        """Where a band lies on the paper."""
        scale = self.scale
        return QRectF(0, number * BAND / scale, self._width / scale, BAND / scale)

    def _painter(self, number: int) -> QPainter:
        return self._painter_on(self._bands[number], number)

    def _painter_on(self, pixels: QPixmap, number: int) -> QPainter:
        painter = QPainter(pixels)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(QPointF(0, -number * BAND))
        painter.scale(self.scale, self.scale)
        return painter

    def _band(self, number: int) -> QPixmap:
        found = self._bands.get(number)
        if found is not None:
            self._bands.move_to_end(number)
            return found
        ratio = self._ratio
        made = QPixmap(math.ceil(self._width * ratio), math.ceil(BAND * ratio))
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.transparent)
        painter = self._painter_on(made, number)
        paint_strokes(painter, self._strokes(), self._colour, self._box(number))
        painter.end()
        self._bands[number] = made
        while len(self._bands) > KEPT:
            self._bands.popitem(last=False)
        return made
