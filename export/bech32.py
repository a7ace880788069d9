"""Bech32, in which age writes its keys: a word, "1", and 32 bytes as small letters and digits.

BIP 173 (Wuille, Maxwell), https://github.com/bitcoin/bips/blob/master/bip-0173.mediawiki; of any
length, as age has it.
"""

from __future__ import annotations

from collections.abc import Iterable

_SIGNS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_CHECKS = 6


def bech32(word: str, payload: bytes) -> str:
    """`payload` in small letters, after `word` (which is in small letters too)."""
    count = -(-len(payload) * 8 // 5)
    number = int.from_bytes(payload) << (count * 5 - len(payload) * 8)
    values = [number >> 5 * (count - 1 - at) & 31 for at in range(count)]
    check = _polymod([*_spread(word), *values, *[0] * _CHECKS]) ^ 1
    values += [check >> 5 * (_CHECKS - 1 - at) & 31 for at in range(_CHECKS)]
    return f"{word}1{''.join(_SIGNS[value] for value in values)}"


def from_bech32(word: str, text: str) -> bytes:
    """The 32 bytes in a text of `bech32`; ValueError where it is none, or of another word."""
    head, _, signs = text.partition("1")
    values = [_SIGNS.find(sign) for sign in signs]
    if head != word or len(values) != 52 + _CHECKS or -1 in values:
        raise ValueError("no key of this kind")
    if _polymod([*_spread(word), *values]) != 1:
        raise ValueError("mistyped")
    number = 0
    for value in values[:-_CHECKS]:
        number = number << 5 | value
    if number & 0b1111:
        raise ValueError("mistyped")
    return (number >> 4).to_bytes(32)


def _spread(word: str) -> list[int]:
    return [*(ord(sign) >> 5 for sign in word), 0, *(ord(sign) & 31 for sign in word)]


def _polymod(values: Iterable[int]) -> int:
    sum_ = 1
    for value in values:
        top = sum_ >> 25
        sum_ = (sum_ & 0x1FFFFFF) << 5 ^ value
        for at, part in enumerate(_GENERATOR):
            if top >> at & 1:
                sum_ ^= part
    return sum_
