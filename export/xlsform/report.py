"""What is found while a form is read: mistakes, which stop it, and remarks, which do not."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from export.xlsform.layout import CHOICES, EXTRA, SETTINGS, SURVEY
from export.xlsform.remark import Remark
from interviewer.errors import Problem, QuestionnaireInvalid

_ORDER = (SETTINGS, SURVEY, CHOICES, EXTRA)
_NAMED = 8
"""Rows that a remark names before it counts the others."""
_GUESSED_FROM = 2_000
_LONGEST_GUESS = 100


@dataclass
class Report:
    """Collects what a lead has to know of a form."""

    file: str
    problems: dict[Problem, None] = field(default_factory=dict)
    """In the order found, each once."""
    remarks: list[Remark] = field(default_factory=list)
    guesses: int = 50
    """How many times more it is guessed what was meant: that takes its time."""

    def problem(self, place: str, rule: str, mend: str) -> None:
        """A mistake: nothing can be made of the form until it is mended."""
        self.problems[Problem(self.file, place, rule, mend)] = None

    def remark(self, place: str, what: str, mend: str = "") -> None:
        """Something that was not carried over, or not as it stood."""
        self.remarks.append(Remark(place, what, mend))

    def guess(self, word: str, words: Collection[str]) -> str:
        """Which of the words may be meant, "" where none is near; for the first few mistakes."""
        close = self.nearest(word, words)
        return f'Did you mean "{close}"?' if close else ""

    def nearest(self, word: str, words: Collection[str]) -> str:
        """The word that `guess` names."""
        if self.guesses == 0 or len(word) > _LONGEST_GUESS:
            return ""
        self.guesses -= 1
        close = get_close_matches(word, list(words)[:_GUESSED_FROM], n=1, cutoff=0.55)
        return close[0] if close else ""

    def stop(self) -> None:
        """Raise with all mistakes, if there are any."""
        if self.problems:
            ordered = sorted(self.problems, key=lambda problem: _place(problem.place))
            raise QuestionnaireInvalid(ordered)

    def sorted_remarks(self) -> list[Remark]:
        """The remarks in the order of the sheets and rows."""
        return sorted(dict.fromkeys(self.remarks), key=lambda remark: _place(remark.place))


def _place(place: str) -> tuple[int, int]:
    sheet = next((number for number, name in enumerate(_ORDER) if place.startswith(name)), 9)
    row = re.search(r"rows? ([0-9]+)", place)
    return sheet, int(row[1]) if row else 0


def near(word: str, words: Iterable[str]) -> str:
    """The known name that is all but written so; "" where there is none."""
    close = get_close_matches(word.strip().lower()[:_LONGEST_GUESS], list(words), n=1, cutoff=0.75)
    return close[0] if close else ""


def rows(numbers: Iterable[int]) -> str:
    """Rows as a remark names them."""
    found = sorted(set(numbers))
    if len(found) == 1:
        return f"row {found[0]}"
    if len(found) > _NAMED:
        named = ", ".join(map(str, found[:_NAMED]))
        return f"rows {named} and {len(found) - _NAMED} more"
    return f"rows {', '.join(map(str, found[:-1]))} and {found[-1]}"


def some_of(values: Sequence[str], most: int = 3) -> str:
    """A few of the values, shortened, as examples."""
    found = list(dict.fromkeys(value[:40] + "…" * (len(value) > 40) for value in values))
    said = ", ".join(f'"{value}"' for value in found[:most])
    return said + (", …" if len(found) > most else "")
