"""Reading a questionnaire; and whether conditions make an answer slower than none.

The second measures the interview's own screen over a real store: 200 questions with a condition
each, beside 7 without, the same taps in the same run.
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

import main
import resources
from benchmarks.driver import Driver
from benchmarks.probe import Paint
from benchmarks.stores import PASSPHRASE
from benchmarks.table import Line
from interviewer.parsing import parse_questionnaire
from interviewer.questionnaire import Questionnaire
from interviewer.session import InterviewSession
from interviewer.study import Study
from interviewer.trial import stand_in_study
from storage import DataFolder
from ui.application import Application
from ui.interview_screen import InterviewScreen

READINGS = 30
MANY, FEW = 200, 7
ROUNDS = 3


def questionnaire_of(count: int, *, conditions: bool) -> Questionnaire:
    """A questionnaire of `count` ratings, each asked if the one before it was answered at all."""
    scale = resources.load_questionnaire("vive-2020", "1.1").scales["degree"]
    codes = [step.code for step in scale.steps]
    questions: list[dict[str, Any]] = []
    for number in range(1, count + 1):
        question: dict[str, Any] = {"id": f"q{number}", "kind": "rating", "scale": "degree"}
        question["follow_ups"] = [{"id": "low", "codes": codes[:2]}]
        if conditions:
            earlier = f"q{max(number - 1, 1)} is answered and not q{max(number // 2, 1)} == 9"
            question["asked_if"] = earlier if number > 1 else "age >= 15 or age is skipped"
        questions.append(question)
    if conditions:
        questions[0]["asked_if"] = "not age < 15"
    words = {
        "language": "da",
        "name": "Dansk",
        "title": "Måling",
        "source": "Lavet til målingen.",
        "introduction": [],
        "scales": {"degree": {str(code): f"Svar {code}" for code in scale.codes}},
        "questions": {
            question["id"]: {
                "topic": question["id"],
                "text": "Synes du, at der er fremdrift i dit forløb her i jobcenteret?",
                "follow_ups": {"low": "Hvorfor ikke?"},
            }
            for question in questions
        },
        "background": {"age": {"label": "Alder", "question": "Hvor gammel er du?"}},
    }
    structure = {
        "format": 2,
        "id": "measured",
        "version": "1.0",
        "languages": ["da"],
        "palettes": {"colours": [step.colour for step in scale.steps]},
        "scales": {"degree": {"codes": codes, "palette": "colours", "dont_know": scale.dont_know}},
        "questions": questions,
        "background": [
            {"id": "age", "kind": "integer", "minimum": 0, "maximum": 99, "filled_by": "citizen"}
        ],
    }
    return parse_questionnaire(structure, {"da": words})


def _readings() -> list[Line]:
    lines = []
    for name in sorted((resources.ROOT / "questionnaires").glob("*/*")):
        values = []
        for _ in range(READINGS):
            began = time.perf_counter()
            resources.read_questionnaire(name)
            values.append((time.perf_counter() - began) * 1000)
        what = f"reading and checking {name.parent.name} {name.name}"
        lines.append(Line(what, values, "ms", 50))
    return lines


class _Taps:
    """One interview on its screen, in a window of its own; each rating is a tap that is timed."""

    def __init__(
        self, app: Application, folder: Path, questionnaire: Questionnaire, study: Study
    ) -> None:
        self._app = app
        self._folder = DataFolder(folder)
        self._store = self._folder.create(PASSPHRASE)
        self._session = InterviewSession.begin(
            questionnaire,
            study,
            self._store.interviews,
            main.SystemClock(),
            language="da",
            background_first=False,
        )
        self._session.agree()
        self._session.go_to("q1")
        self._screen = InterviewScreen(self._session, app.theme, lambda: "da", lambda _text: ())
        self._screen.resize(1280, 800)
        self._screen.show()
        self._screen.show_page()
        self._driver = Driver(self._screen)
        self._driver.settle()

    def rate(self) -> float:
        """Milliseconds from the lifted finger to the painted answer; then the next question."""
        handle = self._screen.windowHandle()
        button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        self._driver.settle()
        field = self._driver.find("rate_4")
        point = self._driver.place(field)
        QTest.mousePress(handle, button, none, point)
        self._driver.settle()
        paint = Paint(field)
        began = time.perf_counter()
        QTest.mouseRelease(handle, button, none, point)
        paint.wait(self._app)
        taken = (time.perf_counter() - began) * 1000
        self._driver.settle()
        self._screen.forward()
        return taken

    def close(self) -> None:
        """Close the window and the store."""
        self._screen.close()
        self._screen.deleteLater()
        self._store.close()
        self._folder.release()


def measure(folder: Path) -> list[Line]:
    """All figures of this module; `folder` is made, on a real disk."""
    folder.mkdir()
    app = QApplication.instance()
    if not isinstance(app, Application):
        app = Application([], resources.FONTS, resources.TRANSLATIONS)
    app.dress("light", 100)
    lines = _readings()
    many = questionnaire_of(MANY, conditions=True)
    few = questionnaire_of(FEW, conditions=False)
    routed: list[float] = []
    plain: list[float] = []
    for number in range(ROUNDS):
        taps = _Taps(app, folder / f"many-{number}", many, stand_in_study(many))
        for count in range(MANY):
            routed.append(taps.rate())
            if count % FEW == 0:  # In turns, so that both meet the same machine.
                other = _Taps(app, folder / f"few-{number}-{count}", few, stand_in_study(few))
                plain += [other.rate() for _ in range(FEW)][1:]
                other.close()
        taps.close()
    lines.append(Line("tap to painted, 200 questions and conditions", routed, "ms"))
    lines.append(Line("tap to painted, 7 questions without", plain, "ms"))
    lines.append(Line("200 with conditions / 7 without", routed, "x", 1.2, beside=plain))
    return lines
