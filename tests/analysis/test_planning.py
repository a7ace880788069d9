"""What a planned release costs, what is warned about, and that later ones single nobody out."""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

import resources
from analysis.planning import Earlier, Planned, curve, plan
from interviewer.errors import ReleaseImpossible
from interviewer.hierarchies import hierarchies
from interviewer.merging import AnswerCells, Entry
from interviewer.release import Hierarchy, Profile, ReleaseChoice
from interviewer.released import Records, collect
from interviewer.study import Bands

STUDY = replace(
    resources.default_study(),
    broad_bands={"age": Bands((30, 50)), "unemployment": Bands((12, 24))},
    special=("ethnic_background",),
)
ASKED = [resources.load_questionnaire("vive-2020", "1.1")]
RESEARCH = ReleaseChoice(Profile.RESEARCH, 5)
ITEMS = ("group", "sex", "age")


def entries(count: int, seed: int = 1, first: int = 0) -> list[Entry]:
    draw = random.Random(seed)
    made = []
    for number in range(first, first + count):
        group = draw.choice(STUDY.groups[:4])
        cells = {
            "version": "1.1",
            "week": "2026-W10",
            "status": "finished" if number % 20 else "partial",
            "group": group.id,
            "jobcenter": group.jobcenter,
            "main_group": group.main_group,
            "sex": draw.choice("12"),
            "age": draw.choice(["25-29", "30-34", "35-39", "55-59"]),
            "unemployment": "3-5",
            "ethnic_background": "0",
        }
        rows = tuple(
            AnswerCells(question.id, "", draw.choice("12345"), "", "", "")
            for question in ASKED[0].questions
        )
        made.append(Entry(f"{number:05}", 1, b"", cells, rows))
    return made


def made_of(profile: Profile = Profile.RESEARCH) -> tuple[Hierarchy, ...]:
    return hierarchies(STUDY, ASKED, profile, ITEMS)


def planned(
    came: Sequence[Entry],
    choice: ReleaseChoice = RESEARCH,
    earlier: Sequence[Earlier] = (),
    conflicts: int = 0,
) -> tuple[Planned, Records]:
    made = made_of(choice.profile)
    records = collect(came, STUDY, ASKED, made)
    found = plan(
        choice,
        records,
        made,
        STUDY,
        ASKED,
        earlier=earlier,
        conflicts=conflicts,
        effort=0.1,
    )
    assert found is not None
    return found, records


def kinds(found: Planned) -> Mapping[str, int]:
    return {each.kind: each.count for each in found.figures.warnings}


def test_the_figures_hang_together() -> None:
    found, _ = planned(entries(120), conflicts=2)
    figures = found.figures
    assert (figures.records, figures.released, figures.left_out) == (120, 120, 0)
    assert figures.before.records == figures.after.records == 120
    assert figures.after.under_5 == 0
    assert figures.after.highest <= 0.2
    assert figures.loss == pytest.approx(sum(v.loss for v in figures.variables) / 3)
    for variable in figures.variables:
        assert sum(variable.kept.values()) + variable.withheld == 120
    assert sum(group.records for group in figures.groups) == 120
    assert min(Counter(of for _, of in found.classes).values()) >= 5
    warned = kinds(found)
    assert warned["conflicts"] == 2
    assert warned["partial"] == 6
    assert not figures.refused
    counts = [count for _, count in figures.riskiest]
    assert counts == sorted(counts)
    assert set(figures.riskiest[0][0]) == set(ITEMS)


def test_a_mean_changes_by_those_who_no_longer_tell_their_main_group() -> None:
    came = entries(60)
    alone = replace(
        came[0],
        id="99999",
        cells={
            **came[0].cells,
            "group": "jku_job",
            "jobcenter": "jku",
            "main_group": "ready",
            "age": "60+",
            "sex": "1",
        },
    )
    found, _ = planned([*came, alone])
    changes = {(each.question, each.main_group): each for each in found.figures.changes}
    assert changes["q1", "ready"].count == 1
    assert changes["q1", "ready"].after is None
    largest = found.figures.largest_change
    assert largest is not None
    assert largest.main_group == "vulnerable"


def test_classes_that_answered_alike_are_warned_of() -> None:
    came = [
        replace(each, answers=tuple(a._replace(answer="5") for a in each.answers))
        for each in entries(60)
    ]
    assert kinds(planned(came)[0])["diversity"] > 0


def test_too_few_are_told_so() -> None:
    with pytest.raises(ReleaseImpossible):
        planned(entries(4))
    assert kinds(planned(entries(30))[0])["small"] == 30


def test_more_protection_loses_more_and_the_curve_says_so() -> None:
    made = made_of()
    records = collect(entries(150), STUDY, ASKED, made)
    points = curve(RESEARCH, [3, 5, 10, 30], records, made)
    assert points is not None
    losses = [loss for _, loss, _ in points]
    assert losses == sorted(losses)
    assert curve(RESEARCH, [3], records, made, progress=lambda _done, _total: False) is None


def test_no_variable_at_all_can_be_released() -> None:
    records = collect(entries(20), STUDY, ASKED, ())
    found = plan(RESEARCH, records, (), STUDY, ASKED)
    assert found is not None
    assert found.figures.released == 20
    assert found.figures.loss == 0


# --- a second release -----------------------------------------------------------------------------


def kept(found: Planned, number: int = 1, k: int = 5) -> Earlier:
    return Earlier(number, k, dict(found.classes))


def test_a_second_release_goes_on_from_the_first() -> None:
    first, _ = planned(entries(60))
    came = [*entries(60), *entries(40, seed=2, first=60)]
    second, _ = planned(came, earlier=[kept(first)])
    assert dict(second.classes).items() >= dict(first.classes).items()
    assert not second.figures.refused
    assert "difference" not in kinds(second)
    assert second.figures.earlier == 1


def test_planned_anew_it_may_single_out_and_is_refused() -> None:
    first, _ = planned(entries(60))
    came = [*entries(60), *entries(3, seed=2, first=60)]
    anew = ReleaseChoice(Profile.RESEARCH, 5, continues=False)
    second, _ = planned(came, anew, [kept(first)])
    assert second.figures.refused
    assert kinds(second)["difference"] > 0


def test_few_newcomers_wait_for_the_next_release() -> None:
    first, _ = planned(entries(60))
    came = [*entries(60), *entries(3, seed=2, first=60)]
    second, _ = planned(came, earlier=[kept(first)])
    assert (second.figures.released, second.figures.left_out) == (60, 3)
    assert not second.figures.refused


def test_one_that_was_withdrawn_is_told_and_nobody_is_singled_out_by_it() -> None:
    first, _ = planned(entries(60))
    second, _ = planned(entries(60)[1:], earlier=[kept(first)])
    assert kinds(second)["gone"] >= 1
    assert not second.figures.refused
    assert min(Counter(of for _, of in second.classes).values()) >= 5


def test_a_coarser_release_for_everybody_goes_on_from_the_one_for_researchers() -> None:
    first, _ = planned(entries(120))
    public = ReleaseChoice(Profile.PUBLIC, 10)
    second, _ = planned(entries(120), public, [kept(first)])
    assert not second.figures.refused
    third, _ = planned(
        entries(120), ReleaseChoice(Profile.PROJECT, 3), [kept(first), kept(second, 2, 10)]
    )
    assert not third.figures.refused


# --- several releases -----------------------------------------------------------------------------


def test_what_was_void_at_the_second_release_waits_and_the_third_is_not_refused() -> None:
    came = entries(120)
    first, _ = planned(came)
    of_class: dict[bytes, str] = {}
    for name, own in first.classes:
        of_class.setdefault(own, name)
    void = set(list(of_class.values())[:6])
    second, _ = planned([each for each in came if each.id not in void], earlier=[kept(first)])
    third, _ = planned(came, earlier=[kept(first), kept(second, 2)])
    assert not third.figures.refused
    assert not void & dict(third.classes).keys()
    assert third.figures.left_out == 6


def test_one_newcomer_waits_where_no_background_is_told() -> None:
    def bare(came: Sequence[Entry], earlier: Sequence[Earlier]) -> Planned:
        records = collect(came, STUDY, ASKED, ())
        choice = ReleaseChoice(Profile.RESEARCH, 5, ())
        found = plan(choice, records, (), STUDY, ASKED, earlier=earlier)
        assert found is not None
        return found

    first = bare(entries(40), ())
    second = bare([*entries(40), *entries(1, 9, 500)], [kept(first)])
    assert not second.figures.refused
    assert (second.figures.released, second.figures.left_out) == (40, 1)
    third = bare([*entries(40), *entries(7, 9, 500)], [kept(first), kept(second, 2)])
    assert third.figures.left_out == 0


def test_releases_that_single_out_only_together_are_refused() -> None:
    came = entries(160)
    earlier: list[Earlier] = []
    written = []
    for items in (("age",), ("sex",), ("group",)):
        made = hierarchies(STUDY, ASKED, Profile.PROJECT, items)
        records = collect(came, STUDY, ASKED, made)
        choice = ReleaseChoice(Profile.PROJECT, 3, items, continues=False)
        found = plan(choice, records, made, STUDY, ASKED, earlier=earlier, effort=0)
        assert found is not None
        if found.figures.refused:
            assert found.singled_out == sum(w.count for w in found.figures.warnings if w.refuses)
            continue
        written.append(items)
        earlier.append(kept(found, len(earlier) + 1, 3))
    together = Counter(tuple(each.classes[came_in.id] for each in earlier) for came_in in came)
    assert min(together.values()) >= 3
    assert written == [("age",), ("sex",)]


def test_of_a_class_that_shrank_no_new_fact_is_told() -> None:
    came = entries(120)
    made = hierarchies(STUDY, ASKED, Profile.RESEARCH, ("age",))
    records = collect(came, STUDY, ASKED, made)
    only_age = ReleaseChoice(Profile.RESEARCH, 5, ("age",))
    first = plan(only_age, records, made, STUDY, ASKED, effort=0)
    assert first is not None
    one = dict(first.classes)[came[0].id]
    few = [name for name, own in first.classes if own == one][:2]
    gone = {name for name, own in first.classes if own == one} - set(few)
    second, _ = planned([each for each in came if each.id not in gone], earlier=[kept(first)])
    assert not second.figures.refused
    for name, own in second.classes:
        if name in few:
            told = json.loads(own)
            assert told["sex"] == told["group"] == ["*", ""]
