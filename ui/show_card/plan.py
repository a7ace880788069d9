"""Where everything stands on a card, and how large: as large as was wished, or as large as fits.

All of a card is of one scale, so that it grows and shrinks as a whole, and nothing is cut off.
Places are in the citizen's upright view; turning the card is not known here.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QFont, QFontMetrics

from interviewer.show_card import CardContent, CardStep
from ui.theme import FAMILIES, GRID, TARGET
from ui.widgets.paragraphs import WIDEST, Paragraphs, has_right_to_left, height_of

QUESTION, HINT, NUMBER, LABEL, APART = 34, 21, 76, 28, 23
"""Sizes of type, in pixels at scale 1."""
FACE, TICK = 104, 30
ROW_NUMBER, ROW_LABEL, ROW_FACE = 58, 34, 78
GAP = 14
BELOW = 20
"""Between the fields and what is below them."""
PAD = 12
SMALLEST = 0.25
"""The scale below which nothing is set, come what may."""
STEPS = 8
"""Halvings in search of the scale; the last is finer than a pixel."""
KEPT = 0.8
"""The scale down to which the usual arrangement is kept."""
HEAD_SHARE = 0.5
"""What the question may take of the height."""
ROW_HEIGHT = 190
"""Of a stacked field, at the most, at scale 1."""

MEASURED = 4096
"""Words whose width is kept, each in each font."""
_widths: dict[tuple[str, str], int] = {}


def card_font(size: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The family at `size` px."""
    font = QFont()
    font.setFamilies(FAMILIES)
    font.setPixelSize(max(1, round(size)))
    font.setWeight(weight)
    return font


@dataclass(frozen=True, slots=True)
class Line:
    """A text in its room."""

    text: str
    font: QFont
    room: QRect
    rtl: bool
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """One answer; `step` is None for "don't know"."""

    code: int
    label: Line
    number: Line
    box: QRect
    step: CardStep | None
    face: QRect | None
    tick: QRect


@dataclass(frozen=True, slots=True)
class Tools:
    """The small targets at the edges: the citizen's, and the mark that is the interviewer's."""

    smaller: QRect
    larger: QRect
    turn: QRect
    mark: QRect
    ring: QPoint
    radius: int


@dataclass(frozen=True, slots=True)
class Plan:
    """A card, laid out."""

    scale: float
    stacked: bool
    question: Line | None
    hint: Line
    """In room for the longest of the texts that may stand there."""
    fields: tuple[Field, ...]
    tools: Tools
    size: QSize


def margin(size: QSize) -> int:
    """At the edges of a card."""
    return 4 * GRID if min(size.width(), size.height()) >= 600 else GRID


def unit(size: QSize) -> float:
    """By how much a large screen is set larger: it stands farther away."""
    return min(1.6, max(1.0, min(size.width(), size.height()) / 800))


def tools_of(size: QSize, rtl: bool) -> Tools:
    """The tools of a card of this size, mirrored where the language runs from right to left."""
    edge = margin(size) // 2
    low = size.height() - edge - TARGET
    places = [QRect(edge + number * TARGET, low, TARGET, TARGET) for number in range(3)]
    places.append(QRect(size.width() - edge - TARGET, edge, TARGET, TARGET))
    if rtl:
        places = [_mirrored(place, size.width()) for place in places]
    smaller, larger, turn, mark = places
    radius = min(72, min(size.width(), size.height()) // 6)
    middle = QPoint(size.width() // 2, size.height() // 2)
    return Tools(smaller, larger, turn, mark, middle, radius)


def _mirrored(room: QRect, width: int) -> QRect:
    return QRect(width - room.right() - 1, room.top(), room.width(), room.height())


def fitting(wanted: float, fits: Callable[[float], bool]) -> float:
    """The largest scale up to `wanted` at which it fits."""
    if fits(wanted):
        return wanted
    low, high = min(SMALLEST, wanted), wanted
    for _ in range(STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if fits(middle) else (low, middle)
    return low


def runs(text: str, rtl: bool) -> bool:
    """Whether a text on a card that is `rtl` runs so itself: a borrowed one may not."""
    return rtl and has_right_to_left(text)


def high(text: str, font: QFont, width: int) -> int:
    """The height of a text at `width`."""
    return height_of(text, font, width, rtl=has_right_to_left(text)) if text else 0


def wide(text: str, font: QFont) -> int:
    """The width of a text on one line."""
    if has_right_to_left(text):
        return math.ceil(Paragraphs(text, font, WIDEST, rtl=True).width) + 1
    return QFontMetrics(font).horizontalAdvance(text) + 1


def widest_word(text: str, font: QFont) -> int:
    """The width of the longest word, which is not to be broken."""
    key = font.key()
    return max((_word_width(word, font, key) for word in text.split()), default=0)


def _word_width(word: str, font: QFont, key: str) -> int:
    """Measured once: a card is tried at many scales, and again with every step of a pinch."""
    found = _widths.get((word, key))
    if found is None:
        if len(_widths) >= MEASURED:
            _widths.clear()
        found = _widths[word, key] = wide(word, font)
    return found


def plan_card(content: CardContent, hints: Sequence[str], size: QSize, wanted: float) -> Plan:
    """Lay out a card. `hints` are the texts that may stand below the question.

    In an upright window the fields are stacked, in another they stand side by side, unless words
    would be much smaller so.
    """
    wanted = wanted * unit(size)
    upright = size.height() > size.width()
    makers = (partial(_Side, content, hints, size), partial(_Stacked, content, hints, size))
    usual, other = reversed(makers) if upright else makers
    scale = fitting(wanted, lambda tried: usual(tried).fits)
    if scale < min(wanted, KEPT):
        better = fitting(wanted, lambda tried: other(tried).fits)
        if better > scale:
            return other(better).plan()
    return usual(scale).plan()


class _Layout:
    """A card at one scale: whether it fits, and where everything stands."""

    def __init__(
        self, content: CardContent, hints: Sequence[str], size: QSize, scale: float
    ) -> None:
        self.content, self.size, self.scale = content, size, scale
        self.edge = margin(size)
        self.wide = size.width() - 2 * self.edge
        self.tools = tools_of(size, content.rtl)
        self.question_font = card_font(QUESTION * scale, QFont.Weight.DemiBold)
        self.hint_font = card_font(HINT * scale)
        self.label_font = card_font(LABEL * scale, QFont.Weight.DemiBold)
        self.tick = round(TICK * scale)
        self.head_wide = size.width() - self.edge - self.edge // 2 - TARGET - GRID
        self.question_high = high(content.question, self.question_font, self.head_wide)
        self.hint_high = max(
            (high(text, self.hint_font, self.head_wide) for text in hints), default=0
        )
        between = GRID if self.question_high and self.hint_high else 0
        head = self.question_high + between + self.hint_high
        self.hint_top = self.edge + self.question_high + between
        self.top = max(self.edge + head, self.tools.mark.bottom() + 1) + 2 * GRID
        if head < self.tools.mark.bottom() + 1 - self.edge and not self.question_high:
            # A hint alone stands in line with the mark.
            self.hint_top = self.tools.mark.center().y() - self.hint_high // 2
        self.low = self.tools.turn.top() - BELOW
        """The top of the row of tools."""
        words = [content.question, *hints]
        fonts = [self.question_font, *[self.hint_font for _ in hints]]
        self.head_fits = head <= HEAD_SHARE * size.height() and all(
            widest_word(text, font) <= self.head_wide
            for text, font in zip(words, fonts, strict=True)
        )

    @property
    def fits(self) -> bool:
        """Whether nothing is cut off."""
        raise NotImplementedError

    def fields(self) -> tuple[Field, ...]:
        """All fields, for a language that runs from left to right."""
        raise NotImplementedError

    stacked = False

    def plan(self) -> Plan:
        """All of it, the way the language runs."""
        rtl, across = self.content.rtl, self.size.width()
        fields = self.fields()
        if rtl:
            fields = tuple(_mirrored_field(field, across) for field in fields)
        head = QRect(self.edge, self.edge, self.head_wide, self.question_high)
        hint = QRect(self.edge, self.hint_top, self.head_wide, self.hint_high)
        if rtl:
            head, hint = _mirrored(head, across), _mirrored(hint, across)
        text = self.content.question
        question = Line(text, self.question_font, head, runs(text, rtl)) if text else None
        return Plan(
            self.scale,
            self.stacked,
            question,
            Line("", self.hint_font, hint, rtl),
            fields,
            self.tools,
            self.size,
        )

    def set_apart(self) -> None:
        """Room for "don't know", at the end of the row of tools."""
        self.apart_font = card_font(APART * self.scale, QFont.Weight.Medium)
        self.apart_number = card_font(APART * 1.5 * self.scale, QFont.Weight.DemiBold)
        self.apart = QRect(0, 0, 0, TARGET)
        self.apart_fits = True
        if self.content.dont_know is None:
            return
        code, label = self.content.dont_know
        number = QFontMetrics(self.apart_number).horizontalAdvance(str(code))
        self.around = number + 5 * PAD + self.tick
        most = self.wide - (3 * TARGET - self.edge // 2) - 3 * GRID
        text = wide(label, self.apart_font)
        width = min(most, max(2 * TARGET, self.around + text))
        tall = high(label, self.apart_font, width - self.around) + 2 * GRID
        tall = max(tall, QFontMetrics(self.apart_number).height())
        right, bottom = self.size.width() - self.edge, self.tools.turn.bottom() + 1
        height = max(TARGET, tall)
        self.apart = QRect(right - width, bottom - height, width, height)
        self.apart_fits = (
            widest_word(label, self.apart_font) <= width - self.around
            and height <= self.size.height() // 4
        )

    def apart_field(self, code: int, label: str) -> Field:
        box = self.apart
        number = self.around - 5 * PAD - self.tick
        numeral = QRect(box.left() + 2 * PAD, box.top(), number, box.height())
        width = box.width() - self.around
        tall = high(label, self.apart_font, width)
        text = QRect(numeral.right() + 1 + PAD, box.top() + (box.height() - tall) // 2, width, tall)
        tick = QRect(
            box.right() - PAD - self.tick,
            box.center().y() - self.tick // 2,
            self.tick,
            self.tick,
        )
        return Field(
            code,
            self.line(label, self.apart_font, text, centred=False),
            Line(str(code), self.apart_number, numeral, False, True),
            box,
            None,
            None,
            tick,
        )

    def line(self, text: str, font: QFont, room: QRect, *, centred: bool) -> Line:
        """A text of a field."""
        return Line(text, font, room, runs(text, self.content.rtl), centred)


class _Side(_Layout):
    """The fields side by side, "don't know" below them in line with the tools."""

    def __init__(
        self, content: CardContent, hints: Sequence[str], size: QSize, scale: float
    ) -> None:
        super().__init__(content, hints, size, scale)
        count = len(content.steps)
        self.each = (self.wide - GAP * (count - 1)) // count
        self.inner = self.each - 2 * PAD
        self.number_font = card_font(NUMBER * scale, QFont.Weight.Bold)
        self.number_high = QFontMetrics(self.number_font).height()
        labels = [step.label for step in content.steps]
        self.label_high = max(high(label, self.label_font, self.inner) for label in labels)
        self.widest = max(widest_word(label, self.label_font) for label in labels)
        # Beside the tick there is room for all of it.
        self.most_face = max(0, min(round(self.inner * 0.62), self.inner - 2 * self.tick - 4))
        self.face = min(round(FACE * scale), self.most_face) if content.faces else 0
        self.set_apart()
        self.room = self.low - self.top - (self.apart.height() - TARGET)

    @property
    def fits(self) -> bool:
        """Whether nothing is cut off."""
        parts = [self.number_high, self.label_high, *([self.face + GRID] if self.face else [])]
        need = 2 * PAD + sum(parts) + self.tick // 2
        return (
            self.head_fits
            and self.apart_fits
            and self.widest <= self.inner
            and need <= self.room
            and self.inner > 0
        )

    def fields(self) -> tuple[Field, ...]:
        """All fields, from the left."""
        bottom = self.top + self.room
        made = []
        spare = self.room - 2 * PAD - self.number_high - self.label_high
        face = self.face and min(self.most_face, max(self.face, spare // 2))
        block = self.number_high + self.label_high + (face + 2 * GRID if face else 0)
        top = self.top + max(PAD, (self.room - block) // 2)
        for number, step in enumerate(self.content.steps):
            left = self.edge + number * (self.each + GAP)
            box = QRect(left, self.top, self.each, bottom - self.top)
            at = top
            drawn = None
            if face:
                drawn = QRect(left + (self.each - face) // 2, at, face, face)
                at += face + 2 * GRID
            numeral = QRect(left + PAD, at, self.inner, self.number_high)
            label = QRect(left + PAD, at + self.number_high, self.inner, self.label_high)
            made.append(
                Field(
                    step.code,
                    self.line(step.label, self.label_font, label, centred=True),
                    Line(str(step.code), self.number_font, numeral, False, True),
                    box,
                    step,
                    drawn,
                    QRect(box.right() - PAD - self.tick, box.top() + PAD, self.tick, self.tick),
                )
            )
        if self.content.dont_know is not None:
            made.append(self.apart_field(*self.content.dont_know))
        return tuple(made)


class _Stacked(_Layout):
    """The fields above each other, each as wide as the card.

    "Don't know" is the last of them, apart; in a low window it stands in line with the tools.
    """

    stacked = True

    def __init__(
        self, content: CardContent, hints: Sequence[str], size: QSize, scale: float
    ) -> None:
        super().__init__(content, hints, size, scale)
        self.number_font = card_font(ROW_NUMBER * scale, QFont.Weight.Bold)
        self.label_font = card_font(ROW_LABEL * scale, QFont.Weight.DemiBold)
        metrics = QFontMetrics(self.number_font)
        codes = [str(code) for code in content.codes]
        self.number = max(map(metrics.horizontalAdvance, codes)) + 2 * PAD
        self.face = round(ROW_FACE * scale) if content.faces else 0
        self.before = PAD + self.number + (self.face + 2 * PAD if self.face else PAD)
        self.inner = self.wide - self.before - self.tick - 3 * PAD
        self.set_apart()
        self.answers: list[tuple[int, str, CardStep | None]] = [
            (step.code, step.label, step) for step in content.steps
        ]
        self.stacks_apart = content.dont_know is not None and size.height() > size.width()
        if content.dont_know is not None and self.stacks_apart:
            self.answers.append((*content.dont_know, None))
        labels = [label for _code, label, _step in self.answers]
        self.label_high = max(high(label, self.label_font, self.inner) for label in labels)
        self.widest = max(widest_word(label, self.label_font) for label in labels)
        self.above = 3 * GRID if self.stacks_apart else 0
        """More than a gap, above "don't know"."""
        count = len(labels)
        room = self.low - self.top - self.above
        room -= 0 if self.stacks_apart else self.apart.height() - TARGET
        self.gap = GAP if count * TARGET + (count - 1) * GAP <= room else GRID
        self.spare = room - (count - 1) * self.gap
        # A target each, but in a window that has no room for so many.
        target = min(TARGET, self.spare // count)
        self.least = max(self.label_high, metrics.height(), self.face) + GRID
        self.least = max(target, self.least)
        self.row = min(max(self.least, self.spare // count), round(ROW_HEIGHT * scale))
        self.row = max(self.row, self.least)
        self.need = self.least * count

    @property
    def fits(self) -> bool:
        """Whether nothing is cut off."""
        words = self.head_fits and self.widest <= self.inner
        return words and self.need <= self.spare and (self.stacks_apart or self.apart_fits)

    def fields(self) -> tuple[Field, ...]:
        """All fields, from the top."""
        count = len(self.answers)
        over = self.spare - self.row * count
        top = self.top + max(0, over // 2)
        made = []
        for code, text, step in self.answers:
            top += self.above if step is None else 0
            box = QRect(self.edge, top, self.wide, self.row)
            numeral = QRect(box.left() + PAD, top, self.number, self.row)
            drawn = None
            if self.face and step is not None:
                left = numeral.right() + 1 + PAD // 2
                drawn = QRect(left, top + (self.row - self.face) // 2, self.face, self.face)
            tall = high(text, self.label_font, self.inner)
            words = QRect(box.left() + self.before, top + (self.row - tall) // 2, self.inner, tall)
            tick = QRect(
                box.right() - 2 * PAD - self.tick,
                box.center().y() - self.tick // 2,
                self.tick,
                self.tick,
            )
            made.append(
                Field(
                    code,
                    self.line(text, self.label_font, words, centred=False),
                    Line(str(code), self.number_font, numeral, False, True),
                    box,
                    step,
                    drawn,
                    tick,
                )
            )
            top += self.row + self.gap
        if self.content.dont_know is not None and not self.stacks_apart:
            made.append(self.apart_field(*self.content.dont_know))
        return tuple(made)


def _mirrored_field(field: Field, across: int) -> Field:
    def line(text: Line) -> Line:
        return Line(text.text, text.font, _mirrored(text.room, across), text.rtl, text.centred)

    return Field(
        field.code,
        line(field.label),
        line(field.number),
        _mirrored(field.box, across),
        field.step,
        _mirrored(field.face, across) if field.face is not None else None,
        _mirrored(field.tick, across),
    )
