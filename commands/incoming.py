"""The files that are to be merged: those named, and those in the folders that were named."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from interviewer.merging import BatchUnreadable, Trouble

SUFFIXES = (".batch", ".zip")
"""Of files that are looked at in a folder; a file that is named may be called anything."""

LARGE = 1 << 20
"""Bytes from which a file is not loaded before its beginning was looked at."""
BEGINNING = 8 << 10
ZIP = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class Incoming:
    """One file, not read yet."""

    name: str
    size: int
    load: Callable[[], bytes] = field(repr=False)
    """Its bytes; `BatchUnreadable`."""


def incoming(paths: Sequence[Path]) -> list[Incoming]:
    """The files in the order of their names, none of them twice.

    Folders are searched through, links in them are not followed, and hidden files are passed over:
    systems leave some of their own on sticks.
    """
    found: dict[Path, None] = {}
    for path in paths:
        for each in _in_folder(path) if path.is_dir() else [path]:
            found[Path(os.path.abspath(each))] = None  # noqa: PTH100 - a link stays a link
    order = sorted(found, key=lambda path: (path.name, str(path)))
    return [Incoming(_name(path), _size(path), partial(_loaded, path)) for path in order]


def _loaded(path: Path) -> bytes:
    """The file's bytes; of a large one its beginning is looked at first."""
    from export.batch_reading import load

    if _size(path) > LARGE:
        try:
            with path.open("rb") as file:
                start = file.read(BEGINNING)
        except OSError:  # Said when it is loaded.
            start = b""
        if start and not may_be_batch(start):
            raise BatchUnreadable(Trouble.NOT_A_BATCH, "it does not begin as a batch does")
    return load(path)


def may_be_batch(start: bytes) -> bool:
    """Whether a large file with this beginning may be a batch, plain or sealed."""
    from export.sealing import AGE

    if start.startswith(ZIP):
        return True
    # The seal's own header ends there, however many leads it names.
    return start.startswith(AGE) and b"\n--- " in start


def _in_folder(folder: Path) -> Iterator[Path]:
    for place, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            path = Path(place, name)
            if name.endswith(SUFFIXES) and not name.startswith(".") and not path.is_symlink():
                yield path


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:  # Said when it is loaded.
        return 0


def _name(path: Path) -> str:
    """The file's name as text: bytes in it that are none, as old systems leave them, escaped."""
    return path.name.encode("utf-8", "backslashreplace").decode()
