"""From a workbook to the files of a questionnaire.

The sheets "survey" and "choices" are the truth for what they can hold; the app's own columns and
its sheet "interviewer" only add what they have no place for. What the app cannot do is said in
remarks; what makes a questionnaire impossible is a problem, and all problems come at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from export.xlsform import layout
from export.xlsform.excel import Book, read_book
from export.xlsform.files import Files
from export.xlsform.fingerprints import fingerprint
from export.xlsform.form import Form, Item
from export.xlsform.leftovers import remark_on_cells, remark_on_lists
from export.xlsform.naming import TAKEN, identifier
from export.xlsform.parts import Parts
from export.xlsform.remark import Remark
from export.xlsform.report import near
from export.xlsform.routes import Routes
from export.xlsform.shaping import Shaping
from export.xlsform.survey import Entry
from export.xlsform.table import Row
from interviewer.errors import FormUnreadable, Problem
from interviewer.questionnaire import Questionnaire

_SHEETS = (layout.SURVEY, layout.CHOICES, layout.SETTINGS, layout.EXTRA)


@dataclass(frozen=True)
class Draft:
    """The files of a questionnaire that was read from a form, and what was not carried over."""

    files: dict[str, dict[str, Any]]
    """By name: questionnaire.toml, and LANGUAGE.toml for each language."""
    remarks: list[Remark]
    _on_the_sheets: Callable[[Problem], Problem] = field(repr=False, compare=False)

    def on_the_sheets(self, problems: Iterable[Problem]) -> list[Problem]:
        """Mistakes that were found in the files, placed in the sheets that these come from."""
        return [self._on_the_sheets(problem) for problem in problems]


def from_xlsform(content: bytes, name: str) -> Draft:
    """Read a form from the bytes of a workbook; `name` is what its file is called.

    Raises `FormUnreadable` where it is no form, and `QuestionnaireInvalid` with every mistake that
    makes a questionnaire impossible, by sheet and row.
    """
    book = read_book(content, name, _SHEETS)
    if layout.SURVEY not in book.sheets:
        _adopt_only_sheet(book, content, name)
    form = Form(book, name, _adopt_misspelt(book, content, name))
    doubled = _name_items(form)
    shaping = Shaping(form)
    for item in form.items.values():
        shaping.shape(item)
    Parts(form, shaping).attach()
    Routes(form).route()
    shaping.finish()
    form.check_broken(doubled)
    form.remark_on_conditions()
    files = Files(form)
    made = files.make()
    parsed = files.check(made)
    form.report.stop()
    if parsed is not None:
        _see_what_is_validated(form, made, parsed)
    _remark_on_the_rest(form)
    return Draft(made, form.report.sorted_remarks(), files.on_the_sheets)


def _adopt_only_sheet(book: Book, content: bytes, name: str) -> None:
    """A workbook of one sheet may call it as it likes, if it holds questions."""
    if len(book.names) == 1:
        only = book.names[0]
        sheet = read_book(content, name, [only.strip().casefold()]).sheets.popitem()[1]
        header = sheet.rows.get(min(sheet.rows, default=0), {})
        if "type" in {said.strip().lower() for said in header.values()}:
            book.sheets[layout.SURVEY] = sheet
            book.others = ()
            return
    lower = {each.strip().lower(): each for each in book.names}
    close = get_close_matches(layout.SURVEY, lower, n=1)
    raise FormUnreadable(name, "no_survey", f'it has "{lower[close[0]]}"' if close else "")


def _adopt_misspelt(book: Book, content: bytes, name: str) -> dict[str, str]:
    """Read a sheet that is all but called "choices", where there is none of that name.

    Returns what it is called, by the name that is meant.
    """
    if layout.CHOICES in book.sheets:
        return {}
    lower = {title.strip().casefold(): title for title in book.others}
    close = next((each for each in lower if near(each, [layout.CHOICES])), "")
    if not close:
        return {}
    book.sheets[layout.CHOICES] = read_book(content, name, [close]).sheets[close]
    book.others = tuple(title for title in book.others if title != lower[close])
    return {layout.CHOICES: lower[close]}


def _name_items(form: Form) -> list[Row]:
    """Give each question a name of the app; those that can stay keep theirs.

    Returns the rows whose name is another's.
    """
    doubled = []
    taken = {*TAKEN, *(row.peek("name") for row in form.extra.rows("condition"))}
    entries: dict[str, Entry] = {}
    for entry in form.survey.entries:
        if entry.name in entries:
            form.report.problem(
                entry.row.at("name"),
                f'"{entry.name}" is used twice (row {entries[entry.name].row.number} too).',
                "Give each question a name of its own.",
            )
            doubled.append(entry.row)
        else:
            entries[entry.name] = entry
    ids: dict[str, str] = {}
    for name, entry in entries.items():
        wish = _wish(entry)
        if identifier(wish, taken) == wish:
            ids[name] = wish
            taken.add(wish)
    for name, entry in entries.items():
        if name not in ids:
            ids[name] = identifier(name, taken)
            taken.add(ids[name])
            form.report.remark(
                entry.row.at("name"),
                f'"{name}" is called "{ids[name]}" here.',
                "Names are small letters a-z, digits and _, a letter first, 32 at the most.",
            )
        form.items[name] = Item(entry, ids[name], entry.background is not None)
    return doubled


def _wish(entry: Entry) -> str:
    """The name in the app, where it is one that ODK keeps to itself."""
    said = entry.row.peek(layout.ID)
    return entry.row.get(layout.ID) if said and entry.name.rstrip("_") == said else entry.name


def _see_what_is_validated(
    form: Form, files: dict[str, dict[str, Any]], parsed: Questionnaire
) -> None:
    """Wording that was changed since a native speaker has read it is not validated any more."""
    for tag in form.tags:
        said = form.extra.get("validated", "", tag)
        if not said:
            continue
        if said in (fingerprint(parsed.texts[tag]), "yes"):
            files[f"{tag}.toml"]["validated"] = True
        else:
            form.report.remark(
                f"{layout.EXTRA}, validated {tag}",
                "the wording was changed since a native speaker has validated it: it counts as "
                "not validated.",
                'Have it read again; then write "yes" there, or validated = true in the file.',
            )


def _remark_on_the_rest(form: Form) -> None:
    """Say what had no effect, in every sheet."""
    remark_on_lists(form.lists, form.used, form.report)
    for row in form.survey_table:
        if row.piped:
            columns = ", ".join(dict.fromkeys(column.header for column in row.piped))
            form.report.remark(
                f"{row.place}, {columns}",
                'earlier answers cannot be put into a text: "…" stands for them.',
                "Word the text without them.",
            )
    for table in (form.settings_table, form.survey_table, form.choices_table, form.extra.table):
        remark_on_cells(table, form.near, form.report)
    for name, sheet in form.book.sheets.items():
        for cell in sheet.unsaved:
            form.report.remark(
                f"{name} {cell}",
                "a formula without a value, or with an error: taken for an empty cell.",
                "Open the file in Excel, save it, and read it again; or write the text itself.",
            )
    missing = [sheet for sheet in _SHEETS if sheet not in form.book.sheets]
    for title in form.book.others:
        meant = near(title, missing)
        form.report.remark(
            f'sheet "{title}"',
            "left out: it is no part of a form here.",
            f'Did you mean "{meant}"?' if meant else "",
        )
