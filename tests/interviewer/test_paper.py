"""Paper forms without a window: numbers, days, entries that leave no trace, two of one form."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.errors import NotSaved
from interviewer.interview import SKIPPED, Answer, Interview, Missing, Mode, Status
from interviewer.paper import (
    ALPHABET,
    LENGTH,
    Comparison,
    Difference,
    OnceAnswered,
    counterpart,
    differences,
    headed,
    in_order,
    is_sheet_number,
    looks_like,
    new_sheet_number,
    noon,
    normalise,
    read_as,
    read_day,
    settle,
    stranger,
)
from interviewer.parsing import parse_questionnaire
from interviewer.questionnaire import Questionnaire
from interviewer.session import InterviewSession
from interviewer.study import Study
from interviewer.validity import faults
from resources import ROOT, default_study, load_questionnaire, read_study
from tests.interviewer.fakes import HandClock, MemoryInterviews
from tests.interviewer.waiting_room import examples, waiting_room

ROOM, ROOM_STUDY = waiting_room()
VIVE, STUDY = load_questionnaire("vive-2020", "1.1"), default_study()
KL, KL_STUDY = load_questionnaire("kl-2023", "1.0"), read_study(ROOT / "studies" / "kl-2023.toml")
TODAY = date(2026, 11, 19)

# --- the number on a sheet --------------------------------------------------------------------


def test_no_two_characters_of_the_alphabet_are_taken_for_one_another() -> None:
    assert len(set(ALPHABET)) == len(ALPHABET) == 26
    for pair in ("B8", "I1", "O0", "S5", "Z2"):
        assert not set(pair) & set(ALPHABET)


@given(st.integers())
def test_a_new_number_is_as_it_will_be_typed(seed: int) -> None:
    number = new_sheet_number(Random(seed))
    assert is_sheet_number(number)
    assert normalise(f" {number[:2]}-{number[2:].lower()} ") == number
    assert any(c.isdecimal() for c in number)
    assert any(c.isalpha() for c in number), "neither a word nor a year"


def test_a_new_number_is_none_of_those_given_out() -> None:
    first = new_sheet_number(Random(7))
    assert new_sheet_number(Random(7), taken={first}) != first
    assert len({new_sheet_number() for _ in range(50)}) > 45


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("k7q4", "K7Q4"),
        ("K7 Q4", "K7Q4"),
        ("k7-o4", "K7Q4"),
        ("k704", "K7Q4"),
        ("1a3i", "LA3L"),
        ("ｋ７ｑ４", "K7Q4"),
        ("", ""),
        ("k7b4", "K7B4"),
        ("æ", "Æ"),
    ],
)
def test_a_number_is_read_as_it_was_printed(typed: str, number: str) -> None:
    assert normalise(typed) == number
    assert is_sheet_number(number) == (number in ("K7Q4", "LA3L"))


@given(st.text())
def test_any_text_can_be_read_for_a_number(typed: str) -> None:
    number = normalise(typed)
    if is_sheet_number(number):
        assert normalise(number) == number
        assert len(number) == LENGTH
        assert set(number) <= set(ALPHABET)


@pytest.mark.parametrize(
    ("typed", "read"),
    [("k7", None), ("k70", ("0", "Q")), ("1a0i", ("I", "L")), ("k 7-1", ("1", "L"))],
)
def test_what_is_read_as_another_character_is_known(
    typed: str, read: tuple[str, str] | None
) -> None:
    assert read_as(typed) == read


def test_what_never_stands_on_a_sheet_is_taken_for_what_may() -> None:
    assert [stranger(number) for number in ("K7Q4", "L234", "K7B8", "")] == ["", "2", "B", ""]
    for letter in "BISZ80152ÆØÅ":
        taken_for = looks_like(letter) or normalise(letter)
        assert set(taken_for) <= set(ALPHABET), letter
    assert [looks_like(letter) for letter in ("8", "2", "%", "")] == ["369", "7", "", ""]


# --- the day of the interview -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("19", date(2026, 11, 19)),
        ("20", date(2026, 10, 20)),
        ("31", date(2026, 10, 31)),
        ("1/9", date(2026, 9, 1)),
        ("1.9.", date(2026, 9, 1)),
        ("0109", date(2026, 9, 1)),
        ("20-11", date(2025, 11, 20)),
        ("29 2", date(2024, 2, 29)),
        ("191126", date(2026, 11, 19)),
        ("19112026", date(2026, 11, 19)),
        ("19-11-2026", date(2026, 11, 19)),
        ("19-11-25", date(2025, 11, 19)),
        ("20-11-2026", None),
        ("201126", None),
        ("31-02", None),
        ("0", None),
        ("32", None),
        ("13-13", None),
        ("19-11-1999", None),
        ("i går", None),
        ("", None),
    ],
)
def test_a_day_is_read_and_never_still_to_come(typed: str, day: date | None) -> None:
    assert read_day(typed, TODAY) == day


@given(st.dates(date(2000, 1, 1), TODAY), st.sampled_from(["%d-%m-%Y", "%d%m%y", "%d.%m.%y"]))
def test_any_day_that_has_been_can_be_typed(day: date, form: str) -> None:
    assert read_day(day.strftime(form), TODAY) == day


def test_an_interview_on_paper_began_at_noon() -> None:
    now = datetime(2026, 11, 19, 8, 30, tzinfo=timezone(timedelta(hours=1)))
    assert noon(date(2026, 7, 1), now).isoformat() == "2026-07-01T12:00:00+01:00"


# --- the entry --------------------------------------------------------------------------------


class Sheet:
    """An entry of a form, with its store."""

    def __init__(
        self,
        questionnaire: Questionnaire = VIVE,
        study: Study = STUDY,
        mode: Mode = Mode.PAPER,
        store: MemoryInterviews | None = None,
    ) -> None:
        self.store = store or MemoryInterviews()
        self.clock = HandClock()
        self.kept = OnceAnswered(self.store)
        self.session = InterviewSession.begin(
            questionnaire,
            study,
            self.kept,
            self.clock,
            language="da",
            background_first=False,
            mode=mode,
            sheet="K7Q4",
            started_at=noon(date(2026, 11, 2), self.clock.now()),
        )

    @property
    def interview(self) -> Interview:
        return self.session.interview

    def fill(self, answers: dict[str, Any], **notes: str) -> Sheet:
        """Type in answers and notes, and finish."""
        for name, value in answers.items():
            self.session.answer(name, value)
        for name, text in notes.items():
            self.session.write_note(name, text)
        self.session.finish()
        return self


def two(
    first: dict[str, Any],
    second: dict[str, Any],
    notes: tuple[dict[str, str], dict[str, str]] = ({}, {}),
    questionnaire: Questionnaire = VIVE,
    study: Study = STUDY,
) -> tuple[Sheet, Sheet]:
    """Two entries of one form, in one store."""
    one = Sheet(questionnaire, study).fill(first, **notes[0])
    other = Sheet(questionnaire, study, Mode.PAPER_CHECK, one.store).fill(second, **notes[1])
    return one, other


def compared(one: Sheet, other: Sheet) -> tuple[Difference, ...]:
    session = one.session
    return differences(one.interview, other.interview, session.questionnaire, session.study)


def test_an_entry_is_kept_with_its_first_answer_and_not_before() -> None:
    sheet = Sheet()
    sheet.session.put_on_sheet("M3F9")
    sheet.session.pause()
    assert not sheet.store.saved
    sheet.session.answer("q1", 4)
    (kept,) = sheet.store.saved
    assert (kept.mode, kept.sheet, kept.agreed) == (Mode.PAPER, "M3F9", True)
    assert kept.started_at.isoformat() == "2026-11-02T12:00:00+01:00"
    assert kept.answers == {"q1": Answer(4)}
    sheet.session.answer("q2", 5)
    assert len(sheet.store.saved) == 2


def test_an_entry_that_is_emptied_leaves_no_trace_and_can_be_begun_again() -> None:
    sheet = Sheet()
    sheet.session.answer("q1", 4)
    sheet.session.answer("q1", None)
    assert not sheet.store.kept
    sheet.session.answer("q1", 5)
    assert sheet.store.get(sheet.interview.id).value("q1") == 5


def test_a_finished_entry_stays_though_everything_in_it_is_taken_back() -> None:
    sheet = Sheet().fill({"q1": 4})
    for item in in_order(VIVE):
        sheet.session.answer(item.id, None)
    assert sheet.store.get(sheet.interview.id).revision == 1


def test_a_full_disk_begins_nothing() -> None:
    sheet = Sheet()
    sheet.store.full = True
    with pytest.raises(NotSaved):
        sheet.session.answer("q1", 4)
    assert not sheet.kept.kept
    sheet.store.full = False
    sheet.session.answer("q1", 4)
    assert sheet.store.get(sheet.interview.id).value("q1") == 4


def test_what_was_never_kept_is_dropped_without_the_store() -> None:
    sheet = Sheet()
    sheet.store.full = True
    sheet.session.discard()
    assert sheet.session.gone


def test_the_background_stands_on_the_form_where_routing_needs_it() -> None:
    assert [item.id for item in in_order(VIVE)][:2] == ["q1", "q2"]
    assert [item.id for item in in_order(VIVE)][-1] == "ethnic_background"
    assert [item.id for item in in_order(KL)][:3] == ["group", "sex", "age"]


def test_another_number_is_no_new_revision() -> None:
    sheet = Sheet().fill({"q1": 4})
    sheet.session.put_on_sheet("M3F9")
    kept = sheet.store.get(sheet.interview.id)
    assert (kept.sheet, kept.revision, kept.status) == ("M3F9", 1, Status.FINISHED)


def test_another_day_or_language_is_another_interview_with_the_same_answers() -> None:
    sheet = Sheet().fill({"q1": 4}, q1="Godt")
    day = noon(date(2026, 11, 3), sheet.clock.now())
    after = headed(sheet.interview, day, "en")
    assert after.id != sheet.interview.id
    assert (after.started_at, after.language, after.languages) == (day, "en", ("en",))
    assert (after.answers, after.notes) == (sheet.interview.answers, sheet.interview.notes)
    assert faults(after, VIVE, STUDY) == ()


# --- two entries ------------------------------------------------------------------------------


def test_the_same_twice_is_no_difference() -> None:
    notes = {"q1": "Hun lytter.\nOg svarer."}, {"q1": " Hun lytter. Og  svarer."}
    one, other = two({"q1": 4, "age": 30}, {"q1": 4, "age": 30}, notes)
    assert compared(one, other) == ()
    comparison = Comparison(one.session, other.session)
    assert comparison.settle() == ()
    assert one.interview.verified
    assert one.interview.revision == 1, "nothing was changed"
    assert one.store.get(one.interview.id) == one.interview
    assert list(one.store.kept) == [one.interview.id]


def test_answers_skips_and_notes_differ_in_the_order_of_the_form() -> None:
    one, other = two(
        {"q1": 4, "q2": 1, "age": 30},
        {"q1": 4, "q3": 5, "age": 31},
        ({"q1": "Godt"}, {"q1": "Gott"}),
    )
    assert compared(one, other) == (
        Difference("q1", "Godt", "Gott"),
        Difference("q2", Answer(1), SKIPPED),
        Difference("q3", SKIPPED, Answer(5)),
        Difference("age", Answer(30), Answer(31)),
    )
    assert [each.is_note for each in compared(one, other)] == [True, False, False, False]


def test_reasons_for_no_answer_differ_too() -> None:
    one, other = two(
        {"first_visit": 0, "wish": "Te  og kaffe"},
        {"first_visit": 0, "wish": "Te og kaffe"},
        questionnaire=ROOM,
        study=ROOM_STUDY,
    )
    other.session.say_why_not("last_visit", Missing.DONT_KNOW)
    assert compared(one, other) == (
        Difference("last_visit", SKIPPED, Answer(missing=Missing.DONT_KNOW)),
    )


def test_all_that_is_decided_is_one_step_and_a_new_revision() -> None:
    one, other = two(
        {"q1": 4, "q2": 1, "age": 30}, {"q1": 2, "q2": 3, "age": 31}, ({"q1": "Godt"}, {})
    )
    comparison = Comparison(one.session, other.session)
    saved = len(one.store.saved)
    for difference in comparison.differences:
        assert comparison.taken(difference) is None
        comparison.take(difference, second=difference.item != "q2")
    assert comparison.open == ()
    assert len(one.store.saved) == saved, "not a word of it before the end"
    assert comparison.settle() == ()
    kept = one.store.get(one.interview.id)
    assert (kept.value("q1"), kept.value("q2"), kept.value("age")) == (2, 1, 31)
    assert dict(kept.notes) == {}, "the second has no note"
    assert (kept.verified, kept.revision, kept.status) == (True, 2, Status.FINISHED)
    assert len(one.store.saved) == saved + 1
    assert list(one.store.kept) == [one.interview.id], "the second entry is gone"
    assert faults(kept, VIVE, STUDY) == ()


def test_a_note_follows_the_answer_that_is_right() -> None:
    """Code of the second, note of the first: it stands under the follow-up that is open now."""
    one, other = two({"q1": 4}, {"q1": 2}, ({"q1": "Venlig"}, {"q1": "Uvenlig"}))
    answer, note = compared(one, other)
    settled = settle(one.interview, other.interview, [answer], VIVE, STUDY)
    assert settled.answers == {"q1": Answer(2)}
    assert settled.notes == {("q1", "high"): "", ("q1", "low"): "Venlig"}
    settled = settle(one.interview, other.interview, [note], VIVE, STUDY)
    assert settled.answers == {}
    assert settled.notes == {("q1", "high"): "Uvenlig"}


def test_what_follows_from_a_difference_is_none_and_comes_along() -> None:
    one, other = two(
        {"group": "unemployment_benefit", "attached": 1, "duration": 18, "trust": 4},
        {"group": "unemployment_benefit", "attached": 2, "trust": 4},
        questionnaire=KL,
        study=KL_STUDY,
    )
    (difference,) = compared(one, other)
    assert difference.item == "attached"
    settled = settle(one.interview, other.interview, [difference], KL, KL_STUDY)
    assert settled.answers == {"attached": Answer(2)}
    # And the other way round: the duration is in the second entry only.
    (difference,) = compared(other, one)
    settled = settle(other.interview, one.interview, [difference], KL, KL_STUDY)
    assert settled.answers == {"attached": Answer(1), "duration": Answer(18)}


def test_what_neither_was_asked_is_told() -> None:
    """An answer of the one and an answer of the other lead to a question of their own."""
    structure, danish, _study = map(tomllib.loads, examples())
    wish = next(item for item in structure["questions"] if item["id"] == "wish")
    wish["asked_if"] = "regular and disturbed has 1"
    room = parse_questionnaire(structure, {"da": danish})
    one, other = two(
        {"first_visit": 0, "disturbed": (2,)},
        {"first_visit": 1, "disturbed": (1,)},
        questionnaire=room,
        study=ROOM_STUDY,
    )
    comparison = Comparison(one.session, other.session)
    for difference in comparison.differences:
        comparison.take(difference, second=difference.item == "disturbed")
    assert comparison.settle() == ("wish",)
    assert one.interview.answers["wish"] == SKIPPED
    assert faults(one.interview, room, ROOM_STUDY) == ()


def test_a_second_entry_that_was_broken_off_can_be_right_about_a_blank() -> None:
    one = Sheet().fill({"q1": 4, "q2": 5})
    other = Sheet(mode=Mode.PAPER_CHECK, store=one.store)
    other.session.answer("q1", 4)
    other.session.abandon()
    comparison = Comparison(one.session, other.session)
    (difference,) = comparison.differences
    comparison.take(difference, second=True)
    comparison.settle()
    assert one.interview.answers["q2"] == SKIPPED
    assert compared(one, other) == ()


def test_what_is_decided_can_leave_the_first_open_where_an_answer_is_needed() -> None:
    structure, danish, _study = map(tomllib.loads, examples())
    wish = next(item for item in structure["questions"] if item["id"] == "wish")
    wish |= {"asked_if": "regular and disturbed has 1", "required": True}
    room = parse_questionnaire(structure, {"da": danish})
    one, other = two(
        {"first_visit": 0, "disturbed": (2,)},
        {"first_visit": 1, "disturbed": (1,)},
        questionnaire=room,
        study=ROOM_STUDY,
    )
    comparison = Comparison(one.session, other.session)
    for difference in comparison.differences:
        comparison.take(difference, second=difference.item == "disturbed")
    assert comparison.settle() == ("wish",)
    assert one.session.wanting() == ("wish",)
    assert one.interview.status is Status.IN_PROGRESS


def test_a_full_disk_leaves_both_entries_as_they_are() -> None:
    one, other = two({"q1": 4}, {"q1": 2})
    before = dict(one.store.kept)
    comparison = Comparison(one.session, other.session)
    comparison.take(comparison.differences[0], second=True)
    one.store.full = True
    with pytest.raises(NotSaved):
        comparison.settle()
    assert one.store.kept == before
    one.store.full = False
    assert comparison.settle() == ()
    assert one.store.get(one.interview.id).value("q1") == 2


def test_a_second_entry_that_outlived_its_comparison_finds_nothing_to_settle() -> None:
    """A kill between the two writes: the first is right already, the second still there."""
    one, other = two({"q1": 4}, {"q1": 2})
    one.session.mark_verified({"q1": Answer(2)})
    comparison = Comparison(one.session, other.session)
    assert comparison.differences == ()
    comparison.settle()
    assert one.interview.revision == 2
    assert list(one.store.kept) == [one.interview.id]


def test_a_second_entry_is_compared_with_the_form_most_like_it() -> None:
    store = MemoryInterviews()
    near = Sheet(store=store).fill({"q1": 4, "q2": 4, "q3": 4}).interview
    far = Sheet(store=store).fill({"q1": 1, "q2": 1, "q3": 1}).interview
    begun = Sheet(store=store)
    begun.session.answer("q1", 4)
    second = Sheet(mode=Mode.PAPER_CHECK, store=store).fill({"q1": 4, "q2": 4, "q3": 5}).interview
    others = [far, begun.interview, second, near]
    assert counterpart(second, others, VIVE, STUDY) == near
    assert counterpart(second, [begun.interview, second], VIVE, STUDY) is None
    elsewhere = replace(near, questionnaire_version="1.0")
    assert counterpart(second, [elsewhere], VIVE, STUDY) is None


@given(st.data())
def test_taking_all_of_the_second_makes_the_first_like_it(data: st.DataObject) -> None:
    codes = st.dictionaries(
        st.sampled_from(["attached", "employer", "trust", "situation", "plan_work", "closer"]),
        st.integers(1, 2),
    )
    groups = st.sampled_from([group.id for group in KL_STUDY.groups])

    def entry() -> dict[str, Any]:
        answers: dict[str, Any] = {"group": data.draw(groups), **data.draw(codes)}
        if "employer" in answers:
            answers["employer"] -= 1
        return answers

    one, other = two(entry(), entry(), questionnaire=KL, study=KL_STUDY)
    found = compared(one, other)
    settled = settle(one.interview, other.interview, found, KL, KL_STUDY)
    one.session.mark_verified(settled.answers, settled.notes)
    assert compared(one, other) == ()
    assert one.session.route.items == other.session.route.items
    assert faults(one.interview, KL, KL_STUDY) == ()
    untouched = settle(other.interview, other.interview, [], KL, KL_STUDY)
    assert (untouched.answers, untouched.notes) == ({}, {})
