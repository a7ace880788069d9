"""Pen, finger and mouse on a note: played as real events through a window."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPointF, QSizeF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from benchmarks.pen import Finger, Hand, Mouse, Stylus, handwriting, play, touch_screen
from interviewer.ink import UNITS, Point, Stroke
from tests import windows
from tests.ui.note_desk import Desk, desk
from ui.application import Application
from ui.widgets import ink_layer
from ui.widgets.ink_layer import Tool


@pytest.fixture
def at(qapp: Application) -> Iterator[Desk]:
    with desk() as made:
        yield made


def line(hand: Hand, at: Desk, *places: tuple[float, float], lift: bool = True) -> None:
    for number, place in enumerate(places):
        if number == 0:
            hand.press(at.at(*place), 0.5)
        else:
            hand.move(at.at(*place), 0.5)
    if lift:
        hand.release(at.at(*places[-1]))
    at.settle()


ACROSS = ((50.0, 60.0), (90.0, 65.0), (130.0, 70.0), (170.0, 72.0))


def scrolled(at: Desk) -> int:
    return at.ground.verticalScrollBar().value()


# --- drawing ----------------------------------------------------------------------------------


def test_what_a_pen_writes_comes_out_as_the_same_points(at: Desk) -> None:
    written = handwriting(900, left=30, top=60, width=500)
    play(Stylus(at.window), written, at.layer)
    assert len(at.kept.strokes) == len(written)
    for stroke, tips in zip(at.kept.strokes, written, strict=True):
        assert len(stroke.points) == len(tips)
        for point, tip in zip(stroke.points, tips, strict=True):
            assert abs(point.x / UNITS - tip.x) < 0.05
            assert abs(point.y / UNITS - tip.y) < 0.05
            assert abs(point.pressure / 255 - tip.pressure) < 0.01
    assert at.kept.strokes == at.sheet.ink
    assert at.heard == ["first 0"]


@pytest.mark.parametrize("make", [Stylus, Finger, Mouse])
def test_each_hand_draws_and_it_shows_at_once(at: Desk, make: type[Stylus]) -> None:
    at.layer.set_mouse_pen(True)
    hand = make(at.window)
    line(hand, at, *ACROSS, lift=False)
    assert at.darkness(110, 67.5) > 150  # While the tip is still down.
    assert at.darkness(168, 72) > 100  # Up to the tip.
    assert at.darkness(110, 90) == 0
    hand.release(at.at(*ACROSS[-1]))
    assert len(at.kept.strokes) == 1
    assert at.darkness(110, 67.5) > 150


def test_the_mouse_marks_text_until_its_pen_is_taken(at: Desk) -> None:
    line(Mouse(at.window), at, *ACROSS)
    assert at.kept.calls == []
    assert QApplication.focusWidget() is at.sheet.editor


def test_it_is_as_broad_as_it_is_pressed(at: Desk) -> None:
    pen = Stylus(at.window)
    for y, pressure in ((60, 0.1), (120, 1.0)):
        pen.press(at.at(50, y), pressure)
        for x in range(60, 200, 10):
            pen.move(at.at(x, y), pressure)
        pen.release(at.at(200, y))
    at.settle()

    def breadth(y: int) -> int:
        return sum(at.darkness(100, y + down) for down in range(-8, 9))

    assert breadth(120) > 2.5 * breadth(60)


def test_a_pen_that_knows_no_pressure_draws_too(at: Desk) -> None:
    line(Stylus(at.window, pressure=False), at, *ACROSS)
    assert {point.pressure for point in at.kept.strokes[0].points} == {ink_layer.MIDDLE}


def test_a_tap_of_the_pen_is_a_dot(at: Desk) -> None:
    line(Stylus(at.window), at, (80, 80))
    assert len(at.kept.strokes[0].points) == 1
    assert at.darkness(80, 80) > 100


def test_points_that_come_twice_are_dropped(at: Desk) -> None:
    line(Stylus(at.window), at, (50, 60), (50, 60), (90, 60), (90, 60), (90, 60))
    assert len(at.kept.strokes[0].points) == 2


def test_beyond_the_sheet_it_is_drawn_at_the_edge(at: Desk) -> None:
    line(Stylus(at.window), at, (50, 60), (5000, 60), (50, 90))
    right = max(point.x for point in at.kept.strokes[0].points) / UNITS
    assert right < at.layer.width()
    assert at.layer.scale == 1.0


# --- nothing is lost --------------------------------------------------------------------------


def test_pieces_are_handed_on_while_the_tip_is_down(at: Desk) -> None:
    pen = Stylus(at.window)
    line(pen, at, *ACROSS, lift=False)
    windows.wait(260)
    assert at.kept.strokes[0].points == tuple(at.layer.strokes._live)  # Killed here: all is there.
    pen.move(at.at(200, 90))
    pen.move(at.at(220, 95))
    windows.wait(260)
    assert len(at.kept.pieces[0]) == 2
    pen.release(at.at(220, 95))
    assert at.kept.strokes == at.sheet.ink
    assert at.heard == ["first 0"]


def test_the_first_stroke_is_told_before_anything_is_kept(at: Desk) -> None:
    line(Stylus(at.window), at, *ACROSS)
    line(Stylus(at.window), at, (60, 120), (90, 130))
    at.sheet.undo()
    at.sheet.undo()
    assert at.heard == ["first 0", "emptied"]
    at.sheet.redo()
    assert at.heard == ["first 0", "emptied", f"first {len(at.kept.calls) - 1}"]


@pytest.mark.parametrize("size", [(500, 600), (600, 900)])
def test_a_window_that_is_turned_ends_the_stroke_with_what_was_drawn(
    at: Desk, size: tuple[int, int]
) -> None:
    pen = Stylus(at.window)
    line(pen, at, *ACROSS, lift=False)
    at.window.resize(*size)
    at.settle()
    assert not at.sheet.busy
    drawn = at.kept.strokes
    assert len(drawn[0].points) == len(ACROSS)
    pen.move(at.at(300, 200))
    pen.release(at.at(300, 200))
    assert at.kept.strokes == drawn
    line(pen, at, (60, 150), (90, 160))
    assert len(at.kept.strokes) == 2


def test_a_page_that_is_left_ends_the_stroke(at: Desk) -> None:
    line(Stylus(at.window), at, *ACROSS, lift=False)
    at.sheet.hide()
    assert len(at.kept.strokes) == 1
    at.sheet.show()
    Stylus(at.window).release(at.at(*ACROSS[-1]))
    assert len(at.kept.strokes) == 1


def test_a_stroke_of_a_hundred_thousand_points(at: Desk) -> None:
    # Through the window in benchmarks/ink.py; here, as it is shown, worked on and shown again.
    points = tuple(Point(8 * (n % 6000), 40 * (n // 6000) + n % 7, 128) for n in range(100_000))
    at.sheet.show_ink([Stroke(0, points)])
    at.settle()
    line(Stylus(at.window), at, (50, 150), (100, 160), lift=False)
    Stylus(at.window).release(at.at(100, 160))
    line(Stylus(at.window, eraser=True), at, (50, 140), (60, 165))
    assert at.kept.calls[-1] == "erase"
    at.sheet.undo()
    assert {len(stroke.points) for stroke in at.sheet.ink} == {100_000, 2}


# --- hands that rest --------------------------------------------------------------------------


def test_a_hand_that_rests_while_the_pen_writes_draws_nothing_and_taps_nothing(at: Desk) -> None:
    pen, palm = Stylus(at.window), Finger(at.window)
    taps: list[QPointF] = []
    at.layer.tapped.connect(taps.append)
    line(pen, at, *ACROSS, lift=False)
    line(palm, at, (300, 200), (340, 220), (380, 240), lift=False)
    pen.move(at.at(200, 90))
    palm.release(at.at(380, 240))
    pen.release(at.at(210, 95))
    assert len(at.kept.strokes) == 1
    assert len(at.kept.strokes[0].points) == len(ACROSS) + 2
    assert scrolled(at) == 0
    assert taps == []


def test_a_hand_that_comes_down_before_its_pen_leaves_no_trace(at: Desk) -> None:
    palm, pen = Finger(at.window), Stylus(at.window)
    line(palm, at, (300, 200), (320, 210), (340, 220), lift=False)
    pen.hover(at.at(60, 60))
    line(pen, at, *ACROSS)
    palm.move(at.at(400, 250))
    palm.release(at.at(400, 250))
    assert len(at.kept.strokes) == 1
    assert len(at.kept.strokes[0].points) == len(ACROSS)
    assert at.darkness(320, 210) == 0


def test_once_there_is_a_pen_fingers_scroll(at: Desk) -> None:
    line(Stylus(at.window), at, *ACROSS)
    line(Finger(at.window), at, (300, 300), (300, 200), (300, 100))
    assert (len(at.kept.strokes), scrolled(at)) == (1, 0)  # The hand is still about.
    at.clock.now += 3
    finger = Finger(at.window)
    finger.press(at.at(300, 300))
    for y in range(290, 100, -10):
        finger.move(at.at(300, y))
        windows.wait(5)
    finger.release(at.at(300, 100))
    assert len(at.kept.strokes) == 1
    assert scrolled(at) > 0


def test_a_large_touch_is_no_finger(at: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[QSizeF] = []
    is_palm = ink_layer._is_palm
    assert is_palm(QSizeF(160, 90))
    assert not is_palm(QSizeF(60, 70))

    def large(size: QSizeF) -> bool:
        seen.append(size)
        return True

    monkeypatch.setattr(ink_layer, "_is_palm", large)
    line(Finger(at.window), at, *ACROSS)
    assert seen  # Of this the test's screen tells nothing; so it is told that each is large.
    assert at.kept.calls == []
    assert at.darkness(110, 67.5) == 0


# --- fingers ----------------------------------------------------------------------------------


def test_the_page_keeps_still_while_a_finger_draws(at: Desk) -> None:
    finger = Finger(at.window)
    finger.press(at.at(300, 290))
    for y in range(280, 60, -10):
        finger.move(at.at(300, y))
        windows.wait(5)
    finger.release(at.at(300, 60))
    windows.wait(100)
    assert scrolled(at) == 0
    assert len(at.kept.strokes) == 1


def test_a_finger_that_draws_stops_a_page_that_still_rolls(at: Desk) -> None:
    finger = Finger(at.window)
    finger.press(QPointF(300, 580))  # Below the note.
    for y in range(570, 480, -10):
        finger.move(QPointF(300, y))
        windows.wait(5)
    finger.release(QPointF(300, 480))
    windows.wait(30)
    assert scrolled(at) > 0
    finger.press(at.at(300, 300))
    rolled = scrolled(at)
    for y in range(290, 200, -10):
        finger.move(at.at(300, y))
        windows.wait(5)
    finger.release(at.at(300, 200))
    windows.wait(50)
    assert scrolled(at) == rolled
    assert len(at.kept.strokes) == 1


def test_two_fingers_scroll_and_what_the_first_had_begun_is_no_stroke(at: Desk) -> None:
    screen = touch_screen()

    def touch() -> QTest.QTouchEventSequence:
        return QTest.touchEvent(at.window.windowHandle(), screen)

    start = at.at(300, 300).toPoint()
    touch().press(0, start).commit()
    touch().move(0, at.at(300, 280).toPoint()).commit()
    beside = at.at(400, 280).toPoint()
    left, right = start, beside
    touch().move(0, at.at(300, 280).toPoint()).press(1, beside).commit()
    for down in range(0, 120, 10):
        left, right = at.at(300, 280).toPoint(), at.at(400, 280).toPoint()
        left.setY(start.y() - 20 - down)
        right.setY(beside.y() - down)
        touch().move(0, left).move(1, right).commit()
        at.settle()
    assert scrolled(at) == 110
    touch().release(0, left).release(1, right).commit()
    windows.wait(50)
    assert at.kept.strokes == ()
    assert scrolled(at) == 110
    line(Finger(at.window), at, (50, 200), (90, 205), (130, 210))
    assert len(at.kept.strokes) == 1


def test_a_second_finger_ends_a_long_stroke_and_loses_nothing_of_it(at: Desk) -> None:
    screen = touch_screen()
    line(Finger(at.window), at, *ACROSS, lift=False)
    at.clock.now += 5
    here, there = at.at(170, 72).toPoint(), at.at(300, 200).toPoint()
    window = at.window.windowHandle()
    QTest.touchEvent(window, screen).move(0, here).press(1, there).commit()
    QTest.touchEvent(window, screen).release(0, here).release(1, there).commit()
    assert len(at.kept.strokes) == 1
    assert len(at.kept.strokes[0].points) == len(ACROSS)


def test_a_finger_that_taps_wants_to_type(at: Desk) -> None:
    at.sheet.editor.show_note("En tekst")
    at.settle()
    line(Finger(at.window), at, (300, 200))
    assert at.kept.calls == []
    assert at.heard == []
    assert at.darkness(300, 200) == 0
    assert QApplication.focusWidget() is at.sheet.editor
    line(Finger(at.window), at, (22, 24))
    assert at.sheet.editor.textCursor().position() < 3


def test_a_tap_beside_fresh_ink_is_a_dot(at: Desk) -> None:
    finger = Finger(at.window)
    line(finger, at, *ACROSS)
    line(finger, at, (110, 50))
    assert len(at.kept.strokes) == 2
    line(finger, at, (500, 250))  # Far from it.
    at.clock.now += 2
    line(finger, at, (110, 52))  # Much later.
    assert len(at.kept.strokes) == 2


# --- erasing, selecting, the way back -----------------------------------------------------------


def three(at: Desk) -> None:
    pen = Stylus(at.window)
    for y in (60, 120, 180):
        line(pen, at, (50, y), (120, y + 2), (200, y))


def test_the_other_end_of_the_pen_erases_what_it_touches(at: Desk) -> None:
    three(at)
    line(Stylus(at.window, eraser=True), at, (100, 40), (100, 100), (101, 140))
    assert [stroke.number for stroke in at.kept.strokes] == [2]
    assert at.darkness(120, 62) == 0
    assert at.darkness(120, 182) > 100
    at.sheet.undo()  # What one sweep took comes back together.
    assert [stroke.number for stroke in at.kept.strokes] == [0, 1, 2]
    assert at.kept.strokes == at.sheet.ink
    assert at.darkness(120, 62) > 100


def test_the_eraser_of_a_finger_and_of_the_mouse(at: Desk) -> None:
    three(at)
    at.watch.seen = False
    at.clock.now += 5
    at.layer.set_tool(Tool.ERASE)
    line(Finger(at.window), at, (100, 40), (100, 80))
    line(Mouse(at.window), at, (100, 160), (100, 200))
    assert [stroke.number for stroke in at.kept.strokes] == [1]


def test_the_way_back_and_forth_is_one_over_all_that_was_done(at: Desk) -> None:
    three(at)
    states = [at.sheet.ink]
    at.layer.set_tool(Tool.SELECT)
    pen = Stylus(at.window)
    line(pen, at, (100, 121))
    line(pen, at, (100, 121), (150, 150), (180, 141))
    states.append(at.sheet.ink)
    line(Stylus(at.window, eraser=True), at, (100, 170), (100, 190))
    states.append(at.sheet.ink)
    at.layer.set_tool(Tool.DRAW)
    line(pen, at, *ACROSS)
    states.append(at.sheet.ink)
    assert len(set(states)) == 4
    for state in reversed(states[:-1]):
        at.sheet.undo()
        assert at.sheet.ink == state == at.kept.strokes
    for state in states[1:]:
        at.sheet.redo()
        assert at.sheet.ink == state == at.kept.strokes
    at.sheet.undo()
    line(pen, at, (300, 60), (330, 70))
    assert not at.layer.strokes.can_redo
    numbers = [stroke.number for stroke in at.kept.strokes]
    assert numbers[-1] == 4  # Never one that another stroke had.


def test_a_frame_selects_and_a_drag_moves_no_further_than_the_sheet(at: Desk) -> None:
    three(at)
    at.layer.set_tool(Tool.SELECT)
    pen = Stylus(at.window)
    line(pen, at, (30, 90), (220, 150), (240, 200))
    assert list(at.layer.selection) == [1, 2]
    before = at.sheet.ink
    line(pen, at, (100, 140), (150, 150), (2000, 150))
    assert at.sheet.ink[0] == before[0]
    moved = at.sheet.ink[1].points[0]
    assert moved.x > before[1].points[0].x
    right = max(point.x for stroke in at.sheet.ink for point in stroke.points) / UNITS
    assert right <= at.layer.width()
    assert at.kept.strokes == at.sheet.ink
    assert at.darkness(120, 122) == 0
    at.layer.erase_selection()
    assert [stroke.number for stroke in at.kept.strokes] == [0]
    assert list(at.layer.selection) == []


def test_a_loop_is_seen_while_it_is_drawn_and_selects_what_it_goes_round(at: Desk) -> None:
    three(at)
    at.layer.set_tool(Tool.SELECT)
    pen = Stylus(at.window)
    assert at.darkness(30, 120) == 0
    line(pen, at, (30, 90), (240, 90), (240, 200), (30, 200), (31, 91), lift=False)
    dark = [at.darkness(30, y) for y in range(100, 190)]
    assert max(dark) > 60  # Dashes,
    assert min(dark) > 0  # and a breath of colour between them.
    assert at.darkness(300, 120) == 0
    pen.release(at.at(31, 91))
    assert list(at.layer.selection) == [1, 2]
    at.layer.deselect()
    assert at.darkness(30, 120) == 0


def test_a_stroke_whose_end_was_never_told_keeps_its_number(at: Desk) -> None:
    strokes = at.layer.strokes
    strokes.begin(Point(0, 0, 128))
    strokes.lengthen(Point(160, 0, 128))
    strokes.hand_on()
    strokes.begin(Point(0, 320, 128))
    strokes.lengthen(Point(160, 320, 128))
    at.sheet.finish_stroke()
    assert not strokes.under_way
    assert at.kept.strokes == at.sheet.ink
    assert [len(stroke.points) for stroke in at.sheet.ink] == [2, 2]


def test_a_stroke_drawn_by_the_pen_while_another_tool_is_in_hand_moves(at: Desk) -> None:
    three(at)
    at.layer.set_tool(Tool.SELECT)
    line(Stylus(at.window), at, (400, 200))  # Nothing there.
    assert list(at.layer.selection) == []
    line(Stylus(at.window), at, (120, 62))
    assert list(at.layer.selection) == [0]
    at.layer.set_tool(Tool.DRAW)
    assert list(at.layer.selection) == []


# --- a narrower sheet --------------------------------------------------------------------------


def test_ink_wider_than_the_sheet_is_shown_smaller_and_drawn_on_where_it_is_seen(at: Desk) -> None:
    line(Stylus(at.window), at, (20, 60), (400, 60), (780, 60))
    at.window.resize(460, 600)
    at.settle()
    scale = at.layer.scale
    assert scale < 0.6
    assert at.darkness(780 * scale - 3, 60 * scale) > 100
    line(Stylus(at.window), at, (100, 100), (200, 100), (300, 100))
    last = at.kept.strokes[-1].points
    assert abs(last[0].x / UNITS - 100 / scale) < 1
    assert at.darkness(200, 100) > 100
    at.window.resize(900, 600)
    at.settle()
    assert at.layer.scale == 1.0
    assert at.darkness(200 / scale, 100 / scale) > 100


def test_a_barrel_button_draws_nothing(at: Desk) -> None:
    pen = Stylus(at.window)
    right = Qt.MouseButton.RightButton
    from PySide6.QtCore import QEvent

    pen._send(QEvent.Type.TabletPress, at.at(50, 60), 0.0, right, right)
    pen._send(QEvent.Type.TabletMove, at.at(90, 60), 0.0, Qt.MouseButton.NoButton, right)
    pen._send(QEvent.Type.TabletRelease, at.at(90, 60), 0.0, right, Qt.MouseButton.NoButton)
    assert at.kept.calls == []
