"""Whether what is stored keeps to its questionnaire, for `main.py check` and the tests."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from interviewer.answers import permits
from interviewer.errors import (
    DataInvalid,
    QuestionnaireInvalid,
    QuestionnaireUnknown,
    StoreDamaged,
    StudyUnknown,
)
from interviewer.interview import OTHER_LANGUAGE, SKIPPED, Interview, Mode, Status
from interviewer.ports import Store, Unreadable
from interviewer.questionnaire import Questionnaire
from interviewer.routing import route
from interviewer.session import page_order
from interviewer.study import Study
from interviewer.text import NOTE_LIMIT, clean


@dataclass(frozen=True, slots=True)
class Checked:
    """What a store holds, and what is wrong with it."""

    interviews: Mapping[Status, int]
    """Those that can be read, without second entries of paper forms."""
    contacts: int
    batches: int
    faults: Mapping[str, tuple[str, ...]]
    """By interview; empty where all is well."""


def check(
    store: Store,
    questionnaires: Callable[[str, str], Questionnaire],
    studies: Callable[[str], Study],
) -> Checked:
    """Check every page of the store, then read every interview and hold it to its rules.

    `StoreDamaged` where a page is not as it was written. Nothing is changed.
    """
    store.verify()
    counts: Counter[Status] = Counter()
    found: dict[str, tuple[str, ...]] = {}
    for interview_id, interview in _every_one(store):
        if interview is None:
            found[interview_id] = ("document: cannot be read",)
            continue
        if interview.mode is not Mode.PAPER_CHECK:
            counts[interview.status] += 1
        if wrong := _faults(interview, questionnaires, studies):
            found[interview_id] = wrong
    contacts = len(store.contacts.to_export(None, again=True))
    return Checked(counts, contacts, len(store.batches.all()), found)


def _faults(
    interview: Interview,
    questionnaires: Callable[[str, str], Questionnaire],
    studies: Callable[[str], Study],
) -> tuple[str, ...]:
    key = interview.questionnaire_id, interview.questionnaire_version
    try:
        questionnaire = questionnaires(*key)
    except QuestionnaireUnknown:
        return ("questionnaire: is not on this device",)
    except QuestionnaireInvalid:
        return ("questionnaire: cannot be used",)
    try:
        study = studies(interview.study_id)
    except StudyUnknown:
        return ("study: is not on this device",)
    except (QuestionnaireUnknown, DataInvalid):  # Its own version may be another.
        return ("study: cannot be used",)
    return faults(interview, questionnaire, study)


def _every_one(store: Store) -> Iterator[tuple[str, Interview | None]]:
    """Every interview by id; None for one that cannot be read."""
    for found in store.interviews.to_export(None, again=True):
        yield found.id, None if isinstance(found, Unreadable) else found
    for listed in (*store.interviews.unfinished(), *store.interviews.second_entries()):
        try:
            yield listed.id, store.interviews.get(listed.id)
        except StoreDamaged:
            yield listed.id, None


def faults(interview: Interview, questionnaire: Questionnaire, study: Study) -> tuple[str, ...]:
    """What breaks a rule, as "item: rule"; empty where all is well.

    `questionnaire` and `study` are those of the interview. No answer and no note is in the
    result, so it may be shown and logged.
    """
    found = [f"{name}: {rule}" for name, rule in _whole(interview, questionnaire, study)]
    items = questionnaire.items
    for name, answer in interview.answers.items():
        if name not in items:
            found.append(f"{name}: is not in the questionnaire")
        elif not permits(items[name], answer, study):
            found.append(f"{name}: the answer is not possible")
    if interview.status is Status.FINISHED:
        asked = route(questionnaire, interview.answers, study).items
        found += [
            f"{name}: has neither an answer nor a skip"
            for name in items
            if name in asked and name not in interview.answers
        ]
        found += [
            f"{name}: is required and has no answer"
            for name, item in items.items()
            if item.required and name in asked and interview.answers.get(name) == SKIPPED
        ]
    for name in interview.by:
        if interview.value(name) is None:
            found.append(f"{name}: the citizen has given an answer that is not there")
    for key in {**interview.notes, **interview.about}:
        name, follow_up = key
        item, about = items.get(name), interview.about_note(key)
        texts = [about.transcript, about.second]
        texts.append(interview.notes.get(key, ""))
        if item is None or follow_up not in [f.id for f in item.follow_ups]:
            found.append(f"{name}: a note stands under a follow-up that is not there")
        elif interview.notes.get(key) == "" or any(map(_is_no_text, texts)):
            found.append(f"{name}: a note is empty or holds what no note may hold")
        elif (about.transcript or about.second or about.checked) and not about.pen:
            found.append(f"{name}: a note was typed from strokes that it does not have")
    return tuple(found)


def _is_no_text(text: str) -> bool:
    return clean(text) != text or len(text) > NOTE_LIMIT


def _whole(
    interview: Interview, questionnaire: Questionnaire, study: Study
) -> list[tuple[str, str]]:
    """What is wrong apart from answers and notes."""
    told = interview.circumstances
    done = interview.status is not Status.IN_PROGRESS
    rules = {
        "id": _is_uuid4(interview.id),
        "language": interview.language in questionnaire.languages,
        "languages": set(interview.languages) <= set(questionnaire.languages),
        "page": interview.page in page_order(questionnaire, interview.background_first),
        "agreed": interview.agreed or not (interview.answers or interview.notes),
        "active_seconds": interview.active_seconds >= 0,
        "revision": interview.revision > 0 if done else interview.revision >= 0,
        # It may well be before the start: the device's clock can be set back in between.
        "finished_at": interview.finished_at is not None or not done,
        "place": told.place in {"", *study.places},
        "spoken": told.spoken in {"", OTHER_LANGUAGE, *questionnaire.languages},
    }
    return [(name, "is not possible") for name, kept in rules.items() if not kept]


def _is_uuid4(text: str) -> bool:
    try:
        found = uuid.UUID(text)
    except ValueError:
        return False
    return found.version == 4 and str(found) == text
