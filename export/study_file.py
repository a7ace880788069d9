"""The signed study file: what a project lead hands out to the interviewers' devices.

A zip, made as batches are:

    manifest.json                         who leads, which revision, the SHA-256 of every other file
    signature                             64 bytes: the first lead's, over manifest.json
    study.toml
    questionnaires/ID/VERSION/NAME.toml

It holds nothing secret. What it is worth hangs on the first lead's key, which two people compare
once by its fingerprint, and which the device holds every later file to.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from export.archive import build_archive
from export.archive_reading import Archive, open_archive
from export.sealing import STUDY_CONTEXT, is_signed, recipient_bytes, sign
from export.strict_json import parse_strictly
from interviewer.errors import StudyFileRefused
from interviewer.keys import LeadKey, LeadSecret
from interviewer.merging import BatchUnreadable, Trouble
from interviewer.questionnaire import STRUCTURE_FILE
from interviewer.reading import LANGUAGE, NAME

SUFFIX: Final = ".study"
FORMAT: Final = "interviewer-study"
FORMAT_VERSION: Final = 1

SIZE_LIMIT: Final = 20 << 20
"""Bytes of a study file; the bundled questionnaires together have one megabyte, unpacked."""
MOST_FILES: Final = 1000
LEADS: Final = 16

_MEMBER: Final = 1_000_000
"""Bytes of one file inside, as `resources` reads no larger one."""
_UNPACKED: Final = 50 << 20
_REVISIONS: Final = range(1, 10**9)
_STUDY: Final = "study.toml"
_MANIFEST: Final = "manifest.json"
_SIGNATURE: Final = "signature"
_HEX: Final = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class StudyPackage:
    """A study as it is handed out."""

    study_id: str
    revision: int
    """From 1; a later one takes the place of an earlier one."""
    leads: tuple[LeadKey, ...]
    """Who signs it first; batches are encrypted to all of them."""
    study_toml: bytes = field(repr=False)
    questionnaires: Mapping[tuple[str, str], Mapping[str, bytes]] = field(repr=False)
    """By id and version, the files by name."""
    content: bytes = field(default=b"", repr=False, compare=False)
    """The study file from which it was read, whole."""

    @property
    def files(self) -> dict[str, bytes]:
        """The signed files by their paths, in the order in which they stand in the zip."""
        found = {_STUDY: self.study_toml}
        for (name, version), texts in sorted(self.questionnaires.items()):
            for file, content in sorted(texts.items()):
                found[f"questionnaires/{name}/{version}/{file}"] = content
        return found


def build_study_file(package: StudyPackage, secret: LeadSecret) -> bytes:
    """The signed file of a package, the same bytes each time.

    ValueError where the signer is not its first lead, or where `read_study_file` would refuse it.
    """
    if package.leads[:1] != (secret.key,):
        raise ValueError("the first lead is the one who signs")
    files = package.files
    manifest = {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "study": package.study_id,
        "revision": package.revision,
        "leads": [
            {"verify": key.verify.hex(), "recipient": key.recipient} for key in package.leads
        ],
        "files": [
            {"path": path, "bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
            for path, content in files.items()
        ],
    }
    told = (json.dumps(manifest, indent=2) + "\n").encode()
    signature = sign(secret, STUDY_CONTEXT, told)
    content = build_archive({_MANIFEST: told, _SIGNATURE: signature, **files})
    try:
        read_study_file(content, package.study_id)
    except StudyFileRefused as refused:
        raise ValueError(f"no study file: {refused.reason} ({refused.detail})") from None
    return content


def read_study_file(data: bytes, name: str) -> StudyPackage:
    """What a study file holds, as its first lead has signed it; `StudyFileRefused`, with `name`.

    Whether that lead is the right one, and whether the study and the questionnaires can be used,
    is not asked here.
    """
    try:
        return _read(data)
    except _Refused as refused:
        raise StudyFileRefused(name, refused.reason, refused.detail) from None


class _Refused(Exception):
    """Why a file is not taken, before it is known what it is called."""

    def __init__(self, reason: str, detail: str = "") -> None:
        self.reason = reason
        self.detail = detail
        super().__init__(reason)


_REASONS: Final = {
    Trouble.NOT_A_BATCH: "not_a_study",
    Trouble.TOO_LARGE: "too_large",
    Trouble.HOSTILE: "hostile",
}


def _read(data: bytes) -> StudyPackage:
    if len(data) > SIZE_LIMIT:
        raise _Refused("too_large")
    try:
        members = _members(open_archive(data, MOST_FILES))
    except BatchUnreadable as trouble:  # Its words are about batches.
        raise _Refused(_REASONS.get(trouble.trouble, "damaged")) from None
    told = members.pop(_MANIFEST, None)
    if told is None:
        raise _Refused("not_a_study")
    manifest = _manifest(told)
    if not is_signed(manifest.leads[0].verify, STUDY_CONTEXT, told, members.pop(_SIGNATURE, b"")):
        raise _Refused("signature")
    _check_files(manifest.files, members)
    study_toml = members.pop(_STUDY)
    questionnaires: dict[tuple[str, str], dict[str, bytes]] = {}
    for path, content in members.items():
        _, questionnaire, version, file = path.split("/")
        questionnaires.setdefault((questionnaire, version), {})[file] = content
    return StudyPackage(
        manifest.study, manifest.revision, manifest.leads, study_toml, questionnaires, data
    )


def _members(archive: Archive) -> dict[str, bytes]:
    """Every file by its path; no path leads out, or where none of a study's files stands."""
    if any(path not in {_MANIFEST, _SIGNATURE} and not _is_place(path) for path in archive):
        raise _Refused("hostile")
    if sum(map(archive.size, archive)) > _UNPACKED:
        raise _Refused("too_large")
    return {path: archive.read(path, _MEMBER) for path in archive}


def _is_place(path: str) -> bool:
    match path.split("/"):
        case ["study.toml"]:
            return True
        case ["questionnaires", name, version, file]:
            language = file.removesuffix(".toml")
            return (
                file.endswith(".toml")
                and (file == STRUCTURE_FILE or LANGUAGE.fullmatch(language) is not None)
                and NAME.fullmatch(name) is not None
                and NAME.fullmatch(version) is not None
            )
    return False


@dataclass(frozen=True, slots=True)
class _Manifest:
    study: str
    revision: int
    leads: tuple[LeadKey, ...]
    files: Mapping[str, tuple[int, str]]
    """Bytes and SHA-256 by path."""


def _manifest(told: bytes) -> _Manifest:
    """The manifest, held to its form; what a newer version may have changed is asked first."""
    try:
        values = parse_strictly(told, _MEMBER)
    except ValueError as trouble:
        raise _Refused("damaged", str(trouble)) from None
    if not isinstance(values, dict) or values.get("format") != FORMAT:
        raise _Refused("not_a_study")
    version = values.get("format_version")
    if type(version) is int and version > FORMAT_VERSION:
        raise _Refused("newer")
    study, revision = values.get("study"), values.get("revision")
    if version != FORMAT_VERSION or not isinstance(study, str) or not NAME.fullmatch(study):
        raise _Refused("damaged", "study")
    if type(revision) is not int or revision not in _REVISIONS:
        raise _Refused("damaged", "revision")
    return _Manifest(study, revision, _leads(values.get("leads")), _files(values.get("files")))


def _leads(values: object) -> tuple[LeadKey, ...]:
    if not isinstance(values, list) or not 0 < len(values) <= LEADS:
        raise _Refused("damaged", "leads")
    leads = tuple(map(_lead, values))
    if len({lead.verify for lead in leads}) != len(leads):
        raise _Refused("damaged", "leads")
    return leads


def _lead(values: object) -> LeadKey:
    match values:
        case {"verify": str(verify), "recipient": str(recipient)} if _HEX.fullmatch(verify):
            try:
                recipient_bytes(recipient)
            except ValueError:
                raise _Refused("damaged", "leads") from None
            return LeadKey(bytes.fromhex(verify), recipient)
    raise _Refused("damaged", "leads")


def _files(values: object) -> dict[str, tuple[int, str]]:
    found: dict[str, tuple[int, str]] = {}
    for each in values if isinstance(values, list) else ():
        match each:
            case {"path": str(path), "bytes": int(size), "sha256": str(digest)}:
                found[path] = size, digest
            case _:
                raise _Refused("damaged", "files")
    return found


def _check_files(listed: Mapping[str, tuple[int, str]], members: Mapping[str, bytes]) -> None:
    """See that every file is one that was signed, and that none is missing."""
    if _STUDY not in listed or listed.keys() != members.keys():
        raise _Refused("damaged", "files")
    for path, content in members.items():
        if listed[path] != (len(content), hashlib.sha256(content).hexdigest()):
            raise _Refused("damaged", path)
