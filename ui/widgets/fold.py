"""A row that opens: a button with a line of text, and what stands below it when it is open."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QRect, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import GRID, TARGET
from ui.widgets.basics import Push, column
from ui.widgets.figure_row import wrapping

_ARROW = 6
_EDGES = (6 * GRID, GRID + 4, 2 * GRID, GRID + 4)
"""Around the text: left, where the arrow stands, top, right, foot."""
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class FoldButton(Push):
    """Checked while open; an arrow points to the right, or down. Its text wraps.

    It knows its height once it knows its width, and asks no layout: there may be many.
    """

    def __init__(self, name: str, text: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("look", "row")
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)
        self._fit()

    def set_text(self, text: str) -> None:
        """Say something else."""
        if text != self.accessibleName():
            self.setAccessibleName(text)
            self._fit()
            self.update()

    def _inside(self) -> QRect:
        left, top, right, foot = _EDGES
        return QRect(left, top, max(1, self.width() - left - right), self.height() - top - foot)

    def _flags(self) -> Qt.AlignmentFlag:
        wide = self._inside().width()
        return _LEFT | wrapping(self.fontMetrics(), self.accessibleName(), wide)

    def _fit(self) -> None:
        self.ensurePolished()
        room = QRect(0, 0, self._inside().width(), 1 << 20)
        text = self.fontMetrics().boundingRect(room, self._flags(), self.accessibleName()).height()
        high = max(TARGET, text + _EDGES[1] + _EDGES[3])
        if high != self.height() or high != self.minimumHeight():
            self.setFixedHeight(high)

    def sizeHint(self) -> QSize:
        """As high as it is."""
        return QSize(30 * GRID, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrower means higher."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Another size of type too."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The button, the arrow and the text."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self.palette().buttonText().color())
        painter.drawText(self._inside(), self._flags(), self.accessibleName())
        painter.setPen(QPen(self.palette().buttonText().color(), 2.5))
        painter.translate(3 * GRID, self.height() / 2)
        if self.isChecked():
            painter.rotate(90)
        a = _ARROW
        painter.drawPolyline(
            QPolygonF([QPointF(-a / 2, -a), QPointF(a / 2, 0), QPointF(-a / 2, a)])
        )


class Fold(QWidget):
    """Its content is made when it is opened for the first time: a list may have many of these."""

    folded = Signal(bool)
    """Whether it is open now; a person has done it."""

    def __init__(self, name: str, text: str, make: Callable[[], QWidget]) -> None:
        super().__init__()
        self._make = make
        self._content: QWidget | None = None
        self.button = FoldButton(name, text)
        self.button.toggled.connect(self._show)
        self.button.clicked.connect(self.folded)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._box = column(self.button, spacing=GRID)
        self.setLayout(self._box)

    def open(self, wanted: bool = True) -> None:
        """Open or close it."""
        with QSignalBlocker(self.button):
            self.button.setChecked(wanted)
        self._show(wanted)

    def renew(self) -> None:
        """What was made is old: make it again, at once where it is open."""
        if self._content is not None:
            self._box.removeWidget(self._content)
            self._content.hide()
            self._content.deleteLater()
            self._content = None
        self._show(self.button.isChecked())

    def _show(self, wanted: bool) -> None:
        if wanted and self._content is None:
            self._content = self._make()
            self._box.addWidget(self._content)
        if self._content is not None:
            self._content.setVisible(wanted)
