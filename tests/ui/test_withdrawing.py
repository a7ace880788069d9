"""Erasing by a receipt code: found among all that is here, shown to nobody, gone for good."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from benchmarks.driver import Driver
from interviewer.contact import Disposition
from interviewer.errors import NotSaved
from interviewer.interview import Interview
from interviewer.receipt import receipt_code
from interviewer.session import InterviewSession
from tests import windows
from ui.screens.withdrawing import WithdrawalScreen
from ui.widgets.notice import Notice
from ui.window import MainWindow

WORDS = "Sagsbehandleren hedder ikke Grethe"


@pytest.fixture
def window(at_home: MainWindow) -> MainWindow:
    at_home._app.speak("en")
    return at_home


@pytest.fixture
def here(window: MainWindow) -> list[Interview]:
    """Three interviews on the device."""
    services, store = window._services, windows.opened(window)
    made = []
    for _ in range(3):
        questionnaire = services.questionnaires(*services.study.questionnaire)
        session = InterviewSession.begin(
            questionnaire,
            services.study,
            store.interviews,
            services.clock,
            language="da",
            background_first=False,
        )
        session.agree()
        session.rate("q1", 1)
        session.write_note("q1", WORDS)
        session.finish()
        made.append(session.interview)
    return made


@pytest.fixture
def screen(window: MainWindow, here: list[Interview]) -> WithdrawalScreen:
    made = WithdrawalScreen(window._services, windows.opened(window), window._app.theme)
    window._show(made)
    windows.wait(30)
    return made


def find(driver: Driver, code: str) -> None:
    edit = driver.find("withdrawal_code")
    assert isinstance(edit, QLineEdit)
    edit.selectAll()
    driver.type(code)
    driver.tap("withdrawal_find")


def test_it_is_found_however_the_code_is_typed_and_erased_for_good(
    qtbot: QtBot,
    window: MainWindow,
    driver: Driver,
    screen: WithdrawalScreen,
    here: list[Interview],
) -> None:
    wanted, store = here[1].id, windows.opened(window)
    find(driver, receipt_code(wanted).lower().replace("-", " "))
    qtbot.waitUntil(lambda: driver.shows("withdrawal_found"))
    shown = " ".join(each.text() for each in screen.findChildren(QLabel) if each.isVisible())
    assert WORDS not in shown
    assert wanted not in shown
    driver.tap("withdrawal_erase")
    assert set(store.interviews.ids()) == {each.id for each in here}
    with qtbot.waitSignal(screen.erased) as erased:
        driver.tap("sheet_erase")
    assert erased.args == ["withdrawn"]
    assert wanted not in store.interviews.ids()
    assert len(store.interviews.ids()) == 2
    day = window._services.clock.now().date()
    (contact,) = store.contacts.on_day(day)
    assert contact.disposition is Disposition.WITHDRAWN
    assert not driver.shows("withdrawal_found")
    notice = screen.findChild(Notice, "withdrawal_notice")
    assert notice is not None
    assert "erased from this device and its backups" in notice.message()
    assert notice.property("look") == "told"  # All is well: this is no warning.
    edit = driver.find("withdrawal_code")
    assert isinstance(edit, QLineEdit)
    assert edit.text() == ""


def test_what_is_not_here_is_for_the_project_lead(
    qtbot: QtBot, driver: Driver, screen: WithdrawalScreen
) -> None:
    find(driver, "7K3F-4215-9QMD")
    qtbot.waitUntil(lambda: driver.shows("withdrawal_notice"))
    notice = screen.findChild(Notice, "withdrawal_notice")
    assert notice is not None
    assert "No interview on this device has the code 7K3F-4215-9QMD" in notice.message()
    assert "or was erased before" in notice.message()
    assert "project lead" in notice.message()
    assert notice.property("look") == "warning"
    assert not driver.shows("withdrawal_found")
    driver.find("withdrawal_code").setFocus()
    driver.type("X")  # Another code: this says nothing of it.
    assert not driver.shows("withdrawal_notice")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "No code is written yet."),
        ("7K3F-4215", "The code has 4 signs too few."),
        ("7K3F-4215-9QMU", "The code holds a character that no code has."),
    ],
)
def test_a_mistyped_code_is_told_at_its_field(
    driver: Driver, screen: WithdrawalScreen, typed: str, said: str
) -> None:
    find(driver, typed)
    error = driver.find("error_withdrawal_code")
    assert isinstance(error, QLabel)
    assert error.text() == said


def test_erased_before_is_told(
    qtbot: QtBot,
    window: MainWindow,
    driver: Driver,
    screen: WithdrawalScreen,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    gone = "3f0a1c56-9b1d-4f6e-8a77-2f64d1a6b9c0"
    store = windows.opened(window)
    monkeypatch.setattr(type(store), "withdrawn", lambda _store, _study: [gone])
    find(driver, receipt_code(gone))
    notice = screen.findChild(Notice, "withdrawal_notice")
    assert notice is not None
    qtbot.waitUntil(lambda: "was erased here before" in notice.message())


def test_a_disk_that_refuses_is_told_and_nothing_is_erased(
    qtbot: QtBot,
    window: MainWindow,
    driver: Driver,
    screen: WithdrawalScreen,
    here: list[Interview],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    interviews = windows.opened(window).interviews

    def refuse(*_args: object) -> bool:
        raise NotSaved("full", "no space left")

    monkeypatch.setattr(type(interviews), "withdraw", refuse)
    find(driver, receipt_code(here[0].id))
    qtbot.waitUntil(lambda: driver.shows("withdrawal_found"))
    driver.tap("withdrawal_erase")
    driver.tap("sheet_erase")
    qtbot.waitUntil(lambda: driver.shows("withdrawal_notice"))
    assert not driver.shows("sheet")
    assert driver.shows("withdrawal_found")  # It can be tried again.
    assert here[0].id in interviews.ids()


def test_it_can_be_kept_after_all_and_left_by_escape(
    qtbot: QtBot,
    window: MainWindow,
    driver: Driver,
    screen: WithdrawalScreen,
    here: list[Interview],
) -> None:
    find(driver, receipt_code(here[0].id))
    qtbot.waitUntil(lambda: driver.shows("withdrawal_found"))
    driver.tap("withdrawal_erase")
    driver.key(Qt.Key.Key_Escape)
    assert len(windows.opened(window).interviews.ids()) == 3
    with qtbot.waitSignal(screen.closed):
        driver.key(Qt.Key.Key_Escape)
