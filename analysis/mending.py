"""Mends a generalisation: takes neighbouring classes apart and puts their records together anew.

A large neighbourhood search (Shaw 1998): a few classes that have a cell of the lattice in common
are taken apart; then again and again the cell is opened in which their records save most against
a price that each is thought to be worth, as in the greedy method for facility location; the rest
goes to open cells. What costs no more is kept. A little chance in the prices keeps it from going
round in circles; it is drawn from a fixed seed, so that the outcome hangs on the records alone.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from analysis.space import SCALE, Ints, Space, common_levels, costs_in, keys_in

Floats = npt.NDArray[np.float64]
Progress = Callable[[int, int], bool]

_SIZE = 8_000_000
"""Units times nodes, above which nothing is mended: looking for all cells would take too long."""
_STEPS, _EACH = 6000, 20
"""At most so many steps, and so many for each unit."""
_FREE = 36
"""Units that are put together anew in one step, about."""
_LOOKED_AT = 80
_PRICE, _CHANCE, _BONUS = 1.2, 0.03, 0.8
"""What a unit is worth, as a multiple of its cost; and how much chance there is in that and in the
choice of a cell."""
_SLACK = 0.2
"""How much worse, in units of records without anything told, a step may make it at the start."""
_FACTOR, _MORE = 2.0, 0.2
"""Cells that cost a unit more than that multiple, or that much more, are not looked at."""
_TOLD_EVERY = 50


def mend(
    space: Space, levels: Ints, k: int, effort: float = 1.0, progress: Progress | None = None
) -> Ints | None:
    """Levels (unit x variable) that lose no more than those given, in which every class has k.

    Each class in `levels` must have at least k records. None where `progress` said stop.
    """
    units = len(space.weights)
    steps = int(min(_STEPS, _EACH * units) * effort)
    nodes = sum(1 for _ in space.nodes())
    if steps <= 0 or units * nodes > _SIZE or units < 2:
        return levels
    cells = _find_cells(space, levels, k)
    if cells is None:
        return levels
    search = _Search(cells, space.weights, k)
    for step in range(steps):
        if progress is not None and step % _TOLD_EVERY == 0 and not progress(step, steps):
            return None
        search.step(1 - step / steps)
    return _tightened(space, cells.levels[search.best])


def _tightened(space: Space, levels: Ints) -> Ints:
    """Each class told at the finest levels at which it agrees."""
    columns = [levels]
    for v, table in enumerate(space.tables):
        columns.append(table.codes[levels[:, v], space.leaves[:, v]][:, None])
    _, of = np.unique(np.hstack(columns), axis=0, return_inverse=True)
    of = of.reshape(-1).astype(np.int64)
    return common_levels(space.leaves, of, space.tables)[of]


# --- the cells ------------------------------------------------------------------------------------


@dataclass(frozen=True, eq=False)
class _Cells:
    """The cells of all nodes in which at least k records fall, of cells with equal units one."""

    costs: Floats
    """Of a record in it, 1 where nothing is told."""
    levels: Ints
    """Cell x variable."""
    of: Ints
    """Those of each unit, one unit after the other, by rising cost."""
    ends: list[int]
    """Where those of each unit begin, and at the end, how many there are."""
    units: Ints
    """Those in each cell, one cell after the other."""
    stops: list[int]
    start: Ints
    """The cell in which each unit is at the beginning."""


def _find_cells(space: Space, levels: Ints, k: int) -> _Cells | None:
    """The cells that may be of use; None where a unit's levels are no node of the space."""
    units, weights = len(space.weights), space.weights
    now = space.cost(levels, space.leaves)
    most = np.maximum(now * _FACTOR, now + _MORE * SCALE)
    draw = random.Random(1)
    marks = np.array([draw.getrandbits(62) for _ in range(units)], np.int64)
    places = {space.levels(node): node for node in space.nodes()}
    starts = np.full(units, -1, np.int64)
    found: list[tuple[Ints, Ints]] = []
    costs, sums, own = [], [], []
    count = 0
    for place, node in places.items():
        keys = keys_in(space.parts, node)
        order = np.argsort(keys, kind="stable")
        ranked = keys[order]
        first = np.flatnonzero(np.concatenate([[True], ranked[1:] != ranked[:-1]]))
        enough = np.add.reduceat(weights[order], first) >= k
        sizes = np.diff(np.append(first, units))
        inside = np.repeat(enough, sizes)
        unit = order[inside]
        cell = np.repeat(np.arange(count, count + enough.sum()), sizes[enough])
        here = (levels[unit] == np.array(place)).all(axis=1)
        starts[unit[here]] = cell[here]
        cost = costs_in(space.parts, node)
        near = (cost[unit] <= most[unit]) | here
        found.append((unit[near], cell[near]))
        costs.append(cost[order[first[enough]]])
        sums.append(np.add.reduceat(marks[order], first)[enough])
        own.append(np.tile(place, (int(enough.sum()), 1)))
        count += int(enough.sum())
    if (starts < 0).any():
        return None
    cost, marked = np.concatenate(costs).astype(np.int64), np.concatenate(sums)
    # Of cells that hold the same units, only the cheapest is of use.
    order = np.lexsort((cost, marked))
    leads = np.concatenate([[True], marked[order][1:] != marked[order][:-1]])
    lead = np.empty(count, np.int64)
    lead[order] = order[np.flatnonzero(leads)][np.cumsum(leads) - 1]
    kept = np.unique(lead)
    number = np.full(count, -1, np.int64)
    number[kept] = np.arange(len(kept))
    cost, all_levels = cost[kept], np.concatenate(own)[kept]
    unit, cell = (np.concatenate(each) for each in zip(*found, strict=True))
    begin = number[lead[starts]]
    # The cheapest of equal cells may be one that was not looked at as too dear was the dearer one.
    pairs = np.unique(np.stack([unit, number[lead[cell]]]), axis=1)
    unit, cell = pairs
    by_unit = np.lexsort((cost[cell], unit))
    by_cell = np.argsort(cell, kind="stable")
    return _Cells(
        costs=cost / SCALE,
        levels=all_levels,
        of=cell[by_unit],
        ends=np.append(0, np.bincount(unit, minlength=units).cumsum()).tolist(),
        units=unit[by_cell],
        stops=np.append(0, np.bincount(cell, minlength=len(cost)).cumsum()).tolist(),
        start=begin,
    )


# --- the search -----------------------------------------------------------------------------------


class _Search:
    """In which cell each unit is, and the best that was found."""

    def __init__(self, cells: _Cells, weights: Ints, k: int) -> None:
        self._cells = cells
        self._weights = weights.astype(np.float64)
        self._k = k
        self._cell = cells.start.copy()
        self._sizes = np.bincount(self._cell, self._weights, len(cells.costs))
        self._members: dict[int, list[int]] = {}
        for unit, cell in enumerate(self._cell.tolist()):
            self._members.setdefault(cell, []).append(unit)
        self._seen = np.zeros(len(cells.costs), bool)
        self._row = np.zeros(len(cells.costs), np.int64)
        self._random = random.Random(2)
        self._lost = self._least = 0.0
        self.best = self._cell.copy()
        """The cell of each unit, where the least is lost."""

    def step(self, heat: float) -> None:
        """Take some classes apart and put them together anew; `heat` falls from 1 to 0."""
        classes, units = self._neighbours()
        if len(classes) < 2:
            return
        free = np.array(sorted(units))
        weights, before = self._weights[free], self._cell[free]
        costs = self._cells.costs
        sizes = self._sizes[classes]
        self._sizes[classes] = 0
        after = self._together(free, weights, costs[before])
        if after is not None:
            more = float((costs[after] - costs[before]) @ weights)
            if more <= 1e-9 + _SLACK * heat * self._random.random():
                self._adopt(classes, free, after, weights, more)
                return
        self._sizes[classes] = sizes

    def _adopt(
        self, classes: list[int], free: Ints, after: Ints, weights: Floats, more: float
    ) -> None:
        for cell in classes:
            del self._members[cell]
        for unit, cell in zip(free.tolist(), after.tolist(), strict=True):
            self._members.setdefault(cell, []).append(unit)
        self._cell[free] = after
        np.add.at(self._sizes, after, weights)
        self._lost += more
        if self._lost < self._least - 1e-9:
            self._least = self._lost
            self.best = self._cell.copy()

    def _neighbours(self) -> tuple[list[int], list[int]]:
        """Classes that have units in one cell, and their units."""
        cells, draw = self._cells, self._random.random
        unit = int(draw() * len(self._cell))
        low, high = cells.ends[unit], cells.ends[unit + 1]
        cell = int(cells.of[low + int(draw() * (high - low))])
        low, high = cells.stops[cell], cells.stops[cell + 1]
        turn = low + int(draw() * (high - low))
        around = cells.units[low:high] if high - low <= _LOOKED_AT else cells.units[turn:high]
        near = self._cell[around[:_LOOKED_AT]].tolist()
        classes = [int(self._cell[unit])]
        units = list(self._members[classes[0]])
        if len(units) > 3 * _FREE:
            return [], []
        for other in near:
            members = self._members[other]
            if other not in classes and len(units) + len(members) <= 2 * _FREE:
                classes.append(other)
                units += members
                if len(units) >= _FREE:
                    break
        return classes, units

    def _together(self, free: Ints, weights: Floats, before: Floats) -> Ints | None:
        """A cell for each of these units, each with k records at least; None if none was found."""
        cells, k = self._cells, self._k
        count = len(free)
        own = [cells.of[cells.ends[u] : cells.ends[u + 1]] for u in free.tolist()]
        column = np.repeat(np.arange(count), [len(each) for each in own])
        all_own = np.concatenate(own)
        self._seen[all_own] = True
        found = np.flatnonzero(self._seen)
        self._seen[found] = False
        self._row[found] = np.arange(len(found))
        row = self._row[all_own]
        held = np.bincount(row, weights[column], len(found))
        draw = self._random.random
        chance = np.array([draw() + draw() + draw() - 1.5 for _ in range(count)])
        price = before * _PRICE + 2 * _CHANCE * chance
        wanted = np.bincount(row, price[column] > cells.costs[found[row]], len(found)) > 0
        is_open = self._sizes[found] > 0
        useful = is_open | (wanted & (held >= k))
        if not useful.any():
            return None
        found, is_open, costs = found[useful], is_open[useful], cells.costs[found[useful]]
        row, column = (np.cumsum(useful) - 1)[row[useful[row]]], column[useful[row]]
        inside = np.zeros((len(found), count))
        inside[row, column] = weights[column]
        saved = (price - costs[:, None]) * inside
        gains = np.maximum(saved, 0)
        bonus = 1 + _BONUS * self._uniform(len(found))
        waiting = np.ones(count)
        after = np.full(count, -1)
        while waiting.any():
            value = np.einsum("ij,j->i", gains, waiting) * bonus
            value[~is_open & (np.einsum("ij,j->i", inside, waiting) < k)] = 0
            best = int(value.argmax())
            if value[best] <= 1e-12:
                break
            chosen = (saved[best] > 0) & (waiting > 0)
            lacking = k - float(weights[chosen].sum())
            if not is_open[best] and lacking > 0:
                more = _cheapest(saved[best], inside[best] * waiting * ~chosen, lacking)
                if float(saved[best][chosen].sum() + saved[best][more].sum()) <= 0:
                    gains[best] = 0  # Not worth what the ones that are lacking would lose.
                    continue
                chosen[more] = True
            is_open[best] = True
            after[chosen] = best
            waiting[chosen] = 0
        rest = np.flatnonzero(waiting)
        if len(rest):
            dear = np.where((inside[:, rest] > 0) & is_open[:, None], costs[:, None], np.inf)
            cheapest = dear.argmin(axis=0)
            if not np.isfinite(dear[cheapest, np.arange(len(rest))]).all():
                return None
            after[rest] = cheapest
        return np.asarray(found[after], np.int64)

    def _uniform(self, count: int) -> Floats:
        """Numbers from 0 up to 1, 32 bits each: one call, the same with every version of numpy."""
        drawn = self._random.randbytes(4 * count)
        return np.frombuffer(drawn, "<u4") / 2.0**32


def _cheapest(saved: Floats, weights: Floats, lacking: float) -> npt.NDArray[np.intp]:
    """Units with a weight, those first that lose least by record, until nothing is lacking."""
    able = np.flatnonzero(weights > 0)
    order = able[np.argsort(-saved[able] / weights[able], kind="stable")]
    enough = int(np.searchsorted(np.cumsum(weights[order]), lacking)) + 1
    return order[:enough]
