"""Work beside the window: what it reports, where, and that it never outlives its owner."""

from __future__ import annotations

import logging
import threading

import pytest
from PySide6.QtCore import QCoreApplication, QObject, QThread
from pytestqt.qtbot import QtBot

from interviewer.errors import NothingToExport
from interviewer.ports import Progress
from ui.jobs import Jobs


@pytest.fixture
def owner() -> QObject:
    return QObject()


def test_result_arrives_in_the_windows_thread(qtbot: QtBot, owner: QObject) -> None:
    jobs = Jobs(owner)
    ran_in: list[QThread] = []
    heard_in: list[QThread] = []

    def work(progress: Progress) -> int:
        ran_in.append(QThread.currentThread())
        return 42

    job = jobs.run(work)
    job.done.connect(lambda _result: heard_in.append(QThread.currentThread()))
    with qtbot.waitSignal(job.done) as heard:
        pass
    assert heard.args == [42]
    assert heard_in == [QThread.currentThread()]
    assert ran_in[0] is not heard_in[0]
    assert not jobs.running


def test_a_known_error_is_handed_over(
    qtbot: QtBot, owner: QObject, caplog: pytest.LogCaptureFixture
) -> None:
    def work(progress: Progress) -> None:
        raise NothingToExport

    job = Jobs(owner).run(work)
    with qtbot.waitSignal(job.failed) as heard:
        pass
    assert isinstance(heard.args[0], NothingToExport)
    assert caplog.records == []


def test_a_bug_is_logged_without_its_words(
    qtbot: QtBot, owner: QObject, caplog: pytest.LogCaptureFixture
) -> None:
    def work(progress: Progress) -> None:
        secret = "hunter" + "2"
        raise ValueError(secret)

    with caplog.at_level(logging.ERROR):
        job = Jobs(owner).run(work)
        with qtbot.waitSignal(job.failed):
            pass
    assert "ValueError" in caplog.text
    assert "test_jobs.py" in caplog.text
    assert "hunter2" not in caplog.text


def test_cancel_is_heard_at_the_next_report(qtbot: QtBot, owner: QObject) -> None:
    begun = threading.Event()
    cancelled = threading.Event()

    def work(progress: Progress) -> bool:
        begun.set()
        cancelled.wait(5)
        return progress(1, 2)

    job = Jobs(owner).run(work)
    begun.wait(5)
    job.cancel()
    cancelled.set()
    with qtbot.waitSignal(job.done) as heard:
        pass
    assert heard.args == [False]


def test_the_last_report_of_progress_is_never_dropped(qtbot: QtBot, owner: QObject) -> None:
    def work(progress: Progress) -> None:
        for number in range(1, 1001):
            progress(number, 1000)

    job = Jobs(owner).run(work)
    seen: list[tuple[int, int]] = []
    job.progressed.connect(lambda done, total: seen.append((done, total)))
    with qtbot.waitSignal(job.done):
        pass
    assert seen[-1] == (1000, 1000)
    assert len(seen) < 500


@pytest.mark.parametrize("way", ["closed", "owner gone"])
def test_no_job_outlives_its_owner(qtbot: QtBot, way: str) -> None:
    ended = threading.Event()

    def work(progress: Progress) -> None:
        while progress(0, 1):
            QThread.msleep(1)
        ended.set()

    owner: QObject | None = QObject()
    assert owner is not None
    jobs = Jobs(owner)
    reports: list[object] = []
    jobs.run(work).done.connect(reports.append)
    if way == "closed":
        jobs.close()
    else:
        owner = None
    assert ended.is_set()
    QCoreApplication.sendPostedEvents()
    assert reports == []
