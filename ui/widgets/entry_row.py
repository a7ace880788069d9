"""One line of a form being typed in: number, topic, wording, code cells, meaning, note.

Painted whole, and cheap: a form of 200 lines is 200 of these. The line keeps what is being typed;
a code in full ink is one that is on disk.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from ui.theme import GRID, Theme, ink_on
from ui.widgets.entry_text import cut_lines, type_of
from ui.widgets.entry_typing import Outcome, Press, Typing

Look = QFont.Weight
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignCenter
NONE = (0, 0)
CLOSER = 6
"""So much may two lines of type be nearer to one another than they stand elsewhere."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the parts of every line stand: left edge and width, no width where there is none."""

    number: tuple[int, int]
    topic: tuple[int, int]
    text: tuple[int, int]
    code: tuple[int, int]
    meaning: tuple[int, int]
    note: tuple[int, int]

    @property
    def narrow(self) -> bool:
        """Whether only topic, code and meaning have room."""
        return self.text == NONE and self.note == NONE

    @classmethod
    def of(cls, width: int, theme: Theme, *, notes: bool = True) -> Columns:
        """For lines of this width; where it is narrow the wording goes, then the note.

        A form without `notes` has no column for them.
        """
        gap, px = theme.px(1.5 * GRID), theme.px
        if width < px(620):
            gap = GRID
        number, code = px(28), px(104) if width >= px(620) else px(88)
        room = width - number - code - 5 * gap
        if width >= px(1040):
            topic, meaning = px(208), px(184)
            room -= topic + meaning + gap
            note = room * 28 // 100 if notes else 0
            text = room - note if notes else room + gap
        elif width >= px(620):
            topic, meaning, text = room * 38 // 100, room * 32 // 100, 0
            note = room - topic - meaning if notes else 0
            meaning += 0 if notes else room - topic - meaning + gap
        else:
            topic, text, note = room * 56 // 100, 0, 0
            meaning = room - topic
        left, places = gap, []
        for wide in (number, topic, text, code, meaning, note):
            places.append((left, wide) if wide > 0 else NONE)
            left += wide + gap if wide > 0 else 0
        return cls(*places)


@dataclass(frozen=True, slots=True)
class Line:
    """All that a line shows but what is being typed."""

    number: str = ""
    topic: str = ""
    text: str = ""
    asked: bool = True
    codes: tuple[str, ...] = ("",)
    meaning: str = ""
    colour: str | None = None
    """Of the scale's step."""
    is_answer: bool = False
    """Whether the meaning is that of a value."""
    note: str | None = None
    """None where an answer has no room for one."""
    prompt: str = ""
    """What the form asks where the note is written."""
    own_text: str | None = None
    """Of a question that is answered in words: it takes the place of code, meaning and note."""
    signs: str = ""
    """What means something before such words are begun."""
    tall: bool = False
    """Whether such words may be more than a line."""
    trouble: str = ""
    """Why what is typed is not possible; in place of the meaning."""
    spoken: str = ""
    """The whole line, for a screen reader."""


class EntryRow(QWidget):
    """A line, one stop of the cursor."""

    pressed = Signal(object)
    """A `Press` that is worth something."""
    left = Signal(int, object)
    """The cursor goes on (+1) or back (-1), or is gone (0), after this `Press`."""
    entered = Signal()
    """The cursor has come."""
    note_wanted = Signal(bool)
    """By F2 (True), which may mean the line before, or by an arrow or a tap."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._columns = Columns.of(1200, theme)
        self._line = Line()
        self._current = False
        self._cut: dict[tuple[str, int, float], list[str]] = {}
        """Texts as they fit, by text, width and size."""
        self.typing: Typing | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    # --- what it shows ------------------------------------------------------------------------

    @property
    def line(self) -> Line:
        """What is shown."""
        return self._line

    def show_line(self, line: Line) -> None:
        """Show this; nothing happens where it is shown already."""
        if line is not self._line and line != self._line:
            self._line = line
            self._cut.clear()
            self.setAccessibleName(line.spoken)
            self.update()

    def show_trouble(self, text: str) -> None:
        """Say quietly why what is typed is not possible; "" when it is."""
        if text != self._line.trouble:
            self._line = replace(self._line, trouble=text)
            self.setAccessibleDescription(text)
        self.update()

    def set_current(self, current: bool) -> None:
        """Whether the cursor stands here, or in the note of this line."""
        if current != self._current:
            self._current = current
            self.update()

    @property
    def current(self) -> bool:
        """Whether the cursor stands in this line."""
        return self._current

    def set_measures(self, theme: Theme, columns: Columns) -> None:
        """Use this palette and text size, and these columns."""
        self._theme, self._columns = theme, columns
        self._cut.clear()
        self.update()

    def span(self, first: str, last: str) -> QRect:
        """From the left of one column to the right of another, as high as the line."""
        edges = self._columns
        start, end = getattr(edges, first), getattr(edges, last)
        stop = end[0] + end[1] if end != NONE else self.width() - self._theme.px(GRID)
        return QRect(start[0], 0, stop - start[0], self.height())

    # --- keys and taps ------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Codes and what moves on; the rest is the screen's."""
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        typing, plain = self.typing, modifiers == Qt.KeyboardModifier.NoModifier
        if typing is None:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and plain:
            self.leave(+1 if key == Qt.Key.Key_Down else -1)
        elif event.isAutoRepeat() and key != Qt.Key.Key_Backspace:
            event.accept()  # A key held down answers one line.
        elif key in ENTER and plain:
            self._tell(typing.enter())
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete) and plain:
            self._take_back(typing, event.isAutoRepeat())
        elif key == Qt.Key.Key_F2 and plain:
            self.note_wanted.emit(True)
        elif key == Qt.Key.Key_Right and plain:
            if typing.at + 1 < typing.parts:
                self._tell(typing.turn(+1))
            else:
                self.note_wanted.emit(False)
        elif key == Qt.Key.Key_Left and plain:
            if typing.at:
                self._tell(typing.turn(-1))
        elif self._types(event):
            self.type(event.text())
        else:
            super().keyPressEvent(event)

    def _types(self, event: QKeyEvent) -> bool:
        shift = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        text = event.text()
        return len(text) == 1 and text.isprintable() and not event.modifiers() & ~shift

    def type(self, keys: str) -> None:
        """Type characters, as if by keys."""
        if self.typing is None:
            return
        for key in keys:
            self._tell(self.typing.press(key))

    def enter(self) -> None:
        """Press Enter."""
        if self.typing is not None:
            self._tell(self.typing.enter())

    def take_back(self) -> None:
        """Press Backspace."""
        if self.typing is not None:
            self._take_back(self.typing, repeated=False)

    def _take_back(self, typing: Typing, repeated: bool) -> None:
        press = typing.backspace()
        if press.outcome is Outcome.EMPTY:
            if not repeated:  # To the line that a slip of the finger has just answered.
                self.left.emit(-1, Press(Outcome.PASS))
        elif not (repeated and press.outcome is Outcome.TAKE_BACK):
            self._tell(press)

    def leave(self, step: int) -> None:
        """Go on or back; what is typed and whole is an answer."""
        press = self._leaving()
        if press.outcome is Outcome.WRONG and step > 0:
            self._tell(press)
        else:
            self.left.emit(step, press)

    def _leaving(self) -> Press:
        if self.typing is None:
            return Press(Outcome.PASS)
        press = self.typing.leave()
        return self.typing.enter() if press.outcome is Outcome.PART else press  # Years alone.

    def _tell(self, press: Press) -> None:
        self.update()
        self.pressed.emit(press)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes from line to line, past those that are not asked."""
        self.leave(+1 if forward else -1)
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell where the cursor is."""
        super().focusInEvent(event)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What is typed and whole is an answer; what is half typed is let go."""
        super().focusOutEvent(event)
        away = event.reason() not in (
            Qt.FocusReason.ActiveWindowFocusReason,
            Qt.FocusReason.PopupFocusReason,
        )
        if away and self.typing is not None and self.typing.pending:
            self.left.emit(0, self._leaving())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A tap puts the cursor here; on the note, into the note."""
        if not self._line.asked:
            return
        if self._line.own_text is not None:
            self.note_wanted.emit(False)
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        left = event.position().x()
        note = self._columns.note
        if self._line.note is not None and note != NONE and left >= note[0]:
            self.note_wanted.emit(False)
        elif self.typing is not None:
            for number, cell in enumerate(self._cells()):
                if number and cell.left() <= left <= cell.right():
                    self.typing.at = number
            self.update()

    # --- painting -----------------------------------------------------------------------------

    def _cells(self) -> list[QRectF]:
        """Of the codes: one, or two side by side; a year is wider than a month."""
        left, wide = self._columns.code
        high = min(self.height() - GRID / 2, self._theme.px(38))
        top = (self.height() - high) / 2
        parts = len(self._line.codes)
        if parts == 1:
            return [QRectF(left, top, wide, high)]
        gap = GRID / 2
        share = 0.42 if any(len(code) > 2 for code in self._shown()) else 0.5
        first = (wide - gap) * share
        return [
            QRectF(left, top, first, high),
            QRectF(left + first + gap, top, wide - gap - first, high),
        ]

    def _shown(self) -> list[str]:
        typed = self.typing.typed if self.typing is not None else []
        return [
            (typed[number] if number < len(typed) else "") or code
            for number, code in enumerate(self._line.codes)
        ]

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line."""
        line, edges, colours = self._line, self._columns, self._theme.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent_soft))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0, 1, 0, -1), 6, 6)
        else:
            painter.setPen(QPen(QColor(colours.hair), 1))
            painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        quiet, ink = colours.quiet, colours.ink if line.asked else colours.quiet
        self._put(painter, edges.number, line.number, 15, quiet)
        topic = edges.topic
        if edges.text != NONE and line.text and line.asked:
            self._put(painter, edges.text, line.text, 15, quiet)
        elif edges.text != NONE:
            topic = topic[0], sum(edges.text) - topic[0]
        self._put(painter, topic, line.topic, 16, ink, Look.Medium)
        if line.own_text is not None:
            self._paint_own_text(painter)
            return
        self._paint_codes(painter)
        self._paint_meaning(painter)
        if edges.note != NONE and line.note is not None and line.asked:
            self._put(painter, edges.note, line.note.replace("\n", " "), 16, ink)
        elif line.note and line.asked:
            self._paint_mark(painter)

    def _put(
        self,
        painter: QPainter,
        edges: tuple[int, int],
        text: str,
        size: float,
        colour: str,
        weight: QFont.Weight = Look.Normal,
    ) -> None:
        """On two lines, where there is room for them."""
        if not text:
            return
        font, metrics = type_of(self._theme, size, weight)
        pitch = metrics.height()
        lines = self._cut.get((text, edges[1], size))
        if lines is None:
            lines = [text]
            if metrics.horizontalAdvance(text) > edges[1]:
                most = 2 if self.height() >= 2 * pitch - CLOSER else 1
                lines = cut_lines(text, metrics, edges[1], most)
            self._cut[text, edges[1], size] = lines
        pitch = min(pitch, self.height() // len(lines))
        painter.setFont(font)
        painter.setPen(QColor(colour))
        top = (self.height() - pitch * len(lines)) // 2
        for number, line in enumerate(lines):
            painter.drawText(QRect(edges[0], top + number * pitch, edges[1], pitch), _LEFT, line)

    def _paint_codes(self, painter: QPainter) -> None:
        line, colours, typing = self._line, self._theme.colours, self.typing
        here = self._current and self.hasFocus()
        for number, (cell, code) in enumerate(zip(self._cells(), line.codes, strict=True)):
            typed = typing.typed[number] if typing is not None else ""
            at = here and typing is not None and typing.at == number
            wrong = at and typing is not None and typing.wrong
            if line.asked:
                edge = colours.danger if wrong else colours.accent if at else colours.line
                painter.setPen(QPen(QColor(edge), 3 if at else 1.2))
                painter.setBrush(QColor(colours.surface))
                inset = 1.5 if at else 0.6
                painter.drawRoundedRect(cell.adjusted(inset, inset, -inset, -inset), 6, 6)
            text = typed or code
            shade = colours.ink if line.asked else colours.quiet
            if typed:
                shade = colours.danger if wrong else colours.accent
            elif not line.is_answer and line.asked:
                shade = colours.quiet
            font, metrics = type_of(self._theme, 20, Look.DemiBold)
            painter.setFont(font)
            painter.setPen(QColor(shade))
            room = cell.toRect().adjusted(4, 0, -4, 0)
            painter.drawText(
                room,
                _CENTRE,
                metrics.elidedText(text.upper(), Qt.TextElideMode.ElideRight, room.width()),
            )
            if at and not wrong and (typed or not text):  # Where the next character goes.
                shift = metrics.horizontalAdvance(text.upper()) / 2 if text else 0
                caret = cell.center().x() + shift + (2 if text else 0)
                half = metrics.ascent() / 2
                painter.setPen(QPen(QColor(colours.accent), 2))
                middle = cell.center().y()
                painter.drawLine(int(caret), int(middle - half), int(caret), int(middle + half))

    def _paint_meaning(self, painter: QPainter) -> None:
        line, colours, (left, wide) = self._line, self._theme.colours, self._columns.meaning
        if not line.note and self._columns.note != NONE:
            wide = sum(self._columns.note) - left
        if line.trouble:
            self._put(painter, (left, wide), line.trouble, 16, colours.danger, Look.DemiBold)
        elif line.colour is not None and line.asked:
            font, metrics = type_of(self._theme, 16, Look.Medium)
            pad = min(self._theme.px(10), wide // 14)
            lines = cut_lines(line.meaning, metrics, wide - 2 * pad, 2)
            longest = max(metrics.horizontalAdvance(part) for part in lines)
            high = min(self.height() - 4, self._theme.px(30 if len(lines) == 1 else 42))
            chip = QRectF(left, (self.height() - high) / 2, longest + 2 * pad, high)
            painter.setPen(QPen(QColor(colours.line), 1))
            painter.setBrush(QColor(line.colour))
            painter.drawRoundedRect(chip, 6, 6)
            painter.setFont(font)
            painter.setPen(QColor(ink_on(line.colour)))
            pitch = high / len(lines)
            for number, part in enumerate(lines):
                place = QRectF(left, chip.top() + number * pitch, chip.width(), pitch)
                painter.drawText(place, _CENTRE, part)
        else:
            shade = colours.ink if line.is_answer and line.asked else colours.quiet
            self._put(painter, (left, wide), line.meaning, 16, shade)

    def _paint_own_text(self, painter: QPainter) -> None:
        line, colours = self._line, self._theme.colours
        room = self.span("code", "note" if self._columns.note != NONE else "meaning")
        high = min(self.height() - GRID / 2, self._theme.px(38))
        box = QRectF(room.left(), (self.height() - high) / 2, room.width(), high)
        if line.asked:
            painter.setPen(QPen(QColor(colours.line), 1.2))
            painter.setBrush(QColor(colours.surface))
            painter.drawRoundedRect(box.adjusted(0.6, 0.6, -0.6, -0.6), 6, 6)
        text, shade = (line.own_text or "").replace("\n", " "), colours.ink
        if line.trouble:
            text, shade = line.trouble, colours.danger
        elif not text:
            text, shade = line.meaning, colours.quiet
        inner = (room.left() + GRID + 2, room.width() - 2 * GRID - 4)
        self._put(painter, inner, text, 16, shade if line.asked else colours.quiet)

    def _paint_mark(self, painter: QPainter) -> None:
        """Where there is no room for the note: lines of writing, to say that there is one."""
        left, wide = self._columns.meaning
        painter.setPen(QPen(QColor(self._theme.colours.quiet), 2))
        right, middle = left + wide, self.height() // 2
        for offset in (-4, 0, 4):
            painter.drawLine(
                right - 12, middle + offset, right - (5 if offset == 4 else 0), middle + offset
            )
