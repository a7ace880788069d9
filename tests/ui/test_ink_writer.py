"""Ink on its way to the disk: in order, beside the window, and nothing lost while the app lives."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Iterable, Iterator, Sequence

import pytest
from PySide6.QtCore import QObject, QThread
from pytestqt.qtbot import QtBot

from interviewer.errors import NotSaved
from interviewer.ink import Point, Stroke
from interviewer.interview import Interview, NoteKey
from tests import windows
from ui.ink_writer import InkWriter

KEY: NoteKey = ("q1", "why")


def points(*places: int) -> tuple[Point, ...]:
    return tuple(Point(x, x, 128) for x in places)


class Disk:
    """An `InkStore` that can be slow, full, or without the interview."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, str, object]] = []
        self.threads: set[int] = set()
        self.error: Exception | None = None
        self.gate = threading.Event()
        self.gate.set()

    def _do(self, what: str, interview_id: str, detail: object) -> None:
        assert self.gate.wait(5)
        self.threads.add(threading.get_ident())
        if interview_id == "withdrawn":
            raise KeyError(interview_id)
        if self.error is not None:
            raise self.error
        self.calls.append((what, interview_id, detail))

    def append(
        self, interview_id: str, key: NoteKey, number: int, piece: int, points: Sequence[Point]
    ) -> None:
        self._do("append", interview_id, (number, piece, tuple(points)))

    def put(self, interview_id: str, key: NoteKey, strokes: Iterable[Stroke]) -> None:
        self._do("put", interview_id, tuple(strokes))

    def erase(self, interview_id: str, key: NoteKey, numbers: Iterable[int]) -> None:
        self._do("erase", interview_id, tuple(numbers))

    def strokes(self, interview_id: str, key: NoteKey) -> Sequence[Stroke]:
        raise NotImplementedError

    def notes(self, interview_id: str) -> dict[NoteKey, int]:
        raise NotImplementedError

    def hand_over(self, interview: Interview, source: NoteKey, target: NoteKey) -> None:
        raise NotImplementedError


@pytest.fixture
def disk() -> Disk:
    return Disk()


@pytest.fixture
def owner() -> QObject:
    return QObject()


@pytest.fixture
def writer(disk: Disk, owner: QObject) -> Iterator[InkWriter]:
    made = InkWriter(disk, owner)
    yield made
    disk.gate.set()
    made.close()


def test_all_is_written_in_its_order_and_not_by_the_window(disk: Disk, writer: InkWriter) -> None:
    note, other = writer.note("one", KEY), writer.note("two", KEY)
    note.append(0, 0, points(1, 2))
    other.append(0, 0, points(9))
    note.append(0, 1, points(3))
    note.erase([0])
    note.put([Stroke(0, points(1, 2, 3))])
    assert writer.flush(5)
    assert [(what, which) for what, which, _ in disk.calls] == [
        ("append", "one"),
        ("append", "two"),
        ("append", "one"),
        ("erase", "one"),
        ("put", "one"),
    ]
    assert disk.calls[-1][2] == (Stroke(0, points(1, 2, 3)),)
    assert threading.get_ident() not in disk.threads
    assert not writer.pending


def test_a_slow_disk_holds_nobody_up(disk: Disk, writer: InkWriter) -> None:
    disk.gate.clear()
    began = time.perf_counter()
    note = writer.note("one", KEY)
    for piece in range(200):
        note.append(0, piece, points(piece))
    assert time.perf_counter() - began < 0.5
    assert writer.pending
    assert not writer.flush(0.05)
    disk.gate.set()
    assert writer.flush(5)
    assert len(disk.calls) == 200


def test_what_is_handed_over_is_a_copy(disk: Disk, writer: InkWriter) -> None:
    disk.gate.clear()
    mine = list(points(1, 2))
    writer.note("one", KEY).append(0, 0, mine)
    mine.clear()
    disk.gate.set()
    assert writer.flush(5)
    assert disk.calls[0][2] == (0, 0, points(1, 2))


def test_saved_is_told_in_the_windows_thread(qtbot: QtBot, disk: Disk, writer: InkWriter) -> None:
    heard_in: list[QThread] = []
    writer.saved.connect(lambda: heard_in.append(QThread.currentThread()))
    with qtbot.waitSignal(writer.saved):
        writer.note("one", KEY).append(0, 0, points(1))
    assert heard_in == [QThread.currentThread()]


def test_what_failed_waits_in_its_order_and_is_told_once(
    qtbot: QtBot, disk: Disk, writer: InkWriter, caplog: pytest.LogCaptureFixture
) -> None:
    told: list[object] = []
    writer.failed.connect(told.append)
    disk.error = NotSaved("full", "no room")
    note = writer.note("one", KEY)
    with qtbot.waitSignal(writer.failed):
        note.append(0, 0, points(1))
    note.append(0, 1, points(2))
    assert not writer.flush(5)
    assert writer.error is disk.error
    windows.wait(20)
    assert told == [disk.error]
    assert caplog.records == []
    with qtbot.waitSignal(writer.failed):  # Asked for, so told again.
        writer.retry()
    disk.error = None
    writer.retry()
    assert writer.flush(5)
    assert [detail for _, _, detail in disk.calls] == [(0, 0, points(1)), (0, 1, points(2))]
    assert writer.error is None


def test_the_next_stroke_tries_again_by_itself(qtbot: QtBot, disk: Disk, writer: InkWriter) -> None:
    disk.error = NotSaved("full", "no room")
    note = writer.note("one", KEY)
    with qtbot.waitSignal(writer.failed):
        note.append(0, 0, points(1))
    disk.error = None
    with qtbot.waitSignal(writer.saved):
        note.append(0, 1, points(2))
    assert len(disk.calls) == 2


def test_ink_of_a_withdrawn_interview_is_dropped_without_a_word(
    disk: Disk, writer: InkWriter
) -> None:
    told: list[object] = []
    writer.failed.connect(told.append)
    writer.note("withdrawn", KEY).append(0, 0, points(1))
    writer.note("one", KEY).append(0, 0, points(2))
    assert writer.flush(5)
    windows.wait(20)
    assert [which for _, which, _ in disk.calls] == ["one"]
    assert told == []


def test_a_bug_is_logged_without_its_words_and_told_and_holds_nothing_up(
    qtbot: QtBot, disk: Disk, writer: InkWriter, caplog: pytest.LogCaptureFixture
) -> None:
    disk.error = ValueError("hemmeligt")
    with caplog.at_level(logging.ERROR), qtbot.waitSignal(writer.failed):
        writer.note("one", KEY).append(0, 0, points(1))
    assert "ValueError" in caplog.text
    assert "hemmeligt" not in caplog.text
    disk.error = None
    writer.note("one", KEY).append(1, 0, points(1))
    assert writer.flush(5)


def test_it_writes_what_it_can_and_ends_with_its_owner(disk: Disk) -> None:
    owner = QObject()
    writer = InkWriter(disk, owner)
    disk.gate.clear()
    note = writer.note("one", KEY)
    for piece in range(5):
        note.append(0, piece, points(piece))
    threading.Timer(0.05, disk.gate.set).start()
    del owner
    assert len(disk.calls) == 5
    assert not any(thread.name == "ink" for thread in threading.enumerate())
    with pytest.raises(RuntimeError):
        note.append(0, 5, points(5))


def test_a_disk_that_stays_full_does_not_keep_it_from_ending(
    qtbot: QtBot, disk: Disk, writer: InkWriter
) -> None:
    disk.error = NotSaved("full", "no room")
    with qtbot.waitSignal(writer.failed):
        writer.note("one", KEY).append(0, 0, points(1))
    writer.close()
    assert not any(thread.name == "ink" for thread in threading.enumerate())


def test_an_idle_thread_ends_and_the_next_stroke_begins_one(
    disk: Disk, writer: InkWriter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.ink_writer.IDLE_SECONDS", 0.02)
    note = writer.note("one", KEY)
    note.append(0, 0, points(1))
    windows.wait_until(lambda: not any(t.name == "ink" for t in threading.enumerate()))
    note.append(0, 1, points(2))
    assert writer.flush(5)
    assert len(disk.calls) == 2
