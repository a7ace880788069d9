"""The table that the benchmarks print: what, median, 99th percentile, the figure to reach."""

from __future__ import annotations

import math
import os
import platform
from collections.abc import Sequence
from dataclasses import dataclass


def percentile(values: Sequence[float], share: float) -> float:
    """The nearest-rank percentile: the smallest value with `share` of all at or below it."""
    ranked = sorted(values)
    return ranked[max(0, math.ceil(share * len(ranked)) - 1)]


@dataclass(frozen=True, slots=True)
class Line:
    """One thing measured, in one unit."""

    what: str
    values: Sequence[float]
    unit: str
    goal: float | None = None
    """The most it may be; None where there is no figure to reach."""
    by_p99: bool = False
    """Whether the 99th percentile is held to the goal, in place of the median."""
    beside: Sequence[float] = (1.0,)
    """Measured in the same run: median and 99th percentile are told as multiples of its own."""

    @property
    def median(self) -> float:
        """The middle value."""
        return percentile(self.values, 0.5) / percentile(self.beside, 0.5)

    @property
    def p99(self) -> float:
        """The 99th percentile; with fewer than 100 values, the largest."""
        return percentile(self.values, 0.99) / percentile(self.beside, 0.99)

    @property
    def reached(self) -> bool | None:
        """Whether the figure is reached."""
        if self.goal is None:
            return None
        return (self.p99 if self.by_p99 else self.median) <= self.goal

    def cells(self) -> tuple[str, ...]:
        """The line as texts."""
        goal = "" if self.goal is None else f"{self.goal:g} {'p99' if self.by_p99 else 'median'}"
        said = {None: "", True: "reached", False: "MISSED"}[self.reached]
        count = str(len(self.values))
        return (self.what, _number(self.median), _number(self.p99), self.unit, count, goal, said)


def _number(value: float) -> str:
    return f"{value:.0f}" if value >= 100 or value == round(value) else f"{value:.2f}"


HEAD = ("what", "median", "p99", "unit", "runs", "at most", "")


def print_table(lines: Sequence[Line]) -> None:
    """Print the lines below a head that tells of the machine."""
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    print(
        f"{platform.system()}, {os.cpu_count()} cores, Python {platform.python_version()}{load}\n"
    )
    rows = [HEAD, *(line.cells() for line in lines)]
    widths = [max(len(row[place]) for row in rows) for place in range(len(HEAD))]
    for row in rows:
        cells = [
            cell.rjust(width) if place in {1, 2, 4} else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        print("  ".join(cells).rstrip())
