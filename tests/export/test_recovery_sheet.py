"""The recovery sheet brings a key back, by typing and by scanning, and says what it is."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader

import resources
from export.pdf.fonts import load_fonts
from export.pdf.recovery_sheet import WORDS, _modules, recovery_sheet
from export.sealing import make_lead_secret, recover_lead_secret, recovery_code
from interviewer.codes import one_line

FONTS = load_fonts(resources.FONTS)
SECRET = make_lead_secret(bytes(range(32)))


def page(language: str) -> list[str]:
    reader = PdfReader(io.BytesIO(recovery_sheet(SECRET, language, FONTS)), strict=True)
    assert len(reader.pages) == 1
    return [line.strip() for line in reader.pages[0].extract_text().splitlines()]


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_key_can_be_typed_in_from_the_sheet(language: str) -> None:
    text = squeezed("".join(page(language)))
    line = WORDS["line"][language]
    places = [text.index(squeezed(line.format(n))) for n in (1, 2, 3, 4)]
    lengths = [len(squeezed(each)) for each in recovery_code(SECRET).splitlines()]
    head = len(squeezed(line.format(1)))
    typed = [text[at + head : at + head + n] for at, n in zip(places, lengths, strict=True)]
    assert recover_lead_secret("\n".join(typed)) == SECRET


def test_the_fingerprint_and_every_sentence_are_on_it() -> None:
    for language in ("da", "en"):
        text = squeezed("".join(page(language)))
        assert squeezed(SECRET.key.fingerprint) in text
        for key, labels in WORDS.items():
            if key != "line":
                assert squeezed(labels[language]) in text


def test_the_seed_is_nowhere_but_in_the_page() -> None:
    reader = PdfReader(io.BytesIO(recovery_sheet(SECRET, "da", FONTS)))
    told = str(reader.metadata)
    assert recovery_code(SECRET).split()[1] not in told
    assert SECRET.seed.hex() not in told


def test_the_code_to_be_scanned_is_dense_enough_to_print() -> None:
    """38 mm for the modules and their margin: none below half a millimetre."""
    modules = _modules(one_line(recovery_code(SECRET)))
    assert len(modules) == len(modules[0]) <= 45
    assert 38 / (len(modules) + 8) > 0.5
