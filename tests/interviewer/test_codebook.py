"""Every variable, code and label of a batch is explained."""

from __future__ import annotations

from dataclasses import replace

from interviewer.anonymise import (
    CIRCUMSTANCES,
    DISPOSITIONS,
    INTERVIEW_COLUMNS,
    STROKE_COLUMNS,
    MissingCode,
    background_columns,
)
from interviewer.codebook import CodebookRow, RowKind, codebook
from interviewer.study import Bands
from tests.export import everything
from tests.export.everything import BACKGROUND, EVERYTHING, QUESTIONS
from tests.export.sample import STUDY, VIVE

COLUMNS = background_columns(VIVE, STUDY)
ROWS = codebook([VIVE], STUDY, {VIVE.version: COLUMNS})
WHOLE = codebook(
    [EVERYTHING], everything.STUDY, {"1.0": background_columns(EVERYTHING, everything.STUDY)}
)


def labels(
    variable: str,
    kind: RowKind,
    question: str = "",
    language: str = "da",
    rows: list[CodebookRow] = ROWS,
) -> dict[str, str]:
    return {
        row.code: row.label
        for row in rows
        if (row.variable, row.kind, row.question, row.language)
        == (variable, kind, question, language)
    }


def test_a_scale_with_dont_know_and_skipped_apart() -> None:
    assert labels("answer", RowKind.VALUE, "q7")["5"] == "Meget godt"
    assert labels("answer", RowKind.DONT_KNOW, "q7") == {"9": "Ved ikke/kan ikke svare"}
    assert labels("answer", RowKind.MISSING) == {
        "-1": "Sprunget over",
        "-2": "Ikke nået, interviewet blev afbrudt",
    }


def test_the_words_read_aloud_are_there_to_the_letter() -> None:
    (row,) = [
        row
        for row in ROWS
        if (row.kind, row.question, row.language) == (RowKind.VARIABLE, "q2", "da")
    ]
    assert row.text == "Synes du, at der er fremdrift i dit forløb her i jobcenteret?"
    assert (row.label, row.validated) == ("Fremdrift i forløb", "true")
    assert labels("follow_up", RowKind.VALUE, "q2") == {
        "low": "1, 2",
        "high": "3, 4, 5",
        "dont_know": "9",
    }


def test_a_translation_carries_its_mark() -> None:
    marks = {row.validated for row in ROWS if row.question and row.language == "en"}
    assert marks == {str(VIVE.texts["en"].validated).lower()}


def test_groups_bands_and_derived_columns() -> None:
    assert labels("group", RowKind.VALUE)["jku_job"] == "Jobparate under 30 år"
    assert labels("main_group", RowKind.VALUE, language="en")["ready"] == (
        "Ready for job or education"
    )
    assert labels("unemployment", RowKind.VALUE)["0-2"] == "0-2 måneder"
    assert labels("age", RowKind.VALUE)["60+"] == "60+"
    assert labels("duration", RowKind.VALUE, language="en")["31+"] == "31+ minutes"
    assert set(labels("disposition", RowKind.VALUE)) == set(DISPOSITIONS)


def test_every_column_is_explained_once_and_every_row_is_its_own() -> None:
    explained = [
        row.variable
        for row in ROWS
        if (row.kind, row.table, row.language) == (RowKind.VARIABLE, "interviews", "da")
    ]
    assert explained == [*INTERVIEW_COLUMNS, *(column.name for column in COLUMNS)]
    for rows in (ROWS, WHOLE):
        keys = {
            (r.table, r.variable, r.question, r.version, r.kind, r.code, r.language) for r in rows
        }
        assert len(keys) == len(rows)


def test_exact_numbers_have_no_codes_and_other_languages_fall_back() -> None:
    exact = replace(STUDY, bands={"age": Bands(())})
    rows = codebook([VIVE], exact, {VIVE.version: background_columns(VIVE, exact)})
    assert {row.kind for row in rows if row.variable == "age"} == {
        RowKind.VARIABLE,
        RowKind.TYPE,
        RowKind.MISSING,
    }


def test_several_versions_each_have_their_words_and_a_code_of_their_own() -> None:
    other = replace(VIVE, version="1.1")
    rows: list[CodebookRow] = codebook([VIVE, other], STUDY, {"1.0": COLUMNS, "1.1": COLUMNS})
    assert {row.version for row in rows} == {"", "1.0", "1.1"}
    assert MissingCode.NOT_IN_VERSION in {row.code for row in rows}
    assert MissingCode.NOT_IN_VERSION not in {row.code for row in ROWS}


# --- every kind of question ---------------------------------------------------------------------


def whole(variable: str, kind: RowKind, question: str = "", language: str = "da") -> dict[str, str]:
    return labels(variable, kind, question, language, WHOLE)


def test_the_values_of_each_kind() -> None:
    assert whole("answer", RowKind.VALUE, "mood") == {"1": "Godt", "2": "Tja", "3": "Skidt"}
    assert whole("answer", RowKind.DONT_KNOW, "mood") == {"9": "Ved ikke"}
    assert whole("answer", RowKind.VALUE, "met") == {"1": "Svar met 1", "0": "Svar met 0"}
    assert whole("answer", RowKind.DONT_KNOW, "benefit") == {"8": "Svar benefit 8"}
    assert whole("text", RowKind.VALUE, "knows")["jku_job"] == "Jobparate under 30 år"
    assert whole("option", RowKind.VALUE, "departments")["12"] == "Svar departments 12"
    assert whole("option", RowKind.DONT_KNOW, "departments") == {"9": "Svar departments 9"}
    assert whole("answer", RowKind.VALUE, "departments", "en") == {
        "1": "Chosen (in rows with an option)",
        "0": "Not chosen (in rows with an option)",
    }
    assert whole("answer", RowKind.VALUE, "meetings") == {"0": "0-4", "5": "5-9", "10": "10+"}
    assert whole("answer", RowKind.VALUE, "waited", "en")["3"] == "3-11 months"
    assert whole("answer", RowKind.VALUE, "began")["2005"] == "2005-2009"
    assert whole("answer", RowKind.VALUE, "visits") == {}
    assert whole("arrived", RowKind.VALUE)["2010+"] == "2010+"
    assert whole("outlook", RowKind.DONT_KNOW) == {"9": "Ved ikke"}


def test_each_option_of_a_background_field_is_a_variable() -> None:
    assert whole("help_2", RowKind.VARIABLE) == {"": "Emne help: Svar help 2"}
    assert whole("help_2", RowKind.VALUE) == {"1": "Valgt", "0": "Ikke valgt"}
    assert whole("help_1_", RowKind.VARIABLE) == {"": "Emne help_1"}


def test_every_question_has_its_type_and_every_scale_its_direction() -> None:
    kinds = {item["id"]: item["kind"] for item in QUESTIONS}
    assert {r.question: r.label for r in WHOLE if r.kind is RowKind.TYPE and r.question} == kinds
    columns = {r.variable for r in WHOLE if r.kind is RowKind.TYPE and not r.question}
    assert len(columns) == len(BACKGROUND) + 3  # Five columns for the two multiple choices.
    directions = [(r.variable, r.label) for r in WHOLE if r.kind is RowKind.DIRECTION]
    assert directions == [("outlook", "negative"), ("answer", "negative")]
    assert {r.label for r in ROWS if r.kind is RowKind.DIRECTION} == {"positive"}


def test_when_a_question_is_asked_and_in_which_words() -> None:
    conditions = {(r.variable, r.question): r.label for r in WHOLE if r.kind is RowKind.ASKED_IF}
    assert conditions == {
        ("answer", "meetings"): "met == yes",
        ("answer", "visits"): "age >= 18",
        ("answer", "story"): "met == yes",
        ("brand", ""): "smoker == yes",
    }
    variants = [
        (r.variable, r.question, r.code, r.label, r.text)
        for r in WHOLE
        if (r.kind, r.language) == (RowKind.VARIANT, "da")
    ]
    assert variants == [
        ("answer", "mood", "young", "age < 30", "Ellers mood?"),
        ("answer", "story", "past", "benefit == 3", "Ellers story?"),
        ("follow_up", "story", "past.more", "benefit == 3", "Uddyb, hvordan det var?"),
    ]


def test_a_named_condition_is_opened_out() -> None:
    questions = [dict(item) for item in QUESTIONS]
    questions[5]["asked_if"] = "seen and not unsure"
    named = {"seen": "met == yes", "unsure": "benefit is dont_know or benefit == 1"}
    made = everything.everything(questions=questions, conditions=named)
    rows = codebook([made], everything.STUDY, {"1.0": []})
    (condition,) = labels("answer", RowKind.ASKED_IF, "meetings", "", rows).values()
    assert condition == "met == yes and not (benefit is dont_know or benefit == 1)"


def test_what_opens_a_follow_up() -> None:
    assert whole("follow_up", RowKind.VALUE, "mood") == {"low": "1, 2", "high": "3"}
    assert whole("follow_up", RowKind.VALUE, "meetings") == {"many": "10-50"}
    assert whole("follow_up", RowKind.VALUE, "word") == {"room": ""}
    assert whole("follow_up", RowKind.VALUE, "smoker") == {"what": "1"}
    (prompt,) = [r.text for r in WHOLE if (r.question, r.code) == ("smoker", "what")]
    assert prompt == "Uddyb smoker what?"


def test_themes() -> None:
    assert whole("question", RowKind.THEME) == {"meeting": "Samtalen"}
    members = {r.question or r.variable for r in WHOLE if r.theme == "meeting"}
    assert members == {"mood", "met", "life"}


def test_borrowed_words_stand_under_the_original_alone() -> None:
    english = [r for r in WHOLE if r.language == "en" and r.version]
    assert not [r for r in english if "Spørgsmål" in r.text or "Uddyb" in r.text]
    assert not [r for r in english if "Emne" in r.label or "Svar" in r.label]
    assert whole("answer", RowKind.VALUE, "mood", "en") == {"1": "Good", "3": "Bad"}
    assert whole("answer", RowKind.VALUE, "benefit", "en") == {"2": "Two"}
    assert whole("question", RowKind.THEME, language="en") == {}
    assert whole("help_2", RowKind.VARIABLE, language="en") == {}, "half of the label is borrowed"
    words = {r.question: (r.label, r.text) for r in english if r.kind is RowKind.VARIABLE}
    assert words["mood"] == ("Mood", "")
    assert words["benefit"] == ("", "Which benefit?")
    assert "story" not in words
    assert whole("questionnaire", RowKind.VALUE, language="en") == {}


def test_missing_codes_stand_where_they_can_occur() -> None:
    every, usual = ["-1", "-2", "-4", "-5", "-6"], ["-1", "-2"]
    assert list(whole("answer", RowKind.MISSING)) == every
    assert list(whole("age", RowKind.MISSING)) == [*usual, "-5", "-6"]
    assert list(whole("brand", RowKind.MISSING)) == [*usual, "-4", "-5"]
    assert list(whole("help_9", RowKind.MISSING)) == [*usual, "-5"]
    assert list(whole("life", RowKind.MISSING)) == usual
    assert whole("duration", RowKind.MISSING, language="en") == {
        "-4": "Not measured, typed in from a paper form"
    }


# --- how it was carried out, and who was approached ---------------------------------------------


def test_circumstances_and_places_have_words_and_not_told_is_no_skip() -> None:
    study = replace(STUDY, places={"room": {"da": "Lokale", "en": "A room"}})
    rows = codebook([VIVE], study, {VIVE.version: COLUMNS})
    assert labels("place", RowKind.VALUE, rows=rows) == {"room": "Lokale"}
    assert labels("companion", RowKind.VALUE, language="en") == {"1": "Yes", "0": "No"}
    spoken = labels("spoken", RowKind.VALUE, language="da")
    assert spoken == {"da": "Dansk", "other": "Et sprog, som spørgeskemaet ikke har"}
    for name in CIRCUMSTANCES:
        assert labels(name, RowKind.MISSING) == {"-1": "Ikke oplyst"}


def test_the_table_of_strokes_is_explained_where_it_is_there() -> None:
    with_strokes = codebook([VIVE], STUDY, {VIVE.version: COLUMNS}, strokes=True)
    assert [row for row in with_strokes if row.table != "strokes"] == ROWS
    assert [
        row.variable for row in with_strokes if (row.table, row.language) == ("strokes", "da")
    ] == [*STROKE_COLUMNS]
