"""CSV files, and free text in their cells: shown whole, never run by a spreadsheet, reversible.

A cell of free text is escaped and then defused; a reader restores and then unescapes
(`from_cell`). Both steps change nothing in ordinary text.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Sequence

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "'")
"""What makes a spreadsheet run a cell, and the apostrophe itself."""

_PLAIN = frozenset("\n\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NON-JOINER}")
"""Line ends, and the joiners that emoji, Persian and other scripts are written with."""
_ESCAPE = re.compile(r"\\(?:\\|u([0-9a-f]{4})|U([0-9a-f]{8}))")


def escape(text: str) -> str:
    r"""Show control and format characters (Cc, Cf) as \u202e or \U000e0001, and \ as \\.

    Line ends and the zero-width joiners stay as they are.
    """
    if text.isprintable() and "\\" not in text:
        return text
    return "".join(_shown(character) for character in text)


def _shown(character: str) -> str:
    if character == "\\":
        return "\\\\"
    if character in _PLAIN or unicodedata.category(character) not in {"Cc", "Cf"}:
        return character
    code = ord(character)
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def unescape(text: str) -> str:
    """The inverse of `escape`."""
    return _ESCAPE.sub(
        lambda match: chr(int(match[1] or match[2], 16)) if match[1] or match[2] else "\\", text
    )


def defuse(text: str) -> str:
    """Put an apostrophe before a text that a spreadsheet might run, or that begins with one."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def restore(text: str) -> str:
    """The inverse of `defuse`."""
    return text.removeprefix("'")


def to_cell(text: str) -> str:
    """Free text as it stands in a cell."""
    return defuse(escape(text))


def from_cell(cell: str) -> str:
    """The inverse of `to_cell`."""
    return unescape(restore(cell))


def csv_bytes(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A CSV file by RFC 4180: commas, CRLF, quotes where needed; in UTF-8 without a mark."""
    content = io.BytesIO()
    file = io.TextIOWrapper(content, encoding="utf-8", newline="")  # StringIO takes four times more
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows(rows)
    file.flush()
    return content.getvalue()
