"""The build of Qt for Python that is pinned does not wear out the interpreter."""

import sys

from PySide6.QtWidgets import QLabel

from ui.application import Application


def test_calls_that_return_none_keep_its_references(qapp: Application) -> None:
    """PySide6 6.12.0 under Python 3.11 lost one each time, and aborted after some 10,000."""
    label = QLabel()
    before = sys.getrefcount(None)
    for number in range(500):
        label.setText(str(number))
    assert sys.getrefcount(None) > before - 250
