"""Which columns the tables of a batch have, by the version of its format."""

from __future__ import annotations

from typing import Final, NamedTuple

from interviewer.anonymise import (
    ANSWER_COLUMNS,
    CIRCUMSTANCES,
    CONTACT_COLUMNS,
    INTERVIEW_COLUMNS,
)


class Columns(NamedTuple):
    """The columns that the app itself gives each table."""

    interviews: tuple[str, ...]
    """Those for background facts follow."""
    answers: tuple[str, ...]
    contacts: tuple[str, ...]


_NOW: Final = Columns(INTERVIEW_COLUMNS, ANSWER_COLUMNS, CONTACT_COLUMNS)
_BEFORE_4: Final = Columns(
    tuple(name for name in INTERVIEW_COLUMNS if name not in CIRCUMSTANCES),
    tuple(name for name in ANSWER_COLUMNS if name not in {"quote", "pen", "by"}),
    tuple(name for name in CONTACT_COLUMNS if name not in {"group", "sex", "reason"}),
)


def columns_of(version: int) -> Columns:
    """Those of a version of the format that is read."""
    return _NOW if version >= 4 else _BEFORE_4
