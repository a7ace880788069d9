"""The background variables that could point to somebody, and how each becomes coarser.

Made from the study and its questionnaire: a group lies in a main group, a jobcenter in an area,
a band in a broad band. What is not listed here is in no release.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence

from interviewer.anonymise import (
    JOBCENTER,
    MAIN_GROUP,
    Column,
    MissingCode,
    background_columns,
    edges,
)
from interviewer.codebook import COLUMN_LABELS, INTERVIEWS, MISSING_LABELS, MONTHS
from interviewer.questionnaire import CODED, MEASURED, Kind, Question, Questionnaire
from interviewer.release import WITHHELD, Hierarchy, Level, Profile
from interviewer.study import Bands, Study

Labels = Mapping[str, str]

LISTED = 5000
"""Exact numbers that a variable may have at the most; one with more is in no release."""
WITHHELD_LABELS: Labels = {
    "da": "Ikke oplyst, for at beskytte borgeren",
    "en": "Not told, to protect the citizen",
}
NO_AREA: Labels = {"da": "Uden for områderne", "en": "In no area"}
UNKNOWN = ""
"""The leaf of every cell that is not listed, such as a band of an earlier revision of the study:
nothing of it is told."""


def hierarchies(
    study: Study,
    questionnaires: Sequence[Questionnaire],
    profile: Profile,
    variables: Sequence[str] | None = None,
) -> tuple[Hierarchy, ...]:
    """The hierarchies of a profile, those in `variables` (items) alone where that is given.

    `questionnaires`: the versions that were asked, the study's present one first: its words hold.
    Texts and multiple choices are in no release; a jobcenter, and so a group, which belongs to
    one, and what the study calls special, are in none for the public.
    """
    found: dict[str, Hierarchy] = {}
    for columns in _by_item(study, questionnaires).values():
        made = _Maker(study, questionnaires, profile, columns).made()
        if made is not None:
            found.setdefault(made.item, made)
    wanted = found if variables is None else set(variables)
    return tuple(each for name, each in found.items() if name in wanted)


def leaf_of(hierarchy: Hierarchy) -> dict[str, int]:
    """The number of each leaf by its cell; look others up as `UNKNOWN`."""
    return {cell: number for number, cell in enumerate(hierarchy.leaves)}


def _by_item(
    study: Study, questionnaires: Iterable[Questionnaire]
) -> dict[str, list[tuple[Questionnaire, Column]]]:
    """The columns of interviews.csv by name, each with the versions that have it."""
    found: dict[str, list[tuple[Questionnaire, Column]]] = {}
    for questionnaire in questionnaires:
        for column in background_columns(questionnaire, study):
            if column.option is None and not column.free and column.name != MAIN_GROUP:
                found.setdefault(column.name, []).append((questionnaire, column))
    return found


class _Maker:
    """Makes one column's hierarchy."""

    def __init__(
        self,
        study: Study,
        questionnaires: Sequence[Questionnaire],
        profile: Profile,
        columns: Sequence[tuple[Questionnaire, Column]],
    ) -> None:
        self._study = study
        self._columns = columns
        self._questionnaire, self._column = columns[0]
        self._field = self._column.field
        self._public = profile is Profile.PUBLIC
        self._missing = possible_missing([c.field for _, c in columns], len(questionnaires) > 1)

    def made(self) -> Hierarchy | None:
        """The hierarchy; None where the profile has none."""
        study, field, column = self._study, self._field, self._column
        if self._public and (field.id in study.special or column.name == JOBCENTER):
            return None
        if column.name == JOBCENTER:
            return self._jobcenters() if len(study.jobcenters) > 1 else None
        if field.options_from is not None:
            return self._groups()
        if field.kind in MEASURED:
            return self._measured(column.bands or Bands(()))
        return self._coded() if field.kind in CODED else None

    # --- the kinds

    def _groups(self) -> Hierarchy:
        study = self._study
        groups = [group.id for group in study.groups]
        main = {name: number for number, name in enumerate(study.main_groups, 1)}
        item = self._field.id
        name = MAIN_GROUP if self._is_first() else f"{MAIN_GROUP}_{item}"[:32]
        coarse = self._level(
            name,
            [main[group.main_group] for group in study.groups],
            {main[m]: study.main_groups[m] for m in main},
            {number: m for m, number in main.items()},
        )
        fine = self._level(
            item,
            range(1, len(groups) + 1),
            {n: group.labels for n, group in enumerate(study.groups, 1)},
            dict(enumerate(groups, 1)),
        )
        return self._hierarchy(item, groups, [coarse] if self._public else [fine, coarse])

    def _is_first(self) -> bool:
        fields = [f for f in self._questionnaire.background if f.options_from is not None]
        return bool(fields) and fields[0].id == self._field.id

    def _jobcenters(self) -> Hierarchy:
        study = self._study
        names = list(study.jobcenters)
        levels = [
            self._level(
                JOBCENTER,
                range(1, len(names) + 1),
                {n: study.jobcenters[name] for n, name in enumerate(names, 1)},
                dict(enumerate(names, 1)),
            )
        ]
        chains = [self._areas(name) for name in names]
        numbers = {area: number for number, area in enumerate(study.areas, 1)}
        for height in range(max(map(len, chains))):
            # A shorter chain stays in its largest area.
            at = [chain[min(height, len(chain) - 1)] if chain else None for chain in chains]
            codes = [0 if area is None else numbers[area] for area in at]
            labels = {numbers[a]: study.areas[a].labels for a in at if a is not None}
            if None in at:
                labels[0] = NO_AREA
            ids = {code: "" if area is None else area for code, area in zip(codes, at, strict=True)}
            levels.append(
                self._level("area" if not height else f"area_{height + 1}", codes, labels, ids)
            )
        return self._hierarchy(JOBCENTER, names, levels)

    def _areas(self, jobcenter: str) -> list[str]:
        """The areas in which a jobcenter lies, the smallest first."""
        chain: list[str] = []
        area = self._study.jobcenter_areas.get(jobcenter)
        while area is not None and area not in chain:
            chain.append(area)
            area = self._study.areas[area].within
        return chain

    def _measured(self, bands: Bands) -> Hierarchy | None:
        item, kind = self._field.id, self._field.kind
        broad = self._study.broad_bands.get(item)
        levels: list[Level] = []
        heights: Sequence[int] = edges(bands)
        if not bands.exact:
            leaves = list(bands.labels)
            levels.append(self._bands(item, bands, heights))
        else:
            exact = self._exact()
            if exact is None:
                return None
            leaves, codes, heights = exact
            ids = dict(zip(codes, leaves, strict=True))
            plain = {code: dict.fromkeys(self._languages, cell) for code, cell in ids.items()}
            levels.append(self._level(item, codes, plain, ids))
            if kind is Kind.MONTH:
                years = {year: dict.fromkeys(self._languages, str(year)) for year in heights}
                levels.append(
                    self._level(f"{item}_year"[:32], heights, years, {y: str(y) for y in years})
                )
        if broad is not None and not broad.exact:
            levels.append(self._bands(f"{item[:26]}_broad", broad, heights))
        return self._hierarchy(item, leaves, levels)

    def _exact(self) -> tuple[list[str], Sequence[int], Sequence[int]] | None:
        """All cells, their codes, and their heights among cuts; None where they are too many."""
        fields = [column.field for _, column in self._columns]
        if self._field.kind is Kind.MONTH:
            first, last = min(f.earliest for f in fields), max(f.latest for f in fields)
            months = [
                (year, month)
                for year in range(int(first[:4]), int(last[:4]) + 1)
                for month in range(1, 13)
                if first <= f"{year:04}-{month:02}" <= last
            ]
            cells = [f"{year:04}-{month:02}" for year, month in months]
            return cells, [100 * y + m for y, m in months], [y for y, _ in months]
        numbers = range(min(f.minimum for f in fields), max(f.maximum for f in fields) + 1)
        if len(numbers) > LISTED or numbers.start < 0:
            return None
        return [str(number) for number in numbers], numbers, numbers

    def _coded(self) -> Hierarchy:
        codes = list(dict.fromkeys(code for _, c in self._columns for code in c.field.codes))
        labels = {code: self._of_code(code) for code in codes}
        level = self._level(self._field.id, codes, labels, {code: str(code) for code in codes})
        return self._hierarchy(self._field.id, [str(code) for code in codes], [level])

    # --- the parts

    @property
    def _languages(self) -> tuple[str, ...]:
        return self._study.languages

    def _bands(self, name: str, bands: Bands, heights: Sequence[int]) -> Level:
        """The level of these bands, each by its lower edge."""
        lows = edges(bands)
        labels = {}
        for low, band in zip(lows, bands.labels, strict=True):
            months = self._field.kind is Kind.DURATION
            labels[low] = {
                language: f"{band} {MONTHS.get(language, MONTHS['en'])}" if months else band
                for language in self._languages
            }
        codes = [lows[bisect_right(bands.cuts, height)] for height in heights]
        return self._level(name, codes, labels, dict(zip(lows, bands.labels, strict=True)))

    def _of_code(self, code: int) -> Labels:
        """The label of a code, in the words of the first version that has it."""
        for questionnaire, column in self._columns:
            field = column.field
            if code in field.codes:
                return {
                    language: label_of(questionnaire, field, code, language)
                    for language in self._languages
                }
        return {}

    def _level(
        self,
        name: str,
        codes: Iterable[int],
        labels: Mapping[int, Labels],
        ids: Mapping[int, str],
    ) -> Level:
        """A level with the missing codes after the codes of the listed leaves."""
        missing = [int(code) for code in self._missing]
        said = {
            **{code: dict(each) for code, each in labels.items()},
            **{
                int(code): in_languages(MISSING_LABELS[code], self._study) for code in self._missing
            },
            WITHHELD: in_languages(WITHHELD_LABELS, self._study),
        }
        return Level(name, (*codes, *missing, WITHHELD), said, dict(ids))

    def _hierarchy(self, item: str, cells: Sequence[str], levels: Sequence[Level]) -> Hierarchy:
        leaves = (*cells, *(code.value for code in self._missing), UNKNOWN)
        if item == JOBCENTER:
            labels = in_languages(COLUMN_LABELS[INTERVIEWS, JOBCENTER], self._study)
        else:
            labels = {
                language: self._questionnaire.words(language).items[item].topic
                for language in self._languages
            }
        return Hierarchy(item, self._column.name, leaves, tuple(levels), labels)


def possible_missing(fields: Sequence[Question], several: bool) -> tuple[MissingCode, ...]:
    """The missing codes that answers to these items, the same one in each version, may have."""
    may = {MissingCode.SKIPPED, MissingCode.NOT_REACHED}
    if several:
        may.add(MissingCode.NOT_IN_VERSION)
    for field in fields:
        if field.condition is not None:
            may.add(MissingCode.NOT_ASKED)
        if field.wont_say:
            may.add(MissingCode.WONT_SAY)
        if field.dont_know is True:
            may.add(MissingCode.DONT_KNOW)
    return tuple(code for code in MissingCode if code in may)


def label_of(questionnaire: Questionnaire, item: Question, code: int, language: str) -> str:
    """What a code of a coded item is called."""
    words = questionnaire.words(language)
    if item.scale is not None:
        return words.label(item.scale, code)
    return words.items[item.id].options[code].label


def in_languages(labels: Labels, study: Study) -> dict[str, str]:
    """The app's own words in the study's languages; English where they are not translated."""
    return {language: labels.get(language, labels["en"]) for language in study.languages}
