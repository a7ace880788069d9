"""Which values the cells of a batch may hold: what `interviewer.anonymise` lists, backwards.

What stands in whole rows: `batch_interviews`, `batch_answers`.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Sequence
from datetime import date

from export.csv_text import FORMULA_STARTS, from_cell
from interviewer.anonymise import CHOSEN, NOT_CHOSEN, MissingCode, bands_of
from interviewer.answers import allows
from interviewer.interview import Status
from interviewer.questionnaire import MEASURED, Kind, Question, Value
from interviewer.study import Study
from interviewer.text import clean

Cells = Sequence[str]

REMEMBERED = 50_000
"""Rows or cells at the most of which each table remembers what they make."""
_LONGER = 8
"""How many times longer the tokens of the screening can make a text, and more than that."""
_WEEK = re.compile(r"(20[0-9]{2})-W([0-9]{2})")
WHOLE = re.compile(r"0|[1-9][0-9]{0,8}")
_CELL = re.compile(r'(?:"([^"]*+(?:""[^"]*+)*+)"|([^",\n\r]*+))(,|\Z)')
MISSING = frozenset(code.value for code in MissingCode)

quoted: Callable[[str], str] = json.JSONEncoder(ensure_ascii=False).encode


class Refused(Exception):
    """A record holds something that is not listed. The text says where, and never what."""


def split_row(line: str) -> list[str] | None:
    """The cells of a row of a CSV file, its line end taken off; None where it is no such row.

    Not by `csv.reader`, which knows one limit to the length of a cell for the whole process.
    """
    if '"' not in line:
        return None if "\n" in line or "\r" in line else line.split(",")
    cells: list[str] = []
    place = 0
    while match := _CELL.match(line, place):
        inside, bare, more = match.groups()
        cells.append(bare if inside is None else inside.replace('""', '"'))
        place = match.end()
        if not more:
            return cells
    return None


def free_text(cell: str, limit: int) -> str:
    """The text that stands in a cell, at most about as long as `limit` lets it be before it is
    screened; `Refused` where nobody can have written it.
    """
    itself = cell.isprintable() and plain(cell) and cell[:1] not in FORMULA
    try:
        text = cell if itself else from_cell(cell)
    except (ValueError, OverflowError) as trouble:  # The number of a character that is none.
        raise Refused("a text that nobody can have written") from trouble
    if len(text) > _LONGER * limit + 64:
        raise Refused("a text that is too long")
    if not itself and clean(text) != text:
        raise Refused("a text that nobody can have written")
    return text


def plain(text: str) -> bool:
    """Whether what is printable in `text` stands for itself, in a cell and in a document, unless
    it begins like a formula (`FORMULA`). Asked of many rows at once."""
    return "\\" not in text and unicodedata.is_normalized("NFC", text)


FORMULA = frozenset(FORMULA_STARTS)
NOT_PLAIN = FORMULA | {""}


def missing_codes(item: Question, status: Status) -> frozenset[str]:
    """Why an item may be without a value in an interview of this status, as codes of cells."""
    codes = {MissingCode.SKIPPED}
    if status is Status.PARTIAL:
        codes.add(MissingCode.NOT_REACHED)
    if item.condition is not None:
        codes.add(MissingCode.NOT_ASKED)
    if item.wont_say:
        codes.add(MissingCode.WONT_SAY)
    if item.dont_know is True:
        codes.add(MissingCode.DONT_KNOW)
    return frozenset(code.value for code in codes)


def is_week(cell: str) -> bool:
    """Whether a cell holds an ISO week of this century."""
    match = _WEEK.fullmatch(cell)
    if match is None:
        return False
    try:
        date.fromisocalendar(int(match[1]), int(match[2]), 1)
    except ValueError:
        return False
    return True


def is_unnamed(item: Question, study: Study) -> bool:
    """Whether it is a number for which the study has not chosen bands: it never leaves."""
    return item.kind in MEASURED and item.id not in study.bands


def is_exact(item: Question, study: Study) -> bool:
    bands = bands_of(item, study)
    return bands is not None and bands.exact


def exact_value(item: Question, cell: str, study: Study) -> Value | None:
    """The code, number or month of a cell; None where the item does not allow it."""
    value: Value
    if item.kind is Kind.MONTH:
        value = cell
    elif WHOLE.fullmatch(cell):
        value = int(cell)
    else:
        return None
    return value if allows(item, value, study) else None


def choice(item: Question, cells: Cells, study: Study) -> tuple[int, ...] | None:
    """What was chosen, from the cells of all codes; None where that cannot be."""
    if not set(cells) <= {CHOSEN, NOT_CHOSEN}:
        return None
    chosen = tuple(code for code, cell in zip(item.codes, cells, strict=True) if cell == CHOSEN)
    return chosen if allows(item, chosen, study) else None


def opened(item: Question, value: Value) -> str:
    opened = item.follow_up(value)
    return "" if opened is None else opened.id


def branches(item: Question) -> Cells:
    return [branch.id for branch in item.follow_ups]


def may_be(item: Question, text: str) -> bool:
    """Whether a text can be an answer, its length apart."""
    return bool(text.strip()) and (item.kind is not Kind.TEXT or "\n" not in text)
