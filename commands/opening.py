"""What every command that opens a store shares: the passphrase, the store, Ctrl+C."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from commands.shared import on_a_folder

if TYPE_CHECKING:
    from storage.store import OpenStore


def on_a_store(command: Callable[..., None]) -> Callable[..., None]:
    """The options of every command that opens a store."""
    passphrase = click.option(
        "--passphrase-file",
        "file",
        type=click.File(encoding="utf-8-sig"),
        help="Take the passphrase from the first line of this file (- for standard input).",
    )
    return on_a_folder(passphrase(command))


def read_passphrase(file: IO[str] | None, *, new: bool = False) -> str:
    """The passphrase from `file`, or asked for without showing it; twice for a `new` one."""
    if file is None:
        asked = "Choose a passphrase" if new else "Passphrase"
        return str(click.prompt(asked, hide_input=True, confirmation_prompt=new, err=True))
    try:
        passphrase = file.readline().rstrip("\r\n")
    except UnicodeDecodeError:
        raise click.UsageError("The passphrase file is not UTF-8 text.") from None
    if not passphrase:
        raise click.UsageError("The passphrase file is empty; it is to stand in the first line.")
    return passphrase


@contextmanager
def opened(data: Path | None, file: IO[str] | None, *, make: bool = False) -> Iterator[OpenStore]:
    """The store in a data folder, unlocked; with `make`, a new one where there is none."""
    from interviewer.errors import StoreMissing
    from interviewer.ports import StoreState
    from storage import DataFolder, default_folder

    folder = DataFolder(data or default_folder())
    new = folder.state() is StoreState.EMPTY
    if new and not make:
        raise StoreMissing(folder.path)
    passphrase = read_passphrase(file, new=new)
    try:
        store = folder.create(passphrase) if new else folder.unlock(passphrase)
        try:
            yield store
        finally:
            store.close()
    finally:
        folder.release()


@contextmanager
def interruptible() -> Iterator[Callable[[int, int], bool]]:
    """A `Progress` that says no after Ctrl+C: the export then stops where nothing is half made."""
    pressed: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _frame: pressed.append(number))
    try:
        yield lambda _done, _total: not pressed
    finally:
        signal.signal(signal.SIGINT, before)
