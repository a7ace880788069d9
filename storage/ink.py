"""The pen strokes of notes: pieces of strokes, kept while they are drawn.

They hang on their interview's row and go with it, in the store and in every backup.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final

from interviewer.ink import UNITS, Point, Stroke, decode, encode, extent
from interviewer.interview import Interview, NoteKey
from storage.database import Connection, Database
from storage.interviews import saving

GAP: Final = 40 * UNITS
"""Between the strokes of two notes that become one."""

# Reading of other rows none but the interview's key, and that off its index: this runs up to eight
# times a second. Nothing is inserted where the interview is gone.
_APPEND = """
INSERT INTO strokes (interview, question, follow_up, number, piece, points)
SELECT id, ?, ?, ?, ?, ? FROM interviews WHERE id = ?
ON CONFLICT (interview, question, follow_up, number, piece) DO NOTHING
"""

_INSERT = """
INSERT INTO strokes (interview, question, follow_up, number, piece, points)
VALUES (?, ?, ?, ?, ?, ?)
"""

_NOTE = "interview = ? AND question = ? AND follow_up = ?"
_ERASE = f"DELETE FROM strokes WHERE {_NOTE} AND number = ?"

_THERE = "SELECT 1 FROM interviews WHERE id = ?"


class Ink:
    """Fulfils `interviewer.ports.InkStore`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def strokes(self, interview_id: str, key: NoteKey) -> Sequence[Stroke]:
        """The strokes of a note in the order of their numbers.

        One that cannot be read is left out, so that nothing else is lost with it; `notes` counts
        it all the same, by which it can be told that something is missing. KeyError where there
        is no such interview.
        """
        with self._database.reading() as connection:
            strokes = list(_strokes(connection, interview_id, key))
            if not strokes:
                _require(connection, interview_id)
        return strokes

    def notes(self, interview_id: str) -> Mapping[NoteKey, int]:
        """How many strokes each note has, of those that have any; KeyError as above."""
        with self._database.reading() as connection:
            _require(connection, interview_id)
            rows = connection.execute(
                "SELECT question, follow_up, count(DISTINCT number) FROM strokes"
                " WHERE interview = ? GROUP BY question, follow_up",
                (interview_id,),
            ).fetchall()
        return {(question, follow_up): count for question, follow_up, count in rows}

    def append(
        self, interview_id: str, key: NoteKey, number: int, piece: int, points: Sequence[Point]
    ) -> None:
        """Keep a further piece of a stroke; on disk on return. One there already stays as it is."""
        row = (*key, number, piece, encode(points), interview_id)
        with self._database.writing() as connection:
            if not connection.execute(_APPEND, row).rowcount:
                _require(connection, interview_id)

    def put(self, interview_id: str, key: NoteKey, strokes: Iterable[Stroke]) -> None:
        """Keep whole strokes, each in place of one of the same number; all of them or none."""
        rows = [(interview_id, *key, each.number, 0, encode(each.points)) for each in strokes]
        with self._changing(interview_id) as connection:
            connection.executemany(_ERASE, [row[:4] for row in rows])
            connection.executemany(_INSERT, rows)

    def erase(self, interview_id: str, key: NoteKey, numbers: Iterable[int]) -> None:
        """Erase strokes; those that are not there do not matter."""
        rows = [(interview_id, *key, number) for number in numbers]
        with self._changing(interview_id) as connection:
            connection.executemany(_ERASE, rows)

    def hand_over(self, interview: Interview, source: NoteKey, target: NoteKey) -> None:
        """Move all strokes of one note below those of another, and save the interview as it is
        now: both or neither.
        """
        interview_id, save = interview.id, saving(interview)
        with self._changing(interview_id) as connection:
            save(connection)
            if source == target:
                return
            above = extent(_strokes(connection, interview_id, target))
            below = extent(_strokes(connection, interview_id, source))
            down = above[3] + GAP - below[1] if above and below else 0
            (highest,) = connection.execute(
                f"SELECT max(number) FROM strokes WHERE {_NOTE}", (interview_id, *target)
            ).fetchone()
            pieces = connection.execute(
                f"SELECT dense_rank() OVER (ORDER BY number), piece, points FROM strokes"
                f" WHERE {_NOTE} ORDER BY number, piece",
                (interview_id, *source),
            ).fetchall()
            first = 0 if highest is None else highest + 1
            connection.executemany(
                _INSERT,
                [
                    (interview_id, *target, first + rank - 1, piece, _lower(points, down))
                    for rank, piece, points in pieces
                ],
            )
            connection.execute(f"DELETE FROM strokes WHERE {_NOTE}", (interview_id, *source))

    @contextlib.contextmanager
    def _changing(self, interview_id: str) -> Iterator[Connection]:
        with self._database.writing() as connection:
            _require(connection, interview_id)
            yield connection


def _require(connection: Connection, interview_id: str) -> None:
    if connection.execute(_THERE, (interview_id,)).fetchone() is None:
        raise KeyError(interview_id)


def _lower(points: bytes, down: int) -> bytes:
    """A piece, moved down; one that cannot be read goes along as it is."""
    try:
        return encode([Point(p.x, p.y + down, p.pressure) for p in decode(points)])
    except ValueError:
        return points


def _strokes(connection: Connection, interview_id: str, key: NoteKey) -> Iterator[Stroke]:
    rows = connection.execute(
        f"SELECT number, points FROM strokes WHERE {_NOTE} ORDER BY number, piece",
        (interview_id, *key),
    ).fetchall()
    for number, pieces in groupby(rows, key=lambda row: int(row[0])):
        with contextlib.suppress(ValueError):
            yield Stroke(number, tuple(p for _, piece in pieces for p in decode(piece)))
