"""Risk, the rarest combinations, classes that all answered alike, and two releases side by side."""

from __future__ import annotations

import numpy as np
import pytest

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
