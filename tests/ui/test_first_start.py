"""The first start: the rules come before the errors, and only a good passphrase makes a store."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QProgressBar, QPushButton
from pytestqt.qtbot import QtBot

from interviewer.errors import StoreUnavailable
from interviewer.ports import StoreState
from tests.ui.door_fakes import RIGHT, FakeFolder, services
from ui.screens.first_start import FirstStartScreen
from ui.widgets.notice import Notice
from ui.widgets.passphrase import NewPassphrase


@pytest.fixture
def folder() -> FakeFolder:
    return FakeFolder(held=StoreState.EMPTY, passphrase="")


@pytest.fixture
def screen(qtbot: QtBot, folder: FakeFolder) -> FirstStartScreen:
    made = FirstStartScreen(services(folder))
    qtbot.addWidget(made)
    made.resize(1280, 800)
    with qtbot.waitExposed(made):
        made.show()
    return made


def edit(screen: FirstStartScreen, name: str) -> QLineEdit:
    found = screen.findChild(QLineEdit, name)
    assert isinstance(found, QLineEdit)
    return found


def fields(screen: FirstStartScreen) -> NewPassphrase:
    found = screen.findChild(NewPassphrase)
    assert found is not None
    return found


def begin(screen: FirstStartScreen) -> None:
    button = screen.findChild(QPushButton, "first_begin")
    assert isinstance(button, QPushButton)
    button.click()


def test_by_keyboard_alone(qtbot: QtBot, screen: FirstStartScreen, folder: FakeFolder) -> None:
    first, again = edit(screen, "passphrase_new"), edit(screen, "passphrase_again")
    qtbot.waitUntil(first.hasFocus)
    qtbot.keyClicks(first, RIGHT)
    qtbot.keyClick(first, Qt.Key.Key_Return)
    qtbot.waitUntil(again.hasFocus)
    qtbot.keyClicks(again, RIGHT)
    with qtbot.waitSignal(screen.opened) as opened:
        qtbot.keyClick(again, Qt.Key.Key_Return)
    assert opened.args == [folder.store]
    assert folder.passphrase == RIGHT
    assert first.text() == again.text() == ""


def test_the_rule_and_the_warning_stand_there_from_the_start(screen: FirstStartScreen) -> None:
    shown = " ".join(part.text() for part in screen.findChildren(QLabel) if part.isVisible())
    assert "At least 10 characters" in shown
    assert "Nobody can find the passphrase for you" in shown
    assert "At least 10 characters" in edit(screen, "passphrase_new").accessibleDescription()


@pytest.mark.parametrize(
    ("first", "again", "said_first", "said_again"),
    [
        ("", "", "Write a passphrase.", ""),
        ("kort", "kort", "It is too short. Add 6 more characters.", ""),
        ("ni tegn 9", "", "It is too short. Add 1 more character.", ""),
        ("aaaaaaaaaaaa", "aaaaaaaaaaaa", "It is too easy to guess.", ""),
        (RIGHT, "", "", "Write it once more"),
        (RIGHT, RIGHT + "?", "", "The two are not the same."),
    ],
)
def test_errors_stand_at_the_field_and_make_no_store(
    qtbot: QtBot,
    screen: FirstStartScreen,
    folder: FakeFolder,
    first: str,
    again: str,
    said_first: str,
    said_again: str,
) -> None:
    qtbot.keyClicks(edit(screen, "passphrase_new"), first)
    qtbot.keyClicks(edit(screen, "passphrase_again"), again)
    with qtbot.assertNotEmitted(screen.opened):
        begin(screen)
    both = fields(screen)
    assert both.first.error().startswith(said_first)
    assert both.again.error().startswith(said_again)
    assert bool(both.first.error()) == bool(said_first)
    assert bool(both.again.error()) == bool(said_again)
    wrong = "passphrase_new" if said_first else "passphrase_again"
    qtbot.waitUntil(edit(screen, wrong).hasFocus)
    assert folder.passphrase == ""


def test_an_error_goes_as_soon_as_it_is_mended(qtbot: QtBot, screen: FirstStartScreen) -> None:
    begin(screen)
    assert fields(screen).first.error()
    qtbot.keyClicks(edit(screen, "passphrase_new"), "t")
    assert not fields(screen).first.error()


def test_strength_is_told_in_words_and_by_the_bar(qtbot: QtBot, screen: FirstStartScreen) -> None:
    words, bar = screen.findChild(QLabel, "strength_words"), screen.findChild(QProgressBar)
    assert isinstance(words, QLabel)
    assert isinstance(bar, QProgressBar)
    assert bar.value() == 0
    qtbot.keyClicks(edit(screen, "passphrase_new"), "a b c d")
    assert words.text() == "Strength: too weak"  # Many words, and yet too short.
    weak = bar.value()
    qtbot.keyClicks(edit(screen, "passphrase_new"), "efgh ijkl")
    assert words.text() == "Strength: very good"
    assert bar.value() > weak
    assert bar.accessibleDescription() == words.text()


def test_a_folder_that_cannot_be_written_is_explained(
    qtbot: QtBot, screen: FirstStartScreen, folder: FakeFolder
) -> None:
    folder.trouble = StoreUnavailable(Path("/data"), "read-only")
    qtbot.keyClicks(edit(screen, "passphrase_new"), RIGHT)
    qtbot.keyClicks(edit(screen, "passphrase_again"), RIGHT)
    begin(screen)
    notice = screen.findChild(Notice)
    assert notice is not None
    assert notice.isVisible()
    folder.trouble = None
    with qtbot.waitSignal(screen.opened):
        begin(screen)


def test_nothing_tapped_is_smaller_than_12_mm(screen: FirstStartScreen) -> None:
    from ui.theme import TARGET, Theme

    screen.setStyleSheet(Theme().style_sheet())
    for tapped in (*screen.findChildren(QPushButton), *screen.findChildren(QLineEdit)):
        if tapped.isVisible():
            assert min(tapped.width(), tapped.height()) >= TARGET, tapped.objectName()
