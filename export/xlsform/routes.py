"""Who is asked what: the conditions of questions and of the groups around them; and the themes."""

from __future__ import annotations

from export.xlsform import layout
from export.xlsform.form import Form, Item
from export.xlsform.from_xpath import Truth, every, written
from export.xlsform.naming import identifier
from export.xlsform.survey import Group
from export.xlsform.xpath import Untranslatable
from interviewer.expressions import (
    Compare,
    ExpressionError,
    Has,
    Is,
    Membership,
    parse_tree,
    walk,
)


class Routes:
    """Gives each question its condition and its theme."""

    def __init__(self, form: Form) -> None:
        self._form = form
        self._report = form.report
        self._gates: dict[Group, Truth | None] = {}
        self._themes: dict[Group, str] = {}

    def route(self) -> None:
        """Deal with all questions."""
        for item in self._form.items.values():
            self._route(item)
        self._background_or_not()
        for item in self._form.items.values():
            if (background := item.entry.background) is not None:
                self._form.expect(background.row, layout.BACKGROUND)
            groups = (group for group in item.entry.groups if not group.is_background)
            themes = (self._theme(group) for group in groups)
            theme = next((theme for theme in themes if theme), "")
            if theme:
                item.table["theme"] = theme

    # -- conditions --

    def _route(self, item: Item) -> None:
        row = item.row
        around = [self._gate(group) for group in reversed(item.entry.groups)]
        parts: list[Truth] = [gate for gate in around if gate is not None]
        own = self._form.own_condition(row)
        if own is not None:
            item.in_own_words = True
            if not parts:
                item.table["asked_if"] = own
                return
            try:
                parts.append(parse_tree(own))
            except ExpressionError as error:
                for rule, mend in error.problems:
                    self._report.problem(row.at(layout.ASKED_IF), rule, mend)
                return
        elif (truth := self._form.translate(row, item.called)) is not None:
            parts.append(truth)
        whole = every(parts)
        if whole is False:
            self._report.problem(
                row.at("relevant"),
                "is never met: the question can never be asked.",
                "Correct the condition, or remove the question.",
            )
        if isinstance(whole, bool):
            return
        try:
            item.table["asked_if"] = written(whole)
        except Untranslatable as error:
            self._form.lost(row, item.called, error.what)
            return
        atoms = Compare | Membership | Has | Is
        item.needs = frozenset(node.item for node in walk(whole) if isinstance(node, atoms))

    def _gate(self, group: Group) -> Truth | None:
        """The condition of a group; every question in it has it too."""
        if group not in self._gates:
            self._gates[group] = self._form.translate(group.row, group.name, group=True)
        return self._gates[group]

    # -- the background --

    def _background_or_not(self) -> None:
        """A group that happens to be called background is one like any other, where it cannot be
        asked before or after all questions.
        """
        items = self._form.items.values()
        groups = {item.entry.background for item in items} - {None}
        if all(group is None or group.marked for group in groups):
            return
        fields = {item.id for item in items if item.background}
        asked = {item.id for item in items if not item.background}
        first = any(item.needs & fields for item in items if not item.background)
        last = any(item.needs & asked for item in items if item.background)
        if asked and not (first and last):
            return
        for item in items:
            item.background = False
        for group in groups:
            if group is not None:
                group.is_background = False
                self._report.remark(
                    f"{group.row.place} (group {group.name})",
                    "is asked among the questions, and not as the background, which is asked "
                    "before or after all of them.",
                )

    # -- themes --

    def _theme(self, group: Group) -> str:
        """The theme of a group; "" where it has none."""
        if group not in self._themes:
            self._themes[group] = self._find_theme(group)
        return self._themes[group]

    def _find_theme(self, group: Group) -> str:
        form, row = self._form, group.row
        said = row.get(layout.THEME)
        labelled = any(row.peek("label", tag) for tag in form.tags)
        if not labelled and not said:
            return ""
        made = said or identifier(group.name, form.themes)
        if made != (said or group.name):
            self._report.remark(row.at("name"), f'the theme is called "{made}" here.')
        if made not in form.themes:
            form.themes[made] = row.texts("label", form.tags)
            form.theme_rows[made] = row
            if form.first not in form.themes[made]:
                form.label_missing(row)
            return made
        for tag, label in form.themes[made].items():  # A second group of the same theme.
            row.says("label", tag, label)
        return made
