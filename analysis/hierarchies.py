"""How a variable becomes coarser step by step, as arrays; from codes, or from ARX's CSV files."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt

Codes = npt.NDArray[np.int64]


class HierarchyInvalid(ValueError):
    """A hierarchy's file, or its levels, do not make a hierarchy."""


@dataclass(frozen=True, eq=False)
class Table:
    """A variable's levels from fine to coarse; above the last stands "*", by which nothing is told.

    What has one code at a level has one at every coarser level, too.
    """

    levels: tuple[Codes, ...]
    """For each level the code of each leaf, from 0 up."""

    @classmethod
    def of(cls, levels: Sequence[Sequence[int]]) -> Table:
        """The table of levels whose codes may be any whole numbers.

        Raises `HierarchyInvalid` where there is no level or leaf, where levels differ in length,
        or where a code lies under two codes of the next level.
        """
        dense = [np.unique(np.asarray(each, np.int64), return_inverse=True)[1] for each in levels]
        if not dense or not len(dense[0]) or any(len(each) != len(dense[0]) for each in dense):
            raise HierarchyInvalid("A hierarchy has at least one level, each with all leaves.")
        for fine, coarse in pairwise(dense):
            if len(np.unique(np.stack([fine, coarse]), axis=1).T) != fine.max() + 1:
                raise HierarchyInvalid("A code lies under two codes of the next level.")
        return cls(tuple(each.astype(np.int64) for each in dense))

    @property
    def leaves(self) -> int:
        """How many leaves there are."""
        return len(self.levels[0])

    @property
    def depth(self) -> int:
        """How many levels tell something, which is also the number of the level "*"."""
        return len(self.levels)

    @cached_property
    def codes(self) -> Codes:
        """Level x leaf, "*" as the last level."""
        return np.stack([*self.levels, np.zeros(self.leaves, np.int64)])

    @cached_property
    def given_up(self) -> npt.NDArray[np.float64]:
        """Level x leaf: the share of the other leaves that the leaf cannot be told from.

        (leaves under the same code - 1) / (leaves - 1): 0 raw, 1 for "*".
        """
        if self.leaves == 1:
            return np.zeros(self.codes.shape)
        alike = [np.bincount(each)[each] for each in self.codes]
        return (np.stack(alike) - 1.0) / (self.leaves - 1)


def read_hierarchy(path: Path) -> tuple[Table, Mapping[str, int], tuple[tuple[str, ...], ...]]:
    """Read a hierarchy as ARX keeps it: one line a leaf, "leaf;coarser;coarser still;*".

    Returns the table, the number of each leaf by its text, and for each level (the leaves first,
    "*" last) the text that stands for each leaf. Raises `HierarchyInvalid`.
    """
    with path.open(encoding="utf-8-sig", newline="") as file:
        lines = [line for line in csv.reader(file, delimiter=";") if line]
    if not lines:
        raise HierarchyInvalid(f"{path.name}: no leaf.")
    if any(len(line) != len(lines[0]) for line in lines):
        raise HierarchyInvalid(f"{path.name}: the lines have not all as many levels.")
    columns = [tuple(line[place] for line in lines) for place in range(len(lines[0]))]
    leaves = {leaf: place for place, leaf in enumerate(columns[0])}
    if len(leaves) != len(lines):
        raise HierarchyInvalid(f"{path.name}: a leaf stands there twice.")
    while len(columns) > 1 and len(set(columns[-1])) == 1:
        columns.pop()  # Nothing is told there, as by "*".
    numbers = [{text: number for number, text in enumerate(sorted(set(c)))} for c in columns]
    try:
        table = Table.of([[n[text] for text in c] for n, c in zip(numbers, columns, strict=True)])
    except HierarchyInvalid as trouble:
        raise HierarchyInvalid(f"{path.name}: {trouble}") from trouble
    return table, leaves, (*columns, ("*",) * len(lines))
