"""`main.py study`: a lead's key and studies, from the first line to the signed file."""

from __future__ import annotations

from pathlib import Path
from typing import IO

import click

from commands.leading import office, on_a_study, which
from commands.opening import compare, on_a_store
from commands.shared import FILE, library_in, named, on_a_folder, report

AS_JSON = click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
RECOVERED = """\
Compare the fingerprint with the one on the sheet. If devices have a study from you already:
  1. take in its newest study file:      study join FILE.study
  2. take the devices in once more:      enrol add CODE    (each device can show its code again)
  3. merge all batches that you kept:    merge FOLDER"""
FIRST = """\
This is the first revision of the study. If devices have it from you already, they refuse this file:
take in your newest study file first ("study join FILE") and hand out again. Where there is none
left, "study hand-out --after NUMBER" goes on from the revision that the devices show."""
OUT = click.option("--out", required=True, type=FILE, callback=named, help="A file not yet there.")


@click.group()
def study() -> None:
    """For project leads: make a study, sign it, hand it to the devices.

    First "study key", then "study keep FILE" (or "study lead ID" for one that is here), then
    "study hand-out".
    """


@study.command()
@on_a_store
@AS_JSON
def key(data: Path | None, file: IO[str] | None, as_json: bool) -> None:
    """Make this lead's key, or show the one that is here.

    The fingerprint is what the devices show; the card lets another lead encrypt to you.
    """
    with office(data, file, make=True) as lead:
        made = lead.make_key()
        report({"fingerprint": made.fingerprint, "card": lead.lead_card()}, as_json)


@study.command("recovery-sheet")
@on_a_store
@OUT
@click.option("--language", type=click.Choice(["da", "en"]), default="da")
def recovery_sheet(data: Path | None, file: IO[str] | None, out: Path, language: str) -> None:
    """Write the sheet from which the key can be typed in again (PDF). Print it, and lock it away.

    Whoever has it can open every batch. Delete the file when it is printed.
    """
    with office(data, file) as lead:
        lead.recovery_sheet(out, language)
    click.echo(f"{out} is written. Print it, lock the print away, and delete the file.")


@study.command()
@on_a_store
@click.option("--code-file", type=click.File(encoding="utf-8-sig"), help="Default: asked for.")
@AS_JSON
def recover(
    data: Path | None, file: IO[str] | None, code_file: IO[str] | None, as_json: bool
) -> None:
    """Take the key from a recovery sheet into a data folder that has none.

    Then take in the newest study file with "study join", the devices once more with "enrol add",
    and merge the batches again.
    """
    from export.sealing import recover_lead_secret

    code = code_file.read(10_000) if code_file else click.prompt("The code", err=True)
    recover_lead_secret(code)  # A slip is told before a store is made and a passphrase chosen.
    with office(data, file, make=True) as lead:
        report({"fingerprint": lead.recover(code).fingerprint}, as_json)
    click.echo(RECOVERED, err=True)


@study.command("list")
@on_a_store
@AS_JSON
def list_all(data: Path | None, file: IO[str] | None, as_json: bool) -> None:
    """The studies that are led from this data folder."""
    with office(data, file) as lead:
        studies = lead.studies()
    if as_json:
        names = ("id", "name", "revision", "changed", "devices", "interviews", "waiting")
        report({"studies": [{n: getattr(each, n) for n in names} for each in studies]}, True)
        return
    if not studies:
        click.echo('No study is led from here yet. "study lead ID" begins with one.')
    for each in studies:
        state = f"revision {each.revision}" if each.revision else "not handed out"
        changed = ", changed since" if each.changed else ""
        click.echo(f"{each.id}: {each.name}")
        click.echo(
            f"  {state}{changed}; {each.devices} devices, {each.interviews} interviews, "
            f"{each.waiting} waiting for a decision"
        )


@study.command()
@on_a_store
@click.argument("study_id", metavar="ID")
def lead(data: Path | None, file: IO[str] | None, study_id: str) -> None:
    """Begin to lead a study that is on this device."""
    with office(data, file, make=True) as desk:
        found = desk.lead(study_id)
    click.echo(f"{found.id} is led from here: {found.name}")


@study.command()
@on_a_store
@click.argument("path", metavar="FILE", type=FILE, callback=named)
def keep(data: Path | None, file: IO[str] | None, path: Path) -> None:
    """Check a study file (TOML), keep it, and lead it.

    One with its id is replaced, where what was collected under that can still leave as it was to.
    """
    library = library_in(data)
    with office(data, file, make=True) as desk:
        kept = library.add_study(path)
        desk.lead(kept.id)
    click.echo(f"{kept.id} is kept: {kept.say(kept.names, kept.languages[0])}")


@study.command()
@on_a_folder
@click.argument("study_id", metavar="ID")
def show(data: Path | None, study_id: str) -> None:
    """Print a study's file, to be changed and kept again."""
    click.echo(library_in(data).study_source(study_id).decode(), nl=False)


@study.command("co-lead")
@on_a_study
@click.argument("card")
@AS_JSON
def co_lead(
    data: Path | None, file: IO[str] | None, study_id: str | None, card: str, as_json: bool
) -> None:
    """Encrypt to another lead as well, from the next study file on; CARD is theirs."""
    with office(data, file) as desk:
        added = desk.add_co_lead(which(desk, study_id), card)
    report({"fingerprint": added.fingerprint}, as_json)


@study.command()
@on_a_store
@click.argument("path", metavar="STUDYFILE", type=FILE, callback=named)
@click.option("--fingerprint", help="Of who has signed it, as read to you; another is refused.")
def join(data: Path | None, file: IO[str] | None, path: Path, fingerprint: str | None) -> None:
    """Lead a study together with who has signed this file and named your card in it.

    Compare that lead's fingerprint. Its batches can then be merged here as well. With a recovered
    key, also your own study.
    """
    with office(data, file) as desk:
        if fingerprint is None and (shown := desk.to_compare(path)) is not None:
            compare(shown)
            fingerprint = shown
        found = desk.join(path, fingerprint)
    click.echo(f"{found.id} is led from here too: {found.name}")


@study.command("hand-out")
@on_a_study
@OUT
@click.option(
    "--after",
    type=click.IntRange(0, 999_999_998),
    default=0,
    metavar="NUMBER",
    help="A revision that devices have and this folder does not know: make a later one.",
)
@AS_JSON
def hand_out(
    data: Path | None,
    file: IO[str] | None,
    study_id: str | None,
    out: Path,
    after: int,
    as_json: bool,
) -> None:
    """Sign the study with its questionnaires, as one file for the devices.

    A study that has changed gets the next revision; devices take it without losing anything.
    """
    with office(data, file) as desk:
        made = desk.hand_out(which(desk, study_id), out, after=after)
    values = {"file": str(made.path), "revision": made.revision, "fingerprint": made.fingerprint}
    report(values, as_json)
    if made.revision == 1:
        click.echo(FIRST, err=True)
