"""From an interview to the record of it that may leave the device, by listing what leaves.

What is not named here stays: times, the page, the order, notes of closed branches. Values are
listed too: what the questionnaire or the study does not know is refused, so that nothing leaves
in a cell that was made for something else. Notes are screened after this (`screening`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from interviewer.answers import allows
from interviewer.contact import Contact, Disposition
from interviewer.interview import Answer, Interview, Missing, Status
from interviewer.questionnaire import BackgroundField, Question, Questionnaire
from interviewer.study import NUMBERS, Bands, Study
from interviewer.text import clean

INTERVIEW_COLUMNS = (
    "id",
    "revision",
    "study",
    "questionnaire",
    "version",
    "week",
    "status",
    "language",
    "duration",
)
ANSWER_COLUMNS = ("interview", "question", "answer", "follow_up", "note")
CONTACT_COLUMNS = ("id", "week", "disposition")
JOBCENTER, MAIN_GROUP = "jobcenter", "main_group"

STATUSES = (Status.FINISHED, Status.PARTIAL)
DISPOSITIONS = tuple(d for d in Disposition if d not in {Disposition.COMPLETE, Disposition.PARTIAL})
"""Of contacts: complete and partial interviews are read off the interviews."""
DURATION = Bands((3, 6, 11, 16, 31))
"""Minutes of active time; exact ones would help to recognise an interview."""

_UUID4 = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
_RESERVED = frozenset({*INTERVIEW_COLUMNS, JOBCENTER, MAIN_GROUP})


class MissingCode(StrEnum):
    """Why a cell has no value, the same in every column. No scale or option is below zero."""

    SKIPPED = "-1"
    NOT_REACHED = "-2"
    """The interview was broken off before it."""
    NOT_ASKED = "-3"
    """Not in this version of the questionnaire."""


class Reason(StrEnum):
    """Why an interview or contact is left out of a batch; it stays on the device."""

    UNREADABLE = "unreadable"
    STUDY = "study"
    """It belongs to another study."""
    QUESTIONNAIRE = "questionnaire"
    """It was made with another questionnaire, or a version that is not on this device."""
    VALUE = "value"
    """It holds something that the questionnaire or the study does not know."""


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


@dataclass(frozen=True)
class Column:
    """A column of interviews.csv with one background fact, and what it may hold."""

    name: str
    field: BackgroundField
    codes: Mapping[Any, str]
    """The cell for each value; empty where numbers are banded or left exact."""
    bands: Bands | None
    """How a number leaves; None where `codes` says."""

    @property
    def cells(self) -> tuple[str, ...]:
        """Everything the column may hold, missing codes apart; empty for exact numbers."""
        if self.bands is not None:
            return self.bands.labels
        return tuple(dict.fromkeys(self.codes.values()))

    @property
    def exact(self) -> bool:
        """Whether it holds exact numbers."""
        return self.bands is not None and self.bands.exact

    @property
    def numeric(self) -> bool:
        """Whether every cell is a whole number."""
        return self.exact or (self.bands is None and self.field.options_from is None)

    def cell(self, value: int | str) -> str:
        """The cell for a value that the field `allows`."""
        return self.codes[value] if self.bands is None else self.bands.label(int(value))


class AnswerRow(NamedTuple):
    """One row of answers.csv, its interview's id apart."""

    question: str
    answer: str
    follow_up: str
    """The open branch, or empty."""
    note: str
    """Of the open branch, cleaned, not yet screened."""


class Record(NamedTuple):
    """All that may leave of one interview."""

    id: str
    revision: int
    status: Status
    week: str
    cells: Mapping[str, str]
    """By column of interviews.csv."""
    answers: tuple[AnswerRow, ...]


class ContactRow(NamedTuple):
    """One row of contacts.csv: an approach that became no interview."""

    id: str
    week: str
    disposition: str


def background_columns(questionnaire: Questionnaire, study: Study) -> tuple[Column, ...]:
    """The columns for the background fields, in the questionnaire's order.

    A field with the study's groups is followed by the group's jobcenter and main group (the
    first such field only). A field whose name another column has gets a "_" at its end, and so
    does one that ends so already: no two fields come to share a column.
    """
    columns: list[Column] = []
    for field in questionnaire.background:
        name = field.id + "_" * (field.id in _RESERVED or field.id.endswith("_"))
        if field.kind in NUMBERS:
            columns.append(Column(name, field, {}, study.bands.get(field.id, Bands(()))))
        elif field.options_from is None:
            columns.append(Column(name, field, {code: str(code) for code in field.options}, None))
        else:
            columns.append(Column(name, field, {g.id: g.id for g in study.groups}, None))
            if JOBCENTER not in [column.name for column in columns]:
                jobcenters = {group.id: group.jobcenter for group in study.groups}
                main_groups = {group.id: group.main_group for group in study.groups}
                columns.append(Column(JOBCENTER, field, jobcenters, None))
                columns.append(Column(MAIN_GROUP, field, main_groups, None))
    return tuple(columns)


def iso_week(day: date) -> str:
    """The ISO week of a day, like 2026-W47: the finest time that leaves."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def anonymise(
    interview: Interview, questionnaire: Questionnaire, study: Study, columns: Sequence[Column]
) -> Record:
    """What may leave of `interview`, which was made with `questionnaire`.

    `columns` are the `background_columns` of the two. Raises `CannotLeave` where the interview
    is another study's or holds a value that is not listed.
    """
    if interview.study_id != study.id:
        raise CannotLeave(Reason.STUDY)
    listed = (
        _UUID4.fullmatch(interview.id)
        and interview.status in STATUSES
        and interview.language in questionnaire.languages
        and (interview.questionnaire_id, interview.questionnaire_version)
        == (questionnaire.id, questionnaire.version)
    )
    if not listed:
        raise CannotLeave(Reason.VALUE)
    week = iso_week(interview.started_at)
    cells = {
        "id": interview.id,
        "revision": str(interview.revision),
        "study": study.id,
        "questionnaire": questionnaire.id,
        "version": questionnaire.version,
        "week": week,
        "status": interview.status.value,
        "language": interview.language,
        "duration": DURATION.label(max(0, interview.active_seconds) // 60),
    }
    for column in columns:
        answer = interview.answers.get(column.field.id)
        missing = _missing(interview, answer)
        cells[column.name] = missing or column.cell(_value(answer, column.field, study))
    return Record(
        interview.id,
        interview.revision,
        interview.status,
        week,
        cells,
        _answers(interview, questionnaire, study),
    )


def anonymise_contact(contact: Contact, study: Study) -> ContactRow:
    """What may leave of a contact; `CannotLeave` as for an interview."""
    if contact.study_id != study.id:
        raise CannotLeave(Reason.STUDY)
    if not _UUID4.fullmatch(contact.id) or contact.disposition not in DISPOSITIONS:
        raise CannotLeave(Reason.VALUE)
    return ContactRow(contact.id, iso_week(contact.day), contact.disposition.value)


def _answers(
    interview: Interview, questionnaire: Questionnaire, study: Study
) -> tuple[AnswerRow, ...]:
    rows = []
    for question in questionnaire.questions:
        answer = interview.answers.get(question.id)
        missing = _missing(interview, answer)
        if missing:
            rows.append(AnswerRow(question.id, missing, "", ""))
            continue
        code = _value(answer, question, study)
        branch = question.follow_up(code)
        note = interview.notes.get((question.id, branch.id), "") if branch else ""
        rows.append(
            AnswerRow(question.id, str(code), branch.id if branch else "", note and clean(note))
        )
    return tuple(rows)


def _missing(interview: Interview, answer: Answer | None) -> MissingCode | None:
    """The code of an item without a value; in a finished interview it counts as skipped."""
    if answer is None:
        partial = interview.status is Status.PARTIAL
        return MissingCode.NOT_REACHED if partial else MissingCode.SKIPPED
    return MissingCode.SKIPPED if answer.missing is Missing.SKIPPED else None


def _value(answer: Answer | None, item: Question | BackgroundField, study: Study) -> int | str:
    value = None if answer is None else answer.value
    if value is None or not allows(item, value, study):
        raise CannotLeave(Reason.VALUE)
    return value
