"""Names of a form as names of the app."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from pathlib import PurePath

from interviewer.expressions import WORDS
from interviewer.questionnaire import RESERVED
from interviewer.reading import IDENTIFIER, NAME

LONGEST = 32
_LONGEST_NAME = 64
TAKEN = RESERVED | WORDS
"""Names that no item may have."""

_LETTERS = {"æ": "ae", "ø": "oe", "å": "aa", "ß": "ss", "đ": "d", "ł": "l", "þ": "th", "ð": "d"}
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


def _ascii(text: str) -> str:
    for letter, instead in _LETTERS.items():
        text = text.replace(letter, instead).replace(letter.upper(), instead.title())
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()


def identifier(name: str, taken: Collection[str]) -> str:
    """`name` as an identifier that is none of `taken`; itself where it is one already."""
    if IDENTIFIER.fullmatch(name) and name not in taken:
        return name
    made = _HUMP.sub("_", _ascii(name)).lower()
    made = re.sub(r"[^a-z0-9]+", "_", made).strip("_")
    if not made or not made[0].isalpha():
        made = f"q_{made}".strip("_")
    return unique(made, taken)


def unique(name: str, taken: Collection[str], longest: int = LONGEST) -> str:
    """`name`, or with a number behind it where it is taken or too long."""
    made = name[:longest].rstrip("_")
    number = 2
    while made in taken:
        made = f"{name[: longest - len(str(number)) - 1].rstrip('_')}_{number}"
        number += 1
    return made


def folder_name(name: str, otherwise: str) -> str:
    """`name` as the id or version of a questionnaire."""
    if NAME.fullmatch(name):
        return name
    made = re.sub(r"[^a-z0-9.]+", "-", _ascii(name).lower())[:_LONGEST_NAME].strip("-.")
    return made or otherwise


def stem(file_name: str) -> str:
    """A file's name without its folders and its ending."""
    return PurePath(file_name.replace("\\", "/")).stem.strip()
