"""Paper entry is left by Escape, and Home comes once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from benchmarks.driver import Driver
from ui.window import MainWindow


def test_paper_entry_closes_to_home_once(
    at_home: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    driver = Driver(at_home)
    shown: list[str] = []
    opened = at_home.show_home

    def show_home() -> None:
        shown.append("home")
        opened()

    monkeypatch.setattr(at_home, "show_home", show_home)
    driver.tap("paper")
    driver.key(Qt.Key.Key_Escape)
    assert at_home.screen_shown.objectName() == "home"
    assert shown == ["home"]
