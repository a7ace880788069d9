"""Screening of notes: what in them may identify somebody. It finds; a person decides.

No list of names is complete and no rule knows what a name is, so screening lowers the risk and
never removes it. See `docs/privacy.md` for what it can and cannot do.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable

from interviewer.findings import Find, Kind, Span
from interviewer.lexicon import Lexicon
from interviewer.screening_names import name_spans
from interviewer.screening_numbers import number_spans

_RANK = {kind: rank for rank, kind in enumerate(Kind)}
_SENTENCE_END = re.compile(r"[.!?…]+[\"”»)]*(?=\s)|\n")


def find(text: str, lexicon: Lexicon) -> tuple[Find, ...]:
    """What may identify somebody in `text`, in its order, without overlaps.

    `text` has been cleaned (`interviewer.text.clean`). Where finds overlap, one covers them all,
    with the most specific kind.
    """
    spans = number_spans(text, lexicon)
    spans += name_spans(text, lexicon)
    if not spans:
        return ()
    ends = [0, *(match.end() for match in _SENTENCE_END.finditer(text)), len(text)]
    return tuple(
        Find(start, end, kind, lexicon.tokens[kind], _sentence(text, ends, start, end))
        for start, end, kind in _merge(spans)
    )


def apply(text: str, finds: Iterable[Find], kept: Collection[Span] = ()) -> str:
    """`text` with the token of each find in its place, those in `kept` left as they are."""
    parts = []
    done = 0
    for each in finds:
        if each.span not in kept:
            parts += [text[done : each.start], each.token]
            done = each.end
    return "".join([*parts, text[done:]])


def _merge(spans: list[tuple[int, int, Kind]]) -> list[tuple[int, int, Kind]]:
    merged: list[tuple[int, int, Kind]] = []
    for start, end, kind in sorted(spans):
        if merged and start < merged[-1][1]:
            first, last, other = merged[-1]
            merged[-1] = first, max(last, end), min(kind, other, key=_RANK.__getitem__)
        else:
            merged.append((start, end, kind))
    return merged


def _sentence(text: str, ends: list[int], start: int, end: int) -> Span:
    """The sentence or sentences around text[start:end], without the blanks at the ends."""
    begin = ends[bisect_right(ends, start) - 1]
    finish = ends[bisect_left(ends, end)]
    inside = text[begin:finish]
    return begin + len(inside) - len(inside.lstrip()), begin + len(inside.rstrip())
