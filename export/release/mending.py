"""Mends two things in a file that pyreadstat has written, of which it cannot be told otherwise.

The time of writing, in both headers: when a release was made is nobody's business, and the same
data are the same file. And in Stata's file the names: pyreadstat calls each table of labels like
its variable with a running number behind, so that the 12th for `q` and the 2nd for `q1` are both
`q11`, and refuses a name of 32 characters. Here a table is called like its variable alone.

The formats: "System File Format" in PSPP's developer's guide; "dta 118" in Stata's help.
"""

from __future__ import annotations

import struct
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

_SPSS_STAMP_AT = 92
_SPSS_STAMP = b"01 Jan 80" + b"00:00:00"
_STATA_STAMP = b"01 Jan 1980 00:00"
_STATA_STAMP_END = b"</timestamp></header>"
_HEAD = 1_000
"""Bytes in which Stata's header and map lie."""
_MAP = struct.Struct("<5x14Q")
"""Behind its tag: where the file's sections begin, and where it ends."""
_VARIABLES, _TABLE_OF, _TABLES, _END = 3, 6, 11, 13
_NAME = 129
_LONGEST = 32
_NUMBER = 6
"""Digits that a running number has at the most."""


def mend_spss(path: Path) -> None:
    """Set the time in a .sav file's header to 1980."""
    with path.open("r+b") as file:
        file.seek(_SPSS_STAMP_AT)
        file.write(_SPSS_STAMP)


def stand_ins(names: Iterable[str]) -> dict[str, str]:
    """A name for pyreadstat in place of each one: another where it has no room for a number."""
    short = _LONGEST - _NUMBER
    return {
        name: name if len(name) <= short else f"{name[: short - _NUMBER - 1]}_{at:0{_NUMBER}}"
        for at, name in enumerate(names)
    }


def mend_stata(path: Path, names: Sequence[str], labelled: Collection[str]) -> None:
    """Set the time in a .dta file's header to 1980, and give its variables their names back.

    The tables of labels are called like those that are `labelled`. A file that does not end where
    it says is left alone.
    """
    with path.open("r+b") as file:
        head = file.read(_HEAD)
        stamp_ends = head.find(_STATA_STAMP_END)
        map_begins = stamp_ends + len(_STATA_STAMP_END)
        if stamp_ends < 0 or len(head) < map_begins + _MAP.size:
            return
        places = _MAP.unpack_from(head, map_begins)
        if path.stat().st_size != places[_END]:
            return
        file.seek(stamp_ends - len(_STATA_STAMP))
        file.write(_STATA_STAMP)
        file.seek(places[_VARIABLES] + len("<varnames>"))
        file.write(b"".join(map(_field, names)))
        file.seek(places[_TABLE_OF] + len("<value_label_names>"))
        file.write(b"".join(_field(name if name in labelled else "") for name in names))
        at = places[_TABLES] + len("<value_labels>")
        for name in filter(labelled.__contains__, names):
            file.seek(at + len("<lbl>"))
            (size,) = struct.unpack("<I", file.read(4))
            file.write(_field(name))
            at += len("<lbl>") + 4 + _NAME + 3 + size + len("</lbl>")


def _field(text: str) -> bytes:
    return text.encode().ljust(_NAME, b"\0")
