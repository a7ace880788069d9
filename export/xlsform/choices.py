"""The sheet "choices": its lists, as options of a question or as a scale."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from string import ascii_uppercase

from export.xlsform.layout import COLOUR, DONT_KNOW, KEY, NO_KEY, ROLE, WONT_SAY
from export.xlsform.report import Report
from export.xlsform.table import Row, Table
from export.xlsform.words import NO, YES, says_dont_know, words
from interviewer.questionnaire import NO as NO_CODE
from interviewer.questionnaire import YES as YES_CODE
from interviewer.reading import COLOUR as COLOUR_PATTERN

_NUMBER = re.compile(r"0|[1-9][0-9]{0,5}|1000000")
_FLOAT = re.compile(r"[0-9]+\.0")
_ROLES = ("", DONT_KNOW, WONT_SAY)
OTHER = "other"
"""The choice that or_other adds."""

COLOURS: Mapping[int, tuple[str, ...]] = {
    int(steps): tuple(colours)
    for steps, colours in tomllib.loads(
        Path(__file__).with_name("palettes.toml").read_text(encoding="utf-8")
    ).items()
}
"""Red to green, for scales of 2 to 7 steps that bring no colours."""

Label = str | dict[str, str]
"""A label, or a label and a key, as a language's file has them."""


@dataclass
class Choice:
    """One row of the sheet."""

    row: Row
    name: str
    role: str

    def labels(self, languages: Iterable[str]) -> dict[str, str]:
        """Its label in each language that has one, without using it up."""
        said = {language: self.row.peek("label", language) for language in languages}
        return {language: label for language, label in said.items() if label}


@dataclass(frozen=True)
class Options:
    """A list as the options of a question: a code for each name."""

    codes: Mapping[str, int]
    """By name, "don't know" too, "won't say" not."""
    dont_know: int | None
    wont_say: str
    """The name of the choice "won't say"; "" where there is none."""
    other: bool = False
    """Whether the form adds a choice "other"."""

    @property
    def steps(self) -> tuple[int, ...]:
        """The codes without "don't know"."""
        return tuple(code for code in self.codes.values() if code != self.dont_know)


@dataclass
class ChoiceList:
    """All choices of one list."""

    name: str
    choices: list[Choice] = field(default_factory=list)
    told: bool = False
    """Whether a remark has named its codes."""

    @property
    def place(self) -> str:
        """How a remark names the list."""
        return f"choices row {self.choices[0].row.number}, list {self.name}"

    def dismiss(self) -> None:
        """All was dealt with."""
        for choice in self.choices:
            choice.row.dismiss()

    def use(self) -> None:
        """What every use of the list uses of its rows."""
        for choice in self.choices:
            for key in ("list_name", "name", ROLE):
                choice.row.get(key)

    @property
    def plain(self) -> list[Choice]:
        """The choices without a role of their own."""
        return [choice for choice in self.choices if not choice.role]

    def _with(self, role: str) -> Choice | None:
        return next((choice for choice in self.choices if choice.role == role), None)

    @property
    def wont_say(self) -> str:
        """The name of the choice "won't say"."""
        choice = self._with(WONT_SAY)
        return choice.name if choice else ""

    @property
    def coloured(self) -> bool:
        """Whether the list brings the colours of a scale."""
        return bool(self.plain) and all(choice.row.peek(COLOUR) for choice in self.plain)

    def options(self, other: bool = False) -> Options:
        """Numbers stay what they are, other names get the first free codes from 1 up."""
        named = [choice for choice in self.choices if choice.role != WONT_SAY]
        codes = {c.name: int(c.name) for c in named if _NUMBER.fullmatch(c.name)}
        taken = set(codes.values())
        names = [choice.name for choice in named]
        adds = other and OTHER not in names
        free = 1
        for name in [*names, *([OTHER] if adds else [])]:
            if name not in codes:
                while free in taken:
                    free += 1
                codes[name] = free
                taken.add(free)
        ordered = {name: codes[name] for name in [*names, *([OTHER] if adds else [])]}
        unknown = self._with(DONT_KNOW)
        return Options(ordered, ordered[unknown.name] if unknown else None, self.wont_say, adds)

    def yes_no(self, languages: Iterable[str], sure: bool) -> Options | None:
        """The codes of a yes/no question; None where the list is not surely one.

        With `sure` the names 1 and 0 alone decide, in any order.
        """
        plain = self.plain
        if sure and {choice.name for choice in plain} == {str(YES_CODE), str(NO_CODE)}:
            plain = sorted(plain, key=lambda choice: choice.name, reverse=True)
        if len(plain) != 2:
            return None
        languages = tuple(languages)
        codes = {}
        for choice, number, said in zip(plain, (YES_CODE, NO_CODE), (YES, NO), strict=True):
            name, labels = choice.name.casefold(), choice.labels(languages).values()
            meant = all(label.casefold().rstrip(".!") in said for label in labels)
            if not (name == str(number) and (sure or meant)) and not (name in said and meant):
                return None
            codes[choice.name] = number
        unknown = self._with(DONT_KNOW)
        if unknown is not None:
            codes[unknown.name] = int(unknown.name) if _NUMBER.fullmatch(unknown.name) else 9
            if len(set(codes.values())) < 3:
                return None
        return Options(codes, codes[unknown.name] if unknown else None, self.wont_say)

    def scale(self, languages: Iterable[str], sure: bool) -> Options | None:
        """The codes of a scale: 2 to 7 digits in order, and "don't know"; None where it is none.

        With `sure` the digits may stand in any order.
        """
        unknown = self._with(DONT_KNOW)
        languages = tuple(languages)
        if unknown is None and not sure:
            said = [c for c in self.plain if says_dont_know(c.name, c.labels(languages).values())]
            unknown = said[0] if len(said) == 1 else None
        steps = [choice.name for choice in self.plain if choice is not unknown]
        if not 2 <= len(steps) <= 7 or any(not re.fullmatch("[0-9]", name) for name in steps):
            return None
        codes = {name: int(name) for name in steps}
        found = list(codes.values())
        rising, falling = (all(sign * (b - a) > 0 for a, b in pairwise(found)) for sign in (1, -1))
        if not (sure or rising or falling):
            return None
        if unknown is None:
            return Options(codes, None, self.wont_say)
        wish = [int(unknown.name)] if re.fullmatch("[0-9]", unknown.name) else []
        code = next(each for each in (*wish, *range(9, -1, -1)) if each not in found)
        return Options(codes | {unknown.name: code}, code, self.wont_say)

    def row_of(self, name: str) -> Row | None:
        """The row of a choice."""
        return next((choice.row for choice in self.choices if choice.name == name), None)

    def tell_codes(self, options: Options, report: Report) -> None:
        """Say which code each name has got, where it is not the name itself."""
        if self.told or all(name == str(code) for name, code in options.codes.items()):
            return
        self.told = True
        pairs = [f"{name} is {code}" for name, code in options.codes.items() if name != str(code)]
        more = f" and {len(pairs) - 20} more" if len(pairs) > 20 else ""
        report.remark(
            self.place,
            f"in the data stand numbers: {', '.join(pairs[:20])}{more}.",
            "Write numbers in the column name to choose others (digits, where it is a scale).",
        )

    def labels(self, options: Options, languages: tuple[str, ...]) -> dict[str, dict[str, Label]]:
        """The labels of the options in each language, with the keys that the form gives."""
        found: dict[str, dict[str, Label]] = {language: {} for language in languages}
        first, *others = languages
        taken = {
            key.casefold()
            for choice in self.choices
            if choice.name in options.codes
            and (key := choice.row.peek(f"{KEY}{first}")) not in ("", NO_KEY)
        }
        keyed = bool(taken)
        for name, code in options.codes.items():
            row = self.row_of(name)
            if row is None:  # The choice that or_other adds.
                for language in languages:
                    found[language][str(code)] = words(language).other
                continue
            labels = row.texts("label", languages)
            key = row.get(f"{KEY}{first}")
            if key == NO_KEY:
                key = ""
            elif not key and keyed:
                key = _free_key(code, taken)
                taken.add(key.casefold())
            if first in labels:
                label = labels[first]
                found[first][str(code)] = {"label": label, "key": key} if key else label
            for language in others:
                own = row.get(f"{KEY}{language}")
                if own:
                    half = {"label": labels[language]} if language in labels else {}
                    found[language][str(code)] = {**half, "key": own}
                elif language in labels:
                    found[language][str(code)] = labels[language]
        return found


def _free_key(code: int, taken: set[str]) -> str:
    """A key for an option that was added to others with keys of their own."""
    wishes = [str(code)] if code <= 9 else []
    return next((key for key in (*wishes, *ascii_uppercase) if key.casefold() not in taken), "")


def read_lists(table: Table, report: Report) -> dict[str, ChoiceList]:
    """The lists of the sheet, by name."""
    lists: dict[str, ChoiceList] = {}
    seen: dict[tuple[str, str], int] = {}
    for row in table:
        list_name, name, role = row.peek("list_name"), row.peek("name"), row.peek(ROLE)
        labelled = any(row.peek(*at) for at in row.columns if at[0] == "label")
        if not list_name and not name and not labelled:
            continue  # A comment: its cells are named with what was not used.
        if not list_name:
            report.problem(
                row.at("list_name"),
                "is empty.",
                "Write the name of the list in each of its rows, and unmerge cells.",
            )
        elif not name:
            report.problem(row.at("name"), "is empty.", "Write a number or a short name.")
        if not list_name or not name:
            continue
        name = name[:-2] if _FLOAT.fullmatch(name) else name
        if (list_name, name) in seen:
            report.problem(
                row.at("name"),
                f'"{name}" stands in the list {list_name} twice (row {seen[list_name, name]} too).',
                "Give each choice a name of its own.",
            )
            continue
        seen[list_name, name] = row.number
        found = lists.setdefault(list_name, ChoiceList(list_name))
        if role not in _ROLES or (role and any(c.role == role for c in found.choices)):
            report.problem(
                row.at(ROLE),
                f'"{role}" is not possible here.',
                f"Write {DONT_KNOW} or {WONT_SAY}, each for one choice at the most.",
            )
            role = ""
        found.choices.append(Choice(row, name, role))
    return lists


def colours_of(choices: Iterable[Choice]) -> list[str] | None:
    """The colours of the steps, where each has one."""
    rows = [choice.row for choice in choices]
    if not all(COLOUR_PATTERN.fullmatch(row.peek(COLOUR)) for row in rows):
        return None
    return [row.get(COLOUR) for row in rows]
