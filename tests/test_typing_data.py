"""What the app comes with for typing: the starter list, the words, the sentences of the field."""

from __future__ import annotations

from pathlib import Path

import pytest

from interviewer.errors import DataInvalid, StoreUnavailable
from interviewer.screening import find
from interviewer.shorthand import shorthand_problem
from resources.screening import load_lexicon
from resources.typing import (
    FOLDER,
    BundledTyping,
    field_sentences,
    general_words,
    load_shorthand,
    load_words,
    read_shorthand,
    write_shorthand,
)

TYPED_AS_THEMSELVES = """
    bl ca cv dvs evt fx fgu gl hf hr ift inkl it jf kl kr mht min mr mv nav nr obs ok osv pc pga pr
    ptsd sfi stk stu str tlf tv vedr wc
"""
"""Abbreviations that people write as such."""


def test_the_starter_list_fits_and_shortens() -> None:
    lines = load_shorthand()
    assert 60 <= len(lines) <= 120
    for short, unfolded in lines.items():
        assert shorthand_problem(short, unfolded) == ""
        assert len(short) + 2 <= len(unfolded)
    assert len(set(lines.values())) == len(lines)
    assert lines["sb"] == "sagsbehandler"
    assert lines["jc"] == "jobcenter"


def test_no_short_form_is_a_word_or_typed_as_itself() -> None:
    words = {word for word, _ in general_words()}
    words.update(TYPED_AS_THEMSELVES.split())
    assert not words & load_shorthand().keys()


def test_the_words_hold_no_names_numbers_or_coarse_ones() -> None:
    words = {word for word, _ in general_words()}
    lexicon = load_lexicon()
    assert len(words) > 20_000
    assert all(word.isalpha() and word == word.lower() for word in words)
    assert not words & lexicon.plain_names
    assert not words & lexicon.towns
    assert not words & {"fuck", "lort", "luder", "perker"}
    assert 0.4 < sum(share for _, share in general_words()) <= 1.2


def test_the_sentences_of_the_field_name_nobody_and_are_not_twice_there() -> None:
    sentences = list(field_sentences())
    assert len(sentences) > 700
    assert len(set(sentences)) == len(sentences)
    lexicon = load_lexicon()
    assert [each for each in sentences if find(each, lexicon)] == []
    assert not any(letter.isdigit() for each in sentences for letter in each)


def test_the_words_know_the_field() -> None:
    words = load_words()
    for word in ("sagsbehandleren", "ressourceforløb", "dagpenge", "praktikken"):
        assert word in words


def test_the_licence_of_the_words_is_told() -> None:
    told = (FOLDER / "LICENCE.txt").read_text("utf-8")
    for part in ("wordfreq", "Creative Commons Attribution-ShareAlike 4.0", "OpenSubtitles"):
        assert part in told


def test_short_forms_go_into_a_file_and_come_back(tmp_path: Path) -> None:
    path = tmp_path / "kortord.toml"
    lines = {"økn": "økonomi", "q": 'siger "nej"'}
    write_shorthand(path, lines)
    assert read_shorthand(path) == lines
    with pytest.raises(StoreUnavailable):
        write_shorthand(path, {})
    assert read_shorthand(path) == lines
    with pytest.raises(StoreUnavailable):
        BundledTyping().write_shorthand(tmp_path / "nowhere" / "x.toml", lines)


@pytest.mark.parametrize("text", ["", "[shorthand", "[shorthand]\nsb = 3\n", "sb = 'x'\n"])
def test_a_file_that_is_none_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "x.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(DataInvalid):
        read_shorthand(path)
