"""The lead's section Review: what waits, the interviews, what is decided on them, and the log."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QVBoxLayout, QWidget

from interviewer.anonymise import Layout, anonymise
from interviewer.lead import Lookalikes
from interviewer.merging import AnswerCells, Entry
from interviewer.preferences import Preferences
from interviewer.trial import at_random, carry_out
from tests import windows
from tests.interviewer.waiting_room import Desk, waiting_room
from tests.ui.lead_fakes import (
    FakeStudyDesk,
    lead_services,
    made_up_entries,
    the_questionnaire,
    the_study,
)
from tests.ui.test_every_screen import control_faults
from ui.application import Application
from ui.messages import Message
from ui.screens.lead.review import Place, ReviewSection
from ui.theme import Theme
from ui.widgets.figure_row import FigureRow
from ui.widgets.review_front import PAGE
from ui.widgets.review_list import RowList
from ui.widgets.review_table import TextTable
from ui.widgets.review_wording import Wording, differences

Open = Callable[..., ReviewSection]


@pytest.fixture
def open_section(tmp_path: Path, qapp: Application) -> Iterator[Open]:
    """Opens the section on a desk, in a frame of its own, and waits until it is shown."""
    frames = []

    def opened(
        desk: FakeStudyDesk, size: tuple[int, int] = (1280, 800), theme: Theme | None = None
    ) -> ReviewSection:
        services = lead_services(tmp_path, None, Preferences(language="en"))
        section = ReviewSection(services, desk, theme or Theme())
        frame = QWidget()
        QVBoxLayout(frame).addWidget(section)
        frames.append((frame, section))
        frame.resize(*size)
        frame.show()
        section.refresh()
        windows.wait_until(lambda: section.ready)
        windows.wait(20)
        return section

    yield opened
    for frame, section in frames:
        section.close_jobs()
        frame.close()
        frame.deleteLater()
    qapp.dress("light", 100)


def settled(section: ReviewSection) -> None:
    windows.wait_until(lambda: not section.jobs.running and not section.working)
    windows.wait(30)


def rows(section: ReviewSection, name: str) -> RowList:
    found = section.window().findChild(RowList, name)
    assert found is not None, name
    return found


def pick(section: ReviewSection, name: str, place: int) -> None:
    """Open a line of a list."""
    rows(section, name).open_line(place)
    settled(section)


def tap(section: ReviewSection, name: str) -> None:
    found = section.window().findChild(QAbstractButton, name)
    assert found is not None, name
    found.click()
    settled(section)


def write(section: ReviewSection, name: str, text: str) -> None:
    found = section.window().findChild(QLineEdit, name)
    assert found is not None, name
    found.setText(text)


def text_of(section: ReviewSection, name: str) -> str:
    found = section.window().findChild(QLabel, name)
    assert found is not None, name
    return found.text()


def table(section: ReviewSection, name: str) -> str:
    found = section.findChild(TextTable, name)
    assert found is not None, name
    return found.accessibleName()


def told_by(section: ReviewSection) -> list[Message]:
    told: list[Message] = []
    section.told.connect(told.append)
    return told


def open_interview(section: ReviewSection, interview: str) -> None:
    section.go(Place("interview", interview))
    settled(section)


def some_id(desk: FakeStudyDesk) -> str:
    """An interview with which nothing has happened."""
    return next(iter(desk.entries))


# --- conflicts ------------------------------------------------------------------------------------


def test_a_conflict_stands_first_and_shows_only_what_differs(open_section: Open) -> None:
    desk = FakeStudyDesk()
    section = open_section(desk)
    assert (
        "2 different contents, from: Device 2, Device 5"
        in rows(section, "conflicts").lines[0].under
    )
    pick(section, "conflicts", 0)
    said = table(section, "conflict_differences")
    assert "Satisfaction with the meeting" in said
    assert "A  ·  Device 2: 1 · Very dissatisfied" in said
    assert "B  ·  Device 5: 2 · Dissatisfied" in said
    assert "Progress" not in said
    assert "\n" not in said, "one row: one thing differs"


def test_a_conflict_is_decided_by_two_steps(open_section: Open) -> None:
    desk = FakeStudyDesk()
    (conflict,) = desk.conflicts()
    section = open_section(desk)
    told, changed = told_by(section), []
    section.changed.connect(lambda: changed.append(True))
    pick(section, "conflicts", 0)
    tap(section, "conflict_decide")
    assert text_of(section, "conflict_error") == "Choose first which one holds."
    assert desk.waiting
    tap(section, "variant_1")
    write(section, "conflict_reason", "Rettet på stedet")
    tap(section, "conflict_decide")
    assert not desk.waiting
    assert desk.entries[conflict.interview].answers[0].answer == "2"
    assert desk.lines[-1].detail["reason"] == "Rettet på stedet"
    assert changed
    assert told[-1].safe == "The other content is kept beside it."
    assert section.place is None
    assert not rows(section, "conflicts").lines


def test_a_conflict_that_somebody_else_decided_is_gone(open_section: Open) -> None:
    desk = FakeStudyDesk()
    section = open_section(desk)
    desk.waiting.clear()
    told = told_by(section)
    pick(section, "conflicts", 0)
    assert told[-1].happened == "It is not here any more."
    assert section.place is None


# --- lookalikes -----------------------------------------------------------------------------------


def test_lookalikes_come_with_the_caution_and_lead_to_their_interviews(open_section: Open) -> None:
    desk = FakeStudyDesk()
    section = open_section(desk)
    card = section.findChild(FigureRow, "review_alike_title")
    assert card is not None
    assert "or chance" in card.accessibleName()
    lines = rows(section, "lookalikes").lines
    assert "hardly chance" in lines[0].under
    assert "may well be chance" in lines[1].under
    pick(section, "lookalikes", 0)
    alike = rows(section, "review_alike_page_list")
    assert {line.key for line in alike.lines} == set(desk.alike[0].interviews)
    assert "Device" in alike.lines[0].under
    pick(section, "review_alike_page_list", 1)
    assert section.place == Place("interview", alike.lines[1].key)
    section.go_back()
    settled(section)
    assert section.place == Place("alike", desk.alike[0].interviews)


def test_thousands_that_are_alike_are_shown_a_few_at_a_time(open_section: Open) -> None:
    desk = FakeStudyDesk()
    ids = tuple(desk.entries)
    desk.alike = [Lookalikes(ids[:2], 0)] * 3000
    section = open_section(desk)
    assert len(rows(section, "lookalikes").lines) == 5
    tap(section, "lookalikes_more")
    assert len(rows(section, "lookalikes").lines) == 105


# --- the list -------------------------------------------------------------------------------------


def test_the_list_turns_its_pages(open_section: Open) -> None:
    desk = FakeStudyDesk()
    section = open_section(desk)
    assert len(rows(section, "interviews").lines) == PAGE
    assert text_of(section, "page_place") == "1 to 100"
    tap(section, "page_later")
    assert text_of(section, "page_place") == "101 to 160"
    later = section.findChild(QAbstractButton, "page_later")
    assert later is not None
    assert not later.isEnabled()
    tap(section, "page_earlier")
    assert rows(section, "interviews").lines[0].key == desk.interviews()[0].id


def test_the_list_shows_those_that_are_void_or_of_a_group(open_section: Open) -> None:
    desk = FakeStudyDesk()
    section = open_section(desk)
    tap(section, "only_void")
    assert [line.key for line in rows(section, "interviews").lines] == list(desk.voided)
    assert rows(section, "interviews").lines[0].mark == "Void"
    tap(section, "only_group")
    group = desk.study.groups[1]
    pick(section, "group_list", 1)
    shown = rows(section, "interviews").lines
    assert {line.key for line in shown} == {
        entry.id for entry in desk.entries.values() if entry.cells["group"] == group.id
    }
    button = section.findChild(QAbstractButton, "only_group")
    assert button is not None
    assert "Resource course" in button.text()


def test_a_group_that_is_not_chosen_after_all_changes_nothing(open_section: Open) -> None:
    section = open_section(FakeStudyDesk())
    tap(section, "only_group")
    tap(section, "sheet_cancel")
    button = section.findChild(QAbstractButton, "only_")
    assert button is not None
    assert button.isChecked()
    assert len(rows(section, "interviews").lines) == PAGE


def test_before_the_first_interview_it_says_what_will_stand_there(open_section: Open) -> None:
    section = open_section(FakeStudyDesk(entries=(), devices=0))
    title = section.findChild(FigureRow, "review_interviews_title")
    assert title is not None
    assert "with the first batch" in title.accessibleName()


def test_the_keyboard_alone_opens_an_interview_and_comes_back(open_section: Open) -> None:
    desk = FakeStudyDesk()
    section = open_section(desk)
    shown = rows(section, "interviews")
    shown.setFocus()
    for _ in range(12):
        QTest.keyClick(shown, Qt.Key.Key_Down)
    wanted = shown.lines[12].key
    QTest.keyClick(shown, Qt.Key.Key_Return)
    settled(section)
    assert section.place == Place("interview", wanted)
    focus = section.window().focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_Escape)
    settled(section)
    assert not section._trail
    assert section.window().focusWidget() is shown
    assert shown.currentIndex().row() == 12


def test_the_line_that_the_arrows_stand_on_is_in_view(open_section: Open) -> None:
    section = open_section(FakeStudyDesk())
    shown = rows(section, "interviews")
    shown.setFocus()
    QTest.keyClick(shown, Qt.Key.Key_End)
    windows.wait(20)
    assert section._ground is not None
    line = shown.visualRect(shown.currentIndex())
    top = shown.viewport().mapTo(section._ground.viewport(), line.topLeft()).y()
    assert 0 <= top <= section._ground.viewport().height() - line.height()


# --- one interview --------------------------------------------------------------------------------


def test_an_interview_is_told_in_the_words_of_its_questionnaire(open_section: Open) -> None:
    desk = FakeStudyDesk()
    entry = next(e for e in desk.entries.values() if e.answers[0].note)
    section = open_section(desk)
    open_interview(section, entry.id)
    said = table(section, "interview_table")
    words = the_questionnaire().words("en")
    assert words.items["q1"].topic in said
    assert words.items["q1"].text in said
    assert entry.answers[0].note in said
    assert "Finished" in said
    assert entry.id in text_of(section, "interview_id")


def test_an_interview_is_made_void_with_a_reason_and_taken_back(open_section: Open) -> None:
    desk = FakeStudyDesk()
    section = open_section(desk)
    interview = some_id(desk)
    open_interview(section, interview)
    tap(section, "void")
    tap(section, "reason_go")
    assert text_of(section, "error_reason") == "Say why, in a few words."
    assert interview not in desk.voided
    write(section, "reason", "Prøve")
    tap(section, "reason_go")
    assert desk.voided[interview] == "Prøve"
    assert text_of(section, "interview_state").startswith("Void")
    assert text_of(section, "interview_why") == "Reason: Prøve"
    assert not _shown(section, "correct")
    tap(section, "back_in")
    assert interview not in desk.voided
    assert _shown(section, "void")


def test_an_interview_in_conflict_leads_to_its_decision(open_section: Open) -> None:
    desk = FakeStudyDesk()
    section = open_section(desk)
    (interview,) = desk.waiting
    open_interview(section, interview)
    assert not _shown(section, "correct")
    tap(section, "decide")
    assert section.place == Place("conflict", interview)


def _shown(section: ReviewSection, name: str) -> bool:
    found = section.findChild(QAbstractButton, name)
    assert found is not None
    return found.isVisible()


def test_a_coding_error_is_corrected_and_taken_back(open_section: Open) -> None:
    desk = FakeStudyDesk()
    section = open_section(desk)
    interview = some_id(desk)
    before = desk.entries[interview].answers[0].answer
    open_interview(section, interview)
    tap(section, "correct")
    choices = rows(section, "correct_list").lines
    assert choices[0].title == the_questionnaire().words("en").items["q1"].topic
    pick(section, "correct_list", 0)
    values = rows(section, "value_list").lines
    assert before not in [line.key for line in values], "what it is already is no correction"
    pick(section, "value_list", 0)
    write(section, "reason", "Trykket forkert")
    tap(section, "reason_go")
    assert [(c.variable, c.after) for c in desk.mended] == [("q1", values[0].key)]
    assert "Corrected; before:" in table(section, "interview_table")
    trace = section.findChild(FigureRow, "correction_0")
    assert trace is not None
    assert "Reason: Trykket forkert" in trace.accessibleName()
    tap(section, "undo_correction_0")
    assert not desk.mended
    assert "Corrected" not in table(section, "interview_table")


def test_all_corrections_stand_in_one_list(open_section: Open) -> None:
    desk = FakeStudyDesk()
    interview = some_id(desk)
    before = desk.entries[interview].cells["group"]
    after = next(g.id for g in desk.study.groups if g.id != before)
    desk.correct(interview, "group", after, "Forkert hold")
    section = open_section(desk)
    button = section.findChild(QAbstractButton, "show_corrections")
    assert button is not None
    assert button.text() == "Corrections (1)"
    tap(section, "show_corrections")
    (line,) = rows(section, "review_corrections_list").lines
    assert line.title.startswith("Jobcenter and group:")
    assert "→" in line.title
    assert "Reason: Forkert hold" in line.under
    pick(section, "review_corrections_list", 0)
    assert section.place == Place("interview", interview)


# --- withdrawals ----------------------------------------------------------------------------------


def test_a_mistyped_receipt_code_is_told_at_its_field(open_section: Open) -> None:
    desk = FakeStudyDesk()
    section = open_section(desk)
    tap(section, "erase")
    write(section, "receipt_code", "7K3F-4215")
    tap(section, "receipt_go")
    assert text_of(section, "error_receipt_code") == "The code has 4 signs too few."
    assert len(desk.receipts) == 1


def test_an_interview_is_erased_by_its_receipt_code(open_section: Open) -> None:
    desk = FakeStudyDesk()
    (interview,) = desk.receipts.values()
    section = open_section(desk)
    told = told_by(section)
    tap(section, "erase")
    write(section, "receipt_code", "7k3f 4215 9qmd")
    tap(section, "receipt_go")
    assert "7K3F-4215-9QMD" in text_of(section, "sheet_title")
    assert interview in desk.entries, "only the second step erases"
    tap(section, "erase_go")
    assert interview not in desk.entries
    assert told[-1].happened == "The interview is erased."
    assert told[-1].todo == ""


def test_it_is_told_in_how_many_releases_an_erased_interview_is(open_section: Open) -> None:
    desk = FakeStudyDesk()
    desk.written = [None, None]  # type: ignore[list-item]
    section = open_section(desk)
    told = told_by(section)
    section.withdraw("7K3F-4215-9QMD")
    settled(section)
    assert told[-1].todo.startswith("It is in 2 releases already")


def test_a_code_that_leads_nowhere_changes_nothing(open_section: Open) -> None:
    desk = FakeStudyDesk()
    section = open_section(desk)
    told = told_by(section)
    section.withdraw("0000-0000-0000")
    settled(section)
    assert told[-1].safe == "Nothing was changed."
    assert "keep the code" in told[-1].todo


# --- the log --------------------------------------------------------------------------------------


def test_the_log_is_told_in_words_and_leads_to_interviews(open_section: Open) -> None:
    desk = FakeStudyDesk()
    (void,) = desk.voided
    desk._log("corrected", interview=void, variables=["q1", "sex"], reason="Tastefejl")
    desk._log("withdrawn", released=2)
    desk._log("released", release=1, k=5)
    section = open_section(desk)
    tap(section, "show_log")
    lines = rows(section, "review_log_list").lines
    said = [line.title for line in lines]
    assert said[0] == "Release 1 was written, with k = 5"
    assert said[1].endswith("it is in 2 releases already")
    assert said[2].startswith("Corrected: Satisfaction with the meeting")
    assert said[-1] == "Device 1 was taken in"
    assert "Reason: Tastefejl" in lines[2].under
    assert [line.leads for line in lines[:4]] == [False, False, True, True]
    pick(section, "review_log_list", 0)
    assert section.place == Place("log"), "there is no interview to go to"
    pick(section, "review_log_list", 3)
    assert section.place == Place("interview", void)


def test_a_long_log_is_read_on_demand(open_section: Open) -> None:
    desk = FakeStudyDesk()
    for number in range(250):
        desk._log("merged", merge=number, new=number)
    section = open_section(desk)
    tap(section, "show_log")
    assert len(rows(section, "review_log_list").lines) == 100
    tap(section, "review_log_more")
    tap(section, "review_log_more")
    lines = rows(section, "review_log_list").lines
    assert [line.key for line in lines] == list(range(256, 0, -1))
    more = section.findChild(QAbstractButton, "review_log_more")
    assert more is not None
    assert not more.isVisible()


# --- words ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(8))
def test_every_kind_of_question_is_told_in_words(seed: int) -> None:
    questionnaire, study = waiting_room()
    desk = Desk(questionnaire, study)
    carry_out(desk.session, at_random(study, seed), note="Hun sagde det.")
    desk.session.finish()
    record = anonymise(desk.kept, Layout(questionnaire, study))
    texts = {each.item: each.text for each in record.texts}
    cells = {name: cell for name, cell in record.cells.items() if name not in ("id", "revision")}
    answers = tuple(AnswerCells(*row) for row in record.answers)
    said = Wording(questionnaire, study, "da").all(Entry(record.id, 1, b"", cells, answers))
    by_name = {each.variable: each for each in said}
    assert set(questionnaire.question_ids) <= by_name.keys()
    assert len(by_name) == len(said), "each variable once"
    assert all(each.name and each.named for each in said)
    for each in said:
        assert each.said or each.variable in texts, f"{each.variable} says nothing"
        assert not each.said.startswith("-"), f"{each.variable} shows a bare missing code"
    noted = {row.question for row in record.answers if row.note}
    assert {each.variable for each in said if each.note} == noted


def test_a_reason_can_be_mended_by_keyboard(open_section: Open) -> None:
    desk = FakeStudyDesk()
    section = open_section(desk)
    open_interview(section, some_id(desk))
    tap(section, "void")
    window = section.window()
    field = window.findChild(QLineEdit, "reason")
    assert field is not None
    assert window.focusWidget() is field
    QTest.keyClick(field, Qt.Key.Key_Tab)
    go = window.focusWidget()
    assert go is not None
    assert go.objectName() == "reason_go"
    QTest.keyClick(go, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert window.focusWidget() is field


def test_what_the_questionnaire_does_not_know_is_shown_as_it_came() -> None:
    entry = made_up_entries()[0]
    strange = replace(
        entry,
        cells={**entry.cells, "shoe_size": "43", "sex": "7"},
        answers=(*entry.answers, AnswerCells("q99", "", "4", "", "", "")),
    )
    wording = Wording(the_questionnaire(), the_study(), "en")
    said = {each.variable: each.said for each in wording.all(strange)}
    assert (said["shoe_size"], said["sex"], said["q99"]) == ("43", "7", "4")
    differ = differences([entry, strange], [wording, wording])
    assert [each.said[0] is None for each in differ] == [False, True, True]


# --- at every size --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("size", "percent"), [((1280, 800), 100), ((800, 1280), 100), ((800, 1280), 200)]
)
def test_nothing_is_cut_off_and_everything_can_be_tapped(
    open_section: Open, qapp: Application, size: tuple[int, int], percent: int
) -> None:
    desk = FakeStudyDesk()
    section = open_section(desk, size, qapp.dress("dark", percent))
    (conflict,) = desk.waiting
    places = [None, Place("conflict", conflict), Place("interview", some_id(desk)), Place("log")]
    for place in places:
        if place is not None:
            section.go(place)
            settled(section)
        for button in section.findChildren(QAbstractButton):
            if button.isVisible():
                assert not list(control_faults(button))
        for shown in section.findChildren(RowList):
            if shown.isVisible():
                assert shown.verticalScrollBar().maximum() == 0, "the page scrolls, not the list"
        for text in section.findChildren(TextTable):
            assert not text.isVisible() or text.height() == text.go_through(None)
        while section.place is not None:
            section.go_back()
            settled(section)
