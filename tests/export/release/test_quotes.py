"""The list of quotes: cleared words, the question they answer, and no way back to an interview."""

from __future__ import annotations

import csv
import io

import openpyxl

import resources
from export.csv_text import from_cell
from export.release.quotes import HEAD, quotes_csv, quotes_xlsx
from interviewer.release import Quote

VIVE = resources.load_questionnaire("vive-2020", "1.1")
QUESTION = next(q for q in VIVE.questions if q.follow_ups)
TEXTS = ["Det gik fint.", "=1+1", "-1", "To\nlinjer, og “anførsel”", "'citat'"]
QUOTES = [
    Quote(f"5c1f7c70-0000-4000-8000-00000000000{n}", QUESTION.id, QUESTION.follow_ups[0].id, text)
    for n, text in enumerate(TEXTS)
]
PROMPT = VIVE.words("da").items[QUESTION.id].follow_ups[QUESTION.follow_ups[0].id]


def test_the_csv_holds_the_quotes_and_what_they_answer() -> None:
    content = quotes_csv(QUOTES, VIVE, "da").decode()
    rows = list(csv.DictReader(io.StringIO(content, newline="")))
    assert tuple(rows[0]) == HEAD
    assert sorted(from_cell(row["quote"]) for row in rows) == sorted(TEXTS)
    assert {row["question"] for row in rows} == {QUESTION.id}
    assert {row["prompt"] for row in rows} == {PROMPT}
    assert "5c1f7c70" not in content
    assert not any(row["quote"].startswith(("=", "-")) for row in rows)


def test_the_workbook_holds_the_same_as_text() -> None:
    content = quotes_xlsx(QUOTES, VIVE, "da")
    sheet = openpyxl.load_workbook(io.BytesIO(content))["quotes"]
    cells = [sheet.cell(row, len(HEAD)) for row in range(2, sheet.max_row + 1)]
    assert sorted(str(cell.value) for cell in cells) == sorted(TEXTS)
    assert {cell.data_type for cell in cells} == {"s"}


def test_the_order_tells_nothing() -> None:
    orders = {quotes_csv(QUOTES, VIVE, "da") for _ in range(50)}
    assert len(orders) > 10


def test_no_quotes_make_an_empty_list() -> None:
    assert quotes_csv([], VIVE, "da").decode().strip() == ",".join(HEAD)
