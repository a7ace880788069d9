"""Connections to the encrypted file: guarded, keyed, durable; its errors end here.

Each thread has a connection of its own, so a worker may read and back up while the window
saves. Everything is read in `reading()` and written in `writing()`, the one place where
SQLCipher's exceptions become errors of `interviewer.errors`.
"""

from __future__ import annotations

import contextlib
import shutil
import threading
import weakref
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from sqlcipher3 import dbapi2

from interviewer.errors import (
    NotSaved,
    StoreDamaged,
    StoreError,
    StoreUnavailable,
    UnsafeDatabaseLibrary,
)
from storage import platform
from storage.keys import DataKey

Connection = Any
"""A connection of sqlcipher3, which has no types."""

DatabaseError: Final = dbapi2.Error
"""What sqlcipher3 raises; for the modules of this package alone."""

BUSY_SECONDS: Final = 10
"""How long a write waits for a backup's or an export's short lock before it gives up."""

INTERRUPT_SECONDS: Final = 0.05
"""How long `close` lets a job in another thread go on before it interrupts its statement."""

FULL_DISK_BYTES: Final = 1_000_000
"""With less than this free, a failed write is put down to a full disk."""

_FULL, _READONLY, _CANTOPEN, _CORRUPT, _NOTADB, _PERM = 13, 8, 14, 11, 26, 3


def guard_library(version: tuple[int, ...] = dbapi2.sqlite_version_info) -> None:
    """Refuse a SQLite with the WAL-reset fault, which loses saved data.

    It is in 3.7.0 to 3.51.2; repaired in 3.51.3 and, in their series, in 3.50.7 and 3.44.6.
    """
    safe = (
        version >= (3, 51, 3)
        or (version[:2] == (3, 50) and version >= (3, 50, 7))
        or (version[:2] == (3, 44) and version >= (3, 44, 6))
    )
    if not safe:
        raise UnsafeDatabaseLibrary(".".join(map(str, version)))


def connect(path: Path, key: DataKey, mode: str = "rw", *, immutable: bool = False) -> Connection:
    """A keyed connection in autocommit mode; `mode` as in SQLite's URIs. Nothing is read yet."""
    uri = f"{path.absolute().as_uri()}?mode={mode}{'&immutable=1' if immutable else ''}"
    connection = dbapi2.connect(
        uri,
        uri=True,
        timeout=BUSY_SECONDS,
        isolation_level=None,  # transactions are begun and ended in the open, by `writing`
        check_same_thread=False,  # so that `Database.close` can close them all
    )
    give_key(connection, key)
    connection.execute("PRAGMA temp_store = MEMORY")
    return connection


def give_key(connection: Connection, key: DataKey) -> None:
    """Hand over the raw key, past SQL text that could turn up in an error message."""
    connection.execute("PRAGMA cipher_log_level = NONE")  # else it writes to stderr
    connection.set_key(key.for_sqlcipher())
    # The file's format stays that of SQLCipher 4 whatever a later library prefers.
    connection.execute("PRAGMA cipher_compatibility = 4")


def make_durable(connection: Connection) -> None:
    """Settings under which a committed transaction outlives a power cut, and a deleted row is
    overwritten."""
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA secure_delete = ON")
    if platform.FULL_SYNC:
        connection.execute("PRAGMA fullfsync = ON")
        connection.execute("PRAGMA checkpoint_fullfsync = ON")


class _Held:
    """A connection and the lock that is held while it works."""

    __slots__ = ("__weakref__", "connection", "lock")

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.lock = threading.RLock()


class Database:
    """An open store file: a connection for each thread that asks, closed all at once."""

    def __init__(self, path: Path, key: DataKey) -> None:
        """Open the file read-write; it must have been looked at before (`inspection.look`).

        Raises `StoreUnavailable` where it cannot be written.
        """
        self.path = path
        self._key = key
        self._own = threading.local()
        # Weak, so that the connection of a thread that has ended ends with it.
        self._all: weakref.WeakSet[_Held] = weakref.WeakSet()
        self._opening = threading.Lock()
        self._closed = False
        with self.reading() as connection:
            # Says now, and not at the first answer, that the file is read-only.
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("ROLLBACK")

    @contextlib.contextmanager
    def reading(self) -> Iterator[Connection]:
        """This thread's connection, to read from."""
        held = self._held()
        with held.lock:
            try:
                yield held.connection
            except dbapi2.Error as error:
                raise unreadable(self.path, error) from None

    @contextlib.contextmanager
    def writing(self) -> Iterator[Connection]:
        """This thread's connection in a transaction that is on disk when the block ends.

        Raises `NotSaved` if it could not be; then nothing of it is there, and the connection
        goes on being usable.
        """
        held = self._held()
        with held.lock:
            connection = held.connection
            try:
                connection.execute("BEGIN IMMEDIATE")
                yield connection
                # Tells the backups whether there is something new; see `backups.back_up`.
                connection.execute("UPDATE store SET changes = changes + 1")
                connection.execute("COMMIT")
            except dbapi2.Error as error:
                self._roll_back(connection)
                raise not_saved(self.path, error) from None
            except BaseException:
                self._roll_back(connection)
                raise

    @contextlib.contextmanager
    def own_connection(self) -> Iterator[Connection]:
        """A connection for one long job, closed afterwards; errors as in `reading`."""
        held = self._open()
        try:
            with held.lock:
                try:
                    yield held.connection
                except dbapi2.Error as error:
                    raise unreadable(self.path, error) from None
        finally:
            with held.lock:
                held.connection.close()

    def overwrite_deleted(self) -> None:
        """Leave no trace of deleted rows, neither in the file nor in its WAL.

        `secure_delete` overwrites a row where it stands, but not the copies that SQLite leaves
        in the free space of pages when it moves rows between them (found by the test that
        reads raw pages). So the file is written anew. About 15 ms/MB.
        """
        with self.reading() as connection:
            connection.execute("VACUUM")
        self.empty_wal()

    def empty_wal(self) -> None:
        """Move everything from the WAL into the file and cut the WAL to nothing."""
        with self.reading() as connection:
            busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            if busy:
                raise StoreUnavailable(self.path, "another job is reading it")

    @contextlib.contextmanager
    def key(self) -> Iterator[DataKey]:
        """The data key, for other files under it; a copy, good though `close` comes meanwhile.

        Raises `StoreUnavailable` once the store is closed.
        """
        with self._opening:
            self._check_open()
            key = self._key.copy()
        try:
            yield key
        finally:
            key.forget()

    def close(self) -> None:
        """Close every connection and forget the key; a job under way is interrupted."""
        with self._opening:
            self._closed = True
            open_now = list(self._all)
        for held in open_now:
            # Interrupted only where a job is under way: SQLite would take it for a wish to
            # skip the last connection's checkpoint, too.
            while not held.lock.acquire(timeout=INTERRUPT_SECONDS):
                with contextlib.suppress(dbapi2.Error):
                    held.connection.interrupt()
            try:
                held.connection.close()
            finally:
                held.lock.release()
        self._key.forget()

    def _held(self) -> _Held:
        held: _Held | None = getattr(self._own, "held", None)
        if held is None or self._closed:
            held = self._own.held = self._open()
        return held

    def _open(self) -> _Held:
        with self._opening:
            self._check_open()
            try:
                connection = connect(self.path, self._key)
                make_durable(connection)
            except dbapi2.Error as error:
                raise unreadable(self.path, error) from None
            held = _Held(connection)
            self._all.add(held)
            return held

    def _check_open(self) -> None:
        if self._closed:
            raise StoreUnavailable(self.path, "it is locked")

    @staticmethod
    def _roll_back(connection: Connection) -> None:
        # SQLite has rolled back by itself after a full disk; the connection may be closed.
        with contextlib.suppress(dbapi2.Error):
            if connection.in_transaction:
                connection.execute("ROLLBACK")


def _code(error: BaseException) -> int:
    return int(getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF


def unreadable(path: Path, error: BaseException) -> StoreError:
    """The error to raise in place of sqlcipher3's `error`, met while reading `path`."""
    if _code(error) in {_CORRUPT, _NOTADB}:
        return StoreDamaged(path, str(error))
    return StoreUnavailable(path, str(error))


def not_saved(path: Path, error: BaseException) -> StoreError:
    """The error to raise in place of sqlcipher3's `error`, met while writing to `path`."""
    code = _code(error)
    if code in {_CORRUPT, _NOTADB}:
        return StoreDamaged(path, str(error))
    if code in {_READONLY, _PERM, _CANTOPEN}:
        return NotSaved("readonly", "the store may not be written")
    if code == _FULL or shutil.disk_usage(path.parent).free < FULL_DISK_BYTES:
        return NotSaved("full", "the disk is full")
    return NotSaved("other", str(error))
