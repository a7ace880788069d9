"""The note as one sheet: typed text above, paper below, pen and keyboard without a switch.

The ink lies below the typed text and moves down with it, so that the two never meet; the sheet
grows as either needs more room. It keeps nothing itself: strokes go to `sink`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QInputDevice,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from interviewer.ink import Stroke
from ui.theme import GRID, RADIUS, Theme
from ui.widgets.basics import column
from ui.widgets.ink_layer import InkLayer, Tool
from ui.widgets.ink_pen_watch import PenWatch
from ui.widgets.ink_strokes import InkSink
from ui.widgets.ink_tools import NoteTools
from ui.widgets.note_editor import NoteEditor

ROOM: Final = 12 * GRID
"""Paper left below the ink: the sheet grows before one comes to its end."""
STEP: Final = 20 * GRID
"""By so much, so that it does not grow at every stroke."""
ABOVE: Final = GRID
"""Free above the frame."""
_HANDS = (QInputDevice.DeviceType.TouchScreen, QInputDevice.DeviceType.Stylus)


class _Surface(QWidget):
    """What the ink lies on: the editor at its top, paper below."""

    def __init__(self, editor: NoteEditor, layer: InkLayer) -> None:
        super().__init__()
        self._editor = editor
        self._layer = layer
        box = column(editor, spacing=0)
        box.addStretch(1)
        self.setLayout(box)
        layer.setParent(self)
        layer.raise_()
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the text is meant for it."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._editor.moveCursor(QTextCursor.MoveOperation.End)
            self._editor.setFocus(Qt.FocusReason.MouseFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The ink may lie anywhere on it."""
        super().resizeEvent(event)
        self._layer.setGeometry(self.rect())


class NoteSheet(QFrame):
    """A note that is typed, drawn, or both. The text belongs to its editor."""

    drawing = Signal()
    """Strokes come, go or move, and the sink is about to be told."""
    emptied = Signal()
    """The last stroke has gone."""
    quoted = Signal(bool)
    """The chip was tapped: the note is a literal quote, or no more."""

    def __init__(self, theme: Theme, editor: NoteEditor) -> None:
        super().__init__()
        self.setObjectName("note_sheet")
        self._theme = theme
        self.editor = editor
        editor.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        editor.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._layer = InkLayer(theme)
        self._surface = _Surface(editor, self._layer)
        self._tools = NoteTools(theme)
        self._is_quoted = False
        self._hands = any(each.type() in _HANDS for each in QInputDevice.devices())
        """Whether there is anything better to draw with than a mouse."""
        self._paper = 0
        """Height of the paper that the ink has asked for."""
        # The tools stay where they are, and in view, however much paper comes below.
        box = column(self._tools, self._surface, spacing=0)
        box.setStretch(1, 1)
        box.setContentsMargins(3, ABOVE + 3, 3, 3)
        self.setLayout(box)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._dress()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._fit)
        self._connect()
        self.retranslate()
        self._show_tools()

    def _connect(self) -> None:
        layer, tools, editor = self._layer, self._tools, self.editor
        for below in (self._surface, editor.viewport()):
            layer.watch(below)
        layer.strokes.when = lambda: editor.document().availableUndoSteps()
        layer.strokes.drawing.connect(self._ink_changes)
        layer.strokes.emptied.connect(self._empty)
        layer.strokes.tools_changed.connect(self._show_tools)
        layer.selected.connect(self._show_tools)
        layer.lifted.connect(self._fit)
        layer.worked.connect(self._write_on)
        layer.tapped.connect(self._type_at)
        tools.quoted.connect(self._quote)
        tools.word_taken.connect(self._take_word)
        tools.undo.clicked.connect(self.undo)
        tools.delete.clicked.connect(layer.erase_selection)
        tools.eraser.clicked.connect(lambda on: self._hold(Tool.ERASE if on else Tool.DRAW))
        tools.select.clicked.connect(lambda on: self._hold(Tool.SELECT if on else Tool.DRAW))
        tools.mouse_pen.clicked.connect(layer.set_mouse_pen)
        editor.document().contentsChanged.connect(self._fit)
        # Delete and backspace mean the text again.
        editor.document().contentsChanged.connect(layer.deselect)
        # In the midst of its laying out a document must be left alone.
        editor.document().documentLayout().documentSizeChanged.connect(self._soon.start)
        editor.installEventFilter(self)

    def retranslate(self) -> None:
        """Set every text."""
        self._tools.retranslate()
        self._invite()

    def _dress(self) -> None:
        """The editor has no frame of its own; its paddings are those that `_text_height` counts."""
        self.setStyleSheet(
            "QPlainTextEdit, QPlainTextEdit:focus { background: transparent; border: none;"
            f" padding: {GRID}px {2 * GRID - 4}px;"
            f" placeholder-text-color: {self._theme.colours.quiet}; }}"
        )

    def _invite(self) -> None:
        """What an empty note says; over ink, nothing."""
        self.editor.setPlaceholderText("" if self.has_ink else self.tr("Write or type here"))

    def set_theme(self, theme: Theme) -> None:
        """Use another palette or text size."""
        self._theme = theme
        self._layer.set_theme(theme)
        self._tools.set_theme(theme)
        self._dress()
        self._fit()
        self.update()

    def set_left_handed(self, left_handed: bool) -> None:
        """Mirror the tools."""
        self._tools.set_left_handed(left_handed)
        self.update()

    # --- ink ----------------------------------------------------------------------------------

    @property
    def sink(self) -> InkSink | None:
        """Where strokes go; None: they are seen and not kept."""
        return self._layer.strokes.sink

    @sink.setter
    def sink(self, sink: InkSink | None) -> None:
        self._layer.strokes.sink = sink

    def show_ink(self, strokes: Sequence[Stroke]) -> None:
        """Show what is kept of a note; what is shown already stays, and its way back too.

        Give the note before its rest: call `finish_stroke` while its own sink is still there.
        """
        self.finish_stroke()
        if self._layer.strokes.show(strokes):
            self._paper = 0
            self._hold(Tool.DRAW)
            self._layer.renew()
            self._fit()
            self._show_tools()

    @property
    def ink(self) -> tuple[Stroke, ...]:
        """The strokes shown, by number."""
        return self._layer.strokes.all

    @property
    def paper(self) -> QWidget:
        """What is written on, typed text and ink; the tools lie above it."""
        return self._surface

    @property
    def has_ink(self) -> bool:
        """Whether there is any."""
        return self._layer.strokes.any

    @property
    def busy(self) -> bool:
        """Whether something is being drawn, erased or moved at this moment."""
        return self._layer.busy

    def finish_stroke(self) -> None:
        """End what is under way with what was drawn; all of it has then gone to the sink."""
        self._layer.finish_stroke()

    def undo(self) -> None:
        """Take back the last thing done to the ink."""
        self.finish_stroke()
        self._layer.strokes.undo()
        self._fit()

    def redo(self) -> None:
        """Do it again."""
        self.finish_stroke()
        self._layer.strokes.redo()
        self._fit()

    def _ink_changes(self) -> None:
        # What is typed next is a step of its own, and not part of what was typed before the ink.
        self.editor.document().setModified(False)
        self.drawing.emit()

    def _empty(self) -> None:
        self._hold(Tool.DRAW)
        self._layer.fit()
        self.emptied.emit()

    def _hold(self, tool: Tool) -> None:
        self._layer.set_tool(tool)
        self._tools.eraser.setChecked(tool is Tool.ERASE)
        self._tools.select.setChecked(tool is Tool.SELECT)

    def _show_tools(self) -> None:
        strokes = self._layer.strokes
        self._tools.show_tools(
            ink=strokes.any,
            undo=strokes.can_undo,
            selection=bool(self._layer.selection),
            mouse=not self._hands,
        )
        self._invite()

    # --- quote and word -----------------------------------------------------------------------

    def show_quote(self, quoted: bool) -> None:
        """Show whether the note is a literal quote."""
        self._is_quoted = quoted
        self._tools.quote.setChecked(quoted)

    def _quote(self, quoted: bool) -> None:
        # What is shown is what is kept: `show_quote` follows when it is.
        self._tools.quote.setChecked(self._is_quoted)
        self.quoted.emit(quoted)

    def show_suggestion(self, word: str) -> None:
        """Show the likely word; "" for none."""
        self._tools.show_word(word)

    def _take_word(self) -> None:
        self.editor.take_suggestion()

    # --- typing -------------------------------------------------------------------------------

    def _write_on(self) -> None:
        """What is typed after drawing goes on in the note; no keyboard comes up for it."""
        if not self.editor.hasFocus():
            # Nobody is told, lest the page scroll from where the pen is to where the text is.
            blocked = self.editor.blockSignals(True)
            self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
            self.editor.blockSignals(blocked)

    def _type_at(self, at: QPointF) -> None:
        """A finger has tapped: the cursor goes there, and the keyboard comes."""
        editor = self.editor
        place = editor.viewport().mapFrom(self, self._layer.mapTo(self, at.toPoint()))
        if editor.viewport().rect().contains(place):
            editor.setTextCursor(editor.cursorForPosition(place))
        else:
            editor.moveCursor(QTextCursor.MoveOperation.End)
        editor.setFocus(Qt.FocusReason.MouseFocusReason)
        QGuiApplication.inputMethod().show()

    def _text_height(self) -> int:
        """What the typed text takes up, the edges of its field included."""
        document, editor = self.editor.document(), self.editor
        layout, high, block = document.documentLayout(), 0.0, document.begin()
        while block.isValid():
            high += layout.blockBoundingRect(block).height()
            block = block.next()
        line = editor.fontMetrics().lineSpacing()
        return max(round(high), line) + 2 * round(document.documentMargin()) + 2 * GRID

    def _fit(self) -> None:
        """Give text and ink the height they need, and the ink its place below the text."""
        editor, layer = self.editor, self._layer
        high = self._text_height()
        if high != editor.height():
            editor.setFixedHeight(high)
        ink = layer.ink_box
        origin = high if not editor.document().isEmpty() else 0
        if layer.strokes.any:
            origin = max(origin, -int(ink.top()))  # What was drawn over a text that is gone.
            while self._paper < ink.bottom() + ROOM:
                self._paper += STEP
        else:
            self._paper = 0
        layer.set_origin(origin)
        least = max(high, self._theme.px(96), origin + self._paper if layer.strokes.any else 0)
        if least != self._surface.minimumHeight():
            self._surface.setMinimumHeight(least)

    # --- what Qt asks -------------------------------------------------------------------------

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What the Tab key goes through, in order."""
        return (self.editor, *self._tools.stops)

    def sizeHint(self) -> QSize:
        """It takes what room there is, and asks for no more than its minimum."""
        return self.minimumSizeHint()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The frame shows whether the cursor is in the text; keys that are for the ink go there."""
        kinds = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
        if event.type() in kinds and isinstance(event, QKeyEvent) and self._is_for_ink(event):
            event.accept()
            if event.type() == QEvent.Type.KeyPress:
                self.keyPressEvent(event)
            return True
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        elif event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange, QEvent.Type.Resize):
            self._soon.start()
        return super().eventFilter(watched, event)

    def _is_for_ink(self, event: QKeyEvent) -> bool:
        """Whether a key in the text means the ink: the way back is one for both."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            return bool(self._layer.selection)
        strokes, steps = self._layer.strokes, self.editor.document().availableUndoSteps()
        if event.matches(QKeySequence.StandardKey.Undo):
            return strokes.undo_when >= steps
        if event.matches(QKeySequence.StandardKey.Redo):
            later = not self.editor.document().isRedoAvailable()
            return strokes.can_redo and (later or strokes.redo_when <= steps)
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Undo and redo, and delete, of ink."""
        if event.matches(QKeySequence.StandardKey.Undo) and self._layer.strokes.can_undo:
            self.undo()
        elif event.matches(QKeySequence.StandardKey.Redo) and self._layer.strokes.can_redo:
            self.redo()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self._layer.selection:
            self._layer.erase_selection()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """A pen or a finger makes the mouse pen needless."""
        super().showEvent(event)
        watch = PenWatch.of(self.window())
        unique = Qt.ConnectionType.UniqueConnection
        watch.pen_came.connect(self._has_hands, unique)
        watch.touched.connect(self._has_hands, unique)

    def _has_hands(self) -> None:
        if not self._hands:
            self._hands = True
            self._layer.set_mouse_pen(False)
            self._tools.mouse_pen.setChecked(False)
            self._show_tools()

    def changeEvent(self, event: QEvent) -> None:
        """A new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """One frame around all; a line below the tools."""
        colours = self._theme.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = self._theme.edge
        frame = QRectF(self.rect()).adjusted(edge / 2, ABOVE + edge / 2, -edge / 2, -edge / 2)
        focused = self.editor.hasFocus()
        painter.setPen(QPen(QColor(colours.accent if focused else colours.line), edge))
        painter.setBrush(QColor(colours.surface))
        painter.drawRoundedRect(frame, RADIUS, RADIUS)
        line = self._surface.y() - 0.5
        painter.setPen(QPen(QColor(colours.hair), 1))
        painter.drawLine(QPointF(2 * GRID, line), QPointF(self.width() - 2 * GRID, line))
