"""Which answers an item of a questionnaire allows: the one place that says so for every kind."""

from __future__ import annotations

from interviewer.questionnaire import BackgroundField, Question
from interviewer.study import NUMBERS, Study


def allows(item: Question | BackgroundField, value: int | str, study: Study) -> bool:
    """Whether `value` answers `item` in this study, which gives the groups.

    What is given, kept, checked and let out is held to this.
    """
    if isinstance(item, BackgroundField) and item.options_from is not None:
        return isinstance(value, str) and value in study.group_ids
    if type(value) is not int:  # True == 1, and is no answer.
        return False
    if isinstance(item, Question):
        return value in item.scale.codes
    if item.kind in NUMBERS:
        return item.minimum <= value <= item.maximum
    return value in item.options
