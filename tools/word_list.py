"""Makes resources/typing/words-da.txt, by hand and seldom: the app never runs this.

    pip download --no-deps wordfreq==3.1.1      # or the same wheel from anywhere else
    apt-get download wdanish && dpkg-deb -x wdanish_*.deb wdanish
    python tools/word_list.py wordfreq-3.1.1-py3-none-any.whl wdanish/usr/share/dict/danish

The words and their frequencies are wordfreq's (CC BY-SA 4.0, see resources/typing/LICENCE.txt).
The spelling list only says which of them are Danish words in lower case; nothing of it is
contained. Names, towns, abbreviations, digits and coarse words are left out.
"""

from __future__ import annotations

import argparse
import gzip
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from resources.screening import load_lexicon  # noqa: E402

MEMBER = "wordfreq/data/small_da.msgpack.gz"
TARGET = ROOT / "resources" / "typing" / "words-da.txt"
SHORT = frozenset({"i", "å"})
"""The only words of one letter; of two, only those that the spelling list has, too."""
_COARSE = """
fuck fucking fucked kneppe knepper kneppede kneppet pik pikken fisse fissen røv røven røvhul
røvhuller røvhullet luder ludere luderen bitch bøsserøv lort lortet lorte skid skide skider pis
pisse pisset pisser kusse kussen patter patterne nigger niggere neger negre negere svin svinet
svans svanse perker perkere mongol mongoler spasser sgu satans fanden fandens helvede helvedes
sex porno pornografi sexet liderlig dildo sæd slagte slagter
"""
COARSE = frozenset(_COARSE.split())

Packed = int | str | list["Packed"] | dict[str, "Packed"]


class Unpacking:
    """As much of the msgpack format as wordfreq's files use."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def _number(self, size: int) -> int:
        self._at += size
        return int.from_bytes(self._data[self._at - size : self._at], "big")

    def value(self) -> Packed:
        """The next value."""
        mark = self._number(1)
        if mark < 0x80:
            return mark
        if mark < 0x90:
            return {str(self.value()): self.value() for _ in range(mark & 15)}
        if mark < 0xA0 or mark == 0xDC:
            return [self.value() for _ in range(self._number(2) if mark == 0xDC else mark & 15)]
        if mark == 0xCD:
            return self._number(2)
        if mark < 0xC0 or mark in {0xD9, 0xDA}:
            size = mark & 31 if mark < 0xC0 else self._number(1 if mark == 0xD9 else 2)
            self._at += size
            return self._data[self._at - size : self._at].decode()
        raise ValueError(f"mark {mark:#x} is not expected")


def frequencies(wheel: Path) -> Iterator[tuple[int, str]]:
    """Each word and how rare it is: at 600 it is one in a million, at 500 one in 100,000."""
    with zipfile.ZipFile(wheel) as archive:
        packed = Unpacking(gzip.decompress(archive.read(MEMBER))).value()
    if not isinstance(packed, list):
        raise TypeError("not a list of words")
    for rarity, words in enumerate(packed[1:]):
        if isinstance(words, list):
            yield from ((rarity, str(word)) for word in words)


def main() -> None:
    """Write the list."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("wheel", type=Path)
    parser.add_argument("spelling", type=Path)
    arguments = parser.parse_args()
    spelt = set(arguments.spelling.read_text("utf-8").splitlines())
    lexicon = load_lexicon()
    names = lexicon.plain_names | lexicon.towns | COARSE
    by_rarity: dict[int, list[str]] = {}
    for rarity, word in frequencies(arguments.wheel):
        if word in spelt and word not in names and word.isalpha() and (word in SHORT or word[1:]):
            by_rarity.setdefault(rarity, []).append(word)
    head = "# Made by tools/word_list.py from wordfreq 3.1.1; CC BY-SA 4.0, see LICENCE.txt.\n"
    lines = (f"{rarity} {' '.join(sorted(words))}\n" for rarity, words in by_rarity.items())
    TARGET.write_text(head + "".join(lines), "utf-8", newline="\n")
    print(sum(map(len, by_rarity.values())), "words,", TARGET.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
