"""What a disk, a kill or a missing right may do to a save: everything acknowledged stays."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from interviewer.errors import NotSaved, StoreUnavailable
from storage import DataFolder
from storage.store import OpenStore
from tests.storage import examples

SCRIPT = Path(examples.__file__).with_name("victim.py")


def test_kill_loses_no_acknowledged_save(folder: DataFolder, path: Path) -> None:
    folder.create(examples.PASSPHRASE).close()
    acknowledged: list[str] = []
    for delay in (0.02, 0.06, 0.13):
        folder.release()
        with subprocess.Popen(
            [sys.executable, str(SCRIPT), "save", str(path), "0"],
            cwd=examples.ROOT,
            env=os.environ | {"PYTHONPATH": str(examples.ROOT)},
            stdout=subprocess.PIPE,
            text=True,
        ) as saver:
            assert saver.stdout is not None
            acknowledged.append(saver.stdout.readline().strip())
            time.sleep(delay)  # not waiting for anything: the kill comes at a random moment
            saver.kill()
            told = saver.stdout.read()
        lines = told.split("\n")[:-1]  # the last line may have been cut by the kill
        acknowledged.extend(lines)
        store = folder.unlock(examples.PASSPHRASE)
        for interview_id in acknowledged:
            store.interviews.get(interview_id)
        store.verify()
        store.close()
    assert len(acknowledged) > 30


def test_a_full_disk_is_told_and_mended(store: OpenStore) -> None:
    kept = examples.make_interview()
    store.interviews.add(kept)
    with store._database.reading() as connection:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(NotSaved) as caught:
        store.interviews.save(kept.with_note(("q1", "why"), "x" * 50_000))
    assert caught.value.reason == "full"
    assert "xxx" not in str(caught.value)
    assert store.interviews.get(kept.id) == kept
    with store._database.reading() as connection:
        connection.execute(f"PRAGMA max_page_count = {pages + 1000}")
    store.interviews.save(kept.with_note(("q1", "why"), "x" * 50_000))
    store.verify()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one megabyte, where the machine lets us make one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    if not sys.platform.startswith("linux"):
        pytest.skip("a small disk can be mounted on Linux only")
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)],
        check=False,
        capture_output=True,
    )
    if mounted.returncode:
        pytest.skip("mounting a small disk needs root")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


def test_a_really_full_disk_loses_nothing(small_disk: Path) -> None:
    folder = examples.data_folder(small_disk / "data")
    store = folder.create(examples.PASSPHRASE)
    saved = []

    def fill() -> None:
        while True:
            interview = examples.make_interview("x" * 3000)
            store.interviews.add(interview)
            saved.append(interview)

    with pytest.raises(NotSaved) as caught:
        fill()
    assert caught.value.reason == "full"
    with pytest.raises(StoreUnavailable):
        store.back_up()
    for interview in saved:
        assert store.interviews.get(interview.id) == interview
    for backup in list((small_disk / "data" / "backups").iterdir()):
        backup.unlink()  # someone makes room
    store.interviews.add(examples.make_interview("x" * 3000))
    store.close()
    store = folder.unlock(examples.PASSPHRASE)
    assert len(store.interviews.unfinished()) == len(saved) + 1
    store.verify()
    store.close()
    folder.release()


def test_no_store_is_half_made_on_a_full_disk(small_disk: Path) -> None:
    filler = small_disk / "filler"
    with contextlib.suppress(OSError):
        filler.write_bytes(bytes(2_000_000))
    folder = examples.data_folder(small_disk / "data")
    with pytest.raises(StoreUnavailable):
        folder.create(examples.PASSPHRASE)
    filler.unlink()
    folder.create(examples.PASSPHRASE).close()
    folder.release()


def test_a_disk_that_turns_read_only_is_told(small_disk: Path) -> None:
    folder = examples.data_folder(small_disk / "data")
    store = folder.create(examples.PASSPHRASE)
    interview = examples.make_interview()
    store.interviews.add(interview)
    store.close()
    folder.release()
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    try:
        with pytest.raises(StoreUnavailable):
            folder.unlock(examples.PASSPHRASE)
    finally:
        folder.release()
        subprocess.run(["mount", "-o", "remount,rw", str(small_disk)], check=True)
    store = folder.unlock(examples.PASSPHRASE)
    assert store.interviews.get(interview.id) == interview
    store.close()
    folder.release()


def test_a_store_that_turns_read_only_refuses_and_goes_on(store: OpenStore) -> None:
    interview = examples.make_interview()
    store.interviews.add(interview)
    with store._database.reading() as connection:
        connection.execute("PRAGMA query_only = ON")
    with pytest.raises(NotSaved) as caught:
        store.interviews.save(interview.with_note(("q1", "why"), "ny"))
    assert caught.value.reason == "readonly"
    assert store.interviews.get(interview.id) == interview
    with store._database.reading() as connection:
        connection.execute("PRAGMA query_only = OFF")
    store.interviews.save(interview.with_note(("q1", "why"), "ny"))


def test_the_file_is_as_durable_as_promised(store: OpenStore) -> None:
    with store._database.reading() as connection:
        settings = {
            name: connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
        }
        tables = connection.execute("PRAGMA table_list").fetchall()
    assert settings == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
    }
    own = [row for row in tables if not row[1].startswith("sqlite_")]
    assert own
    assert all(strict for *_, strict in own)
