"""Below the form: what the current item asks, what can be typed, what was said, and on."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.theme import GRID, MARGIN, Theme
from ui.widgets.basics import CONTENT_WIDTH, button, column
from ui.widgets.entry_legend import Chips
from ui.widgets.entry_text import Said, Tone
from ui.widgets.notice import announce

ROOMY = 900
"""From this width (at 100 % text) the buttons stand beside what can be typed."""
GAP = 6
NBSP = "\N{NO-BREAK SPACE}"
BETWEEN = f"{3 * NBSP}·{2 * NBSP} "
"""Keys; a line may end after it."""


class EntryFoot(QWidget):
    """Tells of taps on keys, and of the two ways to end a form."""

    tapped = Signal(str)
    saved = Signal()
    broken_off = Signal()
    back = Signal()
    """From the button to the form."""
    resized = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("entry_foot")
        self._theme = theme
        self.wording = Said("entry_wording", theme, 17, low=True)
        self.chips = Chips(theme)
        self.status = Said("entry_status", theme, 15)
        self.partial = button("entry_partial")
        self.save = button("entry_save", "primary")
        self.partial.hide()
        self._ends = QWidget()
        self._ends.setLayout(column(1, self.partial, self.save, 1, spacing=GRID))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(3 * GRID)
        self._grid.setVerticalSpacing(GAP)
        self._grid.setColumnStretch(0, 1)
        self._roomy: bool | None = None
        self._size = ROOMY, 0
        self.fit(*self._size)
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

    @property
    def lent(self) -> int:
        """How much of the form's room it has borrowed for now."""
        parts = (self.wording, self.chips, self.status)
        return sum(part.lent for part in parts if not part.isHidden())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell how much there is now."""
        super().resizeEvent(event)
        self.resized.emit()

    def fit(self, width: int, height: int) -> None:
        """Side by side, or above each other where the screen is narrow; `height` is to be shared
        with the form.
        """
        self._size = width, height
        self._share()
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

    def _share(self) -> None:
        """The chips have what the words and the form leave them."""
        width, height = self._size
        ends, roomy = self._ends.minimumSizeHint(), width >= self._theme.px(ROOMY)
        whole = min(width - 2 * MARGIN, CONTENT_WIDTH)
        beside = whole - ends.width() - 3 * GRID
        words = self.wording.heightForWidth(beside if roomy else whole)
        keys = self.status.heightForWidth(beside)
        room = height - words - (keys if roomy else max(keys, ends.height())) - 2 * GAP
        self.chips.limit(max(room, self.chips.minimumSizeHint().height()))

    def ask(self, text: str) -> None:
        """What the current item asks, or what is to be done here."""
        self.wording.show_text(text, "ink")
        self._share()

    def show_legend(self, shown: bool) -> None:
        """Keep room for what can be typed, or for nothing but the buttons."""
        self.wording.setHidden(not shown)
        self.chips.setHidden(not shown)

    def tell(self, text: str, tone: Tone = "quiet") -> None:
        """Say something; what is more than the keys, a screen reader says too."""
        self.status.show_text(text, tone)
        self._share()
        if text and tone != "quiet":
            announce(self.status, text)

    @staticmethod
    def joined(*parts: str) -> str:
        """Keys side by side, each on one line; empty ones are left out."""
        kept = (part.replace(" ", NBSP) for part in parts if part)
        return BETWEEN.join(kept)

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
