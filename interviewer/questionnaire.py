"""A questionnaire: what is asked, on which scales, with which follow-ups, in which words.

`parse_questionnaire` turns the mappings of a folder's text files (see `docs/questionnaire.md`)
into a frozen `Questionnaire`, or raises `QuestionnaireInvalid` with every mistake at once. The
structure stands in one file; each language has a file of texts alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

from interviewer.errors import Problem, QuestionnaireInvalid
from interviewer.reading import COLOUR, LANGUAGE, NAME, Fields, nearest, report_doubles

FORMAT = 1
INTRODUCTION, PRESENTATION, BACKGROUND, SUMMARY = (
    "introduction",
    "presentation",
    "background",
    "summary",
)
RESERVED = frozenset({INTRODUCTION, PRESENTATION, BACKGROUND, SUMMARY})
"""Names of the pages around the questions; no question may be called so."""

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
PLACEHOLDERS = frozenset({"organisation"})
"""What a study fills in where a text says {organisation}."""

STRUCTURE_FILE = "questionnaire.toml"


class Kind(StrEnum):
    """How a question or background field is answered."""

    RATING = "rating"
    SINGLE_CHOICE = "single_choice"
    INTEGER = "integer"
    DURATION = "duration"
    YES_NO = "yes_no"


YES, NO = 1, 0
"""The codes of a yes_no answer."""

QUESTION_KINDS = frozenset({Kind.RATING})
BACKGROUND_KINDS = frozenset({Kind.SINGLE_CHOICE, Kind.INTEGER, Kind.DURATION, Kind.YES_NO})


@dataclass(frozen=True, slots=True)
class Step:
    """One answer of a scale: its code in the data, and its colour (#RRGGBB) on the screen."""

    code: int
    colour: str


@dataclass(frozen=True)
class Scale:
    """An ordered scale of 2 to 7 steps, in the order shown, with a "don't know" set apart."""

    id: str
    steps: tuple[Step, ...]
    dont_know: int | None

    @cached_property
    def codes(self) -> tuple[int, ...]:
        """Every code that may be given, the steps first and "don't know" last."""
        steps = tuple(step.code for step in self.steps)
        return steps if self.dont_know is None else (*steps, self.dont_know)


@dataclass(frozen=True, slots=True)
class FollowUp:
    """The open question that `codes` lead to; without a prompt there is only room for a note."""

    id: str
    codes: frozenset[int]
    has_prompt: bool


@dataclass(frozen=True, slots=True)
class Question:
    """One question on a page of its own."""

    id: str
    kind: Kind
    scale: Scale
    follow_ups: tuple[FollowUp, ...]

    def follow_up(self, code: int | str | None) -> FollowUp | None:
        """The follow-up that the answer `code` opens, if any."""
        return next((f for f in self.follow_ups if code in f.codes), None)


@dataclass(frozen=True, slots=True)
class BackgroundField:
    """One background fact. `asked` tells whether the citizen is asked or the interviewer ticks.

    `options` holds the codes of a single choice; empty where the study gives them
    (`options_from`). `minimum` and `maximum` limit an integer, or a duration in months.
    """

    id: str
    kind: Kind
    asked: bool
    options: tuple[int, ...] = ()
    options_from: str | None = None
    minimum: int = 0
    maximum: int = 0


@dataclass(frozen=True, slots=True)
class QuestionText:
    """The words of a question: the topic is the interviewer's alone, the rest is read aloud."""

    topic: str
    text: str
    follow_ups: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class OptionText:
    """The label of an option and the letter that picks it."""

    label: str
    key: str


@dataclass(frozen=True, slots=True)
class FieldText:
    """The words of a background field."""

    label: str
    question: str
    hint: str
    options: Mapping[int, OptionText]


@dataclass(frozen=True, slots=True)
class Texts:
    """All words of a questionnaire in one language."""

    language: str
    name: str
    """What the language calls itself, for the choice of language."""
    validated: bool
    title: str
    source: str
    introduction: tuple[str, ...]
    presentation: tuple[str, ...]
    labels: Mapping[str, Mapping[int, str]]
    questions: Mapping[str, QuestionText]
    background: Mapping[str, FieldText]

    def label(self, scale: Scale, code: int) -> str:
        """The label of `code` on `scale`."""
        return self.labels[scale.id][code]


@dataclass(frozen=True)
class Questionnaire:
    """A checked questionnaire: every name in it is known, and the original has every text."""

    id: str
    version: str
    languages: tuple[str, ...]
    scales: Mapping[str, Scale]
    presented_scale: Scale | None
    """Shown and explained before the questions; None where that page is left out."""
    questions: tuple[Question, ...]
    background: tuple[BackgroundField, ...]
    texts: Mapping[str, Texts]

    @property
    def original(self) -> str:
        """The language of the validated wording."""
        return self.languages[0]

    @cached_property
    def question_ids(self) -> tuple[str, ...]:
        """The questions in the order asked."""
        return tuple(question.id for question in self.questions)

    def question(self, question_id: str) -> Question:
        """The question called `question_id`; KeyError if there is none."""
        for question in self.questions:
            if question.id == question_id:
                return question
        raise KeyError(question_id)

    def field(self, field_id: str) -> BackgroundField:
        """The background field called `field_id`; KeyError if there is none."""
        for field in self.background:
            if field.id == field_id:
                return field
        raise KeyError(field_id)

    def words(self, language: str) -> Texts:
        """The texts in `language`, or in the original where that language is not there."""
        return self.texts.get(language, self.texts[self.original])


def fill(text: str, places: Mapping[str, str]) -> str:
    """Put the study's words in place of {placeholders}."""
    return PLACEHOLDER.sub(lambda match: places.get(match[1], match[0]), text)


# --- reading ----------------------------------------------------------------------------------


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
    questions = tuple(_read_question(f, scales) for f in fields.tables("questions"))
    background = tuple(_read_field(f) for f in fields.tables("background", required=False))
    ids = [question.id for question in questions] + [field.id for field in background]
    report_doubles(fields, "questions", ids)
    if not questions and fields.has("questions"):
        fields.report("questions", "holds no question.", "Add at least one [[questions]].")
    fields.close()
    if problems:  # The texts can only be checked against a structure that is right.
        raise QuestionnaireInvalid(problems)
    words = {
        language: _read_texts(
            Fields(texts[language], f"{language}.toml", "", problems),
            language,
            scales.values(),
            questions,
            background,
            presents,
        )
        for language in languages
    }
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


def _read_scales(fields: Fields) -> dict[str, Scale]:
    palettes: dict[str, tuple[str, ...]] = {}
    table = fields.table("palettes")
    for name in table.names():
        colours = table.texts(name)
        for colour in colours:
            if not COLOUR.fullmatch(colour):
                table.report(name, f'"{colour}" is no colour.', "Write it like #C00000.")
        palettes[name] = colours
    scales: dict[str, Scale] = {}
    tables = fields.table("scales")
    for name in tables.names():
        scale = tables.table(name)
        before = len(fields.problems)
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
        scale.close()
        steps = tuple(Step(code, colour) for code, colour in zip(codes, colours, strict=False))
        # A broken scale has no name, so that nothing is measured against its codes.
        broken = len(fields.problems) > before
        scales[name] = Scale("" if broken else name, steps, dont_know)
    if not scales and fields.has("scales"):
        fields.report("scales", "holds no scale.", "Add a table [scales.NAME].")
    return scales


def _read_question(fields: Fields, scales: Mapping[str, Scale]) -> Question:
    question_id = _item_id(fields)
    nothing = Scale("", (), None)
    kind = fields.choice("kind", QUESTION_KINDS)
    if not kind:  # Which keys belong here hangs on it.
        return Question(question_id, Kind.RATING, nothing, ())
    scale = scales.get(fields.choice("scale", scales), nothing)
    follow_ups: list[FollowUp] = []
    taken: set[int] = set()
    for table in fields.tables("follow_ups", required=False):
        codes = table.integers("codes")
        for code in dict.fromkeys(codes):
            if scale.id and code not in scale.codes:
                known = ", ".join(map(str, scale.codes))
                table.report("codes", f'{code} is not on the scale "{scale.id}".', f"Use {known}.")
            if code in taken:
                table.report("codes", f"{code} opens two follow-ups.", "Keep it in one of them.")
            taken.add(code)
        if table.has("codes") and not codes:
            table.report("codes", "is empty, so it is never asked.", "Name the answers.")
        follow_ups.append(
            FollowUp(table.identifier("id"), frozenset(codes), table.flag("prompt", default=True))
        )
        table.close()
    report_doubles(fields, "follow_ups", [follow_up.id for follow_up in follow_ups])
    fields.close()
    return Question(question_id, Kind(kind), scale, tuple(follow_ups))


def _item_id(fields: Fields) -> str:
    item_id = fields.identifier("id")
    if item_id in RESERVED:
        fields.report("id", f'"{item_id}" is the name of a page.', "Choose another name.")
    return item_id


def _read_field(fields: Fields) -> BackgroundField:
    field_id = _item_id(fields)
    kind = fields.choice("kind", BACKGROUND_KINDS)
    if not kind:
        return BackgroundField(field_id, Kind.YES_NO, asked=False)
    asked = fields.choice("filled_by", ("interviewer", "citizen")) == "citizen"
    options: tuple[int, ...] = ()
    options_from = None
    minimum = maximum = 0
    if kind == Kind.SINGLE_CHOICE:
        if fields.has("options_from"):
            options_from = fields.choice("options_from", ("study.groups",))
        else:
            options = fields.integers("options")
            if fields.has("options") and len(options) < 2:
                fields.report("options", "needs two options at least.", "Add options.")
            if any(code < 0 for code in options):  # In the data those say why a value is missing.
                fields.report("options", "holds a code below 0.", "Use 0 or more.")
    elif kind == Kind.YES_NO:
        options = (YES, NO)
    elif kind == Kind.INTEGER:
        minimum = fields.integer("minimum", 0, 1_000_000)
        maximum = fields.integer("maximum", 0, 1_000_000, default=minimum)
    else:
        maximum = fields.integer("maximum_years", 1, 120) * 12
    if maximum < minimum:
        fields.report("maximum", f"{maximum} is below the minimum.", f"Use {minimum} or more.")
    fields.close()
    return BackgroundField(field_id, Kind(kind), asked, options, options_from, minimum, maximum)


def _read_texts(
    fields: Fields,
    language: str,
    scales: Iterable[Scale],
    questions: tuple[Question, ...],
    background: tuple[BackgroundField, ...],
    presents: bool,
) -> Texts:
    fields.choice("language", (language,))
    presentation = _paragraphs(fields, "presentation", required=presents)
    if presentation and not presents:
        fields.report(
            "presentation",
            "is never read: no scale is presented.",
            'Remove it, or name a presented_scale in "questionnaire.toml".',
        )
    texts = Texts(
        language=language,
        name=fields.text("name"),
        validated=fields.flag("validated", default=False),
        title=fields.text("title"),
        source=fields.text("source"),
        introduction=_paragraphs(fields, "introduction"),
        presentation=presentation,
        labels=_read_labels(fields.table("scales"), scales),
        questions=_read_question_texts(fields.table("questions"), questions),
        background=_read_background_texts(
            fields.table("background", required=bool(background)), background
        ),
    )
    fields.close()
    return texts


def _paragraphs(fields: Fields, key: str, *, required: bool = True) -> tuple[str, ...]:
    paragraphs = fields.texts(key, required=required)
    for paragraph in paragraphs:
        _check_places(fields, key, paragraph)
    return paragraphs


def _spoken(fields: Fields, key: str) -> str:
    text = fields.text(key)
    _check_places(fields, key, text)
    return text


def _check_places(fields: Fields, key: str, text: str) -> None:
    for name in PLACEHOLDER.findall(text):
        if name not in PLACEHOLDERS:
            fields.report(key, f"{{{name}}} is not filled in.", nearest(name, PLACEHOLDERS))
    if re.search("[{}]", PLACEHOLDER.sub("", text)):
        fields.report(key, "has a brace without its other half.", "Write e.g. {organisation}.")


def _read_labels(table: Fields, scales: Iterable[Scale]) -> dict[str, dict[int, str]]:
    labels: dict[str, dict[int, str]] = {}
    for scale in scales:
        names = table.table(scale.id)
        labels[scale.id] = {code: names.text(str(code)) for code in scale.codes}
        names.close()
    table.close()
    return labels


def _read_question_texts(table: Fields, questions: tuple[Question, ...]) -> dict[str, QuestionText]:
    texts: dict[str, QuestionText] = {}
    for question in questions:
        words = table.table(question.id)
        prompts = [f.id for f in question.follow_ups if f.has_prompt]
        follow_ups = words.table("follow_ups", required=bool(prompts))
        texts[question.id] = QuestionText(
            topic=words.text("topic"),
            text=_spoken(words, "text"),
            follow_ups={name: _spoken(follow_ups, name) for name in prompts},
        )
        follow_ups.close()
        words.close()
    table.close()
    return texts


def _read_background_texts(
    table: Fields, background: tuple[BackgroundField, ...]
) -> dict[str, FieldText]:
    texts: dict[str, FieldText] = {}
    for field in background:
        words = table.table(field.id)
        options: dict[int, OptionText] = {}
        if field.options:
            names = words.table("options")
            for code in field.options:
                option = names.table(str(code))
                options[code] = OptionText(option.text("label"), option.text("key"))
                key = options[code].key
                if key.strip() and not (len(key) == 1 and key.isalnum()):
                    option.report("key", "must be one letter or digit.", 'Write e.g. "K".')
                option.close()
            keys = [option.key.casefold() for option in options.values()]
            report_doubles(names, "", keys, "is the key of two options.")
            names.close()
        texts[field.id] = FieldText(
            label=words.text("label"),
            question=words.text("question", required=field.asked),
            hint=words.text("hint", required=False),
            options=options,
        )
        words.close()
    table.close()
    return texts
