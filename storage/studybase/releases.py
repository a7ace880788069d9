"""Releases that were written, and which interview was in which class of each.

A later release is held against these, so that the difference singles nobody out. Of an interview
that is withdrawn only the class stays, which everybody knows: the release is out.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from interviewer.release import Profile, ReleaseRecord
from storage.database import Connection
from storage.studybase import log
from storage.studybase.part import Part, chunks, marks, now

WITHDRAWN: Final = "withdrawn:"
"""Begins what stands in place of a withdrawn interview's id; the rest is random."""


class Releases(Part):
    """The releases of a study."""

    def keep_release(
        self,
        *,
        profile: Profile,
        k: int,
        records: int,
        folder: str,
        files: Mapping[str, str],
        classes: Iterable[tuple[str, bytes]],
        detail: Mapping[str, Any] | None = None,
    ) -> ReleaseRecord:
        """Take a release down: `classes` has each released interview with the bytes that name its
        class; `detail` (plain values) is what a later one has to know of it."""
        with self._file.writing() as connection:
            (number,) = connection.execute(
                "SELECT coalesce(max(number), 0) + 1 FROM releases"
            ).fetchone()
            at = now()
            connection.execute(
                "INSERT INTO releases (number, at, profile, k, records, folder, files, detail)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    number,
                    at,
                    profile.value,
                    k,
                    records,
                    folder,
                    json.dumps(dict(files), sort_keys=True),
                    json.dumps(dict(detail or {}), sort_keys=True),
                ),
            )
            connection.executemany(
                "INSERT INTO release_members (release, interview, class) VALUES (?, ?, ?)",
                ((number, interview, name) for interview, name in classes),
            )
            told = {"release": number, "profile": profile.value, "k": k, "records": records}
            log.write(connection, "released", told)
        return ReleaseRecord(
            number, datetime.fromisoformat(at), profile, k, records, folder, dict(files)
        )

    def releases(self) -> Sequence[ReleaseRecord]:
        """The latest first."""
        with self._file.reading() as connection:
            rows = connection.execute(
                "SELECT number, at, profile, k, records, folder, files FROM releases"
                " ORDER BY number DESC"
            ).fetchall()
        return [
            ReleaseRecord(
                number,
                datetime.fromisoformat(at),
                Profile(profile),
                k,
                records,
                folder,
                json.loads(files),
            )
            for number, at, profile, k, records, folder, files in rows
        ]

    def release_detail(self, number: int) -> Mapping[str, Any]:
        """What was given as `detail`; KeyError."""
        with self._file.reading() as connection:
            row = connection.execute(
                "SELECT detail FROM releases WHERE number = ?", (number,)
            ).fetchone()
        if row is None:
            raise KeyError(number)
        found: dict[str, Any] = json.loads(row[0])
        return found

    def release_classes(self, number: int) -> Iterator[tuple[str, bytes]]:
        """Each interview of a release and its class, in id order.

        For one that was withdrawn since, the id is one that no interview has.
        """
        with self._file.reading() as connection:
            rows = connection.execute(
                "SELECT interview, class FROM release_members WHERE release = ? ORDER BY interview",
                (number,),
            ).fetchall()
        return ((interview, bytes(name)) for interview, name in rows)


def erase_members(connection: Connection, interviews: Sequence[str]) -> int:
    """Take these ids out of what the releases tell; in how many releases any of them was."""
    found: list[tuple[int, str]] = []
    for some in chunks(interviews):
        found += connection.execute(
            f"SELECT release, interview FROM release_members WHERE interview IN ({marks(some)})",
            some,
        ).fetchall()
    stand_ins = {interview: WITHDRAWN + secrets.token_hex(16) for _, interview in found}
    connection.executemany(
        "UPDATE release_members SET interview = ? WHERE release = ? AND interview = ?",
        [(stand_ins[interview], release, interview) for release, interview in found],
    )
    return len({release for release, _ in found})
