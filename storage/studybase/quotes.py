"""Notes that a lead has cleared, to be cited without their interviews."""

from __future__ import annotations

from collections.abc import Sequence

from interviewer.release import Quote
from storage.studybase import log
from storage.studybase.part import Part
from storage.studybase.states import HOLDS


class Quotes(Part):
    """The cleared quotes."""

    def quotes(self) -> Sequence[Quote]:
        """Those whose interview stands, and holds what it held when the note was read."""
        with self._file.reading() as connection:
            rows = connection.execute(
                "SELECT q.interview, q.question, q.follow_up, q.text FROM quotes q"
                " JOIN responses r ON r.id = q.interview AND r.digest = q.digest AND r.state = ?"
                " WHERE q.interview NOT IN (SELECT interview FROM voids)"
                # A correction may have closed the follow-up.
                " AND NOT EXISTS (SELECT 1 FROM corrections c WHERE c.interview = q.interview"
                " AND c.applies AND c.variable = q.question AND c.follow_up <> q.follow_up)"
                # Typed anew, or no more, it is not the note that was read.
                " AND q.transcript = coalesce((SELECT t.number FROM transcripts t"
                " WHERE t.interview = q.interview AND t.question = q.question"
                " AND t.follow_up = q.follow_up AND t.applies), 0)"
                " ORDER BY q.interview, q.question, q.follow_up",
                (HOLDS,),
            ).fetchall()
        return [Quote(*row) for row in rows]

    def clear_quote(self, quote: Quote) -> None:
        """Let a note leave as `quote.text` has it. KeyError where no such interview stands."""
        with self._file.writing() as connection:
            row = connection.execute(
                "SELECT digest FROM responses WHERE id = ? AND state = ?"
                " AND id NOT IN (SELECT interview FROM voids)",
                (quote.record, HOLDS),
            ).fetchone()
            if row is None:
                raise KeyError(quote.record)
            connection.execute(
                "INSERT OR REPLACE INTO quotes (interview, question, follow_up, text, digest,"
                " transcript) VALUES (?1, ?2, ?3, ?4, ?5, coalesce((SELECT number FROM transcripts"
                " WHERE interview = ?1 AND question = ?2 AND follow_up = ?3 AND applies), 0))",
                (quote.record, quote.question, quote.follow_up, quote.text, row[0]),
            )
            detail = {"question": quote.question, "follow_up": quote.follow_up}
            log.write(connection, "quote_cleared", detail, quote.record)

    def take_quote_back(self, interview_id: str, question: str, follow_up: str) -> None:
        """It leaves no more; one that was not cleared is no mistake."""
        with self._file.writing() as connection:
            gone = connection.execute(
                "DELETE FROM quotes WHERE interview = ? AND question = ? AND follow_up = ?",
                (interview_id, question, follow_up),
            ).rowcount
            if gone:
                detail = {"question": question, "follow_up": follow_up}
                log.write(connection, "quote_taken_back", detail, interview_id)
