"""Small stand-ins for what the screens before Home are given."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

from interviewer.errors import StoreUnavailable, WrongPassphrase
from interviewer.parsing import parse_questionnaire
from interviewer.ports import Backup, Store, StoreState
from interviewer.preferences import Preferences
from interviewer.questionnaire import Questionnaire
from interviewer.study import Study, parse_study
from ui.services import Services

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
RIGHT = "tre små grise i regn"
NOW = datetime(2025, 11, 20, 12, 30, tzinfo=UTC)


class FakeStore:
    """Only ever handed on."""


@dataclass
class FakeFolder:
    """A data folder that does as the test says."""

    path: Path = Path("/data")
    held: StoreState = StoreState.LOCKED
    passphrase: str = RIGHT
    trouble: Exception | None = None
    backup: Backup | None = None
    search_trouble: Exception | None = None
    store: Store = field(default_factory=lambda: cast(Store, FakeStore()))
    restored: list[Backup] = field(default_factory=list)

    def state(self) -> StoreState:
        if isinstance(self.trouble, StoreUnavailable):
            raise self.trouble
        return self.held

    def create(self, passphrase: str) -> Store:
        if self.trouble:
            raise self.trouble
        self.passphrase = passphrase
        return self.store

    def unlock(self, passphrase: str) -> Store:
        if self.trouble:
            raise self.trouble
        if passphrase != self.passphrase:
            raise WrongPassphrase
        return self.store

    def change_passphrase(self, old: str, new: str) -> None:
        self.unlock(old)
        self.passphrase = new

    def newest_good_backup(self, passphrase: str) -> Backup | None:
        if passphrase != self.passphrase:
            raise WrongPassphrase
        if self.search_trouble:
            raise self.search_trouble
        return self.backup

    def restore(self, backup: Backup, passphrase: str) -> Path:
        self.trouble = None
        self.restored.append(backup)
        return self.path / "kept"

    def release(self) -> None:
        pass


class FakeClock:
    """Always the same moment."""

    def now(self) -> datetime:
        return NOW

    def monotonic(self) -> float:
        return 0.0


def strength(passphrase: str) -> int:
    """A point for each word."""
    return min(4, len(passphrase.split()))


def questionnaire(_name: str, _version: str) -> Questionnaire:
    folder = RESOURCES / "questionnaires" / "vive-2020" / "1.0"
    read = {
        path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in folder.glob("*.toml")
    }
    return parse_questionnaire(read.pop("questionnaire"), read)


def study() -> Study:
    text = (RESOURCES / "studies" / "default.toml").read_text(encoding="utf-8")
    return parse_study(tomllib.loads(text), "default.toml")


def services(folder: FakeFolder | None = None, saved: list[Preferences] | None = None) -> Services:
    """Services around `folder`; preferences that are saved end up in `saved`."""
    return Services(
        folder=folder or FakeFolder(),
        library=cast(Any, None),  # No screen before Home asks these.
        workshop=cast(Any, None),
        study=study(),
        questionnaires=questionnaire,
        clock=FakeClock(),
        preferences=Preferences(language="en"),
        keep_preferences=(saved if saved is not None else []).append,
        damaged_preferences=None,
        plan_export=cast(Any, None),  # No screen before Home exports,
        find=lambda _text: (),  # or takes notes.
        strength=strength,
        version="1.2.3",
        reload=lambda: (Preferences(language="en"), study(), None),
    )
