"""Below the form: what the current item asks, what can be typed, what was said, and on."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.theme import GRID, Theme
from ui.widgets.basics import button, column
from ui.widgets.entry_legend import Chips, OneLine, Tone
from ui.widgets.notice import announce

ROOMY = 900
"""From this width (at 100 % text) the buttons stand beside what can be typed."""
LOW = 560
"""Below this height (at 100 % text) the room goes to the form."""


class EntryFoot(QWidget):
    """Tells of taps on keys, and of the two ways to end a form."""

    tapped = Signal(str)
    saved = Signal()
    broken_off = Signal()
    back = Signal()
    """From the button to the form."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("entry_foot")
        self._theme = theme
        self.wording = OneLine("entry_wording", theme, 17)
        self.chips = Chips(theme)
        self.status = OneLine("entry_status", theme, 15)
        self.partial = button("entry_partial")
        self.save = button("entry_save", "primary")
        self.partial.hide()
        self._ends = QWidget()
        self._ends.setLayout(column(1, self.partial, self.save, 1, spacing=GRID))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(3 * GRID)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 1)
        self._roomy: bool | None = None
        self.fit(ROOMY, LOW)
        self.chips.tapped.connect(self.tapped)
        self.save.clicked.connect(self.saved)
        self.partial.clicked.connect(self.broken_off)
        self.save.installEventFilter(self)

    def retranslate(self) -> None:
        """Set every text of the app's own."""
        self.save.setText(self.tr("Save form"))
        self.partial.setText(self.tr("Save as broken off"))

    def set_theme(self, theme: Theme) -> None:
        """Use another palette or text size."""
        self._theme = theme
        for part in (self.wording, self.chips, self.status):
            part.set_theme(theme)

    def fit(self, width: int, height: int) -> None:
        """Side by side, or above each other where the screen, of this size, is narrow."""
        self.chips.be_short(height < self._theme.px(LOW))
        roomy = width >= self._theme.px(ROOMY)
        if roomy == self._roomy:
            return
        self._roomy = roomy
        parts = (self.wording, self.chips, self.status)
        for part in (*parts, self._ends):
            self._grid.removeWidget(part)
        for line, part in enumerate(parts):
            self._grid.addWidget(part, line, 0, 1, 1 if roomy or part is self.status else 2)
        if roomy:
            self._grid.addWidget(self._ends, 0, 1, 3, 1)
        else:
            self._grid.addWidget(self._ends, 2, 1)

    def show_legend(self, shown: bool) -> None:
        """Keep room for what can be typed, or for nothing but the buttons."""
        self.wording.setHidden(not shown)
        self.chips.setHidden(not shown)

    def tell(self, text: str, tone: Tone = "quiet") -> None:
        """Say something; what is more than the keys, a screen reader says too."""
        self.status.show_text(text, tone)
        if text and tone != "quiet":
            announce(self.status, text)

    @staticmethod
    def joined(*parts: str) -> str:
        """Keys side by side; empty ones are left out."""
        return "   ·   ".join(part for part in parts if part)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up, Backspace, Shift+Tab: a slip of the finger can be mended."""
        back = (Qt.Key.Key_Up, Qt.Key.Key_Backspace, Qt.Key.Key_Backtab)
        if (
            event.type() is QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in back
        ):
            if not event.isAutoRepeat():
                self.back.emit()
            return True
        return super().eventFilter(watched, event)
