"""A PDF as a whole: its paper, its footers, its pages one after the other."""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from typing import Any

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from export.pdf.boxes import Item, Row, parts
from export.pdf.fonts import Fonts
from export.pdf.typesetting import Align, Style, lay_out

rl_config.useA85 = 0  # Bytes as bytes: as text they would be a quarter more.

MM = 72 / 25.4
"""A millimetre in points, in which everything but the margins is counted."""
FOOTER = Style(8, colour="#595959")
_FOOTER_GAP = 5 * MM
_COUNT_WIDTH = 40


@dataclass(frozen=True, slots=True)
class Paper:
    """A size of paper in points."""

    width: float
    height: float

    @property
    def landscape(self) -> Paper:
        return Paper(self.height, self.width)


A4 = Paper(210 * MM, 297 * MM)
A5 = Paper(148 * MM, 210 * MM)


@dataclass(frozen=True, slots=True)
class Margins:
    """In millimetres; the footer stands in the one below."""

    top: float = 18
    sides: float = 18
    bottom: float = 20


class Document:
    """A PDF that grows page by page, in memory; the same input gives the same bytes.

    Write it with `export.archive.publish`. Places are points from the upper left corner, but
    those of the canvas's own methods are counted from below: see `typesetting.from_top`.
    """

    def __init__(
        self,
        fonts: Fonts,
        paper: Paper,
        *,
        title: str,
        author: str,
        language: str,
        rtl: bool,
        margins: Margins | None = None,
        footer: str = "",
        numbered: bool = True,
    ) -> None:
        margins = margins or Margins()
        self.fonts = fonts
        self.paper = paper
        self.rtl = rtl
        self.left = margins.sides * MM
        self.right = paper.width - margins.sides * MM
        self.top = margins.top * MM
        self.bottom = paper.height - margins.bottom * MM
        self.page = 1
        self._footer = footer
        self._numbered = numbered
        self.canvas = Canvas(
            io.BytesIO(),
            pagesize=(paper.width, paper.height),
            pageCompression=1,
            invariant=1,
            pdfVersion=(1, 7),
            lang=language,
        )
        self.canvas.setTitle(title)
        self.canvas.setAuthor(author)
        self.canvas.setCreator(author)
        self.canvas.setSubject("")
        self.canvas.setViewerPreference("DisplayDocTitle", "true")
        if rtl:
            self.canvas.setViewerPreference("Direction", "R2L")

    @property
    def width(self) -> float:
        """Between the margins."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Between the margins."""
        return self.bottom - self.top

    def new_page(self) -> None:
        """End this page and begin the next."""
        self._end_page()
        self.page += 1

    def save(self) -> bytes:
        """End the last page and the document."""
        self._end_page()
        for page in range(1, self.page + 1):
            self._define_footer(page)
        canvas: Any = self.canvas
        data: bytes = canvas.getpdfdata()
        return data

    def _end_page(self) -> None:
        # Only when all is drawn is it known how many pages there are: the footer is a drawing of
        # its own that is called here and defined at the end.
        self.canvas.doForm(f"footer{self.page}")
        self.canvas.showPage()

    def _define_footer(self, page: int) -> None:
        self.canvas.beginForm(f"footer{page}")
        count = f"{page}/{self.page}" if self._numbered else ""
        at_end = replace(FOOTER, align=Align.END)
        number = lay_out(self.fonts, count, at_end, _COUNT_WIDTH, self.rtl)
        text = lay_out(self.fonts, self._footer, FOOTER, self.width - _COUNT_WIDTH, self.rtl)
        Row((text, number), self.rtl).draw(self.canvas, self.left, self.bottom + _FOOTER_GAP)
        self.canvas.endForm()


class Flow:
    """Items down the pages of a document, from the side where its text begins."""

    def __init__(self, document: Document, head: Item | None = None) -> None:
        """Begin at the top of the page; each later page begins with `head`."""
        self.document = document
        self.at = document.top
        self._head = head
        self._fresh = True

    @property
    def room(self) -> float:
        """What is left of this page."""
        return self.document.bottom - self.at

    def place(self, item: Item, *, gap: float = 0, indent: float = 0) -> None:
        """Put an item below the last one, or on a new page where it does not fit.

        The `gap` above it falls away at the top of a page. What is higher than a page is parted.
        """
        whole = self._whole
        for part in [item] if item.height <= whole else parts(item, whole):
            self.ensure(gap + part.height)
            if not self._fresh:
                self.at += gap
            self._draw(part, indent)
            gap = 0

    def keep(self, *items: Item, gap: float = 0) -> None:
        """See that these, to be placed next, come on the same page."""
        self.ensure(sum(item.height for item in items) + gap * len(items))

    def ensure(self, height: float) -> None:
        """Begin a new page unless there is room for `height`."""
        if not self._fresh and self.room < height - 1e-6:
            self.new_page()

    def new_page(self) -> None:
        self.document.new_page()
        self.at = self.document.top
        if self._head is not None:
            self._draw(self._head, 0)
        self._fresh = True

    @property
    def _whole(self) -> float:
        """The room of a page that is not yet written on."""
        return self.document.height - (self._head.height if self._head is not None else 0)

    def _draw(self, item: Item, indent: float) -> None:
        document = self.document
        x = document.right - indent - item.width if document.rtl else document.left + indent
        item.draw(document.canvas, x, self.at)
        self.at += item.height
        self._fresh = False
