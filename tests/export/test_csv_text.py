"""Free text in a cell: what a spreadsheet sees is harmless, and what was written comes back."""

from __future__ import annotations

import csv
import io
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from export.csv_text import (
    FORMULA_STARTS,
    csv_bytes,
    defuse,
    escape,
    from_cell,
    restore,
    to_cell,
    unescape,
)
from interviewer.text import clean

ANY = st.text(st.characters(codec="utf-8"))
STARTS = st.sampled_from(["", *FORMULA_STARTS, "''", "\\", "\\u0041", "\u202e"])
TRICKY = st.builds(lambda start, rest: start + rest, STARTS, ANY)


@given(TRICKY)
@example("\\u202e \u202e \\\\u202e \U000e0067")
def test_escaping_is_reversible(text: str) -> None:
    assert unescape(escape(text)) == text


@given(TRICKY)
def test_defusing_is_reversible(text: str) -> None:
    assert restore(defuse(text)) == text


@given(TRICKY)
def test_no_cell_is_run_or_hides_anything(text: str) -> None:
    cell = to_cell(text)
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    hidden = {c for c in cell if unicodedata.category(c) in {"Cc", "Cf"}}
    assert hidden <= {"\n", "\u200c", "\u200d"}


@given(st.lists(TRICKY, min_size=1, max_size=4))
def test_a_note_comes_back_from_a_csv_file(texts: list[str]) -> None:
    notes = [clean(text) for text in texts]
    content = csv_bytes(("note", "end"), [(to_cell(note), "x") for note in notes])
    rows = list(csv.DictReader(io.StringIO(content.decode(), newline="")))
    assert [from_cell(row["note"]) for row in rows] == notes


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+45", "'+45"),
        ("-", "'-"),
        ("@navn", "'@navn"),
        ("'s", "''s"),
        ("\tx", "\\u0009x"),
        ("a\u202eb", "a\\u202eb"),
        (r"C:\u202e", r"C:\\u202e"),
        ("to\nlinjer", "to\nlinjer"),
        ("👩\u200d🏫 نعم", "👩\u200d🏫 نعم"),
        ('Blødt, "citat"', 'Blødt, "citat"'),
    ],
)
def test_how_a_text_looks_in_its_cell(text: str, cell: str) -> None:
    assert to_cell(text) == cell


def test_a_file_has_crlf_and_no_byte_order_mark() -> None:
    assert csv_bytes(("a", "b"), [("1", "æ,\n")]) == 'a,b\r\n1,"æ,\n"\r\n'.encode()
