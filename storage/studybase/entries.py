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
    corrections_of,
    decided,
    transcripts_of,
)
from storage.studybase.withdrawals import all_ids


class Entries(Part):
    """Interviews, one by one and as a stream."""

    def standing(self, *, void: bool = False) -> Iterator[Entry]:
        """Every interview that holds, in the order of the ids, as corrected and typed here; with
        `void` the void ones too. Conflicts that wait are left out.

        Streams: which ones they are is settled at the first, and what is withdrawn meanwhile is
        left out.
        """
        counted = "" if void else f" AND {NOT_VOID}"
        with self._file.reading() as connection:
            corrections, typed = corrections_of(connection), transcripts_of(connection)
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
                if interview in corrections or interview in typed:
                    made = corrections.get(interview, ())
                    content = decided(content, made, typed.get(interview, ()))
                yield Entry(interview, revision, bytes(digest), *content)

    def interview(self, interview_id: str) -> Entry:
        """As corrected and typed here; KeyError. Of a conflict the first variant, by digest."""
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
                own = [interview_id]
                made = corrections_of(connection, own).get(interview_id, ())
                typed = transcripts_of(connection, own).get(interview_id, ())
                content = decided(content, made, typed)
        return Entry(interview_id, revision, bytes(digest), *content)

    def find_receipt(self, matches: Callable[[str], bool]) -> str | None:
        """The interview whose id `matches`, among all of which anything is here, if only what was
        decided before its merge was undone; None if there is none."""
        with self._file.reading() as connection:
            return next(filter(matches, all_ids(connection)), None)
