"""A pen note from the device on which it was drawn to the lead's desk, through real files."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from commands.desk import Office
from commands.study_desk import StudyOffice
from interviewer.ink import Point, Stroke
from interviewer.interview import AboutNote, Interview, NoteKey, Pen, Status
from resources.library import Library
from storage import DataFolder
from storage.store import OpenStore
from tools.season import PASSPHRASE, STUDY, Season

STROKES = (
    Stroke(0, tuple(Point(16 * n, 300 + (n * n) % 90, 100 + n) for n in range(60))),
    Stroke(1, (Point(0, 0, 255),)),
)
WORDS = "kom uden varsel zebra"
DEVICE = "device-1"


@contextmanager
def store_of(season: Season, place: str) -> Iterator[OpenStore]:
    folder = DataFolder(season.folder / place)
    store = folder.unlock(PASSPHRASE)
    try:
        yield store
    finally:
        store.close()
        folder.release()


@contextmanager
def desk_of(season: Season) -> Iterator[StudyOffice]:
    with store_of(season, "lead") as store:
        desk = Office(store, Library(season.folder / "lead")).open(STUDY)
        try:
            yield desk
        finally:
            desk.close()


def draw(season: Season) -> tuple[str, NoteKey]:
    """Write the note of an interview on the device by pen, as if it had never been typed."""
    with store_of(season, DEVICE) as store:
        found = store.interviews.to_export(None, again=True)
        interview = next(
            each
            for each in found
            if isinstance(each, Interview) and each.status is Status.FINISHED and each.notes
        )
        key = min(interview.notes)
        drawn = interview.with_note(key, "").with_about(key, AboutNote(quote=True, pen=Pen.WAITING))
        store.interviews.save(replace(drawn, revision=drawn.revision + 1))
        store.ink.put(interview.id, key, STROKES)
        return interview.id, key


def type_there(season: Season, interview: str, key: NoteKey, text: str) -> None:
    """Type it on the device after all."""
    with store_of(season, DEVICE) as store:
        before = store.interviews.get(interview)
        about = AboutNote(quote=True, pen=Pen.TYPED, transcript=text)
        typed = before.with_about(key, about)
        store.interviews.save(replace(typed, revision=typed.revision + 1))


@pytest.fixture
def season(tmp_path: Path) -> Season:
    season = Season(tmp_path, interviews=6, devices=1)
    season.set_up()
    return season


def begin(season: Season, *, travels: bool) -> tuple[str, NoteKey]:
    """One device with a note by pen, whose batch has been merged."""
    with store_of(season, "lead") as store:
        office = Office(store, Library(season.folder / "lead"))
        office.keep({**office.values(STUDY), "pen": {"strokes": travels}})
    season.run("lead", "study", "hand-out", "--out", season.folder / "again.study")
    (season.folder / "again.study").replace(season.folder / "handed-out.study")
    season.enrol()
    season.run(DEVICE, "demo", "--interviews", "6", "--seed", "1")
    drawn = draw(season)
    season.json("lead", "merge", season.export(1))
    return drawn


def note_of(desk: StudyOffice, interview: str, key: NoteKey) -> tuple[str, str]:
    rows = desk.interview(interview).answers
    return next((r.note, r.pen) for r in rows if (r.question, r.follow_up) == key)


def test_what_is_drawn_is_typed_at_the_lead_s_and_the_device_has_the_last_word(
    season: Season, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    interview, key = begin(season, travels=True)
    waiting = season.json("lead", "status")["waiting"]
    assert (waiting["notes"], waiting["notes_on_devices"]) == (1, 0)
    with desk_of(season) as desk:
        ((entry, place),) = desk.to_type()
        assert (entry.id, place) == (interview, key)
        assert tuple(desk.strokes(interview, key)) == STROKES
        desk.transcribe(interview, key, WORDS)
        assert note_of(desk, interview, key) == (WORDS, "typed")
        # It may be cited like every other note, and is known as the citizen's own words.
        cited = {(c.interview, c.question, c.follow_up): c for c in desk.citations(limit=500)}
        assert cited[interview, *key].note == WORDS
        assert cited[interview, *key].literal
        log = json.dumps([dict(each.detail) for each in desk.log()])
        assert "zebra" not in log
    assert season.json("lead", "status")["waiting"]["notes"] == 0
    season.run("lead", "check")

    type_there(season, interview, key, "something else")
    season.json("lead", "merge", season.export(1))
    with desk_of(season) as desk:
        assert note_of(desk, interview, key) == ("something else", "typed")
        assert desk.transcripts() == []
    assert "zebra" not in caplog.text


def test_strokes_that_the_study_keeps_on_the_device_are_counted_there(season: Season) -> None:
    interview, key = begin(season, travels=False)
    waiting = season.json("lead", "status")["waiting"]
    assert (waiting["notes"], waiting["notes_on_devices"]) == (0, 1)
    with desk_of(season) as desk:
        assert note_of(desk, interview, key) == ("", "waiting")
        assert desk.to_type() == []


def test_status_tells_rates_by_group_only_with_how_many_told_none(season: Season) -> None:
    begin(season, travels=False)
    with store_of(season, DEVICE) as store:
        contacts = store.contacts.to_export(None, again=True)
    found = season.json("lead", "status")
    by_group = found["rates_by_group"]
    assert by_group["contacts"] == len(contacts) > 0
    assert by_group["contacts_without_group"] == sum(not each.group for each in contacts)
    refused = [each for each in contacts if each.disposition == "refusal"]
    assert sum(found["refusals"]["by_reason"].values()) == len(refused)
    said = season.run("lead", "status")
    if by_group["groups"]:
        assert f"without the {by_group['contacts_without_group']} of {len(contacts)}" in said
        assert by_group["groups"][0]["rates"].keys() == found["rates"].keys()
