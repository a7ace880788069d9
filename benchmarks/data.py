"""Export of many interviews, made-up interviews, and reading the questionnaire."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import main
import resources
from benchmarks.stores import MANY, PASSPHRASE, SEED, made_of
from benchmarks.table import Line
from interviewer.demo import made_up_contacts, made_up_interviews
from interviewer.ports import Store
from storage import DataFolder

EVER = date(2000, 1, 1)


def seconds(action: Callable[[], object]) -> float:
    """How long it took."""
    began = time.perf_counter()
    action()
    return time.perf_counter() - began


def measure(full: Path, out: Path) -> list[Line]:
    """Exports the store at `full` into the folder `out` a few times; and the rest."""
    questionnaire, study, demo = made_of()
    folder = resources.ROOT / "questionnaires" / questionnaire.id / questionnaire.version
    read = [seconds(lambda: resources.read_questionnaire(folder)) * 1000 for _ in range(20)]

    def make() -> None:
        interviews = made_up_interviews(questionnaire, study, demo, MANY, SEED)
        assert len(list(interviews)) == MANY
        assert list(made_up_contacts(study, demo, MANY, SEED))

    made = [seconds(make) for _ in range(3)]
    data = DataFolder(full)
    store = data.unlock(PASSPHRASE)
    try:
        exported = [
            seconds(lambda: _export(store, out / f"batch-{number}.zip"))  # noqa: B023 - called now
            for number in range(5)
        ]
    finally:
        store.close()
        data.release()
    return [
        Line(f"export of {MANY} interviews", exported, "s", 3),
        Line(f"making up {MANY} interviews", made, "s", 2),
        Line("reading the questionnaire", read, "ms"),
    ]


def _export(store: Store, path: Path) -> None:
    plan = main.plan_export(store, EVER, lambda _done, _total: True)
    assert plan is not None
    assert plan.write(path) is not None
