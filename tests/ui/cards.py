"""Show cards for tests: contents, a window to cover, and the hands of a citizen."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

import resources
from interviewer.show_card import CardContent, scale_content
from interviewer.study import Answering, CardRules
from ui.show_card.cover import Cover

VIVE = resources.load_questionnaire("vive-2020", "1.1")
CHORD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def content(
    language: str = "da",
    answers: Answering = Answering.SEEN,
    *,
    item: str = "q1",
    faces: bool = True,
    chosen: int | None = None,
) -> CardContent:
    """The card of a question of VIVE 2020."""
    words, scale = VIVE.words(language), VIVE.item(item).scale
    assert scale is not None
    rules = CardRules(question=True, answers=answers, faces=faces)
    text = words.items[item].text.replace("{jobcenter}", "jobcenteret")
    return scale_content(scale, words, rules, question=text, chosen=chosen)


def unspoken(card: CardContent, language: str) -> CardContent:
    """The same in a language in which cards do not speak."""
    return replace(card, language=language)


class Below(QWidget):
    """A window with a field, which the card covers."""

    def __init__(self, size: tuple[int, int] = (1280, 800)) -> None:
        super().__init__()
        self.over = QWidget()
        self.field = QLineEdit()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.over)
        inside = QVBoxLayout(self.over)
        inside.addWidget(self.field)
        self.resize(*size)
        self.show()
        self.field.setFocus()
        QApplication.processEvents()


class Citizen:
    """Touches a covered window: by mouse, or with fingers."""

    def __init__(self, window: QWidget, card: Cover) -> None:
        self.window, self.card = window, card
        self.device: QPointingDevice = QTest.createTouchDevice()

    def place(self, name: str) -> QPoint:
        """The middle of the card's target called `name`, in the window."""
        target = self.card.findChild(QWidget, name)
        assert target is not None
        return target.mapTo(self.window, target.rect().center())

    @property
    def ring(self) -> QPoint:
        """The middle of the ring, in the window."""
        return self.card.rect().center()

    def click(self, at: QPoint) -> None:
        """A click."""
        handle, none = self.window.windowHandle(), Qt.KeyboardModifier.NoModifier
        QTest.mouseClick(handle, Qt.MouseButton.LeftButton, none, at)

    def tap(self, name: str) -> None:
        """A click on a target."""
        self.click(self.place(name))

    def drag(self, start: QPoint, end: QPoint) -> None:
        """With the mouse."""
        handle, none = self.window.windowHandle(), Qt.KeyboardModifier.NoModifier
        left = Qt.MouseButton.LeftButton
        QTest.mousePress(handle, left, none, start)
        QTest.mouseMove(handle, (start + end) / 2)
        QTest.mouseMove(handle, end)
        QTest.mouseRelease(handle, left, none, end)

    def swipe(self, start: QPoint, end: QPoint) -> None:
        """With a finger."""
        self.fingers([(start, end)])

    def fingers(self, ways: list[tuple[QPoint, QPoint]]) -> None:
        """Several fingers at once, each from its start to its end."""
        handle = self.window.windowHandle()
        touch = QTest.touchEvent(handle, self.device, False)
        for part in (0.0, 0.5, 1.0):
            for number, (start, end) in enumerate(ways):
                at = (QPointF(start) * (1 - part) + QPointF(end) * part).toPoint()
                (touch.press if part == 0.0 else touch.move)(number, at, handle)
            touch.commit()
        for number, (_start, end) in enumerate(ways):
            touch.release(number, end, handle)
        touch.commit()

    def key(
        self,
        key: Qt.Key,
        modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        """A key, to the window."""
        QTest.keyClick(self.window.windowHandle(), key, modifiers)

    def leave(self) -> None:
        """The interviewer's gesture, by mouse."""
        self.drag(self.place("card_mark"), self.ring)


def room_of(card: Cover, name: str) -> QRect:
    """Where a target is on the card."""
    target = card.findChild(QWidget, name)
    assert target is not None
    return target.geometry()
