"""Records that a later release keeps together, so that no class of an earlier one falls into bits.

Who has the same history, that is was released together in every earlier release, is an atom.
Where releases have been for different readers, atoms are pieces of the coarser classes, and may be
smaller than what those readers were promised: such an atom is put together with others of that
class. Records that were not in the same releases share no class again, for who has those releases
would see the few among the many; so what cannot be put together is left out.

Every function takes the sizes of the atoms, their histories, and for each view (see
`analysis.differences`) how few records a piece of one of its histories must not have.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from heapq import nsmallest

from analysis.differences import History, View, seen

Limits = Mapping[View, int]
Pattern = tuple[bool, ...]


def pattern(history: History) -> Pattern:
    """In which releases a record was."""
    return tuple(name is not None for name in history)


def to_leave_out(
    sizes: Sequence[int], histories: Sequence[History], limits: Limits
) -> frozenset[int]:
    """Atoms that cannot be released without singling them out.

    Some of a class were in another release and some were not (voided then, say, and taken back
    since): the two parts get classes of their own. Where one of them is too small for that it is
    left out, the smaller one first.
    """
    members: dict[tuple[View, History], dict[Pattern, list[int]]] = {}
    for atom, history in enumerate(histories):
        own = pattern(history)
        for view in limits:
            known = seen(history, view)
            if any(known):
                parts = members.setdefault((view, known), {})
                parts.setdefault(own, []).append(atom)
    divided = [(view, parts) for (view, _), parts in members.items() if len(parts) > 1]
    out: set[int] = set()
    changed = True
    while changed:
        changed = False
        for view, parts in divided:
            left = {own: [a for a in atoms if a not in out] for own, atoms in parts.items()}
            counts = {own: sum(sizes[a] for a in atoms) for own, atoms in left.items() if atoms}
            while len(counts) > 1:
                own = min(counts, key=lambda each: (counts[each], each))
                if counts.pop(own) >= limits[view]:
                    break
                out.update(left[own])
                changed = True
    return frozenset(out)


def keep_together(sizes: Sequence[int], histories: Sequence[History], limits: Limits) -> list[int]:
    """For each atom the number of the one by which it stands from now on.

    Afterwards a piece of a history is all of it that was in the same releases, or large enough.
    """
    stands = list(range(len(sizes)))

    def first(atom: int) -> int:
        while stands[atom] != atom:
            stands[atom] = stands[stands[atom]]
            atom = stands[atom]
        return atom

    members: dict[tuple[View, History, Pattern], list[int]] = defaultdict(list)
    for atom, history in enumerate(histories):
        for view in limits:
            known = seen(history, view)
            if any(known):
                members[view, known, pattern(history)].append(atom)
    # The finer views first: what joins in one of their pieces may be enough for the coarser.
    count = Counter(view for view, _, _ in members)
    several = [(view, atoms) for (view, _, _), atoms in members.items() if len(atoms) > 1]
    several.sort(key=lambda each: (-count[each[0]], each))
    joined = True
    while joined:
        joined = False
        for view, atoms in several:
            pieces: dict[int, int] = defaultdict(int)
            for atom in atoms:
                pieces[first(atom)] += sizes[atom]
            while len(pieces) > 1:
                ranked = nsmallest(2, pieces, key=lambda piece: (pieces[piece], piece))
                if pieces[ranked[0]] >= limits[view]:
                    break
                into, out = sorted(ranked)
                stands[out] = into
                pieces[into] += pieces.pop(out)
                joined = True
    return [first(atom) for atom in range(len(sizes))]


def too_small(
    sizes: Sequence[int], histories: Sequence[History], limits: Limits, stands: Sequence[int]
) -> Iterator[tuple[int, History]]:
    """Where an atom stands, with each history (over the releases of one view) of which it has a
    piece that is too small all the same: nothing more may be told of it."""
    pieces: Counter[tuple[View, int, History]] = Counter()
    for size, history, first in zip(sizes, histories, stands, strict=True):
        for view in limits:
            known = seen(history, view)
            if any(known):
                pieces[view, first, known] += size
    for (view, first, known), size in pieces.items():
        if size < limits[view]:
            yield first, known
