"""Checking a study database: is everything in it as it was written?"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from interviewer.merging import digest_of
from interviewer.ports import Progress
from storage.database import Connection, DatabaseError
from storage.studybase import log
from storage.studybase.digest import digest_of_content
from storage.studybase.part import Part
from storage.studybase.states import CONFLICTS, HOLDS

AT_A_TIME: Final = 10_000


class Checking(Part):
    """The check."""

    def check(self, progress: Progress = lambda done, total: True) -> Sequence[str]:
        """What is not as it should be, in English; empty where all is.

        Reads everything: pages, structure, the log's chain, and each document against its digest.
        `progress` counts documents; stopped by it, what was found till then.
        """
        with self._file.reading() as connection:
            (total,) = connection.execute("SELECT count(*) FROM documents").fetchone()
            found: list[str] = []
            checks: Sequence[Callable[[], Iterator[str]]] = (
                lambda: _pages(connection),
                lambda: iter(log.faults(connection)),
                lambda: _ties(connection),
                lambda: _states(connection),
                lambda: _digest(connection, self._study_id),
                lambda: _ink(connection),
                lambda: _documents(connection, progress, total),
            )
            if not progress(0, total):
                return found
            for check in checks:
                try:
                    found += check()
                except DatabaseError as error:
                    # A damaged page: what is said of it holds no content.
                    found.append(f"A part of the database cannot be read ({error}).")
                except _Stopped:
                    break
        return list(dict.fromkeys(found))


class _Stopped(Exception):
    """The lead has stopped the check."""


def _pages(connection: Connection) -> Iterator[str]:
    bad = [str(row[0]) for row in connection.execute("PRAGMA cipher_integrity_check").fetchall()]
    yield from bad[:3]
    first = str(connection.execute("PRAGMA integrity_check(1)").fetchone()[0])
    if first != "ok":
        yield f"The database's structure is damaged ({first})."
    for table, *_ in connection.execute("PRAGMA foreign_key_check").fetchall():
        yield f"A row of {table} refers to one that is missing."


_TIES: Final = (
    (
        "SELECT count(*) FROM responses WHERE number NOT IN (SELECT response FROM documents)",
        "{} interviews have lost their content.",
    ),
    (
        "SELECT count(*) FROM documents WHERE response NOT IN (SELECT number FROM responses)",
        "{} contents belong to no interview.",
    ),
    (
        (
            "SELECT count(*) FROM responses r WHERE NOT EXISTS"
            " (SELECT 1 FROM sightings s WHERE s.response = r.number)"
        ),
        "{} interviews came with no batch.",
    ),
    (
        (
            "SELECT count(*) FROM sightings WHERE batch NOT IN (SELECT number FROM batches)"
            " OR response NOT IN (SELECT number FROM responses)"
        ),
        "{} notes of what came with which batch lead nowhere.",
    ),
    (
        (
            "SELECT count(*) FROM ink i WHERE NOT EXISTS"
            " (SELECT 1 FROM ink_sightings s WHERE s.ink = i.number)"
            " OR i.response NOT IN (SELECT number FROM responses)"
        ),
        "The strokes of {} notes belong to no interview, or came with no batch.",
    ),
    (
        (
            "SELECT count(*) FROM contacts c WHERE NOT EXISTS"
            " (SELECT 1 FROM contact_sightings s WHERE s.contact = c.number)"
        ),
        "{} contacts came with no batch.",
    ),
    (
        "SELECT count(*) FROM batches WHERE merge IN (SELECT number FROM merges WHERE undone)",
        "{} batches belong to a merge that was undone.",
    ),
)


def _ties(connection: Connection) -> Iterator[str]:
    for statement, said in _TIES:
        (count,) = connection.execute(statement).fetchone()
        if count:
            yield said.format(count)


def _states(connection: Connection) -> Iterator[str]:
    """What a statement can tell of the rule in `states`: one content holds, or several wait."""
    (count,) = connection.execute(
        "SELECT count(*) FROM (SELECT 1 FROM responses GROUP BY id"
        " HAVING NOT (sum(state = ?) = 1 AND sum(state = ?) = 0)"
        " AND NOT (sum(state = ?) = 0 AND sum(state = ?) > 1))",
        (HOLDS, CONFLICTS, HOLDS, CONFLICTS),
    ).fetchone()
    if count:
        yield f"Of {count} interviews it is not told right which content holds."


def _digest(connection: Connection, study_id: str) -> Iterator[str]:
    (kept,) = connection.execute("SELECT digest FROM study").fetchone()
    if kept is not None and kept != digest_of_content(connection, study_id):
        yield "The canonical digest is not that of what is there."


def _ink(connection: Connection) -> Iterator[str]:
    bad = sum(
        hashlib.sha256(strokes).digest() != bytes(digest)
        for digest, strokes in connection.execute("SELECT digest, strokes FROM ink")
    )
    if bad:
        yield f"The strokes of {bad} notes are not as they came."


def _documents(connection: Connection, progress: Progress, total: int) -> Iterator[str]:
    cursor = connection.execute(
        "SELECT r.id, r.revision, r.digest, d.document FROM responses r"
        " JOIN documents d ON d.response = r.number ORDER BY r.number"
    )
    done = bad = 0
    while rows := cursor.fetchmany(AT_A_TIME):
        for interview, revision, digest, document in rows:
            bad += digest_of(interview, revision, bytes(document)) != bytes(digest)
        done += len(rows)
        if not progress(min(done, total), total):
            with contextlib.suppress(DatabaseError):
                cursor.close()
            if bad:
                yield f"{bad} contents are not as they came."
            raise _Stopped
    if bad:
        yield f"{bad} contents are not as they came."
