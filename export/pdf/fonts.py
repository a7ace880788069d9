"""The bundled fonts: which one has a character, how it shapes a text, how a PDF holds it."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import uharfbuzz as hb  # type: ignore[import-untyped]
from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFStream,
    PDFString,
    PDFZCompress,
)
from reportlab.pdfgen.canvas import Canvas

PER_SIZE = 1000
"""Glyphs are measured in thousandths of the size, as PDF does."""


class Weight(Enum):
    """How heavy a text is."""

    REGULAR = "Regular"
    SEMIBOLD = "SemiBold"
    BOLD = "Bold"


_FILES = {
    Weight.REGULAR: ("NotoSans-Regular.ttf", "NotoSansArabic-Regular.ttf"),
    Weight.SEMIBOLD: ("NotoSans-SemiBold.ttf", "NotoSansArabic-Bold.ttf"),
    Weight.BOLD: ("NotoSans-Bold.ttf", "NotoSansArabic-Bold.ttf"),
}
"""The later ones are asked for what the first has not got."""


_NOT_EMBEDDED = ("cmap", "DSIG", "GDEF", "GPOS", "GSUB", "gasp", "name", "OS/2", "post")
"""Tables that a PDF does not ask for: it names glyphs by their numbers."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """One drawn shape, in thousandths of the size, and the characters that it stands for."""

    number: int
    text: str
    width: int
    """Its own; how far the next one is from it is the advance."""
    advance: int
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Shaped:
    """A text in one direction and one font: its glyphs from left to right."""

    glyphs: tuple[Glyph, ...]
    width: int


class Face:
    """One font file."""

    def __init__(self, path: Path) -> None:
        self.name = path.stem
        self._face = hb.Face(hb.Blob(path.read_bytes()))
        self._font = hb.Font(self._face)
        self._font.scale = (PER_SIZE, PER_SIZE)
        self._characters = self._face.unicodes
        self._space = self._font.get_nominal_glyph(ord(" "))

    def has(self, character: str) -> bool:
        return ord(character) in self._characters

    def shape(self, text: str, rtl: bool) -> Shaped:
        """The glyphs of a text that runs in one direction: joined, with brackets mirrored."""
        return _shape(self, text, rtl)

    def _anew(self, text: str, rtl: bool) -> Shaped:
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.direction = "rtl" if rtl else "ltr"
        buffer.language = "ar" if rtl else "en"  # Else that of the machine would be taken.
        buffer.guess_segment_properties()
        buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
        buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
        hb.shape(self._font, buffer, {"liga": rtl})  # fi as two letters can be searched anywhere.
        glyphs = list(zip(buffer.glyph_infos, buffer.glyph_positions, strict=True))
        starts = sorted({info.cluster for info, _ in glyphs})
        texts = {start: _seen(text[start:end]) for start, end in pairwise([*starts, len(text)])}
        shaped: list[Glyph] = []
        for info, position in reversed(glyphs) if rtl else glyphs:
            glyph = Glyph(
                info.codepoint,
                # Of several glyphs for the same characters, the first to be read stands for them.
                texts.pop(info.cluster, ""),
                self._font.get_glyph_h_advance(info.codepoint),
                position.x_advance,
                position.x_offset,
                position.y_offset,
            )
            shaped += self._apart(glyph) if rtl else [glyph]
        if rtl:
            shaped.reverse()
        return Shaped(tuple(shaped), sum(glyph.advance for glyph in shaped))

    def _apart(self, glyph: Glyph) -> list[Glyph]:
        """A ligature as one glyph for each character, all but the last to be read without ink.

        Programs that read a PDF turn text from right to left around. Some of them turn around the
        characters of a ligature with it, and some do not; with one character each, all agree.
        """
        share = glyph.width // max(1, len(glyph.text))
        *blank, last = list(glyph.text) or [""]
        rest = share * len(blank)
        return [
            *(Glyph(self._space, character, share, share, 0, 0) for character in blank),
            replace(glyph, text=last, width=glyph.width - rest, advance=glyph.advance - rest),
        ]

    def subset(self, glyphs: list[int]) -> tuple[bytes, dict[int, int]]:
        """A font file with these glyphs alone, and their numbers in it."""
        wanted = hb.SubsetInput()
        wanted.glyph_set.update(glyphs)
        wanted.flags = (
            hb.SubsetFlags.NOTDEF_OUTLINE  # the box for what no font has
            | hb.SubsetFlags.NO_LAYOUT_CLOSURE  # the text is already shaped
            | hb.SubsetFlags.NO_HINTING
        )
        for tag in _NOT_EMBEDDED:
            wanted.drop_table_tag_set.add(int.from_bytes(tag.encode()))
        plan = hb.SubsetPlan(self._face, wanted)
        numbers = dict(plan.old_to_new_glyph_mapping)
        return bytes(plan.execute().blob.data), numbers

    def metrics(self) -> tuple[int, int]:
        """Ascender and descender."""
        extents = self._font.get_font_extents("ltr")
        return extents.ascender, extents.descender


def _seen(text: str) -> str:
    """Without the characters that only steer, such as joiners."""
    return "".join(character for character in text if unicodedata.category(character) != "Cf")


@lru_cache(maxsize=16384)
def _shape(face: Face, text: str, rtl: bool) -> Shaped:
    return face._anew(text, rtl)


class Fonts:
    """The fonts of a folder; each file is read when its first text comes."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read: dict[str, Face] = {}

    def faces(self, weight: Weight) -> list[Face]:
        """The faces of a weight in the order in which they are asked."""
        return [self._face(name) for name in _FILES[weight]]

    def _face(self, name: str) -> Face:
        if name not in self._read:
            self._read[name] = Face(self._folder / name)
        return self._read[name]

    def choose(self, text: str, weight: Weight) -> Iterator[Face]:
        """The face of each character.

        Spaces, marks and what is not seen stay with what they follow: nothing is torn from the
        letter it sits on. What no face has gets the first one's box.
        """
        main, *others = self.faces(weight)
        face = main
        for character in text:
            category = unicodedata.category(character)
            follows = category in {"Mn", "Me", "Mc", "Zs", "Cf"}
            if not (follows and (category == "Cf" or face.has(character))):
                face = next((one for one in (main, *others) if one.has(character)), main)
            yield face


@lru_cache(maxsize=4)
def load_fonts(folder: Path) -> Fonts:
    """The fonts in `folder`, the same ones at each call."""
    return Fonts(folder)


class EmbeddedFont:
    """A face in one PDF, with the glyphs that are drawn there.

    A composite font (Type 0) whose codes are given out as the glyphs come, one for each pair of
    a shape and what it stands for. So shaped text needs no detour by characters, one font holds
    everything, and a reader that copies or searches gets the text that was meant, not shapes.
    """

    def __init__(self, face: Face, name: str) -> None:
        self.face = face
        self.name = name
        self._codes: dict[tuple[int, str, int], int] = {(0, "", 0): 0}

    def code(self, glyph: Glyph) -> int:
        return self._codes.setdefault((glyph.number, glyph.text, glyph.width), len(self._codes))

    def addObjects(self, document: PDFDocument) -> None:
        """Called by reportlab when it saves."""
        file, numbers = self.face.subset(sorted({glyph for glyph, _, _ in self._codes}))
        tag = hashlib.sha256(file).digest()[:6]
        base = "".join(chr(ord("A") + byte % 26) for byte in tag) + "+" + self.face.name
        ascent, descent = self.face.metrics()
        descriptor = PDFDictionary(
            {
                "Type": PDFName("FontDescriptor"),
                "FontName": PDFName(base),
                "Flags": 4,
                "FontBBox": PDFArray([-1000, descent, 2000, ascent]),
                "ItalicAngle": 0,
                "Ascent": ascent,
                "Descent": descent,
                "CapHeight": 714,
                "StemV": 80,
                "FontFile2": _refer(document, _stream(file, Length1=len(file))),
            }
        )
        shapes = b"".join(numbers[glyph].to_bytes(2) for glyph, _, _ in self._codes)
        descendant = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("CIDFontType2"),
                "BaseFont": PDFName(base),
                "CIDSystemInfo": PDFDictionary(
                    {
                        "Registry": PDFString("Adobe"),
                        "Ordering": PDFString("Identity"),
                        "Supplement": 0,
                    }
                ),
                "FontDescriptor": _refer(document, descriptor),
                "DW": PER_SIZE,
                "W": PDFArray([0, PDFArray([width for _, _, width in self._codes])]),
                "CIDToGIDMap": _refer(document, _stream(shapes)),
            }
        )
        font = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("Type0"),
                "BaseFont": PDFName(base),
                "Encoding": PDFName("Identity-H"),
                "DescendantFonts": PDFArray([_refer(document, descendant)]),
                "ToUnicode": _refer(document, _stream(self._to_unicode())),
            }
        )
        fonts: Any = document.idToObject["BasicFonts"]
        fonts.dict[self.name] = _refer(document, font)

    def _to_unicode(self) -> bytes:
        pairs = [
            f"<{code:04X}> <{text.encode('utf-16-be').hex().upper()}>"
            for (_, text, _), code in self._codes.items()
            if text
        ]
        parts = [pairs[at : at + 100] for at in range(0, len(pairs), 100)]  # no more are allowed
        return "\n".join(
            [
                "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
                "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
                "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
                "1 begincodespacerange <0000> <FFFF> endcodespacerange",
                *("\n".join([f"{len(part)} beginbfchar", *part, "endbfchar"]) for part in parts),
                "endcmap CMapName currentdict /CMap defineresource pop end end",
            ]
        ).encode()


def embedded(canvas: Canvas, face: Face) -> EmbeddedFont:
    """The face as the canvas's document holds it."""
    document: PDFDocument = canvas._doc  # type: ignore[attr-defined]
    mine = [font for font in document.delayedFonts if isinstance(font, EmbeddedFont)]
    for font in mine:
        if font.face is face:
            return font
    font = EmbeddedFont(face, f"T{len(mine) + 1}")
    document.delayedFonts.append(font)
    return font


def _refer(document: Any, entry: object) -> Any:
    """Put an object of its own into the document, and refer to it."""
    return document.Reference(entry)


def _stream(content: bytes, **entries: int) -> PDFStream:
    return PDFStream(PDFDictionary(dict(entries)), content, [PDFZCompress])
