"""The rows of a batch's interviews.csv: each cell held against its column, and some together.

What was found once is remembered with the piece of the canonical document that it makes
(`merging.to_document`), so that a cell that comes again costs a look in a table. What somebody
wrote is looked at each time, and never remembered.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import getitem, itemgetter
from typing import Any, NamedTuple

from export.batch_cells import (
    MISSING,
    REMEMBERED,
    Cells,
    Refused,
    choice,
    exact_value,
    free_text,
    is_unnamed,
    is_week,
    may_be,
    missing_codes,
    quoted,
)
from interviewer.anonymise import (
    CIRCUMSTANCES,
    DURATION,
    JOBCENTER,
    MAIN_GROUP,
    MODES,
    UNTOLD,
    Column,
    Layout,
    MissingCode,
    name_before_format_4,
)
from interviewer.interview import Mode, Status
from interviewer.merging import kept_as
from interviewer.questionnaire import Kind, Question


class Told(NamedTuple):
    """What a row of interviews.csv makes."""

    fragment: str
    group: str
    fast: int
    cells: Cells
    """As they came, where answers are held against them; else empty."""


def places_of(header: Cells, own_columns: Sequence[str], layout: Layout) -> dict[str, int]:
    """Where each column stands, by the name that it has now."""
    places = {name: place for place, name in enumerate(header)}
    if CIRCUMSTANCES[0] not in own_columns:
        places |= {c.name: places[name_before_format_4(c)] for c in layout.columns}
    return places


class InterviewRows:
    """The rows of interviews.csv of one version and status, in a table with this header."""

    def __init__(
        self, layout: Layout, status: Status, header: Cells, own_columns: Sequence[str]
    ) -> None:
        """`own_columns`: those of the header that the app adds, in this format."""
        self._layout = layout
        self._status = status
        places = places_of(header, own_columns, layout)
        own = {column.name: column for column in layout.columns}
        names = sorted({*own_columns[2:], *own}, key=kept_as)
        self._names = names
        self._columns = own
        self._listed = [self._listed_for(name) for name in names]
        self._pieces: list[dict[str, str]] = [{} for _ in names]
        self._pick = itemgetter(*(places[name] for name in names))
        mine = {places[name] for name in (*own_columns, *own)}
        others = [place for place in range(len(header)) if place not in mine]
        self._others = others
        field = next((f for f in layout.questionnaire.background if f.options_from), None)
        groups = [column.name for column in layout.columns if column.field is field]
        self._group = places[groups[0]] if groups else None
        self._duration = places["duration"]
        self._together = self._bundles(places, groups)
        self._keep = any(each.follow_ups for each in layout.questionnaire.background)

    def told(self, cells: Cells) -> Told:
        """What the row makes; `Refused` where a cell, or several together, are not listed."""
        try:
            pieces = [*map(getitem, self._pieces, self._pick(cells))]
        except KeyError:
            pieces = self._look(self._pick(cells))
        fragment = ",".join(filter(None, pieces))
        for pick, good, fits, name in self._together:
            key = pick(cells)
            if key not in good:
                if not fits(key):
                    raise Refused(f"{name}: cells that contradict each other")
                if len(good) < REMEMBERED:
                    good.add(key)
        if self._others and any(cells[o] != MissingCode.NOT_IN_VERSION for o in self._others):
            raise Refused("a value of another version of the questionnaire")
        duration = cells[self._duration]
        return Told(
            fragment,
            "" if self._group is None else cells[self._group],
            -1 if duration == MissingCode.NOT_ASKED else int(duration == DURATION.labels[0]),
            cells if self._keep else (),
        )

    def _look(self, cells: Cells) -> list[str]:
        """The pieces of a row with a cell that has not come before."""
        pieces = []
        for name, known, listed, cell in zip(
            self._names, self._pieces, self._listed, cells, strict=True
        ):
            piece = known.get(cell)
            if piece is None:
                column = self._columns.get(name)
                text, free = cell, False
                if column is not None and column.free and cell not in MISSING:
                    text, free = self._free(column, cell), True
                elif not listed(cell):
                    raise Refused(f"{name}: a value that is not listed")
                # A circumstance that nobody told is no part of the document.
                untold = name in CIRCUMSTANCES and cell == UNTOLD
                piece = "" if untold else f"{quoted(kept_as(name))}:{quoted(text)}"
                if not free and len(known) < REMEMBERED:
                    known[cell] = piece
            pieces.append(piece)
        return pieces

    def _free(self, column: Column, cell: str) -> str:
        try:
            text = free_text(cell, column.field.maximum)
        except Refused as trouble:
            raise Refused(f"{column.name}: {trouble}") from trouble
        if not may_be(column.field, text):
            raise Refused(f"{column.name}: a text that is none")
        # As somebody's words it is no missing code: it keeps the apostrophe that tells the two.
        return cell if text in MISSING else text

    def _listed_for(self, name: str) -> Callable[[str], bool]:
        questionnaire, study = self._layout.questionnaire, self._layout.study
        known: dict[str, Callable[[str], bool]] = {
            "study": {study.id}.__contains__,
            "questionnaire": {questionnaire.id}.__contains__,
            "version": {questionnaire.version}.__contains__,
            "week": is_week,
            "status": {self._status.value}.__contains__,
            "language": frozenset(questionnaire.languages).__contains__,
            "languages": self._are_languages,
            "mode": {mode.value for mode in MODES}.__contains__,
            "duration": {*DURATION.labels, MissingCode.NOT_ASKED.value}.__contains__,
        }
        known |= {name: cells.__contains__ for name, cells in self._layout.circumstances.items()}
        return known[name] if name in known else self._in_column(self._columns[name])

    def _are_languages(self, cell: str) -> bool:
        tags = cell.split(" ")
        return len(set(tags)) == len(tags) and set(tags) <= set(
            self._layout.questionnaire.languages
        )

    def _in_column(self, column: Column) -> Callable[[str], bool]:
        field, study = column.field, self._layout.study
        missing = missing_codes(field, self._status)
        if column.free or is_unnamed(field, study):
            return missing.__contains__
        if not column.exact:
            return (missing | set(column.cells)).__contains__

        def exact(cell: str) -> bool:
            return cell in missing or exact_value(field, cell, study) is not None

        return exact

    def _bundles(self, places: dict[str, int], groups: Cells) -> list[tuple[Any, ...]]:
        """(what to pick, what is known to fit, whether it fits, whose cells) of each bundle."""
        found: list[tuple[Any, ...]] = [
            (itemgetter(places["mode"], places["duration"]), set(), _timed, "duration")
        ]
        if len(groups) > 1:
            pick = itemgetter(*(places[name] for name in (groups[0], JOBCENTER, MAIN_GROUP)))
            found.append((pick, set(), self._placed, groups[0]))
        for field in self._layout.questionnaire.background:
            if field.kind is Kind.MULTIPLE_CHOICE:
                names = [c.name for c in self._layout.columns if c.field is field]
                pick = itemgetter(*(places[name] for name in names), places["id"])
                found.append((_but_last(pick), set(), self._chosen(field), field.id))
        return found

    def _placed(self, key: tuple[str, str, str]) -> bool:
        """Whether jobcenter and main group are the group's."""
        group = self._layout.study.groups_by_id.get(key[0])
        if group is None:
            return key[0] == key[1] == key[2]
        return key[1:] == (group.jobcenter, group.main_group)

    def _chosen(self, field: Question) -> Callable[[tuple[str, ...]], bool]:
        def fits(key: tuple[str, ...]) -> bool:
            if key[0] in MISSING:
                return len(set(key)) == 1
            return choice(field, key, self._layout.study) is not None

        return fits


def _but_last(pick: Callable[[Cells], tuple[str, ...]]) -> Callable[[Cells], tuple[str, ...]]:
    """`itemgetter` gives a tuple of two or more only; one more is picked, and dropped here."""
    return lambda cells: pick(cells)[:-1]


def _timed(key: tuple[str, str]) -> bool:
    """Whether the duration is missing of a paper form, and of no other."""
    return (key[0] == Mode.PAPER) == (key[1] == MissingCode.NOT_ASKED)
