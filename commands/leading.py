"""What the lead's commands share: a desk on an unlocked store, and which study is meant."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from commands.opening import on_a_store, opened
from commands.shared import library_in, preferences_in

if TYPE_CHECKING:
    from commands.desk import Office
    from commands.study_desk import StudyOffice


@contextmanager
def office(data: Path | None, file: IO[str] | None, *, make: bool = False) -> Iterator[Office]:
    """A lead's desk; with `make`, in a data folder that is new where there is none."""
    from commands.desk import Office

    with opened(data, file, make=make) as store:
        yield Office(store, library_in(data), lambda: preferences_in(data).language)


@contextmanager
def study_office(
    data: Path | None, file: IO[str] | None, study_id: str | None
) -> Iterator[StudyOffice]:
    """The desk of one study."""
    with office(data, file) as lead:
        desk = lead.open(which(lead, study_id))
        try:
            yield desk
        finally:
            desk.close()


def which(lead: Office, study_id: str | None) -> str:
    """The study named, or the only one that is led from here."""
    if study_id is not None:
        return study_id
    led = lead.study_ids()
    if len(led) == 1:
        return led[0]
    if not led:
        raise click.ClickException(
            'No study is led from this data folder yet. "study lead ID" begins with one.'
        )
    raise click.UsageError(f"Several studies are led from here. Name one: {', '.join(led)}.")


def on_a_study(command: Callable[..., None]) -> Callable[..., None]:
    """The options of every command on a led study."""
    option = click.option("--study", "study_id", metavar="ID", help="Default: the only one led.")
    return on_a_store(option(command))


class Meter:
    """Shows progress on standard error where that is a terminal; a `Progress` that Ctrl+C stops."""

    def __init__(self, go_on: Callable[[int, int], bool], what: str) -> None:
        self._go_on = go_on
        self._what = what
        self._shown = -1
        self._live = sys.stderr.isatty()

    def __call__(self, done: int, total: int) -> bool:
        """Report, and say whether to go on."""
        percent = min(100, done * 100 // total) if total else 0
        if self._live and percent != self._shown:
            self._shown = percent
            click.echo(f"\r{self._what} {percent:3} %", nl=False, err=True)
        return self._go_on(done, total)

    def end(self) -> None:
        """Leave the line."""
        if self._live and self._shown >= 0:
            click.echo(err=True)
