"""Nobody gets past a card but by the interviewer's gesture: not by any tap, swipe, key or wheel.

A citizen's hands are played at random, thousands of times; the test knows the true gesture and
expects the card to be left by that alone.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QKeyEvent,
    QKeySequence,
    QShortcut,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from interviewer.study import Answering
from tests import windows
from tests.ui.cards import CHORD, Below, Citizen, content
from ui.application import Application
from ui.interview_screen import InterviewScreen
from ui.show_card import cover
from ui.show_card.card import ShowCard
from ui.show_card.painting import in_ring
from ui.theme import Theme
from ui.widgets.sheet import Sheet
from ui.window import MainWindow

NONE = Qt.KeyboardModifier.NoModifier
KEYS = [key for key in Qt.Key if key is not Qt.Key.Key_unknown]
ON_A_KEYBOARD = range(0x20, 0x7F), range(0x01000000, 0x0100004C)
MODIFIERS = [
    NONE,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    CHORD,
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.MetaModifier,
]
REACHED = {
    QEvent.Type.KeyPress,
    QEvent.Type.ShortcutOverride,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonRelease,
    QEvent.Type.MouseMove,
    QEvent.Type.TouchBegin,
    QEvent.Type.Wheel,
    QEvent.Type.ContextMenu,
    QEvent.Type.DragEnter,
}


class Watch(QObject):
    """Notes what reaches a widget below the card."""

    def __init__(self) -> None:
        super().__init__()
        self.reached: list[QEvent.Type] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in REACHED:
            self.reached.append(event.type())
        return False


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A finger counts at once, so that tests need not wait."""
    monkeypatch.setattr(cover, "FRESH", 0.0)


@pytest.fixture
def below(qapp: Application) -> Iterator[Below]:
    window = Below()
    yield window
    for card in window.findChildren(ShowCard):
        card.uncover()
    window.close()
    window.deleteLater()


class Child:
    """Does anything at all to the tablet; says when it was the interviewer's gesture by chance."""

    def __init__(self, citizen: Citizen, seed: int) -> None:
        self._random = random.Random(seed)
        self._citizen = citizen
        self._card = citizen.card

    def _anywhere(self) -> QPoint:
        size = self._card.size()
        if self._random.random() < 0.35:  # Often near what can be seen to be touched.
            name = self._random.choice(["card_mark", "card_turn", "card_larger", "card_rate_3"])
            at = self._citizen.place(name)
            nudge = QPoint(self._random.randint(-60, 60), self._random.randint(-60, 60))
            return QPoint(
                min(max(at.x() + nudge.x(), 0), size.width() - 1),
                min(max(at.y() + nudge.y(), 0), size.height() - 1),
            )
        return QPoint(self._random.randrange(size.width()), self._random.randrange(size.height()))

    def _is_gesture(self, start: QPoint, end: QPoint) -> bool:
        mark = self._card.findChild(QWidget, "card_mark")
        assert mark is not None
        return mark.geometry().contains(start) and in_ring(
            self._card.tools, self._card.to_view(QPointF(end))
        )

    def act(self) -> bool:
        """One thing; True if it was the true gesture."""
        citizen, dice = self._citizen, self._random.random()
        start, end = self._anywhere(), self._anywhere()
        if dice < 0.25:
            citizen.click(start)
        elif dice < 0.4:
            citizen.swipe(start, start)
        elif dice < 0.55:
            citizen.drag(start, end)
            return self._is_gesture(start, end)
        elif dice < 0.7:
            citizen.swipe(start, end)
            return self._is_gesture(start, end)
        elif dice < 0.78:
            citizen.fingers([(start, end), (self._anywhere(), self._anywhere())])
        elif dice < 0.95:
            key, modifiers = self._random.choice(KEYS), self._random.choice(MODIFIERS)
            if any(key in part for part in ON_A_KEYBOARD):
                citizen.key(key, modifiers)
            else:  # Those that tests cannot press, such as a key for a calculator.
                for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                    event = QKeyEvent(kind, key, modifiers)
                    QApplication.sendEvent(citizen.window.windowHandle(), event)
            return key is cover.CHORD and modifiers == CHORD
        else:
            handle = citizen.window.windowHandle()
            right = Qt.MouseButton.RightButton
            QTest.mouseClick(handle, right, NONE, start)
            QTest.mouseDClick(handle, Qt.MouseButton.LeftButton, NONE, end)
        return False


@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize("answers", list(Answering))
def test_no_hands_leave_it_but_the_interviewers(below: Below, answers: Answering) -> None:
    card = ShowCard(below.over, Theme())
    watch = Watch()
    below.field.installEventFilter(watch)
    below.over.installEventFilter(watch)
    fired: list[str] = []
    for keys in ("Ctrl+L", "F1", "Alt+L", "N", "Esc", "Return"):
        shortcut = QShortcut(QKeySequence(keys), below)
        shortcut.activated.connect(lambda keys=keys: fired.append(keys))
    card.answered.connect(card.show_answer)
    citizen = Citizen(below, card)
    left: list[bool] = []
    card.left.connect(lambda: left.append(True))
    card.show_card(content(answers=answers))
    child = Child(citizen, seed=len(answers))
    by_chance = 0
    for _ in range(1000):
        true = child.act()
        assert bool(left) == true
        if true:
            by_chance += 1
            left.clear()
            card.show_card(content(answers=answers))
        assert card.holds_window
        assert below.childAt(QPoint(640, 400)) in (card, *card.children())
    assert watch.reached == []
    assert fired == []
    assert below.field.text() == ""
    assert by_chance < 30


def test_events_sent_straight_to_what_is_covered_do_not_get_there(below: Below) -> None:
    card = ShowCard(below.over, Theme())
    card.show_card(content())
    watch = Watch()
    below.field.installEventFilter(watch)
    middle = QPointF(10, 10)
    left, no_button = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    for event in (
        QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, NONE, "a"),
        QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint()),
        QDragEnterEvent(QPoint(), Qt.DropAction.CopyAction, QMimeData(), left, NONE),
        QWheelEvent(
            *(middle, middle, QPoint(), QPoint(0, 120), no_button, NONE),
            *(Qt.ScrollPhase.NoScrollPhase, False),
        ),
    ):
        QApplication.sendEvent(below.field, event)
    assert watch.reached == []
    assert below.field.text() == ""


def test_a_sheet_that_comes_up_meanwhile_stays_below(below: Below) -> None:
    card = ShowCard(below.over, Theme())
    card.show_card(content())
    sheet = Sheet(below, "Noget gik galt", cancel="Luk")
    QApplication.processEvents()
    assert below.childAt(QPoint(640, 400)) in (card, *card.children())
    assert sheet.isVisible()
    Citizen(below, card).leave()
    assert sheet.isVisible()


# --- in the real window -----------------------------------------------------------------------


@pytest.fixture
def covered(at_home: MainWindow) -> Iterator[tuple[MainWindow, ShowCard, Citizen]]:
    """The real window in an interview, a card over it."""
    at_home.new_interview()
    screen = at_home.screen_shown
    assert isinstance(screen, InterviewScreen)
    screen.session.agree()
    screen.session.go_to("q1")
    screen.show_page()
    card = ShowCard(screen, Theme())
    card.show_card(content())
    yield at_home, card, Citizen(at_home, card)
    if at_home.store is not None and card.holds_window:
        card.uncover()


Covered = tuple[MainWindow, ShowCard, Citizen]


def test_the_keys_of_the_app_do_nothing(covered: Covered) -> None:
    window, card, citizen = covered
    screen = window.screen_shown
    assert isinstance(screen, InterviewScreen)
    before = screen.session.interview
    for key in (*"1234590SNJ", Qt.Key.Key_Escape, Qt.Key.Key_F1, Qt.Key.Key_Return):
        citizen.key(Qt.Key(ord(key)) if isinstance(key, str) else key)
    for key in "L1SQW":
        citizen.key(Qt.Key(ord(key)), Qt.KeyboardModifier.ControlModifier)
        citizen.key(Qt.Key(ord(key)), Qt.KeyboardModifier.AltModifier)
    QApplication.processEvents()
    assert screen.session.interview == before
    assert window.screen_shown is screen
    assert window.findChildren(Sheet) == []
    assert card.holds_window


def test_a_citizen_cannot_close_the_window(covered: Covered) -> None:
    window, card, citizen = covered
    assert not window.windowHandle().close()
    assert window.isVisible()
    citizen.leave()
    assert not card.holds_window


def test_the_idle_lock_goes_off_under_a_card_and_takes_it_away(covered: Covered) -> None:
    window, card, _citizen = covered
    window._idle.timeout.emit()
    assert window.store is None
    assert window.screen_shown.findChild(QWidget, "unlock_button") is not None
    assert not card.holds_window
    driver = windows.unlock(window)
    driver.key("1")
    assert isinstance(window.screen_shown, InterviewScreen)


def test_somebody_who_touches_the_card_is_somebody_there(covered: Covered) -> None:
    window, _card, citizen = covered
    acts: list[Callable[[], None]] = [
        lambda: citizen.click(QPoint(600, 60)),
        lambda: citizen.key(Qt.Key.Key_A),
        lambda: citizen.swipe(QPoint(600, 60), QPoint(620, 60)),
    ]
    for act in acts:
        window._idle.start(5000)
        act()
        assert window._idle.remainingTime() > 60_000
