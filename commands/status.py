"""`main.py status`: the fieldwork at a glance, and what waits for the lead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from commands.leading import on_a_study, study_office
from commands.merge import numbers_of
from commands.shared import report
from commands.study import AS_JSON

if TYPE_CHECKING:
    from commands.study_desk import StudyOffice
    from interviewer.fieldwork import Fieldwork, Rate
    from interviewer.quality import DeviceQuality, Sign

WAITING = {
    "conflicts": "in conflict: review conflicts",
    "lookalikes": "sets of lookalikes: review lookalikes",
    "quarantine": "set aside: review quarantine",
    "notes": "pen notes to be typed here",
    "notes_on_devices": "pen notes to be typed on the devices",
}
SIGNS = {
    "fast": "under three minutes",
    "straight": "the same answer to all",
    "few_notes": "follow-ups without a note",
    "dont_know": "don't know",
}


@click.command()
@on_a_study
@AS_JSON
def status(data: Path | None, file: IO[str] | None, study_id: str | None, as_json: bool) -> None:
    """Targets, response rates, missing batches, and what waits for a decision."""
    with study_office(data, file, study_id) as desk:
        today = datetime.now().astimezone().date()
        found, signs = desk.fieldwork(today), desk.quality()
        here, elsewhere = desk.notes_waiting()
        waiting = {
            "conflicts": len(desk.conflicts()),
            "lookalikes": len(desk.lookalikes()),
            "quarantine": len(desk.quarantine()),
            "notes": here,
            "notes_on_devices": elsewhere,
        }
        if as_json:
            report(as_values(desk, found, signs, waiting), True)
            return
        tell(desk, found, signs, waiting)


def as_values(
    desk: StudyOffice,
    found: Fieldwork,
    signs: Sequence[DeviceQuality],
    waiting: dict[str, int],
) -> dict[str, object]:
    """The status as plain values."""
    return {
        "study": desk.study.id,
        "finished": found.finished,
        "partial": found.partial,
        "without_group": found.without_group,
        "approached": found.approached,
        "outcomes": {each.value: count for each, count in found.outcomes.items()},
        "rates": _rates(found.rates),
        "rates_by_group": {
            "contacts": found.by_group.contacts,
            "contacts_without_group": found.by_group.without,
            "groups": [
                {
                    "group": each.group,
                    "outcomes": {outcome.value: count for outcome, count in each.outcomes.items()},
                    "rates": _rates(each.rates),
                }
                for each in found.by_group.groups
            ],
        },
        "refusals": {
            "by_reason": {key or "": count for key, count in found.refusals.by_reason.items()},
            "by_sex": {key or "": count for key, count in found.refusals.by_sex.items()},
        },
        "groups": [
            {
                "group": each.id,
                "target": each.target,
                "done": each.done,
                "partial": each.partial,
                "to_go": each.to_go,
                "weeks": dict(each.by_week),
            }
            for each in found.groups
        ],
        "jobcenters": [
            {"jobcenter": each.id, "done": each.done, "to_go": each.to_go}
            for each in found.jobcenters
        ],
        "needs": [asdict(need) for need in found.needs],
        "missing": [asdict(gap) for gap in desk.gaps()],
        "waiting": waiting,
        "quality": [asdict(each) for each in signs],
        "digest": desk.digest(),
    }


def tell(
    desk: StudyOffice,
    found: Fieldwork,
    signs: Sequence[DeviceQuality],
    waiting: dict[str, int],
) -> None:
    """Print the status for a person."""
    study = desk.study
    language = study.languages[0]
    click.echo(study.say(study.names, language))
    target = f" of {found.target[0]}-{found.target[1]}" if found.target else ""
    click.echo(f"{found.finished} finished{target}, {found.partial} broken off")
    for each in found.groups:
        wanted = f"{each.target[0]}-{each.target[1]}" if each.target else "-"
        click.echo(
            f"  {each.done:4} of {wanted:>7}  {each.to_go:4} to go  "
            f"{study.jobcenters[each.jobcenter][language]}: {each.labels[language]}"
        )
    if found.without_group:
        click.echo(f"  {found.without_group:4} of these tell no group")
    click.echo(f"{found.approached} approached: " + ", ".join(_outcomes(found)))
    for rate in found.rates:
        value = "-" if rate.value is None else f"{rate.value:6.1%}"
        click.echo(f"  {rate.name:6} {value}  {rate.formula}")
    _tell_contacts(found)
    for gap in desk.gaps():
        numbers = numbers_of(gap)
        click.echo(f"device {gap.device}: batch {numbers} of {gap.latest} has not come")
    for device in signs:
        for sign in device.signs:
            if sign.stands_out:
                click.echo(f"device {device.device}: worth a talk, {_sign(sign)}")
    for name, count in waiting.items():
        if count:
            click.echo(f"{count} {WAITING[name]}")


def _rates(rates: Sequence[Rate]) -> dict[str, dict[str, object]]:
    return {rate.name: {"formula": rate.formula, "value": rate.value} for rate in rates}


def _tell_contacts(found: Fieldwork) -> None:
    by_group, refusals = found.by_group, found.refusals
    if by_group.groups:
        click.echo(
            f"rates by group, without the {by_group.without} of {by_group.contacts} contacts"
            " that tell no group:"
        )
    for each in by_group.groups:
        shown = [
            f"{rate.name} {rate.value:.1%}"
            for rate in each.rates
            if rate.name in ("RR1", "RR2", "COOP3") and rate.value is not None
        ]
        click.echo(f"  {each.group}: {each.approached} approached, {', '.join(shown)}")
    for title, counts in (("reason", refusals.by_reason), ("sex", refusals.by_sex)):
        told = [f"{count} {_key(key)}" for key, count in counts.items()]
        if any(counts.keys() - {None}):
            click.echo(f"said no, by {title}: {', '.join(told)}")


def _key(key: str | None) -> str:
    return key.replace("_", " ") if key else "not told"


def _outcomes(found: Fieldwork) -> list[str]:
    return [
        f"{count} {outcome.value.replace('_', ' ')}"
        for outcome, count in found.outcomes.items()
        if count
    ]


def _sign(sign: Sign) -> str:
    others = f", others {sign.others:.0%}" if sign.others is not None else ""
    return f"{SIGNS.get(sign.kind, sign.kind)}: {sign.count} of {sign.of}{others}"
