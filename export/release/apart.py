"""Writes a file of SPSS or Stata by pyreadstat: in a process of its own, and read back there.

pyreadstat holds Python's lock from the first row to the last, so that a window would stand still;
and on a full disk it may end a file early without a word. `write_apart` meets both.
"""

from __future__ import annotations

import errno
import multiprocessing
import os
import signal
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import TYPE_CHECKING, Any

from export.release.mending import mend_spss, mend_stata, stand_ins

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

_POLL = 0.05
"""Seconds between two questions whether to go on."""
_MORE = 1 << 20
"""Bytes that a disk which is not full has room for."""
_STATA_14 = 14


class Stopped(Exception):
    """Whoever waits for the file does not want it any more."""


@dataclass(frozen=True, slots=True)
class StatisticsFile:
    """What is to be written, as plain data that can go to another process."""

    path: Path
    """Ends in ".sav" or ".dta", which says for whom it is."""
    title: str
    columns: Mapping[str, npt.NDArray[np.int32]] = field(repr=False)
    labels: Mapping[str, str]
    """Of each column."""
    value_labels: Mapping[str, dict[int | str, str]]
    """Of codes, and in Stata of letters, of the columns that have any."""
    letters: Mapping[str, Mapping[int, str]] = field(default_factory=dict)
    """Stata's extended missing values, by the code in whose place they stand."""
    options: Mapping[str, Any] = field(default_factory=dict)
    """What else pyreadstat's writer of .sav is told."""


def write_apart(file: StatisticsFile, go_on: Callable[[], bool]) -> None:
    """Write `file` in a process of its own; it is whole when this returns.

    While it is written, `go_on` is called again and again; when that is false, `Stopped` is raised.
    OSError says why the file could not be written, or that the process died. What there is of the
    file by then is the caller's to clear away; the process has ended in any case.
    """
    # Not "fork": another thread may hold a lock at that moment.
    context = multiprocessing.get_context("spawn")
    answer, told = context.Pipe(duplex=False)
    worker = context.Process(target=_work, args=(told, file), name="statistics", daemon=True)
    try:
        worker.start()
        told.close()
        while not wait([answer, worker.sentinel], _POLL):
            if not go_on():
                raise Stopped
        trouble = _heard(answer)
    finally:
        told.close()
        answer.close()
        if worker.pid is not None:
            worker.kill()
            worker.join()
            worker.close()
    if trouble is not None:
        if not go_on():  # Then Ctrl+C may have reached a process that was just beginning.
            raise Stopped
        raise OSError(*trouble)


def _heard(answer: Connection) -> tuple[int, str] | None:
    try:
        if answer.poll():
            heard: tuple[int, str] | None = answer.recv()
            return heard
    except (EOFError, BrokenPipeError):
        pass
    return errno.ECHILD, "the process that writes it ended early"


def _work(told: Connection, file: StatisticsFile) -> None:
    """In the process: answer None, or errno and words, without any value of the data in them."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the first process's to hear.
    trouble = None
    try:
        write(file)
    except OSError as error:
        trouble = error.errno or errno.EINVAL, error.strerror or type(error).__name__
    except Exception as error:  # noqa: BLE001 - the first process tells of it
        trouble = errno.EINVAL, type(error).__name__
    told.send(trouble)


def write(file: StatisticsFile) -> None:
    """Write `file` in this process and read it back; OSError where it is not what it should be.

    Its bytes depend on what is in it alone: when a release was made is nobody's business.
    """
    import pandas as pd
    import pyreadstat

    names = list(file.columns)
    called = stand_ins(names) if file.path.suffix == ".dta" else {name: name for name in names}
    table = pd.DataFrame({called[name]: _as_written(file, name) for name in names})
    about: dict[str, Any] = {
        "file_label": file.title,
        "column_labels": [file.labels[name] for name in names],
        "variable_value_labels": {called[n]: texts for n, texts in file.value_labels.items()},
    }
    try:
        if file.path.suffix == ".sav":
            pyreadstat.write_sav(table, file.path, row_compress=True, **about, **file.options)
            mend_spss(file.path)
        else:
            letters = {called[n]: list(each.values()) for n, each in file.letters.items()}
            about["missing_user_values"] = letters
            pyreadstat.write_dta(table, file.path, version=_STATA_14, **about)
            mend_stata(file.path, names, file.value_labels)
        whole = is_whole(file)
    except (pyreadstat.ReadstatError, pyreadstat.PyreadstatError) as error:
        _try_disk(file.path)
        raise OSError(errno.EINVAL, str(error)) from error
    if not whole:
        _try_disk(file.path)
        raise OSError(errno.EINVAL, "what was read back is not what was written")


def _as_written(file: StatisticsFile, name: str) -> npt.NDArray[Any]:
    """A column with letters in place of codes, where it has any."""
    codes = file.columns[name]
    letters = file.letters.get(name)
    if not letters:
        return codes
    found = codes.astype(object)
    for code, letter in letters.items():
        found[codes == code] = letter
    return found


def is_whole(file: StatisticsFile) -> bool:
    """Whether everything is in the file: the labels too, since Stata's stand behind the data."""
    import pyreadstat

    read = pyreadstat.read_sav if file.path.suffix == ".sav" else pyreadstat.read_dta
    table, about = read(file.path, user_missing=True)
    return (
        list(table.columns) == list(file.columns)
        and about.column_names_to_labels == {n: text or None for n, text in file.labels.items()}
        and about.variable_value_labels == file.value_labels
        and all(table[n].tolist() == _as_written(file, n).tolist() for n in file.columns)
    )


def _try_disk(path: Path) -> None:
    """Raise the system's own OSError, which pyreadstat does not tell, where it has one."""
    with path.open("ab") as file:
        file.write(bytes(_MORE))
        file.flush()
        os.fsync(file.fileno())
