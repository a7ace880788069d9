"""A lead's windows: the studies and the key, one study's desk, its devices, writing a study."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from interviewer.errors import NotSaved
from interviewer.ports import Progress
from interviewer.study import OUTCOMES
from tests import windows
from tests.ui.lead_fakes import (
    ENROLMENT,
    FINGERPRINT,
    RECOVERY,
    STUDY_TEXT,
    FakeLeadDesk,
    FakeStudyDesk,
    lead_services,
)
from tests.ui.test_every_screen import looked_at
from ui.application import Application
from ui.messages import Message, say
from ui.screens.lead.desk import SECTIONS, DeskScreen
from ui.screens.lead.devices import DevicesSection
from ui.screens.lead.draft import StudyDraft
from ui.screens.lead.section import Section
from ui.screens.lead.studies import StudiesScreen
from ui.screens.lead.study_aids import ShorthandFields
from ui.screens.lead.study_editor import NEW, Drafts, NewStudyScreen, StudySection
from ui.services import Services
from ui.theme import Theme
from ui.widgets.basics import Ground, Screen
from ui.widgets.code_label import CodeLabel
from ui.widgets.lead_fields import TextField, Ticks
from ui.widgets.lead_table import EditTable
from ui.widgets.notice import Notice
from ui.widgets.segments import Segments
from ui.widgets.sheet import Sheet
from ui.window import MainWindow


@pytest.fixture
def lead() -> FakeLeadDesk:
    return FakeLeadDesk()


@pytest.fixture
def given(tmp_path: Path, lead: FakeLeadDesk) -> Services:
    return lead_services(tmp_path, lead)


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QMainWindow]:
    """What screens stand in, as wide as a tablet."""
    made = QMainWindow()
    made.resize(1280, 800)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    screen = made.centralWidget()
    wait = screen.leave() if isinstance(screen, Screen) else None
    if wait is not None:
        wait()


def find(inside: QWidget, kind: type[Any], name: str) -> Any:
    found = inside.window().findChild(kind, name)
    assert found is not None, name
    return found


def press(inside: QWidget, name: str) -> None:
    button = find(inside, QPushButton, name)
    assert button.isEnabled(), name
    button.click()


def sheet_of(inside: QWidget) -> Sheet:
    return cast(Sheet, find(inside, Sheet, "sheet"))


def no_sheet(inside: QWidget) -> bool:
    return not any(each.isVisible() for each in inside.window().findChildren(Sheet))


def told(screen: QWidget, name: str) -> str:
    notice = find(screen, Notice, name)
    return "" if notice.isHidden() else str(notice.message())


# --- a section ----------------------------------------------------------------------------------


class Counting(Section):
    """Shows how often it has read."""

    def __init__(self, services: Services, desk: FakeStudyDesk) -> None:
        super().__init__(services, desk, Theme())
        self.reads = 0
        self.seen: list[int] = []

    def title(self) -> str:
        return "Counting"

    def read(self) -> int:
        self.reads += 1
        self.desk.devices()
        return self.reads

    def show_read(self, found: int) -> None:
        self.seen.append(found)


@pytest.fixture
def section(qtbot: QtBot, given: Services, window: QMainWindow) -> Iterator[Counting]:
    made = Counting(given, FakeStudyDesk())
    window.setCentralWidget(made)
    yield made
    made.close_jobs()


def test_what_is_asked_for_while_it_reads_is_read_after_it(qtbot: QtBot, section: Counting) -> None:
    section.refresh()
    section.refresh()
    section.refresh()
    qtbot.waitUntil(lambda: section.ready)
    assert section.seen == [2]


def test_what_cannot_be_read_is_told_and_can_be_tried_again(
    qtbot: QtBot, section: Counting
) -> None:
    cast(FakeStudyDesk, section.desk).trouble = NotSaved("full", "full")
    with qtbot.waitSignal(section.told) as heard:
        section.refresh()
    assert isinstance(heard.args[0], NotSaved)
    assert not section.ready
    section.refresh()
    qtbot.waitUntil(lambda: section.ready)


def test_long_work_says_what_it_does_and_can_be_stopped(qtbot: QtBot, section: Counting) -> None:
    desk = cast(FakeStudyDesk, section.desk)
    desk.waits = True
    ended: list[object] = []
    assert section.run(lambda p: desk.undo_merge(1, p), ended.append, "Undoing …", stops=True)
    assert not section.run(lambda _p: None, ended.append)
    qtbot.waitUntil(lambda: section.window().findChild(Sheet) is not None)
    assert find(section, QLabel, "sheet_title").text() == "Undoing …"
    press(section, "sheet_cancel")
    qtbot.waitUntil(lambda: ended == [False])
    qtbot.waitUntil(lambda: no_sheet(section))
    assert not section.working


def test_work_that_fails_is_told_unless_it_was_shown_in_its_place(
    qtbot: QtBot, section: Counting
) -> None:
    def fail(_progress: Progress) -> None:
        raise NotSaved("full", "full")

    shown: list[BaseException] = []

    def take(error: BaseException) -> bool:
        shown.append(error)
        return True

    with qtbot.waitSignal(section.told):
        section.run(fail, lambda _: None)
    with qtbot.assertNotEmitted(section.told):
        section.run(fail, lambda _: None, failed=take)
        qtbot.waitUntil(lambda: bool(shown))


# --- studies and the key ------------------------------------------------------------------------


def studies(
    qtbot: QtBot, window: QMainWindow, given: Services, lead: FakeLeadDesk, drafts: Drafts
) -> StudiesScreen:
    made = StudiesScreen(given, lead, drafts)
    window.setCentralWidget(made)
    with qtbot.waitSignal(made.shown):
        pass
    return made


def test_a_row_says_how_a_study_stands_and_opens_it(
    qtbot: QtBot, window: QMainWindow, given: Services, lead: FakeLeadDesk
) -> None:
    screen = studies(qtbot, window, given, lead, {})
    text = find(screen, QPushButton, "led_vive-2020").text()
    for part in ("160 interviews", "8 devices", "waiting for you: 3", "changed since"):
        assert part in text
    with qtbot.waitSignal(screen.desk_wanted) as wanted:
        press(screen, "led_vive-2020")
    assert wanted.args == ["vive-2020"]


def test_who_begins_makes_a_key_and_is_told_to_print_the_sheet(
    qtbot: QtBot, window: QMainWindow, tmp_path: Path
) -> None:
    lead = FakeLeadDesk(held=None, led={})
    screen = studies(qtbot, window, lead_services(tmp_path, lead), lead, {})
    assert find(screen, QLabel, "led_empty").isVisible()
    assert not find(screen, QPushButton, "key_sheet").isVisible()
    press(screen, "key_make")
    qtbot.waitUntil(lambda: "recovery sheet" in told(screen, "lead_notice"))
    qtbot.waitUntil(find(screen, QPushButton, "key_sheet").isVisible)
    assert screen._mark.code() == FINGERPRINT
    assert not find(screen, QPushButton, "key_make").isVisible()
    screen.print_sheet(tmp_path / "sheet.pdf")
    qtbot.waitUntil(lambda: lead.made == [tmp_path / "sheet.pdf"])


def test_a_mistyped_line_of_the_recovery_sheet_is_named(
    qtbot: QtBot, window: QMainWindow, tmp_path: Path
) -> None:
    lead = FakeLeadDesk(held=None, led={})
    screen = studies(qtbot, window, lead_services(tmp_path, lead), lead, {})
    press(screen, "key_recover")
    field = find(screen, TextField, "field_recovery_code")
    field.edit.setPlainText("\n".join([*RECOVERY[:2], "X" + RECOVERY[2][1:], RECOVERY[3]]))
    press(screen, "recovery_take")
    qtbot.waitUntil(lambda: field.error() == "Line 3 of the sheet is mistyped.")
    assert lead.held is None
    field.edit.setPlainText("\n".join(RECOVERY).lower())
    assert field.error() == ""
    press(screen, "recovery_take")
    qtbot.waitUntil(lambda: lead.held is not None)
    qtbot.waitUntil(lambda: "here again" in told(screen, "lead_notice"))
    assert no_sheet(screen)


def test_a_recovered_key_is_told_what_comes_next_and_takes_its_study_in(
    qtbot: QtBot, window: QMainWindow, tmp_path: Path
) -> None:
    lead = FakeLeadDesk(held=None, led={})
    screen = studies(qtbot, window, lead_services(tmp_path, lead), lead, {})
    # Nothing can be done without a key: it comes first.
    key, more = find(screen, QPushButton, "key_make"), find(screen, QPushButton, "lead_new")
    windows.wait(20)
    assert key.mapTo(screen, QPoint()).y() < more.mapTo(screen, QPoint()).y()
    press(screen, "lead_join")
    assert screen.window().findChild(QPushButton, "sheet_file") is None
    press(screen, "sheet_cancel")
    press(screen, "key_recover")
    find(screen, TextField, "field_recovery_code").edit.setPlainText("\n".join(RECOVERY))
    press(screen, "recovery_take")
    qtbot.waitUntil(lambda: "merge the batches again" in told(screen, "lead_notice"))
    assert find(screen, QPushButton, "lead_notice_button").isVisible()
    qtbot.waitUntil(lambda: key.mapTo(screen, QPoint()).y() > more.mapTo(screen, QPoint()).y())
    screen.join(tmp_path / "other-2.study")
    qtbot.waitUntil(lambda: "does not name your key" in told(screen, "lead_notice"))
    assert not find(screen, QPushButton, "lead_notice_button").isVisible()
    screen.join(tmp_path / "theirs-2.study")
    qtbot.waitUntil(lambda: screen.window().findChild(QPushButton, "sheet_same") is not None)
    press(screen, "sheet_cancel")
    qtbot.waitUntil(lambda: no_sheet(screen))
    assert lead.led == {}, "nobody has compared the fingerprint"
    screen.join(tmp_path / "theirs-2.study")
    qtbot.waitUntil(lambda: not no_sheet(screen))
    qtbot.waitUntil(lambda: len(screen.window().findChildren(Sheet)) == 1)
    press(screen, "sheet_same")
    qtbot.waitUntil(lambda: screen.window().findChild(QPushButton, "led_theirs") is not None)
    screen.join(tmp_path / "vive-2020-2.study")
    qtbot.waitUntil(lambda: "type in their codes" in told(screen, "lead_notice"))
    qtbot.waitUntil(lambda: screen.window().findChild(QPushButton, "led_vive-2020") is not None)


def test_a_new_study_begins_with_its_questionnaire_and_an_id_of_its_own(
    qtbot: QtBot, window: QMainWindow, given: Services, lead: FakeLeadDesk
) -> None:
    screen = studies(qtbot, window, given, lead, {})
    press(screen, "lead_new")
    with qtbot.waitSignal(screen.new_wanted) as wanted:
        press(screen, "sheet_of_kl-2023")
    draft: StudyDraft = wanted.args[0]
    assert draft.new
    assert draft.text("id") == "kl-2023-2"
    assert draft.get("questionnaire", "id") == "kl-2023"
    press(screen, "lead_new")
    with qtbot.waitSignal(screen.new_wanted) as wanted:
        press(screen, "sheet_as_vive-2020")
    assert wanted.args[0].text("id") == "vive-2020-2"
    assert len(wanted.args[0].rows("groups")) == 11


def test_a_study_that_is_here_can_be_led(
    qtbot: QtBot, window: QMainWindow, given: Services, lead: FakeLeadDesk
) -> None:
    screen = studies(qtbot, window, given, lead, {})
    press(screen, "lead_take")
    assert sheet_of(screen).findChild(QPushButton, "sheet_vive-2020") is None
    with qtbot.waitSignal(screen.desk_wanted) as wanted:
        press(screen, "sheet_kl-2023")
    assert wanted.args == ["kl-2023"]
    assert "kl-2023" in lead.led


# --- the desk -----------------------------------------------------------------------------------


@pytest.fixture
def drafts() -> Drafts:
    return {}


@pytest.fixture
def open_desk(
    qtbot: QtBot, window: QMainWindow, given: Services, lead: FakeLeadDesk, drafts: Drafts
) -> Callable[[str], DeskScreen]:
    """Opens the study at a section, which has read."""

    def open_at(section: str) -> DeskScreen:
        made = DeskScreen(given, lead, "vive-2020", Theme(), drafts, section)
        window.setCentralWidget(made)
        qtbot.waitUntil(lambda: made.section is not None and made.section.ready)
        return made

    return open_at


def to(qtbot: QtBot, desk: DeskScreen, section: str) -> Section:
    find(desk, QPushButton, f"desk_nav_{section}").click()
    qtbot.waitUntil(lambda: desk.section is not None and desk.section.ready)
    assert desk.section is not None
    return desk.section


def test_the_desk_opens_at_the_section_that_was_left(
    qtbot: QtBot, open_desk: Callable[[str], DeskScreen]
) -> None:
    desk = open_desk("devices")
    assert desk.place == ("vive-2020", "devices")
    assert find(desk, QLabel, "desk_title").text().startswith("Citizens' experiences")
    to(qtbot, desk, "study")
    assert desk.place == ("vive-2020", "study")


def test_a_study_that_cannot_be_opened_says_why_and_leads_back(
    qtbot: QtBot, window: QMainWindow, given: Services, lead: FakeLeadDesk
) -> None:
    lead.trouble = NotSaved("full", "full")
    desk = DeskScreen(given, lead, "vive-2020", Theme(), {})
    window.setCentralWidget(desk)
    qtbot.waitUntil(lambda: told(desk, "desk_notice").startswith("There is no room left"))
    assert not find(desk, Segments, "desk_nav").isVisible()
    with qtbot.waitSignal(desk.closed):
        press(desk, "desk_back")


def test_what_a_section_changes_is_read_anew_by_the_others(
    qtbot: QtBot, open_desk: Callable[[str], DeskScreen]
) -> None:
    desk = open_desk("devices")
    devices = desk.section
    assert devices is not None
    study = to(qtbot, desk, "study")
    with qtbot.waitSignal(devices.shown):
        study.changed.emit()
        desk.show_section("devices")
    with qtbot.assertNotEmitted(devices.shown, wait=50):
        desk.show_section("devices")


def test_what_was_told_is_over_when_another_section_is_shown(
    open_desk: Callable[[str], DeskScreen],
) -> None:
    desk = open_desk("devices")
    desk.say(Message("Done.", "", ""))
    assert told(desk, "desk_notice") == "Done."
    desk.show_section("study")
    assert told(desk, "desk_notice") == ""


def test_leaving_closes_the_study_once_its_work_has_ended(
    qtbot: QtBot, lead: FakeLeadDesk, open_desk: Callable[[str], DeskScreen]
) -> None:
    desk = open_desk("devices")
    study = lead.desks["vive-2020"]
    study.waits = True
    heard: list[bool] = []

    def work(progress: Progress) -> None:
        study.undo_merge(1, progress)
        heard.append(study.closed)

    assert desk.section is not None
    desk.section.run(work, lambda _: None)
    wait = desk.leave()
    wait()
    assert heard == [False]
    assert study.closed


def test_no_other_section_comes_up_below_an_open_sheet(
    qtbot: QtBot, open_desk: Callable[[str], DeskScreen]
) -> None:
    desk = open_desk("devices")
    press(desk, "device_2")
    desk._step(1)
    assert desk.place == ("vive-2020", "devices")
    press(desk, "sheet_cancel")
    qtbot.waitUntil(lambda: no_sheet(desk))
    desk._step(1)
    assert desk.place == ("vive-2020", "batches")


def test_where_sections_would_take_the_screen_one_button_leads_to_them(
    qtbot: QtBot, window: QMainWindow, open_desk: Callable[[str], DeskScreen]
) -> None:
    desk = open_desk("devices")
    nav, pick = find(desk, Segments, "desk_nav"), find(desk, QPushButton, "desk_pick")
    assert nav.isVisible()
    assert nav.height() < 100  # One row of six.
    assert not pick.isVisible()
    window.resize(500, 800)
    qtbot.waitUntil(pick.isVisible)
    assert not nav.isVisible()
    assert pick.text() == "Devices"
    pick.click()
    press(desk, "desk_pick_study")
    assert desk.place == ("vive-2020", "study")
    assert pick.text() == "Study"
    assert no_sheet(desk)


# --- devices ------------------------------------------------------------------------------------


@pytest.fixture
def devices(open_desk: Callable[[str], DeskScreen]) -> DevicesSection:
    section = open_desk("devices").section
    assert isinstance(section, DevicesSection)
    return section


def test_a_device_says_what_came_what_is_missing_and_why_it_was_let_go(
    devices: DevicesSection,
) -> None:
    third = find(devices, QPushButton, "device_3").text()
    assert third.startswith("Device 3 · Tablet C")
    assert "batch 4 of 6" in third
    assert "Tabt i en bus" in find(devices, QPushButton, "device_8").text()


def test_a_wrong_code_is_told_at_the_field_and_a_right_one_takes_the_device_in(
    qtbot: QtBot, lead: FakeLeadDesk, devices: DevicesSection
) -> None:
    code = find(devices, TextField, "field_enrol_code")
    code.edit.setPlainText(ENROLMENT[:-1] + "X")
    press(devices, "enrol")
    qtbot.waitUntil(lambda: code.error() == "The code is mistyped.")
    assert told(devices, "desk_notice") == ""
    code.edit.setPlainText(ENROLMENT.lower().replace("-", " "))
    assert code.error() == ""
    find(devices, QLineEdit, "enrol_name").setText("Saras")
    qtbot.keyClick(find(devices, QLineEdit, "enrol_name"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: devices.window().findChild(QPushButton, "device_9") is not None)
    assert find(devices, QPushButton, "device_9").text().startswith("Device 9 · Saras")
    assert code.text() == ""
    # A batch of a device that was not known waits: now it can be tried again.
    assert "try them once more" in told(devices, "desk_notice")


def test_enrolments_come_in_files_too_and_a_wrong_one_stops_none(
    qtbot: QtBot, tmp_path: Path, lead: FakeLeadDesk, devices: DevicesSection
) -> None:
    good, odd, large = (tmp_path / f"{name}.enrolment" for name in ("good", "odd", "large"))
    good.write_text(f"{ENROLMENT}\n", encoding="utf-8")
    odd.write_bytes(b"\xff\xfe\x00")
    large.write_text("A" * 5000, encoding="ascii")
    devices.enrol_files([odd, large, tmp_path / "gone.enrolment", good])
    qtbot.waitUntil(lambda: len(lead.desks["vive-2020"].enrolled) == 9)
    detail = find(devices, QLabel, "desk_notice_detail")
    qtbot.waitUntil(lambda: detail.text().split("\n") == [odd.name, large.name, "gone.enrolment"])


def test_a_device_is_revoked_only_with_a_reason(
    qtbot: QtBot, lead: FakeLeadDesk, devices: DevicesSection
) -> None:
    press(devices, "device_2")
    press(devices, "sheet_revoke")
    press(devices, "device_revoke")
    reason = find(devices, TextField, "field_revoke_reason")
    assert reason.error()
    qtbot.keyClicks(reason.edit, "Stjålet")
    press(devices, "device_revoke")
    qtbot.waitUntil(lambda: "Revoked: Stjålet" in find(devices, QPushButton, "device_2").text())
    assert lead.desks["vive-2020"].enrolled[1].revoked
    press(devices, "device_2")
    assert devices.window().findChild(QPushButton, "sheet_revoke") is None


def test_a_device_is_called_something_else(
    qtbot: QtBot, lead: FakeLeadDesk, devices: DevicesSection
) -> None:
    press(devices, "device_4")
    press(devices, "sheet_rename")
    name = find(devices, QLineEdit, "device_name")
    qtbot.keyClicks(name, "Ved vinduet")
    qtbot.keyClick(name, Qt.Key.Key_Return)
    qtbot.waitUntil(
        lambda: find(devices, QPushButton, "device_4").text().startswith("Device 4 · Ved vinduet")
    )


def test_handing_out_signs_the_next_revision(
    qtbot: QtBot, tmp_path: Path, lead: FakeLeadDesk, devices: DevicesSection
) -> None:
    said = find(devices, QLabel, "hand_out_said")
    assert "changed since revision 2" in said.text()
    devices.hand_out(tmp_path / "vive.study")
    qtbot.waitUntil(lambda: "Revision 3 is handed out" in said.text())
    assert "Revision 3 is written" in told(devices, "desk_notice")
    assert lead.made == [tmp_path / "vive.study"]


def test_an_unsaved_change_is_said_not_to_be_in_the_file(
    qtbot: QtBot, lead: FakeLeadDesk, open_desk: Callable[[str], DeskScreen]
) -> None:
    lead.led["vive-2020"] = replace(lead.led["vive-2020"], changed=False)
    desk = open_desk("devices")
    said, unsaved = (find(desk, QLabel, f"hand_out_{each}") for each in ("said", "unsaved"))
    assert "nothing has changed since" in said.text()
    assert not unsaved.isVisible()
    to(qtbot, desk, "study")
    write(desk, "groups", 0, 2, "60")
    to(qtbot, desk, "devices")
    assert "nothing" not in said.text()
    assert unsaved.isVisible()
    to(qtbot, desk, "study")
    press(desk, "study_undo")
    to(qtbot, desk, "devices")
    assert not unsaved.isVisible()


def test_a_name_that_another_device_has_is_pointed_out(
    qtbot: QtBot, devices: DevicesSection
) -> None:
    name = find(devices, TextField, "field_enrol_name")
    qtbot.keyClicks(name.edit, "tablet b")
    assert name.warning() == "Device 2 has this name already."
    qtbot.keyClicks(name.edit, "is")
    assert name.warning() == ""
    press(devices, "device_2")
    press(devices, "sheet_rename")
    own = find(devices, TextField, "field_device_name")
    qtbot.keyClicks(own.edit, " ")
    assert own.warning() == ""


def test_without_a_key_nothing_is_handed_out_before_one_is_made(
    qtbot: QtBot, lead: FakeLeadDesk, open_desk: Callable[[str], DeskScreen]
) -> None:
    lead.held = None
    desk = open_desk("devices")
    assert not find(desk, QPushButton, "hand_out").isVisible()
    press(desk, "devices_make_key")
    qtbot.waitUntil(find(desk, QPushButton, "hand_out").isVisible)


def test_another_lead_is_let_in_by_a_card(
    qtbot: QtBot, lead: FakeLeadDesk, devices: DevicesSection
) -> None:
    press(devices, "co_lead_add")
    card = find(devices, TextField, "field_co_lead_card")
    press(devices, "co_lead_take")
    qtbot.waitUntil(lambda: card.error() == "No code is written yet.")
    card.edit.setPlainText(lead.lead_card())
    press(devices, "co_lead_take")
    qtbot.waitUntil(lambda: len(lead.others) == 1)
    qtbot.waitUntil(lambda: "48210 93377" in find(devices, QLabel, "co_leads").text())


# --- writing a study ----------------------------------------------------------------------------


@pytest.fixture
def editor(open_desk: Callable[[str], DeskScreen]) -> StudySection:
    section = open_desk("study").section
    assert isinstance(section, StudySection)
    return section


def table(inside: QWidget, name: str) -> EditTable:
    return cast(EditTable, find(inside, EditTable, name))


def write(inside: QWidget, name: str, row: int, column: int, text: str) -> None:
    model = table(inside, name).model
    assert model.setData(model.index(row, column), text)


def test_a_target_is_changed_and_saved(
    qtbot: QtBot, lead: FakeLeadDesk, editor: StudySection, drafts: Drafts
) -> None:
    save = find(editor, QPushButton, "study_save")
    assert not save.isEnabled()
    write(editor, "groups", 0, 2, "60")
    assert save.isEnabled()
    assert "vive-2020" in drafts
    assert find(editor, QLabel, "groups_said").text() == "11 groups, 360 to 460 interviews in all"
    with qtbot.waitSignal(editor.changed):
        press(editor, "study_save")
    assert lead.files["vive-2020"]["groups"][0]["target"] == [40, 60]
    assert not drafts
    assert not save.isEnabled()
    assert "Hand it out again" in told(editor, "desk_notice")


def test_a_mistake_in_a_cell_is_marked_told_and_keeps_it_from_being_saved(
    qtbot: QtBot, lead: FakeLeadDesk, editor: StudySection
) -> None:
    write(editor, "groups", 2, 1, "50")
    groups = table(editor, "groups")
    qtbot.waitUntil(lambda: groups.error() != "")
    assert groups.error().startswith("Row 3, At least: Write two whole numbers")
    assert (2, 1) in groups.model.wrong
    press(editor, "study_save")
    assert lead.files["vive-2020"]["groups"][2]["target"] == [30, 40]
    assert find(editor, QPushButton, "study_mistakes").text() == "One mistake"
    press(editor, "study_undo")
    assert groups.error() == ""
    assert not find(editor, QPushButton, "study_save").isEnabled()


def test_what_is_missing_in_a_new_row_is_told_when_it_is_to_be_saved(
    qtbot: QtBot, editor: StudySection
) -> None:
    groups = table(editor, "groups")
    press(editor, "groups_add")
    write(editor, "groups", 11, 0, "Nye ledige")
    assert groups.model.rows[11]["id"] == "nye_ledige"
    editor._editor.form.check()
    assert groups.error() == ""
    press(editor, "study_save")
    assert "Row 12, Jobcenter: Fill this in." in groups.error()


def test_a_cell_with_a_choice_opens_a_sheet(editor: StudySection) -> None:
    groups = table(editor, "groups")
    groups.view.setCurrentIndex(groups.model.index(1, 3))
    groups.view.setFocus()
    groups.view.open_cell(groups.view.currentIndex())
    press(editor, "choose_amc")
    assert groups.model.rows[1]["jobcenter"] == "amc"
    assert groups.model.text(1, 3) == "AMC"
    assert no_sheet(editor)


def test_keys_write_go_down_and_empty(qtbot: QtBot, editor: StudySection) -> None:
    groups = table(editor, "groups")
    view = groups.view
    view.setCurrentIndex(groups.model.index(0, 1))
    view.setFocus()
    qtbot.keyClicks(view, "3")
    cell = view.findChild(QLineEdit, "cell_edit")
    assert cell is not None
    qtbot.keyClicks(cell, "5")
    qtbot.keyClick(cell, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: groups.model.rows[0]["target"] == [35, 50])
    assert (view.currentIndex().row(), view.currentIndex().column()) == (1, 1)
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert groups.model.rows[1]["target"] == ["", 40]


def test_rows_come_in_from_a_spreadsheet(editor: StudySection) -> None:
    groups = table(editor, "groups")
    groups.view.setCurrentIndex(groups.model.index(10, 0))
    lines = [
        "Integration\t20\t25\tCBSI\tReady for job or education\tIntegration",
        "Seniorer\t10\t15\tAMC\tready\tSeniors",
    ]
    QGuiApplication.clipboard().setText("\r\n".join(lines) + "\r\n")
    groups.view.pasted.emit(QGuiApplication.clipboard().text())
    assert groups.model.rows[10]["id"] == "cbsi_integration"
    assert groups.model.rows[10]["target"] == [20, 25]
    assert groups.model.rows[11] == {
        "label": {"da": "Seniorer", "en": "Seniors"},
        "jobcenter": "amc",
        "main_group": "ready",
        "target": [10, 15],
        "id": "seniorer",
    }
    editor._editor.form.check()
    assert groups.error() == ""


def test_rows_move_and_go(editor: StudySection) -> None:
    areas = table(editor, "main_groups")
    areas.view.setCurrentIndex(areas.model.index(1, 0))
    press(editor, "main_groups_up")
    assert [row["id"] for row in areas.model.rows] == ["ready", "vulnerable"]
    press(editor, "main_groups_remove")
    assert [row["id"] for row in areas.model.rows] == ["vulnerable"]
    editor._editor.form.check()
    assert "ready is not there" in table(editor, "groups").error()


def test_a_wider_band_needs_the_cuts_of_the_finer(qtbot: QtBot, editor: StudySection) -> None:
    broad = find(editor, TextField, "field_broad_bands_age")
    broad.edit.setText("31")
    broad.edit.textEdited.emit("31")
    qtbot.waitUntil(lambda: broad.error() != "")
    broad.edit.textEdited.emit("35, 50")
    said = find(editor, QLabel, "broad_bands_said_age").text()
    assert said == "0-34  ·  35-49  ·  50+"
    qtbot.waitUntil(lambda: broad.error() == "")


def test_a_name_that_is_there_twice_is_pointed_out_and_can_be_saved(
    qtbot: QtBot, lead: FakeLeadDesk, editor: StudySection
) -> None:
    groups = table(editor, "groups")
    # The first groups belong to two jobcenters, which may well call theirs alike.
    assert [row["jobcenter"] for row in groups.model.rows[:4]] == ["jki", "cab", "jka", "jka"]
    write(editor, "groups", 1, 0, groups.model.text(0, 0))
    write(editor, "groups", 3, 0, groups.model.text(2, 0).upper())
    qtbot.waitUntil(lambda: groups.warning() != "")
    assert groups.model.doubted.keys() == {(3, 0)}
    assert groups.warning().startswith("Row 4, Name")
    assert groups.error() == ""
    with qtbot.waitSignal(editor.changed):
        press(editor, "study_save")


def test_the_count_of_mistakes_leads_from_one_to_the_next(
    qtbot: QtBot, editor: StudySection
) -> None:
    first = find(editor, TextField, "field_study_from")
    qtbot.keyClicks(first.edit, "30.2.2027")
    write(editor, "groups", 2, 1, "50")
    groups = table(editor, "groups")
    qtbot.waitUntil(lambda: groups.error() != "")
    assert first.error().startswith("There is no such day")
    press(editor, "study_save")
    assert find(editor, QPushButton, "study_mistakes").text() == "3 mistakes"
    assert first.hasFocus()
    press(editor, "study_mistakes")
    assert find(editor, TextField, "field_study_to").hasFocus()
    press(editor, "study_mistakes")
    here = groups.view.currentIndex()
    assert groups.view.hasFocus()
    assert (here.row(), here.column()) == (2, 1)
    press(editor, "study_mistakes")
    assert first.hasFocus()


def test_groups_without_targets_are_not_summed_up(editor: StudySection) -> None:
    groups = table(editor, "groups")
    rows = [{k: v for k, v in row.items() if k != "target"} for row in groups.model.rows]
    groups.edited.emit(rows)
    assert find(editor, QLabel, "groups_said").text() == "11 groups, without targets"


def test_tab_goes_down_the_form_and_on_to_what_is_done_with_it(
    qtbot: QtBot, editor: StudySection
) -> None:
    press(editor, "study_languages_ar")
    write(editor, "groups", 0, 2, "60")
    qtbot.waitUntil(find(editor, QLineEdit, "study_name_ar").isVisible)
    start = find(editor, QWidget, "study_name_da")
    start.setFocus()
    names = []
    for _ in range(60):
        names.append(editor.window().focusWidget().objectName())
        editor.focusNextPrevChild(True)
    wanted = [
        "study_name_da", "study_name_en", "study_name_ar", "study_organisation_da",
        "study_organisation_en", "study_organisation_ar", "study_round", "study_version_1.0",
        "study_from", "study_to", "study_retention", "jobcenters_table", "bands_age",
        "study_consent_ar", "study_undo", "study_save",
    ]  # fmt: skip
    places = [names.index(each) for each in wanted]
    assert places == sorted(places)


def test_another_language_gives_every_text_a_field_for_it(
    qtbot: QtBot, editor: StudySection
) -> None:
    press(editor, "study_languages_ar")
    qtbot.waitUntil(find(editor, QLineEdit, "study_name_ar").isVisible)
    assert len(table(editor, "jobcenters").model.columns) == 5
    press(editor, "study_undo")
    qtbot.waitUntil(lambda: editor.window().findChild(QLineEdit, "study_name_ar") is None)
    assert len(table(editor, "jobcenters").model.columns) == 4


def test_outcomes_and_special_care_are_ticked(
    qtbot: QtBot, lead: FakeLeadDesk, editor: StudySection
) -> None:
    outcomes = find(editor, Ticks, "study_outcomes")
    assert outcomes.values() == tuple(each.value for each in OUTCOMES)
    for each in OUTCOMES[1:]:
        press(editor, f"study_outcomes_{each.value}")
    press(editor, "study_special_group")
    with qtbot.waitSignal(editor.changed):
        press(editor, "study_save")
    kept = lead.files["vive-2020"]
    assert kept["outcomes"] == [OUTCOMES[0].value]
    assert set(kept["special"]) == {"group", "ethnic_background"}


def test_show_card_and_pen_are_chosen_and_saved(
    qtbot: QtBot, lead: FakeLeadDesk, editor: StudySection
) -> None:
    press(editor, "study_card_answers_unseen")
    press(editor, "study_card_shows_faces")
    press(editor, "study_strokes_True")
    second = find(editor, QLineEdit, "study_second_reading")
    second.setText("25")
    second.textEdited.emit("25")
    with qtbot.waitSignal(editor.changed):
        press(editor, "study_save")
    kept = lead.files["vive-2020"]
    assert (kept["show_card"]["answers"], kept["show_card"]["faces"]) == ("unseen", False)
    assert kept["pen"] == {"strokes": True, "second_reading": 25}


def test_a_share_beyond_all_notes_is_told_at_its_field(editor: StudySection) -> None:
    second = find(editor, QLineEdit, "study_second_reading")
    second.setText("101")
    second.textEdited.emit("101")
    press(editor, "study_save")
    error = find(editor, QLabel, "error_study_second_reading")
    assert error.text() == "Write a whole number from 0 to 100."


def test_shorthand_is_written_in_lines_and_its_mistakes_are_told_below(
    qtbot: QtBot, lead: FakeLeadDesk, editor: StudySection
) -> None:
    lines = find(editor, QPlainTextEdit, "study_shorthand")
    lines.setPlainText("sb = sagsbehandler\nk h = kontanthjælp")
    press(editor, "study_save")
    error = find(editor, QLabel, "error_study_shorthand")
    assert error.text().startswith("k h: Write each line as sb = sagsbehandler")
    lines.setPlainText("sb = sagsbehandler\nkh = kontanthjælp")
    with qtbot.waitSignal(editor.changed):
        press(editor, "study_save")
    assert lead.files["vive-2020"]["shorthand"] == {"sb": "sagsbehandler", "kh": "kontanthjælp"}


@pytest.mark.parametrize("head", ["", "[shorthand]\n"])
def test_shorthand_comes_in_from_a_file(editor: StudySection, tmp_path: Path, head: str) -> None:
    form = editor.findChild(ShorthandFields)
    assert form is not None
    lines = find(editor, QPlainTextEdit, "study_shorthand")
    lines.setPlainText("SB = sagen\njc = jobcenter")
    path = tmp_path / "short.toml"
    path.write_text(f'{head}sb = "sagsbehandler"\nkh = "kontanthjælp"\n', encoding="utf-8")
    form.take_in(path)
    assert lines.toPlainText() == "jc = jobcenter\nsb = sagsbehandler\nkh = kontanthjælp"
    assert find(editor, QLabel, "warning_study_shorthand").text() == "2 lines were taken in."


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe\x00", b"x = [", b"a = 11", b"a" * (1 << 21)], ids=len
)
def test_a_file_that_is_no_shorthand_changes_nothing(
    editor: StudySection, tmp_path: Path, content: bytes
) -> None:
    form = editor.findChild(ShorthandFields)
    assert form is not None
    path = tmp_path / "short.toml"
    path.write_bytes(content)
    form.take_in(path)
    form.take_in(tmp_path / "gone.toml")
    assert find(editor, QPlainTextEdit, "study_shorthand").toPlainText() == ""
    assert "no shorthand" in find(editor, QLabel, "warning_study_shorthand").text()


def test_consent_can_be_written_in_every_language_of_the_questionnaire(
    qtbot: QtBot, lead: FakeLeadDesk, editor: StudySection
) -> None:
    arabic = find(editor, QPlainTextEdit, "study_consent_ar")
    arabic.setPlainText("المشاركة اختيارية")
    with qtbot.waitSignal(editor.changed):
        press(editor, "study_save")
    assert lead.files["vive-2020"]["consent"]["ar"] == "المشاركة اختيارية"
    assert lead.files["vive-2020"]["languages"] == ["da", "en"]


def test_what_the_library_refuses_is_told_at_its_place(
    qtbot: QtBot, lead: FakeLeadDesk, editor: StudySection
) -> None:
    from interviewer.errors import Problem, StudyInvalid

    rule = "is exact: what was collected to leave in bands would leave exact."
    write(editor, "groups", 0, 2, "60")
    lead.trouble = StudyInvalid([Problem("x.toml", "bands.age", rule, "Keep the bands.")])
    press(editor, "study_save")
    bands = find(editor, TextField, "field_bands_age")
    qtbot.waitUntil(lambda: bands.error().startswith("What has been collected was promised"))
    assert find(editor, QPushButton, "study_save").isEnabled()


def test_what_is_not_saved_outlasts_the_screen(
    qtbot: QtBot,
    editor: StudySection,
    open_desk: Callable[[str], DeskScreen],
    drafts: Drafts,
) -> None:
    write(editor, "groups", 0, 2, "60")
    again = open_desk("study")
    assert table(again, "groups").model.rows[0]["target"] == [40, 60]
    assert "still here" in told(again, "desk_notice")
    press(again, "study_revert")
    assert table(again, "groups").model.rows[0]["target"] == [40, 50]
    assert not drafts


def test_a_new_study_is_led_once_it_is_whole(
    qtbot: QtBot, window: QMainWindow, given: Services, lead: FakeLeadDesk
) -> None:
    drafts: Drafts = {}
    values = tomllib.loads(STUDY_TEXT)
    draft = StudyDraft({**values, "id": "vive-2020", "organisation": {}}, new=True)
    screen = NewStudyScreen(given, lead, Theme(), draft, drafts)
    window.setCentralWidget(screen)
    assert drafts[NEW] is draft
    organisation = find(screen, TextField, "field_study_organisation_da")
    assert organisation.error() == ""
    press(screen, "study_save")
    assert organisation.error() == "Fill this in."
    for language in ("da", "en"):
        edit = find(screen, TextField, f"field_study_organisation_{language}").edit
        qtbot.keyClicks(edit, "Os\rselv")
    assert draft.get("organisation") == {"da": "Osselv", "en": "Osselv"}
    press(screen, "study_save")
    assert "this id already" in told(screen, "new_study_notice")
    name = find(screen, QLineEdit, "study_id")
    name.setText("os-2027")
    name.textEdited.emit("os-2027")
    with qtbot.waitSignal(screen.made) as made:
        press(screen, "study_save")
    assert made.args == ["os-2027"]
    assert "os-2027" in lead.led
    assert not drafts


def test_the_id_of_a_new_study_follows_its_name_until_one_is_written(
    qtbot: QtBot, window: QMainWindow, given: Services, lead: FakeLeadDesk
) -> None:
    questionnaire = given.library.questionnaire("vive-2020", "1.0")
    values = {**given.library.draft_study(questionnaire).values, "name": {}, "id": ""}
    draft = StudyDraft(values, new=True)
    screen = NewStudyScreen(given, lead, Theme(), draft, {})
    window.setCentralWidget(screen)
    name, study_id = find(screen, QLineEdit, "study_name_da"), find(screen, QLineEdit, "study_id")
    qtbot.keyClicks(name, "Job Øst")
    assert study_id.text() == draft.text("id") == "job-oest"
    study_id.clear()
    qtbot.keyClicks(study_id, "mit")
    qtbot.keyClicks(name, " 2")
    assert draft.text("id") == "mit"
    # Another version has numbers of its own: they get bands too.
    press(screen, "study_version_1.1")
    assert draft.get("bands", "age")
    # Dates are taken as people write them.
    first = find(screen, QLineEdit, "study_from")
    qtbot.keyClicks(first, "1.4.2027")
    assert draft.text("period", "from") == "2027-04-01"


# --- a code ----------------------------------------------------------------------------------


def test_a_code_stands_in_even_lines_and_is_copied_whole(qtbot: QtBot) -> None:
    shown = CodeLabel("mark")
    qtbot.addWidget(shown)
    shown.show_code(FINGERPRINT, "Fingerprint")
    assert shown.accessibleName().startswith("Fingerprint: 4 8 2 1 0, 9 3 3 7 7")
    one_line = shown.heightForWidth(2000)
    wide = shown.fontMetrics().horizontalAdvance(FINGERPRINT)
    assert shown.heightForWidth(wide) == 2 * one_line  # Three and three, not five and one.
    shown.show_code("12345 67890\n12345 67890")
    assert shown.heightForWidth(2000) == 2 * one_line
    shown.show()
    shown.setFocus()
    qtbot.keyClick(shown, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "12345 67890\n12345 67890"


# --- the window, the lock, every look -----------------------------------------------------------


def test_home_shows_the_way_in_only_where_a_lead_works(qtbot: QtBot, at_home: MainWindow) -> None:
    assert not find(at_home.screen_shown, QPushButton, "lead").isVisible()
    at_home.show_settings()
    press(at_home.screen_shown, "lead_open")
    screen = at_home.screen_shown
    assert isinstance(screen, StudiesScreen)
    with qtbot.waitSignal(screen.shown):
        pass
    press(screen, "key_make")
    qtbot.waitUntil(find(screen, QPushButton, "key_sheet").isVisible)
    press(screen, "lead_close")
    # All of Home stands in the window, with every way on from it.
    windows.wait(20)
    ground = at_home.screen_shown.findChild(Ground)
    assert ground is not None
    assert at_home.width() == 1280
    assert ground.verticalScrollBar().maximum() == 0
    press(at_home.screen_shown, "lead")
    assert isinstance(at_home.screen_shown, StudiesScreen)


class Flashes(QObject):
    """Takes down every window that comes up beside the one that is meant to."""

    def __init__(self, meant: QWidget) -> None:
        super().__init__()
        self._meant = meant
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        shown = event.type() is QEvent.Type.Show and isinstance(watched, QWidget)
        if shown and watched.isWindow() and watched is not self._meant:  # type: ignore[attr-defined]
            self.seen.append(f"{type(watched).__name__} {watched.objectName()}")
        return False


def test_no_part_of_the_desk_comes_up_as_a_window_of_its_own(
    qtbot: QtBot, qapp: Application, window: QMainWindow, given: Services, lead: FakeLeadDesk
) -> None:
    """A widget that is shown before it has its place takes the keyboard with it."""
    flashes = Flashes(window)
    qapp.installEventFilter(flashes)
    desk = DeskScreen(given, lead, "vive-2020", Theme(), {})
    window.setCentralWidget(desk)
    qtbot.waitUntil(lambda: desk.section is not None and desk.section.ready)
    for name in SECTIONS:
        to(qtbot, desk, name)
        windows.wait(20)
    qapp.removeEventFilter(flashes)
    assert not flashes.seen


def test_the_lock_leads_back_to_the_desk_with_what_was_not_saved(
    qtbot: QtBot, at_home: MainWindow, lead: FakeLeadDesk
) -> None:
    at_home._services.lead = lambda _store: lead
    at_home.show_desk("vive-2020", "study")
    desk = at_home.screen_shown
    assert isinstance(desk, DeskScreen)
    qtbot.waitUntil(lambda: desk.section is not None and desk.section.ready)
    write(desk, "groups", 0, 2, "60")
    at_home.lock()
    assert at_home.store is None
    assert lead.desks["vive-2020"].closed
    windows.unlock(at_home)
    again = at_home.screen_shown
    assert isinstance(again, DeskScreen)
    qtbot.waitUntil(lambda: again.section is not None and again.section.ready)
    assert table(again, "groups").model.rows[0]["target"] == [40, 60]
    assert not at_home.close()
    press(at_home, "sheet_leave")
    qtbot.waitUntil(lambda: not at_home.isVisible())


LOOKS = [((1280, 800), "en", 100), ((800, 1280), "da", 100), ((800, 1280), "da", 200)]


@pytest.mark.parametrize(("size", "language", "percent"), LOOKS)
def test_every_lead_screen_can_be_tapped_read_and_heard(
    qtbot: QtBot,
    qapp: Application,
    tmp_path: Path,
    size: tuple[int, int],
    language: str,
    percent: int,
) -> None:
    qapp.speak(language)
    theme = qapp.dress("light", percent)
    lead = FakeLeadDesk()
    given = lead_services(tmp_path, lead)
    window = QMainWindow()
    window.resize(*size)
    qtbot.addWidget(window)
    window.show()
    faults: list[str] = []

    def look(name: str) -> None:
        windows.wait(60)
        host = cast(MainWindow, window)
        faults.extend(f"{name}: {fault}" for fault in looked_at(host))
        if window.width() > size[0]:
            faults.append(f"{name}: the window has to be {window.width()} px wide")
        for ground in window.findChildren(Ground):
            inside = ground.widget()
            if (
                inside is not None
                and ground.isVisible()
                and inside.width() > ground.viewport().width()
            ):
                faults.append(f"{name}: {inside.width()} px wide")

    first = studies(qtbot, window, given, lead, {})
    look("studies")
    press(first, "lead_new")
    look("what a study is made from")
    press(first, "sheet_cancel")
    desk = DeskScreen(given, lead, "vive-2020", theme, {}, "devices")
    window.setCentralWidget(desk)
    desk.set_theme(theme)
    qtbot.waitUntil(lambda: desk.section is not None and desk.section.ready)
    look("devices")
    press(desk, "device_2")
    press(desk, "sheet_revoke")
    look("revoking")
    press(desk, "sheet_cancel")
    to(qtbot, desk, "study")
    look("study")
    write(desk, "groups", 0, 2, "6")
    assert isinstance(desk.section, StudySection)
    desk.section._editor.save()
    look("study, with a mistake")
    desk.leave()()
    qapp.dress("light", 100)
    assert not faults, "\n".join(faults)


def test_the_new_errors_are_told_without_what_was_typed() -> None:
    from interviewer.errors import CodeInvalid

    for reason in ("empty", "characters", "length", "checksum", "kind", "study", "lead"):
        message = say(CodeInvalid(reason))
        assert message.happened
        assert "Nothing was changed" in message.safe
