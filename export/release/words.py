"""What every format says the same way: labels in a language, cut to size; which codes are missing.

Every column holds whole numbers in every format. What is below zero says why there is no value, and
"don't know" has a code of its own; both are declared missing wherever a format can do that.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from interviewer.dataset import Dataset, Variable

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

DATA = "data.csv"
CODEBOOK = "codebook.csv"
CSV_FOLDER = "csv"
"""Holds the data package and the syntax that loads it."""

LOWEST = -9
"""Codes from here to -1 are user-missing in SPSS, whether they occur or not."""
_DONT_KNOW_LETTERS = "zyxwvu"


class Speaker:
    """Says labels in one language; in the data set's own, or any, where that one has none."""

    def __init__(self, dataset: Dataset, language: str) -> None:
        self.language = language
        self._order = (language, *dataset.languages, "en")

    def say(self, labels: Mapping[str, str]) -> str:
        """One line of text; empty where there is none at all."""
        for language in self._order:
            if labels.get(language):
                return one_line(labels[language])
        return one_line(next(filter(None, labels.values()), ""))


def one_line(text: str) -> str:
    """A text with each run of white space as one space."""
    return " ".join(text.split())


def cut(text: str, limit: int) -> str:
    """A text of at most `limit` bytes in UTF-8; what is cut off is shown by an ellipsis."""
    if len(text.encode()) <= limit:
        return text
    return text.encode()[: limit - 3].decode(errors="ignore").rstrip() + "…"


def below_zero(variable: Variable) -> tuple[int, ...]:
    """The codes that say why there is no value, in rising order."""
    return tuple(sorted(code for code in variable.missing if code < 0))


def dont_know(variable: Variable) -> tuple[int, ...]:
    """The codes for "don't know": missing to statistics, and told apart from no answer."""
    return tuple(sorted(code for code in variable.missing if code >= 0))


def stata_letters(variable: Variable) -> dict[int, str]:
    """Stata's extended missing value for each missing code: -1 is .a, -2 .b, -7 .g, and so on.

    "Don't know" is .z, whichever code it has in a question. ValueError for what has no letter.
    """
    letters = {code: chr(ord("a") - 1 - code) for code in below_zero(variable)}
    letters |= dict(zip(dont_know(variable), _DONT_KNOW_LETTERS, strict=False))
    fitting = all("a" <= letter <= "z" for letter in letters.values())
    if not fitting or len(set(letters.values())) < len(variable.missing):
        raise ValueError(f"{variable.name}: more missing codes than Stata has letters for")
    return letters


def all_labels(variable: Variable) -> dict[int, Mapping[str, str]]:
    """Valid and missing codes with their labels: valid ones first, each in rising order."""
    return {
        **dict(sorted(variable.values.items())),
        **dict(sorted(variable.missing.items(), key=lambda pair: (pair[0] < 0, abs(pair[0])))),
    }


def column(dataset: Dataset, variable: Variable) -> npt.NDArray[np.int32]:
    """The codes of a variable, row by row."""
    import numpy as np

    return np.asarray(dataset.columns[variable.name], dtype=np.int32)
