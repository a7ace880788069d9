"""What a device has done in a study, as it shows its own share of the fieldwork."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from interviewer.contact import Contact, Disposition, Reason, Sex
from interviewer.fieldwork import Approached, Counted
from interviewer.interview import SKIPPED, Answer, Mode, Status
from storage.store import OpenStore
from tests.storage.examples import DAY, MORNING, make_contact, make_finished, make_interview

STUDY = "vive-2026"
FIELDS = {("encounter", "1"): "group", ("encounter", "2"): "target_group"}
WEEK, NEXT_WEEK = "2026-W19", "2026-W20"


def test_interviews_are_counted_by_group_and_week(store: OpenStore) -> None:
    young = {"group": Answer("young")}
    later = MORNING + timedelta(days=7)
    store.add_many(
        [
            make_finished(answers=young),
            make_finished(answers=young),
            make_finished(answers=young, started_at=later),
            make_finished(answers=young, status=Status.PARTIAL),
            make_finished(
                answers={"target_group": Answer("old"), "group": Answer("not this one")},
                questionnaire_version="2",
            ),
        ],
        [],
    )
    counted, approached = store.share(STUDY, FIELDS)
    assert set(counted) == {
        Counted("young", WEEK, "finished", 2),
        Counted("young", NEXT_WEEK, "finished", 1),
        Counted("young", WEEK, "partial", 1),
        Counted("old", WEEK, "finished", 1),
    }
    assert list(approached) == []


def test_a_group_that_is_not_told_is_none(store: OpenStore) -> None:
    store.add_many(
        [
            make_finished(answers={}),
            make_finished(answers={"group": SKIPPED}),
            make_finished(answers={"group": Answer(3)}),
            make_finished(answers={"group": Answer("young")}, questionnaire_version="0"),
        ],
        [],
    )
    assert store.share(STUDY, FIELDS)[0] == [Counted("", WEEK, "finished", 4)]


def test_what_is_unfinished_or_of_another_study_or_a_second_entry_is_not_counted(
    store: OpenStore,
) -> None:
    young = {"group": Answer("young")}
    store.add_many(
        [
            make_interview(answers=young),
            make_finished(answers=young, study_id="another"),
            make_finished(answers=young, mode=Mode.PAPER_CHECK, sheet="4711"),
            make_finished(answers=young, mode=Mode.PAPER, sheet="4711"),
        ],
        [Contact("c", "another", Disposition.REFUSAL, DAY)],
    )
    counted, approached = store.share(STUDY, FIELDS)
    assert counted == [Counted("young", WEEK, "finished", 1)]
    assert list(approached) == []


def test_contacts_are_counted_by_what_was_seen_of_them(store: OpenStore) -> None:
    seen = replace(make_contact(), group="young", sex=Sex.MAN, reason=Reason.BUSY)
    store.add_many([], [seen, replace(seen, id="another"), make_contact()])
    assert store.share(STUDY, FIELDS)[1] == [
        Approached(WEEK, "refusal", 1),
        Approached(WEEK, "refusal", 2, "young", "man", "busy"),
    ]


def test_contacts_are_counted_by_outcome_and_week(store: OpenStore) -> None:
    store.add_many(
        [],
        [
            make_contact(),
            make_contact(),
            make_contact(Disposition.WITHDRAWN),
            make_contact(day=DAY + timedelta(days=7)),
        ],
    )
    assert store.share(STUDY, FIELDS)[1] == [
        Approached(WEEK, "refusal", 2),
        Approached(WEEK, "withdrawn", 1),
        Approached(NEXT_WEEK, "refusal", 1),
    ]
