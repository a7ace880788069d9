"""A sheet as a table that remembers which of its cells were used.

What no one has asked for when all is read has had no effect, and is named in a remark: nothing in a
form is passed over in silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from export.xlsform.excel import Sheet, letters
from export.xlsform.layout import unguard
from interviewer.text import clean

TRANSLATED = frozenset({"label", "hint"})
"""Columns that stand once for each language."""

_ALIASES = {
    "survey": {
        "caption": "label",
        "command": "type",
        "tag": "name",
        "value": "name",
        "relevance": "relevant",
        "constraining_message": "constraint_message",
        "requiredmsg": "required_message",
        "calculate": "calculation",
        "readonly": "read_only",
        "count": "repeat_count",
    },
    "choices": {"caption": "label", "value": "name", "list name": "list_name"},
    "settings": {
        "set_form_title": "form_title",
        "title": "form_title",
        "set_form_id": "form_id",
        "id_string": "form_id",
    },
}
_WITHIN = {"bind", "control", "body"}
"""First halves of headers like bind::relevant, which mean what their second half says."""
_PLAIN = frozenset({"relevant", "required", "constraint", "appearance", "read_only", "calculation"})
_REFERENCE = re.compile(r"\$\{[^{}]*\}")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what it is for, and in which language."""

    number: int
    header: str
    key: str
    language: str = ""
    """As the header names it; "" where it names none."""

    @property
    def letters(self) -> str:
        """What Excel calls it."""
        return letters(self.number)


@dataclass
class Row:
    """A row of a table."""

    sheet: str
    number: int
    cells: Mapping[Column, str]
    columns: Mapping[tuple[str, str], Column]
    exact: bool
    """Whether texts are taken just as they stand."""
    used: set[Column] = field(default_factory=set)
    piped: list[Column] = field(default_factory=list)
    """Columns whose text wanted an answer in it, like ${name}."""

    @property
    def place(self) -> str:
        """How a remark names the row."""
        return f"{self.sheet} row {self.number}"

    def at(self, key: str) -> str:
        """How a problem names one of its cells."""
        return f"{self.place}, {key}"

    def peek(self, key: str, language: str = "") -> str:
        """What the cell says, without using it."""
        column = self.columns.get((key, language))
        return plain(self.cells.get(column, "")) if column is not None else ""

    def get(self, key: str, language: str = "") -> str:
        """What the cell says, in one line and without blanks around it."""
        column = self.columns.get((key, language))
        if column is None or column not in self.cells:
            return ""
        self.used.add(column)
        return plain(self.cells[column])

    def text(self, key: str, language: str) -> str:
        """A text with its lines."""
        column = self.columns.get((key, language))
        if column is None or column not in self.cells:
            return ""
        self.used.add(column)
        if _REFERENCE.search(self.cells[column]):
            self.piped.append(column)
        return self._said(column)

    def says(self, key: str, language: str, text: str) -> bool:
        """Whether the cell holds this text; it is used if it does."""
        column = self.columns.get((key, language))
        if column is None or column not in self.cells or self._said(column) != text:
            return False
        self.used.add(column)
        return True

    def _said(self, column: Column) -> str:
        said = _REFERENCE.sub("…", self.cells[column])
        return unguard(said) if self.exact else readable(said)

    def texts(self, key: str, languages: Iterable[str]) -> dict[str, str]:
        """A text in each language that has it."""
        found = {language: self.text(key, language) for language in languages}
        return {language: text for language, text in found.items() if text}

    def dismiss(self) -> None:
        """The whole row was dealt with."""
        self.used.update(self.cells)

    @property
    def unused(self) -> list[Column]:
        """Columns whose cell had no effect."""
        return [column for column in self.cells if column not in self.used]


@dataclass
class Table:
    """A sheet whose first row names its columns."""

    name: str
    columns: dict[tuple[str, str], Column] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)
    doubles: list[Column] = field(default_factory=list)
    """Columns that mean the same as one before."""
    nameless: dict[str, int] = field(default_factory=dict)
    """Columns without a header, and how many cells they hold."""

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def languages(self) -> dict[str, None]:
        """What the headers call languages, in their order; "" where they name none."""
        return {language: None for key, language in self.columns if key in TRANSLATED}

    def rename(self, tags: Mapping[str, str]) -> None:
        """Call each language by its tag; of two columns for the same, the named one stays."""
        renamed: dict[tuple[str, str], Column] = {}
        for (key, language), column in sorted(
            self.columns.items(), key=lambda pair: (pair[0][1] == "", pair[1].number)
        ):
            tag = tags.get(language, language) if key in TRANSLATED else language
            if (key, tag) in renamed:
                self.doubles.append(column)
            else:
                renamed[key, tag] = column
        self.columns.clear()
        self.columns.update(renamed)


def plain(text: str) -> str:
    """A text in one line, without blanks around it."""
    return " ".join(text.split())


def readable(text: str) -> str:
    """A text as it is meant: without blanks around it, and without what breaks a file."""
    text = clean(text).strip()
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f]", "", text)


def read_table(sheet: Sheet | None, name: str, exact: bool) -> Table:
    """The table of a sheet; an empty one where there is none."""
    table = Table(name)
    if sheet is None or not sheet.rows:
        return table
    first, *numbers = sorted(sheet.rows)
    headers = {column: plain(said) for column, said in sheet.rows[first].items()}
    doubled = any("::" in header for header in headers.values())
    by_number: dict[int, Column] = {}
    for number, header in sorted(headers.items()):
        key, language = _key(header, name, doubled)
        column = by_number[number] = Column(number, header, key, language)
        if (key, language) in table.columns:
            table.doubles.append(column)
        else:
            table.columns[key, language] = column
    for number in numbers:
        cells = {}
        for place, said in sheet.rows[number].items():
            if place in by_number:
                cells[by_number[place]] = said
            else:
                letter = letters(place)
                table.nameless[letter] = table.nameless.get(letter, 0) + 1
        if cells:
            table.rows.append(Row(name, number, cells, table.columns, exact))
    return table


def _key(header: str, sheet: str, doubled: bool) -> tuple[str, str]:
    """What a column is for, and its language, as pyxform reads headers."""
    mark = "::" if doubled or "::" in header else ":"
    first, *rest = (token.strip() for token in header.split(mark))
    aliases = _ALIASES.get(sheet, {})
    key = "_".join(first.split()).lower()
    key = aliases.get(key, key)
    if key in _WITHIN and len(rest) == 1:
        inner = "_".join(rest[0].split()).lower()
        inner = aliases.get(inner, inner)
        return (inner, "") if inner in _PLAIN else (f"{key}::{inner}", "")
    if key == "media" and rest:
        return f"media::{rest[0].lower()}", rest[1] if len(rest) > 1 else ""
    if key in TRANSLATED:
        return key, mark.join(rest)
    if key.startswith("app_"):  # Languages in the app's columns keep their capitals.
        return "_".join(first.split()), mark.join(rest)
    return "::".join([key, *rest]) if rest else key, ""
