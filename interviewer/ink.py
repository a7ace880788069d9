"""Pen strokes as vectors: what was drawn, in the units of the sheet, and its form as bytes.

A sheet's unit is a sixteenth of a logical pixel at 100 %. The origin is the upper left corner of
the paper below the typed text; y may be below zero where somebody wrote over the text.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

UNITS: Final = 16
"""Of a sheet, to a logical pixel."""
FURTHEST: Final = 1 << 30
"""No coordinate lies further out."""
FULL: Final = 255
"""Full pressure."""

_FIRST, _NEXT, _FAR = struct.Struct("<iiB"), struct.Struct("<hhB"), struct.Struct("<hiiB")
_LEAST, _MOST = -32767, 32767
_LEAP: Final = -32768
"""In place of a step of x: the next point is too far off, and stands in full."""


class Point(NamedTuple):
    """Where the tip was, and how hard it was pressed."""

    x: int
    """In units of the sheet."""
    y: int
    pressure: int
    """0 to `FULL`."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """One line, from the tip's coming down to its lifting."""

    number: int
    """Of this note, in the order of drawing; never used twice in one note."""
    points: tuple[Point, ...]


def encode(points: Sequence[Point]) -> bytes:
    """Points as bytes: the first one in full, then steps; `decode` reads them back.

    ValueError where a coordinate or a pressure is out of bounds. A piece of a stroke is encoded
    by itself, so that pieces can be read one after the other.
    """
    if not points:
        return b""
    parts = []
    at_x = at_y = 0
    for place, (x, y, pressure) in enumerate(points):
        if not (-FURTHEST <= x <= FURTHEST and -FURTHEST <= y <= FURTHEST):
            raise ValueError("a point is out of bounds")
        if not 0 <= pressure <= FULL:
            raise ValueError("a pressure is out of bounds")
        dx, dy = x - at_x, y - at_y
        if place == 0:
            parts.append(_FIRST.pack(x, y, pressure))
        elif _LEAST <= dx <= _MOST and _LEAST <= dy <= _MOST:
            parts.append(_NEXT.pack(dx, dy, pressure))
        else:
            parts.append(_FAR.pack(_LEAP, x, y, pressure))
        at_x, at_y = x, y
    return b"".join(parts)


def decode(data: bytes) -> tuple[Point, ...]:
    """The points that `encode` wrote; ValueError where the bytes are none of its."""
    if not data:
        return ()
    try:
        first = Point(*_FIRST.unpack_from(data))
        points = [first]
        x, y, at = first.x, first.y, _FIRST.size
        while at < len(data):
            dx, dy, pressure = _NEXT.unpack_from(data, at)
            if dx == _LEAP:
                _, x, y, pressure = _FAR.unpack_from(data, at)
                at += _FAR.size
            else:
                x, y = x + dx, y + dy
                at += _NEXT.size
            points.append(Point(x, y, pressure))
    except struct.error:
        raise ValueError("not the points of a stroke") from None
    if any(max(abs(p.x), abs(p.y)) > FURTHEST for p in points):
        raise ValueError("a point is out of bounds")
    return tuple(points)


def shifted(stroke: Stroke, dx: int, dy: int) -> Stroke:
    """The stroke, moved by this many units."""
    return Stroke(
        stroke.number, tuple(Point(p.x + dx, p.y + dy, p.pressure) for p in stroke.points)
    )


def extent(strokes: Iterable[Stroke]) -> tuple[int, int, int, int] | None:
    """Left, top, right and bottom of all strokes together, in units; None where there are none."""
    points = [point for stroke in strokes for point in stroke.points]
    if not points:
        return None
    return (
        min(p.x for p in points),
        min(p.y for p in points),
        max(p.x for p in points),
        max(p.y for p in points),
    )
