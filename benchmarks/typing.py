"""The likely word, and keys saved: how long a suggestion takes, and what help with typing spares.

A simulated typist writes made-up notes that nothing was learnt from. She types letter by letter;
takes a suggestion by Tab as soon as it is the word she wants; uses a short form of the starter list
wherever it has the word or words; lets two spaces be a full stop. Keys saved are 1 - keys /
characters: a letter, Tab, space, sign or line break is one key. Shift is counted nowhere, so that
automatic capitals are not in the figure.
"""

from __future__ import annotations

import argparse
import re
import time
import tracemalloc
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from random import Random

from benchmarks.table import Line, print_table
from interviewer.findings import Find
from interviewer.screening import find
from interviewer.sentences import begins_sentence, ends_by_spaces
from interviewer.shorthand import ENDS_WORD, Shorthand
from interviewer.suggesting import Learnt, Suggesting, Words
from resources.screening import load_lexicon
from resources.typing import field_sentences, general_words, load_shorthand

HELD_OUT = Path(__file__).parent / "data" / "notes-da.txt"
"""Made-up notes by somebody who did not know the bundled sentences. No weight is tuned on them; the
totals were looked at while the sentences were written."""
PARTS, TESTED = 10, 3
"""Interviews are dealt into parts; of each run, so many are measured and the others learnt from."""
MANY = 200_000
"""Words among which a suggestion is found quickly."""
GOAL_SAVED = 35.0
GOAL_SHOWN_MS = 10.0

Interviews = Sequence[Sequence[str]]
"""The notes of each."""
Suggest = Callable[[str], str]

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


@dataclass
class Typed:
    """What a typist did."""

    characters: int = 0
    keys: int = 0
    words: int = 0
    taken: int = 0
    """Suggestions taken."""
    shown: int = 0
    """Suggestions shown; one that stays while she types counts once."""
    unfolded: int = 0

    @property
    def saved(self) -> float:
        """Per cent of the keys."""
        return 100 * (1 - self.keys / self.characters) if self.characters else 0.0

    def add(self, other: Typed) -> None:
        """Together with another."""
        for each in fields(self):
            setattr(self, each.name, getattr(self, each.name) + getattr(other, each.name))


class Typist:
    """Writes notes with whatever help there is."""

    def __init__(self, suggest: Suggest | None, shorthand: Mapping[str, str]) -> None:
        self._suggest = suggest or (lambda _before: "")
        self._unfolding = Shorthand(shorthand)
        by_length = sorted(shorthand.items(), key=lambda each: (-len(each[1]), len(each[0])))
        self._short = {unfolded: short for short, unfolded in reversed(by_length)}
        self._unfolds = re.compile(
            "|".join(re.escape(unfolded) for _, unfolded in by_length) or r"(?!)", re.IGNORECASE
        )

    def write(self, note: str) -> Typed:
        """One note, from an empty field."""
        done = Typed(len(note))
        at, spaced = 0, False  # spaced: the space after a taken suggestion stands there already
        while at < len(note):
            if note.startswith(". ", at) and ends_by_spaces(note[:at] + " "):
                done.keys += 1 if spaced else 2
                at, spaced = at + 2, False
            elif spaced:  # Its own space; anything else takes the place of it.
                at, spaced = at + (note[at] == " "), False
            elif (found := _WORD.match(note, at)) is None:
                done.keys += 1
                at += 1
            else:
                done.words += 1
                at, spaced = self._write_word(note, at, found[0], done)
        return done

    def _write_word(self, note: str, at: int, word: str, done: Typed) -> tuple[int, bool]:
        """Write the word, or words, at a place; where that ends, and whether a space came too."""
        piece, short = self._short_for(note, at)
        shown = ""
        for typed in range(len(short or word)):
            rest = self._suggest(note[:at] + (short or word)[:typed])
            whole = (short or word)[:typed] + rest if rest else ""
            if whole and typed == 0 and begins_sentence(note[:at]):
                whole = whole[0].upper() + whole[1:]
            done.shown += whole not in ("", shown)
            shown = whole
            if whole == word:
                done.taken += 1
                done.keys += typed + 1
                return at + len(word), True
        done.keys += len(short or word)
        done.unfolded += bool(short)
        return at + len(piece or word), False

    def _short_for(self, note: str, at: int) -> tuple[str, str]:
        """What stands at a place and has a short form, and that form; else nothing."""
        found = self._unfolds.match(note, at)
        if found is None or (found.end() < len(note) and note[found.end()] not in ENDS_WORD):
            return "", ""
        short = self._short[found[0].lower()]
        if found[0][0].isupper():
            short = short[0].upper() + short[1:]
        unfolded = self._unfolding.unfold(note[:at] + short)
        return (found[0], short) if unfolded and unfolded.text == found[0] else ("", "")


def read_notes(path: Path) -> Interviews:
    """One note a line; a blank line between interviews."""
    groups = path.read_text("utf-8").strip().split("\n\n")
    return [[line for line in group.splitlines() if line.strip()] for group in groups]


@cache
def bundled() -> Words:
    """The words that the app comes with."""
    return Words(general_words(), field_sentences())


def find_identifiers(text: str) -> Sequence[Find]:
    """As the app screens what it learns from."""
    return find(text, load_lexicon())


def runs(interviews: Interviews) -> Iterator[tuple[Interviews, Interviews]]:
    """What is learnt from and what is measured, again and again; each is measured as often."""
    order = Random(5).sample(range(len(interviews)), len(interviews))
    parts = [[interviews[each] for each in order[start::PARTS]] for start in range(PARTS)]
    for first in range(PARTS):
        tested = {(first + step) % PARTS for step in range(TESTED)}
        yield (
            [each for part in range(PARTS) if part not in tested for each in parts[part]],
            [each for part in tested for each in parts[part]],
        )


def typing(
    interviews: Interviews, shorthand: Mapping[str, str], learning: bool, suggesting: bool
) -> tuple[Typed, list[float]]:
    """What was typed in all runs together, and per cent of the keys saved in each."""
    whole, each_run = Typed(), []
    for learnt_from, tested in runs(interviews):
        learnt = Learnt(bundled(), find_identifiers)
        if learning:
            for number, notes in enumerate(learnt_from):
                for key, note in enumerate(notes):
                    learnt.learn(str(number), key, note)
        helper = Suggesting(bundled(), learnt)
        typist = Typist(helper.suggest if suggesting else None, shorthand)
        run = Typed()
        for note in (note for notes in tested for note in notes):
            run.add(typist.write(note))
        whole.add(run)
        each_run.append(run.saved)
    return whole, each_run


def many_words() -> Words:
    """As many words as ever, those that the app comes with among them."""
    general = list(general_words())
    known = {word for word, _ in general}
    made = Random(5)
    words = sorted(known)
    while len(general) < MANY:
        word = made.choice(words) + made.choice(words)
        if word not in known:
            known.add(word)
            general.append((word, 1e-7))
    return Words(general, field_sentences())


def times(interviews: Interviews) -> list[float]:
    """Milliseconds to each suggestion, one a letter, among as many words as ever."""
    words = many_words()
    learnt = Learnt(words, find_identifiers)
    for number, notes in enumerate(interviews):
        for key, note in enumerate(notes):
            learnt.learn(str(number), key, note)
    helper = Suggesting(words, learnt)
    found = []
    for note in (note for notes in interviews for note in notes):
        for typed in range(len(note)):
            before = note[:typed]
            began = time.perf_counter()
            helper.suggest(before)
            found.append((time.perf_counter() - began) * 1000)
    return found


def loading() -> tuple[float, float]:
    """Seconds to read and prepare the bundled words, and megabytes that they take."""
    began = time.perf_counter()
    kept = Words(general_words(), field_sentences())
    seconds = time.perf_counter() - began
    del kept
    tracemalloc.start()
    kept = Words(general_words(), field_sentences())
    size = tracemalloc.get_traced_memory()[0] / 1e6
    tracemalloc.stop()
    assert len(kept)
    return seconds, size


def measure(path: Path = HELD_OUT) -> list[Line]:
    """All figures."""
    interviews = read_notes(path)
    starter = load_shorthand()
    seconds, size = loading()
    lines = [
        Line("bundled words read and prepared", [seconds], "s", 0.5),
        Line("memory of the bundled words", [size], "MB", 40),
        Line(f"letter to suggestion, {MANY:,} words", times(interviews), "ms", GOAL_SHOWN_MS, True),
    ]
    for what, shorthand, learning, suggesting in (
        ("shorthand and suggestions, learnt from the study", starter, True, True),
        ("shorthand and suggestions, nothing learnt", starter, False, True),
        ("suggestions alone, learnt from the study", {}, True, True),
        ("shorthand alone", starter, False, False),
    ):
        whole, each_run = typing(interviews, shorthand, learning, suggesting)
        both = shorthand and learning
        # Keys still needed: the table holds figures to the most they may be.
        goal = 100 - GOAL_SAVED if both else None
        needed = [100 - saved for saved in each_run]
        lines.append(Line(f"keys needed of 100: {what}", needed, "keys", goal))
        if both:
            right = [100 * whole.taken / whole.shown]
            lines.append(Line("suggestions shown that were right", right, "%"))
            lines.append(Line("suggestions shown for a word", [whole.shown / whole.words], ""))
    return lines


def run() -> None:
    """Measure on the notes of a file, in place of the made-up ones."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--notes", type=Path, default=HELD_OUT, metavar="FILE")
    print_table(measure(parser.parse_args().notes))


if __name__ == "__main__":
    run()
