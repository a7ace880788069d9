"""An interview as plain data, and its form in the store."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.interview import (
    SKIPPED,
    AboutNote,
    Answer,
    By,
    Circumstances,
    Interpreter,
    Interview,
    Missing,
    Mode,
    Pen,
    Status,
    from_document,
    to_document,
)

WORDS = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]))
SPOKEN = st.one_of(
    WORDS,
    st.sampled_from(
        ["👩🏽‍🦱🇩🇰", "\u200fلا أعرف\u200e", "=HYPERLINK()", '"\\\n\t', "Jeg ved ikke …"]
    ),
)
OFFSETS = st.integers(-12 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
TIMES = st.datetimes(timezones=OFFSETS)
ANSWERS = st.one_of(
    st.sampled_from(Missing).map(lambda missing: Answer(missing=missing)),
    st.builds(Answer, st.integers(-(2**53), 2**53)),
    st.builds(Answer, WORDS),
    st.builds(Answer, st.lists(st.integers(0, 99), min_size=1).map(tuple)),
)
ABOUT = st.builds(
    AboutNote,
    quote=st.booleans(),
    pen=st.sampled_from(Pen),
    transcript=SPOKEN,
    second=SPOKEN,
    checked=st.booleans(),
).filter(lambda about: about != AboutNote())
CIRCUMSTANCES = st.builds(
    Circumstances,
    companion=st.none() | st.booleans(),
    interpreter=st.none() | st.sampled_from(Interpreter),
    spoken=WORDS,
    place=WORDS,
    proxy=st.none() | st.booleans(),
)
INTERVIEWS = st.builds(
    Interview,
    id=st.uuids(version=4).map(str),
    study_id=WORDS,
    questionnaire_id=WORDS,
    questionnaire_version=WORDS,
    language=WORDS,
    page=WORDS,
    started_at=TIMES,
    background_first=st.booleans(),
    agreed=st.booleans(),
    status=st.sampled_from(Status),
    finished_at=st.none() | TIMES,
    active_seconds=st.integers(0, 10**6),
    revision=st.integers(0, 100),
    mode=st.sampled_from(Mode),
    sheet=WORDS,
    verified=st.booleans(),
    languages=st.lists(WORDS, max_size=3).map(tuple),
    answers=st.dictionaries(WORDS, ANSWERS, max_size=5),
    notes=st.dictionaries(st.tuples(WORDS, WORDS), SPOKEN.filter(bool), max_size=5),
    about=st.dictionaries(st.tuples(WORDS, WORDS), ABOUT, max_size=3),
    by=st.dictionaries(WORDS, st.sampled_from(By), max_size=3),
    circumstances=CIRCUMSTANCES,
)


def example(**values: Any) -> Interview:
    given: dict[str, Any] = {
        "id": "5f6f3c3e-6a0c-4d0a-9d0b-0d7c0a5f6a10",
        "study_id": "study",
        "questionnaire_id": "vive-2020",
        "questionnaire_version": "1.0",
        "language": "da",
        "page": "q3",
        "started_at": datetime(2026, 11, 19, 9, 30, tzinfo=timezone(timedelta(hours=1))),
        "finished_at": datetime(2026, 11, 19, 9, 41, tzinfo=UTC),
        "answers": {
            "q1": Answer(4),
            "q2": SKIPPED,
            "group": Answer("jku_job"),
            "several": Answer((1, 3)),
        },
        "languages": ("da",),
        "notes": {("q1", "high"): "Hun lytter.", ("q1", "low"): "Nej."},
    }
    return Interview(**given | values)


@given(INTERVIEWS)
def test_an_interview_comes_back_from_its_document_whole(interview: Interview) -> None:
    document = json.loads(json.dumps(to_document(interview)))
    back = from_document(document)
    assert back == interview
    assert back.started_at.utcoffset() == interview.started_at.utcoffset()


def test_a_document_reads_plainly() -> None:
    assert to_document(example()) == {
        "format": 3,
        "id": "5f6f3c3e-6a0c-4d0a-9d0b-0d7c0a5f6a10",
        "study": "study",
        "questionnaire": "vive-2020",
        "version": "1.0",
        "language": "da",
        "page": "q3",
        "started_at": "2026-11-19T09:30:00+01:00",
        "background_first": False,
        "agreed": False,
        "status": "in_progress",
        "finished_at": "2026-11-19T09:41:00+00:00",
        "active_seconds": 0,
        "revision": 0,
        "mode": "screen",
        "sheet": "",
        "verified": False,
        "languages": ["da"],
        "answers": {"q1": 4, "q2": {"missing": "skipped"}, "group": "jku_job", "several": [1, 3]},
        "notes": {"q1": {"high": {"text": "Hun lytter."}, "low": {"text": "Nej."}}},
        "by": {},
        "circumstances": {},
    }


def _places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = value.items() if isinstance(value, dict) else ()
    return [path, *(place for key, each in inner for place in _places(each, (*path, key)))]


def _edited(document: Any, path: tuple[Any, ...], value: Any, *, drop: bool = False) -> Any:
    if not path:
        return value
    copy = dict(document)
    if drop and len(path) == 1:
        del copy[path[0]]
    else:
        copy[path[0]] = _edited(document[path[0]], path[1:], value, drop=drop)
    return copy


DOCUMENT = to_document(example())
PLACES = _places(DOCUMENT)
TROUBLE = (ValueError, KeyError, TypeError)


@pytest.mark.parametrize("key", sorted(DOCUMENT))
def test_a_document_without_a_key_is_none(key: str) -> None:
    with pytest.raises(KeyError):
        from_document(_edited(DOCUMENT, (key,), None, drop=True))


@pytest.mark.parametrize("place", PLACES, ids=str)
@pytest.mark.parametrize("value", [None, True, 7, 2.5, "x", "2026-11-19", [], ["q1"], [1], {}])
def test_another_value_anywhere_is_refused_or_well_formed(
    place: tuple[str, ...], value: Any
) -> None:
    try:
        read = from_document(_edited(DOCUMENT, place, value))
    except TROUBLE:
        return
    assert from_document(to_document(read)) == read
    assert read.started_at.tzinfo is not None
    assert all(isinstance(text, str) for text in read.notes.values())
    assert all(
        type(answer.value) in {int, str, tuple, type(None)} for answer in read.answers.values()
    )
    assert type(read.revision) is type(read.active_seconds) is int


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from([*DOCUMENT, "q1"]), inner, max_size=5)
        ),
    ),
    st.sampled_from(PLACES),
)
def test_a_broken_document_raises_nothing_unforeseen(value: Any, place: tuple[str, ...]) -> None:
    with suppress(*TROUBLE):
        from_document(_edited(DOCUMENT, place, value))


@pytest.mark.parametrize("number", [0, 4, "1", None])
def test_another_format_is_refused(number: object) -> None:
    with pytest.raises(ValueError, match="format"):
        from_document(DOCUMENT | {"format": number})


def test_a_document_of_format_1_is_an_interview_on_screen() -> None:
    later = {"mode", "sheet", "verified", "languages", "by", "circumstances"}
    old = {key: value for key, value in DOCUMENT.items() if key not in later} | {"format": 1}
    read = from_document(old)
    assert (read.mode, read.sheet, read.verified) == (Mode.SCREEN, "", False)
    assert read.languages == ("da",), "its first answers were given in it"
    assert read.answers == example().answers
    assert to_document(read)["format"] == 3


def test_a_document_of_format_2_has_notes_that_are_texts_and_no_more() -> None:
    later = {"by", "circumstances"}
    old = {key: value for key, value in DOCUMENT.items() if key not in later} | {"format": 2}
    assert from_document(old) == example()


def test_a_time_without_its_offset_is_refused() -> None:
    with pytest.raises(ValueError, match="offset"):
        from_document(DOCUMENT | {"started_at": "2026-11-19T09:30:00"})


@pytest.mark.parametrize("values", [{}, {"value": 4, "missing": Missing.SKIPPED}])
def test_an_answer_has_a_value_or_a_reason(values: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="value or a reason"):
        Answer(**values)


def test_an_answer_can_be_given_changed_and_taken_back() -> None:
    first = example().with_answer("q9", Answer(1))
    assert (first.value("q9"), first.with_answer("q9", Answer(2)).value("q9")) == (1, 2)
    assert first.with_answer("q9", None) == example()
    assert "q9" not in example().answers
    assert (first.value("q2"), first.value("nothing")) == (None, None)


def test_an_empty_note_is_no_note() -> None:
    noted = example().with_note(("q2", "low"), "Tja.")
    assert noted.notes["q2", "low"] == "Tja."
    assert noted.with_note(("q2", "low"), "") == example()


def test_a_note_is_what_was_typed_and_what_the_strokes_say() -> None:
    key = ("q1", "high")
    drawn = example().with_about(key, AboutNote(pen=Pen.WAITING))
    assert (drawn.said(key), drawn.waiting) == ("Hun lytter.", 1)
    read = drawn.with_about(key, AboutNote(pen=Pen.TYPED, transcript="Altid.", second="Alt d."))
    assert (read.said(key), read.waiting) == ("Hun lytter.\nAltid.", 0)
    assert read.with_note(key, "").said(key) == "Altid."
    assert from_document(to_document(read.with_note(key, ""))).said(key) == "Altid."
    assert read.with_about(key, AboutNote()) == example()


def test_who_answered_goes_with_the_answer() -> None:
    tapped = example().with_answer("q9", Answer(1), By.CITIZEN)
    assert tapped.by == {"q9": By.CITIZEN}
    assert tapped.with_answer("q9", Answer(2)).by == {}, "the interviewer has changed it"
    assert tapped.with_answer("q9", None) == example()


def test_what_is_kept_cannot_be_changed_in_place() -> None:
    answers: Any = example().with_answer("q9", Answer(1)).answers
    with pytest.raises(TypeError):
        answers["q9"] = SKIPPED
