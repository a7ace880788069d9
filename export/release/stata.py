"""A release as Stata's own file (format 118, from Stata 14 on), with extended missing values."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from export.release.apart import StatisticsFile, write_apart
from export.release.words import Speaker, all_labels, column, cut, stata_letters
from interviewer.dataset import Dataset, Variable

LABEL = 80
"""The most characters of a file's or a variable's label."""
VALUE_LABEL = 32_000
"""Bytes."""


def write_stata(
    dataset: Dataset, folder: Path, language: str, go_on: Callable[[], bool] = lambda: True
) -> None:
    """Write ID.dta: each missing code as the letter that `stata_letters` gives it, with its label.

    So 9 for "don't know" is .z and -1 for "skipped" is .a; the code book says which is which. Stops
    and fails as `write_apart` does.
    """
    write_apart(stata_file(dataset, folder, language), go_on)


def stata_file(dataset: Dataset, folder: Path, language: str) -> StatisticsFile:
    """What ID.dta is to hold."""
    speaker = Speaker(dataset, language)
    variables = dataset.variables
    return StatisticsFile(
        folder / f"{dataset.id}.dta",
        shorten(speaker.say(dataset.title)),
        {variable.name: column(dataset, variable) for variable in variables},
        {v.name: shorten(speaker.say(v.label)) for v in variables},
        {v.name: texts for v in variables if (texts := _value_labels(v, speaker))},
        {v.name: letters for v in variables if (letters := stata_letters(v))},
    )


def _value_labels(variable: Variable, speaker: Speaker) -> dict[int | str, str]:
    letters = stata_letters(variable)
    return {
        letters.get(code, code): cut(speaker.say(words), VALUE_LABEL)
        for code, words in all_labels(variable).items()
    }


def shorten(text: str) -> str:
    """A label of as many characters as Stata has room for."""
    return text if len(text) <= LABEL else text[: LABEL - 1].rstrip() + "…"
