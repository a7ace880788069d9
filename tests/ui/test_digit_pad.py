"""Numbers by taps: they go on by themselves as soon as nothing can follow, and never too early."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from benchmarks.driver import Driver
from interviewer.questionnaire import Kind, Question
from tests.ui.kinds import Table
from ui.application import Application
from ui.theme import Theme
from ui.widgets.digit_pad import DigitPad
from ui.widgets.entries import NumberEntry, make_entry


def entry(kind: Kind, low: int, high: int) -> NumberEntry:
    made = make_entry(Question("asked", kind, minimum=low, maximum=high), Theme())
    assert isinstance(made, NumberEntry)
    return made


def typed(made: NumberEntry, *parts: str) -> bool:
    """Whether nothing can follow in the last of these parts."""
    for edit, text in zip(made.edits, parts, strict=False):
        edit.setText(text)
    return made.edits[len(parts) - 1].full()


@pytest.mark.parametrize(
    ("low", "high", "text", "full"),
    [
        (0, 120, "34", True),
        (0, 120, "12", False),  # 120 may be meant.
        (0, 120, "120", True),
        (0, 120, "7", False),
        (0, 120, "0", True),
        (15, 99, "1", False),
        (15, 99, "15", True),
        (15, 99, "12", False),  # Too low: it has to be mended.
        (15, 99, "0", False),
        (0, 9, "3", True),
        (1, 5, "7", False),
        (0, 120, "", False),
    ],
)
def test_a_number_is_full_when_ten_times_as_much_is_too_much(
    qapp: Application, low: int, high: int, text: str, full: bool
) -> None:
    assert typed(entry(Kind.INTEGER, low, high), text) is full


@given(low=st.integers(0, 50), spread=st.integers(0, 2000), number=st.integers(1, 3000))
def test_nothing_possible_can_follow_a_full_number(low: int, spread: int, number: int) -> None:
    made = entry(Kind.INTEGER, low, low + spread)
    follows = any(low <= 10 * number + digit <= low + spread for digit in range(10))
    if typed(made, str(number)):
        assert low <= number <= low + spread
        assert not follows
    elif low <= number <= low + spread:
        assert follows


@pytest.mark.parametrize(
    ("parts", "full"),
    [
        (("0",), True),
        (("1",), False),  # 10 years may be meant.
        (("5",), False),  # 50, with at most 50.
        (("6",), True),
        (("12",), True),
        (("60",), False),  # Too long: to be mended.
        (("1", "6"), True),
        (("1", "1"), False),  # 10 and 11.
        (("1", "0"), False),  # 06.
        (("1", "06"), True),
        (("1", "11"), True),
        (("1", "12"), False),
    ],
)
def test_a_period_is_full_part_by_part(
    qapp: Application, parts: tuple[str, ...], full: bool
) -> None:
    assert typed(entry(Kind.DURATION, 0, 600), *parts) is full


# --- in the window --------------------------------------------------------------------------------


class Time:
    """Seconds that a test lets pass."""

    def __init__(self) -> None:
        self.now = 50.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def table(qapp: Application) -> Iterator[Table]:
    """An interview at its background: age, then a choice, a month, a text."""
    made = Table()
    made.screen.resize(1280, 1400)
    made.at("background")
    yield made
    made.close()


@pytest.fixture
def time(table: Table) -> Time:
    """The pad's clock."""
    made = Time()
    pad = table.driver.find("page_background").findChild(DigitPad)
    assert pad is not None
    pad._clock = made
    return made


def focus() -> str:
    found = QApplication.focusWidget()
    assert found is not None
    return found.objectName()


def text(driver: Driver, name: str) -> str:
    edit = driver.find(name)
    assert isinstance(edit, QLineEdit)
    return edit.text()


def test_a_number_goes_on_by_itself_and_done_by_habit_does_nothing(
    table: Table, time: Time, qtbot: QtBot
) -> None:
    driver = table.driver
    driver.tap("edit_age_number")
    driver.tap_digits("3")
    assert focus() == "edit_age_number"
    driver.tap_digits("4")
    assert table.value("age") == 34
    assert focus() == "field_aids"
    time.now += 0.3
    driver.tap("digit_done")  # It is still there to be hit.
    assert focus() == "field_aids"
    assert table.session.page == "background"
    qtbot.waitUntil(lambda: not driver.shows("digit_pad"))


def test_done_is_ignored_once_and_for_a_moment_only(table: Table, time: Time) -> None:
    driver = table.driver
    table.session.answer("sex", 2)
    table.screen.render_session()
    driver.tap("edit_arrived_month")
    driver.tap_digits("3")
    assert focus() == "edit_arrived_year"
    time.now += 0.5
    driver.tap("digit_done")
    assert focus() == "edit_arrived_year"
    assert not driver.shows("error_arrived")
    driver.tap("digit_done")  # Meant now.
    assert driver.shows("error_arrived")


def test_done_soon_after_another_digit_is_meant(table: Table, time: Time) -> None:
    driver = table.driver
    table.session.answer("sex", 2)
    table.screen.render_session()
    driver.tap("edit_arrived_month")
    driver.tap_digits("32")
    time.now += 0.1
    driver.tap("digit_done")
    assert driver.shows("error_arrived")  # A year has four digits.


def test_a_slip_is_taken_back_where_it_was_made(table: Table, time: Time) -> None:
    driver = table.driver
    driver.tap("edit_age_number")
    driver.tap_digits("43")
    assert focus() == "field_aids"
    driver.tap("digit_erase")
    assert focus() == "edit_age_number"
    assert text(driver, "edit_age_number") == "4"
    driver.tap_digits("1")
    assert table.value("age") == 41


def test_keys_wait_for_enter(table: Table) -> None:
    driver = table.driver
    driver.find("edit_age_number").setFocus()
    driver.type("34")
    assert table.value("age") == 34
    assert focus() == "edit_age_number"


def test_on_a_question_of_its_own_the_page_is_not_turned(table: Table) -> None:
    driver = table.at("children")
    driver.tap("edit_children_number")
    driver.tap_digits("0")
    assert table.value("children") == 0
    assert table.session.page == "children"
    driver.tap("digit_done")  # There it goes on.
    assert table.session.page != "children"
