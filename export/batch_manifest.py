"""What a batch says of itself, read strictly, before any of its rows is looked at."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from export.batch import FORMAT
from export.strict_json import parse_strictly
from interviewer.codebook import STROKES
from interviewer.merging import BatchUnreadable, Trouble
from interviewer.reading import NAME

MANIFEST = "manifest.json"
OLDEST, NEWEST = 2, 4
"""The versions of the format that are read."""
UUID4 = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")

_LIMIT = 1 << 20
_NUMBERS = 1 << 31
_VERSIONS = 64
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Manifest:
    """A manifest of a version that is read; its keys see docs/batch.md."""

    version: int
    batch: str
    number: int
    study: str
    questionnaire: str
    versions: tuple[str, ...]
    counts: Mapping[str, int]
    cuts: Mapping[str, tuple[int, ...]]
    """How each number or month of the questionnaire leaves: the cuts of its bands, () if exact."""
    files: Mapping[str, tuple[int, str]]
    """By path: bytes and SHA-256."""


def read_manifest(data: bytes) -> Manifest:
    """The manifest in `data`; `BatchUnreadable` with the reason where there is none in it."""
    try:
        found = parse_strictly(data, _LIMIT)
    except ValueError as trouble:
        raise BatchUnreadable(Trouble.DAMAGED, f"{MANIFEST}: {trouble}") from trouble
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise BatchUnreadable(Trouble.NOT_A_BATCH, "a zip, and no batch")
    version = _number(found, "format_version")
    if version > NEWEST:
        raise BatchUnreadable(Trouble.NEWER, f"it has format {version}, {NEWEST} is known here")
    if version < OLDEST:
        raise BatchUnreadable(Trouble.OLDER_FORMAT, f"it has format {version}")
    batch = _text(found, "batch")
    if not UUID4.fullmatch(batch):
        raise _wrong("batch")
    return Manifest(
        version,
        batch,
        _number(found, "number"),
        _name(found, "study"),
        _name(found, "questionnaire"),
        _versions(found.get("versions")),
        _counts(found.get("counts"), version),
        _cuts(found.get("banded"), found.get("exact")),
        _files(found.get("files")),
    )


def _wrong(key: str) -> BatchUnreadable:
    return BatchUnreadable(Trouble.DAMAGED, f"{MANIFEST}: {key} is not as it should be")


def _number(table: Mapping[str, Any], key: str, least: int = 1) -> int:
    value = table.get(key)
    if type(value) is not int or not least <= value < _NUMBERS:
        raise _wrong(key)
    return value


def _text(table: Mapping[str, Any], key: str) -> str:
    value = table.get(key)
    if not isinstance(value, str) or not 0 < len(value) <= 200:
        raise _wrong(key)
    return value


def _name(table: Mapping[str, Any], key: str) -> str:
    value = _text(table, key)
    if not NAME.fullmatch(value):
        raise _wrong(key)
    return value


def _versions(found: Any) -> tuple[str, ...]:
    listed = isinstance(found, list) and 0 < len(found) <= _VERSIONS
    if not listed or not all(isinstance(each, str) and NAME.fullmatch(each) for each in found):
        raise _wrong("versions")
    if len(set(found)) != len(found):
        raise _wrong("versions")
    return tuple(found)


def _counts(found: Any, version: int) -> dict[str, int]:
    if not isinstance(found, dict):
        raise _wrong("counts")
    names = ["interviews", "finished", "partial", "answers", "contacts"]
    if version >= 3:
        names.append("withdrawals")
    if version >= 4:
        names.append("notes_waiting")
    if version >= 4 and STROKES in found:
        names.append(STROKES)
    counts = {name: _number(found, name, 0) for name in names}
    if counts["interviews"] != counts["finished"] + counts["partial"]:
        raise _wrong("counts")
    return {"withdrawals": 0} | counts


def _cuts(banded: Any, exact: Any) -> dict[str, tuple[int, ...]]:
    if not isinstance(banded, dict) or not isinstance(exact, list):
        raise _wrong("banded or exact")
    found: dict[str, tuple[int, ...]] = {}
    for name, cuts in banded.items():
        if not isinstance(cuts, list) or not 0 < len(cuts) <= 1000:
            raise _wrong("banded")
        if not all(type(cut) is int and 0 < cut < _NUMBERS for cut in cuts):
            raise _wrong("banded")
        if cuts != sorted(cuts):
            raise _wrong("banded")
        found[name] = tuple(cuts)
    for name in exact:
        if not isinstance(name, str) or name in found:
            raise _wrong("exact")
        found[name] = ()
    return found


def _files(found: Any) -> dict[str, tuple[int, str]]:
    if not isinstance(found, list):
        raise _wrong("files")
    files: dict[str, tuple[int, str]] = {}
    for each in found:
        if not isinstance(each, dict):
            raise _wrong("files")
        path, digest = _text(each, "path"), _text(each, "sha256")
        if path in files or path == MANIFEST or not _SHA256.fullmatch(digest):
            raise _wrong("files")
        files[path] = _number(each, "bytes", 0), digest
    return files
