"""How easily somebody could be found among records: classes of like records, and their sizes."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from analysis.hierarchies import Table
from interviewer.release import Risk

Ints = npt.NDArray[np.int64]


def classes_of(columns: npt.NDArray[np.integer]) -> Ints:
    """The class of each record, numbered from 0: records with equal rows are of one class."""
    records = len(columns)
    found = np.zeros(records, np.int64)
    for column in columns.T:
        _, codes = np.unique(column, return_inverse=True)
        both = found * (int(codes.max(initial=0)) + 1) + codes
        found = np.unique(both, return_inverse=True)[1].astype(np.int64).reshape(records)
    return found


def told(
    codes: npt.NDArray[np.integer], levels: npt.NDArray[np.integer], tables: Sequence[Table]
) -> Ints:
    """What is told of each record: its level and its code there, for each variable.

    "*" is a value like any other.
    """
    columns = [np.asarray(levels, np.int64)]
    columns += [table.codes[levels[:, v], codes[:, v]][:, None] for v, table in enumerate(tables)]
    return np.hstack(columns)


def risk(classes: npt.NDArray[np.integer]) -> Risk:
    """How many records are in small classes; the risk of a record is 1 / the size of its class."""
    sizes = np.bincount(np.asarray(classes, np.int64)) if len(classes) else np.zeros(0, np.int64)
    sizes = sizes[sizes > 0]
    records = int(sizes.sum())

    def under(limit: int) -> int:
        return int(sizes[sizes < limit].sum())

    return Risk(
        records=records,
        unique=under(2),
        under_3=under(3),
        under_5=under(5),
        under_10=under(10),
        highest=1 / int(sizes.min()) if records else 0.0,
        mean=len(sizes) / records if records else 0.0,
    )


def riskiest(codes: npt.NDArray[np.integer], limit: int) -> list[tuple[int, int]]:
    """The rarest combinations as (a record that has it, how many have it).

    The rarest first, equally rare ones in the order of their values; `limit` of them at most.
    """
    if not len(codes):
        return []
    _, first, counts = np.unique(codes, axis=0, return_index=True, return_counts=True)
    order = np.argsort(counts, kind="stable")[:limit]
    return [(int(first[place]), int(counts[place])) for place in order]


def uniform_classes(
    classes: npt.NDArray[np.integer], answers: npt.NDArray[np.integer], least: int = 2
) -> npt.NDArray[np.bool_]:
    """Of each class that there is, in order, whether all of it gave the same answer (0 or above).

    Who is known to be in such a class has told that answer, however large the class is
    (l-diversity with l = 2: Machanavajjhala et al. 2007). A missing code is below 0: a class with
    one has no common answer. Classes of fewer than `least` records are none.
    """
    if not len(classes):
        return np.zeros(0, np.bool_)
    order = np.argsort(classes, kind="stable")
    starts = np.flatnonzero(np.diff(np.asarray(classes)[order], prepend=-1))
    sizes = np.diff(np.append(starts, len(order)))
    ranked = np.asarray(answers)[order]
    low, high = np.minimum.reduceat(ranked, starts), np.maximum.reduceat(ranked, starts)
    return np.asarray((low == high) & (low >= 0) & (sizes >= least), np.bool_)
