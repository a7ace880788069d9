"""Reading ahead: never more in memory than was meant, and no process that outlives its parent."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from commands import reading_ahead
from commands.incoming import LARGE, Incoming, incoming
from commands.reading_ahead import Came, Outcome
from interviewer.merging import BatchUnreadable, Trouble
from tests.storage.examples import ROOT


def refuse(trouble: Trouble, name: str, _data: bytes) -> Callable[[], Outcome]:
    return lambda: BatchUnreadable(trouble, name)


def test_what_is_in_flight_is_bounded_by_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_ahead, "IN_FLIGHT", 100)
    loaded: list[str] = []

    def load(name: str, size: int) -> bytes:
        loaded.append(name)
        return name.encode() * size

    sizes = [40, 40, 40, 500, 1]
    files = [Incoming(str(n), size, partial(load, str(n), size)) for n, size in enumerate(sizes)]
    read = partial(refuse, Trouble.DAMAGED)
    came = reading_ahead._ahead(files, read, lambda _digest: False, 10)
    seen = [(each.file.name, len(loaded)) for each in came]
    assert seen == [("0", 2), ("1", 3), ("2", 3), ("3", 4), ("4", 5)]


@pytest.mark.parametrize(
    ("trouble", "kept"), [(Trouble.UNKNOWN_DEVICE, b"abc"), (Trouble.DAMAGED, b"")]
)
def test_only_what_can_be_tried_again_keeps_its_bytes(trouble: Trouble, kept: bytes) -> None:
    file = Incoming("a.batch", 3, lambda: b"abc")
    (came,) = reading_ahead._ahead([file], partial(refuse, trouble), lambda _digest: False, 0)
    assert isinstance(came, Came)
    assert (came.data, came.digest) == (kept, hashlib.sha256(b"abc").hexdigest())


@pytest.mark.parametrize("start", [b"\x00" * 9000, b"age-encryption.org/v1\n" + b"x" * 9000])
def test_a_large_file_that_begins_as_no_batch_is_not_loaded(tmp_path: Path, start: bytes) -> None:
    path = tmp_path / "a.batch"
    with path.open("wb") as file:
        file.write(start)
        file.truncate(LARGE + 1)
    (found,) = incoming([tmp_path])
    with pytest.raises(BatchUnreadable) as caught:
        found.load()
    assert caught.value.trouble is Trouble.NOT_A_BATCH


@pytest.mark.parametrize(
    "start", [b"PK\x03\x04", b"age-encryption.org/v1\n-> X25519 abc\nabc\n--- mac\n"]
)
def test_a_large_file_that_may_be_a_batch_is_loaded(tmp_path: Path, start: bytes) -> None:
    path = tmp_path / "a.batch"
    with path.open("wb") as file:
        file.write(start)
        file.truncate(LARGE + 1)
    (found,) = incoming([path])
    assert len(found.load()) == LARGE + 1


_PARENT = """
import sys, time
from functools import partial
from commands import reading_ahead
if __name__ == "__main__":
    with reading_ahead._processes(str, 1) as read:
        read("a", b"")
        import multiprocessing
        while not multiprocessing.active_children():
            time.sleep(0.05)
        print(multiprocessing.active_children()[0].pid, flush=True)
        time.sleep(60)
"""


def test_a_reading_process_ends_with_its_parent(tmp_path: Path) -> None:
    if not Path("/proc/self").exists():
        pytest.skip("processes are looked up in /proc")
    script = tmp_path / "parent.py"
    script.write_text(_PARENT, encoding="utf-8")
    parent = subprocess.Popen(
        [sys.executable, str(script)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    assert parent.stdout is not None
    child = Path("/proc", parent.stdout.readline().decode().strip())
    parent.kill()
    parent.wait()
    parent.stdout.close()
    for _ in range(200):
        if not child.exists():
            return
        time.sleep(0.05)
    raise AssertionError("the process lives on")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such file names")
def test_a_name_that_is_no_text_can_be_told(tmp_path: Path) -> None:
    with open(os.fsencode(tmp_path) + b"/\xc5rhus\xff.batch", "wb") as file:  # noqa: PTH123
        file.write(b"no batch")
    (found,) = incoming([tmp_path])
    assert found.name.encode("utf-8") == b"\\udcc5rhus\\udcff.batch"
    assert found.load() == b"no batch"
