"""A release as SPSS's own file, with labels, measures and user-missing codes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from export.release.apart import StatisticsFile, write_apart
from export.release.words import (
    LOWEST,
    Speaker,
    all_labels,
    below_zero,
    column,
    cut,
    dont_know,
)
from interviewer.dataset import Dataset, Variable

FILE_LABEL, VARIABLE_LABEL, VALUE_LABEL = 64, 250, 120
"""The most bytes that SPSS has room for; the code book has the whole texts."""

_LINE = 80
_COLUMNS = 8


def write_spss(
    dataset: Dataset, folder: Path, language: str, go_on: Callable[[], bool] = lambda: True
) -> None:
    """Write ID.sav: the codes as they are; -9 to -1 and "don't know" are user-missing.

    Stops and fails as `write_apart` does.
    """
    write_apart(spss_file(dataset, folder, language), go_on)


def spss_file(dataset: Dataset, folder: Path, language: str) -> StatisticsFile:
    """What ID.sav is to hold."""
    speaker = Speaker(dataset, language)
    variables = dataset.variables
    columns = {variable.name: column(dataset, variable) for variable in variables}
    return StatisticsFile(
        folder / f"{dataset.id}.sav",
        cut(speaker.say(dataset.title), FILE_LABEL),
        columns,
        {v.name: cut(speaker.say(v.label), VARIABLE_LABEL) for v in variables},
        {v.name: texts for v in variables if (texts := _value_labels(v, speaker))},
        options={
            "note": _lines(speaker.say(dataset.notes)),
            "missing_ranges": {v.name: missing_of(v) for v in variables},
            "variable_measure": {v.name: v.measure for v in variables},
            "variable_display_width": {v.name: _COLUMNS for v in variables},
            "variable_format": {name: f"F{_width(codes)}.0" for name, codes in columns.items()},
        },
    )


def missing_of(variable: Variable) -> list[Any]:
    """SPSS has room for one range and one code beside it, which is just what is needed."""
    below = below_zero(variable)
    found: list[Any] = [{"lo": min(LOWEST, *below), "hi": -1}] if below else []
    return [*found, *dont_know(variable)]


def _value_labels(variable: Variable, speaker: Speaker) -> dict[int | str, str]:
    labels = all_labels(variable)
    return {code: cut(speaker.say(words), VALUE_LABEL) for code, words in labels.items()}


def _width(codes: Any) -> int:
    """How many characters the longest number takes."""
    return max(len(str(codes.min())), len(str(codes.max()))) if len(codes) else 1


def _lines(text: str) -> list[str]:
    """A text in lines that stand under the data in SPSS."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".lstrip()
        if len(longer.encode()) > _LINE and lines[-1]:
            lines.append(cut(word, _LINE))
        else:
            lines[-1] = cut(longer, _LINE)
    return [line for line in lines if line]
