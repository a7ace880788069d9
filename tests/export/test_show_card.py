"""Show cards: each scale on a page of its own, as large as it gets, in any language."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from typing import Any

import pytest
from pypdf import PdfReader

import resources
from export.pdf import show_card
from export.pdf.boxes import Item, Row, Stack
from export.pdf.document import MM
from export.pdf.fonts import load_fonts
from export.pdf.setting import Setter
from export.pdf.show_card import show_card_set, show_cards
from export.pdf.typesetting import Block
from interviewer.questionnaire import Questionnaire, Step

FONTS = load_fonts(resources.FONTS)
VIVE = resources.load_questionnaire("vive-2020", "1.1")
LETTERS = r"[^\W\d_]+"


def text(data: bytes) -> str:
    reader = PdfReader(io.BytesIO(data), strict=True)
    assert len(reader.pages) == 1
    return reader.pages[0].extract_text()


def squeezed(text: str) -> str:
    return "".join(text.split())


def fields(
    questionnaire: Questionnaire, scale: str, language: str, size: str, *, faces: bool = False
) -> tuple[Item, ...]:
    words = questionnaire.words(language)
    measures = show_card._SIZES[size]
    return show_card._fields(
        questionnaire.scales[scale],
        words,
        Setter(FONTS, words.right_to_left),
        measures,
        measures.paper.width - 20 * MM,
        measures.paper.height - 20 * MM - measures.below,
        faces,
    )


def blocks(item: Any) -> list[Block]:
    if isinstance(item, Block):
        return [item]
    parts = item.items if isinstance(item, Row | Stack) else [getattr(item, "inside", None)]
    return [block for part in parts if part is not None for block in blocks(part)]


@pytest.mark.parametrize("size", ["a4", "a5"])
def test_each_scale_has_a_card_of_its_own(size: Any) -> None:
    cards = show_cards(VIVE, "da", FONTS, size)
    assert list(cards) == ["presented-da", "satisfaction-da", "degree-da", "treatment-da"]
    for name, data in cards.items():
        scale = VIVE.scales[name.removesuffix("-da")]
        found = squeezed(text(data))
        for code, label in VIVE.words("da").labels[scale.id].items():
            assert f"{code}{squeezed(label)}" in found
        assert squeezed(VIVE.words("da").source) in found


def test_nothing_of_the_interviewers_is_on_it() -> None:
    words = VIVE.words("en")
    found = text(show_cards(VIVE, "en", FONTS)["degree-en"])
    known = {*re.findall(LETTERS, words.source)}
    for label in words.labels["degree"].values():
        known.update(re.findall(LETTERS, label))
    assert set(re.findall(LETTERS, found)) <= known


@pytest.mark.parametrize(("size", "wide", "high"), [("a4", 297, 210), ("a5", 210, 148)])
def test_cards_lie_on_their_side(size: Any, wide: float, high: float) -> None:
    for data in show_cards(VIVE, "da", FONTS, size).values():
        box = PdfReader(io.BytesIO(data)).pages[0].mediabox
        assert (round(box.width / MM), round(box.height / MM)) == (wide, high)


def test_arabic_cards_hold_their_words() -> None:
    words = VIVE.words("ar")
    for scale, labels in words.labels.items():
        found = set(re.findall(LETTERS, text(show_cards(VIVE, "ar", FONTS)[f"{scale}-ar"])))
        for label in labels.values():
            assert set(re.findall(LETTERS, label)) <= found


def test_an_arabic_scale_begins_at_the_right(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[tuple[str, float]] = []
    draw = Block.draw

    def noted(self: Block, canvas: Any, x: float, top: float) -> None:
        drawn.extend((line.text, x) for line in self.lines)
        draw(self, canvas, x, top)

    monkeypatch.setattr(Block, "draw", noted)
    for language, order in (("da", "12345"), ("ar", "54321")):
        drawn.clear()
        show_cards(VIVE, language, FONTS)
        at = dict(reversed(drawn))
        assert "".join(sorted(order, key=at.__getitem__)) == order


@pytest.mark.parametrize("language", VIVE.languages)
@pytest.mark.parametrize("size", ["a4", "a5"])
@pytest.mark.parametrize("faces", [False, True])
def test_labels_are_whole_and_in_their_fields(language: str, size: str, faces: bool) -> None:
    for scale in VIVE.scales:
        for field in fields(VIVE, scale, language, size, faces=faces):
            assert max(block.height for block in blocks(field)) < field.height
            inside: Any = field
            assert inside.inside.height <= field.height
            for block in blocks(field):
                assert block.text_width <= block.width <= field.width
                assert not block.broken
                assert block.style.size >= 12


def test_all_labels_of_a_card_have_one_size() -> None:
    sizes = {blocks(f)[1].style.size for f in fields(VIVE, "satisfaction", "da", "a4")}
    assert len(sizes) == 1
    assert sizes.pop() > 24


def wide_scale(label: str) -> Questionnaire:
    scale = VIVE.scales["degree"]
    steps = tuple(Step(code, "#1B6B3A") for code in range(7))
    words = VIVE.words("da")
    labels = {"degree": dict.fromkeys((*range(7), 9), label)}
    return replace(
        VIVE,
        scales={"degree": replace(scale, steps=steps)},
        texts={"da": replace(words, labels=labels)},
        languages=("da",),
    )


@pytest.mark.parametrize("size", ["a4", "a5"])
@pytest.mark.parametrize("label", ["uddannelseshjælpsmodtagere " * 4, "W" * 40, "kort"])
def test_long_labels_stay_in_their_fields(size: Any, label: str) -> None:
    questionnaire = wide_scale(label)
    for field in fields(questionnaire, "degree", "da", size, faces=True):
        inside: Any = field
        assert inside.inside.height <= field.height
        assert all(block.text_width <= field.width for block in blocks(field))
    assert show_cards(questionnaire, "da", FONTS, size)


def test_faces_follow_what_the_codes_mean() -> None:
    scale = VIVE.scales["degree"]
    assert show_card._moods(scale) == {1: -1, 2: -0.5, 3: 0, 4: 0.5, 5: 1}
    negative = replace(scale, high_is_negative=True)
    assert show_card._moods(negative) == {1: 1, 2: 0.5, 3: 0, 4: -0.5, 5: -1}
    turned = replace(scale, steps=tuple(reversed(scale.steps)))
    assert show_card._moods(turned) == show_card._moods(scale)


def test_faces_are_there_only_where_they_are_asked_for() -> None:
    plain, faced = (show_cards(VIVE, "da", FONTS, faces=faces) for faces in (False, True))
    assert plain["degree-da"] != faced["degree-da"]
    assert text(plain["degree-da"]) == text(faced["degree-da"])


def test_the_same_card_is_the_same_file() -> None:
    assert show_cards(VIVE, "ar", FONTS, "a5") == show_cards(VIVE, "ar", FONTS, "a5")


def test_a_long_source_leaves_room_for_the_scale() -> None:
    words = replace(VIVE.words("da"), source="Kilde og kilde " * 200)
    cards = show_cards(replace(VIVE, texts={"da": words}), "da", FONTS, "a5")
    assert "Kilde" in text(cards["degree-da"])


def test_the_set_has_a_page_for_each_scale_like_the_single_cards() -> None:
    whole = PdfReader(io.BytesIO(show_card_set(VIVE, "ar", FONTS, "a5")))
    single = show_cards(VIVE, "ar", FONTS, "a5")
    assert len(whole.pages) == len(single) == len(VIVE.scales)
    for page, card in zip(whole.pages, single.values(), strict=True):
        (alone,) = PdfReader(io.BytesIO(card)).pages
        assert page.extract_text() == alone.extract_text()
        assert page.mediabox == alone.mediabox
