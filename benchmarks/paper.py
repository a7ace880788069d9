"""How long the paper form's PDF takes: as a function, and as a whole process."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

import resources
from benchmarks.start import ROOT
from benchmarks.table import Line
from export.pdf.fonts import load_fonts
from export.pdf.paper_form import paper_form

RUNS = 10


def measure() -> list[Line]:
    """All figures of this module."""
    study = resources.default_study()
    asked = resources.load_questionnaire(*study.questionnaire)
    made, whole = [], []
    for _ in range(RUNS):
        began = time.perf_counter()
        paper_form(asked, study, asked.original, load_fonts(resources.FONTS))
        made.append((time.perf_counter() - began) * 1000)
    with tempfile.TemporaryDirectory() as name:
        for number in range(RUNS):
            out = str(Path(name) / f"{number}.pdf")
            command = [sys.executable, str(ROOT / "main.py"), "--data", name, "questionnaire"]
            command += ["paper", asked.id, "--out", out]
            began = time.perf_counter()
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            whole.append((time.perf_counter() - began) * 1000)
    return [
        Line("paper form, PDF", made, "ms", 1000),
        Line("paper form, the whole command", whole, "ms", 1000),
    ]
