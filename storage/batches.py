"""Which interviews and contacts left in which batch, and the device's unbroken series."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from interviewer.ports import BatchRecord
from storage.database import Database
from storage.tables import tables


class Batches:
    """Fulfils `interviewer.ports.BatchStore`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def record(
        self,
        batch_id: str,
        file_name: str,
        sha256: str,
        written_at: datetime,
        interviews: Iterable[tuple[str, int]],
        contacts: Iterable[str],
    ) -> BatchRecord:
        """Remember a written batch and mark its interviews (id, revision) and contacts (id).

        One transaction: after `NotSaved` nothing is marked. What was withdrawn after it left
        is counted in the record and not named in it.
        """
        left, approached = list(interviews), list(contacts)
        with self._database.writing() as connection:
            (last,) = connection.execute("SELECT max(number) FROM batches").fetchone()
            record = BatchRecord(
                id=batch_id,
                number=(last or 0) + 1,
                file_name=file_name,
                sha256=sha256,
                written_at=written_at,
                interviews=len(left),
                contacts=len(approached),
            )
            tables(connection).table("batches").insert(
                {
                    "number": record.number,
                    "id": batch_id,
                    "file_name": file_name,
                    "sha256": sha256,
                    "written_at": written_at.isoformat(),
                    "interviews": record.interviews,
                    "contacts": record.contacts,
                }
            )
            # Plain SQL: thousands of rows, and those still there are picked in passing.
            connection.executemany(
                "INSERT INTO batch_interviews SELECT ?, id, ? FROM interviews WHERE id = ?",
                [(record.number, revision, interview) for interview, revision in left],
            )
            connection.executemany(
                "UPDATE interviews SET exported_revision = ? WHERE id = ?",
                [(revision, interview) for interview, revision in left],
            )
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
        """The batches, the latest first."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT id, number, file_name, sha256, written_at, interviews, contacts"
                " FROM batches ORDER BY number DESC"
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
