"""Pen strokes in a sealed batch: of notes that wait to be typed, where the study lets them travel.

They are the interviewer's handwriting. Both ways keep to the same limits: what is beyond those of a
note or an interview stays on the device, and is never read; what only this batch has no room for
goes with its interview into the next one.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, overload

from export.csv_text import from_cell, to_cell
from interviewer.anonymise import Record
from interviewer.ink import Stroke, decode, encode
from interviewer.interview import NoteKey, Pen
from interviewer.ports import InkStore

BATCH_BYTES: Final = 48 << 20
"""Of the points of a whole batch, and of one interview: about a thousand notes written by pen
alone."""
NOTE_BYTES: Final = 2 << 20
"""Of the points of a note: half an hour of writing without lifting the tip."""
NOTE_STROKES: Final = 10_000

_NUMBER: Final = re.compile(r"0|[1-9][0-9]{0,8}")
_MOST: Final = 10**9


class Packing:
    """What a batch takes along of the notes that wait to be typed, interview by interview."""

    def __init__(self, ink: InkStore) -> None:
        self.rows: list[tuple[str, ...]] = []
        """Of strokes.csv."""
        self.stay = 0
        """Notes whose strokes are too many for any batch."""
        self._ink = ink
        self._room = BATCH_BYTES

    def take(self, record: Record) -> bool:
        """Take the strokes of an interview along, all of them that may travel. False where there
        is no room left for these: in a batch of which it is the first, there always is."""
        rows: list[tuple[str, ...]] = []
        whole = stay = 0
        for row in record.answers:
            if row.pen != Pen.WAITING:
                continue
            drawn = _encoded(self._ink, record.id, (row.question, row.follow_up))
            size = sum(len(points) for _, points in drawn)
            if size > min(NOTE_BYTES, BATCH_BYTES - whole) or len(drawn) > NOTE_STROKES:
                stay += 1
                continue
            whole += size
            place = (record.id, row.question, row.follow_up)
            rows += [(*place, str(number), points_cell(points)) for number, points in drawn]
        if whole > self._room:
            return False
        self._room -= whole
        self.stay += stay
        self.rows += rows
        return True


def _encoded(ink: InkStore, interview: str, key: NoteKey) -> list[tuple[int, bytes]]:
    """The strokes of a note; none where its interview is gone by now."""
    try:
        strokes = ink.strokes(interview, key)
    except KeyError:
        return []
    drawn = [(each.number, encode(each.points)) for each in strokes if each.number < _MOST]
    return [each for each in drawn if each[1]]


def points_cell(points: bytes) -> str:
    """Encoded points as a cell."""
    return to_cell(base64.b64encode(points).decode("ascii"))


def read_number(cell: str) -> int:
    """The number of a stroke; ValueError where the cell holds none."""
    if not _NUMBER.fullmatch(cell):
        raise ValueError("a stroke without a number")
    return int(cell)


def read_points(cell: str) -> bytes:
    """The encoded points of a cell, which `decode` will take; ValueError where there are none."""
    if len(cell) > 2 * NOTE_BYTES:
        raise ValueError("a stroke beyond every note")
    try:
        points = base64.b64decode(from_cell(cell), validate=True)
    except (binascii.Error, ValueError) as trouble:
        raise ValueError("points that are none") from trouble
    if not points or points_cell(points) != cell or not decode(points):
        raise ValueError("points that are none")
    return points


class Drawn(Sequence[Stroke]):
    """The strokes of a note, by number. Held as bytes: points are made when they are asked for,
    and take thirty times as much."""

    def __init__(self, encoded: Iterable[tuple[int, bytes]]) -> None:
        self._encoded = tuple(sorted(encoded))

    def __len__(self) -> int:
        return len(self._encoded)

    @overload
    def __getitem__(self, place: int) -> Stroke: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Stroke]: ...

    def __getitem__(self, place: int | slice) -> Stroke | Sequence[Stroke]:
        if isinstance(place, slice):
            return Drawn(self._encoded[place])
        number, points = self._encoded[place]
        return Stroke(number, decode(points))

    def __iter__(self) -> Iterator[Stroke]:
        return (Stroke(number, decode(points)) for number, points in self._encoded)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Drawn) and self._encoded == other._encoded

    def __hash__(self) -> int:
        return hash(self._encoded)
