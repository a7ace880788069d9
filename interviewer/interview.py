"""One interview as plain frozen data, and its form as a JSON document in the store."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Self, TypeVar

T = TypeVar("T")

DOCUMENT_FORMAT = 3
_SINCE_1: Mapping[str, Any] = {"mode": "screen", "sheet": "", "verified": False}
"""What a document of format 1 has not, `languages` apart; its answers are single values."""
_SINCE_2: Mapping[str, Any] = {"by": {}, "circumstances": {}}
"""What a document of format 2 has not; its notes are a text and nothing else."""


class Status(StrEnum):
    """How far an interview has come."""

    IN_PROGRESS = "in_progress"
    FINISHED = "finished"
    PARTIAL = "partial"
    """Broken off; what was answered is kept and marked so."""


class Mode(StrEnum):
    """How the answers came into the device."""

    SCREEN = "screen"
    """During the interview."""
    PAPER = "paper"
    """Typed in from a paper form."""
    PAPER_CHECK = "paper_check"
    """A second entry of a paper form, only to be compared with the first; never leaves."""


class Missing(StrEnum):
    """Why an item has no value. Where answers are codes, "don't know" is one of them."""

    SKIPPED = "skipped"
    WONT_SAY = "wont_say"
    DONT_KNOW = "dont_know"
    """Of numbers, months and texts, which have no code for it."""


class By(StrEnum):
    """Who gave an answer into the device, where it was not the interviewer."""

    CITIZEN = "citizen"
    """The citizen tapped it on the show card; the interviewer can see it."""
    CITIZEN_UNSEEN = "citizen_unseen"
    """The same; the interviewer is not shown which answer it was."""


class Pen(StrEnum):
    """How far the pen strokes of a note have come."""

    NONE = ""
    """There are none."""
    WAITING = "waiting"
    """To be typed."""
    TYPED = "typed"
    UNREADABLE = "unreadable"
    """Somebody has tried, and could not."""


@dataclass(frozen=True, slots=True)
class AboutNote:
    """What is known of a note besides the text that was typed in the interview."""

    quote: bool = False
    """Whether it is what the citizen said, word for word; else the interviewer's own summary."""
    pen: Pen = Pen.NONE
    transcript: str = ""
    """What the strokes say, typed afterwards."""
    second: str = ""
    """What a second reader typed, until the differences are settled."""
    checked: bool = False
    """Whether a second reader's transcript agreed, or the differences were settled."""


NOTHING_MORE = AboutNote()


class Interpreter(StrEnum):
    """Who helped with the language."""

    NONE = "none"
    PROFESSIONAL = "professional"
    RELATIVE = "relative"
    PHONE = "phone"
    """A telephone that translates."""


OTHER_LANGUAGE = "other"
"""What `Circumstances.spoken` holds where the questionnaire does not have the language."""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """How an interview was carried out; None and "" where nobody has said."""

    companion: bool | None = None
    """Whether the citizen had somebody along."""
    interpreter: Interpreter | None = None
    spoken: str = ""
    """The language that was spoken: one of the questionnaire's, or `OTHER_LANGUAGE`."""
    place: str = ""
    """The id of one of the study's places."""
    proxy: bool | None = None
    """Whether somebody else than the citizen answered."""


NOT_TOLD = Circumstances()


@dataclass(frozen=True, slots=True)
class Answer:
    """A value, see `questionnaire.Value`; or why there is none."""

    value: int | str | tuple[int, ...] | None = None
    missing: Missing | None = None

    def __post_init__(self) -> None:
        if (self.value is None) == (self.missing is None):
            raise ValueError("an answer has a value or a reason for having none")


SKIPPED = Answer(missing=Missing.SKIPPED)

NoteKey = tuple[str, str]
"""The question's id and the follow-up's id under which a note was written."""


@dataclass(frozen=True, slots=True)
class Interview:
    """Everything kept about one interview. Times stay on the device; see `anonymise`."""

    id: str
    """UUIDv4; says nothing about when or where."""
    study_id: str
    questionnaire_id: str
    questionnaire_version: str
    language: str
    """Of the text that is read aloud now."""
    page: str
    """Where the interviewer stands: a reserved page name or a question's id."""
    started_at: datetime
    """Local time with its UTC offset."""
    background_first: bool = False
    agreed: bool = False
    """Whether the citizen has said yes at the introduction."""
    status: Status = Status.IN_PROGRESS
    finished_at: datetime | None = None
    active_seconds: int = 0
    """Time with the interview on screen, over all sittings."""
    revision: int = 0
    """How many times it has been closed (finished or broken off); the highest one holds."""
    mode: Mode = Mode.SCREEN
    sheet: str = ""
    """The number printed on the paper form; it stays on the device."""
    verified: bool = False
    """Whether a second entry of the paper form agreed, or its differences were settled."""
    languages: tuple[str, ...] = ()
    """Those in which something was asked and answered, in the order of their first use."""
    answers: Mapping[str, Answer] = field(default_factory=lambda: MappingProxyType({}))
    """By question or background field; an item never reached is not in it, one that is no longer
    asked is: which are asked is for `routing` to say."""
    notes: Mapping[NoteKey, str] = field(default_factory=lambda: MappingProxyType({}))
    """What was typed in every note, those of closed branches too."""
    about: Mapping[NoteKey, AboutNote] = field(default_factory=lambda: MappingProxyType({}))
    """What more is known of a note; one that is only typed and no quote is not in it. The strokes
    themselves stand in the store beside the interview."""
    by: Mapping[str, By] = field(default_factory=lambda: MappingProxyType({}))
    """Who gave an answer, where it was not the interviewer."""
    circumstances: Circumstances = NOT_TOLD

    def with_answer(self, item_id: str, answer: Answer | None, by: By | None = None) -> Self:
        """The interview with this answer to one item; None takes the answer back.

        `by`: who gave it, where it was not the interviewer.
        """
        answers = {k: v for k, v in self.answers.items() if k != item_id}
        given = {k: v for k, v in self.by.items() if k != item_id}
        if answer is not None:
            answers[item_id] = answer
            if by is not None:
                given[item_id] = by
        return replace(self, answers=MappingProxyType(answers), by=MappingProxyType(given))

    def with_note(self, key: NoteKey, text: str) -> Self:
        """The interview with this note; an empty text removes it."""
        notes = {k: v for k, v in self.notes.items() if k != key}
        if text:
            notes[key] = text
        return replace(self, notes=MappingProxyType(notes))

    def with_about(self, key: NoteKey, about: AboutNote) -> Self:
        """The interview with this known of a note besides its text."""
        known = {k: v for k, v in self.about.items() if k != key}
        if about != NOTHING_MORE:
            known[key] = about
        return replace(self, about=MappingProxyType(known))

    def about_note(self, key: NoteKey) -> AboutNote:
        """What is known of a note besides its text."""
        return self.about.get(key, NOTHING_MORE)

    def said(self, key: NoteKey) -> str:
        """All words of a note: what was typed in the interview, then what the strokes say."""
        parts = (self.notes.get(key, ""), self.about_note(key).transcript)
        return "\n".join(part for part in parts if part)

    @property
    def waiting(self) -> int:
        """How many notes have pen strokes that are not typed yet."""
        return sum(each.pen is Pen.WAITING for each in self.about.values())

    def value(self, item_id: str) -> int | str | tuple[int, ...] | None:
        """The value of an item, or None where it has none."""
        answer = self.answers.get(item_id)
        return None if answer is None else answer.value


def to_document(interview: Interview) -> dict[str, Any]:
    """The interview as a mapping of plain JSON values; `from_document` reads it back."""
    notes: dict[str, dict[str, dict[str, Any]]] = {}
    for key in {**interview.notes, **interview.about}:
        note = {"text": interview.notes.get(key, ""), **_plain_about(interview.about_note(key))}
        notes.setdefault(key[0], {})[key[1]] = note
    return {
        "format": DOCUMENT_FORMAT,
        "id": interview.id,
        "study": interview.study_id,
        "questionnaire": interview.questionnaire_id,
        "version": interview.questionnaire_version,
        "language": interview.language,
        "page": interview.page,
        "started_at": interview.started_at.isoformat(),
        "background_first": interview.background_first,
        "agreed": interview.agreed,
        "status": interview.status.value,
        "finished_at": interview.finished_at and interview.finished_at.isoformat(),
        "active_seconds": interview.active_seconds,
        "revision": interview.revision,
        "mode": interview.mode.value,
        "sheet": interview.sheet,
        "verified": interview.verified,
        "languages": list(interview.languages),
        "answers": {item_id: _plain(answer) for item_id, answer in interview.answers.items()},
        "notes": notes,
        "by": {item_id: by.value for item_id, by in interview.by.items()},
        "circumstances": _plain_circumstances(interview.circumstances),
    }


def from_document(document: Mapping[str, Any]) -> Interview:
    """Read a document written by `to_document`.

    Raises ValueError, KeyError or TypeError where it is not one; the store turns these into
    an error that names the interview and not its content.
    """
    if document["format"] == 1:
        read_in = [document["language"]] if document["answers"] else []
        document = {**_SINCE_1, **_SINCE_2, "languages": read_in, **document}
    elif document["format"] == 2:
        document = {**_SINCE_2, **document}
    elif document["format"] != DOCUMENT_FORMAT:
        raise ValueError("unknown document format")
    finished = document["finished_at"]
    notes = {
        (question_id, follow_up_id): _typed(note, dict)
        for question_id, notes in _typed(document["notes"], dict).items()
        for follow_up_id, note in _typed(notes, dict).items()
    }
    texts = {key: _typed(note["text"], str) for key, note in notes.items()}
    about = {key: _about(note) for key, note in notes.items()}
    return Interview(
        id=_typed(document["id"], str),
        study_id=_typed(document["study"], str),
        questionnaire_id=_typed(document["questionnaire"], str),
        questionnaire_version=_typed(document["version"], str),
        language=_typed(document["language"], str),
        page=_typed(document["page"], str),
        started_at=_time(document["started_at"]),
        background_first=_typed(document["background_first"], bool),
        agreed=_typed(document["agreed"], bool),
        status=Status(document["status"]),
        finished_at=None if finished is None else _time(finished),
        active_seconds=_typed(document["active_seconds"], int),
        revision=_typed(document["revision"], int),
        mode=Mode(document["mode"]),
        sheet=_typed(document["sheet"], str),
        verified=_typed(document["verified"], bool),
        languages=tuple(_typed(each, str) for each in _typed(document["languages"], list)),
        answers=MappingProxyType(
            {item: _answer(value) for item, value in _typed(document["answers"], dict).items()}
        ),
        notes=MappingProxyType({key: text for key, text in texts.items() if text}),
        about=MappingProxyType({key: a for key, a in about.items() if a != NOTHING_MORE}),
        by=MappingProxyType(
            {item: By(value) for item, value in _typed(document["by"], dict).items()}
        ),
        circumstances=_circumstances(_typed(document["circumstances"], dict)),
    )


def _plain_about(about: AboutNote) -> dict[str, Any]:
    """What differs from a note that is a typed text and nothing more."""
    plain: dict[str, Any] = {}
    if about.quote:
        plain["quote"] = True
    if about.pen is not Pen.NONE:
        plain["pen"] = about.pen.value
    if about.transcript:
        plain["transcript"] = about.transcript
    if about.second:
        plain["second"] = about.second
    if about.checked:
        plain["checked"] = True
    return plain


def _about(note: Mapping[str, Any]) -> AboutNote:
    if len(note) == 1:  # The text alone, as most are.
        return NOTHING_MORE
    return AboutNote(
        quote=_typed(note.get("quote", False), bool),
        pen=Pen(note.get("pen", "")),
        transcript=_typed(note.get("transcript", ""), str),
        second=_typed(note.get("second", ""), str),
        checked=_typed(note.get("checked", False), bool),
    )


def _plain_circumstances(told: Circumstances) -> dict[str, Any]:
    plain: dict[str, Any] = {}
    if told.companion is not None:
        plain["companion"] = told.companion
    if told.interpreter is not None:
        plain["interpreter"] = told.interpreter.value
    if told.spoken:
        plain["spoken"] = told.spoken
    if told.place:
        plain["place"] = told.place
    if told.proxy is not None:
        plain["proxy"] = told.proxy
    return plain


def _circumstances(told: Mapping[str, Any]) -> Circumstances:
    return Circumstances(
        companion=_typed(told["companion"], bool) if "companion" in told else None,
        interpreter=Interpreter(told["interpreter"]) if "interpreter" in told else None,
        spoken=_typed(told.get("spoken", ""), str),
        place=_typed(told.get("place", ""), str),
        proxy=_typed(told["proxy"], bool) if "proxy" in told else None,
    )


def _plain(answer: Answer) -> Any:
    if answer.missing:
        return {"missing": answer.missing.value}
    return list(answer.value) if isinstance(answer.value, tuple) else answer.value


def _typed(value: Any, kind: type[T]) -> T:
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise TypeError(f"not {kind.__name__}")
    return value


def _time(value: Any) -> datetime:
    time = datetime.fromisoformat(value)
    if time.tzinfo is None:
        raise ValueError("a time without its UTC offset")
    return time


def _answer(value: Any) -> Answer:
    if isinstance(value, dict):
        return Answer(missing=Missing(value["missing"]))
    if isinstance(value, list):
        return Answer(tuple(_typed(code, int) for code in value))
    return Answer(value if isinstance(value, str) else _typed(value, int))
