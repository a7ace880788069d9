"""The study file: each rule with a planted mistake, and what a study says."""

from __future__ import annotations

import copy
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.contact import Disposition
from interviewer.errors import StudyInvalid
from interviewer.study import (
    Answering,
    Bands,
    CardRules,
    PenRules,
    Study,
    check_study,
    parse_study,
)
from resources import default_study, load_questionnaire

FILE = "study.toml"
STUDY = """
format = 1
id = "pilot"
languages = ["da", "en"]
name = { da = "Prøve", en = "Pilot" }
organisation = { da = "Institut for Prøver", en = "Institute of Trials" }
questionnaire = { id = "mini", version = "1.0" }

[bands]
age = [20, 25, 60]
unemployment = []

[[jobcenters]]
id = "north"
label = { da = "Nord", en = "North" }

[[jobcenters]]
id = "south"
label = { da = "Syd", en = "South" }

[[main_groups]]
id = "ready"
label = { da = "Parate", en = "Ready" }

[[groups]]
id = "young"
jobcenter = "north"
main_group = "ready"
label = { da = "Unge", en = "The young" }
target = [30, 40]

[[groups]]
id = "old"
jobcenter = "south"
main_group = "ready"
label = { da = "Ældre", en = "The old" }
target = [30, 30]
"""

GONE = object()


def edited(path: str, value: Any) -> dict[str, Any]:
    """The study's mapping with another value at `path`; a number is a place in a list."""
    made = tomllib.loads(STUDY)
    *keys, last = (int(key) if key.isdecimal() else key for key in path.split("/"))
    inner: Any = made
    for key in keys:
        inner = inner[key]
    if value is GONE:
        del inner[last]
    elif isinstance(inner, list) and last == len(inner):
        inner.append(value)
    else:
        inner[last] = value
    return made


def study() -> Study:
    return parse_study(tomllib.loads(STUDY), FILE)


def test_a_study_is_read() -> None:
    read = study()
    assert (read.id, read.languages, read.questionnaire) == ("pilot", ("da", "en"), ("mini", "1.0"))
    assert list(read.jobcenters) == ["north", "south"]
    young, old = read.groups
    assert (young.jobcenter, young.main_group, young.target) == ("north", "ready", (30, 40))
    assert (read.group("old"), old.target) == (old, (30, 30))
    assert read.bands == {"age": Bands((20, 25, 60)), "unemployment": Bands(())}
    with pytest.raises(KeyError):
        read.group("none")


def test_a_study_without_bands_is_read() -> None:
    assert parse_study(edited("bands", GONE), FILE).bands == {}


SINCE_3: dict[str, Any] = {
    "format": 3,
    "round": "2027",
    "period": {"from": date(2027, 3, 1), "to": "2027-05-28"},
    "retention": date(2028, 12, 31),
    "outcomes": [],
    "consent": {"da": "Det er frivilligt.", "en": "It is voluntary."},
    "broad_bands": {"age": [25], "unemployment": [12]},
    "special": ["ethnic_background"],
}


def test_a_study_of_format_3_says_when_and_for_how_long_and_what_is_counted() -> None:
    read = parse_study(tomllib.loads(STUDY) | SINCE_3, FILE)
    assert (read.round, read.period) == ("2027", (date(2027, 3, 1), date(2027, 5, 28)))
    assert (read.retention, read.outcomes) == (date(2028, 12, 31), ())
    assert read.say(read.consent, "en") == "It is voluntary."
    assert read.broad_bands == {"age": Bands((25,)), "unemployment": Bands((12,))}
    assert read.special == ("ethnic_background",)


SINCE_4: dict[str, Any] = {
    "format": 4,
    "consent": {"da": "Det er frivilligt.", "en": "It is voluntary.", "ar": "طوعي"},
    "show_card": {"question": False, "answers": "unseen", "faces": False},
    "pen": {"strokes": True, "second_reading": 25},
    "places": [{"id": "room", "label": {"da": "Lokale", "en": "Room"}}],
    "shorthand": {"sb": "sagsbehandler", "øk": "økonomi"},
}


def test_a_study_of_format_4_says_how_notes_and_cards_are_used() -> None:
    read = parse_study(tomllib.loads(STUDY) | SINCE_4, FILE)
    assert read.consent["ar"] == "طوعي", "citizens read more languages than the study has"
    assert read.card == CardRules(question=False, answers=Answering.UNSEEN, faces=False)
    assert read.pen == PenRules(strokes=True, second_reading=25)
    assert read.places["room"]["en"] == "Room"
    assert read.shorthand == {"sb": "sagsbehandler", "øk": "økonomi"}


def test_an_older_study_lets_no_strokes_travel() -> None:
    read = parse_study(tomllib.loads(STUDY) | SINCE_3, FILE)
    assert not read.pen.strokes
    assert (read.card, read.places, read.shorthand) == (CardRules(), {}, {})


def test_an_older_study_counts_refusals_and_says_nothing_of_the_rest() -> None:
    read = study()
    assert read.outcomes == (Disposition.REFUSAL,)
    assert (read.round, read.period, read.retention) == ("", None, None)
    assert (read.consent, read.broad_bands, read.special) == ({}, {}, ())


def test_personal_data_are_kept_to_the_end_of_the_fieldwork() -> None:
    made = edited("period", {"from": date(2027, 3, 1), "to": date(2027, 5, 28)})
    assert parse_study(made | {"retention": date(2027, 5, 28)}, FILE).retention
    with pytest.raises(StudyInvalid) as invalid:
        parse_study(made | {"retention": date(2027, 5, 27)}, FILE)
    assert [problem.place for problem in invalid.value.problems] == ["retention"]


def test_what_is_special_is_a_field_that_there_is() -> None:
    """A misspelt name would let ethnic background into a public release."""
    vive = load_questionnaire("vive-2020", "1.0")
    check_study(replace(study(), special=("ethnic_background",)), vive, FILE)
    with pytest.raises(StudyInvalid) as invalid:
        check_study(replace(study(), special=("ethnic_backgrund", "q1")), vive, FILE)
    first, second = invalid.value.problems
    assert (first.place, first.mend) == ("special", 'Did you mean "ethnic_background"?')
    assert '"q1"' in second.rule


def test_the_default_study_keeps_ethnic_background_out_of_public_releases() -> None:
    default = default_study()
    assert default.special == ("ethnic_background",)
    assert default.broad_bands["age"].labels == ("0-29", "30-49", "50+")
    assert default.broad_bands["unemployment"].labels == ("0-11", "12-23", "24+")


def test_a_label_in_a_language_that_is_missing_is_the_studys_own() -> None:
    read = study()
    assert read.say(read.organisation, "en") == "Institute of Trials"
    assert read.say(read.organisation, "ar") == "Institut for Prøver"


@pytest.mark.parametrize(
    ("path", "value", "place", "rule", "mend"),
    [
        ("format", GONE, "format", "is missing", "Add format"),
        ("format", 5, "format", "reads up to 4", "newer version of the app"),
        ("id", "Pilot 1", "id", "not a possible name", "hyphens"),
        ("languages", [], "languages", "names no language", '["da"]'),
        ("languages/2", "en", "languages", '"en" is named twice', "its own"),
        ("languages/2", "dansk!", "languages", "no language tag", '"da"'),
        ("name/da", GONE, "name.da", "is missing", "Add da = a text"),
        ("name/sv", "Prov", "name.sv", "is not known here", "Remove it"),
        ("organisation", GONE, "organisation", "is missing", "[organisation]"),
        ("organisation/en", " ", "organisation.en", "is empty", "Write the text"),
        ("organisation", "VIVE", "organisation", "is not a table", "key = value"),
        ("questionnaire/id", GONE, "questionnaire.id", "is missing", "Add id"),
        ("questionnaire/version", 1.0, "questionnaire.version", "must be a text", "Correct"),
        ("questionnaire/file", "x", "questionnaire.file", "is not known here", "Remove it"),
        ("main_groups", GONE, "groups[young].main_group", '"ready" is not known', "Add it"),
        ("jobcenters/1/id", "north", "jobcenters", '"north" is used twice', "its own"),
        ("jobcenters/0/label/da", GONE, "jobcenters[north].label.da", "is missing", "Add da"),
        (
            "jobcenters/0/address",
            "x",
            "jobcenters[north].address",
            "is not known",
            "Use one of: area",
        ),
        ("main_groups", {}, "main_groups", "must be a list", "Correct"),
        ("groups/1/id", "young", "groups", '"young" is used twice', "its own"),
        ("groups/1/id", "The Old", "groups[The Old].id", "not a possible name", "letter first"),
        ("groups/0/jobcenter", "nort", "groups[young].jobcenter", '"nort"', '"north"?'),
        ("groups/0/main_group", "weak", "groups[young].main_group", '"weak"', "Use one of: ready"),
        ("groups/0/target", [40, 30], "groups[young].target", "the lower first", "[30, 40]"),
        ("groups/0/target", [30], "groups[young].target", "two numbers", "[30, 40]"),
        ("groups/0/target", [-1, 3], "groups[young].target", "two numbers", "[30, 40]"),
        ("groups/0/target", [True, True], "groups[young].target", "two numbers", "[30, 40]"),
        ("groups/0/target", 30, "groups[young].target", "must be a list", "Correct"),
        ("groups/0/targets", [1, 2], "groups[young].targets", "not known here", ""),
        ("groups/0", "young", "groups[no. 1]", "is not a table", "key = value"),
        ("bands/age", [25, 20], "bands.age", "must rise", "[20, 25, 30]"),
        ("bands/age", [0, 20], "bands.age", "must rise, from 1 up", "[20, 25, 30]"),
        ("bands/age", [20, 20], "bands.age", "same number twice", "once"),
        ("bands/age", 20, "bands.age", "must be a list", "Correct"),
        ("bands/age", ["20"], "bands.age", "whole numbers only", "Correct"),
        ("key", "abc", "key", "is not known here", "Use one of: areas"),
        ("areas", [{"id": "a", "within": "a"}], "areas[a].within", '"a" is not known', "Add it"),
        ("jobcenters/0/area", "jutland", "jobcenters[north].area", '"jutland"', "Add it"),
        ("jobcenter", {"da": "jobcenteret"}, "jobcenter.en", "is missing", "Add en"),
        ("bands/Age", [3], "bands.Age", "is not a possible name", "letter first"),
        ("round", "", "round", "is empty", "Write the text"),
        ("round", 2027, "round", "must be a text", "Correct"),
        ("round", "a\nb", "round", "one line", '"2027"'),
        ("round", "x" * 65, "round", "64 letters", '"2027"'),
        ("period", date(2027, 3, 1), "period", "is not a table", "key = value"),
        ("period", {"from": date(2027, 3, 1)}, "period.to", "is missing", "Add to = 2027"),
        ("period", {"from": "2027-02-30", "to": "2027-03-01"}, "period.from", "is no day", "2027"),
        ("period", {"from": "1.3.2027", "to": "2027-03-01"}, "period.from", "is no day", "2027"),
        (
            "period",
            {"from": date(2027, 3, 2), "to": date(2027, 3, 1)},
            "period.to",
            "is before 2027-03-02",
            "later",
        ),
        (
            "period",
            {"from": date(2027, 3, 1), "to": date(2027, 3, 2), "days": 2},
            "period.days",
            "is not known",
            "Remove it",
        ),
        ("retention", datetime(2027, 3, 1, tzinfo=UTC), "retention", "is no day", "2027-03-31"),
        ("outcomes", "refusal", "outcomes", "must be a list", "Correct"),
        ("outcomes", ["refusl"], "outcomes", '"refusl" is not known', '"refusal"?'),
        ("outcomes", ["withdrawn"], "outcomes", '"withdrawn" is not known', ""),
        ("outcomes", ["refusal", "refusal"], "outcomes", '"refusal" is named twice', "its own"),
        ("consent", {"da": "Ja?"}, "consent.en", "is missing", "Add en"),
        ("broad_bands", {"aeg": [25]}, "broad_bands.aeg", "has no [bands]", '"age"?'),
        ("broad_bands", {"age": []}, "broad_bands.age", "names no number", "[30, 50]"),
        ("broad_bands", {"age": [30]}, "broad_bands.age", "bands has not", "[20, 25, 60]"),
        ("broad_bands", {"age": [60, 25]}, "broad_bands.age", "must rise", "[20, 25, 30]"),
        ("consent", {"da": "a", "en": "b", "Arabic!": "c"}, "consent.Arabic!", "no language", "ar"),
        ("show_card", {"answers": "hidden"}, "show_card.answers", '"hidden"', "none"),
        ("show_card", {"face": True}, "show_card.face", "not known", "faces"),
        ("pen", {"second_reading": 101}, "pen.second_reading", "101 is out of range", "0 to 100"),
        ("pen", {"strokes": "yes"}, "pen.strokes", "true or false", "Correct"),
        ("places", [{"id": "room"}], "places[room].label", "is missing", "Add a table"),
        ("shorthand", {"s b": "x"}, "shorthand.s b", "letters or digits", "sagsbehandler"),
        ("shorthand", {"sb": "a\nb"}, "shorthand.sb", "one line", "sagsbehandler"),
        ("shorthand", {"sb": 3}, "shorthand.sb", "must be a text", "Correct"),
        ("special", ["Sex"], "special", '"Sex" is not a possible name', "letter first"),
        ("special", ["sex", "sex"], "special", '"sex" is named twice', "its own"),
    ],
)
def test_a_mistake_is_named_with_place_rule_and_mend(
    path: str, value: Any, place: str, rule: str, mend: str
) -> None:
    with pytest.raises(StudyInvalid) as caught:
        parse_study(edited(path, value), FILE)
    problems = caught.value.problems
    assert all(problem.file == FILE for problem in problems)
    assert [p for p in problems if p.place == place and rule in p.rule and mend in p.mend], problems


def test_all_mistakes_are_named_at_once() -> None:
    made = edited("groups/0/jobcenter", "west")
    made |= {"id": "", "colour": "red", "bands": {"age": [3, 2]}}
    with pytest.raises(StudyInvalid) as caught:
        parse_study(made, FILE)
    assert [problem.place for problem in caught.value.problems] == [
        "id",
        "groups[young].jobcenter",
        "bands.age",
        "colour",
    ]
    assert str(caught.value).count("\n") == 3, "one line for each"


Path = tuple[str | int, ...]


def nodes(value: Any, path: Path = ()) -> Iterator[Path]:
    if path:
        yield path
    inside = dict(enumerate(value)) if isinstance(value, list) else value
    for key, inner in inside.items() if isinstance(inside, dict) else ():
        yield from nodes(inner, (*path, key))


PATHS = sorted(nodes(tomllib.loads(STUDY)), key=str)
ALL_PATHS = sorted(nodes(tomllib.loads(STUDY) | SINCE_3), key=str)
VALUES: list[Any] = [
    None,
    date(2027, 1, 1),
    "2027-13-01",
    True,
    0,
    -1,
    2.5,
    "",
    "x",
    "da",
    [],
    [1],
    ["x"],
    [{}],
    {},
    {"id": "x"},
]


def valid(made: Any) -> bool:
    """Whether the study is read; anything but `StudyInvalid` fails the test."""
    try:
        parse_study(made, FILE)
    except StudyInvalid as invalid:
        return not invalid.problems
    return True


@pytest.mark.parametrize("path", PATHS, ids=lambda path: "/".join(map(str, path)))
def test_nothing_that_is_needed_can_go_unnoticed(path: Path) -> None:
    match path:
        case ("bands", *_) | ("groups",) | ("groups", int()) | ("groups", int(), "target"):
            whole = True
        case _:
            whole = False
    assert valid(edited("/".join(map(str, path)), GONE)) == whole


@given(
    st.lists(st.tuples(st.sampled_from(ALL_PATHS), st.sampled_from(VALUES)), min_size=1, max_size=6)
)
def test_whatever_is_wrong_is_said_and_nothing_breaks(changes: list[tuple[Path, Any]]) -> None:
    made: Any = copy.deepcopy(tomllib.loads(STUDY) | SINCE_3)
    for path, value in changes:
        outer = inner = made
        try:
            for key in path:
                outer, inner = inner, inner[key]
            outer[path[-1]] = copy.deepcopy(value)
        except (LookupError, TypeError):
            continue  # An earlier change has taken the place away.
    valid(made)


# --- bands ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "label"), [(0, "0-19"), (19, "0-19"), (20, "20-24"), (59, "25-59"), (60, "60+")]
)
def test_a_cut_begins_its_band(value: int, label: str) -> None:
    assert Bands((20, 25, 60)).label(value) == label


def test_no_cuts_means_exact_values_by_choice() -> None:
    assert (Bands(()).exact, Bands(()).labels, Bands(()).label(37)) == (True, (), "37")


@given(
    st.lists(st.integers(1, 200), min_size=1, max_size=8, unique=True).map(sorted),
    st.integers(0, 300),
)
def test_every_value_has_one_band(cuts: list[int], value: int) -> None:
    bands = Bands(tuple(cuts))
    label = bands.label(value)
    assert bands.labels.count(label) == 1
    low, _, high = label.removesuffix("+").partition("-")
    assert int(low) <= value
    assert not high or value <= int(high)


@pytest.mark.parametrize(
    ("bands", "place"),
    [
        ({"age": (20,)}, "bands.unemployment"),
        ({"age": (20,), "unemployment": (3,), "unemploymnt": (3,)}, "bands.unemploymnt"),
        ({"age": (20,), "unemployment": (3,), "sex": (1,)}, "bands.sex"),
    ],
    ids=["left out", "misspelt", "no number"],
)
def test_no_exact_number_leaves_by_a_slip(bands: dict[str, tuple[int, ...]], place: str) -> None:
    """Exact values are a choice, [], and never what a misspelt name falls back to."""
    vive = load_questionnaire("vive-2020", "1.0")
    wrong = replace(study(), bands={name: Bands(cuts) for name, cuts in bands.items()})
    with pytest.raises(StudyInvalid) as invalid:
        check_study(wrong, vive, FILE)
    assert [problem.place for problem in invalid.value.problems] == [place]
