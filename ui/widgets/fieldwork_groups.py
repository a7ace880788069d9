"""Every group with what is done of its target, under its jobcenter."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from interviewer.fieldwork import GroupProgress, JobcenterProgress
from ui.theme import GRID, Theme
from ui.widgets.basics import column
from ui.widgets.fieldwork_card import Card, Seen, number
from ui.widgets.figure_row import FigureRow, Figures
from ui.widgets.fold import Fold

MANY_GROUPS = 24
"""With more groups, each jobcenter is a row that opens."""
SMALL_WEEKS = 12
"""Weeks in the small picture beside a group."""


class GroupsCard(Card):
    """Every group with its target, under its jobcenter."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("fieldwork_groups", theme)
        self._opened: set[str] = set()
        self._seen: Seen | None = None

    def show_seen(self, seen: Seen) -> None:
        """Show them in the study's order."""
        self._seen = seen
        view = seen.fieldwork
        self.clear()
        self.set_texts(self.tr("Groups"), self._explains(seen))
        folded = len(view.groups) > MANY_GROUPS
        inside: dict[str, list[GroupProgress]] = {each.id: [] for each in view.jobcenters}
        for group in view.groups:
            inside[group.jobcenter].append(group)
        for jobcenter in view.jobcenters:
            groups = inside[jobcenter.id]
            if folded:
                self.content.addWidget(self._fold(jobcenter, groups))
            else:
                if len(view.jobcenters) > 1:
                    self.add(f"jobcenter_{jobcenter.id}", self._jobcenter(jobcenter, groups))
                for group in groups:
                    self.add(f"group_{group.id}", self._group(group))
        if view.without_group:
            text = (
                self.tr("1 finished interview tells no group.")
                if view.without_group == 1
                else self.tr("{count} finished interviews tell no group.").format(
                    count=number(view.without_group)
                )
            )
            self.add("without_group", Figures("", under=text))

    def _explains(self, seen: Seen) -> str:
        if not seen.fieldwork.groups:
            return self.tr("The study has no groups.")
        if seen.own:
            return self.tr(
                "Of each bar, the filled part was done on this device. The line is what the study "
                "wants from all devices together."
            )
        return self.tr(
            "The line in a bar is the lowest number wanted. The small columns are the finished "
            "interviews week by week."
        )

    def _fold(self, jobcenter: JobcenterProgress, groups: Sequence[GroupProgress]) -> Fold:
        assert self._seen is not None
        name = self._seen.study.say(jobcenter.labels, self._seen.language)
        text = f"{name}\n{self._jobcenter_figures(jobcenter)}"

        def make() -> QWidget:
            inside = QWidget()
            inside.setProperty("look", "clear")
            rows = (
                FigureRow(f"group_{group.id}", self._group(group), self.theme) for group in groups
            )
            box = column(*rows)
            box.setContentsMargins(3 * GRID, 0, 0, GRID)
            inside.setLayout(box)
            return inside

        fold = Fold(f"jobcenter_{jobcenter.id}", text, make)
        fold.folded.connect(lambda now: self._remember(jobcenter.id, now))
        fold.open(jobcenter.id in self._opened)
        return fold

    def _remember(self, jobcenter: str, opened: bool) -> None:
        (self._opened.add if opened else self._opened.discard)(jobcenter)

    def _jobcenter(self, jobcenter: JobcenterProgress, groups: Sequence[GroupProgress]) -> Figures:
        assert self._seen is not None
        name = self._seen.study.say(jobcenter.labels, self._seen.language)
        # Of a single group the jobcenter's figures are the group's.
        under = self._jobcenter_figures(jobcenter) if len(groups) > 1 else ""
        return Figures(name, under=under, look="heading", rule=True)

    def _jobcenter_figures(self, jobcenter: JobcenterProgress) -> str:
        return self._figures(jobcenter.done, jobcenter.partial, jobcenter.target, jobcenter.to_go)

    def _group(self, group: GroupProgress) -> Figures:
        assert self._seen is not None
        view, study, language = self._seen.fieldwork, self._seen.study, self._seen.language
        latest = [(week, group.by_week.get(week, 0)) for week in view.weeks[-SMALL_WEEKS:]]
        told = ", ".join(f"{week}: {count}" for week, count in latest)
        return Figures(
            study.say(group.labels, language),
            under=self._figures(group.done, group.partial, group.target, group.to_go),
            target=None if group.target is None else (group.done, group.target),
            weeks=[count for _week, count in latest],
            weeks_said=self.tr("By week: {counts}").format(counts=told) if told else "",
        )

    def _figures(self, done: int, partial: int, target: tuple[int, int] | None, to_go: int) -> str:
        assert self._seen is not None
        parts = [number(done) if target is None else self._of(done, target)]
        if target is not None and not self._seen.own:
            if to_go:
                parts.append(self.tr("{count} to go").format(count=number(to_go)))
            elif done > target[1]:
                over = number(done - target[1])
                parts.append(self.tr("{count} more than wanted").format(count=over))
            else:
                parts.append(self.tr("reached"))
        if partial:
            parts.append(self.tr("{count} partial").format(count=number(partial)))
        return "  ·  ".join(parts)

    def _of(self, done: int, target: tuple[int, int]) -> str:
        assert self._seen is not None
        low, high = map(number, target)
        wanted = low if low == high else f"{low}-{high}"
        if self._seen.own:
            text = self.tr("{done} here, {wanted} wanted in all")
        else:
            text = self.tr("{done} of {wanted}")
        return text.format(done=number(done), wanted=wanted)
