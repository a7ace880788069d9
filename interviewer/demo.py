"""Made-up interviews that follow published shares, for demonstrations, trials and benchmarks.

All numbers and texts are data (`resources/demo`). The same seed gives the same interviews, ids
and all. A person's answers hang together, and still each question's shares are the published.
"""

from __future__ import annotations

import math
import re
import string
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, timezone
from functools import cached_property
from itertools import accumulate
from random import Random
from types import MappingProxyType
from typing import Any
from uuid import UUID

from interviewer.contact import Contact, Disposition, Reason, Sex
from interviewer.errors import DataInvalid, Problem
from interviewer.interview import SKIPPED, Answer, Interview, NoteKey, Status
from interviewer.questionnaire import SUMMARY, Question, Questionnaire, Value
from interviewer.reading import NAME, Fields
from interviewer.study import Study

FORMAT = 1
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_TILT = range(-20, 21)
_ROUNDS = 60
"""Of fitting groups and periods to each other; far more than they need."""
_PERCENT = (
    "refusals",
    "withdrawals",
    "partial",
    "background_first",
    "skipped",
    "notes",
    "more",
    "aside",
    "identifiers",
    "consistency",
)


@dataclass(frozen=True, slots=True)
class Span:
    """Whole numbers from `low` to `high`, and how many fall there."""

    low: int
    high: int
    count: int


@dataclass(frozen=True, slots=True)
class DemoGroup:
    """A group's share of the interviews, its ages, and how long its periods are."""

    done: int
    ages: tuple[int, int]
    tilt: int
    """0: the periods of its main group; above, more of the long ones."""


@dataclass(frozen=True, slots=True)
class Shares:
    """What was published for one main group; counts or percent, only their ratios matter."""

    answers: Mapping[str, Mapping[int, int]]
    """By question and code."""
    choices: Mapping[str, Mapping[int, int]]
    """By background field and code."""
    periods: tuple[Span, ...]
    """Months."""


@dataclass(frozen=True)
class Demo:
    """A checked file of `resources/demo`."""

    first_day: date
    weeks: int
    hours: tuple[int, int]
    utc_offset: timedelta
    adult: int
    durations: tuple[Span, ...]
    """Minutes."""
    percent: Mapping[str, int]
    group_field: str
    age_field: str
    period_field: str
    groups: Mapping[str, DemoGroup]
    main_groups: Mapping[str, Shares]
    notes: Mapping[tuple[str, int], tuple[str, ...]]
    """By question and code."""
    frames: tuple[str, ...]
    """Sentences with a {kind} of identifier in them."""
    identifiers: Mapping[str, tuple[str, ...]]

    @cached_property
    def days(self) -> tuple[date, ...]:
        """The weekdays of the fieldwork."""
        span = [self.first_day + timedelta(days=n) for n in range(7 * self.weeks)]
        return tuple(day for day in span if day.isoweekday() <= 5)


# --- making up --------------------------------------------------------------------------------


def made_up_interviews(
    questionnaire: Questionnaire, study: Study, demo: Demo, count: int, seed: int
) -> Iterator[Interview]:
    """Yield `count` finished and partial interviews of the fieldwork in `demo`, in no order.

    Each keeps to the questionnaire's rules. `demo` was read for this questionnaire and study.
    """
    author = _Author(questionnaire, study, demo, Random(f"interviews {seed}"))
    for _ in range(count):
        yield author.interview()


def made_up_contacts(study: Study, demo: Demo, count: int, seed: int) -> Iterator[Contact]:
    """Yield the refusals and withdrawals that go with `count` interviews.

    Of some refusals group, sex or reason were seen.
    """
    random, seen = Random(f"contacts {seed}"), Random(f"seen {seed}")
    groups = _Draw({group: each.done for group, each in demo.groups.items()})
    percent = demo.percent
    approached = count * 100 / (100 - percent["refusals"] - percent["withdrawals"])
    for disposition, share in (
        (Disposition.REFUSAL, percent["refusals"]),
        (Disposition.WITHDRAWN, percent["withdrawals"]),
    ):
        for _ in range(round(approached * share / 100)):
            contact = Contact(_uuid4(random), study.id, disposition, random.choice(demo.days))
            if disposition is Disposition.REFUSAL:
                contact = replace(
                    contact,
                    group=groups.draw(seen) if seen.random() < 0.7 else "",
                    sex=seen.choice((None, *Sex)),
                    reason=seen.choice((None, None, *Reason)),
                )
            yield contact


class _Draw:
    """Draws from weighted values; `at` takes the one at a place from 0 to 1 in their order."""

    def __init__(self, weighted: Mapping[Any, float]) -> None:
        self._values = [value for value, weight in weighted.items() if weight > 0]
        self._edges = list(accumulate(weight for weight in weighted.values() if weight > 0))

    def draw(self, random: Random) -> Any:
        return self.at(random.random())

    def at(self, place: float) -> Any:
        place *= self._edges[-1]
        for value, edge in zip(self._values, self._edges, strict=True):
            if place < edge:
                return value
        return self._values[-1]


class _Author:
    """Invents one person after another."""

    def __init__(
        self, questionnaire: Questionnaire, study: Study, demo: Demo, random: Random
    ) -> None:
        self._questionnaire = questionnaire
        self._study = study
        self._demo = demo
        self._random = random
        self._zone = timezone(demo.utc_offset)
        self._groups = _Draw({name: group.done for name, group in demo.groups.items()})
        self._main_groups = {group.id: group.main_group for group in study.groups}
        self._durations = _Draw({span: span.count for span in demo.durations})
        self._periods: dict[str, _Draw] = {}
        self._choices: dict[str, dict[str, _Draw]] = {}
        self._answers: dict[str, dict[str, tuple[float, _Draw]]] = {}
        for name, shares in demo.main_groups.items():
            members = {g: demo.groups[g] for g, m in self._main_groups.items() if m == name}
            for group, weights in _fit(members, shares.periods, demo.adult).items():
                self._periods[group] = _Draw(dict(zip(shares.periods, weights, strict=True)))
            self._choices[name] = {field: _Draw(c) for field, c in shares.choices.items()}
            self._answers[name] = {
                question.id: _split(question, shares.answers[question.id])
                for question in questionnaire.questions
            }

    def _chance(self, what: str) -> bool:
        return self._random.random() * 100 < self._demo.percent[what]

    def interview(self) -> Interview:
        random = self._random
        partial = self._chance("partial")
        background_first = self._chance("background_first")
        reached = random.randint(1, len(self._questionnaire.questions)) if partial else None
        group: str = self._groups.draw(random)
        main_group = self._main_groups[group]
        answers = self._ratings(main_group, reached)
        notes: dict[NoteKey, str] = {}
        for question in self._questionnaire.questions[:reached]:
            notes.update(self._notes(question, answers[question.id].value))
        if reached is None or background_first:
            background = self._background(group, main_group)
            answers = background | answers if background_first else answers | background
        minutes = self._durations.draw(random)
        seconds = random.randint(minutes.low * 60, minutes.high * 60 + 59)
        if partial:
            seconds = max(60, seconds // 2)
        begun = self._moment()
        return Interview(
            id=_uuid4(random),
            study_id=self._study.id,
            questionnaire_id=self._questionnaire.id,
            questionnaire_version=self._questionnaire.version,
            language=self._questionnaire.original,
            page=SUMMARY,
            started_at=begun,
            background_first=background_first,
            agreed=True,
            status=Status.PARTIAL if partial else Status.FINISHED,
            finished_at=begun + timedelta(seconds=seconds),
            active_seconds=seconds,
            revision=1,
            answers=MappingProxyType(answers),
            notes=MappingProxyType(notes),
        )

    def _moment(self) -> datetime:
        demo, random = self._demo, self._random
        day = random.choice(demo.days)
        opens, closes = demo.hours
        second = random.randrange((closes - opens) * 3600)
        return datetime(day.year, day.month, day.day, opens, tzinfo=self._zone) + timedelta(
            seconds=second
        )

    def _ratings(self, main_group: str, reached: int | None) -> dict[str, Answer]:
        """The answers to the first questions: a person's mood, and the question itself.

        Mood and question make a normal variable each; so does their weighted sum, whose place in
        the normal distribution is even, and so each question's shares stay what they are.
        """
        random = self._random
        together = self._demo.percent["consistency"] / 100
        apart = math.sqrt(1 - together**2)
        mood = random.gauss(0, 1)
        answers = {}
        for question in self._questionnaire.questions[:reached]:
            unsure, steps = self._answers[main_group][question.id]
            if self._chance("skipped"):
                answers[question.id] = SKIPPED
            elif question.dont_know_code is not None and random.random() < unsure:
                answers[question.id] = Answer(question.dont_know_code)
            else:
                height = together * mood + apart * random.gauss(0, 1)
                place = (1 + math.erf(height / math.sqrt(2))) / 2
                answers[question.id] = Answer(steps.at(place))
        return answers

    def _background(self, group: str, main_group: str) -> dict[str, Answer]:
        """The facts of one person, in the questionnaire's order; they go with each other."""
        demo, random = self._demo, self._random
        span = self._periods[group].draw(random)
        youngest, oldest = demo.groups[group].ages
        months = random.randint(span.low, min(span.high, (oldest - demo.adult) * 12))
        youngest = max(youngest, demo.adult + math.ceil(months / 12))
        facts: dict[str, int | str] = {
            demo.group_field: group,
            demo.period_field: months,
            demo.age_field: random.randint(youngest, oldest),
        }
        for field, draw in self._choices[main_group].items():
            facts[field] = draw.draw(random)
        return {
            field.id: SKIPPED if self._chance("skipped") else Answer(facts[field.id])
            for field in self._questionnaire.background
        }

    def _notes(self, question: Question, code: Value | None) -> Iterator[tuple[NoteKey, str]]:
        """A note under the follow-up that is open, and seldom one that was set aside."""
        follow_up = question.follow_up(code)
        if follow_up is not None and isinstance(code, int) and self._chance("notes"):
            yield (question.id, follow_up.id), self._text(question.id, code)
        if self._chance("aside"):
            other = self._random.choice(question.codes)
            closed = question.follow_up(other)
            if closed is not None and closed is not follow_up:
                yield (question.id, closed.id), self._text(question.id, other)

    def _text(self, question: str, code: int) -> str:
        random = self._random
        known = self._demo.notes[question, code]
        sentences = [random.choice(known)]
        while self._chance("more") and len(sentences) < len(known):
            sentence = random.choice(known)
            if sentence not in sentences:
                sentences.append(sentence)
        if self._chance("identifiers"):
            frame = random.choice(self._demo.frames)
            kinds = self._demo.identifiers
            sentences.append(frame.format_map({k: random.choice(v) for k, v in kinds.items()}))
        return " ".join(sentences)


def _split(question: Question, shares: Mapping[int, int]) -> tuple[float, _Draw]:
    """How often "don't know" is said, and the steps of the scale, the lowest first."""
    dont_know = question.dont_know_code
    steps = {code: shares[code] for code in question.codes if code != dont_know}
    unsure = 0 if dont_know is None else shares[dont_know]
    return unsure / (unsure + sum(steps.values())), _Draw(dict(sorted(steps.items())))


def _fit(
    groups: Mapping[str, DemoGroup], periods: Sequence[Span], adult: int
) -> dict[str, list[float]]:
    """How the periods of a main group are shared out among its groups.

    Iterative proportional fitting (Deming and Stephan 1940): the groups keep their sizes, the
    periods their counts, and nobody has been unemployed since before `adult`.
    """
    most = max(1, len(periods) - 1)
    cells = {
        name: [
            math.exp(group.tilt * place / most) if span.low <= (group.ages[1] - adult) * 12 else 0.0
            for place, span in enumerate(periods)
        ]
        for name, group in groups.items()
    }
    for _ in range(_ROUNDS):
        for place, span in enumerate(periods):
            total = sum(row[place] for row in cells.values())
            for row in cells.values():
                row[place] *= span.count / total if total else 0.0
        for name, row in cells.items():
            total = sum(row)
            cells[name] = [cell * groups[name].done / total if total else 0.0 for cell in row]
    return cells


def _uuid4(random: Random) -> str:
    return str(UUID(int=random.getrandbits(128), version=4))


# --- reading ----------------------------------------------------------------------------------


def parse_demo(
    values: Mapping[str, Any], file: str, questionnaire: Questionnaire, study: Study
) -> Demo:
    """Check a demo file's mapping against questionnaire and study and return it.

    `DataInvalid` names every mistake.
    """
    problems: list[Problem] = []
    fields = Fields(values, file, "", problems)
    fields.integer("format", FORMAT, FORMAT, default=FORMAT)
    if fields.identifier("questionnaire", NAME) != questionnaire.id:
        fields.report("questionnaire", "is another one.", f'Write "{questionnaire.id}".')
    named = fields.table("fields")
    background = [field.id for field in questionnaire.background]
    group_field, age_field, period_field = (
        named.choice(role, background) for role in ("group", "age", "period")
    )
    named.close()
    choosing = {field.id: field.options for field in questionnaire.background if field.options}
    days = fields.table("fieldwork")
    chances = fields.table("percent")
    percent = {name: chances.integer(name, 0, 100) for name in _PERCENT}
    if percent["refusals"] + percent["withdrawals"] >= 100:
        chances.report("refusals", "leaves nobody to interview.", "Use less than 100 together.")
    chances.close()
    frames, identifiers = _read_identifiers(fields.table("identifiers"))
    demo = Demo(
        first_day=_read_day(days, "first_day"),
        weeks=days.integer("weeks", 1, 100, default=1),
        hours=_read_hours(days),
        utc_offset=timedelta(minutes=days.integer("utc_offset", -720, 840)),
        adult=days.integer("adult", 0, 99),
        durations=_read_spans(days, "durations"),
        percent=percent,
        group_field=group_field,
        age_field=age_field,
        period_field=period_field,
        groups=_read_groups(fields.table("groups"), study),
        main_groups=_read_main_groups(fields.table("main_groups"), study, questionnaire, choosing),
        notes=_read_notes(fields, questionnaire),
        frames=frames,
        identifiers=identifiers,
    )
    days.close()
    fields.close()
    if problems:
        raise DataInvalid(problems)
    return demo


def _read_day(fields: Fields, key: str) -> date:
    text = fields.matching(key, _DAY, "2020-08-24")
    try:
        return date.fromisoformat(text)
    except ValueError:
        if _DAY.fullmatch(text):
            fields.report(key, f'"{text}" is no day.', "Correct the date.")
        return date(2020, 1, 1)


def _read_hours(fields: Fields) -> tuple[int, int]:
    opens, closes = fields.integer("opens", 0, 22), fields.integer("closes", 1, 23, default=23)
    if opens >= closes:
        fields.report("closes", "is not after opens.", "Correct the hours.")
    return opens, closes


def _read_spans(fields: Fields, key: str) -> tuple[Span, ...]:
    spans = []
    for table in fields.tables(key):
        span = Span(
            table.integer("from", 0, 10_000),
            table.integer("to", 0, 10_000, default=10_000),
            table.integer("count", 0, 1_000_000),
        )
        if span.high < span.low:
            table.report("to", "is below from.", "Write the lower number first.")
        table.close()
        spans.append(span)
    if not sum(span.count for span in spans):
        fields.report(key, "counts nothing.", "Give one line a count above 0.")
    return tuple(spans)


def _read_groups(table: Fields, study: Study) -> dict[str, DemoGroup]:
    groups = {}
    for group in study.groups:
        line = table.table(group.id)
        groups[group.id] = DemoGroup(
            line.integer("done", 0, 1_000_000),
            line.span("ages"),
            line.integer("tilt", _TILT[0], _TILT[-1]),
        )
        line.close()
    if not any(group.done for group in groups.values()):
        table.report("", "counts nobody.", "Give one group done above 0.")
    table.close()
    return groups


def _read_main_groups(
    table: Fields,
    study: Study,
    questionnaire: Questionnaire,
    choosing: Mapping[str, Sequence[int]],
) -> dict[str, Shares]:
    shares = {}
    for name in study.main_groups:
        part = table.table(name)
        answers, choices = part.table("answers"), part.table("choices")
        shares[name] = Shares(
            {q.id: _read_counts(answers, q.id, q.codes) for q in questionnaire.questions},
            {field: _read_counts(choices, field, codes) for field, codes in choosing.items()},
            _read_spans(part, "periods"),
        )
        for inner in (answers, choices, part):
            inner.close()
    table.close()
    return shares


def _read_counts(fields: Fields, key: str, codes: Sequence[int]) -> dict[int, int]:
    line = fields.table(key)
    counts = {code: line.integer(str(code), 0, 1_000_000) for code in codes}
    if not any(counts.values()):
        fields.report(key, "counts nothing.", "Give one code a count above 0.")
    line.close()
    return counts


def _read_notes(
    fields: Fields, questionnaire: Questionnaire
) -> dict[tuple[str, int], tuple[str, ...]]:
    notes: dict[tuple[str, int], tuple[str, ...]] = {}
    for table in fields.tables("notes"):
        question = table.choice("question", questionnaire.question_ids)
        codes, texts = table.integers("codes"), table.texts("texts")
        for code in codes:
            if (question, code) in notes:
                table.report("codes", f"{question} {code} has texts already.", "Keep one list.")
            notes[question, code] = texts
        if not texts:
            table.report("texts", "holds no text.", "Add at least one.")
        table.close()
    for each in questionnaire.questions:
        for code in each.codes:
            if (each.id, code) not in notes:
                fields.report("notes", f"{each.id} {code} has no texts.", "Add a [[notes]].")
    return notes


def _read_identifiers(table: Fields) -> tuple[tuple[str, ...], dict[str, tuple[str, ...]]]:
    inner = table.table("values")
    values = {kind: inner.texts(kind) for kind in inner.keys()}  # noqa: SIM118 - no mapping
    frames = table.texts("frames")
    for frame in frames:
        try:
            kinds = [kind for _, kind, _, _ in string.Formatter().parse(frame) if kind is not None]
        except ValueError:
            kinds = [frame]
        for kind in kinds:
            if not values.get(kind):
                table.report("frames", f'"{kind}" has no values.', "Add some under values.")
    if not frames:
        table.report("frames", "holds no sentence.", "Add at least one.")
    table.close()
    return frames, values
