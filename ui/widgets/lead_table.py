"""A table to be filled in by keyboard or touch: a study's groups, jobcenters and the like.

A cell with a choice opens a sheet. Rows come in from a spreadsheet by the clipboard. The table
keeps nothing: `edited` carries all rows as they would be, and `show_rows` shows what has become of
that.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from ui.theme import GRID, TARGET, Theme
from ui.widgets.basics import button, column, label
from ui.widgets.choice_list import Option
from ui.widgets.fields import OptionButton
from ui.widgets.lead_cells import (
    CellDelegate,
    CellView,
    Row,
    RowsModel,
    TableColumn,
    cell_of,
    with_cell,
)
from ui.widgets.lead_fields import Flow
from ui.widgets.sheet import Sheet

_ROWS_SHOWN = 8
"""More scroll inside the table."""
_WARNINGS = 12
"""More are marked in the table alone."""
_WORDS_MEASURED = 12
_LONGEST_WORD = 32
"""Letters."""


class EditTable(QWidget):
    """The table with its heading, its buttons and what is wrong in it."""

    edited = Signal(list)
    """All rows as they would be."""

    def __init__(
        self,
        name: str,
        columns: Sequence[TableColumn],
        theme: Theme,
        read: Callable[[TableColumn, str], object] = lambda _column, text: text,
    ) -> None:
        """`read` makes what was typed into what a row holds."""
        super().__init__()
        self.setObjectName(name)
        self._name = name
        self._read = read
        self._theme = theme
        self._title = label(f"{name}_title", "heading")
        self._hint = label(f"{name}_hint", "quiet")
        self._said = label(f"{name}_said", "quiet")
        self._error = label(f"{name}_error", "error")
        self._warning = label(f"{name}_warning", "pick")
        self._error.hide()
        self._warning.hide()
        self._said.hide()
        self.view = CellView()
        self.view.setObjectName(f"{name}_table")
        self.model = RowsModel(columns)
        self._delegate = CellDelegate(self.view, self.model)
        self.view.setModel(self.model)
        self.view.setItemDelegate(self._delegate)
        self._add = button(f"{name}_add")
        self._remove = button(f"{name}_remove", "flat")
        self._up = button(f"{name}_up", "flat")
        self._down = button(f"{name}_down", "flat")
        buttons = Flow(self._add, self._up, self._down, self._remove)
        self.setLayout(
            column(
                column(self._title, self._hint, spacing=GRID // 2),
                self.view,
                self._error,
                self._warning,
                self._said,
                buttons,
                spacing=GRID,
            )
        )
        self._sheet: Sheet | None = None
        self._words: dict[str, tuple[str, str]] = {}
        self.model.written.connect(self._written)
        self.view.choice_wanted.connect(self._choose)
        self.view.cleared.connect(self._clear)
        self.view.pasted.connect(self._paste)
        self._add.clicked.connect(self.add_row)
        self._remove.clicked.connect(self._take_row_away)
        self._up.clicked.connect(lambda: self._move(-1))
        self._down.clicked.connect(lambda: self._move(+1))
        self.view.selectionModel().currentChanged.connect(lambda *_: self._allow())
        self._fitting = QTimer(self)
        self._fitting.setSingleShot(True)
        self._fitting.setInterval(0)
        self._fitting.timeout.connect(self._fit)
        self.model.modelReset.connect(self._fitting.start)
        self.model.dataChanged.connect(lambda *_: self._fitting.start())
        self.set_theme(theme)
        self._allow()

    # --- showing ------------------------------------------------------------------------------

    def set_texts(self, title: str, hint: str, titles: Sequence[str], add: str) -> None:
        """The heading, what to know, the columns' titles in their order, the button for a row."""
        self._title.setText(title)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self._add.setText(add)
        self._remove.setText(self.tr("Remove the row"))
        self._up.setText(self.tr("Move up"))
        self._down.setText(self.tr("Move down"))
        for each, text in (
            (self._up, self.tr("Move up: {table}")),
            (self._down, self.tr("Move down: {table}")),
            (self._remove, self.tr("Remove the row: {table}")),
        ):
            each.setAccessibleName(text.format(table=title))
        self.view.setAccessibleName(title)
        if self.model.titles != list(titles):
            self.model.titles = list(titles)
            last = len(titles) - 1
            self.model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, last)
            self._fitting.start()

    def set_columns(self, columns: Sequence[TableColumn]) -> None:
        """Other columns, of other languages for one."""
        if tuple(columns) == self.model.columns:
            return
        self.model.beginResetModel()
        self.model.columns = tuple(columns)
        self.model.titles = [""] * len(columns)
        self.model.wrong, self.model.doubted = {}, {}
        self.model.endResetModel()

    def set_choices(self, key: str, choices: Mapping[str, str]) -> None:
        """What a column's cells may hold, with the words for it."""
        if self.model.choices.get(key) != choices:
            self.model.choices[key] = dict(choices)
            self.view.viewport().update()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these, and tell nobody."""
        self.model.show_rows(rows)
        self._allow()

    def show_said(self, text: str) -> None:
        """A sum, or the like, below the table."""
        self._said.setText(text)
        self._said.setVisible(bool(text))

    def show_wrong(
        self,
        wrong: Mapping[tuple[int, int], str],
        whole: Sequence[str] = (),
        doubted: Mapping[tuple[int, int], str] | None = None,
    ) -> None:
        """Mark cells, (row, column) each with what is wrong; say it below, and of the whole.

        `doubted`: the same of what may be wrong, and stands in nobody's way.
        """
        self.model.show_wrong(wrong, doubted or {})
        lines = [*whole, *self._at_cells(wrong)]
        self._error.setText("\n".join(dict.fromkeys(lines)))
        self._error.setVisible(bool(lines))
        self._warning.setText("\n".join(self._at_cells(doubted or {})[:_WARNINGS]))
        self._warning.setVisible(bool(doubted))

    def _at_cells(self, said: Mapping[tuple[int, int], str]) -> list[str]:
        at = self.tr("Row {row}, {column}: {wrong}")
        return [
            at.format(row=line + 1, column=self.model.titles[place], wrong=text)
            for (line, place), text in sorted(said.items())
        ]

    def error(self) -> str:
        """What it says is wrong."""
        return self._error.text()

    def warning(self) -> str:
        """What it says may be wrong."""
        return self._warning.text()

    def lead_to(self, cell: tuple[int, int]) -> None:
        """The cursor goes to a cell."""
        index = self.model.index(*cell)
        self.view.setCurrentIndex(index)
        self.view.scrollTo(index)
        self.view.setFocus()

    def set_theme(self, theme: Theme) -> None:
        """Use another palette or text size."""
        self._theme = theme
        self._delegate.theme = theme
        self._fitting.start()

    def place_of(self, mark: str | int, key: str) -> tuple[int, int] | None:
        """The cell of a mistake: the row by number or id, the column by key; None for none."""
        rows = self.model.rows
        if isinstance(mark, int):
            line = mark if mark < len(rows) else -1
        else:
            line = next((n for n, each in enumerate(rows) if each.get("id") == mark), -1)
        if line < 0:
            return None
        columns = self.model.columns
        for place, each in enumerate(columns):
            if key in (each.key, each.key.split(".")[0]):
                return line, place
        return None

    # --- changing -----------------------------------------------------------------------------

    def add_row(self) -> None:
        """A row at the end, and the cursor in its first cell."""
        self.edited.emit([*self.model.rows, {}])
        last = len(self.model.rows) - 1
        if last >= 0:
            first = self.model.index(last, 0)
            self.view.setCurrentIndex(first)
            self.view.setFocus()
            QTimer.singleShot(0, self.view, lambda: self.view.open_cell(self.model.index(last, 0)))

    def _written(self, line: int, place: int, text: str) -> None:
        made = self.model.columns[place]
        rows = list(self.model.rows)
        rows[line] = with_cell(rows[line], made.path, self._read(made, text) if text else "")
        self.edited.emit(rows)

    def _clear(self) -> None:
        rows = list(self.model.rows)
        for each in self.view.selectedIndexes():
            path = self.model.columns[each.column()].path
            rows[each.row()] = with_cell(rows[each.row()], path, "")
        if rows != self.model.rows:
            self.edited.emit(rows)

    def _paste(self, text: str) -> None:
        """Lines and tabs, as spreadsheets give them; rows that are missing are added."""
        start = self.view.currentIndex()
        first, left = (start.row(), start.column()) if start.isValid() else (0, 0)
        rows = list(self.model.rows)
        for down, line in enumerate(text.rstrip("\r\n").splitlines()):
            if first + down >= len(rows):
                rows.append({})
            for right, cell in enumerate(line.split("\t")):
                if left + right >= len(self.model.columns):
                    break
                made = self.model.columns[left + right]
                value = self._meant(made, cell.strip())
                rows[first + down] = with_cell(rows[first + down], made.path, value)
        if rows != self.model.rows:
            self.edited.emit(rows)

    def _meant(self, made: TableColumn, text: str) -> object:
        """What a pasted cell holds: of a choice, the id or the words for it."""
        if made.kind == "choice":
            choices = self.model.choices.get(made.key, {})
            by_words = {words.casefold(): name for name, words in choices.items()}
            return text if text in choices else by_words.get(text.casefold(), text)
        return self._read(made, text) if text else ""

    def _take_row_away(self) -> None:
        chosen = {each.row() for each in self.view.selectedIndexes()}
        here = self.view.currentIndex().row()
        chosen = chosen or ({here} if here >= 0 else set())
        rows = [each for number, each in enumerate(self.model.rows) if number not in chosen]
        if len(rows) == len(self.model.rows):
            return
        self.edited.emit(rows)
        line = min(max(here, 0), len(self.model.rows) - 1)
        if line >= 0:
            self.view.setCurrentIndex(self.model.index(line, 0))

    def _move(self, step: int) -> None:
        here = self.view.currentIndex()
        to = here.row() + step
        if not here.isValid() or not 0 <= to < len(self.model.rows):
            return
        rows = list(self.model.rows)
        rows[here.row()], rows[to] = rows[to], rows[here.row()]
        column_ = here.column()
        self.edited.emit(rows)
        self.view.setCurrentIndex(self.model.index(to, column_))

    def _choose(self, line: int, place: int) -> None:
        """A sheet with what the cell may hold."""
        made = self.model.columns[place]
        now = str(cell_of(self.model.rows[line], made.path) or "")
        choices = self.model.choices.get(made.key, {})
        content = QWidget()
        content.setProperty("look", "clear")
        box = column(spacing=GRID)
        content.setLayout(box)
        title = self.model.titles[place]
        texts = [] if choices else [self.tr("There is nothing to choose from yet.")]
        self._sheet = sheet = Sheet(self, title, texts, cancel=self.tr("Back"), content=content)

        def take(value: str) -> None:
            sheet.close_sheet()
            self.view.setFocus()
            self._written(line, place, value)

        for value, text in choices.items():
            option = OptionButton(Option(value, "", text))
            option.setObjectName(f"choose_{value or 'none'}")
            option.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            option.setChecked(value == now)
            option.clicked.connect(lambda _=False, wanted=value: take(wanted))
            box.addWidget(option)

    def _allow(self) -> None:
        line, count = self.view.currentIndex().row(), len(self.model.rows)
        for each in (self._up, self._down, self._remove):
            each.setVisible(count > 0)
        self._up.setEnabled(line > 0)
        self._down.setEnabled(0 <= line < count - 1)
        self._remove.setEnabled(line >= 0)
        self.view.setVisible(count > 0)

    # --- laying out ---------------------------------------------------------------------------

    def _fit(self) -> None:
        """Columns as wide as what they hold needs, the texts sharing what is left; rows to fit."""
        model, view = self.model, self.view
        if not model.columns:
            return
        view.ensurePolished()
        header = view.horizontalHeader()
        header.setMinimumHeight(max(TARGET // 2, self._theme.px(36)))
        letter = view.fontMetrics().averageCharWidth()
        room = max(0, view.viewport().width())
        widths = []
        for place, made in enumerate(model.columns):
            title = header.fontMetrics().horizontalAdvance(model.titles[place]) + 4 * GRID
            least = {"text": 18, "number": 6, "id": 12, "choice": 12}[made.kind] * letter
            sign = 3 * GRID if made.kind == "choice" else 0
            needed = max(least, self._widest_word(place)) + 4 * GRID + sign
            widths.append(max(TARGET, title, needed))
        spare = room - sum(widths)
        texts = [place for place, made in enumerate(model.columns) if made.kind == "text"]
        if spare > 0:
            for place in texts or range(len(widths)):
                widths[place] += spare // len(texts or widths)
        for place, width in enumerate(widths):
            header.resizeSection(place, width)
        header.setStretchLastSection(False)
        rows = view.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(TARGET)
        if len(model.rows) <= 300:  # Of more, each is one target high.
            view.resizeRowsToContents()
        high = [rows.sectionSize(n) for n in range(min(len(model.rows), _ROWS_SHOWN))]
        more = TARGET // 2 if len(model.rows) > _ROWS_SHOWN else 0
        sideways = 16 if sum(widths) > room else 0
        view.setFixedHeight(sum(high) + more + header.minimumHeight() + sideways + 6)

    def _widest_word(self, place: int) -> int:
        """Of a column: no word is cut off, unless it is longer than any word is."""
        count = len(self.model.rows)
        words = {word for line in range(count) for word in self.model.text(line, place).split()}
        longest = sorted(words, key=len)[-_WORDS_MEASURED:]
        metrics = self.view.fontMetrics()
        most = _LONGEST_WORD * metrics.averageCharWidth()
        return min(most, max(map(metrics.horizontalAdvance, longest), default=0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns and rows anew."""
        super().resizeEvent(event)
        self._fitting.start()

    def changeEvent(self, event: QEvent) -> None:
        """Another size of type."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fitting.start()
