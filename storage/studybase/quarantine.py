"""The quarantine: batches and records that were set aside, with their reasons.

Nothing of them is in the study. The sealed bytes of a batch are kept where it may be taken
another day; once it is, the entry is settled, and comes back if that merge is undone.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from interviewer.merging import SetAside, Trouble
from storage.database import Connection
from storage.studybase import log
from storage.studybase.part import Part

_OPEN = "settled IS NULL AND NOT dismissed"

LARGEST: Final = 64 << 20
ROOM: Final = 1 << 30
"""Bytes that are kept of one batch, and of all together: anybody can make a batch that is signed
by an unknown device."""
NOT_KEPT: Final = "there is no room to keep it here: keep the file, and merge it again"


class Quarantine(Part):
    """What is set aside and waits."""

    def quarantine(self) -> Sequence[SetAside]:
        """What is set aside and nobody has dismissed, in the order in which it came."""
        with self._file.reading() as connection:
            rows = connection.execute(
                "SELECT trouble, detail, file, record, sealed IS NOT NULL FROM quarantine"
                f" WHERE {_OPEN} ORDER BY number"
            ).fetchall()
        return [
            SetAside(Trouble(trouble), detail, file, record, bool(retry))
            for trouble, detail, file, record, retry in rows
        ]

    def retriable(self) -> list[tuple[str, int, str]]:
        """The batches whose bytes are kept: (file name, how many bytes, SHA-256 of them in hex)."""
        with self._file.reading() as connection:
            rows = connection.execute(
                "SELECT file, length(sealed), file_digest FROM quarantine"
                f" WHERE {_OPEN} AND sealed IS NOT NULL ORDER BY number"
            ).fetchall()
        return [(file, size, digest) for file, size, digest in rows]

    def sealed(self, file_digest: str) -> bytes:
        """The bytes that are kept of a batch; KeyError where none are."""
        with self._file.reading() as connection:
            row = connection.execute(
                f"SELECT sealed FROM quarantine WHERE file_digest = ? AND {_OPEN}"
                " AND sealed IS NOT NULL",
                (file_digest,),
            ).fetchone()
        if row is None:
            raise KeyError(file_digest)
        return bytes(row[0])

    def dismiss(self, file: str, record: str) -> None:
        """Take something out of the list, its bytes too; the log remembers it. KeyError."""
        with self._file.writing() as connection:
            rows = connection.execute(
                f"SELECT number, trouble FROM quarantine WHERE file = ? AND record = ? AND {_OPEN}",
                (file, record),
            ).fetchall()
            if not rows:
                raise KeyError(file)
            connection.executemany(
                "UPDATE quarantine SET dismissed = 1, sealed = NULL WHERE number = ?",
                [(number,) for number, _ in rows],
            )
            detail = {"file": file, "trouble": rows[0][1]}
            log.write(connection, "dismissed", detail, record)


def is_there(connection: Connection, aside: SetAside, file_digest: str) -> bool | None:
    """Whether the bytes are kept of exactly this, which is set aside or was dismissed; None where
    it is not there."""
    row = connection.execute(
        "SELECT sealed IS NOT NULL FROM quarantine"
        " WHERE file_digest = ? AND record = ? AND trouble = ? AND settled IS NULL",
        (_name(aside, file_digest), aside.record, aside.trouble.value),
    ).fetchone()
    return None if row is None else bool(row[0])


def has_room(connection: Connection, size: int) -> bool:
    """Whether the bytes of a batch can be kept. What is kept of batches that were taken since, for
    the case that their merge is undone, makes room."""
    if size > LARGEST:
        return False
    if _kept(connection) + size > ROOM:
        connection.execute(
            "UPDATE quarantine SET sealed = NULL WHERE settled IS NOT NULL AND sealed IS NOT NULL"
        )
    return _kept(connection) + size <= ROOM


def _kept(connection: Connection) -> int:
    return int(
        connection.execute("SELECT coalesce(sum(length(sealed)), 0) FROM quarantine").fetchone()[0]
    )


def put(
    connection: Connection,
    merge: int,
    place: int,
    aside: SetAside,
    file_digest: str,
    sealed: bytes | None,
) -> None:
    """Set something aside; `place` is that of its file in the merge's report."""
    connection.execute(
        "INSERT INTO quarantine"
        " (merge, place, file, file_digest, trouble, detail, record, sealed)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            merge,
            place,
            aside.file,
            _name(aside, file_digest),
            aside.trouble.value,
            aside.detail,
            aside.record,
            sealed,
        ),
    )


def settle_file(connection: Connection, merge: int, file_digest: str) -> bool:
    """Say that a batch that was set aside is no longer; whether there was one."""
    changed: int = connection.execute(
        "UPDATE quarantine SET settled = ?"
        " WHERE file_digest = ? AND record = '' AND settled IS NULL",
        (merge, file_digest),
    ).rowcount
    return changed > 0


def hand_on(connection: Connection, batch: int, merge: int, to: int, place: int) -> None:
    """What a merge settled or set aside with a batch belongs to another one that has it too."""
    digest = "(SELECT file_digest FROM batches WHERE number = ?)"
    connection.execute(
        f"UPDATE quarantine SET settled = ? WHERE settled = ? AND file_digest = {digest}",
        (to, merge, batch),
    )
    connection.execute(
        "UPDATE quarantine SET merge = ?, place = ?"
        f" WHERE merge = ? AND record <> '' AND file_digest = {digest}",
        (to, place, merge, batch),
    )


def take_back(connection: Connection, merge: int) -> None:
    """Undo what a merge set aside, and what it settled."""
    connection.execute("UPDATE quarantine SET settled = NULL WHERE settled = ?", (merge,))
    connection.execute("DELETE FROM quarantine WHERE merge = ?", (merge,))


def _name(aside: SetAside, file_digest: str) -> str:
    # What could not even be read has no digest, and is known by its file's name.
    return file_digest or f"unread {aside.file}"
