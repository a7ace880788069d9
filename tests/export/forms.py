"""For tests of Excel forms: questionnaires of every make, workbooks by hand, XPath as a judge."""

from __future__ import annotations

import io
import operator
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from hypothesis import HealthCheck, reject, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from export.xlsform import xpath
from interviewer.errors import QuestionnaireInvalid
from interviewer.parsing import parse_questionnaire
from interviewer.questionnaire import Questionnaire

# --- workbooks by hand ----------------------------------------------------------------------------

Table = Sequence[Sequence[object]]


def workbook(**sheets: Table) -> bytes:
    """A workbook with these sheets, row by row."""
    book = Workbook()
    for sheet in list(book.worksheets):
        book.remove(sheet)
    for title, rows in sheets.items():
        made = book.create_sheet(title)
        for row in rows:
            made.append(list(row))
    return saved(book)


def saved(book: Workbook) -> bytes:
    """The bytes of a workbook."""
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


class Edited:
    """A workbook as somebody edits it in Excel; cells go by column and by the row's name."""

    def __init__(self, content: bytes) -> None:
        self._book = load_workbook(io.BytesIO(content))

    @property
    def content(self) -> bytes:
        """The bytes as they are saved."""
        return saved(self._book)

    def column(self, sheet: str, key: str) -> int:
        """The number of a column."""
        header = [cell.value for cell in self._book[sheet][1]]
        return header.index(key) + 1

    def rename(self, sheet: str, column: int, key: str) -> None:
        """Write another header."""
        self._book[sheet].cell(1, column).value = key

    def row(self, sheet: str, **wanted: str) -> int:
        """The number of the first row with these values."""
        for number in range(2, self._book[sheet].max_row + 1):
            if all(self.get(sheet, number, key) == value for key, value in wanted.items()):
                return number
        raise LookupError(wanted)

    def get(self, sheet: str, row: int, key: str) -> object:
        """What a cell says."""
        return self._book[sheet].cell(row, self.column(sheet, key)).value

    def set(self, sheet: str, row: int, key: str, value: object) -> None:
        """Write into a cell."""
        self._book[sheet].cell(row, self.column(sheet, key)).value = value  # type: ignore[assignment]

    def insert(self, sheet: str, before: int, **values: object) -> None:
        """Add a row."""
        self._book[sheet].insert_rows(before)
        for key, value in values.items():
            self.set(sheet, before, key, value)

    def delete(self, sheet: str, row: int) -> None:
        """Take a row out."""
        self._book[sheet].delete_rows(row)


# --- XPath as a judge -----------------------------------------------------------------------------

Cells = Mapping[str, str]
"""What stands in the cells of a form, as text; "" where nothing does."""


def relevant(expression: str, cells: Cells) -> bool:
    """Whether a form asks a row, by the rules of XPath 1.0."""
    return bool(_value(xpath.parse(expression), cells)) if expression else True


def _value(tree: xpath.Expression, cells: Cells) -> object:
    match tree:
        case xpath.Text(value) | xpath.Number(value):
            return value
        case xpath.Field(name):
            return cells[name]
        case xpath.Both(parts):
            return all(_value(part, cells) for part in parts)
        case xpath.Either(parts):
            return any(_value(part, cells) for part in parts)
        case xpath.Call("not", (part,)):
            return not _value(part, cells)
        case xpath.Call("selected", (field, xpath.Text(name))):
            return name in str(_value(field, cells)).split()
        case xpath.Call("string-length", (field,)):
            return len(str(_value(field, cells)))
        case xpath.Call("count-selected", (field,)):
            return len(str(_value(field, cells)).split())
        case xpath.Call("date", (xpath.Text(day),)):
            return _Day(day)
        case xpath.Comparison(left, sign, right):
            return _compare(_value(left, cells), sign, _value(right, cells))
    raise AssertionError(tree)


_SIGNS: Mapping[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


class _Day(str):
    """A date, which ODK compares as a number of days."""


def _compare(left: object, sign: str, right: object) -> bool:
    if isinstance(left, _Day) or isinstance(right, _Day):
        if not (left and right):
            return sign == "!="
        # Texts like 2024-05-31 compare as their days do.
        a: Any = str(left)
        b: Any = str(right)
    elif sign in ("=", "!=") and isinstance(left, str) and isinstance(right, str):
        a, b = left, right
    else:
        a, b = _number(left), _number(right)
    return _SIGNS[sign](a, b)


def _number(value: object) -> float:
    try:
        return float(str(value))
    except ValueError:
        return float("nan")


# --- questionnaires of every make -----------------------------------------------------------------

_NASTY = (
    "=1+1",
    "+45 12 34 56 78",
    "@SUM(A1)",
    "-",
    "#N/A",
    "TRUE",
    "1.0",
    "2024-05-31",
    " i midten ",
    "to\nlinjer\n",
    "linje\r\nskift",
    "<b>&amp;</b>",
    "${organisation}",
    "$\u2060${jobcenter}",
    "Jeg kommer fra {organisation}.",
    "'citeret'",
    '"citeret"',
    "مرحبا",
    "👩🏽‍💼 é e\u0301",
    "\ttab\x07bell\x1f",
    "\ufeffmærke",
    "_x000A",
    "a" * 300,
    "Ved ikke",
    "i måneder",
    "x (i måneder)",
)
_LETTERS = st.characters(codec="utf-8", exclude_characters="{}_")
TEXTS = st.one_of(
    st.sampled_from(_NASTY),
    st.sampled_from(("Hvordan går det?", "Er du ung?", "Godt", "Skidt")),
    st.text(_LETTERS, min_size=1, max_size=12).filter(lambda text: bool(text.strip())),
)
_IDS = (
    *("q1", "q2", "age", "meta", "data", "name", "group", "mood", "age_no_answer", "no_answer"),
    *("introduction_1", "yes_no", "q1_low", "background_2", "label", "type", "x", "meeting"),
)
_COLOURS = st.sampled_from(("#9B1C1C", "#F6D155", "#1B6B3A", "#abcdef", "#000000"))
_MONTHS = ("1850-07", "1999-12", "2004-02", "2024-05", "2100-01")
_LANGUAGES = ("en", "ar", "zh-Hant", "de")

Draw = Callable[[st.SearchStrategy[Any]], Any]


def trials(number: int) -> settings:
    """So many questionnaires; making one takes its time, and chance makes some that are none."""
    slow = (HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large)
    return settings(max_examples=number, suppress_health_check=slow)


@st.composite
def questionnaires(draw: Draw, skips: bool = True) -> Questionnaire:
    """Questionnaires with everything that the format has.

    Without `skips` no condition asks whether an item was skipped.
    """
    return _Maker(draw, skips).make()


class _Maker:
    def __init__(self, draw: Draw, skips: bool) -> None:
        self.draw = draw
        self.skips = skips
        self.languages = ["da", *draw(st.lists(st.sampled_from(_LANGUAGES), unique=True))]
        self.texts: dict[str, dict[str, Any]] = {
            tag: {
                "language": tag,
                "name": draw(TEXTS | st.sampled_from(("Dansk", "English", tag))),
                "validated": draw(st.booleans()),
            }
            for tag in self.languages
        }
        self.scales: dict[str, dict[str, Any]] = {}
        self.palettes: dict[str, list[str]] = {}
        self.themes: list[str] = []
        self.named: dict[str, str] = {}
        self.taken: set[str] = set()

    # -- drawing --

    def one(self, *values: Any) -> Any:
        return self.draw(st.sampled_from(values))

    def yes(self) -> bool:
        return bool(self.draw(st.booleans()))

    def some(self, values: Sequence[Any], least: int = 0, most: int | None = None) -> list[Any]:
        chosen = st.lists(st.sampled_from(list(values)), min_size=least, max_size=most, unique=True)
        return list(self.draw(chosen)) if values else []

    def say(self, *place: str, needed: bool = True) -> None:
        """Put a text there in the original, if it is needed, and perhaps in other languages."""
        for tag in self.languages:
            if (tag == "da" and needed) or (tag != "da" and self.yes()):
                table = self.texts[tag]
                for key in place[:-1]:
                    table = table.setdefault(key, {})
                table[place[-1]] = self.draw(TEXTS)

    # -- the whole --

    def make(self) -> Questionnaire:
        for number in range(self.one(0, 1, 2, 3)):
            self.scale(self.one("mood", "yes_no", "age", "no_answer") + (str(number) * number))
        self.themes = self.some(("meeting", "background", "q1", "goals"))
        for theme in self.themes:
            self.say("themes", theme)
        self.say("title")
        self.say("source")
        presents = bool(self.scales) and self.yes()
        for part, wanted in (("introduction", True), ("presentation", presents)):
            for tag in self.languages:
                if wanted and (tag == "da" or self.yes()):
                    paragraphs = st.lists(TEXTS, max_size=3)
                    self.texts[tag][part] = self.draw(paragraphs)
        first = self.yes()
        names = self.some(_IDS, least=1, most=7)
        cut = self.draw(st.integers(1, len(names)))
        questions = [self.item(each, "questions") for each in names[:cut]]
        background = [self.item(each, "background") for each in names[cut:]]
        for one in background:
            one.setdefault("filled_by", "citizen")
        before: list[dict[str, Any]] = []
        for lot in (background, questions) if first else (questions, background):
            for place, one in enumerate(lot):
                table = "questions" if lot is questions else "background"
                self.route(one, [*before, *lot[:place]], table)
            before += lot
            if not self.named and lot and before == lot and self.yes():
                self.named = {"named": self.condition(lot), "also": "not named"}
        structure: dict[str, Any] = {
            "format": 2,
            "id": self.one("x", "vive-2020", "a.b-c"),
            "version": self.one("1.0", "2", "2024.5"),
            "languages": self.languages,
            "themes": self.themes,
            "conditions": self.named,
            "palettes": self.palettes,
            "scales": self.scales,
            "questions": questions,
            "background": background,
            "same_meaning": self.some(("scales.mood.2", "questions.q1.options.1", "noget andet")),
        }
        if presents:
            structure["presented_scale"] = self.one(*self.scales)
        try:
            return parse_questionnaire(structure, self.texts)
        except QuestionnaireInvalid as invalid:
            # Chance may make a question that is never asked; nothing else.
            if all("never" in p.rule or "every" in p.rule for p in invalid.problems):
                reject()
            raise

    def scale(self, name: str) -> None:
        if name in self.scales:
            return
        codes = self.some(range(10), least=2, most=7)
        self.palettes[name] = [self.draw(_COLOURS) for _ in codes]
        scale = self.scales[name] = {"codes": codes, "palette": name}
        rest = [code for code in range(10) if code not in codes]
        if self.yes():
            scale["dont_know"] = self.one(*rest)
        if self.yes():
            scale["highest"] = "negative"
        for code in [*codes, *([scale["dont_know"]] if "dont_know" in scale else [])]:
            self.say("scales", name, str(code))

    # -- one item --

    def item(self, name: str, table: str) -> dict[str, Any]:
        kinds = ["single_choice", "multiple_choice", "yes_no", "integer", "duration", "month"]
        kinds += ["text", "long_text", "group", *(["rating"] * 2 if self.scales else [])]
        kind = self.one(*kinds)
        one: dict[str, Any] = {"id": name, "kind": "single_choice" if kind == "group" else kind}
        asked = self.yes() or self.yes()
        if not asked:
            one["filled_by"] = "interviewer"
        for key in ("wont_say", "required"):
            if self.yes():
                one[key] = True
        if self.themes and self.yes():
            one["theme"] = self.one(*self.themes)
        codes = self.kind(one, kind, table)
        self.follow_ups(one, codes, table)
        topic, text = ("topic", "text") if table == "questions" else ("label", "question")
        self.say(table, name, topic)
        self.say(table, name, text, needed=asked or self.yes())
        self.say(table, name, "hint", needed=self.yes())
        return one

    def kind(self, one: dict[str, Any], kind: str, table: str) -> list[int]:
        """The keys of the kind; returns its codes."""
        codes: list[int] = []
        if kind == "rating":
            one["scale"] = self.one(*self.scales)
            scale = self.scales[one["scale"]]
            return [*scale["codes"], *([scale["dont_know"]] if "dont_know" in scale else [])]
        if kind == "group":
            one["options_from"] = "study.groups"
        elif kind in ("single_choice", "multiple_choice", "yes_no"):
            codes = [1, 0]
            if kind != "yes_no":
                codes = one["options"] = self.some((0, 1, 2, 3, 9, 10, 77, 1_000_000), least=2)
            if kind == "multiple_choice" and self.yes():
                one["exclusive"] = self.some(codes)
            if self.yes():
                one["dont_know"] = self.one(8, 98)
                codes = [*codes, one["dont_know"]]
            self.options(one["id"], codes, table)
        elif kind == "integer":
            one["minimum"], one["maximum"] = sorted(self.draw(_PAIR))
        elif kind == "duration":
            one["maximum_years"] = self.one(1, 60, 120)
        elif kind == "month":
            low, high = sorted(self.some(_MONTHS, least=2, most=2))
            one |= {"earliest": low, "latest": high} if self.yes() else {}
        elif self.yes():
            one["maximum_length"] = self.one(1, 200, 255, 256, 100_000)
        if not codes and kind != "group" and self.yes():
            one["dont_know"] = True
        return codes

    def options(self, name: str, codes: list[int], table: str) -> None:
        keys = self.one("", "ABCDEFGHIJ", "0123456789")
        for tag in self.languages:
            own = self.one("", "KLMNOPQRST") if tag != "da" else keys
            for place, code in enumerate(codes):
                if tag != "da" and not own and self.yes():
                    continue
                label: Any = self.draw(TEXTS)
                if own:
                    label = {"label": label, "key": own[place]}
                    if tag != "da" and self.yes():
                        del label["label"]
                item = self.texts[tag].setdefault(table, {}).setdefault(name, {})
                item.setdefault("options", {})[str(code)] = label

    def follow_ups(self, one: dict[str, Any], codes: list[int], table: str) -> None:
        made: list[dict[str, Any]] = []
        left = list(codes)
        for name in self.some(("low", "high", "note"), most=3):
            follow_up: dict[str, Any] = {"id": name}
            if left:
                follow_up["codes"] = self.some(left, least=1)
                if one["kind"] != "multiple_choice":
                    left = [code for code in left if code not in follow_up["codes"]]
            elif one["kind"] in ("integer", "duration") and self.yes():
                low = one.get("minimum", 0)
                high = one.get("maximum", one.get("maximum_years", 0) * 12)
                follow_up["range"] = [low, self.one(low, high)]
            if self.yes():
                follow_up["prompt"] = False
            else:
                self.say(table, one["id"], "follow_ups", name)
            made.append(follow_up)
            if len(follow_up) - ("prompt" in follow_up) == 1:
                break  # It opens with any answer, so it is the last.
        if made:
            one["follow_ups"] = made

    # -- routing --

    def route(self, one: dict[str, Any], earlier: list[dict[str, Any]], table: str) -> None:
        if not earlier:
            return
        if self.yes():
            one["asked_if"] = self.condition(earlier)
        variants = []
        for name in self.some(("past", "young", "low")):
            variants.append({"id": name, "if": self.condition(earlier)})
            text = "text" if table == "questions" else "question"
            self.say(table, one["id"], "variants", name, text)
            for follow_up in one.get("follow_ups", ()):
                if follow_up.get("prompt", True) and self.yes():
                    place = (table, one["id"], "variants", name, "follow_ups", follow_up["id"])
                    self.say(*place, needed=self.yes())
        if variants:
            one["variants"] = variants

    def condition(self, items: list[dict[str, Any]], depth: int = 2) -> str:
        shape = self.one("atom", "atom", "and", "or", "not") if depth else "atom"
        if shape == "atom":
            if self.named and self.yes():
                return str(self.one(*self.named))
            return self.atom(self.one(*items))
        if shape == "not":
            return f"not ({self.condition(items, depth - 1)})"
        parts = [self.condition(items, depth - 1) for _ in range(2)]
        return f" {shape} ".join(f"({part})" for part in parts)

    def atom(self, one: dict[str, Any]) -> str:
        name, kind = one["id"], one["kind"]
        states = ["answered"]
        unknown = one.get("dont_know")
        if kind == "rating":
            unknown = self.scales[one["scale"]].get("dont_know")
        if unknown is not None:
            states.append("dont_know")
        if one.get("wont_say"):
            states.append("wont_say")
        if self.skips and not one.get("required"):
            states.append("skipped")
        state = f"{name} is {self.one('', 'not ')}{self.one(*states)}"
        if kind in ("text", "long_text") or self.yes():
            return state
        sign = self.one("==", "!=", "<", "<=", ">", ">=")
        equal = self.one("==", "!=")
        if "options_from" in one:
            part = self.one("", ".main_group", ".jobcenter")
            return f"{name}{part} {equal} {self.one(repr('ready'), repr('a b'))}"
        if kind == "yes_no":
            return f"{name} {equal} {self.one('yes', 'no')}"
        if kind == "integer":
            value = self.draw(st.integers(one["minimum"], one["maximum"]))
            return f"{name} {sign} {value}"
        if kind == "duration":
            return f"{name} {sign} {self.one(0, 6, 12)}"
        if kind == "month":
            low, high = one.get("earliest", "1900-01"), one.get("latest", "2099-12")
            value = self.one(*(month for month in (*_MONTHS, low) if low <= month <= high))
            return f'{name} {sign} "{value}"'
        steps = self.scales[one["scale"]]["codes"] if kind == "rating" else one["options"]
        codes = [*steps, *([unknown] if unknown is not None else [])]
        if kind == "multiple_choice":
            return f"{name} has any {self.some(codes, least=1)}"
        if self.yes():
            return f"{name} {self.one('in', 'not in')} {self.some(codes, least=1)}"
        if sign in ("==", "!="):
            return f"{name} {sign} {self.one(*codes)}"
        return f"{name} {sign} {self.one(*steps)}"


_PAIR = st.one_of(
    st.tuples(st.integers(0, 1_000_000), st.integers(0, 1_000_000)),
    st.sampled_from(((15, 99), (0, 0), (0, 1_000_000))),
)
