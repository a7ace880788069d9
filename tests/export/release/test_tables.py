"""Each format that holds the data, read back by a reader that is not ours, value by value."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from export.release.apart import write
from export.release.codebook_rows import HEAD
from export.release.csv_package import write_csv
from export.release.excel import write_excel
from export.release.parquet import write_parquet
from export.release.spss import spss_file
from export.release.stata import shorten, stata_file
from export.release.words import all_labels, cut, one_line, stata_letters
from interviewer.dataset import Dataset, Variable
from tests.export.release.sample import DATASET, HARD, MISSING, ROWS, STEPS, VARIABLES, other

NAMES = [variable.name for variable in VARIABLES]


def write_spss(dataset: Dataset, folder: Path, language: str) -> None:
    """In this process, for the tests' speed; test_apart.py has the other one."""
    write(spss_file(dataset, folder, language))


def write_stata(dataset: Dataset, folder: Path, language: str) -> None:
    write(stata_file(dataset, folder, language))


def same(table: pd.DataFrame) -> None:
    assert list(table.columns) == NAMES
    assert len(table) == ROWS
    for name in NAMES:
        assert table[name].tolist() == list(DATASET.columns[name])


def label(labels: Any, language: str = "da") -> str:
    return one_line(labels.get(language) or next(iter(labels.values())))


# --- CSV --------------------------------------------------------------------------------------


def test_csv_is_a_valid_data_package(tmp_path: Path) -> None:
    import frictionless

    write_csv(DATASET, tmp_path, "da")
    report = frictionless.validate(tmp_path / "csv" / "datapackage.json")
    assert report.valid, report.flatten()
    assert report.stats["errors"] == 0
    package: Any = frictionless.Package(tmp_path / "csv" / "datapackage.json")
    rows = package.get_resource("data").read_rows()
    for name, variable in zip(NAMES, VARIABLES, strict=True):
        expected = [c if c >= 0 else None for c in DATASET.columns[name]]
        assert [row[name] for row in rows] == expected, variable.name


def test_a_value_that_no_label_knows_makes_the_package_invalid(tmp_path: Path) -> None:
    import frictionless

    columns = {**DATASET.columns, "age": [3] * ROWS}
    write_csv(other(columns=columns), tmp_path, "da")
    assert not frictionless.validate(tmp_path / "csv" / "datapackage.json").valid


def test_csv_holds_every_code(tmp_path: Path) -> None:
    write_csv(DATASET, tmp_path, "da")
    same(pd.read_csv(tmp_path / "csv" / "data.csv"))


def test_the_code_book_has_every_label_in_every_language(tmp_path: Path) -> None:
    write_csv(DATASET, tmp_path, "en")
    book = pd.read_csv(tmp_path / "csv" / "codebook.csv", dtype=str, keep_default_na=False)
    assert tuple(book.columns) == HEAD
    rows = set(book[["variable", "kind", "code", "language", "label"]].itertuples(index=False))
    found = {tuple(row) for row in rows}
    for variable in VARIABLES:
        for language, text in variable.label.items():
            assert (variable.name, "variable", "", language, one_line(text)) in found
        for code, labels in all_labels(variable).items():
            kind = "value" if code in variable.values else "missing" if code < 0 else "dont_know"
            for language, text in labels.items():
                assert (variable.name, kind, str(code), language, one_line(text)) in found
    assert ("meeting", "asked_if", "", "", "age != 0") in found
    assert set(book.loc[book.id != "", "id"]) == {"sick", "cash", "0-19", "20-24"}
    meeting = book[(book.variable == "meeting") & (book.language == "da")]
    assert dict(zip(meeting.code, meeting.stata, strict=True)) == {
        **dict(zip(["", *"12345"], ["", *"12345"], strict=True)),
        **dict(zip(["9", "-1", "-2", "-4", "-7"], [".z", ".a", ".b", ".d", ".g"], strict=True)),
    }


def test_a_data_set_alone_in_its_language_is_said_in_that(tmp_path: Path) -> None:
    write_csv(other(languages=("da",)), tmp_path, "so")
    package = json.loads((tmp_path / "csv" / "datapackage.json").read_text(encoding="utf-8"))
    assert package["title"] == "Borgeroplevelser af Jobcenter København"
    field = package["resources"][0]["schema"]["fields"][2]
    assert field["description"] == "Hvor tilfreds er du med samtalen?"
    assert field["labels"]["9"] == "Ved ikke"


# --- SPSS -------------------------------------------------------------------------------------


def test_spss_keeps_codes_labels_and_user_missing(tmp_path: Path) -> None:
    import pyreadstat

    write_spss(DATASET, tmp_path, "da")
    table, meta = pyreadstat.read_sav(tmp_path / f"{DATASET.id}.sav", user_missing=True)
    same(table)
    assert meta.file_label == "Borgeroplevelser af Jobcenter København"
    assert "færre end 5 gange" in " ".join(meta.notes)
    for variable in VARIABLES:
        expected = {code: cut(label(text), 120) for code, text in all_labels(variable).items()}
        assert meta.variable_value_labels.get(variable.name, {}) == expected
        assert meta.column_names_to_labels[variable.name] == cut(label(variable.label), 250)
        assert meta.variable_measure[variable.name] == variable.measure
    below = {"lo": -9.0, "hi": -1.0}
    assert meta.missing_ranges == {
        "main_group": [below],
        "age": [below],
        "meeting": [below, {"lo": 9.0, "hi": 9.0}],
        "months": [below],
    }


def test_statistics_in_spss_leave_out_what_is_missing(tmp_path: Path) -> None:
    import pyreadstat

    write_spss(DATASET, tmp_path, "da")
    table, _ = pyreadstat.read_sav(tmp_path / f"{DATASET.id}.sav")
    for variable in VARIABLES:
        expected = [c for c in DATASET.columns[variable.name] if c not in variable.missing]
        assert table[variable.name].dropna().tolist() == expected


def test_a_long_label_is_cut_between_letters(tmp_path: Path) -> None:
    import pyreadstat

    write_spss(DATASET, tmp_path, "da")
    _, meta = pyreadstat.read_sav(tmp_path / f"{DATASET.id}.sav", metadataonly=True)
    text = meta.variable_value_labels["asked"][1]
    assert text.endswith("…")
    assert HARD.startswith(text[:-1])
    assert 110 < len(text.encode()) <= 120


# --- Stata ------------------------------------------------------------------------------------


def test_stata_keeps_codes_and_labels_and_tells_missing_apart(tmp_path: Path) -> None:
    import pyreadstat

    write_stata(DATASET, tmp_path, "da")
    path = tmp_path / f"{DATASET.id}.dta"
    table, meta = pyreadstat.read_dta(path, user_missing=True)
    assert meta.file_label == "Borgeroplevelser af Jobcenter København"
    for variable in VARIABLES:
        letters: dict[int, Any] = dict(stata_letters(variable))
        codes = DATASET.columns[variable.name]
        assert table[variable.name].tolist() == [letters.get(code, code) for code in codes]
        assert meta.column_names_to_labels[variable.name] == shorten(label(variable.label))
        expected = {letters.get(c, c): label(t) for c, t in all_labels(variable).items()}
        assert meta.variable_value_labels.get(variable.name, {}) == expected
    assert stata_letters(VARIABLES[2]) == {-1: "a", -2: "b", -4: "d", -7: "g", 9: "z"}


def test_pandas_reads_the_stata_file_alike(tmp_path: Path) -> None:
    write_stata(DATASET, tmp_path, "da")
    table = pd.read_stata(
        tmp_path / f"{DATASET.id}.dta", convert_categoricals=False, convert_missing=True
    )
    for variable in VARIABLES:
        letters = stata_letters(variable)
        codes = DATASET.columns[variable.name]
        expected = [f".{letters[code]}" if code in letters else str(code) for code in codes]
        assert list(map(str, table[variable.name])) == expected


def test_each_table_of_labels_in_stata_is_called_like_its_variable(tmp_path: Path) -> None:
    """pyreadstat alone would call the 2nd one and the 12th one of these alike."""
    names = ["a", "q1", *"bcdefghij", "q", "x" * 32, "x" * 31, "x" * 26]
    variables = [
        Variable(name, {"da": name}, {}, "nominal", {1: {"da": f"of {name}"}}, {}, {})
        for name in names
    ]
    variables.insert(1, Variable("bare", {"da": "no labels"}, {}, "scale", {}, {}, {}))
    columns = {variable.name: [1, 1] for variable in variables}
    write_stata(other(variables=tuple(variables), columns=columns), tmp_path, "da")
    path = tmp_path / f"{DATASET.id}.dta"
    with pd.read_stata(path, iterator=True) as reader:
        assert reader.value_labels() == {name: {1: f"of {name}"} for name in names}
    table = pd.read_stata(path)
    assert {name: table[name][0] for name in names} == {name: f"of {name}" for name in names}
    assert table["bare"].tolist() == [1, 1]


@pytest.mark.parametrize("rows", [0, 1])
def test_labels_stay_where_no_answer_has_one(tmp_path: Path, rows: int) -> None:
    """None at all, or nothing but missing ones."""
    import pyreadstat

    dataset = other(variables=VARIABLES[2:3], columns={"meeting": [-7] * rows})
    write_spss(dataset, tmp_path, "da")
    write_stata(dataset, tmp_path, "da")
    table, meta = pyreadstat.read_dta(tmp_path / f"{DATASET.id}.dta", user_missing=True)
    assert table["meeting"].tolist() == ["g"] * rows
    assert meta.variable_value_labels["meeting"][5] == "Meget tilfreds"
    table, meta = pyreadstat.read_sav(tmp_path / f"{DATASET.id}.sav", user_missing=True)
    assert table["meeting"].tolist() == [-7] * rows
    assert meta.variable_value_labels["meeting"][5] == "Meget tilfreds"


def test_a_code_without_a_letter_is_refused() -> None:
    labels = {"da": "x"}
    odd = Variable("x", labels, {}, "nominal", {}, {-27: labels}, {})
    with pytest.raises(ValueError, match="letters"):
        stata_letters(odd)
    many = dict.fromkeys(range(9, 19), labels)
    with pytest.raises(ValueError, match="letters"):
        stata_letters(Variable("x", labels, {}, "nominal", {}, many, {}))


# --- Parquet ----------------------------------------------------------------------------------


def ask(question: str) -> pd.DataFrame:
    import duckdb

    answer = duckdb.sql(question)
    assert answer is not None
    found: pd.DataFrame = answer.df()
    return found


def test_parquet_of_several_releases_reads_as_one_table(tmp_path: Path) -> None:
    write_parquet(DATASET, tmp_path, "da")
    later = {name: values[:50] for name, values in DATASET.columns.items()}
    write_parquet(other(id="later", round="2027", columns=later), tmp_path / "other", "da")
    write_parquet(other(id="no-round", round="", columns=later), tmp_path / "third", "da")
    where = str(tmp_path / "**" / "*.parquet")
    read = f"read_parquet('{where}', hive_partitioning = true)"
    counts = ask(f"SELECT study, round, count(*) AS n FROM {read} GROUP BY ALL ORDER BY n, round")
    counts = counts.fillna("none")
    assert counts.values.tolist()[:2] == [["vive-2020", "2027", 50], ["vive-2020", "none", 50]]
    assert counts.values.tolist()[2:] == [["vive-2020", "2026 forår", ROWS]]
    same(ask(f"SELECT * FROM {read} WHERE round = '2026 forår'")[NAMES])
    mean = ask(
        f"SELECT avg(meeting) FROM {read} WHERE round = '2026 forår' AND meeting BETWEEN 1 AND 5"
    )
    ratings = [code for code in DATASET.columns["meeting"] if 1 <= code <= 5]
    assert mean.iloc[0, 0] == pytest.approx(sum(ratings) / len(ratings))


def test_parquet_has_its_labels_with_it(tmp_path: Path) -> None:
    write_parquet(DATASET, tmp_path, "da")
    (path,) = tmp_path.rglob("*.parquet")
    rows = ask(f"SELECT key, value FROM parquet_kv_metadata('{path}')")
    found = {bytes(key): bytes(value) for key, value in zip(rows.key, rows.value, strict=True)}
    about = json.loads(found[b"interviewer"])
    assert about["title"] == DATASET.title
    for variable in VARIABLES:
        told = about["variables"][variable.name]
        assert told["label"] == variable.label
        assert told["values"] == {str(code): t for code, t in variable.values.items()}
        assert told["missing"] == {str(code): t for code, t in variable.missing.items()}
    types = ask(f"DESCRIBE SELECT * FROM read_parquet('{path}', hive_partitioning = false)")
    assert set(types.column_type) == {"INTEGER"}


# --- Excel ------------------------------------------------------------------------------------


def test_excel_holds_data_code_book_and_what_to_know(tmp_path: Path) -> None:
    import openpyxl

    write_excel(DATASET, tmp_path, "da")
    path = tmp_path / f"{DATASET.id}.xlsx"
    same(pd.read_excel(path, sheet_name="data", engine="openpyxl"))
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["data", "codebook", "about"]
    assert book["data"].dimensions == f"A1:E{ROWS + 1}"
    assert book["data"].freeze_panes == "A2"
    assert all(type(cell.value) is int for row in book["data"].iter_rows(min_row=2) for cell in row)
    rows = [[cell.value for cell in row] for row in book["codebook"].iter_rows()]
    assert tuple(rows[0]) == HEAD
    assert ["meeting", "dont_know", 9, ".z", None, "da", "Ved ikke", None] in rows
    assert ["age", "missing", -7, ".g", None, "en", "Withheld", None] in rows
    about = {row[0].value or "": row[1].value for row in book["about"].iter_rows()}
    assert about["Runde"] == "2026 forår"
    assert about["Feltarbejde (ISO-uger)"] == "2026-W05 – 2026-W11"
    assert about[""] == DATASET.notes["da"]


def test_a_label_is_no_formula(tmp_path: Path) -> None:
    import openpyxl

    text = '=HYPERLINK("http://example.org")'
    odd = Variable(
        "x", {"da": text}, {"da": "http://example.org"}, "nominal", {1: {"da": text}}, {}, {}
    )
    write_excel(other(variables=(odd,), columns={"x": [1]}), tmp_path, "da")
    sheet = openpyxl.load_workbook(tmp_path / f"{DATASET.id}.xlsx")["codebook"]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value == text} == {
        "s"
    }
    assert not any(cell.hyperlink for row in sheet.iter_rows() for cell in row)


def test_what_one_sheet_has_no_room_for_goes_on_in_the_next(tmp_path: Path) -> None:
    write_excel(DATASET, tmp_path, "da", rows=150)
    sheets = pd.read_excel(tmp_path / f"{DATASET.id}.xlsx", sheet_name=None, engine="openpyxl")
    assert list(sheets) == ["data", "data 2", "data 3", "codebook", "about"]
    same(pd.concat([sheets["data"], sheets["data 2"], sheets["data 3"]], ignore_index=True))


# --- all ----------------------------------------------------------------------------------------


def test_columns_may_be_of_numpy_too(tmp_path: Path) -> None:
    columns = {name: np.asarray(values, dtype=np.int16) for name, values in DATASET.columns.items()}
    write_csv(other(columns=columns), tmp_path, "da")
    write_excel(other(columns=columns), tmp_path, "da")
    same(pd.read_csv(tmp_path / "csv" / "data.csv"))
    same(pd.read_excel(tmp_path / f"{DATASET.id}.xlsx", engine="openpyxl"))


def test_no_missing_code_is_lost_anywhere() -> None:
    """What the tests above stand on: every missing code does occur."""
    assert set(MISSING) | {9} <= set(DATASET.columns["meeting"])


NUMBERS = st.integers(-2_000_000_000, 2_000_000_000) | st.integers(-130, 160)


@given(st.lists(st.tuples(NUMBERS, NUMBERS, st.sampled_from([1, 5, 9, -1])), min_size=1))
def test_any_numbers_come_through(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[int, int, int]]
) -> None:
    import pyreadstat

    folder = tmp_path_factory.mktemp("numbers")
    plain = [Variable(name, {"da": name}, {}, "scale", {}, {}, {}) for name in ("one", "two")]
    columns = dict(zip(("one", "two", "meeting"), map(list, zip(*rows, strict=True)), strict=True))
    dataset = other(variables=(*plain, VARIABLES[2]), columns=columns)
    write_spss(dataset, folder, "da")
    table, _ = pyreadstat.read_sav(folder / f"{dataset.id}.sav", user_missing=True)
    assert [tuple(row) for row in table.itertuples(index=False)] == rows
    write_stata(dataset, folder, "da")
    table, _ = pyreadstat.read_dta(folder / f"{dataset.id}.dta", user_missing=True)
    letters = {9: "z", -1: "a"}
    expected = [(one, two, letters.get(code, code)) for one, two, code in rows]
    assert [tuple(row) for row in table.itertuples(index=False)] == expected


def test_more_rows_than_are_written_at_once(tmp_path: Path) -> None:
    import pyreadstat

    many = {name: list(values) * 60 for name, values in DATASET.columns.items()}
    dataset = other(columns=many)
    write_spss(dataset, tmp_path, "da")
    table, _ = pyreadstat.read_sav(tmp_path / f"{DATASET.id}.sav", user_missing=True)
    assert {name: table[name].tolist() for name in NAMES} == many
    write_stata(dataset, tmp_path, "da")
    table = pd.read_stata(tmp_path / f"{DATASET.id}.dta", convert_categoricals=False)
    for variable in VARIABLES:
        expected = pd.Series(many[variable.name], dtype=float)
        expected[expected.isin(list(variable.missing))] = np.nan
        assert table[variable.name].astype(float).equals(expected)
    write_excel(dataset, tmp_path, "da")
    table = pd.read_excel(tmp_path / f"{DATASET.id}.xlsx", engine="openpyxl")
    assert {name: table[name].tolist() for name in NAMES} == many


@pytest.mark.parametrize("write", [write_spss, write_stata, write_parquet, write_excel, write_csv])
def test_the_same_data_are_the_same_file(tmp_path: Path, write: Any) -> None:
    """Nothing tells when it was made."""
    contents = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        write(DATASET, tmp_path / name, "da")
        files = sorted(path for path in (tmp_path / name).rglob("*") if path.is_file())
        contents.append([path.read_bytes() for path in files])
    assert contents[0] == contents[1]


def test_pspp_reads_the_spss_file_without_a_word(tmp_path: Path) -> None:
    if shutil.which("pspp") is None:
        pytest.skip("PSPP is not installed")
    write_spss(DATASET, tmp_path, "da")
    (tmp_path / "read.sps").write_text(
        f"GET FILE='{DATASET.id}.sav'.\n"
        "SAVE TRANSLATE /OUTFILE='read.csv' /TYPE=CSV /FIELDNAMES.\n"
        "FREQUENCIES meeting /FORMAT=NOTABLE /STATISTICS=MEAN.\n",
        encoding="utf-8",
    )
    done = subprocess.run(
        ["pspp", "read.sps"], cwd=tmp_path, check=False, timeout=100, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout
    assert "warning" not in (done.stdout + done.stderr).lower()
    same(pd.read_csv(tmp_path / "read.csv"))
    valid = sum(code in STEPS for code in DATASET.columns["meeting"])
    assert re.search(rf"N Valid *\| *{valid}\|", done.stdout)
