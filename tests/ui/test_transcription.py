"""Pen notes are typed in the real window, by keys or by taps, and nothing typed is lost."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget

from benchmarks.driver import Driver, Unreachable
from benchmarks.ink import strokes_of
from benchmarks.walk import ENTER
from interviewer.contact import Disposition, new_contact
from interviewer.errors import NotSaved
from interviewer.ink import Stroke
from interviewer.interview import AboutNote, Interview, NoteKey, Pen, Status
from interviewer.ports import Store
from interviewer.session import InterviewSession
from interviewer.shorthand import Shorthand
from interviewer.study import PenRules
from interviewer.typing_help import TypingHelp
from tests import windows
from tests.ui.test_every_screen import LOOKS, control_faults, label_faults
from ui.application import Application
from ui.screens.home import HomeScreen
from ui.screens.transcription import TranscriptionScreen
from ui.widgets.ink_view import InkView
from ui.widgets.note_editor import NoteEditor
from ui.window import MainWindow

LOW: NoteKey = ("q1", "low")
HIGH: NoteKey = ("q2", "high")
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def interview(window: MainWindow, drawn: dict[str, int], *, typed: str = "") -> Interview:
    """A finished interview with strokes in the notes that these ratings open."""
    services, store = window._services, windows.opened(window)
    questionnaire = services.questionnaires(*services.study.questionnaire)
    session = InterviewSession.begin(
        questionnaire,
        services.study,
        store.interviews,
        services.clock,
        language="da",
        background_first=False,
        ink=store.ink,
    )
    session.agree()
    for number, (name, code) in enumerate(drawn.items()):
        session.rate(name, code)
        if typed:
            session.write_note(name, typed)
        store.ink.put(session.interview.id, session.begin_ink(name), drawn_as(number))
    session.finish()
    return session.interview


def drawn_as(number: int) -> list[Stroke]:
    return list(strokes_of(300, seed=number + 1))


def show(window: MainWindow) -> tuple[TranscriptionScreen, Driver]:
    """The screen, when it knows what waits."""
    window.show_transcription()
    screen = window.screen_shown
    assert isinstance(screen, TranscriptionScreen)
    windows.wait_until(lambda: len(screen._looked) == 2)
    return screen, Driver(window)


def field(driver: Driver) -> NoteEditor:
    found = driver.find("transcript_text")
    assert isinstance(found, NoteEditor)
    return found


def said(driver: Driver, name: str) -> str:
    found = driver.find(name)
    assert isinstance(found, QLabel)
    return found.text()


def strokes_shown(driver: Driver) -> tuple[Stroke, ...]:
    (found,) = [each for each in driver.find("transcription").findChildren(InkView) if seen(each)]
    return found._strokes


def seen(widget: QWidget) -> bool:
    return widget.isVisible()


def about(window: MainWindow, note: Interview, key: NoteKey) -> AboutNote:
    return windows.opened(window).interviews.get(note.id).about_note(key)


@pytest.fixture
def at_home(at_home: MainWindow) -> MainWindow:
    """At Home, in English; what is typed stands as it is typed."""
    services = at_home._services
    services.prefer(replace(services.preferences, language="en", capitals=False))
    at_home._apply(services.preferences)
    at_home._begin_typing()
    return at_home


def want_all_read(window: MainWindow) -> None:
    """The study wants each typed note to be read once more."""
    services = window._services
    study = replace(services.study, pen=PenRules(second_reading=100))
    services.study = study
    cast("Any", services.library).study = lambda _id: study


@pytest.fixture
def wants_all(at_home: MainWindow) -> MainWindow:
    """At Home, in such a study."""
    want_all_read(at_home)
    return at_home


# --- typing -------------------------------------------------------------------------------------


def test_a_queue_is_typed_by_keys_alone(at_home: MainWindow) -> None:
    one = interview(at_home, {"q1": 2, "q2": 4})
    two = interview(at_home, {"q1": 1})
    _, driver = show(at_home)
    assert said(driver, "transcript_place") == "1 of 3"
    assert strokes_shown(driver) == tuple(drawn_as(0))
    assert "Why are you dissatisfied with the meeting?" in said(driver, "transcript_said")
    driver.type("der er lang ventetid")
    driver.key(ENTER)
    assert said(driver, "transcript_place") == "2 of 3"
    assert strokes_shown(driver) == tuple(drawn_as(1))
    assert field(driver).toPlainText() == ""
    driver.type("hun lytter")
    driver.key(ENTER, CTRL)
    driver.key("u", ALT)
    assert said(driver, "transcription_empty") == "All pen notes are typed"
    assert about(at_home, one, LOW) == AboutNote(pen=Pen.TYPED, transcript="der er lang ventetid")
    assert about(at_home, one, HIGH) == AboutNote(pen=Pen.TYPED, transcript="hun lytter")
    assert about(at_home, two, LOW) == AboutNote(pen=Pen.UNREADABLE)
    after = windows.opened(at_home).interviews.get(one.id)
    assert (after.status, after.page, after.finished_at) == (
        Status.FINISHED,
        one.page,
        one.finished_at,
    )
    driver.key(Qt.Key.Key_Escape)
    assert isinstance(at_home.screen_shown, HomeScreen)
    assert windows.opened(at_home).interviews.tally(one.started_at.date()).to_type == 0


def test_a_queue_is_typed_by_taps_alone(at_home: MainWindow) -> None:
    one = interview(at_home, {"q1": 2, "q2": 4})
    _, driver = show(at_home)
    driver.tap("transcript_later")
    driver.type("hun lytter")
    driver.tap("transcript_keep")
    assert said(driver, "transcript_place") == "1 of 2"
    driver.tap("transcript_unreadable")
    driver.tap("transcription_undo")
    assert said(driver, "transcript_place") == "1 of 2"
    assert about(at_home, one, LOW) == AboutNote(pen=Pen.WAITING)
    driver.tap("transcript_before")
    assert said(driver, "transcript_place") == "2 of 2  ·  typed"
    assert field(driver).toPlainText() == "hun lytter"
    driver.tap("transcription_close")
    assert isinstance(at_home.screen_shown, HomeScreen)


def test_enter_on_nothing_says_what_is_missing(at_home: MainWindow) -> None:
    one = interview(at_home, {"q1": 2})
    _, driver = show(at_home)
    assert not driver.shows("transcript_missing")
    driver.type("  ")
    driver.key(ENTER)
    assert driver.shows("transcript_missing")
    assert about(at_home, one, LOW).pen is Pen.WAITING
    driver.type("ja")
    assert not driver.shows("transcript_missing")


def test_the_last_step_is_taken_back_with_its_words(at_home: MainWindow) -> None:
    one = interview(at_home, {"q1": 2, "q2": 4})
    _, driver = show(at_home)
    assert not driver.shows("transcript_undo")
    driver.type("der er lang ventetid")
    driver.key(ENTER)
    driver.key("z", ALT)
    assert field(driver).toPlainText() == "der er lang ventetid"
    assert about(at_home, one, LOW).pen is Pen.WAITING
    assert said(driver, "transcript_place") == "1 of 2"
    assert not driver.shows("transcript_undo")


def test_what_can_be_read_of_an_unreadable_note_is_kept(at_home: MainWindow) -> None:
    one = interview(at_home, {"q1": 2})
    _, driver = show(at_home)
    driver.type("noget om")
    assert driver.find("transcript_unreadable").property("text") == "The rest cannot be read"
    driver.tap("transcript_unreadable")
    assert about(at_home, one, LOW) == AboutNote(pen=Pen.UNREADABLE, transcript="noget om")


def test_a_note_set_aside_comes_last_and_says_so(at_home: MainWindow) -> None:
    one = interview(at_home, {"q1": 2}, typed="skrevet ved siden af")
    store = windows.opened(at_home)
    store.interviews.save(one.with_answer("q1", one.answers["q7"]))
    interview(at_home, {"q1": 2})
    _, driver = show(at_home)
    assert not driver.shows("transcript_aside")
    assert not driver.shows("transcript_beside")
    driver.key(Qt.Key.Key_PageDown)
    assert driver.shows("transcript_aside")
    assert said(driver, "transcript_beside") == "skrevet ved siden af"


def test_a_stroke_that_cannot_be_read_is_told(at_home: MainWindow) -> None:
    interview(at_home, {"q1": 2})
    store = windows.opened(at_home)
    with store._database.writing() as connection:  # type: ignore[attr-defined]
        connection.execute("UPDATE strokes SET points = x'01' WHERE number = 1")
    _, driver = show(at_home)
    assert "cannot be read any more" in said(driver, "transcript_lost")
    assert len(strokes_shown(driver)) == len(drawn_as(0)) - 1


def test_where_nothing_waits_it_says_what_will_come(at_home: MainWindow) -> None:
    _, driver = show(at_home)
    assert said(driver, "transcription_empty") == "No pen notes wait"
    assert "when the interview has ended" in said(driver, "transcription_empty_text")
    driver.tap("transcription_mode_second")
    assert "Of a hundred typed notes, 10 are drawn" in said(driver, "transcription_empty_text")


def test_another_language_leaves_what_is_typed(at_home: MainWindow, qapp: Application) -> None:
    interview(at_home, {"q1": 2})
    _, driver = show(at_home)
    driver.type("hun lyt")
    qapp.speak("da")
    assert field(driver).toPlainText() == "hun lyt"
    qapp.speak("en")
    assert said(driver, "transcript_place") == "1 of 1"


def test_what_was_typed_is_learnt_from_with_what_stood_beside_it(at_home: MainWindow) -> None:
    one = interview(at_home, {"q1": 2}, typed="skrevet ved siden af")
    services = at_home._services
    help_ = TypingHelp(Shorthand({"sb": "sagsbehandler"}))
    learnt: list[tuple[str, NoteKey, str]] = []
    help_.learn = lambda *given: learnt.append(given)  # type: ignore[method-assign]
    screen = TranscriptionScreen(services, windows.opened(at_home), at_home._app.theme, help=help_)
    at_home._show(screen)
    windows.wait_until(lambda: len(screen._looked) == 2)
    driver = Driver(at_home)
    driver.type("min sb ringer")
    driver.key(ENTER)
    assert learnt == [(one.id, LOW, "skrevet ved siden af\nMin sagsbehandler ringer")]
    assert about(at_home, one, LOW).transcript == "Min sagsbehandler ringer"


# --- trouble ------------------------------------------------------------------------------------


def test_a_kill_loses_no_more_than_the_last_second(at_home: MainWindow, tmp_path: Path) -> None:
    one = interview(at_home, {"q1": 2})
    _, driver = show(at_home)
    driver.type("der er lang vente")
    windows.wait_until(lambda: about(at_home, one, LOW).transcript == "der er lang vente")
    killed = tmp_path / "killed"
    shutil.copytree(tmp_path / "data", killed, ignore=shutil.ignore_patterns("lock"))
    again = windows.open_window(killed)
    windows.unlock(again)
    windows.wait_until(lambda: not again._jobs.running)
    assert about(again, one, LOW) == AboutNote(pen=Pen.WAITING, transcript="der er lang vente")
    _, driver = show(again)
    assert field(driver).toPlainText() == "der er lang vente"
    assert strokes_shown(driver) == tuple(drawn_as(0))
    again.close()
    again.deleteLater()


def test_a_lock_keeps_the_last_letter(at_home: MainWindow) -> None:
    one = interview(at_home, {"q1": 2})
    _, driver = show(at_home)
    driver.type("der er lang vente")
    at_home.lock()
    assert at_home.store is None
    windows.unlock(at_home)
    assert about(at_home, one, LOW).transcript == "der er lang vente"
    _, driver = show(at_home)
    assert field(driver).toPlainText() == "der er lang vente"


def failing(*_given: object) -> None:
    raise NotSaved("full", "no space left")


@pytest.mark.parametrize("act", ["enter", "unreadable", "later", "close", "second"])
def test_a_full_disk_keeps_the_words_in_the_field(
    at_home: MainWindow, monkeypatch: pytest.MonkeyPatch, act: str
) -> None:
    one = interview(at_home, {"q1": 2, "q2": 4})
    screen, driver = show(at_home)
    driver.type("der er lang ventetid")
    monkeypatch.setattr(windows.opened(at_home).interviews, "save", failing)
    {
        "enter": lambda: driver.key(ENTER),
        "unreadable": lambda: driver.tap("transcript_unreadable"),
        "later": lambda: driver.key(Qt.Key.Key_PageDown),
        "close": lambda: driver.tap("transcription_close"),
        "second": lambda: driver.tap("transcription_mode_second"),
    }[act]()
    assert at_home.screen_shown is screen
    assert driver.shows("transcription_notice")
    assert field(driver).toPlainText() == "der er lang ventetid"
    assert said(driver, "transcript_place") == "1 of 2"
    assert not screen.put_away()
    monkeypatch.undo()
    driver.find("transcript_text").setFocus()
    driver.key(ENTER)
    assert not driver.shows("transcription_notice")
    assert about(at_home, one, LOW).transcript == "der er lang ventetid"


def test_a_note_that_is_too_long_stays_whole_in_the_field(at_home: MainWindow) -> None:
    interview(at_home, {"q1": 2})
    _, driver = show(at_home)
    field(driver).setPlainText("x" * 100_001)
    driver.key(ENTER)
    assert driver.shows("transcription_notice")
    assert len(field(driver).toPlainText()) == 100_001


@pytest.mark.parametrize("way", ["enter", "typing", "later"])
def test_a_withdrawn_interview_goes_and_nothing_brings_it_back(
    at_home: MainWindow, way: str
) -> None:
    one = interview(at_home, {"q1": 2})
    two = interview(at_home, {"q1": 2})
    _, driver = show(at_home)
    store: Store = windows.opened(at_home)
    driver.type("der er lang ventetid")
    day = one.started_at.date()
    store.interviews.withdraw(one.id, new_contact(one.study_id, Disposition.WITHDRAWN, day))
    if way == "enter":
        driver.key(ENTER)
    elif way == "later":
        driver.key(Qt.Key.Key_PageDown)
    else:
        field(driver).flush()
    assert said(driver, "transcript_place") == "1 of 1"
    assert field(driver).toPlainText() == ""
    with pytest.raises(KeyError):
        store.interviews.get(one.id)
    assert store.interviews.to_type() == [two.id]


# --- the second reader ----------------------------------------------------------------------------


@pytest.fixture
def second(wants_all: MainWindow) -> tuple[MainWindow, Interview, Driver]:
    """A second reader before a note that a first one has typed."""
    one = interview(wants_all, {"q1": 2})
    screen, driver = show(wants_all)
    driver.type("der er lang ventetid")
    driver.key(ENTER)
    driver.tap("transcription_mode_second")
    windows.wait_until(lambda: screen._queues["second"].left == 1)
    driver.settle()
    return wants_all, one, driver


def everything_said(driver: Driver) -> str:
    shown = [each for each in driver.find("transcription").findChildren(QWidget) if seen(each)]
    texts = [each.text() for each in shown if isinstance(each, QLabel | QAbstractButton)]
    names = [each.accessibleName() for each in shown]
    return "\n".join([*texts, *names, field(driver).toPlainText()])


def test_a_second_reader_sees_the_strokes_and_not_what_was_read(
    second: tuple[MainWindow, Interview, Driver],
) -> None:
    window, one, driver = second
    assert strokes_shown(driver) == tuple(drawn_as(0))
    assert "ventetid" not in everything_said(driver)
    driver.type("der  er lang ventetid ")
    driver.key(ENTER)
    assert said(driver, "transcription_empty") == "All are checked"
    assert about(window, one, LOW).checked


SETTLED: dict[str, tuple[Callable[[Driver], None], str]] = {
    "1": (lambda driver: driver.key("1"), "der er lang ventetid"),
    "2": (lambda driver: driver.key("2"), "der er ingen ventetid"),
    "3": (lambda driver: anew(driver, lambda: driver.key("3")), "der er ingen ventetid her"),
    "tap the first": (lambda driver: driver.tap("first_reading_take"), "der er lang ventetid"),
    "tap the second": (lambda driver: driver.tap("second_reading_take"), "der er ingen ventetid"),
    "tap anew": (
        lambda driver: anew(driver, lambda: driver.tap("reading_anew")),
        "der er ingen ventetid her",
    ),
}


@pytest.mark.parametrize("way", SETTLED)
def test_a_person_settles_where_two_differ(
    second: tuple[MainWindow, Interview, Driver], way: str
) -> None:
    window, one, driver = second
    settle, holds = SETTLED[way]
    driver.type("der er ingen ventetid")
    driver.key(ENTER)
    assert about(window, one, LOW).second == "der er ingen ventetid"
    assert said(driver, "compare_readings").startswith("Two have read it differently")
    assert strokes_shown(driver) == tuple(drawn_as(0))
    driver.key(ENTER)  # Once too often: it decides nothing.
    assert not about(window, one, LOW).checked
    settle(driver)
    assert about(window, one, LOW) == AboutNote(pen=Pen.TYPED, transcript=holds, checked=True)


def anew(driver: Driver, begin: Callable[[], None]) -> None:
    begin()
    assert field(driver).toPlainText() == "der er ingen ventetid"
    driver.type(" her")
    driver.key(ENTER)


def test_differences_are_underlined_and_can_be_heard(
    second: tuple[MainWindow, Interview, Driver],
) -> None:
    _, _, driver = second
    driver.type("der er ingen ventetid")
    driver.key(ENTER)
    for name, own in (("first_reading_text", "lang"), ("second_reading_text", "ingen")):
        shown = driver.find(name)
        assert shown.accessibleName() == f"der er {own} ventetid"
        block = shown._document.firstBlock()  # type: ignore[attr-defined]
        spans = [each.fragment() for each in block]
        marked = [span.text() for span in spans if span.charFormat().fontUnderline()]
        assert marked == [own]
        assert {span.charFormat().fontWeight() for span in spans} == {400, 700}


def test_who_cannot_read_it_lets_the_first_reading_be_looked_at(
    second: tuple[MainWindow, Interview, Driver],
) -> None:
    window, one, driver = second
    driver.tap("transcript_unreadable")
    assert driver.shows("second_reading_none")
    assert not driver.shows("second_reading_take")
    driver.key("2")
    assert not about(window, one, LOW).checked
    driver.key("1")
    assert about(window, one, LOW).checked


def test_a_lock_leaves_the_second_reading_for_later(
    second: tuple[MainWindow, Interview, Driver],
) -> None:
    window, one, driver = second
    driver.type("der er ingen ventetid")
    driver.key(ENTER)
    window.lock()
    windows.unlock(window)
    assert about(window, one, LOW).second == "der er ingen ventetid"
    want_all_read(window)
    _, driver = show(window)
    driver.tap("transcription_mode_second")
    assert field(driver).toPlainText() == "der er ingen ventetid"
    driver.key(ENTER)
    assert said(driver, "compare_readings").startswith("Two have read it differently")


def test_a_check_is_taken_back_from_the_other_side(
    second: tuple[MainWindow, Interview, Driver],
) -> None:
    window, one, driver = second
    driver.type("der er lang ventetid")
    driver.key(ENTER)
    assert about(window, one, LOW).checked
    driver.tap("transcription_undo")
    assert not about(window, one, LOW).checked
    assert said(driver, "transcript_place") == "1 of 1"
    driver.key("z", ALT)
    assert about(window, one, LOW).pen is Pen.WAITING
    assert field(driver).toPlainText() == "der er lang ventetid", "at the first reader's again"


# --- looks ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("size", "language", "percent"),
    LOOKS,
    ids=[f"{w}x{h}-{language}-{percent}" for (w, h), language, percent in LOOKS],
)
def test_it_can_be_tapped_read_and_heard(
    wants_all: MainWindow, qapp: Application, size: tuple[int, int], language: str, percent: int
) -> None:
    window = wants_all
    window.resize(*size)
    window._services.preferences = replace(
        window._services.preferences, language=language, text_percent=percent
    )
    window._apply(window._services.preferences)
    one = interview(window, {"q1": 2, "q2": 4}, typed="skrevet ved siden af")
    interview(window, {"q1": 9})
    faults: list[str] = []

    def look(name: str) -> None:
        windows.wait(30)
        for widget in window.screen_shown.findChildren(QWidget):
            if not widget.isVisible():
                continue
            if isinstance(widget, QAbstractButton | QLineEdit):
                faults.extend(f"{name}: {fault}" for fault in control_faults(widget))
            elif isinstance(widget, QLabel):
                faults.extend(f"{name}: {fault}" for fault in label_faults(widget))
        assert window.width() == size[0]
        assert window.screen_shown.minimumSizeHint().width() <= size[0]

    screen, driver = show(window)
    look("typing")
    ink = driver.find("ink_view")
    assert ink.visibleRegion().boundingRect().height() > 40, "the strokes are in view"
    driver.place(driver.find("transcript_keep"))
    driver.type("der er lang ventetid, og så er det en ny hver gang")
    driver.key(ENTER)
    driver.key(Qt.Key.Key_PageUp)
    look("typed")
    driver.tap("transcription_mode_second")
    windows.wait_until(lambda: screen._queues["second"].left == 1)
    driver.settle()
    look("second reading")
    driver.type("der er ikke lang ventetid, og det er en ny hver gang")
    driver.key(ENTER)
    look("differences")
    driver.key("1")
    look("nothing left")
    assert about(window, one, LOW).checked
    qapp.dress("light", 100)
    assert not faults, "\n".join(faults)


def test_the_strokes_stay_in_view_above_the_on_screen_keyboard(at_home: MainWindow) -> None:
    interview(at_home, {"q1": 2})
    _, driver = show(at_home)
    at_home.make_room(400)
    windows.wait(30)
    assert driver.find("ink_view").visibleRegion().boundingRect().height() > 40
    driver.place(driver.find("transcript_keep"))
    driver.place(driver.find("transcript_text"))
    with pytest.raises(Unreachable):
        driver.find("transcription_bar")
    at_home.make_room(0)
    driver.settle()
    driver.place(driver.find("transcription_close"))
