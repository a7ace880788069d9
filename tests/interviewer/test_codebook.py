"""Every variable, code and label of a batch is explained."""

from __future__ import annotations

from dataclasses import replace

from interviewer.anonymise import (
    DISPOSITIONS,
    INTERVIEW_COLUMNS,
    MissingCode,
    background_columns,
)
from interviewer.codebook import CodebookRow, RowKind, codebook
from interviewer.study import Bands
from tests.export.sample import STUDY, VIVE

COLUMNS = background_columns(VIVE, STUDY)
ROWS = codebook([VIVE], STUDY, {VIVE.version: COLUMNS})


def labels(
    variable: str, kind: RowKind, question: str = "", language: str = "da"
) -> dict[str, str]:
    return {
        row.code: row.label
        for row in ROWS
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
    assert len({row[:7] for row in ROWS}) == len(ROWS)


def test_exact_numbers_have_no_codes_and_other_languages_fall_back() -> None:
    exact = replace(STUDY, bands={"age": Bands(())})
    rows = codebook([VIVE], exact, {VIVE.version: background_columns(VIVE, exact)})
    assert {row.kind for row in rows if row.variable == "age"} == {
        RowKind.VARIABLE,
        RowKind.MISSING,
    }


def test_several_versions_each_have_their_words_and_a_code_of_their_own() -> None:
    other = replace(VIVE, version="1.1")
    rows: list[CodebookRow] = codebook([VIVE, other], STUDY, {"1.0": COLUMNS, "1.1": COLUMNS})
    assert {row.version for row in rows} == {"", "1.0", "1.1"}
    assert MissingCode.NOT_ASKED in {row.code for row in rows}
    assert MissingCode.NOT_ASKED not in {row.code for row in ROWS}
