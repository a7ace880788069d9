"""The quarantine: batches and records that were set aside, with their reasons.

Nothing of them is in the study. The sealed bytes of a batch are kept where it may be taken
another day; once it is, the entry is settled, and comes back if that merge is undone.
"""

from __future__ import annotations

from collections.abc import Sequence

from interviewer.merging import SetAside, Trouble
from storage.database import Connection
from storage.studybase import log
from storage.studybase.part import Part

_OPEN = "settled IS NULL AND NOT dismissed"


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

    def retriable(self) -> list[tuple[str, bytes, str]]:
        """The batches whose bytes are kept: (file name, bytes, SHA-256 of them in hex)."""
        with self._file.reading() as connection:
            rows = connection.execute(
                "SELECT file, sealed, file_digest FROM quarantine"
                f" WHERE {_OPEN} AND sealed IS NOT NULL ORDER BY number"
            ).fetchall()
        return [(file, bytes(sealed), digest) for file, sealed, digest in rows]

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


def is_there(connection: Connection, aside: SetAside, file_digest: str) -> bool:
    """Whether exactly this is set aside already, or was and has been dismissed."""
    row = connection.execute(
        "SELECT 1 FROM quarantine WHERE file_digest = ? AND record = ? AND trouble = ?"
        " AND settled IS NULL",
        (_name(aside, file_digest), aside.record, aside.trouble.value),
    ).fetchone()
    return row is not None


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


def take_back(connection: Connection, merge: int) -> None:
    """Undo what a merge set aside, and what it settled."""
    connection.execute("UPDATE quarantine SET settled = NULL WHERE settled = ?", (merge,))
    connection.execute("DELETE FROM quarantine WHERE merge = ?", (merge,))


def _name(aside: SetAside, file_digest: str) -> str:
    # What could not even be read has no digest, and is known by its file's name.
    return file_digest or f"unread {aside.file}"
