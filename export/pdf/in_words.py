"""What hangs on answers, in words for the interviewer: "7 Kontakt: Socialafdelingen eller Andre".

The conditions of a questionnaire are short expressions; on paper somebody has to follow them, or
to read them in a code book. What the app adds to the questionnaire's own words stands here as
data, in Danish and English.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain, repeat
from string import ascii_uppercase

from interviewer.conditions import Condition
from interviewer.expressions import (
    And,
    Compare,
    Has,
    Is,
    Membership,
    Not,
    Or,
    Tree,
)
from interviewer.questionnaire import FollowUp, Kind, Question, Questionnaire, Texts
from interviewer.study import Group, Study

Labels = Mapping[str, str]
"""Language to text."""

WORDS: Mapping[str, Labels] = {
    "and": {"da": "{} og {}", "en": "{} and {}"},
    "or": {"da": "{} eller {}", "en": "{} or {}"},
    "not": {"da": "ikke ({})", "en": "not ({})"},
    "other": {"da": "andet end {}", "en": "other than {}"},
    "only if": {"da": "Kun hvis {}", "en": "Only if {}"},
    "not if": {"da": "Ikke hvis {}", "en": "Not if {}"},
    "if": {"da": "Hvis {}", "en": "If {}"},
    "if not": {"da": "Hvis ikke {}", "en": "If not {}"},
    "else": {"da": "Ellers", "en": "Otherwise"},
    "<": {"da": "under {}", "en": "under {}"},
    "<=": {"da": "højst {}", "en": "at most {}"},
    ">": {"da": "over {}", "en": "over {}"},
    ">=": {"da": "mindst {}", "en": "at least {}"},
    "month <": {"da": "før {}", "en": "before {}"},
    "month <=": {"da": "senest {}", "en": "{} or before"},
    "month >": {"da": "efter {}", "en": "after {}"},
    "month >=": {"da": "tidligst {}", "en": "{} or later"},
    "answered": {"da": "besvaret", "en": "answered"},
    "skipped": {"da": "sprunget over", "en": "skipped"},
    "dont_know": {"da": "ved ikke", "en": "don't know"},
    "wont_say": {"da": "vil ikke svare", "en": "won't say"},
    "not answered": {"da": "ikke besvaret", "en": "not answered"},
    "not skipped": {"da": "ikke sprunget over", "en": "not skipped"},
    "not dont_know": {"da": "ikke “ved ikke”", "en": "not “don't know”"},
    "not wont_say": {"da": "ikke “vil ikke svare”", "en": "not “won't say”"},
    "jobcenter": {"da": "{}, jobcenter", "en": "{}, jobcenter"},
    "main_group": {"da": "{}, hovedgruppe", "en": "{}, main group"},
    "any": {"da": "alle svar", "en": "any answer"},
    "1 year": {"da": "1 år", "en": "1 year"},
    "years": {"da": "{} år", "en": "{} years"},
    "1 month": {"da": "1 måned", "en": "1 month"},
    "months": {"da": "{} måneder", "en": "{} months"},
}
MONTHS: Mapping[str, Sequence[str]] = {
    "da": (
        *("januar", "februar", "marts", "april", "maj", "juni", "juli", "august"),
        *("september", "oktober", "november", "december"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June", "July", "August"),
        *("September", "October", "November", "December"),
    ),
}


def say(words: Mapping[str, Labels], language: str, key: str, *parts: object) -> str:
    """One of the app's own texts in one of its languages, English where there is no other."""
    labels = words[key]
    return labels.get(language, labels["en"]).format(*parts)


def group_letters(study: Study) -> Mapping[str, str]:
    """The letter that picks each group, as on the background's page; "" after the last letter."""
    letters = chain(ascii_uppercase, repeat(""))
    return {group.id: letter for group, letter in zip(study.groups, letters, strict=False)}


def runs(codes: Sequence[str], least: int = 2) -> list[str]:
    """Codes as people write them: those that follow each other, `least` or more, as "3-5"."""
    found: list[list[str]] = []
    for code in codes:
        if found and _follows(found[-1][-1], code):
            found[-1].append(code)
        else:
            found.append([code])
    return [
        text for run in found for text in ([f"{run[0]}-{run[-1]}"] if len(run) >= least else run)
    ]


def _follows(one: str, other: str) -> bool:
    if one.isdecimal() and other.isdecimal():
        return int(other) == int(one) + 1
    return len(one) == len(other) == 1 and one.isalpha() and ord(other) == ord(one) + 1


@dataclass(frozen=True, slots=True)
class _Said:
    """What one part of a condition says of one item."""

    head: str
    detail: str
    chosen: tuple[int, ...] | None = None
    """Which of the item's answers, by their places, where it just names answers."""
    labels: tuple[str, ...] = ()
    """Of all its answers."""


class InWords:
    """Says conditions and what opens follow-ups, in one language of the app."""

    def __init__(
        self,
        questionnaire: Questionnaire,
        study: Study,
        app_language: str,
        *,
        letters: bool,
        read: Texts | None = None,
    ) -> None:
        """`letters`: groups are named by the letters that stand beside them on a form.

        `read` are the words in which the options of questions stand there; where they are not in
        the app's language, an option is named with its key, by which it is found.
        """
        self._questionnaire = questionnaire
        self._study = study
        self._language = app_language
        self._own = questionnaire.words(app_language)
        self._read = read or self._own
        self._numbers = {name: n for n, name in enumerate(questionnaire.question_ids, 1)}
        of_groups = group_letters(study)
        self._letters = of_groups if letters and all(of_groups.values()) else {}
        self._by_number = False

    @cached_property
    def _brief(self) -> InWords:
        """The same, but that it names questions by their numbers alone."""
        brief = copy(self)
        brief._by_number = True
        return brief

    def say(self, key: str, *parts: object) -> str:
        """One of the texts of this module."""
        return say(WORDS, self._language, key, *parts)

    def only_if(self, condition: Condition) -> str:
        """When an item is asked, as a note beside it."""
        return self._when(condition, "only if", "not if")

    def when(self, condition: Condition, *, brief: bool = False) -> str:
        """When a wording is used, as a note beside it; `brief`: with the numbers of questions
        alone.
        """
        if brief:
            return self._brief._when(condition, "if", "if not")
        return self._when(condition, "if", "if not")

    def _when(self, condition: Condition, plain: str, negated: str) -> str:
        meaning = condition.meaning
        if isinstance(meaning, Not):
            return self.say(negated, self._text(meaning.part))
        return self.say(plain, self._text(meaning))

    def opened_by(self, item: Question, follow_up: FollowUp) -> str:
        """The answers that open a follow-up, by the keys that stand beside them; "" for any."""
        if follow_up.span is not None:
            low, high = follow_up.span
            text = f"{low}" if low == high else f"{low}-{high}"
            if high >= item.maximum:
                text = f"{low}+"
            return self.say("months", text) if item.kind is Kind.DURATION else text
        return ", ".join(
            runs([self.key(item, code) for code in item.codes if code in follow_up.codes])
        )

    def key(self, item: Question, code: int) -> str:
        """What stands for a code on the form, and picks it on the keyboard."""
        if item.scale is not None:
            return str(code)
        words = self._read if item.id in self._numbers else self._own
        return words.items[item.id].options[code].key

    def head(self, item_id: str) -> str:
        """An item as the interviewer finds it: "3 Kontakt", or the label of a background field."""
        topic = self._own.items[item_id].topic
        number = self._numbers.get(item_id)
        if number is None:
            return topic
        return str(number) if self._by_number else f"{number} {topic}"

    # --- conditions -------------------------------------------------------------------------------

    def _text(self, tree: Tree) -> str:
        match tree:
            case Not(part):
                return self.say("not", self._text(part))
            case And(parts):
                return self._joined(parts, "and", And, Or)
            case Or(parts):
                return self._joined(parts, "or", Or, And)
        said = self._said(tree)
        return f"{said.head}: {said.detail}"

    def _joined(
        self, parts: Iterable[Tree], word: str, same: type[And | Or], other: type[And | Or]
    ) -> str:
        texts: list[str | _Said] = []
        for part in _flat(parts, same):
            if isinstance(part, Not | And | Or):
                text = self._text(part)
                texts.append(f"({text})" if isinstance(part, other) else text)
                continue
            said = self._said(part)
            for at, before in enumerate(texts):
                if isinstance(before, _Said) and before.head == said.head:
                    texts[at] = self._merged(before, said, word)
                    break
            else:
                texts.append(said)
        told = [t if isinstance(t, str) else f"{t.head}: {t.detail}" for t in texts]
        first, *rest = told
        for text in rest:
            first = self.say(word, first, text)
        return first

    def _merged(self, one: _Said, other: _Said, word: str) -> _Said:
        """Two statements on the same item as one."""
        if one.chosen is not None and other.chosen is not None:
            both, either = set(one.chosen) & set(other.chosen), {*one.chosen, *other.chosen}
            chosen = tuple(sorted(both if word == "and" else either))
            if chosen:
                return replace(one, chosen=chosen, detail=self._listed(chosen, one.labels))
        return replace(one, detail=self.say(word, one.detail, other.detail), chosen=None)

    def _said(self, atom: Compare | Membership | Has | Is | Tree) -> _Said:
        match atom:
            case Is(name, state, negated):
                return _Said(self.head(name), self.say(f"not {state}" if negated else state))
            case Has(name, values):
                labels, _ = self._answers(self._questionnaire.item(name))
                codes = self._questionnaire.item(name).codes
                chosen = tuple(at for at, code in enumerate(codes) if code in values)
                return _Said(self.head(name), self._listed(chosen, labels))
            case Compare(name, sign, value, attribute):
                item = self._questionnaire.item(name)
                if sign in ("==", "!="):
                    return self._of_values(item, (value,), sign == "!=", attribute)
                return self._above_or_below(item, sign, value)
            case Membership(name, values, negated, attribute):
                item = self._questionnaire.item(name)
                return self._of_values(item, values, negated, attribute)
        raise AssertionError(atom)

    def _of_values(
        self, item: Question, values: Sequence[int | str], negated: bool, attribute: str
    ) -> _Said:
        head = self.head(item.id)
        if item.options_from is not None:
            return self._of_groups(item, values, negated, attribute)
        labels, codes = self._answers(item)
        if labels:
            chosen = tuple(at for at, code in enumerate(codes) if code in values)
            named = self._listed(chosen, labels)
            if negated:
                return _Said(head, self.say("other", named))
            return _Said(head, named, chosen, labels)
        named = self._either([self._value(item, value) for value in values])
        return _Said(head, self.say("other", named) if negated else named)

    def _of_groups(
        self, item: Question, values: Sequence[int | str], negated: bool, attribute: str
    ) -> _Said:
        groups, head = self._study.groups, self.head(item.id)
        if not self._letters and attribute:
            study = self._study
            of = study.jobcenters if attribute == "jobcenter" else study.main_groups
            named = self._either(
                [study.say(of[v], self._language) if v in of else str(v) for v in map(str, values)]
            )
            detail = self.say("other", named) if negated else named
            return _Said(self.say(attribute, head), detail)
        labels = tuple(
            self._letters.get(group.id) or self._study.say(group.labels, self._language)
            for group in groups
        )
        code = item.dont_know_code
        if code is not None:
            labels = (*labels, self._own.items[item.id].options[code].label)
        chosen = tuple(
            at for at, g in enumerate(groups) if (_of(g, attribute) in values) != negated
        )
        if code is not None and not attribute and (code in values) != negated:
            chosen = (*chosen, len(groups))
        return _Said(head, self._listed(chosen, labels), chosen, labels)

    def _above_or_below(self, item: Question, sign: str, value: int | str) -> _Said:
        head = self.head(item.id)
        if item.scale is not None or item.options:
            labels, codes = self._answers(item)
            chosen = tuple(
                at
                for at, code in enumerate(codes)
                if code != item.dont_know_code and _compares(code, sign, value)
            )
            return _Said(head, self._listed(chosen, labels), chosen, labels)
        key = f"month {sign}" if item.kind is Kind.MONTH else sign
        return _Said(head, self.say(key, self._value(item, value)))

    def _answers(self, item: Question) -> tuple[tuple[str, ...], tuple[int, ...]]:
        """What an item's answers are called here, and their codes; none for what is written."""
        codes = item.codes
        if item.scale is not None:
            return tuple(map(str, codes)), codes
        options = self._own.items[item.id].options
        labels = [options[code].label for code in codes if code in options]
        if item.id in self._numbers and self._read is not self._own:
            keys = [self.key(item, code) for code in codes if code in options]
            labels = [f"{label} ({key})" for label, key in zip(labels, keys, strict=True)]
        return tuple(labels), codes

    def _value(self, item: Question, value: int | str) -> str:
        if isinstance(value, str):
            return self.month(value) if item.kind is Kind.MONTH else f"“{value}”"
        return self.period(value) if item.kind is Kind.DURATION else str(value)

    def month(self, value: str) -> str:
        """A month as people say it: "2024-05" as "maj 2024"."""
        year, month = value.split("-")
        return f"{MONTHS.get(self._language, MONTHS['en'])[int(month) - 1]} {year}"

    def period(self, months: int) -> str:
        """Months as people say them: 30 as "2 år og 6 måneder"."""
        years, rest = divmod(months, 12)
        parts = []
        if years:
            parts.append(self.say("1 year") if years == 1 else self.say("years", years))
        if rest or not years:
            parts.append(self.say("1 month") if rest == 1 else self.say("months", rest))
        return parts[0] if len(parts) == 1 else self.say("and", *parts)

    def _listed(self, chosen: Sequence[int], labels: Sequence[str]) -> str:
        """The answers at these places, codes and letters in runs."""
        named = [labels[at] for at in chosen]
        short = all(len(label) <= 2 for label in named)
        return self._either(runs(named, 3) if short else named) if named else "–"

    def _either(self, texts: Sequence[str]) -> str:
        *before, last = texts
        return self.say("or", ", ".join(before), last) if before else last


def _flat(parts: Iterable[Tree], same: type[And | Or]) -> Iterator[Tree]:
    """The parts, with those of parts that are joined by the same word."""
    for part in parts:
        if isinstance(part, And | Or) and isinstance(part, same):
            yield from _flat(part.parts, same)
        else:
            yield part


def _of(group: Group, attribute: str) -> str:
    return {"": group.id, "jobcenter": group.jobcenter, "main_group": group.main_group}[attribute]


def _compares(code: int, sign: str, value: int | str) -> bool:
    assert isinstance(value, int)
    return {"<": code < value, "<=": code <= value, ">": code > value, ">=": code >= value}[sign]
