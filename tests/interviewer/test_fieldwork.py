"""The fieldwork at a glance: counts, rates by their formulas, and where time is needed next."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.contact import Disposition, Reason, Sex
from interviewer.fieldwork import Approached, Counted, Fieldwork, fieldwork, response_rates
from interviewer.study import Study, parse_study

STUDY = """
format = 3
id = "pilot"
languages = ["da"]
name = { da = "Prøve" }
organisation = { da = "Instituttet" }
questionnaire = { id = "mini", version = "1.0" }
period = { from = 2027-03-01, to = 2027-03-26 } # weeks 9 to 12

[[areas]]
id = "jutland"
label = { da = "Jylland" }

[[jobcenters]]
id = "north"
label = { da = "Nord" }
area = "jutland"

[[jobcenters]]
id = "south"
label = { da = "Syd" }

[[main_groups]]
id = "ready"
label = { da = "Parate" }

[[groups]]
id = "young"
jobcenter = "north"
main_group = "ready"
label = { da = "Unge" }
target = [30, 40]

[[groups]]
id = "old"
jobcenter = "north"
main_group = "ready"
label = { da = "Ældre" }
target = [20, 25]

[[groups]]
id = "all"
jobcenter = "south"
main_group = "ready"
label = { da = "Alle" }
"""

TODAY = date(2027, 3, 17)
"""A Wednesday of week 11: two weeks are left, this one with it."""


def study() -> Study:
    return parse_study(tomllib.loads(STUDY), "study.toml")


def finished(group: str, week: int, count: int) -> Counted:
    return Counted(group, f"2027-W{week:02}", "finished", count)


def partial(group: str, week: int, count: int) -> Counted:
    return Counted(group, f"2027-W{week:02}", "partial", count)


def seen(*counted: Counted, contacts: tuple[Approached, ...] = ()) -> Fieldwork:
    return fieldwork(study(), counted, contacts, TODAY)


def test_each_group_has_what_is_done_and_what_is_to_go() -> None:
    counted = [finished("young", 9, 3), finished("young", 10, 4), partial("young", 9, 2)]
    young, old, everyone = seen(*counted, finished("all", 10, 7)).groups
    assert (young.done, young.partial, young.to_go) == (7, 2, 23)
    assert young.by_week == {"2027-W09": 3, "2027-W10": 4}
    assert (old.done, old.to_go, old.by_week) == (0, 20, {})
    assert (everyone.target, everyone.done, everyone.to_go) == (None, 7, 0)


def test_partial_interviews_and_more_than_wanted_make_no_group_wait_less() -> None:
    """A jobcenter lacks what its groups lack: too many of one are not too few of another."""
    view = seen(finished("young", 9, 60), partial("old", 9, 60))
    north, south = view.jobcenters
    assert (north.target, north.done, north.partial, north.to_go) == ((50, 65), 60, 60, 20)
    assert (north.area, south.area) == ("jutland", "")
    assert (south.target, south.to_go) == (None, 0)
    assert (view.target, view.finished, view.partial) == ((50, 65), 60, 60)


def test_interviews_of_no_group_count_in_the_whole() -> None:
    view = seen(finished("-1", 9, 2), finished("elsewhere", 9, 1), finished("old", 9, 4))
    assert (view.finished, view.without_group) == (7, 3)
    assert sum(group.done for group in view.groups) == 4


def test_weeks_have_no_gaps_even_over_a_new_year_with_53_weeks() -> None:
    counted = [Counted("old", "2026-W52", "finished", 1), Counted("old", "2027-W02", "finished", 2)]
    view = seen(*counted, contacts=(Approached("2026-W51", "refusal", 1),))
    assert view.weeks == ("2026-W51", "2026-W52", "2026-W53", "2027-W01", "2027-W02")
    assert view.by_week == {"2026-W52": 1, "2027-W02": 2}
    assert view.outcomes_by_week["2026-W51"] == {Disposition.REFUSAL: 1}


def test_everyone_approached_is_interviews_and_contacts() -> None:
    contacts = (Approached("2027-W09", "refusal", 3), Approached("2027-W10", "refusal", 2))
    view = seen(finished("old", 9, 4), partial("old", 9, 1), contacts=contacts)
    assert view.outcomes == {
        Disposition.COMPLETE: 4,
        Disposition.PARTIAL: 1,
        Disposition.REFUSAL: 5,
    }
    assert view.approached == 10
    assert view.outcomes_by_week["2027-W10"] == {Disposition.REFUSAL: 2}


def test_before_anything_there_is_nothing_and_no_rate() -> None:
    view = seen()
    assert (view.weeks, view.approached, view.finished) == ((), 0, 0)
    assert {rate.value for rate in view.rates} == {None}
    assert [need.pace for need in view.needs] == [0, 0]


# --- what was seen of contacts ------------------------------------------------------------------


def test_a_group_has_rates_where_its_contacts_were_told_and_the_others_are_counted() -> None:
    contacts = (
        Approached("2027-W09", "refusal", 3, "young", "woman", "busy"),
        Approached("2027-W10", "language", 1, "young"),
        Approached("2027-W09", "refusal", 5),
        Approached("2027-W09", "refusal", 2, "elsewhere"),
    )
    view = seen(finished("young", 9, 4), finished("old", 9, 9), contacts=contacts)
    (young,) = view.by_group.groups
    assert (young.group, young.approached) == ("young", 8)
    assert young.outcomes == {
        Disposition.COMPLETE: 4,
        Disposition.REFUSAL: 3,
        Disposition.LANGUAGE: 1,
    }
    assert {rate.name: rate.value for rate in young.rates}["RR1"] == 4 / 8
    assert {rate.name: rate.formula for rate in young.rates} == {
        rate.name: rate.formula for rate in view.rates
    }
    # Of the old nobody told a contact: their interviews alone would be a rate of 100 %.
    assert (view.by_group.without, view.by_group.contacts) == (7, 11)


def test_who_said_no_is_told_by_reason_and_sex_with_those_of_whom_nothing_was_seen() -> None:
    contacts = (
        Approached("2027-W09", "refusal", 3, "young", "woman", "busy"),
        Approached("2027-W10", "refusal", 1, "", "man", ""),
        Approached("2027-W10", "refusal", 2, "", "", "distrust"),
        Approached("2027-W10", "withdrawn", 4),
        Approached("2027-W10", "language", 4, "old", "man"),
    )
    refusals = seen(contacts=contacts).refusals
    assert refusals.by_reason == {Reason.BUSY: 3, Reason.DISTRUST: 2, None: 1}
    assert refusals.by_sex == {Sex.WOMAN: 3, Sex.MAN: 1, None: 2}
    assert refusals.count == 6


CONTACTS = st.builds(
    Approached,
    st.sampled_from(["2027-W09", "2027-W10"]),
    st.sampled_from([d.value for d in Disposition if d not in ("complete", "partial")]),
    st.integers(1, 9),
    st.sampled_from(["", "young", "old", "all", "elsewhere"]),
    st.sampled_from(["", *Sex]),
    st.sampled_from(["", *Reason]),
)


@given(st.lists(CONTACTS, max_size=8), st.integers(0, 5))
def test_nobody_who_was_approached_is_lost_between_the_groups(
    contacts: list[Approached], done: int
) -> None:
    """Every contact is in one group's rates, or among those without one."""
    counted = [finished(group, 9, done) for group in ("young", "old", "all")]
    view = seen(*counted, contacts=tuple(contacts))
    found = view.by_group
    in_groups = sum(each.approached - done for each in found.groups)
    assert in_groups + found.without == found.contacts == sum(each.count for each in contacts)
    refused = sum(each.count for each in contacts if each.disposition == "refusal")
    assert sum(view.refusals.by_sex.values()) == view.refusals.count == refused


# --- rates --------------------------------------------------------------------------------------


def rates(**counts: int) -> dict[str, float | None]:
    outcomes = {Disposition(name): count for name, count in counts.items()}
    return {rate.name: rate.value for rate in response_rates(outcomes)}


def test_the_rates_are_those_of_the_package_outcomerate() -> None:
    """The worked example in its README, github.com/ropensci/outcomerate; UH and UO are U here."""
    found = rates(
        complete=4, partial=2, refusal=1, non_contact=1, other=1, unknown=2, not_eligible=1
    )
    assert found == {
        "RR1": pytest.approx(0.364, abs=5e-4),
        "RR2": pytest.approx(0.545, abs=5e-4),
        "RR5": pytest.approx(0.444, abs=5e-4),
        "RR6": pytest.approx(0.667, abs=5e-4),
        "COOP1": pytest.approx(0.500, abs=5e-4),
        "COOP3": pytest.approx(0.571, abs=5e-4),
        "REF1": pytest.approx(0.091, abs=5e-4),
    }


def test_withdrawn_is_a_refusal_and_language_another_reason() -> None:
    split = rates(complete=4, refusal=1, withdrawn=2, language=1, other=2)
    assert split == rates(complete=4, refusal=3, other=3)


def test_who_is_not_eligible_is_in_no_rate() -> None:
    assert set(rates(not_eligible=7).values()) == {None}
    assert rates(complete=4, refusal=2, not_eligible=7) == rates(complete=4, refusal=2)


@given(st.dictionaries(st.sampled_from(list(Disposition)), st.integers(0, 50)))
def test_rates_are_shares_and_their_formula_stands_with_them(
    outcomes: dict[Disposition, int],
) -> None:
    classes = dict.fromkeys(("I", "P", "R", "NC", "O", "U"), 0)
    for disposition, count in outcomes.items():
        match disposition.value:
            case "complete":
                classes["I"] += count
            case "partial":
                classes["P"] += count
            case "refusal" | "withdrawn":
                classes["R"] += count
            case "non_contact":
                classes["NC"] += count
            case "language" | "other":
                classes["O"] += count
            case "unknown":
                classes["U"] += count
    for rate in response_rates(outcomes):
        try:
            value = eval(rate.formula, dict(classes))
        except ZeroDivisionError:
            assert rate.value is None
        else:
            assert rate.value == pytest.approx(value)
            assert 0 <= value <= 1


# --- needs --------------------------------------------------------------------------------------


def test_time_is_needed_where_most_would_lack_at_the_end() -> None:
    # The young lack 6, at 8 a week; the old lack 4, and nobody has talked to them for weeks.
    steady = [finished("young", week, 8) for week in (8, 9, 10)]
    first, second = seen(finished("old", 5, 16), *steady).needs
    assert (first.group, first.to_go, first.per_week, first.pace) == ("old", 4, 2, 0)
    assert (second.group, second.to_go, second.per_week, second.pace) == ("young", 6, 3, 8)


def test_the_present_week_is_not_over_and_slows_no_pace() -> None:
    counted = [finished("young", 9, 6), finished("young", 10, 6)]
    (young, _) = sorted(seen(*counted, finished("young", 11, 1)).needs, key=lambda n: -n.pace)
    assert young.pace == 6
    alone = seen(finished("young", 11, 4)).needs
    assert max(need.pace for need in alone) == 4, "there is no other week"


def test_a_clock_that_is_wrong_changes_no_pace() -> None:
    view = seen(finished("young", 10, 6), Counted("old", "2031-W01", "finished", 1))
    assert {need.group: need.pace for need in view.needs} == {"young": 6, "old": 0}


def test_without_a_period_most_to_go_comes_first() -> None:
    view = fieldwork(replace(study(), period=None), [finished("young", 10, 25)], [], TODAY)
    assert [(need.group, need.to_go, need.per_week) for need in view.needs] == [
        ("old", 20, None),
        ("young", 5, None),
    ]
    assert view.weeks_left is None


@pytest.mark.parametrize(
    ("today", "left"),
    [
        (date(2027, 1, 4), 4),
        (date(2027, 3, 1), 4),
        (date(2027, 3, 7), 4),
        (date(2027, 3, 8), 3),
        (date(2027, 3, 26), 1),
        (date(2027, 3, 27), 0),
        (date(2028, 3, 1), 0),
    ],
)
def test_the_weeks_that_are_left_count_the_present_one(today: date, left: int) -> None:
    view = fieldwork(study(), [], [], today)
    assert view.weeks_left == left
    assert [need.per_week for need in view.needs] == [30 / max(1, left), 20 / max(1, left)]


GROUPS = st.sampled_from(["young", "old", "all", "-1"])
COUNTED = st.builds(
    Counted,
    group=GROUPS,
    week=st.integers(1, 30).map(lambda week: f"2027-W{week:02}"),
    status=st.sampled_from(["finished", "partial"]),
    count=st.integers(1, 9),
)


@given(st.lists(COUNTED, max_size=20), st.randoms())
def test_nothing_is_counted_twice_or_lost_in_any_order(counted: list[Counted], random) -> None:  # type: ignore[no-untyped-def]
    view = seen(*counted)
    assert view.finished + view.partial == sum(each.count for each in counted)
    assert sum(group.done for group in view.groups) + view.without_group == view.finished
    assert sum(view.by_week.values()) == view.finished
    assert sum(each.done for each in view.jobcenters) == view.finished - view.without_group
    random.shuffle(counted)
    assert seen(*counted) == view
