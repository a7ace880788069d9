"""The show card: a question and its scale, as large as the screen, turned to the citizen.

A tap is handed on at once as `answered`, and marked only when `show_answer` says that it is on
disk. Where the answer is not to be seen, the card thanks instead.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from interviewer.show_card import CardContent
from interviewer.study import Answering
from ui.show_card.cover import Cover
from ui.show_card.painting import CardPainter
from ui.show_card.plan import (
    HINT,
    LABEL,
    Line,
    Plan,
    card_font,
    fitting,
    high,
    margin,
    plan_card,
    runs,
    unit,
    widest_word,
)
from ui.show_card.words import card_words, names
from ui.theme import GRID, TARGET, Theme
from ui.widgets.notice import announce

RATE = "card_rate_"
CHANGE = "card_change"


class ShowCard(Cover):
    """Covers the window of `over` from `show_card` until the interviewer takes it back."""

    answered = Signal(int)
    """The citizen has tapped another answer than the one marked; it is to be saved now."""

    def __init__(self, over: QWidget, theme: Theme) -> None:
        super().__init__(over, theme)
        self.setObjectName("show_card")
        self._content: CardContent | None = None
        self._plan: Plan | None = None
        self._chosen: int | None = None
        self._hint = ""
        self._hint_heavy = False
        self._thanks = False
        self._thanks_line: Line | None = None
        self._change_line: Line | None = None
        self._picture = QRectF()

    def show_card(self, content: CardContent) -> None:
        """Cover the window with this card."""
        self._content = content
        self.language, self.rtl = content.language, content.rtl
        self._chosen = content.chosen
        self._thanks = False
        self._ask()
        said = [content.question, self._hint]
        self.setAccessibleName(" ".join(text for text in said if text))
        self.cover()
        announce(self, self.accessibleName())

    def show_answer(self, code: int | None) -> None:
        """The answer that is on disk, or None: marked, or thanked for where it is not seen."""
        if self._content is None:
            return
        words = card_words(self.language)
        if code is not None and self._content.answers is Answering.UNSEEN:
            self._chosen = None
            self._thanks = True
            self.fresh()
        else:
            self._chosen = code
        if code is None:
            self._ask()
        else:
            self._hint, self._hint_heavy = (words.thanks if words else ""), True
            announce(self, names(self.language).thanks)
        self.renew()

    def show_not_saved(self) -> None:
        """The tap did not reach the disk: the citizen hands the card back."""
        words = card_words(self.language)
        self._hint, self._hint_heavy = (words.not_saved if words else ""), True
        announce(self, names(self.language).not_saved)
        self.renew()

    @property
    def thanking(self) -> bool:
        """Whether the card thanks for an answer that is not shown."""
        return self._thanks

    @property
    def chosen(self) -> int | None:
        """The answer that is marked."""
        return self._chosen

    def _ask(self) -> None:
        """The hint that stands below the question before there is an answer."""
        words, content = card_words(self.language), self._content
        assert content is not None
        answers = content.answers is not Answering.NONE
        self._hint_heavy = False
        self._hint = "" if words is None else words.tap if answers else words.point

    def _hints(self) -> list[str]:
        """All that may stand there, so that nothing moves when it changes."""
        words, content = card_words(self.language), self._content
        if words is None or content is None:
            return []
        if content.answers is Answering.NONE:
            return [words.point]
        return [words.tap, words.thanks, words.not_saved]

    # --- laying out ---------------------------------------------------------------------------

    def lay_out(self) -> None:
        """The fields, or the thanks."""
        content = self._content
        if content is None:
            return
        if self._thanks:
            self._lay_out_thanks()
            return
        plan = plan_card(content, self._hints(), self.upright, self.wanted)
        self._plan = plan
        self.settle_zoom(plan.scale, self.wanted * unit(self.upright))
        for field in plan.fields:
            said = f"{field.code}, {field.label.text}"
            if field.code == self._chosen:
                said = self.tr("{answer}, chosen").format(answer=said)
            self.place(f"{RATE}{field.code}", field.box, said)

    def _lay_out_thanks(self) -> None:
        words, size = card_words(self.language), self.upright
        edge = margin(size)
        wide = size.width() - 2 * edge
        top = self.tools.mark.bottom() + 1
        low = self.tools.turn.top() - 2 * GRID
        wanted = self.wanted * unit(size)
        text = words.thanks if words else ""
        change = words.change if words else ""

        def heights(scale: float) -> tuple[int, int]:
            font = card_font(LABEL * 1.3 * scale, QFont.Weight.DemiBold)
            push = card_font(HINT * scale)
            return high(text, font, wide), max(TARGET, high(change, push, wide) + 2 * GRID)

        def fits(scale: float) -> bool:
            font = card_font(LABEL * 1.3 * scale, QFont.Weight.DemiBold)
            return widest_word(text, font) <= wide and sum(heights(scale)) + TARGET <= low - top

        scale = fitting(wanted, fits)
        self.settle_zoom(scale, wanted)
        font = card_font(LABEL * 1.3 * scale, QFont.Weight.DemiBold)
        push = card_font(HINT * scale)
        tall, button = heights(scale)
        picture = min(220, max(TARGET, low - top - tall - button - 8 * GRID))
        block = picture + 4 * GRID + tall
        at = top + max(0, (low - button - 2 * GRID - top - block) // 2)
        self._picture = QRectF(edge, at, wide, picture)
        room = QRect(edge, at + picture + 4 * GRID, wide, tall)
        self._thanks_line = Line(text, font, room, runs(text, self.rtl), True)
        side = min(wide, max(3 * TARGET, widest_word(change, push) * 3))
        box = QRect((size.width() - side) // 2, low - button, side, button)
        inner = high(change, push, side - 2 * GRID)
        words_room = QRect(
            box.left() + GRID, box.top() + (button - inner) // 2, side - 2 * GRID, inner
        )
        line = Line(change, push, words_room, runs(change, self.rtl), True)
        self._change_line = line if change else None
        self.place(CHANGE, box, names(self.language).change)

    def paint(self, painter: CardPainter) -> None:
        """The fields, or the thanks."""
        colours = self.theme.colours
        pressed = self.fingers.pressed
        if self._thanks and self._thanks_line is not None:
            painter.thanks(self._picture)
            painter.line(self._thanks_line, colours.ink)
            room = self._rooms[CHANGE]
            painter.push(room, self._change_line, pressed=CHANGE in pressed)
        elif self._plan is not None and self._content is not None:
            fixed = self._content.answers is Answering.NONE
            painter.card(self._plan, self._chosen, frozenset() if fixed else pressed)
            hint = self._plan.hint
            font = QFont(hint.font)
            if self._hint_heavy:
                font.setWeight(QFont.Weight.DemiBold)
            line = Line(self._hint, font, hint.room, runs(self._hint, self.rtl))
            painter.line(line, colours.ink if self._hint_heavy else colours.quiet)

    # --- taps ---------------------------------------------------------------------------------

    def tapped(self, name: str) -> None:
        """An answer, or the wish to change one that is not shown."""
        content = self._content
        if content is None:
            return
        if name == CHANGE:
            self._thanks = False
            self._chosen = None
            self._ask()
            self.fresh()
            self.renew()
        elif content.answers is not Answering.NONE and not self._thanks:
            code = int(name.removeprefix(RATE))
            if code != self._chosen:
                self.answered.emit(code)
