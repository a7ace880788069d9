"""The interview hands its screen to the citizen and takes it back; time, and the left hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from benchmarks.driver import Driver
from benchmarks.walk import ENTER
from interviewer.errors import NotSaved
from interviewer.interview import By
from interviewer.study import Answering, CardRules
from tests import windows
from ui.interview_screen import InterviewScreen
from ui.widgets.scale_row import ScaleField
from ui.window import MainWindow

ALT = Qt.KeyboardModifier.AltModifier
BACK = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier

Begin = Callable[[Answering], tuple[InterviewScreen, Driver]]


@pytest.fixture
def window(at_home: MainWindow) -> MainWindow:
    """An unlocked window at Home."""
    return at_home


@pytest.fixture
def begin(at_home: MainWindow, driver: Driver) -> Begin:
    """Begins an interview in a study with such a card, and goes to its first question."""

    def made(answers: Answering) -> tuple[InterviewScreen, Driver]:
        services = at_home._services
        services.study = replace(services.study, card=CardRules(answers=answers))
        for key in ("n", ENTER, ENTER):
            driver.key(key)
        screen = at_home.screen_shown
        assert isinstance(screen, InterviewScreen)
        return screen, driver

    return made


def take_back(driver: Driver) -> None:
    driver.key(Qt.Key.Key_Backspace, BACK)


def chosen(driver: Driver) -> list[int]:
    """The codes that the interviewer sees as chosen."""
    fields = {code: driver.find(f"rate_{code}") for code in (1, 2, 3, 4, 5, 9)}
    return [
        code for code, field in fields.items() if isinstance(field, ScaleField) and field.chosen
    ]


def test_there_and_back_are_two_taps_and_the_answer_is_kept(begin: Begin) -> None:
    screen, driver = begin(Answering.SEEN)
    driver.tap("show_to_citizen")
    driver.tap("card_rate_2")
    assert screen.session.interview.by == {"q1": By.CITIZEN}, "on disk while the card is shown"
    driver.tap("card_rate_4")
    take_back(driver)
    assert screen.session.interview.value("q1") == 4
    assert chosen(driver) == [4]
    assert driver.shows("answered_by")
    driver.type("Fordi.")
    assert screen._question.note.toPlainText() == "Fordi.", "the cursor stands in the note"


def test_an_answer_that_is_not_to_be_seen_is_not(begin: Begin) -> None:
    screen, driver = begin(Answering.UNSEEN)
    driver.key(Qt.Key.Key_V, ALT)
    driver.tap("card_rate_1")
    take_back(driver)
    assert screen.session.interview.value("q1") == 1
    assert chosen(driver) == []
    assert driver.shows("answered_by")
    driver.tap("rate_5")
    assert chosen(driver) == [5], "a number of the interviewer's own is shown"
    assert screen.session.interview.by == {}
    assert not driver.shows("answered_by")


def test_where_the_citizen_does_not_answer_taps_do_nothing(begin: Begin) -> None:
    screen, driver = begin(Answering.NONE)
    driver.tap("show_to_citizen")
    driver.tap("card_rate_4") if driver.shows("card_rate_4") else None
    take_back(driver)
    assert screen.session.interview.value("q1") is None


def test_an_answer_that_cannot_be_saved_is_not_shown_as_given(
    begin: Begin, at_home: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen, driver = begin(Answering.SEEN)
    driver.tap("show_to_citizen")

    def refuse(*_arguments: object) -> None:
        raise NotSaved("full", "no space left")

    with monkeypatch.context() as disk:
        disk.setattr(type(windows.opened(at_home).interviews), "save", refuse)
        driver.tap("card_rate_2")
    assert screen._card.chosen is None
    take_back(driver)
    assert driver.shows("notice"), "the interviewer is told"
    assert screen.session.interview.value("q1") is None


def test_the_idle_lock_takes_the_card_away_and_the_interview_comes_back(
    begin: Begin, at_home: MainWindow
) -> None:
    _screen, driver = begin(Answering.SEEN)
    driver.tap("show_to_citizen")
    driver.tap("card_rate_3")
    at_home.lock()
    assert driver.shows("unlock_button")
    windows.unlock(at_home)
    again = at_home.screen_shown
    assert isinstance(again, InterviewScreen)
    assert not again.holds_window, "who unlocks is the interviewer"
    assert again.session.interview.value("q1") == 3


def test_consent_is_shown_from_the_introduction(at_home: MainWindow, driver: Driver) -> None:
    driver.tap("new_interview")
    screen = at_home.screen_shown
    assert isinstance(screen, InterviewScreen)
    driver.tap("show_to_citizen")
    assert screen._consent.holds_window
    driver.key(ENTER)
    driver.key("j")
    assert not screen.session.interview.agreed, "a citizen's key agrees to nothing"
    take_back(driver)
    driver.key(ENTER)
    assert screen.session.interview.agreed


def test_a_question_without_a_scale_has_no_card(at_home: MainWindow, driver: Driver) -> None:
    for key in ("n", ENTER):
        driver.key(key)
    screen = at_home.screen_shown
    assert isinstance(screen, InterviewScreen)
    screen.session.go_to("background")
    screen.show_page()
    assert not driver.shows("show_to_citizen")
    screen.show_card()
    assert not screen.holds_window


@pytest.mark.parametrize(("minutes", "sign"), [(6, ""), (7, "as promised"), (15, "round off")])
def test_a_gentle_sign_says_when_the_promised_time_has_gone(
    at_home: MainWindow, driver: Driver, minutes: int, sign: str
) -> None:
    at_home._speak("en")
    driver.key("n")
    screen = at_home.screen_shown
    assert isinstance(screen, InterviewScreen)
    screen.session._seconds_before = 60 * minutes
    screen._show_time()
    shown = driver.find("time")
    assert isinstance(shown, QLabel)
    assert sign in shown.text()
    assert (shown.property("look") == "due") is bool(sign)
    assert shown.accessibleName().endswith("start") is not bool(sign)


def test_for_a_left_hand_the_way_on_is_at_the_left(at_home: MainWindow, driver: Driver) -> None:
    services = at_home._services
    for left_handed in (False, True):
        services.preferences = replace(services.preferences, left_handed=left_handed)
        at_home.show_home()
        driver.key("n")
        QApplication.processEvents()
        forward, skip = driver.find("forward"), driver.find("skip")
        assert (forward.x() < skip.x()) is left_handed
        driver.tap("back")
