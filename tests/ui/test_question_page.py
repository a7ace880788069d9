"""The page of a question, worked by keys and taps in the real window on a real store."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextCharFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from benchmarks.driver import Driver, Unreachable
from benchmarks.walk import ENTER
from interviewer.errors import NotSaved
from interviewer.interview import SKIPPED, Interview
from interviewer.session import InterviewSession
from tests import windows
from ui.interview_screen import InterviewScreen
from ui.widgets.note_editor import NoteEditor
from ui.widgets.scale_row import ScaleField
from ui.window import MainWindow

CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


@pytest.fixture
def window(at_home: MainWindow) -> MainWindow:
    """A window standing at the first question."""
    driver = Driver(at_home)
    driver.key("n")
    driver.key(ENTER)
    driver.key(ENTER)
    return at_home


def session(window: MainWindow) -> InterviewSession:
    screen = window.screen_shown
    assert isinstance(screen, InterviewScreen)
    return screen.session


def note(driver: Driver) -> NoteEditor:
    editor = driver.find("note")
    assert isinstance(editor, NoteEditor)
    return editor


def text(driver: Driver, name: str) -> str:
    found = driver.find(name)
    assert isinstance(found, QLabel)
    return found.text()


def chosen(driver: Driver) -> list[int]:
    fields = driver.find("page_question").findChildren(ScaleField)
    return [field.code for field in fields if field.chosen]


def test_a_digit_rates_and_the_cursor_stands_in_the_note(
    window: MainWindow, driver: Driver
) -> None:
    driver.key("4")
    assert chosen(driver) == [4]
    assert QApplication.focusWidget() is note(driver)
    assert text(driver, "follow_up") == "Hvad var med til at gøre det til en god samtale?"
    driver.type("9 af 10")  # Digits are text here.
    assert session(window).interview.value("q1") == 4
    assert note(driver).toPlainText() == "9 af 10"


def test_control_and_a_digit_change_the_rating_from_within_the_note(
    window: MainWindow, driver: Driver
) -> None:
    driver.key("4")
    driver.type("God")
    driver.key("1", CONTROL)
    assert chosen(driver) == [1]
    assert text(driver, "set_aside_text") == "God"
    assert text(driver, "follow_up") == "Hvorfor er du utilfreds med samtalen?"
    assert note(driver).toPlainText() == ""
    assert QApplication.focusWidget() is note(driver)
    driver.key("5", CONTROL)
    assert note(driver).toPlainText() == "God"
    assert not driver.shows("set_aside")


def test_a_note_set_aside_can_be_moved_to_the_new_answer(
    window: MainWindow, driver: Driver
) -> None:
    driver.key("4")
    driver.type("Ventede en time")
    driver.key("1", CONTROL)
    driver.tap("set_aside_take_over")
    assert note(driver).toPlainText() == "Ventede en time"
    assert not driver.shows("set_aside")
    assert dict(session(window).interview.notes) == {("q1", "low"): "Ventede en time"}


def test_every_note_that_is_set_aside_is_shown(window: MainWindow, driver: Driver) -> None:
    driver.key("4")
    driver.type("God")
    driver.key("1", CONTROL)
    driver.type("Dårlig")
    driver.key("9", CONTROL)
    page = driver.find("page_question")
    shown = [w.text() for w in page.findChildren(QLabel, "set_aside_text") if w.isVisible()]
    assert sorted(shown) == ["Dårlig", "God"]


def test_enter_goes_on_and_shift_enter_makes_a_line(window: MainWindow, driver: Driver) -> None:
    driver.key("2")
    driver.type("Første")
    driver.key(ENTER, SHIFT)
    driver.type("Anden")
    driver.key(ENTER)
    assert session(window).page == "q2"
    assert session(window).interview.notes["q1", "low"] == "Første\nAnden"


def test_enter_without_an_answer_stays_and_says_why(window: MainWindow, driver: Driver) -> None:
    driver.key(ENTER)
    assert session(window).page == "q1"
    assert text(driver, "hint") == "Vælg et svar først, eller spring over."
    driver.key("3")
    assert text(driver, "hint") == ""


def test_a_digit_that_is_no_answer_does_nothing(window: MainWindow, driver: Driver) -> None:
    for digit in "0678":
        driver.key(digit)
    assert not session(window).interview.answers


def test_skip_by_key_is_not_nine_and_works_from_within_the_note(
    window: MainWindow, driver: Driver
) -> None:
    driver.key("s")
    assert session(window).page == "q2"
    assert session(window).interview.answers["q1"] == SKIPPED
    driver.key("9")
    driver.type("ved ikke")
    driver.key("s", ALT)
    assert session(window).page == "q3"
    assert session(window).interview.answers["q2"] == SKIPPED
    assert session(window).interview.notes["q2", "dont_know"] == "Ved ikke"  # Set aside, kept.


def test_page_keys_turn_without_answering_and_lose_nothing(
    window: MainWindow, driver: Driver
) -> None:
    driver.key("5")
    driver.type("Halvt skrevet")
    driver.key(Qt.Key.Key_PageDown)
    assert session(window).page == "q2"
    driver.key(Qt.Key.Key_PageDown)
    assert session(window).page == "q3"
    assert "q2" not in session(window).interview.answers
    driver.key(Qt.Key.Key_PageUp)
    driver.key(Qt.Key.Key_PageUp)
    assert session(window).page == "q1"
    assert note(driver).toPlainText() == "Halvt skrevet"


def test_back_goes_back_one_page(window: MainWindow, driver: Driver) -> None:
    driver.key("s")
    driver.key("s")
    assert session(window).page == "q3"
    driver.tap("back")
    assert session(window).page == "q2"


def test_page_down_held_in_a_note_turns_one_page(window: MainWindow, driver: Driver) -> None:
    for _ in range(3):
        driver.key("4")
        driver.key(ENTER)
    driver.key(Qt.Key.Key_PageUp)
    driver.key(Qt.Key.Key_PageUp)
    assert session(window).page == "q2"
    for repeated in (False, True, True):
        event = QKeyEvent(
            QKeyEvent.Type.KeyPress,
            Qt.Key.Key_PageUp,
            Qt.KeyboardModifier.NoModifier,
            "",
            repeated,
        )
        QApplication.sendEvent(note(driver), event)
    assert session(window).page == "q1"


def test_nine_has_room_for_a_note_and_no_wording(window: MainWindow, driver: Driver) -> None:
    driver.key("9")
    assert not driver.shows("follow_up")
    driver.type("Det har jeg ikke tænkt over")
    driver.key(ENTER)
    assert session(window).interview.notes["q1", "dont_know"] == "Det har jeg ikke tænkt over"


def test_a_note_is_on_disk_soon_after_the_last_key(window: MainWindow, driver: Driver) -> None:
    driver.key("5")
    driver.type("Uden at trykke videre")
    name = session(window).interview.id
    store = windows.opened(window).interviews
    windows.wait_until(
        lambda: store.get(name).notes.get(("q1", "high")) == "Uden at trykke videre", 2000
    )
    assert text(driver, "note_state") == "Gemt"


@pytest.mark.parametrize(
    "written",
    ["😀👩‍👩‍👧", "مرحبا بالعالم", "a\u202eb", "e\u0301", "x" * 20_000, "=SUM(A1)"],
    ids=["emoji", "arabic", "direction", "combining", "long", "formula"],
)
def test_any_text_survives(window: MainWindow, driver: Driver, written: str) -> None:
    driver.key("5")
    note(driver).insertPlainText(written)
    driver.key(ENTER)
    driver.key(Qt.Key.Key_PageUp)
    kept = session(window).interview.notes["q1", "high"]
    assert note(driver).toPlainText() == kept
    assert kept == written.replace("e\u0301", "é")


def test_another_language_in_the_middle_keeps_what_is_being_typed(
    window: MainWindow, driver: Driver
) -> None:
    driver.key("2")
    driver.type("Midt i en sæt")
    driver.tap("menu")
    driver.tap("sheet_app_language")
    assert text(driver, "heading") == "Question 1 of 7"
    assert note(driver).toPlainText() == "Midt i en sæt"
    assert text(driver, "question").startswith("Hvor tilfreds")  # What is read aloud stays.
    driver.tap("language")
    driver.tap("read_en")
    assert text(driver, "question").startswith("How satisfied")
    assert text(driver, "follow_up") == "Why are you dissatisfied with the meeting?"
    assert session(window).interview.language == "en"
    driver.tap("menu")
    driver.tap("sheet_app_language")
    assert text(driver, "heading") == "Spørgsmål 1 af 7"


def marked(driver: Driver) -> list[str]:
    """What is underlined in the note."""
    block = note(driver).document().begin()
    found = []
    while block.isValid():
        line = block.text().encode("utf-16-le")
        spans = [
            (2 * part.start, 2 * (part.start + part.length))
            for part in block.layout().formats()
            if part.format.underlineStyle() is QTextCharFormat.UnderlineStyle.WaveUnderline
        ]
        found += [line[start:end].decode("utf-16-le") for start, end in spans]
        block = block.next()
    return found


def test_names_and_numbers_are_marked_while_they_are_typed(
    window: MainWindow, driver: Driver
) -> None:
    driver.key("2")
    driver.type("😀 Min sagsbehandler Hanne Sørensen er sur")
    assert marked(driver) == ["Hanne Sørensen"]
    assert driver.shows("note_marked")
    driver.key(ENTER, SHIFT)
    driver.type("ring 12 34 56 78")
    assert marked(driver) == ["Hanne Sørensen", "12 34 56 78"]
    driver.key(ENTER)
    driver.key("4")
    driver.type("Ingen navne her")
    assert marked(driver) == []
    assert not driver.shows("note_marked")


class FullDisk:
    """An interview store on a disk that is full for now."""

    def __init__(self, real: object) -> None:
        self._real = real
        self.full = True

    def save(self, interview: Interview) -> None:
        if self.full:
            raise NotSaved("full", "the disk is full")
        self._real.save(interview)  # type: ignore[attr-defined]


def test_a_full_disk_shows_nothing_as_given_and_loses_no_letter(
    window: MainWindow, driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    driver.key("4")
    driver.type("Gemt. ")
    note(driver).flush()
    disk = FullDisk(session(window)._store)
    monkeypatch.setattr(session(window), "_store", disk)
    driver.type("Ikke gemt endnu.")
    driver.tap("rate_1")  # Leaves the note first, which cannot be saved.
    assert chosen(driver) == [4]
    assert driver.shows("notice")
    assert note(driver).toPlainText() == "Gemt. Ikke gemt endnu."
    driver.key(Qt.Key.Key_Return)
    assert session(window).page == "q1"
    window.close()
    assert window.isVisible()  # It asks, rather than lose what is typed.
    driver.tap("sheet_cancel")
    driver.settle()

    disk.full = False
    driver.tap("notice_button")
    assert not driver.shows("notice")
    assert session(window).interview.notes["q1", "high"] == "Gemt. Ikke gemt endnu."


def test_what_cannot_be_saved_can_be_left_behind_knowingly(
    window: MainWindow, driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    driver.key("4")
    driver.type("Tabt.")
    monkeypatch.setattr(session(window), "_store", FullDisk(session(window)._store))
    window.lock()
    assert window.store is not None
    driver.tap("sheet_leave")
    assert window.store is None


def test_a_digit_held_too_long_does_not_write_in_the_note(
    window: MainWindow, driver: Driver
) -> None:
    driver.key("4")
    for _ in range(5):
        held = QKeyEvent(
            QKeyEvent.Type.KeyPress, Qt.Key.Key_4, Qt.KeyboardModifier.NoModifier, "4", True
        )
        QApplication.sendEvent(note(driver), held)
    assert note(driver).toPlainText() == ""
    driver.type("44")
    assert note(driver).toPlainText() == "44"


def test_what_only_the_interviewer_reads_stays_in_the_apps_language(
    window: MainWindow, driver: Driver
) -> None:
    driver.tap("language")
    driver.tap("read_en")
    assert text(driver, "question").startswith("How satisfied")
    assert text(driver, "topic") == "Emne: Her og nu-tilfredshed med samtalen"
    for _ in range(7):
        driver.key(Qt.Key.Key_PageDown)
    assert text(driver, "label_sex") == "Biologisk køn"
    assert text(driver, "ask_age") == "How old are you?"
    driver.key(Qt.Key.Key_Tab)
    driver.key("k")
    assert session(window).interview.value("sex") == 1


def test_nothing_below_can_be_tapped_while_a_sheet_asks(window: MainWindow, driver: Driver) -> None:
    driver.key("4")
    driver.tap("menu")
    with pytest.raises(Unreachable):
        driver.tap("rate_1")
    driver.key("1")
    driver.key(ENTER)
    assert session(window).interview.value("q1") == 4
    driver.key(Qt.Key.Key_Escape)
    assert not driver.shows("sheet")


def test_the_field_stays_above_the_on_screen_keyboard(window: MainWindow, driver: Driver) -> None:
    driver.key("4")
    window.make_room(360)
    windows.wait(50)
    editor = note(driver)
    seen = editor.visibleRegion().boundingRect()
    foot = editor.mapTo(window, seen.bottomLeft()).y()
    assert seen.height() >= 40
    assert foot <= window.height() - 360
    window.make_room(0)


def test_a_key_held_down_acts_once_also_where_x11_tells_of_releases(
    window: MainWindow, driver: Driver
) -> None:
    screen = window.screen_shown
    assert isinstance(screen, InterviewScreen)
    screen._on_x11 = True
    told = [(QKeyEvent.Type.KeyPress, 1000), (QKeyEvent.Type.KeyRelease, 1700)]
    told += [(QKeyEvent.Type.KeyPress, 1700), (QKeyEvent.Type.KeyRelease, 1740)]
    for kind, at in [*told, (QKeyEvent.Type.KeyPress, 1740), (QKeyEvent.Type.KeyRelease, 1780)]:
        event = QKeyEvent(kind, Qt.Key.Key_PageDown, Qt.KeyboardModifier.NoModifier)
        event.setTimestamp(at)
        QApplication.sendEvent(screen, event)
    assert session(window).page == "q2"


def test_a_double_tap_goes_on_once(window: MainWindow, driver: Driver) -> None:
    driver.tap("back")
    driver.tap("back")
    assert session(window).page == "introduction"
    forward = driver.find("forward")
    QTest.mouseClick(forward, Qt.MouseButton.LeftButton)
    QTest.mouseDClick(forward, Qt.MouseButton.LeftButton)  # The second press, soon after,
    QTest.mouseRelease(forward, Qt.MouseButton.LeftButton)  # and its release.
    assert session(window).page == "presentation"


def test_enter_held_down_goes_on_once(window: MainWindow, driver: Driver) -> None:
    driver.key("4")
    for repeated in (False, True, True, True):
        held = QKeyEvent(
            QKeyEvent.Type.KeyPress, ENTER, Qt.KeyboardModifier.NoModifier, "\r", repeated
        )
        focus = QApplication.focusWidget()
        assert focus is not None
        QApplication.sendEvent(focus, held)
    assert session(window).page == "q2"
    assert text(driver, "hint") == ""
