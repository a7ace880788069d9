"""A study: who asks, with which questionnaire, in which jobcenters and groups, how many.

`parse_study` reads the mapping of a study file (see `docs/questionnaire.md`). The bundled
default study makes the app work with no set-up at all.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

from interviewer.errors import Problem, StudyInvalid
from interviewer.questionnaire import Kind, Questionnaire
from interviewer.reading import NAME, Fields, nearest, report_doubles

FORMAT = 1
NUMBERS = frozenset({Kind.INTEGER, Kind.DURATION})
"""Kinds of background field that a study puts in bands."""


@dataclass(frozen=True)
class Bands:
    """Half-open bands of whole numbers, cut at `cuts`; without cuts, exact values.

    Cuts (20, 25, 60) make the bands 0-19, 20-24, 25-59 and 60+.
    """

    cuts: tuple[int, ...]

    @property
    def exact(self) -> bool:
        """Whether the study has chosen exact values."""
        return not self.cuts

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """The bands in rising order, as they stand in the data."""
        if self.exact:
            return ()
        edges = (0, *self.cuts)
        inner = [f"{low}-{high - 1}" for low, high in pairwise(edges)]
        return (*inner, f"{self.cuts[-1]}+")

    def label(self, value: int) -> str:
        """The band of `value`, or the value itself where the study keeps exact values."""
        return str(value) if self.exact else self.labels[bisect_right(self.cuts, value)]


@dataclass(frozen=True, slots=True)
class Group:
    """A group of citizens; it belongs to one jobcenter and one main group."""

    id: str
    jobcenter: str
    main_group: str
    labels: Mapping[str, str]
    target: tuple[int, int]
    """The lowest and highest number of interviews wanted."""


@dataclass(frozen=True)
class Study:
    """What the fieldwork follows. All labels map a language to a text, the original first."""

    id: str
    languages: tuple[str, ...]
    names: Mapping[str, str]
    organisation: Mapping[str, str]
    questionnaire: tuple[str, str]
    """Id and version."""
    jobcenters: Mapping[str, Mapping[str, str]]
    main_groups: Mapping[str, Mapping[str, str]]
    groups: tuple[Group, ...]
    bands: Mapping[str, Bands]
    """By background field; a field not named here leaves as it is."""

    @cached_property
    def group_ids(self) -> frozenset[str]:
        """The ids of the groups."""
        return frozenset(group.id for group in self.groups)

    def group(self, group_id: str) -> Group:
        """The group called `group_id`; KeyError if there is none."""
        for group in self.groups:
            if group.id == group_id:
                return group
        raise KeyError(group_id)

    def say(self, labels: Mapping[str, str], language: str) -> str:
        """The label in `language`, or in the study's own language."""
        return labels.get(language) or labels[self.languages[0]]


def parse_study(values: Mapping[str, Any], file: str) -> Study:
    """Check a study file's mapping and return the study; `StudyInvalid` names every mistake."""
    problems: list[Problem] = []
    fields = Fields(values, file, "", problems)
    if fields.newer_than(FORMAT):
        raise StudyInvalid(problems)
    study_id = fields.identifier("id", NAME)
    languages = fields.languages()
    names = _labels(fields.table("name"), languages)
    organisation = _labels(fields.table("organisation"), languages)
    asked = fields.table("questionnaire")
    questionnaire = (asked.identifier("id", NAME), asked.identifier("version", NAME))
    asked.close()
    jobcenters = _labelled(fields, "jobcenters", languages)
    main_groups = _labelled(fields, "main_groups", languages)
    groups = tuple(
        _read_group(table, languages, jobcenters, main_groups) for table in fields.tables("groups")
    )
    report_doubles(fields, "groups", [group.id for group in groups])
    bands = _read_bands(fields.table("bands", required=False))
    fields.close()
    if problems:
        raise StudyInvalid(problems)
    return Study(
        id=study_id,
        languages=languages,
        names=names,
        organisation=organisation,
        questionnaire=questionnaire,
        jobcenters=jobcenters,
        main_groups=main_groups,
        groups=groups,
        bands=bands,
    )


def check_study(study: Study, questionnaire: Questionnaire, file: str) -> None:
    """Raise `StudyInvalid` where the study and its questionnaire do not fit each other.

    Whether a number leaves in bands or exact must be said, and of a field that there is: a
    misspelt name would let exact values leave.
    """
    numbers = {field.id for field in questionnaire.background if field.kind in NUMBERS}
    problems = [
        Problem(file, f"bands.{name}", "is no number in the background.", nearest(name, numbers))
        for name in study.bands
        if name not in numbers
    ]
    problems += [
        Problem(file, f"bands.{name}", "is missing.", "Give the bands, or [] for exact values.")
        for name in sorted(numbers - study.bands.keys())
    ]
    if problems:
        raise StudyInvalid(problems)


def _labels(table: Fields, languages: tuple[str, ...]) -> dict[str, str]:
    labels = {language: table.text(language) for language in languages}
    table.close()
    return labels


def _labelled(fields: Fields, key: str, languages: tuple[str, ...]) -> dict[str, Mapping[str, str]]:
    found: dict[str, Mapping[str, str]] = {}
    tables = fields.tables(key)
    ids = []
    for table in tables:
        name = table.identifier("id")
        ids.append(name)
        found[name] = _labels(table.table("label"), languages)
        table.close()
    report_doubles(fields, key, ids)
    return found


def _read_group(
    table: Fields,
    languages: tuple[str, ...],
    jobcenters: Mapping[str, object],
    main_groups: Mapping[str, object],
) -> Group:
    group_id = table.identifier("id")
    jobcenter = table.choice("jobcenter", jobcenters)
    main_group = table.choice("main_group", main_groups)
    labels = _labels(table.table("label"), languages)
    target = table.span("target")
    table.close()
    return Group(group_id, jobcenter, main_group, labels, target)


def _read_bands(table: Fields) -> dict[str, Bands]:
    bands: dict[str, Bands] = {}
    for name in table.keys():  # noqa: SIM118 - Fields is no mapping
        cuts = table.integers(name)
        if list(cuts) != sorted(cuts) or any(cut <= 0 for cut in cuts):
            table.report(name, "must rise, from 1 up.", "Write e.g. [20, 25, 30].")
        bands[name] = Bands(cuts)
    return bands
