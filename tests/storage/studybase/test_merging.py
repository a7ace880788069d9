"""Merging: what came is told apart, kept once, and taken out again as a whole."""

from __future__ import annotations

import pytest

from interviewer.anonymise import ContactRow
from interviewer.fieldwork import Approached, Counted
from interviewer.merging import Came, Counts, Gap, SetAside, Trouble
from storage.studybase import StudyBase, quarantine
from tests.storage.studybase import examples
from tests.storage.studybase.examples import an_id, batch, merge, response

EMPTY = "the digest of a study in which nothing is"


def test_new_same_revised_and_conflicting_are_told_apart(base: StudyBase) -> None:
    first = merge(base, batch([response(1), response(2, "3"), response(3, "2")], name="a"))
    assert first.total == Counts(new=3)
    assert first.number == 1
    later = batch(
        [response(1), response(2, "5", revision=2), response(3, "1"), response(4, "5")],
        name="b",
        number=2,
    )
    report = merge(base, later)
    assert report.total == Counts(new=1, same=1, revised=1, conflicting=1)
    assert (report.files[0].device, report.files[0].troubles) == (1, ())
    assert base.interview(an_id(2)).answers[0].answer == "5"
    assert [entry.id for entry in base.standing()] == [an_id(1), an_id(2), an_id(4)]
    assert base.counts() == [Counted("unge", "2026-W20", "finished", 3)]


def test_an_older_revision_that_comes_late_changes_nothing_that_stands(base: StudyBase) -> None:
    merge(base, batch([response(1, "5", revision=2)], name="new"))
    report = merge(base, batch([response(1, "4", revision=1)], name="old"))
    assert report.total == Counts(revised=1)
    assert base.interview(an_id(1)).answers[0].answer == "5"


def test_a_conflict_keeps_both_and_waits_for_a_person(base: StudyBase) -> None:
    merge(base, batch([response(1, "4")], name="a"))
    merge(base, batch([response(1, "2")], name="b", device=examples.OTHER))
    (conflict,) = base.conflicts()
    assert {(entry.answers[0].answer, devices) for entry, devices in conflict.variants} == {
        ("4", (1,)),
        ("2", (2,)),
    }
    assert list(base.standing()) == []
    assert base.counts() == []
    assert base.summary().waiting == 1
    chosen = next(entry for entry, devices in conflict.variants if devices == (2,))
    base.resolve(an_id(1), chosen.digest, "paper form looked at")
    assert base.conflicts() == []
    assert [entry.answers[0].answer for entry in base.standing()] == ["2"]
    with pytest.raises(KeyError):
        base.resolve(an_id(1), chosen.digest)


def test_a_content_that_nobody_saw_opens_a_conflict_again(base: StudyBase) -> None:
    merge(base, batch([response(1, "4")], name="a"), batch([response(1, "2")], name="b"))
    base.resolve(an_id(1), response(1, "2").digest)
    number = merge(base, batch([response(1, "1")], name="c")).number
    assert len(base.conflicts()[0].variants) == 3
    assert number is not None
    assert base.undo_merge(number)
    assert [entry.answers[0].answer for entry in base.standing()] == ["2"]


def test_a_newer_revision_ends_a_conflict(base: StudyBase) -> None:
    merge(base, batch([response(1, "4")], name="a"), batch([response(1, "2")], name="b"))
    merge(base, batch([response(1, "3", revision=2)], name="c"))
    assert base.conflicts() == []
    assert [entry.answers[0].answer for entry in base.standing()] == ["3"]


def test_the_same_file_again_leaves_no_trace(base: StudyBase) -> None:
    came = batch([response(1)])
    merge(base, came)
    before = base.log(), base.merges(), base.digest()
    report = merge(base, came)
    assert report.number is None
    assert report.files[0].came is Came.KNOWN
    assert report.files[0].device == 1
    assert (base.log(), base.merges(), base.digest()) == before


def test_a_batch_that_was_sealed_once_more_is_known(base: StudyBase) -> None:
    merge(base, batch([response(1)]))
    report = merge(base, batch([response(1)], sealed="anew"))
    assert (report.number, report.files[0].came) == (None, Came.KNOWN)


def test_a_batch_without_news_closes_a_gap(base: StudyBase) -> None:
    merge(base, batch([response(1)], name="b", number=3, series=(1, 3)))
    assert base.gaps() == (Gap(1, (1,), 3),)
    digest = base.digest()
    report = merge(base, batch([response(1)], name="a", number=1, series=(1,)))
    assert report.number == 2
    assert report.gaps == base.gaps() == ()
    assert base.digest() == digest


def test_gaps_count_the_numbers_that_left(base: StudyBase) -> None:
    merge(
        base,
        batch([response(1)], name="a", number=6, series=(1, 2, 4, 6)),
        batch([response(2)], name="b", number=2, series=(1, 2), device=examples.OTHER),
    )
    assert base.gaps() == (Gap(1, (1, 2, 4), 6), Gap(2, (1,), 2))


def test_two_batches_of_one_id_are_both_taken_and_told(base: StudyBase) -> None:
    one = batch([response(1, "4"), response(2)], name="a")
    other = batch([response(1, "2"), response(3)], name="a")
    report = merge(base, one, other)
    assert [line.came for line in report.files] == [Came.TAKEN, Came.TAKEN]
    assert [aside.trouble for aside in report.files[1].troubles] == [Trouble.CONTRADICTION]
    assert len(base.conflicts()) == 1
    assert [entry.id for entry in base.standing()] == [an_id(2), an_id(3)]


def test_an_unknown_signer_is_a_key_error_and_nothing_is_kept(base: StudyBase) -> None:
    with pytest.raises(KeyError):
        merge(base, batch([response(1)]), batch([response(2)], device=bytes(32)))
    assert list(base.standing()) == []
    assert base.merges() == []


def test_an_unsigned_batch_is_of_no_device(base: StudyBase) -> None:
    report = merge(base, batch([response(1)], device=b""))
    assert (report.files[0].device, report.total.new) == (None, 1)
    assert base.interviews()[0].devices == ()
    assert base.device_counts() == []


def test_a_merge_that_is_not_finished_is_not_kept(base: StudyBase) -> None:
    with base.merging() as merging:
        merging.take(batch([response(1)]))
    assert list(base.standing()) == []
    assert base.merges() == []
    assert merge(base, batch([response(1)])).number == 1  # the indexes are as they were


def test_contacts_count_once(base: StudyBase) -> None:
    refused, other = ContactRow("c1", "2026-W20", "refusal"), ContactRow("c2", "2026-W21", "other")
    assert merge(base, batch(contacts=[refused], name="a")).total.contacts == 1
    assert merge(base, batch(contacts=[refused, other], name="b")).total.contacts == 1
    assert base.approached() == [
        Approached("2026-W20", "refusal", 1),
        Approached("2026-W21", "other", 1),
    ]


def test_lookalikes_are_flagged_and_kept(base: StudyBase) -> None:
    report = merge(
        base,
        batch([response(1, note="det samme"), response(2, note="det samme"), response(3)]),
    )
    assert report.total == Counts(new=3, lookalikes=1)
    (alike,) = base.lookalikes()
    assert (alike.interviews, alike.notes) == ((an_id(1), an_id(2)), 1)
    assert [line.id for line in base.interviews(only="lookalike")] == [an_id(1), an_id(2)]
    base.void(an_id(2), "entered twice")
    assert base.lookalikes() == []


def test_the_indexed_way_counts_like_the_first_merge(base: StudyBase) -> None:
    merge(base, batch([response(9, "1")], name="first"))
    report = merge(
        base,
        batch([response(1, note="det samme"), response(1, note="det samme")], name="twice"),
        batch([response(2, note="det samme"), response(9, "2")], name="b", number=2),
        batch([response(9, "3", revision=2)], name="c", number=3),
    )
    assert report.total == Counts(new=2, same=1, conflicting=1, revised=1, lookalikes=1)


def test_undo_takes_out_what_no_other_batch_brought(base: StudyBase) -> None:
    merge(base, batch([response(1), response(2, "4")], name="a"))
    before = base.digest()
    number = merge(
        base,
        batch(
            [response(1), response(2, "5", revision=2), response(3)],
            name="b",
            contacts=[ContactRow("c1", "2026-W20", "refusal")],
        ),
    ).number
    assert number is not None
    assert base.digest() != before
    assert base.undo_merge(number)
    assert base.digest() == before
    assert [(e.id, e.answers[0].answer) for e in base.standing()] == [
        (an_id(1), "4"),
        (an_id(2), "4"),
    ]
    assert base.approached() == []
    assert [(m.number, m.undone) for m in base.merges()] == [(2, True), (1, False)]
    assert [number for number, _ in base.reports()] == [1]
    with pytest.raises(KeyError):
        base.undo_merge(number)
    assert base.check() == []


def test_an_undone_merge_can_be_done_again(base: StudyBase) -> None:
    came = batch([response(1)])
    digest = merge(base, came).digest
    base.undo_merge(1)
    report = merge(base, came)
    assert (report.number, report.total.new, report.digest) == (2, 1, digest)


def test_undo_can_be_stopped(base: StudyBase) -> None:
    merge(base, batch([response(1)], name="a"), batch([response(2)], name="b"))
    assert base.undo_merge(1, lambda done, total: done < 1) is False
    assert len(list(base.standing())) == 2
    assert base.merges()[0].undone is False


def test_a_report_comes_back_as_it_was(base: StudyBase) -> None:
    damaged = SetAside(Trouble.VALUE, "row 3 of answers.csv", "a.batch", record=an_id(7))
    with base.merging() as merging:
        merging.take(batch([response(1)], set_aside=[damaged]))
        merging.set_aside(SetAside(Trouble.DAMAGED, "cut short", "b.batch"), "ab" * 32, None)
        report = merging.finish()
    assert base.reports() == [(1, report)]
    assert report.total == Counts(new=1, set_aside=1)


def test_quarantine_changes_nothing_of_the_study(base: StudyBase) -> None:
    merge(base, batch([response(1)]))
    digest = base.digest()
    unknown = SetAside(Trouble.UNKNOWN_DEVICE, "not enrolled", "c.batch", retry=True)
    for expected in (2, None):  # the same again is no news
        with base.merging() as merging:
            merging.set_aside(unknown, "cd" * 32, b"sealed")
            report = merging.finish()
        assert report.number == expected
        assert report.files[0].troubles == (unknown,)
    assert base.digest() == digest
    assert base.quarantine() == [unknown]
    assert base.retriable() == [("c.batch", 6, "cd" * 32)]
    assert base.sealed("cd" * 32) == b"sealed"


def test_what_is_taken_after_all_leaves_the_quarantine_until_undone(base: StudyBase) -> None:
    later = batch([response(1)], device=b"three" + bytes(27))
    unknown = SetAside(Trouble.UNKNOWN_DEVICE, "not enrolled", later.file, retry=True)
    with base.merging() as merging:
        merging.set_aside(unknown, later.file_digest, b"sealed")
        merging.finish()
    base.enrol(later.header.device)
    number = merge(base, later).number
    assert number is not None
    assert base.quarantine() == []
    assert base.retriable() == []
    assert base.log()[0].kind == "retried"
    base.undo_merge(number)
    assert base.quarantine() == [unknown]


def test_dismissed_stays_dismissed(base: StudyBase) -> None:
    aside = SetAside(Trouble.DAMAGED, "cut short", "b.batch", retry=True)
    for _ in range(2):
        with base.merging() as merging:
            merging.set_aside(aside, "ab" * 32, b"sealed")
            merging.finish()
        if base.quarantine():
            base.dismiss("b.batch", "")
    assert base.quarantine() == []
    assert base.retriable() == []
    with pytest.raises(KeyError):
        base.dismiss("b.batch", "")


def test_many_in_one_batch_and_in_many(base: StudyBase) -> None:
    made = list(examples.many(3, 2500))
    report = merge(base, *made)
    assert report.total.new == 7500
    assert len({entry.id for entry in base.standing()}) == 7500
    ids = [entry.id for entry in base.standing()]
    assert ids == sorted(ids)
    again = batch(made[1].responses, name="again", device=examples.OTHER)
    assert merge(base, again).total == Counts(same=2500)
    assert base.digest() == report.digest


def test_a_revision_from_another_device_is_a_conflict(base: StudyBase) -> None:
    merge(base, batch([response(1, "5")], name="own"))
    forged = batch([response(1, "1", revision=900_000_000)], name="f", device=examples.OTHER)
    report = merge(base, forged)
    assert report.total == Counts(conflicting=1)
    (conflict,) = base.conflicts()
    assert {devices for _, devices in conflict.variants} == {(1,), (2,)}
    base.resolve(an_id(1), response(1, "5").digest)
    assert [entry.answers[0].answer for entry in base.standing()] == ["5"]
    assert base.check() == []


def test_the_same_content_from_another_device_in_a_later_revision_is_no_conflict(
    base: StudyBase,
) -> None:
    merge(base, batch([response(1, "5")], name="a"))
    moved = batch([response(1, "5", revision=2)], name="b", device=examples.OTHER)
    assert merge(base, moved).total == Counts(revised=1)
    assert [entry.revision for entry in base.standing()] == [2]


def test_who_else_has_sent_it_decides_even_after_an_undo(base: StudyBase) -> None:
    merge(base, batch([response(1, "4")], name="a"))
    merge(base, batch([response(1, "2", revision=2)], name="b", device=examples.OTHER))
    assert len(base.conflicts()) == 1
    copied = batch([response(1, "4")], name="c", device=examples.OTHER)
    number = merge(base, copied).number
    assert [entry.answers[0].answer for entry in base.standing()] == ["2"]
    assert number is not None
    base.undo_merge(number)
    assert len(base.conflicts()) == 1


def test_two_batches_of_one_number_are_told(base: StudyBase) -> None:
    merge(base, batch([response(1)], name="a"))
    report = merge(base, batch([response(2, "3")], name="copy"))
    assert [aside.trouble for aside in report.files[0].troubles] == [Trouble.NUMBER_TWICE]
    assert report.total == Counts(new=1)
    assert base.quarantine() == []
    assert base.reports()[0][1] == report
    other = merge(base, batch([response(3)], name="b", device=examples.OTHER))
    assert other.files[0].troubles == ()


def test_a_batch_that_came_again_stays_when_the_first_merge_is_undone(base: StudyBase) -> None:
    first = batch([response(1)], name="a")
    merge(base, first)
    merge(base, first, batch([response(2)], name="b", number=2))
    sealed_anew = batch([response(1)], name="a", sealed="anew")
    merge(base, sealed_anew, batch([response(3)], name="c", number=3))
    for undone, left in ((1, [1, 2, 3]), (2, [1, 3]), (3, [])):
        base.undo_merge(undone)
        assert [entry.id for entry in base.standing()] == [an_id(n) for n in left]
        assert base.check() == []


def test_what_was_settled_with_a_batch_stays_settled_with_it(base: StudyBase) -> None:
    damaged = SetAside(Trouble.VALUE, "row 3", "a.batch", record=an_id(7))
    came = batch([response(1)], set_aside=[damaged])
    aside = SetAside(Trouble.UNKNOWN_DEVICE, "", came.file, retry=True)
    with base.merging() as merging:
        merging.set_aside(aside, came.file_digest, b"sealed")
        merging.finish()
    merge(base, came)
    merge(base, came, batch([response(2)], name="b", number=2))
    base.undo_merge(2)
    assert base.quarantine() == [damaged]
    assert base.reports()[0][1].files[0].troubles == (damaged,)
    base.undo_merge(3)
    assert base.quarantine() == [aside]


def test_missing_numbers_are_named_up_to_fifty(base: StudyBase) -> None:
    series = [*range(1, 200), 1000]
    report = merge(base, batch([response(1)], number=1000, series=series))
    assert report.gaps == (Gap(1, tuple(range(1, 51)), 1000, 149),)
    assert base.reports()[0][1].gaps == base.gaps() == report.gaps


def test_what_is_kept_in_quarantine_is_bounded(
    base: StudyBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(quarantine, "LARGEST", 10)
    monkeypatch.setattr(quarantine, "ROOM", 15)
    kept = []
    for n, sealed in enumerate([b"x" * 11, b"x" * 9, b"y" * 9, b"z" * 6]):
        aside = SetAside(Trouble.UNKNOWN_DEVICE, "no device", f"{n}.batch", retry=True)
        for _ in range(2):  # the second time it is known, and told alike
            with base.merging() as merging:
                line = merging.set_aside(aside, f"{n}" * 64, sealed)
                merging.finish()
            kept.append(line.troubles[0].retry)
        assert ("keep the file" in base.quarantine()[-1].detail) == (not kept[-1])
    assert kept == [False, False, True, True, False, False, True, True]
    assert [name for name, _, _ in base.retriable()] == ["1.batch", "3.batch"]
