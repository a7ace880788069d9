"""What is ticked and written on a form: circles and squares, boxes for digits, ruled lines.

Each says where it was drawn, so that the same form can be filled in on a screen (`fillable.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from reportlab.pdfgen.canvas import Canvas

from export.pdf.boxes import Item
from export.pdf.colours import INK_ON_LIGHT, rgb
from export.pdf.document import MM
from export.pdf.typesetting import Block, from_top

PAPER = "#FFFFFF"
_GROUND = "#EAEAEA"
QUIET = "#595959"
FAINT = "#B8B8B8"
"""Of lines that are written on."""
BESIDE_TAG, _ABOVE_TAG = 1.5 * MM, 0.4 * MM
"""Between the edge of a tag and its text."""
_LINE = 0.9
_PITCH = 8.5 * MM
"""From line to line where somebody writes standing."""


class Sort(Enum):
    """How a field is filled in."""

    ONE_OF = "one of"
    """With others of the same name, of which one is chosen."""
    TICK = "tick"
    LINE = "line"
    LINES = "lines"
    DIGITS = "digits"


@dataclass(frozen=True, slots=True)
class Field:
    """What can be filled in, by the name that it has in the file."""

    name: str
    sort: Sort
    tooltip: str
    value: str = ""
    """What it means when it is the one chosen."""
    length: int = 0
    """Digits or letters, at the most."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A field and where it was drawn, counted from the upper left corner."""

    field: Field
    x: float
    top: float
    width: float
    height: float


Report = Callable[[Placed], None]


@dataclass(frozen=True, slots=True)
class Mark:
    """A circle or, where several may be chosen, a square, with the key of the answer in it."""

    size: float
    key: Block
    round: bool
    field: Field
    report: Report

    @property
    def width(self) -> float:
        return self.size

    @property
    def height(self) -> float:
        return self.size

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        size, half = self.size, self.size / 2
        canvas.saveState()
        canvas.setFillColorRGB(*rgb(PAPER))
        canvas.setStrokeColorRGB(*rgb(INK_ON_LIGHT))
        canvas.setLineWidth(_LINE)
        y = from_top(canvas, top + size)
        if self.round:
            canvas.circle(x + half, y + half, half - _LINE / 2, fill=1)
        else:
            inner = size - _LINE
            canvas.roundRect(x + _LINE / 2, y + _LINE / 2, inner, inner, 1.2, fill=1)
        canvas.restoreState()
        self.key.draw(canvas, x + half - self.key.width / 2, top + half - self.key.height / 2)
        self.report(Placed(self.field, x, top, size, size))


@dataclass(frozen=True, slots=True)
class Digits:
    """A box for each digit. A number runs from left to right in every language."""

    field: Field
    report: Report
    cell: tuple[float, float] = (5.5 * MM, 7 * MM)
    written: tuple[Block, ...] = ()
    """What is printed in the boxes, from the left."""

    @property
    def width(self) -> float:
        return self.cell[0] * self.field.length

    @property
    def height(self) -> float:
        return self.cell[1]

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        wide, high = self.cell
        y = from_top(canvas, top + high)
        canvas.saveState()
        canvas.setFillColorRGB(*rgb(PAPER))
        canvas.setStrokeColorRGB(*rgb(INK_ON_LIGHT))
        canvas.setLineWidth(_LINE)
        canvas.roundRect(x, y, self.width, high, 1.5, fill=1)
        canvas.setLineWidth(_LINE / 2)
        for at in range(1, self.field.length):
            canvas.line(x + at * wide, y, x + at * wide, y + high)
        canvas.restoreState()
        for at, block in enumerate(self.written):
            middle = x + (at + 0.5) * wide
            block.draw(canvas, middle - block.width / 2, top + (high - block.height) / 2)
        if not self.written:
            self.report(Placed(self.field, x, top, self.width, high))


@dataclass(frozen=True, slots=True)
class Lines:
    """Ruled lines to write on, as many as a hand needs room for; or a frame to type in."""

    width: float
    height: float
    field: Field
    report: Report
    rtl: bool = False
    label: Block | None = None
    """Small, where the first line begins."""
    ruled: bool = True

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        if self.label is not None:
            at = x + self.width - self.label.width if self.rtl else x
            self.label.draw(canvas, at, top + 0.6 * MM)
        canvas.saveState()
        canvas.setStrokeColorRGB(*rgb(FAINT))
        canvas.setLineWidth(0.6)
        if self.ruled:
            above = 0.0
            count = max(1, round(self.height / _PITCH))
            for at in range(1, count + 1):
                y = from_top(canvas, top + self.height * at / count)
                canvas.line(x, y, x + self.width, y)
        else:
            above = 1.5 * MM if self.label is None else self.label.height + MM
            y = from_top(canvas, top + self.height)
            canvas.roundRect(x, y, self.width, self.height - above, 2)
        canvas.restoreState()
        self.report(Placed(self.field, x, top + above, self.width, self.height - above))


@dataclass(frozen=True, slots=True)
class Rule:
    """A line from side to side."""

    width: float
    thickness: float = 0.7
    colour: str = QUIET
    height: float = 0.0

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        canvas.saveState()
        canvas.setStrokeColorRGB(*rgb(self.colour))
        canvas.setLineWidth(self.thickness)
        y = from_top(canvas, top)
        canvas.line(x, y, x + self.width, y)
        canvas.restoreState()


@dataclass(frozen=True, slots=True)
class Tag:
    """A text on a light ground, or in a frame, as high as its lines."""

    text: Block
    framed: bool = False
    padding: float = BESIDE_TAG

    @property
    def width(self) -> float:
        return self.text.width + 2 * self.padding

    @property
    def height(self) -> float:
        return self.text.height + 2 * _ABOVE_TAG

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        canvas.saveState()
        canvas.setFillColorRGB(*rgb(PAPER if self.framed else _GROUND))
        canvas.setStrokeColorRGB(*rgb(INK_ON_LIGHT))
        canvas.setLineWidth(_LINE)
        y = from_top(canvas, top + self.height)
        canvas.roundRect(x, y, self.width, self.height, 2, stroke=int(self.framed), fill=1)
        canvas.restoreState()
        self.text.draw(canvas, x + self.padding, top + _ABOVE_TAG)


@dataclass(frozen=True, slots=True)
class Panel:
    """A filled field with something on it, at the side where text begins, in half its height."""

    width: float
    height: float
    colour: str
    inner: Item
    rtl: bool
    before: float
    radius: float = 3

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        canvas.saveState()
        canvas.setFillColorRGB(*rgb(self.colour))
        y = from_top(canvas, top + self.height)
        canvas.roundRect(x, y, self.width, self.height, self.radius, stroke=0, fill=1)
        canvas.restoreState()
        at = self.width - self.before - self.inner.width if self.rtl else self.before
        self.inner.draw(canvas, x + at, top + (self.height - self.inner.height) / 2)
