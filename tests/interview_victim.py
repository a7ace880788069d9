"""A process that carries an interview to one page, types, says "there" and waits to be killed.

Usage: python -m tests.interview_victim DATA_FOLDER PAGE_NUMBER
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import resources
from benchmarks.driver import Driver
from benchmarks.walk import ENTER, Script
from tests import windows
from ui.application import Application
from ui.interview_screen import InterviewScreen
from ui.widgets.note_editor import NoteEditor
from ui.window import MainWindow

PAGES = (
    "introduction",
    "presentation",
    *(f"q{number}" for number in range(1, 8)),
    "background",
    "summary",
)


def go_to_page(driver: Driver, script: Script, page: int) -> None:
    """From Home to the page with this number; a question is answered, its note half typed."""
    driver.key("n")
    if page == 0:
        return
    driver.key(ENTER)
    if page == 1:
        return
    driver.key(ENTER)
    for number, (rating, note) in enumerate(zip(script.ratings, script.notes, strict=True), 2):
        driver.key(str(rating))
        if page == number:
            driver.type(note[:12])
            return
        driver.type(note)
        driver.key(ENTER)
    driver.key(script.group_key)
    driver.key(script.sex_key)
    driver.type(script.age)
    driver.key(ENTER)
    if page == 9:
        return
    driver.type(script.years)
    driver.key(ENTER)
    driver.type(script.months)
    driver.key(ENTER)
    driver.key(script.ethnic_background_key)
    driver.key(ENTER)


def main(path: Path, page: int) -> None:
    """Go there and wait."""
    Application(sys.argv[:1], resources.FONTS, resources.TRANSLATIONS)
    window = windows.open_window(path)
    driver = windows.unlock(window)
    go_to_page(driver, Script(), page)
    windows.wait_until(lambda: all_saved(window))
    sys.stdout.write("there\n")
    sys.stdout.flush()
    time.sleep(60)


def all_saved(window: MainWindow) -> bool:
    """Whether everything typed has been saved."""
    screen = window.screen_shown
    assert isinstance(screen, InterviewScreen)
    return not screen.findChildren(NoteEditor)[0].pending


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
