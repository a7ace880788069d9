"""Signs worth a talk: a device stands out for a reason, not by chance or by few interviews."""

from __future__ import annotations

from math import comb
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.quality import TOO_FEW, DeviceCounts, DeviceQuality, chance, device_quality

KINDS = ["fast", "straight", "few_notes", "dont_know"]


def device(number: int, interviews: int, **changes: int) -> DeviceCounts:
    """A device like all others: few fast ones, notes in half of the follow-ups."""
    usual = {
        "measured": interviews,
        "fast": interviews // 25,
        "rated": interviews,
        "straight": interviews // 12,
        "ratings": 7 * interviews,
        "dont_know": interviews // 2,
        "follow_ups": 6 * interviews,
        "notes": 3 * interviews,
    }
    return DeviceCounts(number, interviews, **(usual | changes))


def others(count: int = 7) -> list[DeviceCounts]:
    return [device(number, 50) for number in range(2, 2 + count)]


def told(quality: DeviceQuality) -> list[str]:
    return [sign.kind for sign in quality.signs if sign.stands_out]


def test_devices_that_are_alike_do_not_stand_out() -> None:
    judged = device_quality([device(1, 50), *others()])
    assert [each.device for each in judged] == list(range(1, 9))
    assert not any(told(each) for each in judged)
    first = judged[0].signs[0]
    assert (first.kind, first.count, first.of, first.share) == ("fast", 2, 50, 0.04)
    assert first.others == pytest.approx(0.04)


@pytest.mark.parametrize(
    ("kind", "changes"),
    [
        ("fast", {"fast": 20}),
        ("straight", {"straight": 25}),
        ("few_notes", {"notes": 30}),
        ("dont_know", {"ratings": 200, "dont_know": 175}),
    ],
)
def test_a_device_that_is_far_off_stands_out_by_that_sign_alone(
    kind: str, changes: dict[str, int]
) -> None:
    first, *rest = device_quality([device(1, 50, **changes), *others()])
    assert told(first) == [kind]
    assert not any(told(each) for each in rest)


def test_many_notes_and_few_of_all_else_are_no_sign() -> None:
    good = device(1, 50, notes=300, fast=0, straight=0, dont_know=0)
    assert not told(device_quality([good, *others()])[0])


def test_with_few_interviews_nothing_stands_out() -> None:
    every = TOO_FEW - 1
    few, *_ = device_quality([device(1, every, fast=every, straight=every, notes=0), *others(40)])
    assert few.too_few
    assert not told(few)
    enough, *_ = device_quality([device(1, TOO_FEW, fast=TOO_FEW), *others(40)])
    assert not enough.too_few
    assert told(enough) == ["fast"]


def test_answers_of_one_interview_are_not_counted_as_many_witnesses() -> None:
    """Four people who knew nothing make 28 "don't know"s, and no sign about the interviewer."""
    counts = device(1, 30, ratings=182, dont_know=28)
    assert counts.dont_know / (counts.ratings + counts.dont_know) > 0.13
    assert not told(device_quality([counts, *others()])[0])


def test_a_difference_that_does_not_matter_is_no_sign_among_many() -> None:
    many = [device(number, 100_000, fast=4_000) for number in range(2, 9)]
    first, *_ = device_quality([device(1, 100_000, fast=5_000), *many])
    assert chance(5_000, 100_000, 28_000, 700_000) < 1e-9
    assert not told(first)


def test_a_single_device_has_nobody_to_be_held_against() -> None:
    (alone,) = device_quality([device(1, 50, fast=50)])
    assert [sign.others for sign in alone.signs] == [None] * 4
    assert not told(alone)


def test_what_cannot_be_measured_has_no_share() -> None:
    paper = device(1, 50, measured=0, fast=0, follow_ups=0, notes=0)
    signs = device_quality([paper, *others()])[0].signs
    assert [sign.share is None for sign in signs] == [True, False, True, False]
    assert device_quality([]) == ()
    assert device_quality([DeviceCounts(1, 0, 0, 0, 0, 0, 0, 0, 0, 0)])[0].too_few


def test_chance_alone_seldom_makes_a_sign() -> None:
    """Of 400 seasons in which 20 devices are alike, about one in a hundred may show one."""
    random = Random(4)
    seasons = 0
    for _ in range(400):
        devices = [
            device(
                number,
                50,
                fast=sum(random.random() < 0.1 for _ in range(50)),
                straight=sum(random.random() < 0.2 for _ in range(50)),
            )
            for number in range(20)
        ]
        seasons += any(told(each) for each in device_quality(devices))
    assert seasons <= 8


# --- Fisher's exact test --------------------------------------------------------------------------


def test_the_lady_tasting_tea() -> None:
    """Fisher's own example, eight cups: three of four right is 17/70, all four 1/70."""
    assert chance(3, 4, 1, 4) == pytest.approx(17 / 70)
    assert chance(4, 4, 0, 4) == pytest.approx(1 / 70)


@given(st.integers(0, 30), st.integers(0, 30), st.integers(0, 30), st.integers(0, 30))
def test_the_chance_is_that_of_the_definition(a: int, b: int, c: int, d: int) -> None:
    of, marked, everything = a + b, a + c, a + b + c + d
    ways = sum(
        comb(marked, k) * comb(everything - marked, of - k) for k in range(a, min(of, marked) + 1)
    )
    assert chance(a, of, c, c + d) == pytest.approx(ways / comb(everything, of), rel=1e-6)


def test_large_counts_are_no_trouble() -> None:
    assert chance(500_000, 1_000_000, 500_000, 1_000_000) == pytest.approx(0.5, abs=0.01)
    assert chance(100, 1_000_000, 900_000, 1_000_000) == pytest.approx(1)
    assert 0 <= chance(900_000, 1_000_000, 100, 1_000_000) < 1e-300
