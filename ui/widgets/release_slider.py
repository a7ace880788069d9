"""A slider between detail and protection, and below it what each place on it costs.

Each k is a stop that can be tapped; the arrow keys, Home and End move between them. The curve says
how much detail is given up at each stop and how many interviews are left out, before one goes
there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy

from ui.theme import GRID, TARGET, Theme
from ui.widgets.release_words import count, percent

_STOP, _HANDLE = 18, 24
"""Radii, at 100 % text."""
_CURVE = 128
_SMALL = 15


class ProtectionSlider(QAbstractSlider):
    """Shows the stops it is given; `chosen` carries the k that a person moved to."""

    chosen = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("release_k")
        self._theme = theme
        self._steps: tuple[int, ...] = (5,)
        self._costs: Mapping[int, tuple[float, int]] = {}
        self._stale = False
        self.setOrientation(Qt.Orientation.Horizontal)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setPageStep(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.valueChanged.connect(lambda place: self.chosen.emit(self._steps[place]))
        self.set_words()

    # --- what it shows ------------------------------------------------------------------------

    def set_words(self) -> None:
        """Set every text."""
        self.setAccessibleName(self.tr("Protection"))
        self._describe()
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Use another palette or text size."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    @property
    def steps(self) -> tuple[int, ...]:
        """The stops, rising."""
        return self._steps

    @property
    def k(self) -> int:
        """The stop it stands on."""
        return self._steps[self.value()]

    def show_steps(self, steps: Sequence[int], k: int) -> None:
        """Show these stops and stand on `k`; nobody is told."""
        with QSignalBlocker(self):
            self._steps = tuple(steps)
            self.setRange(0, len(steps) - 1)
            self.setValue(self._steps.index(k))
        self._describe()
        self.update()

    def show_curve(self, points: Sequence[tuple[int, float, int]]) -> None:
        """Show for each k its loss, and how many are left out."""
        self._costs = {k: (loss, out) for k, loss, out in points}
        self._stale = False
        self._describe()
        self.update()

    def correct(self, k: int, loss: float, left_out: int) -> None:
        """What the plan found for a stop holds: the curve is reckoned with less effort."""
        if k in self._costs and not self._stale:
            self._costs = {**self._costs, k: (loss, left_out)}
            self._describe()
            self.update()

    def fade(self) -> None:
        """What stands there is of an earlier choice, until it is shown anew."""
        self._stale = True
        self.update()

    def drop_curve(self) -> None:
        """There is none."""
        self.show_curve(())

    def _describe(self) -> None:
        cost = self._costs.get(self.k)
        said = f"k = {self.k}"
        if cost is not None:
            told = self.tr("{share} of the detail is given up, {count} left out")
            said = f"{said}: {told.format(share=percent(cost[0]), count=count(cost[1]))}"
        self.setAccessibleDescription(said)

    # --- moving it ----------------------------------------------------------------------------

    def sliderChange(self, change: QAbstractSlider.SliderChange) -> None:
        """Say and paint the new place."""
        super().sliderChange(change)
        self._describe()
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The nearest stop."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._go_to(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drawn along."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go_to(event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """It stands where it was let go."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page, and changes nothing on the way."""
        event.ignore()

    def _go_to(self, x: float) -> None:
        places = [abs(self._x(place) - x) for place in range(len(self._steps))]
        self.setValue(places.index(min(places)))

    # --- measures -----------------------------------------------------------------------------

    def _line(self, size: float = _SMALL) -> float:
        return QFontMetricsF(self._theme.font(size)).height()

    def _track(self) -> float:
        return max(TARGET, self._theme.px(2 * _HANDLE) + 2 * GRID)

    def sizeHint(self) -> QSize:
        """The stops, the curve with its caption, the counts with theirs."""
        high = self._track() + 3 * self._line() + 2 * GRID + self._theme.px(_CURVE)
        return QSize(40 * GRID, round(high))

    def minimumSizeHint(self) -> QSize:
        """Narrow where it has to be."""
        return QSize(30 * GRID, self.sizeHint().height())

    def _x(self, place: int) -> float:
        side = self._theme.px(_HANDLE) + 5
        last = max(1, len(self._steps) - 1)
        return side + place * (self.width() - 2 * side) / last

    # --- painting -----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_curve(painter)
        self._paint_stops(painter)

    def _paint_stops(self, painter: QPainter) -> None:
        colours, middle = self._theme.colours, self._track() / 2
        here, last = self._x(self.value()), self._x(len(self._steps) - 1)
        painter.setPen(QPen(QColor(colours.line), 3))
        painter.drawLine(QPointF(self._x(0), middle), QPointF(last, middle))
        painter.setPen(QPen(QColor(colours.accent), 6))
        painter.drawLine(QPointF(self._x(0), middle), QPointF(here, middle))
        for place, k in enumerate(self._steps):
            if place != self.value():
                self._paint_stop(painter, QPointF(self._x(place), middle), k, passed=False)
        self._paint_stop(painter, QPointF(here, middle), self.k, passed=True)

    def _paint_stop(self, painter: QPainter, middle: QPointF, k: int, *, passed: bool) -> None:
        colours, theme = self._theme.colours, self._theme
        radius = theme.px(_HANDLE if passed else _STOP)
        painter.setPen(QPen(QColor(colours.accent if passed else colours.line), 2))
        painter.setBrush(QColor(colours.accent if passed else colours.surface))
        painter.drawEllipse(middle, radius, radius)
        if passed and self.hasFocus():
            painter.setPen(QPen(QColor(colours.accent), 3, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(middle, radius + 5, radius + 5)
        weight = QFont.Weight.DemiBold if passed else QFont.Weight.Normal
        painter.setFont(theme.font(20 if passed else 16, weight))
        painter.setPen(QColor(colours.accent_ink if passed else colours.ink))
        room = QRectF(middle.x() - 40, middle.y() - 40, 80, 80)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, str(k))

    def _paint_curve(self, painter: QPainter) -> None:
        if not self._costs:
            return
        colours, line = self._theme.colours, self._line()
        top = self._track() + GRID / 2
        self._caption(painter, top, self.tr("Detail given up"))
        foot = top + line + self._theme.px(_CURVE)
        painter.setPen(QPen(QColor(colours.line), 1))
        painter.drawLine(QPointF(0, foot), QPointF(self.width(), foot))
        self._caption(painter, foot + GRID / 2, self.tr("Interviews left out"))
        self._paint_points(painter, top + line, foot)

    def _caption(self, painter: QPainter, top: float, text: str) -> None:
        painter.setFont(self._theme.font(_SMALL))
        painter.setPen(QColor(self._theme.colours.quiet))
        room = QRectF(0, top, self.width(), self._line())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_points(self, painter: QPainter, top: float, foot: float) -> None:
        colours, line = self._theme.colours, self._line()
        highest = max([0.1] + [self._costs[k][0] for k in self._steps if k in self._costs])
        room = foot - top - line - 2 * GRID
        known = [(p, k) for p, k in enumerate(self._steps) if k in self._costs]
        points = [QPointF(self._x(p), foot - room * self._costs[k][0] / highest) for p, k in known]
        if not points:
            return
        below = [QPointF(points[-1].x(), foot), QPointF(points[0].x(), foot)]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.hair if self._stale else colours.accent_soft))
        painter.drawPolygon(QPolygonF([*points, *below]))
        ink = QColor(colours.line if self._stale else colours.accent)
        painter.setPen(QPen(ink, 3))
        painter.drawPolyline(QPolygonF(points))
        for (place, _k), point in zip(known, points, strict=True):
            mine = place == self.value()
            if mine:
                painter.setPen(QPen(ink, 2, Qt.PenStyle.DashLine))
                painter.drawLine(point, QPointF(point.x(), foot))
                painter.drawLine(QPointF(point.x(), top), point)
            painter.setPen(QPen(ink, 2))
            painter.setBrush(ink if mine else QColor(colours.surface))
            painter.drawEllipse(point, 7 if mine else 4, 7 if mine else 4)
        losses = {p: percent(self._costs[k][0]) for p, k in known}
        above = {p: point.y() - line - GRID for (p, _k), point in zip(known, points, strict=True)}
        self._paint_texts(painter, losses, above)
        counts = {p: count(self._costs[k][1]) for p, k in known}
        self._paint_texts(painter, counts, {p: foot + GRID / 2 + line for p, _k in known})

    def _paint_texts(
        self, painter: QPainter, texts: Mapping[int, str], tops: Mapping[int, float]
    ) -> None:
        """A text at each stop, but for those that would run into another; first the chosen one."""
        colours, taken = self._theme.colours, list[QRectF]()
        for place in self._by_weight(texts):
            mine = place == self.value()
            font = self._theme.font(
                _SMALL + 2 * mine, QFont.Weight.DemiBold if mine else QFont.Weight.Normal
            )
            wide = QFontMetricsF(font).horizontalAdvance(texts[place]) + 2
            left = min(max(0.0, self._x(place) - wide / 2), self.width() - wide)
            box = QRectF(left, tops[place], wide, self._line())
            if any(box.adjusted(-GRID / 2, 0, GRID / 2, 0).intersects(each) for each in taken):
                continue
            taken.append(box)
            painter.setFont(font)
            painter.setPen(QColor(colours.quiet if self._stale or not mine else colours.ink))
            if mine:  # The line from the handle runs through it.
                painter.fillRect(box.adjusted(-2, 0, 2, 0), QColor(colours.surface))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, texts[place])

    def _by_weight(self, texts: Mapping[int, str]) -> Iterator[int]:
        first = (self.value(), *(place for place in (max(texts), min(texts))))
        yield from dict.fromkeys(place for place in (*first, *texts) if place in texts)

    def changeEvent(self, event: QEvent) -> None:
        """A new language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.set_words()


__all__ = ["ProtectionSlider"]
