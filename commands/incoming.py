"""The files that are to be merged: those named, and those in the folders that were named."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

SUFFIXES = (".batch", ".zip")
"""Of files that are looked at in a folder; a file that is named may be called anything."""


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
    from export.batch_reading import load

    found: dict[Path, None] = {}
    for path in paths:
        for each in _in_folder(path) if path.is_dir() else [path]:
            found[Path(os.path.abspath(each))] = None  # noqa: PTH100 - a link stays a link
    order = sorted(found, key=lambda path: (path.name, str(path)))
    return [Incoming(path.name, _size(path), partial(load, path)) for path in order]


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
