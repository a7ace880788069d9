"""What two releases of a study, laid side by side, tell that neither of them does alone.

Who has both can tell by the answers which record of one is which of the other. Of somebody who is
in both they know the old class and the new one; of somebody who is in one alone, that as well.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Differences:
    """Records that the two releases together single out, among fewer than was asked for."""

    meets: int
    """In both, and fewer than that share old class and new class, as the new one has split the old
    one."""
    smallest_meet: int
    """How many share both in the smallest part of a class that was split; 0 where none was."""
    newcomers: int
    """In the new one alone, and fewer than that came into their class with them."""
    gone: int
    """In the old one alone, and fewer than that left their class with them while others stay:
    everybody can see that just these were withdrawn, and read what they had answered."""

    @property
    def singled_out(self) -> int:
        """Those for whom the new release is to blame."""
        return self.meets + self.newcomers


def compare(old: Mapping[str, bytes], new: Mapping[str, bytes], least: int) -> Differences:
    """Hold a new release against an old one; each has the class of each interview by its id."""
    both = old.keys() & new.keys()
    meets = Counter((old[name], new[name]) for name in both)
    stay = Counter(old[name] for name in both)
    came = Counter(new[name] for name in new.keys() - old.keys())
    left = Counter(old[name] for name in old.keys() - new.keys())
    split = [count for (was, _), count in meets.items() if count < stay[was]]
    return Differences(
        meets=sum(count for count in split if count < least),
        smallest_meet=min(split, default=0),
        newcomers=sum(count for count in came.values() if count < least),
        gone=sum(count for name, count in left.items() if count < least and stay[name]),
    )
