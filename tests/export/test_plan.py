"""Planning an export and writing it: what is in, what is left out, what is decided, what is not."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from export.csv_text import from_cell
from interviewer.anonymise import LeftOut, Reason
from interviewer.contact import Disposition
from interviewer.errors import (
    ExportFailed,
    NothingToExport,
    NotSaved,
    Problem,
    QuestionnaireInvalid,
    QuestionnaireUnknown,
)
from interviewer.interview import AboutNote, Interview, Pen, Status
from interviewer.ports import BatchRecord
from interviewer.questionnaire import Questionnaire
from resources import load_questionnaire
from tests.export.sample import BEGAN, STUDY, VIVE, MemoryStore, contact, interview, plain, plan

NEWER = replace(VIVE, version="1.1", background=VIVE.background[:3])


def versions(questionnaire_id: str, version: str) -> Questionnaire:
    if version == NEWER.version:
        return NEWER
    return load_questionnaire(questionnaire_id, version)


def rows(path: Path, name: str) -> list[dict[str, str]]:
    with zipfile.ZipFile(path) as archive:
        text = archive.read(f"data/{name}.csv").decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


def notes(path: Path) -> list[str]:
    return [from_cell(row["note"]) for row in rows(path, "answers") if row["note"]]


def ids(path: Path) -> set[str]:
    return {row["id"] for row in rows(path, "interviews")}


def test_the_plan_counts_what_will_leave() -> None:
    planned = plan(
        MemoryStore(
            plain(note="Hanne er god"),
            interview(2, status=Status.PARTIAL),
            interview(3, started_at=BEGAN + timedelta(days=7)),
            contacts=[contact(1), contact(2), contact(3, Disposition.WITHDRAWN)],
        )
    )
    assert (planned.finished, planned.partial, planned.empty) == (2, 1, False)
    assert planned.dispositions == {Disposition.REFUSAL: 2, Disposition.WITHDRAWN: 1}
    assert planned.weeks == ("2026-W47", "2026-W48")
    assert planned.suggested_name == "vive-2020-2026-W48.zip"
    assert [finding.text for finding in planned.findings()] == ["Hanne"]
    assert planned.notes == 1 + len(interview(2).notes) + len(interview(3).notes)
    assert planned.banded_fields == ("age", "unemployment")
    assert planned.exact_fields == ()


def test_the_plan_shows_nothing_of_the_answers_in_a_traceback() -> None:
    assert "Hanne" not in repr(plan(MemoryStore(plain(note="Hanne er god"))))


def test_what_has_left_does_not_leave_again_by_itself(tmp_path: Path) -> None:
    store = MemoryStore(interview(1), contacts=[contact(1)])
    assert plan(store).write(tmp_path / "1.zip")
    assert plan(store).empty
    store.interviews.kept.append(interview(2))
    assert plan(store).write(tmp_path / "2.zip")
    assert ids(tmp_path / "2.zip") == {interview(2).id}
    assert rows(tmp_path / "2.zip", "contacts") == []


def test_a_later_revision_leaves_under_the_same_id(tmp_path: Path) -> None:
    store = MemoryStore(interview(1))
    plan(store).write(tmp_path / "1.zip")
    store.interviews.kept = [interview(1, revision=2)]
    plan(store).write(tmp_path / "2.zip")
    assert ids(tmp_path / "1.zip") == ids(tmp_path / "2.zip")
    assert [row["revision"] for row in rows(tmp_path / "2.zip", "interviews")] == ["2"]


def test_since_takes_what_has_left_along_with_the_same_ids(tmp_path: Path) -> None:
    old = interview(1, started_at=BEGAN - timedelta(days=9))
    store = MemoryStore(old, *map(interview, range(2, 9)), contacts=[contact(1)])
    plan(store).write(tmp_path / "1.zip")
    plan(store, since=BEGAN.date()).write(tmp_path / "2.zip")
    assert ids(tmp_path / "2.zip") == ids(tmp_path / "1.zip") - {old.id}
    assert rows(tmp_path / "1.zip", "contacts") == rows(tmp_path / "2.zip", "contacts")
    assert plan(store, since=BEGAN.date(), again=False).empty
    assert plan(store, since=date(2030, 1, 1)).empty


def test_nothing_to_export(tmp_path: Path) -> None:
    with pytest.raises(NothingToExport):
        plan(MemoryStore()).write(tmp_path / "b.zip")
    assert list(tmp_path.iterdir()) == []


def test_contacts_alone_make_a_batch(tmp_path: Path) -> None:
    assert plan(MemoryStore(contacts=[contact(1)])).write(tmp_path / "b.zip")
    assert rows(tmp_path / "b.zip", "interviews") == []


def test_what_cannot_leave_is_listed_and_stops_nothing(tmp_path: Path) -> None:
    store = MemoryStore(
        interview(1),
        interview(2, study_id="other"),
        interview(3, questionnaire_version="0.9"),
        interview(4, questionnaire_id="bdo-2022"),
        interview(5, language="xx"),
        contacts=[contact(1, Disposition.COMPLETE)],
    )
    store.interviews.broken = ("broken",)
    planned = plan(store)
    assert planned.left_out == (
        LeftOut(interview(2).id, Reason.STUDY),
        LeftOut(interview(3).id, Reason.QUESTIONNAIRE),
        LeftOut(interview(4).id, Reason.QUESTIONNAIRE),
        LeftOut(interview(5).id, Reason.VALUE),
        LeftOut("broken", Reason.UNREADABLE),
        LeftOut(contact(1).id, Reason.VALUE),
    )
    written = planned.write(tmp_path / "b.zip")
    assert written
    assert written.left_out == planned.left_out
    assert ids(tmp_path / "b.zip") == {interview(1).id}
    assert store.interviews.left == {(interview(1).id, 1)}


def test_a_damaged_version_keeps_its_own_interviews_here_only(tmp_path: Path) -> None:
    def damaged(questionnaire_id: str, version: str) -> Questionnaire:
        if version == "1.1":
            raise QuestionnaireInvalid([Problem("da.toml", "", "is missing.", "Add the file.")])
        return load_questionnaire(questionnaire_id, version)

    store = MemoryStore(interview(1), interview(2, questionnaire_version="1.1"))
    planned = plan(store, questionnaires=damaged)
    assert planned.left_out == (LeftOut(interview(2).id, Reason.QUESTIONNAIRE),)
    assert planned.write(tmp_path / "b.zip")
    assert ids(tmp_path / "b.zip") == {interview(1).id}


def test_versions_of_a_questionnaire_share_a_batch(tmp_path: Path) -> None:
    store = MemoryStore(interview(1), interview(2, questionnaire_version="1.1"))
    assert plan(store, questionnaires=versions).write(tmp_path / "b.zip")
    by_version = {row["version"]: row for row in rows(tmp_path / "b.zip", "interviews")}
    assert by_version["1.1"]["ethnic_background"] == "-3"
    assert by_version["1.0"]["ethnic_background"] in {"0", "1"}


# --- decisions --------------------------------------------------------------------------------

NOTE = "Hanne og Mette hjalp"


def decided(store: MemoryStore, **choices: bool) -> None:
    findings = plan(store).findings()
    store.decisions.save(f.decide(choices[f.text]) for f in findings if f.text in choices)


def test_undecided_finds_are_replaced_and_counted(tmp_path: Path) -> None:
    store = MemoryStore(plain(note=NOTE))
    decided(store, Hanne=True)
    written = plan(store).write(tmp_path / "b.zip")
    assert written
    assert notes(tmp_path / "b.zip") == ["Hanne og [navn] hjalp"]
    screened = written.screened
    assert (screened.found, screened.kept, screened.replaced) == (2, 1, 0)
    assert screened.replaced_unresolved == 1


def test_or_they_refuse(tmp_path: Path) -> None:
    store = MemoryStore(plain(note=NOTE))
    decided(store, Hanne=True)
    with pytest.raises(ExportFailed) as caught:
        plan(store).write(tmp_path / "b.zip", unresolved="refuse")
    assert caught.value.reason == "unresolved"
    decided(store, Mette=False)
    written = plan(store).write(tmp_path / "b.zip", unresolved="refuse")
    assert written
    assert (written.screened.kept, written.screened.replaced) == (1, 1)


def test_a_decision_after_the_plan_counts(tmp_path: Path) -> None:
    store = MemoryStore(plain(note=NOTE))
    planned = plan(store)
    decided(store, Hanne=True, Mette=True)
    planned.write(tmp_path / "b.zip")
    assert notes(tmp_path / "b.zip") == [NOTE]


def test_what_was_typed_from_strokes_is_screened_like_every_note(tmp_path: Path) -> None:
    about = AboutNote(pen=Pen.TYPED, transcript="Så ringede Hanne", second="Hans ringede")
    made = plain(note="Hanne er god").with_about(("q1", "high"), about)
    store = MemoryStore(made)
    first, second = plan(store).findings()
    assert first.note == "Hanne er god\nSå ringede Hanne"
    assert (first.text, second.text) == ("Hanne", "Hanne")
    assert second.note[second.find.start :] == "Hanne"
    store.decisions.save([second.decide(kept=True)])
    plan(store).write(tmp_path / "b.zip")
    assert notes(tmp_path / "b.zip") == ["[navn] er god\nSå ringede Hanne"]
    anew = replace(about, transcript="Så ringede jeg til Hanne")
    store.interviews.kept = [made.with_about(("q1", "high"), anew)]
    assert [finding.kept for finding in plan(store, again=True).findings()] == [None, None]


def test_the_plan_says_how_many_notes_wait_to_be_typed() -> None:
    waits = AboutNote(pen=Pen.WAITING)
    made = [
        plain(number=1).with_about(("q1", "high"), waits),
        plain(number=2, note="Typet").with_about(("q1", "high"), waits),
        plain(number=3, note="Typet"),
        plain(number=4, code=1).with_about(("q1", "high"), waits),  # Of a closed branch.
    ]
    planned = plan(MemoryStore(*made))
    assert (planned.notes, planned.waiting) == (2, 2)


def test_a_changed_note_voids_its_decisions(tmp_path: Path) -> None:
    store = MemoryStore(plain(note=NOTE))
    decided(store, Hanne=True, Mette=True)
    store.interviews.kept = [plain(note=NOTE + " mig")]
    assert [finding.kept for finding in plan(store).findings()] == [None, None]


# --- trouble ----------------------------------------------------------------------------------


def test_a_failed_export_records_nothing(tmp_path: Path) -> None:
    store = MemoryStore(interview(1), contacts=[contact(1)])
    with pytest.raises(ExportFailed) as caught:
        plan(store).write(tmp_path / "nowhere" / "b.zip")
    assert caught.value.reason == "missing"
    assert store.batches.kept == []
    assert not plan(store).empty


def test_the_record_names_the_file_and_its_hash(tmp_path: Path) -> None:
    import hashlib

    path = tmp_path / "b.zip"
    written = plan(MemoryStore(interview(1), contacts=[contact(1)])).write(path)
    assert written
    assert written.record.file_name == "b.zip"
    assert written.record.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert (written.record.interviews, written.record.contacts) == (1, 1)


def test_a_batch_that_cannot_be_recorded_stays_and_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = MemoryStore(interview(1))

    def full(*_: object) -> BatchRecord:
        raise NotSaved("full", "the disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(store.batches, "record", full)
        with pytest.raises(ExportFailed) as caught:
            plan(store).write(tmp_path / "1.zip")
    assert (caught.value.reason, caught.value.path) == ("not_recorded", tmp_path / "1.zip")
    assert "once more, with the same ids" in str(caught.value)
    assert "could not be written to" not in str(caught.value)
    assert plan(store).write(tmp_path / "2.zip")
    assert ids(tmp_path / "1.zip") == ids(tmp_path / "2.zip")
    assert [number(tmp_path / name) for name in ("1.zip", "2.zip")] == [1, 2]


def test_a_batch_that_cannot_be_begun_is_not_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = MemoryStore(interview(1))

    def full(*_: object) -> int:
        raise NotSaved("full", "the disk is full")

    monkeypatch.setattr(store.batches, "begin", full)
    with pytest.raises(NotSaved):
        plan(store).write(tmp_path / "b.zip")
    assert list(tmp_path.iterdir()) == []


def number(path: Path) -> int:
    with zipfile.ZipFile(path) as archive:
        return int(json.loads(archive.read("manifest.json"))["number"])


def test_the_number_stands_in_the_batch_and_no_two_share_one(tmp_path: Path) -> None:
    store = MemoryStore(interview(1))
    with pytest.raises(ExportFailed):
        plan(store).write(tmp_path / "nowhere" / "b.zip")
    reports = iter([True, False])
    assert plan(store).write(tmp_path / "b.zip", progress=lambda *_: next(reports)) is None
    written = plan(store).write(tmp_path / "b.zip")
    assert written
    assert number(tmp_path / "b.zip") == written.record.number == 2  # A wrong folder uses up none.
    assert ids(tmp_path / "b.zip") == {interview(1).id}, "what failed or stopped marked nothing"


def test_undecided_finds_use_up_no_number(tmp_path: Path) -> None:
    store = MemoryStore(plain(note=NOTE))
    with pytest.raises(ExportFailed):
        plan(store).write(tmp_path / "b.zip", unresolved="refuse")
    assert store.batches.begun == []


def test_a_group_that_the_study_has_dropped_keeps_its_interviews_here(tmp_path: Path) -> None:
    group = interview(1).value("group")
    study = replace(STUDY, groups=tuple(g for g in STUDY.groups if g.id != group))
    other = next(n for n in range(2, 99) if interview(n).value("group") in study.group_ids)
    planned = plan(MemoryStore(interview(1), interview(other)), study=study)
    assert planned.left_out == (LeftOut(interview(1).id, Reason.VALUE),)
    assert planned.write(tmp_path / "b.zip")
    assert ids(tmp_path / "b.zip") == {interview(other).id}


@pytest.mark.parametrize("stop", range(6))
def test_stopping_leaves_all_as_it_was(tmp_path: Path, stop: int) -> None:
    store = MemoryStore(interview(1))
    seen: list[tuple[int, int]] = []

    def progress(done: int, total: int) -> bool:
        seen.append((done, total))
        return len(seen) <= stop

    written = plan(store).write(tmp_path / "b.zip", progress=progress)
    assert (written is None) == (len(seen) > stop)
    assert seen == sorted(seen)
    assert bool(store.batches.kept) == bool(written) == bool(list(tmp_path.iterdir()))


def test_planning_can_be_stopped() -> None:
    from export.plan import plan_export
    from tests.export.sample import LEXICON

    class Endless(MemoryStore):
        def __init__(self) -> None:
            super().__init__()

            def many(*_: object) -> Iterable[Interview]:
                while True:
                    yield interview(1)

            self.interviews.to_export = many  # type: ignore[method-assign,assignment]

    store: Any = Endless()
    stopped = plan_export(
        store, load_questionnaire, STUDY, LEXICON, progress=lambda done, _: done < 1000
    )
    assert stopped is None


def test_an_unknown_study_questionnaire_is_said() -> None:
    study = replace(STUDY, questionnaire=("vive-2020", "7"))
    with pytest.raises(QuestionnaireUnknown):
        plan(MemoryStore(), study=study)
