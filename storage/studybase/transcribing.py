"""Typing at the lead's what was written by pen.

A transcript belongs to the strokes from which it was typed. It applies while the content that holds
has that note, still waiting, with those very strokes: where the device sends a newer revision in
which somebody has typed it, or has gone on drawing, it no longer does. A newer revision that came
without strokes has those of the earlier one, where it has the note as it was (`states.strokes_of`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from interviewer.errors import AnswerRefused
from interviewer.ink import Stroke
from interviewer.interview import NoteKey
from interviewer.lead import Transcript
from interviewer.merging import Entry
from interviewer.text import NOTE_LIMIT, clean
from storage.database import Connection
from storage.studybase import log
from storage.studybase.ink import from_bytes
from storage.studybase.part import Part, chunks, content_changed, marks, now
from storage.studybase.states import (
    HOLDS,
    NOT_VOID,
    Content,
    Ink,
    apply_decisions,
    content_of,
    corrections_of,
    decided,
    strokes_of,
    transcripts_of,
)


class _Open(NamedTuple):
    """An interview with notes that wait to be typed."""

    entry: Entry
    content: Content
    strokes: dict[NoteKey, Ink]


class Transcribing(Part):
    """The notes written by pen."""

    def to_type(self) -> Sequence[tuple[Entry, NoteKey]]:
        """Notes of standing interviews whose strokes are here and wait, by week and id.

        An entry is the interview as it stands.
        """
        with self._file.reading() as connection:
            found = [
                (each.entry, (row.question, row.follow_up))
                for each in _open(connection)
                for row in each.content.waiting()
                if (row.question, row.follow_up) in each.strokes
            ]
        return sorted(found, key=lambda each: (each[0].cells.get("week", ""), each[0].id))

    def notes_waiting(self) -> tuple[int, int]:
        """How many notes of standing interviews wait to be typed: those whose strokes are here,
        and those of which only a device has them."""
        here = elsewhere = 0
        with self._file.reading() as connection:
            for each in _open(connection):
                rows = each.content.waiting()
                own = sum((row.question, row.follow_up) in each.strokes for row in rows)
                here, elsewhere = here + own, elsewhere + len(rows) - own
        return here, elsewhere

    def strokes(self, interview_id: str, key: NoteKey) -> Sequence[Stroke]:
        """The strokes of a note of the content that holds; KeyError where there are none."""
        with self._file.reading() as connection:
            _, ink = _note_of(connection, interview_id, key)
            (found,) = connection.execute(
                "SELECT strokes FROM ink WHERE number = ?", (ink.number,)
            ).fetchone()
        return from_bytes(found)

    def transcribe(self, interview_id: str, key: NoteKey, text: str) -> None:
        """Keep what a note's strokes say, in place of what was typed here before; an empty text
        says that they cannot be read. KeyError where no such note waits, or has been typed here;
        `AnswerRefused` ("length") where the note would be too long to keep.
        """
        text = clean(text).strip()
        with self._file.writing() as connection:
            beside, ink = _note_of(connection, interview_id, key)
            if len(text) + len(beside) > NOTE_LIMIT:
                raise AnswerRefused(key[0], "length", maximum=NOTE_LIMIT)
            _drop_quotes(connection, _applying(connection, interview_id, key))
            connection.execute(
                "INSERT OR REPLACE INTO transcripts (interview, question, follow_up, strokes, text,"
                " at) VALUES (?, ?, ?, ?, ?, ?)",
                (interview_id, *key, ink.digest, text, now()),
            )
            apply_decisions(connection, interview_id)
            if _applying(connection, interview_id, key) is None:
                raise KeyError(key)
            content_changed(connection)
            detail = {"question": key[0], "follow_up": key[1], "readable": bool(text)}
            log.write(connection, "transcribed", detail, interview_id)

    def undo_transcript(self, interview_id: str, key: NoteKey) -> None:
        """Let a note wait again; its words are erased, and so is a quote that has them. KeyError
        where it was not typed here.
        """
        with self._file.writing() as connection:
            number = _applying(connection, interview_id, key)
            if number is None:
                raise KeyError(key)
            connection.execute("DELETE FROM transcripts WHERE number = ?", (number,))
            _drop_quotes(connection, number)
            apply_decisions(connection, interview_id)
            content_changed(connection)
            detail = {"question": key[0], "follow_up": key[1]}
            log.write(connection, "transcript_undone", detail, interview_id)

    def transcripts(self) -> Sequence[Transcript]:
        """Those that apply, in the order in which they were typed."""
        with self._file.reading() as connection:
            rows = connection.execute(
                "SELECT interview, question, follow_up, text, at FROM transcripts"
                " WHERE applies ORDER BY number"
            ).fetchall()
        return [
            Transcript(interview, question, follow_up, text, datetime.fromisoformat(at))
            for interview, question, follow_up, text, at in rows
        ]


def _open(connection: Connection) -> Iterator[_Open]:
    """The standing interviews in which notes came waiting, as corrected and typed here."""
    rows = connection.execute(
        "SELECT id, number FROM responses r WHERE waiting > 0 AND state = ?"
        f" AND {NOT_VOID} ORDER BY id",
        (HOLDS,),
    ).fetchall()
    for some in chunks(rows):
        ids, numbers = [row[0] for row in some], [row[1] for row in some]
        corrections = corrections_of(connection, ids)
        typed = transcripts_of(connection, ids)
        for number, interview, revision, digest, document in connection.execute(
            "SELECT r.number, r.id, r.revision, r.digest, d.document FROM responses r"
            f" JOIN documents d ON d.response = r.number WHERE r.number IN ({marks(numbers)})",
            numbers,
        ).fetchall():
            made = corrections.get(interview, ())
            came = content_of(document)
            content = decided(came, made, typed.get(interview, ()))
            entry = Entry(interview, revision, bytes(digest), *content)
            yield _Open(entry, content, strokes_of(connection, number, came))


def _note_of(connection: Connection, interview: str, key: NoteKey) -> tuple[str, Ink]:
    """A note of the content that holds: the words that came typed, and its strokes; KeyError."""
    row = connection.execute(
        "SELECT r.number, d.document FROM responses r JOIN documents d ON d.response = r.number"
        " WHERE r.id = ? AND r.state = ?",
        (interview, HOLDS),
    ).fetchone()
    if row is None:
        raise KeyError(interview)
    came = content_of(row[1])
    ink = strokes_of(connection, row[0], came)[key]
    words = [each.note for each in came.answers if (each.question, each.follow_up) == key]
    return max(words, key=len, default=""), ink


def _applying(connection: Connection, interview: str, key: NoteKey) -> int | None:
    row = connection.execute(
        "SELECT number FROM transcripts WHERE interview = ? AND question = ? AND follow_up = ?"
        " AND applies",
        (interview, *key),
    ).fetchone()
    return None if row is None else int(row[0])


def _drop_quotes(connection: Connection, transcript: int | None) -> None:
    """What was cleared with words that are no more leaves no more."""
    connection.execute("DELETE FROM quotes WHERE transcript = ?", (transcript,))
