"""An interviewer's day: its figures, and the groups that the next person may belong to."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from interviewer.contact import Contact, Disposition, new_contact
from interviewer.interview import Mode, Status
from interviewer.ports import Listed
from interviewer.study import OUTCOMES
from interviewer.today import Today, count_today, likely_groups

DAY = date(2026, 11, 19)
COUNTED = [*OUTCOMES, Disposition.WITHDRAWN]


def listed(number: int, status: Status, study: str = "s") -> Listed:
    begun = datetime(2026, 11, 19, 9, tzinfo=UTC)
    return Listed(f"i{number}", status, "", study, ("q", "1"), begun, False, Mode.SCREEN, "")


def person(outcome: Disposition, group: str = "", study: str = "s") -> Contact:
    return replace(new_contact(study, outcome, DAY), group=group)


@given(
    st.integers(0, 40),
    st.integers(0, 40),
    st.dictionaries(st.sampled_from(COUNTED), st.integers(1, 40)),
)
def test_so_many_of_so_many_is_what_the_rate_says(
    finished: int, partial: int, others: dict[Disposition, int]
) -> None:
    today = Today(finished, partial, others)
    assert today.rate.name == "RR2"
    if today.asked:
        assert today.rate.value == today.interviews / today.asked
    else:
        assert today.rate.value is None


def test_a_day_by_hand() -> None:
    outcomes = [
        Disposition.REFUSAL,
        Disposition.REFUSAL,
        Disposition.UNKNOWN,
        Disposition.NOT_ELIGIBLE,
    ]
    done = [listed(1, Status.FINISHED), listed(2, Status.PARTIAL)]
    today = count_today("s", done, map(person, outcomes))
    assert (today.finished, today.partial, today.interviews, today.asked) == (1, 1, 2, 5)
    assert today.others == {
        Disposition.REFUSAL: 2,
        Disposition.UNKNOWN: 1,
        Disposition.NOT_ELIGIBLE: 1,
    }
    assert today.rate.value == 2 / 5


def test_another_study_is_not_in_the_figures() -> None:
    done = [listed(1, Status.FINISHED, "other"), listed(2, Status.FINISHED)]
    contacts = [person(Disposition.REFUSAL, study="other")]
    today = count_today("s", done, contacts)
    assert (today.interviews, today.asked, today.others) == (1, 1, {})


def test_nobody_yet() -> None:
    assert not count_today("s", [], []).anybody
    only_outside = count_today("s", [], [person(Disposition.NOT_ELIGIBLE)])
    assert only_outside.anybody
    assert only_outside.rate.value is None


def test_groups_met_lately_come_before_the_commonest_and_unknown_ones_never() -> None:
    contacts = [person(Disposition.REFUSAL, group) for group in ("b", "c", "c", "gone", "gone")]
    known = {"a", "b", "c", "d"}
    assert likely_groups(["a", "None", "a"], contacts, known, 3) == ["a", "c", "b"]
    assert likely_groups(["a"], contacts, known, 2) == ["a", "c"]
    assert likely_groups([], [], known, 3) == []
