"""Text in a narrow place: on as many lines as there is room for, and then cut short."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics

from ui.theme import Theme


@lru_cache(maxsize=64)
def type_of(theme: Theme, size: float, weight: QFont.Weight) -> tuple[QFont, QFontMetrics]:
    """A font and its measures, made once: lines are painted by the dozen at each key."""
    font = theme.font(size, weight)
    return font, QFontMetrics(font)


def cut_lines(text: str, metrics: QFontMetrics, wide: int, most: int) -> list[str]:
    """`text` in at most `most` lines of this width, broken between words."""
    lines: list[str] = []
    words = text.split()
    while words and len(lines) < most - 1:
        line = words.pop(0)
        while words and metrics.horizontalAdvance(f"{line} {words[0]}") < wide - 1:
            line = f"{line} {words.pop(0)}"
        lines.append(line)
    if words:
        lines.append(" ".join(words))
    return [metrics.elidedText(line, Qt.TextElideMode.ElideRight, wide) for line in lines]
