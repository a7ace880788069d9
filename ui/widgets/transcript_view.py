"""One pen note to type: the strokes above, the words below, the next one by Enter.

The view keeps nothing: what was typed arrives as a signal, while it is typed and when it is done.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from interviewer.transcribing import PenNote
from interviewer.typing_help import TypingHelp
from ui.theme import GRID, Theme
from ui.widgets.basics import button, column, label
from ui.widgets.lead_fields import Flow
from ui.widgets.note_editor import NoteEditor
from ui.widgets.notice import announce
from ui.widgets.transcript_paper import TranscriptPaper, level

LINES: Final = 3
"""Of words in view; a longer text scrolls."""
LARGE: Final = 1.5
"""Text from this size on has a line less, for the strokes above it."""


class TranscriptView(QWidget):
    """Shows a `PenNote` and takes down what it says; for a first reader, or for a second."""

    written = Signal(str)
    """What has been typed so far, soon after it changed."""
    typed = Signal(str)
    """This is what it says; never blank."""
    unreadable = Signal(str)
    """It cannot be read, or no more of it than this."""
    went = Signal(int)
    """-1 to the one before, +1 to the next; nothing was decided."""
    undo_wanted = Signal()

    def __init__(self, theme: Theme, *, partly: bool = True) -> None:
        """`partly`: whether a note can be kept of which some words were read, and the rest not."""
        super().__init__()
        self.setObjectName("transcript_view")
        self._theme = theme
        self._partly = partly
        self._second = False
        self._count = 0
        self._paper = TranscriptPaper(theme)
        self.editor = NoteEditor()
        self.editor.setObjectName("transcript_text")
        self._missing = label("transcript_missing", "error")
        self._missing.hide()
        self._keep = button("transcript_keep", "primary")
        self._unreadable = button("transcript_unreadable")
        self._later = button("transcript_later", "flat")
        self._before = button("transcript_before", "flat")
        self._undo = button("transcript_undo", "flat")
        self._undo.hide()
        self._lay_out()
        self._connect()
        self._set_height()
        self.retranslate()

    def _lay_out(self) -> None:
        doing = Flow(self._keep, self._unreadable, self._before, self._later, self._undo)
        foot = column(self.editor, self._missing, doing, spacing=GRID)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._paper, 1)
        box.addWidget(level(foot))
        box.addStretch(0)
        for one, other in (
            (self.editor, self._keep),
            (self._keep, self._unreadable),
            (self._unreadable, self._before),
            (self._before, self._later),
            (self._later, self._undo),
        ):
            QWidget.setTabOrder(one, other)

    def _connect(self) -> None:
        self.editor.written.connect(self.written)
        self.editor.advanced.connect(self._send)
        self.editor.turned.connect(self._go)
        self.editor.textChanged.connect(self._follow)
        self._keep.clicked.connect(self._send)
        self._unreadable.clicked.connect(self._give_up)
        self._before.clicked.connect(lambda: self._go(-1))
        self._later.clicked.connect(lambda: self._go(+1))
        self._undo.clicked.connect(self.undo_wanted)
        for keys, act in (
            ("Ctrl+Return", self._send),
            ("Ctrl+Enter", self._send),
            ("Alt+U", self._give_up),
            ("Alt+Z", self._wish_undo),
            ("Alt+Down", lambda: self._paper.step(+1)),
            ("Alt+Up", lambda: self._paper.step(-1)),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.setAutoRepeat(keys.endswith(("Up", "Down")))
            shortcut.activated.connect(act)

    # --- showing ------------------------------------------------------------------------------

    def show_note(self, note: PenNote, place: int, count: int, *, second: bool = False) -> None:
        """Show a note, which is at this place among so many; the words that it has stand ready.

        `second`: for a reader who is to check what another one read.
        """
        self._count, self._second = count, second
        self._paper.show_note(note, place, count)
        self.editor.show_note(note.text)
        self._missing.hide()
        self.retranslate()

    def show_undo(self, possible: bool) -> None:
        """Whether there is anything to take back."""
        self._undo.setVisible(possible)

    def set_help(self, help: TypingHelp | None) -> None:
        """What helps with typing."""
        self.editor.set_help(help)

    def retranslate(self) -> None:
        """Set every text."""
        self._paper.retranslate()
        self.editor.setAccessibleName(self.tr("What it says, word for word"))
        self.editor.setPlaceholderText(
            self.tr("What it says, word for word. Enter compares it with what was read first.")
            if self._second
            else self.tr("What it says, word for word. Enter saves it, and leads to the next.")
        )
        self._missing.setText(self.tr("Type what it says, or say that it cannot be read."))
        self._keep.setText(self.tr("Compare") if self._second else self.tr("Save, and the next"))
        self._before.setText(self.tr("Previous"))
        self._later.setText(self.tr("Later"))
        self._later.setAccessibleName(self.tr("The next one; this one waits"))
        self._before.setEnabled(self._count > 1)
        self._later.setEnabled(self._count > 1)
        self._undo.setText(self.tr("Take the last one back"))
        self._name_unreadable()

    def set_theme(self, theme: Theme) -> None:
        """Use another palette or text size."""
        self._theme = theme
        self._paper.set_theme(theme)
        self._set_height()

    def _set_height(self) -> None:
        lines = LINES if self._theme.text < LARGE else LINES - 1
        line = round(1.4 * self._theme.px(21))
        self.editor.setFixedHeight(lines * line + 3 * GRID)

    def _name_unreadable(self) -> None:
        some = bool(self._text) and not self._second
        rest = some and self._partly
        self._unreadable.setText(
            self.tr("The rest cannot be read") if rest else self.tr("It cannot be read")
        )
        self._unreadable.setEnabled(self._partly or not some)

    def _follow(self) -> None:
        self._name_unreadable()
        if self._text:
            self._missing.hide()

    # --- what the reader does -------------------------------------------------------------------

    @property
    def _text(self) -> str:
        return self.editor.toPlainText().strip()

    def begin(self) -> None:
        """In the field."""
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> None:
        """Tell of what has been typed."""
        self.editor.flush()

    @property
    def pending(self) -> bool:
        """Whether something is typed that is not on disk."""
        return self.editor.pending

    def unsaved(self) -> None:
        """What was told last did not reach the disk: it is told again."""
        self.editor.unsaved()

    def _send(self) -> None:
        if self._text:
            self.typed.emit(self.editor.toPlainText())
        else:
            self._missing.show()
            announce(self._missing, self._missing.text())
            self.begin()

    def _give_up(self) -> None:
        if self._unreadable.isEnabled():
            self.unreadable.emit(self.editor.toPlainText())

    def _wish_undo(self) -> None:
        if not self._undo.isHidden():
            self.undo_wanted.emit()

    def _go(self, step: int) -> None:
        if self._count > 1:
            self.went.emit(step)
