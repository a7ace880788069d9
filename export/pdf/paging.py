"""Blocks down the pages of a form, and what is left of each page shared among what is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from export.pdf.boxes import Item, parts

_EXACT = 0.1
"""To which the height of the rooms is sought, in points."""


@dataclass(frozen=True, slots=True)
class Room:
    """Room to write in, made for the height that the page can give it."""

    make: Callable[[float], Item]


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a block and the gap above it, which falls away at the top of a page."""

    content: Item | Room
    gap: float = 0.0

    def height(self, room: float) -> float:
        return room if isinstance(self.content, Room) else self.content.height

    @property
    def is_room(self) -> bool:
        return isinstance(self.content, Room)

    def item(self, room: float) -> Item:
        return self.content.make(room) if isinstance(self.content, Room) else self.content


Block = Sequence[Row]
"""Rows that no page break parts, unless they are higher than a page."""


@dataclass(frozen=True, slots=True)
class Put:
    """An item and how far below the top of its page it stands."""

    item: Item
    top: float


def share_out(
    blocks: Sequence[Block],
    heights: Callable[[int], float],
    least: float,
    most: float,
) -> list[list[Put]]:
    """The pages: as few as there can be with rooms of `least`, and then the rooms as high as fits.

    `heights` gives the height of each page, from 0 on. All rooms are at least as high as makes
    the same number of pages; what a page has left it gives to its own.
    """
    whole = min(heights(0), heights(1))
    blocks = [part for block in blocks for part in _parted(block, whole, least)]
    pages = _filled(blocks, heights, least)
    low, high = least, most
    while high - low > _EXACT:
        middle = (low + high) / 2
        tried = _filled(blocks, heights, middle)
        if len(tried) > len(pages):
            high = middle
        else:
            low, pages = middle, tried
    found = []
    for at, page in enumerate(pages):
        rooms = sum(row.is_room for block in page for row in block)
        left = heights(at) - _height(page, low)
        room = min(most, low + left / rooms) if rooms else low
        found.append(list(_put(page, room)))
    return found


def _filled(
    blocks: Sequence[Block], heights: Callable[[int], float], room: float
) -> list[list[Block]]:
    """The blocks of each page, with rooms of one height."""
    pages: list[list[Block]] = [[]]
    for block in blocks:
        page = pages[-1]
        if page and _height([*page, block], room) > heights(len(pages) - 1) + 1e-6:
            pages.append([block])
        else:
            page.append(block)
    return pages


def _height(page: Sequence[Block], room: float) -> float:
    rows = [row for block in page for row in block]
    return sum(row.height(room) + row.gap for row in rows) - (rows[0].gap if rows else 0)


def _put(page: Sequence[Block], room: float) -> Iterator[Put]:
    top = 0.0
    for at, row in enumerate(row for block in page for row in block):
        top += row.gap if at else 0
        yield Put(row.item(room), top)
        top += row.height(room)


def _parted(block: Block, whole: float, least: float) -> Iterator[Block]:
    """A block, or the parts of one that is higher than a page."""
    if _height([block], least) <= whole:
        yield block
        return
    for row in block:
        if isinstance(row.content, Room):
            yield [row]
        else:
            for at, part in enumerate(parts(row.content, whole)):
                yield [Row(part, 0 if at else row.gap)]
