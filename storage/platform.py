"""What differs between Windows, macOS and Linux in keeping files: rights, syncing, reasons."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from collections.abc import Iterator
from pathlib import Path

FULL_SYNC = sys.platform == "darwin"
"""On macOS a plain fsync leaves data in the drive's cache; SQLite must be told to flush it."""

_WINDOWS = sys.platform == "win32"


def make_folder(folder: Path) -> None:
    """Make the folder if it is not there, readable by its owner alone where that exists."""
    if not folder.is_dir():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        make_private(folder)


def make_private(path: Path) -> None:
    """Take all rights from everyone but the owner; on Windows the profile folder has them."""
    if not _WINDOWS:
        # A stick or a network drive may know no rights; that is no reason to refuse it.
        with contextlib.suppress(OSError):
            path.chmod(0o700 if path.is_dir() else 0o600)


def sync_file(path: Path) -> None:
    """Return when the file's content is on the disk."""
    descriptor = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        _sync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(folder: Path) -> None:
    """Return when the folder's names are on the disk; Windows offers no such call."""
    if _WINDOWS:
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        # Some file systems (FUSE, SMB) cannot sync a folder; a rename there is what it is.
        with contextlib.suppress(OSError):
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


def make_private_file(path: Path, content: bytes = b"") -> None:
    """Make a file that only its owner may read and put `content` in it, on disk on return."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        _sync(file.fileno())


def write_whole(path: Path, content: bytes) -> None:
    """Put `content` at `path`: after a crash at any moment the old or the new one is there."""
    temporary = path.with_name(path.name + ".new")
    try:
        make_private_file(temporary, content)
        temporary.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def move(source: Path, target: Path) -> None:
    """Rename within the data folder, on disk on return."""
    source.replace(target)
    sync_folder(target.parent)
    if source.parent != target.parent:
        sync_folder(source.parent)


def reason(error: OSError) -> str:
    """Why the file system said no, in a few words without a path."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return "the disk is full"
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return "it may not be written"
    return os.strerror(error.errno) if error.errno else "the file system refused"


@contextlib.contextmanager
def untouched(path: Path) -> Iterator[None]:
    """Put the file back as it was (its bytes, or its absence) when the block ends."""
    before = path.read_bytes() if path.exists() else None
    try:
        yield
    finally:
        after = path.read_bytes() if path.exists() else None
        if before is None:
            path.unlink(missing_ok=True)
        elif after != before:
            make_private_file(path, before)


def _sync(descriptor: int) -> None:
    if sys.platform == "darwin":
        import fcntl

        # Not every file system there knows the stronger call; the plain one is next best.
        with contextlib.suppress(OSError):
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
            return
    os.fsync(descriptor)
