"""What a release would cost, before anything is written: by interview, variable, group and mean.

The figures of the last plan stay, faded, while the next one is worked out: nothing jumps about
under the finger on the slider.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QProgressBar, QWidget

from interviewer.questionnaire import Questionnaire
from interviewer.release import GroupCost, MeanChange, ReleaseFigures, VariableCost
from interviewer.study import Study
from ui.messages import Message
from ui.theme import GRID, Theme
from ui.widgets.basics import button, card, column, label
from ui.widgets.figure_row import FigureRow, Figures
from ui.widgets.fold import Fold
from ui.widgets.lead_fields import labels_line
from ui.widgets.release_bars import LevelBar, Told
from ui.widgets.release_warnings import Warnings
from ui.widgets.release_words import (
    cell_word,
    count,
    interviews,
    level_word,
    mean,
    percent,
    withheld_word,
)

GROUPS_SHOWN = 30
RISKIEST_SHOWN = 20
_BESIDE = 480


class Costs(QWidget):
    """Shows the figures of a plan, or why there is none."""

    again = Signal()
    """A person wants it to be tried once more."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("release_costs")
        self._theme = theme
        self._figures: ReleaseFigures | None = None
        self._study: Study | None = None
        self._questionnaire: Questionnaire | None = None
        self._language = ""
        self._columns = 0
        self._title = label("costs_title", "heading")
        self._busy = QProgressBar()
        self._busy.setObjectName("costs_busy")
        self._busy.setTextVisible(False)
        self._busy.setRange(0, 0)
        keeps = self._busy.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)
        self._busy.setSizePolicy(keeps)
        self._moment = label("costs_moment", "quiet")
        self._why = label("costs_why", "pick")
        self._why_more = label("costs_why_more", "body")
        self._again = button("costs_again")
        self._again.clicked.connect(self.again)
        self._leave = FigureRow("cost_leave", Figures("", look="number"), theme)
        self._out = FigureRow("cost_out", Figures("", look="number"), theme)
        self._loss = FigureRow("cost_loss", Figures("", look="number"), theme)
        self._warnings = Warnings()
        self._bars: list[LevelBar] = []
        self._bars_title = label("costs_variables_title", "pick")
        self._bars_box = column(spacing=2 * GRID)
        self._mean_title = label("costs_mean_title", "pick")
        self._mean = FigureRow("cost_mean", Figures(""), theme)
        self._risk_title = label("costs_risk_title", "pick")
        self._unique = FigureRow("cost_unique", Figures(""), theme)
        self._under = FigureRow("cost_under_5", Figures(""), theme)
        self._groups = Fold("cost_groups", " ", self._make_groups)
        self._riskiest = Fold("cost_riskiest", " ", self._make_riskiest)
        self._lay_out()
        self.retranslate()
        self.show_counting()

    def _lay_out(self) -> None:
        self._numbers = QGridLayout()
        self._numbers.setContentsMargins(0, 0, 0, 0)
        self._numbers.setSpacing(2 * GRID)
        self._told = QWidget()
        self._told.setProperty("look", "clear")
        self._told.setLayout(
            column(
                self._numbers,
                self._warnings,
                column(self._bars_title, self._bars_box, spacing=GRID),
                column(self._mean_title, self._mean, spacing=GRID // 2),
                column(self._risk_title, self._unique, self._under, spacing=GRID),
                column(self._groups, self._riskiest, spacing=GRID),
                spacing=3 * GRID,
            )
        )
        self._none = QWidget()
        self._none.setProperty("look", "clear")
        none = column(self._why, self._why_more, spacing=GRID)
        none.addWidget(self._again, 0, Qt.AlignmentFlag.AlignLeft)
        self._none.setLayout(none)
        head = column(self._title, self._busy, spacing=GRID)
        whole = card(head, self._moment, self._none, self._told)
        self.setLayout(column(whole, 1, spacing=0))
        self._place()

    # --- showing ------------------------------------------------------------------------------

    def show_study(self, study: Study, questionnaire: Questionnaire, language: str) -> None:
        """Whose words the figures are told in."""
        self._study, self._questionnaire, self._language = study, questionnaire, language
        self._show()

    def show_counting(self) -> None:
        """A plan is being worked out."""
        self._busy.show()
        self._none.hide()
        self._moment.setVisible(self._figures is None)
        self._told.setEnabled(False)

    def show_figures(self, figures: ReleaseFigures) -> None:
        """Show what was worked out."""
        self._figures = figures
        self._rest()
        self._told.setEnabled(True)
        self._show()

    def show_none(self, message: Message, *, again: bool = False) -> None:
        """Say why there is no plan; `again` lets it be tried once more."""
        self._figures = None
        self._rest()
        self._why.setText(message.happened)
        self._why_more.setText(message.todo)
        self._why_more.setVisible(bool(message.todo))
        self._again.setVisible(again)
        self._none.show()
        self._show()

    def _rest(self) -> None:
        self._busy.hide()
        self._moment.hide()
        self._none.hide()

    def _show(self) -> None:
        figures = self._figures
        self._told.setVisible(figures is not None)
        if figures is None or self._study is None:
            return
        leave = (
            self.tr("interview leaves") if figures.released == 1 else self.tr("interviews leave")
        )
        out = self.tr("is left out") if figures.left_out == 1 else self.tr("are left out")
        self._leave.show_figures(Figures(count(figures.released), under=leave, look="number"))
        self._out.show_figures(Figures(count(figures.left_out), under=out, look="number"))
        self._loss.show_figures(
            Figures(percent(figures.loss), under=self.tr("of the detail given up"), look="number")
        )
        self._warnings.show_warnings(figures.warnings)
        self._show_bars(figures.variables)
        self._show_mean(figures.largest_change, none_told=bool(figures.changes))
        self._show_risk(figures)
        self._groups.setVisible(bool(figures.groups))
        self._groups.button.set_text(self._groups_line(figures))
        self._groups.renew()
        self._riskiest.setVisible(bool(figures.riskiest))
        self._riskiest.renew()

    def _show_bars(self, costs: Sequence[VariableCost]) -> None:
        told = [self._told_of(cost) for cost in costs]
        if [f"cost_{cost.item}" for cost in costs] == [bar.objectName() for bar in self._bars]:
            for bar, each in zip(self._bars, told, strict=True):
                bar.show_told(each)
            return
        for bar in self._bars:
            self._bars_box.removeWidget(bar)
            bar.hide()
            bar.deleteLater()
        self._bars = [
            LevelBar(f"cost_{cost.item}", each, self._theme)
            for cost, each in zip(costs, told, strict=True)
        ]
        for bar in self._bars:
            self._bars_box.addWidget(bar)

    def _told_of(self, cost: VariableCost) -> Told:
        parts = [
            (level_word(name, place), many) for place, (name, many) in enumerate(cost.kept.items())
        ]
        return Told(
            labels_line(cost.labels, self._language),
            self.tr("{share} given up").format(share=percent(cost.loss)),
            [*parts, (withheld_word(), cost.withheld)],
        )

    def _show_mean(self, change: MeanChange | None, *, none_told: bool) -> None:
        """The largest; `none_told`, where there is none, that no main group is told any more."""
        assert self._study is not None
        if change is None or change.after == change.before:
            text = (
                self.tr("No interview tells its main group: there is no mean to compare.")
                if change is None and none_told
                else self.tr("No mean of a question changes in any main group.")
            )
            self._mean.show_figures(Figures(text))
            return
        words = self._questionnaire.words(self._language) if self._questionnaire else None
        item = words.items.get(change.question) if words else None
        labels = self._study.main_groups.get(change.main_group)
        group = self._study.say(labels, self._language) if labels else change.main_group
        if change.after is None:
            value = self.tr("{before} before, no longer told after")
        else:
            value = self.tr("{before} before, {after} after")
        after = "" if change.after is None else mean(change.after)
        self._mean.show_figures(
            Figures(
                (item.topic if item else "") or change.question,
                value.format(before=mean(change.before), after=after),
                under=group,
            )
        )

    def _show_risk(self, figures: ReleaseFigures) -> None:
        for row, title, before, after in (
            (
                self._unique,
                self.tr("Alone with their combination"),
                figures.before.unique,
                figures.after.unique,
            ),
            (
                self._under,
                self.tr("Fewer than 5 share it"),
                figures.before.under_5,
                figures.after.under_5,
            ),
        ):
            value = self.tr("{before} before, {after} after")
            row.show_figures(Figures(title, value.format(before=count(before), after=count(after))))

    # --- what is folded -----------------------------------------------------------------------

    def _groups_line(self, figures: ReleaseFigures) -> str:
        touched = sum(1 for each in figures.groups if each.generalised or each.left_out)
        told = self.tr("{touched} of {groups} groups are touched")
        said = told.format(touched=count(touched), groups=count(len(figures.groups)))
        return f"{self.tr('By group')}\n{said}"

    def _make_groups(self) -> QWidget:
        figures = self._figures
        rows: list[QWidget] = []
        if figures is not None:
            worst = sorted(figures.groups, key=_touched, reverse=True)
            rows = [self._group_bar(each) for each in worst[:GROUPS_SHOWN]]
            if len(worst) > GROUPS_SHOWN:
                text = self.tr("{count} more groups, less touched than these.")
                more = text.format(count=count(len(worst) - GROUPS_SHOWN))
                rows.append(label("cost_groups_more", "quiet", more))
        return _inside(rows)

    def _group_bar(self, cost: GroupCost) -> LevelBar:
        plain = max(0, cost.records - cost.generalised - cost.left_out)
        told = Told(
            labels_line(cost.labels, self._language) or cost.group,
            interviews(cost.records),
            [
                (self.tr("as collected"), plain),
                (self.tr("made coarser"), cost.generalised),
                (self.tr("left out"), cost.left_out),
            ],
        )
        return LevelBar(f"cost_group_{cost.group}", told, self._theme)

    def _make_riskiest(self) -> QWidget:
        rows: list[QWidget] = [label("cost_riskiest_hint", "quiet", self._riskiest_hint())]
        figures, study, asked = self._figures, self._study, self._questionnaire
        if figures is not None and study is not None and asked is not None:
            labels = {cost.item: cost.labels for cost in figures.variables}
            for place, (cells, many) in enumerate(figures.riskiest[:RISKIEST_SHOWN]):
                words = [
                    f"{labels_line(labels.get(item, {}), self._language) or item}: "
                    + cell_word(item, cell, study, asked, self._language)
                    for item, cell in cells.items()
                ]
                told = Figures("  ·  ".join(words), interviews(many))
                rows.append(FigureRow(f"cost_riskiest_{place}", told, self._theme))
        return _inside(rows)

    def _riskiest_hint(self) -> str:
        return self.tr(
            "This is how rare they are among all interviews, before anything is made coarser. The "
            "list stands in no report but yours."
        )

    # --- words and looks ----------------------------------------------------------------------

    def retranslate(self) -> None:
        """Set every text."""
        self._title.setText(self.tr("What it costs"))
        self._moment.setText(self.tr("Counting …"))
        self._busy.setAccessibleName(self.tr("Counting …"))
        self._again.setText(self.tr("Try again"))
        self._bars_title.setText(self.tr("How exactly the background is told"))
        self._mean_title.setText(self.tr("The largest change of a mean"))
        self._risk_title.setText(self.tr("How rare people are"))
        self._riskiest.button.set_text(
            f"{self.tr('Riskiest combinations')}\n{self.tr('For you alone')}"
        )
        self._show()

    def set_theme(self, theme: Theme) -> None:
        """Use another palette or text size."""
        self._theme = theme
        for each in self.findChildren(QWidget):
            if isinstance(each, FigureRow | LevelBar):
                each.set_theme(theme)
        self._place()

    def _place(self) -> None:
        columns = 3 if self.width() >= self._theme.px(_BESIDE) else 1
        if columns == self._columns:
            return
        self._columns = columns
        for place, each in enumerate((self._leave, self._out, self._loss)):
            self._numbers.addWidget(each, place // columns, place % columns)
        for place in range(3):
            self._numbers.setColumnStretch(place, 1 if place < columns else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Three beside each other, or below."""
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        """A new language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()


def _touched(cost: GroupCost) -> tuple[float, int]:
    whole = cost.generalised + cost.left_out
    return (whole / cost.records if cost.records else 0.0, whole)


def _inside(rows: Sequence[QWidget]) -> QWidget:
    made = QWidget()
    made.setProperty("look", "clear")
    box = column(*rows, spacing=2 * GRID)
    box.setContentsMargins(GRID, GRID, GRID, GRID)
    made.setLayout(box)
    return made


__all__ = ["Costs"]
