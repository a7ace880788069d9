"""Records that a later release keeps together, so that no class of an earlier one falls into bits.

Who was released together in every earlier release is an atom. Where releases have been for
different readers, atoms are pieces of the coarser classes, and may be smaller than what those
readers were promised: such an atom is put together with others of that class.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

Name = bytes | None


def keep_together(
    sizes: Sequence[int], classes: Sequence[tuple[Name, ...]], limits: Sequence[int]
) -> list[int]:
    """For each atom the number of the one by which it stands from now on.

    `sizes`: records of each atom; `classes`: its class in every earlier release, None where it was
    not in that one; `limits`: for each of these releases how few records a piece of one of its
    classes must not have, unless the piece is all that is left of the class. Only atoms that were
    in the same releases are put together: others never share a class again.
    """
    stands = list(range(len(sizes)))

    def first(atom: int) -> int:
        while stands[atom] != atom:
            stands[atom] = stands[stands[atom]]
            atom = stands[atom]
        return atom

    members: dict[tuple[int, Name, tuple[bool, ...]], list[int]] = defaultdict(list)
    for atom, own in enumerate(classes):
        present = tuple(name is not None for name in own)
        for release, name in enumerate(own):
            if name is not None:
                members[release, name, present].append(atom)
    # The finer releases first: what joins in one of their classes may be enough for the coarser.
    count = Counter(release for release, _, _ in members)
    in_order = sorted(members.items(), key=lambda each: (-count[each[0][0]], each[1]))
    joined = True
    while joined:
        joined = False
        for (release, _, _), atoms in in_order:
            pieces: dict[int, int] = defaultdict(int)
            for atom in atoms:
                pieces[first(atom)] += sizes[atom]
            while len(pieces) > 1:
                least, next_one = sorted(pieces, key=lambda piece: (pieces[piece], piece))[:2]
                if pieces[least] >= limits[release]:
                    break
                into, out = min(least, next_one), max(least, next_one)
                stands[out] = into
                pieces[into] += pieces.pop(out)
                joined = True
    return [first(atom) for atom in range(len(sizes))]
