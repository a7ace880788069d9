"""A whole batch: valid to an outside judge, the same as ever, and with no trace of anybody."""

from __future__ import annotations

import csv
import getpass
import hashlib
import io
import json
import os
import platform
import random
import socket
import zipfile
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from export.batch import Chance, shuffle_securely
from export.csv_text import from_cell
from interviewer.anonymise import Reason
from interviewer.contact import Disposition, Sex
from interviewer.contact import Reason as RefusalReason
from interviewer.interview import (
    SKIPPED,
    AboutNote,
    Answer,
    By,
    Circumstances,
    Interpreter,
    Interview,
    Mode,
    Pen,
    Status,
)
from interviewer.questionnaire import Kind, Questionnaire
from interviewer.study import Bands, Study
from tests.export import everything
from tests.export.everything import (
    BACKGROUND,
    DONT_KNOW,
    EVERYTHING,
    QUESTIONS,
    WONT_SAY,
    answered,
)
from tests.export.sample import (
    STUDY,
    MemoryStore,
    contact,
    interview,
    plain,
    plan,
    write,
)
from tests.export.test_plan import versions

GOLDEN = Path(__file__).parent / "golden"
CPR = "010190-1234"
VALUES = ("answer", "value")


def whole(folder: Path, *interviews: Interview, **options: Any) -> Path:
    """The path of a batch of interviews with every kind of question."""
    path = folder / "whole.zip"
    values: dict[str, Any] = {
        "questionnaires": everything.questionnaires,
        "study": everything.STUDY,
    }
    assert plan(MemoryStore(*interviews), **values | options).write(path)
    return path


def various() -> list[Interview]:
    """Interviews that hold whatever there may be."""
    items = EVERYTHING.items
    known: dict[str, Answer | None] = {
        name: Answer((code,) if item.kind is Kind.MULTIPLE_CHOICE else code)
        for name, item in items.items()
        if (code := item.dont_know_code) is not None
    }
    silent: dict[str, Answer | None] = {n: WONT_SAY for n, i in items.items() if i.wont_say}
    unsure: dict[str, Answer | None] = {
        n: DONT_KNOW for n, i in items.items() if i.dont_know is True
    }
    nothing: dict[str, Answer | None] = dict.fromkeys(items)
    return [
        answered(1),
        answered(2, but=known, mode=Mode.PAPER, sheet="17"),
        answered(3, but=silent, languages=("en", "da"), language="da"),
        answered(4, but=unsure),
        answered(5, but=nothing, status=Status.PARTIAL, notes={}),
        answered(6, but=nothing),
        answered(7, but=dict.fromkeys(items, SKIPPED), language="en"),
        answered(8, but={"met": Answer(0), "smoker": Answer(0)}),
    ]


def members(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def table(files: dict[str, bytes], name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(files[name].decode(), newline="")))


def judge(path: Path, folder: Path) -> list[Any]:
    """The errors that frictionless finds in the unzipped batch."""
    import frictionless

    with zipfile.ZipFile(path) as archive:
        archive.extractall(folder)
    report = frictionless.validate(str(folder / "datapackage.json"), type="package")
    return [*report.errors, *(error for task in report.tasks for error in task.errors)]


pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of the judge's


def test_the_batch_is_valid_to_frictionless(tmp_path: Path) -> None:
    nasty = (
        "=1+1",
        "-1",
        "-",
        "'",
        "",
        " ",
        'a,"b"\n\nc',
        "\u202eabc",
        "👩‍🏫",
        "نعم",
        "a\0b\ud800",
    )
    path = write(
        tmp_path,
        *(interview(number) for number in range(1, 20)),
        interview(20, status=Status.PARTIAL, answers={"q1": Answer(9), "age": SKIPPED}, notes={}),
        *(plain(note=note, number=30 + place) for place, note in enumerate(nasty)),
        contacts=[contact(1), contact(2)],
    )
    assert judge(path, tmp_path / "unzipped") == []


def test_a_batch_of_several_versions_exact_ages_and_no_interviews_is_valid(tmp_path: Path) -> None:
    study = replace(STUDY, bands={"age": Bands(()), "unemployment": Bands(())})
    store = MemoryStore(interview(1), interview(2, questionnaire_version="1.1"))
    planned = plan(store, questionnaires=versions, study=study)
    assert planned.exact_fields == ("age", "unemployment")
    assert planned.banded_fields == ()
    assert planned.write(tmp_path / "a.zip")
    assert judge(tmp_path / "a.zip", tmp_path / "a") == []
    manifest = json.loads(members(tmp_path / "a.zip")["manifest.json"])
    assert (manifest["exact"], manifest["banded"]) == (["age", "unemployment"], {})
    assert plan(MemoryStore(contacts=[contact(1)])).write(tmp_path / "b.zip")
    assert judge(tmp_path / "b.zip", tmp_path / "b") == []


def test_a_number_for_which_nobody_has_chosen_stays_on_the_device() -> None:
    study = replace(STUDY, bands={"age": Bands(())})
    planned = plan(MemoryStore(interview(1)), study=study)
    assert (planned.records, [each.reason for each in planned.left_out]) == ((), [Reason.VALUE])


def test_a_batch_of_every_kind_is_valid(tmp_path: Path) -> None:
    nasty = ("=1+1", "-1", "-4", "'", 'a,"b"', "\u202eabc", "نعم", "👩‍🏫")
    made = [
        answered(
            20 + number, but={name: Answer(text) for name in ("word", "story", "brand", "life")}
        )
        for number, text in enumerate(nasty)
    ]
    path = whole(tmp_path, *various(), *made)
    assert judge(path, tmp_path / "unzipped") == []
    files = members(path)
    rows = table(files, "data/answers.csv")
    keys = {(row["interview"], row["question"], row["option"]) for row in rows}
    # Eleven questions of one row and one with five options, three fields with follow-ups.
    assert len(keys) == len(rows) == len([*various(), *made]) * (11 + 6 + 3)
    for question in ("word", "story"):
        assert {from_cell(r["text"]) for r in rows if r["question"] == question} >= {*nasty}
    interviews = table(files, "data/interviews.csv")
    for column in ("brand", "life"):
        assert {from_cell(row[column]) for row in interviews} >= {*nasty}
        # What somebody wrote is never taken for a missing code.
        assert len([row for row in interviews if row[column] in {"'-1", "'-4"}]) == 2
    languages = sorted(row["languages"] for row in interviews)
    assert (languages[0], languages[-2:]) == ("da", ["en", "en da"])
    assert [row["duration"] for row in interviews if row["mode"] == "paper"] == ["-4"]
    manifest = json.loads(files["manifest.json"])
    assert manifest["format_version"] == 4
    assert manifest["banded"] == {
        "meetings": [5, 10],
        "waited": [3, 12],
        "began": [2005, 2010],
        "age": list(STUDY.bands["age"].cuts),
        "period": list(STUDY.bands["unemployment"].cuts),
        "arrived": [1990, 2000, 2010],
    }
    assert manifest["exact"] == ["visits", "ends", "children", "moved"]


def test_an_answer_is_listed_where_there_is_an_end_to_it(tmp_path: Path) -> None:
    def rules(study: Study) -> dict[str, Any]:
        path = whole(tmp_path, answered(), study=study)
        package = json.loads(members(path)["datapackage.json"])
        path.unlink()
        fields = {field["name"]: field for field in package["resources"][1]["schema"]["fields"]}
        constraints: dict[str, Any] = fields["answer"]["constraints"]
        return constraints

    assert rules(everything.STUDY) == {}
    bands = {**everything.STUDY.bands, "visits": Bands((20,)), "ends": Bands((2030,))}
    listed = rules(replace(everything.STUDY, bands=bands))["enum"]
    assert listed == [0, 1, 2, 3, 4, 5, 8, 9, 10, 12, 20, 2005, 2010, 2030]


def test_no_text_leaves_unscreened(tmp_path: Path) -> None:
    planted = f"Hanne, {CPR}, kom"
    texts: dict[str, Answer | None] = {
        name: Answer(planted) for name in ("word", "story", "brand", "life")
    }
    store = MemoryStore(answered(but=texts, notes=dict.fromkeys(everything.NOTES, planted)))
    planned = plan(store, questionnaires=everything.questionnaires, study=everything.STUDY)
    assert planned.notes == 4 + len(everything.NOTES)
    assert len(planned.findings()) == 2 * planned.notes
    assert {f.question_id for f in planned.findings() if not f.follow_up_id} == texts.keys()
    kept = [f for f in planned.findings() if not f.follow_up_id and f.text == "Hanne"]
    store.decisions.save(finding.decide(kept=True) for finding in kept)
    written = planned.write(tmp_path / "b.zip")
    assert written
    assert (written.screened.found, written.screened.kept) == (24, 4)
    files = members(tmp_path / "b.zip")
    everywhere = b"\n".join(files.values())
    assert CPR.encode() not in everywhere
    rows = table(files, "data/answers.csv")
    decided = "Hanne, [CPR], kom"
    assert {row["text"] for row in rows if row["question"] in texts} - {""} == {decided}
    assert {row["note"] for row in rows if row["note"]} == {"[navn], [CPR], kom"}
    (interview_row,) = table(files, "data/interviews.csv")
    assert (interview_row["brand"], interview_row["life"]) == (decided, decided)


def test_what_was_set_aside_never_leaves(tmp_path: Path) -> None:
    aside: dict[str, Answer | None] = {
        "met": Answer(0),
        "smoker": Answer(0),
        "story": Answer("PLANTED"),
        "brand": Answer("PLANTED"),
    }
    notes = dict.fromkeys(everything.NOTES, "PLANTED")
    kept = dict.fromkeys((("mood", "low"), ("word", "room")), "Note")
    shown = {("departments", "which"), ("age", "about")}
    made = answered(but=aside, notes={**notes, **kept, **dict.fromkeys(shown, "Note")})
    files = members(whole(tmp_path, made))
    assert b"PLANTED" not in b"\n".join(files.values())
    (row,) = table(files, "data/interviews.csv")
    assert row["brand"] == "-4"
    rows = [r for r in table(files, "data/answers.csv") if r["question"] in {"story", "meetings"}]
    assert [(r["answer"], r["text"], r["follow_up"], r["note"]) for r in rows] == [
        ("-4", "", "", "")
    ] * 2


def test_versions_of_every_kind_share_a_batch(tmp_path: Path) -> None:
    newer = everything.everything(
        "1.1",
        questions=[q for q in QUESTIONS if q["id"] not in {"word", "departments", "visits"}],
        background=[
            {"filled_by": "citizen", **field}
            for field in BACKGROUND
            if field["id"] not in {"help", "life", "children"}
        ],
    )
    versions = {"1.0": EVERYTHING, "1.1": newer}

    def find(_: str, version: str) -> Questionnaire:
        return versions[version]

    planned: dict[str, Any] = {"questionnaires": find}
    path = whole(tmp_path, *various(), answered(30, questionnaire_version="1.1"), **planned)
    assert judge(path, tmp_path / "unzipped") == []
    files = members(path)
    (row,) = [r for r in table(files, "data/interviews.csv") if r["version"] == "1.1"]
    assert {row[name] for name in ("help_1", "help_2", "help_9", "life", "children")} == {"-3"}
    assert (row["help_1_"], row["brand"], row["age"]) == ("0", "Cecil", "20-24")
    asked = {r["question"] for r in table(files, "data/answers.csv") if r["interview"] == row["id"]}
    assert asked == {*newer.question_ids, "age", "smoker", "brand"}
    missing = {r["variable"] for r in table(files, "codebook.csv") if r["code"] == "-3"}
    assert "help_1" in missing
    assert "answer" not in missing


def test_the_judge_would_see_a_changed_byte(tmp_path: Path) -> None:
    path = write(tmp_path, interview(1))
    judge(path, tmp_path / "unzipped")
    changed = tmp_path / "unzipped" / "data" / "contacts.csv"
    changed.write_bytes(changed.read_bytes() + b"x,2026-W47,refusal\r\n")
    import frictionless

    report = frictionless.validate(str(tmp_path / "unzipped" / "datapackage.json"))
    assert not report.valid


def test_the_manifest_counts_and_hashes_every_other_file(tmp_path: Path) -> None:
    partial = interview(2, status=Status.PARTIAL)
    files = members(write(tmp_path, plain(note="Hanne"), partial, contacts=[contact(1)]))
    manifest = json.loads(files.pop("manifest.json"))
    assert manifest["counts"] == {
        "interviews": 2,
        "finished": 1,
        "partial": 1,
        "answers": 14,
        "contacts": 1,
        "withdrawals": 0,
        "notes_waiting": 0,
        "left_out": 0,
    }
    assert manifest["screening"] == {
        "found": 1,
        "kept": 0,
        "replaced": 0,
        "replaced_unresolved": 1,
    }
    assert {entry["path"]: (entry["bytes"], entry["sha256"]) for entry in manifest["files"]} == {
        name: (len(content), hashlib.sha256(content).hexdigest()) for name, content in files.items()
    }
    assert manifest["banded"]["age"] == list(STUDY.bands["age"].cuts)


def test_every_code_in_the_data_is_in_the_code_book(tmp_path: Path) -> None:
    made = [interview(number) for number in range(1, 40)]
    files = members(write(tmp_path, *made, interview(50, status=Status.PARTIAL, answers={})))
    known = {
        (row["table"], row["variable"], row["question"], row["code"])
        for row in table(files, "codebook.csv")
    }
    for row in table(files, "data/answers.csv"):
        question = "" if row["answer"].startswith("-") else row["question"]
        assert ("answers", "answer", question, row["answer"]) in known
        if row["follow_up"]:
            assert ("answers", "follow_up", row["question"], row["follow_up"]) in known
    for row in table(files, "data/interviews.csv"):
        for column, cell in row.items():
            if column not in {"id", "revision", "version", "week"}:
                assert ("interviews", column, "", cell) in known


def test_so_is_every_code_of_every_kind(tmp_path: Path) -> None:
    files = members(whole(tmp_path, *various()))
    rows = table(files, "codebook.csv")
    known = {(row["table"], row["variable"], row["question"], row["code"]) for row in rows}
    kinds = {row["question"]: row["label"] for row in rows if row["kind"] == "type"}
    values = {row["question"] for row in rows if (row["variable"], row["kind"]) == VALUES}
    counted = 0
    for row in table(files, "data/answers.csv"):
        question = row["question"]
        if row["answer"].startswith("-"):
            assert ("answers", "answer", "", row["answer"]) in known
        elif (
            row["answer"]
            and question in values
            and (row["option"] or kinds[question] != "multiple_choice")
        ):
            assert ("answers", "answer", question, row["answer"]) in known
            counted += 1
        if row["option"]:
            assert ("answers", "option", question, row["option"]) in known
        if question == "knows" and row["text"]:
            assert ("answers", "text", question, row["text"]) in known
    assert counted
    free = {"children", "moved", "brand", "life"}
    for row in table(files, "data/interviews.csv"):
        for column, cell in row.items():
            if column == "languages":
                assert all(("interviews", column, "", each) in known for each in cell.split())
            elif cell.startswith("-") or column not in {*free, "id", "revision", "version", "week"}:
                assert ("interviews", column, "", cell) in known


def test_what_was_withdrawn_is_told_by_its_id_alone(tmp_path: Path) -> None:
    store = MemoryStore(interview(1))
    store.gone = sorted(interview(number).id for number in range(2, 32))
    assert plan(store).write(tmp_path / "b.zip")
    files = members(tmp_path / "b.zip")
    found = table(files, "withdrawals.csv")
    assert sorted(row["id"] for row in found) == store.gone
    assert [*found[0]] == ["id"]
    assert [row["id"] for row in found] != store.gone, "their order tells something"
    assert json.loads(files["manifest.json"])["counts"]["withdrawals"] == 30
    assert judge(tmp_path / "b.zip", tmp_path / "unzipped") == []


def test_every_outcome_has_a_place(tmp_path: Path) -> None:
    outcomes = set(Disposition) - {Disposition.COMPLETE, Disposition.PARTIAL}
    approached = [contact(number, each) for number, each in enumerate(sorted(outcomes), start=1)]
    path = write(tmp_path, interview(1), contacts=approached)
    found = table(members(path), "data/contacts.csv")
    assert {row["disposition"] for row in found} == outcomes
    assert judge(path, tmp_path / "unzipped") == []


def test_rows_stand_in_another_order_each_time(tmp_path: Path) -> None:
    store = MemoryStore(*map(interview, range(1, 30)))
    orders = set()
    for number in range(3):
        path = tmp_path / f"{number}.zip"
        plan(store, again=True).write(path)
        files = members(path)
        interviews = [row["id"] for row in table(files, "data/interviews.csv")]
        answers = [row["interview"] for row in table(files, "data/answers.csv")]
        assert list(dict.fromkeys(answers)) != interviews
        orders |= {tuple(interviews), tuple(answers)}
    assert len(orders) == 6


def test_no_trace_of_anybody_or_of_the_device(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    device, user = "PLANTEDHOST", "planteduser"
    # As they really are too, where they are long enough not to occur by chance.
    real = [name for name in (socket.gethostname(), getpass.getuser()) if len(name) > 6]
    monkeypatch.setattr(socket, "gethostname", lambda: device)
    monkeypatch.setattr(platform, "node", lambda: device)
    monkeypatch.setattr(getpass, "getuser", lambda: user)
    for name in ("USER", "LOGNAME", "USERNAME"):
        monkeypatch.setenv(name, user)
    for name in ("HOSTNAME", "COMPUTERNAME"):
        monkeypatch.setenv(name, device)
    note = "Min sagsbehandler Zyanya Planted, 010190-1234, ringede. Hanne og Torvaldsen kom."
    made = plain(
        note=note,
        page="q3",
        notes={("q1", "high"): note, ("q1", "low"): "closedbranch"},
        answers={"q1": Answer(5), "age": Answer(47), "unemployment": Answer(77)},
    )
    path = write(tmp_path, made, contacts=[contact(1)])
    files = members(path)
    everything = b"\n".join(
        [path.read_bytes(), *(name.encode() for name in files), *files.values()]
    )
    (row,) = [row for row in table(files, "data/answers.csv") if row["note"]]
    assert row["note"] == "Min sagsbehandler [navn], [CPR], ringede. [navn] og [navn] kom."
    for secret in (
        *("Zyanya", "Planted", "010190", "1234,", "Hanne", "Torvaldsen", "closedbranch"),
        *(device, user, str(tmp_path), tmp_path.name, *real),
        *("13:37", "14:37", "37:42", "2026-11"),
    ):
        assert secret.encode() not in everything, secret


def test_of_pen_notes_only_the_typed_words_leave(tmp_path: Path) -> None:
    about = AboutNote(pen=Pen.TYPED, transcript="010190-1234 kom", second="SECONDREADER")
    made = plain(note="Hanne kom").with_about(("q1", "high"), about)
    closed = made.with_about(("q1", "low"), AboutNote(True, Pen.TYPED, "closedbranch"))
    files = members(write(tmp_path, closed))
    (row,) = [row for row in table(files, "data/answers.csv") if row["note"]]
    assert (row["note"], row["pen"], row["quote"]) == ("[navn] kom\n[CPR] kom", "typed", "")
    everything = b"\n".join(files.values())
    for secret in (b"SECONDREADER", b"closedbranch", b"010190"):
        assert secret not in everything


def test_all_that_is_known_of_notes_circumstances_and_contacts_is_valid(tmp_path: Path) -> None:
    places = replace(STUDY, places={"room": {"da": "Lokale", "en": "A room"}})
    circumstances = (
        (Pen.WAITING, Circumstances(place="room", proxy=True)),
        (Pen.TYPED, Circumstances(companion=True, interpreter=Interpreter.NONE, spoken="da")),
        (Pen.UNREADABLE, Circumstances(False, Interpreter.PROFESSIONAL, "other", "room", False)),
    )
    made = [
        plain(number=number, note="Ja" * (number % 2), circumstances=told).with_about(
            ("q1", "high"), AboutNote(quote=number % 2 == 0, pen=pen)
        )
        for number, (pen, told) in enumerate(circumstances)
    ]
    seen = [replace(contact(1), group="jku_job", sex=Sex.MAN), contact(2)]
    assert plan(MemoryStore(*made, contacts=seen), study=places).write(tmp_path / "b.zip")
    assert judge(tmp_path / "b.zip", tmp_path / "unzipped") == []
    files = members(tmp_path / "b.zip")
    known = {(r["table"], r["variable"], r["code"]) for r in table(files, "codebook.csv")}
    for name, columns in (
        ("interviews", ("companion", "interpreter", "spoken", "place", "proxy")),
        ("answers", ("quote", "pen", "by")),
        ("contacts", ("group", "sex", "reason")),
    ):
        for row in table(files, f"data/{name}.csv"):
            assert all(not row[c] or (name, c, row[c]) in known for c in columns)


def test_the_ages_and_periods_leave_in_bands_only(tmp_path: Path) -> None:
    answers = {"q1": Answer(5), "age": Answer(47), "unemployment": Answer(77)}
    files = members(write(tmp_path, interview(1, answers=answers, notes={})))
    (row,) = table(files, "data/interviews.csv")
    assert (row["age"], row["unemployment"]) == ("45-49", "60+")


def test_golden(tmp_path: Path) -> None:
    """The tiny batch in golden/ to the letter. To renew it after a wanted change: GOLDEN=1."""
    chance = Chance(random.Random(7).shuffle, lambda: "00000000-0000-4000-8000-000000000000")
    told = Circumstances(True, Interpreter.PHONE, "other", "room", proxy=False)
    noted = plain(note='=Hanne sagde:\n"Husk 12 34 56 78", \\ ok\u202e', number=2)
    about = AboutNote(quote=True, pen=Pen.TYPED, transcript="Renskrevet, af Hanne", second="x")
    waits = plain(number=4, circumstances=told).with_answer("q1", Answer(4), By.CITIZEN_UNSEEN)
    store = MemoryStore(
        interview(1),
        noted.with_about(("q1", "high"), about),
        interview(3, status=Status.PARTIAL, revision=0, answers={"q1": Answer(9)}, notes={}),
        waits.with_about(("q1", "high"), AboutNote(pen=Pen.WAITING)),
        contacts=[
            contact(1),
            replace(contact(2), group="jku_job", sex=Sex.WOMAN, reason=RefusalReason.BUSY),
        ],
    )
    store.gone = ["00000000-0000-4000-8000-000000000001"]
    study = replace(
        STUDY,
        bands={"age": STUDY.bands["age"], "unemployment": Bands(())},
        places={"room": {"da": "Lokale", "en": "A room"}},
    )
    assert plan(store, study=study, chance=chance).write(tmp_path / "b.zip")
    found = members(tmp_path / "b.zip")
    if os.environ.get("GOLDEN"):
        for name, content in found.items():
            (GOLDEN / name).parent.mkdir(parents=True, exist_ok=True)
            (GOLDEN / name).write_bytes(content.replace(b"\r\n", b"\n"))
    expected = {
        path.relative_to(GOLDEN).as_posix(): path.read_bytes()
        for path in GOLDEN.rglob("*")
        if path.is_file()
    }
    # Git keeps line ends as LF; that they are CRLF in CSV files is tested beside the writer.
    assert {name: content.replace(b"\r\n", b"\n") for name, content in found.items()} == expected


def test_the_order_of_the_rows_is_drawn_anew_and_loses_none() -> None:
    rows = list(range(500))
    orders = []
    for _ in range(3):
        order = list(rows)
        shuffle_securely(order)
        orders.append(order)
        assert sorted(order) == rows
    assert orders[0] != orders[1] != orders[2]
    assert rows not in orders
    empty: list[int] = []
    shuffle_securely(empty)
    assert empty == []


def test_every_order_is_as_likely_as_any_other() -> None:
    counts: Counter[tuple[int, ...]] = Counter()
    for _ in range(6000):
        order = [1, 2, 3]
        shuffle_securely(order)
        counts[tuple(order)] += 1
    assert len(counts) == 6
    # 1,000 of each are expected, with a standard deviation of 29: 8 of them is one in 10**15.
    assert all(abs(count - 1000) < 230 for count in counts.values())
