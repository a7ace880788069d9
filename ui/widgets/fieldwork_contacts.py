"""What was seen of those who were approached: response rates by group, and who said no."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from interviewer.contact import Sex
from interviewer.fieldwork import Fieldwork, GroupRates, Rate
from ui.theme import GRID, Theme
from ui.widgets.basics import column
from ui.widgets.fieldwork_card import Card, Seen, number, percent
from ui.widgets.fieldwork_figures import group_name
from ui.widgets.figure_row import FigureRow, Figures
from ui.widgets.fold import Fold
from ui.widgets.outcome_words import reason_word

MANY_GROUPS = 24
"""More of them stand below a row that opens."""
SHOWN = ("RR2", "COOP3")
"""The rates that a group's line has; status and JSON have all."""


class GroupRatesCard(Card):
    """Response rates group by group, under the count of those of whom no group was told."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("fieldwork_group_rates", theme)
        self._opened = False

    def show_seen(self, seen: Seen) -> None:
        """Show the groups of which contacts were told."""
        view = seen.fieldwork
        self.clear()
        self.setVisible(bool(view.groups) and bool(view.by_group.contacts))
        self.set_texts(self.tr("Response rates by group"), self._says(view))
        groups = view.by_group.groups
        for each in groups[:MANY_GROUPS]:
            self.add(f"group_rate_{each.group}", self._line(each, seen))
        if groups[MANY_GROUPS:]:
            self.content.addWidget(self._fold(seen))
        if groups:
            names = [self._legend(rate) for rate in groups[0].rates if rate.name in SHOWN]
            self.add("group_rates_legend", Figures("", under="\n".join(names), rule=True))

    def _says(self, view: Fieldwork) -> str:
        found = view.by_group
        if not found.groups:
            return self.tr(
                "Of nobody who was approached without an interview was a group told. It can be "
                "chosen when the approach is counted."
            )
        if not found.without:
            return self.tr("A group was told of everyone who was approached.")
        return self.tr(
            "{without} of {contacts} who were approached without an interview tell no group. They "
            "are in none of these rates, which are too high by that."
        ).format(without=number(found.without), contacts=number(found.contacts))

    def _line(self, each: GroupRates, seen: Seen) -> Figures:
        rates = {rate.name: rate.value for rate in each.rates}
        first, *others = SHOWN
        parts = [self.tr("{count} approached").format(count=number(each.approached))]
        parts += [f"{name} {percent(rates[name])}" for name in others]
        return Figures(
            group_name(seen, each.group),
            f"{first} {percent(rates[first])}",
            under="  ·  ".join(parts),
            share=(rates[first] or 0.0, None),
        )

    def _legend(self, rate: Rate) -> str:
        return f"{rate.name} = {rate.formula}"

    def _fold(self, seen: Seen) -> Fold:
        more = seen.fieldwork.by_group.groups[MANY_GROUPS:]

        def make() -> QWidget:
            inside = QWidget()
            inside.setProperty("look", "clear")
            box = column(
                *(
                    FigureRow(f"group_rate_{each.group}", self._line(each, seen), self.theme)
                    for each in more
                )
            )
            box.setContentsMargins(3 * GRID, 0, 0, GRID)
            inside.setLayout(box)
            return inside

        text = self.tr("{count} more groups").format(count=number(len(more)))
        fold = Fold("group_rates_more", text, make)
        fold.folded.connect(self._remember)
        fold.open(self._opened)
        return fold

    def _remember(self, opened: bool) -> None:
        self._opened = opened


class RefusalsCard(Card):
    """Why people said no, and who, as far as it was seen; hidden where nothing was."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("fieldwork_refusals", theme)

    def show_seen(self, seen: Seen) -> None:
        """Show the reasons first."""
        found = seen.fieldwork.refusals
        self.clear()
        told = {*found.by_reason, *found.by_sex} - {None}
        self.setVisible(bool(told))
        self.set_texts(
            self.tr("Said no: {count}").format(count=number(found.count)),
            self.tr("As it was seen or said. What was not told is counted as such."),
        )
        for reason, count in found.by_reason.items():
            name = reason_word(reason) if reason else self.tr("No reason told")
            self.add(f"reason_{reason or 'none'}", self._line(name, count, found.count))
        if set(found.by_sex) - {None}:
            self.add("refusals_by_sex", Figures(self.tr("By sex"), look="pick", rule=True))
            sexes = {Sex.WOMAN: self.tr("Women"), Sex.MAN: self.tr("Men")}
            for sex, count in found.by_sex.items():
                name = sexes[sex] if sex else self.tr("Not told")
                self.add(f"sex_{sex or 'none'}", self._line(name, count, found.count))

    def _line(self, name: str, count: int, of: int) -> Figures:
        share = count / of
        return Figures(name, f"{number(count)}  ·  {percent(share)}", share=(share, None))


class PenCard(Card):
    """How many notes written by pen wait to be typed; hidden where none do."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("fieldwork_pen", theme)
        self.hide()

    def show_seen(self, seen: Seen) -> None:
        """Nothing of it is shown here."""

    def show_waiting(self, here: int, elsewhere: int) -> None:
        """Show how many can be typed here, and how many on the devices alone."""
        self.clear()
        self.setVisible(bool(here or elsewhere))
        self.set_texts(
            self.tr("Pen notes to type: {count}").format(count=number(here + elsewhere)),
            self.tr("Until they are typed, nobody can read what these citizens said."),
        )
        for name, text, count in (
            ("pen_here", self.tr("Here, under Review"), here),
            ("pen_elsewhere", self.tr("On the devices: their strokes have not come"), elsewhere),
        ):
            if count:
                self.add(name, Figures(text, number(count)))
