"""Typing in paper forms by real keys and taps, on a real store."""

from __future__ import annotations

import itertools
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QFont, QImage, QKeyEvent, QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QWidget

import main
from benchmarks.driver import Driver
from interviewer.errors import NotSaved
from interviewer.interview import SKIPPED, Answer, Interview, Missing, Mode, Status
from interviewer.parsing import parse_questionnaire
from interviewer.ports import InterviewStore, Store
from interviewer.preferences import Preferences
from interviewer.questionnaire import Questionnaire
from interviewer.study import Study
from interviewer.validity import faults
from resources import ROOT, load_questionnaire, read_study
from tests import windows
from tests.interviewer.waiting_room import examples, waiting_room
from ui.application import Application
from ui.screens.paper_entry import PaperEntryScreen
from ui.services import Services
from ui.theme import DARK, GRID, TARGET, Theme, contrast
from ui.widgets.entry_callout import Callout
from ui.widgets.entry_compare import ComparedRow
from ui.widgets.entry_head import DayField, SheetNumberField
from ui.widgets.entry_legend import ChipButton, Chips, plan_for
from ui.widgets.entry_row import EntryRow
from ui.widgets.entry_sheet import EntrySheet
from ui.widgets.entry_text import Said, type_of, wrapped

ENTER, TAB, UP, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Up, Qt.Key.Key_Down
BACK, ESC, F2 = Qt.Key.Key_Backspace, Qt.Key.Key_Escape, Qt.Key.Key_F2
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
VIVE = load_questionnaire("vive-2020", "1.1")
NAMED: dict[str, Qt.Key | str] = {"\n": ENTER, "\t": TAB}


class Desk:
    """A person at a pile of forms."""

    def __init__(self, screen: PaperEntryScreen, services: Services, store: Store) -> None:
        self.screen = screen
        self.services = services
        self.store = store
        self.driver = Driver(screen)
        self.closed = 0
        screen.closed.connect(self._close)

    def _close(self) -> None:
        self.closed += 1

    def keys(self, text: str) -> None:
        """Press these keys, one real key press each."""
        for character in text:
            self.driver.key(NAMED.get(character, character))

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier | None = None) -> None:
        self.driver.key(key, modifiers or Qt.KeyboardModifier.NoModifier)

    def form(self, number: str = "k7q4", answers: str = "5294519c1341260") -> None:
        """A whole form of VIVE 2020."""
        self.keys(number + answers + "\n")

    @property
    def at(self) -> str:
        """Where the cursor stands."""
        focus = QApplication.focusWidget()
        return focus.objectName().removeprefix("entry_") if focus is not None else ""

    @property
    def interview(self) -> Interview:
        """The entry on screen, as it is on disk."""
        return self.store.interviews.get(self.screen.session.interview.id)

    def of(self, sheet: str) -> list[Interview]:
        """All entries of a form, the latest first."""
        interviews = self.store.interviews
        return [interviews.get(listed.id) for listed in interviews.by_sheet(sheet)]

    def row(self, name: str) -> EntryRow:
        found = self.driver.find(f"entry_{name}")
        assert isinstance(found, EntryRow)
        return found

    def said(self) -> str:
        """The line at the foot."""
        found = self.driver.find("entry_status")
        assert isinstance(found, Said)
        return found.text().replace("\N{NO-BREAK SPACE}", " ")

    def called_out(self) -> str:
        """What is said at a field of the head, if anything is."""
        (callout,) = self.screen.findChildren(Callout)
        return callout.text() if callout.isVisible() else ""

    def choose(self, name: str) -> None:
        """A choice of the sheet that has come up, by keys."""
        for _ in range(9):
            if self.at == f"sheet_{name}":
                self.key(ENTER)
                return
            self.key(DOWN)
        raise AssertionError(f"no {name}")


Sit = Callable[..., Desk]


@pytest.fixture
def sit(tmp_path: Path, qapp: Application, monkeypatch: pytest.MonkeyPatch) -> Iterator[Sit]:
    """Opens the screen on a new store, with any questionnaire."""
    folder = windows.data_folder(tmp_path / "data")
    store = folder.create(windows.PASSPHRASE)
    screens: list[PaperEntryScreen] = []

    def sit(
        questionnaire: Questionnaire = VIVE,
        study: Study | None = None,
        size: tuple[int, int] = (1280, 800),
        text: int = 100,
    ) -> Desk:
        services = main.make_services(tmp_path / "data")
        services.folder = folder
        services.preferences = Preferences(language="en", text_percent=text)
        services.study = replace(
            study or services.study, questionnaire=(questionnaire.id, questionnaire.version)
        )
        services.questionnaires = lambda *_made_with: questionnaire
        known = {services.study.id: services.study}
        monkeypatch.setattr(services.library, "study", known.__getitem__)
        screen = PaperEntryScreen(services, store, qapp.dress("light", text))
        screens.append(screen)
        screen.resize(*size)
        screen.show()
        screen.activateWindow()
        QApplication.processEvents()
        return Desk(screen, services, store)

    yield sit
    for screen in screens:
        screen.put_away()
        screen.close()
        screen.deleteLater()
    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.dress("light", 100)
    store.close()
    folder.release()


@pytest.fixture
def desk(sit: Sit) -> Desk:
    return sit()


@pytest.fixture
def room(sit: Sit) -> Desk:
    """With every kind of question."""
    return sit(*waiting_room())


def changed_room(**changes: dict[str, Any]) -> Questionnaire:
    """The same, with other keys for some of its items; options are called by their codes."""
    structure, danish, _study = map(tomllib.loads, examples())
    for item in (*structure["questions"], *structure["background"]):
        change = changes.get(item["id"], {})
        item.update(change)
        if "options" in change:
            options = {str(code): f"Nr. {code}" for code in change["options"]}
            danish["questions"][item["id"]]["options"] = options
    return parse_questionnaire(structure, {"da": danish})


# --- a whole form -----------------------------------------------------------------------------


def test_a_whole_form_takes_twenty_keys(desk: Desk) -> None:
    assert desk.at == "sheet_number"
    hint = desk.driver.find("entry_wording")
    assert isinstance(hint, Said)
    assert hint.text() == "The number printed on the sheet; Enter where there is none"
    desk.keys("k7q4" + "5294519" + "c" + "1" + "34" + "126" + "0" + "\n")
    assert desk.driver.keys == 20
    (kept,) = desk.of("K7Q4")
    assert {name: answer.value for name, answer in kept.answers.items()} == {
        **dict(zip(VIVE.question_ids, (5, 2, 9, 4, 5, 1, 9), strict=True)),
        "group": "jka_sickness",
        "sex": 1,
        "age": 34,
        "unemployment": 150,
        "ethnic_background": 0,
    }
    assert (kept.status, kept.mode, kept.revision) == (Status.FINISHED, Mode.PAPER, 1)
    assert (kept.agreed, kept.language, kept.languages) == (True, "da", ("da",))
    assert faults(kept, VIVE, desk.services.study) == ()
    assert kept.started_at.date() == desk.services.clock.now().date()
    assert (kept.started_at.hour, kept.started_at.utcoffset() is None) == (12, False)
    assert desk.screen.count == 1
    assert desk.at == "sheet_number"
    assert desk.said() == "K7Q4 is saved. Ctrl+Z opens it again."
    desk.keys("\n" + "4")  # The next one has no number.
    assert desk.interview.sheet == ""
    assert desk.screen.session.interview.id != kept.id


def test_an_empty_form_leaves_no_trace(desk: Desk) -> None:
    desk.keys("k7q4")
    desk.key(DOWN)
    desk.key(UP)
    assert desk.screen.put_away()
    desk.key(Qt.Key.Key_Return, CONTROL)
    assert desk.said() == "Nothing is typed in yet."
    assert desk.of("K7Q4") == []
    assert desk.store.interviews.unfinished() == []
    assert desk.screen.resumes == ""
    desk.keys("4")
    desk.key(UP)
    desk.key(BACK)
    assert desk.store.interviews.unfinished() == []


def test_each_answer_is_on_disk_when_it_shows(desk: Desk) -> None:
    desk.keys("k7q4")
    for count, code in enumerate("5294519", start=1):
        desk.keys(code)
        assert len(desk.interview.answers) == count
        assert desk.row(f"q{count}").line.codes == (code,)
    assert desk.row("q1").line.meaning == "Very satisfied"
    assert desk.row("q1").line.colour == "#1B6B3A"
    assert desk.row("q3").line.colour is None
    desk.keys("c2" + "3")
    assert "age" not in desk.interview.answers, "one digit of two"
    assert desk.row("age").typing is not None
    assert desk.screen.resumes == desk.interview.id


def test_every_line_can_be_seen_at_once(desk: Desk) -> None:
    sheet = desk.driver.find("entry_sheet")
    assert isinstance(sheet, EntrySheet)
    for name in (*VIVE.question_ids, *(item.id for item in VIVE.background)):
        row = desk.row(name)
        assert row.visibleRegion().boundingRect() == row.rect(), name
    assert not sheet.verticalScrollBar().isVisible()


# --- codes ------------------------------------------------------------------------------------


def test_a_code_that_is_not_possible_is_said_and_the_cursor_stays(desk: Desk) -> None:
    desk.keys("\n" + "5" + "7")
    assert desk.at == "q2"
    assert desk.row("q2").line.trouble == "Possible: 1–5 or 9"
    assert set(desk.interview.answers) == {"q1"}
    for key in ("\n", "\t"):
        desk.keys(key)
        assert desk.at == "q2"
    desk.keys("x")
    assert desk.row("q2").line.trouble
    desk.keys("4")
    assert (desk.at, desk.interview.value("q2")) == ("q3", 4)
    assert not desk.row("q2").line.trouble
    desk.keys("8")
    desk.key(UP)
    assert desk.at == "q2"
    assert not desk.row("q3").line.trouble
    assert "q3" not in desk.interview.answers


def test_enter_and_the_dash_are_no_answer(desk: Desk) -> None:
    desk.keys("\n" + "5" + "\n" + "-" + "4")
    answers = desk.interview.answers
    assert (answers["q2"], answers["q3"], answers["q4"]) == (SKIPPED, SKIPPED, Answer(4))
    assert desk.row("q2").line.meaning == "not answered"
    desk.key(UP)
    desk.keys("\n")
    assert desk.interview.value("q4") == 4, "Enter on an answer goes on"
    assert desk.at == "q5"


def test_backspace_takes_back_and_goes_back(desk: Desk) -> None:
    desk.keys("\n" + "54")
    desk.key(BACK)
    assert desk.at == "q2", "from an empty line to the one just answered"
    desk.key(BACK)
    assert (desk.at, "q2" in desk.interview.answers) == ("q2", False)
    desk.keys("c")
    assert desk.row("q2").line.trouble
    desk.key(BACK)
    desk.keys("1")
    assert desk.interview.value("q2") == 1


def test_tab_and_arrows_change_nothing(desk: Desk) -> None:
    desk.keys("\n" + "5")
    desk.key(DOWN)
    desk.keys("\t")
    assert desk.at == "q4"
    desk.key(TAB, SHIFT)
    desk.key(UP)
    assert desk.at == "q2"
    desk.key(Qt.Key.Key_PageDown)
    assert desk.at == "ethnic_background"
    desk.key(DOWN)
    assert desk.at == "save"
    desk.key(UP)
    assert desk.at == "ethnic_background"
    assert set(desk.interview.answers) == {"q1"}


@pytest.mark.parametrize(
    ("typed", "months"),
    [
        ("07", 7),
        ("011", 11),
        ("126", 150),
        ("2\n6", 30),
        ("2\n1\n", 25),
        ("2\n\n", 24),
        ("90", 108),
        ("600", 720),
        ("2\t", 24),
    ],
)
def test_a_duration_is_years_and_months(desk: Desk, typed: str, months: int) -> None:
    desk.keys("\n" + "5")
    desk.row("unemployment").setFocus()
    desk.keys(typed)
    assert desk.interview.value("unemployment") == months
    assert desk.at == "ethnic_background"


@pytest.mark.parametrize("typed", ["61", "015", "605", "x"])
def test_a_duration_that_is_not_possible(desk: Desk, typed: str) -> None:
    desk.row("unemployment").setFocus()
    desk.keys(typed)
    assert desk.row("unemployment").line.trouble == "Possible: 0–60 years, 0–11 months"
    assert desk.at == "unemployment"
    assert desk.screen.resumes == ""


def test_half_of_a_duration_can_be_corrected(desk: Desk) -> None:
    desk.row("unemployment").setFocus()
    desk.keys("126")
    desk.row("unemployment").setFocus()
    desk.keys("3\n\n")
    assert desk.interview.value("unemployment") == 42, "the months are kept"
    desk.row("unemployment").setFocus()
    desk.key(Qt.Key.Key_Right)
    desk.keys("9")
    assert desk.interview.value("unemployment") == 45
    desk.row("unemployment").setFocus()
    desk.keys("4\n")
    desk.key(BACK)
    desk.key(BACK)
    desk.keys("5\n\n")
    assert desk.interview.value("unemployment") == 69


@pytest.mark.parametrize(("typed", "age"), [("34", 34), ("99", 99), ("15", 15)])
def test_an_age_goes_on_after_its_second_digit(desk: Desk, typed: str, age: int) -> None:
    desk.row("age").setFocus()
    desk.keys(typed)
    assert (desk.interview.value("age"), desk.at) == (age, "unemployment")


@pytest.mark.parametrize("typed", ["0", "10", "1\n", "1\t"])
def test_an_age_out_of_range(desk: Desk, typed: str) -> None:
    desk.row("age").setFocus()
    desk.keys(typed)
    assert desk.row("age").line.trouble == "Possible: 15–99"
    assert desk.at == "age"
    desk.keys("34")
    assert desk.interview.value("age") == 34


def test_a_key_held_down_answers_one_line(desk: Desk) -> None:
    desk.keys("\n")
    for repeated in (False, True, True):
        event = QKeyEvent(
            QKeyEvent.Type.KeyPress,
            Qt.Key.Key_5,
            Qt.KeyboardModifier.NoModifier,
            "5",
            repeated,
        )
        focus = QApplication.focusWidget()
        assert focus is not None
        QApplication.sendEvent(focus, event)
    assert set(desk.interview.answers) == {"q1"}


# --- every other kind -------------------------------------------------------------------------


def test_a_form_with_every_kind_of_question(room: Desk) -> None:
    """The background comes first here, and a question follows from it."""
    room.keys("\n")
    assert room.at == "group"
    room.keys("a" + "34" + "n")  # By its letter, as the form has it in Danish.
    assert room.at == "last_visit"
    room.keys("0520" + "24")
    assert room.interview.value("last_visit") == "2024-05"
    room.keys("07")
    assert (room.interview.value("waited"), room.at) == (7, "welcome")
    room.keys("3")
    room.keys("12")
    assert (room.interview.value("disturbed"), room.at) == ((1, 2), "disturbed")
    room.keys("1")
    assert room.interview.value("disturbed") == (2,)
    room.keys("\n")
    assert room.at == "editor"
    room.keys("larm\n")
    assert room.interview.value("why_disturbed") == "larm"
    room.keys("\n")
    assert room.interview.answers["wish"] == SKIPPED
    assert room.at == "save"
    room.keys("\n")
    assert room.screen.count == 1


def test_lines_that_are_not_asked_are_passed_over_at_once(room: Desk) -> None:
    room.keys("\n" + "a" + "34" + "1")
    assert room.at == "waited"
    assert not room.row("last_visit").line.asked
    room.key(UP)
    room.keys("0")
    assert room.at == "last_visit"
    room.key(UP)
    room.keys("1" + "07" + "3" + "3")
    assert room.interview.value("disturbed") == (3,)
    room.keys("\n")
    assert room.screen.session.page
    assert not room.row("why_disturbed").line.asked
    assert room.at == "editor", "of the wish"


def test_signs_say_why_there_is_no_answer(room: Desk) -> None:
    room.keys("\n" + "a" + "34" + "0" + "?")
    assert room.interview.answers["last_visit"] == Answer(missing=Missing.DONT_KNOW)
    assert room.row("last_visit").line.codes == ("?", "")
    room.keys("?")
    assert room.row("waited").line.trouble == "Not offered here"
    room.keys("0\n?")
    assert room.interview.value("welcome") == 9, "where there is a code, that is it"
    QTest.keyClick(room.screen.windowHandle(), Qt.Key.Key_Exclam, SHIFT)
    assert room.interview.answers["disturbed"] == Answer(missing=Missing.WONT_SAY)
    room.keys("-")
    assert room.interview.answers["wish"] == SKIPPED
    assert room.at == "save"


def test_a_month_that_is_not_possible(room: Desk) -> None:
    room.keys("\n" + "a" + "34" + "0" + "13")
    assert room.row("last_visit").line.trouble == "Possible: 01-2015 – 12-2099"
    room.keys("5" + "2014")
    assert room.row("last_visit").line.trouble
    assert "last_visit" not in room.interview.answers
    room.keys("2016")
    assert room.interview.value("last_visit") == "2016-05"


def test_codes_of_two_digits(sit: Sit) -> None:
    codes = [1, 2, 10, 11]
    made = changed_room(
        disturbed={"options": codes, "exclusive": []},
        why_disturbed={"asked_if": "disturbed has 11"},
    )
    desk = sit(made, waiting_room()[1])
    desk.row("disturbed").setFocus()
    desk.keys("10" + "2" + "1" + "2")
    assert desk.interview.value("disturbed") == (1, 10), "2 came and went; 1 was meant"
    desk.keys("1\n")
    assert (desk.interview.value("disturbed"), desk.at) == ((10,), "disturbed")
    desk.keys("11")
    assert desk.interview.value("disturbed") == (10, 11)
    desk.keys("1\t")
    assert desk.interview.value("disturbed") == (1, 10, 11)
    assert desk.at != "disturbed"


# --- notes ------------------------------------------------------------------------------------


def test_f2_opens_the_note_of_what_was_just_answered_and_enter_comes_back(desk: Desk) -> None:
    desk.keys("\n" + "52")
    assert desk.at == "q3"
    desk.key(F2)
    assert desk.at == "editor"
    desk.driver.type("Der er ingen plan")
    desk.key(ENTER, SHIFT)
    desk.driver.type("slet ingen")
    desk.key(ENTER)
    assert desk.at == "q3"
    assert dict(desk.interview.notes) == {("q2", "low"): "Der er ingen plan\nslet ingen"}
    assert desk.row("q2").line.note == "Der er ingen plan\nslet ingen"
    assert desk.row("q1").line.note == ""
    assert desk.row("q3").line.note is None


def test_f2_and_the_arrow_open_the_note_of_this_line(desk: Desk) -> None:
    desk.keys("\n" + "52")
    desk.key(UP)
    desk.key(UP)
    desk.key(F2)
    desk.driver.type("Godt")
    desk.key(ESC)
    assert desk.at == "q1"
    assert desk.interview.notes["q1", "high"] == "Godt", "and saved"
    desk.key(Qt.Key.Key_Right)
    desk.driver.type(" nok")
    desk.key(ENTER)
    assert desk.at == "q2"
    assert desk.interview.notes["q1", "high"] == "Godt nok"
    assert desk.closed == 0


def test_there_is_no_note_where_nothing_is_answered(desk: Desk) -> None:
    desk.keys("\n")
    desk.key(F2)
    assert desk.at == "q1"
    assert desk.said() == "There is no room for a note with this answer."


def test_f2_says_whose_note_it_opens(desk: Desk) -> None:
    desk.keys("\n" + "529451" + "-")
    assert desk.at == "group"
    assert "F2" not in desk.said(), "what is skipped has no note"
    desk.key(UP)
    assert "F2" not in desk.said()
    desk.keys("4")
    assert desk.at == "group"
    assert "F2: note to 7" in desk.said()
    desk.key(DOWN)
    assert desk.at == "sex"
    assert "F2" not in desk.said()
    desk.key(F2)
    assert desk.at == "sex", "the note of another line does not open unasked"
    desk.row("q2").setFocus()
    assert "F2: note   ·" in desk.said()


def test_the_note_shows_what_the_form_asks_and_leaves_the_answer_in_sight(desk: Desk) -> None:
    desk.keys("\n" + "5")
    desk.key(F2)
    prompt = desk.driver.find("entry_prompt")
    assert isinstance(prompt, QLabel)
    texts = VIVE.words("en").items["q1"].follow_ups
    assert prompt.text() == texts["high"]
    row, editor = desk.row("q1"), desk.driver.find("entry_editor")
    assert row.visibleRegion().boundingRect() == row.rect()
    assert prompt.geometry().top() >= row.geometry().bottom()
    assert editor.geometry().top() > prompt.geometry().bottom()
    desk.key(ESC)
    assert not desk.driver.shows("entry_prompt")


def test_a_note_goes_with_a_corrected_code(desk: Desk) -> None:
    desk.keys("\n" + "2")
    desk.key(F2)
    desk.driver.type("Hun lytter")
    desk.key(ESC)
    desk.keys("4")
    assert dict(desk.interview.notes) == {("q1", "high"): "Hun lytter"}
    desk.key(UP)
    desk.key(BACK)
    desk.keys("9")
    assert dict(desk.interview.notes) == {("q1", "dont_know"): "Hun lytter"}


def test_names_in_a_note_are_marked(desk: Desk) -> None:
    desk.keys("\n" + "2")
    desk.key(F2)
    desk.driver.type("Hanne Sørensen lover og lover")
    sheet = desk.driver.find("entry_sheet")
    assert isinstance(sheet, EntrySheet)
    assert sheet._marks.any


def test_another_line_by_key_or_tap_saves_the_note(desk: Desk) -> None:
    desk.keys("\n" + "2")
    desk.key(F2)
    desk.driver.type("Uden plan")
    desk.key(DOWN)
    assert desk.at == "q2"
    desk.key(F2)
    desk.driver.type(", helt")
    desk.driver.tap("entry_q4")
    assert desk.at == "q4"
    assert desk.interview.notes["q1", "low"] == "Uden plan, helt"
    assert not desk.driver.shows("entry_editor")


# --- the end of a form ------------------------------------------------------------------------


def test_what_is_required_is_asked_for_before_a_form_can_be_saved(sit: Sit) -> None:
    desk = sit(changed_room(welcome={"required": True}), waiting_room()[1])
    desk.keys("k7q4" + "a" + "34" + "1" + "07")
    assert desk.at == "welcome"
    desk.keys("\n")
    assert desk.row("welcome").line.trouble == "An answer is needed"
    desk.key(DOWN)
    desk.keys("3\n" + "\n")
    assert desk.at == "save"
    desk.keys("\n")
    assert desk.at == "welcome"
    assert desk.row("welcome").line.trouble == "An answer is needed"
    assert desk.interview.status is Status.IN_PROGRESS
    desk.keys("2")
    desk.key(ENTER, CONTROL)
    (kept,) = desk.of("K7Q4")
    assert kept.status is Status.FINISHED


def test_a_form_without_a_required_answer_can_be_saved_as_broken_off(sit: Sit) -> None:
    made, study = changed_room(welcome={"required": True}), waiting_room()[1]
    desk = sit(made, study)
    desk.keys("k7q4" + "a" + "34")
    assert not desk.driver.shows("entry_partial")
    desk.key(ENTER, CONTROL)
    desk.driver.tap("entry_partial")
    (kept,) = desk.of("K7Q4")
    assert kept.status is Status.PARTIAL
    assert faults(kept, made, study) == ()
    assert desk.at == "sheet_number"
    assert not desk.driver.shows("entry_partial")


def test_control_enter_saves_from_anywhere_and_takes_what_is_typed_along(desk: Desk) -> None:
    desk.keys("k7q4" + "5")
    desk.row("unemployment").setFocus()
    desk.keys("2\n1")
    desk.key(ENTER, CONTROL)
    (kept,) = desk.of("K7Q4")
    assert (kept.value("unemployment"), kept.status) == (25, Status.FINISHED)
    desk.keys("m3f9" + "5")
    desk.row("age").setFocus()
    desk.keys("1")
    desk.key(ENTER, CONTROL)
    assert desk.row("age").line.trouble
    assert desk.screen.count == 1


def test_control_z_goes_back_to_the_last_form_and_then_on(desk: Desk) -> None:
    desk.form("k7q4")
    desk.form("m3f9")
    desk.keys("acde" + "33")  # A third one is begun.
    third = desk.interview.id
    desk.key(Qt.Key.Key_Z, CONTROL)
    assert desk.interview.sheet == "M3F9"
    desk.key(Qt.Key.Key_Z, CONTROL)
    assert desk.interview.sheet == "K7Q4"
    assert desk.at == "q1"
    desk.keys("1")
    assert desk.interview.status is Status.IN_PROGRESS
    desk.key(ENTER, CONTROL)
    (corrected,) = desk.of("K7Q4")
    assert (corrected.value("q1"), corrected.revision) == (1, 2)
    assert desk.interview.id == third
    assert desk.at == "q3"
    assert desk.screen.count == 2, "a correction is no form"
    desk.key(ENTER, CONTROL)
    assert desk.screen.count == 3


def test_control_z_right_after_saving(desk: Desk) -> None:
    desk.form()
    desk.key(Qt.Key.Key_Z, CONTROL)
    assert desk.interview.sheet == "K7Q4"
    desk.key(ENTER, CONTROL)
    (kept,) = desk.of("K7Q4")
    assert kept.revision == 1, "nothing was changed"


def test_the_next_form_begins_at_the_top(room: Desk) -> None:
    room.keys("k7q4" + "a" + "34" + "1" + "07" + "3" + "3\n" + "Te\n" + "\n")
    assert room.screen.count == 1
    assert room.row("group").line.codes == ("",)
    assert room.row("wish").line.own_text == ""
    room.keys("m3f9" + "a")
    assert room.interview.value("wish") is None


# --- the head of a form -----------------------------------------------------------------------


def text_of(desk: Desk, name: str) -> str:
    found = desk.driver.find(name)
    assert isinstance(found, SheetNumberField | DayField)
    return found.text()


def test_a_number_goes_on_by_itself_and_is_read_kindly(desk: Desk) -> None:
    desk.keys("k7")
    assert desk.at == "sheet_number"
    desk.keys("0")
    assert text_of(desk, "sheet_number") == "K7Q"
    assert desk.called_out() == "0 is read as Q: no sheet has 0."
    desk.keys("b")
    assert desk.called_out() == "B never stands on a sheet. It may be E, R or 3."
    assert desk.at == "sheet_number"
    desk.key(BACK)
    assert desk.called_out() == ""
    desk.keys("\n")
    assert desk.called_out() == "A sheet's number has four characters; here are 3."
    desk.keys("4")
    assert desk.at == "q1"
    assert desk.called_out() == ""
    assert text_of(desk, "sheet_number") == "K7Q4"


def test_a_number_that_no_sheet_has_is_said_truly(desk: Desk) -> None:
    field = desk.driver.find("sheet_number")
    desk.keys("1")
    assert desk.called_out() == "1 is read as L: no sheet has 1."
    for key in ("2", "3", "4", "\n"):
        desk.keys(key)
        assert desk.called_out() == "2 never stands on a sheet. It may be 7."
    (callout,) = desk.screen.findChildren(Callout)
    below = field.mapTo(desk.screen, QPoint(0, field.height()))
    assert 0 <= callout.y() - below.y() <= GRID
    assert callout.x() == below.x()
    desk.keys("\t")
    assert desk.at == "sheet_number"
    for _ in range(3):
        desk.key(BACK)
    desk.keys("%")
    assert desk.called_out() == "% never stands on a sheet. Look again."
    desk.driver.tap("entry_q1")
    assert desk.called_out() == ""


def test_an_enter_after_the_number_does_nothing(desk: Desk) -> None:
    desk.keys("k7q4")
    assert "Enter:" not in desk.said().replace("Ctrl+Enter:", "")
    desk.key(Qt.Key.Key_Shift)
    desk.keys("\n")
    assert desk.at == "q1"
    assert desk.screen.resumes == ""
    assert desk.said().startswith("Enter: not answered")
    desk.keys("\n")
    assert desk.interview.answers["q1"] == SKIPPED
    desk.driver.find("sheet_number").setFocus()
    desk.keys("m3f9" + "4" + "\n")
    assert (desk.interview.value("q2"), desk.interview.answers["q3"]) == (4, SKIPPED)


def test_an_enter_after_a_number_that_is_known_chooses_nothing(desk: Desk) -> None:
    desk.form()
    desk.keys("k7q4" + "\n")
    assert desk.driver.shows("sheet")
    desk.key(DOWN)
    desk.key(ENTER)
    assert desk.screen.session.interview.mode is Mode.PAPER_CHECK


def test_a_tap_after_the_number_makes_each_enter_count(desk: Desk) -> None:
    desk.keys("k7q4")
    desk.driver.tap("entry_q2")
    desk.keys("\n")
    assert desk.interview.answers["q2"] == SKIPPED


def test_a_number_can_be_given_and_corrected_later(desk: Desk) -> None:
    desk.keys("\n" + "54")
    number = desk.driver.find("sheet_number")
    number.setFocus()
    desk.keys("k7q4")
    assert desk.at == "q3"
    assert desk.interview.sheet == "K7Q4"
    number.setFocus()
    desk.keys("m3f9")
    assert [len(desk.of(sheet)) for sheet in ("K7Q4", "M3F9")] == [0, 1]


def test_the_day_is_today_or_the_last_one_typed(desk: Desk) -> None:
    today = desk.services.clock.now().date()
    past = today - timedelta(days=40)
    assert text_of(desk, "interview_day") == f"{today:%d-%m-%Y}"
    desk.keys("k7q4")
    desk.key(TAB, SHIFT)
    desk.key(TAB, SHIFT)
    assert desk.at == "interview_day"
    desk.keys(f"{past:%d%m%y}\n")
    assert desk.at == "q1"
    desk.form("", "5294519c1341260")
    assert desk.of("K7Q4")[0].started_at.date() == past
    assert text_of(desk, "interview_day") == f"{past:%d-%m-%Y}"
    desk.form("m3f9")
    assert desk.of("M3F9")[0].started_at.date() == past


def test_no_day_is_still_to_come(desk: Desk) -> None:
    tomorrow = desk.services.clock.now().date() + timedelta(days=1)
    desk.driver.find("interview_day").setFocus()
    desk.keys(f"{tomorrow:%d%m%Y}\n")
    assert desk.at == "interview_day"
    assert desk.called_out().startswith("Write the day as 14")
    desk.keys("\t")
    assert desk.at == "interview_day"
    desk.driver.tap("entry_q1")
    desk.keys("5")
    desk.key(ENTER, CONTROL)
    assert desk.at == "interview_day", "nothing is saved of a day that is none"
    assert desk.screen.count == 0


def test_another_day_in_the_middle_or_after_the_end(desk: Desk) -> None:
    past = date(2026, 1, 5)
    desk.keys("k7q4" + "54")
    desk.driver.find("interview_day").setFocus()
    desk.keys("050126\n")
    assert desk.at == "q3"
    assert desk.interview.started_at.date() == past
    assert desk.interview.value("q2") == 4
    assert len(desk.of("K7Q4")) == 1
    desk.key(ENTER, CONTROL)
    desk.key(Qt.Key.Key_Z, CONTROL)
    desk.driver.find("interview_day").setFocus()
    desk.keys("060126\n")
    desk.key(ENTER, CONTROL)
    (kept,) = desk.of("K7Q4")
    assert (kept.started_at.date(), kept.status) == (date(2026, 1, 6), Status.FINISHED)
    assert len(desk.store.interviews.on_day(date(2026, 1, 6))) == 1
    desk.key(Qt.Key.Key_Z, CONTROL)
    assert desk.interview.id == kept.id


def test_what_is_opened_from_home_keeps_its_day(desk: Desk) -> None:
    desk.form()
    kept = desk.of("K7Q4")[0]
    desk.screen._fresh.clear()  # As another sitting would.
    desk.screen.open(kept.id)
    assert not desk.driver.find("interview_day").isEnabled()
    assert desk.driver.find("sheet_number").isEnabled()


def test_the_language_of_a_form(desk: Desk) -> None:
    desk.driver.find("form_language").setFocus()
    desk.keys("2\n")
    assert desk.at == "q1"
    desk.keys("5")
    assert (desk.interview.language, desk.interview.languages) == ("en", ("en",))
    desk.driver.find("form_language").setFocus()
    desk.key(Qt.Key.Key_Right)
    assert (desk.interview.language, desk.interview.languages) == ("ar", ("ar",))
    desk.key(ENTER, CONTROL)
    desk.keys("\n" + "5")
    assert desk.interview.language == "da", "each form begins in the original"


def test_tab_goes_through_the_head(desk: Desk) -> None:
    desk.keys("\t")
    assert desk.at == "interview_day"
    desk.key(DOWN)
    assert desk.at == "form_language"
    desk.key(TAB)
    assert desk.at == "q1"
    desk.key(UP)
    assert desk.at == "form_language"
    desk.key(UP)
    desk.key(TAB, SHIFT)
    assert desk.at == "sheet_number"
    desk.key(UP)
    assert desk.at == "sheet_number"


# --- when the disk says no --------------------------------------------------------------------


class FullDisk:
    """The store's interviews, while the disk is full."""

    def __init__(self, real: object) -> None:
        self._real = real
        self.full = True

    def __getattr__(self, name: str) -> Any:
        if self.full and name in ("add", "save", "discard"):

            def refuse(*_given: object) -> None:
                raise NotSaved("full", "no space left")

            return refuse
        return getattr(self._real, name)


@pytest.fixture
def full(desk: Desk) -> FullDisk:
    disk = FullDisk(desk.screen._interviews)
    disk.full = False
    desk.screen._interviews = cast(InterviewStore, disk)
    desk.screen._session, desk.screen._kept = desk.screen._begin()
    desk.screen._show_entry()
    desk.screen._head.focus_first()
    return disk


def test_a_full_disk_shows_nothing_as_given_and_tries_again(desk: Desk, full: FullDisk) -> None:
    desk.keys("k7q4" + "5")
    full.full = True
    desk.keys("4")
    assert desk.at == "q2"
    assert desk.driver.shows("entry_notice")
    assert desk.row("q2").line.codes == ("",)
    desk.keys("2")
    assert set(desk.interview.answers) == {"q1"}
    full.full = False
    desk.driver.tap("entry_notice_button")
    assert not desk.driver.shows("entry_notice")
    assert desk.interview.value("q2") == 2
    assert desk.at == "q3"
    full.full = True
    desk.key(ENTER, CONTROL)
    assert desk.driver.shows("entry_notice")
    assert desk.screen.count == 0
    full.full = False
    desk.key(ENTER, CONTROL)
    assert desk.screen.count == 1


def test_a_full_disk_begins_no_form(desk: Desk, full: FullDisk) -> None:
    full.full = True
    desk.keys("k7q4" + "5")
    assert desk.at == "q1"
    assert desk.driver.shows("entry_notice")
    assert desk.screen.resumes == ""
    full.full = False
    desk.keys("5")
    assert desk.interview.value("q1") == 5


def test_a_full_disk_loses_no_letter_of_a_note(desk: Desk, full: FullDisk) -> None:
    desk.keys("\n" + "2")
    desk.key(F2)
    full.full = True
    desk.driver.type("Ingen plan")
    desk.key(ENTER)
    assert desk.at == "editor"
    assert desk.driver.shows("entry_notice")
    desk.driver.tap("entry_q5")
    assert desk.driver.shows("entry_editor")
    assert not desk.screen.put_away()
    desk.key(ENTER, CONTROL)
    assert desk.screen.count == 0
    full.full = False
    desk.driver.tap("entry_notice_button")
    assert desk.interview.notes["q1", "low"] == "Ingen plan"
    assert desk.screen.put_away()


def test_a_full_disk_keeps_the_day_as_it_was(desk: Desk, full: FullDisk) -> None:
    desk.keys("k7q4" + "5")
    before = desk.interview
    full.full = True
    desk.driver.find("interview_day").setFocus()
    desk.keys("050126\n")
    assert desk.driver.shows("entry_notice")
    assert text_of(desk, "interview_day") == f"{before.started_at:%d-%m-%Y}"
    full.full = False
    assert desk.of("K7Q4") == [before]


def test_a_text_that_is_too_long_is_said_and_kept_on_screen(sit: Sit) -> None:
    desk = sit(changed_room(wish={"maximum_length": 5}), waiting_room()[1])
    desk.row("group").setFocus()
    desk.keys("a")
    sheet = desk.driver.find("entry_sheet")
    assert isinstance(sheet, EntrySheet)
    sheet.focus_item("wish")
    desk.driver.type("Kaffe og te")
    desk.key(ENTER)
    assert desk.at == "editor"
    assert "too long" in desk.said()
    assert desk.interview.value("wish") == "Kaffe" or "wish" not in desk.interview.answers


# --- two entries ------------------------------------------------------------------------------


def test_a_second_entry_that_agrees_verifies_the_first(desk: Desk) -> None:
    desk.form()
    (first,) = desk.of("K7Q4")
    desk.keys("k7q4")
    desk.choose("second")
    assert desk.at == "q1"
    assert desk.row("q1").line.codes == ("",), "typed without a look at the first"
    desk.key(Qt.Key.Key_Z, CONTROL)
    assert desk.screen.session.interview.mode is Mode.PAPER_CHECK
    desk.form("")
    (kept,) = desk.of("K7Q4")
    assert (kept.id, kept.verified, kept.revision) == (first.id, True, 1)
    assert desk.said() == "K7Q4: both entries agree."
    assert desk.at == "sheet_number"
    assert desk.screen.count == 1


def second(desk: Desk) -> None:
    """A form with a note, and its second entry, which differs in q1, its note, age and sex."""
    desk.keys("k7q4" + "5")
    desk.key(F2)
    desk.driver.type("Hun lytter")
    desk.key(ENTER)
    desk.form("", "294519c1341260")
    desk.keys("k7q4")
    desk.choose("second")
    desk.form("", "4294519c2431260")


def test_what_differs_is_settled_by_one_two_and_three(desk: Desk) -> None:
    second(desk)
    assert desk.at == "difference_0"
    shown = [row for row in desk.screen.findChildren(ComparedRow) if row.isVisible()]
    assert len(shown) == 4
    before = {kept.id: kept for kept in desk.of("K7Q4")}
    desk.keys("1")
    assert desk.at == "difference_1"
    desk.keys("1" + "2")
    assert desk.at == "difference_3"
    desk.keys("1")
    assert desk.at == "save"
    assert {kept.id: kept for kept in desk.of("K7Q4")} == before, "nothing yet"
    desk.key(UP)
    assert desk.at == "difference_3"
    desk.keys("2")
    assert desk.at == "save"
    desk.keys("\n")
    (kept,) = desk.of("K7Q4")
    assert (kept.value("q1"), kept.value("sex"), kept.value("age")) == (5, 2, 43)
    assert dict(kept.notes) == {("q1", "high"): "Hun lytter"}
    assert (kept.verified, kept.revision, kept.mode) == (True, 2, Mode.PAPER)
    assert desk.said() == "K7Q4: the first entry is corrected."
    assert desk.store.interviews.second_entries() == []


def test_what_is_decided_can_lead_to_a_question_that_neither_was_asked(sit: Sit) -> None:
    made = changed_room(wish={"asked_if": "regular and disturbed has 1"})
    desk = sit(made, waiting_room()[1])
    desk.keys("k7q4" + "a" + "34" + "0" + "?" + "07" + "3" + "2\n" + "Larm\n" + "\n")
    assert desk.screen.count == 1
    desk.keys("k7q4")
    desk.choose("second")
    desk.keys("a" + "34" + "1" + "07" + "3" + "1\n" + "Larm\n" + "\n")
    assert desk.at == "difference_0"
    desk.keys("1" + "2" + "\n")
    assert desk.said() == "This is asked now, too. What does the form say?"
    assert desk.at == "editor"
    desk.driver.type("Kaffe")
    desk.key(ENTER)
    desk.keys("\n")
    (kept,) = desk.of("K7Q4")
    assert (kept.value("wish"), kept.status) == ("Kaffe", Status.FINISHED)
    assert not kept.verified, "the wish was typed once"


def test_what_is_decided_can_lead_to_a_question_that_needs_an_answer(sit: Sit) -> None:
    made = changed_room(wish={"asked_if": "regular and disturbed has 1", "required": True})
    desk = sit(made, waiting_room()[1])
    desk.keys("k7q4" + "a" + "34" + "0" + "?" + "07" + "3" + "2\n" + "Larm\n" + "\n")
    desk.keys("k7q4")
    desk.choose("second")
    desk.keys("a" + "34" + "1" + "07" + "3" + "1\n" + "Larm\n" + "\n")
    desk.keys("1" + "2" + "\n")
    needed = "This is asked now, too, and needs an answer. What does the form say?"
    assert (desk.at, desk.said()) == ("editor", needed)
    assert desk.interview.mode is Mode.PAPER
    assert desk.interview.status is Status.IN_PROGRESS
    assert desk.store.interviews.second_entries() == []
    desk.key(ENTER, CONTROL)
    assert desk.at == "editor", "not without an answer"
    desk.driver.type("Kaffe")
    desk.key(ENTER)
    desk.keys("\n")
    (kept,) = desk.of("K7Q4")
    assert (kept.value("wish"), kept.status) == ("Kaffe", Status.FINISHED)
    assert faults(kept, made, desk.services.study) == ()


def test_another_line_while_one_is_typed_anew_decides_nothing(desk: Desk) -> None:
    second(desk)
    desk.keys("3")
    desk.key(DOWN)
    assert desk.at == "q2"
    desk.keys("1")
    assert desk.at == "q3"
    desk.key(ESC)
    assert desk.at == "difference_0"
    found = [row for row in desk.screen.findChildren(ComparedRow) if row.isVisible()]
    assert len(found) == 5, "and is itself a difference now"
    desk.keys("1" + "1" + "1" + "1" + "1" + "\n")
    assert desk.of("K7Q4")[0].value("q1") == 5


def test_nothing_is_settled_before_all_is_decided(desk: Desk) -> None:
    second(desk)
    desk.keys("1")
    desk.key(ENTER, CONTROL)
    assert desk.said() == "This is not decided yet."
    assert desk.at == "difference_1"
    assert len(desk.of("K7Q4")) == 2


def test_what_neither_has_is_typed_anew(desk: Desk) -> None:
    second(desk)
    desk.keys("3")
    assert desk.at == "q1"
    desk.keys("2")
    assert desk.at == "difference_1"
    desk.keys("3")
    assert desk.at == "editor"
    desk.driver.type("Hun lytter ikke")
    desk.key(ENTER)
    assert desk.at == "difference_2"
    desk.keys("3")
    desk.key(ESC)
    assert desk.at == "difference_2", "and nothing is changed"
    desk.keys("3" + "1")
    assert desk.at == "difference_2", "the same as the first now: no difference any more"
    desk.keys("3" + "44")
    assert desk.at == "save"
    desk.keys("\n")
    (kept,) = desk.of("K7Q4")
    assert (kept.value("q1"), kept.value("sex"), kept.value("age")) == (2, 1, 44)
    assert dict(kept.notes) == {("q1", "low"): "Hun lytter ikke"}


def test_a_comparison_can_wait(desk: Desk) -> None:
    second(desk)
    desk.keys("1")
    desk.key(ESC)
    assert desk.closed == 1
    (listed,) = desk.store.interviews.second_entries()
    desk.screen.open(listed.id)
    assert desk.at == "difference_0"
    assert desk.said() == "Choose again: what was chosen before is not kept."
    desk.keys("1" + "1" + "1" + "1" + "\n")
    (kept,) = desk.of("K7Q4")
    assert (kept.verified, kept.value("q1")) == (True, 5)


def test_a_second_entry_in_the_middle_can_wait(desk: Desk) -> None:
    desk.form()
    desk.keys("k7q4")
    desk.choose("second")
    desk.keys("52")
    desk.screen.open(desk.screen.session.interview.id)
    desk.screen._next_form("")
    desk.keys("k7q4")
    desk.choose("go_on")
    assert desk.at == "q3"
    assert desk.screen.session.interview.mode is Mode.PAPER_CHECK


def test_by_taps(desk: Desk) -> None:
    second(desk)
    desk.driver.tap("difference_0_first")
    desk.driver.tap("difference_1_second")
    desk.driver.tap("difference_2_second")
    desk.driver.tap("difference_3_second")
    desk.driver.tap("entry_save")
    (kept,) = desk.of("K7Q4")
    assert (kept.value("q1"), kept.value("sex"), kept.value("age")) == (5, 2, 43)
    assert dict(kept.notes) == {}


def test_another_form_may_have_the_same_number(desk: Desk) -> None:
    desk.form()
    desk.keys("k7q4")
    desk.choose("another")
    assert desk.at == "q1"
    desk.form("", "1111111a2201260")
    assert [kept.value("q1") for kept in desk.of("K7Q4")] in ([1, 5], [5, 1])
    assert not any(kept.verified for kept in desk.of("K7Q4"))
    desk.keys("k7q4")
    desk.choose("second")
    desk.form("")
    verified = [kept.value("q1") for kept in desk.of("K7Q4") if kept.verified]
    assert verified == [5], "compared with the one that is like it"


def test_the_first_can_be_opened_to_be_corrected(desk: Desk) -> None:
    desk.form()
    desk.keys("k7q4")
    desk.choose("open")
    assert desk.at == "q1"
    assert desk.interview.value("q1") == 5
    desk.key(Qt.Key.Key_L)  # No code: said, and nothing else.
    assert desk.row("q1").line.trouble


def test_another_number_can_be_written_after_all(desk: Desk) -> None:
    desk.form()
    desk.keys("k7q4")
    desk.key(ESC)
    assert desk.at == "sheet_number"
    desk.keys("m3f9")
    assert desk.at == "q1"


def test_an_unfinished_first_entry_is_gone_on_with(desk: Desk) -> None:
    desk.keys("k7q4" + "52")
    desk.screen.open(desk.interview.id)
    assert desk.at == "q3"
    begun = desk.interview.id
    desk.screen._next_form("")
    desk.keys("k7q4")
    assert not desk.driver.shows("sheet_second")
    desk.choose("open")
    assert (desk.interview.id, desk.at) == (begun, "q3")


def test_a_second_entry_without_a_first_is_said(desk: Desk) -> None:
    desk.form()
    desk.keys("k7q4")
    desk.choose("second")
    desk.keys("5")
    first = next(kept for kept in desk.of("K7Q4") if kept.mode is Mode.PAPER)
    desk.store.interviews.discard(first.id)
    desk.key(ENTER, CONTROL)
    assert desk.said().startswith("There is no finished first entry")
    assert len(desk.of("K7Q4")) == 1


# --- erasing, leaving -------------------------------------------------------------------------


def test_a_form_begun_by_mistake_is_erased(desk: Desk) -> None:
    assert not desk.driver.shows("entry_erase")
    desk.keys("k7q4" + "5")
    desk.driver.tap("entry_erase")
    desk.choose("erase")
    assert desk.of("K7Q4") == []
    assert desk.said() == "The form is erased."
    assert desk.at == "sheet_number"


def test_a_citizen_can_withdraw_by_the_number_of_the_sheet(desk: Desk) -> None:
    desk.form()
    desk.keys("k7q4")
    desk.choose("open")
    erase = desk.driver.find("entry_erase")
    assert isinstance(erase, QPushButton)
    assert erase.text() == "The citizen withdraws …"
    desk.driver.tap("entry_erase")
    desk.choose("erase")
    windows.wait_until(lambda: desk.said() == "The interview is erased.")
    assert desk.of("K7Q4") == []
    assert len(desk.store.contacts.to_export(None, again=True)) == 1
    assert desk.at == "sheet_number"


def test_escape_leaves_and_what_is_begun_waits(desk: Desk) -> None:
    desk.keys("k7q4" + "52")
    desk.key(F2)
    desk.driver.type("Halvt")
    desk.key(ESC)
    assert desk.closed == 0
    desk.key(ESC)
    assert desk.closed == 1
    (listed,) = desk.store.interviews.unfinished()
    assert (listed.mode, listed.sheet, listed.id) == (Mode.PAPER, "K7Q4", desk.screen.resumes)
    assert desk.interview.notes["q2", "low"] == "Halvt"


def test_an_unfinished_form_opens_where_it_stands(sit: Sit) -> None:
    before = sit()
    before.keys("k7q4" + "529")
    before.screen.put_away()
    desk = sit()
    desk.screen.open(before.screen.resumes)
    assert desk.at == "q4"
    assert text_of(desk, "sheet_number") == "K7Q4"
    desk.form("", "4519c1341260")
    assert desk.of("K7Q4")[0].status is Status.FINISHED
    with pytest.raises(KeyError):
        desk.screen.open("none")


# --- taps, languages, sizes -------------------------------------------------------------------


def test_a_form_by_taps_alone(desk: Desk) -> None:
    desk.driver.tap("entry_q1")
    for code in "529451":
        desk.driver.tap(f"chip_{code}")
    desk.driver.tap("chip_-")
    desk.driver.tap("chip_C")
    desk.driver.tap("chip_1")
    for digit in ("3", "4"):
        desk.driver.tap(f"chip_{digit}")
    for digit in ("1", "ok", "8"):
        desk.driver.tap(f"chip_{digit}")
    desk.driver.tap("chip_0")
    kept = desk.interview
    assert (kept.value("group"), kept.value("age"), kept.value("unemployment")) == (
        "jka_sickness",
        34,
        20,
    )
    assert (kept.answers["q7"], kept.value("ethnic_background")) == (SKIPPED, 0)
    desk.driver.tap("entry_q2")
    desk.driver.tap("chip_2")  # A second tap takes back.
    assert "q2" not in desk.interview.answers
    desk.driver.tap("chip_4")
    desk.driver.tap("entry_save")
    assert desk.screen.count == 1


def test_a_tap_on_a_note_opens_it(desk: Desk) -> None:
    desk.keys("\n" + "5")
    row = desk.row("q1")
    place = row.mapTo(desk.screen, QPoint(row.width() - 20, row.height() // 2))
    desk.driver.tap_at(place)
    assert desk.at == "editor"
    desk.driver.type("Godt")
    desk.driver.tap("entry_q3")
    assert desk.interview.notes["q1", "high"] == "Godt"


def test_another_language_keeps_what_is_typed(desk: Desk, qapp: Application) -> None:
    desk.keys("k7")
    desk.services.preferences = Preferences(language="da")
    qapp.speak("da")
    QApplication.processEvents()
    desk.keys("q4" + "5")
    assert desk.interview.sheet == "K7Q4"
    assert desk.row("q1").line.meaning == "Meget tilfreds"
    desk.row("age").setFocus()
    desk.keys("3")
    qapp.speak("en")
    qapp.speak("da")
    QApplication.processEvents()
    desk.keys("4")
    assert desk.interview.value("age") == 34
    qapp.speak("en")


LOOKS = [
    ((1280, 800), 100),
    ((800, 1280), 100),
    ((1920, 1080), 100),
    ((1280, 800), 200),
    ((800, 1280), 200),
]


@pytest.mark.parametrize(("size", "text"), LOOKS)
def test_it_fits_every_window(sit: Sit, size: tuple[int, int], text: int) -> None:
    desk = sit(size=size, text=text)
    desk.keys("k7q4" + "52945")
    QApplication.processEvents()
    assert desk.screen.size().toTuple() == size
    inside = desk.screen.rect()
    for push in desk.screen.findChildren(QAbstractButton):
        if push.isVisible():
            place = push.rect().translated(push.mapTo(desk.screen, QPoint()))
            assert inside.contains(place), push.objectName()
            assert min(push.width(), push.height()) >= TARGET, push.objectName()
            assert push.accessibleName() or push.text(), push.objectName()
    row = desk.row(desk.at)
    assert row.visibleRegion().boundingRect() == row.rect()
    desk.keys("19" + "c")
    assert desk.row("sex").visibleRegion().boundingRect() == desk.row("sex").rect()


@pytest.mark.parametrize(("size", "text"), LOOKS)
def test_no_word_of_the_legend_is_cut(
    sit: Sit, qapp: Application, size: tuple[int, int], text: int
) -> None:
    qapp.speak("da")
    desk = sit(size=size, text=text)
    desk.services.preferences = replace(desk.services.preferences, language="da")
    desk.screen.retranslate()
    desk.keys("\n" + "5294519")
    assert desk.at == "group"
    assert desk.screen.size().toTuple() == size
    row = desk.row("group")
    assert row.visibleRegion().boundingRect() == row.rect()
    theme = desk.screen._theme
    words = [push.chip for push in desk.screen.findChildren(ChipButton) if push.isVisible()]
    assert len(words) == 12
    (legend,) = desk.screen.findChildren(Chips)
    for width in (legend.width(), legend.viewport().width()):
        plan = plan_for(words, width, theme)
        metrics = type_of(theme, 15, QFont.Weight.Normal)[1]
        for chip in words:
            lines = wrapped(chip.label, metrics, plan.wide - plan.beside)
            assert all(metrics.horizontalAdvance(line) < plan.wide for line in lines)
            assert len(lines) * metrics.height() <= plan.high
    for name in ("entry_wording", "entry_status"):
        said = desk.driver.find(name)
        assert said.height() >= said.heightForWidth(said.width()), name


def test_a_long_legend_leaves_the_lines_where_they_are(desk: Desk) -> None:
    first = desk.row("q1")
    desk.keys("\n" + "529451")
    high = first.height()
    desk.keys("9")
    windows.wait_until(lambda: not first.visibleRegion().contains(first.rect().topLeft()))
    assert (desk.at, first.height()) == ("group", high)
    desk.keys("c")
    windows.wait_until(lambda: first.visibleRegion().boundingRect() == first.rect())
    assert first.height() == high


@pytest.mark.parametrize("theme", [Theme(), Theme(DARK, dark=True)])
def test_what_is_not_asked_can_be_read(room: Desk, theme: Theme) -> None:
    desk = room
    desk.screen.set_theme(theme)
    desk.keys("\n" + "a" + "34" + "1")
    row = desk.row("last_visit")
    assert not row.line.asked
    image = QImage(row.size(), QImage.Format.Format_RGB32)
    image.fill(QColor(theme.colours.paper))
    row.render(image, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
    places = itertools.product(range(image.width()), range(image.height() - 2))
    found = {image.pixel(x, y) & 0xFFFFFF for x, y in places}
    best = max(contrast(f"#{colour:06x}", theme.colours.paper) for colour in found)
    assert best >= 4.5


def test_lines_are_used_again(desk: Desk) -> None:
    before = set(map(id, desk.screen.findChildren(EntryRow)))
    desk.form()
    desk.form("m3f9")
    assert set(map(id, desk.screen.findChildren(EntryRow))) == before


def test_a_long_form_scrolls_with_the_cursor(sit: Sit) -> None:
    kl = load_questionnaire("kl-2023", "1.0")
    desk = sit(kl, read_study(ROOT / "studies" / "kl-2023.toml"))
    desk.keys("\n" + "a1" + "34" + "1" + "126")
    for _ in range(30):
        if desk.at == "editor":
            break
        row = desk.row(desk.at)
        assert row.visibleRegion().boundingRect() == row.rect()
        desk.keys("4")
    assert desk.at == "editor"
    desk.keys("\n\n\n")
    assert desk.screen.count == 1
