"""`main.py shorthand`: the short forms that unfold in notes, from and to files."""

from __future__ import annotations

from pathlib import Path
from typing import IO

import click

from commands.opening import on_a_store, opened
from commands.shared import FILE, library_in, must_be_new, named, report, study_in_use

STUDY = click.option("--study", "study_id", help="The id of a study; default the one in use.")
AS_JSON = click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")


@click.group()
def shorthand() -> None:
    """Short forms that unfold while a note is typed: look at them, hand them on, take them in.

    One's own stand in place of those of the study, and these in place of those of the app. A file
    holds a table [shorthand], which a lead can put in a study file as it is.
    """


@shorthand.command("list")
@on_a_store
@STUDY
@AS_JSON
def list_all(data: Path | None, file: IO[str] | None, study_id: str | None, as_json: bool) -> None:
    """Print all short forms, what they unfold to, and whose they are."""
    from interviewer.shorthand import Shorthand
    from resources.typing import load_shorthand

    shared = study_in_use(library_in(data), data, study_id).shorthand
    with opened(data, file) as store:
        lines = Shorthand(load_shorthand(), shared, store.shorthand.all()).lines
    if as_json:
        whole = {
            line.short: {"unfolded": line.unfolded, "source": line.source.value, "on": line.on}
            for line in lines
        }
        report(whole, as_json)
        return
    for line in lines:
        off = "" if line.on else ", switched off"
        click.echo(f"{line.short:17}{line.unfolded}  ({line.source.value}{off})")


@shorthand.command()
@on_a_store
@STUDY
@click.option("--out", required=True, type=FILE, callback=named, help="A file not yet there.")
@click.option("--all", "whole", is_flag=True, help="Those of the app and of the study, too.")
def export(
    data: Path | None, file: IO[str] | None, study_id: str | None, out: Path, whole: bool
) -> None:
    """Write one's own short forms to a file."""
    from interviewer.shorthand import Shorthand, Source
    from resources.typing import load_shorthand, write_shorthand

    must_be_new(out)  # Better said before the passphrase is asked for.
    shared = study_in_use(library_in(data), data, study_id).shorthand
    with opened(data, file) as store:
        lines = Shorthand(load_shorthand(), shared, store.shorthand.all()).lines
    kept = {
        line.short: line.unfolded
        for line in lines
        if line.on and (whole or line.source is Source.OWN)
    }
    if not kept:
        said = "There are no short forms of one's own here; --all writes the others. "
        raise click.ClickException(said + "Nothing was written.")
    write_shorthand(out, kept)
    click.echo(f"{len(kept)} short forms are in {out}.")


@shorthand.command("import")
@on_a_store
@STUDY
@click.argument("source", type=FILE, callback=named)
@click.option("--take", type=click.Choice(["mine", "theirs"]), help="Where the two differ.")
def take_in(
    data: Path | None,
    file: IO[str] | None,
    study_id: str | None,
    source: Path,
    take: str | None,
) -> None:
    """Take the short forms of a file in, among one's own.

    Where some are here that unfold to something else, nothing is changed until --take says which.
    """
    from interviewer.shorthand import SHORTHAND_LIMIT, Shorthand, compare
    from resources.typing import load_shorthand, read_shorthand

    lines = read_shorthand(source)
    shared = study_in_use(library_in(data), data, study_id).shorthand
    with opened(data, file) as store:
        own = store.shorthand.all()
        found = compare(Shorthand(load_shorthand(), shared, own), lines)
        if found.different and take is None:
            for short, (here, there) in found.different.items():
                click.echo(f"{short}: here {here or 'switched off'}, in the file {there}", err=True)
            raise click.ClickException(
                f"{len(found.different)} short forms are different here. Nothing was changed: "
                "say --take mine or --take theirs."
            )
        theirs = {short: there for short, (_, there) in found.different.items()}
        taken = {**found.new, **(theirs if take == "theirs" else {})}
        if len({**own, **taken}) > SHORTHAND_LIMIT:
            raise click.ClickException(
                f"The list would be too long: it can hold {SHORTHAND_LIMIT} short forms. "
                "Nothing was changed."
            )
        if taken:
            store.shorthand.replace({**own, **taken})
    click.echo(f"{len(taken)} short forms were taken in; {found.same} were here already.")
