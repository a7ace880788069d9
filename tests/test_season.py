"""A whole season with real files: from the lead's key to three releases read by other programs."""

from __future__ import annotations

import csv
import json
import random
import shutil
from collections import Counter
from pathlib import Path

import duckdb
import pandas as pd
import pyreadstat
import pytest
from frictionless import Package
from lxml import etree

from tools.season import INTERVIEWS, Season

K = {"project": 3, "research": 5, "public": 10}
SCHEMA = Path(__file__).parent / "export" / "release" / "schema" / "ddi_subset.xsd"


@pytest.fixture(scope="module")
def season(tmp_path_factory: pytest.TempPathFactory) -> Season:
    """Played once: the tests look at it in order, and only the last ones change it."""
    season = Season(tmp_path_factory.mktemp("season"))
    season.set_up()
    season.enrol()
    season.interview()
    season.trouble()
    season.conflict()
    shutil.copytree(season.folder / "lead", season.folder / "lead-2")
    season.merge()
    return season


def by_file(season: Season) -> dict[str, dict[str, object]]:
    return {each["file"]: each for merge in season.said["merges"] for each in merge["files"]}


def test_everything_came_but_what_was_forged_damaged_or_is_missing(season: Season) -> None:
    files = by_file(season)
    set_aside = {
        name: [trouble["trouble"] for trouble in each["troubles"]]  # type: ignore[attr-defined]
        for name, each in files.items()
        if each["came"] == "set_aside"
    }
    assert set_aside == {"forged.batch": ["unknown_device"], "damaged.batch": ["damaged"]}
    assert sum(merge["total"]["new"] for merge in season.said["merges"]) == INTERVIEWS
    assert season.said["merges"][-1]["missing"] == [
        {"device": 3, "missing": [1], "latest": 2, "more": 0}
    ]
    assert "known" in {files["the-same-again.batch"]["came"], files["device-1-2.batch"]["came"]}


def test_another_order_and_once_more_gives_the_same_digest(season: Season) -> None:
    expected = season.json("lead", "status")["digest"]
    files = sorted((season.folder / "batches").iterdir())
    random.Random(7).shuffle(files)
    season.json("lead-2", "merge", *files[5:], files[-1])
    assert season.json("lead-2", "merge", *files)["digest"] == expected
    again = season.json("lead-2", "merge", season.folder / "batches")
    assert (again["merge"], again["total"]["new"], again["digest"]) == (None, 0, expected)


def test_a_merge_is_undone_whole_and_done_again(season: Season) -> None:
    before = season.json("lead-2", "status")
    late = season.json("lead-2", "merge", season.folder / "late")
    assert late["missing"] == []
    undone = season.json("lead-2", "merge", "--undo", str(late["merge"]))
    assert undone["digest"] == before["digest"]
    assert season.json("lead-2", "status")["missing"] == before["missing"]


def test_a_person_decides_and_the_log_tells(season: Season) -> None:
    assert len(season.json("lead", "review", "conflicts")["conflicts"]) == 1
    season.decide()
    assert season.json("lead", "review", "conflicts")["conflicts"] == []
    status = season.look()
    assert status["finished"] + status["partial"] == INTERVIEWS - 2  # One void, one withdrawn.
    kinds = [each["kind"] for each in season.json("lead", "review", "log")["log"]]
    assert kinds[:4] == ["withdrawn", "corrected", "voided", "resolved"]
    season.run("lead", "check")


def test_the_withdrawn_interview_never_comes_back(season: Season) -> None:
    before = season.json("lead", "status")
    path = season.export(5, "--since", "2000-01-01")
    merged = season.json("lead", "merge", path)
    assert (merged["total"]["new"], merged["total"]["withdrawn"]) == (0, 1)
    assert merged["digest"] == before["digest"]


def test_a_revoked_device_is_refused(season: Season) -> None:
    season.run("lead", "enrol", "revoke", "6", "--reason", "lost on a train")
    path = season.export(6, "--since", "2000-01-01")
    merged = season.json("lead", "merge", path)
    assert merged["files"][0]["troubles"][0]["trouble"] == "revoked_device"


@pytest.fixture(scope="module")
def released(season: Season) -> dict[str, Path]:
    for profile in K:
        season.said[profile] = season.release(profile)
    return {profile: Path(season.said[profile]["folder"]) for profile in K}


@pytest.mark.parametrize("profile", K)
def test_every_combination_occurs_k_times(
    season: Season, released: dict[str, Path], profile: str
) -> None:
    package = json.loads((released[profile] / "csv" / "datapackage.json").read_text("utf-8"))
    columns = background(package)
    assert columns
    with (released[profile] / "csv" / "data.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    classes = Counter(tuple(row[name] for name in columns) for row in rows)
    assert min(classes.values()) >= K[profile]
    assert len(rows) == season.said[profile]["records"] > 300
    # Nor does what was asked tell anybody of a class from the rest, by routing or by version.
    questions = [name for name in rows[0] if name not in columns and "follow_up" not in name]
    hidden = {"-3", "-4", "-7"}
    asked = Counter(
        (
            *(row[name] for name in columns),
            *(row[name] if row[name] in hidden else "asked" for name in questions),
        )
        for row in rows
    )
    assert min(asked.values()) >= K[profile]
    report = json.loads((released[profile] / "report.json").read_text("utf-8"))
    told_by = report["groups_told_by"]
    assert told_by == ("main_group" if profile == "public" else "group")
    cells = Counter(row[told_by] for row in rows if int(row[told_by]) > 0)
    assert sorted(each["records"] for each in report["groups"]) == sorted(cells.values())


def background(package: dict[str, object]) -> list[str]:
    """All columns that are not of a question: nobody needs to know which ones those are."""
    fields = package["resources"][0]["schema"]["fields"]  # type: ignore[index]
    return [each["name"] for each in fields if not each["name"].startswith("q")]


@pytest.mark.parametrize("profile", K)
def test_other_programs_read_the_same(released: dict[str, Path], profile: str) -> None:
    folder = released[profile]
    report = Package(str(folder / "csv" / "datapackage.json")).validate()
    assert report.valid, report.flatten(["rowNumber", "fieldName", "type", "note"])
    frame = pd.read_csv(folder / "csv" / "data.csv")
    spss, meta = pyreadstat.read_sav(next(folder.glob("*.sav")), user_missing=True)
    assert list(spss.columns) == list(frame.columns)
    assert (spss.to_numpy() == frame.to_numpy()).all()
    assert meta.missing_ranges["q1"][-1] == {"lo": 9.0, "hi": 9.0}
    stata = pd.read_stata(next(folder.glob("*.dta")), convert_categoricals=False)
    told = frame["q1"].between(1, 5)
    assert (stata["q1"][told] == frame["q1"][told]).all()
    assert stata["q1"][~told].isna().all()
    place = (folder / "parquet").as_posix()
    query = f"SELECT * FROM read_parquet('{place}/**/*.parquet', hive_partitioning = true)"
    found = duckdb.sql(query)
    assert found is not None
    parquet = found.df()
    assert set(parquet["study"]) == {"vive-2020"}
    assert (parquet[list(frame.columns)].to_numpy() == frame.to_numpy()).all()
    excel = pd.read_excel(next(folder.glob("*.xlsx")), sheet_name=None)
    assert (next(iter(excel.values())).to_numpy() == frame.to_numpy()).all()
    schema = etree.XMLSchema(etree.parse(SCHEMA))
    schema.assertValid(etree.parse(next(folder.glob("*.ddi.xml"))))


def test_no_note_and_no_id_leaves_in_a_release(season: Season, released: dict[str, Path]) -> None:
    ids = [each.encode() for number in range(1, 9) for each in season.finished_on(number)]
    for folder in released.values():
        for path in folder.rglob("*"):
            if path.is_file():
                content = path.read_bytes()
                assert not any(each in content for each in ids), path.name


def test_a_second_release_continues_the_first(season: Season, released: dict[str, Path]) -> None:
    plan = season.json("lead", "release", "--profile", "research", "--plan")
    assert not plan["refused"]
    late = season.json("lead", "merge", season.folder / "late")
    assert late["total"]["new"] == 0  # The later batch of device 3 had brought them.
