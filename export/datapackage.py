"""The description of a batch's tables: a Frictionless Data Package (version 1 of the format)."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from interviewer.anonymise import (
    ANSWER_COLUMNS,
    CIRCUMSTANCES,
    CITIZEN,
    CONTACT_COLUMNS,
    DISPOSITIONS,
    DURATION,
    INTERVIEW_COLUMNS,
    MARKED,
    MODES,
    NO,
    PENS,
    REASONS,
    SEXES,
    STATUSES,
    STROKE_COLUMNS,
    WITHDRAWAL_COLUMNS,
    YES,
    Column,
    MissingCode,
    bands_of,
    edges,
    spoken_codes,
)
from interviewer.codebook import (
    ANSWERS,
    APP_LANGUAGES,
    COLUMN_LABELS,
    CONTACTS,
    INTERVIEWS,
    MISSING_LABELS,
    STROKES,
    WITHDRAWALS,
    CodebookRow,
    Labels,
    RowKind,
)
from interviewer.ink import FULL, UNITS
from interviewer.interview import Interpreter
from interviewer.questionnaire import NUMBERS, TEXTS, Kind, Question, Questionnaire
from interviewer.study import Study

CODEBOOK = "codebook"
PATHS: Mapping[str, str] = {
    INTERVIEWS: "data/interviews.csv",
    ANSWERS: "data/answers.csv",
    CONTACTS: "data/contacts.csv",
    WITHDRAWALS: "withdrawals.csv",
    STROKES: "strokes.csv",
    CODEBOOK: "codebook.csv",
}
"""Of the tables; that of the strokes is not in every batch."""
STATEMENT: Labels = {
    "da": "Pseudonymiseret. Stadig personoplysninger: må kun deles inden for projektet.",
    "en": "Pseudonymised. Still personal data: to be shared within the project only.",
}
TEXT_RULES = (
    "Finds of the screening stand replaced by tokens such as [navn]. A leading apostrophe has "
    "been put before a text that begins with = + - @ or an apostrophe: take one off. Control "
    "and direction marks stand as \\uXXXX or \\UXXXXXXXX, and a backslash as two."
)

Columns = Mapping[str, Sequence[Column]]
"""The columns of interviews.csv for background fields, by name; one for each version."""
Descriptor = dict[str, Any]

_WEEK = r"[0-9]{4}-W[0-9]{2}"
_MONTH = r"[0-9]{4}-[0-9]{2}"
_MISSING = [code.value for code in MissingCode]


def describe(
    batch_id: str,
    study: Study,
    questionnaires: Sequence[Questionnaire],
    columns: Columns,
    files: Mapping[str, bytes],
) -> Descriptor:
    """The datapackage.json of a batch whose CSV files are `files`, by path."""
    language = questionnaires[0].original
    schemas = {
        INTERVIEWS: _interviews(study, questionnaires, columns, language),
        ANSWERS: _answers(study, questionnaires, language),
        CONTACTS: _contacts(study, language),
        WITHDRAWALS: _withdrawals(language),
        STROKES: _strokes(language),
        CODEBOOK: _codebook(),
    }
    descriptions = {
        INTERVIEWS: "One row per interview, in random order.",
        ANSWERS: "One row per question of each interview, one more per option where several may "
        "be chosen, and one per background field that has follow-ups; in an order of its own. No "
        "two rows share interview, question and option.",
        CONTACTS: "Approaches that became no interview. Complete and partial interviews are "
        "approaches too: they stand in interviews.csv, by status.",
        WITHDRAWALS: "Interviews that were withdrawn on the device after they may have left it: "
        "erase them wherever they are.",
        STROKES: "Pen strokes of notes that wait to be typed, one per row: the interviewer's "
        "handwriting, which is personal data. A note of answers.csv to which they belong has the "
        "pen code waiting.",
        CODEBOOK: "Every variable, code and label, missing codes included, by language.",
    }
    return {
        "profile": "tabular-data-package",
        "name": study.id,
        "id": batch_id,
        "title": study.say(study.names, language),
        "description": STATEMENT["en"],
        "sources": [
            {"title": text}
            for text in dict.fromkeys(q.texts[q.original].source for q in questionnaires)
        ],
        "resources": [
            _resource(name, descriptions[name], schema, files[PATHS[name]])
            for name, schema in schemas.items()
            if PATHS[name] in files
        ],
    }


def _resource(name: str, description: str, schema: Descriptor, content: bytes) -> Descriptor:
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "path": PATHS[name],
        "description": description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {
            "delimiter": ",",
            "lineTerminator": "\r\n",
            "quoteChar": '"',
            "doubleQuote": True,
            "header": True,
        },
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": schema,
    }


def _field(name: str, title: str, kind: str, description: str = "", **rules: Any) -> Descriptor:
    field: Descriptor = {"name": name, "type": kind, "title": title}
    if description:
        field["description"] = description
    if "format" in rules:
        field["format"] = rules.pop("format")
    return field | {"constraints": rules}


def _own(table: str, name: str, kind: str, language: str, **rules: Any) -> Descriptor:
    """A field that the app itself adds, titled in `language` and described in English."""
    labels = COLUMN_LABELS[table, name]
    title = labels.get(language, labels["en"])
    description = rules.pop("description", labels["en"])
    return _field(name, title, kind, description, **rules)


def _interviews(
    study: Study, questionnaires: Sequence[Questionnaire], columns: Columns, language: str
) -> Descriptor:
    versions = [questionnaire.version for questionnaire in questionnaires]
    languages = list(dict.fromkeys(tag for q in questionnaires for tag in q.languages))
    tags = "|".join(languages)
    spoken = list(dict.fromkeys(code for q in questionnaires for code in spoken_codes(q)))
    kinds: dict[str, tuple[str, dict[str, Any]]] = {
        "id": ("string", {"format": "uuid", "unique": True}),
        "revision": ("integer", {"minimum": 0}),
        "study": ("string", {"enum": [study.id]}),
        "questionnaire": ("string", {"enum": [questionnaires[0].id]}),
        "version": ("string", {"enum": versions}),
        "week": ("string", {"pattern": _WEEK}),
        "status": ("string", {"enum": [status.value for status in STATUSES]}),
        "language": ("string", {"enum": languages}),
        "languages": ("string", {"pattern": f"({tags})( ({tags}))*"}),
        "mode": ("string", {"enum": [mode.value for mode in MODES]}),
        "duration": ("string", {"enum": list(DURATION.labels)}),
        "companion": _YES_NO,
        "interpreter": ("string", {"enum": [each.value for each in Interpreter]}),
        "spoken": ("string", {"enum": spoken}),
        # A list of nothing is not allowed.
        "place": ("string", {"enum": list(study.places)} if study.places else {}),
        "proxy": _YES_NO,
    }
    optional = {"duration", *CIRCUMSTANCES}
    needed = {name: {"required": name not in optional} for name in INTERVIEW_COLUMNS}
    fields = [
        # The duration may be missing, as of a paper form, and whatever nobody told.
        _own(INTERVIEWS, name, kinds[name][0], language, **needed[name] | kinds[name][1])
        for name in INTERVIEW_COLUMNS
    ]
    words = questionnaires[0].words(language).items
    for name, group in columns.items():
        title = name
        if group[0].field.id in words:
            own = words[group[0].field.id]
            title, option = own.topic, group[0].option
            if option is not None and option in own.options:
                title = f"{title}: {own.options[option].label}"
        fields.append(_background(name, group, language, title))
    return {"fields": fields, "missingValues": _MISSING, "primaryKey": "id"}


_YES_NO: tuple[str, dict[str, Any]] = (
    "integer",
    {"enum": [int(YES), int(NO)], "description": "1: yes; 0: no; -1: not told."},
)


def _background(name: str, versions: Sequence[Column], language: str, title: str) -> Descriptor:
    if (INTERVIEWS, name) in COLUMN_LABELS:
        return _own(INTERVIEWS, name, "string", language, **_enum(versions))
    rules = _enum(versions)
    description = ""
    if any(column.bands is not None for column in versions):
        exact = any(column.exact for column in versions)
        unit = _UNITS.get(versions[0].field.kind, "Numbers")
        description = f"{unit}, {'exact' if exact else 'in bands'}."
    elif any(column.free for column in versions):
        description = f"Free text. {TEXT_RULES}"
    elif any(column.option is not None for column in versions):
        description = "1: chosen; 0: not chosen."
    numeric = all(column.numeric for column in versions)
    return _field(name, title, "integer" if numeric else "string", description, **rules)


_UNITS = {Kind.DURATION: "Months", Kind.MONTH: "Months of the calendar, or years"}


def _enum(versions: Sequence[Column]) -> dict[str, Any]:
    """The constraint on a column: all that it may hold in any of the versions."""
    if any(column.free for column in versions):
        return {}
    if any(column.exact for column in versions):
        kinds = {column.field.kind for column in versions if column.exact}
        if not all(column.exact for column in versions):
            return {}
        if kinds == {Kind.MONTH}:
            return {"pattern": _MONTH}
        if not kinds <= NUMBERS:
            return {}
        return {
            "minimum": min(column.field.minimum for column in versions),
            "maximum": max(column.field.maximum for column in versions),
        }
    cells = list(dict.fromkeys(cell for column in versions for cell in column.cells))
    if all(column.numeric for column in versions):
        return {"enum": [int(cell) for cell in cells]}
    return {"enum": cells}


def _answers(study: Study, questionnaires: Sequence[Questionnaire], language: str) -> Descriptor:
    questions = [question for q in questionnaires for question in q.questions]
    noted = [field for q in questionnaires for field in q.background if field.follow_ups]
    branches = list(dict.fromkeys(b.id for item in (*questions, *noted) for b in item.follow_ups))
    names = list(dict.fromkeys(item.id for item in (*questions, *noted)))
    options = {c for q in questions if q.kind is Kind.MULTIPLE_CHOICE for c in q.codes}
    missing = "; ".join(f"{code}: {MISSING_LABELS[code]['en'].lower()}" for code in MissingCode)
    kinds: dict[str, tuple[str, dict[str, Any]]] = {
        "interview": ("string", {"format": "uuid", "required": True}),
        "question": ("string", {"enum": names, "required": True}),
        "option": ("integer", {"enum": sorted(options)} if options else {}),
        "answer": (
            "integer",
            _listed(questions, study) | {"description": f"{_ANSWER} {missing}."},
        ),
        "text": (
            "string",
            {"description": f"{COLUMN_LABELS[ANSWERS, 'text']['en']}. {TEXT_RULES}"},
        ),
        "follow_up": ("string", {"enum": branches} if branches else {}),
        "note": (
            "string",
            {"description": f"{COLUMN_LABELS[ANSWERS, 'note']['en']}. {TEXT_RULES}"},
        ),
        "quote": ("integer", {"enum": [int(MARKED)]}),
        "pen": ("string", {"enum": [pen.value for pen in PENS]}),
        "by": ("string", {"enum": [CITIZEN]}),
    }
    # No primaryKey: by the standard no part of one may be empty, and `option` mostly is.
    return {
        "fields": [
            _own(ANSWERS, name, kinds[name][0], language, **kinds[name][1])
            for name in ANSWER_COLUMNS
        ],
        "missingValues": ["", *_MISSING],
        "foreignKeys": [
            {"fields": "interview", "reference": {"resource": INTERVIEWS, "fields": "id"}}
        ],
    }


_ANSWER = (
    "By the question's type in the code book: a code; a number; months; a month as YYYYMM; the "
    "lower edge of a band; of several options how many were chosen, and in the row of an option 1 "
    "(chosen) or 0. Empty where the answer stands in text, and for background fields."
)


def _listed(questions: Sequence[Question], study: Study) -> dict[str, Any]:
    """The constraint on `answer`: all its numbers, where they can be listed."""
    found: set[int] = set()
    for question in questions:
        bands = bands_of(question, study)
        if bands is not None:
            if bands.exact:
                return {}
            found.update(edges(bands))
        elif question.kind is Kind.MULTIPLE_CHOICE:
            found.update(range(max(2, len(question.options) + 1)))
        elif question.kind not in TEXTS and question.options_from is None:
            found.update(question.codes)
    return {"enum": sorted(found)} if found else {}


def _contacts(study: Study, language: str) -> Descriptor:
    kinds: dict[str, dict[str, Any]] = {
        "id": {"format": "uuid", "unique": True},
        "week": {"pattern": _WEEK},
        "disposition": {"enum": [disposition.value for disposition in DISPOSITIONS]},
    }
    seen: dict[str, list[str]] = {
        "group": [group.id for group in study.groups],
        "sex": [sex.value for sex in SEXES],
        "reason": [reason.value for reason in REASONS],
    }
    kinds = {name: {"required": True} | rules for name, rules in kinds.items()}
    kinds |= {name: {"enum": codes} if codes else {} for name, codes in seen.items()}
    return {
        "fields": [
            _own(CONTACTS, name, "string", language, **kinds[name]) for name in CONTACT_COLUMNS
        ],
        "missingValues": [""],
        "primaryKey": "id",
    }


def _withdrawals(language: str) -> Descriptor:
    rules: dict[str, Any] = {"format": "uuid", "unique": True, "required": True}
    return {
        "fields": [
            _own(WITHDRAWALS, name, "string", language, **rules) for name in WITHDRAWAL_COLUMNS
        ],
        "missingValues": [""],
        "primaryKey": "id",
    }


def _strokes(language: str) -> Descriptor:
    kinds: dict[str, tuple[str, dict[str, Any]]] = {
        "interview": ("string", {"format": "uuid"}),
        "question": ("string", {}),
        "follow_up": ("string", {}),
        "stroke": ("integer", {"minimum": 0}),
        "points": ("string", {"description": _POINTS}),
    }
    return {
        "fields": [
            _own(STROKES, name, kinds[name][0], language, required=True, **kinds[name][1])
            for name in STROKE_COLUMNS
        ],
        "missingValues": [""],
        "primaryKey": ["interview", "question", "follow_up", "stroke"],
        "foreignKeys": [
            {"fields": "interview", "reference": {"resource": INTERVIEWS, "fields": "id"}}
        ],
    }


_POINTS = (
    "Base64 of little-endian bytes. The first point: x and y as 32-bit integers, and the pressure, "
    f"0 to {FULL}, as one byte. Each further one: the steps of x and y as 16-bit integers, and the "
    "pressure; where the step of x is -32768, x and y as 32-bit integers follow it in place of a "
    f"step of y. Coordinates are in 1/{UNITS} of a pixel, y downwards. An apostrophe has been put "
    "before a + at the beginning."
)


def _codebook() -> Descriptor:
    rules: dict[str, dict[str, Any]] = {
        "table": {"enum": [INTERVIEWS, ANSWERS, CONTACTS, WITHDRAWALS, STROKES], "required": True},
        "variable": {"required": True},
        "kind": {"enum": [kind.value for kind in RowKind], "required": True},
    }
    titles = {
        "table": "Table",
        "variable": "Column of the table",
        "question": "Question, where the column is one of answers.csv",
        "theme": "Theme of the question",
        "version": "Version of the questionnaire, where the words are its own",
        "kind": "What the row explains: the variable itself, a value, don't know, a missing code, "
        "another wording, a theme; or the question's type, its scale's direction, when it is asked",
        "code": "Code",
        "language": f"Language of the words ({' and '.join(APP_LANGUAGES)} for the app's own)",
        "label": "Label; for a follow-up the answers that open it, for a wording its condition",
        "text": "Words as read aloud",
        "validated": "Whether a native speaker has validated the words",
    }
    return {
        "fields": [
            _field(name, titles[name], "boolean", **rules.get(name, {}))
            if name == "validated"
            else _field(name, titles[name], "string", **rules.get(name, {}))
            for name in CodebookRow._fields
        ],
        "missingValues": [""],
    }
