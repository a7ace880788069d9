"""The log, the releases, the quotes and what was handed out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from interviewer.errors import NotSaved, ReleaseOutdated
from interviewer.keys import LeadKey
from interviewer.release import Profile, Quote, ReleaseRecord
from storage.studybase import StudyBase
from tests.storage.studybase.examples import an_id, batch, merge, response


def test_the_log_can_only_grow(base: StudyBase) -> None:
    merge(base, batch([response(1)]))
    head = base.log_head()
    for statement in (
        "UPDATE log SET kind = 'merged'",
        "DELETE FROM log WHERE number = 1",
        "UPDATE log_words SET reason = ''",
    ):
        base.void(an_id(1), "so that there are words")
        with pytest.raises(NotSaved), base._file.writing() as connection:
            connection.execute(statement)
    assert base.check() == []
    assert base.log_head()[0] == head[0] + 1
    assert [entry.number for entry in base.log(before=3, limit=1)] == [2]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("UPDATE log SET kind = 'voided' WHERE number = 2", "Entry 2"),
        ("DELETE FROM log WHERE number = 2", "lacks entry 2"),
        ("DELETE FROM log_words", "words of entry 4 of the log are missing"),
        ("UPDATE log_words SET reason = 'other'", "words of entry 4 of the log are not"),
        ("UPDATE documents SET document = '[{},[]]'", "1 contents are not as they came"),
        ("DELETE FROM documents", "1 interviews have lost their content"),
        ("DELETE FROM sightings", "1 interviews came with no batch"),
        ("UPDATE responses SET state = 0", "Of 1 interviews it is not told right"),
        ("DELETE FROM responses", "digest is not that of what is there"),
    ],
)
def test_a_change_behind_its_back_is_found(base: StudyBase, change: str, said: str) -> None:
    merge(base, batch([response(1)]))
    base.void(an_id(1), "a trial")
    base.digest()
    assert base.check() == []
    with base._file.writing() as connection:
        for trigger in ("log_is_not_changed", "log_is_not_cut", "log_words_are_not_changed"):
            connection.execute(f"DROP TRIGGER {trigger}")
        connection.execute(change.replace("'[{},[]]'", "CAST('[{},[]]' AS BLOB)"))
    assert any(said in line for line in base.check()), base.check()


def test_a_check_can_be_stopped(base: StudyBase) -> None:
    merge(base, batch([response(1)]))
    assert base.check(lambda done, total: False) == []


def begin(base: StudyBase, folder: Path, number: int = 1, content: str = "") -> ReleaseRecord:
    return base.begin_release(
        number=number,
        content=content or base.digest(),
        profile=Profile.PUBLIC,
        k=10,
        records=2,
        folder=folder,
        files={"data.csv": "ab" * 32},
        classes=[(an_id(2), b"\0one"), (an_id(1), b"\0one")],
        detail={"variables": ["age", "sex"]},
    )


def test_a_release_is_taken_down_before_it_is_written_and_after(base: StudyBase) -> None:
    merge(base, batch([response(1), response(2)]))
    folder = Path("anywhere", "vive-2026-public-1")
    begun = begin(base, folder)
    assert begun.begun
    assert base.releases() == [begun]
    assert base.release_place(1) == folder
    record = base.keep_release(number=1)
    assert base.releases() == [record] == [replace(begun, begun=False)]
    assert base.release_place(1) is None
    assert (record.number, record.folder) == (1, "vive-2026-public-1")
    assert list(base.release_classes(1)) == [(an_id(1), b"\0one"), (an_id(2), b"\0one")]
    assert base.release_detail(1) == {"variables": ["age", "sex"]}
    assert base.log()[0].detail == {"release": 1, "profile": "public", "k": 10, "records": 2}


def test_a_release_that_was_begun_can_be_taken_back_and_one_that_was_written_not(
    base: StudyBase,
) -> None:
    merge(base, batch([response(1), response(2)]))
    begin(base, Path("a"))
    base.take_release_back(1)
    assert base.releases() == []
    assert list(base.release_classes(1)) == []
    assert base.log()[0].kind == "release_taken_back"
    begin(base, Path("a"))
    base.keep_release(number=1)
    for refused in (base.take_release_back, lambda number: base.keep_release(number=number)):
        with pytest.raises(KeyError):
            refused(1)
    assert base.check() == []


def test_a_release_of_what_is_no_longer_there_is_not_taken_down(base: StudyBase) -> None:
    merge(base, batch([response(1), response(2), response(3)]))
    content = base.digest()
    base.withdraw(an_id(1))
    with pytest.raises(ReleaseOutdated):
        begin(base, Path("a"), content=content)
    assert base.releases() == []
    with pytest.raises(ReleaseOutdated):
        begin(base, Path("a"), number=2)
    merge(base, batch([response(4)], name="b"))
    begin(base, Path("a"))
    base.withdraw(an_id(2))
    with pytest.raises(ReleaseOutdated):
        base.keep_release(number=1)
    assert base.releases()[0].begun


def test_a_quote_stands_as_long_as_its_interview_says_so(base: StudyBase) -> None:
    merge(base, batch([response(1, note="hun lyttede til Hanne")], name="a"))
    quote = Quote(an_id(1), "q1", "why", "hun lyttede til [navn]")
    base.clear_quote(quote)
    assert base.quotes() == [quote]
    assert "Hanne" not in repr(base.log())
    assert "navn" not in repr(base.log())
    base.void(an_id(1), "a trial")
    assert base.quotes() == []
    base.undo_void(an_id(1))
    base.correct(an_id(1), {"q1": "5"}, "typed wrong", follow_up="")
    assert base.quotes() == []
    base.undo_correction(an_id(1), "q1")
    merge(base, batch([response(1, note="andet", revision=2)], name="b"))
    assert base.quotes() == []
    base.undo_merge(2)
    assert base.quotes() == [quote]
    base.take_quote_back(an_id(1), "q1", "why")
    assert base.quotes() == []
    with pytest.raises(KeyError):
        base.clear_quote(Quote(an_id(9), "q1", "why", "x"))


def test_what_was_handed_out_is_kept(base: StudyBase) -> None:
    assert base.latest_handed_out() is None
    base.handed_out(1, b"first", "d1")
    base.handed_out(2, b"second", "d2")
    base.handed_out(2, b"second, signed anew", "d2")
    assert base.study_files() == [(1, b"first"), (2, b"second, signed anew")]
    assert base.latest_handed_out() == (2, "d2")
    lead = LeadKey(bytes(32), "age1xyz")
    base.add_co_lead(lead)
    base.add_co_lead(lead)
    assert base.co_leads() == [lead]
