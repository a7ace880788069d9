"""Texts on paper: each line within its width, each script in its direction, readable again."""

from __future__ import annotations

import io
import re
import unicodedata
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

import pytest
import uharfbuzz as hb  # type: ignore[import-untyped]
from bidi import get_display  # type: ignore[import-untyped]
from hypothesis import example, given
from hypothesis import strategies as st
from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas

import resources
from export.pdf import bidi
from export.pdf.boxes import Row, Space, Stack
from export.pdf.colours import ink_on
from export.pdf.document import A4, A5, MM, Document, Flow, Margins, Paper
from export.pdf.fonts import Weight, load_fonts
from export.pdf.typesetting import Align, Block, Style, fit, lay_out
from ui import theme

FONTS = load_fonts(resources.FONTS)
LATIN, ARABIC = FONTS.faces(Weight.REGULAR)
PLAIN = Style(12)

GREETING = (
    "مرحبا. هل أجريت للتو مقابلة مع مسؤول ملفك هنا في مركز العمل؟"
    " أنا من VIVE – المركز الوطني للبحوث (1-5). لا أوافق، إلى حد ما."
)
QUESTION = "Hvor enig er du i, at »din sagsbehandler« lyttede til dig – på en skala (1-5)? Æ, ø, å."

MIXED = st.text(
    st.one_of(
        st.sampled_from(
            "abc åø ABC  مركزالعمل  ىلاأ 0123456789 ٠١٢ ()[]<>«».,:;-–/%+!؟،\u00a0\u200b"
        ),
        st.sampled_from("\u064b\u0651\u0301\u200d\u200c\u200e\u200f\u202b\u202c\u2067\u2069"),
        st.sampled_from("\n\t\0\x1f\x85\u2028😀中\ufe0f\u00ad"),
        st.characters(),
    ),
    max_size=80,
)


def document(*, rtl: bool = False, paper: Paper = A4, footer: str = "") -> Document:
    return Document(
        FONTS, paper, title="Æ مركز", author="VIVE", language="da", rtl=rtl, footer=footer
    )


def read(data: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(data))


def drawn(block: Block, x: float = 100) -> PdfReader:
    """A page with nothing but the block."""
    canvas = Canvas(io.BytesIO(), pagesize=(500, 500), invariant=1)
    block.draw(canvas, x, 50)
    canvas.showPage()
    data: bytes = canvas.getpdfdata()  # type: ignore[no-untyped-call]
    return read(data)


def words(reader: PdfReader) -> str:
    """The text of the first page, however it is spaced."""
    return " ".join(reader.pages[0].extract_text().split())


def starts(reader: PdfReader) -> list[float]:
    """Where each run of the first page begins, in the order of reading."""
    contents = reader.pages[0].get_contents()
    assert contents is not None
    return [float(x) for x in re.findall(r"\n1 0 0 1 (\S+) \S+ Tm", contents.get_data().decode())]


def fonts(reader: PdfReader) -> Any:
    resources: Any = reader.pages[0]["/Resources"]
    return resources["/Font"]


# ---------------------------------------------------------------- directions


@given(MIXED.map(lambda text: "".join(text.split())), st.booleans())
@example("مركز VIVE (DK) مركز 12-5 ١٢", True)
@example("a (ب \u2067c)\u2069 1", False)
def test_levels_give_the_order_that_the_algorithm_gives(text: str, rtl: bool) -> None:
    # Whole lines: without line breaks and tabs, and with a letter where spaces would be trailing.
    text = re.sub("[\x1c-\x1f\ud800-\udfff]", "", text) + ("א" if rtl else "a")
    levels = bidi.resolve(text, rtl)
    assert len(levels) == len(text)
    order = [text[at] for at in bidi.visual_order(levels)]
    assert "".join(order) == get_display(text, base_dir="R" if rtl else "L")


def test_numbers_run_from_left_to_right_in_arabic() -> None:
    text = "غرفة 204 و ١٢"
    seen = "".join(text[at] for at in bidi.visual_order(bidi.resolve(text, True)))
    assert "204" in seen
    assert "١٢" in seen
    assert seen.index("١٢") < seen.index("204")


def test_a_name_in_brackets_stays_whole_in_arabic() -> None:
    text = "مركز VIVE (DK) مركز"
    seen = "".join(text[at] for at in bidi.visual_order(bidi.resolve(text, True)))
    assert "VIVE (DK)" in seen


# ---------------------------------------------------------------- fonts and shapes


def test_each_character_gets_a_font_that_has_it() -> None:
    chosen = list(FONTS.choose("VIVE – مَركز 15٪", Weight.REGULAR))
    assert chosen == [LATIN] * 7 + [ARABIC] * 6 + [LATIN] * 2 + [ARABIC]


def test_semibold_arabic_is_bold() -> None:
    assert [face.name for face in FONTS.faces(Weight.SEMIBOLD)] == [
        "NotoSans-SemiBold",
        "NotoSansArabic-Bold",
    ]


def test_arabic_letters_join() -> None:
    word = ARABIC.shape("مركز", rtl=True)
    alone = [ARABIC.shape(letter, rtl=True) for letter in "مركز"]
    assert word.width < sum(letter.width for letter in alone)
    joined = {glyph.number for glyph in word.glyphs}
    assert joined - {letter.glyphs[0].number for letter in alone}
    assert [glyph.text for glyph in word.glyphs] == list(reversed("مركز"))


def test_a_ligature_stands_for_its_letters_one_by_one() -> None:
    shaped = ARABIC.shape("لا", rtl=True)
    assert [glyph.text for glyph in shaped.glyphs] == ["ا", "ل"]
    assert sum(glyph.width for glyph in shaped.glyphs) == shaped.width
    assert ARABIC.shape("لله", rtl=True).width != shaped.width


def test_brackets_are_mirrored_and_still_read_as_they_were_written() -> None:
    (mirrored,) = LATIN.shape("(", rtl=True).glyphs
    (closing,) = LATIN.shape(")", rtl=False).glyphs
    assert mirrored.number == closing.number
    assert mirrored.text == "("


def test_what_no_font_has_is_a_box_that_can_be_seen() -> None:
    block = lay_out(FONTS, "a😀中", PLAIN, 100, False)
    numbers = [glyph.number for piece in block.lines[0].pieces for glyph in piece.shaped.glyphs]
    assert numbers[0] > 0
    assert numbers[1:] == [0, 0]
    file, _ = LATIN.subset([0, numbers[0]])
    assert hb.Font(hb.Face(file)).get_glyph_extents(0).height != 0
    assert words(drawn(block)) == "a😀中"


def test_a_missing_font_is_named() -> None:
    with pytest.raises(FileNotFoundError, match="NotoSans-Bold"):
        load_fonts(resources.FONTS / "nowhere").faces(Weight.BOLD)


# ---------------------------------------------------------------- lines


@given(MIXED, st.floats(12, 300), st.floats(4, 40), st.booleans(), st.sampled_from(Weight))
def test_no_line_is_wider_than_it_may_be(
    text: str, width: float, size: float, rtl: bool, weight: Weight
) -> None:
    block = lay_out(FONTS, text, Style(size, weight=weight), width, rtl)
    for line in block.lines:
        assert line.width <= width + 1e-6 or is_one_letter(line.text)
        total = sum(piece.shaped.width for piece in line.pieces)
        assert line.width == pytest.approx(total * size / 1000)


def is_one_letter(text: str) -> bool:
    """One that is wider than the line has the line to itself, with its marks."""
    return all(
        unicodedata.category(character) in {"Mn", "Me", "Mc", "Cf"} or before == "\u200d"
        for before, character in pairwise(text)
    )


@given(MIXED, st.floats(12, 300), st.booleans())
def test_wrapping_loses_nothing_but_spaces(text: str, width: float, rtl: bool) -> None:
    block = lay_out(FONTS, text, PLAIN, width, rtl)
    whole = lay_out(FONTS, text, PLAIN, 1e9, rtl)
    assert letters(block) == letters(whole)


def letters(block: Block) -> str:
    """All but what Unicode calls a space; U+1680 is one as well."""
    whole = "".join(line.text for line in block.lines)
    return "".join(each for each in whole if not (each.isspace() or each == "\u200b"))


@given(MIXED, st.booleans())
def test_anything_can_be_drawn_and_read(text: str, rtl: bool) -> None:
    drawn(lay_out(FONTS, text, PLAIN, 200, rtl)).pages[0].extract_text()


def test_no_text_is_no_lines() -> None:
    block = lay_out(FONTS, "", PLAIN, 100, False)
    assert block.lines == ()
    assert block.height == 0
    assert words(drawn(block)) == ""


def test_line_breaks_begin_lines() -> None:
    block = lay_out(FONTS, "en\r\n\nto\u2028tre\n", PLAIN, 100, False)
    assert [line.text for line in block.lines] == ["en", "", "to", "tre"]
    assert block.height == pytest.approx(4 * 12 * 1.4)


def test_controls_have_no_shape() -> None:
    block = lay_out(FONTS, "a\0b\tc\x7f\x9f\ud800 op\u00adad", PLAIN, 200, False)
    assert [line.text for line in block.lines] == ["ab c\ufffd opad"]
    drawn(block)


def test_lines_break_at_spaces_and_between_the_parts_of_a_word() -> None:
    narrow = lay_out(FONTS, "og/eller sagsbehandler-samtale 1-5", PLAIN, 90, False)
    assert [line.text for line in narrow.lines] == ["og/eller", "sagsbehandler-", "samtale 1-5"]
    assert not narrow.broken


def test_a_space_that_holds_together_does() -> None:
    broken = lay_out(FONTS, "cirka 5 km", PLAIN, 50, False)
    held = lay_out(FONTS, "cirka 5\u00a0km", PLAIN, 50, False)
    assert [line.text for line in broken.lines] == ["cirka 5", "km"]
    assert [line.text for line in held.lines] == ["cirka", "5\u00a0km"]


def test_a_word_longer_than_a_line_is_broken_and_never_before_a_mark() -> None:
    block = lay_out(FONTS, "se " + "e\u0301" * 30, PLAIN, 40, False)
    assert block.broken
    assert block.lines[0].text == "se"
    assert all(line.text.startswith("e\u0301") for line in block.lines[1:])
    assert len(block.lines) > 3


def test_spaces_before_a_text_indent_it_and_those_after_it_do_not_count() -> None:
    indented, plain, trailing = (
        lay_out(FONTS, text, PLAIN, 100, False).lines[0].width for text in ("  a", "a", "a  ")
    )
    assert indented > plain == trailing


# ---------------------------------------------------------------- places


@pytest.mark.parametrize(
    ("align", "rtl", "share"),
    [
        (Align.START, False, 0),
        (Align.START, True, 1),
        (Align.END, False, 1),
        (Align.END, True, 0),
        (Align.CENTRE, False, 0.5),
        (Align.CENTRE, True, 0.5),
    ],
)
def test_lines_stand_where_they_are_aligned(align: Align, rtl: bool, share: float) -> None:
    block = lay_out(FONTS, "مركز" if rtl else "VIVE", Style(12, align=align), 200, rtl)
    expected = 100 + share * (200 - block.text_width)
    assert starts(drawn(block, x=100)) == [pytest.approx(expected, abs=0.001)]


def test_a_mixed_line_is_placed_by_its_direction() -> None:
    text = "مركز VIVE"
    arabic, *_, latin = starts(drawn(lay_out(FONTS, text, PLAIN, 200, True)))
    assert latin < arabic
    arabic, *_, latin = starts(drawn(lay_out(FONTS, text, PLAIN, 200, False)))
    assert arabic < latin


def test_a_full_stop_ends_an_arabic_line_at_its_left() -> None:
    arabic, stop = starts(drawn(lay_out(FONTS, "مركز.", PLAIN, 200, True)))
    assert stop < arabic


def test_drawing_leaves_the_canvas_as_it_was() -> None:
    canvas = Canvas(io.BytesIO(), pagesize=(500, 500))
    lay_out(FONTS, "x", Style(12, colour="#FF0000"), 100, False).draw(canvas, 0, 0)
    code = "\n".join(canvas._code).split()  # type: ignore[attr-defined]
    assert code.count("q") == code.count("Q") == 1
    assert "1 0 0 rg" in " ".join(code)


# ---------------------------------------------------------------- reading back


def test_danish_can_be_copied() -> None:
    assert words(drawn(lay_out(FONTS, QUESTION, PLAIN, 300, False))) == QUESTION


def test_arabic_can_be_searched() -> None:
    found = words(drawn(lay_out(FONTS, GREETING, PLAIN, 300, True)))
    for phrase in ("هل أجريت للتو مقابلة", "العمل؟", "VIVE", "لا أوافق", "إلى حد ما", "1-5"):
        assert phrase in found


def test_decomposed_letters_and_marks_come_back() -> None:
    found = words(drawn(lay_out(FONTS, "A\u030ase مُعَلِّم", PLAIN, 300, False)))
    assert found == "A\u030ase مُعَلِّم"


# ---------------------------------------------------------------- fitting, boxes


def test_a_text_is_as_large_as_fits() -> None:
    style = Style(40, weight=Weight.BOLD)
    block = fit(FONTS, QUESTION, style, 200, 100, False, 6)
    assert 6 < block.style.size < 40
    assert block.height <= 100
    larger = lay_out(FONTS, QUESTION, replace(style, size=block.style.size + 0.25), 200, False)
    assert larger.height > 100 or larger.broken
    assert fit(FONTS, "Ja", style, 200, 100, False, 6).style == style


def test_words_are_rather_small_than_broken() -> None:
    assert not fit(FONTS, "Sagsbehandlertilfredshed", Style(20), 100, 100, False, 5).broken
    block = fit(FONTS, "Sagsbehandlertilfredshed", Style(20), 100, 100, False, 15)
    assert block.broken
    assert block.style.size == 20


def test_what_never_fits_is_as_small_as_it_may_be() -> None:
    block = fit(FONTS, GREETING, Style(20), 60, 30, True, 8)
    assert block.style.size == 8
    assert block.height > 30


def test_ink_on_a_colour_is_the_windows_own() -> None:
    for colour in ("#000000", "#FFFFFF", "#777777", "#C8372D", "#1B7F4B", "#F09A4A"):
        assert ink_on(colour) == theme.ink_on(colour)


@dataclass(frozen=True)
class Probe:
    """Remembers where it was drawn."""

    places: list[tuple[float, float]]
    width: float = 50
    height: float = 20

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        self.places.append((x, top))


@pytest.mark.parametrize("rtl", [False, True])
def test_rows_and_stacks_are_mirrored(rtl: bool) -> None:
    canvas = Canvas(io.BytesIO(), pagesize=(500, 500))
    places: list[tuple[float, float]] = []
    row = Row((Probe(places, 30), Space(10, 40), Probe(places, 60, 10)), rtl, gap=5, middle=True)
    assert (row.width, row.height) == (110, 40)
    row.draw(canvas, 100, 200)
    assert places == ([(100, 215), (180, 210)] if rtl else [(100, 210), (150, 215)])
    places.clear()
    Stack((Probe(places, 30), Probe(places, 60)), rtl, gap=4).draw(canvas, 100, 200)
    assert places == [(130 if rtl else 100, 200), (100, 224)]


# ---------------------------------------------------------------- documents


def test_a_document_says_what_it_is() -> None:
    reader = read(document(rtl=True, paper=A5.landscape).save())
    assert reader.metadata is not None
    assert reader.metadata.title == "Æ مركز"
    assert reader.metadata.author == "VIVE"
    root: Any = reader.root_object
    assert root["/Lang"] == "da"
    assert root["/ViewerPreferences"]["/Direction"] == "/R2L"
    box = reader.pages[0].mediabox
    assert (float(box.width), float(box.height)) == pytest.approx((210 * MM, 148 * MM), abs=0.01)


def test_pages_are_counted_at_their_foot() -> None:
    made = document(footer="VIVE 2025")
    flow = Flow(made)
    for _ in range(3):
        flow.place(Space(10, made.height))
    texts = [page.extract_text().split() for page in read(made.save()).pages]
    assert texts == [["VIVE", "2025", f"{page}/3"] for page in (1, 2, 3)]


def test_a_card_needs_no_count() -> None:
    card = Document(FONTS, A5, title="", author="", language="da", rtl=False, numbered=False)
    assert read(card.save()).pages[0].extract_text() == ""


def test_the_same_input_gives_the_same_bytes() -> None:
    def made() -> bytes:
        one = document(rtl=True, footer="VIVE")
        flow = Flow(one)
        for text, weight in ((GREETING, Weight.REGULAR), (QUESTION, Weight.BOLD)):
            flow.place(lay_out(FONTS, text, Style(12, weight=weight), one.width, True), gap=10)
        return one.save()

    data = made()
    assert data == made()
    assert len(data) < 40_000
    assert [name for name in fonts(read(data)) if name.startswith("/T")] == ["/T1", "/T2", "/T3"]


def test_each_font_holds_only_what_is_drawn() -> None:
    block = lay_out(FONTS, "VIVE", PLAIN, 100, False)
    descendant = fonts(drawn(block))["/T1"]["/DescendantFonts"][0]
    file = descendant["/FontDescriptor"]["/FontFile2"].get_data()
    assert hb.Face(file).glyph_count == 4
    assert descendant["/W"][1] == [0, *(glyph.width for glyph in LATIN.shape("VIE", False).glyphs)]


# ---------------------------------------------------------------- the flow


def flowing(rtl: bool = False) -> tuple[Document, list[tuple[float, float]]]:
    """A page with room for 100 points, and where its probes will be drawn."""
    paper = Paper(200, 100 + 20 * MM)
    margins = Margins(10, 5, 10)
    made = Document(
        FONTS, paper, title="", author="", language="da", rtl=rtl, margins=margins, numbered=False
    )
    return made, []


def test_items_go_down_a_page_and_on_to_the_next() -> None:
    made, places = flowing()
    flow = Flow(made, head=Probe([], height=30))
    for _ in range(4):
        flow.place(Probe(places, height=40), gap=10)
    top = made.top
    assert [round(y - top) for _, y in places] == [0, 50, 30, 30]
    assert made.page == 3


def test_a_flow_begins_where_its_text_does() -> None:
    for rtl in (False, True):
        made, places = flowing(rtl)
        Flow(made).place(Probe(places), indent=7)
        assert places == [(made.right - 57 if rtl else made.left + 7, made.top)]


def test_what_is_kept_together_comes_on_one_page() -> None:
    made, places = flowing()
    flow = Flow(made)
    flow.place(Probe(places, height=50))
    pair = (Probe(places, height=20), Probe(places, height=40))
    flow.keep(*pair)
    for item in pair:
        flow.place(item)
    assert [round(y - made.top) for _, y in places] == [0, 0, 20]


def test_a_stack_is_not_parted_while_it_fits_on_a_page() -> None:
    made, places = flowing()
    flow = Flow(made)
    flow.place(Probe(places, height=50))
    flow.place(Stack((Probe(places, height=20), Probe(places, height=40)), False))
    assert [round(y - made.top) for _, y in places] == [0, 0, 20]


def test_what_is_higher_than_a_page_is_parted() -> None:
    made, _ = flowing()
    block = lay_out(FONTS, "\n".join(f"linje{n}" for n in range(20)), PLAIN, 80, False)
    side = lay_out(FONTS, "ved siden af", PLAIN, 80, False)
    Flow(made).place(Stack((side, Row((block, side), False)), False))
    pages = [page.extract_text().split() for page in read(made.save()).pages]
    lines = [word for page in pages for word in page if word.startswith("linje")]
    assert lines == [f"linje{n}" for n in range(20)]
    assert len(pages) > 3
    assert sum(page.count("siden") for page in pages) == 2


def test_what_cannot_be_parted_is_refused() -> None:
    made, places = flowing()
    with pytest.raises(ValueError, match="higher than a page"):
        Flow(made).place(Probe(places, height=101))
    with pytest.raises(ValueError, match="higher than a page"):
        Flow(made).place(lay_out(FONTS, "A", Style(200), 300, False))
