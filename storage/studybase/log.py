"""What was done to a study database: append-only, each entry chained to all before it.

`chain` is SHA-256 over the entry before and this one; triggers refuse to change or delete a row.
What of an entry is about one interview (its id, and the reason that was given) stands apart, and
the chain holds only its salted digest: so it can be erased with the interview, and the chain
still fits.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from interviewer.lead import LogEntry
from storage.database import Connection
from storage.studybase.part import Part, chunks, marks, now

START: Final = bytes(32)
"""What the first entry is chained to."""


class Log(Part):
    """The log."""

    def log(self, *, before: int | None = None, limit: int = 100) -> Sequence[LogEntry]:
        """The latest first, those with a number below `before`.

        An entry about an interview has its id as "interview", and "reason" where one was given;
        once the interview is withdrawn both are empty.
        """
        with self._file.reading() as connection:
            rows = connection.execute(
                "SELECT l.number, l.at, l.kind, l.detail, l.seal IS NOT NULL, w.interview, w.reason"
                " FROM log l LEFT JOIN log_words w USING (number)"
                " WHERE ? IS NULL OR l.number < ? ORDER BY l.number DESC LIMIT ?",
                (before, before, limit),
            ).fetchall()
        return [
            LogEntry(
                number,
                datetime.fromisoformat(at),
                kind,
                json.loads(detail)
                | ({"interview": interview or "", "reason": reason or ""} if worded else {}),
            )
            for number, at, kind, detail, worded, interview, reason in rows
        ]

    def log_head(self) -> tuple[int, str]:
        """How many entries there are, and the chain's end (hex): kept elsewhere, they tell later
        whether an entry is missing."""
        with self._file.reading() as connection:
            number, chain = _head(connection)
        return number, chain.hex()


def write(
    connection: Connection,
    kind: str,
    detail: Mapping[str, Any],
    interview: str = "",
    reason: str = "",
) -> None:
    """Append an entry; `detail` holds nothing that would have to go with an interview."""
    number, before = _head(connection)
    number += 1
    at = now()
    text = json.dumps(detail, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    salt = secrets.token_bytes(16) if interview else b""
    seal = sealed(salt, interview, reason) if interview else None
    connection.execute(
        "INSERT INTO log (number, at, kind, detail, seal, chain) VALUES (?, ?, ?, ?, ?, ?)",
        (number, at, kind, text, seal, chained(before, number, at, kind, text, seal)),
    )
    if interview:
        connection.execute(
            "INSERT INTO log_words (number, salt, interview, reason) VALUES (?, ?, ?, ?)",
            (number, salt, interview, reason),
        )


def erase_words(connection: Connection, interviews: Sequence[str]) -> list[int]:
    """Erase what the log says about these interviews; the numbers of its entries."""
    numbers: list[int] = []
    for some in chunks(interviews):
        numbers += [
            row[0]
            for row in connection.execute(
                f"SELECT number FROM log_words WHERE interview IN ({marks(some)})", some
            ).fetchall()
        ]
    connection.executemany("DELETE FROM log_words WHERE number = ?", [(n,) for n in numbers])
    return sorted(numbers)


def faults(connection: Connection) -> Iterable[str]:
    """What in the log is not as it was written, in English."""
    rows = connection.execute(
        "SELECT l.number, l.at, l.kind, l.detail, l.seal, l.chain, w.salt, w.interview, w.reason"
        " FROM log l LEFT JOIN log_words w USING (number) ORDER BY l.number"
    ).fetchall()
    before, wordless, erased = START, [], set()
    for expected, row in enumerate(rows, 1):
        number, at, kind, detail, seal, chain, salt, interview, reason = row
        if number != expected:
            yield f"The log lacks entry {expected}."
            return
        if chain != chained(before, number, at, kind, detail, seal):
            yield f"Entry {number} of the log is not as it was written."
            return
        if seal is not None and salt is None:
            wordless.append(number)
        elif seal is not None and seal != sealed(salt, interview, reason):
            yield f"The words of entry {number} of the log are not as they were written."
        erased.update(json.loads(detail).get("erased", ()))
        before = chain
    for number in wordless:
        if number not in erased:
            yield f"The words of entry {number} of the log are missing."


def sealed(salt: bytes, interview: str, reason: str) -> bytes:
    """The digest that stands in the chain for words that can be erased."""
    return hashlib.sha256(salt + json.dumps([interview, reason]).encode()).digest()


def chained(
    before: bytes, number: int, at: str, kind: str, detail: str, seal: bytes | None
) -> bytes:
    """The chain's next link."""
    line = json.dumps([number, at, kind, detail, seal.hex() if seal else None])
    return hashlib.sha256(before + line.encode()).digest()


def _head(connection: Connection) -> tuple[int, bytes]:
    row = connection.execute("SELECT number, chain FROM log ORDER BY number DESC LIMIT 1")
    number, chain = row.fetchone() or (0, START)
    return int(number), bytes(chain)
