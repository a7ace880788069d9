"""The real windows on a real store, for tests: what `main.open_app` does, without its loop."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

import main
from benchmarks.driver import Driver
from interviewer.ports import Store
from interviewer.preferences import Preferences
from storage import DataFolder
from storage.keys import Cost
from ui.application import Application
from ui.window import MainWindow

PASSPHRASE = "korrekt hest batteri hæfteklamme"
CHEAP = Cost(passes=1, memory_kib=8 * 1024)


def data_folder(path: Path) -> DataFolder:
    """The folder, with a key derivation that is quick enough for tests."""
    return DataFolder(path, CHEAP)


def open_window(
    path: Path, size: tuple[int, int] = (1280, 800), preferences: Preferences | None = None
) -> MainWindow:
    """The main window on the data folder `path`, shown."""
    app = QApplication.instance()
    assert isinstance(app, Application)
    services = main.make_services(path)
    services.folder = data_folder(path)
    if preferences is not None:
        services.preferences = preferences
    window = MainWindow(app, services)
    window.resize(*size)
    window.show()
    QApplication.processEvents()
    return window


def new_store(path: Path) -> None:
    """A new empty store in `path`, closed again."""
    folder = data_folder(path)
    folder.create(PASSPHRASE).close()
    folder.release()


def unlock(window: MainWindow) -> Driver:
    """Unlock by keyboard, and hand over the driver, its counts at nought."""
    driver = Driver(window)
    driver.type(PASSPHRASE)
    driver.tap("unlock_button")
    wait_until(lambda: window.store is not None)
    driver.settle()
    return Driver(window)


def opened(window: MainWindow) -> Store:
    """The store of an unlocked window."""
    assert window.store is not None
    return window.store


def wait(milliseconds: int) -> None:
    """Let the app live for a while; only where time itself is what is tested."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def wait_until(true: Callable[[], bool], milliseconds: int = 10_000) -> None:
    """Let the app live until `true()`; AssertionError if that takes too long."""
    for _ in range(milliseconds // 10):
        if true():
            return
        wait(10)
    raise AssertionError("it did not come true in time")
