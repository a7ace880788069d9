"""What writes .sav and .dta in a process of its own, and looks whether it is all there."""

from __future__ import annotations

import errno
import multiprocessing
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from export.release.apart import StatisticsFile, Stopped, is_whole, write, write_apart
from export.release.spss import spss_file
from export.release.stata import stata_file
from interviewer.dataset import Dataset
from tests.export.release.sample import DATASET

Make = Callable[[Dataset, Path, str], StatisticsFile]
BOTH = pytest.mark.parametrize("make", [spss_file, stata_file])


@BOTH
def test_another_process_writes_the_same_bytes(tmp_path: Path, make: Make) -> None:
    file = make(DATASET, tmp_path, "da")
    write(file)
    here = file.path.read_bytes()
    file.path.unlink()
    # From a thread, as the windows do.
    thread = threading.Thread(target=write_apart, args=(file, lambda: True))
    thread.start()
    thread.join()
    assert file.path.read_bytes() == here
    assert multiprocessing.active_children() == []


@BOTH
def test_the_process_ends_when_nobody_wants_the_file(tmp_path: Path, make: Make) -> None:
    running: list[int] = []

    def no() -> bool:
        running.append(len(multiprocessing.active_children()))
        return False

    with pytest.raises(Stopped):
        write_apart(make(DATASET, tmp_path, "da"), no)
    assert running == [1]
    assert multiprocessing.active_children() == []


@BOTH
def test_what_cannot_be_written_says_why(tmp_path: Path, make: Make) -> None:
    with pytest.raises(FileNotFoundError):
        write_apart(make(DATASET, tmp_path / "gone", "da"), lambda: True)
    file = make(DATASET, tmp_path, "da")
    with pytest.raises(OSError, match="KeyError"):
        write_apart(replace(file, labels={}), lambda: True)


def test_a_name_that_stata_keeps_for_itself_is_refused(tmp_path: Path) -> None:
    first, *others = DATASET.variables
    columns = {**DATASET.columns, "with": DATASET.columns[first.name]}
    odd = replace(DATASET, variables=(replace(first, name="with"), *others), columns=columns)
    with pytest.raises(OSError, match="reserved"):
        write_apart(stata_file(odd, tmp_path, "da"), lambda: True)


@BOTH
def test_what_differs_is_not_whole(tmp_path: Path, make: Make) -> None:
    file = make(DATASET, tmp_path, "da")
    write(file)
    assert is_whole(file)
    codes = file.columns["months"]
    one = codes.copy()
    one[-1] += 1
    asked: dict[int | str, str] = {0: "Nej", 1: "Ja"}
    for other in (
        replace(file, columns={**file.columns, "months": one}),
        replace(file, columns={name: each[:-1] for name, each in file.columns.items()}),
        replace(file, columns={name: file.columns[name] for name in reversed(list(file.columns))}),
        replace(file, labels={**file.labels, "age": "another"}),
        replace(file, value_labels={**file.value_labels, "asked": asked}),
    ):
        assert not is_whole(other)


@BOTH
@pytest.mark.parametrize("short", [1, 300, 3_000])
def test_a_disk_that_is_full_at_the_end_is_noticed(tmp_path: Path, make: Make, short: int) -> None:
    """In Stata's file the labels stand there, and readers do without."""
    resource = pytest.importorskip("resource", reason="this system cannot limit a file's size")
    import signal

    file = make(DATASET, tmp_path, "da")
    write(file)
    size = file.path.stat().st_size
    file.path.unlink()
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    old = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size - short, limits[1]))
    try:
        with pytest.raises(OSError) as caught:  # noqa: PT011 - told by its number
            write(file)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, old)
    assert caught.value.errno == errno.EFBIG
