"""The release benchmark: made-up data, and any CSV with ARX's hierarchy files."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from analysis.hierarchies import HierarchyInvalid
from benchmarks.release import make_data, release


@pytest.mark.parametrize("exact", [False, True])
def test_the_file_it_writes_has_each_combination_k_times(tmp_path: Path, exact: bool) -> None:
    records, hierarchies = make_data(tmp_path, 150, exact=exact)
    out = tmp_path / "out.csv"
    figures = release(records, hierarchies, 5, out)
    with out.open(encoding="utf-8", newline="") as file:
        rows = [tuple(row) for row in csv.reader(file, delimiter=";")]
    assert rows[0] == ("jobcenter", "group", "sex", "age", "months", "ethnic")
    assert len(rows) - 1 == 150
    assert min(Counter(rows[1:]).values()) == figures["smallest_class"] >= 5
    assert 0 < figures["loss"] < 0.6


def test_other_columns_stay_as_they_are_and_a_value_without_leaf_is_named(tmp_path: Path) -> None:
    (tmp_path / "hierarchies").mkdir()
    (tmp_path / "hierarchies" / "adult_hierarchy_sex.csv").write_text("f;*\nm;*\n", "utf-8")
    records = tmp_path / "records.csv"
    records.write_text("answer,sex\n" + "1,f\n" * 3 + "2,m\n", "utf-8")
    out = tmp_path / "out.csv"
    release(records, tmp_path / "hierarchies", 2, out)
    assert out.read_text("utf-8").split() == ["answer;sex", "1;*", "1;*", "1;*", "2;*"]
    records.write_text("answer,sex\n1,x\n", "utf-8")
    with pytest.raises(HierarchyInvalid, match="sex: no leaf 'x'"):
        release(records, tmp_path / "hierarchies", 2, out)
