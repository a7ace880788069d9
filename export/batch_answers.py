"""The rows of a batch's answers.csv, each held against its question and against each other.

Rows that come again cost a look in a table, as in `batch_interviews`; so do those that are like an
earlier one but for their note, which is looked at each time and never remembered.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from export.batch_cells import (
    MISSING,
    NOT_PLAIN,
    REMEMBERED,
    WHOLE,
    Cells,
    Refused,
    branches,
    choice,
    exact_value,
    free_text,
    is_exact,
    is_unnamed,
    may_be,
    missing_codes,
    opened,
    quoted,
    split_row,
)
from export.batch_interviews import Told, places_of
from interviewer.anonymise import (
    CHOSEN,
    CITIZEN,
    JOBCENTER,
    MAIN_GROUP,
    MARKED,
    NOT_CHOSEN,
    PENS,
    Column,
    Layout,
    MissingCode,
    bands_of,
    edges,
)
from interviewer.answers import allows
from interviewer.interview import Status
from interviewer.merging import AnswerCells, Signs
from interviewer.questionnaire import MEASURED, TEXTS, Kind, Question, Value
from interviewer.text import NOTE_LIMIT

FIRST = 4
"""Where the pieces of the answers begin in the list that an interview is gathered in."""
STRAIGHT_FROM = 5
"""Ratings from which on "all the same" is a sign of anything."""

_BEFORE_NOTE = AnswerCells._fields.index("note")
_BEFORE = _BEFORE_NOTE + 1
"""Columns up to the note and with it, the interview's id apart."""

_YEAR_MONTH = re.compile(r"[0-9]{6}")
_LANE = 16
_DONT_KNOW, _FOLLOW_UP, _NOTE = (1 << _LANE * lane for lane in range(3))
"""Counts of an interview stand side by side in one number, which the rows add to; after these
one for each code of the rating scales."""
_ONE = (1 << _LANE) - 1


class Piece(NamedTuple):
    """What a row of answers.csv makes."""

    slot: int
    fragment: Any
    """Of the document; with `answer` and `follow_up` where rows are held against each other."""
    counts: int


@dataclass(frozen=True, slots=True)
class _Row:
    """One of the rows that an interview has."""

    slot: int
    item: Question
    option: str
    is_question: bool
    linked: bool
    """Held against other rows, or cells of interviews.csv."""


class AnswerRows:
    """The rows of answers.csv of one version and status, the interview's id apart."""

    def __init__(
        self,
        layout: Layout,
        status: Status,
        header: Cells,
        own_columns: Cells,
        answer_columns: Cells,
    ) -> None:
        """`header` is that of interviews.csv, `own_columns` those of it that the app adds, and
        `answer_columns` the header of answers.csv, each of the batch's format."""
        self._after = len(answer_columns) - answer_columns.index("note") - 1
        """How many columns stand after the note."""
        self._nothing_after = "," * self._after
        self._study = layout.study
        self._version = layout.questionnaire.version
        self._rows: dict[tuple[str, str], _Row] = {}
        self._missing: dict[str, frozenset[str]] = {}
        self.known: dict[str, Piece] = {}
        """By the rest of a line after the interview's id."""
        self.noted: dict[str, tuple[int, str, str, int]] = {}
        """By the rest of a line without its note: slot, fragment up to the words of the note, the
        fragment after them, counts. Only of notes that are `plain`."""
        self.linked: tuple[Question, ...] = tuple(
            [q for q in layout.questionnaire.questions if q.kind is Kind.MULTIPLE_CHOICE]
            + [f for f in layout.questionnaire.background if f.follow_ups]
        )
        self._signs: dict[tuple[int, int], Signs] = {}
        self._places = places_of(header, own_columns, layout)
        self._columns: dict[str, list[Column]] = {}
        for column in layout.columns:
            if column.name not in {JOBCENTER, MAIN_GROUP}:
                self._columns.setdefault(column.field.id, []).append(column)
        ratings = [q for q in layout.questionnaire.questions if q.kind is Kind.RATING]
        codes = sorted({code for question in ratings for code in question.codes})
        self._lanes = {code: 1 << _LANE * (3 + place) for place, code in enumerate(codes)}
        for question in layout.questionnaire.questions:
            multiple = question.kind is Kind.MULTIPLE_CHOICE
            for option in ("", *map(str, question.codes if multiple else ())):
                self._add(_Row(FIRST + len(self._rows), question, option, True, multiple), status)
        for field in layout.questionnaire.background:
            if field.follow_ups:
                self._add(_Row(FIRST + len(self._rows), field, "", False, True), status)

    def _add(self, row: _Row, status: Status) -> None:
        self._rows[row.item.id, row.option] = row
        self._missing[row.item.id] = missing_codes(row.item, status)

    @property
    def nothing(self) -> list[None]:
        """As many as an interview has rows."""
        return [None] * len(self._rows)

    def with_note(self, rest: str) -> tuple[int, str, int] | None:
        """The piece of a row that is like one that came before but for its note; None where this
        has to be looked at more closely. Only where the text is `plain`."""
        tail = self._nothing_after
        if tail and not rest.endswith(tail):
            rest, *after = rest.rsplit(",", self._after)
            tail = "," + ",".join(after)
        elif tail:
            rest = rest[: -len(tail)]
        if rest[-1:] == '"':
            head, _, note = rest[:-1].partition('"')
            if '"' in note:
                return None
        else:
            head, _, note = rest.rpartition(",")
            head += ","
        found = self.noted.get(head + tail)
        if found is None or not note.isprintable() or note[:1] in NOT_PLAIN:
            return None
        if len(note) > NOTE_LIMIT or '"' in note:
            return None
        slot, before, after_it, counts = found
        return slot, f"{before}{note}{after_it}", counts

    def piece(self, rest: str) -> Piece:
        """What a row makes, given as the rest of its line; `Refused` where it is not listed."""
        cells = split_row(rest[1:])
        if rest[:1] != "," or cells is None or len(cells) != _BEFORE + self._after:
            raise Refused("a row of answers.csv that is none")
        question, option, *told = cells
        row = self._rows.get((question, option))
        if row is None:
            raise Refused(f"a question or option that version {self._version} has not")
        try:
            return self._made(row, rest, AnswerCells(question, option, *told))
        except Refused as trouble:
            raise Refused(f"{row.item.id}: {trouble}") from trouble

    def _made(self, row: _Row, rest: str, came: AnswerCells) -> Piece:
        item = row.item
        text, note = came.text, came.note
        if item.kind in TEXTS and row.is_question and text:
            text = free_text(text, item.maximum)
            if not may_be(item, text):
                raise Refused("a text that is none")
        self._check(row, came.answer, text, came.follow_up)
        self._check_note(row, came)
        written = free_text(note, NOTE_LIMIT) if note else ""
        kept = list(came._replace(text=text, note=written))
        while not kept[-1]:  # Ends at the item's id at the latest.
            kept.pop()
        fragment = f"[{','.join(map(quoted, kept))}]"
        counts = self._counts(row, came.answer, came.follow_up)
        counts += _NOTE if note or came.pen else 0
        if row.linked:
            piece = Piece(row.slot, (fragment, came.answer, came.follow_up), counts)
        else:
            piece = Piece(row.slot, fragment, counts)
        free = item.kind in TEXTS and text
        if not note and not free and len(self.known) < REMEMBERED:
            self.known[rest] = piece
        elif note and not free and not row.linked and len(self.noted) < REMEMBERED:
            before = "".join(f"{cell}," for cell in came[:_BEFORE_NOTE])
            after = "".join(f",{cell}" for cell in came[_BEFORE_NOTE + 1 :][: self._after])
            place = _BEFORE_NOTE
            self.noted[f",{before}{after}"] = (
                row.slot,
                "[" + "".join(f"{quoted(cell)}," for cell in kept[:place]) + '"',
                '"' + "".join(f",{quoted(cell)}" for cell in kept[place + 1 :]) + "]",
                counts,
            )
        return piece

    def _check_note(self, row: _Row, came: AnswerCells) -> None:
        """`Refused` unless the note and what is told of it and of the answer fit each other."""
        noted = came.note or came.pen
        if noted and not came.follow_up:
            raise Refused("a note that no follow-up was opened for")
        if came.quote not in {"", MARKED} or (came.quote and not noted):
            raise Refused("quote: a value that is not listed, or no note")
        if came.pen and came.pen not in PENS:
            raise Refused("pen: a value that is not listed")
        if came.by:
            given = came.answer not in MISSING and (came.answer or came.text)
            if came.by != CITIZEN or not row.is_question or row.option or not given:
                raise Refused("by: a value that is not listed, or no answer")

    def _check(self, row: _Row, answer: str, text: str, follow_up: str) -> None:
        """`Refused` unless the cells of a row fit each other."""
        item = row.item
        if not row.is_question:
            fits = not answer and not text and follow_up in {"", *branches(item)}
        elif answer in self._missing[item.id]:
            fits = not text and not follow_up
        elif row.option:
            fits = answer in {CHOSEN, NOT_CHOSEN} and not text and not follow_up
        elif item.kind is Kind.MULTIPLE_CHOICE:
            fits = bool(WHOLE.fullmatch(answer)) and not text
        elif is_unnamed(item, self._study):
            fits = False
        elif item.kind in MEASURED and not is_exact(item, self._study):
            bands = bands_of(item, self._study)
            known = {str(edge) for edge in edges(bands)} if bands else set()
            fits = answer in known and not text and follow_up in {"", *branches(item)}
        else:
            value = self._value(item, answer, text)
            fits = value is not None and follow_up == opened(item, value)
        if not fits:
            raise Refused("a value that is not listed, or a follow-up that it does not open")

    def _value(self, item: Question, answer: str, text: str) -> Value | None:
        """The value that a question's row tells exactly; None where it tells none."""
        if item.options_from is not None or item.kind in TEXTS:
            if answer or not text:
                return None
            return text if item.kind in TEXTS or allows(item, text, self._study) else None
        if text:
            return None
        if item.kind is Kind.MONTH:
            month = f"{answer[:4]}-{answer[4:]}"
            whole = _YEAR_MONTH.fullmatch(answer)
            return month if whole and allows(item, month, self._study) else None
        return exact_value(item, answer, self._study)

    def _counts(self, row: _Row, answer: str, follow_up: str) -> int:
        item, counts = row.item, _FOLLOW_UP if follow_up else 0
        if not row.is_question:
            return counts
        code = item.dont_know_code
        if item.kind is Kind.MULTIPLE_CHOICE:
            unsure = code is not None and row.option == str(code) and answer == CHOSEN
        else:
            unsure = item.kind not in MEASURED and code is not None and answer == str(code)
        if unsure or (answer == MissingCode.DONT_KNOW and not row.option):
            counts += _DONT_KNOW
        elif item.kind is Kind.RATING and answer not in MISSING:
            counts += self._lanes[int(answer)]
        return counts

    def unlinked(self, gathered: Sequence[Any], told: Told) -> list[str]:
        """The fragments of a whole interview; `Refused` where its rows contradict each other, or
        its cells in interviews.csv."""
        fragments = [each[0] if isinstance(each, tuple) else each for each in gathered]
        for item in self.linked:
            row = self._rows[item.id, ""]
            _, answer, follow_up = gathered[row.slot - FIRST]
            if row.is_question:
                rows = [self._rows[item.id, str(code)] for code in item.codes]
                options = [gathered[each.slot - FIRST][1] for each in rows]
                fits = self._options_fit(item, answer, follow_up, options)
            else:
                cells = [told.cells[self._places[c.name]] for c in self._columns[item.id]]
                fits = self._cells_fit(item, follow_up, cells)
            if not fits:
                raise Refused(f"{item.id}: rows or cells that contradict each other")
        return fragments

    def _options_fit(self, item: Question, answer: str, follow_up: str, options: Cells) -> bool:
        if answer in MISSING:
            return set(options) == {answer}
        chosen = choice(item, options, self._study)
        if chosen is None or follow_up != opened(item, chosen):
            return False
        return answer == str(sum(code in item.options for code in chosen))

    def _cells_fit(self, field: Question, follow_up: str, cells: Cells) -> bool:
        """Whether the value of a background field opens this follow-up."""
        cell = cells[0]
        if cell in MISSING:
            return not follow_up
        value: Value | None
        if field.kind is Kind.MULTIPLE_CHOICE:
            value = choice(field, cells, self._study)
        elif field.options_from is not None or field.kind in TEXTS:
            value = cell
        elif field.kind in MEASURED and not is_exact(field, self._study):
            return True  # A band does not tell which numbers it holds.
        else:
            value = exact_value(field, cell, self._study)
        return value is not None and follow_up == opened(field, value)

    def signs(self, counts: int, fast: int) -> Signs:
        """What the counts of an interview's rows say."""
        signs = self._signs.get((counts, fast))
        if signs is None:
            given = [counts >> _LANE * (3 + lane) & _ONE for lane in range(len(self._lanes))]
            ratings = sum(given)
            signs = Signs(
                ratings,
                int(ratings >= STRAIGHT_FROM and max(given) == ratings),
                counts & _ONE,
                counts >> _LANE & _ONE,
                counts >> 2 * _LANE & _ONE,
                fast,
            )
            if len(self._signs) < REMEMBERED:
                self._signs[counts, fast] = signs
        return signs
