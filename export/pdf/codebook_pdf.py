"""The code book for people: every question, its words, its codes and when it is asked, on paper.

`codebook.csv` in a batch says the same to programs, of all languages at once; this says it of one,
with the routing in words. What the app adds stands here as data, in Danish and English.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reportlab.pdfgen.canvas import Canvas

from export.pdf.boxes import Item, Row, Space, Stack
from export.pdf.colours import INK_ON_LIGHT, rgb
from export.pdf.document import A4, MM, Document, Flow, Margins
from export.pdf.fonts import Fonts, Weight
from export.pdf.in_words import InWords, Labels, group_letters, say
from export.pdf.marks import FAINT, QUIET, Rule
from export.pdf.setting import Setter
from export.pdf.typesetting import Block, Style, from_top, lay_out
from interviewer.anonymise import MissingCode, background_columns, bands_of
from interviewer.codebook import MISSING_LABELS
from interviewer.questionnaire import NUMBERS, TEXTS, Kind, Question, Questionnaire, Scale, Texts
from interviewer.study import Study

WORDS: Mapping[str, Labels] = {
    "code book": {"da": "Kodebog", "en": "Code book"},
    "questionnaire": {"da": "Spørgeskema", "en": "Questionnaire"},
    "study": {"da": "Undersøgelse", "en": "Study"},
    "source": {"da": "Kilde", "en": "Source"},
    "languages": {"da": "Sprog", "en": "Languages"},
    "validated": {
        "da": "valideret af en modersmålstalende",
        "en": "validated by a native speaker",
    },
    "not validated": {
        "da": "ikke valideret af en modersmålstalende",
        "en": "not validated by a native speaker",
    },
    "original": {"da": "den oprindelige ordlyd", "en": "the original wording"},
    "shown": {"da": "Vist her", "en": "Shown here"},
    "questions": {"da": "Spørgsmål", "en": "Questions"},
    "background": {"da": "Baggrund", "en": "Background"},
    "topic": {"da": "Emne", "en": "Topic"},
    "wording": {"da": "Ordlyd", "en": "Wording"},
    "other wording": {"da": "Anden ordlyd", "en": "Other wording"},
    "not asked aloud": {
        "da": "Udfyldes af intervieweren uden at spørge",
        "en": "Filled in by the interviewer without asking",
    },
    "not translated": {
        "da": "ikke oversat: den oprindelige ordlyd læses op",
        "en": "not translated: the original wording is read aloud",
    },
    "asked": {"da": "Spørges", "en": "Asked"},
    "as written": {"da": "Skrevet: {}", "en": "Written: {}"},
    "answers": {"da": "Svar", "en": "Answers"},
    "scale": {"da": "Skalaen {}", "en": "The scale {}"},
    "apart": {"da": "står for sig", "en": "stands apart"},
    "alone": {"da": "udelukker de andre", "en": "excludes the others"},
    "numbers": {"da": "{} til {}", "en": "{} to {}"},
    "months": {"da": "0 til {} måneder", "en": "0 to {} months"},
    "letters": {"da": "højst {} tegn", "en": "at most {} characters"},
    "groups below": {
        "da": "Undersøgelsens grupper, se nedenfor",
        "en": "The study's groups, below",
    },
    "bands": {"da": "Bånd", "en": "Bands"},
    "exact": {
        "da": "ingen: tallet forlader apparatet, som det er",
        "en": "none: the number leaves the device as it is",
    },
    "by year": {"da": "efter året: {}", "en": "by year: {}"},
    "in months": {"da": "{} (måneder)", "en": "{} (months)"},
    "follow-ups": {"da": "Uddybende", "en": "Follow-ups"},
    "room": {"da": "kun plads til en note", "en": "only room for a note"},
    "missing": {"da": "Uden svar", "en": "Without answer"},
    "required": {"da": "Skal besvares", "en": "Must be answered"},
    "data": {"da": "I data", "en": "In the data"},
    "in answers": {"da": "answers.csv, question = {}", "en": "answers.csv, question = {}"},
    "in interviews": {"da": "interviews.csv, {}", "en": "interviews.csv, {}"},
    "scales": {"da": "Skalaer", "en": "Scales"},
    "positive": {
        "da": "Den højeste kode er det bedste svar",
        "en": "The highest code is the best answer",
    },
    "negative": {
        "da": "Den højeste kode er det dårligste svar",
        "en": "The highest code is the worst answer",
    },
    "presented": {
        "da": "vises, når skalaen forklares",
        "en": "shown when the scale is explained",
    },
    "conditions": {"da": "Navngivne betingelser", "en": "Named conditions"},
    "groups": {"da": "Grupper", "en": "Groups"},
    "letter": {"da": "Bogstav", "en": "Letter"},
    "id": {"da": "Id", "en": "Id"},
    "label": {"da": "Navn", "en": "Label"},
    "jobcenter": {"da": "Jobcenter", "en": "Jobcenter"},
    "main group": {"da": "Hovedgruppe", "en": "Main group"},
    "target": {"da": "Mål", "en": "Target"},
    "missing codes": {"da": "Koder for intet svar", "en": "Codes for no answer"},
}
KINDS: Mapping[Kind, Labels] = {
    Kind.RATING: {"da": "Skala", "en": "Scale"},
    Kind.SINGLE_CHOICE: {"da": "Ét valg", "en": "One choice"},
    Kind.MULTIPLE_CHOICE: {"da": "Flere valg", "en": "Several choices"},
    Kind.YES_NO: {"da": "Ja eller nej", "en": "Yes or no"},
    Kind.INTEGER: {"da": "Helt tal", "en": "Whole number"},
    Kind.DURATION: {"da": "Periode", "en": "Period"},
    Kind.MONTH: {"da": "Måned", "en": "Month"},
    Kind.TEXT: {"da": "Kort tekst", "en": "Short text"},
    Kind.LONG_TEXT: {"da": "Tekst", "en": "Text"},
}

_TITLE = Style(18, 1.25, Weight.BOLD)
_SECTION = Style(13, 1.3, Weight.BOLD)
_NAME = Style(10.5, 1.3, Weight.BOLD)
_TEXT = Style(9.5, 1.35)
_HEAVY = replace(_TEXT, weight=Weight.SEMIBOLD)
_QUIET = Style(8.5, 1.35, colour=QUIET)
_LABELS = 28 * MM
_GAP = 3 * MM
_SWATCH = 4 * MM
_STEPS = 3
"""Codes of a scale on a line."""


def codebook_pdf(
    questionnaire: Questionnaire,
    study: Study,
    language: str,
    fonts: Fonts,
    app_language: str = "da",
) -> bytes:
    """The code book as a PDF: the questionnaire's words in `language`, the rest in the app's."""
    book = _Book(questionnaire, study, language, fonts, app_language)
    own = book.own
    document = Document(
        fonts,
        A4,
        title=f"{book.say('code book')}: {own.title}",
        author=study.say(study.organisation, app_language),
        language=own.language,
        rtl=own.right_to_left,
        margins=Margins(16, 18, 20),
        footer=f"{book.say('code book')} · {questionnaire.id} {questionnaire.version}",
    )
    flow = Flow(document)
    for part in book.parts(document.width):
        # A heading stays with what it heads: both are one item.
        flow.place(part.item, gap=part.gap)
    return document.save()


@dataclass(frozen=True, slots=True)
class _Part:
    """What no page break parts, and the gap above it."""

    item: Item
    gap: float


@dataclass(frozen=True, slots=True)
class _Swatch:
    """A colour, as a square."""

    colour: str
    width: float = _SWATCH
    height: float = _SWATCH

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        canvas.saveState()
        canvas.setFillColorRGB(*rgb(self.colour))
        canvas.setStrokeColorRGB(*rgb(INK_ON_LIGHT))
        canvas.setLineWidth(0.4)
        y = from_top(canvas, top + self.height)
        canvas.rect(x, y, self.width, self.height, fill=1)
        canvas.restoreState()


class _Book:
    """The parts of one code book."""

    def __init__(
        self,
        questionnaire: Questionnaire,
        study: Study,
        language: str,
        fonts: Fonts,
        app_language: str,
    ) -> None:
        self.questionnaire = questionnaire
        self.study = study
        self.words = questionnaire.words(language)
        self.own = questionnaire.words(app_language)
        self._language = app_language
        self._fonts = fonts
        self._rtl = self.own.right_to_left
        self._set = Setter(fonts, self._rtl)
        self._in_words = InWords(questionnaire, study, app_language, letters=False)
        self._columns: dict[str, list[str]] = {}
        for column in background_columns(questionnaire, study):
            self._columns.setdefault(column.field.id, []).append(column.name)

    def say(self, key: str, *parts: object) -> str:
        """One of the app's own texts."""
        return say(WORDS, self._language, key, *parts)

    def parts(self, width: float) -> Iterator[_Part]:
        """All parts, from the title to the last table."""
        yield from self._title(width)
        yield from self._items("questions", self.questionnaire.questions, width)
        yield from self._items("background", self.questionnaire.background, width)
        yield from self._section("scales", self._scales(width), width, gap=4 * MM)
        yield from self._section("groups", self._groups(width), width)
        yield from self._section("conditions", self._conditions(width), width)
        yield from self._section("missing codes", self._missing_codes(width), width)

    # --- the parts --------------------------------------------------------------------------------

    def _title(self, width: float) -> Iterator[_Part]:
        quest, study = self.questionnaire, self.study
        yield _Part(self._lay(self.say("code book"), _QUIET, width), 0)
        yield _Part(self._lay(self.own.title, _TITLE, width), 0)
        organisation = study.say(study.organisation, self._language)
        name = study.say(study.names, self._language)
        facts: list[tuple[str, Sequence[Item]]] = [
            ("questionnaire", [self._value(f"{quest.id} {quest.version}", width)]),
            ("study", [self._value(f"{study.id}: {name} ({organisation})", width)]),
            ("source", [self._value(self.own.source, width)]),
            ("languages", [self._value(self._about(t), width) for t in quest.texts.values()]),
            ("shown", [self._value(self._about(self.words), width)]),
        ]
        yield _Part(self._facts(facts, width), 3 * MM)

    def _about(self, words: Texts) -> str:
        marks = [self.say("validated" if words.validated else "not validated")]
        if words.language == self.questionnaire.original:
            marks.insert(0, self.say("original"))
        return f"{words.name} ({words.language}): {', '.join(marks)}"

    def _section(
        self, key: str, rows: Sequence[Item], width: float, gap: float = 1.5 * MM
    ) -> Iterator[_Part]:
        """Rows below a heading, which stays with the first of them."""
        if not rows:
            return
        heading = self._lay(self.say(key), _SECTION, width)
        first, *rest = rows
        yield _Part(self._stack(heading, first, gap=1.5 * MM), 7 * MM)
        for row in rest:
            yield _Part(row, gap)

    def _items(self, key: str, items: Sequence[Question], width: float) -> Iterator[_Part]:
        rows = [self._item(item, width) for item in items]
        yield from self._section(key, rows, width, gap=4 * MM)

    def _item(self, item: Question, width: float) -> Item:
        """One question or background fact: its name, and below it what there is to say."""
        quest = self.questionnaire
        number = quest.question_ids.index(item.id) + 1 if item.id in quest.question_ids else None
        kind = KINDS[item.kind].get(self._language, KINDS[item.kind]["en"])
        theme = self.own.themes.get(item.theme or "", "")
        about = " · ".join(
            part for part in (kind, theme, self.say("required") if item.required else "") if part
        )
        name = self._snug(item.id if number is None else f"{number}  {item.id}", _NAME, width / 2)
        side = self._snug(about, _QUIET, width - name.width - _GAP)
        rest = Space(width - name.width - side.width, 0)
        head = Row((name, rest, side), self._rtl, middle=True)
        facts = self._facts(list(self._of_item(item, width)), width)
        return self._stack(Rule(width, 0.6), head, facts, gap=1 * MM)

    def _of_item(self, item: Question, width: float) -> Iterator[tuple[str, Sequence[Item]]]:
        own, words = self.own.items[item.id], self.words.items[item.id]
        topic = f"{own.topic} ({own.hint})" if own.hint else own.topic
        yield "topic", [self._value(topic, width)]
        place = self.questionnaire.place(item.id)
        if words.text:
            borrowed = self.words.borrows(f"{place}.text", f"{place}.question")
            remark = [self._remark(self.say("not translated"), width)] if borrowed else []
            yield "wording", [self._read(words.text, _HEAVY, width), *remark]
        if not item.asked:
            yield (
                "wording" if not words.text else "",
                [self._value(self.say("not asked aloud"), width)],
            )
        for variant in item.variants:
            yield (
                "other wording",
                [
                    self._remark(f"{variant.id} · {self._in_words.when(variant.condition)}", width),
                    self._remark(self.say("as written", variant.condition.text), width),
                    self._read(words.variants[variant.id].text, _HEAVY, width),
                    *(
                        self._read(f"{name}: {prompt}", _TEXT, width)
                        for name, prompt in words.variants[variant.id].follow_ups.items()
                    ),
                ],
            )
        if item.condition is not None:
            yield (
                "asked",
                [
                    self._value(self._in_words.only_if(item.condition), width),
                    self._remark(self.say("as written", item.condition.text), width),
                ],
            )
        yield "answers", list(self._answers(item, width))
        bands = bands_of(item, self.study)
        if bands is not None:
            text = ", ".join(bands.labels) if not bands.exact else self.say("exact")
            if not bands.exact and item.kind is not Kind.INTEGER:
                text = self.say("by year" if item.kind is Kind.MONTH else "in months", text)
            yield "bands", [self._value(text, width)]
        if item.follow_ups:
            yield "follow-ups", [self._follow_ups(item, width)]
        codes = [MissingCode.SKIPPED, MissingCode.NOT_REACHED]
        codes += [MissingCode.NOT_ASKED] if item.condition is not None else []
        codes += [MissingCode.WONT_SAY] if item.wont_say else []
        codes += [MissingCode.DONT_KNOW] if item.dont_know is True else []
        yield "missing", [self._value(", ".join(codes), width)]
        columns = self._columns.get(item.id)
        where = (
            self.say("in answers", item.id)
            if columns is None
            else self.say("in interviews", ", ".join(columns))
        )
        yield "data", [self._value(where, width)]

    def _answers(self, item: Question, width: float) -> Iterator[Item]:
        """What may be answered, code by code."""
        words = self.words.items[item.id]
        if item.scale is not None:
            yield self._value(self.say("scale", item.scale.id), width)
            yield from self._steps(item.scale, width - _LABELS - _GAP)
        elif item.options_from is not None:
            yield self._value(self.say("groups below"), width)
        elif item.kind in NUMBERS:
            low, high = item.minimum, item.maximum
            number = item.kind is Kind.INTEGER
            text = self.say("numbers", low, high) if number else self.say("months", high)
            yield self._value(text, width)
        elif item.kind is Kind.MONTH:
            yield self._value(self.say("numbers", item.earliest, item.latest), width)
        elif item.kind in TEXTS:
            yield self._value(self.say("letters", item.maximum), width)
        if item.scale is None:
            for code in item.codes:
                remarks = []
                if code == item.dont_know_code:
                    remarks.append(self.say("apart"))
                if code in item.exclusive:
                    remarks.append(self.say("alone"))
                cells: list[tuple[Item, float]] = [
                    (self._lay(str(code), _HEAVY, 10 * MM), 12 * MM),
                ]
                room = width - _LABELS - _GAP - 12 * MM
                label = self._label(words.options[code].label, room)
                if remarks:
                    remark = self._lay(f"({', '.join(remarks)})", _QUIET, room)
                    cells.append((self._stack(label, remark), room))
                else:
                    cells.append((label, room))
                yield self._cells(cells)

    def _steps(self, scale: Scale, width: float) -> Iterator[Item]:
        """The codes of a scale with their labels, a few on each line."""
        column = width / _STEPS
        for at in range(0, len(scale.codes), _STEPS):
            cells: list[tuple[Item, float]] = []
            for code in scale.codes[at : at + _STEPS]:
                room = column - 6 * MM
                cells.append((self._lay(str(code), _HEAVY, 6 * MM), 6 * MM))
                cells.append((self._label(self.words.label(scale, code), room - _GAP), room))
            yield self._cells(cells)

    def _follow_ups(self, item: Question, width: float) -> Item:
        words = self.words.items[item.id]
        room = width - _LABELS - _GAP
        rows = []
        for follow_up in item.follow_ups:
            opened = self._in_words.opened_by(item, follow_up) or self._in_words.say("any")
            prompt = words.follow_ups.get(follow_up.id, "")
            text: Item = (
                self._label(prompt, room - 52 * MM)
                if follow_up.has_prompt
                else self._lay(self.say("room"), _QUIET, room - 52 * MM)
            )
            rows.append(
                self._cells(
                    [
                        (self._lay(follow_up.id, _HEAVY, 28 * MM), 30 * MM),
                        (self._lay(opened, _TEXT, 20 * MM), 22 * MM),
                        (text, room - 52 * MM),
                    ]
                )
            )
        return self._stack(*rows)

    def _scales(self, width: float) -> list[Item]:
        return [self._scale(scale, width) for scale in self.questionnaire.scales.values()]

    def _scale(self, scale: Scale, width: float) -> Item:
        about = self.say("negative" if scale.high_is_negative else "positive")
        presented = self.questionnaire.presented_scale
        if presented is not None and presented.id == scale.id:
            about = f"{about} · {self.say('presented')}"
        name = self._snug(scale.id, _NAME, width / 2)
        side = self._snug(about, _QUIET, width - name.width - _GAP)
        rest = Space(width - name.width - side.width, 0)
        rows: list[Item] = [Rule(width, 0.6), Row((name, rest, side), self._rtl, middle=True)]
        colours = {step.code: step.colour for step in scale.steps}
        room = width - 58 * MM
        for code in scale.codes:
            colour = colours.get(code)
            swatch: Item = Space(_SWATCH, 0) if colour is None else _Swatch(colour)
            remark = self.say("apart") if colour is None else colour
            rows.append(
                self._cells(
                    [
                        (swatch, 8 * MM),
                        (self._lay(str(code), _HEAVY, 10 * MM), 12 * MM),
                        (self._lay(remark, _QUIET, 30 * MM), 38 * MM),
                        (self._label(self.words.label(scale, code), room), room),
                    ]
                )
            )
        return self._stack(*rows, gap=0.8 * MM)

    def _groups(self, width: float) -> list[Item]:
        study, language = self.study, self._language
        if not study.groups:
            return []
        letters = group_letters(study)
        wide = [16 * MM, 39 * MM, 0, 22 * MM, 37 * MM, 14 * MM]
        wide[2] = width - sum(wide)
        keys = ("letter", "id", "label", "jobcenter", "main group", "target")
        table = [[self.say(key) for key in keys]]
        for group in study.groups:
            target = "–".join(dict.fromkeys(map(str, group.target))) if group.target else ""
            table.append(
                [
                    letters[group.id],
                    group.id,
                    study.say(group.labels, language),
                    study.say(study.jobcenters[group.jobcenter], language),
                    study.say(study.main_groups[group.main_group], language),
                    target,
                ]
            )
        return self._table(table, wide, width)

    def _conditions(self, width: float) -> list[Item]:
        wide = [36 * MM, 0, 0]
        wide[1] = wide[2] = (width - wide[0]) / 2
        return [
            self._ruled(
                [
                    self._lay(name, _HEAVY, wide[0] - _GAP),
                    self._lay(condition.text, _TEXT, wide[1] - _GAP),
                    self._lay(self._in_words.when(condition), _TEXT, wide[2] - _GAP),
                ],
                wide,
                width,
            )
            for name, condition in self.questionnaire.conditions.items()
        ]

    def _missing_codes(self, width: float) -> list[Item]:
        wide = [16 * MM, width - 16 * MM]
        rows = []
        for code in MissingCode:
            labels = MISSING_LABELS[code]
            label = labels.get(self._language, labels["en"])
            cells = [self._lay(code, _HEAVY, wide[0]), self._lay(label, _TEXT, wide[1])]
            rows.append(self._ruled(cells, wide, width))
        return rows

    # --- making items -----------------------------------------------------------------------------

    def _lay(self, text: str, style: Style, width: float) -> Block:
        """The app's own words, or the questionnaire's in the app's language."""
        return self._set.lay(text, style, width, self.own)

    def _snug(self, text: str, style: Style, width: float) -> Block:
        return self._set.snug(text, style, width, self.own)

    def _value(self, text: str, width: float) -> Item:
        return self._lay(text, _TEXT, width - _LABELS - _GAP)

    def _remark(self, text: str, width: float) -> Item:
        return self._lay(text, _QUIET, width - _LABELS - _GAP)

    def _label(self, text: str, width: float) -> Block:
        """A short text of what is read aloud, from the side where the page begins."""
        return self._set.lay(text, _TEXT, width, self.words)

    def _read(self, text: str, style: Style, width: float) -> Item:
        """What is read aloud, from the side where its language begins."""
        wide = width - _LABELS - _GAP
        rtl = self._set.lay(text, style, wide, self.words).rtl
        return lay_out(self._fonts, text, style, wide, rtl)

    def _stack(self, *items: Item, gap: float = 0) -> Stack:
        return Stack(items, self._rtl, gap)

    def _facts(self, facts: Sequence[tuple[str, Sequence[Item]]], width: float) -> Item:
        """What there is to say, each behind what it is."""
        rows = []
        for key, values in facts:
            label = self._lay(self.say(key) if key else "", _QUIET, _LABELS)
            lower = Space(_LABELS, (_TEXT.size * _TEXT.leading - label.leading) / 2)
            first = Stack((lower, label), self._rtl)
            rows.append(Row((first, self._stack(*values)), self._rtl, _GAP))
        return self._stack(*rows, gap=0.6 * MM)

    def _cells(self, cells: Sequence[tuple[Item, float]]) -> Item:
        """Items in columns of these widths."""
        return Row(
            tuple(Stack((item, Space(wide, 0)), self._rtl) for item, wide in cells), self._rtl
        )

    def _ruled(self, cells: Sequence[Item], wide: Sequence[float], width: float) -> Item:
        row = self._cells(list(zip(cells, wide, strict=True)))
        return self._stack(Rule(width, 0.4, FAINT), row, gap=0.8 * MM)

    def _table(
        self, rows: Sequence[Sequence[str]], wide: Sequence[float], width: float
    ) -> list[Item]:
        """Texts in columns, the first row as their headings."""
        found = []
        for at, row in enumerate(rows):
            style = _TEXT if at else _QUIET
            cells = [
                self._lay(text, style, column - _GAP)
                for text, column in zip(row, wide, strict=True)
            ]
            found.append(self._ruled(cells, wide, width))
        return [self._stack(*found[:2], gap=1.5 * MM), *found[2:]]
