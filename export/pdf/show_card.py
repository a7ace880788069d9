"""Show cards: a scale as large as a sheet of paper, to hand to a citizen who then points.

Number, label and place say what a field means, so that colour need not. There is nothing of the
interviewer's own on it but the source.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from reportlab.pdfgen.canvas import Canvas

from export.pdf.boxes import Item, Row, Space, Stack
from export.pdf.colours import INK_ON_LIGHT, ink_on, rgb
from export.pdf.document import A4, A5, MM, Document, Margins, Paper
from export.pdf.fonts import Fonts, Weight
from export.pdf.marks import PAPER, QUIET
from export.pdf.setting import Setter
from export.pdf.typesetting import Align, Block, Style, fitting_size, from_top
from interviewer.questionnaire import Questionnaire, Scale, Texts


@dataclass(frozen=True, slots=True)
class _Measures:
    """What hangs on the size of the paper."""

    paper: Paper
    number: float
    label: float
    """The largest size of a label; it is as large as fits."""
    apart: float
    """Of "don't know"."""
    below: float
    """Height of the strip below the fields, at the least."""
    gap: float


_SIZES: Mapping[str, _Measures] = {
    "a4": _Measures(A4.landscape, 104, 38, 17, 17 * MM, 4 * MM),
    "a5": _Measures(A5.landscape, 68, 27, 12, 13 * MM, 3 * MM),
}
_MARGIN = 10
"""In millimetres; printers leave that much white."""
_SMALLEST = 9.0
_SOURCE = Style(8, 1.25, colour=QUIET)
_MOST_LINES = 5
_PADDING = 3 * MM
_RADIUS = 4 * MM


def show_cards(
    questionnaire: Questionnaire,
    language: str,
    fonts: Fonts,
    size: Literal["a4", "a5"] = "a4",
    *,
    faces: bool = False,
) -> dict[str, bytes]:
    """A PDF of one page for each scale, by names like "degree-da".

    With `faces` a field has a face, from sad to glad. They are no part of a questionnaire and may
    change how it is answered; so they are wanted only where somebody asks for them.
    """
    words = questionnaire.words(language)
    return {
        f"{scale.id}-{words.language}": _card(scale, words, fonts, _SIZES[size], faces)
        for scale in questionnaire.scales.values()
    }


def show_card_set(
    questionnaire: Questionnaire,
    language: str,
    fonts: Fonts,
    size: Literal["a4", "a5"] = "a4",
) -> bytes:
    """All cards of a questionnaire in one PDF, a page for each scale."""
    words, measures = questionnaire.words(language), _SIZES[size]
    document = _document(words, fonts, measures)
    for number, scale in enumerate(questionnaire.scales.values()):
        if number:
            document.new_page()
        _draw(document, scale, words, fonts, measures, faces=False)
    return document.save()


def _document(words: Texts, fonts: Fonts, measures: _Measures) -> Document:
    return Document(
        fonts,
        measures.paper,
        title=words.title,
        author=words.source,
        language=words.language,
        rtl=words.right_to_left,
        margins=Margins(_MARGIN, _MARGIN, _MARGIN),
        numbered=False,
    )


def _card(scale: Scale, words: Texts, fonts: Fonts, measures: _Measures, faces: bool) -> bytes:
    document = _document(words, fonts, measures)
    _draw(document, scale, words, fonts, measures, faces)
    return document.save()


def _draw(
    document: Document, scale: Scale, words: Texts, fonts: Fonts, measures: _Measures, faces: bool
) -> None:
    rtl = words.right_to_left
    setter = Setter(fonts, rtl)
    strip = _strip(scale, words, setter, measures, document.width)
    high = document.height - max(measures.below, strip.height + measures.gap)
    fields = Row(_fields(scale, words, setter, measures, document.width, high, faces), rtl)
    fields = replace(fields, gap=measures.gap)
    fields.draw(document.canvas, document.left, document.top)
    strip.draw(document.canvas, document.left, document.bottom - strip.height)


def _fields(
    scale: Scale,
    words: Texts,
    setter: Setter,
    measures: _Measures,
    width: float,
    height: float,
    faces: bool,
) -> tuple[Item, ...]:
    """The coloured fields, all labels of one size: the largest at which each of them fits."""
    wide = (width - measures.gap * (len(scale.steps) - 1)) / len(scale.steps)
    inner = wide - 2 * _PADDING
    labels = [words.label(scale, step.code) for step in scale.steps]
    centred = Style(measures.label, 1.2, Weight.SEMIBOLD, align=Align.CENTRE)
    number = Style(measures.number, 1.1, Weight.BOLD, align=Align.CENTRE)
    face = min(inner * 0.62, height * 0.24) if faces else 0.0
    room = height - number.size * number.leading - 4 * _PADDING - face
    size = fitting_size(setter.fonts, labels, centred, inner, room, words.right_to_left, _SMALLEST)
    fields = []
    moods = _moods(scale)
    texts = [
        (
            setter.lay(str(step.code), replace(number, colour=ink_on(step.colour)), inner, words),
            setter.lay(
                label, replace(centred, size=size, colour=ink_on(step.colour)), inner, words
            ),
        )
        for step, label in zip(scale.steps, labels, strict=True)
    ]
    low = max(label.height for _, label in texts)
    for step, (numeral, label) in zip(scale.steps, texts, strict=True):
        above: tuple[Item, ...] = ()
        if faces:
            drawn = _Face(face, ink_on(step.colour), moods[step.code])
            aside = Space((inner - face) / 2, 0)
            above = (Row((aside, drawn, aside), False),)
        # As high as the highest label, so that all numbers stand in one line.
        inside = Stack((*above, numeral, label, Space(inner, low - label.height)), setter.rtl)
        fields.append(_Field(wide, height, step.colour, inside))
    return tuple(fields)


def _moods(scale: Scale) -> dict[int, float]:
    """How glad the face of each code is, from -1 to 1."""
    codes = sorted((step.code for step in scale.steps), reverse=scale.high_is_negative)
    return {code: 2 * at / (len(codes) - 1) - 1 for at, code in enumerate(codes)}


def _strip(scale: Scale, words: Texts, setter: Setter, measures: _Measures, width: float) -> Item:
    """Below the fields: the source, and apart from everything "don't know"."""
    if scale.dont_know is None:
        return _source(words, setter, width)
    style = Style(measures.apart, 1.2)
    most = width * 0.6
    text = setter.snug(words.label(scale, scale.dont_know), style, most, words)
    heavy = replace(style, weight=Weight.BOLD)
    number = setter.snug(str(scale.dont_know), heavy, most, words)
    inner = Row((number, text), setter.rtl, gap=measures.apart * 0.6, middle=True)
    apart = _Frame(inner, _PADDING)
    source = _source(words, setter, width - apart.width - 8 * MM)
    lower = Space(0, max(0.0, apart.height - source.height))
    return Row((Stack((lower, source), setter.rtl), apart), setter.rtl, gap=8 * MM)


def _source(words: Texts, setter: Setter, width: float) -> Block:
    """No more than a few lines: the whole of it stands on the form."""
    source = setter.lay(words.source, _SOURCE, width, words)
    return source.split(_MOST_LINES * source.leading)[0]


@dataclass(frozen=True, slots=True)
class _Field:
    """A coloured field with something in its middle."""

    width: float
    height: float
    colour: str
    inside: Item

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        canvas.saveState()
        canvas.setFillColorRGB(*rgb(self.colour))
        y = from_top(canvas, top + self.height)
        canvas.roundRect(x, y, self.width, self.height, _RADIUS, stroke=0, fill=1)
        canvas.restoreState()
        at = x + (self.width - self.inside.width) / 2
        self.inside.draw(canvas, at, top + (self.height - self.inside.height) / 2)


@dataclass(frozen=True, slots=True)
class _Frame:
    """A frame without colour around something."""

    inside: Item
    padding: float

    @property
    def width(self) -> float:
        return self.inside.width + 2 * self.padding

    @property
    def height(self) -> float:
        return self.inside.height + self.padding

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        canvas.saveState()
        canvas.setFillColorRGB(*rgb(PAPER))
        canvas.setStrokeColorRGB(*rgb(INK_ON_LIGHT))
        canvas.setLineWidth(1)
        y = from_top(canvas, top + self.height)
        canvas.roundRect(x, y, self.width, self.height, _RADIUS / 2, fill=1)
        canvas.restoreState()
        self.inside.draw(canvas, x + self.padding, top + self.padding / 2)


@dataclass(frozen=True, slots=True)
class _Face:
    """Two eyes and a mouth, from sad (-1) to glad (1)."""

    size: float
    colour: str
    mood: float

    @property
    def width(self) -> float:
        return self.size

    @property
    def height(self) -> float:
        return self.size

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        size, bend = self.size, self.mood * self.size * 0.16
        y = from_top(canvas, top + size)
        canvas.saveState()
        canvas.setStrokeColorRGB(*rgb(self.colour))
        canvas.setFillColorRGB(*rgb(self.colour))
        canvas.setLineWidth(size / 22)
        canvas.setLineCap(1)
        canvas.circle(x + size / 2, y + size / 2, size * 0.46)
        for eye in (0.34, 0.66):
            canvas.circle(x + size * eye, y + size * 0.62, size * 0.05, stroke=0, fill=1)
        mouth = y + size * 0.33
        canvas.bezier(
            *(x + size * 0.28, mouth + bend / 2, x + size * 0.4, mouth - bend),
            *(x + size * 0.6, mouth - bend, x + size * 0.72, mouth + bend / 2),
        )
        canvas.restoreState()
