"""Every kind of question, by keys alone and by taps alone; what is routed away; the summary."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from benchmarks.driver import Driver, Unreachable
from benchmarks.walk import ENTER
from interviewer.interview import SKIPPED, Missing
from interviewer.parsing import parse_questionnaire
from tests import windows
from tests.ui.kinds import DANISH, STRUCTURE, Table
from tests.ui.test_every_screen import looked_at
from ui.application import Application
from ui.pages.question import QuestionPage
from ui.pages.summary import TICK, SummaryRow
from ui.widgets.choice_list import ChoiceList, OptionRow

DONT_KNOW, WONT_SAY = Missing.DONT_KNOW, Missing.WONT_SAY
TAB = Qt.Key.Key_Tab


@pytest.fixture
def table(qapp: Application) -> Iterator[Table]:
    """An interview on a screen; the app in English, the questionnaire in Danish."""
    made = Table()
    yield made
    made.close()


def text(driver: Driver, name: str) -> str:
    found = driver.find(name)
    assert isinstance(found, QLabel)
    return found.text()


def ticked(driver: Driver, page: str = "page_question") -> list[object]:
    """What is shown as chosen."""
    rows = driver.find(page).findChildren(OptionRow)
    return [made.option.value for made in rows if made.isVisible() and made.isChecked()]


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


# --- each kind, on a page of its own ------------------------------------------------------------

Hands = Callable[[Driver], None]


def keys(*pressed: str | Qt.Key) -> Hands:
    """Press these; what is longer than one letter is typed as text."""

    def act(driver: Driver) -> None:
        for each in pressed:
            if isinstance(each, str) and len(each) > 1:
                driver.type(each)
            else:
                driver.key(each)

    return act


def taps(*names: str) -> Hands:
    """Tap these; digits are tapped on the pad."""

    def act(driver: Driver) -> None:
        for each in names:
            if each.isdecimal():
                driver.tap_digits(each)
            else:
                driver.tap(each)

    return act


ANSWERS: list[tuple[str, object, Hands, Hands]] = [
    ("mood", 2, keys("2"), taps("rate_2")),
    ("mood", WONT_SAY, keys("w"), taps("option_wont_say")),
    ("attached", 2, keys("2"), taps("option_2")),
    ("benefit", 8, keys("h"), taps("option_8")),
    ("benefit", 99, keys("l"), taps("option_99")),
    ("benefit", WONT_SAY, keys("w"), taps("option_wont_say")),
    ("departments", (1, 3), keys("3", "1"), taps("option_3", "option_1")),
    ("departments", (3,), keys("3", "1", "1"), taps("option_3", "option_1", "option_1")),
    ("departments", (6,), keys("3", "1", "6"), taps("option_3", "option_6")),
    ("departments", (2,), keys("6", "2"), taps("option_6", "option_2")),
    ("departments", (9,), keys("1", "9"), taps("option_1", "option_9")),
    ("departments", WONT_SAY, keys("1", "w"), taps("option_1", "option_wont_say")),
    ("first_visit", 0, keys("n"), taps("option_0")),
    ("first_visit", 9, keys("v"), taps("option_9")),
    ("children", 12, keys("1", "2"), taps("12")),
    ("children", DONT_KNOW, keys("1", "d"), taps("1", "option_dont_know")),
    ("children", WONT_SAY, keys("w"), taps("option_wont_say")),
    ("waited", 20, keys("1", ENTER, "8"), taps("1", "digit_done", "8")),
    ("waited", DONT_KNOW, keys("d"), taps("option_dont_know")),
    ("since", "2024-05", keys("5", "2", "0", "2", "4"), taps("52024")),
    ("since", "2024-11", keys("1", "1", "2", "0", "2", "4"), taps("112024")),
    ("since", "2024-01", keys("1", ENTER, "2", "0", "2", "4"), taps("1", "digit_done", "2024")),
    ("since", WONT_SAY, keys("w"), taps("option_wont_say")),
    ("work", WONT_SAY, keys(TAB, " "), taps("option_wont_say")),
    ("wish", DONT_KNOW, keys(TAB, " "), taps("option_dont_know")),
    ("place", "cab_resource", keys("b"), taps("option_cab_resource")),
]


@pytest.mark.parametrize(
    ("name", "value", "by_keys", "by_taps"),
    ANSWERS,
    ids=[f"{name}-{value}" for name, value, _, _ in ANSWERS],
)
@pytest.mark.parametrize("way", ["keys", "taps"])
def test_every_kind_is_answered_by_keys_alone_and_by_taps_alone(
    table: Table, name: str, value: object, by_keys: Hands, by_taps: Hands, way: str
) -> None:
    table.screen.resize(1280, 1000)
    driver = table.at(name)
    (by_keys if way == "keys" else by_taps)(driver)
    assert table.value(name) == value
    if way == "keys":
        table.driver.key(ENTER)
        if table.session.page == name:  # A follow-up came first.
            assert focus().objectName() == "note"
            table.driver.key(ENTER)
    else:
        driver.tap("forward")
    assert table.session.page != name


def test_one_answer_opens_its_follow_up_and_the_cursor_stands_in_the_note(table: Table) -> None:
    driver = table.at("benefit")
    driver.key("k")
    assert ticked(driver) == [11]
    assert text(driver, "follow_up") == "Hvilken ydelse er det?"
    assert focus().objectName() == "note"
    driver.type("SU")
    driver.key(ENTER)
    assert table.note("benefit", "other") == "SU"
    assert table.session.page == "departments"


def test_several_answers_keep_the_keys_until_enter_leads_to_the_note(table: Table) -> None:
    driver = table.at("departments")
    driver.key("5")
    assert driver.shows("note")
    driver.key("1")  # A digit is still an answer here.
    assert table.value("departments") == (1, 5)
    driver.key(ENTER)
    driver.type("1 nabo")
    driver.key("3", Qt.KeyboardModifier.ControlModifier)  # From within the note.
    assert table.value("departments") == (1, 3, 5)
    driver.key(ENTER)
    assert table.note("departments", "which") == "1 nabo"
    assert table.session.page == "first_visit"


def test_one_more_tick_leaves_the_cursor_in_the_note(table: Table) -> None:
    table.session.answer("departments", (5,))
    table.screen.resize(1280, 1000)
    driver = table.at("departments")
    driver.tap("note")
    driver.type("En nabo, ")
    driver.tap("option_1")
    driver.type("3 gange")
    driver.key(ENTER)
    assert table.value("departments") == (1, 5)
    assert table.note("departments", "which") == "En nabo, 3 gange"


def test_a_number_that_opens_a_follow_up_leads_to_its_note(table: Table) -> None:
    driver = table.at("children")
    driver.key("3")
    assert text(driver, "follow_up") == "Hvordan går det med at nå det hele?"
    driver.key(ENTER)
    assert focus().objectName() == "note"
    assert not driver.shows("digit_pad")
    driver.type("Godt")
    driver.key("2", Qt.KeyboardModifier.ControlModifier)  # Rates; a number it leaves alone.
    assert table.value("children") == 3
    driver.key(ENTER)
    assert table.note("children", "many") == "Godt"


def test_digits_go_into_the_number_wherever_the_cursor_is(table: Table) -> None:
    driver = table.at("children")
    driver.find("page_question").setFocus()
    driver.key("1")
    driver.key("4")
    assert table.value("children") == 14


def test_the_cursor_is_in_the_field_and_what_stands_is_replaced(table: Table) -> None:
    table.session.answer("since", "2019-08")
    driver = table.at("since")
    assert focus().objectName() == "edit_since_month"
    assert text(driver, "unit_since_month") == "August"
    for key in "32024":
        driver.key(key)
    assert table.value("since") == "2024-03"
    assert text(driver, "unit_since_month") == "March"


@pytest.mark.parametrize(
    ("name", "typed", "problem"),
    [
        ("children", "21", "Write a number from 0 to 20."),
        ("since", "13", "Write the month as a number from 1 to 12."),
        ("since", "51999", "Write a month from January 2000 to December 2026."),
    ],
)
def test_what_can_only_be_wrong_is_said_at_once(
    table: Table, name: str, typed: str, problem: str
) -> None:
    driver = table.at(name)
    for key in typed:
        driver.key(key)
    assert text(driver, f"error_{name}") == problem
    assert table.value(name) is None


def test_what_may_become_right_is_judged_when_the_field_is_left(table: Table) -> None:
    driver = table.at("since")
    driver.type("524")  # May of the year 24, so far.
    assert not driver.shows("error_since")
    driver.key(ENTER)
    assert text(driver, "error_since") == "Write the year with four digits."
    page = table.screen.page
    assert isinstance(page, QuestionPage)
    assert not page.settle()
    assert focus().objectName() == "edit_since_month"
    assert table.session.page == "since"


def test_neither_next_nor_a_page_key_leaves_what_is_not_possible(table: Table) -> None:
    driver = table.at("since")
    driver.type("524")
    driver.tap("forward")
    assert text(driver, "error_since") == "Write the year with four digits."
    assert text(driver, "hint") == ""
    driver.key(Qt.Key.Key_PageUp)
    assert table.session.page == "since"
    driver.key(Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)  # A skip needs no number.
    assert table.session.page == "work"


def test_a_month_is_complete_when_no_further_digit_can_follow(table: Table) -> None:
    driver = table.at("since")
    driver.key("1")
    assert focus().objectName() == "edit_since_month"  # It may become October.
    driver.key("0")
    assert focus().objectName() == "edit_since_year"


def test_a_reason_for_no_answer_clears_what_was_written_and_gives_way_to_it(table: Table) -> None:
    driver = table.at("children")
    driver.key("7")
    driver.tap("option_wont_say")
    edit = driver.find("edit_children_number")
    assert isinstance(edit, QLineEdit)
    assert edit.text() == ""
    assert ticked(driver) == [WONT_SAY]
    driver.key("2")
    assert ticked(driver) == []
    assert table.value("children") == 2


def test_a_text_is_never_swept_away_by_a_tap(table: Table) -> None:
    driver = table.at("work")
    driver.type("Tømrer")
    with pytest.raises(Unreachable):
        driver.tap("option_wont_say")
    for _ in "Tømrer":
        driver.key(Qt.Key.Key_Backspace)
    driver.tap("option_wont_say")
    assert table.value("work") is WONT_SAY


# --- texts --------------------------------------------------------------------------------------


def test_a_line_is_saved_by_enter_which_leads_to_the_follow_up(table: Table) -> None:
    driver = table.at("work")
    driver.type("Tømrer")
    driver.key(ENTER)
    assert table.value("work") == "Tømrer"
    assert focus().objectName() == "note"
    driver.key(ENTER)
    assert table.session.page == "wish"


def test_a_text_is_on_disk_soon_after_the_last_key(table: Table) -> None:
    driver = table.at("wish")
    driver.type("Kortere ventetid")
    windows.wait_until(lambda: table.value("wish") == "Kortere ventetid", 2000)
    assert text(driver, "state_wish") == "Saved"
    driver.type("!")
    assert text(driver, "state_wish") == ""


def test_next_right_after_the_last_key_takes_the_text_along(table: Table) -> None:
    driver = table.at("wish")
    driver.type("Ro")
    driver.tap("forward")
    assert table.value("wish") == "Ro"
    assert table.session.page == "place"


def test_enter_goes_on_from_a_long_text_and_shift_enter_makes_a_line(table: Table) -> None:
    driver = table.at("wish")
    driver.type("Først")
    driver.key(ENTER, Qt.KeyboardModifier.ShiftModifier)
    driver.type("så")
    driver.key(ENTER)
    assert table.value("wish") == "Først\nså"
    assert table.session.page == "place"


def test_a_text_that_is_too_long_is_said_and_stays(table: Table) -> None:
    driver = table.at("wish")
    editor = driver.find("edit_wish_text")
    assert isinstance(editor, QPlainTextEdit)
    editor.insertPlainText("x" * 303)
    driver.key(ENTER)
    assert text(driver, "error_wish") == "Too long by 3 characters. Shorten it."
    assert table.session.page == "wish"
    for _ in range(3):
        driver.key(Qt.Key.Key_Backspace)
    driver.key(ENTER)
    assert table.value("wish") == "x" * 300


def test_a_text_that_cannot_be_saved_loses_no_letter(table: Table) -> None:
    driver = table.at("work")
    driver.type("Tøm")
    driver.key(ENTER)
    driver.find("edit_work_text").setFocus()
    table.store.full = True
    driver.type("rer")
    driver.key(ENTER)
    assert driver.shows("notice")
    assert table.value("work") == "Tøm"
    assert table.session.page == "work"
    driver.type(" og murer")  # Before it is tried again.
    table.store.full = False
    driver.tap("notice_button")
    windows.wait_until(lambda: table.value("work") == "Tømrer og murer", 2000)
    edit = driver.find("edit_work_text")
    assert isinstance(edit, QLineEdit)
    assert edit.text() == "Tømrer og murer"
    assert not driver.shows("notice")


def test_a_text_that_cannot_be_saved_holds_the_page(table: Table) -> None:
    driver = table.at("wish")
    driver.type("Ro")
    table.store.full = True
    driver.key(Qt.Key.Key_PageDown)
    assert not table.screen.put_away()
    assert table.session.page == "wish"
    table.store.full = False
    driver.key(Qt.Key.Key_PageDown)
    assert table.session.page == "place"
    assert table.value("wish") == "Ro"


def test_lines_that_are_pasted_into_one_line_stay_one_line(table: Table) -> None:
    driver = table.at("work")
    QApplication.clipboard().setText("Tømrer\nog murer")
    driver.key("v", Qt.KeyboardModifier.ControlModifier)
    driver.key(ENTER)
    assert table.value("work") == "Tømrer og murer"


# --- what holds for all -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "option"),
    [("attached", "option_1"), ("departments", "option_1"), ("children", "option_wont_say")],
)
def test_nothing_is_shown_as_chosen_before_it_is_on_disk(
    table: Table, name: str, option: str
) -> None:
    driver = table.at(name)
    table.store.full = True
    driver.tap(option)
    assert ticked(driver) == []
    assert driver.shows("notice")
    table.store.full = False
    driver.tap("notice_button")
    assert len(ticked(driver)) == 1


def test_what_needs_an_answer_cannot_be_skipped(table: Table) -> None:
    driver = table.at("attached")
    assert not driver.shows("skip")
    driver.key("s")
    driver.key(ENTER)
    assert table.session.page == "attached"
    assert table.value("attached") is None


def test_a_letter_of_an_option_comes_before_a_key_of_the_screen(table: Table) -> None:
    driver = table.at("children")
    driver.key("s")  # Letters mean nothing in a number, so this skips.
    assert table.session.interview.answers["children"] == SKIPPED


def test_two_quick_taps_tick_once(table: Table) -> None:
    driver = table.at("departments")
    option = driver.find("option_2")
    QTest.mouseClick(option, Qt.MouseButton.LeftButton)
    QTest.mouseDClick(option, Qt.MouseButton.LeftButton)
    QTest.mouseRelease(option, Qt.MouseButton.LeftButton)
    assert table.value("departments") == (2,)


def test_each_option_can_be_reached_and_ticked_with_tab_and_space(table: Table) -> None:
    driver = table.at("departments")
    for _ in range(2):
        driver.key(TAB)
    driver.key(" ")
    assert table.value("departments") == (2,)
    driver.key(Qt.Key.Key_Down)
    driver.key(" ")
    assert table.value("departments") == (2, 3)


def test_the_topic_follows_its_theme_and_the_hint_says_that_several_may_be_chosen(
    table: Table,
) -> None:
    driver = table.at("departments")
    assert text(driver, "topic") == "Mødet med jobcentret · Topic: Afdelinger"
    assert text(driver, "question_hint") == (
        "Several answers are possible. Læs mulighederne op en ad gangen."
    )
    table.at("children")
    assert text(driver, "topic") == "Topic: Børn"
    assert not driver.shows("question_hint")


def test_the_wording_follows_the_answers_before_it(table: Table) -> None:
    table.session.answer("children", 1)
    table.session.answer("attached", 2)
    driver = table.at("childcare")
    assert text(driver, "question").startswith("Havde du nogen")
    table.session.answer("attached", 1)
    table.at("childcare")
    assert text(driver, "question").startswith("Har du nogen")


def test_options_are_read_aloud_and_run_as_their_language_does(qapp: Application) -> None:
    table = Table(language="ar")
    driver = table.at("first_visit")
    yes, no = driver.find("option_1"), driver.find("option_0")
    assert isinstance(yes, OptionRow)
    assert yes.option.label == "نعم"
    assert yes.x() > no.x()
    driver.key("j")  # The key is the interviewer's, whatever is read.
    assert table.value("first_visit") == 1
    table.at("children")
    assert driver.find("option_dont_know").x() == 0  # Nothing there is in Arabic.
    table.close()


# --- routing ------------------------------------------------------------------------------------


def test_what_is_no_longer_asked_is_set_aside_and_shown_so(table: Table) -> None:
    driver = table.at("children")
    driver.key("2")
    driver.key(ENTER)
    assert table.session.page == "childcare"
    driver.key("1")
    driver.key(Qt.Key.Key_PageUp)
    driver.key("0")
    driver.key(ENTER)
    assert table.session.page == "waited"
    table.at("summary")
    assert text(driver, "aside_about").startswith("Set aside, not exported")
    assert text(driver, "aside_answers") == "Pasning: Ja"
    assert not driver.shows("summary_childcare")
    table.session.answer("children", 2)
    table.at("summary")
    assert not driver.shows("aside")
    assert driver.shows("summary_childcare")


def test_the_summary_says_every_kind_in_words(table: Table) -> None:
    answers: dict[str, object] = {
        "mood": 2,
        "attached": 1,
        "departments": (1, 5),
        "first_visit": 0,
        "waited": 20,
        "since": "2024-05",
        "work": "Tømrer",
        "wish": "Ro",
        "place": "cab_resource",
        "sex": 1,
        "aids": (1, 3),
    }
    for name, value in answers.items():
        table.session.answer(name, value)  # type: ignore[arg-type]
    table.session.say_why_not("children", DONT_KNOW)
    table.session.say_why_not("age", WONT_SAY)
    table.session.skip("benefit")
    table.session.write_note("aids", "Lup")
    driver = table.at("summary")
    rows = driver.find("page_summary").findChildren(SummaryRow)
    said = {row.line.page: row.line for row in rows if row.isVisible()}
    assert {page: line.answer for page, line in said.items()} == {
        "mood": "Utilfreds",
        "attached": "I gang",
        "benefit": "Skipped",
        "departments": "En sagsbehandler, Andre",
        "first_visit": "Nej",
        "children": "Does not know",
        "waited": "1 year and 8 months",
        "since": "May 2024",
        "work": "Tømrer",
        "wish": "",  # A long answer is read like a note.
        "place": "Ressourceforløb over 30 år",
        "background": "3 of 5 answered",
        "@circumstances": "",
    }
    assert said["@circumstances"].note.startswith("Nothing told")
    assert not said["@circumstances"].missing
    assert said["wish"].note == "Ro"
    assert said["mood"].chip == "2"
    assert said["mood"].colour == "#F4A6A0"
    assert not any(said[page].missing for page in ("mood", "benefit", "children"))
    assert said["background"].missing
    assert said["background"].chip == ""
    assert said["background"].note.split("\n") == [
        "Køn: Kvinde",
        "Alder: won't say",
        "Hjælpemidler: Briller, Andet",
        "  Lup",
        "Sprog: not answered",
        "Bemærkninger: not answered",
    ]


def test_the_summary_says_what_is_needed_before_the_end(table: Table) -> None:
    driver = table.at("summary")
    assert text(driver, "summary_state") == (
        "1 needs an answer before you can finish. Tap it to answer."
    )
    driver.tap("summary_attached")
    assert table.session.page == "attached"


def test_what_is_not_answered_stands_out_in_the_summary(table: Table) -> None:
    table.session.answer("attached", 1)
    for name in ("age", "aids", "language"):
        table.session.say_why_not(name, WONT_SAY)
    table.session.answer("sex", 1)
    driver = table.at("summary")
    rows = driver.find("page_summary").findChildren(SummaryRow)
    said = {row.line.page: row.line for row in rows if row.isVisible()}
    assert said["mood"].missing
    assert said["mood"].answer == "Not answered"
    assert not said["attached"].missing
    assert said["background"].missing
    table.session.answer("remarks", "Rolig")
    table.at("summary")
    said = {row.line.page: row.line for row in rows if row.isVisible()}
    assert said["background"].chip == TICK
    assert not said["background"].missing


def test_a_change_from_the_summary_leads_to_what_it_opens_and_back(table: Table) -> None:
    table.session.answer("children", 0)
    driver = table.at("summary")
    driver.find("summary_children").setFocus()
    driver.key(ENTER)
    forward = driver.find("forward")
    assert isinstance(forward, QPushButton)
    assert forward.text() == "To the summary"
    driver.key("2")
    assert forward.text() == "Next"  # There is something new to ask.
    driver.key(ENTER)
    assert table.session.page == "childcare"
    assert forward.text() == "To the summary"
    driver.key(ENTER)
    assert table.session.page == "childcare"
    assert text(driver, "hint") == "Choose an answer first, or skip."
    driver.key("1")
    driver.key(ENTER)
    assert table.session.page == "summary"


def test_a_field_of_the_background_that_is_newly_asked_has_the_cursor(qapp: Application) -> None:
    structure, words = tomllib.loads(STRUCTURE), tomllib.loads(DANISH)
    structure["languages"] = ["da"]
    next(i for i in structure["background"] if i["id"] == "arrived")["asked_if"] = "attached == 2"
    table = Table(parse_questionnaire(structure, {"da": words}))
    table.session.answer("attached", 1)
    driver = table.at("summary")
    driver.tap("summary_attached")
    driver.key("2")
    driver.key(ENTER)
    assert table.session.page == "background"
    assert focus().objectName() == "edit_arrived_month"
    driver.tap("forward")
    assert table.session.page == "summary"
    table.close()


def places(driver: Driver) -> list[tuple[object, int, int]]:
    """Each option, and where it stands."""
    rows = driver.find("page_question").findChildren(OptionRow)
    shown = [row for row in rows if row.isVisible() and not row.away]
    return [(row.option.value, row.x(), row.y()) for row in shown]


@pytest.mark.parametrize("alone", [1, 6])
def test_options_keep_their_order_and_are_read_downwards(qapp: Application, alone: int) -> None:
    structure, words = tomllib.loads(STRUCTURE), tomllib.loads(DANISH)
    structure["languages"] = ["da"]
    next(i for i in structure["questions"] if i["id"] == "departments")["exclusive"] = [alone]
    table = Table(parse_questionnaire(structure, {"da": words}))
    found = places(table.at("departments"))
    assert [value for value, _, _ in found] == [1, 2, 3, 4, 5, 6]
    at = {value: (x, y) for value, x, y in found}
    others = [value for value in at if value != alone]
    assert all((at[other][1] > at[alone][1]) == (alone == 1) for other in others)
    assert at[others[0]][0] == at[others[1]][0] < at[others[3]][0]  # Downwards.
    rules = table.driver.find("page_question").findChildren(ChoiceList)[0]._rules
    assert len(rules) == 1
    table.close()


def test_two_hundred_questions_stay_usable(qapp: Application) -> None:
    structure, words = tomllib.loads(STRUCTURE), tomllib.loads(DANISH)
    structure["languages"] = ["da"]
    structure["conditions"] = {}
    numbers = range(200)
    structure["questions"] = [
        {"id": f"q{n}", "kind": "single_choice", "options": [1, 2]} for n in numbers
    ]
    words["questions"] = {f"q{n}": words["questions"]["attached"] for n in numbers}
    table = Table(parse_questionnaire(structure, {"da": words}))
    driver = table.at("summary")
    page = driver.find("page_summary")
    before = page.findChildren(SummaryRow)
    assert len([row for row in before if row.isVisible()]) == 202  # background, circumstances
    table.session.answer("q199", 2)
    table.at("summary")
    assert page.findChildren(SummaryRow) == before  # The rows are used again.
    last = driver.find("summary_q199")
    last.setFocus()
    driver.settle()
    driver.key(ENTER)
    assert table.session.page == "q199"
    table.close()


# --- at every size ------------------------------------------------------------------------------


SIZES = [
    ((1280, 800), 100),
    ((800, 1280), 100),
    ((1920, 1080), 100),
    ((1280, 800), 200),
    ((800, 1280), 200),
]


@pytest.mark.parametrize(("size", "percent"), SIZES, ids=[f"{w}x{h}-{p}" for (w, h), p in SIZES])
def test_nothing_is_cut_off_at_any_size(
    qapp: Application, size: tuple[int, int], percent: int
) -> None:
    table = Table()
    table.screen.resize(*size)
    table.screen.set_theme(qapp.dress("light", percent))
    table.session.answer("mood", 2)
    table.session.answer("benefit", 11)
    table.session.answer("departments", (1, 5))
    table.session.answer("sex", 2)
    table.session.answer("aids", (3,))
    faults = []
    for page in table.session.pages[1:]:
        driver = table.at(page)
        windows.wait(60)
        faults += [f"{page}: {fault}" for fault in looked_at(table.screen)]  # type: ignore[arg-type]
        for row in table.screen.findChildren(OptionRow):
            if row.isVisible():
                assert row.height() >= row.height_for(row.width()), (page, row.option)
                around = row.parentWidget()
                assert around is not None
                assert around.rect().contains(row.geometry()), (page, row.option)
        driver.settle()
    table.close()
    qapp.dress("light", 100)
    assert not faults, "\n".join(faults)


def test_eleven_long_options_are_all_within_reach(qapp: Application) -> None:
    table = Table()
    table.screen.resize(800, 900)
    driver = table.at("benefit")
    windows.wait(60)
    last = driver.find("option_11")
    with pytest.raises(Unreachable):
        driver.place(last)
    for _ in range(11):
        driver.key(TAB)
    driver.settle()
    assert focus() is last
    driver.tap("option_11")
    assert table.value("benefit") == 11
    table.close()


def test_a_key_held_down_since_the_page_before_writes_nothing(table: Table) -> None:
    driver = table.at("children")
    for _ in range(3):
        held = QKeyEvent(
            QKeyEvent.Type.KeyPress, Qt.Key.Key_1, Qt.KeyboardModifier.NoModifier, "1", True
        )
        QApplication.sendEvent(focus(), held)
    assert table.value("children") is None
    driver.key("1")
    assert table.value("children") == 1
