"""Every released class has k records, whatever the data and their order, and little is lost."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.hierarchies import Table
from analysis.lattice import Generalised, generalise, loss_of

BANDS = Table.of([[0, 1, 2, 3, 4, 5, 6, 7], [0, 0, 1, 1, 2, 2, 3, 3], [0, 0, 0, 0, 1, 1, 1, 1]])
GROUPS = Table.of([[0, 1, 2, 3, 4], [0, 0, 0, 1, 1]])
SEX = Table.of([[0, 1]])
COARSE = Table.of([[0, 0, 0, 1, 1]])
"""Of which even the finest level tells groups alone, as the public profile has it."""


def sizes(
    codes: Sequence[Sequence[int]], made: Generalised, tables: Sequence[Table]
) -> Counter[tuple[object, ...]]:
    """How many records are told alike, counted by other means: "*" is a value like any other."""
    told: Counter[tuple[object, ...]] = Counter()
    for row, levels, out in zip(codes, made.levels.tolist(), made.left_out.tolist(), strict=True):
        if not out:
            told[
                tuple(
                    "*" if level == len(table.levels) else (level, int(table.levels[level][leaf]))
                    for leaf, level, table in zip(row, levels, tables, strict=True)
                )
            ] += 1
    return told


def made_of(
    codes: Sequence[Sequence[int]], tables: Sequence[Table], k: int, effort: float = 1.0
) -> Generalised:
    made = generalise(np.array(codes).reshape(len(codes), len(tables)), tables, k, effort=effort)
    assert made is not None
    return made


def skewed(count: int, seed: int, tables: Sequence[Table]) -> list[list[int]]:
    """Records in which some leaves are common and others rare."""
    draw = random.Random(seed)
    return [
        [min(int(draw.expovariate(4 / t.leaves) * 1.5), t.leaves - 1) for t in tables]
        for _ in range(count)
    ]


TABLES = (BANDS, GROUPS, SEX, COARSE)


@st.composite
def records(draw: st.DrawFn) -> tuple[list[list[int]], list[Table]]:
    tables = [draw(st.sampled_from(TABLES)) for _ in range(draw(st.integers(1, 4)))]
    row = st.tuples(*[st.integers(0, table.leaves - 1) for table in tables]).map(list)
    return draw(st.lists(row, min_size=0, max_size=60)), tables


@settings(max_examples=60, deadline=None)
@given(records(), st.integers(1, 12))
def test_every_released_class_has_at_least_k(
    given_: tuple[list[list[int]], list[Table]], k: int
) -> None:
    codes, tables = given_
    made = made_of(codes, tables, k, effort=0.1)
    told = sizes(codes, made, tables)
    assert all(count >= k for count in told.values())
    if len(codes) >= k:
        assert not made.left_out.any()
    else:
        assert made.left_out.all()
    array = np.array(codes, np.int64).reshape(len(codes), len(tables))
    assert made.loss == pytest.approx(loss_of(array, made.levels, made.left_out, tables))


@settings(max_examples=25, deadline=None)
@given(records(), st.integers(2, 6), st.randoms(use_true_random=False))
def test_the_order_of_the_records_decides_nothing(
    given_: tuple[list[list[int]], list[Table]], k: int, draw: random.Random
) -> None:
    codes, tables = given_
    first = made_of(codes, tables, k, effort=0.2)
    order = list(range(len(codes)))
    draw.shuffle(order)
    again = made_of([codes[place] for place in order], tables, k, effort=0.2)
    assert again.levels.tolist() == [first.levels[place].tolist() for place in order]
    assert again.left_out.tolist() == [bool(first.left_out[place]) for place in order]


def test_records_told_alike_already_lose_nothing() -> None:
    codes = [[1, 0], [1, 0], [1, 0], [6, 4], [6, 4], [6, 4]]
    made = made_of(codes, (BANDS, GROUPS), 3)
    assert made.loss == 0
    assert made.levels.tolist() == [[0, 0]] * 6


def test_what_is_left_over_is_taken_into_the_nearest_class() -> None:
    codes = [[0]] * 5 + [[7]] * 5 + [[6]]
    made = made_of(codes, (BANDS,), 5, effort=0)
    assert made.levels.tolist() == [[0]] * 5 + [[1]] * 6


def test_a_level_that_tells_nothing_more_counts_as_lost() -> None:
    made = made_of([[0]] * 5, (COARSE,), 5)
    assert made.loss == pytest.approx(2 / 4)


def test_mending_lowers_the_loss_and_keeps_k() -> None:
    tables = (BANDS, GROUPS, SEX, BANDS)
    codes = skewed(300, 5, tables)
    plain, mended = made_of(codes, tables, 5, effort=0), made_of(codes, tables, 5, effort=0.3)
    assert mended.loss < 0.99 * plain.loss
    assert min(sizes(codes, mended, tables).values()) >= 5


def test_large_data_take_the_short_way_and_keep_k() -> None:
    tables = (BANDS, GROUPS, SEX, BANDS, BANDS, GROUPS)
    draw = random.Random(3)
    codes = [[draw.randrange(table.leaves) for table in tables] for _ in range(20_000)]
    made = made_of(codes, tables, 5)
    assert min(sizes(codes, made, tables).values()) >= 5
    assert made.loss < 0.3


def test_many_variables_are_borne() -> None:
    tables = (BANDS, GROUPS, SEX) * 7
    codes = skewed(200, 1, tables)
    made = made_of(codes, tables, 5, effort=0)
    assert min(sizes(codes, made, tables).values()) >= 5


def test_keys_too_long_to_be_counted_still_tell_classes_apart() -> None:
    wide = Table.of([list(range(5000)), [leaf // 100 for leaf in range(5000)]])
    draw = random.Random(2)
    tables = (wide,) * 6
    codes = [[draw.randrange(300) for _ in tables] for _ in range(400)]
    made = made_of(codes, tables, 4, effort=0)
    assert min(sizes(codes, made, tables).values()) >= 4


def test_weights_say_which_variable_to_spare() -> None:
    tables = (BANDS, BANDS)
    codes = skewed(200, 9, tables)
    array = np.array(codes)
    lost = []
    for weights in ((10.0, 1.0), (1.0, 10.0)):
        made = generalise(array, tables, 5, weights=weights)
        assert made is not None
        lost.append(BANDS.given_up[made.levels[:, 0].astype(int), array[:, 0]].mean())
    assert lost[0] < lost[1]


def test_no_variable_at_all_leaves_enough_records_as_they_are() -> None:
    assert made_of([[]] * 5, (), 5).left_out.tolist() == [False] * 5
    assert made_of([[]] * 4, (), 5).left_out.tolist() == [True] * 4


def test_it_can_be_stopped() -> None:
    codes = np.array(skewed(200, 1, (BANDS, GROUPS)))
    assert generalise(codes, (BANDS, GROUPS), 5, progress=lambda _done, _total: False) is None
    seen: list[tuple[int, int]] = []

    def stop_late(done: int, total: int) -> bool:
        seen.append((done, total))
        return done < total / 2

    assert generalise(codes, (BANDS, GROUPS), 5, progress=stop_late) is None
    assert len(seen) > 3


# --- later releases -------------------------------------------------------------------------------


def again(
    codes: list[list[int]], first: Generalised, tables: Sequence[Table], k: int
) -> Generalised:
    """A second release: `codes` begins with the records of the first one."""
    floors = np.full((len(codes), len(tables)), -1)
    floors[: len(first.levels)] = np.where(first.left_out[:, None], -1, first.levels)
    made = generalise(np.array(codes), tables, k, floors=floors)
    assert made is not None
    return made


@settings(max_examples=30, deadline=None)
@given(st.integers(20, 80), st.integers(0, 40), st.integers(2, 6), st.integers(0, 10_000))
def test_what_was_released_stays_and_newcomers_come_in_crowds(
    before: int, newcomers: int, k: int, seed: int
) -> None:
    tables = (BANDS, GROUPS, SEX)
    old, new = skewed(before, seed, tables), skewed(newcomers, seed + 1, tables)
    first = made_of(old, tables, k, effort=0.1)
    second = again(old + new, first, tables, k)
    assert second.levels[:before].tolist() == first.levels.tolist()
    assert not second.left_out[:before].any()
    crowd = Generalised(second.levels[before:], second.left_out[before:], 0)
    assert all(count >= k for count in sizes(new, crowd, tables).values())


def test_a_class_that_has_become_too_small_is_never_told_more_finely_nor_with_newcomers() -> None:
    tables = (BANDS, SEX)
    old = [[0, 0]] * 5 + [[7, 1]] * 5
    first = made_of(old, tables, 5)
    codes = old[1:] + [[0, 0]] * 4  # One was withdrawn, and four like it are new.
    floors = np.vstack([first.levels[1:].astype(int), np.full((4, 2), -1)])
    second = generalise(np.array(codes), tables, 5, floors=floors)
    assert second is not None
    assert second.left_out.tolist() == [True] * 4 + [False] * 5 + [True] * 4
    assert second.levels[4:9].tolist() == first.levels[5:].tolist()


def test_old_classes_are_never_split_even_where_more_could_be_told() -> None:
    tables = (BANDS, SEX)
    codes = [[0, 0]] * 6 + [[0, 1]] * 6
    atoms = np.array([0] * 12)
    # The earlier release told the band alone; now the sex could be told too, by itself.
    floors = np.array([[0, -1]] * 12)
    made = generalise(np.array(codes), tables, 5, floors=floors, atoms=atoms)
    assert made is not None
    assert made.levels.tolist() == [[0, 1]] * 12
