"""Tap to painted and tap to durable, and how many taps and keys a whole interview takes."""

from __future__ import annotations

import time
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

import main
import resources
from benchmarks.driver import Driver
from benchmarks.probe import QUIET_SECONDS, Paint
from benchmarks.stores import PASSPHRASE, BareInsert
from benchmarks.table import Line
from benchmarks.walk import Script, walk_by_keys, walk_by_taps
from interviewer.interview import Interview
from storage.interviews import Interviews
from ui.application import Application
from ui.widgets.note_editor import NoteEditor
from ui.window import MainWindow

SIXTY = "Det har været sådan hele vejen, og det er stadig det samme i dag."
INTERVIEWS = 30
"""Each with seven ratings, notes and page turns."""


class Saves:
    """Stands before the store and notes when the last answer was on disk."""

    def __init__(self, interviews: Interviews) -> None:
        self._save = interviews.save
        self.durable_at = 0.0
        interviews.save = self.save  # type: ignore[method-assign]

    def save(self, interview: Interview) -> None:
        """Save, then look at the clock."""
        self._save(interview)
        self.durable_at = time.perf_counter()


def unlocked_window(app: Application, folder: Path) -> MainWindow:
    """The real window at Home, after its check and backup."""
    window = MainWindow(app, main.make_services(folder))
    window.show()
    app.processEvents()
    field = window.findChild(QLineEdit, "passphrase")
    assert field is not None
    field.setText(PASSPHRASE)
    Driver(window).tap("unlock_button")
    quiet = time.monotonic() + QUIET_SECONDS
    while time.monotonic() < quiet:
        app.processEvents()
        time.sleep(0.01)
    return window


def measure(folder: Path) -> list[Line]:
    """All figures of an interview under way, through the real window."""
    app = Application([], resources.FONTS, resources.TRANSLATIONS)
    window = unlocked_window(app, folder)
    try:
        taps, keys = _counts(window)
        return [*_times(app, window, folder), taps, keys]
    finally:
        window.close()


def _counts(window: MainWindow) -> tuple[Line, Line]:
    """Two whole interviews with notes of sixty letters, counted."""
    script = Script(notes=tuple(f"{note} {SIXTY}"[:60] for note in Script().notes))
    by_taps, by_keys = Driver(window), Driver(window)
    walk_by_taps(by_taps, script)
    assert window.screen_shown.objectName() == "home"
    walk_by_keys(by_keys, script)
    assert window.screen_shown.objectName() == "home"
    return (
        Line("taps of a whole interview", [by_taps.taps], "taps", 24),
        Line("key presses of a whole interview", [by_keys.keys], "keys", 30),
    )


class Stopwatch:
    """Carries out interviews and times every tap: to painted, and to on disk."""

    def __init__(self, app: Application, window: MainWindow, folder: Path) -> None:
        self._app = app
        self._window = window
        self._driver = Driver(window)
        store = window.store
        assert store is not None
        assert isinstance(store.interviews, Interviews)
        self._saves = Saves(store.interviews)
        self._bare = BareInsert(folder)
        self.painted: list[float] = []
        """Milliseconds, as all of these."""
        self.turned: list[float] = []
        self.durable: list[float] = []
        self.noted: list[float] = []
        self.bare: list[float] = []

    def close(self) -> None:
        """Close the file of the bare inserts."""
        self._bare.close()

    def interview(self, script: Script) -> None:
        """One interview up to the background; then it is left as partial would be: unfinished."""
        driver = self._driver
        for name in ("new_interview", "forward", "forward"):
            driver.tap(name)
        for rating, text in zip(script.ratings, script.notes, strict=True):
            painted, durable = self._tap(f"rate_{rating}", f"rate_{rating}")
            self.painted.append(painted)
            self.durable.append(durable)
            self.bare.append(self._bare.seconds() * 1000)
            driver.type(text)
            editor = driver.find("note")
            assert isinstance(editor, NoteEditor)
            began = time.perf_counter()
            editor.flush()
            self.noted.append((self._saves.durable_at - began) * 1000)
            if rating != script.ratings[-1]:
                self.turned.append(self._tap("forward", "question")[0])
        self._window.show_home()
        driver.settle()

    def _tap(self, name: str, shown: str) -> tuple[float, float]:
        """Tap one widget; from the lifted finger until `shown` was painted and all was saved."""
        driver, handle = self._driver, self._window.windowHandle()
        button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        driver.settle()
        point = driver.place(driver.find(name))
        QTest.mousePress(handle, button, none, point)
        driver.settle()
        paint = Paint(driver.find(shown))
        began = time.perf_counter()
        QTest.mouseRelease(handle, button, none, point)
        paint.wait(self._app)
        painted = time.perf_counter() - began
        return painted * 1000, (self._saves.durable_at - began) * 1000


def _times(app: Application, window: MainWindow, folder: Path) -> list[Line]:
    watch = Stopwatch(app, window, folder)
    try:
        watch.interview(Script())  # The first one builds the pages.
        for values in (watch.painted, watch.turned, watch.durable, watch.noted, watch.bare):
            values.clear()
        for _ in range(INTERVIEWS):
            watch.interview(Script())
    finally:
        watch.close()
    return [
        Line("tap to painted, rating", watch.painted, "ms", 32, by_p99=True),
        Line("tap to painted, next question", watch.turned, "ms", 32, by_p99=True),
        Line("tap to durable, rating", watch.durable, "ms", 20, by_p99=True),
        Line("bare insert, fsynced", watch.bare, "ms"),
        Line("tap to durable / bare insert", watch.durable, "x", 3, beside=watch.bare),
        Line("note to durable", watch.noted, "ms", 20, by_p99=True),
        Line("note to durable / bare insert", watch.noted, "x", 3, beside=watch.bare),
    ]
