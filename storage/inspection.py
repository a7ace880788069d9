"""A look at a store file that changes no byte of it: is it whole, ours, and not too new?"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from interviewer.errors import StoreDamaged, StoreNewer, StoreUnavailable
from storage import migrations, platform
from storage.database import Connection, DatabaseError, connect, unreadable
from storage.keys import DataKey

CHECKED_AT_UNLOCK_BYTES: Final = 12_000_000
"""Up to this size every page is checked before the store is opened; above it, by `verify`.

Measured on two cores: 2.5 ms/MB for cipher_integrity_check, 4 ms/MB for quick_check, so this
is below 0.1 s. It holds about 3,000 interviews.
"""

TORN_READS: Final = 3
"""A page that a checkpoint was just writing looks damaged once; a damaged one every time."""

_PAGE = 4096
_WAL_HEADER = 32
_FRAME_HEADER = 24


def look(path: Path, key: DataKey, *, every_page: bool | None = None) -> int:
    """Return the schema of the file at `path`, having changed nothing.

    `every_page` says whether to read all of it; None leaves that to the size. Raises
    `StoreDamaged`, `StoreNewer` or `StoreUnavailable`. The caller holds the folder's lock, and
    no connection to this file is open.
    """
    size = _size(path)
    with reading_only(path, key) as connection:
        schema = _schema(path, connection)
        _check_length(path, size, connection)
        if every_page if every_page is not None else size <= CHECKED_AT_UNLOCK_BYTES:
            # While a WAL holds newer pages, an old one in the file may rightly be half written.
            if not _wal_size(path) and bad_pages(connection):
                raise StoreDamaged(path, "a page is not as it was written")
            check_structure(path, connection, "quick_check")
    return schema


@contextlib.contextmanager
def reading_only(path: Path, key: DataKey) -> Iterator[Connection]:
    """A connection that leaves the file, its WAL and its WAL index byte for byte as they are.

    Without a WAL the file is opened as immutable: no lock, no journal, no index. With one,
    SQLite has to build an index of it (`-shm`, which holds no data), so that is put back.
    """
    has_wal = _wal_size(path) > 0
    index = path.with_name(path.name + "-shm")
    with platform.untouched(index) if has_wal else contextlib.nullcontext():
        try:
            connection = connect(path, key, "ro", immutable=not has_wal)
            try:
                yield connection
            finally:
                connection.close()
        except DatabaseError as error:
            raise unreadable(path, error) from None


def bad_pages(connection: Connection) -> set[str]:
    """What `cipher_integrity_check` finds: the pages whose authentication code does not fit."""
    return {str(row[0]) for row in connection.execute("PRAGMA cipher_integrity_check")}


def check_structure(path: Path, connection: Connection, check: str) -> None:
    """Run `check` ("quick_check" or "integrity_check"); `StoreDamaged` with its first line."""
    first = str(connection.execute(f"PRAGMA {check}(1)").fetchone()[0])
    if first != "ok":
        raise StoreDamaged(path, first)


def _size(path: Path) -> int:
    try:
        size = path.stat().st_size
    except FileNotFoundError:
        raise StoreDamaged(path, "the file is missing") from None
    except OSError as error:
        raise StoreUnavailable(path, platform.reason(error)) from None
    if size == 0:
        raise StoreDamaged(path, "the file is empty")
    return size


def _schema(path: Path, connection: Connection) -> int:
    try:
        schema = migrations.schema_of(connection)
    except DatabaseError as error:
        damage = unreadable(path, error)
        if isinstance(damage, StoreDamaged):
            # The key is known to be right: its own seal said so.
            raise StoreDamaged(path, "its first page cannot be read with the key") from None
        raise damage from None
    if schema > migrations.KNOWN:
        raise StoreNewer(schema, migrations.KNOWN)
    if schema < 1:
        raise StoreDamaged(path, "there is no schema in it")
    return schema


def _check_length(path: Path, size: int, connection: Connection) -> None:
    pages = int(connection.execute("PRAGMA page_count").fetchone()[0])
    missing = set(range(size // _PAGE + 1, pages + 1))
    if missing and not missing <= _pages_in_wal(path):
        raise StoreDamaged(path, "its end is missing")


def _wal_path(path: Path) -> Path:
    return path.with_name(path.name + "-wal")


def _wal_size(path: Path) -> int:
    wal = _wal_path(path)
    return wal.stat().st_size if wal.exists() else 0


def _pages_in_wal(path: Path) -> set[int]:
    """The pages that have a frame in the WAL: https://sqlite.org/fileformat2.html#walformat."""
    if _wal_size(path) < _WAL_HEADER:
        return set()
    pages = set()
    with _wal_path(path).open("rb") as wal:
        salts = wal.read(_WAL_HEADER)[16:24]
        while len(frame := wal.read(_FRAME_HEADER)) == _FRAME_HEADER and frame[8:16] == salts:
            pages.add(int.from_bytes(frame[:4], "big"))
            wal.seek(_PAGE, 1)
    return pages
