"""Withdrawals: an interview is erased for good and never comes back.

What stays is a mark, a keyed hash of its id, by which it is known when it comes again. Its rows are
deleted with all that was decided about it, and the file is written anew.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from storage.database import Connection
from storage.studybase import log
from storage.studybase.part import Part, chunks, content_changed, marks
from storage.studybase.releases import erase_members
from storage.studybase.states import SUPERSEDED


class Withdrawals(Part):
    """Erasing interviews at the citizen's wish."""

    def withdraw(self, interview_id: str) -> int:
        """Erase an interview; returns in how many releases it was. KeyError where it is not here.

        When this returns its rows are gone. The file is rewritten without their traces too;
        where that fails (a full disk), it is done at the next chance.
        """
        with self._file.writing() as connection:
            row = connection.execute(
                "SELECT min(week) FROM responses WHERE id = ? AND state <> ?",
                (interview_id, SUPERSEDED),
            ).fetchone()
            if row[0] is None:
                raise KeyError(interview_id)
            mark_as_withdrawn(connection, [interview_id], week=row[0])
            _, released, erased = erase(connection, [interview_id])
            log.write(connection, "withdrawn", {"released": released, "erased": erased})
        self._file.overwrite_erased()
        return released


class Marks:
    """The marks of withdrawn interviews, for a merge that looks at every id."""

    def __init__(self, connection: Connection) -> None:
        self._secret = _secret(connection)
        rows = connection.execute("SELECT mark FROM withdrawn").fetchall()
        self._marks = {bytes(row[0]) for row in rows}

    def __bool__(self) -> bool:
        return bool(self._marks)

    def __contains__(self, interview: str) -> bool:
        return mark(self._secret, interview) in self._marks

    def add(self, interviews: Sequence[str]) -> None:
        """Know these as withdrawn too."""
        self._marks.update(mark(self._secret, interview) for interview in interviews)


def mark(secret: bytes, interview: str) -> bytes:
    """What is kept of a withdrawn interview: it leads to no id without the database's secret."""
    return hashlib.blake2b(interview.encode(), key=secret, digest_size=32).digest()


def mark_as_withdrawn(connection: Connection, interviews: Sequence[str], *, week: str = "") -> None:
    """Never take these interviews again.

    `week` is there where the lead withdrew it. Without it a device did, whose contacts tell of
    it: then it is not counted here, even if the lead was first.
    """
    secret = _secret(connection)
    keep = "week" if week else "''"
    connection.executemany(
        "INSERT INTO withdrawn (mark, week) VALUES (?, ?)"
        f" ON CONFLICT (mark) DO UPDATE SET week = {keep}",
        [(mark(secret, interview), week) for interview in interviews],
    )


def erase(connection: Connection, interviews: Sequence[str]) -> tuple[int, int, list[int]]:
    """Delete all that is about these interviews.

    Returns how many of them were here, in how many releases any was, and the numbers of the log's
    entries that lost their words.
    """
    here = 0
    for some in chunks(interviews):
        within = f"IN ({marks(some)})"
        numbers = [
            (row[0],)
            for row in connection.execute(
                f"SELECT number FROM responses WHERE id {within}", some
            ).fetchall()
        ]
        here += connection.execute(
            f"SELECT count(DISTINCT id) FROM responses WHERE id {within}", some
        ).fetchone()[0]
        connection.executemany("DELETE FROM sightings WHERE response = ?", numbers)
        connection.executemany("DELETE FROM documents WHERE response = ?", numbers)
        connection.executemany("DELETE FROM responses WHERE number = ?", numbers)
        for table in ("voids", "resolutions", "corrections", "quotes"):
            connection.execute(f"DELETE FROM {table} WHERE interview {within}", some)
        connection.execute(f"DELETE FROM quarantine WHERE record {within}", some)
    erased = log.erase_words(connection, interviews)
    released = erase_members(connection, interviews)
    if here or erased:
        content_changed(connection)
        connection.execute("UPDATE study SET to_overwrite = 1")
    return here, released, erased


def _secret(connection: Connection) -> bytes:
    return bytes(connection.execute("SELECT secret FROM study").fetchone()[0])
