"""Which records a later release keeps together."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from analysis.atoms import keep_together


def test_an_atom_that_is_all_of_its_classes_stands_alone() -> None:
    assert keep_together([2, 7], [(b"a",), (b"b",)], [5]) == [0, 1]


def test_a_piece_too_small_for_the_coarser_release_joins_another_of_that_class() -> None:
    classes = [(b"p1", b"r"), (b"p2", b"r"), (b"p3", b"r"), (b"p4", b"q")]
    assert keep_together([3, 4, 9, 6], classes, [3, 5]) == [0, 0, 2, 3]


def test_who_was_not_in_a_release_joins_nobody_who_was() -> None:
    classes = [(b"p", b"r"), (b"p", None), (b"p", b"s")]
    found = keep_together([3, 3, 4], classes, [5, 5])
    assert found[1] == 1
    assert found[0] == found[2]


@given(
    st.lists(
        st.tuples(
            st.integers(1, 6),
            st.tuples(st.sampled_from([b"a", b"b", None]), st.sampled_from([b"x", b"y", b"z"])),
        ),
        min_size=1,
        max_size=12,
    ),
    st.tuples(st.integers(1, 6), st.integers(1, 6)),
)
def test_no_class_falls_into_pieces_that_are_too_small(
    atoms: list[tuple[int, tuple[bytes | None, bytes]]], limits: tuple[int, int]
) -> None:
    sizes, classes = [size for size, _ in atoms], [own for _, own in atoms]
    found = keep_together(sizes, classes, limits)
    for release, limit in enumerate(limits):
        pieces: Counter[tuple[bytes, bool, int]] = Counter()
        wholes: Counter[tuple[bytes, bool]] = Counter()
        for size, own, root in zip(sizes, classes, found, strict=True):
            name = own[release]
            if name is not None:
                # Apart from who was in other releases: those share no class with the rest again.
                pieces[name, own[0] is None, root] += size
                wholes[name, own[0] is None] += size
        for (name, absent, _), size in pieces.items():
            assert size >= limit or size == wholes[name, absent]
