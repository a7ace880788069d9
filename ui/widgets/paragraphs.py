"""Text that runs from right to left, laid out and painted.

Qt's `drawText` moves the lines of such a text by the width of the space at which they break, and
so cuts off their last letter; and the face for Arabic asks for lines of twice the type's size.
"""

from __future__ import annotations

import math
import re
import unicodedata

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import (
    QFont,
    QFontInfo,
    QFontMetrics,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

LARGER = 1.1
"""Arabic letters are small for their size of type; so much larger they read like Latin ones."""
ASCENT, PITCH = 1.1, 1.6
"""Of the type's size: room above the foot of a line, and from line to line. The highest marks of
Arabic reach 0.95 above, the lowest tails 0.45 below."""

WIDEST = 100_000

_LETTER = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
"""What Unicode sets aside for such scripts."""
_RIGHT_TO_LEFT = re.compile(_LETTER)
_RUN = re.compile(rf"{_LETTER}+(?:\W+{_LETTER}+)*")
"""Words of such a script, and what stands between them."""


def runs_right_to_left(text: str, otherwise: bool = False) -> bool:
    """The direction of a text's first letter that has one (rule P2 of Unicode's algorithm)."""
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in ("R", "AL"):
            return True
        if kind == "L":
            return False
    return otherwise


def has_right_to_left(text: str) -> bool:
    """Whether any of a text is in a script that is written from right to left."""
    return not text.isascii() and _RIGHT_TO_LEFT.search(text) is not None


def _larger_runs(text: str, font: QFont, size: int) -> list[QTextLayout.FormatRange]:
    """The words in such a script, at `size`: what stands among them in Latin letters stays."""
    larger = QFont(font)
    larger.setPixelSize(size)
    looks = QTextCharFormat()
    looks.setFont(larger)
    runs = []
    for found in _RUN.finditer(text):
        run = QTextLayout.FormatRange()
        run.start, run.length = (
            len(part.encode("utf-16-le", "surrogatepass")) // 2
            for part in (text[: found.start()], found.group())
        )
        run.format = looks
        runs.append(run)
    return runs


class Paragraphs:
    """The lines of a text at a width, each paragraph in its direction."""

    def __init__(
        self,
        text: str,
        font: QFont,
        width: int,
        *,
        rtl: bool = False,
        align: Qt.AlignmentFlag | None = None,
        as_begun: bool = True,
    ) -> None:
        """With `rtl` every paragraph runs from right to left; without, each as it begins, or,
        if not `as_begun`, from left to right.

        `align` is AlignLeft, AlignHCenter or AlignRight as seen; None: where a paragraph begins.
        """
        self.width = 0.0
        """Of the longest line."""
        self._paragraphs: list[QTextLayout] = []
        size = QFontInfo(font).pixelSize()
        larger = round(size * LARGER)
        top = 0.0
        for paragraph in text.split("\n"):
            to_left = rtl or (as_begun and runs_right_to_left(paragraph))
            option = QTextOption()
            option.setTextDirection(
                Qt.LayoutDirection.RightToLeft if to_left else Qt.LayoutDirection.LeftToRight
            )
            side = Qt.AlignmentFlag.AlignRight if to_left else Qt.AlignmentFlag.AlignLeft
            option.setAlignment((align or side) | Qt.AlignmentFlag.AlignAbsolute)
            option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
            layout = QTextLayout(paragraph, font)
            layout.setTextOption(option)
            if has_right_to_left(paragraph):
                layout.setFormats(_larger_runs(paragraph, font, larger))
            high = larger if to_left else size  # A name among Latin letters has room there too.
            layout.beginLayout()
            line = layout.createLine()
            while line.isValid():
                line.setLineWidth(max(width, 1))
                line.setPosition(QPointF(0, top + ASCENT * high - line.ascent()))
                top += PITCH * high
                self.width = max(self.width, line.naturalTextWidth())
                line = layout.createLine()
            layout.endLayout()
            self._paragraphs.append(layout)
        self.height = top

    def paint(self, painter: QPainter, left: float, top: float) -> None:
        """Paint with the painter's pen."""
        for layout in self._paragraphs:
            layout.draw(painter, QPointF(left, top))


def height_of(text: str, font: QFont, width: int, *, rtl: bool = False) -> int:
    """The height of a text that wraps at `width`, in whichever direction it runs."""
    if rtl or has_right_to_left(text):
        return math.ceil(Paragraphs(text, font, width, rtl=rtl).height)
    room = QRect(0, 0, max(width, 1), WIDEST)
    return QFontMetrics(font).boundingRect(room, Qt.TextFlag.TextWordWrap, text).height()


def paint_text(
    painter: QPainter,
    room: QRect,
    text: str,
    font: QFont,
    *,
    rtl: bool = False,
    align: Qt.AlignmentFlag | None = None,
) -> None:
    """Paint a text from the top of `room` with the painter's pen; the rest as for `Paragraphs`."""
    if rtl or has_right_to_left(text):
        lines = Paragraphs(text, font, room.width(), rtl=rtl, align=align)
        lines.paint(painter, room.left(), room.top())
        return
    painter.setFont(font)
    flags = (align or Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignTop
    painter.drawText(room, flags | Qt.TextFlag.TextWordWrap, text)
