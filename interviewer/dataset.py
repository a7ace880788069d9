"""A released data set as plain data: variables with labels and missing codes, and whole numbers.

Every value is a whole number, in every format the same one. What has no value holds a missing
code, and "don't know" is a code of its own, told apart from it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

Measure = Literal["nominal", "ordinal", "scale"]


@dataclass(frozen=True, slots=True)
class Variable:
    """One column."""

    name: str
    """Lower-case ASCII, a letter first, at most 32 characters: fit for SPSS, Stata and R."""
    label: Mapping[str, str]
    """Short, by language."""
    question: Mapping[str, str]
    """The wording as read aloud, by language; empty for what was not asked in so many words."""
    measure: Measure
    values: Mapping[int, Mapping[str, str]]
    """Valid codes and their labels by language; empty where the number itself is the value."""
    missing: Mapping[int, Mapping[str, str]]
    """Codes that are no answer, with labels: below zero why there is none, and the code for
    "don't know" where the question has one."""
    ids: Mapping[int, str]
    """What a code stands for in the study's files, such as a group's id or a band; may be
    empty."""
    universe: str = ""
    """The condition under which it was asked, as an expression; empty: of everybody."""


@dataclass(frozen=True, slots=True)
class Dataset:
    """Columns of equal length, in the variables' order; rows in random order."""

    id: str
    """A name for files: lower-case ASCII letters, digits and hyphens."""
    title: Mapping[str, str]
    study: str
    round: str
    """Which round of the study, for data sets of several: like "2026"."""
    questionnaire: str
    versions: tuple[str, ...]
    organisation: Mapping[str, str]
    languages: tuple[str, ...]
    """Of the labels; the first is the study's own."""
    variables: tuple[Variable, ...]
    columns: Mapping[str, Sequence[int]] = field(repr=False)
    notes: Mapping[str, str]
    """What the reader must know, by language: the statement on k, above all."""
    period: tuple[str, str] = ("", "")
    """First and last ISO week of the fieldwork, where it is told."""

    @property
    def rows(self) -> int:
        """How many records there are."""
        return len(self.columns[self.variables[0].name]) if self.variables else 0
