"""A picture of strokes: all of it within its width, in the palette's ink."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage

from interviewer.ink import UNITS, Point, Stroke
from ui.application import Application
from ui.theme import DARK, Theme
from ui.widgets.ink_view import EDGE, InkView


def line(*places: tuple[int, int]) -> Stroke:
    return Stroke(0, tuple(Point(x * UNITS, y * UNITS, 128) for x, y in places))


def inked(shot: QImage) -> list[tuple[int, int]]:
    ground = shot.pixelColor(0, 0)
    return [
        (x, y)
        for x in range(shot.width())
        for y in range(shot.height())
        if abs(shot.pixelColor(x, y).lightness() - ground.lightness()) > 60
    ]


@pytest.mark.parametrize("width", [200, 500, 900])
def test_all_is_seen_at_any_width(qapp: Application, width: int) -> None:
    view = InkView(Theme())
    view.resize(width, 10)
    view.show_strokes([line((300, -40), (900, 60))])
    shot = view.grab().toImage()
    seen = inked(shot)
    assert min(x for x, _ in seen) >= EDGE - 1
    assert max(x for x, _ in seen) <= width - EDGE
    assert max(y for _, y in seen) <= shot.height() - EDGE
    scale = min(1.0, (width - 2 * EDGE) / 603)
    assert abs((max(y for _, y in seen) - min(y for _, y in seen)) - 100 * scale) < 6


def test_no_strokes_and_a_single_dot_are_no_trouble(qapp: Application) -> None:
    view = InkView(Theme())
    view.resize(300, 10)
    view.show_strokes([])
    assert not inked(view.grab().toImage())
    view.show_strokes([line((500, 500))])
    assert inked(view.grab().toImage())


def test_small_ink_grows_no_more_than_it_is_told(qapp: Application) -> None:
    for largest, wide in ((1.0, 100), (2.0, 200), (9.0, 200)):
        view = InkView(Theme(), largest=largest)
        view.resize(900, 10)
        view.show_strokes([line((0, 0), (100, 0))])
        seen = [x for x, _ in inked(view.grab().toImage())]
        assert abs(max(seen) - min(seen) - wide) < 8


def test_high_ink_is_shown_smaller_where_little_height_is_given(qapp: Application) -> None:
    view = InkView(Theme(), highest=160)
    view.resize(600, 10)
    view.show_strokes([line((0, 0), (200, 900))])
    assert view.minimumHeight() <= 160
    seen = [y for _, y in inked(view.grab().toImage())]
    assert max(seen) - min(seen) > 100


def test_the_ink_follows_the_palette(qapp: Application) -> None:
    view = InkView(Theme())
    view.setStyleSheet("background: #161616")
    view.resize(300, 10)
    view.show_strokes([line((0, 0), (100, 0), (100, 50))])
    view.set_theme(Theme(DARK, dark=True))
    shot = view.grab().toImage()
    assert max(shot.pixelColor(x, y).lightness() for x, y in inked(shot)) > 200
