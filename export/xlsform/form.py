"""A form while it is read: its tables, its questions, and what is known of them so far."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from export.xlsform import layout
from export.xlsform.choices import ChoiceList, Options, read_lists
from export.xlsform.excel import Book
from export.xlsform.from_xpath import Target, Truth, Unclear, beyond, meaning
from export.xlsform.languages import read_languages
from export.xlsform.layout import mark
from export.xlsform.report import Report, near, rows
from export.xlsform.survey import Entry, Walk, never
from export.xlsform.table import TRANSLATED, Column, Row, Table, read_table
from export.xlsform.words import words
from export.xlsform.xpath import Expression, Mistaken, Untranslatable, names_in, parse
from interviewer.questionnaire import Kind

Words = dict[str, Any]
"""What a language's file holds of one question."""

_EXPRESSION = re.compile(r"\$\{|[<>=]|\w\(")
"""What a cell of `relevant` has, and hardly any other."""


@dataclass(eq=False)
class Item:
    """A question on its way into the files."""

    entry: Entry
    id: str
    background: bool
    kind: Kind = Kind.LONG_TEXT
    table: dict[str, Any] = field(default_factory=dict)
    """What questionnaire.toml will say of it."""
    texts: dict[str, Words] = field(default_factory=dict)
    """By language: topic, text, hint, options, follow_ups, variants."""
    choices: ChoiceList | None = None
    options: Options | None = None
    asked: bool = True
    broken: bool = False
    """Whether it is a mistake, so that nothing is known of its answers."""
    needs: frozenset[str] = frozenset()
    """Items on which its condition hangs."""
    in_own_words: bool = False
    """Whether its condition is the one in `app_asked_if`."""
    parts: dict[str, Row] = field(default_factory=dict)
    """Rows of its follow-ups and variants, by "follow_ups.ID" and the like."""

    @property
    def row(self) -> Row:
        """Its row in the form."""
        return self.entry.row

    @property
    def called(self) -> str:
        """What its row is called."""
        return self.entry.name

    def words(self, language: str) -> Words:
        """Its words in a language."""
        return self.texts.setdefault(language, {})


@dataclass
class ScaleDraft:
    """A list as a scale."""

    id: str
    choices: ChoiceList
    options: Options
    colours: list[str]
    labels: dict[str, dict[str, str]]
    """By language and code."""


class Extra:
    """The rows of the sheet "interviewer"."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self._rows: dict[tuple[str, str, str], Row] = {}
        for row in table:
            at = (row.peek("key"), row.peek("name"), row.peek("language"))
            self._rows.setdefault(at, row)

    def get(self, key: str, name: str = "", language: str = "") -> str:
        """A value; "" where the sheet has none."""
        row = self._rows.get((key, name, language))
        return self.take(row) if row is not None else ""

    @staticmethod
    def take(row: Row) -> str:
        """The value of a row, which is used with it."""
        for key in ("key", "name", "language"):
            row.get(key)
        return row.text("value", "")

    def rows(self, key: str) -> list[Row]:
        """All rows with a key."""
        return [row for row in self.table if row.peek("key") == key]

    def row(self, key: str, name: str) -> Row | None:
        """A row."""
        return self._rows.get((key, name, ""))


class Form:
    """What is known of a form."""

    def __init__(self, book: Book, name: str, misspelt: Mapping[str, str]) -> None:
        """`misspelt` are sheets that are read under a name that is not theirs, by that name."""
        self.book = book
        self.name = name
        """What its file is called."""
        self.report = Report(name)
        self.extra = Extra(read_table(book.sheets.get(layout.EXTRA), layout.EXTRA, exact=True))
        exact = self.extra.get(layout.WRITTEN_BY) == layout.APP
        self.survey_table, self.choices_table, self.settings_table = (
            read_table(book.sheets.get(sheet), sheet, exact)
            for sheet in (layout.SURVEY, layout.CHOICES, layout.SETTINGS)
        )
        for meant, title in misspelt.items():
            rule = "is no sheet of a form."
            self.report.problem(f'sheet "{title}"', rule, f'Did you mean "{meant}"?')
        self.near: dict[Column, str] = {}
        """Columns that are not known, and the known one that is written much the same."""
        for table in (self.survey_table, self.choices_table, self.settings_table):
            self._see_near(table)
        self._check_columns()
        self.settings = next(iter(self.settings_table), None)
        languages = read_languages(
            self.survey_table, self.choices_table, self.settings, self.report
        )
        self.tags = languages.tags
        """The languages, the original first."""
        self.language_names = languages.names
        self.survey = Walk(self.survey_table, self.tags, self.report).survey()
        self.lists = read_lists(self.choices_table, self.report)
        self._choices = {choice.name for each in self.lists.values() for choice in each.choices}
        self.names = {entry.name for entry in self.survey.entries} | self.survey.elsewhere
        """Of all rows."""
        self._beyond: dict[tuple[str, str], list[int]] = {}
        """What is said of conditions that "don't know" meets, and in which rows."""
        self.used: set[str] = set()
        """Lists of choices that something uses."""
        self.items: dict[str, Item] = {}
        """By the names of their rows, in the order of the form."""
        self.targets: dict[str, Target | None] = dict.fromkeys(self.survey.elsewhere)
        """What every ${name} stands for."""
        self.scales: dict[str, ScaleDraft] = {}
        """By the names of their lists."""
        self.themes: dict[str, dict[str, str]] = {}
        """The labels of each theme, by language."""
        self.theme_rows: dict[str, Row] = {}
        """The rows of the groups that they come from."""

    @property
    def first(self) -> str:
        """The original language."""
        return self.tags[0]

    def _see_near(self, table: Table) -> None:
        """Find columns that are misspelt.

        Where much hangs on it, it is a mistake, and the column is read as what is meant: so all
        other mistakes come with it.
        """
        for at, column in list(table.columns.items()):
            first, _, language = column.key.partition("::")
            known = layout.is_known(table.name, first)
            meant = "" if known else near(first, layout.columns(table.name, first))
            if not meant:
                continue
            self.near[column] = meant
            right = (meant, language if meant in TRANSLATED else "")
            cells = [row.cells[column] for row in table if column in row.cells]
            routes = meant == "relevant" and any(map(_EXPRESSION.search, cells))
            needed = meant in ("type", "list_name", "name", "label") and right not in table.columns
            if not routes and not (needed and cells):
                continue
            self.report.problem(
                f"{table.name}, column {column.header}",
                "is no column of a form.",
                f'Did you mean "{meant}"?',
            )
            if right not in table.columns:  # In its place: the first language is the original.
                renamed = {right if key == at else key: c for key, c in table.columns.items()}
                table.columns.clear()
                table.columns.update(renamed)

    def _check_columns(self) -> None:
        """Without these nothing else can be said."""
        before = len(self.report.problems)
        for table, wanted in (
            (self.survey_table, ("type", "name", "label")),
            (self.choices_table, ("list_name", "name", "label")),
        ):
            present = {key for key, _ in table.columns}
            for key in wanted:
                if present and key not in present:
                    self.report.problem(
                        f"{table.name}, column {key}",
                        "is missing.",
                        f'Write "{key}" in the first row, above what belongs to it.',
                    )
        if not self.survey_table.rows:
            self.report.problem("survey", "holds no question.", "Write a row for each question.")
        if len(self.report.problems) > before:
            self.report.stop()

    # -- labels --

    def label_missing(self, row: Row) -> None:
        """There is no label in the original language."""
        column = row.columns.get(("label", self.first))
        sheet = self.book.sheets[row.sheet]
        if column is not None and f"{column.letters}{row.number}" in sheet.unsaved:
            rule = "holds a formula whose value was not saved."
            self.report.problem(row.at(column.header), rule, "Open the form in Excel, and save it.")
        else:
            header = column.header if column else "label"
            self.report.problem(row.at(header), "is empty.", "Write the text.")

    def expect(self, row: Row | None, which: str) -> None:
        """A label that the app itself has written is dealt with; another is a leftover."""
        for tag in self.tags:
            if row is not None:
                row.says("label", tag, getattr(words(tag), which))

    # -- conditions --

    @staticmethod
    def take_mark(row: Row) -> bool:
        """Whether `relevant` is as the app wrote it; then it is dealt with."""
        if row.peek(layout.MARK) != mark(row.peek("relevant")):
            return False
        row.get(layout.MARK)
        row.get("relevant")
        return True

    @staticmethod
    def own_condition(row: Row) -> str | None:
        """The condition in the app's words, where `relevant` was not changed since."""
        marked, relevant = row.get(layout.MARK), row.peek("relevant")
        fits = marked == mark(relevant) if marked else not relevant
        if not row.peek(layout.ASKED_IF) or not fits:
            return None
        row.get("relevant")
        return row.text(layout.ASKED_IF, "")

    def translate(self, row: Row, name: str, *, group: bool = False) -> Truth | None:
        """The condition in `relevant`; None where there is none, or where it was lost or is a
        mistake, which is said.
        """
        said = row.get("relevant")
        if not said:
            return None
        known = self.names_known(row, "relevant")
        try:
            tree = parse(said)
            if not known:
                return None
            found = meaning(tree, self.targets)
            self._see_beyond(row, tree)
        except Untranslatable as error:
            if known:
                self.lost(row, name, error.what, group=group)
        except Mistaken as error:
            self.mistaken(row, "relevant", error)
        except Unclear:
            pass  # What it hangs on is a mistake, and was named.
        else:
            return found
        return None

    def names_known(self, row: Row, key: str) -> bool:
        """Whether there is a row for every ${name} in an expression; those without are named."""
        unknown = [
            each
            for each in names_in(row.peek(key))
            if each not in self.names and not each.startswith("last-saved#")
        ]
        for each in unknown:
            self.report.problem(
                row.at(key),
                f"names ${{{each}}}, and there is no such row.",
                self.report.guess(each, self.names) or "Name a question of this sheet.",
            )
        return not unknown

    def mistaken(self, row: Row, key: str, error: Mistaken) -> None:
        """An expression is none; a word that lacks its marks may be one of the form's."""
        word, mend = error.word, error.mend
        if word and key == "constraint" and word == row.peek("name"):
            mend = "Write . for the answer itself."
        elif word in self.names and word not in self._choices:
            mend = f"Write ${{{word}}}."
        elif word in self._choices and word not in self.names:
            mend = f"Write '{word}', in quotes."
        elif (
            word and word not in self._choices and (close := self.report.nearest(word, self.names))
        ):
            mend = f"Did you mean ${{{close}}}?"
        self.report.problem(row.at(key), error.rule, mend)

    def check_broken(self, rows_: list[Row]) -> None:
        """What can be said of the expressions of rows that are mistakes otherwise; so all comes at
        once.
        """
        groups = [group.row for group in self.survey.groups]
        unread = [row for row in groups if any(c.key == "relevant" for c in row.unused)]
        for row in [*self.survey.broken, *rows_, *unread]:
            for key in ("relevant", "constraint"):
                if row.peek(key) and not never(row):
                    self.names_known(row, key)
                    try:
                        parse(row.peek(key))
                    except Mistaken as error:
                        self.mistaken(row, key, error)
                    except Untranslatable:
                        pass

    def _see_beyond(self, row: Row, tree: Expression) -> None:
        for each in beyond(tree, self.targets):
            field, sign, limit, choice = f"${{{each.field}}}", each.sign, each.limit, each.choice
            said = f"{field} {sign} {limit}"
            if each.alone:
                what = f'only "don\'t know" ({choice}) meets {said}.'
                mend = f"If that is meant, write {field} = {choice}."
            else:
                what = f'"don\'t know" ({choice}) meets {said} too, as the form says.'
                mend = f"To leave it out, write {said} and {field} != {choice}."
            self._beyond.setdefault((what, mend), []).append(row.number)

    def remark_on_conditions(self) -> None:
        """Say of which conditions "don't know" counts as a number."""
        for (what, mend), numbers in self._beyond.items():
            self.report.remark(f"{layout.SURVEY} {rows(numbers)}, relevant", what, mend)

    def lost(self, row: Row, name: str, what: str, *, group: bool = False) -> None:
        """A condition that the app cannot hold."""
        said = row.peek("relevant")
        which = "EVERY QUESTION OF THE GROUP" if group else "THE QUESTION"
        short = said[:80] + "…" * (len(said) > 80)
        self.report.remark(
            row.at("relevant"),
            f'{which} "{name}" IS NOW ASKED ALWAYS: its condition {short} {what}.',
            "Write a simpler condition, or ask the question of everybody on purpose.",
        )

    def by_id(self) -> dict[str, Item]:
        """The questions by their ids."""
        return {item.id: item for item in self.items.values()}
