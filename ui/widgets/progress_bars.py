"""Bars painted for counts and shares: what is done of a target, share beside share, week by week.

A bar never says anything alone: its figures stand as text beside it. What matters is told by
lines and hatching too, not by colour.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLocale, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import GRID, Colours, Theme

OVER = 4
"""Pixels by which the mark in a bar stands out above and below it."""
_RADIUS = 4


def paint_target(
    painter: QPainter, room: QRectF, colours: Colours, done: int, target: tuple[int, int]
) -> None:
    """What is done; a line marks the lowest number wanted, a tint the span up to the highest.

    Where more is done than wanted, the bar grows beyond it.
    """
    low, high = target
    whole = max(high, done, 1)
    _track(painter, room, colours, done / whole, low / whole)
    _mark(painter, room, colours, low / whole)


def paint_share(
    painter: QPainter, room: QRectF, colours: Colours, share: float, other: float | None
) -> None:
    """A share of a whole, 0 to 1; a line marks the share that it is held against."""
    _track(painter, room, colours, share)
    if other is not None:
        _mark(painter, room, colours, other)


def paint_columns(painter: QPainter, room: QRectF, colours: Colours, counts: Sequence[int]) -> None:
    """A small picture of weeks, the latest at the right, without words."""
    wide, highest = room.width() / max(1, len(counts)), max([*counts, 1])
    for place, count in enumerate(counts):
        high = room.height() * count / highest
        left = room.left() + place * wide
        painter.fillRect(QRectF(left + 1, room.bottom() - high, wide - 2, high), colours.accent)
    painter.setPen(QPen(QColor(colours.line), 1))
    painter.drawLine(room.bottomLeft(), room.bottomRight())


def _track(
    painter: QPainter, room: QRectF, colours: Colours, share: float, zone: float | None = None
) -> None:
    """The empty bar, and in it `share` of it; what lies beyond `zone` is tinted."""
    outline = QPainterPath()
    outline.addRoundedRect(room, _RADIUS, _RADIUS)
    painter.fillPath(outline, QColor(colours.surface))
    painter.save()
    painter.setClipPath(outline)
    if zone is not None:
        painter.fillRect(room.adjusted(room.width() * zone, 0, 0, 0), QColor(colours.accent_soft))
    if share > 0:
        # However little it is, that there is something can be seen.
        filled = QRectF(room.left(), room.top(), max(3.0, room.width() * share), room.height())
        painter.fillRect(filled, QColor(colours.accent))
    painter.restore()
    painter.setPen(QPen(QColor(colours.line), 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(outline)


def _mark(painter: QPainter, room: QRectF, colours: Colours, share: float) -> None:
    """A line across the bar, with an edge that parts it from what is filled."""
    place = min(max(room.left() + 1.5, room.left() + room.width() * share), room.right() - 1.5)
    top, foot = QPointF(place, room.top() - OVER), QPointF(place, room.bottom() + OVER)
    for colour, wide in ((colours.surface, 6.0), (colours.ink, 3.0)):
        pen = QPen(QColor(colour), wide)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawLine(top, foot)


@dataclass(frozen=True, slots=True)
class Week:
    """One column."""

    label: str
    count: int
    over: bool = True
    """Whether the week is over; else its column is hatched."""


class WeekBars(QWidget):
    """A column for each week, its count above and its number below; the latest at the right.

    `needed` a week is a dashed line. Weeks for which there is no room come together in one number
    at the left.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._weeks: Sequence[Week] = ()
        self._needed: float | None = None
        self._earlier = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_theme(self, theme: Theme) -> None:
        """Use another palette or text size."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def show_weeks(
        self, weeks: Sequence[Week], earlier: str = "", needed: float | None = None
    ) -> None:
        """Show these; `earlier` is the label of the number that holds what there is no room for."""
        self._weeks, self._earlier, self._needed = weeks, earlier, needed
        self.update()

    def sizeHint(self) -> QSize:
        """A chart."""
        return QSize(30 * GRID, self._theme.px(26 * GRID))

    def minimumSizeHint(self) -> QSize:
        """Narrow where it has to be."""
        return QSize(15 * GRID, self.sizeHint().height())

    def shown(self) -> Sequence[Week]:
        """The columns for which there is room."""
        weeks = self._weeks
        metrics = QFontMetricsF(self._theme.font(15))
        highest = max((week.count for week in weeks), default=0)
        whole = sum(week.count for week in weeks)
        texts = (self._earlier, _number(highest), _number(whole), "00")
        wide = max(map(metrics.horizontalAdvance, texts)) + GRID
        fits = max(2, int(self.width() // wide))
        if len(weeks) <= fits:
            return weeks
        early = sum(week.count for week in weeks[: len(weeks) - fits + 1])
        return (Week(self._earlier, early), *weeks[len(weeks) - fits + 1 :])

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        weeks = self.shown()
        if not weeks:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours, font = self._theme.colours, self._theme.font(15)
        painter.setFont(font)
        line = QFontMetricsF(font).height()
        room = QRectF(0, line, self.width(), self.height() - 2 * line - 2)
        column = min(room.width() / len(weeks), self._theme.px(8 * GRID))
        # The sum of what came earlier is no week and would dwarf them: it only has its number.
        early = len(weeks) < len(self._weeks)
        highest = max([week.count for week in weeks[early:]] + [self._needed or 0, 1])
        for place, week in enumerate(weeks):
            alone = early and place == 0
            high = 0.0 if alone else room.height() * week.count / highest
            top = QRectF(place * column, room.bottom() - high, column, high)
            self._column(painter, top, week)
            painter.setPen(QColor(colours.ink))
            above = QRectF(top.left(), top.top() - line, column, line)
            painter.drawText(above, Qt.AlignmentFlag.AlignCenter, _number(week.count))
            painter.setPen(QColor(colours.quiet))
            below = QRectF(top.left(), room.bottom() + 1, column, line)
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, week.label)
        right = column * len(weeks)
        painter.setPen(QPen(QColor(colours.line), 1))
        painter.drawLine(QPointF(0, room.bottom()), QPointF(right, room.bottom()))
        if self._needed is not None:
            painter.setPen(QPen(QColor(colours.ink), 2, Qt.PenStyle.DashLine))
            at = room.bottom() - room.height() * self._needed / highest
            painter.drawLine(QPointF(0, at), QPointF(right, at))

    def _column(self, painter: QPainter, place: QRectF, week: Week) -> None:
        if not place.height():
            return
        colours, gap = self._theme.colours, max(1.0, place.width() / 12)
        place = place.adjusted(gap, 0, -gap, 0)
        if week.over:
            painter.fillRect(place, QColor(colours.accent))
            return
        painter.fillRect(place, QColor(colours.accent_soft))
        painter.fillRect(place, QBrush(QColor(colours.accent), Qt.BrushStyle.BDiagPattern))
        painter.setPen(QPen(QColor(colours.accent), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(place.adjusted(1, 1, -1, 0))


def _number(count: int) -> str:
    return QLocale().toString(count)
