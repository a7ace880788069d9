"""Paper forms: the number on a sheet, its entry, and a second entry to compare the first with.

An entry is an ordinary interview with `Mode.PAPER`; a second one, `Mode.PAPER_CHECK`, never leaves
and is gone when what differs is settled.
"""

from __future__ import annotations

import re
import unicodedata
import uuid
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from random import Random
from secrets import SystemRandom

from interviewer.contact import Contact
from interviewer.interview import NOT_TOLD, SKIPPED, Answer, Interview, Mode, NoteKey, Status
from interviewer.ports import InterviewStore, Listed, Tally, Unreadable
from interviewer.questionnaire import Question, Questionnaire
from interviewer.routing import route
from interviewer.session import InterviewSession
from interviewer.study import Study

# --- the number on a sheet --------------------------------------------------------------------

ALPHABET = "ACDEFGHJKLMNPQRTUVWXY34679"
"""No B, I, O, S and Z, and none of the digits they are taken for: 8, 1, 0, 5, 2."""
LENGTH = 4

_TAKEN_FOR = str.maketrans("0O1I", "QQLL")
"""What is never printed, and what must then have been printed."""
_LOOKS_LIKE: Mapping[str, str] = {
    "2": "7",
    "Z": "7",
    "5": "6",
    "S": "6",
    "8": "369",
    "B": "ER3",
    "Ø": "Q",
    "Æ": "AE",
    "Å": "A",
}
"""What is never printed, and what may have been."""
_BETWEEN = re.compile(r"[\s._\-·/]+")


def new_sheet_number(random: Random | None = None, taken: Collection[str] = ()) -> str:
    """A number for one more sheet, none of `taken`: by chance alone, so that it says nothing.

    It holds a letter and a digit: neither a word nor a year comes out.
    """
    random = random or SystemRandom()
    while True:
        number = "".join(random.choice(ALPHABET) for _ in range(LENGTH))
        if not (number.isalpha() or number.isdecimal() or number in taken):
            return number


def normalise(typed: str) -> str:
    """A sheet number as it was printed, from the way somebody typed it.

    Capitals, without spaces or dashes; O and 0 are read as Q, I and 1 as L. Other letters stay:
    `is_sheet_number` says whether it is one.
    """
    plain = unicodedata.normalize("NFKC", typed).upper()
    return _BETWEEN.sub("", plain).translate(_TAKEN_FOR)


def is_sheet_number(number: str) -> bool:
    """Whether a number, as `normalise` returns it, can stand on a sheet."""
    return len(number) == LENGTH and all(letter in ALPHABET for letter in number)


def read_as(typed: str) -> tuple[str, str] | None:
    """The last character that `normalise` reads as another one, and that one."""
    plain = _BETWEEN.sub("", unicodedata.normalize("NFKC", typed).upper())
    changed = [pair for pair in zip(plain, normalise(typed), strict=True) if pair[0] != pair[1]]
    return changed[-1] if changed else None


def stranger(number: str) -> str:
    """The first character of a number, as `normalise` returns it, that no sheet has; or ""."""
    return next((letter for letter in number if letter not in ALPHABET), "")


def looks_like(letter: str) -> str:
    """The characters of sheets that one which is on none may be taken for."""
    return _LOOKS_LIKE.get(letter, "")


# --- the day of the interview -----------------------------------------------------------------

FIRST_YEAR = 2000

_DAY = re.compile(r"(\d{1,2})(?:[ ./-]+(\d{1,2})(?:[ ./-]+(\d{2}|\d{4}))?)?[.]?")
_RUN = re.compile(r"(\d{2})(\d{2})(\d{4}|\d{2})?")


def read_day(typed: str, today: date) -> date | None:
    """The day that somebody typed: 14, 14-11, 1411, 141126 or 14.11.2026.

    What is left out is that of the last such day. None for a day that is none, or still to come.
    """
    typed = typed.strip()
    found = _RUN.fullmatch(typed) or _DAY.fullmatch(typed)
    if found is None:
        return None
    number, month, year = (int(part) if part else None for part in found.groups())
    assert number is not None
    if year is not None and year < 100:
        year += FIRST_YEAR
    for candidate in _days(number, month, year, today):
        if candidate <= today:
            return candidate if candidate.year >= FIRST_YEAR else None
    return None


def _days(number: int, month: int | None, year: int | None, today: date) -> Iterator[date]:
    """The days that this may mean, the latest first."""
    if year is not None and month is not None:
        months = [(year, month)]
    elif month is not None:  # Back to the leap year before.
        months = [(today.year - back, month) for back in range(9)]
    else:
        last = today.year * 12 + today.month - 1
        months = [divmod(last - back, 12) for back in range(12)]
        months = [(year, month + 1) for year, month in months]
    for year, month in months:
        try:
            yield date(year, month, number)
        except ValueError:
            continue


def noon(day: date, now: datetime) -> datetime:
    """The start of an interview of which only the day is known; noon is that day everywhere."""
    return datetime.combine(day, time(12), now.tzinfo)


# --- the entry --------------------------------------------------------------------------------


def in_order(questionnaire: Questionnaire) -> tuple[Question, ...]:
    """The items as they stand on the form: the background last, unless routing needs it first."""
    if questionnaire.background_first(wanted=False):
        return (*questionnaire.background, *questionnaire.questions)
    return (*questionnaire.questions, *questionnaire.background)


def headed(interview: Interview, started_at: datetime, language: str) -> Interview:
    """The same entry as that of a form of another day or language, as a new interview.

    What an interview was begun with stays as it was: so it is kept anew, and the old one dropped.
    """
    languages = (language,) if interview.languages else ()
    return replace(
        interview,
        id=str(uuid.uuid4()),
        started_at=started_at,
        language=language,
        languages=languages,
    )


class OnceAnswered(InterviewStore):
    """An `InterviewStore` for one entry: kept with its first answer, in one step, and not before.

    An entry whose last answer is taken back, and that was never finished, is gone again: an empty
    form leaves no trace.
    """

    def __init__(self, store: InterviewStore, *, kept: bool = False) -> None:
        """`kept`: the interview is in `store` already."""
        self._store = store
        self.kept = kept

    def add(self, interview: Interview) -> None:
        """Begin; nothing is on disk yet."""

    def save(self, interview: Interview) -> None:
        """Keep it, if there is anything to keep."""
        told = interview.circumstances != NOT_TOLD
        if interview.answers or interview.notes or told or interview.revision:
            if self.kept:
                self._store.save(interview)
            else:
                self._store.add(interview)
                self.kept = True
        else:
            self.discard(interview.id)

    def discard(self, interview_id: str) -> None:
        """Drop it, if it was kept."""
        if self.kept:
            self._store.discard(interview_id)
            self.kept = False

    def withdraw(self, interview_id: str, contact: Contact) -> bool:
        """As the store does."""
        return self._store.withdraw(interview_id, contact)

    def get(self, interview_id: str) -> Interview:
        """As the store does."""
        return self._store.get(interview_id)

    def refuse(self, interview_id: str, contact: Contact) -> None:
        """As the store does."""
        self._store.refuse(interview_id, contact)

    def unfinished(self) -> Sequence[Listed]:
        """As the store does."""
        return self._store.unfinished()

    def on_day(self, day: date) -> Sequence[Listed]:
        """As the store does."""
        return self._store.on_day(day)

    def by_sheet(self, sheet: str) -> Sequence[Listed]:
        """As the store does."""
        return self._store.by_sheet(sheet)

    def second_entries(self) -> Sequence[Listed]:
        """As the store does."""
        return self._store.second_entries()

    def to_type(self) -> Sequence[str]:
        """As the store does."""
        return self._store.to_type()

    def typed(self) -> Sequence[str]:
        """As the store does."""
        return self._store.typed()

    def ids(self) -> Sequence[str]:
        """As the store does."""
        return self._store.ids()

    def tally(self, today: date) -> Tally:
        """As the store does."""
        return self._store.tally(today)

    def to_export(self, since: date | None, again: bool) -> Iterator[Interview | Unreadable]:
        """As the store does."""
        return self._store.to_export(since, again)


# --- the second entry -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Difference:
    """An item of which the two entries of a form say different things."""

    item: str
    first: Answer | str
    """The answer; of a note, its text."""
    second: Answer | str

    @property
    def is_note(self) -> bool:
        """Whether the notes differ, and not the answers."""
        return isinstance(self.first, str)

    @property
    def key(self) -> tuple[str, bool]:
        """Which difference it is, whatever is typed anew."""
        return self.item, self.is_note


@dataclass(frozen=True, slots=True)
class Settled:
    """What is to change in the first entry."""

    answers: Mapping[str, Answer]
    notes: Mapping[NoteKey, str]
    """An empty text takes the note away."""


def differences(
    first: Interview, second: Interview, questionnaire: Questionnaire, study: Study
) -> tuple[Difference, ...]:
    """Where two entries of a form differ, in the order of the form.

    Of what both ask: what one asks and the other does not follows from a difference before it.
    An item without an answer counts as skipped; white space does not count.
    """
    asked = (
        route(questionnaire, first.answers, study).items
        & route(questionnaire, second.answers, study).items
    )
    found: list[Difference] = []
    for item in in_order(questionnaire):
        if item.id not in asked:
            continue
        one, other = _answer(first, item), _answer(second, item)
        if _squeezed(one.value) != _squeezed(other.value) or one.missing != other.missing:
            found.append(Difference(item.id, one, other))
        note, noted = _open_note(first, item), _open_note(second, item)
        if _squeezed(note) != _squeezed(noted):
            found.append(Difference(item.id, note, noted))
    return tuple(found)


def settle(
    first: Interview,
    second: Interview,
    taken: Iterable[Difference],
    questionnaire: Questionnaire,
    study: Study,
) -> Settled:
    """What makes the first entry right, where `taken` are the differences settled by the second.

    What only the second was asked comes from it, as far as it is then asked; a note stands under
    the follow-up that is then open.
    """
    by_second = {difference.key for difference in taken}
    asked_first = route(questionnaire, first.answers, study).items
    asked_second = route(questionnaire, second.answers, study).items
    right = dict(first.answers)
    for item in in_order(questionnaire):
        only_there = item.id in asked_second and item.id not in asked_first
        if (item.id, False) in by_second or (only_there and item.id in second.answers):
            right[item.id] = _answer(second, item)
    asked = route(questionnaire, right, study).items
    answers: dict[str, Answer] = {}
    notes: dict[NoteKey, str] = {}
    for name in (n for n in questionnaire.items if n in asked and n in right):
        item = questionnaire.item(name)
        if first.answers.get(name) != right[name]:
            answers[name] = right[name]
        follow_up = item.follow_up(right[name].value)
        if follow_up is None:
            continue
        only_there = name in asked_second and name not in asked_first
        from_second = only_there or (name, True) in by_second
        text = _open_note(second if from_second else first, item)
        before = item.follow_up(first.value(name))
        if before is not None and before is not follow_up and (name, before.id) in first.notes:
            notes[name, before.id] = ""
        if first.notes.get((name, follow_up.id), "") != text:
            notes[name, follow_up.id] = text
    return Settled(answers, notes)


def counterpart(
    second: Interview, firsts: Iterable[Interview], questionnaire: Questionnaire, study: Study
) -> Interview | None:
    """The entry with which a second one is compared: of those with its number, the most alike.

    None where none is finished and made with the same questionnaire.
    """
    made_with = (second.study_id, second.questionnaire_id, second.questionnaire_version)
    same = [
        first
        for first in firsts
        if first.mode is Mode.PAPER
        and first.status is not Status.IN_PROGRESS
        and (first.study_id, first.questionnaire_id, first.questionnaire_version) == made_with
    ]
    return min(
        same,
        key=lambda f: (len(differences(f, second, questionnaire, study)), f.verified),
        default=None,
    )


class Comparison:
    """A finished second entry beside the first: what differs, and which of the two is right.

    What is decided is held here until all of it is; then the first is corrected in one step, and
    the second dropped. Until then both stay as they are.
    """

    def __init__(self, first: InterviewSession, second: InterviewSession) -> None:
        self.first = first
        self.second = second
        self._by_second: dict[tuple[str, bool], bool] = {}

    @property
    def differences(self) -> tuple[Difference, ...]:
        """As the two entries stand."""
        first = self.first
        return differences(first.interview, self.second.interview, first.questionnaire, first.study)

    def take(self, difference: Difference, *, second: bool) -> None:
        """The second entry is right, or the first."""
        self._by_second[difference.key] = second

    def taken(self, difference: Difference) -> bool | None:
        """Whether the second entry is right; None where nobody has said."""
        return self._by_second.get(difference.key)

    @property
    def open(self) -> tuple[Difference, ...]:
        """What nobody has decided yet."""
        return tuple(each for each in self.differences if each.key not in self._by_second)

    def settle(self) -> tuple[str, ...]:
        """Correct the first entry, mark it as verified, and drop the second.

        Returns what is now asked and was in neither entry, which counts as skipped; where that must
        have an answer, the first is left open. May be called again where the disk refused.
        """
        first, second = self.first.interview, self.second.interview
        questionnaire, study = self.first.questionnaire, self.first.study
        right = [each for each in self.differences if self._by_second[each.key]]
        settled = settle(first, second, right, questionnaire, study)
        self.first.mark_verified(settled.answers, settled.notes)
        self.second.discard()
        asked = self.first.route.items
        given = first.answers.keys() | settled.answers.keys()
        return tuple(item.id for item in in_order(questionnaire) if item.id in asked - given)


def _answer(interview: Interview, item: Question) -> Answer:
    return interview.answers.get(item.id, SKIPPED)


def _open_note(interview: Interview, item: Question) -> str:
    follow_up = item.follow_up(interview.value(item.id))
    return "" if follow_up is None else interview.notes.get((item.id, follow_up.id), "")


def _squeezed(value: object) -> object:
    return " ".join(value.split()) if isinstance(value, str) else value
