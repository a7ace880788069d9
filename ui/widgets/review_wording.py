"""An interview in words: what each of its cells and answers means, by its own questionnaire.

The labels are the code book's. It is slow to make, so a `Wording` is made in a worker, once for
each version and language.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from PySide6.QtCore import QCoreApplication

from interviewer.anonymise import CHOSEN, CITIZEN, JOBCENTER, Layout
from interviewer.codebook import ANSWERS, INTERVIEWS, RowKind, codebook
from interviewer.interview import Pen
from interviewer.merging import AnswerCells, Entry
from interviewer.questionnaire import Kind, Questionnaire, fill
from interviewer.study import Study

translate = QCoreApplication.translate
_CODES = {RowKind.VALUE, RowKind.DONT_KNOW, RowKind.MISSING}


@dataclass(frozen=True, slots=True)
class Said:
    """One variable of an interview."""

    variable: str
    """A column of interviews.csv, or the id of a question."""
    name: str
    asked: str
    """As read aloud; empty for what is not asked."""
    said: str
    prompt: str = ""
    """Of the follow-up that the answer opened."""
    note: str = ""
    quote: bool = False
    """Whether the note is what the citizen said, word for word."""
    pen: str = ""
    """How far the note's pen strokes have come, as `interviewer.interview.Pen`."""
    by_citizen: bool = False
    """Whether the citizen tapped the answer."""
    question: str = ""
    """The id of the question or field, where it has a row of its own in answers.csv."""
    follow_up: str = ""
    """The id of the one that is open."""
    named: bool = True
    """Whether the questionnaire knows it; else it is shown as it came."""


class Wording:
    """The words of one version of the questionnaire, in one language where it has them."""

    def __init__(self, questionnaire: Questionnaire, study: Study, language: str) -> None:
        layout = Layout(questionnaire, study)
        rows = codebook([questionnaire], study, {questionnaire.version: layout.columns})
        best = list(dict.fromkeys((language, study.languages[0], questionnaire.original)))
        names: dict[tuple[str, str, str], dict[str, str]] = {}
        codes: dict[tuple[str, str, str, str], dict[str, str]] = {}
        texts: dict[tuple[str, str, str], dict[str, str]] = {}
        prompts: dict[tuple[str, str], dict[str, str]] = {}
        for row in rows:
            place = (row.table, row.variable, row.question)
            if row.kind is RowKind.VARIABLE:
                names.setdefault(place, {})[row.language] = row.label
                texts.setdefault(place, {})[row.language] = row.text
            elif row.kind in _CODES and row.variable == "follow_up":
                prompts.setdefault((row.question, row.code), {})[row.language] = row.text
            elif row.kind in _CODES:
                codes.setdefault((*place, row.code), {})[row.language] = row.label
        self._names = {place: _first(labels, best) for place, labels in names.items()}
        self._codes = {place: _first(labels, best) for place, labels in codes.items()}
        self._prompts = {place: _first(labels, best) for place, labels in prompts.items()}
        self._texts = {place: _first(labels, best) for place, labels in texts.items()}
        self._organisation = study.say(study.organisation, best[0])
        self._questionnaire = questionnaire
        spoken = next((each for each in best if each in questionnaire.texts), best[-1])
        self._topics = {
            name: text.topic for name, text in questionnaire.words(spoken).items.items()
        }
        self._columns = layout.columns

    def cell(self, column: str, cell: str) -> str:
        """What a cell of interviews.csv means; as it is where it has no label."""
        if column == "languages":
            return ", ".join(self.cell("language", each) for each in cell.split())
        return self._codes.get((INTERVIEWS, column, "", cell), cell)

    def value(self, variable: str, cell: str) -> str:
        """What a value of a column or a question means."""
        if variable in self._questionnaire.question_ids:
            return self._answer(variable, cell)
        return self.cell(variable, cell)

    def rated(self, question: str, answer: str) -> tuple[int, str | None, str] | None:
        """An answer on a scale: its code, the colour of that step (#RRGGBB; "don't know" has none)
        and its words. None for every other answer.
        """
        item = self._questionnaire.items.get(question)
        if item is None or item.scale is None:
            return None
        code = next((each for each in item.scale.codes if str(each) == answer), None)
        if code is None:
            return None
        colours = {step.code: step.colour for step in item.scale.steps}
        words = self._answer(question, answer).removeprefix(f"{answer} · ")
        return code, colours.get(code), words

    def name(self, variable: str) -> str:
        """What a column or question is called; its id where it has no name."""
        question = self._names.get((ANSWERS, "answer", variable))
        return question or self._names.get((INTERVIEWS, variable, "")) or variable

    def about(self, entry: Entry) -> list[Said]:
        """What tells of the interview itself."""
        names = _about()
        return [
            Said(name, names[name], "", self.cell(name, entry.cells[name]))
            for name in names
            if name in entry.cells
        ]

    def background(self, entry: Entry) -> list[Said]:
        """The background facts, those of a multiple choice together."""
        notes = {row.question: row for row in entry.answers}
        asked = set(self._questionnaire.question_ids)
        found: list[Said] = []
        shown: set[str] = set()
        columns = [column for column in self._columns if column.name in entry.cells]
        for _field, several in groupby(columns, key=lambda each: (each.field.id, each.codes != {})):
            own = list(several)
            for column in own if own[0].option is None else own[:1]:
                item = column.field
                row = notes.get(item.id) if item.id not in asked else None
                if item.id in shown:  # Derived columns have no note of their own.
                    row = None
                shown.add(item.id)
                if column.option is None:
                    name = self.name(column.name)
                    said = self.cell(column.name, entry.cells[column.name])
                else:
                    name = self._topics[item.id]
                    chosen = [each for each in own if entry.cells[each.name] == CHOSEN]
                    said = ", ".join(self._option(each.name, name) for each in chosen)
                    said = said or self.cell(column.name, entry.cells[column.name])
                found.append(self._noted(Said(column.name, name, "", said), row, entry))
        known = {column.name for column in self._columns} | {*_about(), "study", "questionnaire"}
        found += [
            Said(name, name, "", cell, named=False)
            for name, cell in entry.cells.items()
            if name not in known
        ]
        return found

    def answers(self, entry: Entry) -> list[Said]:
        """The answers to the questions, in the questionnaire's order."""
        rows: dict[str, list[AnswerCells]] = {}
        for row in entry.answers:
            rows.setdefault(row.question, []).append(row)
        asked = set(self._questionnaire.question_ids)
        fields = {item.id for item in self._questionnaire.background}
        order = [*self._questionnaire.question_ids, *(q for q in rows if q not in asked | fields)]
        found = []
        for question in order:
            own = rows.get(question, [])
            main = next((row for row in own if not row.option), None)
            if main is None:
                continue
            place = (ANSWERS, "answer", question)
            text = self._texts.get(place, "")
            said = Said(question, self.name(question), text, self._said(main, own))
            found.append(self._noted(said, main, entry))
        return found

    def all(self, entry: Entry) -> list[Said]:
        """Everything, in the order in which it is shown."""
        return [*self.about(entry), *self.background(entry), *self.answers(entry)]

    # --- inside -------------------------------------------------------------------------------

    def _said(self, main: AnswerCells, own: Sequence[AnswerCells]) -> str:
        options = [row for row in own if row.option]
        item = self._questionnaire.items.get(main.question)
        if options and not main.answer.startswith("-"):
            chosen = [
                self._codes.get((ANSWERS, "option", main.question, row.option), row.option)
                for row in options
                if row.answer == CHOSEN
            ]
            return ", ".join(chosen) or "–"
        if main.text:
            group = self._codes.get((ANSWERS, "text", main.question, main.text))
            return group if group is not None else main.text
        if item is not None and item.kind is Kind.MULTIPLE_CHOICE:
            return self._codes.get((ANSWERS, "answer", "", main.answer), main.answer)
        return self._answer(main.question, main.answer)

    def _answer(self, question: str, answer: str) -> str:
        own = self._codes.get((ANSWERS, "answer", question, answer))
        own = own or self._codes.get((ANSWERS, "text", question, answer))
        if own is None:
            return self._codes.get((ANSWERS, "answer", "", answer), answer)
        item = self._questionnaire.items.get(question)
        scale = item is not None and item.scale is not None
        return f"{answer} · {own}" if scale and not own.startswith(answer) else own

    def _option(self, column: str, topic: str) -> str:
        return self.name(column).removeprefix(f"{topic}: ")

    def _noted(self, said: Said, row: AnswerCells | None, entry: Entry) -> Said:
        """With the study's words in the place of {organisation} and {jobcenter}, and the note."""
        jobcenter = (INTERVIEWS, JOBCENTER, "", entry.cells.get(JOBCENTER, ""))
        places = {
            "organisation": self._organisation,
            "jobcenter": self._codes.get(jobcenter, "…"),
        }
        said = replace(said, asked=fill(said.asked, places))
        if row is None:
            return said
        prompt = self._prompts.get((row.question, row.follow_up), "") if row.follow_up else ""
        return replace(
            said,
            prompt=fill(prompt, places),
            note=row.note,
            quote=bool(row.quote),
            pen=row.pen,
            by_citizen=row.by == CITIZEN,
            question=row.question,
            follow_up=row.follow_up,
        )


@dataclass(frozen=True, slots=True)
class Difference:
    """A variable in which the contents of an interview differ."""

    name: str
    said: tuple[Said | None, ...]
    """In each content; None where one has no such variable."""


def differences(entries: Sequence[Entry], wordings: Sequence[Wording]) -> list[Difference]:
    """What differs among the contents of one interview, in the order of the first."""
    found: list[dict[str, Said]] = [
        {each.variable: each for each in wording.all(entry)}
        for entry, wording in zip(entries, wordings, strict=True)
    ]
    variables = dict.fromkeys(name for own in found for name in own)
    differ = []
    for variable in variables:
        said = tuple(own.get(variable) for own in found)
        plain = {
            (each.said, each.prompt, each.note, each.quote, each.pen, each.by_citizen)
            if each
            else None
            for each in said
        }
        if len(plain) > 1:
            name = next(each.name for each in said if each is not None)
            differ.append(Difference(name, said))
    return differ


def _about() -> dict[str, str]:
    """Columns that tell of the interview itself; shorter words than those of the code book."""
    return {
        "week": translate("ReviewWords", "Week"),
        "status": translate("ReviewWords", "How far it came"),
        "duration": translate("ReviewWords", "How long it took"),
        "mode": translate("ReviewWords", "How the answers were taken down"),
        "language": translate("ReviewWords", "Language read aloud"),
        "languages": translate("ReviewWords", "Languages of the answers"),
        "version": translate("ReviewWords", "Version of the questionnaire"),
        "companion": translate("ReviewWords", "Had somebody along"),
        "interpreter": translate("ReviewWords", "Who interpreted"),
        "spoken": translate("ReviewWords", "Language spoken"),
        "place": translate("ReviewWords", "Where it was"),
        "proxy": translate("ReviewWords", "Somebody else answered"),
    }


def note_said(said: Said) -> str:
    """A note as it is read: in quotation marks where it is word for word."""
    return f"“{said.note}”" if said.quote and said.note else said.note


def prompt_said(said: Said) -> str:
    """The prompt of a follow-up, and that nothing was noted under it where that is so."""
    if said.prompt and not said.note and not said.pen:
        return translate("ReviewWords", "{prompt} Nothing noted.").format(prompt=said.prompt)
    return said.prompt


def marks_said(said: Said) -> str:
    """What is to be known of an answer and its note; empty where it is as usual."""
    pens = {
        Pen.WAITING: translate("ReviewWords", "Pen note, not typed yet"),
        Pen.TYPED: translate("ReviewWords", "Typed from pen"),
        Pen.UNREADABLE: translate("ReviewWords", "Pen note that cannot be read"),
    }
    parts = []
    if said.by_citizen:
        parts.append(translate("ReviewWords", "Tapped by the citizen"))
    if said.pen:
        parts.append(pens[Pen(said.pen)])
    return "  ·  ".join(parts)


def _first(labels: Mapping[str, str], best: Sequence[str]) -> str:
    """In the first of the languages that has words; any at all before none."""
    for language in best:
        if labels.get(language):
            return labels[language]
    return next((label for label in labels.values() if label), "")
