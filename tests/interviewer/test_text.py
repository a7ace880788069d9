"""What a note may hold: all that a person can write, and nothing that breaks a file."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.text import NOTE_LIMIT, clean

ANYTHING = st.text(st.characters(exclude_categories=()))  # lone surrogates too


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("", ""),
        ("Hun lytter.", "Hun lytter."),
        ("  to  mellemrum  ", "  to  mellemrum  "),
        ("=1+1", "=1+1"),  # A formula only where a spreadsheet reads it; the export sees to that.
        ("bla\u030abær", "blåbær"),
        ("ét\0 ord", "ét ord"),
        ("\ud800", "\ufffd"),
        ("før \udfff efter", "før \ufffd efter"),
        ("a\r\nb\rc\nd\u2028e\u2029f", "a\nb\nc\nd\ne\nf"),
        ("👩🏽‍🦱 🇩🇰", "👩🏽‍🦱 🇩🇰"),
        ("\u200fمرحبا\u200e", "\u200fمرحبا\u200e"),
        ("\t\x07", "\t\x07"),
    ],
)
def test_what_is_kept(typed: str, kept: str) -> None:
    assert clean(typed) == kept


def test_twenty_thousand_characters_are_kept_whole() -> None:
    note = "Så sagde hun: æøå 👍\n" * 1000
    assert clean(note) == note


def test_nothing_is_cut() -> None:
    assert clean("å" * (NOTE_LIMIT + 1)) == "å" * (NOTE_LIMIT + 1)
    assert len(clean("a\u030a" * NOTE_LIMIT)) == NOTE_LIMIT  # counted as one letter each


@given(ANYTHING)
def test_what_is_clean_stays_as_it_is(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(ANYTHING)
def test_what_is_clean_has_a_form_in_every_file(text: str) -> None:
    kept = clean(text)
    assert kept.encode("utf-8").decode("utf-8") == kept
    assert not set(kept) & set("\0\r\u2028\u2029")
    assert unicodedata.is_normalized("NFC", kept)
