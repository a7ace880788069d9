"""XPath and conditions, both ways."""

from __future__ import annotations

from contextlib import suppress
from typing import NamedTuple

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from export.xlsform.from_xpath import (
    Opening,
    Target,
    Unclear,
    beyond,
    condition,
    limits,
    opening,
    written,
)
from export.xlsform.to_xpath import constraint
from export.xlsform.xpath import Mistaken, Untranslatable, parse
from interviewer.conditions import Subject, parse_condition
from interviewer.interview import Answer, Missing
from interviewer.questionnaire import Kind, Question
from tests.export.forms import relevant

REASONS = frozenset({"dont_know", "wont_say"})
NINE = frozenset({9})
TARGETS = {
    "age": Target("age", Kind.INTEGER, minimum=15, maximum=99, beside=REASONS),
    "job": Target("job", Kind.YES_NO, {"yes": 1, "no": 0}, (1, 0)),
    "sex": Target("sex", Kind.SINGLE_CHOICE, {"w": 1, "m": 2, "skip": 3}, (1, 2, 3)),
    "step": Target("step", Kind.RATING, {"1": 1, "2": 2, "3": 3, "9": 9}, (1, 2, 3), unknown=NINE),
    "help": Target("help", Kind.MULTIPLE_CHOICE, {"a": 1, "b": 2, "c": 3}, (1, 2, 3), "wont_say"),
    "since": Target("since", Kind.MONTH, earliest="1990-01", latest="2099-12"),
    "why": Target("why", Kind.LONG_TEXT),
    "group": Target("group", Kind.SINGLE_CHOICE, from_study=True),
    "part": Target("group", Kind.SINGLE_CHOICE, from_study=True, attribute="main_group"),
    "age_no_answer": Target("age", Kind.INTEGER, reasons=REASONS),
    "calc": None,
}


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        # one comparison of every kind of answer
        ("${age} >= 18", "age >= 18"),
        ("18 <= ${age}", "age >= 18"),
        ("${age} = '30'", "age == 30"),
        ("number(${age}) < 30.5", "age <= 30"),
        ("${age} > 17.2", "age >= 18"),
        ("${age} != 30", "not (age == 30)"),
        ("${job} = 'yes'", "job == yes"),
        ('${job} = "no"', "job == no"),
        ("${sex} = 'w' or ${sex} = 'm'", "sex == 1 or sex == 2"),
        ("selected(${sex}, 'w')", "sex == 1"),
        ("${step} <= 2", "step <= 2"),
        ("${step} = 2.0", "step == 2"),
        ("selected(${help}, 'a')", "help has 1"),
        ("${help} = 'a'", "help has 1 and not (help has any [2, 3])"),
        ("selected(${help}, 'wont_say')", "help is wont_say"),
        ("${since} < date('2024-05-01')", 'since < "2024-05"'),
        ("${since} <= '2024-05-31'", 'since <= "2024-05"'),
        ("date('2024-02-29') < ${since}", 'since > "2024-02"'),
        ("${group} = 'ready'", 'group == "ready"'),
        ("${part} = 'ready'", 'group.main_group == "ready"'),
        ("${age_no_answer} = 'wont_say'", "age is wont_say"),
        ("${age_no_answer} != ''", "age is dont_know or age is wont_say"),
        # whether there is an answer at all
        ("${why} != ''", "why is answered"),
        ("${why} = ''", "why is not answered"),
        ("string-length(${why}) > 0", "why is answered"),
        ("string-length(${why}) = 0", "why is not answered"),
        ("count-selected(${help}) >= 1", "help is answered"),
        ("not(${why} = '')", "why is answered"),
        # how they hang together
        ("${age}>17 and (${job}='yes' or ${job}='no')", "age > 17 and (job == yes or job == no)"),
        ("not(${age} = 20 and ${job} = 'yes')", "not (age == 20 and job == yes)"),
        ("true() and ${age} = 20", "age == 20"),
        ("false() or ${age} = 20", "age == 20"),
        ("${age} = 20 and ${age} = 20", "age == 20"),
        ("  ${ age }  =  20 ", "age == 20"),
        ("${job} = ‘yes’", "job == yes"),
        # what can only be one way, given the limits of the question
        ("${age} > 10", "age >= 15"),
        ("${age} < 200 and ${job} = 'yes'", "age >= 15 and job == yes"),
        ("${age} = 200 or ${job} = 'yes'", "job == yes"),
        ("${since} > date('1980-01-31')", 'since >= "1990-01"'),
        ("${step} >= 3", "step in [3, 9]"),  # "don't know" is a 9 to ODK
    ],
)
def test_a_condition_is_carried_over(expression: str, expected: str) -> None:
    tree = condition(expression, TARGETS)
    assert not isinstance(tree, bool)
    assert written(tree) == expected


@pytest.mark.parametrize(
    "expression",
    [
        "${age} + 1 > 18",
        "${age} div 2 = 9",
        "${age} = ${step}",
        "${calc} = 1",
        "${why} = 'fordi'",
        "regex(${why}, '[0-9]+')",
        "count-selected(${help}) > 1",
        "${sex} > 1",
        "${since} = today()",
        "${since} > date('2024-05-15')",
        "${since} = date('2024-05-01')",
        "/data/age > 18",
        "../age > 18",
        "${age}",
        ". > 18",
        "if(${age} > 18, true(), false())",
        "${age} = 'x'",
        "15 < ${age} < 20",
        "-${age} < 3",
        "current()/../age > 18",
        "instance('lists')/root/item[name = ${sex} and position() = 1]/label = 'x'",
        "count(${age}[. > 3]) > 1 or child::age = 1 or //age or @age",
        "${age} mod 2 = 1 and (${age} | ${step}) * 2 > 3",
        "pulldata('file', 'column', 'key', ${age}) = 1",
        "unheard-of(${age})",
        "(" * 100 + "${age} = 1" + ")" * 100,
        "${age} > 99999999999999999999",
        "selected(${help}, ${sex})",
        "${part} != ''",
        "'yes'",
    ],
)
def test_what_has_no_counterpart_is_not_guessed_at(expression: str) -> None:
    with pytest.raises(Untranslatable):
        condition(expression, TARGETS)


@pytest.mark.parametrize(
    ("expression", "rule", "mend"),
    [
        ("(${age} > 3 and ${job} = 'yes'", 'lacks a ")".', "Add a ) at the end"),
        ("selected(${help}, 'a'", 'lacks a ")".', "Add a )"),
        ("${age} > 3)", 'cannot be read at ")".', "Take out the )"),
        ("age < 3", 'holds the word "age"', "Write ${age}"),
        ("${job} = yes", 'holds the word "yes"', "'yes' for a choice"),
        ("${job} = true", 'holds the word "true"', "Write true()."),
        ("{age} < 3", 'cannot be read at "{age} < 3".', "Write ${age}."),
        ("$age < 3", 'cannot be read at "$age < 3".', "Write ${age}."),
        ("${age < 3", 'cannot be read at "${age < 3".', "Add a }"),
        ("${age} kleiner 3", 'cannot be read at "kleiner 3".', "Write < instead of kleiner."),
        ("${age} mindre end 3", 'cannot be read at "mindre end 3".', "Write < instead of mindre."),
        ("${age} blah 3", 'cannot be read at "blah 3".', "Write =, !=, <"),
        ("${age} == 3", 'cannot be read at "== 3".', "Write = instead of ==."),
        ("${age} => 3", 'cannot be read at "=> 3".', "Write >= instead of =>."),
        ("${age} <> 3", 'cannot be read at "<> 3".', "Write != instead of <>."),
        ("${age} ≤ 3", 'cannot be read at "≤ 3".', "Write <= instead of ≤."),
        ("${age} &lt; 3", 'cannot be read at "&lt; 3".', "Write < instead of &lt;."),
        ("${age} = 3 && ${job}", 'cannot be read at "&& ${job}".', "Write and instead of &&."),
        ("${age} = 3 || ${job}", 'cannot be read at "|| ${job}".', "Write or instead of ||."),
        ("${age} > 18 AND ${job} = 1", 'cannot be read at "AND', "Write and instead of AND."),
        ("${age} > 18 og ${job} = 1", 'cannot be read at "og', "Write and instead of og."),
        ("${age} > 1,5", 'cannot be read at ",5".', "Write a decimal point"),
        ("selected(${help}; 'a')", "cannot be read at \"; 'a')\".", "Write a comma"),
        ("selected(${help})", "gives selected() 1 values.", "It takes 2"),
        ("slected(${help}, 'a')", 'uses "slected"', "Did you mean selected()?"),
        ("NOT(${age} = 3)", 'uses "NOT"', "Did you mean not()?"),
        ("${job} = 'yes", 'cannot be read at "\'yes".', "Add a '"),
        ("${age} >", "ends too early.", "after >."),
        ("and ${age} > 3", 'cannot be read at "and ${age} > 3".', "Write a comparison before and."),
        ("${age} 3", 'cannot be read at "3".', 'Write "and", "or" or a sign like = before it.'),
        ("${age} + 1 > ", "ends too early.", "after >."),
        ("../age > 3 and (", "ends too early.", "after (."),
        ("", "ends too early.", "Write ${name}"),
    ],
)
def test_what_is_no_xpath_is_a_mistake_with_a_mend(expression: str, rule: str, mend: str) -> None:
    with pytest.raises(Mistaken) as caught:
        condition(expression, TARGETS)
    assert rule in caught.value.rule
    assert mend in caught.value.mend


@pytest.mark.parametrize(
    ("expression", "expected"), [("yes", True), ("TRUE", True), ("no", False), ("False", False)]
)
def test_what_excel_makes_of_true_and_false_is_read(expression: str, expected: bool) -> None:
    assert condition(expression, TARGETS) is expected


def test_what_hangs_on_a_mistake_is_not_judged() -> None:
    targets = {"a": Target("a", Kind.RATING, broken=True)}
    with pytest.raises(Unclear):
        condition("${a} > 3", targets)


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("${step} > 2", [("9", False)]),
        ("2 < ${step}", [("9", False)]),
        ("${step} > 7", [("9", True)]),
        ("not(${step} >= 2)", [("9", False)]),
        ("${step} < 2 or ${step} > 2", [("9", False)]),
        ("${step} <= 2", []),
        ("${step} = 9", []),
        ("${step} != 2", []),
        ("${age} > 18", []),
        # what is said of it on purpose
        ("${step} > 2 and ${step} != 9", []),
        ("${step} > 1 and ${step} <= 3", []),
        ("not(selected(${step}, '9')) and (${step} > 2)", []),
        ("${step} > 2 and not(9 = ${step})", []),
        ("(${step} > 2 or ${age} = 20) and ${step} != '9'", []),
        ("${step} > 2 and ${age} != 20", [("9", False)]),
    ],
)
def test_it_is_seen_where_dont_know_counts_as_a_number(
    expression: str, expected: list[tuple[str, bool]]
) -> None:
    found = beyond(parse(expression), TARGETS)
    assert [(each.choice, each.alone) for each in found] == expected


@pytest.mark.parametrize("expression", ["${sex} = 'x'", "selected(${help}, 'd')", "${step} = 7"])
def test_a_choice_that_is_not_there_is_a_mistake(expression: str) -> None:
    with pytest.raises(Mistaken, match="no choice"):
        condition(expression, TARGETS)


@pytest.mark.parametrize(
    ("expression", "expected"),
    [("true()", True), ("${age} > 200", False), ("${age} = 1 and ${why} = ''", False)],
)
def test_what_holds_always_or_never_is_told(expression: str, expected: bool) -> None:
    assert condition(expression, TARGETS) is expected


def test_a_condition_too_long_for_the_app_is_not_cut() -> None:
    tree = condition(" or ".join(f"${{age}} = {n}" for n in range(15, 99)), TARGETS)
    assert not isinstance(tree, bool)
    assert len(written(tree)) < 2_000
    many = " or ".join(f"(${{age}} = {n} and ${{job}} = 'yes')" for n in range(15, 99))
    long = condition(many, TARGETS)
    assert not isinstance(long, bool)
    with pytest.raises(Untranslatable, match="characters"):
        written(long)


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("${step} = '1' or ${step} = '2'", Opening("step", frozenset({1, 2}))),
        ("${step} < 3", Opening("step", frozenset({1, 2}))),
        ("${job} = 'no'", Opening("job", frozenset({0}))),
        ("selected(${help}, 'a') or selected(${help}, 'b')", Opening("help", frozenset({1, 2}))),
        ("${help} != '' and not(selected(${help}, 'wont_say'))", Opening("help")),
        ("${age} >= 20 and ${age} <= 30", Opening("age", span=(20, 30))),
        ("${age} > 90", Opening("age", span=(91, 99))),
        ("${age} != '' and not(${age} >= 20 and ${age} <= 30)", Opening("age")),
        ("${why} != ''", Opening("why")),
        ("${step} = '1' and ${job} = 'no'", None),
        ("${group} = 'ready'", None),
        ("not(${step} = '1')", None),
        ("${since} > date('2024-05-31')", None),
    ],
)
def test_what_opens_a_follow_up_is_read_from_its_condition(
    expression: str, expected: Opening | None
) -> None:
    assert opening(condition(expression, TARGETS), TARGETS.values()) == expected


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        (". >= 18 and . <= 99", (18, 99)),
        (". > 17 and . < 100", (18, 99)),
        ("18 <= . and . < 99.5", (18, 99)),
        ("(. >= 18) and (. <= 99)", (18, 99)),
        (". = 5", (5, 5)),
        (". >= 0", (0, None)),
        (". <= 10 and . <= 5", (None, 5)),
    ],
)
def test_limits_of_a_number(expression: str, expected: tuple[int | None, int | None]) -> None:
    found = limits(expression, Kind.INTEGER)
    assert (found.minimum, found.maximum) == expected
    assert found.rest == []


def test_limits_of_other_kinds() -> None:
    assert limits("string-length(.) < 100", Kind.TEXT).length == 99
    assert limits("string-length(.) <= 100 and string-length(.) > 0", Kind.TEXT).length == 100
    month = limits(". >= date('1990-01-01') and . < date('2025-01-01')", Kind.MONTH)
    assert (month.earliest, month.latest) == ("1990-01", "2024-12")
    assert limits(". > date('2024-12-31')", Kind.MONTH).earliest == "2025-01"


@pytest.mark.parametrize(
    "expression",
    [
        "not(selected(., 'x') and count-selected(.) > 1)",
        "not(count-selected(.) >= 2 and selected(., 'x'))",
        "not(selected(., 'x')) or count-selected(.) = 1",
        "count-selected(.) <= 1 or not(selected(., 'x'))",
    ],
)
def test_a_choice_that_excludes_the_others_is_read_in_every_way_to_write_it(
    expression: str,
) -> None:
    assert limits(expression, Kind.MULTIPLE_CHOICE).alone == ["x"]


@pytest.mark.parametrize(
    ("expression", "kind"),
    [
        ("regex(., '^[0-9]+$')", Kind.TEXT),
        (". <= today()", Kind.MONTH),
        (". < ${age}", Kind.INTEGER),
        (". != 5", Kind.INTEGER),
        (". > 5 or . = 1", Kind.INTEGER),
        ("count-selected(.) <= 3", Kind.MULTIPLE_CHOICE),
        (". != 'x'", Kind.SINGLE_CHOICE),
        ("15 <= . <= 99", Kind.INTEGER),
    ],
)
def test_a_limit_that_the_app_cannot_hold_is_told(expression: str, kind: Kind) -> None:
    assert len(limits(expression, kind).rest) == 1


def test_one_part_of_a_constraint_may_hold_without_the_other() -> None:
    found = limits(". >= 18 and . < ${age}", Kind.INTEGER)
    assert (found.minimum, found.rest) == (18, ["compares with ${age}"])


@pytest.mark.parametrize(
    "item",
    [
        Question("q", Kind.INTEGER, minimum=0, maximum=0),
        Question("q", Kind.INTEGER, minimum=15, maximum=99),
        Question("q", Kind.MONTH, earliest="1999-12", latest="2024-02"),
        Question("q", Kind.MONTH, earliest="0000-01", latest="9999-12"),
        Question("q", Kind.TEXT, maximum=200),
    ],
)
def test_limits_come_back_as_they_were_written(item: Question) -> None:
    found = limits(constraint(item), item.kind)
    assert found.rest == []
    if item.kind is Kind.MONTH:
        assert (found.earliest, found.latest) == (item.earliest, item.latest)
    else:
        assert (found.minimum or 0, found.maximum or found.length or 0) == (
            item.minimum,
            item.maximum,
        )


def test_a_long_expression_takes_no_time() -> None:
    with pytest.raises(Mistaken):
        parse("${" + " " * 7_000)
    with pytest.raises(Mistaken):
        parse("$" + " " * 7_000)
    with pytest.raises(Mistaken):
        parse("'" * 7_001)
    with pytest.raises(Untranslatable):
        parse("[".join(["a"] * 2_000))
    with pytest.raises(Untranslatable):
        parse("-" * 7_000 + "1 = ${a}")
    with pytest.raises(Untranslatable):
        parse("not(" * 2_000)
    with pytest.raises(Untranslatable, match="longer"):
        parse("${a} = 1 or " * 3_000)


_TOKENS = """
    ${a} ${ } $ . .. / // @ :: * | [ ] ( ) , + - = != < <= > >= ! & ; ' " 'x' 1 1.5 and or not div
    mod name ja a:b jr:x( selected( true() ≤ æ
"""


@settings(max_examples=500)
@given(
    st.lists(
        st.sampled_from(_TOKENS.split()),
        max_size=14,
    ).map(" ".join)
)
def test_whatever_stands_there_is_read_or_refused(expression: str) -> None:
    with suppress(Mistaken, Untranslatable):
        parse(expression)
    with suppress(Mistaken):
        limits(expression, Kind.INTEGER)


# --- XPath and the app say the same ---------------------------------------------------------

_CONSTANTS = {
    "age": ["15", "16", "30", "30.5", "'30'", "99", "200", "-3", "''"],
    "job": ["'yes'", "'no'", "''"],
    "sex": ["'w'", "'m'", "'skip'", "''"],
    "step": ["1", "2", "'3'", "9", "1.5", "0", "''"],
    "help": ["'a'", "'b'", "'wont_say'", "''"],
    "since": ["date('2024-05-01')", "date('2024-05-31')", "date('1980-01-01')"],
    "why": ["''"],
    "group": ["'ready'", "'sick'", "''"],
    "part": ["'ready'", "'sick'"],
    "age_no_answer": ["'wont_say'", "'dont_know'", "''"],
}
_ORDERED = ("age", "step", "since")


@st.composite
def _atoms(draw: st.DrawFn) -> str:
    name = draw(st.sampled_from(sorted(_CONSTANTS)))
    field, constant = f"${{{name}}}", draw(st.sampled_from(_CONSTANTS[name]))
    signs = ["=", "!=", "<", "<=", ">", ">="] if name in _ORDERED else ["=", "!="]
    found = [f"{field} {sign} {constant}" for sign in signs]
    found += [f"{constant} {sign} {field}" for sign in signs]
    if name == "help":
        found += [f"selected({field}, {constant})"] * 5
        found += [f"count-selected({field}) {sign}" for sign in (">= 1", "> 0", "= 0")]
    if name == "why":
        found += [f"string-length({field}) {sign}" for sign in ("> 0", "= 0", ">= 1", "< 1")]
    return draw(st.sampled_from(found))


_EXPRESSIONS = st.recursive(
    _atoms(),
    lambda inner: st.one_of(
        st.builds("not({})".format, inner),
        st.builds("({}) and ({})".format, inner, inner),
        st.builds("({}) or ({})".format, inner, inner),
    ),
    max_leaves=4,
)


class _Group(NamedTuple):
    jobcenter: str
    main_group: str


_GROUPS = {"ready": _Group("x", "sick"), "other": _Group("x", "ready")}
_NOTHING = ("", None)
_ANSWERS: dict[str, list[tuple[str, Answer | None]]] = {
    "age": [_NOTHING, *((str(n), Answer(n)) for n in (15, 16, 29, 30, 31, 99))],
    "job": [_NOTHING, ("yes", Answer(1)), ("no", Answer(0))],
    "sex": [_NOTHING, ("w", Answer(1)), ("m", Answer(2)), ("skip", Answer(3))],
    "step": [_NOTHING, *((str(n), Answer(n)) for n in (1, 2, 3, 9))],
    "help": [
        _NOTHING,
        *(("a", Answer((1,))), ("b", Answer((2,))), ("a b", Answer((1, 2)))),
        ("wont_say", Answer(missing=Missing.WONT_SAY)),
    ],
    "since": [_NOTHING, *((f"{m}-15", Answer(m)) for m in ("1990-01", "2024-05", "2024-06"))],
    "why": [_NOTHING, ("ord", Answer("ord"))],
    "group": [_NOTHING, ("ready", Answer("ready")), ("other", Answer("other"))],
}
_SUBJECTS = {
    "age": Subject("age", "integer", minimum=15, maximum=99, may_not_know=True, wont_say=True),
    "job": Subject("job", "yes_no", (1, 0)),
    "sex": Subject("sex", "single_choice", (1, 2, 3)),
    "step": Subject("step", "rating", (1, 2, 3), dont_know=9, may_not_know=True),
    "help": Subject("help", "multiple_choice", (1, 2, 3), wont_say=True),
    "since": Subject("since", "month", earliest="1990-01", latest="2099-12"),
    "why": Subject("why", "long_text"),
    "group": Subject("group", "single_choice", from_study=True),
}


@settings(max_examples=500)
@given(_EXPRESSIONS, st.data())
def test_what_is_carried_over_means_the_same(expression: str, data: st.DataObject) -> None:
    try:
        tree = condition(expression, TARGETS)
        text = "" if isinstance(tree, bool) else written(tree)
    except (Untranslatable, Mistaken):
        return
    made = {name: data.draw(st.sampled_from(given_)) for name, given_ in _ANSWERS.items()}
    cells = {name: cell for name, (cell, _) in made.items()}
    answers = {name: answer for name, (_, answer) in made.items() if answer is not None}
    reason = data.draw(st.sampled_from(["", "wont_say", "dont_know"])) if not cells["age"] else ""
    cells |= {"age_no_answer": reason, "calc": ""}
    if reason:
        answers["age"] = Answer(missing=Missing(reason))
    group = _GROUPS.get(cells["group"])
    cells["part"] = group.main_group if group else ""
    event("carried over")
    expected = relevant(expression, cells)
    if isinstance(tree, bool):
        # What is "always" in the app is so for every answer, and no answer is no matter of it.
        assert tree == expected
    else:
        found = parse_condition(text, _SUBJECTS, {}).holds(answers, _GROUPS)
        assert found == expected, (text, cells)
