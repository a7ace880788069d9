"""What a release would be, before anything is written: the levels, and what they cost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from analysis.atoms import keep_together
from analysis.differences import compare
from analysis.hierarchies import Table
from analysis.lattice import Generalised, generalise
from analysis.risk import classes_of, risk, riskiest, told, uniform_classes
from interviewer.errors import ReleaseImpossible
from interviewer.questionnaire import Questionnaire
from interviewer.release import (
    WITHHELD,
    GroupCost,
    Hierarchy,
    MeanChange,
    ReleaseChoice,
    ReleaseFigures,
    VariableCost,
    Warned,
)
from interviewer.release_variables import needed, questions_told
from interviewer.released import Records, class_names, ratings, told_levels
from interviewer.study import Study

Ints = npt.NDArray[np.int64]
Progress = Callable[[int, int], bool]

_RAREST = 10
_FEW = 100
"""Interviews, below which a release says little of anybody."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """A release of the same study that was written."""

    number: int
    k: int
    classes: Mapping[str, bytes] = field(repr=False)
    """The class of each interview in it, by id; what stands for a withdrawn one is an id too."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A release that could be written."""

    figures: ReleaseFigures
    levels: Sequence[Sequence[int]] = field(repr=False)
    """For each record and hierarchy the finest level told; their number stands for "*"."""
    left_out: Sequence[bool] = field(repr=False)
    classes: Sequence[tuple[str, bytes]] = field(repr=False)
    """Each released interview with its class, to be kept for later releases."""


def plan(
    choice: ReleaseChoice,
    records: Records,
    made: Sequence[Hierarchy],
    study: Study,
    questionnaires: Sequence[Questionnaire],
    *,
    earlier: Sequence[Earlier] = (),
    conflicts: int = 0,
    effort: float = 1.0,
    progress: Progress | None = None,
) -> Planned | None:
    """Plan a release; None where `progress` said stop.

    `conflicts`: interviews that wait for a decision, which are not among the records. Raises
    `ReleaseImpossible` where fewer records than k can be released.
    """
    count = len(records.ids)
    tables = [Table.of([level.codes for level in hierarchy.levels]) for hierarchy in made]
    codes = _array(records.leaves, count)
    found = _generalised(choice, records, made, tables, codes, earlier, effort, progress)
    if found is None:
        return None
    if int((~found.left_out).sum()) < choice.k:
        raise ReleaseImpossible(count, choice.k)
    levels: list[list[int]] = found.levels.tolist()
    out: list[bool] = found.left_out.tolist()
    names = class_names(records, made, levels)
    classes = [
        (name, of) for name, of, gone in zip(records.ids, names, out, strict=True) if not gone
    ]
    kept = ~found.left_out
    after = classes_of(told(codes[kept], found.levels[kept], tables))
    changes = _changes(records, made, found, study, questionnaires)
    figures = ReleaseFigures(
        choice=choice,
        records=count,
        released=int(kept.sum()),
        left_out=count - int(kept.sum()),
        loss=found.loss,
        variables=_variables(made, tables, codes, found),
        groups=_groups(records, study, found),
        largest_change=max(
            (each for each in changes if each.after is not None), key=_size, default=None
        ),
        changes=changes,
        before=risk(classes_of(codes)),
        after=risk(after),
        riskiest=[
            (
                {h.item: h.leaves[codes[record, v]] for v, h in enumerate(made)},
                times,
            )
            for record, times in riskiest(codes, _RAREST)
        ]
        if made
        else [],
        warnings=[
            *_diversity(records, after, kept, study, questionnaires),
            *_differences(dict(classes), earlier, choice.k),
            *_others(records, conflicts),
        ],
        earlier=len(earlier),
    )
    return Planned(figures, levels, out, classes)


def curve(
    choice: ReleaseChoice,
    ks: Sequence[int],
    records: Records,
    made: Sequence[Hierarchy],
    *,
    earlier: Sequence[Earlier] = (),
    effort: float = 0.25,
    progress: Progress | None = None,
) -> list[tuple[int, float, int]] | None:
    """For each k: (k, loss, records left out); None where `progress` said stop.

    With less effort than a plan, and so a little above what that will lose.
    """
    tables = [Table.of([level.codes for level in hierarchy.levels]) for hierarchy in made]
    codes = _array(records.leaves, len(records.ids))
    points = []
    for done, k in enumerate(ks):
        if progress is not None and not progress(done, len(ks)):
            return None
        at = ReleaseChoice(choice.profile, k, choice.variables, choice.continues)
        found = _generalised(at, records, made, tables, codes, earlier, effort, None)
        assert found is not None  # Nobody could stop it.
        points.append((k, found.loss, int(found.left_out.sum())))
    return points


def _array(columns: Sequence[Sequence[int]], rows: int) -> Ints:
    if not columns:
        return np.zeros((rows, 0), np.int64)
    return np.stack([np.asarray(column, np.int64).reshape(rows) for column in columns], axis=1)


def _generalised(
    choice: ReleaseChoice,
    records: Records,
    made: Sequence[Hierarchy],
    tables: Sequence[Table],
    codes: Ints,
    earlier: Sequence[Earlier],
    effort: float,
    progress: Progress | None,
) -> Generalised | None:
    """The levels; what has been released stays as it was, where the choice is to go on from it."""
    floors = atoms = apart = None
    if choice.continues and earlier:
        known: dict[bytes, Ints] = {}
        numbers: dict[tuple[bytes | None, ...], int] = {}
        patterns: dict[tuple[bool, ...], int] = {}
        floors = np.full(codes.shape, -1, np.int64)
        atoms = np.full(len(codes), -1, np.int64)
        apart = np.zeros(len(codes), np.int64)
        for record, name in enumerate(records.ids):
            own = tuple(each.classes.get(name) for each in earlier)
            if any(own):
                # Which releases it was in, in their order.
                present = tuple(was is not None for was in own)
                apart[record] = patterns.setdefault(present, len(patterns))
                atoms[record] = numbers.setdefault(own, len(numbers))
                for was in own:
                    if was is None:
                        continue
                    if was not in known:
                        known[was] = np.array(told_levels(was, made), np.int64)
                    # The finest that was ever told of it: who has all releases has that one.
                    now, new = floors[record], known[was]
                    floors[record] = np.where(
                        now < 0, new, np.where(new < 0, now, np.minimum(now, new))
                    )
        if numbers:
            sizes = np.bincount(atoms[atoms >= 0], minlength=len(numbers)).tolist()
            limits = [min(choice.k, each.k) for each in earlier]
            together = np.array(keep_together(sizes, list(numbers), limits), np.int64)
            atoms = np.where(atoms < 0, -1, together[atoms])
    return generalise(
        codes,
        tables,
        choice.k,
        floors=floors,
        atoms=atoms,
        apart=apart,
        effort=effort,
        progress=progress,
    )


# --- what it costs --------------------------------------------------------------------------------


def _variables(
    made: Sequence[Hierarchy], tables: Sequence[Table], codes: Ints, found: Generalised
) -> list[VariableCost]:
    costs = []
    for v, (hierarchy, table) in enumerate(zip(made, tables, strict=True)):
        own = np.where(found.left_out, table.depth, found.levels[:, v]).astype(np.int64)
        finest = [np.asarray(level.codes, np.int64) for level in hierarchy.levels]
        # A cell that no hierarchy knows is withheld at every level.
        unknown = (finest[0] == WITHHELD)[codes[:, v]]
        kept = {
            level.name: int(((own == height) & ~unknown & ~found.left_out).sum())
            for height, level in enumerate(hierarchy.levels)
        }
        costs.append(
            VariableCost(
                hierarchy.item,
                hierarchy.labels,
                kept,
                int((~found.left_out).sum()) - sum(kept.values()),
                float(table.given_up[own, codes[:, v]].mean()) if len(codes) else 0.0,
            )
        )
    return costs


def _groups(records: Records, study: Study, found: Generalised) -> list[GroupCost]:
    coarser = (found.levels > 0).any(axis=1) & ~found.left_out
    totals = Counter(records.groups)
    coarse = Counter(g for g, flag in zip(records.groups, coarser.tolist(), strict=True) if flag)
    out = Counter(
        g for g, flag in zip(records.groups, found.left_out.tolist(), strict=True) if flag
    )
    return [
        GroupCost(group.id, group.labels, totals[group.id], coarse[group.id], out[group.id])
        for group in study.groups
        if totals[group.id]
    ]


def _changes(
    records: Records,
    made: Sequence[Hierarchy],
    found: Generalised,
    study: Study,
    questionnaires: Sequence[Questionnaire],
) -> list[MeanChange]:
    """Every rating's mean in every main group, before and after.

    Before: of all records. After: of those that still tell their main group and their answer.
    """
    main = [study.groups_by_id[g].main_group if g else "" for g in records.groups]
    needs = needed(questions_told(study, questionnaires), made)
    shown = ~found.left_out & _tells_main_group(made, found)
    changes = []
    for question, valid in ratings(study, questionnaires).items():
        answers = np.asarray(records.answers[question], np.int64)
        counts = np.isin(answers, sorted(valid))
        own = needs[question]
        open_to = np.zeros(len(answers), np.bool_) if own is None else shown.copy()
        for place, height in own or ():
            open_to &= found.levels[:, place] <= height
        for name in study.main_groups:
            members = np.array([each == name for each in main], np.bool_) & counts
            if members.any():
                after = answers[members & open_to]
                changes.append(
                    MeanChange(
                        question,
                        name,
                        float(answers[members].mean()),
                        float(after.mean()) if len(after) else None,
                        int(members.sum()),
                    )
                )
    return changes


def _tells_main_group(made: Sequence[Hierarchy], found: Generalised) -> npt.NDArray[np.bool_]:
    for place, hierarchy in enumerate(made):
        for height, level in enumerate(hierarchy.levels):
            if level.name == "main_group":
                return np.asarray(found.levels[:, place] <= height, np.bool_)
    return np.zeros(len(found.left_out), np.bool_)


def _size(change: MeanChange) -> float:
    return 0.0 if change.after is None else abs(change.after - change.before)


# --- what is to be looked at ----------------------------------------------------------------------


def _diversity(
    records: Records,
    classes: Ints,
    kept: npt.NDArray[np.bool_],
    study: Study,
    questionnaires: Sequence[Questionnaire],
) -> list[Warned]:
    alike: npt.NDArray[np.bool_] | None = None
    questions: Counter[str] = Counter()
    for question in ratings(study, questionnaires):
        own = uniform_classes(classes, np.asarray(records.answers[question], np.int64)[kept])
        questions[question] = int(own.sum())
        alike = own if alike is None else alike | own
    if alike is None or not alike.any():
        return []
    where = ", ".join(f"{name}: {times}" for name, times in questions.items() if times)
    detail = f"Classes in which everybody gave the same rating, by question: {where}."
    return [Warned("diversity", int(alike.sum()), detail)]


def _differences(new: Mapping[str, bytes], earlier: Sequence[Earlier], k: int) -> list[Warned]:
    warned = []
    for each in earlier:
        least = min(k, each.k)
        found = compare(each.classes, new, least)
        if found.singled_out:
            detail = (
                f"Beside release {each.number}: {found.meets} interviews share both classes with "
                f"fewer than {least}, and {found.newcomers} newcomers came with fewer."
            )
            warned.append(Warned("difference", found.singled_out, detail, refuses=True))
        missing = len(each.classes.keys() - new.keys())
        if missing:
            detail = (
                f"In release {each.number} and not in this one: withdrawn, voided, or left out "
                f"because their class has become too small. Of them, {found.gone} left a class "
                f"that stays, fewer than {least} at a time."
            )
            warned.append(Warned("gone", missing, detail))
    return warned


def _others(records: Records, conflicts: int) -> list[Warned]:
    warned = []
    if conflicts:
        warned.append(
            Warned("conflicts", conflicts, "Interviews that wait for a decision are left out.")
        )
    if len(records.ids) < _FEW:
        warned.append(
            Warned("small", len(records.ids), "So few interviews lose much of their detail.")
        )
    if records.partial:
        warned.append(Warned("partial", records.partial, "Interviews that were broken off."))
    return warned
