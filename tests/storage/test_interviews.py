"""Interviews come back as they were saved, and the lists tell what is there."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interviewer.contact import Disposition
from interviewer.errors import NotSaved, StoreDamaged, StoreUnavailable
from interviewer.interview import (
    NOTHING_MORE,
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
)
from interviewer.ports import Tally, Unreadable
from storage import DataFolder
from storage.store import OpenStore
from tests.storage import examples

ITEMS = st.text("abcq_0123", min_size=1, max_size=6)
ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=60)
CODES = st.lists(st.integers(0, 99), min_size=1, max_size=5, unique=True).map(tuple)
ANSWERS = st.one_of(
    st.builds(Answer, missing=st.sampled_from(Missing)),
    st.builds(Answer, st.integers(0, 10**6) | ITEMS | CODES),
)
TIMES = st.datetimes(datetime(2000, 1, 2), datetime(2100, 1, 1)).flatmap(  # noqa: DTZ001
    lambda naive: st.integers(-14 * 60, 14 * 60).map(
        lambda minutes: naive.replace(tzinfo=timezone(timedelta(minutes=minutes)))
    )
)
ABOUT = st.builds(
    AboutNote, st.booleans(), st.sampled_from(Pen), ANY_TEXT, ANY_TEXT, st.booleans()
).filter(lambda about: about != NOTHING_MORE)
CIRCUMSTANCES = st.builds(
    Circumstances,
    companion=st.none() | st.booleans(),
    interpreter=st.none() | st.sampled_from(Interpreter),
    spoken=st.just("") | ITEMS,
    place=st.just("") | ITEMS,
    proxy=st.none() | st.booleans(),
)
INTERVIEWS = st.builds(
    Interview,
    id=st.uuids(version=4).map(str),
    study_id=ITEMS,
    questionnaire_id=ITEMS,
    questionnaire_version=ITEMS,
    language=st.sampled_from(["da", "en", "ar"]),
    page=ITEMS,
    started_at=TIMES,
    background_first=st.booleans(),
    status=st.sampled_from(Status),
    finished_at=st.none() | TIMES,
    active_seconds=st.integers(0, 10**6),
    revision=st.integers(0, 50),
    mode=st.sampled_from(Mode),
    sheet=st.just("") | ITEMS,  # Four letters and digits of an alphabet of its own, or none.
    verified=st.booleans(),
    languages=st.lists(st.sampled_from(["da", "en", "ar"]), unique=True).map(tuple),
    answers=st.dictionaries(ITEMS, ANSWERS, max_size=5).map(MappingProxyType),
    notes=st.dictionaries(st.tuples(ITEMS, ITEMS), ANY_TEXT, max_size=4)
    .map(lambda notes: {key: text for key, text in notes.items() if text})
    .map(MappingProxyType),
    about=st.dictionaries(st.tuples(ITEMS, ITEMS), ABOUT, max_size=4).map(MappingProxyType),
    by=st.dictionaries(ITEMS, st.sampled_from(By), max_size=3).map(MappingProxyType),
    circumstances=CIRCUMSTANCES,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(interview=INTERVIEWS)
def test_what_is_saved_comes_back_the_same(store: OpenStore, interview: Interview) -> None:
    store.interviews.add(interview)
    assert store.interviews.get(interview.id) == interview
    store.interviews.discard(interview.id)  # The next example may have the same id.


@pytest.mark.parametrize(
    "note",
    [
        "👩🏽‍💻 sagde: »nej« 🙃",
        "قالت إن الموعد لم يكن مفيداً \u202e!",
        "æøåÆØÅ — ’ \u00a0",
        "x" * 20_000,
        "ب" * 20_000,
        "\ud800 half a pair",
        "NUL \0 in it",
    ],
)
def test_notes_survive_closing(folder: DataFolder, note: str) -> None:
    store = folder.create(examples.PASSPHRASE)
    interview = examples.make_interview(note)
    store.interviews.add(interview)
    store.close()
    again = folder.unlock(examples.PASSPHRASE)
    assert again.interviews.get(interview.id).notes == {("q1", "why"): note}
    again.close()


def test_the_last_save_counts(store: OpenStore) -> None:
    interview = examples.make_interview()
    store.interviews.add(interview)
    changed = interview.with_answer("q1", Answer(1)).with_note(("q1", "why"), "andet")
    store.interviews.save(changed)
    assert store.interviews.get(interview.id) == changed
    assert len(store.interviews.unfinished()) == 1


def test_an_unknown_interview_is_a_key_error(store: OpenStore) -> None:
    with pytest.raises(KeyError):
        store.interviews.get("no such id")


def test_a_save_makes_no_interview_and_an_addition_replaces_none(store: OpenStore) -> None:
    interview = examples.make_interview()
    with pytest.raises(KeyError):
        store.interviews.save(interview)
    assert not store.interviews.unfinished()
    store.interviews.add(interview)
    with pytest.raises(NotSaved):
        store.interviews.add(interview.with_answer("q1", Answer(1)))
    assert store.interviews.get(interview.id) == interview


@pytest.mark.parametrize("end", ["discard", "refuse", "withdraw"])
def test_a_late_save_brings_no_erased_interview_back(store: OpenStore, end: str) -> None:
    interview = examples.make_interview()
    store.interviews.add(interview)
    contact = () if end == "discard" else (examples.make_contact(),)
    getattr(store.interviews, end)(interview.id, *contact)
    with pytest.raises(KeyError):
        store.interviews.save(interview)
    assert not store.interviews.unfinished()


def test_a_time_without_an_offset_is_refused(store: OpenStore) -> None:
    with pytest.raises(ValueError, match="offset"):
        store.interviews.add(
            examples.make_interview(started_at=datetime(2026, 1, 1))  # noqa: DTZ001
        )


def test_lists_show_the_latest_first_in_their_own_local_time(store: OpenStore) -> None:
    # The second began later, though its clock shows an earlier time.
    first = examples.make_interview(started_at=datetime(2026, 5, 4, 10, 0, tzinfo=UTC))
    west = timezone(timedelta(hours=-3))
    second = examples.make_interview(started_at=datetime(2026, 5, 4, 9, 0, tzinfo=west))
    for interview in (second, first):
        store.interviews.add(interview)
    lines = store.interviews.unfinished()
    assert [line.id for line in lines] == [second.id, first.id]
    assert lines[0].started_at.isoformat() == "2026-05-04T09:00:00-03:00"
    assert (lines[0].page, lines[0].exported) == ("q3", False)
    assert lines[0].questionnaire == ("encounter", "1")


def test_a_day_is_the_interviewers_day(store: OpenStore) -> None:
    just_after_midnight = datetime(2026, 5, 5, 0, 10, tzinfo=examples.COPENHAGEN)
    interview = examples.make_finished(started_at=just_after_midnight)
    store.interviews.add(interview)
    assert [line.id for line in store.interviews.on_day(date(2026, 5, 5))] == [interview.id]
    assert not store.interviews.on_day(date(2026, 5, 4))


def test_the_tally_counts_each_where_it_belongs(store: OpenStore) -> None:
    yesterday = examples.MORNING - timedelta(days=1)
    opened = examples.make_interview()
    for interview in (
        examples.make_interview(),
        opened,
        examples.make_finished(),
        examples.make_finished(status=Status.PARTIAL),
        examples.make_finished(started_at=yesterday),
    ):
        store.interviews.add(interview)
    store.interviews.refuse(opened.id, examples.make_contact())
    assert store.interviews.tally(examples.DAY) == Tally(1, 2, 1, 3, 1, {"refusal": 1})
    assert store.interviews.tally(yesterday.date()) == Tally(1, 1, 0, 3)


def test_what_happened_today_is_told_by_outcome(store: OpenStore) -> None:
    yesterday = examples.make_contact(Disposition.LANGUAGE, examples.DAY - timedelta(days=1))
    today = [Disposition.REFUSAL, Disposition.REFUSAL, Disposition.NON_CONTACT]
    store.add_many([], [yesterday, *map(examples.make_contact, today)])
    tally = store.interviews.tally(examples.DAY)
    assert tally.outcomes_today == {"refusal": 2, "non_contact": 1}
    assert tally.refused_today == 2


def pens(*states: Pen, hour: int = 9, **values: Any) -> Interview:
    """A finished interview whose notes have come so far."""
    about = {("q1", f"f{n}"): AboutNote(pen=pen) for n, pen in enumerate(states) if pen}
    started = examples.MORNING.replace(hour=hour)
    return examples.make_finished(about=about, started_at=started, **values)


def test_what_waits_to_be_typed_is_listed_and_counted_by_note(store: OpenStore) -> None:
    late = pens(Pen.WAITING, Pen.WAITING, Pen.TYPED, hour=15)
    early = pens(Pen.WAITING, hour=8, status=Status.PARTIAL)
    done = pens(Pen.TYPED, Pen.UNREADABLE, Pen.NONE, hour=9)
    under_way = pens(Pen.WAITING, Pen.TYPED, status=Status.IN_PROGRESS)
    second = pens(Pen.WAITING, Pen.TYPED, mode=Mode.PAPER_CHECK, sheet="17")
    without = pens()
    store.add_many([late, early, done, under_way, second, without], [])
    assert store.interviews.to_type() == [early.id, late.id]
    assert store.interviews.typed() == [done.id, late.id]
    assert store.interviews.tally(examples.DAY).to_type == 3
    store.interviews.save(replace(early, about={("q1", "f0"): AboutNote(pen=Pen.UNREADABLE)}))
    assert store.interviews.to_type() == [late.id]
    assert store.interviews.typed() == [early.id, done.id, late.id]
    assert store.interviews.tally(examples.DAY).to_type == 2
    expected = {each.id for each in (late, early, done, under_way, without)}
    assert set(store.interviews.ids()) == expected
    assert len(store.interviews.ids()) == len(expected)


def on_paper(sheet: str, hour: int, **values: Any) -> Interview:
    """A finished interview that was typed in from a paper form."""
    started = examples.MORNING.replace(hour=hour)
    return examples.make_finished(sheet=sheet, started_at=started, **{"mode": Mode.PAPER} | values)


def test_a_paper_form_is_found_by_its_number(store: OpenStore) -> None:
    first = on_paper("17", 9)
    half_done = on_paper("17", 11, mode=Mode.PAPER_CHECK, status=Status.IN_PROGRESS, revision=0)
    broken_off = on_paper("17", 10, status=Status.PARTIAL, study_id="another")
    store.add_many([first, on_paper("18", 9), half_done, broken_off, examples.make_finished()], [])
    found = store.interviews.by_sheet("17")
    assert [line.id for line in found] == [half_done.id, broken_off.id, first.id]
    assert [(line.mode, line.sheet) for line in found] == [
        (Mode.PAPER_CHECK, "17"),
        (Mode.PAPER, "17"),
        (Mode.PAPER, "17"),
    ]
    assert [line.study for line in found] == ["vive-2026", "another", "vive-2026"]
    for wrong in ("", "1", "017", "17 "):
        assert not store.interviews.by_sheet(wrong)


def test_the_number_of_a_form_can_be_mended(store: OpenStore) -> None:
    interview = on_paper("17", 9)
    store.interviews.add(interview)
    store.interviews.save(replace(interview, sheet="71"))
    assert not store.interviews.by_sheet("17")
    assert [line.id for line in store.interviews.by_sheet("71")] == [interview.id]


def test_a_second_entry_is_no_interview(store: OpenStore) -> None:
    first = on_paper("17", 9)
    done = on_paper("17", 10, mode=Mode.PAPER_CHECK)
    under_way = on_paper("18", 11, mode=Mode.PAPER_CHECK, status=Status.IN_PROGRESS, revision=0)
    store.add_many([first, done, under_way], [])
    assert store.interviews.tally(examples.DAY) == Tally(0, 1, 0, 1)
    assert not store.interviews.unfinished()
    assert [line.id for line in store.interviews.on_day(examples.DAY)] == [first.id]
    for again in (False, True):
        assert [i.id for i in store.interviews.to_export(None, again)] == [first.id]
    assert [line.id for line in store.interviews.second_entries()] == [under_way.id, done.id]
    assert store.interviews.get(done.id) == done


def test_the_lists_that_open_home_read_few_rows(store: OpenStore) -> None:
    """Each list is read off its own index, whatever else is in the store."""
    interviews = store.interviews
    with store._database.reading() as connection:
        statements: list[str] = []
        connection.set_trace_callback(statements.append)
        interviews.unfinished()
        interviews.on_day(examples.DAY)
        interviews.by_sheet("17")
        interviews.second_entries()
        interviews.to_type()
        interviews.typed()
        connection.set_trace_callback(None)
        plans = [connection.execute("EXPLAIN QUERY PLAN " + s).fetchall() for s in statements]
    first = [plan[0][3] for plan in plans]
    wanted = ["interviews_unfinished", "interviews_by_day", "by_sheet", "second_entries"]
    wanted += ["interviews_to_type", "interviews_typed"]
    assert all(name in step for name, step in zip(wanted, first, strict=True)), first


def test_refusing_drops_the_interview_and_counts_the_contact(store: OpenStore) -> None:
    interview, contact = examples.make_interview(), examples.make_contact()
    store.interviews.add(interview)
    store.interviews.refuse(interview.id, contact)
    assert store.contacts.to_export(None, again=False) == [contact]
    with pytest.raises(KeyError):
        store.interviews.get(interview.id)


def test_discarding_counts_nobody(store: OpenStore) -> None:
    interview = examples.make_interview()
    store.interviews.add(interview)
    store.interviews.discard(interview.id)
    assert not store.interviews.unfinished()
    assert not store.contacts.to_export(None, again=True)


def test_many_are_added_at_once_or_not_at_all(store: OpenStore) -> None:
    interviews = [examples.make_finished() for _ in range(50)]
    bad = replace(interviews[0], id="bad", status="no such status")  # type: ignore[arg-type]
    with pytest.raises(AttributeError):
        store.add_many([*interviews, bad], [])
    assert store.interviews.tally(examples.DAY).to_export == 0
    store.add_many(interviews, [examples.make_contact(Disposition.REFUSAL)])
    assert store.interviews.tally(examples.DAY) == Tally(0, 50, 1, 50, 0, {"refusal": 1})


def test_one_unreadable_interview_does_not_stop_the_others(store: OpenStore) -> None:
    good, bad, worse = (examples.make_finished() for _ in range(3))
    store.add_many([good, bad, worse], [])
    with store._database.writing() as connection:
        connection.execute("UPDATE interviews SET document = '{}' WHERE id = ?", (bad.id,))
        connection.execute("UPDATE interviews SET document = '[' WHERE id = ?", (worse.id,))
    found = list(store.interviews.to_export(None, False))
    assert [each for each in found if isinstance(each, Interview)] == [good]
    assert {each.id for each in found if isinstance(each, Unreadable)} == {bad.id, worse.id}
    with pytest.raises(StoreDamaged, match=bad.id) as caught:
        store.interviews.get(bad.id)
    assert caught.value.__suppress_context__


def test_an_export_can_be_read_while_another_thread_saves(store: OpenStore) -> None:
    store.add_many([examples.make_finished() for _ in range(20)], [])
    found: list[Interview | Unreadable] = []
    reader = threading.Thread(
        target=lambda: found.extend(store.interviews.to_export(None, again=False))
    )
    reader.start()
    for _ in range(20):
        store.interviews.add(examples.make_interview())
    reader.join()
    assert len(found) == 20


def test_a_locked_store_says_so_to_a_late_worker(store: OpenStore) -> None:
    store.close()
    for late in (store.interviews.unfinished, store.back_up, store.verify):
        with pytest.raises(StoreUnavailable, match="locked"):
            late()


def test_counts_do_not_read_the_documents(store: OpenStore) -> None:
    """What keeps Home quick with 10,000 interviews: every count comes off an index."""
    with store._database.reading() as connection:
        statements: list[str] = []
        connection.set_trace_callback(statements.append)
        store.interviews.tally(examples.DAY)
        connection.set_trace_callback(None)
        plan = [
            step
            for statement in statements
            for step in connection.execute("EXPLAIN QUERY PLAN " + statement).fetchall()
        ]
    reads = [row[3] for row in plan if "interviews" in row[3] or "contacts" in row[3]]
    assert len(reads) == 7
    assert all("COVERING INDEX" in read for read in reads)
