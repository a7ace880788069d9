"""Made-up answers to any questionnaire, by its own rules: for previews and trials.

A trial interview is carried out through the session, question by question, so it goes where a
citizen's answers would have led.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count, product
from random import Random

from interviewer.interview import Missing
from interviewer.questionnaire import (
    BACKGROUND,
    INTRODUCTION,
    MEASURED,
    NUMBERS,
    SUMMARY,
    TEXTS,
    Kind,
    Question,
    Questionnaire,
    Value,
)
from interviewer.session import InterviewSession
from interviewer.study import Bands, Group, Study

_MONTHS = 12


def made_up_answer(
    item: Question, study: Study, random: Random, text: str = "…"
) -> Value | Missing:
    """A possible answer to `item`; seldom that the citizen won't say or does not know."""
    if item.wont_say and random.random() < 0.05:
        return Missing.WONT_SAY
    if item.dont_know is True and random.random() < 0.05:
        return Missing.DONT_KNOW
    if item.options_from is not None:
        return random.choice(study.groups).id
    if item.kind is Kind.MULTIPLE_CHOICE:
        return _choices(item, random)
    if item.kind in TEXTS:
        return text[: item.maximum]
    if item.kind is Kind.MONTH:
        return _month(item, random)
    if item.kind in NUMBERS:
        return random.randint(item.minimum, item.maximum)
    return random.choice(item.codes)


def _choices(item: Question, random: Random) -> Value:
    alone = sorted(item.alone)
    if alone and random.random() < 0.25:
        return (random.choice(alone),)
    free = [code for code in item.options if code not in item.alone]
    if not free:
        return (random.choice(item.options),)
    chosen = set(random.sample(free, random.randint(1, len(free))))
    return tuple(code for code in item.codes if code in chosen)


def _month(item: Question, random: Random) -> str:
    first, last = (int(m[:4]) * _MONTHS + int(m[5:]) - 1 for m in (item.earliest, item.latest))
    year, month = divmod(random.randint(first, last), _MONTHS)
    return f"{year:04}-{month + 1:02}"


def answer(session: InterviewSession, name: str, value: Value | Missing) -> None:
    """Give one answer, or the reason for having none, through the session."""
    if isinstance(value, Missing):
        session.say_why_not(name, value)
    else:
        session.answer(name, value)


Choose = Callable[[Question], Value | Missing]
"""What is answered to an item."""


def at_random(study: Study, seed: int) -> Choose:
    """Made-up answers; the same seed gives the same answer to an item, whatever else is asked."""
    return lambda item: made_up_answer(item, study, Random(f"{seed} {item.id}"))


def carry_out(session: InterviewSession, choose: Choose, note: str = "") -> None:
    """Go through an interview that has just begun, up to its summary; a `note` wherever it fits."""
    if session.page == INTRODUCTION:
        session.agree()
    while session.page != SUMMARY:
        names = _asked_here(session)
        for name in names:
            if name not in session.interview.answers:
                answer(session, name, choose(session.questionnaire.item(name)))
            if note and session.question(name).follow_up is not None:
                session.write_note(name, note)
        session.forward()


def _asked_here(session: InterviewSession) -> Iterator[str]:
    """What is asked on this page, as the answers on it open one thing after another."""
    if session.page != BACKGROUND:
        if session.page in session.route.questions:
            yield session.page
        return
    done: set[str] = set()
    while waiting := [name for name in session.route.background if name not in done]:
        done.add(waiting[0])
        yield waiting[0]


Branch = tuple[str, str, str]
"""An item, "asked", "variant" or "follow_up", and the id of the variant or follow-up."""


def branches(questionnaire: Questionnaire) -> frozenset[Branch]:
    """Every place to which an interview can lead: items, their wordings, their follow-ups."""
    found: set[Branch] = set()
    for item in questionnaire.items.values():
        found.add((item.id, "asked", ""))
        found |= {(item.id, "variant", variant.id) for variant in item.variants}
        found |= {(item.id, "follow_up", follow_up.id) for follow_up in item.follow_ups}
    return frozenset(found)


def visited(session: InterviewSession) -> frozenset[Branch]:
    """The branches to which this interview has led."""
    found: set[Branch] = set()
    for name in session.route.items:
        found.add((name, "asked", ""))
        item = session.questionnaire.item(name)
        follow_up = item.follow_up(session.interview.value(name))
        if follow_up is not None:
            found.add((name, "follow_up", follow_up.id))
        variant = session.variant(name)
        if variant is not None:
            found.add((name, "variant", variant))
    return frozenset(found)


def stand_in_study(questionnaire: Questionnaire) -> Study:
    """A study made up for a questionnaire that comes without one: enough to try it out.

    Every group, jobcenter and main group that a condition names is in it.
    """
    named: dict[str, list[str]] = {"group": [], "jobcenter": [], "main_group": []}
    for item in questionnaire.items.values():
        for condition in item.conditions:
            for attribute, value in sorted(condition.study_values):
                if value not in named[attribute]:
                    named[attribute].append(value)
    jobcenters = named["jobcenter"] or ["jobcenter"]
    main_groups = named["main_group"] or ["main_group"]
    groups = [
        Group(name, jobcenters[0], main_groups[0], {"da": name}, None) for name in named["group"]
    ]
    free = (name for number in count(1) if (name := f"group_{number}") not in named["group"])
    groups += [
        Group(next(free), jobcenter, main_group, {"da": f"{jobcenter}, {main_group}"}, None)
        for jobcenter, main_group in product(jobcenters, [*main_groups, "other"])
    ]
    return Study(
        id=questionnaire.id,
        languages=("da",),
        names={"da": questionnaire.words("da").title},
        organisation={"da": "[organisation]"},
        questionnaire=(questionnaire.id, questionnaire.version),
        jobcenters={name: {"da": f"[{name}]"} for name in jobcenters},
        main_groups={name: {"da": name} for name in [*main_groups, "other"]},
        groups=tuple(groups),
        bands={
            item.id: Bands(()) for item in questionnaire.items.values() if item.kind in MEASURED
        },
        jobcenter={"da": "[jobcenter]"},
    )
