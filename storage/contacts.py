"""Approaches that became no interview, counted without saying who."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from interviewer.contact import Contact, Disposition
from storage.database import Connection, Database


def add_contacts(connection: Connection, contacts: Iterable[Contact]) -> None:
    """Count these contacts, within the caller's transaction. One known already stays as it is."""
    connection.executemany(
        "INSERT INTO contacts (id, study, disposition, day) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (id) DO NOTHING",
        [(c.id, c.study_id, c.disposition.value, c.day.isoformat()) for c in contacts],
    )


class Contacts:
    """Fulfils `interviewer.ports.ContactStore`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def remove(self, contact_id: str) -> None:
        """Take a count back that was a mistake; nothing happens if it is not there."""
        with self._database.writing() as connection:
            connection.execute("DELETE FROM contacts WHERE id = ?", (contact_id,))

    def to_export(self, since: date | None, again: bool) -> Sequence[Contact]:
        """Contacts of `since` or later (all where None), the earliest day first.

        Without `again`, only those that are in no batch.
        """
        fresh = "" if again else " AND NOT exported"
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT id, study, disposition, day FROM contacts"
                f" WHERE day >= ?{fresh} ORDER BY day, id",
                (since.isoformat() if since else "",),
            ).fetchall()
        return [
            Contact(contact_id, study, Disposition(disposition), date.fromisoformat(day))
            for contact_id, study, disposition, day in rows
        ]
