"""An interviewer's day in one study: interviews, the other outcomes, and the response rate."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from interviewer.contact import Contact, Disposition
from interviewer.fieldwork import Rate, response_rates
from interviewer.interview import Status
from interviewer.ports import Listed

DAILY_RATE = "RR2"
"""The rate shown of a day: interviews, partial ones among them, of everyone approached who may
belong to the study. It takes those of whom that is not known as if they did, and so never
flatters, and it can be counted by hand: so many of so many."""


@dataclass(frozen=True, slots=True)
class Today:
    """The approaches of one day in one study."""

    finished: int
    partial: int
    others: Mapping[Disposition, int]
    """Approaches that became no interview, those with any."""

    @property
    def interviews(self) -> int:
        """Finished and partial ones."""
        return self.finished + self.partial

    @property
    def asked(self) -> int:
        """Everyone approached who may belong to the study: what the rate is taken of."""
        outside = self.others.get(Disposition.NOT_ELIGIBLE, 0)
        return self.interviews + sum(self.others.values()) - outside

    @property
    def anybody(self) -> bool:
        """Whether anybody at all was approached."""
        return bool(self.interviews or self.others)

    @property
    def rate(self) -> Rate:
        """`DAILY_RATE`, by its formula."""
        rates = response_rates(
            {
                **self.others,
                Disposition.COMPLETE: self.finished,
                Disposition.PARTIAL: self.partial,
            }
        )
        return next(rate for rate in rates if rate.name == DAILY_RATE)


def count_today(study_id: str, done: Iterable[Listed], contacts: Iterable[Contact]) -> Today:
    """The day of the study `study_id`, of all interviews that ended on it and all contacts."""
    statuses = Counter(item.status for item in done if item.study == study_id)
    others = Counter(each.disposition for each in contacts if each.study_id == study_id)
    return Today(
        statuses[Status.FINISHED],
        statuses[Status.PARTIAL],
        {each: others[each] for each in Disposition if others[each]},
    )


def likely_groups(
    lately: Iterable[str], contacts: Iterable[Contact], known: Collection[str], most: int
) -> Sequence[str]:
    """The groups to which the next person probably belongs, at most `most` of the `known` ones.

    First those met `lately`, in that order; then the day's commonest.
    """
    counted = Counter(each.group for each in contacts)
    common = sorted(counted, key=lambda group: (-counted[group], group))
    likely = dict.fromkeys(group for group in (*lately, *common) if group in known)
    return list(likely)[:most]
