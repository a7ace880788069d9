"""The code book on paper: all of it, in words that a person can follow."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

import pytest
from pypdf import PdfReader

import resources
from export.pdf.boxes import Row, Stack
from export.pdf.codebook_pdf import _Book, codebook_pdf
from export.pdf.document import A4, MM
from export.pdf.fonts import load_fonts
from export.pdf.typesetting import Block
from interviewer.anonymise import MissingCode
from interviewer.codebook import MISSING_LABELS
from interviewer.questionnaire import Questionnaire
from interviewer.study import Study
from tests.export.everything import EVERYTHING
from tests.export.everything import STUDY as EVERY_STUDY
from tests.interviewer.waiting_room import waiting_room

FONTS = load_fonts(resources.FONTS)
VIVE = resources.load_questionnaire("vive-2020", "1.1")
VIVE_STUDY = resources.default_study()
KL = resources.load_questionnaire("kl-2023", "1.0")
KL_STUDY = resources.read_study(resources.ROOT / "studies" / "kl-2023.toml")
BOOKS: Mapping[str, tuple[Questionnaire, Study]] = {
    "vive": (VIVE, VIVE_STUDY),
    "kl": (KL, KL_STUDY),
    "waiting": waiting_room(),
    "everything": (EVERYTHING, EVERY_STUDY),
}


def squeezed(text: str) -> str:
    return "".join(text.split())


def said(data: bytes) -> str:
    reader = PdfReader(io.BytesIO(data), strict=True)
    return squeezed("".join(page.extract_text() for page in reader.pages))


@pytest.mark.parametrize("which", BOOKS)
def test_every_item_its_words_and_its_codes_are_in_it(which: str) -> None:
    questionnaire, study = BOOKS[which]
    found = said(codebook_pdf(questionnaire, study, "da", FONTS))
    words = questionnaire.words("da")
    for item in questionnaire.items.values():
        text = words.items[item.id]
        assert item.id in found
        prompts = [*text.follow_ups.values(), *(v.text for v in text.variants.values())]
        for told in (text.topic, text.text, *prompts):
            assert squeezed(told) in found
        for code in item.codes:
            label = words.label(item.scale, code) if item.scale else text.options[code].label
            assert f"{code}{squeezed(label)}" in found
        if item.condition is not None:
            assert squeezed(item.condition.text) in found
    for group in study.groups:
        assert squeezed(group.id) in found
        assert squeezed(group.labels["da"]) in found


def test_the_head_says_what_it_is_the_code_book_of() -> None:
    found = said(codebook_pdf(VIVE, VIVE_STUDY, "ar", FONTS))
    assert found.startswith("KodebogBorgeroplevelserafjobcenteret")
    assert "vive-20201.1" in found
    assert "Dansk(da):denoprindeligeordlyd,valideretafenmodersmålstalende" in found
    assert "English(en):ikkevalideretafenmodersmålstalende" in found
    assert squeezed(VIVE.words("da").source) in found
    assert squeezed(VIVE_STUDY.organisation["da"]) in found


def test_routing_stands_as_written_and_in_words() -> None:
    found = said(codebook_pdf(KL, KL_STUDY, "da", FONTS))
    assert "Kunhvis1Tilknytningtiljobcentret:IgangværendeSkrevet:running" in found
    assert "Ikkehvis" in found
    assert 'group.main_group=="sick"HvisYdelse,hovedgruppe:Sygedagpenge' in found


def test_follow_ups_stand_with_what_opens_them() -> None:
    found = said(codebook_pdf(VIVE, VIVE_STUDY, "da", FONTS))
    assert "low1-2Hvorforerduutilfredsmedsamtalen?" in found
    assert "high3-5Hvadvarmedtilatgøredettilengodsamtale?" in found
    assert "dont_know9kunpladstilennote" in found


def test_bands_leave_as_they_are_written() -> None:
    found = said(codebook_pdf(VIVE, VIVE_STUDY, "da", FONTS))
    assert "Bånd0-19,20-24,25-29,30-34,35-39,40-44,45-49,50-54,55-59,60+" in found
    assert "Bånd0-2,3-5,6-11,12-23,24-59,60+(måneder)" in found
    found = said(codebook_pdf(EVERYTHING, EVERY_STUDY, "da", FONTS))
    assert "Båndefteråret:0-1989,1990-1999,2000-2009,2010+" in found
    assert "Båndingen:talletforladerapparatet,somdeter" in found


def test_codes_for_no_answer_are_those_that_can_be() -> None:
    found = said(codebook_pdf(EVERYTHING, EVERY_STUDY, "da", FONTS))
    for code in MissingCode:
        assert f"{code}{squeezed(MISSING_LABELS[code]['da'])}" in found
    assert "Udensvar-1,-2,-4,-6Idataanswers.csv,question=meetings" in found
    assert "Udensvar-1,-2,-5Idataanswers.csv,question=departments" in found


def test_each_item_says_where_it_is_in_the_data() -> None:
    found = said(codebook_pdf(EVERYTHING, EVERY_STUDY, "da", FONTS))
    assert "interviews.csv,group,jobcenter,main_group" in found
    assert "interviews.csv,help_1,help_2,help_9" in found
    assert "interviews.csv,week_1,week_2" in found


def test_the_direction_of_a_scale_is_said() -> None:
    assert "Denhøjestekodeerdetdårligstesvar" in said(
        codebook_pdf(EVERYTHING, EVERY_STUDY, "da", FONTS)
    )
    assert "Thehighestcodeisthebestanswer" in said(
        codebook_pdf(VIVE, VIVE_STUDY, "da", FONTS, app_language="en")
    )


def test_the_apps_words_and_the_wording_are_two_choices() -> None:
    found = said(codebook_pdf(VIVE, VIVE_STUDY, "da", FONTS, app_language="en"))
    assert found.startswith("Codebook")
    assert "TopicProgressWordingSynesdu,atdererfremdriftiditforløb" in found
    arabic = PdfReader(io.BytesIO(codebook_pdf(VIVE, VIVE_STUDY, "ar", FONTS)))
    words = set(re.findall(r"[^\W\d_]+", " ".join(p.extract_text() for p in arabic.pages)))
    for item in VIVE.words("ar").items.values():
        assert set(re.findall(r"[^\W\d_]+", item.text)) <= words


def test_what_is_not_translated_is_marked() -> None:
    mark = "ikkeoversat:denoprindeligeordlydlæsesop"
    assert mark in said(codebook_pdf(EVERYTHING, EVERY_STUDY, "en", FONTS))
    assert mark not in said(codebook_pdf(EVERYTHING, EVERY_STUDY, "da", FONTS))


def parts(item: Any) -> Iterator[Any]:
    yield item
    if isinstance(item, Row | Stack):
        for inner in item.items:
            yield from parts(inner)


@pytest.mark.parametrize("which", BOOKS)
@pytest.mark.parametrize("swollen", [False, True])
def test_nothing_is_wider_than_its_place(which: str, swollen: bool) -> None:
    questionnaire, study = BOOKS[which]
    if swollen:
        questionnaire = long(questionnaire)
    width = A4.width - 36 * MM
    for part in _Book(questionnaire, study, "da", FONTS, "da").parts(width):
        assert part.item.width <= width + 0.01
        for item in parts(part.item):
            if isinstance(item, Block):
                assert item.text_width <= item.width + 0.01
    assert codebook_pdf(questionnaire, study, "da", FONTS)


def long(questionnaire: Questionnaire) -> Questionnaire:
    """The same with many words and long ones."""
    words = questionnaire.words("da")
    text = "uddannelseshjælpsmodtagere " * 20 + "W" * 200
    items = {
        name: replace(
            item,
            topic=text,
            text=item.text and text,
            options={code: replace(o, label=text) for code, o in item.options.items()},
            follow_ups=dict.fromkeys(item.follow_ups, text),
        )
        for name, item in words.items.items()
    }
    labels = {scale: dict.fromkeys(codes, text) for scale, codes in words.labels.items()}
    other = replace(
        words, title=text, source=text * 5, labels=labels, items=MappingProxyType(items)
    )
    return replace(questionnaire, texts={"da": other}, languages=("da",))


def test_the_same_book_is_the_same_file() -> None:
    assert codebook_pdf(KL, KL_STUDY, "en", FONTS) == codebook_pdf(KL, KL_STUDY, "en", FONTS)
