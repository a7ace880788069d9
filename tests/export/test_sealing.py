"""A sealed batch opens for its leads alone, and only as the device signed it."""

from __future__ import annotations

import hashlib
import os
from dataclasses import replace

import pyrage
import pytest
from hypothesis import given
from hypothesis import strategies as st

from export import sealing
from export.bech32 import bech32, from_bech32
from export.sealing import (
    AGE,
    device_key,
    encrypt,
    header_line,
    is_signed,
    lead_card,
    make_device_seed,
    make_lead_secret,
    read_header,
    read_lead_card,
    recover_lead_secret,
    recovery_code,
    seal,
    sign,
    unseal,
)
from interviewer.codes import Kind, encode
from interviewer.errors import CodeInvalid
from interviewer.keys import LeadSecret
from interviewer.merging import BatchHeader, BatchUnreadable, Trouble

LEAD = make_lead_secret(bytes(32))
SECOND = make_lead_secret(bytes([1] * 32))
STRANGER = make_lead_secret(bytes([2] * 32))
SEED = bytes([7] * 32)
DEVICE = device_key(SEED)
PAYLOAD = b"PK\x03\x04 the zip \n with lines \n"
LIMIT = 1 << 20


def header_for(payload: bytes, *leads: LeadSecret) -> BatchHeader:
    return BatchHeader(
        study="vive-2020",
        study_revision=3,
        device=DEVICE,
        batch="3f0a1c56-9b1d-4f6e-8a77-2f64d1a6b9c0",
        number=4,
        series=(1, 3, 4),
        recipients=tuple(lead.key.fingerprint for lead in leads),
        payload=hashlib.sha256(payload).hexdigest(),
        size=len(payload),
    )


HEADER = header_for(PAYLOAD, LEAD)


def sealed(payload: bytes = PAYLOAD, *leads: LeadSecret) -> bytes:
    leads = leads or (LEAD,)
    recipients = [lead.key.recipient for lead in leads]
    return seal(payload, header_for(payload, *leads), SEED, recipients)


def inside(line: bytes, signature: bytes | None = None, payload: bytes = PAYLOAD) -> bytes:
    """A sealed file around any header, made as a device makes it that follows no rules."""
    if signature is None:
        signature = sealing._device_signing(SEED).sign(sealing._BATCH_CONTEXT + line).signature
    content = sealing.MAGIC + line + b"\n" + signature + payload
    return encrypt(content, [LEAD.key.recipient])


def trouble(data: bytes, *secrets: LeadSecret, limit: int = LIMIT) -> Trouble:
    with pytest.raises(BatchUnreadable) as caught:
        unseal(data, secrets or (LEAD,), limit=limit)
    return caught.value.trouble


# --- keys


def test_a_seed_always_makes_the_same_keys() -> None:
    """Recovery sheets lie in safes for years."""
    again = make_lead_secret(bytes(32))
    assert again == LEAD
    assert (
        again.key.verify.hex() == "799c60d9f2efebd8f8f4250bea148a6041e65107f831df5db2622acd49ec35d6"
    )
    assert again.key.recipient == "age1mdq5mluzmrn0xakj64vpawdtp09vrdzcnh39jrxz2r3fhhr0s3mq4pln9y"
    assert again.key.fingerprint == "67690 55602 22394 74555 80385 31536"


def test_new_keys_are_new() -> None:
    assert make_lead_secret() != make_lead_secret()
    assert make_device_seed() != make_device_seed()


def test_a_seed_shows_itself_to_nobody() -> None:
    secret = make_lead_secret()
    assert repr(secret.seed) not in repr(secret)
    assert secret.seed not in {secret.key.verify, sealing.recipient_bytes(secret.key.recipient)}


@given(st.binary(min_size=32, max_size=32))
def test_keys_come_back_from_the_recovery_code(seed: bytes) -> None:
    secret = make_lead_secret(seed)
    assert recover_lead_secret(recovery_code(secret).lower()) == secret


@given(st.binary(min_size=32, max_size=32))
def test_a_card_tells_the_public_keys(seed: bytes) -> None:
    key = make_lead_secret(seed).key
    assert read_lead_card(lead_card(key)) == key


def test_the_secret_code_is_no_card() -> None:
    with pytest.raises(CodeInvalid):
        read_lead_card(recovery_code(LEAD))
    with pytest.raises(CodeInvalid):
        read_lead_card(encode(Kind.ENROLMENT, bytes(36)))


@given(st.binary(min_size=32, max_size=32))
def test_recipients_are_written_as_age_writes_them(content: bytes) -> None:
    words = bech32("age-secret-key-", content).upper()
    recipient = str(pyrage.x25519.Identity.from_str(words).to_public())
    assert bech32("age", from_bech32("age", recipient)) == recipient


@pytest.mark.parametrize(
    "text",
    ["", "age1", "1", LEAD.key.recipient[:-1], LEAD.key.recipient.upper(), "age1" + "q" * 58],
)
def test_what_is_no_recipient(text: str) -> None:
    with pytest.raises(ValueError, match=r"no key|mistyped"):
        sealing.recipient_bytes(text)


# --- signatures


def test_a_signature_holds_for_its_key_its_context_and_its_message() -> None:
    signature = sign(LEAD, b"one\0", b"message")
    key = LEAD.key.verify
    assert is_signed(key, b"one\0", b"message", signature)
    assert not is_signed(key, b"two\0", b"message", signature)
    assert not is_signed(key, b"one\0", b"messagf", signature)
    assert not is_signed(SECOND.key.verify, b"one\0", b"message", signature)
    assert not is_signed(key, b"one\0", b"message", signature[:-1])
    assert not is_signed(key[:-1], b"one\0", b"message", signature)


# --- batches


@given(st.binary(max_size=500))
def test_what_was_sealed_is_opened_by_each_lead(payload: bytes) -> None:
    data = sealed(payload, LEAD, SECOND)
    for secret in (LEAD, SECOND):
        assert unseal(data, [secret], limit=LIMIT) == (header_for(payload, LEAD, SECOND), payload)
    assert unseal(data, [STRANGER, SECOND], limit=LIMIT)[1] == payload


def test_nothing_of_it_can_be_read_from_outside() -> None:
    data = sealed()
    assert PAYLOAD not in data
    assert b"vive" not in data
    assert DEVICE not in data


def test_sixteen_leads_can_open_it() -> None:
    leads = [make_lead_secret() for _ in range(16)]
    assert unseal(sealed(PAYLOAD, *leads), [leads[-1]], limit=LIMIT)[1] == PAYLOAD


def test_other_leads_cannot_open_it() -> None:
    assert trouble(sealed(), STRANGER) is Trouble.NOT_FOR_US


def test_a_lead_cannot_pass_it_on_as_if_it_had_been_sent_there() -> None:
    opened = pyrage.decrypt(sealed(), [sealing._identity(LEAD.seed)])
    forwarded = encrypt(opened, [STRANGER.key.recipient])
    assert trouble(forwarded, STRANGER) is Trouble.NOT_FOR_US


def test_every_cut_and_every_flipped_bit_is_found() -> None:
    data = sealed()
    allowed = {Trouble.NOT_A_BATCH, Trouble.DAMAGED, Trouble.NOT_FOR_US}
    for at in range(len(data)):
        assert trouble(data[:at]) in allowed
        flipped = bytearray(data)
        flipped[at] ^= 1 << at % 8
        assert trouble(bytes(flipped)) in allowed


@given(st.binary(max_size=300))
def test_anything_else_is_no_batch(junk: bytes) -> None:
    # Hypothesis knows age's first line from the code: a seal that ends there is a broken one.
    sealed = junk.startswith(AGE)
    assert trouble(junk) is (Trouble.DAMAGED if sealed else Trouble.NOT_A_BATCH)
    assert trouble(sealing.AGE + junk) in {Trouble.DAMAGED, Trouble.NOT_FOR_US}
    assert trouble(encrypt(junk, [LEAD.key.recipient])) is Trouble.NOT_A_BATCH


def test_a_file_under_a_passphrase_is_not_for_us() -> None:
    assert trouble(pyrage.passphrase.encrypt(b"x", "word")) is Trouble.NOT_FOR_US


def test_what_is_too_large_is_not_opened() -> None:
    data = sealed()
    assert trouble(data, limit=len(data) - 1) is Trouble.TOO_LARGE
    assert unseal(data, [LEAD], limit=len(data))[1] == PAYLOAD


def test_an_endless_list_of_recipients_is_not_read() -> None:
    data = sealed()
    stanza = data[len(sealing.AGE) : data.index(b"\n", len(sealing.AGE) + 70) + 1]
    data = sealing.AGE + stanza * 50_000 + data[len(sealing.AGE) :]
    assert trouble(data, limit=len(data)) is Trouble.DAMAGED


def test_a_signature_of_another_device_is_refused() -> None:
    signature = sealing._device_signing(bytes(32)).sign(header_line(HEADER)).signature
    assert trouble(inside(header_line(HEADER), signature)) is Trouble.WRONG_SIGNATURE
    assert trouble(inside(header_line(HEADER), bytes(64))) is Trouble.WRONG_SIGNATURE


def test_a_signature_of_another_batch_is_refused() -> None:
    line = header_line(HEADER)
    assert trouble(inside(line, payload=PAYLOAD[:-1])) is Trouble.WRONG_SIGNATURE
    assert trouble(inside(line, payload=PAYLOAD.upper())) is Trouble.WRONG_SIGNATURE
    assert trouble(inside(line, payload=b"")) is Trouble.WRONG_SIGNATURE


def test_a_header_in_other_words_is_not_the_one_signed() -> None:
    line = header_line(HEADER)
    signature = sealing._device_signing(SEED).sign(sealing._BATCH_CONTEXT + line).signature
    assert trouble(inside(line.replace(b":", b": "), signature)) is Trouble.WRONG_SIGNATURE


def test_a_newer_format_is_told() -> None:
    data = encrypt(b"interviewer-batch 2\n{}", [LEAD.key.recipient])
    assert trouble(data) is Trouble.NEWER


def test_a_header_without_end() -> None:
    for content in (
        sealing.MAGIC,
        sealing.MAGIC + b"{}\n" + bytes(63),
        sealing.MAGIC + b"[" * 10**6,
    ):
        assert trouble(encrypt(content, [LEAD.key.recipient])) is Trouble.NOT_A_BATCH


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"number":4', '"number":4.0'),
        ('"number":4', '"number":NaN'),
        ('"number":4', '"number":true'),
        ('"number":4', '"number":5'),
        ('"number":4', '"number":' + "9" * 5000),
        ('"number":4', '"number":4,"number":4'),
        ('"number":4,', ""),
        ('"number":4', '"number":4,"more":1'),
        ("[1,3,4]", "[1,1,4]"),
        ("[1,3,4]", "[3,1,4]"),
        ("[1,3,4]", "[0,4]"),
        ("[1,3,4]", "[true,4]"),
        ("[1,3,4]", "[]"),
        ("[1,3,4]", "4"),
        ("[1,3,4]", "[" * 1000 + "]" * 1000),
        ('"study_revision":3', '"study_revision":-1'),
        ('"size":27', '"size":"27"'),
        ("vive-2020", "../etc"),
        ("vive-2020", "vive-2020\\n"),
        ("3f0a1c56", "3F0A1C56"),
        (DEVICE.hex(), DEVICE.hex()[:-2]),
        (DEVICE.hex(), DEVICE.hex().upper() + "AB"),
        (LEAD.key.fingerprint, "12345"),
    ],
)
def test_a_header_is_held_to_its_form(old: str, new: str) -> None:
    line = header_line(HEADER).decode()
    assert old in line
    line = line.replace(old, new)
    with pytest.raises(ValueError, match=r"header|number|name|deep|digits"):
        read_header(line.encode())
    assert trouble(inside(line.encode())) is Trouble.NOT_A_BATCH


def test_a_header_of_a_long_series_is_read() -> None:
    long = replace(HEADER, number=10_000, series=tuple(range(1, 10_001)))
    data = seal(PAYLOAD, long, SEED, [LEAD.key.recipient])
    assert unseal(data, [LEAD], limit=LIMIT) == (long, PAYLOAD)


def test_what_unseal_would_refuse_is_not_sealed() -> None:
    to = [LEAD.key.recipient]
    for wrong in (
        replace(HEADER, payload="0" * 64),
        replace(HEADER, size=1),
        replace(HEADER, device=bytes(32)),
        replace(HEADER, recipients=()),
        replace(HEADER, series=(1, 2)),
        replace(HEADER, study="A study"),
    ):
        with pytest.raises(ValueError, match="header"):
            seal(PAYLOAD, wrong, SEED, to)
    with pytest.raises(ValueError, match="header"):
        seal(PAYLOAD, HEADER, os.urandom(32), to)
