"""A questionnaire: what is asked, on which scales, with which follow-ups, in which words.

Frozen data alone; `interviewer.parsing` reads it from the text files of a folder. The structure
stands in one file; each language has a file of texts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import Literal

from interviewer.conditions import Condition

INTRODUCTION, PRESENTATION, BACKGROUND, SUMMARY = (
    "introduction",
    "presentation",
    "background",
    "summary",
)
RESERVED = frozenset({INTRODUCTION, PRESENTATION, BACKGROUND, SUMMARY})
"""Names of the pages around the questions; no question may be called so."""

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
PLACEHOLDERS = frozenset({"organisation", "jobcenter"})
"""What a study fills in where a text says {organisation} or {jobcenter}."""

STRUCTURE_FILE = "questionnaire.toml"

_RIGHT_TO_LEFT = frozenset(
    {"ar", "arc", "azb", "ckb", "dv", "fa", "glk", "he", "ks", "lrc", "mzn", "nqo", "pnb", "ps"}
    | {"sd", "syr", "ug", "ur", "yi"}
)
_RIGHT_TO_LEFT_SCRIPTS = frozenset({"arab", "aran", "hebr", "nkoo", "syrc", "thaa"})


class Kind(StrEnum):
    """How a question or background field is answered."""

    RATING = "rating"
    SINGLE_CHOICE = "single_choice"
    MULTIPLE_CHOICE = "multiple_choice"
    INTEGER = "integer"
    DURATION = "duration"
    MONTH = "month"
    """A date of month precision, kept as "YYYY-MM"."""
    YES_NO = "yes_no"
    TEXT = "text"
    LONG_TEXT = "long_text"


CODED = frozenset({Kind.RATING, Kind.SINGLE_CHOICE, Kind.MULTIPLE_CHOICE, Kind.YES_NO})
"""Kinds whose answers are codes; the others say "don't know" with `Missing.DONT_KNOW`."""
NUMBERS = frozenset({Kind.INTEGER, Kind.DURATION})
MEASURED = NUMBERS | {Kind.MONTH}
"""Kinds that a study puts in bands before they leave."""
TEXTS = frozenset({Kind.TEXT, Kind.LONG_TEXT})

YES, NO = 1, 0
"""The codes of a yes_no answer."""

Value = int | str | tuple[int, ...]
"""A code, a number, months of a duration, "YYYY-MM", a group's id, a text, or several codes."""

EARLIEST, LATEST = "1900-01", "2099-12"
MONTH = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")


@dataclass(frozen=True, slots=True)
class Step:
    """One answer of a scale: its code in the data, and its colour (#RRGGBB) on the screen."""

    code: int
    colour: str


@dataclass(frozen=True)
class Scale:
    """An ordered scale of 2 to 7 steps, in the order shown, with a "don't know" set apart."""

    id: str
    steps: tuple[Step, ...]
    dont_know: int | None
    high_is_negative: bool = False
    """Whether the highest code is the worst answer; colours say so to the eye, this to tables."""

    @cached_property
    def codes(self) -> tuple[int, ...]:
        """Every code that may be given, the steps first and "don't know" last."""
        steps = tuple(step.code for step in self.steps)
        return steps if self.dont_know is None else (*steps, self.dont_know)


@dataclass(frozen=True, slots=True)
class FollowUp:
    """The open question that some answers lead to; without a prompt, only room for a note.

    Opened by any of `codes`, by a number within `span` (both ends belong to it), or, where
    neither is given, by any answer.
    """

    id: str
    codes: frozenset[int] = frozenset()
    has_prompt: bool = True
    span: tuple[int, int] | None = None

    def opens(self, value: Value | None) -> bool:
        """Whether this answer opens it."""
        if value is None:
            return False
        if self.codes:
            given = value if isinstance(value, tuple) else (value,)
            return any(code in self.codes for code in given)
        if self.span is not None:
            return isinstance(value, int) and self.span[0] <= value <= self.span[1]
        return True


@dataclass(frozen=True, slots=True)
class Variant:
    """Another wording, used where its condition holds: another tense, another person asked."""

    id: str
    condition: Condition


@dataclass(frozen=True)
class Question:
    """One question, on a page of its own or among the background facts.

    `options` holds the codes of a choice; empty where the study gives them (`options_from`).
    `minimum` and `maximum` limit an integer, or a duration in months; `maximum` the length of a
    text.
    """

    id: str
    kind: Kind
    scale: Scale | None = None
    follow_ups: tuple[FollowUp, ...] = ()
    asked: bool = True
    """Whether the citizen is asked; else the interviewer ticks what is seen."""
    options: tuple[int, ...] = ()
    exclusive: frozenset[int] = frozenset()
    """Options of a multiple choice that exclude all others."""
    options_from: str | None = None
    minimum: int = 0
    maximum: int = 0
    earliest: str = EARLIEST
    latest: str = LATEST
    dont_know: int | bool | None = None
    """A code where the kind has codes (a scale brings its own), else whether it may be said."""
    wont_say: bool = False
    required: bool = False
    """Whether an interview can only be finished with an answer to it."""
    theme: str | None = None
    condition: Condition | None = None
    """Asked only where it holds; None: always."""
    variants: tuple[Variant, ...] = ()

    @cached_property
    def dont_know_code(self) -> int | None:
        """The code for "don't know", if there is one."""
        if self.scale is not None:
            return self.scale.dont_know
        return self.dont_know if type(self.dont_know) is int else None

    @property
    def may_not_know(self) -> bool:
        """Whether "don't know" is an answer, by code or without."""
        return self.dont_know is True or self.dont_know_code is not None

    @cached_property
    def codes(self) -> tuple[int, ...]:
        """Every code that may be given, "don't know" last; () for numbers, texts and groups."""
        if self.scale is not None:
            return self.scale.codes
        code = self.dont_know_code
        return self.options if code is None else (*self.options, code)

    @cached_property
    def alone(self) -> frozenset[int]:
        """Codes of a multiple choice that are chosen alone: exclusive ones and "don't know"."""
        code = self.dont_know_code
        return self.exclusive if code is None else self.exclusive | {code}

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """All conditions on which hangs whether and how it is asked."""
        own = () if self.condition is None else (self.condition,)
        return (*own, *(variant.condition for variant in self.variants))

    @cached_property
    def hangs_on(self) -> frozenset[str]:
        """The items on whose answers that hangs."""
        return frozenset(name for each in self.conditions for name in each.names)

    def follow_up(self, value: Value | None) -> FollowUp | None:
        """The follow-up that the answer `value` opens: the first that fits, if any."""
        return next((f for f in self.follow_ups if f.opens(value)), None)


@dataclass(frozen=True, slots=True)
class OptionText:
    """The label of an option and the letter or digit that picks it."""

    label: str
    key: str


_NONE: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class VariantText:
    """Another wording of a question; follow-ups that are not in it keep theirs."""

    text: str
    follow_ups: Mapping[str, str] = field(default_factory=lambda: _NONE)


@dataclass(frozen=True, slots=True)
class QuestionText:
    """The words of a question: topic and hint are the interviewer's alone, the rest is read."""

    topic: str
    text: str
    hint: str = ""
    options: Mapping[int, OptionText] = field(default_factory=lambda: MappingProxyType({}))
    follow_ups: Mapping[str, str] = field(default_factory=lambda: _NONE)
    variants: Mapping[str, VariantText] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Texts:
    """All words of a questionnaire in one language."""

    language: str
    name: str
    """What the language calls itself, for the choice of language."""
    validated: bool
    title: str
    source: str
    introduction: tuple[str, ...]
    presentation: tuple[str, ...]
    labels: Mapping[str, Mapping[int, str]]
    """By scale and code."""
    themes: Mapping[str, str]
    items: Mapping[str, QuestionText]
    """Questions and background fields."""
    borrowed: frozenset[str] = frozenset()
    """Places like "questions.q1.text" that have no text here: the original's stands in."""

    def label(self, scale: Scale, code: int) -> str:
        """The label of `code` on `scale`."""
        return self.labels[scale.id][code]

    @property
    def right_to_left(self) -> bool:
        """Whether the language is written from right to left."""
        return right_to_left(self.language)

    def borrows(self, *places: str) -> bool:
        """Whether any text at or below one of these places is the original language's."""
        return any(
            found == place or found.startswith(f"{place}.")
            for found in self.borrowed
            for place in places
        )


def right_to_left(language: str) -> bool:
    """Whether the language with this tag is written from right to left.

    By the list of right-to-left scripts' languages in Unicode's CLDR; a script in the tag decides.
    """
    parts = language.lower().split("-")
    if scripts := [part for part in parts[1:] if len(part) == 4]:
        return scripts[0] in _RIGHT_TO_LEFT_SCRIPTS
    return parts[0] in _RIGHT_TO_LEFT


@dataclass(frozen=True)
class Questionnaire:
    """A checked questionnaire: every name in it is known, and the original has every text."""

    id: str
    version: str
    languages: tuple[str, ...]
    scales: Mapping[str, Scale]
    presented_scale: Scale | None
    """Shown and explained before the questions; None where that page is left out."""
    questions: tuple[Question, ...]
    background: tuple[Question, ...]
    texts: Mapping[str, Texts]
    themes: tuple[str, ...] = ()
    conditions: Mapping[str, Condition] = field(default_factory=lambda: MappingProxyType({}))
    """Those with a name of their own."""
    same_meaning: frozenset[str] = frozenset()
    """Labels of this version, like "scales.mood.2", that say the same as before in other words."""

    @property
    def original(self) -> str:
        """The language of the validated wording."""
        return self.languages[0]

    @cached_property
    def question_ids(self) -> tuple[str, ...]:
        """The questions in the order of the file."""
        return tuple(question.id for question in self.questions)

    @cached_property
    def items(self) -> Mapping[str, Question]:
        """Questions and background fields by id, the questions first."""
        return {item.id: item for item in (*self.questions, *self.background)}

    def item(self, item_id: str) -> Question:
        """The question or background field called `item_id`; KeyError if there is none."""
        return self.items[item_id]

    @cached_property
    def background_place(self) -> Literal["first", "last"] | None:
        """Where routing wants the background; None where the interviewer may choose."""
        fields = {item.id for item in self.background}
        if any(item.hangs_on & fields for item in self.questions):
            return "first"
        asked = set(self.question_ids)
        return "last" if any(item.hangs_on & asked for item in self.background) else None

    def background_first(self, wanted: bool) -> bool:
        """Whether the background comes first, where the interviewer would have it so."""
        return wanted if self.background_place is None else self.background_place == "first"

    @cached_property
    def routed(self) -> bool:
        """Whether any question is asked of some only."""
        return any(item.condition is not None for item in self.items.values())

    def words(self, language: str) -> Texts:
        """The texts in `language`, or in the original where that language is not there."""
        return self.texts.get(language, self.texts[self.original])

    def place(self, item_id: str) -> str:
        """Where the words of an item stand in a language's file, like "questions.q1"."""
        table = "questions" if item_id in self.question_ids else "background"
        return f"{table}.{item_id}"


def fill(text: str, places: Mapping[str, str]) -> str:
    """Put the study's words in place of {placeholders}."""
    return PLACEHOLDER.sub(lambda match: places.get(match[1], match[0]), text)
