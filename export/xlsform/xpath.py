"""XPath 1.0 as forms use it in `relevant` and `constraint`, read to a small tree.

The whole language is read, so that what is no XPath (`Mistaken`) is told from what has no meaning
here (`Untranslatable`): arithmetic, paths, predicates. The tree holds comparisons, "and", "or",
functions, ${names}, "." and constants.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal, NamedTuple, NoReturn, TypeAlias

Sign: TypeAlias = Literal["=", "!=", "<", "<=", ">", ">="]

_DEEPEST = 40
_LONGEST = 8_000
"""Letters of an expression."""
_DIGITS = 15
"""Of a number; more are no count of anything."""


class Untranslatable(Exception):
    """An expression with something in it that has no counterpart here; `what` names it."""

    def __init__(self, what: str) -> None:
        self.what = what
        super().__init__(what)


class Mistaken(Exception):
    """An expression that cannot be meant so; `rule` and `mend` as in a `Problem`.

    `word` is a word that may be a name, and lacks its marks.
    """

    def __init__(self, rule: str, mend: str, word: str = "") -> None:
        self.rule = rule
        self.mend = mend
        self.word = word
        super().__init__(f"{rule} {mend}")


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
    | (?P<name>[^\W\d](?:[\w.-]|:(?=[^\W\d]))*)
    | (?P<sign>!=|<=|>=|\.\.|::|//|[=<>(),.+*/|@\[\]-])""",
    re.VERBOSE,
)
_REFERENCE = re.compile(r"\$\{([^{}]*)\}")
_QUOTES = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "\u00a0": " "})
_ALWAYS = frozenset({"yes", "Yes", "YES", "true", "True", "TRUE", "true()"})
_NEVER = frozenset({"no", "No", "NO", "false", "False", "FALSE", "false()"})
"""Cells that pyxform takes for true() and false()."""

_COMPARED: Mapping[str, Sign] = {
    "=": "=",
    "!=": "!=",
    "<": "<",
    "<=": "<=",
    ">": ">",
    ">=": ">=",
}

_RANKS: Mapping[str, int] = {
    sign: rank
    for rank, signs in enumerate(("or", "and", "= !=", "< <= > >=", "+ -", "* div mod"))
    for sign in signs.split()
}
"""Of operators; the higher binds the more."""

# --- what is often written instead ---

_ENTITIES = {"&lt;": "<", "&gt;": ">", "&amp;": "and", "&quot;": '"', "&apos;": "'"}
_STRANGE = {
    **_ENTITIES,
    "&&": "and",
    "&": "and",
    "||": "or",
    ";": "a comma",
    "≤": "<=",
    "≥": ">=",
    "≠": "!=",
    "!": "not(…)",
    **dict.fromkeys("`´", "'"),
    **dict.fromkeys("„»«", '"'),
}
"""What begins no token, and what to write instead of it."""
_SIGNS_DOUBLED = {
    ("=", "="): "=",
    ("=", "<"): "<=",
    ("=", ">"): ">=",
    ("<", ">"): "!=",
    ("<", "="): "<=",
    (">", "="): ">=",
    ("!=", "="): "!=",
    ("|", "|"): "or",
}
_WORDS: Mapping[str, str] = {
    word: sign
    for sign, words in (
        ("<", "kleiner mindre under less smaller below lt"),
        (">", "større over mere groesser größer greater more above gt"),
        ("=", "er lig is equals equal gleich ist eq"),
        ("<=", "le lte højst"),
        (">=", "ge gte mindst"),
        ("!=", "ne isnt"),
        ("and", "and og und et y"),
        ("or", "or eller oder ou o"),
    )
    for word in words.split()
}
"""Words that stand for a sign, in the languages of those who write forms."""
_OF_XPATH_AND_ODK = """
    abs acos area asin atan atan2 base64-decode boolean boolean-from-string ceiling checklist
    checksum choice-name coalesce concat contains cos count count-non-empty count-selected current
    date date-time decimal-date-time decimal-time digest distance enclosed-area ends-with exp exp10
    extract-signed false floor format-date format-date-time geofence id if indexed-repeat instance
    int intersects join jr:choice-name jr:itext lang last local-name log log10 lower-case max min
    name namespace-uri normalize-space not now number once pi position pow property pulldata random
    randomize regex round search selected selected-at sin sqrt starts-with string string-length
    substr substring substring-after substring-before sum tan thousands today translate true
    upper-case uuid version weighted-checklist
"""
_FUNCTIONS = frozenset(_OF_XPATH_AND_ODK.split())
_ARGUMENTS = {
    "true": (0, 0),
    "false": (0, 0),
    "not": (1, 1),
    "boolean": (1, 1),
    "selected": (2, 2),
    "count-selected": (1, 1),
    "string-length": (0, 1),
    "number": (0, 1),
    "int": (1, 1),
    "date": (1, 1),
}
"""How many values the functions take that mean something here."""


class _Token(NamedTuple):
    sort: str
    text: str
    place: int


def straight(text: str) -> str:
    """With straight quotes for the curly ones that Excel makes, as pyxform reads them."""
    return text.translate(_QUOTES)


def names_in(text: str) -> list[str]:
    """Every name that an expression refers to, in its order."""
    return list(dict.fromkeys(name.strip() for name in _REFERENCE.findall(text)))


def parse(text: str) -> Expression:
    """Read an expression.

    `Mistaken` where it is none; `Untranslatable` where it holds what has no counterpart here.
    """
    if text.strip() in _ALWAYS:
        return Call("true", ())
    if text.strip() in _NEVER:
        return Call("false", ())
    if len(text) > _LONGEST:
        raise Untranslatable(f"is longer than {_LONGEST} letters")
    return _Reader(straight(text)).whole()


def comparisons(tree: Expression) -> Iterator[Comparison]:
    """Every comparison in an expression."""
    match tree:
        case Both(parts) | Either(parts) | Call(_, parts):
            for part in parts:
                yield from comparisons(part)
        case Comparison():
            yield tree


def _tokens(text: str) -> list[_Token]:
    found = []
    place = 0
    while place < len(text):
        match = _TOKEN.match(text, place)
        if match is None:
            raise _strange(text, place)
        if match.lastgroup != "space":
            found.append(_Token(match.lastgroup or "", match[0], place))
        place = match.end()
    return [*found, _Token("end", "", len(text))]


def _at(text: str, place: int) -> str:
    rest = text[place : place + 24].strip()
    return f'cannot be read at "{rest}{"…" * (len(text) > place + 24)}".'


def _strange(text: str, place: int) -> Mistaken:
    """What is wrong where no token begins."""
    rest = text[place:]
    mend = "Take it out."
    if rest[0] in "\"'":
        mend = f"Add a {rest[0]} after the text, or take this one out."
    elif rest.startswith("${"):
        mend = "Add a } after the name."
    elif match := re.match(r"(\$[{(]?|\{)\s*([^\W\d][\w.-]*)", rest):
        mend = f"Write ${{{match[2]}}}."
    else:
        for strange, instead in _STRANGE.items():
            if rest.startswith(strange):
                mend = f"Write {instead} instead of {strange}."
                break
    return Mistaken(_at(text, place), mend)


class _Reader:
    """Reads by the grammar of XPath 1.0."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = _tokens(text)
        self._place = 0
        self._depth = 0
        self._within = 0
        """How many predicates are around: in these, names stand without marks."""
        self._foreign = ""
        """What has no counterpart, the first of it."""

    @property
    def _next(self) -> _Token:
        return self._tokens[self._place]

    def _take(self) -> _Token:
        token = self._next
        if token.sort != "end":
            self._place += 1
        return token

    def _is(self, *texts: str) -> bool:
        return self._next.sort in ("sign", "name") and self._next.text in texts

    def _accept(self, text: str) -> bool:
        if not self._is(text):
            return False
        self._take()
        return True

    def _expect(self, text: str) -> None:
        if self._accept(text):
            return
        if self._next.sort == "end":
            raise Mistaken(f'lacks a "{text}".', f"Add a {text} at the end, or where it belongs.")
        self._unexpected()

    def _lost(self, what: str) -> Expression:
        """Note what has no counterpart, and go on: it may still be no XPath at all."""
        self._foreign = self._foreign or what
        return Text("")

    def whole(self) -> Expression:
        """The expression up to its end."""
        tree = self._either()
        if self._next.sort != "end":
            self._unexpected()
        if self._foreign:
            raise Untranslatable(self._foreign)
        return tree

    def _unexpected(self) -> NoReturn:
        """There is something where an operator, a bracket or the end should be."""
        token = self._next
        before = self._tokens[self._place - 1]
        mend = 'Write "and", "or" or a sign like = before it.'
        if token.sort == "name":
            instead = _WORDS.get(token.text.casefold())
            mend = (
                f"Write {instead} instead of {token.text}."
                if instead
                else 'Write =, !=, <, <=, >, >=, "and" or "or" there; and quotes around a text.'
            )
        elif token.text == ")":
            mend = "Take out the ), or add a ( before it."
        elif token.text == ",":
            decimal = before.sort == "number" and self._tokens[self._place + 1].sort == "number"
            mend = "Write a decimal point instead of it." if decimal else "Take out the comma."
        raise Mistaken(_at(self._text, token.place), mend)

    # -- operators --

    def _either(self) -> Expression:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise Untranslatable("has too many parentheses within one another")
        tree = self._joined(0)
        self._depth -= 1
        return tree

    def _joined(self, rank: int) -> Expression:
        """What operators of this rank or a higher one join."""
        left = self._negative()
        while True:
            token = self._next
            found = _RANKS.get(token.text, -1) if token.sort in ("sign", "name") else -1
            if found < rank:
                return left
            self._take()
            left = self._join(left, token.text, self._joined(found + 1))

    def _join(self, left: Expression, sign: str, right: Expression) -> Expression:
        if sign == "or":
            return Either((*(left.parts if isinstance(left, Either) else (left,)), right))
        if sign == "and":
            return Both((*(left.parts if isinstance(left, Both) else (left,)), right))
        if sign not in _COMPARED:
            return self._lost(f'calculates with "{sign}"')
        if isinstance(left, Comparison):
            return self._lost('compares twice in a row: join two comparisons with "and"')
        return Comparison(left, _COMPARED[sign], right)

    def _negative(self) -> Expression:
        if not self._accept("-"):
            return self._union()
        if self._next.sort == "number":
            return Number(-self._number())
        while self._accept("-"):
            pass
        self._union()
        return self._lost('calculates with "-"')

    def _union(self) -> Expression:
        left = self._path()
        while self._accept("|"):
            left = self._lost("joins two paths")
            if self._is("|"):
                self._missing()
            self._path()
        return left

    # -- values and paths --

    def _path(self) -> Expression:
        token = self._next
        if self._accept("/"):
            if self._next.sort == "name" or self._is("*", ".", "..", "@"):
                self._steps()
            return self._lost("holds a path; use ${name}")
        if self._accept("//"):
            self._steps()
            return self._lost("holds a path; use ${name}")
        if self._is_step():
            if self._is(".") and not self._follows("/", "//"):
                self._take()
                return This()
            if token.sort == "name" and not self._follows("/", "//", "::", "["):
                return self._bare(self._take())
            self._steps()
            return self._lost("holds a path; use ${name}")
        value = self._value()
        while self._is("["):
            self._predicate()
            value = self._lost("holds a condition in brackets")
        if self._is("/", "//"):
            self._take()
            self._steps()
            value = self._lost("holds a path; use ${name}")
        return value

    def _follows(self, *texts: str) -> bool:
        """Whether one of these stands after the next token."""
        return bool(self._next.text) and self._tokens[self._place + 1].text in texts

    def _is_step(self) -> bool:
        if self._next.sort == "name":
            return not self._follows("(")
        return self._is(".", "..", "@", "*")

    def _steps(self) -> None:
        while True:
            self._step()
            if not self._is("/", "//"):
                return
            self._take()

    def _step(self) -> None:
        if self._accept(".") or self._accept(".."):
            return
        if not self._accept("@") and self._follows("::"):
            self._take()
            self._take()
        if not self._accept("*"):
            if self._next.sort != "name":
                self._missing()
            self._take()
            if self._accept("("):  # node(), text()
                self._expect(")")
        while self._is("["):
            self._predicate()

    def _predicate(self) -> None:
        self._expect("[")
        self._within += 1
        self._either()
        self._within -= 1
        self._expect("]")

    def _bare(self, token: _Token) -> Expression:
        """A word without marks: in a form a mistake, though XPath takes it for a path."""
        word = token.text
        if self._within:
            return self._lost("holds a path; use ${name}")
        if word in ("and", "or", "div", "mod"):
            mend = f"Write a comparison before {word}."
            raise Mistaken(_at(self._text, token.place), mend)
        rule = f'holds the word "{word[:40]}" without quotes or ${{}} around it.'
        if word.lower() in ("true", "false"):
            raise Mistaken(rule, f"Write {word.lower()}().")
        mend = f"Write ${{{word}}} for the answer to a question, '{word}' for a choice."
        raise Mistaken(rule, mend, word)

    def _value(self) -> Expression:
        token = self._next
        match token.sort:
            case "text":
                self._take()
                return Text(token.text[1:-1])
            case "number":
                return Number(self._number())
            case "field":
                self._take()
                return Field(token.text[2:-1].strip())
            case "name":
                self._take()
                return self._call(token)
        if self._accept("("):
            inner = self._either()
            self._expect(")")
            return inner
        return self._missing()

    def _missing(self) -> NoReturn:
        """There is no value where one should be."""
        token = self._next
        before = self._tokens[self._place - 1].text if self._place else ""
        if instead := _SIGNS_DOUBLED.get((before, token.text)):
            mend = f"Write {instead} instead of {before}{token.text}."
            raise Mistaken(_at(self._text, self._tokens[self._place - 1].place), mend)
        what = f" after {before}" if before else ""
        mend = f"Write ${{name}}, a number or a 'text'{what}."
        rule = "ends too early." if token.sort == "end" else _at(self._text, token.place)
        raise Mistaken(rule, mend)

    def _number(self) -> int | float:
        text = self._take().text
        if len(text) > _DIGITS:
            self._lost(f"holds the number {text[:_DIGITS]}…")
            return 0
        value = float(text)
        return int(value) if value.is_integer() else value

    def _call(self, token: _Token) -> Expression:
        self._expect("(")
        arguments: list[Expression] = []
        while not self._accept(")"):
            if arguments and not self._accept(","):
                self._expect(")")
            arguments.append(self._either())
        name = token.text
        if _WORDS.get(name.casefold()) in ("and", "or"):
            raise Mistaken(_at(self._text, token.place), f"Write a comparison before {name}.")
        close = get_close_matches(name[:40].lower(), _FUNCTIONS, n=1, cutoff=0.8)
        if name not in _FUNCTIONS and close:
            rule = f'uses "{name[:40]}", and there is no such function.'
            raise Mistaken(rule, f"Did you mean {close[0]}()?")
        low, high = _ARGUMENTS.get(name, (0, len(arguments)))
        if not low <= len(arguments) <= high:
            takes = f"{low} with a comma between" if low > 1 else str(high or "none")
            raise Mistaken(f"gives {name}() {len(arguments)} values.", f"It takes {takes}.")
        return Call(name, tuple(arguments))
