"""A study while it is written: the values of its file, taken back step by step, no Qt in it.

Values are never changed in place: each step shares with the one before what is the same in both,
so that the groups of a whole country can be written without a wait. A draft may hold anything that
a person can type. What the domain then says of it, `problems`, is what the fields show; `values` is
what can be kept.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from copy import deepcopy
from datetime import date
from typing import Any

from interviewer.errors import Problem, StudyInvalid
from interviewer.questionnaire import Questionnaire
from interviewer.study import FORMAT, check_study, parse_study

Path = tuple[str | int, ...]
"""Where a value stands: ("name", "da"), or ("groups", 3, "target")."""
Row = dict[str, Any]
TABLES = ("areas", "jobcenters", "main_groups", "groups", "places")
BY_LANGUAGE = ("name", "organisation", "jobcenter", "consent")
REFERS: Mapping[str, Sequence[tuple[str, str]]] = {
    "areas": (("areas", "within"), ("jobcenters", "area")),
    "jobcenters": (("groups", "jobcenter"),),
    "main_groups": (("groups", "main_group"),),
}
"""By table, the columns that hold an id of it."""
STEPS = 200
"""Changes that can be taken back."""
_ID_LENGTH = 32


class StudyDraft:
    """The values, and what they were."""

    def __init__(self, values: Mapping[str, Any], *, new: bool = False) -> None:
        self.new = new
        """Whether there is no study of this id yet, so that the id can still be chosen."""
        self._values: dict[str, Any] = deepcopy(dict(values))
        self._kept = self._values
        self._cleaned: list[tuple[Mapping[str, Any], dict[str, Any]]] = []
        """Values, and the same as a file holds them: of now, and as they were kept."""
        self._past: list[dict[str, Any]] = []
        self._future: list[dict[str, Any]] = []
        self._last: Path | None = None

    # --- reading ------------------------------------------------------------------------------

    def get(self, *path: str | int) -> Any:
        """The value at `path`; None where there is none."""
        found: Any = self._values
        for step in path:
            if isinstance(step, int):
                inside = isinstance(found, list) and step < len(found)
            else:
                inside = isinstance(found, dict) and step in found
            if not inside:
                return None
            found = found[step]
        return found

    def text(self, *path: str | int) -> str:
        """The value at `path` as one would type it."""
        return as_text(self.get(*path))

    def rows(self, table: str) -> list[Row]:
        """A table's rows, in a list of the caller's own; the rows are not to be changed."""
        found = self.get(table)
        return list(found) if isinstance(found, list) else []

    @property
    def languages(self) -> Sequence[str]:
        """The study's, its own first."""
        found = self.get("languages")
        return tuple(found) if isinstance(found, list) else ()

    @property
    def changed(self) -> bool:
        """Whether it differs from what was kept."""
        return self._values is not self._kept and self._clean(self._values) != self._clean(
            self._kept
        )

    # --- writing ------------------------------------------------------------------------------

    def put(self, value: Any, *path: str | int) -> None:
        """Set the value at `path`; None, "" and what is empty take it away.

        One after the other at the same place, changes are one step back.
        """
        there = self.get(*path)
        if there == value or (there is None and value in ("", {})):
            return
        self._remember(path)
        self._values = _with(self._values, path, deepcopy(value))

    def put_rows(self, table: str, rows: Sequence[Row]) -> None:
        """Set a table's rows. Where an id has changed in its place, what refers to it follows."""
        before = self.rows(table)
        if before == list(rows):
            return
        self._remember((table,) if _same_shape(before, rows) else None)
        self._values = _with(self._values, (table,), list(rows))
        if len(before) == len(rows):
            pairs = zip(before, rows, strict=True)
            renamed = {a.get("id"): b.get("id") for a, b in pairs if a.get("id") != b.get("id")}
            self._follow(table, {a: b for a, b in renamed.items() if a and b})

    def _follow(self, table: str, renamed: Mapping[str, str]) -> None:
        if not renamed:
            return
        for place, key in REFERS.get(table, ()):
            rows = self._values.get(place, [])
            self._values = {
                **self._values,
                place: [
                    {**row, key: renamed[row[key]]} if row.get(key) in renamed else row
                    for row in rows
                ],
            }

    def _remember(self, place: Path | None) -> None:
        if place is None or place != self._last:
            self._past.append(self._values)
            del self._past[:-STEPS]
        self._last = place
        self._future.clear()

    # --- taking back --------------------------------------------------------------------------

    @property
    def can_undo(self) -> bool:
        """Whether there is a step back."""
        return bool(self._past)

    @property
    def can_redo(self) -> bool:
        """Whether a step back can be taken again."""
        return bool(self._future)

    def undo(self) -> None:
        """One step back."""
        self._future.append(self._values)
        self._values = self._past.pop()
        self._last = None

    def redo(self) -> None:
        """One step on again."""
        self._past.append(self._values)
        self._values = self._future.pop()
        self._last = None

    def revert(self) -> None:
        """Back to what was kept, as one step that can be taken back."""
        self._remember(None)
        self._values = self._kept
        self._last = None

    def keep(self) -> None:
        """What stands here has been kept. It can still be changed back step by step."""
        self._kept = self._values
        self._last = None
        self.new = False

    # --- checking -----------------------------------------------------------------------------

    def values(self) -> dict[str, Any]:
        """As a study file holds them: nothing empty, labels in the study's languages alone."""
        return deepcopy(self._clean(self._values))

    def _clean(self, values: Mapping[str, Any]) -> dict[str, Any]:
        for known, made in self._cleaned:
            if known is values:
                return made
        made = _cleaned(values)
        held = [each for each in self._cleaned if each[0] is self._values or each[0] is self._kept]
        self._cleaned = [*held, (values, made)]
        return made

    def problems(self, questionnaire: Questionnaire) -> Sequence[Problem]:
        """Every mistake in it, as far as study and questionnaire tell."""
        doubles = [
            Problem(
                "", f"shorthand.{short}", f'"{short}" is named twice.', "Remove one of the lines."
            )
            for short in shorthand_doubles(self.get("shorthand"))
        ]
        try:
            check_study(parse_study(self._clean(self._values), ""), questionnaire, "")
        except StudyInvalid as invalid:
            return (*invalid.problems, *doubles)
        return doubles


def _cleaned(values: Mapping[str, Any]) -> dict[str, Any]:
    languages = values.get("languages") or []
    made: dict[str, Any] = {"format": FORMAT}
    for key, value in values.items():
        if key in BY_LANGUAGE and isinstance(value, dict):
            # Consent may be asked for in further languages.
            wanted = dict.fromkeys([*languages, *(value if key == "consent" else ())])
            labels = {each: value[each] for each in wanted if value.get(each)}
            if labels or key in ("name", "organisation"):
                made[key] = labels
        elif key in TABLES:
            if value:
                made[key] = [_clean_row(row, languages) for row in value]
        elif key in ("bands", "outcomes"):  # Empty lists say something: exact; none of them.
            made[key] = value
        elif key == "shorthand":
            shorthand = shorthand_of(value) if isinstance(value, str) else value
            if shorthand:
                made[key] = shorthand
        elif key == "broad_bands":
            broad = {name: cuts for name, cuts in value.items() if cuts}
            if broad:
                made[key] = broad
        elif key != "format" and value not in ("", [], {}, None):
            made[key] = value
    return made


def _clean_row(row: Row, languages: Sequence[str]) -> Row:
    made = {key: value for key, value in row.items() if value not in ("", None, [])}
    labels = row.get("label")
    if isinstance(labels, dict):
        made["label"] = {each: labels[each] for each in languages if labels.get(each)}
    return made


def _same_shape(before: Sequence[Row], after: Sequence[Row]) -> bool:
    """Whether no row has come, gone or moved, so that typing on is one step."""
    return [row.get("id") for row in before] == [row.get("id") for row in after]


def _with(values: Any, path: Path, value: Any) -> Any:
    """`values` with another value at `path`; all that is beside the path is shared."""
    first, rest = path[0], path[1:]
    if isinstance(first, int):
        rows: list[Any] = list(values)
        rows[first] = _with(rows[first], rest, value) if rest else value
        return rows
    made: dict[str, Any] = dict(values or {})
    if rest:
        made[first] = _with(made.get(first), rest, value)
    elif value in ("", None) or value == {}:
        made.pop(first, None)
    else:
        made[first] = value
    return made


def same_names(rows: Sequence[Row], within: Sequence[str] = ()) -> Sequence[tuple[int, str]]:
    """The cells, (row, language), whose name an earlier row has too, of those alike in `within`."""
    seen: set[tuple[object, ...]] = set()
    found = []
    for number, row in enumerate(rows):
        labels = row.get("label")
        for language, text in labels.items() if isinstance(labels, dict) else ():
            name = " ".join(str(text).split()).casefold()
            place = (language, name, *(row.get(key) for key in within))
            if name and place in seen:
                found.append((number, language))
            seen.add(place)
    return found


# --- between what is typed and what a file holds ------------------------------------------------


def as_text(value: Any) -> str:
    """A value of a study file as one would type it."""
    if value is None:
        return ""
    if isinstance(value, list):
        return ", ".join(as_text(each) for each in value)
    return value.isoformat() if isinstance(value, date) else str(value)


def as_numbers(text: str) -> list[int | str]:
    """Numbers apart by commas, semicolons or blanks; what is none stays as it was typed."""
    return [as_number(part) for part in re.split(r"[,;\s]+", text.strip()) if part]


def as_number(text: str) -> int | str:
    """A whole number, or what was typed where it is none."""
    text = text.strip()
    return int(text) if re.fullmatch(r"\d{1,9}", text) else text


def shorthand_of(text: str) -> dict[str, str]:
    """Lines like "sb = sagsbehandler" as a file has them; a line that is none stands with its
    beginning as the short form, so that the check can name it."""
    found = {}
    for line in text.splitlines():
        if line.strip():
            short, _, unfolded = line.partition("=")
            found[short.strip()] = unfolded.strip()
    return found


def shorthand_lines(value: Any) -> str:
    """Shorthand as one would type it."""
    if isinstance(value, dict):
        return "\n".join(f"{short} = {text}" for short, text in value.items())
    return as_text(value)


def shorthand_doubles(value: Any) -> list[str]:
    """The short forms that have two lines; case does not matter."""
    if isinstance(value, str):
        names = [line.partition("=")[0].strip() for line in value.splitlines() if line.strip()]
    else:
        names = list(value) if isinstance(value, dict) else []
    folded = [each.casefold() for each in names]
    return [name for place, name in enumerate(names) if folded[place] in folded[:place]]


_YEAR_FIRST = re.compile(r"\d{4}-\d\d-\d\d")
_DAY_FIRST = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")


def as_day(text: str) -> date | str:
    """A day, written 2027-03-31 or 31.3.2027; or what was typed where it is none."""
    text = text.strip()
    match = _DAY_FIRST.fullmatch(text.replace(" ", ""))
    try:
        if match:
            day, month, year = map(int, match.groups())
            return date(year, month, day)
        if _YEAR_FIRST.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass  # Such as the 31st of February: the check says so.
    return text


def is_no_such_day(text: str) -> bool:
    """Whether it is written as a day, and there is none: the 30th of February for one."""
    written = _DAY_FIRST.fullmatch(text.replace(" ", "")) or _YEAR_FIRST.fullmatch(text.strip())
    return written is not None and isinstance(as_day(text), str)


_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ß": "ss", "ð": "d", "þ": "th"})


def suggest_id(label: str, taken: Sequence[str], *, hyphens: bool = False) -> str:
    """A name made of a label, that none of `taken` has; "" where the label has no letter."""
    plain = unicodedata.normalize("NFKD", label.casefold().translate(_LETTERS))
    mark = "-" if hyphens else "_"
    made = re.sub(r"[^a-z0-9]+", mark, re.sub(r"[^\x00-\x7f]", "", plain)).strip(mark)
    made = made if hyphens else made.lstrip("0123456789_")
    made = made[:_ID_LENGTH].rstrip(mark)
    if not made:
        return ""
    found, number = made, 2
    while found in taken:
        end = f"{mark}{number}"
        found, number = made[: _ID_LENGTH - len(end)] + end, number + 1
    return found
