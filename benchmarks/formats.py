"""Measures a release in each format, beside pandas with pyreadstat alone on the same numbers.

`python -m benchmarks.formats` measures this alone; rows and variables are the issue's: 100,000
interviews of 45 variables, most of them ratings. For .sav and .dta that includes the start of a
process and the reading back.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.table import Line, print_table
from interviewer.dataset import Dataset, Variable
from interviewer.release import Format

if TYPE_CHECKING:
    import pandas as pd

ROWS, QUESTIONS = 100_000, 40
_GOAL = 10.0
_RUNS = 3
_STEPS = ("Meget utilfreds", "Utilfreds", "Hverken-eller", "Tilfreds", "Meget tilfreds")
_MISSING = {-1: "Sprunget over", -2: "Ikke nået", -4: "Ikke spurgt", -7: "Tilbageholdt"}


def made_up(rows: int = ROWS) -> Dataset:
    """A data set of the shape that a release has; the same one each time."""
    import numpy as np

    chance = np.random.default_rng(2020)
    missing = {code: {"da": text} for code, text in _MISSING.items()}
    steps = {code: {"da": text} for code, text in enumerate(_STEPS, 1)}
    variables, columns = [], {}
    for name, count in (("jobcenter", 98), ("area", 5), ("group", 11), ("sex", 2), ("age", 10)):
        values = {code: {"da": f"{name} {code}"} for code in range(1, count + 1)}
        variables.append(Variable(name, {"da": name}, {}, "nominal", values, missing, {}))
        columns[name] = chance.choice([*values, -7], rows).tolist()
    for number in range(1, QUESTIONS + 1):
        name = f"question_{number}"
        words = {"da": f"Hvor tilfreds er du med del {number} af forløbet?"}
        asked = missing | {9: {"da": "Ved ikke"}}
        variables.append(Variable(name, {"da": name}, words, "ordinal", steps, asked, {}))
        columns[name] = chance.choice([1, 2, 3, 4, 4, 5, 5, 9, -1, -4], rows).tolist()
    return Dataset(
        "made-up",
        {"da": "Opdigtet undersøgelse"},
        "made-up",
        "2026",
        "vive-2020",
        ("1.1",),
        {"da": "Opdigtet"},
        ("da",),
        tuple(variables),
        columns,
        {"da": "Opdigtede svar."},
    )


def measure(folder: Path) -> list[Line]:
    """Each format, all of them together, and the libraries alone; `folder` is on a real disk."""
    import pandas as pd
    import pyreadstat

    from export.release.writing import write_release

    dataset = made_up()
    lines = []
    for each in [[each] for each in Format] + [list(Format)]:
        what = each[0].value if len(each) == 1 else "all formats"

        def write(path: Path, formats: list[Format] = each) -> None:
            write_release(dataset, path, formats, "da")

        goal = _GOAL if len(each) == 1 else None
        seconds = _timed(write, folder, _RUNS if len(each) == 1 else 1)
        lines.append(Line(f"release of {ROWS:,}: {what}", seconds, "s", goal))

    table = pd.DataFrame(dict(dataset.columns))
    bare: dict[str, Callable[[pd.DataFrame, Path], None]] = {
        "pandas to_csv": lambda table, path: table.to_csv(path, index=False),
        "pyreadstat write_sav": pyreadstat.write_sav,
        "pyreadstat write_dta": pyreadstat.write_dta,
    }
    for what, function in bare.items():

        def alone(path: Path, call: Callable[[pd.DataFrame, Path], None] = function) -> None:
            call(table, path)

        lines.append(Line(f"the same numbers: {what}", _timed(alone, folder, _RUNS), "s"))
    return lines


def _timed(write: Callable[[Path], None], folder: Path, runs: int) -> list[float]:
    """Seconds of each run, each to a place of its own."""
    found = []
    for _ in range(runs):
        with tempfile.TemporaryDirectory(dir=folder) as name:
            begun = time.perf_counter()
            write(Path(name) / "release")
            found.append(time.perf_counter() - begun)
    return found


def run() -> None:
    """Measure in a folder that is gone afterwards."""
    build = Path(__file__).parents[1] / "build"
    build.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=build) as name:
        print_table(measure(Path(name)))


if __name__ == "__main__":
    run()
