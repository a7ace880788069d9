"""What holds for every screen: targets, names, nothing cut off; at each size, text and language.

A tour visits each screen of an interviewer's day in the real window and looks at all that is
shown there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget

from benchmarks.walk import ENTER
from interviewer.preferences import Preferences
from interviewer.session import InterviewSession
from tests import windows
from tests.interviewer.waiting_room import waiting_room
from tools import states
from ui.application import Application
from ui.interview_screen import InterviewScreen
from ui.theme import TARGET
from ui.widgets.basics import TextLabel, WrappingLabel
from ui.window import MainWindow

LOOKS = [
    ((1280, 800), "da", 100),
    ((1280, 800), "en", 100),
    ((800, 1280), "da", 100),
    ((1920, 1080), "da", 100),
    ((1280, 800), "da", 200),
    ((800, 1280), "da", 200),
]


PAGE = {"question": "q1", "background": "background", "summary": "summary"}
"""Where the tour must stand; else it has looked at something else."""


def tour(window: MainWindow) -> Iterator[str]:
    """Each screen in turn; what stands there is looked at between two steps."""
    yield "unlock"
    driver = windows.unlock(window)
    yield "home, empty"
    driver.key("n")
    yield "introduction"
    driver.key(ENTER)
    yield "presentation"
    driver.key(ENTER)
    yield "question"
    driver.key("4")
    driver.type("God og venlig samtale.")
    driver.key("1", Qt.KeyboardModifier.ControlModifier)
    yield "question, a note set aside"
    driver.key(Qt.Key.Key_Escape)
    yield "menu"
    driver.key(Qt.Key.Key_Escape)
    driver.key(Qt.Key.Key_F1)
    yield "keys"
    driver.key(Qt.Key.Key_Escape)
    for _ in range(7):
        driver.key(Qt.Key.Key_PageDown)
    yield "background"
    driver.key("e")
    driver.key("k")
    driver.type("7")
    driver.key(ENTER)
    yield "background, with an error"
    driver.key(Qt.Key.Key_Backspace)
    driver.key(Qt.Key.Key_PageDown)
    yield "summary"
    driver.key(ENTER)
    yield "home, with a message"
    window.show_export()
    windows.wait_until(lambda: getattr(window.screen_shown, "_plan", None) is not None)
    yield "export"
    window.show_share()
    windows.wait_until(lambda: getattr(window.screen_shown, "_found", None) is not None)
    yield "how far we are"
    window.show_settings()
    yield "settings"
    window.show_questionnaires()
    yield "studies and questionnaires"
    row = window.screen_shown.findChild(QAbstractButton, "shelved_vive-2020_1.1")
    assert row is not None
    row.click()
    yield "studies and questionnaires, one of them"
    driver.key(Qt.Key.Key_Escape)
    window.show_preview(("kl-2023", "1.0"))
    yield "preview"
    driver.tap("preview_fill")
    driver.tap("preview_map")
    yield "preview, map"
    window.show_home()
    driver.key("n")
    driver.tap("language")
    yield "languages"
    driver.tap("bilingual")
    driver.tap("read_ar")
    yield "introduction, in Arabic"
    driver.key(ENTER)
    driver.key(ENTER)
    driver.key("2")
    yield "question, in Arabic"
    yield from kinds(window)


def kinds(window: MainWindow) -> Iterator[str]:
    """A page of each other kind of question."""
    questionnaire, study = waiting_room()
    store = windows.opened(window)
    session = InterviewSession.begin(
        questionnaire,
        study,
        store.interviews,
        window._services.clock,
        language="da",
        background_first=True,
    )
    session.agree()
    session.answer("first_visit", 0)
    session.toggle("disturbed", 2)
    window._show_interview(session)
    screen = window.screen_shown
    assert isinstance(screen, InterviewScreen)
    for page in ("background", "disturbed", "why_disturbed", "wish"):
        session.go_to(page)
        screen.show_page()
        yield f"the example, {page}"
    session.toggle("disturbed", 3)
    session.answer("last_visit", "2024-05")
    session.answer("first_visit", 1)
    session.go_to("summary")
    screen.show_page()
    yield "the example, summary"


@pytest.mark.parametrize(
    ("size", "language", "percent"),
    LOOKS,
    ids=[f"{w}x{h}-{language}-{percent}" for (w, h), language, percent in LOOKS],
)
def test_every_screen_can_be_tapped_read_and_heard(
    tmp_path: Path, qapp: Application, size: tuple[int, int], language: str, percent: int
) -> None:
    windows.new_store(tmp_path / "data")
    looks = Preferences(language=language, text_percent=percent, theme="light")
    window = windows.open_window(tmp_path / "data", size, looks)
    faults: list[str] = []
    for name in tour(window):
        QApplication.processEvents()
        windows.wait(30)
        if isinstance(window.screen_shown, InterviewScreen):
            assert window.screen_shown.session.page.startswith(PAGE.get(name, ""))
        faults += [f"{name}: {fault}" for fault in looked_at(window)]
    window.close()
    window.deleteLater()
    qapp.dress("light", 100)
    assert not faults, "\n".join(faults)


STATES = [
    ((1280, 800), "da", 100, states.STATES),
    ((1280, 800), "en", 200, (states.card, states.note, states.around, states.transcription)),
    ((800, 1280), "da", 200, (states.home, states.introduction, states.around, states.after)),
]
"""What is rarer is looked at where there is least room, and once where there is enough."""


@pytest.mark.parametrize(
    ("size", "language", "percent", "parts"),
    STATES,
    ids=[f"{w}x{h}-{language}-{percent}" for (w, h), language, percent, _ in STATES],
)
def test_every_state_can_be_tapped_read_and_heard(
    tmp_path: Path,
    qapp: Application,
    size: tuple[int, int],
    language: str,
    percent: int,
    parts: tuple[Callable[[MainWindow], Iterator[str]], ...],
) -> None:
    windows.new_store(tmp_path / "data")
    looks = Preferences(language=language, text_percent=percent, theme="light")
    window = windows.open_window(tmp_path / "data", size, looks)
    windows.unlock(window)
    faults: list[str] = []
    for name in states.states(window, parts):
        QApplication.processEvents()
        windows.wait(30)
        if (window.width(), window.height()) != size:
            faults.append(f"{name}: the window has grown to {window.size().toTuple()}")
        faults += [f"{name}: {fault}" for fault in looked_at(window)]
    window.close()
    window.deleteLater()
    qapp.dress("light", 100)
    assert not faults, "\n".join(faults)


def looked_at(window: MainWindow) -> Iterator[str]:
    """Everything wrong with what is shown now."""
    for widget in window.findChildren(QWidget):
        if not widget.isVisible():
            continue
        if isinstance(widget, QAbstractButton | QLineEdit):
            yield from control_faults(widget)
        elif isinstance(widget, WrappingLabel) or (
            isinstance(widget, QLabel) and not widget.wordWrap()
        ):
            yield from label_faults(widget)


def control_faults(control: QAbstractButton | QLineEdit) -> Iterator[str]:
    name = control.objectName()
    if not name or name.startswith("qt_"):
        yield f"a {type(control).__name__} has no name of its own"
    if control.width() < TARGET or control.height() < TARGET:
        yield f"{name} is {control.width()} x {control.height()}, below a target"
    if not (control.accessibleName() or control.text().strip()):
        yield f"{name} has nothing for a screen reader to say"
    text = control.text() if isinstance(control, QAbstractButton) else ""
    needed = control.fontMetrics().horizontalAdvance(text)
    if text and not control.hasHeightForWidth() and needed > control.width():
        yield f"{name} cuts off {text!r}"


def label_faults(shown: QLabel) -> Iterator[str]:
    room = shown.contentsRect()
    own = shown.paragraphs(room.width()) if isinstance(shown, TextLabel) else None
    if own is not None:  # Arabic is laid out by the app's own lines.
        if own.height > room.height() + 1:
            yield f"{shown.objectName()} cuts off lines of {shown.text()[:40]!r}"
    elif isinstance(shown, WrappingLabel):
        wrapped = QRect(0, 0, room.width(), 1 << 20)
        flags = Qt.TextFlag.TextWordWrap
        needed = shown.fontMetrics().boundingRect(wrapped, flags, shown.text())
        if shown.textFormat() is Qt.TextFormat.PlainText and needed.height() > room.height() + 1:
            yield f"{shown.objectName()} cuts off lines of {shown.text()[:40]!r}"
        if needed.width() > room.width() + 1:
            yield f"{shown.objectName()} cuts off a word of {shown.text()[:40]!r}"
    elif shown.fontMetrics().horizontalAdvance(shown.text()) > room.width() + 1:
        yield f"{shown.objectName()} cuts off {shown.text()[:40]!r}"
    if shown.font().pixelSize() < 15:
        yield f"{shown.objectName()} is set in {shown.font().pixelSize()} px"
