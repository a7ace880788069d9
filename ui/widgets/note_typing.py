"""What helps while a note is typed: it unfolds shorthand, begins sentences, shows the likely word.

It looks only at what stands shortly before the cursor, so that a long note is typed as quickly as
a short one; and it touches only what was typed just now, so that a text that is there stays.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QPointF, QRectF, Signal
from PySide6.QtGui import QPainter, QPalette, QTextCursor
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from interviewer.shorthand import ENDS_WORD
from ui.theme import GRID
from ui.widgets.paragraphs import has_right_to_left

if TYPE_CHECKING:
    from interviewer.typing_help import TypingHelp

LOOK_BACK: Final = 300
"""Letters before the cursor that are looked at."""
NO_SPACE_BEFORE: Final = frozenset(".,;:!?…)")
LINE_ENDS: Final = frozenset("\u2028\u2029\n")


@dataclass(frozen=True, slots=True)
class _Change:
    """What was made of something typed, and what had been typed."""

    start: int
    end: int
    typed: str


class NoteTyping(QObject):
    """The help of one editor. Positions are Qt's: UTF-16 units from the beginning."""

    suggested = Signal(str)
    """The word that Tab would put in; "" for none."""

    def __init__(self, editor: QPlainTextEdit) -> None:
        super().__init__(editor)
        self.help: TypingHelp | None = None
        self._editor = editor
        self._busy = False
        """Whether a key is being handled."""
        self._rest = ""
        """What the suggestion would add."""
        self._word = ""
        self._run = 0
        """Where that begins which has been typed in one go; only this unfolds."""
        self._at = self._revision = -1
        """Where the cursor stood after the last key, and which revision of the text that was."""
        self._change: _Change | None = None
        self._spaced = False
        """Whether the space before the cursor came with a suggestion."""
        self._capital: tuple[int, str] | None = None
        """Where a capital was put last, and for which letter."""
        self._kept_small: tuple[int, str] | None = None
        """The same, where it was deleted: typed once more, it stays small."""

    # --- keys ---------------------------------------------------------------------------------

    def key(self, text: str, put: Callable[[], None]) -> None:
        """One letter or sign was typed; `put` puts it in as it is."""
        with self._handling():
            if not self._put_better(text):
                put()
                self._after(text)

    def backspace(self, delete: Callable[[], None]) -> None:
        """Put back what was typed, if it was changed just now; else `delete` a letter."""
        with self._handling():
            cursor, change = self._editor.textCursor(), self._change
            going_on = self._going_on(cursor)
            if change is not None and going_on and cursor.position() == change.end:
                self._replace(change.start, change.end, change.typed)
                self._settle(self._editor.textCursor().position())
                return
            delete()
            at = self._editor.textCursor().position()
            if going_on:  # What is typed next goes on with what was typed before.
                if self._capital is not None and self._capital[0] == at:
                    self._kept_small = self._capital
                self._settle(min(self._run, at))

    def compose(self, show: Callable[[], None]) -> None:
        """`show` a word in the making: the text itself stays as it is."""
        with self._handling():
            going_on = self._going_on(self._editor.textCursor())
            show()
            if going_on:
                self._revision = self._editor.document().revision()

    def finish(self) -> None:
        """The note is left on purpose: its last word is at its end."""
        cursor = self._editor.textCursor()
        if self.help is not None and self._going_on(cursor):
            with self._handling():
                self._unfold(cursor.position(), "")

    @contextmanager
    def _handling(self) -> Iterator[None]:
        """The text changes on the way; the likely word is looked for at the end."""
        self._busy = True
        try:
            yield
        finally:
            self._busy = False
            self.refresh()

    def _put_better(self, text: str) -> bool:
        """Put something better in than the letter or sign itself, if there is; whether it was."""
        cursor = self._editor.textCursor()
        if self.help is None or self._editor.isReadOnly():
            return False
        if cursor.hasSelection():
            self._begin(cursor.selectionStart())
            return False
        if not self._going_on(cursor):
            self._begin(cursor.position())
        at, before = cursor.position(), self.before(cursor)
        if self._spaced and text in NO_SPACE_BEFORE:
            self._replace(at - 1, at, text)
            self._settle(self._run)
            return True
        own_space = self._spaced or at > self._run
        if text == " " and own_space and self.help.ends_by_spaces(before):
            self._replace(at - 1, at, ". ")
            self._settle(self._run)
            self._change = _Change(at - 1, at + 1, "  ")
            return True
        capital = text.upper()
        if capital == text or len(capital) != 1 or not self._at_end_of_word(cursor):
            return False
        if (at, text) == self._kept_small or not self.help.begins_sentence(before):
            return False
        cursor.insertText(capital)
        self._editor.setTextCursor(cursor)
        self._settle(self._run)
        self._capital = at, text
        return True

    def _after(self, text: str) -> None:
        """A letter or sign has been put in as it is."""
        if self.help is None or self._editor.isReadOnly():
            return
        self._settle(self._run)
        if text in ENDS_WORD:
            self._unfold(self._at - units(text), text)

    def _begin(self, at: int) -> None:
        """What is typed from here on is typed in one go."""
        self._run, self._change, self._spaced = at, None, False

    # --- the likely word ----------------------------------------------------------------------

    def refresh(self) -> None:
        """Look for the likely word where the cursor stands now."""
        if self._busy:
            return
        rest, word = "", ""
        cursor = self._editor.textCursor()
        if self.help is not None and self._editor.hasFocus() and self._going_on(cursor):
            before = self.before(cursor)
            if self._at_end_of_line(cursor) and not has_right_to_left(before):
                rest = self.help.suggest(before)
            if rest:
                begun = len(before) - len(before.rstrip()) == 0
                word = before.split()[-1] + rest if begun else rest
                word = word.lstrip("([\"'“”„»«’")
        self._show(rest, word)

    def clear(self) -> None:
        """Show nothing."""
        self._show("", "")

    @property
    def visible(self) -> bool:
        """Whether a suggestion is shown."""
        return bool(self._rest)

    def take(self) -> bool:
        """Put the word that is shown in, and a space; False where none is."""
        if not self._rest or self._editor.isReadOnly():
            return False
        with self._handling():
            cursor = self._editor.textCursor()
            self._replace(cursor.position(), cursor.position(), f"{self._rest} ")
            self._settle(self._editor.textCursor().position())
            self._spaced = True
        return True

    def paint(self) -> None:
        """Paint the likely word after the cursor, in the quiet colour; below, if it has no room."""
        if not self._rest:
            return
        editor, cursor = self._editor, self._editor.textCursor()
        block = cursor.block()
        line = block.layout().lineForTextPosition(cursor.positionInBlock())
        if not line.isValid():
            return
        caret = QRectF(editor.cursorRect(cursor))
        painter = QPainter(editor.viewport())
        painter.setFont(editor.document().defaultFont())
        metrics = painter.fontMetrics()
        # Not the editor's palette: a style sheet makes its quiet colour paler than can be read.
        quiet = QApplication.palette().color(QPalette.ColorRole.PlaceholderText)
        wide = metrics.horizontalAdvance(self._rest)
        top = editor.blockBoundingGeometry(block).translated(editor.contentOffset()).top()
        base = top + line.y() + line.ascent()
        painter.setPen(quiet)
        if caret.right() + wide <= editor.viewport().width():
            painter.drawText(QPointF(caret.left() + 1, base), self._rest)
            return
        wide = metrics.horizontalAdvance(self._word)
        room = QRectF(0, 0, wide + 2 * GRID, metrics.height())
        room.moveTopRight(QPointF(editor.viewport().width() - 1, caret.bottom() + 1))
        if room.bottom() > editor.viewport().height():
            room.moveBottom(caret.top() - 1)
        painter.fillRect(room, editor.palette().color(QPalette.ColorRole.Base))
        painter.drawRect(room)
        painter.drawText(QPointF(room.left() + GRID, room.top() + metrics.ascent()), self._word)

    # --- the text -----------------------------------------------------------------------------

    def before(self, cursor: QTextCursor) -> str:
        """What stands shortly before the cursor."""
        seen = QTextCursor(cursor)
        seen.setPosition(max(0, cursor.position() - LOOK_BACK))
        seen.setPosition(cursor.position(), QTextCursor.MoveMode.KeepAnchor)
        return seen.selectedText()

    def _going_on(self, cursor: QTextCursor) -> bool:
        """Whether nothing has happened since the last key that was pressed here."""
        return (cursor.position(), self._editor.document().revision()) == (
            self._at,
            self._revision,
        ) and not cursor.hasSelection()

    def _settle(self, run: int) -> None:
        """The text is as it is after a key; `run` is where what is typed in one go begins."""
        self._run = run
        self._at = self._editor.textCursor().position()
        self._revision = self._editor.document().revision()
        self._change, self._spaced = None, False

    def _unfold(self, at: int, end: str) -> None:
        """Unfold the word that stands before `at`, where `end` has been typed."""
        assert self.help is not None
        cursor = self._editor.textCursor()
        cursor.setPosition(at)
        unfolded = self.help.unfold(self.before(cursor))
        start = at - units(unfolded.short) if unfolded else 0
        if unfolded is None or start < self._run:
            return
        self._replace(start, at, unfolded.text)
        finish = start + units(unfolded.text) + units(end)
        self._settle(finish)
        self._change = _Change(start, finish, unfolded.short + end)

    def _replace(self, start: int, end: int, text: str) -> None:
        """In one step of undo; the cursor stays behind what it stood behind."""
        cursor = QTextCursor(self._editor.document())
        cursor.beginEditBlock()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text)
        cursor.endEditBlock()
        self._editor.ensureCursorVisible()

    def _next(self, cursor: QTextCursor) -> str:
        return str(self._editor.document().characterAt(cursor.position()))

    def _at_end_of_line(self, cursor: QTextCursor) -> bool:
        return cursor.atBlockEnd() or self._next(cursor) in LINE_ENDS

    def _at_end_of_word(self, cursor: QTextCursor) -> bool:
        return cursor.atBlockEnd() or not self._next(cursor).isalnum()

    def _show(self, rest: str, word: str) -> None:
        if (rest, word) == (self._rest, self._word):
            return
        changed = word != self._word
        self._rest, self._word = rest, word
        self._editor.viewport().update()
        if changed:
            self.suggested.emit(word)


def units(text: str) -> int:
    """Length as Qt counts it: in UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
