"""What several releases tell together that none of them does alone."""

from __future__ import annotations

from analysis.differences import History, compare, gone, views

Pieces = dict[tuple[History, bytes], int]


def test_every_set_of_up_to_six_releases_is_a_view_and_of_more_the_ends() -> None:
    assert views(3) == [(0,), (1,), (2,), (0, 1), (0, 2), (1, 2), (0, 1, 2)]
    assert len(views(6)) == 63
    assert len(views(8)) == 8 + 28 + 1


def test_a_class_that_is_split_singles_out() -> None:
    split: Pieces = {((b"x",), b"p"): 4, ((b"x",), b"q"): 2}
    assert compare(split, (0,), 3).meets == {((b"x",), b"q")}
    assert not compare(split, (0,), 2).meets
    whole: Pieces = {((b"x",), b"p"): 2}
    assert not compare(whole, (0,), 3).meets


def test_what_was_small_before_may_not_be_told_more_of() -> None:
    left: Pieces = {((b"x",), b"p"): 2}
    assert compare(left, (0,), 3, lambda _history, _name: True).meets == set(left)
    assert not compare(left, (0,), 2, lambda _history, _name: True).meets


def test_a_newcomer_among_old_ones_is_singled_out() -> None:
    came: Pieces = {((b"x",), b"x"): 3, ((None,), b"x"): 1}
    assert compare(came, (0,), 3).newcomers == {((None,), b"x")}
    assert not compare({**came, ((None,), b"x"): 3}, (0,), 3).newcomers


def test_two_releases_together_split_what_neither_does_alone() -> None:
    pieces: Pieces = {
        ((b"a", b"x"), b"p"): 2,
        ((b"a", b"x"), b"q"): 4,
        ((b"a", b"y"), b"p"): 4,
        ((b"b", b"x"), b"p"): 4,
    }
    assert not compare(pieces, (0,), 4).meets
    assert not compare(pieces, (1,), 4).meets
    assert compare(pieces, (0, 1), 4).meets == {((b"a", b"x"), b"p")}


def test_one_that_is_gone_is_counted_where_others_stay() -> None:
    old = dict.fromkeys("abc", b"x")
    assert gone(old, dict.fromkeys("ab", b"x"), 3) == 1
    assert gone(old, {}, 3) == 0
