"""Backups: whole, encrypted, each with its own copy of the sealed key beside it.

`backups/<UTC time>.db` and `backups/<UTC time>.key.json`. A backup has its name only after it
has been written, synced and checked, so whatever bears one was whole when it was made.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Final

from interviewer.errors import (
    StoreDamaged,
    StoreNewer,
    StoreUnavailable,
    WrongPassphrase,
)
from interviewer.ports import Backup
from storage import platform, withdrawals
from storage.database import Connection, Database, DatabaseError, connect, unreadable
from storage.erasure import SECOND_ENTRIES, SECOND_ENTRIES_OF, SECOND_ENTRIES_SINCE
from storage.inspection import look, reading_only
from storage.keys import DataKey, KeyFile, KeyFileDamaged
from storage.layout import Layout
from storage.migrations import schema_of

LATEST: Final = 3
DAYS: Final = 7
WEEKS: Final = 4
"""Kept: the latest 3, the newest of each of the last 7 days and of the last 4 weeks that have
one. Days without work do not count, so a holiday thins nothing."""

_NAME = "%Y%m%dT%H%M%S.%fZ"


class Backups:
    """The backups of an open store. Each method may be called from any thread."""

    def __init__(self, layout: Layout, database: Database) -> None:
        self._layout = layout
        self._database = database
        # A backup under way has a view of the store from before an erasure: one at a time.
        self._one_at_a_time = threading.Lock()
        self._in_vain: set[str] = set()
        """What could not be erased everywhere since the unlock."""

    def back_up(self) -> Path | None:
        """Write, check and thin; the new backup's path, or None if nothing has changed since.

        Saves go on meanwhile. Raises `StoreUnavailable` (a full disk) or `StoreDamaged`, and
        then leaves the older backups as they were.
        """
        with self._one_at_a_time:
            taken = listed(self._layout)
            try:
                platform.make_folder(self._layout.backups)
                with self._database.own_connection() as connection, self._database.key() as key:
                    if taken and self._is_up_to_date(connection, taken[0], key):
                        return None
                    path = self._write(connection, _next_time(taken), key)
                for old in taken:
                    if _time(old) not in kept([_time(path), *map(_time, taken)]):
                        remove(old)
            except OSError as error:
                raise StoreUnavailable(self._layout.backups, platform.reason(error)) from None
            return path

    def erase_pending(self, *, again: bool = True) -> bool:
        """Take the interviews withdrawn or dropped out of the WAL and out of every backup.

        A backup under this key that is damaged is removed: it can neither be restored nor be
        cleaned. A backup under another key, and what stands in a `damaged-…` folder and cannot
        be opened, is left alone; the erasure stays pending until it is gone, and False says so.
        Without `again`, what was tried in vain since the unlock is not tried once more.
        """
        with self._one_at_a_time:
            with self._database.reading() as connection:
                found = connection.execute("SELECT interview FROM pending_erasures").fetchall()
                seconds = connection.execute(SECOND_ENTRIES).fetchall()
            if not found:
                return True
            ids = [row[0] for row in found]
            with self._database.reading() as connection:
                told = withdrawals.among(connection, ids)
            if not again and self._in_vain.issuperset(ids):
                return False
            self._database.overwrite_deleted()
            spared = {row[0] for row in seconds}
            everywhere = [
                self._erased(path, ids, spared, told)
                for path in (*listed(self._layout), *self._layout.set_aside())
            ]
            if not all(everywhere):
                self._in_vain.update(ids)
                return False  # tried again at the next unlock
            with self._database.writing() as connection:
                connection.executemany(
                    "DELETE FROM pending_erasures WHERE interview = ?", [(i,) for i in ids]
                )
            self._database.empty_wal()
            return True

    def _erased(
        self,
        path: Path,
        ids: Sequence[str],
        spared: Collection[str],
        told: Sequence[tuple[str, str]],
    ) -> bool:
        """Whether these interviews are in this closed store file no more.

        `StoreUnavailable` once the store is locked: no file is judged without its key.
        """
        with self._database.key() as key:
            name = _key_name(path)
            if name is not None and name != key.name:
                return False
            try:
                erase(path, key, ids, spared, told)
            except StoreDamaged:
                if name is None:  # It may be whole, and under a key that is not known here.
                    return False
                _remove_or_say_why(path)
            return True

    def _is_up_to_date(self, connection: Connection, newest: Path, key: DataKey) -> bool:
        try:
            with reading_only(newest, key) as backup:
                return _changes(backup) == _changes(connection)
        except (StoreDamaged, StoreUnavailable):
            return False

    def _write(self, connection: Connection, time: datetime, key: DataKey) -> Path:
        path = self._layout.backups / f"{time.strftime(_NAME)}.db"
        temporary = path.with_name(path.name + ".new")
        try:
            platform.make_private_file(temporary)
            # Unlike the backup API it takes no free pages along, leaves no WAL mode behind, and
            # needs no second try when someone writes meanwhile.
            connection.execute("VACUUM INTO ?", (str(temporary),))
            platform.sync_file(temporary)
            look(temporary, key, every_page=True)
            platform.write_whole(key_copy(path), self._layout.key.read_bytes())
            platform.move(temporary, path)
        finally:
            temporary.unlink(missing_ok=True)
        return path


def listed(layout: Layout) -> list[Path]:
    """The backups in the folder, the newest first; nothing is opened."""
    return sorted(_backups_in(layout.backups), reverse=True)


def key_copy(backup: Path) -> Path:
    """The sealed key beside a backup."""
    return backup.with_suffix(".key.json")


def _key_name(backup: Path) -> str | None:
    """The name of the key that a backup is under, as the copy beside it says; None without one."""
    try:
        return KeyFile.parse(key_copy(backup).read_bytes()).key_name
    except (OSError, KeyFileDamaged):
        return None


def kept(times: Iterable[datetime]) -> set[datetime]:
    """Which of these backups to keep: a pure rule, see `LATEST`, `DAYS`, `WEEKS`."""
    newest_first = sorted(times, reverse=True)
    chosen = set(newest_first[:LATEST])
    of_day: dict[date, datetime] = {}
    of_week: dict[tuple[int, int], datetime] = {}
    for time in newest_first:
        of_day.setdefault(time.date(), time)
        of_week.setdefault(time.isocalendar()[:2], time)
    chosen.update(list(of_day.values())[:DAYS])
    chosen.update(list(of_week.values())[:WEEKS])
    return chosen


def newest_good(layout: Layout, passphrase: str) -> Backup | None:
    """The newest backup that is whole, every page of it read; None if there is none.

    `WrongPassphrase` if there are sealed keys and the passphrase opens none of them.
    """
    opener = Opener(layout, passphrase)
    for path in listed(layout):
        key = opener.key_of(path)
        if key is None:
            continue
        with contextlib.suppress(StoreDamaged, StoreNewer):
            return Backup(path, _time(path), check(path, key))
    if opener.refused and not opener.opened:
        raise WrongPassphrase
    return None


def check(backup: Path, key: DataKey) -> int:
    """Read every page of a backup; the number of its interviews, or an error if it is bad."""
    _settle(backup, key)
    look(backup, key, every_page=True)
    with reading_only(backup, key) as connection:
        return int(connection.execute("SELECT count(*) FROM interviews").fetchone()[0])


class Opener:
    """Opens sealed keys with one passphrase, each distinct seal once: a try costs 80 ms."""

    def __init__(self, layout: Layout, passphrase: str) -> None:
        self._layout = layout
        self._passphrase = passphrase
        self._tried: dict[bytes, DataKey | None] = {}

    @property
    def opened(self) -> bool:
        """Whether the passphrase has opened a seal."""
        return any(self._tried.values())

    @property
    def refused(self) -> bool:
        """Whether the passphrase has failed to open a seal."""
        return None in self._tried.values()

    def key_of(self, backup: Path) -> DataKey | None:
        """The key of a backup, from its own copy or else the store's; None if neither opens."""
        seal = self.seal_of(backup)
        return None if seal is None else self.open(seal)

    def seal_of(self, backup: Path) -> Path | None:
        """The file whose seal opens for this backup; None if there is none."""
        candidates = (key_copy(backup), self._layout.key)
        return next((path for path in candidates if self.open(path)), None)

    def open(self, path: Path) -> DataKey | None:
        """The key sealed in the file; None if it is missing, damaged, or does not open."""
        try:
            content = path.read_bytes()
            key_file = KeyFile.parse(content)
        except (OSError, KeyFileDamaged):
            return None
        if content not in self._tried:
            try:
                self._tried[content] = key_file.open(self._passphrase)
            except WrongPassphrase:
                self._tried[content] = None
        return self._tried[content]


def erase(
    path: Path,
    key: DataKey,
    interview_ids: Sequence[str],
    spared: Collection[str] = (),
    told: Sequence[tuple[str, str]] = (),
) -> None:
    """Delete these interviews from a closed store file and write it anew, without their traces.

    Second entries of their paper forms go too, but for those `spared`: they are still in the store,
    where an entry that was dropped has another in its place. What later batches have to tell of
    (`told`) is noted there as in the store, so that it is not forgotten by a restore.

    A crash leaves a rollback journal, and the next try, or the next look, goes on from there.
    """
    try:
        connection = connect(path, key)
        try:
            connection.execute("PRAGMA secure_delete = ON")
            connection.execute("PRAGMA foreign_keys = ON")
            wanted = [(interview_id,) for interview_id in interview_ids]
            connection.execute("BEGIN IMMEDIATE")
            if schema_of(connection) >= SECOND_ENTRIES_SINCE:
                # One that was compared and dropped stands in older backups alone.
                wanted += [
                    row
                    for interview_id in interview_ids
                    for row in connection.execute(SECOND_ENTRIES_OF, (interview_id,)).fetchall()
                    if row[0] not in spared
                ]
            connection.executemany(
                "INSERT OR IGNORE INTO pending_erasures SELECT id FROM interviews WHERE id = ?",
                wanted,
            )
            connection.executemany("DELETE FROM interviews WHERE id = ?", wanted)
            if schema_of(connection) >= withdrawals.SINCE:
                withdrawals.put(connection, told)
            connection.execute("COMMIT")
            # Most backups never held them, and need not be written anew. Those that did say so
            # until it is done, to a next try after a crash too.
            if connection.execute("SELECT 1 FROM pending_erasures").fetchone():
                connection.execute("VACUUM")  # see `Database.overwrite_deleted`
                connection.executemany("DELETE FROM pending_erasures WHERE interview = ?", wanted)
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            connection.close()
    except DatabaseError as error:
        raise unreadable(path, error) from None


def remove(backup: Path) -> None:
    """Remove a backup and what stands beside it."""
    for path in (backup, backup.with_name(backup.name + "-journal"), key_copy(backup)):
        path.unlink(missing_ok=True)


def _remove_or_say_why(backup: Path) -> None:
    try:
        remove(backup)
    except OSError as error:
        raise StoreUnavailable(backup, platform.reason(error)) from None


def reseal_copies(layout: Layout) -> None:
    """Put `key.json` in place of every copy that holds the same key under another seal.

    After a change of passphrase, and at each unlock, in case that change was cut short. Copies
    of another key (a backup brought from another machine) are left alone.
    """
    content = layout.key.read_bytes()
    name = KeyFile.parse(content).key_name
    for copy in layout.key_copies():
        with contextlib.suppress(KeyFileDamaged):
            old = copy.read_bytes()
            if old != content and KeyFile.parse(old).key_name == name:
                platform.write_whole(copy, content)


def tidy(layout: Layout) -> None:
    """Remove what an unfinished backup left: half a file, or a key copy without its backup."""
    if not layout.backups.is_dir():
        return
    whole = {key_copy(path) for path in _backups_in(layout.backups)}
    for path in layout.backups.iterdir():
        half = path.suffix == ".new" or path.name.endswith(".new-journal")
        if half or (path.name.endswith(".key.json") and path not in whole):
            path.unlink(missing_ok=True)


def _settle(backup: Path, key: DataKey) -> None:
    # An erasure that a crash cut short has left a rollback journal; opening completes it.
    if backup.with_name(backup.name + "-journal").exists():
        erase(backup, key, ())


def _backups_in(folder: Path) -> Iterator[Path]:
    for path in folder.glob("*.db"):
        with contextlib.suppress(ValueError):
            _time(path)
            yield path


def _time(backup: Path) -> datetime:
    return datetime.strptime(backup.stem, _NAME).replace(tzinfo=UTC)


def _next_time(taken: Sequence[Path]) -> datetime:
    """Now, or just after the newest backup where the clock has been set back meanwhile."""
    now = datetime.now(UTC)
    return max(now, _time(taken[0]) + timedelta(microseconds=1)) if taken else now


def _changes(connection: Connection) -> int:
    return int(connection.execute("SELECT changes FROM store").fetchone()[0])
