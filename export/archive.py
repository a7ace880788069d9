"""A batch's files as one zip, the same bytes on every machine; and the zip safely in its place."""

from __future__ import annotations

import errno
import hashlib
import io
import os
import secrets
import sys
import zipfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from interviewer.errors import ExportFailed

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip can hold."""
_UNIX = 3
_MODE = 0o100600
_CHUNK = 1 << 20
_LEVEL = 4
"""Of compression: half the time of the usual 6, and a batch a few percent larger."""

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_READ_ONLY = {errno.EROFS, errno.EACCES, errno.EPERM}
_GONE = {errno.ENOENT, errno.EIO, errno.ENODEV, errno.ENXIO, errno.ESTALE, errno.ENOTDIR}
_NO_FOLDER_SYNC = {errno.EINVAL, errno.ENOTSUP, errno.EACCES, errno.EPERM, errno.EBADF}


def build_archive(files: Mapping[str, bytes]) -> bytes:
    """A zip of `files` in their order, which tells nothing of the time and the machine."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.create_system = _UNIX
            entry.external_attr = _MODE << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content, compresslevel=_LEVEL)
    return buffer.getvalue()


def check_place(path: Path) -> None:
    """`ExportFailed` where `path` is taken or its folder is not there."""
    try:
        if os.path.lexists(path):
            raise _exists(path)
        if not path.parent.is_dir():
            raise ExportFailed(path, "missing", "there is no such folder")
    except OSError as trouble:
        raise _failure(path, trouble, begun=False) from trouble


def publish(path: Path, content: bytes, go_on: Callable[[], bool] = lambda: True) -> bool:
    """Put `content` at `path`: whole, on disk and read back when it returns True, or not at all.

    `go_on` is asked now and then; where it says no, nothing is left and the answer is False.
    Raises `ExportFailed` where the path is taken or the file system refuses; nothing is left.
    """
    begun = False
    temporary = path.parent / f".{secrets.token_hex(8)}.tmp"
    try:
        try:
            check_place(path)
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
            file = os.open(temporary, flags, 0o600)
            begun = True
            if not _write(file, content, go_on):
                return False
            _read_back(temporary, path, content)
            if not go_on():
                return False
            if os.path.lexists(path):  # os.replace would overwrite it.
                raise _exists(path)
            temporary.replace(path)
            _sync_folder(path)
        except OSError as trouble:
            raise _failure(path, trouble, begun) from trouble
    finally:
        with suppress(OSError):  # A stick that is gone has taken the file with it.
            temporary.unlink(missing_ok=True)
    return True


def _write(file: int, content: bytes, go_on: Callable[[], bool]) -> bool:
    """Write everything and sync it, unless told to stop; the file is closed either way."""
    try:
        rest = memoryview(content)
        while rest:
            if not go_on():
                return False
            rest = rest[os.write(file, rest[:_CHUNK]) :]
        _sync(file)
        return True
    finally:
        os.close(file)


def _sync(file: int) -> None:
    """Return when the file is on the disk; what a stick has only cached goes when it is drawn."""
    if sys.platform == "darwin":  # There fsync leaves it in the drive's cache.
        import fcntl

        with suppress(OSError):  # Not every file system knows the stronger call.
            fcntl.fcntl(file, fcntl.F_FULLFSYNC)
            return
    os.fsync(file)


def _read_back(temporary: Path, path: Path, content: bytes) -> None:
    with temporary.open("rb") as file:
        if hasattr(os, "posix_fadvise"):  # From the disk, not from memory.
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        found = hashlib.file_digest(file, "sha256")
    if found.digest() != hashlib.sha256(content).digest():
        raise ExportFailed(path, "other", "what was read back is not what was written")


def _sync_folder(path: Path) -> None:
    """Make the new name durable; not every system and file system can."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    try:
        folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
    except OSError as trouble:
        if trouble.errno not in _NO_FOLDER_SYNC:
            with suppress(OSError):
                path.unlink()
            raise


def _exists(path: Path) -> ExportFailed:
    return ExportFailed(path, "exists", "there is already a file of that name")


def _failure(path: Path, trouble: OSError, begun: bool) -> ExportFailed:
    if trouble.errno in _FULL:
        return ExportFailed(path, "full", "the disk is full")
    if trouble.errno in _READ_ONLY:
        return ExportFailed(path, "readonly", "writing is not allowed there")
    if trouble.errno in _GONE:
        if begun:
            return ExportFailed(path, "gone", "the drive went away while writing")
        return ExportFailed(path, "missing", "there is no such folder")
    return ExportFailed(path, "other", trouble.strerror or type(trouble).__name__)
