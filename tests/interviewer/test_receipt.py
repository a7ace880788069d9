"""A receipt code comes of the interview's id, and may be read out; a receipt tells nothing more."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.errors import CodeInvalid
from interviewer.receipt import find_by_code, make_receipt, normalise, receipt_code
from resources import default_study

ID = "3f0a1c56-9b1d-4f6e-8a77-2f64d1a6b9c0"


def test_the_code_of_an_id_stays_the_same_from_version_to_version() -> None:
    """Citizens keep them on slips of paper."""
    assert receipt_code(ID) == "Y29V-1VTV-6NRP"


def test_other_ids_have_other_codes() -> None:
    assert len({receipt_code(str(uuid4())) for _ in range(1000)}) == 1000


@given(st.uuids(version=4))
def test_it_may_be_typed_as_people_type(interview: object) -> None:
    code = receipt_code(str(interview))
    assert normalise(code) == code
    typed = code.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert normalise(f" {typed}\n") == code


@pytest.mark.parametrize(
    ("text", "reason"),
    [("", "empty"), (" - ", "empty"), ("ABCD-EFGH", "length"), ("U" * 12, "characters")],
)
def test_what_is_no_code_is_told(text: str, reason: str) -> None:
    with pytest.raises(CodeInvalid) as caught:
        normalise(text)
    assert caught.value.reason == reason


# --- finding it again ---------------------------------------------------------------------------


@given(st.lists(st.uuids(version=4).map(str), unique=True, min_size=1), st.data())
def test_each_interview_is_found_by_its_own_code(ids: list[str], data: st.DataObject) -> None:
    wanted = data.draw(st.sampled_from(ids))
    assert find_by_code(receipt_code(wanted), ids) == wanted
    assert find_by_code(receipt_code(wanted), [each for each in ids if each != wanted]) is None


def test_the_search_can_be_stopped() -> None:
    ids = [str(uuid4()) for _ in range(2500)]
    told: list[int] = []

    def go_on(tried: int) -> bool:
        told.append(tried)
        return True

    assert find_by_code(receipt_code(ids[-1]), ids, go_on) == ids[-1]
    assert told == [0, 1000, 2000]
    assert find_by_code(receipt_code(ids[-1]), ids, lambda tried: tried < 1000) is None


# --- what stands on it --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "languages"),
    [
        ("da", ["da"]),
        ("en", ["en"]),
        ("ar", ["ar"]),
        ("ar-SY", ["ar"]),
        ("so", ["en", "da"]),
    ],
)
def test_it_speaks_the_citizens_language_or_english_and_danish(
    language: str, languages: list[str]
) -> None:
    receipt = make_receipt(default_study(), ID, language)
    assert [text.language for text in receipt.texts] == languages
    assert [text.right_to_left for text in receipt.texts] == [each == "ar" for each in languages]


@pytest.mark.parametrize("language", ["da", "en", "ar", "so"])
def test_it_names_who_is_responsible_and_leaves_no_blank(language: str) -> None:
    study = default_study()
    for text in make_receipt(study, ID, language).texts:
        assert study.say(study.organisation, text.language) in text.how
        assert all(text.lines)
        assert not re.search(r"[{}]", "".join(text.lines))


def test_it_says_until_when() -> None:
    study = replace(default_study(), retention=date(2027, 3, 9))
    said = {each: make_receipt(study, ID, each).texts[0].until for each in ("da", "en", "ar")}
    assert "senest den 9. marts 2027" in said["da"]
    assert "on 9 March 2027 at the latest" in said["en"]
    assert "9 مارس 2027" in said["ar"]
    assert not re.search(r"\d", make_receipt(default_study(), ID, "da").texts[0].until)


def test_it_is_the_same_whenever_it_is_made() -> None:
    """Tied to nothing but the study and the code: no time, place, device or interviewer."""
    study = default_study()
    assert make_receipt(study, ID, "da") == make_receipt(study, ID, "da")
    one, other = make_receipt(study, ID, "da"), make_receipt(study, str(uuid4()), "da")
    assert one.texts == other.texts
    assert "".join(one.groups) == one.code.replace("-", "")
