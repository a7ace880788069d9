"""The two reports: what users are told, what the lead alone, and what must not leave with data."""

from __future__ import annotations

import io
import json
from collections import Counter
from dataclasses import asdict, replace
from typing import Any

import pytest
from pypdf import PdfReader

import resources
from export.pdf.fonts import load_fonts
from export.release.report_pdf import lead_report, users_report
from export.release.reports import FreeText, as_json, bound, lead_figures, users_figures
from interviewer.release import MeanChange
from tests.export.release.sample import DATASET, FIGURES, other

FONTS = load_fonts(resources.FONTS)
FILES = {"csv/data.csv": "ab" * 32, f"{DATASET.id}.sav": "cd" * 32}


def said(data: bytes) -> str:
    reader = PdfReader(io.BytesIO(data), strict=True)
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def test_users_are_told_profile_k_hierarchies_costs_and_digests() -> None:
    report = json.loads(as_json(users_figures(FIGURES, DATASET, FILES, "da")))
    assert (report["profile"], report["k"]) == ("research", 5)
    assert report["records"] == 400
    assert report["sha256"] == FILES
    age = report["variables"][1]
    assert [(level["variable"], level["records"]) for level in age["levels"]] == [
        ("age", 300),
        ("age_broad", 80),
    ]
    assert age["levels"][0]["label"] == "Alder"
    assert age["levels"][0]["categories"] == 2
    assert age["withheld"] == 25
    assert report["largest_change_of_a_mean"] == 0.15
    assert report["largest_change_by_main_group"] == {"sick": 0.15, "cash": 0.0}


def test_users_are_told_groups_as_finely_as_the_data_and_counted_there() -> None:
    report = users_figures(FIGURES, DATASET, FILES, "da")
    main, age = DATASET.columns["main_group"], DATASET.columns["age"]
    counts = Counter(main)
    coarser = Counter(code for code, own in zip(main, age, strict=True) if own == -7)
    assert report["groups_told_by"] == "main_group"
    assert report["groups"] == [
        {"group": "sick", "label": "Sygedagpenge", "records": counts[1], "generalised": coarser[1]},
        {"group": "cash", "label": "Kontanthjælp", "records": counts[2], "generalised": coarser[2]},
    ]
    both = as_json(report).decode() + said(users_report(FIGURES, DATASET, FILES, "da", FONTS))
    for group in FIGURES.groups:
        assert group.group not in both
        assert group.labels["da"] not in both


def test_a_main_group_that_the_data_tell_of_nobody_is_not_in_it() -> None:
    told = [1 if code == 2 else code for code in DATASET.columns["main_group"]]
    data = other(columns={**DATASET.columns, "main_group": told})
    report = users_figures(FIGURES, data, FILES, "da")
    assert [each["group"] for each in report["groups"]] == ["sick"]
    assert list(report["largest_change_by_main_group"]) == ["sick"]


@pytest.mark.parametrize(("left_out", "said_of_it"), [(0, 5), (1, 5), (4, 5), (5, 10), (13, 15)])
def test_of_records_left_out_users_are_told_only_that_they_are_fewer_than(
    left_out: int, said_of_it: int
) -> None:
    def report(out: int) -> dict[str, Any]:
        # 100 of 400 records withheld throughout, whatever else was left out.
        loss = (100 + out) / (400 + out)
        figures = replace(FIGURES, records=400 + out, left_out=out, loss=loss)
        variables = [replace(each, loss=loss) for each in figures.variables]
        return users_figures(replace(figures, variables=variables), DATASET, FILES, "da")

    found = report(left_out)
    assert found.pop("records_left_out_fewer_than") == said_of_it
    none = report(0)
    none.pop("records_left_out_fewer_than")
    assert found == none
    assert found["loss"] == 0.25


def test_nothing_of_what_is_the_leads_alone_is_in_the_users_report() -> None:
    report = as_json(users_figures(FIGURES, DATASET, FILES, "da")).decode()
    for name in ("risk", "riskiest", "before", "after", "warnings", "unique"):
        assert f'"{name}"' not in report
    text = said(users_report(FIGURES, DATASET, FILES, "da", FONTS))
    for exact in ("3,411", "3,523", "3,41", "60+", "release 1", "405"):
        assert exact not in text


def test_the_lead_is_told_all_exactly() -> None:
    report = json.loads(as_json(lead_figures(FIGURES, DATASET, "da", FreeText(12, 9, 3, 4))))
    assert report["risk"]["before"] == asdict(FIGURES.before)
    assert report["risk"]["after"]["unique"] == 0
    assert report["riskiest"][0] == {"combination": {"group": "cash_b", "age": "60+"}, "count": 1}
    assert [each["kind"] for each in report["warnings"]] == ["diversity", "difference"]
    assert report["changes_of_means"][0]["after"] == 3.523
    assert report["changes_of_means"][0]["label"] == "Samtalen"
    assert report["groups"][1]["left_out"] == 2
    assert report["free_text"] == {"found": 12, "replaced": 9, "kept": 3, "quotes": 4}


@pytest.mark.parametrize(
    ("moves", "most"),
    [([], 0.0), ([0.0], 0.0), ([0.001], 0.05), ([0.05], 0.05), ([0.051, 0.02], 0.1), ([None], 0.0)],
)
def test_a_bound_on_means_is_rounded_up(moves: list[float | None], most: float) -> None:
    changes = [MeanChange("q", "g", 3.0, m if m is None else 3.0 + m, 10) for m in moves]
    assert bound(changes) == most


def test_the_users_pdf_says_it_in_words() -> None:
    text = said(users_report(FIGURES, DATASET, FILES, "da", FONTS))
    for told in (
        "Rapport til brugere af data",
        "Borgeroplevelser af Jobcenter København",
        "forekommer færre end 5 gange",
        DATASET.notes["da"],
        "Forskning",
        "2026 forår",
        "Alder (tab af detaljer: 0,099)",
        "Tilbageholdt 25",
        "Udeladt færre end 10",
        "Interview i data, der oplyser gruppen",
        "flyttet mere end 0,15",
        "Sygedagpenge 0,15",
        "csv/data.csv " + "ab" * 32,
    ):
        assert told in text, told
    english = said(users_report(FIGURES, DATASET, FILES, "en", FONTS))
    assert "Report for users of the data" in english
    assert "Withheld 25" in english


def test_the_leads_pdf_says_it_is_not_to_be_handed_on() -> None:
    text = said(lead_report(FIGURES, DATASET, "da", FONTS, FreeText(12, 9, 3, 4)))
    for told in (
        "Må ikke gives videre",
        "Ene om deres kombination 87 0",
        "Højeste risiko 1 0,2",
        "group: cash_b, age: 60+ 1",
        "Ens svar i en klasse: 2",
        "Forskel fra en tidligere udgivelse: 1 (forhindrer udgivelsen)",
        "Samtalen Sygedagpenge 3,411 3,523 41",
        "Set på og beholdt 3",
        "Tidligere udgivelser 1",
    ):
        assert told in text, told
    assert "Alone with their combination 87 0" in said(lead_report(FIGURES, DATASET, "en", FONTS))


def test_the_same_report_is_the_same_file() -> None:
    def make() -> list[Any]:
        return [
            users_report(FIGURES, DATASET, FILES, "da", FONTS),
            lead_report(FIGURES, DATASET, "da", FONTS),
        ]

    assert make() == make()
