"""A mistake in a study, as one would tell it to the lead beside the field where it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication

from interviewer.errors import Problem

translate = QCoreApplication.translate

_ROW = re.compile(r"(\w+)\[(no\. (\d+)|.*?)\](?:\.(.+))?", re.DOTALL)


def place_of(problem: Problem) -> tuple[str, str | int | None, str]:
    """The field or table, the row (its id, or its number from 0) and the key in it."""
    match = _ROW.fullmatch(problem.place)
    if match is None:
        return problem.place, None, ""
    table, mark, number, key = match.groups()
    return table, int(number) - 1 if number else mark, key or ""


def say_problem(problem: Problem) -> str:
    """What is wrong and how to mend it; of a rare rule, as the file's check has it, in English."""
    for pattern, words in _RULES:
        match = re.search(pattern, problem.rule)
        if match is not None:
            return words(match)
    return f"{problem.rule} {problem.mend}".strip()


def no_such_day() -> str:
    """Of a day that is written as one, and is none."""
    return translate("StudyProblems", "There is no such day: look at the date again.")


def name_twice(table: str) -> str:
    """Of a name that an earlier row of the table has too."""
    return {
        "areas": translate("StudyProblems", "Another area has this name too."),
        "jobcenters": translate("StudyProblems", "Another jobcenter has this name too."),
        "main_groups": translate("StudyProblems", "Another main group has this name too."),
        "groups": translate("StudyProblems", "Another group of the jobcenter has this name too."),
        "places": translate("StudyProblems", "Another place has this name too."),
    }[table]


def _just(text: Callable[[], str]) -> Callable[[re.Match[str]], str]:
    return lambda _match: text()


def _named(text: Callable[[], str]) -> Callable[[re.Match[str]], str]:
    return lambda match: text().format(name=match.group(1))


_RULES: Sequence[tuple[str, Callable[[re.Match[str]], str]]] = (
    (
        r"asks for them in",
        _just(
            lambda: translate(
                "StudyProblems",
                "The questionnaire asks which group somebody belongs to. Add the groups.",
            )
        ),
    ),
    (
        r"says \{jobcenter\}",
        _just(
            lambda: translate(
                "StudyProblems",
                "The questionnaire speaks of the jobcenter before the group is known. Write "
                "general words for it.",
            )
        ),
    ),
    (
        r"^is missing\.$|^is empty\.$",
        _just(lambda: translate("StudyProblems", "Fill this in.")),
    ),
    (
        r'^"(.*)" is not a possible name',
        _just(
            lambda: translate(
                "StudyProblems",
                "Use small letters a to z, digits and _ (in a study's id: full stops and hyphens), "
                "a letter first.",
            )
        ),
    ),
    (
        r'^"(.*)" is not known here',
        _named(lambda: translate("StudyProblems", "{name} is not there. Choose another.")),
    ),
    (
        r'^"(.*)" is (?:used|named) twice',
        _named(lambda: translate("StudyProblems", "{name} is there twice. Give each its own.")),
    ),
    (
        r"^must be two numbers",
        _just(lambda: translate("StudyProblems", "Write two whole numbers, the lower one first.")),
    ),
    (
        r"^must rise|^must hold whole numbers|^holds the same number twice",
        _just(
            lambda: translate(
                "StudyProblems", "Write whole numbers that rise, from 1 up, such as 20, 25, 30."
            )
        ),
    ),
    (
        r"^has numbers that bands has not|^has no \[bands\]",
        _just(
            lambda: translate("StudyProblems", "Use only numbers that stand in the bands above.")
        ),
    ),
    (
        r"^is no day",
        _just(lambda: translate("StudyProblems", "Write a day like 2027-12-31.")),
    ),
    (
        r"^is before .*first day",
        _just(lambda: translate("StudyProblems", "The last day is before the first one.")),
    ),
    (
        r"^is before the last day",
        _just(
            lambda: translate(
                "StudyProblems", "Data cannot be erased before the fieldwork has ended."
            )
        ),
    ),
    (
        r"^must be letters or digits",
        _just(
            lambda: translate(
                "StudyProblems",
                "Write each line as sb = sagsbehandler: a short form of letters and digits, "
                "without a space.",
            )
        ),
    ),
    (
        r"^must unfold to one line",
        _just(
            lambda: translate(
                "StudyProblems",
                "Say after = what the short form means, in 200 letters at the most.",
            )
        ),
    ),
    (
        r"^has more than (\d+) lines",
        _named(lambda: translate("StudyProblems", "{name} lines are the most there can be.")),
    ),
    (
        r"^must be a whole number|^-?\d+ is out of range",
        _just(lambda: translate("StudyProblems", "Write a whole number from 0 to 100.")),
    ),
    (
        r"^must be one line",
        _just(lambda: translate("StudyProblems", "Write one short line.")),
    ),
    (
        r"^names no language",
        _just(lambda: translate("StudyProblems", "Choose one language at least.")),
    ),
    (
        r'have no "(.*)", which a condition',
        _named(
            lambda: translate(
                "StudyProblems", "The questionnaire names {name} in a condition. Add it."
            )
        ),
    ),
    (
        r"^is exact: what was collected",
        _just(
            lambda: translate(
                "StudyProblems",
                "What has been collected was promised to leave in bands. Keep the bands, or make a "
                "new study.",
            )
        ),
    ),
    (
        r"^is gone: what was collected|^lack ",
        _just(
            lambda: translate(
                "StudyProblems",
                "What has been collected could not leave any more. Put it back, or make a new "
                "study.",
            )
        ),
    ),
)

__all__ = ["name_twice", "no_such_day", "place_of", "say_problem"]
