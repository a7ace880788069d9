"""The cards on merged batches: the latest report, what is missing, what is set aside, the merges
before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QWidget

from interviewer.lead import Merge
from interviewer.merging import Gap, MergeReport, SetAside
from ui.theme import GRID, Theme
from ui.widgets.basics import button, column, label, row
from ui.widgets.fieldwork_card import Card, Seen, number
from ui.widgets.figure_row import FigureRow, Figures
from ui.widgets.fold import Fold
from ui.widgets.merge_more import More
from ui.widgets.merge_report import Report
from ui.widgets.merge_words import Aside, arrived, device_name, moment, together

translate = QCoreApplication.translate


class MergeCard(Card):
    """A card that shows nothing of the fieldwork itself."""

    def show_seen(self, seen: Seen) -> None:
        """Nothing of it is shown here."""


class ReportCard(MergeCard):
    """What the latest merge brought."""

    undo_wanted = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__("merge_report", theme)

    def show_report(self, report: MergeReport, merge: Merge | None) -> None:
        """`merge` is the one it is of; None where nothing was new, or it cannot be undone."""
        self.clear()
        if merge is None:
            title = self.tr("Nothing was new")
            hint = self.tr("The study is as it was before.")
        else:
            title = self.tr("What came last")
            hint = self.tr("Merge {number}, {moment}").format(
                number=merge.number, moment=moment(merge.at)
            )
        self.set_texts(title, hint)
        self.content.addWidget(Report("report", report, self.theme))
        if merge is not None:
            self.content.addWidget(undo_button(self, merge))

    def undo(self, number: int) -> None:
        """Ask for it."""
        self.undo_wanted.emit(number)


class EarlierCard(MergeCard):
    """The merges before, each of which can be undone."""

    undo_wanted = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__("merge_earlier", theme)

    def show_merges(self, merges: Sequence[Merge], reports: Mapping[int, MergeReport]) -> None:
        """The latest first."""
        self.clear()
        self.set_texts(self.tr("Earlier merges"))
        self.content.addWidget(
            More(
                "merges",
                len(merges),
                lambda place: self._merge(merges[place], reports.get(merges[place].number)),
                spacing=GRID,
            )
        )

    def _merge(self, merge: Merge, report: MergeReport | None) -> QWidget:
        title = self.tr("Merge {number}, {moment}").format(
            number=merge.number, moment=moment(merge.at)
        )
        batches = (
            self.tr("1 batch")
            if merge.batches == 1
            else self.tr("{count} batches").format(count=number(merge.batches))
        )
        new = (
            self.tr("1 new interview")
            if merge.new == 1
            else self.tr("{count} new interviews").format(count=number(merge.new))
        )
        if merge.undone or report is None:
            figures = Figures(title, self.tr("Undone"), f"{batches}  ·  {new}", look="body")
            made = column(FigureRow(f"merge_{merge.number}", figures, self.theme))
            made.setContentsMargins(6 * GRID, GRID, 2 * GRID, GRID)
            holder = QWidget()
            holder.setLayout(made)
            return holder
        return Fold(
            f"merge_{merge.number}",
            f"{title}\n{batches}  ·  {new}",
            lambda: self._opened(merge, report),
        )

    def _opened(self, merge: Merge, report: MergeReport) -> QWidget:
        made = QWidget()
        made.setProperty("look", "clear")
        box = column(Report(f"report_{merge.number}", report, self.theme), undo_button(self, merge))
        box.setContentsMargins(3 * GRID, GRID, 0, 2 * GRID)
        made.setLayout(box)
        return made

    def undo(self, number: int) -> None:
        """Ask for it."""
        self.undo_wanted.emit(number)


def undo_button(card: ReportCard | EarlierCard, merge: Merge) -> QWidget:
    """At the foot of a merge, at the left."""
    made = button(f"undo_{merge.number}", "flat", translate("MergeCards", "Undo this merge …"))
    made.clicked.connect(lambda: card.undo(merge.number))
    holder = QWidget()
    holder.setLayout(row(made, 1))
    return holder


class GapsCard(MergeCard):
    """What has left a device and has not arrived."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("merge_gaps", theme)

    def show_gaps(self, gaps: Sequence[Gap], names: dict[int, str]) -> None:
        """By device."""
        self.clear()
        self.set_texts(
            self.tr("Not arrived yet"),
            self.tr(
                "Each device numbers its batches, so it can be seen which are missing. Ask for "
                "them; the next batch does not bring the same interviews again."
            )
            if gaps
            else self.tr("Of every device all batches are here, up to the latest known."),
        )
        if gaps:
            self.content.addWidget(
                More("gaps", len(gaps), lambda place: self._gap(gaps[place], names))
            )

    def _gap(self, gap: Gap, names: dict[int, str]) -> QWidget:
        figures = Figures(device_name(gap.device, names), under=arrived(gap), look="pick")
        return FigureRow(f"gap_{gap.device}", figures, self.theme)


class AsideCard(MergeCard):
    """The quarantine: what could not be taken, and is in no count and no release."""

    retry_wanted = Signal()
    dismiss_wanted = Signal(object)
    """An `Aside`."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("merge_aside", theme)

    def show_asides(self, asides: Sequence[SetAside]) -> None:
        """Those that nobody has dismissed."""
        self.clear()
        found = sorted(together(asides), key=lambda each: not each.retry)
        self.set_texts(
            self.tr("Set aside"),
            self.tr("What could not be taken. It is in no count, and it stops nothing else."),
        )
        if any(each.retry for each in found):
            again = button("retry", "secondary", self.tr("Try again"))
            again.clicked.connect(self.retry_wanted)
            said = label("retry_said", "quiet", self.tr("Tries all batches that are kept here."))
            holder = QWidget()
            holder.setLayout(row(again, said, spacing=2 * GRID))
            holder.layout().setStretch(1, 1)  # type: ignore[union-attr]
            self.content.addWidget(holder)
        self.content.addWidget(
            More("asides", len(found), lambda place: self._aside(found[place], place))
        )

    def _aside(self, aside: Aside, place: int) -> QWidget:
        figures = Figures(aside.file, under=aside.said(), look="pick", rule=True)
        text = FigureRow(f"aside_{place}", figures, self.theme)
        away = button(f"dismiss_{place}", "flat", self.tr("Take off the list"))
        away.setAccessibleName(f"{away.text()}: {aside.file}")
        away.clicked.connect(lambda: self.dismiss_wanted.emit(aside))
        holder = QWidget()
        box = row(text, away, spacing=2 * GRID)
        box.setStretch(0, 1)
        box.setAlignment(away, Qt.AlignmentFlag.AlignTop)
        holder.setLayout(box)
        return holder
