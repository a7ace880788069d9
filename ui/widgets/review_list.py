"""A list to choose from that may be long: one stop of the Tab key, arrows within, Enter opens.

It is as high as its lines, and scrolls with the page; only what is in view is painted.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPen,
    QPolygonF,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QScroller,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from ui.theme import GRID, TARGET, Theme
from ui.widgets.choice_list import SOFT_HYPHEN
from ui.widgets.paragraphs import height_of, paint_text
from ui.widgets.tick import paint_tick

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_EDGE = 2 * GRID
_ARROW = 6
_SIDE = 26
"""Of the tick, or the room of the arrow."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line: what it leads to, and what it says."""

    key: Hashable
    title: str
    under: str = ""
    mark: str = ""
    """A word that stands out, below."""
    leads: bool = True
    """Whether it can be opened."""


class _Lines(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.lines: list[Line] = []

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """So many lines."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The title; for a screen reader all of it."""
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ". ".join(part for part in (line.title, line.mark, line.under) if part)
        return None

    def show_lines(self, lines: Sequence[Line]) -> None:
        """These from now on."""
        self.beginResetModel()
        self.lines = list(lines)
        self.endResetModel()

    def add(self, lines: Sequence[Line]) -> None:
        """These too."""
        first = len(self.lines)
        self.beginInsertRows(QModelIndex(), first, first + len(lines) - 1)
        self.lines += lines
        self.endInsertRows()


class _Painter(QStyledItemDelegate):
    """Paints a line: title, what is below, and an arrow, or a tick where one is chosen."""

    def __init__(self, view: RowList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The height that was measured for the width in force."""
        return QSize(self._view.viewport().width(), self._view.height_of_line(index.row()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint it; where the cursor stands it has a heavy frame."""
        view, line = self._view, self._view.lines[index.row()]
        theme, colours = view.theme, view.theme.colours
        rect = QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        here = bool(option.state & QStyle.StateFlag.State_HasFocus)
        chosen = view.chosen is not None and line.key == view.chosen
        if chosen:
            painter.fillRect(rect, QColor(colours.accent_soft))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(colours.hair))
        if here:
            painter.setPen(QPen(QColor(colours.accent), 4))
            painter.drawRoundedRect(rect.adjusted(2, 2, -2, -3), 4, 4)
        room = view.room_in(rect)
        top = rect.top() + (rect.height() - view.words_height(line, room.width())) // 2
        for text, font, colour in view.words(line, colours.ink, colours.quiet):
            place = QRect(room.left(), top, room.width(), rect.bottom() - top)
            painter.setPen(QColor(colour))
            shown = broken(text, font, room.width())
            paint_text(painter, place, shown, font)
            top += height_of(shown, font, room.width())
        side = theme.px(_SIDE)
        if chosen:
            left = rect.right() - _EDGE - side
            ink = QColor(colours.ink)
            paint_tick(painter, left, rect.center().y() - side / 2, side * 0.8, ink)
        elif view.leads and line.leads:
            painter.setPen(QPen(QColor(colours.quiet), 2.5))
            painter.translate(rect.right() - _EDGE - side / 2, rect.center().y())
            a = _ARROW
            painter.drawPolyline(
                QPolygonF([QPointF(-a / 2, -a), QPointF(a / 2, 0), QPointF(-a / 2, a)])
            )
        painter.restore()


class RowList(QListView):
    """`opened` carries the key of the line that was tapped or entered."""

    opened = Signal(object)
    stood_on = Signal(QRect)
    """The arrow keys stand on a line there, in this widget: a page scrolls so that it is seen."""

    def __init__(self, name: str, theme: Theme, *, leads: bool = True, most: int = 0) -> None:
        """`leads`: whether a line leads elsewhere; `most`: lines shown, where the rest scrolls
        within the list, 0 for all."""
        super().__init__()
        self.setObjectName(name)
        self.theme = theme
        self.leads = leads
        self.chosen: Hashable | None = None
        self._most = most
        self._model = _Lines()
        self._heights: list[int] = []
        self._measured_for = (-1, 0.0)
        self.setModel(self._model)
        self.setItemDelegate(_Painter(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if not most:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        else:
            QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._open)

    @property
    def lines(self) -> Sequence[Line]:
        """Those shown."""
        return self._model.lines

    def show_lines(self, lines: Sequence[Line], chosen: Hashable | None = None) -> None:
        """Show these, with the cursor where it was, if its line is still there."""
        stood = self._key_here()
        self.chosen = chosen
        self._model.show_lines(lines)
        self._heights = []
        self._measured_for = (-1, 0.0)
        self._fit()
        keys = [line.key for line in lines]
        if stood in keys:
            self.setCurrentIndex(self._model.index(keys.index(stood)))

    def add_lines(self, lines: Sequence[Line]) -> None:
        """Show these too, below."""
        if lines:
            self._model.add(lines)
            self._fit()

    def stand_on(self, key: Hashable) -> None:
        """Put the cursor on the line with this key, or on the first."""
        keys = [line.key for line in self.lines]
        if keys:
            self.setCurrentIndex(self._model.index(keys.index(key) if key in keys else 0))

    def open_line(self, place: int) -> None:
        """As if it had been tapped."""
        self._open(self._model.index(place))

    def set_theme(self, theme: Theme) -> None:
        """Use another palette or text size."""
        self.theme = theme
        self._fit()
        self.viewport().update()

    # --- measures -----------------------------------------------------------------------------

    def words(self, line: Line, ink: str, quiet: str) -> list[tuple[str, QFont, str]]:
        """The texts of a line, each with its font and colour."""
        theme = self.theme
        found = [(line.title, theme.font(19, QFont.Weight.Medium), ink)]
        if line.under:
            found.append((line.under, theme.font(16), quiet))
        if line.mark:
            found.append((line.mark, theme.font(16, QFont.Weight.DemiBold), ink))
        return found

    def words_height(self, line: Line, width: int) -> int:
        """Of all texts of a line."""
        return sum(
            height_of(broken(text, font, width), font, width)
            for text, font, _ in self.words(line, "", "")
        )

    def room_in(self, rect: QRect) -> QRect:
        """Where the texts stand in a line."""
        side = self.theme.px(_SIDE) + GRID
        return rect.adjusted(_EDGE, 0, -_EDGE - side, 0)

    def height_of_line(self, place: int) -> int:
        """As measured; a target at least."""
        return self._heights[place] if place < len(self._heights) else TARGET

    def _fit(self) -> None:
        wide = self.viewport().width()
        if self._measured_for != (wide, self.theme.text):
            self._heights = []
            self._measured_for = (wide, self.theme.text)
        room = self.room_in(QRect(0, 0, wide, 0)).width()
        for line in self.lines[len(self._heights) :]:
            self._heights.append(max(TARGET, self.words_height(line, room) + 2 * GRID))
        shown = self._heights[: self._most] if self._most else self._heights
        high = sum(shown)
        if self._most and len(self._heights) > self._most:
            high += TARGET // 2  # Half a line more tells that there are more.
        if high != self.height():
            self.setFixedHeight(high)
        self.scheduleDelayedItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrower means higher."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Another size of type too."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    # --- keys and taps ------------------------------------------------------------------------

    def _key_here(self) -> Hashable | None:
        here = self.currentIndex()
        return self.lines[here.row()].key if here.isValid() else None

    def _open(self, index: Index) -> None:
        if index.isValid():
            self.setCurrentIndex(self._model.index(index.row()))
            line = self.lines[index.row()]
            if line.leads:
                self.opened.emit(line.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and the space bar open; Escape and letters are the page's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            if not event.isAutoRepeat():
                self._open(self.currentIndex())
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End):
            super().keyPressEvent(event)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The cursor stands on a line from the first."""
        super().focusInEvent(event)
        by_tab = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if not self.currentIndex().isValid():
            self.stand_on(None)
        elif event.reason() in by_tab:
            self.stood_on.emit(self.visualRect(self.currentIndex()))

    def currentChanged(self, current: Index, previous: Index) -> None:
        """The page is to scroll there."""
        super().currentChanged(current, previous)
        if current.isValid() and self.hasFocus():
            self.stood_on.emit(self.visualRect(current))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The page scrolls, where the list itself does not."""
        if self._most:
            super().wheelEvent(event)
        else:
            event.ignore()


def broken(text: str, font: QFont, width: int) -> str:
    """A text whose words can be broken where one is wider than the room."""
    metrics = QFontMetrics(font)
    if metrics.horizontalAdvance(text) <= width:
        return text
    return "\n".join(
        " ".join(
            word if metrics.horizontalAdvance(word) <= width else SOFT_HYPHEN.join(word)
            for word in line.split(" ")
        )
        for line in text.split("\n")
    )
