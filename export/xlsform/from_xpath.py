"""From `relevant` and `constraint` to conditions and limits of the app.

XPath and the app differ where there is no answer: in XPath an empty answer meets `!=`, in the app
it meets no comparison. So `${a} != 'x'` becomes `not (a == x)`, which is true of it as well.
"""

from __future__ import annotations

import math
import operator
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from export.xlsform.layout import DONT_KNOW
from export.xlsform.to_xpath import last_day
from export.xlsform.xpath import (
    Both,
    Call,
    Comparison,
    Either,
    Expression,
    Field,
    Mistaken,
    Number,
    Sign,
    Text,
    This,
    Untranslatable,
    parse,
)
from interviewer.expressions import (
    And,
    Compare,
    ExpressionError,
    Has,
    Is,
    Membership,
    Not,
    Operator,
    Or,
    State,
    Tree,
    parse_tree,
    render,
)
from interviewer.questionnaire import NUMBERS, TEXTS, Kind

Truth: TypeAlias = Tree | bool
"""A condition, or what it comes to whatever is answered."""

_OPERATORS: Mapping[Sign, Operator] = {
    "=": "==",
    "!=": "!=",
    "<": "<",
    "<=": "<=",
    ">": ">",
    ">=": ">=",
}
_MIRRORED: Mapping[Sign, Sign] = {
    "=": "=",
    "!=": "!=",
    "<": ">",
    "<=": ">=",
    ">": "<",
    ">=": "<=",
}
_HOLDS: Mapping[Sign, Callable[[Any, Any], bool]] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_DATE = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])-([0-9]{2})")


class Unclear(Exception):
    """An expression that hangs on a question which is itself a mistake."""


@dataclass(frozen=True)
class Target:
    """What ${name} stands for."""

    item: str
    kind: Kind
    values: Mapping[str, int] = field(default_factory=dict)
    """The names of the choices and their codes."""
    steps: tuple[int, ...] = ()
    """The codes without "don't know"."""
    wont_say: str = ""
    """The name of the choice "won't say"."""
    minimum: int = 0
    maximum: int = 0
    earliest: str = ""
    latest: str = ""
    from_study: bool = False
    attribute: str = ""
    """A group's jobcenter or main group."""
    reasons: frozenset[str] | None = None
    """It is the question why there is no answer: the reasons that it offers."""
    beside: frozenset[str] = frozenset()
    """Reasons that are asked for in a question of their own, so that this one stays empty."""
    unknown: frozenset[int] = frozenset()
    """The codes that say "don't know", also where they are steps like all others."""
    broken: bool = False
    """Its own row is a mistake, so nothing is known of its answers."""

    @property
    def numbered(self) -> bool:
        """Whether each choice is named by its code."""
        return all(name == str(code) for name, code in self.values.items())


Targets: TypeAlias = Mapping[str, Target | None]
"""What each name stands for; None: it is in the form, and not in the questionnaire."""


def condition(text: str, targets: Targets) -> Truth:
    """The condition that an expression stands for.

    Raises `Untranslatable`; `Mistaken` where it is no expression or names what is not there; and
    `Unclear`.
    """
    return meaning(parse(text), targets)


def written(tree: Tree) -> str:
    """The text of a condition; `Untranslatable` where the app would not read it."""
    text = render(tree)
    try:
        parse_tree(text)
    except ExpressionError as error:
        raise Untranslatable(error.problems[0].rule.rstrip(".")) from None
    return text


def every(parts: Iterable[Truth]) -> Truth:
    """All of these."""
    found: list[Tree] = []
    for part in parts:
        if part is False:
            return False
        if isinstance(part, And):
            found += part.parts
        elif part is not True:
            found.append(part)
    found = list(dict.fromkeys(found))
    if not found:
        return True
    return found[0] if len(found) == 1 else And(tuple(found))


def some(parts: Iterable[Truth]) -> Truth:
    """Any of these."""
    found: list[Tree] = []
    for part in parts:
        if part is True:
            return True
        if isinstance(part, Or):
            found += part.parts
        elif part is not False:
            found.append(part)
    found = list(dict.fromkeys(found))
    if not found:
        return False
    return found[0] if len(found) == 1 else Or(tuple(found))


def no(part: Truth) -> Truth:
    """The opposite."""
    if isinstance(part, bool):
        return not part
    if isinstance(part, Not):
        return part.part
    if isinstance(part, Is):
        return Is(part.item, part.state, not part.negated)
    return Not(part)


# --- relevant -----------------------------------------------------------------------------------


def meaning(tree: Expression, targets: Targets) -> Truth:
    """What `condition` makes of an expression that was read."""
    match tree:
        case Both(parts):
            return every(meaning(part, targets) for part in parts)
        case Either(parts):
            return some(meaning(part, targets) for part in parts)
        case Call("true", ()):
            return True
        case Call("false", ()):
            return False
        case Call("not", (part,)):
            return no(meaning(part, targets))
        case Call("boolean", (part,)) if not isinstance(part, Field):
            return meaning(part, targets)
        case Call("selected", (Field(name), said)):
            return _selected(_target(name, targets), _text(said))
        case Call(name, _):
            raise Untranslatable(f"uses {name}()")
        case Comparison(left, sign, right):
            return _compare(left, sign, right, targets)
        case This():
            raise Untranslatable('uses "." outside a constraint')
        case Field(name):
            raise Untranslatable(f"uses ${{{name}}} without comparing it")
    raise Untranslatable("holds a value where a comparison is expected")


def _target(name: str, targets: Targets) -> Target:
    if name not in targets:
        rule = f"names ${{{name}}}, and there is no such row."
        raise Mistaken(rule, "Name a question of this sheet.")
    target = targets[name]
    if target is None:
        raise Untranslatable(f"hangs on ${{{name}}}, which is no question in the app")
    if target.broken:
        raise Unclear
    return target


def _compare(left: Expression, sign: Sign, right: Expression, targets: Targets) -> Truth:
    left, right = _bare(left), _bare(right)
    if isinstance(left, Text | Number) or _is_date(left):
        left, sign, right = right, _MIRRORED[sign], left
    if isinstance(right, Field | This | Call) and not _is_date(right):
        raise Untranslatable("compares two things that are not constants")
    match left:
        case Field(name):
            return _answer(_target(name, targets), sign, right)
        case Call("string-length" | "count-selected" as what, (Field(name),)):
            return _size(_target(name, targets), what, sign, right)
        case Call("selected", _):
            # selected(...) = true()
            raise Untranslatable("compares selected() with something")
        case Call(name, _):
            raise Untranslatable(f"uses {name}()")
    raise Untranslatable("compares nothing that was answered")


def _bare(tree: Expression) -> Expression:
    """Without what only says of which type a value is."""
    match tree:
        case Call("number" | "int" | "string", (inner,)):
            return inner
    return tree


def _is_date(tree: Expression) -> bool:
    return isinstance(tree, Call) and tree.name in ("date", "decimal-date-time")


def _text(tree: Expression) -> str:
    match tree:
        case Text(value):
            return value.strip()
        case Number(value):
            return str(value)
        case Field(name):
            raise Untranslatable(f"compares with ${{{name}}}")
        case Call(name, _):
            raise Untranslatable(f"uses {name}()")
    raise Untranslatable("compares with something that is no constant")


def _size(target: Target, what: str, sign: Sign, right: Expression) -> Truth:
    """How long a text is or how many are chosen, as far as that means: whether there is any."""
    if isinstance(right, Number):
        empty, one = _HOLDS[sign](0, right.value), _HOLDS[sign](1, right.value)
        many = [_HOLDS[sign](count, right.value) for count in (2, 3, 1_000_000_000)]
        if all(each == one for each in many):
            if empty == one:
                return one
            return _given(target) if one else no(_given(target))
    raise Untranslatable(f"measures with {what}()")


def _given(target: Target) -> Truth:
    """That the cell of the form is not empty."""
    if target.reasons is not None:
        return some(Is(target.item, _reason(each)) for each in sorted(target.reasons))
    if target.attribute:
        raise Untranslatable(f"asks whether there is a {target.attribute}")
    unsaid = (no(Is(target.item, _reason(each))) for each in sorted(target.beside))
    return every([Is(target.item, "answered"), *unsaid])


def _reason(word: str) -> State:
    return "dont_know" if word == DONT_KNOW else "wont_say"


def _selected(target: Target, name: str) -> Truth:
    if target.kind is Kind.MULTIPLE_CHOICE and target.reasons is None:
        if name == target.wont_say and name:
            return Is(target.item, "wont_say")
        return Has(target.item, (_code(target, name),))
    return _answer(target, "=", Text(name))


def _code(target: Target, name: str) -> int:
    # "1.0" is what a number becomes that Excel has had in its hands.
    plain = name[:-2] if re.fullmatch(r"[0-9]+\.0", name) else name
    if plain in target.values:
        return target.values[plain]
    known = ", ".join(f"'{each}'" for each in list(target.values)[:8])
    rule = f"compares with '{name[:40]}', which is no choice of the question."
    raise Mistaken(rule, f"Use one of {known}.")


def _answer(target: Target, sign: Sign, right: Expression) -> Truth:
    if right == Text(""):
        if sign in ("=", "!="):
            return _given(target) if sign == "!=" else no(_given(target))
        raise Untranslatable("asks for the order of nothing")
    if target.reasons is not None:
        return _why(target, sign, _text(right))
    if sign == "!=":
        return no(_answer(target, "=", right))
    if target.from_study:
        return _of_study(target, sign, _text(right))
    if target.kind is Kind.MULTIPLE_CHOICE:
        return _only(target, sign, _text(right))
    if target.kind in NUMBERS:
        return _number(target, sign, right)
    if target.kind is Kind.MONTH:
        return _month(target, sign, right)
    if target.kind in TEXTS:
        raise Untranslatable("compares a text that was typed")
    return _choice(target, sign, right)


def _why(target: Target, sign: Sign, name: str) -> Truth:
    reasons = target.reasons or frozenset()
    if name not in reasons or sign not in ("=", "!="):
        raise Untranslatable(f"compares with '{name[:40]}'")
    found = Is(target.item, _reason(name))
    return found if sign == "=" else no(found)


def _of_study(target: Target, sign: Sign, name: str) -> Truth:
    if sign != "=" or ("'" in name and '"' in name) or "\n" in name:
        raise Untranslatable("compares a group in a way that the app does not know")
    return Compare(target.item, "==", name, target.attribute)


def _only(target: Target, sign: Sign, name: str) -> Truth:
    """`= 'a'` of several answers: that one was chosen, and no other."""
    if sign != "=":
        raise Untranslatable("asks for the order of several answers")
    if name == target.wont_say and name:
        return Is(target.item, "wont_say")
    if " " in name and name not in target.values:
        raise Untranslatable("compares several answers at once")
    code = _code(target, name)
    others = tuple(each for each in target.values.values() if each != code)
    return every([Has(target.item, (code,)), no(Has(target.item, others)) if others else True])


def _choice(target: Target, sign: Sign, right: Expression) -> Truth:
    item = target.item
    if sign == "=":
        name = _text(right)
        if name == target.wont_say and name:
            return Is(item, "wont_say")
        code = _code(target, name)
        return Compare(item, "==", bool(code) if target.kind is Kind.YES_NO else code)
    limit = _float(right)
    if not target.numbered:
        raise Untranslatable("asks for the order of choices that are no numbers")
    met = [code for code in target.values.values() if _HOLDS[sign](code, limit)]
    if not met:
        return False
    threshold = int(limit)
    within = bool(target.steps) and min(target.steps) <= threshold <= max(target.steps)
    if threshold == limit and within and target.kind is not Kind.YES_NO:
        beyond = [code for code in met if code not in target.steps]  # "Don't know".
        whole = [code for code in target.steps if _HOLDS[sign](code, limit)]
        if whole and not beyond:
            return Compare(item, _OPERATORS[sign], threshold)
    if target.kind is Kind.YES_NO:
        return some(Compare(item, "==", bool(code)) for code in met)
    return Compare(item, "==", met[0]) if len(met) == 1 else Membership(item, tuple(met))


@dataclass(frozen=True, slots=True)
class Beyond:
    """A comparison that the answer "don't know" meets by its number, as 9 is more than 4."""

    field: str
    sign: Sign
    limit: str
    choice: str
    """The name of "don't know"."""
    alone: bool
    """Whether no other choice meets it."""


def beyond(tree: Expression, targets: Targets) -> Iterator[Beyond]:
    """Where "don't know" counts as a high or a low number, and nothing beside it says otherwise."""
    match tree:
        case Both(parts) | Either(parts) | Call("not", parts):
            for part in parts:
                for found in beyond(part, targets):
                    if not (isinstance(tree, Both) and any(_bars(p, found) for p in parts)):
                        yield found
        case Comparison(left, sign, right) if sign not in ("=", "!="):
            left, right = _bare(left), _bare(right)
            if isinstance(left, Text | Number):
                left, sign, right = right, _MIRRORED[sign], left
            if not isinstance(left, Field) or not isinstance(right, Text | Number):
                return
            target, said = targets.get(left.name), _text(right)
            if target is None or not target.unknown or not target.numbered:
                return
            met = [code for code in target.values.values() if _HOLDS[sign](code, _float(right))]
            for code in sorted(target.unknown.intersection(met)):
                alone = target.unknown.issuperset(met)
                yield Beyond(left.name, sign, said, str(code), alone)


def _bars(part: Expression, found: Beyond) -> bool:
    """Whether a part beside the comparison leaves "don't know" out."""
    match part:
        case Call("not", (Call("selected", (Field(name), said)),)):
            return (name, _text(said)) == (found.field, found.choice)
        case Call("not", (Comparison(left, "=", right),)):
            return _bars(Comparison(left, "!=", right), found)
        case Comparison(left, sign, right):
            left, right = _bare(left), _bare(right)
            if isinstance(left, Text | Number):
                left, sign, right = right, _MIRRORED[sign], left
            if left == Field(found.field) and isinstance(right, Text | Number):
                try:
                    return not _HOLDS[sign](float(found.choice), float(_text(right)))
                except ValueError:
                    return False
    return False


def _float(right: Expression) -> float:
    try:
        return float(_text(right))
    except ValueError:
        raise Untranslatable(f"compares with '{_text(right)[:40]}', which is no number") from None


def _number(target: Target, sign: Sign, right: Expression) -> Truth:
    item, low, high = target.item, target.minimum, target.maximum
    limit = _float(right)
    if not math.isfinite(limit):
        raise Untranslatable("compares with no number")
    if sign == "=":
        whole = limit == int(limit) and low <= limit <= high
        return Compare(item, "==", int(limit)) if whole else False
    if limit != int(limit):  # Between two whole numbers.
        sign = "<=" if sign in ("<", "<=") else ">="
        limit = math.floor(limit) if sign == "<=" else math.ceil(limit)
    ends = _HOLDS[sign](low, limit), _HOLDS[sign](high, limit)
    if not any(ends):
        return False
    if all(ends):
        return Compare(item, ">=", low)
    return Compare(item, _OPERATORS[sign], int(limit))


def _month(target: Target, sign: Sign, right: Expression) -> Truth:
    year, month, day = _date(right)
    item, said = target.item, f"{year:04}-{month:02}"
    first, last = day == 1, day == last_day(year, month)
    fits = first if sign in ("<", ">=") else last if sign in ("<=", ">") else False
    if not fits:
        raise Untranslatable("compares with a day, and the app keeps only the month")
    ends = _HOLDS[sign](target.earliest, said), _HOLDS[sign](target.latest, said)
    if not any(ends):
        return False
    if all(ends):
        return Compare(item, ">=", target.earliest)
    return Compare(item, _OPERATORS[sign], said)


def _date(tree: Expression) -> tuple[int, int, int]:
    match tree:
        case Call("date", (Text(said),)) | Text(said):
            match = _DATE.fullmatch(said.strip())
            if match is not None:
                year, month, day = (int(part) for part in match.groups())
                if 1 <= day <= last_day(year, month):
                    return year, month, day
    raise Untranslatable("compares a date with something that is no fixed day")


# --- what opens a follow-up ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Opening:
    """What opens a follow-up of `item`: codes, a range, or any answer."""

    item: str
    codes: frozenset[int] = frozenset()
    span: tuple[int, int] | None = None


def opening(tree: Truth, targets: Iterable[Target | None]) -> Opening | None:
    """What a condition says as an opening of a follow-up; None where it says something else."""
    if isinstance(tree, bool):
        return None
    known = {t.item: t for t in targets if t is not None and t.reasons is None and not t.attribute}
    parts = tree.parts if isinstance(tree, And) else (tree,)
    # "not" after the first part only leaves the answers to the follow-ups before it.
    parts = tuple(part for part in parts if not _leaves_out(part))
    names = {name for part in parts for name in _names(part)}
    if len(names) != 1:
        return None
    target = known.get(names.pop())
    if target is None or target.from_study:
        return None
    if parts == (Is(target.item, "answered"),):
        return Opening(target.item)
    if target.kind in NUMBERS:
        spans = [_span(part, target) for part in parts]
        if any(span is None for span in spans):
            return None
        low = max(span[0] for span in spans if span)
        high = min(span[1] for span in spans if span)
        return Opening(target.item, span=(low, high)) if low <= high else None
    if len(parts) != 1 or target.kind in TEXTS or target.kind is Kind.MONTH:
        return None
    codes = _codes(parts[0], target)
    return Opening(target.item, codes) if codes else None


def _leaves_out(part: Tree) -> bool:
    return isinstance(part, Not) or (isinstance(part, Is) and part.negated)


def _names(tree: Tree) -> set[str]:
    match tree:
        case And(parts) | Or(parts):
            return {name for part in parts for name in _names(part)}
        case Not(part):
            return _names(part)
        case Compare(attribute=""):
            return {tree.item}
        case Has() | Is() | Membership(attribute=""):
            return {tree.item}
    return {"", " "}  # Two that are none.


def _span(part: Tree, target: Target) -> tuple[int, int] | None:
    match part:
        case Compare(_, sign, int(value)):
            low, high = target.minimum, target.maximum
            return {
                "==": (value, value),
                "<": (low, value - 1),
                "<=": (low, value),
                ">": (value + 1, high),
                ">=": (value, high),
            }.get(sign)
    return None


def _codes(part: Tree, target: Target) -> frozenset[int] | None:
    match part:
        case Or(parts):
            found = [_codes(each, target) for each in parts]
            return frozenset().union(*(f for f in found if f)) if all(found) else None
        case Compare(_, "==", value) if not isinstance(value, str):
            return frozenset({int(value)})
        case Compare(_, sign, int(value)) if sign != "!=":
            holds = _HOLDS["=" if sign == "==" else sign]
            return frozenset(code for code in target.steps if holds(code, value))
        case Membership(_, values, False) | Has(_, values):
            return frozenset(int(value) for value in values if not isinstance(value, str))
        case Is(_, "dont_know", False):
            beyond = [code for code in target.values.values() if code not in target.steps]
            return frozenset(beyond) or None
    return None


# --- constraint ---------------------------------------------------------------------------------


@dataclass
class Limits:
    """What a constraint says, as far as the app can hold it."""

    minimum: int | None = None
    maximum: int | None = None
    length: int | None = None
    earliest: str | None = None
    latest: str | None = None
    alone: list[str] = field(default_factory=list)
    """Names of choices that exclude all others."""
    rest: list[str] = field(default_factory=list)
    """What in it the app cannot hold."""

    def at_least(self, value: int) -> None:
        """The answer is `value` or more."""
        self.minimum = value if self.minimum is None else max(value, self.minimum)

    def at_most(self, value: int) -> None:
        """The answer is `value` or less."""
        self.maximum = value if self.maximum is None else min(value, self.maximum)


def limits(text: str, kind: Kind) -> Limits:
    """What a constraint says of an answer of this kind; `Mistaken` where it is no expression."""
    found = Limits()
    try:
        tree = parse(text)
    except Untranslatable as error:
        found.rest.append(error.what)
        return found
    for part in tree.parts if isinstance(tree, Both) else (tree,):
        try:
            _limit(part, kind, found)
        except Untranslatable as error:
            found.rest.append(error.what)
    return found


def _limit(part: Expression, kind: Kind, found: Limits) -> None:
    match part:
        case Call("true", ()):
            return
        case Both(parts):
            for each in parts:
                _limit(each, kind, found)
            return
        case Comparison(left, sign, right):
            left, right = _bare(left), _bare(right)
            if isinstance(left, Text | Number) or _is_date(left):
                left, sign, right = right, _MIRRORED[sign], left
            if left == This() and kind in NUMBERS:
                _limit_number(sign, _float(right), found)
                return
            if left == This() and kind is Kind.MONTH:
                _limit_month(sign, _date(right), found)
                return
            if left == Call("string-length", (This(),)) and kind in TEXTS:
                limit = _float(right)
                if sign in ("<", "<=") and math.isfinite(limit):
                    whole = math.ceil(limit) - 1 if sign == "<" else math.floor(limit)
                    found.length = whole if found.length is None else min(whole, found.length)
                    return
                if (sign, limit) in ((">", 0), (">=", 1), ("!=", 0)):
                    return  # No answer is empty anyway.
    if kind is Kind.MULTIPLE_CHOICE and (name := _alone(part)) is not None:
        found.alone.append(name)
        return
    raise Untranslatable(_what(part))


def _limit_number(sign: Sign, limit: float, found: Limits) -> None:
    if not math.isfinite(limit) or sign == "!=":
        raise Untranslatable("leaves out single numbers")
    if sign in (">", ">="):
        found.at_least(math.floor(limit) + 1 if sign == ">" else math.ceil(limit))
    elif sign in ("<", "<="):
        found.at_most(math.ceil(limit) - 1 if sign == "<" else math.floor(limit))
    else:
        found.at_least(math.ceil(limit))
        found.at_most(math.floor(limit))


def _limit_month(sign: Sign, date: tuple[int, int, int], found: Limits) -> None:
    year, month, day = date
    if sign == "<" and day == 1:  # Until the month before.
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    elif sign == ">" and day == last_day(year, month):
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    said = f"{year:04}-{month:02}"
    if sign in (">", ">="):
        found.earliest = max(said, found.earliest or said)
    elif sign in ("<", "<="):
        found.latest = min(said, found.latest or said)
    else:
        raise Untranslatable("leaves out single days")


_OTHERS: Sequence[tuple[Sign, int]] = ((">", 1), (">=", 2), ("!=", 1))
_NO_OTHERS: Sequence[tuple[Sign, int]] = (("<=", 1), ("<", 2), ("=", 1))


def _alone(part: Expression) -> str | None:
    """The choice that a constraint wants chosen alone, in one of the ways to write that."""
    match part:
        case Call("not", (Both((one, other)),)):
            return _with(one, other, _OTHERS) or _with(other, one, _OTHERS)
        case Either((one, other)):
            return _without(one, other) or _without(other, one)
    return None


def _with(chosen: Expression, count: Expression, signs: Sequence[tuple[Sign, int]]) -> str | None:
    match chosen, count:
        case (
            Call("selected", (This(), Text(name))),
            Comparison(Call("count-selected", (This(),)), sign, Number(number)),
        ) if (sign, number) in signs:
            return name
    return None


def _without(unchosen: Expression, count: Expression) -> str | None:
    match unchosen:
        case Call("not", (chosen,)):
            return _with(chosen, count, _NO_OTHERS)
    return None


def _what(part: Expression) -> str:
    match part:
        case Call(name, _) if name != "not":
            return f"uses {name}()"
        case Either():
            return 'joins two parts with "or"'
        case Comparison(_, _, Field(name)) | Comparison(Field(name), _, _):
            return f"hangs on ${{{name}}}"
        case Comparison(_, _, Call(name, _)) | Comparison(Call(name, _), _, _):
            return f"uses {name}()"
    return "limits the answer in a way that this kind of question has not"
