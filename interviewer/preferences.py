"""How this device's user likes the app: pure values, each within its bounds."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final, Self

from interviewer.reading import NAME

LANGUAGES: Final = ("da", "en")
THEMES: Final = ("system", "light", "dark", "sunlight")
IDLE_MINUTES: Final = range(1, 61)
TEXT_PERCENT: Final = range(100, 201)

_Allowed = tuple[str, ...] | tuple[bool, ...] | range | re.Pattern[str]

_ALLOWED: Final[Mapping[str, tuple[type, _Allowed]]] = {
    "language": (str, LANGUAGES),
    "background_first": (bool, (False, True)),
    "bilingual": (bool, (False, True)),
    "capitals": (bool, (False, True)),
    "idle_minutes": (int, IDLE_MINUTES),
    "left_handed": (bool, (False, True)),
    "shorthand": (bool, (False, True)),
    "study": (str, re.compile(f"({NAME.pattern})?")),
    "suggestions": (bool, (False, True)),
    "text_percent": (int, TEXT_PERCENT),
    "theme": (str, THEMES),
}


@dataclass(frozen=True, slots=True)
class Preferences:
    """Nothing here says anything about a citizen, so it may be kept in a plain file.

    ValueError, naming the field, for a value out of bounds.
    """

    language: str = "da"
    """Of the windows; the language read aloud is the interview's own."""
    background_first: bool = False
    """Whether a new interview begins with the background questions."""
    bilingual: bool = False
    """Whether the original wording stands beside what is read aloud in another language."""
    capitals: bool = True
    """Whether a sentence in a note begins with a capital letter by itself."""
    shorthand: bool = True
    """Whether short forms in notes unfold."""
    suggestions: bool = True
    """Whether the likely word is shown while a note is typed."""
    left_handed: bool = False
    """Whether what is tapped most stands at the left."""
    idle_minutes: int = 5
    """Without a key or a touch for so long, the store locks; there is no "never"."""
    study: str = ""
    """The id of the study that new interviews belong to; "" is the one that the app came with."""
    text_percent: int = 100
    theme: str = "system"

    def __post_init__(self) -> None:
        for name, (kind, allowed) in _ALLOWED.items():
            value = getattr(self, name)
            # True is an int, and 5.0 is in a range: neither is meant.
            if type(value) is not kind or not _within(value, allowed):
                raise ValueError(f"{name} is out of bounds")

    def to_mapping(self) -> dict[str, Any]:
        """Plain values for a file; `from_mapping` reads them back."""
        return asdict(self)

    @classmethod
    def from_mapping(cls, values: Mapping[str, Any]) -> Self:
        """Read what `to_mapping` gave; a value not named keeps its default.

        ValueError for a name that is not known or a value out of bounds.
        """
        if unknown := values.keys() - _ALLOWED.keys():
            raise ValueError(f"unknown: {', '.join(sorted(unknown))}")
        return cls(**values)


def _within(value: Any, allowed: _Allowed) -> bool:
    if isinstance(allowed, re.Pattern):
        return allowed.fullmatch(value) is not None
    return value in allowed
