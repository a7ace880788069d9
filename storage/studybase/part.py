"""What the nouns of a study database share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Final, TypeVar

from storage.database import Connection
from storage.studybase.file import StudyFile

T = TypeVar("T")

CHUNK: Final = 1_000
"""How many values go into one statement."""


class Part:
    """One noun on a study database's file."""

    def __init__(self, file: StudyFile, study_id: str) -> None:
        self._file = file
        self._study_id = study_id


def now() -> str:
    """The time, UTC, as the database keeps it."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def chunks(values: Sequence[T]) -> Iterator[Sequence[T]]:
    """`values` in pieces of at most `CHUNK`."""
    for start in range(0, len(values), CHUNK):
        yield values[start : start + CHUNK]


def marks(values: Sequence[object]) -> str:
    """A question mark for each value, for `IN (…)`."""
    return ",".join("?" * len(values))


def content_changed(connection: Connection) -> None:
    """Say that the canonical digest is to be worked out anew."""
    connection.execute("UPDATE study SET digest = NULL WHERE digest IS NOT NULL")
