"""Strict reading of a text file's mapping: every mistake is collected, none stops the rest.

`Fields` wraps one table of a parsed file. Each getter checks one key, records a `Problem` when
the value breaks its rule, and returns a harmless stand-in, so that one pass finds all mistakes.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from difflib import get_close_matches
from heapq import nlargest
from itertools import pairwise
from typing import Any, TypeVar

from interviewer.errors import Problem

IDENTIFIER = re.compile(r"[a-z][a-z0-9_]{0,31}")
NAME = re.compile(r"[a-z0-9][a-z0-9.-]{0,63}")
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")

T = TypeVar("T")

_NAMING = "Use small letters a-z, digits and _, a letter first, 32 at the most."

_KINDS = {str: "a text", int: "a whole number", bool: "true or false", list: "a list"}


SUGGESTED = 20
"""Mistakes of a file for which the closest word is looked for: among thousands it takes long."""
_COMPARED = 100
"""Words that are compared letter by letter, of those that have most pairs of letters in common."""
_LONGEST = 64
"""Characters of a word that is compared, and of one that is shown."""
_LISTED = 40


def nearest(word: str, words: Collection[str], told: int = 0) -> str:
    """Return "Did you mean …?" with the closest of `words`, or the words to choose from.

    `told` mistakes of the same file were told before: after `SUGGESTED`, no word is looked for,
    and "" is returned where there are many.
    """
    if told >= SUGGESTED and len(words) > _LISTED:
        return ""
    words = sorted(words)
    close = get_close_matches(word, _likely(word, words) if told < SUGGESTED else (), n=1)
    if close:
        return f'Did you mean "{close[0]}"?'
    shown = [w if len(w) <= _LONGEST else f"{w[: _LONGEST - 1]}…" for w in words[:_LISTED]]
    more = " or another" if len(words) > _LISTED else ""
    return f"Use one of: {', '.join(shown)}{more}." if shown else ""


def _likely(word: str, words: Sequence[str]) -> Sequence[str]:
    """The words among which the closest is to be found in a short time."""
    if len(word) > _LONGEST:
        return ()
    words = [other for other in words if len(other) <= _LONGEST]
    if len(words) <= _COMPARED:
        return words
    pairs = set(pairwise(word))
    return nlargest(_COMPARED, words, key=lambda other: len(pairs.intersection(pairwise(other))))


class Fields:
    """One table of a file, read key by key; `close()` reports the keys nobody asked for."""

    def __init__(self, values: object, file: str, place: str, problems: list[Problem]) -> None:
        self.file = file
        self.place = place
        self.problems = problems
        self._values: Mapping[str, Any] = {}
        self._asked: set[str] = set()
        self._table = isinstance(values, Mapping)
        if isinstance(values, Mapping):
            self._values = values
        else:
            self.report("", "is not a table.", "Write it as a table of key = value lines.")

    def at(self, key: str) -> str:
        """The dotted place of `key` in the file."""
        return f"{self.place}.{key}" if self.place and key else self.place or key

    def report(self, key: str, rule: str, mend: str) -> None:
        """Record that `key` breaks `rule`."""
        self.problems.append(Problem(self.file, self.at(key), rule, mend))

    def nearest(self, word: str, words: Collection[str]) -> str:
        """As the function of this name, for one more mistake of this file."""
        return nearest(word, words, told=len(self.problems))

    def has(self, key: str) -> bool:
        """Whether the file gives `key`, which is known here, at all."""
        self._asked.add(key)
        return key in self._values

    def keys(self) -> Iterator[str]:
        """The keys of the table, in the file's order; each counts as asked for."""
        for key in self._values:
            self._asked.add(key)
            yield key

    def names(self) -> Iterator[str]:
        """The keys of a table whose keys are names given by the file; each is checked."""
        for key in self.keys():
            if not IDENTIFIER.fullmatch(key):
                self.report(key, "is not a possible name.", _NAMING)
            yield key

    def _holds(self, key: str, kind: type) -> bool:
        value = self._values.get(key)
        return isinstance(value, kind) and not (kind is int and isinstance(value, bool))

    def _get(self, key: str, kind: type[T], stand_in: T, required: bool) -> T:
        self._asked.add(key)
        if key not in self._values:
            if required and self._table:
                self.report(key, "is missing.", f"Add {key} = {_KINDS.get(kind, 'a value')}.")
            return stand_in
        if not self._holds(key, kind):
            self.report(key, f"must be {_KINDS.get(kind, 'another value')}.", "Correct the value.")
            return stand_in
        value: T = self._values[key]
        return value

    def text(self, key: str, *, required: bool = True) -> str:
        """A text that is not blank (or "" where it is not required and absent)."""
        value = self._get(key, str, "", required)
        if self._holds(key, str) and not value.strip():
            self.report(key, "is empty.", "Write the text, or remove the line.")
        return value

    def texts(self, key: str, *, required: bool = True) -> tuple[str, ...]:
        """A list of texts, none blank."""
        values = self._get(key, list, [], required)
        if any(not isinstance(value, str) or not value.strip() for value in values):
            self.report(key, "must hold texts only, none empty.", "Correct the list.")
            return tuple(value for value in values if isinstance(value, str))
        return tuple(values)

    def identifier(self, key: str, pattern: re.Pattern[str] = IDENTIFIER) -> str:
        """A name by which other lines and the exported data refer to this item."""
        value = self.text(key)
        if value and not pattern.fullmatch(value):
            self.report(
                key,
                f'"{value}" is not a possible name.',
                _NAMING
                if pattern is IDENTIFIER
                else "Use small letters a-z, digits, full stops and hyphens.",
            )
        return value

    def matching(self, key: str, pattern: re.Pattern[str], example: str) -> str:
        """A text of the form `pattern`, for instance `example`."""
        value = self.text(key)
        if value and not pattern.fullmatch(value):
            self.report(key, f'"{value}" has not the right form.', f"Write it like {example}.")
        return value

    def day(self, key: str) -> date | None:
        """A day, as TOML writes one or as a text of the same form; None where it is none."""
        self._asked.add(key)
        value = self._values.get(key)
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        if isinstance(value, str) and DAY.fullmatch(value):
            try:
                return date.fromisoformat(value)
            except ValueError:
                pass  # such as the 31st of February
        if key in self._values:
            self.report(key, "is no day.", "Write it like 2027-03-31.")
        elif self._table:
            self.report(key, "is missing.", f"Add {key} = 2027-03-31, or another day.")
        return None

    def integer(
        self, key: str, low: int, high: int, *, required: bool = True, default: int = 0
    ) -> int:
        """A whole number from `low` to `high`."""
        value = self._get(key, int, default, required)
        if self._holds(key, int) and not low <= value <= high:
            self.report(key, f"{value} is out of range.", f"Use {low} to {high}.")
            return default
        return value

    def integers(self, key: str, *, required: bool = True) -> tuple[int, ...]:
        """A list of whole numbers without repeats."""
        values = self._get(key, list, [], required)
        good = [v for v in values if isinstance(v, int) and not isinstance(v, bool)]
        if len(good) != len(values):
            self.report(key, "must hold whole numbers only.", "Correct the list.")
        if len(set(good)) != len(good):
            self.report(key, "holds the same number twice.", "Keep each number once.")
        return tuple(good)

    def span(self, key: str) -> tuple[int, int]:
        """A pair [lowest, highest] of counts; the two may be the same."""
        values = self._get(key, list, [0, 0], required=True)
        match values:
            case [bool(), _] | [_, bool()]:
                pass  # which Python takes for numbers
            case [int(low), int(high)] if 0 <= low <= high:
                return low, high
        self.report(key, "must be two numbers, the lower first.", "Write e.g. [30, 40].")
        return 0, 0

    def identifiers(self, key: str) -> tuple[str, ...]:
        """A list of names, none twice; empty where the file is silent."""
        names = self.texts(key, required=False)
        for name in names:
            if not IDENTIFIER.fullmatch(name):
                self.report(key, f'"{name}" is not a possible name.', _NAMING)
        report_doubles(self, key, names, "is named twice.")
        return names

    def is_text(self, key: str) -> bool:
        """Whether the file gives `key` as a text."""
        return self._holds(key, str)

    def flag(self, key: str, default: bool) -> bool:
        """true or false; `default` where the file is silent."""
        return self._get(key, bool, default, required=False)

    def choice(self, key: str, words: Collection[str], default: str | None = None) -> str:
        """One of `words`; `default` where the file is silent and a default is allowed.

        "" where it is none of them: what hangs on the choice cannot be checked then.
        """
        value = self._get(key, str, default or "", required=default is None)
        if value in words:
            return value
        if self._holds(key, str):
            mend = self.nearest(value, words) or "Add it where such names are given."
            self.report(key, f'"{value}" is not known here.', mend)
        return default or ""

    def languages(self) -> tuple[str, ...]:
        """The key `languages`: the original first, none twice."""
        languages = self.texts("languages")
        if self._values.get("languages") == []:
            self.report("languages", "names no language.", 'Write languages = ["da"].')
        for language in languages:
            if not LANGUAGE.fullmatch(language):
                self.report("languages", f'"{language}" is no language tag.', 'Write e.g. "da".')
        report_doubles(self, "languages", languages, "is named twice.")
        return languages

    def newer_than(self, known: int) -> bool:
        """Whether `format` says that only a newer app can read the file; reported."""
        number = self.integer("format", 1, 1_000_000, default=known)
        if number > known:
            rule = f"is {number}, and this version of the app reads up to {known}."
            self.report("format", rule, "Install the newer version of the app.")
        return number > known

    def table(self, key: str, *, required: bool = True) -> Fields:
        """A table below this one; an empty one where it is absent."""
        self._asked.add(key)
        if key not in self._values:
            if required and self._table:
                self.report(key, "is missing.", f"Add a table [{self.at(key)}].")
            return Fields({}, self.file, self.at(key), self.problems)
        return Fields(self._values[key], self.file, self.at(key), self.problems)

    def tables(self, key: str, *, required: bool = True) -> list[Fields]:
        """The tables of a list [[key]], each placed by its `id` where it has one."""
        values = self._get(key, list, [], required)
        found = []
        for number, value in enumerate(values, start=1):
            name = value.get("id") if isinstance(value, Mapping) else None
            mark = name if isinstance(name, str) else f"no. {number}"
            found.append(Fields(value, self.file, f"{self.at(key)}[{mark}]", self.problems))
        return found

    def close(self) -> None:
        """Report every key that the format does not know."""
        unknown = [key for key in self._values if key not in self._asked]
        if unknown:
            wanting = sorted(self._asked - set(self._values))
            for key in unknown:
                mend = self.nearest(key, wanting)
                self.report(key, "is not known here.", mend or "Remove it.")


def report_doubles(
    fields: Fields, key: str, ids: Iterable[str], what: str = "is used twice."
) -> None:
    """Report each id that stands more than once in a list; one that is missing is no id."""
    seen: set[str] = set()
    for name in ids:
        if name and name in seen:
            fields.report(key, f'"{name}" {what}', "Give each its own.")
        seen.add(name)
