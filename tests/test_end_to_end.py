"""The whole job through the real windows: interview, kill, resume, export, nothing planted left."""

from __future__ import annotations

import csv
import getpass
import io
import json
import platform
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from frictionless import validate

from benchmarks.driver import Driver
from benchmarks.walk import ENTER, Script, walk_by_keys, walk_by_taps
from interviewer.interview import Status
from interviewer.ports import Store
from main import SystemClock
from tests import windows
from tests.interview_victim import PAGES, go_to_page
from ui.application import Application
from ui.interview_screen import InterviewScreen
from ui.screens.home import HomeScreen
from ui.window import MainWindow

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def data(tmp_path: Path, qapp: Application) -> Path:
    """A data folder with an empty store."""
    windows.new_store(tmp_path / "data")
    return tmp_path / "data"


def close(window: MainWindow) -> None:
    window.close()
    window.deleteLater()


def only_interview(store: Store) -> str:
    (found,) = store.interviews.to_export(None, again=True)
    return found.id


def check_script(store: Store, script: Script) -> None:
    """The store holds the script's interview, to the last note."""
    interview = store.interviews.get(only_interview(store))
    assert interview.status is Status.FINISHED
    for number, (rating, note) in enumerate(zip(script.ratings, script.notes, strict=True), 1):
        branch = "dont_know" if rating == 9 else "low" if rating <= 2 else "high"
        assert interview.value(f"q{number}") == rating
        assert interview.notes[f"q{number}", branch] == note
    assert interview.value("group") == script.group
    assert interview.value("sex") == script.sex
    assert interview.value("age") == int(script.age)
    assert interview.value("unemployment") == int(script.years) * 12 + int(script.months)
    assert interview.value("ethnic_background") == script.ethnic_background


def test_first_start_then_a_whole_interview_by_keyboard_alone(
    tmp_path: Path, qapp: Application
) -> None:
    window = windows.open_window(tmp_path / "data")
    driver = Driver(window)
    driver.tap("passphrase_new")
    driver.type(windows.PASSPHRASE)
    driver.tap("passphrase_again")
    driver.type(windows.PASSPHRASE)
    driver.key(ENTER)
    windows.wait_until(lambda: window.store is not None)

    driver = Driver(window)
    walk_by_keys(driver, Script())

    assert isinstance(window.screen_shown, HomeScreen)
    assert driver.keys <= 30
    assert driver.taps == 0
    check_script(windows.opened(window), Script())
    close(window)


@pytest.mark.parametrize("size", [(1280, 800), (800, 1280), (1920, 1080)])
def test_a_whole_interview_by_taps_alone(data: Path, size: tuple[int, int]) -> None:
    window = windows.open_window(data, size)
    driver = windows.unlock(window)
    walk_by_taps(driver, Script())
    assert isinstance(window.screen_shown, HomeScreen)
    assert driver.taps <= 24
    assert driver.keys == 0
    check_script(windows.opened(window), Script())
    close(window)


@pytest.mark.parametrize("page", range(len(PAGES)), ids=PAGES)
def test_killed_at_every_page_it_resumes_there(data: Path, page: int) -> None:
    script = Script()
    victim = subprocess.Popen(
        [sys.executable, "-m", "tests.interview_victim", str(data), str(page)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
    )
    assert victim.stdout is not None
    assert victim.stdout.readline().strip() == b"there"
    victim.kill()
    victim.wait()
    victim.stdout.close()

    window = windows.open_window(data)
    driver = windows.unlock(window)
    driver.tap("unfinished_0")
    screen = window.screen_shown
    assert isinstance(screen, InterviewScreen)
    assert screen.session.page == PAGES[page]
    if 2 <= page <= 8:
        state = screen.session.question(PAGES[page])
        assert state.answer is not None
        assert state.answer.value == script.ratings[page - 2]
        assert state.note == script.notes[page - 2][:12]
        driver.type(script.notes[page - 2][12:])  # The cursor stands at the end of the note.
        driver.key(ENTER)
        assert script.notes[page - 2] in screen.session.interview.notes.values()
    if page == 9:
        assert screen.session.interview.value("age") == int(script.age)
        driver.type(script.years)  # The cursor stands in the first field without an answer.
        driver.key(ENTER)
        assert screen.session.interview.value("unemployment") == int(script.years) * 12
    close(window)


def test_the_batch_holds_nothing_that_was_planted(data: Path, tmp_path: Path) -> None:
    """Name, CPR number, telephone, time, device and user: typed or known, none leaves."""
    window = windows.open_window(data)
    driver = windows.unlock(window)
    planted = "Min sagsbehandler Hanne Sørensen har mit cpr 010190-1234 og ringer på 22 33 44 55."
    notes = (planted, *Script().notes[1:])
    walk_by_keys(driver, Script(notes=notes))
    store = windows.opened(window)
    started = store.interviews.get(only_interview(store)).started_at

    driver.tap("export")
    screen = window.screen_shown
    (tmp_path / "stick").mkdir()
    screen._choose_place(tmp_path / "stick")  # type: ignore[attr-defined]
    windows.wait_until(lambda: screen._plan is not None)  # type: ignore[attr-defined]
    driver.tap("export_forward")
    while driver.shows("find_replace"):
        driver.tap("find_replace")
        driver.settle()
    assert not list((tmp_path / "stick").iterdir())  # Nothing leaves before the last button.
    driver.tap("export_forward")
    windows.wait_until(lambda: driver.shows("done_path"))
    (batch,) = (tmp_path / "stick").iterdir()

    inside = zipfile.ZipFile(batch)
    everything = b"\n".join(inside.read(name) for name in inside.namelist()).decode()
    for secret in ("Hanne", "Sørensen", "010190-1234", "0101901234", "22 33 44 55", "22334455"):
        assert secret not in everything
    assert "Min sagsbehandler [navn] har mit cpr [CPR]" in everything
    assert started.isoformat()[:10] not in everything
    assert started.strftime("%H:%M") not in everything
    for name in (platform.node(), getpass.getuser()):
        assert not re.search(rf"\b{re.escape(name)}\b", everything)
    assert all(entry.date_time == (1980, 1, 1, 0, 0, 0) for entry in inside.infolist())

    inside.extractall(tmp_path / "unpacked")
    report = validate(str(tmp_path / "unpacked" / "datapackage.json"))
    assert report.valid, report.flatten(["message"])
    answers = list(csv.DictReader(io.StringIO(inside.read("data/answers.csv").decode())))
    assert {row["question"]: row["answer"] for row in answers} == {
        f"q{number}": str(rating) for number, rating in enumerate(Script().ratings, 1)
    }
    assert json.loads(inside.read("manifest.json"))["counts"]["interviews"] == 1

    driver.tap("export_forward")
    windows.wait_until(lambda: driver.shows("new_interview"))
    assert windows.opened(window).interviews.tally(started.date()).to_export == 0
    close(window)


def test_a_no_is_counted_keeps_nothing_and_can_be_taken_back(data: Path) -> None:
    window = windows.open_window(data)
    driver = windows.unlock(window)
    driver.tap("new_interview")
    driver.tap("skip")
    store, today = windows.opened(window), SystemClock().now().date()
    assert store.interviews.tally(today).refused_today == 1
    assert not store.interviews.unfinished()
    driver.tap("counted_undo")
    assert store.interviews.tally(today).refused_today == 0
    close(window)


def test_a_withdrawn_interview_leaves_only_the_count(data: Path) -> None:
    window = windows.open_window(data)
    driver = windows.unlock(window)
    go_to_page(driver, Script(), 4)
    driver.tap("menu")
    driver.tap("sheet_stop")
    driver.tap("sheet_withdraw")
    driver.tap("sheet_erase")
    windows.wait_until(lambda: isinstance(window.screen_shown, HomeScreen))
    store = windows.opened(window)
    assert not store.interviews.unfinished()
    assert not list(store.interviews.to_export(None, again=True))
    (contact,) = store.contacts.to_export(None, again=True)
    assert contact.disposition == "withdrawn"
    close(window)


def test_an_abandoned_interview_is_kept_as_partial(data: Path) -> None:
    window = windows.open_window(data)
    driver = windows.unlock(window)
    go_to_page(driver, Script(), 4)
    driver.tap("menu")
    driver.tap("sheet_stop")
    driver.tap("sheet_partial")
    kept = windows.opened(window).interviews.get(only_interview(windows.opened(window)))
    assert kept.status is Status.PARTIAL
    assert kept.value("q3") == Script().ratings[2]
    assert "q4" not in kept.answers
    close(window)
