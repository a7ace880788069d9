"""After the interview: thanks in the citizen's language, and the interviewer's ways on."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ui.screens.done import DoneScreen, thanks_in
from ui.theme import Theme

Open = Callable[..., DoneScreen]


@pytest.fixture
def open_done(qtbot: QtBot) -> Open:
    def open_(
        language: str = "da", outcome: str = "finished", left_handed: bool = False
    ) -> DoneScreen:
        screen = DoneScreen(Theme(), *thanks_in(language), outcome, left_handed=left_handed)
        qtbot.addWidget(screen)
        screen.resize(1280, 800)
        with qtbot.waitExposed(screen):
            screen.show()
        return screen

    return open_


def texts(screen: DoneScreen) -> list[str]:
    return [each.text() for each in screen.findChildren(QLabel) if each.isVisible()]


def push(screen: DoneScreen, name: str) -> QPushButton:
    found = screen.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


@pytest.mark.parametrize(
    ("language", "first", "rtl"),
    [
        ("da", "Tak for din hjælp", False),
        ("en", "Thank you for your help", False),
        ("ar-SY", "شكراً على مساعدتك", True),
        ("so", "Thank you for your help\nTak for din hjælp", False),
    ],
)
def test_thanks_in_the_language_that_was_read_aloud(
    open_done: Open, language: str, first: str, rtl: bool
) -> None:
    screen = open_done(language)
    said = screen.findChild(QLabel, "thanks_0")
    assert isinstance(said, QLabel)
    assert said.text() == first
    assert (said.layoutDirection() is Qt.LayoutDirection.RightToLeft) is rtl
    buttons = push(screen, "done_home").layoutDirection()
    assert buttons is Qt.LayoutDirection.LeftToRight  # They are the interviewer's.


@pytest.mark.parametrize(("outcome", "word"), [("finished", "finished"), ("partial", "incomplete")])
def test_the_interviewer_is_told_that_it_is_saved(open_done: Open, outcome: str, word: str) -> None:
    assert any(word in text for text in texts(open_done(outcome=outcome)))


@pytest.mark.parametrize(
    ("key", "signal"),
    [
        (Qt.Key.Key_Return, "home_wanted"),
        (Qt.Key.Key_Enter, "home_wanted"),
        (Qt.Key.Key_Escape, "home_wanted"),
        (Qt.Key.Key_N, "new_wanted"),
        (Qt.Key.Key_K, "receipt_wanted"),
    ],
)
def test_each_way_on_is_one_key(qtbot: QtBot, open_done: Open, key: Qt.Key, signal: str) -> None:
    screen = open_done()
    with qtbot.waitSignal(getattr(screen, signal)):
        qtbot.keyClick(screen, key)


@pytest.mark.parametrize(
    ("name", "signal"),
    [
        ("done_home", "home_wanted"),
        ("done_new", "new_wanted"),
        ("done_receipt", "receipt_wanted"),
        ("lock", "lock_wanted"),
    ],
)
def test_each_way_on_is_one_tap(qtbot: QtBot, open_done: Open, name: str, signal: str) -> None:
    screen = open_done()
    with qtbot.waitSignal(getattr(screen, signal)):
        qtbot.mouseClick(push(screen, name), Qt.MouseButton.LeftButton)


def test_the_key_that_finished_the_interview_held_down_does_not_go_on(
    qtbot: QtBot, open_done: Open
) -> None:
    screen = open_done()
    held = QKeyEvent(
        QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", True
    )
    with qtbot.assertNotEmitted(screen.home_wanted):
        QApplication.sendEvent(screen, held)


@pytest.mark.parametrize("left_handed", [False, True])
def test_the_way_on_is_under_the_hand(open_done: Open, left_handed: bool) -> None:
    screen = open_done(left_handed=left_handed)
    home, receipt = push(screen, "done_home"), push(screen, "done_receipt")
    assert (home.x() < receipt.x()) is left_handed
