"""Shorthand: three lists as one, what unfolds and what does not, files and their mistakes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.errors import DataInvalid
from interviewer.shorthand import (
    ENDS_WORD,
    LONGEST_SHORT,
    SHORTHAND_LIMIT,
    Line,
    Shorthand,
    Source,
    Unfolded,
    compare,
    parse_shorthand,
    shorthand_problem,
)

LISTS = Shorthand(
    {"sb": "sagsbehandler", "jc": "jobcenter", "kth": "kontanthjælp"},
    {"JC": "Jobcenter Nord", "vt": "ventetid"},
    {"kth": "", "vt": "lang ventetid", "qq": "nyt", "zz": ""},
)


def test_the_later_list_stands_in_place_of_the_earlier() -> None:
    assert LISTS.lines == (
        Line("jc", "Jobcenter Nord", Source.SHARED),
        Line("kth", "kontanthjælp", Source.BUNDLED, on=False),
        Line("qq", "nyt", Source.OWN),
        Line("sb", "sagsbehandler", Source.BUNDLED),
        Line("vt", "lang ventetid", Source.OWN, instead="ventetid"),
    )
    again = LISTS.with_own({})
    assert again.get("VT") == Line("vt", "ventetid", Source.SHARED)
    assert again.get("kth") == Line("kth", "kontanthjælp", Source.BUNDLED)


@pytest.mark.parametrize(
    ("before", "unfolded"),
    [
        ("sb", "sagsbehandler"),
        ("Ny sb", "sagsbehandler"),
        ("Sb", "Sagsbehandler"),
        ("»Sb", "Sagsbehandler"),
        ("(jc", "Jobcenter Nord"),
        ("linje\u2028sb", "sagsbehandler"),
    ],
)
def test_the_last_word_unfolds_and_keeps_its_capital(before: str, unfolded: str) -> None:
    found = LISTS.unfold(before)
    assert found is not None
    assert found.text == unfolded
    assert before.endswith(found.short)


@pytest.mark.parametrize(
    "before",
    ["", " ", "SB", "sB", "xsb", "a-sb", "sb@jc", "www.jc", "kth", "sb ", "sb.", "ssb", "zz"],
)
def test_what_is_no_short_form_by_itself_stands(before: str) -> None:
    assert LISTS.unfold(before) is None


def test_one_that_names_itself_ends() -> None:
    lists = Shorthand({}, {}, {"x": "x", "a": "b", "b": "a", "ab": "ab ab"})
    assert lists.unfold("x") == Unfolded("x", "x")
    assert lists.unfold("a") == Unfolded("a", "b")
    assert lists.unfold("ab") == Unfolded("ab", "ab ab")


@given(
    st.text(), st.dictionaries(st.text("abæ1", min_size=1, max_size=5), st.text("abc ", min_size=1))
)
def test_whatever_is_typed_only_a_last_word_changes(before: str, own: dict[str, str]) -> None:
    found = Shorthand({}, {}, own).unfold(before)
    if found is not None:
        assert before.endswith(found.short)
        assert found.short.lower() in {short.lower() for short in own}
        rest = before[: -len(found.short)]
        assert not rest or not rest[-1].isalnum()


def test_what_ends_a_word_is_no_part_of_one() -> None:
    assert not any(sign.isalnum() or sign in "-_@" for sign in ENDS_WORD)


@pytest.mark.parametrize(
    ("short", "unfolded", "fits"),
    [
        ("sb", "sagsbehandler", True),
        ("økn", "økonomi", True),
        ("2g", "anden gang", True),
        ("", "x", False),
        ("s b", "x", False),
        ("s-b", "x", False),
        ("s" * (LONGEST_SHORT + 1), "x", False),
        ("sb", " ", False),
        ("sb", "to\nlinjer", False),
        ("sb", "x" * 201, False),
    ],
)
def test_the_limits_of_a_line(short: str, unfolded: str, fits: bool) -> None:
    assert (shorthand_problem(short, unfolded) == "") is fits


def test_a_file_is_read_with_every_mistake_named() -> None:
    good = {"format": 1, "shorthand": {"Sb": "sagsbehandler", "jc": "jobcenter"}}
    assert parse_shorthand(good, "a.toml") == {"sb": "sagsbehandler", "jc": "jobcenter"}
    study = {"format": 4, "id": "vive", "shorthand": {"sb": "x"}, "groups": []}
    assert parse_shorthand(study, "study.toml") == {"sb": "x"}
    with pytest.raises(DataInvalid) as found:
        parse_shorthand(
            {"shorthand": {"s b": "x", "tom": "", "tal": 3, "ab": "en", "AB": "to"}}, "a.toml"
        )
    places = {problem.place for problem in found.value.problems}
    assert places == {"shorthand.s b", "shorthand.tom", "shorthand.tal", "shorthand.AB"}


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"shorthand": 3},
        {"format": 2, "shorthand": {}},
        {"shorthand": {f"a{number}": "x" for number in range(SHORTHAND_LIMIT + 1)}},
    ],
)
def test_a_file_that_is_none_is_refused(values: dict[str, object]) -> None:
    with pytest.raises(DataInvalid):
        parse_shorthand(values, "a.toml")


def test_a_file_is_held_to_what_is_here() -> None:
    found = compare(
        LISTS, {"sb": "sagsbehandler", "JC": "jobcenter", "kth": "kontanthjælp", "ny": "nyt"}
    )
    assert found.new == {"ny": "nyt"}
    assert found.different == {
        "jc": ("Jobcenter Nord", "jobcenter"),
        "kth": ("", "kontanthjælp"),
    }
    assert found.same == 1
