"""Forms made by hand: what becomes of each thing in them, and what is said of the rest."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from export.xlsform import Draft, Remark, from_xlsform
from interviewer.errors import Problem, QuestionnaireInvalid
from interviewer.parsing import parse_questionnaire
from interviewer.questionnaire import STRUCTURE_FILE, Kind, Question, Questionnaire
from tests.export.forms import Table, saved, workbook

HEADER = ["type", "name", "label"]
NEVER = "is never met: the question can never be asked."
LISTS: Table = [
    ["list_name", "name", "label"],
    ["yn", "yes", "Ja"],
    ["yn", "no", "Nej"],
    ["agree", 1, "Uenig"],
    ["agree", 2.0, "Tja"],
    ["agree", "3", "Enig"],
    ["help", "money", "Penge"],
    ["help", "time", "Tid"],
    ["help", "none", "Intet"],
]


def draft(name: str = "form.xlsx", /, **sheets: Table) -> Draft:
    """What becomes of a form; its files are always a questionnaire."""
    made = from_xlsform(workbook(**sheets), name)
    parsed(made)
    return made


def parsed(made: Draft) -> Questionnaire:
    """The questionnaire of a draft."""
    files: dict[str, Any] = dict(made.files)
    structure = files.pop(STRUCTURE_FILE)
    texts = {name.removesuffix(".toml"): table for name, table in files.items()}
    return parse_questionnaire(structure, texts)


def survey(
    *rows: Sequence[object], header: Sequence[str] = HEADER, choices: Table = LISTS, **more: Table
) -> Draft:
    """What becomes of these rows, with the usual lists."""
    return draft(survey=[header, *rows], choices=choices, **more)


def only(made: Draft) -> Question:
    """The one question of a draft."""
    (question,) = parsed(made).questions
    return question


def only_kinds(made: Draft) -> list[Kind]:
    """The kinds of its questions."""
    return [question.kind for question in parsed(made).questions]


def said(made: Draft) -> list[str]:
    """What is said of a form, apart from what these forms have in common."""
    return [
        str(remark)
        for remark in made.remarks
        if "names no language" not in remark.what
        and "no question uses this list" not in remark.what
        and "in the data stand numbers" not in remark.what
        and "names no highest number" not in remark.what
    ]


def problems(
    *rows: Sequence[object], header: Sequence[str] = HEADER, choices: Table = LISTS
) -> list[str]:
    """The mistakes for which a form is refused, as places and rules."""
    with pytest.raises(QuestionnaireInvalid) as refused:
        survey(*rows, header=header, choices=choices)
    assert all(problem.file == "form.xlsx" and problem.mend for problem in refused.value.problems)
    return [f"{problem.place}: {problem.rule}" for problem in refused.value.problems]


# --- the least that is a form ---------------------------------------------------------------


def test_a_sheet_of_questions_is_enough() -> None:
    made = draft("Min første form.xlsx", survey=[HEADER, ["text", "q1", "Hvad synes du?"]])
    assert made.files == {
        "questionnaire.toml": {
            "format": 2,
            "id": "min-foerste-form",
            "version": "1.0",
            "languages": ["da"],
            "questions": [{"id": "q1", "kind": "long_text"}],
        },
        "da.toml": {
            "language": "da",
            "name": "Dansk",
            "title": "Min første form",
            "source": "Imported from Min første form.xlsx.",
            "introduction": [],
            "questions": {"q1": {"topic": "Hvad synes du?", "text": "Hvad synes du?"}},
        },
    }
    assert made.remarks == [
        Remark(
            "survey row 1, label",
            "names no language: Dansk (da) was taken.",
            "Write the language in the header, like label::English (en), if it is another.",
        )
    ]


def test_a_small_form_says_everything_with_questions_and_choices() -> None:
    made = survey(
        ["note", "", "Hej. Må jeg spørge dig om noget?"],
        ["begin group", "meeting", "Mødet"],
        ["select_one agree", "listened", "Jeg blev lyttet til", "", "likert"],
        ["select_one yn", "first", "Er det første gang?"],
        ["end group", ""],
        ["select_multiple help", "wants", "Hvad mangler du?", "${first} = 'no'", "", "yes"],
        ["text", "why", "Hvorfor?", "${listened} < 3 and not(selected(${wants}, 'time'))"],
        ["begin group", "background", "Baggrund"],
        ["integer", "age", "Hvor gammel er du?", "", "", "", ". >= 15 and . <= 99"],
        ["end group", ""],
        header=[*HEADER, "relevant", "appearance", "required", "constraint"],
        settings=[["form_title", "form_id", "version"], ["Venteværelset", "waiting", 3]],
    )
    form = parsed(made)
    assert (form.id, form.version, form.texts["da"].title) == ("waiting", "3", "Venteværelset")
    assert form.texts["da"].introduction == ("Hej. Må jeg spørge dig om noget?",)
    assert form.texts["da"].themes == {"meeting": "Mødet"}
    assert [(q.id, q.kind, q.theme) for q in form.questions] == [
        ("listened", Kind.RATING, "meeting"),
        ("first", Kind.YES_NO, "meeting"),
        ("wants", Kind.MULTIPLE_CHOICE, None),
        ("why", Kind.LONG_TEXT, None),
    ]
    conditions = {q.id: q.condition.text for q in form.questions if q.condition}
    assert conditions == {"wants": "first == no", "why": "listened < 3 and not (wants has 2)"}
    assert form.item("wants").required
    assert [(f.id, f.minimum, f.maximum) for f in form.background] == [("age", 15, 99)]
    assert [step.colour for step in form.scales["agree"].steps] == ["#9B1C1C", "#F6D155", "#1B6B3A"]
    (remark,) = said(made)
    assert remark.startswith("choices row 4, list agree: has no colours: red for 1 to green for 3")


# --- types ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("type_", "kind"),
    [
        ("integer", Kind.INTEGER),
        ("int", Kind.INTEGER),
        ("Integer ", Kind.INTEGER),
        ("percentage", Kind.INTEGER),
        ("text", Kind.LONG_TEXT),
        ("string", Kind.LONG_TEXT),
        ("date", Kind.MONTH),
        ("select_one help", Kind.SINGLE_CHOICE),
        ("select one from help", Kind.SINGLE_CHOICE),
        ("select one  help", Kind.SINGLE_CHOICE),
        ("select1 help", Kind.SINGLE_CHOICE),
        ("Select_One help", Kind.SINGLE_CHOICE),
        ("select_multiple help", Kind.MULTIPLE_CHOICE),
        ("select multiple help", Kind.MULTIPLE_CHOICE),
        ("select all that apply from help", Kind.MULTIPLE_CHOICE),
        ("add select multiple prompt using help", Kind.MULTIPLE_CHOICE),
        ("select_one yn", Kind.YES_NO),
    ],
)
def test_types_are_read_as_pyxform_reads_them(type_: str, kind: Kind) -> None:
    assert only(survey([type_, "q1", "Hvad?"])).kind is kind


@pytest.mark.parametrize(
    "type_",
    [
        "geopoint",
        "geotrace",
        "image",
        "audio",
        "video",
        "file",
        "barcode",
        "calculate",
        "hidden",
        "decimal",
        "time",
        "dateTime",
        "acknowledge",
        "rank help",
        "select_one_from_file places.csv",
        "select_multiple_from_file places.xml",
        "select_one_external places",
        "csv-external",
        "xml-external",
        "start",
        "end",
        "today",
        "deviceid",
        "username",
        "audit",
        "background-audio",
        "start-geopoint",
        "select_one ${other}",
        "range",
    ],
)
def test_a_type_without_counterpart_is_left_out_and_named(type_: str) -> None:
    made = survey(
        ["text", "q1", "Hvad?", "", ""],
        [type_, "thing", "Noget", "x", "step=0.5"],
        header=[*HEADER, "default", "parameters"],
    )
    assert [q.id for q in parsed(made).questions] == ["q1"]
    (remark,) = said(made)
    assert remark.startswith(f"survey row 3 ({type_.split(' ', maxsplit=1)[0]} thing): left out: ")


def test_a_range_of_whole_numbers_is_an_integer() -> None:
    made = survey(
        ["range", "q1", "Hvad?", "start=0; end=10 step=1"], header=[*HEADER, "parameters"]
    )
    assert (only(made).minimum, only(made).maximum) == (0, 10)
    assert said(made) == []


def test_a_date_is_a_month_and_the_day_is_missed() -> None:
    header = [*HEADER, "appearance", "constraint"]
    row = ["date", "q1", "Siden?", "", ". >= date('1990-01-01') and . <= date('2024-05-31')"]
    made = survey(row, header=header)
    assert (only(made).earliest, only(made).latest) == ("1990-01", "2024-05")
    assert ["the day is dropped" in each for each in said(made)] == [True]
    row[3] = "month-year"
    assert said(survey(row, header=header)) == []


def test_a_text_is_short_where_the_form_says_so() -> None:
    header = [*HEADER, "constraint", "appearance"]
    short = only(survey(["text", "q1", "?", "string-length(.) <= 50", ""], header=header))
    assert (short.kind, short.maximum) == (Kind.TEXT, 50)
    long = only(survey(["text", "q1", "?", "string-length(.) <= 50", "multiline"], header=header))
    assert (long.kind, long.maximum) == (Kind.LONG_TEXT, 50)


def test_a_number_without_limits_gets_them_and_below_nought_is_cut() -> None:
    header = [*HEADER, "constraint"]
    made = survey(["integer", "a", "A", ""], ["integer", "b", "B", ". > -5"], header=header)
    assert [(q.minimum, q.maximum) for q in parsed(made).questions] == [(0, 10**6), (0, 10**6)]
    (told,) = (remark for remark in made.remarks if "names no highest number" in remark.what)
    assert (told.place, told.mend) == (
        "survey rows 2 and 3, constraint",
        "Write a constraint such as . >= 15 and . <= 99; a study then puts it in bands.",
    )
    assert any("-4 to 1000000 was cut" in remark.what for remark in made.remarks)


def test_or_other_is_a_choice_and_a_question_which() -> None:
    made = survey(["select_multiple help or_other", "q1", "Hvad?"])
    question = only(made)
    assert question.options == (1, 2, 3, 4)
    assert [(f.id, f.codes) for f in question.follow_ups] == [("other", frozenset({4}))]
    assert parsed(made).texts["da"].items["q1"].options[4].label == "Andet"
    assert "or_other" in said(made)[0]


# --- choices ----------------------------------------------------------------------------------


def choices(*rows: Sequence[object]) -> Table:
    """A sheet of one list, called "l"."""
    return [["list_name", "name", "label"], *(["l", *row] for row in rows)]


def test_numbers_stay_and_names_get_free_codes() -> None:
    made = survey(
        ["select_one l", "q1", "?"],
        choices=choices(["a", "A"], [7, "B"], ["c", "C"], [1.0, "D"], ["-99", "E"]),
    )
    question = only(made)
    assert question.options == (2, 7, 3, 1, 4)
    labels = parsed(made).texts["da"].items["q1"].options
    assert {code: option.label for code, option in labels.items()} == {
        2: "A",
        7: "B",
        3: "C",
        1: "D",
        4: "E",
    }
    assert any("a is 2, c is 3, -99 is 4" in remark.what for remark in made.remarks)


@pytest.mark.parametrize(
    ("rows", "kind"),
    [
        ([["yes", "Ja"], ["no", "Nej"]], Kind.YES_NO),
        ([["ja", "Ja"], ["nej", "Nej"]], Kind.YES_NO),
        ([[1, "Yes"], [0, "No"]], Kind.YES_NO),
        ([[1, "Ja"], [2, "Nej"]], Kind.SINGLE_CHOICE),
        ([[1, "Godt"], [0, "Skidt"]], Kind.SINGLE_CHOICE),
        ([["yes", "Ja, ofte"], ["no", "Nej"]], Kind.SINGLE_CHOICE),
        ([["no", "Nej"], ["yes", "Ja"]], Kind.SINGLE_CHOICE),
        ([["yes", "Ja"], ["no", "Nej"], ["dk", "Ved ikke"]], Kind.SINGLE_CHOICE),
    ],
)
def test_yes_and_no_only_where_it_is_sure(rows: list[list[object]], kind: Kind) -> None:
    assert only(survey(["select_one l", "q1", "?"], choices=choices(*rows))).kind is kind


@pytest.mark.parametrize(
    ("rows", "steps", "unknown"),
    [
        ([[n, str(n)] for n in range(1, 6)], (1, 2, 3, 4, 5), None),
        ([[n, str(n)] for n in (3, 2, 1)], (3, 2, 1), None),
        ([[1, "A"], [2, "B"], [9, "Ved ikke"]], (1, 2), 9),
        ([[1, "A"], [2, "B"], [98, "Don't know"]], (1, 2), 9),
        ([[1, "A"], [2, "B"], [6, "Ved ikke/ikke relevant"]], (1, 2), 6),
        ([[0, "A"], [9, "B"], ["dk", "?"]], (0, 9), 8),
    ],
)
def test_a_scale_is_made_of_digits(
    rows: list[list[object]], steps: tuple[int, ...], unknown: int | None
) -> None:
    header = [*HEADER, "appearance"]
    made = survey(["select_one l", "q1", "?", "likert"], header=header, choices=choices(*rows))
    scale = only(made).scale
    assert scale is not None
    assert (tuple(step.code for step in scale.steps), scale.dont_know) == (steps, unknown)
    colours = {step.code: step.colour for step in scale.steps}
    assert (colours[min(steps)], colours[max(steps)]) == ("#9B1C1C", "#1B6B3A")


@pytest.mark.parametrize(
    "rows",
    [
        [[n, str(n)] for n in range(1, 9)],
        [[10, "A"], [20, "B"]],
        [["bad", "A"], ["good", "B"]],
        [[1, "A"], [3, "B"], [2, "C"]],
    ],
)
def test_what_is_no_scale_is_an_ordinary_choice(rows: list[list[object]]) -> None:
    header = [*HEADER, "appearance"]
    made = survey(["select_one l", "q1", "?", "likert"], header=header, choices=choices(*rows))
    assert only(made).kind is Kind.SINGLE_CHOICE
    assert any("is no scale here" in each for each in said(made))


def test_the_case_of_an_appearance_does_not_matter() -> None:
    header = [*HEADER, "appearance"]
    made = survey(
        ["select_one agree", "a", "A", "Likert"],
        ["date", "b", "B", "Month-Year"],
        ["text", "c", "C", "MULTILINE Minimal"],
        header=header,
    )
    assert only_kinds(made) == [Kind.RATING, Kind.MONTH, Kind.LONG_TEXT]
    appearances = [each for each in said(made) if "appearance" in each or "dropped" in each]
    assert appearances == [
        'survey row 4, appearance: "Minimal" left out: the app has its own look.'
    ]


def test_a_choice_that_excludes_the_others() -> None:
    rule = "not(selected(., 'none') and count-selected(.) > 1)"
    made = survey(["select_multiple help", "q1", "?", rule], header=[*HEADER, "constraint"])
    assert only(made).exclusive == {3}
    assert said(made) == []


# --- names --------------------------------------------------------------------------------------


def test_names_are_made_to_fit_and_conditions_follow() -> None:
    made = survey(
        ["select_one yn", "HasJob", "A", ""],
        ["integer", "q-1", "B", "${HasJob} = 'yes'"],
        ["integer", "1st", "C", "${q-1} > 2"],
        ["integer", "summary", "D", "${1st} > 2"],
        ["integer", "Ærø og Fanø", "E", "${summary} > 2"],
        ["integer", "a" * 40, "F", "${Ærø og Fanø} > 2"],
        ["integer", "has_job", "G", f"${{{'a' * 40}}} > 2"],
        header=[*HEADER, "relevant"],
    )
    form = parsed(made)
    assert form.question_ids == (
        "has_job_2",
        "q_1",
        "q_1st",
        "summary_2",
        "aeroe_og_fanoe",
        "a" * 32,
        "has_job",
    )
    conditions = [q.condition.text for q in form.questions if q.condition]
    assert conditions == [
        "has_job_2 == yes",
        "q_1 > 2",
        "q_1st > 2",
        "summary_2 > 2",
        "aeroe_og_fanoe > 2",
        f"{'a' * 32} > 2",
    ]
    assert sum("is called" in remark.what for remark in made.remarks) == 6


# --- groups, routing ---------------------------------------------------------------------------


def test_the_condition_of_a_group_is_that_of_its_questions() -> None:
    made = survey(
        ["select_one yn", "a", "A"],
        ["begin group", "outer", "Ydre", "${a} = 'yes'"],
        ["integer", "b", "B"],
        ["begin_group", "inner", "", "${b} > 3 or ${b} = 1"],
        ["integer", "c", "C", "${a} = 'yes' and ${b} != 7"],
        ["end_group", ""],
        ["end group", ""],
        header=[*HEADER, "relevant"],
    )
    form = parsed(made)
    assert form.item("c").condition is not None
    conditions = {q.id: q.condition.text for q in form.questions if q.condition}
    assert conditions == {
        "b": "a == yes",
        "c": "a == yes and (b > 3 or b == 1) and not (b == 7)",
    }
    assert [q.theme for q in form.questions] == [None, "outer", "outer"]


def test_a_condition_that_is_lost_is_said_loudly() -> None:
    made = survey(
        ["integer", "a", "A", ""],
        ["calculate", "sum", "", ""],
        ["integer", "b", "B", "${sum} > 3"],
        ["begin group", "g", "G", "${a} + 1 > 3"],
        ["integer", "c", "C", "${a} > 3"],
        ["end group", ""],
        header=[*HEADER, "relevant"],
    )
    conditions = [q.condition.text if q.condition else None for q in parsed(made).questions]
    assert conditions == [None, None, "a > 3"]
    lost = [each for each in said(made) if "IS NOW ASKED ALWAYS" in each]
    assert lost[0].startswith('survey row 4, relevant: THE QUESTION "b" IS NOW ASKED ALWAYS')
    assert lost[1].startswith('survey row 5, relevant: EVERY QUESTION OF THE GROUP "g"')


@pytest.mark.parametrize(
    ("look", "expression", "condition", "told"),
    [
        (
            "likert",
            "${a} > 2",
            "a in [3, 9]",
            'rows 3 and 4, relevant: "don\'t know" (9) meets ${a} > 2 too, as the form says. To ',
        ),
        ("likert", "${a} > 7", "a == 9", 'only "don\'t know" (9) meets ${a} > 7. If that is meant'),
        ("", "${a} > 2", "a > 2", '"don\'t know" (9) meets ${a} > 2 too'),
        ("likert", "${a} > 2 and ${a} != 9", "a in [3, 9] and not (a == 9)", ""),
        ("likert", "${a} <= 2", "a <= 2", ""),
    ],
)
def test_dont_know_that_counts_as_a_number_is_told(
    look: str, expression: str, condition: str, told: str
) -> None:
    made = survey(
        ["select_one agree", "a", "A", look],
        ["text", "b", "B", "", expression],
        ["text", "c", "C", "", expression],
        header=[*HEADER, "appearance", "relevant"],
        choices=[*LISTS, ["agree", 9, "Ved ikke"]],
    )
    conditions = {q.condition.text for q in parsed(made).questions if q.condition}
    assert conditions == {condition}
    remarks = [each for each in said(made) if "relevant" in each]
    assert len(remarks) == (1 if told else 0)
    assert all(told in each for each in remarks)


def test_what_is_never_asked_is_left_out() -> None:
    made = survey(
        ["text", "a", "A", ""],
        ["text", "b", "B", "false()"],
        ["begin group", "g", "G", "false()"],
        ["text", "c", "C", ""],
        ["end group", ""],
        ["text", "d", "D", "${b} != ''"],
        header=[*HEADER, "relevant"],
    )
    assert parsed(made).question_ids == ("a", "d")
    assert sum("it is never asked" in each for each in said(made)) == 3


def test_a_repeat_is_asked_once_and_a_note_between_is_left_out() -> None:
    made = survey(
        ["begin repeat", "kids", "Børn"],
        ["integer", "age", "Alder?"],
        ["note", "thanks", "Tak for det."],
        ["end repeat", ""],
    )
    assert parsed(made).question_ids == ("age",)
    texts = said(made)
    assert any("nothing is repeated" in each for each in texts)
    assert any('"Tak for det." stands between questions' in each for each in texts)


def test_a_group_that_cannot_be_the_background_is_an_ordinary_one() -> None:
    rows = [
        ["select_one yn", "a", "A", ""],
        ["begin group", "background", "Baggrund", ""],
        ["integer", "age", "B", "${a} = 'yes'"],
        ["end group", ""],
    ]
    header = [*HEADER, "relevant"]
    assert [f.id for f in parsed(survey(*rows, header=header)).background] == ["age"]
    made = survey(*rows, ["integer", "c", "C", "${age} > 3"], header=header)
    assert parsed(made).background == ()
    assert any("asked among the questions" in each for each in said(made))


# --- languages ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("headers", "default", "languages"),
    [
        (["label::English (en)"], "", ("en",)),
        (["label::Dansk (da)", "label::English (en)"], "", ("da", "en")),
        (["label::Dansk (da)", "label::English (en)"], "English (en)", ("en", "da")),
        (["label::Dansk", "label::English"], "English", ("en", "da")),
        (["label:English"], "", ("en",)),
        (["label::ar", "label::da"], "", ("ar", "da")),
        (["label::Chinese (zh_Hant)"], "", ("zh-Hant",)),
        (["label"], "Deutsch (de)", ("de",)),
        (["label", "label::English (en)"], "", ("da", "en")),
        (["Label :: English (EN)"], "", ("en",)),
    ],
)
def test_languages_are_known_by_their_headers(
    headers: list[str], default: str, languages: tuple[str, ...]
) -> None:
    made = draft(
        survey=[["type", "name", *headers], ["text", "q1", *("Tekst" for _ in headers)]],
        settings=[["default_language"], [default]],
    )
    assert parsed(made).languages == languages


def test_a_translation_may_have_gaps() -> None:
    made = draft(
        survey=[
            ["type", "name", "label::Dansk (da)", "label::English (en)", "hint::English (en)"],
            ["text", "a", "Hvad?", "What?", "slowly"],
            ["text", "b", "Hvorfor?"],
        ]
    )
    english = parsed(made).texts["en"]
    assert (english.items["a"].text, english.items["a"].hint) == ("What?", "slowly")
    assert english.items["b"].text == "Hvorfor?"
    assert english.borrows("questions.b")
    assert made.remarks == []


# --- nothing is passed over in silence ----------------------------------------------------------


def test_every_cell_without_effect_is_named() -> None:
    made = draft(
        survey=[
            [
                *HEADER,
                "constraint_message",
                "default",
                "choice_filter",
                "media::image",
                "appearance",
                "fieldwork notes",
                None,
            ],
            ["text", "a", "A", "x1", "x2", "x3", "x4", "x5", "x6", "x7"],
            ["text", "b", "B", None, "x8"],
            [None, None, None, None, None, None, None, None, "x9"],
        ],
        choices=[["list_name", "name", "label", "image"], ["l", 1, "x10", "x11"]],
        settings=[["form_title", "style"], ["T", "x12"], ["x13"]],
        notes=[["x14"]],
    )
    told = {remark.place: remark.what for remark in made.remarks}
    assert list(told) == [
        "settings row 2, style",
        "settings row 3, form_title",
        "survey, column J",
        "survey row 1, label",
        "survey row 2, appearance",
        "survey row 2, constraint_message",
        "survey rows 2 and 3, default",
        "survey row 2, choice_filter",
        "survey row 2, media::image",
        "survey rows 2 and 4, fieldwork notes",
        "choices row 2, list l",
        'sheet "notes"',
    ]
    everything = " ".join(told.values())
    for value in ("x1", "x2", "x8", "x3", "x4", "x5", "x6", "x9", "x12", "x13"):
        assert f'"{value}"' in everything, value
    assert "ALL CHOICES OF THE LIST ARE ALWAYS OFFERED" in everything


_TYPES = (
    *("text", "integer", "date", "note", "select_one l", "select_multiple l", "calculate"),
    *("begin group", "end group", "begin repeat", "end repeat", "geopoint", "nonsense", ""),
    *("select_one l or_other", "range", "start", "select_one gone"),
)
_NAMES = st.sampled_from(["a", "b", "c", "D-d", "Group", "background", "a", "", "meta", "9"])
_EXPRESSIONS = st.sampled_from(
    [
        *("", "${a} = 1", "${b} = 'x'", "${c} != ''", "selected(${b}, 'x')", "not(${a} > 3)"),
        *("${gone} = 1", "${a} +", "true()", "false()", ". > 3", "${D-d} < 4 or ${a} >= 2"),
        *("string-length(.) < 9", "not(selected(., 'x') and count-selected(.) > 1)", "1"),
    ]
)
_TEXTS = st.sampled_from(["", "Hvad?", "{organisation}", "{x}", "${a}", "=1", " \n", "Ja", "Nej"])
_LOOKS = st.sampled_from(["", "likert", "month-year", "multiline", "minimal likert"])
_ROWS = st.lists(
    st.tuples(
        st.sampled_from(_TYPES), _NAMES, _TEXTS, _TEXTS, _EXPRESSIONS, _EXPRESSIONS,
        st.sampled_from(["", "yes", "${a} = 1", "no"]), _LOOKS, st.sampled_from(["", "x"]),
        st.sampled_from(["", "follow_up", "variant", "no_answer", "introduction", "background"]),
        st.sampled_from(["", "a", "low", "past low"]), st.sampled_from(["", "1 2", "any", "0-9"]),
    ),
    max_size=8,
)  # fmt: skip
_CHOICES = st.lists(
    st.tuples(
        st.sampled_from(["l", "l", "m", ""]), st.sampled_from(["x", "y", "1", 2, 3.0, "yes", ""]),
        _TEXTS, st.sampled_from(["", "dont_know", "wont_say", "?"]),
        st.sampled_from(["", "#123456", "red"]), st.sampled_from(["", "A", "-", "ab"]),
    ),
    max_size=8,
)  # fmt: skip


@settings(max_examples=200)
@given(_ROWS, _CHOICES)
def test_any_form_becomes_a_questionnaire_or_a_list_of_mistakes(rows: Any, lists: Any) -> None:
    header = [
        *("type", "name", "label::Dansk (da)", "label::English (en)", "relevant", "constraint"),
        *("required", "appearance", "default", "app_part", "app_id", "app_opens"),
    ]
    columns = ["list_name", "name", "label::Dansk (da)", "app_role", "app_colour", "app_key_da"]
    form = workbook(survey=[header, *rows], choices=[columns, *lists])
    try:
        made = from_xlsform(form, "form.xlsx")
    except QuestionnaireInvalid as refused:
        places = {problem.place.split()[0].rstrip(",:") for problem in refused.problems}
        if not places <= {"survey", "choices"}:
            raise
        return
    parsed(made)
    told = " ".join(map(str, made.remarks))
    for number, row in enumerate(rows, start=2):
        if row[8]:  # No row has a use for "default".
            assert "default" in told or f"survey row {number} " in told


# --- mistakes ------------------------------------------------------------------------------------


def test_all_mistakes_are_named_at_once_with_their_rows() -> None:
    found = problems(
        ["integr", "a", "A"],
        ["select_one ynn", "b", "B"],
        ["select_one", "c", "C"],
        ["text", "d", "D", "${zz} = 1"],
        ["text", "d", "D2"],
        ["text", "", "E"],
        ["text", "f", ""],
        ["", "g", "G"],
        ["end repeat"],
        ["begin group", "i"],
        ["select_one yn", "j", "J"],
        ["text", "k", "K", "${j} = 'maybe'"],
        ["text", "l", "L", "${m} > 5"],
        ["integer", "m", "M", None, ". > 10 and . < 5"],
        ["text", "n", "N {x}"],
        ["text", "p", "P", "${p} != ''"],
        ["select_multiple help", "q", "Q", "", "not(selected(., 'x') and count-selected(.) > 1)"],
        ["select_one one", "r", "R"],
        header=[*HEADER, "relevant", "constraint"],
        choices=[
            *LISTS,
            ["yn", "no", "Again"],
            ["", "x", "X"],
            ["help", "", "Y"],
            ["one", 1, "One"],
            ["help", "void", ""],
        ],
    )
    assert found == [
        'survey row 2, type: "integr" is no type of a form.',
        'survey row 3, type: the list "ynn" is not in the sheet choices.',
        "survey row 4, type: names no list of choices.",
        "survey row 5, relevant: names ${zz}, and there is no such row.",
        'survey row 6, name: "d" is used twice (row 5 too).',
        "survey row 7, name: is empty.",
        "survey row 8, label: is empty.",
        "survey row 9, type: is empty.",
        "survey row 10, type: ends a group that never began.",
        'survey row 11, type: the group "i" is never closed.',
        "survey row 13, relevant: compares with 'maybe', which is no choice of the question.",
        "survey row 15, constraint: allows no number from 0 up (lowest 11, highest 4).",
        "survey row 16, label: {x} is not filled in.",
        "survey row 17, relevant: refers to the question itself.",
        'survey row 18, constraint: "x" is no choice of the list.',
        "survey row 19, type: the list one has only one choice.",
        'choices row 10, name: "no" stands in the list yn twice (row 3 too).',
        "choices row 11, list_name: is empty.",
        "choices row 12, name: is empty.",
        "choices row 14, label: is empty.",
    ]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            [["integer", "a", "A", "${b} = 1"], ["integer", "b", "B", "${a} = 1"]],
            ['survey row 2, relevant: refers to "b", which is asked later.'],
        ),
        (
            [["integer", "a", "A", "${a} = 1"]],
            ["survey row 2, relevant: refers to the question itself."],
        ),
        (
            [["integer", "a", "A"], ["text", "b", "B", "${a} = 1 and ${a} = 2"]],
            [f'survey row 3, relevant: "a == 1 and a == 2" {NEVER}'],
        ),
        (
            [["integer", "a", "A"], ["text", "b", "B", "${a} > 2000000"]],
            [f"survey row 3, relevant: {NEVER}"],
        ),
        ([["text", "a", "Hvad {x}?"]], ["survey row 2, label: {x} is not filled in."]),
        (
            [["text", "a", "Hvad }?"]],
            ["survey row 2, label: has a brace without its other half."],
        ),
        ([], ["survey: holds no question."]),
        (
            [["start", "s", ""], ["note", "n", "Hej"]],
            ["survey: holds no question."],
        ),
    ],
)
def test_a_mistake_is_named_where_it_stands(rows: list[list[object]], expected: list[str]) -> None:
    assert problems(*rows, header=[*HEADER, "relevant"]) == expected


def test_columns_that_every_form_has_are_asked_for() -> None:
    with pytest.raises(QuestionnaireInvalid) as refused:
        draft(survey=[["type", "label"], ["text", "A"]], choices=[["name"], ["x"]])
    assert [problem.place for problem in refused.value.problems] == [
        "survey, column name",
        "choices, column list_name",
        "choices, column label",
    ]


def test_a_language_that_is_not_known_is_asked_for() -> None:
    with pytest.raises(QuestionnaireInvalid) as refused:
        draft(survey=[["type", "name", "label::Klingon"], ["text", "a", "A"]])
    (problem,) = refused.value.problems
    assert (problem.place, problem.mend) == (
        "survey, column label::Klingon",
        "Write its tag behind it, like label::Klingon (xx), with xx from ISO 639.",
    )


def test_what_follows_from_a_mistake_is_not_named_beside_it() -> None:
    header = [*HEADER, "relevant", "app_asked_if", "constraint"]
    found = problems(
        ["select_one gone", "a", "A"],
        ["text", "b", "B", "${a} > 3"],
        ["text", "c", "C", "${a} = 'x' or ${d} = 1"],
        ["text", "d", "D", "", "a == 3"],
        ["integer", "e", "E", "", "", ". > 10 and . < "],
        ["text", "f", "F", "${e} > 2000000"],
        ["text", "g", "G", "${h} = ''"],
        ["text", "h", "H {x}"],
        header=header,
    )
    assert found == [
        'survey row 2, type: the list "gone" is not in the sheet choices.',
        "survey row 6, constraint: ends too early.",
        'survey row 8, relevant: refers to "h", which is asked later.',
        "survey row 9, label: {x} is not filled in.",
    ]


def test_expressions_are_read_also_where_the_row_is_a_mistake_otherwise() -> None:
    found = problems(
        ["integr", "a", "A", "${aa} = 1"],
        ["text", "b", "B"],
        ["text", "b", "B2", "${bb} < 3", ". > ${cc}"],
        ["", "c", "C", "b < 3"],
        ["text", "", "D", "(${b} = ''", ""],
        ["begin group", "g", "", "${b} = 'x"],
        ["integr", "e", "E", "no"],
        ["end group"],
        header=[*HEADER, "relevant", "constraint"],
    )
    assert [each for each in found if ", type" not in each and ", name" not in each] == [
        "survey row 2, relevant: names ${aa}, and there is no such row.",
        "survey row 4, relevant: names ${bb}, and there is no such row.",
        "survey row 4, constraint: names ${cc}, and there is no such row.",
        'survey row 5, relevant: holds the word "b" without quotes or ${} around it.',
        'survey row 6, relevant: lacks a ")".',
        'survey row 7, relevant: cannot be read at "\'x".',
    ]


@pytest.mark.parametrize(
    ("key", "expression", "mend"),
    [
        ("relevant", "trust < 3", "Write ${trust}."),
        ("relevant", "trusst < 3", "Did you mean ${trust}?"),
        ("relevant", "${job} = yes", "Write 'yes', in quotes."),
        ("relevant", "${job} = money", "Write ${money} for the answer to a question, 'money' for"),
        ("relevant", "${trust} kleiner 3", "Write < instead of kleiner."),
        ("relevant", "(${trust} < 3", "Add a ) at the end, or where it belongs."),
        ("constraint", "age >= 15", "Write . for the answer itself."),
        ("constraint", ". >= trust", "Write ${trust}."),
        ("constraint", ". >= 15 og . <= 99", "Write and instead of og."),
        ("constraint", ". >= 15, . <= 99", "Take out the comma."),
    ],
)
def test_an_expression_that_is_none_is_a_mistake_with_a_mend(
    key: str, expression: str, mend: str
) -> None:
    with pytest.raises(QuestionnaireInvalid) as refused:
        survey(
            ["select_one agree", "trust", "A"],
            ["select_one yn", "job", "B"],
            ["select_one help", "money", "C"],
            ["integer", "age", "D", expression],
            header=[*HEADER, key],
        )
    (problem,) = refused.value.problems
    assert problem.place == f"survey row 5, {key}"
    assert problem.mend.startswith(mend)


@pytest.mark.parametrize(
    ("header", "meant"), [("relevnt", "relevant"), ("Relevans", "relevant"), ("lable", "label")]
)
def test_a_misspelt_column_that_much_hangs_on_is_a_mistake(header: str, meant: str) -> None:
    columns = ["type", "name", "label::English (en)", header]
    rows: list[list[object]] = [
        ["integer", "a", "A", "A"],
        ["text", "b", "B", "${a} < 3 and ${gone} = 1"],
        ["text", "c", None, "C"],
    ]
    found = problems(*rows, header=columns)
    assert f"survey, column {header}: is no column of a form." in found
    with pytest.raises(QuestionnaireInvalid) as refused:
        survey(*rows, header=columns)
    mends = {problem.place: problem.mend for problem in refused.value.problems}
    assert mends[f"survey, column {header}"] == f'Did you mean "{meant}"?'
    if meant == "relevant":  # It is read as what is meant, so all mistakes come at once.
        assert "survey row 3, relevant: names ${gone}, and there is no such row." in found


def test_a_misspelt_label_is_still_the_original() -> None:
    found = problems(
        ["text", "a", "A", "A"],
        ["text", "b", "B", None],
        header=["type", "name", "lable", "label::English (en)"],
    )
    assert found == ["survey, column lable: is no column of a form."]


def test_misspelt_columns_that_every_form_needs_are_read_all_the_same() -> None:
    with pytest.raises(QuestionnaireInvalid) as refused:
        draft(
            survey=[["typ", "nmae", "lable::Dansk (da)"], ["select_one yn", "a", "A"], ["tex"]],
            choises=[["listname", "name", "label"], ["yn", 1, "Ja"], ["yn", 1, "Nej"]],
        )
    found = {problem.place: problem.mend for problem in refused.value.problems}
    for header, meant in (("typ", "type"), ("nmae", "name"), ("lable::Dansk (da)", "label")):
        assert found[f"survey, column {header}"] == f'Did you mean "{meant}"?'
    assert found["choices, column listname"] == 'Did you mean "list_name"?'
    assert found['sheet "choises"'] == 'Did you mean "choices"?'
    assert found["survey row 3, type"] == 'Did you mean "text"?'
    assert "choices row 3, name" in found


def test_other_misspelt_columns_and_sheets_are_remarked_on_with_what_may_be_meant() -> None:
    made = draft(
        survey=[
            [*HEADER, "requird", "apperance", "relevnt", "app_topik_da", "notes"],
            ["text", "a", "A", "yes", "multiline", "see above", "T", "N"],
        ],
        choices=[["list_name", "name", "label", "app_color"], ["l", 1, "A", "#123456"]],
        setings=[["form_id"], ["x"]],
        settings2=[["form_id"], ["x"]],
    )
    mends = {remark.place: remark.mend for remark in made.remarks if "left out" in remark.what}
    assert mends == {
        "survey row 2, requird": 'Did you mean "required"?',
        "survey row 2, apperance": 'Did you mean "appearance"?',
        "survey row 2, relevnt": 'Did you mean "relevant"?',
        "survey row 2, app_topik_da": 'Did you mean "app_topic_da"?',
        "survey row 2, notes": "",
        "choices row 2, list l": "",
        'sheet "setings"': 'Did you mean "settings"?',
        'sheet "settings2"': 'Did you mean "settings"?',
    }


def test_columns_of_odk_are_not_taken_for_misspelt_ones() -> None:
    header = [*HEADER, "constraint_message", "required_message", "guidance_hint", "instance::x"]
    made = survey(["text", "a", "A", "1", "2", "3", "4"], header=header)
    assert all("Did you mean" not in remark.mend for remark in made.remarks)


def test_a_form_without_the_sheet_of_choices_says_so_once() -> None:
    with pytest.raises(QuestionnaireInvalid) as refused:
        draft(
            survey=[
                [*HEADER, "relevant"],
                ["select_one agree", "a", "A"],
                ["text", "b", "B", "${a} < 3"],
                ["select_multiple help", "c", "C", "selected(${a}, '1')"],
            ]
        )
    (problem,) = refused.value.problems
    assert (problem.place, problem.rule) == ("choices", "there is no such sheet.")
    assert problem.mend.endswith('and in it the lists "agree", "help".')


def test_mistakes_of_the_files_are_placed_in_the_sheets() -> None:
    columns = ["type", "name", "label::Dansk (da)", "label::English (en)", "relevant", "app_theme"]
    rows: list[list[object]] = [
        ["note", "", "Hej {x}", "Hi"],
        ["begin group", "g", "Tema", "Theme"],
        ["integer", "a", "A", "A {x}", "${b} = ''"],
        ["text", "b", "B", "B"],
        ["end group"],
    ]
    with pytest.raises(QuestionnaireInvalid) as refused:
        draft(survey=[columns, *rows])
    assert [problem.place for problem in refused.value.problems] == [
        "survey row 2, label::Dansk (da)",
        "survey row 4, relevant",
        "survey row 4, label::English (en)",
    ]
    rows[1] += ["", "My Theme"]
    with pytest.raises(QuestionnaireInvalid) as refused:
        draft(survey=[columns, *rows])
    assert [problem.place for problem in refused.value.problems] == ["survey row 3, app_theme"]


@pytest.mark.parametrize(
    ("file", "place", "expected"),
    [
        ("questionnaire.toml", "version", "settings row 2, version"),
        ("questionnaire.toml", "id", "settings, form_id"),
        ("da.toml", "title", "settings, form_title"),
        ("questionnaire.toml", "questions[a].kind", "survey row 2, type"),
        ("questionnaire.toml", "questions.a.minimum", "survey row 2, constraint"),
        ("da.toml", "questions.a.text", "survey row 2, label"),
        ("questionnaire.toml", "scales.agree", "choices row 4, list agree"),
        ("da.toml", "scales.agree.2", "choices row 5, label"),
        ("questionnaire.toml", "languages", "survey, column label"),
        ("questionnaire.toml", "conditions", "survey, relevant"),
        ("questionnaire.toml", "", "survey"),
    ],
)
def test_what_the_library_finds_is_placed_in_the_sheets(
    file: str, place: str, expected: str
) -> None:
    made = survey(
        ["integer", "a", "A"],
        ["select_one agree", "b", "B", "likert"],
        header=[*HEADER, "appearance"],
        settings=[["version"], [2]],
    )
    (problem,) = made.on_the_sheets([Problem(file, place, "is wrong.", "Mend it.")])
    assert problem == Problem("form.xlsx", expected, "is wrong.", "Mend it.")


def test_mistakes_are_named_in_the_thousands() -> None:
    rows: list[list[object]] = [["text", f"q{n}", "?", f"${{p{n}}} = 1"] for n in range(5_000)]
    assert len(problems(*rows, header=[*HEADER, "relevant"])) == 5_000


# --- what Excel makes of cells ------------------------------------------------------------------


def test_formulas_count_by_the_value_that_was_saved() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "survey"
    for row in (HEADER, ["text", "q1", '="Hvad" & "?"']):
        sheet.append(row)
    with pytest.raises(QuestionnaireInvalid) as refused:  # openpyxl saves no values.
        from_xlsform(saved(book), "form.xlsx")
    (problem,) = refused.value.problems
    assert str(problem) == (
        "form.xlsx: survey row 2, label: holds a formula whose value was not saved. "
        "Open the form in Excel, and save it."
    )
    sheet["D1"], sheet["D2"] = "hint", "=1+1"
    sheet["C2"] = "Hvad?"
    made = from_xlsform(saved(book), "form.xlsx")
    assert (
        Remark(
            "survey D2",
            "a formula without a value, or with an error: taken for an empty cell.",
            "Open the file in Excel, save it, and read it again; or write the text itself.",
        )
        in made.remarks
    )


def test_merged_cells_are_told_where_they_leave_a_gap() -> None:
    book = Workbook()
    survey_sheet, lists = book.worksheets[0], book.create_sheet("choices")
    survey_sheet.title = "survey"
    for row in (HEADER, ["select_one l", "q1", "?"]):
        survey_sheet.append(row)
    lists.append(["list_name", "name", "label"])
    lists.append(["l", 1, "A"])
    lists.append([None, 2, "B"])
    lists.merge_cells("A2:A3")
    with pytest.raises(QuestionnaireInvalid) as refused:
        from_xlsform(saved(book), "form.xlsx")
    (problem,) = (p for p in refused.value.problems if p.place == "choices row 3, list_name")
    assert "unmerge" in problem.mend


def test_blanks_around_words_and_the_case_of_headers_do_not_matter() -> None:
    made = draft(
        **{
            "Survey ": [
                [" Type", "NAME ", "Label", "Relevant"],
                [" select_one  yn ", " a ", " Hvad? \n", ""],
                [],
                ["text", "b\u00a0", "Hvorfor?", " ${a}  = 'yes' "],
            ],
            "CHOICES": [
                ["List Name", "Value", "Caption"],
                ["yn ", " yes", "Ja "],
                ["yn", "no", "Nej"],
            ],
        }
    )
    form = parsed(made)
    assert form.question_ids == ("a", "b")
    assert form.texts["da"].items["a"].text == "Hvad?"
    assert form.item("b").condition is not None


def test_earlier_answers_in_a_text_are_told() -> None:
    made = survey(["text", "a", "Hvad hedder du?"], ["text", "b", "Hej ${a}, hvad nu?"])
    assert parsed(made).texts["da"].items["b"].text == "Hej …, hvad nu?"
    assert any("earlier answers cannot be put into a text" in each for each in said(made))
