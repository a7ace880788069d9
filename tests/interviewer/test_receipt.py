"""A receipt code comes of the interview's id, and may be read out."""

from __future__ import annotations

from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.errors import CodeInvalid
from interviewer.receipt import normalise, receipt_code

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
