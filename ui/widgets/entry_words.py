"""The words of a form's rows: topics, keys, and what the codes mean, as the interviewer reads them.

In the language of the app; the keys that the form itself may print count as well.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from string import ascii_uppercase

from PySide6.QtCore import QCoreApplication

from interviewer.interview import Answer, Missing
from interviewer.questionnaire import NUMBERS, TEXTS, Kind, OptionText, Question, Questionnaire
from interviewer.study import Study
from ui.widgets.entry_typing import DONT_KNOW, SKIP, WONT_SAY, Code

translate = QCoreApplication.translate

SIGNS = {
    Missing.SKIPPED: SKIP,
    Missing.DONT_KNOW: DONT_KNOW,
    Missing.WONT_SAY: WONT_SAY,
}


@dataclass(frozen=True, slots=True)
class Option:
    """A code that can be given: its key, what it means, and its colour on a scale."""

    code: Code
    key: str
    label: str
    colour: str | None = None
    letter: str = ""
    """Its other key, where it has one: as the form prints it."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an answer means."""

    text: str
    colour: str | None = None
    is_answer: bool = True


class EntryWords:
    """The words of one questionnaire, for an app and a form in these languages."""

    def __init__(
        self, questionnaire: Questionnaire, study: Study, app_language: str, form_language: str
    ) -> None:
        self.questionnaire = questionnaire
        self.app_language = app_language
        self._study = study
        self._words = questionnaire.words(app_language)
        self._form = questionnaire.words(form_language)
        self._options = {item.id: self._make(item) for item in questionnaire.items.values()}
        self._labels = {
            name: {option.code: option for option in options}
            for name, options in self._options.items()
        }

    # --- what can be given --------------------------------------------------------------------

    def _make(self, item: Question) -> Sequence[Option]:
        words = self._words
        if item.scale is not None:
            colours: Mapping[int, str | None] = {s.code: s.colour for s in item.scale.steps}
            return [
                Option(code, str(code), words.label(item.scale, code), colours.get(code))
                for code in item.scale.codes
            ]
        texts = words.items[item.id].options
        asked = item.id in self.questionnaire.question_ids
        # The background is the interviewer's own, on the form too.
        printed = self._form.items[item.id].options if asked else texts
        groups = self._groups(item) if item.options_from is not None else []
        return [*groups, *self._codes(item.codes, texts, printed)]

    def _codes(
        self,
        codes: Sequence[int],
        texts: Mapping[int, OptionText],
        printed: Mapping[int, OptionText],
    ) -> list[Option]:
        return [
            Option(
                code,
                str(code),
                texts[code].label,
                letter=printed[code].key if printed[code].key != str(code) else "",
            )
            for code in codes
        ]

    def _groups(self, item: Question) -> list[Option]:
        """By letter; of more groups than letters, by number."""
        study, language = self._study, self.app_language
        count = len(study.groups)
        keys: Sequence[str] = ascii_uppercase[:count]
        if count > len(ascii_uppercase):
            keys = [str(number) for number in range(1, count + 1)]
        taken = {str(code) for code in item.codes}
        several = len({group.jobcenter for group in study.groups}) > 1
        options = []
        for key, group in zip(keys, study.groups, strict=True):
            label = study.say(group.labels, language)
            if several:
                label = f"{study.say(study.jobcenters[group.jobcenter], language)} · {label}"
            options.append(Option(group.id, "" if key in taken else key, label))
        return options

    def options(self, item: Question) -> Sequence[Option]:
        """The codes that can be given, "don't know" last."""
        return self._options[item.id]

    def keys(self, item: Question) -> Mapping[str, Code]:
        """Every key of every code: its digits, and its letter in the app and on the form."""
        keys: dict[str, Code] = {}
        for words in (self._words, self._form):
            for code, option in words.items[item.id].options.items():
                if option.key:
                    keys[option.key.casefold()] = code
        for each in self._options[item.id]:
            if each.key:
                keys[each.key.casefold()] = each.code
        return keys

    def possible(self, item: Question) -> str:
        """What can be typed, in few characters: 1-5 or 9."""
        if item.kind in TEXTS:
            return ""
        if item.kind is Kind.INTEGER:
            return f"{item.minimum}–{item.maximum}"
        if item.kind is Kind.DURATION:
            return translate("EntryWords", "0–{years} years, 0–11 months").format(
                years=item.maximum // 12
            )
        if item.kind is Kind.MONTH:
            first, last = (f"{m[5:]}-{m[:4]}" for m in (item.earliest, item.latest))
            return f"{first} – {last}"
        return _spans([option.key for option in self.options(item) if option.key])

    # --- what is shown ------------------------------------------------------------------------

    def topic(self, item: Question) -> str:
        """A few words for the interviewer."""
        return self._words.items[item.id].topic

    def hint(self, item: Question) -> str:
        """The unit of a number, for one."""
        return self._words.items[item.id].hint

    def codes(self, item: Question, answer: Answer | None) -> tuple[str, ...]:
        """What stands in each cell of an answered item."""
        two = item.kind in (Kind.DURATION, Kind.MONTH)
        if answer is None:
            return ("", "") if two else ("",)
        if answer.missing is not None:
            return (SIGNS[answer.missing], "") if two else (SIGNS[answer.missing],)
        value = answer.value
        if item.kind is Kind.DURATION and isinstance(value, int):
            return str(value // 12), str(value % 12)
        if item.kind is Kind.MONTH and isinstance(value, str):
            return value[5:], value[:4]
        if isinstance(value, tuple):
            return (" ".join(map(str, value)),)
        if item.options_from is not None:
            option = self._labels[item.id].get(value) if value is not None else None
            return (option.key if option else "",)
        return (str(value),)

    def meaning(self, item: Question, answer: Answer | None) -> Meaning:
        """What the answer means, in words; empty for a text, which speaks for itself."""
        if answer is None:
            return Meaning("", is_answer=False)
        value = answer.value
        if value is None:
            return Meaning(_unsaid(answer.missing), is_answer=False)
        labels = self._labels[item.id]
        if isinstance(value, tuple):
            return Meaning(" · ".join(labels[code].label for code in value if code in labels))
        if item.kind is Kind.DURATION and isinstance(value, int):
            years, months = divmod(value, 12)
            return Meaning(
                translate("EntryWords", "{years} years, {months} months").format(
                    years=years, months=months
                )
            )
        if item.kind is Kind.MONTH and isinstance(value, str):
            return Meaning(f"{value[5:]}-{value[:4]}")
        if item.kind in NUMBERS:
            return Meaning(self.hint(item))
        option = labels.get(value)
        return Meaning(option.label, option.colour) if option else Meaning(str(value))

    def told(self, item: Question, answer: Answer) -> str:
        """An answer on a line of its own: its code and what it means."""
        meaning = self.meaning(item, answer)
        if answer.value is None or item.kind in (Kind.MONTH, Kind.DURATION):
            return meaning.text
        return "  ".join(part for part in (*self.codes(item, answer), meaning.text) if part)


def _unsaid(missing: Missing | None) -> str:
    if missing is Missing.DONT_KNOW:
        return translate("EntryWords", "does not know")
    if missing is Missing.WONT_SAY:
        return translate("EntryWords", "won't say")
    return translate("EntryWords", "not answered")


def _spans(keys: Sequence[str]) -> str:
    """Keys that follow one another as 1–5, and "or" before the last."""
    spans: list[list[str]] = []
    for key in keys:
        if spans and _follows(spans[-1][-1], key):
            spans[-1].append(key)
        else:
            spans.append([key])
    told: list[str] = []
    for span in spans:
        told += [f"{span[0]}–{span[-1]}"] if len(span) > 2 else span
    if len(told) < 2:
        return "".join(told)
    return translate("EntryWords", "{keys} or {last}").format(
        keys=", ".join(told[:-1]), last=told[-1]
    )


def _follows(before: str, key: str) -> bool:
    if before.isdecimal() and key.isdecimal():
        return int(key) == int(before) + 1
    return len(before) == len(key) == 1 and ord(key) == ord(before) + 1
