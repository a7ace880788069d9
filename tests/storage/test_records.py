"""Contacts, batches and decisions: what left, what has not, what was decided."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from interviewer.contact import Disposition, Reason, Sex
from interviewer.errors import NotSaved
from interviewer.findings import Decision
from interviewer.ports import BatchRecord
from storage.store import OpenStore
from tests.storage import examples

WRITTEN = datetime(2026, 5, 4, 15, 0, tzinfo=UTC)


def record(store: OpenStore, number: int, *interviews: tuple[str, int]) -> BatchRecord:
    store.batches.begin(f"batch-{number}", "vive-2026")
    return store.batches.record(
        f"batch-{number}", f"batch-{number}.zip", "0" * 64, WRITTEN, interviews, []
    )


def test_what_has_left_is_not_exported_again_unless_asked(store: OpenStore) -> None:
    first, second = examples.make_finished(), examples.make_finished()
    store.add_many([first, second], [])
    record(store, 1, (first.id, 1))
    assert [i.id for i in store.interviews.to_export(None, again=False)] == [second.id]
    assert {i.id for i in store.interviews.to_export(None, again=True)} == {first.id, second.id}
    exported = {line.id: line.exported for line in store.interviews.on_day(examples.DAY)}
    assert exported == {first.id: True, second.id: False}
    assert store.interviews.tally(examples.DAY).to_export == 1


def test_an_interview_changed_after_it_left_is_exported_again(store: OpenStore) -> None:
    interview = examples.make_finished()
    store.interviews.add(interview)
    record(store, 1, (interview.id, 1))
    store.interviews.save(replace(interview, revision=2))
    assert list(store.interviews.to_export(None, again=False)) == [replace(interview, revision=2)]


def test_since_is_a_local_day_and_includes_it(store: OpenStore) -> None:
    late = examples.make_finished(started_at=examples.MORNING + timedelta(days=3))
    contact = examples.make_contact()
    store.add_many([examples.make_finished(), late], [contact])
    since = late.started_at.date()
    assert [i.id for i in store.interviews.to_export(since, again=False)] == [late.id]
    assert store.contacts.to_export(since, again=False) == []
    assert store.contacts.to_export(examples.DAY, again=False) == [contact]


def test_unfinished_interviews_never_leave(store: OpenStore) -> None:
    store.interviews.add(examples.make_interview())
    assert not list(store.interviews.to_export(None, again=True))


def test_a_number_is_used_up_when_a_batch_is_begun(store: OpenStore) -> None:
    assert [store.batches.begin(name, "vive-2026") for name in ("one", "two")] == [1, 2]
    assert store.batches.all() == []
    assert record(store, 3).number == 3
    two = store.batches.record("two", "two.zip", "0" * 64, WRITTEN, [], [])
    assert [made.number for made in store.batches.all()] == [3, 2], "1 was begun and never left"
    assert two in store.batches.all()


def test_each_study_has_its_own_series_of_recorded_numbers(store: OpenStore) -> None:
    for number in (1, 2, 4):
        record(store, number)  # numbered 1, 2 and 4
        if number == 2:
            store.batches.begin("stopped", "vive-2026")
    store.batches.begin("other", "another")
    store.batches.record("other", "b.zip", "0" * 64, WRITTEN, [], [])
    assert store.batches.series("vive-2026") == (1, 2, 4)
    assert store.batches.series("another") == (5,)
    assert store.batches.series("never exported") == ()


def test_a_batch_is_begun_once_and_recorded_once(store: OpenStore) -> None:
    with pytest.raises(KeyError):
        store.batches.record("never begun", "b.zip", "0" * 64, WRITTEN, [], [])
    made = record(store, 1)
    with pytest.raises(NotSaved):
        store.batches.begin("batch-1", "vive-2026")
    with pytest.raises(KeyError):
        store.batches.record("batch-1", "other.zip", "1" * 64, WRITTEN, [], [])
    assert store.batches.all() == [made]


def test_batches_are_numbered_in_a_row(store: OpenStore) -> None:
    records = [record(store, number) for number in (1, 2, 3)]
    assert [r.number for r in records] == [1, 2, 3]
    assert store.batches.all() == records[::-1]


def test_a_batch_that_cannot_be_recorded_marks_nothing(store: OpenStore) -> None:
    interview, contact = examples.make_finished(), examples.make_contact()
    store.add_many([interview], [contact])
    store.batches.begin("b", "vive-2026")
    twice = [contact.id, contact.id]
    with pytest.raises(NotSaved):
        store.batches.record("b", "b.zip", "0" * 64, WRITTEN, [(interview.id, 1)], twice)
    assert store.interviews.tally(examples.DAY).to_export == 1
    assert not store.batches.all()
    store.interviews.save(interview)


def test_contacts_leave_once(store: OpenStore) -> None:
    contact = examples.make_contact(Disposition.REFUSAL)
    store.add_many([], [contact])
    store.batches.begin("b", "vive-2026")
    store.batches.record("b", "b.zip", "0" * 64, WRITTEN, [], [contact.id])
    assert not store.contacts.to_export(None, again=False)
    assert store.contacts.to_export(None, again=True) == [contact]


def test_what_was_seen_of_somebody_can_be_told_until_it_has_left(store: OpenStore) -> None:
    contact = examples.make_contact(Disposition.REFUSAL)
    store.contacts.add(contact)
    seen = replace(contact, group="dagpenge", sex=Sex.MAN, reason=Reason.DISTRUST)
    store.contacts.change(seen)
    assert store.contacts.on_day(examples.DAY) == [seen]
    assert store.contacts.to_export(None, again=False) == [seen]
    other = replace(seen, disposition=Disposition.OTHER, sex=None, reason=None)
    store.contacts.change(other)
    store.contacts.add(seen)  # known already
    assert store.contacts.on_day(examples.DAY) == [other]
    store.batches.begin("b", "vive-2026")
    store.batches.record("b", "b.zip", "0" * 64, WRITTEN, [], [contact.id])
    for late in (seen, examples.make_contact()):
        with pytest.raises(KeyError):
            store.contacts.change(late)
    assert store.contacts.on_day(examples.DAY) == [other]
    assert store.contacts.on_day(examples.DAY + timedelta(days=1)) == []


def test_a_list_of_shorthand_takes_the_place_of_the_one_before(store: OpenStore) -> None:
    store.shorthand.replace({"sb": "sagsbehandler", "jc": "jobcenter", "æø": "ærø 🫐"})
    later = {"sb": "socialrådgiver", "jc": ""}
    store.shorthand.replace(later)
    assert store.shorthand.all() == later
    store.shorthand.replace({})
    assert store.shorthand.all() == {}


def test_what_is_withdrawn_while_its_batch_is_made_is_counted_and_told_later(
    store: OpenStore,
) -> None:
    interview = examples.make_finished()
    store.interviews.add(interview)
    store.interviews.withdraw(interview.id, examples.make_contact(Disposition.WITHDRAWN))
    assert store.withdrawn("vive-2026") == []
    assert record(store, 1, (interview.id, 1)).interviews == 1
    with store._database.reading() as connection:
        assert not connection.execute("SELECT * FROM batch_interviews").fetchall()
    assert store.withdrawn("vive-2026") == [interview.id]


def decision(interview_id: str, **values: object) -> Decision:
    given = {
        "interview_id": interview_id,
        "question_id": "q1",
        "follow_up_id": "why",
        "start": 3,
        "end": 8,
        "note_digest": "a" * 64,
        "kept": True,
    }
    return Decision(**given | values)  # type: ignore[arg-type]


def test_a_later_decision_takes_the_place_of_an_earlier_one(store: OpenStore) -> None:
    interview = examples.make_finished()
    store.interviews.add(interview)
    other = decision(interview.id, start=10, end=12)
    store.decisions.save([decision(interview.id), other])
    store.decisions.save([decision(interview.id, kept=False)])
    assert set(store.decisions.all()) == {decision(interview.id, kept=False), other}


def test_decisions_go_with_their_interview(store: OpenStore) -> None:
    interview = examples.make_finished()
    store.interviews.add(interview)
    store.decisions.save([decision(interview.id)])
    store.interviews.withdraw(interview.id, examples.make_contact(Disposition.WITHDRAWN))
    assert not store.decisions.all()
    with pytest.raises(NotSaved):
        store.decisions.save([decision(interview.id)])


def test_the_small_tables_join_the_stores_transaction(store: OpenStore) -> None:
    """sqlite-utils commits by itself unless it finds a transaction open."""
    interview = examples.make_finished()
    store.interviews.add(interview)
    with pytest.raises(NotSaved):
        store.decisions.save([decision(interview.id), decision("no such interview")])
    assert not store.decisions.all()
