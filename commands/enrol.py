"""`main.py enrol`: a device opens a study file; a lead takes the device in."""

from __future__ import annotations

from pathlib import Path
from typing import IO

import click

from commands.leading import on_a_study, study_office
from commands.opening import compare, is_new, on_a_store, opened
from commands.shared import (
    FILE,
    data_folder,
    library_in,
    must_be_new,
    named,
    report,
    write_new,
)
from commands.study import AS_JSON


@click.group()
def enrol() -> None:
    """Devices and studies: "open" on the device, then "add" at the lead's."""


@enrol.command("open")
@on_a_store
@click.argument("path", metavar="STUDYFILE", type=FILE, callback=named)
@click.option("--fingerprint", help="The lead's, as read to you; refused if it is another.")
@click.option("--out", type=FILE, callback=named, help="Write the enrolment as a file, too.")
@AS_JSON
def open_file(
    data: Path | None,
    file: IO[str] | None,
    path: Path,
    fingerprint: str | None,
    out: Path | None,
    as_json: bool,
) -> None:
    """Open a lead's study file on this device: it is enrolled, or takes the newer revision.

    At the first time, compare the fingerprint with the lead's; the enrolment code goes back to
    the lead.
    """
    from commands.enrolling import (
        check_fingerprint,
        enrol_device,
        enrolment_of,
        open_study_file,
        use_study,
    )

    package = open_study_file(path)
    if out is not None:
        must_be_new(out)
    compared = fingerprint is not None
    if fingerprint is not None:
        check_fingerprint(package, fingerprint)
    elif is_new(data):  # Before a store is made that might stay empty.
        compare(package.leads[0].fingerprint)
        compared = True
    kept: click.ClickException | None = None
    with opened(data, file, make=True) as store:
        if not compared and store.enrolments.get(package.study_id) is None:
            compare(package.leads[0].fingerprint)
        enrolled = enrol_device(store, library_in(data), package, fingerprint)
        use_study(data_folder(data), enrolled.study_id)
        code = enrolment_of(enrolled)
        if out is not None:
            try:
                write_new({out: f"{code}\n".encode()})
            except click.ClickException as trouble:
                kept = trouble
        values = {
            "study": enrolled.study_id,
            "revision": enrolled.revision,
            "fingerprint": enrolled.lead.fingerprint,
            "enrolment": code,
        }
    report(values, as_json)
    if kept is not None:
        raise click.ClickException(
            f"{kept.message} The device is enrolled all the same. Its code stands above; opening "
            "the same study file again shows it once more."
        )


@enrol.command()
@on_a_study
@click.argument("code", required=False)
@click.option("--file", "path", type=FILE, callback=named, help="The enrolment as a file.")
@click.option("--name", default="", help="What you call the device; it stays here.")
@AS_JSON
def add(
    data: Path | None,
    file: IO[str] | None,
    study_id: str | None,
    code: str | None,
    path: Path | None,
    name: str,
    as_json: bool,
) -> None:
    """Take a device in, by the code that it has shown."""
    if (code is None) == (path is None):
        raise click.UsageError("Give the code, or --file.")
    if path is not None:
        try:
            code = path.read_bytes()[:10_000].decode("utf-8-sig", "replace")
        except OSError as trouble:
            raise click.ClickException(f"{path} cannot be read: {trouble.strerror}.") from None
    with study_office(data, file, study_id) as desk:
        device = desk.enrol(code or "", name)
    report({"device": device.number, "name": device.name}, as_json)


@enrol.command("list")
@on_a_study
@AS_JSON
def list_all(data: Path | None, file: IO[str] | None, study_id: str | None, as_json: bool) -> None:
    """The devices of a study."""
    with study_office(data, file, study_id) as desk:
        devices = desk.devices()
    if as_json:
        names = ("number", "name", "revoked", "reason", "batches", "interviews", "latest_week")
        report({"devices": [{n: getattr(each, n) for n in names} for each in devices]}, True)
        return
    for each in devices:
        state = f"  REVOKED: {each.reason}" if each.revoked else ""
        name = f" ({each.name})" if each.name else ""
        click.echo(
            f"device {each.number}{name}: {each.batches} batches, {each.interviews} interviews, "
            f"latest {each.latest_week or '-'}{state}"
        )


@enrol.command()
@on_a_study
@click.argument("number", type=int)
@click.option("--reason", required=True)
def revoke(
    data: Path | None, file: IO[str] | None, study_id: str | None, number: int, reason: str
) -> None:
    """Refuse what a device sends from now on; what has been merged stays."""
    with study_office(data, file, study_id) as desk:
        if number not in {each.number for each in desk.devices()}:
            raise click.UsageError(f"There is no device {number}.")
        desk.revoke(number, reason)
    click.echo(f"Device {number} is revoked.")
