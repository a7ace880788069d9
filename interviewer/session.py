"""One interview under way: every tap and key becomes one call here.

A call validates, builds the next frozen `Interview`, saves it, and only then adopts it: what a
window shows as given is on disk. Which follow-up is open, and which page comes next, are pure
functions of the questionnaire and the answers.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Protocol, Self, TypeVar

from interviewer.answers import allows, permits, text_problem, toggled
from interviewer.contact import Contact, Disposition
from interviewer.errors import AnswerRefused
from interviewer.ink import Stroke
from interviewer.interview import (
    NOTHING_MORE,
    OTHER_LANGUAGE,
    SKIPPED,
    AboutNote,
    Answer,
    By,
    Circumstances,
    Interview,
    Missing,
    Mode,
    NoteKey,
    Pen,
    Status,
)
from interviewer.ports import InkStore, InterviewStore
from interviewer.questionnaire import (
    BACKGROUND,
    INTRODUCTION,
    NUMBERS,
    PRESENTATION,
    SUMMARY,
    TEXTS,
    FollowUp,
    Kind,
    Question,
    Questionnaire,
    Texts,
    Value,
    fill,
)
from interviewer.routing import Route, rerouted, route, wording
from interviewer.study import Study
from interviewer.text import NOTE_LIMIT, clean

T = TypeVar("T")


class Clock(Protocol):
    """The time, so that tests can tell it."""

    def now(self) -> datetime:
        """Local time with its UTC offset."""

    def monotonic(self) -> float:
        """Seconds that never run backwards."""


_LEAST_READ = (Pen.WAITING, Pen.UNREADABLE, Pen.TYPED, Pen.NONE)


@dataclass(frozen=True, slots=True)
class SetAside:
    """A note whose follow-up is closed by a changed answer: kept and shown, never exported."""

    follow_up: FollowUp
    text: str
    about: AboutNote = NOTHING_MORE


@dataclass(frozen=True, slots=True)
class QuestionState:
    """All that the page of one question shows."""

    question: Question
    number: int
    """Among the questions that are asked, as things stand."""
    total: int
    answer: Answer | None
    follow_up: FollowUp | None
    note: str
    set_aside: tuple[SetAside, ...]
    about: AboutNote = NOTHING_MORE
    """Of the note that is open."""
    by: By | None = None
    """Who answered, where it was not the interviewer."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """What is read aloud of one item, placeholders filled in."""

    text: str
    follow_up: str
    """Of the follow-up that is open; empty where nothing more is asked."""
    borrowed: bool
    """Whether any of it stands in the original language, for want of a translation."""


def page_order(
    questionnaire: Questionnaire, background_first: bool, asked: Route | None = None
) -> tuple[str, ...]:
    """The pages of an interview, first to last; all that there may be where `asked` is None."""
    questions = questionnaire.question_ids if asked is None else asked.questions
    fields = questionnaire.background if asked is None else asked.background
    presentation = (PRESENTATION,) if questionnaire.presented_scale else ()
    background = (BACKGROUND,) if fields else ()
    first = questionnaire.background_first(background_first)
    before, after = (background, ()) if first else ((), background)
    return (INTRODUCTION, *presentation, *before, *questions, *after, SUMMARY)


def question_state(
    questionnaire: Questionnaire, interview: Interview, name: str, asked: Route | None = None
) -> QuestionState:
    """What the page of item `name` shows, from the answers alone."""
    question = questionnaire.item(name)
    answer = interview.answers.get(name)
    follow_up = question.follow_up(answer.value) if answer else None
    aside = tuple(
        SetAside(other, interview.said(key), interview.about_note(key))
        for other in question.follow_ups
        if other is not follow_up
        and (interview.said(key := (name, other.id)) or interview.about_note(key).pen)
    )
    order = questionnaire.question_ids if asked is None else asked.questions
    return QuestionState(
        question=question,
        number=order.index(name) + 1 if name in order else 0,
        total=len(order),
        answer=answer,
        follow_up=follow_up,
        note=interview.notes.get((name, follow_up.id), "") if follow_up else "",
        set_aside=aside,
        about=interview.about_note((name, follow_up.id)) if follow_up else NOTHING_MORE,
        by=interview.by.get(name),
    )


def _refused(item: Question, value: Value) -> AnswerRefused:
    """Why an item does not allow a value: out of range, too long, or none of the choices."""
    if item.kind in NUMBERS:
        return AnswerRefused(item.id, "range", minimum=item.minimum, maximum=item.maximum)
    if item.kind in TEXTS and isinstance(value, str):
        return AnswerRefused(item.id, text_problem(item, value) or "code", maximum=item.maximum)
    return AnswerRefused(item.id, "month" if item.kind is Kind.MONTH else "code")


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
        ink: InkStore | None = None,
    ) -> None:
        """`ink`: where pen strokes are kept; None where none are drawn."""
        self.questionnaire = questionnaire
        self.study = study
        self._interview = interview
        self._store = store
        self._ink = ink
        self._clock = clock
        self._seconds_before = interview.active_seconds
        self._resumed_at = clock.monotonic()
        self._gone = False
        self._rubbed_out: dict[NoteKey, AboutNote] = {}
        """What was known of notes whose last stroke was erased in this sitting."""
        items = questionnaire.items
        self._checked = all(
            name in items and permits(items[name], answer, study)
            for name, answer in interview.answers.items()
        )
        """Whether what was there was possible; what is given from now on is."""
        self._route: tuple[Mapping[str, Answer], Route] | None = None
        """Of these answers."""
        if interview.status is not Status.IN_PROGRESS:  # Opened to be looked at or mended.
            self._interview = replace(interview, page=SUMMARY)
        elif interview.page not in self.pages:
            self._interview = replace(interview, page=INTRODUCTION)

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
        mode: Mode = Mode.SCREEN,
        sheet: str = "",
        started_at: datetime | None = None,
        ink: InkStore | None = None,
    ) -> Self:
        """A new interview, saved, at its introduction.

        In the questionnaire's original language where it has none called `language`. With a
        `mode` of paper it was agreed to long ago, and `sheet` is the number on the form;
        `started_at` is then when it was carried out. None: now.
        """
        interview = Interview(
            id=str(uuid.uuid4()),
            study_id=study.id,
            questionnaire_id=questionnaire.id,
            questionnaire_version=questionnaire.version,
            language=language if language in questionnaire.languages else questionnaire.original,
            page=INTRODUCTION,
            started_at=started_at or clock.now(),
            background_first=questionnaire.background_first(background_first),
            agreed=mode is not Mode.SCREEN,
            mode=mode,
            sheet=sheet,
        )
        store.add(interview)
        return cls(questionnaire, study, interview, store, clock, ink)

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
    def route(self) -> Route:
        """What is asked, given the answers so far."""
        answers = self._interview.answers
        last = self._route
        if last is None or last[0] is not answers:
            if last is None or not (self._checked and self.questionnaire.routed):
                asked = route(self.questionnaire, answers, self.study, checked=self._checked)
            else:
                asked = rerouted(self.questionnaire, last[1], last[0], answers, self.study)
            last = self._route = answers, asked
        return last[1]

    @property
    def pages(self) -> tuple[str, ...]:
        """All pages, first to last."""
        return page_order(self.questionnaire, self._interview.background_first, self.route)

    @property
    def words(self) -> Texts:
        """The texts in the language that is read aloud."""
        return self.questionnaire.words(self._interview.language)

    def say(self, text: str, language: str | None = None) -> str:
        """A text of the questionnaire with the study's words filled in.

        In the language read aloud, where no other is named.
        """
        if "{" not in text:
            return text
        language = language or self.words.language
        places = {"organisation": self.study.organisation, "jobcenter": self._place()}
        said = {name: self.study.say(p, language) for name, p in places.items() if p}
        return fill(text, said)

    def _place(self) -> Mapping[str, str]:
        answers = self.route.answers
        items = self.questionnaire.items.values()
        groups = [a.value for i in items if i.options_from and (a := answers.get(i.id))]
        return self.study.place(groups[0] if groups else None)

    def spoken(self, name: str, language: str | None = None) -> Spoken:
        """What is read aloud of item `name`: the wording that fits the answers before it."""
        questionnaire, state = self.questionnaire, self.question(name)
        words = questionnaire.words(language or self._interview.language)
        said = wording(state.question, words, self.route, self.study)
        place = questionnaire.place(name)
        leaf = "text" if place.startswith("questions.") else "question"
        read = f"{place}.variants.{said.variant}.{leaf}" if said.variant else f"{place}.{leaf}"
        places, prompt = [read, f"{place}.options"], ""
        if state.question.scale is not None:
            places.append(f"scales.{state.question.scale.id}")
        if state.follow_up is not None and state.follow_up.has_prompt:
            prompt = said.follow_ups[state.follow_up.id]
            places.append(f"{place}.follow_ups.{state.follow_up.id}")
        return Spoken(
            self.say(said.text, words.language),
            self.say(prompt, words.language),
            words.borrows(*places),
        )

    def variant(self, name: str) -> str | None:
        """The wording of item `name` that fits the answers before it; None for the base one."""
        item = self.questionnaire.item(name)
        return wording(item, self.words, self.route, self.study).variant

    @property
    def seconds(self) -> int:
        """How long the interview has been on screen, over all sittings."""
        return self._seconds_before + int(self._clock.monotonic() - self._resumed_at)

    def question(self, name: str) -> QuestionState:
        """What the page of question or background field `name` shows."""
        return question_state(self.questionnaire, self._interview, name, self.route)

    def strokes(self, key: NoteKey) -> Sequence[Stroke]:
        """The pen strokes of a note that are on disk; none where there is no ink at all."""
        return () if self._ink is None else self._ink.strokes(self._interview.id, key)

    def unanswered(self) -> tuple[str, ...]:
        """What is asked and has neither an answer nor a skip."""
        asked, answers = self.route, self._interview.answers
        return tuple(i for i in (*asked.questions, *asked.background) if i not in answers)

    def wanting(self) -> tuple[str, ...]:
        """Required items that are asked and have no answer: with them, nothing is finished."""
        return tuple(
            name
            for name in (*self.route.questions, *self.route.background)
            if self.questionnaire.item(name).required
            and self._interview.answers.get(name, SKIPPED) == SKIPPED
        )

    def aside(self) -> tuple[str, ...]:
        """Answered items that are no longer asked: kept and shown, not exported."""
        if not self.questionnaire.routed:
            return ()
        kept = self._interview.answers.keys() - self.route.items
        return tuple(name for name in self.questionnaire.items if name in kept)

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
        item = self.questionnaire.item(name)
        if not allows(item, code, self.study):
            raise AnswerRefused(name, "code")
        self._answer(item, Answer(code))

    def toggle(self, name: str, code: int) -> None:
        """Choose an option of a multiple choice, or take it back."""
        item = self.questionnaire.item(name)
        if item.kind is not Kind.MULTIPLE_CHOICE or code not in item.codes:
            raise AnswerRefused(name, "code")
        self.answer(name, toggled(item, self._interview.value(name), code))

    def answer_by_citizen(self, name: str, code: int, *, seen: bool) -> None:
        """Keep what the citizen tapped on the show card: a code of the item's scale.

        `seen`: whether the interviewer is shown which it was.
        """
        item = self.questionnaire.item(name)
        if not allows(item, code, self.study):
            raise AnswerRefused(name, "code")
        self._answer(item, Answer(code), By.CITIZEN if seen else By.CITIZEN_UNSEEN)

    def describe(self, circumstances: Circumstances) -> None:
        """Keep how the interview is carried out.

        `AnswerRefused` ("code") for a place that the study does not have, or a language that is
        none of the questionnaire's.
        """
        spoken = {"", OTHER_LANGUAGE, *self.questionnaire.languages}
        if circumstances.place not in {"", *self.study.places}:
            raise AnswerRefused("place", "code")
        if circumstances.spoken not in spoken:
            raise AnswerRefused("spoken", "code")
        self._change(replace(self._interview, circumstances=circumstances))

    def skip(self, name: str) -> None:
        """Mark an item as skipped, which is no answer of the citizen's.

        `AnswerRefused` ("required") where the questionnaire wants an answer.
        """
        if self.questionnaire.item(name).required:
            raise AnswerRefused(name, "required")
        self._change(self._interview.with_answer(name, SKIPPED))

    def say_why_not(self, name: str, missing: Missing) -> None:
        """The citizen won't say, or does not know where there is no code for that.

        `AnswerRefused` ("code") where the questionnaire does not offer it.
        """
        item, answer = self.questionnaire.item(name), Answer(missing=missing)
        if missing is Missing.SKIPPED or not permits(item, answer, self.study):
            raise AnswerRefused(name, "code")
        self._answer(item, answer)

    def write_note(self, name: str, text: str) -> None:
        """Keep `text` as the note to the follow-up that is open under question `name`.

        `AnswerRefused` with the rule "closed" if none is, or "length" if it is too long to keep:
        the note on disk is then the one before.
        """
        key = self._open_note(name)
        text = clean(text)
        if len(text) + len(self._interview.about_note(key).transcript) > NOTE_LIMIT:
            raise AnswerRefused(name, "length", maximum=NOTE_LIMIT)
        self._change(self._interview.with_note(key, text))

    def quote(self, name: str, quoted: bool) -> None:
        """Mark the open note as what the citizen said word for word, or as a summary.

        `AnswerRefused` ("closed") where no note is open.
        """
        self._learn(self._open_note(name), quote=quoted)

    def begin_ink(self, name: str) -> NoteKey:
        """Strokes of the open note are about to change: it waits to be typed from now on.

        Returns where the strokes belong. A transcript that was there stays as a draft. An interview
        that has ended is open again, for its next revision has other strokes. `AnswerRefused`
        ("closed").
        """
        key = self._open_note(name)
        about = self._rubbed_out.pop(key, self._interview.about_note(key))
        waits = replace(about, pen=Pen.WAITING, checked=False, second="")
        if waits != self._interview.about_note(key) or not self.changed:
            interview = self._interview.with_about(key, waits)
            self._keep(replace(interview, status=Status.IN_PROGRESS, verified=False))
        return key

    def end_ink(self, key: NoteKey) -> None:
        """The last stroke of a note was erased: nothing waits to be typed any more.

        What had been typed from them goes too, and comes back with them in this sitting.
        """
        about = self._interview.about_note(key)
        if about.pen is not Pen.NONE:
            self._learn(key, pen=Pen.NONE, transcript="", checked=False, second="")
            self._rubbed_out[key] = replace(about, quote=False)

    def mend_ink(self) -> None:
        """Where a crash came between the strokes and what is said of them, the strokes hold."""
        if self._ink is None:
            return
        drawn = self._ink.notes(self._interview.id)
        interview = self._interview
        for key in {*drawn, *interview.about}:
            about = interview.about_note(key)
            if key in drawn and about.pen is Pen.NONE:
                interview = interview.with_about(key, replace(about, pen=Pen.WAITING))
            elif key not in drawn and about.pen is Pen.WAITING:
                pen = Pen.TYPED if about.transcript else Pen.NONE
                interview = interview.with_about(key, replace(about, pen=pen))
        if interview is not self._interview:
            self._change(interview)

    def take_over(self, name: str, follow_up_id: str) -> None:
        """Move a note that was set aside, its strokes too, to the end of the one that is open now.

        It is a quote only if all of it is. KeyError if there is none; `AnswerRefused` ("closed", or
        "length" where the two are too long for one note).
        """
        state = self.question(name)
        target = self._open_note(name)
        source: NoteKey = (name, follow_up_id)
        aside = {each.follow_up.id: each for each in state.set_aside}[follow_up_id]
        before, there = self._interview, state.about
        text = before.notes.get(source, "")
        note = f"{state.note}\n{text}" if state.note and text else state.note or text
        read = [each for each in (there.transcript, aside.about.transcript) if each]
        empty = not (state.note or there.pen or there.transcript)
        # The strokes of the two are typed as one: as long as either waits, so does the note.
        pens = {there.pen, aside.about.pen}
        about = replace(
            there,
            quote=aside.about.quote and (empty or there.quote),
            pen=next(each for each in _LEAST_READ if each in pens),
            transcript="\n".join(read),
            checked=False,
            second="",
        )
        if len(note) + len(about.transcript) > NOTE_LIMIT:
            raise AnswerRefused(name, "length", maximum=NOTE_LIMIT)
        interview = before.with_note(source, "").with_about(source, NOTHING_MORE)
        interview = interview.with_note(target, note).with_about(target, about)
        interview = replace(interview, status=Status.IN_PROGRESS, verified=False)
        ink = self._ink
        if aside.about.pen and ink is not None:
            self._keep(interview, lambda kept: ink.hand_over(kept, source, target))
        else:
            self._keep(interview)

    def answer(self, name: str, value: Value | None) -> None:
        """Answer item `name`; None, or an empty text, takes the answer back.

        A duration is in months. Raises `AnswerRefused` with the rule "code", "range", "month",
        "length" or "lines".
        """
        item = self.questionnaire.item(name)
        if isinstance(value, str) and item.kind in TEXTS:
            value = clean(value)
            value = None if not value.strip() else value
        if value is None:
            self._change(self._interview.with_answer(name, None))
            return
        if not allows(item, value, self.study):
            raise _refused(item, value)
        self._answer(item, Answer(value))

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
        """Ask the background at the start (or at the end) of this interview.

        Where routing needs it in one place, it stays there.
        """
        first = self.questionnaire.background_first(first)
        self._keep(replace(self._interview, background_first=first))

    def pause(self) -> None:
        """Leave the interview for now; it is resumed exactly here."""
        if self._interview.status is Status.IN_PROGRESS and not self._gone:
            self._keep(self._interview)

    def finish(self) -> None:
        """Finish: what has no answer counts as skipped.

        `AnswerRefused` ("required"), naming the first item that must not be.
        """
        self._end(self._skipping(self._interview), Status.FINISHED)

    def abandon(self) -> None:
        """Break off: what was answered is kept and marked as partial."""
        self._end(self._interview, Status.PARTIAL)

    def put_on_sheet(self, sheet: str) -> None:
        """The number printed on the paper form; it stays on the device, so no revision."""
        if sheet != self._interview.sheet:
            self._keep(replace(self._interview, sheet=sheet))

    def mark_verified(
        self,
        answers: Mapping[str, Answer] | None = None,
        notes: Mapping[NoteKey, str] | None = None,
    ) -> None:
        """A second entry of the paper form agrees, or its differences are settled with these.

        One save: what is settled, and that it is; a change is a new revision. An empty note
        takes the note away.
        """
        interview = self._interview
        for name, answer in (answers or {}).items():
            if not permits(self.questionnaire.item(name), answer, self.study):
                raise AnswerRefused(name, "code")
            interview = interview.with_answer(name, answer)
        for key, text in (notes or {}).items():
            interview = interview.with_note(key, clean(text))
        changed = _content(interview) != _content(self._interview)
        interview = replace(interview, verified=True)
        if not (changed or self.changed):
            self._keep(interview)
            return
        if self._interview.status is Status.PARTIAL:  # What was not reached stays so.
            self._end(interview, Status.PARTIAL)
            return
        try:
            self._end(self._skipping(interview), Status.FINISHED)
        except AnswerRefused:  # What was settled has led to a question that needs an answer.
            self._keep(replace(interview, status=Status.IN_PROGRESS))

    def withdraw(self) -> bool:
        """The citizen withdraws: all is erased for good, and only the count remains.

        False if a backup could not be reached yet; see `InterviewStore.withdraw`.
        """
        contact = self._contact(Disposition.WITHDRAWN)
        return self._erase(lambda: self._store.withdraw(self._interview.id, contact))

    # --- how ----------------------------------------------------------------------------------

    def _open_note(self, name: str) -> NoteKey:
        """The note that is open under an item; `AnswerRefused` ("closed")."""
        follow_up = self.question(name).follow_up
        if follow_up is None:
            raise AnswerRefused(name, "closed")
        return name, follow_up.id

    def _learn(self, key: NoteKey, **known: Any) -> None:
        about = replace(self._interview.about_note(key), **known)
        self._change(self._interview.with_about(key, about))

    def _answer(self, item: Question, answer: Answer, by: By | None = None) -> None:
        interview = self._interview.with_answer(item.id, answer, by)
        language = interview.language
        if item.asked and language not in interview.languages:
            interview = replace(interview, languages=(*interview.languages, language))
        self._change(interview)

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

    def _skipping(self, interview: Interview) -> Interview:
        """The interview with a skip wherever something is asked and not answered.

        A skip can itself lead on ("is skipped"), so until nothing more is asked. `AnswerRefused`
        ("required"), naming the first item that must have an answer.
        """
        while True:
            asked = route(self.questionnaire, interview.answers, self.study)
            open_ = [
                name
                for name in (*asked.questions, *asked.background)
                if interview.answers.get(name, SKIPPED) == SKIPPED
            ]
            for name in open_:
                if self.questionnaire.item(name).required:
                    raise AnswerRefused(name, "required")
            new = [name for name in open_ if name not in interview.answers]
            if not new:
                return interview
            for name in new:
                interview = interview.with_answer(name, SKIPPED)

    def _end(self, interview: Interview, status: Status) -> None:
        if interview is self._interview and interview.status is status:
            return  # A new revision would be the same once more.
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
        if _content(interview) != _content(before):
            self._keep(replace(interview, status=Status.IN_PROGRESS, verified=False))

    def _keep(self, interview: Interview, save: Callable[[Interview], None] | None = None) -> None:
        if self._gone:
            raise RuntimeError("the interview was erased; saving would bring it back")
        if interview.status is Status.IN_PROGRESS:
            interview = replace(interview, active_seconds=self.seconds)
        (save or self._store.save)(interview)
        self._interview = interview


def _content(interview: Interview) -> tuple[object, ...]:
    """What was said in an interview and is known of it; a change of it is a new revision."""
    return (
        interview.answers,
        interview.by,
        interview.notes,
        interview.about,
        interview.circumstances,
    )
