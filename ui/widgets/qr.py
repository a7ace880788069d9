"""A QR code: a text for another device's camera. Black on white in the dark theme too."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

QUIET_ZONE = 4
"""Modules of white around it (ISO/IEC 18004)."""
_MODULE = 7
"""Pixels of a module at the least: read at arm's length by any camera."""


class QrCode(QWidget):
    """Shows nothing until it is given a text."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_text(self, text: str, title: str = "") -> None:
        """Show the code of a text; `title` is what a screen reader says of it."""
        self._text = text
        self.setAccessibleName(title)
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """The text whose code is shown."""
        return self._text

    def sizeHint(self) -> QSize:
        """As large as its modules want."""
        side = _MODULE * (len(modules(self._text)) + 2 * QUIET_ZONE) if self._text else 0
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """Smaller, it could not be read."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Whole pixels for each module, in the middle."""
        if not self._text:
            return
        matrix = modules(self._text)
        count = len(matrix) + 2 * QUIET_ZONE
        side = min(self.width(), self.height()) // count
        left = (self.width() - side * count) // 2
        top = (self.height() - side * count) // 2
        painter = QPainter(self)
        painter.fillRect(QRect(left, top, side * count, side * count), Qt.GlobalColor.white)
        for row, line in enumerate(matrix, start=QUIET_ZONE):
            for column, dark in enumerate(line, start=QUIET_ZONE):
                if dark:
                    place = QRect(left + column * side, top + row * side, side, side)
                    painter.fillRect(place, Qt.GlobalColor.black)


@cache
def modules(text: str) -> Sequence[Sequence[int]]:
    """The modules of a text's code, row by row, 1 where dark (ISO/IEC 18004, level M)."""
    import segno

    matrix: Sequence[Sequence[int]] = segno.make(text, error="m", micro=False).matrix
    return matrix
