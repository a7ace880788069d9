"""Review: lists of interviews, conflicts and lookalikes, and what a person decides on them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from interviewer.errors import ReasonMissing
from interviewer.lead import Conflict, Line, Lookalikes
from interviewer.merging import Entry
from storage.database import Connection
from storage.studybase import log
from storage.studybase.part import Part, content_changed
from storage.studybase.states import (
    CONFLICTS,
    GROUP_NOW,
    HOLDS,
    NOT_VOID,
    SUPERSEDED,
    content_of,
    settle,
)

_SHOWN = f"""
    SELECT r.number FROM responses r
    WHERE (r.state = {HOLDS} OR (r.state = {CONFLICTS} AND r.digest = (
        SELECT min(o.digest) FROM responses o WHERE o.id = r.id AND o.state = {CONFLICTS})))
"""
_LINES = f"""
    SELECT r.id, r.week, r.status, {GROUP_NOW}, r.version, r.state,
        EXISTS (SELECT 1 FROM voids v WHERE v.interview = r.id),
        EXISTS (SELECT 1 FROM corrections c WHERE c.interview = r.id AND c.applies),
        EXISTS (SELECT 1 FROM responses o WHERE o.likeness = r.likeness AND o.id <> r.id
            AND o.state <> {SUPERSEDED} AND o.id NOT IN (SELECT interview FROM voids))
    FROM responses r WHERE r.number IN
"""

_ONLY = {
    "": "",
    "conflict": f" AND r.state = {CONFLICTS} AND {NOT_VOID}",
    "void": f" AND NOT {NOT_VOID}",
    "lookalike": (
        f" AND {NOT_VOID} AND EXISTS (SELECT 1 FROM responses o WHERE o.likeness = r.likeness"
        f" AND o.id <> r.id AND o.state <> {SUPERSEDED}"
        " AND o.id NOT IN (SELECT interview FROM voids))"
    ),
}


class Review(Part):
    """Looking at interviews, and deciding."""

    def interviews(self, *, offset: int = 0, limit: int = 100, only: str = "") -> Sequence[Line]:
        """In the order of week and id; `only` "conflict", "void", "lookalike" or a group's id.

        Of a conflict, what its first variant says.
        """
        kept = _ONLY.get(only, f" AND {GROUP_NOW} = ?")
        given = () if only in _ONLY else (only,)
        with self._file.reading() as connection:
            rows = connection.execute(
                f"{_LINES} ({_SHOWN}{kept} ORDER BY r.week, r.id LIMIT ? OFFSET ?)"
                " ORDER BY r.week, r.id",
                (*given, limit, offset),
            ).fetchall()
            return [_line(row, _devices(connection, row[0])) for row in rows]

    def line(self, interview_id: str) -> Line:
        """One interview as it stands in the list; KeyError where it is not here."""
        with self._file.reading() as connection:
            row = connection.execute(
                f"{_LINES} ({_SHOWN} AND r.id = ?)", (interview_id,)
            ).fetchone()
            if row is None:
                raise KeyError(interview_id)
            return _line(row, _devices(connection, interview_id))

    def conflicts(self) -> Sequence[Conflict]:
        """Those that wait for a person, by id; void interviews do not."""
        with self._file.reading() as connection:
            rows = connection.execute(
                "SELECT r.id, r.revision, r.digest, r.number, d.document FROM responses r"
                " JOIN documents d ON d.response = r.number"
                f" WHERE r.state = {CONFLICTS:d} AND {NOT_VOID} ORDER BY r.id, r.digest"
            ).fetchall()
            found: dict[str, list[tuple[Entry, tuple[int, ...]]]] = {}
            for interview, revision, digest, number, document in rows:
                entry = Entry(interview, revision, bytes(digest), *content_of(document))
                variant = (entry, _devices_of(connection, number))
                found.setdefault(interview, []).append(variant)
        return [
            Conflict(interview, max(entry.revision for entry, _ in variants), tuple(variants))
            for interview, variants in found.items()
        ]

    def resolve(self, interview_id: str, digest: bytes, reason: str = "") -> None:
        """Choose the content that holds; the others are kept beside it.

        KeyError where it is no content of a conflict. Comes another one later, the conflict is
        open again.
        """
        with self._file.writing() as connection:
            variants = sorted(
                bytes(row[0])
                for row in connection.execute(
                    "SELECT digest FROM responses WHERE id = ? AND state = ?",
                    (interview_id, CONFLICTS),
                ).fetchall()
            )
            if digest not in variants:
                raise KeyError(interview_id)
            connection.execute(
                "INSERT OR REPLACE INTO resolutions (interview, chosen, seen, reason)"
                " VALUES (?, ?, ?, ?)",
                (interview_id, digest, b"".join(variants), reason),
            )
            settle(connection, [interview_id])
            content_changed(connection)
            detail = {"chosen": digest.hex(), "variants": len(variants)}
            log.write(connection, "resolved", detail, interview_id, reason)

    def lookalikes(self) -> Sequence[Lookalikes]:
        """Interviews with other ids and the same content, those with most notes first."""
        with self._file.reading() as connection:
            rows = connection.execute(
                "SELECT r.likeness, r.id, r.notes FROM responses r WHERE r.state <> ?"
                f" AND {NOT_VOID} AND r.likeness IN (SELECT likeness FROM responses"
                " WHERE state <> ? GROUP BY likeness HAVING count(*) > 1) ORDER BY r.id",
                (SUPERSEDED, SUPERSEDED),
            ).fetchall()
        alike: dict[bytes, dict[str, int]] = {}
        for likeness, interview, notes in rows:
            alike.setdefault(bytes(likeness), {})[interview] = notes
        groups = [
            Lookalikes(tuple(found), max(found.values()))
            for found in alike.values()
            if len(found) > 1
        ]
        return sorted(groups, key=lambda each: (-each.notes, each.interviews))

    def void(self, interview_id: str, reason: str) -> None:
        """Leave an interview out of counts and releases; one that is void stays as it is."""
        if not reason.strip():
            raise ReasonMissing
        with self._file.writing() as connection:
            if not _is_here(connection, interview_id):
                raise KeyError(interview_id)
            if connection.execute(
                "INSERT OR IGNORE INTO voids (interview, reason) VALUES (?, ?)",
                (interview_id, reason),
            ).rowcount:
                content_changed(connection)
                log.write(connection, "voided", {}, interview_id, reason)

    def undo_void(self, interview_id: str) -> None:
        """Take it back in; KeyError where it is not void."""
        with self._file.writing() as connection:
            if not connection.execute(
                "DELETE FROM voids WHERE interview = ?", (interview_id,)
            ).rowcount:
                raise KeyError(interview_id)
            content_changed(connection)
            log.write(connection, "void_undone", {}, interview_id)

    def void_reason(self, interview_id: str) -> str:
        """Why an interview is void; empty where it is not."""
        with self._file.reading() as connection:
            row = connection.execute(
                "SELECT reason FROM voids WHERE interview = ?", (interview_id,)
            ).fetchone()
        return str(row[0]) if row else ""


def _line(row: Sequence[Any], devices: tuple[int, ...]) -> Line:
    interview, week, status, group, version, state, void, corrected, lookalike = row
    said = "void" if void else "conflict" if state == CONFLICTS else "standing"
    return Line(
        interview, week, status, group, version, devices, said, bool(corrected), bool(lookalike)
    )


def _is_here(connection: Connection, interview: str) -> bool:
    found = connection.execute("SELECT 1 FROM responses WHERE id = ? LIMIT 1", (interview,))
    return found.fetchone() is not None


def _devices(connection: Connection, interview: str) -> tuple[int, ...]:
    """The devices from which what counts of an interview came."""
    rows = connection.execute(
        "SELECT DISTINCT b.device FROM responses r JOIN sightings s ON s.response = r.number"
        " JOIN batches b ON b.number = s.batch WHERE r.id = ? AND r.state <> ?"
        " AND b.device IS NOT NULL ORDER BY 1",
        (interview, SUPERSEDED),
    ).fetchall()
    return tuple(row[0] for row in rows)


def _devices_of(connection: Connection, response: int) -> tuple[int, ...]:
    rows = connection.execute(
        "SELECT DISTINCT b.device FROM sightings s JOIN batches b ON b.number = s.batch"
        " WHERE s.response = ? AND b.device IS NOT NULL ORDER BY 1",
        (response,),
    ).fetchall()
    return tuple(row[0] for row in rows)
