"""What screening has found in a note, and what a person decided about it: plain data.

`screening` does the finding. Cheap to import: what the windows and the store share is here.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum

Span = tuple[int, int]
"""Start and end, as in text[start:end]."""


class Kind(StrEnum):
    """What a find seems to be; the more specific first, which wins where finds overlap."""

    CPR = "cpr"
    IBAN = "iban"
    EMAIL = "email"
    URL = "url"
    CASE_NUMBER = "case_number"
    """Of a case, a firm (CVR) or an account, by the word before it."""
    BIRTH_DATE = "birth_date"
    PHONE = "phone"
    ADDRESS = "address"
    POSTCODE = "postcode"
    PLATE = "plate"
    ROLE_NAME = "role_name"
    """The name after "min sagsbehandler", "min læge" …"""
    NAME = "name"
    EMPLOYER = "employer"


@dataclass(frozen=True, slots=True)
class Find:
    """text[start:end] may identify somebody; `token` is what would stand in its place."""

    start: int
    end: int
    kind: Kind
    token: str
    sentence: Span
    """Start and end of the sentence around it, for display."""

    @property
    def span(self) -> Span:
        """Where it stands in the text."""
        return self.start, self.end


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided about one find in a note: keep it, or replace it."""

    interview_id: str
    question_id: str
    follow_up_id: str
    start: int
    end: int
    """The find is text[start:end] of the note."""
    note_digest: str
    """`digest` of the note: a changed note voids the decision."""
    kept: bool


@dataclass(frozen=True, slots=True)
class Finding:
    """One find in the note of one interview, and what has been decided about it."""

    interview_id: str
    question_id: str
    follow_up_id: str
    note: str = field(repr=False)  # Notes never get into a log or traceback.
    find: Find
    kept: bool | None
    """None: nobody has decided."""

    @property
    def before(self) -> str:
        """The sentence up to the find."""
        return self.note[self.find.sentence[0] : self.find.start]

    @property
    def text(self) -> str:
        """What was found."""
        return self.note[self.find.start : self.find.end]

    @property
    def after(self) -> str:
        """The sentence after the find."""
        return self.note[self.find.end : self.find.sentence[1]]

    def decide(self, kept: bool) -> Decision:
        """The decision to keep or replace it, for the store."""
        return Decision(
            self.interview_id,
            self.question_id,
            self.follow_up_id,
            self.find.start,
            self.find.end,
            digest(self.note),
            kept,
        )


@dataclass(frozen=True, slots=True)
class Screened:
    """How the finds in the notes of a batch were settled."""

    found: int = 0
    kept: int = 0
    replaced: int = 0
    """By a person's decision."""
    replaced_unresolved: int = 0
    """Nobody had decided."""


def digest(note: str) -> str:
    """SHA-256 of a (cleaned) note in UTF-8, hex: ties a decision to the text decided on."""
    return hashlib.sha256(note.encode()).hexdigest()
