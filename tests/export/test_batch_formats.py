"""Older formats are still read, and an interview that knows nothing new is the same in all."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from export.batch_formats import columns_of
from interviewer.interview import SKIPPED, Answer, Circumstances, Interview, Mode, Status
from interviewer.merging import ReadBatch, from_document
from interviewer.questionnaire import Questionnaire
from tests.export import everything
from tests.export.batches import Files, files_of, read, reader, resealed
from tests.export.everything import EVERYTHING, answered
from tests.export.sample import contact, interview, plain
from tests.export.test_batch import various

FIXTURES = Path(__file__).parent / "fixtures" / "format-3"
NASTY = ("=1+1", "-1", "'", 'a,"b"\n\nc', "\u202eabc", "نعم", "a\\b")


def rows(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode(), newline="")))


def older(files: Mapping[str, bytes], version: int = 3, **renamed: str) -> Files:
    """The files as an app wrote them that knew formats up to this one alone."""
    old, new = columns_of(3), columns_of(4)
    found = dict(files)
    for name, before, now in zip(("interviews", "answers", "contacts"), old, new, strict=True):
        head, *lines = rows(files[f"data/{name}.csv"])
        places = [place for place, each in enumerate(head) if each in before or each not in now]
        out = io.StringIO(newline="")
        writer = csv.writer(out, lineterminator="\r\n")
        writer.writerow([renamed.get(head[place], head[place]) for place in places])
        writer.writerows([line[place] for place in places] for line in lines)
        found[f"data/{name}.csv"] = out.getvalue().encode()
    counts = json.loads(files["manifest.json"])["counts"]
    del counts["notes_waiting"]
    if version < 3:
        del found["withdrawals.csv"], counts["withdrawals"]
    return resealed(found, format_version=version, counts=counts)


def contents(batch: ReadBatch) -> dict[str, tuple[object, ...]]:
    assert batch.set_aside == ()
    return {each.id: each for each in batch.responses}


def written_by_format_3(name: str) -> Files:
    with zipfile.ZipFile(FIXTURES / name) as archive:
        return {each: archive.read(each) for each in archive.namelist()}


def vive() -> Files:
    """What stands in vive.zip, by this version."""
    begun = {"q1": Answer(9), "age": SKIPPED}
    return files_of(
        [
            *(interview(number) for number in range(1, 13)),
            interview(13, status=Status.PARTIAL, answers=begun, notes={}),
            interview(14, mode=Mode.PAPER, sheet="3"),
            *(plain(note=note, number=30 + place) for place, note in enumerate(NASTY)),
        ],
        contacts=[contact(1), contact(2)],
        withdrawals=[interview(99).id],
    )


def test_what_an_app_with_format_3_has_written_is_the_same_now() -> None:
    before, now = read(written_by_format_3("vive.zip")), read(vive())
    assert contents(before) == contents(now)
    assert len(contents(now)) == 21
    assert [*before.contacts] == [*now.contacts]
    assert [*before.withdrawals] == [*now.withdrawals] == [interview(99).id]


def test_of_every_kind_of_question_too() -> None:
    by = reader(everything.STUDY, everything.questionnaires)
    before = read(written_by_format_3("every-kind.zip"), by)
    now = read(files_of(various(), study=everything.STUDY, versions=[EVERYTHING]), by)
    assert contents(before) == contents(now)
    assert len(contents(now)) == len(various())


@pytest.mark.parametrize("name", ["interviews", "answers", "contacts"])
def test_the_tests_make_older_batches_as_the_older_app_did(name: str) -> None:
    made, kept = (
        rows(files[f"data/{name}.csv"])
        for files in (older(vive()), written_by_format_3("vive.zip"))
    )
    assert (made[0], sorted(made)) == (kept[0], sorted(kept))


@given(
    st.lists(st.tuples(st.integers(1, 10**5), st.text(max_size=30)), max_size=5),
    st.sampled_from([2, 3]),
)
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_an_interview_that_knows_nothing_new_has_one_digest(
    noted: list[tuple[int, str]], version: int
) -> None:
    made = {each.id: each for number, note in noted for each in [plain(note=note, number=number)]}
    files = files_of([*made.values(), interview(0)], contacts=[contact()])
    by = reader()
    assert contents(read(older(files, version), by)) == contents(read(files, by))
    assert contents(read(files, by)) == contents(read(older(files, version), by))


def test_what_an_older_batch_could_not_hold_is_not_in_it() -> None:
    files = files_of([interview(circumstances=Circumstances(companion=True))])
    assert read(resealed(older(files), format_version=3)).responses
    for wrong in (resealed(files, format_version=3), resealed(older(files), format_version=4)):
        with pytest.raises(Exception, match="damaged"):
            read(wrong)


def test_a_field_that_gave_its_name_to_a_newer_column_keeps_its_value() -> None:
    place = {"id": "place", "kind": "yes_no", "filled_by": "citizen"}
    background = [{"filled_by": "citizen", **field} for field in everything.BACKGROUND]
    asked = everything.everything(background=[*background, place])
    study = replace(everything.STUDY, places={"room": {"da": "Lokale"}})

    def find(*_: str) -> Questionnaire:
        return asked

    def made(number: int, **more: object) -> Interview:
        return answered(number, but={"place": Answer(number % 2)}, **more)

    files = files_of([made(1), made(2)], study=study, versions=[asked])
    by = reader(study, find)
    now = read(files, by)
    before = read(older(files, place_="place"), by)
    assert contents(before) == contents(now)
    # The bytes that the older app made of it, which stand in studies that were merged with it.
    assert all(re.search(rb'"place":"[01]"', each.document) for each in before.responses)
    cells = {each.id: from_document(each.document)[0] for each in now.responses}
    assert {cells[made(number).id]["place_"] for number in (1, 2)} == {"0", "1"}
    assert all("place" not in each for each in cells.values())

    somewhere = made(3, circumstances=Circumstances(place="room"))
    (told,) = read(files_of([somewhere], study=study, versions=[asked]), by).responses
    assert {
        name: cell for name, cell in from_document(told.document)[0].items() if "pl" in name
    } == {
        "place": "room",
        "place_": "1",
    }
