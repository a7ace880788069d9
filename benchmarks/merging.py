"""A country's batches merged into one study, beside a bare SQLite insert of the same rows.

    python -m benchmarks.merging [BATCHES]      default 1,000, of 1,000 interviews each

Each run is a process of its own, so that its memory is its own too.
"""

from __future__ import annotations

import csv
import io
import json
import multiprocessing
import resource
import shutil
import sqlite3
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

import main
from benchmarks.start import ROOT
from benchmarks.stores import PASSPHRASE, make_store
from benchmarks.table import Line, print_table
from commands.desk import Office
from export.archive import build_archive
from export.csv_text import csv_bytes
from export.sealing import make_device_seed, seal
from interviewer.anonymise import ANSWER_COLUMNS
from interviewer.merging import BatchHeader, MergeReport
from resources.library import Library
from storage import DataFolder

BATCHES, EACH = 1_000, 1_000
DEVICES = 20
STUDY = "vive-2020"
_NOTE = ANSWER_COLUMNS.index("note")


def make(folder: Path, batches: int) -> Path:
    """A lead's data folder and a folder of sealed batches; every interview's notes its own."""
    lead = DataFolder(folder / "lead")
    store = lead.create(PASSPHRASE)
    try:
        office = Office(store, Library(folder / "lead"))
        key = office.make_key()
        office.lead(STUDY)
        revision = office.hand_out(STUDY, folder / "handed-out.study").revision
        seeds = [make_device_seed() for _ in range(DEVICES)]
        base = store.study_bases.open(STUDY)
        for _, device in seeds:
            base.enrol(device, "")
        base.close()
    finally:
        store.close()
        lead.release()
    files = _template(folder)
    place = folder / "batches"
    place.mkdir()
    header = BatchHeader(STUDY, revision, b"", "", 1, (1,), (key.fingerprint,), "", 0)
    for number in range(batches):
        seed, device = seeds[number % DEVICES]
        batch = str(uuid4())
        own = number // DEVICES + 1
        payload = build_archive(_varied(files, batch, own))
        told = replace(
            header,
            device=device,
            batch=batch,
            number=own,
            series=tuple(range(1, own + 1)),
            payload=sha256(payload).hexdigest(),
            size=len(payload),
        )
        sealed = seal(payload, told, seed, [key.recipient])
        (place / f"{number:05}.batch").write_bytes(sealed)
    return place


def _template(folder: Path) -> dict[str, bytes]:
    """The members of one plain batch."""
    data = DataFolder(make_store(folder / "device", EACH))
    store = data.unlock(PASSPHRASE)
    try:
        plan = main.plan_export(store, None, lambda _done, _total: True)
        assert plan is not None
        plan.write(folder / "template.zip")
    finally:
        store.close()
        data.release()
    with zipfile.ZipFile(folder / "template.zip") as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _varied(files: dict[str, bytes], batch: str, number: int) -> dict[str, bytes]:
    """The same batch with other ids, and a word in each note that no other has."""
    ids: dict[str, str] = {}
    made = dict(files)
    for name in ("interviews", "answers", "contacts"):
        header, *rows = csv.reader(io.StringIO(files[f"data/{name}.csv"].decode(), newline=""))
        for row in rows:
            row[0] = ids.setdefault(row[0], str(uuid4()))
            if name == "answers" and row[_NOTE]:
                row[_NOTE] += f" {row[0][:8]}"
        made[f"data/{name}.csv"] = csv_bytes(header, rows)
    manifest = json.loads(files["manifest.json"])
    manifest |= {"batch": batch, "number": number}
    for each in manifest["files"]:
        content = made[each["path"]]
        each |= {"bytes": len(content), "sha256": sha256(content).hexdigest()}
    return {**made, "manifest.json": json.dumps(manifest).encode()}


def merge(folder: Path) -> tuple[float, MergeReport]:
    """Merge all batches of the folder, as the command does; seconds, and the report."""
    lead = DataFolder(folder / "lead")
    store = lead.unlock(PASSPHRASE)
    try:
        desk = Office(store, Library(folder / "lead")).open(STUDY)
        began = time.perf_counter()
        report = desk.merge([folder / "batches"], lambda _done, _total: True)
        took = time.perf_counter() - began
        desk.close()
    finally:
        store.close()
        lead.release()
    assert report is not None
    return took, report


def _measured(folder: Path, answer: multiprocessing.SimpleQueue[tuple[float, int, float]]) -> None:
    took, report = merge(folder)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    answer.put((took, report.total.new, peak))


def in_a_process(folder: Path) -> tuple[float, int, float]:
    """Seconds, new interviews and peak memory (MiB) of a merge in a process of its own."""
    context = multiprocessing.get_context("spawn")
    answer: multiprocessing.SimpleQueue[tuple[float, int, float]] = context.SimpleQueue()
    worker = context.Process(target=_measured, args=(folder, answer))
    worker.start()
    found = answer.get()
    worker.join()
    return found


def bare(folder: Path) -> float:
    """Seconds to insert the same documents into a plain SQLite table, in one transaction."""
    connection = sqlite3.connect(folder / "bare.db", isolation_level=None)
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE bare (id BLOB PRIMARY KEY, document BLOB)")
    began = time.perf_counter()
    connection.execute("BEGIN")
    connection.executemany("INSERT INTO bare VALUES (?, ?)", _documents(folder))
    connection.execute("COMMIT")
    took = time.perf_counter() - began
    connection.close()
    return took


def _documents(folder: Path) -> Iterator[tuple[bytes, bytes]]:
    lead = DataFolder(folder / "lead")
    store = lead.unlock(PASSPHRASE)
    try:
        base = store.study_bases.open(STUDY)
        rows = [
            (entry.id.encode(), json.dumps([entry.cells, entry.answers]).encode())
            for entry, _ in zip(base.standing(), range(EACH), strict=False)
        ]
        count = base.summary().interviews
        base.close()
    finally:
        store.close()
        lead.release()
    for number in range(count):
        yield uuid4().bytes, rows[number % EACH][1]


def measure(folder: Path, batches: int = BATCHES) -> list[Line]:
    """Merge, merge again, and the bare insert."""
    make(folder, batches)
    took, new, peak = in_a_process(folder)
    again, none, _ = in_a_process(folder)
    assert (new, none) == (batches * EACH, 0)
    size = sum(each.stat().st_size for each in (folder / "lead" / "lead").rglob("*.db"))
    whole = batches == BATCHES
    plain = bare(folder)
    many = f"{batches} batches, {batches * EACH} interviews"
    return [
        Line(f"merge {many}", [took], "s", 60 if whole else None),
        Line("  the same again", [again], "s", 2 if whole else None),
        Line("  peak memory", [peak], "MiB", 1024 if whole else None),
        Line("  the study database", [size / 2**20], "MiB"),
        Line("  a bare SQLite insert of the same rows", [plain], "s"),
    ]


if __name__ == "__main__":
    (ROOT / "build").mkdir(exist_ok=True)
    place = Path(tempfile.mkdtemp(dir=ROOT / "build"))
    try:
        print_table(measure(place, int(sys.argv[1]) if len(sys.argv) > 1 else BATCHES))
    finally:
        shutil.rmtree(place)
