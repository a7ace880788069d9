"""A note that is typed, drawn, or both: where the ink lies, how the sheet grows, what it offers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QInputMethod
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from benchmarks.pen import Finger, Mouse, Stylus, touch_screen
from interviewer.ink import UNITS, Point, Stroke
from tests import windows
from tests.ui.note_desk import Desk, desk
from tests.ui.test_ink_layer import line
from ui.application import Application
from ui.theme import DARK, LIGHT, TARGET, Theme
from ui.widgets import note_sheet

THERE = (Stroke(3, (Point(50 * UNITS, 60 * UNITS, 128), Point(150 * UNITS, 60 * UNITS, 128))),)


@pytest.fixture
def at(qapp: Application) -> Iterator[Desk]:
    with desk() as made:
        yield made


def tool(at: Desk, name: str) -> QAbstractButton:
    found = at.sheet.findChild(QAbstractButton, name)
    assert found is not None
    return found


def tap(at: Desk, name: str) -> None:
    button = tool(at, name)
    assert button.isVisible()
    place = button.mapTo(at.window, button.rect().center())
    none = Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(at.window.windowHandle(), Qt.MouseButton.LeftButton, none, place)
    at.settle()


def type_text(at: Desk, text: str) -> None:
    at.sheet.editor.setFocus()
    QTest.keyClicks(at.sheet.editor, text)
    at.settle()


def test_ink_moves_down_as_text_is_typed_and_up_as_it_goes(at: Desk) -> None:
    at.sheet.show_ink(THERE)
    at.settle()
    assert at.darkness(100, 60) > 150
    type_text(at, "Hun sagde")
    first = at.layer.origin
    assert first >= at.sheet.editor.height() > 30
    assert at.darkness(100, 60 + first) > 150
    QTest.keyClick(at.sheet.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    type_text(at, "og mere")
    assert at.layer.origin > first
    assert at.darkness(100, 60 + at.layer.origin) > 150
    assert at.sheet.ink == THERE  # On its paper it has not moved.
    assert at.kept.calls == []
    at.sheet.editor.clear()
    at.settle()
    assert at.layer.origin == 0
    assert at.darkness(100, 60) > 150


def test_all_of_a_long_text_is_seen_and_the_ink_below_it(at: Desk) -> None:
    at.sheet.editor.show_note("\n".join(f"Linje {number}" for number in range(40)))
    at.sheet.show_ink(THERE)
    at.settle()
    editor = at.sheet.editor
    last = editor.cursorRect(editor.textCursor())
    assert editor.viewport().rect().contains(last)
    assert editor.verticalScrollBar().maximum() == 0
    assert at.layer.origin >= editor.height()
    assert at.darkness(100, 60 + at.layer.origin) > 150


def test_text_that_wraps_in_a_turned_window_still_lies_above_the_ink(at: Desk) -> None:
    at.sheet.editor.show_note("Et ret langt udsagn om ventetid og breve " * 6)
    at.sheet.show_ink(THERE)
    at.settle()
    wide = at.layer.origin
    at.window.resize(420, 700)
    at.settle()
    at.settle()
    assert at.layer.origin > wide
    assert at.layer.origin >= at.sheet.editor.height()
    assert at.sheet.editor.verticalScrollBar().maximum() == 0


def test_what_was_written_over_a_text_is_seen_when_the_text_is_gone(at: Desk) -> None:
    at.sheet.editor.show_note("En\nto\ntre")
    at.settle()
    line(Stylus(at.window), at, (50, 20), (150, 20))
    assert at.kept.strokes[0].points[0].y < 0
    at.sheet.editor.clear()
    at.settle()
    top = at.kept.strokes[0].points[0].y / UNITS + at.layer.origin
    assert top >= 0
    assert at.darkness(100, top) > 100


def test_more_paper_comes_before_the_ink_is_at_its_end(at: Desk) -> None:
    before = at.layer.height()
    line(Stylus(at.window), at, (50, before - 20), (120, before - 10))
    grown = at.layer.height()
    assert grown >= before + 60
    line(Stylus(at.window), at, (50, 60), (120, 60))
    assert at.layer.height() == grown
    tap(at, "ink_undo")
    tap(at, "ink_undo")
    assert at.layer.height() == before


def test_a_letter_typed_in_the_middle_of_a_stroke_ends_it_whole(at: Desk) -> None:
    pen = Stylus(at.window)
    line(pen, at, (50, 60), (90, 60), (120, 62), lift=False)
    type_text(at, "a")
    assert len(at.kept.strokes[0].points) == 3
    pen.move(at.at(200, 200))
    pen.release(at.at(200, 200))
    assert len(at.kept.strokes[0].points) == 3


def test_tools_for_ink_come_with_the_ink_and_go_with_it(at: Desk) -> None:
    names = ("ink_undo", "ink_eraser", "ink_select")
    assert not any(tool(at, name).isVisible() for name in names)
    line(Stylus(at.window), at, (50, 60), (90, 60))
    assert all(tool(at, name).isVisible() for name in names)
    tap(at, "ink_eraser")
    line(Stylus(at.window), at, (70, 50), (70, 70))
    assert at.kept.strokes == ()
    assert at.heard == ["first 0", "emptied"]
    assert not tool(at, "ink_eraser").isVisible()
    assert tool(at, "ink_undo").isVisible()  # What was erased can come back.
    line(Stylus(at.window), at, (50, 60), (90, 60))  # And the pen writes again.
    assert len(at.kept.strokes) == 1


def test_select_and_delete_by_taps_and_the_delete_key(at: Desk) -> None:
    for y in (60, 120):
        line(Stylus(at.window), at, (50, y), (150, y))
    tap(at, "ink_select")
    assert not tool(at, "ink_delete").isVisible()
    line(Mouse(at.window), at, (100, 61))
    tap(at, "ink_delete")
    assert [stroke.number for stroke in at.kept.strokes] == [1]
    line(Mouse(at.window), at, (100, 121))
    tool(at, "ink_select").setFocus()
    QTest.keyClick(tool(at, "ink_select"), Qt.Key.Key_Delete)
    assert at.kept.strokes == ()


def test_control_z_on_a_tool_belongs_to_the_ink(at: Desk) -> None:
    line(Stylus(at.window), at, (50, 60), (90, 60))
    type_text(at, "abc")
    QTest.keyClick(at.sheet.editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert at.sheet.editor.toPlainText() == ""
    assert len(at.kept.strokes) == 1
    undo = tool(at, "ink_undo")
    undo.setFocus()
    QTest.keyClick(undo, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert at.kept.strokes == ()
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(undo, Qt.Key.Key_Z, both)
    assert len(at.kept.strokes) == 1


def test_showing_what_is_shown_keeps_the_way_back_and_another_note_begins_anew(at: Desk) -> None:
    line(Stylus(at.window), at, (50, 60), (90, 60))
    at.sheet.show_ink(at.kept.strokes)
    assert at.layer.strokes.can_undo
    at.sheet.show_ink(THERE)
    assert not tool(at, "ink_undo").isVisible()
    assert at.heard == ["first 0"]
    line(Stylus(at.window), at, (50, 120), (90, 120))
    assert at.heard == ["first 0"]  # There was ink.
    assert at.kept.strokes[-1].number == 4
    at.sheet.show_ink(())
    assert not at.sheet.has_ink
    assert at.heard == ["first 0"]


def test_another_note_ends_the_stroke_in_the_one_before(at: Desk) -> None:
    pen = Stylus(at.window)
    line(pen, at, (50, 60), (90, 60), lift=False)
    assert at.sheet.busy
    at.sheet.finish_stroke()
    at.sheet.sink = None
    at.sheet.show_ink(())
    pen.move(at.at(120, 60))
    pen.release(at.at(120, 60))
    assert len(at.kept.strokes[0].points) == 2
    assert not at.sheet.has_ink


def test_every_stroke_tells_that_there_is_more_to_read(at: Desk) -> None:
    told: list[int] = []
    at.sheet.drawing.connect(lambda: told.append(len(at.kept.calls)))
    at.sheet.show_ink(THERE)
    line(Stylus(at.window), at, (50, 120), (90, 120))
    line(Stylus(at.window), at, (50, 140), (90, 140))
    assert told == [0, 1]


def test_the_quote_chip_shows_what_is_kept_and_no_more(at: Desk) -> None:
    wished: list[bool] = []
    at.sheet.quoted.connect(wished.append)
    plain = tool(at, "note_quote").grab().toImage()
    tap(at, "note_quote")
    assert wished == [True]
    assert not tool(at, "note_quote").isChecked()  # Not before it is on disk.
    at.sheet.show_quote(True)
    at.settle()
    assert tool(at, "note_quote").isChecked()
    assert tool(at, "note_quote").grab().toImage() != plain
    tap(at, "note_quote")
    assert wished == [True, False]


def test_the_likely_word_is_there_only_while_there_is_one(
    at: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[bool] = []
    monkeypatch.setattr(
        at.sheet.editor, "take_suggestion", lambda: taken.append(True), raising=False
    )
    assert not tool(at, "note_suggestion").isVisible()
    at.sheet.show_suggestion("sagsbehandler")
    at.settle()
    tap(at, "note_suggestion")
    assert taken == [True]
    assert "sagsbehandler" in tool(at, "note_suggestion").accessibleName()
    at.sheet.show_suggestion("")
    assert not tool(at, "note_suggestion").isVisible()


def test_the_mouse_pen_is_for_those_who_have_nothing_else(
    qapp: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Whatever other tests have plugged in, which stays as long as the process.
    monkeypatch.setattr(note_sheet, "_HANDS", ())
    with desk() as made:
        _draw_by_mouse_until_a_finger_comes(made)


def _draw_by_mouse_until_a_finger_comes(at: Desk) -> None:
    tap(at, "ink_mouse_pen")
    line(Mouse(at.window), at, (50, 60), (90, 60), (120, 60))
    assert len(at.kept.strokes) == 1
    line(Finger(at.window), at, (50, 120), (90, 120))
    assert not tool(at, "ink_mouse_pen").isVisible()
    line(Mouse(at.window), at, (50, 160), (90, 160), (120, 160))
    assert len(at.kept.strokes) == 2  # The mouse marks text again.


def test_two_fingers_that_come_down_at_once_leave_nothing_under_way(at: Desk) -> None:
    one, two = at.at(60, 60), at.at(160, 60)
    handle, screen = at.window.windowHandle(), touch_screen()
    QTest.touchEvent(handle, screen).press(0, one.toPoint()).commit()
    QTest.touchEvent(handle, screen).stationary(0).press(1, two.toPoint()).commit()
    QTest.touchEvent(handle, screen).release(0, one.toPoint()).release(1, two.toPoint()).commit()
    assert not at.layer.strokes.under_way
    assert not at.sheet.has_ink
    line(Stylus(at.window), at, (50, 120), (90, 120))
    at.sheet.finish_stroke()
    assert at.kept.strokes == at.sheet.ink
    assert len(at.sheet.ink) == 1


def test_a_tip_that_rests_where_there_is_ink_harms_nothing(at: Desk) -> None:
    line(Stylus(at.window), at, (50, 60), (90, 60))
    pen = Stylus(at.window)
    pen.press(at.at(70, 90))
    at.sheet.editor.insertPlainText("og")  # The sheet is laid out anew.
    at.sheet.set_theme(Theme(text=1.5))
    pen.release(at.at(70, 90))
    assert len(at.sheet.ink) == 2


def test_keys_go_on_in_the_note_after_drawing_and_no_keyboard_comes(
    at: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[bool] = []
    monkeypatch.setattr(QInputMethod, "show", lambda _: shown.append(True))
    line(Stylus(at.window), at, (50, 120), (90, 120))
    assert at.sheet.editor.hasFocus()
    assert not shown
    window = at.window.windowHandle()
    for key in (Qt.Key.Key_O, Qt.Key.Key_G):
        QTest.keyClick(window, key)
    assert at.sheet.editor.toPlainText() == "og"


def test_two_fingers_and_a_page_that_is_left_take_no_focus(at: Desk) -> None:
    one, two = at.at(60, 60).toPoint(), at.at(160, 60).toPoint()
    handle, screen = at.window.windowHandle(), touch_screen()
    QTest.touchEvent(handle, screen).press(0, one).commit()
    QTest.touchEvent(handle, screen).stationary(0).press(1, two).commit()
    QTest.touchEvent(handle, screen).release(0, one).release(1, two).commit()
    assert not at.sheet.editor.hasFocus()
    pen = Stylus(at.window)
    pen.press(at.at(50, 120))
    pen.move(at.at(90, 120))
    at.sheet.hide()
    pen.release(at.at(90, 120))
    assert len(at.sheet.ink) == 1
    assert at.window.focusWidget() is not at.sheet.editor


def test_the_way_back_and_forth_is_one_over_text_and_ink(at: Desk) -> None:
    control, window = Qt.KeyboardModifier.ControlModifier, at.window.windowHandle()

    def seen() -> tuple[str, int]:
        return at.sheet.editor.toPlainText(), len(at.sheet.ink)

    steps = [seen()]
    for word, y in (("Hun ", 120), ("venter", 160), ("", 200), (" endnu", 0)):
        if word:
            type_text(at, word)
            steps.append(seen())
        if y:
            line(Stylus(at.window), at, (50, y), (90, y))
            steps.append(seen())
    assert steps[-1] == ("Hun venter endnu", 3)
    for there in reversed(steps[:-1]):
        QTest.keyClick(window, Qt.Key.Key_Z, control)
        assert seen() == there
    for there in steps[1:]:
        QTest.keyClick(window, Qt.Key.Key_Z, control | Qt.KeyboardModifier.ShiftModifier)
        assert seen() == there
    assert at.kept.strokes == at.sheet.ink


def test_drawing_far_down_does_not_scroll_to_the_text(at: Desk) -> None:
    told: list[bool] = []
    at.sheet.editor.focused.connect(lambda: told.append(True))
    line(Stylus(at.window), at, (50, 220), (90, 220))
    assert at.sheet.editor.hasFocus()
    assert not told
    line(Mouse(at.window), at, (400, 250))
    assert not told
    at.sheet.editor.clearFocus()
    line(Mouse(at.window), at, (400, 250))
    assert told  # Who clicks means to type.


def test_the_tools_stay_in_view_however_much_paper_there_is(at: Desk) -> None:
    line(Stylus(at.window), at, (50, 60), (90, 60))
    place = tool(at, "ink_undo").mapTo(at.window, QPoint(0, 0))
    for _ in range(6):
        low = at.layer.height() - 20
        at.sheet.show_ink(
            (*at.sheet.ink, Stroke(90 + low, tuple(Point(x, low * UNITS, 128) for x in (800, 900))))
        )
        at.settle()
    assert at.layer.height() > at.window.height()
    assert tool(at, "ink_undo").mapTo(at.window, QPoint(0, 0)) == place


def test_backspace_means_the_text_once_there_was_typed(at: Desk) -> None:
    line(Stylus(at.window), at, (50, 60), (150, 60))
    tap(at, "ink_select")
    line(Stylus(at.window), at, (100, 61))
    window = at.window.windowHandle()
    QTest.keyClick(window, Qt.Key.Key_A)
    QTest.keyClick(window, Qt.Key.Key_Backspace)
    assert at.sheet.editor.toPlainText() == ""
    assert len(at.sheet.ink) == 1


def test_a_note_of_very_many_lines_is_laid_out(at: Desk) -> None:
    at.sheet.editor.setPlainText("a\n" * 5000)
    at.window.resize(500, 600)
    windows.wait(50)
    at.window.resize(900, 600)
    windows.wait(50)
    assert at.sheet.editor.height() > 5000 * 10


def test_left_handed_has_the_tools_on_the_other_side(at: Desk) -> None:
    line(Stylus(at.window), at, (50, 60), (90, 60))
    assert tool(at, "note_quote").x() < tool(at, "ink_undo").x()
    at.sheet.set_left_handed(True)
    assert tool(at, "note_quote").x() > tool(at, "ink_undo").x()


@pytest.mark.parametrize(("width", "text"), [(1280, 1.0), (800, 1.0), (800, 2.0), (560, 2.0)])
def test_tools_are_targets_with_names_and_never_lie_over_each_other(
    qapp: Application, width: int, text: float
) -> None:
    with desk((width, 700)) as at:
        at.sheet.set_theme(Theme(DARK if text > 1 else LIGHT, text > 1, text))
        at.sheet.show_suggestion("arbejdsmarkedspolitik")
        line(Stylus(at.window), at, (50, 60), (150, 60))
        tap(at, "ink_select")
        line(Stylus(at.window), at, (100, 61))
        shown = [each for each in at.sheet.findChildren(QAbstractButton) if each.isVisible()]
        assert len(shown) == (6 if width > 560 else 5)  # A word gives way.
        for each in shown:
            assert each.accessibleName()
            assert each.height() >= TARGET
            assert each.width() >= TARGET
            assert at.sheet.rect().contains(each.mapTo(at.sheet, each.rect().bottomRight()))
            for other in shown:
                assert other is each or not each.geometry().intersects(other.geometry())


def test_ink_follows_the_palette(at: Desk) -> None:
    at.sheet.show_ink(THERE)
    at.settle()
    assert at.darkness(100, 60) > 150
    at.sheet.set_theme(Theme(DARK, dark=True))
    at.settle()
    assert at.darkness(100, 60) < 60


def test_a_click_on_the_paper_puts_the_cursor_in_the_text(at: Desk) -> None:
    at.sheet.editor.show_note("Tekst")
    at.sheet.editor.clearFocus()
    line(Mouse(at.window), at, (400, 250))
    assert QWidget.focusWidget(at.window) is at.sheet.editor
    assert at.sheet.editor.textCursor().position() == 5
    assert at.kept.calls == []


def test_a_tap_of_the_finger_types_where_it_fell(at: Desk) -> None:
    at.sheet.editor.show_note("Tekst")
    at.settle()
    editor = at.sheet.editor
    place = editor.viewport().mapTo(at.window, editor.cursorRect().center())
    finger = Finger(at.window)
    finger.press(QPointF(place))
    finger.release(QPointF(place))
    at.settle()
    assert editor.hasFocus()
    assert editor.textCursor().position() == 5
