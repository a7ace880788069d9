"""Generalisation by the iterated lattice: every combination of values at least k times.

The nodes of the lattice (one level for each variable) are visited in order of rising loss. In each,
the combinations that at least k of the remaining records share are released as they are told
there; the other records wait for a coarser node. "*", of which nothing is told, is a value like any
other: a record with it is in no class but that of records with the same "*". What the sweep leaves
is taken into the class where it costs least, and then, where there are not too many records,
classes are taken apart and put together anew as long as that lowers the loss (`analysis.mending`).

The outcome hangs on which records there are and not on their order: ties are broken by values. Of
records with the same values all are told alike.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from analysis.hierarchies import Table
from analysis.mending import mend
from analysis.space import SCALE, Ints, Keys, Node, Space, common_levels, costs_in, keys_in

Levels = npt.NDArray[np.int8]
Progress = Callable[[int, int], bool]

_TRIED = (1, 20, 40, 80)
"""Into how many bands of loss the sweeps are divided of which the best is taken ..."""
_MANY = 12_000
"""... up to so many units; and beyond, where each sweep takes long:"""
_LARGE, _HUGE = 40, 20
_MOST = 60_000
_BITS = 17
_RATIO = 0x9E3779B97F4A7C15
"""2^64 / the golden ratio: the multiplicative hashing of Knuth, TAOCP 3, 6.4."""


@dataclass(frozen=True, eq=False)
class Generalised:
    """What of each record is told."""

    levels: Levels
    """Record x variable: the finest level that is told; `Table.depth` stands for "*"."""
    left_out: npt.NDArray[np.bool_]
    """Records that cannot be released at all."""
    loss: float
    """Per cell the share of the hierarchy's leaves given up, 0 raw to 1 for "*" or a record left
    out; the mean over all variables and records."""


def generalise(
    codes: npt.NDArray[np.integer],
    tables: Sequence[Table],
    k: int,
    *,
    floors: npt.NDArray[np.integer] | None = None,
    atoms: npt.NDArray[np.integer] | None = None,
    apart: npt.NDArray[np.integer] | None = None,
    weights: Sequence[float] | None = None,
    effort: float = 1.0,
    progress: Progress | None = None,
) -> Generalised | None:
    """Choose for every record the levels at which it is told; None where `progress` said stop.

    `codes`: record x variable, the number of each leaf. `weights`: how much each variable matters.
    `effort`: 0 sweeps alone; 1 mends for one or two seconds where there are up to some thousand
    records.

    **A later release.** `floors`, record x variable, has the level at which a record was released
    before, -1 where the variable did not leave then or the record is a newcomer; `atoms`, one
    number a record, its class then, -1 for a newcomer (without it: records told alike then were
    one class). A class of then is never split and never told more finely, and newcomers make
    classes among themselves. So whoever lays both releases side by side learns of an old record
    no more than its old class, which has k; and can tell newcomers from the rest, but not from
    k - 1 others. Where an old class has lost so many that fewer than k are left, they are put
    together with other old ones, or left out: k others of the same class went with them.
    `apart`, one number a record: old ones with different numbers share no class. Where there were
    several releases it tells which of them a record was in, so that nobody comes in as one of few
    beside any of them.
    """
    records, count = len(codes), len(tables)
    leaves = np.ascontiguousarray(codes, np.int64).reshape(records, count)
    shares = np.ones(count) if weights is None else np.asarray(weights, float)
    importance = [float(share) for share in shares / shares.sum()] if count else []
    star = np.array([table.depth for table in tables], np.int64)
    levels = np.tile(star, (records, 1))
    left_out = np.ones(records, bool)
    if not count:
        # All are told alike, and those that came in different releases must not be few.
        groups = np.full(records, -1, np.int64)
        if atoms is not None:
            groups = np.where(np.asarray(atoms) < 0, -1, 0 if apart is None else np.asarray(apart))
        for group in np.unique(groups):
            left_out[groups == group] = (groups == group).sum() < k
        loss = float(left_out.mean()) if records else 1.0
        return Generalised(levels.astype(np.int8), left_out, loss)
    newcomers = np.ones(records, bool)
    if floors is not None:
        told = np.asarray(floors, np.int64).reshape(records, count)
        classes = _alike(told, leaves, tables) if atoms is None else np.asarray(atoms, np.int64)
        newcomers = classes < 0
        parts = np.zeros(records, np.int64) if apart is None else np.asarray(apart, np.int64)
        for part in np.unique(parts[~newcomers]):
            old = np.flatnonzero(~newcomers & (parts == part))
            found = _again(leaves[old], told[old], classes[old], tables, importance, k)
            levels[old], left_out[old] = found
    fresh = np.flatnonzero(newcomers)
    if len(fresh) >= k:
        units, of = _distinct(leaves[fresh], tables)
        space = Space(units, np.bincount(of), tables, importance)
        chosen = _sweep_and_mend(space, k, effort, progress)
        if chosen is None:
            return None
        levels[fresh] = chosen[of]
        left_out[fresh] = False
    return Generalised(levels.astype(np.int8), left_out, loss_of(leaves, levels, left_out, tables))


def loss_of(
    codes: npt.NDArray[np.integer],
    levels: npt.NDArray[np.integer],
    left_out: npt.NDArray[np.bool_],
    tables: Sequence[Table],
) -> float:
    """The loss of a choice of levels, as `Generalised.loss` has it."""
    if not len(codes) or not tables:
        return 0.0
    total = 0.0
    for v, table in enumerate(tables):
        total += float(np.where(left_out, 1.0, table.given_up[levels[:, v], codes[:, v]]).mean())
    return total / len(tables)


# --- units ----------------------------------------------------------------------------------------


def _distinct(leaves: Ints, tables: Sequence[Table]) -> tuple[Ints, Ints]:
    """The distinct combinations in the order of their values, and which of them each record has."""
    keys = np.zeros(len(leaves), np.int64)
    size = 1
    for v, table in enumerate(tables):
        if size * table.leaves >= 1 << 62:
            keys = np.unique(keys, return_inverse=True)[1].astype(np.int64)
            size = int(keys.max()) + 1
        keys = keys * table.leaves + leaves[:, v]
        size *= table.leaves
    _, first, of = np.unique(keys, return_index=True, return_inverse=True)
    return leaves[first], of.astype(np.int64)


def _alike(floors: Ints, leaves: Ints, tables: Sequence[Table]) -> Ints:
    """A number for each record: the same for those that were told alike, -1 for newcomers."""
    columns = [floors]
    for v, table in enumerate(tables):
        told = table.codes[np.maximum(floors[:, v], 0), leaves[:, v]]
        columns.append(np.where(floors[:, v] < 0, -1, told)[:, None])
    _, found = np.unique(np.hstack(columns), axis=0, return_inverse=True)
    found = np.asarray(found, np.int64).reshape(-1)
    found[(floors < 0).all(axis=1)] = -1
    return found


def _again(
    leaves: Ints,
    told: Ints,
    classes: Ints,
    tables: Sequence[Table],
    importance: Sequence[float],
    k: int,
) -> tuple[Ints, npt.NDArray[np.bool_]]:
    """Levels of records that were released before, and which of them are left out."""
    _, of = np.unique(classes, return_inverse=True)
    of = of.reshape(-1).astype(np.int64)
    order = np.argsort(of, kind="stable")
    starts = np.flatnonzero(np.diff(of[order], prepend=-1))
    # The least leaf of each variable stands for an atom; at or above its floor all have its code.
    first = np.stack([np.minimum.reduceat(c[order], starts) for c in leaves.T], axis=1)
    floors = np.maximum.reduceat(told[order], starts, axis=0)
    floors = np.maximum(floors, common_levels(leaves, of, tables))
    space = Space(first, np.bincount(of), tables, importance, floors)
    chosen, number = _sweep(space, k, 1)
    return chosen[of], (number < 0)[of]


# --- the sweep ------------------------------------------------------------------------------------


def _sweep_and_mend(space: Space, k: int, effort: float, progress: Progress | None) -> Ints | None:
    """The levels of each unit: no class has fewer than k records."""
    units = len(space.weights)
    if units > _MANY:
        tries: tuple[int, ...] = (_LARGE if units <= _MOST else _HUGE,)
    else:
        tries = _TRIED if effort > 0 else (_TRIED[-1],)
    best, best_cost = np.empty(0, np.int64), -1
    for bands in tries:
        if progress is not None and not progress(0, 1):
            return None
        levels, classes = _sweep(space, k, bands)
        _take_in(space, levels, classes)
        cost = int(space.cost(levels, space.leaves) @ space.weights)
        if best_cost < 0 or cost < best_cost:
            best, best_cost = levels, cost
    return mend(space, best, k, effort, progress)


def _sweep(space: Space, k: int, bands: int) -> tuple[Ints, Ints]:
    """Visit the nodes in order of rising loss; the levels of each unit, and its class or -1.

    The loss of a node differs from value to value, so a node is visited once in each of the
    `bands` of equal width in which it has values, for those alone.
    """
    units = len(space.weights)
    levels = np.tile([table.depth for table in space.tables], (units, 1))
    classes = np.full(units, -1, np.int64)
    parts, left, weights = space.parts, np.arange(units), space.weights.astype(np.float64)
    # As costs are rounded, that of "*" everywhere may lie a little above SCALE.
    top = SCALE + len(space.tables) + 1
    edges = np.rint(np.linspace(0, top, bands + 1)).astype(np.int64)
    waiting, known = units, 0
    for band, _, node, whole in _visits(space, edges):
        if not waiting:
            break
        keys = keys_in(parts, node)
        chosen = None
        if not whole:
            costs = costs_in(parts, node)
            chosen = np.flatnonzero((costs >= edges[band]) & (costs < edges[band + 1]))
            if not len(chosen):
                continue
            keys = keys[chosen]
        found, groups = _frequent(keys, weights if chosen is None else weights[chosen], k)
        if not len(found):
            continue
        if chosen is not None:
            found = chosen[found]
        levels[left[found]] = space.levels(node)
        classes[left[found]] = groups + known
        known += int(groups[-1]) + 1
        waiting -= len(found)
        weights[found] = 0
        if waiting < 0.7 * len(left):
            keep = weights > 0
            parts = [part.shrunk(keep) for part in parts]
            left, weights = left[keep], weights[keep]
    return levels, classes


def _visits(space: Space, edges: Ints) -> list[tuple[int, float, Node, bool]]:
    """(band, mean cost, node, whether all of the node is in the band), in the order to visit."""
    facts = [
        [(int(c.min()), int(c.max()), mean) for c, mean in zip(part.costs, means, strict=True)]
        for part, means in zip(space.parts, space.mean_costs(), strict=True)
    ]
    visits: list[tuple[int, float, Node, bool]] = []
    for node in space.nodes():
        own = [fact[number] for fact, number in zip(facts, node, strict=True)]
        low, high = sum(f[0] for f in own), sum(f[1] for f in own)
        mean = sum(f[2] for f in own)
        first = int(np.searchsorted(edges, low, "right")) - 1
        last = int(np.searchsorted(edges, high, "right")) - 1
        bands = range(first, min(last, len(edges) - 2) + 1)
        visits.extend((band, mean, node, first == last) for band in bands)
    return sorted(visits)


def _frequent(
    keys: Keys, weights: npt.NDArray[np.float64], k: int
) -> tuple[npt.NDArray[np.intp], Ints]:
    """Which keys have a weight of k together, and their groups, numbered from 0; 0 weighs out."""
    # A sieve first: a key whose bucket has too little has too little itself. Nearly all have.
    if keys.dtype == np.int32:
        small = keys.view(np.uint32) * np.uint32(_RATIO >> 32)
        buckets = (small >> np.uint32(32 - _BITS)).astype(np.intp)
    else:
        large = keys.view(np.uint64) * np.uint64(_RATIO)
        buckets = (large >> np.uint64(64 - _BITS)).astype(np.intp)
    sums = np.bincount(buckets, weights, minlength=1 << _BITS)
    likely = np.flatnonzero((sums >= k)[buckets] & (weights > 0))
    if not len(likely):
        return likely, np.empty(0, np.int64)
    order = likely[np.argsort(keys[likely], kind="stable")]
    ranked = keys[order]
    starts = np.flatnonzero(np.concatenate([[True], ranked[1:] != ranked[:-1]]))
    enough = np.add.reduceat(weights[order], starts) >= k
    sizes = np.diff(np.append(starts, len(order)))
    return order[np.repeat(enough, sizes)], np.repeat(np.arange(enough.sum()), sizes[enough])


def _take_in(space: Space, levels: Ints, classes: Ints) -> None:
    """Take each unit that no class has into the one where that costs least, changing both."""
    rest = np.flatnonzero(classes < 0)
    if not len(rest) or not (classes >= 0).any():
        return
    count = int(classes.max()) + 1
    stands = np.zeros(count, np.int64)
    # Backwards, so that of a class the first unit stands for it.
    held = np.flatnonzero(classes >= 0)[::-1]
    stands[classes[held]] = held
    own = levels[stands].copy()
    sizes = np.bincount(classes[held], space.weights[held], count).astype(np.int64)
    for unit in rest:
        met = own.copy()
        for v, table in enumerate(space.tables):
            codes, leaf = table.codes, space.leaves[unit, v]
            for level in range(table.depth):
                apart = codes[level][space.leaves[stands, v]] != codes[level][leaf]
                met[(met[:, v] == level) & apart, v] = level + 1
        there = space.leaves[stands]
        more = (space.cost(met, there) - space.cost(own, there)) * sizes
        more += space.cost(met, np.tile(space.leaves[unit], (count, 1))) * space.weights[unit]
        into = int(more.argmin())
        own[into] = met[into]
        classes[unit] = into
        sizes[into] += space.weights[unit]
    changed = classes[rest]
    touched = np.isin(classes, changed)
    levels[touched] = own[classes[touched]]
