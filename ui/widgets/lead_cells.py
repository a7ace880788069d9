"""The cells of a lead's table (`lead_table`): what they hold, how they are written and painted.

A tap or a letter begins to write in a cell, Enter goes on below, Tab to the next cell.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any, Literal

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLineEdit,
    QScroller,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.theme import GRID, TARGET, Theme

Row = dict[str, Any]
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class TableColumn:
    """One column of the table."""

    path: tuple[str | int, ...]
    """Where its value stands in a row: ("label", "da"), ("target", 0)."""
    kind: Literal["text", "number", "id", "choice"] = "text"

    @property
    def key(self) -> str:
        """Its place as a mistake names it: "label.da"; "target" of both its ends."""
        return ".".join(str(step) for step in self.path if isinstance(step, str))


def cell_of(values: Row, path: Sequence[str | int]) -> Any:
    """What stands at `path` in a row; None where nothing does."""
    found: Any = values
    for step in path:
        if isinstance(step, int):
            inside = isinstance(found, list) and step < len(found)
        else:
            inside = isinstance(found, dict) and step in found
        if not inside:
            return None
        found = found[step]
    return found


def with_cell(values: Row, path: Sequence[str | int], value: object) -> Row:
    """The row with `value` at `path`; a pair of numbers that are both gone goes too."""
    made = deepcopy(values)
    first = path[0]
    assert isinstance(first, str)
    if len(path) == 1:
        made[first] = value
    elif isinstance(path[1], int):
        pair = list(made.get(first) or ["", ""])[:2]
        pair += [""] * (2 - len(pair))
        pair[path[1]] = value
        made[first] = pair if any(each != "" for each in pair) else []
    else:
        made.setdefault(first, {})[path[1]] = value
    return {key: each for key, each in made.items() if each not in ("", [], None)}


class RowsModel(QAbstractTableModel):
    """Rows as Qt asks for them. Nothing is changed here: a cell that was written is `written`."""

    written = Signal(int, int, str)

    def __init__(self, columns: Sequence[TableColumn]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self.rows: list[Row] = []
        self.titles: list[str] = [""] * len(self.columns)
        self.choices: dict[str, Mapping[str, str]] = {}
        self.wrong: dict[tuple[int, int], str] = {}
        self.doubted: dict[tuple[int, int], str] = {}
        """What may be wrong, and stands in nobody's way."""

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """A row for each."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Those it was made with."""
        return 0 if parent.isValid() else len(self.columns)

    def text(self, line: int, place: int) -> str:
        """What a cell shows."""
        made = self.columns[place]
        value = cell_of(self.rows[line], made.path)
        text = "" if value is None else str(value)
        if made.kind == "choice":
            return self.choices.get(made.key, {}).get(text, text)
        return text

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text, alignment, and what is wrong, also for a screen reader."""
        line, place = index.row(), index.column()
        if line >= len(self.rows):
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self.text(line, place)
        wrong = self.wrong.get((line, place), "") or self.doubted.get((line, place), "")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = f"{self.titles[place]}: {self.text(line, place)}"
            return f"{said}. {wrong}" if wrong else said
        if role == Qt.ItemDataRole.ToolTipRole:
            return wrong or None
        if role == Qt.ItemDataRole.TextAlignmentRole and self.columns[place].kind == "number":
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Hand on what was typed."""
        if role != Qt.ItemDataRole.EditRole or str(value).strip() == self.data(index):
            return False
        self.written.emit(index.row(), index.column(), str(value).strip())
        return True

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """The columns' titles."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.titles[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every cell can be written; one with a choice is not typed in."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self.columns[index.column()].kind != "choice":
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these; cells that stay keep their place and the cursor."""
        new = list(rows)
        if new == self.rows:
            return
        if len(new) == len(self.rows):
            self.rows = new
            last = self.index(len(new) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self.rows = new
        self.wrong, self.doubted = {}, {}
        self.endResetModel()

    def show_wrong(
        self, wrong: Mapping[tuple[int, int], str], doubted: Mapping[tuple[int, int], str]
    ) -> None:
        """Mark these cells."""
        if (wrong, doubted) == (self.wrong, self.doubted) or not self.rows:
            return
        self.wrong, self.doubted = dict(wrong), dict(doubted)
        last = self.index(len(self.rows) - 1, len(self.columns) - 1)
        self.dataChanged.emit(self.index(0, 0), last)


class CellDelegate(QStyledItemDelegate):
    """Writes in the whole cell; paints the frame of a wrong one, and the sign of a list."""

    def __init__(self, view: QTableView, model: RowsModel) -> None:
        super().__init__(view)
        self._model = model
        self.theme = Theme()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A plain line."""
        made = QLineEdit(parent)
        made.setObjectName("cell_edit")
        made.setProperty("look", "cell")
        made.setAccessibleName(self._model.titles[index.column()])
        if self._model.columns[index.column()].kind == "number":
            made.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        return made

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """All of the cell."""
        rect: QRect = option.rect
        editor.setGeometry(rect)

    def eventFilter(self, watched: Any, event: QEvent) -> bool:
        """Enter goes on below."""
        if (
            event.type() is QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and isinstance(watched, QWidget)
        ):
            self.commitData.emit(watched)
            self.closeEditor.emit(watched, QStyledItemDelegate.EndEditHint.NoHint)
            view = self.parent()
            if isinstance(view, CellView):
                view.step_down()
            return True
        return super().eventFilter(watched, event)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """A target at least."""
        hint = super().sizeHint(option, index)
        return QSize(hint.width(), max(TARGET, hint.height() + GRID))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """As Qt does, and what it does not know."""
        super().paint(painter, option, index)
        rect: QRect = option.rect
        colours = self.theme.colours
        painter.save()
        if self._model.columns[index.column()].kind == "choice":
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(colours.quiet), 2))
            x, y = rect.right() - 2 * GRID, rect.center().y()
            painter.drawPolyline([QPoint(x - 6, y - 3), QPoint(x, y + 3), QPoint(x + 6, y - 3)])
        here = index.row(), index.column()
        if here in self._model.wrong or here in self._model.doubted:
            wrong = here in self._model.wrong
            painter.setPen(QPen(QColor(colours.danger if wrong else colours.warning_line), 3))
            painter.drawRect(rect.adjusted(2, 2, -3, -3))
        painter.restore()


class CellView(QTableView):
    """The table; keys as in a spreadsheet."""

    choice_wanted = Signal(int, int)
    cleared = Signal()
    pasted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        self.clicked.connect(self._tapped)

    def _tapped(self, index: QModelIndex) -> None:
        self.open_cell(index)

    def open_cell(self, index: Index) -> None:
        """Write in a cell, or choose what stands in it."""
        if not index.isValid():
            return
        if self._typed_in(index):
            self.edit(index)
        else:
            self.choice_wanted.emit(index.row(), index.column())

    @staticmethod
    def _typed_in(index: Index) -> bool:
        return bool(index.flags() & Qt.ItemFlag.ItemIsEditable)

    def step_down(self) -> None:
        """To the cell below."""
        below = self.currentIndex().siblingAtRow(self.currentIndex().row() + 1)
        if below.isValid():
            self.setCurrentIndex(below)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and the space bar open a cell, Delete empties, Ctrl+C and Ctrl+V as everywhere."""
        keys = [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2]
        if not self._typed_in(self.currentIndex()):
            keys.append(Qt.Key.Key_Space)
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit(QGuiApplication.clipboard().text())
        elif event.key() in keys:
            self.open_cell(self.currentIndex())
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.cleared.emit()
        else:
            super().keyPressEvent(event)

    def _copy(self) -> None:
        chosen = sorted(self.selectedIndexes(), key=lambda each: (each.row(), each.column()))
        lines: dict[int, list[str]] = {}
        for each in chosen:
            lines.setdefault(each.row(), []).append(str(each.data() or ""))
        QGuiApplication.clipboard().setText("\n".join("\t".join(line) for line in lines.values()))
