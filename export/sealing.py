"""Keys from seeds, signatures, and batches sealed to the project leads: PyNaCl and age do the work.

A sealed batch is an age file (https://age-encryption.org/v1, X25519) to every lead. Inside:

    interviewer-batch 1
    {the header, JSON on one line}
    64 bytes: the device's Ed25519 signature over a context and the header's line
    the zip, to its end; its SHA-256 and size stand in the header

The header names the leads too, and they are held against who opens it: so none of them can
encrypt a batch anew and pass it on as if the device had sent it there.
"""

from __future__ import annotations

import hashlib
import json
import re
import secrets as randomness
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from export.bech32 import bech32, from_bech32
from export.strict_json import parse_strictly
from interviewer.codes import Kind, decode, encode
from interviewer.keys import SEED_BYTES, LeadKey, LeadSecret
from interviewer.merging import BatchHeader, BatchUnreadable, Trouble
from interviewer.reading import NAME

if TYPE_CHECKING:
    from nacl.signing import SigningKey

AGE: Final = b"age-encryption.org/v1\n"
"""How every sealed batch begins."""
MAGIC: Final = b"interviewer-batch 1\n"

STUDY_CONTEXT: Final = b"interviewer study file 1\0"
_BATCH_CONTEXT: Final = b"interviewer batch header 1\0"
"""What is signed as one thing can never be shown as another."""

SIGNATURE: Final = 64
_KEY: Final = 32
_AGE_HEADER: Final = 8 << 10
"""Bytes of age's own header that are looked at: for sixteen leads it has two thousand, and the
time that reading one takes grows with its square."""
_HEADER: Final = 256 << 10
"""Bytes of the header's line; with a series of ten thousand it has sixty thousand."""
SERIES: Final = 20_000
"""How many numbers of its series a device tells at the most, the latest ones."""
_LARGEST: Final = 10**9
_LEADS: Final = 16

_ANY_MAGIC: Final = re.compile(rb"interviewer-batch ([0-9]{1,9})\n")
_UUID: Final = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_HEX: Final = re.compile(r"(?:[0-9a-f]{2})+")
_FINGERPRINT: Final = re.compile(r"[0-9]{5}(?: [0-9]{5}){5}")


# --- keys ---------------------------------------------------------------------------------------


def make_lead_secret(seed: bytes | None = None) -> LeadSecret:
    """A lead's keys, from a new random seed of 32 bytes or from one that is known."""
    seed = randomness.token_bytes(SEED_BYTES) if seed is None else _whole(seed)
    verify = bytes(_lead_signing(seed).verify_key)
    return LeadSecret(LeadKey(verify, str(_identity(seed).to_public())), seed)


def make_device_seed() -> tuple[bytes, bytes]:
    """A new random seed for a device in a study, and its public signing key; 32 bytes each."""
    seed = randomness.token_bytes(SEED_BYTES)
    return seed, device_key(seed)


def device_key(seed: bytes) -> bytes:
    """The public signing key of a device's seed, 32 bytes."""
    return bytes(_device_signing(seed).verify_key)


def recovery_code(secret: LeadSecret) -> str:
    """The seed as a code in lines of four groups. It is secret: who has it has the key."""
    return encode(Kind.RECOVERY, secret.seed)


def recover_lead_secret(code: str) -> LeadSecret:
    """The keys of a recovery code as it was typed or scanned; `CodeInvalid`."""
    return make_lead_secret(decode(Kind.RECOVERY, code))


def lead_card(key: LeadKey) -> str:
    """A lead's public keys as a code, for another lead to take in."""
    return encode(Kind.LEAD, key.verify + recipient_bytes(key.recipient))


def read_lead_card(card: str) -> LeadKey:
    """The keys on a lead's card as it was typed or scanned; `CodeInvalid`."""
    payload = decode(Kind.LEAD, card)
    return LeadKey(payload[:_KEY], bech32("age", payload[_KEY:]))


def recipient_bytes(recipient: str) -> bytes:
    """The 32 bytes of an age recipient ("age1…"); ValueError where it is none."""
    return from_bech32("age", recipient)


def _whole(seed: bytes) -> bytes:
    if len(seed) != SEED_BYTES:
        raise ValueError("a seed has 32 bytes")
    return seed


def _derived(seed: bytes, person: bytes) -> bytes:
    return hashlib.blake2b(key=_whole(seed), digest_size=32, person=person).digest()


def _lead_signing(seed: bytes) -> SigningKey:
    from nacl.signing import SigningKey

    return SigningKey(_derived(seed, b"iv lead sign"))


def _device_signing(seed: bytes) -> SigningKey:
    from nacl.signing import SigningKey

    return SigningKey(_derived(seed, b"iv device sign"))


def _identity(seed: bytes) -> Any:
    from pyrage import x25519

    words = bech32("age-secret-key-", _derived(seed, b"iv lead open"))
    return x25519.Identity.from_str(words.upper())


# --- signatures ---------------------------------------------------------------------------------


def sign(secret: LeadSecret, context: bytes, message: bytes) -> bytes:
    """The lead's signature, 64 bytes, over `context` and `message`."""
    return _lead_signing(secret.seed).sign(context + message).signature


def is_signed(key: bytes, context: bytes, message: bytes, signature: bytes) -> bool:
    """Whether the holder of this public key signed `message` as what `context` says."""
    from nacl.exceptions import BadSignatureError
    from nacl.signing import VerifyKey

    if len(key) != _KEY or len(signature) != SIGNATURE:
        return False
    try:
        VerifyKey(key).verify(context + message, signature)
    except BadSignatureError:
        return False
    return True


# --- batches ------------------------------------------------------------------------------------


def seal(payload: bytes, header: BatchHeader, seed: bytes, recipients: Sequence[str]) -> bytes:
    """A batch signed with a device's seed and encrypted to these age recipients.

    ValueError where the header is not the payload's or the device's, or none that `unseal` takes.
    """
    if (header.payload, header.size) != (hashlib.sha256(payload).hexdigest(), len(payload)):
        raise ValueError("the header is that of another payload")
    signing = _device_signing(seed)
    if header.device != bytes(signing.verify_key):
        raise ValueError("the header is that of another device")
    if len(header.recipients) != len(recipients):
        raise ValueError("the header names other recipients")
    line = header_line(header)
    read_header(line)
    signature = signing.sign(_BATCH_CONTEXT + line).signature
    return encrypt(b"".join((MAGIC, line, b"\n", signature, payload)), recipients)


def encrypt(content: bytes, recipients: Sequence[str]) -> bytes:
    """An age file of `content` to these recipients."""
    import pyrage

    keys = [pyrage.x25519.Recipient.from_str(each) for each in recipients]
    sealed: bytes = pyrage.encrypt(content, keys)
    return sealed


def unseal(data: bytes, secrets: Sequence[LeadSecret], *, limit: int) -> tuple[BatchHeader, bytes]:
    """The header and the zip of a sealed batch, the signature checked against the header's device.

    Whether that device is known, and what the zip holds, is the caller's to see. Raises
    `BatchUnreadable`; nothing above `limit` bytes is opened.
    """
    if not data.startswith(AGE):
        raise BatchUnreadable(Trouble.NOT_A_BATCH, "not sealed")
    if len(data) > limit:
        raise BatchUnreadable(Trouble.TOO_LARGE, f"{len(data)} bytes")
    line, signature, payload = _parted(_decrypted(data, secrets))
    try:
        header = read_header(line)
    except ValueError as trouble:
        raise BatchUnreadable(Trouble.NOT_A_BATCH, str(trouble)) from None
    if not is_signed(header.device, _BATCH_CONTEXT, line, signature):
        raise BatchUnreadable(Trouble.WRONG_SIGNATURE, "the header is signed by another key")
    if (header.payload, header.size) != (hashlib.sha256(payload).hexdigest(), len(payload)):
        raise BatchUnreadable(Trouble.WRONG_SIGNATURE, "what was signed is another batch")
    if not {secret.key.fingerprint for secret in secrets} & set(header.recipients):
        raise BatchUnreadable(Trouble.NOT_FOR_US, "the device sealed it to other leads")
    return header, payload


def _parted(opened: bytes) -> tuple[bytes, bytes, bytes]:
    """The header's line, the signature and the payload of what was sealed."""
    magic = _ANY_MAGIC.match(opened)
    if magic is None:
        raise BatchUnreadable(Trouble.NOT_A_BATCH, "what is sealed is no batch")
    if magic[0] != MAGIC:
        raise BatchUnreadable(Trouble.NEWER, f"sealed in format {int(magic[1])}")
    end = opened.find(b"\n", magic.end(), magic.end() + _HEADER + 1)
    payload = end + 1 + SIGNATURE
    if end < 0 or payload > len(opened):
        raise BatchUnreadable(Trouble.NOT_A_BATCH, "the header has no end")
    return opened[magic.end() : end], opened[end + 1 : payload], opened[payload:]


def _decrypted(data: bytes, secrets: Sequence[LeadSecret]) -> bytes:
    import pyrage

    if b"\n--- " not in data[:_AGE_HEADER]:
        raise BatchUnreadable(Trouble.DAMAGED, "the seal's own header has no end")
    try:
        opened: bytes = pyrage.decrypt(data, [_identity(secret.seed) for secret in secrets])
    except pyrage.DecryptError as trouble:
        # The library tells its errors apart by their words alone.
        if "No matching keys" in str(trouble):
            detail = "encrypted to other leads"
            raise BatchUnreadable(Trouble.NOT_FOR_US, detail) from None
        raise BatchUnreadable(Trouble.DAMAGED, "the seal is broken") from None
    return opened


def header_line(header: BatchHeader) -> bytes:
    """The header as the JSON that is signed; `read_header` takes it back."""
    values = {
        "study": header.study,
        "study_revision": header.study_revision,
        "device": header.device.hex(),
        "batch": header.batch,
        "number": header.number,
        "series": list(header.series),
        "recipients": list(header.recipients),
        "payload": header.payload,
        "size": header.size,
    }
    return json.dumps(values, separators=(",", ":")).encode()


def read_header(line: bytes) -> BatchHeader:
    """A header, held to its form; ValueError says which part breaks it, and nothing it holds."""
    values = parse_strictly(line, _HEADER)
    names = list(BatchHeader.__dataclass_fields__)
    if not isinstance(values, dict) or sorted(values) != sorted(names):
        raise ValueError("the header has other parts than a header has")
    fits = {
        "study": _is_text(values["study"], NAME),
        "study_revision": _is_number(values["study_revision"], 1),
        "device": _is_text(values["device"], _HEX, 2 * _KEY),
        "batch": _is_text(values["batch"], _UUID),
        "number": _is_number(values["number"], 1),
        "series": _is_series(values["series"], values["number"]),
        "recipients": _are_recipients(values["recipients"]),
        "payload": _is_text(values["payload"], _HEX, 64),
        "size": _is_number(values["size"], 0),
    }
    if wrong := [name for name in names if not fits[name]]:
        raise ValueError(f"the header's {wrong[0]} is not as it should be")
    lists = {name: tuple(values[name]) for name in ("series", "recipients")}
    return BatchHeader(**{**values, **lists, "device": bytes.fromhex(values["device"])})


def _is_text(value: object, form: re.Pattern[str], length: int | None = None) -> bool:
    return (
        isinstance(value, str)
        and length in {None, len(value)}
        and form.fullmatch(value) is not None
    )


def _is_number(value: object, least: int) -> bool:
    # Not isinstance: True is a number to Python.
    return type(value) is int and least <= value <= _LARGEST


def _is_series(value: object, number: object) -> bool:
    """Whether these are rising numbers from 1, the batch's own the last."""
    return (
        isinstance(value, list)
        and all(_is_number(each, 1) for each in value)
        and value == sorted(set(value))
        and value[-1:] == [number]
    )


def _are_recipients(value: object) -> bool:
    return (
        isinstance(value, list)
        and 0 < len(value) <= _LEADS
        and all(_is_text(each, _FINGERPRINT) for each in value)
        and len(set(value)) == len(value)
    )
