"""The code book of a batch: every variable, code and label, in each language that has words.

The questionnaire's and the study's own words come from there; what the app adds (columns,
missing codes, outcomes) stands here as data, in Danish and English.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from interviewer.anonymise import (
    ANSWER_COLUMNS,
    CONTACT_COLUMNS,
    DISPOSITIONS,
    DURATION,
    INTERVIEW_COLUMNS,
    JOBCENTER,
    MAIN_GROUP,
    STATUSES,
    Column,
    MissingCode,
)
from interviewer.contact import Disposition
from interviewer.interview import Status
from interviewer.questionnaire import Kind, Question, Questionnaire, Texts
from interviewer.study import Study

Labels = Mapping[str, str]
"""Language to text."""

APP_LANGUAGES = ("da", "en")

INTERVIEWS, ANSWERS, CONTACTS = "interviews", "answers", "contacts"

COLUMN_LABELS: Mapping[tuple[str, str], Labels] = {
    (INTERVIEWS, "id"): {
        "da": "Interviewets tilfældige id",
        "en": "Random id of the interview",
    },
    (INTERVIEWS, "revision"): {
        "da": "Hvor mange gange interviewet er gjort færdigt eller afbrudt; det højeste gælder",
        "en": "How many times the interview was closed (finished or broken off); the highest holds",
    },
    (INTERVIEWS, "study"): {"da": "Undersøgelse", "en": "Study"},
    (INTERVIEWS, "questionnaire"): {"da": "Spørgeskema", "en": "Questionnaire"},
    (INTERVIEWS, "version"): {
        "da": "Spørgeskemaets version",
        "en": "Version of the questionnaire",
    },
    (INTERVIEWS, "week"): {
        "da": "ISO-uge, hvor interviewet begyndte",
        "en": "ISO week in which the interview began",
    },
    (INTERVIEWS, "status"): {"da": "Hvor langt interviewet nåede", "en": "How far it came"},
    (INTERVIEWS, "language"): {"da": "Sproget, der blev læst op på", "en": "Language read aloud"},
    (INTERVIEWS, "duration"): {"da": "Varighed i minutter", "en": "Duration in minutes"},
    (INTERVIEWS, JOBCENTER): {"da": "Jobcenter", "en": "Jobcenter"},
    (INTERVIEWS, MAIN_GROUP): {"da": "Hovedgruppe", "en": "Main group"},
    (ANSWERS, "interview"): {"da": "Interviewets id", "en": "Id of the interview"},
    (ANSWERS, "question"): {"da": "Spørgsmål", "en": "Question"},
    (ANSWERS, "answer"): {"da": "Svar", "en": "Answer"},
    (ANSWERS, "follow_up"): {
        "da": "Det uddybende spørgsmål, som svaret åbnede",
        "en": "The follow-up that the answer opened",
    },
    (ANSWERS, "note"): {
        "da": "Note til det uddybende spørgsmål, gennemgået for oplysninger om personer",
        "en": "Note to the follow-up, screened for what identifies persons",
    },
    (CONTACTS, "id"): {"da": "Henvendelsens tilfældige id", "en": "Random id of the approach"},
    (CONTACTS, "week"): {"da": "ISO-uge", "en": "ISO week"},
    (CONTACTS, "disposition"): {"da": "Udfald", "en": "Outcome"},
}
MISSING_LABELS: Mapping[MissingCode, Labels] = {
    MissingCode.SKIPPED: {"da": "Sprunget over", "en": "Skipped"},
    MissingCode.NOT_REACHED: {
        "da": "Ikke nået, interviewet blev afbrudt",
        "en": "Not reached, the interview was broken off",
    },
    MissingCode.NOT_ASKED: {
        "da": "Ikke i denne version af spørgeskemaet",
        "en": "Not in this version of the questionnaire",
    },
}
STATUS_LABELS: Mapping[Status, Labels] = {
    Status.FINISHED: {"da": "Gennemført", "en": "Finished"},
    Status.PARTIAL: {"da": "Afbrudt, delvist besvaret", "en": "Broken off, partly answered"},
}
DISPOSITION_LABELS: Mapping[Disposition, Labels] = {
    Disposition.REFUSAL: {"da": "Ønskede ikke at deltage", "en": "Refused"},
    Disposition.WITHDRAWN: {
        "da": "Trak sig bagefter; alt er slettet",
        "en": "Withdrew afterwards; everything was erased",
    },
}
MONTHS: Labels = {"da": "måneder", "en": "months"}
MINUTES: Labels = {"da": "minutter", "en": "minutes"}


class RowKind(StrEnum):
    """What a row of the code book explains."""

    VARIABLE = "variable"
    VALUE = "value"
    DONT_KNOW = "dont_know"
    MISSING = "missing"


class CodebookRow(NamedTuple):
    """One row: a variable itself, or one code of it, in one language."""

    table: str
    variable: str
    question: str
    """The question, where the variable is the answer or the follow-up; else empty."""
    version: str
    """Of the questionnaire that the words are from; else empty."""
    kind: RowKind
    code: str
    language: str
    label: str
    text: str
    """As read aloud, where it is."""
    validated: str
    """Whether a native speaker has validated the words ("true", "false"); empty where the words
    are not the questionnaire's."""


def codebook(
    questionnaires: Sequence[Questionnaire],
    study: Study,
    columns: Mapping[str, Sequence[Column]],
) -> list[CodebookRow]:
    """Every row, in a fixed order: the app's columns, then those of each version.

    `columns` maps each version to its `background_columns`.
    """
    rows = [*_app_rows(study, questionnaires)]
    missing = [code for code in MissingCode if len(questionnaires) > 1 or code != _SEVERAL]
    for questionnaire in questionnaires:
        for texts in questionnaire.texts.values():
            for column in columns[questionnaire.version]:
                rows += _column_rows(questionnaire, texts, study, column)
            for question in questionnaire.questions:
                rows += _question_rows(questionnaire, texts, question)
    names = {column.name: None for group in columns.values() for column in group}
    for code in missing:
        for name in names:
            rows += _coded(INTERVIEWS, name, RowKind.MISSING, {code: MISSING_LABELS[code]})
        if code != _SEVERAL:
            rows += _coded(ANSWERS, "answer", RowKind.MISSING, {code: MISSING_LABELS[code]})
    return rows


_SEVERAL = MissingCode.NOT_ASKED
"""Only a batch with several versions can hold it, and only in interviews.csv."""


def _app_rows(study: Study, questionnaires: Sequence[Questionnaire]) -> Iterator[CodebookRow]:
    languages: dict[str, Labels] = {}
    titles: dict[str, Labels] = {}
    for questionnaire in questionnaires:
        titles[questionnaire.id] = {t.language: t.title for t in questionnaire.texts.values()}
        for texts in questionnaire.texts.values():
            languages[texts.language] = {texts.language: texts.name}
    minutes = {band: _with_unit(band, MINUTES) for band in DURATION.labels}
    codes: dict[tuple[str, str], Mapping[str, Labels]] = {
        (INTERVIEWS, "study"): {study.id: study.names},
        (INTERVIEWS, "questionnaire"): titles,
        (INTERVIEWS, "status"): {status: STATUS_LABELS[status] for status in STATUSES},
        (INTERVIEWS, "language"): languages,
        (INTERVIEWS, "duration"): minutes,
        (CONTACTS, "disposition"): {d: DISPOSITION_LABELS[d] for d in DISPOSITIONS},
    }
    tables = ((INTERVIEWS, INTERVIEW_COLUMNS), (ANSWERS, ANSWER_COLUMNS))
    for table, names in (*tables, (CONTACTS, CONTACT_COLUMNS)):
        for name in names:
            yield from _coded(table, name, RowKind.VARIABLE, {"": COLUMN_LABELS[table, name]})
            yield from _coded(table, name, RowKind.VALUE, codes.get((table, name), {}))


def _coded(
    table: str, variable: str, kind: RowKind, codes: Mapping[str, Labels]
) -> Iterable[CodebookRow]:
    for code, labels in codes.items():
        for language, label in labels.items():
            yield CodebookRow(table, variable, "", "", kind, str(code), language, label, "", "")


def _with_unit(band: str, unit: Labels) -> Labels:
    return {language: f"{band} {word}" for language, word in unit.items()}


def _column_rows(
    questionnaire: Questionnaire, texts: Texts, study: Study, column: Column
) -> Iterator[CodebookRow]:
    words = texts.background[column.field.id]
    derived = column.name if column.name in {JOBCENTER, MAIN_GROUP} else None
    groups = {
        JOBCENTER: study.jobcenters,
        MAIN_GROUP: study.main_groups,
        None: {group.id: group.labels for group in study.groups},
    }[derived]

    def row(kind: RowKind, code: str, label: str, text: str, own: bool) -> CodebookRow:
        validated = str(texts.validated).lower() if own else ""
        version = questionnaire.version
        return CodebookRow(
            INTERVIEWS,
            column.name,
            "",
            version,
            kind,
            code,
            texts.language,
            label,
            text,
            validated,
        )

    if derived:
        label = _say(COLUMN_LABELS[INTERVIEWS, derived], texts.language)
        yield row(RowKind.VARIABLE, "", label, "", own=False)
    else:
        yield row(RowKind.VARIABLE, "", words.label, words.question, own=True)
    for cell in column.cells:
        if column.bands is not None:
            unit = f" {_say(MONTHS, texts.language)}" if column.field.kind is Kind.DURATION else ""
            yield row(RowKind.VALUE, cell, cell + unit, "", own=False)
        elif column.field.options_from:
            label = study.say(groups[cell], texts.language)
            yield row(RowKind.VALUE, cell, label, "", own=False)
        else:
            yield row(RowKind.VALUE, cell, words.options[int(cell)].label, "", own=True)


def _say(labels: Labels, language: str) -> str:
    return labels.get(language, labels["en"])


def _question_rows(
    questionnaire: Questionnaire, texts: Texts, question: Question
) -> Iterator[CodebookRow]:
    words = texts.questions[question.id]
    scale = question.scale
    validated = str(texts.validated).lower()

    def row(variable: str, kind: RowKind, code: str, label: str, text: str) -> CodebookRow:
        return CodebookRow(
            ANSWERS,
            variable,
            question.id,
            questionnaire.version,
            kind,
            code,
            texts.language,
            label,
            text,
            validated,
        )

    yield row("answer", RowKind.VARIABLE, "", words.topic, words.text)
    for code in scale.codes:
        kind = RowKind.DONT_KNOW if code == scale.dont_know else RowKind.VALUE
        yield row("answer", kind, str(code), texts.label(scale, code), "")
    for branch in question.follow_ups:
        prompt = words.follow_ups.get(branch.id, "")
        codes = ", ".join(str(code) for code in scale.codes if code in branch.codes)
        yield row("follow_up", RowKind.VALUE, branch.id, codes, prompt)
