"""Conditions: what an expression means, what is refused and how, and who is never asked."""

from __future__ import annotations

import sys
import tracemalloc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from difflib import get_close_matches
from itertools import product
from types import FrameType
from typing import NamedTuple, TypeAlias, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interviewer import conditions, reachable, reading
from interviewer.conditions import (
    ATTRIBUTES,
    LARGEST_TOGETHER,
    MOST_MISTAKES,
    Condition,
    NamedConditions,
    Subject,
    parse_condition,
    parse_named,
)
from interviewer.expressions import (
    STATES,
    WORDS,
    And,
    Compare,
    ExpressionError,
    Has,
    Is,
    Membership,
    Named,
    Not,
    Operator,
    Or,
    Tree,
    parse_tree,
    render,
    walk,
)
from interviewer.interview import SKIPPED, Answer, Missing
from interviewer.reachable import never_asked
from interviewer.study import Group

SUBJECTS = {
    subject.id: subject
    for subject in (
        Subject("mood", "rating", (1, 2, 3, 4), dont_know=9, may_not_know=True),
        Subject("sex", "single_choice", (1, 2)),
        Subject(
            "departments",
            "multiple_choice",
            (1, 2, 3, 4, 5),
            dont_know=9,
            may_not_know=True,
            exclusive=frozenset({1}),
        ),
        Subject("visited", "yes_no", (1, 0), dont_know=8, may_not_know=True, wont_say=True),
        Subject("age", "integer", minimum=15, maximum=99, may_not_know=True),
        Subject("unemployment", "duration", maximum=720),
        Subject("begun", "month", earliest="2000-01", latest="2030-12"),
        Subject("why", "text", required=True),
        Subject("group", "single_choice", from_study=True),
        Subject("met", "single_choice", from_study=True, dont_know=99, may_not_know=True),
    )
}
GROUPS = {
    "young": Group("young", "north", "ready", {}, (0, 9)),
    "old": Group("old", "south", "sick", {}, (0, 9)),
}
Value: TypeAlias = int | str | tuple[int, ...]
DONT_KNOW = Answer(missing=Missing.DONT_KNOW)
WONT_SAY = Answer(missing=Missing.WONT_SAY)


def condition(text: str, named: Mapping[str, Condition] | None = None) -> Condition:
    return parse_condition(text, SUBJECTS, named or {})


def mistakes(text: str, named: Mapping[str, Condition] | None = None) -> list[tuple[str, str]]:
    with pytest.raises(ExpressionError) as caught:
        condition(text, named)
    return [(rule, mend) for rule, mend in caught.value.problems]


# --- what holds -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "met", "unmet"),
    [
        ("mood == 2", [2], [1, 9]),
        ("mood != 2", [1, 9], [2]),
        ("mood in [1, 9]", [1, 9], [2]),
        ("mood not in [1, 2]", [3, 9], [1, 2]),
        ("mood < 3", [1, 2], [3, 4, 9]),
        ("mood <= 3", [1, 3], [4, 9]),
        ("mood > 3", [4], [3, 9]),
        ("mood >= 3", [3, 4], [2, 9]),
        ("mood is dont_know", [9], [1, 4]),
        ("mood is not dont_know", [1, 4], [9]),
        ("sex == 1", [1], [2]),
        ("departments has 2", [(2,), (2, 5)], [(1,), (3, 4), (9,)]),
        ("departments has any [2, 3]", [(2,), (3, 5), (2, 3)], [(1,), (4, 5), (9,)]),
        ("not departments has 2", [(3, 4), (9,)], [(2, 3)]),
        ("departments is dont_know", [(9,)], [(1,), (2, 3)]),
        ("departments has 9", [(9,)], [(1,)]),
        ("visited == yes", [1], [0, 8]),
        ("visited == no", [0], [1, 8]),
        ("visited == 1", [1], [0, 8]),
        ("visited != yes", [0, 8], [1]),
        ("visited in [no, 8]", [0, 8], [1]),
        ("age >= 30 and age < 50", [30, 49], [29, 50]),
        ("age == 15", [15], [16]),
        ("unemployment > 0", [1, 720], [0]),
        ('begun == "2024-05"', ["2024-05"], ["2024-06"]),
        ('begun < "2010-01"', ["2009-12", "2000-01"], ["2010-01", "2024-05"]),
        ("begun >= '2009-10'", ["2009-10", "2010-01"], ["2009-09"]),
        ("why is answered", ["x"], []),
        ('group == "young"', ["young"], ["old"]),
        ('group not in ["young", "middle"]', ["old"], ["young"]),
        ('group.jobcenter == "north"', ["young"], ["old", "gone"]),
        ('group.jobcenter != "north"', ["old"], ["young", "gone"]),
        ('group.main_group in ["ready"]', ["young"], ["old", "gone"]),
        ('group.main_group not in ["ready"]', ["old"], ["young", "gone"]),
        ("met == 99", [99], ["young"]),
        ("met is dont_know", [99], ["young"]),
        ('met != "young"', [99, "old"], ["young"]),
        ('met.jobcenter != "north"', ["old"], [99, "young"]),
    ],
)
def test_what_a_comparison_means(text: str, met: list[Value], unmet: list[Value]) -> None:
    tested = condition(text)
    (item,) = tested.names
    for value in met:
        assert tested.holds({item: Answer(value)}, GROUPS), value
    for value in unmet:
        assert not tested.holds({item: Answer(value)}, GROUPS), value


COMPARISONS = [
    "mood == 9",
    "mood != 1",
    "mood < 3",
    "mood in [1, 2]",
    "mood not in [1, 2]",
    "departments has 1",
    "departments has any [1, 2]",
    "visited == no",
    "age != 20",
    "age not in [20]",
    "age >= 15",
    'begun != "2010-01"',
    'group != "young"',
    'group.jobcenter != "north"',
    'group.main_group not in ["ready"]',
]


@pytest.mark.parametrize("text", COMPARISONS)
@pytest.mark.parametrize("answer", [None, SKIPPED, WONT_SAY, DONT_KNOW])
def test_an_item_without_a_value_meets_no_comparison_and_so_every_denial(
    text: str, answer: Answer | None
) -> None:
    (item,) = condition(text).names
    answers = {} if answer is None else {item: answer}
    assert not condition(text).holds(answers, GROUPS)
    assert condition(f"not ({text})").holds(answers, GROUPS)


@pytest.mark.parametrize(
    ("text", "none", "value", "skipped", "wont_say", "dont_know"),
    [
        ("{} is answered", False, True, False, True, True),
        ("{} is not answered", True, False, True, False, False),
        ("{} is skipped", False, False, True, False, False),
        ("{} is not skipped", True, True, False, True, True),
        ("{} is wont_say", False, False, False, True, False),
        ("{} is not wont_say", True, True, True, False, True),
        ("{} is dont_know", False, False, False, False, True),
        ("{} is not dont_know", True, True, True, True, False),
    ],
)
@pytest.mark.parametrize(
    ("subject", "value_said", "not_known"),
    [
        (Subject("x", "rating", (1, 2), 9, True, True), 1, Answer(9)),
        (Subject("x", "multiple_choice", (1, 2), 9, True, True), (1, 2), Answer((9,))),
        (Subject("x", "integer", (), None, True, True, 0, 9), 0, DONT_KNOW),
        (Subject("x", "text", (), None, True, True), "so", DONT_KNOW),
    ],
)
def test_states_tell_why_there_is_no_value(
    text: str,
    none: bool,
    value: bool,
    skipped: bool,
    wont_say: bool,
    dont_know: bool,
    subject: Subject,
    value_said: Value,
    not_known: Answer,
) -> None:
    tested = parse_condition(text.format("x"), {"x": subject}, {})
    assert tested.holds({}) is none
    assert tested.holds({"x": Answer(value_said)}) is value
    assert tested.holds({"x": SKIPPED}) is skipped
    assert tested.holds({"x": WONT_SAY}) is wont_say
    assert tested.holds({"x": not_known}) is dont_know


def test_and_binds_before_or_and_not_before_both() -> None:
    one, two = {"sex": Answer(1)}, {"mood": Answer(2)}
    assert condition("sex == 1 or sex == 2 and mood == 2").holds(one)
    assert not condition("(sex == 1 or sex == 2) and mood == 2").holds(one)
    assert condition("not sex == 1 and mood == 2").holds(two)
    assert not condition("not (sex == 2 or mood == 2)").holds(two)
    assert condition("not not mood == 2").holds(two)


def test_the_study_is_not_needed_but_by_its_jobcenters_and_main_groups() -> None:
    answers = {"group": Answer("young")}
    assert condition('group == "young"').holds(answers)
    assert not condition('group.jobcenter == "north"').holds(answers)


def test_a_condition_knows_what_it_speaks_of_also_through_names() -> None:
    named, wrong = parse_named(
        {"grown": "adult and mood == 1", "adult": 'age >= 30 or group.jobcenter in ["north"]'},
        SUBJECTS,
    )
    assert not wrong
    tested = condition('not grown and group != "old" and sex == 1', named)
    assert tested.names == {"age", "group", "mood", "sex"}
    assert tested.study_values == {("jobcenter", "north"), ("group", "old")}
    assert Named("grown") in walk(tested.tree)
    assert not any(isinstance(node, Named) for node in walk(tested.meaning))
    answers = {"age": Answer(31), "mood": Answer(1), "group": Answer("young"), "sex": Answer(1)}
    assert not tested.holds(answers, GROUPS)
    assert tested.holds({**answers, "mood": Answer(2)}, GROUPS)


def test_a_named_condition_is_known_where_its_items_are_not() -> None:
    named = {"adult": condition("age >= 30")}
    only_sex = {"sex": SUBJECTS["sex"]}
    assert parse_condition("adult and sex == 1", only_sex, named).names == {"age", "sex"}


def test_conditions_are_equal_that_read_and_mean_the_same() -> None:
    low, high = ({"n": condition(text)} for text in ("mood == 1", "mood == 4"))
    assert condition("n", low) == condition("n", dict(low))
    assert hash(condition("n", low)) == hash(condition("n", dict(low)))
    assert condition("n", low) != condition("n", high)
    assert condition("mood == 1") != condition("mood  == 1")
    # What "don't know" is belongs to the meaning: 9 is not more than 3 here, and is there.
    other = Subject("mood", "rating", (1, 2, 3, 9))
    assert condition("mood > 3") != parse_condition("mood > 3", {"mood": other}, {})


# --- what is refused --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "rule", "mend"),
    [
        ("mod == 1", '"mod" is not known here.', 'Did you mean "mood"?'),
        ("adlt", '"adlt" is not known here.', 'Did you mean "adult"?'),
        ("zzzzzz == 1", '"zzzzzz" is not known here.', "Use the id of an item, or the name"),
        ("mood", '"mood" is an item, and no condition', '"mood is answered"'),
        ("adult == 1", '"adult" is a condition, and has no answer.', '"adult" or "not adult"'),
        ("mood == 5", '5 is no answer to "mood".', "Use 1, 2, 3, 4 or 9."),
        ("mood <= -1", '-1 is no answer to "mood".', "Use 1, 2, 3, 4 or 9."),
        ('mood == "1"', "codes", "Use 1, 2, 3, 4 or 9, without quotes."),
        ("mood == yes", '"mood" is not answered with yes or no.', "Use 1, 2"),
        ("mood > 9", '9 is "don\'t know", which is neither', '"mood is dont_know"'),
        ("mood > 4", 'mood > 4 is never true: "mood" is 1 to 4.', "Correct"),
        ("mood < 1", "never true", "Correct"),
        ("sex has 1", '"sex" has one answer at the most.', 'Write "sex == 1".'),
        ("sex has any [1, 2]", '"sex" has one answer', 'Write "sex in [1, 2]".'),
        ("age has 20", '"age" has one answer', 'Write "age == 20".'),
        ("departments == 2", "several answers", 'Write "departments has 2".'),
        ("departments != 2", "several answers", 'Write "not (departments has 2)".'),
        ("departments in [1, 2]", "several answers", 'Write "departments has any [1, 2]".'),
        ("departments not in [2]", "several answers", 'Write "not (departments has 2)".'),
        ("departments has 7", '7 is no answer to "departments".', "Use 1, 2, 3, 4, 5 or 9."),
        ("departments has any [2, 3, 2]", "compared twice with 2.", "Keep one."),
        ("visited == 2", '2 is no answer to "visited".', "Use yes, no or 8."),
        ("visited > 0", '"visited" has no order: its answers are yes and no.', "=="),
        ("age == 200", '200 is out of range: "age" is 15 to 99.', "Use 15 to 99."),
        ("age in [15, 14]", "14 is out of range", "Use 15 to 99."),
        ("age >= 200", 'age >= 200 is never true: "age" is 15 to 99.', "Correct"),
        ("age < 15", "never true", "Correct"),
        ("age < 200", "age < 200 is true of every answer", '"age is answered"'),
        ('age == "x"', '"age" is a number, and "x" is none.', "without quotes"),
        ("age == yes", '"age" is a number, and yes is none.', "without quotes"),
        ("unemployment == 721", '"unemployment" is 0 to 720 months.', "Use 0 to 720."),
        ("begun == 3", '"begun" is a month, and 3 is none.', 'Write it like "2024-05".'),
        ('begun == "2024-13"', '"begun" is a month', 'Write it like "2024-05".'),
        ('begun == "2024-5"', '"begun" is a month', 'Write it like "2024-05".'),
        ('begun > "1990-01"', '"1990-01" is out of range', 'Use "2000-01" to "2030-12".'),
        ('begun < "2000-01"', "never true", "Correct"),
        ('why == "x"', '"why" is a text', '"why is answered"'),
        ("why has 1", '"why" is a text', '"why is answered"'),
        ("why is skipped", '"why" is required', "required = true"),
        ("why is not skipped", '"why" is required', "required = true"),
        ("mood is wont_say", '"mood" must be said: it has no "won\'t say".', "wont_say = true"),
        ("sex is dont_know", '"sex" has no "don\'t know".', "Give sex a dont_know"),
        ('sex.jobcenter == "x"', '"sex" is not answered with a group', "study.groups"),
        ('group.main_grp == "x"', '"group.main_grp" is not known', 'Did you mean "main_group"?'),
        ("group == 1", '"group" is answered with ids of the study', 'group == "1"'),
        ("group.jobcenter == 1", "ids of the study", 'group.jobcenter == "1"'),
        ("met.jobcenter == 99", "ids of the study", "quotes"),
        ('group > "a"', '"group" has no order: its answers are ids.', "=="),
    ],
)
def test_what_makes_no_sense_is_said_with_how_to_mend_it(text: str, rule: str, mend: str) -> None:
    ((found, advice),) = mistakes(text, {"adult": condition("age >= 30")})
    assert rule in found
    assert mend in advice


@pytest.mark.parametrize(
    ("text", "rule", "mend"),
    [
        ("", "is empty.", "remove the line"),
        (" \t\n", "is empty.", "remove the line"),
        ("mood = 1", '"=" is not known here.', 'Write "==".'),
        ("mood === 1", '"=" is not known here.', 'Write "==".'),
        ("mood <> 1", '"<>" is not known', 'Write "!=".'),
        ("mood ≥ 2", '"≥" is not known', 'Write ">=".'),
        ("mood =< 2", '"=<" is not known', 'Write "<=".'),
        ("mood == 1 && sex == 2", '"&&" is not known', 'Write "and".'),
        ("!adult", '"!" is not known', 'Write "not".'),
        ("mood == 1 OR sex == 2", '"OR" is not known', 'Write "or".'),
        ("mood == “1”", '"“" is not known', "Write straight quotes."),
        ("mood\u200b == 1", '"U+200B" is not known', "Remove it."),
        ("mood == 1 # low", '"#" is not known', "Remove it."),
        ("mood == 1 sex == 2", '"sex" is not expected there.', '"and" or "or"'),
        ('__import__("os")', '"(" is not expected there.', '"and" or "or"'),
        ("1 < mood", '"1" stands where an item is expected.', "Begin with the item."),
        ("age >= 16 < 30", '"<" compares nothing here.', "age >= 30 and age < 50"),
        ("mood == [1, 2]", '"==" takes no list.', '"in [...]"'),
        ("mood != [1, 2]", '"!=" takes no list.', '"not in [...]"'),
        ("departments has [1]", '"has" takes no list.', '"has any [...]"'),
        ("mood < [1]", '"<" takes no list.', "a single value"),
        ("mood in 1", 'lacks a list after "in".', "[1, 2]"),
        ("departments has any 1", 'lacks a list after "has any".', "[1, 2]"),
        ("mood in []", 'holds an empty list after "in".', "Put values"),
        ("mood in [1 2]", 'lacks a comma before "2".', "Add it."),
        ("mood in [1, 2", 'has a "[" without its other half.', 'Add a "]".'),
        ("mood not 1", '"not" is not expected after "mood".', '"not in [...]"'),
        ("mood ==", 'lacks a value after "==".', "Use a number"),
        ("mood == and sex == 1", 'lacks a value after "==".', "Use a number"),
        ("mood == sex", '"sex" is no value.', "Use a number"),
        ("visited == true", '"true" is no value.', "yes, no"),
        ("group == young", '"young" is no value.', "in quotes"),
        ("begun == 2024-05", "2024-05 lacks its quotes.", 'Write "2024-05"'),
        ("begun == 2024-05-01", '"2024-05-01" is no whole number.', '"2024-05"'),
        ("mood == 1.5", '"1.5" is no whole number.', "digits"),
        ("mood == 1x", '"1x" is no whole number.', "digits"),
        ("mood == ٣", '"٣" is no whole number.', "digits 0-9"),
        ("mood == 1 or", "ends too early.", "missing"),
        ("not", "ends too early.", "missing"),
        ("(", "ends too early.", "missing"),
        ("and mood == 1", '"and" stands where an item is expected.', "missing"),
        ("()", '")" stands where an item is expected.', "missing"),
        ("(mood == 1", 'has a "(" without its other half.', 'Add a ")".'),
        ("mood == 1)", 'has a ")" too many.', "Remove it"),
        ('group == "young', 'has a quote without its other half: "young.', "Close it."),
        ('group == "young\n"', "has a quote without its other half", "Close it."),
        ("mood is", 'lacks a word after "is".', "answered, skipped, dont_know, wont_say"),
        ("mood is dontknow", '"dontknow" is not known after "is".', 'Did you mean "dont_know"?'),
        ("group. == 1", 'lacks a word after "group.".', "group.jobcenter"),
        ("group.jobcenter", "is compared with nothing.", "Compare it"),
        ("group.jobcenter is answered", "is compared with nothing.", "Compare it"),
    ],
)
def test_what_breaks_the_language_is_said_with_how_to_mend_it(
    text: str, rule: str, mend: str
) -> None:
    ((found, advice),) = mistakes(text, {"adult": condition("age >= 30")})
    assert rule in found
    assert mend in advice


def test_every_mistake_of_an_expression_is_said_at_once_and_each_once() -> None:
    found = mistakes("mod == 1 or not (age == 7 and sx in [1]) or adult or mod == 1")
    assert [rule for rule, _ in found] == [
        '"mod" is not known here.',
        '7 is out of range: "age" is 15 to 99.',
        '"sx" is not known here.',
        '"adult" is not known here.',
    ]


@pytest.mark.parametrize(
    "text",
    [
        "(" * 10_000,
        "(" * 10_000 + "mood == 1" + ")" * 10_000,
        "(" * 1_900,
        "not " * 499 + "x",
        "mood == " + "9" * 1_900,
        "mood == " + "9" * 100_000,
        '"' * 1_999,
        "[" * 1_999,
        "x" * 2_000,
    ],
)
def test_what_is_endless_is_refused_in_few_words(text: str) -> None:
    ((rule, mend),) = mistakes(text)
    assert len(rule) + len(mend) < 250


def test_fifty_parentheses_are_read_and_judged() -> None:
    text = "(" * 25 + "not " * 25 + "mood == 1" + ")" * 25
    assert condition(text).holds({"mood": Answer(2)})
    assert not condition(text).holds({"mood": Answer(1)})
    beside = " and ".join(["(mood == 2)"] * 60)
    assert condition(beside).holds({"mood": Answer(2)})
    for deeper in (f"({text})", f"{beside} and ({text})"):
        assert "within one another" in mistakes(deeper)[0][0]


TOKENS = "mood sex age group adult and or not in is has any yes no answered == < > ( ) [ ] , . 1"


@given(st.text() | st.lists(st.sampled_from([*TOKENS.split(), '"x"', "'", '"'])).map(" ".join))
def test_nothing_that_is_written_does_more_than_be_refused(text: str) -> None:
    problems: Sequence[tuple[str, str]] = ()
    found = None
    try:
        found = condition(text, {"adult": condition("age >= 30")})
    except ExpressionError as error:
        problems = error.problems
    assert bool(problems) is (found is None)
    assert all(rule and mend.endswith((".", "?")) for rule, mend in problems)
    assert found is None or found.holds({}, GROUPS) in (True, False)


# --- conditions that name each other ----------------------------------------------------------


def test_named_conditions_may_stand_in_any_order() -> None:
    named, wrong = parse_named({"b": "a and mood == 1", "c": "b or a", "a": "sex == 1"}, SUBJECTS)
    assert not wrong
    assert list(named) == ["b", "c", "a"]
    assert named["c"].holds({"sex": Answer(1)})
    assert not named["b"].holds({"sex": Answer(1)})


@pytest.mark.parametrize(
    ("texts", "name", "rule"),
    [
        ({"a": "b", "b": "not a"}, "a", 'names itself: "a" -> "b" -> "a".'),
        ({"a": "mood == 1 or a"}, "a", 'names itself: "a" -> "a".'),
        ({"x": "b", "a": "c", "b": "a", "c": "b"}, "b", '"b" -> "a" -> "c" -> "b"'),
        ({"mood": "sex == 1"}, "mood", '"mood" is the id of an item.'),
        ({"in": "sex == 1"}, "in", '"in" is a word of the language.'),
        ({"a": "b", "b": "sex == 3"}, "b", "3 is no answer"),
        ({"a": "b and b", "b": "(("}, "b", "ends too early."),
        ({"a": "bb", "b1": "sex == 1"}, "a", '"bb" is not known here.'),
    ],
)
def test_a_mistake_in_a_named_condition_is_said_once_where_it_is(
    texts: dict[str, str], name: str, rule: str
) -> None:
    named, ((found, said, mend),) = parse_named(texts, SUBJECTS)
    assert found == name
    assert rule in said
    assert mend
    # Who names a broken one is not told that it is unknown.
    assert named.keys() == texts.keys()
    for broken in texts.keys() - {"in"} - SUBJECTS.keys():
        condition(f"{broken} and sex == 1", named)


def test_names_can_neither_multiply_nor_nest_without_end() -> None:
    doubling = {"c0": "sex == 1"} | {f"c{n}": f"c{n - 1} or c{n - 1}" for n in range(1, 100)}
    nesting = {"c0": "sex == 1"} | {f"c{n}": f"not c{n - 1}" for n in range(1, 1_000)}
    plain = {"c0": "sex == 1"} | {f"c{n}": f"c{n - 1}" for n in range(1, 1_000)}
    for texts in (doubling, nesting):
        named, wrong = parse_named(texts, SUBJECTS)
        assert {rule for _, rule, _ in wrong} == {
            "grows too large through the conditions that it names."
        }
        assert all(each.holds({}) in (True, False) for each in named.values())
    named, wrong = parse_named(plain, SUBJECTS)
    assert not wrong
    assert named["c999"].holds({"sex": Answer(1)})
    circle = {f"c{n}": f"c{(n + 1) % 1_000}" for n in range(1_000)}
    assert len(parse_named(circle, SUBJECTS)[1]) == 1


def test_many_circles_are_not_all_told_but_none_leads_to_another_mistake() -> None:
    """Every name is in thousands of circles, of up to all the names."""
    count = 3_000
    texts = {f"c{n}": f"c{(n + 1) % count} or c0 or c1 or c0" for n in range(count)}
    named, wrong = parse_named(texts, SUBJECTS)
    assert 0 < len(wrong) <= 20
    assert all("names itself" in rule and len(rule) < 200 for _, rule, _ in wrong)
    assert list(named) == list(texts)
    assert wrong[0][:2] == (
        "c0",
        'names itself: "c0" -> "c1" -> "c2" -> "c3" -> "c4" -> "c5" -> … -> "c0".',
    )


def test_conditions_that_are_too_large_together_are_refused_once() -> None:
    """What memory and time they take hangs on all that they mean, and not on the file's size."""
    texts = {"part": " or ".join(["sex == 1"] * 150), "large": " or ".join(["part"] * 10)}
    named, wrong = parse_named(texts, SUBJECTS)
    assert not wrong
    fits = LARGEST_TOGETHER // named["large"].size - 1
    for _ in range(fits):
        assert not condition("large", named).holds({})
    (rule, _), *more = mistakes("large", named)
    assert "grow too large together" in rule
    assert not more
    # The rest is not gone through any more.
    assert condition("large and mood == 1", named).size == 1
    assert [rule for rule, _ in mistakes("mod == 1", named)] == ['"mod" is not known here.']


def test_named_conditions_that_are_too_large_together_are_refused_once() -> None:
    texts = {"part": " or ".join(["sex == 1"] * 150)}
    texts |= {f"large{n}": " or ".join(["part"] * 12) for n in range(300)}
    named, ((name, rule, _),) = parse_named(texts, SUBJECTS)
    assert "grow too large together" in rule
    assert 90 < int(name.removeprefix("large")) < 120
    assert sum(each.size for each in named.values()) <= LARGEST_TOGETHER + 300


def test_ordinary_conditions_of_a_large_questionnaire_are_not_too_large() -> None:
    texts = {f"c{n}": "sex == 1 and (mood == 2 or age > 20 and not visited == yes)"
             for n in range(5_000)}  # fmt: skip
    named, wrong = parse_named(texts, SUBJECTS)
    assert not wrong
    for name in texts:
        condition(f"{name} and sex is answered", named)


def test_of_one_expression_not_every_mistake_is_told() -> None:
    found = mistakes(" or ".join(f"mood == {n}" for n in range(10, 120)))
    assert len(found) == MOST_MISTAKES
    found = mistakes(f"mood in [{', '.join(map(str, range(10, 300)))}]")
    assert len(found) == MOST_MISTAKES


def test_a_message_does_not_list_thousands_of_codes() -> None:
    many = {"many": Subject("many", "single_choice", tuple(range(5_000)))}
    with pytest.raises(ExpressionError) as caught:
        parse_condition("many == 7000", many, {})
    ((rule, mend),) = caught.value.problems
    assert rule == '7000 is no answer to "many".'
    assert mend.endswith("38, 39 or another of its codes.")
    assert parse_condition("many == 4999 and many > 7", many, {}).names == {"many"}


def test_values_named_twice_are_each_said_once() -> None:
    ((rule, _),) = mistakes("age in [20, 30, 20, 40, 30, 20]")
    assert rule == '"age" is compared twice with 20, 30.'


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many words were compared with each that was looked for."""
    counts: list[int] = []

    def count(word: str, words: Sequence[str], **given: int) -> list[str]:
        counts.append(len(words))
        return get_close_matches(word, words, **given)

    monkeypatch.setattr(reading, "get_close_matches", count)
    return counts


def test_names_that_are_not_known_are_looked_for_twenty_times_only(compared: list[int]) -> None:
    """As after a rename of thousands: the first tell how it comes."""
    subjects = {f"question_on_work_{n}": Subject(f"question_on_work_{n}", "yes_no", (1, 0))
                for n in range(1_000)}  # fmt: skip
    texts = {f"c{n}": f"questionon_work_{n} == yes" for n in range(200)}
    named, wrong = parse_named(texts, subjects)
    mends = [mend for _, _, mend in wrong]
    assert mends[:20] == [f'Did you mean "question_on_work_{n}"?' for n in range(20)]
    assert set(mends[20:]) == {"Use the id of an item, or the name of a condition."}
    with pytest.raises(ExpressionError) as caught:
        parse_condition("questionon_work_7 == yes", subjects, named)
    assert caught.value.problems[0].mend == mends[-1]
    assert sum(compared) <= 20 * 100


# --- the tree, written out --------------------------------------------------------------------

names = st.from_regex(r"[a-z][a-z0-9_]{0,31}", fullmatch=True).filter(lambda n: n not in WORDS)
values = (
    st.booleans()
    | st.integers(-(10**9), 10**9)
    | st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters='"\n'), max_size=9)
    | st.just('say "so"')
)
lists = st.lists(values, min_size=1, max_size=4).map(tuple)
attributes = st.sampled_from(["", *ATTRIBUTES])
trees: st.SearchStrategy[Tree] = st.recursive(
    st.builds(Compare, names, st.sampled_from(get_args(Operator)), values, attributes)
    | st.builds(Membership, names, lists, st.booleans(), attributes)
    | st.builds(Has, names, lists)
    | st.builds(Is, names, st.sampled_from(STATES), st.booleans())
    | st.builds(Named, names),
    lambda inner: (
        inner.map(Not)
        | st.lists(inner, min_size=2, max_size=3).map(tuple).map(And)
        | st.lists(inner, min_size=2, max_size=3).map(tuple).map(Or)
    ),
    max_leaves=12,
)


@given(trees)
def test_what_is_written_from_a_tree_reads_as_that_tree(tree: Tree) -> None:
    written = render(tree)
    assert parse_tree(written) == tree
    assert render(parse_tree(written)) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("  (mood==1)and( (sex!=2) )", "mood == 1 and sex != 2"),
        ("not(mood == 1)", "not (mood == 1)"),
        ("not (adult)", "not adult"),
        ("a and (b and c) or (d or e)", "a and (b and c) or (d or e)"),
        ("(a or b) and not (a and b)", "(a or b) and not (a and b)"),
        ("visited == yes or visited in [no, 8,]", "visited == yes or visited in [no, 8]"),
        ("departments has any [2]", "departments has 2"),
        ("group.jobcenter not in ['north']", 'group.jobcenter not in ["north"]'),
        ("mood is not answered", "mood is not answered"),
    ],
)
def test_an_expression_is_written_in_one_way(text: str, written: str) -> None:
    assert render(parse_tree(text)) == written


def test_walk_visits_every_node_from_left_to_right() -> None:
    tree = parse_tree("a and not (b or mood == 1)")
    kinds = [type(node) for node in walk(tree)]
    assert kinds == [And, Named, Not, Or, Named, Compare]


# --- who is never asked -----------------------------------------------------------------------


def unasked(texts: Mapping[str, str], subjects: Mapping[str, Subject] = SUBJECTS) -> list[str]:
    found = {item: parse_condition(text, subjects, {}) for item, text in texts.items()}
    return list(never_asked(list(subjects), subjects, found))


@pytest.mark.parametrize(
    "text",
    [
        "mood == 1 and mood == 2",
        "mood == 1 and mood is dont_know",
        "mood > 2 and mood is dont_know",
        "mood is answered and mood is skipped",
        "mood == 1 and not (mood in [1, 2])",
        "age > 30 and age < 31",
        "age == 20 and age is dont_know",
        'begun > "2005-12" and begun < "2006-01"',
        "departments has 1 and departments has 2",  # 1 excludes the others
        "departments has 9 and departments has 5",
        "departments is dont_know and departments has any [1, 2, 3]",
        'group == "young" and group == "old"',
        'group.jobcenter == "north" and group.jobcenter in ["south", "west"]',
        'group is skipped and group.main_group == "ready"',
        "visited not in [yes, no, 8] and visited is answered and visited is not wont_say",
        "departments is answered and not departments has any [1, 2, 3, 4, 5, 9]",
    ],
)
def test_what_contradicts_itself_is_found(text: str) -> None:
    assert unasked({"why": text}) == ["why"]


@pytest.mark.parametrize(
    "text",
    [
        "mood == 1 or mood == 2",
        "mood != 1 and mood != 2 and mood != 3 and mood != 4",  # who does not know
        "not (mood == 1) and not (mood != 1)",  # who was not asked
        "visited is wont_say and mood is dont_know and age is dont_know and sex is skipped",
        "met is dont_know and departments is dont_know",
        "age > 30 and age < 32",
        'begun > "2005-12" and begun < "2006-02"',
        "departments has 2 and departments has 3 and not departments has 4",
        "departments is answered and not departments has any [1, 2, 3, 4]",
        'group == "young" and group.jobcenter == "north" and group.main_group != "ready"',
        "mood == 1 or not (mood == 1)",
    ],
)
def test_what_can_be_met_is_let_be(text: str) -> None:
    assert unasked({"why": text}) == []


def test_an_item_must_be_asked_for_its_answers_to_count() -> None:
    texts = {
        "sex": "mood == 1",
        "age": "sex == 2 and mood == 3",  # sex is only asked of others
        "begun": "age is answered",  # nor is what hangs on that
        "why": "not (age is answered) and sex == 1",
        "group": "sex is skipped and mood == 2",
    }
    assert unasked(texts) == ["age", "begun", "group"]


def test_the_order_given_is_the_order_told_whatever_hangs_on_what() -> None:
    texts = {"mood": "sex == 1", "sex": "age == 20 and age == 21"}
    found = {item: condition(text) for item, text in texts.items()}
    assert never_asked(["mood", "sex", "age"], SUBJECTS, found) == ("mood", "sex")
    assert never_asked(["age", "sex", "mood"], SUBJECTS, found) == ("sex", "mood")


def test_items_in_a_circle_end_the_search_too() -> None:
    found = {"mood": condition("sex == 1"), "sex": condition("mood == 1")}
    assert never_asked(["mood", "sex"], SUBJECTS, found) == ()


def test_a_long_chain_is_followed_to_its_end() -> None:
    chain = [Subject(f"q{n}", "rating", (1, 2, 3, 4, 5), 9, True) for n in range(1_500)]
    subjects = {subject.id: subject for subject in chain}
    texts = {f"q{n}": f"q{n - 1} == 2" for n in range(1, 1_500)}
    assert unasked(texts, subjects) == []
    texts["q700"] = "q699 == 2 and q3 == 5"
    assert unasked(texts, subjects) == [f"q{n}" for n in range(700, 1_500)]


def test_what_cannot_be_tried_through_is_not_called_impossible() -> None:
    # More pigeons than holes, where every arrangement would have to be tried.
    pigeons = {f"p{n}": Subject(f"p{n}", "rating", tuple(range(1, 8))) for n in range(8)}
    apart = [f"not (p{n} == {h} and p{m} == {h})" for n in range(8) for m in range(n)
             for h in range(1, 8)]  # fmt: skip
    named, wrong = parse_named(
        {f"c{n}": " and ".join(apart[n : n + 28]) for n in range(0, len(apart), 28)}, pigeons
    )
    assert not wrong
    inside = " and ".join(f"p{n} is answered and p{n} is not skipped" for n in range(8))
    found = parse_condition(f"{inside} and {' and '.join(named)}", pigeons, named)
    subjects = {**pigeons, "last": Subject("last", "text")}
    assert never_asked(["last"], subjects, {"last": found}) == ()


def test_many_options_told_apart_are_not_called_impossible() -> None:
    many = Subject("many", "multiple_choice", tuple(range(1, 31)))
    subjects = {"many": many, "last": Subject("last", "text")}
    three = "many has 3 and many has 17 and many has 29"
    rest = " and ".join(f"not many has {n}" for n in range(1, 31) if n not in (3, 17, 29))
    assert unasked({"last": f"{three} and {rest}"}, subjects) == []


class Small(NamedTuple):
    """An item with few answers, all of them, and what conditions may ask of it."""

    subject: Subject
    answers: list[Answer]
    atoms: list[str]


# One study for each place where a group may be.
STUDIES = [
    {name: Group(name, jobcenter, main_group, {}, (0, 0)) for name in ("g", "h", "i")}
    for jobcenter in ("j", "k")
    for main_group in ("m", "n")
]


def small(subject: Subject, said: Sequence[Value | Answer], *atoms: str) -> Small:
    return Small(subject, [v if isinstance(v, Answer) else Answer(v) for v in said], list(atoms))


SMALL = {
    each.subject.id: each
    for each in (
        small(
            Subject("r", "rating", (1, 2), 9, True),
            [1, 2, 9, SKIPPED],
            *("r == 1", "r != 1", "r > 1", "r <= 1", "r in [2, 9]", "r not in [1, 9]"),
            *("r is dont_know", "r is answered", "r is skipped", "r is not answered"),
        ),
        small(
            Subject(
                *("m", "multiple_choice", (1, 2, 3), 9, True),
                exclusive=frozenset({3}),
                required=True,
            ),
            [(1,), (2,), (1, 2), (3,), (9,)],
            *("m has 1", "m has 2", "m has 3", "m has any [2, 3]"),
            *("m is dont_know", "m is answered"),
        ),
        small(
            Subject("n", "integer", minimum=2, maximum=5, may_not_know=True),
            [2, 3, 4, 5, SKIPPED, DONT_KNOW],
            *("n == 3", "n != 3", "n > 2", "n < 4", "n >= 4", "n in [2, 5]"),
            *("n is dont_know", "n is not skipped"),
        ),
        small(
            Subject("d", "month", earliest="2009-11", latest="2010-02"),
            ["2009-11", "2009-12", "2010-01", "2010-02", SKIPPED],
            *('d > "2009-12"', 'd < "2010-01"', 'd == "2010-02"', 'd != "2009-11"'),
            "d is skipped",
        ),
        small(
            Subject("y", "yes_no", (1, 0), wont_say=True),
            [1, 0, SKIPPED, WONT_SAY],
            *("y == yes", "y != yes", "y in [yes, no]", "y is wont_say", "y is answered"),
        ),
        small(
            Subject("g", "single_choice", from_study=True),
            ["g", "h", "i", SKIPPED],
            *(
                'g == "g"',
                'g in ["g", "h"]',
                'g != "h"',
                'g.jobcenter == "j"',
                'g.jobcenter != "j"',
            ),
            *('g.main_group in ["m"]', "g is answered"),
        ),
        small(Subject("t", "text"), ["so", SKIPPED], "t is answered", "t is skipped"),
    )
}


def brute(order: Sequence[str], found: Mapping[str, Condition]) -> set[str]:
    """Who is asked in none of all the interviews there can be."""
    never = set(found)
    said: list[list[Answer | None]] = [[None, *SMALL[item].answers] for item in order]
    studies = STUDIES if "g" in order else STUDIES[:1]
    for study, row in product(studies, list(product(*said))):
        answers: dict[str, Answer] = {}
        for item, answer in zip(order, row, strict=True):
            if item not in found or found[item].holds(answers, study):
                never.discard(item)
                if answer is not None:
                    answers[item] = answer
    return never


def expressions(items: Sequence[str]) -> st.SearchStrategy[str]:
    atoms = [atom for item in items for atom in SMALL[item].atoms]
    return st.recursive(
        st.sampled_from(atoms),
        lambda inner: (
            inner.map("not ({})".format)
            | st.lists(inner, min_size=2, max_size=3).map(" and ".join).map("({})".format)
            | st.lists(inner, min_size=2, max_size=3).map(" or ".join).map("({})".format)
        ),
        max_leaves=6,
    )


@st.composite
def questionnaires(draw: st.DrawFn) -> tuple[list[str], dict[str, Condition]]:
    order = draw(st.permutations(list(SMALL)))[:4]
    subjects = {item: SMALL[item].subject for item in order}
    texts = {
        item: draw(expressions(order[:place]))
        for place, item in enumerate(order)
        if place and draw(st.integers(0, 4))
    }
    return order, {item: parse_condition(text, subjects, {}) for item, text in texts.items()}


@settings(max_examples=150)
@given(questionnaires())
def test_the_search_finds_what_trying_everything_finds(
    made: tuple[list[str], dict[str, Condition]],
) -> None:
    order, found = made
    subjects = {item: SMALL[item].subject for item in order}
    assert set(never_asked(order, subjects, found)) == brute(order, found)


@settings(max_examples=100)
@given(made=questionnaires())
def test_a_search_cut_short_calls_nothing_impossible_that_is_not(
    made: tuple[list[str], dict[str, Condition]],
) -> None:
    order, found = made
    subjects = {item: SMALL[item].subject for item in order}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reachable, "SEARCH", 3)
        patch.setattr(reachable, "SEARCH_ALL", 7)
        patch.setattr(reachable, "_CLASSES", 1)
        patch.setattr(reachable, "_GROUPS", 2)
        assert set(never_asked(order, subjects, found)) <= brute(order, found)


# --- the search ends soon ---------------------------------------------------------------------


@contextmanager
def at_most(calls: int) -> Iterator[None]:
    """Fail as soon as functions of the search and of the conditions were called more often."""
    files, left = {reachable.__file__, conditions.__file__}, calls

    def count(frame: FrameType, event: str, _argument: object) -> None:
        nonlocal left
        if event == "call" and frame.f_code.co_filename in files:
            left -= 1
            if left < 0:
                pytest.fail(f"more than {calls} calls")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        yield
    finally:
        sys.setprofile(before)


def test_a_named_condition_is_made_ready_once_for_all_that_name_it() -> None:
    named, wrong = parse_named(
        {"part": " or ".join(["sex == 1"] * 150), "large": " or ".join(["part"] * 10)}, SUBJECTS
    )
    assert not wrong
    subjects = SUBJECTS | {f"q{n}": Subject(f"q{n}", "text") for n in range(1_000)}
    found = {f"q{n}": parse_condition("large", subjects, dict(named)) for n in range(1_000)}
    with at_most(3 * reachable.SEARCH_ALL):
        search = reachable._Search(subjects, found)
        assert len(search._built) < 200, "and not 1,000 times 1,500"
        assert all(search.reaches(item) for item in found)


def pigeons(count: int, holes: int) -> tuple[dict[str, Subject], NamedConditions]:
    """Items of which each two must have different answers; more than there are answers."""
    subjects = {f"v{n}": Subject(f"v{n}", "single_choice", tuple(range(1, holes + 1)))
                for n in range(count)}  # fmt: skip
    texts = {
        f"p{n}_{m}": " and ".join(
            [f"not (v{n} == {h} and v{m} == {h})" for h in range(1, holes + 1)]
            + [f"v{n} is answered", f"v{m} is answered"]
        )
        for n in range(count)
        for m in range(n)
    }
    named, wrong = parse_named(texts, subjects)
    assert not wrong
    return subjects, named


def test_the_work_of_a_search_hangs_on_neither_large_conditions_nor_many_items() -> None:
    subjects, named = pigeons(12, 9)
    texts = {f"q{name}": " and ".join([name] * 40) for name in named}
    texts |= {f"z{n}": " and ".join(f"{q} == yes" for q in list(texts)[:66]) for n in range(20)}
    subjects |= {name: Subject(name, "yes_no", (1, 0)) for name in texts}
    found = {name: parse_condition(text, subjects, dict(named)) for name, text in texts.items()}
    with at_most(2 * reachable.SEARCH_ALL):
        assert never_asked(list(subjects), subjects, found) == ()


def test_an_item_of_which_thousands_of_conditions_speak_takes_no_square_of_them() -> None:
    age = Subject("age", "integer", maximum=1_000_000)
    many = Subject("many", "multiple_choice", tuple(range(3_000)))
    subjects = {"age": age, "many": many}
    texts = {f"a{n}": f"age == {7 * n}" for n in range(3_000)}
    texts |= {f"m{n}": f"many has {n}" for n in range(3_000)}
    texts |= {"never": "age == 7 and age == 14"}
    subjects |= {name: Subject(name, "text") for name in texts}
    found = {name: parse_condition(text, subjects, {}) for name, text in texts.items()}
    with at_most(2 * reachable.SEARCH_ALL):
        search = reachable._Search(subjects, found)
        assert all(search.reaches(name) for name in texts)
    for choices in search._choices.values():
        assert sum(map(len, choices)) <= 2 * reachable._TOLD_APART


def test_what_is_found_along_a_long_chain_takes_no_square_of_its_length() -> None:
    length = 2_000
    subjects = {f"q{n}": Subject(f"q{n}", "rating", (1, 2)) for n in range(length)}
    found = {f"q{n}": parse_condition(f"q{n - 1} == 2", subjects, {}) for n in range(1, length)}
    tracemalloc.start()
    try:
        assert never_asked(list(subjects), subjects, found) == ()
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 10_000_000


def test_beside_an_endless_search_others_are_still_judged() -> None:
    subjects, named = pigeons(12, 9)
    subjects |= {f"z{n}": Subject(f"z{n}", "text") for n in range(3)}
    texts = {"z0": " and ".join(list(named)[:40]), "z1": "v1 == 1 and v1 == 2", "z2": "v1 == 1"}
    found = {name: parse_condition(text, subjects, named) for name, text in texts.items()}
    assert never_asked(list(subjects), subjects, found) == ("z1",)
