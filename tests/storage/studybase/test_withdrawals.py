"""A withdrawn interview is gone from every page, and never comes back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from interviewer.fieldwork import Approached
from interviewer.ink import Point, Stroke, encode
from interviewer.merging import Counts, SetAside, Trouble
from interviewer.receipt import receipt_code
from interviewer.release import Profile, Quote
from storage import database
from storage.studybase import StudyBase, checking
from tests.storage.studybase import examples
from tests.storage.studybase.examples import an_id, batch, merge, response
from tests.storage.studybase.test_transcribing import KEY, drawn, noted

MARK = "Zebrafinkeskov"


def test_it_never_comes_back(base: StudyBase) -> None:
    came = batch([response(1), response(2)])
    merge(base, came)
    assert base.withdraw(an_id(1)) == 0
    with pytest.raises(KeyError):
        base.interview(an_id(1))
    again = batch([response(1), response(1, "5", revision=2)], name="later")
    report = merge(base, again)
    assert report.total == Counts(withdrawn=2)
    base.undo_merge(1)
    merge(base, came)
    assert [entry.id for entry in base.standing()] == [an_id(2)]
    assert base.approached() == [Approached("2026-W20", "withdrawn", 1)]
    with pytest.raises(KeyError):
        base.withdraw(an_id(1))
    assert base.check() == []


def test_what_a_device_withdrew_is_erased_and_its_contact_counts(base: StudyBase) -> None:
    merge(base, batch([response(1), response(2)], name="a"))
    report = merge(base, batch([response(3, "1")], name="b", withdrawals=[an_id(1)]))
    assert report.total == Counts(new=1, withdrawn=1)
    assert [entry.id for entry in base.standing()] == [an_id(2), an_id(3)]
    assert base.approached() == []
    base.undo_merge(2)
    assert [entry.id for entry in base.standing()] == [an_id(2)]


def test_a_withdrawal_that_comes_before_its_interview_holds(base: StudyBase) -> None:
    merge(base, batch([response(2)], name="b", withdrawals=[an_id(1), an_id(2)]))
    assert merge(base, batch([response(1)], name="a", number=2)).total == Counts(withdrawn=1)
    assert list(base.standing()) == []


def test_a_device_withdraws_nothing_of_another_one(base: StudyBase) -> None:
    merge(base, batch([response(1), response(2)], name="a"))
    digest = base.digest()
    foreign = [an_id(1), an_id(3)]
    report = merge(base, batch(name="w", device=examples.OTHER, withdrawals=foreign))
    assert base.digest() == digest
    assert report.total == Counts()
    (told,) = report.files[0].troubles
    assert (told.trouble, told.record) == (Trouble.FOREIGN_WITHDRAWAL, an_id(1))
    assert receipt_code(an_id(1)) in told.detail
    assert base.quarantine() == [told]
    assert base.reports()[0][1] == report
    # One that comes afterwards is told too, and each of them once.
    again = batch([response(4)], name="w2", number=2, device=examples.OTHER, withdrawals=foreign)
    assert merge(base, again).files[0].troubles == ()
    later = merge(base, batch([response(3)], name="b", number=2))
    assert [each.record for each in later.files[0].troubles] == [an_id(3)]
    assert later.total.new == 1
    base.withdraw(an_id(1))
    assert [each.record for each in base.quarantine()] == [an_id(3)]


def test_who_forges_an_interview_can_withdraw_the_forgery_alone(base: StudyBase) -> None:
    merge(base, batch([response(1, "5")], name="a"))
    merge(base, batch([response(1, "1")], name="f", device=examples.OTHER))
    base.void(an_id(1), "looked at")
    report = merge(base, batch(name="w", number=2, device=examples.OTHER, withdrawals=[an_id(1)]))
    assert report.total.withdrawn == 1
    (entry,) = base.standing(void=True)
    assert entry.answers[0].answer == "5"
    assert base.void_reason(an_id(1)) == "looked at"
    assert base.check() == []


def test_what_a_device_withdrew_is_erased_from_whoever_else_has_it(base: StudyBase) -> None:
    copied = batch([response(1, "5")], name="copy", device=examples.OTHER)
    merge(base, copied)
    merge(base, batch(name="w", withdrawals=[an_id(1)]))
    assert len(list(base.standing())) == 1
    report = merge(base, batch([response(1, "5")], name="own", number=2))
    assert report.total == Counts(withdrawn=1)
    assert list(base.standing()) == []
    assert base.quarantine() == []
    base.undo_merge(1)
    assert merge(base, copied).total == Counts(withdrawn=1)
    assert base.check() == []


def test_the_log_forgets_what_was_about_it_and_its_chain_holds(base: StudyBase) -> None:
    merge(base, batch([response(1), response(2)]))
    base.void(an_id(1), f"she said {MARK}")
    base.void(an_id(2), "a trial")
    base.withdraw(an_id(1))
    entries = {entry.number: entry for entry in base.log()}
    voided = [entry.detail for entry in entries.values() if entry.kind == "voided"]
    assert {"interview": "", "reason": ""} in voided
    assert {"interview": an_id(2), "reason": "a trial"} in voided
    assert base.log()[0].kind == "withdrawn"
    assert base.check() == []


def test_it_tells_in_how_many_releases_it_was(base: StudyBase) -> None:
    merge(base, batch([response(1), response(2)]))
    for number in (1, 2):
        base.begin_release(
            number=number,
            content=base.digest(),
            profile=Profile.RESEARCH,
            k=5,
            records=2,
            folder=Path("release"),
            files={"data.csv": "ab"},
            classes=[(an_id(1), b"one"), (an_id(2), b"two")],
        )
        base.keep_release(number=number)
    assert base.withdraw(an_id(1)) == 2
    for number in (1, 2):
        classes = dict(base.release_classes(number))
        assert an_id(1) not in classes
        assert sorted(classes.values()) == [b"one", b"two"]  # what is out is out


@pytest.fixture
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """Study databases without encryption, so that a test can read their raw pages."""

    def no_key(connection: Any, _key: Any) -> None:
        connection.execute("PRAGMA cipher_log_level = NONE")

    monkeypatch.setattr(database, "give_key", no_key)
    monkeypatch.setattr(checking, "_pages", lambda _connection: iter(()))


@pytest.mark.usefixtures("plain")
@pytest.mark.parametrize("by_device", [False, True])
def test_no_page_keeps_a_trace(tmp_path: Path, by_device: bool) -> None:
    bases = examples.bases(tmp_path)
    base = bases.open(examples.STUDY, make=True)
    base.enrol(examples.SIGNER)
    others = next(iter(examples.many(1, 300))).responses
    gone = [response(1, note=MARK * 300), response(1, "2", note=MARK * 3)]
    spoilt = SetAside(Trouble.VALUE, "row 3", "s.batch", record=an_id(1))
    merge(base, batch([*others[:150], gone[0], *others[150:]], name="a", set_aside=[spoilt]))
    merge(base, batch([gone[1]], name="b", number=2))
    base.resolve(an_id(1), gone[1].digest, MARK)
    base.correct(an_id(1), {"age": "25-29"}, MARK)
    base.clear_quote(Quote(an_id(1), "q1", "why", MARK))
    base.void(an_id(1), MARK)

    def everything() -> bytes:
        return b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())

    assert MARK.encode() in everything()
    if by_device:
        merge(base, batch([], name="c", number=3, withdrawals=[an_id(1)]))
    else:
        base.withdraw(an_id(1))
    assert MARK.encode() not in everything()
    assert an_id(1).encode() not in everything()
    assert base.check() == []
    assert [report.files[0].troubles for _, report in base.reports()] == [()] * len(base.reports())
    bases.close()


@pytest.mark.usefixtures("plain")
@pytest.mark.parametrize("by_device", [False, True])
def test_no_page_keeps_strokes_or_what_was_typed_of_them(tmp_path: Path, by_device: bool) -> None:
    bases = examples.bases(tmp_path)
    base = bases.open(examples.STUDY, make=True)
    base.enrol(examples.SIGNER)
    others = next(iter(examples.many(1, 300))).responses
    line = Stroke(0, tuple(Point(7919 * n % 10007, 6133 * n % 9973, n % 200) for n in range(3000)))
    points = encode(line.points)[1000:1040]
    merge(base, batch([*others, noted()], strokes=[drawn(strokes=[line])]))
    base.transcribe(an_id(1), KEY, MARK * 100)
    base.transcribe(an_id(1), KEY, MARK * 50)

    def everything() -> bytes:
        return b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())

    assert MARK.encode() in everything()
    assert points in everything()
    if by_device:
        merge(base, batch([], name="c", number=3, withdrawals=[an_id(1)]))
    else:
        base.withdraw(an_id(1))
    assert MARK.encode() not in everything()
    assert points not in everything()
    assert an_id(1).encode() not in everything()
    assert base.check() == []
    bases.close()


@pytest.mark.usefixtures("plain")
@pytest.mark.parametrize("by", ["device", "device before", "another device", "lead"])
def test_no_page_keeps_what_was_decided_before_its_merge_was_undone(
    tmp_path: Path, by: str
) -> None:
    """Decisions wait for an interview that is not here, and have its words."""
    bases = examples.bases(tmp_path)
    base = bases.open(examples.STUDY, make=True)
    base.enrol(examples.SIGNER)
    base.enrol(examples.OTHER)
    merge(base, batch(next(iter(examples.many(1, 300))).responses, name="others", number=4))
    came = batch([noted()], strokes=[drawn()], name="a")
    theirs = batch([noted(rating="5", note=MARK)], name="b", device=examples.OTHER)
    gone = batch([], name="c", number=3, withdrawals=[an_id(1)])
    numbers = [merge(base, each).number for each in (came, theirs)]
    base.resolve(an_id(1), came.responses[0].digest, MARK)
    base.transcribe(an_id(1), KEY, MARK * 100)
    base.correct(an_id(1), {"q1": "3"}, MARK)
    base.clear_quote(Quote(an_id(1), *KEY, MARK))
    base.void(an_id(1), MARK)
    if by == "device before":
        merge(base, gone)
        assert base.void_reason(an_id(1)) == MARK, "as long as another device's is here"
    for number in numbers:
        assert number is not None
        base.undo_merge(number)

    def everything() -> bytes:
        return b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())

    assert (MARK.encode() in everything()) == (by != "device before")
    if by == "device":
        merge(base, gone)
    elif by == "another device":  # Nothing tells any more whose it was.
        merge(base, batch([], name="c", device=examples.OTHER, withdrawals=[an_id(1)]))
    elif by == "lead":
        assert base.find_receipt(lambda each: each == an_id(1)) == an_id(1)
        base.withdraw(an_id(1))
        assert merge(base, came).total == Counts(withdrawn=1)
        with pytest.raises(KeyError):
            base.withdraw(an_id(1))
    assert MARK.encode() not in everything()
    assert an_id(1).encode() not in everything()
    assert base.find_receipt(lambda each: each == an_id(1)) is None
    assert base.check() == []
    bases.close()


def test_words_of_the_log_alone_lead_to_their_interview(base: StudyBase) -> None:
    merge(base, batch([response(1)]))
    base.void(an_id(1), MARK)
    base.undo_void(an_id(1))
    base.undo_merge(1)
    base.withdraw(an_id(1))
    with base._file.reading() as connection:
        assert connection.execute("SELECT * FROM log_words").fetchall() == []
    assert base.check() == []


def test_what_was_typed_of_a_content_that_is_not_here_goes_though_anothers_stays(
    base: StudyBase,
) -> None:
    merge(base, batch([noted()], strokes=[drawn()]))
    base.transcribe(an_id(1), KEY, MARK)
    base.clear_quote(Quote(an_id(1), *KEY, MARK))
    merge(base, batch([noted(rating="5")], name="b", device=examples.OTHER))
    base.undo_merge(1)
    merge(base, batch([], name="c", number=3, withdrawals=[an_id(1)]))
    assert base.interview(an_id(1)).answers[0].answer == "5"
    with base._file.reading() as connection:
        for table in ("transcripts", "quotes"):
            assert connection.execute(f"SELECT * FROM {table}").fetchall() == [], table
    assert base.check() == []


def test_an_overwriting_that_failed_is_done_at_the_next_opening(tmp_path: Path) -> None:
    bases = examples.bases(tmp_path)
    base = bases.open(examples.STUDY, make=True)
    base.enrol(examples.SIGNER)
    merge(base, batch([response(1)]))
    with base._file.writing() as connection:
        connection.execute("UPDATE study SET to_overwrite = 1")
    base.close()
    base = bases.open(examples.STUDY)
    with base._file.reading() as connection:
        assert connection.execute("SELECT to_overwrite FROM study").fetchone() == (0,)
    bases.close()


def test_a_receipt_finds_its_interview(base: StudyBase) -> None:
    merge(base, batch([response(1), response(2)]))
    assert base.find_receipt(lambda interview: interview.startswith("00000002")) == an_id(2)
    assert base.find_receipt(lambda interview: False) is None
