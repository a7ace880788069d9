"""Enrolment: the code by which a device tells a project lead its key in a study.

The code is public: whoever has it can check the device's signatures and make none. Four of its
bytes tell the study and the lead, so that it is not taken in at the wrong desk by mistake.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from interviewer.codes import Kind, bare_signs, decode, encode, one_line
from interviewer.errors import CodeInvalid
from interviewer.keys import Enrolled, LeadKey
from interviewer.study import Study

SUFFIX = ".enrolment"
_KEY = 32
_MARK = 2


def enrolment_code(study_id: str, lead: LeadKey, device: bytes) -> str:
    """The code of a device's public signing key (32 bytes), in lines of four groups."""
    if len(device) != _KEY:
        raise ValueError("a device's key has 32 bytes")
    marks = _mark(b"study", study_id.encode()) + _mark(b"lead", lead.verify)
    return encode(Kind.ENROLMENT, device + marks)


def parse_enrolment(text: str, study_id: str, lead: LeadKey) -> bytes:
    """The device's key in a code or in the content of an `.enrolment` file.

    `CodeInvalid`: "study" or "lead" where it was made for another one.
    """
    payload = decode(Kind.ENROLMENT, text)
    device, study, signer = payload[:_KEY], payload[_KEY : _KEY + _MARK], payload[_KEY + _MARK :]
    if study != _mark(b"study", study_id.encode()):
        raise CodeInvalid("study")
    if signer != _mark(b"lead", lead.verify):
        raise CodeInvalid("lead")
    return device


def enrolment_file(code: str) -> bytes:
    """The content of an `.enrolment` file: the code on one line."""
    return f"{one_line(code)}\n".encode()


def enrolment_name(study_id: str, code: str) -> str:
    """A name for that file, another for each device."""
    return f"{study_id}-{bare_signs(code)[4:8].lower()}{SUFFIX}"


def _mark(what: bytes, of: bytes) -> bytes:
    return hashlib.blake2b(of, digest_size=_MARK, person=b"iv " + what).digest()


# --- on the device ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Offer:
    """A study file that was opened on a device, and by which nothing has been changed yet."""

    study: Study
    revision: int
    leads: tuple[LeadKey, ...]
    """Who has signed it first; the fingerprint to compare is that one's."""
    known: Enrolled | None
    """The enrolment in force: then only a later revision of the same lead is offered, or the very
    same one."""
    before: Study | None
    """The study of that name on this device now, where it can be read."""
    package: Any = field(repr=False)
    """The file itself, for `Enrolling.take`."""


class Enrolling(Protocol):
    """What a device's window asks around enrolment; every method may be called in a worker."""

    def open(self, path: Path) -> Offer:
        """Read a study file. `StudyFileRefused`, `StudyInvalid`, `QuestionnaireInvalid`."""

    def take(self, offer: Offer) -> Enrolled:
        """Enrol, or let the later revision take effect; the study is on the device then.

        A person has compared the fingerprint where the device was not enrolled before.
        """

    def save_code(self, enrolled: Enrolled, path: Path) -> None:
        """Write the enrolment code as a file for the lead. `FileNotWritten`."""
