"""The likely word: one suggestion while a note is typed, from frequencies and from what was noted.

Three sources speak together. `Words` is a general list with frequencies, and made-up sentences of
the field: the same for everybody, and public. `Learnt` counts in how many of this study's own
interviews a word, or two or three words in a row, have been noted; it lives in memory only. What
fewer than two interviews have is never suggested from there, nor is a name or a number. No list
knows every name, and one in small letters looks like any word: so a word that is not bundled takes
four interviews, and is only ever finished, never put forward before it is begun.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from interviewer.findings import Find

END: Final = "."
"""Stands for the end of a sentence, of a line, and for the beginning of a note."""
COMMA: Final = ","
QUOTE: Final = "»"
BREAK: Final = ""
"""Stands for a name, a number, or anything else that no word is learnt from."""

ENOUGH: Final = 2
"""So many interviews must have what is suggested from them."""
ENOUGH_UNLISTED: Final = 4
"""So many where it is a word that is not bundled: it may be a name."""
BEGUN_UNLISTED: Final = 3
"""Letters of such a word that must have been typed."""
LEAST_REST: Final = 2
"""Letters that a suggestion must add: with its space, two keys are saved by one."""
LOOK_BACK: Final = 240
"""Letters before the cursor that are looked at."""

_GENERAL, _FIELD, _OWN, _NOTE = 0.50, 0.30, 0.80, 0.06
"""Weights of the sources of single words; `_OWN` grows to this with what has been learnt."""
_OWN_HALF: Final = 1500
"""Words learnt at which their weight is half of `_OWN`."""
_OWN_COUNT: Final = 1.5
"""What a row of words in one interview counts, of those in one made-up sentence."""
_PRIORS: Final = (3.0, 3.0)
"""How many observations the shorter row of words is worth beside the longer one."""
_KINDS, _PRIOR_KIND = 0.5, 5.0
"""How much the kind of a word says of it, beside how frequent it is; observations of a longer row
of kinds."""
_LEAST: Final = 0.13
"""A suggestion less likely than this stays away: so about every third one shown is right."""
_PASSED: Final = 0.1
"""How often a word is wanted after all that was shown and not taken, for each letter typed on."""
_TOP: Final = 24
_SHORT: Final = 3
"""Letters of a prefix for which all is worked out beforehand."""
_ENDING: Final = 2
_OWN_KIND: Final = 8
"""A word that the sentences of the field have as often is a kind of its own."""
"""Of a prefix of up to three letters, so many words are looked at; of a longer one, all."""

_TOKEN = re.compile(
    r"(?P<word>[^\W_]+(?:[-'’][^\W_]+)*)|(?P<end>[.!?…\n\u2028\u2029]+)|(?P<comma>[,;:])"
    r"|(?:(?<=\s)|(?<=^))(?P<quote>[\"“”„»«])|(?P<other>[^\s\"“”„»«])"
)
_BEGUN = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*[-'’]?\Z")
Tokens = tuple[str, ...]
Successors = Mapping[str, float]


def row_of(text: str) -> list[str]:
    """The words of a text in small letters, with signs for what stands between them."""
    row = [END]
    for found in _TOKEN.finditer(text):
        match found.lastgroup:
            case "word":
                row.append(found[0].lower())
            case "end":
                row.append(END)
            case "comma":
                row.append(COMMA)
            case "quote":
                row.append(QUOTE)
            case _:
                row.append(BREAK)
    return row


def is_word(token: str) -> bool:
    """Whether it is a word, and not one of the signs."""
    return len(token) > 1 or token.isalpha()


class Rows:
    """What has been seen after one word, and after two."""

    def __init__(self) -> None:
        self._after: dict[str, dict[str, float]] = {}

    def add(self, row: Sequence[str], count: float = 1.0) -> None:
        """Count every word of a row, after the one and the two before it."""
        for at in range(1, len(row)):
            if is_word(row[at]):
                for before in _contexts(row, at):
                    self.change(before, row[at], count)

    def change(self, before: str, word: str, count: float) -> None:
        """Count a word after others once more, or take its count away."""
        words = self._after.setdefault(before, {})
        words[word] = words.get(word, 0.0) + count
        if words[word] <= 0:
            del words[word]
            if not words:
                del self._after[before]

    def after(self, before: str) -> Successors:
        """The words seen after `before`, and how often."""
        return self._after.get(before, _NOTHING)


_NOTHING: Final[Successors] = {}


def _contexts(row: Sequence[str], at: int) -> Iterator[str]:
    """The word before, and the two before, as `Rows` names them."""
    if row[at - 1] != BREAK:
        yield row[at - 1]
        if at > 1 and row[at - 2] != BREAK:
            yield f"{row[at - 2]} {row[at - 1]}"


class Words:
    """The bundled words: a general list, and what made-up sentences of the field say besides.

    Frequent words are kinds of their own; of others the ending tells the kind, as in Danish.
    Which kind follows which says something of words that were never seen after each other.
    """

    def __init__(self, general: Iterable[tuple[str, float]], field: Iterable[str]) -> None:
        """`general`: words and their shares of a text; `field`: sentences."""
        self.rows, self.kinds = Rows(), Rows()
        rows = [row_of(sentence) for sentence in field]
        counts = Counter(token for row in rows for token in row if token.isalpha())
        self._own_kind = {word for word, count in counts.items() if count >= _OWN_KIND}
        for row in rows:
            self.rows.add(row)
            self.kinds.add([self.kind(token) for token in row])
        told = counts.total() or 1
        shares = {word: _FIELD * count / told for word, count in counts.items()}
        for word, share in general:
            shares[word] = shares.get(word, 0.0) + _GENERAL * share
        total = sum(shares.values()) or 1.0
        self.sorted: list[str] = sorted(shares)
        self._shares = {word: shares[word] / total for word in self.sorted}
        self._mass = [0.0, *accumulate(self._shares[word] for word in self.sorted)]
        self._top: dict[str, list[str]] = {}
        self._kinds: dict[str, dict[str, float]] = {}
        for word in sorted(shares, key=shares.__getitem__, reverse=True):
            kind = self.kind(word)
            for length in range(min(_SHORT, len(word)) + 1):
                best = self._top.setdefault(word[:length], [])
                if len(best) < _TOP:
                    best.append(word)
                shared = self._kinds.setdefault(word[:length], {})
                shared[kind] = shared.get(kind, 0.0) + self._shares[word]

    def __contains__(self, word: object) -> bool:
        return word in self._shares

    def __len__(self) -> int:
        return len(self.sorted)

    def share(self, word: str) -> float:
        """The share of a word in a text, 0 to 1."""
        return self._shares.get(word, 0.0)

    def kind(self, token: str) -> str:
        """What kind of word it is; signs and short words are kinds of their own."""
        return token if len(token) <= _ENDING or token in self._own_kind else f"-{token[-_ENDING:]}"

    def kind_share(self, kind: str) -> float:
        """The share of all words of a kind."""
        return self._kinds.get("", {}).get(kind, 0.0)

    def begun(self, prefix: str) -> tuple[Sequence[str], float, Mapping[str, float]]:
        """The likeliest words that begin so; the share of all that do, and of each kind of them."""
        if len(prefix) <= _SHORT:
            kinds = self._kinds.get(prefix, {})
            return self._top.get(prefix, ()), sum(kinds.values()), kinds
        low = bisect_left(self.sorted, prefix)
        high = bisect_left(self.sorted, _beyond(prefix))
        found = self.sorted[low:high]
        kinds = {}
        for word in found:
            kind = self.kind(word)
            kinds[kind] = kinds.get(kind, 0.0) + self._shares[word]
        return found, self._mass[high] - self._mass[low], kinds


def _beyond(prefix: str) -> str:
    """What comes after every word with this prefix, in the order of sorted texts."""
    return prefix + "\U0010ffff"


@dataclass(slots=True)
class _Note:
    """What one note adds to its interview."""

    words: frozenset[str]
    """Written as words, each in small letters at least once, or known from the bundled list."""
    rows: frozenset[tuple[str, str]]
    """Each word after those before it."""
    names: frozenset[str]
    """Written as a name."""


class Learnt:
    """What the notes of a study's interviews have taught, by interview, in memory only.

    A word, or a row of words, counts once for an interview, however often it is in its notes. An
    interview that is forgotten takes exactly what it brought.
    """

    def __init__(self, known: Words, find: Callable[[str], Sequence[Find]]) -> None:
        """`find`: what in a text may identify somebody; nothing of that is learnt."""
        self.known = known
        self._find = find
        self._notes: dict[str, dict[object, _Note]] = {}
        self._words: Counter[str] = Counter()
        self._seen_rows: Counter[tuple[str, str]] = Counter()
        self._names: Counter[str] = Counter()
        self._own: list[str] = []
        """Suggestible words that are not in the bundled list, sorted."""
        self.total = 0
        """Of the counts of all words."""
        self.rows = Rows()
        """Those of at least two interviews."""

    def __len__(self) -> int:
        return len(self._notes)

    def learn(self, interview: str, key: object, text: str) -> None:
        """Take a note in, in place of what it said before; an empty text takes it out."""
        notes = self._notes.setdefault(interview, {})
        before = _all(notes.values())
        if text.strip():
            notes[key] = self._read(text)
        else:
            notes.pop(key, None)
        if not notes:
            del self._notes[interview]
        self._count(before, _all(notes.values()))

    def forget(self, interview: str) -> None:
        """Take an interview's counts away; nothing happens if it brought none."""
        self._count(_all(self._notes.pop(interview, {}).values()), _all(()))

    def share(self, word: str) -> float:
        """The share of a word among what has been learnt; 0 where it must not be suggested."""
        count = self._words[word] if self._may_suggest(word) else 0
        return count / self.total if count >= self._enough(word) else 0.0

    def may_suggest(self, word: str) -> bool:
        """Whether a word may be suggested at all: a bundled one, or one of enough interviews."""
        enough = self._words[word] >= self._enough(word)
        return word in self.known or (self._may_suggest(word) and enough)

    def begun(self, prefix: str) -> Sequence[str]:
        """The words that begin so and are not in the bundled list."""
        low = bisect_left(self._own, prefix)
        return self._own[low : bisect_left(self._own, _beyond(prefix))]

    @property
    def weight(self) -> float:
        """How much what has been learnt counts beside the bundled words."""
        return _OWN * self.total / (self.total + _OWN_HALF)

    def _enough(self, word: str) -> int:
        return ENOUGH if word in self.known else ENOUGH_UNLISTED

    def _may_suggest(self, word: str) -> bool:
        return not self._names[word]

    def _read(self, text: str) -> _Note:
        """A note's words and rows, without what may be a name or a number."""
        finds = self._find(text)
        words: set[str] = set()
        names: set[str] = set()
        row = [END]
        at_find = 0
        for found in _TOKEN.finditer(text):
            while at_find < len(finds) and finds[at_find].end <= found.start():
                at_find += 1
            marked = at_find < len(finds) and finds[at_find].start < found.end()
            token = found[0]
            lower = token.lower()
            match found.lastgroup:
                case "end":
                    row.append(END)
                case "comma":
                    row.append(COMMA)
                case "quote":
                    row.append(QUOTE)
                case "word" if not marked and lower.replace("-", "").isalpha():
                    opens = row[-1] in {END, QUOTE}
                    if token == lower or (opens and lower in self.known and token[1:].islower()):
                        words.add(lower)
                        row.append(lower)
                    else:
                        if not opens:
                            names.add(lower)
                        row.append(BREAK)
                case "word":
                    names.add(lower)
                    row.append(BREAK)
                case _:
                    row.append(BREAK)
        rows = {
            (before, row[at])
            for at in range(1, len(row))
            if is_word(row[at])
            for before in _contexts(row, at)
        }
        return _Note(frozenset(words), frozenset(rows), frozenset(names))

    def _count(self, before: _Note, now: _Note) -> None:
        """An interview that said `before` says `now`."""
        touched = before.words ^ now.words | before.names ^ now.names
        for each in touched:
            self._words[each] += (each in now.words) - (each in before.words)
            self._names[each] += (each in now.names) - (each in before.names)
            for counter in (self._words, self._names):
                if not counter[each]:
                    del counter[each]
            self._place(each)
        self.total += len(now.words) - len(before.words)
        for gone in before.rows - now.rows:
            self._row(gone, -1)
        for come in now.rows - before.rows:
            self._row(come, +1)

    def _place(self, word: str) -> None:
        """Put a word among those that may be suggested, or take it out."""
        at = bisect_left(self._own, word)
        there = at < len(self._own) and self._own[at] == word
        wanted = word not in self.known and self.may_suggest(word)
        if wanted and not there:
            self._own.insert(at, word)
        elif there and not wanted:
            del self._own[at]

    def _row(self, row: tuple[str, str], step: int) -> None:
        was = self._seen_rows[row]
        now = was + step
        if now:
            self._seen_rows[row] = now
        else:
            del self._seen_rows[row]
        counted = (was if was >= ENOUGH else 0), (now if now >= ENOUGH else 0)
        if counted[0] != counted[1]:
            self.rows.change(*row, counted[1] - counted[0])


def _all(notes: Iterable[_Note]) -> _Note:
    """The notes of an interview as one."""
    notes = tuple(notes)
    return _Note(
        frozenset().union(*(note.words for note in notes)),
        frozenset().union(*(note.rows for note in notes)),
        frozenset().union(*(note.names for note in notes)),
    )


@dataclass(slots=True)
class _Begun:
    """What was suggested while one word has been typed."""

    context: str
    typed: str
    word: str
    """The one suggested last."""
    shown: Counter[str]
    """How many letters long each was shown."""


class Suggesting:
    """The likely word after a text. Remembers only what it has just shown."""

    def __init__(self, words: Words, learnt: Learnt) -> None:
        self._words = words
        self._learnt = learnt
        self._last = _Begun("\0", "", "", Counter())

    def suggest(self, before: str) -> str:
        """The letters that finish the word begun, or the whole next word; "" where none is likely.

        In small letters: what the context wants of capitals is for whoever shows it.
        """
        before = before[-LOOK_BACK:]
        found = _BEGUN.search(before)
        prefix = found[0].lower() if found else ""
        context = before[: found.start()] if found else before
        if not before.strip():
            return ""  # Nothing is put forward before anything is said.
        if not prefix and context and not context[-1].isspace() and context[-1] not in '"“”„»«([':
            return ""  # A word needs a space before it.
        last = self._last
        if (context, prefix) == (last.context, last.typed):
            return last.word[len(prefix) :]
        shown: Counter[str] = Counter()
        if context == last.context and prefix.startswith(last.typed):
            shown = last.shown
        word = self._likeliest(row_of(context), prefix, shown)
        shown[word] += 1
        self._last = _Begun(context, prefix, word, shown)
        return word[len(prefix) :]

    def _likeliest(self, row: Sequence[str], prefix: str, shown: Mapping[str, int]) -> str:
        """The likeliest word after a row, if it is likely enough."""
        chances = _Chances(self._words, self._learnt, row, prefix)
        begun = chances.begun
        best, best_share = "", 0.0
        for word in chances.candidates:
            share = chances.of(word)
            if word in shown:
                left = share * _PASSED ** shown[word]
                begun, share = begun - share + left, left
            rest = len(word) - len(prefix)
            shy = len(prefix) < BEGUN_UNLISTED and word not in self._words
            if rest < LEAST_REST or share <= best_share or shy:
                continue
            if self._learnt.may_suggest(word):
                best, best_share = word, share
        return best if best and best_share >= _LEAST * begun else ""


class _Chances:
    """How likely each word is after a row, where it begins in a certain way.

    From the broadest to the narrowest: how frequent the word is; which kinds of words stand after
    each other; the word before; the two before. Each is the prior of the next (Dirichlet).
    """

    def __init__(self, words: Words, learnt: Learnt, row: Sequence[str], prefix: str) -> None:
        self._words, self._learnt = words, learnt
        self._own = learnt.weight
        self._noted = {token for token in row if is_word(token) and learnt.may_suggest(token)}
        self._near = _NOTE / len(self._noted) if self._noted else 0.0
        self._whole = 1.0 + self._own + (_NOTE if self._noted else 0.0)
        general, share, kinds = words.begun(prefix)
        contexts = list(_contexts([*row, ""], len(row)))
        self._seen = [(words.rows.after(each), learnt.rows.after(each)) for each in contexts]
        before = [*(words.kind(token) for token in row[-2:]), ""]
        self._kinds = [words.kinds.after(each) for each in _contexts(before, len(before) - 1)]
        self._kind_totals = [sum(kinds.values()) for kinds in self._kinds]
        self._of_kind: dict[str, float] = {}
        self.candidates = {*general, *(learnt.begun(prefix) if prefix else ())}
        self.candidates.update(word for word in self._noted if word.startswith(prefix))
        self._totals: list[float] = []
        fitting: list[float] = []
        for field, mine in self._seen:
            fits = {word for each in (field, mine) for word in each if word.startswith(prefix)}
            self.candidates.update(fits)
            self._totals.append(sum(field.values()) + _OWN_COUNT * sum(mine.values()))
            fitting.append(sum(field.get(w, 0.0) + _OWN_COUNT * mine.get(w, 0.0) for w in fits))
        self.begun = 1.0
        """The share of all words that begin so."""
        if prefix:
            plain = share + sum(map(self._mine, self.candidates))
            by_kind = sum(self._kind(kind) * part for kind, part in kinds.items())
            self.begun = (1 - _KINDS) * plain / self._whole + _KINDS * by_kind
        for fit, total, prior in zip(fitting, self._totals, _PRIORS, strict=False):
            self.begun = (fit + prior * self.begun) / (total + prior)

    def of(self, word: str) -> float:
        """The share of a word."""
        share = self._words.share(word)
        plain = (share + self._mine(word)) / self._whole
        chance = (1 - _KINDS) * plain + _KINDS * self._kind(self._words.kind(word)) * share
        for (field, mine), total, prior in zip(self._seen, self._totals, _PRIORS, strict=False):
            count = field.get(word, 0.0) + _OWN_COUNT * mine.get(word, 0.0)
            chance = (count + prior * chance) / (total + prior)
        return chance

    def _mine(self, word: str) -> float:
        """What the study's notes and this note add to how frequent a word is."""
        return self._own * self._learnt.share(word) + self._near * (word in self._noted)

    def _kind(self, kind: str) -> float:
        """How much likelier than usual a word is here, as it is of this kind."""
        if kind not in self._of_kind:
            usual = chance = self._words.kind_share(kind)
            for seen, total in zip(self._kinds, self._kind_totals, strict=True):
                chance = (seen.get(kind, 0.0) + _PRIOR_KIND * chance) / (total + _PRIOR_KIND)
            self._of_kind[kind] = chance / usual if usual else 0.0
        return self._of_kind[kind]
