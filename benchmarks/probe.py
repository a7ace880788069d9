"""The app in a process of its own: runs `main.py` and tells when it had painted, and its size.

Called by `start.py` as `python -m benchmarks.probe FOLDER`, the passphrase on standard input;
prints one line of JSON. Times are on the system's monotonic clock, which all processes share.
"""

from __future__ import annotations

import json
import runpy
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from benchmarks.driver import Driver
from ui.application import Application
from ui.window import MainWindow

QUIET_SECONDS = 1.5
"""After which the check and the backup that follow an unlock are over."""


class Paint(QObject):
    """Waits until a widget has been painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self._seen = False
        self._widget = widget
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The paint of one event-loop turn is over when the turn is."""
        self._seen = self._seen or event.type() is QEvent.Type.Paint
        return False

    def wait(self, app: Application) -> float:
        """The time when the widget was on the screen."""
        while not self._seen:
            app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        self._widget.removeEventFilter(self)
        return time.monotonic()


def resident_megabytes() -> float:
    """Memory of this process that is in RAM; its greatest extent where that is all one knows."""
    status = Path("/proc/self/status")
    if status.exists():
        lines = dict(line.split(":", 1) for line in status.read_text().splitlines())
        return int(lines["VmRSS"].split()[0]) / 1024
    if sys.platform == "win32":
        return float("nan")
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 / 1024


def run(app: Application) -> int:
    """In place of the event loop: unlock, look at Home, answer a few questions."""
    window = next(w for w in app.topLevelWidgets() if isinstance(w, MainWindow))
    unlock_painted = Paint(window.screen_shown).wait(app)
    app.processEvents()
    field = window.findChild(QLineEdit, "passphrase")
    assert field is not None
    field.setText(sys.stdin.readline().rstrip("\n"))
    entered = time.monotonic()
    QTest.keyClick(field, Qt.Key.Key_Return)
    home_painted = Paint(window.screen_shown).wait(app)
    assert window.screen_shown.objectName() == "home"
    quiet = time.monotonic() + QUIET_SECONDS
    while time.monotonic() < quiet:
        app.processEvents()
        time.sleep(0.01)
    at_home = resident_megabytes()
    driver = Driver(window)
    for name in ("new_interview", "forward", "forward", "rate_5", "forward", "rate_2", "forward"):
        driver.tap(name)
        driver.settle()
    in_interview = resident_megabytes()
    window.close()
    found = {
        "unlock_painted": unlock_painted,
        "home": home_painted - entered,
        "at_home": at_home,
        "in_interview": in_interview,
    }
    print(json.dumps(found), flush=True)
    return 0


if __name__ == "__main__":
    Application.exec = run  # type: ignore[method-assign, assignment]
    sys.argv = ["main.py", "--data", sys.argv[1]]
    runpy.run_path("main.py", run_name="__main__")
