"""A process killed in the middle of a stroke has lost the last second of it at most."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

from interviewer.ink import UNITS
from tests import windows
from tests.ink_victim import KEY

DRAWN_SECONDS = 1.5


def test_a_kill_in_the_middle_of_a_stroke(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with subprocess.Popen(
        [sys.executable, "-m", "tests.ink_victim", str(data)],
        cwd=Path(__file__).parent.parent,
        stdout=subprocess.PIPE,
        text=True,
    ) as victim:
        assert victim.stdout is not None
        interview = victim.stdout.readline().strip()
        told = [victim.stdout.readline()]
        until = time.monotonic() + DRAWN_SECONDS
        while time.monotonic() < until:
            told.append(victim.stdout.readline())
        victim.kill()
        killed = time.monotonic()
    drawn = [(float(when), int(number)) for when, number in (line.split() for line in told)]
    sure = [number for when, number in drawn if when < killed - 1.0]
    store = windows.data_folder(data).unlock(windows.PASSPHRASE)
    try:
        (stroke,) = store.ink.strokes(interview, KEY)
    finally:
        store.close()
    assert sure
    assert len(stroke.points) > sure[-1]
    first = stroke.points[0]
    for number, point in enumerate(stroke.points):
        assert point.x - first.x == number % 500 * UNITS
        assert point.y - first.y == number // 500 * UNITS
