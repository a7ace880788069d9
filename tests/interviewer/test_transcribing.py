"""Pen notes are typed one by one, and the interviews stay as they ended."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.errors import AnswerRefused, NotSaved, QuestionnaireUnknown
from interviewer.ink import Point, Stroke
from interviewer.interview import SKIPPED, AboutNote, Answer, By, Interview, Mode, Pen, Status
from interviewer.questionnaire import Questionnaire
from interviewer.session import InterviewSession
from interviewer.study import PenRules, Study
from interviewer.text import NOTE_LIMIT
from interviewer.transcribing import (
    NoteId,
    Read,
    Transcribing,
    Words,
    agree,
    differences,
    sample,
    to_check,
    to_type,
)
from resources import default_study, load_questionnaire
from tests.interviewer.fakes import HandClock, MemoryInk, MemoryInterviews

STUDY = default_study()
VIVE = load_questionnaire(*STUDY.questionnaire)
LINE = (Point(0, 0, 128), Point(160, 40, 200))


class Office:
    """Finished interviews with pen notes, and someone who types."""

    def __init__(self, percent: int = 0) -> None:
        self.store = MemoryInterviews()
        self.ink = MemoryInk(self.store)
        self.clock = HandClock()
        self.study = replace(STUDY, pen=PenRules(second_reading=percent))
        self.language = "da"
        self.typing = self.begin()

    def begin(self) -> Transcribing:
        """As after a lock, or an export."""
        return Transcribing(self.store, self.ink, self.clock, self.known, lambda: self.language)

    def known(self, interview: Interview) -> tuple[Questionnaire, Study]:
        if interview.questionnaire_id != VIVE.id:
            raise QuestionnaireUnknown(interview.questionnaire_id, "1")
        return VIVE, self.study

    def interview(self, drawn: dict[str, int], *, partial: bool = False) -> Interview:
        """An interview with strokes in the notes that these ratings open."""
        self.clock.pass_by(600)
        session = InterviewSession.begin(
            VIVE,
            self.study,
            self.store,
            self.clock,
            language="da",
            background_first=False,
            ink=self.ink,
        )
        session.agree()
        for name, code in drawn.items():
            session.rate(name, code)
            key = session.begin_ink(name)
            self.ink.put(session.interview.id, key, [Stroke(0, LINE), Stroke(1, LINE)])
        session.abandon() if partial else session.finish()
        return session.interview

    def kept(self, note: NoteId) -> Interview:
        return self.store.get(note.interview)

    def about(self, note: NoteId) -> AboutNote:
        return self.kept(note).about_note(note.key)

    @property
    def waiting(self) -> tuple[NoteId, ...]:
        return to_type(self.store, self.known)

    @property
    def checking(self) -> tuple[NoteId, ...]:
        return to_check(self.store, self.known)


@pytest.fixture
def office() -> Office:
    return Office()


def alike(one: Interview, other: Interview, *but: str) -> bool:
    """Whether two are the same but for these."""
    return replace(one, **{name: getattr(other, name) for name in but}) == other


# --- what waits ---------------------------------------------------------------------------------


def test_notes_wait_in_the_order_in_which_they_were_written(office: Office) -> None:
    first = office.interview({"q3": 5, "q1": 2})
    second = office.interview({"q2": 9}, partial=True)
    assert office.waiting == (
        NoteId(first.id, ("q1", "low")),
        NoteId(first.id, ("q3", "high")),
        NoteId(second.id, ("q2", "dont_know")),
    )


def test_what_a_changed_answer_has_set_aside_comes_last_and_says_so(office: Office) -> None:
    first = office.interview({"q1": 2})
    office.store.save(first.with_answer("q1", Answer(5)))
    second = office.interview({"q1": 4})
    aside, other = NoteId(first.id, ("q1", "low")), NoteId(second.id, ("q1", "high"))
    assert office.waiting == (other, aside)
    shown = office.typing.show(aside)
    assert shown.aside
    assert shown.prompt == "Hvorfor er du utilfreds med samtalen?"
    assert not office.typing.show(other).aside


def test_unfinished_interviews_and_second_entries_do_not_wait(office: Office) -> None:
    under_way = office.interview({"q1": 2})
    office.store.save(replace(under_way, status=Status.IN_PROGRESS))
    check = office.interview({"q1": 2})
    office.store.save(replace(check, mode=Mode.PAPER_CHECK))
    assert office.waiting == ()


def test_one_interview_that_cannot_be_read_stops_no_other(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone, there = office.interview({"q1": 2}), office.interview({"q1": 3})
    ids = office.store.to_type()
    monkeypatch.setattr(office.store, "to_type", lambda: ids)
    del office.store.kept[gone.id]
    assert office.waiting == (NoteId(there.id, ("q1", "high")),)


def test_a_note_is_shown_with_all_that_helps_to_read_it(office: Office) -> None:
    interview = office.interview({"q1": 2})
    (note,) = office.waiting
    office.store.save(interview.with_note(note.key, "skrevet ved siden af"))
    shown = office.typing.show(note)
    assert shown.topic == "Her og nu-tilfredshed med samtalen"
    assert shown.asked.startswith("Hvor tilfreds er du med den samtale")
    assert shown.prompt == "Hvorfor er du utilfreds med samtalen?"
    assert (shown.code, shown.said) == (2, "Utilfreds")
    assert shown.colour == next(s.colour for s in VIVE.item("q1").scale.steps if s.code == 2)  # type: ignore[union-attr]
    assert shown.strokes == (Stroke(0, LINE), Stroke(1, LINE))
    assert (shown.beside, shown.text, shown.lost) == ("skrevet ved siden af", "", 0)
    office.language = "en"
    assert office.typing.show(note).said == "Dissatisfied"
    office.language = "so"
    assert office.typing.show(note).said == "Utilfreds", "in the interview's own language"
    assert "skrevet" not in repr(shown)


def test_what_only_the_citizen_was_to_see_is_not_told_here_either(office: Office) -> None:
    interview = office.interview({"q1": 2})
    office.store.save(replace(interview, by={"q1": By.CITIZEN_UNSEEN}))
    shown = office.typing.show(office.waiting[0])
    assert (shown.code, shown.said, shown.colour) == (None, "", None)


def test_a_note_of_a_questionnaire_that_is_not_here_can_be_typed_all_the_same(
    office: Office,
) -> None:
    interview = office.interview({"q1": 2})
    office.store.save(replace(interview, questionnaire_id="another"))
    (note,) = office.waiting
    shown = office.typing.show(note)
    assert (shown.asked, shown.said, shown.strokes[0].points) == ("q1", "", LINE)
    office.typing.type(note, "det går")
    assert office.about(note).transcript == "det går"


def test_strokes_that_cannot_be_read_are_told(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.interview({"q1": 2})
    monkeypatch.setattr(office.ink, "notes", lambda _id: {("q1", "low"): 5})
    assert office.typing.show(office.waiting[0]).lost == 3


# --- typing -------------------------------------------------------------------------------------


@pytest.mark.parametrize("partial", [False, True])
def test_a_typed_note_is_one_save_of_an_interview_that_stays_ended(
    office: Office, partial: bool
) -> None:
    before = office.interview({"q1": 2}, partial=partial)
    (note,) = office.waiting
    office.clock.pass_by(86_400)
    saves = len(office.store.saved)
    office.typing.type(note, "  Der er for lang ventetid. ")
    after = office.kept(note)
    assert len(office.store.saved) == saves + 1
    assert after.revision == before.revision + 1
    assert alike(before, after, "about", "revision")
    assert office.about(note) == AboutNote(pen=Pen.TYPED, transcript="Der er for lang ventetid.")
    assert after.said(note.key) == "Der er for lang ventetid."
    assert office.waiting == ()


def test_a_paper_form_stays_verified(office: Office) -> None:
    before = replace(office.interview({"q1": 2}), verified=True, mode=Mode.PAPER)
    office.store.save(before)
    (note,) = office.waiting
    office.typing.type(note, "ja")
    assert office.kept(note).verified


def test_what_cannot_be_read_is_an_answer_and_keeps_what_could(office: Office) -> None:
    office.interview({"q1": 2, "q2": 2})
    one, other = office.waiting
    office.typing.unreadable(one)
    office.typing.unreadable(other, "noget om")
    assert office.about(one) == AboutNote(pen=Pen.UNREADABLE)
    assert office.about(other) == AboutNote(pen=Pen.UNREADABLE, transcript="noget om")
    assert office.waiting == ()


def test_what_is_typed_so_far_stands_there_again_and_the_note_waits(office: Office) -> None:
    before = office.interview({"q1": 2})
    (note,) = office.waiting
    for text in ("d", "det", "det g"):
        office.typing.draft(note, text)
    again = office.begin()
    assert again.show(note).text == "det g"
    assert office.waiting == (note,)
    again.draft(note, "det gå")
    assert office.kept(note).revision == before.revision, "nothing that leaves is another"
    again.type(note, "det går")
    assert office.about(note) == AboutNote(pen=Pen.TYPED, transcript="det går")
    assert office.kept(note).revision == before.revision + 1
    again = office.begin()
    for text in ("det går g", "det går go", "det går godt"):
        again.draft(note, text)
    assert office.kept(note).revision == before.revision + 2, "one for all of it"
    office.begin().draft(note, "det går godt nu")
    assert office.kept(note).revision == before.revision + 3, "it may have left in between"


def test_a_typed_note_can_be_mended_and_emptied_to_wait_again(office: Office) -> None:
    office.interview({"q1": 2})
    (note,) = office.waiting
    office.typing.type(note, "det")
    office.typing.draft(note, "det går")
    assert office.about(note) == AboutNote(pen=Pen.TYPED, transcript="det går")
    office.typing.draft(note, " ")
    assert office.about(note).pen is Pen.WAITING


def test_what_changes_nothing_is_not_saved(office: Office) -> None:
    office.interview({"q1": 2})
    (note,) = office.waiting
    office.typing.type(note, "det går")
    saves = len(office.store.saved)
    office.typing.type(note, "det går")
    office.typing.draft(note, "det går")
    assert len(office.store.saved) == saves


def test_a_text_is_kept_clean_and_never_cut(office: Office) -> None:
    interview = office.interview({"q1": 2})
    (note,) = office.waiting
    office.typing.type(note, "a\r\nb\0 blåbær")
    assert office.about(note).transcript == "a\nb blåbær"
    office.store.save(office.kept(note).with_note(note.key, "x" * 10))
    kept = office.kept(note)
    too_long: list[Callable[[str], Any]] = [
        lambda text: office.typing.type(note, text),
        lambda text: office.typing.draft(note, text),
        lambda text: office.typing.unreadable(note, text),
        lambda text: office.typing.read_again(note, text),
        lambda text: office.typing.draft_second(note, text),
        lambda text: office.typing.settle(note, text),
    ]
    for each in too_long:
        with pytest.raises(AnswerRefused) as refused:
            each("x" * (NOTE_LIMIT - 9))
        assert refused.value.rule == "length"
    assert office.kept(note) == kept
    office.typing.type(note, "x" * (NOTE_LIMIT - 10))
    assert interview.id == note.interview


@pytest.mark.parametrize("text", ["", "  \n\t"])
def test_blanks_are_no_transcript(office: Office, text: str) -> None:
    office.interview({"q1": 2})
    (note,) = office.waiting
    for act in (office.typing.type, office.typing.settle):
        with pytest.raises(ValueError, match="words"):
            act(note, text)
    assert office.waiting == (note,)


def test_a_full_disk_changes_nothing(office: Office) -> None:
    office.interview({"q1": 2})
    (note,) = office.waiting
    kept = office.kept(note)
    office.store.full = True
    with pytest.raises(NotSaved):
        office.typing.type(note, "det går")
    assert office.kept(note) == kept
    assert office.typing.last is None
    office.store.full = False
    office.typing.type(note, "det går")
    assert office.typing.last == note


def test_nothing_brings_a_withdrawn_interview_back(office: Office) -> None:
    office.interview({"q1": 2})
    (note,) = office.waiting
    office.typing.type(note, "det går")
    office.store.discard(note.interview)
    with pytest.raises(KeyError):
        office.typing.type(note, "andet")
    with pytest.raises(KeyError):
        office.typing.take_back()
    assert office.typing.take_back() is None
    assert not office.store.kept


# --- taking back --------------------------------------------------------------------------------


def test_each_step_is_taken_back_and_the_words_stay_in_the_field(office: Office) -> None:
    before = office.interview({"q1": 2, "q2": 2})
    one, other = office.waiting
    office.typing.type(one, "det går")
    office.typing.unreadable(other)
    assert office.typing.take_back() == other
    assert office.about(other) == AboutNote(pen=Pen.WAITING)
    assert office.typing.take_back() == one
    assert office.about(one) == AboutNote(pen=Pen.WAITING, transcript="det går")
    assert office.waiting == (one, other)
    assert office.typing.take_back() is None
    assert office.kept(one).revision == before.revision + 4
    assert alike(before, office.kept(one), "about", "revision")


def test_a_mended_note_goes_back_to_what_it_said(office: Office) -> None:
    office.interview({"q1": 2})
    (note,) = office.waiting
    office.typing.type(note, "det går")
    office.typing.type(note, "det går ikke")
    office.typing.take_back()
    assert office.about(note) == AboutNote(pen=Pen.TYPED, transcript="det går")


# --- the second reader ---------------------------------------------------------------------------

NOTES = st.lists(
    st.builds(NoteId, st.uuids(version=4).map(str), st.tuples(st.sampled_from("qr"), st.just("f"))),
    unique=True,
    max_size=60,
)


@given(notes=NOTES, percent=st.integers(0, 100), data=st.data())
def test_a_sample_is_stable_and_never_empty_where_one_is_wanted(
    notes: list[NoteId], percent: int, data: st.DataObject
) -> None:
    drawn = sample(notes, (), percent)
    assert drawn <= set(notes)
    assert drawn == sample(notes[::-1], (), percent)
    assert bool(drawn) == bool(percent and notes)
    if percent == 100:
        assert drawn == set(notes)
    if len(drawn) > 1:  # Drawn by chance, and not because there has to be one.
        before = data.draw(st.integers(0, len(notes)))
        assert sample(notes[:before], (), percent) - drawn <= {
            n for n in notes[:before] if len(sample(notes[:before], (), percent)) == 1
        }
        assert drawn & set(notes[:before]) <= sample(notes[:before], (), percent)
    some = data.draw(st.sets(st.sampled_from(sorted(notes, key=str)))) if notes else set()
    left = sample(notes, some, percent)
    assert not left & some
    assert left <= drawn or not some & set(notes)


def test_a_tenth_is_about_a_tenth() -> None:
    notes = [NoteId(f"interview {number}", ("q1", "low")) for number in range(5000)]
    assert 400 < len(sample(notes, (), 10)) < 600


def test_a_checked_note_is_enough_where_chance_takes_none(office: Office) -> None:
    office = Office(percent=1)
    for _ in range(5):
        office.interview({"q1": 2})
    for note in office.waiting:
        office.typing.type(note, "det går")
    (drawn,) = office.checking
    assert office.typing.read_again(drawn, "det går")
    assert not office.checking
    office.interview({"q1": 2})
    office.typing.type(office.waiting[0], "det går")
    assert not office.checking


def test_a_study_may_want_no_second_reader(office: Office) -> None:
    office.interview({"q1": 2})
    office.typing.type(office.waiting[0], "det går")
    assert not office.checking


@pytest.fixture
def read() -> tuple[Office, NoteId]:
    """A note that one has typed and a second is to read."""
    office = Office(percent=100)
    interview = office.interview({"q1": 2})
    note = NoteId(interview.id, ("q1", "low"))
    office.typing.type(note, "der er for lang ventetid")
    assert office.checking == (note,)
    return office, note


def test_the_second_reader_does_not_see_what_the_first_one_read(
    read: tuple[Office, NoteId],
) -> None:
    office, note = read
    shown = office.typing.show_second(note)
    assert shown.text == ""
    assert shown.strokes
    assert office.typing.first_reading(note) == "der er for lang ventetid"


def test_two_who_read_the_same_have_checked_it_and_it_leaves_no_anew(
    read: tuple[Office, NoteId],
) -> None:
    office, note = read
    before = office.kept(note)
    assert office.typing.read_again(note, " der er for\nlang  ventetid ")
    assert alike(before, office.kept(note), "about"), "what left is what would leave now"
    assert office.about(note) == AboutNote(
        pen=Pen.TYPED, transcript="der er for lang ventetid", checked=True
    )
    assert not office.checking
    office.typing.take_back()
    assert office.checking == (note,)


def test_what_the_second_one_read_outlives_a_lock_until_it_is_settled(
    read: tuple[Office, NoteId],
) -> None:
    office, note = read
    before = office.kept(note)
    office.typing.draft_second(note, "der er Lang ven")
    assert not office.typing.read_again(note, "der er Lang ventetid")
    again = office.begin()
    assert again.show_second(note).text == "der er Lang ventetid"
    assert again.show(note).text == "der er for lang ventetid"
    assert office.checking == (note,)
    assert office.kept(note).revision == before.revision
    again.settle(note, "der er Lang ventetid")
    assert office.kept(note).revision == before.revision + 1
    assert office.about(note) == AboutNote(
        pen=Pen.TYPED, transcript="der er Lang ventetid", checked=True
    )
    assert again.take_back() == note
    assert office.about(note).second == "der er Lang ventetid"


def test_the_first_reading_can_hold(read: tuple[Office, NoteId]) -> None:
    office, note = read
    before = office.kept(note)
    office.typing.read_again(note, "noget andet")
    office.typing.settle(note, office.typing.first_reading(note))
    assert alike(before, office.kept(note), "about")
    assert not office.checking


def test_a_note_typed_anew_is_to_be_checked_anew(read: tuple[Office, NoteId]) -> None:
    office, note = read
    office.typing.read_again(note, "der er for lang ventetid")
    office.typing.type(note, "der er alt for lang ventetid")
    assert office.checking == (note,)


def test_what_is_set_aside_or_unreadable_is_not_checked() -> None:
    office = Office(percent=100)
    interview = office.interview({"q1": 2, "q2": 2})
    one, other = office.waiting
    office.typing.type(one, "det går")
    office.typing.unreadable(other)
    office.store.save(office.kept(one).with_answer("q1", SKIPPED))
    assert not office.checking
    assert interview.id == one.interview


# --- differences ---------------------------------------------------------------------------------

TEXTS = st.lists(st.sampled_from(["der", "er", "for", "lang", "ventetid", "æ"]), max_size=12).map(
    " ".join
)


@given(first=TEXTS, second=TEXTS)
def test_both_texts_can_be_read_off_their_differences(first: str, second: str) -> None:
    found = differences(first, second)
    for text, other in ((first, Read.SECOND), (second, Read.FIRST)):
        assert " ".join(each.text for each in found if each.read is not other) == text
    assert agree(first, second) == all(each.read is Read.BOTH for each in found)
    assert all(one.read is not two.read for one, two in itertools.pairwise(found))


def test_differences_are_told_word_by_word() -> None:
    assert differences("der er for lang ventetid", "der er\nikke lang  ventetid her") == (
        Words("der er", Read.BOTH),
        Words("for", Read.FIRST),
        Words("ikke", Read.SECOND),
        Words("lang ventetid", Read.BOTH),
        Words("her", Read.SECOND),
    )


def test_a_capital_is_a_difference_and_a_line_end_is_none() -> None:
    assert agree("Hun sagde\nnej", "Hun  sagde nej ")
    assert not agree("Hun sagde nej", "hun sagde nej")
    assert agree("blåbær", "blåbær")


def test_very_long_texts_are_compared_in_no_time() -> None:
    first = " ".join(["for"] + [f"a{n}" for n in range(15_000)] + ["til"])
    second = " ".join(["for"] + [f"b{n}" for n in range(15_000)] + ["til"])
    found = differences(first, second)
    assert [each.read for each in found] == [Read.BOTH, Read.FIRST, Read.SECOND, Read.BOTH]


def test_the_days_work_does_not_move_an_interview(office: Office) -> None:
    interview = office.interview({"q1": 2})
    (note,) = office.waiting
    office.clock.pass_by(timedelta(days=3).total_seconds())
    office.typing.type(note, "ja")
    after = office.kept(note)
    assert (after.finished_at, after.active_seconds, after.page, after.status) == (
        interview.finished_at,
        interview.active_seconds,
        interview.page,
        Status.FINISHED,
    )
