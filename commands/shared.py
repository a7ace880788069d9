"""What the commands of `main.py` have in common: options, the library, output."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from interviewer.errors import Problem
    from interviewer.findings import Find
    from interviewer.preferences import Preferences
    from interviewer.study import Study
    from resources.library import Library

FOLDER = click.Path(file_okay=False, path_type=Path)
FILE = click.Path(dir_okay=False, path_type=Path)


def named(_context: click.Context, _option: click.Parameter, path: Path | None) -> Path | None:
    """The path given; an empty one is a slip, and would mean the current folder."""
    if path is not None and not path.name:
        raise click.BadParameter("the name is empty")
    return path


def on_a_folder(command: Callable[..., None]) -> Callable[..., None]:
    """The option of every command that reads the data folder."""
    return click.option(
        "--data",
        type=FOLDER,
        callback=named,
        is_eager=True,  # Before the passphrase file is opened, where there is one.
        help="The data folder, in place of the user's own.",
    )(command)


def data_folder(data: Path | None) -> Path:
    """The data folder that was named, or the user's own."""
    from storage import default_folder

    return data or default_folder()


def library_in(data: Path | None) -> Library:
    """The questionnaires and studies that are bundled, and those of the data folder."""
    from resources.library import Library

    return Library(data_folder(data))


def preferences_in(data: Path | None) -> Preferences:
    """The user's preferences; a file that had to be put aside is told."""
    from storage.preferences import load

    preferences, aside = load(data_folder(data))
    if aside is not None:
        text = f"The settings could not be read and are kept as {aside}. The usual ones hold."
        click.echo(text, err=True)
    return preferences


def study_in_use(library: Library, data: Path | None, study_id: str | None) -> Study:
    """The study that was named, or the one that new interviews belong to."""
    return library.study(preferences_in(data).study if study_id is None else study_id)


def find_identifiers(text: str) -> Sequence[Find]:
    """What in a text may identify somebody, by the bundled lexicon."""
    from interviewer.screening import find
    from resources.screening import load_lexicon

    return find(text, load_lexicon())


def report(values: Mapping[str, object], as_json: bool) -> None:
    """Print what a command has done or found."""
    if as_json:
        click.echo(json.dumps(values, ensure_ascii=False, indent=2))
        return
    for name, value in values.items():
        inside = value if isinstance(value, dict) else {}
        said = (len(inside) or "none") if isinstance(value, dict) else value
        click.echo(f"{name.replace('_', ' ') + ':':27}{said}")
        for inner, each in inside.items():
            click.echo(f"  {inner}: {'; '.join(each)}")


def tell_problems(problems: Sequence[Problem]) -> None:
    """Print mistakes below what they were found in."""
    for problem in problems:
        click.echo(f"      {problem}")


def must_be_new(path: Path) -> None:
    """Stop where something stands at `path` already, or where its folder is not there."""
    if os.path.lexists(path):
        raise click.ClickException(f"{path} is there already. It was left as it is.")
    if not path.parent.is_dir():
        raise click.ClickException(f"There is no folder {path.parent}. Nothing was written.")


def write_new(files: Mapping[Path, bytes]) -> None:
    """Write files that are not there yet: all of them, or, where the disk says no, none."""
    written: list[Path] = []
    try:
        for path, content in files.items():
            with path.open("xb") as file:
                written.append(path)
                file.write(content)
    except OSError as trouble:
        for path in written:
            path.unlink(missing_ok=True)
        place = trouble.filename or ", ".join(map(str, files))
        raise click.ClickException(
            f"{place} could not be written: {trouble.strerror}. Nothing was left behind."
        ) from None


def write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Make a folder that is not there yet, with these files: whole, or not at all."""
    try:
        folder.mkdir()
    except OSError as trouble:
        text = f"{folder} could not be made: {trouble.strerror}. Nothing was left behind."
        raise click.ClickException(text) from None
    try:
        write_new({folder / name: content for name, content in files.items()})
    except click.ClickException:
        folder.rmdir()
        raise
