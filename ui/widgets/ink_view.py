"""A picture of strokes to read: as wide as there is room, as high as it needs."""

from __future__ import annotations

import math
from collections.abc import Iterable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from interviewer.ink import Stroke
from ui.theme import GRID, Theme
from ui.widgets.ink_paint import StrokePaint, paint_strokes

EDGE = 2 * GRID
LARGEST = 2.0
"""Ink is shown at twice its size at most."""
HIGHEST = 16_000
"""Pixels of a picture; beyond, it is shown smaller than there is room."""


class InkView(QWidget):
    """Shows strokes, fitted to its width; draws nothing and keeps nothing."""

    def __init__(self, theme: Theme, *, largest: float = 1.0, highest: int = HIGHEST) -> None:
        """`largest`: how many times its size ink is shown where there is room, `LARGEST` at most;
        `highest`: the height of the whole widget at most, in pixels.

        A caller gives it an accessible name: what question the strokes answer.
        """
        super().__init__()
        self.setObjectName("ink_view")
        self._theme = theme
        self._largest = min(largest, LARGEST)
        self._highest = min(highest, HIGHEST)
        self._strokes: tuple[Stroke, ...] = ()
        self._paints: list[StrokePaint] = []
        self._box = QRectF()
        self._picture: QPixmap | None = None
        self._fitting = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._fit()

    @property
    def strokes(self) -> tuple[Stroke, ...]:
        """The strokes shown."""
        return self._strokes

    def show_strokes(self, strokes: Iterable[Stroke]) -> None:
        """Show these in place of others; those that are shown already cost nothing."""
        shown = tuple(strokes)
        if shown == self._strokes:
            return
        self._strokes = shown
        self._paints = [StrokePaint(stroke.points) for stroke in shown if stroke.points]
        self._box = QRectF()
        for paint in self._paints:
            self._box |= paint.box
        self._renew()

    def set_theme(self, theme: Theme) -> None:
        """Use another palette."""
        self._theme = theme
        self._picture = None
        self.update()

    def _scale(self) -> float:
        if self._box.isEmpty():
            return 1.0
        room = max(1, self.width() - 2 * EDGE)
        wide = min(self._largest, room / self._box.width())
        return min(wide, (self._highest - 2 * EDGE) / self._box.height())

    def _fit(self) -> None:
        high = math.ceil(self._box.height() * self._scale()) + 2 * EDGE
        if high != self.minimumHeight() and not self._fitting:
            # A scroll bar that comes or goes for it changes the width within this very call.
            self._fitting = True
            self.setFixedHeight(high)
            self._fitting = False

    def _renew(self) -> None:
        self._picture = None
        self._fit()
        self.update()

    def sizeHint(self) -> QSize:
        """As high as the ink is."""
        return QSize(40 * GRID, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width shows it larger or smaller."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._renew()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture, made when it is first seen."""
        ratio = self.devicePixelRatioF()
        picture = self._picture
        if picture is None or picture.devicePixelRatio() != ratio:
            picture = QPixmap(math.ceil(self.width() * ratio), math.ceil(self.height() * ratio))
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)
            ink = QPainter(picture)
            ink.setRenderHint(QPainter.RenderHint.Antialiasing)
            ink.translate(EDGE, EDGE)
            ink.scale(self._scale(), self._scale())
            ink.translate(-self._box.topLeft())
            paint_strokes(ink, self._paints, QColor(self._theme.colours.ink), self._box)
            ink.end()
            self._picture = picture
        QPainter(self).drawPixmap(0, 0, picture)
