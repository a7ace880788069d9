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
        try:
            return str(click.prompt(asked, hide_input=True, confirmation_prompt=new, err=True))
        except click.Abort as stop:
            raise unanswered(stop, "No passphrase was given.") from None
    try:
        passphrase = file.readline().rstrip("\r\n")
    except UnicodeDecodeError:
        raise click.UsageError("The passphrase file is not UTF-8 text.") from None
    if not passphrase:
        raise click.UsageError("The passphrase file is empty; it is to stand in the first line.")
    return passphrase


def unanswered(stop: click.Abort, said: str) -> Exception:
    """What to raise where a question was not answered: `said`, if nobody is there to answer."""
    if isinstance(stop.__context__, EOFError):
        return click.ClickException(f"{said} Nothing is left half done.")
    return stop


def compare(fingerprint: str) -> None:
    """Ask whether this is the lead's fingerprint; without a yes, all ends here."""
    click.echo(f"The lead's fingerprint is  {fingerprint}", err=True)
    try:
        same = click.confirm("Is it the one that the lead reads to you?", err=True)
    except click.Abort as stop:
        said = "Nobody has said whether the fingerprint is the lead's: compare it, or give it with "
        raise unanswered(stop, f"{said}--fingerprint.") from None
    if not same:
        raise click.ClickException(
            "The file is not from that lead, or was changed on its way. Nothing was changed."
        )


def is_new(data: Path | None) -> bool:
    """Whether there is no store in a data folder yet."""
    from interviewer.ports import StoreState
    from storage import DataFolder, default_folder

    return DataFolder(data or default_folder()).state() is StoreState.EMPTY


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
