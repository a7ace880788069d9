"""Below the form: the wording of the item in full, and what can be typed, which can be tapped too.

It keeps its height from item to item, so that the form above it stands still.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.theme import RADIUS, TARGET, Theme, ink_on
from ui.widgets.entry_text import cut_lines
from ui.widgets.tick import paint_tick

Tone = Literal["quiet", "ink", "wrong", "told"]
WIDEST = 190
MOST_ROWS = 3
GAP = 6


@dataclass(frozen=True, slots=True)
class Chip:
    """Something to tap: the keys it stands for, and what they mean."""

    keys: str
    """As typed; "\\n" is Enter, "\\b" Backspace."""
    shown: str
    label: str = ""
    colour: str | None = None
    chosen: bool = False
    name: str = ""
    """Where what is shown is a word."""


class ChipButton(QAbstractButton):
    """One of them."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.chip = Chip("", "")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # The cursor stays in the form.
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_chip(self, chip: Chip) -> None:
        """Stand for this."""
        if chip != self.chip:
            self.chip = chip
            self.setObjectName(f"chip_{chip.name or chip.shown}")
            self.setAccessibleName(f"{chip.shown} {chip.label}".strip())
            self.update()

    def sizeHint(self) -> QSize:
        """A target."""
        return QSize(TARGET, TARGET)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Key above label; the chosen one with a heavy frame and a tick."""
        chip, colours = self.chip, self.theme.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill = chip.colour or (colours.accent_soft if chip.chosen else colours.surface)
        ink = ink_on(chip.colour) if chip.colour else colours.ink
        width = 4.0 if chip.chosen else 1.2
        box = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.setPen(QPen(QColor(colours.ink if chip.chosen else colours.line), width))
        painter.setBrush(QColor(fill).darker(108) if self.isDown() else QColor(fill))
        painter.drawRoundedRect(box, RADIUS, RADIUS)
        painter.setPen(QColor(ink))
        key_font = self.theme.font(19, QFont.Weight.DemiBold)
        key_high = QFontMetrics(key_font).height()
        words = self.theme.font(15)
        inside = self.rect().adjusted(6, 3, -6, -3)
        line_high = QFontMetrics(words).height()
        most = max(1, min(3, (inside.height() - key_high) // line_high))
        lines = cut_lines(chip.label, QFontMetrics(words), inside.width(), most)
        top = inside.top() + (inside.height() - key_high - line_high * len(lines)) // 2
        painter.setFont(key_font)
        painter.drawText(
            QRect(inside.left(), top, inside.width(), key_high),
            Qt.AlignmentFlag.AlignCenter,
            chip.shown,
        )
        painter.setFont(words)
        for number, line in enumerate(lines):
            painter.drawText(
                QRect(
                    inside.left(), top + key_high + number * line_high, inside.width(), line_high
                ),
                Qt.AlignmentFlag.AlignCenter,
                line,
            )
        if chip.chosen:
            size = self.theme.px(13)
            paint_tick(painter, self.width() - size - 9, 9, size, QColor(ink))


class OneLine(QWidget):
    """A text on one line, cut short where there is no room; it asks for no width."""

    def __init__(self, name: str, theme: Theme, size: float) -> None:
        super().__init__()
        self.setObjectName(name)
        self._theme = theme
        self._size = size
        self._text = ""
        self._tone: Tone = "quiet"
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Use another palette or text size."""
        self._theme = theme
        self.setFixedHeight(QFontMetrics(theme.font(self._size)).height() + 2)
        self.update()

    def show_text(self, text: str, tone: Tone = "quiet") -> None:
        """Say this."""
        if (text, tone) != (self._text, self._tone):
            self._text, self._tone = text, tone
            self.setAccessibleName(text)
            self.update()

    def text(self) -> str:
        """What it says."""
        return self._text

    @property
    def tone(self) -> Tone:
        """How it says it."""
        return self._tone

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text."""
        colours = self._theme.colours
        shade = {
            "quiet": colours.quiet,
            "ink": colours.ink,
            "wrong": colours.danger,
            "told": colours.accent,
        }
        loud = self._tone in ("wrong", "told")
        font = self._theme.font(self._size, QFont.Weight.DemiBold if loud else QFont.Weight.Normal)
        painter = QPainter(self)
        painter.setFont(font)
        painter.setPen(QColor(shade[self._tone]))
        short = QFontMetrics(font).elidedText(self._text, Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(
            self.rect(), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, short
        )


class Chips(QWidget):
    """All that can be typed for the current item, in equal chips."""

    tapped = Signal(str)
    """The keys."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("chips")
        self._theme = theme
        self._buttons: list[ChipButton] = []
        self._shown: Sequence[Chip] = ()
        self._most: Sequence[Sequence[Chip]] = ()
        self._scarce = False
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def be_short(self, scarce: bool) -> None:
        """Whether height is scarce: then words are rather cut than given another row."""
        if scarce != self._scarce:
            self._scarce = scarce
            self.updateGeometry()
            self._place()

    def reserve(self, most: Sequence[Sequence[Chip]]) -> None:
        """Keep room for any of these."""
        self._most = most
        self.updateGeometry()

    def show_chips(self, chips: Sequence[Chip]) -> None:
        """Show these in place of those before."""
        while len(self._buttons) < len(chips):
            made = ChipButton(self._theme)
            made.setParent(self)
            made.clicked.connect(lambda _=False, push=made: self.tapped.emit(push.chip.keys))
            self._buttons.append(made)
        for push, chip in zip(self._buttons, chips, strict=False):
            push.show_chip(chip)
        for push in self._buttons[len(chips) :]:
            push.hide()
            push.setObjectName("")
            push.chip = Chip("", "")
        self._shown = chips
        self._place()
        for push in self._buttons[: len(chips)]:
            push.show()

    def set_theme(self, theme: Theme) -> None:
        """Use another palette or text size."""
        self._theme = theme
        for push in self._buttons:
            push.theme = theme
            push.update()
        self.updateGeometry()
        self._place()

    def _rows(self, chips: Sequence[Chip], width: int) -> int:
        """A target is enough for a digit; words want more where the text is larger."""
        low = TARGET
        if any(chip.label for chip in chips) and not self._scarce:
            low = round(TARGET * (1 + self._theme.text) / 2)
        per_row = max(1, (width + GAP) // (low + GAP))
        return max(1, min(MOST_ROWS, -(-len(chips) // per_row)))

    def _high(self) -> int:
        return max(TARGET, self._theme.px(52))

    def hasHeightForWidth(self) -> bool:
        """Narrower means more rows."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Room for the most chips that the form needs."""
        rows = max((self._rows(chips, max(1, width)) for chips in self._most), default=1)
        return rows * (self._high() + GAP) - GAP

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(400, self.heightForWidth(max(self.width(), 400)))

    def minimumSizeHint(self) -> QSize:
        """One row."""
        return QSize(TARGET, self._high())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the rows anew."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        count = len(self._shown)
        if not count or not self.width():
            return
        rows = self._rows(self._shown, self.width())
        columns = -(-count // rows)
        wide = min((self.width() - GAP * (columns - 1)) // columns, self._theme.px(WIDEST))
        high = self._high()
        for number, push in enumerate(self._buttons[:count]):
            line, place = divmod(number, columns)
            push.setGeometry(place * (wide + GAP), line * (high + GAP), wide, high)
