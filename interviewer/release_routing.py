"""What routing would tell past the hierarchies, and where a released question is withheld for it.

Whether a question was asked, and which follow-up opened, hangs on the background and on the version
of the questionnaire. A cell is told only where what is told of the background decides that for
certain; whatever else hangs on the version is told in a class only if k records of it have each.
Which cells are withheld follows from the class alone, or from a band that is told beside it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product

from interviewer.anonymise import JOBCENTER, MissingCode, bands_of, edges
from interviewer.conditions import Subject, atom_test, constants_of
from interviewer.expressions import And, Atom, Is, Named, Not, Or, Tree, render, walk
from interviewer.hierarchies import UNKNOWN
from interviewer.interview import Answer, Missing
from interviewer.questionnaire import MEASURED, TEXTS, Kind, Question, Questionnaire
from interviewer.release import WITHHELD, Hierarchy
from interviewer.release_variables import Asked
from interviewer.study import Study

_TRIED = 2_000
"""Combinations of what may be told that are tried, to see whether a question is ever told."""
_ANSWERS: Mapping[str, tuple[Answer | None, ...]] = {
    # Passed over, or never come to before the interview was closed.
    MissingCode.SKIPPED: (None, Answer(missing=Missing.SKIPPED)),
    MissingCode.NOT_REACHED: (None,),
    MissingCode.NOT_IN_VERSION: (None,),
    MissingCode.NOT_ASKED: (None,),
    MissingCode.WONT_SAY: (Answer(missing=Missing.WONT_SAY),),
    MissingCode.DONT_KNOW: (Answer(missing=Missing.DONT_KNOW),),
}

Told = tuple[int, int]
"""A level's height and the code that it tells."""
_Deciding = tuple[tuple[int, frozenset[Told]], ...]
"""By hierarchy's place, what decides; one of them will do."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Where a variable of a question may be told."""

    needs: tuple[_Deciding, ...]
    """Of each of these the record must tell one."""
    bands: Mapping[str, frozenset[int]]
    """By variable with a question's band, the codes within which nothing finer is told."""
    sorts: Mapping[str, object]
    """By version, what it may hold; absent where the version has not got it."""


def rules(
    plan: Sequence[Asked],
    study: Study,
    questionnaires: Sequence[Questionnaire],
    made: Sequence[Hierarchy],
) -> dict[str, Rule]:
    """The rules by variable; one that could never be told with an answer has none."""
    routing = [_Routing(each, study, made) for each in questionnaires]
    numbers = {
        each.question: each.variable.name
        for each in plan
        if each.follow_ups is None and not each.option
    }
    found: dict[str, Rule] = {}
    for each in plan:
        own = [version for version in routing if version.has(each)]
        whole = [told for version in own if (told := version.facts(each.question)) is not None]
        if len(whole) < len(own) or not any(v.may_be_asked(each.question) for v in own):
            continue
        needs = dict.fromkeys(deciding for told in whole for deciding in told[0])
        bands: dict[str, frozenset[int]] = {}
        for told in whole:
            for question, codes in told[1].items():
                name = numbers[question]
                bands[name] = bands.get(name, codes) & codes
        if each.follow_ups is not None:
            opened = [version.opened(each.question) for version in own]
            for codes in (frozenset(codes) for codes in opened if codes is not None):
                name = numbers[each.question]
                bands[name] = bands.get(name, codes) & codes
            if all(codes is not None and not any(codes.values()) for codes in opened):
                continue
        sorts = {version.version: version.sort(each) for version in own}
        found[each.variable.name] = Rule(tuple(needs), bands, sorts)
    return found


def told_cells(
    found: Mapping[str, Rule],
    made: Sequence[Hierarchy],
    levels: Sequence[Sequence[int]],
    left_out: Sequence[bool],
    *,
    leaves: Sequence[Sequence[int]],
    versions: Sequence[str],
    answers: Mapping[str, Sequence[int]],
    k: int,
) -> dict[str, Sequence[bool] | None]:
    """For each variable with a rule, of which records it is told; None: of all of them.

    Of records that are left out nothing is.
    """
    asked_with = {v for v, out in zip(versions, left_out, strict=True) if not out}
    varying = {
        name
        for name, rule in found.items()
        if len({rule.sorts.get(version) for version in asked_with}) > 1
    }
    classes: list[tuple[Told | None, ...]] = []
    own: list[int] = []
    if varying or any(rule.needs for rule in found.values()):
        classes, own = _classes(made, levels, leaves)
    with_versions: list[Counter[str]] = [Counter() for _ in classes]
    if varying:
        for place, version, out in zip(own, versions, left_out, strict=True):
            if not out:
                with_versions[place][version] += 1
    told_of: dict[str, list[bool]] = {name: [] for name in found}
    for told, counts in zip(classes, with_versions, strict=True):
        parts: list[list[str]] = [list(counts)]
        for name, rule in found.items():
            may = all(
                any(told[place] in codes for place, codes in deciding) for deciding in rule.needs
            )
            if may and name in varying:
                finer = _split(parts, rule.sorts)
                may = all(sum(counts[version] for version in part) >= k for part in finer)
                parts = finer if may else parts
            told_of[name].append(may)
    cells: dict[str, Sequence[bool] | None] = {}
    for name, rule in found.items():
        if not rule.needs and not rule.bands and name not in varying:
            cells[name] = None
            continue
        flags = told_of[name]
        column = [flags[place] for place in own] if own else [True] * len(left_out)
        for other, codes in rule.bands.items():
            column = [
                flag and (answer < 0 or answer in codes)
                for flag, answer in zip(column, answers[other], strict=True)
            ]
        cells[name] = [flag and not out for flag, out in zip(column, left_out, strict=True)]
    return cells


def _classes(
    made: Sequence[Hierarchy], levels: Sequence[Sequence[int]], leaves: Sequence[Sequence[int]]
) -> tuple[list[tuple[Told | None, ...]], list[int]]:
    """What is seen of the background, and for each record which of these is its.

    A cell that no hierarchy knows looks like one that is not told.
    """
    columns: list[list[Told | None]] = []
    for place, hierarchy in enumerate(made):
        seen: list[list[Told | None]] = [
            [None if code == WITHHELD else (height, code) for code in level.codes]
            for height, level in enumerate(hierarchy.levels)
        ]
        seen.append([None] * len(hierarchy.leaves))
        columns.append(
            [seen[row[place]][leaf] for row, leaf in zip(levels, leaves[place], strict=True)]
        )
    numbers: dict[tuple[Told | None, ...], int] = {}
    rows: Iterable[tuple[Told | None, ...]] = (
        zip(*columns, strict=True) if columns else [()] * len(levels)
    )
    own = [numbers.setdefault(row, len(numbers)) for row in rows]
    return list(numbers), own


def _split(parts: Sequence[Sequence[str]], sorts: Mapping[str, object]) -> list[list[str]]:
    """Versions that were alike so far, those apart in which a variable differs."""
    finer: list[list[str]] = []
    for part in parts:
        by_sort: defaultdict[object, list[str]] = defaultdict(list)
        for version in part:
            by_sort[sorts.get(version)].append(version)
        finer += by_sort.values()
    return finer


class _Routing:
    """The conditions of one version, held against what the hierarchies tell."""

    def __init__(
        self, questionnaire: Questionnaire, study: Study, made: Sequence[Hierarchy]
    ) -> None:
        self.version = questionnaire.version
        self._study = study
        self._items = questionnaire.items
        self._background = {field.id for field in questionnaire.background}
        self._questions = questionnaire.question_ids
        self._made = made
        from_study = [f.id for f in questionnaire.background if f.options_from is not None]
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        for place, hierarchy in enumerate(made):
            if hierarchy.column != JOBCENTER:
                self._places[hierarchy.item].append(place)
            elif from_study:
                self._places[from_study[0]].append(place)
        self._outcomes = cache(self._outcomes_of)

    def has(self, variable: Asked) -> bool:
        """Whether the variable is in this version."""
        if variable.question not in self._questions:
            return False
        item = self._items[variable.question]
        if item.kind in TEXTS or item.options_from is not None:
            return False
        return not variable.option or int(variable.option) in item.codes

    def sort(self, variable: Asked) -> object:
        """What the variable may hold: equal where a version cannot be told from another by it."""
        item = self._items[variable.question]
        own: object
        if variable.follow_ups is not None:
            own = tuple((each.id, each.codes, each.span) for each in item.follow_ups)
        elif variable.option:
            own = None
        else:
            limits = (item.minimum, item.maximum, item.earliest, item.latest)
            own = (item.kind, frozenset(item.codes), limits)
        met = [
            (name, render(condition.meaning))
            for name in sorted(self._behind(variable.question))
            if (condition := self._items[name].condition) is not None
        ]
        return own, item.wont_say, item.dont_know is True, tuple(met)

    def facts(self, question: str) -> tuple[list[_Deciding], dict[str, frozenset[int]]] | None:
        """What decides each background fact on which it hangs, and each band of a question.

        None where nothing does.
        """
        about = self._about(question)
        needs: list[_Deciding] = []
        bands: dict[str, frozenset[int]] = {}
        for name, atoms in about.items():
            item = self._items[name]
            if name in self._background:
                deciding = tuple(
                    (place, codes)
                    for place in self._places[name]
                    if (codes := frozenset(self._decided(place, name, tuple(atoms))))
                )
                if not deciding:
                    return None
                needs.append(deciding)
            elif item.options_from is not None:
                return None  # Its answer, a group, is told nowhere.
            elif (inside := self._bands(item)) is not None:
                bands[name] = frozenset(
                    low
                    for low, answers in inside(_constants(atoms)).items()
                    if all(
                        len({test(answer, self._study.groups_by_id) for answer in answers}) < 2
                        for test in (atom_test(atom, subject) for atom, subject in atoms)
                    )
                )
        return needs, bands

    def opened(self, question: str) -> dict[int, bool] | None:
        """By band that decides which follow-up opens, whether one does; None: no bands."""
        item = self._items[question]
        inside = self._bands(item)
        if inside is None:
            return None
        ends = [end for each in item.follow_ups if each.span for end in each.span]
        found: dict[int, bool] = {}
        for low, answers in inside(ends).items():
            opens = {item.follow_up(answer.value) for answer in answers}
            if len({each and each.id for each in opens}) < 2:
                found[low] = any(opens)
        return found

    def may_be_asked(self, question: str) -> bool:
        """Whether anything that may be told of the background has it asked for certain, or may."""
        about = {
            name: tuple(atoms)
            for name, atoms in self._about(question).items()
            if name in self._background
        }
        choices = []
        size = 1
        for name, atoms in about.items():
            known = {
                tuple(zip([atom for atom, _ in atoms], outcome, strict=True)): None
                for place in self._places[name]
                for (_, code), outcome in self._decided(place, name, atoms).items()
            }
            choices.append(list(known))
            size *= len(known)
        if size > _TRIED:
            return True
        return any(
            self._asked(question, dict(pair for choice in combined for pair in choice)) is not False
            for combined in product(*choices)
        )

    # --- conditions

    def _behind(self, question: str) -> set[str]:
        """The question and those on whose answers it hangs, through others too."""
        waiting, seen = [question], {question}
        while waiting:
            condition = self._items[waiting.pop()].condition
            for name in () if condition is None else condition.names:
                if name not in seen and name not in self._background:
                    seen.add(name)
                    waiting.append(name)
        return seen

    def _about(self, question: str) -> dict[str, dict[tuple[Atom, Subject], None]]:
        """What is asked of each item on which it hangs.

        A background item stands for itself: what its own condition says, its cell tells.
        """
        found: defaultdict[str, dict[tuple[Atom, Subject], None]] = defaultdict(dict)
        for name in sorted(self._behind(question)):
            condition = self._items[name].condition
            if condition is not None:
                subjects = {subject.id: subject for subject in condition.subjects}
                for node in walk(condition.meaning):
                    if not isinstance(node, Not | And | Or | Named):
                        found[node.item][node, subjects[node.item]] = None
        return found

    def _asked(self, question: str, known: Mapping[Atom, bool | None]) -> bool | None:
        """Whether it is asked where `known` of the background is so; None: that hangs on more."""
        behind = self._behind(question)
        asked: dict[str, bool | None] = {}
        for name in self._questions:
            if name in behind:
                condition = self._items[name].condition
                asked[name] = condition is None or self._met(condition.meaning, known, asked)
        return asked[question]

    def _met(
        self, tree: Tree, known: Mapping[Atom, bool | None], asked: Mapping[str, bool | None]
    ) -> bool | None:
        match tree:
            case Not(part):
                met = self._met(part, known, asked)
                return None if met is None else not met
            case And(parts) | Or(parts):
                decisive = isinstance(tree, Or)
                found = [self._met(part, known, asked) for part in parts]
                if decisive in found:
                    return decisive
                return None if None in found else not decisive
            case Named():
                raise AssertionError(tree)  # The meaning of a condition holds no names.
        if tree.item in self._background:
            return known[tree]
        # Whoever was not asked has no answer, and meets no comparison.
        compared = not isinstance(tree, Is)
        return False if compared and asked.get(tree.item) is False else None

    # --- what the levels tell

    def _decided(
        self, place: int, name: str, atoms: tuple[tuple[Atom, Subject], ...]
    ) -> dict[Told, tuple[bool | None, ...]]:
        """What may be told that decides all `atoms`, and how; None: no version has the answer."""
        by_leaf = [self._outcomes(place, name, atom, subject) for atom, subject in atoms]
        found: dict[Told, tuple[bool | None, ...]] = {}
        for height, level in enumerate(self._made[place].levels):
            under: defaultdict[int, list[int]] = defaultdict(list)
            for leaf, code in enumerate(level.codes):
                under[code].append(leaf)
            under.pop(WITHHELD, None)
            for code, leaves in under.items():
                met = [
                    frozenset[bool]().union(*(outcome[leaf] for leaf in leaves))
                    for outcome in by_leaf
                ]
                if all(len(each) < 2 for each in met):
                    found[height, code] = tuple(next(iter(each), None) for each in met)
        return found

    def _outcomes_of(
        self, place: int, name: str, atom: Atom, subject: Subject
    ) -> tuple[frozenset[bool], ...]:
        """For each leaf, how the answers behind it meet `atom`."""
        test, groups = atom_test(atom, subject), self._study.groups_by_id
        constants = _constants([(atom, subject)])
        hierarchy, item = self._made[place], self._items[name]
        answers: Callable[[str], Iterable[Answer | None]]
        if hierarchy.column == JOBCENTER:
            answers = self._in_jobcenter
        elif item.options_from is not None:
            answers = _group
        elif item.kind in MEASURED:
            inside = self._bands(item)
            if inside is None:
                answers = _exact(item)
            else:
                bands = self._study.bands[item.id]
                lows = dict(zip(bands.labels, edges(bands), strict=True))
                found = inside(constants)
                answers = lambda cell: found[lows[cell]] if cell in lows else ()  # noqa: E731
        else:
            answers = _coded(item)
        both = frozenset({True, False})
        return tuple(
            both
            if cell == UNKNOWN
            else frozenset(test(each, groups) for each in _ANSWERS.get(cell) or answers(cell))
            for cell in hierarchy.leaves
        )

    def _in_jobcenter(self, jobcenter: str) -> Iterator[Answer]:
        return (Answer(each.id) for each in self._study.groups if each.jobcenter == jobcenter)

    def _bands(self, item: Question) -> Callable[[Iterable[int]], dict[int, list[Answer]]] | None:
        """For cuts the answers to be tried in each band, by its lower edge; None: no bands."""
        bands = bands_of(item, self._study)
        if bands is None or bands.exact:
            return None
        lows = edges(bands)
        month = item.kind is Kind.MONTH
        least = _month(item.earliest) if month else item.minimum
        most = _month(item.latest) if month else item.maximum

        def inside(cuts: Iterable[int]) -> dict[int, list[Answer]]:
            near = {cut + beside for cut in cuts for beside in (-1, 0, 1)}
            found = {}
            for low, following in zip(lows, (*lows[1:], None), strict=True):
                first = max(least, 12 * low if month else low)
                last = most
                if following is not None:
                    last = min(most, (12 * following if month else following) - 1)
                tried = sorted(each for each in {first, last, *near} if first <= each <= last)
                found[low] = [Answer(_of_month(each) if month else each) for each in tried]
            return found

        return inside


def _constants(atoms: Iterable[tuple[Atom, Subject]]) -> list[int]:
    """The numbers, or months counted from the year 0, that `atoms` compare with."""
    return [
        value if isinstance(value, int) else _month(value)
        for atom, subject in atoms
        if subject.kind in MEASURED
        for value in constants_of(atom)
    ]


def _group(cell: str) -> tuple[Answer]:
    return (Answer(cell),)


def _coded(item: Question) -> Callable[[str], tuple[Answer, ...]]:
    return lambda cell: (Answer(int(cell)),) if int(cell) in item.codes else ()


def _exact(item: Question) -> Callable[[str], tuple[Answer, ...]]:
    return lambda cell: (Answer(cell if item.kind is Kind.MONTH else int(cell)),)


def _month(text: str) -> int:
    return int(text[:4]) * 12 + int(text[5:]) - 1


def _of_month(count: int) -> str:
    return f"{count // 12:04}-{count % 12 + 1:02}"
