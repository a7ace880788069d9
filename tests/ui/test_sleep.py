"""The window locks when the machine has slept: by the clock everywhere, by logind before it."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from ctypes import addressof, wintypes

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from pytestqt.qtbot import QtBot

from interviewer.ports import Store
from tests import windows
from ui.sleep import SleepWatch
from ui.sleep_announced import (
    INTERFACE,
    PATH,
    PBT_APMSUSPEND,
    SERVICE,
    WM_POWERBROADCAST,
    Logind,
    PowerMessages,
    announcer,
)
from ui.window import MainWindow


class Wall:
    """A wall clock that is set by hand."""

    def __init__(self) -> None:
        self.time = 1_800_000_000.0

    def __call__(self) -> float:
        return self.time


@pytest.fixture
def wall() -> Wall:
    return Wall()


@pytest.fixture
def window(qapp: QCoreApplication) -> Iterator[QObject]:
    made = QObject()
    yield made
    made.deleteLater()


@pytest.fixture
def watch(window: QObject, wall: Wall) -> SleepWatch:
    return SleepWatch(window, wall, "elsewhere")


@pytest.fixture
def slept(watch: SleepWatch) -> list[int]:
    """As many as the watch has told of."""
    told: list[int] = []
    watch.slept.connect(lambda: told.append(1))
    return told


def test_time_that_passes_second_by_second_is_no_sleep(
    watch: SleepWatch, wall: Wall, slept: list[int]
) -> None:
    for _ in range(3600):
        wall.time += 1
        watch.check()
    assert not slept


def test_a_busy_window_is_no_sleep(watch: SleepWatch, wall: Wall, slept: list[int]) -> None:
    wall.time += 9
    watch.check()
    assert not slept


def test_a_clock_that_is_set_back_is_no_sleep(
    watch: SleepWatch, wall: Wall, slept: list[int]
) -> None:
    wall.time -= 3600
    watch.check()
    wall.time += 1
    watch.check()
    assert not slept


def test_each_sleep_is_told_once(watch: SleepWatch, wall: Wall, slept: list[int]) -> None:
    for sleeps in range(1, 4):
        wall.time += 60
        watch.check()
        watch.check()
        assert len(slept) == sleeps


def test_the_clock_is_looked_at_by_itself(
    qtbot: QtBot, watch: SleepWatch, wall: Wall, slept: list[int]
) -> None:
    wall.time += 60
    qtbot.waitUntil(lambda: len(slept) == 1, timeout=3000)


def test_it_is_told_before_the_window_is_painted(
    window: QObject, watch: SleepWatch, wall: Wall, slept: list[int]
) -> None:
    wall.time += 8 * 3600
    QCoreApplication.sendEvent(window, QEvent(QEvent.Type.UpdateRequest))
    assert slept == [1]


def test_a_system_that_announces_nothing_is_let_be(qapp: QCoreApplication) -> None:
    assert announcer("darwin", lambda: None) is None


def test_no_bus_is_no_trouble(qapp: QCoreApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/nowhere/at/all")
    assert Logind.listening(lambda: None) is None


def message(number: int, wparam: int) -> wintypes.MSG:
    return wintypes.MSG(None, number, wparam, 0, 0, wintypes.POINT(0, 0))


@pytest.mark.parametrize(
    ("number", "wparam", "told"),
    [
        (WM_POWERBROADCAST, PBT_APMSUSPEND, 1),
        (WM_POWERBROADCAST, 0x0012, 0),  # It wakes.
        (0x0100, PBT_APMSUSPEND, 0),  # A key.
    ],
)
def test_the_power_messages_of_windows(
    qapp: QCoreApplication, number: int, wparam: int, told: int
) -> None:
    heard: list[int] = []
    power = PowerMessages(lambda: heard.append(1))
    said = message(number, wparam)
    assert power.nativeEventFilter(b"windows_generic_MSG", addressof(said)) == (False, 0)
    assert power.nativeEventFilter(b"xcb_generic_event_t", 0) == (False, 0)
    qapp.removeNativeEventFilter(power)
    assert len(heard) == told


@pytest.fixture
def bus_address() -> Iterator[str]:
    """A message bus of the test's own."""
    daemon = shutil.which("dbus-daemon")
    if daemon is None:
        pytest.skip("there is no dbus-daemon here")
    running = subprocess.Popen(
        [daemon, "--session", "--nofork", "--print-address=1"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert running.stdout is not None
    yield running.stdout.readline().strip()
    running.terminate()
    with suppress(subprocess.TimeoutExpired):
        running.wait(5)
    running.stdout.close()


def test_logind_is_heard_as_the_sleep_begins_and_not_as_it_ends(
    qtbot: QtBot, bus_address: str
) -> None:
    dbus = pytest.importorskip("PySide6.QtDBus")
    bus = dbus.QDBusConnection.connectToBus(bus_address, "heard")
    logind = dbus.QDBusConnection.connectToBus(bus_address, "logind")
    assert logind.registerService(SERVICE)
    heard: list[int] = []
    listener = Logind(lambda: heard.append(1), bus)
    assert listener.connected
    for begins in (False, True, False):
        told = dbus.QDBusMessage.createSignal(PATH, INTERFACE, "PrepareForSleep")
        told.setArguments([begins])
        assert logind.send(told)
    qtbot.waitUntil(lambda: bool(heard), timeout=5000)
    assert heard == [1]
    for name in ("heard", "logind"):
        dbus.QDBusConnection.disconnectFromBus(name)


def test_a_sleep_locks_the_window(at_home: MainWindow, wall: Wall) -> None:
    watch = SleepWatch(at_home, wall, "elsewhere")
    watch.slept.connect(at_home.lock)
    store: Store = windows.opened(at_home)
    assert store is not None
    wall.time += 600
    watch.check()
    assert at_home.store is None
    assert at_home.screen_shown.objectName() == "unlock"
