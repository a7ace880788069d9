"""The sheet "survey" as questions, what belongs to them, and the groups around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from export.xlsform import layout
from export.xlsform.kinds import KNOWN, Type, type_of
from export.xlsform.report import Report
from export.xlsform.table import Row, Table

_YES = frozenset({"yes", "true", "true()", "1"})
_NO = frozenset({"", "no", "false", "false()", "0"})

_PART_BASES = {
    layout.INTRODUCTION: ("note",),
    layout.PRESENTATION: ("note",),
    layout.VARIANT: ("note",),
    layout.FOLLOW_UP: ("text",),
    layout.GROUP_PART: ("text", "select_one"),
    layout.REASON: ("select_one",),
}


def flag(said: str) -> bool | None:
    """Yes or no, as forms write them; None where it is an expression."""
    lower = said.lower()
    return True if lower in _YES else False if lower in _NO else None


@dataclass(eq=False)
class Group:
    """A group of questions; `theme` is the theme that its questions get, if it has a label."""

    row: Row
    name: str
    around: Group | None
    is_background: bool = False
    marked: bool = False
    """Whether the app itself wrote it as the background."""

    def chain(self) -> Iterator[Group]:
        """This group and those around it, from the inside."""
        group: Group | None = self
        while group is not None:
            yield group
            group = group.around


@dataclass(eq=False)
class Entry:
    """A row that is a question."""

    row: Row
    type: Type
    name: str
    group: Group | None

    @property
    def groups(self) -> list[Group]:
        """The groups around it, from the inside."""
        return list(self.group.chain()) if self.group else []

    @property
    def background(self) -> Group | None:
        """The group of the background, if it stands in it."""
        return next((group for group in self.groups if group.is_background), None)


@dataclass(eq=False)
class Part:
    """A row that belongs to a question, and the questions around it."""

    row: Row
    kind: str
    type: Type
    name: str
    group: Group | None
    before: Entry | None
    after: Entry | None = None


@dataclass
class Survey:
    """What the rows of the sheet are."""

    entries: list[Entry] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    introduction: list[Row] = field(default_factory=list)
    presentation: list[Row] = field(default_factory=list)
    elsewhere: set[str] = field(default_factory=set)
    """Names of rows that are in the form and no questions of the app."""
    groups: list[Group] = field(default_factory=list)
    broken: list[Row] = field(default_factory=list)
    """Rows that are no questions for a mistake in them."""


class Walk:
    """Goes down the rows, and tells questions from all else."""

    def __init__(self, table: Table, languages: tuple[str, ...], report: Report) -> None:
        self._table = table
        self._languages = languages
        self._report = report
        self._survey = Survey()
        self._group: Group | None = None
        self._waiting: list[Part] = []
        self._left_out: Group | None = None

    def survey(self) -> Survey:
        """Read all rows."""
        for row in self._table:
            self._row(row)
        group = self._group
        while group is not None:
            self._report.problem(
                group.row.at("type"),
                f'the group "{group.name}" is never closed.',
                "Add a row with the type end_group after its last question.",
            )
            group = group.around
        return self._survey

    def _row(self, row: Row) -> None:
        if flag(row.peek("disabled")) and row.peek("disabled"):
            row.dismiss()
            self._report.remark(row.place, "is disabled; left out.")
            return
        said = row.get("type")
        if not said:
            self._typeless(row)
            return
        type_ = type_of(said)
        if type_ is None:
            mend = self._report.guess(said.lower(), KNOWN) or "Use a type of XLSForm."
            self._report.problem(row.at("type"), f'"{said[:60]}" is no type of a form.', mend)
            self._give_up(row)
        elif type_.ends:
            self._end(row)
        elif type_.begins:
            self._begin(row, type_)
        elif self._left_out is not None or never(row):
            self._leave_out(row, said, "it is never asked (relevant is false).", "")
        elif type_.why_not is None:
            self._question(row, type_)
        elif number := _range(row, said):
            self._question(row, number)
        else:
            self._leave_out(row, said, *type_.why_not)

    def _typeless(self, row: Row) -> None:
        labelled = any(row.peek("label", each) for each in self._languages)
        if row.peek("name") or labelled:
            self._report.problem(
                row.at("type"), "is empty.", "Write a type like select_one LIST, integer or text."
            )
            self._give_up(row)

    def _give_up(self, row: Row) -> None:
        """It has a mistake that hides what it is."""
        row.dismiss()
        self._survey.elsewhere.add(row.peek("name"))
        if self._left_out is None and not never(row):
            self._survey.broken.append(row)

    def _leave_out(self, row: Row, said: str, why: str, mend: str) -> None:
        name = row.peek("name")
        what = f"{said.split(' ', maxsplit=1)[0]} {name}".strip()
        self._report.remark(f"{row.place} ({what})", f"left out: {why}", mend)
        self._survey.elsewhere.add(name)
        row.dismiss()

    # -- groups --

    def _begin(self, row: Row, type_: Type) -> None:
        name = row.get("name")
        part = row.peek(layout.PART)
        marked = part == layout.BACKGROUND
        called_so = name.lower() == layout.BACKGROUND and not row.peek(layout.THEME)
        is_background = marked or (called_so and self._group is None)
        if marked:
            row.get(layout.PART)
        if type_.begins == "repeat":
            self._report.remark(
                f"{row.place} (repeat {name})",
                "nothing is repeated in the app: its questions are asked once.",
                "Ask for the number, and for the most important one.",
            )
        self._group = Group(row, name, self._group, is_background, marked)
        self._survey.groups.append(self._group)
        self._survey.elsewhere.add(name)
        if self._left_out is None and never(row):
            self._left_out = self._group
            self._leave_out(row, "group", "it is never asked (relevant is false).", "")
        elif self._left_out is not None:
            row.dismiss()

    def _end(self, row: Row) -> None:
        row.get("name")
        if self._group is None:
            self._report.problem(
                row.at("type"), "ends a group that never began.", "Remove the row."
            )
            return
        if self._left_out is self._group:
            self._left_out = None
        self._group = self._group.around

    # -- questions and what belongs to them --

    def _question(self, row: Row, type_: Type) -> None:
        name = row.get("name")
        part = row.peek(layout.PART)
        if part and type_.base in _PART_BASES.get(part, ()):
            row.get(layout.PART)
            self._part(row, part, type_, name)
        elif type_.base == "note":
            self._note(row, name)
        elif not name:
            self._report.problem(
                row.at("name"), "is empty.", "Write a short name, like q1; it goes into the data."
            )
            self._give_up(row)
        else:
            entry = Entry(row, type_, name, self._group)
            self._survey.entries.append(entry)
            for each in self._waiting:
                each.after = entry
            self._waiting.clear()

    def _part(self, row: Row, kind: str, type_: Type, name: str) -> None:
        survey = self._survey
        survey.elsewhere.add(name)
        if kind == layout.INTRODUCTION:
            survey.introduction.append(row)
        elif kind == layout.PRESENTATION:
            survey.presentation.append(row)
        else:
            before = survey.entries[-1] if survey.entries else None
            part = Part(row, kind, type_, name, self._group, before)
            survey.parts.append(part)
            self._waiting.append(part)

    def _note(self, row: Row, name: str) -> None:
        self._survey.elsewhere.add(name)
        gated = row.peek("relevant") or any(
            group.row.peek("relevant") for group in (self._group.chain() if self._group else ())
        )
        if not self._survey.entries and not gated:
            self._survey.introduction.append(row)
            return
        labels = (row.peek("label", each) for each in self._languages)
        said = next((label for label in labels if label), "")
        self._report.remark(
            f"{row.place} (note {name})".replace(" )", ")"),
            f'left out: "{said[:60]}{"…" * (len(said) > 60)}" stands between questions, where '
            "nothing but questions is read aloud.",
            "Put the words in the label of the next question, or before the first one.",
        )
        row.dismiss()


def never(row: Row) -> bool:
    """Whether its condition is that it is never asked."""
    said = row.peek("relevant").lower().replace(" ", "")
    return said in ("false()", "false", "no", "1=0", "1=2")


def _range(row: Row, said: str) -> Type | None:
    """A range of whole numbers is an integer with limits."""
    if said.lower() != "range":
        return None
    given = re.findall(r"([a-z_]+)\s*=\s*([^\s,;]+)", row.peek("parameters")[:500])
    parameters: dict[str, str] = dict(given)
    found = [parameters.get(key, value) for key, value in (("start", "1"), ("end", "10"))]
    step = parameters.get("step", "1")
    if step not in ("1", "1.0") or not all(each.isdigit() and len(each) < 8 for each in found):
        return None
    row.get("parameters")
    return Type("integer", highest=int(found[1]), lowest=int(found[0]))
