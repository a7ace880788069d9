"""What a study was handed out as, and the other leads to whom batches are encrypted."""

from __future__ import annotations

from collections.abc import Sequence

from interviewer.keys import LeadKey
from storage.studybase import log
from storage.studybase.part import Part, now


class Settings(Part):
    """Study files and co-leads."""

    def handed_out(self, revision: int, content: bytes, digest: str) -> None:
        """Keep a signed study file; `digest` names what is in it, whatever the revision.

        The same revision again takes the place of the one that is there.
        """
        with self._file.writing() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO study_files (revision, content, digest, at)"
                " VALUES (?, ?, ?, ?)",
                (revision, content, digest, now()),
            )
            log.write(connection, "handed_out", {"revision": revision, "digest": digest})

    def study_files(self) -> list[tuple[int, bytes]]:
        """Each revision that was handed out, the earliest first, as the file it was."""
        with self._file.reading() as connection:
            rows = connection.execute(
                "SELECT revision, content FROM study_files ORDER BY revision"
            ).fetchall()
        return [(revision, bytes(content)) for revision, content in rows]

    def latest_handed_out(self) -> tuple[int, str] | None:
        """The latest revision and the digest of what it holds; None before the first."""
        with self._file.reading() as connection:
            row = connection.execute(
                "SELECT revision, digest FROM study_files ORDER BY revision DESC LIMIT 1"
            ).fetchone()
        return (row[0], row[1]) if row else None

    def co_leads(self) -> Sequence[LeadKey]:
        """The other leads, in the order in which they were added."""
        with self._file.reading() as connection:
            rows = connection.execute(
                "SELECT verify, recipient FROM co_leads ORDER BY number"
            ).fetchall()
        return [LeadKey(bytes(verify), recipient) for verify, recipient in rows]

    def add_co_lead(self, key: LeadKey) -> None:
        """Add another lead; one who is there is no mistake."""
        with self._file.writing() as connection:
            connection.execute(
                "INSERT OR IGNORE INTO co_leads (verify, recipient) VALUES (?, ?)",
                (key.verify, key.recipient),
            )
