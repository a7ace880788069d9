"""Keeps ink beside the window: a queue in its order, and a thread, so that no stroke waits.

Nothing queued is lost while the process lives: what could not be written stays at the head of the
queue until it can.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, Signal, Slot

from interviewer.errors import InterviewerError
from interviewer.ink import Point, Stroke
from interviewer.interview import NoteKey
from interviewer.ports import InkStore
from ui.jobs import log_bug

IDLE_SECONDS = 2.0
"""The thread ends after so long without work, and begins anew with the next stroke."""

Write = Callable[[InkStore], None]


class NoteInk:
    """The strokes of one note on their way to the store: an `InkSink`. Every call returns at once.

    What belongs to an interview that was withdrawn is dropped.
    """

    def __init__(self, writer: InkWriter, interview_id: str, key: NoteKey) -> None:
        self._writer = writer
        self._interview = interview_id
        self._key = key

    def append(self, number: int, piece: int, points: Sequence[Point]) -> None:
        """Keep a further piece of a stroke that is being drawn."""
        interview, key, kept = self._interview, self._key, tuple(points)
        self._writer.write(lambda ink: ink.append(interview, key, number, piece, kept))

    def put(self, strokes: Sequence[Stroke]) -> None:
        """Keep whole strokes, each in place of one of the same number."""
        interview, key, kept = self._interview, self._key, tuple(strokes)
        self._writer.write(lambda ink: ink.put(interview, key, kept))

    def erase(self, numbers: Sequence[int]) -> None:
        """Erase strokes."""
        interview, key, gone = self._interview, self._key, tuple(numbers)
        self._writer.write(lambda ink: ink.erase(interview, key, gone))


class InkWriter(QObject):
    """The queue of one store. It ends with its owner at the latest; call `flush` before."""

    failed = Signal(object)
    """The exception: an `InterviewerError`, or a bug that is logged already. Told once, and again
    after `retry`; what is queued later is tried together with it."""
    saved = Signal()
    """All that was queued is on disk."""

    _has_failed = Signal(object)
    _has_saved = Signal()

    def __init__(self, ink: InkStore, owner: QObject) -> None:
        super().__init__()
        self._ink = ink
        self._queue: deque[Write] = deque()
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None
        self._stuck = False
        """The head of the queue has failed, and nothing has come since."""
        self._told = False
        self._closing = False
        self.error: Exception | None = None
        """Why the head of the queue could not be written, when it was tried last."""
        queued = Qt.ConnectionType.QueuedConnection
        self._has_failed.connect(self._tell_failed, queued)
        self._has_saved.connect(self._tell_saved, queued)
        close = self.close  # Kept by the owner: what is queued goes no sooner than it.
        owner.destroyed.connect(lambda: close())  # noqa: PLW0108 - a method would not be kept

    def note(self, interview_id: str, key: NoteKey) -> NoteInk:
        """Where the strokes of one note go."""
        return NoteInk(self, interview_id, key)

    @property
    def pending(self) -> bool:
        """Whether anything is not on disk yet."""
        with self._changed:
            return bool(self._queue)

    def write(self, write: Write) -> None:
        """Queue one change; after `close` it is a bug."""
        with self._changed:
            if self._closing:
                raise RuntimeError("the ink of a closed store")
            self._queue.append(write)
            self._go_on()

    def retry(self) -> None:
        """Try again what has failed."""
        with self._changed:
            self._told = False
            if self._queue:
                self._go_on()

    def flush(self, timeout: float) -> bool:
        """Wait until all is on disk, `timeout` seconds at most; False if it is not, or fails."""
        until = time.monotonic() + timeout
        with self._changed:
            if self._stuck:
                self._go_on()
            while self._queue and not self._stuck:
                left = until - time.monotonic()
                if left <= 0 or not self._changed.wait(left):
                    break
            return not self._queue

    def close(self) -> None:
        """Write what can be written, and end; nothing is told any more."""
        with self._changed:
            self._closing = True
            self._changed.notify_all()
            thread = self._thread
        if thread is not None:
            thread.join()

    # --- the thread ---------------------------------------------------------------------------

    def _go_on(self) -> None:
        """With the lock held: there is work."""
        self._stuck = False
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="ink")
            self._thread.start()
        self._changed.notify_all()

    def _run(self) -> None:
        while (write := self._next()) is not None:
            try:
                write(self._ink)
            except KeyError:
                pass  # The interview was withdrawn: nothing brings it back.
            except InterviewerError as error:  # The disk is full, say: it is tried again.
                self._fail(error)
                continue
            except Exception as error:  # noqa: BLE001 - a bug, which would fail each time
                log_bug(error)
                self._has_failed.emit(error)  # What comes after it is not held up.
            with self._changed:
                self._queue.popleft()
                self._told, self.error = False, None
                tell = not self._queue and not self._closing
                self._changed.notify_all()
            if tell:
                self._has_saved.emit()

    def _next(self) -> Write | None:
        """The head of the queue, when there is one to try; None when the thread is to end."""
        with self._changed:
            while not self._queue or self._stuck:
                if self._closing or not self._changed.wait(IDLE_SECONDS):
                    if self._queue and not self._stuck:
                        continue  # It came at the very moment.
                    self._thread = None
                    return None
            return self._queue[0]

    def _fail(self, error: Exception) -> None:
        with self._changed:
            self._stuck, self.error = True, error
            tell, self._told = not (self._told or self._closing), True
            self._changed.notify_all()
        if tell:
            self._has_failed.emit(error)

    @Slot(object)
    def _tell_failed(self, error: object) -> None:
        if not self._closing:
            self.failed.emit(error)

    @Slot()
    def _tell_saved(self) -> None:
        if not self._closing:
            self.saved.emit()
