"""A small data set with everything that a format may trip over, and the figures of its release."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import replace

from interviewer.dataset import Dataset, Variable
from interviewer.release import (
    GroupCost,
    MeanChange,
    Profile,
    ReleaseChoice,
    ReleaseFigures,
    Risk,
    VariableCost,
    Warned,
)

ROWS = 400
MISSING: Mapping[int, Mapping[str, str]] = {
    -1: {"da": "Sprunget over", "en": "Skipped"},
    -2: {"da": "Ikke nået, interviewet blev afbrudt", "en": "Not reached"},
    -4: {"da": "Ikke spurgt", "en": "Not asked"},
    -7: {"da": "Tilbageholdt", "en": "Withheld"},
}
DONT_KNOW = {9: {"da": "Ved ikke", "en": "Don't know"}}
STEPS = {
    1: {"da": "Meget utilfreds", "en": "Very dissatisfied"},
    2: {"da": "Utilfreds", "en": "Dissatisfied"},
    3: {"da": "Hverken-eller; “midt” på", "en": "Neither"},
    4: {"da": "Tilfreds", "en": "Satisfied"},
    5: {"da": "Meget tilfreds", "en": "Very satisfied"},
}
HARD = 'En "svær" etiket: 100 $pct, `apostrof`, O\'Brien \\ <æøå> & ﷼ = ' + "lang tekst " * 30

VARIABLES = (
    Variable(
        "main_group",
        {"da": "Hovedgruppe", "en": "Main group"},
        {},
        "nominal",
        {1: {"da": "Sygedagpenge", "en": "Sickness benefit"}, 2: {"da": "Kontanthjælp"}},
        {-7: MISSING[-7]},
        {1: "sick", 2: "cash"},
    ),
    Variable(
        "age",
        {"da": "Alder", "en": "Age"},
        {"da": "Hvor gammel er du?", "en": "How old are you?"},
        "ordinal",
        {0: {"da": "under 20", "en": "under 20"}, 20: {"da": "20-24", "en": "20-24"}},
        {-1: MISSING[-1], -7: MISSING[-7]},
        {0: "0-19", 20: "20-24"},
    ),
    Variable(
        "meeting",
        {"da": "Samtalen", "en": "The meeting"},
        {"da": "Hvor tilfreds er du\nmed samtalen?", "en": "How satisfied are you?"},
        "ordinal",
        STEPS,
        {**MISSING, **DONT_KNOW},
        {},
        "age != 0",
    ),
    Variable(
        "months",
        {"da": HARD, "en": "Months"},
        {"da": "Hvor mange måneder?"},
        "scale",
        {},
        {-1: MISSING[-1], -4: MISSING[-4]},
        {},
    ),
    Variable("asked", {"da": "Spurgt"}, {}, "nominal", {0: {"da": "Nej"}, 1: {"da": HARD}}, {}, {}),
)


def _columns(rows: int) -> dict[str, list[int]]:
    chance = random.Random(7)
    found = {}
    for variable in VARIABLES:
        codes = [*variable.values, *variable.missing]
        if not variable.values:
            codes += [0, 1, 17, 480]
        found[variable.name] = chance.choices(codes, k=rows)
    return found


DATASET = Dataset(
    "vive-2020-research-1",
    {"da": "Borgeroplevelser af Jobcenter København", "en": "Citizens' experiences"},
    "vive-2020",
    "2026 forår",
    "vive-2020",
    ("1.0", "1.1"),
    {"da": "VIVE – Det Nationale Forsknings- og Analysecenter", "en": "VIVE"},
    ("da", "en"),
    VARIABLES,
    _columns(ROWS),
    {
        "da": "Ingen kombination af hovedgruppe og alder forekommer færre end 5 gange.",
        "en": "No combination of main group and age occurs fewer than 5 times.",
    },
    ("2026-W05", "2026-W11"),
)
FIGURES = ReleaseFigures(
    ReleaseChoice(Profile.RESEARCH, 5),
    405,
    ROWS,
    5,
    0.1234,
    [
        VariableCost("group", {"da": "Gruppe"}, {"main_group": 388}, 17, 0.25),
        VariableCost("age", {"da": "Alder"}, {"age": 300, "age_broad": 80}, 25, 0.11),
    ],
    [
        GroupCost("sick_a", {"da": "Sygedagpenge A"}, 37, 12, 3),
        GroupCost("cash_b", {"da": "Kontanthjælp B"}, 7, 2, 2),
    ],
    MeanChange("meeting", "sick", 3.411, 3.523, 41),
    [
        MeanChange("meeting", "sick", 3.411, 3.523, 41),
        MeanChange("meeting", "cash", 2.5, None, 2),
        MeanChange("meeting", "cash", 2.5, 2.5, 22),
    ],
    Risk(405, 87, 140, 201, 302, 1.0, 0.4321),
    Risk(400, 0, 0, 0, 55, 0.2, 0.061),
    [({"group": "cash_b", "age": "60+"}, 1), ({"group": "sick_a", "age": "0-19"}, 2)],
    [Warned("diversity", 2, "meeting"), Warned("difference", 1, "release 1", refuses=True)],
    1,
)


def other(**changes: object) -> Dataset:
    """The data set with something changed."""
    return replace(DATASET, **changes)  # type: ignore[arg-type]
