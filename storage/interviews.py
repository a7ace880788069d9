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
from interviewer.interview import (
    NOT_TOLD,
    Interview,
    Mode,
    Pen,
    Status,
    from_document,
    to_document,
)
from interviewer.ports import Listed, Tally, Unreadable
from storage.contacts import add_contacts
from storage.database import Connection, Database
from storage.erasure import SECOND_ENTRIES_OF
from storage.withdrawals import note, take_back

_ADD = """
INSERT INTO interviews (id, study, questionnaire, version, status, page, started_at,
                        utc_offset, day, revision, document, mode, sheet, waiting, typed)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""

# Never an upsert: a save that comes late must not bring back what was erased meanwhile.
_SAVE = """
UPDATE interviews
SET status = ?, page = ?, revision = ?, document = ?, sheet = ?, waiting = ?, typed = ?
WHERE id = ?
"""

# The WHERE clauses of the partial indexes, word for word, or SQLite would not use them.
_FIRST = "mode <> 'paper_check'"
_DONE = f"status <> 'in_progress' AND {_FIRST}"
_UNFINISHED = f"status = 'in_progress' AND {_FIRST}"
_SECOND = "mode = 'paper_check'"
_TO_TYPE = f"waiting > 0 AND {_DONE}"
_TYPED = f"typed > 0 AND {_DONE}"
_EXPORTED = """EXISTS (
    SELECT 1 FROM batch_interviews AS left_in
    WHERE left_in.interview = interviews.id AND left_in.revision = interviews.revision
)"""

_TO_ERASE = "INSERT OR IGNORE INTO pending_erasures VALUES (?)"
_UNDO_ERASURE = "DELETE FROM pending_erasures WHERE interview = ?"

_LISTED = f"""
SELECT id, status, page, study, questionnaire, version, started_at, utc_offset, mode, sheet,
       {_EXPORTED}
FROM interviews
"""


def add_interviews(connection: Connection, interviews: Iterable[Interview]) -> None:
    """Keep these new interviews, within the caller's transaction."""
    connection.executemany(_ADD, map(_row, interviews))


def saving(interview: Interview) -> Callable[[Connection], None]:
    """What saves a known interview within a transaction of the caller's; KeyError as `save`."""
    row = (
        interview.status.value,
        interview.page,
        interview.revision,
        _document(interview),
        interview.sheet,
        *_pens(interview),
        interview.id,
    )

    def save(connection: Connection) -> None:
        if not connection.execute(_SAVE, row).rowcount:
            raise KeyError(interview.id)

    return save


_AT_ONCE = 100
"""Documents read in one query for an export."""


def _has_strokes(connection: Connection, interview_id: str) -> bool:
    """Whether anything is drawn in an interview."""
    found = connection.execute(
        "SELECT 1 FROM strokes WHERE interview = ? LIMIT 1", (interview_id,)
    ).fetchone()
    return found is not None


class Interviews:
    """Fulfils `interviewer.ports.InterviewStore`."""

    def __init__(self, database: Database, erase: Callable[[], bool]) -> None:
        """`erase` takes what is pending out of the WAL and the backups."""
        self._database = database
        self._erase = erase

    def add(self, interview: Interview) -> None:
        """Keep a new interview; on disk on return, or `NotSaved`."""
        row = _row(interview)
        with self._database.writing() as connection:
            connection.execute(_ADD, row)
            # A form that was emptied and is typed in again is wanted in the backups after all.
            connection.execute(_UNDO_ERASURE, (interview.id,))
            take_back(connection, interview.id)

    def save(self, interview: Interview) -> None:
        """Keep a known interview as it is now; on disk on return, or `NotSaved`.

        KeyError if it is not there, so that nothing brings an erased one back.
        """
        save = saving(interview)
        with self._database.writing() as connection:
            save(connection)

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
        """Drop an interview that was opened by mistake, or a paper form's entry; at once.

        What something was typed into may stand in a backup, and is noted to be erased there:
        after the next backup, which a worker makes, or else at the next unlock.
        """
        with self._database.writing() as connection:
            _drop(connection, interview_id)

    def refuse(self, interview_id: str, contact: Contact) -> None:
        """Drop an interview that never began and count the refusal, in one transaction."""
        with self._database.writing() as connection:
            _drop(connection, interview_id)
            add_contacts(connection, [contact])

    def withdraw(self, interview_id: str, contact: Contact) -> bool:
        """Erase an interview for good and count it.

        When the transaction is on disk the interview is gone from the store, whatever comes
        after; the WAL and the backups follow at once, or at the next unlock after a crash.
        Second entries of its paper form hold the same answers and go with it. Where it may have
        left in a batch, its id alone is kept, so that later batches tell of the withdrawal.
        False if something of it could not be reached yet. KeyError if it is not there.
        """
        with self._database.writing() as connection:
            seconds = connection.execute(SECOND_ENTRIES_OF, (interview_id,)).fetchall()
            note(connection, interview_id)
            deleted = connection.execute("DELETE FROM interviews WHERE id = ?", (interview_id,))
            if not deleted.rowcount:
                raise KeyError(interview_id)
            add_contacts(connection, [contact])
            connection.executemany("DELETE FROM interviews WHERE id = ?", seconds)
            connection.executemany(_TO_ERASE, [(interview_id,), *seconds])
        return self._erase()

    def unfinished(self) -> Sequence[Listed]:
        """Interviews in progress, the latest first."""
        return self._list(f"WHERE {_UNFINISHED} ORDER BY started_at DESC")

    def on_day(self, day: date) -> Sequence[Listed]:
        """Finished and partial interviews begun on this local day, the latest first."""
        return self._list(f"WHERE {_DONE} AND day = ? ORDER BY started_at DESC", day.isoformat())

    def by_sheet(self, sheet: str) -> Sequence[Listed]:
        """All that was typed in from the paper form with this number, the latest first.

        Second entries too; nothing for an empty number.
        """
        return self._list(
            "WHERE sheet <> '' AND sheet = ? ORDER BY started_at DESC, rowid DESC", sheet
        )

    def second_entries(self) -> Sequence[Listed]:
        """Second entries of paper forms, begun and ended ones, the latest first."""
        return self._list(f"WHERE {_SECOND} ORDER BY started_at DESC")

    def to_type(self) -> Sequence[str]:
        """Ids of those that have ended in which pen strokes wait, the earliest first."""
        return self._ids(f"SELECT id FROM interviews WHERE {_TO_TYPE} ORDER BY started_at, id")

    def typed(self) -> Sequence[str]:
        """Ids of those that have ended in which strokes were typed or given up, the earliest
        first."""
        return self._ids(f"SELECT id FROM interviews WHERE {_TYPED} ORDER BY started_at, id")

    def ids(self) -> Sequence[str]:
        """Ids of all interviews but second entries, in no order; no document is read."""
        return self._ids(
            f"SELECT id FROM interviews WHERE {_UNFINISHED}"
            f" UNION ALL SELECT id FROM interviews WHERE {_DONE}"
        )

    def tally(self, today: date) -> Tally:
        """The counts for Home, each read off an index: 10,000 interviews take some 10 ms."""
        day = today.isoformat()
        with self._database.reading() as connection:
            unfinished, finished, partial, to_export, to_type = connection.execute(
                f"""SELECT
                (SELECT count(*) FROM interviews WHERE {_UNFINISHED}),
                (SELECT count(*) FROM interviews WHERE {_DONE} AND day = ?),
                (SELECT count(*) FROM interviews WHERE {_DONE} AND day = ? AND status = 'partial'),
                (SELECT count(*) FROM interviews WHERE {_DONE} AND NOT {_EXPORTED}),
                (SELECT coalesce(sum(waiting), 0) FROM interviews WHERE {_TO_TYPE})""",
                (day, day),
            ).fetchone()
            outcomes = dict(
                connection.execute(
                    "SELECT disposition, count(*) FROM contacts WHERE day = ? GROUP BY disposition",
                    (day,),
                ).fetchall()
            )
        return Tally(
            unfinished=unfinished,
            finished_today=finished,
            refused_today=outcomes.get(Disposition.REFUSAL.value, 0),
            to_export=to_export,
            partial_today=partial,
            outcomes_today=outcomes,
            to_type=to_type,
        )

    def to_export(self, since: date | None, again: bool) -> Iterator[Interview | Unreadable]:
        """Finished and partial interviews begun on or after `since`, the earliest first.

        Second entries are not among them. Which ones is settled when this returns; they are read
        some at a time, when they are asked for, so that a long export holds neither memory nor
        the WAL.
        """
        fresh = "" if again else f" AND NOT {_EXPORTED}"
        with self._database.reading() as connection:
            rows = connection.execute(
                f"SELECT id FROM interviews WHERE {_DONE}{fresh} AND day >= ?"
                " ORDER BY day, started_at",
                (since.isoformat() if since else "",),
            ).fetchall()
        return self._read_each([row[0] for row in rows])

    def _read_each(self, ids: Sequence[str]) -> Iterator[Interview | Unreadable]:
        for start in range(0, len(ids), _AT_ONCE):
            some = ids[start : start + _AT_ONCE]
            try:
                documents = self._documents(some)
            except StoreDamaged:  # Some page of these; the others can still be read.
                yield from self._read_one_by_one(some)
                continue
            for interview_id in some:
                if interview_id not in documents:
                    continue  # withdrawn meanwhile
                try:
                    yield _read(documents[interview_id])
                except ValueError:
                    yield Unreadable(interview_id)

    def _documents(self, ids: Sequence[str]) -> dict[str, str]:
        marks = ", ".join("?" * len(ids))
        with self._database.reading() as connection:
            found = connection.execute(
                f"SELECT id, document FROM interviews WHERE id IN ({marks})", ids
            )
            return dict(found.fetchall())

    def _read_one_by_one(self, ids: Sequence[str]) -> Iterator[Interview | Unreadable]:
        for interview_id in ids:
            try:
                yield self.get(interview_id)
            except StoreDamaged:
                yield Unreadable(interview_id)
            except KeyError:
                continue  # withdrawn meanwhile

    def _ids(self, query: str) -> Sequence[str]:
        with self._database.reading() as connection:
            return [row[0] for row in connection.execute(query).fetchall()]

    def _list(self, rest: str, *parameters: str) -> Sequence[Listed]:
        with self._database.reading() as connection:
            rows = connection.execute(_LISTED + rest, parameters).fetchall()
        return [
            Listed(
                id=interview_id,
                status=Status(status),
                page=page,
                study=study,
                questionnaire=(questionnaire, version),
                started_at=datetime.fromisoformat(started_at).astimezone(
                    timezone(timedelta(seconds=utc_offset))
                ),
                mode=Mode(mode),
                sheet=sheet,
                exported=bool(exported),
            )
            for (
                interview_id,
                status,
                page,
                study,
                questionnaire,
                version,
                started_at,
                utc_offset,
                mode,
                sheet,
                exported,
            ) in rows
        ]


def _drop(connection: Connection, interview_id: str) -> None:
    """Delete the row and, unless nothing was ever said in it, note that it is to be erased.

    One that may have left is told as withdrawn: else it would count twice where it is kept anew.
    """
    found = connection.execute(
        "SELECT document FROM interviews WHERE id = ?", (interview_id,)
    ).fetchone()
    if found is None:
        return
    note(connection, interview_id)
    untouched = _untouched(found[0]) and not _has_strokes(connection, interview_id)
    connection.execute("DELETE FROM interviews WHERE id = ?", (interview_id,))
    if not untouched:
        connection.execute(_TO_ERASE, (interview_id,))


def _untouched(document: str) -> bool:
    """Whether nobody was asked anything: then no backup holds anything of anyone."""
    try:
        interview = _read(document)
    except ValueError:
        return False
    # An answer that was taken back has left its language, or the consent before it.
    said = interview.answers or interview.notes or interview.about or interview.languages
    told = interview.circumstances != NOT_TOLD
    return not (said or told or interview.agreed or interview.revision)


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
        interview.revision,
        _document(interview),
        interview.mode.value,
        interview.sheet,
        *_pens(interview),
    )


def _pens(interview: Interview) -> tuple[int, int]:
    """How many notes have strokes that wait to be typed; and that were typed or given up."""
    done = sum(each.pen in {Pen.TYPED, Pen.UNREADABLE} for each in interview.about.values())
    return interview.waiting, done


def _document(interview: Interview) -> str:
    # In ASCII: whatever a note holds, a lone surrogate too, has a form in the file.
    return json.dumps(to_document(interview))


def _read(document: str) -> Interview:
    """The interview in this document; ValueError without its content if it is none."""
    try:
        return from_document(json.loads(document))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise ValueError("not an interview") from None
