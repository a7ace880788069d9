"""Corrections of coding errors: what came stays as it came, and each correction can be undone.

A correction is made to a content, and applies only while the interview holds that: where the
device sends a newer revision in which the variable is another, it no longer does, and it does
again where that revision is taken out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from interviewer.anonymise import JOBCENTER
from interviewer.errors import CorrectionRefused, ReasonMissing
from interviewer.lead import Correction
from interviewer.merging import column_of, kept_as
from storage.studybase import log
from storage.studybase.part import Part, content_changed, now
from storage.studybase.states import HOLDS, apply_decisions


class Correcting(Part):
    """The corrections."""

    def correct(
        self,
        interview_id: str,
        changes: Mapping[str, str],
        reason: str,
        *,
        follow_up: str | None = None,
    ) -> None:
        """Mend a coding error; the first of `changes` is what is mended, the others follow from it.

        A variable is a column of interviews.csv or the id of a question. With the jobcenter among
        the changes, the first is the study's group. `follow_up` is the one that the first, a
        question, opens from now on; the note of another one is then left out. Whether the
        values may be is the caller's to see. KeyError where no such interview stands;
        `CorrectionRefused` ("variable": there is none, "same": it holds that already).
        """
        if not reason.strip():
            raise ReasonMissing
        if not changes:
            raise ValueError("a correction changes something")
        first = next(iter(changes))
        with self._file.writing() as connection:
            content = apply_decisions(connection, interview_id)
            if content is None:
                raise KeyError(interview_id)
            at = now()
            # AUTOINCREMENT: the number of a row that was erased is not used again.
            (action,) = connection.execute(
                "SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'corrections'), 0)"
                " + 1"
            ).fetchone()
            for variable, after in changes.items():
                before = content.value(variable)
                if before is None:
                    raise CorrectionRefused(variable, "variable")
                if variable == first and before == after:
                    raise CorrectionRefused(variable, "same")
                main = variable == first
                connection.execute(
                    "INSERT INTO corrections (action, interview, variable, before, after, grp,"
                    " follow_up, reason, at, applies) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 1)",
                    (
                        action,
                        interview_id,
                        variable,
                        before,
                        after,
                        after if main and JOBCENTER in changes else None,
                        follow_up if main else None,
                        reason,
                        at,
                    ),
                )
            content_changed(connection)
            log.write(connection, "corrected", {"variables": list(changes)}, interview_id, reason)

    def undo_correction(self, interview_id: str, variable: str) -> None:
        """Take the latest correction of this variable back, and what was changed with it.

        KeyError where there is none.
        """
        with self._file.writing() as connection:
            row = connection.execute(
                "SELECT action FROM corrections WHERE interview = ? AND variable IN (?, ?)"
                " AND applies ORDER BY number DESC LIMIT 1",
                (interview_id, variable, kept_as(variable)),
            ).fetchone()
            if row is None:
                raise KeyError(variable)
            connection.execute("UPDATE corrections SET undone = 1 WHERE action = ?", row)
            apply_decisions(connection, interview_id)
            content_changed(connection)
            log.write(connection, "correction_undone", {"variable": variable}, interview_id)

    def corrections(self) -> Sequence[Correction]:
        """Those in force, in the order in which they were made."""
        with self._file.reading() as connection:
            rows = connection.execute(
                "SELECT c.interview, c.variable, c.before, c.after, c.reason, c.at, c.follow_up"
                " FROM corrections c WHERE c.applies AND EXISTS (SELECT 1 FROM responses r"
                " WHERE r.id = c.interview AND r.state = ?) ORDER BY c.number",
                (HOLDS,),
            ).fetchall()
        return [
            Correction(
                interview,
                # That of a question opens a follow-up, or "".
                column_of(variable) if follow_up is None else variable,
                before,
                after,
                reason,
                datetime.fromisoformat(at),
            )
            for interview, variable, before, after, reason, at, follow_up in rows
        ]
