"""Texts of two languages on one page: each in its own direction, all from the page's side."""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass, replace

from export.pdf.fonts import Fonts
from export.pdf.typesetting import Align, Block, Style, lay_out
from interviewer.questionnaire import Texts

_ENDLESS = 1e6
_OTHER_SIDE = {Align.START: Align.END, Align.END: Align.START, Align.CENTRE: Align.CENTRE}


@dataclass(frozen=True, slots=True)
class Setter:
    """Lays out texts for pages that are read from one side."""

    fonts: Fonts
    rtl: bool
    """Whether the pages are read from right to left."""

    def lay(self, text: str, style: Style, width: float, words: Texts) -> Block:
        """A text of the language of `words`; or of another, where it has borrowed the text."""
        rtl = words.right_to_left and runs_right_to_left(text)
        if rtl != self.rtl:
            style = replace(style, align=_OTHER_SIDE[style.align])
        return lay_out(self.fonts, text, style, width, rtl)

    def width(self, text: str, style: Style, words: Texts) -> float:
        """Of a text on one line."""
        return self.lay(text, style, _ENDLESS, words).text_width

    def snug(self, text: str, style: Style, width: float, words: Texts) -> Block:
        """The same in a box no wider than its longest line."""
        block = self.lay(text, style, width, words)
        return replace(block, width=block.text_width)


def runs_right_to_left(text: str) -> bool:
    """Whether most letters of a text are of scripts that are written from right to left.

    A name at its beginning does not turn a sentence round, nor does one word a list of names.
    """
    if text.isascii():
        return False
    letters = Counter(map(unicodedata.bidirectional, text))
    return letters["R"] + letters["AL"] > letters["L"]
