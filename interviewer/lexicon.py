"""What screening looks for in a language: names, role words, towns, street endings, tokens.

`parse_lexicon` turns the mapping of a file in `resources/screening` into a frozen `Lexicon`. The
words are data; how Danish puts them together (-sen, the genitive's s, floors and doors, CPR and
phone numbers) is in the code of `screening*.py` and below, and another language needs its own.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from interviewer.errors import DataInvalid, Problem
from interviewer.findings import Kind
from interviewer.reading import Fields

FORMAT = 1


@dataclass(frozen=True)
class Lexicon:
    """The words of one language, all in lower case."""

    first_names: frozenset[str]
    surnames: frozenset[str]
    ordinary: frozenset[str]
    """Names that are ordinary words too."""
    roles: frozenset[str]
    titles: frozenset[str]
    employer_words: frozenset[str]
    called: frozenset[str]
    persons: frozenset[str]
    after_name: frozenset[str]
    not_names: frozenset[str]
    towns: frozenset[str]
    street_endings: tuple[str, ...]
    street_words: tuple[str, ...]
    not_streets: frozenset[str]
    case_words: tuple[str, ...]
    birth_words: tuple[str, ...]
    tokens: Mapping[Kind, str]

    @cached_property
    def names(self) -> frozenset[str]:
        """First names and surnames."""
        return self.first_names | self.surnames

    @cached_property
    def plain_names(self) -> frozenset[str]:
        """The names that are no ordinary words, with and without the genitive's s."""
        names = self.names - self.ordinary
        return names | {f"{name}s" for name in names}

    @cached_property
    def introductions(self) -> frozenset[str]:
        """The words after which a name may stand."""
        return self.roles | self.titles | self.employer_words | self.called

    @cached_property
    def street_tails(self) -> tuple[str, ...]:
        """How the word before a house number ends."""
        return (*self.street_endings, *self.street_words)

    @cached_property
    def street(self) -> re.Pattern[str]:
        """A street with its house number, floor and door."""
        capital = r"(?-i:[A-ZÆØÅÉÄÖÜ])"
        endings, words = _any(self.street_endings), _any(self.street_words)
        return re.compile(
            r"(?<![\w.'’-])"
            rf"(?:(?:{capital}[\w.'’-]*\s){{1,3}}(?={capital})(?:{endings}|{words})"
            rf"|(?P<street>[^\W\d_][\w'’-]*(?:{endings})|{capital}[\w'’-]*(?:{words})))"
            r"(?:\s+(?:nr\.?\s*)?|\s*,\s*)\d{1,3}(?!\d)(?:\s?[a-zæøå]\b)?"
            r"(?:,?\s*(?:\d{1,2}\.?\s*(?:sal|tv|th|mf)\b\.?|st\b\.?|(?:tv|th|mf)\b\.?))*",
            re.IGNORECASE,
        )

    @cached_property
    def case_number(self) -> re.Pattern[str]:
        """A word such as "sagsnr." and the number after it."""
        return re.compile(
            rf"(?<!\w)(?:{_any(self.case_words)})\.?\s*(?:nr\.?|nummer)?\s*(?:er|:|=)?\s*"
            r"(?!(?:19|20)\d\d(?![\d./-]))"  # a year
            r"(?P<number>[A-Z]{0,3}[-/]?\d[\d./-]{2,}\d(?:\s\d{2,})*)",
            re.IGNORECASE,
        )

    @cached_property
    def birth_date(self) -> re.Pattern[str]:
        """A word such as "født" and the date after it."""
        return re.compile(
            rf"(?<!\w)(?:{_any(self.birth_words)})\s*(?:den|d\.?|er|i|on|:)?\s*(?:den\s*)?"
            r"(?P<date>\d{1,2}\s*[./-]\s*(?:\d{1,2}|[^\W\d_]{3,9})\.?(?:\s*[./-]?\s*\d{2,4})?"
            r"|\d{4}-\d\d-\d\d|\d{6}(?!\d))",
            re.IGNORECASE,
        )

    @cached_property
    def postcode(self) -> re.Pattern[str]:
        """A postcode with one of the towns."""
        return re.compile(
            rf"(?<![\w.,-])(?:DK-?\s?)?[1-9]\d{{3}}\s+(?:{_any(self.towns)})(?!\w)",
            re.IGNORECASE,
        )


def _any(words: Collection[str]) -> str:
    """A pattern for any of `words`, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def parse_lexicon(values: Mapping[str, Any], file: str) -> Lexicon:
    """Check a lexicon file's mapping and return it; `DataInvalid` names every mistake."""
    problems: list[Problem] = []
    fields = Fields(values, file, "", problems)
    fields.integer("format", 1, FORMAT)

    def words(key: str) -> frozenset[str]:
        return frozenset(word.lower() for word in fields.texts(key))

    def ordered(key: str) -> tuple[str, ...]:
        found = tuple(word.lower() for word in fields.texts(key))
        if not found:  # An empty list would make a pattern that finds everything.
            fields.report(key, "holds no word.", "Add at least one.")
        return found

    tokens = fields.table("tokens")
    lexicon = Lexicon(
        first_names=words("first_names"),
        surnames=words("surnames"),
        ordinary=words("ordinary"),
        roles=words("roles"),
        titles=words("titles"),
        employer_words=words("employer_words"),
        called=words("called"),
        persons=words("persons"),
        after_name=words("after_name"),
        not_names=words("not_names"),
        towns=frozenset(ordered("towns")),
        street_endings=ordered("street_endings"),
        street_words=ordered("street_words"),
        not_streets=words("not_streets"),
        case_words=ordered("case_words"),
        birth_words=ordered("birth_words"),
        tokens={kind: tokens.text(kind.value) for kind in Kind},
    )
    tokens.close()
    fields.close()
    for word in sorted(lexicon.ordinary - lexicon.names):
        fields.report("ordinary", f'"{word}" is in no list of names.', "Take it out.")
    if problems:
        raise DataInvalid(problems)
    return lexicon
