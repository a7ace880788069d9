"""Plays pen input through a real window: by the pen of a tablet, by a finger, or by the mouse.

What is played is made up, the same each time: words in loops, at the 240 points a second and with
the pressure of a hand that writes.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterable, Sequence
from typing import Final, NamedTuple, Protocol

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
from PySide6.QtGui import QInputDevice, QPointingDevice, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

RATE: Final = 240
"""Points a second."""


class Tip(NamedTuple):
    """Where the tip is at a moment."""

    ms: float
    """Since the first point of all."""
    x: float
    """Logical pixels on the widget."""
    y: float
    pressure: float
    """0 to 1."""


Written = list[list[Tip]]
"""Strokes, one after the other."""


def handwriting(
    points: int, *, left: float = 24, top: float = 40, width: float = 700, seed: int = 1
) -> Written:
    """Joined-up writing of so many points, in lines 56 pixels apart."""
    chance = random.Random(seed)
    strokes: Written = []
    made, ms, x, y = 0, 0.0, left, top
    while made < points:
        letters = chance.randint(2, 8)
        if x + letters * 17 > left + width:
            x, y = left, y + 56
        stroke, start = [], x
        count = min(points - made, letters * 26)
        for number in range(count):
            turn = number / 26 * 2 * math.pi
            tall = 17 if (number // 26) % 3 == 1 else 10
            swing = 0.5 + 0.5 * math.sin(turn)
            across = start + number / 26 * 15 + 5 * math.cos(turn) + chance.gauss(0, 0.15)
            down = y - tall * math.sin(turn) - 0.12 * tall * math.cos(turn) + chance.gauss(0, 0.15)
            edge = min(1.0, (number + 1) / 8, (count - number) / 8)
            pressure = min(1.0, max(0.05, edge * (0.35 + 0.35 * swing + chance.gauss(0, 0.02))))
            stroke.append(Tip(round(ms, 2), round(across, 3), round(down, 3), round(pressure, 3)))
            ms += 1000 / RATE
        strokes.append(stroke)
        made += count
        x = start + letters * 15 + 22
        ms += chance.uniform(60, 180)
    return strokes


class Hand(Protocol):
    """Something that touches a window; places are the window's logical pixels."""

    def press(self, at: QPointF, pressure: float) -> None:
        """Come down."""

    def move(self, at: QPointF, pressure: float) -> None:
        """Move while down."""

    def release(self, at: QPointF) -> None:
        """Lift."""


def stylus(*, eraser: bool = False, pressure: bool = True) -> QPointingDevice:
    """The pen of a tablet, or its other end."""
    kind = QPointingDevice.PointerType.Eraser if eraser else QPointingDevice.PointerType.Pen
    can = QInputDevice.Capability.Position
    if pressure:
        can |= QInputDevice.Capability.Pressure
    return QPointingDevice("pen", 4711, QInputDevice.DeviceType.Stylus, kind, can, 1, 3)


class Stylus:
    """A pen: its events reach the window as from the platform."""

    def __init__(self, window: QWidget, *, eraser: bool = False, pressure: bool = True) -> None:
        self._window = window
        self._device = stylus(eraser=eraser, pressure=pressure)

    def press(self, at: QPointF, pressure: float = 0.5) -> None:
        """Come down."""
        left = Qt.MouseButton.LeftButton
        self._send(QEvent.Type.TabletPress, at, pressure, left, left)

    def move(self, at: QPointF, pressure: float = 0.5) -> None:
        """Move while down."""
        none, left = Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton
        self._send(QEvent.Type.TabletMove, at, pressure, none, left)

    def hover(self, at: QPointF) -> None:
        """Near, and not touching."""
        none = Qt.MouseButton.NoButton
        self._send(QEvent.Type.TabletMove, at, 0.0, none, none)

    def release(self, at: QPointF) -> None:
        """Lift."""
        none, left = Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton
        self._send(QEvent.Type.TabletRelease, at, 0.0, left, none)

    def _send(
        self,
        kind: QEvent.Type,
        at: QPointF,
        pressure: float,
        button: Qt.MouseButton,
        buttons: Qt.MouseButton,
    ) -> None:
        handle = self._window.windowHandle()
        everywhere = QPointF(self._window.mapToGlobal(at))
        plain = Qt.KeyboardModifier.NoModifier
        event = QTabletEvent(
            kind, self._device, at, everywhere, pressure, 0, 0, 0, 0, 0, plain, button, buttons
        )
        QCoreApplication.sendEvent(handle, event)


_SCREEN: list[QPointingDevice] = []


def touch_screen() -> QPointingDevice:
    """The glass that fingers touch; one for the whole process, as Qt keeps it."""
    if not _SCREEN:
        _SCREEN.append(QTest.createTouchDevice())
    return _SCREEN[0]


class Finger:
    """One finger."""

    def __init__(self, window: QWidget, number: int = 0) -> None:
        self._window = window
        self._number = number

    def press(self, at: QPointF, pressure: float = 0.5) -> None:
        """Come down."""
        self._events().press(self._number, at.toPoint()).commit()

    def move(self, at: QPointF, pressure: float = 0.5) -> None:
        """Move while down."""
        self._events().move(self._number, at.toPoint()).commit()

    def release(self, at: QPointF) -> None:
        """Lift."""
        self._events().release(self._number, at.toPoint()).commit()

    def _events(self) -> QTest.QTouchEventSequence:
        return QTest.touchEvent(self._window.windowHandle(), touch_screen())


class Mouse:
    """The mouse, its left button."""

    def __init__(self, window: QWidget) -> None:
        self._window = window

    def press(self, at: QPointF, pressure: float = 0.5) -> None:
        """Come down."""
        handle, none = self._window.windowHandle(), Qt.KeyboardModifier.NoModifier
        QTest.mousePress(handle, Qt.MouseButton.LeftButton, none, at.toPoint())

    def move(self, at: QPointF, pressure: float = 0.5) -> None:
        """Move while down."""
        QTest.mouseMove(self._window.windowHandle(), at.toPoint())

    def release(self, at: QPointF) -> None:
        """Lift."""
        handle, none = self._window.windowHandle(), Qt.KeyboardModifier.NoModifier
        QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, none, at.toPoint())


def play(
    hand: Hand,
    written: Iterable[Sequence[Tip]],
    on: QWidget,
    each: Callable[[], None] = lambda: None,
) -> None:
    """Play strokes on a widget, as fast as they are taken; `each` is called after every point."""
    window = on.window()
    for stroke in written:
        for number, tip in enumerate(stroke):
            at = QPointF(on.mapTo(window, QPointF(tip.x, tip.y)))
            if number == 0:
                hand.press(at, tip.pressure)
            else:
                hand.move(at, tip.pressure)
            each()
        hand.release(QPointF(on.mapTo(window, QPointF(stroke[-1].x, stroke[-1].y))))
        each()
