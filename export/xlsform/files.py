"""The files of the questionnaire that a form has become, and where their mistakes come from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from export.xlsform import layout
from export.xlsform.form import Form, Item, ScaleDraft
from export.xlsform.naming import folder_name, stem, unique
from export.xlsform.report import rows
from export.xlsform.table import Row
from interviewer.errors import Problem, QuestionnaireInvalid
from interviewer.parsing import FORMAT, parse_questionnaire
from interviewer.questionnaire import CODED, STRUCTURE_FILE, Kind, Questionnaire

_ORDER = [
    "theme",
    "scale",
    "options",
    "options_from",
    "exclusive",
    "minimum",
    "maximum",
    "maximum_years",
    "earliest",
    "latest",
    "maximum_length",
    "dont_know",
    "wont_say",
    "required",
    "asked_if",
    "variants",
    "follow_ups",
]
"""The keys of a question, as one would write them."""
_COLUMNS = {
    "id": "name",
    **dict.fromkeys(("text", "question", "topic", "label"), "label"),
    "hint": "hint",
    **dict.fromkeys(
        (
            "minimum",
            "maximum",
            "maximum_years",
            "maximum_length",
            "earliest",
            "latest",
            "exclusive",
        ),
        "constraint",
    ),
}
"""Where in the sheet a key of the files comes from; all others hang on the type."""
_ITEM = re.compile(r"(?:questions|background)[.\[]([^\].]*)\]?\.?(.*)")
_TURNS = 3
"""Times that the files are looked at: mistakes in conditions hide those in words."""


class Files:
    """Makes the files of a form."""

    def __init__(self, form: Form) -> None:
        self._form = form
        self._extra = form.extra
        self._report = form.report
        self._by_id = form.by_id()

    def make(self) -> dict[str, dict[str, Any]]:
        """The files by name."""
        said = self._extra.get("presented_scale")
        scales = self._form.scales.values()
        presented = next((scale.id for scale in scales if scale.choices.name == said), "")
        files = {STRUCTURE_FILE: self._structure(presented)}
        for tag in self._form.tags:
            files[f"{tag}.toml"] = self._words(tag, bool(presented))
        return files

    def check(self, files: Mapping[str, Mapping[str, Any]]) -> Questionnaire | None:
        """See that the files are a questionnaire; what is not right is said of the sheets.

        Rows that were found wrong already are left alone: what follows from that is no mistake.
        """
        known = {_row(problem.place) for problem in self._report.problems}
        texts = {
            name.removesuffix(".toml"): table
            for name, table in files.items()
            if name != STRUCTURE_FILE
        }
        structure = files[STRUCTURE_FILE]
        for turn in range(_TURNS):
            try:
                parsed = parse_questionnaire(structure, texts)
            except QuestionnaireInvalid as invalid:
                for problem in invalid.problems:
                    place = self._place(problem)
                    row = place if place.startswith(layout.SETTINGS) else _row(place)
                    if not self._follows(problem) and (not known or (row and row not in known)):
                        self._report.problem(place, problem.rule, problem.mend)
                rest = _without_conditions(structure, invalid.problems)
                if rest is None:
                    return None
                structure = rest
            else:
                return parsed if turn == 0 else None
        return None

    def _follows(self, problem: Problem) -> bool:
        """Whether a mistake only follows from a question that is one itself, as its row says."""
        if not any(item.broken for item in self._by_id.values()):
            return False
        match = _ITEM.match(problem.place)
        item = self._by_id.get(match[1]) if match else None
        if item is None or item.broken:
            return item is not None
        own = item.in_own_words and problem.place.endswith("asked_if")
        return own or problem.place.endswith(".if")  # Either may name what is a mistake.

    def on_the_sheets(self, problem: Problem) -> Problem:
        """A mistake of the files, placed in the sheets that it comes from."""
        return replace(problem, file=self._form.name, place=self._place(problem))

    # -- questionnaire.toml --

    def _structure(self, presented: str) -> dict[str, Any]:
        form = self._form
        questions = [item for item in form.items.values() if not item.background]
        background = [item for item in form.items.values() if item.background]
        if not questions and not self._report.problems:
            self._report.problem("survey", "holds no question.", "Write a row for each question.")
        made: dict[str, Any] = {
            "format": FORMAT,
            "id": self._id(),
            "version": self._version(),
            "languages": list(form.tags),
        }
        if presented:
            made["presented_scale"] = presented
        if themes := self._theme_order():
            made["themes"] = themes
        if same := [self._extra.take(row) for row in self._extra.rows("same_meaning")]:
            made["same_meaning"] = same
        if conditions := self._extra.rows("condition"):
            made["conditions"] = {row.peek("name"): self._extra.take(row) for row in conditions}
        if form.scales:
            made["palettes"] = {}
            made["scales"] = {s.id: self._scale(s, made["palettes"]) for s in form.scales.values()}
        made["questions"] = [self._item(item) for item in questions]
        if background:
            made["background"] = [self._item(item) for item in background]
        return made

    def _id(self) -> str:
        settings = self._form.settings
        otherwise = folder_name(stem(self._form.name), "form")
        said = settings.get("form_id") if settings else ""
        made = folder_name(said, otherwise) if said else otherwise
        if settings and said and made != said:
            self._report.remark(
                settings.at("form_id"),
                f'the questionnaire is called "{made}", not "{said}".',
                "Ids are small letters a-z, digits, full stops and hyphens.",
            )
        return made

    def _version(self) -> str:
        settings = self._form.settings
        said = settings.get("version") if settings else ""
        made = folder_name(said, layout.DEFAULT_VERSION) if said else layout.DEFAULT_VERSION
        if settings and said and made != said:
            self._report.remark(
                settings.at("version"), f'the version is called "{made}", not "{said}".'
            )
        return made

    def _theme_order(self) -> list[str]:
        """Themes as the sheet "interviewer" orders them, also those without a question."""
        form = self._form
        found = []
        for row in self._extra.rows("theme"):
            theme = row.peek("name")
            said = {tag: self._extra.get("theme_label", theme, tag) for tag in form.tags}
            labels = {tag: label for tag, label in said.items() if label}
            if theme not in form.themes and form.first in labels:
                form.themes[theme] = labels
            if theme in form.themes:
                self._extra.take(row)
                found.append(theme)
        return found + [theme for theme in form.themes if theme not in found]

    def _scale(self, scale: ScaleDraft, palettes: dict[str, list[str]]) -> dict[str, Any]:
        same = [name for name, colours in palettes.items() if colours == scale.colours]
        palette = same[0] if same else unique(scale.id, palettes)
        palettes[palette] = scale.colours
        made: dict[str, Any] = {"codes": list(scale.options.steps), "palette": palette}
        if scale.options.dont_know is not None:
            made["dont_know"] = scale.options.dont_know
        if self._extra.get("highest", scale.choices.name) == "negative":
            made["highest"] = "negative"
        return made

    @staticmethod
    def _item(item: Item) -> dict[str, Any]:
        if item.broken and item.kind in CODED:  # Stands in, so that the rest is read.
            kept = {key: item.table[key] for key in ("asked_if", "theme") if key in item.table}
            return {"id": item.id, "kind": Kind.LONG_TEXT.value, "filled_by": "citizen"} | kept
        made: dict[str, Any] = {"id": item.id, "kind": item.kind.value}
        if item.background or not item.asked:
            made["filled_by"] = "citizen" if item.asked else "interviewer"
        return made | {key: item.table[key] for key in _ORDER if key in item.table}

    # -- LANGUAGE.toml --

    def _words(self, tag: str, presents: bool) -> dict[str, Any]:
        form, is_first = self._form, tag == self._form.first
        name = self._extra.get("language_name", "", tag) or form.language_names[tag]
        made: dict[str, Any] = {"language": tag, "name": name}
        title, source = self._extra.get("title", "", tag), self._extra.get("source", "", tag)
        if is_first:
            said = form.settings.text("form_title", "") if form.settings else ""
            title = said or stem(form.name) or "Form"
            source = source or f"Imported from {form.name}."
        made |= {key: text for key, text in (("title", title), ("source", source)) if text}
        self._paragraphs(made, tag, presents)
        tables: dict[str, dict[str, Any]] = {
            "themes": {key: said[tag] for key, said in form.themes.items() if tag in said},
            "scales": {scale.id: scale.labels[tag] for scale in form.scales.values()},
            "questions": {},
            "background": {},
        }
        for item in form.items.values():
            if item.background:
                tables["background"][item.id] = _of_background(item.words(tag))
            else:
                tables["questions"][item.id] = item.words(tag)
        for key, table in tables.items():
            if table := {name: said for name, said in table.items() if said}:
                made[key] = table
        return made

    def _paragraphs(self, made: dict[str, Any], tag: str, presents: bool) -> None:
        """What is read aloud before the questions."""
        survey, is_first = self._form.survey, tag == self._form.first
        for part, found, wanted in (
            (layout.INTRODUCTION, survey.introduction, True),
            (layout.PRESENTATION, survey.presentation if presents else [], presents),
        ):
            said = [text for row in found if (text := _paragraph(row, tag))]
            if said or (is_first and wanted) or self._extra.get("nothing", part, tag):
                made[part] = said
        if not presents and survey.presentation and is_first:
            numbers = [row.number for row in survey.presentation]
            for row in survey.presentation:
                row.dismiss()
            self._report.remark(
                f"survey {rows(numbers)}",
                "left out: there is no scale to present.",
                'Name a list in the sheet "interviewer", with the key presented_scale.',
            )

    # -- where mistakes come from --

    def _place(self, problem: Problem) -> str:
        """Where in the sheets a mistake of the files comes from."""
        form, items = self._form, self._by_id
        tag = problem.file.removesuffix(".toml")
        if tag not in form.tags:
            tag = form.first
        place = re.sub(r"\[([^\]]*)\]", r".\1", problem.place)
        table, _, rest = place.partition(".")
        name, _, rest = rest.partition(".")
        if table in ("questions", "background") and name in items:
            return self._item_place(items[name], rest, tag)
        if table == "scales":
            for scale in form.scales.values():
                if scale.id == name:
                    return _scale_place(scale, rest, tag)
        if table == "themes" and name in form.theme_rows:
            return form.theme_rows[name].at(_in(form.theme_rows[name], "label", tag))
        if table == "conditions" and (row := self._extra.row("condition", name)):
            return row.at("value")
        found = {
            layout.INTRODUCTION: form.survey.introduction,
            layout.PRESENTATION: form.survey.presentation,
        }.get(place)
        return found[0].at(_in(found[0], "label", tag)) if found else self._place_of_key(tag, table)

    def _place_of_key(self, tag: str, key: str) -> str:
        """Where in the sheets a key of the files comes from that is of no question."""
        form = self._form
        column = {"id": "form_id", "version": "version", "title": "form_title"}.get(key)
        if column is not None and (key != "title" or tag == form.first):
            row = form.settings
            return row.at(column) if row and row.peek(column) else f"{layout.SETTINGS}, {column}"
        ours = {"theme": "themes", "theme_label": "themes", "language_name": "name"}
        for row in form.extra.table:
            said = row.peek("key")
            if ours.get(said, said) == key and row.peek("language") in ("", tag):
                return row.at("value")
        themes = [row for row in form.theme_rows.values() if row.peek(layout.THEME)]
        if key == "themes" and themes:
            return themes[0].at(layout.THEME)
        if key in ("scales", "palettes"):
            return layout.CHOICES
        if key == "conditions":
            return f"{layout.SURVEY}, relevant"
        return f"{layout.SURVEY}, column label" if key in ("languages", "name") else layout.SURVEY

    def _item_place(self, item: Item, rest: str, tag: str) -> str:
        for key, part in sorted(item.parts.items(), key=lambda pair: -len(pair[0])):
            if f"{rest}.".startswith(f"{key}."):
                return _part_place(part, rest, tag)
        option = re.match(r"options\.([0-9]+)(\.key)?", rest)
        if option and item.choices is not None and item.options is not None:
            for name, code in item.options.codes.items():
                found = item.choices.row_of(name)
                if str(code) == option[1] and found is not None:
                    return found.at(f"{layout.KEY}{tag}" if option[2] else _in(found, "label", tag))
        first = rest.split(".", maxsplit=1)[0]
        if first == "asked_if":
            return item.row.at(layout.ASKED_IF if item.in_own_words else "relevant")
        return item.row.at(_in(item.row, _COLUMNS.get(first, "type"), tag))


def _without_conditions(
    structure: Mapping[str, Any], problems: Iterable[Problem]
) -> dict[str, Any] | None:
    """The structure without the conditions that are mistakes, so that the rest is looked at too;
    None where the mistakes are others.
    """
    wrong = {m[1] for p in problems if (m := _ITEM.match(p.place)) and m[2] == "asked_if"}
    made = dict(structure)
    for table in ("questions", "background"):
        if table in made:
            made[table] = [
                {k: v for k, v in item.items() if k != "asked_if" or item["id"] not in wrong}
                for item in made[table]
            ]
    return made if wrong and made != structure else None


def _row(place: str) -> str:
    """The sheet and row of a place; "" where it names none."""
    match = re.match(r"[a-z]+ row [0-9]+", place)
    return match[0] if match else ""


def _in(row: Row, key: str, tag: str) -> str:
    """What the column of a language is called."""
    column = row.columns.get((key, tag))
    return column.header if column else key


def _part_place(part: Row, rest: str, tag: str) -> str:
    if rest.endswith((".codes", ".range")):
        return part.at(layout.OPENS if part.peek(layout.OPENS) else "relevant")
    if rest.endswith(".if"):
        return part.at(layout.ASKED_IF if part.peek(layout.ASKED_IF) else "relevant")
    return part.at(layout.ID if rest.endswith(".id") else _in(part, "label", tag))


def _scale_place(scale: ScaleDraft, code: str, tag: str) -> str:
    for name, value in scale.options.codes.items():
        row = scale.choices.row_of(name)
        if str(value) == code and row is not None:
            return row.at(_in(row, "label", tag))
    return scale.choices.place


def _paragraph(row: Row, tag: str) -> str:
    for key in ("name", layout.PART):
        row.get(key)
    return row.text("label", tag)


def _of_background(said: dict[str, Any]) -> dict[str, Any]:
    """The words of a question as those of a background field, whose keys have other names."""
    names = {"topic": "label", "text": "question"}
    made = {names.get(key, key): value for key, value in said.items()}
    if "variants" in made:
        made["variants"] = {
            variant: {names.get(key, key): value for key, value in table.items()}
            for variant, table in made["variants"].items()
        }
    return made
