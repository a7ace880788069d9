"""The fieldwork in four counts, and the groups that need time next."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout

from interviewer.anonymise import iso_week
from interviewer.fieldwork import Fieldwork, Need
from ui.theme import GRID, Theme
from ui.widgets.fieldwork_card import Card, Seen, number
from ui.widgets.figure_row import FigureRow, Figures

NEEDS_SHOWN = 5


class FiguresCard(Card):
    """The whole in four counts, and how much of the period is left."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("fieldwork_figures", theme)
        names = ("finished", "second", "partial", "approached")
        self._figures = [
            FigureRow(f"figure_{name}", Figures("", look="number"), theme) for name in names
        ]
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(3 * GRID)
        self._columns = 0
        self.content.addLayout(self._grid)
        self._place()

    def show_seen(self, seen: Seen) -> None:
        """Show the counts, and the period below them."""
        view = seen.fieldwork
        finished, second, partial, approached = self._figures
        if seen.own:
            _show(finished, view.finished, self.tr("interviews finished on this device"))
            this_week = view.by_week.get(iso_week(seen.today), 0)
            _show(second, this_week, self.tr("of them this week"))
        else:
            _show(finished, view.finished, self._finished(view.target))
            to_go = sum(group.to_go for group in view.groups)
            _show(second, to_go, self.tr("to go, over all groups"))
        _show(partial, view.partial, self.tr("broken off and kept as partial"))
        _show(approached, view.approached, self.tr("people approached in all"))
        self.set_texts(self._title(seen), self._period(view))

    def _title(self, seen: Seen) -> str:
        return self.tr("On this device") if seen.own else self.tr("The whole study")

    def _finished(self, target: tuple[int, int] | None) -> str:
        if target is None:
            return self.tr("interviews finished")
        low, high = (QLocale().toString(each) for each in target)
        if low == high:
            return self.tr("interviews finished, of {low} wanted").format(low=low)
        return self.tr("interviews finished, of {low} to {high} wanted").format(low=low, high=high)

    def _period(self, view: Fieldwork) -> str:
        if view.period is None or view.weeks_left is None:
            return ""
        first, last = (day.strftime(self.tr("%d/%m/%Y")) for day in view.period)
        if view.weeks_left == 0:
            text = self.tr("Fieldwork from {first} to {last}: it is over.")
        elif view.weeks_left == 1:
            text = self.tr("Fieldwork from {first} to {last}: this is the last week.")
        else:
            text = self.tr("Fieldwork from {first} to {last}: {count} weeks are left.")
        return text.format(first=first, last=last, count=view.weeks_left)

    def _place(self) -> None:
        columns = 4 if self.width() >= self.theme.px(760) else 2
        if columns != self._columns:
            self._columns = columns
            for place, figure in enumerate(self._figures):
                top = Qt.AlignmentFlag.AlignTop
                self._grid.addWidget(figure, place // columns, place % columns, top)
            for place in range(4):
                self._grid.setColumnStretch(place, int(place < columns))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Four in a row, or two."""
        super().resizeEvent(event)
        self._place()


def _show(figure: FigureRow, count: int, what: str) -> None:
    figure.show_figures(Figures(QLocale().toString(count), under=what, look="number"))


class NeedsCard(Card):
    """The groups that need time next, the most urgent first."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("fieldwork_needs", theme)

    def show_seen(self, seen: Seen) -> None:
        """Show the first of them."""
        view = seen.fieldwork
        self.clear()
        self.set_texts(self.tr("Where time is needed next"), self._says(view))
        for place, need in enumerate(view.needs[:NEEDS_SHOWN], start=1):
            self.add(f"need_{need.group}", self._line(place, need, seen))
        more = len(view.needs) - NEEDS_SHOWN
        if more > 0:
            text = (
                self.tr("One more group lacks interviews.")
                if more == 1
                else self.tr("{count} more groups lack interviews.").format(count=number(more))
            )
            self.add("needs_more", Figures("", under=text))

    def _says(self, view: Fieldwork) -> str:
        if view.target is None:
            return self.tr("The study says of no group how many interviews are wanted.")
        if not view.needs:
            return self.tr("Every group has as many interviews as are wanted.")
        if view.weeks_left is None:
            return self.tr("Those first that lack most.")
        return self.tr("Those first that would lack most at the end, at the pace of late.")

    def _line(self, place: int, need: Need, seen: Seen) -> Figures:
        parts = [self.tr("{count} to go").format(count=number(need.to_go))]
        if need.per_week is not None and seen.fieldwork.weeks_left:
            weekly = number(round(need.per_week, 1))
            parts.append(self.tr("{count} a week needed").format(count=weekly))
        pace = number(round(need.pace, 1))
        parts.append(self.tr("{count} a week of late").format(count=pace))
        return Figures(
            group_name(seen, need.group), under="  ·  ".join(parts), rank=str(place), look="pick"
        )


def group_name(seen: Seen, group_id: str) -> str:
    """The group, and its jobcenter where there is more than one."""
    study = seen.study
    group = study.group(group_id)
    name = study.say(group.labels, seen.language)
    if len(study.jobcenters) == 1:
        return name
    return f"{study.say(study.jobcenters[group.jobcenter], seen.language)} · {name}"
