"""The release section: what is chosen and what it costs, how it is written, and quotes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QVBoxLayout, QWidget

import ui.widgets.release_done as release_done
from interviewer.errors import FileNotWritten, StoreUnavailable
from interviewer.findings import Find, Kind
from interviewer.lead import Citation
from interviewer.ports import Progress
from interviewer.preferences import Preferences
from interviewer.release import (
    Format,
    MeanChange,
    Profile,
    ReleaseChoice,
    Released,
    ReleaseFigures,
    ReleaseRecord,
    Warned,
)
from tests import windows
from tests.ui.lead_fakes import NOW, FakeStudyDesk, lead_services, made_up_entries
from tests.ui.test_every_screen import control_faults, label_faults
from ui.application import Application
from ui.messages import Message
from ui.screens.lead.releasing import ReleaseSection
from ui.theme import Theme
from ui.widgets.basics import WrappingLabel
from ui.widgets.release_bars import LevelBar
from ui.widgets.release_choosing import steps_for
from ui.widgets.release_quotes import NoteShown, bracketed
from ui.widgets.release_slider import ProtectionSlider
from ui.widgets.sheet import Sheet

Open = Callable[..., ReleaseSection]
NOTE = "Ring til Hanne, siger han. Hanne ved det \N{GRINNING FACE}, og Hanne svarer."


class Desk(FakeStudyDesk):
    """Remembers what it was asked for."""

    def __init__(self, **more: Any) -> None:
        super().__init__(**more)
        self.planned: list[ReleaseChoice] = []
        self.stopped: list[ReleaseChoice] = []
        self.reckoned: list[tuple[int, ...]] = []
        self.asked: list[tuple[ReleaseChoice, Path, list[Format], str]] = []
        self.listed: list[Path] = []
        self.warned: list[Warned] = []
        self.notes: list[Citation] | None = None

    def plan_release(self, choice: ReleaseChoice, progress: Progress) -> ReleaseFigures | None:
        self.planned.append(choice)
        found = super().plan_release(choice, progress)
        if found is None:
            self.stopped.append(choice)
            return None
        return replace(found, warnings=[*found.warnings, *self.warned])

    def curve(
        self, choice: ReleaseChoice, ks: Sequence[int], progress: Progress
    ) -> Sequence[tuple[int, float, int]] | None:
        self.reckoned.append(tuple(ks))
        return super().curve(choice, ks, progress)

    def release(
        self,
        choice: ReleaseChoice,
        folder: Path,
        formats: Sequence[Format],
        language: str,
        progress: Progress,
    ) -> Released | None:
        self.asked.append((choice, folder, list(formats), language))
        return super().release(choice, folder, formats, language, progress)

    def citations(self, *, offset: int = 0, limit: int = 50) -> Sequence[Citation]:
        if self.notes is None:
            return super().citations(offset=offset, limit=limit)
        found = [
            replace(each, cleared=self.quotes.get((each.interview, each.question, each.follow_up)))
            for each in self.notes
        ]
        return found[offset : offset + limit]

    def write_quotes(self, path: Path) -> int:
        self.listed.append(path)
        return super().write_quotes(path)


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def open_section(tmp_path: Path, qapp: Application) -> Iterator[Open]:
    """Opens the section on a desk, in a frame of its own, and waits for its plan and its curve."""
    frames = []

    def opened(
        desk: FakeStudyDesk,
        size: tuple[int, int] = (1280, 800),
        theme: Theme | None = None,
        language: str = "en",
    ) -> ReleaseSection:
        services = lead_services(tmp_path, None, Preferences(language=language))
        section = ReleaseSection(services, desk, theme or Theme())
        section._writing.put_in(tmp_path)
        frame = QWidget()
        box = QVBoxLayout(frame)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(section)
        frames.append((frame, section))
        frame.resize(*size)
        frame.show()
        section.refresh()
        windows.wait_until(lambda: section.ready)
        settle(section)
        return section

    yield opened
    for frame, section in frames:
        section.close_jobs()
        frame.close()
        frame.deleteLater()
    qapp.dress("light", 100)


def settle(section: ReleaseSection) -> None:
    """Until nothing is planned or reckoned any more."""
    windows.wait_until(lambda: not section._stale and not section.jobs.running)
    windows.wait(20)


def find(section: QWidget, name: str) -> Any:
    found: Any = section.window().findChild(QWidget, name)
    assert found is not None, name
    return found


def press(section: QWidget, name: str) -> None:
    button = find(section, name)
    assert button.isVisible(), name
    assert button.isEnabled(), name
    button.click()


def said(section: QWidget, name: str) -> str:
    shown = find(section, name)
    return str(shown.text() if isinstance(shown, QLabel) else shown.accessibleName())


def slider(section: ReleaseSection) -> ProtectionSlider:
    found = find(section, "release_k")
    assert isinstance(found, ProtectionSlider)
    return found


def all_words(within: QWidget) -> str:
    words = [each.text() for each in within.findChildren(QLabel) if each.isVisible()]
    words += [each.accessibleName() for each in within.findChildren(QWidget) if each.isVisible()]
    return "\n".join(words)


# --- for whom, and how much protection ------------------------------------------------------------


def test_each_kind_says_who_may_have_it_and_what_is_not_in_it(
    open_section: Open, desk: Desk
) -> None:
    section = open_section(desk)
    research, public = said(section, "profile_research"), said(section, "profile_public")
    assert "Researchers outside the project may have it." in research
    assert "notes" in research
    assert "at least 5 times" in research
    assert "put on a website" in public
    assert "Not in it: ethnic background, notes" in public
    assert "at least 10 times" in public
    assert find(section, "profile_research").isChecked()


def test_nowhere_does_it_say_anonymous(open_section: Open, desk: Desk) -> None:
    section = open_section(desk)
    words = all_words(section)
    assert "nonym" not in words
    assert (
        "No combination of group, sex, age, unemployment and ethnic background occurs fewer than "
        "5 times." in words
    )


def test_another_kind_is_planned_with_its_own_usual_protection(
    open_section: Open, desk: Desk
) -> None:
    section = open_section(desk)
    press(section, "profile_public")
    settle(section)
    assert desk.planned[-1] == ReleaseChoice(Profile.PUBLIC, 10, None)
    assert slider(section).k == 10
    assert section.findChild(QWidget, "release_item_ethnic_background") is None
    press(section, "profile_project")
    settle(section)
    assert desk.planned[-1] == ReleaseChoice(Profile.PROJECT, 3, None)


def test_protection_that_was_chosen_stays_where_another_kind_allows_it(
    open_section: Open, desk: Desk
) -> None:
    section = open_section(desk)
    slider(section).setValue(slider(section).steps.index(15))
    press(section, "profile_public")
    settle(section)
    assert desk.planned[-1].k == 15
    press(section, "profile_project")
    assert slider(section).k == 15


def test_the_slider_moves_by_keys_taps_and_buttons_and_not_by_the_wheel(
    open_section: Open, desk: Desk
) -> None:
    section = open_section(desk)
    made = slider(section)
    assert made.steps == (5, 7, 10, 15, 20, 30)
    assert not find(section, "protection_less").isEnabled()
    QTest.keyClick(made, Qt.Key.Key_Right)
    assert made.k == 7
    QTest.keyClick(made, Qt.Key.Key_End)
    assert made.k == 30
    assert not find(section, "protection_more").isEnabled()
    QTest.keyClick(made, Qt.Key.Key_Home)
    press(section, "protection_more")
    assert made.k == 7
    QTest.mouseClick(
        made, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(made.width(), 40)
    )
    assert made.k == 30
    turn = QWheelEvent(
        QPointF(20, 20),
        QPointF(20, 20),
        QPoint(),
        QPoint(0, 240),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(made, turn)
    assert made.k == 30


def test_it_is_planned_once_after_the_last_change(open_section: Open, desk: Desk) -> None:
    section = open_section(desk)
    before = len(desk.planned)
    for _ in range(3):
        QTest.keyClick(slider(section), Qt.Key.Key_Right)
    assert not find(section, "release_forward").isEnabled(), "what is shown is of another choice"
    assert len(desk.planned) == before
    settle(section)
    assert [each.k for each in desk.planned[before:]] == [15]
    assert find(section, "release_forward").isEnabled()


def test_an_older_plan_is_stopped(open_section: Open, desk: Desk) -> None:
    section = open_section(desk)
    desk.waits = True
    QTest.keyClick(slider(section), Qt.Key.Key_Right)
    windows.wait_until(lambda: desk.planned[-1].k == 7)
    QTest.keyClick(slider(section), Qt.Key.Key_Right)
    windows.wait_until(lambda: [each.k for each in desk.stopped] == [7])
    desk.waits = False
    settle(section)
    assert desk.planned[-1].k == 10
    assert "10 times" in said(section, "release_promise")
    assert said(section, "cost_loss").startswith("47 %")


def test_each_stop_says_what_it_costs_before_one_goes_there(open_section: Open, desk: Desk) -> None:
    section = open_section(desk)
    assert desk.reckoned == [(5, 7, 10, 15, 20, 30)]
    made = slider(section)
    assert made.accessibleDescription() == "k = 5: 30 % of the detail is given up, 1 left out"
    QTest.keyClick(made, Qt.Key.Key_Right)
    assert made.accessibleDescription() == "k = 7: 36 % of the detail is given up, 1 left out"
    settle(section)
    assert len(desk.reckoned) == 1, "the curve is the same at every k"
    press(section, "release_item_sex")
    settle(section)
    assert len(desk.reckoned) == 2


def test_at_the_chosen_stop_the_curve_says_what_the_plan_says(
    open_section: Open, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def rough(
        choice: ReleaseChoice, ks: Sequence[int], progress: Progress
    ) -> Sequence[tuple[int, float, int]]:
        return [(k, 0.9, 9) for k in ks]

    monkeypatch.setattr(desk, "curve", rough)
    section = open_section(desk)
    assert "30 % of the detail is given up, 1 left out" in slider(section).accessibleDescription()
    QTest.keyClick(slider(section), Qt.Key.Key_Right)
    assert "90 %" in slider(section).accessibleDescription()
    settle(section)
    assert "36 %" in slider(section).accessibleDescription()


def test_stops_are_offered_where_there_are_interviews_enough() -> None:
    assert steps_for(5, None) == (5, 7, 10, 15, 20, 30)
    assert steps_for(3, 12) == (3, 5, 7)
    assert steps_for(5, 4) == (5,)
    assert steps_for(5, 0) == (5,)
    assert steps_for(10, 405)[-1] == 50
    assert steps_for(10, 100_000)[-1] == 100


def variables(desk: Desk) -> tuple[str, ...] | None:
    """What was asked for last."""
    return desk.planned[-1].variables


def test_what_stays_behind_is_not_asked_for(open_section: Open, desk: Desk) -> None:
    section = open_section(desk)
    press(section, "release_item_ethnic_background")
    settle(section)
    assert variables(desk) == ("group", "sex", "age", "unemployment")
    assert "No combination of group, sex, age and unemployment" in said(section, "release_promise")
    for item in ("group", "sex", "age", "unemployment"):
        press(section, f"release_item_{item}")
    windows.wait(20)
    before = len(desk.planned)
    assert said(section, "release_item_error") == "Choose one at least."
    assert not find(section, "release_forward").isEnabled()
    settle(section)
    assert len(desk.planned) == before
    press(section, "release_item_sex")
    settle(section)
    assert variables(desk) == ("sex",)
    assert said(section, "release_promise") == "No value of sex occurs fewer than 5 times."


def record(number: int) -> ReleaseRecord:
    return ReleaseRecord(number, NOW, Profile.RESEARCH, 5, 140, f"vive-{number}", {"a.csv": "ab"})


def test_earlier_releases_are_continued_unless_somebody_says_otherwise(
    open_section: Open, desk: Desk
) -> None:
    section = open_section(desk)
    assert not find(section, "release_continues").isVisible()
    desk.written = [record(2), record(1)]
    section.refresh()
    windows.wait_until(lambda: find(section, "release_continues").isVisible())
    settle(section)
    assert desk.planned[-1].continues
    assert "work out from the difference" in said(section, "release_continues")
    press(section, "release_continues")
    settle(section)
    assert [each.continues for each in desk.planned][-2:] == [True, False]
    assert "it is refused" in said(section, "release_continues")


# --- what it costs --------------------------------------------------------------------------------


def test_the_cost_is_told_in_figures_and_words(open_section: Open, desk: Desk) -> None:
    section = open_section(desk)
    assert said(section, "cost_leave") == "157. interviews leave"
    assert said(section, "cost_out") == "1. is left out"
    assert said(section, "cost_loss") == "30 %. of the detail given up"
    assert said(section, "cost_age") == (
        "Age. 30 % given up. 90 as collected, 44 in broad bands, 23 withheld"
    )
    assert said(section, "cost_unique") == "Alone with their combination. 79 before, 0 after"
    mean = said(section, "cost_mean")
    assert mean.startswith("Satisfaction with the meeting, here and now")
    assert "3.62 before, 3.71 after" in mean
    assert "Vulnerable" in mean
    assert said(section, "release_foot") == (
        "157 of 158 interviews leave, 30 % of the detail is given up"
    )


def test_where_no_mean_can_be_compared_it_says_so(
    open_section: Open, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = desk.plan_release
    changes: list[list[MeanChange]] = [[], [MeanChange("q1", "ready", 3.5, None, 9)]]

    def without(choice: ReleaseChoice, progress: Progress) -> ReleaseFigures | None:
        found = plan(choice, progress)
        return found and replace(found, largest_change=None, changes=changes.pop(0))

    monkeypatch.setattr(desk, "plan_release", without)
    section = open_section(desk)
    assert said(section, "cost_mean").startswith("No mean of a question changes")
    QTest.keyClick(slider(section), Qt.Key.Key_Right)
    settle(section)
    assert said(section, "cost_mean").startswith("No interview tells its main group")


def test_what_is_refused_meanwhile_is_not_written(open_section: Open, desk: Desk) -> None:
    section = open_section(desk)
    at_writing(section)
    desk.warned = [Warned("difference", 3, "english", refuses=True)]
    section.refresh()
    windows.wait_until(lambda: section._figures is not None and section._figures.refused)
    windows.wait(20)
    assert find(section, "release_k").isVisible()
    assert not find(section, "release_forward").isEnabled()


def test_groups_and_the_riskiest_combinations_unfold(open_section: Open, desk: Desk) -> None:
    section = open_section(desk)
    assert "11 of 11 groups are touched" in said(section, "cost_groups")
    assert section.findChild(QWidget, "cost_riskiest_0") is None
    press(section, "cost_riskiest")
    assert said(section, "cost_riskiest_0") == (
        "Group: Ready for education, on education benefit  ·  Sex: Man  ·  Age: 20-24. 1 interview"
    )
    assert "For you alone" in said(section, "cost_riskiest")
    press(section, "cost_groups")
    assert "made coarser" in said(section, "cost_group_jki_activity")
    QTest.keyClick(slider(section), Qt.Key.Key_Right)
    settle(section)
    assert "9 made coarser" in said(section, "cost_group_jki_activity"), "what is open is anew"


def test_warnings_are_told_in_words(open_section: Open, desk: Desk) -> None:
    desk.warned = [
        Warned("gone", 2, "english"),
        Warned("partial", 1, "english"),
        Warned("of a later version", 1, "It says so itself."),
    ]
    section = open_section(desk)
    words = section._costs._warnings.said()
    assert "In 2 combinations, all have answered a question alike." in words
    assert "1 interview waits for a decision" in words
    assert "2 interviews of an earlier release are not in this one." in words
    assert "It says so itself." in words
    assert "english" not in words
    assert "cannot be released" not in words


def test_a_plan_that_is_refused_says_why_and_what_to_do(open_section: Open, desk: Desk) -> None:
    desk.warned = [Warned("difference", 3, "english", refuses=True)]
    section = open_section(desk)
    words = section._costs._warnings.said()
    assert words.startswith("It cannot be released like this Held beside an earlier release, 3")
    assert "Let it continue the earlier releases" in words
    assert said(section, "release_foot") == "It cannot be released like this"
    assert not find(section, "release_forward").isEnabled()
    desk.warned = []
    press(section, "protection_more")
    settle(section)
    assert find(section, "release_forward").isEnabled()


def test_too_few_interviews_for_one_kind_may_be_enough_for_another(open_section: Open) -> None:
    desk = Desk(entries=made_up_entries()[:4], devices=0)
    section = open_section(desk)
    assert said(section, "costs_why").startswith("4 interviews are too few")
    assert not find(section, "release_forward").isEnabled()
    assert not find(section, "costs_again").isVisible()
    press(section, "profile_project")
    settle(section)
    assert not find(section, "costs_why").isVisible()
    assert said(section, "cost_leave").startswith("4. ")


def test_before_the_first_merge_it_says_what_will_be_here(open_section: Open) -> None:
    section = open_section(Desk(entries=(), devices=0))
    assert "under Batches" in said(section, "release_empty")
    assert find(section, "release_empty").isVisible()
    assert not find(section, "release_k").isVisible()
    assert not find(section, "release_forward").isVisible()
    press(section, "release_part_quotes")
    settle(section)
    assert find(section, "quotes_empty").isVisible()
    assert not find(section, "quote_clear").isVisible()
    press(section, "release_part_earlier")
    assert "has been released yet" in said(section, "earlier_empty")


def test_what_stands_in_the_way_of_a_plan_is_told_and_can_be_tried_again(
    tmp_path: Path, open_section: Open, desk: Desk
) -> None:
    section = open_section(desk)
    told: list[object] = []
    section.told.connect(told.append)
    desk.trouble = StoreUnavailable(tmp_path, "gone")
    press(section, "protection_more")
    settle(section)
    assert isinstance(told[0], StoreUnavailable)
    assert not find(section, "release_forward").isEnabled()
    press(section, "costs_again")
    settle(section)
    assert said(section, "cost_loss").startswith("36 %")


# --- writing --------------------------------------------------------------------------------------


def at_writing(section: ReleaseSection) -> None:
    press(section, "release_forward")
    assert find(section, "release_writing").isVisible()


def write(section: ReleaseSection) -> None:
    press(section, "release_forward")
    press(section, "sheet_release_now")


def no_sheet(section: QWidget) -> bool:
    return not any(each.isVisible() for each in section.window().findChildren(Sheet))


def test_a_release_is_written_where_and_as_it_was_asked_for(
    tmp_path: Path, open_section: Open, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    section = open_section(desk)
    changes: list[None] = []
    section.changed.connect(lambda: changes.append(None))
    press(section, "release_item_ethnic_background")
    settle(section)
    at_writing(section)
    assert said(section, "writing_what") == "157 interviews for researchers"
    assert find(section, "release_folder").text() == "vive-2020-research-1"
    press(section, "format_parquet")
    press(section, "release_language_da")
    write(section)
    windows.wait_until(lambda: find(section, "release_done").isVisible())
    choice, folder, formats, language = desk.asked[-1]
    assert choice.variables == ("group", "sex", "age", "unemployment")
    assert folder == tmp_path / "vive-2020-research-1"
    assert set(formats) == set(Format) - {Format.PARQUET}
    assert language == "da"
    assert said(section, "done_folder") == str(folder)
    assert said(section, "done_lead_report").endswith("research-1-lead.pdf")
    assert "for you alone" in said(section, "done_stays_title")
    assert changes
    press(section, "done_files")
    assert said(section, "file_0") == "data.csv"
    assert said(section, "digest_0").replace(" ", "") == "ab" * 32

    opened: list[Path] = []

    def shown(path: Path) -> bool:
        opened.append(path)
        return True

    monkeypatch.setattr("ui.screens.lead.releasing.show_folder", shown)
    press(section, "release_back")
    assert opened == [folder]

    settle(section)
    press(section, "release_part_earlier")
    assert "Release 1, for researchers, k = 5" in said(section, "release_1")
    press(section, "release_1")
    press(section, "release_part_data")
    press(section, "release_forward")
    assert find(section, "release_continues").isVisible()
    at_writing(section)
    assert find(section, "release_folder").text() == "vive-2020-research-2"


def test_writing_can_be_stopped_and_leaves_nothing(open_section: Open, desk: Desk) -> None:
    section = open_section(desk)
    told: list[object] = []
    section.told.connect(told.append)
    at_writing(section)
    desk.waits = True
    write(section)
    windows.wait_until(
        lambda: any(
            each.isVisible() for each in section.window().findChildren(QWidget, "section_progress")
        )
    )
    press(section, "sheet_cancel")
    windows.wait_until(lambda: bool(told))
    assert isinstance(told[0], Message)
    assert "Nothing was written" in told[0].safe
    assert not desk.written
    assert find(section, "release_writing").isVisible()
    assert no_sheet(section)
    desk.waits = False


def test_a_release_that_fails_is_told_and_can_be_tried_elsewhere(
    tmp_path: Path, open_section: Open, desk: Desk
) -> None:
    section = open_section(desk)
    told: list[object] = []
    section.told.connect(told.append)
    at_writing(section)
    desk.trouble = FileNotWritten(tmp_path, "full", "full")
    write(section)
    windows.wait_until(lambda: bool(told))
    assert isinstance(told[0], FileNotWritten)
    assert find(section, "release_writing").isVisible()
    assert find(section, "release_forward").isEnabled()


def test_nothing_is_released_without_being_asked_once_more(open_section: Open, desk: Desk) -> None:
    section = open_section(desk)
    at_writing(section)
    press(section, "release_forward")
    assert said(section, "sheet_title") == "Release 157 interviews?"
    press(section, "sheet_cancel")
    windows.wait(20)
    assert not desk.asked
    press(section, "release_back")
    assert find(section, "release_k").isVisible()


@pytest.mark.parametrize("name", ["", "  ", "a/b", "a\\b", "what?", "..", "there"])
def test_a_folder_that_cannot_be_is_told_beside_its_name(
    tmp_path: Path, open_section: Open, desk: Desk, name: str
) -> None:
    (tmp_path / "there").mkdir()
    section = open_section(desk)
    at_writing(section)
    edit = find(section, "release_folder")
    edit.selectAll()
    if name:
        QTest.keyClicks(edit, name)
    else:
        QTest.keyClick(edit, Qt.Key.Key_Delete)
    assert find(section, "error_release_folder").isVisible()
    assert not find(section, "release_forward").isEnabled()
    edit.selectAll()
    QTest.keyClicks(edit, "Udgivelse 2027, første")
    assert not find(section, "error_release_folder").isVisible()
    assert find(section, "release_forward").isEnabled()


def test_one_format_at_least_is_written(open_section: Open, desk: Desk) -> None:
    section = open_section(desk)
    at_writing(section)
    for each in Format:
        press(section, f"format_{each.value}")
    assert said(section, "format_error") == "Choose one at least."
    assert not find(section, "release_forward").isEnabled()


def test_the_system_is_asked_to_show_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[QUrl] = []

    def open_url(url: QUrl) -> bool:
        asked.append(url)
        return True

    monkeypatch.setattr("PySide6.QtGui.QDesktopServices.openUrl", open_url)
    assert release_done.show_folder(tmp_path)
    assert Path(asked[0].toLocalFile()) == tmp_path


# --- quotes ---------------------------------------------------------------------------------------


def citation(number: int, note: str = "Det gik godt.", *finds: Find) -> Citation:
    return Citation(f"interview-{number}", "q1", "", note, finds, None)


def hanne(note: str, at: int) -> Find:
    return Find(at, at + 5, Kind.NAME, "[navn]", (0, len(note)))


def at_quotes(section: ReleaseSection) -> None:
    press(section, "release_part_quotes")
    settle(section)


def test_finds_are_underlined_in_the_note_and_bracketed_in_the_quote(
    open_section: Open, desk: Desk
) -> None:
    places = [at for at in range(len(NOTE)) if NOTE.startswith("Hanne", at)]
    desk.notes = [citation(1, NOTE, *(hanne(NOTE, at) for at in places))]
    section = open_section(desk)
    at_quotes(section)
    shown = find(section, "quote_note")
    assert isinstance(shown, NoteShown)
    assert shown.toPlainText() == NOTE
    assert shown.marked == ["Hanne"] * 3
    assert shown.isReadOnly()
    assert find(section, "quote_text").toPlainText() == NOTE.replace("Hanne", "[navn]")


def test_of_finds_that_overlap_the_first_is_replaced_and_no_letter_is_lost() -> None:
    note = "Jens Hansen kom."
    finds = [
        Find(5, 11, Kind.NAME, "[navn]", (0, 16)),
        Find(0, 11, Kind.NAME, "[navn]", (0, 16)),
    ]
    assert bracketed(note, finds) == "[navn] kom."
    assert bracketed(note, ()) == note


def test_a_quote_is_cleared_as_it_was_mended_and_can_be_taken_back(
    open_section: Open, desk: Desk
) -> None:
    desk.notes = [citation(1, "Hanne var flink.", hanne("Hanne var flink.", 0)), citation(2)]
    section = open_section(desk)
    at_quotes(section)
    assert said(section, "quotes_place") == "Note 1 of 2  ·  0 may be cited"
    assert not find(section, "quotes_write").isEnabled()
    edit = find(section, "quote_text")
    edit.selectAll()
    QTest.keyClicks(edit, "Hun var flink.")
    press(section, "quote_clear")
    settle(section)
    assert desk.quotes == {("interview-1", "q1", ""): "Hun var flink."}
    assert said(section, "quotes_place") == "Note 2 of 2  ·  1 may be cited"
    assert section.window().focusWidget() == edit, "the next one is read first"
    press(section, "quote_back")
    assert edit.toPlainText() == "Hun var flink."
    assert not find(section, "quote_clear").isEnabled()
    press(section, "quote_take_back")
    settle(section)
    assert not desk.quotes
    assert edit.toPlainText() == "[navn] var flink."
    assert find(section, "quote_clear").isEnabled()
    assert not find(section, "quote_take_back").isVisible()


def test_an_empty_quote_cannot_be_cleared(open_section: Open, desk: Desk) -> None:
    desk.notes = [citation(1)]
    section = open_section(desk)
    at_quotes(section)
    edit = find(section, "quote_text")
    edit.selectAll()
    QTest.keyClick(edit, Qt.Key.Key_Delete)
    assert not find(section, "quote_clear").isEnabled()
    assert not find(section, "quote_next").isEnabled()


def test_what_was_written_stays_while_others_are_looked_at(open_section: Open, desk: Desk) -> None:
    desk.notes = [citation(1), citation(2, "Andet."), citation(3)]
    section = open_section(desk)
    at_quotes(section)
    field = find(section, "quote_text")
    field.selectAll()
    QTest.keyClicks(field, "Halvt")
    press(section, "quote_next")
    assert field.toPlainText() == "Andet."
    section.refresh()
    windows.wait(30)
    settle(section)
    assert field.toPlainText() == "Andet.", "the same note, after reading anew"
    press(section, "quote_back")
    assert field.toPlainText() == "Halvt"


def test_notes_come_in_pages_and_each_is_shown_once(open_section: Open, desk: Desk) -> None:
    desk.notes = [citation(number, f"Note {number}") for number in range(1, 121)]
    section = open_section(desk)
    at_quotes(section)
    assert said(section, "quotes_place") == "Note 1  ·  0 may be cited so far"
    seen = []
    for _ in range(120):
        seen.append(find(section, "quote_note").toPlainText())
        if not find(section, "quote_next").isEnabled():
            settle(section)
        if find(section, "quote_next").isEnabled():
            press(section, "quote_next")
    assert seen == [f"Note {number}" for number in range(1, 121)]
    assert said(section, "quotes_place").startswith("Note 120 of 120")


def test_the_list_of_quotes_is_written_as_asked(
    tmp_path: Path, open_section: Open, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.notes = [citation(1)]
    section = open_section(desk)
    at_quotes(section)
    press(section, "quote_clear")
    settle(section)
    told: list[object] = []
    section.told.connect(told.append)
    names = []

    def chosen(_over: QWidget, name: str, then: Callable[[Path], None]) -> None:
        names.append(name)
        then(tmp_path / "citater")

    monkeypatch.setattr("ui.screens.lead.quoting.ask_where", chosen)
    press(section, "quotes_write")
    press(section, "sheet_csv")
    windows.wait_until(lambda: bool(told))
    assert names == ["vive-2020-quotes.csv"]
    assert desk.listed == [tmp_path / "citater.csv"]
    assert isinstance(told[0], Message)
    assert told[0].happened.startswith("1 quote is written")


# --- keys, looks, and leaving ---------------------------------------------------------------------


def test_a_release_can_be_written_with_the_keyboard_alone(open_section: Open, desk: Desk) -> None:
    section = open_section(desk)

    def go_to(name: str) -> None:
        for _ in range(80):
            focus = section.window().focusWidget()
            assert focus is not None
            if focus.objectName() == name:
                return
            QTest.keyClick(focus, Qt.Key.Key_Tab)
        raise AssertionError(f"Tab does not lead to {name}")

    find(section, "release_part_data").setFocus()
    go_to("profile_public")
    QTest.keyClick(section.window().focusWidget(), Qt.Key.Key_Space)
    windows.wait(20)
    go_to("release_k")
    QTest.keyClick(section.window().focusWidget(), Qt.Key.Key_Right)
    go_to("release_item_sex")
    QTest.keyClick(section.window().focusWidget(), Qt.Key.Key_Space)
    settle(section)
    go_to("cost_groups")
    go_to("release_forward")
    QTest.keyClick(section.window().focusWidget(), Qt.Key.Key_Return)
    go_to("format_csv")
    QTest.keyClick(section.window().focusWidget(), Qt.Key.Key_Space)
    go_to("release_forward")
    QTest.keyClick(section.window().focusWidget(), Qt.Key.Key_Return)
    go_to("sheet_release_now")
    QTest.keyClick(section.window().focusWidget(), Qt.Key.Key_Return)
    windows.wait_until(lambda: find(section, "release_done").isVisible())
    choice, _folder, formats, _language = desk.asked[-1]
    assert set(formats) == set(Format) - {Format.CSV}
    assert choice == ReleaseChoice(Profile.PUBLIC, 15, ("group", "age", "unemployment"))


def test_tab_goes_down_the_page(open_section: Open, desk: Desk) -> None:
    section = open_section(desk)
    find(section, "release_part_data").setFocus()
    stops: list[str] = []
    for _ in range(40):
        focus = section.window().focusWidget()
        assert focus is not None
        if focus.objectName() in stops:
            break
        stops.append(focus.objectName())
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    wanted = [
        "release_part_data",
        "profile_research",
        "profile_public",
        "protection_more",
        "release_k",
        "release_item_group",
        "cost_groups",
        "cost_riskiest",
        "release_forward",
    ]
    assert [each for each in stops if each in wanted] == wanted


def test_tab_goes_down_the_page_of_how_it_is_written(open_section: Open, desk: Desk) -> None:
    section = open_section(desk)
    at_writing(section)
    find(section, "release_part_data").setFocus()
    stops = []
    for _ in range(14):
        focus = section.window().focusWidget()
        assert focus is not None
        stops.append(focus.objectName())
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert stops[1:8] == [
        f"format_{each}" for each in ("csv", "sav", "dta", "xlsx", "parquet", "ddi", "syntax")
    ]
    assert stops[8].startswith("release_language_")
    assert stops[9] == "release_folder"
    assert stops[10].startswith("place_")
    assert stops[11:13] == ["place_other", "release_back"]


def faults(section: ReleaseSection) -> Iterator[str]:
    for widget in section.findChildren(QWidget):
        if not widget.isVisible():
            continue
        if isinstance(widget, QAbstractButton):
            yield from control_faults(widget)
        elif isinstance(widget, WrappingLabel):
            yield from label_faults(widget)
        elif isinstance(widget, LevelBar) and widget.height() != widget.go_through(None):
            yield f"{widget.objectName()} is cut off"
    assert section._ground is not None
    inside = section._ground.widget()
    assert inside is not None
    if inside.width() > section._ground.viewport().width():
        yield f"{inside.width()} wide in {section._ground.viewport().width()}"


@pytest.mark.parametrize(
    ("size", "percent", "theme"),
    [
        ((1280, 560), 100, "light"),
        ((800, 980), 100, "dark"),
        ((800, 980), 200, "light"),
        ((1920, 840), 100, "dark"),
    ],
)
def test_at_every_size_nothing_is_cut_off_and_everything_can_be_tapped(
    open_section: Open,
    qapp: Application,
    desk: Desk,
    size: tuple[int, int],
    percent: int,
    theme: str,
) -> None:
    desk.written = [record(1)]
    section = open_section(desk, size, qapp.dress(theme, percent))
    section._choosing.set_theme(section.theme)
    press(section, "cost_groups")
    press(section, "cost_riskiest")
    found: list[str] = []

    def look(name: str) -> None:
        windows.wait(40)
        found.extend(f"{name}: {fault}" for fault in faults(section))
        assert not section.grab().isNull()

    look("choosing")
    press(section, "release_forward")
    look("writing")
    press(section, "release_back")
    press(section, "release_part_earlier")
    press(section, "release_1")
    look("earlier")
    at_quotes(section)
    look("quotes")
    press(section, "quote_clear")
    settle(section)
    press(section, "quote_back")
    look("a quote that is cleared")
    assert not found, "\n".join(found)


def test_another_language_is_told_at_once(
    open_section: Open, qapp: Application, desk: Desk
) -> None:
    section = open_section(desk)
    section.services.preferences = Preferences(language="da")
    qapp.speak("da")
    windows.wait(20)
    assert "målgruppe" in said(section, "release_promise")
    assert "Alder" in said(section, "cost_age")


def test_nothing_is_planned_once_the_section_is_left(open_section: Open, desk: Desk) -> None:
    section = open_section(desk)
    QTest.keyClick(slider(section), Qt.Key.Key_Right)
    before = len(desk.planned)
    section.let_go()()
    windows.wait(400)
    assert len(desk.planned) == before
