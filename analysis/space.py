"""The lattice of all combinations of levels, laid over the distinct combinations of leaves."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from itertools import product
from math import prod

import numpy as np
import numpy.typing as npt

from analysis.hierarchies import Table

Ints = npt.NDArray[np.int64]
Keys = npt.NDArray[np.int32] | npt.NDArray[np.int64]
"""Of 32 bits where they suffice, which is faster."""
Node = tuple[int, ...]
"""For each part of a space, the number of one of its combinations of levels."""

SCALE = 1 << 20
"""The cost of a unit of which nothing is told. Costs are whole numbers: no rounding adds up."""
FORBIDDEN = 4 * SCALE
"""The cost of a level that would tell more than may be told."""

_NODES = 6000
"""Of a lattice with more, some levels between the finest and "*" are left out."""
_FREE = 11
"""Variables that have levels of their own where even two levels each are too many nodes."""
_SMALL, _EXACT = 1 << 31, 1 << 62


class Part:
    """Some of the variables, and for each combination of their levels all units' keys and costs.

    Where a unit falls in a node is the sum of its keys over the parts, and so is what it costs.
    """

    def __init__(self, variables: Sequence[int], combinations: Sequence[tuple[int, ...]]) -> None:
        self.variables = variables
        self.combinations = combinations
        self.keys: list[Keys] = []
        self.costs: list[npt.NDArray[np.int32]] = []

    def shrunk(self, keep: npt.NDArray[np.bool_]) -> Part:
        """The same with some of the units only."""
        part = Part(self.variables, self.combinations)
        part.keys = [each[keep] for each in self.keys]
        part.costs = [each[keep] for each in self.costs]
        return part


class Space:
    """Units (distinct combinations of leaves, each of so many records) and a lattice over them."""

    def __init__(
        self,
        leaves: Ints,
        weights: Ints,
        tables: Sequence[Table],
        importance: Sequence[float],
        floors: Ints | None = None,
    ) -> None:
        """`leaves` and `floors`: unit x variable; a floor is the finest level that may be told.

        `weights`: the records of each unit. `importance`: of each variable, 1 together.
        """
        self.leaves = leaves
        self.weights = weights
        self.tables = tables
        self.costs = [
            np.rint(table.given_up * (SCALE * share)).astype(np.int32)
            for table, share in zip(tables, importance, strict=True)
        ]
        """For each variable, level x leaf."""
        self.parts = [Part(*each) for each in _parts(tables)]
        steps = _steps(tables)
        for part in self.parts:
            for levels in part.combinations:
                keys = np.zeros(len(leaves), steps[0][0].dtype)
                costs = np.zeros(len(leaves), np.int32)
                for v, level in zip(part.variables, levels, strict=True):
                    keys += steps[v][level][leaves[:, v]]
                    costs += self.costs[v][level][leaves[:, v]]
                    if floors is not None:
                        costs[floors[:, v] > level] = FORBIDDEN
                part.keys.append(keys)
                part.costs.append(np.minimum(costs, FORBIDDEN))

    def nodes(self) -> Iterator[Node]:
        """Every node, none before a finer one of which it is the coarser."""
        return product(*[range(len(part.combinations)) for part in self.parts])

    def mean_costs(self) -> list[list[float]]:
        """For each part and combination what its levels cost a record on average."""
        means = []
        for v, costs in enumerate(self.costs):
            records = np.bincount(self.leaves[:, v], self.weights, costs.shape[1])
            means.append((costs * records).sum(axis=1) / self.weights.sum())
        return [
            [
                sum(float(means[v][level]) for v, level in zip(part.variables, each, strict=True))
                for each in part.combinations
            ]
            for part in self.parts
        ]

    def levels(self, node: Node) -> tuple[int, ...]:
        """The level of each variable in a node."""
        found = {
            v: level
            for part, number in zip(self.parts, node, strict=True)
            for v, level in zip(part.variables, part.combinations[number], strict=True)
        }
        return tuple(found[v] for v in range(len(self.tables)))

    def cost(self, levels: Ints, leaves: Ints) -> Ints:
        """What each unit costs: `levels` and `leaves` are unit x variable."""
        total = np.zeros(len(leaves), np.int64)
        for v, costs in enumerate(self.costs):
            total += costs[levels[:, v], leaves[:, v]]
        return total


def keys_in(parts: Sequence[Part], node: Node) -> Keys:
    """A number for each unit: in a node, the same for what falls together and no other."""
    found = parts[0].keys[node[0]]
    for part, number in zip(parts[1:], node[1:], strict=True):
        found = found + part.keys[number]
    return found


def costs_in(parts: Sequence[Part], node: Node) -> npt.NDArray[np.int32]:
    """What each unit costs in a node."""
    found = parts[0].costs[node[0]]
    for part, number in zip(parts[1:], node[1:], strict=True):
        found = found + part.costs[number]
    return found


def common_levels(leaves: Ints, classes: Ints, tables: Sequence[Table]) -> Ints:
    """Class x variable: the finest level at which all records of a class (0, 1, …) agree."""
    order = np.argsort(classes, kind="stable")
    starts = np.flatnonzero(np.diff(classes[order], prepend=-1))
    found = np.empty((len(starts), len(tables)), np.int64)
    for v, table in enumerate(tables):
        found[:, v] = table.depth
        column = leaves[order, v]
        for level in range(table.depth - 1, -1, -1):
            codes = table.codes[level][column]
            same = np.minimum.reduceat(codes, starts) == np.maximum.reduceat(codes, starts)
            found[same, v] = level
    return found


def _parts(tables: Sequence[Table]) -> list[tuple[list[int], list[tuple[int, ...]]]]:
    """Variables taken together, three parts of like size, and the combinations of their levels."""
    levels = [list(range(table.depth + 1)) for table in tables]
    free = sorted(range(len(tables)), key=lambda v: (-len(levels[v]), v))
    tied: list[int] = []
    if 2 ** len(free) > _NODES:
        # So many variables that few records agree in half of them: told together or not at all.
        free, tied = free[:_FREE], free[_FREE:]
    while prod(len(levels[v]) for v in free) > _NODES // (2 if tied else 1):
        longest = max(free, key=lambda v: (len(levels[v]), -v))
        levels[longest].pop(len(levels[longest]) // 2)
    parts: list[list[int]] = [[], [], []]
    sizes = [1, 1, 1]
    for v in free:
        smallest = sizes.index(min(sizes))
        parts[smallest].append(v)
        sizes[smallest] *= len(levels[v])
    found = [(part, list(product(*[levels[v] for v in part]))) for part in parts if part]
    if tied:
        found.append((tied, [(0,) * len(tied), tuple(tables[v].depth for v in tied)]))
    return found


def _steps(tables: Sequence[Table]) -> list[list[Keys]]:
    """For each variable and level the number that each leaf adds to a key.

    Where all combinations can be counted, keys are exact. Else the numbers are random ones of 64
    bits (Zobrist hashing): that two of a million keys are taken for one has a chance of 3 in 10^8.
    """
    count = prod(table.leaves for table in tables)
    if count < _EXACT:
        size = np.int32 if count < _SMALL else np.int64
        step, found = 1, []
        for table in tables:
            found.append([(codes * step).astype(size) for codes in table.codes])
            step *= table.leaves
        return found
    draw = random.Random(1970)
    return [
        [
            np.array([draw.getrandbits(63) for _ in range(table.leaves)], np.int64)[codes]
            for codes in table.codes
        ]
        for table in tables
    ]
