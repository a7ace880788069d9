"""One interview under way: every tap and key becomes one call here.

A call validates, builds the next frozen `Interview`, saves it, and only then adopts it: what a
window shows as given is on disk. Which follow-up is open, and which page comes next, are pure
functions of the questionnaire and the answers.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import Protocol, Self, TypeVar

from interviewer.answers import allows
from interviewer.contact import Contact, Disposition
from interviewer.errors import AnswerRefused
from interviewer.interview import SKIPPED, Answer, Interview, NoteKey, Status
from interviewer.ports import InterviewStore
from interviewer.questionnaire import (
    BACKGROUND,
    INTRODUCTION,
    PRESENTATION,
    SUMMARY,
    BackgroundField,
    FollowUp,
    Question,
    Questionnaire,
    Texts,
    fill,
)
from interviewer.study import NUMBERS, Study
from interviewer.text import NOTE_LIMIT, clean

T = TypeVar("T")


class Clock(Protocol):
    """The time, so that tests can tell it."""

    def now(self) -> datetime:
        """Local time with its UTC offset."""

    def monotonic(self) -> float:
        """Seconds that never run backwards."""


@dataclass(frozen=True, slots=True)
class SetAside:
    """A note whose follow-up is closed by a changed answer: kept and shown, never exported."""

    follow_up: FollowUp
    text: str


@dataclass(frozen=True, slots=True)
class QuestionState:
    """All that the page of one question shows."""

    question: Question
    number: int
    total: int
    answer: Answer | None
    follow_up: FollowUp | None
    note: str
    set_aside: tuple[SetAside, ...]


def page_order(questionnaire: Questionnaire, background_first: bool) -> tuple[str, ...]:
    """The pages of an interview, first to last."""
    questions = questionnaire.question_ids
    presentation = (PRESENTATION,) if questionnaire.presented_scale else ()
    background = (BACKGROUND,) if questionnaire.background else ()
    before, after = (background, ()) if background_first else ((), background)
    return (INTRODUCTION, *presentation, *before, *questions, *after, SUMMARY)


def question_state(questionnaire: Questionnaire, interview: Interview, name: str) -> QuestionState:
    """What the page of question `name` shows, from the answers alone."""
    question = questionnaire.question(name)
    answer = interview.answers.get(name)
    follow_up = question.follow_up(answer.value) if answer else None
    aside = tuple(
        SetAside(other, interview.notes[name, other.id])
        for other in question.follow_ups
        if other is not follow_up and (name, other.id) in interview.notes
    )
    return QuestionState(
        question=question,
        number=questionnaire.question_ids.index(name) + 1,
        total=len(questionnaire.questions),
        answer=answer,
        follow_up=follow_up,
        note=interview.notes.get((name, follow_up.id), "") if follow_up else "",
        set_aside=aside,
    )


def _refused(field: BackgroundField) -> AnswerRefused:
    """Why a field does not allow a value: it is out of range, or none of the choices."""
    if field.kind in NUMBERS:
        return AnswerRefused(field.id, "range", minimum=field.minimum, maximum=field.maximum)
    return AnswerRefused(field.id, "code")


class InterviewSession:
    """An interview being carried out; each method has saved its change when it returns.

    Methods raise `AnswerRefused` for an answer that the questionnaire does not allow, and
    `NotSaved` where the disk refused: in both cases the interview is as it was.
    """

    def __init__(
        self,
        questionnaire: Questionnaire,
        study: Study,
        interview: Interview,
        store: InterviewStore,
        clock: Clock,
    ) -> None:
        self.questionnaire = questionnaire
        self.study = study
        self._interview = interview
        self._store = store
        self._clock = clock
        self._seconds_before = interview.active_seconds
        self._resumed_at = clock.monotonic()
        self._gone = False
        if interview.status is not Status.IN_PROGRESS:  # Opened to be looked at or mended.
            self._interview = replace(interview, page=SUMMARY)

    @classmethod
    def begin(
        cls,
        questionnaire: Questionnaire,
        study: Study,
        store: InterviewStore,
        clock: Clock,
        *,
        language: str,
        background_first: bool,
    ) -> Self:
        """A new interview, saved, at its introduction.

        In the questionnaire's original language where it has none called `language`.
        """
        interview = Interview(
            id=str(uuid.uuid4()),
            study_id=study.id,
            questionnaire_id=questionnaire.id,
            questionnaire_version=questionnaire.version,
            language=language if language in questionnaire.languages else questionnaire.original,
            page=INTRODUCTION,
            started_at=clock.now(),
            background_first=background_first,
        )
        store.add(interview)
        return cls(questionnaire, study, interview, store, clock)

    # --- what the windows read ----------------------------------------------------------------

    @property
    def interview(self) -> Interview:
        """The interview as it stands on disk."""
        return self._interview

    @property
    def page(self) -> str:
        """The page on which the interviewer stands."""
        return self._interview.page

    @property
    def pages(self) -> tuple[str, ...]:
        """All pages, first to last."""
        return page_order(self.questionnaire, self._interview.background_first)

    @property
    def words(self) -> Texts:
        """The texts in the language that is read aloud."""
        return self.questionnaire.words(self._interview.language)

    @cached_property
    def _places(self) -> Mapping[str, Mapping[str, str]]:
        return {"organisation": self.study.organisation}

    def say(self, text: str) -> str:
        """A text of the questionnaire with the study's words filled in."""
        places = {
            name: self.study.say(labels, self.words.language)
            for name, labels in self._places.items()
        }
        return fill(text, places)

    @property
    def seconds(self) -> int:
        """How long the interview has been on screen, over all sittings."""
        return self._seconds_before + int(self._clock.monotonic() - self._resumed_at)

    def question(self, name: str) -> QuestionState:
        """What the page of question `name` shows."""
        return question_state(self.questionnaire, self._interview, name)

    def unanswered(self) -> tuple[str, ...]:
        """Questions and background fields with neither an answer nor a skip."""
        return tuple(item for item in self._items if item not in self._interview.answers)

    @property
    def changed(self) -> bool:
        """Whether there is something to finish: it is under way, or was mended afterwards."""
        return self._interview.status is Status.IN_PROGRESS

    @property
    def gone(self) -> bool:
        """Whether it was refused, discarded or withdrawn, or this is under way: no more saving."""
        return self._gone

    # --- what the interviewer does ------------------------------------------------------------

    def agree(self) -> None:
        """The citizen says yes: on to the presentation of the scale, or what comes first."""
        self._keep(replace(self._interview, agreed=True, page=self._neighbour(+1)))

    def refuse(self) -> Contact:
        """The citizen says no: the refusal is counted, and nothing else is kept."""
        contact = self._contact(Disposition.REFUSAL)
        self._erase(lambda: self._store.refuse(self._interview.id, contact))
        return contact

    def discard(self) -> None:
        """Nobody was asked: the interview was opened by mistake and leaves no trace."""
        self._erase(lambda: self._store.discard(self._interview.id))

    def rate(self, name: str, code: int) -> None:
        """Answer question `name` with a code of its scale, "don't know" among them."""
        if not allows(self.questionnaire.question(name), code, self.study):
            raise AnswerRefused(name, "code")
        self._change(self._interview.with_answer(name, Answer(code)))

    def skip(self, name: str) -> None:
        """Mark a question or background field as skipped, which is no answer of the citizen's."""
        if name not in self._items:
            raise KeyError(name)
        self._change(self._interview.with_answer(name, SKIPPED))

    def write_note(self, name: str, text: str) -> None:
        """Keep `text` as the note to the follow-up that is open under question `name`.

        `AnswerRefused` with the rule "closed" if none is, or "length" if it is too long to keep:
        the note on disk is then the one before.
        """
        follow_up = self.question(name).follow_up
        if follow_up is None:
            raise AnswerRefused(name, "closed")
        key: NoteKey = (name, follow_up.id)
        text = clean(text)
        if len(text) > NOTE_LIMIT:
            raise AnswerRefused(name, "length", maximum=NOTE_LIMIT)
        self._change(self._interview.with_note(key, text))

    def take_over(self, name: str, follow_up_id: str) -> None:
        """Move a note that was set aside to the end of the note that is open now.

        KeyError if there is none; `AnswerRefused` ("closed", or "length" where the two are too
        long for one note).
        """
        state = self.question(name)
        if state.follow_up is None:
            raise AnswerRefused(name, "closed")
        aside = {each.follow_up.id: each.text for each in state.set_aside}
        moved = aside[follow_up_id]
        note = f"{state.note}\n{moved}" if state.note else moved
        if len(note) > NOTE_LIMIT:
            raise AnswerRefused(name, "length", maximum=NOTE_LIMIT)
        interview = self._interview.with_note((name, follow_up_id), "")
        self._change(interview.with_note((name, state.follow_up.id), note))

    def answer(self, name: str, value: int | str | None) -> None:
        """Answer background field `name`; None takes the answer back.

        A duration is in months. Raises `AnswerRefused` with the rule "code" or "range".
        """
        field = self.questionnaire.field(name)
        if value is not None and not allows(field, value, self.study):
            raise _refused(field)
        answer = None if value is None else Answer(value)
        self._change(self._interview.with_answer(name, answer))

    def forward(self) -> None:
        """On to the next page; at the last one, nothing."""
        self.go_to(self._neighbour(+1))

    def back(self) -> None:
        """Back to the page before; at the first one, nothing."""
        self.go_to(self._neighbour(-1))

    def go_to(self, page: str) -> None:
        """Go to a page by name; KeyError if the interview has no such page."""
        if page not in self.pages:
            raise KeyError(page)
        if page != self.page:
            self._keep(replace(self._interview, page=page))

    def read_in(self, language: str) -> None:
        """Read aloud in another language of the questionnaire from now on.

        In an interview that has ended nothing is read aloud any more: the language in which it
        was carried out is a fact about it and stays.
        """
        if language not in self.questionnaire.languages:
            raise KeyError(language)
        if language != self._interview.language and self.changed:
            self._keep(replace(self._interview, language=language))

    def put_background_first(self, first: bool) -> None:
        """Ask the background at the start (or at the end) of this interview."""
        self._keep(replace(self._interview, background_first=first))

    def pause(self) -> None:
        """Leave the interview for now; it is resumed exactly here."""
        if self._interview.status is Status.IN_PROGRESS and not self._gone:
            self._keep(self._interview)

    def finish(self) -> None:
        """Finish: what has no answer counts as skipped."""
        interview = self._interview
        for item in self.unanswered():
            interview = interview.with_answer(item, SKIPPED)
        self._end(interview, Status.FINISHED)

    def abandon(self) -> None:
        """Break off: what was answered is kept and marked as partial."""
        self._end(self._interview, Status.PARTIAL)

    def withdraw(self) -> bool:
        """The citizen withdraws: all is erased for good, and only the count remains.

        False if a backup could not be reached yet; see `InterviewStore.withdraw`.
        """
        contact = self._contact(Disposition.WITHDRAWN)
        return self._erase(lambda: self._store.withdraw(self._interview.id, contact))

    # --- how ----------------------------------------------------------------------------------

    @cached_property
    def _items(self) -> tuple[str, ...]:
        return (
            *self.questionnaire.question_ids,
            *(field.id for field in self.questionnaire.background),
        )

    def _erase(self, erase: Callable[[], T]) -> T:
        """Erase the interview. From then on nothing is saved: it would bring the interview back."""
        self._gone = True
        try:
            return erase()
        except BaseException:
            self._gone = False
            raise

    def _neighbour(self, step: int) -> str:
        pages = self.pages
        place = pages.index(self.page) + step
        return pages[min(max(place, 0), len(pages) - 1)]

    def _contact(self, disposition: Disposition) -> Contact:
        return Contact(
            id=str(uuid.uuid4()),
            study_id=self.study.id,
            disposition=disposition,
            day=self._clock.now().date(),
        )

    def _end(self, interview: Interview, status: Status) -> None:
        if self._interview.status is status:  # A new revision would be the same once more.
            return
        seconds = self.seconds if self.changed else interview.active_seconds
        self._keep(
            replace(
                interview,
                status=status,
                finished_at=self._clock.now(),
                active_seconds=seconds,
                revision=interview.revision + 1,
                page=SUMMARY,
            )
        )

    def _change(self, interview: Interview) -> None:
        """Keep a changed answer or note; a finished interview is open again until finished."""
        before = self._interview
        if (interview.answers, interview.notes) != (before.answers, before.notes):
            self._keep(replace(interview, status=Status.IN_PROGRESS))

    def _keep(self, interview: Interview) -> None:
        if self._gone:
            raise RuntimeError("the interview was erased; saving would bring it back")
        if interview.status is Status.IN_PROGRESS:
            interview = replace(interview, active_seconds=self.seconds)
        self._store.save(interview)
        self._interview = interview
