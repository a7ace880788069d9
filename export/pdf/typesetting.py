"""Texts as lines of measured glyphs, in either direction: laid out, fitted, drawn."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import groupby
from math import ceil

from reportlab.pdfgen.canvas import Canvas

from export.pdf.bidi import visual_order
from export.pdf.colours import INK_ON_LIGHT, rgb
from export.pdf.fonts import PER_SIZE, EmbeddedFont, Fonts, Glyph, Weight, embedded
from export.pdf.wrapping import Piece, paragraphs

_CENTRE = 0.357
"""Half the height of the capitals, which stands in the middle of a line."""
_STEP = 0.25
"""Between the sizes that are tried when a text is fitted."""
_ROUNDING = 1e-6
"""What sums of broken numbers may miss."""


class Align(Enum):
    """Where lines stand in their width; start is the right where text runs from right to left."""

    START = "start"
    CENTRE = "centre"
    END = "end"


@dataclass(frozen=True, slots=True)
class Style:
    """How a text looks."""

    size: float
    leading: float = 1.4
    """From line to line, in sizes: so it follows where `fit` takes another size."""
    weight: Weight = Weight.REGULAR
    colour: str = INK_ON_LIGHT
    align: Align = Align.START


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its text as it is read, and its pieces in that order."""

    text: str
    width: float
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A text in its lines, ready to be drawn."""

    lines: tuple[Line, ...]
    style: Style
    width: float
    """Of the box in which the lines are aligned."""
    rtl: bool
    broken: bool
    """A word was longer than a line."""

    @property
    def leading(self) -> float:
        return self.style.size * self.style.leading

    @property
    def height(self) -> float:
        return len(self.lines) * self.leading

    @property
    def text_width(self) -> float:
        """Of the longest line."""
        return max((line.width for line in self.lines), default=0.0)

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        """Draw with the box's left edge at `x` and its top `top` below the page's."""
        if not self.lines:
            return
        baseline = from_top(canvas, top + self.leading / 2 + _CENTRE * self.style.size)
        ink = " ".join(map(_number, rgb(self.style.colour)))
        code = ["q", f"{ink} rg", "BT"]
        for line in self.lines:
            code += self._drawn(canvas, line, x + self._indent(line), baseline)
            baseline -= self.leading
        canvas.addLiteral("\n".join([*code, "ET", "Q"]))

    def split(self, height: float) -> tuple[Block, Block]:
        """As many lines as fit in `height`, and the others."""
        count = max(0, int(height / self.leading + _ROUNDING))
        return (
            replace(self, lines=self.lines[:count]),
            replace(self, lines=self.lines[count:]),
        )

    def _indent(self, line: Line) -> float:
        room = self.width - line.width
        if self.style.align is Align.CENTRE:
            return room / 2
        at_right = (self.style.align is Align.END) != self.rtl
        return room if at_right else 0.0

    def _drawn(self, canvas: Canvas, line: Line, x: float, y: float) -> list[str]:
        """The operators that draw a line.

        The runs are placed from left to right but written in the order in which they are read,
        which is the order that most programs copy and read aloud.
        """
        scale = self.style.size / PER_SIZE
        starts = {}
        for at in visual_order([piece.level for piece in line.pieces]):
            starts[at] = x
            x += line.pieces[at].shaped.width * scale
        code = []
        for (face, level), run in groupby(
            range(len(line.pieces)), lambda at: (line.pieces[at].face, line.pieces[at].level)
        ):
            places = list(run)
            if level % 2:
                places.reverse()
            glyphs = [glyph for at in places for glyph in line.pieces[at].shaped.glyphs]
            if glyphs:
                font = embedded(canvas, face)
                code.append(f"/{font.name} {_number(self.style.size)} Tf")
                code.append(f"1 0 0 1 {_number(starts[places[0]])} {_number(y)} Tm")
                code += _shown(font, glyphs, scale)
        return code


def lay_out(fonts: Fonts, text: str, style: Style, width: float, rtl: bool) -> Block:
    """Wrap `text` to `width`; `rtl` is the direction of its paragraphs, whatever they begin with.

    Each line break in `text` begins a new line. A word longer than a line is broken.
    """
    limit = width * PER_SIZE / style.size + _ROUNDING
    lines: list[Line] = []
    broken = False
    for paragraph in paragraphs(fonts, text, style.weight, rtl):
        for start, end, in_word in paragraph.wrap(limit):
            pieces = tuple(paragraph.pieces(start, end))
            units = sum(piece.shaped.width for piece in pieces)
            lines.append(Line(paragraph.text[start:end], units * style.size / PER_SIZE, pieces))
            broken = broken or in_word
    return Block(tuple(lines), style, width, rtl, broken)


def fit(
    fonts: Fonts,
    text: str,
    style: Style,
    width: float,
    height: float,
    rtl: bool,
    smallest: float,
) -> Block:
    """The text at its `fitting_size`."""
    size = fitting_size(fonts, [text], style, width, height, rtl, smallest)
    return lay_out(fonts, text, replace(style, size=size), width, rtl)


def fitting_size(
    fonts: Fonts,
    texts: Sequence[str],
    style: Style,
    width: float,
    height: float,
    rtl: bool,
    smallest: float,
) -> float:
    """The largest size, up to the style's own, at which each text fits without a broken word.

    Where there is none, words may be broken; and where that does not help, it is the `smallest`.
    """
    steps = max(0, ceil((style.size - smallest) / _STEP))
    sizes = [max(smallest, style.size - step * _STEP) for step in range(steps)]
    sizes.append(min(smallest, style.size))

    def fits(size: float, words_whole: bool) -> bool:
        blocks = (lay_out(fonts, text, replace(style, size=size), width, rtl) for text in texts)
        return all(
            block.height <= height + _ROUNDING
            and block.text_width <= width + _ROUNDING
            and not (words_whole and block.broken)
            for block in blocks
        )

    for words_whole in (True, False):
        step = bisect_left(sizes, True, key=lambda size: fits(size, words_whole))
        if step < len(sizes):
            return sizes[step]
    return sizes[-1]


def from_top(canvas: Canvas, top: float) -> float:
    """The place that reportlab counts from the page's lower edge, for one from the upper."""
    height: float = canvas._pagesize[1]  # type: ignore[attr-defined]
    return height - top


def _shown(font: EmbeddedFont, glyphs: Iterable[Glyph], scale: float) -> Iterator[str]:
    """The operators that show glyphs from where the pen is."""
    shown = ""
    rise = 0
    owed = 0  # how far the pen is to the left of where it should be, in thousandths
    for glyph in glyphs:
        if glyph.y != rise:
            if shown:
                yield f"[{shown}] TJ"
                shown = ""
            yield f"{_number(glyph.y * scale)} Ts"
            rise = glyph.y
        if owed + glyph.x:
            shown += f"{-owed - glyph.x}"
        shown += f"<{font.code(glyph):04X}>"
        owed = glyph.advance - glyph.x - glyph.width
    yield f"[{shown}] TJ"
    if rise:
        yield "0 Ts"


def _number(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".")
