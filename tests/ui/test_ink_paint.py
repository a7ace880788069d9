"""How a stroke looks does not depend on how its points came."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF

from interviewer.ink import FULL, Point
from ui.widgets.ink_paint import StrokePaint

SIDES = st.integers(-4000, 20_000)
POINTS = st.lists(st.builds(Point, SIDES, SIDES, st.integers(0, FULL)), min_size=1, max_size=150)


@given(POINTS)
def test_drawn_point_by_point_it_looks_as_when_it_is_opened(points: list[Point]) -> None:
    opened, drawn = StrokePaint(points), StrokePaint(ended=False)
    for point in points:
        drawn.add(point)
    drawn.end()
    assert [part.path for part in opened.parts] == [part.path for part in drawn.parts]
    assert [part.width for part in opened.parts] == [part.width for part in drawn.parts]


@given(POINTS)
def test_every_point_belongs_to_a_part_and_every_part_lies_in_its_box(points: list[Point]) -> None:
    paint = StrokePaint(points)
    covered = {n for part in paint.parts for n in range(part.first, part.last + 2)}
    assert covered >= set(range(len(points)))
    for part, box in zip(paint.parts, paint.boxes, strict=True):
        path = part.path.boundingRect()
        assert box[0] <= path.left() + 0.001
        assert box[1] <= path.top() + 0.001
        assert box[2] >= path.right() - 0.001
        assert box[3] >= path.bottom() - 0.001


@given(POINTS)
def test_what_is_painted_piece_by_piece_is_all_that_there_is(points: list[Point]) -> None:
    paint, told = StrokePaint(ended=False), QRectF()
    for point in points:
        fresh = paint.add(point)
        if fresh is not None:
            told |= fresh.box
    last = paint.end()
    assert last is not None
    told |= last.box
    assert told.adjusted(-0.1, -0.1, 0.1, 0.1).contains(paint.box)
