"""What stands on a page beside plain text: filled boxes, and items in rows and stacks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Protocol

from reportlab.pdfgen.canvas import Canvas

from export.pdf.typesetting import Block


class Item(Protocol):
    """Anything that knows its size and can be drawn with its upper left corner at a place.

    `top` is counted down from the page's upper edge.
    """

    @property
    def width(self) -> float: ...

    @property
    def height(self) -> float: ...

    def draw(self, canvas: Canvas, x: float, top: float) -> None: ...


@dataclass(frozen=True, slots=True)
class Space:
    """Nothing, of a size: an empty cell, or a gap."""

    width: float
    height: float

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        pass


@dataclass(frozen=True, slots=True)
class Row:
    """Items side by side, the first at the left, or at the right where text runs from there."""

    items: tuple[Item, ...]
    rtl: bool
    gap: float = 0
    middle: bool = False
    """Lower items stand in the middle of the row's height instead of at its top."""

    @property
    def width(self) -> float:
        return sum(item.width for item in self.items) + self.gap * (len(self.items) - 1)

    @property
    def height(self) -> float:
        return max((item.height for item in self.items), default=0.0)

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        height = self.height
        for item in reversed(self.items) if self.rtl else self.items:
            item.draw(canvas, x, top + (height - item.height) / 2 if self.middle else top)
            x += item.width + self.gap


@dataclass(frozen=True, slots=True)
class Stack:
    """Items below each other, which no page break parts."""

    items: tuple[Item, ...]
    rtl: bool
    gap: float = 0

    @property
    def width(self) -> float:
        return max((item.width for item in self.items), default=0.0)

    @property
    def height(self) -> float:
        return sum(item.height for item in self.items) + self.gap * (len(self.items) - 1)

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        width = self.width
        for item in self.items:
            item.draw(canvas, x + width - item.width if self.rtl else x, top)
            top += item.height + self.gap


def parts(item: Item, room: float) -> Iterator[Item]:
    """What is too high for any page, in parts no higher than `room`."""
    if item.height <= room + 1e-6:
        yield item
    elif isinstance(item, Stack):
        for inner in item.items:
            yield from parts(inner, room)
    elif isinstance(item, Block) and item.leading <= room:
        first, rest = item.split(room)
        yield first
        yield from parts(rest, room)
    elif isinstance(item, Row):
        columns = [list(parts(inner, room)) for inner in item.items]
        for at in range(max(map(len, columns))):
            cells = [
                column[at] if at < len(column) else Space(inner.width, 0)
                for column, inner in zip(columns, item.items, strict=True)
            ]
            yield replace(item, items=tuple(cells))
    else:
        raise ValueError("an item is higher than a page and cannot be parted")
