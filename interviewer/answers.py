"""Which answers an item of a questionnaire allows: the one place that says so for every kind."""

from __future__ import annotations

from interviewer.interview import Answer, Missing
from interviewer.questionnaire import MONTH, NUMBERS, TEXTS, Kind, Question, Value
from interviewer.study import Study
from interviewer.text import clean


def allows(item: Question, value: Value, study: Study) -> bool:
    """Whether `value` answers `item` in this study, which gives the groups.

    What is given, kept, checked and let out is held to this.
    """
    if item.options_from is not None:
        return isinstance(value, str) and value in study.group_ids
    if item.kind in TEXTS:
        return isinstance(value, str) and text_problem(item, value) is None
    if item.kind is Kind.MONTH:
        return (
            isinstance(value, str)
            and MONTH.fullmatch(value) is not None
            and item.earliest <= value <= item.latest
        )
    if item.kind is Kind.MULTIPLE_CHOICE:
        return isinstance(value, tuple) and _is_choice(item, value)
    if type(value) is not int:  # True == 1, and is no answer.
        return False
    if item.kind in NUMBERS:
        return item.minimum <= value <= item.maximum
    return value in item.codes


def permits(item: Question, answer: Answer, study: Study) -> bool:
    """Whether an answer, or its reason for having no value, is possible for `item`.

    A skip always is: a required item stays skipped in an interview that is broken off.
    """
    if answer.missing is Missing.WONT_SAY:
        return item.wont_say
    if answer.missing is Missing.DONT_KNOW:
        return item.dont_know is True
    return answer.value is None or allows(item, answer.value, study)


def text_problem(item: Question, text: str) -> str | None:
    """Why a text is no answer: "empty", "length", "lines" (of a one-line text) or "form".

    "form": it holds what `text.clean` would have taken out.
    """
    if not text.strip():
        return "empty"
    if len(text) > item.maximum:
        return "length"
    if item.kind is Kind.TEXT and "\n" in text:
        return "lines"
    return "form" if clean(text) != text else None


def _is_choice(item: Question, value: tuple[int, ...]) -> bool:
    """Whether these are codes of the item in its order, none twice, and none beside one that is
    chosen alone.
    """
    if not value or list(value) != [code for code in item.codes if code in set(value)]:
        return False
    return len(value) == 1 or not item.alone.intersection(value)


def toggled(item: Question, value: Value | None, code: int) -> tuple[int, ...] | None:
    """A multiple choice after a tap on `code`: chosen or taken back; None where none is left.

    What excludes the others takes their place, and gives way to any of them.
    """
    chosen = set(value) if isinstance(value, tuple) else set()
    if code in chosen:
        chosen.remove(code)
    elif code in item.alone:
        chosen = {code}
    else:
        chosen = (chosen - item.alone) | {code}
    return tuple(each for each in item.codes if each in chosen) or None
