"""Pen strokes that came in batches, each beside the response whose note they are.

Strokes may come later than their response, with a batch that holds it once more: so they have
sightings of their own, and go with the last batch that brought them, or with their response.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterable, Sequence
from typing import Final

from interviewer.ink import Stroke, decode, encode
from interviewer.merging import PenStrokes
from storage.database import Connection
from storage.studybase.part import chunks, marks

_HEAD: Final = struct.Struct("<II")
"""Before each stroke: its number, and how many bytes of points follow."""


def to_bytes(strokes: Iterable[Stroke]) -> bytes:
    """Strokes in the order of their numbers: equal strokes, equal bytes."""
    parts = []
    for each in sorted(strokes, key=lambda stroke: stroke.number):
        points = encode(each.points)
        parts += [_HEAD.pack(each.number, len(points)), points]
    return b"".join(parts)


def from_bytes(data: bytes) -> tuple[Stroke, ...]:
    """The strokes that `to_bytes` wrote."""
    strokes, at = [], 0
    while at < len(data):
        number, length = _HEAD.unpack_from(data, at)
        at += _HEAD.size
        strokes.append(Stroke(number, decode(data[at : at + length])))
        at += length
    return tuple(strokes)


def keep_ink(connection: Connection, batch: int, came: Sequence[PenStrokes]) -> bool:
    """Keep the strokes that came with a batch, of those of its responses that were taken; whether
    any of them is new."""
    number_of: dict[str, int] = {}
    for some in chunks(list({each.interview for each in came})):
        number_of.update(
            connection.execute(
                "SELECT r.id, r.number FROM sightings s JOIN responses r ON r.number = s.response"
                f" WHERE s.batch = ? AND r.id IN ({marks(some)})",
                (batch, *some),
            ).fetchall()
        )
    fresh = False
    for each in came:
        if each.interview not in number_of or not each.strokes:
            continue
        strokes = to_bytes(each.strokes)
        place = (
            number_of[each.interview],
            each.question,
            each.follow_up,
            hashlib.sha256(strokes).digest(),
        )
        fresh |= bool(
            connection.execute(
                "INSERT OR IGNORE INTO ink (response, question, follow_up, digest, strokes)"
                " VALUES (?, ?, ?, ?, ?)",
                (*place, strokes),
            ).rowcount
        )
        connection.execute(
            "INSERT OR IGNORE INTO ink_sightings SELECT ?, number FROM ink"
            " WHERE response = ? AND question = ? AND follow_up = ? AND digest = ?",
            (batch, *place),
        )
    return fresh


def take_out_ink(connection: Connection, batch: int) -> None:
    """Take out what this batch alone has brought."""
    connection.execute(
        "DELETE FROM ink WHERE number IN (SELECT ink FROM ink_sightings WHERE batch = ?)"
        " AND NOT EXISTS (SELECT 1 FROM ink_sightings s WHERE s.ink = ink.number"
        " AND s.batch <> ?)",
        (batch, batch),
    )
    connection.execute("DELETE FROM ink_sightings WHERE batch = ?", (batch,))


def delete_ink(connection: Connection, responses: Sequence[tuple[int]]) -> None:
    """Delete the strokes of these responses."""
    connection.executemany(
        "DELETE FROM ink_sightings WHERE ink IN (SELECT number FROM ink WHERE response = ?)",
        responses,
    )
    connection.executemany("DELETE FROM ink WHERE response = ?", responses)
