"""A kill in the middle, a full disk: the study is as it was, or has changed as a whole."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from interviewer.errors import NotSaved
from storage.studybase import StudyBase
from tests.storage import examples as store_examples
from tests.storage.studybase import examples
from tests.storage.studybase.examples import an_id, batch, merge, response

SCRIPT = Path(examples.__file__).with_name("victim.py")


def run(folder: Path, action: str, at: int) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, str(SCRIPT), action, str(folder), str(at)],
        cwd=store_examples.ROOT,
        env=os.environ | {"PYTHONPATH": str(store_examples.ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode in {0, 9}, done.stderr
    return done


def look(folder: Path) -> tuple[str, int, int]:
    """The digest worked out anew, the merges and the log's length; the check finds nothing."""
    bases = examples.bases(folder)
    base = bases.open(examples.STUDY)
    try:
        with base._file.writing() as connection:
            connection.execute("UPDATE study SET digest = NULL")
        assert base.check() == []
        return base.digest(), len(base.merges()), base.log_head()[0]
    finally:
        bases.close()


@pytest.mark.parametrize("action", ["merge", "undo", "withdraw"])
def test_a_kill_leaves_all_as_it_was_or_all_done(tmp_path: Path, action: str) -> None:
    start = tmp_path / "start"
    bases = examples.bases(start)
    base = bases.open(examples.STUDY, make=True)
    base.enrol(examples.SIGNER)
    first = next(iter(examples.many(1, 300)))
    merge(base, batch([response(1), *first.responses], name="first"))
    bases.close()
    before = look(start)
    whole = tmp_path / "whole"
    shutil.copytree(start, whole)
    steps = int(run(whole, action, 0).stdout)
    after = look(whole)
    assert after != before
    seen = set()
    for at in sorted({1 + (steps - 1) * part // 3 for part in range(4)}):
        trial = tmp_path / f"at-{at}"
        shutil.copytree(start, trial)
        assert run(trial, action, at).returncode == 9
        seen.add(look(trial))
        shutil.rmtree(trial)
    assert before in seen
    assert seen <= {before, after}


def test_a_full_disk_is_told_and_changes_nothing(base: StudyBase) -> None:
    merge(base, batch([response(1)], name="first"))
    before = base.digest(), base.merges(), base.log_head()
    with base._file.reading() as connection:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {pages + 20}")
    with pytest.raises(NotSaved) as caught:
        merge(base, *examples.many(3, 500))
    assert caught.value.reason == "full"
    assert "xxx" not in str(caught.value)
    assert (base.digest(), base.merges(), base.log_head()) == before
    assert base.check() == []
    with base._file.reading() as connection:
        connection.execute(f"PRAGMA max_page_count = {pages + 10_000}")
    assert merge(base, *examples.many(3, 500)).total.new == 1500


def test_a_really_full_disk_changes_nothing(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    if not sys.platform.startswith("linux"):
        pytest.skip("a small disk can be mounted on Linux only")
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(disk)],
        check=False,
        capture_output=True,
    )
    if mounted.returncode:
        pytest.skip("mounting a small disk needs root")
    bases = examples.bases(disk)
    try:
        base = bases.open(examples.STUDY, make=True)
        base.enrol(examples.SIGNER)
        merge(base, batch([response(1), response(2)], name="first"))
        before = base.digest(), base.merges()
        with pytest.raises(NotSaved) as caught:
            merge(base, *examples.many(10, 500))
        assert caught.value.reason == "full"
        assert (base.digest(), base.merges()) == before
        (disk / "filler").write_bytes(bytes(shutil.disk_usage(disk).free - 60_000))
        base.withdraw(an_id(1))  # its rows are gone, though the file could not be rewritten
        (disk / "filler").unlink()
        assert [entry.id for entry in base.standing()] == [an_id(2)]
        assert base._file.overwrite_erased()
        assert base.check() == []
    finally:
        bases.close()
        subprocess.run(["umount", "-l", str(disk)], check=True)
