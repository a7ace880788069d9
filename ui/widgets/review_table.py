"""What an interview says, as a table to be read: painted whole, its height known from its width.

Where there is no room for columns beside each other, each row's cells stand below each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect
from PySide6.QtGui import QColor, QFont, QPainter

from ui.theme import GRID, Theme
from ui.widgets.painted import Painted
from ui.widgets.paragraphs import height_of, paint_text
from ui.widgets.review_list import broken

_GAP = 3 * GRID
_PAD = GRID + GRID // 2
_NARROWEST = 240
"""Of a column, at 100 % text; narrower ones stand below each other."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A text, and what stands below it: quieter words, and a note as it was written."""

    text: str
    under: str = ""
    note: str = ""
    mark: str = ""
    """A word that stands out, at the end."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table; one with a single cell is a heading."""

    cells: tuple[Cell, ...]


class TextTable(Painted):
    """Shows rows; its accessible name says all of them."""

    def __init__(self, name: str, theme: Theme) -> None:
        super().__init__(theme)
        self.setObjectName(name)
        self.rows: tuple[Row, ...] = ()
        self.heads: tuple[str, ...] = ()

    def show_rows(self, rows: Sequence[Row], heads: Sequence[str] = ()) -> None:
        """Show these; `heads` name the columns."""
        self.rows = tuple(rows)
        self.heads = tuple(heads)
        self.setAccessibleName("\n".join(self._spoken(row) for row in self.rows))
        self.renew()

    def _spoken(self, row: Row) -> str:
        if len(row.cells) == 1:
            return row.cells[0].text
        said = []
        for place, cell in enumerate(row.cells):
            head = self.heads[place] if place < len(self.heads) else ""
            words = " ".join(each for each in (cell.text, cell.mark, cell.under, cell.note) if each)
            said.append(f"{head}: {words}" if head else words)
        return ". ".join(said)

    # --- measures -----------------------------------------------------------------------------

    @property
    def _count(self) -> int:
        return max((len(row.cells) for row in self.rows), default=1)

    def _fits(self, columns: int) -> bool:
        """Whether so many columns have room beside each other."""
        wide = (self.width() - (columns - 1) * _GAP) / columns
        return wide >= self._theme.px(_NARROWEST)

    @property
    def led(self) -> bool:
        """Whether the first cell stands above the others, for want of room beside them."""
        return not self._fits(self._count)

    @property
    def stacked(self) -> bool:
        """Whether all cells of a row stand below each other."""
        return self.led and (self._count < 3 or not self._fits(self._count - 1))

    def _columns(self) -> list[tuple[int, int]]:
        """Left edge and width of each column."""
        whole = (0, max(1, self.width()))
        if self.stacked:
            return [whole] * self._count
        count = self._count - self.led
        wide = (self.width() - (count - 1) * _GAP) // count
        beside = [(place * (wide + _GAP), max(1, wide)) for place in range(count)]
        return [whole, *beside] if self.led else beside

    def _words(self, cell: Cell, *, first: bool) -> list[tuple[str, QFont, str]]:
        theme, colours = self._theme, self._theme.colours
        # Below each other, the answer is told from the question by its weight.
        strong = self.led and not first
        weight = QFont.Weight.DemiBold if strong else QFont.Weight.Normal
        found = [(cell.text, theme.font(18, weight), colours.ink)]
        if cell.under:
            found.append((cell.under, theme.font(16), colours.quiet))
        if cell.note:
            found.append((cell.note, theme.font(18), colours.ink))
        if cell.mark:
            found.append((cell.mark, theme.font(16, QFont.Weight.DemiBold), colours.ink))
        return found

    def go_through(self, painter: QPainter | None) -> int:
        """Measure, and paint where there is a painter; the height in pixels."""
        colours = self._theme.colours
        columns, top = self._columns(), 0
        if any(self.heads) and not self.stacked:
            font = self._theme.font(16, QFont.Weight.DemiBold)
            high = 0
            for (left, wide), head in zip(columns, self.heads, strict=False):
                place = QRect(left, top, wide, 1 << 16)
                high = max(high, _text(painter, place, head, font, colours.quiet))
            top += high + _PAD
        for number, row in enumerate(self.rows):
            if len(row.cells) == 1:
                font = self._theme.font(19, QFont.Weight.DemiBold)
                place = QRect(0, top + (_GAP if number else 0), self.width(), 1 << 16)
                high = _text(painter, place, row.cells[0].text, font, colours.ink)
                top = place.top() + high + GRID
                continue
            if painter is not None and top:
                painter.fillRect(0, top, self.width(), 1, QColor(colours.hair))
            top = self._row(painter, row, columns, top + (_PAD if top else 0)) + _PAD
        return top

    def _row(
        self, painter: QPainter | None, row: Row, columns: Sequence[tuple[int, int]], top: int
    ) -> int:
        """One row of cells; its foot."""
        small = self._theme.font(16, QFont.Weight.DemiBold)
        quiet = self._theme.colours.quiet
        foot = top
        for place, cell in enumerate(row.cells):
            left, wide = columns[place]
            if self.led and place == 1:
                top = foot
            at = foot if self.stacked else top
            if self.stacked and place < len(self.heads) and self.heads[place]:
                room = QRect(left, at + GRID // 2, wide, 1 << 16)
                at = room.top() + _text(painter, room, self.heads[place], small, quiet)
            for text, font, colour in self._words(cell, first=place == 0):
                at += _text(painter, QRect(left, at, wide, 1 << 16), text, font, colour)
            foot = max(foot, at)
        return foot

    def changeEvent(self, event: QEvent) -> None:
        """Another size of type too."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.renew()


def _text(painter: QPainter | None, room: QRect, text: str, font: QFont, colour: str) -> int:
    """A text that wraps; its height."""
    if not text:
        return 0
    shown = broken(text, font, room.width())
    if painter is not None:
        painter.setPen(QColor(colour))
        paint_text(painter, room, shown, font)
    return height_of(shown, font, room.width())
