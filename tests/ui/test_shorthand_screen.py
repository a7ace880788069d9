"""The screen for shorthand: found, changed, taken back, from and to files; by taps and keys."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget

from interviewer.errors import NotSaved
from interviewer.shorthand import SHORTHAND_LIMIT, Shorthand
from resources.typing import BundledTyping, read_shorthand
from tests.ui.door_fakes import services
from tests.ui.test_every_screen import control_faults, label_faults
from tests.windows import wait_until
from ui.application import Application
from ui.screens.shorthand import ShorthandScreen
from ui.theme import LIGHT, TARGET
from ui.widgets.notice import Notice
from ui.widgets.sheet import Sheet
from ui.widgets.shorthand_list import ShorthandList


class Kept:
    """A store that holds shorthand alone."""

    def __init__(self) -> None:
        self.shorthand = self
        self.lines: Mapping[str, str] = {}
        self.full = False

    def all(self) -> Mapping[str, str]:
        return self.lines

    def replace(self, entries: Mapping[str, str]) -> None:
        if self.full:
            raise NotSaved("full", "no space left")
        self.lines = dict(entries)


class Desk:
    """The screen, and hands for it."""

    def __init__(self, size: tuple[int, int] = (1280, 800)) -> None:
        self.store = Kept()
        given = services()
        given.study = replace(given.study, shorthand={"vt": "venteværelse"})
        self.screen = ShorthandScreen(given, cast(Any, self.store), BundledTyping())
        self.told: list[Shorthand] = []
        self.screen.changed.connect(self.told.append)
        self.screen.resize(*size)
        self.screen.show()
        QApplication.processEvents()

    def edit(self, name: str) -> QLineEdit:
        found = [each for each in self.screen.findChildren(QLineEdit, name) if each.isVisible()]
        assert len(found) == 1
        return found[0]

    def press(self, name: str) -> None:
        found = [each for each in self.screen.findChildren(QPushButton, name) if each.isVisible()]
        assert len(found) == 1
        QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)
        QApplication.processEvents()

    def write(self, name: str, text: str) -> None:
        field = self.edit(name)
        field.clear()
        QTest.keyClicks(field, text)

    def tap(self, short: str) -> None:
        """Tap a line of the list."""
        shown = self.rows
        shown.go_to(short)
        QApplication.processEvents()
        place = shown.visualItemRect(shown.currentItem()).center()
        QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=place)
        QApplication.processEvents()

    @property
    def rows(self) -> ShorthandList:
        found = self.screen.findChild(ShorthandList)
        assert found is not None
        return found

    @property
    def shorts(self) -> list[str]:
        return [line.short for line in self.rows.shown()]

    @property
    def notice(self) -> str:
        found = self.screen.findChild(Notice)
        assert found is not None
        return found.message() if found.isVisible() else ""

    def text(self, name: str) -> str:
        found = [each for each in self.screen.findChildren(QLabel, name) if each.isVisible()]
        return found[0].text() if found else ""

    def leave(self) -> None:
        """Gone at once: else every later change of the looks restyles it."""
        self.screen.close()
        self.screen.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    @property
    def sheets(self) -> int:
        return sum(sheet.isVisible() for sheet in self.screen.findChildren(Sheet))


@pytest.fixture
def desk(qapp: Application) -> Iterator[Desk]:
    made = Desk()
    yield made
    made.leave()


def test_all_lines_are_shown_and_searched(desk: Desk) -> None:
    assert "sb" in desk.shorts
    assert "vt" in desk.shorts
    desk.write("shorthand_search", "jc")
    assert desk.shorts[0] == "jc"
    desk.write("shorthand_search", "venteværelse")
    assert desk.shorts == ["vt"]
    desk.write("shorthand_search", "qqqq")
    assert desk.shorts == []
    assert desk.text("shorthand_empty") == "Nothing here has “qqqq” in it. Press Enter to add it."
    QTest.keyClick(desk.screen, Qt.Key.Key_Escape)
    assert desk.edit("shorthand_search").text() == ""
    assert len(desk.shorts) > 60


def test_one_is_added_by_keys_alone(desk: Desk) -> None:
    desk.write("shorthand_search", "xq")
    QTest.keyClick(desk.edit("shorthand_search"), Qt.Key.Key_Return)
    QApplication.processEvents()
    assert desk.edit("shorthand_short").text() == "xq"
    wait_until(lambda: desk.edit("shorthand_unfolded").hasFocus())
    QTest.keyClicks(desk.edit("shorthand_unfolded"), "en  helt ny ting ")
    QTest.keyClick(desk.edit("shorthand_unfolded"), Qt.Key.Key_Return)
    assert desk.store.lines == {"xq": "en helt ny ting"}
    assert desk.sheets == 0
    assert desk.notice == "xq unfolds to: en helt ny ting"
    unfolded = desk.told[-1].unfold("Og xq")
    assert unfolded is not None
    assert unfolded.text == "en helt ny ting"


def test_what_cannot_be_is_said_beside_the_field(desk: Desk) -> None:
    desk.press("shorthand_add")
    desk.write("shorthand_short", "s b")
    desk.press("shorthand_save")
    assert desk.text("shorthand_error") == "Letters and digits only, without spaces."
    desk.write("shorthand_short", "SB")
    assert desk.text("shorthand_about") == "It stands in place of: sagsbehandler"
    desk.press("shorthand_save")
    assert desk.text("shorthand_error") == "Write what it unfolds to."
    desk.press("sheet_cancel")
    assert desk.store.lines == {}
    assert desk.told == []


def test_a_change_stands_in_place_and_can_be_removed_and_taken_back(desk: Desk) -> None:
    desk.tap("vt")
    desk.write("shorthand_unfolded", "ventetiden")
    desk.press("shorthand_save")
    assert desk.store.lines == {"vt": "ventetiden"}
    desk.tap("vt")
    desk.press("shorthand_remove")
    assert desk.store.lines == {}
    desk.press("shorthand_notice_button")
    assert desk.store.lines == {"vt": "ventetiden"}
    assert desk.notice == "It is as it was before."
    desk.tap("vt")
    desk.write("shorthand_unfolded", "venteværelse")  # As the study has it: nothing of one's own.
    desk.press("shorthand_save")
    assert desk.store.lines == {}


def test_one_of_the_app_is_switched_off_and_on(desk: Desk) -> None:
    desk.tap("sb")
    desk.press("shorthand_switch")
    assert desk.store.lines == {"sb": ""}
    assert desk.told[-1].unfold("sb") is None
    assert "sb" in desk.shorts
    desk.tap("sb")
    desk.press("shorthand_switch")
    assert desk.store.lines == {}
    assert desk.told[-1].unfold("sb") is not None


def test_starting_afresh_asks_first_and_can_be_taken_back(desk: Desk) -> None:
    desk.screen._keep("xq", "noget")
    desk.press("shorthand_reset")
    desk.press("sheet_cancel")
    assert desk.store.lines == {"xq": "noget"}
    desk.press("shorthand_reset")
    desk.press("sheet_reset")
    assert desk.store.lines == {}
    desk.press("shorthand_notice_button")
    assert desk.store.lines == {"xq": "noget"}


def test_a_full_disk_changes_nothing_and_is_told(desk: Desk) -> None:
    desk.store.full = True
    desk.tap("sb")
    desk.press("shorthand_switch")
    assert desk.told == []
    assert desk.notice
    assert desk.screen._shorthand.unfold("sb") is not None


def test_a_list_that_would_be_too_long_stays(desk: Desk, tmp_path: Path) -> None:
    desk.store.lines = {f"a{number}": "x" for number in range(SHORTHAND_LIMIT)}
    screen = ShorthandScreen(services(), cast(Any, desk.store), BundledTyping())
    screen._keep("nyt", "x")
    assert len(desk.store.lines) == SHORTHAND_LIMIT
    screen.deleteLater()


def test_ones_own_go_to_a_file_and_come_from_one(desk: Desk, tmp_path: Path) -> None:
    desk.screen._keep("xq", "noget")
    desk.screen._switch("sb", False)
    path = tmp_path / "mine.toml"
    desk.screen.export_to(path)
    assert read_shorthand(path) == {"xq": "noget"}
    assert str(path) in desk.notice
    desk.screen.export_to(path)  # It is there: it stays, and that is said.
    assert desk.screen.findChildren(Notice)[0].property("look") == "warning"
    path.write_text('[shorthand]\nxz = "nyt"\nxq = "noget"\n', "utf-8")
    desk.screen.import_from(path)
    assert desk.store.lines == {"xq": "noget", "sb": "", "xz": "nyt"}
    assert desk.notice == "1 short forms were taken in."
    desk.screen.import_from(path)
    assert desk.notice == "All of them are here already."


@pytest.mark.parametrize(
    ("choice", "left"),
    [
        ("sheet_mine", {"sb": "", "xq": "nyt"}),
        ("sheet_theirs", {"sb": "sagsbehandler", "jc": "andet", "xq": "nyt"}),
        ("sheet_cancel", {"sb": ""}),
    ],
)
def test_where_a_file_differs_a_person_decides(
    desk: Desk, tmp_path: Path, choice: str, left: Mapping[str, str]
) -> None:
    desk.screen._switch("sb", False)
    path = tmp_path / "theirs.toml"
    path.write_text('[shorthand]\nsb = "sagsbehandler"\njc = "andet"\nxq = "nyt"\n', "utf-8")
    desk.screen.import_from(path)
    assert desk.text("sheet_title") == "2 short forms are different here"
    shown = {desk.text("sheet_text_0"), desk.text("sheet_text_1")}
    assert shown == {
        "sb: here switched off, in the file sagsbehandler",
        "jc: here jobcenter, in the file andet",
    }
    desk.press(choice)
    assert desk.store.lines == left


def test_a_file_with_mistakes_names_them_and_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "bad.toml"
    path.write_text('[shorthand]\n"s b" = "x"\nxq = "nyt"\n', "utf-8")
    desk.screen.import_from(path)
    notice = desk.screen.findChildren(Notice)[0]
    assert "bad.toml" in notice.accessibleDescription()
    assert desk.store.lines == {}


def test_keys_lead_through_the_list_and_out(desk: Desk) -> None:
    search = desk.edit("shorthand_search")
    assert search.hasFocus()
    QTest.keyClick(search, Qt.Key.Key_Down)
    assert desk.rows.hasFocus()
    QTest.keyClick(desk.rows, Qt.Key.Key_Down)
    QTest.keyClick(desk.rows, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert desk.text("sheet_title") == desk.shorts[1]
    desk.press("sheet_cancel")
    left: list[bool] = []
    desk.screen.closed.connect(lambda: left.append(True))
    QTest.keyClick(desk.screen, Qt.Key.Key_Escape)
    assert left == [True]


def faults(screen: QWidget) -> list[str]:
    """Whatever is wrong with what is shown."""
    found: list[str] = []
    for widget in screen.findChildren(QWidget):
        if widget.isVisible() and isinstance(widget, QPushButton | QLineEdit):
            found += control_faults(widget)
        elif widget.isVisible() and isinstance(widget, QLabel):
            found += label_faults(widget)
    return found


@pytest.mark.parametrize("size", [(1280, 800), (800, 1280), (1920, 1080)])
@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("language", ["da", "en"])
def test_nothing_is_cut_off(
    qapp: Application, size: tuple[int, int], percent: int, language: str
) -> None:
    qapp.dress("light", percent)
    qapp.speak(language)
    try:
        desk = Desk(size)
        desk.screen._keep("langform", "min nuværende sagsbehandler, som var til stede " * 4)
        QApplication.processEvents()
        assert (desk.screen.width(), desk.screen.height()) == size
        assert faults(desk.screen) == []
        for row in range(desk.rows.count()):
            rect = desk.rows.visualItemRect(desk.rows.item(row))
            assert rect.height() >= TARGET
            assert rect.width() <= desk.rows.viewport().width()
        desk.screen._open("langform")
        QApplication.processEvents()
        assert faults(desk.screen) == []
        desk.leave()
    finally:
        qapp.dress("light", 100)


def test_the_quiet_colour_is_the_themes_own(qapp: Application) -> None:
    qapp.dress("light", 100)
    quiet = qapp.palette().color(QPalette.ColorRole.PlaceholderText)
    assert quiet.name().upper() == LIGHT.quiet.upper()
