"""Writes a release into a folder of its own: every format asked for, whole or not at all."""

from __future__ import annotations

import errno
import hashlib
import os
import secrets
import shutil
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from export.release.apart import Stopped
from interviewer.dataset import Dataset
from interviewer.errors import FileNotWritten
from interviewer.ports import Progress
from interviewer.release import Format

Also = Callable[[Mapping[str, str]], Mapping[str, bytes]]
"""Makes further files, by path, when SHA-256 of the others is known: the report for the users."""

_UNFINISHED = ".interviewer-release-"
_ABANDONED_SECONDS = 3600
"""Without a change, after which a temporary folder is nobody's any more."""

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_READ_ONLY = {errno.EROFS, errno.EACCES, errno.EPERM}
_GONE = {errno.ENOENT, errno.EIO, errno.ENODEV, errno.ENXIO, errno.ESTALE, errno.ENOTDIR}

_ORDER = (
    Format.CSV,
    Format.SYNTAX,
    Format.SPSS,
    Format.STATA,
    Format.PARQUET,
    Format.EXCEL,
    Format.DDI,
)
_KINDS: Mapping[str, str] = {
    ".csv": "CSV (comma-separated, UTF-8)",
    ".sav": "SPSS",
    ".dta": "Stata 14",
    ".parquet": "Apache Parquet",
    ".xlsx": "Microsoft Excel",
}
"""Of files that hold the data, for their description in DDI."""


def write_release(
    dataset: Dataset,
    folder: Path,
    formats: Sequence[Format],
    language: str,
    progress: Progress = lambda _done, _all: True,
    also: Also | None = None,
) -> dict[str, str] | None:
    """Write `dataset` into `folder`, which is made, in `formats`, with labels in `language`.

    The syntax loads data.csv, so that comes with it. When it returns, all files are on disk, and
    the answer is SHA-256 (hex) of each by its path in the folder, with "/" on every system. None if
    `progress` has stopped it; then, and after `FileNotWritten`, nothing is left behind.
    """
    wanted = set(formats) | ({Format.CSV} if Format.SYNTAX in formats else set())
    steps = [each for each in _ORDER if each in wanted]
    temporary = folder.parent / f"{_UNFINISHED}{secrets.token_hex(8)}.tmp"
    begun = False
    try:
        _check_place(folder)
        _clear_away(folder.parent)
        temporary.mkdir(mode=0o700)
        begun = True
        for done, each in enumerate(steps):
            go_on = partial(progress, done, len(steps) + 1)
            if not go_on():
                return None
            _write(each, dataset, temporary, language, go_on)
        if not progress(len(steps), len(steps) + 1):
            return None
        found = _digests(temporary)
        for path, content in (also(found) if also else {}).items():
            (temporary / path).write_bytes(content)
            found[path] = hashlib.sha256(content).hexdigest()
        _sync_all(temporary)
        if not progress(len(steps) + 1, len(steps) + 1):
            return None
        _check_place(folder)  # A folder may be renamed over an empty one.
        temporary.rename(folder)
        _sync_folder(folder.parent)
    except OSError as trouble:
        raise _failure(folder, trouble, begun) from trouble
    except Stopped:
        return None
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
    return dict(sorted(found.items()))


def _clear_away(place: Path) -> None:
    """Take away what a release that was killed has left here."""
    long_ago = time.time() - _ABANDONED_SECONDS
    for left in place.glob(f"{_UNFINISHED}*.tmp"):
        with suppress(OSError):
            if left.stat().st_mtime < long_ago:
                shutil.rmtree(left)


def _write(
    each: Format, dataset: Dataset, folder: Path, language: str, go_on: Callable[[], bool]
) -> None:
    """One format; the libraries that it takes are imported here and nowhere earlier."""
    match each:
        case Format.CSV:
            from export.release.csv_package import write_csv

            write_csv(dataset, folder, language)
        case Format.SYNTAX:
            from export.release.syntax import write_syntax

            write_syntax(dataset, folder, language)
        case Format.SPSS:
            from export.release.spss import write_spss

            write_spss(dataset, folder, language, go_on)
        case Format.STATA:
            from export.release.stata import write_stata

            write_stata(dataset, folder, language, go_on)
        case Format.PARQUET:
            from export.release.parquet import write_parquet

            write_parquet(dataset, folder, language)
        case Format.EXCEL:
            from export.release.excel import write_excel

            write_excel(dataset, folder, language)
        case Format.DDI:
            from export.release.ddi import write_ddi

            write_ddi(dataset, folder, language, _data_files(folder))


def _data_files(folder: Path) -> list[tuple[str, str]]:
    """Path and kind of each file that holds the data."""
    found = []
    for path in _files(folder):
        kind = _KINDS.get(path.suffix)
        if kind is not None and path.name != "codebook.csv":
            found.append((path.relative_to(folder).as_posix(), kind))
    return found


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _digests(folder: Path) -> dict[str, str]:
    found = {}
    for path in _files(folder):
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        found[path.relative_to(folder).as_posix()] = digest
    return found


def _sync_all(folder: Path) -> None:
    for path in _files(folder):
        with path.open("r+b") as file:  # Windows syncs only what is open for writing.
            os.fsync(file.fileno())
    for path in (folder, *(path for path in folder.rglob("*") if path.is_dir())):
        _sync_folder(path)


def _sync_folder(path: Path) -> None:
    """Make the names in a folder durable, where the system can."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    with suppress(OSError):  # Not every file system syncs folders.
        folder = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _check_place(folder: Path) -> None:
    if os.path.lexists(folder):
        raise FileNotWritten(folder, "exists", "there is already a folder of that name")
    if not folder.parent.is_dir():
        raise FileNotWritten(folder, "missing", "there is no such folder")


def _failure(folder: Path, trouble: OSError, begun: bool) -> FileNotWritten:
    if trouble.errno in _FULL:
        return FileNotWritten(folder, "full", "the disk is full")
    if trouble.errno in _READ_ONLY:
        return FileNotWritten(folder, "readonly", "writing is not allowed there")
    if trouble.errno in _GONE:
        if begun:
            return FileNotWritten(folder, "gone", "the drive went away while writing")
        return FileNotWritten(folder, "missing", "there is no such folder")
    return FileNotWritten(folder, "other", trouble.strerror or type(trouble).__name__)
