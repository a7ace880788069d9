"""A season that hangs together, for looking at the fieldwork's windows: real counts, real rates."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

from interviewer.contact import Disposition
from interviewer.fieldwork import Approached, Counted, Fieldwork, fieldwork
from interviewer.quality import DeviceCounts, DeviceQuality, device_quality
from interviewer.study import Area, Group, Study
from tests.ui.lead_fakes import FakeStudyDesk, the_study

TODAY = date(2025, 11, 20)
"""A Thursday of week 47."""
PERIOD = (date(2025, 10, 6), date(2025, 12, 5))


def season_study() -> Study:
    """The bundled one, in a period."""
    outcomes = (Disposition.REFUSAL, Disposition.LANGUAGE)
    return replace(the_study(), period=PERIOD, outcomes=outcomes)


def season_counts(study: Study) -> tuple[list[Counted], list[Approached]]:
    """Six weeks; a group that is done, one with more than wanted, one that nobody has met."""
    counted: Counter[tuple[str, str, str]] = Counter()
    contacts: Counter[tuple[str, str, str, str, str]] = Counter()
    for place, group in enumerate(study.groups):
        for week in range(41, 48):
            count = (place * 5 + week * 3) % 8 if place != len(study.groups) - 1 else 0
            count += 4 if place == 3 else 0
            counted[group.id, f"2025-W{week}", "finished"] += count
            # Of every other week the groups were told, and of some why.
            told = group.id if week % 2 and place < 6 else ""
            sex = ("", "woman", "man")[(place + week) % 3]
            reason = ("", "busy", "", "distrust", "not_interested")[(place + 2 * week) % 5]
            contacts[f"2025-W{week}", "refusal", told, sex, reason] += 1 + count // 2
            contacts[f"2025-W{week}", "language", told, "", ""] += count // 5
        counted[group.id, "2025-W44", "partial"] += place % 3
    counted["-1", "2025-W45", "finished"] += 2
    contacts["2025-W46", "withdrawn", "", "", ""] += 2
    return (
        [Counted(*key, count) for key, count in counted.items() if count],
        [
            Approached(week, outcome, count, *seen)
            for (week, outcome, *seen), count in contacts.items()
            if count
        ],
    )


def season_quality() -> tuple[DeviceQuality, ...]:
    """Eight devices: one much too fast, one with few interviews, one nearly without notes."""
    usual = [DeviceCounts(n, 44, 40, 2, 44, 4, 320, 21, 240, 118) for n in range(1, 9)]
    usual[2] = replace(usual[2], fast=17)
    usual[4] = DeviceCounts(5, 7, 7, 3, 7, 2, 50, 9, 40, 2)
    usual[6] = replace(usual[6], notes=12)
    return device_quality(usual)


class SeasonDesk(FakeStudyDesk):
    """A desk with the season on it; `empty` before the first batch."""

    def __init__(self, study: Study | None = None, *, empty: bool = False) -> None:
        super().__init__(study or season_study(), (), 8)
        self.empty = empty

    def fieldwork(self, today: date) -> Fieldwork:
        self._work()
        counts = ([], []) if self.empty else season_counts(self.study)
        return fieldwork(self.study, *counts, today)

    def notes_waiting(self) -> tuple[int, int]:
        self._work()
        return (0, 0) if self.empty else (6, 3)

    def quality(self) -> tuple[DeviceQuality, ...]:
        self._work()
        return () if self.empty else season_quality()


def country() -> Study:
    """98 jobcenters in five regions, eleven groups in each."""
    study = season_study()
    regions = [f"region_{n}" for n in range(5)]
    labels = list(study.groups)
    jobcenters = {f"jc_{n}": {"da": f"Jobcenter {n}", "en": f"Jobcenter {n}"} for n in range(98)}
    groups = tuple(
        Group(f"{jobcenter}_{place}", jobcenter, group.main_group, group.labels, (4, 6))
        for jobcenter in jobcenters
        for place, group in enumerate(labels)
    )
    return replace(
        study,
        areas={each: Area(each, {"da": each, "en": each}, None) for each in regions},
        jobcenters=jobcenters,
        jobcenter_areas={name: regions[n % 5] for n, name in enumerate(jobcenters)},
        groups=groups,
    )
