"""Where the pen is, for a whole window: a hand that rests while it writes draws and taps nothing.

A pen that is near without touching tells of itself by hovering. Once a pen has been seen, fingers
scroll and draw no more, until the window is gone.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QTabletEvent, QTouchEvent, QWindow
from PySide6.QtWidgets import QWidget

NEAR_SECONDS = 2.0
"""A pen that was seen so long ago may still be in the hand that rests."""
_PEN = (QEvent.Type.TabletPress, QEvent.Type.TabletMove, QEvent.Type.TabletRelease)
_TOUCH = (
    QEvent.Type.TouchBegin,
    QEvent.Type.TouchUpdate,
    QEvent.Type.TouchEnd,
    QEvent.Type.TouchCancel,
)


class PenWatch(QObject):
    """Looks at what reaches a window, before any widget does."""

    pen_came = Signal()
    """A pen has moved near the glass, or on it."""
    touched = Signal()
    """A finger has come down."""

    def __init__(self, window: QWidget, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(window)
        self._clock = clock
        self._last = float("-inf")
        self._handle: QWindow | None = None
        self._swallowing = False
        self._pressed = False
        self.seen = False
        """Whether there is a pen."""

    @staticmethod
    def of(window: QWidget) -> PenWatch:
        """The one of a window, made where there is none; the window is shown."""
        found = window.findChild(PenWatch, options=Qt.FindChildOption.FindDirectChildrenOnly)
        watch = found if isinstance(found, PenWatch) else PenWatch(window)
        watch._follow(window.windowHandle())
        return watch

    @property
    def near(self) -> bool:
        """Whether the pen is near, or was a moment ago."""
        return self._clock() - self._last < NEAR_SECONDS

    @property
    def down(self) -> bool:
        """Whether the pen is on the glass; one that is silent so long was lifted unseen."""
        return self._pressed and self.near

    def _follow(self, handle: QWindow | None) -> None:
        if handle is not None and handle is not self._handle:
            handle.installEventFilter(self)
            self._handle = handle

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice the pen; keep touches back while it is on the glass."""
        kind = event.type()
        if isinstance(event, QTabletEvent) and kind in _PEN:
            self.seen = True
            self._last = self._clock()
            if kind == QEvent.Type.TabletPress:
                self._pressed = True
            elif kind == QEvent.Type.TabletRelease:
                self._pressed = event.buttons() != Qt.MouseButton.NoButton
            self.pen_came.emit()
        elif isinstance(event, QTouchEvent) and kind in _TOUCH:
            if kind == QEvent.Type.TouchBegin:
                self._swallowing = self.down
                self.touched.emit()
            if self._swallowing:
                event.accept()
                return True
        return False
