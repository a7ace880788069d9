"""How the fieldwork goes: targets, what is done, response rates, where time is needed next.

Made from counts alone, so that a lead's study database and a device's own store can both give
them: `fieldwork` puts them together with what the study wants.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from interviewer.anonymise import iso_week
from interviewer.contact import Disposition, Reason, Sex
from interviewer.interview import Status
from interviewer.study import Group, Study

T = TypeVar("T")

PACE_WEEKS = 3
"""The weeks with fieldwork over which a group's pace is taken."""


@dataclass(frozen=True, slots=True)
class GroupProgress:
    """One group of the study."""

    id: str
    labels: Mapping[str, str]
    jobcenter: str
    main_group: str
    target: tuple[int, int] | None
    done: int
    """Finished interviews."""
    partial: int
    """Broken-off ones, which count for no target."""
    by_week: Mapping[str, int]
    """Finished interviews by ISO week; weeks without one are not there."""

    @property
    def to_go(self) -> int:
        """How many are missing to the lower end of the target; 0 where none is set."""
        return max(0, self.target[0] - self.done) if self.target else 0


@dataclass(frozen=True, slots=True)
class JobcenterProgress:
    """One jobcenter, over its groups."""

    id: str
    labels: Mapping[str, str]
    area: str
    """Id of the area in which it lies; may be empty."""
    target: tuple[int, int] | None
    """The sums over its groups; None where no group has a target."""
    done: int
    partial: int
    to_go: int
    """The sum of what its groups lack."""


@dataclass(frozen=True, slots=True)
class Rate:
    """A response rate by AAPOR's Standard Definitions."""

    name: str
    """"RR1", "COOP1" …"""
    formula: str
    """"I / ((I+P) + (R+NC+O) + U)"."""
    value: float | None
    """0 to 1; None where nobody was approached."""


@dataclass(frozen=True, slots=True)
class GroupRates:
    """The response rates of a group of which contacts were told.

    Who was approached and whose group nobody told is in no group's rates: `RatesByGroup` says how
    many those are, and is to be shown with them.
    """

    group: str
    outcomes: Mapping[Disposition, int]
    rates: tuple[Rate, ...]

    @property
    def approached(self) -> int:
        """Everyone of the group."""
        return sum(self.outcomes.values())


@dataclass(frozen=True, slots=True)
class RatesByGroup:
    """Response rates group by group, as far as groups were told."""

    groups: tuple[GroupRates, ...]
    """In the study's order. A group of whose contacts none was told is not there: its interviews
    alone would look as if everybody had taken part."""
    without: int
    """Contacts that became no interview, and tell no group of the study."""
    contacts: int
    """All that became no interview."""


@dataclass(frozen=True, slots=True)
class Refusals:
    """Who said no, by what was seen; None where that was not told."""

    by_reason: Mapping[Reason | None, int]
    by_sex: Mapping[Sex | None, int]

    @property
    def count(self) -> int:
        """All of them."""
        return sum(self.by_reason.values())


@dataclass(frozen=True, slots=True)
class Need:
    """A group for which time is needed next, the most urgent first."""

    group: str
    to_go: int
    per_week: float | None
    """Interviews needed in each week that is left, or all at once when the period is over; None
    where the study names no period."""
    pace: float
    """Its finished interviews a week, over the last three weeks with fieldwork anywhere; the
    present week, which is not over, only where there is no other."""


@dataclass(frozen=True, slots=True)
class Fieldwork:
    """A study's fieldwork at a glance."""

    groups: tuple[GroupProgress, ...]
    jobcenters: tuple[JobcenterProgress, ...]
    weeks: tuple[str, ...]
    """ISO weeks from the first with an interview or contact to the last, without gaps."""
    by_week: Mapping[str, int]
    """Finished interviews by week."""
    finished: int
    partial: int
    without_group: int
    """Finished interviews that tell no group."""
    target: tuple[int, int] | None
    outcomes: Mapping[Disposition, int]
    """Everyone approached, by outcome, complete and partial interviews among them; what never
    came about is not there."""
    outcomes_by_week: Mapping[str, Mapping[Disposition, int]]
    rates: tuple[Rate, ...]
    by_group: RatesByGroup
    refusals: Refusals
    """Without those who withdrew afterwards."""
    needs: tuple[Need, ...]
    period: tuple[date, date] | None
    weeks_left: int | None
    """Of the period, the present week counted; None where the study names no period."""

    @property
    def approached(self) -> int:
        """Everyone."""
        return sum(self.outcomes.values())


@dataclass(frozen=True, slots=True)
class Counted:
    """Interviews that are alike, counted."""

    group: str
    """A group's id, or anything else where none is told."""
    week: str
    status: str
    count: int


@dataclass(frozen=True, slots=True)
class Approached:
    """Contacts that are alike, counted."""

    week: str
    disposition: str
    count: int
    group: str = ""
    """A group's id; empty where none was seen. Likewise the two below."""
    sex: str = ""
    reason: str = ""


def fieldwork(
    study: Study, counted: Iterable[Counted], approached: Iterable[Approached], today: date
) -> Fieldwork:
    """The fieldwork of a study at a glance on the day `today`, by which weeks that are left and
    the pace are told.

    Interviews and contacts whose group the study does not know count in all totals and in no
    group's.
    """
    contacts = tuple(approached)
    done: dict[str, Counter[str]] = defaultdict(Counter)
    partial: Counter[str] = Counter()
    outcomes: dict[str, Counter[Disposition]] = defaultdict(Counter)
    for each in counted:
        group = each.group if each.group in study.group_ids else ""
        if each.status == Status.FINISHED:
            done[group][each.week] += each.count
            outcomes[each.week][Disposition.COMPLETE] += each.count
        else:
            partial[group] += each.count
            outcomes[each.week][Disposition.PARTIAL] += each.count
    for contact in contacts:
        outcomes[contact.week][Disposition(contact.disposition)] += contact.count
    weeks = _weeks(outcomes)
    groups = tuple(_group(group, done[group.id], partial[group.id]) for group in study.groups)
    by_week = sum(done.values(), Counter[str]())
    everyone = sum(outcomes.values(), Counter[Disposition]())
    left = None if study.period is None else _weeks_left(study.period, today)
    return Fieldwork(
        groups=groups,
        jobcenters=tuple(_jobcenters(study, groups)),
        weeks=weeks,
        by_week=_in_order(by_week, weeks),
        finished=by_week.total(),
        partial=partial.total(),
        without_group=done[""].total(),
        target=_target(groups),
        outcomes={each: everyone[each] for each in Disposition if each in everyone},
        outcomes_by_week=_in_order(outcomes, weeks),
        rates=response_rates(everyone),
        by_group=_rates_by_group(study, groups, contacts),
        refusals=_refusals(contacts),
        needs=tuple(_needs(groups, [week for week in weeks if outcomes[week]], left, today)),
        period=study.period,
        weeks_left=left,
    )


# --- response rates -----------------------------------------------------------------------------

_CLASSES: Mapping[Disposition, str] = {
    Disposition.COMPLETE: "I",
    Disposition.PARTIAL: "P",
    Disposition.REFUSAL: "R",
    Disposition.WITHDRAWN: "R",
    Disposition.NON_CONTACT: "NC",
    Disposition.LANGUAGE: "O",
    Disposition.OTHER: "O",
    Disposition.UNKNOWN: "U",
}
"""The class of AAPOR's Standard Definitions to which an outcome belongs; who is not eligible is in
no rate. A withdrawn interview is a refusal, whatever was answered before it."""

_Classes = Mapping[str, int]


def _interviews(n: _Classes) -> int:
    return n["I"] + n["P"]


def _eligible(n: _Classes) -> int:
    return _interviews(n) + n["R"] + n["NC"] + n["O"]


_RATES: Sequence[tuple[str, str, Callable[[_Classes], int], Callable[[_Classes], int]]] = (
    ("RR1", "I / ((I+P) + (R+NC+O) + U)", lambda n: n["I"], lambda n: _eligible(n) + n["U"]),
    ("RR2", "(I+P) / ((I+P) + (R+NC+O) + U)", _interviews, lambda n: _eligible(n) + n["U"]),
    ("RR5", "I / ((I+P) + (R+NC+O))", lambda n: n["I"], _eligible),
    ("RR6", "(I+P) / ((I+P) + (R+NC+O))", _interviews, _eligible),
    (
        "COOP1",
        "I / ((I+P) + R + O)",
        lambda n: n["I"],
        lambda n: _interviews(n) + n["R"] + n["O"],
    ),
    ("COOP3", "I / ((I+P) + R)", lambda n: n["I"], lambda n: _interviews(n) + n["R"]),
    ("REF1", "R / ((I+P) + (R+NC+O) + U)", lambda n: n["R"], lambda n: _eligible(n) + n["U"]),
)


def response_rates(outcomes: Mapping[Disposition, int]) -> tuple[Rate, ...]:
    """The rates of AAPOR's Standard Definitions (9th edition, 2016), each with its formula.

    They say no more than was counted: where non-contacts are not counted, NC is 0.
    """
    classes: Counter[str] = Counter()
    for disposition, count in outcomes.items():
        if disposition in _CLASSES:
            classes[_CLASSES[disposition]] += count
    rates = []
    for name, formula, above, below in _RATES:
        base = below(classes)
        rates.append(Rate(name, formula, above(classes) / base if base else None))
    return tuple(rates)


def _rates_by_group(
    study: Study, groups: Iterable[GroupProgress], contacts: Sequence[Approached]
) -> RatesByGroup:
    told: dict[str, Counter[Disposition]] = defaultdict(Counter)
    for each in contacts:
        group = each.group if each.group in study.group_ids else ""
        told[group][Disposition(each.disposition)] += each.count
    without = told.pop("", Counter[Disposition]()).total()
    found = []
    for progress in groups:
        if progress.id not in told:
            continue
        outcomes = told[progress.id]
        outcomes[Disposition.COMPLETE] += progress.done
        outcomes[Disposition.PARTIAL] += progress.partial
        in_order = {each: outcomes[each] for each in Disposition if outcomes[each]}
        found.append(GroupRates(progress.id, in_order, response_rates(in_order)))
    return RatesByGroup(tuple(found), without, sum(each.count for each in contacts))


def _refusals(contacts: Iterable[Approached]) -> Refusals:
    reasons: Counter[Reason | None] = Counter()
    sexes: Counter[Sex | None] = Counter()
    for each in contacts:
        if each.disposition == Disposition.REFUSAL:
            reasons[Reason(each.reason) if each.reason else None] += each.count
            sexes[Sex(each.sex) if each.sex else None] += each.count
    by_reason = {each: reasons[each] for each in (*Reason, None) if reasons[each]}
    return Refusals(by_reason, {each: sexes[each] for each in (*Sex, None) if sexes[each]})


# --- parts --------------------------------------------------------------------------------------


def _group(group: Group, done: Counter[str], partial: int) -> GroupProgress:
    return GroupProgress(
        id=group.id,
        labels=group.labels,
        jobcenter=group.jobcenter,
        main_group=group.main_group,
        target=group.target,
        done=done.total(),
        partial=partial,
        by_week=_in_order(done, sorted(done)),
    )


def _jobcenters(study: Study, groups: Sequence[GroupProgress]) -> Iterable[JobcenterProgress]:
    for name, labels in study.jobcenters.items():
        own = [group for group in groups if group.jobcenter == name]
        yield JobcenterProgress(
            id=name,
            labels=labels,
            area=study.jobcenter_areas.get(name, ""),
            target=_target(own),
            done=sum(group.done for group in own),
            partial=sum(group.partial for group in own),
            to_go=sum(group.to_go for group in own),
        )


def _target(groups: Iterable[GroupProgress]) -> tuple[int, int] | None:
    targets = [group.target for group in groups if group.target]
    if not targets:
        return None
    return sum(low for low, _ in targets), sum(high for _, high in targets)


def _needs(
    groups: Iterable[GroupProgress], worked: Sequence[str], left: int | None, today: date
) -> list[Need]:
    """What lacks, by how many would still lack at the period's end if the pace stayed.

    Without a period, by how many lack now.
    """
    present = iso_week(today)
    # A clock that is wrong puts interviews into a week to come, which tells nothing of the pace.
    over = [week for week in worked if week < present]
    latest = over[-PACE_WEEKS:] or [week for week in worked if week == present]
    needs = []
    for group in groups:
        if group.to_go:
            made = sum(group.by_week.get(week, 0) for week in latest)
            per_week = None if left is None else group.to_go / max(1, left)
            needs.append(Need(group.id, group.to_go, per_week, made / max(1, len(latest))))
    return sorted(needs, key=lambda need: (-need.to_go + need.pace * (left or 0), -need.to_go))


def _weeks(named: Iterable[str]) -> tuple[str, ...]:
    """All weeks from the first named to the last."""
    mondays = [_monday(week) for week in named]
    if not mondays:
        return ()
    first, last = min(mondays), max(mondays)
    return tuple(iso_week(first + timedelta(7 * n)) for n in range((last - first).days // 7 + 1))


def _monday(week: str) -> date:
    return date.fromisoformat(f"{week}-1")


def _weeks_left(period: tuple[date, date], today: date) -> int:
    """Calendar weeks from the present one, or the first of the period, to its last."""
    first = max(period[0], today)
    if first > period[1]:
        return 0
    return (_monday(iso_week(period[1])) - _monday(iso_week(first))).days // 7 + 1


def _in_order(values: Mapping[str, T], weeks: Iterable[str]) -> dict[str, T]:
    return {week: values[week] for week in weeks if values.get(week)}
