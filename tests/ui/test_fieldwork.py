"""The windows on the fieldwork: what stands there is what was counted, at each size and state."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from benchmarks.driver import Driver
from interviewer.contact import Contact, Disposition
from interviewer.errors import StoreUnavailable
from interviewer.interview import Answer, Interview, Status
from interviewer.preferences import Preferences
from interviewer.study import Study
from resources import default_study
from tests import windows
from tests.ui.fieldwork_season import TODAY, SeasonDesk, country, season_study
from tests.ui.lead_fakes import lead_services
from tests.ui.test_every_screen import control_faults
from ui.application import Application
from ui.screens.lead.fieldwork import FieldworkSection
from ui.screens.share import ShareScreen
from ui.theme import Theme
from ui.widgets.figure_row import FigureRow
from ui.widgets.fold import Fold
from ui.widgets.progress_bars import Week, WeekBars
from ui.window import MainWindow

Open = Callable[..., FieldworkSection]


class Thursday:
    """The clock of the season."""

    def now(self) -> datetime:
        return datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=UTC)

    def monotonic(self) -> float:
        return 0.0


@pytest.fixture
def open_section(tmp_path: Path, qapp: Application) -> Iterator[Open]:
    """Opens the section on a desk, in a frame of its own, and waits until it is shown."""
    frames = []

    def opened(
        desk: SeasonDesk | None = None,
        size: tuple[int, int] = (1280, 800),
        theme: Theme | None = None,
    ) -> FieldworkSection:
        services = lead_services(tmp_path, None, Preferences(language="en"))
        services.clock = Thursday()
        section = FieldworkSection(services, desk or SeasonDesk(), theme or Theme())
        frame = QWidget()
        box = QVBoxLayout(frame)
        box.addWidget(section)
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


def line(within: QWidget, name: str) -> FigureRow:
    found = within.findChild(FigureRow, name)
    assert found is not None, name
    return found


def said(within: QWidget, name: str) -> str:
    """All that a line says, as a screen reader hears it."""
    return line(within, name).accessibleName()


def fold(within: QWidget, name: str) -> QAbstractButton:
    found = within.findChild(QAbstractButton, name)
    assert found is not None, name
    return found


# --- what stands there ----------------------------------------------------------------------------


def test_the_whole_is_told_in_four_figures(open_section: Open) -> None:
    section = open_section()
    assert said(section, "figure_finished") == "277. interviews finished, of 360 to 450 wanted"
    assert said(section, "figure_second") == "104. to go, over all groups"
    assert said(section, "figure_partial").startswith("10. ")
    assert said(section, "figure_approached").startswith("517. ")
    head = said(section, "fieldwork_figures_title")
    assert head.endswith("Fieldwork from 06/10/2025 to 05/12/2025: 3 weeks are left.")


def test_the_most_urgent_groups_stand_first(open_section: Open) -> None:
    section = open_section()
    needs = [row for row in section.findChildren(FigureRow) if row.objectName()[:5] == "need_"]
    assert len(needs) == 5
    first = needs[0].accessibleName()
    assert first.startswith("1. CBSI · Citizens in the integration programme. 30 to go")
    assert "10 a week needed" in first
    assert "0 a week of late" in first
    assert said(section, "needs_more") == "5 more groups lack interviews."


def test_a_group_tells_its_target_and_what_is_to_go(open_section: Open) -> None:
    section = open_section()
    group = line(section, "group_jki_activity")
    assert group.figures.under == "28 of 40-50  ·  12 to go"
    assert group.figures.target == (28, (40, 50))
    assert group.figures.weeks[-1] == 5
    assert "2025-W47: 5" in group.accessibleName()
    assert "49 of 30  ·  19 more than wanted" in said(section, "group_jka_flexjob")
    assert "75 of 60-70" in said(section, "jobcenter_jka")
    assert said(section, "without_group") == "2 finished interviews tell no group."


def test_a_target_that_is_met_says_so(open_section: Open) -> None:
    study = season_study()
    groups = tuple(replace(group, target=(20, 90)) for group in study.groups[:4])
    section = open_section(SeasonDesk(replace(study, groups=groups)))
    assert line(section, "group_jki_activity").figures.under == "28 of 20-90  ·  reached"
    assert "as many interviews as are wanted" in said(section, "fieldwork_needs_title")


def test_a_study_without_targets_asks_for_nothing(open_section: Open) -> None:
    study = season_study()
    groups = tuple(replace(group, target=None) for group in study.groups)
    section = open_section(SeasonDesk(replace(study, groups=groups, period=None)))
    assert said(section, "figure_finished") == "277. interviews finished"
    assert "of no group how many" in said(section, "fieldwork_needs_title")
    assert line(section, "group_jki_activity").figures.target is None


def test_rates_stand_with_name_and_formula_and_what_is_not_counted(open_section: Open) -> None:
    section = open_section()
    assert line(section, "rate_RR1").figures.value == "53.6 %"
    assert "RR1 = I / ((I+P) + (R+NC+O) + U)" in said(section, "rate_RR1")
    assert line(section, "outcome_refusal").figures.value == "197  ·  38 %"
    about = said(section, "rates")
    assert "Not counted in this study: Not reached, Other reason" in about
    assert "Said no" not in about
    assert section.findChild(FigureRow, "outcome_unknown") is None


def test_rates_of_groups_say_how_many_told_none(open_section: Open) -> None:
    section = open_section()
    head = said(section, "fieldwork_group_rates_title")
    assert "150 of 230 who were approached without an interview tell no group" in head
    row = line(section, "group_rate_jki_activity")
    assert row.figures.value == "RR2 70 %"
    assert "40 approached  ·  COOP3 74 %" in row.figures.under
    assert "RR2 = (I+P) / ((I+P) + (R+NC+O) + U)" in said(section, "group_rates_legend")
    assert section.findChild(FigureRow, "group_rate_cbsi_integration") is None, "none was told"


def test_refusals_stand_by_reason_and_sex(open_section: Open) -> None:
    section = open_section()
    assert line(section, "reason_busy").figures.value == "37  ·  19 %"
    assert said(section, "reason_none").startswith("No reason told. ")
    assert said(section, "sex_woman").startswith("Women. ")


def test_pen_notes_that_wait_are_counted_with_where_their_strokes_are(open_section: Open) -> None:
    section = open_section()
    assert said(section, "fieldwork_pen_title").startswith("Pen notes to type: 9")
    assert line(section, "pen_here").figures.value == "6"
    assert line(section, "pen_elsewhere").figures.value == "3"


def test_what_nobody_has_told_has_no_card(open_section: Open) -> None:
    section = open_section(SeasonDesk(empty=True))
    for name in ("fieldwork_group_rates", "fieldwork_refusals", "fieldwork_pen"):
        card = section.findChild(QWidget, name)
        assert card is not None
        assert not card.isVisible(), name


def test_what_stands_out_is_open_and_marked_in_words(open_section: Open) -> None:
    section = open_section()
    assert fold(section, "device_3").isChecked()
    assert "stands out: under 3 minutes" in fold(section, "device_3").accessibleName()
    sign = line(section, "sign_3_fast")
    assert (sign.figures.value, sign.figures.mark) == ("43 % (17 of 40)", "Stands out")
    assert sign.figures.under == "the others: 6 %"
    assert line(section, "sign_3_straight").figures.mark == ""
    assert "too few to tell" in fold(section, "device_5").accessibleName()
    assert not fold(section, "device_5").isChecked()
    assert "proves nothing" in said(section, "fieldwork_quality_title")


def test_before_the_first_batch_it_says_what_will_stand_there(open_section: Open) -> None:
    section = open_section(SeasonDesk(empty=True))
    assert said(section, "figure_finished").startswith("0. ")
    assert "once there is an interview" in said(section, "fieldwork_weeks_title")
    assert "Nobody has been approached yet" in said(section, "fieldwork_approached_title")
    assert "once their batches have been merged" in said(section, "fieldwork_quality_title")
    assert section.findChild(FigureRow, "rates") is None


def test_what_stands_in_the_way_is_told(tmp_path: Path, open_section: Open) -> None:
    desk = SeasonDesk()
    section = open_section(desk)
    told: list[object] = []
    section.told.connect(told.append)
    desk.trouble = StoreUnavailable(tmp_path, "gone")
    section.refresh()
    windows.wait_until(lambda: bool(told))
    assert isinstance(told[0], StoreUnavailable)
    assert said(section, "figure_finished").startswith("277. ")


# --- a whole country ------------------------------------------------------------------------------


def test_many_groups_fold_under_their_jobcenters(open_section: Open) -> None:
    section = open_section(SeasonDesk(country()), (1920, 1080))
    assert len(section.findChildren(Fold)) >= 98
    assert not section.findChildren(FigureRow, "group_jc_97_10")
    button = fold(section, "jobcenter_jc_97")
    assert "4 to go" in button.accessibleName()
    QTest.keyClick(button, Qt.Key.Key_Return)
    assert line(section, "group_jc_97_10").isVisibleTo(section)

    section.refresh()  # What a person has opened stays open.
    windows.wait(50)
    assert fold(section, "jobcenter_jc_97").isChecked()
    assert not fold(section, "jobcenter_jc_0").isChecked()
    QTest.keyClick(fold(section, "jobcenter_jc_97"), Qt.Key.Key_Space)
    assert not line(section, "group_jc_97_10").isVisibleTo(section)


# --- at every size --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("size", "percent"), [((1280, 800), 100), ((800, 1280), 100), ((800, 1280), 200)]
)
def test_nothing_is_cut_off_and_everything_can_be_tapped(
    open_section: Open, qapp: Application, size: tuple[int, int], percent: int
) -> None:
    section = open_section(size=size, theme=qapp.dress("dark", percent))
    rows = section.findChildren(FigureRow)
    for row in rows:
        assert row.height() == row.go_through(None), row.objectName()
        assert row.width() <= size[0]
    for button in section.findChildren(QAbstractButton):
        assert not list(control_faults(button))
    assert rows
    assert not section.grab().isNull()


def test_larger_text_makes_the_lines_higher(open_section: Open, qapp: Application) -> None:
    section = open_section()
    before = line(section, "group_jki_activity").height()
    section.set_theme(qapp.dress("light", 200))
    assert line(section, "group_jki_activity").height() > 1.5 * before


def test_weeks_for_which_there_is_no_room_come_together(qapp: Application) -> None:
    bars = WeekBars(Theme())
    bars.show_weeks([Week(str(n), 3, over=n < 52) for n in range(1, 53)], "earlier", 2.5)
    bars.resize(300, 200)
    first, *rest = bars.shown()
    assert first.label == "earlier"
    assert first.count + sum(week.count for week in rest) == 3 * 52
    assert rest[-1].label == "52"
    assert not bars.grab().isNull()
    bars.resize(5000, 200)
    assert len(bars.shown()) == 52


# --- a device's own share -------------------------------------------------------------------------


def own(study: Study, group: str, status: Status, day: datetime, number: int) -> Interview:
    return Interview(
        id=f"{number:08}-0000-4000-8000-000000000000",
        study_id=study.id,
        questionnaire_id=study.questionnaire[0],
        questionnaire_version=study.questionnaire[1],
        language="da",
        page="summary",
        started_at=day,
        status=status,
        revision=1,
        answers={"group": Answer(group)},
    )


def test_a_device_sees_what_was_done_on_it(at_home: MainWindow, qapp: Application) -> None:
    study = default_study()
    store, now = windows.opened(at_home), at_home._services.clock.now()
    store.add_many(
        [
            own(study, "jki_activity", Status.FINISHED, now, 1),
            own(study, "jki_activity", Status.FINISHED, now - timedelta(days=7), 2),
            own(study, "amc_cash", Status.PARTIAL, now, 3),
        ],
        [Contact("c", study.id, Disposition.REFUSAL, now.date())],
    )
    qapp.speak("en")
    driver = Driver(at_home)
    driver.tap("share")
    screen = at_home.screen_shown
    assert isinstance(screen, ShareScreen)
    windows.wait_until(lambda: screen._found is not None)
    windows.wait(20)
    assert said(screen, "figure_finished") == "2. interviews finished on this device"
    assert said(screen, "figure_second") == "1. of them this week"
    assert said(screen, "figure_approached").startswith("4. ")
    group = line(screen, "group_jki_activity")
    assert group.figures.under == "2 here, 40-50 wanted in all"
    assert "1 partial" in said(screen, "group_amc_cash")
    assert line(screen, "outcome_refusal").figures.value == "1  ·  25 %"
    needs = screen.findChild(QWidget, "fieldwork_needs")
    assert needs is not None
    assert not needs.isVisible(), "what other devices do is not known here"
    driver.key(Qt.Key.Key_Escape)
    assert at_home.screen_shown.objectName() == "home"


def test_a_share_can_be_left_while_it_is_read(at_home: MainWindow) -> None:
    at_home.show_share()
    at_home.lock()
    assert at_home.store is None
