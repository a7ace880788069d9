"""Batches: merging them, what came of it, what is missing and what could not be taken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog

from interviewer.lead import Merge, StudyDesk
from interviewer.merging import Came, Gap, MergeReport, SetAside, Trouble
from interviewer.ports import Progress
from interviewer.quality import DeviceQuality
from ui.screens.lead.files import ask_for_files
from ui.screens.lead.section import Section
from ui.theme import GRID, Theme
from ui.widgets.basics import column
from ui.widgets.fieldwork_card import number
from ui.widgets.merge_cards import AsideCard, EarlierCard, GapsCard, MergeCard, ReportCard
from ui.widgets.merge_drop import DropCard
from ui.widgets.merge_words import Aside
from ui.widgets.quality_card import QualityCard
from ui.widgets.sheet import Choice, ask

if TYPE_CHECKING:
    from ui.services import Services

_WIDTH = 1160


@dataclass(frozen=True, slots=True)
class Batches:
    """All that the section shows."""

    merges: Sequence[Merge]
    reports: dict[int, MergeReport]
    asides: Sequence[SetAside]
    gaps: Sequence[Gap]
    quality: Sequence[DeviceQuality]
    names: dict[int, str]


class MergingSection(Section):
    """Drop batches anywhere on it; the cards tell what came of them."""

    def __init__(self, services: Services, desk: StudyDesk, theme: Theme) -> None:
        super().__init__(services, desk, theme)
        self.setObjectName("section_batches")
        self.setAcceptDrops(True)
        self._found: Batches | None = None
        self._just: MergeReport | None = None
        """Of a merge in which nothing was new: no other place has it."""
        self._drop = DropCard(theme)
        self._report = ReportCard(theme)
        self._gaps = GapsCard(theme)
        self._aside = AsideCard(theme)
        self._quality = QualityCard(theme)
        self._calm = MergeCard("quality_calm", theme)
        self._earlier = EarlierCard(theme)
        self._cards = (
            self._report,
            self._aside,
            self._gaps,
            self._quality,
            self._calm,
            self._earlier,
        )
        self._drop.files_wanted.connect(self._ask_for_files)
        self._drop.folder_wanted.connect(self._ask_for_folder)
        self._report.undo_wanted.connect(self._ask_to_undo)
        self._earlier.undo_wanted.connect(self._ask_to_undo)
        self._aside.retry_wanted.connect(self.retry)
        self._aside.dismiss_wanted.connect(self._ask_to_dismiss)
        content = column(self._drop, *self._cards, 1, spacing=3 * GRID)
        self.lay_out(content, width=_WIDTH)
        self.retranslate()

    # --- reading and showing ------------------------------------------------------------------

    def title(self) -> str:
        """In the navigation."""
        return self.tr("Batches")

    def read(self) -> Batches:
        """In a worker."""
        return Batches(
            self.desk.merges(),
            dict(self.desk.reports()),
            self.desk.quarantine(),
            self.desk.gaps(),
            self.desk.quality(),
            {device.number: device.name for device in self.desk.devices()},
        )

    def show_read(self, found: Batches) -> None:
        """Show them."""
        self._found = found
        began = bool(found.merges) or self._just is not None
        self._drop.show_texts(first=not began)
        self._show_report(found)
        self._gaps.setVisible(bool(found.merges))
        self._gaps.show_gaps(found.gaps, found.names)
        self._aside.setVisible(bool(found.asides))
        self._aside.show_asides(found.asides)
        self._show_quality(found)
        earlier = [merge for merge in found.merges if merge is not self._latest(found)]
        self._earlier.setVisible(bool(earlier))
        self._earlier.show_merges(earlier, found.reports)
        unsigned = [each.trouble for each in found.asides]
        if self._just is not None:
            unsigned += [each.trouble for file in self._just.files for each in file.troubles]
        self._drop.offer_unsigned(Trouble.UNSIGNED in unsigned)

    def _latest(self, found: Batches) -> Merge | None:
        """The merge whose report stands open."""
        if self._just is not None:
            return None
        return next((each for each in found.merges if each.number in found.reports), None)

    def _show_report(self, found: Batches) -> None:
        latest = self._latest(found)
        report = found.reports[latest.number] if latest is not None else self._just
        self._report.setVisible(report is not None)
        if report is not None:
            self._report.show_report(report, latest)

    def _show_quality(self, found: Batches) -> None:
        """Those that stand out; what the others have is under Fieldwork."""
        out = [each for each in found.quality if any(sign.stands_out for sign in each.signs)]
        self._quality.setVisible(bool(out))
        if out:
            self._quality.show_quality(out, found.names)
        self._calm.setVisible(bool(found.merges) and not out)
        self._calm.set_texts(
            self.tr("Worth a talk"),
            self.tr(
                "No device stands out by very fast interviews, the same rating throughout, few "
                "notes or many “don't know”. The shares of each stand under Fieldwork."
            ),
        )

    def retranslate(self) -> None:
        """Set every text."""
        if self._found is None:
            self._drop.show_texts(first=True)
        else:
            self.show_read(self._found)

    def set_theme(self, theme: Theme) -> None:
        """Paint anew."""
        super().set_theme(theme)
        self._drop.set_theme(theme)
        for card in self._cards:
            card.set_theme(theme)
        if self._found is not None:  # What is still folded is painted with it, too.
            self.show_read(self._found)

    # --- merging ------------------------------------------------------------------------------

    def _ask_for_files(self) -> None:
        ask_for_files(
            self,
            self.tr("Batches to merge"),
            [self.tr("Batches (*.batch *.zip)")],
            self.merge,
        )

    def _ask_for_folder(self) -> None:
        dialog = QFileDialog(self, self.tr("A folder with batches"), str(Path.home()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda path: self.merge([Path(path)]))
        dialog.open()

    def merge(self, paths: Sequence[Path]) -> None:
        """Merge these files and folders; stopped, everything is as it was."""
        unsigned = self._drop.unsigned

        def work(progress: Progress) -> MergeReport | None:
            return self.desk.merge(paths, progress, unsigned=unsigned)

        self.run(work, self._merged, self.tr("Merging …"), stops=True)

    def retry(self) -> None:
        """Try what is kept in quarantine once more."""
        self.run(self.desk.retry, self._merged, self.tr("Trying again …"), stops=True)

    def _merged(self, report: MergeReport | None) -> None:
        if report is None:
            self._tell_stopped()
            return
        if not report.files:
            self.tell(
                self.tr("There is no batch in there."),
                self.tr("Nothing was changed."),
                self.tr("Batches end with .batch, or with .zip from devices not taken in."),
            )
            return
        self._just = report if report.number is None else None
        taken = sum(file.came is Came.TAKEN for file in report.files)
        waits = report.total.conflicting
        if report.number is None:
            self.tell(self.tr("Nothing was new. The study is as it was."))
        elif not taken:
            self.tell(
                self.tr("No batch could be taken."),
                self.tr("What is in the study is as it was."),
                self.tr("The reasons stand below."),
            )
        else:
            new = report.total.new
            said = (
                self.tr("Merged. 1 new interview has come.")
                if new == 1
                else self.tr("Merged. {count} new interviews have come.").format(count=number(new))
            )
            todo = self.tr("Some are in conflict: choose which hold, under Review.")
            self.tell(said, "", todo if waits else "")
        self._has_changed()

    def _tell_stopped(self) -> None:
        self.tell(self.tr("Stopped."), self.tr("Everything is as it was before."))

    def _has_changed(self) -> None:
        self.changed.emit()
        self.refresh()

    # --- taking back --------------------------------------------------------------------------

    def _ask_to_undo(self, merge: int) -> None:
        found = self._found
        new = next((m.new for m in found.merges if m.number == merge), 0) if found else 0
        ask(
            self,
            self.tr("Undo merge {number}?").format(number=merge),
            [
                self.tr(
                    "What came with it alone goes out of the study; {count} interviews were new "
                    "in it. What another merge brought too stays."
                ).format(count=number(new)),
                self.tr(
                    "The files can be merged again at any time, and your decisions on their "
                    "interviews then hold again. Who has withdrawn stays withdrawn."
                ),
            ],
            [Choice("undo", self.tr("Undo the merge"), "danger")],
            self.tr("Leave it as it is"),
            lambda _choice: self.undo(merge),
        )

    def undo(self, merge: int) -> None:
        """Take out what a merge brought in."""

        def done(undone: bool) -> None:
            if not undone:
                self._tell_stopped()
                return
            self._just = None
            self.tell(self.tr("Merge {number} is undone.").format(number=merge))
            self._has_changed()

        self.run(
            lambda progress: self.desk.undo_merge(merge, progress),
            done,
            self.tr("Undoing the merge …"),
            stops=True,
        )

    def _ask_to_dismiss(self, aside: Aside) -> None:
        if aside.retry:
            lost = self.tr("The batch that is kept here is deleted, and cannot be tried again.")
        else:
            lost = self.tr("The log remembers it.")
        ask(
            self,
            self.tr("Take {file} off the list?").format(file=aside.file),
            [lost, self.tr("Nothing in the study changes. The file can be merged again.")],
            [
                Choice(
                    "dismiss",
                    self.tr("Take it off the list"),
                    "danger" if aside.retry else "secondary",
                )
            ],
            self.tr("Leave it as it is"),
            lambda _choice: self.dismiss(aside),
        )

    def dismiss(self, aside: Aside) -> None:
        """Take it off the list."""

        def work(progress: Progress) -> bool:
            records = aside.records or ("",)
            for done, record in enumerate(records):
                if not progress(done, len(records)):
                    return False
                self.desk.dismiss(aside.file, record)
            return True

        def done(whole: bool) -> None:
            self.tell(
                self.tr("{file} is off the list.").format(file=aside.file)
                if whole
                else self.tr("Stopped. Some of it is still on the list.")
            )
            self._has_changed()

        self.run(work, done, self.tr("Taking it off the list …"), stops=len(aside.records) > 1)

    # --- dropping -----------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and folders may be dropped anywhere here."""
        if _dropped(event) and not self.working:
            self._drop.set_over(True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """They went elsewhere."""
        self._drop.set_over(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Merge them."""
        self._drop.set_over(False)
        paths = _dropped(event)
        if paths:
            event.acceptProposedAction()
            self.merge(paths)


def _dropped(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
