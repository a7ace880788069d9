"""Where a batch can be put: the sticks and cards that are in the device, and the documents."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QStorageInfo

_MOUNTED_BELOW = {"linux": ("/media/", "/run/media/", "/mnt/"), "darwin": ("/Volumes/",)}


def sticks() -> list[tuple[str, Path]]:
    """Writable volumes that a person has put in, with their names."""
    below = _MOUNTED_BELOW.get(sys.platform)
    found = []
    for volume in QStorageInfo.mountedVolumes():
        root = volume.rootPath()
        if not volume.isReady() or volume.isReadOnly() or volume.isRoot():
            continue
        if below is None or root.startswith(below):
            found.append((volume.displayName() or root, Path(root)))
    return found


def documents() -> Path:
    """The user's folder for documents."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(place) if place and Path(place).is_dir() else Path.home()


def device(folder: Path) -> int | None:
    """Which drive a folder is on; None where it is not there."""
    try:
        return folder.stat().st_dev
    except OSError:
        return None


def free_name(folder: Path, name: str) -> Path:
    """`name` in `folder`, with a number before its ending where the name is taken."""
    path, number = folder / name, 2
    while os.path.lexists(path):  # False, and no error, for a drive that is gone.
        path = folder / f"{Path(name).stem}-{number}{Path(name).suffix}"
        number += 1
    return path
