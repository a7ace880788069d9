"""What a system says itself about its sleep: logind on Linux, power messages on Windows.

Read only when the window has been shown. Whatever is missing, a bus or a module, leaves
`SleepWatch` with its clock.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from ctypes import wintypes
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import (
    SLOT,
    QAbstractNativeEventFilter,
    QByteArray,
    QCoreApplication,
    QObject,
    Slot,
)

SYSTEM_BUS = "/run/dbus/system_bus_socket"
SERVICE, PATH, INTERFACE = (
    "org.freedesktop.login1",
    "/org/freedesktop/login1",
    "org.freedesktop.login1.Manager",
)
WM_POWERBROADCAST = 0x0218
PBT_APMSUSPEND = 0x0004


class Announcer(Protocol):
    """Kept for as long as somebody listens."""


def announcer(platform: str, about_to_sleep: Callable[[], None]) -> Announcer | None:
    """Call `about_to_sleep` whenever this system announces a sleep; None where it does not."""
    if platform == "linux":
        return Logind.listening(about_to_sleep)
    if platform == "win32":
        return PowerMessages(about_to_sleep)
    return None


class Logind(QObject):
    """systemd-logind's PrepareForSleep, on the system's D-Bus."""

    def __init__(self, about_to_sleep: Callable[[], None], bus: Any) -> None:
        super().__init__()
        self._about_to_sleep = about_to_sleep
        self._bus = bus
        self.connected: bool = bus.connect(
            SERVICE, PATH, INTERFACE, "PrepareForSleep", self, SLOT("prepare(bool)")
        )

    @classmethod
    def listening(cls, about_to_sleep: Callable[[], None]) -> Logind | None:
        """On the system's bus; None where there is none."""
        if "DBUS_SYSTEM_BUS_ADDRESS" not in os.environ and not Path(SYSTEM_BUS).exists():
            return None
        try:
            from PySide6.QtDBus import QDBusConnection
        except ImportError:
            return None
        bus = QDBusConnection.systemBus()
        made = cls(about_to_sleep, bus) if bus.isConnected() else None
        return made if made is not None and made.connected else None

    @Slot(bool)
    def prepare(self, begins: bool) -> None:
        """True as it begins, False when it is over."""
        if begins:
            self._about_to_sleep()


class PowerMessages(QAbstractNativeEventFilter):
    """Windows' WM_POWERBROADCAST, as it reaches the app's windows."""

    def __init__(self, about_to_sleep: Callable[[], None]) -> None:
        super().__init__()
        self._about_to_sleep = about_to_sleep
        app = QCoreApplication.instance()
        if app is not None:
            app.installNativeEventFilter(self)

    def nativeEventFilter(
        self, event_type: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> tuple[bool, int]:
        """Listen, and keep nothing from anybody."""
        if event_type == b"windows_generic_MSG":
            told = wintypes.MSG.from_address(int(message))
            if told.message == WM_POWERBROADCAST and told.wParam == PBT_APMSUSPEND:
                self._about_to_sleep()
        return False, 0


__all__ = ["Announcer", "Logind", "PowerMessages", "announcer"]
