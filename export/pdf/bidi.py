"""Which way each character runs, and in which order the runs of a line stand (Unicode, UAX #9)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from bidi import get_display  # type: ignore[import-untyped]

_RESOLVED = re.compile(r"\n    levels: \[\n(.*?)\n    \],\n", re.DOTALL)
"""In the report of python-bidi, whose quoted text has no line breaks of its own."""
_LEVEL = re.compile(r"\d+")
_FIRST_RTL = "\u0590"
"""No character before it runs from right to left, or asks others to."""


@lru_cache(maxsize=1024)
def resolve(text: str, rtl: bool) -> tuple[int, ...]:
    """The level of each character of a paragraph: odd ones run from right to left.

    The levels are asked of the whole paragraph, before it is wrapped: what a bracket or a number
    belongs to may stand on the line above.
    """
    if not text or (not rtl and max(text) < _FIRST_RTL):
        return (0,) * len(text)
    # The text in display order would not tell which character came from where; the levels do,
    # and they come as a report, one for each byte.
    found = _RESOLVED.search(get_display(text, base_dir="R" if rtl else "L", debug=True))
    if found is None:
        raise ValueError("python-bidi reports levels in another way than it used to")
    of_bytes = [int(level) for level in _LEVEL.findall(found[1])]
    levels = []
    at = 0
    for character in text:
        levels.append(of_bytes[at])
        at += len(character.encode())
    return tuple(levels)


def visual_order(levels: Sequence[int]) -> list[int]:
    """The places of a line's runs from left to right (rule L2)."""
    order = list(range(len(levels)))
    for floor in range(max(levels, default=0), 0, -1):
        edges = [at for at in range(len(order)) if levels[order[at]] < floor]
        for before, after in pairwise([-1, *edges, len(order)]):
            order[before + 1 : after] = reversed(order[before + 1 : after])
    return order
