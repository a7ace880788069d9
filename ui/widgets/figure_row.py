"""A line of a list of figures, painted whole: a title, its value, a bar, and a quiet line below.

Lists of these may be long. Labels in layouts within layouts would ask each other for their
heights thousands of times; this is one widget, which knows its height once it knows its width.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPen,
)

from ui.theme import GRID, RADIUS, Theme
from ui.widgets.painted import Painted
from ui.widgets.progress_bars import OVER, paint_columns, paint_share, paint_target

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
_BAR = 20
_SMALL_COLUMN = GRID
_FONTS = {
    "body": (18, QFont.Weight.Normal),
    "pick": (19, QFont.Weight.Medium),
    "heading": (21, QFont.Weight.DemiBold),
    "number": (40, QFont.Weight.DemiBold),
}
"""As the labels of the style sheet."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What a line says."""

    title: str
    value: str = ""
    """At the right of the title."""
    under: str = ""
    rank: str = ""
    """Before the title."""
    look: Literal["body", "pick", "heading", "number"] = "body"
    target: tuple[int, tuple[int, int]] | None = None
    """A bar of what is done, and the lowest and highest number wanted."""
    share: tuple[float, float | None] | None = None
    """A bar of a share, and the share that is marked in it."""
    weeks: Sequence[int] = ()
    """Small columns beside the bar."""
    weeks_said: str = ""
    """The same in words."""
    mark: str = ""
    """A word at the right of the lower line; the whole stands on the ground of a warning then."""
    rule: bool = False
    """Whether a line parts it from what is above."""


class FigureRow(Painted):
    """Shows `Figures`; its accessible name says all of them."""

    def __init__(self, name: str, figures: Figures, theme: Theme) -> None:
        super().__init__(theme)
        self.setObjectName(name)
        self.show_figures(figures)

    def show_figures(self, figures: Figures) -> None:
        """Show these from now on."""
        self.figures = figures
        said = (figures.rank, figures.title, figures.value, figures.under, figures.mark)
        self.setAccessibleName(". ".join(each for each in (*said, figures.weeks_said) if each))
        self.renew()

    def go_through(self, painter: QPainter | None) -> int:
        """Measure, and paint where there is a painter; the height in pixels."""
        figures, theme, colours = self.figures, self._theme, self._theme.colours
        room = QRect(0, 0, max(1, self.width()), 1 << 20)
        if figures.rule:
            if painter is not None:
                painter.fillRect(0, 0, self.width(), 1, QColor(colours.hair))
            room.setTop(2 * GRID)
        if figures.mark:
            room.adjust(2 * GRID, 2 * GRID, -2 * GRID, 0)
            if painter is not None:
                painter.setPen(QPen(QColor(colours.warning_line), 2))
                painter.setBrush(QColor(colours.warning))
                painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        size, weight = _FONTS[figures.look]
        font = theme.font(size, weight)
        if figures.rank:
            strong = theme.font(size, QFont.Weight.DemiBold)
            wide = max(
                theme.px(3 * GRID), QFontMetrics(strong).horizontalAdvance(figures.rank) + GRID
            )
            self._text(painter, room, figures.rank, strong, colours.ink, _LEFT)
            room.setLeft(room.left() + wide)
        beside = QRect(room)
        if figures.value:
            wide = QFontMetrics(font).horizontalAdvance(figures.value) + 2 * GRID
            self._text(painter, room, figures.value, font, colours.ink, _RIGHT)
            beside.setRight(room.right() - wide)
        top = room.top() + self._text(painter, beside, figures.title, font, colours.ink, _LEFT)
        top += self._bars(painter, room, top)
        quiet = theme.font(16)
        if figures.under:
            room.setTop(top)
            top += self._text(painter, room, figures.under, quiet, colours.quiet, _LEFT)
        if figures.mark:
            strong = theme.font(16, QFont.Weight.DemiBold)
            below = QRect(room.left(), top, room.width(), room.height())
            top += self._text(painter, below, figures.mark, strong, colours.ink, _LEFT) + 2 * GRID
        return top

    def _bars(self, painter: QPainter | None, room: QRect, top: int) -> int:
        """The bar and the small columns beside it; their height."""
        figures, colours = self.figures, self._theme.colours
        bar = figures.target is not None or figures.share is not None
        if not bar and not figures.weeks:
            return 0
        high = self._theme.px(_BAR)
        if painter is None:
            return high + 2 * OVER + GRID // 2
        small = len(figures.weeks) * _SMALL_COLUMN
        wide = room.width() - (small + 2 * GRID if small else 0)
        place = QRectF(room.left() + 1, top + OVER + 1, wide - 2, high)
        if figures.target is not None:
            paint_target(painter, place, colours, *figures.target)
        elif figures.share is not None:
            paint_share(painter, place, colours, *figures.share)
        if small:
            left = room.right() + 1 - small
            columns = QRectF(left, top + 1, small, high + 2 * OVER - 1)
            paint_columns(painter, columns, colours, figures.weeks)
        return high + 2 * OVER + GRID // 2

    def _text(
        self,
        painter: QPainter | None,
        room: QRect,
        text: str,
        font: QFont,
        colour: str,
        side: Qt.AlignmentFlag,
    ) -> int:
        """Wrapped text; its height."""
        if not text:
            return 0
        if room.width() < 1:
            room = QRect(room.left(), room.top(), 1, room.height())
        metrics = QFontMetrics(font)
        flags = side | wrapping(metrics, text, room.width())
        if painter is not None:
            painter.setFont(font)
            painter.setPen(QColor(colour))
            painter.drawText(room, flags, text)
        return metrics.boundingRect(room, flags, text).height()


def wrapping(metrics: QFontMetrics, text: str, width: int) -> Qt.TextFlag:
    """Between words; within them only where one has no room on a line of its own."""
    if any(metrics.horizontalAdvance(word) > width for word in text.split()):
        return Qt.TextFlag.TextWrapAnywhere
    return Qt.TextFlag.TextWordWrap
