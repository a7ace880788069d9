"""The receipt of an interview on half a sheet of paper, for the citizen to take home.

It says nothing of when, where, by whom or on which device; neither does the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from export.pdf.boxes import Item
from export.pdf.colours import INK_ON_LIGHT
from export.pdf.document import A5, MM, Document, Flow, Margins
from export.pdf.fonts import Fonts, Weight
from export.pdf.marks import QUIET, Rule
from export.pdf.setting import runs_right_to_left
from export.pdf.typesetting import Align, Block, Style, lay_out
from interviewer.receipt import Receipt, ReceiptText

_TITLE = Style(20, 1.3, Weight.BOLD)
_STUDY = Style(12, 1.35, Weight.SEMIBOLD)
_QUIET = Style(10, 1.35, colour=QUIET)
_CODE_TITLE = Style(11, 1.3)
_CODE = Style(30, 1.35, Weight.BOLD, INK_ON_LIGHT, Align.CENTRE)
_TEXT = Style(11, 1.45)
_SCALES = (1.0, 0.94, 0.87, 0.8, 0.74, 0.68)
"""Of the sizes: the first with which all of it stands on one page."""


def receipt_pdf(receipt: Receipt, fonts: Fonts) -> bytes:
    """The receipt as a PDF, of one page unless its names are beyond measure.

    The same receipt gives the same bytes.
    """
    first = receipt.texts[0]
    document = Document(
        fonts,
        A5,
        title=first.title,
        author="",
        language=first.language,
        rtl=first.right_to_left,
        margins=Margins(15, 15, 12),
        numbered=False,
    )
    flow = Flow(document)
    items: list[tuple[Item, float]] = []
    for scale in _SCALES:
        items = list(_page(receipt, fonts, document.width, scale))
        if sum(item.height + gap for item, gap in items) <= flow.room:
            break
    for item, gap in items:
        flow.place(item, gap=gap)
    return document.save()


def _page(
    receipt: Receipt, fonts: Fonts, width: float, scale: float
) -> Iterator[tuple[Item, float]]:
    """Each language below the other, each item with the gap above it."""
    for number, text in enumerate(receipt.texts):
        if number:
            yield Rule(width), 5 * MM
        setter = _Setter(fonts, width, text.right_to_left, scale)
        for item, gap in _items(setter, text, "" if number else receipt.code):
            yield item, gap * scale


class _Setter:
    """Lays out the lines of one language."""

    def __init__(self, fonts: Fonts, width: float, rtl: bool, scale: float) -> None:
        self._fonts = fonts
        self._width = width
        self._rtl = rtl
        self._scale = scale

    def lay(self, text: str, style: Style) -> Block:
        """A text, in its own direction: a Danish name stays one on an Arabic receipt."""
        style = replace(style, size=style.size * self._scale)
        rtl = self._rtl and runs_right_to_left(text)
        if rtl != self._rtl and style.align is Align.START:
            style = replace(style, align=Align.END)
        return lay_out(self._fonts, text, style, self._width, rtl)


def _items(setter: _Setter, text: ReceiptText, code: str) -> Iterator[tuple[Item, float]]:
    """What stands below each other, each with the gap above it; a `code` of "" stands above."""
    yield setter.lay(text.title, _TITLE), 5 * MM
    yield setter.lay(text.study, _STUDY), 2 * MM
    yield setter.lay(text.organisation, _QUIET), 0
    if code:
        yield setter.lay(text.code_title, replace(_CODE_TITLE, align=Align.CENTRE)), 7 * MM
        yield setter.lay(code, _CODE), 0
    for number, line in enumerate(text.lines):
        yield setter.lay(line, _TEXT), 2 * MM if number else 6 * MM
