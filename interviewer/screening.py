"""Screening of notes: what in them may identify somebody. It marks; a person decides.

No list of names is complete and no rule knows what a name is, so screening lowers the risk and
never removes it. See `docs/privacy.md` for what it can and cannot do.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from interviewer.lexicon import Kind, Lexicon
from interviewer.ports import Decision
from interviewer.screening_names import name_spans
from interviewer.screening_numbers import number_spans

Span = tuple[int, int]

_RANK = {kind: rank for rank, kind in enumerate(Kind)}
_SENTENCE_END = re.compile(r"[.!?…]+[\"”»)]*(?=\s)|\n")


@dataclass(frozen=True, slots=True)
class Find:
    """text[start:end] may identify somebody; `token` is what would stand in its place."""

    start: int
    end: int
    kind: Kind
    token: str
    sentence: Span
    """Start and end of the sentence around it, for display."""

    @property
    def span(self) -> Span:
        """Where it stands in the text."""
        return self.start, self.end


@dataclass(frozen=True, slots=True)
class Finding:
    """One find in the note of one interview, and what has been decided about it."""

    interview_id: str
    question_id: str
    follow_up_id: str
    note: str = field(repr=False)  # Notes never get into a log or traceback.
    find: Find
    kept: bool | None
    """None: nobody has decided."""

    @property
    def before(self) -> str:
        """The sentence up to the find."""
        return self.note[self.find.sentence[0] : self.find.start]

    @property
    def text(self) -> str:
        """What was found."""
        return self.note[self.find.start : self.find.end]

    @property
    def after(self) -> str:
        """The sentence after the find."""
        return self.note[self.find.end : self.find.sentence[1]]

    def decide(self, kept: bool) -> Decision:
        """The decision to keep or replace it, for the store."""
        return Decision(
            self.interview_id,
            self.question_id,
            self.follow_up_id,
            self.find.start,
            self.find.end,
            digest(self.note),
            kept,
        )


def digest(note: str) -> str:
    """SHA-256 of a (cleaned) note, hex: ties a decision to the text that was decided on."""
    return hashlib.sha256(note.encode()).hexdigest()


def find(text: str, lexicon: Lexicon, marked: Iterable[Span] = ()) -> tuple[Find, ...]:
    """What may identify somebody in `text`, in its order, without overlaps.

    `text` has been cleaned (`interviewer.text.clean`). Spans that a person has `marked` are
    finds too. Where finds overlap, one covers them all, with the most specific kind.
    """
    spans = number_spans(text, lexicon)
    spans += name_spans(text, lexicon)
    spans += [(start, end, Kind.MARKED) for start, end in marked if 0 <= start < end <= len(text)]
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
