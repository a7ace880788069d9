"""A study: who asks, with which questionnaire, in which jobcenters and groups, how many.

`parse_study` reads the mapping of a study file (see `docs/questionnaire.md`). The bundled
default study makes the app work with no set-up at all.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from itertools import pairwise
from types import MappingProxyType
from typing import Any

from interviewer.contact import Disposition
from interviewer.errors import Problem, StudyInvalid
from interviewer.questionnaire import MEASURED, Questionnaire
from interviewer.reading import LANGUAGE, NAME, Fields, nearest, report_doubles
from interviewer.shorthand import SHORTHAND_LIMIT, shorthand_problem

FORMAT = 4

OUTCOMES = tuple(
    each
    for each in Disposition
    if each not in {Disposition.COMPLETE, Disposition.PARTIAL, Disposition.WITHDRAWN}
)
"""The outcomes of an approach that a study chooses from. The others are counted in any case:
interviews, and those that were withdrawn."""
ROUND_LENGTH = 64
"""Letters of a round's name at most: it becomes the name of a folder."""


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
    target: tuple[int, int] | None
    """The lowest and highest number of interviews wanted; None where none is set."""


class Answering(StrEnum):
    """Whether the citizen may tap the answer on the show card."""

    NONE = "none"
    """The card shows the scale; the interviewer enters the answer."""
    SEEN = "seen"
    UNSEEN = "unseen"
    """The interviewer is not shown which answer it was."""


@dataclass(frozen=True, slots=True)
class CardRules:
    """How the show card on the screen is used."""

    question: bool = True
    """Whether it shows the question."""
    answers: Answering = Answering.SEEN
    faces: bool = True
    """Whether each field has a face."""


@dataclass(frozen=True, slots=True)
class PenRules:
    """What becomes of notes written by pen."""

    strokes: bool = False
    """Whether strokes that wait to be typed travel in sealed batches, to be typed at the lead's."""
    second_reading: int = 10
    """Of a hundred transcripts, how many a second reader is asked to check."""


@dataclass(frozen=True, slots=True)
class Area:
    """A part of the country or town; jobcenters lie in it, and it may lie in a larger one."""

    id: str
    labels: Mapping[str, str]
    within: str | None


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
    """By item, in the unit kept (months of a duration), or the year of a month; an item not named
    here leaves as it is."""
    areas: Mapping[str, Area] = field(default_factory=lambda: MappingProxyType({}))
    jobcenter_areas: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """The area in which a jobcenter lies, where the study says so."""
    jobcenter: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """What stands for {jobcenter} as long as the group is not known; may be empty."""
    round: str = ""
    """Which of several rounds of the same study it is, such as "2027"; may be empty."""
    period: tuple[date, date] | None = None
    """The first and the last day of the fieldwork; None where the study names none."""
    retention: date | None = None
    """The day on which personal data are to be erased; None where the study names none."""
    outcomes: tuple[Disposition, ...] = (Disposition.REFUSAL,)
    """The outcomes that are to be counted besides interviews and withdrawn ones."""
    consent: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """What is said to the citizen before consent, by language; empty where the study is silent.
    It may have languages that the study has not."""
    card: CardRules = CardRules()
    pen: PenRules = PenRules()
    places: Mapping[str, Mapping[str, str]] = field(default_factory=lambda: MappingProxyType({}))
    """Where interviews are carried out, by id: labels by language; may be empty."""
    shorthand: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """What short forms in notes unfold to, shared by the lead."""
    broad_bands: Mapping[str, Bands] = field(default_factory=lambda: MappingProxyType({}))
    """Wider bands for a release, by item; their cuts are among those of `bands`."""
    special: tuple[str, ...] = ()
    """Background fields that tell of special categories (GDPR, article 9): they are in no public
    release."""

    @cached_property
    def groups_by_id(self) -> Mapping[str, Group]:
        """The groups by their ids."""
        return {group.id: group for group in self.groups}

    @cached_property
    def group_ids(self) -> frozenset[str]:
        """The ids of the groups."""
        return frozenset(group.id for group in self.groups)

    def group(self, group_id: str) -> Group:
        """The group called `group_id`; KeyError if there is none."""
        return self.groups_by_id[group_id]

    def place(self, group_id: object) -> Mapping[str, str]:
        """What stands for {jobcenter}: the group's, the only one there is, or the general words.

        `group_id` may be anything, such as an answer that is not a group of this study.
        """
        group = self.groups_by_id.get(group_id) if isinstance(group_id, str) else None
        if group is not None:
            return self.jobcenters[group.jobcenter]
        return next(iter(self.jobcenters.values())) if len(self.jobcenters) == 1 else self.jobcenter

    def named(self, attribute: str) -> Collection[str]:
        """The ids that a condition may name: "group", "jobcenter" or "main_group"."""
        known: dict[str, Collection[str]] = {
            "group": self.group_ids,
            "jobcenter": self.jobcenters.keys(),
            "main_group": self.main_groups.keys(),
        }
        return known[attribute]

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
    areas = _read_areas(fields, languages)
    jobcenters, jobcenter_areas = _read_jobcenters(fields, languages, areas)
    jobcenter: dict[str, str] = {}
    if fields.has("jobcenter"):
        jobcenter = _labels(fields.table("jobcenter"), languages)
    main_groups = _labelled(fields, "main_groups", languages)
    groups = tuple(
        _read_group(table, languages, jobcenters, main_groups)
        for table in fields.tables("groups", required=False)
    )
    report_doubles(fields, "groups", [group.id for group in groups])
    bands = _read_bands(fields.table("bands", required=False))
    broad_bands = _read_broad_bands(fields.table("broad_bands", required=False), bands)
    period = _read_period(fields)
    retention = fields.day("retention") if fields.has("retention") else None
    if retention and period and retention < period[1]:
        rule = f"is before the last day of the period, {period[1]}."
        fields.report("retention", rule, "Name that day or a later one.")
    called = _read_round(fields)
    outcomes = _read_outcomes(fields)
    consent: dict[str, str] = {}
    if fields.has("consent"):
        consent = _consent(fields.table("consent"), languages)
    card = _read_card(fields.table("show_card", required=False))
    pen = _read_pen(fields.table("pen", required=False))
    places = _labelled(fields, "places", languages)
    shorthand = _read_shorthand(fields.table("shorthand", required=False))
    special = fields.identifiers("special")
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
        areas=areas,
        jobcenter_areas=jobcenter_areas,
        jobcenter=jobcenter,
        round=called,
        period=period,
        retention=retention,
        outcomes=outcomes,
        consent=consent,
        broad_bands=broad_bands,
        special=special,
        card=card,
        pen=pen,
        places=places,
        shorthand=shorthand,
    )


def check_study(
    study: Study, questionnaire: Questionnaire, file: str, others: Iterable[Questionnaire] = ()
) -> None:
    """Raise `StudyInvalid` where the study and its questionnaire do not fit each other.

    Whether a number leaves in bands or exact must be said, and of an item that there is: a
    misspelt name would let exact values leave. What `special` names must be there too: a misspelt
    name would let it into a public release. `others` are further versions of the questionnaire, in
    which interviews of the study may have been made; their items may be named as well. What
    their conditions expect of a study is not asked of this one: a version that is installed for
    another study must not make it useless.
    """
    problems: list[Problem] = []
    others = tuple(others)
    own, more = measured(questionnaire), set[str]().union(*map(measured, others))
    for name in study.bands:
        if name not in own | more:
            rule = "is no number of the questionnaire."
            problems.append(Problem(file, f"bands.{name}", rule, nearest(name, own)))
    for name in sorted(own - study.bands.keys()):
        mend = "Give the bands, or [] for exact values."
        problems.append(Problem(file, f"bands.{name}", "is missing.", mend))
    told = {item.id for item in questionnaire.background}
    more = {item.id for other in others for item in other.background}
    for name in study.special:
        if name not in told | more:
            rule = f'"{name}" is no background field of the questionnaire.'
            problems.append(Problem(file, "special", rule, nearest(name, told)))
    wants_groups = [item.id for item in questionnaire.items.values() if item.options_from]
    if wants_groups and not study.groups:
        rule = f'are missing: the questionnaire asks for them in "{wants_groups[0]}".'
        problems.append(Problem(file, "groups", rule, "Add [[groups]]."))
    if not study.place(None) and not study.jobcenters and _says(questionnaire, "{jobcenter}"):
        rule = "is missing: the questionnaire says {jobcenter}."
        problems.append(Problem(file, "jobcenter", rule, "Add [jobcenter], or [[jobcenters]]."))
    elif not study.place(None) and _says_early(questionnaire, "{jobcenter}"):
        rule = "is missing: the questionnaire says {jobcenter} before the group is known."
        problems.append(Problem(file, "jobcenter", rule, "Add [jobcenter] with the general words."))
    for attribute, value in sorted(study_values(questionnaire)):
        known = study.named(attribute)
        if value not in known:
            rule = f'have no "{value}", which a condition of the questionnaire names.'
            mend = nearest(value, known) or "Add it."
            problems.append(Problem(file, f"{attribute}s", rule, mend))
    if problems:
        raise StudyInvalid(problems)


def measured(questionnaire: Questionnaire) -> set[str]:
    """The ids of the numbers and months, of which a study says how they leave."""
    return {item.id for item in questionnaire.items.values() if item.kind in MEASURED}


def study_values(questionnaire: Questionnaire) -> set[tuple[str, str]]:
    """What the conditions name of a study: ("group" or "jobcenter" or "main_group", id)."""
    return {
        pair
        for item in questionnaire.items.values()
        for condition in item.conditions
        for pair in condition.study_values
    }


def _says(questionnaire: Questionnaire, place: str) -> bool:
    return any(
        place in text
        for words in questionnaire.texts.values()
        for item in words.items.values()
        for text in (
            item.text,
            *item.follow_ups.values(),
            *(t for v in item.variants.values() for t in (v.text, *v.follow_ups.values())),
        )
    ) or _says_early(questionnaire, place)


def _says_early(questionnaire: Questionnaire, place: str) -> bool:
    return any(
        place in text
        for words in questionnaire.texts.values()
        for text in (*words.introduction, *words.presentation)
    )


def _labels(table: Fields, languages: tuple[str, ...]) -> dict[str, str]:
    labels = {language: table.text(language) for language in languages}
    table.close()
    return labels


def _read_areas(fields: Fields, languages: tuple[str, ...]) -> dict[str, Area]:
    tables = fields.tables("areas", required=False)
    ids = [table.identifier("id") for table in tables]
    report_doubles(fields, "areas", ids)
    areas: dict[str, Area] = {}
    for table, name in zip(tables, ids, strict=True):
        # Only into one that stands before it: so no area lies within itself, however far around.
        within = table.choice("within", list(areas)) if table.has("within") else None
        areas[name] = Area(name, _labels(table.table("label"), languages), within or None)
        table.close()
    return areas


def _read_jobcenters(
    fields: Fields, languages: tuple[str, ...], areas: Mapping[str, Area]
) -> tuple[dict[str, Mapping[str, str]], dict[str, str]]:
    labels: dict[str, Mapping[str, str]] = {}
    lies_in: dict[str, str] = {}
    ids = []
    for table in fields.tables("jobcenters", required=False):
        name = table.identifier("id")
        ids.append(name)
        labels[name] = _labels(table.table("label"), languages)
        if table.has("area"):
            lies_in[name] = table.choice("area", areas)
        table.close()
    report_doubles(fields, "jobcenters", ids)
    return labels, lies_in


def _labelled(fields: Fields, key: str, languages: tuple[str, ...]) -> dict[str, Mapping[str, str]]:
    found: dict[str, Mapping[str, str]] = {}
    tables = fields.tables(key, required=False)
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
    target = table.span("target") if table.has("target") else None
    table.close()
    return Group(group_id, jobcenter, main_group, labels, target)


def _read_bands(table: Fields) -> dict[str, Bands]:
    bands: dict[str, Bands] = {}
    for name in table.names():
        cuts = table.integers(name)
        if list(cuts) != sorted(cuts) or any(cut <= 0 for cut in cuts):
            table.report(name, "must rise, from 1 up.", "Write e.g. [20, 25, 30].")
        bands[name] = Bands(cuts)
    return bands


def _read_broad_bands(table: Fields, bands: Mapping[str, Bands]) -> dict[str, Bands]:
    broad: dict[str, Bands] = {}
    for name, wide in _read_bands(table).items():
        fine = bands.get(name)
        if fine is None:
            table.report(name, "has no [bands].", nearest(name, bands) or "Add them.")
        elif wide.exact:
            table.report(name, "names no number.", "Write e.g. [30, 50], or remove the line.")
        elif not fine.exact and not set(wide.cuts) <= set(fine.cuts):
            # Or a released band would straddle two of the collected ones.
            table.report(name, "has numbers that bands has not.", f"Use some of {[*fine.cuts]}.")
        broad[name] = wide
    return broad


def _read_period(fields: Fields) -> tuple[date, date] | None:
    if not fields.has("period"):
        return None
    table = fields.table("period")
    first, last = table.day("from"), table.day("to")
    table.close()
    if first is None or last is None:
        return None
    if last < first:
        table.report("to", f"is before {first}, the first day.", "Name that day or a later one.")
    return first, last


def _read_round(fields: Fields) -> str:
    called = fields.text("round") if fields.has("round") else ""
    if len(called) > ROUND_LENGTH or not called.isprintable():
        rule = f"must be one line of {ROUND_LENGTH} letters at the most."
        fields.report("round", rule, 'Write e.g. "2027".')
    return called


def _consent(table: Fields, languages: tuple[str, ...]) -> dict[str, str]:
    """In the study's languages, and in any other that citizens read."""
    labels = {language: table.text(language) for language in languages}
    for language in tuple(table.keys()):
        if language not in labels:
            if not LANGUAGE.fullmatch(language):
                table.report(language, "is no language.", "Write a tag such as ar or so.")
            labels[language] = table.text(language)
    table.close()
    return labels


def _read_card(table: Fields) -> CardRules:
    usual = CardRules()
    card = CardRules(
        question=table.flag("question", usual.question),
        answers=Answering(
            table.choice("answers", [each.value for each in Answering], usual.answers.value)
        ),
        faces=table.flag("faces", usual.faces),
    )
    table.close()
    return card


def _read_pen(table: Fields) -> PenRules:
    usual = PenRules()
    share = table.integer("second_reading", 0, 100, required=False, default=usual.second_reading)
    pen = PenRules(strokes=table.flag("strokes", usual.strokes), second_reading=share)
    table.close()
    return pen


def _read_shorthand(table: Fields) -> dict[str, str]:
    shorthand: dict[str, str] = {}
    for short in tuple(table.keys()):
        if problem := shorthand_problem(short, unfolded := table.text(short)):
            table.report(short, problem, 'Write e.g. sb = "sagsbehandler".')
        shorthand[short] = unfolded
    if len(shorthand) > SHORTHAND_LIMIT:
        rule = f"has more than {SHORTHAND_LIMIT} lines."
        table.report("", rule, "Remove those that nobody uses.")
    return shorthand


def _read_outcomes(fields: Fields) -> tuple[Disposition, ...]:
    if not fields.has("outcomes"):
        return (Disposition.REFUSAL,)
    known = {each.value: each for each in OUTCOMES}
    names = fields.identifiers("outcomes")
    for name in names:
        if name not in known:
            fields.report("outcomes", f'"{name}" is not known here.', nearest(name, known))
    return tuple(known[name] for name in names if name in known)
