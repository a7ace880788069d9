"""The variables of a released data set: names, labels, valid and missing codes.

Of each question its answer, and which follow-up that opened; of each level of a background
variable one. Texts and notes are in none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from interviewer.anonymise import CHOSEN, MAIN_GROUP, NOT_CHOSEN, bands_of, edges
from interviewer.codebook import CHOICE_LABELS, COLUMN_LABELS, INTERVIEWS, MISSING_LABELS, MONTHS
from interviewer.dataset import Measure, Variable
from interviewer.expressions import render
from interviewer.hierarchies import WITHHELD_LABELS, in_languages, label_of, possible_missing
from interviewer.questionnaire import MEASURED, TEXTS, Kind, Question, Questionnaire
from interviewer.release import WITHHELD, Hierarchy
from interviewer.study import Study

Labels = Mapping[str, str]

NAME_LENGTH = 32
_NONE_OPENED: Labels = {"da": "Intet uddybende spørgsmål", "en": "No follow-up"}
_FOLLOW_UP: Labels = {"da": "uddybende spørgsmål", "en": "follow-up"}
_COARSER: Labels = {"da": "grovere", "en": "coarser"}


@dataclass(frozen=True, slots=True)
class Asked:
    """A variable of a question."""

    variable: Variable
    question: str
    option: str = ""
    follow_ups: Mapping[str, int] | None = None
    """The codes of the follow-ups, where that is what it tells."""
    rating: bool = False


_STATA = "byte double float if in int long strl using with"
_SPSS = "all and by eq ge gt le lt ne not or to with"
RESERVED = frozenset(f"{_STATA} {_SPSS}".split())
"""What Stata (manual [U] 11.3, Naming conventions) and SPSS (Command Syntax Reference, Variable
Names) keep to themselves, in lower case; so does Stata "str" with any number. Those that begin with
an underscore cannot come up."""


class Names:
    """Gives each variable a name of its own that every format can carry."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def of(self, wanted: str) -> str:
        """`wanted`, or the like: lower-case ASCII, a letter first, 32 characters at the most.

        A word that Stata or SPSS keeps to itself gets "_v" behind it: SPSS advises against names
        that end with an underscore.
        """
        plain = re.sub(r"[^a-z0-9_]", "_", wanted.lower())
        plain = (plain if plain[:1].isalpha() else f"v_{plain}")[:NAME_LENGTH]
        if plain in RESERVED or re.fullmatch(r"str[0-9]+", plain):
            plain += "_v"
        name, number = plain, 1
        while name in self._taken:
            number += 1
            name = f"{plain[: NAME_LENGTH - 1 - len(str(number))]}_{number}"
        self._taken.add(name)
        return name


def questions_told(study: Study, questionnaires: Sequence[Questionnaire]) -> list[Asked]:
    """What is told of the questions, in the order of the versions, the present one first."""
    first: dict[str, list[tuple[Questionnaire, Question]]] = {}
    for questionnaire in questionnaires:
        for question in questionnaire.questions:
            # Texts are in no release; a question for the group would tell it past the hierarchy.
            if question.kind not in TEXTS and question.options_from is None:
                first.setdefault(question.id, []).append((questionnaire, question))
    names = Names()
    several = len(questionnaires) > 1
    found: list[Asked] = []
    for own in first.values():
        found += _of_question(own, study, names, several)
    return found


def _of_question(
    own: Sequence[tuple[Questionnaire, Question]], study: Study, names: Names, several: bool
) -> list[Asked]:
    questionnaire, item = own[0]
    items = [question for _, question in own]
    words = {each: questionnaire.words(each).items[item.id] for each in study.languages}
    label = {language: each.topic for language, each in words.items()}
    wording = {language: each.text for language, each in words.items()}
    missing = {
        int(code): in_languages(MISSING_LABELS[code], study)
        for code in possible_missing(items, several)
    }
    universe = "" if item.condition is None else render(item.condition.meaning)
    found: list[Asked] = []
    if item.kind is Kind.MULTIPLE_CHOICE:
        for code in dict.fromkeys(code for each in items for code in each.codes):
            source = next((q, i) for q, i in own if code in i.codes)
            said: Labels = {
                language: f"{label[language]}: {label_of(*source, code, language)}"
                for language in study.languages
            }
            values: dict[int, Labels] = {
                int(cell): in_languages(CHOICE_LABELS[cell], study) for cell in (CHOSEN, NOT_CHOSEN)
            }
            name = names.of(f"{item.id}_{code}")
            variable = Variable(name, said, wording, "nominal", values, missing, {}, universe)
            found.append(Asked(variable, item.id, str(code)))
    else:
        values, dont_know, measure = _values(own, study)
        variable = Variable(
            names.of(item.id),
            label,
            wording,
            measure,
            values,
            {**dont_know, **missing},
            {},
            universe,
        )
        found.append(Asked(variable, item.id, rating=item.kind is Kind.RATING))
    follow_ups = dict.fromkeys(f.id for each in items for f in each.follow_ups)
    if follow_ups:
        codes = {name: number for number, name in enumerate(follow_ups, 1)}
        said = {
            language: f"{label[language]}: {_FOLLOW_UP.get(language, _FOLLOW_UP['en'])}"
            for language in study.languages
        }
        opened: dict[int, Labels] = {0: in_languages(_NONE_OPENED, study)}
        for name, code in codes.items():
            opened[code] = {each: _prompt(own, name, each) for each in study.languages}
        variable = Variable(
            names.of(f"{item.id}_follow_up"),
            said,
            {},
            "nominal",
            opened,
            missing,
            {code: name for name, code in codes.items()},
            universe,
        )
        found.append(Asked(variable, item.id, follow_ups=codes))
    return found


def _prompt(own: Sequence[tuple[Questionnaire, Question]], name: str, language: str) -> str:
    for questionnaire, item in own:
        if any(follow_up.id == name for follow_up in item.follow_ups):
            return questionnaire.words(language).items[item.id].follow_ups.get(name, "") or name
    return name


def _values(
    own: Sequence[tuple[Questionnaire, Question]], study: Study
) -> tuple[dict[int, Labels], dict[int, Labels], Measure]:
    """Valid codes, the code for "don't know", and how the variable measures."""
    item = own[0][1]
    if item.kind in MEASURED:
        bands = bands_of(item, study)
        if bands is None or bands.exact:
            return {}, {}, "scale"
        values: dict[int, Labels] = {}
        for low, band in zip(edges(bands), bands.labels, strict=True):
            months = item.kind is Kind.DURATION
            values[low] = {
                language: f"{band} {MONTHS.get(language, MONTHS['en'])}" if months else band
                for language in study.languages
            }
        return values, {}, "ordinal"
    said: dict[int, Labels] = {}
    unsure: dict[int, Labels] = {}
    for questionnaire, question in own:
        for code in question.codes:
            into = unsure if code == question.dont_know_code else said
            if code not in into:
                into[code] = {
                    language: label_of(questionnaire, question, code, language)
                    for language in study.languages
                }
    return said, unsure, "ordinal" if item.kind is Kind.RATING else "nominal"


def background_variable(
    name: str,
    height: int,
    hierarchy: Hierarchy,
    study: Study,
    questionnaires: Sequence[Questionnaire],
) -> Variable:
    """The variable of one level of a hierarchy."""
    level = hierarchy.levels[height]
    with_it = [each for each in questionnaires if hierarchy.item in each.items]
    item = with_it[0].items[hierarchy.item] if with_it else None
    unsure = item.dont_know_code if item is not None else None
    labels = {code: said for code, said in level.labels.items() if code >= 0 and code != unsure}
    missing = {code: said for code, said in level.labels.items() if code < 0 or code == unsure}
    missing[WITHHELD] = in_languages(WITHHELD_LABELS, study)
    ordered = item is not None and (item.kind in MEASURED or item.kind is Kind.RATING)
    exact = ordered and all(ids == str(code) for code, ids in level.ids.items())
    measure: Measure = "nominal"
    if ordered:
        measure = "scale" if exact and item is not None and item.kind in MEASURED else "ordinal"
    wording: Labels = {}
    if item is not None and item.asked:
        wording = {
            each: with_it[0].words(each).items[hierarchy.item].text for each in study.languages
        }
    label: Labels = hierarchy.labels
    if level.name.startswith(MAIN_GROUP):
        label = in_languages(COLUMN_LABELS[INTERVIEWS, MAIN_GROUP], study)
    elif height:
        label = {
            language: f"{said} ({_COARSER.get(language, _COARSER['en'])})"
            for language, said in hierarchy.labels.items()
        }
    return Variable(
        name,
        label,
        wording,
        measure,
        {} if measure == "scale" else labels,
        missing,
        {code: stands for code, stands in level.ids.items() if code in labels},
    )
