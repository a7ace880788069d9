"""What releases of a study, laid side by side, tell that none of them does alone.

Who has several can tell by the answers which record of one is which of another. Of somebody who is
in all of them they know a class in each; of somebody who is in some alone, that as well. A *view*
is a set of earlier releases that one reader may have, and what it knows of a record is a *history*:
its class in each of them, None where it was not in that one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

Name = bytes | None
History = tuple[Name, ...]
View = tuple[int, ...]

_EVERY = 6
"""Up to so many releases all sets of them are views."""


def views(releases: int) -> list[View]:
    """The sets of earlier releases that a new one is held against, by place; single ones first.

    Every set of up to six; of more, each alone, each two, and all of them.
    """
    sizes: Sequence[int] = range(1, releases + 1)
    if releases > _EVERY:
        sizes = (1, 2, releases)
    return [view for size in sizes for view in combinations(range(releases), size)]


def seen(history: History, view: View) -> History:
    """What that view knows of a record."""
    return tuple(history[place] for place in view)


@dataclass(frozen=True, slots=True)
class Differences:
    """Pieces that a new release makes, together with those of a view, and that are too small."""

    meets: frozenset[tuple[History, bytes]]
    """In one of the view at least: fewer than that have the same history and the same new class,
    and others of that history another class, or the new class tells what the history did not."""
    newcomers: frozenset[tuple[History, bytes]]
    """In none of the view, and fewer than that came into their class with them."""


def compare(
    pieces: Mapping[tuple[History, bytes], int],
    view: View,
    least: int,
    tells_more: Callable[[History, bytes], bool] = lambda _history, _name: False,
) -> Differences:
    """Hold a new release against those of a view.

    `pieces`: how many released records have which history, over all earlier releases, and which
    new class. `tells_more`: whether a class tells a fact, or more of it, that is in no class of a
    history. A piece that is all of its history, and of which nothing more is told, was as small
    before: the new release is not to blame for it.
    """
    sizes: Counter[tuple[History, bytes]] = Counter()
    whole: Counter[History] = Counter()
    for (history, name), size in pieces.items():
        known = seen(history, view)
        sizes[known, name] += size
        whole[known] += size
    small = {piece for piece, size in sizes.items() if size < least}
    meets, newcomers = set(), set()
    for history, name in pieces if small else ():
        known = seen(history, view)
        if (known, name) not in small:
            continue
        if not any(known):
            newcomers.add((history, name))
        elif sizes[known, name] < whole[known] or tells_more(known, name):
            meets.add((history, name))
    return Differences(frozenset(meets), frozenset(newcomers))


def gone(old: Mapping[str, bytes], new: Mapping[str, bytes], least: int) -> int:
    """Of the records in the old one alone, those that left their class with fewer than `least`
    while others of it stay: everybody can see that just these are missing, and read what they had
    answered. Both have the class of each interview by its id."""
    stay = {old[name] for name in old.keys() & new.keys()}
    left: defaultdict[bytes, int] = defaultdict(int)
    for name in old.keys() - new.keys():
        left[old[name]] += 1
    return sum(count for was, count in left.items() if count < least and was in stay)
