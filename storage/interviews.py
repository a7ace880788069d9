"""Interviews in the store: the end of an answer's straight line.

`save` is one transaction, on disk when it returns; a coloured button in the window rests on it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

from interviewer.contact import Contact, Disposition
from interviewer.errors import StoreDamaged
from interviewer.interview import Interview, Status, from_document, to_document
from interviewer.ports import Listed, Tally
from storage.contacts import add_contacts
from storage.database import Connection, Database

_SAVE = """
INSERT INTO interviews (id, study, questionnaire, version, status, page, started_at,
                        utc_offset, day, answered, revision, document)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (id) DO UPDATE SET
    study = excluded.study, questionnaire = excluded.questionnaire, version = excluded.version,
    status = excluded.status, page = excluded.page, started_at = excluded.started_at,
    utc_offset = excluded.utc_offset, day = excluded.day, answered = excluded.answered,
    revision = excluded.revision, document = excluded.document
"""

_LISTED = """
SELECT id, status, page, questionnaire, version, started_at, utc_offset, answered,
       exported_revision IS revision
FROM interviews
"""

# The WHERE clauses of the partial indexes, word for word, or SQLite would not use them.
_DONE = "status <> 'in_progress'"
_NOT_EXPORTED = "exported_revision IS NOT revision"


def save_interviews(connection: Connection, interviews: Iterable[Interview]) -> None:
    """Keep these interviews, within the caller's transaction."""
    connection.executemany(_SAVE, map(_row, interviews))


class Interviews:
    """Fulfils `interviewer.ports.InterviewStore`."""

    def __init__(self, database: Database, erase: Callable[[], bool]) -> None:
        """`erase` takes what is pending out of the WAL and the backups."""
        self._database = database
        self._erase = erase
        self._unreadable: list[str] = []

    def save(self, interview: Interview) -> None:
        """Keep the interview as it is now; on disk on return, or `NotSaved`."""
        row = _row(interview)
        with self._database.writing() as connection:
            connection.execute(_SAVE, row)

    def get(self, interview_id: str) -> Interview:
        """The interview as last saved; KeyError if it is not there.

        `StoreDamaged`, naming the interview and not its content, if it cannot be read.
        """
        with self._database.reading() as connection:
            row = connection.execute(
                "SELECT document FROM interviews WHERE id = ?", (interview_id,)
            ).fetchone()
        if row is None:
            raise KeyError(interview_id)
        try:
            return _read(row[0])
        except ValueError:
            detail = f"interview {interview_id} cannot be read"
            raise StoreDamaged(self._database.path, detail) from None

    def discard(self, interview_id: str) -> None:
        """Drop an interview that was opened by mistake, before anyone was asked anything."""
        with self._database.writing() as connection:
            connection.execute("DELETE FROM interviews WHERE id = ?", (interview_id,))

    def refuse(self, interview_id: str, contact: Contact) -> None:
        """Drop an interview that never began and count the refusal, in one transaction."""
        with self._database.writing() as connection:
            connection.execute("DELETE FROM interviews WHERE id = ?", (interview_id,))
            add_contacts(connection, [contact])

    def withdraw(self, interview_id: str, contact: Contact) -> bool:
        """Erase an interview for good and count it.

        When the transaction is on disk the interview is gone from the store, whatever comes
        after; the WAL and the backups follow at once, or at the next unlock after a crash.
        False if something of it could not be reached yet. KeyError if it is not there.
        """
        with self._database.writing() as connection:
            deleted = connection.execute("DELETE FROM interviews WHERE id = ?", (interview_id,))
            if not deleted.rowcount:
                raise KeyError(interview_id)
            add_contacts(connection, [contact])
            connection.execute("INSERT INTO pending_erasures VALUES (?)", (interview_id,))
        return self._erase()

    def unfinished(self) -> Sequence[Listed]:
        """Interviews in progress, the latest first."""
        return self._list("WHERE status = 'in_progress' ORDER BY started_at DESC")

    def on_day(self, day: date) -> Sequence[Listed]:
        """Finished and partial interviews begun on this local day, the latest first."""
        return self._list(f"WHERE {_DONE} AND day = ? ORDER BY started_at DESC", day.isoformat())

    def tally(self, today: date) -> Tally:
        """The counts for Home, each read off an index that holds only what is counted."""
        day = today.isoformat()
        with self._database.reading() as connection:
            row = connection.execute(
                f"""SELECT
                (SELECT count(*) FROM interviews WHERE status = 'in_progress'),
                (SELECT count(*) FROM interviews WHERE {_DONE} AND day = ?),
                (SELECT count(*) FROM contacts WHERE day = ? AND disposition = ?),
                (SELECT count(*) FROM interviews WHERE {_DONE} AND {_NOT_EXPORTED})""",
                (day, day, Disposition.REFUSAL.value),
            ).fetchone()
        return Tally(*row)

    def to_export(self, since: date | None, again: bool) -> Iterator[Interview]:
        """Finished and partial interviews begun on or after `since`, the earliest first.

        Which ones is settled when this returns; each is read when it is asked for, so that a
        long export holds neither memory nor the WAL.
        """
        fresh = "" if again else f" AND {_NOT_EXPORTED}"
        with self._database.reading() as connection:
            rows = connection.execute(
                f"SELECT id FROM interviews WHERE {_DONE}{fresh} AND day >= ?"
                " ORDER BY day, started_at",
                (since.isoformat() if since else "",),
            ).fetchall()
        self._unreadable = []
        return self._read_each([row[0] for row in rows], self._unreadable)

    def unreadable(self) -> Sequence[str]:
        """Ids of the interviews that the last `to_export` could not read."""
        return tuple(self._unreadable)

    def _read_each(self, ids: Sequence[str], unreadable: list[str]) -> Iterator[Interview]:
        for interview_id in ids:
            try:
                interview = self.get(interview_id)
            except StoreDamaged:
                unreadable.append(interview_id)
            except KeyError:
                continue  # withdrawn meanwhile
            else:
                yield interview

    def _list(self, rest: str, *parameters: str) -> Sequence[Listed]:
        with self._database.reading() as connection:
            rows = connection.execute(_LISTED + rest, parameters).fetchall()
        return [
            Listed(
                id=interview_id,
                status=Status(status),
                page=page,
                questionnaire=(questionnaire, version),
                started_at=datetime.fromisoformat(started_at).astimezone(
                    timezone(timedelta(seconds=utc_offset))
                ),
                answered=answered,
                exported=bool(exported),
            )
            for (
                interview_id,
                status,
                page,
                questionnaire,
                version,
                started_at,
                utc_offset,
                answered,
                exported,
            ) in rows
        ]


def _row(interview: Interview) -> tuple[Any, ...]:
    offset = interview.started_at.utcoffset()
    if offset is None:
        raise ValueError("started_at has no UTC offset")
    return (
        interview.id,
        interview.study_id,
        interview.questionnaire_id,
        interview.questionnaire_version,
        interview.status.value,
        interview.page,
        interview.started_at.astimezone(UTC).isoformat(timespec="microseconds"),
        int(offset.total_seconds()),
        interview.started_at.date().isoformat(),
        len(interview.answers),
        interview.revision,
        # In ASCII: whatever a note holds, a lone surrogate too, has a form in the file.
        json.dumps(to_document(interview)),
    )


def _read(document: str) -> Interview:
    """The interview in this document; ValueError without its content if it is none."""
    try:
        return from_document(json.loads(document))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise ValueError("not an interview") from None
