"""The list of short forms: the short form, what it unfolds to, and whose it is."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontInfo,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QScroller,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from interviewer.shorthand import Line
from ui.theme import GRID, RADIUS, TARGET

_LINE = Qt.ItemDataRole.UserRole
_WHOSE = Qt.ItemDataRole.UserRole + 1
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_SHORT_LETTERS = 9
"""Width of the column of short forms; a longer one stands above its long form."""
Index = QModelIndex | QPersistentModelIndex


class _Row(QStyledItemDelegate):
    """Paints one line, as high as its text needs and never lower than a target."""

    def _fonts(self, option: QStyleOptionViewItem) -> tuple[QFont, QFont, QFont]:
        short, quiet = QFont(option.font), QFont(option.font)
        short.setWeight(QFont.Weight.DemiBold)
        quiet.setPixelSize(max(15, round(QFontInfo(option.font).pixelSize() * 16 / 18)))
        return short, QFont(option.font), quiet

    def _rooms(
        self, option: QStyleOptionViewItem, index: Index, wide: float
    ) -> tuple[QRectF, QRectF, QRectF, float]:
        """Where the three texts stand in a row at (0, 0), and its height."""
        line: Line = index.data(_LINE)
        fonts = self._fonts(option)
        metrics = [QFontMetricsF(font) for font in fonts]
        left, right = 2.0 * GRID, wide - 2 * GRID
        column = _SHORT_LETTERS * metrics[0].averageCharWidth() + 2 * GRID
        above = metrics[0].horizontalAdvance(line.short) + GRID > column
        start = left if above else left + column

        def room(text: str, at: int, begin: float) -> QRectF:
            space = QRectF(0, 0, max(1.0, right - begin), 1e5)
            found = metrics[at].boundingRect(space, _WRAP, text)
            return QRectF(begin, 0, right - begin, math.ceil(found.height()))

        short = QRectF(left, GRID, right - left, metrics[0].height())
        unfolded = room(line.unfolded, 1, start)
        whose = room(index.data(_WHOSE), 2, start)
        unfolded.moveTop(short.bottom() if above else GRID)
        whose.moveTop(unfolded.bottom())
        return short, unfolded, whose, max(float(TARGET), whose.bottom() + GRID)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As wide as the list."""
        view = option.widget
        wide = view.viewport().width() if isinstance(view, QAbstractItemView) else 0
        return QSize(wide, math.ceil(self._rooms(option, index, wide)[3]))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The three texts; a frame around the row that has the cursor."""
        line: Line = index.data(_LINE)
        palette = option.palette
        ink = palette.color(QPalette.ColorRole.Text)
        # Not the widget's palette: a style sheet makes its quiet colour paler than can be read.
        quiet = QApplication.palette().color(QPalette.ColorRole.PlaceholderText)
        rooms = self._rooms(option, index, option.rect.width())
        spare = max(0.0, (option.rect.height() - rooms[2].bottom() - GRID) / 2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        if focused:
            painter.setPen(QPen(palette.color(QPalette.ColorRole.Highlight), 4))
            painter.drawRoundedRect(QRectF(option.rect).adjusted(2, 2, -2, -2), RADIUS, RADIUS)
        else:
            hair = QColor(quiet)
            hair.setAlpha(60)
            painter.setPen(hair)
            painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        texts = (line.short, line.unfolded, str(index.data(_WHOSE)))
        colours = (ink if line.on else quiet, ink if line.on else quiet, quiet)
        for text, font, room, colour in zip(
            texts, self._fonts(option), rooms[:3], colours, strict=True
        ):
            painter.setFont(font)
            painter.setPen(colour)
            at = option.rect.topLeft()
            painter.drawText(room.translated(at.x(), at.y() + spare), _WRAP, text)
        painter.restore()


class ShorthandList(QListWidget):
    """The lines, one a row; a tap or Enter chooses one."""

    picked = Signal(str)
    """A short form."""

    def __init__(self, whose: Callable[[Line], str]) -> None:
        """`whose` says where a line comes from, in the language in force."""
        super().__init__()
        self._whose = whose
        self.setObjectName("shorthand_list")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setItemDelegate(_Row(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setTabKeyNavigation(False)
        self.setStyleSheet("QListWidget { background: transparent; }")
        self.itemClicked.connect(lambda item: self.picked.emit(item.data(_LINE).short))
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these; the cursor stays where it was, or near."""
        row = max(0, self.currentRow())
        self.clear()
        for line in lines:
            item = QListWidgetItem()
            whose = self._whose(line)
            item.setData(_LINE, line)
            item.setData(_WHOSE, whose)
            said = f"{line.short}: {line.unfolded}. {whose}"
            item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
            self.addItem(item)
        if lines:
            self.setCurrentRow(min(row, len(lines) - 1))

    def shown(self) -> tuple[Line, ...]:
        """The lines that are shown."""
        return tuple(self.item(row).data(_LINE) for row in range(self.count()))

    def go_to(self, short: str) -> None:
        """The cursor on one line."""
        for row in range(self.count()):
            if self.item(row).data(_LINE).short == short:
                self.setCurrentRow(row)
                self.scrollToItem(self.item(row))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses; Escape is the screen's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            if self.count() and not event.isAutoRepeat():
                self.picked.emit(self.currentItem().data(_LINE).short)
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrower rows are higher."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
