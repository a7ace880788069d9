"""Interviews and helpers that the storage tests share."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import uuid
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from interviewer.contact import Contact, Disposition
from interviewer.interview import SKIPPED, Answer, Interview, Status
from storage import DataFolder
from storage.database import connect
from storage.keys import Cost, KeyFile

CHEAP = Cost(passes=1, memory_kib=8)
PASSPHRASE = "kaffe på trappen"
COPENHAGEN = timezone(timedelta(hours=2))
MORNING = datetime(2026, 5, 4, 9, 30, tzinfo=COPENHAGEN)
DAY = MORNING.date()
ROOT = Path(__file__).parents[2]


def make_interview(note: str = "Hun siger, at det går.", **values: Any) -> Interview:
    """An interview that has just come past its second question."""
    given: dict[str, Any] = {
        "id": str(uuid.uuid4()),
        "study_id": "vive-2026",
        "questionnaire_id": "encounter",
        "questionnaire_version": "1",
        "language": "da",
        "page": "q3",
        "started_at": MORNING,
        "answers": {"q1": Answer(4), "q2": SKIPPED},
        "notes": {("q1", "why"): note} if note else {},
    }
    return Interview(**given | values)


def make_finished(**values: Any) -> Interview:
    """A finished interview."""
    given: dict[str, Any] = {"status": Status.FINISHED, "revision": 1, "page": "end"}
    return make_interview(**given | values)


def make_contact(disposition: Disposition = Disposition.REFUSAL, day: date = DAY) -> Contact:
    """One more who was approached."""
    return Contact(str(uuid.uuid4()), "vive-2026", disposition, day)


def next_schema(connection: Any) -> None:
    """A step of two statements that a later release might take."""
    connection.execute("ALTER TABLE contacts ADD COLUMN tone TEXT")
    connection.execute("CREATE INDEX contacts_by_tone ON contacts (tone)")


def data_folder(path: Path) -> DataFolder:
    """A data folder whose seals are cheap to open."""
    return DataFolder(path, CHEAP)


def raw(folder: Path, name: str = "interviews.db") -> Any:
    """A keyed connection to a file of a closed store, behind the store's back."""
    key = KeyFile.parse((folder / "key.json").read_bytes()).open(PASSPHRASE)
    return connect(folder / name, key)


def digests(folder: Path) -> dict[str, str]:
    """What is in every file of the folder, but for the lock, which holds nothing."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "lock"
    }


def flip(path: Path, offset: int) -> None:
    """Turn one bit of the file."""
    content = bytearray(path.read_bytes())
    content[offset] ^= 0x10
    path.write_bytes(content)


@dataclass(frozen=True)
class Victim:
    """What became of a process that was to be killed."""

    killed: bool
    output: list[str]


def run_victim(folder: Path, action: str, at: int = 0, *more: str) -> Victim:
    """Run an action of `victim.py` in a process that dies at its `at`-th change to the disk.

    With `at` 0 it is left to itself.
    """
    script = Path(__file__).with_name("victim.py")
    done = subprocess.run(
        [sys.executable, str(script), action, str(folder), str(at), *more],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode in {0, 9}, done.stderr
    return Victim(done.returncode == 9, done.stdout.split())


def copy(source: Path, target: Path) -> Path:
    """A copy of a closed data folder."""
    return Path(shutil.copytree(source, target))
