"""A widget that paints itself and is as high as what it paints needs at its width."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import GRID, Theme


class Painted(QWidget):
    """Long lists of rows are painted: hundreds of labels would take seconds to lay out."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def go_through(self, painter: QPainter | None) -> int:
        """Measure, and paint where there is a painter; the height in pixels."""
        raise NotImplementedError

    def renew(self) -> None:
        """What is shown has changed."""
        high = self.go_through(None)
        if high != self.minimumHeight():
            self.setFixedHeight(high)
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Use another palette or text size."""
        self._theme = theme
        self.renew()

    def sizeHint(self) -> QSize:
        """As high as it is."""
        return QSize(40 * GRID, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrower means higher."""
        super().resizeEvent(event)
        self.renew()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.go_through(painter)
