"""What leaves of an interview: what is listed, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.anonymise import (
    CannotLeave,
    MissingCode,
    Reason,
    Record,
    anonymise,
    anonymise_contact,
    background_columns,
    iso_week,
)
from interviewer.contact import Disposition
from interviewer.interview import SKIPPED, Answer, Interview, Status
from interviewer.questionnaire import BackgroundField, Kind
from interviewer.study import Bands
from tests.export.sample import STUDY, VIVE, contact, interview, plain

COLUMNS = background_columns(VIVE, STUDY)


def record(of: Interview) -> Record:
    return anonymise(of, VIVE, STUDY, COLUMNS)


def refused(of: Interview) -> Reason:
    with pytest.raises(CannotLeave) as caught:
        record(of)
    return caught.value.reason


def test_the_cells_of_an_interview() -> None:
    answers = {
        "group": Answer("jku_job"),
        "sex": Answer(2),
        "age": Answer(24),
        "unemployment": Answer(3),
        "ethnic_background": Answer(0),
        "q1": Answer(9),
    }
    made = interview(answers=answers, started_at=datetime(2027, 1, 3, 23, 59, tzinfo=UTC))
    assert record(made).cells == {
        "id": made.id,
        "revision": "1",
        "study": "vive-2020",
        "questionnaire": "vive-2020",
        "version": "1.0",
        "week": "2026-W53",
        "status": "finished",
        "language": "da",
        "duration": "6-10",
        "group": "jku_job",
        "jobcenter": "jku",
        "main_group": "ready",
        "sex": "2",
        "age": "20-24",
        "unemployment": "3-5",
        "ethnic_background": "0",
    }


@given(st.dates(date(2020, 1, 1)))
def test_a_week_holds_its_day_and_no_more(day: date) -> None:
    year, week = map(int, iso_week(day).split("-W"))
    monday = date.fromisocalendar(year, week, 1)
    assert 0 <= (day - monday).days < 7


def test_bands_follow_the_study_and_an_empty_one_leaves_exact() -> None:
    study = replace(STUDY, bands={"age": Bands((30,)), "unemployment": Bands(())})
    columns = background_columns(VIVE, study)
    made = interview(answers={"age": Answer(29), "unemployment": Answer(75)})
    cells = anonymise(made, VIVE, study, columns).cells
    assert (cells["age"], cells["unemployment"]) == ("0-29", "75")
    assert {column.name: column.exact for column in columns if column.exact} == {
        "unemployment": True
    }


def test_skipped_not_reached_and_dont_know_are_told_apart() -> None:
    answers = {"q1": Answer(9), "q2": SKIPPED, "age": SKIPPED}
    whole = record(interview(answers=answers))
    partial = record(interview(answers=answers, status=Status.PARTIAL, revision=0))
    assert [row.answer for row in whole.answers] == ["9", *["-1"] * 6]
    assert [row.answer for row in partial.answers] == ["9", "-1", *["-2"] * 5]
    assert (whole.cells["age"], whole.cells["sex"]) == ("-1", "-1")
    assert (partial.cells["age"], partial.cells["sex"]) == ("-1", "-2")
    assert (partial.cells["jobcenter"], partial.cells["main_group"]) == ("-2", "-2")


def test_no_scale_has_the_code_of_a_missing_value() -> None:
    codes = {str(code) for scale in VIVE.scales.values() for code in scale.codes}
    assert codes.isdisjoint(MissingCode)


@pytest.mark.parametrize(
    ("code", "branch"), [(1, "low"), (2, "low"), (3, "high"), (5, "high"), (9, "dont_know")]
)
def test_only_the_open_branch_has_its_note(code: int, branch: str) -> None:
    notes = {("q1", name): f"note {name}" for name in ("low", "high", "dont_know")}
    row = record(interview(answers={"q1": Answer(code)}, notes=notes)).answers[0]
    assert (row.follow_up, row.note) == (branch, f"note {branch}")


def test_a_note_to_a_skipped_question_stays() -> None:
    made = interview(answers={"q1": SKIPPED}, notes={("q1", "low"): "set aside"})
    assert "set aside" not in repr(record(made))


def test_notes_are_cleaned() -> None:
    assert record(plain(note="a\0b\r\nc\ud800")).answers[0].note == "ab\nc\ufffd"


def test_no_time_and_nothing_of_the_course_leaves() -> None:
    made = interview(page="q3", background_first=True)
    left = repr(record(made))
    for secret in ("13:", "14:37", "2026-11", "q3')", "547", "background_first", "summary"):
        assert secret not in left


@pytest.mark.parametrize(
    ("seconds", "band"),
    [(-5, "0-2"), (0, "0-2"), (179, "0-2"), (180, "3-5"), (959, "11-15"), (99999, "31+")],
)
def test_the_duration_is_banded(seconds: int, band: str) -> None:
    assert record(interview(active_seconds=seconds)).cells["duration"] == band


@pytest.mark.parametrize(
    "answers",
    [
        {"q1": Answer(6)},
        {"q1": Answer("Hanne")},
        {"sex": Answer("Hanne")},
        {"sex": Answer(3)},
        {"group": Answer("elsewhere")},
        {"age": Answer(7)},
        {"age": Answer("47")},
        {"unemployment": Answer(9999)},
    ],
)
def test_a_value_that_is_not_listed_stays(answers: dict[str, Answer]) -> None:
    assert refused(interview(answers=answers)) is Reason.VALUE


@pytest.mark.parametrize(
    "changes",
    [
        {"id": "hanne"},
        {"id": "6ba7b810-9dad-11d1-80b4-00c04fd430c8"},  # version 1 tells the time
        {"status": Status.IN_PROGRESS},
        {"language": "Hanne"},
        {"questionnaire_version": "9"},
    ],
)
def test_a_strange_interview_stays(changes: dict[str, Any]) -> None:
    assert refused(interview(**changes)) is Reason.VALUE


def test_another_studys_interviews_and_contacts_stay() -> None:
    assert refused(interview(study_id="other")) is Reason.STUDY
    with pytest.raises(CannotLeave):
        anonymise_contact(replace(contact(), study_id="other"), STUDY)


def test_a_contact_leaves_with_its_week_and_outcome() -> None:
    made = contact(disposition=Disposition.WITHDRAWN)
    assert anonymise_contact(made, STUDY) == (made.id, "2026-W47", "withdrawn")


@pytest.mark.parametrize("disposition", [Disposition.COMPLETE, Disposition.PARTIAL])
def test_what_interviews_tell_is_no_contact(disposition: Disposition) -> None:
    with pytest.raises(CannotLeave):
        anonymise_contact(contact(disposition=disposition), STUDY)


def test_fields_never_share_a_column() -> None:
    names = ("week", "week_", "jobcenter", "language", "age")
    background = (
        *(BackgroundField(name, Kind.YES_NO, True, (1, 0)) for name in names),
        BackgroundField("first", Kind.SINGLE_CHOICE, True, options_from="study.groups"),
        BackgroundField("second", Kind.SINGLE_CHOICE, True, options_from="study.groups"),
    )
    columns = background_columns(replace(VIVE, background=background), STUDY)
    assert [column.name for column in columns] == [
        "week_",
        "week__",
        "jobcenter_",
        "language_",
        "age",
        "first",
        "jobcenter",
        "main_group",
        "second",
    ]
