"""From an interview to the record of it that may leave the device, by listing what leaves.

What is not named here stays: times, the page, the order, notes of closed branches, answers to
what is no longer asked. Values are listed too: what the questionnaire or the study does not know
is refused, so that nothing leaves in a cell that was made for something else. Notes and free
texts are screened after this (`screening`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any, NamedTuple

from interviewer.answers import allows, permits
from interviewer.contact import Contact, Disposition, Sex
from interviewer.contact import Reason as RefusalReason
from interviewer.interview import (
    OTHER_LANGUAGE,
    Answer,
    Circumstances,
    Interpreter,
    Interview,
    Missing,
    Mode,
    Pen,
    Status,
)
from interviewer.questionnaire import (
    CODED,
    MEASURED,
    TEXTS,
    Kind,
    Question,
    Questionnaire,
    Value,
)
from interviewer.routing import route
from interviewer.study import Bands, Study
from interviewer.text import clean

CIRCUMSTANCES = ("companion", "interpreter", "spoken", "place", "proxy")
"""The columns of interviews.csv that tell how an interview was carried out."""
INTERVIEW_COLUMNS = (
    "id",
    "revision",
    "study",
    "questionnaire",
    "version",
    "week",
    "status",
    "language",
    "languages",
    "mode",
    "duration",
    *CIRCUMSTANCES,
)
ANSWER_COLUMNS = (
    "interview",
    "question",
    "option",
    "answer",
    "text",
    "follow_up",
    "note",
    "quote",
    "pen",
    "by",
)
CONTACT_COLUMNS = ("id", "week", "disposition", "group", "sex", "reason")
WITHDRAWAL_COLUMNS = ("id",)
STROKE_COLUMNS = ("interview", "question", "follow_up", "stroke", "points")
JOBCENTER, MAIN_GROUP = "jobcenter", "main_group"
CHOSEN, NOT_CHOSEN = "1", "0"
"""The cells of an option, of which several may be chosen."""
YES, NO = "1", "0"
"""Of a circumstance that is or is not."""
UNTOLD = "-1"
"""The cell of a circumstance that nobody told."""
MARKED = "1"
CITIZEN = "citizen"
"""Of an answer that the citizen tapped, whether or not the interviewer could see it."""

STATUSES = (Status.FINISHED, Status.PARTIAL)
MODES = (Mode.SCREEN, Mode.PAPER)
PENS = tuple(pen for pen in Pen if pen is not Pen.NONE)
SEXES, REASONS = tuple(Sex), tuple(RefusalReason)
DISPOSITIONS = tuple(d for d in Disposition if d not in {Disposition.COMPLETE, Disposition.PARTIAL})
"""Of contacts: complete and partial interviews are read off the interviews."""
DURATION = Bands((3, 6, 11, 16, 31))
"""Minutes of active time; exact ones would help to recognise an interview."""

_UUID4 = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
_RESERVED = frozenset({*INTERVIEW_COLUMNS, JOBCENTER, MAIN_GROUP})
_LIKE_ANOTHER = re.compile(r".*_[0-9]*")
"""An id with the "_" of a name that was changed, or like the column of an option."""


class MissingCode(StrEnum):
    """Why a cell has no value, the same in every column. No scale or option is below zero."""

    SKIPPED = "-1"
    NOT_REACHED = "-2"
    """The interview was broken off before it."""
    NOT_IN_VERSION = "-3"
    """Not in this version of the questionnaire."""
    NOT_ASKED = "-4"
    """The answers before it led past it; the duration of a paper form: not measured."""
    WONT_SAY = "-5"
    DONT_KNOW = "-6"
    """Of the kinds that have no code for it."""


class Reason(StrEnum):
    """Why an interview or contact is left out of a batch; it stays on the device."""

    UNREADABLE = "unreadable"
    STUDY = "study"
    """It belongs to another study."""
    QUESTIONNAIRE = "questionnaire"
    """It was made with another questionnaire, or a version that is not on this device."""
    VALUE = "value"
    """It holds something that the questionnaire or the study does not know."""
    ROOM = "room"
    """The batch has no room left for its pen strokes: it leaves with the next one."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An interview or contact that cannot leave, and why."""

    id: str
    reason: Reason


class CannotLeave(Exception):
    """The interview is to be left out; the export goes on."""

    def __init__(self, reason: Reason) -> None:
        self.reason = reason
        super().__init__(reason.value)


def bands_of(item: Question, study: Study) -> Bands | None:
    """The bands in which an item leaves, without cuts where it leaves exact; None: no number.

    An answer to an item that the study does not name stays on the device.
    """
    return study.bands.get(item.id, Bands(())) if item.kind in MEASURED else None


def edges(bands: Bands) -> tuple[int, ...]:
    """The lower edge of each band, which stands for it in answers.csv."""
    return () if bands.exact else (0, *bands.cuts)


@dataclass(frozen=True)
class Column:
    """A column of interviews.csv with one background fact, and what it may hold."""

    name: str
    field: Question
    codes: Mapping[Any, str]
    """The cell for each value; empty where another rule makes it."""
    bands: Bands | None = None
    """How a number or month leaves."""
    option: int | None = None
    """The code whose choice it tells, of a field of which several may be chosen."""

    @property
    def cells(self) -> tuple[str, ...]:
        """All it may hold, missing codes apart; empty for texts and exact numbers."""
        if self.bands is not None:
            return self.bands.labels
        if self.option is not None:
            return (CHOSEN, NOT_CHOSEN)
        return tuple(dict.fromkeys(self.codes.values()))

    @property
    def exact(self) -> bool:
        """Whether it holds exact numbers or months."""
        return self.bands is not None and self.bands.exact

    @property
    def numeric(self) -> bool:
        """Whether every cell is a whole number."""
        if self.field.kind in MEASURED:
            return self.exact and self.field.kind is not Kind.MONTH
        return self.field.kind in CODED and self.field.options_from is None

    @property
    def free(self) -> bool:
        """Whether it holds free text, which is screened before it leaves."""
        return self.field.kind in TEXTS

    def cell(self, value: Value) -> str:
        """The cell for a value that the field `allows`; of free text nothing before screening."""
        if self.bands is not None:
            return str(value) if self.bands.exact else self.bands.label(_height(value))
        if isinstance(value, tuple):
            return CHOSEN if self.option in value else NOT_CHOSEN
        return "" if self.free else self.codes[value]


def _height(value: Value) -> int:
    """Where a number stands among the cuts of its bands; a month by its year."""
    return value if isinstance(value, int) else int(str(value)[:4])


class AnswerRow(NamedTuple):
    """One row of answers.csv, its interview's id apart."""

    question: str
    option: str
    """The code of the option of a multiple choice that the row tells of, or empty."""
    answer: str
    text: str
    """What was answered freely, cleaned, not yet screened; or the id of a group."""
    follow_up: str
    """The open branch, or empty."""
    note: str
    """Of the open branch, cleaned, not yet screened: what was typed, then the transcript of what
    was written by pen, once that is whole."""
    quote: str = ""
    """`MARKED` where the note is what the citizen said, word for word."""
    pen: str = ""
    """How far its pen strokes have come: an `interview.Pen`."""
    by: str = ""
    """`CITIZEN` where the citizen tapped the answer on the show card."""


class FreeText(NamedTuple):
    """An answer in the citizen's own words: cleaned, not yet screened."""

    item: str
    column: str
    """Of interviews.csv, where its cell is still empty; or empty where answers.csv has it."""
    text: str


class Record(NamedTuple):
    """All that may leave of one interview."""

    id: str
    revision: int
    status: Status
    week: str
    cells: Mapping[str, str]
    """By column of interviews.csv."""
    answers: tuple[AnswerRow, ...]
    texts: tuple[FreeText, ...] = ()
    """Answers that are texts."""


class ContactRow(NamedTuple):
    """One row of contacts.csv: an approach that became no interview."""

    id: str
    week: str
    disposition: str
    group: str = ""
    """One of the study's; empty where none was seen, or the study has it no longer."""
    sex: str = ""
    reason: str = ""
    """Of a refusal."""


def background_columns(questionnaire: Questionnaire, study: Study) -> tuple[Column, ...]:
    """The columns for the background fields, in the questionnaire's order.

    A field with the study's groups is followed by the group's jobcenter and main group (the
    first such field only). A multiple choice has a column for each of its codes, called
    FIELD_CODE. A field whose name another column has or may have, in this version or another
    one, gets a "_" at its end, and so does one that ends so already: no two come to share one.
    """
    columns: list[Column] = []
    for field in questionnaire.background:
        like_another = field.id in _RESERVED or _LIKE_ANOTHER.fullmatch(field.id)
        name = f"{field.id}_" if like_another else field.id
        if field.kind is Kind.MULTIPLE_CHOICE:
            columns += [Column(f"{field.id}_{c}", field, {}, option=c) for c in field.codes]
        elif field.options_from is None:
            codes = {code: str(code) for code in field.codes}
            columns.append(Column(name, field, codes, bands_of(field, study)))
        else:
            columns.append(Column(name, field, {g.id: g.id for g in study.groups}))
            if JOBCENTER not in [column.name for column in columns]:
                jobcenters = {group.id: group.jobcenter for group in study.groups}
                main_groups = {group.id: group.main_group for group in study.groups}
                columns.append(Column(JOBCENTER, field, jobcenters))
                columns.append(Column(MAIN_GROUP, field, main_groups))
    return tuple(columns)


def name_before_format_4(column: Column) -> str:
    """What a column was called before `CIRCUMSTANCES` had columns, whose names some took."""
    name = column.field.id
    return name if name in CIRCUMSTANCES and column.name == f"{name}_" else column.name


def iso_week(day: date) -> str:
    """The ISO week of a day, like 2026-W47: the finest time that leaves."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


@dataclass(frozen=True)
class Layout:
    """How interviews made with a questionnaire leave in a study; made once for all of them."""

    questionnaire: Questionnaire
    study: Study

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The `background_columns` of the two."""
        return background_columns(self.questionnaire, self.study)

    @cached_property
    def circumstances(self) -> Mapping[str, frozenset[str]]:
        """All that each of `CIRCUMSTANCES` may hold, not told too."""
        return {
            name: frozenset((UNTOLD, *cells))
            for name, cells in (
                ("companion", (YES, NO)),
                ("interpreter", [each.value for each in Interpreter]),
                ("spoken", spoken_codes(self.questionnaire)),
                ("place", self.study.places),
                ("proxy", (YES, NO)),
            )
        }

    @cached_property
    def items(self) -> tuple[_Item, ...]:
        """The questions, then the background fields."""
        columns: dict[str, list[Column]] = {}
        for column in self.columns:
            columns.setdefault(column.field.id, []).append(column)
        questions = [_Item(each, self.study, None) for each in self.questionnaire.questions]
        background = self.questionnaire.background
        return (*questions, *(_Item(each, self.study, columns[each.id]) for each in background))


def anonymise(interview: Interview, layout: Layout) -> Record:
    """What may leave of `interview`, which was made with the questionnaire of `layout`.

    Raises `CannotLeave` where the interview is another study's or holds a value that is not
    listed.
    """
    questionnaire, study = layout.questionnaire, layout.study
    if interview.study_id != study.id:
        raise CannotLeave(Reason.STUDY)
    listed = (
        _UUID4.fullmatch(interview.id)
        and interview.status in STATUSES
        and interview.mode in MODES
        and interview.language in questionnaire.languages
        and all(language in questionnaire.languages for language in interview.languages)
        and (interview.questionnaire_id, interview.questionnaire_version)
        == (questionnaire.id, questionnaire.version)
    )
    if not listed:
        raise CannotLeave(Reason.VALUE)
    week = iso_week(interview.started_at)
    paper = interview.mode is Mode.PAPER
    minutes = max(0, interview.active_seconds) // 60
    cells = {
        "id": interview.id,
        "revision": str(interview.revision),
        "study": study.id,
        "questionnaire": questionnaire.id,
        "version": questionnaire.version,
        "week": week,
        "status": interview.status.value,
        "language": interview.language,
        "languages": " ".join(dict.fromkeys(interview.languages)) or interview.language,
        "mode": interview.mode.value,
        "duration": MissingCode.NOT_ASKED if paper else DURATION.label(minutes),
        **_circumstances(interview.circumstances, layout),
    }
    rows, texts = _answers(interview, layout, cells)
    return Record(
        interview.id, interview.revision, interview.status, week, cells, tuple(rows), tuple(texts)
    )


def spoken_codes(questionnaire: Questionnaire) -> tuple[str, ...]:
    """The languages that may have been spoken, as cells."""
    return (*questionnaire.languages, OTHER_LANGUAGE)


def _circumstances(told: Circumstances, layout: Layout) -> dict[str, str]:
    """The cells of `CIRCUMSTANCES`; `CannotLeave` where one is not listed.

    A place that the study has no longer stays behind, and the interview leaves. The library
    refuses a study that drops one; a file that was put there by hand it does not see.
    """
    cells = {
        "companion": _yes_no(told.companion),
        "interpreter": UNTOLD if told.interpreter is None else told.interpreter.value,
        "spoken": told.spoken or UNTOLD,
        "place": told.place if told.place in layout.study.places else UNTOLD,
        "proxy": _yes_no(told.proxy),
    }
    listed = layout.circumstances
    if any(cell not in listed[name] for name, cell in cells.items()):
        raise CannotLeave(Reason.VALUE)
    return cells


def _yes_no(told: bool | None) -> str:
    return UNTOLD if told is None else YES if told else NO


def anonymise_contact(contact: Contact, study: Study) -> ContactRow:
    """What may leave of a contact; `CannotLeave` as for an interview.

    A group that the study has no longer stays behind, and the contact leaves: else somebody who
    was approached would be missing in every rate.
    """
    if contact.study_id != study.id:
        raise CannotLeave(Reason.STUDY)
    if not _UUID4.fullmatch(contact.id) or contact.disposition not in DISPOSITIONS:
        raise CannotLeave(Reason.VALUE)
    refusal = contact.disposition is Disposition.REFUSAL
    return ContactRow(
        contact.id,
        iso_week(contact.day),
        contact.disposition.value,
        contact.group if contact.group in study.groups_by_id else "",
        contact.sex.value if contact.sex else "",
        contact.reason.value if contact.reason and refusal else "",
    )


def _answers(
    interview: Interview, layout: Layout, cells: dict[str, str]
) -> tuple[list[AnswerRow], list[FreeText]]:
    """The rows of answers.csv and the free texts; what belongs there is added to `cells`."""
    answers, by = interview.answers, interview.by
    noted = interview.notes.keys() | interview.about.keys()
    asked = _asked(interview, layout)
    partial = interview.status is Status.PARTIAL
    nothing = MissingCode.NOT_REACHED if partial else MissingCode.SKIPPED
    rows: list[AnswerRow] = []
    texts: list[FreeText] = []
    for item in layout.items:
        if asked is not None and item.id not in asked:
            leaves = item.without[MissingCode.NOT_ASKED]
        elif (answer := answers.get(item.id)) is None:
            leaves = item.without[nothing]
        else:
            leaves = item.leaves(answer)
        cells.update(leaves.cells)
        own = leaves.rows
        if own and item.id in by and leaves.given:
            own = (own[0]._replace(by=CITIZEN), *own[1:])
        if own and (branch := own[0].follow_up) and (item.id, branch) in noted:
            own = (_with_note(own[0], interview), *own[1:])
        rows += own
        if leaves.text is not None:
            texts.append(leaves.text)
    return rows, texts


def _with_note(row: AnswerRow, interview: Interview) -> AnswerRow:
    """The row with what was noted under it: words, or strokes that stay here, or both.

    What is half typed of strokes that wait does not leave, nor what was typed of them before some
    more were drawn: who types them at the lead's types all of them, and it would stand twice.
    """
    key = (row.question, row.follow_up)
    about = interview.about_note(key)
    waits = about.pen is Pen.WAITING
    note = clean(interview.notes.get(key, "") if waits else interview.said(key))
    quote = MARKED if about.quote and (note or about.pen) else ""
    return row._replace(note=note, quote=quote, pen=about.pen.value)


def _asked(interview: Interview, layout: Layout) -> frozenset[str] | None:
    """The items that are asked, given the answers; None where there is no routing."""
    questionnaire, study = layout.questionnaire, layout.study
    if not questionnaire.routed:
        return None
    items = questionnaire.items
    for name, answer in interview.answers.items():
        # Before any condition compares it with something: that goes by what an item allows.
        if name in items and not permits(items[name], answer, study):
            raise CannotLeave(Reason.VALUE)
    return route(questionnaire, interview.answers, study).items


class _Leaves(NamedTuple):
    """What leaves of one answer, its note apart."""

    cells: Mapping[str, str]
    """By column of interviews.csv; empty for a question."""
    rows: tuple[AnswerRow, ...]
    """Of answers.csv; the first one has the follow-up."""
    text: FreeText | None = None
    given: bool = False
    """Whether it is a value, to a question."""


class _Item:
    """A question or background field: checks an answer to it, and tells what leaves of it.

    What is the same in many interviews is made once.
    """

    def __init__(self, item: Question, study: Study, columns: Sequence[Column] | None) -> None:
        """`columns`: those of a background field; None for a question."""
        self.id = item.id
        self._item = item
        self._study = study
        self._columns = columns or ()
        self._is_question = columns is None
        self._bands = bands_of(item, study)
        self._known: dict[Value, _Leaves] = {}
        self.without = {code: self._without(code) for code in MissingCode}
        """What leaves where there is no value, for each reason."""

    def leaves(self, answer: Answer) -> _Leaves:
        """What leaves of an answer; `CannotLeave` where the item does not allow it."""
        value = answer.value
        if value is None:
            if not permits(self._item, answer, self._study):
                raise CannotLeave(Reason.VALUE)
            return self.without[_REASONS[answer.missing]]
        known = None if type(value) is bool else self._known.get(value)  # True would find 1.
        if known is None:
            unnamed = self._bands is not None and self._item.id not in self._study.bands
            # A number of an older version that nobody has chosen bands for never leaves exact.
            if unnamed or not allows(self._item, value, self._study):
                raise CannotLeave(Reason.VALUE)
            known = self._leaves(value)
            if known.text is None:  # No text is remembered for longer than its interview.
                self._known[value] = known
        return known

    def _without(self, code: MissingCode) -> _Leaves:
        cells = {column.name: code for column in self._columns}
        if self._is_question:
            rows = [AnswerRow(self.id, option, code, "", "", "") for option in ("", *self._options)]
        else:
            rows = [self._follow_up("")] if self._item.follow_ups else []
        return _Leaves(cells, tuple(rows))

    def _leaves(self, value: Value) -> _Leaves:
        item = self._item
        opened = item.follow_up(value)
        branch = "" if opened is None else opened.id
        text = str(value) if item.kind in TEXTS else ""
        if self._is_question:
            own = str(value) if item.options_from else text
            rows = [AnswerRow(self.id, "", self._answer(value), own, branch, "")]
            if isinstance(value, tuple):
                chosen = {str(code) for code in value}
                rows += [
                    AnswerRow(self.id, o, CHOSEN if o in chosen else NOT_CHOSEN, "", "", "")
                    for o in self._options
                ]
        else:
            rows = [self._follow_up(branch)] if item.follow_ups else []
        cells = {column.name: column.cell(value) for column in self._columns}
        column = "" if self._is_question else self._columns[0].name
        free = FreeText(self.id, column, text) if text else None
        return _Leaves(cells, tuple(rows), free, self._is_question)

    @property
    def _options(self) -> tuple[str, ...]:
        multiple = self._item.kind is Kind.MULTIPLE_CHOICE
        return tuple(map(str, self._item.codes)) if multiple else ()

    def _follow_up(self, branch: str) -> AnswerRow:
        """The row of a background field, whose value stands in interviews.csv."""
        return AnswerRow(self.id, "", "", "", branch, "")

    def _answer(self, value: Value) -> str:
        """The number that stands for the value; empty for texts and groups."""
        if isinstance(value, tuple):
            return str(sum(code in self._item.options for code in value))
        bands = self._bands
        if bands is None:
            return "" if isinstance(value, str) else str(value)
        if bands.exact:
            return str(value).replace("-", "")
        return str(edges(bands)[bisect_right(bands.cuts, _height(value))])


_REASONS: Mapping[Missing | None, MissingCode] = {
    Missing.SKIPPED: MissingCode.SKIPPED,
    Missing.WONT_SAY: MissingCode.WONT_SAY,
    Missing.DONT_KNOW: MissingCode.DONT_KNOW,
}
