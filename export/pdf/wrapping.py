"""Where a text may be broken into lines, measured as it will be drawn."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from export.pdf.bidi import resolve
from export.pdf.fonts import Face, Fonts, Shaped, Weight

_KEPT_TOGETHER = "\u00a0\u2007\u202f"
_SPACES = "".join(
    character
    for character in map(chr, range(0x3001))
    if unicodedata.category(character) == "Zs" and character not in _KEPT_TOGETHER
)
_GAPS = _SPACES + "\u200b"
_BREAK = re.compile(rf"[{_GAPS}]+|(?<=[^\W\d_])[-‐–—/](?=[^\W\d_])")
"""After it a line may end: after spaces, and after a dash or a slash between letters."""
_JOINER = "\u200d"
_FOLLOWING = {"Mn", "Me", "Mc", "Cf"}
_CLEAN = {
    **dict.fromkeys((*range(0x20), *range(0x7F, 0xA0), 0xAD)),
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
    ord("\t"): " ",
}
"""Controls and soft hyphens have no shape; half of a surrogate pair is not even a character."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a word, or spaces: in one font, running one way."""

    face: Face
    level: int
    shaped: Shaped


def paragraphs(fonts: Fonts, text: str, weight: Weight, rtl: bool) -> Iterator[Paragraph]:
    """What stands between the line breaks of a text; a break at its end is none."""
    for line in text.splitlines():
        yield _paragraph(fonts, line.translate(_CLEAN), weight, rtl)


class Paragraph:
    """A text without line breaks, shaped in pieces.

    Nothing is shaped across a seam, neither when it is measured nor when it is drawn: so the widths
    of pieces just add up, and what fitted when it was wrapped fits when it is drawn.
    """

    def __init__(self, fonts: Fonts, text: str, weight: Weight, rtl: bool) -> None:
        self.text = text
        self._levels = resolve(text, rtl)
        self._faces = list(fonts.choose(text, weight))
        self._words = list(_words(text))
        seams = {edge for word in self._words for edge in word}
        seams |= {
            at
            for at in range(1, len(text))
            if self._levels[at] != self._levels[at - 1]
            or self._faces[at] is not self._faces[at - 1]
        }
        self._seams = sorted(seams)

    def pieces(self, start: int, end: int) -> list[Piece]:
        inner = self._seams[bisect_right(self._seams, start) : bisect_left(self._seams, end)]
        return [
            Piece(face, level, face.shape(self.text[one:other], bool(level % 2)))
            for one, other in pairwise([start, *inner, end])
            if one < other
            for face, level in [(self._faces[one], self._levels[one])]
        ]

    def wrap(self, limit: float) -> Iterator[tuple[int, int, bool]]:
        """Where each line begins and ends, and whether in a word.

        Spaces between two lines are in neither. `limit` is in thousandths of the size.
        """
        start = end = 0
        used = 0
        for word, word_end, after in self._words:
            width = self._width(word, word_end)
            if used and word < word_end and used + width > limit:
                if start < end:
                    yield start, end, False
                start = word
                used = 0
            while width > limit:
                cut = self._cut(word, word_end, limit)
                if cut == word_end:
                    break  # A single letter, wider than the line.
                yield word, cut, True
                start = word = cut
                width = self._width(word, word_end)
            if word < word_end:
                end = word_end
            used += width + self._width(word_end, after)
        yield start, end, False

    def _cut(self, start: int, end: int, limit: float) -> int:
        """Where to break a word: as late as the limit allows, and never before a mark."""
        places = [
            at
            for at in range(start + 1, end)
            if unicodedata.category(self.text[at]) not in _FOLLOWING
            and self.text[at - 1] != _JOINER
        ]
        places.append(end)
        low, high = 0, len(places) - 1
        while low < high:
            middle = (low + high + 1) // 2
            if self._width(start, places[middle]) <= limit:
                low = middle
            else:
                high = middle - 1
        return places[low]

    def _width(self, start: int, end: int) -> int:
        return sum(piece.shaped.width for piece in self.pieces(start, end))


@lru_cache(maxsize=512)
def _paragraph(fonts: Fonts, text: str, weight: Weight, rtl: bool) -> Paragraph:
    """Remembered, for the same text is tried at one size after the other."""
    return Paragraph(fonts, text, weight, rtl)


def _words(text: str) -> Iterator[tuple[int, int, int]]:
    """Where each word begins, where it ends, and where the spaces after it end."""
    start = 0
    for match in _BREAK.finditer(text):
        end = match.start() if match[0][0] in _GAPS else match.end()
        yield start, end, match.end()
        start = match.end()
    if start < len(text):
        yield start, len(text), len(text)
