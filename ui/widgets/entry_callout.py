"""What there is to say of a field of the form's head: right below it, over the form."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QWidget

from ui.theme import GRID, MARGIN, RADIUS, Theme
from ui.widgets.notice import announce

LETTERS = 60
"""It runs no wider."""


class Callout(QLabel):
    """Says something of a field of `over`; taps go through it, to the form below."""

    def __init__(self, over: QWidget, theme: Theme) -> None:
        super().__init__(over)
        self.setObjectName("entry_callout")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._theme = theme
        self._field: QWidget | None = None
        self._wrong = False
        self.hide()

    def tell(self, field: QWidget, text: str, *, wrong: bool) -> None:
        """Say this of `field`; "" when there is nothing to say of it any more."""
        if not text:
            if field is self._field:
                self.clear_away()
            return
        self._field, self._wrong = field, wrong
        self.setText(text)
        self._dress()
        self.place()
        self.show()
        self.raise_()
        announce(self, text)

    def clear_away(self) -> None:
        """Nothing to say."""
        self._field = None
        self.setText("")
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Use another palette or text size."""
        self._theme = theme
        self._dress()
        self.place()

    def _dress(self) -> None:
        colours, px = self._theme.colours, self._theme.px
        edge = colours.danger if self._wrong else colours.accent
        ink = colours.danger if self._wrong else colours.ink
        self.setStyleSheet(
            f"QLabel#entry_callout {{ background: {colours.surface}; color: {ink};"
            f" border: 2px solid {edge}; border-radius: {RADIUS}px;"
            f" padding: {GRID}px {GRID + 4}px; font-size: {px(17)}px; font-weight: 600; }}"
        )

    def place(self) -> None:
        """Below the field, within the window."""
        over = self.parentWidget()
        if self._field is None or over is None:
            return
        self.ensurePolished()
        most = min(over.width() - 2 * MARGIN, LETTERS * self.fontMetrics().averageCharWidth())
        wide = min(most, self._one_line())
        corner = self._field.mapTo(over, QPoint(0, self._field.height() + GRID // 2))
        left = max(GRID, min(corner.x(), over.width() - wide - MARGIN))
        self.setGeometry(left, corner.y(), wide, self.heightForWidth(wide))

    def _one_line(self) -> int:
        self.setWordWrap(False)
        wide = self.sizeHint().width()
        self.setWordWrap(True)
        return wide
