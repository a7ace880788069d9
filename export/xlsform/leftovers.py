"""What had no effect: every cell that nobody asked for, and why it has no place here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from export.xlsform import layout
from export.xlsform.choices import ChoiceList
from export.xlsform.report import Report, rows, some_of
from export.xlsform.table import Column, Table


class _Why(NamedTuple):
    what: str
    mend: str = ""


_NO_MEDIA = _Why("the app shows no pictures and plays no sounds.")
_SETTING = _Why("the app has no such setting.")
_OURS = _Why("belongs to nothing in the sheets survey and choices, so it has no effect.")

_WHY: Mapping[str, Mapping[str, _Why]] = {
    "survey": {
        "constraint": _Why("limits what this kind of question has no limits for."),
        "constraint_message": _Why("the app says in its own words what an answer may be."),
        "required_message": _Why("the app says in its own words that an answer is needed."),
        "relevant": _Why("is not needed there."),
        "required": _Why("is not possible there.", "Set it on the question itself."),
        "default": _Why("no answer is given before the citizen gives it."),
        "calculation": _Why("the app calculates nothing."),
        "choice_filter": _Why(
            "ALL CHOICES OF THE LIST ARE ALWAYS OFFERED: the app does not filter them.",
            "Make a list and a question for each case, with its condition in relevant.",
        ),
        "appearance": _Why("the app has its own look."),
        "parameters": _Why("the app has its own way with this kind of question."),
        "read_only": _Why("the question can be answered like any other."),
        "repeat_count": _Why("nothing is repeated in the app."),
        "trigger": _Why("the app calculates nothing."),
        "guidance_hint": _Why("has no place; only hints are shown.", "Put the words in hint."),
        "label": _Why("is not shown anywhere."),
        "hint": _Why("is not shown anywhere."),
        "image": _NO_MEDIA,
        "audio": _NO_MEDIA,
        "video": _NO_MEDIA,
        "big-image": _NO_MEDIA,
        "autoplay": _NO_MEDIA,
        layout.ASKED_IF: _Why(
            "has no effect, for relevant was changed after it was written.",
            "Empty it; or write the condition here and empty relevant and app_mark.",
        ),
        layout.OPENS: _Why("has no effect, for relevant was changed after it was written."),
        layout.KIND: _Why("does not go with the type."),
    },
    "choices": {
        "label": _Why("is not shown: the app has its own words for it."),
        "image": _NO_MEDIA,
        "audio": _NO_MEDIA,
        "video": _NO_MEDIA,
        "big-image": _NO_MEDIA,
        layout.COLOUR: _Why("has no effect: only a scale with a colour for each step has colours."),
    },
    "settings": dict.fromkeys(
        ("form_title", "form_id", "version", "default_language"),
        _Why("only the first row below the header counts."),
    ),
    "interviewer": {},
}


def remark_on_lists(lists: Mapping[str, ChoiceList], used: set[str], report: Report) -> None:
    """Name the lists that no question uses."""
    for found in lists.values():
        if found.name not in used:
            numbers = [choice.row.number for choice in found.choices]
            report.remark(
                f"choices {rows(numbers)}, list {found.name}",
                "left out: no question uses this list.",
            )
            found.dismiss()


def remark_on_cells(table: Table, near: Mapping[Column, str], report: Report) -> None:
    """Name every cell that had no effect, by column; `near` are known columns that may be meant."""
    unused: dict[Column, list[tuple[int, str]]] = {}
    for row in table:
        for column in row.unused:
            unused.setdefault(column, []).append((row.number, row.cells[column]))
    for column, cells in sorted(unused.items(), key=lambda pair: pair[0].number):
        why = _why(table.name, column.key)
        place = f"{table.name} {rows(number for number, _ in cells)}, {_called(column)}"
        examples = some_of([" ".join(said.split()) for _, said in cells])
        mend = f'Did you mean "{near[column]}"?' if column in near else why.mend
        report.remark(place, f"{examples}: left out: {why.what}", mend)
    for column in table.doubles:
        report.remark(
            f"{table.name}, column {column.letters}",
            f'left out: "{column.header}" stands for the same as a column before it.',
            "Keep one of them.",
        )
    for letter, count in sorted(table.nameless.items()):
        what = f"{count} cells" if count > 1 else "a cell"
        report.remark(
            f"{table.name}, column {letter}",
            f"left out: {what} in a column without a header.",
            "Write a header in the first row.",
        )


def _called(column: Column) -> str:
    return column.header or column.key


def _why(sheet: str, key: str) -> _Why:
    known = _WHY[sheet].get(key)
    if known is not None:
        return known
    if key.startswith("media::"):
        return _NO_MEDIA
    if sheet == "settings":
        return _SETTING
    if sheet == "interviewer":
        return _OURS
    if key.startswith("app_"):
        return _Why("has no effect there.")
    return _Why("the app has no such column.")
