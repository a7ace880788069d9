"""From the text files of a questionnaire's folder to a checked `Questionnaire`.

`parse_questionnaire` takes the mappings that the files hold (see `docs/questionnaire.md`) and
raises `QuestionnaireInvalid` with every mistake at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from string import ascii_uppercase
from typing import Any

from interviewer.conditions import (
    Condition,
    Subject,
    parse_condition,
    parse_named,
)
from interviewer.errors import Problem, QuestionnaireInvalid
from interviewer.expressions import WORDS, ExpressionError
from interviewer.questionnaire import (
    CODED,
    EARLIEST,
    LATEST,
    MONTH,
    NO,
    NUMBERS,
    PLACEHOLDER,
    PLACEHOLDERS,
    RESERVED,
    STRUCTURE_FILE,
    YES,
    FollowUp,
    Kind,
    OptionText,
    Question,
    Questionnaire,
    QuestionText,
    Scale,
    Step,
    Texts,
    Variant,
    VariantText,
)
from interviewer.reachable import never_asked
from interviewer.reading import COLOUR, LANGUAGE, NAME, Fields, report_doubles
from interviewer.text import NOTE_LIMIT

FORMAT = 2
TEXT_LENGTH = 200
"""Characters of a one-line text, where the questionnaire does not say."""


def parse_questionnaire(
    structure: Mapping[str, Any], texts: Mapping[str, Mapping[str, Any]]
) -> Questionnaire:
    """Check a questionnaire and return it.

    `structure` is what questionnaire.toml holds; `texts` maps each language to what LANGUAGE.toml
    holds. Raises `QuestionnaireInvalid` with every mistake found.
    """
    problems: list[Problem] = []
    fields = Fields(structure, STRUCTURE_FILE, "", problems)
    if fields.newer_than(FORMAT):  # What else it holds cannot be judged.
        raise QuestionnaireInvalid(problems)
    questionnaire_id = fields.identifier("id", NAME)
    version = fields.identifier("version", NAME)
    languages = fields.languages()
    _check_languages(fields, languages, texts)
    scales = _read_scales(fields)
    presents = fields.has("presented_scale")
    presented = fields.choice("presented_scale", scales) if presents else ""
    themes = fields.identifiers("themes")
    drafts = [_read_item(f, scales, themes, asked=None) for f in fields.tables("questions")]
    ticked = fields.tables("background", required=False)
    kept = [_read_item(f, scales, themes, asked=_filled_by(f)) for f in ticked]
    ids = [draft.question.id for draft in (*drafts, *kept)]
    report_doubles(fields, "questions", ids)
    if not drafts and fields.has("questions"):
        fields.report("questions", "holds no question.", "Add at least one [[questions]].")
    same_meaning = fields.texts("same_meaning", required=False)
    expressions = fields.table("conditions", required=False)
    named_texts = {name: expressions.text(name) for name in expressions.names()}
    fields.close()
    if problems:  # Conditions and texts can only be checked against a structure that is right.
        raise QuestionnaireInvalid(problems)
    named, questions, background = _bind(expressions, named_texts, drafts, kept)
    if problems:
        raise QuestionnaireInvalid(problems)
    shape = _Shape(tuple(scales.values()), questions, background, themes, presents)
    words: dict[str, Texts] = {}
    for language in languages:
        table = Fields(texts[language], f"{language}.toml", "", problems)
        words[language] = _Words(table, language, words.get(languages[0])).read(shape)
    if problems:
        raise QuestionnaireInvalid(problems)
    return Questionnaire(
        id=questionnaire_id,
        version=version,
        languages=languages,
        scales=scales,
        presented_scale=scales[presented] if presents else None,
        questions=questions,
        background=background,
        texts=words,
        themes=themes,
        conditions=named,
        same_meaning=frozenset(same_meaning),
    )


def _check_languages(
    fields: Fields, languages: tuple[str, ...], texts: Mapping[str, Mapping[str, Any]]
) -> None:
    for language in dict.fromkeys(languages):
        if LANGUAGE.fullmatch(language) and language not in texts:
            fields.report(
                "languages",
                f"{language}.toml is missing.",
                f'Add the file, or take "{language}" out of the list.',
            )
    for language in texts:
        if language not in languages:
            fields.report(
                "languages",
                f"{language}.toml is there, but not in the list.",
                f'Add "{language}" to the list, or remove the file.',
            )


# --- scales -------------------------------------------------------------------------------------


def _read_scales(fields: Fields) -> dict[str, Scale]:
    palettes: dict[str, tuple[str, ...]] = {}
    table = fields.table("palettes", required=fields.has("scales"))
    for name in table.names():
        colours = table.texts(name)
        for colour in colours:
            if not COLOUR.fullmatch(colour):
                table.report(name, f'"{colour}" is no colour.', "Write it like #C00000.")
        palettes[name] = colours
    scales: dict[str, Scale] = {}
    tables = fields.table("scales", required=False)
    for name in tables.names():
        scales[name] = _read_scale(name, tables.table(name), palettes)
    return scales


def _read_scale(name: str, scale: Fields, palettes: Mapping[str, tuple[str, ...]]) -> Scale:
    before = len(scale.problems)
    codes = scale.integers("codes")
    palette = scale.choice("palette", palettes)
    colours = palettes.get(palette, ())
    if scale.has("codes") and not 2 <= len(codes) <= 7:
        scale.report("codes", f"has {len(codes)} steps.", "Give 2 to 7.")
    elif palette and codes and len(colours) != len(codes):
        scale.report(
            "palette",
            f"has {len(colours)} colours for {len(codes)} codes.",
            "Give one colour for each code.",
        )
    dont_know = scale.integer("dont_know", 0, 9, default=-1) if scale.has("dont_know") else None
    if dont_know in codes:
        scale.report("dont_know", f"{dont_know} is a step too.", "Give it a code of its own.")
    if any(not 0 <= code <= 9 for code in codes):
        scale.report("codes", "must be 0 to 9.", "One digit answers; choose other codes.")
    highest = scale.choice("highest", ("positive", "negative"), default="positive")
    scale.close()
    steps = tuple(Step(code, colour) for code, colour in zip(codes, colours, strict=False))
    # A broken scale has no name, so that nothing is measured against its codes.
    broken = len(scale.problems) > before
    return Scale("" if broken else name, steps, dont_know, highest == "negative")


# --- questions and background fields ------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Draft:
    """An item whose expressions are not bound yet."""

    question: Question
    fields: Fields
    asked_if: str
    variants: tuple[tuple[Fields, str, str], ...]
    """Table, id and expression of each."""


def _filled_by(fields: Fields) -> bool:
    return fields.choice("filled_by", ("interviewer", "citizen")) == "citizen"


def _read_item(
    fields: Fields, scales: Mapping[str, Scale], themes: Sequence[str], asked: bool | None
) -> _Draft:
    item_id = fields.identifier("id")
    if item_id in RESERVED:
        fields.report("id", f'"{item_id}" is the name of a page.', "Choose another name.")
    elif item_id in WORDS:
        fields.report("id", f'"{item_id}" is a word of conditions.', "Choose another name.")
    kind_name = fields.choice("kind", frozenset(Kind))
    if not kind_name:  # Which keys belong here hangs on it.
        return _Draft(Question(item_id, Kind.YES_NO), fields, "", ())
    kind = Kind(kind_name)
    if asked is None:
        by = fields.choice("filled_by", ("interviewer", "citizen"), default="citizen")
        asked = by == "citizen"
    made = _read_kind(fields, kind, scales)
    question = Question(
        id=item_id,
        kind=kind,
        asked=asked,
        wont_say=fields.flag("wont_say", default=False),
        required=fields.flag("required", default=False),
        theme=fields.choice("theme", themes) if fields.has("theme") else None,
        **made,
    )
    question = _with_follow_ups(fields, question)
    asked_if = fields.text("asked_if") if fields.has("asked_if") else ""
    variants = []
    for table in fields.tables("variants", required=False):
        variants.append((table, table.identifier("id"), table.text("if")))
        table.close()
    report_doubles(fields, "variants", [name for _, name, _ in variants])
    fields.close()
    return _Draft(question, fields, asked_if, tuple(variants))


def _read_kind(fields: Fields, kind: Kind, scales: Mapping[str, Scale]) -> dict[str, Any]:
    """The keys that belong to one kind alone, as arguments of `Question`."""
    if kind is Kind.RATING:
        return {"scale": scales.get(fields.choice("scale", scales), Scale("", (), None))}
    if kind in CODED:
        return _read_choice(fields, kind)
    made: dict[str, Any] = {}
    if kind is Kind.INTEGER:
        made["minimum"] = fields.integer("minimum", 0, 1_000_000)
        made["maximum"] = fields.integer("maximum", 0, 1_000_000, default=made["minimum"])
        if made["maximum"] < made["minimum"]:
            rule = f"{made['maximum']} is below the minimum."
            fields.report("maximum", rule, f"Use {made['minimum']} or more.")
    elif kind is Kind.DURATION:
        made["maximum"] = fields.integer("maximum_years", 1, 120) * 12
    elif kind is Kind.MONTH:
        made["earliest"] = _month(fields, "earliest", EARLIEST)
        made["latest"] = _month(fields, "latest", LATEST)
        if made["latest"] < made["earliest"]:
            fields.report("latest", "is before the earliest.", f"Use {made['earliest']} or later.")
    else:
        length = TEXT_LENGTH if kind is Kind.TEXT else NOTE_LIMIT
        asked = fields.integer("maximum_length", 1, NOTE_LIMIT, required=False, default=length)
        made["maximum"] = asked
    made["dont_know"] = fields.flag("dont_know", default=False) or None
    return made


def _month(fields: Fields, key: str, default: str) -> str:
    if not fields.has(key):
        return default
    value = fields.matching(key, MONTH, '"2024-05"')
    return value if MONTH.fullmatch(value) else default


def _read_choice(fields: Fields, kind: Kind) -> dict[str, Any]:
    made: dict[str, Any] = {}
    if kind is Kind.YES_NO:
        made["options"] = (YES, NO)
    elif kind is Kind.SINGLE_CHOICE and fields.has("options_from"):
        made["options_from"] = fields.choice("options_from", ("study.groups",))
        return made
    else:
        options = made["options"] = fields.integers("options")
        if fields.has("options") and len(options) < 2:
            fields.report("options", "needs two options at least.", "Add options.")
        if any(code < 0 for code in options):  # In the data those say why a value is missing.
            fields.report("options", "holds a code below 0.", "Use 0 or more.")
    if kind is Kind.MULTIPLE_CHOICE and fields.has("exclusive"):
        exclusive = fields.integers("exclusive")
        for code in exclusive:
            if code not in made["options"]:
                fields.report("exclusive", f"{code} is no option.", "Name codes of the options.")
        made["exclusive"] = frozenset(exclusive)
    if fields.has("dont_know"):
        made["dont_know"] = fields.integer("dont_know", 0, 1_000_000, default=-1)
        if made["dont_know"] in made["options"]:
            rule = f"{made['dont_know']} is an option too."
            fields.report("dont_know", rule, "Give it a code of its own.")
    return made


def _with_follow_ups(fields: Fields, question: Question) -> Question:
    follow_ups: list[FollowUp] = []
    taken: set[int] = set()
    broken = question.scale is not None and not question.scale.id
    for table in fields.tables("follow_ups", required=False):
        codes: tuple[int, ...] = ()
        span = None
        if question.kind in CODED and question.options_from is None and table.has("codes"):
            codes = table.integers("codes")
            for code in codes:
                if not broken and code not in question.codes:
                    known = ", ".join(map(str, question.codes))
                    where = f'the scale "{question.scale.id}"' if question.scale else "the options"
                    table.report("codes", f"{code} is not on {where}.", f"Use {known}.")
                # Several of a multiple choice may be given at once: the first that fits opens.
                if code in taken and question.kind is not Kind.MULTIPLE_CHOICE:
                    table.report(
                        "codes", f"{code} opens two follow-ups.", "Keep it in one of them."
                    )
                taken.add(code)
            if not codes:
                table.report("codes", "is empty, so it is never asked.", "Name the answers.")
        elif question.kind in NUMBERS and table.has("range"):
            span = table.span("range")
            if span[1] < question.minimum or span[0] > question.maximum:
                limits = f"{question.minimum} to {question.maximum}"
                table.report("range", "holds no possible answer.", f"Stay within {limits}.")
        if follow_ups and not follow_ups[-1].codes and follow_ups[-1].span is None:
            table.report(
                "", "is never asked: the one before it opens with any answer.", "Put it before."
            )
        prompt = table.flag("prompt", default=True)
        follow_ups.append(FollowUp(table.identifier("id"), frozenset(codes), prompt, span))
        table.close()
    report_doubles(fields, "follow_ups", [follow_up.id for follow_up in follow_ups])
    return _replace(question, follow_ups=tuple(follow_ups))


def _replace(question: Question, **changes: Any) -> Question:
    # Not dataclasses.replace: cached properties must not travel.
    values = {name: getattr(question, name) for name in question.__dataclass_fields__}
    return Question(**(values | changes))


# --- conditions ---------------------------------------------------------------------------------


def _bind(
    expressions: Fields,
    named_texts: Mapping[str, str],
    drafts: Sequence[_Draft],
    kept: Sequence[_Draft],
) -> tuple[dict[str, Condition], tuple[Question, ...], tuple[Question, ...]]:
    """Parse every expression against the items, and check that each item can be asked."""
    subjects = {d.question.id: subject_of(d.question) for d in (*drafts, *kept)}
    named, wrong = parse_named(named_texts, subjects)
    for name, rule, mend in wrong:
        expressions.report(name, rule, mend)
    before = len(expressions.problems)
    order = [draft.question.id for draft in drafts]
    fields_order = [draft.question.id for draft in kept]
    places_in_order = {name: place for place, name in enumerate(order)}
    places_in_background = {name: place for place, name in enumerate(fields_order)}
    questions = [
        _bind_item(draft, subjects, named, places_in_order, place)
        for place, draft in enumerate(drafts)
    ]
    background = [
        _bind_item(draft, subjects, named, places_in_background, place)
        for place, draft in enumerate(kept)
    ]
    first = [q for q in questions if q.hangs_on & set(fields_order)]
    last = [q for q in background if q.hangs_on & set(order)]
    if first and last:
        rule = (
            f'go in a circle: "{first[0].id}" hangs on the background and "{last[0].id}" of the '
            "background on a question."
        )
        expressions.report("", rule, "Let one of them be asked without the other.")
    if not wrong and len(expressions.problems) == before:
        whole = [*order, *fields_order] if last else [*fields_order, *order]
        conditions = {
            item.id: item.condition for item in (*questions, *background) if item.condition
        }
        places = {draft.question.id: draft.fields for draft in (*drafts, *kept)}
        for name in never_asked(whole, subjects, conditions):
            places[name].report(
                "asked_if",
                f'"{conditions[name].text}" is never met: the question can never be asked.',
                "Correct the condition, or remove the question.",
            )
    return named, tuple(questions), tuple(background)


def _bind_item(
    draft: _Draft,
    subjects: Mapping[str, Subject],
    named: Mapping[str, Condition],
    places: Mapping[str, int],
    own: int,
) -> Question:
    """The item with its conditions; `own` is its place among the items of its list."""

    def parse(fields: Fields, key: str, text: str) -> Condition | None:
        try:
            condition = parse_condition(text, subjects, named)
        except ExpressionError as error:
            for rule, mend in error.problems:
                fields.report(key, rule, mend)
            return None
        for name in sorted(n for n in condition.names if places.get(n, -1) >= own):
            if name == draft.question.id:
                fields.report(key, "refers to the question itself.", "Name an earlier question.")
            else:
                rule = f'refers to "{name}", which is asked later.'
                fields.report(key, rule, "Put that one before, or name an earlier question.")
        return condition

    condition = parse(draft.fields, "asked_if", draft.asked_if) if draft.asked_if else None
    variants = []
    for table, name, text in draft.variants:
        when = parse(table, "if", text) if text else None
        if when is not None:
            variants.append(Variant(name, when))
    return _replace(draft.question, condition=condition, variants=tuple(variants))


def subject_of(question: Question) -> Subject:
    """What a condition needs to know of an item."""
    scale = question.scale
    steps = tuple(step.code for step in scale.steps) if scale else question.options
    return Subject(
        id=question.id,
        kind=question.kind.value,
        steps=steps,
        dont_know=question.dont_know_code,
        may_not_know=question.may_not_know,
        wont_say=question.wont_say,
        minimum=question.minimum,
        maximum=question.maximum,
        earliest=question.earliest,
        latest=question.latest,
        from_study=question.options_from is not None,
        exclusive=question.exclusive,
        required=question.required,
    )


# --- texts --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Shape:
    """What the texts are read for."""

    scales: tuple[Scale, ...]
    questions: tuple[Question, ...]
    background: tuple[Question, ...]
    themes: tuple[str, ...]
    presents: bool


class _Words:
    """Reads one language. What it lacks is borrowed from the original, and that is taken down."""

    def __init__(self, fields: Fields, language: str, base: Texts | None) -> None:
        """`base`: the original language's texts; None while reading these."""
        self._fields = fields
        self._language = language
        self._base = base
        self._borrowed: set[str] = set()

    def read(self, shape: _Shape) -> Texts:
        """All texts; mistakes go to the problems of the fields."""
        fields, base = self._fields, self._base
        fields.choice("language", (self._language,))
        presentation = self._paragraphs(
            "presentation", base.presentation if base else None, shape.presents
        )
        if presentation and not shape.presents:
            fields.report(
                "presentation",
                "is never read: no scale is presented.",
                f'Remove it, or name a presented_scale in "{STRUCTURE_FILE}".',
            )
        themes = fields.table("themes", required=bool(shape.themes) and base is None)
        texts = Texts(
            language=self._language,
            name=fields.text("name"),
            validated=fields.flag("validated", default=False),
            title=self._text(fields, "title", base.title if base else None),
            source=self._text(fields, "source", base.source if base else None),
            introduction=self._paragraphs(
                "introduction", base.introduction if base else None, True
            ),
            presentation=presentation,
            labels=self._labels(shape.scales),
            themes={
                name: self._text(themes, name, base.themes[name] if base else None)
                for name in shape.themes
            },
            items=self._items("questions", shape.questions, "topic", "text")
            | self._items("background", shape.background, "label", "question"),
            borrowed=frozenset(self._borrowed),
        )
        themes.close()
        fields.close()
        return texts

    def _text(self, fields: Fields, key: str, base: str | None, required: bool = True) -> str:
        """A text; the original's where this language has none."""
        if base is None or fields.has(key):
            return fields.text(key, required=required and base is None)
        if base:
            self._borrowed.add(fields.at(key))
        return base

    def _spoken(self, fields: Fields, key: str, base: str | None, required: bool = True) -> str:
        text = self._text(fields, key, base, required)
        _check_places(fields, key, text)
        return text

    def _paragraphs(
        self, key: str, base: tuple[str, ...] | None, required: bool
    ) -> tuple[str, ...]:
        fields = self._fields
        if base is not None and not fields.has(key):
            if base:
                self._borrowed.add(key)
            return base
        paragraphs = fields.texts(key, required=required)
        for paragraph in paragraphs:
            _check_places(fields, key, paragraph)
        return paragraphs

    def _table(self, fields: Fields, key: str, *, required: bool = True) -> Fields:
        return fields.table(key, required=required and self._base is None)

    def _labels(self, scales: Iterable[Scale]) -> dict[str, dict[int, str]]:
        scales = tuple(scales)
        table = self._table(self._fields, "scales", required=bool(scales))
        labels: dict[str, dict[int, str]] = {}
        for scale in scales:
            names = self._table(table, scale.id)
            base = self._base.labels[scale.id] if self._base else {}
            labels[scale.id] = {
                code: self._text(names, str(code), base.get(code)) for code in scale.codes
            }
            names.close()
        table.close()
        return labels

    def _items(
        self, key: str, items: tuple[Question, ...], topic: str, text: str
    ) -> dict[str, QuestionText]:
        table = self._table(self._fields, key, required=bool(items))
        texts = {
            item.id: self._item(
                self._table(table, item.id),
                item,
                topic,
                text,
                self._base.items[item.id] if self._base else None,
            )
            for item in items
        }
        table.close()
        return texts

    def _item(
        self, words: Fields, item: Question, topic: str, text: str, base: QuestionText | None
    ) -> QuestionText:
        prompts = [f.id for f in item.follow_ups if f.has_prompt]
        follow_ups = self._table(words, "follow_ups", required=bool(prompts))
        variants = self._table(words, "variants", required=bool(item.variants))
        made = QuestionText(
            topic=self._text(words, topic, base.topic if base else None),
            text=self._spoken(words, text, base.text if base else None, item.asked),
            hint=self._text(words, "hint", base.hint if base else None, required=False),
            options=self._options(words, item, base),
            follow_ups={
                name: self._spoken(follow_ups, name, base.follow_ups[name] if base else None)
                for name in prompts
            },
            variants={
                variant.id: self._variant(
                    self._table(variants, variant.id),
                    text,
                    prompts,
                    base.variants[variant.id] if base else None,
                )
                for variant in item.variants
            },
        )
        for each in (follow_ups, variants, words):
            each.close()
        return made

    def _variant(
        self, words: Fields, text: str, prompts: Sequence[str], base: VariantText | None
    ) -> VariantText:
        follow_ups = words.table("follow_ups", required=False)
        own = {
            name: self._spoken(follow_ups, name, base.follow_ups.get(name) if base else None)
            for name in prompts
            if follow_ups.has(name) or (base is not None and name in base.follow_ups)
        }
        made = VariantText(self._spoken(words, text, base.text if base else None), own)
        follow_ups.close()
        words.close()
        return made

    def _options(
        self, words: Fields, item: Question, base: QuestionText | None
    ) -> dict[int, OptionText]:
        codes = () if item.scale is not None else item.codes
        if not codes:
            return {}
        names = self._table(words, "options")
        keys = _keys(codes)
        options: dict[int, OptionText] = {}
        for code in codes:
            known = base.options[code] if base else None
            key = known.key if known else keys[code]
            if known is not None and not names.has(str(code)):
                self._borrowed.add(names.at(str(code)))
                options[code] = known
            elif names.is_text(str(code)):
                options[code] = OptionText(names.text(str(code)), key)
            else:
                option = names.table(str(code))
                label = self._text(option, "label", known.label if known else None)
                if option.has("key"):
                    key = option.text("key")
                    if key.strip() and not (len(key) == 1 and key.isalnum()):
                        option.report("key", "must be one letter or digit.", 'Write e.g. "K".')
                options[code] = OptionText(label, key)
                option.close()
        taken = [option.key.casefold() for option in options.values()]
        report_doubles(names, "", taken, "is the key of two options.")
        names.close()
        return options


def _keys(codes: Sequence[int]) -> dict[int, str]:
    """The keys of options that name none: their digits, or letters where there are more."""
    if all(code <= 9 for code in codes):
        return {code: str(code) for code in codes}
    letters = [*ascii_uppercase, *([""] * len(codes))]
    return dict(zip(codes, letters, strict=False))


def _check_places(fields: Fields, key: str, text: str) -> None:
    for name in PLACEHOLDER.findall(text):
        if name not in PLACEHOLDERS:
            fields.report(key, f"{{{name}}} is not filled in.", fields.nearest(name, PLACEHOLDERS))
    if re.search("[{}]", PLACEHOLDER.sub("", text)):
        fields.report(key, "has a brace without its other half.", "Write e.g. {organisation}.")


__all__ = ["FORMAT", "parse_questionnaire", "subject_of"]
