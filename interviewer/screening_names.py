"""Screening for names of persons and employers, by lists of names and by the words around them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from interviewer.findings import Kind
from interviewer.lexicon import Lexicon

Found = list[tuple[int, int, Kind]]

_WORD = re.compile(r"[^\W\d_]+")
_PATRONYM = re.compile(r"[^\W\d_]{2,}(?<!s)(?<!t)(?<!el)sen")
_INNER_CAPITAL = re.compile(r"[\w,()\-–:]\s?\(?[^\W\d_a-zæøå]")
"""A capital letter (or a rare small one) that does not open a sentence."""
_SENTENCE_ENDS = frozenset('.!?…:;\n"“”«»•*')
_LONGEST = 4
"""Words of a name at the most."""


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    lower: str
    """Without the genitive's s where a name is left."""
    capital: bool
    gap: str
    """What stands between it and the word before, less spaces at the ends."""
    close: bool
    """Joined to the word before by one space or hyphen, or by an initial's full stop."""
    opens: bool
    """Begins a sentence, so that its capital letter says nothing."""


def name_spans(text: str, lexicon: Lexicon) -> Found:
    """The names in `text`; those of several words as one span."""
    return _Names(_words(text, lexicon), lexicon).spans() if _may_hold_name(text, lexicon) else []


def _may_hold_name(text: str, lexicon: Lexicon) -> bool:
    """A quick look that lets no name pass; most notes end here."""
    lower = text.lower()
    words = _WORD.findall(lower)
    if not lexicon.plain_names.isdisjoint(words) or not lexicon.titles.isdisjoint(words):
        return True
    if text[1:].islower() or _INNER_CAPITAL.search(text) is None:
        # What is left is an ordinary word in lower case, which only a role makes a name.
        return not (lexicon.ordinary.isdisjoint(words) or lexicon.roles.isdisjoint(words))
    return (
        not lexicon.introductions.isdisjoint(words)
        or not lexicon.ordinary.isdisjoint(words)
        or "sen" in lower
    )


def _words(text: str, lexicon: Lexicon) -> list[_Word]:
    words: list[_Word] = []
    done = 0
    opens = True
    names = lexicon.names
    shouted = text.isupper()  # Then capital letters say nothing at all.
    for match in _WORD.finditer(text):
        start, end = match.span()
        word = match[0]
        lower = word.lower()
        if lower not in names and lower[:-1] in names and lower[-1] == "s":
            lower = lower[:-1]
        between = text[done:start]
        if done:
            initial = between == ". " and words[-1].capital and done - words[-1].start == 1
            opens = not initial and not _SENTENCE_ENDS.isdisjoint(between)
            close = initial or between in {" ", "-"}
        else:
            opens, close = True, False
        words.append(
            _Word(
                start, end, lower, word[0].isupper() and not shouted, between.strip(), close, opens
            )
        )
        done = end
    return words


class _Names:
    """One pass over the words of a note."""

    def __init__(self, words: list[_Word], lexicon: Lexicon) -> None:
        self.words = words
        self.lexicon = lexicon

    def spans(self) -> Found:
        found: Found = []
        at = 0
        while at < len(self.words):
            kind = self._kind(at)
            if kind is None:
                at += 1
                continue
            first, last = self._before(at, kind), self._after(at)
            found.append((self.words[first].start, self.words[last].end, kind))
            at = last + 1
        return found

    def _kind(self, at: int) -> Kind | None:
        """What the word is, if it begins a name."""
        word = self.words[at]
        lexicon = self.lexicon
        introduced = self._introduced(at)
        if introduced is not None and word.capital and word.lower not in lexicon.not_names:
            return introduced
        if word.lower in lexicon.names:
            if self._is_name(at, introduced):
                return Kind.ROLE_NAME if introduced is Kind.ROLE_NAME else Kind.NAME
            return None
        if word.capital and not word.opens and _PATRONYM.fullmatch(word.lower):
            return None if word.lower in lexicon.not_names else Kind.NAME
        return None

    def _is_name(self, at: int, introduced: Kind | None) -> bool:
        """Whether a listed name is meant as one here."""
        word = self.words[at]
        if word.lower not in self.lexicon.ordinary:
            return True
        if word.capital:
            follower = self._next(at)
            if follower and follower.capital and self._may_be_name(follower):
                return True
            return not word.opens and word.lower not in self.lexicon.not_names
        follower = self._next(at)
        return (
            introduced is Kind.ROLE_NAME
            and follower is not None
            and follower.lower in self.lexicon.after_name
        )

    def _introduced(self, at: int) -> Kind | None:
        """What the words before promise: the name of a person in a role, or of an employer."""
        if at == 0:
            return None
        lexicon = self.lexicon
        word, before = self.words[at], self.words[at - 1]
        if word.opens and not (before.lower in lexicon.titles and word.gap == "."):
            return None
        if before.lower in lexicon.titles and word.gap in {"", "."}:
            return Kind.ROLE_NAME
        if before.lower in lexicon.roles and word.gap in {"", ",", "("}:
            return Kind.ROLE_NAME
        if word.gap:
            return None
        if before.lower in lexicon.employer_words:
            return Kind.EMPLOYER
        if before.lower in lexicon.called and at > 1:
            who = self.words[at - 2].lower
            if who in lexicon.roles or who in lexicon.persons:
                return Kind.ROLE_NAME
        return None

    def _may_be_name(self, word: _Word) -> bool:
        return word.close and (
            word.lower in self.lexicon.names or word.lower not in self.lexicon.not_names
        )

    def _next(self, at: int) -> _Word | None:
        return self.words[at + 1] if at + 1 < len(self.words) else None

    def _after(self, at: int) -> int:
        """The last word of the name that begins at `at`."""
        last = at
        while last + 1 < min(len(self.words), at + _LONGEST):
            word = self.words[last + 1]
            listed = word.lower in self.lexicon.names and word.lower not in self.lexicon.ordinary
            if not (self._may_be_name(word) and (word.capital or listed)):
                break
            last += 1
        return last

    def _before(self, at: int, kind: Kind) -> int:
        """The first word of the name: an unlisted first name stands before a listed surname."""
        if kind is not Kind.NAME or at == 0:
            return at
        word, before = self.words[at], self.words[at - 1]
        lexicon = self.lexicon
        people = before.lower in lexicon.roles or before.lower in lexicon.titles
        fits = word.capital and before.capital and word.close and not people
        # "Spørg Hanne": what opens a sentence before a first name is a word, not a name.
        spoken = before.opens and word.lower in lexicon.first_names
        return at - 1 if fits and not spoken and before.lower not in lexicon.not_names else at
