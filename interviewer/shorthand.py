"""Shorthand: short forms that unfold while a note is typed.

A short form is letters and digits, without spaces; case does not matter. What it unfolds to is
never unfolded itself, so that one that names itself, or two that name each other, end.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from interviewer.errors import DataInvalid, Problem
from interviewer.reading import Fields

FORMAT: Final = 1
SHORTHAND_LIMIT: Final = 2000
"""Short forms in one list at the most."""
LONGEST_SHORT: Final = 16
LONGEST_LONG: Final = 200

ENDS_WORD: Final = frozenset(" \n\u2028\u2029.,;:!?…)]/\"”»«'’")
"""What unfolds the short form before it when it is typed."""
_BEFORE: Final = frozenset(" \t\n\u2028\u2029([/\"“”„»«'’")
"""What a short form may follow, besides nothing: "jc" in "a-jc" or "sb@jc" is none."""
_LAST_WORD = re.compile(rf"[^\W_]{{1,{LONGEST_SHORT}}}\Z")
_EXAMPLE: Final = 'Write e.g. sb = "sagsbehandler".'


def shorthand_problem(short: str, unfolded: str) -> str:
    """Why this cannot be a line of shorthand, in the words of a file's mistakes; "" if it can."""
    if not short or len(short) > LONGEST_SHORT or not short.isalnum():
        return f"must be letters or digits, {LONGEST_SHORT} at the most, and no spaces."
    if not unfolded.strip() or len(unfolded) > LONGEST_LONG or not unfolded.isprintable():
        return f"must unfold to one line, {LONGEST_LONG} letters at the most."
    return ""


def parse_shorthand(values: Mapping[str, Any], file: str) -> dict[str, str]:
    """The lines of a file's table [shorthand]; `DataInvalid` names every mistake.

    Such a table is also what a study file holds; the rest of a study file is passed over.
    """
    problems: list[Problem] = []
    fields = Fields(values, file, "", problems)
    if fields.has("format") and not fields.has("id"):  # Else the format of a study.
        fields.newer_than(FORMAT)
    table = fields.table("shorthand")
    lines: dict[str, str] = {}
    for short in table.keys():  # noqa: SIM118 - `Fields` is no mapping
        unfolded = table.text(short)
        if problem := shorthand_problem(short, unfolded):
            table.report(short, problem, _EXAMPLE)
        elif lines.get(short.lower(), unfolded) != unfolded:
            table.report(short, "is there twice: case does not matter.", "Keep one of them.")
        lines[short.lower()] = unfolded
    if len(lines) > SHORTHAND_LIMIT:
        rule = f"has more than {SHORTHAND_LIMIT} lines."
        table.report("", rule, "Remove those that nobody uses.")
    if problems:
        raise DataInvalid(problems)
    return lines


class Source(StrEnum):
    """Whose a line is. The later ones stand in place of the earlier ones."""

    BUNDLED = "bundled"
    SHARED = "shared"
    """By the lead, in the study."""
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Line:
    """A short form and all that is known of it."""

    short: str
    """In small letters."""
    unfolded: str
    """What it unfolds to, or would if it were not switched off."""
    source: Source
    """Where that comes from."""
    on: bool = True
    instead: str = ""
    """What it would unfold to without the own list; "" where it would not."""


@dataclass(frozen=True, slots=True)
class Unfolded:
    """What stands at the end of a text, and what is to stand there instead."""

    short: str
    """As it was typed."""
    text: str


class Shorthand:
    """The three lists as one: the bundled one, the study's, and the interviewer's own."""

    def __init__(
        self,
        bundled: Mapping[str, str],
        shared: Mapping[str, str] | None = None,
        own: Mapping[str, str] | None = None,
    ) -> None:
        """An empty long form in `own` switches off what the other two say."""
        self._given = bundled, shared or {}
        self.own: Mapping[str, str] = {key.lower(): each for key, each in (own or {}).items()}
        """The interviewer's own list, as it is stored."""
        self._lines: dict[str, Line] = {}
        for source, entries in zip((Source.BUNDLED, Source.SHARED), self._given, strict=True):
            for short, unfolded in entries.items():
                self._lines[short.lower()] = Line(short.lower(), unfolded, source)
        for short, unfolded in self.own.items():
            before = self._lines.get(short)
            if unfolded:
                instead = before.unfolded if before else ""
                self._lines[short] = Line(short, unfolded, Source.OWN, instead=instead)
            elif before:
                self._lines[short] = Line(short, before.unfolded, before.source, on=False)

    def with_own(self, own: Mapping[str, str]) -> Shorthand:
        """The same with another own list."""
        return Shorthand(*self._given, own)

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every line, those switched off too, by short form."""
        return tuple(self._lines[short] for short in sorted(self._lines))

    def get(self, short: str) -> Line | None:
        """The line of a short form."""
        return self._lines.get(short.lower())

    def unfold(self, before: str) -> Unfolded | None:
        """What the last word of `before` unfolds to, now that its end has been typed.

        A capital letter at the beginning is kept: Sb becomes Sagsbehandler. SB, all in capitals,
        stands as it is: so the short form itself can be written.
        """
        found = _LAST_WORD.search(before)
        if found is None or (found.start() and before[found.start() - 1] not in _BEFORE):
            return None
        typed = found[0]
        line = self._lines.get(typed.lower())
        if line is None or not line.on:
            return None
        if typed == line.short:
            return Unfolded(typed, line.unfolded)
        if typed == line.short[0].upper() + line.short[1:]:
            return Unfolded(typed, line.unfolded[0].upper() + line.unfolded[1:])
        return None


@dataclass(frozen=True, slots=True)
class Incoming:
    """What a file of short forms would change."""

    new: Mapping[str, str]
    different: Mapping[str, tuple[str, str]]
    """By short form: what it unfolds to here, and what in the file."""
    same: int


def compare(here: Shorthand, lines: Mapping[str, str]) -> Incoming:
    """Hold a file's lines to those that are here; one that is switched off here is different."""
    new: dict[str, str] = {}
    different: dict[str, tuple[str, str]] = {}
    for short, unfolded in lines.items():
        line = here.get(short)
        if line is None:
            new[short.lower()] = unfolded
        elif line.unfolded != unfolded or not line.on:
            different[line.short] = (line.unfolded if line.on else "", unfolded)
    return Incoming(new, different, len(lines) - len(new) - len(different))
