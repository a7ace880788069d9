"""One study database's file: a connection for all threads, one at a time, and its errors.

Unlike the store it keeps a rollback journal and no WAL. A million responses in one transaction
stand in the file once and not in a WAL as well (measured: 2.5 s instead of 16 s until the commit
was on the disk); a single file is also all there is to look at once it is closed. A rollback
journal needs no more than `synchronous = FULL` to keep what was acknowledged.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from interviewer.errors import (
    NotSaved,
    StoreDamaged,
    StoreError,
    StoreNewer,
    StoreUnavailable,
)
from storage import platform
from storage.database import (
    INTERRUPT_SECONDS,
    Connection,
    DatabaseError,
    connect,
    guard_library,
    not_saved,
    unreadable,
)
from storage.keys import DataKey
from storage.migrations import schema_of
from storage.studybase import schema

CACHE_MB: Final = 128
"""Memory for pages, taken as they are read: as much as the indexes of a million interviews."""

SMALL_PAGES: Final = 16_384
"""Up to this many pages (64 MB) a file is rewritten in memory, above it by way of the disk."""


class StudyFile:
    """An open study database. Every method may be called from any thread, and waits its turn."""

    def __init__(self, path: Path, key: DataKey) -> None:
        """Open the file at `path`; what a kill left half-done is rolled back.

        `StoreUnavailable`, `StoreDamaged`, `StoreNewer`.
        """
        guard_library()
        self.path = path
        self._lock = threading.RLock()
        self._closed = False
        try:
            self._connection = connect(path, key)
            try:
                make_durable(self._connection)
                found = schema_of(self._connection)
                if not 0 < found <= schema.KNOWN:
                    raise (
                        StoreNewer(found, schema.KNOWN)
                        if found
                        else StoreDamaged(path, "there is no schema in it")
                    )
                schema.migrate(self._connection, found)
            except BaseException:
                self._connection.close()
                raise
        except DatabaseError as error:
            raise unreadable(path, error) from None

    @contextlib.contextmanager
    def reading(self) -> Iterator[Connection]:
        """The connection, to read from; within `writing` it sees what is not yet committed."""
        with self._lock:
            self._check_open()
            try:
                yield self._connection
            except DatabaseError as error:
                raise unreadable(self.path, error) from None

    @contextlib.contextmanager
    def writing(self) -> Iterator[Connection]:
        """The connection in a transaction that is on disk when the block ends.

        Raises `NotSaved` if it could not be; then nothing of it is there. An exception of the
        block undoes it too.
        """
        with self._lock:
            self._check_open()
            connection = self._connection
            if connection.in_transaction:
                raise RuntimeError("a transaction of this study is under way in this thread")
            try:
                connection.execute("BEGIN IMMEDIATE")
                yield connection
                connection.execute("COMMIT")
            except DatabaseError as error:
                self._roll_back()
                raise not_saved(self.path, error) from None
            except BaseException:
                self._roll_back()
                raise

    @property
    def under_way(self) -> bool:
        """Whether this thread has a transaction open."""
        with self._lock:
            return bool(self._connection.in_transaction)

    def overwrite_erased(self) -> bool:
        """Where rows were erased, write the file anew without their traces; False if it failed.

        See `Database.overwrite_deleted`. What fails here (a full disk, a kill) is tried again at
        the next chance and when the file is opened: the rows themselves are gone.
        """
        try:
            with self.reading() as connection:
                if not connection.execute("SELECT to_overwrite FROM study").fetchone()[0]:
                    return True
                # In memory no page of the copy meets the disk. A big copy would need a lot;
                # on the disk it is encrypted under the file's own key (looked at: it is).
                pages = connection.execute("PRAGMA page_count").fetchone()[0]
                store = "MEMORY" if pages <= SMALL_PAGES else "FILE"
                connection.execute(f"PRAGMA temp_store = {store}")
                try:
                    connection.execute("VACUUM")
                finally:
                    connection.execute("PRAGMA temp_store = MEMORY")
            with self.writing() as connection:
                connection.execute("UPDATE study SET to_overwrite = 0")
        except (NotSaved, StoreError):
            return False
        return True

    def close(self) -> None:
        """Close the connection; a job under way is interrupted."""
        self._closed = True
        while not self._lock.acquire(timeout=INTERRUPT_SECONDS):
            with contextlib.suppress(DatabaseError):
                self._connection.interrupt()
        try:
            self._connection.close()
        finally:
            self._lock.release()

    def _check_open(self) -> None:
        if self._closed:
            raise StoreUnavailable(self.path, "it is locked")

    def _roll_back(self) -> None:
        # SQLite has rolled back by itself after a full disk; the connection may be closed.
        with contextlib.suppress(DatabaseError):
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")


class Abandoned(Exception):
    """Ends a `writing` block with nothing kept; whoever raises it within one catches it."""


def make_durable(connection: Connection) -> None:
    """Settings under which a committed transaction outlives a power cut, and a deleted row is
    overwritten."""
    connection.execute("PRAGMA journal_mode = TRUNCATE")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute(f"PRAGMA cache_size = -{CACHE_MB * 1024:d}")
    if platform.FULL_SYNC:
        connection.execute("PRAGMA fullfsync = ON")


def make_file(path: Path, key: DataKey, study_id: str) -> None:
    """Make a study database; it appears whole or not at all. `StoreUnavailable`."""
    guard_library()
    new = path.with_name(path.name + ".new")
    try:
        platform.make_folder(path.parent)
        platform.make_private_file(new)
        connection = connect(new, key)
        try:
            make_durable(connection)
            schema.migrate(connection, 0)
            connection.execute("UPDATE study SET study = ?", (study_id,))
        finally:
            connection.close()
        platform.sync_file(new)
        platform.move(new, path)
    except OSError as error:
        raise StoreUnavailable(path, platform.reason(error)) from None
    except DatabaseError as error:
        raise unreadable(path, error) from None
