"""An enrolment code tells a device's key, at the right desk only."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.codes import Kind, encode
from interviewer.enrolment import (
    enrolment_code,
    enrolment_file,
    enrolment_name,
    parse_enrolment,
)
from interviewer.errors import CodeInvalid
from interviewer.keys import LeadKey

LEAD = LeadKey(bytes(range(32)), "age1mine")
OTHER = LeadKey(bytes(32), "age1other")


def refused(text: str, study: str = "vive-2020", lead: LeadKey = LEAD) -> str:
    with pytest.raises(CodeInvalid) as caught:
        parse_enrolment(text, study, lead)
    return caught.value.reason


@given(st.binary(min_size=32, max_size=32), st.sampled_from(["vive-2020", "x", "a" * 64]))
def test_the_key_is_taken_back_from_code_and_file(device: bytes, study: str) -> None:
    code = enrolment_code(study, LEAD, device)
    assert parse_enrolment(code, study, LEAD) == device
    assert parse_enrolment(enrolment_file(code).decode(), study, LEAD) == device


def test_a_code_for_another_study_or_lead_is_told() -> None:
    code = enrolment_code("vive-2020", LEAD, bytes(32))
    assert refused(code, study="kl-2023") == "study"
    assert refused(code, lead=OTHER) == "lead"
    assert refused(code[:-1] + ("0" if code[-1] != "0" else "1")) == "checksum"
    assert refused(encode(Kind.RECOVERY, bytes(32))) == "kind"


def test_the_file_is_one_short_line() -> None:
    content = enrolment_file(enrolment_code("vive-2020", LEAD, bytes(32)))
    assert content.endswith(b"\n")
    assert content.count(b"\n") == 1
    assert len(content) < 100


def test_devices_get_files_of_their_own_names() -> None:
    names = {
        enrolment_name("vive-2020", enrolment_code("vive-2020", LEAD, bytes([n] * 32)))
        for n in range(1, 9)
    }
    assert len(names) == 8
    assert all(name.startswith("vive-2020-") and name.endswith(".enrolment") for name in names)


def test_a_key_of_another_length_is_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        enrolment_code("vive-2020", LEAD, bytes(31))
