"""Each test of the windows begins with the app as it is written: in English."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.driver import Driver
from tests import windows
from ui.application import Application
from ui.window import MainWindow


@pytest.fixture(autouse=True)
def in_english(qapp: Application) -> None:
    """Whatever language the test before has left behind."""
    qapp.speak("en")


@pytest.fixture
def at_home(tmp_path: Path, qapp: Application) -> Iterator[MainWindow]:
    """The real window on a new store, unlocked, at Home, in Danish."""
    windows.new_store(tmp_path / "data")
    window = windows.open_window(tmp_path / "data")
    windows.unlock(window)
    windows.wait_until(lambda: not window._jobs.running)
    yield window
    window.close()
    window.deleteLater()


@pytest.fixture
def driver(window: MainWindow) -> Driver:
    """Hands on the test file's own `window`."""
    return Driver(window)
