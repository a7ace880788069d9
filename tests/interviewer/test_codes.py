"""Codes survive being read aloud and typed; what was mistyped is found."""

from __future__ import annotations

import os
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.codes import (
    PAYLOAD,
    SIGNS,
    Kind,
    decode,
    encode,
    fingerprint,
    is_fingerprint,
    one_line,
    same_fingerprint,
)
from interviewer.errors import CodeInvalid

KINDS = st.sampled_from(Kind)


@st.composite
def coded(draw: st.DrawFn) -> tuple[Kind, bytes, str]:
    kind = draw(KINDS)
    payload = draw(st.binary(min_size=PAYLOAD[kind], max_size=PAYLOAD[kind]))
    return kind, payload, encode(kind, payload)


def refused(kind: Kind, text: str) -> CodeInvalid:
    with pytest.raises(CodeInvalid) as caught:
        decode(kind, text)
    return caught.value


def lines_of(signs: str) -> str:
    return "\n".join(signs[at : at + 16] for at in range(0, len(signs), 16))


@given(coded())
def test_a_code_is_taken_back(made: tuple[Kind, bytes, str]) -> None:
    kind, payload, code = made
    assert decode(kind, code) == payload
    assert decode(kind, one_line(code)) == payload


@given(coded())
def test_a_code_is_in_whole_groups_of_four(made: tuple[Kind, bytes, str]) -> None:
    _, _, code = made
    assert all(len(group) == 4 and set(group) <= set(SIGNS) for group in code.split())
    assert all(len(line.split()) == 4 for line in code.splitlines()[:-1])


@given(coded(), st.sampled_from(["o", "O"]), st.sampled_from(["i", "I", "l", "L"]))
def test_it_may_be_typed_as_people_type(
    made: tuple[Kind, bytes, str], nought: str, one: str
) -> None:
    kind, payload, code = made
    typed = code.lower().replace("0", nought).replace("1", one)
    assert decode(kind, typed) == payload
    assert (
        decode(kind, "  " + typed.replace(" ", "\u2013").replace("\n", " \r\n\n") + "\ufeff")
        == payload
    )
    assert decode(kind, "".join(typed.split())) == payload


def test_every_wrong_sign_is_found_and_its_line_told() -> None:
    for kind in Kind:
        signs = "".join(encode(kind, os.urandom(PAYLOAD[kind])).split())
        for at, right in enumerate(signs):
            for wrong in SIGNS.replace(right, ""):
                trouble = refused(kind, signs[:at] + wrong + signs[at + 1 :])
                assert trouble.reason == "checksum"
                assert trouble.line == at // 16 + 1
                assert trouble.groups is not None
                assert trouble.groups[0] <= at // 4 + 1 <= trouble.groups[1]


def test_every_swap_of_neighbours_is_found() -> None:
    for kind in Kind:
        signs = "".join(encode(kind, os.urandom(PAYLOAD[kind])).split())
        for at, (one, other) in enumerate(pairwise(signs)):
            if one != other:
                trouble = refused(kind, signs[:at] + other + one + signs[at + 2 :])
                assert (trouble.reason, trouble.line) == ("checksum", at // 16 + 1)


@given(coded(), st.data())
def test_any_two_wrong_signs_are_found(made: tuple[Kind, bytes, str], data: st.DataObject) -> None:
    kind, _, code = made
    signs = list("".join(code.split()))
    places = data.draw(
        st.lists(st.integers(0, len(signs) - 1), min_size=2, max_size=2, unique=True)
    )
    for at in places:
        signs[at] = data.draw(st.sampled_from(SIGNS.replace(signs[at], "")))
    assert refused(kind, "".join(signs)).reason == "checksum"


@given(coded(), st.data())
def test_lines_that_changed_places_are_found(
    made: tuple[Kind, bytes, str], data: st.DataObject
) -> None:
    kind, _, code = made
    lines = [line for line in code.splitlines() if len(line.split()) == 4]
    one, other = data.draw(
        st.lists(st.integers(0, len(lines) - 1), min_size=2, max_size=2, unique=True)
    )
    if lines[one] != lines[other]:
        text = code.splitlines()
        text[one], text[other] = text[other], text[one]
        assert refused(kind, "\n".join(text)).reason == "checksum"


def test_a_line_that_is_too_short_is_told() -> None:
    code = encode(Kind.RECOVERY, bytes(32)).splitlines()
    code[2] = code[2][:-1]
    trouble = refused(Kind.RECOVERY, "\n".join(code))
    assert (trouble.reason, trouble.line, trouble.signs) == ("length", 3, -1)
    assert str(trouble).startswith("Line 3 of the sheet has 1 sign too few.")
    whole = refused(Kind.RECOVERY, " ".join(code))
    assert (whole.line, whole.signs) == (None, -1)


def test_a_line_that_is_missing_is_told_wherever_it_stood() -> None:
    code = encode(Kind.RECOVERY, bytes(range(32))).splitlines()
    for number in range(4):
        trouble = refused(Kind.RECOVERY, "\n".join(code[:number] + code[number + 1 :]))
        assert (trouble.reason, trouble.line) == ("missing", number + 1)
    assert "Line 4 of the sheet is missing." in str(refused(Kind.RECOVERY, "\n".join(code[:3])))


def test_how_much_is_too_much_is_told() -> None:
    code = encode(Kind.ENROLMENT, bytes(36))
    trouble = refused(Kind.ENROLMENT, one_line(code) + "-0000")
    assert (trouble.reason, trouble.signs) == ("length", 4)
    assert "has 4 signs too many" in str(trouble)
    assert refused(Kind.ENROLMENT, "0" * 3000).signs == 0, "not all was looked at"


def test_lines_are_named_as_they_are_printed_and_groups_where_there_are_none() -> None:
    code = encode(Kind.ENROLMENT, bytes(36))
    wrong = code.replace("\n0", "\n1", 1)
    typed = refused(Kind.ENROLMENT, wrong)
    assert (typed.line, typed.groups) == (2, None)
    assert str(typed).startswith("Line 2 of the code is mistyped.")
    scanned = refused(Kind.ENROLMENT, one_line(wrong))
    assert str(scanned).startswith("One of the groups 5 to 8 is mistyped.")
    lines = encode(Kind.RECOVERY, bytes(range(32))).splitlines()
    paper = [lines[0], "1" + lines[1][1:], *lines[2:]]
    for text in ("\n".join(paper), " ".join(paper)):  # A box wraps what stands on one line.
        assert str(refused(Kind.RECOVERY, text)).startswith("Line 2 of the sheet is mistyped.")


@pytest.mark.parametrize("text", ["", " ", "\n - \n", "\u200b"])
def test_nothing_is_no_code(text: str) -> None:
    assert refused(Kind.ENROLMENT, text).reason == "empty"


@pytest.mark.parametrize("sign", ["U", "*", "æ", "\U0001f600", "٣", "{"])
def test_signs_that_no_code_has(sign: str) -> None:
    lines = encode(Kind.ENROLMENT, bytes(36)).splitlines()
    lines[1] = sign + lines[1][1:]
    trouble = refused(Kind.ENROLMENT, "\n".join(lines))
    assert trouble.reason == "characters"
    assert "{" not in str(trouble)


def test_a_code_of_another_kind_is_told() -> None:
    for made in Kind:
        code = encode(made, os.urandom(PAYLOAD[made]))
        for wanted in Kind:
            if wanted is not made:
                assert refused(wanted, code).reason == "kind"


@given(KINDS, st.text(max_size=200))
def test_any_text_is_refused_or_a_code(kind: Kind, text: str) -> None:
    try:
        payload = decode(kind, text)
    except CodeInvalid:
        return
    assert len(payload) == PAYLOAD[kind]


def test_an_endless_text_is_no_code() -> None:
    assert refused(Kind.ENROLMENT, "0" * 10_000_000).reason == "length"


def test_a_payload_of_another_length_is_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="36 bytes"):
        encode(Kind.ENROLMENT, bytes(32))


def test_codes_stay_as_they_are_from_version_to_version() -> None:
    """Recovery sheets lie in safes for years."""
    assert encode(Kind.RECOVERY, bytes(range(32))).splitlines() == [
        "R000 G40R 40M3 0E24",
        "0918 5GR3 8E1W 8122",
        "4GK2 GAHC 5RR3 4D1Z",
        "P70X 3RFG VWZ3",
    ]


def test_a_fingerprint_is_thirty_digits_in_six_groups() -> None:
    groups = fingerprint(b"a key").split(" ")
    assert [len(group) for group in groups] == [5] * 6
    assert "".join(groups).isdecimal()
    assert fingerprint(b"a key") == " ".join(groups) != fingerprint(b"another")
    assert fingerprint(b"a key") == "22683 85715 05963 73254 49724 75670"


def test_fingerprints_are_compared_by_their_digits() -> None:
    mine = fingerprint(b"a key")
    assert same_fingerprint(mine, f"  {mine.replace(' ', '-')}\n")
    assert not same_fingerprint(mine, mine[:-1])
    assert not same_fingerprint(mine, fingerprint(b"another"))
    assert not same_fingerprint("", "")
    assert is_fingerprint(mine)
    assert not any(map(is_fingerprint, ("85185", "hej", "", mine + "1")))
