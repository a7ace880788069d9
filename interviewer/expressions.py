"""The language of conditions: from text to a small frozen tree, and back.

A condition is a short expression over the answers given so far (`age >= 30 and first_visit ==
yes`; the language is described in `docs/questionnaire.md`). Which items there are is not known
here: `conditions` checks a tree against them. Nothing is ever handed to Python's own `eval`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

from interviewer.reading import nearest

LONGEST = 2_000
"""Characters of an expression."""
DEEPEST = 50
"""Parentheses and "not" within one another, in one expression."""
WORDS = frozenset({"and", "or", "not", "in", "is", "has"})
"""The words of the language, by which no item can be referred to."""
STATES = ("answered", "skipped", "dont_know", "wont_say")


class Mistake(NamedTuple):
    """What is wrong with an expression, and how to mend it; the pieces of a `Problem`."""

    rule: str
    mend: str


class ExpressionError(Exception):
    """An expression that cannot be used; `problems` lists every mistake found in it."""

    def __init__(self, problems: Iterable[Mistake]) -> None:
        self.problems = tuple(problems)
        super().__init__(" ".join(f"{rule} {mend}" for rule, mend in self.problems))


# --- the tree ---------------------------------------------------------------------------------

Value: TypeAlias = int | str
"""A code or number, an id or month; yes and no are True and False, which equal 1 and 0."""
Operator: TypeAlias = Literal["==", "!=", "<", "<=", ">", ">="]
State: TypeAlias = Literal["answered", "skipped", "dont_know", "wont_say"]


@dataclass(frozen=True, slots=True)
class Compare:
    """`item == value`, or another operator; `attribute` is that of the item's group, or ""."""

    item: str
    operator: Operator
    value: Value
    attribute: str = ""


@dataclass(frozen=True, slots=True)
class Membership:
    """`item in [values]` or, negated, `item not in [values]`."""

    item: str
    values: tuple[Value, ...]
    negated: bool = False
    attribute: str = ""


@dataclass(frozen=True, slots=True)
class Has:
    """`item has value`, or `item has any [values]` with more than one."""

    item: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Is:
    """`item is state` or, negated, `item is not state`."""

    item: str
    state: State
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """A named condition of the questionnaire."""

    name: str


@dataclass(frozen=True, slots=True)
class Not:
    """`not part`."""

    part: Tree


@dataclass(frozen=True, slots=True)
class And:
    """All of two parts or more."""

    parts: tuple[Tree, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """At least one of two parts or more."""

    parts: tuple[Tree, ...]


Atom: TypeAlias = Compare | Membership | Has | Is
Tree: TypeAlias = Atom | Named | Not | And | Or


def walk(tree: Tree) -> Iterator[Tree]:
    """The tree and everything in it, from left to right, a node before its parts."""
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        yield node
        if isinstance(node, Not):
            waiting.append(node.part)
        elif isinstance(node, And | Or):
            waiting.extend(reversed(node.parts))


def render(tree: Tree) -> str:
    """Write the expression of a tree; `parse_tree` reads the same tree from it."""
    match tree:
        case Compare(item, sign, value, attribute):
            return f"{spelt_target(item, attribute)} {sign} {literal(value)}"
        case Membership(item, values, negated, attribute):
            word = "not in" if negated else "in"
            return f"{spelt_target(item, attribute)} {word} {listed(values)}"
        case Has(item, (value,)):
            return f"{item} has {literal(value)}"
        case Has(item, values):
            return f"{item} has any {listed(values)}"
        case Is(item, state, negated):
            return f"{item} is {'not ' if negated else ''}{state}"
        case Named(name):
            return name
        case Not(part):
            return f"not {_within(part, Compare, Membership, Has, Is, And, Or)}"
        case And(parts):
            return " and ".join(_within(part, And, Or) for part in parts)
        case Or(parts):
            return " or ".join(_within(part, Or) for part in parts)


def _within(part: Tree, *wrapped: type) -> str:
    return f"({render(part)})" if isinstance(part, wrapped) else render(part)


def spelt_target(item: str, attribute: str) -> str:
    return f"{item}.{attribute}" if attribute else item


def literal(value: Value) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return str(value)
    return f"'{value}'" if '"' in value else f'"{value}"'


def listed(values: Iterable[Value]) -> str:
    return f"[{', '.join(map(literal, values))}]"


# --- from text to tree ------------------------------------------------------------------------

_TOKEN = re.compile(
    r"""(?P<space>\s+)
    | (?P<text>"[^"\n]*"|'[^'\n]*')
    | (?P<month>[0-9]{4}-[0-9]{2}(?![\w.-]))
    | (?P<number>-?[0-9]+(?![\w.-]))
    | (?P<name>[A-Za-z_][A-Za-z0-9_]*)
    | (?P<sign>==|!=|<=|>=|<(?!>)|>|[()\[\],.])""",
    re.VERBOSE,
)
_PIECE = re.compile(r"[^\w\s\"'()\[\],]{1,3}|[\w.-]+|.", re.DOTALL)
_SIGNS = ("==", "!=", "<", "<=", ">", ">=")
_INSTEAD = {
    "=": '"=="',
    "<>": '"!="',
    "≠": '"!="',
    "≤": '"<="',
    "=<": '"<="',
    "≥": '">="',
    "=>": '">="',
    "&": '"and"',
    "&&": '"and"',
    "|": '"or"',
    "||": '"or"',
    "!": '"not"',
    "“": "straight quotes",
    "”": "straight quotes",
    "„": "straight quotes",
    "’": "straight quotes",
    "‘": "straight quotes",
    "»": "straight quotes",
    "«": "straight quotes",
}
_COMPARED = 'Write e.g. "age >= 30 and age < 50".'


class _Token(NamedTuple):
    sort: str
    text: str


_END = _Token("end", "")


def piece_of(text: str) -> str:
    """A piece of an expression, to be shown: short, and with nothing that cannot be seen."""
    shown = text if len(text) <= 40 else f"{text[:39]}…"
    return f'"{"".join(c if c.isprintable() else f"U+{ord(c):04X}" for c in shown)}"'


def refuse(rule: str, mend: str) -> ExpressionError:
    return ExpressionError([Mistake(rule, mend)])


def parse_tree(text: str) -> Tree:
    """Read an expression without asking what its names mean.

    Raises `ExpressionError` with the first thing that breaks the language.
    """
    if not text.strip():
        raise refuse("is empty.", "Write a condition, or remove the line.")
    if len(text) > LONGEST:
        rule = f"has {len(text)} characters, and {LONGEST} are the most."
        raise refuse(rule, "Give parts of it names in [conditions].")
    return _Reader(_tokens(text)).expression()


def _tokens(text: str) -> list[_Token]:
    found = []
    place = 0
    while place < len(text):
        match = _TOKEN.match(text, place)
        if match is None:
            raise _unreadable(text, place)
        if match.lastgroup != "space":
            found.append(_Token(match.lastgroup or "", match[0]))
        place = match.end()
    return found


def _unreadable(text: str, place: int) -> ExpressionError:
    if text[place] in "\"'":
        rule = f"has a quote without its other half: {piece_of(text[place:])[1:-1]}."
        return refuse(rule, "Close it.")
    match = _PIECE.match(text, place)
    piece = match[0] if match else text[place]
    if piece.lstrip("-")[:1].isdigit():
        mend = 'Write numbers with the digits 0-9 alone, and months like "2024-05" in quotes.'
        return refuse(f"{piece_of(piece)} is no whole number.", mend)
    for length in (3, 2, 1):
        if instead := _INSTEAD.get(piece[:length]):
            return refuse(f"{piece_of(piece[:length])} is not known here.", f"Write {instead}.")
    return refuse(f"{piece_of(piece)} is not known here.", "Remove it.")


class _Reader:
    """Recursive descent over the tokens; each method reads one rule of the language."""

    def __init__(self, tokens: Sequence[_Token]) -> None:
        self._tokens = tokens
        self._place = 0
        self._depth = 0

    def expression(self) -> Tree:
        """The whole text."""
        tree = self._either()
        if self._next != _END:
            raise self._astray()
        return tree

    @property
    def _next(self) -> _Token:
        return self._tokens[self._place] if self._place < len(self._tokens) else _END

    def _take(self) -> _Token:
        token = self._next
        self._place += 1
        return token

    def _accept(self, *texts: str) -> bool:
        token = self._next
        if token.sort in ("name", "sign") and token.text in texts:
            self._place += 1
            return True
        return False

    def _astray(self) -> ExpressionError:
        """What is said of a token after a part that was whole."""
        token = self._next
        small = token.text.lower()
        if small in WORDS and small != token.text:
            return refuse(f"{piece_of(token.text)} is not known here.", f'Write "{small}".')
        if token.text in (")", "]"):
            return refuse(f'has a "{token.text}" too many.', "Remove it, or open it before.")
        if token.text in _SIGNS:
            return refuse(f'"{token.text}" compares nothing here.', _COMPARED)
        rule = f"{piece_of(token.text)} is not expected there."
        return refuse(rule, 'Join two parts with "and" or "or".')

    def _either(self) -> Tree:
        parts = [self._both()]
        while self._accept("or"):
            parts.append(self._both())
        return parts[0] if len(parts) == 1 else Or(tuple(parts))

    def _both(self) -> Tree:
        parts = [self._single()]
        while self._accept("and"):
            parts.append(self._single())
        return parts[0] if len(parts) == 1 else And(tuple(parts))

    def _single(self) -> Tree:
        if self._accept("not"):
            self._deeper()
            tree: Tree = Not(self._single())
        elif self._accept("("):
            self._deeper()
            tree = self._either()
            if not self._accept(")"):
                if self._next != _END:
                    raise self._astray()
                raise refuse('has a "(" without its other half.', 'Add a ")".')
        else:
            return self._statement()
        self._depth -= 1
        return tree

    def _deeper(self) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            rule = f'holds more than {DEEPEST} parentheses and "not" within one another.'
            raise refuse(rule, "Give parts of it names in [conditions].")

    def _statement(self) -> Tree:
        token = self._take()
        if token == _END:
            raise refuse("ends too early.", "Write what is missing, or remove the last word.")
        if token.sort in ("number", "month", "text"):
            rule = f"{piece_of(token.text)} stands where an item is expected."
            raise refuse(rule, f"Begin with the item. {_COMPARED}")
        if token.sort != "name" or token.text in WORDS:
            rule = f"{piece_of(token.text)} stands where an item is expected."
            raise refuse(rule, "Write what is missing, or remove it.")
        item, attribute = token.text, ""
        if self._accept("."):
            attribute = self._name(f'"{item}."', f'Write e.g. "{item}.jobcenter".')
        following = self._next
        if following.sort == "sign" and following.text in _SIGNS:
            self._take()
            return Compare(item, _operator(following.text), self._value(following.text), attribute)
        if self._accept("in"):
            return Membership(item, self._values("in"), attribute=attribute)
        if self._accept("not"):
            if not self._accept("in"):
                rule = f'"not" is not expected after {piece_of(item)}.'
                raise refuse(rule, 'Put "not" before it, or write "not in [...]".')
            return Membership(item, self._values("not in"), negated=True, attribute=attribute)
        if attribute:
            rule = f"{piece_of(f'{item}.{attribute}')} is compared with nothing."
            raise refuse(rule, "Compare it with ==, !=, in or not in; ask the rest of the item.")
        if self._accept("has"):
            if self._accept("any"):
                return Has(item, self._values("has any"))
            return Has(item, (self._value("has"),))
        if self._accept("is"):
            negated = self._accept("not")
            return Is(item, self._state(), negated)
        return Named(item)

    def _name(self, after: str, mend: str) -> str:
        token = self._take()
        if token.sort != "name":
            raise refuse(f"lacks a word after {after}.", mend)
        return token.text

    def _state(self) -> State:
        word = self._name('"is"', f"Write one of: {', '.join(STATES)}.")
        match word:
            case "answered" | "skipped" | "dont_know" | "wont_say":
                return word
        raise refuse(f'{piece_of(word)} is not known after "is".', nearest(word, STATES))

    def _values(self, after: str) -> tuple[Value, ...]:
        if not self._accept("["):
            raise refuse(f'lacks a list after "{after}".', f'Write e.g. "{after} [1, 2]".')
        if self._accept("]"):
            raise refuse(f'holds an empty list after "{after}".', "Put values in it.")
        values = [self._value("[")]
        while self._accept(","):
            if self._next.text == "]":  # A comma after the last is nothing to be strict about.
                break
            values.append(self._value(","))
        if not self._accept("]"):
            if self._next.sort in ("number", "text"):
                raise refuse(f"lacks a comma before {piece_of(self._next.text)}.", "Add it.")
            raise refuse('has a "[" without its other half.', 'Add a "]".')
        return tuple(values)

    def _value(self, after: str) -> Value:
        token = self._take()
        match token:
            case ("number", text):
                return int(text)
            case ("text", text):
                return text[1:-1]
            case ("name", ("yes" | "no") as text):
                return text == "yes"
            case ("month", text):
                raise refuse(f"{text} lacks its quotes.", f'Write "{text}" with quotes.')
            case ("name", text) if text not in WORDS:
                mend = "Use a number, yes, no, or an id or month in quotes."
                raise refuse(f"{piece_of(text)} is no value.", mend)
            case ("sign", "["):
                listing = {"==": "in", "!=": "not in", "has": "has any"}.get(after)
                mend = f'Write "{listing} [...]".' if listing else "Give a single value."
                raise refuse(f'"{after}" takes no list.', mend)
        mend = "Use a number, yes, no, or an id or month in quotes."
        raise refuse(f'lacks a value after "{after}".', mend)


def _operator(text: str) -> Operator:
    match text:
        case "==" | "!=" | "<" | "<=" | ">" | ">=":
            return text
    raise AssertionError(text)
