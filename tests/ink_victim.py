"""A process that draws without an end into a note on a real store, until it is killed.

Usage: python -m tests.ink_victim DATA_FOLDER. It says which interview it is, then after each
point when it was drawn (on the clock that all processes share) and where.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QObject

import resources
from benchmarks.pen import RATE, Stylus
from interviewer.interview import NoteKey
from tests import windows
from tests.storage.examples import make_interview
from tests.ui.note_desk import Desk
from ui.application import Application
from ui.ink_writer import InkWriter

KEY: NoteKey = ("q1", "why")


def say(*words: object) -> None:
    """One line, out at once."""
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


def main(path: Path) -> None:
    """Draw."""
    app = Application(sys.argv[:1], resources.FONTS, resources.TRANSLATIONS)
    store = windows.data_folder(path).create(windows.PASSPHRASE)
    interview = make_interview()
    store.interviews.add(interview)
    desk, owner = Desk(), QObject()
    desk.sheet.sink = InkWriter(store.ink, owner).note(interview.id, KEY)
    say(interview.id)
    pen = Stylus(desk.window)
    for number in range(60 * RATE):
        place = desk.at(40 + number % 500, 40 + number // 500)
        if number == 0:
            pen.press(place, 0.5)
        else:
            pen.move(place, 0.5)
        say(time.monotonic(), number)
        app.processEvents()
        time.sleep(1 / RATE)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
