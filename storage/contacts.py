"""Approaches that became no interview, counted without saying who."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from interviewer.contact import Contact, Disposition, Reason, Sex
from storage.database import Connection, Database

_ADD = """
INSERT INTO contacts (id, study, disposition, day, grp, sex, reason) VALUES (?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (id) DO NOTHING
"""

# What has left in a batch stays as it left: the same id with other content would be a conflict.
_CHANGE = """
UPDATE contacts SET disposition = ?, grp = ?, sex = ?, reason = ? WHERE id = ? AND NOT exported
"""

_ALL = "SELECT id, study, disposition, day, grp, sex, reason FROM contacts "


def add_contacts(connection: Connection, contacts: Iterable[Contact]) -> None:
    """Count these contacts, within the caller's transaction. One known already stays as it is."""
    connection.executemany(
        _ADD,
        [(c.id, c.study_id, c.disposition.value, c.day.isoformat(), *_seen(c)) for c in contacts],
    )


class Contacts:
    """Fulfils `interviewer.ports.ContactStore`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, contact: Contact) -> None:
        """Count an approach; on disk on return. One known already stays as it is."""
        with self._database.writing() as connection:
            add_contacts(connection, [contact])

    def change(self, contact: Contact) -> None:
        """Keep what more was seen of an approach, or another outcome; its study and day stay.

        KeyError if it is not there, or has left in a batch already.
        """
        row = (contact.disposition.value, *_seen(contact), contact.id)
        with self._database.writing() as connection:
            if not connection.execute(_CHANGE, row).rowcount:
                raise KeyError(contact.id)

    def on_day(self, day: date) -> Sequence[Contact]:
        """The approaches of a day, in no order."""
        with self._database.reading() as connection:
            rows = connection.execute(_ALL + "WHERE day = ?", (day.isoformat(),)).fetchall()
        return [_contact(*row) for row in rows]

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
                _ALL + f"WHERE day >= ?{fresh} ORDER BY day, id",
                (since.isoformat() if since else "",),
            ).fetchall()
        return [_contact(*row) for row in rows]


def _seen(contact: Contact) -> tuple[str, str, str]:
    sex, reason = contact.sex, contact.reason
    return contact.group, sex.value if sex else "", reason.value if reason else ""


def _contact(
    contact_id: str, study: str, disposition: str, day: str, group: str, sex: str, reason: str
) -> Contact:
    return Contact(
        contact_id,
        study,
        Disposition(disposition),
        date.fromisoformat(day),
        group,
        Sex(sex) if sex else None,
        Reason(reason) if reason else None,
    )
