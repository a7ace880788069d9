"""From a questionnaire to a workbook that is a working ODK form, and the same questionnaire again.

What ODK can do stands in plain columns: questions, choices, routing, limits. What it cannot do is
said in remarks; what it has no place for stands in the app's own columns and sheet.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby

from export.xlsform import layout
from export.xlsform.excel import fitting, write_book
from export.xlsform.fingerprints import fingerprint
from export.xlsform.layout import guard, language_header, mark
from export.xlsform.remark import Remark
from export.xlsform.to_xpath import Cell, Relevance, chooses, constraint, needs_reason
from export.xlsform.words import with_unit, words
from interviewer.conditions import Condition
from interviewer.expressions import Compare, Membership, walk
from interviewer.questionnaire import (
    CODED,
    PLACEHOLDER,
    FollowUp,
    Kind,
    Question,
    Questionnaire,
    Texts,
)
from interviewer.text import NOTE_LIMIT

Row = dict[str, str]

_RESERVED = {"audit", "data", "meta"}
"""Names that ODK keeps to itself; the form as a whole is called "data"."""
_LONGEST_EXPRESSION = 30_000
"""Characters of a `relevant`; a cell holds little more."""

_TYPES = {
    Kind.RATING: "select_one",
    Kind.SINGLE_CHOICE: "select_one",
    Kind.YES_NO: "select_one",
    Kind.MULTIPLE_CHOICE: "select_multiple",
    Kind.INTEGER: "integer",
    Kind.DURATION: "integer",
    Kind.MONTH: "date",
    Kind.TEXT: "text",
    Kind.LONG_TEXT: "text",
}
_APPEARANCES = {Kind.RATING: "likert", Kind.MONTH: "month-year", Kind.LONG_TEXT: "multiline"}


def to_xlsform(questionnaire: Questionnaire) -> tuple[bytes, list[Remark]]:
    """The questionnaire as an Excel form, and what ODK cannot do of it.

    The form is a working ODK form; read again with `from_xlsform` it is the same questionnaire.
    """
    form = _Form(questionnaire)
    return write_book(form.sheets()), form.remarks


@dataclass
class _Form:
    questionnaire: Questionnaire
    remarks: list[Remark] = field(default_factory=list)

    def __post_init__(self) -> None:
        q = self.questionnaire
        self.languages = q.languages
        self.survey: list[Row] = []
        self.choices: list[Row] = []
        self.extra: list[Row] = []
        self._lists: dict[str, str] = {}
        """Names of lists of choices, by what is in them."""
        self._list_names = set(q.scales)
        self._taken = {self._safe(item_id) for item_id in q.items} | _RESERVED
        self._relevance = Relevance(self._cells())

    def sheets(self) -> dict[str, list[Row]]:
        """The sheets of the workbook; the first row of each holds its columns."""
        q = self.questionnaire
        for scale in q.scales.values():
            self._scale(scale.id)
        self._notes(layout.INTRODUCTION, {t.language: t.introduction for t in q.texts.values()})
        self._notes(layout.PRESENTATION, {t.language: t.presentation for t in q.texts.values()})
        if q.background_place == "first":
            self._background()
        self._items(q.questions)
        if q.background_place != "first":
            self._background()
        self._write_extra()
        settings: list[Row] = []
        self._add(settings, self._settings(), layout.SETTINGS)
        self._remark_on_the_whole()
        return {
            layout.SURVEY: [self._header(self._survey_columns()), *self.survey],
            layout.CHOICES: [self._header(self._choice_columns()), *self.choices],
            layout.SETTINGS: [self._header(self._settings()), *settings],
            layout.EXTRA: [self._header(layout.EXTRA_HEADER), *self.extra],
        }

    # -- columns --

    @staticmethod
    def _header(columns: Iterable[str]) -> Row:
        return dict.fromkeys(columns, "")

    def _called(self, language: str) -> str:
        return language_header(self.questionnaire.texts[language].name, language)

    def _column(self, key: str, language: str) -> str:
        return f"{key}::{self._called(language)}"

    def _survey_columns(self) -> list[str]:
        return [
            "type",
            "name",
            *(self._column("label", each) for each in self.languages),
            *(self._column("hint", each) for each in self.languages),
            "required",
            "relevant",
            "constraint",
            "appearance",
            *(f"{layout.TOPIC}{each}" for each in self.languages),
            layout.KIND,
            layout.FILLED_BY,
            layout.ASKED_IF,
            layout.PART,
            layout.PART_OF,
            layout.ID,
            layout.OPENS,
            layout.PROMPT,
            layout.LABEL_IS_TOPIC,
            layout.THEME,
            layout.MARK,
        ]

    def _choice_columns(self) -> list[str]:
        return [
            "list_name",
            "name",
            *(self._column("label", each) for each in self.languages),
            layout.COLOUR,
            *(f"{layout.KEY}{each}" for each in self.languages),
            layout.ROLE,
        ]

    def _settings(self) -> Row:
        q = self.questionnaire
        return {
            "form_title": guard(q.texts[q.original].title),
            "form_id": q.id,
            "version": q.version,
            "default_language": self._called(q.original),
        }

    # -- rows --

    def _add(self, table: list[Row], row: Row, place: str) -> None:
        """Add a row; what a cell cannot hold is said."""
        fit = {key: fitting(text) for key, text in row.items() if text}
        for key, text in fit.items():
            if len(text) < len(row[key]):
                self._remark(
                    place,
                    f"{key} has {len(row[key])} characters; an Excel cell holds the first "
                    f"{len(text)}.",
                    "Shorten the text, or keep it out of Excel.",
                )
        table.append(fit)

    def _labels(self, key: str, texts: Mapping[str, str]) -> Row:
        return {self._column(key, each): guard(text) for each, text in texts.items()}

    def _own_words(self, key: str, which: str) -> Row:
        """A word that the app has and the questionnaire has not."""
        return self._labels(key, {each: getattr(words(each), which) for each in self.languages})

    def _remark(self, place: str, what: str, mend: str = "") -> None:
        self.remarks.append(Remark(place, what, mend))

    def _each(self, place: str, texts: Mapping[str, str]) -> dict[str, str]:
        """The texts that stand in a language's file; those that are borrowed do not."""
        q = self.questionnaire
        return {each: t for each, t in texts.items() if place not in q.texts[each].borrowed}

    # -- names --

    def _safe(self, item_id: str) -> str:
        """The name of an item's row; with a mark behind it where ODK keeps the name to itself."""
        name = item_id
        while name in _RESERVED or (name != item_id and name in self.questionnaire.items):
            name += "_"
        return name

    def _name(self, wish: str) -> str:
        """A name that no other row has."""
        made, number = wish, 2
        while made in self._taken:
            made, number = f"{wish}_{number}", number + 1
        self._taken.add(made)
        return made

    def _cells(self) -> dict[str, Cell]:
        """Where each answer will stand, and what has to be asked beside it."""
        q = self.questionnaire
        attributes: dict[str, set[str]] = {}
        for condition in _conditions(q):
            for node in walk(condition.meaning):
                if isinstance(node, Compare | Membership) and node.attribute:
                    attributes.setdefault(node.item, set()).add(node.attribute)
        return {
            item.id: Cell(
                item,
                self._safe(item.id),
                self._name(f"{item.id}_no_answer") if needs_reason(item) else "",
                {
                    each: self._name(f"{item.id}_{each}")
                    for each in sorted(attributes.get(item.id, ()))
                },
            )
            for item in q.items.values()
        }

    # -- what is read before the questions --

    def _notes(self, part: str, paragraphs: Mapping[str, tuple[str, ...]]) -> None:
        spoken = {
            each: said
            for each, said in paragraphs.items()
            if part not in self.questionnaire.texts[each].borrowed
        }
        for number in range(max(map(len, spoken.values()), default=0)):
            texts = {each: said[number] for each, said in spoken.items() if number < len(said)}
            name = self._name(f"{part}_{number + 1}")
            row = {"type": "note", "name": name, layout.PART: part}
            self._add(self.survey, row | self._labels("label", texts), part)
        for each, said in spoken.items():
            if not said and spoken[self.questionnaire.original]:
                self._extra("nothing", part, each, "yes")

    # -- questions --

    def _background(self) -> None:
        if not self.questionnaire.background:
            return
        row = {"type": "begin_group", "name": self._name("background")}
        row |= {layout.PART: layout.BACKGROUND}
        self._add(self.survey, row | self._own_words("label", "background"), "background")
        self._items(self.questionnaire.background)
        self.survey.append({"type": "end_group"})

    def _items(self, items: tuple[Question, ...]) -> None:
        for theme, run in groupby(items, key=lambda item: item.theme):
            if theme is not None:
                labels = {t.language: t.themes[theme] for t in self.questionnaire.texts.values()}
                labels = self._each(f"themes.{theme}", labels)
                row = {"type": "begin_group", "name": self._name(theme), layout.THEME: theme}
                self._add(self.survey, row | self._labels("label", labels), f"themes.{theme}")
            for item in run:
                self._item(item)
            if theme is not None:
                self.survey.append({"type": "end_group"})

    def _item(self, item: Question) -> None:
        cell = self._relevance.cells[item.id]
        place = self.questionnaire.place(item.id)
        relevant = self._condition(item.condition, place)
        self._variants(item, relevant)
        row = {
            "type": f"{_TYPES[item.kind]} {self._list(item)}".strip(),
            "name": cell.name,
            layout.KIND: item.kind.value,
            "relevant": relevant,
            "constraint": constraint(item),
            "appearance": _APPEARANCES.get(item.kind, ""),
        }
        if item.options_from is not None:
            row |= {"type": "text", "constraint": "", layout.KIND: layout.STUDY_GROUP}
        elif item.kind is Kind.LONG_TEXT and item.maximum == NOTE_LIMIT:
            row["constraint"] = ""
        if item.required and not cell.reason:
            row["required"] = "yes"
        if not item.asked:
            row[layout.FILLED_BY] = "interviewer"
        if cell.name != item.id:
            row[layout.ID] = item.id
        if item.condition is not None:
            row |= {layout.ASKED_IF: guard(item.condition.text), layout.MARK: mark(relevant)}
        row |= self._item_texts(item, place)
        self._add(self.survey, row, place)
        for attribute, name in cell.attributes.items():
            self._group_part(item, attribute, name, relevant)
        if cell.reason:
            self._reason(item, cell, relevant)
        self._follow_ups(item, place)
        self._remark_on(item, place)

    def _item_texts(self, item: Question, place: str) -> Row:
        texts = {t.language: t.items[item.id] for t in self.questionnaire.texts.values()}
        first = place.startswith("questions")
        topic, text = ("topic", "text") if first else ("label", "question")
        topics = self._each(f"{place}.{topic}", {each: t.topic for each, t in texts.items()})
        spoken = self._each(f"{place}.{text}", {each: t.text for each, t in texts.items()})
        hints = self._each(f"{place}.hint", {each: t.hint for each, t in texts.items()})
        labels = {each: said for each, said in spoken.items() if said}
        silent = [] if item.asked else [each for each in self.languages if each not in labels]
        # Nothing is read aloud: the label says what the interviewer is to find out.
        labels |= {each: topics.pop(each) for each in silent if each in topics}
        if item.kind is Kind.DURATION:
            hints = {e: with_unit(hints.get(e, ""), e) for e in self.languages}
        return {
            layout.LABEL_IS_TOPIC: " ".join(silent),
            **self._labels("label", labels),
            **self._labels("hint", hints),
            **{f"{layout.TOPIC}{each}": guard(said) for each, said in topics.items()},
        }

    def _condition(self, condition: Condition | None, place: str, *more: str) -> str:
        """The `relevant` of a condition, and of what must be met with it."""
        if condition is None:
            return self._relevance.all_of(*more)
        text = self._relevance.all_of(*more, self._relevance.text(condition.meaning))
        if len(text) <= _LONGEST_EXPRESSION:
            return text
        self._remark(
            place,
            "the condition is too long for an Excel cell: ODK asks the question always.",
            "Make the condition simpler.",
        )
        return self._relevance.all_of(*more)

    # -- parts of questions --

    def _variants(self, item: Question, asked: str) -> None:
        """Other wordings, each as a note before the question where it is to be read instead."""
        place = self.questionnaire.place(item.id)
        for variant, relevant in self._when(item, asked, place):
            texts = {
                t.language: t.items[item.id].variants[variant].text
                for t in self.questionnaire.texts.values()
            }
            at = f"{place}.variants.{variant}"
            key = "text" if place.startswith("questions") else "question"
            condition = next(v.condition for v in item.variants if v.id == variant)
            row = {
                "type": "note",
                "name": self._name(f"{item.id}_{variant}"),
                "relevant": relevant,
                layout.PART: layout.VARIANT,
                layout.PART_OF: item.id,
                layout.ID: variant,
                layout.ASKED_IF: guard(condition.text),
                layout.MARK: mark(relevant),
            }
            row |= self._labels("label", self._each(f"{at}.{key}", texts))
            self._add(self.survey, row, at)

    def _when(self, item: Question, asked: str, place: str) -> list[tuple[str, str]]:
        """Each variant and when it is read: the first whose condition holds."""
        found = []
        before: list[str] = []
        for variant in item.variants:
            own = self._relevance.text(variant.condition.meaning)
            text = self._relevance.all_of(asked, own, *before)
            if len(text) > _LONGEST_EXPRESSION:
                what = f'the condition of "{variant.id}" is too long: ODK shows it always.'
                self._remark(place, what, "Make the condition simpler.")
                text = asked
            found.append((variant.id, text))
            before.append(f"not({own})")
        return found

    def _reason(self, item: Question, cell: Cell, asked: str) -> None:
        """A question why there is no answer, where "don't know" and "won't say" are no choices."""
        offered = []
        if item.dont_know is True:
            offered.append(layout.DONT_KNOW)
        if item.wont_say:
            offered.append(layout.WONT_SAY)
        rows = [
            {"name": name, layout.ROLE: name} | self._own_words("label", name) for name in offered
        ]
        relevant = self._relevance.all_of(asked, self._relevance.unanswered(cell))
        row = {
            "type": f"select_one {self._shared('no_answer', rows)}",
            "name": cell.reason,
            "relevant": relevant,
            "required": "yes" if item.required else "",
            layout.PART: layout.REASON,
            layout.PART_OF: item.id,
            layout.MARK: mark(relevant),
        }
        self._add(self.survey, row | self._own_words("label", "no_answer"), item.id)

    def _group_part(self, item: Question, attribute: str, name: str, asked: str) -> None:
        row = {
            "type": "text",
            "name": name,
            "relevant": asked,
            layout.PART: layout.GROUP_PART,
            layout.PART_OF: item.id,
            layout.ID: attribute,
            layout.MARK: mark(asked) if asked else "",
        }
        self._add(self.survey, row | self._own_words("label", attribute), item.id)

    def _follow_ups(self, item: Question, place: str) -> None:
        cell = self._relevance.cells[item.id]
        before: list[str] = []
        # One code opens one follow-up; everything else may open several, of which the first counts.
        apart = item.kind is not Kind.MULTIPLE_CHOICE and all(f.codes for f in item.follow_ups)
        for follow_up in item.follow_ups:
            opening = self._relevance.opening(item, follow_up)
            relevant = self._relevance.all_of(opening, *before)
            if not apart:
                before.append(f"not({opening})")
            self._follow_up_variants(item, follow_up, relevant, place)
            texts = {
                t.language: t.items[item.id].follow_ups.get(follow_up.id, "")
                for t in self.questionnaire.texts.values()
            }
            row = {
                "type": "text",
                "name": self._name(f"{cell.name}_{follow_up.id}"),
                "relevant": relevant,
                "appearance": "multiline",
                layout.PART: layout.FOLLOW_UP,
                layout.PART_OF: item.id,
                layout.ID: follow_up.id,
                layout.OPENS: _opens(follow_up),
                layout.MARK: mark(relevant),
            }
            at = f"{place}.follow_ups.{follow_up.id}"
            if follow_up.has_prompt:
                row |= self._labels("label", self._each(at, texts))
            else:
                row |= self._own_words("label", "note") | {layout.PROMPT: "no"}
            self._add(self.survey, row, at)

    def _follow_up_variants(
        self, item: Question, follow_up: FollowUp, opened: str, place: str
    ) -> None:
        """Other wordings of a follow-up, each as a note before it."""
        conditions = self._when(item, opened, place)
        for variant, relevant in conditions:
            at = f"{place}.variants.{variant}.follow_ups.{follow_up.id}"
            texts = {
                t.language: t.items[item.id].variants[variant].follow_ups[follow_up.id]
                for t in self.questionnaire.texts.values()
                if follow_up.id in t.items[item.id].variants[variant].follow_ups
            }
            if not texts:
                continue
            row = {
                "type": "note",
                "name": self._name(f"{item.id}_{follow_up.id}_{variant}"),
                "relevant": relevant,
                layout.PART: layout.VARIANT,
                layout.PART_OF: item.id,
                layout.ID: f"{variant} {follow_up.id}",
                layout.MARK: mark(relevant),
            }
            self._add(self.survey, row | self._labels("label", self._each(at, texts)), at)

    # -- choices --

    def _scale(self, scale_id: str) -> None:
        scale = self.questionnaire.scales[scale_id]
        colours = {step.code: step.colour for step in scale.steps}
        for code in scale.codes:
            labels = {t.language: t.label(scale, code) for t in self.questionnaire.texts.values()}
            row = {
                "list_name": scale.id,
                "name": str(code),
                layout.COLOUR: colours.get(code, ""),
                layout.ROLE: "" if code in colours else layout.DONT_KNOW,
            }
            labels = self._each(f"scales.{scale.id}.{code}", labels)
            self._add(self.choices, row | self._labels("label", labels), f"scales.{scale.id}")

    def _list(self, item: Question) -> str:
        """The list of choices of an item; "" where it has none."""
        if item.kind not in CODED or item.options_from is not None:
            return ""
        if item.scale is not None:
            return item.scale.id
        place = self.questionnaire.place(item.id)
        rows = [self._option(item, code, f"{place}.options.{code}") for code in item.codes]
        if item.wont_say and chooses(item):
            row = {"name": layout.WONT_SAY, layout.ROLE: layout.WONT_SAY}
            rows.append(row | self._own_words("label", "wont_say"))
        return self._shared("yes_no" if item.kind is Kind.YES_NO else item.id, rows)

    def _option(self, item: Question, code: int, place: str) -> Row:
        q = self.questionnaire
        options = {t.language: t.items[item.id].options[code] for t in q.texts.values()}
        labels = self._each(place, {each: option.label for each, option in options.items()})
        row = {"name": str(code)} | self._labels("label", self._each(f"{place}.label", labels))
        if code == item.dont_know_code:
            row[layout.ROLE] = layout.DONT_KNOW
        first = options[q.original].key
        row[f"{layout.KEY}{q.original}"] = first or layout.NO_KEY
        for each, option in options.items():
            half = f"{place}.label" in q.texts[each].borrowed
            if each != q.original and (half or option.key != first):
                row[f"{layout.KEY}{each}"] = option.key
        return row

    def _shared(self, wish: str, rows: list[Row]) -> str:
        """The name of a list with these choices; lists that are the same are one."""
        content = repr(rows)
        if content in self._lists:
            return self._lists[content]
        name, number = wish, 2
        while name in self._list_names:
            name, number = f"{wish}_{number}", number + 1
        self._list_names.add(name)
        self._lists[content] = name
        for row in rows:
            self._add(self.choices, {"list_name": name} | row, name)
        return name

    # -- the sheet "interviewer" --

    def _extra(self, key: str, name: str, language: str, value: str) -> None:
        row = {"key": key, "name": name, "language": language, "value": guard(value)}
        self._add(self.extra, row, f"{key} {name}".strip())

    def _write_extra(self) -> None:
        q = self.questionnaire
        self._extra(layout.WRITTEN_BY, "", "", layout.APP)
        for texts in q.texts.values():
            self._write_language(texts)
        if q.presented_scale is not None:
            self._extra("presented_scale", "", "", q.presented_scale.id)
        for scale in q.scales.values():
            if scale.high_is_negative:
                self._extra("highest", scale.id, "", "negative")
        used = {item.theme for item in q.items.values()}
        for theme in q.themes:
            self._extra("theme", theme, "", "yes")
            if theme not in used:
                labels = {t.language: t.themes[theme] for t in q.texts.values()}
                for each, label in self._each(f"themes.{theme}", labels).items():
                    self._extra("theme_label", theme, each, label)
        for name, condition in q.conditions.items():
            self._extra("condition", name, "", condition.text)
        for place in sorted(q.same_meaning):
            self._extra("same_meaning", "", "", place)

    def _write_language(self, texts: Texts) -> None:
        each = texts.language
        if self._called(each) == each:
            self._extra("language_name", "", each, texts.name)
        if each != self.questionnaire.original and "title" not in texts.borrowed:
            self._extra("title", "", each, texts.title)
        if "source" not in texts.borrowed:
            self._extra("source", "", each, texts.source)
        if texts.validated:
            self._extra("validated", "", each, fingerprint(texts))

    # -- what ODK cannot do --

    def _remark_on(self, item: Question, place: str) -> None:
        if item.options_from is not None:
            self._remark(
                place,
                "the groups belong to the study, which a form does not know: ODK asks for the "
                "group's id as a text.",
                "Make it a select_one with the groups' ids as names, in the copy for ODK.",
            )
        if item.kind is Kind.DURATION:
            self._remark(place, "ODK asks for one number of months, not for years and months.")
        if item.kind is Kind.MONTH:
            self._remark(place, "ODK keeps a whole date; its day means nothing.")
        if item.kind is Kind.TEXT:
            self._remark(place, "ODK does not keep the text to one line.")
        for variant in item.variants:
            self._remark(
                place,
                f'ODK shows the wording "{variant.id}" as a note before the question, and the '
                "question's own wording too.",
                "Read the note instead of the question.",
            )
        if needs_reason(item):
            self._remark(
                place, 'ODK asks for "don\'t know" and "won\'t say" in a question of their own.'
            )

    def _remark_on_the_whole(self) -> None:
        q = self.questionnaire
        for item_id in sorted(self._relevance.approximate):
            self._remark(
                q.place(item_id),
                "a condition asks whether it was skipped; ODK cannot tell that from not asked.",
                "Look at the form's routing before it is used in ODK.",
            )
        if q.scales:
            self._remark("scales", "ODK shows the answers without their colours.")
        if q.presented_scale is not None:
            what = "ODK reads the presentation out, and does not show the scale with it."
            self._remark("presented_scale", what)
        if any(not item.asked for item in q.items.values()):
            what = "ODK does not know which facts the interviewer ticks, and which are asked."
            self._remark("filled_by", what)
        self._remark("topics", "ODK has no topics, no keys on the keyboard and no source line.")
        if not all(texts.validated for texts in q.texts.values()):
            self._remark("validated", "ODK does not say which translations are not validated.")
        spoken = [text for texts in q.texts.values() for text in _spoken(texts)]
        places = sorted({name for text in spoken for name in PLACEHOLDER.findall(text)})
        if places:
            named = " and ".join(f"{{{name}}}" for name in places)
            self._remark(
                "texts",
                f"ODK shows {named} as it stands.",
                "Write the words of the study there, in the copy for ODK.",
            )
        for language in q.languages:
            if words(language) == words("en") and language.split("-")[0] != "en":
                self._remark(
                    language,
                    "the form's own few words, like \"Won't say\", stand in English.",
                    "Translate them in the copy for ODK.",
                )


def _conditions(questionnaire: Questionnaire) -> list[Condition]:
    found = []
    for item in questionnaire.items.values():
        if item.condition is not None:
            found.append(item.condition)
        found += [variant.condition for variant in item.variants]
    return found


def _opens(follow_up: FollowUp) -> str:
    if follow_up.codes:
        return " ".join(map(str, sorted(follow_up.codes)))
    return "any" if follow_up.span is None else f"{follow_up.span[0]}-{follow_up.span[1]}"


def _spoken(texts: Texts) -> Iterable[str]:
    yield from texts.introduction
    yield from texts.presentation
    for item in texts.items.values():
        yield item.text
        yield from item.follow_ups.values()
        for variant in item.variants.values():
            yield variant.text
            yield from variant.follow_ups.values()
