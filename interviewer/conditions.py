"""Conditions of a questionnaire: when an item is asked, and in which wording.

A condition is a short expression over the answers given so far (`age >= 30 and first_visit ==
yes`; the language is described in `docs/questionnaire.md`). It is parsed to a small frozen tree,
checked against the items it speaks of, and compiled once to plain functions; nothing is ever
handed to Python's own `eval`. The module knows of items only what a `Subject` tells, so that
`questionnaire.py` can build on it.

What holds of an item that has no value (skipped, won't say, not reached, not asked): no
comparison at all, `!=` and `not in` neither; hence `not (x == 1)` is true of it. A "don't know"
that is a code is a value like any other, but neither more nor less than another.
"""

from __future__ import annotations

import operator
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from types import MappingProxyType
from typing import Any, Protocol, TypeAlias

from interviewer.expressions import (
    WORDS,
    And,
    Atom,
    Compare,
    ExpressionError,
    Has,
    Is,
    Membership,
    Mistake,
    Named,
    Not,
    Operator,
    Or,
    State,
    Tree,
    Value,
    listed,
    literal,
    parse_tree,
    piece_of,
    refuse,
    render,
    spelt_target,
    walk,
)
from interviewer.reading import SUGGESTED, nearest

DEEPEST_MEANING = 200
"""Levels of the tree, named conditions opened out: it is evaluated by recursion."""
LARGEST_MEANING = 2_000
"""Nodes of the same tree: conditions that name conditions can grow beyond all measure."""
LARGEST_TOGETHER = 200_000
"""Nodes of all these trees of a questionnaire: they are evaluated at every answer."""
MOST_MISTAKES = 20
"""Mistakes told of one expression."""
_SHOWN = 40
"""Codes that are listed in a message."""

ATTRIBUTES = ("jobcenter", "main_group")
"""What a condition may ask of the group that an item names."""
MONTH = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")

CODED = frozenset({"rating", "single_choice", "multiple_choice", "yes_no"})
NUMBERS = frozenset({"integer", "duration"})
TEXTS = frozenset({"text", "long_text"})


# --- what a condition is about ----------------------------------------------------------------


@dataclass(frozen=True)
class Subject:
    """What a condition needs to know of an item; `kind` is the plain value of its `Kind`."""

    id: str
    kind: str
    steps: tuple[int, ...] = ()
    """The codes without "don't know"; (1, 0) of a yes_no."""
    dont_know: int | None = None
    """The code of "don't know", of a kind with codes."""
    may_not_know: bool = False
    """Whether "don't know" is an answer at all, as a code or without one."""
    wont_say: bool = False
    minimum: int = 0
    maximum: int = 0
    """Both of an integer, or of a duration in months."""
    earliest: str = "1900-01"
    latest: str = "2099-12"
    from_study: bool = False
    """Whether the answers are the groups of the study."""
    exclusive: frozenset[int] = frozenset()
    required: bool = False

    @cached_property
    def codes(self) -> tuple[int, ...]:
        """Every code that may be given, "don't know" last."""
        return self.steps if self.dont_know is None else (*self.steps, self.dont_know)

    @cached_property
    def possible(self) -> frozenset[int]:
        """The same, to look one up."""
        return frozenset(self.codes)

    @cached_property
    def ends(self) -> tuple[int, int]:
        """The lowest and the highest of the steps."""
        return min(self.steps), max(self.steps)


class Given(Protocol):
    """An answer, as `interview.Answer` has it."""

    @property
    def value(self) -> int | str | tuple[int, ...] | None:
        """The value; None where there is a reason for having none."""

    @property
    def missing(self) -> str | None:
        """The reason: "skipped", "wont_say" or "dont_know"."""


class GroupLike(Protocol):
    """A group of the study, as `study.Group` has it."""

    @property
    def jobcenter(self) -> str:
        """The id of its jobcenter."""

    @property
    def main_group(self) -> str:
        """The id of its main group."""


Answers: TypeAlias = Mapping[str, Given]
Groups: TypeAlias = Mapping[str, GroupLike]

NO_GROUPS: Groups = MappingProxyType({})

# --- from tree to condition -------------------------------------------------------------------

_Test: TypeAlias = Callable[[Answers, Groups], bool]
_AtomTest: TypeAlias = Callable[[Given | None, Groups], bool]


@dataclass(frozen=True)
class Condition:
    """A condition that was checked; equal to another that reads the same and means the same.

    Only `parse_condition` and `parse_named` make one.
    """

    text: str
    """As it was written."""
    meaning: Tree = field(repr=False)
    """The tree, with what the named conditions mean in place of their names."""
    subjects: tuple[Subject, ...] = field(repr=False)
    """What was known of the items it refers to, in the order of their ids."""
    tree: Tree = field(compare=False, repr=False)
    """The tree as it was written, `Named` and all."""
    size: int = field(default=1, compare=False, repr=False)
    """Nodes of the meaning."""
    depth: int = field(default=0, compare=False, repr=False)
    """Levels of the meaning."""

    @cached_property
    def names(self) -> frozenset[str]:
        """The items it refers to, also through named conditions."""
        return frozenset(subject.id for subject in self.subjects)

    @cached_property
    def study_values(self) -> frozenset[tuple[str, str]]:
        """What it expects of the study, as ("group" or "jobcenter" or "main_group", id)."""
        about = {subject.id: subject for subject in self.subjects}
        return frozenset(
            (node.attribute or "group", value)
            for node in walk(self.meaning)
            if isinstance(node, Compare | Membership) and about[node.item].from_study
            for value in constants_of(node)
            if isinstance(value, str)
        )

    @cached_property
    def _test(self) -> _Test:
        return _compiled(self.meaning, {subject.id: subject for subject in self.subjects})

    def holds(self, answers: Answers, groups: Groups = NO_GROUPS) -> bool:
        """Whether it is met by `answers`, which hold the answers of items that are asked.

        `groups` are those of the study, by id; without them no comparison with a group's
        jobcenter or main group is met.

        "is answered" means: something was said, "don't know" and "won't say" too. "is dont_know"
        means the code for it, or its being the reason why there is no value. `is not` is the
        plain opposite of `is`, and so true of an item that was never reached.
        """
        return self._test(answers, groups)


class NamedConditions(dict[str, Condition]):
    """The named conditions of one questionnaire; with what all its conditions share."""

    def __init__(self) -> None:
        super().__init__()
        self.room = LARGEST_TOGETHER
        """Nodes that all conditions to come may have; below 0, this was told."""
        self.told = 0
        """Names that were not known."""


def parse_condition(
    text: str, subjects: Mapping[str, Subject], named: Mapping[str, Condition]
) -> Condition:
    """Read an expression over the items `subjects` and the named conditions `named`.

    Raises `ExpressionError` with every mistake: names that are not there, values that an item
    cannot have, comparisons that make no sense. One that breaks the language itself is alone.
    Those that `parse_named` found know what the conditions of a questionnaire come to together;
    where that is too much, the first is refused, and those after it count as always met.
    """
    return _bind(text, parse_tree(text), subjects, named)


def parse_named(
    texts: Mapping[str, str], subjects: Mapping[str, Subject]
) -> tuple[NamedConditions, list[tuple[str, str, str]]]:
    """Read the named conditions, which may name each other in any order but a circle.

    Returns the conditions and every mistake as (name, rule, mend). A condition with a mistake is
    there as one that is always met, so that who names it is not told that it is unknown.
    """
    mistakes: list[tuple[str, str, str]] = []
    trees: dict[str, Tree] = {}
    found = NamedConditions()
    for name, text in texts.items():
        if name in subjects:
            mistakes.append((name, f'"{name}" is the id of an item.', "Choose another name."))
        elif name in WORDS:
            mistakes.append((name, f'"{name}" is a word of the language.', "Choose another name."))
        try:
            trees[name] = parse_tree(text)
        except ExpressionError as error:
            mistakes += [(name, *problem) for problem in error.problems]
            found[name] = _stand_in(text)
    order, circles, cut = _ordered(trees)
    for circle in circles:
        shown = [f'"{name}"' for name in (*circle, circle[0])]
        way = " -> ".join(shown if len(shown) <= 8 else [*shown[:6], "…", shown[-1]])
        mistakes.append((circle[0], f"names itself: {way}.", "Take one of the names out."))
        cut.update(circle)
    found.update((name, _stand_in(texts[name])) for name in cut)
    for name in order:
        if name not in found:
            try:
                found[name] = _bind(texts[name], trees[name], subjects, found)
            except ExpressionError as error:
                mistakes += [(name, *problem) for problem in error.problems]
                found[name] = _stand_in(texts[name])
    place = {name: number for number, name in enumerate(texts)}
    mistakes.sort(key=lambda mistake: place[mistake[0]])
    for name in texts:  # in the order of the file
        found[name] = found.pop(name)
    return found, mistakes


def _stand_in(text: str) -> Condition:
    return Condition(text, And(()), (), And(()))


_CIRCLES = 20
"""Circles that are told."""


def _ordered(trees: Mapping[str, Tree]) -> tuple[list[str], list[list[str]], set[str]]:
    """The names, each after those it names itself; the circles that forbid this, not all where
    there are many; and names without which there would be none."""
    named = {
        name: dict.fromkeys(n.name for n in walk(tree) if isinstance(n, Named) and n.name in trees)
        for name, tree in trees.items()
    }
    order: list[str] = []
    circles: list[list[str]] = []
    cut: set[str] = set()
    seen: set[str] = set()
    for start in trees:
        # The way down from `start`, each with what is still to be visited below it.
        way = {} if start in seen else {start: iter(named[start])}
        while way:
            name, below = next(reversed(way.items()))
            following = next(below, None)
            if following is None:
                del way[name]
                seen.add(name)
                order.append(name)
            elif following in way:
                cut.add(following)
                if len(circles) < _CIRCLES:
                    path = list(way)
                    circles.append(path[path.index(following) :])
            elif following not in seen:
                way[following] = iter(named[following])
    return order, circles, cut


def _bind(
    text: str, tree: Tree, subjects: Mapping[str, Subject], named: Mapping[str, Condition]
) -> Condition:
    mistakes: dict[Mistake, None] = {}
    about: dict[str, Subject] = {}
    unknown: set[str] = set()
    size = 0
    for node in walk(tree):
        if len(mistakes) >= MOST_MISTAKES:
            break
        size += not isinstance(node, Named)
        if isinstance(node, Named):
            if node.name in named:
                size += named[node.name].size
                if size <= LARGEST_MEANING:
                    about.update((subject.id, subject) for subject in named[node.name].subjects)
            elif node.name not in unknown:
                unknown.add(node.name)
                mistakes[_unnamed(node.name, subjects, named)] = None
        elif isinstance(node, Compare | Membership | Has | Is):
            if node.item in subjects:
                about[node.item] = subjects[node.item]
                mistakes.update(dict.fromkeys(_check(node, subjects[node.item])))
            elif node.item not in unknown:
                unknown.add(node.item)
                mistakes[_unknown(node.item, subjects, named)] = None
    if mistakes:
        raise ExpressionError(islice(mistakes, MOST_MISTAKES))
    if size > LARGEST_MEANING or (depth := _depth(tree, named)) > DEEPEST_MEANING:
        rule = "grows too large through the conditions that it names."
        raise refuse(rule, "Name fewer of them.")
    if isinstance(named, NamedConditions):
        if named.room < 0:
            return _stand_in(text)
        named.room -= size
        if named.room < 0:
            rule = "is too much: with those before it, the conditions grow too large together."
            raise refuse(rule, "Let fewer of them name large conditions.")
    return Condition(
        text=text,
        meaning=_meant(tree, named),
        subjects=tuple(about[name] for name in sorted(about)),
        tree=tree,
        size=size,
        depth=depth,
    )


def _depth(tree: Tree, named: Mapping[str, Condition]) -> int:
    match tree:
        case Named(name):
            return named[name].depth
        case Not(part):
            return 1 + _depth(part, named)
        case And(parts) | Or(parts):
            return 1 + max(_depth(part, named) for part in parts)
        case _:
            return 1


def _meant(tree: Tree, named: Mapping[str, Condition]) -> Tree:
    match tree:
        case Named(name):
            return named[name].meaning
        case Not(part):
            return Not(_meant(part, named))
        case And(parts):
            return And(tuple(_meant(part, named) for part in parts))
        case Or(parts):
            return Or(tuple(_meant(part, named) for part in parts))
        case _:
            return tree


# --- checking -----------------------------------------------------------------------------------


def constants_of(atom: Atom) -> tuple[Value, ...]:
    match atom:
        case Compare(_, _, value):
            return (value,)
        case Membership(_, values) | Has(_, values):
            return values
        case Is():
            return ()


def _unnamed(name: str, subjects: Mapping[str, Subject], named: Mapping[str, Condition]) -> Mistake:
    if name in subjects:
        mend = f'Compare it, or write "{name} is answered".'
        return Mistake(f'"{name}" is an item, and no condition by itself.', mend)
    return _unknown(name, subjects, named)


def _unknown(name: str, subjects: Mapping[str, Subject], named: Mapping[str, Condition]) -> Mistake:
    if name in named:
        mend = f'Write "{name}" or "not {name}" alone.'
        return Mistake(f'"{name}" is a condition, and has no answer.', mend)
    told = 0
    if isinstance(named, NamedConditions):
        told, named.told = named.told, named.told + 1
    few = 0 < len(subjects) + len(named) <= 10  # Nobody would read a long list to its end.
    mend = nearest(name, {*subjects, *named}, told) if few or told < SUGGESTED else ""
    if not (few or mend.startswith("Did")):
        mend = "Use the id of an item, or the name of a condition."
    return Mistake(f"{piece_of(name)} is not known here.", mend)


def _check(atom: Atom, subject: Subject) -> Iterator[Mistake]:
    """What is wrong with asking this of that item."""
    if isinstance(atom, Is):
        yield from _check_state(atom, subject)
        return
    constants = constants_of(atom)
    if len(set(constants)) < len(constants):
        doubles = listed(value for value, times in Counter(constants).items() if times > 1)
        yield Mistake(f'"{subject.id}" is compared twice with {doubles[1:-1]}.', "Keep one.")
    if not isinstance(atom, Has) and atom.attribute:
        if atom.attribute not in ATTRIBUTES:
            known = nearest(atom.attribute, ATTRIBUTES)
            yield Mistake(
                f"{piece_of(spelt_target(subject.id, atom.attribute))} is not known here.", known
            )
            return
        if not subject.from_study:
            mend = f'Only items with options_from = "study.groups" have a {atom.attribute}.'
            yield Mistake(f'"{subject.id}" is not answered with a group of the study.', mend)
            return
    if subject.kind in TEXTS:
        rule = f'"{subject.id}" is a text, which is compared with nothing.'
        yield Mistake(rule, f'Write e.g. "{subject.id} is answered".')
    elif isinstance(atom, Has) != (subject.kind == "multiple_choice"):
        yield _wrong_verb(atom, subject)
    else:
        wrong = [mistake for value in constants if (mistake := _check_value(atom, value, subject))]
        yield from wrong
        if not wrong and isinstance(atom, Compare):
            yield from _check_order(atom, subject)


def _check_state(atom: Is, subject: Subject) -> Iterator[Mistake]:
    name = subject.id
    if atom.state == "dont_know" and not subject.may_not_know:
        yield Mistake(
            f'"{name}" has no "don\'t know".', f"Give {name} a dont_know, or remove this."
        )
    elif atom.state == "wont_say" and not subject.wont_say:
        mend = f"Give {name} wont_say = true, or remove this."
        yield Mistake(f'"{name}" must be said: it has no "won\'t say".', mend)
    elif atom.state == "skipped" and subject.required:
        mend = f"Take required = true from {name}, or remove this."
        yield Mistake(f'"{name}" is required and cannot be skipped.', mend)


def _wrong_verb(atom: Compare | Membership | Has, subject: Subject) -> Mistake:
    """A single answer that is asked what it holds, or several that are asked what they are."""
    name, values = subject.id, constants_of(atom)
    one = len(values) == 1
    if isinstance(atom, Has):
        instead = Compare(name, "==", values[0]) if one else Membership(name, values)
        rule = f'"{name}" has one answer at the most.'
        return Mistake(rule, f'Write "{render(instead)}".')
    has: Tree = Has(name, values)
    match atom:
        case Membership(negated=True) | Compare(operator="!="):
            has = Not(has)
    return Mistake(f'"{name}" may have several answers.', f'Write "{render(has)}".')


def _check_value(
    atom: Compare | Membership | Has, value: Value, subject: Subject
) -> Mistake | None:
    name, said = subject.id, _said(value)
    if subject.from_study:
        if isinstance(value, str):
            return None
        attribute = "" if isinstance(atom, Has) else atom.attribute
        if value == subject.dont_know and not isinstance(value, bool) and not attribute:
            return None
        target = spelt_target(name, attribute)
        rule = f'"{name}" is answered with ids of the study, and {said} is none.'
        return Mistake(rule, f'Put the id in quotes, e.g. {target} == "{said}".')
    if subject.kind in CODED:
        if isinstance(value, bool) and subject.kind != "yes_no":
            return Mistake(f'"{name}" is not answered with yes or no.', f"Use {_known(subject)}.")
        if isinstance(value, str):
            rule = f'"{name}" is answered with codes, and the text {said} is none.'
            return Mistake(rule, f"Use {_known(subject)}, without quotes.")
        if value not in subject.possible:
            return Mistake(f'{said} is no answer to "{name}".', f"Use {_known(subject)}.")
        return None
    if subject.kind in NUMBERS:
        if isinstance(value, bool | str):
            rule = f'"{name}" is a number, and {said} is none.'
            return Mistake(rule, "Write a whole number without quotes.")
        if not _ordering(atom) and not subject.minimum <= value <= subject.maximum:
            rule = f'{said} is out of range: "{name}" is {_range(subject)}.'
            return Mistake(rule, f"Use {subject.minimum} to {subject.maximum}.")
        return None
    if not isinstance(value, str) or not MONTH.fullmatch(value):
        return Mistake(f'"{name}" is a month, and {said} is none.', 'Write it like "2024-05".')
    if not subject.earliest <= value <= subject.latest:
        rule = f'{said} is out of range: "{name}" is {_range(subject)}.'
        return Mistake(rule, f'Use "{subject.earliest}" to "{subject.latest}".')
    return None


def _said(value: Value) -> str:
    if isinstance(value, str):
        return piece_of(value)
    return piece_of(literal(value))[1:-1]


def _ordering(atom: Compare | Membership | Has) -> bool:
    return isinstance(atom, Compare) and atom.operator not in ("==", "!=")


def _known(subject: Subject) -> str:
    if len(subject.codes) > _SHOWN:
        return f"{', '.join(map(str, subject.codes[:_SHOWN]))} or another of its codes"
    codes = [str(code) for code in subject.codes]
    if subject.kind == "yes_no":
        codes = ["yes", "no", *codes[2:]]
    return f"{', '.join(codes[:-1])} or {codes[-1]}" if len(codes) > 1 else "".join(codes)


def _range(subject: Subject) -> str:
    if subject.kind == "month":
        return f'"{subject.earliest}" to "{subject.latest}"'
    unit = " months" if subject.kind == "duration" else ""
    return f"{subject.minimum} to {subject.maximum}{unit}"


def _check_order(atom: Compare, subject: Subject) -> Iterator[Mistake]:
    """Whether "more" and "less" say anything of this item."""
    if not _ordering(atom):
        return
    name, said, value = subject.id, render(atom), atom.value
    if subject.from_study or subject.kind == "yes_no":
        answers = "yes and no" if subject.kind == "yes_no" else "ids"
        yield Mistake(f'"{name}" has no order: its answers are {answers}.', "Use == or in.")
        return
    if subject.kind in CODED and value == subject.dont_know:
        rule = f'{value} is "don\'t know", which is neither more nor less than another answer.'
        yield Mistake(rule, f'Write "{name} is dont_know".')
        return
    lowest: Value
    highest: Value
    if subject.kind in CODED:
        lowest, highest = subject.ends
        scope = f"{lowest} to {highest}"
    else:
        month = subject.kind == "month"
        lowest = subject.earliest if month else subject.minimum
        highest = subject.latest if month else subject.maximum
        scope = _range(subject)
    low, high = (_COMPARISONS[atom.operator](end, value) for end in (lowest, highest))
    if not low and not high:
        yield Mistake(f'{said} is never true: "{name}" is {scope}.', "Correct the value.")
    elif low and high and value not in (lowest, highest):
        rule = f'{said} is true of every answer: "{name}" is {scope}.'
        yield Mistake(rule, f'Correct the value, or write "{name} is answered".')


# --- from condition to function -----------------------------------------------------------------

_COMPARISONS: Mapping[Operator, Callable[[Any, Any], bool]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def _compiled(tree: Tree, about: Mapping[str, Subject]) -> _Test:
    match tree:
        case Not(part):
            negated = _compiled(part, about)
            return lambda answers, groups: not negated(answers, groups)
        case And(parts):
            return _all([_compiled(part, about) for part in parts])
        case Or(parts):
            return _any([_compiled(part, about) for part in parts])
        case Named(name):
            raise AssertionError(name)  # the meaning of a condition holds no names
        case _:
            item, atom = tree.item, atom_test(tree, about[tree.item])
            return lambda answers, groups: atom(answers.get(item), groups)


def _all(tests: Sequence[_Test]) -> _Test:
    def test(answers: Answers, groups: Groups) -> bool:
        for part in tests:  # noqa: SIM110 - a generator would cost more than the comparisons
            if not part(answers, groups):
                return False
        return True

    return test


def _any(tests: Sequence[_Test]) -> _Test:
    def test(answers: Answers, groups: Groups) -> bool:
        for part in tests:  # noqa: SIM110 - likewise
            if part(answers, groups):
                return True
        return False

    return test


def atom_test(atom: Atom, subject: Subject) -> _AtomTest:
    """The test of one answer, None where there is not any."""
    if isinstance(atom, Is):
        state = _state(atom.state, subject)
        if not atom.negated:
            return state
        return lambda answer, groups: not state(answer, groups)
    passes = _passes(atom, subject)
    if isinstance(atom, Has) or not atom.attribute:
        return lambda answer, _groups: (
            answer is not None and answer.value is not None and passes(answer.value)
        )
    attribute = operator.attrgetter(atom.attribute)

    def of_group(answer: Given | None, groups: Groups) -> bool:
        group = None if answer is None else groups.get(answer.value)  # type: ignore[arg-type]
        return group is not None and passes(attribute(group))

    return of_group


def _passes(atom: Compare | Membership | Has, subject: Subject) -> Callable[[Any], bool]:
    """The test of a value."""
    wanted = frozenset(constants_of(atom))
    match atom:
        case Has():
            return lambda chosen: not wanted.isdisjoint(chosen)
        case Membership(negated=True) | Compare(operator="!="):
            return lambda value: value not in wanted
        case Membership() | Compare(operator="=="):
            return wanted.__contains__
        case Compare(_, sign, limit):
            compare, dont_know = _COMPARISONS[sign], subject.dont_know
            return lambda value: value != dont_know and compare(value, limit)


def _state(state: State, subject: Subject) -> _AtomTest:
    if state == "answered":
        return lambda answer, _groups: answer is not None and answer.missing != "skipped"
    if state != "dont_know" or subject.dont_know is None:
        return lambda answer, _groups: answer is not None and answer.missing == state
    code = subject.dont_know
    value = (code,) if subject.kind == "multiple_choice" else code
    return lambda answer, _groups: answer is not None and answer.value == value
