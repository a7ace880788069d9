"""Rows that belong to a question: its follow-ups, its other wordings, why there is no answer."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from export.xlsform import layout
from export.xlsform.form import Form, Item
from export.xlsform.from_xpath import Opening, Target, opening, written
from export.xlsform.layout import mark
from export.xlsform.naming import TAKEN, identifier
from export.xlsform.shaping import Shaping
from export.xlsform.survey import Entry, Part, flag
from export.xlsform.table import Row
from export.xlsform.to_xpath import chooses
from export.xlsform.xpath import Untranslatable
from interviewer.conditions import ATTRIBUTES
from interviewer.questionnaire import CODED, Question

_SPAN = re.compile(r"([0-9]{1,9})-([0-9]{1,9})")


class Parts:
    """Puts each part to the question that it belongs to."""

    def __init__(self, form: Form, shaping: Shaping) -> None:
        self._form = form
        self._report = form.report
        self._shaping = shaping
        self._by_id = form.by_id()

    def attach(self) -> None:
        """Deal with all parts, first those that conditions can name."""
        parts = self._form.survey.parts
        for part in parts:
            if part.kind == layout.REASON:
                self._reason(part, self._owner(part, part.before))
            elif part.kind == layout.GROUP_PART:
                self._group_part(part, self._owner(part, part.before))
        for part in parts:
            if part.kind == layout.FOLLOW_UP:
                self._follow_up(part)
        for part in parts:
            if part.kind == layout.VARIANT:
                self._variant(part, self._owner(part, part.after))

    def _owner(self, part: Part, neighbour: Entry | None) -> Item | None:
        """The question that a part names, or the one beside it."""
        named = self._by_id.get(part.row.get(layout.PART_OF))
        if named is not None:
            return named
        return self._form.items.get(neighbour.name) if neighbour is not None else None

    def _homeless(self, part: Part, why: str = "its question is not there") -> None:
        part.row.dismiss()
        self._report.remark(f"{part.row.place} ({part.name})", f"left out: {why}.")

    # -- why there is no answer, and what a group belongs to --

    def _reason(self, part: Part, item: Item | None) -> None:
        form, row = self._form, part.row
        found = form.lists.get(part.type.list_name)
        if item is None or found is None:
            self._homeless(part)
            return
        form.used.add(found.name)
        found.use()
        offered = set()
        for choice in found.choices:
            for which in (layout.DONT_KNOW, layout.WONT_SAY):
                if which in (choice.name, choice.role):
                    offered.add(which)
                    form.expect(choice.row, which)
        if layout.DONT_KNOW in offered and item.kind in CODED:
            offered.remove(layout.DONT_KNOW)  # There it is one of the choices.
        if layout.DONT_KNOW in offered:
            item.table["dont_know"] = True
        stand_in = Question("", item.kind, options_from=item.table.get("options_from"))
        if layout.WONT_SAY in offered and not chooses(stand_in):
            item.table["wont_say"] = True
        form.targets[part.name] = Target(item.id, item.kind, reasons=frozenset(offered))
        if (target := form.targets[item.called]) is not None:
            form.targets[item.called] = replace(target, beside=frozenset(offered))
        form.take_mark(row)
        form.expect(row, "no_answer")
        if flag(row.peek("required")):
            row.get("required")
            item.table["required"] = True

    def _group_part(self, part: Part, item: Item | None) -> None:
        form, row = self._form, part.row
        attribute = row.get(layout.ID)
        if item is None or "options_from" not in item.table or attribute not in ATTRIBUTES:
            self._homeless(part)
            return
        if part.type.list_name in form.lists:
            form.used.add(part.type.list_name)
            form.lists[part.type.list_name].dismiss()
        form.take_mark(row)
        form.expect(row, attribute)
        form.targets[part.name] = Target(item.id, item.kind, from_study=True, attribute=attribute)

    # -- follow-ups --

    def _follow_up(self, part: Part) -> None:
        form, row = self._form, part.row
        found = self._opening(part)
        if found is None:
            self._free(part)
            return
        item, opened = found
        table: dict[str, Any] = {"id": self._follow_up_id(part, item)}
        if opened.codes:
            table["codes"] = sorted(opened.codes)
        elif opened.span is not None:
            table["range"] = list(opened.span)
        prompt = row.peek(layout.PROMPT)
        if prompt and flag(prompt) is False:
            row.get(layout.PROMPT)
            table["prompt"] = False
            form.expect(row, "note")
        else:
            texts = row.texts("label", form.tags)
            if form.first not in texts:
                form.label_missing(row)
            for tag, text in texts.items():
                item.words(tag).setdefault("follow_ups", {})[table["id"]] = text
        if row.peek("appearance") == "multiline":
            row.get("appearance")
        item.table.setdefault("follow_ups", []).append(table)
        item.parts[f"follow_ups.{table['id']}"] = row

    def _follow_up_id(self, part: Part, item: Item) -> str:
        wish = part.row.get(layout.ID) or part.name
        taken = {each["id"] for each in item.table.get("follow_ups", ())}
        if wish in taken:
            self._report.problem(
                part.row.at(layout.ID),
                f'"{wish}" is the id of two follow-ups of {item.called}.',
                f"Write another one, or the name of its question in {layout.PART_OF}.",
            )
        return identifier(wish, taken)

    def _opening(self, part: Part) -> tuple[Item, Opening] | None:
        """The question that a follow-up belongs to, and what opens it."""
        form, row = self._form, part.row
        opens = row.peek(layout.OPENS)
        if opens and row.peek(layout.MARK) == mark(row.peek("relevant")):
            owner = self._owner(part, part.before)
            row.get(layout.OPENS)
            form.take_mark(row)
            return (owner, self._opened_by(row, owner, opens)) if owner is not None else None
        for key in (layout.MARK, layout.PART_OF):
            row.get(key)
        truth = form.translate(row, part.name)
        found = opening(truth, form.targets.values()) if truth is not None else None
        return (self._by_id[found.item], found) if found is not None else None

    def _opened_by(self, row: Row, item: Item, said: str) -> Opening:
        if said == "any":
            return Opening(item.id)
        if match := _SPAN.fullmatch(said):
            return Opening(item.id, span=(int(match[1]), int(match[2])))
        codes = said.replace(",", " ").split()
        if all(each.isdecimal() and len(each) < 8 for each in codes):
            return Opening(item.id, frozenset(map(int, codes)))
        self._report.problem(
            row.at(layout.OPENS),
            f'"{said[:40]}" names no answers.',
            'Write codes like "1 2", a range like "0-12", or any.',
        )
        return Opening(item.id)

    def _free(self, part: Part) -> None:
        """A follow-up whose condition is none that opens one becomes a question of its own."""
        form = self._form
        self._report.remark(
            f"{part.row.place} ({part.name})",
            "is a question of its own: its condition is not about one question's answer alone.",
        )
        entry = Entry(part.row, part.type, part.name, part.group)
        name = identifier(part.name, {*TAKEN, *self._by_id})
        item = self._by_id[name] = Item(entry, name, entry.background is not None)
        items = list(form.items.items())
        place = next(
            (n for n, (_, each) in enumerate(items, 1) if each.entry is part.before), len(items)
        )
        items.insert(place, (part.name, item))
        form.items.clear()
        form.items.update(items)
        self._shaping.shape(item)

    # -- other wordings --

    def _variant(self, part: Part, item: Item | None) -> None:
        """Another wording of a question, or of one of its follow-ups (its id is "past low")."""
        form, row = self._form, part.row
        name, _, follow_up = row.get(layout.ID).partition(" ")
        if item is None or not name:
            self._homeless(part)
            return
        texts = row.texts("label", form.tags)
        if follow_up:
            form.take_mark(row)
            item.parts[f"variants.{name}.follow_ups.{follow_up}"] = row
            for tag, text in texts.items():
                variant = item.words(tag).setdefault("variants", {}).setdefault(name, {})
                variant.setdefault("follow_ups", {})[follow_up] = text
            return
        condition = form.own_condition(row)
        if condition is None:
            condition = self._condition(part)
        if condition is None:
            self._homeless(part, "there is no condition for this wording")
            return
        if form.first not in texts:
            form.label_missing(row)
        item.table.setdefault("variants", []).append({"id": name, "if": condition})
        item.parts[f"variants.{name}"] = row
        for tag, text in texts.items():
            item.words(tag).setdefault("variants", {}).setdefault(name, {})["text"] = text

    def _condition(self, part: Part) -> str | None:
        truth = self._form.translate(part.row, part.name)
        if truth is None or isinstance(truth, bool):
            return None
        try:
            return written(truth)
        except Untranslatable:
            return None
