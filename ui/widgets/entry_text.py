"""Text in a narrow place: on as many lines as it needs, or as there is room for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Literal

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Theme

Tone = Literal["quiet", "ink", "wrong", "told"]
_LONGEST = 3
"""So many of the texts with the most letters are measured: one of them needs the most lines."""


@lru_cache(maxsize=64)
def type_of(theme: Theme, size: float, weight: QFont.Weight) -> tuple[QFont, QFontMetrics]:
    """A font and its measures, made once: lines are painted by the dozen at each key."""
    font = theme.font(size, weight)
    return font, QFontMetrics(font)


def wrapped(text: str, metrics: QFontMetrics, wide: int) -> list[str]:
    """`text` in as many lines of this width as it needs, broken at spaces (not at hard ones)."""
    lines: list[str] = []
    for word in filter(None, text.replace("\n", " ").split(" ")):
        if lines and metrics.horizontalAdvance(f"{lines[-1]} {word}") <= wide:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    return lines


def cut_lines(text: str, metrics: QFontMetrics, wide: int, most: int) -> list[str]:
    """`text` in at most `most` lines of this width, broken between words, and then cut short."""
    lines = wrapped(text, metrics, wide)
    if len(lines) > most:
        lines = [*lines[: most - 1], " ".join(lines[most - 1 :])]
    return [metrics.elidedText(line, Qt.TextElideMode.ElideRight, wide) for line in lines]


class Said(QWidget):
    """A text that is never cut: it takes the lines that it needs, and asks for no width."""

    def __init__(self, name: str, theme: Theme, size: float, *, low: bool = False) -> None:
        """`low`: where there is room for more lines, it stands at the bottom."""
        super().__init__()
        self._low = low
        self.setObjectName(name)
        self._theme = theme
        self._size = size
        self._text = ""
        self._tone: Tone = "quiet"
        self._reserved: Sequence[str] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_theme(self, theme: Theme) -> None:
        """Use another palette or text size."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def reserve(self, texts: Iterable[str]) -> None:
        """Keep room for any of these."""
        longest = sorted(set(texts), key=len)[-_LONGEST:]
        if longest != self._reserved:
            self._reserved = longest
            self.updateGeometry()

    def show_text(self, text: str, tone: Tone = "quiet") -> None:
        """Say this."""
        if (text, tone) != (self._text, self._tone):
            self._text, self._tone = text, tone
            self.setAccessibleName(text)
            self.updateGeometry()
            self.update()

    def text(self) -> str:
        """What it says."""
        return self._text

    @property
    def tone(self) -> Tone:
        """How it says it."""
        return self._tone

    @property
    def lent(self) -> int:
        """How much higher it stands than what is reserved."""
        wide = max(self.width(), 1)
        return self.heightForWidth(wide) - self._high(self._reserved, wide)

    def hasHeightForWidth(self) -> bool:
        """Narrower means higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """What is reserved, or what the text needs."""
        return self._high((*self._reserved, self._text), max(width, 1))

    def _high(self, texts: Iterable[str], width: int) -> int:
        _font, metrics = self._type()
        lines = [len(wrapped(text, metrics, width)) for text in texts]
        return max((1, *lines)) * metrics.height() + 2

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(0, self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        """A line."""
        return QSize(0, self._type()[1].height() + 2)

    def _type(self) -> tuple[QFont, QFontMetrics]:
        loud = self._tone in ("wrong", "told")
        weight = QFont.Weight.DemiBold if loud else QFont.Weight.Normal
        return type_of(self._theme, self._size, weight)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text."""
        colours = self._theme.colours
        shade = {
            "quiet": colours.quiet,
            "ink": colours.ink,
            "wrong": colours.danger,
            "told": colours.accent,
        }
        font, metrics = self._type()
        painter = QPainter(self)
        painter.setFont(font)
        painter.setPen(QColor(shade[self._tone]))
        pitch, wide = metrics.height(), self.width()
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        lines = wrapped(self._text, metrics, wide)
        top = self.height() - 2 - len(lines) * pitch if self._low else 0
        for number, line in enumerate(lines):
            painter.drawText(QRect(0, top + number * pitch, wide, pitch), left, line)
