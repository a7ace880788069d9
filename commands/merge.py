"""`main.py merge`: batches from the devices become one study."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from commands.leading import Meter, on_a_study, study_office
from commands.opening import interruptible
from commands.shared import report

if TYPE_CHECKING:
    from interviewer.merging import FileReport, Gap, MergeReport

PATH = click.Path(exists=True, path_type=Path)


@click.command()
@on_a_study
@click.argument("paths", metavar="[FILE|FOLDER]...", nargs=-1, type=PATH)
@click.option("--retry", is_flag=True, help="Try once more what is kept in quarantine.")
@click.option("--unsigned", is_flag=True, help="Take plain batches of devices not enrolled, too.")
@click.option("--undo", type=int, metavar="NUMBER", help="Take a whole merge out again.")
@click.option("--list", "listed", is_flag=True, help="The merges so far.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
def merge(
    data: Path | None,
    file: IO[str] | None,
    study_id: str | None,
    paths: tuple[Path, ...],
    retry: bool,
    unsigned: bool,
    undo: int | None,
    listed: bool,
    as_json: bool,
) -> None:
    """Merge batches: any number, in any order, as often as you like.

    What cannot be taken is set aside with its reason and stops nothing else. Exit code 0 also
    then: the report tells.
    """
    if sum([bool(paths), retry, undo is not None, listed]) != 1:
        raise click.UsageError("Name files or folders; or give --retry, --undo or --list.")
    with study_office(data, file, study_id) as desk, interruptible() as go_on:
        if listed:
            merges = desk.merges()
            if as_json:
                report({"merges": [{**asdict(m), "at": m.at.isoformat()} for m in merges]}, True)
                return
            for each in merges:
                state = "  (undone)" if each.undone else ""
                click.echo(
                    f"{each.number}: {each.at:%Y-%m-%d %H:%M}, {each.batches} batches, "
                    f"{each.new} new interviews{state}"
                )
            return
        meter = Meter(go_on, "Merging" if undo is None else "Undoing")
        if undo is not None:
            if undo not in {each.number for each in desk.merges() if not each.undone}:
                raise click.UsageError(f"There is no merge {undo} that could be undone.")
            done = desk.undo_merge(undo, meter)
            meter.end()
            if not done:
                raise click.Abort
            report({"undone": undo, "digest": desk.digest()}, as_json)
            return
        found = desk.retry(meter) if retry else desk.merge(paths, meter, unsigned=unsigned)
        meter.end()
    if found is None:
        raise click.Abort
    if as_json:
        report(as_values(found), True)
    else:
        tell(found)


def as_values(found: MergeReport) -> dict[str, object]:
    """A merge's report as plain values."""
    return {
        "merge": found.number,
        "total": asdict(found.total),
        "files": [
            {
                "file": each.file,
                "came": each.came.value,
                "device": each.device,
                "number": each.number,
                "counts": asdict(each.counts),
                "troubles": [
                    {"trouble": t.trouble.value, "detail": t.detail, "record": t.record}
                    for t in each.troubles
                ],
            }
            for each in found.files
        ],
        "missing": [asdict(gap) for gap in found.gaps],
        "digest": found.digest,
    }


def tell(found: MergeReport) -> None:
    """Print a merge's report for a person."""
    for each in found.files:
        click.echo(f"{each.file}: {_line(each)}")
        for trouble in each.troubles:
            record = f" interview {trouble.record}:" if trouble.record else ""
            click.echo(f"   {record} {trouble.trouble.value.replace('_', ' ')}: {trouble.detail}")
    total = found.total
    aside = sum(each.came == "set_aside" for each in found.files)
    click.echo(
        f"{total.new} new, {total.same} the same, {total.revised} revised, "
        f"{total.conflicting} conflicting, {total.lookalikes} like another, "
        f"{total.withdrawn} withdrawn, {total.set_aside} set aside; {total.contacts} contacts. "
        f"{len(found.files)} files, {aside} of them set aside."
    )
    for gap in found.gaps:
        several = "batches" if len(gap.missing) > 1 else "batch"
        numbers = numbers_of(gap)
        arrived = "has" if len(gap.missing) == 1 else "have"
        click.echo(f"device {gap.device}: {several} {numbers} of {gap.latest} {arrived} not come.")
    done = f"Merge {found.number}." if found.number is not None else "Nothing was new."
    click.echo(f"{done} Digest {found.digest}")


def numbers_of(gap: Gap) -> str:
    """The numbers that are missing, the first of them by name."""
    more = f" and {gap.more} more" if gap.more else ""
    return ", ".join(map(str, gap.missing)) + more


def _line(each: FileReport) -> str:
    if each.came == "known":
        return "merged before"
    if each.came == "set_aside":
        return "set aside"
    device = "not signed" if each.device is None else f"device {each.device}, batch {each.number}"
    counts = each.counts
    return f"{device}; {counts.new} new, {counts.same} the same, {counts.revised} revised"
