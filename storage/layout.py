"""Where everything in the data folder stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Layout:
    """The names in a data folder."""

    folder: Path

    @property
    def database(self) -> Path:
        """The encrypted store; its WAL and index stand beside it while it is open."""
        return self.folder / "interviews.db"

    @property
    def key(self) -> Path:
        """The sealed key."""
        return self.folder / "key.json"

    @property
    def lock(self) -> Path:
        """Held by the one instance that may use the folder."""
        return self.folder / "lock"

    @property
    def backups(self) -> Path:
        """The folder of the backups."""
        return self.folder / "backups"

    @property
    def lead(self) -> Path:
        """The folder of the studies that are led here; `storage.studybase` knows what is in it."""
        return self.folder / "lead"

    def store_files(self) -> tuple[Path, ...]:
        """All that makes up the store in place: the file, what SQLite keeps beside it, the key."""
        database = self.database
        beside = [database.with_name(database.name + end) for end in ("-wal", "-shm", "-journal")]
        return (database, *beside, self.key)

    def damaged(self, time: str) -> Path:
        """The folder that takes the old files when a backup made at restore time `time` does."""
        return self.folder / f"damaged-{time}"

    def restoring(self, time: str) -> Path:
        """The folder in which a restore lays out its files; while it stands, it is to be done."""
        return self.folder / f"restoring-{time}"

    def unfinished_restores(self) -> list[Path]:
        """The restores that were decided on and not completed, the earliest first."""
        return sorted(p for p in self.folder.glob("restoring-*") if not p.name.endswith(".new"))

    def set_aside(self) -> list[Path]:
        """The store files in the `damaged-…` folders."""
        return sorted(self.folder.glob("damaged-*/interviews.db"))

    def key_copies(self) -> Iterator[Path]:
        """Every copy of the sealed key besides `key`, the newest backup's first."""
        yield from sorted(self.backups.glob("*.key.json"), reverse=True)
        yield from sorted(self.folder.glob("damaged-*/key.json"), reverse=True)
