"""The lead's section Batches: what is merged, what is told of it, and what can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from interviewer.errors import NotSaved
from interviewer.lead import Merge
from interviewer.merging import (
    Came,
    Counts,
    FileReport,
    Gap,
    MergeReport,
    SetAside,
    Trouble,
)
from interviewer.ports import Progress
from interviewer.preferences import Preferences
from tests import windows
from tests.ui.lead_fakes import FakeStudyDesk, lead_services
from tests.ui.test_every_screen import control_faults
from ui.application import Application
from ui.screens.lead.merging import MergingSection
from ui.theme import Theme
from ui.widgets.figure_row import FigureRow
from ui.widgets.merge_more import PAGE
from ui.widgets.merge_words import arrived, meaning, ranges

Open = Callable[..., MergingSection]


class Asked(FakeStudyDesk):
    """Keeps what it was asked to merge, and answers with `answer` where there is one."""

    def __init__(self, **given: object) -> None:
        super().__init__(**given)  # type: ignore[arg-type]
        self.asked: list[tuple[list[Path], bool]] = []
        self.answer: MergeReport | None = None

    def merge(
        self, paths: Sequence[Path], progress: Progress, *, unsigned: bool = False
    ) -> MergeReport | None:
        self.asked.append((list(paths), unsigned))
        report = super().merge(paths, progress, unsigned=unsigned)
        return self.answer if report is not None and self.answer is not None else report


def empty() -> Asked:
    return Asked(entries=(), devices=0)


@pytest.fixture
def open_section(tmp_path: Path, qapp: Application) -> Iterator[Open]:
    """Opens the section on a desk, in a frame of its own, and waits until it is shown."""
    frames = []

    def opened(
        desk: FakeStudyDesk, size: tuple[int, int] = (1280, 800), theme: Theme | None = None
    ) -> MergingSection:
        services = lead_services(tmp_path, None, Preferences(language="en"))
        section = MergingSection(services, desk, theme or Theme())
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


def said(within: QWidget, name: str) -> list[str]:
    """All lines of that name, as a screen reader hears them."""
    return [row.accessibleName() for row in within.findChildren(FigureRow, name)]


def tap(section: MergingSection, name: str) -> None:
    found = section.window().findChild(QAbstractButton, name)
    assert found is not None, name
    found.click()


def shows(section: MergingSection, name: str) -> bool:
    found = section.findChild(QWidget, name)
    assert found is not None, name
    return found.isVisibleTo(section)


def undone(desk: FakeStudyDesk) -> list[bool]:
    return [merge.undone for merge in desk.done]


def told_by(section: MergingSection) -> list[Any]:
    told: list[Any] = []
    section.told.connect(told.append)
    return told


def settled(section: MergingSection) -> None:
    windows.wait_until(lambda: not section.jobs.running and not section.working)
    windows.wait(20)


# --- before the first merge -----------------------------------------------------------------------


def test_before_the_first_merge_it_says_what_will_stand_there(open_section: Open) -> None:
    section = open_section(empty())
    title = section.findChild(QWidget, "drop_said")
    assert title is not None
    assert "ends with .batch" in title.text()  # type: ignore[attr-defined]
    for card in ("merge_report", "merge_gaps", "merge_aside", "merge_earlier", "quality_calm"):
        assert not shows(section, card)


# --- merging --------------------------------------------------------------------------------------


def test_dropped_files_are_merged_and_told_of(open_section: Open, tmp_path: Path) -> None:
    desk = empty()
    section = open_section(desk)
    told, changed = told_by(section), []
    section.changed.connect(lambda: changed.append(True))
    data = QMimeData()
    paths = [tmp_path / "uge-47.batch", tmp_path / "stick"]
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    left = Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    copy = Qt.DropAction.CopyAction
    over = QDragEnterEvent(QPointF(9, 9).toPoint(), copy, data, left, none)
    section.dragEnterEvent(over)
    assert over.isAccepted()
    section.dropEvent(QDropEvent(QPointF(9, 9), copy, data, left, none))
    settled(section)
    assert desk.asked == [(paths, False)]
    assert changed
    assert told[-1].happened == "Merged. 47 new interviews have come."
    assert "under Review" in told[-1].todo
    assert said(section, "report_new")[0].startswith("47. New")
    assert shows(section, "merge_gaps")


def test_what_is_no_file_cannot_be_dropped(open_section: Open) -> None:
    section = open_section(empty())
    data = QMimeData()
    data.setText("a text")
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    over = QDragEnterEvent(QPointF(9, 9).toPoint(), Qt.DropAction.CopyAction, data, left, none)
    over.setAccepted(False)
    section.dragEnterEvent(over)
    assert not over.isAccepted()


def test_a_stopped_merge_says_that_all_is_as_it_was(open_section: Open, tmp_path: Path) -> None:
    desk = empty()
    desk.waits = True
    section = open_section(desk)
    told = told_by(section)
    section.merge([tmp_path])
    windows.wait_until(lambda: section.window().findChild(QWidget, "sheet") is not None)
    assert section.window().findChild(QWidget, "section_progress") is not None
    tap(section, "sheet_cancel")
    settled(section)
    assert (told[-1].happened, told[-1].safe) == ("Stopped.", "Everything is as it was before.")
    assert not shows(section, "merge_report")


def test_where_nothing_was_new_it_says_so(open_section: Open, tmp_path: Path) -> None:
    desk = Asked()
    known = FileReport("uge-46.batch", Came.KNOWN, 2, 5, Counts())
    desk.answer = MergeReport(None, (known,), Counts(), (), "00")
    section = open_section(desk)
    told = told_by(section)
    section.merge([tmp_path / "uge-46.batch"])
    settled(section)
    assert told[-1].happened.startswith("Nothing was new.")
    assert said(section, "merge_report_title")[0].startswith("Nothing was new")
    assert "Had been merged before" in said(section, "report_file")[0]


def test_a_folder_without_a_batch_is_told_of(open_section: Open, tmp_path: Path) -> None:
    desk = Asked()
    desk.answer = MergeReport(None, (), Counts(), (), "00")
    section = open_section(desk)
    told = told_by(section)
    section.merge([tmp_path])
    settled(section)
    assert told[-1].happened == "There is no batch in there."


def test_what_stands_in_the_way_is_told(open_section: Open, tmp_path: Path) -> None:
    desk = empty()
    section = open_section(desk)
    told = told_by(section)
    desk.trouble = NotSaved("full", "disk full")
    section.merge([tmp_path])
    settled(section)
    assert isinstance(told[-1], NotSaved)


def test_unsigned_batches_are_taken_only_where_a_person_says_so(
    open_section: Open, tmp_path: Path
) -> None:
    desk = Asked()
    section = open_section(desk)
    assert not shows(section, "take_unsigned")
    aside = SetAside(Trouble.UNSIGNED, "no header", "gammel.zip")
    desk.aside.append(aside)
    section.refresh()
    settled(section)
    assert shows(section, "take_unsigned")
    section.merge([tmp_path])
    settled(section)
    tap(section, "take_unsigned")
    section.merge([tmp_path])
    settled(section)
    section.merge([tmp_path])
    settled(section)
    assert [unsigned for _paths, unsigned in desk.asked] == [False, True, False]


# --- the report -----------------------------------------------------------------------------------


def test_the_report_tells_file_by_file_what_came_and_what_did_not(open_section: Open) -> None:
    section = open_section(FakeStudyDesk())
    report = section.findChild(QWidget, "report")
    assert report is not None
    assert said(report, "report_conflicting")[0].startswith("1. In conflict")
    assert said(report, "report_files") == ["5 files: 2 merged, 1 merged before, 2 set aside"]
    files = said(report, "report_file")
    assert [name.split(".")[0] for name in files[:3]] == ["amc", "udgangen", "kopi"]
    assert "Device 5 · batch 2" in files[0]
    assert "1 interview: It holds something that the questionnaire" in files[0]
    assert files[0].endswith("Not all of it was taken")
    assert "take it in under Devices" in files[1]
    assert "Copy it from the device once more" in files[2]
    assert "New: 14  ·  Revised: 1  ·  In conflict: 1" in files[3]


def test_a_thousand_files_are_shown_a_page_at_a_time(open_section: Open, tmp_path: Path) -> None:
    desk = empty()
    lost = tuple(
        FileReport(f"{n}.batch", Came.SET_ASIDE, None, None, Counts(), (_damaged(n),))
        for n in range(1000)
    )
    whole = tuple(FileReport(f"w{n}.batch", Came.TAKEN, 1, n, Counts(new=1)) for n in range(1000))
    desk.kept = [(1, MergeReport(1, lost + whole, Counts(new=1000), (), "00"))]
    desk.done = sample_merges(1)
    section = open_section(desk)
    assert len(section.findChildren(FigureRow, "report_file")) == PAGE
    tap(section, "report_troubled_more")
    assert len(section.findChildren(FigureRow, "report_file")) == 2 * PAGE
    tap(section, "report_rest")
    assert len(section.findChildren(FigureRow, "report_file")) == 3 * PAGE


def _damaged(n: int) -> SetAside:
    return SetAside(Trouble.DAMAGED, "it ends before its end", f"{n}.batch")


def sample_merges(count: int) -> list[Merge]:
    return FakeStudyDesk().done[-count:]


@pytest.mark.parametrize("trouble", Trouble)
@pytest.mark.parametrize("record", [False, True])
def test_every_trouble_has_a_meaning_and_a_way_on(trouble: Trouble, record: bool) -> None:
    happened, todo = meaning(trouble, record=record)
    assert happened.endswith(".")
    assert todo.endswith(".")


def test_many_missing_batches_are_told_as_ranges(qapp: Application) -> None:
    assert ranges((1, 2, 4, 5, 6, 9)) == "1, 2, 4–6, 9"
    assert arrived(Gap(3, (4,), 6)) == "Batch 4 of 6 has not arrived"
    assert arrived(Gap(3, (2, 3, 4), 6)) == "Batches 2–4 of 6 have not arrived"


def test_missing_batches_stand_with_their_device(open_section: Open) -> None:
    section = open_section(FakeStudyDesk())
    assert said(section, "gap_3") == ["Device 3 · Tablet C. Batch 4 of 6 has not arrived"]


def test_signs_worth_a_talk_come_with_their_caution(open_section: Open) -> None:
    section = open_section(FakeStudyDesk())
    assert shows(section, "fieldwork_quality")
    assert "proves nothing" in said(section, "fieldwork_quality_title")[0]
    assert not shows(section, "quality_calm")


# --- taking back ----------------------------------------------------------------------------------


def test_a_merge_is_undone_only_after_a_second_thought(open_section: Open) -> None:
    desk = FakeStudyDesk()
    section = open_section(desk)
    tap(section, "undo_3")
    tap(section, "sheet_cancel")
    assert undone(desk) == [False, True, False]
    tap(section, "undo_3")
    tap(section, "sheet_undo")
    settled(section)
    assert undone(desk) == [True, True, False]
    assert said(section, "merge_3")[0].startswith("Merge 3, 20/11/2025")
    assert "Undone" in said(section, "merge_3")[0]
    assert "Merge 1" in said(section, "merge_report_title")[0], "the one before stands open now"


def test_an_earlier_merge_opens_by_keyboard_and_can_be_undone(open_section: Open) -> None:
    desk = FakeStudyDesk()
    section = open_section(desk)
    fold = section.findChild(QAbstractButton, "merge_1")
    assert fold is not None
    QTest.keyClick(fold, Qt.Key.Key_Return)
    assert said(section, "report_1_new")[0].startswith("23. New")
    tap(section, "undo_1")
    tap(section, "sheet_undo")
    settled(section)
    assert undone(desk) == [False, True, True]


def test_what_is_set_aside_is_tried_again(open_section: Open) -> None:
    desk = FakeStudyDesk()
    section = open_section(desk)
    changed: list[bool] = []
    section.changed.connect(lambda: changed.append(True))
    tap(section, "retry")
    settled(section)
    assert changed
    assert all(not each.retry for each in desk.aside)
    assert section.findChild(QAbstractButton, "retry") is None


def test_what_is_put_aside_goes_with_all_its_interviews(open_section: Open) -> None:
    desk = FakeStudyDesk()
    records = [f"{n}b2f7c1e-50b1-4a4e-9f2a-2d8f0e1b6c33" for n in range(5)]
    desk.aside = [SetAside(Trouble.VALUE, "line 4", "amc.batch", each) for each in records]
    section = open_section(desk)
    assert "5 interviews: It holds" in said(section, "aside_0")[0]
    tap(section, "dismiss_0")
    tap(section, "sheet_dismiss")
    settled(section)
    assert desk.aside == []
    assert not shows(section, "merge_aside")


# --- at every size --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("size", "percent"), [((1280, 800), 100), ((800, 1280), 100), ((800, 1280), 200)]
)
def test_nothing_is_cut_off_and_everything_can_be_tapped(
    open_section: Open, qapp: Application, size: tuple[int, int], percent: int
) -> None:
    section = open_section(FakeStudyDesk(), size, qapp.dress("dark", percent))
    for row in section.findChildren(FigureRow):
        assert row.height() == row.go_through(None), row.objectName()
    for button in section.findChildren(QAbstractButton):
        if button.isVisible():
            assert not list(control_faults(button))
