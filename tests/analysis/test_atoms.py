"""Which records a later release keeps together, and which it leaves out."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from analysis.atoms import keep_together, pattern, to_leave_out, too_small
from analysis.differences import History, View, seen, views


def limits(*ks: int) -> dict[View, int]:
    return {view: min(ks[place] for place in view) for view in views(len(ks))}


def test_an_atom_that_is_all_of_its_classes_stands_alone() -> None:
    assert keep_together([2, 7], [(b"a",), (b"b",)], limits(5)) == [0, 1]


def test_a_piece_too_small_for_the_coarser_release_joins_another_of_that_class() -> None:
    histories = [(b"p1", b"r"), (b"p2", b"r"), (b"p3", b"r"), (b"p4", b"q")]
    assert keep_together([3, 4, 9, 6], histories, limits(3, 5)) == [0, 0, 2, 3]


def test_the_few_of_a_class_that_missed_another_release_are_left_out() -> None:
    histories: list[History] = [(b"a", b"x"), (b"a", None), (b"b", None)]
    assert to_leave_out([9, 1, 5], histories, limits(5, 5)) == {1}
    assert to_leave_out([9, 5, 5], histories, limits(5, 5)) == set()
    assert to_leave_out([3, 2, 5], histories, limits(5, 5)) == {1}


def test_nothing_more_is_told_of_what_has_become_too_small() -> None:
    found = too_small([4, 6], [(b"a",), (b"b",)], limits(5), [0, 0])
    assert list(found) == [(0, (b"a",))]


@given(
    st.dictionaries(
        st.tuples(*[st.sampled_from([b"a", b"b", b"c", None])] * 3).filter(any),
        st.integers(1, 6),
        min_size=1,
        max_size=14,
    ),
    st.tuples(*[st.integers(1, 6)] * 3),
)
def test_no_history_falls_into_pieces_that_are_too_small(
    atoms: dict[History, int], ks: tuple[int, int, int]
) -> None:
    held = limits(*ks)
    out = to_leave_out(list(atoms.values()), list(atoms), held)
    left = [(own, size) for n, (own, size) in enumerate(atoms.items()) if n not in out]
    histories, sizes = [own for own, _ in left], [size for _, size in left]
    stands = keep_together(sizes, histories, held)
    for own, first in zip(histories, stands, strict=True):
        assert pattern(own) == pattern(histories[first])
    for view, least in held.items():
        pieces: Counter[tuple[History, int]] = Counter()
        wholes: Counter[History] = Counter()
        for size, own, first in zip(sizes, histories, stands, strict=True):
            known = seen(own, view)
            if any(known):
                pieces[known, first] += size
                wholes[known] += size
        for (known, _), size in pieces.items():
            assert size >= least or size == wholes[known]
