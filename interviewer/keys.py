"""Who may read a batch and who has signed it, as plain data; the arithmetic is in `export.sealing`.

A lead and a device have a secret seed of 32 bytes each. A lead's makes a signing key and a key to
open batches with; a device's makes a signing key. Seeds stay inside encrypted stores.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

SEED_BYTES = 32


@dataclass(frozen=True, slots=True)
class LeadKey:
    """What anybody may know of a project lead."""

    verify: bytes
    """Ed25519 public key, 32 bytes: signs study files."""
    recipient: str
    """An age recipient ("age1…"): batches are encrypted to it."""

    @property
    def fingerprint(self) -> str:
        """Thirty digits in groups of five, for two people to read to each other."""
        from interviewer.codes import fingerprint

        return fingerprint(self.verify + self.recipient.encode())


@dataclass(frozen=True, slots=True)
class LeadSecret:
    """A lead's own key, from the encrypted store."""

    key: LeadKey
    seed: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Enrolled:
    """A study in which this device is enrolled."""

    study_id: str
    revision: int
    """Of the study file in force; a later one has a higher number."""
    lead: LeadKey
    """Who signed the study file that was first opened; only this key may change it."""
    recipients: tuple[LeadKey, ...]
    """To whom batches are encrypted; the lead among them."""
    device: bytes
    """This device's public signing key in this study, 32 bytes: another in each study."""
    seed: bytes = field(repr=False)
    enrolled_at: datetime
    study_file: bytes = field(repr=False)
    """The signed study file in force, whole."""
