"""The driver reaches only what a person could reach, and counts what it does."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from benchmarks.driver import Driver, Unreachable
from benchmarks.table import Line, percentile


class Desk(QWidget):
    """A window with a button, a field and a digit."""

    def __init__(self) -> None:
        super().__init__()
        self.resize(600, 400)
        self.box = QVBoxLayout(self)
        self.pressed = 0
        self.push = QPushButton("Press")
        self.push.setObjectName("push")
        self.push.clicked.connect(self._count)
        self.edit = QLineEdit()
        self.edit.setObjectName("edit")
        self.digit = QPushButton("7")
        self.digit.setObjectName("digit_7")
        self.digit.clicked.connect(self._count)
        for widget in (self.push, self.edit, self.digit):
            self.box.addWidget(widget)

    def _count(self) -> None:
        self.pressed += 1


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    desk = Desk()
    qtbot.addWidget(desk)
    desk.show()
    qtbot.waitExposed(desk)
    desk.activateWindow()
    qtbot.waitUntil(desk.isActiveWindow)
    return desk


def test_taps_keys_and_text_are_counted_apart(desk: Desk) -> None:
    driver = Driver(desk)
    driver.tap("push")
    driver.tap_digits("77")
    driver.tap("edit")
    driver.type("Æblegrød 🙂")
    driver.key("x")
    driver.key(Qt.Key.Key_Backspace)
    assert desk.pressed == 3
    assert desk.edit.text() == "Æblegrød 🙂"
    assert (driver.taps, driver.keys, driver.typed) == (2, 2, 12)


def test_two_quick_taps_are_two_taps(desk: Desk) -> None:
    driver = Driver(desk)
    driver.tap("push")
    driver.tap("push")
    assert desk.pressed == 2


def test_what_is_covered_cannot_be_tapped(desk: Desk) -> None:
    sheet = QWidget(desk)
    sheet.setObjectName("sheet")
    sheet.setGeometry(desk.rect())
    sheet.show()
    with pytest.raises(Unreachable, match="covered by 'sheet'"):
        Driver(desk).tap("push")
    assert desk.pressed == 0


def test_what_is_hidden_disabled_or_scrolled_away_cannot_be_tapped(
    desk: Desk, qtbot: QtBot
) -> None:
    driver = Driver(desk)
    desk.push.setEnabled(False)
    with pytest.raises(Unreachable, match="not enabled"):
        driver.tap("push")
    desk.push.hide()
    with pytest.raises(Unreachable, match="0 shown"):
        driver.tap("push")
    area, long = QScrollArea(), QWidget()
    long.setFixedSize(300, 4000)
    low = QPushButton("Low", long)
    low.setObjectName("low")
    low.move(0, 3900)
    area.setWidget(long)
    desk.box.addWidget(area)
    qtbot.waitUntil(area.isVisible)
    with pytest.raises(Unreachable, match="not within view"):
        driver.tap("low")


def test_a_name_that_two_widgets_have_is_asked_for_within_another(desk: Desk, qtbot: QtBot) -> None:
    inner = QWidget()
    inner.setObjectName("inner")
    QVBoxLayout(inner).addWidget(twin := QPushButton("Twin"))
    twin.setObjectName("push")
    desk.box.addWidget(inner)
    driver = Driver(desk)
    qtbot.waitUntil(twin.isVisible)
    with pytest.raises(Unreachable, match="2 shown"):
        driver.find("push")
    assert driver.find("push", within="inner") is twin


def test_the_table_takes_the_nearest_rank_and_tells_ratios() -> None:
    assert percentile([3.0, 1.0, 2.0], 0.5) == 2
    assert percentile(list(range(1, 101)), 0.99) == 99
    line = Line("x", [2.0, 4.0, 6.0], "x", goal=3, beside=[2.0, 2.0, 1.0])
    assert (line.median, line.p99) == (2, 3)
    assert line.reached
    assert not Line("x", [1.0, 9.0], "ms", goal=5, by_p99=True).reached
