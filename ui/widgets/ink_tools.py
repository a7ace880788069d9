"""The slim row of tools above a note: few, quiet, and those for ink only once there is some."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import GRID, RADIUS, TARGET, Theme
from ui.widgets.basics import Push
from ui.widgets.ink_icons import (
    Icon,
    paint_bin,
    paint_eraser,
    paint_pen,
    paint_quotes,
    paint_select,
    paint_undo,
)

_BESIDE = 10
"""Between a sign and its word."""
_SIDES = 2 * GRID


class ToolButton(Push):
    """A sign, and its word where the row has room; both have a name."""

    def __init__(self, name: str, icon: Icon, theme: Theme, *, checkable: bool = False) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("look", "flat")
        self.setCheckable(checkable)
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._icon = icon
        self._theme = theme
        self._word = ""
        self._labelled = False

    def set_texts(self, word: str, tip: str) -> None:
        """Its word, and what it does."""
        self._word = word
        self.setAccessibleName(word)
        self.setAccessibleDescription(tip)
        self.setToolTip(tip)
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Use another palette or text size."""
        self._theme = theme
        self.update()

    def set_labelled(self, labelled: bool) -> None:
        """Whether there is room for its word."""
        if labelled != self._labelled:
            self._labelled = labelled
            self.update()

    @property
    def _side(self) -> int:
        return min(self._theme.px(24), TARGET - 5 * GRID)

    def _face(self) -> QFont:
        return self._theme.font(17, QFont.Weight.Medium)

    def width_with(self, labelled: bool) -> int:
        """What it takes with its word or without."""
        if not labelled:
            return TARGET
        words = QFontMetrics(self._face()).horizontalAdvance(self._word)
        return max(TARGET, _SIDES + self._side + _BESIDE + words + _SIDES)

    def sizeHint(self) -> QSize:
        """A target."""
        return QSize(self.width_with(self._labelled), TARGET)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The button, the sign and the word."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours, side = self._theme.colours, self._side
        ink = self.palette().buttonText().color()
        if not self.isEnabled():
            ink = QColor(colours.line)
        if self.isChecked():
            painter.setPen(QPen(QColor(colours.accent), 2.5))
            painter.setBrush(QColor(colours.accent_soft))
            held = QRectF(self.rect()).adjusted(4, GRID + 2, -4, -GRID - 2)
            painter.drawRoundedRect(held, RADIUS, RADIUS)
        top = (self.height() - side) / 2
        if not self._labelled:
            self._icon(painter, QRectF((self.width() - side) / 2, top, side, side), ink)
            return
        self._icon(painter, QRectF(_SIDES, top, side, side), ink)
        painter.setPen(ink)
        painter.setFont(self._face())
        left = _SIDES + side + _BESIDE
        room = QRect(left, 0, self.width() - left, self.height())
        painter.drawText(
            room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self._word
        )


class WordButton(Push):
    """The likely word, quietly: a tap takes it."""

    def __init__(self, name: str, theme: Theme) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("look", "flat")
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab takes the word where it is typed.
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._theme = theme
        self.word = ""

    def set_theme(self, theme: Theme) -> None:
        """Use another palette or text size."""
        self._theme = theme
        self.update()

    def _face(self) -> QFont:
        return self._theme.font(19)

    def wanted(self) -> int:
        """The width that shows all of it."""
        return max(TARGET, QFontMetrics(self._face()).horizontalAdvance(self.word) + 4 * GRID)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The word in a hairline frame, lower than the target."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        face, colours = self._face(), self._theme.colours
        high = min(self.height() - 2 * GRID, QFontMetrics(face).height() + 2 * GRID)
        box = QRectF(0.5, (self.height() - high) / 2, self.width() - 1, high)
        painter.setPen(colours.line)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, high / 2, high / 2)
        painter.setPen(colours.ink)
        painter.setFont(face)
        room = box.adjusted(GRID, 0, -GRID, 0)
        word = QFontMetrics(face).elidedText(
            self.word, Qt.TextElideMode.ElideMiddle, int(room.width())
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, word)


class NoteTools(QWidget):
    """The quote chip and the likely word on one side; the tools for ink on the other."""

    quoted = Signal(bool)
    word_taken = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("note_tools")
        self._theme = theme
        self._left_handed = False
        self._word = ""
        self.quote = ToolButton("note_quote", paint_quotes, theme, checkable=True)
        self.suggestion = WordButton("note_suggestion", theme)
        self.delete = ToolButton("ink_delete", paint_bin, theme)
        self.undo = ToolButton("ink_undo", paint_undo, theme)
        self.eraser = ToolButton("ink_eraser", paint_eraser, theme, checkable=True)
        self.select = ToolButton("ink_select", paint_select, theme, checkable=True)
        self.mouse_pen = ToolButton("ink_mouse_pen", paint_pen, theme, checkable=True)
        self._ink_tools = (self.delete, self.undo, self.eraser, self.select, self.mouse_pen)
        self._shown = dict.fromkeys(self._ink_tools, False)
        for each in (self.quote, self.suggestion, *self._ink_tools):
            each.setParent(self)
        for tool in self._ink_tools:
            tool.hide()
        self.suggestion.hide()
        self.quote.clicked.connect(self.quoted)
        self.suggestion.clicked.connect(self.word_taken)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(TARGET)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        self.quote.set_texts(self.tr("Quote"), self.tr("The note is what was said, word for word"))
        self.delete.set_texts(self.tr("Delete"), self.tr("Delete what is selected"))
        self.undo.set_texts(self.tr("Undo"), self.tr("Undo the last stroke"))
        self.eraser.set_texts(self.tr("Eraser"), self.tr("Erase the strokes you touch"))
        self.select.set_texts(self.tr("Select"), self.tr("Select strokes, and move them"))
        self.mouse_pen.set_texts(self.tr("Pen"), self.tr("Draw with the mouse"))
        self._name_word()
        self._place()

    def _name_word(self) -> None:
        self.suggestion.setAccessibleName(self.tr("Write: {word}").format(word=self._word))

    def set_theme(self, theme: Theme) -> None:
        """Use another palette or text size."""
        self._theme = theme
        for tool in (self.quote, *self._ink_tools):
            tool.set_theme(theme)
        self.suggestion.set_theme(theme)
        self._place()

    def set_left_handed(self, left_handed: bool) -> None:
        """Mirror the row: the tools for ink lie where the other hand is."""
        self._left_handed = left_handed
        self._place()

    def show_word(self, word: str) -> None:
        """Show the likely word; "" hides it."""
        self._word = self.suggestion.word = word
        self._name_word()
        self._place()
        self.suggestion.update()

    def show_tools(self, *, ink: bool, undo: bool, selection: bool, mouse: bool) -> None:
        """Which tools are of use now."""
        shown = {
            self.delete: selection,
            self.undo: undo,
            self.eraser: ink,
            self.select: ink,
            self.mouse_pen: mouse,
        }
        if shown != self._shown:
            self._shown = shown
            for tool, wanted in shown.items():
                tool.setVisible(wanted)
            self._place()

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What the Tab key goes through, in order."""
        return (self.quote, *self._ink_tools)

    # --- laying out ---------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """Slim."""
        return QSize(6 * TARGET, TARGET)

    def minimumSizeHint(self) -> QSize:
        """All tools without their words, but for the first."""
        return QSize(self.quote.width_with(True) + 4 * (TARGET + GRID), TARGET)

    def _place(self) -> None:
        tools = [tool for tool in self._ink_tools if self._shown[tool]]
        quote, word = self.quote.width_with(True), 0
        if self._word:
            word = self.suggestion.wanted() + GRID
        labels = sum(tool.width_with(True) + GRID for tool in tools)
        labelled = quote + word + labels <= self.width()
        mirrored = self._left_handed
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            mirrored = not mirrored
        left, right = 0, self.width()

        def put(each: QWidget, at: int, wide: int) -> None:
            at = self.width() - at - wide if mirrored else at
            each.setGeometry(at, 0, wide, self.height())

        self.quote.set_labelled(True)
        put(self.quote, left, quote)
        left += quote + GRID
        for tool in reversed(tools):
            wide = tool.width_with(labelled)
            tool.set_labelled(labelled)
            right -= wide
            put(tool, right, wide)
            right -= GRID
        room = right - left
        if self._word and room >= TARGET:
            put(self.suggestion, left, min(self.suggestion.wanted(), room))
        # Where there is no room for a word, Tab still takes it.
        self.suggestion.setVisible(bool(self._word) and room >= TARGET)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the tools anew."""
        self._place()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Another language, type size or direction."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() in (
            QEvent.Type.StyleChange,
            QEvent.Type.FontChange,
            QEvent.Type.LayoutDirectionChange,
        ):
            self._place()
        super().changeEvent(event)
