"""Hierarchies as arrays, and as ARX keeps them."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.hierarchies import HierarchyInvalid, Table, read_hierarchy


def test_the_share_given_up_counts_leaves() -> None:
    table = Table.of([[10, 20, 30, 40, 50], [1, 1, 1, 2, 2]])
    assert table.depth == 2
    assert table.given_up.tolist() == [[0] * 5, [0.5, 0.5, 0.5, 0.25, 0.25], [1] * 5]


def test_what_is_no_hierarchy_is_refused() -> None:
    with pytest.raises(HierarchyInvalid, match="two codes"):
        Table.of([[0, 0, 1], [0, 1, 1]])
    with pytest.raises(HierarchyInvalid, match="at least one level"):
        Table.of([])
    with pytest.raises(HierarchyInvalid, match="all leaves"):
        Table.of([[0, 1], [0]])


def test_a_file_of_arx_is_read(tmp_path: Path) -> None:
    path = tmp_path / "age.csv"
    path.write_text("20;20-29;*\n25;20-29;*\n31;30-39;*\n", "utf-8")
    table, leaves, texts = read_hierarchy(path)
    assert leaves == {"20": 0, "25": 1, "31": 2}
    assert table.codes.tolist() == [[0, 1, 2], [0, 0, 1], [0, 0, 0]]
    assert texts == (("20", "25", "31"), ("20-29", "20-29", "30-39"), ("*", "*", "*"))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no leaf"),
        ("1;a;*\n2;*\n", "as many levels"),
        ("1;a;*\n1;b;*\n", "twice"),
        ("1;a;x;*\n2;a;y;*\n3;b;y;*\n", "two codes"),
    ],
)
def test_a_file_that_is_none_is_refused_by_name(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "sex.csv"
    path.write_text(text, "utf-8")
    with pytest.raises(HierarchyInvalid, match=f"sex.csv: .*{said}"):
        read_hierarchy(path)
