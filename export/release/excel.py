"""A release as an Excel workbook: the data, the code book, and what the reader must know.

XlsxWriter makes the workbook. The rows of the data, millions of cells that are all whole numbers,
are put into its sheets afterwards as text: cell by cell through the library they would take half a
minute for 100,000 interviews, and this way they take two seconds.
"""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from export.release.codebook_rows import HEAD, codebook_rows
from export.release.words import Speaker
from interviewer.dataset import Dataset

ROWS = 1_048_575
"""The rows of a sheet below its heading; what is more goes on in a further sheet."""
_TEXT = 32_767
"""The most characters that a cell has room for."""
_CHUNK = 2_000
_LARGE = 30_000_000
"""Cells from which a sheet may be beyond what a plain zip can hold (some 30 bytes each)."""
_LEVEL = 1
_EPOCH = (1980, 1, 1, 0, 0, 0)
NO_TIME = datetime(*_EPOCH, tzinfo=UTC)
"""In place of when the workbook was made."""

ABOUT: dict[str, dict[str, str]] = {
    "study": {"da": "Undersøgelse", "en": "Study"},
    "round": {"da": "Runde", "en": "Round"},
    "organisation": {"da": "Organisation", "en": "Organisation"},
    "questionnaire": {"da": "Spørgeskema", "en": "Questionnaire"},
    "period": {"da": "Feltarbejde (ISO-uger)", "en": "Fieldwork (ISO weeks)"},
    "rows": {"da": "Interview", "en": "Interviews"},
    "codes": {"da": "Koder", "en": "Codes"},
    "codes are": {
        "da": "Alle celler er hele tal. Koder under nul siger, hvorfor der ikke er en værdi; "
        "“ved ikke” har sin egen kode. Arket “codebook” forklarer dem alle.",
        "en": "All cells are whole numbers. Codes below zero say why there is no value; "
        "“don't know” has a code of its own. The sheet “codebook” explains them all.",
    },
}


def write_excel(dataset: Dataset, folder: Path, language: str, rows: int = ROWS) -> None:
    """Write ID.xlsx with the sheets data, codebook and about; `rows` is the most of one sheet."""
    sheets = [(at, min(at + rows, dataset.rows)) for at in range(0, max(dataset.rows, 1), rows)]
    frame = _frame(dataset, Speaker(dataset, language), sheets)
    data = {f"xl/worksheets/sheet{n}.xml": span for n, span in enumerate(sheets, 1)}
    large = dataset.rows * len(dataset.variables) > _LARGE
    with (
        zipfile.ZipFile(io.BytesIO(frame)) as made,
        zipfile.ZipFile(folder / f"{dataset.id}.xlsx", "w") as book,
    ):
        for name in made.namelist():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry._compresslevel = _LEVEL  # type: ignore[attr-defined]
            with made.open(name) as source, book.open(entry, "w", force_zip64=large) as target:
                if name in data:
                    _fill(source.read(), target, dataset, *data[name])
                else:
                    shutil.copyfileobj(source, target)


def _frame(dataset: Dataset, speaker: Speaker, sheets: list[tuple[int, int]]) -> bytes:
    """The workbook whole but for the rows of its data."""
    import xlsxwriter

    content = io.BytesIO()
    # No text of ours is a formula or a link, whatever it begins with.
    book = xlsxwriter.Workbook(
        content, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    heading = book.add_format({"bold": True, "bottom": 1, "valign": "top"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    names = [variable.name for variable in dataset.variables]
    for number, (start, end) in enumerate(sheets, 1):
        sheet = book.add_worksheet("data" if number == 1 else f"data {number}")
        for at, name in enumerate(names):
            sheet.write_string(0, at, name, heading)
            sheet.set_column(at, at, max(8, len(name) + 3))
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, end - start, max(0, len(names) - 1))
    _write_table(book.add_worksheet("codebook"), codebook_rows(dataset), heading, wrapped)
    _write_about(book.add_worksheet("about"), dataset, speaker, heading, wrapped)
    book.set_properties({"title": speaker.say(dataset.title), "created": NO_TIME})
    book.close()
    return content.getvalue()


def _write_table(sheet: Any, rows: Iterator[tuple[str, ...]], heading: Any, wrapped: Any) -> None:
    widths = (24, 11, 8, 7, 20, 10, 50, 70)
    for at, (name, width) in enumerate(zip(HEAD, widths, strict=True)):
        sheet.write_string(0, at, name, heading)
        sheet.set_column(at, at, width)
    code = HEAD.index("code")
    last = 0
    for last, row in enumerate(rows, 1):
        for at, text in enumerate(row):
            if at == code and text:
                sheet.write_number(last, at, int(text), wrapped)
            elif text:
                sheet.write_string(last, at, text[:_TEXT], wrapped)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, last, len(HEAD) - 1)


def _write_about(
    sheet: Any, dataset: Dataset, speaker: Speaker, heading: Any, wrapped: Any
) -> None:
    facts = [
        ("study", f"{speaker.say(dataset.title)} ({dataset.study})"),
        ("round", dataset.round),
        ("organisation", speaker.say(dataset.organisation)),
        ("questionnaire", f"{dataset.questionnaire} {', '.join(dataset.versions)}"),
        ("period", " – ".join(filter(None, dataset.period))),
        ("rows", str(dataset.rows)),
        ("codes", speaker.say(ABOUT["codes are"])),
        ("", speaker.say(dataset.notes)),
    ]
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, 100)
    for row, (key, text) in enumerate([fact for fact in facts if fact[1]]):
        sheet.write_string(row, 0, speaker.say(ABOUT[key]) if key else "", heading)
        sheet.write_string(row, 1, text[:_TEXT], wrapped)


def _fill(sheet: bytes, target: Any, dataset: Dataset, start: int, end: int) -> None:
    """Write a sheet with the rows `start` to `end` of the data below its heading."""
    from xlsxwriter.utility import xl_col_to_name

    columns = [dataset.columns[variable.name][start:end] for variable in dataset.variables]
    if not columns or not end - start:
        target.write(sheet)
        return
    letters = [xl_col_to_name(at) for at in range(len(columns))]
    used = f'<dimension ref="A1:{letters[-1]}{end - start + 1}"/>'.encode()
    before, mark, after = sheet.partition(b"</sheetData>")
    target.write(re.sub(rb'<dimension ref="[^"]*"/>', used, before, count=1))
    for part in _rows(columns, letters):
        target.write(part)
    target.write(mark + after)


def _rows(columns: list[Any], letters: list[str]) -> Iterator[bytes]:
    """The rows as the sheet's XML, a few thousand at a time; the first is number 2."""
    cells = "".join(f'<c r="{letter}%d"><v>%d</v></c>' for letter in letters)
    row = f'<row r="%d">{cells}</row>'
    for at in range(0, len(columns[0]), _CHUNK):
        texts = []
        for number, values in enumerate(
            zip(*(column[at : at + _CHUNK] for column in columns), strict=True), at + 2
        ):
            numbers = [number] * (2 * len(letters) + 1)
            numbers[2::2] = values
            texts.append(row % tuple(numbers))
        yield "".join(texts).encode()
