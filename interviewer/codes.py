"""Keys and codes as people read, say, type and scan them.

A code is written with Crockford's 32 signs (digits and capitals without I, L, O, U) in groups of
four, four groups a line. Its signs are numbers of GF(32), the field of x⁵ + x² + 1:

    one sign for the kind, the payload, one to four signs of check over all of these
    and the last sign of every line checks the line

Both checks are Reed-Solomon sums with different powers of one root, so any two wrong signs, and
any two that changed places, are surely found; three or more escape once in a thousand times.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Sequence
from enum import IntEnum
from functools import reduce
from typing import Final

from interviewer.errors import CodeInvalid

SIGNS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUP: Final = 4
LINE: Final = 16
"""Signs of a full line, its check among them."""


class Kind(IntEnum):
    """What a code says; its first sign."""

    ENROLMENT = 14
    """"E": a device's key in a study."""
    LEAD = 20
    """"M": a lead's public keys."""
    RECOVERY = 24
    """"R": a lead's seed, the one secret code."""


PAYLOAD: Final = {Kind.ENROLMENT: 36, Kind.LEAD: 64, Kind.RECOVERY: 32}
"""Bytes that each kind carries."""

_VALUES: Final = {sign: value for value, sign in enumerate(SIGNS)} | {"O": 0, "I": 1, "L": 1}
_DASHES: Final = frozenset("-_‐‑‒–—―−·•.,")
_LONGEST: Final = 2000
"""Characters of a text that is looked at."""


def _powers() -> tuple[int, ...]:
    """The powers of the root x, which runs through every number but 0."""
    found = [1]
    while len(found) < 31:
        doubled = found[-1] << 1
        found.append(doubled ^ 0b100101 if doubled > 31 else doubled)
    return tuple(found)


_POWER: Final = _powers()
_PLACE: Final = {value: place for place, value in enumerate(_POWER)}


def _times(a: int, b: int) -> int:
    return _POWER[(_PLACE[a] + _PLACE[b]) % 31] if a and b else 0


def fingerprint(key: bytes) -> str:
    """Thirty digits in groups of five, for two people to read to each other.

    All digits are equally likely: 512 bits of BLAKE2b modulo 10³⁰. To find another key with the
    same digits takes some 10³⁰ tries.
    """
    number = int.from_bytes(hashlib.blake2b(key, person=b"iv fingerprint").digest())
    digits = f"{number % 10**30:030}"
    return " ".join(digits[at : at + 5] for at in range(0, 30, 5))


def is_fingerprint(text: str) -> bool:
    """Whether this has thirty digits, however they are spaced."""
    return len(_digits(text)) == 30


def same_fingerprint(one: str, other: str) -> bool:
    """Whether two fingerprints have the same thirty digits, however they are spaced."""
    return is_fingerprint(one) and _digits(one) == _digits(other)


def _digits(text: str) -> str:
    return "".join(c for c in text if c.isascii() and c.isdigit())


def encode(kind: Kind, payload: bytes) -> str:
    """The code of a payload: lines of four groups; `decode` takes it back.

    ValueError where the payload is not as long as those of its kind.
    """
    if len(payload) != PAYLOAD[kind]:
        raise ValueError(f"a code of this kind carries {PAYLOAD[kind]} bytes")
    checks, _ = _shape(kind)
    said = [int(kind), *_in_fives(payload)]
    said += _remainder(said, checks)
    lines = [said[at : at + LINE - 1] for at in range(0, len(said), LINE - 1)]
    return "\n".join(
        grouped("".join(SIGNS[value] for value in (*line, _line_check(number, line))))
        for number, line in enumerate(lines)
    )


def decode(kind: Kind, text: str) -> bytes:
    """The payload of a code as it was typed, spoken or scanned; `CodeInvalid`.

    Small letters, O for 0, I and L for 1, and any spaces, hyphens and line breaks are taken.
    """
    checks, lengths = _shape(kind)
    sheet = kind is Kind.RECOVERY
    typed = [line for each in text[:_LONGEST].splitlines() if (line := _bare(each))]
    whole = "".join(typed)
    if not whole:
        raise CodeInvalid("empty")
    for number, line in enumerate(typed, start=1):
        if any(sign not in _VALUES for sign in line):
            where = number if len(typed) == len(lengths) else None
            raise CodeInvalid("characters", where, sheet=sheet)
    values = [_VALUES[sign] for sign in whole]
    if len(values) != sum(lengths):
        if _is_other(kind, whole):
            raise CodeInvalid("kind")
        raise _wrong_length(kind, typed, lengths, known=len(text) <= _LONGEST)
    in_lines = tuple(map(len, typed)) == lengths
    said: list[int] = []
    for number in range(len(lengths)):
        *signs, check = values[number * LINE : (number + 1) * LINE]
        if check != _line_check(number, signs):
            first = number * LINE // GROUP + 1
            groups = None if in_lines else (first, first + (len(signs) + 1) // GROUP - 1)
            raise CodeInvalid("checksum", number + 1, groups=groups, sheet=sheet)
        said += signs
    message = said[: len(said) - checks]
    if _remainder(message, checks) != said[len(message) :]:
        raise CodeInvalid("checksum")
    if message[0] != kind:
        raise CodeInvalid("kind")
    return _from_fives(message[1:], PAYLOAD[kind])


def grouped(signs: str) -> str:
    """Signs in groups of four."""
    return " ".join(signs[at : at + GROUP] for at in range(0, len(signs), GROUP))


def one_line(code: str) -> str:
    """A code on one line, its groups joined by hyphens: for a file, or to be scanned."""
    return "-".join(code.split())


def in_signs(payload: bytes, count: int) -> str:
    """The first `count` signs of a payload's bits."""
    return "".join(SIGNS[value] for value in _in_fives(payload)[:count])


def bare_signs(text: str) -> str:
    """What was typed, in the signs of codes and nothing else; `CodeInvalid` ("characters")."""
    bare = _bare(text[:_LONGEST])
    if any(sign not in _VALUES for sign in bare):
        raise CodeInvalid("characters")
    return "".join(SIGNS[_VALUES[sign]] for sign in bare)


def _bare(text: str) -> str:
    """Without what only parts the groups; wide and small forms as the plain capitals."""
    return "".join(
        sign
        for sign in unicodedata.normalize("NFKC", text).upper()
        if not (sign.isspace() or sign in _DASHES or unicodedata.category(sign) in {"Cf", "Cc"})
    )


def _shape(kind: Kind) -> tuple[int, tuple[int, ...]]:
    """How many signs check the whole, and the length of each line.

    As many as fill the last group, one at the least.
    """
    signs = 1 + -(-PAYLOAD[kind] * 8 // 5)
    checks = next(n for n in range(1, GROUP + 2) if _last(signs + n) % GROUP == 0)
    full, rest = divmod(signs + checks, LINE - 1)
    return checks, (LINE,) * full + ((rest + 1,) if rest else ())


def _last(signs: int) -> int:
    """The length of the last line, with its check."""
    return (signs - 1) % (LINE - 1) + 2


def _line_check(number: int, line: Sequence[int]) -> int:
    """The sign that ends a line: what the others make at the root, and the line's number.

    So two lines that changed places are found as well.
    """
    return _POWER[number % 31] ^ reduce(
        lambda sum_, value: _times(sum_ ^ value, _POWER[1]), line, 0
    )


def _remainder(message: Sequence[int], checks: int) -> list[int]:
    """The signs after which the whole is 0 at the second to the `checks` + 1st power of the root.

    Reed and Solomon (1960), Polynomial codes over certain finite fields, J. SIAM 8(2).
    """
    divisor = [1]
    for power in range(2, checks + 2):
        root = _POWER[power]
        divisor = [a ^ _times(b, root) for a, b in zip((*divisor, 0), (0, *divisor), strict=True)]
    rest = [*message, *[0] * checks]
    for at in range(len(message)):
        factor = rest[at]
        for offset, value in enumerate(divisor):
            rest[at + offset] ^= _times(factor, value)
    return rest[len(message) :]


def _in_fives(payload: bytes) -> list[int]:
    """The bits of a payload, five by five, zeros at the end."""
    count = -(-len(payload) * 8 // 5)
    number = int.from_bytes(payload) << (count * 5 - len(payload) * 8)
    return [number >> 5 * (count - 1 - at) & 31 for at in range(count)]


def _from_fives(values: Sequence[int], length: int) -> bytes:
    number = reduce(lambda sum_, value: sum_ << 5 | value, values, 0)
    spare = len(values) * 5 - length * 8
    if number & (1 << spare) - 1:
        raise CodeInvalid("checksum")
    return (number >> spare).to_bytes(length)


def _wrong_length(
    kind: Kind, typed: Sequence[str], lengths: Sequence[int], *, known: bool
) -> CodeInvalid:
    """What is missing or too much; `known`: whether all that was typed is looked at."""
    sheet = kind is Kind.RECOVERY
    if len(typed) == len(lengths):
        for number, (line, due) in enumerate(zip(typed, lengths, strict=True), start=1):
            if len(line) != due:
                return CodeInvalid("length", number, signs=len(line) - due, sheet=sheet)
    there = {
        number
        for line in typed
        for number, due in enumerate(lengths)
        if len(line) == due and _fits(number, line)
    }
    if len(there) == len(typed):  # Each is one of the code's lines, whole; the others are not here.
        absent = next(number for number in range(len(lengths)) if number not in there)
        return CodeInvalid("missing", absent + 1, sheet=sheet)
    signs = sum(map(len, typed)) - sum(lengths) if known else 0
    return CodeInvalid("length", signs=signs)


def _fits(number: int, line: str) -> bool:
    *signs, check = (_VALUES[sign] for sign in line)
    return check == _line_check(number, signs)


def _is_other(kind: Kind, signs: str) -> bool:
    """Whether this is a whole code of another kind."""
    for other in Kind:
        if other is not kind and len(signs) == sum(_shape(other)[1]):
            try:
                decode(other, signs)
            except CodeInvalid:
                continue
            return True
    return False
