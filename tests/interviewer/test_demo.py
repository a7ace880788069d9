"""Made-up interviews: true to what was published, valid, and the same for the same seed."""

from __future__ import annotations

import math
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from statistics import median
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import resources
from interviewer.contact import Disposition
from interviewer.demo import Demo, made_up_contacts, made_up_interviews, parse_demo
from interviewer.errors import DataInvalid
from interviewer.interview import Interview, Missing, Status
from interviewer.questionnaire import SUMMARY
from interviewer.screening import find
from interviewer.validity import faults
from resources.demo import FOLDER, load_demo
from resources.screening import load_lexicon

STUDY = resources.default_study()
QUESTIONNAIRE = resources.load_questionnaire(*STUDY.questionnaire)
MAIN_GROUP = {group.id: group.main_group for group in STUDY.groups}

# As published, in the order 5, 4, 3, 2, 1, 9; written here once more, from the source.
PUBLISHED = {
    "vulnerable": {
        "q1": (51, 29, 9, 2, 9, 1),
        "q2": (19, 29, 17, 12, 8, 15),
        "q3": (54, 25, 7, 3, 7, 4),
        "q4": (39, 25, 11, 6, 8, 12),
        "q5": (60, 25, 7, 3, 3, 4),
        "q6": (48, 24, 10, 6, 8, 5),
        "q7": (33, 24, 23, 10, 9, 1),
    },
    "ready": {
        "q1": (60, 33, 4, 2, 1, 0),
        "q2": (16, 28, 27, 9, 9, 12),
        "q3": (54, 31, 10, 2, 1, 2),
        "q4": (55, 24, 11, 2, 1, 7),
        "q5": (75, 14, 5, 2, 2, 2),
        "q6": (59, 26, 6, 3, 4, 1),
        "q7": (46, 34, 15, 4, 2, 0),
    },
}


@pytest.fixture(scope="module")
def demo() -> Demo:
    return load_demo(QUESTIONNAIRE, STUDY)


@pytest.fixture(scope="module")
def many(demo: Demo) -> list[Interview]:
    return list(made_up_interviews(QUESTIONNAIRE, STUDY, demo, 10_000, 1))


def make(demo: Demo, count: int, seed: int) -> list[Interview]:
    return list(made_up_interviews(QUESTIONNAIRE, STUDY, demo, count, seed))


def main_group(interview: Interview) -> str | None:
    group = interview.value("group")
    return MAIN_GROUP[group] if isinstance(group, str) else None


def assert_shares(found: Counter[Any], wanted: Mapping[Any, float]) -> None:
    """Each share is within five standard errors, so that no seed is likely to stray."""
    total, whole = sum(found.values()), sum(wanted.values())
    assert set(found) <= set(wanted)
    for value, weight in wanted.items():
        share = weight / whole
        error = math.sqrt(share * (1 - share) / total)
        assert abs(found[value] / total - share) <= 5 * error + 1e-9, value


def values(interviews: Iterable[Interview], item: str, group: str) -> Counter[Any]:
    found = (i.value(item) for i in interviews if main_group(i) == group)
    return Counter(value for value in found if value is not None)


@pytest.mark.parametrize("group", PUBLISHED)
@pytest.mark.parametrize("question", QUESTIONNAIRE.question_ids)
def test_answers_follow_the_published_shares(
    many: list[Interview], group: str, question: str
) -> None:
    wanted = dict(zip((5, 4, 3, 2, 1, 9), PUBLISHED[group][question], strict=True))
    assert_shares(values(many, question, group), wanted)


@pytest.mark.parametrize(
    ("group", "women", "men", "other", "danish"),
    [("vulnerable", 95, 91, 51, 135), ("ready", 114, 105, 71, 148)],
)
def test_sex_and_background_follow_the_published_counts(
    many: list[Interview], group: str, women: int, men: int, other: int, danish: int
) -> None:
    assert_shares(values(many, "sex", group), {1: women, 2: men})
    assert_shares(values(many, "ethnic_background", group), {1: other, 0: danish})


@pytest.mark.parametrize("group", PUBLISHED)
def test_periods_follow_the_published_counts(many: list[Interview], demo: Demo, group: str) -> None:
    spans = demo.main_groups[group].periods
    months = values(many, "unemployment", group)
    found = Counter(
        {
            span: sum(count for month, count in months.items() if span.low <= month <= span.high)
            for span in spans
        }
    )
    assert found.total() == months.total()
    assert_shares(found, {span: span.count for span in spans})


def test_groups_are_as_large_as_in_2020(many: list[Interview], demo: Demo) -> None:
    found = Counter(i.value("group") for i in many if i.value("group"))
    assert_shares(found, {name: group.done for name, group in demo.groups.items()})
    assert sum(group.done for group in demo.groups.values()) == 405


def test_the_longest_periods_are_where_they_were(many: list[Interview]) -> None:
    def months(group: str) -> float:
        found = [i.value("unemployment") for i in many if i.value("group") == group]
        return median(m for m in found if isinstance(m, int))

    longest = {group: months(group) for group in MAIN_GROUP}
    vulnerable = sorted((g for g in longest if MAIN_GROUP[g] == "vulnerable"), key=longest.get)  # type: ignore[arg-type]
    ready = sorted((g for g in longest if MAIN_GROUP[g] == "ready"), key=longest.get)  # type: ignore[arg-type]
    assert vulnerable[-2:] == ["jka_flexjob", "cab_resource"]
    assert ready[-2:] == ["amc_cash", "cbsi_integration"]


def test_nobody_was_unemployed_as_a_child_or_is_in_a_group_for_others(
    many: list[Interview], demo: Demo
) -> None:
    for interview in many:
        age, group = interview.value("age"), interview.value("group")
        months = interview.value("unemployment")
        if isinstance(age, int) and isinstance(months, int):
            assert months <= (age - demo.adult) * 12
        if isinstance(age, int) and isinstance(group, str):
            youngest, oldest = demo.groups[group].ages
            assert youngest <= age <= oldest


def test_a_persons_answers_hang_together(many: list[Interview]) -> None:
    pairs = [(i.value("q1"), i.value("q7")) for i in many]
    good = [b for a, b in pairs if a == 5 and isinstance(b, int) and b != 9]
    bad = [b for a, b in pairs if a in (1, 2) and isinstance(b, int) and b != 9]
    assert sum(good) / len(good) > sum(bad) / len(bad) + 0.5


def test_every_interview_keeps_to_the_rules(many: list[Interview]) -> None:
    assert [fault for i in many for fault in faults(i, QUESTIONNAIRE, STUDY)] == []
    assert len({i.id for i in many}) == len(many)


def test_it_happens_on_seven_weeks_of_weekdays_and_takes_4_to_30_minutes(
    many: list[Interview],
) -> None:
    days = {i.started_at.date() for i in many}
    assert len(days) == 35
    assert all(day.isoweekday() <= 5 for day in days)
    assert len({day.isocalendar().week for day in days}) == 7
    for interview in many:
        low = 1 if interview.status is Status.PARTIAL else 4
        assert low * 60 <= interview.active_seconds < 30 * 60
        assert interview.finished_at is not None
        assert (interview.finished_at - interview.started_at).total_seconds() > 0


def test_some_break_off_and_some_skip(many: list[Interview]) -> None:
    partial = [i for i in many if i.status is Status.PARTIAL]
    assert_shares(Counter(i.status for i in many), {Status.FINISHED: 97, Status.PARTIAL: 3})
    assert any(len(i.answers) < 7 for i in partial)
    assert all(i.page == SUMMARY and i.revision == 1 for i in many)
    skipped = Counter(a.missing for i in many for a in i.answers.values())
    assert_shares(skipped, {None: 99, Missing.SKIPPED: 1})


def test_notes_stand_under_the_branch_that_is_open_but_for_a_few_set_aside(
    many: list[Interview],
) -> None:
    placed: Counter[str] = Counter()
    for interview in many:
        for question in QUESTIONNAIRE.questions:
            branch = question.follow_up(interview.value(question.id))
            written = [b for q, b in interview.notes if q == question.id]
            placed["aside"] += sum(branch is None or b != branch.id for b in written)
            placed["open"] += branch is not None and branch.id in written
            placed["asked"] += branch is not None
    assert 0.68 < placed["open"] / placed["asked"] < 0.72
    assert 0 < placed["aside"] < 0.02 * placed["asked"]


def test_notes_are_of_many_kinds_and_fit_the_answer(many: list[Interview], demo: Demo) -> None:
    texts = [text for i in many for text in i.notes.values()]
    assert len(set(texts)) > 3000
    assert any("»" in text for text in texts)
    assert any(len(text) > 150 for text in texts)
    assert any(len(text) < 30 for text in texts)
    for interview in many[:500]:
        for question in QUESTIONNAIRE.questions:
            code = interview.value(question.id)
            branch = question.follow_up(code)
            note = interview.notes.get((question.id, branch.id)) if branch else None
            if note and isinstance(code, int):
                assert note.startswith(demo.notes[question.id, code])


def test_the_planted_identifiers_are_found_and_little_else(
    many: list[Interview], demo: Demo
) -> None:
    lexicon = load_lexicon()
    for frame in demo.frames:
        for kind, invented in demo.identifiers.items():
            for value in invented:
                if f"{{{kind}}}" in frame:
                    text = frame.replace(f"{{{kind}}}", value)
                    assert find(text, lexicon), text
    noted = [text for i in many[:2000] for text in i.notes.values()]
    share = sum(bool(find(text, lexicon)) for text in noted) / len(noted)
    assert 0.02 < share < 0.05


@given(count=st.integers(1, 30), seed=st.integers())
def test_the_same_seed_makes_the_same_interviews(count: int, seed: int) -> None:
    demo = load_demo(QUESTIONNAIRE, STUDY)
    made = make(demo, count, seed)
    assert len(made) == count
    assert made == make(demo, count, seed)
    assert made == make(demo, count + 1, seed)[:count]
    assert {i.id for i in made}.isdisjoint(i.id for i in make(demo, count, seed + 1))
    contacts = list(made_up_contacts(STUDY, demo, count, seed))
    assert contacts == list(made_up_contacts(STUDY, demo, count, seed))
    assert {c.id for c in contacts}.isdisjoint(i.id for i in made)


def test_a_quarter_of_those_approached_decline(demo: Demo) -> None:
    contacts = list(made_up_contacts(STUDY, demo, 740, 1))
    outcomes = Counter(contact.disposition for contact in contacts)
    assert outcomes == {Disposition.REFUSAL: 250, Disposition.WITHDRAWN: 10}
    assert {contact.day for contact in contacts} <= set(demo.days)


def bundled() -> dict[str, Any]:
    return tomllib.loads((FOLDER / "vive-2020.toml").read_text(encoding="utf-8"))


def without_group(values: dict[str, Any]) -> None:
    del values["groups"]["jku_job"]


def unknown_group(values: dict[str, Any]) -> None:
    values["groups"]["jku_jobs"] = values["groups"]["jku_job"]


def without_answer(values: dict[str, Any]) -> None:
    del values["main_groups"]["ready"]["answers"]["q3"]["9"]


def without_notes(values: dict[str, Any]) -> None:
    del values["notes"][0]


def unknown_kind(values: dict[str, Any]) -> None:
    values["identifiers"]["frames"].append("Bor på {address}.")


def no_day(values: dict[str, Any]) -> None:
    values["fieldwork"]["first_day"] = "2020-02-30"


def nobody_left(values: dict[str, Any]) -> None:
    values["percent"]["refusals"] = 99


def span_backwards(values: dict[str, Any]) -> None:
    values["main_groups"]["ready"]["periods"][0]["from"] = 9


@pytest.mark.parametrize(
    ("spoil", "place"),
    [
        (without_group, "groups.jku_job"),
        (unknown_group, "groups.jku_jobs"),
        (without_answer, "main_groups.ready.answers.q3.9"),
        (without_notes, "notes"),
        (unknown_kind, "identifiers.frames"),
        (no_day, "fieldwork.first_day"),
        (nobody_left, "percent.refusals"),
        (span_backwards, "main_groups.ready.periods[no. 1].to"),
    ],
)
def test_a_mistake_in_the_file_is_named(spoil: Any, place: str) -> None:
    values = bundled()
    spoil(values)
    with pytest.raises(DataInvalid) as caught:
        parse_demo(values, "vive-2020.toml", QUESTIONNAIRE, STUDY)
    assert place in {problem.place for problem in caught.value.problems}
