"""Every bundled questionnaire through the real windows, in every branch, to a valid batch."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path

import pytest
from frictionless import validate

from interviewer.questionnaire import Questionnaire
from interviewer.session import InterviewSession
from interviewer.study import Study
from interviewer.trial import Branch, at_random, branches, carry_out, visited
from interviewer.validity import faults
from resources import ROOT, load_questionnaire, read_study
from tests import windows
from tests.interviewer.waiting_room import Desk
from tests.on_screen import Hands
from ui.application import Application
from ui.interview_screen import InterviewScreen
from ui.screens.home import HomeScreen

STUDIES = sorted((ROOT / "studies").glob("*.toml"))
SEEDS = range(400)
NOTE = "Hun tog sig tid."


def seeds_for(questionnaire: Questionnaire, study: Study) -> list[int]:
    """A few seeds whose made-up interviews lead through every branch together: greedily chosen."""
    led: dict[int, frozenset[Branch]] = {}
    for seed in SEEDS:
        desk = Desk(questionnaire, study)
        carry_out(desk.session, at_random(study, seed))
        led[seed] = visited(desk.session)
    wanted, chosen = set(branches(questionnaire)), list[int]()
    while wanted:
        best = max(led, key=lambda seed: len(led[seed] & wanted))
        assert led[best] & wanted, f"no interview leads to {sorted(wanted)}"
        chosen.append(best)
        wanted -= led[best]
    return chosen


def rows(path: Path, name: str) -> list[dict[str, str]]:
    with zipfile.ZipFile(path) as archive:
        return list(csv.DictReader(io.StringIO(archive.read(name).decode(), newline="")))


@pytest.mark.parametrize("path", STUDIES, ids=lambda path: path.stem)
def test_it_runs_through_the_windows_in_every_branch_and_its_batch_is_valid(
    path: Path, tmp_path: Path, qapp: Application
) -> None:
    study = read_study(path)
    questionnaire = load_questionnaire(*study.questionnaire)
    windows.new_store(tmp_path / "data")
    window = windows.open_window(tmp_path / "data", (1280, 800))
    driver = windows.unlock(window)
    window._services.use_study(study.id)
    led: set[Branch] = set()
    seeds = seeds_for(questionnaire, study)
    ids = []
    for seed in seeds:
        driver.tap("new_interview")
        driver.tap("forward")
        screen = window.screen_shown
        assert isinstance(screen, InterviewScreen)
        session: InterviewSession = screen.session
        Hands(driver).carry_out(session, at_random(study, seed), NOTE)
        windows.wait_until(lambda: driver.shows("done_home"))
        driver.tap("done_home")
        windows.wait_until(lambda: isinstance(window.screen_shown, HomeScreen))
        led |= visited(session)
        ids.append(session.interview.id)
    assert led == branches(questionnaire)
    store = windows.opened(window)
    kept = [store.interviews.get(each) for each in ids]
    assert [faults(each, questionnaire, study) for each in kept] == [()] * len(seeds)

    plan = window._services.plan_export(store, None, lambda _done, _total: True)
    assert plan is not None
    assert plan.left_out == ()
    batch = tmp_path / "batch.zip"
    assert plan.write(batch)
    window.close()
    window.deleteLater()

    with zipfile.ZipFile(batch) as archive:
        archive.extractall(tmp_path / "batch")
    report = validate(str(tmp_path / "batch" / "datapackage.json"))
    assert report.valid, report.flatten(["message"])
    assert len(rows(batch, "data/interviews.csv")) == len(seeds)
    asked = [row for row in rows(batch, "data/answers.csv") if row["answer"] != "-4"]
    assert {row["question"] for row in asked} >= set(questionnaire.question_ids)
    if questionnaire.routed:
        assert any(row["answer"] == "-4" for row in rows(batch, "data/answers.csv"))
    with zipfile.ZipFile(batch) as archive:
        manifest = json.loads(archive.read("manifest.json"))
    assert (manifest["study"], manifest["questionnaire"]) == (study.id, questionnaire.id)
