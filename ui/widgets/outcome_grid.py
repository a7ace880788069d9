"""Buttons whose text wraps, in even rows and columns or one after the other; each a whole target.

They lay themselves out by their width, like text, and so need no layout of Qt's.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, cast

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import GRID, TARGET


class Cell(Protocol):
    """What a button has to know of itself."""

    def narrowest(self) -> int:
        """The width below which a word would be cut off."""

    def heightForWidth(self, width: int) -> int:
        """The height that shows all of the text."""


class Wrapped(QWidget):
    """The base of both: hidden buttons take no room; a change of any lays all out anew."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._cells: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_cells(self, cells: Sequence[QWidget]) -> None:
        """Lay these out, in place of those before, which are gone unless they are among them."""
        for old in self._cells:
            if old not in cells:
                old.hide()
                old.setParent(None)
                old.deleteLater()
        self._cells = list(cells)
        for cell in cells:
            new = cell.parentWidget() is not self
            cell.setParent(self)
            if new:
                cell.show()
        self.updateGeometry()
        self._lay_out()

    def _shown(self) -> list[QWidget]:
        return [cell for cell in self._cells if not cell.isHidden()]

    def _places(self, width: int) -> list[QRect]:
        raise NotImplementedError

    def hasHeightForWidth(self) -> bool:
        """Narrower means higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all rows."""
        return max((place.bottom() + 1 for place in self._places(width)), default=0)

    def sizeHint(self) -> QSize:
        """As wide as it gets, and as high as it is."""
        return QSize(40 * GRID, self.heightForWidth(max(self.width(), TARGET)))

    def minimumSizeHint(self) -> QSize:
        """A target; the layout asks `heightForWidth` for the rest."""
        return QSize(TARGET, TARGET if self._shown() else 0)

    def _lay_out(self) -> None:
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        for cell, place in zip(self._shown(), self._places(self.width()), strict=True):
            if mirrored:
                place.moveRight(self.width() - 1 - place.left())
            cell.setGeometry(place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the rows anew."""
        super().resizeEvent(event)
        self._lay_out()

    def event(self, event: QEvent) -> bool:
        """Another text, or one that comes or goes."""
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.StyleChange):
            self.updateGeometry()
            self._lay_out()
        return super().event(event)


class EvenGrid(Wrapped):
    """Columns of one width, as few rows as fit, and those as even as they go."""

    def __init__(self, name: str, most: int) -> None:
        """`most` columns at most."""
        super().__init__(name)
        self._most = most

    def _places(self, width: int) -> list[QRect]:
        cells = self._shown()
        if not cells:
            return []
        narrowest = max(cast(Cell, cell).narrowest() for cell in cells)
        fits = max(1, min(self._most, len(cells), (width + GRID) // (narrowest + GRID)))
        rows = -(-len(cells) // fits)
        columns = -(-len(cells) // rows)
        wide = (width - (columns - 1) * GRID) // columns
        lines = [cells[start : start + columns] for start in range(0, len(cells), columns)]
        places, top = [], 0
        for line in lines:
            high = max(TARGET, *(cell.heightForWidth(wide) for cell in line))
            for column in range(len(line)):
                left = (width + GRID) * column // columns
                right = (width + GRID) * (column + 1) // columns - GRID
                places.append(QRect(left, top, right - left, high))
            top += high + GRID
        return places


class Line(Wrapped):
    """One after the other, each as wide as it likes; on to the next line where none fits."""

    def _places(self, width: int) -> list[QRect]:
        places: list[QRect] = []
        left = top = high = 0
        for cell in self._shown():
            wide = min(max(TARGET, cell.sizeHint().width()), max(width, TARGET))
            if left and left + wide > width:
                left, top, high = 0, top + high + GRID, 0
            places.append(QRect(left, top, wide, max(TARGET, cell.heightForWidth(wide))))
            left += wide + GRID
            high = max(high, places[-1].height())
        for place in places:  # Those of a line are of one height.
            place.setHeight(max(each.height() for each in places if each.top() == place.top()))
        return places
