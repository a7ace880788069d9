"""What one version of a questionnaire changes in another, and what data would not survive.

Ids and codes are the names under which answers are kept and exported. `compare` finds every
change, and tells apart those that would give an old name another meaning: these need a new id or
code. Whether other words say the same only a person can know; a version says so by listing their
places in `same_meaning`.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from interviewer.conditions import Condition
from interviewer.errors import Problem
from interviewer.expressions import render
from interviewer.questionnaire import (
    NUMBERS,
    STRUCTURE_FILE,
    TEXTS,
    FollowUp,
    Kind,
    Question,
    Questionnaire,
    QuestionText,
    Scale,
    Texts,
)

LIKE_A_LABEL: Final = 0.5
LIKE_A_QUESTION: Final = 0.3
"""Below this share of common letters (difflib), words are taken to say something else."""

_WORD: Final = re.compile(r"[^\W\d_]+")
_DENIALS: Final = frozenset(
    {"ikke", "ingen", "intet", "aldrig", "uden"} | {"not", "no", "none", "never", "without"}
)
_DENYING: Final = ("u", "mis", "un", "in", "dis")
"""Put before a word, they say the contrary."""

_COMPARED: Final = 300
"""Letters of a text that are compared: the time grows with their square."""


_NEW_ID: Final = "Give the question a new id."
_NEW_CODE: Final = "Use a new code."
_TURNED: Final = "What was the best answer would be counted as the worst."


class What(StrEnum):
    """What sort of thing was changed."""

    NEW = "new"
    DROPPED = "dropped"
    MOVED = "moved"
    ORDER = "order"
    KIND = "kind"
    CODES = "codes"
    DIRECTION = "direction"
    LIMITS = "limits"
    ANSWERING = "answering"
    """Who answers, and how one may do without an answer."""
    ROUTING = "routing"
    FOLLOW_UPS = "follow_ups"
    THEME = "theme"
    COLOURS = "colours"
    PAGES = "pages"
    LANGUAGES = "languages"
    VALIDATED = "validated"
    WORDING = "wording"
    LABEL = "label"
    KEY = "key"


_SAID: Final[Mapping[What, str]] = MappingProxyType(
    {
        What.NEW: "is new",
        What.DROPPED: "is gone",
        What.MOVED: "stands elsewhere",
        What.ORDER: "has another order",
        What.KIND: "is another kind of answer",
        What.CODES: "has other codes",
        What.DIRECTION: "has its direction changed",
        What.LIMITS: "has other limits",
        What.ANSWERING: "is answered in another way",
        What.ROUTING: "has other conditions",
        What.FOLLOW_UPS: "is opened by other answers",
        What.THEME: "belongs to another theme",
        What.COLOURS: "has other colours",
        What.PAGES: "is presented differently",
        What.LANGUAGES: "is another list",
        What.VALIDATED: "is set differently",
        What.WORDING: "is worded differently",
        What.LABEL: "is labelled differently",
        What.KEY: "is another key",
    }
)


@dataclass(frozen=True, slots=True)
class Change:
    """One difference, as a person would want to read it."""

    what: What
    place: str
    """As in the files, like "questions.q1.text"."""
    before: str
    """Empty where there was nothing."""
    after: str
    language: str = ""
    """Of the file in which the place stands; empty for questionnaire.toml."""
    reason: str = ""
    """Why what was kept under the old name would be misread; empty where it would not."""
    mend: str = ""

    @property
    def file(self) -> str:
        """The file in which the place stands."""
        return f"{self.language}.toml" if self.language else STRUCTURE_FILE

    @property
    def compatible(self) -> bool:
        """Whether data of both versions may stand together under one name."""
        return not self.reason


@dataclass(frozen=True, slots=True)
class Comparison:
    """Every change from one version to another, in the order of the files."""

    changes: tuple[Change, ...]

    @property
    def incompatible(self) -> tuple[Change, ...]:
        """Changes that would give an id or a code another meaning."""
        return tuple(change for change in self.changes if not change.compatible)

    @property
    def compatible(self) -> tuple[Change, ...]:
        """All others."""
        return tuple(change for change in self.changes if change.compatible)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The incompatible changes as mistakes of the new version."""
        return tuple(
            Problem(each.file, each.place, f"{_versus(each)}. {each.reason}", each.mend)
            for each in self.incompatible
        )


def _versus(change: Change) -> str:
    return f"was {_short(change.before)}, and is {_short(change.after)}"


def _short(text: str) -> str:
    text = " ".join(text.split())
    if not text:
        return "nothing"
    return f'"{text}"' if len(text) <= 80 else f'"{text[:79]}…"'


def describe(comparison: Comparison) -> list[str]:
    """The changes line by line, those first that must not be made."""
    lines: list[str] = []
    parts = (
        ("These would give an id or a code another meaning:", comparison.incompatible),
        ("What else is different:", comparison.compatible),
    )
    for heading, changes in parts:
        if changes:
            lines += [*([""] if lines else []), heading]
        for change in changes:
            where = f"{change.language}: " if change.language else ""
            lines.append(f"  {where}{change.place} {_SAID[change.what]}.")
            if change.before:
                lines += _indented("-", change.before)
            if change.after:
                lines += _indented("+", change.after)
            if change.reason:
                lines.append(f"    {change.reason} {change.mend}".rstrip())
    return lines or ["There is no difference."]


def _indented(mark: str, text: str) -> Iterator[str]:
    for line in text.splitlines() or [""]:
        yield f"    {mark} {line}".rstrip()


def compare(old: Questionnaire, new: Questionnaire) -> Comparison:
    """Find what `new`, a later version of the questionnaire `old`, does differently."""
    return Comparison(tuple(_Comparing(old, new).changes()))


class _Comparing:
    """The two versions, and what holds for both while they are compared."""

    def __init__(self, old: Questionnaire, new: Questionnaire) -> None:
        self.old, self.new = old, new
        self.both = [name for name in new.items if name in old.items]
        common = [language for language in old.languages if language in new.languages]
        # Meanings are judged by words, so in one language: the original where it is still there.
        self.language = common[0] if common else ""
        self.common = common

    def changes(self) -> Iterator[Change]:
        """Every change, in the order of the files."""
        yield from self._languages()
        yield from self._pages()
        yield from self._scales()
        yield from self._conditions()
        yield from self._order("questions", self.old.questions, self.new.questions)
        yield from self._order("background", self.old.background, self.new.background)
        for name, item in self.old.items.items():
            if name not in self.new.items:
                topic = self.old.words(self.old.original).items[name].topic
                yield Change(What.DROPPED, self.old.place(item.id), topic, "")
        for name in self.new.items:
            if name in self.old.items:
                yield from self._item(self.old.item(name), self.new.item(name))
            else:
                topic = self.new.words(self.new.original).items[name].topic
                yield Change(What.NEW, self.new.place(name), "", topic)
        for language in self.common:
            yield from self._words(language)

    # --- what holds for the whole -------------------------------------------------------------

    def _languages(self) -> Iterator[Change]:
        if self.old.languages == self.new.languages:
            return
        reason = mend = ""
        if not self.language:
            reason = "No language is in both, so nobody can see whether codes still mean the same."
            mend = f'Keep "{self.old.original}".'
        yield Change(
            What.LANGUAGES,
            "languages",
            ", ".join(self.old.languages),
            ", ".join(self.new.languages),
            reason=reason,
            mend=mend,
        )

    def _pages(self) -> Iterator[Change]:
        old, new = (
            scale.id if scale else ""
            for scale in (self.old.presented_scale, self.new.presented_scale)
        )
        yield from _told(What.PAGES, "presented_scale", old, new)
        themes = (", ".join(each.themes) for each in (self.old, self.new))
        yield from _told(What.THEME, "themes", *themes)

    def _conditions(self) -> Iterator[Change]:
        texts = [
            {name: condition.text for name, condition in each.conditions.items()}
            for each in (self.old, self.new)
        ]
        yield from _facts(What.ROUTING, "conditions", texts[0], texts[1])

    def _order(
        self, place: str, old: Sequence[Question], new: Sequence[Question]
    ) -> Iterator[Change]:
        ids = [item.id for item in old], [item.id for item in new]
        yield from _told(What.ORDER, place, *_kept_order(*ids))

    # --- scales -------------------------------------------------------------------------------

    def _scales(self) -> Iterator[Change]:
        for name, scale in self.old.scales.items():
            place = f"scales.{name}"
            if name not in self.new.scales:
                yield Change(What.DROPPED, place, self._steps(self.old, scale), "")
                continue
            other = self.new.scales[name]
            used = any(
                before.scale is not None
                and after.scale is not None
                and before.scale.id == name == after.scale.id
                for before, after in map(self._pair, self.both)
            )
            yield from self._scale(place, scale, other, used)
        for name, scale in self.new.scales.items():
            if name not in self.old.scales:
                yield Change(What.NEW, f"scales.{name}", "", self._steps(self.new, scale))

    def _pair(self, name: str) -> tuple[Question, Question]:
        return self.old.item(name), self.new.item(name)

    def _scale(self, place: str, old: Scale, new: Scale, used: bool) -> Iterator[Change]:
        """A scale under its old name. Where nothing kept hangs on it, its meaning is free."""
        anew = "Make a scale with a new name, and give its questions new ids." if used else ""
        if _steps(old) != _steps(new):
            shown = self._steps(self.old, old), self._steps(self.new, new)
            reason = _lost(old, new) if used else ""
            yield Change(
                What.CODES, f"{place}.codes", *shown, reason=reason, mend=anew if reason else ""
            )
        if old.dont_know != new.dont_know:
            codes = _known(old.dont_know), _known(new.dont_know)
            reason = _dont_know(old.dont_know, new.dont_know, _steps(old), _steps(new))
            reason = reason if used else ""
            mend = "Keep its code, or make a scale with a new name." if reason else ""
            yield Change(What.CODES, f"{place}.dont_know", *codes, reason=reason, mend=mend)
        if old.high_is_negative != new.high_is_negative:
            ends = _end(old), _end(new)
            reason = _TURNED if used else ""
            yield Change(What.DIRECTION, f"{place}.highest", *ends, reason=reason, mend=anew)
        if sorted(_steps(old)) == sorted(_steps(new)):
            yield from _told(What.COLOURS, f"{place}.palette", _colours(old), _colours(new))
        if self.language:
            yield from self._labels(place, *self._labels_of(old, new), judged=used)

    def _labels_of(self, old: Scale, new: Scale) -> tuple[Mapping[int, str], Mapping[int, str]]:
        return (
            self.old.words(self.language).labels[old.id],
            self.new.words(self.language).labels[new.id],
        )

    def _steps(self, questionnaire: Questionnaire, scale: Scale) -> str:
        words = questionnaire.words(self.language or questionnaire.original)
        return "; ".join(f"{code} {words.label(scale, code)}" for code in _steps(scale))

    # --- items --------------------------------------------------------------------------------

    def _item(self, old: Question, new: Question) -> Iterator[Change]:
        place = self.new.place(new.id)
        if self.old.place(old.id) != place:
            yield Change(What.MOVED, place, self.old.place(old.id), place)
        if _kind(old) != _kind(new):
            unit = {old.kind, new.kind} == {Kind.INTEGER, Kind.DURATION}
            how = "in another unit" if unit else "as another kind of answer"
            yield Change(
                What.KIND,
                f"{place}.kind",
                _kind(old),
                _kind(new),
                reason=f"Values that were kept would be read {how}.",
                mend=_NEW_ID,
            )
        else:
            yield from self._codes(place, old, new)
            yield from _told(What.LIMITS, place, _limits(old), _limits(new))
        yield from _facts(What.ANSWERING, place, _answering(old), _answering(new))
        yield from _told(What.THEME, f"{place}.theme", old.theme or "", new.theme or "")
        yield from self._routing(place, old, new)
        opened = ({f.id: _opened(f) for f in item.follow_ups} for item in (old, new))
        yield from _facts(What.FOLLOW_UPS, f"{place}.follow_ups", *opened)
        ids = ([f.id for f in item.follow_ups] for item in (old, new))
        yield from _told(What.ORDER, f"{place}.follow_ups", *_kept_order(*ids))

    def _codes(self, place: str, old: Question, new: Question) -> Iterator[Change]:
        if old.scale is not None and new.scale is not None:
            if old.scale.id != new.scale.id:
                yield from self._other_scale(f"{place}.scale", old.scale, new.scale)
            return
        if old.options != new.options:
            shown = self._options(self.old, old), self._options(self.new, new)
            yield Change(What.CODES, f"{place}.options", *shown)
        if old.dont_know_code != new.dont_know_code:
            codes = old.dont_know_code, new.dont_know_code
            reason = _dont_know(*codes, old.options, new.options)
            mend = "Keep the code, or give the question a new id." if reason else ""
            shown = _known(codes[0]), _known(codes[1])
            yield Change(What.CODES, f"{place}.dont_know", *shown, reason=reason, mend=mend)

    def _other_scale(self, place: str, old: Scale, new: Scale) -> Iterator[Change]:
        """A question that is answered on another scale now: the codes must say the same."""
        mend = _NEW_ID
        reason = _lost(old, new)
        if not reason and old.high_is_negative != new.high_is_negative:
            reason = _TURNED
        reason = reason or _dont_know(old.dont_know, new.dont_know, _steps(old), _steps(new))
        if not reason and self.language:
            labels = self._labels_of(old, new)
            for code in old.codes:
                if code in new.codes and not reason:
                    reason = self._another_meaning(code, place, *labels)
                    mend = _or_list(_NEW_ID, place, labels[1][code], _others(labels[0], code))
        yield Change(
            What.CODES,
            place,
            f"{old.id}: {self._steps(self.old, old)}",
            f"{new.id}: {self._steps(self.new, new)}",
            reason=reason,
            mend=mend if reason else "",
        )

    def _options(self, questionnaire: Questionnaire, item: Question) -> str:
        words = questionnaire.words(self.language or questionnaire.original).items[item.id]
        return "; ".join(f"{code} {words.options[code].label}" for code in item.options)

    def _routing(self, place: str, old: Question, new: Question) -> Iterator[Change]:
        yield from _condition(f"{place}.asked_if", old.condition, new.condition)
        before, after = ({v.id: v.condition for v in item.variants} for item in (old, new))
        for name in dict.fromkeys([*before, *after]):
            yield from _condition(f"{place}.variants.{name}", before.get(name), after.get(name))
        yield from _told(What.ORDER, f"{place}.variants", *_kept_order(before, after))

    # --- words --------------------------------------------------------------------------------

    def _words(self, language: str) -> Iterator[Change]:
        """The texts of one language. Those of what is new or gone are not told one by one."""
        old, new = self.old.words(language), self.new.words(language)
        if old.validated != new.validated:
            before, after = (str(each.validated).lower() for each in (old, new))
            yield Change(What.VALIDATED, "validated", before, after, language)
        said = _Said(old, new, language)
        for key in ("name", "title", "source"):
            yield from said.told(What.WORDING, key, getattr(old, key), getattr(new, key))
        for key in ("introduction", "presentation"):
            texts = ("\n\n".join(getattr(each, key)) for each in (old, new))
            yield from said.told(What.WORDING, key, *texts)
        for name in new.themes:
            if name in old.themes:
                yield from said.told(
                    What.LABEL, f"themes.{name}", old.themes[name], new.themes[name]
                )
        if language != self.language:  # There the labels were told when they were judged.
            for name, labels in new.labels.items():
                yield from _labels(said, f"scales.{name}", old.labels.get(name, {}), labels)
        for name in self.both:
            yield from self._item_words(said, name, old.items[name], new.items[name])

    def _item_words(
        self, said: _Said, name: str, old: QuestionText, new: QuestionText
    ) -> Iterator[Change]:
        place, before = self.new.place(name), self.old.place(name)
        topic, text = _leaves(place)
        old_topic, old_text = _leaves(before)
        judged = said.language == self.language
        # What the interviewer ticks has no question: there the label says what it is about.
        spoken = bool(old.text and new.text)
        for old_key, key, one, other, asks in (
            (old_topic, topic, old.topic, new.topic, not spoken),
            (old_text, text, old.text, new.text, spoken),
            ("hint", "hint", old.hint, new.hint, False),
        ):
            found = said.told(What.WORDING, f"{place}.{key}", one, other, f"{before}.{old_key}")
            for change in found:
                yield self._judged(change) if judged and asks else change
        labels = ({code: o.label for code, o in each.options.items()} for each in (old, new))
        if judged:
            same_kind = _kind(self.old.item(name)) == _kind(self.new.item(name))
            yield from self._labels(f"{place}.options", *labels, judged=same_kind)
        else:
            yield from _labels(said, f"{place}.options", *labels)
        for code, option in new.options.items():
            where = f"{place}.options.{code}"
            if code in old.options and not said.new.borrows(where):
                key = old.options[code].key
                yield from said.told(What.KEY, f"{where}.key", key, option.key)
        for key, one, other in _prompts(old, new, _leaves(place)[1]):
            yield from said.told(What.WORDING, f"{place}.{key}", one, other)

    def _labels(
        self, place: str, old: Mapping[int, str], new: Mapping[int, str], *, judged: bool
    ) -> Iterator[Change]:
        """Labels in the language in which meanings are judged."""
        for code, label in new.items():
            if code not in old or old[code] == label:
                continue
            where = f"{place}.{code}"
            reason = self._another_meaning(code, where, old, new) if judged else ""
            mend = _or_list(_NEW_CODE, where, label, _others(old, code)) if reason else ""
            yield Change(What.LABEL, where, old[code], label, self.language, reason, mend)

    def _another_meaning(
        self, code: int, place: str, old: Mapping[int, str], new: Mapping[int, str]
    ) -> str:
        """Why the code would mean something else under its new label; empty if it would not."""
        before, after = old[code].casefold(), new[code].casefold()
        if before == after:
            return ""
        if after in _others(old, code):
            return f"{code} would say what another code has said."
        if before in _others(new, code):
            return f"What {code} has said would stand at another code."
        if self._says_the_same(place):
            return ""
        if likeness(before, after) < LIKE_A_LABEL or negated(before, after):
            return f"{code} would seem to say something else."
        return ""

    def _judged(self, change: Change) -> Change:
        """The change of what a question asks, with why it cannot stay the same question."""
        if not (change.before and change.after):
            return change
        before, after = change.before.casefold(), change.after.casefold()
        alike = likeness(before, after) >= LIKE_A_QUESTION and not negated(before, after)
        if alike or self._says_the_same(change.place):
            return change
        return replace(
            change,
            reason="It would seem to be another question.",
            mend=_or_list(_NEW_ID, change.place),
        )

    def _says_the_same(self, place: str) -> bool:
        return place in self.new.same_meaning


@dataclass(frozen=True, slots=True)
class _Said:
    """Two files of one language. What both borrow from the original is told there, once."""

    old: Texts
    new: Texts
    language: str

    def told(
        self, what: What, place: str, before: str, after: str, old_place: str = ""
    ) -> Iterator[Change]:
        """The change at a place, if there is one; a borrowed text is no text of this language."""
        if self.old.borrows(old_place or place):
            before = ""
        if self.new.borrows(place):
            after = ""
        if before != after:
            yield Change(what, place, before, after, self.language)


def likeness(one: str, other: str) -> float:
    """How much two texts have in common, 0 to 1."""
    one, other = one[:_COMPARED], other[:_COMPARED]
    # Without autojunk: in a long text it would take the most frequent letters for noise.
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def negated(one: str, other: str) -> bool:
    """Whether one of two texts denies what the other says: "tilfreds" and "utilfreds", "ikke".

    By the words of Danish and English, small letters; few letters can turn a meaning round.
    """
    ones, others = set(_WORD.findall(one)), set(_WORD.findall(other))
    if (ones ^ others) & _DENIALS:
        return True
    pairs = [(ones - others, others - ones), (others - ones, ones - others)]
    return any(
        prefix + word in theirs for mine, theirs in pairs for word in mine for prefix in _DENYING
    )


def _steps(scale: Scale) -> tuple[int, ...]:
    return tuple(step.code for step in scale.steps)


def _known(code: int | None) -> str:
    return "" if code is None else str(code)


def _end(scale: Scale) -> str:
    return "negative" if scale.high_is_negative else "positive"


def _colours(scale: Scale) -> str:
    return ", ".join(
        f"{code} {colour}" for code, colour in sorted((s.code, s.colour) for s in scale.steps)
    )


def _kind(item: Question) -> str:
    return f"{item.kind}, from the study" if item.options_from else str(item.kind)


def _kept_order(old: Iterable[str], new: Iterable[str]) -> tuple[str, str]:
    """The names that are in both lists, in the order of each."""
    old, new = list(old), list(new)
    return (
        ", ".join(name for name in old if name in new),
        ", ".join(name for name in new if name in old),
    )


def _lost(old: Scale, new: Scale) -> str:
    """Why the steps of a scale may not become these, if they may not."""
    gone = ", ".join(map(str, sorted(set(_steps(old)) - set(_steps(new)))))
    return gone and f"Without {gone} it is another scale: its other codes stand for something else."


def _dont_know(
    old: int | None, new: int | None, before: Iterable[int], after: Iterable[int]
) -> str:
    """Why the code of "don't know" may not become this, if it may not.

    `before` and `after` are the other codes.
    """
    if old == new:
        return ""
    if new is not None and new in before:
        return f'{new} has been an answer, and would now say "don\'t know".'
    if old is not None and old in after:
        return f'{old} has said "don\'t know", and would now be an answer.'
    if old is not None and new is not None:
        return f'"Don\'t know" has been kept as {old}, and would now be {new}.'
    return ""


def _or_list(mend: str, place: str, label: str = "", taken: Container[str] = ()) -> str:
    """The mend, and whether one may insist: not where the label was another code's."""
    if label and label.casefold() in taken:
        return mend
    return f'{mend[:-1]}, or list "{place}" in same_meaning.'


def _others(labels: Mapping[int, str], code: int) -> set[str]:
    return {label.casefold() for other, label in labels.items() if other != code}


def _told(what: What, place: str, before: str, after: str) -> Iterator[Change]:
    if before != after:
        yield Change(what, place, before, after)


def _facts(
    what: What, place: str, before: Mapping[str, str], after: Mapping[str, str]
) -> Iterator[Change]:
    """The changes between two tables below `place`; what is missing in one is empty there."""
    for name in dict.fromkeys([*before, *after]):
        yield from _told(what, f"{place}.{name}", before.get(name, ""), after.get(name, ""))


def _labels(
    said: _Said, place: str, old: Mapping[int, str], new: Mapping[int, str]
) -> Iterator[Change]:
    for code, label in new.items():
        if code in old:
            yield from said.told(What.LABEL, f"{place}.{code}", old[code], label)


def _leaves(place: str) -> tuple[str, str]:
    """The keys of topic and text in the table of a question, or of a background field."""
    return ("topic", "text") if place.startswith("questions.") else ("label", "question")


def _prompts(old: QuestionText, new: QuestionText, text: str) -> Iterator[tuple[str, str, str]]:
    """Follow-ups and variants that both have, as (place, before, after)."""
    for name, prompt in new.follow_ups.items():
        if name in old.follow_ups:
            yield f"follow_ups.{name}", old.follow_ups[name], prompt
    for name, variant in new.variants.items():
        if name in old.variants:
            known = old.variants[name]
            yield f"variants.{name}.{text}", known.text, variant.text
            for branch in dict.fromkeys([*known.follow_ups, *variant.follow_ups]):
                yield (
                    f"variants.{name}.follow_ups.{branch}",
                    known.follow_ups.get(branch, ""),
                    variant.follow_ups.get(branch, ""),
                )


def _limits(item: Question) -> str:
    """What limits an answer, as one line."""
    if item.kind in NUMBERS:
        unit = " months" if item.kind is Kind.DURATION else ""
        return f"{item.minimum} to {item.maximum}{unit}"
    if item.kind is Kind.MONTH:
        return f"{item.earliest} to {item.latest}"
    return f"{item.maximum} letters at most" if item.kind in TEXTS else ""


def _answering(item: Question) -> dict[str, str]:
    facts = {
        "filled_by": "citizen" if item.asked else "interviewer",
        "wont_say": str(item.wont_say).lower(),
        "required": str(item.required).lower(),
        "exclusive": ", ".join(map(str, sorted(item.exclusive))),
    }
    if item.dont_know is True or not item.codes:  # Where it has a code, the codes tell of it.
        facts["dont_know"] = str(item.dont_know is True).lower()
    return facts


def _opened(follow_up: FollowUp) -> str:
    if follow_up.codes:
        by = ", ".join(map(str, sorted(follow_up.codes)))
    else:
        by = "any answer" if follow_up.span is None else "{} to {}".format(*follow_up.span)
    return by if follow_up.has_prompt else f"{by}; only room for a note"


def _condition(place: str, old: Condition | None, new: Condition | None) -> Iterator[Change]:
    texts = ["" if each is None else each.text for each in (old, new)]
    if old is not None and new is not None and texts[0] == texts[1]:
        # The same words may name a condition that says something else now.
        texts = [render(each.meaning) for each in (old, new)]
    yield from _told(What.ROUTING, place, *texts)
