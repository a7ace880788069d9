"""What is said of a thing that cannot be carried over."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing that the other side has no place for: where it stands, what became of it, and what
    a person may do about it.
    """

    place: str
    what: str
    mend: str = ""

    def __str__(self) -> str:
        return f"{self.place}: {self.what} {self.mend}".rstrip()
