"""Plain batches for the tests of reading: made, changed in one place, and read the slow way."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from export.archive import build_archive
from export.batch import Contents, batch_files
from export.batch_reading import BatchReader
from export.csv_text import from_cell
from interviewer.anonymise import (
    INTERVIEW_COLUMNS,
    Layout,
    anonymise,
    anonymise_contact,
    background_columns,
)
from interviewer.contact import Contact
from interviewer.findings import Screened
from interviewer.interview import Interview
from interviewer.merging import AnswerCells, ReadBatch, to_document
from interviewer.questionnaire import Kind, Questionnaire
from interviewer.study import Study
from resources import load_questionnaire
from tests.export.sample import STUDY, VIVE

BATCH_ID = "2b1c0f7e-3a55-4c52-9d6e-0c9c4f1f8a01"
MISSING = {"-1", "-2", "-3", "-4", "-5", "-6"}
Files = dict[str, bytes]


def files_of(
    interviews: Iterable[Interview],
    *,
    study: Study = STUDY,
    versions: Sequence[Questionnaire] = (VIVE,),
    contacts: Iterable[Contact] = (),
    withdrawals: Sequence[str] = (),
    batch_id: str = BATCH_ID,
    number: int = 1,
    strokes: Sequence[Sequence[str]] | None = None,
) -> Files:
    """The files of a batch, in an order of rows that is always the same."""
    layouts = {each.version: Layout(each, study) for each in versions}
    contents = Contents(
        batch_id=batch_id,
        number=number,
        study=study,
        questionnaires=versions,
        columns={version: layout.columns for version, layout in layouts.items()},
        records=[anonymise(each, layouts[each.questionnaire_version]) for each in interviews],
        contacts=[anonymise_contact(each, study) for each in contacts],
        withdrawals=withdrawals,
        notes={},
        screened=Screened(0, 0, 0, 0),
        left_out=0,
        strokes=strokes,
    )
    return batch_files(contents, random.Random(7).shuffle)


def resealed(files: Mapping[str, bytes], **manifest: Any) -> Files:
    """The files with a manifest that fits them, and these of its keys changed."""
    kept = {path: content for path, content in files.items() if path != "manifest.json"}
    told = json.loads(files["manifest.json"]) | manifest
    told["files"] = [
        {"path": path, "bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
        for path, content in kept.items()
    ]
    return kept | {"manifest.json": json.dumps(told).encode()}


def edited(files: Mapping[str, bytes], path: str, edit: Callable[[list[list[str]]], None]) -> Files:
    """The files with one table edited, its header apart, and a manifest that fits."""
    head, *rows = list(csv.reader(io.StringIO(files[path].decode(), newline="")))
    edit(rows)
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows([head, *rows])
    counts = json.loads(files["manifest.json"])["counts"]
    counts |= {path.removeprefix("data/").removesuffix(".csv"): len(rows)}
    if path == "data/interviews.csv":
        counts |= {"finished": len(rows), "partial": 0}
    return resealed({**files, path: out.getvalue().encode()}, counts=counts)


def reader(
    study: Study = STUDY,
    questionnaires: Callable[[str, str], Questionnaire] = load_questionnaire,
    **more: Any,
) -> BatchReader:
    """A reader that takes plain batches."""
    values: dict[str, Any] = {"studies": {0: study}, "secrets": [], "devices": {}, "unsigned": True}
    return BatchReader(questionnaires=questionnaires, **values | more)


def read(files: Mapping[str, bytes], by: BatchReader | None = None) -> ReadBatch:
    """What is read of these files, zipped."""
    return (by or reader()).read("batch.zip", build_archive(files))


def documents(files: Mapping[str, bytes], layouts: Mapping[str, Layout]) -> dict[str, bytes]:
    """The canonical document of each interview, by its id, made with nothing of the reader."""
    rows = _table(files, "data/answers.csv")
    found = {}
    for line in _table(files, "data/interviews.csv"):
        layout = layouts[line["version"]]
        columns = background_columns(layout.questionnaire, layout.study)
        own = {*INTERVIEW_COLUMNS[2:], *(column.name for column in columns)} & line.keys()
        free = {column.name for column in columns if column.free}
        cells = {}
        for name in own:
            text = from_cell(line[name]) if name in free else line[name]
            cells[name] = line[name] if text in MISSING else text
        order = [(item.id, "") for item in layout.questionnaire.questions]
        for item in layout.questionnaire.questions:
            if item.kind is Kind.MULTIPLE_CHOICE:
                place = order.index((item.id, ""))
                order[place + 1 : place + 1] = [(item.id, str(code)) for code in item.codes]
        order += [(field.id, "") for field in layout.questionnaire.background if field.follow_ups]
        by_place = {
            (row["question"], row["option"]): AnswerCells(
                row["question"],
                row["option"],
                row["answer"],
                from_cell(row["text"]),
                row["follow_up"],
                from_cell(row["note"]),
                *(row.get(name, "") for name in ("quote", "pen", "by")),
            )
            for row in rows
            if row["interview"] == line["id"]
        }
        found[line["id"]] = to_document(cells, [by_place[place] for place in order])
    return found


def _table(files: Mapping[str, bytes], path: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(files[path].decode(), newline="")))
