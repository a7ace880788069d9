"""The paper twin of a questionnaire: a blank form for when there is no tablet.

One form is drawn once, however many copies of it there are: each calls the same drawing, and adds
its number. The same form can be filled in on a screen (`fillable.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from export.pdf.boxes import Item, Space
from export.pdf.boxes import Row as Beside
from export.pdf.colours import INK_ON_LIGHT
from export.pdf.document import A4, MM, Document, Margins
from export.pdf.fillable import Fillable
from export.pdf.fonts import Fonts, Weight
from export.pdf.form_items import GAP, OWN, OWN_HEAVY, Items
from export.pdf.marks import QUIET, Digits, Field, Placed, Rule, Sort
from export.pdf.paging import Block, Put, Room, Row, share_out
from export.pdf.typesetting import Align, Style
from export.pdf.typesetting import Block as Text
from interviewer.questionnaire import Kind, Question, Questionnaire
from interviewer.study import Study

SIDES, TOP, BELOW = 12 * MM, 10 * MM, 10 * MM
"""What printers leave white at the least."""
LEAST, TIGHT, MOST = 18 * MM, 14 * MM, 60 * MM
"""The room for notes after a question: at the least; where that saves a page of a new sheet; at
the most."""
SHEET_LENGTH = 4
CENTURY = "20"

_TITLE = Style(15, 1.2, Weight.BOLD)
_NUMBER = Style(12, 1.0, Weight.BOLD)
_ALOUD = Style(9, 1.26)
_HEADING = Style(10.5, 1.3, Weight.BOLD)
_FOOTER = Style(8, 1.25, colour=QUIET)
_DIGIT = Style(15, 1.0, Weight.BOLD, align=Align.CENTRE)

_GUTTER = 9 * MM
_COUNT = 28 * MM
"""Width of a page's number."""
_MOST_LINES = 4
"""Of a text in a head or a footer."""
_BELOW_HEAD, _ABOVE_FOOTER = 3 * MM, 2 * MM


def paper_form(
    questionnaire: Questionnaire,
    study: Study,
    language: str,
    fonts: Fonts,
    *,
    app_language: str = "da",
    fillable: bool = False,
    sheets: Sequence[str] = (),
) -> bytes:
    """The blank form as a PDF, once for each number in `sheets`; without any, once, and the place
    for the number is empty.

    With `fillable` it has fields: their names are the ids of the items, with the number of the
    sheet before them where there are several.
    """
    items = Items(questionnaire, study, language, fonts, app_language, ruled=not fillable)
    form = Form(items)
    pages = form.pages()
    document = Document(
        fonts,
        A4,
        title=f"{items.own.title} – {study.say(study.names, app_language)}",
        author=study.say(study.organisation, app_language),
        language=items.words.language,
        rtl=items.rtl,
        margins=Margins(TOP / MM, SIDES / MM, BELOW / MM),
        numbered=False,
    )
    canvas = document.canvas
    canvas.setViewerPreference("Duplex", "DuplexFlipLongEdge" if len(pages) > 1 else "Simplex")
    placed: list[Sequence[Placed]] = []
    for at, page in enumerate(pages):
        canvas.beginForm(f"page{at}")
        form.draw(document, page, at)
        canvas.endForm()
        placed.append(items.taken())
    fields = Fillable(canvas, items.rtl) if fillable else None
    for copy, sheet in enumerate(sheets or [""]):
        if copy and len(pages) > 1 and len(pages) % 2:
            document.new_page()  # Each form begins on a sheet of paper of its own.
        for at in range(len(pages)):
            if copy or at:
                document.new_page()
            canvas.doForm(f"page{at}")
            form.draw_around(document, sheet, at, len(pages))
            around = items.taken()
            if fields is not None:
                for place in (*around, *placed[at]):
                    fields.add(place, f"{sheet}_" if len(sheets) > 1 else "")
    return document.save()


class Form:
    """The pages of one form."""

    def __init__(self, items: Items) -> None:
        self.items = items
        self._width = A4.width - 2 * SIDES

    def pages(self) -> list[list[Put]]:
        """What stands on each page below its head."""
        blocks = list(self._blocks())
        pages = share_out(blocks, self.room, LEAST, MOST)
        if len(pages) > 1 and len(pages) % 2:
            tighter = share_out(blocks, self.room, TIGHT, MOST)
            return min(tighter, pages, key=len)
        return pages

    def draw(self, document: Document, page: Sequence[Put], at: int) -> None:
        """One page, but for what hangs on the sheet's number."""
        top = document.top + self._head("", at).height + _BELOW_HEAD
        for put in page:
            x = document.right - put.item.width if self.items.rtl else document.left
            put.item.draw(document.canvas, x, top + put.top)

    def draw_around(self, document: Document, sheet: str, at: int, count: int) -> None:
        """What stands above and below the rest of a page."""
        self._head(sheet, at).draw(document.canvas, document.left, document.top)
        footer = self._footer(f"{at + 1}/{count}", sheet)
        footer.draw(document.canvas, document.left, document.bottom - footer.height)

    def room(self, at: int) -> float:
        """The height of a page between its head and its footer."""
        return self._rooms[min(at, 1)]

    @cached_property
    def _rooms(self) -> tuple[float, float]:
        """Of the first page, and of each other."""
        heads = self._head("", 0).height, self._head("", 1).height
        rest = A4.height - TOP - BELOW - _BELOW_HEAD - _ABOVE_FOOTER - self._footer("1", "").height
        return rest - heads[0], rest - heads[1]

    # --- head and footer --------------------------------------------------------------------------

    def _head(self, sheet: str, at: int) -> Item:
        return self._small_head(sheet) if at else self._first_head(sheet)

    def _first_head(self, sheet: str) -> Item:
        items = self.items
        study, questionnaire = items.study, items.questionnaire
        slip = self._slip(sheet)
        width = self._width - slip.width - GAP
        name = study.say(study.names, items.app_language)
        version = f"{questionnaire.id} {questionnaire.version}"
        language = items.say("language", items.words.name)
        lines: list[Item] = [
            _first(items.lay_own(items.own.title, _TITLE, width)),
            _first(items.lay_own(f"{name} · {version} · {language}", OWN, width)),
        ]
        if not items.words.validated:
            tag = items.tag(items.say("not validated"), width, framed=True)
            lines += [Space(width, 0.6 * MM), tag, Space(width, 0.6 * MM)]
        several = any(i.kind is Kind.MULTIPLE_CHOICE for i in questionnaire.items.values())
        hints = [items.say("how"), items.say("no names")] if several else [items.say("no names")]
        lines.append(items.lay_own(" ".join(hints), OWN, width))
        return items.beside(items.stack(*lines), slip, gap=GAP)

    def _slip(self, sheet: str) -> Item:
        """The number of the sheet, and the day."""
        items = self.items
        labels = [items.snug_own(items.say(key), OWN_HEAVY, GAP * 5) for key in ("sheet", "date")]
        before = max(label.width for label in labels) + 2 * MM
        boxes = (self._sheet_boxes(sheet, 9 * MM, 8.5 * MM), self._date())
        rows = [
            items.beside(items.stack(Space(before, 0), label), box, middle=True)
            for label, box in zip(labels, boxes, strict=True)
        ]
        return items.stack(*rows, gap=1.2 * MM)

    def _sheet_boxes(self, sheet: str, wide: float, high: float) -> Digits:
        items = self.items
        length = len(sheet) or SHEET_LENGTH
        field = Field("_sheet", Sort.DIGITS, items.say("sheet"), length=length)
        written = tuple(items.lay_own(letter, _DIGIT, wide) for letter in sheet)
        return Digits(field, items.report, (wide, high), written)

    def _date(self) -> Item:
        items = self.items
        day, month, year = (
            Digits(
                Field(f"_{key}", Sort.DIGITS, f"{items.say('date')}: {items.say(key)}", length=2),
                items.report,
                (5.5 * MM, 6.5 * MM),
            )
            for key in ("day", "month", "year")
        )
        century = items.snug_own(CENTURY, OWN_HEAVY, GAP)
        years = Beside((century, year), False, 1 * MM, middle=True)
        return Beside((day, month, years), False, gap=2 * MM)

    def _small_head(self, sheet: str) -> Item:
        items = self.items
        label = items.snug_own(items.say("sheet"), OWN, GAP * 5)
        number: Item
        if sheet:
            number = items.snug_own(sheet, _HEADING, GAP * 5)
        else:  # Written once more, in case pages part; typed only once.
            boxes = self._sheet_boxes("", 5.5 * MM, 6 * MM)
            number = replace(boxes, report=lambda placed: None)
        right = items.beside(label, number, gap=2 * MM, middle=True)
        left = _first(items.lay_own(items.own.title, OWN, self._width - right.width - GAP), 1)
        left = replace(left, width=self._width - right.width)
        return items.beside(left, right, middle=True)

    def _footer(self, page: str, sheet: str) -> Item:
        items = self.items
        source: Item = self._source
        if self._source_is_long:
            source = Space(self._source.width, 0)
        text = " · ".join(part for part in (sheet, page) if part)
        at_end = replace(_FOOTER, align=Align.END)
        return items.beside(source, items.lay_own(text, at_end, _COUNT), gap=GAP)

    @cached_property
    def _source(self) -> Text:
        width = self._width - _COUNT - GAP
        return self.items.lay_read(self.items.words.source, _FOOTER, width)

    @property
    def _source_is_long(self) -> bool:
        """Whether it stands at the end of the form alone, and not below each page."""
        return len(self._source.lines) > _MOST_LINES

    # --- what is asked ----------------------------------------------------------------------------

    def _blocks(self) -> Iterator[Block]:
        """All that stands on the form, in the order in which it is asked."""
        questionnaire = self.items.questionnaire
        yield from self._opening()
        first = questionnaire.background_first(wanted=False)
        if first:
            yield from self._background()
        theme = None
        for number, item in enumerate(questionnaire.questions, 1):
            rows = self._question(item, number)
            if item.theme != theme and item.theme is not None:
                rows = [*self._heading(self.items.own.themes[item.theme]), *rows]
            theme = item.theme
            yield rows
        if not first:
            yield from self._background()
        if self._source_is_long:
            yield [Row(self._source, gap=4 * MM)]

    def _opening(self) -> Iterator[Block]:
        """What is read aloud before the first question."""
        items = self.items
        texts = [
            (key, paragraphs)
            for key, paragraphs in (
                ("introduction", items.words.introduction),
                ("presentation", items.words.presentation),
            )
            if paragraphs
        ]
        if not texts:
            return
        width = (self._width - (len(texts) - 1) * GAP) / len(texts)
        scale = items.questionnaire.presented_scale
        chips: Item = items.chips(scale) if scale is not None else Space(0, 0)
        columns = []
        for key, paragraphs in texts:
            heading = items.snug_own(items.say(key), OWN, width)
            beside = chips if key == "presentation" else Space(0, chips.height)
            rest = Space(width - heading.width - beside.width, 0)
            headings = items.beside(heading, rest, beside, middle=True)
            read = [items.lay_read(items.filled(text), _ALOUD, width) for text in paragraphs]
            columns.append(items.stack(headings, *read, gap=0.8 * MM))
        yield [Row(items.beside(*columns, gap=GAP))]

    def _heading(self, text: str) -> list[Row]:
        return [Row(self.items.lay_own(text, _HEADING, self._width), gap=4 * MM)]

    def _question(self, item: Question, number: int) -> list[Row]:
        """A question with its number in the margin."""
        items = self.items
        numeral = items.lay_own(str(number), _NUMBER, _GUTTER)
        rows = [Row(Rule(self._width), gap=2.2 * MM)]
        for at, row in enumerate(items.question(item, self._width - _GUTTER)):
            before: Item = Space(_GUTTER, 0) if at else numeral
            content = self._indented(before, row.content)
            rows.append(Row(content, gap=row.gap if at else 0.9 * MM))
        return rows

    def _indented(self, before: Item, content: Item | Room) -> Item | Room:
        if isinstance(content, Room):
            make = content.make
            return Room(lambda height: self.items.beside(before, make(height)))
        return self.items.beside(before, content)

    def _background(self) -> Iterator[Block]:
        """The background facts: short ones in pairs, the others across the page."""
        items = self.items
        fields = items.questionnaire.background
        if not fields:
            return
        head = [Row(Rule(self._width, 1.2, INK_ON_LIGHT), gap=4 * MM)]
        head += [replace(row, gap=1 * MM) for row in self._heading(items.say("background"))]
        half = (self._width - 2 * GAP) / 2
        at = 0
        while at < len(fields):
            pair = [field for field in fields[at : at + 2] if items.is_short(field, half)]
            if pair and items.is_short(fields[at], half):
                yield [*head, self._pair(pair, half)]
                at += len(pair)
            else:
                yield [*head, *items.field(fields[at], self._width)]
                at += 1
            head = []

    def _pair(self, fields: Sequence[Question], width: float) -> Row:
        cells = []
        for field in fields:
            rows = self.items.field(field, width)
            inner: list[Item] = [Space(width, 0)]
            for at, row in enumerate(rows):
                inner += [Space(0, row.gap if at else 0), row.item(0)]
            cells.append(self.items.stack(*inner))
        return Row(self.items.beside(*cells, gap=2 * GAP), gap=2.5 * MM)


def _first(text: Text, lines: int = _MOST_LINES) -> Text:
    """The first lines of a text: a head must leave room for the page."""
    return text.split(lines * text.leading)[0]
