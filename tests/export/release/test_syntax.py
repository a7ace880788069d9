"""The syntax files: run by R and PSPP where they are installed, and read by a small checker."""

from __future__ import annotations

import csv
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from export.release.csv_package import write_csv
from export.release.stata import shorten
from export.release.syntax import write_syntax
from export.release.words import all_labels, cut, one_line, stata_letters
from tests.export.release.sample import DATASET, VARIABLES


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_csv(DATASET, tmp_path, "da")
    write_syntax(DATASET, tmp_path, "da")
    return tmp_path / "csv"


def label(labels: object) -> str:
    assert isinstance(labels, dict)
    return one_line(labels["da"])


# --- R ------------------------------------------------------------------------------------------


def r_text(text: str) -> str:
    """What R makes of a string."""
    text = re.sub(r"\\U\{([0-9a-f]+)\}", lambda match: chr(int(match[1], 16)), text)
    return re.sub(r'\\(["\\])', r"\1", text)


def test_r_names_every_label_and_missing_code(folder: Path) -> None:
    script = (folder / "load.R").read_bytes().decode("ascii")
    strings = [r_text(text) for text in re.findall(r'"((?:[^"\\]|\\.)*)"', script)]
    for variable in VARIABLES:
        assert f"data${variable.name} <- coded(data${variable.name}, " in script
        for text in (variable.label, *all_labels(variable).values()):
            assert label(text) in strings
    assert script.count("c(-9L, -1L))") == 4
    assert "  c(9L), c(-9L, -1L))" in script


def test_r_loads_it(folder: Path) -> None:
    if shutil.which("Rscript") is None:
        pytest.skip("R is not installed")
    (folder / "check.R").write_text(
        'source("load.R")\n'
        "codes <- as.data.frame(lapply(data, function(x) as.integer(unclass(x))))\n"
        'write.csv(codes, "codes.csv", row.names = FALSE)\n'
        'cat(names(attr(data$meeting, "labels")), sep = "\\n", file = "labels.txt")\n'
        'cat(summary(as_factors(data)$meeting), file = "counts.txt")\n',
        encoding="ascii",
    )
    subprocess.run(["Rscript", "--vanilla", "check.R"], cwd=folder, check=True, timeout=100)
    with (folder / "codes.csv").open(encoding="utf-8") as file:
        rows = [list(map(int, row)) for row in list(csv.reader(file))[1:]]
    expected = zip(*(DATASET.columns[v.name] for v in VARIABLES), strict=True)
    assert rows == [list(row) for row in expected]
    meeting = VARIABLES[2]
    labels = (folder / "labels.txt").read_text(encoding="utf-8").splitlines()
    assert labels == [label(text) for text in all_labels(meeting).values()]
    codes = DATASET.columns["meeting"]
    valid = [codes.count(code) for code in meeting.values]
    counts = list(map(int, (folder / "counts.txt").read_text().split()))
    assert counts == [*valid, len(codes) - sum(valid)]


# --- Stata --------------------------------------------------------------------------------------


def stata_safe(text: str) -> str:
    return text.replace("`", "'").replace('"', "”")


def test_stata_names_every_label_and_missing_code(folder: Path) -> None:
    script = (folder / "load.do").read_text(encoding="utf-8")
    found: dict[str, dict[str, str]] = {}
    for line in script.splitlines():
        if line.startswith("*"):
            continue
        assert line.count('"') in {0, 2, 4}, "no string may end early"
        assert "`" not in line, "no macro may be expanded"
        assert not re.search(r"(?<!\\)\$", line)
        match = re.fullmatch(r'label define (\w+) (\S+) "(.*)", add', line)
        if match:
            found.setdefault(match[1], {})[match[2]] = match[3].replace("\\$", "$")
    for variable in VARIABLES:
        letters = stata_letters(variable)
        expected = {
            f".{letters[code]}" if code in letters else str(code): stata_safe(label(text))
            for code, text in all_labels(variable).items()
        }
        assert found.get(variable.name, {}) == expected
        short = stata_safe(shorten(label(variable.label))).replace("$", "\\$")
        assert f'label variable {variable.name} "{short}"' in script
    rule = "mvdecode meeting, mv(-7 = .g \\ -4 = .d \\ -2 = .b \\ -1 = .a \\ 9 = .z)"
    assert rule in script.splitlines()


# --- SPSS ---------------------------------------------------------------------------------------


def spss_texts(script: str) -> list[str]:
    joined = re.sub(r"'\n    \+ '", "", script)
    return [text.replace("''", "'") for text in re.findall(r"'((?:[^']|'')*)'", joined)]


def test_spss_names_every_label_and_missing_code(folder: Path) -> None:
    content = (folder / "load.sps").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    script = content.decode("utf-8-sig")
    assert max(len(line.encode()) for line in script.splitlines()) < 251
    texts = spss_texts(script)
    for variable in VARIABLES:
        assert cut(label(variable.label), 250) in texts
        for text in all_labels(variable).values():
            assert cut(label(text), 120) in texts
    assert "MISSING VALUES meeting (-9 THRU -1, 9)." in script
    assert "MISSING VALUES age (-9 THRU -1)." in script


def test_pspp_loads_it(folder: Path) -> None:
    if shutil.which("pspp") is None:
        pytest.skip("PSPP is not installed")
    import pyreadstat

    with (folder / "load.sps").open("a", encoding="utf-8") as file:
        file.write("SAVE OUTFILE='loaded.sav'.\n")
    done = subprocess.run(
        ["pspp", "load.sps"], cwd=folder, check=False, timeout=100, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout
    table, meta = pyreadstat.read_sav(folder / "loaded.sav", user_missing=True)
    for variable in VARIABLES:
        assert table[variable.name].tolist() == list(DATASET.columns[variable.name])
        expected = {code: cut(label(text), 120) for code, text in all_labels(variable).items()}
        assert meta.variable_value_labels.get(variable.name, {}) == expected
        assert meta.column_names_to_labels[variable.name] == cut(label(variable.label), 250)
        assert meta.variable_measure[variable.name] == variable.measure
    assert meta.missing_ranges["meeting"] == [{"lo": -9, "hi": -1}, {"lo": 9, "hi": 9}]
