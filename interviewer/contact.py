"""Everyone approached who did not become an interview: an outcome and nothing that identifies.

Completed and partial interviews are contacts too; those are read off the interviews. The
outcomes are the dispositions of AAPOR's Standard Definitions, as far as a waiting area has them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Disposition(StrEnum):
    """What came of an approach."""

    COMPLETE = "complete"
    PARTIAL = "partial"
    REFUSAL = "refusal"
    """Said no at the introduction."""
    WITHDRAWN = "withdrawn"
    """Took part, then asked for everything to be erased."""
    NON_CONTACT = "non_contact"
    """Was to be asked, and was gone or busy each time; never asked."""
    LANGUAGE = "language"
    """No language in common, and no interpreter."""
    OTHER = "other"
    """Would have, and could not: unwell, called in to the meeting, no room to talk."""
    UNKNOWN = "unknown"
    """Not known whether this person belongs to those who are to be asked."""
    NOT_ELIGIBLE = "not_eligible"
    """Does not belong to those who are to be asked."""


@dataclass(frozen=True, slots=True)
class Contact:
    """One person approached. `id` is a UUIDv4 of its own, tied to no interview."""

    id: str
    study_id: str
    disposition: Disposition
    day: date
    """Kept on the device; only its ISO week leaves."""
