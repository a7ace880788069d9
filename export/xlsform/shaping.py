"""What a row asks: its kind, its limits, its choices and its words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from export.xlsform import layout
from export.xlsform.choices import COLOURS, OTHER, ChoiceList, Options, colours_of
from export.xlsform.form import Form, Item, ScaleDraft
from export.xlsform.from_xpath import Limits, Target, limits
from export.xlsform.naming import identifier
from export.xlsform.report import rows, some_of
from export.xlsform.survey import flag
from export.xlsform.words import says_dont_know, without_unit, words
from export.xlsform.xpath import Mistaken
from interviewer.parsing import TEXT_LENGTH
from interviewer.questionnaire import EARLIEST, LATEST, Kind
from interviewer.text import NOTE_LIMIT

_HIGHEST = 1_000_000
"""Of an integer."""
_YEARS = 120
_SHORT = 255
"""Characters of a text that still counts as a line."""
_LOOKS = {
    Kind.RATING: {"likert"},
    Kind.MONTH: {"month-year"},
    Kind.LONG_TEXT: {"multiline"},
}
"""Appearances that say what the kind says."""


class Shaping:
    """Finds out what each question of a form is."""

    def __init__(self, form: Form) -> None:
        self._form = form
        self._report = form.report
        self._looks: dict[str, list[int]] = {}
        self._limitless: list[int] = []
        self._sheetless: dict[str, None] = {}
        """Lists that are wanted, where there is no sheet for them."""

    def shape(self, item: Item) -> None:
        """Fill in what the row of one question says, all but its condition."""
        by = item.row.peek(layout.FILLED_BY)
        if by in ("interviewer", "citizen"):
            item.asked = item.row.get(layout.FILLED_BY) == "citizen"
        match item.entry.type.base:
            case "select_one" | "select_multiple":
                self._choice(item)
            case "integer":
                self._number(item)
            case "date":
                self._month(item)
            case _:
                self._text(item)
        if item.row.peek(layout.KIND) == item.kind:
            item.row.get(layout.KIND)
        self._required(item)
        for look in item.row.get("appearance").split():
            if look.lower() not in _LOOKS.get(item.kind, ()):
                self._looks.setdefault(look, []).append(item.row.number)
        self._words(item)
        self._form.targets[item.called] = _target(item, self._form.tags)

    def finish(self) -> None:
        """See which lists are scales without a question, and say what many rows have in common."""
        self._scales_without_question()
        if self._sheetless:
            names = list(self._sheetless)
            self._report.problem(
                layout.CHOICES,
                "there is no such sheet.",
                "Add it, with the columns list_name, name and label, and in it the "
                f"list{'s' * (len(names) > 1)} {some_of(names, 8)}.",
            )
        for look, numbers in self._looks.items():
            self._report.remark(
                f"survey {rows(numbers)}, appearance",
                f'"{look}" left out: the app has its own look.',
            )
        if self._limitless:
            self._report.remark(
                f"survey {rows(self._limitless)}, constraint",
                f"names no highest number: up to {_HIGHEST} is taken, and leaves exact unless the "
                "study names bands.",
                "Write a constraint such as . >= 15 and . <= 99; a study then puts it in bands.",
            )

    # -- choices --

    def _choice(self, item: Item) -> None:
        row, type_ = item.row, item.entry.type
        said = row.peek(layout.KIND)
        item.kind = Kind.SINGLE_CHOICE
        found = item.choices = self._form.lists.get(type_.list_name)
        if said == layout.STUDY_GROUP and type_.base == "select_one":
            self._study_group(item)
            return
        if found is None:
            self._listless(item)
            return
        self._form.used.add(found.name)
        found.use()
        if type_.base == "select_multiple":
            item.kind = Kind.MULTIPLE_CHOICE
            options = found.options(type_.other)
        else:
            options = (
                self._as_rating(item, found, said)
                or self._as_yes_no(item, found, said)
                or found.options(type_.other)
            )
        item.options = options
        found.tell_codes(options, self._report)
        if item.kind is not Kind.RATING:
            self._options(item, found, options)
        if options.wont_say:
            item.table["wont_say"] = True
            self._form.expect(found.row_of(options.wont_say), layout.WONT_SAY)
        limited = self._limits(item)
        if item.kind is Kind.MULTIPLE_CHOICE:
            self._exclusive(item, options, limited.alone)
        if options.other:
            self._other(item, options)

    def _options(self, item: Item, found: ChoiceList, options: Options) -> None:
        if item.kind is not Kind.YES_NO:
            item.table["options"] = list(options.steps)
        if len(options.steps) < 2:
            self._report.problem(
                item.row.at("type"),
                f"the list {found.name} has only one choice.",
                "Give it two at least.",
            )
            item.broken = True
        if options.dont_know is not None:
            item.table["dont_know"] = options.dont_know
        labels = found.labels(options, self._form.tags)
        for name, code in options.codes.items():
            row = found.row_of(name)
            if row is not None and str(code) not in labels[self._form.first]:
                self._form.label_missing(row)
        for tag, said in labels.items():
            if said:
                item.words(tag)["options"] = said

    def _listless(self, item: Item) -> None:
        name = item.entry.type.list_name
        item.options = Options({}, None, "")
        item.broken = True
        if not name:
            self._report.problem(
                item.row.at("type"), "names no list of choices.", "Write e.g. select_one yes_no."
            )
            return
        if layout.CHOICES not in self._form.book.sheets:
            self._sheetless[name] = None
            return
        self._report.problem(
            item.row.at("type"),
            f'the list "{name}" is not in the sheet choices.',
            self._report.guess(name, self._form.lists) or "Write its choices there.",
        )

    def _study_group(self, item: Item) -> None:
        item.row.get(layout.KIND)
        item.table["options_from"] = "study.groups"
        if item.choices is not None:
            self._form.used.add(item.choices.name)
            item.choices.dismiss()
            self._report.remark(item.choices.place, "left out: the study gives the groups.")
            item.choices = None

    def _as_rating(self, item: Item, found: ChoiceList, said: str) -> Options | None:
        likert = "likert" in _looks(item)
        if not likert and said != Kind.RATING:
            return None
        options = found.scale(self._form.tags, sure=said == Kind.RATING)
        if options is None or item.entry.type.other:
            self._report.remark(
                item.row.at("type"),
                f"the list {found.name} is no scale here, so the question is an ordinary choice: "
                "a scale has 2 to 7 steps, named by digits in their order.",
                "Write the digits in the column name, like 1 to 5.",
            )
            return None
        item.kind = Kind.RATING
        item.table["scale"] = self._scale(found, options).id
        return options

    def _as_yes_no(self, item: Item, found: ChoiceList, said: str) -> Options | None:
        if said not in ("", Kind.YES_NO) or item.entry.type.other:
            return None
        options = found.yes_no(self._form.tags, sure=said == Kind.YES_NO)
        if options is None:
            return None
        item.kind = Kind.YES_NO
        if list(options.codes)[:2] != [choice.name for choice in found.plain]:
            self._report.remark(found.place, "yes is always shown before no.")
        return options

    def _exclusive(self, item: Item, options: Options, names: Iterable[str]) -> None:
        alone = set()
        for name in names:
            if name in options.codes:
                alone.add(options.codes[name])
            elif name != options.wont_say:
                known = some_of(list(options.codes), 8)
                self._report.problem(
                    item.row.at("constraint"),
                    f'"{name}" is no choice of the list.',
                    f"Use one of {known}." if known else "Name one of its choices.",
                )
        if exclusive := [code for code in options.steps if code in alone]:
            item.table["exclusive"] = exclusive

    def _other(self, item: Item, options: Options) -> None:
        """What or_other means: a choice "other", and a question which."""
        code = options.codes[OTHER]
        item.table["follow_ups"] = [{"id": OTHER, "codes": [code]}]
        for language in self._form.tags:
            item.words(language)["follow_ups"] = {OTHER: words(language).specify}
        own = words(self._form.first)
        self._report.remark(
            item.row.at("type"),
            f'or_other: a choice "{own.other}" was added with the code {code}, and a question '
            f'"{own.specify}" after it.',
            "Write the choice in the sheet choices, and a text after the question.",
        )

    # -- numbers, months and texts --

    def _limits(self, item: Item) -> Limits:
        """What the constraint says; what it says beyond is remarked on."""
        said = item.row.get("constraint")
        if said and not self._form.names_known(item.row, "constraint"):
            item.broken = True
        try:
            found = limits(said, item.kind) if said else Limits()
        except Mistaken as error:
            self._form.mistaken(item.row, "constraint", error)
            item.broken = True
            return Limits(maximum=_HIGHEST)
        for what in found.rest:
            self._report.remark(
                item.row.at("constraint"),
                f"not all of it holds here: it {what}.",
                "What the app can hold of it is kept; see to the rest in the interview.",
            )
        return found

    def _number(self, item: Item) -> None:
        type_ = item.entry.type
        item.kind = Kind.DURATION if item.row.peek(layout.KIND) == Kind.DURATION else Kind.INTEGER
        found = self._limits(item)
        if type_.highest is not None:
            found.at_least(type_.lowest)
            found.at_most(type_.highest)
        if found.maximum is None and item.kind is Kind.INTEGER:
            self._limitless.append(item.row.number)
        low = 0 if found.minimum is None else found.minimum
        high = _HIGHEST if found.maximum is None else found.maximum
        if low < 0 or high > _HIGHEST:
            self._report.remark(
                item.row.at("constraint"),
                f"{low} to {high} was cut: numbers here are 0 to {_HIGHEST}.",
            )
        low, high = max(low, 0), min(high, _HIGHEST)
        if high < low:
            self._report.problem(
                item.row.at("constraint"),
                f"allows no number from 0 up (lowest {low}, highest {high}).",
                "Correct the limits.",
            )
            item.broken = True
            low, high = 0, _HIGHEST
        if item.kind is Kind.INTEGER:
            item.table |= {"minimum": low, "maximum": high}
            return
        years = min(max(1, -(-high // 12)), _YEARS)
        item.table["maximum_years"] = years
        if (low, high) != (0, years * 12):
            self._report.remark(
                item.row.at("constraint"),
                f"a duration has whole years as its limit: {years} were taken.",
            )

    def _month(self, item: Item) -> None:
        item.kind = Kind.MONTH
        found = self._limits(item)
        if found.earliest is not None:
            item.table["earliest"] = found.earliest
        if found.latest is not None:
            item.table["latest"] = found.latest
        if "month-year" not in _looks(item):
            self._report.remark(
                f"{item.row.place} (date {item.called})",
                "the app asks for month and year; the day is dropped.",
                "Ask for a text where the day is needed.",
            )

    def _text(self, item: Item) -> None:
        row, said = item.row, item.row.peek(layout.KIND)
        if said == layout.STUDY_GROUP:
            item.kind = Kind.SINGLE_CHOICE
            self._study_group(item)
            return
        item.kind = Kind.LONG_TEXT
        found = self._limits(item)
        lines = "multiline" in _looks(item)
        if re.search(r"rows\s*=", row.peek("parameters")):
            row.get("parameters")
            lines = True
        short = found.length is not None and found.length <= _SHORT
        if not lines and (said == Kind.TEXT or (said != Kind.LONG_TEXT and short)):
            item.kind = Kind.TEXT
        default = TEXT_LENGTH if item.kind is Kind.TEXT else NOTE_LIMIT
        if found.length is not None and not 1 <= found.length <= NOTE_LIMIT:
            self._report.remark(
                row.at("constraint"), f"a text may have 1 to {NOTE_LIMIT} characters here."
            )
        elif found.length is not None and found.length != default:
            item.table["maximum_length"] = found.length

    def _required(self, item: Item) -> None:
        wanted = flag(item.row.peek("required"))
        said = item.row.get("required")
        if wanted:
            item.table["required"] = True
        elif wanted is None:
            self._report.remark(
                item.row.at("required"),
                f'"{said[:80]}": a question is required always or never; now it never is.',
                "Write yes, if it is to be required.",
            )

    # -- words --

    def _words(self, item: Item) -> None:
        row, tags, first = item.row, self._form.tags, self._form.first
        labels, hints = row.texts("label", tags), row.texts("hint", tags)
        topics = {tag: row.text(f"{layout.TOPIC}{tag}", "") for tag in tags}
        silent = row.get(layout.LABEL_IS_TOPIC).split()
        if first not in labels:
            self._form.label_missing(row)
        for tag in tags:
            label, hint = labels.get(tag, ""), hints.get(tag, "")
            if tag in silent:
                topic, text = label, ""
            elif topics[first] or topics[tag] or silent:
                topic, text = topics[tag], label
            else:
                topic, text = label, label if item.asked else ""
            if item.kind is Kind.DURATION:
                hint = without_unit(hint, tag)
            said = {"topic": topic, "text": text, "hint": hint}
            item.words(tag).update({key: value for key, value in said.items() if value})

    # -- scales --

    def _scale(self, found: ChoiceList, options: Options) -> ScaleDraft:
        """The scale of a list, read once for all questions on it."""
        form = self._form
        if found.name in form.scales:
            return form.scales[found.name]
        made = identifier(found.name, {scale.id for scale in form.scales.values()})
        if made != found.name:
            self._report.remark(found.place, f'the scale is called "{made}" here.')
        chosen = [choice for choice in found.choices if choice.name in options.codes]
        steps = [c for c in chosen if options.codes[c.name] != options.dont_know]
        colours = colours_of(steps)
        if colours is None:
            codes = options.steps
            colours = list(COLOURS[len(steps)])
            if codes[0] > codes[-1]:
                colours.reverse()
            self._report.remark(
                found.place,
                f"has no colours: red for {min(codes)} to green for {max(codes)} was chosen, and "
                f"{max(codes)} is taken for the best answer.",
                f"Write colours like #C00000 in a column {layout.COLOUR}.",
            )
        labels: dict[str, dict[str, str]] = {tag: {} for tag in form.tags}
        for choice in chosen:
            texts = choice.row.texts("label", form.tags)
            if form.first not in texts:
                form.label_missing(choice.row)
            for tag, text in texts.items():
                labels[tag][str(options.codes[choice.name])] = text
        form.scales[found.name] = ScaleDraft(made, found, options, colours, labels)
        return form.scales[found.name]

    def _scales_without_question(self) -> None:
        """Such as the one that is presented."""
        form = self._form
        presented = form.extra.get("presented_scale")
        for found in form.lists.values():
            if found.name not in form.used and (found.coloured or found.name == presented):
                options = found.scale(form.tags, sure=True)
                if options is not None:
                    form.used.add(found.name)
                    found.use()
                    self._scale(found, options)


def _looks(item: Item) -> list[str]:
    """The words of its appearance."""
    return item.row.peek("appearance").lower().split()


def _target(item: Item, languages: tuple[str, ...]) -> Target:
    """What a condition may ask of the question."""
    options, table = item.options, item.table
    unknown = set()
    if options is not None and item.choices is not None:
        for choice in item.choices.choices:
            labels = choice.labels(languages).values()
            if choice.name in options.codes and says_dont_know(choice.name, labels):
                unknown.add(options.codes[choice.name])
        if options.dont_know is not None:
            unknown.add(options.dont_know)
    return Target(
        item=item.id,
        kind=item.kind,
        values=dict(options.codes) if options else {},
        steps=options.steps if options else (),
        wont_say=options.wont_say if options else "",
        minimum=table.get("minimum", 0),
        maximum=table.get("maximum", 12 * table.get("maximum_years", 0)),
        earliest=table.get("earliest", EARLIEST),
        latest=table.get("latest", LATEST),
        from_study="options_from" in table,
        unknown=frozenset(unknown),
        broken=item.broken,
    )
