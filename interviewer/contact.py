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


@dataclass(frozen=True, slots=True)
class Contact:
    """One person approached. `id` is a UUIDv4 of its own, tied to no interview."""

    id: str
    study_id: str
    disposition: Disposition
    day: date
    """Kept on the device; only its ISO week leaves."""
