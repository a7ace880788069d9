"""States of screens that an interviewer does not meet every day, for looking at and for tests.

Each of `STATES` begins at Home of an unlocked window, leads the real screens to one state after
the other, and yields what stands there. The study is the one in use, with all that one can want.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QScrollArea

from benchmarks.driver import Driver
from benchmarks.ink import strokes_of
from benchmarks.pen import Stylus, handwriting, play
from benchmarks.walk import ENTER
from interviewer.interview import Interview
from interviewer.questionnaire import SUMMARY
from interviewer.receipt import receipt_code
from interviewer.session import Clock, InterviewSession
from interviewer.study import OUTCOMES, Answering, CardRules, PenRules
from ui.interview_screen import InterviewScreen
from ui.screens.transcription import TranscriptionScreen
from ui.widgets.note_sheet import NoteSheet
from ui.window import MainWindow

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
BACK = CONTROL | Qt.KeyboardModifier.ShiftModifier
NOTE = "Hun havde læst min sag på forhånd, og vi lavede en plan sammen."
PLACES = {
    "waiting": {"da": "Venteområdet", "en": "Waiting area"},
    "room": {"da": "Mødelokale", "en": "Meeting room"},
    "outside": {"da": "Uden for jobcentret", "en": "Outside the jobcenter"},
}


@dataclass
class Ahead:
    """A clock that can be put forward."""

    clock: Clock
    seconds: float = 0.0

    def now(self) -> datetime:
        """The time of day."""
        return self.clock.now()

    def monotonic(self) -> float:
        """Seconds since some moment."""
        return self.clock.monotonic() + self.seconds


def _wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _until(true: Callable[[], bool]) -> None:
    for _ in range(1000):
        if true():
            return
        _wait(10)
    raise AssertionError("a state did not come")


def _tap(driver: Driver, name: str) -> None:
    """Scroll to it, and tap it."""
    found, above = driver.find(name), driver.find(name).parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(found, 0, 60)
        above = above.parentWidget()
    driver.settle()
    driver.tap(name)
    driver.settle()


def _begin(window: MainWindow, answers: Answering = Answering.SEEN) -> Driver:
    """Home, and a study that wants everything."""
    services = window._services
    services.study = replace(
        services.study,
        outcomes=OUTCOMES,
        places=PLACES,
        card=CardRules(answers=answers),
        pen=PenRules(second_reading=100),
    )
    window.show_home()
    return Driver(window)


def _asked(window: MainWindow, *, answers: Answering = Answering.SEEN) -> InterviewScreen:
    """The first question of an interview."""
    driver = _begin(window, answers)
    for key in ("n", ENTER, ENTER):
        driver.key(key)
    screen = window.screen_shown
    assert isinstance(screen, InterviewScreen)
    return screen


def _sheet(screen: InterviewScreen) -> NoteSheet:
    (sheet,) = screen.findChildren(NoteSheet)
    return sheet


def _draw(window: MainWindow, screen: InterviewScreen, points: int = 300, top: int = 20) -> None:
    """Words by pen, below what is typed."""
    sheet = _sheet(screen)
    low = 0 if sheet.editor.document().isEmpty() else sheet.editor.height()
    width = min(700, sheet.width() - 80)
    play(Stylus(window), handwriting(points, top=top + low + 16, width=width), sheet.paper)
    _wait(120)


def _interview(window: MainWindow, drawn: dict[str, int], language: str = "da") -> Interview:
    """A finished interview with strokes in the notes that these ratings open."""
    services, store = window._services, window.store
    assert store is not None
    session = InterviewSession.begin(
        services.questionnaires(*services.study.questionnaire),
        services.study,
        store.interviews,
        services.clock,
        language=language,
        background_first=False,
        ink=store.ink,
    )
    session.agree()
    for number, (name, code) in enumerate(drawn.items()):
        session.rate(name, code)
        store.ink.put(session.interview.id, session.begin_ink(name), strokes_of(700, seed=number))
    session.finish()
    return session.interview


def home(window: MainWindow) -> Iterator[str]:
    """A waiting room full of people."""
    driver = _begin(window)
    for outcome in ("refusal", "non_contact", "language"):
        _tap(driver, f"outcome_{outcome}")
    yield "home, counted with the strip"
    _tap(driver, "counted_group_more")
    yield "home, all groups"
    group = window._services.study.groups[0].id
    _tap(driver, f"all_groups_{group}")
    _tap(driver, "outcome_refusal")
    _tap(driver, "counted_sex_woman")
    _tap(driver, "counted_reason_not_interested")
    yield "home, a no with its reason"


def introduction(window: MainWindow) -> Iterator[str]:
    """A no; and what taking part means, in the citizen's hands."""
    driver = _begin(window)
    driver.key("n")
    screen = window.screen_shown
    assert isinstance(screen, InterviewScreen)
    for language in ("da", "en", "ar"):
        screen._read_in(language)
        driver.key("v", ALT)
        yield f"consent card, {language}"
        driver.key(Qt.Key.Key_Backspace, BACK)
    screen._read_in("da")
    driver.key(ENTER)
    driver.key("v", ALT)
    yield "scale card"
    driver.key(Qt.Key.Key_Backspace, BACK)
    for key in (Qt.Key.Key_PageUp, Qt.Key.Key_Escape):
        driver.key(key)
    driver.tap("sheet_home")
    driver.key("n")
    driver.tap("skip")
    yield "home, after a no at the introduction"


def card(window: MainWindow) -> Iterator[str]:
    """The screen is the citizen's."""
    screen = _asked(window)
    driver = Driver(window)
    for language in ("da", "en", "ar"):
        screen._read_in(language)
        driver.key("v", ALT)
        yield f"show card, {language}"
        driver.tap("card_rate_4")
        yield f"show card, {language}, tapped"
        driver.tap("card_turn")
        yield f"show card, {language}, turned"
        driver.tap("card_turn")
        driver.key(Qt.Key.Key_Backspace, BACK)
    screen._read_in("da")
    yield "question, answered on the card"
    screen = _asked(window, answers=Answering.UNSEEN)
    for language in ("da", "ar"):
        screen._read_in(language)
        driver.key("v", ALT)
        driver.tap("card_rate_2")
        yield f"show card, {language}, unseen"
        driver.key(Qt.Key.Key_Backspace, BACK)
    screen._read_in("da")
    yield "question, answered unseen"


def note(window: MainWindow) -> Iterator[str]:
    """Pen and keyboard on one sheet."""
    screen = _asked(window)
    driver = Driver(window)
    driver.key("4")
    driver.settle()
    yield "note, empty"
    _draw(window, screen)
    yield "note, by pen"
    driver.key(Qt.Key.Key_PageDown)
    driver.key("2")
    driver.type(NOTE)
    _wait(20)
    _draw(window, screen)
    _tap(driver, "note_quote")
    yield "note, typed and by pen, a quote"
    driver.key("5", CONTROL)
    driver.settle()
    yield "note, ink set aside"
    driver.key(Qt.Key.Key_PageDown)
    driver.key("1")
    typing = window._typing
    assert typing is not None
    session = screen.session
    typing.learn(session.interview.id, ("q1", "low"), "Sagsbehandleren ringede aldrig tilbage.")
    _until(lambda: not window._words.running)
    driver.type("Min sagsb")
    _until(lambda: driver.shows("note_suggestion"))
    yield "note, a likely word"
    screen._read_in("ar")
    yield "note, in Arabic"
    session.read_in("da")


def around(window: MainWindow) -> Iterator[str]:
    """What stands around the questions."""
    services = window._services
    clock = Ahead(services.clock)
    services.clock = clock
    screen = _asked(window)
    driver = Driver(window)
    for minutes in (7, 15):
        clock.seconds = minutes * 60 + 5
        screen._show_time()
        yield f"question, {minutes} minutes"
    services.clock = clock.clock
    driver.key(Qt.Key.Key_Escape)
    yield "menu of an interview"
    driver.key(Qt.Key.Key_Escape)
    screen.open_circumstances()
    for told in (
        "companion_True",
        "proxy_False",
        "interpreter_relative",
        "spoken_ar",
        "place_room",
    ):
        _tap(driver, f"told_{told}")
    yield "circumstances"
    driver.key(Qt.Key.Key_Escape)
    screen._ask_to_stop()
    yield "stop"
    driver.key(Qt.Key.Key_Escape)
    driver.key("4")
    _draw(window, screen)
    session = screen.session
    session.quote("q1", True)
    session.rate("q2", 1)
    session.write_note("q2", NOTE)
    session.quote("q2", True)
    session.answer_by_citizen("q3", 2, seen=False)
    session.answer_by_citizen("q4", 5, seen=True)
    session.skip("q5")
    session.go_to(SUMMARY)
    screen.show_page()
    yield "summary of pen and card"
    window.show_home()


def after(window: MainWindow) -> Iterator[str]:
    """When an interview has ended, and when its citizen comes back."""
    driver = _begin(window)
    code = ""
    for language in ("da", "en", "ar"):
        interview = _interview(window, {}, language)
        code = receipt_code(interview.id)
        window._show_done(interview, "finished")
        yield f"done, {language}"
        driver.tap("done_receipt")
        yield f"receipt, {language}"
    window.show_withdrawal()
    yield "withdrawal"
    driver.type(code)
    driver.tap("withdrawal_find")
    _until(lambda: driver.shows("withdrawal_found"))
    yield "withdrawal, found"
    window.show_withdrawal()
    driver.type("7K3F-4215-9QMD")
    driver.tap("withdrawal_find")
    _until(lambda: driver.shows("withdrawal_notice"))
    yield "withdrawal, not here"


def transcription(window: MainWindow) -> Iterator[str]:
    """Pen notes, typed and read once more."""
    driver = _begin(window)
    library, study = window._services.library, window._services.study
    setattr(library, "study", lambda _id: study)  # noqa: B010 - for the length of the tour.
    for _ in range(3):
        _interview(window, {"q1": 2, "q2": 4})
    window.show_home()
    yield "home, pen notes wait"
    window.show_transcription()
    screen = window.screen_shown
    assert isinstance(screen, TranscriptionScreen)
    _until(lambda: len(screen._looked) == 2)
    yield "transcription"
    driver.type("Der er lang ventetid, og så er det en ny hver gang")
    yield "transcription, being typed"
    driver.key(ENTER)
    driver.tap("transcription_mode_second")
    _until(lambda: screen._queues["second"].left == 1)
    driver.settle()
    yield "transcription, second reading"
    driver.type("Der er ikke lang ventetid, og det er en ny hver gang")
    driver.key(ENTER)
    yield "transcription, two readings differ"
    driver.key("1")
    driver.settle()
    yield "transcription, nothing left"
    delattr(library, "study")
    window.show_home()


def settings(window: MainWindow) -> Iterator[str]:
    """What is set once."""
    driver = _begin(window)
    window.show_settings()
    yield "settings, top"
    for area in window.screen_shown.findChildren(QScrollArea):
        area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    yield "settings, end"
    window.show_shorthand()
    yield "shorthand"
    driver.tap("shorthand_add")
    yield "shorthand, a new one"
    driver.key(Qt.Key.Key_Escape)
    window.show_card_preview()
    yield "card preview"
    _tap(driver, "eyes_deuteranopia")
    yield "card preview, as others see it"
    window.show_home()


STATES: tuple[Callable[[MainWindow], Iterator[str]], ...] = (
    home,
    introduction,
    card,
    note,
    around,
    after,
    transcription,
    settings,
)
"""In this order they make one tour."""


def states(
    window: MainWindow, parts: Sequence[Callable[[MainWindow], Iterator[str]]] = STATES
) -> Iterator[str]:
    """These of them; the study is afterwards what it was before."""
    services = window._services
    study = services.study
    for part in parts:
        yield from part(window)
    services.study = study
    window.show_home()
