"""How a stroke looks: curves through the middles between its points, as broad as it was pressed.

A stroke is cut into parts of one width, so that only what lies in a corner of the paper need be
painted anew, however long the stroke is. All measures are logical pixels on the paper at full
size.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen

from interviewer.ink import FULL, UNITS, Point

THINNEST, BROADEST = 1.2, 4.4
"""Of a line, at no pressure and at full pressure."""
_STEP = 0.4
"""Between two widths: nobody sees less, and longer parts are painted sooner."""
_LONGEST = 48
"""Points to a part at most."""
_WIDTHS: Final = tuple(
    round((THINNEST + (BROADEST - THINNEST) * pressure / FULL) / _STEP) * _STEP
    for pressure in range(FULL + 1)
)


class Part(NamedTuple):
    """A run of one width."""

    path: QPainterPath
    width: float
    first: int
    """Number of its first point in the stroke."""
    last: int


class Fresh(NamedTuple):
    """What one more point has added."""

    path: QPainterPath
    width: float
    box: QRectF


class StrokePaint:
    """One stroke's parts; `add` lengthens it."""

    def __init__(self, points: Iterable[Point] = (), *, ended: bool = True) -> None:
        self.parts: list[Part] = []
        self.boxes: list[tuple[float, float, float, float]] = []
        """Left, top, right and bottom of each part, its width included."""
        self.left, self.top = float("inf"), float("inf")
        self.right, self.bottom = float("-inf"), float("-inf")
        self.tip: tuple[float, float, float] | None = None
        """Where the last point lies, and how broad it is."""
        self._from = (0.0, 0.0)
        self._count = 0
        self._build(points)
        if ended:
            self.end()

    @property
    def box(self) -> QRectF:
        """All that is painted."""
        return QRectF(self.left, self.top, self.right - self.left, self.bottom - self.top)

    @property
    def start(self) -> tuple[float, float]:
        """Where the curve has come to; from there to the tip it is still a guess."""
        return self._from

    def add(self, point: Point) -> Fresh | None:
        """One more point: what is to be painted now, or None for the first."""
        before, tip = self._from, self.tip
        self._lengthen(point)
        if tip is None:
            return None
        path = QPainterPath()
        path.moveTo(*before)
        path.quadTo(tip[0], tip[1], *self._from)
        return Fresh(path, tip[2], _around(before, tip[:2], self._from, tip[2]))

    def end(self) -> Fresh | None:
        """The tip is lifted: the curve runs to the last point. What is to be painted now."""
        if self.tip is None:
            return None
        x, y, width = self.tip
        before = self._from
        part = self._part(width)
        # The least bit longer than nothing, for a dot: of no length at all, nothing is painted.
        part.lineTo(x + 0.01, y)
        self._widen(before, (x, y), (x, y), width)
        path = QPainterPath()
        path.moveTo(*before)
        path.lineTo(x + 0.01, y)
        self._from = (x, y)
        return Fresh(path, width, _around(before, (x, y), (x, y), width))

    def _build(self, points: Iterable[Point]) -> None:
        """`_lengthen` for many points at once, without its calls: thousands come to be shown."""
        widths, longest = _WIDTHS, _LONGEST
        parts, path, width = self.parts, QPainterPath(), -1.0
        first = number = 0
        from_x = from_y = tip_x = tip_y = tip_width = 0.0
        for number, (x, y, pressure) in enumerate(points):
            at_x, at_y = x / UNITS, y / UNITS
            if number == 0:
                from_x, from_y = at_x, at_y
            else:
                if tip_width != width or number - first > longest:
                    path, width, first = QPainterPath(), tip_width, max(0, number - 2)
                    path.moveTo(from_x, from_y)
                    parts.append(Part(path, width, first, number - 1))
                from_x, from_y = (tip_x + at_x) / 2, (tip_y + at_y) / 2
                path.quadTo(tip_x, tip_y, from_x, from_y)
            tip_x, tip_y, tip_width = at_x, at_y, widths[pressure]
            self.tip = at_x, at_y, tip_width
        if self.tip is None:
            return
        self._from, self._count = (from_x, from_y), number + 1
        for place, part in enumerate(parts):
            last = parts[place + 1].first + 1 if place + 1 < len(parts) else number
            parts[place] = part._replace(last=last)
            box, half = part.path.controlPointRect(), part.width / 2 + 1
            self.boxes.append(
                (box.left() - half, box.top() - half, box.right() + half, box.bottom() + half)
            )
        self.left = min((box[0] for box in self.boxes), default=self.left)
        self.top = min((box[1] for box in self.boxes), default=self.top)
        self.right = max((box[2] for box in self.boxes), default=self.right)
        self.bottom = max((box[3] for box in self.boxes), default=self.bottom)

    def _lengthen(self, point: Point) -> None:
        x, y = point[0] / UNITS, point[1] / UNITS
        width = _WIDTHS[point[2]]
        tip = self.tip
        if tip is None:
            self._from = (x, y)
        else:
            middle = ((tip[0] + x) / 2, (tip[1] + y) / 2)
            self._part(tip[2]).quadTo(tip[0], tip[1], middle[0], middle[1])
            self._widen(self._from, (tip[0], tip[1]), middle, tip[2])
            self._from = middle
        self.tip = (x, y, width)
        self._count += 1

    def _part(self, width: float) -> QPainterPath:
        """The path to lengthen: the last part's, or a new one's."""
        last = self._count - 1
        if self.parts:
            path, wide, first, _ = self.parts[-1]
            if wide == width and last - first < _LONGEST:
                self.parts[-1] = Part(path, wide, first, last)
                return path
        path = QPainterPath()
        path.moveTo(*self._from)
        self.parts.append(Part(path, width, max(0, last - 1), last))
        self.boxes.append((*self._from, *self._from))
        return path

    def _widen(
        self, a: tuple[float, float], b: tuple[float, float], c: tuple[float, float], width: float
    ) -> None:
        """Take a curve with these three points into the boxes."""
        half = width / 2 + 1
        left, right = min(a[0], b[0], c[0]) - half, max(a[0], b[0], c[0]) + half
        top, bottom = min(a[1], b[1], c[1]) - half, max(a[1], b[1], c[1]) + half
        box = self.boxes[-1]
        self.boxes[-1] = (
            min(box[0], left),
            min(box[1], top),
            max(box[2], right),
            max(box[3], bottom),
        )
        self.left, self.right = min(self.left, left), max(self.right, right)
        self.top, self.bottom = min(self.top, top), max(self.bottom, bottom)

    def within(self, left: float, top: float, right: float, bottom: float) -> Iterable[Part]:
        """The parts that may show in a box."""
        if self.left > right or self.right < left or self.top > bottom or self.bottom < top:
            return
        for part, box in zip(self.parts, self.boxes, strict=True):
            if box[0] <= right and box[2] >= left and box[1] <= bottom and box[3] >= top:
                yield part


def _around(
    a: tuple[float, float], b: tuple[float, float], c: tuple[float, float], width: float
) -> QRectF:
    half = width / 2 + 1
    left, top = min(a[0], b[0], c[0]) - half, min(a[1], b[1], c[1]) - half
    right, bottom = max(a[0], b[0], c[0]) + half, max(a[1], b[1], c[1]) + half
    return QRectF(left, top, right - left, bottom - top)


def pen_of(colour: QColor, width: float) -> QPen:
    """The pen that paints a part."""
    round_cap, round_join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    return QPen(QBrush(colour), width, Qt.PenStyle.SolidLine, round_cap, round_join)


def paint_strokes(
    painter: QPainter, strokes: Iterable[StrokePaint], colour: QColor, box: QRectF
) -> None:
    """Paint what of the strokes shows in a box."""
    left, top, right, bottom = box.left(), box.top(), box.right(), box.bottom()
    pens: dict[float, QPen] = {}
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for stroke in strokes:
        for path, width, _, _ in stroke.within(left, top, right, bottom):
            pen = pens.get(width)
            if pen is None:
                pen = pens[width] = pen_of(colour, width)
            painter.setPen(pen)
            painter.drawPath(path)
