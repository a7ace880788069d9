"""What helps with typing a note in Danish: words, sentences of the field, a starter list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from interviewer.errors import StoreUnavailable
from interviewer.shorthand import FORMAT, parse_shorthand
from resources import read_toml

if TYPE_CHECKING:
    from interviewer.suggesting import Words

FOLDER = Path(__file__).parent
SHORTHAND = FOLDER / "shorthand-da.toml"
WORDS = FOLDER / "words-da.txt"
FIELD = FOLDER / "field-da.txt"

_HEAD = """\
# Shorthand for notes: open it in the app (Settings, Shorthand), or put the table [shorthand] in a
# study file, so that every device of the study has it.
"""


@cache
def load_shorthand() -> Mapping[str, str]:
    """The bundled short forms and what they unfold to."""
    return parse_shorthand(read_toml(SHORTHAND), SHORTHAND.name)


@cache
def load_words() -> Words:
    """The bundled words; some tenths of a second, so call it in a worker."""
    from interviewer.suggesting import Words  # Not needed to open the window.

    return Words(general_words(), field_sentences())


def general_words() -> Iterator[tuple[str, float]]:
    """Each word of the general list, and its share of a text."""
    for line in _lines(WORDS):
        rarity, *words = line.split()
        share = 10 ** (-int(rarity) / 100)
        yield from ((word, share) for word in words)


def field_sentences() -> Iterator[str]:
    """The made-up sentences."""
    return _lines(FIELD)


def _lines(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8") as file:
        for line in file:
            if not line.startswith("#"):
                yield line.rstrip("\n")


def read_shorthand(path: Path) -> dict[str, str]:
    """The short forms of a file, or of a study file; `DataInvalid` names every mistake."""
    return parse_shorthand(read_toml(path), path.name)


def write_shorthand(path: Path, lines: Mapping[str, str]) -> None:
    """Write a file of short forms, whose table a lead may put in a study file as it is.

    A file that is there stays as it is; `StoreUnavailable` where it cannot be written.
    """
    import tomli_w

    content = _HEAD + tomli_w.dumps({"format": FORMAT, "shorthand": dict(sorted(lines.items()))})
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(content)
    except OSError as trouble:
        raise StoreUnavailable(path, trouble.strerror or "it cannot be written") from None


class BundledTyping:
    """Fulfils `interviewer.typing_help.TypingData`."""

    shorthand = staticmethod(load_shorthand)
    words = staticmethod(load_words)
    read_shorthand = staticmethod(read_shorthand)
    write_shorthand = staticmethod(write_shorthand)
