"""Reads batches in processes of their own while the study database takes in the ones before.

Reading is more than half of a large merge, and Python works on one processor in a process. A few
files are read here: a process takes a second to begin.
"""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.connection import wait
from typing import TYPE_CHECKING

from interviewer.merging import BatchUnreadable, ReadBatch, Trouble

if TYPE_CHECKING:
    from commands.incoming import Incoming
    from export.batch_reading import BatchReader

FEW = 24 << 20
"""Bytes of files for which no process is begun."""
AHEAD = 3
"""Batches for each process that may be read and not yet taken in."""
IN_FLIGHT = 64 << 20
"""Bytes of files that may be read and not yet taken in, unless a single one has more: a bound for
memory."""
MOST = 4

RETRIED = frozenset({Trouble.UNKNOWN_DEVICE, Trouble.VERSION_UNKNOWN, Trouble.NEWER})
"""Troubles that may be gone another day: the sealed bytes are kept."""

Outcome = ReadBatch | BatchUnreadable
MakeReader = Callable[[], "BatchReader"]
"""Called in each process: it goes there as plain data, without an open file."""
Read = Callable[[str, bytes], Callable[[], Outcome]]
"""Begins to read a file's bytes; what it returns waits for the outcome."""


@dataclass(frozen=True, slots=True)
class Came:
    """A file that was looked at."""

    file: Incoming
    digest: str
    """SHA-256 (hex) of its bytes; empty where these could not be had."""
    data: bytes = field(repr=False)
    """Its bytes, where it may be taken another day; else empty."""
    outcome: Outcome | None
    """What it holds, or why that cannot be had; None where it was known."""


def read_all(
    files: Iterable[Incoming], make_reader: MakeReader, known: Callable[[str], bool]
) -> Generator[Came]:
    """Every file in its order, read; those whose digest is `known` are not opened.

    Who stops early closes the iterator.
    """
    files = list(files)
    workers = min(MOST, os.cpu_count() or 1)
    if workers < 2 or sum(each.size for each in files) < FEW:
        yield from _ahead(files, _here(make_reader), known, 0)
        return
    with _processes(make_reader, workers) as read:
        yield from _ahead(files, read, known, AHEAD * workers)


def _ahead(
    files: Iterable[Incoming], read: Read, known: Callable[[str], bool], ahead: int
) -> Iterator[Came]:
    waiting: deque[tuple[int, Callable[[], Came]]] = deque()
    for file in files:
        while waiting and sum(size for size, _ in waiting) + file.size > IN_FLIGHT:
            yield waiting.popleft()[1]()
        waiting.append((file.size, _begun(file, read, known)))
        while len(waiting) > ahead:
            yield waiting.popleft()[1]()
    while waiting:
        yield waiting.popleft()[1]()


def _begun(file: Incoming, read: Read, known: Callable[[str], bool]) -> Callable[[], Came]:
    try:
        data = file.load()
    except BatchUnreadable as trouble:
        unread = Came(file, "", b"", trouble)
        return lambda: unread
    digest = hashlib.sha256(data).hexdigest()
    if known(digest):
        seen = Came(file, digest, b"", None)
        return lambda: seen
    outcome = read(file.name, data)

    def came() -> Came:
        # The same file twice: by now the first one may have been taken in.
        found = None if known(digest) else outcome()
        again = isinstance(found, BatchUnreadable) and found.trouble in RETRIED
        return Came(file, digest, data if again else b"", found)

    return came


def _here(make_reader: MakeReader) -> Read:
    reader = make_reader()
    return lambda name, data: lambda: _outcome(reader, name, data)


def _outcome(reader: BatchReader, name: str, data: bytes) -> Outcome:
    try:
        return reader.read(name, data)
    except BatchUnreadable as trouble:
        # Without its traceback, from which the bytes hang.
        return BatchUnreadable(trouble.trouble, trouble.detail)


# --- in other processes ---------------------------------------------------------------------------

Told = ReadBatch | tuple[Trouble, str]
"""An outcome as it travels between processes."""


@contextmanager
def _processes(make_reader: MakeReader, workers: int) -> Iterator[Read]:
    # Not "fork": another thread may hold a lock at that moment.
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(workers, context, initializer=_begin, initargs=(make_reader,))
    here: list[Read] = []

    def read_here(name: str, data: bytes) -> Outcome:
        if not here:
            here.append(_here(make_reader))
        return here[0](name, data)()

    def read(name: str, data: bytes) -> Callable[[], Outcome]:
        if len(data) > IN_FLIGHT:  # On its way it would stand in memory several times.
            return lambda: read_here(name, data)
        try:
            future = pool.submit(_there, name, data)
        except BrokenProcessPool:  # A process was killed: the rest is read in this one.
            return lambda: read_here(name, data)

        def outcome() -> Outcome:
            try:
                told = future.result()
            except BrokenProcessPool:
                return read_here(name, data)
            return told if isinstance(told, ReadBatch) else BatchUnreadable(*told)

        return outcome

    try:
        yield read
    finally:
        pool.shutdown(cancel_futures=True)


_readers: list[BatchReader] = []
"""Of this process, where it is one of the pool's."""


def _begin(make_reader: MakeReader) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the first process's to hear.
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _readers.append(make_reader())


def _end_with_parent() -> None:
    """A process that was killed could tell nobody to stop; and these hold the lead's key."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _there(name: str, data: bytes) -> Told:
    outcome = _outcome(_readers[0], name, data)
    return outcome if isinstance(outcome, ReadBatch) else (outcome.trouble, outcome.detail)
