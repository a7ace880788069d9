"""The receipt on paper: one page in each language, and nothing of device or time."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import pytest
from pypdf import PdfReader

import resources
from export.pdf.fonts import Fonts
from export.pdf.receipt import receipt_pdf
from interviewer.receipt import make_receipt
from interviewer.study import Study

ID = "3f0a1c56-9b1d-4f6e-8a77-2f64d1a6b9c0"
CODE = "Y29V-1VTV-6NRP"
FONTS = Fonts(resources.FONTS)


def long_named() -> Study:
    study = resources.default_study()
    name = "En meget lang titel på en undersøgelse af borgernes oplevelser " * 2
    return replace(
        study,
        names=dict.fromkeys(study.languages, name.strip()),
        organisation=dict.fromkeys(study.languages, "Institut for samfundsforskning " * 3),
        retention=date(2027, 12, 31),
    )


@pytest.mark.parametrize("language", ["da", "en", "ar", "so"])
def test_it_is_one_page_with_the_code_and_the_words(language: str) -> None:
    for study in (resources.default_study(), long_named()):
        receipt = make_receipt(study, ID, language)
        read = PdfReader(io.BytesIO(receipt_pdf(receipt, FONTS)))
        assert len(read.pages) == 1
        text = " ".join(read.pages[0].extract_text().split())
        assert CODE in text
        for said in receipt.texts:
            if not said.right_to_left:
                assert said.title in text
                assert said.promise in text


def test_the_file_tells_nothing_of_when_or_where() -> None:
    receipt = make_receipt(resources.default_study(), ID, "da")
    made = receipt_pdf(receipt, FONTS)
    assert made == receipt_pdf(receipt, FONTS)
    about = PdfReader(io.BytesIO(made)).metadata
    assert about is not None
    assert about.title == "Kvittering"
    assert {about.author, about.subject, about.creator} <= {"", None}
    assert str(about.get("/CreationDate")).startswith("D:20000101000000")


def test_it_can_be_read_from_right_to_left() -> None:
    receipt = make_receipt(resources.default_study(), ID, "ar")
    read = PdfReader(io.BytesIO(receipt_pdf(receipt, FONTS)))
    assert read.trailer["/Root"]["/Lang"] == "ar"  # type: ignore[index]
    assert read.trailer["/Root"]["/ViewerPreferences"]["/Direction"] == "/R2L"  # type: ignore[index]
