"""Interviews withdrawn here after they may have left, so that a later batch can tell it.

Of such an interview its random id is kept, with its study, and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from storage.database import Connection, Database

SINCE: Final = 3
"""The first schema in which a store can tell of withdrawals."""

# A batch that was begun and is not recorded may lie somewhere all the same: the device can have
# broken down between the file's last move and taking that down. Nobody is hurt by a withdrawal of
# what never arrived, but somebody is by one that nobody hears of.
_NOTE = """
INSERT OR IGNORE INTO withdrawn (interview, study)
SELECT id, study FROM interviews WHERE id = ? AND mode <> 'paper_check' AND (
    EXISTS (SELECT 1 FROM batch_interviews AS left_in WHERE left_in.interview = interviews.id)
    OR (revision > 0 AND EXISTS (
        SELECT 1 FROM batches
        WHERE written_at IS NULL AND (batches.study IS NULL OR batches.study = interviews.study)
    ))
)
"""

_NOTE_GONE = """
INSERT OR IGNORE INTO withdrawn (interview, study)
SELECT ?1, ?2 WHERE NOT EXISTS (SELECT 1 FROM interviews WHERE id = ?1)
"""


def note(connection: Connection, interview_id: str) -> None:
    """Keep the id, if the interview may have left; call it before the interview is deleted."""
    connection.execute(_NOTE, (interview_id,))


def note_gone(connection: Connection, interview_ids: Iterable[str], study_id: str) -> None:
    """Keep the ids of those that have just left and were erased while their batch was made.

    They are noted to be erased once more, so that the backups, too, come to know of them.
    """
    for interview_id in interview_ids:
        if connection.execute(_NOTE_GONE, (interview_id, study_id)).rowcount:
            connection.execute("INSERT OR IGNORE INTO pending_erasures VALUES (?)", (interview_id,))


def take_back(connection: Connection, interview_id: str) -> None:
    """Forget the id of an interview that is kept after all."""
    connection.execute("DELETE FROM withdrawn WHERE interview = ?", (interview_id,))


def among(connection: Connection, interview_ids: Sequence[str]) -> list[tuple[str, str]]:
    """Those of these that are to be told: id and study."""
    known = dict(connection.execute("SELECT interview, study FROM withdrawn").fetchall())
    return [(each, known[each]) for each in interview_ids if each in known]


def put(connection: Connection, told: Iterable[tuple[str, str]]) -> None:
    """Take these over, as `among` gave them, into a backup."""
    connection.executemany("INSERT OR IGNORE INTO withdrawn (interview, study) VALUES (?, ?)", told)


def withdrawn(database: Database, study_id: str) -> Sequence[str]:
    """The ids of a study's interviews that every batch has to tell of, in order."""
    with database.reading() as connection:
        rows = connection.execute(
            "SELECT interview FROM withdrawn WHERE study = ? ORDER BY interview", (study_id,)
        ).fetchall()
    return [row[0] for row in rows]
