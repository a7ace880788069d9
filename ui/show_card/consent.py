"""What is said before consent, for the citizen to read: large, in a language of their own."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from interviewer.show_card import ConsentContent
from ui.show_card.cover import Cover
from ui.show_card.painting import CardPainter
from ui.show_card.plan import HINT, Line, card_font, high, margin, runs, unit
from ui.show_card.words import card_words
from ui.theme import GRID, TARGET, Theme
from ui.widgets.notice import announce
from ui.widgets.paragraphs import has_right_to_left, runs_right_to_left
from ui.widgets.spoken import not_translated

TEXT, TAG = 30, 17
WIDEST = 1060
"""Of a line, at scale 1: about 70 letters."""
BETWEEN = 0.55
"""Of the type's size, between two paragraphs."""


class ConsentCard(Cover):
    """Covers the window of `over` from `show_consent` until the interviewer takes it back."""

    def __init__(self, over: QWidget, theme: Theme) -> None:
        super().__init__(over, theme)
        self.setObjectName("consent_card")
        self._content: ConsentContent | None = None
        self._lines: list[Line] = []
        """At the top of the text."""
        self._tag: Line | None = None
        self._hint: Line | None = None
        self._view = QRect()
        """What is between the edges; the text may be higher."""
        self._high = 0
        self._down = 0.0
        """By how much the text is scrolled."""

    def show_consent(self, content: ConsentContent) -> None:
        """Cover the window with this text."""
        self._content = content
        self.language, self.rtl = content.language, content.rtl
        self._down = 0.0
        self.setAccessibleName(content.text)
        self.cover()
        announce(self, content.text)

    @property
    def hidden_below(self) -> int:
        """Pixels of the text that are below the edge."""
        return max(0, round(self._high - self._view.height() - self._down))

    def lay_out(self) -> None:
        """The text, a paragraph below the other, with room for the tools."""
        content, size = self._content, self.upright
        if content is None:
            return
        scale, edge = self.wanted * unit(size), margin(size)
        font = card_font(TEXT * scale)
        tools = self.tools
        wide = min(size.width() - 2 * edge - 2 * GRID, round(WIDEST * scale))
        left = (size.width() - wide) // 2
        top = tools.mark.bottom() + 1
        self._tag = None
        if content.borrowed:
            text = not_translated(content.borrowed)
            tag = card_font(TAG * self.theme.text)
            room = QRect(left, top - high(text, tag, wide) - GRID, wide, high(text, tag, wide))
            self._tag = Line(text, tag, room, False)
        self._view = QRect(0, top, size.width(), tools.turn.top() - GRID - top)
        words = card_words(content.language)
        self._hint = None
        if words is not None:
            self._hint = self._hint_line(words.read, scale)
        at, self._lines = 0.0, []
        to_left = content.rtl and not content.borrowed
        for paragraph in filter(None, map(str.strip, content.text.split("\n"))):
            rtl = has_right_to_left(paragraph) if to_left else runs_right_to_left(paragraph)
            tall = high(paragraph, font, wide)
            self._lines.append(Line(paragraph, font, QRect(left, round(at), wide, tall), rtl))
            at += tall + BETWEEN * TEXT * scale
        self._high = max(0, round(at - BETWEEN * TEXT * scale))
        self._keep_within()

    def _hint_line(self, text: str, scale: float) -> Line:
        """In line with the tools, as large as fits."""
        tools, edge = self.tools, margin(self.upright)
        begin = edge // 2 + 3 * TARGET + 2 * GRID
        wide = self.upright.width() - edge - begin
        left = edge if self.rtl else begin
        size = HINT * scale
        font = card_font(size, QFont.Weight.DemiBold)
        while size > TAG and high(text, font, wide) > tools.turn.height():
            size -= 1
            font = card_font(size, QFont.Weight.DemiBold)
        tall = high(text, font, wide)
        room = QRect(left, tools.turn.center().y() - tall // 2, wide, tall)
        return Line(text, font, room, runs(text, self.rtl))

    def _keep_within(self) -> None:
        self._down = min(max(0.0, self._down), max(0.0, self._high - self._view.height()))

    def paint(self, painter: CardPainter) -> None:
        """What of the text is between the edges, and how far it has been scrolled."""
        colours, view = self.theme.colours, self._view
        if self._tag is not None:
            painter.line(self._tag, colours.quiet)
        if self._hint is not None:
            painter.line(self._hint, colours.quiet)
        painter.within(view)
        spare = max(0, view.height() - self._high)
        above = view.top() - round(self._down) + spare // 3
        for line in self._lines:
            room = line.room.translated(0, above)
            if room.intersects(view):
                painter.line(Line(line.text, line.font, room, line.rtl), colours.ink)
        if self._high > view.height():
            part = view.height() / self._high
            left = GRID / 2 if self.rtl else self.upright.width() - 1.5 * GRID
            painter.bar(QRectF(left, view.top() + self._down * part, GRID, view.height() * part))
        painter.everywhere()

    def dragged(self, by: float) -> None:
        """The text follows the finger."""
        self._down -= by
        self._keep_within()
        self.update()

    def scrolled_by_key(self, key: Qt.Key) -> None:
        """Arrows and pages."""
        page = self._view.height() * 0.9
        steps = {
            Qt.Key.Key_Down: -4 * GRID,
            Qt.Key.Key_Up: 4 * GRID,
            Qt.Key.Key_PageDown: -page,
            Qt.Key.Key_PageUp: page,
        }
        self.dragged(steps.get(key, 0))
