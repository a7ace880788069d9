"""From the standing interviews of a study to the data set that is released.

`collect` takes out of each interview what a release may tell at all: the leaf of each hierarchy,
ratings and other coded answers, and which follow-up they opened. `make_dataset` puts the
background in at the levels that were chosen. Ids, weeks, languages, the way it was answered, how
long it took, notes and texts have no place in either.
"""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from interviewer.anonymise import MissingCode
from interviewer.dataset import Dataset, Variable
from interviewer.hierarchies import (
    UNKNOWN,
    WITHHELD_LABELS,
    hierarchies,
    in_languages,
    leaf_of,
)
from interviewer.interview import Status
from interviewer.merging import Entry
from interviewer.questionnaire import Questionnaire
from interviewer.release import WITHHELD, Hierarchy, Profile
from interviewer.release_routing import rules, told_cells
from interviewer.release_variables import Names, background_variable, questions_told
from interviewer.study import Study

Labels = Mapping[str, str]

_NOT_IN_VERSION = int(MissingCode.NOT_IN_VERSION)
_STATEMENT: Labels = {
    "da": (
        "Ingen kombination af {variables} forekommer færre end {k} gange. Hvor koden -7 står, er "
        "oplysningen kendt, men ikke gengivet for at beskytte borgeren. Rækkerne står i tilfældig "
        "orden."
    ),
    "en": (
        "No combination of {variables} occurs fewer than {k} times. Where the code -7 stands, the "
        "fact is known and not told, to protect the citizen. Rows are in random order."
    ),
}
_NO_BACKGROUND: Labels = {
    "da": "Ingen baggrundsoplysninger er med. Rækkerne står i tilfældig orden.",
    "en": "No background variables are in it. Rows are in random order.",
}


@dataclass(frozen=True, slots=True)
class Records:
    """What may be told of each interview at all, in the order in which they came."""

    ids: Sequence[str] = field(repr=False)
    leaves: Sequence[Sequence[int]] = field(repr=False)
    """For each hierarchy, the leaf of each interview."""
    groups: Sequence[str] = field(repr=False)
    """The study's group of each; empty where it is not known."""
    partial: int
    """How many were broken off."""
    answers: Mapping[str, Sequence[int]] = field(repr=False)
    """By variable (see `question_variables`), the code of each interview."""
    versions: Sequence[str] = field(default=(), repr=False)
    """Of the questionnaire, by which each was asked."""
    weeks: Sequence[str] = field(default=(), repr=False)
    """The ISO week of each."""


def collect(
    entries: Iterable[Entry],
    study: Study,
    questionnaires: Sequence[Questionnaire],
    made: Sequence[Hierarchy],
) -> Records:
    """Take what may be told out of standing interviews; `made` are the hierarchies.

    `entries` in an order that has nothing to do with the citizens, such as that of their random
    ids: it decides nothing but which of records with the same background comes first.
    """
    plan = questions_told(study, questionnaires)
    columns = [each.variable.name for each in plan]
    places: dict[tuple[str, str], int] = {}
    follow_ups: dict[str, tuple[int, Mapping[str, int]]] = {}
    for number, each in enumerate(plan):
        if each.follow_ups is None:
            places[each.question, each.option] = number
        else:
            follow_ups[each.question] = number, each.follow_ups
    cells = [(each.column, leaf_of(each)) for each in made]
    group_column = _group_column(questionnaires)
    groups_known = study.group_ids
    ids: list[str] = []
    groups: list[str] = []
    leaves: list[tuple[int, ...]] = []
    rows: list[list[int]] = []
    partial = 0
    versions: list[str] = []
    weeks: list[str] = []
    numbers: dict[str, int] = {"": _NOT_IN_VERSION}
    """An empty answer: in that version it is a text."""
    for entry in entries:
        ids.append(entry.id)
        told = entry.cells
        group = told.get(group_column, "")
        groups.append(group if group in groups_known else "")
        leaves.append(
            tuple(
                known.get(told.get(column, MissingCode.NOT_IN_VERSION), known[UNKNOWN])
                for column, known in cells
            )
        )
        partial += told.get("status") == Status.PARTIAL
        versions.append(told.get("version", ""))
        weeks.append(told.get("week", ""))
        row = [_NOT_IN_VERSION] * len(plan)
        for question, option, answer, _, follow_up, *_ in entry.answers:
            place = places.get((question, option))
            opened = None if option else follow_ups.get(question)
            if place is None and opened is None:
                continue
            code = numbers.get(answer)
            if code is None:
                code = numbers[answer] = int(answer)
            if place is not None:
                row[place] = code
            if opened is not None:
                row[opened[0]] = code if code < 0 else opened[1].get(follow_up, 0)
        rows.append(row)
    return Records(
        ids,
        [list(column) for column in zip(*leaves, strict=True)] if leaves else [[] for _ in made],
        groups,
        partial,
        dict(zip(columns, zip(*rows, strict=True), strict=True))
        if rows
        else dict.fromkeys(columns, ()),
        versions,
        weeks,
    )


def make_dataset(
    records: Records,
    study: Study,
    questionnaires: Sequence[Questionnaire],
    made: Sequence[Hierarchy],
    levels: Sequence[Sequence[int]],
    left_out: Sequence[bool],
    *,
    profile: Profile,
    k: int,
    number: int,
    order: random.Random | None = None,
) -> Dataset:
    """The data set, in random order (drawn by the system's secure generator).

    `levels`: for each record the finest level told of each hierarchy, their number standing for
    "*". A level above it is told too; what is not holds `WITHHELD`. Questions are told as far as
    routing tells nothing more (`release_routing`); of versions those with k records or more, of
    weeks those of the records that are in it.
    """
    kept = [place for place, out in enumerate(left_out) if not out]
    (order or random.SystemRandom()).shuffle(kept)
    variables: list[Variable] = []
    columns: dict[str, list[int]] = {}
    names = Names()
    for place, hierarchy in enumerate(made):
        told, leaves = [row[place] for row in levels], records.leaves[place]
        for height, level in enumerate(hierarchy.levels):
            name = names.of(level.name)
            variables.append(background_variable(name, height, hierarchy, study, questionnaires))
            codes = level.codes
            columns[name] = [
                codes[leaves[record]] if told[record] <= height else WITHHELD for record in kept
            ]
    told_of = told_answers(records, study, questionnaires, made, levels, left_out, k)
    for each in questions_told(study, questionnaires):
        if each.variable.name not in told_of:
            continue
        cells = told_of[each.variable.name]
        name = names.of(each.variable.name)
        answers = records.answers[each.variable.name]
        if cells is None:
            variables.append(replace(each.variable, name=name))
            columns[name] = [answers[record] for record in kept]
        else:
            missing = {**each.variable.missing, WITHHELD: in_languages(WITHHELD_LABELS, study)}
            variables.append(replace(each.variable, name=name, missing=missing))
            columns[name] = [answers[record] if cells[record] else WITHHELD for record in kept]
    labels = [hierarchy.labels for hierarchy in made]
    asked_with = Counter(records.versions[record] for record in kept)
    versions = tuple(sorted(name for name, count in asked_with.items() if name and count >= k))
    weeks = {records.weeks[record] for record in kept} - {""}
    stem = "-".join(filter(None, (study.id, study.round, profile.value, str(number))))
    return Dataset(
        id=re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-"),
        title=dict(study.names),
        study=study.id,
        round=study.round,
        questionnaire=study.questionnaire[0],
        versions=versions or (study.questionnaire[1],),
        organisation=dict(study.organisation),
        languages=study.languages,
        variables=tuple(variables),
        columns=columns,
        notes={language: _statement(language, labels, k) for language in study.languages},
        period=(min(weeks, default=""), max(weeks, default="")),
    )


def told_answers(
    records: Records,
    study: Study,
    questionnaires: Sequence[Questionnaire],
    made: Sequence[Hierarchy],
    levels: Sequence[Sequence[int]],
    left_out: Sequence[bool],
    k: int,
) -> dict[str, Sequence[bool] | None]:
    """For each variable of a question that can be released, of which records it is told.

    None: of all of them. Arguments as of `make_dataset`.
    """
    asked = questions_told(study, questionnaires)
    return told_cells(
        rules(asked, study, questionnaires, made),
        made,
        levels,
        left_out,
        leaves=records.leaves,
        versions=records.versions,
        answers=records.answers,
        k=k,
    )


def question_variables(
    study: Study, questionnaires: Sequence[Questionnaire]
) -> tuple[Variable, ...]:
    """The variables of the questions: answers and follow-ups opened."""
    return tuple(each.variable for each in questions_told(study, questionnaires))


def ratings(study: Study, questionnaires: Sequence[Questionnaire]) -> dict[str, frozenset[int]]:
    """For each variable that is a rating, the codes that count in a mean: "don't know" apart."""
    return {
        each.variable.name: frozenset(each.variable.values)
        for each in questions_told(study, questionnaires)
        if each.rating
    }


def offered(
    study: Study, questionnaires: Sequence[Questionnaire]
) -> dict[Profile, list[tuple[str, Labels]]]:
    """For each profile the background items that can leave, with labels by language."""
    return {
        profile: [(h.item, h.labels) for h in hierarchies(study, questionnaires, profile)]
        for profile in Profile
    }


# --- classes, as they are kept for later releases ---------------------------------------------


def class_names(
    records: Records, made: Sequence[Hierarchy], levels: Sequence[Sequence[int]]
) -> list[bytes]:
    """For each record what is told of its background, as canonical bytes."""
    known: dict[tuple[int, ...], bytes] = {}
    names = []
    columns = records.leaves
    for place, row in enumerate(levels):
        codes = tuple(
            hierarchy.levels[level].codes[column[place]] if level < len(hierarchy.levels) else 0
            for hierarchy, level, column in zip(made, row, columns, strict=True)
        )
        key = (*row, *codes)
        name = known.get(key)
        if name is None:
            told: dict[str, list[str]] = {}
            for hierarchy, height, code in zip(made, row, codes, strict=True):
                if height < len(hierarchy.levels):
                    level = hierarchy.levels[height]
                    told[hierarchy.item] = [level.name, level.ids.get(code, str(code))]
                else:
                    told[hierarchy.item] = ["*", ""]
            name = json.dumps(told, sort_keys=True, separators=(",", ":")).encode()
            known[key] = name
        names.append(name)
    return names


def told_levels(name: bytes, made: Sequence[Hierarchy]) -> tuple[int, ...]:
    """The levels by which a class of an earlier release was told; -1 where a variable was not.

    A level that there is no more counts as the finest.
    """
    told = json.loads(name)
    found = []
    for hierarchy in made:
        if hierarchy.item not in told:
            found.append(-1)
            continue
        level = told[hierarchy.item][0]
        names = [each.name for each in hierarchy.levels]
        star = len(names)
        found.append(star if level == "*" else names.index(level) if level in names else 0)
    return tuple(found)


def _group_column(questionnaires: Sequence[Questionnaire]) -> str:
    """The column of interviews.csv with the study's group; empty where there is none."""
    for questionnaire in questionnaires:
        for item in questionnaire.background:
            if item.options_from is not None:
                return item.id
    return ""


def _statement(language: str, labels: Sequence[Labels], k: int) -> str:
    if not labels:
        return _NO_BACKGROUND.get(language, _NO_BACKGROUND["en"])
    names = ", ".join(each.get(language, next(iter(each.values()))) for each in labels)
    return _STATEMENT.get(language, _STATEMENT["en"]).format(variables=names, k=k)
