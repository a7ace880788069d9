"""Typing out pen notes when there is time: what waits, and what a second reader is to check.

Only interviews that have ended are here. They stay as they ended: a note that is typed is one save
with a new revision, for what leaves is another; status, times and page are as they were, and so is
what was said of a paper form's second entry, which knows no strokes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Final

from interviewer.errors import AnswerRefused, InterviewerError
from interviewer.ink import Stroke
from interviewer.interview import AboutNote, By, Interview, NoteKey, Pen, Status
from interviewer.ports import InkStore, InterviewStore, Progress
from interviewer.questionnaire import CODED, Kind, Question, Questionnaire, Texts
from interviewer.routing import route, wording
from interviewer.session import Clock, InterviewSession
from interviewer.study import PenRules, Study
from interviewer.text import NOTE_LIMIT, clean

Known = Callable[[Interview], tuple[Questionnaire, Study]]
"""What an interview was carried out with; an `InterviewerError` where it is not on this device."""


@dataclass(frozen=True, slots=True)
class NoteId:
    """Which note of which interview."""

    interview: str
    key: NoteKey


@dataclass(frozen=True, slots=True)
class PenNote:
    """A note with strokes, and all that helps to read them."""

    id: NoteId
    topic: str
    asked: str
    """The question as it was worded for this citizen."""
    prompt: str
    """Of the follow-up that the answer opened; empty where it has none."""
    said: str
    """The answer that opened it, in words; empty where it has none, or where nobody but the citizen
    was to see it."""
    code: int | None
    """That answer on a scale."""
    colour: str | None
    """Of that step of the scale (#RRGGBB); "don't know" has none."""
    aside: bool
    """Whether a changed answer has closed the follow-up: kept, and never exported."""
    pen: Pen
    """How far its reader has come with it."""
    beside: str = field(repr=False)
    """What was typed in the interview, beside the strokes."""
    text: str = field(repr=False)
    """What stands in the field: what has been typed of the strokes so far."""
    strokes: tuple[Stroke, ...] = field(repr=False)
    lost: int = 0
    """How many strokes cannot be read any more."""


# --- what waits -------------------------------------------------------------------------------


def to_type(
    interviews: InterviewStore, known: Known, progress: Progress | None = None
) -> tuple[NoteId, ...]:
    """Every note whose strokes wait, interview by interview, in the order of the questions.

    Those that a changed answer has set aside come last. It reads the interviews: for a worker.
    """
    open_notes: list[NoteId] = []
    aside: list[NoteId] = []
    for interview in _each(interviews, interviews.to_type(), progress):
        asked_in = _asked_in(interview, known)
        for key in _in_order(interview, asked_in, Pen.WAITING):
            note = NoteId(interview.id, key)
            (aside if _is_aside(interview, key, asked_in) else open_notes).append(note)
    return (*open_notes, *aside)


def to_check(
    interviews: InterviewStore, known: Known, progress: Progress | None = None
) -> tuple[NoteId, ...]:
    """The typed notes that are drawn for a second reader and not checked yet; for a worker.

    How many of a hundred is each study's choice. Notes that are set aside are not among them.
    """
    typed: dict[str, list[NoteId]] = {}
    checked: set[NoteId] = set()
    begun: set[NoteId] = set()
    shares: dict[str, int] = {}
    for interview in _each(interviews, interviews.typed(), progress):
        asked_in = _asked_in(interview, known)
        pen = asked_in[1].pen if asked_in else PenRules()
        shares[interview.study_id] = pen.second_reading
        for key in _in_order(interview, asked_in, Pen.TYPED):
            note, about = NoteId(interview.id, key), interview.about_note(key)
            if _is_aside(interview, key, asked_in):
                continue
            typed.setdefault(interview.study_id, []).append(note)
            if about.checked:
                checked.add(note)
            elif about.second:
                begun.add(note)
    return tuple(
        note
        for study, notes in typed.items()
        for drawn in (sample(notes, checked, shares[study]),)
        for note in notes
        if note in drawn or note in begun
    )


def sample(
    typed: Collection[NoteId], checked: Collection[NoteId], percent: int
) -> frozenset[NoteId]:
    """Of these typed notes, those that a second reader is still to read.

    Each note is drawn or not by its own id, so that a note typed later changes nothing for those
    before it. One is drawn where chance takes none, unless one was checked already.
    """
    if percent <= 0 or not typed:
        return frozenset()
    drawn = frozenset(note for note in typed if _lot(note) * 100 < percent)
    if not drawn and not any(note in checked for note in typed):
        drawn = frozenset({min(typed, key=_lot)})
    return drawn.difference(checked)


def _lot(note: NoteId) -> float:
    """A number from 0 to 1, always the same for the same note."""
    name = "\n".join((note.interview, *note.key)).encode()
    return int.from_bytes(hashlib.sha256(name).digest()[:8]) / (1 << 64)


def _each(
    interviews: InterviewStore, ids: Collection[str], progress: Progress | None
) -> Iterator[Interview]:
    for done, interview_id in enumerate(ids):
        if progress is not None and not progress(done, len(ids)):
            return
        try:
            yield interviews.get(interview_id)
        except (KeyError, InterviewerError):
            continue  # Withdrawn meanwhile; or it cannot be read, and the others can.


_AskedIn = tuple[Questionnaire, Study] | None


def _asked_in(interview: Interview, known: Known) -> _AskedIn:
    try:
        return known(interview)
    except InterviewerError:
        return None


def _in_order(interview: Interview, asked_in: _AskedIn, pen: Pen) -> list[NoteKey]:
    """The notes that have come so far, in the order of the questionnaire."""
    order = {name: place for place, name in enumerate(asked_in[0].items)} if asked_in else {}
    keys = [key for key, about in interview.about.items() if about.pen is pen]
    return sorted(keys, key=lambda key: (order.get(key[0], len(order)), key))


def _is_aside(interview: Interview, key: NoteKey, asked_in: _AskedIn) -> bool:
    """Whether a changed answer has closed the follow-up, or the question is no longer asked."""
    if asked_in is None or key[0] not in asked_in[0].items:
        return False
    questionnaire, study = asked_in
    if key[0] not in route(questionnaire, interview.answers, study).items:
        return True
    follow_up = questionnaire.item(key[0]).follow_up(interview.value(key[0]))
    return follow_up is None or follow_up.id != key[1]


# --- where two readers differ -----------------------------------------------------------------


class Read(StrEnum):
    """Who has read a word."""

    BOTH = "both"
    FIRST = "first"
    SECOND = "second"


@dataclass(frozen=True, slots=True)
class Words:
    """Some words in a row, and who has read them."""

    text: str
    read: Read


_MOST_PAIRS: Final = 1_000_000
"""Of words to be compared with each other: beyond, the whole middle counts as different."""


def agree(first: str, second: str) -> bool:
    """Whether two readers have read the same: where a line or a gap ends does not matter."""
    return clean(first).split() == clean(second).split()


def differences(first: str, second: str) -> tuple[Words, ...]:
    """The two texts word by word: what both have read, and what only one has."""
    one, two = clean(first).split(), clean(second).split()
    start = 0
    while start < min(len(one), len(two)) and one[start] == two[start]:
        start += 1
    end = 0
    while end < min(len(one), len(two)) - start and one[-1 - end] == two[-1 - end]:
        end += 1
    middle = one[start : len(one) - end], two[start : len(two) - end]
    found = [(Read.BOTH, one[:start])]
    if len(middle[0]) * len(middle[1]) > _MOST_PAIRS:
        found += [(Read.FIRST, middle[0]), (Read.SECOND, middle[1])]
    else:
        matcher = SequenceMatcher(None, *middle, autojunk=False)
        for same, i, j, k, m in matcher.get_opcodes():
            if same == "equal":
                found.append((Read.BOTH, middle[0][i:j]))
            else:
                found += [(Read.FIRST, middle[0][i:j]), (Read.SECOND, middle[1][k:m])]
    found.append((Read.BOTH, one[len(one) - end :]))
    return tuple(Words(" ".join(words), read) for read, words in _joined(found) if words)


def _joined(parts: Iterable[tuple[Read, list[str]]]) -> Iterator[tuple[Read, list[str]]]:
    last: tuple[Read, list[str]] | None = None
    for read, words in parts:
        if not words:
            continue
        if last is not None and last[0] is read:
            last[1].extend(words)
        else:
            if last is not None:
                yield last
            last = read, list(words)
    if last is not None:
        yield last


# --- typing -----------------------------------------------------------------------------------


class Transcribing:
    """Typing out notes, one save each. Each method has saved its change when it returns.

    `NotSaved` where the disk refused, `AnswerRefused` ("length") for a text that is too long, and
    KeyError where the interview is gone: then nothing was changed. One object lasts as long as
    nothing is exported meanwhile.
    """

    def __init__(
        self,
        interviews: InterviewStore,
        ink: InkStore,
        clock: Clock,
        known: Known,
        language: Callable[[], str],
    ) -> None:
        """`language`: in which questions are shown, where the questionnaire has it."""
        self._interviews = interviews
        self._ink = ink
        self._clock = clock
        self._known = known
        self._language = language
        self._drafted: set[str] = set()
        """Interviews whose revision is new already, for what is being typed."""
        self._done: list[tuple[NoteId, AboutNote]] = []
        """What was done to which note, the latest last; and how it was before."""

    # --- what the windows read ----------------------------------------------------------------

    def show(self, note: NoteId) -> PenNote:
        """A note for its first reader."""
        interview = self._interviews.get(note.interview)
        return self._shown(interview, note, interview.about_note(note.key).transcript)

    def show_second(self, note: NoteId) -> PenNote:
        """A note for its second reader, who does not see what the first one read."""
        interview = self._interviews.get(note.interview)
        shown = self._shown(interview, note, interview.about_note(note.key).second)
        return replace(shown, pen=Pen.WAITING)

    def first_reading(self, note: NoteId) -> str:
        """What the first reader read."""
        return self._interviews.get(note.interview).about_note(note.key).transcript

    @property
    def last(self) -> NoteId | None:
        """The note that `take_back` would bring back as it was."""
        return self._done[-1][0] if self._done else None

    # --- what a reader does -------------------------------------------------------------------

    def draft(self, note: NoteId, text: str) -> None:
        """Keep what has been typed so far; the note goes on waiting."""
        interview = self._interviews.get(note.interview)
        about = interview.about_note(note.key)
        pen = Pen.WAITING if about.pen is Pen.TYPED and not text.strip() else about.pen
        self._save(interview, note, _read_as(about, self._fit(interview, note, text), pen), True)

    def type(self, note: NoteId, text: str) -> None:
        """The note says this. ValueError for nothing but blanks."""
        if not text.strip():
            raise ValueError("a transcript has words")
        interview = self._interviews.get(note.interview)
        about = interview.about_note(note.key)
        text = self._fit(interview, note, text.strip())
        self._do(interview, note, _read_as(about, text, Pen.TYPED))

    def unreadable(self, note: NoteId, text: str = "") -> None:
        """It cannot be read, or no more of it than this."""
        interview = self._interviews.get(note.interview)
        about = interview.about_note(note.key)
        text = self._fit(interview, note, text.strip())
        self._do(interview, note, _read_as(about, text, Pen.UNREADABLE))

    def draft_second(self, note: NoteId, text: str) -> None:
        """Keep what a second reader has typed so far."""
        interview = self._interviews.get(note.interview)
        text = self._fit(interview, note, text)
        about = replace(interview.about_note(note.key), second=text)
        self._save(interview, note, about, draft=True)

    def read_again(self, note: NoteId, text: str) -> bool:
        """A second reader has read this. Whether it is what the first one read: then it is checked.

        Else it is kept until somebody has settled which of the two holds.
        """
        interview = self._interviews.get(note.interview)
        text = self._fit(interview, note, text.strip())
        about = interview.about_note(note.key)
        same = agree(about.transcript, text)
        if same:
            self._do(interview, note, replace(about, second="", checked=True))
        else:
            self._save(interview, note, replace(about, second=text), draft=True)
        return same

    def settle(self, note: NoteId, text: str) -> None:
        """This is what the note says, whoever has read it so: it is checked."""
        if not text.strip():
            raise ValueError("a transcript has words")
        interview = self._interviews.get(note.interview)
        text = self._fit(interview, note, text.strip())
        about = interview.about_note(note.key)
        self._do(
            interview,
            note,
            replace(about, pen=Pen.TYPED, transcript=text, second="", checked=True),
        )

    def take_back(self) -> NoteId | None:
        """Undo what was done last; the note that is as it was before, or None.

        What was typed of it stays in the field. KeyError where its interview is gone: then what
        was done before that is the last.
        """
        if not self._done:
            return None
        note, before = self._done[-1]
        try:
            interview = self._interviews.get(note.interview)
        except KeyError:
            self._done.pop()
            raise
        about = interview.about_note(note.key)
        if before.pen is Pen.WAITING and about.pen is not Pen.WAITING:
            before = replace(before, transcript=about.transcript)
        self._save(interview, note, before)
        self._done.pop()
        return note

    # --- how ----------------------------------------------------------------------------------

    def _do(self, interview: Interview, note: NoteId, about: AboutNote) -> None:
        before = interview.about_note(note.key)
        self._save(interview, note, about)
        self._done.append((note, before))

    def _save(
        self, interview: Interview, note: NoteId, about: AboutNote, draft: bool = False
    ) -> None:
        before = interview.about_note(note.key)
        if about == before:
            return
        changed = interview.with_about(note.key, about)
        # What a second reader types does not leave, nor what is half typed of a note that waits:
        # that is no new revision.
        leaves = _leaving(before) != _leaving(about)
        ended = interview.status is not Status.IN_PROGRESS and interview.revision > 0
        if leaves and ended and not (draft and interview.id in self._drafted):
            changed = replace(changed, revision=interview.revision + 1)
        self._interviews.save(changed)
        if leaves:
            self._drafted.add(interview.id)

    def _fit(self, interview: Interview, note: NoteId, text: str) -> str:
        text = clean(text)
        if len(text) + len(interview.notes.get(note.key, "")) > NOTE_LIMIT:
            raise AnswerRefused(note.key[0], "length", maximum=NOTE_LIMIT)
        return text

    def _shown(self, interview: Interview, note: NoteId, text: str) -> PenNote:
        strokes = tuple(self._ink.strokes(note.interview, note.key))
        drawn = self._ink.notes(note.interview).get(note.key, 0)
        asked_in = _asked_in(interview, self._known)
        shown = PenNote(
            id=note,
            topic="",
            asked=note.key[0],
            prompt="",
            said="",
            code=None,
            colour=None,
            aside=_is_aside(interview, note.key, asked_in),
            pen=interview.about_note(note.key).pen,
            beside=interview.notes.get(note.key, ""),
            text=text,
            strokes=strokes,
            lost=max(0, drawn - len(strokes)),
        )
        if asked_in is None or note.key[0] not in asked_in[0].items:
            return shown
        return self._worded(shown, interview, *asked_in)

    def _worded(
        self, shown: PenNote, interview: Interview, questionnaire: Questionnaire, study: Study
    ) -> PenNote:
        name, follow_up = shown.id.key
        item = questionnaire.item(name)
        language = self._language()
        if language not in questionnaire.languages:
            language = interview.language
        words = questionnaire.words(language)
        session = InterviewSession(questionnaire, study, interview, self._interviews, self._clock)
        worded = wording(item, words, session.route, study)
        unseen = interview.by.get(name) is By.CITIZEN_UNSEEN
        value = None if unseen else interview.value(name)
        steps = item.scale.steps if item.scale is not None else ()
        colours = {step.code: step.colour for step in steps}
        rated = value if item.scale is not None and isinstance(value, int) else None
        return replace(
            shown,
            topic=words.items[name].topic,
            asked=session.say(worded.text, language),
            prompt=session.say(worded.follow_ups.get(follow_up, ""), language),
            said=_said(item, value, words, study),
            code=rated,
            colour=colours.get(rated) if rated is not None else None,
        )


def _leaving(about: AboutNote) -> tuple[Pen, str]:
    """What of a note's strokes a batch holds, see `anonymise`."""
    return about.pen, "" if about.pen is Pen.WAITING else about.transcript


def _read_as(about: AboutNote, text: str, pen: Pen) -> AboutNote:
    """What is known of a note once it was read so; what a second one read was of another text."""
    if (text, pen) == (about.transcript, about.pen):
        return about
    return replace(about, transcript=text, pen=pen, second="", checked=False)


def _said(item: Question, value: object, words: Texts, study: Study) -> str:
    """An answer in words; a length of time has none here."""
    if value is None or item.kind is Kind.DURATION:
        return ""
    if item.kind not in CODED:
        return str(value)
    if item.options_from is not None:
        known = isinstance(value, str) and value in study.groups_by_id
        return study.say(study.group(str(value)).labels, words.language) if known else str(value)
    codes = value if isinstance(value, tuple) else (value,)
    labels = (
        {code: words.label(item.scale, code) for code in item.scale.codes}
        if item.scale is not None
        else {code: text.label for code, text in words.items[item.id].options.items()}
    )
    return ", ".join(labels.get(code, str(code)) for code in codes)
