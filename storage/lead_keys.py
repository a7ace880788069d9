"""The key of the lead who works on this device, in the encrypted store and its backups alone."""

from __future__ import annotations

from interviewer.errors import KeyExists
from interviewer.keys import LeadKey, LeadSecret
from storage.database import Database


class LeadKeys:
    """Fulfils `interviewer.ports.LeadKeyStore`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self) -> LeadSecret | None:
        """The key, if there is one."""
        with self._database.reading() as connection:
            row = connection.execute("SELECT verify, recipient, seed FROM lead_key").fetchone()
        if row is None:
            return None
        verify, recipient, seed = row
        return LeadSecret(LeadKey(verify, recipient), seed)

    def save(self, secret: LeadSecret) -> None:
        """Keep it; on disk on return. `KeyExists` where another is there: that one stays."""
        with self._database.writing() as connection:
            # Within the transaction, so that no two threads can each find that there is none.
            there = connection.execute("SELECT seed FROM lead_key").fetchone()
            if there is None:
                connection.execute(
                    "INSERT INTO lead_key (id, verify, recipient, seed) VALUES (1, ?, ?, ?)",
                    (secret.key.verify, secret.key.recipient, secret.seed),
                )
            elif there[0] != secret.seed:
                raise KeyExists
