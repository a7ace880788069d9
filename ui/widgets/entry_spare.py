"""The Enter that a hand gives after a field which has gone on by itself: it does nothing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QWindow

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_HELD = (
    Qt.Key.Key_Shift,
    Qt.Key.Key_Control,
    Qt.Key.Key_Alt,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_Meta,
    Qt.Key.Key_CapsLock,
)
"""Keys that do nothing by themselves."""


class SpareEnter(QObject):
    """Waits for one Enter and takes it away; any other key or a tap ends the waiting."""

    ended = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._window: QWindow | None = None

    @property
    def waits(self) -> bool:
        """Whether the next Enter will do nothing."""
        return self._window is not None

    def wait(self, window: QWindow | None) -> None:
        """From now on, for the next key of this window."""
        self.end()
        if window is not None:
            self._window = window
            window.installEventFilter(self)

    def end(self) -> None:
        """Each Enter counts."""
        if self._window is not None:
            self._window.removeEventFilter(self)
            self._window = None
            self.ended.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The next key."""
        kind = event.type()
        if kind is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in _HELD:
                return False
            self.end()
            held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            return event.key() in ENTER and not held
        if kind in (QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin):
            self.end()
        return False
