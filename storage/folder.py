"""The data folder: what it holds, who has it open, and the way in.

Imports only what is cheap; the database, the cipher and the lock come with the first use, so
that the unlock window is on screen before.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from interviewer.errors import (
    StoreDamaged,
    StoreExists,
    StoreInUse,
    StoreMissing,
    StoreUnavailable,
    WrongPassphrase,
)
from interviewer.ports import Backup, StoreState
from storage import platform
from storage.keys import DEFAULT_COST, Cost, DataKey, KeyFile, KeyFileDamaged
from storage.layout import Layout

if TYPE_CHECKING:
    from filelock import FileLock

    from interviewer import ports
    from storage.store import OpenStore


def default_folder() -> Path:
    """Where this user's data stands on this system."""
    from platformdirs import user_data_path

    return user_data_path("interviewer", appauthor=False)


class DataFolder:
    """Fulfils `interviewer.ports.StoreFolder`."""

    def __init__(self, path: Path, cost: Cost = DEFAULT_COST) -> None:
        """`cost` is that of new seals; tests make it small. Nothing is read or made yet."""
        self._layout = Layout(path)
        self._cost = cost
        self._lock: FileLock | None = None

    @property
    def path(self) -> Path:
        """The folder."""
        return self._layout.folder

    def state(self) -> StoreState:
        """What the folder holds; reads only."""
        layout = self._layout
        try:
            if layout.unfinished_restores():
                return StoreState.LOCKED
            # A store that is gone while its backups stand is a loss, not a fresh start.
            if not layout.database.exists() and not any(layout.backups.glob("*.db")):
                return StoreState.EMPTY
            return StoreState.KEY_LOST if self._key_file() is None else StoreState.LOCKED
        except OSError as error:
            raise StoreUnavailable(self.path, platform.reason(error)) from None

    def create(self, passphrase: str) -> OpenStore:
        """Make a new store with a first, empty backup, so that the key has a copy at once.

        The store appears whole or not at all. `StoreExists`, `StoreInUse`, `StoreUnavailable`.
        """
        from storage import database, migrations

        database.guard_library()
        if self.state() is not StoreState.EMPTY:
            raise StoreExists(self.path)
        self._acquire()
        layout = self._layout
        key = DataKey.new()
        new = layout.database.with_name(layout.database.name + ".new")
        try:
            platform.make_folder(layout.backups)
            platform.write_whole(layout.key, KeyFile.seal(key, passphrase, self._cost).to_bytes())
            platform.make_private_file(new)
            connection = database.connect(new, key)
            try:
                database.make_durable(connection)
                migrations.migrate(connection)
            finally:
                connection.close()
            platform.sync_file(new)
            platform.move(new, layout.database)
        except OSError as error:
            raise StoreUnavailable(self.path, platform.reason(error)) from None
        except database.DatabaseError as error:
            raise database.unreadable(self.path, error) from None
        store = self._open(key)
        # The store is made; where the disk is full now, the next backup is the first.
        with contextlib.suppress(StoreUnavailable):
            store.back_up()
        return store

    def unlock(self, passphrase: str) -> OpenStore:
        """Open the store, migrate it, complete what a crash left.

        Where `key.json` is lost or damaged, the backups' copies are tried in its place, and
        the one that opens this store is put back. Raises as the port says, and `StoreInUse`;
        the store's files are then as they were.
        """
        from storage import backups, database, inspection, migrations

        database.guard_library()
        if self.state() is StoreState.EMPTY:
            raise StoreMissing(self.path)
        self._acquire()
        self._complete_restore()
        key_file = self._key_file()
        try:
            key = key_file.open(passphrase) if key_file else self._find_key(passphrase)
            schema = inspection.look(self._layout.database, key)
            backups.tidy(self._layout)
            backups.reseal_copies(self._layout)
        except OSError as error:
            raise StoreUnavailable(self.path, platform.reason(error)) from None
        store = self._open(key)
        try:
            if schema < migrations.KNOWN:
                store.migrate()
            store.complete_erasures()
        except BaseException:
            store.close()
            raise
        return store

    def change_passphrase(self, old: str, new: str) -> None:
        """Seal the key under another passphrase, in `key.json` and in the backups' copies.

        `WrongPassphrase` if `old` does not open it; then nothing was changed. Cut short, the
        copies follow at the next unlock.
        """
        from storage import backups

        self._acquire()
        self._complete_restore()
        key_file = self._key_file()
        if key_file is None:
            raise StoreDamaged(self._layout.key, "it cannot be read")
        key = key_file.open(old)
        try:
            sealed = KeyFile.seal(key, new, self._cost)
            platform.write_whole(self._layout.key, sealed.to_bytes())
            backups.reseal_copies(self._layout)
        except OSError as error:
            raise StoreUnavailable(self._layout.key, platform.reason(error)) from None
        finally:
            key.forget()

    def newest_good_backup(self, passphrase: str) -> Backup | None:
        """The newest backup that is whole; `WrongPassphrase` if the passphrase opens none."""
        from storage import backups

        self._acquire()
        self._complete_restore()
        return backups.newest_good(self._layout, passphrase)

    def restore(self, backup: Backup, passphrase: str) -> Path:
        """Put a backup in the store's place; returns the folder where the old files are kept."""
        from storage import backups, restore

        self._acquire()
        self._complete_restore()
        opener = backups.Opener(self._layout, passphrase)
        seal, key = opener.seal_of(backup.path), opener.key_of(backup.path)
        if seal is None or key is None:
            raise WrongPassphrase
        try:
            backups.check(backup.path, key)
            return restore.put_back(self._layout, backup.path, seal.read_bytes(), key)
        except OSError as error:
            raise StoreUnavailable(self.path, platform.reason(error)) from None

    def release(self) -> None:
        """Give up the lock."""
        if self._lock is not None:
            self._lock.release(force=True)
            self._lock = None

    @contextlib.contextmanager
    def held(self) -> Iterator[None]:
        """Hold the lock without opening the store, while its plain files are changed.

        `StoreInUse` where another window or command has the folder.
        """
        before = self._lock
        self._acquire()
        try:
            yield
        finally:
            if before is None:
                self.release()

    def _acquire(self) -> None:
        """Take the lock, or keep it. The system drops it when a process dies, however."""
        from filelock import FileLock, Timeout

        if self._lock is not None:
            return
        # One lock for all threads: a worker may unlock and the window release.
        lock = FileLock(self._layout.lock, mode=0o600, thread_local=False, fallback_to_soft=False)
        try:
            platform.make_folder(self.path)
            lock.acquire(timeout=0)
        except Timeout:
            raise StoreInUse(self.path) from None
        except OSError as error:
            raise StoreUnavailable(self.path, platform.reason(error)) from None
        self._lock = lock

    def _complete_restore(self) -> None:
        from storage import restore

        try:
            restore.complete(self._layout)
        except OSError as error:
            raise StoreUnavailable(self.path, platform.reason(error)) from None

    def _key_file(self) -> KeyFile | None:
        """The sealed key, or None where it is missing or damaged."""
        try:
            return KeyFile.parse(self._layout.key.read_bytes())
        except (FileNotFoundError, KeyFileDamaged):
            return None
        except OSError as error:
            raise StoreUnavailable(self._layout.key, platform.reason(error)) from None

    def _find_key(self, passphrase: str) -> DataKey:
        """The key of a store whose `key.json` is lost, from a copy; and put that copy back."""
        from storage import backups, inspection

        opener = backups.Opener(self._layout, passphrase)
        for copy in self._layout.key_copies():
            key = opener.open(copy)
            if key is None:
                continue
            inspection.look(self._layout.database, key)
            if self._layout.key.exists():
                time = datetime.now(UTC).strftime("%Y%m%dT%H%M%S.%fZ")
                aside = self._layout.damaged(time)
                platform.make_folder(aside)
                platform.move(self._layout.key, aside / self._layout.key.name)
            platform.write_whole(self._layout.key, copy.read_bytes())
            return key
        if opener.refused:
            raise WrongPassphrase
        raise StoreDamaged(self._layout.key, "there is no readable copy of it")

    def _open(self, key: DataKey) -> OpenStore:
        from storage.database import Database
        from storage.store import OpenStore

        return OpenStore(self._layout, Database(self._layout.database, key))


if TYPE_CHECKING:

    def _fulfils_the_port(folder: DataFolder) -> ports.StoreFolder:
        return folder
