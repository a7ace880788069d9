"""Everyone approached who did not become an interview: an outcome and nothing that identifies.

Completed and partial interviews are contacts too; those are read off the interviews. The
outcomes are the dispositions of AAPOR's Standard Definitions, as far as a waiting area has them.
"""

from __future__ import annotations

import uuid
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


class Sex(StrEnum):
    """As it was seen, where it was."""

    WOMAN = "woman"
    MAN = "man"


class Reason(StrEnum):
    """Why somebody said no, as far as it could be seen or was said."""

    BUSY = "busy"
    UPSET = "upset"
    UNWELL = "unwell"
    NOT_INTERESTED = "not_interested"
    DISTRUST = "distrust"


@dataclass(frozen=True, slots=True)
class Contact:
    """One person approached. `id` is a UUIDv4 of its own, tied to no interview."""

    id: str
    study_id: str
    disposition: Disposition
    day: date
    """Kept on the device; only its ISO week leaves."""
    group: str = ""
    """One of the study's groups, where it was seen; else empty."""
    sex: Sex | None = None
    reason: Reason | None = None
    """Of a refusal."""


def new_contact(study_id: str, disposition: Disposition, day: date) -> Contact:
    """Somebody approached on `day`, of whom nothing but the outcome is known yet."""
    return Contact(str(uuid.uuid4()), study_id, disposition, day)
