"""Pen strokes, quotes, the show card and circumstances of an interview under way, windowless."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

import pytest

from interviewer.errors import AnswerRefused, NotSaved
from interviewer.ink import Point, Stroke
from interviewer.interview import (
    NOT_TOLD,
    NOTHING_MORE,
    By,
    Circumstances,
    Interpreter,
    Interview,
    Pen,
    Status,
)
from interviewer.session import InterviewSession
from interviewer.text import NOTE_LIMIT
from resources import default_study, load_questionnaire
from tests.interviewer.fakes import HandClock, MemoryInk, MemoryInterviews

VIVE = load_questionnaire("vive-2020", "1.1")
STUDY = replace(default_study(), places=MappingProxyType({"room": {"da": "Lokale"}}))
LINE = Stroke(0, (Point(0, 0, 200), Point(160, 160, 200)))
LOW, HIGH = ("q1", "low"), ("q1", "high")


class Desk:
    """An interview at its first question, on a store in memory."""

    def __init__(self) -> None:
        self.store = MemoryInterviews()
        self.ink = MemoryInk(self.store)
        self.session = InterviewSession.begin(
            VIVE,
            STUDY,
            self.store,
            HandClock(),
            language="da",
            background_first=False,
            ink=self.ink,
        )
        self.session.agree()
        self.session.go_to("q1")

    @property
    def kept(self) -> Interview:
        return self.store.get(self.session.interview.id)

    def draw(self, stroke: Stroke = LINE) -> None:
        key = self.session.begin_ink("q1")
        self.ink.put(self.kept.id, key, [stroke])


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_a_drawn_note_waits_to_be_typed(desk: Desk) -> None:
    desk.session.rate("q1", 2)
    desk.draw()
    assert desk.kept.about_note(LOW).pen is Pen.WAITING
    assert desk.kept.waiting == 1
    saves = len(desk.store.saved)
    desk.draw(replace(LINE, number=1))
    assert len(desk.store.saved) == saves, "the next stroke changes nothing of the interview"
    desk.session.end_ink(LOW)
    assert (desk.kept.waiting, desk.kept.about) == (0, {})


def test_nothing_is_drawn_where_no_note_is_open(desk: Desk) -> None:
    with pytest.raises(AnswerRefused, match="closed"):
        desk.session.begin_ink("q1")


def test_strokes_are_set_aside_with_their_branch_and_come_back(desk: Desk) -> None:
    desk.session.rate("q1", 2)
    desk.draw()
    desk.session.rate("q1", 5)
    state = desk.session.question("q1")
    assert state.about == NOTHING_MORE
    assert [(a.follow_up.id, a.about.pen) for a in state.set_aside] == [("low", Pen.WAITING)]
    desk.session.rate("q1", 1)
    assert desk.session.question("q1").about.pen is Pen.WAITING


def test_strokes_that_were_set_aside_are_taken_over_with_the_text(desk: Desk) -> None:
    desk.session.rate("q1", 2)
    desk.draw()
    desk.session.write_note("q1", "Nej.")
    desk.session.rate("q1", 5)
    desk.draw()
    desk.session.write_note("q1", "Jo.")
    desk.session.take_over("q1", "low")
    assert desk.kept.notes == {HIGH: "Jo.\nNej."}
    assert desk.kept.about.keys() == {HIGH}
    assert desk.ink.notes(desk.kept.id) == {HIGH: 2}
    assert desk.kept.waiting == 1


@pytest.mark.parametrize("text", ["", "Nej."])
def test_a_drawing_alone_can_be_taken_over(desk: Desk, text: str) -> None:
    desk.session.rate("q1", 2)
    desk.draw()
    desk.session.write_note("q1", text)
    desk.session.rate("q1", 9)
    desk.session.take_over("q1", "low")
    state = desk.session.question("q1")
    assert (state.note, state.about.pen, state.set_aside) == (text, Pen.WAITING, ())


def test_a_transcript_is_taken_over_within_the_limit(desk: Desk) -> None:
    desk.session.rate("q1", 2)
    desk.draw()
    typed = desk.kept.with_about(
        LOW, replace(desk.kept.about_note(LOW), pen=Pen.TYPED, transcript="a" * NOTE_LIMIT)
    )
    desk.store.save(typed)
    session = InterviewSession(VIVE, STUDY, typed, desk.store, HandClock(), desk.ink)
    session.rate("q1", 5)
    assert session.question("q1").set_aside[0].text == "a" * NOTE_LIMIT
    session.write_note("q1", "b")
    with pytest.raises(AnswerRefused, match="length"):
        session.take_over("q1", "low")
    session.write_note("q1", "")
    session.take_over("q1", "low")
    assert session.interview.said(HIGH) == "a" * NOTE_LIMIT


def test_a_quote_is_marked_and_is_a_change(desk: Desk) -> None:
    desk.session.rate("q1", 4)
    desk.session.write_note("q1", "Hun lytter.")
    desk.session.finish()
    desk.session.quote("q1", True)
    assert desk.kept.about_note(HIGH).quote
    assert desk.kept.status is Status.IN_PROGRESS, "finished once more, it is a new revision"
    desk.session.quote("q1", False)
    assert desk.kept.about == {}


@pytest.mark.parametrize(("seen", "by"), [(True, By.CITIZEN), (False, By.CITIZEN_UNSEEN)])
def test_what_the_citizen_taps_is_kept_as_theirs(desk: Desk, seen: bool, by: By) -> None:
    desk.session.answer_by_citizen("q1", 2, seen=seen)
    assert (desk.kept.value("q1"), desk.session.question("q1").by) == (2, by)
    with pytest.raises(AnswerRefused, match="code"):
        desk.session.answer_by_citizen("q1", 7, seen=seen)
    desk.session.rate("q1", 2)
    assert desk.session.question("q1").by is None, "entered by the interviewer, though the same"
    assert desk.kept.by == {}


def test_circumstances_are_kept_as_the_study_and_questionnaire_know_them(desk: Desk) -> None:
    told = Circumstances(
        companion=True, interpreter=Interpreter.PHONE, spoken="ar", place="room", proxy=False
    )
    desk.session.describe(told)
    assert desk.kept.circumstances == told
    for wrong in (replace(told, place="elsewhere"), replace(told, spoken="so")):
        with pytest.raises(AnswerRefused, match="code"):
            desk.session.describe(wrong)
    assert desk.kept.circumstances == told
    desk.session.describe(NOT_TOLD)
    assert desk.kept.circumstances == NOT_TOLD


def test_other_strokes_in_a_finished_interview_are_a_new_revision(desk: Desk) -> None:
    """Else the lead would type what the citizen has had struck out."""
    desk.session.rate("q1", 2)
    desk.draw()
    desk.session.finish()
    first = desk.kept.revision
    desk.draw(replace(LINE, number=1))
    assert desk.kept.status is Status.IN_PROGRESS
    desk.session.finish()
    assert (desk.kept.revision, desk.kept.waiting) == (first + 1, 1)


def test_strokes_that_come_back_bring_their_transcript_as_a_draft(desk: Desk) -> None:
    desk.session.rate("q1", 2)
    desk.draw()
    typed = replace(desk.kept.about_note(LOW), pen=Pen.TYPED, transcript="Nej.", checked=True)
    desk.store.save(desk.kept.with_about(LOW, typed))
    session = InterviewSession(VIVE, STUDY, desk.kept, desk.store, HandClock(), desk.ink)
    session.end_ink(LOW)
    assert session.interview.about == {}
    session.begin_ink("q1")
    about = session.interview.about_note(LOW)
    assert (about.pen, about.transcript, about.checked) == (Pen.WAITING, "Nej.", False)


def test_where_a_crash_came_in_between_the_strokes_hold(desk: Desk) -> None:
    desk.session.rate("q1", 2)
    desk.ink.put(desk.kept.id, LOW, [LINE])  # Drawn, and the interview does not know.
    desk.session.mend_ink()
    assert desk.kept.waiting == 1
    desk.ink.erase(desk.kept.id, LOW, [0])
    desk.session.mend_ink()
    assert desk.kept.waiting == 0
    saves = len(desk.store.saved)
    desk.session.mend_ink()
    assert len(desk.store.saved) == saves


def test_a_note_taken_over_is_a_quote_only_if_all_of_it_is(desk: Desk) -> None:
    desk.session.rate("q1", 2)
    desk.session.write_note("q1", "Nej, aldrig.")
    desk.session.quote("q1", True)
    desk.session.rate("q1", 5)
    desk.session.take_over("q1", "low")
    assert desk.kept.about_note(HIGH).quote, "it stands there alone"
    desk.session.rate("q1", 2)
    desk.session.write_note("q1", "Er ikke blevet hørt.")
    desk.session.take_over("q1", "high")
    assert not desk.kept.about_note(LOW).quote


def test_a_taking_over_that_fails_moves_nothing(desk: Desk) -> None:
    desk.session.rate("q1", 2)
    desk.draw()
    desk.session.rate("q1", 5)
    before = desk.kept
    desk.store.full = True
    with pytest.raises(NotSaved):
        desk.session.take_over("q1", "low")
    desk.store.full = False
    assert desk.session.interview == desk.kept == before
    assert desk.ink.notes(before.id) == {LOW: 1}


def test_typed_text_and_transcript_are_one_note_of_bounded_length(desk: Desk) -> None:
    desk.session.rate("q1", 2)
    desk.draw()
    about = replace(desk.kept.about_note(LOW), pen=Pen.TYPED, transcript="a" * NOTE_LIMIT)
    desk.store.save(desk.kept.with_about(LOW, about))
    session = InterviewSession(VIVE, STUDY, desk.kept, desk.store, HandClock(), desk.ink)
    with pytest.raises(AnswerRefused, match="length"):
        session.write_note("q1", "b")
