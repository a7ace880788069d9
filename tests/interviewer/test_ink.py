"""Pen strokes as data: what is kept comes back, and nonsense is refused."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.ink import FULL, FURTHEST, Point, Stroke, decode, encode, extent, shifted

PLACES = st.integers(-FURTHEST, FURTHEST) | st.integers(-40_000, 40_000)
POINTS = st.lists(st.builds(Point, PLACES, PLACES, st.integers(0, FULL)), max_size=30)


@given(POINTS)
def test_points_come_back_as_they_were(points: list[Point]) -> None:
    assert decode(encode(points)) == tuple(points)


@given(POINTS, POINTS)
def test_pieces_are_read_one_by_one(first: list[Point], second: list[Point]) -> None:
    assert decode(encode(first)) + decode(encode(second)) == (*first, *second)


@given(st.binary(max_size=80))
def test_other_bytes_raise_nothing_unforeseen(data: bytes) -> None:
    with suppress(ValueError):
        decode(data)


@pytest.mark.parametrize("cut", [1, 5, 8, 10, 13])
def test_a_stroke_that_is_cut_short_is_refused(cut: int) -> None:
    whole = encode([Point(0, 0, 9), Point(5, 5, 9)])
    with pytest.raises(ValueError, match="points of a stroke"):
        decode(whole[:cut])


@pytest.mark.parametrize(
    "point", [Point(FURTHEST + 1, 0, 1), Point(0, -FURTHEST - 1, 1), Point(0, 0, 256)]
)
def test_what_is_out_of_bounds_is_refused(point: Point) -> None:
    with pytest.raises(ValueError, match="out of bounds"):
        encode([point])


def test_a_page_of_handwriting_is_small() -> None:
    points = [Point(16 * (n % 900), 7 * n, n % FULL) for n in range(5_000)]
    assert len(encode(points)) < 6 * 5_000, "most steps are short"


def test_strokes_have_an_extent_and_can_be_moved() -> None:
    strokes = [Stroke(1, (Point(3, -4, 1), Point(8, 2, 1))), Stroke(2, (Point(-1, 0, 1),))]
    assert extent(strokes) == (-1, -4, 8, 2)
    assert extent([shifted(each, 10, 20) for each in strokes]) == (9, 16, 18, 22)
    assert extent([]) is None
