"""Process start to unlock window, unlock to Home, memory: each in fresh processes."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.stores import MANY, PASSPHRASE
from benchmarks.table import Line

RUNS = 7
ROOT = Path(__file__).parent.parent


def probe(folder: Path) -> dict[str, float]:
    """One run of the app on a store; seconds and megabytes."""
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.probe", str(folder)],
        cwd=ROOT,
        input=PASSPHRASE + "\n",
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"the app did not run:\n{done.stderr}")
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    found["start"] = found["unlock_painted"] - began
    return found


def measure(empty: Path, full: Path) -> list[Line]:
    """The figures of start and memory; the first run only warms the disk's cache."""
    probe(empty)
    small, large = ([probe(folder) for _ in range(RUNS)] for folder in (empty, full))

    def line(what: str, key: str, runs: list[dict[str, float]], unit: str, goal: float) -> Line:
        factor = 1000 if unit == "ms" else 1
        return Line(what, [run[key] * factor for run in runs], unit, goal)

    return [
        line("process start to unlock window", "start", small + large, "ms", 500),
        line("unlock to Home, empty store", "home", small, "ms", 400),
        line(f"unlock to Home, {MANY} interviews", "home", large, "ms", 400),
        line("memory at Home, empty store", "at_home", small, "MB", 120),
        line(f"memory at Home, {MANY} interviews", "at_home", large, "MB", 120),
        line("memory in an interview", "in_interview", large, "MB", 120),
    ]
