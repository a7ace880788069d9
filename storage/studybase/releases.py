"""Releases that were written, and which interview was in which class of each.

A later release is held against these, so that the difference singles nobody out. One is taken down
before its folder is in its place, and once more after: whatever dies in between, no release is out
of which nobody knows. Of an interview
that is withdrawn only the class stays, which everybody knows: the release is out.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from interviewer.errors import ReleaseOutdated
from interviewer.release import Profile, ReleaseRecord
from storage.database import Connection
from storage.studybase import log
from storage.studybase.digest import digest_of_content
from storage.studybase.part import Part, chunks, marks, now

WITHDRAWN: Final = "withdrawn:"
"""Begins what stands in place of a withdrawn interview's id; the rest is random."""


PLACE: Final = "place"
"""In the detail of a release that was begun: where its folder is to stand."""


class Releases(Part):
    """The releases of a study."""

    def begin_release(
        self,
        *,
        number: int,
        content: str,
        profile: Profile,
        k: int,
        records: int,
        folder: Path,
        files: Mapping[str, str],
        classes: Iterable[tuple[str, bytes]],
        detail: Mapping[str, Any] | None = None,
    ) -> ReleaseRecord:
        """Take a release down before its folder is in its place: from now on it is known of.

        `number`: one more than the last one's; `content`: the digest of what it was made from;
        `classes` has each released interview with the bytes that name its class; `detail` (plain
        values) is what a later one has to know of it. `ReleaseOutdated` where another one came in
        between, or where what is in the study is no longer that: nobody who was withdrawn since
        is taken down.
        """
        with self._file.writing() as connection:
            if number != _next(connection) or content != self._content(connection):
                raise ReleaseOutdated
            at = now()
            told = {**(detail or {}), PLACE: str(folder)}
            connection.execute(
                "INSERT INTO releases (number, at, profile, k, records, folder, files, detail)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    number,
                    at,
                    profile.value,
                    k,
                    records,
                    folder.name,
                    json.dumps(dict(files), sort_keys=True),
                    json.dumps(told, sort_keys=True),
                ),
            )
            connection.executemany(
                "INSERT INTO release_members (release, interview, class) VALUES (?, ?, ?)",
                ((number, interview, name) for interview, name in classes),
            )
            return _record(connection, number)

    def _content(self, connection: Connection) -> str:
        known = connection.execute("SELECT digest FROM study").fetchone()[0]
        return str(known) if known is not None else digest_of_content(connection, self._study_id)

    def keep_release(self, *, number: int) -> ReleaseRecord:
        """Say that the folder of a release that was begun is in its place. KeyError.

        `ReleaseOutdated` where one of its interviews was withdrawn since it was begun: it stands
        as begun until it is taken back.
        """
        with self._file.writing() as connection:
            detail = _detail(connection, number)
            if detail.pop(PLACE, None) is None:
                raise KeyError(number)
            withdrawn = connection.execute(
                "SELECT 1 FROM release_members WHERE release = ? AND interview LIKE ? LIMIT 1",
                (number, WITHDRAWN + "%"),
            )
            if withdrawn.fetchone() is not None:
                raise ReleaseOutdated
            connection.execute(
                "UPDATE releases SET detail = ? WHERE number = ?",
                (json.dumps(detail, sort_keys=True), number),
            )
            record = _record(connection, number)
            told = {"profile": record.profile.value, "k": record.k, "records": record.records}
            log.write(connection, "released", {"release": number, **told})
        return record

    def take_release_back(self, number: int) -> None:
        """Forget a release that was begun, and whose folder is not there. KeyError where it is no
        such one: one that was written has left, and is remembered for good."""
        with self._file.writing() as connection:
            if PLACE not in _detail(connection, number):
                raise KeyError(number)
            connection.execute("DELETE FROM release_members WHERE release = ?", (number,))
            connection.execute("DELETE FROM releases WHERE number = ?", (number,))
            log.write(connection, "release_taken_back", {"release": number})

    def releases(self) -> Sequence[ReleaseRecord]:
        """The latest first, those that were begun and perhaps not written among them."""
        with self._file.reading() as connection:
            numbers = connection.execute(
                "SELECT number FROM releases ORDER BY number DESC"
            ).fetchall()
            return [_record(connection, number) for (number,) in numbers]

    def release_place(self, number: int) -> Path | None:
        """Where the folder of a release was to stand that was begun; None of one that was written.
        KeyError."""
        with self._file.reading() as connection:
            place = _detail(connection, number).get(PLACE)
        return None if place is None else Path(place)

    def release_detail(self, number: int) -> Mapping[str, Any]:
        """What was given as `detail`; KeyError."""
        with self._file.reading() as connection:
            found = _detail(connection, number)
        return {name: value for name, value in found.items() if name != PLACE}

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


def _next(connection: Connection) -> int:
    row = connection.execute("SELECT coalesce(max(number), 0) + 1 FROM releases").fetchone()
    return int(row[0])


def _detail(connection: Connection, number: int) -> dict[str, Any]:
    row = connection.execute("SELECT detail FROM releases WHERE number = ?", (number,)).fetchone()
    if row is None:
        raise KeyError(number)
    found: dict[str, Any] = json.loads(row[0])
    return found


def _record(connection: Connection, number: int) -> ReleaseRecord:
    at, profile, k, records, folder, files, detail = connection.execute(
        "SELECT at, profile, k, records, folder, files, detail FROM releases WHERE number = ?",
        (number,),
    ).fetchone()
    return ReleaseRecord(
        number,
        datetime.fromisoformat(at),
        Profile(profile),
        k,
        records,
        folder,
        json.loads(files),
        begun=PLACE in json.loads(detail),
    )


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
