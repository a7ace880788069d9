"""Signs that are worth a talk with an interviewer, by device; never proof of anything.

A device's share is held against that of all others together, and stands out only where chance is
no good explanation and the difference is large enough to matter. Where there are few interviews,
nothing stands out: places differ, and so do the people who are met there.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import exp, lgamma

TOO_FEW = 20
"""Interviews under which no share of a device tells anything."""
LEVEL = 0.01
"""The chance that anything at all stands out where no device differs."""
MARGIN = 0.05
"""The least difference of two shares that is worth a talk: among many thousand interviews a far
smaller one is no chance, and of no interest."""


@dataclass(frozen=True, slots=True)
class DeviceCounts:
    """The sums of `interviewer.merging.Signs` over a device's standing interviews."""

    device: int
    interviews: int
    measured: int
    """Interviews whose duration is known."""
    fast: int
    rated: int
    """Interviews with five or more ratings."""
    straight: int
    ratings: int
    dont_know: int
    follow_ups: int
    notes: int


@dataclass(frozen=True, slots=True)
class Sign:
    """One share, held against that of all other devices together."""

    kind: str
    """"fast", "straight", "few_notes" or "dont_know"."""
    count: int
    of: int
    share: float | None
    """None where there is nothing to count."""
    others: float | None
    """The same share over all other devices."""
    stands_out: bool
    """Whether it lies so far from the others that chance is no good explanation."""


@dataclass(frozen=True, slots=True)
class DeviceQuality:
    """A device's signs."""

    device: int
    interviews: int
    signs: tuple[Sign, ...]
    too_few: bool
    """So few interviews that no share tells anything; then nothing stands out."""


@dataclass(frozen=True, slots=True)
class _Share:
    """A share before it is judged."""

    kind: str
    count: int
    of: int
    clustered: bool
    """Whether several of `of` come from one interview."""


def device_quality(counts: Iterable[DeviceCounts]) -> tuple[DeviceQuality, ...]:
    """Each device's shares against those of all others together, in the order of `counts`.

    Signs: very fast interviews of those measured; straight-lined ones of those with five or more
    ratings; follow-ups with a note (few stand out); "don't know" of all ratings and "don't
    know"s.

    A share stands out where it is worse than the others' by `MARGIN` and by Fisher's exact test,
    one-sided, at `LEVEL` divided by the number of tests (Bonferroni). Answers of one interview hang
    together, so for notes and "don't know" an interview counts as one observation, which is as
    careful as can be.
    """
    devices = tuple(counts)
    shares = [_shares(device) for device in devices]
    sums = [
        (sum(each.count for each in column), sum(each.of for each in column))
        for column in zip(*shares, strict=True)
    ]
    interviews = sum(device.interviews for device in devices)
    tests = sum(
        share.of > 0
        for device, own in zip(devices, shares, strict=True)
        for share in own
        if device.interviews >= TOO_FEW
    )
    judged = []
    for device, own in zip(devices, shares, strict=True):
        signs = tuple(
            _judge(
                share,
                _Share(share.kind, count - share.count, of - share.of, share.clustered),
                device.interviews,
                interviews - device.interviews,
                LEVEL / max(1, tests),
            )
            for share, (count, of) in zip(own, sums, strict=True)
        )
        few = device.interviews < TOO_FEW
        judged.append(DeviceQuality(device.device, device.interviews, signs, few))
    return tuple(judged)


def chance(count: int, of: int, other_count: int, other_of: int) -> float:
    """The chance of `count` or more among `of`, if these and the others were alike.

    Fisher's exact test, one-sided: the upper tail of the hypergeometric distribution, given the
    sums of the rows and columns (R. A. Fisher, Statistical Methods for Research Workers, 5th
    edition, 1934, section 21.02).
    """
    marked, everything = count + other_count, of + other_of
    if count * everything < of * marked:
        # Below the middle the first terms may be too small for a float; the other tail is short.
        fewer = other_of - other_count - 1
        return 1.0 - (chance(of - count + 1, of, fewer, other_of) if count and fewer >= 0 else 0.0)
    term = exp(
        _choose(marked, count) + _choose(everything - marked, of - count) - _choose(everything, of)
    )
    tail = term
    for k in range(count, min(of, marked)):
        # The next term from this one; the tail falls off soon, and the rest no longer counts.
        term *= (marked - k) * (of - k) / ((k + 1) * (everything - marked - of + k + 1))
        tail += term
        if term < tail * 1e-12:
            break
    return min(1.0, tail)


def _choose(n: int, k: int) -> float:
    """The logarithm of n over k."""
    return lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)


def _shares(device: DeviceCounts) -> tuple[_Share, ...]:
    return (
        _Share("fast", device.fast, device.measured, clustered=False),
        _Share("straight", device.straight, device.rated, clustered=False),
        _Share("few_notes", device.notes, device.follow_ups, clustered=True),
        _Share("dont_know", device.dont_know, device.ratings + device.dont_know, clustered=True),
    )


def _judge(
    share: _Share, others: _Share, interviews: int, other_interviews: int, level: float
) -> Sign:
    own = share.count / share.of if share.of else None
    theirs = others.count / others.of if others.of else None
    stands_out = False
    if interviews >= TOO_FEW and own is not None and theirs is not None:
        # What is worse: few notes, and much of all else.
        low = share.kind == "few_notes"
        worse, better = (1 - own, 1 - theirs) if low else (own, theirs)
        of, other_of = share.of, others.of
        if share.clustered:
            of, other_of = min(of, interviews), min(other_of, other_interviews)
        if worse - better >= MARGIN:
            found = chance(round(worse * of), of, round(better * other_of), other_of)
            stands_out = found < level
    return Sign(share.kind, share.count, share.of, own, theirs, stands_out)
