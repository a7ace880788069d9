"""The day in figures: interviews, and the response rate under its name."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QFrame, QWidget

from interviewer.contact import Disposition
from interviewer.today import Today
from ui.theme import GRID
from ui.widgets.basics import column, label, row
from ui.widgets.fieldwork_card import percent
from ui.widgets.outcome_words import outcome_word


class Number(QWidget):
    """A figure and what it says."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._number = label(f"{name}_count", "number", "0", wrap=False)
        self._what = label(f"{name}_what", "quiet")
        self.setLayout(column(self._number, self._what, 1, spacing=0))

    def show_count(self, count: int, what: str) -> None:
        """Show a count."""
        self.show_figure(QLocale().toString(count), what)

    def show_figure(self, figure: str, what: str) -> None:
        """Show both; a screen reader hears them together."""
        self._number.setText(figure)
        self._what.setText(what)
        self._number.setAccessibleName(f"{figure} {what}")


class DayCard(QFrame):
    """Today's interviews and response rate; a sentence before the first person was asked."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("day")
        self.setProperty("look", "card")
        self._finished = Number("finished_today")
        self._rate = Number("rate_today")
        self._others = label("others_today", "quiet")
        self._empty = label("day_empty", "quiet")
        figures = row(self._finished, self._rate, spacing=3 * GRID)
        figures.setStretch(0, 1)
        figures.setStretch(1, 1)
        box = column(figures, self._others, self._empty, spacing=GRID)
        box.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        self.setLayout(box)

    def show_day(self, today: Today, without_button: Mapping[Disposition, int]) -> None:
        """Show the figures; `without_button` are outcomes whose number stands nowhere else."""
        self._empty.setText(
            self.tr("Nobody has been asked yet today. The day's figures will stand here.")
        )
        self._empty.setVisible(not today.anybody)
        self._finished.setVisible(today.anybody)
        self._finished.show_count(today.interviews, self._of_them(today.partial))
        self._rate.setVisible(bool(today.asked))
        rate = today.rate
        self._rate.show_figure(
            percent(rate.value),
            self.tr("said yes: {count} of {all} ({name})").format(
                count=today.interviews, all=today.asked, name=rate.name
            ),
        )
        self._rate.setToolTip(f"{rate.name} = {rate.formula}")
        self._rate.setAccessibleDescription(f"{rate.name} = {rate.formula}")
        self._others.setText(
            "  ·  ".join(f"{outcome_word(each)}: {n}" for each, n in without_button.items())
        )
        self._others.setVisible(bool(without_button))

    def _of_them(self, partial: int) -> str:
        if not partial:
            return self.tr("carried out today")
        if partial == 1:
            return self.tr("carried out today, one of them partial")
        return self.tr("carried out today, {count} of them partial").format(count=partial)
