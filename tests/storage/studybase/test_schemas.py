"""Study databases of every release open, and hold what they held."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from interviewer.anonymise import ContactRow
from interviewer.fieldwork import Approached
from storage.database import Connection
from storage.studybase import schema
from tests.storage.studybase import examples
from tests.storage.studybase.examples import STUDY, an_id, batch, merge, response

FIXTURES = Path(__file__).with_name("fixtures")
DIGEST = "e2f34b00042fbae0ec2f1d4d8f95157805d6c9c184e2671686d396bebea3c43b"
"""Of what is in the fixture, as the release that wrote it had it."""


def test_schema_2_opens_with_the_same_digest(tmp_path: Path) -> None:
    shutil.copytree(FIXTURES / "schema-2", tmp_path / "lead")
    bases = examples.bases(tmp_path / "lead")
    base = bases.open(STUDY)
    assert base.check() == []
    assert base.digest() == DIGEST
    with base._file.writing() as connection:
        connection.execute("UPDATE study SET digest = NULL")
    assert base.digest() == DIGEST, "worked out anew it is the same"
    assert base.approached() == [
        Approached("2026-W20", "refusal", 1),
        Approached("2026-W21", "non_contact", 1),
        Approached("2026-W21", "refusal", 1),
    ]
    assert len(base.conflicts()) == 1
    assert [each.text for each in base.quotes()] == ["a cleared note"]
    assert base.notes_waiting() == (0, 0)
    # What was merged before comes again as the same, contacts too, and can be undone.
    again = batch(
        [response(2, "2")], name="c", number=9, contacts=[ContactRow("c1", "2026-W20", "refusal")]
    )
    report = merge(base, again)
    assert (report.total.same, report.total.contacts) == (1, 0)
    base.undo_merge(1)
    assert base.interview(an_id(2)).answers[0].answer == "3"
    assert base.check() == []
    bases.close()


def test_schema_1_opens_and_is_settled_by_the_rules_of_today(tmp_path: Path) -> None:
    """There the highest revision held, whoever had sent it."""
    shutil.copytree(FIXTURES / "schema-1", tmp_path / "lead")
    bases = examples.bases(tmp_path / "lead")
    base = bases.open(STUDY)
    assert [each.interview for each in base.conflicts()] == [an_id(3), an_id(5)]
    assert base.interview(an_id(6)).answers[0].answer == "1"
    assert base.interview(an_id(2)).answers[0].answer == "3"
    assert [each.interview for each in base.corrections()] == [an_id(2)], "not of what conflicts"
    assert base.void_reason(an_id(4)) == "a trial"
    assert [each.text for each in base.quotes()] == ["a cleared note"]
    assert base.check() == []
    digest = base.digest()
    again = batch([response(6, "1", revision=2)], name="d", number=9)
    assert merge(base, again).total.same == 1
    assert base.digest() == digest
    report = merge(base, batch([response(5, "1", revision=2)], name="e", number=10))
    assert report.number is not None
    assert base.interview(an_id(5)).answers[0].answer == "2", "its own device says so, corrected"
    base.undo_merge(report.number)
    assert base.digest() == digest
    assert base.check() == []
    bases.close()


def test_a_kill_between_two_steps_leaves_nothing_unsettled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(FIXTURES / "schema-1", tmp_path / "lead")
    bases = examples.bases(tmp_path / "lead")
    steps = schema.STEPS

    def killed(_connection: Connection) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(schema, "STEPS", (*steps[:-1], killed))
    with pytest.raises(KeyboardInterrupt):
        bases.open(STUDY)
    monkeypatch.setattr(schema, "STEPS", steps)
    base = bases.open(STUDY)
    assert [each.interview for each in base.conflicts()] == [an_id(3), an_id(5)]
    assert base.check() == []
    bases.close()


@pytest.mark.parametrize("steps", range(1, schema.KNOWN))
def test_every_step_works_without_the_tables_of_later_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, steps: int
) -> None:
    """As it will once there are more."""
    monkeypatch.setattr(schema, "_work_out_anew", lambda _connection: None)
    monkeypatch.setattr(schema, "STEPS", schema.STEPS[: steps + 1])
    shutil.copytree(FIXTURES / f"schema-{steps}", tmp_path / "lead")
    bases = examples.bases(tmp_path / "lead")
    with bases.open(STUDY)._file.reading() as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (steps + 1,)
    bases.close()
