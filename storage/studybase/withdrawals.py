"""Withdrawals: an interview is erased for good and never comes back.

The lead withdraws an interview whole. A device withdraws what it has itself sent of it, before or
after: whoever happens to know another one's id can erase nothing. That is said of each content, so
that it does not matter in which order things came: a content is erased once one of the devices that
have sent it has withdrawn its interview.

What stays are marks, keyed hashes of the id and of the contents, by which they are known when they
come again. The rows are deleted, with all that was decided about an interview of which nothing is
left, and the file is written anew. Decisions wait where a merge was undone, and they have words of
the citizen's too: once any device has told of a withdrawal, none waits for a content that is not
here (`erase_withdrawn`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from storage.database import Connection
from storage.studybase import log
from storage.studybase.ink import delete_ink
from storage.studybase.part import Part, chunks, content_changed, marks
from storage.studybase.releases import erase_members
from storage.studybase.states import SUPERSEDED, senders

_DECISIONS: Final = ("voids", "resolutions", "corrections", "transcripts", "quotes")
"""The tables of what was decided about an interview."""
_KEPT: Final = (*_DECISIONS, "log_words", "release_members")
"""The tables that name interviews though their content may not be here."""


class Withdrawals(Part):
    """Erasing interviews at the citizen's wish."""

    def withdraw(self, interview_id: str) -> int:
        """Erase an interview; returns in how many releases it was. KeyError where nothing of it is
        here, not even what was decided about it before its merge was undone.

        When this returns its rows are gone. The file is rewritten without their traces too;
        where that fails (a full disk), it is done at the next chance.
        """
        with self._file.writing() as connection:
            (week,) = connection.execute(
                "SELECT min(week) FROM responses WHERE id = ? AND state <> ?",
                (interview_id, SUPERSEDED),
            ).fetchone()
            if week is None and not kept(connection, [interview_id]):
                raise KeyError(interview_id)
            # What is not here counts in no week.
            _mark_whole(connection, interview_id, week or "")
            released, erased = erase(connection, [interview_id])
            log.write(connection, "withdrawn", {"released": released, "erased": erased})
        self._file.overwrite_erased()
        return released


@dataclass(slots=True)
class Told:
    """What is known of a withdrawn interview."""

    whole: bool = False
    """The lead has withdrawn it."""
    devices: set[int] = field(default_factory=set)
    """Those that have told of its withdrawal."""
    contents: set[bytes] = field(default_factory=set)
    """The marks of the contents that are erased."""


class Marks:
    """The marks of withdrawn interviews, for a merge that looks at every id."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._secret = _secret(connection)
        self._told: dict[bytes, Told] = {}
        for (name,) in connection.execute("SELECT mark FROM withdrawn").fetchall():
            self._of(bytes(name)).whole = True
        for name, device in connection.execute("SELECT mark, device FROM told").fetchall():
            self._of(bytes(name)).devices.add(device)
        for name, content in connection.execute("SELECT mark, content FROM erased").fetchall():
            self._of(bytes(name)).contents.add(bytes(content))

    def __bool__(self) -> bool:
        return bool(self._told)

    def find(self, interview: str) -> Told | None:
        """What is known of an interview's withdrawal; None where there is none."""
        return self._told.get(mark(self._secret, interview))

    def tell(self, interview: str, device: int) -> bool:
        """Know that a device has withdrawn an interview; whether that is new."""
        name = mark(self._secret, interview)
        told = self._of(name)
        if told.whole:  # The device's contacts tell of it, even if the lead was first.
            self._connection.execute("UPDATE withdrawn SET week = '' WHERE mark = ?", (name,))
        if device in told.devices:
            return False
        told.devices.add(device)
        self._connection.execute("INSERT INTO told (mark, device) VALUES (?, ?)", (name, device))
        return True

    def takes(self, interview: str, digest: bytes, devices: Collection[int]) -> bool | None:
        """Whether a content that these devices have sent is withdrawn; None where it is, and was
        not known to be erased before. From here on it is."""
        name = mark(self._secret, interview)
        told = self._told.get(name)
        if told is None:
            return False
        if told.whole:
            return True
        content = _mark_of_content(self._secret, digest)
        if content in told.contents:
            return True
        if told.devices.isdisjoint(devices):
            return False
        told.contents.add(content)
        self._connection.execute(
            "INSERT INTO erased (mark, content) VALUES (?, ?)", (name, content)
        )
        return None

    def _of(self, name: bytes) -> Told:
        return self._told.setdefault(name, Told())


def mark(secret: bytes, interview: str) -> bytes:
    """What is kept of a withdrawn interview: it leads to no id without the database's secret."""
    return hashlib.blake2b(interview.encode(), key=secret, digest_size=32).digest()


def _mark_of_content(secret: bytes, digest: bytes) -> bytes:
    return hashlib.blake2b(digest, key=secret, digest_size=32, person=b"content").digest()


def _mark_whole(connection: Connection, interview: str, week: str) -> None:
    """Never take this interview again.

    It counts as withdrawn in `week`, unless a device has told of it: then that one's contacts do.
    """
    name = mark(_secret(connection), interview)
    told = connection.execute("SELECT 1 FROM told WHERE mark = ? LIMIT 1", (name,)).fetchone()
    connection.execute(
        "INSERT INTO withdrawn (mark, week) VALUES (?, ?)", (name, "" if told else week)
    )


def erase_withdrawn(
    connection: Connection, known: Marks, interviews: Sequence[str]
) -> tuple[list[int], list[str]]:
    """Delete what is withdrawn of these interviews, and what was decided on content of them that is
    not here: of which nothing is, all.

    Returns the numbers of the log's entries that lost their words, and the interviews of which
    something is left.
    """
    left: list[str] = []
    whole: list[str] = []
    for some in chunks(interviews):
        rows = connection.execute(
            f"SELECT number, id, digest FROM responses WHERE id IN ({marks(some)})", some
        ).fetchall()
        sent_by = senders(connection, [row[0] for row in rows])
        going = {
            number
            for number, interview, digest in rows
            if known.takes(interview, bytes(digest), sent_by.get(number, frozenset())) is not False
        }
        staying = {interview for number, interview, _ in rows if number not in going}
        _delete(connection, [(number,) for number in going])
        forgotten = _forget(connection, sorted(staying))
        left += sorted(staying)
        whole += [each for each in some if each not in staying]
        if going or forgotten:
            content_changed(connection)
            connection.execute("UPDATE study SET to_overwrite = 1")
    return (erase(connection, whole)[1] if whole else []), left


def _delete(connection: Connection, responses: Iterable[tuple[int]]) -> None:
    responses = list(responses)
    delete_ink(connection, responses)
    connection.executemany("DELETE FROM sightings WHERE response = ?", responses)
    connection.executemany("DELETE FROM documents WHERE response = ?", responses)
    connection.executemany("DELETE FROM responses WHERE number = ?", responses)


_READ_HERE: Final = {
    "transcripts": (
        "SELECT 1 FROM responses r JOIN ink i ON i.response = r.number"
        " WHERE r.id = transcripts.interview AND i.digest = transcripts.strokes"
    ),
    "quotes": (
        "SELECT 1 FROM responses r WHERE r.id = quotes.interview AND r.digest = quotes.digest"
    ),
}
"""SQL by table: whether the content is here in which a row's words were read."""


def _forget(connection: Connection, interviews: Sequence[str]) -> bool:
    """Delete the words of these interviews that were read in content which is not here; whether
    there were any."""
    within = f"interview IN ({marks(interviews)})"
    gone = [
        connection.execute(
            f"DELETE FROM {table} WHERE {within} AND NOT EXISTS ({here})", interviews
        ).rowcount
        for table, here in _READ_HERE.items()
    ]
    return any(gone)


def kept(connection: Connection, interviews: Sequence[str]) -> set[str]:
    """Those of these interviews of which something is kept beside their content."""
    found: set[str] = set()
    for some in chunks(interviews):
        for table in _KEPT:
            found.update(
                row[0]
                for row in connection.execute(
                    f"SELECT interview FROM {table} WHERE interview IN ({marks(some)})", some
                ).fetchall()
            )
    return found


def all_ids(connection: Connection) -> Iterator[str]:
    """Every interview of which anything is here; one may come several times."""
    tables = ["SELECT DISTINCT id FROM responses ORDER BY id"]
    tables += [f"SELECT DISTINCT interview FROM {table}" for table in _KEPT]
    for statement in tables:
        for (interview,) in connection.execute(statement):
            yield interview


def erase(connection: Connection, interviews: Sequence[str]) -> tuple[int, list[int]]:
    """Delete all that is about these interviews.

    Returns in how many releases any was, and the numbers of the log's entries that lost their
    words.
    """
    here = 0
    for some in chunks(interviews):
        within = f"IN ({marks(some)})"
        numbers = connection.execute(
            f"SELECT number FROM responses WHERE id {within}", some
        ).fetchall()
        here += len(numbers)
        _delete(connection, numbers)
        for table in _DECISIONS:
            here += connection.execute(
                f"DELETE FROM {table} WHERE interview {within}", some
            ).rowcount
        here += connection.execute(f"DELETE FROM quarantine WHERE record {within}", some).rowcount
    erased = log.erase_words(connection, interviews)
    released = erase_members(connection, interviews)
    if here or erased or released:
        content_changed(connection)
        connection.execute("UPDATE study SET to_overwrite = 1")
    return released, erased


def erase_set_aside(connection: Connection, interviews: Sequence[str], device: int) -> None:
    """Delete what is set aside of these interviews and came from this device."""
    connection.executemany(
        "DELETE FROM quarantine WHERE record = ? AND file_digest IN"
        " (SELECT file_digest FROM batches WHERE coalesce(device, 0) = ?)",
        [(interview, device) for interview in interviews],
    )


def _secret(connection: Connection) -> bytes:
    return bytes(connection.execute("SELECT secret FROM study").fetchone()[0])
