"""What `main.py check` calls a fault in one interview."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from types import MappingProxyType
from typing import Any

import pytest

import resources
from interviewer.demo import made_up_interviews
from interviewer.interview import AboutNote, Answer, By, Circumstances, Interview, Pen, Status
from interviewer.text import NOTE_LIMIT
from interviewer.validity import faults
from resources.demo import load_demo

STUDY = resources.default_study()
QUESTIONNAIRE = resources.load_questionnaire(*STUDY.questionnaire)
MADE = made_up_interviews(QUESTIONNAIRE, STUDY, load_demo(QUESTIONNAIRE, STUDY), 50, 7)
GOOD = next(i for i in MADE if i.status is Status.FINISHED and i.notes)


def with_values(**changes: Any) -> Interview:
    return replace(GOOD, **changes)


def without(item: str) -> Interview:
    return GOOD.with_answer(item, None)


@pytest.mark.parametrize(
    ("interview", "item"),
    [
        (GOOD.with_answer("q1", Answer(6)), "q1"),
        (GOOD.with_answer("q1", Answer("5")), "q1"),
        (GOOD.with_answer("age", Answer(140)), "age"),
        (GOOD.with_answer("age", Answer(7)), "age"),
        (GOOD.with_answer("unemployment", Answer(60 * 12 + 1)), "unemployment"),
        (GOOD.with_answer("group", Answer("jka")), "group"),
        (GOOD.with_answer("sex", Answer(3)), "sex"),
        (GOOD.with_answer("q8", Answer(1)), "q8"),
        (without("q7"), "q7"),
        (without("sex"), "sex"),
        (GOOD.with_note(("q1", "middle"), "x"), "q1"),
        (GOOD.with_note(("age", "low"), "x"), "age"),
        (GOOD.with_note(("q2", "low"), "a\0b"), "q2"),
        (GOOD.with_note(("q2", "low"), "x" * (NOTE_LIMIT + 1)), "q2"),
        (with_values(id="1"), "id"),
        (with_values(id="6ba7b810-9dad-11d1-80b4-00c04fd430c8"), "id"),
        (with_values(language="sv"), "language"),
        (with_values(page="q9"), "page"),
        (with_values(agreed=False), "agreed"),
        (with_values(active_seconds=-1), "active_seconds"),
        (with_values(revision=0), "revision"),
        (with_values(finished_at=None), "finished_at"),
        (with_values(circumstances=Circumstances(place="elsewhere")), "place"),
        (with_values(circumstances=Circumstances(spoken="sv")), "spoken"),
        (with_values(by={"q8": By.CITIZEN}), "q8"),
        (GOOD.with_about(("q1", "middle"), AboutNote(pen=Pen.WAITING)), "q1"),
        (GOOD.with_about(("q2", "low"), AboutNote(transcript="no strokes")), "q2"),
        (GOOD.with_about(("q2", "low"), AboutNote(pen=Pen.TYPED, transcript="a\0b")), "q2"),
        (GOOD.with_about(("q2", "low"), AboutNote(pen=Pen.WAITING, second="\r")), "q2"),
    ],
)
def test_a_broken_rule_is_named_and_nothing_else(interview: Interview, item: str) -> None:
    (fault,) = faults(interview, QUESTIONNAIRE, STUDY)
    assert fault.startswith(f"{item}: ")


def test_what_is_whole_has_no_fault() -> None:
    assert faults(GOOD, QUESTIONNAIRE, STUDY) == ()
    begun = with_values(
        status=Status.IN_PROGRESS,
        finished_at=None,
        revision=0,
        agreed=False,
        page="introduction",
        answers=MappingProxyType({}),
        notes=MappingProxyType({}),
    )
    assert faults(begun, QUESTIONNAIRE, STUDY) == ()
    assert faults(replace(without("q7"), status=Status.PARTIAL), QUESTIONNAIRE, STUDY) == ()
    pen = GOOD.with_about(("q2", "low"), AboutNote(True, Pen.TYPED, "first", "second"))
    told = Circumstances(companion=True, spoken="other")
    assert (
        faults(replace(pen, by={"q2": By.CITIZEN}, circumstances=told), QUESTIONNAIRE, STUDY) == ()
    )


def test_a_group_that_the_study_has_dropped_is_a_fault() -> None:
    smaller = replace(STUDY, groups=tuple(g for g in STUDY.groups if g.id != GOOD.value("group")))
    assert faults(GOOD, QUESTIONNAIRE, smaller) == ("group: the answer is not possible",)


def test_a_fault_tells_no_answer() -> None:
    secret = GOOD.with_answer("group", Answer("hemmelig")).with_note(("q1", "x"), "hemmelig")
    assert "hemmelig" not in " ".join(faults(secret, QUESTIONNAIRE, STUDY))


def test_a_clock_set_back_during_the_interview_is_no_fault() -> None:
    assert not faults(
        with_values(finished_at=GOOD.started_at - timedelta(days=2)), QUESTIONNAIRE, STUDY
    )
