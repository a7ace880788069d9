"""The code book of a release as rows, for its CSV and its Excel sheet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from export.release.words import all_labels, one_line, stata_letters
from interviewer.dataset import Dataset, Variable

HEAD = ("variable", "kind", "code", "stata", "id", "language", "label", "text")
"""`kind`: "variable" (its label, and as text its wording), "measure", "asked_if" (an expression),
"value", "dont_know" or "missing". `stata`: what stands for the code in the .dta file. `id`: what
the code stands for in the study's files."""


def codebook_rows(dataset: Dataset) -> Iterator[tuple[str, ...]]:
    """Every variable and code, in each language that has words for it."""
    for variable in dataset.variables:
        yield from _of(variable, dataset)


def _of(variable: Variable, dataset: Dataset) -> Iterator[tuple[str, ...]]:
    name = variable.name
    for language in _languages(dataset, variable.label):
        label = one_line(variable.label.get(language, ""))
        wording = one_line(variable.question.get(language, ""))
        yield (name, "variable", "", "", "", language, label, wording)
    yield (name, "measure", "", "", "", "", variable.measure, "")
    if variable.universe:
        yield (name, "asked_if", "", "", "", "", variable.universe, "")
    letters = stata_letters(variable)
    for code, labels in all_labels(variable).items():
        kind = "value" if code not in variable.missing else "missing" if code < 0 else "dont_know"
        stata = f".{letters[code]}" if code in letters else str(code)
        stands_for = variable.ids.get(code, "")
        for language in _languages(dataset, labels):
            label = one_line(labels.get(language, ""))
            yield (name, kind, str(code), stata, stands_for, language, label, "")


def _languages(dataset: Dataset, labels: Mapping[str, str]) -> tuple[str, ...]:
    """Those that have words, in the data set's order; one empty one where there are none."""
    found = [tag for tag in dataset.languages if labels.get(tag)]
    return tuple(found) or ("",)
