"""Interviews week by week, and everyone approached with the response rates."""

from __future__ import annotations

from interviewer.anonymise import iso_week
from interviewer.contact import Disposition
from interviewer.fieldwork import Fieldwork, Rate
from ui.theme import Theme
from ui.widgets.fieldwork_card import Card, Seen, number, percent
from ui.widgets.figure_row import Figures
from ui.widgets.progress_bars import Week, WeekBars

ALWAYS_COUNTED = (Disposition.COMPLETE, Disposition.PARTIAL, Disposition.WITHDRAWN)


class WeeksCard(Card):
    """Finished interviews week by week, and how many a week are needed."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("fieldwork_weeks", theme)
        self._bars = WeekBars(theme)
        self._bars.setObjectName("week_bars")
        self.content.addWidget(self._bars)

    def show_seen(self, seen: Seen) -> None:
        """Show all weeks that there are."""
        view, present = seen.fieldwork, iso_week(seen.today)
        weeks = [
            Week(_week_label(week), view.by_week.get(week, 0), over=week < present)
            for week in view.weeks
        ]
        needed = None
        if not seen.own and view.weeks_left:
            needed = sum(need.per_week or 0 for need in view.needs) or None
        self._bars.show_weeks(weeks, self.tr("earlier"), needed)
        self._bars.setVisible(bool(weeks))
        told = ", ".join(f"{week}: {view.by_week.get(week, 0)}" for week in view.weeks)
        self._bars.setAccessibleName(self.tr("By week: {counts}").format(counts=told))
        self.set_texts(self.tr("Finished interviews by week"), self._says(view, present, needed))

    def _says(self, view: Fieldwork, present: str, needed: float | None) -> str:
        if not view.weeks:
            return self.tr("Here the weeks will stand once there is an interview.")
        parts = []
        if present in view.weeks:
            parts.append(self.tr("The hatched week is not over yet."))
        if needed is not None:
            weekly = number(round(needed, 1))
            parts.append(
                self.tr("The dashed line: {count} a week are needed to reach every target.").format(
                    count=weekly
                )
            )
        return " ".join(parts)


def _week_label(week: str) -> str:
    return str(int(week.rpartition("W")[2]))


class ApproachedCard(Card):
    """Everyone approached, by outcome, and the response rates by name and formula."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("fieldwork_approached", theme)

    def show_seen(self, seen: Seen) -> None:
        """Show the outcomes that the study counts, and those that came about."""
        view = seen.fieldwork
        self.clear()
        wanted = {*ALWAYS_COUNTED, *seen.study.outcomes, *view.outcomes}
        outcomes = [each for each in Disposition if each in wanted]
        count = number(view.approached)
        self.set_texts(
            self.tr("Everyone approached: {count}").format(count=count),
            "" if view.approached else self.tr("Nobody has been approached yet."),
        )
        for outcome in outcomes:
            self.add(f"outcome_{outcome}", self._outcome(outcome, view))
        if view.approached:
            title = self.tr("Response rates (AAPOR)")
            about = Figures(title, under=self._cautions(seen), look="pick", rule=True)
            self.add("rates", about)
            for rate in view.rates:
                self.add(f"rate_{rate.name}", self._rate(rate))

    def _outcome(self, outcome: Disposition, view: Fieldwork) -> Figures:
        count = view.outcomes.get(outcome, 0)
        share = count / view.approached if view.approached else None
        value = number(count) if share is None else f"{number(count)}  ·  {percent(share)}"
        return Figures(self._name(outcome), value, share=(share or 0.0, None))

    def _name(self, outcome: Disposition) -> str:
        return {
            Disposition.COMPLETE: self.tr("Complete"),
            Disposition.PARTIAL: self.tr("Partial"),
            Disposition.REFUSAL: self.tr("Said no"),
            Disposition.WITHDRAWN: self.tr("Withdrawn afterwards"),
            Disposition.NON_CONTACT: self.tr("Not reached"),
            Disposition.LANGUAGE: self.tr("No language in common"),
            Disposition.OTHER: self.tr("Other reason"),
            Disposition.UNKNOWN: self.tr("Unknown whether they belong to the study"),
            Disposition.NOT_ELIGIBLE: self.tr("Do not belong to the study"),
        }[outcome]

    def _cautions(self, seen: Seen) -> str:
        uncounted = [
            self._name(each)
            for each in Disposition
            if each not in {*ALWAYS_COUNTED, *seen.study.outcomes}
            and each is not Disposition.NOT_ELIGIBLE
        ]
        text = self.tr("They say no more than was counted. A withdrawal counts as a no.")
        if uncounted:
            text += " " + self.tr("Not counted in this study: {outcomes}.").format(
                outcomes=", ".join(uncounted)
            )
        return text

    def _rate(self, rate: Rate) -> Figures:
        meanings = {
            "RR1": self.tr("Response rate: complete, of everyone"),
            "RR2": self.tr("Response rate: complete and partial, of everyone"),
            "RR5": self.tr("Response rate: complete, of those known to belong"),
            "RR6": self.tr("Response rate: complete and partial, of those known to belong"),
            "COOP1": self.tr("Cooperation: complete, of those who were spoken to"),
            "COOP3": self.tr("Cooperation: complete, of those who could take part"),
            "REF1": self.tr("Refusal: those who said no, of everyone"),
        }
        return Figures(
            meanings.get(rate.name, rate.name),
            percent(rate.value, 1),
            under=f"{rate.name} = {rate.formula}",
        )
