"""Questionnaires as Excel forms: the same again, a working ODK form, and edits that count."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from pyxform.xls2xform import convert  # type: ignore[import-untyped]

import resources
from export.xlsform import Draft, from_xlsform, to_xlsform
from interviewer.errors import QuestionnaireInvalid
from interviewer.interview import Answer, Missing
from interviewer.parsing import parse_questionnaire
from interviewer.questionnaire import (
    NUMBERS,
    STRUCTURE_FILE,
    FollowUp,
    Kind,
    Question,
    Questionnaire,
)
from interviewer.routing import route, wording
from tests.export.everything import EVERYTHING
from tests.export.forms import Edited, questionnaires, relevant, trials

BUNDLED = {
    f"{folder.parent.name} {folder.name}": resources.read_questionnaire(folder)
    for folder in sorted((resources.ROOT / "questionnaires").glob("*/*"))
}
KL = BUNDLED["kl-2023 1.0"]
VIVE = BUNDLED["vive-2020 1.1"]

every = pytest.mark.parametrize(
    "asked", [*BUNDLED.values(), EVERYTHING], ids=[*BUNDLED, "everything"]
)


def parse(draft: Draft) -> Questionnaire:
    """The questionnaire of a draft."""
    files = dict(draft.files)
    structure = files.pop(STRUCTURE_FILE)
    return parse_questionnaire(
        structure, {name.removesuffix(".toml"): table for name, table in files.items()}
    )


def exported(asked: Questionnaire) -> Edited:
    """The form of a questionnaire, open in Excel."""
    return Edited(to_xlsform(asked)[0])


def again(edited: Edited) -> Questionnaire:
    """The questionnaire of an edited form, of which nothing is left out."""
    draft = from_xlsform(edited.content, "edited.xlsx")
    assert draft.remarks == []
    return parse(draft)


# --- there and back -----------------------------------------------------------------------------


@every
def test_a_questionnaire_comes_back_the_same(asked: Questionnaire) -> None:
    draft = from_xlsform(to_xlsform(asked)[0], "form.xlsx")
    assert parse(draft) == asked
    assert draft.remarks == []


@trials(50)
@given(questionnaires())
def test_any_questionnaire_comes_back_the_same(asked: Questionnaire) -> None:
    draft = from_xlsform(to_xlsform(asked)[0], "form.xlsx")
    assert parse(draft) == asked
    assert draft.remarks == []


@every
def test_a_questionnaire_comes_back_the_same_when_excel_has_saved_it(
    asked: Questionnaire,
) -> None:
    # openpyxl stands in for Excel here: it writes each cell anew.
    assert again(exported(asked)) == asked


def test_the_same_questionnaire_makes_the_same_bytes() -> None:
    first = to_xlsform(VIVE)[0]
    assert to_xlsform(VIVE)[0] == first
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
        assert b"2020-01-01T00:00:00Z" in archive.read("docProps/core.xml")


def test_the_order_of_sets_does_not_show() -> None:
    """Python puts the words of a set in another order each time it starts."""
    code = (
        "from hashlib import sha256; from export.xlsform import to_xlsform; "
        "from tests.export.everything import EVERYTHING; "
        "print(sha256(to_xlsform(EVERYTHING)[0]).hexdigest())"
    )
    made = {
        subprocess.run(
            [sys.executable, "-c", code],
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(resources.ROOT.parent)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(made) == 1


@pytest.mark.parametrize("text", ["=1+1", "=HYPERLINK(1)", "+1", "@a", "#REF!", "1.0", "-"])
def test_a_text_that_looks_like_a_formula_stays_a_text(text: str) -> None:
    form = _with_title(text)
    book = load_workbook(io.BytesIO(to_xlsform(form)[0]))
    cell = book["settings"]["A2"]
    assert (cell.value, cell.data_type) == (text, "s")


def _with_title(title: str) -> Questionnaire:
    return parse_questionnaire(
        {
            "format": 2,
            "id": "x",
            "version": "1.0",
            "languages": ["da"],
            "questions": [{"id": "q1", "kind": "long_text"}],
        },
        {
            "da": {
                "language": "da",
                "name": "Dansk",
                "title": title,
                "source": "-",
                "introduction": [],
                "questions": {"q1": {"topic": "-", "text": "-"}},
            }
        },
    )


def test_a_text_that_no_cell_can_hold_is_cut_and_named() -> None:
    content, remarks = to_xlsform(_with_title("å" * 40_000))
    assert any("40000 characters" in remark.what for remark in remarks)
    assert parse(from_xlsform(content, "x.xlsx")).texts["da"].title == "å" * 32_767


# --- ODK as a judge -----------------------------------------------------------------------------


@every
def test_odk_reads_the_form_without_a_complaint(asked: Questionnaire) -> None:
    warnings: list[str] = []
    made = convert(to_xlsform(asked)[0], warnings=warnings)
    assert warnings == []
    for item in asked.items.values():
        assert f"/{item.id}" in made.xform


@trials(30)
@given(questionnaires())
def test_odk_reads_any_form(asked: Questionnaire) -> None:
    convert(to_xlsform(asked)[0], warnings=[])


def test_the_form_says_what_odk_cannot_do() -> None:
    said = [str(remark) for remark in to_xlsform(KL)[1]]
    for expected in (
        "background.group: the groups belong to the study",
        "questions.duration: ODK asks for one number of months",
        'questions.trust: ODK shows the wording "past" as a note',
        "scales: ODK shows the answers without their colours.",
        "validated: ODK does not say",
    ):
        assert any(each.startswith(expected) for each in said), expected
    assert len(set(said)) == len(said)


class _Given(NamedTuple):
    """An answer in the app, and what the form holds for it."""

    answer: Answer | None
    cell: str
    reason: str = ""


def _answers(item: Question) -> st.SearchStrategy[_Given]:
    """Answers to an item; none at all too."""
    found = [st.just(_Given(None, "")), st.just(_Given(Answer(missing=Missing.SKIPPED), ""))]
    chooses = item.kind not in (Kind.RATING, *NUMBERS, Kind.MONTH, Kind.TEXT, Kind.LONG_TEXT)
    if item.wont_say:
        wont = Answer(missing=Missing.WONT_SAY)
        listed = chooses and item.options_from is None
        found.append(st.just(_Given(wont, "wont_say") if listed else _Given(wont, "", "wont_say")))
    if item.dont_know is True:
        found.append(st.just(_Given(Answer(missing=Missing.DONT_KNOW), "", "dont_know")))
    found += [_values(item)] * 3
    return st.one_of(found)


def _values(item: Question) -> st.SearchStrategy[_Given]:
    def same(value: Any) -> _Given:
        return _Given(Answer(value), str(value))

    if item.options_from is not None:
        return st.sampled_from(["ready", "a b", "other"]).map(same)
    if item.kind in NUMBERS:
        return st.integers(item.minimum, item.maximum).map(same)
    if item.kind is Kind.MONTH:
        months = sorted({item.earliest, item.latest, "2024-05", "1999-12"})
        fit = [month for month in months if item.earliest <= month <= item.latest]
        return st.sampled_from(fit).map(lambda month: _Given(Answer(month), f"{month}-15"))
    if item.kind in (Kind.TEXT, Kind.LONG_TEXT):
        return st.just(same("word"[: item.maximum]))
    if item.kind is not Kind.MULTIPLE_CHOICE:
        return st.sampled_from(item.codes).map(same)
    several = [code for code in item.codes if code not in item.alone]
    chosen: list[tuple[int, ...]] = [(code,) for code in item.codes]
    if len(several) > 1:
        chosen.append(tuple(several[:2]))
    return st.sampled_from(chosen).map(
        lambda codes: _Given(Answer(codes), " ".join(map(str, codes)))
    )


class _Places:
    """Groups with the ids that the conditions of `questionnaires` name."""

    class _Group(NamedTuple):
        jobcenter: str
        main_group: str

    groups_by_id: Mapping[str, Any] = {
        "ready": _Group("a b", "ready"),
        "a b": _Group("ready", "a b"),
        "other": _Group("x", "x"),
    }
    group_ids = tuple(groups_by_id)


@trials(80)
@given(questionnaires(skips=False), st.data())
def test_odk_asks_of_everybody_what_the_app_asks(asked: Questionnaire, data: st.DataObject) -> None:
    given_ = {item.id: data.draw(_answers(item)) for item in asked.items.values()}
    answers = {name: each.answer for name, each in given_.items() if each.answer is not None}
    study: Any = _Places()
    taken = route(asked, answers, study)
    values = {name: taken.answers[name].value for name in taken.answers}
    cells: dict[str, str] = {}
    for row in _rows(to_xlsform(asked)[0]):
        name, part, owner = row["name"], row["app_part"], row["app_part_of"]
        shown = relevant(row["relevant"], cells)
        cells[name] = ""
        if row["type"].startswith(("begin", "end")) or part in ("introduction", "presentation"):
            assert shown
        elif not part:
            item = row["app_id"] or name
            assert shown == (item in taken.items), row
            cells[name] = given_[item].cell if shown else ""
        elif part == "no_answer":
            assert shown == (owner in taken.items and not given_[owner].cell), row
            cells[name] = given_[owner].reason if shown else ""
        elif part == "group_part":
            group = study.groups_by_id.get(given_[owner].cell)
            assert shown == (owner in taken.items)
            cells[name] = getattr(group, row["app_id"]) if shown and group else ""
        elif part == "follow_up":
            opened = _open(asked.items[owner], values.get(owner))
            assert shown == (opened is not None and opened.id == row["app_id"]), row
        else:
            variant, _, follow_up = row["app_id"].partition(" ")
            used = wording(asked.items[owner], asked.texts["da"], taken, study).variant
            expected = owner in taken.items and used == variant
            if follow_up:
                opened = _open(asked.items[owner], values.get(owner))
                expected = expected and opened is not None and opened.id == follow_up
            assert shown == expected, row


def _open(item: Question, value: Any) -> FollowUp | None:
    return item.follow_up(value)


def _rows(content: bytes) -> list[dict[str, str]]:
    sheet = load_workbook(io.BytesIO(content))["survey"]
    header, *rows = ([cell.value or "" for cell in row] for row in sheet.iter_rows())
    return [dict(zip(map(str, header), map(str, row), strict=True)) for row in rows]


# --- edits ----------------------------------------------------------------------------------------


def test_an_edited_label_counts() -> None:
    form = exported(KL)
    row = form.row("survey", name="trust")
    form.set("survey", row, "label::Dansk (da)", "Bliver du mødt med tillid?")
    form.set("survey", form.row("survey", name="meeting"), "label::English (en)", "Meetings")
    form.set(
        "choices", form.row("choices", list_name="degree", name="3"), "label::Dansk (da)", "Tja"
    )
    form.set("survey", row, "app_topic_da", "Tilliden")
    form.set("survey", row, "hint::Dansk (da)", "langsomt")
    made = again(form)
    text = made.texts["da"].items["trust"]
    assert (text.text, text.topic, text.hint) == (
        "Bliver du mødt med tillid?",
        "Tilliden",
        "langsomt",
    )
    assert made.texts["en"].themes["meeting"] == "Meetings"
    assert made.texts["da"].labels["degree"][3] == "Tja"
    assert made.item("trust") == KL.item("trust")


def test_a_new_option_counts_and_gets_a_key_that_is_free() -> None:
    form = exported(KL)
    row = form.row("choices", list_name="sex", name="2")
    form.insert(
        "choices",
        row + 1,
        **{
            "list_name": "sex",
            "name": 3,
            "label::Dansk (da)": "Andet",
            "label::English (en)": "Other",
        },
    )
    made = again(form)
    assert made.item("sex").options == (1, 2, 3)
    assert made.texts["da"].items["sex"].options[3].label == "Andet"
    keys = [option.key for option in made.texts["da"].items["sex"].options.values()]
    assert keys == ["K", "M", "3"]


def test_a_new_question_counts() -> None:
    form = exported(KL)
    row = form.row("survey", name="employer")
    form.insert(
        "survey",
        row + 1,
        **{
            "type": "integer",
            "name": "children",
            "label::Dansk (da)": "Hvor mange børn har du?",
            "label::English (en)": "How many children do you have?",
            "relevant": "${age} >= 18 and ${employer} = '1'",
            "constraint": ". >= 0 and . <= 20",
        },
    )
    made = again(form)
    new = made.item("children")
    assert made.question_ids.index("children") == made.question_ids.index("employer") + 1
    assert (new.kind, new.maximum) == (Kind.INTEGER, 20)
    assert new.condition is not None
    assert new.condition.text == "age >= 18 and employer == yes"
    assert made.texts["da"].items["children"].topic == "Hvor mange børn har du?"


def test_an_edited_condition_counts_and_the_old_one_is_named() -> None:
    form = exported(KL)
    row = form.row("survey", name="employer")
    form.set("survey", row, "relevant", "${group_main_group} = 'sick' or ${attached} = '2'")
    draft = from_xlsform(form.content, "edited.xlsx")
    condition = parse(draft).item("employer").condition
    assert condition is not None
    assert condition.text == 'group.main_group == "sick" or attached == 2'
    (remark,) = draft.remarks
    assert remark.place == f"survey row {row}, app_asked_if"
    assert "has no effect" in remark.what


def test_a_condition_that_was_emptied_is_gone() -> None:
    form = exported(KL)
    row = form.row("survey", name="employer")
    for key in ("relevant", "app_asked_if", "app_mark"):
        form.set("survey", row, key, None)
    assert again(form).item("employer").condition is None


def test_a_condition_may_be_edited_in_the_words_of_the_app() -> None:
    form = exported(KL)
    row = form.row("survey", name="employer")
    form.set("survey", row, "app_asked_if", "sick or ready")
    condition = again(form).item("employer").condition
    assert condition is not None
    assert condition.text == "sick or ready"


def test_edited_limits_and_duties_count() -> None:
    form = exported(KL)
    row = form.row("survey", name="age")
    form.set("survey", row, "constraint", ". >= 18 and . <= 67")
    form.set("survey", row, "required", True)
    form.set("survey", form.row("survey", name="duration"), "constraint", ". >= 0 and . <= 120")
    form.set("survey", form.row("survey", name="contact"), "constraint", None)
    made = again(form)
    assert (made.item("age").minimum, made.item("age").maximum) == (18, 67)
    assert made.item("age").required
    assert made.item("duration").maximum == 120
    assert made.item("contact").exclusive == frozenset()


def test_a_renamed_question_keeps_what_belongs_to_it() -> None:
    form = exported(VIVE)
    number = form.row("survey", name="q1")
    form.set("survey", number, "name", "satisfied")
    for row in range(number + 1, number + 4):
        said = str(form.get("survey", row, "relevant"))
        form.set("survey", row, "relevant", said.replace("${q1}", "${satisfied}"))
    draft = from_xlsform(form.content, "edited.xlsx")
    made = parse(draft)
    assert made.item("satisfied").follow_ups == VIVE.item("q1").follow_ups
    assert made.texts["ar"].items["satisfied"] == VIVE.texts["ar"].items["q1"]
    assert all("app_opens" in remark.place for remark in draft.remarks)


def test_follow_ups_can_be_edited_added_and_taken_out() -> None:
    form = exported(VIVE)
    low = form.row("survey", name="q1_low")
    form.set("survey", low, "relevant", "${q1} = '1'")
    form.set("survey", low, "app_opens", None)
    form.set("survey", low, "label::Dansk (da)", "Hvad gik galt?")
    form.insert(
        "survey",
        low + 1,
        **{
            "type": "text",
            "name": "q1_two",
            "label::Dansk (da)": "Hvorfor 2?",
            "relevant": "${q1} = 2",
            "app_part": "follow_up",
        },
    )
    form.delete("survey", form.row("survey", name="q2_high"))
    draft = from_xlsform(form.content, "edited.xlsx")
    assert {remark.place.split()[1] for remark in draft.remarks} == {"validated"}
    made = parse(draft)
    opened = {f.id: f.codes for f in made.item("q1").follow_ups}
    assert opened == {"low": {1}, "q1_two": {2}, "high": {3, 4, 5}, "dont_know": {9}}
    assert made.texts["da"].items["q1"].follow_ups["low"] == "Hvad gik galt?"
    assert made.texts["en"].items["q1"].follow_ups["q1_two"] == "Hvorfor 2?"  # borrowed
    assert [f.id for f in made.item("q2").follow_ups] == ["low", "dont_know"]


def test_a_text_after_a_question_that_hangs_on_two_is_a_question_of_its_own() -> None:
    form = exported(VIVE)
    low = form.row("survey", name="q2_low")
    form.set("survey", low, "relevant", "${q2} = '1' and ${q1} = '1'")
    draft = from_xlsform(form.content, "edited.xlsx")
    made = parse(draft)
    assert made.question_ids.index("q2_low") == made.question_ids.index("q2") + 1
    condition = made.item("q2_low").condition
    assert condition is not None
    assert condition.text == "q2 == 1 and q1 == 1"
    assert any("is a question of its own" in remark.what for remark in draft.remarks)


def test_a_language_can_be_added_and_taken_out() -> None:
    form = exported(KL)
    for sheet in ("survey", "choices"):
        column = form.column(sheet, "label::English (en)")
        form.rename(sheet, column, "label::Polski (pl)")
    form.rename("survey", form.column("survey", "hint::English (en)"), "hint::Polski (pl)")
    draft = from_xlsform(form.content, "edited.xlsx")
    made = parse(draft)
    assert made.languages == ("da", "pl")
    assert made.texts["pl"].name == "Polski"
    assert made.texts["pl"].items["trust"].text == KL.texts["en"].items["trust"].text
    # What the other sheet says of English has no effect any more, and is named.
    assert any(remark.place.startswith("interviewer") for remark in draft.remarks)
    assert any("app_topic_en" in remark.place for remark in draft.remarks)


def test_a_mistake_in_an_edited_form_is_named_where_it_is() -> None:
    form = exported(KL)
    row = form.row("survey", name="employer")
    form.set("survey", row, "app_asked_if", "sik")
    other = form.row("survey", name="trust")
    form.set("survey", other, "label::English (en)", "Do you trust {jobcentre}?")
    code = form.row("choices", list_name="contact", name="5")
    form.delete("choices", code)
    with pytest.raises(QuestionnaireInvalid) as refused:
        from_xlsform(form.content, "edited.xlsx")
    assert [(p.file, p.place) for p in refused.value.problems] == [
        ("edited.xlsx", f"survey row {row}, app_asked_if"),
        ("edited.xlsx", f"survey row {other}, label::English (en)"),
        ("edited.xlsx", f"survey row {form.row('survey', name='cooperation')}, app_asked_if"),
    ]
    assert refused.value.problems[1].rule == "{jobcentre} is not filled in."


def test_a_scale_can_be_recoloured_and_shortened() -> None:
    form = exported(KL)
    form.delete("choices", form.row("choices", list_name="satisfaction", name="3"))
    row = form.row("choices", list_name="satisfaction", name="5")
    form.set("choices", row, "app_colour", "#00FF00")
    scale = again(form).scales["satisfaction"]
    assert [step.code for step in scale.steps] == [1, 2, 4, 5]
    assert scale.steps[-1].colour == "#00FF00"
    assert scale.dont_know == 9


def test_a_form_of_the_app_needs_no_folder(tmp_path: Path) -> None:
    """What is read from a form can be written as the files of a questionnaire."""
    import tomli_w

    draft = from_xlsform(to_xlsform(VIVE)[0], "form.xlsx")
    for name, table in draft.files.items():
        (tmp_path / name).write_text(tomli_w.dumps(table), encoding="utf-8")
    assert resources.read_questionnaire(tmp_path) == VIVE


def test_an_edited_wording_is_not_validated_any_more() -> None:
    assert VIVE.texts["da"].validated
    form = exported(VIVE)
    form.set("survey", form.row("survey", name="q1"), "label::Dansk (da)", "Er du tilfreds?")
    draft = from_xlsform(form.content, "edited.xlsx")
    assert not parse(draft).texts["da"].validated
    (remark,) = draft.remarks
    assert remark.place == "interviewer, validated da"
    form.set("interviewer", form.row("interviewer", key="validated", language="da"), "value", "yes")
    assert again(form).texts["da"].validated


def test_a_translation_can_be_edited_without_touching_the_original() -> None:
    form = exported(VIVE)
    form.set("survey", form.row("survey", name="q1"), "label::English (en)", "Are you satisfied?")
    made = again(form)
    assert made.texts["da"] == VIVE.texts["da"]
    assert made.texts["en"].items["q1"].text == "Are you satisfied?"


def test_the_groups_may_be_given_to_odk_as_choices() -> None:
    """As the remark on the export advises; in the app they stay the study's."""
    form = exported(KL)
    row = form.row("survey", name="group")
    form.set("survey", row, "type", "select_one benefits")
    form.set("survey", row + 1, "type", "select_one parts")
    for name in ("ready", "sick"):
        for list_name in ("benefits", "parts"):
            at = len(KL.scales) * 6 + 2
            form.insert("choices", at, list_name=list_name, name=name)
            form.set("choices", at, "label::Dansk (da)", name)
    draft = from_xlsform(form.content, "edited.xlsx")
    assert parse(draft) == KL
    assert all("the study gives the groups" in remark.what for remark in draft.remarks)
    convert(form.content)


def test_names_that_odk_keeps_to_itself_come_back() -> None:
    asked = parse_questionnaire(
        {
            "format": 2,
            "id": "x",
            "version": "1.0",
            "languages": ["da"],
            "questions": [{"id": name, "kind": "long_text"} for name in ("meta", "meta_", "data")],
        },
        {
            "da": {
                "language": "da",
                "name": "Dansk",
                "title": "-",
                "source": "-",
                "introduction": [],
                "questions": {
                    name: {"topic": "-", "text": "-"} for name in ("meta", "meta_", "data")
                },
            }
        },
    )
    content = to_xlsform(asked)[0]
    convert(content)
    assert parse(from_xlsform(content, "x.xlsx")) == asked
