"""A note written by pen through the real windows: kept while it is drawn, and nothing lost."""

from __future__ import annotations

import json
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication

from benchmarks.pen import RATE, Stylus, handwriting, play
from benchmarks.walk import ENTER
from interviewer.interview import Pen
from tests import windows
from tests.pen_victim import UNDER_WAY
from ui.application import Application
from ui.interview_screen import InterviewScreen
from ui.widgets.ink_view import InkView
from ui.widgets.note_sheet import NoteSheet
from ui.window import MainWindow

ROOT = Path(__file__).resolve().parents[1]
HIGH = ("q1", "high")


@pytest.fixture
def data(tmp_path: Path, qapp: Application) -> Path:
    """A data folder with an empty store."""
    windows.new_store(tmp_path / "data")
    return tmp_path / "data"


def sheet_of(window: MainWindow) -> NoteSheet:
    (sheet,) = window.screen_shown.findChildren(NoteSheet)
    return sheet


def interview_screen(window: MainWindow) -> InterviewScreen:
    screen = window.screen_shown
    assert isinstance(screen, InterviewScreen)
    return screen


def close(window: MainWindow) -> None:
    window.close()
    window.deleteLater()


def test_killed_in_the_middle_of_a_stroke_at_most_a_second_is_lost(
    data: Path, tmp_path: Path
) -> None:
    seen = tmp_path / "seen.json"
    victim = subprocess.Popen(
        [sys.executable, "-m", "tests.pen_victim", str(data), str(seen)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
    )
    assert victim.stdout is not None
    assert victim.stdout.readline().strip() == b"there"
    victim.kill()
    victim.wait()
    victim.stdout.close()
    drawn = [[tuple(point) for point in stroke] for stroke in json.loads(seen.read_text())]

    window = windows.open_window(data)
    driver = windows.unlock(window)
    driver.tap("unfinished_0")
    session = interview_screen(window).session
    assert session.page == "q1"
    assert session.question("q1").note == "Hun smiler."
    assert session.interview.about_note(HIGH).pen is Pen.WAITING
    kept = [[tuple(point) for point in stroke.points] for stroke in session.strokes(HIGH)]
    assert kept[:-1] == drawn, "what was lifted is whole"
    assert UNDER_WAY - RATE <= len(kept[-1]) <= UNDER_WAY
    steps = {(b[0] - a[0]) for a, b in pairwise(kept[-1])}
    assert len(steps) == 1, "no point between is missing"
    assert [len(each.points) for each in sheet_of(window).ink] == [len(each) for each in kept]

    strokes = session.strokes(HIGH)
    session.go_to("summary")
    session.finish()
    window.show_home()
    driver.settle()
    driver.tap("transcribe")
    (paper,) = [view for view in window.screen_shown.findChildren(InkView) if view.isVisible()]
    assert paper.strokes == tuple(strokes), "what is to be typed is what was drawn"
    driver.type("Hun smiler altid.")
    driver.key(ENTER)
    said = windows.opened(window).interviews.get(session.interview.id).said(HIGH)
    assert said == "Hun smiler.\nHun smiler altid."
    close(window)


def test_ink_goes_with_its_branch_and_comes_back(data: Path) -> None:
    window = windows.open_window(data)
    driver = windows.unlock(window)
    for key in ("n", ENTER, ENTER, "4"):
        driver.key(key)
    screen, sheet = interview_screen(window), sheet_of(window)
    play(Stylus(window), handwriting(60, top=40), sheet.paper)
    drawn = sheet.ink
    assert drawn
    driver.tap("rate_1")
    assert screen.session.interview.waiting == 1
    assert not sheet.has_ink, "the note to another answer is another sheet"
    assert driver.shows("set_aside")
    driver.tap("rate_5")
    assert sheet.ink == drawn
    driver.tap("rate_2")
    play(Stylus(window), handwriting(30, top=40), sheet.paper)
    driver.tap("set_aside_take_over")
    assert len(sheet.ink) == len(drawn) + len(handwriting(30))
    assert screen.session.interview.waiting == 1
    close(window)


def test_the_window_turned_in_the_middle_of_a_stroke_keeps_what_was_drawn(data: Path) -> None:
    window = windows.open_window(data)
    driver = windows.unlock(window)
    for key in ("n", ENTER, ENTER, "4"):
        driver.key(key)
    sheet, pen = sheet_of(window), Stylus(window)
    start = QPointF(sheet.paper.mapTo(window, QPointF(60, 50)))
    pen.press(start)
    for step in range(100):
        pen.move(start + QPointF(4 * step, 0))
    window.resize(800, 1280)
    driver.settle()
    pen.move(QPointF(200, 700))
    pen.release(QPointF(200, 700))
    driver.settle()
    screen = interview_screen(window)
    assert screen.put_away()
    kept = screen.session.strokes(HIGH)
    assert kept == list(sheet.ink)
    assert max(point.x for point in kept[0].points) >= 16 * 300
    close(window)


def test_a_note_erased_stroke_by_stroke_waits_for_nothing(data: Path) -> None:
    window = windows.open_window(data)
    driver = windows.unlock(window)
    for key in ("n", ENTER, ENTER, "4"):
        driver.key(key)
    screen, sheet = interview_screen(window), sheet_of(window)
    play(Stylus(window), handwriting(20, top=40), sheet.paper)
    assert screen.session.interview.waiting == 1
    while sheet.has_ink:
        driver.tap("ink_undo")
    assert screen.session.interview.waiting == 0
    assert screen.put_away()
    assert screen.session.strokes(HIGH) == []
    close(window)


def test_a_full_disk_keeps_the_page_and_the_strokes(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from interviewer.errors import NotSaved

    window = windows.open_window(data)
    driver = windows.unlock(window)
    for key in ("n", ENTER, ENTER, "4"):
        driver.key(key)
    store = windows.opened(window)
    screen, sheet = interview_screen(window), sheet_of(window)
    full = True

    def refused(*_arguments: object, **_named: object) -> None:
        if full:
            raise NotSaved("full", "no space left")
        append(*_arguments, **_named)  # type: ignore[arg-type]

    append = store.ink.append
    monkeypatch.setattr(store.ink, "append", refused)
    play(Stylus(window), handwriting(30, top=40), sheet.paper)
    driver.tap("forward")
    assert screen.session.page == "q1", "what is drawn is not on disk"
    assert driver.shows("notice")
    full = False
    driver.tap("notice_button")
    windows.wait_until(lambda: screen.session.page == "q2" or not driver.shows("notice"))
    if screen.session.page == "q1":
        driver.tap("forward")
    assert screen.session.page == "q2"
    assert list(screen.session.strokes(HIGH)) != []
    QApplication.processEvents()
    close(window)
