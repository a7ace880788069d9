"""Home counts everyone who was asked: by one tap, on disk at once, to be undone for a minute."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import NoReturn

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from benchmarks.driver import Driver
from benchmarks.walk import ENTER
from interviewer.contact import Contact, Disposition, Reason, Sex, new_contact
from interviewer.errors import NotSaved, StudyUnknown
from interviewer.ports import Store
from interviewer.preferences import Preferences
from interviewer.session import InterviewSession
from interviewer.study import OUTCOMES, Study
from tests import windows
from tests.interviewer.fakes import HandClock
from tests.on_screen import reveal
from tests.ui.test_every_screen import looked_at
from ui.application import Application
from ui.interview_screen import InterviewScreen
from ui.screens.home import HomeScreen
from ui.window import MainWindow

TAB = Qt.Key.Key_Tab
NO, GONE, LANGUAGE = "outcome_refusal", "outcome_non_contact", "outcome_language"


@dataclass
class Room:
    """Home in a waiting room, with a clock that stands still."""

    window: MainWindow
    driver: Driver
    clock: HandClock

    @property
    def home(self) -> HomeScreen:
        screen = self.window.screen_shown
        assert isinstance(screen, HomeScreen)
        return screen

    @property
    def store(self) -> Store:
        return windows.opened(self.window)

    @property
    def study(self) -> Study:
        return self.window._services.study

    @property
    def today(self) -> date:
        return self.clock.now().date()

    @property
    def people(self) -> list[Contact]:
        """Everyone counted."""
        return list(self.store.contacts.to_export(None, again=True))

    @property
    def person(self) -> Contact:
        """The only one counted."""
        (person,) = self.people
        return person

    def tap(self, name: str) -> None:
        """Tap it, a second after the last tap."""
        self.clock.pass_by(1)
        reveal(self.driver.find(name))
        self.driver.settle()
        self.driver.tap(name)
        self.driver.settle()

    def button(self, name: str) -> QAbstractButton:
        found = self.driver.find(name)
        assert isinstance(found, QAbstractButton)
        return found

    def text(self, name: str) -> str:
        found = self.driver.find(name)
        assert isinstance(found, QLabel)
        return found.text()

    def number(self, name: str) -> int:
        """What stands on an outcome's button."""
        told = self.button(name).accessibleName()
        return int(told.removesuffix(" today").rpartition(" ")[2])

    def minute_over(self) -> None:
        """Nobody has touched the strip for a minute."""
        minute = self.home.findChild(QTimer, "counted_minute")
        assert minute is not None
        assert minute.isActive()
        assert minute.interval() == 60_000
        minute.timeout.emit()
        self.driver.settle()

    def interview(self, group: str) -> None:
        """A finished interview with somebody of this group."""
        services = self.window._services
        questionnaire = services.questionnaires(*services.study.questionnaire)
        session = InterviewSession.begin(
            questionnaire,
            services.study,
            self.store.interviews,
            self.clock,
            language="da",
            background_first=False,
        )
        session.agree()
        session.answer("q1", 4)
        session.answer("group", group)
        session.finish()


def opened(
    path: Path, size: tuple[int, int] = (1280, 800), looks: Preferences | None = None
) -> Room:
    """Home on a new store, of a study that counts everyone."""
    windows.new_store(path)
    window = windows.open_window(path, size, looks or Preferences(language="en", theme="light"))
    services, clock = window._services, HandClock()
    services.clock = clock
    study = replace(services.study, outcomes=OUTCOMES)
    services.reload = lambda: (services.preferences, study, None)
    driver = windows.unlock(window)
    windows.wait_until(lambda: not window._jobs.running)
    return Room(window, driver, clock)


@pytest.fixture
def room(tmp_path: Path, qapp: Application) -> Iterator[Room]:
    room = opened(tmp_path / "data")
    yield room
    room.window.close()
    room.window.deleteLater()


def refuse(*_args: object) -> NoReturn:
    raise NotSaved("full", "no space left")


# --- one tap ------------------------------------------------------------------------------------


def test_one_tap_counts_a_no_and_a_second_names_the_group(room: Room) -> None:
    room.interview("jka_flexjob")
    room.window.show_home()
    driver = Driver(room.window)
    driver.tap(NO)
    assert room.person.disposition is Disposition.REFUSAL
    assert (room.person.study_id, room.person.day) == (room.study.id, room.today)
    driver.settle()
    driver.tap("counted_group_jka_flexjob")
    assert room.person.group == "jka_flexjob"
    assert (driver.taps, driver.keys) == (2, 0)


def test_there_is_a_button_for_each_outcome_of_the_study_a_no_first(room: Room) -> None:
    services = room.window._services
    chosen = (Disposition.LANGUAGE, Disposition.REFUSAL, Disposition.OTHER)
    services.study = replace(services.study, outcomes=chosen)
    room.window.show_home()
    buttons = room.driver.find("outcomes").findChildren(QAbstractButton)
    assert [each.objectName() for each in buttons] == [NO, LANGUAGE, "outcome_other"]
    for each in buttons:
        room.tap(each.objectName())
    assert {person.disposition for person in room.people} == set(chosen)


def test_a_digit_counts_like_its_button_and_the_number_pad_too(room: Room) -> None:
    room.driver.key("1")
    room.driver.key("2", Qt.KeyboardModifier.KeypadModifier)
    room.driver.key("3", Qt.KeyboardModifier.ControlModifier)  # No such key.
    room.driver.key("9")
    found = sorted(person.disposition for person in room.people)
    assert found == [Disposition.NON_CONTACT, Disposition.REFUSAL]
    room.driver.key(ENTER)  # Still begins the one thing to do next, and says nobody was a woman.
    assert {person.sex for person in room.people} == {None}
    assert isinstance(room.window.screen_shown, InterviewScreen)


def test_a_key_held_down_counts_once(room: Room) -> None:
    for held in (False, True, True):
        room.clock.pass_by(1)
        kind, none = QEvent.Type.KeyPress, Qt.KeyboardModifier.NoModifier
        pressed = QKeyEvent(kind, Qt.Key.Key_1, none, "1", held)
        QApplication.sendEvent(room.window.focusWidget(), pressed)
    assert len(room.people) == 1


def test_a_second_tap_within_a_moment_is_a_slip_of_the_finger(room: Room) -> None:
    room.tap(NO)
    room.clock.pass_by(0.3)
    room.driver.tap(NO)
    room.clock.pass_by(0.3)  # A finger that trembles on is still one finger.
    room.driver.tap(NO)
    assert len(room.people) == 1
    room.clock.pass_by(0.1)
    room.driver.tap(GONE)  # Another button is another person.
    assert len(room.people) == 2
    room.clock.pass_by(0.5)
    room.driver.tap(GONE)  # Late enough, however quickly the system calls it a double tap.
    assert [room.number(NO), room.number(GONE)] == [1, 2]


def test_another_tap_counts_the_next_person_to_whom_the_strip_belongs_then(room: Room) -> None:
    room.tap(NO)
    room.tap("counted_sex_woman")
    room.tap(LANGUAGE)
    assert not room.driver.shows("counted_reason")  # Only a no has a reason.
    assert not room.button("counted_sex_woman").isChecked()
    room.tap("counted_sex_man")
    seen = {person.disposition: person.sex for person in room.people}
    assert seen == {Disposition.REFUSAL: Sex.WOMAN, Disposition.LANGUAGE: Sex.MAN}
    room.tap("counted_undo")
    assert room.person.disposition is Disposition.REFUSAL


# --- undo, and the minute -----------------------------------------------------------------------


@pytest.mark.parametrize("by_key", [False, True])
def test_undo_takes_the_person_back(room: Room, by_key: bool) -> None:
    room.tap(NO)
    assert room.number(NO) == 1
    if by_key:
        room.driver.key("z", Qt.KeyboardModifier.ControlModifier)
    else:
        room.tap("counted_undo")
    assert not room.people
    assert room.number(NO) == 0
    assert not room.driver.shows("counted")
    assert not room.driver.shows("counted_undo")
    room.driver.key("z", Qt.KeyboardModifier.ControlModifier)  # Nobody is left to take back.
    room.driver.tap(NO)  # At once: what was taken back was no first tap of two.
    assert len(room.people) == 1


def test_the_strip_goes_after_a_minute_and_what_it_kept_stays(room: Room) -> None:
    room.tap(NO)
    room.tap("counted_sex_man")
    room.minute_over()
    assert not room.driver.shows("counted")
    assert not room.driver.shows("counted_undo")
    room.driver.key("z", Qt.KeyboardModifier.ControlModifier)
    assert room.person.sex is Sex.MAN


def test_each_use_of_the_strip_begins_the_minute_anew(room: Room) -> None:
    room.tap(NO)
    minute = room.home.findChild(QTimer, "counted_minute")
    assert minute is not None
    minute.start(1_000)
    minute.setInterval(60_000)
    room.tap("counted_sex_man")
    assert minute.remainingTime() > 50_000


def test_nothing_to_be_tapped_moves_when_the_strip_comes_and_goes(room: Room) -> None:
    def places() -> list[tuple[int, int]]:
        names = ("new_interview", NO, LANGUAGE, "export")
        found = (room.driver.find(name) for name in names)
        return [(w.mapTo(room.window, w.rect().topLeft()).y(), w.height()) for w in found]

    room.tap(GONE)
    room.minute_over()
    before = places()
    room.tap(NO)
    assert places() == before
    room.minute_over()
    assert places() == before


def test_the_cursor_comes_back_from_a_strip_that_goes(room: Room) -> None:
    room.driver.key("1")
    room.driver.key(TAB)
    assert room.window.focusWidget().objectName() == "counted_sex_man"
    room.minute_over()
    room.driver.key(TAB)
    assert room.window.focusWidget().objectName() == "new_interview"
    room.driver.key("2")  # The keys work on.
    assert len(room.people) == 2


# --- what more was seen -------------------------------------------------------------------------


def test_each_chip_is_kept_at_once_and_a_second_tap_takes_it_back(room: Room) -> None:
    room.tap(NO)
    room.tap("counted_sex_woman")
    room.tap("counted_reason_not_interested")
    assert (room.person.sex, room.person.reason) == (Sex.WOMAN, Reason.NOT_INTERESTED)
    room.tap("counted_sex_man")
    room.tap("counted_reason_not_interested")
    assert (room.person.sex, room.person.reason) == (Sex.MAN, None)
    assert room.button("counted_sex_man").isChecked()
    assert not room.button("counted_sex_woman").isChecked()
    assert not room.button("counted_reason_not_interested").isChecked()


def test_any_group_is_found_on_the_sheet_and_is_offered_from_then_on(room: Room) -> None:
    room.tap(NO)
    assert not room.driver.find("counted_group").findChildren(QWidget, "counted_group_cbsi_ready")
    room.tap("counted_group_more")
    groups = room.driver.find("all_groups").findChildren(QAbstractButton)
    assert {each.objectName() for each in groups} == {
        f"all_groups_{group.id}" for group in room.study.groups
    }
    minute = room.home.findChild(QTimer, "counted_minute")
    assert minute is not None
    assert not minute.isActive()  # The strip waits for the sheet.
    chosen = room.study.groups[-1].id
    room.tap(f"all_groups_{chosen}")
    assert room.person.group == chosen
    assert room.button(f"counted_group_{chosen}").isChecked()
    assert minute.isActive()
    room.tap(f"counted_group_{chosen}")
    assert room.person.group == ""
    room.tap(GONE)
    assert room.driver.shows(f"counted_group_{chosen}")


def test_the_sheet_can_be_left_and_the_minute_goes_on(room: Room) -> None:
    room.tap(NO)
    room.tap("counted_group_more")
    room.driver.key(Qt.Key.Key_Escape)
    room.driver.settle()
    assert room.person.group == ""
    room.minute_over()
    assert not room.driver.shows("counted")


def test_groups_are_offered_by_the_days_interviews_and_then_by_its_counts(room: Room) -> None:
    room.interview("cab_resource")
    counted = [new_contact(room.study.id, Disposition.REFUSAL, room.today) for _ in range(2)]
    for person in counted:
        room.store.contacts.add(replace(person, group="jki_activity"))
    yesterday = new_contact(room.study.id, Disposition.REFUSAL, room.today - timedelta(1))
    room.store.contacts.add(replace(yesterday, group="jka_flexjob"))
    room.window.show_home()
    room.tap(GONE)
    chips = room.driver.find("counted_group").findChildren(QAbstractButton)
    names = [chip.objectName().removeprefix("counted_group_") for chip in chips]
    assert names == ["cab_resource", "jki_activity", "more"]


def test_a_study_with_few_groups_offers_them_all_and_one_without_none(room: Room) -> None:
    services = room.window._services
    services.study = replace(services.study, groups=services.study.groups[:3])
    room.window.show_home()
    room.tap(NO)
    chips = room.driver.find("counted_group").findChildren(QAbstractButton)
    assert len(chips) == 3
    services.study = replace(services.study, groups=())
    room.window.show_home()
    room.tap(NO)
    assert not room.driver.shows("counted_group")


def test_a_group_that_the_study_no_longer_has_is_not_offered(room: Room) -> None:
    person = replace(new_contact(room.study.id, Disposition.REFUSAL, room.today), group="gone")
    room.store.contacts.add(person)
    room.window.show_home()
    room.home.counted(person)
    room.driver.settle()
    assert not room.driver.shows("counted_group_gone")
    room.tap("counted_sex_man")
    assert (room.person.group, room.person.sex) == ("gone", Sex.MAN)


def test_tab_reaches_what_more_was_seen_right_after_a_digit(room: Room) -> None:
    room.driver.key("1")
    room.driver.key(Qt.Key.Key_Space)  # The cursor stands on the first chip.
    assert room.person.sex is Sex.WOMAN
    reached = []
    for _ in range(20):
        room.driver.key(TAB)
        reached.append(room.window.focusWidget().objectName())
    order = ["counted_sex_man", "counted_reason_busy", "counted_undo", NO, GONE, "export"]
    assert [name for name in reached if name in order] == order
    assert reached[-1] != reached[-2]


# --- a no at the introduction, and what has left ------------------------------------------------


def test_enter_chooses_the_chip_that_was_gone_to(room: Room) -> None:
    room.driver.key("1")
    room.driver.key(TAB)
    room.driver.key(ENTER)
    assert room.person.sex is Sex.MAN


def test_a_tap_leaves_the_cursor_where_it_is(room: Room) -> None:
    before = room.window.focusWidget()
    room.tap(NO)
    assert room.window.focusWidget() is before


def test_somebody_counted_elsewhere_gets_the_same_strip(room: Room) -> None:
    person = new_contact(room.study.id, Disposition.REFUSAL, room.today)
    room.store.contacts.add(person)
    room.window.show_home()
    room.home.counted(person)
    room.driver.settle()
    assert "Said no" in room.text("counted_told")
    room.tap("counted_reason_busy")
    assert room.person.reason is Reason.BUSY
    room.tap("counted_undo")
    assert not room.people


def test_a_no_can_be_taken_back_in_a_study_that_counts_nobody_else(room: Room) -> None:
    services = room.window._services
    services.study = replace(services.study, outcomes=())
    person = new_contact(room.study.id, Disposition.REFUSAL, room.today)
    room.store.contacts.add(person)
    room.window.show_home()
    assert not room.driver.shows("asked_card")
    room.home.counted(person)
    room.driver.settle()
    room.tap("counted_undo")
    assert not room.people
    assert not room.driver.shows("asked_card")


def test_the_groups_of_another_study_are_not_offered(room: Room) -> None:
    person = new_contact("another", Disposition.REFUSAL, room.today)
    room.store.contacts.add(person)
    room.home.counted(person)
    room.driver.settle()
    assert not room.driver.shows("counted_group")
    room.tap("counted_sex_man")
    assert room.person.sex is Sex.MAN


def test_what_is_gone_meanwhile_cannot_be_changed_and_the_strip_goes(room: Room) -> None:
    room.tap(NO)
    room.store.contacts.remove(room.person.id)
    room.tap("counted_sex_man")
    assert not room.people
    assert not room.driver.shows("counted")
    assert room.number(NO) == 0


# --- trouble ------------------------------------------------------------------------------------


def test_a_full_disk_counts_nobody_and_says_so(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as disk:
        disk.setattr(type(room.store.contacts), "add", refuse)
        room.tap(NO)
    assert room.driver.shows("notice")
    assert not room.driver.shows("counted")
    assert room.number(NO) == 0
    room.tap(NO)
    assert room.number(NO) == len(room.people) == 1
    assert not room.driver.shows("notice")


@pytest.mark.parametrize(("method", "tapped"), [("change", "counted_sex_man"), ("remove", "")])
def test_what_does_not_reach_the_disk_is_not_shown_as_done(
    room: Room, monkeypatch: pytest.MonkeyPatch, method: str, tapped: str
) -> None:
    room.tap(NO)
    with monkeypatch.context() as disk:
        disk.setattr(type(room.store.contacts), method, refuse)
        room.tap(tapped or "counted_undo")
    assert room.driver.shows("notice")
    assert room.driver.shows("counted")
    assert not room.button("counted_sex_man").isChecked()
    assert room.number(NO) == 1
    room.tap("counted_undo")  # It is tried again, and the trouble is over.
    assert not room.people
    assert not room.driver.shows("notice")


def test_nobody_is_counted_in_another_study_than_the_chosen_one(room: Room) -> None:
    room.window._services.study_trouble = StudyUnknown("theirs")
    room.tap(NO)
    assert not room.people
    assert room.driver.shows("notice")


def test_midnight_begins_the_day_anew_while_home_is_shown(room: Room) -> None:
    room.clock.time = datetime(2026, 11, 19, 23, 59, tzinfo=room.clock.time.tzinfo)
    room.window.show_home()
    room.tap(NO)
    room.clock.pass_by(120)
    clock = room.home.findChild(QTimer, "home_clock")
    assert clock is not None
    assert clock.isActive()
    clock.timeout.emit()
    room.driver.settle()
    assert room.number(NO) == 0
    assert room.driver.shows("day_empty")
    room.tap(NO)
    assert room.number(NO) == 1
    assert sorted(person.day.day for person in room.people) == [19, 20]


# --- the day ------------------------------------------------------------------------------------


def test_the_day_in_figures(room: Room) -> None:
    assert room.driver.shows("day_empty")
    assert not room.driver.shows("rate_today_count")
    room.interview("jka_flexjob")
    room.window.show_home()
    for name in (NO, NO, GONE, "outcome_not_eligible"):
        room.tap(name)
    withdrawn = new_contact(room.study.id, Disposition.WITHDRAWN, room.today)
    room.store.contacts.add(withdrawn)
    room.window.show_home()
    assert not room.driver.shows("day_empty")
    assert room.text("finished_today_count") == "1"
    assert [room.number(name) for name in (NO, GONE, LANGUAGE)] == [2, 1, 0]
    assert room.text("others_today") == "Withdrawn: 1"
    assert room.text("rate_today_count") == "20 %"
    assert room.text("rate_today_what") == "said yes: 1 of 5 (RR2)"


def test_only_people_outside_the_study_make_no_rate(room: Room) -> None:
    room.tap("outcome_not_eligible")
    assert not room.driver.shows("day_empty")
    assert not room.driver.shows("rate_today_count")


def test_pen_notes_that_wait_are_offered_and_a_receipt_always(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not room.driver.shows("transcribe")
    assert not room.driver.shows("transcripts")
    interviews = room.store.interviews
    waiting = replace(interviews.tally(room.today), to_type=3)
    monkeypatch.setattr(type(interviews), "tally", lambda *_: waiting)
    room.window.show_home()
    room.driver.settle()
    assert room.button("transcribe").text() == "Type out pen notes (3)"
    room.driver.tap("transcribe")
    assert room.window.screen_shown.objectName() == "transcription"
    room.window.show_home()
    room.driver.settle()
    room.driver.tap("receipt")
    assert room.window.screen_shown.objectName() == "withdrawal"


def test_a_left_handed_interviewer_has_the_columns_the_other_way_round(room: Room) -> None:
    def left_of(one: str, other: str) -> bool:
        found = [room.driver.find(name) for name in (one, other)]
        places = [widget.mapTo(room.window, widget.rect().topLeft()).x() for widget in found]
        return places[0] < places[1]

    assert left_of("new_interview", NO)
    services = room.window._services
    services.preferences = replace(services.preferences, left_handed=True)
    room.window.show_home()
    room.driver.settle()
    assert left_of(NO, "new_interview")


@pytest.mark.parametrize(
    ("size", "language", "percent"),
    [
        ((1280, 800), "da", 100),
        ((800, 1280), "en", 100),
        ((1920, 1080), "da", 100),
        ((1280, 800), "da", 200),
        ((800, 1280), "da", 200),
    ],
)
def test_the_strip_and_its_sheet_can_be_tapped_read_and_heard(
    tmp_path: Path, qapp: Application, size: tuple[int, int], language: str, percent: int
) -> None:
    looks = Preferences(language=language, text_percent=percent, theme="light")
    room = opened(tmp_path / "data", size, looks)
    room.interview("jka_flexjob")
    room.window.show_home()
    room.tap(NO)
    room.tap("counted_sex_woman")
    windows.wait(30)
    faults = list(looked_at(room.window))
    room.tap("counted_group_more")
    windows.wait(30)
    faults += looked_at(room.window)
    room.window.close()
    room.window.deleteLater()
    qapp.dress("light", 100)
    assert not faults, "\n".join(faults)
