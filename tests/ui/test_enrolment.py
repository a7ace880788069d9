"""A device takes part in a lead's study: through the real window, with real files and keys."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from benchmarks.driver import Driver
from export.sealing import make_lead_secret
from export.study_file import StudyPackage, build_study_file
from interviewer.enrolment import parse_enrolment
from interviewer.keys import Enrolled, LeadSecret
from resources.library import Library
from tests import windows
from tests.on_screen import reveal
from ui.screens.enrolment import EnrolmentScreen
from ui.screens.home import HomeScreen
from ui.screens.questionnaires import QuestionnairesScreen
from ui.widgets.notice import Notice
from ui.widgets.qr import QrCode
from ui.window import MainWindow

LEAD = make_lead_secret(bytes(32))
OTHER = make_lead_secret(bytes([1] * 32))
TARGET = b"target = [30, 40]"


@dataclass
class Person:
    """Somebody with the device, and the files that a lead has handed out."""

    window: MainWindow
    folder: Path

    def __post_init__(self) -> None:
        self.driver = Driver(self.window)

    def study_file(
        self, revision: int = 1, target: bytes = TARGET, signer: LeadSecret = LEAD
    ) -> Path:
        library = Library(self.folder / "lead")
        words = library.study_source("vive-2020")
        words = words.replace(b'id = "vive-2020"\nlang', b'id = "town-2026"\nlang', 1)
        package = StudyPackage(
            "town-2026",
            revision,
            (signer.key,),
            words.replace(TARGET, target, 1),
            {("vive-2020", "1.1"): library.questionnaire_source("vive-2020", "1.1")},
        )
        path = self.folder / f"town-{revision}.study"
        path.write_bytes(build_study_file(package, signer))
        return path

    def open(self, path: Path) -> EnrolmentScreen:
        """Choose a file on the screen of studies and questionnaires."""
        self.window.show_questionnaires()
        screen = self.window.screen_shown
        assert isinstance(screen, QuestionnairesScreen)
        screen.file_chosen.emit(path)
        return self.settled()

    def settled(self) -> EnrolmentScreen:
        screen = self.window.screen_shown
        assert isinstance(screen, EnrolmentScreen)
        windows.wait_until(lambda: not screen._jobs.running)
        windows.wait(20)
        return screen

    def tap(self, name: str) -> None:
        reveal(self.driver.find(name))
        self.driver.settle()
        self.driver.tap(name)
        self.driver.settle()

    def said(self) -> str:
        notice = self.driver.find("enrolment_notice")
        assert isinstance(notice, Notice)
        return notice.message()

    @property
    def enrolled(self) -> Enrolled | None:
        return windows.opened(self.window).enrolments.get("town-2026")


@pytest.fixture
def person(at_home: MainWindow, tmp_path: Path) -> Person:
    at_home._app.speak("en")
    return Person(at_home, tmp_path)


def test_nobody_is_enrolled_before_somebody_has_compared(person: Person) -> None:
    screen = person.open(person.study_file())
    assert screen._mark.code().split() == LEAD.key.fingerprint.split()
    assert not person.driver.shows("enrolment_code")
    assert person.enrolled is None
    person.driver.key(Qt.Key.Key_Return)  # At most it closes the screen.
    windows.wait(50)
    windows.wait_until(lambda: not person.window._jobs.running)
    assert person.enrolled is None


def test_a_device_is_enrolled_and_hands_its_code_back(person: Person) -> None:
    person.open(person.study_file())
    person.tap("match")
    screen = person.settled()
    assert person.enrolled is not None
    assert "This device is enrolled." in person.said()
    assert parse_enrolment(screen._code.code(), "town-2026", LEAD.key) == person.enrolled.device
    assert person.window._services.study.id == "town-2026"
    scanned = screen.findChild(QrCode, "enrolment_qr")
    assert scanned is not None
    assert parse_enrolment(scanned.text(), "town-2026", LEAD.key) == person.enrolled.device


def test_the_code_is_saved_as_a_file(person: Person) -> None:
    person.open(person.study_file())
    person.tap("match")
    path = person.folder / "device.enrolment"
    person.settled().save_code(path)
    person.settled()
    assert person.enrolled is not None
    assert parse_enrolment(path.read_text(), "town-2026", LEAD.key) == person.enrolled.device
    assert "The code is saved." in person.said()
    person.settled().save_code(path)
    person.settled()
    assert "Choose another name" in person.said()


def test_a_file_whose_fingerprint_differs_leaves_nothing(person: Person) -> None:
    person.open(person.study_file())
    before = person.window._services.study.id
    person.tap("differ")
    assert person.enrolled is None
    assert "Nothing was changed on this device." in person.said()
    assert not person.driver.shows("match")
    assert not (person.folder / "data" / "studies" / "town-2026.toml").exists()
    assert person.window._services.study.id == before


def test_a_later_revision_takes_effect_without_a_question(person: Person) -> None:
    person.open(person.study_file())
    person.tap("match")
    person.settled()
    first = person.enrolled
    assert first is not None
    screen = person.open(person.study_file(2, b"target = [50, 60]"))
    person.settled()
    assert person.enrolled is not None
    assert (person.enrolled.revision, person.enrolled.device) == (2, first.device)
    assert "Revision 2" in person.said()
    assert "50–60 (was 30–40)" in screen._changes_said.text()
    targets = [group.target for group in person.window._services.study.groups]
    assert (50, 60) in targets


def test_the_same_file_again_shows_the_code(person: Person) -> None:
    path = person.study_file()
    person.open(path)
    person.tap("match")
    code = person.settled()._code.code()
    assert person.open(path)._code.code() == code
    person.settled()
    assert "in use already" in person.said()


def test_the_code_can_be_shown_again_without_the_file(person: Person) -> None:
    person.open(person.study_file())
    person.tap("match")
    code = person.settled()._code.code()
    person.tap("done")
    person.tap("code_town-2026")
    assert person.settled()._code.code() == code


def test_another_lead_and_an_older_file_are_refused(person: Person) -> None:
    second = person.study_file(2)
    first = person.study_file()
    person.open(second)
    person.tap("match")
    person.settled()
    kept = person.enrolled
    person.open(first)
    assert "older" in person.said()
    person.open(person.study_file(3, signer=OTHER))
    assert "another project lead" in person.said()
    assert not person.driver.shows("match")
    assert person.enrolled == kept


def test_what_is_no_study_file_is_told(person: Person) -> None:
    path = person.folder / "letter.study"
    path.write_text("Dear device")
    person.open(path)
    assert "letter.study is no study file" in person.said()
    person.tap("enrolment_close")
    assert isinstance(person.window.screen_shown, QuestionnairesScreen)


def test_it_speaks_the_other_language_at_once(person: Person) -> None:
    screen = person.open(person.study_file())
    person.tap("match")
    screen = person.settled()
    person.window._app.speak("da")
    windows.wait(20)
    assert screen._code.code()
    assert person.said()


def test_the_lock_comes_over_it(person: Person) -> None:
    person.open(person.study_file())
    person.window.lock()
    windows.unlock(person.window)
    assert isinstance(person.window.screen_shown, HomeScreen)
    assert person.enrolled is None
