"""Pen strokes in sealed batches: where the study wants it, of notes that wait, and nowhere else."""

from __future__ import annotations

import base64
import io
import json
import random
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from export import batch_strokes
from export.archive import build_archive
from export.batch_reading import BatchReader
from export.batch_strokes import Drawn, Packing, points_cell, read_points
from export.sealing import unseal
from interviewer.anonymise import Layout, LeftOut, Reason, anonymise
from interviewer.ink import FULL, FURTHEST, Point, Stroke, encode
from interviewer.interview import AboutNote, Interview, NoteKey, Pen
from interviewer.merging import BatchUnreadable, PenStrokes, ReadBatch, Trouble
from interviewer.study import PenRules, Study
from tests.export.batches import Files, edited, files_of, resealed
from tests.export.sample import STUDY, VIVE, Ink, MemoryStore, plain, plan
from tests.export.test_batch import judge
from tests.export.test_hostile_batches import lead, sealed
from tests.export.test_sealed_export import LEADS, LIMIT, enrolled

TRAVEL = replace(STUDY, pen=PenRules(strokes=True))
STROKES = "strokes.csv"
KEY: NoteKey = ("q1", "high")
Rows = list[list[str]]

_points = st.builds(
    Point,
    st.integers(-FURTHEST, FURTHEST),
    st.integers(-FURTHEST, FURTHEST),
    st.integers(0, FULL),
)


def line(number: int, length: int = 40) -> Stroke:
    chance = random.Random(number)
    return Stroke(
        number,
        tuple(Point(chance.randrange(9999), chance.randrange(9999), 99) for _ in range(length)),
    )


def drawn(number: int = 1, pen: Pen = Pen.WAITING, **more: Any) -> Interview:
    return plain(number=number, **more).with_about(KEY, AboutNote(pen=pen))


def store(*interviews: Interview, strokes: Sequence[Stroke] = (line(0), line(3))) -> MemoryStore:
    made = MemoryStore(*interviews)
    made.ink.drawn = {(each.id, KEY): strokes for each in interviews}
    return made


def rows_of(interview: Interview, strokes: Sequence[Stroke]) -> list[tuple[str, ...]]:
    packing = Packing(Ink({(interview.id, KEY): strokes}))  # type: ignore[arg-type]
    assert packing.take(anonymise(interview, Layout(VIVE, STUDY)))
    return packing.rows


def members(path: Path) -> dict[str, bytes]:
    content = path.read_bytes()
    if path.suffix == ".batch":
        _, content = unseal(content, LEADS[:1], limit=LIMIT)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def wanting(study: Study = TRAVEL) -> BatchReader:
    by = lead()
    by._studies = {0: study, 1: study}
    return by


def opened(files: Mapping[str, bytes], by: BatchReader | None = None) -> ReadBatch:
    told = json.loads(files["manifest.json"])
    number = told["number"]
    data = sealed(build_archive(files), batch=told["batch"], number=number, series=(number,))
    return (by or wanting()).read("a.batch", data)


def refused(files: Files) -> Trouble:
    with pytest.raises(BatchUnreadable) as caught:
        opened(files)
    assert caught.value.detail.startswith(f"{STROKES}: ")
    return caught.value.trouble


def with_strokes(*interviews: Interview, strokes: Sequence[Stroke] = (line(0), line(3))) -> Files:
    rows = [row for each in interviews for row in rows_of(each, strokes)]
    return files_of(interviews, study=TRAVEL, strokes=rows)


# --- out --------------------------------------------------------------------------------------


def test_strokes_of_waiting_notes_leave_sealed_and_come_back(tmp_path: Path) -> None:
    made = [drawn(1), drawn(2, Pen.TYPED), plain(number=3), drawn(4, note="Og typet")]
    here = store(*made)
    planned = plan(here, study=TRAVEL, enrolled=enrolled())
    assert (planned.waiting, planned.strokes, planned.strokes_stay) == (2, True, 0)
    assert planned.write(tmp_path / "b.batch")
    files = members(tmp_path / "b.batch")
    counts = json.loads(files["manifest.json"])["counts"]
    assert (counts["notes_waiting"], counts["strokes"]) == (2, 4)
    assert sorted(here.ink.asked) == sorted([(made[0].id, KEY), (made[3].id, KEY)])
    batch = opened(files)
    assert batch.set_aside == ()
    assert sorted(batch.strokes, key=lambda each: each.interview) == sorted(
        (PenStrokes(each.id, *KEY, drawn_of(line(0), line(3))) for each in (made[0], made[3])),
        key=lambda each: each.interview,
    )
    assert [*batch.strokes[0].strokes] == [line(0), line(3)]


def drawn_of(*strokes: Stroke) -> Drawn:
    return Drawn((each.number, encode(each.points)) for each in strokes)


@pytest.mark.parametrize(
    ("study", "device", "name"),
    [(TRAVEL, False, "b.zip"), (STUDY, True, "b.batch"), (STUDY, False, "b.zip")],
)
def test_no_stroke_leaves_unsealed_or_where_the_study_does_not_say_so(
    tmp_path: Path, study: Study, device: bool, name: str
) -> None:
    here = store(drawn())
    planned = plan(here, study=study, enrolled=enrolled() if device else None)
    assert (planned.waiting, planned.strokes) == (1, False)
    assert planned.write(tmp_path / name)
    files = members(tmp_path / name)
    everything = b"".join(files.values())
    assert STROKES not in files
    assert STROKES.encode() not in everything
    assert points_cell(encode(line(0).points)).encode() not in everything
    assert here.ink.asked == []
    assert json.loads(files["manifest.json"])["counts"]["notes_waiting"] == 1


def test_a_closed_branch_keeps_its_strokes(tmp_path: Path) -> None:
    made = drawn(code=1)
    here = store(made)
    planned = plan(here, study=TRAVEL, enrolled=enrolled())
    assert planned.waiting == 0
    assert planned.write(tmp_path / "b.batch")
    assert (here.ink.asked, opened(members(tmp_path / "b.batch")).strokes) == ([], [])


def test_an_interview_that_is_gone_by_now_or_has_no_stroke_yet_stops_nothing(
    tmp_path: Path,
) -> None:
    here = store(drawn(1), drawn(2))
    here.ink.drawn = {(drawn(2).id, KEY): [Stroke(0, ())]}
    assert plan(here, study=TRAVEL, enrolled=enrolled()).write(tmp_path / "b.batch")
    batch = opened(members(tmp_path / "b.batch"))
    assert (len(batch.responses), batch.strokes) == (2, [])


TWO = (line(0), line(1))
SIZE = sum(len(encode(each.points)) for each in TWO)


@pytest.mark.parametrize(("name", "most"), [("NOTE_STROKES", 1), ("NOTE_BYTES", SIZE - 1)])
def test_a_note_with_too_many_strokes_keeps_them_here_and_the_plan_counts_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, most: int
) -> None:
    monkeypatch.setattr(batch_strokes, name, most)
    here = store(drawn(1), drawn(2), strokes=TWO)
    here.ink.drawn[drawn(2).id, KEY] = TWO[:1]
    planned = plan(here, study=TRAVEL, enrolled=enrolled())
    assert (planned.waiting, planned.strokes_stay, planned.left_out) == (2, 1, ())
    assert planned.write(tmp_path / "b.batch")
    batch = opened(members(tmp_path / "b.batch"))
    assert len(batch.responses) == 2
    assert [each.interview for each in batch.strokes] == [drawn(2).id]
    assert here.interviews.left == {(drawn(1).id, 1), (drawn(2).id, 1)}


def test_what_a_batch_has_no_room_for_leaves_with_the_next_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch_strokes, "BATCH_BYTES", 2 * SIZE + 1)
    here = store(*map(drawn, (1, 2, 3, 4)), strokes=TWO)
    here.interviews.kept.append(plain(number=5))
    came: list[set[str]] = []
    for number in range(2):
        planned = plan(here, study=TRAVEL, enrolled=enrolled())
        assert (planned.strokes_stay, planned.waiting) == (0, 2)
        later = [] if number else [LeftOut(drawn(each).id, Reason.ROOM) for each in (3, 4)]
        assert [*planned.left_out] == later
        path = tmp_path / f"{number}.batch"
        assert planned.write(path)
        batch = opened(members(path))
        assert len(batch.strokes) == 2
        came.append({each.id for each in batch.responses})
    ids = [drawn(each).id for each in (1, 2, 3, 4)]
    assert came == [{ids[0], ids[1], plain(number=5).id}, {ids[2], ids[3]}]
    assert plan(here, study=TRAVEL, enrolled=enrolled()).empty


def test_an_interview_with_more_than_a_batch_takes_leaves_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(batch_strokes, "BATCH_BYTES", SIZE - 1)
    planned = plan(store(drawn(), strokes=TWO), study=TRAVEL, enrolled=enrolled())
    assert (len(planned.records), planned.strokes_stay, planned.left_out) == (1, 1, ())


def test_a_batch_with_strokes_is_valid_to_frictionless(tmp_path: Path) -> None:
    strokes = [line(number) for number in range(20)]
    (tmp_path / "b.zip").write_bytes(
        build_archive(with_strokes(drawn(1), drawn(2), strokes=strokes))
    )
    assert judge(tmp_path / "b.zip", tmp_path / "unzipped") == []


@given(st.lists(_points, min_size=1, max_size=20))
@settings(deadline=None)
def test_any_stroke_comes_back_and_no_spreadsheet_runs_it(points: list[Point]) -> None:
    cell = points_cell(encode(points))
    assert cell[0] not in "=+-@\t\r"
    assert Drawn([(5, read_points(cell))])[0] == Stroke(5, tuple(points))


# --- in ---------------------------------------------------------------------------------------


def test_strokes_are_made_when_they_are_asked_for_and_in_order() -> None:
    many = [line(number) for number in (7, 2, 11)]
    (found,) = opened(with_strokes(drawn(), strokes=many)).strokes
    assert [each.number for each in found.strokes] == [2, 7, 11]
    assert (len(found.strokes), found.strokes[0], [*found.strokes[1:]]) == (
        (3, line(2), [line(7), line(11)])
    )
    assert "Point" not in repr(found)


def test_the_longest_stroke_that_may_be_drawn_travels() -> None:
    long = line(0, 100_000)
    (found,) = opened(with_strokes(drawn(), strokes=[long])).strokes
    assert [*found.strokes] == [long]


def test_a_study_that_does_not_want_them_does_not_take_them() -> None:
    batch = opened(with_strokes(drawn()), wanting(STUDY))
    assert (batch.strokes, len(batch.responses)) == ([], 1)


def test_strokes_that_nobody_sealed_are_refused() -> None:
    by = lead()
    by._unsigned = True
    with pytest.raises(BatchUnreadable) as caught:
        by.read("a.zip", build_archive(with_strokes(drawn())))
    assert caught.value.trouble is Trouble.HOSTILE


def cell(points: bytes) -> str:
    return base64.b64encode(points).decode()


@pytest.mark.parametrize(
    ("column", "value"),
    [
        (0, drawn(9).id),  # Not in the batch.
        (0, plain(number=2).id),  # Its note does not wait.
        (0, ""),
        (1, "q2"),
        (2, "low"),
        (3, "-1"),
        (3, "01"),
        (3, "1000000000"),
        (3, "1.0"),
        (4, ""),
        (4, "not base64"),
        (4, cell(encode(line(0).points)[:-1])),
        (4, cell(b"\0\0\0\x7f" * 2 + b"\0")),  # Further out than any paper.
        (4, cell(encode(line(0).points)) + "\n"),
        (4, "'" + cell(encode(line(0).points))),
        (4, "\\u0041" * 40),
    ],
)
def test_a_stroke_that_nobody_has_drawn_keeps_the_whole_batch_out(column: int, value: str) -> None:
    made = [drawn(1), plain(number=2)]
    files = files_of(made, study=TRAVEL, strokes=rows_of(made[0], [line(0), line(3)]))
    assert opened(files).strokes

    def edit(rows: Rows) -> None:
        rows[0][column] = value

    assert refused(edited(files, STROKES, edit)) is Trouble.HOSTILE


def test_so_does_one_that_stands_twice_or_is_no_row() -> None:
    files = with_strokes(drawn())

    def double(rows: Rows) -> None:
        rows.append([*rows[0][:4], rows[1][4]])

    def cut(rows: Rows) -> None:
        del rows[0][-1]

    assert refused(edited(files, STROKES, double)) is Trouble.HOSTILE
    assert refused(edited(files, STROKES, cut)) is Trouble.HOSTILE


def test_more_strokes_than_any_note_or_batch_has_are_too_many(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    files = with_strokes(drawn(1), drawn(2))
    size = sum(len(encode(each.points)) for each in (line(0), line(3)))
    for name, most in (("NOTE_STROKES", 1), ("NOTE_BYTES", size - 1), ("BATCH_BYTES", size)):
        with monkeypatch.context() as patch:
            patch.setattr(f"export.batch_records.{name}", most)
            assert refused(files) is Trouble.TOO_LARGE
    assert len(opened(files).strokes) == 2


def test_the_strokes_of_an_interview_that_is_set_aside_go_with_it() -> None:
    files = with_strokes(drawn(1), drawn(2))

    def edit(rows: Rows) -> None:
        (row,) = [row for row in rows if row[0] == drawn(1).id]
        row[6] = "in_progress"

    batch = opened(edited(files, "data/interviews.csv", edit))
    assert [each.record for each in batch.set_aside] == [drawn(1).id]
    assert [each.interview for each in batch.strokes] == [drawn(2).id]


def test_the_manifest_counts_the_strokes() -> None:
    files = with_strokes(drawn())
    counts = json.loads(files["manifest.json"])["counts"]
    for wrong in (counts | {"strokes": 1}, {k: v for k, v in counts.items() if k != "strokes"}):
        assert refused(resealed(files, counts=wrong)) is Trouble.DAMAGED


def test_an_older_format_has_no_strokes_whatever_lies_in_the_zip() -> None:
    from tests.export.test_batch_formats import older

    files = older(files_of([plain()]))
    more = resealed({**files, STROKES: b"anything"})
    assert opened(more).strokes == []
