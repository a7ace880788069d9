"""`main.py release`: a k-anonymous data set, its formats and its two reports."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from commands.leading import Meter, on_a_study, study_office
from commands.opening import interruptible
from commands.shared import FOLDER, must_be_new, named, report
from commands.study import AS_JSON
from interviewer.release import LEAST_K, Format, Profile, ReleaseChoice

if TYPE_CHECKING:
    from interviewer.release import ReleaseFigures


@click.command()
@on_a_study
@click.option(
    "--profile",
    type=click.Choice([each.value for each in Profile]),
    default=Profile.RESEARCH.value,
    show_default=True,
)
@click.option("--k", type=click.IntRange(2, 1000), help="Default: 5, 3 or 10 by the profile.")
@click.option("--without", multiple=True, metavar="ITEM", help="A background item to leave out.")
@click.option("--anew", is_flag=True, help="Do not continue earlier releases (may be refused).")
@click.option("--out", type=FOLDER, callback=named, help="A folder that is not there yet.")
@click.option(
    "--format",
    "formats",
    type=click.Choice([each.value for each in Format]),
    multiple=True,
    help="Several may be given; default all.",
)
@click.option("--language", default="da", show_default=True, help="Of the labels.")
@click.option("--plan", "only_plan", is_flag=True, help="Show what it would cost; write nothing.")
@click.option("--list", "listed", is_flag=True, help="The releases so far.")
@click.option(
    "--take-back",
    type=int,
    metavar="NUMBER",
    help="Forget a release that was begun and not written, as --list tells.",
)
@AS_JSON
def release(
    data: Path | None,
    file: IO[str] | None,
    study_id: str | None,
    profile: str,
    k: int | None,
    without: tuple[str, ...],
    anew: bool,
    out: Path | None,
    formats: tuple[str, ...],
    language: str,
    only_plan: bool,
    listed: bool,
    take_back: int | None,
    as_json: bool,
) -> None:
    """Release a data set in which no combination of background variables occurs under k times."""
    if not (only_plan or listed or take_back is not None) and out is None:
        raise click.UsageError("Give --out, --plan, --list or --take-back.")
    chosen = Profile(profile)
    least = LEAST_K[chosen]
    if k is not None and k < least:
        raise click.UsageError(f"A release of the profile {profile} has a k of {least} at least.")
    if out is not None:
        must_be_new(out)
    with study_office(data, file, study_id) as desk, interruptible() as go_on:
        if take_back is not None:
            try:
                desk.take_release_back(take_back)
            except KeyError:
                raise click.UsageError(f"There is no release {take_back}.") from None
            report({"taken_back": take_back}, as_json)
            return
        if listed:
            _list(desk.releases(), as_json)
            return
        items = [item for item, _ in desk.profiles()[chosen]]
        if unknown := set(without) - set(items):
            raise click.UsageError(
                f"No background item of this release: {', '.join(sorted(unknown))}. "
                f"It has {', '.join(items)}."
            )
        kept = tuple(item for item in items if item not in without)
        choice = ReleaseChoice(chosen, k or least, kept, continues=not anew)
        meter = Meter(go_on, "Planning" if only_plan or out is None else "Releasing")
        if only_plan or out is None:
            figures = desk.plan_release(choice, meter)
            meter.end()
            if figures is None:
                raise click.Abort
            if as_json:
                report(as_values(figures), True)
            else:
                tell(figures, desk.study.languages[0])
            return
        wanted = [Format(each) for each in formats] or list(Format)
        done = desk.release(choice, out, wanted, language, meter)
        meter.end()
    if done is None:
        raise click.Abort
    values = {
        "release": done.record.number,
        "folder": str(done.path),
        "lead_report": str(done.lead_report),
        "profile": done.record.profile.value,
        "k": done.record.k,
        "records": done.record.records,
    }
    report({**values, "files": dict(done.record.files)} if as_json else values, as_json)


def _list(releases: object, as_json: bool) -> None:
    from interviewer.release import ReleaseRecord

    assert isinstance(releases, list | tuple)
    records = [each for each in releases if isinstance(each, ReleaseRecord)]
    if as_json:
        values = [
            {**asdict(each), "at": each.at.isoformat(), "profile": each.profile.value}
            for each in records
        ]
        report({"releases": values}, True)
        return
    for each in records:
        click.echo(
            f"{each.number}: {each.at:%Y-%m-%d %H:%M}, {each.profile.value}, k={each.k}, "
            f"{each.records} records, {each.folder}"
            f"{' (begun, perhaps not written)' if each.begun else ''}"
        )
    if not records:
        click.echo("Nothing has been released yet.")


def as_values(figures: ReleaseFigures) -> dict[str, object]:
    """A plan as plain values; without the riskiest combinations, which are the lead's alone."""
    change = figures.largest_change
    return {
        "profile": figures.choice.profile.value,
        "k": figures.choice.k,
        "records": figures.records,
        "released": figures.released,
        "left_out": figures.left_out,
        "loss": figures.loss,
        "variables": {
            each.item: {"kept": dict(each.kept), "withheld": each.withheld, "loss": each.loss}
            for each in figures.variables
        },
        "groups": {
            each.group: {
                "records": each.records,
                "generalised": each.generalised,
                "left_out": each.left_out,
            }
            for each in figures.groups
        },
        "largest_change": asdict(change) if change is not None else None,
        "before": asdict(figures.before),
        "after": asdict(figures.after),
        "warnings": [asdict(each) for each in figures.warnings],
        "refused": figures.refused,
    }


def tell(figures: ReleaseFigures, language: str) -> None:
    """Print a plan for a person."""
    choice = figures.choice
    click.echo(
        f"{choice.profile.value}, k={choice.k}: {figures.released} of {figures.records} leave, "
        f"{figures.left_out} are left out; {figures.loss:.1%} of the detail is given up"
    )
    for each in figures.variables:
        kept = ", ".join(f"{count} {name}" for name, count in each.kept.items())
        click.echo(
            f"  {each.labels.get(language, each.item)}: {kept}, {each.withheld} withheld "
            f"({each.loss:.1%})"
        )
    for group in figures.groups:
        click.echo(
            f"  {group.labels.get(language, group.group)}: {group.generalised} of {group.records} "
            f"made coarser, {group.left_out} left out"
        )
    change = figures.largest_change
    if change is not None and change.after is not None:
        click.echo(
            f"Largest change of a mean: {change.question} in {change.main_group}, "
            f"{change.before:.2f} to {change.after:.2f}"
        )
    before, after = figures.before, figures.after
    click.echo(f"Unique: {before.unique} before, {after.unique} after")
    for warned in figures.warnings:
        sign = "REFUSED" if warned.refuses else "Look at"
        click.echo(f"{sign}: {warned.detail}")
