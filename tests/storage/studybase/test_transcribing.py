"""Pen strokes that come in batches, and what the lead types of them: kept with the content they
belong to, and gone with it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.errors import AnswerRefused
from interviewer.ink import Point, Stroke
from interviewer.interview import Pen
from interviewer.merging import (
    AnswerCells,
    Entry,
    PenStrokes,
    ReadBatch,
    Response,
    Signs,
    digest_of,
    to_document,
)
from interviewer.release import Quote
from interviewer.text import NOTE_LIMIT
from storage.studybase import StudyBase
from storage.studybase.ink import from_bytes, to_bytes
from tests.storage.studybase import examples
from tests.storage.studybase.examples import an_id, batch, merge

KEY = ("q1", "why")
LINE = (Stroke(0, (Point(16, 32, 100), Point(48, 40, 120))), Stroke(3, (Point(0, 0, 255),)))
MORE = (*LINE, Stroke(4, (Point(5, 5, 5), Point(6, 5, 9), Point(7, 6, 9))))
WORDS = "kom uden varsel zebra"


def noted(
    number: int = 1, pen: Pen = Pen.WAITING, *, revision: int = 1, note: str = "", rating: str = "2"
) -> Response:
    """A response with one note, that was written by pen."""
    cells = {"version": "2", "week": "2026-W20", "status": "finished", "group": "unge"}
    answers = [AnswerCells("q1", "", rating, "", "why", note, "", pen.value, "")]
    document = to_document(cells, answers)
    interview = an_id(number)
    return Response(
        interview,
        revision,
        "2",
        "2026-W20",
        "finished",
        "unge",
        document,
        digest_of(interview, revision, document),
        hashlib.sha256(document).digest()[:16],
        Signs(1, 0, 0, 1, 1, 0),
    )


def drawn(number: int = 1, strokes: Sequence[Stroke] = LINE) -> PenStrokes:
    return PenStrokes(an_id(number), *KEY, tuple(strokes))


def note(base: StudyBase, number: int = 1) -> AnswerCells:
    return base.interview(an_id(number)).answers[0]


def waiting(base: StudyBase) -> list[str]:
    return [entry.id for entry, _ in base.to_type()]


@pytest.fixture
def sent(base: StudyBase) -> StudyBase:
    """A study with one interview, whose note waits with its strokes."""
    merge(base, batch([noted()], strokes=[drawn()]))
    return base


POINTS = st.builds(Point, st.integers(-(1 << 30), 1 << 30), st.integers(-9, 9), st.integers(0, 255))
STROKES = st.lists(
    st.builds(Stroke, st.integers(0, 1 << 31), st.lists(POINTS, max_size=5).map(tuple)),
    max_size=4,
    unique_by=lambda stroke: stroke.number,
)


@given(STROKES)
def test_strokes_come_back_as_they_were_kept(strokes: list[Stroke]) -> None:
    kept = from_bytes(to_bytes(strokes))
    assert list(kept) == sorted(strokes, key=lambda stroke: stroke.number)


def test_a_note_that_waits_stands_in_the_queue_with_its_strokes(sent: StudyBase) -> None:
    ((entry, key),) = sent.to_type()
    assert isinstance(entry, Entry)
    assert (entry.id, key) == (an_id(1), KEY)
    assert tuple(sent.strokes(an_id(1), KEY)) == LINE
    assert sent.notes_waiting() == (1, 0)
    assert sent.check() == []


def test_strokes_that_stayed_on_the_device_are_counted_there(sent: StudyBase) -> None:
    merge(sent, batch([noted(2)], name="b", number=2))
    assert sent.notes_waiting() == (1, 1)
    assert waiting(sent) == [an_id(1)]
    with pytest.raises(KeyError):
        sent.strokes(an_id(2), KEY)
    with pytest.raises(KeyError):
        sent.transcribe(an_id(2), KEY, WORDS)


def test_strokes_may_come_after_their_interview(base: StudyBase) -> None:
    merge(base, batch([noted()]))
    before = base.digest()
    report = merge(base, batch([noted()], name="b", number=2, strokes=[drawn()]))
    assert waiting(base) == [an_id(1)]
    assert base.digest() != before
    assert report.number is not None
    base.undo_merge(report.number)
    assert waiting(base) == []
    assert base.notes_waiting() == (0, 1)
    assert base.digest() == before


def test_what_is_typed_follows_the_words_that_were_typed_there(base: StudyBase) -> None:
    merge(base, batch([noted(note="Ung mand.")], strokes=[drawn()]))
    base.transcribe(an_id(1), KEY, f" {WORDS}\n")
    assert (note(base).note, note(base).pen) == (f"Ung mand.\n{WORDS}", "typed")
    assert [entry.answers[0].note for entry in base.standing()] == [f"Ung mand.\n{WORDS}"]
    assert base.notes_waiting() == (0, 0)
    (transcript,) = base.transcripts()
    assert (transcript.interview, transcript.text) == (an_id(1), WORDS)
    assert base.check() == []


def test_an_empty_text_says_that_it_cannot_be_read(sent: StudyBase) -> None:
    sent.transcribe(an_id(1), KEY, "")
    assert (note(sent).note, note(sent).pen) == ("", "unreadable")
    assert waiting(sent) == []


def test_it_can_be_typed_anew_and_be_undone(sent: StudyBase) -> None:
    before = sent.digest()
    sent.transcribe(an_id(1), KEY, "zebra one")
    sent.transcribe(an_id(1), KEY, WORDS)
    assert note(sent).note == WORDS
    assert len(sent.transcripts()) == 1
    sent.undo_transcript(an_id(1), KEY)
    assert note(sent).pen == "waiting"
    assert waiting(sent) == [an_id(1)]
    assert sent.digest() == before
    with pytest.raises(KeyError):
        sent.undo_transcript(an_id(1), KEY)


def test_the_log_has_no_words(sent: StudyBase) -> None:
    sent.transcribe(an_id(1), KEY, WORDS)
    sent.undo_transcript(an_id(1), KEY)
    undone, made = sent.log(limit=2)
    assert (made.kind, undone.kind) == ("transcribed", "transcript_undone")
    assert "zebra" not in json.dumps([made.detail, undone.detail])
    with sent._file.reading() as connection:
        assert connection.execute("SELECT count(*) FROM transcripts").fetchone() == (0,)


def test_what_the_device_types_later_comes_first(sent: StudyBase) -> None:
    sent.transcribe(an_id(1), KEY, WORDS)
    theirs = noted(pen=Pen.TYPED, revision=2, note="kom aldrig")
    report = merge(sent, batch([theirs], name="b", number=2))
    assert note(sent).note == "kom aldrig"
    assert sent.transcripts() == []
    assert report.number is not None
    sent.undo_merge(report.number)
    assert note(sent).note == WORDS


def test_a_newer_revision_with_the_same_strokes_keeps_what_was_typed(sent: StudyBase) -> None:
    sent.transcribe(an_id(1), KEY, WORDS)
    merge(sent, batch([noted(revision=2, rating="1")], name="b", number=2, strokes=[drawn()]))
    assert (note(sent).answer, note(sent).note) == ("1", WORDS)
    assert waiting(sent) == []


def test_a_note_that_was_drawn_on_waits_again(sent: StudyBase) -> None:
    sent.transcribe(an_id(1), KEY, WORDS)
    later = [drawn(strokes=MORE)]
    merge(sent, batch([noted(revision=2, rating="1")], name="b", number=2, strokes=later))
    assert note(sent).pen == "waiting"
    assert tuple(sent.strokes(an_id(1), KEY)) == MORE


def test_a_newer_revision_without_strokes_keeps_what_was_typed_of_its_note(
    sent: StudyBase,
) -> None:
    """Strokes no longer travel, or are too many for a batch."""
    sent.transcribe(an_id(1), KEY, WORDS)
    merge(sent, batch([noted(revision=2, rating="1")], name="b", number=2))
    assert (note(sent).answer, note(sent).note) == ("1", WORDS)
    assert sent.notes_waiting() == (0, 0)
    sent.undo_transcript(an_id(1), KEY)
    assert waiting(sent) == [an_id(1)]
    assert tuple(sent.strokes(an_id(1), KEY)) == LINE
    sent.transcribe(an_id(1), KEY, "typed anew")
    merge(sent, batch([noted(revision=3, rating="5")], name="c", number=3))
    assert note(sent).note == "typed anew"
    assert sent.check() == []


@pytest.mark.parametrize(
    "later",
    [
        batch([noted(revision=2, note="Ung mand.")], name="b", number=2),
        batch([noted(revision=2, rating="1")], name="b", device=examples.OTHER),
    ],
    ids=["another note", "another device"],
)
def test_strokes_are_not_those_of_another_note_or_device(sent: StudyBase, later: ReadBatch) -> None:
    sent.transcribe(an_id(1), KEY, WORDS)
    (newer,) = later.responses
    merge(sent, later)
    if sent.conflicts():
        sent.resolve(an_id(1), newer.digest)
    assert note(sent).pen == "waiting"
    assert sent.notes_waiting() == (0, 1)
    with pytest.raises(KeyError):
        sent.strokes(an_id(1), KEY)


def test_a_revision_between_that_drew_or_typed_on_ends_it(sent: StudyBase) -> None:
    sent.transcribe(an_id(1), KEY, WORDS)
    latest = noted(revision=4)
    merge(sent, batch([latest], name="d", number=4))
    assert note(sent).note == WORDS
    drew = merge(
        sent, batch([noted(revision=3)], name="c", number=3, strokes=[drawn(strokes=MORE)])
    )
    assert waiting(sent) == [an_id(1)]
    assert tuple(sent.strokes(an_id(1), KEY)) == MORE
    assert drew.number is not None
    sent.undo_merge(drew.number)
    assert note(sent).note == WORDS
    merge(sent, batch([noted(pen=Pen.TYPED, revision=2, note="kom")], name="b", number=2))
    assert note(sent).pen == "waiting"
    assert sent.check() == []


def test_what_conflicts_holds_no_typed_words_in_whatever_order_it_came(tmp_path: Path) -> None:
    later = {
        "typed": batch([noted(1, Pen.TYPED, revision=2, note="kom")], name="c", number=2),
        "other": batch([noted(1, Pen.NONE, note="other", rating="3")], device=examples.OTHER),
    }

    def outcome(*order: str) -> tuple[str, int]:
        own = examples.bases(tmp_path / "-".join(order))
        base = own.open(examples.STUDY, make=True)
        base.enrol(examples.SIGNER)
        base.enrol(examples.OTHER)
        merge(base, batch([noted()], strokes=[drawn()]))
        base.transcribe(an_id(1), KEY, WORDS)
        for name in order:
            merge(base, later[name])
        found = base.digest(), len(base.transcripts())
        own.close()
        return found

    assert outcome("typed", "other") == outcome("other", "typed")
    assert outcome("other")[1] == 0


def test_no_typed_words_stand_of_an_interview_that_is_not_here(sent: StudyBase) -> None:
    sent.transcribe(an_id(1), KEY, WORDS)
    sent.undo_merge(1)
    assert sent.transcripts() == []


def test_what_is_typed_is_cleaned_as_on_the_device(sent: StudyBase) -> None:
    sent.transcribe(an_id(1), KEY, " ord \ud800 e\u0301n\0\r\nto ")
    assert note(sent).note == "ord \ufffd \u00e9n\nto"


def test_a_note_that_would_be_too_long_is_refused(base: StudyBase) -> None:
    merge(base, batch([noted(note="Ung mand.")], strokes=[drawn()]))
    left = NOTE_LIMIT - len("Ung mand.")
    base.transcribe(an_id(1), KEY, "a" * left)
    with pytest.raises(AnswerRefused) as refused:
        base.transcribe(an_id(1), KEY, "a" * (left + 1))
    assert (refused.value.rule, refused.value.limits) == ("length", {"maximum": NOTE_LIMIT})
    assert len(note(base).note) == NOTE_LIMIT + 1, "as it was, with the line end between"


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_of_two_drawings_of_one_note_the_larger_one_is_shown_whichever_came_first(
    base: StudyBase, order: tuple[int, int]
) -> None:
    """As from a device that was copied: the rule may not depend on the order."""
    both = [
        batch([noted()], strokes=[drawn()]),
        batch([noted()], name="b", device=examples.OTHER, strokes=[drawn(strokes=MORE)]),
    ]
    for place in order:
        merge(base, both[place])
    assert tuple(base.strokes(an_id(1), KEY)) == MORE


def test_the_same_set_in_any_order_has_the_same_digest(tmp_path: Path) -> None:
    def digest(folder: str, parts: Sequence[Sequence[ReadBatch]]) -> str:
        own = examples.bases(tmp_path / folder)
        base = own.open(examples.STUDY, make=True)
        base.enrol(examples.SIGNER)
        for several in parts:
            merge(base, *several)
        base.transcribe(an_id(1), KEY, WORDS)
        found = base.digest()
        own.close()
        return found

    one = batch([noted()], strokes=[drawn()])
    two = batch([noted(2), noted()], name="b", number=2, strokes=[drawn(2), drawn()])
    assert digest("x", [[one], [two]]) == digest("y", [[two, one, one]])


def test_an_undone_merge_takes_its_strokes_with_it_and_the_typed_words_wait(
    base: StudyBase,
) -> None:
    came = batch([noted()], strokes=[drawn()])
    report = merge(base, came)
    assert report.number is not None
    base.transcribe(an_id(1), KEY, WORDS)
    base.undo_merge(report.number)
    with base._file.reading() as connection:
        for table in ("ink", "ink_sightings"):
            assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,), table
    assert base.check() == []
    merge(base, came)
    assert note(base).note == WORDS


def test_strokes_of_what_is_withdrawn_are_not_taken(base: StudyBase) -> None:
    merge(base, batch([noted()], strokes=[drawn()]))
    base.withdraw(an_id(1))
    merge(base, batch([noted()], name="b", number=2, strokes=[drawn()]))
    assert base.notes_waiting() == (0, 0)
    with base._file.reading() as connection:
        assert connection.execute("SELECT count(*) FROM ink").fetchone() == (0,)


def test_what_one_device_withdraws_takes_its_typed_words_though_anothers_content_stays(
    sent: StudyBase,
) -> None:
    theirs = noted(rating="5", pen=Pen.NONE, note="another")
    merge(sent, batch([theirs], name="b", device=examples.OTHER))
    sent.resolve(an_id(1), noted().digest)
    sent.transcribe(an_id(1), KEY, WORDS)
    merge(sent, batch(name="c", number=2, withdrawals=[an_id(1)]))
    assert note(sent).note == "another"
    with sent._file.reading() as connection:
        assert connection.execute("SELECT count(*) FROM transcripts").fetchone() == (0,)


def test_a_correction_that_closes_the_follow_up_takes_the_note_off_the_queue(
    sent: StudyBase,
) -> None:
    sent.correct(an_id(1), {"q1": "5"}, "a wrong tap", follow_up="")
    assert waiting(sent) == []
    assert note(sent).pen == ""
    sent.undo_correction(an_id(1), "q1")
    assert waiting(sent) == [an_id(1)]


def test_a_void_interview_and_one_in_conflict_wait_for_other_things(sent: StudyBase) -> None:
    sent.void(an_id(1), "a trial")
    assert waiting(sent) == []
    assert sent.notes_waiting() == (0, 0)
    sent.undo_void(an_id(1))
    merge(sent, batch([noted(rating="5")], name="b", device=examples.OTHER))
    assert waiting(sent) == []
    with pytest.raises(KeyError):
        sent.transcribe(an_id(1), KEY, WORDS)


def test_a_cleared_quote_stands_only_with_the_words_it_was_read_with(sent: StudyBase) -> None:
    sent.transcribe(an_id(1), KEY, WORDS)
    sent.clear_quote(Quote(an_id(1), *KEY, WORDS))
    assert len(sent.quotes()) == 1
    sent.transcribe(an_id(1), KEY, "something else")
    assert sent.quotes() == []
    sent.clear_quote(Quote(an_id(1), *KEY, "something else"))
    sent.undo_transcript(an_id(1), KEY)
    assert sent.quotes() == []
    with sent._file.reading() as connection:
        assert connection.execute("SELECT text FROM quotes").fetchall() == []


def test_strokes_that_were_changed_in_the_file_are_found(sent: StudyBase) -> None:
    with sent._file.writing() as connection:
        connection.execute("UPDATE ink SET strokes = ?", (to_bytes(MORE),))
    assert sent.check() == ["The strokes of 1 notes are not as they came."]
