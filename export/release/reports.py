"""What the two reports with a release say, as plain data: one for its users, one for the lead.

The users' report goes along with the data, so it must not tell what the data do not. Counts by
group are those of the data, at the finest level that they have. Of records that were left out it
says only that they are fewer than a multiple of k, and no other figure counts them in. Instead of
the means before and after there stands a bound on how far any of them moved. The exact figures are
the lead's.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from export.release.words import Speaker
from interviewer.anonymise import MAIN_GROUP
from interviewer.dataset import Dataset
from interviewer.release import WITHHELD, MeanChange, ReleaseFigures, Risk, VariableCost

STEP = 0.05
"""To which the bound on a change of means is rounded up."""


@dataclass(frozen=True, slots=True)
class FreeText:
    """What became of finds in notes and free answers on the devices, and of quotes here."""

    found: int
    replaced: int
    kept: int
    """Looked at and left as they were."""
    quotes: int
    """Cleared by the lead, for the list of quotes."""


def users_figures(
    figures: ReleaseFigures, dataset: Dataset, files: Mapping[str, str], language: str
) -> dict[str, Any]:
    """The users' report. `files`: SHA-256 (hex) by path in the release's folder."""
    speaker = Speaker(dataset, language)
    told_by, groups = _groups(figures, dataset, speaker)
    main_groups = _main_groups(dataset)
    return {
        **_head(figures, dataset, speaker),
        "loss": _of_released(figures.loss, figures),
        "report": "users",
        "records_left_out_fewer_than": fewer_than(figures.left_out, figures.choice.k),
        "variables": [
            {
                **_variable(each, dataset, speaker),
                "loss": _of_released(each.loss, figures),
            }
            for each in figures.variables
        ],
        "groups_told_by": told_by,
        "groups": groups,
        "largest_change_of_a_mean": bound(figures.changes),
        "largest_change_by_main_group": {
            group: bound([each for each in figures.changes if each.main_group == group])
            for group in dict.fromkeys(each.main_group for each in figures.changes)
            if group in main_groups
        },
        "notes": speaker.say(dataset.notes),
        "sha256": dict(files),
    }


def lead_figures(
    figures: ReleaseFigures,
    dataset: Dataset,
    language: str,
    free_text: FreeText | None = None,
) -> dict[str, Any]:
    """The lead's report: exact, and never to be handed on."""
    speaker = Speaker(dataset, language)
    largest = sorted(figures.changes, key=_size, reverse=True)
    return {
        **_head(figures, dataset, speaker),
        "report": "lead",
        "interviews": figures.records,
        "records_left_out": figures.left_out,
        "earlier_releases": figures.earlier,
        "variables": [_variable(each, dataset, speaker) for each in figures.variables],
        "groups": [
            {
                "group": each.group,
                "label": speaker.say(each.labels),
                "records": each.records,
                "generalised": each.generalised,
                "left_out": each.left_out,
            }
            for each in figures.groups
        ],
        "risk": {"before": _risk(figures.before), "after": _risk(figures.after)},
        "riskiest": [
            {"combination": dict(cells), "count": count} for cells, count in figures.riskiest
        ],
        "warnings": [asdict(each) for each in figures.warnings],
        "changes_of_means": [
            {**asdict(each), "label": label_of(each.question, dataset, speaker)} for each in largest
        ],
        "free_text": asdict(free_text) if free_text else None,
    }


def as_json(report: Mapping[str, Any]) -> bytes:
    """A report for programs; the same report gives the same bytes."""
    return (json.dumps(report, ensure_ascii=False, indent=2) + "\n").encode()


def bound(changes: Iterable[MeanChange]) -> float:
    """What no mean has moved by more than: the largest change, rounded up to a multiple of STEP.

    0 where nothing is compared. Means that are no longer told are not in it.
    """
    most = max(map(_size, changes), default=0.0)
    return round(math.ceil(most / STEP - 1e-9) * STEP, 2)


def fewer_than(count: int, k: int) -> int:
    """The next multiple of k: what is told of a count that the data do not tell."""
    return (count // k + 1) * k


def _size(change: MeanChange) -> float:
    return 0.0 if change.after is None else abs(change.after - change.before)


def _head(figures: ReleaseFigures, dataset: Dataset, speaker: Speaker) -> dict[str, Any]:
    return {
        "format": "interviewer-release-report",
        "format_version": 1,
        "dataset": dataset.id,
        "title": speaker.say(dataset.title),
        "study": dataset.study,
        "round": dataset.round,
        "questionnaire": f"{dataset.questionnaire} {', '.join(dataset.versions)}",
        "organisation": speaker.say(dataset.organisation),
        "period": [week for week in dataset.period if week],
        "profile": figures.choice.profile.value,
        "k": figures.choice.k,
        "records": figures.released,
        "loss": round(figures.loss, 3),
    }


def _variable(cost: VariableCost, dataset: Dataset, speaker: Speaker) -> dict[str, Any]:
    """A hierarchy: its levels from fine to coarse, and how many records tell each at the finest."""
    categories = {each.name: len(each.values) for each in dataset.variables}
    return {
        "item": cost.item,
        "label": speaker.say(cost.labels),
        "levels": [
            {
                "variable": name,
                "label": label_of(name, dataset, speaker),
                "categories": categories.get(name, 0),
                "records": count,
            }
            for name, count in cost.kept.items()
        ],
        "withheld": cost.withheld,
        "loss": round(cost.loss, 3),
    }


def _of_released(loss: float, figures: ReleaseFigures) -> float:
    """The loss among the records in the data; one that is left out counts as 1 in `loss`.

    From the other one, who has the data could work out how many were left out.
    """
    if not figures.released:
        return 0.0
    own = (loss * figures.records - figures.left_out) / figures.released
    return round(min(1.0, max(0.0, own)), 3)


def _groups(
    figures: ReleaseFigures, dataset: Dataset, speaker: Speaker
) -> tuple[str, list[dict[str, Any]]]:
    """The variable that tells the groups most finely; for each group how many records tell it, and
    how many of these do not tell all else at its finest.

    Counted in the data, so that it is there what it is here.
    """
    levels = next((list(each.kept) for each in figures.variables if MAIN_GROUP in each.kept), [])
    variable = next((each for each in dataset.variables if each.name in levels[:1]), None)
    if variable is None:
        return "", []
    finest = {next(iter(each.kept), "") for each in figures.variables} & dataset.columns.keys()
    own = dataset.columns[variable.name]
    counts = Counter(own)
    coarser = Counter(
        code
        for code, *cells in zip(own, *(dataset.columns[name] for name in finest), strict=True)
        if WITHHELD in cells
    )
    return variable.name, [
        {
            "group": variable.ids.get(code, str(code)),
            "label": speaker.say(said),
            "records": times,
            "generalised": coarser[code],
        }
        for code, said in variable.values.items()
        if (times := counts[code])
    ]


def _main_groups(dataset: Dataset) -> set[str]:
    """The main groups that the data tell of any record."""
    for variable in dataset.variables:
        if variable.name == MAIN_GROUP:
            return {variable.ids.get(code, "") for code in set(dataset.columns[MAIN_GROUP])}
    return set()


def _risk(risk: Risk) -> dict[str, Any]:
    return {name: round(value, 4) for name, value in asdict(risk).items()}


def label_of(name: str, dataset: Dataset, speaker: Speaker) -> str:
    """The label of a variable of the release; its name where it is none."""
    for variable in dataset.variables:
        if variable.name == name:
            return speaker.say(variable.label) or name
    return name
