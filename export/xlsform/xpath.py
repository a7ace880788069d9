"""The part of XPath that forms use in `relevant` and `constraint`, read to a small tree.

Only what could have a meaning here is read: comparisons, "and", "or", functions, ${names}, "." and
constants. Anything else (arithmetic, paths, predicates) is `Untranslatable`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

Sign: TypeAlias = Literal["=", "!=", "<", "<=", ">", ">="]

_DEEPEST = 60
_LONGEST = 8_000
"""Letters of an expression."""
_DIGITS = 15
"""Of a number; more are no count of anything."""


class Untranslatable(Exception):
    """An expression with something in it that has no counterpart here; `what` names it."""

    def __init__(self, what: str) -> None:
        self.what = what
        super().__init__(what)


@dataclass(frozen=True, slots=True)
class Text:
    """A quoted text."""

    value: str


@dataclass(frozen=True, slots=True)
class Number:
    """A number, whole or not."""

    value: int | float


@dataclass(frozen=True, slots=True)
class Field:
    """${name}: the answer to a question."""

    name: str


@dataclass(frozen=True, slots=True)
class This:
    """ ".": the answer that is being given."""


@dataclass(frozen=True, slots=True)
class Call:
    """A function and its arguments."""

    name: str
    arguments: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two things compared."""

    left: Expression
    sign: Sign
    right: Expression


@dataclass(frozen=True, slots=True)
class Both:
    """All of two parts or more."""

    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """At least one of two parts or more."""

    parts: tuple[Expression, ...]


Expression: TypeAlias = Text | Number | Field | This | Call | Comparison | Both | Either

_TOKEN = re.compile(
    r"""(?P<space>\s+)
    | (?P<text>"[^"]*"|'[^']*')
    | (?P<field>\$\{[^{}]*\})
    | (?P<number>[0-9]+(?:\.[0-9]*)?|\.[0-9]+)
    | (?P<name>[A-Za-z_](?:[\w.-]|:(?=[A-Za-z_]))*)
    | (?P<sign>!=|<=|>=|\.\.|::|//|[=<>(),.+*/|@\[\]-])""",
    re.VERBOSE,
)
_REFERENCE = re.compile(r"\$\{([^{}]*)\}")
_QUOTES = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "\u00a0": " "})


class _Token(NamedTuple):
    sort: str
    text: str


_END = _Token("end", "")


def straight(text: str) -> str:
    """With straight quotes for the curly ones that Excel makes, as pyxform reads them."""
    return text.translate(_QUOTES)


def names_in(text: str) -> list[str]:
    """Every name that an expression refers to, in its order."""
    return list(dict.fromkeys(name.strip() for name in _REFERENCE.findall(text)))


def parse(text: str) -> Expression:
    """Read an expression; `Untranslatable` where it holds what has no counterpart here."""
    if len(text) > _LONGEST:
        raise Untranslatable(f"is longer than {_LONGEST} letters")
    return _Reader(_tokens(straight(text))).whole()


def _tokens(text: str) -> list[_Token]:
    found = []
    place = 0
    while place < len(text):
        match = _TOKEN.match(text, place)
        if match is None:
            raise Untranslatable(f'cannot be read at "{text[place : place + 20]}"')
        if match.lastgroup != "space":
            found.append(_Token(match.lastgroup or "", match[0]))
        place = match.end()
    return found


class _Reader:
    def __init__(self, tokens: Sequence[_Token]) -> None:
        self._tokens = tokens
        self._place = 0
        self._depth = 0

    @property
    def _next(self) -> _Token:
        return self._tokens[self._place] if self._place < len(self._tokens) else _END

    def _take(self) -> _Token:
        token = self._next
        self._place += 1
        return token

    def _accept(self, text: str) -> bool:
        token = self._next
        if token.sort in ("sign", "name") and token.text == text:
            self._place += 1
            return True
        return False

    def _expect(self, text: str) -> None:
        if not self._accept(text):
            raise Untranslatable(f'lacks a "{text}"')

    def whole(self) -> Expression:
        """The expression up to its end."""
        tree = self._either()
        token = self._next
        if token != _END:
            if token.text in ("+", "-", "*", "div", "mod"):
                raise Untranslatable(f'calculates with "{token.text}"')
            raise Untranslatable(f'cannot be read at "{token.text[:20]}"')
        return tree

    def _either(self) -> Expression:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise Untranslatable("has too many parentheses within one another")
        parts = [self._both()]
        while self._accept("or"):
            parts.append(self._both())
        self._depth -= 1
        return parts[0] if len(parts) == 1 else Either(tuple(parts))

    def _both(self) -> Expression:
        parts = [self._compared()]
        while self._accept("and"):
            parts.append(self._compared())
        return parts[0] if len(parts) == 1 else Both(tuple(parts))

    def _compared(self) -> Expression:
        left = self._single()
        match self._next.text:
            case "=" | "!=" | "<" | "<=" | ">" | ">=" as sign if self._next.sort == "sign":
                self._take()
                return Comparison(left, sign, self._single())
        return left

    def _single(self) -> Expression:
        token = self._take()
        match token:
            case ("text", text):
                return Text(text[1:-1])
            case ("number", text):
                return Number(_number(text))
            case ("sign", "-") if self._next.sort == "number":
                return Number(-_number(self._take().text))
            case ("field", text):
                return Field(text[2:-1].strip())
            case ("sign", "."):
                return This()
            case ("sign", "("):
                inner = self._either()
                self._expect(")")
                return inner
            case ("name", name) if self._accept("("):
                return self._call(name)
            case ("name", name):
                raise Untranslatable(f'holds the word "{name[:30]}" outside quotes')
        if token == _END:
            raise Untranslatable("ends too early")
        if token.text in ("..", "/", "//", "::", "@"):
            raise Untranslatable("holds a path; use ${name}")
        raise Untranslatable(f'cannot be read at "{token.text}"')

    def _call(self, name: str) -> Expression:
        arguments: list[Expression] = []
        while not self._accept(")"):
            if arguments:
                self._expect(",")
            arguments.append(self._either())
        return Call(name, tuple(arguments))


def _number(text: str) -> int | float:
    if len(text) > _DIGITS:
        raise Untranslatable(f"holds the number {text[:_DIGITS]}…")
    value = float(text)
    return int(value) if value.is_integer() else value
