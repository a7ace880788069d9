"""Takes the pictures of README from the real windows, with made-up data.

Usage: python tools/screenshots.py [--all FOLDER]: with --all, every screen of a tour in each size,
light and dark, 100 and 200 %, into FOLDER, for looking at; else the few of README.
"""

# ruff: noqa: E402 - the platform and the path come before the imports that need them.

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication

import main
import resources
from benchmarks.driver import Driver
from benchmarks.walk import ENTER, Script, walk_by_keys
from interviewer.preferences import Preferences
from storage import DataFolder
from tools.season import PASSPHRASE as SEASON_PASSPHRASE
from tools.season import STUDY, Season
from tools.states import states
from ui.application import Application
from ui.interview_screen import InterviewScreen
from ui.screens.lead.desk import SECTIONS, DeskScreen
from ui.window import MainWindow

PASSPHRASE = "korrekt hest batteri hæfteklamme"
PLANNING_MS = 4000
"""A plan of a release, with time to spare."""
PICTURES = ROOT / "docs" / "pictures"
SHOWN = {
    "home": "home, counted with the strip",
    "introduction": "introduction",
    "consent": "consent card, da",
    "card": "show card, da, tapped",
    "pen": "note, by pen",
    "question": "note, a likely word",
    "background": "background",
    "summary": "summary of pen and card",
    "done": "done, da",
    "export": "export",
    "arabic": "in Arabic",
    "map": "map",
}
"""Picture of README: step of the tour, without its number."""


def tour(window: MainWindow) -> Iterator[str]:
    """An interviewer's day, screen by screen."""
    driver = Driver(window)
    yield "0 unlock"
    driver.type(PASSPHRASE)
    driver.tap("unlock_button")
    wait_until(lambda: window.store is not None)
    driver = Driver(window)
    walk_by_keys(driver, Script(notes=(*Script().notes[:6], "Spørg Hanne Jensen.")))
    driver.key("n")
    driver.key(ENTER)
    driver.key(ENTER)
    driver.key("3")
    driver.key(Qt.Key.Key_Escape)
    driver.tap("sheet_home")
    yield "1 home"
    driver.key("n")
    yield "2 introduction"
    driver.key(ENTER)
    yield "3 scale"
    driver.key(ENTER)
    yield "4 question"
    driver.key("4")
    driver.settle()
    yield "5 question rated"
    driver.type("Hun havde læst min sag på forhånd, og vi lavede en plan sammen.")
    wait(300)
    yield "6 question with a note"
    driver.tap("language")
    driver.settle()
    yield "6a languages"
    driver.tap("bilingual")
    driver.tap("read_ar")
    wait(80)
    yield "6b in Arabic"
    driver.tap("language")
    driver.tap("read_da")
    wait(80)
    driver.key("1", Qt.KeyboardModifier.ControlModifier)
    yield "7 note set aside"
    driver.key(Qt.Key.Key_Escape)
    yield "8 menu"
    driver.key(Qt.Key.Key_Escape)
    driver.key("4", Qt.KeyboardModifier.ControlModifier)
    for _ in range(7):
        driver.key(Qt.Key.Key_PageDown)
    driver.key("e")
    driver.key("k")
    driver.type("24")
    driver.key(ENTER)
    driver.type("1")
    driver.key(ENTER)
    driver.type("14")
    driver.key(ENTER)
    yield "9a background with an error"
    driver.key(Qt.Key.Key_Backspace)
    driver.key(Qt.Key.Key_Backspace)
    driver.type("2")
    driver.key(ENTER)
    yield "9 background"
    driver.tap("edit_age_number")
    yield "10 digit pad"
    driver.key(Qt.Key.Key_PageDown)
    yield "11 summary"
    driver.key(Qt.Key.Key_F1)
    yield "12 keys"
    driver.key(Qt.Key.Key_Escape)
    driver.key(Qt.Key.Key_Escape)
    driver.tap("sheet_stop")
    yield "13 stop"
    driver.tap("sheet_withdraw")
    yield "14 withdraw"
    driver.key(Qt.Key.Key_Escape)
    driver.key(ENTER)
    window.show_export()
    export = window.screen_shown
    wait_until(lambda: getattr(export, "_plan", None) is not None)
    yield "15 export"
    driver.tap("export_forward")
    yield "16 a find in a note"
    window.show_settings()
    yield "17 settings"
    window.show_questionnaires()
    yield "19 questionnaires"
    window.show_preview(("kl-2023", "1.0"))
    driver.tap("preview_fill")
    yield "20 preview"
    driver.tap("preview_map")
    yield "21 map"
    yield from kinds(window)
    window.show_paper_entry()
    driver.settle()
    driver.type("7K3F4215")
    yield "29 paper forms"
    for number, name in enumerate(states(window), 30):
        yield f"{number} {name}"
    window.lock()
    yield "18 locked"


def kinds(window: MainWindow) -> Iterator[str]:
    """A question of each other kind, in KL's questionnaire."""
    driver = Driver(window)
    window._services.use_study("kl-2023")
    window.new_interview()
    driver.tap("forward")
    screen = window.screen_shown
    assert isinstance(screen, InterviewScreen)
    session = screen.session
    session.answer("group", "resource_course")
    session.answer("sex", 2)
    session.answer("age", 41)
    for name, value in (("attached", 1), ("duration", 14), ("contact", (2, 4)), ("why", "Ro.")):
        session.go_to(name)
        session.answer(name, value)
        screen.show_page()
        yield f"{22 + ['attached', 'duration', 'contact', 'why'].index(name)} {name}"
    session.answer("group", "unemployment_benefit")
    session.go_to("summary")
    screen.show_page()
    yield "26 summary with answers set aside"
    window.show_home()
    window._services.use_study("vive-2020")


def wait(milliseconds: int) -> None:
    """Let the app live for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def wait_until(true: Callable[[], bool]) -> None:
    """Let the app live until `true()`."""
    for _ in range(500):
        if true():
            return
        wait(10)
    raise SystemExit("a screen did not come")


def take(size: tuple[int, int], preferences: Preferences) -> Iterator[tuple[str, QPixmap]]:
    """The pictures of one tour, each a QPixmap."""
    with tempfile.TemporaryDirectory() as made:
        data = Path(made) / "data"
        folder = DataFolder(data)
        folder.create(PASSPHRASE).close()
        folder.release()
        app = QApplication.instance()
        assert isinstance(app, Application)
        services = main.make_services(data)
        services.preferences = preferences
        window = MainWindow(app, services)
        window.resize(*size)
        window.show()
        for name in tour(window):
            wait(80)
            yield name, window.grab()
        window.close()
        window.deleteLater()


LEAD = {"fieldwork": "fieldwork", "release": "release"}
"""Picture of README: section of a lead's desk."""


@contextmanager
def played() -> Iterator[Path]:
    """The folder of a season up to its merges, gone afterwards."""
    with tempfile.TemporaryDirectory() as made:
        season = Season(Path(made) / "season")
        season.set_up()
        season.enrol()
        season.interview()
        season.trouble()
        season.conflict()
        season.merge()
        yield season.folder


def take_lead(
    season: Path, size: tuple[int, int], preferences: Preferences
) -> Iterator[tuple[str, QPixmap]]:
    """Every section of a lead's desk, after a season that was played in a folder."""
    with tempfile.TemporaryDirectory() as made:
        data = Path(made) / "lead"
        shutil.copytree(season / "lead", data)
        app = QApplication.instance()
        assert isinstance(app, Application)
        services = main.make_services(data)
        services.preferences = preferences
        window = MainWindow(app, services)
        window.resize(*size)
        window.show()
        driver = Driver(window)
        wait(300)
        driver.type(SEASON_PASSPHRASE)
        driver.tap("unlock_button")
        wait_until(lambda: window.store is not None)
        window.show_desk(STUDY)
        desk = window.screen_shown
        assert isinstance(desk, DeskScreen)
        for name in SECTIONS:
            wait_until(lambda: desk.section is not None and desk.section.ready)
            desk.show_section(name)
            wait_until(lambda: desk.section is not None and desk.section.ready)
            wait(PLANNING_MS if name == "release" else 400)
            yield name, window.grab()
        window.close()
        window.deleteLater()


def run() -> None:
    """Take them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--all", type=Path, metavar="FOLDER")
    wanted = parser.parse_args().all
    Application(sys.argv[:1], resources.FONTS, resources.TRANSLATIONS)
    os.environ["HOME"] = tempfile.gettempdir()  # No path of this machine in a picture.
    if wanted is None:
        PICTURES.mkdir(parents=True, exist_ok=True)
        steps = {step: name for name, step in SHOWN.items()}
        for step, picture in take((1280, 800), Preferences(theme="light")):
            if name := steps.get(step.partition(" ")[2]):
                picture.save(str(PICTURES / f"{name}.png"))
                sys.stdout.write(f"docs/pictures/{name}.png\n")
        with played() as season:
            sections = {section: name for name, section in LEAD.items()}
            for section, picture in take_lead(season, (1280, 1000), Preferences(theme="light")):
                if section in sections:
                    picture.save(str(PICTURES / f"{sections[section]}.png"))
                    sys.stdout.write(f"docs/pictures/{sections[section]}.png\n")
        return
    wanted.mkdir(parents=True, exist_ok=True)
    with played() as season:
        for size in ((1280, 800), (800, 1280), (1920, 1080)):
            for theme in ("light", "dark"):
                looks = Preferences(theme=theme)
                for section, picture in take_lead(season, size, looks):
                    name = f"{size[0]}x{size[1]}-{theme}-100-lead-{section}.png"
                    picture.save(str(wanted / name))
    for size in ((1280, 800), (800, 1280), (1920, 1080)):
        for theme in ("light", "dark"):
            for percent in (100, 200):
                looks = Preferences(theme=theme, text_percent=percent)
                for step, picture in take(size, looks):
                    name = f"{size[0]}x{size[1]}-{theme}-{percent}-{step}.png"
                    picture.save(str(wanted / name))


if __name__ == "__main__":
    run()
