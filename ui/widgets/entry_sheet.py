"""The form at a glance: a line for each item, one after the other, and the cursor among them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QScroller, QWidget

from ui.theme import GRID, MARGIN, RADIUS, Theme
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
LEAST_LINES = 2


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
        self.lent: Callable[[], int] = lambda: 0
        """How much of its room it has lent for a while: its lines keep their height meanwhile."""
        self._notes = True
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
        self._prompt = QLabel(self._inside)
        self._prompt.setObjectName("entry_prompt")
        self._prompt.setWordWrap(True)
        self._prompt.setTextFormat(Qt.TextFormat.PlainText)
        self._prompt.hide()
        self._dress_prompt()
        self._marks = NoteMarks(self.editor.document(), find, theme.colours.warning_line)
        self.editor.written.connect(self._write)
        self.editor.advanced.connect(lambda: self.finished.emit(self._editing, 0))
        self.editor.moved.connect(lambda step: self.finished.emit(self._editing, step))
        self.editor.marked.connect(lambda sign: self.marked.emit(self._editing, sign))
        self.editor.quitted.connect(self.close_editor)
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)

    # --- lines --------------------------------------------------------------------------------

    def set_items(
        self, typings: Mapping[str, Typing | None], breaks: Collection[str], *, notes: bool
    ) -> None:
        """One line for each of these; those of the form before are used again."""
        self.close_editor()
        for row in self._rows.values():
            row.hide()
            row.set_current(False)
            self._spare.append(row)
        self._rows = {}
        self._breaks = frozenset(breaks)
        self._notes = notes
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
            room = min(row.height() * 3 // 2, self.viewport().height() // 2)
            self.ensureVisible(0, row.geometry().center().y(), 0, room)
            if self._editing:
                bar, below = self.verticalScrollBar(), self.editor.geometry().bottom() + EDGE
                bar.setValue(max(bar.value(), below - self.viewport().height()))

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
        self.editor.setAccessibleDescription(row.line.prompt if is_note else "")
        self.editor.show_note(text or "")
        self._prompt.setText(row.line.prompt)
        self._prompt.setVisible(is_note)
        self._prompt.raise_()
        self._place_editor()
        self.editor.show()
        self.editor.raise_()
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self._enter(name)

    def drop_words(self) -> None:
        """Away with the editor, whatever stands in it."""
        self._editing = ""
        self.editor.show_note("")
        self._hide_editor()

    def settle_editor(self) -> bool:
        """Save what is typed; False where that did not succeed."""
        if self._editing:
            self.editor.flush()
        return not (self._editing and self.editor.pending)

    def close_editor(self) -> None:
        """Away with it, unless something in it could not be saved."""
        if self._editing and self.settle_editor():
            self._editing = ""
            self._hide_editor()

    def _hide_editor(self) -> None:
        self.editor.hide()
        self._prompt.hide()
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
        self._dress_prompt()
        self._marks.set_colour(theme.colours.warning_line)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other columns."""
        super().resizeEvent(event)
        self.place()

    def place(self) -> None:
        """Lay the lines for the room that there is now."""
        self._place()
        self.keep_in_view()

    def _dress_prompt(self) -> None:
        colours, px = self._theme.colours, self._theme.px
        self._prompt.setStyleSheet(
            f"QLabel#entry_prompt {{ background: {colours.accent_soft}; color: {colours.ink};"
            f" border: 3px solid {colours.accent}; border-bottom: none; font-size: {px(16)}px;"
            f" border-top-left-radius: {RADIUS}px; border-top-right-radius: {RADIUS}px;"
            f" padding: 3px {GRID}px; }}"
        )

    def _place(self) -> None:
        view = self.viewport().size()
        margin = MARGIN if view.width() >= 600 else GRID
        wide = min(view.width() - 2 * margin, CONTENT_WIDTH)
        left = (view.width() - wide) // 2
        columns = Columns.of(wide, self._theme, notes=self._notes)
        count = max(1, len(self._rows))
        px = self._theme.px
        whole = view.height() + self.lent()
        room = whole - len(self._breaks) * BREAK - 2 * EDGE
        roomy = columns.text == NONE and whole > 6 * px(ROOMY)
        high = min(max(room // count, px(ROOMY) if roomy else px(LOW)), px(HIGH))
        top = EDGE
        for name, row in self._rows.items():
            top += BREAK if name in self._breaks else 0
            row.set_measures(self._theme, columns)
            row.setGeometry(left, top, wide, high)
            top += high
        self._height = top + EDGE
        # What is only lent comes back: no bar comes and goes beside the lines meanwhile.
        never = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        fits = view.height() < self._height <= whole
        self.setVerticalScrollBarPolicy(never if fits else Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._inside.setMinimumHeight(self._height)
        self._place_editor()

    def _place_editor(self) -> None:
        """Words in their cell; a note below its line, with what the form asks above it."""
        if not self._editing:
            return
        row = self._rows[self._editing]
        place = row.geometry()
        columns = Columns.of(row.width(), self._theme, notes=self._notes)
        below = self._is_note or columns.narrow
        room = row.span("topic" if columns.narrow else "code", "note").translated(place.topLeft())
        line, top, prompt = self._theme.px(26), place.bottom() if below else place.top(), 0
        if self._is_note:
            self._prompt.ensurePolished()
            prompt = self._prompt.heightForWidth(room.width())
            self._prompt.setGeometry(room.left(), top, room.width(), prompt)
            top += prompt
        high = place.height()
        if self._is_note or row.line.tall:
            spare = self.viewport().height() - 2 * EDGE - prompt - (place.height() if below else 0)
            high = max(min(NOTE_LINES * line, spare), LEAST_LINES * line, high)
        self._inside.setMinimumHeight(max(self._height, top + high + EDGE))
        self.editor.setGeometry(QRect(room.left(), top, room.width(), high))
