"""Each test of the windows begins with the app as it is written: in English."""

from __future__ import annotations

import pytest

from ui.application import Application


@pytest.fixture(autouse=True)
def in_english(qapp: Application) -> None:
    """Whatever language the test before has left behind."""
    qapp.speak("en")
