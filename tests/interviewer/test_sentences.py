"""Where a sentence begins, and where two spaces end one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.sentences import begins_sentence, ends_by_spaces


@pytest.mark.parametrize(
    "before",
    [
        "",
        "  ",
        "»",
        "Hun sagde nej. ",
        "Nej! ",
        "Hvad? ",
        "Hvad?! ",
        "Linje\n",
        "Linje\u2028",
        "Linje\n- ",
        "»Ja.« ",
        "Det er alt.) »",
        "Tre år. ",
        "I en uge. ",
    ],
)
def test_a_sentence_begins_here(before: str) -> None:
    assert begins_sentence(before)


@pytest.mark.parametrize(
    "before",
    [
        "ord",
        "ord ",
        "ord.",
        "Hun sagde: »",
        "f.eks. ",
        "Bl.a. ",
        "m.m. ",
        "kl. ",
        "den 3. ",
        "ja... ",
        "ja… ",
        "nr. ",
        "komma, ",
        "www.",
    ],
)
def test_no_sentence_begins_here(before: str) -> None:
    assert not begins_sentence(before)


@pytest.mark.parametrize(
    ("before", "ends"),
    [
        ("ord ", True),
        ("»ord« ", True),
        ("50 % ", True),
        ("2 ", True),
        ("ord", False),
        ("ord  ", False),
        ("ord. ", False),
        ("ord, ", False),
        (" ", False),
        ("", False),
        ("- ", False),
    ],
)
def test_two_spaces_end_a_sentence_after_a_word(before: str, ends: bool) -> None:
    assert ends_by_spaces(before) is ends


@given(st.text())
def test_where_two_spaces_end_a_sentence_the_next_one_begins(before: str) -> None:
    if ends_by_spaces(before) and not before[:-1].rstrip(')]"”«»’%')[-1].isdigit():
        word = before[:-1].rsplit(maxsplit=1)[-1]
        if len(word) > 6:  # No abbreviation.
            assert begins_sentence(before[:-1] + ". ")
