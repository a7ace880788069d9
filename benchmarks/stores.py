"""Stores to measure on, and the bare insert that a durable answer is held against."""

from __future__ import annotations

import json
import sqlite3
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import main
import resources
from interviewer.demo import Demo, made_up_contacts, made_up_interviews
from interviewer.interview import to_document
from interviewer.questionnaire import Questionnaire
from interviewer.study import Study
from resources.demo import load_demo
from storage import DataFolder

PASSPHRASE = "benchmark på en bænk"
MANY = 10_000
SEED = 1


def made_of() -> tuple[Questionnaire, Study, Demo]:
    """What made-up interviews are made of."""
    study = resources.default_study()
    questionnaire = resources.load_questionnaire(*study.questionnaire)
    return questionnaire, study, load_demo(questionnaire, study)


def make_store(path: Path, interviews: int) -> Path:
    """A store of made-up interviews whose last day is today: no day was ever so busy."""
    folder = DataFolder(path)
    store = folder.create(PASSPHRASE)
    try:
        if interviews:
            questionnaire, study, demo = made_of()
            ago = timedelta(days=(main.SystemClock().now().date() - demo.days[-1]).days)
            store.add_many(
                (
                    replace(
                        made,
                        started_at=made.started_at + ago,
                        finished_at=made.finished_at and made.finished_at + ago,
                    )
                    for made in made_up_interviews(questionnaire, study, demo, interviews, SEED)
                ),
                made_up_contacts(study, demo, interviews, SEED),
            )
            store.back_up()
    finally:
        store.close()
        folder.release()
    return path


class BareInsert:
    """One row a transaction into plain SQLite, as durable as the store: WAL, synchronous FULL."""

    def __init__(self, folder: Path) -> None:
        made = next(made_up_interviews(*made_of(), count=1, seed=SEED))
        self._document = json.dumps(to_document(made))
        self._connection = sqlite3.connect(folder / "bare.db", isolation_level=None)
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA synchronous = FULL")
        self._connection.execute("CREATE TABLE bare (document TEXT)")

    def seconds(self) -> float:
        """Insert a row; how long it took until it was on disk."""
        began = time.perf_counter()
        self._connection.execute("INSERT INTO bare VALUES (?)", (self._document,))
        return time.perf_counter() - began

    def close(self) -> None:
        """Close the file."""
        self._connection.close()
