"""Trouble at the worst moment: a lock in the middle of work, a store that says no, held keys."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit

from benchmarks.driver import Driver
from benchmarks.walk import ENTER, Script, walk_by_keys
from interviewer.errors import NotSaved, StoreUnavailable
from interviewer.interview import SKIPPED, Interview, Status
from interviewer.session import InterviewSession
from tests import windows
from tests.interview_victim import go_to_page
from ui.interview_screen import InterviewScreen
from ui.screens.export import ExportScreen
from ui.screens.home import HomeScreen
from ui.screens.unlock import UnlockScreen
from ui.window import MainWindow


@pytest.fixture
def window(at_home: MainWindow) -> MainWindow:
    """An unlocked window at Home."""
    return at_home


def held(key: Qt.Key) -> None:
    """The repeats of a key that is not let go."""
    for _ in range(5):
        focus = QApplication.focusWidget()
        assert focus is not None
        event = QKeyEvent(
            QKeyEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, chr(key), autorep=True
        )
        QApplication.sendEvent(focus, event)


def to_finds(window: MainWindow, driver: Driver, folder: Path) -> ExportScreen:
    """An interview with three names in its notes, exported as far as the first of them."""
    notes = ("Hanne Jensen sagde det.", "Spurgte Peter Hansen.", "Og Fatima Ali.", *["Nej."] * 4)
    walk_by_keys(driver, Script(notes=notes))
    driver.tap("export")
    screen = window.screen_shown
    assert isinstance(screen, ExportScreen)
    folder.mkdir()
    screen._choose_place(folder)
    windows.wait_until(lambda: screen._plan is not None)
    driver.tap("export_forward")
    return screen


def test_a_lock_while_a_batch_is_written_leaves_both_or_neither(
    window: MainWindow, driver: Driver, tmp_path: Path
) -> None:
    screen = to_finds(window, driver, tmp_path / "stick")
    driver.tap("find_replace_rest")
    driver.tap("export_forward")
    store = windows.opened(window)
    window.lock()
    files = list((tmp_path / "stick").iterdir())
    assert isinstance(window.screen_shown, UnlockScreen)
    with pytest.raises(StoreUnavailable):
        store.batches.all()  # Locked; nothing goes on behind the door.
    windows.unlock(window)
    recorded = windows.opened(window).batches.all()
    assert len(recorded) == len(files)
    del screen


def test_a_lock_in_the_middle_of_erasing_comes_after_it(
    window: MainWindow, driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_to_page(driver, Script(), 4)
    erasing = hold_withdrawal(monkeypatch)
    ask_to_erase(driver)
    driver.key(Qt.Key.Key_Escape)  # There is no way past the sheet until it is done.
    assert driver.shows("sheet")
    threading.Timer(0.1, erasing.set).start()
    window.lock()
    windows.unlock(window)
    assert isinstance(window.screen_shown, HomeScreen)  # Not back into what is gone.
    store = windows.opened(window)
    assert not store.interviews.unfinished()
    assert len(store.contacts.to_export(None, again=True)) == 1


def hold_withdrawal(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Withdrawals wait for the event that is returned."""
    go = threading.Event()
    really = InterviewSession.withdraw

    def slowly(session: InterviewSession) -> bool:
        go.wait(5)
        return really(session)

    monkeypatch.setattr(InterviewSession, "withdraw", slowly)
    return go


def ask_to_erase(driver: Driver) -> None:
    driver.tap("menu")
    driver.tap("sheet_stop")
    driver.tap("sheet_withdraw")
    driver.tap("sheet_erase")


def test_an_erasure_that_fails_leads_back_to_the_interview(
    window: MainWindow, driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_session: InterviewSession) -> bool:
        raise NotSaved("full", "the disk is full")

    go_to_page(driver, Script(), 4)
    monkeypatch.setattr(InterviewSession, "withdraw", full)
    ask_to_erase(driver)
    windows.wait_until(lambda: driver.shows("notice"))
    assert not driver.shows("sheet")
    driver.type(" Går videre.")
    driver.key(ENTER)
    screen = window.screen_shown
    assert isinstance(screen, InterviewScreen)
    assert screen.session.page == "q4"


def test_a_key_held_down_decides_on_one_find(
    window: MainWindow, driver: Driver, tmp_path: Path
) -> None:
    screen = to_finds(window, driver, tmp_path / "stick")
    driver.key("k")
    held(Qt.Key.Key_K)
    assert len(screen._undecided()) == 2
    assert not list((tmp_path / "stick").iterdir())


def test_a_slip_on_the_last_find_can_be_mended(
    window: MainWindow, driver: Driver, tmp_path: Path
) -> None:
    screen = to_finds(window, driver, tmp_path / "stick")
    driver.tap("find_replace_rest")
    driver.tap("look_again")
    driver.tap("find_keep")
    assert [finding.kept for finding in screen._findings] == [True, False, False]
    driver.tap("find_replace")
    driver.tap("find_replace")
    driver.tap("look_again")
    driver.tap("find_replace")
    assert [finding.kept for finding in screen._findings] == [False, False, False]


def test_a_folder_left_where_a_stick_was_is_not_the_stick(
    window: MainWindow, driver: Driver, tmp_path: Path
) -> None:
    screen = to_finds(window, driver, tmp_path / "stick")
    driver.tap("find_replace_rest")
    screen._drive = -1  # Another drive than the one the folder is on now.
    driver.tap("export_forward")
    windows.wait_until(lambda: driver.shows("export_notice"))
    assert not list((tmp_path / "stick").iterdir())


def test_a_stick_that_is_gone_is_said_and_the_batch_can_go_elsewhere(
    window: MainWindow, driver: Driver, tmp_path: Path
) -> None:
    screen = to_finds(window, driver, tmp_path / "stick")
    driver.tap("find_replace_rest")
    (tmp_path / "stick").rmdir()
    driver.tap("export_forward")
    windows.wait_until(lambda: driver.shows("export_notice"))
    screen._choose_place(tmp_path)
    driver.tap("export_forward")
    windows.wait_until(lambda: driver.shows("done_path"))
    assert list(tmp_path.glob("*.zip"))


def test_a_partial_interview_can_be_finished_later(window: MainWindow, driver: Driver) -> None:
    go_to_page(driver, Script(), 4)
    driver.tap("menu")
    driver.tap("sheet_stop")
    driver.tap("sheet_partial")
    driver.tap("done_home")
    driver.tap("today_0")
    driver.tap("forward")
    (kept,) = windows.opened(window).interviews.to_export(None, again=True)
    assert isinstance(kept, Interview)
    assert kept.status is Status.FINISHED


def test_a_finished_interview_that_is_only_looked_at_stays_as_it_is(
    window: MainWindow, driver: Driver
) -> None:
    walk_by_keys(driver, Script())
    (before,) = windows.opened(window).interviews.to_export(None, again=True)
    driver.tap("today_0")
    driver.tap("forward")
    assert isinstance(window.screen_shown, HomeScreen)
    assert list(windows.opened(window).interviews.to_export(None, again=True)) == [before]


def test_only_digits_come_into_a_number_field(window: MainWindow, driver: Driver) -> None:
    go_to_page(driver, Script(), 9)
    QApplication.clipboard().setText("4a")
    edit = driver.find("edit_unemployment_years")
    assert isinstance(edit, QLineEdit)
    edit.setFocus()
    edit.paste()
    driver.type("b٣5")
    assert edit.text() in ("5", "45")
    driver.tap("forward")
    screen = window.screen_shown
    assert isinstance(screen, InterviewScreen)
    assert screen.session.page == "summary"


def refuse(*_: Any) -> Any:
    raise StoreUnavailable(Path("interviews.db"), "the drive is gone")


def test_a_home_that_cannot_be_read_locks_and_says_why(
    window: MainWindow, driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    driver.tap("settings")
    monkeypatch.setattr(type(windows.opened(window).interviews), "tally", refuse)
    driver.key(Qt.Key.Key_Escape)
    assert isinstance(window.screen_shown, UnlockScreen)
    assert driver.shows("unlock_notice")
    assert window.store is None


def test_a_no_that_cannot_be_taken_back_is_said(
    window: MainWindow, driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    driver.tap("new_interview")
    driver.tap("skip")
    with monkeypatch.context() as trouble:
        trouble.setattr(type(windows.opened(window).contacts), "remove", refuse)
        driver.tap("counted_undo")
    assert driver.shows("notice_happened")
    assert len(windows.opened(window).contacts.to_export(None, again=True)) == 1
    driver.settle()
    driver.tap("counted_undo")  # It can still be taken back.
    assert not windows.opened(window).contacts.to_export(None, again=True)


def test_the_last_wish_is_what_is_tried_again(
    window: MainWindow, driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_to_page(driver, Script(), 4)
    screen = window.screen_shown
    assert isinstance(screen, InterviewScreen)
    windows.wait_until(lambda: not screen._question.note.pending)
    with monkeypatch.context() as disk:
        disk.setattr(type(windows.opened(window).interviews), "save", refuse)
        driver.tap("rate_5")
        driver.settle()
        driver.tap("skip")
    driver.settle()
    driver.tap("notice_button")
    assert screen.session.interview.answers["q3"] == SKIPPED
    assert screen.session.page == "q4"


def test_a_lock_while_an_erasure_fails_leaves_no_sheet_behind(
    window: MainWindow, driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_session: InterviewSession) -> bool:
        raise NotSaved("full", "the disk is full")

    go_to_page(driver, Script(), 4)
    monkeypatch.setattr(InterviewSession, "withdraw", full)
    ask_to_erase(driver)
    window.lock()  # Before the failure has been told.
    assert isinstance(window.screen_shown, UnlockScreen)
    windows.unlock(window)
    assert driver.shows("page_question")
    assert not driver.shows("sheet")


def test_enter_on_a_period_writes_nothing(
    window: MainWindow, driver: Driver, tmp_path: Path
) -> None:
    screen = to_finds(window, driver, tmp_path / "stick")
    driver.tap("find_replace_rest")
    driver.find("period_new").setFocus()
    driver.key(ENTER)
    windows.wait_until(lambda: not screen._jobs.running)
    assert not list((tmp_path / "stick").iterdir())


def test_what_failed_is_tried_again_by_the_button(
    window: MainWindow, driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_to_page(driver, Script(), 4)
    screen = window.screen_shown
    assert isinstance(screen, InterviewScreen)
    interviews = type(windows.opened(window).interviews)
    windows.wait_until(lambda: not screen._question.note.pending)
    with monkeypatch.context() as disk:
        disk.setattr(interviews, "save", refuse)
        driver.tap("rate_5")
        assert driver.shows("notice")
    assert screen.session.interview.value("q3") == Script().ratings[2]
    driver.settle()  # The notice has moved everything below it.
    driver.tap("notice_button")
    assert screen.session.interview.value("q3") == 5
    assert not driver.shows("notice")


def test_more_groups_than_letters_can_all_be_chosen(window: MainWindow, driver: Driver) -> None:
    from dataclasses import replace

    services = window._services
    one = services.study.groups[0]
    many = tuple(replace(one, id=f"g{number}") for number in range(30))
    services.study = replace(services.study, groups=many)
    driver.key("n")
    driver.key(ENTER)
    for _ in range(8):
        driver.key(Qt.Key.Key_PageDown)
    last = driver.find("field_group").findChild(QAbstractButton, "option_g29")
    assert isinstance(last, QAbstractButton)
    last.click()
    screen = window.screen_shown
    assert isinstance(screen, InterviewScreen)
    assert screen.session.interview.value("group") == "g29"
