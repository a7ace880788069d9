"""A question over the screen: what it is about, and one large button for each way on.

It lies inside the window, so that it scales, speaks and looks like the rest, and it never
blocks: the choice arrives as a signal.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from ui.theme import GRID, MARGIN
from ui.widgets.basics import ButtonLook, button, card, column, label


@dataclass(frozen=True, slots=True)
class Choice:
    """One way on from a sheet."""

    id: str
    text: str
    look: ButtonLook = "secondary"


LETTERS = 78
CANCELLED = ""
"""What `chosen` carries when the sheet was left by Escape or its last button."""


class Sheet(QWidget):
    """A modal sheet over `over`; shows itself, and goes away when a choice is made."""

    chosen = Signal(str)

    def __init__(
        self,
        over: QWidget,
        title: str,
        texts: Sequence[str] = (),
        choices: Sequence[Choice] = (),
        cancel: str = "",
        content: QWidget | None = None,
    ) -> None:
        super().__init__(over.window())
        self.setObjectName("sheet")
        self.setAccessibleName(title)
        self._came_from: QWidget | None = over.window().focusWidget()
        self._can_cancel = bool(cancel)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        box = column(label("sheet_title", "heading", title), spacing=2 * GRID)
        for number, text in enumerate(texts):
            box.addWidget(label(f"sheet_text_{number}", "body", text))
        if content is not None:
            box.addWidget(content)
        for choice in choices:
            look = "row" if choice.look in ("secondary", "row") else choice.look
            push = button(f"sheet_{choice.id}", look, choice.text)
            push.clicked.connect(lambda _=False, name=choice.id: self._choose(name))
            box.addWidget(push)
        if cancel:
            push = button("sheet_cancel", "flat", cancel)
            push.clicked.connect(lambda: self._choose(CANCELLED))
            box.addWidget(push)
        frame = card()
        frame.layout().addLayout(box)  # type: ignore[union-attr]
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        inside.setProperty("look", "clear")
        middle = QVBoxLayout(inside)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.addStretch(1)
        middle.addWidget(frame)
        middle.addStretch(1)
        scroll.setWidget(inside)
        scroll.setMaximumWidth(LETTERS * frame.fontMetrics().averageCharWidth())
        scroll.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(MARGIN, GRID, MARGIN, GRID)
        outer.addStretch(1)
        outer.addWidget(scroll, 1000)
        outer.addStretch(1)
        over.window().installEventFilter(self)
        self.setGeometry(over.window().rect())
        self.show()
        self.raise_()
        self.setFocus()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab stays on the sheet."""
        moved = super().focusNextPrevChild(forward)
        stops = [push for push in self.findChildren(QPushButton) if push.isVisible()]
        if not self.isAncestorOf(self.window().focusWidget()) and stops:  # A field is a stop too.
            stops[0 if forward else -1].setFocus()
        return moved

    def close_sheet(self) -> None:
        """Take the sheet away; the cursor stands where it stood before."""
        self.window().removeEventFilter(self)
        self.hide()
        if self._came_from is not None and isValid(self._came_from):
            self._came_from.setFocus()
        self.deleteLater()

    def _choose(self, name: str) -> None:
        self.close_sheet()
        self.chosen.emit(name)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover the window whatever its size."""
        if event.type() is QEvent.Type.Resize and watched is self.window():
            self.setGeometry(self.window().rect())
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves; nothing reaches the screen below."""
        if event.key() == Qt.Key.Key_Escape:
            if self._can_cancel:
                self._choose(CANCELLED)
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        event.accept()

    def mousePressEvent(self, event: object) -> None:
        """A tap beside the card does nothing: only a button decides."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Dim what lies below."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(0, 0, 0, 150))


def ask(
    over: QWidget,
    title: str,
    texts: Sequence[str],
    choices: Sequence[Choice],
    cancel: str,
    answer: Callable[[str], None],
) -> Sheet:
    """Show a sheet and call `answer` with the choice's id, unless it was cancelled."""
    sheet = Sheet(over, title, texts, choices, cancel)
    sheet.chosen.connect(lambda name: answer(name) if name != CANCELLED else None)
    return sheet
