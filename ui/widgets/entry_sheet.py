"""The form at a glance: a line for each item, one after the other, and the cursor among them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QScroller, QWidget

from ui.theme import GRID, MARGIN, Theme
from ui.widgets.basics import CONTENT_WIDTH
from ui.widgets.entry_editor import EntryEditor
from ui.widgets.entry_row import NONE, Columns, EntryRow, Line
from ui.widgets.entry_typing import Typing
from ui.widgets.note_marks import Finder, NoteMarks

LOW, HIGH = 40, 58
"""Height of a line; as high as lets the form be seen whole."""
ROOMY = 46
"""Of a narrow line, whose topic may need two lines of type, where there is height for it."""
EDGE = 4
"""Above the first line, and below the last."""
BREAK = 10
"""Between the questions and the background."""
NOTE_LINES = 5


class EntrySheet(QScrollArea):
    """Lines, and the editor that opens over one of them. Tells what is typed; saves nothing."""

    pressed = Signal(str, object)
    """Item, `Press`."""
    left = Signal(str, int, object)
    """Item, step, `Press`: the cursor goes on or back, or has gone (0)."""
    entered = Signal(str)
    note_wanted = Signal(str, bool)
    written = Signal(str, str)
    """Item, text: its note, or its answer in words."""
    finished = Signal(str, int)
    """Enter (0), or another key that leads on or back, in the editor of this item."""
    marked = Signal(str, str)

    def __init__(self, theme: Theme, find: Finder) -> None:
        super().__init__()
        self.setObjectName("entry_sheet")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._theme = theme
        self._inside = QWidget()
        self._inside.setProperty("look", "clear")
        self.setWidget(self._inside)
        self._spare: list[EntryRow] = []
        self._rows: dict[str, EntryRow] = {}
        self._breaks: frozenset[str] = frozenset()
        self._current = ""
        self._height = 0
        """Of all lines."""
        self._editing = ""
        self._is_note = False
        self.editor = EntryEditor()
        self.editor.setParent(self._inside)
        self.editor.hide()
        self.editor.dress(theme)
        self._marks = NoteMarks(self.editor.document(), find, theme.colours.warning_line)
        self.editor.written.connect(self._write)
        self.editor.advanced.connect(lambda: self.finished.emit(self._editing, 0))
        self.editor.moved.connect(lambda step: self.finished.emit(self._editing, step))
        self.editor.marked.connect(lambda sign: self.marked.emit(self._editing, sign))
        self.editor.quitted.connect(self.close_editor)
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)

    # --- lines --------------------------------------------------------------------------------

    def set_items(self, typings: Mapping[str, Typing | None], breaks: Collection[str]) -> None:
        """One line for each of these; those of the form before are used again."""
        self.close_editor()
        for row in self._rows.values():
            row.hide()
            row.set_current(False)
            self._spare.append(row)
        self._rows = {}
        self._breaks = frozenset(breaks)
        self._current = ""
        for name, typing in typings.items():
            row = self._spare.pop() if self._spare else self._new_row()
            row.typing = typing
            row.setObjectName(f"entry_{name}")
            row.show_line(Line())
            self._rows[name] = row
        self._place()
        for row in self._rows.values():
            row.show()
        self.verticalScrollBar().setValue(0)

    def _new_row(self) -> EntryRow:
        row = EntryRow(self._theme)
        row.setParent(self._inside)
        row.pressed.connect(lambda press: self.pressed.emit(self._name(row), press))
        row.left.connect(lambda step, press: self.left.emit(self._name(row), step, press))
        row.entered.connect(lambda: self._enter(self._name(row)))
        row.note_wanted.connect(lambda by_key: self.note_wanted.emit(self._name(row), by_key))
        return row

    def _name(self, row: EntryRow) -> str:
        return row.objectName().removeprefix("entry_")

    def row(self, name: str) -> EntryRow:
        """The line of an item."""
        return self._rows[name]

    @property
    def names(self) -> Sequence[str]:
        """The items, from the top."""
        return tuple(self._rows)

    def show_line(self, name: str, line: Line) -> None:
        """Show this line of the form."""
        row = self._rows[name]
        row.show_line(line)
        in_line = line.asked and line.own_text is None
        policy = Qt.FocusPolicy.StrongFocus if in_line else Qt.FocusPolicy.NoFocus
        if row.focusPolicy() is not policy:
            row.setFocusPolicy(policy)

    # --- the cursor ---------------------------------------------------------------------------

    @property
    def current(self) -> str:
        """The item at which the cursor stands, or stood last; "" at first."""
        return self._current

    def neighbour(self, name: str, step: int) -> str:
        """The next line after this one that is asked, or the last before it; "" where none is."""
        names = list(self._rows)
        place = names.index(name) + step if name else (0 if step > 0 else len(names) - 1)
        while 0 <= place < len(names):
            if self._rows[names[place]].line.asked:
                return names[place]
            place += step
        return ""

    def focus_item(self, name: str) -> None:
        """Put the cursor into a line; where it is answered in words, into its editor."""
        row = self._rows[name]
        if row.line.own_text is not None:
            self.open_editor(name, is_note=False)
        else:
            row.setFocus(Qt.FocusReason.OtherFocusReason)

    def _enter(self, name: str) -> None:
        if self._current in self._rows:
            self._rows[self._current].set_current(False)
        self._current = name
        self._rows[name].set_current(True)
        self.keep_in_view()
        self.entered.emit(name)

    def forget_cursor(self) -> None:
        """The cursor stands on no line any more."""
        if self._current in self._rows:
            self._rows[self._current].set_current(False)
        self._current = ""

    def keep_in_view(self) -> None:
        """Scroll so that the current line, and those next to it, can be seen."""
        if self._current in self._rows:
            row = self._rows[self._current]
            room = row.height() * 3 // 2
            if self.editor.isVisible():
                room = max(room, self.editor.geometry().bottom() - row.geometry().center().y())
            room = min(room, self.viewport().height() // 2)
            self.ensureVisible(0, row.geometry().center().y(), 0, room)

    # --- words --------------------------------------------------------------------------------

    @property
    def editing(self) -> str:
        """The item whose words are being typed; "" where none are."""
        return self._editing

    @property
    def editing_note(self) -> bool:
        """Whether they are a note, and not the answer itself."""
        return bool(self._editing) and self._is_note

    def open_editor(self, name: str, *, is_note: bool) -> None:
        """Type the note of an item, or its answer in words."""
        if not self.settle_editor():
            self.editor.setFocus()
            return
        row = self._rows[name]
        self._editing, self._is_note = name, is_note
        text = row.line.note if is_note else row.line.own_text
        self.editor.signs = "" if is_note else row.line.signs
        self.editor.setAccessibleName(row.line.topic)
        self.editor.show_note(text or "")
        self._place_editor()
        self.editor.show()
        self.editor.raise_()
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self._enter(name)

    def drop_words(self) -> None:
        """Away with the editor, whatever stands in it."""
        self._editing = ""
        self.editor.show_note("")
        self.editor.hide()
        self._inside.setMinimumHeight(self._height)

    def settle_editor(self) -> bool:
        """Save what is typed; False where that did not succeed."""
        if self._editing:
            self.editor.flush()
        return not (self._editing and self.editor.pending)

    def close_editor(self) -> None:
        """Away with it, unless something in it could not be saved."""
        if self._editing and self.settle_editor():
            self._editing = ""
            self.editor.hide()
            self._inside.setMinimumHeight(self._height)

    def _write(self, text: str) -> None:
        if self._editing:
            self.written.emit(self._editing, text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape and F2 go from the note to its code; all else is the screen's."""
        back = event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F2)
        if back and self._editing and self._is_note:
            self.focus_item(self._editing)
        else:
            event.ignore()

    # --- measures -----------------------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        """Use another palette or text size."""
        self._theme = theme
        self.editor.dress(theme)
        self._marks.set_colour(theme.colours.warning_line)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other columns."""
        super().resizeEvent(event)
        self._place()
        self.keep_in_view()

    def _place(self) -> None:
        view = self.viewport().size()
        margin = MARGIN if view.width() >= 600 else GRID
        wide = min(view.width() - 2 * margin, CONTENT_WIDTH)
        left = (view.width() - wide) // 2
        columns = Columns.of(wide, self._theme)
        count = max(1, len(self._rows))
        px = self._theme.px
        room = view.height() - len(self._breaks) * BREAK - 2 * EDGE
        roomy = columns.text == NONE and view.height() > 6 * px(ROOMY)
        high = min(max(room // count, px(ROOMY) if roomy else px(LOW)), px(HIGH))
        top = EDGE
        for name, row in self._rows.items():
            top += BREAK if name in self._breaks else 0
            row.set_measures(self._theme, columns)
            row.setGeometry(left, top, wide, high)
            top += high
        self._height = top + EDGE
        self._inside.setMinimumHeight(self._height)
        self._place_editor()

    def _place_editor(self) -> None:
        if not self._editing:
            return
        row = self._rows[self._editing]
        place = row.geometry()
        columns = Columns.of(row.width(), self._theme)
        first = "meaning" if self._is_note and columns.note != NONE else "code"
        if columns.note == NONE:
            first = "topic"
        room = row.span(first, "note").translated(place.topLeft())
        line = self._theme.px(26)
        tall = self._is_note or row.line.tall
        high = max(place.height(), NOTE_LINES * line) if tall else place.height()
        high = min(high, max(place.height(), self.viewport().height()))
        # Where there is no room beside it, below its line, so that the topic can be read.
        top = place.bottom() if columns.note == NONE else place.top()
        self._inside.setMinimumHeight(max(self._height, top + high + EDGE))
        self.editor.setGeometry(QRect(room.left(), top, room.width(), high))
