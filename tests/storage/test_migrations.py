"""Schemas of every release open; a step that fails leaves the file where it was."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from interviewer.contact import Reason, Sex
from interviewer.ink import Point, Stroke
from interviewer.interview import AboutNote, Answer, Interview, Missing, Mode, Pen, Status
from interviewer.keys import LeadSecret
from interviewer.ports import Tally
from storage import DataFolder, backups, migrations
from storage.store import OpenStore
from tests.storage import examples
from tests.storage.test_enrolments import LEAD, OTHER, SEED, enrolled

FIXTURES = Path(__file__).with_name("fixtures")
FIXTURE_PASSPHRASE = "skema et, ikke hemmeligt"
SECOND_PASSPHRASE = "skema to, ikke hemmeligt"
THIRD_PASSPHRASE = "skema tre, ikke hemmeligt"
FOURTH_PASSPHRASE = "skema fire, ikke hemmeligt"
NEXT = migrations.KNOWN + 1


def test_schema_1_of_the_first_release_opens(path: Path, folder: DataFolder) -> None:
    examples.copy(FIXTURES / "schema-1", path)
    store = folder.unlock(FIXTURE_PASSPHRASE)
    found = store.interviews.to_export(None, again=True)
    interviews = [each for each in found if isinstance(each, Interview)]
    assert [i.status for i in interviews] == [Status.FINISHED, Status.PARTIAL]
    assert "blåbær 🫐 أهلا" in interviews[0].notes.values()
    assert len(store.interviews.unfinished()) == 1
    assert len(store.contacts.to_export(None, again=True)) == 1
    assert [(made.number, made.file_name) for made in store.batches.all()] == [(2, "batch-2.zip")]
    assert len(store.decisions.all()) == 1
    store.verify()
    store.close()


def test_documents_of_format_1_are_read_after_the_migration(path: Path, folder: DataFolder) -> None:
    examples.copy(FIXTURES / "schema-1", path)
    store = folder.unlock(FIXTURE_PASSPHRASE)
    with store._database.reading() as connection:
        formats = connection.execute(
            "SELECT DISTINCT document ->> 'format', mode, sheet FROM interviews"
        ).fetchall()
    assert formats == [(1, "screen", "")], "the step rewrites no document"
    (line,) = store.interviews.unfinished()
    interview = store.interviews.get(line.id)
    assert (interview.mode, interview.sheet, interview.languages) == (Mode.SCREEN, "", ("da",))
    assert (line.mode, line.sheet, line.study) == (Mode.SCREEN, "", interview.study_id)
    changed = interview.with_answer("departments", Answer((1, 4)))
    store.interviews.save(changed)
    assert store.interviews.get(line.id) == changed
    assert store.interviews.tally(examples.DAY) == Tally(1, 2, 1, 1, 1, {"refusal": 1})
    assert not store.interviews.second_entries()
    store.close()


def test_schema_2_with_paper_forms_opens(path: Path, folder: DataFolder) -> None:
    examples.copy(FIXTURES / "schema-2", path)
    store = folder.unlock(SECOND_PASSPHRASE)
    found = store.interviews.to_export(None, again=True)
    interviews = [each for each in found if isinstance(each, Interview)]
    assert [(i.status, i.mode) for i in interviews] == [
        (Status.FINISHED, Mode.SCREEN),
        (Status.PARTIAL, Mode.SCREEN),
        (Status.FINISHED, Mode.PAPER),
    ]
    paper = interviews[-1]
    assert (paper.sheet, paper.verified, paper.languages) == ("0017", True, ("da", "ar"))
    assert paper.answers["departments"] == Answer((1, 4))
    assert paper.answers["age"] == Answer(missing=Missing.WONT_SAY)
    assert [line.mode for line in store.interviews.by_sheet("0017")] == [
        Mode.PAPER_CHECK,
        Mode.PAPER,
    ]
    assert "blåbær 🫐 أهلا" in interviews[0].notes.values()
    assert len(store.interviews.unfinished()) == 1
    assert [(made.number, made.file_name) for made in store.batches.all()] == [(2, "batch-2.zip")]
    assert len(store.decisions.all()) == 1
    store.verify()
    store.close()


def test_an_older_batch_is_of_the_study_of_what_left_in_it(path: Path, folder: DataFolder) -> None:
    examples.copy(FIXTURES / "schema-2", path)
    store = folder.unlock(SECOND_PASSPHRASE)
    (study,) = {i.study_id for i in _interviews(store)}
    assert store.batches.series(study) == (2,)
    assert store.withdrawn(study) == []
    assert store.enrolments.all() == []
    assert store.lead_keys.get() is None
    store.close()


def test_schema_3_with_enrolments_opens(path: Path, folder: DataFolder) -> None:
    examples.copy(FIXTURES / "schema-3", path)
    store = folder.unlock(THIRD_PASSPHRASE)
    assert len(_interviews(store)) == 3
    assert store.batches.series("vive-2026") == (2, 3)
    assert store.withdrawn("vive-2026") == ["7d2ec4a4-4b8e-4ad3-9bb8-0a5f6f7b5a01"]
    assert store.enrolments.all() == [enrolled(recipients=(LEAD, OTHER))]
    assert store.lead_keys.get() == LeadSecret(LEAD, SEED)
    store.verify()
    store.close()


def test_schema_3_holds_what_was_not_known_then_as_not_seen(path: Path, folder: DataFolder) -> None:
    examples.copy(FIXTURES / "schema-3", path)
    store = folder.unlock(THIRD_PASSPHRASE)
    contacts = store.contacts.to_export(None, again=True)
    assert contacts
    assert all((c.group, c.sex, c.reason) == ("", None, None) for c in contacts)
    interview = _interviews(store)[0]
    assert store.ink.notes(interview.id) == {}
    assert store.interviews.to_type() == store.interviews.typed() == []
    assert store.shorthand.all() == {}
    store.ink.append(interview.id, ("q1", "why"), 0, 0, [Point(1, 2, 3)])
    assert store.ink.notes(interview.id) == {("q1", "why"): 1}
    store.close()


def test_schema_4_with_strokes_opens(path: Path, folder: DataFolder) -> None:
    examples.copy(FIXTURES / "schema-4", path)
    store = folder.unlock(FOURTH_PASSPHRASE)
    drawn = "5f0d6c1e-7a41-4d0a-9d7e-6d3a1c5b9e04"
    assert len(_interviews(store)) == 4
    assert store.interviews.to_type() == store.interviews.typed() == [drawn]
    interview = store.interviews.get(drawn)
    assert interview.said(("q2", "why")) == "læst: blåbær 🫐"
    assert interview.about_note(("q1", "why")) == AboutNote(quote=True, pen=Pen.WAITING)
    points = (Point(0, 0, 10), Point(160, -32, 255), Point(40000, 90000, 0))
    assert store.ink.strokes(drawn, ("q1", "why")) == [Stroke(0, points)]
    assert store.ink.strokes(drawn, ("q2", "why")) == [Stroke(3, (Point(5, 6, 7),))]
    seen = {(c.group, c.sex, c.reason) for c in store.contacts.on_day(examples.DAY)}
    assert ("dagpenge", Sex.WOMAN, Reason.BUSY) in seen
    assert store.shorthand.all() == {"sb": "sagsbehandler", "jc": ""}
    store.verify()
    store.close()


def _interviews(store: OpenStore) -> list[Interview]:
    found = store.interviews.to_export(None, again=True)
    return [each for each in found if isinstance(each, Interview)]


@pytest.fixture
def newer_app(monkeypatch: pytest.MonkeyPatch) -> None:
    """A version of the app that knows one more schema."""
    steps = (*migrations.STEPS, examples.next_schema)
    monkeypatch.setattr(migrations, "STEPS", steps)
    monkeypatch.setattr(migrations, "KNOWN", NEXT)


@pytest.mark.usefixtures("newer_app")
def test_an_older_store_is_backed_up_and_brought_up_to_date(path: Path, folder: DataFolder) -> None:
    examples.copy(FIXTURES / "schema-1", path)
    store = folder.unlock(FIXTURE_PASSPHRASE)
    with store._database.reading() as connection:
        assert migrations.schema_of(connection) == NEXT
        versions = connection.execute("SELECT version FROM migrations").fetchall()
    assert versions == [(version,) for version in range(1, NEXT + 1)]
    assert len(store.interviews.unfinished()) == 1
    store.close()
    before = folder.newest_good_backup(FIXTURE_PASSPHRASE)
    assert before is not None
    assert before.interviews == 3


@pytest.mark.usefixtures("newer_app")
def test_a_step_that_fails_leaves_the_schema_before_it(
    path: Path, folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(connection: Any) -> None:
        examples.next_schema(connection)
        raise RuntimeError("a power cut")

    examples.copy(FIXTURES / "schema-1", path)
    good = migrations.STEPS
    monkeypatch.setattr(migrations, "STEPS", (*good[:-1], fails))
    with pytest.raises(RuntimeError):
        folder.unlock(FIXTURE_PASSPHRASE)
    monkeypatch.setattr(migrations, "STEPS", good)
    store = folder.unlock(FIXTURE_PASSPHRASE)
    with store._database.reading() as connection:
        assert migrations.schema_of(connection) == NEXT
    assert len(backups.listed(folder._layout)) == 1
    store.close()


@pytest.mark.usefixtures("newer_app")
def test_a_migration_cut_short_is_taken_again(folder: DataFolder, tmp_path: Path) -> None:
    for at in range(1, 160, 2):
        trial = examples.copy(FIXTURES / "schema-1", tmp_path / f"trial-{at}")
        victim = examples.run_victim(trial, "migrate", at, FIXTURE_PASSPHRASE)
        again = examples.data_folder(trial)
        store = again.unlock(FIXTURE_PASSPHRASE)
        with store._database.reading() as connection:
            assert migrations.schema_of(connection) == NEXT
            assert connection.execute("SELECT tone FROM contacts").fetchall() == [(None,)]
        assert len(store.interviews.unfinished()) == 1
        store.close()
        assert again.newest_good_backup(FIXTURE_PASSPHRASE) is not None
        again.release()
        if not victim.killed:
            return
    pytest.fail("the migration never came to its end")


@pytest.mark.parametrize("schema", range(1, migrations.KNOWN + 1))
def test_a_released_schema_is_never_edited(
    path: Path, folder: DataFolder, schema: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first steps make what was released with them, word for word."""
    passphrase = (FIXTURE_PASSPHRASE, SECOND_PASSPHRASE, THIRD_PASSPHRASE, FOURTH_PASSPHRASE)[
        schema - 1
    ]
    monkeypatch.setattr(migrations, "STEPS", migrations.STEPS[:schema])
    monkeypatch.setattr(migrations, "KNOWN", schema)
    examples.copy(FIXTURES / f"schema-{schema}", path)
    released = folder.unlock(passphrase)
    other = examples.data_folder(path.with_name("new"))
    new = other.create(examples.PASSPHRASE)
    statements = []
    for store in (released, new):
        with store._database.reading() as connection:
            assert migrations.schema_of(connection) == schema
            statements.append(
                connection.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall()
            )
        store.close()
    other.release()
    assert statements[0] == statements[1]
