"""Which cells a variable of an interview may be corrected to, and what each means."""

from __future__ import annotations

from collections.abc import Mapping

from interviewer.anonymise import JOBCENTER, MAIN_GROUP, Layout
from interviewer.codebook import ANSWERS, INTERVIEWS, RowKind, codebook
from interviewer.questionnaire import CODED, Kind, Questionnaire
from interviewer.study import Study

_VALUES = {RowKind.VALUE, RowKind.DONT_KNOW}


def correctable(layout: Layout) -> tuple[str, ...]:
    """The columns and questions of which one coded cell may be mended.

    Not texts (what the citizen said stands), not several choices, and not what is derived.
    """
    columns = [
        column.name
        for column in layout.columns
        if column.cells and column.option is None and column.name not in {JOBCENTER, MAIN_GROUP}
    ]
    questions = [
        question.id
        for question in layout.questionnaire.questions
        if question.kind in CODED
        and question.kind is not Kind.MULTIPLE_CHOICE
        and question.options_from is None
    ]
    return (*columns, *(each for each in questions if each not in columns))


def allowed_cells(layout: Layout, variable: str, language: str) -> dict[str, str]:
    """The cells of one of `correctable`, with their labels; empty for any other variable.

    Of the missing codes those that say that there is no answer; what was not asked stays so.
    """
    if variable not in correctable(layout):
        return {}
    questionnaire, study = layout.questionnaire, layout.study
    rows = codebook([questionnaire], study, {questionnaire.version: layout.columns})
    columns = {column.name for column in layout.columns}
    if variable in columns:
        place, labelled = (INTERVIEWS, variable, ""), {c.name: c for c in layout.columns}
        may_hold = {
            *labelled[variable].cells,
            *_missing(questionnaire, labelled[variable].field.id),
        }
    else:
        place = (ANSWERS, "answer", variable)
        codes = map(str, questionnaire.item(variable).codes)
        may_hold = {*codes, *_missing(questionnaire, variable)}
    found: dict[str, dict[str, str]] = {}
    for row in rows:
        own = (row.table, row.variable, row.question) == place
        general = row.kind is RowKind.MISSING and (row.table, row.variable) == place[:2]
        if row.code in may_hold and ((own and row.kind in _VALUES) or general):
            found.setdefault(row.code, {})[row.language] = row.label
    return {code: _said(labels, language, study, questionnaire) for code, labels in found.items()}


def _missing(questionnaire: Questionnaire, item_id: str) -> set[str]:
    item = questionnaire.item(item_id)
    return {"-1", *(["-5"] if item.wont_say else []), *(["-6"] if item.dont_know is True else [])}


def _said(
    labels: Mapping[str, str], language: str, study: Study, questionnaire: Questionnaire
) -> str:
    for each in (language, study.languages[0], questionnaire.original):
        if each in labels:
            return labels[each]
    return next(iter(labels.values()))
