"""Tells when the machine has slept or is about to: its cover closed, say. The window locks then.

Everywhere, by a wall clock that jumps ahead of a timer; where the system announces its sleep, also
before it. A clock set ahead by hand looks like sleep too: locking then does no harm.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

if TYPE_CHECKING:
    from ui.sleep_announced import Announcer

TICK_MS = 1000
JUMP = 10.0
"""Seconds that the wall clock may run ahead between two looks at it: a busy window is no sleep."""
LISTEN_AFTER_MS = 2000
"""The system's announcements are asked for when the window has long been shown."""


class SleepWatch(QObject):
    """`slept` comes before a sleep that is announced, and after each one before the window is
    painted again.
    """

    slept = Signal()

    def __init__(
        self, window: QObject, wall: Callable[[], float] = time.time, platform: str = sys.platform
    ) -> None:
        """`wall` tells the time of day in seconds, `platform` is as `sys.platform`."""
        super().__init__(window)
        self._wall = wall
        self._platform = platform
        self._seen = wall()
        self._announcer: Announcer | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.check)
        self._timer.start()
        window.installEventFilter(self)
        QTimer.singleShot(LISTEN_AFTER_MS, self, self.listen)

    def check(self) -> None:
        """Look at the clock."""
        before, self._seen = self._seen, self._wall()
        if self._seen - before > JUMP:
            self.slept.emit()

    def listen(self) -> None:
        """Ask the system to say when it is about to sleep, where it can."""
        if self._announcer is None:
            from ui.sleep_announced import announcer

            self._announcer = announcer(self._platform, self._about_to_sleep)

    def _about_to_sleep(self) -> None:
        self.slept.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The window is about to be painted: first see whether that is after a sleep."""
        if event.type() is QEvent.Type.UpdateRequest:
            self.check()
        return False
