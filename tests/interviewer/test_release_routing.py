"""What was asked tells nobody more of a record than the background that is told of it."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import resources
from analysis.planning import plan
from interviewer.anonymise import Layout, MissingCode
from interviewer.conditions import parse_condition
from interviewer.dataset import Dataset
from interviewer.hierarchies import hierarchies
from interviewer.interview import Answer
from interviewer.merging import AnswerCells, Entry
from interviewer.parsing import subject_of
from interviewer.questionnaire import FollowUp, Kind, Questionnaire
from interviewer.release import WITHHELD, Profile, ReleaseChoice
from interviewer.released import collect, make_dataset, question_variables
from interviewer.routing import route
from interviewer.study import Bands, Study

STUDY = replace(
    resources.default_study(),
    bands={"age": Bands((20, 40, 60)), "unemployment": Bands((3, 12)), "q6": Bands((3, 12))},
    broad_bands={"age": Bands((40,))},
)
VIVE = resources.load_questionnaire("vive-2020", "1.1")
NOT_ASKED, NOT_IN_VERSION = int(MissingCode.NOT_ASKED), int(MissingCode.NOT_IN_VERSION)


def made_up(
    conditions: Mapping[str, str], version: str = "1.1", without: str = ""
) -> Questionnaire:
    """VIVE's questions, those in `conditions` asked of some only; q6 is a number of months."""
    spans = (FollowUp("short", span=(0, 5)), FollowUp("long", span=(12, 480)))
    months = replace(
        VIVE.items["q6"], kind=Kind.DURATION, scale=None, follow_ups=spans, maximum=480
    )
    subjects = {item.id: subject_of(item) for item in (*VIVE.items.values(), months)}
    questions = [
        replace(each, condition=parse_condition(conditions[each.id], subjects, {}))
        if each.id in conditions
        else each
        for each in (months if q.id == "q6" else q for q in VIVE.questions)
        if each.id != without
    ]
    texts = dict(VIVE.texts)
    for language, words in texts.items():
        own = replace(words.items["q6"], follow_ups={"short": "?", "long": "?"})
        texts[language] = replace(words, items={**words.items, "q6": own})
    return replace(VIVE, version=version, questions=tuple(questions), texts=texts)


def entry(
    number: int, given_answers: Mapping[str, Answer], asked: Questionnaire, study: Study = STUDY
) -> Entry:
    """An interview as a device lets it out."""
    asked_of = route(asked, given_answers, study, checked=True).items
    cells = {"version": asked.version, "week": f"2026-W{10 + number % 9}", "status": "finished"}
    rows: list[AnswerCells] = []
    for item in Layout(asked, study).items:
        if item.id not in asked_of:
            leaves = item.without[MissingCode.NOT_ASKED]
        elif item.id in given_answers:
            leaves = item.leaves(given_answers[item.id])
        else:
            leaves = item.without[MissingCode.SKIPPED]
        cells.update(leaves.cells)
        rows += [AnswerCells(*row) for row in leaves.rows]
    return Entry(f"{number:05}", 1, b"", cells, tuple(rows))


def answers(draw: random.Random, **told: int | str) -> dict[str, Answer]:
    found: dict[str, int | str] = {
        "group": draw.choice(STUDY.groups).id,
        "sex": draw.choice((1, 1, 2)),
        "age": draw.randint(15, 70),
        "unemployment": draw.randint(0, 30),
        **{question.id: draw.choice((1, 2, 3, 4, 5, 9)) for question in VIVE.questions},
        "q6": draw.randint(0, 20),
        **told,
    }
    skipped = {name for name in ("sex", "age") if name not in told and draw.random() < 0.1}
    return {name: Answer(value) for name, value in found.items() if name not in skipped}


def released(
    entries: Sequence[Entry],
    asked: Sequence[Questionnaire],
    items: tuple[str, ...],
    profile: Profile = Profile.RESEARCH,
    k: int = 5,
) -> tuple[Dataset, list[tuple[int, ...]], list[str]]:
    """The data set, the class of each row, and the variables of questions."""
    made = hierarchies(STUDY, asked, profile, items)
    records = collect(entries, STUDY, asked, made)
    found = plan(ReleaseChoice(profile, k, items), records, made, STUDY, asked, effort=0)
    assert found is not None
    data = make_dataset(
        records,
        STUDY,
        asked,
        made,
        found.levels,
        found.left_out,
        profile=profile,
        k=k,
        number=1,
    )
    known = {variable.name for variable in question_variables(STUDY, asked)}
    questions = sorted(known & data.columns.keys())
    background = [name for name in data.columns if name not in known]
    classes = list(zip(*(data.columns[name] for name in background), strict=True))
    assert not classes or min(Counter(classes).values()) >= k
    return data, classes or [()] * data.rows, questions


def sort(code: int) -> str:
    """How a cell shows what was asked."""
    return {NOT_ASKED: "not asked", NOT_IN_VERSION: "not there", WITHHELD: "withheld"}.get(
        code, "asked"
    )


def patterns(data: Dataset, questions: Sequence[str]) -> list[tuple[str, ...]]:
    return list(zip(*(map(sort, data.columns[name]) for name in questions), strict=True))


BACKGROUND = (
    "age >= 63",
    "age < 63",
    "age >= 40",
    "age in [15, 16, 17, 18, 19]",
    "age >= 17 and sex == 2",
    "not (age >= 60)",
    "unemployment >= 6 or age < 20",
    "unemployment < 3",
    'group.main_group == "vulnerable"',
    'group == "jki_activity"',
    'group.jobcenter == "jki" and age >= 41',
    "age is answered",
    "age is skipped",
)
ITEMS = st.sampled_from(
    (("group", "sex", "age"), ("jobcenter", "age"), ("age", "unemployment"), ("group",), ("sex",))
)


@settings(max_examples=60, deadline=None)
@given(
    seed=st.integers(0, 2**32),
    conditions=st.lists(st.sampled_from(BACKGROUND), min_size=1, max_size=3),
    profile=st.sampled_from((Profile.RESEARCH, Profile.PUBLIC)),
    items=ITEMS,
    pilot=st.sampled_from((0, 1, 2, 6, 40, 80)),
)
def test_every_row_shares_what_it_was_asked_with_k_or_its_class_tells_it(
    seed: int, conditions: list[str], profile: Profile, items: tuple[str, ...], pilot: int
) -> None:
    draw, k = random.Random(seed), 5 if profile is Profile.RESEARCH else 10
    present = made_up(dict(zip(("q3", "q4", "q5"), conditions, strict=False)))
    other = dict(zip(("q3", "q4", "q5"), conditions[::-1], strict=False))
    before = made_up(other, "1.0", without="q7")
    asked = [present, before] if pilot else [present]
    entries = [entry(n, answers(draw), before if n < pilot else present) for n in range(160)]
    data, classes, questions = released(entries, asked, items, profile, k)
    found: defaultdict[tuple[int, ...], Counter[tuple[str, ...]]] = defaultdict(Counter)
    routed = [name for name in questions if not name.startswith("q6")]
    for own, pattern in zip(classes, patterns(data, routed), strict=True):
        found[own][pattern] += 1
    for counts in found.values():
        assert len(counts) == 1 or min(counts.values()) >= k, counts


@settings(max_examples=40, deadline=None)
@given(
    seed=st.integers(0, 2**32),
    conditions=st.lists(
        st.sampled_from(
            (
                "q1 == 5 and age >= 30",
                "q1 < 3 or age >= 60",
                "not (q1 == 1) and sex == 1",
                "q1 is answered",
                *BACKGROUND,
            )
        ),
        min_size=1,
        max_size=3,
    ),
    items=ITEMS,
)
def test_beside_answers_the_class_alone_tells_who_was_asked(
    seed: int, conditions: list[str], items: tuple[str, ...]
) -> None:
    draw = random.Random(seed)
    chained = dict(zip(("q2", "q3", "q4"), conditions, strict=False)) | {"q5": "q2 == 4"}
    asked = made_up(chained)
    data, classes, questions = released(
        [entry(n, answers(draw), asked) for n in range(120)], [asked], items
    )
    routed = [name for name in questions if not name.startswith("q6")]
    told = [data.columns[name] for name in ("q1", "q2") if name in data.columns]
    found: defaultdict[tuple[object, ...], set[tuple[str, ...]]] = defaultdict(set)
    for own, pattern, *known in zip(classes, patterns(data, routed), *told, strict=True):
        found[own, *known].add(pattern)
    if "q2" in data.columns:  # Without it, q5 tells what q2 was, and that is nobody's background.
        assert all(len(each) == 1 for each in found.values())
    else:
        assert "q5" not in data.columns


# --- the single faults ----------------------------------------------------------------------------


def test_a_condition_that_cuts_a_band_is_told_outside_it_alone() -> None:
    draw = random.Random(1)
    asked = made_up({"q5": "age < 63"})
    entries = [
        entry(n, answers(draw, sex=1 + n % 2, age=(30, 50, 61, 66)[n % 4]), asked)
        for n in range(80)
    ]
    data, _, _ = released(entries, [asked], ("age",))
    told = {
        (age, sort(code)) for age, code in zip(data.columns["age"], data.columns["q5"], strict=True)
    }
    assert told == {(20, "asked"), (40, "asked"), (60, "withheld")}
    variable = next(each for each in data.variables if each.name == "q5")
    assert WITHHELD in variable.missing


def test_a_question_that_is_never_told_with_an_answer_is_left_out() -> None:
    draw = random.Random(1)
    asked = made_up({"q5": "age >= 63", "q7": "q5 == 4"})
    entries = [entry(n, answers(draw, age=30 if n else 66), asked) for n in range(40)]
    data, _, questions = released(entries, [asked], ("age", "sex"))
    assert not {"q5", "q5_follow_up", "q7", "q7_follow_up"} & data.columns.keys()
    assert "q4" in questions


def test_a_cell_that_the_study_no_longer_knows_is_not_told_by_what_was_asked() -> None:
    draw = random.Random(1)
    asked = made_up({"q5": "age >= 60"})
    entries = [entry(n, answers(draw, age=66 if n < 6 else 30), asked) for n in range(40)]
    old = {"age": "65+"}
    entries = [replace(e, cells={**e.cells, **old}) if n < 6 else e for n, e in enumerate(entries)]
    data, _, _ = released(entries, [asked], ("age",))
    cells = Counter(zip(data.columns["age"], map(sort, data.columns["q5"]), strict=True))
    assert cells == {(WITHHELD, "withheld"): 6, (20, "not asked"): 34}


def test_a_follow_up_tells_no_more_than_the_band_of_its_question() -> None:
    draw = random.Random(1)
    asked = made_up({"q7": "q6 >= 6"})
    entries = [entry(n, answers(draw, q6=(1, 4, 8, 15)[n % 4]), asked) for n in range(40)]
    data, _, _ = released(entries, [asked], ("sex",))
    pairs = zip(data.columns["q6"], data.columns["q6_follow_up"], strict=True)
    assert set(pairs) == {(0, 1), (3, WITHHELD), (12, 2)}
    asked_of = zip(data.columns["q6"], map(sort, data.columns["q7"]), strict=True)
    assert set(asked_of) == {(0, "not asked"), (3, "withheld"), (12, "asked")}


@pytest.mark.parametrize("pilot", [2, 5])
def test_a_version_of_fewer_than_k_is_not_to_be_seen(pilot: int) -> None:
    draw = random.Random(1)
    present, before = made_up({}), made_up({}, "1.0", without="q7")
    entries = [entry(n, answers(draw, sex=1), before if n < pilot else present) for n in range(40)]
    entries += [entry(n, answers(draw, sex=2), present) for n in range(40, 60)]
    data, _, _ = released(entries, [present, before], ("sex",))
    cells = Counter(zip(data.columns["sex"], map(sort, data.columns["q7"]), strict=True))
    if pilot < 5:
        assert cells == {(1, "withheld"): 40, (2, "asked"): 20}
        assert data.versions == ("1.1",)
    else:
        assert cells == {(1, "not there"): 5, (1, "asked"): 35, (2, "asked"): 20}
        assert data.versions == ("1.0", "1.1")


def test_versions_that_ask_alike_are_not_told_apart() -> None:
    draw = random.Random(1)
    present, before = made_up({}), made_up({}, "1.0")
    entries = [entry(n, answers(draw), before if n < 2 else present) for n in range(40)]
    data, _, questions = released(entries, [present, before], ("sex",))
    cells = [code for name in questions for code in data.columns[name] if name != "q6_follow_up"]
    assert WITHHELD not in cells


def test_the_period_is_that_of_the_records_in_it() -> None:
    asked = [made_up({})]
    draw = random.Random(1)
    entries = [entry(n, answers(draw, sex=1), asked[0]) for n in range(9)]
    made = hierarchies(STUDY, asked, Profile.RESEARCH, ("sex",))
    records = collect(entries, STUDY, asked, made)
    out = [n in (0, 8) for n in range(9)]
    data = make_dataset(
        records, STUDY, asked, made, [[0]] * 9, out, profile=Profile.RESEARCH, k=5, number=1
    )
    assert data.period == ("2026-W11", "2026-W17")
