"""What a note may hold: all that a person can write, and nothing that breaks a file."""

from __future__ import annotations

import re
import unicodedata

NOTE_LIMIT = 100_000
"""Characters of one note at the most; far above any interview, below what would stall a tablet.

A longer one is refused, never cut."""

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def clean(text: str) -> str:
    """Return `text` as NFC, with one kind of line end, no NUL and no lone surrogate.

    A lone surrogate becomes U+FFFD (it has no form in UTF-8); NUL, which ends strings in other
    programs, is dropped. Everything else, emoji and right-to-left marks too, stays.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    text = text.replace("\N{LINE SEPARATOR}", "\n").replace("\N{PARAGRAPH SEPARATOR}", "\n")
    text = _LONE_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)
    return unicodedata.normalize("NFC", text)
