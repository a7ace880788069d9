"""The description of a batch's tables: a Frictionless Data Package (version 1 of the format)."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from interviewer.anonymise import (
    ANSWER_COLUMNS,
    CONTACT_COLUMNS,
    DISPOSITIONS,
    DURATION,
    INTERVIEW_COLUMNS,
    STATUSES,
    Column,
    MissingCode,
)
from interviewer.codebook import (
    ANSWERS,
    APP_LANGUAGES,
    COLUMN_LABELS,
    CONTACTS,
    INTERVIEWS,
    MISSING_LABELS,
    CodebookRow,
    Labels,
    RowKind,
)
from interviewer.questionnaire import Kind, Questionnaire
from interviewer.study import Study

CODEBOOK = "codebook"
PATHS: Mapping[str, str] = {
    INTERVIEWS: "data/interviews.csv",
    ANSWERS: "data/answers.csv",
    CONTACTS: "data/contacts.csv",
    CODEBOOK: "codebook.csv",
}
STATEMENT: Labels = {
    "da": "Pseudonymiseret. Stadig personoplysninger: må kun deles inden for projektet.",
    "en": "Pseudonymised. Still personal data: to be shared within the project only.",
}
NOTE_RULES = (
    "Finds of the screening stand replaced by tokens such as [navn]. A leading apostrophe has "
    "been put before a text that begins with = + - @ or an apostrophe: take one off. Control "
    "and direction marks stand as \\uXXXX or \\UXXXXXXXX, and a backslash as two."
)

Columns = Mapping[str, Sequence[Column]]
"""The columns of interviews.csv for background fields, by name; one for each version."""
Descriptor = dict[str, Any]

_WEEK = r"[0-9]{4}-W[0-9]{2}"
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
        ANSWERS: _answers(questionnaires, language),
        CONTACTS: _contacts(language),
        CODEBOOK: _codebook(),
    }
    descriptions = {
        INTERVIEWS: "One row per interview, in random order.",
        ANSWERS: "One row per question of each interview, in an order of its own.",
        CONTACTS: "Approaches that became no interview. Complete and partial interviews are "
        "approaches too: they stand in interviews.csv, by status.",
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
    kinds: dict[str, tuple[str, dict[str, Any]]] = {
        "id": ("string", {"format": "uuid", "unique": True}),
        "revision": ("integer", {"minimum": 0}),
        "study": ("string", {"enum": [study.id]}),
        "questionnaire": ("string", {"enum": [questionnaires[0].id]}),
        "version": ("string", {"enum": versions}),
        "week": ("string", {"pattern": _WEEK}),
        "status": ("string", {"enum": [status.value for status in STATUSES]}),
        "language": ("string", {"enum": languages}),
        "duration": ("string", {"enum": list(DURATION.labels)}),
    }
    fields = [
        _own(INTERVIEWS, name, kinds[name][0], language, required=True, **kinds[name][1])
        for name in INTERVIEW_COLUMNS
    ]
    words = questionnaires[0].words(language).background
    fields += [
        _background(name, group, language, words[group[0].field.id].label)
        if group[0].field.id in words
        else _background(name, group, language, name)
        for name, group in columns.items()
    ]
    return {"fields": fields, "missingValues": _MISSING, "primaryKey": "id"}


def _background(name: str, versions: Sequence[Column], language: str, title: str) -> Descriptor:
    if (INTERVIEWS, name) in COLUMN_LABELS:
        return _own(INTERVIEWS, name, "string", language, **_enum(versions))
    rules = _enum(versions)
    description = ""
    if any(column.bands is not None for column in versions):
        exact = any(column.exact for column in versions)
        unit = "Months" if versions[0].field.kind is Kind.DURATION else "Numbers"
        description = f"{unit}, {'exact' if exact else 'in bands'}."
    numeric = all(column.numeric for column in versions)
    return _field(name, title, "integer" if numeric else "string", description, **rules)


def _enum(versions: Sequence[Column]) -> dict[str, Any]:
    """The constraint on a column: all that it may hold in any of the versions."""
    if any(column.exact for column in versions):
        if not all(column.exact for column in versions):
            return {}
        return {
            "minimum": min(column.field.minimum for column in versions),
            "maximum": max(column.field.maximum for column in versions),
        }
    cells = list(dict.fromkeys(cell for column in versions for cell in column.cells))
    if all(column.numeric for column in versions):
        return {"enum": [int(cell) for cell in cells]}
    return {"enum": cells}


def _answers(questionnaires: Sequence[Questionnaire], language: str) -> Descriptor:
    questions = [question for q in questionnaires for question in q.questions]
    codes = sorted({code for question in questions for code in question.scale.codes})
    branches = list(dict.fromkeys(b.id for question in questions for b in question.follow_ups))
    names = list(dict.fromkeys(question.id for question in questions))
    missing = "; ".join(f"{code}: {MISSING_LABELS[code]['en'].lower()}" for code in MissingCode)
    kinds: dict[str, tuple[str, dict[str, Any]]] = {
        "interview": ("string", {"format": "uuid", "required": True}),
        "question": ("string", {"enum": names, "required": True}),
        "answer": (
            "integer",
            {"enum": codes, "description": f"A code of the question's scale. {missing}."},
        ),
        "follow_up": ("string", {"enum": branches} if branches else {}),
        "note": (
            "string",
            {"description": f"{COLUMN_LABELS[ANSWERS, 'note']['en']}. {NOTE_RULES}"},
        ),
    }
    return {
        "fields": [
            _own(ANSWERS, name, kinds[name][0], language, **kinds[name][1])
            for name in ANSWER_COLUMNS
        ],
        "missingValues": ["", *_MISSING],
        "primaryKey": ["interview", "question"],
        "foreignKeys": [
            {"fields": "interview", "reference": {"resource": INTERVIEWS, "fields": "id"}}
        ],
    }


def _contacts(language: str) -> Descriptor:
    kinds: dict[str, dict[str, Any]] = {
        "id": {"format": "uuid", "unique": True},
        "week": {"pattern": _WEEK},
        "disposition": {"enum": [disposition.value for disposition in DISPOSITIONS]},
    }
    return {
        "fields": [
            _own(CONTACTS, name, "string", language, required=True, **kinds[name])
            for name in CONTACT_COLUMNS
        ],
        "missingValues": [""],
        "primaryKey": "id",
    }


def _codebook() -> Descriptor:
    rules: dict[str, dict[str, Any]] = {
        "table": {"enum": [INTERVIEWS, ANSWERS, CONTACTS], "required": True},
        "variable": {"required": True},
        "kind": {"enum": [kind.value for kind in RowKind], "required": True},
        "language": {"required": True},
    }
    titles = {
        "table": "Table",
        "variable": "Column of the table",
        "question": "Question, where the column is the answer or the follow-up",
        "version": "Version of the questionnaire, where the words are its own",
        "kind": "Whether the row explains the variable itself, a value, don't know, or a "
        "missing code",
        "code": "Code",
        "language": f"Language of the words ({' and '.join(APP_LANGUAGES)} for the app's own)",
        "label": "Label; for a follow-up the answers that open it",
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
