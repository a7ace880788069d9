"""`python -m benchmarks`: every figure in one table; the exit code is 0 whatever they are."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before any import of Qt

from benchmarks import (
    data,
    formats,
    ink,
    interviewing,
    merging,
    paper,
    questionnaires,
    release,
    start,
    typing,
)
from benchmarks.stores import MANY, make_store
from benchmarks.table import print_table


def run() -> None:
    """Measure in a folder that is gone afterwards."""
    # On a real disk: where the system's folder is in memory, every fsync would be free.
    build = start.ROOT / "build"
    build.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=build) as name:
        folder = Path(name)
        print("Making two stores ...", flush=True)
        empty, full = make_store(folder / "empty", 0), make_store(folder / "full", MANY)
        print("Starting the app, again and again ...", flush=True)
        lines = start.measure(empty, full)
        print("Exporting ...", flush=True)
        exports = data.measure(full, folder)
        print("Interviewing ...", flush=True)
        lines += interviewing.measure(full)
        print("Drawing ...", flush=True)
        drawn = ink.measure(folder / "ink")
        print("Typing ...", flush=True)
        typed = typing.measure()
        print("Reading and routing questionnaires ...", flush=True)
        asked = questionnaires.measure(folder / "questionnaires")
        print("Printing ...", flush=True)
        printed = paper.measure()
        print("Making a country's batches, and merging them (some minutes) ...", flush=True)
        (folder / "merging").mkdir()
        merged = merging.measure(folder / "merging")
        print("Releasing ...", flush=True)
        released = release.measure(folder)
        print("Writing every format ...", flush=True)
        written = formats.measure(folder)
        lines += [*drawn, *typed, *exports, *asked, *printed, *merged, *released, *written]
        print_table(lines)


if __name__ == "__main__":
    run()
