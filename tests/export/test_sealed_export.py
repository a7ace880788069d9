"""An enrolled device's batches: read by the leads they are for, by nobody else, and signed."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from export.sealing import make_device_seed, make_lead_secret, unseal
from interviewer.errors import ExportFailed
from interviewer.keys import Enrolled, LeadSecret
from interviewer.merging import BatchHeader, BatchUnreadable, Trouble
from tests.export.sample import BEGAN, STUDY, MemoryStore, contact, interview, plain, plan

LIMIT = 1 << 24
LEADS = [make_lead_secret(bytes([number]) * 32) for number in (1, 2, 3)]


def enrolled(*leads: LeadSecret, **changes: Any) -> Enrolled:
    seed, device = make_device_seed()
    keys = tuple(lead.key for lead in leads or LEADS[:1])
    values: dict[str, Any] = {
        "study_id": STUDY.id,
        "revision": 4,
        "lead": keys[0],
        "recipients": keys,
        "device": device,
        "seed": seed,
        "enrolled_at": BEGAN,
        "study_file": b"",
    }
    return Enrolled(**values | changes)


def opened(path: Path, lead: LeadSecret = LEADS[0]) -> tuple[BatchHeader, dict[str, bytes]]:
    header, payload = unseal(path.read_bytes(), [lead], limit=LIMIT)
    with zipfile.ZipFile(io.BytesIO(payload)) as archive:
        return header, {name: archive.read(name) for name in archive.namelist()}


def test_the_batch_in_the_seal_is_the_one_that_would_leave_without(tmp_path: Path) -> None:
    known = enrolled()
    store = MemoryStore(interview(1), interview(2), contacts=[contact(1)])
    written = plan(store, enrolled=known).write(tmp_path / "b.batch")
    assert written
    header, files = opened(tmp_path / "b.batch")
    manifest = json.loads(files["manifest.json"])
    assert (manifest["format_version"], manifest["counts"]["interviews"]) == (4, 2)
    assert (header.study, header.study_revision) == (STUDY.id, 4)
    assert header.device == known.device
    assert (header.batch, header.number) == (manifest["batch"], manifest["number"])
    assert (header.batch, header.number) == (written.record.id, written.record.number)
    assert header.recipients == (LEADS[0].key.fingerprint,)
    assert written.record.sha256 == sha256((tmp_path / "b.batch").read_bytes()).hexdigest()


def test_every_lead_can_read_it_and_nobody_else(tmp_path: Path) -> None:
    planned = plan(MemoryStore(interview(1)), enrolled=enrolled(*LEADS[:2]))
    assert planned.sealed_for == (LEADS[0].key, LEADS[1].key)
    assert planned.write(tmp_path / "b.batch")
    assert opened(tmp_path / "b.batch", LEADS[0]) == opened(tmp_path / "b.batch", LEADS[1])
    with pytest.raises(BatchUnreadable) as caught:
        opened(tmp_path / "b.batch", LEADS[2])
    assert caught.value.trouble is Trouble.NOT_FOR_US


def test_nothing_of_it_stands_in_the_clear(tmp_path: Path) -> None:
    known = enrolled()
    made = plain(note="En note uden navne")
    assert plan(MemoryStore(made), enrolled=known).write(tmp_path / "b.batch")
    content = (tmp_path / "b.batch").read_bytes()
    clear = (made.id.encode(), b"note", b"PK\3\4", b"manifest", STUDY.id.encode(), known.device)
    for each in (*clear, LEADS[0].key.fingerprint[:5].encode(), known.seed):
        assert each not in content


def test_the_series_names_every_batch_that_left_those_before_the_enrolment_too(
    tmp_path: Path,
) -> None:
    store = MemoryStore(interview(1))
    assert plan(store).write(tmp_path / "1.zip")
    known = enrolled()
    store.interviews.kept.append(interview(2))
    stopped = plan(store, enrolled=known).write(tmp_path / "2.batch", progress=lambda *_: False)
    assert stopped is None
    assert plan(store, enrolled=known).write(tmp_path / "3.batch")
    header, _ = opened(tmp_path / "3.batch")
    assert (header.number, header.series) == (3, (1, 3))


def test_the_plan_says_for_whom_and_the_name_says_whether(tmp_path: Path) -> None:
    sealed, plainly = plan(MemoryStore(interview(1)), enrolled=enrolled()), plan(MemoryStore())
    assert sealed.sealed_for == (LEADS[0].key,)
    assert sealed.suggested_name == "vive-2020-2026-W47.batch"
    assert plainly.sealed_for == ()
    assert plainly.suggested_name.endswith(".zip")


def test_the_plan_shows_no_seed_in_a_traceback() -> None:
    known = enrolled()
    assert repr(known.seed) not in repr(plan(MemoryStore(interview(1)), enrolled=known))


@pytest.mark.parametrize("stop", range(7))
def test_stopping_leaves_nothing_behind(tmp_path: Path, stop: int) -> None:
    store = MemoryStore(interview(1))
    seen: list[tuple[int, int]] = []

    def progress(done: int, total: int) -> bool:
        seen.append((done, total))
        return len(seen) <= stop

    written = plan(store, enrolled=enrolled()).write(tmp_path / "b.batch", progress=progress)
    assert (written is None) == (len(seen) > stop)
    assert seen == sorted(seen)
    assert all(done <= total for done, total in seen)
    assert bool(store.batches.kept) == bool(written) == bool(list(tmp_path.iterdir()))


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    store = MemoryStore(interview(1))
    planned = plan(store, enrolled=enrolled())
    with monkeypatch.context() as patch:
        patch.setattr("export.archive.os.write", full)
        with pytest.raises(ExportFailed):
            planned.write(tmp_path / "b.batch")
    assert list(tmp_path.iterdir()) == []
    assert store.batches.kept == []


def test_an_enrolment_in_another_study_is_not_used() -> None:
    with pytest.raises(ValueError, match="another study"):
        plan(MemoryStore(), enrolled=replace(enrolled(), study_id="another"))
