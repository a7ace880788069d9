"""The window around the screens: lock, idle time, title, a damaged file, tidy screens."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPlainTextEdit

from benchmarks.driver import Driver
from benchmarks.walk import ENTER
from interviewer.errors import StoreDamaged
from interviewer.preferences import Preferences
from tests import windows
from ui.application import Application
from ui.interview_screen import InterviewScreen
from ui.screens.damaged import DamagedScreen
from ui.screens.home import HomeScreen
from ui.screens.unlock import UnlockScreen
from ui.window import MainWindow


@pytest.fixture
def window(tmp_path: Path, qapp: Application) -> Iterator[MainWindow]:
    """A window at the unlock screen."""
    windows.new_store(tmp_path / "data")
    window = windows.open_window(tmp_path / "data", preferences=Preferences(idle_minutes=1))
    yield window
    window.close()
    window.deleteLater()


def at_a_note(window: MainWindow) -> Driver:
    driver = windows.unlock(window)
    driver.key("n")
    driver.key(ENTER)
    driver.key(ENTER)
    driver.key("4")
    driver.type("Hemmeligt")
    return driver


def test_one_tap_locks_and_unlocking_leads_back_to_the_same_place(window: MainWindow) -> None:
    driver = at_a_note(window)
    driver.tap("lock")
    assert isinstance(window.screen_shown, UnlockScreen)
    assert window.store is None
    windows.wait(20)
    held = [w.toPlainText() for w in window.findChildren(QPlainTextEdit)]
    assert "Hemmeligt" not in held  # Nothing of the interview is left behind the lock.
    told = driver.find("unlock_locked_from")
    assert isinstance(told, QLabel)
    assert "gemt" in told.text()

    windows.unlock(window)
    session = window.findChildren(InterviewScreen)[-1].session
    assert session.page == "q1"
    assert session.question("q1").note == "Hemmeligt"


def test_idle_time_locks_and_a_key_begins_it_anew(window: MainWindow) -> None:
    driver = at_a_note(window)
    window._idle.setInterval(10)
    window._idle.start()
    driver.key(Qt.Key.Key_Left)  # Somebody is there: a whole minute again.
    assert window._idle.remainingTime() > 30_000
    window._idle.setInterval(10)
    window._idle.start()
    windows.wait_until(lambda: isinstance(window.screen_shown, UnlockScreen))
    assert window.store is None


def test_the_title_never_tells_of_an_interview(window: MainWindow) -> None:
    at_a_note(window)
    assert window.windowTitle() == "Interviewer"


def test_closing_in_the_middle_saves(tmp_path: Path, qapp: Application) -> None:
    windows.new_store(tmp_path / "data")
    window = windows.open_window(tmp_path / "data")
    at_a_note(window)
    window.close()
    again = windows.open_window(tmp_path / "data")
    windows.unlock(again)
    store = windows.opened(again)
    (listed,) = store.interviews.unfinished()
    assert store.interviews.get(listed.id).notes["q1", "high"] == "Hemmeligt"
    again.close()
    again.deleteLater()
    window.deleteLater()


def test_damage_found_beside_the_window_leads_to_the_backups(window: MainWindow) -> None:
    windows.unlock(window)
    windows.wait_until(lambda: not window._jobs.running)
    damage = StoreDamaged(Path("interviews.db"), "a page is not as it was written")
    window._check_failed(damage)
    assert isinstance(window.screen_shown, UnlockScreen)
    driver = Driver(window)
    driver.type(windows.PASSPHRASE)
    driver.key(ENTER)
    windows.wait_until(lambda: isinstance(window.screen_shown, DamagedScreen))
    assert window.store is None


def test_many_interviews_leave_no_screens_behind(window: MainWindow, qapp: Application) -> None:
    driver = windows.unlock(window)

    def once() -> int:
        driver.key("n")
        driver.tap("back")
        windows.wait(20)
        return len(qapp.allWidgets())

    once()
    before = once()
    assert max(once() for _ in range(5)) <= before
    assert isinstance(window.screen_shown, HomeScreen)


def test_f1_shows_the_keys_at_work_and_not_at_the_door(window: MainWindow) -> None:
    driver = Driver(window)
    driver.key(Qt.Key.Key_F1)
    assert not driver.shows("sheet")
    windows.unlock(window)
    driver.key(Qt.Key.Key_F1)
    driver.key(Qt.Key.Key_F1)
    driver.find("keys")  # Once.
    driver.key(Qt.Key.Key_Escape)
    assert not driver.shows("sheet")
