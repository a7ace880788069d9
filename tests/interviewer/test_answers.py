"""Which answers an item allows: every kind, at its edges."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from interviewer.answers import allows
from resources import default_study, load_questionnaire

STUDY = default_study()
VIVE = load_questionnaire(*STUDY.questionnaire)
ITEMS = VIVE.items
AGE, PERIOD = VIVE.item("age"), VIVE.item("unemployment")

ALLOWED: list[tuple[str, int | str]] = [
    *(("q1", code) for code in (1, 2, 3, 4, 5, 9)),
    *(("group", group.id) for group in STUDY.groups),
    *(("sex", code) for code in VIVE.item("sex").options),
    *(("ethnic_background", code) for code in (0, 1)),
    *(("age", years) for years in (AGE.minimum, AGE.maximum)),
    *(("unemployment", months) for months in (0, PERIOD.maximum)),
]
REFUSED: list[tuple[str, Any]] = [
    *(("q1", value) for value in (0, 6, -1, "1", True, 1.0)),
    *(("group", value) for value in ("", "jka", 1, True, ["jku_job"])),
    *(("sex", value) for value in (0, 3, "1", True)),
    *(("ethnic_background", value) for value in (2, True, False, "1")),
    *(("age", value) for value in (AGE.minimum - 1, AGE.maximum + 1, "30", True, 30.0)),
    *(("unemployment", value) for value in (-1, PERIOD.maximum + 1, "1", True)),
]


@pytest.mark.parametrize(("name", "value"), ALLOWED)
def test_what_is_possible(name: str, value: int | str) -> None:
    assert allows(ITEMS[name], value, STUDY)


@pytest.mark.parametrize(("name", "value"), REFUSED)
def test_what_is_not(name: str, value: Any) -> None:
    assert not allows(ITEMS[name], value, STUDY)


def test_a_group_is_possible_while_the_study_has_it() -> None:
    smaller = replace(STUDY, groups=STUDY.groups[1:])
    assert not allows(ITEMS["group"], STUDY.groups[0].id, smaller)
    assert allows(ITEMS["group"], STUDY.groups[1].id, smaller)
