"""Which batches of a device have left it and not arrived."""

from __future__ import annotations

import json

from interviewer.merging import Gap
from storage.database import Connection


def gaps_of(connection: Connection) -> tuple[Gap, ...]:
    """By device, those alone of which something is missing.

    Each batch tells which numbers had left by then; numbers that were begun and never left are
    in no series, and are no gap.
    """
    arrived: dict[int, set[int]] = {}
    known: dict[int, set[int]] = {}
    for device, position, series in connection.execute(
        "SELECT device, position, series FROM batches WHERE device IS NOT NULL"
    ).fetchall():
        arrived.setdefault(device, set()).add(position)
        known.setdefault(device, set()).update(json.loads(series), (position,))
    found = (
        Gap(device, tuple(sorted(numbers - arrived[device])), max(numbers))
        for device, numbers in sorted(known.items())
    )
    return tuple(gap for gap in found if gap.missing)
