"""Strokes come back as they were drawn, piece by piece, and nothing brings a gone one back."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interviewer.errors import NotSaved
from interviewer.ink import FULL, FURTHEST, Point, Stroke, extent
from interviewer.interview import AboutNote, NoteKey, Pen
from storage import DataFolder, backups
from storage.ink import GAP
from storage.store import OpenStore
from tests.storage import examples
from tests.storage.test_withdrawal import everything, pending, plain, withdrawn_contact

__all__ = ["plain"]  # a fixture

KEY, OTHER = ("q1", "why"), ("q1", "more")
WAITING = AboutNote(pen=Pen.WAITING)

SIDES = st.integers(-FURTHEST, FURTHEST)
POINTS = st.builds(Point, SIDES, SIDES, st.integers(0, FULL))
STROKES = st.lists(st.lists(POINTS, min_size=1, max_size=8).map(tuple), max_size=6).map(
    lambda drawn: [Stroke(number, points) for number, points in enumerate(drawn)]
)


def line(*ys: int) -> tuple[Point, ...]:
    return tuple(Point(7 * y, y, 128) for y in ys)


def hand_over(store: OpenStore, interview_id: str, source: NoteKey, target: NoteKey) -> None:
    store.ink.hand_over(store.interviews.get(interview_id), source, target)


@pytest.fixture
def drawn(store: OpenStore) -> str:
    """An interview in which something may be drawn."""
    interview = examples.make_interview(about={KEY: WAITING})
    store.interviews.add(interview)
    return interview.id


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(strokes=STROKES, cut=st.integers(1, 8))
def test_pieces_are_the_stroke_that_was_drawn(
    store: OpenStore, strokes: list[Stroke], cut: int
) -> None:
    interview = examples.make_interview()
    store.interviews.add(interview)
    for stroke in strokes:
        for piece, at in enumerate(range(0, len(stroke.points), cut)):
            points = stroke.points[at : at + cut]
            for _ in range(2):  # Told twice, as after a save of which nobody heard.
                store.ink.append(interview.id, KEY, stroke.number, piece, points)
    assert store.ink.strokes(interview.id, KEY) == strokes
    assert store.ink.notes(interview.id) == ({KEY: len(strokes)} if strokes else {})
    store.ink.put(interview.id, OTHER, strokes)
    assert store.ink.strokes(interview.id, OTHER) == strokes


def test_strokes_outlive_a_lock_and_stand_in_a_backup(folder: DataFolder) -> None:
    store = folder.create(examples.PASSPHRASE)
    interview = examples.make_interview(about={KEY: WAITING})
    store.interviews.add(interview)
    store.ink.put(interview.id, KEY, [Stroke(4, line(*range(100_000)))])
    store.back_up()
    store.close()
    backup = folder.newest_good_backup(examples.PASSPHRASE)
    assert backup is not None
    folder.restore(backup, examples.PASSPHRASE)
    store = folder.unlock(examples.PASSPHRASE)
    assert store.ink.strokes(interview.id, KEY) == [Stroke(4, line(*range(100_000)))]
    store.close()


def test_a_whole_stroke_takes_the_place_of_its_pieces(store: OpenStore, drawn: str) -> None:
    for piece in range(3):
        store.ink.append(drawn, KEY, 0, piece, line(piece))
    store.ink.append(drawn, KEY, 1, 0, line(50))
    store.ink.put(drawn, KEY, [Stroke(0, line(9)), Stroke(2, line(60))])
    assert store.ink.strokes(drawn, KEY) == [
        Stroke(0, line(9)),
        Stroke(1, line(50)),
        Stroke(2, line(60)),
    ]


def test_an_erased_stroke_is_gone_and_the_others_stay(store: OpenStore, drawn: str) -> None:
    store.ink.put(drawn, KEY, [Stroke(number, line(number)) for number in range(4)])
    store.ink.put(drawn, OTHER, [Stroke(1, line(1))])
    store.ink.erase(drawn, KEY, [1, 3, 77])
    assert [stroke.number for stroke in store.ink.strokes(drawn, KEY)] == [0, 2]
    assert store.ink.notes(drawn) == {KEY: 2, OTHER: 1}


def test_strokes_taken_over_stand_below_those_that_are_there(store: OpenStore, drawn: str) -> None:
    store.ink.put(drawn, KEY, [Stroke(3, line(0, 500)), Stroke(8, line(-40, 900))])
    for piece, points in enumerate((line(20), line(30))):
        store.ink.append(drawn, OTHER, 5, piece, points)
    store.ink.put(drawn, OTHER, [Stroke(9, line(-100, 40))])
    hand_over(store, drawn, OTHER, KEY)
    strokes = store.ink.strokes(drawn, KEY)
    assert [stroke.number for stroke in strokes] == [3, 8, 9, 10]
    assert strokes[:2] == [Stroke(3, line(0, 500)), Stroke(8, line(-40, 900))]
    down = 900 + GAP + 100
    assert strokes[2].points == tuple(p._replace(y=p.y + down) for p in line(20, 30))
    moved = extent(strokes[2:])
    assert moved is not None
    assert moved[1] == 900 + GAP
    assert store.ink.notes(drawn) == {KEY: 4}


def test_strokes_move_together_with_what_is_known_of_them_or_not_at_all(
    store: OpenStore, drawn: str
) -> None:
    store.ink.put(drawn, OTHER, [Stroke(0, line(1))])
    before = store.interviews.get(drawn)
    after = before.with_about(OTHER, WAITING).with_note(KEY, "skrevet")
    store.ink.hand_over(after, OTHER, KEY)
    assert store.interviews.get(drawn) == after
    with store._database.reading() as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(NotSaved):
        store.ink.hand_over(after.with_note(KEY, "x" * 90_000), KEY, OTHER)
    assert store.interviews.get(drawn) == after
    assert store.ink.notes(drawn) == {KEY: 1}


def test_strokes_taken_over_into_an_empty_note_stay_where_they_were(
    store: OpenStore, drawn: str
) -> None:
    store.ink.put(drawn, OTHER, [Stroke(5, line(20, 30))])
    hand_over(store, drawn, OTHER, KEY)
    hand_over(store, drawn, KEY, KEY)
    hand_over(store, drawn, ("q9", "none"), KEY)
    assert store.ink.strokes(drawn, KEY) == [Stroke(0, line(20, 30))]


@pytest.mark.parametrize("end", ["discard", "refuse", "withdraw"])
def test_a_late_stroke_brings_no_erased_interview_back(
    store: OpenStore, drawn: str, end: str
) -> None:
    store.ink.put(drawn, KEY, [Stroke(0, line(1, 2))])
    there = store.interviews.get(drawn)
    contact = () if end == "discard" else (examples.make_contact(),)
    getattr(store.interviews, end)(drawn, *contact)
    for late in (
        lambda: store.ink.append(drawn, KEY, 0, 1, line(3)),
        lambda: store.ink.put(drawn, KEY, [Stroke(1, line(3))]),
        lambda: store.ink.erase(drawn, KEY, [0]),
        lambda: store.ink.hand_over(there, KEY, OTHER),
        lambda: store.ink.strokes(drawn, KEY),
        lambda: store.ink.notes(drawn),
    ):
        with pytest.raises(KeyError):
            late()
    with store._database.reading() as connection:
        assert connection.execute("SELECT count(*) FROM strokes").fetchone() == (0,)


def test_one_stroke_that_cannot_be_read_takes_no_other_along(store: OpenStore, drawn: str) -> None:
    store.ink.put(drawn, KEY, [Stroke(number, line(number, 40)) for number in range(3)])
    store.ink.put(drawn, OTHER, [Stroke(0, line(9))])
    with store._database.writing() as connection:
        connection.execute("UPDATE strokes SET points = x'0102' WHERE number = 1")
    assert [stroke.number for stroke in store.ink.strokes(drawn, KEY)] == [0, 2]
    assert store.ink.notes(drawn)[KEY] == 3, "by which it is seen that one is missing"
    hand_over(store, drawn, KEY, OTHER)
    assert [stroke.number for stroke in store.ink.strokes(drawn, OTHER)] == [0, 1, 3]
    assert store.ink.notes(drawn)[OTHER] == 4


def test_points_out_of_bounds_are_refused_and_change_nothing(store: OpenStore, drawn: str) -> None:
    store.ink.put(drawn, KEY, [Stroke(0, line(1))])
    with pytest.raises(ValueError, match="bounds"):
        store.ink.put(drawn, KEY, [Stroke(0, line(2)), Stroke(1, (Point(0, 0, 256),))])
    assert store.ink.strokes(drawn, KEY) == [Stroke(0, line(1))]


def test_a_full_disk_keeps_what_was_saved(store: OpenStore, drawn: str) -> None:
    store.ink.append(drawn, KEY, 0, 0, line(1))
    with store._database.reading() as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(NotSaved):
        store.ink.append(drawn, KEY, 0, 1, line(*range(50_000)))
    with store._database.reading() as connection:
        connection.execute("PRAGMA max_page_count = 1000000")
    assert store.ink.strokes(drawn, KEY) == [Stroke(0, line(1))]
    store.ink.append(drawn, KEY, 0, 1, line(2))
    assert store.ink.strokes(drawn, KEY) == [Stroke(0, line(1, 2))]


# A course of points that stands in the file just as it stands here; see `interviewer.ink.encode`.
TRACE = tuple(Point(n * (n % 11 + 3), n * (n % 7 + 5), (n * 37) % 256) for n in range(1, 60))
WORDS = "Zebrafinkeskov"


@pytest.mark.usefixtures("plain")
@pytest.mark.parametrize("end", ["withdraw", "discard", "refuse"])
def test_no_page_keeps_a_stroke_or_a_transcript(folder: DataFolder, end: str) -> None:
    from interviewer.ink import encode

    store = folder.create(examples.PASSPHRASE)
    typed = replace(WAITING, pen=Pen.TYPED, transcript=WORDS, second=WORDS)
    gone = examples.make_interview("", about={KEY: WAITING})
    others = [examples.make_interview() for _ in range(10)]
    store.add_many([gone, *others], [])
    traces = [encode(TRACE[at : at + 20]) for at in range(0, len(TRACE), 20)]
    for round_ in range(4):
        for number in range(20):
            for piece in range(3):
                points = TRACE[piece * 20 : piece * 20 + 20]
                store.ink.append(gone.id, KEY, round_ * 20 + number, piece, points)
            other = others[number % 10].id
            store.ink.append(other, KEY, round_ * 20 + number, 0, line(*range(30 + number)))
        store.ink.erase(gone.id, KEY, range(round_ * 20, round_ * 20 + 9))
        hand_over(store, gone.id, KEY, OTHER)
        store.ink.put(gone.id, KEY, store.ink.strokes(gone.id, OTHER))
        store.interviews.save(gone.with_about(KEY, typed if round_ % 2 else WAITING))
        store.back_up()
    before = everything(folder.path)
    assert all(trace[9:] in before for trace in traces)
    assert WORDS.encode() in before
    if end == "withdraw":
        assert store.interviews.withdraw(gone.id, withdrawn_contact())
    else:
        contact = () if end == "discard" else (examples.make_contact(),)
        getattr(store.interviews, end)(gone.id, *contact)
        store.back_up()
    after = everything(folder.path)
    assert not any(trace[9:] in after for trace in traces)
    assert WORDS.encode() not in after
    assert len(backups.listed(folder._layout)) > 2
    assert len(store.ink.notes(others[0].id)) == 1, "what others said stays"
    store.close()


@pytest.mark.parametrize(
    "values", [{"about": {KEY: AboutNote(quote=True)}}, {"strokes": True}, {"companion": True}]
)
def test_whatever_was_taken_down_is_erased(store: OpenStore, values: dict[str, Any]) -> None:
    from interviewer.interview import NOT_TOLD

    told = replace(NOT_TOLD, companion=values.get("companion"))
    dropped = examples.make_interview(
        "", answers={}, about=values.get("about", {}), circumstances=told
    )
    store.interviews.add(dropped)
    if "strokes" in values:
        store.ink.append(dropped.id, KEY, 0, 0, line(1))
    store.interviews.discard(dropped.id)
    assert pending(store) == 1


def test_a_kill_between_two_pieces_loses_neither(folder: DataFolder) -> None:
    store = folder.create(examples.PASSPHRASE)
    interview = examples.make_interview()
    store.interviews.add(interview)
    for piece in range(5):
        store.ink.append(interview.id, KEY, 0, piece, line(piece))
        # What a kill leaves: the files as they are now.
        copy = folder.path.with_name(f"killed-{piece}")
        shutil.copytree(folder.path, copy, ignore=shutil.ignore_patterns("lock"))
        again = examples.data_folder(copy)
        opened = again.unlock(examples.PASSPHRASE)
        assert opened.ink.strokes(interview.id, KEY) == [Stroke(0, line(*range(piece + 1)))]
        opened.close()
        again.release()
    store.close()


def test_keeping_a_piece_reads_no_other_rows(store: OpenStore, drawn: str) -> None:
    with store._database.reading() as connection:
        statements: list[str] = []
        connection.set_trace_callback(statements.append)
        store.ink.append(drawn, KEY, 0, 0, line(1))
        connection.set_trace_callback(None)
        plans = [
            step[3]
            for statement in statements
            if statement.lstrip().startswith("INSERT")
            for step in connection.execute("EXPLAIN QUERY PLAN " + statement).fetchall()
        ]
    assert len(statements) == 4, statements
    assert plans == ["SEARCH interviews USING COVERING INDEX sqlite_autoindex_interviews_1 (id=?)"]
