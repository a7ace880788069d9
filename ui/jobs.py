"""Long work beside the window: a plain function in a thread of its own, with progress and cancel.

What a job reports arrives in the window's thread, so that a screen connects it like a button.
No job outlives its `Jobs`: closing waits for it.
"""

from __future__ import annotations

import logging
import threading
import time
import traceback
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot

from interviewer.errors import InterviewerError
from interviewer.ports import Progress

logger = logging.getLogger(__name__)

REPORT_EVERY = 0.05
"""Seconds between two reports of progress; more would only keep the window busy."""


def log_bug(error: BaseException) -> None:
    """Log where an error came from, and never what it says: that may hold an answer."""
    where = "".join(traceback.format_tb(error.__traceback__))
    logger.error("%s in\n%s", type(error).__name__, where)


class Job(QObject):
    """Work under way. Exactly one of `done` and `failed` comes, unless its `Jobs` is closed.

    A plain thread does the work; its reports are signals, queued to the window's thread.
    """

    done = Signal(object)
    failed = Signal(object)
    """The exception; anything but an `InterviewerError` is a bug, and already logged."""
    progressed = Signal(int, int)

    _ended_well = Signal(object)
    _ended_badly = Signal(object)
    _reported = Signal(int, int)

    def __init__(self, work: Callable[[Progress], Any]) -> None:
        super().__init__()
        self._work = work
        self._stop = False
        self._silent = False
        self._ended = False
        self._last_report = 0.0
        self._thread = threading.Thread(target=self._run, name="job")
        queued = Qt.ConnectionType.QueuedConnection
        self._ended_well.connect(self._end_well, queued)
        self._ended_badly.connect(self._end_badly, queued)
        self._reported.connect(self._progress, queued)

    @property
    def running(self) -> bool:
        """Whether the end has not been reported yet."""
        return not self._ended

    def cancel(self) -> None:
        """Ask the work to stop at its next report of progress."""
        self._stop = True

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def silence(self) -> None:
        """Cancel, and report nothing more."""
        self._silent = True
        self.cancel()

    def close(self) -> None:
        """Cancel, wait for the end, and report nothing more."""
        self.silence()
        self._thread.join()
        self._ended = True

    def _run(self) -> None:
        """In the thread: do the work; every way it can end is a signal."""
        try:
            result = self._work(self._report)
        except Exception as error:  # noqa: BLE001 - handed to the screen, bugs are logged too
            if not isinstance(error, InterviewerError):
                log_bug(error)
            self._ended_badly.emit(error)
        else:
            self._ended_well.emit(result)

    def _report(self, done: int, total: int) -> bool:
        now = time.monotonic()
        if done >= total or now - self._last_report >= REPORT_EVERY:
            self._last_report = now
            self._reported.emit(done, total)
        return not self._stop

    @Slot(object)
    def _end_well(self, result: object) -> None:
        self._ended = True
        if not self._silent:
            self.done.emit(result)

    @Slot(object)
    def _end_badly(self, error: object) -> None:
        self._ended = True
        if not self._silent:
            self.failed.emit(error)

    @Slot(int, int)
    def _progress(self, done: int, total: int) -> None:
        if not self._silent:
            self.progressed.emit(done, total)


class Jobs:
    """The jobs of one screen or window. They end with their owner at the latest."""

    def __init__(self, owner: QObject) -> None:
        self._jobs: list[Job] = []
        jobs = self._jobs  # Not self: while the owner is destroyed, its attributes may be gone.
        owner.destroyed.connect(lambda: _close(jobs))

    @property
    def running(self) -> bool:
        """Whether any job is under way."""
        return any(job.running for job in self._jobs)

    def run(self, work: Callable[[Progress], Any]) -> Job:
        """Start `work(progress)`; connect the job's signals before returning to the event loop."""
        self._jobs[:] = [job for job in self._jobs if job.running]
        job = Job(work)
        self._jobs.append(job)
        job.start()
        return job

    def let_go(self) -> Callable[[], None]:
        """Cancel every job, and report nothing more of any; the window need not wait.

        What is returned waits for their end, and may be called in a worker.
        """
        jobs = list(self._jobs)
        self._jobs.clear()
        for job in jobs:
            job.silence()

        def wait() -> None:
            for job in jobs:
                job.close()

        return wait

    def close(self) -> None:
        """Cancel every job and wait for it: call it when the screen or window goes away."""
        _close(self._jobs)


def _close(jobs: list[Job]) -> None:
    for job in jobs:
        job.close()
    jobs.clear()
