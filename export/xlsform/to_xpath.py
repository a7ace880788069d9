"""From a condition of the app to the XPath of `relevant`.

What the app says of an item without a value, XPath must be told: an empty answer meets no
comparison, `!=` neither. Where ODK cannot know what the app knows, `approximate` says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from interviewer.expressions import (
    And,
    Compare,
    Has,
    Is,
    Membership,
    Named,
    Not,
    Or,
    Tree,
    Value,
)
from interviewer.questionnaire import TEXTS, FollowUp, Kind, Question

_AND, _OR = "and", "or"


@dataclass(frozen=True, slots=True)
class Cell:
    """Where the answer to an item stands in the form."""

    item: Question
    name: str
    reason: str = ""
    """The question why there is no answer, if the item has one."""
    attributes: Mapping[str, str] = field(default_factory=dict)
    """The questions for the jobcenter and the main group of a group."""

    @property
    def chooses_wont_say(self) -> bool:
        """Whether "won't say" is one of the choices."""
        return self.item.wont_say and chooses(self.item)


def chooses(item: Question) -> bool:
    """Whether an item has a list of choices of its own, in which "won't say" can stand.

    A rating has not: its list is the scale, which others share.
    """
    listed = item.kind in (Kind.SINGLE_CHOICE, Kind.MULTIPLE_CHOICE, Kind.YES_NO)
    return listed and item.options_from is None


def needs_reason(item: Question) -> bool:
    """Whether the form has to ask why there is no answer."""
    return item.dont_know is True or (item.wont_say and not chooses(item))


@dataclass
class Relevance:
    """Writes conditions over the cells of a form."""

    cells: Mapping[str, Cell]
    approximate: set[str] = field(default_factory=set)
    """Items of which a condition asks whether they were skipped."""

    def text(self, tree: Tree) -> str:
        """The XPath of a condition's meaning."""
        return self._write(tree)[0]

    def all_of(self, *parts: str) -> str:
        """Several expressions that must all be met; empty ones always are."""
        given = [part for part in parts if part]
        return given[0] if len(given) == 1 else " and ".join(f"({part})" for part in given)

    def opening(self, item: Question, follow_up: FollowUp) -> str:
        """What opens a follow-up, the ones before it left aside."""
        cell = self.cells[item.id]
        if follow_up.codes:
            return _or(self._equals(cell, code) for code in sorted(follow_up.codes))
        if follow_up.span is not None:
            low, high = follow_up.span
            return f"{_ref(cell.name)} >= {low} and {_ref(cell.name)} <= {high}"
        return self._given(cell)

    def unanswered(self, cell: Cell) -> str:
        """That nothing was given."""
        return f"{_ref(cell.name)} = ''"

    # -- a tree --

    def _write(self, tree: Tree) -> tuple[str, str]:
        """The text, and by which word it is held together on top."""
        match tree:
            case Not(part):
                return f"not({self._write(part)[0]})", ""
            case And(parts):
                return " and ".join(self._within(part, _OR) for part in parts), _AND
            case Or(parts):
                return " or ".join(self._within(part, _AND) for part in parts), _OR
            case Named(name):
                raise AssertionError(name)  # the meaning of a condition holds no names
            case Compare(_, sign, value, attribute):
                return self._compare(self._cell(tree.item, attribute), sign, value)
            case Membership(_, values, negated, attribute):
                cell = self._cell(tree.item, attribute)
                among = [self._equals(cell, value) for value in values]
                if not negated:
                    return _or(among), _OR if len(among) > 1 else ""
                return f"{self._given(cell)} and not({_or(among)})", _AND
            case Has(item, values):
                cell = self.cells[item]
                among = [self._equals(cell, value) for value in values]
                return _or(among), _OR if len(among) > 1 else ""
            case Is(item, state, negated):
                said, word = self._state(self.cells[item], state)
                return (f"not({said})", "") if negated else (said, word)

    def _within(self, part: Tree, *wrapped: str) -> str:
        text, word = self._write(part)
        return f"({text})" if word in wrapped else text

    def _cell(self, item: str, attribute: str) -> Cell:
        cell = self.cells[item]
        return Cell(cell.item, cell.attributes[attribute]) if attribute else cell

    # -- what is said of one answer --

    def _given(self, cell: Cell) -> str:
        """That there is a value."""
        text = f"{_ref(cell.name)} != ''"
        if cell.chooses_wont_say:
            text += f" and not({self._chosen(cell, 'wont_say')})"
        return text

    def _chosen(self, cell: Cell, value: str) -> str:
        if cell.item.kind is Kind.MULTIPLE_CHOICE:
            return f"selected({_ref(cell.name)}, {quoted(value)})"
        return f"{_ref(cell.name)} = {quoted(value)}"

    def _equals(self, cell: Cell, value: Value) -> str:
        item = cell.item
        if item.kind in (Kind.INTEGER, Kind.DURATION):
            return f"{_ref(cell.name)} = {int(value)}"
        if item.kind is Kind.MONTH:
            first, last = month_ends(str(value))
            return f"{_ref(cell.name)} >= {first} and {_ref(cell.name)} <= {last}"
        return self._chosen(cell, value if isinstance(value, str) else str(int(value)))

    def _compare(self, cell: Cell, sign: str, value: Value) -> tuple[str, str]:
        item, ref = cell.item, _ref(cell.name)
        if sign == "==":
            return self._equals(cell, value), _AND if item.kind is Kind.MONTH else ""
        if sign == "!=":
            return f"{self._given(cell)} and not({self._equals(cell, value)})", _AND
        if item.kind is Kind.MONTH:
            first, last = month_ends(str(value))
            return f"{ref} {sign} {first if sign in ('<', '>=') else last}", ""
        text = f"{ref} {sign} {int(value)}"
        if item.dont_know_code is None:
            return text, ""
        return f"{text} and {ref} != {quoted(str(item.dont_know_code))}", _AND

    def _state(self, cell: Cell, state: str) -> tuple[str, str]:
        item = cell.item
        if state == "answered":
            said = f"{_ref(cell.name)} != ''"
            if cell.reason:
                return f"{said} or {_ref(cell.reason)} != ''", _OR
            return said, ""
        if state == "skipped":
            self.approximate.add(item.id)
            said = f"{_ref(cell.name)} = ''"
            if cell.reason:
                return f"{said} and {_ref(cell.reason)} = ''", _AND
            return said, ""
        if state == "dont_know" and item.dont_know_code is not None:
            return self._chosen(cell, str(item.dont_know_code)), ""
        if state == "wont_say" and cell.chooses_wont_say:
            return self._chosen(cell, state), ""
        return f"{_ref(cell.reason)} = {quoted(state)}", ""


def quoted(value: str) -> str:
    """A text as XPath writes it; no value here holds quotes of both kinds."""
    return f'"{value}"' if "'" in value else f"'{value}'"


def month_ends(month: str) -> tuple[str, str]:
    """The first and the last day of a month, as XPath writes them."""
    year, number = map(int, month.split("-"))
    return f"date('{month}-01')", f"date('{month}-{last_day(year, number):02}')"


def last_day(year: int, month: int) -> int:
    """How many days a month has."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def constraint(item: Question) -> str:
    """What an answer may be, as a form's `constraint` says it; "" where anything may."""
    if item.kind in (Kind.INTEGER, Kind.DURATION):
        return f". >= {item.minimum} and . <= {item.maximum}"
    if item.kind is Kind.MONTH:
        blank = Question("", Kind.MONTH)
        parts = []
        if item.earliest != blank.earliest:
            parts.append(f". >= {month_ends(item.earliest)[0]}")
        if item.latest != blank.latest:
            parts.append(f". <= {month_ends(item.latest)[1]}")
        return " and ".join(parts)
    if item.kind in TEXTS:
        return f"string-length(.) <= {item.maximum}"
    if item.kind is Kind.MULTIPLE_CHOICE:
        alone = [str(code) for code in item.codes if code in item.alone]
        if item.wont_say:
            alone.append("wont_say")
        return " and ".join(
            f"not(selected(., {quoted(name)}) and count-selected(.) > 1)" for name in alone
        )
    return ""


def _ref(name: str) -> str:
    return f"${{{name}}}"


def _or(parts: Iterable[str]) -> str:
    parts = list(parts)
    return parts[0] if len(parts) == 1 else " or ".join(_alone(part) for part in parts)


def _alone(part: str) -> str:
    return f"({part})" if " and " in part else part
