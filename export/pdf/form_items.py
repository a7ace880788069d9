"""One item of a questionnaire on a form: what is read aloud, what is ticked, what is written.

What is read aloud stands in the language of the form, what is the interviewer's own in that of
the app. The numbers and letters in the circles are the codes and keys of the screen.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil

from export.pdf.boxes import Item, Space, Stack
from export.pdf.boxes import Row as Beside
from export.pdf.colours import ink_on
from export.pdf.document import MM
from export.pdf.fonts import Fonts, Weight
from export.pdf.in_words import InWords, Labels, group_letters, say
from export.pdf.marks import (
    BESIDE_TAG,
    QUIET,
    Digits,
    Field,
    Lines,
    Mark,
    Panel,
    Placed,
    Sort,
    Tag,
)
from export.pdf.paging import Room, Row
from export.pdf.setting import Setter
from export.pdf.typesetting import Align, Block, Style
from interviewer.questionnaire import Kind, Question, Questionnaire, Scale, Texts, fill
from interviewer.study import Group, Study

WORDS: Mapping[str, Labels] = {
    "sheet": {"da": "Skema nr.", "en": "Sheet no."},
    "date": {"da": "Dato", "en": "Date"},
    "language": {"da": "Sprog: {}", "en": "Language: {}"},
    "not validated": {
        "da": "Ikke valideret af en modersmålstalende",
        "en": "Not validated by a native speaker",
    },
    "how": {
        "da": "Sæt kryds. Cirkel: ét svar. Firkant: gerne flere.",
        "en": "Put a cross. Circle: one answer. Square: one or more.",
    },
    "no names": {
        "da": "Skriv ingen navne, CPR-numre eller telefonnumre.",
        "en": "Write no names, CPR numbers or telephone numbers.",
    },
    "introduction": {"da": "Læs op: introduktion", "en": "Read aloud: introduction"},
    "presentation": {"da": "Læs op: skalaen", "en": "Read aloud: the scale"},
    "background": {"da": "Baggrund", "en": "Background"},
    "not asked": {"da": "Udfyld uden at spørge", "en": "Fill in without asking"},
    "several": {"da": "Gerne flere svar", "en": "One or more answers"},
    "required": {"da": "Skal besvares", "en": "Must be answered"},
    "borrowed": {"da": "Ikke alt er oversat", "en": "Not all is translated"},
    "notes": {"da": "Noter", "en": "Notes"},
    "don't know": {"da": "Ved ikke", "en": "Don't know"},
    "won't say": {"da": "Vil ikke svare", "en": "Won't say"},
    "years": {"da": "år", "en": "years"},
    "months": {"da": "måneder", "en": "months"},
    "month": {"da": "måned", "en": "month"},
    "year": {"da": "år", "en": "year"},
    "day": {"da": "dag", "en": "day"},
}

MANY = 6
"""Answers from which on they may stand in two columns, whatever their length."""
GAP = 6 * MM
"""Between columns."""

QUESTION = Style(11, 1.22, Weight.SEMIBOLD)
FOLLOW_UP = Style(10, 1.3)
OWN = Style(8.5, 1.3, colour=QUIET)
OWN_HEAVY = Style(8.5, 1.3, Weight.SEMIBOLD)
LABEL = Style(9, 1.25)
_STEP = Style(8.5, 1.15, Weight.SEMIBOLD)
_KEY = Style(9, 1.0, Weight.SEMIBOLD, align=Align.CENTRE)
_SMALLEST = 8.0

_APART = 30 * MM
"""Width of what stands apart from a scale."""
_STEP_HEIGHT, _HIGHEST = 9 * MM, 30 * MM
_BUBBLE, _TICK = 6 * MM, 5 * MM
"""Marks on a scale, and in a list."""
_CHIP = (10 * MM, 3.9 * MM)
_EDGE = 1.5 * MM
"""Between the edge of a coloured field and what is in it."""
_NEXT = 7 * MM
"""From one answer to the next on a line."""
_ON_A_LINE = 80
"""Letters of a text that are written on one line."""
_LINE = 8.5 * MM


@dataclass(frozen=True, slots=True)
class _Choice:
    """One answer that can be ticked."""

    value: str
    key: str
    label: str
    words: Texts
    """Whose label it is."""
    alone: bool = False


class Items:
    """Makes what a form in one language shows of each item."""

    def __init__(
        self,
        questionnaire: Questionnaire,
        study: Study,
        language: str,
        fonts: Fonts,
        app_language: str,
        *,
        ruled: bool = True,
    ) -> None:
        """`ruled`: there are lines where somebody writes, and not frames."""
        self.questionnaire = questionnaire
        self.study = study
        self.words = questionnaire.words(language)
        self.own = questionnaire.words(app_language)
        self.app_language = app_language
        self.rtl = self.words.right_to_left
        self.set = Setter(fonts, self.rtl)
        self._in_words = InWords(questionnaire, study, app_language, letters=True, read=self.words)
        self._ruled = ruled
        self._placed: list[Placed] = []
        place = study.place(None)
        self._said = {
            "organisation": study.say(study.organisation, self.words.language),
            # Where it is not known before the group is, the interviewer says it.
            "jobcenter": study.say(place, self.words.language) if place else "______",
        }

    # --- texts ------------------------------------------------------------------------------------

    def say(self, key: str, *parts: object) -> str:
        """One of the app's own texts."""
        return say(WORDS, self.app_language, key, *parts)

    def filled(self, text: str) -> str:
        """A text with the study's words filled in."""
        return fill(text, self._said)

    def lay_own(self, text: str, style: Style, width: float) -> Block:
        """What is the interviewer's own."""
        return self.set.lay(text, style, width, self.own)

    def snug_own(self, text: str, style: Style, width: float) -> Block:
        """The same in a box no wider than its longest line."""
        return self.set.snug(text, style, width, self.own)

    def lay_read(self, text: str, style: Style, width: float) -> Block:
        """What is read aloud."""
        return self.set.lay(text, style, width, self.words)

    def tag(self, text: str, width: float, *, framed: bool = False) -> Tag:
        """A note of the interviewer's own that must not be overlooked."""
        inner = width - 2 * BESIDE_TAG
        return Tag(self.snug_own(text, OWN_HEAVY, inner), framed=framed)

    def beside(self, *items: Item, gap: float = 0, middle: bool = False) -> Beside:
        """Items side by side, from the side where the form begins."""
        return Beside(items, self.rtl, gap, middle)

    def stack(self, *items: Item, gap: float = 0) -> Stack:
        """Items below each other."""
        return Stack(items, self.rtl, gap)

    # --- fields -----------------------------------------------------------------------------------

    def report(self, placed: Placed) -> None:
        """A field was drawn."""
        self._placed.append(placed)

    def taken(self) -> Sequence[Placed]:
        """The fields drawn since this was last asked."""
        placed, self._placed = self._placed, []
        return placed

    def _name(self, item: Question, part: str = "") -> str:
        """The name of a field: the item's id, and the part of it; never that of another item."""
        name = f"{item.id}_{part}" if part else item.id
        while part and name in self.questionnaire.items:
            name += "_"
        return name

    # --- a question -------------------------------------------------------------------------------

    def question(self, item: Question, width: float) -> list[Row]:
        """A question below its topic."""
        text = self.own.items[item.id]
        hint = "" if item.kind is Kind.INTEGER else text.hint  # There it is the unit.
        about = _joined(text.topic, hint, *self._remarks(item))
        return [Row(self.lay_own(about, OWN, width)), *self._asked(item, width, QUESTION)]

    def field(self, item: Question, width: float) -> list[Row]:
        """A background fact below its label; what is asked stands beside that where it can."""
        text = self.own.items[item.id]
        remarks = [] if item.kind is Kind.INTEGER else [text.hint]
        places = {group.jobcenter for group in self.study.groups}
        if item.options_from is not None and len(places) == 1:
            jobcenter = self.study.jobcenters[places.pop()]
            remarks.append(self.study.say(jobcenter, self.app_language))
        if not item.asked:
            remarks.append(self.say("not asked"))
        about = _joined(*remarks, *self._remarks(item))
        label = self.snug_own(text.topic, replace(LABEL, weight=Weight.BOLD), width)
        first: Item = label
        if about:
            first = self._after_label(label, about, OWN, self.own, width)
        rows = self._asked(item, width, FOLLOW_UP)
        # A short question goes on the line of its label.
        wording = self.filled(self.words.items[item.id].text)
        if wording and not item.variants and item.condition is None:
            together = self._after_label(first, wording, FOLLOW_UP, self.words, width)
            if isinstance(together, Beside):
                first, rows = together, rows[1:]
        return [Row(first, gap=2.5 * MM), *rows]

    def _after_label(
        self, label: Item, text: str, style: Style, words: Texts, width: float
    ) -> Item:
        """A text beside a label where both fit on one line, or below it."""
        between = 2.5 * MM
        room = width - label.width - between
        if self.set.width(text, style, words) <= room:
            return self.beside(
                label, self.set.snug(text, style, room, words), gap=between, middle=True
            )
        return self.stack(label, self.set.lay(text, style, width, words))

    def is_short(self, item: Question, width: float) -> bool:
        """Whether a background fact does not need the whole width of the page."""
        if item.variants or item.follow_ups or item.scale is not None or item.options_from:
            return False
        rows = self.field(item, width)
        return not any(row.is_room for row in rows) and sum(r.height(0) for r in rows) <= 25 * MM

    def _remarks(self, item: Question) -> Iterator[str]:
        if item.kind is Kind.MULTIPLE_CHOICE:
            yield self.say("several")
        if item.required:
            yield self.say("required")
        place = self.questionnaire.place(item.id)
        places = [f"{place}.{leaf}" for leaf in ("text", "question", "follow_ups", "variants")]
        if item.scale is not None:
            places.append(f"scales.{item.scale.id}")
        elif item.id in self.questionnaire.question_ids:
            places.append(f"{place}.options")
        if self.words.borrows(*places):
            yield self.say("borrowed")

    def _asked(self, item: Question, width: float, style: Style) -> list[Row]:
        """When it is asked, how, and what is answered."""
        rows = []
        if item.condition is not None:
            only_if = self._in_words.only_if(item.condition)
            rows.append(Row(self.tag(only_if, width), gap=0.5 * MM))
        rows += self._wordings(item, width, style)
        rows += self._answer(item, width)
        rows += self._follow_ups(item, width)
        if item.follow_ups:
            prompted = any(follow_up.has_prompt for follow_up in item.follow_ups)
            label = None if prompted else self.snug_own(self.say("notes"), OWN, width)
            rows.append(Row(self._lines(item, width, "note", label)))
        return rows

    def _wordings(self, item: Question, width: float, style: Style) -> Iterator[Row]:
        """Every wording, behind its condition where there are several."""
        text = self.words.items[item.id]
        if not text.text:
            return
        if not item.variants:
            yield Row(self.lay_read(self.filled(text.text), style, width), gap=0.3 * MM)
            return
        cases = [
            (self._in_words.when(variant.condition, brief=True), text.variants[variant.id].text)
            for variant in item.variants
        ]
        cases.append((self._in_words.say("else"), text.text))
        labels = [self.snug_own(case, OWN_HEAVY, width) for case, _ in cases]
        before = max(label.width for label in labels) + 2.5 * MM
        narrow = before < width / 4
        for label, (_, wording) in zip(labels, cases, strict=True):
            room = width - before if narrow else width
            read = self.lay_read(self.filled(wording), style, room)
            if narrow:
                yield Row(self._behind(label, before, read), gap=0.5 * MM)
            else:
                yield Row(label, gap=0.5 * MM)
                yield Row(read)

    def _behind(self, label: Item, before: float, read: Block) -> Item:
        """A text behind a label, its first line level with it."""
        spare = (label.height - read.leading) / 2
        first = self.stack(Space(before, max(0.0, -spare)), label)
        return self.beside(first, self.stack(Space(0, max(0.0, spare)), read))

    # --- follow-ups -------------------------------------------------------------------------------

    def _follow_ups(self, item: Question, width: float) -> list[Row]:
        """Every follow-up that is asked, behind the answers that open it."""
        words = self.words if item.asked else self.own
        text = words.items[item.id]
        asked: list[tuple[Tag, str, str]] = []
        for follow_up in item.follow_ups:
            if not follow_up.has_prompt:
                continue
            opened = self._in_words.opened_by(item, follow_up) or self._in_words.say("any")
            code = Tag(self.snug_own(opened, OWN_HEAVY, width / 3), padding=0.8 * MM)
            others = [
                (variant, text.variants[variant.id].follow_ups[follow_up.id])
                for variant in item.variants
                if follow_up.id in text.variants[variant.id].follow_ups
            ]
            for variant, other in others:
                asked.append((code, self._in_words.when(variant.condition, brief=True), other))
            case = self._in_words.say("else") if others else ""
            asked.append((code, case, text.follow_ups[follow_up.id]))
        if not asked:
            return []
        before = max(code.width for code, _, _ in asked) + 1.5 * MM
        gap = 1.2 * MM
        if not any(when for _, when, _ in asked):
            prompts = [(code, self.filled(prompt)) for code, _, prompt in asked]
            line = self._on_one_line(prompts, before, width, words)
            if line is not None:
                return [Row(line, gap)]
        rows = []
        for at, (code, when, prompt) in enumerate(asked):
            if when:
                rows.append(Row(self.lay_own(when, OWN, width), gap=0 if at else gap))
            read = self.set.lay(self.filled(prompt), FOLLOW_UP, width - before, words)
            rows.append(Row(self._behind(code, before, read), gap=0.4 * MM if at else gap))
        return rows

    def _on_one_line(
        self, prompts: Sequence[tuple[Tag, str]], before: float, width: float, words: Texts
    ) -> Item | None:
        """The follow-ups side by side, in columns where they can; None where they need more."""
        between = 4 * MM
        column = (width - between * (len(prompts) - 1)) / len(prompts)
        wide = [before + self.set.width(prompt, FOLLOW_UP, words) for _, prompt in prompts]
        if sum(wide) + between * (len(wide) - 1) > width:
            return None
        items: list[Item] = [
            self._behind(code, before, self.set.snug(prompt, FOLLOW_UP, width, words))
            for code, prompt in prompts
        ]
        if max(wide) <= column:
            items = [self.stack(item, Space(column, 0)) for item in items]
        return self.beside(*items, gap=between)

    # --- what is written --------------------------------------------------------------------------

    def _answer(self, item: Question, width: float) -> Iterator[Row]:
        """What is ticked or written as the answer."""
        gap = 1 * MM
        if item.scale is not None:
            yield Row(self._scale(item, item.scale, width), gap=gap)
        elif self._is_choice(item):
            yield from self._choice_rows(item, width, gap)
        elif item.kind in (Kind.TEXT, Kind.LONG_TEXT):
            if item.kind is Kind.LONG_TEXT:
                yield Row(self._lines(item, width, ""))
            else:
                yield Row(self._line(item, width))
            if apart := self._ticks(item, self._apart(item), width / 2):
                yield Row(self._in_line(apart, width), gap=1.5 * MM)
        else:
            parts = [self._number(item), *self._ticks(item, self._apart(item), width / 2)]
            yield Row(self._in_line(parts, width), gap=gap)

    def _in_line(self, items: Sequence[Item], width: float, gap: float = _NEXT) -> Item:
        """Items side by side where they fit, and else below each other."""
        if sum(item.width for item in items) + gap * (len(items) - 1) <= width:
            return self.beside(*items, gap=gap, middle=True)
        return self.stack(*items, gap=1 * MM)

    def _number(self, item: Question) -> Item:
        """Boxes for the digits of a number, a period or a month, with what they count."""
        parts: tuple[tuple[str, int, str], ...]
        if item.kind is Kind.DURATION:
            years = len(str(item.maximum // 12))
            parts = (("years", years, self.say("years")), ("months", 2, self.say("months")))
        elif item.kind is Kind.MONTH:
            parts = (("month", 2, self.say("month")), ("year", 4, self.say("year")))
        else:
            parts = (("", len(str(item.maximum)), self.own.items[item.id].hint),)
        shown: list[Item] = []
        for part, digits, unit in parts:
            head = self._in_words.head(item.id)
            tooltip = f"{head}: {unit}" if part else head
            field = Field(self._name(item, part), Sort.DIGITS, tooltip, length=digits)
            boxes: list[Item] = [Digits(field, self.report)]
            if unit:
                boxes.append(self.snug_own(unit, LABEL, 45 * MM))
            shown.append(self.beside(*boxes, gap=1.5 * MM, middle=True))
        return self.beside(*shown, gap=4 * MM, middle=True)

    def _lines(self, item: Question, width: float, part: str, label: Block | None = None) -> Room:
        """Ruled lines, as many as the page has room for."""
        field = Field(self._name(item, part), Sort.LINES, self._tooltip(item, part))
        return Room(
            lambda height: Lines(width, height, field, self.report, self.rtl, label, self._ruled)
        )

    def _line(self, item: Question, width: float) -> Item:
        tooltip = self._tooltip(item, "")
        field = Field(self._name(item), Sort.LINE, tooltip, length=item.maximum)
        lines = 1 if item.maximum <= _ON_A_LINE else 2
        return Lines(width, lines * _LINE, field, self.report, ruled=self._ruled)

    def _tooltip(self, item: Question, part: str) -> str:
        head = self._in_words.head(item.id)
        return f"{head}: {self.say('notes')}" if part else head

    # --- what is ticked ---------------------------------------------------------------------------

    def _choices(self, item: Question) -> list[_Choice]:
        """The answers of a choice or a scale, without those that are none of its list."""
        if item.scale is not None:
            return self._steps(item.scale)
        # On the background's page, options are the interviewer's own.
        words = self.words if item.id in self.questionnaire.question_ids else self.own
        if item.options_from is not None:
            letters = group_letters(self.study)
            return [
                _Choice(group.id, letters[group.id], self._group(group, words.language), words)
                for group in self.study.groups
            ]
        options = words.items[item.id].options
        return [
            _Choice(
                str(code), options[code].key, options[code].label, words, code in item.exclusive
            )
            for code in item.options
        ]

    def _steps(self, scale: Scale) -> list[_Choice]:
        codes = [step.code for step in scale.steps]
        return [
            _Choice(str(code), str(code), self.words.label(scale, code), self.words)
            for code in codes
        ]

    def _group(self, group: Group, language: str) -> str:
        label = self.study.say(group.labels, language)
        if len({each.jobcenter for each in self.study.groups}) == 1:
            return label  # It stands at the top of the list.
        return f"{self.study.say(self.study.jobcenters[group.jobcenter], language)} · {label}"

    def _apart(self, item: Question) -> list[_Choice]:
        """ "Don't know" and "won't say", where they may be said."""
        found = []
        code = item.dont_know_code
        if code is not None and item.scale is not None:
            label = self.words.label(item.scale, code)
            found.append(_Choice(str(code), str(code), label, self.words))
        elif code is not None:
            words = self.words if item.id in self.questionnaire.question_ids else self.own
            option = words.items[item.id].options[code]
            found.append(_Choice(str(code), option.key, option.label, words))
        elif item.dont_know is True:
            found.append(_Choice("dont_know", "", self.say("don't know"), self.own))
        if item.wont_say:
            found.append(_Choice("wont_say", "", self.say("won't say"), self.own))
        return found

    def _choice_rows(self, item: Question, width: float, gap: float) -> Iterator[Row]:
        choices = self._choices(item)
        together = [choice for choice in choices if not choice.alone]
        apart = [*(choice for choice in choices if choice.alone), *self._apart(item)]
        cells = self._ticks(item, together, width)
        others = self._ticks(item, apart, width)
        wide = sum(cell.width for cell in cells) + _NEXT * (len(cells) - 1)
        if wide > width:
            yield Row(self._columns(item, together, width), gap=gap)
        elif others:
            line = self.beside(*cells, gap=_NEXT)
            rest = self.beside(*others, gap=_NEXT)
            if line.width + rest.width + 2 * _NEXT <= width:
                yield Row(self.beside(line, rest, gap=2 * _NEXT), gap=gap)
                return
            yield Row(line, gap=gap)
        else:
            yield Row(self.beside(*cells, gap=_NEXT), gap=gap)
        if others:
            yield Row(self._in_line(others, width), gap=2.5 * MM)

    def _columns(self, item: Question, choices: Sequence[_Choice], width: float) -> Item:
        """Answers below each other, in as many columns as their labels allow."""
        columns, column, cells = 1, width, self._ticks(item, choices, width)
        for more in (2, 3):
            narrow = (width - (more - 1) * GAP) / more
            narrowed = self._ticks(item, choices, narrow)
            low = all(cell.height <= _TICK + 1e-6 for cell in narrowed)
            if len(cells) >= 2 * more and (low or (more == 2 and len(cells) >= MANY)):
                columns, column, cells = more, narrow, narrowed
        rows = ceil(len(cells) / columns)
        stacks = [
            self.stack(*cells[at : at + rows], Space(column, 0), gap=0.8 * MM)
            for at in range(0, len(cells), rows)
        ]
        return self.beside(*stacks, gap=GAP)

    def _ticks(self, item: Question, choices: Sequence[_Choice], width: float) -> list[Item]:
        return [self._tick(item, choice, width) for choice in choices]

    def _tick(self, item: Question, choice: _Choice, width: float) -> Item:
        after = 1.5 * MM
        label = self.set.snug(choice.label, LABEL, width - _TICK - after, choice.words)
        lower = Space(0, max(0.0, (_TICK - label.leading) / 2))
        return self.beside(self._mark(item, choice, _TICK), self.stack(lower, label), gap=after)

    def _mark(self, item: Question, choice: _Choice, size: float) -> Mark:
        several = item.kind is Kind.MULTIPLE_CHOICE
        head = self._in_words.head(item.id)
        if not several and self._excludes(item):
            field = Field(item.id, Sort.ONE_OF, head, choice.value)
        else:
            name = item.id if self._is_choice(item) and not several else ""
            name = name or self._name(item, choice.value)
            field = Field(name, Sort.TICK, f"{head}: {choice.label}", choice.value)
        key = self.set.lay(choice.key, _KEY, size, self.own)
        return Mark(size, key, not several, field, self.report)

    def _is_choice(self, item: Question) -> bool:
        return bool(item.codes) or item.options_from is not None

    def _excludes(self, item: Question) -> bool:
        """Whether its circles exclude each other: there are several, and nothing is written."""
        return self._is_choice(item) and len(self._choices(item)) + len(self._apart(item)) > 1

    # --- scales -----------------------------------------------------------------------------------

    def chips(self, scale: Scale) -> Item:
        """The colours of a scale with their numbers, small, to point at."""
        wide, high = _CHIP
        chips = []
        for step in scale.steps:
            style = replace(_KEY, colour=ink_on(step.colour), weight=Weight.BOLD)
            number = self.lay_own(str(step.code), style, wide)
            chips.append(Panel(wide, high, step.colour, number, self.rtl, 0, radius=2))
        return self.beside(*chips, gap=0.8 * MM)

    def _scale(self, item: Question, scale: Scale, width: float) -> Item:
        """The coloured fields of a scale, and apart from them what has no colour."""
        choices, apart = self._steps(scale), self._apart(item)
        between, away = 1.2 * MM, 4 * MM
        room = width - (_APART + away if apart else 0)
        wide = (room - between * (len(choices) - 1)) / len(choices)
        colours = [step.colour for step in scale.steps]
        smallest = replace(_STEP, size=_SMALLEST)
        if any(self.lay_read(c.label, smallest, wide - 2 * _EDGE).broken for c in choices):
            return self._scale_down(item, choices, apart, colours, width)
        inner = self._step_contents(item, choices, colours, wide)
        others = self.stack(*(self._apart_cell(item, choice) for choice in apart), gap=1 * MM)
        high = max(_STEP_HEIGHT, others.height, *(part.height + 2 * MM for part in inner))
        if high > _HIGHEST:
            return self._scale_down(item, choices, apart, colours, width)
        panels = [
            Panel(wide, high, colour, part, self.rtl, _EDGE)
            for part, colour in zip(inner, colours, strict=True)
        ]
        steps = self.beside(*panels, gap=between)
        return self.beside(steps, others, gap=away, middle=True) if apart else steps

    def _scale_down(
        self,
        item: Question,
        choices: Sequence[_Choice],
        apart: Sequence[_Choice],
        colours: Sequence[str],
        width: float,
    ) -> Item:
        """The same below each other, where labels have long words or are whole sentences."""
        inner = self._step_contents(item, choices, colours, width)
        rows: list[Item] = [
            Panel(width, part.height + 2 * MM, colour, part, self.rtl, _EDGE)
            for part, colour in zip(inner, colours, strict=True)
        ]
        rows += self._ticks(item, apart, width)
        return self.stack(*rows, gap=1 * MM)

    def _apart_cell(self, item: Question, choice: _Choice) -> Item:
        after = 1.5 * MM
        style = replace(_STEP, weight=Weight.REGULAR)
        label = self.set.snug(choice.label, style, _APART - _BUBBLE - after, choice.words)
        return self.beside(self._mark(item, choice, _BUBBLE), label, gap=after, middle=True)

    def _step_contents(
        self, item: Question, choices: Sequence[_Choice], colours: Sequence[str], width: float
    ) -> list[Item]:
        """Mark and label of each step: side by side, or below each other where words are long."""
        after = 1.2 * MM
        below = width - 2 * _EDGE
        beside = below - _BUBBLE - after
        room, style = below, replace(_STEP, size=_SMALLEST)
        for wide, size in ((beside, _STEP.size), (beside, _SMALLEST), (below, _STEP.size)):
            tried = replace(_STEP, size=size)
            if not any(self.lay_read(c.label, tried, wide).broken for c in choices):
                room, style = wide, tried
                break
        found: list[Item] = []
        for choice, colour in zip(choices, colours, strict=True):
            label = self.lay_read(choice.label, replace(style, colour=ink_on(colour)), room)
            mark = self._mark(item, choice, _BUBBLE)
            if room == below:
                found.append(self.stack(mark, label, gap=0.8 * MM))
            else:
                found.append(self.beside(mark, label, gap=after, middle=True))
        return found


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
