"""Excel workbooks as plain cells of text, both ways.

What is read comes from outside: sizes are checked before anything is unpacked, every part is gone
through once for what no workbook needs (document types, cells without end), and only then openpyxl
reads it. Formulas are never computed: the value counts that Excel saved with them.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any
from xml.parsers import expat

from export.archive import build_archive
from interviewer.errors import FormUnreadable

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

# --- what is read at the most ---

FILE_LIMIT = 10_000_000
"""Bytes of a workbook; a form of a thousand questions has a few hundred thousand."""
UNPACKED_LIMIT = 60_000_000
PARTS_LIMIT = 1_000
SHEET_ELEMENTS = 1_500_000
"""Elements of all worksheets together: rows and cells, empty ones too."""
OTHER_ELEMENTS = 200_000
"""Elements of everything else: styles, strings."""
DEEPEST = 100
ROWS = 10_000
"""Rows of a sheet that is read."""
COLUMNS = 500
"""Columns of any sheet."""
CHARACTERS = 20_000_000
"""Of a sheet that is read, counted for each cell: many cells may share one long text."""
_LAST_ROW = 1_048_576
"""Of Excel itself."""

CELL_LIMIT = 32_767
"""Characters of a cell, by Excel's own count (UTF-16 units)."""

_DAMAGE = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    OSError,
    SyntaxError,  # Of XML, by either of the parsers that openpyxl may use.
    RuntimeError,  # also NotImplementedError and RecursionError
    TypeError,
    ValueError,
    expat.ExpatError,
    zipfile.BadZipFile,
    zlib.error,
)
"""What a damaged workbook makes zipfile, expat and openpyxl raise."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PROTECTED = "EncryptedPackage".encode("utf-16-le")
_STRICT = "http://purl.oclc.org/ooxml/"
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")
_ESCAPED = re.compile("_x(00[01][0-9A-Fa-f]|FFF[EF])_")


@dataclass
class Sheet:
    """The cells of a sheet, as texts; blank ones are not there."""

    name: str
    rows: dict[int, dict[int, str]] = field(default_factory=dict)
    """By number, from 1."""
    unsaved: tuple[str, ...] = ()
    """Cells with a formula whose value was never saved, or came to an error; like "C4"."""


@dataclass
class Book:
    """The sheets of a workbook."""

    sheets: dict[str, Sheet]
    """Those that were wanted, by the names they were wanted by."""
    others: tuple[str, ...]
    """The names of the others that hold anything."""
    names: tuple[str, ...]
    """The names of all."""


# --- reading --------------------------------------------------------------------------------------


def read_book(content: bytes, name: str, wanted: Sequence[str]) -> Book:
    """Read the `wanted` sheets of a workbook, whatever the case of their names.

    Raises `FormUnreadable` where it is none, or one that nobody would make by hand.
    """
    from openpyxl.utils import exceptions

    damage = (
        *_DAMAGE,
        exceptions.CellCoordinatesException,
        exceptions.IllegalCharacterError,
        exceptions.InvalidFileException,
        exceptions.NamedRangeException,
        exceptions.SheetTitleException,
    )
    _check_kind(content, name)
    try:
        parts = _checked_parts(content, name)
        with warnings.catch_warnings():  # openpyxl tells of what it leaves out, like validations.
            warnings.simplefilter("ignore")
            return _read(content, name, wanted, parts)
    except damage as error:
        raise FormUnreadable(name, "damaged") from error


def _check_kind(content: bytes, name: str) -> None:
    if not content.strip():
        raise FormUnreadable(name, "empty")
    if content.startswith(_OLE):
        protected = _PROTECTED in content[:FILE_LIMIT]
        raise FormUnreadable(name, "protected" if protected else "old_excel")
    if not content.startswith(b"PK"):
        raise FormUnreadable(name, "not_excel")
    if len(content) > FILE_LIMIT:
        raise FormUnreadable(name, "too_large", f"more than {FILE_LIMIT // 1_000_000} MB")


@dataclass
class _Part:
    """What was seen in one part of the workbook."""

    elements: int = 0
    depth: int = 0
    is_sheet: bool = False
    filled: bool = False
    last_row: int = 0
    last_column: int = 0
    unsaved: list[str] = field(default_factory=list)
    place: tuple[int, int] = (0, 0)
    has_formula: bool = False
    has_value: bool = False


def _checked_parts(content: bytes, name: str) -> dict[str, _Part]:
    """Go through every part once; nothing is kept of it but counts."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = archive.infolist()
        names = {entry.filename for entry in entries}
        if len(entries) > PARTS_LIMIT:
            raise FormUnreadable(name, "too_large", f"{len(entries)} parts")
        if sum(entry.file_size for entry in entries) > UNPACKED_LIMIT:
            limit = UNPACKED_LIMIT // 1_000_000
            raise FormUnreadable(name, "too_large", f"more than {limit} MB when unpacked")
        if any(entry.flag_bits & 1 for entry in entries):
            raise FormUnreadable(name, "protected")
        if "[Content_Types].xml" not in names or "xl/workbook.bin" in names:
            raise FormUnreadable(name, "other_sheet" if "mimetype" in names else "not_excel")
        if len(names) < len(entries):
            raise FormUnreadable(name, "damaged", "a part is there twice")
        parts: dict[str, _Part] = {}
        counted = {True: 0, False: 0}
        for entry in entries:
            if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                raise FormUnreadable(name, "damaged", "packed in an unusual way")
            part = parts[entry.filename] = _Part()
            with archive.open(entry) as source:
                _scan(source.read(), name, part, entry.filename)
            counted[part.is_sheet] += part.elements
            if counted[True] > SHEET_ELEMENTS or counted[False] > OTHER_ELEMENTS:
                raise FormUnreadable(name, "too_large", "too many cells")
    return parts


class _Enough(Exception):
    pass


def _scan(content: bytes, name: str, part: _Part, path: str) -> None:
    """Go through one part; pictures and the like are no XML, and openpyxl leaves them alone."""
    parser = expat.ParserCreate(namespace_separator=" ")

    def doctype(*_: object) -> None:
        raise FormUnreadable(name, "damaged", "a part declares a document type")

    def start(tag: str, attributes: dict[str, str]) -> None:
        part.elements += 1
        part.depth += 1
        if part.depth > DEEPEST or part.elements > max(SHEET_ELEMENTS, OTHER_ELEMENTS):
            raise FormUnreadable(name, "too_large", "too many cells")
        namespace, _, local = tag.rpartition(" ")
        if part.depth == 1:
            if namespace.startswith(_STRICT):
                raise FormUnreadable(name, "other_sheet", "Strict Open XML")
            part.is_sheet = local == "worksheet"
        elif not part.is_sheet:
            return
        elif local == "row":
            row = attributes.get("r", "")
            part.place = (int(row) if row.isdigit() else part.place[0] + 1, 0)
            if part.place[0] > _LAST_ROW:
                raise FormUnreadable(name, "damaged", f"{path} has a row {row[:12]}")
        elif local == "c":
            part.place = _place(attributes.get("r", ""), part.place)
            part.has_formula, part.has_value = False, attributes.get("t") == "str"
        elif local == "f":
            part.has_formula = True
        elif local == "v" and part.has_formula:
            parser.CharacterDataHandler = value
        elif local in ("v", "is"):
            part.has_value = True

    def value(_: str) -> None:
        part.has_value = True
        parser.CharacterDataHandler = None

    def end(tag: str) -> None:
        part.depth -= 1
        if tag.endswith(" v"):
            parser.CharacterDataHandler = None
        if part.is_sheet and tag.endswith(" c"):
            if part.has_value:
                part.filled = True
                part.last_row = max(part.last_row, part.place[0])
                part.last_column = max(part.last_column, part.place[1])
                if part.last_column > COLUMNS:
                    raise FormUnreadable(name, "too_large", f"more than {COLUMNS} columns")
            elif part.has_formula and len(part.unsaved) < ROWS:
                part.unsaved.append(_coordinate(*part.place))

    parser.StartDoctypeDeclHandler = doctype
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    try:
        parser.Parse(content, True)
    except expat.ExpatError:
        if part.elements and not path.endswith((".vml", ".html")):
            raise


_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


def _place(said: str, before: tuple[int, int]) -> tuple[int, int]:
    match = _PLACE.fullmatch(said)
    if match is None:
        if said:
            raise ValueError(said)
        return before[0], before[1] + 1
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    row = int(match[2])
    if row > _LAST_ROW:
        raise ValueError(said)
    return row, column


def letters(column: int) -> str:
    """The letters of a column, from 1."""
    said = ""
    while column:
        column, rest = divmod(column - 1, 26)
        said = chr(65 + rest) + said
    return said


def _coordinate(row: int, column: int) -> str:
    return f"{letters(column)}{row}"


def _read(content: bytes, name: str, wanted: Sequence[str], parts: Mapping[str, _Part]) -> Book:
    from openpyxl import load_workbook

    workbook = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    try:
        sheets: dict[str, Sheet] = {}
        others = []
        for source in workbook.worksheets:
            part = parts.get(_path(source), _Part())
            known = source.title.strip().casefold()
            if known in wanted and known not in sheets:
                if part.last_row > ROWS:
                    raise FormUnreadable(name, "too_large", f'"{known}" has over {ROWS} rows')
                sheets[known] = _sheet(source, part, name)
            elif part.filled:
                others.append(source.title)
        return Book(sheets, tuple(others), tuple(workbook.sheetnames))
    finally:
        workbook.close()


def _path(source: Any) -> str:
    """Where the sheet stands in the archive."""
    return str(PurePosixPath(source._worksheet_path.lstrip("/")))


def _sheet(source: Any, part: _Part, name: str) -> Sheet:
    sheet = Sheet(source.title)
    size = 0
    unsaved = list(part.unsaved)
    if part.filled:
        rows = source.iter_rows(
            min_row=1, max_row=part.last_row, min_col=1, max_col=part.last_column
        )
        for number, cells in enumerate(rows, start=1):
            found: dict[int, str] = {}
            for column, cell in enumerate(cells, start=1):
                if cell.data_type == "e" and cell.value is not None:
                    unsaved.append(_coordinate(number, column))
                elif text := _text(cell.value):
                    found[column] = text
                    size += len(text)
            if size > CHARACTERS:
                raise FormUnreadable(name, "too_large", f"more than {CHARACTERS} letters")
            if found:
                sheet.rows[number] = found
    sheet.unsaved = tuple(unsaved)
    return sheet


def _text(value: object) -> str:
    """What a cell says; "" where it is blank."""
    match value:
        case None:
            return ""
        case bool():
            return "TRUE" if value else "FALSE"
        case float() if value.is_integer():
            return str(int(value))
        case datetime() if (value.hour, value.minute, value.second) == (0, 0, 0):
            return value.date().isoformat()
        case datetime():
            return value.isoformat(" ")
        case date():
            return value.isoformat()
    text = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), str(value))
    return text if text.strip() else ""


# --- writing --------------------------------------------------------------------------------------

_LONG_AGO = datetime(2020, 1, 1)  # noqa: DTZ001 - a workbook's times have no zone
_WIDTHS = {"type": 26, "name": 26, "value": 60, "list_name": 22}
_WIDE = ("label", "hint", "relevant", "constraint", "app_topic")


def write_book(sheets: Mapping[str, Sequence[Mapping[str, str]]]) -> bytes:
    """A workbook of tables: each sheet's first row holds its columns, each cell is text.

    The columns of a sheet are the keys of its first row, which holds no values. The same tables
    make the same bytes, whenever and wherever they are written.
    """
    from openpyxl import Workbook
    from openpyxl.writer.excel import ExcelWriter

    workbook = Workbook()
    for sheet in list(workbook.worksheets):
        workbook.remove(sheet)
    for title, table in sheets.items():
        _fill(workbook.create_sheet(title), table)
    workbook.properties.creator = "Interviewer"
    workbook.properties.created = workbook.properties.modified = _LONG_AGO
    buffer = io.BytesIO()
    ExcelWriter(workbook, zipfile.ZipFile(buffer, "w")).save()
    with zipfile.ZipFile(buffer) as archive:
        return build_archive({name: archive.read(name) for name in archive.namelist()})


def _fill(sheet: Worksheet, table: Sequence[Mapping[str, str]]) -> None:
    from openpyxl.styles import Alignment, Font

    header, *rows = table
    columns = list(header)
    bold, wrapped = Font(bold=True), Alignment(wrap_text=True, vertical="top")
    for column, key in enumerate(columns, start=1):
        cell = sheet.cell(1, column)
        _say(cell, key)
        cell.font = bold
        width = 44 if key.startswith(_WIDE) else _WIDTHS.get(key, 14)
        sheet.column_dimensions[letters(column)].width = width
    for number, row in enumerate(rows, start=2):
        for column, key in enumerate(columns, start=1):
            if value := row.get(key, ""):
                cell = sheet.cell(number, column)
                _say(cell, value)
                cell.alignment = wrapped
    sheet.freeze_panes = "C2"


def _say(cell: Any, text: str) -> None:
    """Put a text in a cell as a text, even if it looks like a formula, a number or an error."""
    cell._value = _CONTROL.sub(lambda match: f"_x{ord(match[0]):04X}_", text)
    cell.data_type = "s"
    cell.number_format = "@"


def fitting(text: str) -> str:
    """As much of the text as a cell can hold."""
    size = 0
    for place, letter in enumerate(text):
        size += 7 if _CONTROL.match(letter) else 2 if ord(letter) > 0xFFFF else 1
        if size > CELL_LIMIT:
            return text[:place]
    return text
