"""The receipt on the screen: what the citizen is to see, and the file to be printed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from interviewer.errors import FileNotWritten
from interviewer.receipt import Receipt, make_receipt
from resources import default_study
from ui.application import Application
from ui.screens.receipt import ReceiptScreen
from ui.widgets.notice import Notice

ID = "3f0a1c56-9b1d-4f6e-8a77-2f64d1a6b9c0"
Print = Callable[[Receipt, Path], None]
Open = Callable[..., ReceiptScreen]


@pytest.fixture
def open_receipt(qtbot: QtBot, qapp: Application) -> Open:
    def open_(language: str = "da", print_receipt: Print | None = None) -> ReceiptScreen:
        receipt = make_receipt(default_study(), ID, language)
        screen = ReceiptScreen(qapp.dress("light", 100), receipt, print_receipt)
        qtbot.addWidget(screen)
        screen.resize(1280, 800)
        with qtbot.waitExposed(screen):
            screen.show()
        return screen

    return open_


def code(screen: ReceiptScreen) -> QLabel:
    found = screen.findChild(QLabel, "receipt_code")
    assert isinstance(found, QLabel)
    return found


@pytest.mark.parametrize("language", ["da", "en", "ar", "so"])
def test_the_code_is_large_in_groups_and_runs_from_left_to_right(
    open_receipt: Open, language: str
) -> None:
    screen = open_receipt(language)
    shown = code(screen)
    assert shown.text().split() == ["Y29V", "1VTV", "6NRP"]
    assert shown.fontInfo().pixelSize() >= 56
    assert shown.layoutDirection() is Qt.LayoutDirection.LeftToRight
    assert "Y 2 9 V, 1 V T V, 6 N R P" in shown.accessibleName()


def test_all_that_it_says_is_in_the_citizens_language(open_receipt: Open) -> None:
    screen = open_receipt("ar")
    (text,) = make_receipt(default_study(), ID, "ar").texts
    shown = [each.text() for each in screen.findChildren(QLabel) if each.isVisible()]
    assert {text.title, text.code_title, *text.lines} <= set(shown)


def test_it_goes_back_by_key_and_by_tap(qtbot: QtBot, open_receipt: Open) -> None:
    screen = open_receipt()
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_Return):
        with qtbot.waitSignal(screen.closed):
            qtbot.keyClick(screen, key)
    close = screen.findChild(QPushButton, "receipt_close")
    with qtbot.waitSignal(screen.closed):
        qtbot.mouseClick(close, Qt.MouseButton.LeftButton)


def test_it_is_written_as_it_is_shown_and_the_place_is_told(open_receipt: Open) -> None:
    written: list[tuple[Receipt, Path]] = []
    screen = open_receipt("ar", lambda receipt, path: written.append((receipt, path)))
    screen.save_as(Path("/somewhere/kvittering.pdf"))
    assert written == [(make_receipt(default_study(), ID, "ar"), Path("/somewhere/kvittering.pdf"))]
    notice = screen.findChild(Notice, "receipt_notice")
    assert notice is not None
    assert notice.isVisible()
    detail = notice.findChild(QLabel, "receipt_notice_detail")
    assert detail is not None
    assert detail.text() == "/somewhere/kvittering.pdf"


def test_what_cannot_be_written_is_told_and_not_offered_for_print(open_receipt: Open) -> None:
    def refuse(_receipt: Receipt, path: Path) -> None:
        raise FileNotWritten(path, "full", "no space left")

    screen = open_receipt("da", refuse)
    screen.save_as(Path("/somewhere/kvittering.pdf"))
    notice = screen.findChild(Notice, "receipt_notice")
    assert notice is not None
    assert "could not be written" in notice.message()
    button = notice.findChild(QPushButton, "receipt_notice_button")
    assert button is not None
    assert not button.isVisible()


def test_without_a_printer_there_is_no_button_for_it(open_receipt: Open) -> None:
    screen = open_receipt()
    assert screen.findChild(QPushButton, "receipt_save") is None
