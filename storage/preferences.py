"""The preferences' file: readable before the store is unlocked, never silently reset."""

from __future__ import annotations

import json
from pathlib import Path

from interviewer.errors import StoreUnavailable
from interviewer.preferences import Preferences
from storage import platform

_NAME = "preferences.json"
_DAMAGED = "preferences.damaged.json"


def load(folder: Path) -> tuple[Preferences, Path | None]:
    """The preferences kept in the folder, or the defaults where there are none.

    A file that cannot be understood is moved aside, and the second value says where to, so
    that the window can tell; else it is None.
    """
    path = folder / _NAME
    try:
        try:
            values = json.loads(path.read_bytes())
            return Preferences.from_mapping(values), None
        except FileNotFoundError:
            return Preferences(), None
        except (ValueError, TypeError, AttributeError, RecursionError):
            aside = folder / _DAMAGED
            platform.move(path, aside)
            return Preferences(), aside
    except OSError as error:
        raise StoreUnavailable(path, platform.reason(error)) from None


def save(folder: Path, preferences: Preferences) -> None:
    """Keep the preferences; the old or the new ones are there after a crash.

    `StoreUnavailable` if they could not be kept.
    """
    path = folder / _NAME
    try:
        platform.make_folder(folder)
        content = json.dumps(preferences.to_mapping(), indent=2, ensure_ascii=False) + "\n"
        platform.write_whole(path, content.encode())
    except OSError as error:
        raise StoreUnavailable(path, platform.reason(error)) from None
