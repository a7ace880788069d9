"""What a study says otherwise than another: told on a device when a new study file takes effect."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from interviewer.study import Bands, Study


class Changed(StrEnum):
    """What of a study has changed."""

    NAME = "name"
    ORGANISATION = "organisation"
    ROUND = "round"
    PERIOD = "period"
    RETENTION = "retention"
    QUESTIONNAIRE = "questionnaire"
    LANGUAGES = "languages"
    CONSENT = "consent"
    OUTCOMES = "outcomes"
    CARD = "card"
    """The show card is used in another way."""
    STROKES_TRAVEL = "strokes_travel"
    """Pen strokes that wait to be typed leave the device in sealed batches from now on."""
    STROKES_STAY = "strokes_stay"
    """They no longer do."""
    SECOND_READING = "second_reading"
    """Of a hundred transcripts, how many are to be checked."""
    SHORTHAND = "shorthand"
    PLACE = "place"
    """One is new or gone; `names` says which."""
    JOBCENTER = "jobcenter"
    """One is new or gone; `names` says which."""
    GROUP = "group"
    """Likewise."""
    TARGET = "target"
    """Of the group in `names`."""
    BANDS = "bands"
    """Of the item in `item`."""


@dataclass(frozen=True, slots=True)
class StudyChange:
    """One difference, its values as short texts that are the same in every language."""

    what: Changed
    before: str = ""
    """Empty where there was nothing."""
    after: str = ""
    names: Mapping[str, str] | None = None
    """Labels of what it is about, by language."""
    item: str = ""


def study_changes(old: Study, new: Study) -> tuple[StudyChange, ...]:
    """What an interviewer would notice of `new` in the place of `old`, in the order of the file.

    What concerns a release alone is left out.
    """
    return tuple(_changes(old, new))


def _changes(old: Study, new: Study) -> Iterator[StudyChange]:
    for what, was, is_ in (
        (Changed.NAME, old.names, new.names),
        (Changed.ORGANISATION, old.organisation, new.organisation),
    ):
        if was != is_:
            yield StudyChange(what, _first(old, was), _first(new, is_))
    for what, said, says in (
        (Changed.ROUND, old.round, new.round),
        (Changed.PERIOD, _period(old), _period(new)),
        (Changed.RETENTION, str(old.retention or ""), str(new.retention or "")),
        (Changed.QUESTIONNAIRE, " ".join(old.questionnaire), " ".join(new.questionnaire)),
        (Changed.LANGUAGES, ", ".join(old.languages), ", ".join(new.languages)),
    ):
        if said != says:
            yield StudyChange(what, said, says)
    if old.consent != new.consent:
        yield StudyChange(Changed.CONSENT)
    if set(old.outcomes) != set(new.outcomes):
        yield StudyChange(Changed.OUTCOMES)
    yield from _aids(old, new)
    yield from _named(Changed.PLACE, old.places, new.places)
    yield from _named(Changed.JOBCENTER, old.jobcenters, new.jobcenters)
    yield from _named(Changed.GROUP, _group_labels(old), _group_labels(new))
    for group in new.groups:
        known = old.groups_by_id.get(group.id)
        if known is not None and known.target != group.target:
            yield StudyChange(
                Changed.TARGET, _target(known.target), _target(group.target), group.labels
            )
    for item in sorted(old.bands.keys() | new.bands.keys()):
        if old.bands.get(item) != new.bands.get(item):
            before, after = _bands(old.bands.get(item)), _bands(new.bands.get(item))
            yield StudyChange(Changed.BANDS, before, after, item=item)


def _aids(old: Study, new: Study) -> Iterator[StudyChange]:
    if old.pen.strokes != new.pen.strokes:
        yield StudyChange(Changed.STROKES_TRAVEL if new.pen.strokes else Changed.STROKES_STAY)
    if old.pen.second_reading != new.pen.second_reading:
        before, after = old.pen.second_reading, new.pen.second_reading
        yield StudyChange(Changed.SECOND_READING, str(before), str(after))
    if old.card != new.card:
        yield StudyChange(Changed.CARD)
    if old.shorthand != new.shorthand:
        yield StudyChange(Changed.SHORTHAND)


def _named(
    what: Changed, old: Mapping[str, Mapping[str, str]], new: Mapping[str, Mapping[str, str]]
) -> Iterator[StudyChange]:
    """Those that are gone and those that are new."""
    for name, labels in old.items():
        if name not in new:
            yield StudyChange(what, before=name, names=labels)
    for name, labels in new.items():
        if name not in old:
            yield StudyChange(what, after=name, names=labels)


def _group_labels(study: Study) -> dict[str, Mapping[str, str]]:
    return {group.id: group.labels for group in study.groups}


def _first(study: Study, labels: Mapping[str, str]) -> str:
    return study.say(labels, study.languages[0])


def _period(study: Study) -> str:
    return " – ".join(map(str, study.period)) if study.period else ""


def _target(target: tuple[int, int] | None) -> str:
    if target is None:
        return ""
    low, high = target
    return str(low) if low == high else f"{low}–{high}"


def _bands(bands: Bands | None) -> str:
    return ", ".join(bands.labels) if bands else ""
