"""The background by keys and taps: what is possible is saved, what is not is said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QScrollArea

import resources
from benchmarks.driver import Driver
from benchmarks.walk import ENTER
from interviewer.interview import SKIPPED, Missing
from interviewer.session import InterviewSession
from tests import windows
from tests.ui.kinds import Table, questionnaire
from ui.application import Application
from ui.interview_screen import InterviewScreen
from ui.widgets.choice_list import OptionRow
from ui.widgets.entries import said_period
from ui.widgets.options import options_of
from ui.window import MainWindow


@pytest.fixture
def window(at_home: MainWindow) -> MainWindow:
    """A window standing at the background, no question answered."""
    driver = Driver(at_home)
    driver.key("n")
    driver.key(ENTER)
    for _ in range(8):
        driver.key(Qt.Key.Key_PageDown)
    assert session(at_home).page == "background"
    return at_home


def session(window: MainWindow) -> InterviewSession:
    screen = window.screen_shown
    assert isinstance(screen, InterviewScreen)
    return screen.session


def edit(driver: Driver, name: str) -> QLineEdit:
    found = driver.find(name)
    assert isinstance(found, QLineEdit)
    return found


def error(driver: Driver, name: str) -> str:
    found = driver.find(f"error_{name}")
    assert isinstance(found, QLabel)
    return found.text()


@pytest.mark.parametrize("age", ["7", "140"])
def test_an_impossible_age_is_said_and_stays_to_be_mended(
    window: MainWindow, driver: Driver, age: str
) -> None:
    driver.tap("edit_age_number")
    driver.type(age)
    driver.key(ENTER)
    assert error(driver, "age") == "Skriv et tal fra 15 til 99."
    assert edit(driver, "edit_age_number").text() == age
    driver.tap("forward")
    assert session(window).page == "background"
    assert "age" not in session(window).interview.answers
    driver.tap("edit_age_number")
    driver.type("41")
    assert session(window).interview.value("age") == 41
    driver.tap("forward")
    assert session(window).page == "summary"


def test_three_years_and_fourteen_months_are_explained(window: MainWindow, driver: Driver) -> None:
    driver.tap("edit_unemployment_years")
    driver.type("3")
    driver.key(ENTER)
    driver.type("14")
    driver.key(ENTER)
    assert error(driver, "unemployment") == (
        "Måneder går fra 0 til 11. 3 år og 14 måneder er 4 år og 2 måneder."
    )
    driver.type("2")  # Over what was wrong.
    assert session(window).interview.value("unemployment") == 38
    driver.key(ENTER)
    assert not driver.shows("error_unemployment")


def test_an_impossible_value_does_not_leave_the_old_one_standing(
    window: MainWindow, driver: Driver
) -> None:
    driver.tap("edit_age_number")
    driver.type("41")
    assert session(window).interview.value("age") == 41
    driver.type("2")  # 412: whoever meant something else must not find 41 in the data.
    assert "age" not in session(window).interview.answers
    assert edit(driver, "edit_age_number").text() == "412"


def test_letters_choose_and_go_on_and_delete_takes_back(window: MainWindow, driver: Driver) -> None:
    driver.key("d")
    assert session(window).interview.value("group") == "jka_flexjob"
    assert QApplication.focusWidget() is driver.find("field_sex")
    driver.key("m")
    assert session(window).interview.value("sex") == 2
    driver.key(Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    driver.key(Qt.Key.Key_Delete)
    assert "sex" not in session(window).interview.answers


def test_a_second_tap_takes_a_choice_back(window: MainWindow, driver: Driver) -> None:
    driver.tap("option_1", within="field_sex")
    assert session(window).interview.value("sex") == 1
    driver.tap("option_1", within="field_sex")
    assert "sex" not in session(window).interview.answers


def test_what_is_left_empty_counts_as_skipped_when_finished(
    window: MainWindow, driver: Driver
) -> None:
    driver.tap("forward")
    state = driver.find("summary_state")
    assert isinstance(state, QLabel)
    assert state.text().startswith("12 er ikke besvaret")
    name = session(window).interview.id
    driver.tap("forward")
    kept = windows.opened(window).interviews.get(name)
    assert kept.answers["age"] == SKIPPED
    assert kept.answers["q1"] == SKIPPED


def test_the_background_first_stays_chosen(window: MainWindow, driver: Driver) -> None:
    driver.tap("menu")
    driver.tap("sheet_background")
    assert session(window).page == "background"
    assert session(window).pages[2] == "background"
    driver.tap("forward")
    assert session(window).page == "q1"
    driver.tap("menu")
    driver.tap("sheet_home")
    driver.tap("new_interview")
    assert session(window).pages[2] == "background"


def test_the_summary_leads_to_every_answer_and_back(window: MainWindow, driver: Driver) -> None:
    driver.tap("forward")
    driver.tap("summary_q3")
    assert session(window).page == "q3"
    driver.key("4")
    assert session(window).interview.value("q3") == 4


def button(driver: Driver, name: str) -> str:
    found = driver.find(name)
    assert isinstance(found, QPushButton)
    return found.text()


def test_what_is_changed_from_the_summary_leads_straight_back(
    window: MainWindow, driver: Driver
) -> None:
    driver.tap("forward")
    driver.tap("summary_q3")
    assert button(driver, "forward") != "Næste"
    driver.key("4")
    driver.type("Nu huskede jeg det")
    driver.key(ENTER)
    assert session(window).page == "summary"
    assert session(window).interview.notes["q3", "high"] == "Nu huskede jeg det"
    driver.tap("summary_q4")
    driver.key(ENTER)  # It had no answer before either.
    assert session(window).page == "summary"
    driver.tap("summary_q4")
    driver.key("s")
    assert session(window).page == "summary"
    assert session(window).interview.answers["q4"] == SKIPPED
    driver.tap("summary_background")
    driver.tap("forward")
    assert session(window).page == "summary"


def test_page_keys_turn_pages_also_from_the_summary(window: MainWindow, driver: Driver) -> None:
    driver.tap("forward")
    driver.tap("summary_q3")
    driver.key(Qt.Key.Key_PageDown)
    assert session(window).page == "q4"
    driver.key(Qt.Key.Key_PageUp)
    driver.key(Qt.Key.Key_PageUp)
    assert session(window).page == "q2"
    driver.key("5")
    driver.key(ENTER)
    assert session(window).page == "summary"
    driver.key(Qt.Key.Key_PageUp)
    assert session(window).page == "background"
    assert button(driver, "forward") == "Næste"


def test_enter_on_a_row_of_the_summary_goes_there(window: MainWindow, driver: Driver) -> None:
    driver.tap("forward")
    driver.find("summary_q2").setFocus()
    driver.key(ENTER)
    assert session(window).page == "q2"


def test_a_double_tap_on_an_option_chooses_it(window: MainWindow, driver: Driver) -> None:
    option = driver.find("option_1", within="field_sex")
    QTest.mouseClick(option, Qt.MouseButton.LeftButton)
    QTest.mouseDClick(option, Qt.MouseButton.LeftButton)
    QTest.mouseRelease(option, Qt.MouseButton.LeftButton)
    assert session(window).interview.value("sex") == 1


def test_a_letter_held_down_answers_one_field(window: MainWindow, driver: Driver) -> None:
    for repeated in (False, True, True):
        event = QKeyEvent(
            QKeyEvent.Type.KeyPress, Qt.Key.Key_K, Qt.KeyboardModifier.NoModifier, "k", repeated
        )
        focus = QApplication.focusWidget()
        assert focus is not None
        QApplication.sendEvent(focus, event)
    assert session(window).interview.value("group") == "cbsi_integration"
    assert "sex" not in session(window).interview.answers


@pytest.mark.parametrize("size", [(800, 1280), (1280, 800)])
def test_the_digit_pad_never_covers_the_field_it_types_into(
    window: MainWindow, driver: Driver, qapp: Application, size: tuple[int, int]
) -> None:
    window.resize(*size)
    screen = window.screen_shown
    screen.set_theme(qapp.dress("light", 200))
    windows.wait(50)
    driver.find("edit_unemployment_years").setFocus()
    screen.keep_in_view()
    windows.wait(50)
    driver.tap("edit_unemployment_years")
    windows.wait(100)
    edit = driver.find("edit_unemployment_years")
    seen = edit.visibleRegion().boundingRect()
    qapp.dress("light", 100)
    assert seen.height() == edit.height()


# --- every kind, and what is not asked ----------------------------------------------------------


@pytest.fixture
def table(qapp: Application) -> Iterator[Table]:
    """An interview at a background with every kind of field; the app in English."""
    made = Table()
    made.screen.resize(1280, 1400)
    made.at("background")
    yield made
    made.close()


def focus() -> str:
    """Where the cursor stands."""
    found = QApplication.focusWidget()
    assert found is not None
    return found.objectName()


def ticked(driver: Driver, name: str) -> list[object]:
    rows = driver.find(f"field_{name}").findChildren(OptionRow)
    return [made.option.value for made in rows if made.isVisible() and made.isChecked()]


def test_the_whole_background_by_keys_alone(table: Table) -> None:
    driver = table.driver
    table.session.answer("sex", 2)
    table.screen.render_session()
    driver.find("edit_arrived_month").setFocus()
    table.session.answer("sex", 1)  # Whatever the reason: the cursor is not left in what is gone.
    table.screen.render_session()
    assert focus() == "field_sex"
    driver.key("m")
    assert focus() == "edit_age_number"
    driver.type("41")
    driver.key(ENTER)
    assert focus() == "field_aids"
    driver.key("1")
    driver.key("3")
    assert focus() == "field_aids"  # There may be more.
    driver.key(ENTER)
    assert focus() == "edit_aids_note_text"
    driver.type("Lup")
    driver.key(ENTER)
    assert focus() == "edit_arrived_month"
    driver.type("3")
    driver.type("2019")
    driver.key(ENTER)
    driver.type("Somali")
    driver.key(ENTER)
    driver.type("Rolig")
    driver.key(ENTER)  # The last field: back to the page.
    driver.key(ENTER)
    assert table.session.page == "summary"
    kept = [table.value(f.id) for f in table.session.questionnaire.background]
    assert kept == [2, 41, (1, 3), "2019-03", "Somali", "Rolig"]
    assert table.note("aids", "which") == "Lup"


def test_the_whole_background_by_taps_alone(table: Table) -> None:
    driver = table.driver
    driver.tap("option_2", within="field_sex")
    driver.tap_digits("41")  # The pad opens for the number that comes next.
    driver.tap("digit_done")
    driver.tap("option_1", within="field_aids")
    driver.tap("option_4", within="field_aids")
    driver.tap("edit_arrived_month")
    driver.tap_digits("32019")
    driver.tap("option_wont_say", within="field_language")
    driver.tap("forward")
    assert table.session.page == "summary"
    kept = [table.value(f.id) for f in table.session.questionnaire.background]
    assert kept == [2, 41, (4,), "2019-03", Missing.WONT_SAY, None]


def test_a_field_that_is_not_asked_is_neither_seen_nor_a_stop_of_the_tab_key(
    table: Table,
) -> None:
    driver = table.driver
    assert not driver.shows("field_arrived")
    driver.find("field_aids").setFocus()
    driver.key(Qt.Key.Key_Tab)
    assert focus() == "edit_language_text"
    driver.tap("option_2", within="field_sex")
    driver.settle()
    assert driver.shows("field_arrived")
    driver.find("field_aids").setFocus()
    driver.key(Qt.Key.Key_Tab)
    assert focus() == "edit_arrived_month"


def test_what_is_typed_survives_a_field_that_comes_or_goes(table: Table) -> None:
    driver = table.driver
    driver.tap("edit_language_text")
    driver.type("Som")
    driver.tap("option_2", within="field_sex")
    driver.tap("edit_language_text")
    driver.type("ali")
    driver.tap("option_1", within="field_sex")
    assert edit(driver, "edit_language_text").text() == "Somali"
    assert table.value("language") == "Somali"


def test_the_pad_does_not_type_into_a_field_that_is_gone(table: Table) -> None:
    table.session.answer("age", 41)
    driver = table.driver
    driver.tap("option_2", within="field_sex")
    driver.tap("edit_arrived_month")
    assert driver.shows("digit_pad")
    driver.tap("option_1", within="field_sex")
    assert not driver.shows("field_arrived")
    assert not driver.shows("digit_pad")
    table.session.answer("sex", 2)
    table.screen.render_session()
    driver.find("edit_arrived_month").setFocus()
    table.session.answer("sex", 1)  # Whatever the reason: the cursor is not left in what is gone.
    table.screen.render_session()
    assert focus() == "field_sex"


def test_what_is_wrong_in_a_field_that_is_not_asked_holds_nobody_back(table: Table) -> None:
    driver = table.driver
    driver.tap("option_2", within="field_sex")
    driver.tap("edit_arrived_month")
    driver.type("13")
    assert driver.shows("error_arrived")
    driver.tap("forward")
    assert table.session.page == "background"
    driver.tap("option_1", within="field_sex")
    driver.tap("forward")
    assert table.session.page == "summary"


def test_a_reason_is_given_by_key_or_tap_and_taken_back_by_a_second_tap(table: Table) -> None:
    driver = table.driver
    driver.key("w")
    assert table.value("sex") is Missing.WONT_SAY
    assert ticked(driver, "sex") == [Missing.WONT_SAY]
    assert focus() == "edit_age_number"
    driver.key("w")
    assert table.value("age") is Missing.WONT_SAY
    driver.tap("option_wont_say", within="field_age")
    assert table.value("age") is None
    assert focus() == "edit_age_number"
    driver.find("field_aids").setFocus()
    driver.key("9")
    assert table.value("aids") == (9,)
    driver.tap("option_wont_say", within="field_aids")
    assert ticked(driver, "aids") == [Missing.WONT_SAY]


def test_arrows_and_space_tick_where_several_may_be(table: Table) -> None:
    driver = table.driver
    driver.find("field_aids").setFocus()
    driver.key(Qt.Key.Key_Down)
    driver.key(Qt.Key.Key_Down)
    driver.key(" ")
    assert table.value("aids") == (2,)
    driver.key(Qt.Key.Key_Delete)
    assert table.value("aids") is None


def test_a_note_is_set_aside_with_its_answer_and_comes_back(table: Table) -> None:
    driver = table.driver
    driver.tap("option_3", within="field_aids")
    driver.settle()
    assert label(driver, "prompt_aids") == "Hvilket?"
    driver.tap("edit_aids_note_text")
    driver.type("Lup")
    driver.tap("option_4", within="field_aids")
    assert table.note("aids", "which") == "Lup"
    assert label(driver, "aside_aids") == "Set aside, not exported: Lup"
    driver.tap("option_3", within="field_aids")
    assert edit(driver, "edit_aids_note_text").text() == "Lup"


def test_a_text_in_the_background_that_cannot_be_saved_loses_no_letter(table: Table) -> None:
    driver = table.driver
    driver.tap("edit_language_text")
    table.store.full = True
    driver.type("Somali")
    driver.key(ENTER)
    assert driver.shows("notice")
    assert focus() == "edit_language_text"
    table.store.full = False
    driver.tap("forward")
    assert table.value("language") == "Somali"


def label(driver: Driver, name: str) -> str:
    found = driver.find(name)
    assert isinstance(found, QLabel)
    return found.text()


def test_what_is_read_to_the_citizen_is_no_hint(table: Table) -> None:
    driver = table.driver
    asked, hint = driver.find("ask_age"), driver.find("label_age")
    assert label(driver, "ask_age") == "Hvor gammel er du?"
    assert label(driver, "ask_age_tag") == "Ask"
    assert asked.fontInfo().pixelSize() > hint.fontInfo().pixelSize()
    assert not driver.shows("hint_age")
    assert not driver.shows("ask_sex")  # The interviewer fills it in.


@pytest.mark.parametrize(("typed", "wrong"), [("7", True), ("200", True), ("41", False)])
def test_what_is_wrong_is_said_when_the_field_is_left(
    table: Table, typed: str, wrong: bool
) -> None:
    driver = table.driver
    driver.find("edit_age_number").setFocus()
    driver.type(typed)
    driver.key(Qt.Key.Key_Tab)
    assert focus() == "field_aids"
    assert driver.shows("error_age") is wrong


def test_an_impossible_month_is_said_when_the_field_is_left(
    window: MainWindow, driver: Driver
) -> None:
    driver.find("edit_unemployment_years").setFocus()
    driver.type("3")
    driver.key(Qt.Key.Key_Tab)
    driver.type("13")
    assert not driver.shows("error_unemployment")
    driver.key(Qt.Key.Key_Tab)
    assert driver.shows("error_unemployment")
    assert QApplication.focusWidget() is driver.find("field_ethnic_background")


@pytest.mark.parametrize(
    ("years", "months", "said"),
    [
        (0, 0, "0 months"),
        (0, 1, "1 month"),
        (1, 0, "1 year"),
        (1, 1, "1 year and 1 month"),
        (3, 1, "3 years and 1 month"),
        (1, 8, "1 year and 8 months"),
        (3, 14, "3 years and 14 months"),
    ],
)
def test_one_year_and_one_month_are_not_many(
    qapp: Application, years: int, months: int, said: str
) -> None:
    assert said_period(years, months) == said


def test_another_language_leaves_the_cursor_where_it_was(
    window: MainWindow, driver: Driver
) -> None:
    window.resize(1280, 560)
    driver.settle()
    driver.tap("edit_age_number")
    driver.type("41")
    driver.find("edit_unemployment_months").setFocus()
    screen = window.screen_shown
    screen.keep_in_view()
    scroll = driver.find("page_background").findChild(QScrollArea)
    assert scroll is not None
    before = scroll.verticalScrollBar().value()
    assert before > 0
    driver.tap("language")
    driver.tap("read_ar")
    windows.wait(50)
    edit = driver.find("edit_unemployment_months")
    assert QApplication.focusWidget() is edit
    assert abs(scroll.verticalScrollBar().value() - before) < 100
    assert edit.visibleRegion().boundingRect().height() == edit.height()
    asked = driver.find("ask_age")
    assert asked.layoutDirection() is Qt.LayoutDirection.RightToLeft


def test_the_jobcenter_is_named_where_there_are_several() -> None:
    kinds, study = questionnaire(), resources.default_study()
    item, words = kinds.item("place"), kinds.words("da")
    assert all(" · " in option.label for option in options_of(item, words, study))
    first = study.groups[0].jobcenter
    alone = replace(study, groups=tuple(g for g in study.groups if g.jobcenter == first))
    labels = [option.label for option in options_of(item, words, alone)]
    assert labels == [group.labels["da"] for group in alone.groups]


def test_the_digit_pad_is_in_line_with_the_page(window: MainWindow, driver: Driver) -> None:
    window.resize(800, 1280)
    driver.settle()
    driver.find("edit_age_number").setFocus()
    driver.tap("edit_age_number")
    windows.wait(50)
    lefts = [driver.find(n).mapTo(window, QPoint()).x() for n in ("digit_1", "label_age")]
    assert abs(lefts[0] - lefts[1]) <= 1
