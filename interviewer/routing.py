"""Who is asked what: pure functions of the questionnaire, the study and the answers.

An answer whose question is no longer asked stays in the interview, like the note of a closed
branch: kept, shown as set aside, not exported, and there again when the question is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from interviewer.answers import permits
from interviewer.interview import Answer
from interviewer.questionnaire import Question, Questionnaire, QuestionText, Texts
from interviewer.study import Study


@dataclass(frozen=True)
class Route:
    """What is asked, given the answers."""

    questions: tuple[str, ...]
    """In the order asked."""
    background: tuple[str, ...]
    answers: Mapping[str, Answer]
    """Those of items that are asked."""

    @cached_property
    def items(self) -> frozenset[str]:
        """All that is asked."""
        return frozenset((*self.questions, *self.background))


def route(
    questionnaire: Questionnaire,
    answers: Mapping[str, Answer],
    study: Study,
    *,
    checked: bool = False,
) -> Route:
    """Follow the conditions in the order in which things are asked.

    An item that is not asked has no answer for the conditions after it, whatever was once said;
    nor has one whose answer is not possible, as a damaged store could have it. `checked` says that
    all are known to be.
    """
    if not questionnaire.routed:
        return Route(
            questionnaire.question_ids, tuple(f.id for f in questionnaire.background), answers
        )
    valid: dict[str, Answer] = {}

    def asked(items: tuple[Question, ...]) -> tuple[str, ...]:
        found = []
        for item in items:
            if item.condition is None or item.condition.holds(valid, study.groups_by_id):
                found.append(item.id)
                answer = answers.get(item.id)
                if answer is not None and (checked or permits(item, answer, study)):
                    valid[item.id] = answer
        return tuple(found)

    if questionnaire.background_place == "last":
        questions = asked(questionnaire.questions)
        return Route(questions, asked(questionnaire.background), valid)
    background = asked(questionnaire.background)
    return Route(asked(questionnaire.questions), background, valid)


def rerouted(
    questionnaire: Questionnaire,
    before: Route,
    known: Mapping[str, Answer],
    answers: Mapping[str, Answer],
    study: Study,
) -> Route:
    """The route for `answers`, from that for `known`: what the changes reach is asked anew.

    The same as `route(..., checked=True)`, in a fraction of the time where there are many
    conditions.
    """
    touched = {
        name
        for name in {*known, *answers}
        if known.get(name) is not answers.get(name) and known.get(name) != answers.get(name)
    }
    valid: dict[str, Answer] = {}

    def asked(order: tuple[Question, ...]) -> tuple[str, ...]:
        found = []
        for item in order:
            name = item.id
            is_asked = was_asked = name in before.items
            if item.condition is not None and not item.hangs_on.isdisjoint(touched):
                is_asked = item.condition.holds(valid, study.groups_by_id)
                if is_asked is not was_asked:
                    touched.add(name)
            if is_asked:
                found.append(name)
                if name in answers:
                    valid[name] = answers[name]
        return tuple(found)

    if questionnaire.background_place == "last":
        questions = asked(questionnaire.questions)
        return Route(questions, asked(questionnaire.background), valid)
    background = asked(questionnaire.background)
    return Route(asked(questionnaire.questions), background, valid)


@dataclass(frozen=True, slots=True)
class Wording:
    """How an item is asked, given what was answered before; placeholders not yet filled in."""

    text: str
    follow_ups: Mapping[str, str]
    variant: str | None
    """The id of the wording; None for the base one."""


def wording(item: Question, words: Texts, asked: Route, study: Study) -> Wording:
    """The wording of `item` in the language of `words`: its first variant that fits, or the base.

    Follow-ups that the variant does not word keep theirs.
    """
    text: QuestionText = words.items[item.id]
    for variant in item.variants:
        if variant.condition.holds(asked.answers, study.groups_by_id):
            chosen = text.variants[variant.id]
            return Wording(chosen.text, {**text.follow_ups, **chosen.follow_ups}, variant.id)
    return Wording(text.text, text.follow_ups, None)
