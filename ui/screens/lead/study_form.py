"""The form in which a study is written: a card for each matter, on a `StudyDraft`.

Every change goes into the draft at once, and every mistake stands beside the field where it is.
What is only missing is not called a mistake before somebody has tried to save.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QTimer, Signal
from PySide6.QtWidgets import QWidget

from interviewer.errors import InterviewerError, Problem
from interviewer.ports import QuestionnaireLibrary
from interviewer.questionnaire import MEASURED, Questionnaire
from interviewer.study import OUTCOMES
from ui.screens.lead.draft import (
    Row,
    StudyDraft,
    as_day,
    as_number,
    as_numbers,
    as_text,
    is_no_such_day,
    same_names,
    shorthand_lines,
    suggest_id,
)
from ui.screens.lead.problems import name_twice, no_such_day, place_of, say_problem
from ui.screens.lead.study_aids import CardFields, PenFields, ShorthandFields
from ui.screens.lead.words import outcome_words
from ui.theme import GRID, Theme
from ui.widgets.basics import card, column, label
from ui.widgets.lead_bands import BandFields
from ui.widgets.lead_cells import TableColumn
from ui.widgets.lead_fields import Beside, TextField, Ticks
from ui.widgets.lead_table import EditTable
from ui.widgets.segments import Segments
from ui.widgets.tab_order import tab_as_laid_out

CHECK_AFTER_MS = 250
_MISSING = ("is missing.", "is empty.")
_DAYS = ("period.from", "period.to", "retention")
_WITHIN: Mapping[str, Sequence[str]] = {"areas": ("within",), "groups": ("jobcenter",)}
"""By table, in what rows have to be alike for their names to be taken for each other."""
_LINES = {"organisation": 2, "consent": 5}
"""Texts of more than a line."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """Where a mistake is shown."""

    widget: QWidget
    cell: tuple[int, int] | None = None
    """Of a table, the row and column."""

    def lead_to(self) -> None:
        """The cursor goes there."""
        if isinstance(self.widget, EditTable) and self.cell is not None:
            self.widget.lead_to(self.cell)
        else:
            self.widget.setFocus()


class StudyForm(QWidget):
    """Shows a draft. `edited` comes after each change, `checked` when its mistakes are known."""

    edited = Signal()
    checked = Signal()

    def __init__(self, library: QuestionnaireLibrary, theme: Theme, language: str) -> None:
        super().__init__()
        self.setObjectName("study_form")
        self._library = library
        self._language = language
        self._draft = StudyDraft({})
        self._questionnaire: Questionnaire | None = None
        self._versions: tuple[str, ...] = ("",)
        self._strict = False
        self._id_typed = False
        self.followed_by: Sequence[QWidget] = ()
        """What stands below the form: Tab goes on there."""
        self.shown_problems = 0
        """How many mistakes stand beside their fields."""
        self._told: Sequence[Problem] = ()
        self._kept_problems: Sequence[Problem] = ()
        """What was said when it was last tried to keep it; until the next change."""
        self._by_language: dict[str, Beside] = {}
        self._fields: dict[str, TextField] = {}
        self._cards: dict[str, QWidget] = {}
        self._titles = {name: label(f"study_{name}_title", "heading") for name in _CARDS}
        self._hints = {name: label(f"study_{name}_hint", "quiet") for name in _CARDS}
        self._general = label("study_problems", "error")
        self._general.hide()
        self._single: dict[str, TextField] = {
            "id": TextField("study_id", letters=30),
            "round": TextField("study_round", letters=30),
            "period.from": TextField("study_from", letters=12),
            "period.to": TextField("study_to", letters=12),
            "retention": TextField("study_retention", letters=12),
        }
        self._version = Segments("study_version", ("",))  # Until its versions are known.
        self._version_place = column(self._version)
        self._version_title = label("study_version_title", "pick")
        self._ticks = {
            name: Ticks(f"study_{name}") for name in ("languages", "outcomes", "special")
        }
        self._tables = {
            "areas": EditTable("areas", (), theme),
            "jobcenters": EditTable("jobcenters", (), theme),
            "main_groups": EditTable("main_groups", (), theme),
            "groups": EditTable("groups", (), theme, _read_cell),
            "places": EditTable("places", (), theme),
        }
        self._card, self._pen, self._shorthand = CardFields(), PenFields(), ShorthandFields()
        self._bands_place = column(spacing=3 * GRID)
        self._bands: dict[str, BandFields] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(CHECK_AFTER_MS)
        self._timer.timeout.connect(self.check)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        for name in ("name", "organisation", "jobcenter", "consent"):
            self._by_language[name] = Beside(40, 2)
        days = Beside(20, 3)
        days.show_parts([self._single[name] for name in ("period.from", "period.to", "retention")])
        version = QWidget()
        version.setLayout(column(self._version_title, self._version_place, spacing=GRID // 2))
        parts: dict[str, list[QWidget]] = {
            "about": [
                self._ticks["languages"],
                self._by_language["name"],
                self._by_language["organisation"],
                self._single["round"],
                self._single["id"],
            ],
            "asks": [version],
            "days": [days],
            "places": [
                self._tables["jobcenters"],
                self._by_language["jobcenter"],
                self._tables["areas"],
                self._tables["places"],
            ],
            "groups": [self._tables["groups"], self._tables["main_groups"]],
            "bands": [],
            "contact": [self._ticks["outcomes"], self._by_language["consent"]],
            "show_card": [self._card],
            "pen": [self._pen],
            "shorthand": [self._shorthand],
            "special": [self._ticks["special"]],
        }
        whole = column(self._general, spacing=3 * GRID)
        for name, inside in parts.items():
            box = column(self._titles[name], self._hints[name], spacing=GRID // 2)
            content = column(box, *inside, spacing=3 * GRID)
            if name == "bands":
                content.addLayout(self._bands_place)
            made = card(content)
            made.setObjectName(f"study_card_{name}")
            self._cards[name] = made
            whole.addWidget(made)
        self.setLayout(whole)

    def _connect(self) -> None:
        for name, field in self._single.items():
            field.left.connect(self.check)
            path = tuple(name.split("."))
            day = name in _DAYS
            field.edited.connect(
                lambda text, path=path, day=day: self._put(as_day(text) if day else text, *path)
            )
            self._fields[name] = field
        for aid in (self._card, self._pen, self._shorthand):
            aid.put.connect(lambda value, path: self._put(value, *path))
        self._fields["pen.second_reading"] = self._pen.second
        self._fields["shorthand"] = self._shorthand.lines
        self._pen.second.left.connect(self.check)
        self._shorthand.lines.left.connect(self.check)
        for name, ticks in self._ticks.items():
            ticks.chosen.connect(lambda chosen, name=name: self._tick(name, chosen))
        for name, table in self._tables.items():
            table.edited.connect(lambda rows, name=name: self._put_rows(name, rows))

    # --- showing ------------------------------------------------------------------------------

    def show_draft(self, draft: StudyDraft, versions: Sequence[str]) -> None:
        """Show a draft; `versions` of its questionnaire are on this device."""
        self._draft = draft
        self._strict = False
        self._kept_problems = ()
        if tuple(versions) != self._versions:
            self._versions = tuple(versions)
            made = Segments("study_version", self._versions)
            made.chosen.connect(self._choose_version)
            self._version_place.replaceWidget(self._version, made)
            self._version.deleteLater()
            self._version = made
        self.retranslate()

    def show_values(self) -> None:
        """Show what stands in the draft now."""
        draft = self._draft
        self._find_questionnaire()
        self._make_language_fields()
        self._make_bands()
        for place, field in self._fields.items():
            field.show_text(self._text(place))
        for aid in (self._card, self._pen, self._shorthand):
            aid.show_draft(draft)
        self._single["id"].setVisible(draft.new)
        version = draft.get("questionnaire", "version")
        if version in self._version.values():
            self._version.set_value(version)
        self._ticks["languages"].show_values(list(draft.languages))
        found = draft.get("outcomes")
        self._ticks["outcomes"].show_values(["refusal"] if found is None else found)
        self._ticks["special"].show_values(draft.get("special") or [])
        self._show_tables()
        for item, bands in self._bands.items():
            fine, broad = draft.get("bands", item), draft.get("broad_bands", item)
            bands.show_cuts(fine or [], broad or [])
        tab_as_laid_out(self, *self.followed_by)
        self.check()

    def _text(self, place: str) -> str:
        """What a field shows: a day as it is written in the language in force."""
        value = self._draft.get(*place.split("."))
        if place == "shorthand":
            return shorthand_lines(value)
        day = as_day(value) if place in _DAYS and isinstance(value, str) else value
        return day.strftime(self.tr("%Y-%m-%d")) if isinstance(day, date) else as_text(value)

    def _find_questionnaire(self) -> None:
        asked = self._draft.get("questionnaire") or {}
        try:
            self._questionnaire = self._library.questionnaire(
                str(asked.get("id")), str(asked.get("version"))
            )
        except InterviewerError:
            self._questionnaire = None

    def _called(self, language: str) -> str:
        """What a language calls itself."""
        texts = self._questionnaire.texts if self._questionnaire is not None else {}
        return texts[language].name if language in texts else language

    def _make_language_fields(self) -> None:
        """A field for each of the study's languages, in its order; for consent in all others, too,
        in which citizens may be asked."""
        own = list(self._draft.languages)
        for key, beside in self._by_language.items():
            wanted = self._consent_languages() if key == "consent" else own
            for place in [p for p in self._fields if p.split(".")[0] == key and "." in p]:
                if place.split(".")[1] not in wanted:
                    del self._fields[place]
            made = []
            for language in wanted:
                place = f"{key}.{language}"
                if place not in self._fields:
                    self._fields[place] = self._language_field(key, language)
                made.append(self._fields[place])
            beside.show_parts(made)
            self._name_language_fields(key)

    def _language_field(self, key: str, language: str) -> TextField:
        field = TextField(
            f"study_{key}_{language}", lines=_LINES.get(key, 1), enters=key != "consent"
        )
        field.edited.connect(
            lambda text: self._put(
                text if key == "consent" else " ".join(text.split()), key, language
            )
        )
        field.left.connect(self.check)
        return field

    def _name_language_fields(self, key: str) -> None:
        texts = {
            "name": self.tr("Name of the study"),
            "organisation": self.tr("Who asks, as the introduction says it"),
            "jobcenter": self.tr("General words for the jobcenter"),
            "consent": self.tr("What is said before consent"),
        }
        wanted = self._consent_languages() if key == "consent" else list(self._draft.languages)
        for language in wanted:
            text = texts[key] + (f" · {self._called(language)}" if len(wanted) > 1 else "")
            self._fields[f"{key}.{language}"].set_texts(text)

    def _consent_languages(self) -> list[str]:
        """The study's, those of the questionnaire, and any in which there are words already."""
        asked = self._questionnaire.languages if self._questionnaire is not None else ()
        there = self._draft.get("consent")
        found = (*self._draft.languages, *asked, *(there if isinstance(there, dict) else ()))
        return list(dict.fromkeys(found))

    def _make_bands(self) -> None:
        asked = self._questionnaire
        items = [i for i in asked.items.values() if i.kind in MEASURED] if asked else []
        wanted = [item.id for item in items]
        for gone in [name for name in self._bands if name not in wanted]:
            made = self._bands.pop(gone)
            self._bands_place.removeWidget(made)
            made.setParent(None)
            made.deleteLater()
            del self._fields[f"bands.{gone}"], self._fields[f"broad_bands.{gone}"]
        for name in wanted:
            if name in self._bands:
                continue
            made = self._bands[name] = BandFields(name)
            made.cut.connect(lambda text, name=name: self._cut("bands", name, text))
            made.broadly_cut.connect(lambda text, name=name: self._cut("broad_bands", name, text))
            made.left.connect(self.check)
            self._fields[f"bands.{name}"] = made.fine
            self._fields[f"broad_bands.{name}"] = made.broad
            self._bands_place.addWidget(made)
        words = asked.words(self._language) if asked else None
        for item in items:
            self._bands[item.id].set_texts(words.items[item.id].topic if words else item.id)
        self._cards["bands"].setVisible(bool(wanted))

    def _show_tables(self) -> None:
        draft = self._draft
        languages = list(draft.languages)
        labels = [TableColumn(("label", language)) for language in languages]
        several = len(languages) > 1
        word = self.tr("Name")
        titles = [f"{word} · {self._called(each)}" if several else word for each in languages]
        choices = {table: self._choices(table) for table in ("areas", "jobcenters", "main_groups")}
        nothing = {"": self.tr("None")}

        def show(
            table: str, title: str, hint: str, add: str, own: Sequence[tuple[TableColumn, str]]
        ) -> None:
            """What matters most stands where a narrow screen shows it: names elsewhere later."""
            made = self._tables[table]
            own_columns, own_titles = [each for each, _ in own], [text for _, text in own]
            name_in_data = TableColumn(("id",), "id")
            made.set_columns((*labels[:1], *own_columns, *labels[1:], name_in_data))
            said = (*titles[:1], *own_titles, *titles[1:], self.tr("Id in the data"))
            made.set_texts(title, hint, said, add)

        self._tables["areas"].set_choices("within", {**nothing, **choices["areas"]})
        self._tables["jobcenters"].set_choices("area", {**nothing, **choices["areas"]})
        self._tables["groups"].set_choices("jobcenter", choices["jobcenters"])
        self._tables["groups"].set_choices("main_group", choices["main_groups"])
        show(
            "areas",
            self.tr("Areas"),
            self.tr("Parts of the country or town, the larger ones first. They may be left out."),
            self.tr("Add an area"),
            [(TableColumn(("within",), "choice"), self.tr("Lies in"))],
        )
        show(
            "jobcenters",
            self.tr("Jobcenters"),
            "",
            self.tr("Add a jobcenter"),
            [(TableColumn(("area",), "choice"), self.tr("Area"))],
        )
        show(
            "main_groups",
            self.tr("Main groups"),
            self.tr("What the groups are added up to in reports."),
            self.tr("Add a main group"),
            [],
        )
        show(
            "groups",
            self.tr("Groups"),
            self.tr("Rows can be pasted from a spreadsheet."),
            self.tr("Add a group"),
            [
                (TableColumn(("target", 0), "number"), self.tr("At least")),
                (TableColumn(("target", 1), "number"), self.tr("At most")),
                (TableColumn(("jobcenter",), "choice"), self.tr("Jobcenter")),
                (TableColumn(("main_group",), "choice"), self.tr("Main group")),
            ],
        )
        show(
            "places",
            self.tr("Places of the interviews"),
            self.tr("Such as the waiting room or a café. They may be left out."),
            self.tr("Add a place"),
            [],
        )
        for table, made in self._tables.items():
            made.show_rows(draft.rows(table))
        self._tables["groups"].show_said(self._target())

    def _choices(self, table: str) -> Mapping[str, str]:
        found = {}
        for each in self._draft.rows(table):
            if each.get("id"):
                labels = each.get("label") or {}
                text = labels.get(self._language) or next(iter(labels.values()), "")
                found[str(each["id"])] = str(text or each["id"])
        return found

    def _target(self) -> str:
        targets = [each.get("target") for each in self._draft.rows("groups")]
        whole = [
            each
            for each in targets
            if isinstance(each, list) and all(isinstance(n, int) for n in each)
        ]
        if not targets:
            return ""
        if not whole:
            return self.tr("{groups} groups, without targets").format(groups=len(targets))
        low, high = (sum(each[end] for each in whole) for end in (0, 1))
        said = self.tr("{groups} groups, {low} to {high} interviews in all")
        return said.format(groups=len(targets), low=low, high=high)

    # --- words --------------------------------------------------------------------------------

    def set_language(self, language: str) -> None:
        """Labels stand in this language where they can."""
        self._language = language

    def retranslate(self) -> None:
        """Set every text, and show the draft."""
        for name, (title, hint) in self._card_words().items():
            self._titles[name].setText(title)
            self._hints[name].setText(hint)
            self._hints[name].setVisible(bool(hint))
        single = self._single
        single["id"].set_texts(
            self.tr("Id in files and data"),
            self.tr("Small letters, digits and hyphens. It cannot be changed later."),
        )
        single["round"].set_texts(
            self.tr("Round, if there are several"),
            self.tr("Such as 2027. Releases of several rounds can be read together."),
        )
        single["period.from"].set_texts(self.tr("First day"))
        single["period.to"].set_texts(self.tr("Last day"))
        single["retention"].set_texts(self.tr("Data are erased on"))
        for each in _DAYS:
            single[each].set_placeholder(self.tr("2027-12-31"))
        self._version_title.setText(self.tr("Version of the questionnaire"))
        self._version.set_texts(self._version_title.text(), {v: v for v in self._versions})
        self._set_ticks()
        for aid in (self._card, self._pen, self._shorthand):
            aid.retranslate()
        self.show_values()

    def _card_words(self) -> Mapping[str, tuple[str, str]]:
        return {
            "about": (self.tr("The study"), ""),
            "asks": (
                self.tr("What is asked"),
                self.tr("Interviews that have begun stay in their version."),
            ),
            "days": (
                self.tr("Period"),
                self.tr("They may be left out; with them, the fieldwork shows what is needed."),
            ),
            "places": (self.tr("Where"), ""),
            "groups": (
                self.tr("Groups and targets"),
                self.tr("What a device has collected keeps its group: groups can be added, and "
                        "renamed, but not taken away."),
            ),
            "bands": (
                self.tr("Bands"),
                self.tr("Each number begins a band. Months count for a period, years for a month."),
            ),
            "contact": (self.tr("Approaching people"), ""),
            "show_card": (
                self.tr("Show card"),
                self.tr("What the citizen sees when the screen is turned."),
            ),
            "pen": (self.tr("Notes by pen"), ""),
            "shorthand": (
                self.tr("Shared shorthand"),
                self.tr("Every device gets it with the study."),
            ),
            "special": (
                self.tr("Special care"),
                self.tr("Health, ethnic background and the like are left out of public releases."),
            ),
        }  # fmt: skip

    def _set_ticks(self) -> None:
        self._find_questionnaire()
        asked = self._questionnaire
        languages = [*self._draft.languages]
        languages += [each for each in (asked.languages if asked else ()) if each not in languages]
        own = languages[:1]
        self._ticks["languages"].show_options([(e, self._called(e)) for e in languages], own)
        self._ticks["languages"].set_texts(
            self.tr("Languages of the study"),
            self.tr("In which it is named. The first is its own."),
        )
        words = outcome_words()
        self._ticks["outcomes"].show_options([(each.value, words[each]) for each in OUTCOMES])
        self._ticks["outcomes"].set_texts(
            self.tr("What is counted besides interviews"),
            self.tr("What an interviewer can choose when no interview came of it."),
        )
        topics = asked.words(self._language).items if asked else {}
        background = asked.background if asked else ()
        self._ticks["special"].show_options([(i.id, topics[i.id].topic) for i in background])
        self._ticks["special"].set_texts(self.tr("These tell something special about a person"))

    # --- changing -----------------------------------------------------------------------------

    def _put(self, value: Any, *path: str) -> None:
        self._draft.put(value, *path)
        if path[0] == "period" and not self._draft.get("period"):
            self._draft.put(None, "period")
        if path[0] == "id":
            self._id_typed = bool(value)
        if path[0] == "name" and self._draft.new:
            self._suggest_id()
        self._changed()

    def _suggest_id(self) -> None:
        """Until somebody writes one, the id follows the name."""
        field = self._single["id"]
        if self._id_typed or not self._draft.languages:
            return
        made = suggest_id(self._draft.text("name", self._draft.languages[0]), (), hyphens=True)
        field.show_text(made)
        self._draft.put(made, "id")

    def _cut(self, key: str, item: str, text: str) -> None:
        cuts = as_numbers(text)
        self._draft.put(cuts if cuts or key == "bands" else None, key, item)
        bands = self._bands[item]
        fine, broad = self._draft.get("bands", item), self._draft.get("broad_bands", item)
        bands.show_cuts(fine or [], broad or [])
        self._changed()

    def _tick(self, name: str, chosen: Sequence[str]) -> None:
        self._draft.put(list(chosen), name)
        if name == "languages":
            self.show_values()
        self._changed()

    def _choose_version(self, version: str) -> None:
        """Its numbers get the usual bands, where none were chosen for them."""
        self._draft.put(version, "questionnaire", "version")
        self._find_questionnaire()
        if self._questionnaire is not None:
            usual = self._library.draft_study(self._questionnaire).values.get("bands", {})
            for name, cuts in usual.items():
                if self._draft.get("bands", name) is None:
                    self._draft.put(list(cuts), "bands", name)
        self._set_ticks()
        self.show_values()
        self._changed()

    def _put_rows(self, table: str, rows: Sequence[Row]) -> None:
        """Rows that have a name and no id get one of the name."""
        taken = [str(each.get("id", "")) for each in rows]
        made = []
        for each in rows:
            labels = each.get("label") or {}
            first = next((labels[x] for x in self._draft.languages if labels.get(x)), "")
            if first and not each.get("id"):
                name = suggest_id(str(first), taken)
                taken.append(name)
                each = {**each, "id": name} if name else each
            made.append(each)
        self._draft.put_rows(table, made)
        self._show_tables()
        self._changed()

    def _changed(self) -> None:
        self._kept_problems = ()
        self._timer.start()
        self.edited.emit()

    # --- mistakes -----------------------------------------------------------------------------

    @property
    def problems(self) -> Sequence[Problem]:
        """The mistakes that were found last, whether they are shown or not."""
        return self._told

    def be_strict(self) -> None:
        """From now on, also say what is missing."""
        self._strict = True
        self.check()

    def show_refusal(self, problems: Sequence[Problem]) -> None:
        """Say why it could not be kept, until something is changed."""
        self._strict = True
        self._kept_problems = problems
        self.check()

    def check(self) -> None:
        """Find every mistake, and show it where it is."""
        self._timer.stop()
        problems: Sequence[Problem] = ()
        if self._questionnaire is not None:
            problems = self._draft.problems(self._questionnaire)
        self._told = problems = problems or self._kept_problems
        shown = [each for each in problems if self._strict or each.rule not in _MISSING]
        self.shown_problems = len(shown)
        self._show_problems(shown)
        self.checked.emit()

    def _show_problems(self, problems: Sequence[Problem]) -> None:
        at_field: dict[str, str] = {}
        cells: dict[str, dict[tuple[int, int], str]] = {name: {} for name in self._tables}
        whole: dict[str, list[str]] = {name: [] for name in self._tables}
        ticked: dict[str, str] = {}
        rest = []
        for each in problems:
            said = self._say(each)
            if each.place.startswith("shorthand."):
                said = f"{each.place.removeprefix('shorthand.')}: {said}"
            place, mark, key = place_of(each)
            field = self._field_of(place)
            if place in self._tables:
                cell = self._tables[place].place_of(mark, key) if mark is not None else None
                if cell is not None:
                    cells[place].setdefault(cell, said)
                else:
                    whole[place].append(said)
            elif field:
                at_field.setdefault(field, said)
            elif place in self._ticks:
                ticked.setdefault(place, said)
            else:
                rest.append(f"{place}: {said}")
        for name, made in self._fields.items():
            if made.error() != at_field.get(name, ""):
                made.show_error(at_field.get(name, ""))
        for name, table in self._tables.items():
            table.show_wrong(cells[name], whole[name], self._doubles(name))
        for name, ticks in self._ticks.items():
            ticks.show_error(ticked.get(name, ""))
        self._general.setText("\n".join(rest))
        self._general.setVisible(bool(rest))

    def _say(self, problem: Problem) -> str:
        if problem.place in _DAYS and is_no_such_day(self._draft.text(*problem.place.split("."))):
            return no_such_day()
        return say_problem(problem)

    def _doubles(self, table: str) -> dict[tuple[int, int], str]:
        """The cells of a table whose name stands in another row too."""
        found, said = {}, name_twice(table)
        for line, language in same_names(self._draft.rows(table), _WITHIN.get(table, ())):
            cell = self._tables[table].place_of(line, f"label.{language}")
            if cell is not None:
                found[cell] = said
        return found

    def _field_of(self, place: str) -> str:
        """The field of a place, or of the whole that has no field of its own."""
        if place.startswith("shorthand."):
            return "shorthand"
        if place in self._fields:
            return place
        return next((name for name in self._fields if name.split(".")[0] == place), "")

    def wrong(self) -> Sequence[Wrong]:
        """The mistakes that are shown, down the page."""
        found = [Wrong(field) for field in self._fields.values() if field.error()]
        found += [Wrong(ticks) for ticks in self._ticks.values() if ticks.error()]
        for table in self._tables.values():
            cells = sorted(table.model.wrong)
            found += [Wrong(table, cell) for cell in cells]
            if table.error() and not cells:
                found.append(Wrong(table))
        if self._general.text():
            found.append(Wrong(self._general))
        shown = [each for each in found if each.widget.isVisibleTo(self)]
        return sorted(shown, key=self._down_the_page)

    def _down_the_page(self, wrong: Wrong) -> tuple[int, ...]:
        corner = wrong.widget.mapTo(self, QPoint(0, 0))
        return (corner.y(), corner.x(), *(wrong.cell or ()))

    def set_theme(self, theme: Theme) -> None:
        """Use another palette or text size."""
        for table in self._tables.values():
            table.set_theme(theme)

    def changeEvent(self, event: QEvent) -> None:
        """A new language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()


_CARDS = (
    "about",
    "asks",
    "days",
    "places",
    "groups",
    "bands",
    "contact",
    "show_card",
    "pen",
    "shorthand",
    "special",
)


def _read_cell(made: TableColumn, text: str) -> object:
    return as_number(text) if made.kind == "number" else text
