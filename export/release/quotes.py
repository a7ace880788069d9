"""The cleared quotes as a list of their own: no ids, no background, in random order."""

from __future__ import annotations

import io
import secrets
from collections.abc import Sequence

from export.csv_text import csv_bytes, to_cell
from export.release.excel import NO_TIME
from interviewer.questionnaire import Questionnaire
from interviewer.release import Quote

HEAD = ("question", "wording", "follow_up", "prompt", "quote")
_Row = tuple[str, ...]


def quotes_csv(quotes: Sequence[Quote], questionnaire: Questionnaire, language: str) -> bytes:
    """A CSV file. The quotes are escaped and defused as a batch's notes are (docs/batch.md)."""
    rows = _rows(quotes, questionnaire, language)
    return csv_bytes(HEAD, [(*row[:-1], to_cell(row[-1])) for row in rows])


def quotes_xlsx(quotes: Sequence[Quote], questionnaire: Questionnaire, language: str) -> bytes:
    """An Excel workbook with one sheet; every cell is text, whatever it begins with."""
    import xlsxwriter

    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    book.set_properties({"created": NO_TIME})
    heading = book.add_format({"bold": True, "bottom": 1})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    sheet = book.add_worksheet("quotes")
    for at, (name, width) in enumerate(zip(HEAD, (18, 45, 18, 45, 90), strict=True)):
        sheet.write_string(0, at, name, heading)
        sheet.set_column(at, at, width)
    for number, row in enumerate(_rows(quotes, questionnaire, language), 1):
        for at, text in enumerate(row):
            sheet.write_string(number, at, text, wrapped)
    sheet.freeze_panes(1, 0)
    book.close()
    return content.getvalue()


def _rows(quotes: Sequence[Quote], questionnaire: Questionnaire, language: str) -> list[_Row]:
    """What leaves of each quote, in an order of its own: so none stands beside its neighbour."""
    words = questionnaire.words(language)
    rows: list[_Row] = []
    for quote in quotes:
        item = words.items.get(quote.question)
        wording = (item.text or item.topic) if item else ""
        prompt = item.follow_ups.get(quote.follow_up, "") if item else ""
        rows.append((quote.question, wording, quote.follow_up, prompt, quote.text))
    secrets.SystemRandom().shuffle(rows)
    return rows
