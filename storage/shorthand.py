"""The interviewer's own shorthand, in the encrypted store like the notes that it serves."""

from __future__ import annotations

from collections.abc import Mapping

from storage.database import Database


class Shorthand:
    """Fulfils `interviewer.ports.ShorthandStore`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> Mapping[str, str]:
        """What each short form unfolds to, by short form; empty where it is switched off."""
        with self._database.reading() as connection:
            rows = connection.execute("SELECT short, unfolded FROM shorthand ORDER BY short")
            return dict(rows.fetchall())

    def replace(self, entries: Mapping[str, str]) -> None:
        """Keep these in place of all that were there; on disk on return."""
        with self._database.writing() as connection:
            connection.execute("DELETE FROM shorthand")
            connection.executemany(
                "INSERT INTO shorthand (short, unfolded) VALUES (?, ?)", list(entries.items())
            )
