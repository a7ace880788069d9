"""Whether an item of a questionnaire can be asked at all, whatever is answered before it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, combinations, islice, product
from typing import NamedTuple, TypeAlias

from interviewer.conditions import (
    ATTRIBUTES,
    CODED,
    NO_GROUPS,
    NUMBERS,
    Condition,
    Groups,
    Subject,
    atom_test,
    constants_of,
)
from interviewer.expressions import And, Atom, Compare, Has, Membership, Named, Not, Or, Tree

# --- whether an item can be asked at all ----------------------------------------------------------
#
# Whether an item is ever asked is a question of satisfiability: is there a value for each item such
# that its condition is met, and that of every item which has a value, too? An item without any is
# always possible (nobody need answer), so only what is said has to be accounted for. Values that no
# condition tells apart are one *choice*: what is tried is a handful of choices for each item.

SEARCH = 500_000
"""Nodes of conditions evaluated for one item; one that takes more counts as asked."""
SEARCH_ALL = 2_000_000
"""Nodes evaluated for all items together; so much is some tenths of a second."""
_TRIES = 10_000
"""Nodes evaluated from where another item is known to be asked, before the search begins anew."""
_LEADS = 4
"""How many such beginnings are tried."""
_CLASSES = 8
"""Groups of options, of a multiple choice, that conditions tell apart; above, not all are tried."""
_SELECTIONS = 500
"""Selections from them that are tried at the most."""
_GROUPS = 2_000
"""Combinations of a group, its jobcenter and main group; above, not all are tried."""
_TOLD_APART = 100_000
"""Values of an item, times the atoms about it that tell them apart; above, not all are tried."""

_Choice: TypeAlias = tuple[bool, ...]
"""Which of the atoms about an item a value meets, in the order of the atoms."""
_Assigned: TypeAlias = dict[str, _Choice]
_Test3: TypeAlias = Callable[[_Assigned], bool | str]
"""Whether a condition is met while only some items have their choice, or an item it hangs on."""


def never_asked(
    order: Sequence[str],
    subjects: Mapping[str, Subject],
    conditions: Mapping[str, Condition],
) -> tuple[str, ...]:
    """The items, in `order`, whose condition cannot be met whatever is answered.

    `conditions` are those of items that have one. Each item named is certainly never asked; where
    the search would take too long an item is left out.
    """
    search = _Search(subjects, conditions)
    return tuple(item for item in order if item in conditions and not search.reaches(item))


@dataclass(frozen=True, slots=True)
class _Sample:
    """A made-up answer."""

    value: int | str | tuple[int, ...] | None = None
    missing: str | None = None


class _SampleGroup(NamedTuple):
    jobcenter: str
    main_group: str


@dataclass(frozen=True, slots=True, eq=False)
class _Found:
    """Answers with which an item is asked: those of another item, and more.

    In a long chain of items each would repeat all that was found for those before it.
    """

    before: _Found | None
    more: _Assigned
    size: int


_NOTHING = _Found(None, {}, 0)


@dataclass(slots=True)
class _Trial:
    """An item whose choices are tried one after another, the last first."""

    name: str
    choices: tuple[_Choice, ...]
    left: int
    """Choices still to be tried."""
    needs: tuple[str, ...]
    """The items whose conditions must be met and are still open."""


class _Search:
    """The search for answers with which an item is asked, and what was found for the others."""

    def __init__(
        self, subjects: Mapping[str, Subject], conditions: Mapping[str, Condition]
    ) -> None:
        self._subjects = subjects
        self._conditions = conditions
        self._atoms: defaultdict[str, dict[Atom, int]] = defaultdict(dict)
        # What conditions share, they share as one object: a named condition stands in many.
        self._built: dict[int, _Test3] = {}
        self._tests = {item: self._test(c.meaning) for item, c in conditions.items()}
        self._choices: dict[str, tuple[_Choice, ...]] = {}
        self._partial: set[str] = set()
        """Items of which not every choice is tried."""
        self._found: dict[str, _Found | None] = {}
        """Answers with which an item is asked; None: there are none."""
        self._written_out: tuple[_Found, _Assigned] = (_NOTHING, {})
        self._left = SEARCH_ALL

    def reaches(self, item: str) -> bool:
        """Whether the item can be asked, or may be for all that is known."""
        waiting = [item]
        entered: set[str] = set()
        while waiting:  # What it depends on comes first; a circle is reported elsewhere.
            name = waiting[-1]
            if name in self._found or name not in self._conditions:
                waiting.pop()
            elif name in entered:
                self._found[name] = self._find(name)
            else:
                entered.add(name)
                waiting += sorted(self._conditions[name].names - entered)
        return self._found[item] is not None

    def _find(self, item: str) -> _Found | None:
        """Answers with which the item is asked: none of them where that is not decided."""
        known = (self._found.get(name) for name in sorted(self._conditions[item].names))
        leads = dict.fromkeys(lead for lead in known if lead is not None and lead.size)
        for lead in sorted(leads, key=lambda lead: lead.size, reverse=True)[:_LEADS]:
            found, _ = self._search(item, lead, _TRIES)
            if found is not None:
                return found
        found, whole = self._search(item, _NOTHING, SEARCH)
        return _NOTHING if found is None and not whole else found

    def _search(self, item: str, lead: _Found, limit: int) -> tuple[_Found | None, bool]:
        """What to add to `lead` so that the item is asked; and whether everything was tried."""
        end = max(self._left - limit, 0)
        assigned = self._answers(lead) if self._left > 0 else {}
        whole = True
        trials: list[_Trial] = []
        pending: tuple[str, ...] = (item,)
        while self._left > end:
            opened = self._opened(assigned, pending)
            if opened is not None:
                if not opened:
                    more = {trial.name: assigned[trial.name] for trial in trials}
                    found = _Found(lead, more, lead.size + len(more)) if more else lead
                    self._written_out = found, assigned
                    return found, whole
                name = min(opened.values(), key=lambda name: len(self._choices_of(name)))
                choices = self._choices_of(name)
                whole = whole and name not in self._partial
                trials.append(_Trial(name, choices, len(choices), tuple(opened)))
            while trials and not trials[-1].left:
                assigned.pop(trials.pop().name, None)
            if not trials:
                return None, whole
            trial = trials[-1]
            trial.left -= 1
            assigned[trial.name] = trial.choices[trial.left]
            nothing = trial.left == len(trial.choices) - 1
            # A value takes that its item is asked.
            asks = not nothing and trial.name in self._conditions
            pending = (*trial.needs, trial.name) if asks else trial.needs
        for trial in trials:
            assigned.pop(trial.name, None)
        return None, False

    def _answers(self, found: _Found) -> _Assigned:
        """All its answers, in a mapping that the search may change and then change back."""
        last, answers = self._written_out
        if last is not found:
            self._left -= found.size
            answers = {}
            each: _Found | None = found
            while each is not None:
                answers |= each.more
                each = each.before
            self._written_out = found, answers
        return answers

    def _opened(self, assigned: _Assigned, pending: Iterable[str]) -> dict[str, str] | None:
        """The items whose conditions are open, each with what it hangs on; None: one fails."""
        opened = {}
        for name in pending:
            self._left -= self._conditions[name].size + 1
            met = self._tests[name](assigned)
            if met is False:
                return None
            if met is not True:
                opened[name] = met
        return opened

    def _choices_of(self, item: str) -> tuple[_Choice, ...]:
        """What values of an item there are to tell apart; the last is having none."""
        if item not in self._choices:
            subject, atoms = self._subjects[item], self._atoms[item]
            room = max(0, min(_TOLD_APART, self._left)) // len(atoms)
            tests = [atom_test(atom, subject) for atom in atoms]
            nothing = tuple(test(None, NO_GROUPS) for test in tests)
            made, complete = _samples(subject, atoms, room)
            samples = list(islice(made, room))
            if not complete or next(made, None) is not None:
                self._partial.add(item)
            choices = {tuple(test(*sample) for test in tests): None for sample in samples}
            self._left -= (len(samples) + min(len(subject.steps), room)) * len(atoms)
            choices.pop(nothing, None)
            self._choices[item] = (*choices, nothing)
        choices_known = self._choices[item]
        return choices_known[-1:] if self._found.get(item, _NOTHING) is None else choices_known

    def _test(self, tree: Tree) -> _Test3:
        known = self._built.get(id(tree))
        if known is None:
            known = self._built[id(tree)] = self._build(tree)
        return known

    def _build(self, tree: Tree) -> _Test3:
        match tree:
            case Not(part):
                return _opposite(self._test(part))
            case And(parts):
                return _unless(False, [self._test(part) for part in parts])
            case Or(parts):
                return _unless(True, [self._test(part) for part in parts])
            case Named(name):
                raise AssertionError(name)
        item, atoms = tree.item, self._atoms[tree.item]
        number = atoms.setdefault(tree, len(atoms))

        def test(assigned: _Assigned) -> bool | str:
            choice = assigned.get(item)
            return item if choice is None else choice[number]

        return test


def _opposite(part: _Test3) -> _Test3:
    def test(assigned: _Assigned) -> bool | str:
        met = part(assigned)
        return met if isinstance(met, str) else not met

    return test


def _unless(decisive: bool, parts: Sequence[_Test3]) -> _Test3:
    """One part that is `decisive` decides; else it hangs on the first that is open."""

    def test(assigned: _Assigned) -> bool | str:
        result: bool | str = not decisive
        for part in parts:
            met = part(assigned)
            if met is decisive:
                return decisive
            if isinstance(met, str) and not isinstance(result, str):
                result = met
        return result

    return test


def _samples(
    subject: Subject, atoms: Collection[Atom], room: int
) -> tuple[Iterator[tuple[_Sample, Groups]], bool]:
    """Made-up answers, one at least of every sort that `atoms` tell apart; and if that is so.

    No more than `room` of them are of use.
    """
    constants = {
        value
        for atom in atoms
        if isinstance(atom, Has) or not getattr(atom, "attribute", "")
        for value in constants_of(atom)
    }
    samples: Iterable[_Sample] = [_Sample(missing=reason) for reason in _reasons(subject)]
    groups: Iterable[tuple[_Sample, Groups]] = ()
    complete = True
    if subject.from_study:
        groups, complete = _sample_groups(atoms)
        if subject.dont_know is not None:
            samples = [*samples, _Sample(subject.dont_know)]
    elif subject.kind == "multiple_choice":
        has = [atom for atom in atoms if isinstance(atom, Has)]
        chosen, complete = _selections(subject, has, room)
        samples = chain(samples, map(_Sample, chosen))
    elif subject.kind in CODED:
        samples = chain(samples, map(_Sample, subject.codes))
    elif subject.kind in NUMBERS:
        numbers = [value for value in constants if isinstance(value, int)]
        edges = _edges(numbers, subject.minimum, subject.maximum)
        samples = chain(samples, map(_Sample, edges))
    elif subject.kind == "month":
        months = [_month(value) for value in constants if isinstance(value, str)]
        edges = _edges(months, _month(subject.earliest), _month(subject.latest))
        texts = (f"{month // 12:04}-{month % 12 + 1:02}" for month in edges)
        samples = chain(samples, map(_Sample, texts))
    else:
        samples = [*samples, _Sample("x")]
    return chain(((sample, NO_GROUPS) for sample in samples), groups), complete


def _reasons(subject: Subject) -> Iterator[str]:
    if not subject.required:
        yield "skipped"
    if subject.wont_say:
        yield "wont_say"
    if subject.may_not_know and subject.dont_know is None:
        yield "dont_know"


def _month(text: str) -> int:
    return int(text[:4]) * 12 + int(text[5:]) - 1


def _edges(constants: Iterable[int], lowest: int, highest: int) -> Iterator[int]:
    """One number at least of every stretch between the constants, and they themselves."""
    edges = {lowest, *constants, *(constant + 1 for constant in constants)}
    return (edge for edge in sorted(edges) if lowest <= edge <= highest)


def _selections(
    subject: Subject, atoms: Sequence[Has], room: int
) -> tuple[Iterator[tuple[int, ...]], bool]:
    """Options that may be chosen together; of those that no atom tells apart, the first.

    No more than `room` options are looked at.
    """
    alone = [code for code in subject.codes if code in subject.exclusive]
    if subject.dont_know is not None:
        alone.append(subject.dont_know)
    classes: dict[tuple[bool, ...], int] = {}
    wanted = [frozenset(atom.values) for atom in atoms]
    for code in subject.steps[:room]:
        if code not in subject.exclusive:
            classes.setdefault(tuple(code in values for values in wanted), code)
    options = sorted(classes.values())
    sizes: Iterable[int] = range(1, len(options) + 1)
    complete = len(options) <= _CLASSES and len(subject.steps) <= room
    if not complete:
        sizes = (1, len(options), 2)
    together = (chosen for size in sizes for chosen in combinations(options, size))
    return chain(((code,) for code in alone), islice(together, _SELECTIONS)), complete


def _sample_groups(atoms: Collection[Atom]) -> tuple[Iterator[tuple[_Sample, Groups]], bool]:
    """Groups of a made-up study: what the atoms name, and others, in every combination."""
    named: dict[str, set[str]] = {"": set(), **{attribute: set() for attribute in ATTRIBUTES}}
    for atom in atoms:
        if isinstance(atom, Compare | Membership):
            named[atom.attribute].update(v for v in constants_of(atom) if isinstance(v, str))
    # All the names in one row are a name that differs from each.
    ids, jobcenters, main_groups = (
        [*sorted(names), f"{''.join(sorted(names))}?"] for names in named.values()
    )
    complete = len(ids) * len(jobcenters) * len(main_groups) <= _GROUPS
    combined = islice(product(ids, jobcenters, main_groups), _GROUPS)
    return (
        (_Sample(name), {name: _SampleGroup(jobcenter, main_group)})
        for name, jobcenter, main_group in combined
    ), complete
