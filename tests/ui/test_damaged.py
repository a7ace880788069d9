"""A damaged store: nothing happens to it without a clear yes, and every way on is shown."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from interviewer.errors import StoreDamaged, StoreUnavailable
from interviewer.ports import Backup
from tests.ui.door_fakes import NOW, RIGHT, FakeFolder, services
from ui.screens.damaged import DamagedScreen
from ui.widgets.notice import Notice

FILE = Path("/data/store.db")
BACKUP = Backup(Path("/data/backups/1.db"), NOW - timedelta(hours=2), 37)


def shown(qtbot: QtBot, folder: FakeFolder, passphrase: str = RIGHT) -> DamagedScreen:
    folder.trouble = StoreDamaged(FILE, "checksum")
    screen = DamagedScreen(services(folder), folder.trouble, passphrase)
    qtbot.addWidget(screen)
    screen.show()
    return screen


def button(screen: QWidget, name: str) -> QPushButton:
    found = screen.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def text(screen: QWidget, name: str) -> str:
    found = screen.findChild(QLabel, name)
    assert isinstance(found, QLabel)
    return found.text() if found.isVisible() else ""


def test_the_backup_is_described_and_put_back_only_after_a_yes(qtbot: QtBot) -> None:
    folder = FakeFolder(backup=BACKUP)
    screen = shown(qtbot, folder)
    assert text(screen, "damaged_wait_text").startswith("Looking for")
    qtbot.waitUntil(button(screen, "damaged_restore").isVisible)
    assert text(screen, "damaged_path") == str(FILE)
    assert text(screen, "damaged_found_when") == "Today at 10:30"
    assert text(screen, "damaged_found_count") == "37 interviews"

    button(screen, "damaged_restore").click()
    button(screen, "sheet_cancel").click()
    assert folder.restored == []

    button(screen, "damaged_restore").click()
    qtbot.waitUntil(lambda: screen.findChild(QPushButton, "sheet_restore") is not None)
    button(screen, "sheet_restore").click()
    qtbot.waitUntil(button(screen, "damaged_go_on").isVisible)
    assert folder.restored == [BACKUP]
    assert text(screen, "damaged_done_path") == "/data/kept"
    with qtbot.waitSignal(screen.opened) as opened:
        button(screen, "damaged_go_on").click()
    assert opened.args == [folder.store]


@pytest.mark.parametrize(
    ("written", "words"),
    [
        (datetime(2025, 11, 19, 23, 5, tzinfo=UTC), "Yesterday at 23:05"),
        (datetime(2025, 11, 17, 9, 0, tzinfo=UTC), "Monday 17 November at 9:00"),
        (datetime(2024, 12, 31, 9, 0, tzinfo=UTC), "31 December 2024 at 9:00"),
    ],
)
def test_dates_are_told_in_words(qtbot: QtBot, written: datetime, words: str) -> None:
    screen = shown(qtbot, FakeFolder(backup=Backup(Path("/b"), written, 1)))
    qtbot.waitUntil(button(screen, "damaged_restore").isVisible)
    assert text(screen, "damaged_found_when") == words
    assert text(screen, "damaged_found_count") == "1 interview"


def test_without_a_backup_it_says_what_to_do_and_where_the_file_is(qtbot: QtBot) -> None:
    screen = shown(qtbot, FakeFolder(backup=None))
    qtbot.waitUntil(lambda: text(screen, "damaged_none_text") != "")
    assert "Do not delete anything" in text(screen, "damaged_none_text")
    path = screen.findChild(QLabel, "damaged_path")
    assert isinstance(path, QLabel)
    assert path.text() == str(FILE)
    assert path.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard


def test_a_passphrase_that_opens_no_backup_can_be_typed_again(qtbot: QtBot) -> None:
    screen = shown(qtbot, FakeFolder(backup=BACKUP), passphrase="another")
    edit = screen.findChild(QLineEdit, "damaged_passphrase")
    assert isinstance(edit, QLineEdit)
    qtbot.waitUntil(edit.isVisible)
    qtbot.keyClicks(edit, RIGHT)
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    qtbot.waitUntil(button(screen, "damaged_restore").isVisible)
    assert edit.text() == ""


def test_trouble_on_the_way_can_be_tried_again(qtbot: QtBot) -> None:
    folder = FakeFolder(backup=BACKUP)
    folder.search_trouble = StoreUnavailable(Path("/data"), "gone")
    screen = shown(qtbot, folder)
    notice = screen.findChild(Notice)
    assert notice is not None
    qtbot.waitUntil(notice.isVisible)
    folder.search_trouble = None
    button(screen, "damaged_notice_button").click()
    qtbot.waitUntil(button(screen, "damaged_restore").isVisible)
    assert notice.isHidden()
