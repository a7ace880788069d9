"""Review: lists, voids, corrections; and what of it waits while an interview is away."""

from __future__ import annotations

import hashlib
import json

import pytest

from interviewer.errors import CorrectionRefused, ReasonMissing
from interviewer.fieldwork import Counted
from interviewer.merging import Signs, digest_of, from_document, to_document
from interviewer.quality import DeviceCounts
from storage.studybase import StudyBase
from storage.studybase.states import Content
from tests.storage.studybase import examples
from tests.storage.studybase.examples import an_id, batch, merge, response


def test_interviews_are_listed_by_week_and_filtered(base: StudyBase) -> None:
    merge(
        base,
        batch([response(1, week="2026-W22"), response(2, group="syge"), response(3, "4")]),
        batch([response(3, "2")], name="b", device=examples.OTHER),
    )
    base.void(an_id(2), "a colleague tried the tablet")
    lines = base.interviews()
    assert [(line.id, line.state, line.devices) for line in lines] == [
        (an_id(2), "void", (1,)),
        (an_id(3), "conflict", (1, 2)),
        (an_id(1), "standing", (1,)),
    ]
    assert [line.id for line in base.interviews(offset=1, limit=1)] == [an_id(3)]
    assert [line.id for line in base.interviews(only="void")] == [an_id(2)]
    assert [line.id for line in base.interviews(only="conflict")] == [an_id(3)]
    assert [line.id for line in base.interviews(only="syge")] == [an_id(2)]
    assert [base.line(line.id) for line in lines] == list(lines)
    assert base.void_reason(an_id(2)) == "a colleague tried the tablet"
    assert base.void_reason(an_id(1)) == ""
    with pytest.raises(KeyError):
        base.line(an_id(9))


def test_a_void_interview_counts_nowhere_until_it_is_taken_back(base: StudyBase) -> None:
    merge(base, batch([response(1), response(2)]))
    before = base.digest()
    base.void(an_id(1), "a colleague tried the tablet")
    assert base.digest() != before
    assert [entry.id for entry in base.standing()] == [an_id(2)]
    assert [entry.id for entry in base.standing(void=True)] == [an_id(1), an_id(2)]
    assert base.counts() == [Counted("unge", "2026-W20", "finished", 1)]
    assert base.device_counts()[0].interviews == 1
    base.undo_void(an_id(1))
    assert base.digest() == before
    with pytest.raises(KeyError):
        base.undo_void(an_id(1))


def test_a_void_needs_a_reason_and_an_interview(base: StudyBase) -> None:
    merge(base, batch([response(1)]))
    with pytest.raises(ReasonMissing):
        base.void(an_id(1), "  ")
    with pytest.raises(KeyError):
        base.void(an_id(2), "why")
    assert base.log()[0].kind == "merged"


def test_a_correction_shows_everywhere_and_can_be_undone(base: StudyBase) -> None:
    merge(base, batch([response(1), response(2)]))
    before = base.digest()
    base.correct(
        an_id(1), {"group": "syge", "jobcenter": "jc-syge", "main_group": "main"}, "wrong row"
    )
    base.correct(an_id(1), {"q1": "5"}, "heard on the tape")
    entry = base.interview(an_id(1))
    assert (entry.cells["group"], entry.cells["jobcenter"]) == ("syge", "jc-syge")
    assert entry.answers[0].answer == "5"
    assert next(iter(base.standing())) == entry
    assert base.counts() == [
        Counted("syge", "2026-W20", "finished", 1),
        Counted("unge", "2026-W20", "finished", 1),
    ]
    assert [line.id for line in base.interviews(only="syge") if line.corrected] == [an_id(1)]
    assert [(c.variable, c.before, c.after) for c in base.corrections()] == [
        ("group", "unge", "syge"),
        ("jobcenter", "jc-unge", "jc-syge"),
        ("main_group", "main", "main"),
        ("q1", "4", "5"),
    ]
    base.undo_correction(an_id(1), "group")
    assert base.interview(an_id(1)).cells["jobcenter"] == "jc-unge"
    base.undo_correction(an_id(1), "q1")
    assert base.digest() == before
    with pytest.raises(KeyError):
        base.undo_correction(an_id(1), "q1")


def test_what_cannot_be_corrected_is_refused(base: StudyBase) -> None:
    merge(base, batch([response(1)]))
    for changes, rule in (({"shoes": "42"}, "variable"), ({"q1": "4"}, "same")):
        with pytest.raises(CorrectionRefused) as caught:
            base.correct(an_id(1), changes, "why")
        assert caught.value.rule == rule
    with pytest.raises(ReasonMissing):
        base.correct(an_id(1), {"q1": "5"}, "")
    with pytest.raises(KeyError):
        base.correct(an_id(2), {"q1": "5"}, "why")
    assert base.corrections() == []


def test_a_correction_may_close_a_follow_up(base: StudyBase) -> None:
    merge(base, batch([response(1, note="hun gik")]))
    base.correct(an_id(1), {"q1": "5"}, "typed wrong", follow_up="")
    assert base.interview(an_id(1)).answers[0][2:] == ("5", "", "", "", "", "", "")
    base.undo_correction(an_id(1), "q1")
    assert base.interview(an_id(1)).answers[0].note == "hun gik"


def test_a_correction_applies_to_what_it_was_made_to(base: StudyBase) -> None:
    merge(base, batch([response(1, "4")], name="a"))
    base.correct(an_id(1), {"q1": "5"}, "typed wrong")
    corrected = base.digest()
    number = merge(base, batch([response(1, "3", revision=2)], name="b")).number
    assert number is not None
    assert base.interview(an_id(1)).answers[0].answer == "3"
    assert base.corrections() == []
    base.undo_merge(number)
    assert base.interview(an_id(1)).answers[0].answer == "5"
    assert base.digest() == corrected


def test_a_field_that_gave_its_name_away_is_found_in_what_came_before(base: StudyBase) -> None:
    now = response(1)
    cells, answers = from_document(now.document)
    rows = json.loads(now.document)[1]
    before = json.dumps([cells | {"place": "2"}, rows], sort_keys=True, separators=(",", ":"))
    documents = before.encode(), to_document(cells | {"place_": "2"}, answers)
    for number, document in enumerate(documents, start=1):
        came = now._replace(
            document=document,
            digest=digest_of(now.id, 1, document),
            likeness=hashlib.sha256(document).digest()[:16],
        )
        merge(base, batch([came], name=f"b{number}", number=number))
    assert base.conflicts() == []
    assert base.interview(now.id).cells["place_"] == "2"

    base.correct(now.id, {"place": "3"}, "as the older app called it")
    assert [each.variable for each in base.corrections()] == ["place_"]
    assert base.interview(now.id).cells["place_"] == "3"
    base.undo_correction(now.id, "place_")
    assert base.corrections() == []

    base.correct(now.id, {"place_": "4"}, "as it is called now")
    assert base.interview(now.id).cells["place_"] == "4"
    told = Content(cells | {"place": "room"}, answers)
    assert told.value("place") is None, "no circumstance is corrected"


def test_decisions_wait_while_an_interview_is_away(base: StudyBase) -> None:
    came = batch([response(1), response(2)])
    merge(base, came)
    base.void(an_id(2), "a trial")
    base.correct(an_id(1), {"group": "syge", "jobcenter": "jc-syge"}, "wrong row")
    digest = base.digest()
    base.undo_merge(1)
    assert base.interviews() == []
    assert base.corrections() == []
    merge(base, came)
    assert base.digest() == digest
    assert base.counts() == [Counted("syge", "2026-W20", "finished", 1)]
    assert base.check() == []


def test_signs_are_summed_by_device(base: StudyBase) -> None:
    one = Signs(ratings=8, straight=1, dont_know=2, follow_ups=3, notes=1, fast=1)
    two = Signs(ratings=4, straight=0, dont_know=4, follow_ups=1, notes=0, fast=-1)
    merge(
        base,
        batch([response(1, signs=one), response(2, signs=two)], name="a"),
        batch([response(2, signs=two), response(3, signs=one)], name="b", device=examples.OTHER),
    )
    assert base.device_counts() == [
        DeviceCounts(1, 2, 1, 1, 1, 1, 12, 6, 4, 1),
        DeviceCounts(2, 1, 1, 1, 1, 1, 8, 2, 3, 1),
    ]


def test_devices_are_numbered_named_and_revoked(base: StudyBase) -> None:
    merge(base, batch([response(1, week="2026-W22"), response(2)]))
    assert base.enrol(examples.SIGNER, "another name").number == 1
    base.rename(2, "Tablet 2")
    base.revoke(2, "left on a train")
    base.revoke(2, "once more")
    one, two = base.devices()
    assert (one.name, one.batches, one.interviews, one.latest_week) == (
        "Tablet 1",
        1,
        2,
        "2026-W22",
    )
    assert (two.name, two.revoked, two.reason) == ("Tablet 2", True, "left on a train")
    assert base.signers() == {examples.SIGNER: False, examples.OTHER: True}
    with pytest.raises(KeyError):
        base.revoke(3, "why")
    with pytest.raises(KeyError):
        base.rename(3, "x")
    with pytest.raises(ReasonMissing):
        base.revoke(1, "")
