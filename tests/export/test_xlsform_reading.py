"""Forms made by hand: what becomes of each thing in them, and what is said of the rest."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from export.xlsform import Draft, Remark, from_xlsform
from interviewer.errors import QuestionnaireInvalid
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


def said(made: Draft) -> list[str]:
    """What is said of a form, apart from what these forms have in common."""
    return [
        str(remark)
        for remark in made.remarks
        if "names no language" not in remark.what
        and "no question uses this list" not in remark.what
        and "in the data stand numbers" not in remark.what
        and "there are no limits" not in remark.what
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
    assert any("there are no limits" in remark.what for remark in made.remarks)
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
