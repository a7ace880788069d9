"""JSON from elsewhere: bounded in size and depth, every name once, no NaN and no endless number."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any, NoReturn

DEPTH = 16
"""How deep brackets may stand in each other; a manifest needs four."""

_STRING = re.compile(rb'"(?:[^"\\]++|\\.)*+"?', re.DOTALL)
"""Possessive, and a string at the end may be open: no text takes longer than its length."""
_OPENING, _CLOSING = b"[{", b"]}"
_OTHERS = bytes(byte for byte in range(256) if byte not in _OPENING + _CLOSING)


def parse_strictly(data: bytes, limit: int) -> Any:
    """The value of a JSON text of at most `limit` bytes; `ValueError` where it is none, or is made
    to do harm. The error says what is wrong and nothing of what the text holds.
    """
    if len(data) > limit:
        raise ValueError("too long")
    if _depth(data) > DEPTH:
        raise ValueError("too deep")
    try:
        return json.loads(
            data.decode(), object_pairs_hook=_each_once, parse_constant=_refuse, parse_float=_float
        )
    except UnicodeDecodeError as trouble:
        raise ValueError("not UTF-8") from trouble
    except json.JSONDecodeError as trouble:
        raise ValueError("not JSON") from trouble


def _depth(data: bytes) -> int:
    """The greatest depth of brackets outside of strings."""
    depth = deepest = 0
    for byte in _STRING.sub(b"", data).translate(None, _OTHERS):
        if byte in _OPENING:
            depth += 1
            deepest = max(deepest, depth)
        else:
            depth -= 1
    return deepest


def _each_once(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name stands twice")
    return found


def _refuse(_: str) -> NoReturn:
    raise ValueError("a number that is none")


def _float(text: str) -> float:
    """A finite number: 1e999 would be endless."""
    number = float(text)
    if number - number != 0:
        _refuse(text)
    return number
