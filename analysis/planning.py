"""What a release would be, before anything is written: the levels, and what they cost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from analysis.atoms import keep_together, pattern, to_leave_out, too_small
from analysis.differences import History, View, compare, gone, views
from analysis.hierarchies import Table
from analysis.lattice import Generalised, generalise, loss_of
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
from interviewer.released import Records, class_names, ratings, told_answers, told_levels
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
    singled_out: int = 0
    """How many interviews it would single out beside earlier releases."""


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
    changes = _changes(records, made, found, study, questionnaires, choice.k)
    differences, singled_out = _differences(dict(classes), earlier, choice.k, made)
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
            *differences,
            *_others(records, conflicts),
        ],
        earlier=len(earlier),
    )
    return Planned(figures, levels, out, classes, singled_out)


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
    own = [_history(name, earlier) for name in records.ids]
    # In the order of their names, so that nothing hangs on the order of the records.
    histories = sorted({each for each in own if any(each)}, key=_ordered)
    if not choice.continues or not histories:
        return generalise(codes, tables, choice.k, effort=effort, progress=progress)
    numbers = {history: number for number, history in enumerate(histories)}
    of = np.array([numbers.get(each, -1) for each in own], np.int64)
    sizes = np.bincount(of[of >= 0], minlength=len(histories)).tolist()
    limits = _limits(choice.k, earlier)
    known = _Told(made)
    # Without any background all are told alike, and no class can be split.
    out = to_leave_out(sizes, histories, limits) if made else frozenset()
    staying = [number for number in range(len(histories)) if number not in out]
    within = [histories[number] for number in staying]
    amounts = [sizes[number] for number in staying]
    together = keep_together(amounts, within, limits) if made else list(range(len(staying)))
    floors = np.array([known.finest(each) for each in within], np.int64)
    floors = floors.reshape(len(staying), len(made))
    for first, history in too_small(amounts, within, limits, together):
        told = known.finest(history)
        depths = [
            table.depth if level < 0 else level for table, level in zip(tables, told, strict=True)
        ]
        floors[first] = np.maximum(floors[first], np.array(depths, np.int64))
    # Of the atoms: by which it stands, its floors, and in which releases it was.
    atom = np.full(len(histories) + 1, -1, np.int64)
    floor = np.full((len(histories) + 1, len(made)), -1, np.int64)
    part = np.zeros(len(histories) + 1, np.int64)
    patterns: dict[tuple[bool, ...], int] = {}
    for place, number in enumerate(staying):
        atom[number] = together[place]
        floor[number] = np.maximum(floors[place], floors[together[place]])
        part[number] = patterns.setdefault(pattern(histories[number]), len(patterns))
    kept = np.flatnonzero(~np.isin(of, list(out)))
    found = generalise(
        codes[kept],
        tables,
        choice.k,
        floors=floor[of[kept]],
        atoms=atom[of[kept]],
        apart=part[of[kept]],
        effort=effort,
        progress=progress,
    )
    if found is None or not out:
        return found
    levels = np.tile(np.array([table.depth for table in tables], np.int8), (len(codes), 1))
    left_out = np.ones(len(codes), np.bool_)
    levels[kept], left_out[kept] = found.levels, found.left_out
    return Generalised(levels, left_out, loss_of(codes, levels, left_out, tables))


def _history(interview: str, earlier: Sequence[Earlier]) -> History:
    return tuple(each.classes.get(interview) for each in earlier)


def _ordered(history: History) -> tuple[bytes, ...]:
    return tuple(name or b"" for name in history)


def _limits(k: int, earlier: Sequence[Earlier]) -> dict[View, int]:
    """For each view the smallest k of its releases and the new one: who has that view has been
    promised no more."""
    return {view: min(k, *(earlier[n].k for n in view)) for view in views(len(earlier))}


class _Told:
    """What classes tell, as levels of the hierarchies there are now."""

    def __init__(self, made: Sequence[Hierarchy]) -> None:
        self._made = made
        self._levels: dict[bytes, tuple[int, ...]] = {}

    def levels(self, name: bytes) -> tuple[int, ...]:
        found = self._levels.get(name)
        if found is None:
            found = self._levels[name] = told_levels(name, self._made)
        return found

    def finest(self, history: History) -> list[int]:
        """The finest level that was ever told, which is what somebody with all has; -1: never."""
        known = [self.levels(name) for name in history if name is not None]
        return [
            min((each for each in column if each >= 0), default=-1)
            for column in zip(*known, strict=True)
        ]

    def more(self, history: History, name: bytes) -> bool:
        """Whether a class tells more than those of a history."""
        finest, own = self.finest(history), self.levels(name)
        return any(
            level < (len(hierarchy.levels) if before < 0 else before)
            for hierarchy, level, before in zip(self._made, own, finest, strict=True)
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
    k: int,
) -> list[MeanChange]:
    """Every rating's mean in every main group, before and after.

    Before: of all records. After: of those that still tell their main group and their answer.
    """
    main = [study.groups_by_id[g].main_group if g else "" for g in records.groups]
    levels, out = found.levels.tolist(), found.left_out.tolist()
    told_of = told_answers(records, study, questionnaires, made, levels, out, k)
    shown = ~found.left_out & _tells_main_group(made, found)
    changes = []
    for question, valid in ratings(study, questionnaires).items():
        answers = np.asarray(records.answers[question], np.int64)
        counts = np.isin(answers, sorted(valid))
        cells = told_of.get(question, [False] * len(answers))
        open_to = shown if cells is None else shown & np.array(cells, np.bool_)
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


def _differences(
    new: Mapping[str, bytes], earlier: Sequence[Earlier], k: int, made: Sequence[Hierarchy]
) -> tuple[list[Warned], int]:
    """What earlier releases and this one tell together, and how many interviews are singled out."""
    pieces = Counter((_history(interview, earlier), name) for interview, name in new.items())
    known = _Told(made)
    warned = []
    blamed: set[tuple[History, bytes]] = set()
    several: set[tuple[History, bytes]] = set()
    for view, least in _limits(k, earlier).items():
        found = compare(pieces, view, least, known.more)
        both = found.meets | found.newcomers
        if len(view) > 1:
            several |= both
        elif both:
            meets = sum(pieces[each] for each in found.meets)
            newcomers = sum(pieces[each] for each in found.newcomers)
            detail = (
                f"Beside release {earlier[view[0]].number}: {meets} interviews share both classes "
                f"with fewer than {least}, and {newcomers} newcomers came with fewer."
            )
            warned.append(Warned("difference", meets + newcomers, detail, refuses=True))
            blamed |= both
    if several - blamed:
        count = sum(pieces[each] for each in several - blamed)
        detail = (
            f"Beside several earlier releases taken together: {count} interviews more share their "
            "classes in all of them with too few."
        )
        warned.append(Warned("difference", count, detail, refuses=True))
    for each in earlier:
        missing = len(each.classes.keys() - new.keys())
        if missing:
            least = min(k, each.k)
            detail = (
                f"In release {each.number} and not in this one: withdrawn, voided, or left out "
                f"because they can no longer be told of without being singled out. Of them, "
                f"{gone(each.classes, new, least)} left a class that stays, fewer than {least} at "
                "a time."
            )
            warned.append(Warned("gone", missing, detail))
    return warned, sum(pieces[each] for each in blamed | several)


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
