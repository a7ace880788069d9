"""The files of a batch, from records and contacts to bytes. The format: docs/batch.md."""

from __future__ import annotations

import hashlib
import json
import os
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any
from uuid import uuid4

from export.csv_text import csv_bytes, to_cell
from export.datapackage import PATHS, STATEMENT, describe
from interviewer.anonymise import (
    ANSWER_COLUMNS,
    CONTACT_COLUMNS,
    INTERVIEW_COLUMNS,
    STROKE_COLUMNS,
    WITHDRAWAL_COLUMNS,
    Column,
    ContactRow,
    MissingCode,
    Record,
    bands_of,
)
from interviewer.codebook import (
    ANSWERS,
    CONTACTS,
    INTERVIEWS,
    STROKES,
    WITHDRAWALS,
    CodebookRow,
    codebook,
)
from interviewer.findings import Screened
from interviewer.interview import Pen
from interviewer.questionnaire import Questionnaire
from interviewer.study import Study

FORMAT = "interviewer-batch"
FORMAT_VERSION = 4

PlaceOfNote = tuple[str, str, str]
"""Interview, item and follow-up; no follow-up where it is the answer itself that is a text."""


def shuffle_securely(rows: list[Any]) -> None:
    """Put `rows` in a random order, in place, drawn from the system's generator.

    The rows are sorted by 16 random bytes each. All orders are equally likely but for two rows
    that draw the same bytes (below 2**-88 for a million rows). One draw for all of them, where
    `SystemRandom.shuffle` makes one for each.
    """
    drawn = os.urandom(_DRAW * len(rows))
    keys = [drawn[start : start + _DRAW] for start in range(0, len(drawn), _DRAW)]
    rows[:] = [row for _, row in sorted(zip(keys, rows, strict=True), key=itemgetter(0))]


_DRAW = 16


@dataclass(frozen=True, slots=True)
class Chance:
    """Where a batch takes its randomness from; the tests bring their own."""

    shuffle: Callable[[list[Any]], None] = shuffle_securely
    batch_id: Callable[[], str] = lambda: str(uuid4())


@dataclass(frozen=True, slots=True)
class Contents:
    """All that goes into a batch."""

    batch_id: str
    number: int
    """In the device's series."""
    study: Study
    questionnaires: Sequence[Questionnaire]
    """One or more versions of one questionnaire, the study's first."""
    columns: Mapping[str, Sequence[Column]]
    """The `background_columns` of each version."""
    records: Sequence[Record]
    contacts: Sequence[ContactRow]
    withdrawals: Sequence[str]
    """Ids of interviews that were withdrawn here after they may have left."""
    notes: Mapping[PlaceOfNote, str]
    """The notes and texts that screening has changed."""
    screened: Screened
    left_out: int
    strokes: Sequence[Sequence[str]] | None = None
    """The rows of strokes.csv, see `batch_strokes`; None in a batch that will not be sealed, and
    where the study does not want them."""


def batch_files(contents: Contents, shuffle: Callable[[list[Any]], None]) -> dict[str, bytes]:
    """The files of a batch by path, the manifest last; rows in the order that `shuffle` gives."""
    columns: dict[str, list[Column]] = {}
    for questionnaire in contents.questionnaires:
        for column in contents.columns[questionnaire.version]:
            columns.setdefault(column.name, []).append(column)
    header = (*INTERVIEW_COLUMNS, *columns)
    interviews = _interview_rows(contents, header)
    answers = _answer_rows(contents)
    contacts = list(contents.contacts)
    withdrawals = [(interview,) for interview in contents.withdrawals]
    strokes = None if contents.strokes is None else list(contents.strokes)
    for rows in (interviews, answers, contacts, withdrawals, strokes or []):
        shuffle(rows)
    explained = codebook(
        contents.questionnaires, contents.study, contents.columns, strokes is not None
    )
    files = {
        PATHS[INTERVIEWS]: csv_bytes(header, interviews),
        PATHS[ANSWERS]: csv_bytes(ANSWER_COLUMNS, answers),
        PATHS[CONTACTS]: csv_bytes(CONTACT_COLUMNS, contacts),
        PATHS[WITHDRAWALS]: csv_bytes(WITHDRAWAL_COLUMNS, withdrawals),
        PATHS["codebook"]: csv_bytes(CodebookRow._fields, explained),
    }
    if strokes is not None:
        files[PATHS[STROKES]] = csv_bytes(STROKE_COLUMNS, strokes)
    package = describe(contents.batch_id, contents.study, contents.questionnaires, columns, files)
    files = {"datapackage.json": _json_bytes(package)} | files
    files["manifest.json"] = _json_bytes(_manifest(contents, len(answers), files))
    return files


def _interview_rows(contents: Contents, header: Sequence[str]) -> list[list[str]]:
    changed = contents.notes
    places = {name: place for place, name in enumerate(header)}
    rows = []
    for record in contents.records:
        row = [record.cells.get(name, MissingCode.NOT_IN_VERSION) for name in header]
        for item, column, text in record.texts:
            if column:
                row[places[column]] = to_cell(changed.get((record.id, item, ""), text))
        rows.append(row)
    return rows


def _answer_rows(contents: Contents) -> list[tuple[str, ...]]:
    changed = contents.notes
    rows = []
    for record in contents.records:
        for question, option, answer, text, follow_up, note, *about in record.answers:
            if text:
                text = to_cell(changed.get((record.id, question, ""), text))
            if note:
                place = (record.id, question, follow_up)
                note = to_cell(changed.get(place, note) if changed else note)
            rows.append((record.id, question, option, answer, text, follow_up, note, *about))
    return rows


def waiting(records: Sequence[Record]) -> int:
    """How many notes have pen strokes that are not typed."""
    return sum(row.pen == Pen.WAITING for record in records for row in record.answers)


def _manifest(contents: Contents, answers: int, files: Mapping[str, bytes]) -> dict[str, Any]:
    study = contents.study
    screened = contents.screened
    status = Counter(record.status.value for record in contents.records)
    items = {i.id: i for each in contents.questionnaires for i in each.items.values()}
    measured = {name: bands for name, i in items.items() if (bands := bands_of(i, study))}
    return {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "batch": contents.batch_id,
        "number": contents.number,
        "statement": STATEMENT,
        "study": study.id,
        "questionnaire": contents.questionnaires[0].id,
        "versions": [questionnaire.version for questionnaire in contents.questionnaires],
        "counts": {
            "interviews": len(contents.records),
            "finished": status["finished"],
            "partial": status["partial"],
            "answers": answers,
            "contacts": len(contents.contacts),
            "withdrawals": len(contents.withdrawals),
            "notes_waiting": waiting(contents.records),
            **({} if contents.strokes is None else {STROKES: len(contents.strokes)}),
            "left_out": contents.left_out,
        },
        "screening": {
            "found": screened.found,
            "kept": screened.kept,
            "replaced": screened.replaced,
            "replaced_unresolved": screened.replaced_unresolved,
        },
        "times": "ISO week",
        "banded": {name: list(bands.cuts) for name, bands in measured.items() if bands.cuts},
        "exact": [name for name, bands in measured.items() if bands.exact],
        "files": [
            {"path": path, "bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
            for path, content in files.items()
        ],
    }


def _json_bytes(value: Mapping[str, Any]) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()
