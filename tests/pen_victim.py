"""A process that writes a note by pen, the last stroke unlifted, and waits to be killed.

Usage: python -m tests.pen_victim DATA_FOLDER WHAT_WAS_SEEN.json: the whole strokes that it showed,
each a list of [x, y, pressure], go into the file.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication

import resources
from benchmarks.pen import RATE, Stylus, handwriting, play
from benchmarks.walk import ENTER
from tests import windows
from ui.application import Application
from ui.widgets.note_sheet import NoteSheet

UNDER_WAY = 2 * RATE
"""Points of the last stroke: two seconds of it."""


def main(data: Path, seen: Path) -> None:
    """Write and wait."""
    Application(sys.argv[:1], resources.FONTS, resources.TRANSLATIONS)
    window = windows.open_window(data)
    driver = windows.unlock(window)
    for key in ("n", ENTER, ENTER, "4"):
        driver.key(key)
    driver.type("Hun smiler.")
    sheet = driver.find("note_sheet")
    assert isinstance(sheet, NoteSheet)
    pen = Stylus(window)
    play(pen, handwriting(400, top=50, width=500), sheet.paper, QApplication.processEvents)
    for number in range(UNDER_WAY):
        at = QPointF(sheet.paper.mapTo(window, QPointF(40 + number, 60 + number % 20)))
        if number == 0:
            pen.press(at)
        else:
            pen.move(at)
        QApplication.processEvents()
        time.sleep(1 / RATE)
    seen.write_text(json.dumps([[list(p) for p in stroke.points] for stroke in sheet.ink]))
    sys.stdout.write("there\n")
    sys.stdout.flush()
    time.sleep(60)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
