"""`main.py review`: what waits for a person, and what a person has decided."""

from __future__ import annotations

from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from commands.leading import on_a_study, study_office
from commands.shared import FILE, named, report
from commands.study import AS_JSON

if TYPE_CHECKING:
    from interviewer.merging import Entry

REASON = click.option("--reason", required=True, help="For the log.")


@click.group()
def review() -> None:
    """Conflicts, voids, corrections, withdrawals, quotes, and the log of all that was done."""


@review.command()
@on_a_study
@AS_JSON
def conflicts(data: Path | None, file: IO[str] | None, study_id: str | None, as_json: bool) -> None:
    """Interviews that came with different contents."""
    with study_office(data, file, study_id) as desk:
        found = desk.conflicts()
    values = [
        {
            "interview": each.interview,
            "revision": each.revision,
            "variants": [
                {"digest": entry.digest.hex(), "devices": list(devices)}
                for entry, devices in each.variants
            ],
            "differences": differences([entry for entry, _ in each.variants]),
        }
        for each in found
    ]
    if as_json:
        report({"conflicts": values}, True)
        return
    if not found:
        click.echo("No conflicts.")
    for each in found:
        click.echo(f"{each.interview} (revision {each.revision})")
        for entry, devices in each.variants:
            click.echo(f"  {entry.digest.hex()[:12]}  from device {', '.join(map(str, devices))}")
        names = differences([entry for entry, _ in each.variants])
        click.echo(f"  they differ in: {', '.join(names)}")


def differences(entries: list[Entry]) -> list[str]:
    """The columns and questions in which entries differ; never what they hold."""
    first = entries[0]
    names: dict[str, None] = {}
    for other in entries[1:]:
        for name in {**first.cells, **other.cells}:
            if first.cells.get(name) != other.cells.get(name):
                names[name] = None
        mine, theirs = set(first.answers), set(other.answers)
        for row in sorted(mine ^ theirs):
            names[row.question] = None
    return list(names)


@review.command()
@on_a_study
@click.argument("interview")
@click.argument("digest")
@click.option("--reason", default="", help="For the log.")
def resolve(
    data: Path | None,
    file: IO[str] | None,
    study_id: str | None,
    interview: str,
    digest: str,
    reason: str,
) -> None:
    """Choose the content of a conflict that holds, by the beginning of its digest."""
    with study_office(data, file, study_id) as desk:
        known = [each for each in desk.conflicts() if each.interview == interview]
        fits = [
            entry.digest
            for each in known
            for entry, _ in each.variants
            if entry.digest.hex().startswith(digest.lower())
        ]
        if len(fits) != 1:
            raise click.UsageError("There is no such conflict, or no one content of that name.")
        desk.resolve(interview, fits[0], reason)
    click.echo("Resolved.")


@review.command()
@on_a_study
@AS_JSON
def lookalikes(
    data: Path | None, file: IO[str] | None, study_id: str | None, as_json: bool
) -> None:
    """Interviews with other ids and the same content; nothing is ever dropped for it."""
    with study_office(data, file, study_id) as desk:
        found = desk.lookalikes()
    if as_json:
        values = [{"interviews": list(each.interviews), "notes": each.notes} for each in found]
        report({"lookalikes": values}, True)
        return
    for each in found:
        sure = f"with {each.notes} notes each" if each.notes else "without a note: may be chance"
        click.echo(f"{', '.join(each.interviews)} ({sure})")
    if not found:
        click.echo("None.")


@review.command()
@on_a_study
@click.argument("interview")
@REASON
@click.option("--undo", is_flag=True, help="Take it back in.")
def void(
    data: Path | None,
    file: IO[str] | None,
    study_id: str | None,
    interview: str,
    reason: str,
    undo: bool,
) -> None:
    """Leave an interview out of counts and releases."""
    with study_office(data, file, study_id) as desk, known(interview):
        if undo:
            desk.undo_void(interview)
        else:
            desk.void(interview, reason)
    click.echo("Done.")


class known:
    """Says that there is no such interview, in place of a KeyError."""

    def __init__(self, interview: str) -> None:
        self._interview = interview

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        if isinstance(error, KeyError):
            raise click.UsageError(f"There is no interview {self._interview}.") from None


@review.command()
@on_a_study
@click.argument("interview")
@click.argument("variable")
@click.argument("value")
@REASON
def correct(
    data: Path | None,
    file: IO[str] | None,
    study_id: str | None,
    interview: str,
    variable: str,
    value: str,
    reason: str,
) -> None:
    """Mend a coding error; what was there stays in the trace."""
    with study_office(data, file, study_id) as desk, known(interview):
        desk.correct(interview, variable, value, reason)
    click.echo("Corrected.")


@review.command()
@on_a_study
@click.argument("code")
def withdraw(data: Path | None, file: IO[str] | None, study_id: str | None, code: str) -> None:
    """Erase the interview that a citizen's receipt code belongs to, for good."""
    with study_office(data, file, study_id) as desk:
        done = desk.withdraw(code)
    if not done.found:
        raise click.ClickException(
            "No interview here has that code. Perhaps its batch has not come yet."
        )
    click.echo("The interview is erased, and will not come back with any batch.")
    if done.released:
        click.echo(f"It is in {done.released} releases already: what has left cannot be recalled.")


@review.command()
@on_a_study
@AS_JSON
def quarantine(
    data: Path | None, file: IO[str] | None, study_id: str | None, as_json: bool
) -> None:
    """What was set aside, and why."""
    with study_office(data, file, study_id) as desk:
        found = desk.quarantine()
    values = [
        {
            "file": each.file,
            "record": each.record,
            "trouble": each.trouble.value,
            "detail": each.detail,
            "retry": each.retry,
        }
        for each in found
    ]
    if as_json:
        report({"quarantine": values}, True)
        return
    for each in found:
        record = f" interview {each.record}" if each.record else ""
        click.echo(f"{each.file}{record}: {each.trouble.value.replace('_', ' ')}: {each.detail}")
    if not found:
        click.echo("Nothing is set aside.")


@review.command()
@on_a_study
@click.option("--limit", type=click.IntRange(1, 100_000), default=100, show_default=True)
@AS_JSON
def log(
    data: Path | None, file: IO[str] | None, study_id: str | None, limit: int, as_json: bool
) -> None:
    """What was done to the study, the latest first."""
    with study_office(data, file, study_id) as desk:
        found = desk.log(limit=limit)
    if as_json:
        values = [
            {"number": e.number, "at": e.at.isoformat(), "kind": e.kind, **dict(e.detail)}
            for e in found
        ]
        report({"log": values}, True)
        return
    for each in found:
        detail = ", ".join(f"{name} {value}" for name, value in each.detail.items())
        click.echo(f"{each.number}  {each.at:%Y-%m-%d %H:%M}  {each.kind}: {detail}")


@review.command()
@on_a_study
@click.option("--out", required=True, type=FILE, callback=named, help="A .csv or .xlsx file.")
def quotes(data: Path | None, file: IO[str] | None, study_id: str | None, out: Path) -> None:
    """Write the quotes that were cleared, unlinked to their interviews."""
    with study_office(data, file, study_id) as desk:
        count = desk.write_quotes(out)
    click.echo(f"{count} quotes are written to {out}.")
