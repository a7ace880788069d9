"""Which background a profile tells, how it becomes coarser, and what the data set holds."""

from __future__ import annotations

import json
import random
from collections.abc import Mapping
from dataclasses import replace

import pytest

import resources
from interviewer.anonymise import MissingCode
from interviewer.hierarchies import UNKNOWN, hierarchies, leaf_of
from interviewer.merging import AnswerCells, Entry
from interviewer.questionnaire import Questionnaire
from interviewer.release import WITHHELD, Hierarchy, Profile, Quote
from interviewer.release_variables import Names
from interviewer.released import class_names, collect, make_dataset, offered, told_levels
from interviewer.study import Area, Bands, Study

STUDY = replace(
    resources.default_study(),
    broad_bands={"age": Bands((30, 50)), "unemployment": Bands((12, 24))},
    special=("ethnic_background",),
)
ASKED = [resources.load_questionnaire("vive-2020", "1.1")]


def of(profile: Profile, study: Study = STUDY) -> dict[str, Hierarchy]:
    return {each.item: each for each in hierarchies(study, ASKED, profile)}


def entry(
    number: int, cells: Mapping[str, str] | None = None, answers: Mapping[str, str] | None = None
) -> Entry:
    told = {
        "version": "1.1",
        "week": f"2026-W{10 + number}",
        "status": "finished",
        "group": "jki_activity",
        "jobcenter": "jki",
        "main_group": "vulnerable",
        "sex": "1",
        "age": "30-34",
        "unemployment": "12-23",
        "ethnic_background": "0",
        **(cells or {}),
    }
    given = {question.id: "4" for question in ASKED[0].questions} | dict(answers or {})
    rows = tuple(AnswerCells(name, "", code, "", "", "") for name, code in given.items())
    return Entry(f"id-{number}", 1, b"", told, rows)


def test_research_has_every_variable_and_the_public_neither_place_nor_what_is_special() -> None:
    everything = ["group", "jobcenter", "sex", "age", "unemployment", "ethnic_background"]
    assert list(of(Profile.RESEARCH)) == everything
    assert list(of(Profile.PROJECT)) == everything
    assert list(of(Profile.PUBLIC)) == ["group", "sex", "age", "unemployment"]
    assert [level.name for level in of(Profile.PUBLIC)["group"].levels] == ["main_group"]
    assert [item for item, _ in offered(STUDY, ASKED)[Profile.PUBLIC]] == list(of(Profile.PUBLIC))


def test_bands_lie_in_broad_bands() -> None:
    age = of(Profile.RESEARCH)["age"]
    assert [level.name for level in age.levels] == ["age", "age_broad"]
    leaf = leaf_of(age)["45-49"]
    fine, broad = age.levels
    assert (fine.codes[leaf], broad.codes[leaf]) == (45, 30)
    assert broad.ids[30] == broad.labels[30]["da"] == "30-49"
    months = of(Profile.RESEARCH)["unemployment"].levels[1]
    assert months.labels[12] == {"da": "12-23 måneder", "en": "12-23 months"}


def test_a_group_lies_in_its_main_group_and_a_jobcenter_in_its_areas() -> None:
    areas = {
        "city": Area("city", {"da": "Byen", "en": "The city"}, None),
        "north": Area("north", {"da": "Nord", "en": "North"}, "city"),
    }
    study = replace(STUDY, areas=areas, jobcenter_areas={"jki": "north", "cab": "city"})
    found = of(Profile.RESEARCH, study)
    places = found["jobcenter"]
    assert [level.name for level in places.levels] == ["jobcenter", "area", "area_2"]
    told = {
        name: [level.ids[level.codes[leaf_of(places)[name]]] for level in places.levels]
        for name in ("jki", "cab", "jka")
    }
    assert told == {
        "jki": ["jki", "north", "city"],
        "cab": ["cab", "city", "city"],
        "jka": ["jka", "", ""],
    }
    group = found["group"]
    leaf = leaf_of(group)["jku_job"]
    assert group.levels[1].ids[group.levels[1].codes[leaf]] == "ready"


def test_missing_codes_are_leaves_and_what_nobody_knows_is_withheld() -> None:
    sex = of(Profile.RESEARCH)["sex"]
    assert sex.leaves == ("1", "2", "-1", "-2", UNKNOWN)
    assert sex.levels[0].codes == (1, 2, -1, -2, WITHHELD)
    records = collect([entry(1, {"age": "33-37"})], STUDY, ASKED, [of(Profile.RESEARCH)["age"]])
    assert records.leaves == [[leaf_of(of(Profile.RESEARCH)["age"])[UNKNOWN]]]


def test_exact_numbers_are_leaves_of_their_own() -> None:
    study = replace(STUDY, bands={**STUDY.bands, "age": Bands(())})
    age = of(Profile.RESEARCH, study)["age"]
    assert age.leaves[0] == "15"
    assert age.levels[0].codes[leaf_of(age)["42"]] == 42
    assert age.levels[1].codes[leaf_of(age)["42"]] == 30


def test_the_data_set_tells_each_level_down_to_the_chosen_one_and_nothing_that_names() -> None:
    made = [of(Profile.RESEARCH)[name] for name in ("group", "age")]
    entries = [entry(1), entry(2, {"age": "20-24"}), entry(3)]
    records = collect(entries, STUDY, ASKED, made)
    data = make_dataset(
        records,
        STUDY,
        ASKED,
        made,
        [[0, 0], [1, 1], [2, 2]],
        [False, False, False],
        profile=Profile.RESEARCH,
        k=5,
        number=2,
        order=random.Random(4),
    )
    rows = sorted(zip(*(data.columns[name] for name in ("group", "main_group")), strict=True))
    assert rows == [(WITHHELD, WITHHELD), (WITHHELD, 1), (1, 1)]
    ages = sorted(zip(*(data.columns[name] for name in ("age", "age_broad")), strict=True))
    assert ages == [(WITHHELD, WITHHELD), (WITHHELD, 0), (30, 30)]
    assert data.columns["q1"] == [4, 4, 4]
    assert data.id == "vive-2020-research-2"
    assert "5 gange" in data.notes["da"]
    for column in ("id", "week", "language", "mode", "duration", "jobcenter", "sex"):
        assert column not in data.columns
    assert all(len(v.name) <= 32 for v in data.variables)
    unsure = next(v for v in data.variables if v.name == "q1")
    assert 9 in unsure.missing
    assert 9 not in unsure.values


def test_records_left_out_are_not_in_it_and_rows_stand_in_another_order() -> None:
    made = [of(Profile.RESEARCH)["age"]]
    entries = [entry(n, answers={"q1": str(1 + n % 5)}) for n in range(40)]
    records = collect(entries, STUDY, ASKED, made)
    out = [n < 10 for n in range(40)]
    data = make_dataset(
        records, STUDY, ASKED, made, [[0]] * 40, out, profile=Profile.PROJECT, k=3, number=1
    )
    came = [1 + n % 5 for n in range(10, 40)]
    assert sorted(data.columns["q1"]) == sorted(came)
    assert data.columns["q1"] != came  # One chance in 10^17 of being wrong.


def test_a_follow_up_is_told_by_its_number_and_its_note_never() -> None:
    question = ASKED[0].questions[0]
    follow_up = question.follow_ups[-1].id
    row = AnswerCells(question.id, "", "2", "", follow_up, "a note")
    made = [of(Profile.RESEARCH)["sex"]]
    records = collect([replace(entry(1), answers=(row,))], STUDY, ASKED, made)
    name = f"{question.id}_follow_up"
    assert records.answers[name] == (len(question.follow_ups),)
    assert "a note" not in repr(records.answers)
    skipped = AnswerCells(question.id, "", "-1", "", "", "")
    records = collect([replace(entry(1), answers=(skipped,))], STUDY, ASKED, made)
    assert records.answers[name] == (-1,)
    assert records.answers["q2"] == (int(MissingCode.NOT_IN_VERSION),)


def test_a_class_is_kept_by_what_it_tells_and_read_again() -> None:
    made = [of(Profile.RESEARCH)[name] for name in ("group", "age", "sex")]
    records = collect([entry(1)], STUDY, ASKED, made)
    (name,) = class_names(records, made, [[1, 0, 1]])
    assert json.loads(name) == {
        "age": ["age", "30-34"],
        "group": ["main_group", "vulnerable"],
        "sex": ["*", ""],
    }
    assert told_levels(name, made) == (1, 0, 1)
    places = [of(Profile.RESEARCH)["jobcenter"]]
    assert told_levels(name, places) == (-1,)


# --- routing must not tell what the levels withhold -----------------------------------------------


@pytest.fixture
def routed() -> tuple[Study, Questionnaire]:
    study = resources.read_study(resources.ROOT / "studies" / "kl-2023.toml")
    return study, resources.load_questionnaire("kl-2023", "1.0")


def test_where_the_main_group_is_withheld_so_is_what_only_some_main_groups_are_asked(
    routed: tuple[Study, Questionnaire],
) -> None:
    study, questionnaire = routed
    made = hierarchies(study, [questionnaire], Profile.RESEARCH, ["group"])
    sick = next(g for g in study.groups if g.main_group == "sick")
    for_sick = next(
        q.id
        for q in questionnaire.questions
        if q.condition is not None and q.condition.text == "sick"
    )
    told = {"version": "1.0", "status": "finished", "group": sick.id}
    entries = [
        Entry(str(n), 1, b"", told, (AnswerCells(for_sick, "", "4", "", "", ""),)) for n in range(3)
    ]
    records = collect(entries, study, [questionnaire], made)
    data = make_dataset(
        records,
        study,
        [questionnaire],
        made,
        [[0], [1], [2]],
        [False] * 3,
        profile=Profile.RESEARCH,
        k=3,
        number=1,
    )
    pairs = sorted(zip(data.columns["main_group"], data.columns[for_sick], strict=True))
    code = next(code for code, stands in made[0].levels[1].ids.items() if stands == "sick")
    assert pairs == [(WITHHELD, WITHHELD), (code, 4), (code, 4)]
    variable = next(v for v in data.variables if v.name == for_sick)
    assert WITHHELD in variable.missing


def test_what_hangs_on_a_background_that_is_not_told_at_all_is_left_out(
    routed: tuple[Study, Questionnaire],
) -> None:
    study, questionnaire = routed
    made = hierarchies(study, [questionnaire], Profile.PUBLIC)
    records = collect([], study, [questionnaire], made)
    data = make_dataset(
        records, study, [questionnaire], made, [], [], profile=Profile.PUBLIC, k=10, number=1
    )
    names = {variable.name for variable in data.variables}
    # Of some groups of a main group, and no others; of a whole main group, too.
    assert {"plan_education", "plan_work"} <= questionnaire.items.keys()
    assert "plan_education" not in names
    assert "plan_work" in names
    assert any(q.id in names for q in questionnaire.questions if q.condition is None)


@pytest.mark.parametrize("word", ["with", "in", "if", "int", "byte", "str12", "strL", "BY", "le"])
def test_no_variable_is_called_what_stata_or_spss_keeps_to_itself(word: str) -> None:
    names = Names()
    assert names.of(word) == f"{word.lower()}_v"
    assert names.of(word) == f"{word.lower()}_v_2"
    assert names.of(f"{word}e_q") == f"{word.lower()}e_q"


def test_the_words_of_a_quote_are_not_in_what_a_program_prints() -> None:
    assert "seven chairs" not in repr(Quote("id-1", "q1", "why", "seven chairs and no light"))
