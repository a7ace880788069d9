"""The canonical document of an interview: what is new in it changes nothing of what is old."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from interviewer.anonymise import CIRCUMSTANCES
from interviewer.merging import AnswerCells, from_document, to_document

_TEXT = st.text(max_size=6)
_CELLS = st.dictionaries(st.sampled_from(["week", "age", "place_", "place__", "spoken_"]), _TEXT)
BEFORE = {"place_": "place", "spoken_": "spoken"}
"""What the columns of fields were called before circumstances took these names."""
_OLD = st.tuples(*[_TEXT] * 6).map(lambda row: AnswerCells(*row))
_NEW = st.tuples(*[_TEXT] * 9).map(lambda row: AnswerCells(*row))


def as_it_was(cells: dict[str, str], answers: list[AnswerCells]) -> bytes:
    """The document as it was made before batches had format 4."""
    cells = {BEFORE.get(name, name): cell for name, cell in cells.items()}
    rows = []
    for row in answers:
        cut = list(row[:6])
        while cut and not cut[-1]:
            cut.pop()
        rows.append(cut)
    return json.dumps(
        [cells, rows], ensure_ascii=False, sort_keys=True, separators=(",", ":")
    ).encode()


@given(_CELLS, st.lists(_OLD, max_size=4))
def test_who_knows_nothing_new_has_the_bytes_of_before(
    cells: dict[str, str], answers: list[AnswerCells]
) -> None:
    untold = dict.fromkeys(CIRCUMSTANCES, "-1")
    assert to_document(cells | untold, answers) == as_it_was(cells, answers)
    assert from_document(as_it_was(cells, answers)) == (cells, tuple(answers))


@given(_CELLS, st.dictionaries(st.sampled_from(CIRCUMSTANCES), _TEXT), st.lists(_NEW, max_size=4))
def test_a_document_gives_back_what_it_was_made_of(
    cells: dict[str, str], told: dict[str, str], answers: list[AnswerCells]
) -> None:
    document = to_document(cells | told, answers)
    kept = {name: cell for name, cell in told.items() if cell != "-1"}
    assert from_document(document) == (cells | kept, tuple(answers))
    assert to_document(*from_document(document)) == document


def test_a_field_called_like_a_circumstance_keeps_its_name_and_is_not_taken_for_it() -> None:
    document = to_document({"place_": "2", "place": "room"}, [])
    assert document == b'[{"@place":"room","place":"2"},[]]'
    assert from_document(b'[{"place":"2"},[]]') == ({"place_": "2"}, ())
