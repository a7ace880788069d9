"""What may be released of a merged study, in which detail, and what each choice costs.

A release is for people who are not the project: no combination of its background variables occurs
fewer than *k* times in it. Which variables count, and how each becomes coarser step by step, is
made from the study and its questionnaire; the generalisation itself is in `analysis`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path

WITHHELD = -7
"""In a released cell: known, and generalised away to protect the citizen."""


class Profile(StrEnum):
    """For whom a release is."""

    RESEARCH = "research"
    """Researchers outside the project: k is 5 at least."""
    PROJECT = "project"
    """Inside the project only: k is 3 at least."""
    PUBLIC = "public"
    """Everybody: k is 10 at least; no jobcenter, no ethnic background, no text."""


LEAST_K: Mapping[Profile, int] = {Profile.RESEARCH: 5, Profile.PROJECT: 3, Profile.PUBLIC: 10}
"""The smallest k of each profile, which is also its usual one."""


@dataclass(frozen=True, slots=True)
class Level:
    """One step of a hierarchy: a variable of its own in the release."""

    name: str
    """Of the variable: "age", then "age_broad"."""
    codes: tuple[int, ...]
    """For each leaf, in order, its code at this level."""
    labels: Mapping[int, Mapping[str, str]]
    """Of each code, by language."""
    ids: Mapping[int, str]
    """What each code stands for in the study's files: a group's id, a band, a code."""


@dataclass(frozen=True, slots=True)
class Hierarchy:
    """A background variable that, with others, could point to somebody; from fine to coarse.

    Above the last level stands "*": a value of its own, by which nothing is told.
    """

    item: str
    """The background field it is made from."""
    column: str
    """Its column in interviews.csv."""
    leaves: tuple[str, ...]
    """The cells it can hold, missing codes among them; a leaf's place is its number."""
    levels: tuple[Level, ...]
    """At least one; the first is the finest that the profile allows."""
    labels: Mapping[str, str]
    """The variable's label, by language."""


@dataclass(frozen=True, slots=True)
class ReleaseChoice:
    """What the lead asks for."""

    profile: Profile
    k: int
    variables: tuple[str, ...] | None = None
    """Items of the hierarchies that are to leave; None for all that the profile allows."""
    continues: bool = True
    """Whether what has been released before stays as it was, so that nothing is learnt from the
    difference. False plans it anew, for comparison; `ReleaseRefused` may then stand in the way."""


@dataclass(frozen=True, slots=True)
class VariableCost:
    """What a release costs one background variable."""

    item: str
    labels: Mapping[str, str]
    kept: Mapping[str, int]
    """By level's name, how many records tell it at that level at the finest."""
    withheld: int
    """Records that do not tell it at all."""
    loss: float
    """0 raw to 1 withheld: per cell the share of the hierarchy's leaves given up, on average."""


@dataclass(frozen=True, slots=True)
class GroupCost:
    """What a release costs one group."""

    group: str
    labels: Mapping[str, str]
    records: int
    generalised: int
    """Records of it with at least one cell made coarser."""
    left_out: int


@dataclass(frozen=True, slots=True)
class MeanChange:
    """How far a question's mean moves by what is left out or no longer told, in a main group."""

    question: str
    main_group: str
    before: float
    after: float | None
    """None where no released record tells that it belongs to the main group."""
    count: int


@dataclass(frozen=True, slots=True)
class Risk:
    """How easily somebody could be found, before or after."""

    records: int
    unique: int
    under_3: int
    under_5: int
    under_10: int
    """Records whose combination occurs fewer times than that."""
    highest: float
    """1 / the smallest class; 0 where there is no record."""
    mean: float
    """Classes / records: the mean over all records of 1 / the size of its class."""


@dataclass(frozen=True, slots=True)
class Warned:
    """Something about a planned release that a person has to look at."""

    kind: str
    """"diversity" (all of a class gave the same rating), "difference" (an earlier release and this
    one together single out a few), "gone" (released before and since withdrawn or voided),
    "conflicts" (interviews that wait for a decision are left out), "small" (few records),
    "partial" and the like."""
    count: int
    detail: str
    """English; names variables and questions, never values of a person."""
    refuses: bool = False
    """Whether the release cannot be written because of it."""


@dataclass(frozen=True, slots=True)
class ReleaseFigures:
    """What a planned release would be, before anything is written."""

    choice: ReleaseChoice
    records: int
    """Interviews that could leave."""
    released: int
    left_out: int
    loss: float
    """Averaged over variables and records; a record left out counts as 1."""
    variables: Sequence[VariableCost]
    groups: Sequence[GroupCost]
    largest_change: MeanChange | None
    changes: Sequence[MeanChange]
    before: Risk
    after: Risk
    riskiest: Sequence[tuple[Mapping[str, str], int]] = field(repr=False)
    """For the lead alone: the rarest combinations before, by variable, and how often each."""
    warnings: Sequence[Warned]
    earlier: int
    """Releases of this study before."""

    @property
    def refused(self) -> bool:
        """Whether it cannot be written as it is."""
        return any(each.refuses for each in self.warnings)


class Format(StrEnum):
    """How a release is written."""

    CSV = "csv"
    """A Frictionless data package."""
    SPSS = "sav"
    STATA = "dta"
    PARQUET = "parquet"
    EXCEL = "xlsx"
    DDI = "ddi"
    """DDI-Codebook 2.5."""
    SYNTAX = "syntax"
    """R, Stata and SPSS syntax that loads the CSV."""


@dataclass(frozen=True, slots=True)
class ReleaseRecord:
    """A release that was written, or begun."""

    number: int
    at: datetime
    profile: Profile
    k: int
    records: int
    folder: str
    """Its name, without where it lay."""
    files: Mapping[str, str]
    """SHA-256 (hex) of each file by its path in the folder."""
    begun: bool = False
    """Whether it was begun and perhaps not written: something died just before the end."""


@dataclass(frozen=True, slots=True)
class Released:
    """A release in its place."""

    record: ReleaseRecord
    path: Path
    lead_report: Path
    """The report for the lead alone, beside the folder and not in it."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A note that a lead has looked at, to be cited without its interview."""

    record: str
    """The interview's id; stays in the study database."""
    question: str
    follow_up: str
    text: str = field(repr=False)
    """As cleared."""
