"""Which interviews and contacts left in which batch, and the device's series of numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from interviewer.ports import BatchRecord
from storage.database import Database, DatabaseError, connect, unreadable
from storage.keys import DataKey
from storage.tables import tables
from storage.withdrawals import note_gone


def doubt(path: Path, key: DataKey) -> None:
    """Note in a closed store file that batches may have left of which it knows nothing.

    They left after it was taken as a backup. A batch that was begun and never recorded says just
    that, in every schema; a withdrawal is then told, whatever else is known (`withdrawals.note`).
    """
    try:
        connection = connect(path, key)
        try:
            connection.execute("INSERT INTO batches (id) VALUES (?)", (str(uuid4()),))
        finally:
            connection.close()
    except DatabaseError as error:
        raise unreadable(path, error) from None


class Batches:
    """Fulfils `interviewer.ports.BatchStore`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(self, batch_id: str, study_id: str) -> int:
        """Take the next number for a batch that is to be made; used up, whatever becomes of it."""
        with self._database.writing() as connection:
            begun = connection.execute(
                "INSERT INTO batches (id, study) VALUES (?, ?)", (batch_id, study_id)
            )
            return int(begun.lastrowid)

    def series(self, study_id: str) -> tuple[int, ...]:
        """The numbers of the recorded batches of a study, the lowest first.

        One from before a batch named its study is among them if something that left in it is
        still here.
        """
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT number FROM batches WHERE study = ? AND written_at IS NOT NULL"
                " ORDER BY number",
                (study_id,),
            ).fetchall()
        return tuple(row[0] for row in rows)

    def record(
        self,
        batch_id: str,
        file_name: str,
        sha256: str,
        written_at: datetime,
        interviews: Iterable[tuple[str, int]],
        contacts: Iterable[str],
    ) -> BatchRecord:
        """Remember a batch that was begun and is written, with its interviews (id, revision) and
        contacts (id). KeyError if it was not begun, or is recorded already.

        One transaction: after `NotSaved` nothing is marked. What was withdrawn while the batch
        was made is counted in the record and not named in it, and later batches tell of it.
        """
        left, approached = list(interviews), list(contacts)
        with self._database.writing() as connection:
            begun = connection.execute(
                "SELECT number, study FROM batches WHERE id = ? AND written_at IS NULL",
                (batch_id,),
            ).fetchone()
            if begun is None:
                raise KeyError(batch_id)
            record = BatchRecord(
                id=batch_id,
                number=begun[0],
                file_name=file_name,
                sha256=sha256,
                written_at=written_at,
                interviews=len(left),
                contacts=len(approached),
            )
            tables(connection).table("batches").update(
                record.number,
                {
                    "file_name": file_name,
                    "sha256": sha256,
                    "written_at": written_at.isoformat(),
                    "interviews": record.interviews,
                    "contacts": record.contacts,
                },
            )
            # Plain SQL: thousands of rows, and those still there are picked in passing.
            connection.executemany(
                "INSERT INTO batch_interviews SELECT ?, id, ? FROM interviews WHERE id = ?",
                [(record.number, revision, interview) for interview, revision in left],
            )
            note_gone(connection, [interview for interview, _ in left], begun[1])
            connection.executemany(
                "INSERT INTO batch_contacts SELECT ?, id FROM contacts WHERE id = ?",
                [(record.number, contact) for contact in approached],
            )
            connection.executemany(
                "UPDATE contacts SET exported = 1 WHERE id = ?",
                [(contact,) for contact in approached],
            )
        return record

    def all(self) -> Sequence[BatchRecord]:
        """The batches that are recorded, the latest first."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT id, number, file_name, sha256, written_at, interviews, contacts"
                " FROM batches WHERE written_at IS NOT NULL ORDER BY number DESC"
            ).fetchall()
        return [
            BatchRecord(
                batch_id,
                number,
                file_name,
                sha256,
                datetime.fromisoformat(written_at),
                interviews,
                contacts,
            )
            for batch_id, number, file_name, sha256, written_at, interviews, contacts in rows
        ]
