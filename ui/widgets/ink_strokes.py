"""The strokes of one note while they are drawn, erased and moved, and the way back.

Each change goes to the sink at once, in its order; measures are the sheet's units.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

from PySide6.QtCore import QObject, QRectF, Signal

from interviewer.ink import UNITS, Point, Stroke, shifted
from ui.widgets.ink_paint import Fresh, StrokePaint


class InkSink(Protocol):
    """Where strokes go to be kept; nothing here waits for a disk."""

    def append(self, number: int, piece: int, points: Sequence[Point]) -> None:
        """A further piece of a stroke; pieces count from 0."""

    def put(self, strokes: Sequence[Stroke]) -> None:
        """Whole strokes, each in place of one of the same number."""

    def erase(self, numbers: Sequence[int]) -> None:
        """These are gone."""


@dataclass(frozen=True, slots=True)
class _Change:
    """One step of the way back: the strokes that were there before it, and those after it.

    `when` is what `InkStrokes.when` told then.
    """

    before: tuple[Stroke, ...]
    after: tuple[Stroke, ...]
    when: int


class InkStrokes(QObject):
    """All strokes of a note; one of them may be under way."""

    drawing = Signal()
    """Each time that strokes come, go or move, before the sink is told."""
    emptied = Signal()
    """The last stroke has gone: after the sink was told."""
    changed = Signal(QRectF)
    """What is seen within this box has changed; logical pixels on the paper."""
    tools_changed = Signal()
    """There is ink or none any more, or a way back or none."""

    def __init__(self) -> None:
        super().__init__()
        self.sink: InkSink | None = None
        self.when: Callable[[], int] = lambda: 0
        """How many steps back there are in the text that goes with the ink."""
        self._strokes: dict[int, Stroke] = {}
        self._paints: dict[int, StrokePaint] = {}
        self._done: list[_Change] = []
        self._undone: list[_Change] = []
        self._next = 0
        self._live: list[Point] = []
        self._live_paint: StrokePaint | None = None
        self._handed = 0
        """Points of the live stroke that the sink has."""
        self._piece = 0
        self._rubbed: list[Stroke] | None = None
        """Erased since the eraser came down."""

    # --- looking ------------------------------------------------------------------------------

    @property
    def all(self) -> tuple[Stroke, ...]:
        """Those that are finished, by number."""
        return tuple(self._strokes[number] for number in sorted(self._strokes))

    @property
    def any(self) -> bool:
        """Whether there is ink."""
        return bool(self._strokes)

    @property
    def under_way(self) -> bool:
        """Whether the tip is down."""
        return self._live_paint is not None

    @property
    def live(self) -> StrokePaint | None:
        """The look of the stroke under way."""
        return self._live_paint

    @property
    def can_undo(self) -> bool:
        """Whether there is a way back."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether there is a way forth again."""
        return bool(self._undone)

    @property
    def undo_when(self) -> int:
        """How many steps back there were in the text at the last change; -1 for no way back."""
        return self._done[-1].when if self._done else -1

    @property
    def redo_when(self) -> int:
        """The same of the change that would be done again."""
        return self._undone[-1].when if self._undone else -1

    def paints(self, but: Collection[int] = ()) -> Iterator[StrokePaint]:
        """The look of all, the one under way too."""
        for number, paint in self._paints.items():
            if number not in but:
                yield paint
        if self._live_paint is not None:
            yield self._live_paint

    def paint(self, number: int) -> StrokePaint:
        """The look of one that is finished."""
        return self._paints[number]

    def box(self, numbers: Iterable[int] | None = None) -> QRectF:
        """What these, or all, take up, in logical pixels on the paper; empty for none."""
        box = QRectF()
        for number in self._paints if numbers is None else numbers:
            box |= self._paints[number].box
        return box if numbers is not None else box | self.box_of_live()

    # --- showing ------------------------------------------------------------------------------

    def show(self, strokes: Iterable[Stroke]) -> bool:
        """Show what is kept of a note; the way back begins here. False where it is shown already.

        A stroke under way is ended by the caller before.
        """
        shown = {stroke.number: stroke for stroke in strokes if stroke.points}
        if shown == self._strokes:
            return False
        self._strokes = shown
        self._paints = {number: StrokePaint(each.points) for number, each in shown.items()}
        self._next = max(shown, default=-1) + 1
        self._done.clear()
        self._undone.clear()
        self._rubbed = None
        self.tools_changed.emit()
        return True

    # --- drawing ------------------------------------------------------------------------------

    def begin(self, point: Point) -> None:
        """The tip comes down; a stroke whose end was never told is ended, its number is taken."""
        self.end()
        self._live = [point]
        self._live_paint = StrokePaint(ended=False)
        self._live_paint.add(point)
        self._handed = self._piece = 0

    def lengthen(self, point: Point) -> Fresh | None:
        """The tip moves; what to paint now. A point that comes twice is dropped."""
        last, paint = self._live[-1], self._live_paint
        if paint is None or (point.x == last.x and point.y == last.y):
            return None
        self._live.append(point)
        return paint.add(point)

    @property
    def unhanded(self) -> int:
        """Points of the stroke under way that the sink has not."""
        return len(self._live) - self._handed if self.under_way else 0

    def hand_on(self) -> None:
        """Give the sink what there is of the stroke under way."""
        if not self.unhanded:
            return
        if not self._handed:
            self.drawing.emit()
        points = self._live[self._handed :]
        piece, self._piece, self._handed = self._piece, self._piece + 1, len(self._live)
        if self.sink is not None:
            self.sink.append(self._next, piece, points)

    def end(self) -> Fresh | None:
        """The tip is lifted; what to paint now."""
        paint = self._live_paint
        if paint is None:
            return None
        self.hand_on()
        stroke = Stroke(self._next, tuple(self._live))
        self._next += 1
        fresh = paint.end()
        self._live, self._live_paint = [], None
        self._strokes[stroke.number], self._paints[stroke.number] = stroke, paint
        self._do((), (stroke,))
        return fresh

    def cancel(self) -> None:
        """It was no stroke: no trace of it is left."""
        paint, handed = self._live_paint, self._handed
        if paint is None:
            return
        box = self.box_of_live()
        self._live, self._live_paint = [], None
        if handed:
            if self.sink is not None:
                self.sink.erase([self._next])
            self._next += 1
            if not self._strokes:
                self.emptied.emit()
        self.changed.emit(box)

    def box_of_live(self) -> QRectF:
        """Where the stroke under way shows, its unfinished end too."""
        paint = self._live_paint
        if paint is None or paint.tip is None:
            return QRectF()
        x, y, width = paint.tip
        around = QRectF(x - width - 2, y - width - 2, 2 * width + 4, 2 * width + 4)
        return around | paint.box if paint.parts else around

    # --- erasing and moving -------------------------------------------------------------------

    def rub(self, at: tuple[float, float], to: tuple[float, float], reach: float) -> None:
        """The eraser goes from one place to another: what it touches is erased at once."""
        if self._rubbed is None:
            self._rubbed = []
        hit = self.hit(at, to, reach)
        if hit:
            self._rubbed.extend(self._strokes[number] for number in hit)
            self._take_away(hit)

    def end_rubbing(self) -> None:
        """The eraser is lifted; all that it took is one step back."""
        rubbed, self._rubbed = self._rubbed, None
        if rubbed:
            self._do(tuple(rubbed), ())

    def erase(self, numbers: Iterable[int]) -> None:
        """Erase these."""
        strokes = tuple(self._strokes[number] for number in numbers)
        if strokes:
            self._take_away([stroke.number for stroke in strokes])
            self._do(strokes, ())

    def move(self, numbers: Iterable[int], dx: int, dy: int) -> None:
        """Move these by units."""
        before = tuple(self._strokes[number] for number in numbers)
        if before and (dx or dy):
            after = tuple(shifted(stroke, dx, dy) for stroke in before)
            self._replace((), after)
            self._do(before, after)

    def undo(self) -> None:
        """Take the last step back."""
        if self._done:
            change = self._done.pop()
            self._undone.append(change)
            self._replace(change.after, change.before)
            self.tools_changed.emit()

    def redo(self) -> None:
        """Take it again."""
        if self._undone:
            change = self._undone.pop()
            self._done.append(change)
            self._replace(change.before, change.after)
            self.tools_changed.emit()

    def _do(self, before: tuple[Stroke, ...], after: tuple[Stroke, ...]) -> None:
        self._done.append(_Change(before, after, self.when()))
        self._undone.clear()
        self.tools_changed.emit()

    def _replace(self, gone: Sequence[Stroke], come: Sequence[Stroke]) -> None:
        coming = {stroke.number for stroke in come}
        if come:
            self.drawing.emit()
            box = QRectF()
            for stroke in come:
                if stroke.number in self._paints:
                    box |= self._paints[stroke.number].box
                self._strokes[stroke.number] = stroke
                paint = self._paints[stroke.number] = StrokePaint(stroke.points)
                box |= paint.box
            if self.sink is not None:
                self.sink.put(come)
            self.changed.emit(box)
        self._take_away([each.number for each in gone if each.number not in coming])

    def _take_away(self, numbers: Collection[int]) -> None:
        if not numbers:
            return
        box = self.box(numbers)
        self.drawing.emit()
        for number in numbers:
            del self._strokes[number], self._paints[number]
        if self.sink is not None:
            self.sink.erase(list(numbers))
        self.changed.emit(box)
        if not self._strokes:
            self.emptied.emit()

    # --- finding ------------------------------------------------------------------------------

    def hit(self, at: tuple[float, float], to: tuple[float, float], reach: float) -> list[int]:
        """The strokes within reach of the way from one place to another; logical pixels."""
        left, right = min(at[0], to[0]) - reach, max(at[0], to[0]) + reach
        top, bottom = min(at[1], to[1]) - reach, max(at[1], to[1]) + reach
        found = []
        for number, paint in self._paints.items():
            points = self._strokes[number].points
            for part in paint.within(left, top, right, bottom):
                if _touches(points[part.first : part.last + 2], at, to, reach + part.width / 2):
                    found.append(number)
                    break
        return found

    def inside(self, box: QRectF) -> list[int]:
        """The strokes of which more than half lies in a box."""
        left, right = box.left() * UNITS, box.right() * UNITS
        top, bottom = box.top() * UNITS, box.bottom() * UNITS
        found = []
        for number, paint in self._paints.items():
            if not paint.box.intersects(box):
                continue
            points = self._strokes[number].points
            within = sum(left <= x <= right and top <= y <= bottom for x, y, _ in points)
            if 2 * within > len(points):
                found.append(number)
        return found


def _touches(
    points: Sequence[Point], at: tuple[float, float], to: tuple[float, float], reach: float
) -> bool:
    """Whether a line through points comes within reach of a line from one place to another."""
    line = [(point.x / UNITS, point.y / UNITS) for point in points]
    if len(line) == 1:
        return _apart(line[0], at, to) <= reach
    for a, b in pairwise(line):
        if min(
            _apart(at, a, b), _apart(to, a, b), _apart(a, at, to), _apart(b, at, to)
        ) <= reach or _cross(a, b, at, to):
            return True
    return False


def _apart(p: tuple[float, float], a: tuple[float, float], b: tuple[float, float]) -> float:
    """From a place to the nearest of a line."""
    ax, ay = b[0] - a[0], b[1] - a[1]
    long = ax * ax + ay * ay
    share = ((p[0] - a[0]) * ax + (p[1] - a[1]) * ay) / long if long else 0.0
    share = min(1.0, max(0.0, share))
    return math.hypot(a[0] + share * ax - p[0], a[1] + share * ay - p[1])


def _cross(
    a: tuple[float, float],
    b: tuple[float, float],
    c: tuple[float, float],
    d: tuple[float, float],
) -> bool:
    def side(p: tuple[float, float], q: tuple[float, float], r: tuple[float, float]) -> float:
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])

    return side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0
