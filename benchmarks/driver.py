"""Works the real windows as a person would, and counts each tap and key press.

Taps and keys go to the native window, so what is covered, hidden or without the cursor does not
get them. Text, and the digits of ages and periods, are counted apart from taps and keys.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget


class Unreachable(AssertionError):
    """Nobody could tap that, or nothing would take the text."""


class Driver:
    """Two hands on one shown window."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self.taps = 0
        """On anything but the digit pad's digits."""
        self.keys = 0
        """Keys that are not text: ratings, Enter, letters that choose."""
        self.typed = 0
        """Characters of notes, ages and periods, by key or by tap."""

    # --- looking ------------------------------------------------------------------------------

    def find(self, name: str, within: str = "") -> QWidget:
        """The one shown widget called `name` (below the one called `within`); `Unreachable`."""
        root = self.find(within) if within else self._window
        named = [root] if root.objectName() == name else []
        shown = [w for w in (*named, *root.findChildren(QWidget, name)) if w.isVisible()]
        if len(shown) != 1:
            raise Unreachable(f"{len(shown)} shown widgets are called {name!r}")
        return shown[0]

    def shows(self, name: str) -> bool:
        """Whether a widget called `name` is shown."""
        return any(w.isVisible() for w in self._window.findChildren(QWidget, name))

    def place(self, widget: QWidget) -> QPoint:
        """Where a finger would hit `widget`, in the window; `Unreachable` if nowhere."""
        name = widget.objectName()
        if not widget.isEnabled():
            raise Unreachable(f"{name!r} is not enabled")
        seen = widget.visibleRegion().boundingRect()
        if seen.isEmpty():
            raise Unreachable(f"{name!r} is not within view")
        point = widget.mapTo(self._window, seen.center())
        hit = self._window.childAt(point)
        if hit is None or not (hit is widget or widget.isAncestorOf(hit)):
            above = hit.objectName() if hit else "nothing"
            raise Unreachable(f"{name!r} is covered by {above!r}")
        return point

    # --- doing --------------------------------------------------------------------------------

    def tap(self, name: str, within: str = "") -> None:
        """Tap the widget called `name`."""
        self.tap_at(self.place(self.find(name, within)))

    def tap_at(self, point: QPoint) -> None:
        """Tap a place that `place` gave."""
        self.taps += 1
        self._click(point)

    def tap_digits(self, digits: str) -> None:
        """Tap a number on the digit pad; its digits count as text."""
        for digit in digits:
            self.typed += 1
            self._click(self.place(self.find(f"digit_{digit}")))

    def key(
        self,
        key: Qt.Key | str,
        modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        """Press a key; "n" stands for its key. It goes where the cursor is."""
        self.keys += 1
        code = Qt.Key(ord(key.upper())) if isinstance(key, str) else key
        QTest.keyClick(self._window.windowHandle(), code, modifiers)

    def type(self, text: str) -> None:
        """Type text where the cursor is; what is on no key comes as from an input method."""
        for character in text:
            self.typed += 1
            focus = QApplication.focusWidget()
            if focus is None:
                raise Unreachable("the cursor is nowhere")
            if ord(character) < 0x10000:
                for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
                    event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, character)
                    QApplication.sendEvent(focus, event)
            else:
                commit = QInputMethodEvent()
                commit.setCommitString(character)
                QApplication.sendEvent(focus, commit)

    def settle(self) -> None:
        """Let the app do what waits to be done now."""
        QGuiApplication.processEvents()

    def _click(self, point: QPoint) -> None:
        button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QTest.mouseClick(self._window.windowHandle(), button, none, point)
