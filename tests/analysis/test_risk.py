"""Risk, the rarest combinations, classes that all answered alike, and two releases side by side."""

from __future__ import annotations

import numpy as np
import pytest

from analysis.differences import compare
from analysis.risk import classes_of, risk, riskiest, uniform_classes


def test_risk_is_one_by_the_size_of_the_class() -> None:
    rows = np.array([[1, 1]] * 6 + [[1, 2]] * 3 + [[2, 2]])
    found = risk(classes_of(rows))
    assert (found.records, found.unique, found.under_3, found.under_5, found.under_10) == (
        10,
        1,
        1,
        4,
        10,
    )
    assert found.highest == 1
    assert found.mean == pytest.approx(3 / 10)
    assert risk(np.zeros(0, np.int64)).records == 0


def test_the_rarest_combinations_come_first() -> None:
    rows = np.array([[1, 1]] * 3 + [[2, 1]] + [[1, 2]] * 2)
    assert riskiest(rows, 2) == [(3, 1), (4, 2)]


def test_classes_that_all_answered_alike_are_told() -> None:
    classes = np.array([0, 0, 1, 1, 2, 3, 3])
    answers = np.array([4, 4, 4, 5, 4, -1, -1])
    # Alike; two answers; one record alone; no answer at all.
    assert uniform_classes(classes, answers).tolist() == [True, False, False, False]


def test_a_class_that_is_split_singles_out() -> None:
    old = dict.fromkeys("abcdef", b"x")
    new = {**dict.fromkeys("abcd", b"p"), **dict.fromkeys("ef", b"q")}
    found = compare(old, new, 3)
    assert (found.meets, found.smallest_meet, found.newcomers, found.gone) == (2, 2, 0, 0)
    assert compare(old, dict.fromkeys("abcdef", b"p"), 3).singled_out == 0


def test_a_newcomer_among_old_ones_is_singled_out() -> None:
    old = dict.fromkeys("abc", b"x")
    assert compare(old, dict.fromkeys("abcd", b"x"), 3).newcomers == 1
    assert compare(old, {**old, **dict.fromkeys("def", b"x")}, 3).singled_out == 0


def test_one_that_is_gone_is_told_and_blames_nobody_else() -> None:
    old = dict.fromkeys("abc", b"x")
    found = compare(old, dict.fromkeys("ab", b"x"), 3)
    assert found.gone == 1
    assert found.singled_out == 0
