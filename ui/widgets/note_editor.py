"""The note: what the citizen says, as comfortable as paper, on disk a moment after the last key.

Enter goes on, Shift+Enter makes a new line, Page Up and Page Down turn the page, Ctrl with a
digit changes the rating. The editor emits these wishes and carries out none of them.

With a `TypingHelp`, short forms unfold, sentences begin with a capital, and the likely word stands
quietly behind the cursor until Tab takes it.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QPaintEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QPlainTextEdit

from ui.widgets.note_typing import NoteTyping
from ui.widgets.paragraphs import runs_right_to_left

if TYPE_CHECKING:
    from interviewer.typing_help import TypingHelp

SAVE_AFTER_MS = 200
"""After the last key; and at once when the field or the page is left."""
LONGEST_WAIT_MS = 1000
"""A note typed without a pause is saved this often."""


class NoteEditor(QPlainTextEdit):
    """A plain text field that tells when its text is worth saving."""

    written = Signal(str)
    """The whole text, soon after it changed."""
    advanced = Signal()
    turned = Signal(int)
    """-1 back, +1 forward."""
    rated = Signal(int)
    focused = Signal()
    suggested = Signal(str)
    """The word that `take_suggestion` would put in; "" for none."""

    def __init__(self, help: TypingHelp | None = None) -> None:
        super().__init__()
        self.setObjectName("note")
        self.setTabChangesFocus(True)
        # A tablet's own keyboard must not learn names from what citizens say.
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhMultiLine | Qt.InputMethodHint.ImhSensitiveData
        )
        self.setUndoRedoEnabled(True)
        self._shown = ""
        self._key_down = False
        """Whether a key was pressed here, and not merely held down from the page before."""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(SAVE_AFTER_MS)
        self._pause.timeout.connect(self.flush)
        self._longest = QTimer(self)
        self._longest.setSingleShot(True)
        self._longest.setInterval(LONGEST_WAIT_MS)
        self._longest.timeout.connect(self.flush)
        self._typing = NoteTyping(self)
        self._typing.help = help
        self._typing.suggested.connect(self.suggested)
        self.textChanged.connect(self._changed)
        self.cursorPositionChanged.connect(self._typing.refresh)

    def set_help(self, help: TypingHelp | None) -> None:
        """What helps with typing from now on; None for nothing."""
        self._typing.help = help
        self._typing.refresh()

    def take_suggestion(self) -> bool:
        """Put the suggested word in, and a space; False where none is shown."""
        return self._typing.take()

    def sizeHint(self) -> QSize:
        """It takes what room there is, and asks for no more than its minimum."""
        return self.minimumSize()

    def show_note(self, text: str) -> None:
        """Show a saved note, the cursor at its end; the undo history begins here."""
        if text != self.toPlainText():
            self.blockSignals(True)
            self.setPlainText(text)
            self.blockSignals(False)
            self._follow_direction()
            self.moveCursor(QTextCursor.MoveOperation.End)
        self._shown = self.toPlainText()
        self._stop()

    def flush(self) -> None:
        """Emit `written` now, if there is something to save."""
        self._stop()
        text = self.toPlainText()
        if text != self._shown:
            self._shown = text
            self.written.emit(text)

    @property
    def pending(self) -> bool:
        """Whether there is text that has not been handed on for saving."""
        return self.toPlainText() != self._shown

    def unsaved(self) -> None:
        """The last `written` did not reach the disk: the next `flush` tries again."""
        self._shown = "\0"  # No note can be this.

    def _stop(self) -> None:
        self._pause.stop()
        self._longest.stop()

    def _follow_direction(self) -> None:
        """A note that begins in a language that runs from right to left begins at the right.

        Each paragraph runs in its own direction by itself; only the side has to be told.
        """
        side = Qt.AlignmentFlag.AlignLeft
        if runs_right_to_left(self.toPlainText()):
            side = Qt.AlignmentFlag.AlignRight
        option = self.document().defaultTextOption()
        if option.alignment() != side:
            option.setAlignment(side)
            self.document().setDefaultTextOption(option)

    def _changed(self) -> None:
        self._follow_direction()
        self._typing.refresh()
        self._pause.start()
        if not self._longest.isActive():
            self._longest.start()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the field saves."""
        super().focusOutEvent(event)
        self._typing.clear()
        self.flush()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell the page, which keeps the field above the on-screen keyboard."""
        super().focusInEvent(event)
        self._key_down = False
        self.focused.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys that leave the note; all others write."""
        self._key_down = self._key_down or not event.isAutoRepeat()
        if not self._key_down:
            return  # The digit that rated, held a moment too long.
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        plain = modifiers == Qt.KeyboardModifier.NoModifier
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self._typing.finish()
            self.flush()
            if not event.isAutoRepeat():  # A key held down goes on once.
                self.advanced.emit()
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown) and plain:
            self._typing.finish()
            self.flush()
            if not event.isAutoRepeat():
                self.turned.emit(+1 if key == Qt.Key.Key_PageDown else -1)
        elif (
            Qt.Key.Key_0 <= key <= Qt.Key.Key_9 and modifiers == Qt.KeyboardModifier.ControlModifier
        ):
            self.flush()
            self.rated.emit(key - Qt.Key.Key_0)
        elif key == Qt.Key.Key_Escape or (
            key == Qt.Key.Key_S and modifiers == Qt.KeyboardModifier.AltModifier
        ):
            event.ignore()  # The screen's.
        elif key == Qt.Key.Key_Backspace and plain:
            self._typing.backspace(lambda: super(NoteEditor, self).keyPressEvent(event))
        elif len(typed := _typed(event)) == 1:
            self._typing.key(typed, lambda: super(NoteEditor, self).keyPressEvent(event))
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """What an on-screen keyboard puts in is treated like keys, letter by letter."""
        text, begun = event.commitString(), event.preeditString()
        if not self._typing.help or event.replacementLength():
            super().inputMethodEvent(event)
            return
        # A word in the making is no text yet, and gives way to what is put in.
        whole = event if not text else QInputMethodEvent()
        self._typing.compose(lambda: super(NoteEditor, self).inputMethodEvent(whole))
        for letter in text:
            self._typing.key(letter, partial(self.insertPlainText, letter))
        if text and begun:
            rest = QInputMethodEvent(begun, event.attributes())
            self._typing.compose(lambda: super(NoteEditor, self).inputMethodEvent(rest))
        if begun:
            self._typing.clear()

    def event(self, event: QEvent) -> bool:
        """Tab takes the word that is shown; else it goes on, as everywhere."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Tab
            and event.modifiers() == Qt.KeyboardModifier.NoModifier
            and self._typing.visible
        ):
            if not event.isAutoRepeat():  # A key held down takes one word.
                self._typing.take()
            event.accept()
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text, and the likely word behind the cursor."""
        super().paintEvent(event)
        self._typing.paint()


def _typed(event: QKeyEvent) -> str:
    """The letter or sign that a key puts in; "" for every other key."""
    if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        return "\u2028" if shift else ""
    held = event.modifiers() & ~(
        Qt.KeyboardModifier.ShiftModifier
        | Qt.KeyboardModifier.KeypadModifier
        | Qt.KeyboardModifier.GroupSwitchModifier
    )
    alt_gr = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    text = event.text()
    wanted = not held or held == alt_gr
    return text if wanted and text.isprintable() else ""
