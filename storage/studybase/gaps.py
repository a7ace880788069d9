"""Which batches of a device have left it and not arrived."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Final

from interviewer.merging import Gap
from storage.database import Connection

NAMED: Final = 50
"""How many missing numbers are named; of more there is only the count."""


def gaps_of(connection: Connection) -> tuple[Gap, ...]:
    """By device, those alone of which something is missing.

    Each batch tells which numbers had left by then, so the latest one of a device tells of all;
    numbers that were begun and never left are in no series, and are no gap.
    """
    arrived: dict[int, set[int]] = {}
    for device, position in connection.execute(
        "SELECT device, position FROM batches WHERE device IS NOT NULL"
    ):
        arrived.setdefault(device, set()).add(position)
    left: dict[int, set[int]] = {device: set() for device in arrived}
    for device, series in connection.execute(
        "SELECT b.device, b.series FROM batches b JOIN (SELECT device, max(position) AS position"
        " FROM batches WHERE device IS NOT NULL GROUP BY device) m"
        " ON m.device = b.device AND m.position = b.position"
    ).fetchall():
        left[device].update(from_series(series))
    found = []
    for device, numbers in sorted(left.items()):
        missing = sorted(numbers - arrived[device])
        if missing:
            latest = max(missing[-1], *arrived[device])
            more = max(0, len(missing) - NAMED)
            found.append(Gap(device, tuple(missing[:NAMED]), latest, more))
    return tuple(found)


def to_series(numbers: Sequence[int]) -> str:
    """Rising numbers as JSON, a run of them as its first and last: a device that has sent
    thousands of batches tells of all of them in each."""
    runs: list[list[int]] = []
    for each in numbers:
        if runs and each == runs[-1][-1] + 1:
            runs[-1][1:] = [each]
        else:
            runs.append([each])
    return json.dumps([run[0] if len(run) == 1 else run for run in runs], separators=(",", ":"))


def from_series(text: str) -> Iterator[int]:
    """The numbers that `to_series` wrote."""
    for run in json.loads(text):
        yield from (run,) if isinstance(run, int) else range(run[0], run[1] + 1)
