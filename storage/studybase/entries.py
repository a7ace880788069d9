"""Interviews with their content opened."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator

from interviewer.merging import Entry
from storage.studybase.part import Part, chunks, marks
from storage.studybase.states import (
    CONFLICTS,
    HOLDS,
    NOT_VOID,
    SUPERSEDED,
    content_of,
    corrected,
    corrections_of,
)


class Entries(Part):
    """Interviews, one by one and as a stream."""

    def standing(self, *, void: bool = False) -> Iterator[Entry]:
        """Every interview that holds, in the order of the ids and with its corrections; with
        `void` the void ones too. Conflicts that wait are left out.

        Streams: which ones they are is settled at the first, and what is withdrawn meanwhile is
        left out.
        """
        counted = "" if void else f" AND {NOT_VOID}"
        with self._file.reading() as connection:
            corrections = corrections_of(connection)
            numbers = array(
                "q",
                (
                    row[0]
                    for row in connection.execute(
                        f"SELECT r.number FROM responses r WHERE r.state = ?{counted}"
                        " ORDER BY r.id",
                        (HOLDS,),
                    )
                ),
            )
        for some in chunks(numbers):
            wanted = list(some)
            with self._file.reading() as connection:
                rows = connection.execute(
                    "SELECT r.number, r.id, r.revision, r.digest, d.document FROM responses r"
                    " JOIN documents d ON d.response = r.number"
                    f" WHERE r.number IN ({marks(wanted)})",
                    wanted,
                ).fetchall()
            found = {row[0]: row[1:] for row in rows}
            for number in wanted:
                if number not in found:
                    continue
                interview, revision, digest, document = found[number]
                content = content_of(document)
                if interview in corrections:
                    content = corrected(content, corrections[interview])
                yield Entry(interview, revision, bytes(digest), *content)

    def interview(self, interview_id: str) -> Entry:
        """With its corrections; KeyError. Of a conflict the first variant, by digest."""
        with self._file.reading() as connection:
            row = connection.execute(
                "SELECT r.revision, r.digest, d.document, r.state FROM responses r"
                " JOIN documents d ON d.response = r.number WHERE r.id = ? AND r.state <> ?"
                " ORDER BY r.digest LIMIT 1",
                (interview_id, SUPERSEDED),
            ).fetchone()
            if row is None:
                raise KeyError(interview_id)
            revision, digest, document, state = row
            content = content_of(document)
            if state != CONFLICTS:
                made = corrections_of(connection, [interview_id]).get(interview_id, ())
                content = corrected(content, made)
        return Entry(interview_id, revision, bytes(digest), *content)

    def find_receipt(self, matches: Callable[[str], bool]) -> str | None:
        """The interview whose id `matches`, among all that are here; None if there is none."""
        with self._file.reading() as connection:
            for (interview,) in connection.execute("SELECT DISTINCT id FROM responses ORDER BY id"):
                if matches(interview):
                    return str(interview)
        return None
