"""The format of a questionnaire: each rule, with a planted mistake and what is said of it."""

from __future__ import annotations

import copy
import tomllib
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.errors import Problem, QuestionnaireInvalid
from interviewer.parsing import parse_questionnaire
from interviewer.questionnaire import Kind, Questionnaire, fill

STRUCTURE = """
format = 1
id = "mini"
version = "1.0"
languages = ["da", "en"]
presented_scale = "mood"

[palettes]
warm = ["#9B1C1C", "#F6D155", "#1B6B3A"]
plain = ["#000000", "#ffffff"]

[scales.mood]
codes = [1, 2, 3]
palette = "warm"
dont_know = 9

[scales.truth]
codes = [1, 0]
palette = "plain"

[[questions]]
id = "q1"
kind = "rating"
scale = "mood"
follow_ups = [
  { id = "low", codes = [1] },
  { id = "high", codes = [2, 3] },
  { id = "dont_know", codes = [9], prompt = false },
]

[[questions]]
id = "q2"
kind = "rating"
scale = "truth"

[[background]]
id = "group"
kind = "single_choice"
options_from = "study.groups"
filled_by = "interviewer"

[[background]]
id = "sex"
kind = "single_choice"
options = [1, 2]
filled_by = "interviewer"

[[background]]
id = "age"
kind = "integer"
minimum = 15
maximum = 99
filled_by = "citizen"

[[background]]
id = "unemployment"
kind = "duration"
maximum_years = 60
filled_by = "citizen"

[[background]]
id = "ethnic_background"
kind = "yes_no"
filled_by = "interviewer"
"""

WORDS = """
language = "da"
name = "Dansk"
validated = true
title = "Lille skema"
source = "Lavet til prøven."
introduction = ["Jeg kommer fra {organisation}.", "Må jeg spørge?"]
presentation = ["Du kan svare med disse tal."]

[scales.mood]
1 = "Skidt"
2 = "Tja"
3 = "Godt"
9 = "Ved ikke"

[scales.truth]
1 = "Sandt"
0 = "Falsk"

[questions.q1]
topic = "Humør"
text = "Hvordan går det?"
follow_ups.low = "Hvad er der galt?"
follow_ups.high = "Hvad er godt hos {organisation}?"

[questions.q2]
topic = "Sandhed"
text = "Er det sandt?"

[background.group]
label = "Gruppe"

[background.sex]
label = "Køn"
options.1 = { label = "Kvinde", key = "K" }
options.2 = { label = "Mand", key = "M" }

[background.age]
label = "Alder"
question = "Hvor gammel er du?"
hint = "hele år"

[background.unemployment]
label = "Ledighed"
question = "Hvor længe har du været ledig?"

[background.ethnic_background]
label = "Anden baggrund"
options.1 = { label = "Ja", key = "J" }
options.0 = { label = "Nej", key = "N" }
"""

Files = dict[str, Any]
"""Each file's name and what it holds."""


def files() -> Files:
    """The questionnaire without a mistake; a new one at each call."""
    return {
        "questionnaire.toml": tomllib.loads(STRUCTURE),
        "da.toml": tomllib.loads(WORDS),
        "en.toml": tomllib.loads(WORDS) | {"language": "en", "name": "English"},
    }


def parse(made: Files) -> Questionnaire:
    texts = {name.removesuffix(".toml"): made[name] for name in made}
    return parse_questionnaire(texts.pop("questionnaire"), texts)


def problems(made: Files) -> tuple[Problem, ...]:
    with pytest.raises(QuestionnaireInvalid) as caught:
        parse(made)
    return caught.value.problems


GONE = object()
"""Stands for the value of a key that is taken away."""


def edited(path: str, value: Any, made: Files | None = None) -> Files:
    """The questionnaire with another value at `path`: FILE/KEY/…, a number within a list."""
    made = files() if made is None else made
    name, *keys = path.split("/")
    steps: list[Any] = [name + ".toml", *(int(k) if k.isdecimal() else k for k in keys)]
    if name != "questionnaire":  # Codes are keys there, and keys are texts.
        steps[1:] = keys if keys[:1] not in (["introduction"], ["presentation"]) else steps[1:]
    inner: Any = made
    for step in steps[:-1]:
        inner = inner[step]
    if value is GONE:
        del inner[steps[-1]]
    elif isinstance(inner, list) and steps[-1] == len(inner):
        inner.append(value)
    else:
        inner[steps[-1]] = value
    return made


def test_the_questionnaire_without_a_mistake_is_read() -> None:
    read = parse(files())
    assert (read.id, read.version, read.original) == ("mini", "1.0", "da")
    assert read.question_ids == ("q1", "q2")
    mood = read.scales["mood"]
    assert read.presented_scale is mood
    assert [(step.code, step.colour) for step in mood.steps] == [
        (1, "#9B1C1C"),
        (2, "#F6D155"),
        (3, "#1B6B3A"),
    ]
    assert (mood.codes, read.scales["truth"].codes) == ((1, 2, 3, 9), (1, 0))
    opened = {code: read.item("q1").follow_up(code) for code in (1, 2, 3, 9, None, "1")}
    assert {code: each and each.id for code, each in opened.items()} == {
        1: "low",
        2: "high",
        3: "high",
        9: "dont_know",
        None: None,
        "1": None,
    }
    assert read.item("q2").follow_ups == ()
    assert {f.id: (f.kind, f.asked, f.options, f.minimum, f.maximum) for f in read.background} == {
        "group": (Kind.SINGLE_CHOICE, False, (), 0, 0),
        "sex": (Kind.SINGLE_CHOICE, False, (1, 2), 0, 0),
        "age": (Kind.INTEGER, True, (), 15, 99),
        "unemployment": (Kind.DURATION, True, (), 0, 720),
        "ethnic_background": (Kind.YES_NO, False, (1, 0), 0, 0),
    }
    assert read.item("group").options_from == "study.groups"
    words = read.words("da")
    assert (words.label(mood, 9), words.items["sex"].options[2].key) == ("Ved ikke", "M")
    assert words.items["q1"].follow_ups.keys() == {"low", "high"}
    assert read.words("sv") is words, "a language that is not there falls back on the original"
    with pytest.raises(KeyError):
        read.item("q9")


def test_little_is_needed() -> None:
    """No background, no follow-ups, no "don't know", nothing read aloud first: all stated."""
    made = files()
    del made["en.toml"], made["questionnaire.toml"]["background"], made["da.toml"]["background"]
    made["questionnaire.toml"]["languages"] = ["da"]
    del made["questionnaire.toml"]["questions"][0]["follow_ups"]
    del made["da.toml"]["questions"]["q1"]["follow_ups"]
    del made["questionnaire.toml"]["scales"]["mood"]["dont_know"]
    del made["da.toml"]["scales"]["mood"]["9"]
    del made["da.toml"]["validated"]
    made["da.toml"] |= {"introduction": [], "presentation": []}
    read = parse(made)
    assert (read.background, read.words("da").validated) == ((), False)
    assert read.scales["mood"].dont_know is None


def test_a_questionnaire_may_present_no_scale() -> None:
    made = files()
    del made["questionnaire.toml"]["presented_scale"]
    with pytest.raises(QuestionnaireInvalid) as caught:
        parse(made)
    assert {(problem.file, problem.place) for problem in caught.value.problems} == {
        ("da.toml", "presentation"),
        ("en.toml", "presentation"),
    }, "words that nobody would ever read aloud"
    del made["da.toml"]["presentation"]
    made["en.toml"]["presentation"] = []
    read = parse(made)
    assert read.presented_scale is None
    assert read.words("en").presentation == read.words("da").presentation == ()


S = "questionnaire.toml"
MISTAKES: list[tuple[str, Any, str, str, str, str]] = [
    # (path, value, expected file, expected place, words of the rule, words of the mend)
    # --- the head
    ("questionnaire/format", GONE, S, "format", "is missing", "Add format = a whole number"),
    ("questionnaire/format", 3, S, "format", "reads up to 2", "newer version of the app"),
    ("questionnaire/format", 0, S, "format", "out of range", "Use 1"),
    ("questionnaire/format", "1", S, "format", "must be a whole number", "Correct"),
    ("questionnaire/format", True, S, "format", "must be a whole number", "Correct"),
    ("questionnaire/id", "Mini Skema", S, "id", '"Mini Skema" is not a possible name', "hyphens"),
    ("questionnaire/id", "../mini", S, "id", "is not a possible name", "small letters"),
    ("questionnaire/id", GONE, S, "id", "is missing", "Add id = a text"),
    ("questionnaire/version", 1.0, S, "version", "must be a text", "Correct"),
    ("questionnaire/version", " ", S, "version", "is empty", "Write the text"),
    ("questionnaire/versoin", "2", S, "versoin", "is not known here", "Use one of"),
    # --- languages
    ("questionnaire/languages", [], S, "languages", "names no language", '["da"]'),
    ("questionnaire/languages", "da", S, "languages", "must be a list", "Correct"),
    ("questionnaire/languages/2", "sv", S, "languages", "sv.toml is missing", "Add the file"),
    ("questionnaire/languages/1", GONE, S, "languages", "en.toml is there", 'Add "en"'),
    ("questionnaire/languages/2", "da", S, "languages", '"da" is named twice', "its own"),
    ("questionnaire/languages/2", "../da", S, "languages", "no language tag", '"da"'),
    ("questionnaire/languages/2", 5, S, "languages", "texts only", "Correct"),
    # --- palettes
    ("questionnaire/palettes/warm/1", "yellow", S, "palettes.warm", '"yellow" is no colour', "#"),
    ("questionnaire/palettes/warm/1", "#FFF", S, "palettes.warm", "is no colour", "#C00000"),
    ("questionnaire/palettes/plain/1", 5, S, "palettes.plain", "texts only", "Correct"),
    ("questionnaire/palettes/Two Tone", ["#000000"], S, "palettes.Two Tone", "possible name", "_"),
    # --- scales
    ("questionnaire/scales/mood/codes", [1], S, "scales.mood.codes", "has 1 steps", "2 to 7"),
    ("questionnaire/scales/mood/codes", [*range(8)], S, "scales.mood.codes", "8 steps", "2 to 7"),
    ("questionnaire/scales/mood/codes/2", 1, S, "scales.mood.codes", "same number twice", "once"),
    ("questionnaire/scales/mood/codes/2", 10, S, "scales.mood.codes", "must be 0 to 9", "digit"),
    ("questionnaire/scales/mood/codes/2", -1, S, "scales.mood.codes", "must be 0 to 9", "digit"),
    (
        "questionnaire/scales/mood/codes/2",
        "3",
        S,
        "scales.mood.codes",
        "whole numbers only",
        "list",
    ),
    ("questionnaire/scales/mood/codes/2", True, S, "scales.mood.codes", "whole numbers", "list"),
    ("questionnaire/scales/mood/dont_know", 3, S, "scales.mood.dont_know", "3 is a step", "own"),
    ("questionnaire/scales/mood/dont_know", 99, S, "scales.mood.dont_know", "range", "0 to 9"),
    ("questionnaire/scales/mood/palette", "worm", S, "scales.mood.palette", '"worm"', '"warm"?'),
    (
        "questionnaire/palettes/warm/3",
        "#123456",
        S,
        "scales.mood.palette",
        "has 4 colours for 3 codes",
        "one colour for each",
    ),
    ("questionnaire/palettes/warm/2", GONE, S, "scales.mood.palette", "2 colours for 3", "one"),
    ("questionnaire/palettes/warm", [], S, "scales.mood.palette", "0 colours for 3", "one"),
    ("questionnaire/presented_scale", "moods", S, "presented_scale", '"moods"', '"mood"?'),
    # --- questions
    ("questionnaire/questions", [], S, "questions", "holds no question", "[[questions]]"),
    ("questionnaire/questions", {}, S, "questions", "must be a list", "Correct"),
    ("questionnaire/questions/0", "q1", S, "questions[no. 1]", "is not a table", "key = value"),
    ("questionnaire/questions/1/id", "q1", S, "questions", '"q1" is used twice', "its own"),
    ("questionnaire/questions/1/id", "sex", S, "questions", '"sex" is used twice', "its own"),
    ("questionnaire/questions/1/id", GONE, S, "questions[no. 2].id", "is missing", "id = a text"),
    ("questionnaire/questions/1/id", "Q2", S, "questions[Q2].id", "not a possible name", "letter"),
    ("questionnaire/questions/1/id", "summary", S, "questions[summary].id", "a page", "another"),
    ("questionnaire/questions/1/kind", "ratng", S, "questions[q2].kind", '"ratng"', '"rating"?'),
    ("questionnaire/questions/1/kind", GONE, S, "questions[q2].kind", "is missing", "Add kind"),
    ("questionnaire/questions/1/scale", "trooth", S, "questions[q2].scale", '"trooth"', '"truth"?'),
    ("questionnaire/questions/1/scale", GONE, S, "questions[q2].scale", "is missing", "Add scale"),
    (
        "questionnaire/questions/1/note",
        "x",
        S,
        "questions[q2].note",
        "not known",
        "Use one of: asked_if",
    ),
    ("questionnaire/questions/1/follow_up", [], S, "questions[q2].follow_up", "", '"follow_ups"?'),
    # --- follow-ups
    (
        "questionnaire/questions/0/follow_ups/0/codes/1",
        4,
        S,
        "questions[q1].follow_ups[low].codes",
        '4 is not on the scale "mood"',
        "Use 1, 2, 3, 9",
    ),
    (
        "questionnaire/questions/0/follow_ups/0/codes/1",
        2,
        S,
        "questions[q1].follow_ups[high].codes",
        "2 opens two follow-ups",
        "one of them",
    ),
    (
        "questionnaire/questions/0/follow_ups/0/codes",
        [],
        S,
        "questions[q1].follow_ups[low].codes",
        "never asked",
        "Name the answers",
    ),
    (
        "questionnaire/questions/0/follow_ups/0/id",
        "high",
        S,
        "questions[q1].follow_ups",
        '"high" is used twice',
        "its own",
    ),
    (
        "questionnaire/questions/0/follow_ups/2/prompt",
        "no",
        S,
        "questions[q1].follow_ups[dont_know].prompt",
        "must be true or false",
        "Correct",
    ),
    # --- background
    ("questionnaire/background/1/id", "group", S, "questions", '"group" is used twice', "its own"),
    ("questionnaire/background/1/id", "background", S, "background[background].id", "page", ""),
    (
        "questionnaire/background/1/kind",
        "single-choice",
        S,
        "background[sex].kind",
        '"single-choice" is not known here',
        '"single_choice"?',
    ),
    (
        "questionnaire/background/1/filled_by",
        "citizens",
        S,
        "background[sex].filled_by",
        '"citizens" is not known here',
        '"citizen"?',
    ),
    ("questionnaire/background/1/filled_by", GONE, S, "background[sex].filled_by", "missing", ""),
    ("questionnaire/background/1/options", [1], S, "background[sex].options", "two options", ""),
    ("questionnaire/background/1/options", GONE, S, "background[sex].options", "missing", ""),
    ("questionnaire/background/1/options/1", 1, S, "background[sex].options", "twice", "once"),
    ("questionnaire/background/1/options/1", -1, S, "background[sex].options", "below 0", "0"),
    (
        "questionnaire/background/0/options_from",
        "groups",
        S,
        "background[group].options_from",
        "",
        "",
    ),
    ("questionnaire/background/0/options", [1, 2], S, "background[group].options", "known", ""),
    ("questionnaire/background/2/minimum", GONE, S, "background[age].minimum", "missing", "Add"),
    ("questionnaire/background/2/maximum", GONE, S, "background[age].maximum", "missing", "Add"),
    (
        "questionnaire/background/2/maximum",
        14,
        S,
        "background[age].maximum",
        "14 is below the minimum",
        "15 or more",
    ),
    ("questionnaire/background/2/minimum", -5, S, "background[age].minimum", "range", "Use 0"),
    ("questionnaire/background/2/minimum", 15.5, S, "background[age].minimum", "whole number", ""),
    (
        "questionnaire/background/3/maximum_years",
        0,
        S,
        "background[unemployment].maximum_years",
        "0 is out of range",
        "1 to 120",
    ),
    (
        "questionnaire/background/4/options",
        [1, 0],
        S,
        "background[ethnic_background].options",
        "",
        "",
    ),
    # --- texts: the head
    ("da/language", "en", "da.toml", "language", '"en" is not known here', "da"),
    ("da/name", GONE, "da.toml", "name", "is missing", "Add name = a text"),
    ("da/title", "", "da.toml", "title", "is empty", "Write the text"),
    ("da/source", GONE, "da.toml", "source", "is missing", "Add source"),
    ("da/validated", "yes", "da.toml", "validated", "true or false", "Correct"),
    ("da/titel", "x", "da.toml", "titel", "is not known here", "Use one of: themes"),
    ("en/introduction", "Hello", "en.toml", "introduction", "must be a list", "Correct"),
    ("en/introduction/1", "", "en.toml", "introduction", "none empty", "Correct the list"),
    ("en/introduction/1", 5, "en.toml", "introduction", "texts only", "Correct the list"),
    ("da/presentation", GONE, "da.toml", "presentation", "is missing", "Add presentation"),
    # --- texts: placeholders
    (
        "da/introduction/0",
        "Fra {organization}.",
        "da.toml",
        "introduction",
        "{organization} is not filled in",
        'Did you mean "organisation"?',
    ),
    ("da/presentation/0", "{}", "da.toml", "presentation", "{} is not filled in", "organisation"),
    ("da/introduction/0", "{organisation", "da.toml", "introduction", "brace", "{organisation}"),
    ("da/questions/q1/text", "{place}?", "da.toml", "questions.q1.text", "{place}", "organisation"),
    (
        "da/questions/q1/follow_ups/low",
        "Hvorfor {ikke}?",
        "da.toml",
        "questions.q1.follow_ups.low",
        "{ikke} is not filled in",
        "organisation",
    ),
    # --- texts: labels
    ("da/scales/mood/2", GONE, "da.toml", "scales.mood.2", "is missing", "Add 2 = a text"),
    ("da/scales/mood/4", "Mere", "da.toml", "scales.mood.4", "is not known here", "Remove it"),
    ("da/scales/mood/9", GONE, "da.toml", "scales.mood.9", "is missing", "Add 9 = a text"),
    ("da/scales/mood", GONE, "da.toml", "scales.mood", "is missing", "Add a table [scales.mood]"),
    ("da/scales/modo", {}, "da.toml", "scales.modo", "is not known here", "Remove it"),
    # --- texts: questions
    ("da/questions/q1/topic", GONE, "da.toml", "questions.q1.topic", "is missing", "Add topic"),
    ("da/questions/q1/text", "\n", "da.toml", "questions.q1.text", "is empty", "Write the text"),
    ("da/questions/q1/txt", "?", "da.toml", "questions.q1.txt", "not known", "Use one of: hint"),
    ("da/questions/q2", GONE, "da.toml", "questions.q2", "missing", "a table [questions.q2]"),
    ("da/questions/q3", {}, "da.toml", "questions.q3", "is not known here", "Remove it"),
    (
        "da/questions/q1/follow_ups/low",
        GONE,
        "da.toml",
        "questions.q1.follow_ups.low",
        "missing",
        "",
    ),
    (
        "da/questions/q1/follow_ups/dont_know",
        "Hvorfor ved du det ikke?",
        "da.toml",
        "questions.q1.follow_ups.dont_know",
        "is not known here",
        "Remove it",
    ),
    ("da/questions/q2/follow_ups", {"low": "?"}, "da.toml", "questions.q2.follow_ups.low", "", ""),
    # --- texts: background
    ("da/background/age/label", GONE, "da.toml", "background.age.label", "missing", "Add label"),
    ("da/background/age/question", GONE, "da.toml", "background.age.question", "missing", "Add"),
    ("da/background/sex/options/2", GONE, "da.toml", "background.sex.options.2", "missing", "Add"),
    ("da/background/sex/options/3", {}, "da.toml", "background.sex.options.3", "not known", ""),
    ("da/background/age/options", {}, "da.toml", "background.age.options", "not known", ""),
    (
        "da/background/sex/options/2/key",
        "k",
        "da.toml",
        "background.sex.options",
        '"k" is the key of two options',
        "its own",
    ),
    (
        "da/background/sex/options/2/key",
        "Ma",
        "da.toml",
        "background.sex.options.2.key",
        "one letter or digit",
        '"K"',
    ),
    ("da/background/sex/options/2/key", "!", "da.toml", "background.sex.options.2.key", "one", ""),
    ("da/background/gender", {}, "da.toml", "background.gender", "is not known here", "Remove it"),
]


@pytest.mark.parametrize(("path", "value", "file", "place", "rule", "mend"), MISTAKES)
def test_a_mistake_is_named_with_file_place_rule_and_mend(
    path: str, value: Any, file: str, place: str, rule: str, mend: str
) -> None:
    found = problems(edited(path, value))
    assert [
        each
        for each in found
        if (each.file, each.place) == (file, place) and rule in each.rule and mend in each.mend
    ], found
    assert all(each.rule.endswith(".") and each.mend.endswith((".", "?")) for each in found)


ALONE = [
    mistake
    for mistake in MISTAKES
    # These truly have consequences elsewhere.
    if mistake[3] not in {"scales", "languages", "palettes.warm"}
]


@pytest.mark.parametrize(("path", "value"), [mistake[:2] for mistake in ALONE])
def test_a_mistake_is_not_followed_by_a_list_of_others(path: str, value: Any) -> None:
    first, *others = problems(edited(path, value))
    below = [other for other in others if other.place.startswith(first.place)]
    assert len(others) - len(below) <= 1


def test_a_problem_reads_as_a_sentence() -> None:
    (problem,) = problems(edited("questionnaire/questions/0/kind", "ratng"))
    assert str(problem) == (
        'questionnaire.toml: questions[q1].kind: "ratng" is not known here. Did you mean "rating"?'
    )


def test_an_unknown_key_suggests_one_that_is_missing() -> None:
    made = edited("questionnaire/versoin", "1.0")
    del made["questionnaire.toml"]["version"]
    found = {problem.place: problem.mend for problem in problems(made)}
    assert found == {"version": "Add version = a text.", "versoin": 'Did you mean "version"?'}


def test_mistakes_in_the_structure_are_all_named_at_once() -> None:
    made = files()
    for path, value in (
        ("questionnaire/id", "?"),
        ("questionnaire/palettes/warm/0", "red"),
        ("questionnaire/scales/truth/palette", "warm"),
        ("questionnaire/questions/0/follow_ups/2/codes", [8]),
        ("questionnaire/background/2/maximum", 1),
    ):
        edited(path, value, made)
    assert {problem.place for problem in problems(made)} == {
        "id",
        "palettes.warm",
        "scales.truth.palette",
        "questions[q1].follow_ups[dont_know].codes",
        "background[age].maximum",
    }


def test_mistakes_in_all_languages_are_named_at_once() -> None:
    made = files()
    for path, value in (
        ("da/title", ""),
        ("da/questions/q1/text", GONE),
        ("en/scales/truth/0", ""),
        ("en/background/age/question", 4),
    ):
        edited(path, value, made)
    assert {(problem.file, problem.place) for problem in problems(made)} == {
        ("da.toml", "title"),
        ("da.toml", "questions.q1.text"),
        ("en.toml", "scales.truth.0"),
        ("en.toml", "background.age.question"),
    }


def test_a_newer_format_is_said_to_be_that_and_nothing_else() -> None:
    made = edited("questionnaire/format", 3)
    made["questionnaire.toml"] |= {"calculations": [], "questions": "elsewhere"}
    assert [problem.place for problem in problems(made)] == ["format"]


@pytest.mark.parametrize("value", ["text", [], None, 3])
@pytest.mark.parametrize("name", ["questionnaire.toml", "da.toml"])
def test_a_file_that_is_no_table(name: str, value: Any) -> None:
    found = problems(files() | {name: value})
    assert (found[0].file, found[0].place, found[0].rule) == (name, "", "is not a table.")
    assert str(found[0]).startswith(f"{name}: is not a table.")


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("Jeg kommer fra {organisation}.", "Jeg kommer fra KL {2023}."),
        ("{organisation}{organisation}", "KL {2023}KL {2023}"),
        ("{jobcenter} og { organisation }", "{jobcenter} og { organisation }"),
    ],
)
def test_filling_in_the_words_of_the_study(text: str, filled: str) -> None:
    assert fill(text, {"organisation": "KL {2023}"}) == filled


# --- every node -------------------------------------------------------------------------------

Path = tuple[str | int, ...]


def nodes(value: Any, path: Path = ()) -> Iterator[Path]:
    if len(path) > 1:
        yield path
    inside = dict(enumerate(value)) if isinstance(value, list) else value
    for key, inner in inside.items() if isinstance(inside, dict) else ():
        yield from nodes(inner, (*path, key))


def at(made: Any, path: Path) -> Any:
    for step in path:
        made = made[step]
    return made


def without(path: Path) -> Files:
    made = files()
    del at(made, path[:-1])[path[-1]]
    return made


def valid(made: Files) -> bool:
    """Whether the questionnaire is read; anything but `QuestionnaireInvalid` fails the test."""
    try:
        parse(made)
    except QuestionnaireInvalid as invalid:
        return not invalid.problems
    return True


PATHS = sorted(nodes(files()), key=str)


def may_go(path: Path) -> bool:
    """Whether the questionnaire is still whole without this node."""
    match path:
        case (_, "validated") | (_, "background", _, "hint"):
            return True
        case ("en.toml", place, *_) if place not in {"language", "name"}:
            return True  # The Danish words stand in.
        case (_, "introduction" | "presentation", int()):
            return True  # A paragraph less.
        case (_, "background", _, "options", _, "key"):
            return True  # Its code is its key.
        case ("questionnaire.toml", "questions", 0, "follow_ups", 2, "codes"):
            return True  # The last one may open with any other answer.
        case ("questionnaire.toml", "questions", 0, "follow_ups", 1, "codes", _):
            return True  # An answer that opens nothing.
        case ("questionnaire.toml", "questions", 0, "follow_ups", 2):
            return True  # It has no words in the texts.
    return False


@pytest.mark.parametrize("path", PATHS, ids=lambda path: "/".join(map(str, path)))
def test_nothing_that_is_needed_can_go_unnoticed(path: Path) -> None:
    assert valid(without(path)) == may_go(path)


@pytest.mark.parametrize(
    "path",
    [p for p in PATHS if p[0] == "en.toml" and len(p) > 2 and "key" not in p],
    ids=lambda path: "/".join(map(str, path)),
)
def test_no_missing_translation_goes_unnoticed(path: Path) -> None:
    if isinstance(path[-1], int):
        return  # A paragraph less.
    words = parse(without(path)).words("en")
    assert words.borrows(".".join(map(str, path[1:])))


def test_a_missing_translation_is_the_originals_text() -> None:
    made = files()
    del made["en.toml"]["questions"]["q1"]["text"], made["en.toml"]["scales"]["mood"]["2"]
    del made["en.toml"]["introduction"]
    made["en.toml"]["questions"]["q1"]["topic"] = "Mood"
    words = parse(made).words("en")
    assert (words.items["q1"].text, words.items["q1"].topic) == ("Hvordan går det?", "Mood")
    assert words.labels["mood"][2] == "Tja"
    assert words.introduction == parse(made).words("da").introduction
    assert words.borrowed == {"questions.q1.text", "scales.mood.2", "introduction"}
    assert words.borrows("questions.q1")
    assert words.borrows("questions.q2", "scales.mood")
    assert not words.borrows("questions.q")
    assert parse(made).words("da").borrowed == frozenset()


VALUES: list[Any] = [
    *(None, True, False, 0, 3, -1, 10**12, 2.5, float("nan"), "", "x", "da", "mood", "\0{"),
    *([], [1], ["x"], [[]], [{}], [None], {}, {"id": "q1"}, {"x": {}}, date(2026, 11, 20), b"x"),
]


@given(st.sampled_from(PATHS), st.sampled_from(VALUES))
def test_a_value_of_another_type_never_passes(path: Path, value: Any) -> None:
    made = files()
    before = at(made, path)
    at(made, path[:-1])[path[-1]] = value
    label = path[-2:-1] == ("options",) and isinstance(value, str) and value.strip()
    assert label or not valid(made) or type(value) is type(before)


@given(st.lists(st.tuples(st.sampled_from(PATHS), st.sampled_from(VALUES)), max_size=8))
def test_whatever_is_wrong_is_said_and_nothing_breaks(changes: list[tuple[Path, Any]]) -> None:
    made: Any = files()
    for path, value in changes:
        try:
            at(made, path)
            at(made, path[:-1])[path[-1]] = copy.deepcopy(value)
        except (LookupError, TypeError):
            continue  # An earlier change has taken the place away.
    valid(made)


@given(
    st.recursive(
        st.sampled_from(VALUES),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(
                st.sampled_from(sorted({str(step) for path in PATHS for step in path})), inner
            )
        ),
        max_leaves=30,
    )
)
def test_a_mapping_from_anywhere_breaks_nothing(value: Any) -> None:
    valid({"questionnaire.toml": value, "da.toml": value})
