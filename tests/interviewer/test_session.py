"""An interview under way, without a window: whole branches walked, and nothing ever lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from interviewer.contact import Contact, Disposition
from interviewer.errors import AnswerRefused, NotSaved
from interviewer.interview import SKIPPED, Answer, Interview, Missing, Status
from interviewer.session import InterviewSession, page_order, question_state
from interviewer.text import NOTE_LIMIT
from resources import default_study, load_questionnaire
from tests.interviewer.fakes import HandClock, MemoryInterviews

VIVE = load_questionnaire("vive-2020", "1.0")
STUDY = default_study()
QUESTIONS = VIVE.question_ids
PAGES = ("introduction", "presentation", *QUESTIONS, "background", "summary")
PAGES_BACKGROUND_FIRST = (
    *("introduction", "presentation", "background"),
    *QUESTIONS,
    "summary",
)
BACKGROUND: dict[str, int | str] = {
    "group": "jku_job",
    "sex": 1,
    "age": 24,
    "unemployment": 14,
    "ethnic_background": 0,
}
BRANCHES = {1: "low", 2: "low", 3: "high", 4: "high", 5: "high", 9: "dont_know"}


class Table:
    """A store, a clock, and the interview that is on the table."""

    def __init__(self, *, background_first: bool = False, language: str = "da") -> None:
        self.store = MemoryInterviews()
        self.clock = HandClock()
        self.session = InterviewSession.begin(
            VIVE,
            STUDY,
            self.store,
            self.clock,
            language=language,
            background_first=background_first,
        )

    @property
    def kept(self) -> Interview:
        """The interview as the store has it."""
        return self.store.get(self.session.interview.id)

    def resume(self) -> InterviewSession:
        """Another sitting, from what the store has."""
        self.session = InterviewSession(VIVE, STUDY, self.kept, self.store, self.clock)
        return self.session

    def at(self, page: str) -> InterviewSession:
        """The session, agreed and at this page."""
        if not self.session.interview.agreed:
            self.session.agree()
        self.session.go_to(page)
        return self.session

    def finished(self) -> InterviewSession:
        """The session of an interview in which all was answered, and the first got a note."""
        session = self.at("q1")
        for name in QUESTIONS:
            session.rate(name, 4)
            session.forward()
        session.write_note("q1", "Hun lytter.")
        for name, value in BACKGROUND.items():
            session.answer(name, value)
        session.forward()
        session.finish()
        return session


@pytest.fixture
def table() -> Table:
    return Table()


# --- beginning --------------------------------------------------------------------------------


def test_a_new_interview_is_on_disk_at_its_introduction(table: Table) -> None:
    kept = table.kept
    assert table.store.saved == [kept]
    assert kept == table.session.interview
    assert (kept.page, kept.status, kept.agreed) == ("introduction", Status.IN_PROGRESS, False)
    assert (kept.study_id, kept.questionnaire_id, kept.questionnaire_version) == (
        "vive-2020",
        "vive-2020",
        "1.0",
    )
    assert (kept.started_at, kept.answers, kept.notes) == (table.clock.time, {}, {})


def test_a_new_interview_that_cannot_be_saved_is_none() -> None:
    store = MemoryInterviews(full=True)
    with pytest.raises(NotSaved):
        InterviewSession.begin(
            VIVE, STUDY, store, HandClock(), language="da", background_first=False
        )
    assert not store.kept


def test_interviews_have_ids_of_their_own() -> None:
    assert Table().session.interview.id != Table().session.interview.id


def test_a_language_that_the_questionnaire_lacks_is_not_recorded() -> None:
    assert Table(language="sv").kept.language == "da"
    assert Table(language="en").kept.language == "en"


def test_yes_goes_on_and_is_kept(table: Table) -> None:
    table.session.agree()
    assert (table.kept.agreed, table.kept.page) == (True, "presentation")


@pytest.mark.parametrize(
    ("end", "disposition"), [("refuse", Disposition.REFUSAL), ("withdraw", Disposition.WITHDRAWN)]
)
def test_after_a_refusal_or_withdrawal_only_the_count_remains(
    table: Table, end: str, disposition: Disposition
) -> None:
    if end == "withdraw":
        table.finished()
    getattr(table.session, end)()
    assert table.store.kept == {}
    (contact,) = table.store.contacts
    assert (contact.disposition, contact.study_id) == (disposition, "vive-2020")
    assert contact.day == date(2026, 11, 19)
    assert contact.id != table.session.interview.id, "the count is tied to no interview"


def test_an_interview_opened_by_mistake_leaves_no_trace(table: Table) -> None:
    table.session.discard()
    assert (table.store.kept, table.store.contacts) == ({}, [])


@pytest.mark.parametrize("end", ["refuse", "discard", "withdraw"])
def test_nothing_brings_an_erased_interview_back(table: Table, end: str) -> None:
    session = table.at("q1")
    session.rate("q1", 5)
    getattr(session, end)()
    session.pause()  # as the window does when it closes
    late: list[Callable[[], None]] = [
        lambda: session.write_note("q1", "for sent"),
        lambda: session.rate("q2", 1),
        lambda: session.go_to("q3"),
        session.finish,
    ]
    assert session.gone
    for call in late:
        with pytest.raises(RuntimeError, match="erased"):
            call()
    assert table.store.kept == {}


@pytest.mark.parametrize("end", ["refuse", "discard", "withdraw"])
def test_it_is_gone_from_the_moment_it_is_erased(table: Table, end: str) -> None:
    session = table.session
    assert not session.gone
    table.store.full = True
    with pytest.raises(NotSaved):
        getattr(session, end)()
    assert not session.gone, "nothing was erased"
    table.store.full = False
    getattr(session, end)()
    assert session.gone


def test_an_interview_in_a_group_that_the_study_has_dropped_can_still_be_mended(
    table: Table,
) -> None:
    table.finished()
    study = replace(STUDY, groups=tuple(g for g in STUDY.groups if g.id != BACKGROUND["group"]))
    session = InterviewSession(VIVE, study, table.kept, table.store, table.clock)
    with pytest.raises(AnswerRefused, match="code"):
        session.answer("group", "jku_job")
    session.answer("age", 25)
    session.answer("group", study.groups[0].id)
    session.finish()
    assert table.kept.value("group") == study.groups[0].id


@pytest.mark.parametrize("background_first", [False, True])
def test_where_no_scale_is_presented_that_page_is_left_out(background_first: bool) -> None:
    without = replace(VIVE, presented_scale=None)
    pages = page_order(without, background_first)
    assert pages == tuple(p for p in page_order(VIVE, background_first) if p != "presentation")
    session = InterviewSession.begin(
        without,
        STUDY,
        MemoryInterviews(),
        HandClock(),
        language="da",
        background_first=background_first,
    )
    session.agree()
    assert session.page == ("background" if background_first else "q1")
    session.back()
    assert session.page == "introduction"


@pytest.mark.parametrize("reachable", [False, True])
def test_a_withdrawal_says_whether_every_backup_was_reached(table: Table, reachable: bool) -> None:
    table.store.reachable = reachable
    assert table.session.withdraw() is reachable
    assert table.store.kept == {}


def test_a_refusal_tells_what_was_counted(table: Table) -> None:
    counted = table.session.refuse()
    assert table.store.contacts == [counted]


def test_nothing_is_saved_while_a_withdrawal_goes_on(table: Table) -> None:
    session = table.at("q1")
    withdraw = table.store.withdraw

    def slow(interview_id: str, contact: Contact) -> bool:
        reached = withdraw(interview_id, contact)
        with pytest.raises(RuntimeError):
            session.rate("q1", 5)  # before the worker is done
        return reached

    table.store.withdraw = slow  # type: ignore[method-assign]
    session.withdraw()
    assert table.store.kept == {}


@pytest.mark.parametrize("end", ["refuse", "discard", "withdraw"])
def test_an_erasure_that_fails_leaves_everything(table: Table, end: str) -> None:
    session = table.at("q1")
    table.store.full = True
    with pytest.raises(NotSaved):
        getattr(session, end)()
    table.store.full = False
    session.rate("q1", 3)
    assert table.kept == session.interview
    assert table.store.contacts == []


# --- whole branches ---------------------------------------------------------------------------


@pytest.mark.parametrize("background_first", [False, True])
@pytest.mark.parametrize("code", BRANCHES)
def test_an_interview_walked_in_one_branch(code: int, background_first: bool) -> None:
    table = Table(background_first=background_first)
    session = table.session
    session.agree()
    seen = ["introduction"]
    while session.page != "summary":
        seen.append(session.page)
        if session.page == "background":
            for name, value in BACKGROUND.items():
                session.answer(name, value)
        elif session.page in QUESTIONS:
            name = session.page
            session.rate(name, code)
            follow_up = session.question(name).follow_up
            assert follow_up is not None
            assert follow_up.id == BRANCHES[code]
            session.write_note(name, f"Note til {name}")
        assert table.kept == session.interview
        session.forward()
    session.finish()
    assert (*seen, "summary") == (PAGES_BACKGROUND_FIRST if background_first else PAGES)
    kept = table.kept
    assert kept == session.interview
    assert {name: kept.value(name) for name in kept.answers} == {
        **dict.fromkeys(QUESTIONS, code),
        **BACKGROUND,
    }
    assert kept.notes == {(name, BRANCHES[code]): f"Note til {name}" for name in QUESTIONS}
    assert (kept.status, kept.revision) == (Status.FINISHED, 1)


@pytest.mark.parametrize("name", QUESTIONS)
@pytest.mark.parametrize("code", BRANCHES)
def test_what_a_rating_opens(table: Table, name: str, code: int) -> None:
    session = table.at(name)
    session.rate(name, code)
    state = session.question(name)
    assert state.follow_up is not None
    assert (state.answer, state.follow_up.id) == (Answer(code), BRANCHES[code])
    assert (state.number, state.total) == (QUESTIONS.index(name) + 1, 7)
    assert (state.note, state.set_aside) == ("", ())
    asked = session.words.items[name].follow_ups
    assert (state.follow_up.id in asked) == state.follow_up.has_prompt == (code != 9)


def test_a_question_not_yet_answered_opens_nothing(table: Table) -> None:
    state = table.at("q1").question("q1")
    assert (state.answer, state.follow_up, state.note, state.set_aside) == (None, None, "", ())


def test_what_is_said_to_9_is_noted_and_stays_with_9(table: Table) -> None:
    session = table.at("q2")
    session.rate("q2", 9)
    session.write_note("q2", "Det ved jeg simpelthen ikke.")
    assert table.kept.notes == {("q2", "dont_know"): "Det ved jeg simpelthen ikke."}
    session.rate("q2", 4)
    (aside,) = session.question("q2").set_aside
    assert (aside.follow_up.id, aside.text) == ("dont_know", "Det ved jeg simpelthen ikke.")


# --- skipping ---------------------------------------------------------------------------------


def test_skipped_is_not_9(table: Table) -> None:
    session = table.at("q1")
    session.skip("q1")
    session.rate("q2", 9)
    assert (table.kept.answers["q1"], table.kept.answers["q2"]) == (SKIPPED, Answer(9))
    assert session.question("q1").follow_up is None
    with pytest.raises(AnswerRefused, match="closed"):
        session.write_note("q1", "x")


def test_skipping_sets_the_note_aside_and_answering_brings_it_back(table: Table) -> None:
    session = table.at("q1")
    session.rate("q1", 2)
    session.write_note("q1", "Han så på uret.")
    session.skip("q1")
    assert [aside.text for aside in session.question("q1").set_aside] == ["Han så på uret."]
    session.rate("q1", 1)
    assert session.question("q1").note == "Han så på uret."


def test_a_background_field_can_be_skipped_too(table: Table) -> None:
    session = table.at("background")
    session.skip("age")
    assert table.kept.answers["age"] == SKIPPED
    assert "age" not in session.unanswered()


def test_what_does_not_exist_cannot_be_skipped(table: Table) -> None:
    session = table.at("q1")
    for name in ("q99", "summary", ""):
        with pytest.raises(KeyError):
            session.skip(name)
    assert table.kept.answers == {}


# --- notes ------------------------------------------------------------------------------------


def test_a_note_is_set_aside_with_its_branch_and_returns_with_it(table: Table) -> None:
    session = table.at("q1")
    session.rate("q1", 5)
    session.write_note("q1", "Hun lytter.")
    session.rate("q1", 4)
    assert session.question("q1").note == "Hun lytter.", "4 opens the same follow-up"
    session.rate("q1", 1)
    state = session.question("q1")
    assert state.note == ""
    assert [(aside.follow_up.id, aside.text) for aside in state.set_aside] == [
        ("high", "Hun lytter.")
    ]
    session.write_note("q1", "Han afbrød.")
    session.rate("q1", 3)
    state = session.question("q1")
    assert state.note == "Hun lytter."
    assert [aside.text for aside in state.set_aside] == ["Han afbrød."]


def test_a_note_is_never_open_for_another_branch(table: Table) -> None:
    session = table.at("q1")
    for code in (1, 4, 9):
        session.rate("q1", code)
        session.write_note("q1", f"til {BRANCHES[code]}")
    for code, branch in BRANCHES.items():
        session.rate("q1", code)
        state = session.question("q1")
        assert state.note == f"til {branch}"
        assert {a.follow_up.id for a in state.set_aside} == set(BRANCHES.values()) - {branch}


def test_a_note_of_another_question_is_not_touched(table: Table) -> None:
    session = table.at("q1")
    for name in ("q1", "q2"):
        session.rate(name, 5)
        session.write_note(name, f"note {name}")
    session.rate("q1", 1)
    assert session.question("q2").note == "note q2"
    assert session.question("q2").set_aside == ()


def test_a_note_needs_an_answer_that_opens_it(table: Table) -> None:
    session = table.at("q1")
    before = table.store.saved[:]
    with pytest.raises(AnswerRefused) as caught:
        session.write_note("q1", "for tidligt")
    assert (caught.value.item, caught.value.rule) == ("q1", "closed")
    assert table.store.saved == before


def test_a_note_that_was_set_aside_is_taken_over(table: Table) -> None:
    session = table.at("q1")
    session.rate("q1", 5)
    session.write_note("q1", "Hun lytter.")
    session.rate("q1", 2)
    session.write_note("q1", "Men ikke i dag.")
    session.take_over("q1", "high")
    state = session.question("q1")
    assert (state.note, state.set_aside) == ("Men ikke i dag.\nHun lytter.", ())
    assert table.kept.notes == {("q1", "low"): "Men ikke i dag.\nHun lytter."}


def test_taken_over_into_an_empty_note_it_stands_alone(table: Table) -> None:
    session = table.at("q1")
    session.rate("q1", 5)
    session.write_note("q1", "Hun lytter.")
    session.rate("q1", 9)
    session.take_over("q1", "high")
    assert session.question("q1").note == "Hun lytter."


def test_only_a_note_that_is_set_aside_can_be_taken_over(table: Table) -> None:
    session = table.at("q1")
    session.rate("q1", 5)
    session.write_note("q1", "Hun lytter.")
    before = session.interview
    for name in ("high", "low", "nothing"):  # open; without a note; not there
        with pytest.raises(KeyError):
            session.take_over("q1", name)
    session.skip("q1")
    with pytest.raises(AnswerRefused, match="closed"):
        session.take_over("q1", "high")
    assert session.interview.notes == before.notes


def test_nothing_is_cut_off_where_two_notes_are_too_long_for_one(table: Table) -> None:
    session = table.at("q1")
    session.rate("q1", 5)
    session.write_note("q1", "a" * NOTE_LIMIT)
    session.rate("q1", 1)
    session.write_note("q1", "b")
    with pytest.raises(AnswerRefused, match="length"):
        session.take_over("q1", "high")
    assert table.kept.notes == {("q1", "high"): "a" * NOTE_LIMIT, ("q1", "low"): "b"}


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("👩🏽‍🦱 مرحبا =1+1", "👩🏽‍🦱 مرحبا =1+1"),
        ("a\0b\ud800", "ab\ufffd"),
        ("a\u030a\r\nb", "å\nb"),
        ("æ" * 20_000, "æ" * 20_000),
    ],
    ids=["emoji", "nul", "decomposed", "long"],
)
def test_a_note_is_kept_as_it_can_be(table: Table, typed: str, kept: str) -> None:
    session = table.at("q1")
    session.rate("q1", 5)
    session.write_note("q1", typed)
    assert table.kept.notes == {("q1", "high"): kept}


def test_a_note_too_long_to_keep_is_refused_and_the_one_before_stays(table: Table) -> None:
    session = table.at("q1")
    session.rate("q1", 5)
    session.write_note("q1", "Hun lytter.")
    with pytest.raises(AnswerRefused, match="length") as caught:
        session.write_note("q1", "x" * (NOTE_LIMIT + 1))
    assert caught.value.limits == {"maximum": NOTE_LIMIT}
    assert table.kept.notes == session.interview.notes == {("q1", "high"): "Hun lytter."}
    session.write_note("q1", "a\u030a" * NOTE_LIMIT)  # counted as it is kept: one letter each
    assert len(table.kept.notes["q1", "high"]) == NOTE_LIMIT


def test_an_emptied_note_is_none(table: Table) -> None:
    session = table.at("q1")
    session.rate("q1", 5)
    session.write_note("q1", "x")
    session.write_note("q1", "")
    assert table.kept.notes == {}


# --- back and forward -------------------------------------------------------------------------


def test_back_and_forward_lose_nothing(table: Table) -> None:
    session = table.at("q1")
    session.rate("q1", 5)
    session.write_note("q1", "Hun lytter.")
    session.skip("q2")
    session.answer("age", 30)
    given, notes = session.interview.answers, session.interview.notes
    for _ in PAGES:
        session.forward()
    assert session.page == "summary"
    for _ in PAGES:
        session.back()
    assert session.page == "introduction"
    assert (table.kept.answers, table.kept.notes) == (given, notes)
    assert table.kept == session.interview


def test_the_ends_hold(table: Table) -> None:
    saves = len(table.store.saved)
    table.session.back()
    assert table.session.page == "introduction"
    assert len(table.store.saved) == saves, "nothing to save"
    table.at("summary").forward()
    assert table.session.page == "summary"


def test_every_page_can_be_reached_and_no_other(table: Table) -> None:
    session = table.at("q1")
    for page in PAGES:
        session.go_to(page)
        assert table.kept.page == session.page == page
    for page in ("q8", "home", ""):
        with pytest.raises(KeyError):
            session.go_to(page)
    assert session.page == "summary"


def test_the_background_first_or_last() -> None:
    assert page_order(VIVE, background_first=False) == PAGES
    assert page_order(VIVE, background_first=True) == PAGES_BACKGROUND_FIRST
    without = replace(VIVE, background=())
    assert page_order(without, True) == page_order(without, False)
    assert "background" not in page_order(without, False)


def test_the_background_can_be_moved_on_the_way(table: Table) -> None:
    session = table.at("q1")
    session.answer("sex", 2)
    session.put_background_first(True)
    assert (session.pages, session.page) == (PAGES_BACKGROUND_FIRST, "q1")
    assert table.kept.background_first
    session.back()
    assert session.page == "background"
    session.put_background_first(False)
    session.back()
    assert (session.page, session.interview.value("sex")) == ("q7", 2)


# --- sittings ---------------------------------------------------------------------------------


@pytest.mark.parametrize("background_first", [False, True])
@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_resumed_exactly(page: str, background_first: bool) -> None:
    table = Table(background_first=background_first, language="en")
    session = table.session
    if page != "introduction":
        session = table.at("q1")
        session.rate("q1", 1)
        session.write_note("q1", "Nej.")
        session.rate("q1", 5)
        session.go_to(page)
    before = session.interview
    pages = session.pages
    states = [session.question(name) for name in QUESTIONS]
    again = table.resume()
    assert again.interview == before
    assert (again.page, again.pages) == (page, pages)
    assert [again.question(name) for name in QUESTIONS] == states
    assert again.words.language == "en"


def test_time_is_counted_over_all_sittings_and_not_between_them(table: Table) -> None:
    session = table.at("q1")
    table.clock.pass_by(90.9)
    assert session.seconds == 90
    session.pause()
    assert table.kept.active_seconds == 90
    table.clock.pass_by(3600)
    session = table.resume()
    assert session.seconds == 90
    table.clock.pass_by(30)
    session.rate("q1", 5)
    assert table.kept.active_seconds == 120
    table.clock.pass_by(15)
    session.finish()
    assert table.kept.active_seconds == 135, "up to the end, not to the last answer"
    assert table.kept.finished_at == table.clock.time


def test_time_does_not_run_on_in_a_finished_interview(table: Table) -> None:
    session = table.finished()
    before = table.kept.active_seconds
    table.clock.pass_by(600)
    session.go_to("q1")
    session.pause()
    assert table.kept.active_seconds == before


# --- the end ----------------------------------------------------------------------------------


def test_finishing_counts_what_has_no_answer_as_skipped(table: Table) -> None:
    session = table.at("q1")
    session.rate("q1", 5)
    session.rate("q2", 9)
    session.answer("sex", 1)
    assert session.unanswered() == (
        *QUESTIONS[2:],
        *("group", "age", "unemployment", "ethnic_background"),
    )
    session.finish()
    kept = table.kept
    assert set(kept.answers) == {*QUESTIONS, *BACKGROUND}
    assert [name for name, answer in kept.answers.items() if answer != SKIPPED] == [
        "q1",
        "q2",
        "sex",
    ]
    assert (kept.status, kept.revision, kept.page) == (Status.FINISHED, 1, "summary")
    assert not session.changed
    assert session.unanswered() == ()


def test_breaking_off_keeps_what_was_answered_and_marks_it(table: Table) -> None:
    session = table.at("q1")
    session.rate("q1", 1)
    session.write_note("q1", "Nej.")
    session.abandon()
    kept = table.kept
    assert (kept.status, kept.revision, kept.finished_at) == (Status.PARTIAL, 1, table.clock.time)
    assert (kept.answers, kept.notes) == ({"q1": Answer(1)}, {("q1", "low"): "Nej."})


CHANGES: dict[str, Callable[[InterviewSession], None]] = {
    "rating": lambda session: session.rate("q1", 1),
    "skip": lambda session: session.skip("q1"),
    "note": lambda session: session.write_note("q1", "Hun lytter altid."),
    "background": lambda session: session.answer("age", 25),
    "taken back": lambda session: session.answer("age", None),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_opens_a_finished_interview_again(
    table: Table, change: Callable[[InterviewSession], None]
) -> None:
    table.finished()
    session = table.resume()
    assert (session.page, session.changed) == ("summary", False)
    change(session)
    assert session.changed
    assert (table.kept.status, table.kept.revision) == (Status.IN_PROGRESS, 1)
    session.finish()
    assert (table.kept.status, table.kept.revision) == (Status.FINISHED, 2)


LOOKS: dict[str, Callable[[InterviewSession], None]] = {
    "turning pages": lambda session: session.go_to("q3"),
    "the same rating": lambda session: session.rate("q1", 4),
    "the same note": lambda session: session.write_note("q1", "Hun lytter."),
    "the same background": lambda session: session.answer("age", 24),
    "another language": lambda session: session.read_in("en"),
    "pausing": lambda session: session.pause(),
    "finishing again": lambda session: session.finish(),
}


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_a_look_leaves_a_finished_interview_finished(
    table: Table, look: Callable[[InterviewSession], None]
) -> None:
    table.finished()
    before = table.kept
    session = table.resume()
    look(session)
    assert not session.changed
    assert replace(table.kept, page=before.page) == before, "what was exported still holds"


def test_a_finished_interview_is_opened_at_its_summary(table: Table) -> None:
    table.finished().go_to("q2")
    assert table.resume().page == "summary"


def test_a_broken_off_interview_can_be_taken_up_and_finished(table: Table) -> None:
    table.at("q1").abandon()
    session = table.resume()
    session.finish()
    assert (table.kept.status, table.kept.revision) == (Status.FINISHED, 2)


def test_a_finished_interview_that_was_changed_can_be_broken_off(table: Table) -> None:
    session = table.finished()
    session.rate("q1", 1)
    session.abandon()
    assert (table.kept.status, table.kept.revision) == (Status.PARTIAL, 2)


# --- languages --------------------------------------------------------------------------------


def test_the_language_can_be_changed_in_the_middle(table: Table) -> None:
    session = table.at("q1")
    session.rate("q1", 5)
    danish = session.words.items["q1"].text
    session.read_in("en")
    assert session.words.items["q1"].text != danish
    assert (table.kept.language, session.page) == ("en", "q1")
    assert session.question("q1").answer == Answer(5)
    session.read_in("da")
    assert session.words.items["q1"].text == danish
    with pytest.raises(KeyError):
        session.read_in("sv")
    assert table.kept.language == "da"


def test_the_organisation_is_said_in_the_language_that_is_read(table: Table) -> None:
    session = table.session
    assert session.say("Fra {organisation}.") == f"Fra {STUDY.organisation['da']}."
    session.read_in("en")
    assert session.say("{organisation}") == STUDY.organisation["en"]


# --- the background ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(("group", group.id) for group in STUDY.groups),
        *(("sex", 1), ("sex", 2), ("age", 15), ("age", 99)),
        *(("unemployment", 0), ("unemployment", 720)),
        *(("ethnic_background", 0), ("ethnic_background", 1)),
    ],
)
def test_what_the_questionnaire_allows(table: Table, name: str, value: int | str) -> None:
    session = table.at("background")
    session.answer(name, value)
    assert table.kept.answers == {name: Answer(value)}
    session.answer(name, None)
    assert table.kept.answers == {}
    session.answer(name, None)


@pytest.mark.parametrize(
    ("name", "value", "rule", "limits"),
    [
        ("age", 7, "range", {"minimum": 15, "maximum": 99}),
        ("age", 140, "range", {"minimum": 15, "maximum": 99}),
        ("age", -20, "range", {"minimum": 15, "maximum": 99}),
        ("age", "24", "range", {"minimum": 15, "maximum": 99}),
        ("age", 24.0, "range", {"minimum": 15, "maximum": 99}),
        ("age", True, "range", {"minimum": 15, "maximum": 99}),
        ("unemployment", 721, "range", {"minimum": 0, "maximum": 720}),
        ("unemployment", -1, "range", {"minimum": 0, "maximum": 720}),
        ("unemployment", 10**30, "range", {"minimum": 0, "maximum": 720}),
        ("unemployment", False, "range", {"minimum": 0, "maximum": 720}),
        ("group", "jku", "code", {}),
        ("group", "", "code", {}),
        ("group", 1, "code", {}),
        ("group", ["jku_job"], "code", {}),
        ("sex", 3, "code", {}),
        ("sex", "1", "code", {}),
        ("sex", 1.0, "code", {}),
        ("sex", True, "code", {}),
        ("ethnic_background", 2, "code", {}),
        ("ethnic_background", True, "code", {}),
        ("ethnic_background", "", "code", {}),
    ],
)
def test_what_the_questionnaire_does_not_allow(
    table: Table, name: str, value: Any, rule: str, limits: dict[str, int]
) -> None:
    session = table.at("background")
    session.answer("age", 30)
    before = table.store.saved[:]
    with pytest.raises(AnswerRefused) as caught:
        session.answer(name, value)
    assert (caught.value.item, caught.value.rule, caught.value.limits) == (name, rule, limits)
    assert table.store.saved == before


@pytest.mark.parametrize("code", [0, 6, 8, 10, -1, 99, "1", 1.0, True, None])
def test_a_code_off_the_scale_is_refused(table: Table, code: Any) -> None:
    session = table.at("q1")
    session.rate("q1", 2)
    with pytest.raises(AnswerRefused) as caught:
        session.rate("q1", code)
    assert (caught.value.item, caught.value.rule) == ("q1", "code")
    assert table.kept == session.interview
    assert session.interview.value("q1") == 2


def test_what_does_not_exist_cannot_be_answered(table: Table) -> None:
    session = table.at("q1")
    acts: tuple[Callable[[], None], ...] = (
        lambda: session.rate("q9", 1),
        lambda: session.answer("q9", 1),
        lambda: session.toggle("q9", 1),
        lambda: session.say_why_not("q9", Missing.WONT_SAY),
        lambda: session.write_note("q9", "x"),
    )
    for act in acts:
        with pytest.raises(KeyError):
            act()
    assert table.kept.answers == {}


# --- a disk that refuses ----------------------------------------------------------------------


OPERATIONS: dict[str, Callable[[InterviewSession], object]] = {
    **CHANGES,
    "agree": lambda session: session.agree(),
    "forward": lambda session: session.forward(),
    "back": lambda session: session.back(),
    "go_to": lambda session: session.go_to("q5"),
    "read_in": lambda session: session.read_in("en"),
    "put_background_first": lambda session: session.put_background_first(True),
    "take_over": lambda session: session.take_over("q2", "high"),
    "pause": lambda session: session.pause(),
    "finish": lambda session: session.finish(),
    "abandon": lambda session: session.abandon(),
    "withdraw": lambda session: session.withdraw(),
}


@pytest.mark.parametrize("operation", OPERATIONS.values(), ids=OPERATIONS)
def test_what_is_not_saved_is_not_shown(
    table: Table, operation: Callable[[InterviewSession], object]
) -> None:
    session = table.at("q1")
    session.rate("q1", 5)
    session.write_note("q1", "Hun lytter.")
    session.rate("q2", 5)
    session.write_note("q2", "Ja.")
    session.rate("q2", 1)
    session.answer("age", 24)
    before, page, states = session.interview, session.page, list(map(session.question, QUESTIONS))
    table.store.full = True
    table.clock.pass_by(5)
    with pytest.raises(NotSaved):
        operation(session)
    assert (session.interview, session.page) == (before, page)
    assert table.kept == before
    assert list(map(session.question, QUESTIONS)) == states
    table.store.full = False
    operation(session)  # and then it goes through
    assert table.store.kept.get(before.id, session.interview) == session.interview


def test_the_store_has_it_before_the_session_does(table: Table) -> None:
    session = table.at("q1")
    seen: list[Answer | None] = []
    save = table.store.save

    def watched(interview: Interview) -> None:
        seen.append(session.question("q1").answer)
        save(interview)
        seen.append(session.question("q1").answer)

    table.store.save = watched  # type: ignore[method-assign]
    session.rate("q1", 5)
    assert seen == [None, None]
    assert session.question("q1").answer == Answer(5)


# --- any order of anything --------------------------------------------------------------------


NOTES = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=6)


class AnyInterview(RuleBasedStateMachine):
    """What holds whatever the interviewer does, in whatever order."""

    @initialize(first=st.booleans())
    def begin(self, first: bool) -> None:
        self.table = Table(background_first=first)
        self.table.session.agree()
        self.expected: dict[tuple[str, str], str] = {}
        """Each note as last typed or moved, by question and branch."""

    @property
    def session(self) -> InterviewSession:
        return self.table.session

    def branch(self, name: str) -> str | None:
        code = self.session.interview.value(name)
        return BRANCHES[code] if isinstance(code, int) else None

    @rule(name=st.sampled_from(QUESTIONS[:3]), code=st.sampled_from([*BRANCHES, 0, 6]))
    def rate(self, name: str, code: int) -> None:
        if code in BRANCHES:
            self.session.rate(name, code)
        else:
            with pytest.raises(AnswerRefused):
                self.session.rate(name, code)

    @rule(name=st.sampled_from([*QUESTIONS[:3], "age"]))
    def skip(self, name: str) -> None:
        self.session.skip(name)

    @rule(name=st.sampled_from(QUESTIONS[:3]), text=st.just("") | NOTES)
    def write(self, name: str, text: str) -> None:
        branch = self.branch(name)
        if branch is None:
            with pytest.raises(AnswerRefused):
                self.session.write_note(name, text)
            return
        self.session.write_note(name, text)
        self.expected[name, branch] = self.session.question(name).note
        if not text:
            del self.expected[name, branch]

    @rule(name=st.sampled_from(QUESTIONS[:3]), data=st.data())
    def take_over(self, name: str, data: st.DataObject) -> None:
        branch, state = self.branch(name), self.session.question(name)
        if branch is None or not state.set_aside:
            return
        aside = data.draw(st.sampled_from(state.set_aside))
        self.session.take_over(name, aside.follow_up.id)
        moved = self.expected.pop((name, aside.follow_up.id))
        there = self.expected.get((name, branch))
        self.expected[name, branch] = moved if there is None else f"{there}\n{moved}"

    @rule(age=st.integers(0, 120) | st.none())
    def answer(self, age: int | None) -> None:
        if age is None or 15 <= age <= 99:
            self.session.answer("age", age)
            assert self.session.interview.value("age") == age
        else:
            with pytest.raises(AnswerRefused):
                self.session.answer("age", age)

    @rule(page=st.sampled_from(PAGES))
    def go_to(self, page: str) -> None:
        self.session.go_to(page)

    @rule(forward=st.booleans())
    def turn(self, forward: bool) -> None:
        page, pages = self.session.page, self.session.pages
        if forward:
            self.session.forward()
        else:
            self.session.back()
        place = pages.index(page) + (1 if forward else -1)
        assert self.session.page == pages[max(0, min(place, len(pages) - 1))]

    @rule(language=st.sampled_from(["da", "en"]), first=st.booleans())
    def arrange(self, language: str, first: bool) -> None:
        self.session.read_in(language)
        self.session.put_background_first(first)

    @rule(seconds=st.integers(0, 1000))
    def wait(self, seconds: int) -> None:
        self.table.clock.pass_by(seconds)

    @rule(data=st.data())
    def fail(self, data: st.DataObject) -> None:
        """The disk is full: whatever is tried, all stays as it was."""
        tried = data.draw(st.sampled_from(list(OPERATIONS.values())))
        before = self.session.interview
        self.table.store.full = True
        try:
            tried(self.session)
        except (NotSaved, AnswerRefused, KeyError):
            pass
        finally:
            self.table.store.full = False
        assert self.session.interview == before

    @rule()
    def pause_and_resume(self) -> None:
        self.session.pause()
        self.table.resume()

    @precondition(lambda self: self.session.changed)
    @rule(whole=st.booleans())
    def end(self, whole: bool) -> None:
        before = self.session.interview.revision
        if whole:
            self.session.finish()
            assert self.session.unanswered() == ()
        else:
            self.session.abandon()
        assert self.session.interview.revision == before + 1

    @invariant()
    def the_store_has_what_is_shown(self) -> None:
        kept, shown = self.table.kept, self.session.interview
        if kept.status is not Status.IN_PROGRESS and shown.page == "summary":
            kept = replace(kept, page="summary")  # where an ended interview is opened
        assert kept == shown
        assert self.table.store.saved[-1] == self.table.kept

    @invariant()
    def no_note_is_lost(self) -> None:
        assert self.session.interview.notes == self.expected

    @invariant()
    def what_is_open_belongs_to_the_answer(self) -> None:
        for name in QUESTIONS:
            state = question_state(VIVE, self.session.interview, name)
            branch = self.branch(name)
            assert (state.follow_up and state.follow_up.id) == branch
            assert state.note == (self.expected.get((name, branch), "") if branch else "")
            assert {aside.follow_up.id: aside.text for aside in state.set_aside} == {
                follow_up: text
                for (question, follow_up), text in self.expected.items()
                if question == name and follow_up != branch
            }


TestAnyInterview = AnyInterview.TestCase
