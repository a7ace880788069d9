"""Where words are typed in a form: over the line they belong to, as large as they need."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent

from ui.theme import Theme
from ui.widgets.note_editor import NoteEditor

BACK = "\b"


class EntryEditor(NoteEditor):
    """A note, or the answer to a question that is answered in words. Enter goes on."""

    marked = Signal(str)
    """One of `signs`, or `BACK`, typed where there is no text."""
    moved = Signal(int)
    """Up, down, Tab: to another line."""
    quitted = Signal()
    """The cursor is somewhere else."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("entry_editor")
        self.signs = ""
        """What means something where there is no text yet."""
        self.turned.connect(self.moved)

    def dress(self, theme: Theme) -> None:
        """Denser than the note of an interview."""
        self.setStyleSheet(
            f"QPlainTextEdit {{ font-size: {theme.px(17)}px; padding: 3px;"
            f" border: 3px solid {theme.colours.accent}; }}"
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys that leave; all others write."""
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        plain = modifiers == Qt.KeyboardModifier.NoModifier
        empty = not self.toPlainText()
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: +1}.get(Qt.Key(key), 0)
        if key in (Qt.Key.Key_Escape, Qt.Key.Key_F2) or (
            key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and modifiers == Qt.KeyboardModifier.ControlModifier
        ):
            event.ignore()  # The screen's.
        elif step and plain and self._at_edge(step):
            self.moved.emit(step)
        elif empty and event.text() and event.text() in self.signs:
            self.marked.emit(event.text())
        elif empty and key == Qt.Key.Key_Backspace and not event.isAutoRepeat():
            self.marked.emit(BACK)
        else:
            super().keyPressEvent(event)

    def _at_edge(self, step: int) -> bool:
        """Whether the cursor stands in the first (-1) or last (+1) line."""
        cursor = self.textCursor()
        move = cursor.MoveOperation.Up if step < 0 else cursor.MoveOperation.Down
        return not cursor.movePosition(move)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes from line to line of the form."""
        self.moved.emit(+1 if forward else -1)
        return True

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the field saves; and then it is closed."""
        super().focusOutEvent(event)
        if event.reason() not in (
            Qt.FocusReason.ActiveWindowFocusReason,
            Qt.FocusReason.PopupFocusReason,
        ):
            self.quitted.emit()
