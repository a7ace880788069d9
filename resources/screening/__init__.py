"""The words that the screening of notes looks for."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from interviewer.lexicon import Lexicon, parse_lexicon
from resources import read_toml

DANISH = Path(__file__).parent / "danish.toml"


@cache
def load_lexicon() -> Lexicon:
    """The bundled Danish lexicon; `DataInvalid` names every mistake in its file."""
    return parse_lexicon(read_toml(DANISH), DANISH.name)
