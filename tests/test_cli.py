"""The command line as a script meets it: what it leaves, what it says, how it ends."""

from __future__ import annotations

import csv
import errno
import io
import json
import os
import signal
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import main
import resources
from export.sealing import unseal
from interviewer import demo as demo_module
from interviewer.contact import Contact, Disposition
from interviewer.demo import made_up_interviews
from interviewer.interview import Answer, Interview
from interviewer.ports import Store, Unreadable
from resources.demo import load_demo
from storage import DataFolder
from tests.export.test_sealed_export import LEADS, LIMIT, enrolled
from tests.storage.examples import PASSPHRASE, data_folder, raw

ROOT = Path(__file__).parent.parent
OTHER_ID = "0f4f4f0e-2a52-4a53-8a0c-6d6a4d1d1c02"


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """A passphrase file."""
    file = tmp_path / "passphrase.txt"
    file.write_text(f"{PASSPHRASE}\nsecond line\n", encoding="utf-8")
    file.chmod(0o600)
    return file


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with a few made-up interviews."""
    path = tmp_path / "data"
    folder = data_folder(path)
    store = folder.create(PASSPHRASE)
    store.add_many(some_interviews(), [])
    store.close()
    folder.release()
    return path


def some_interviews(count: int = 12) -> list[Interview]:
    study = resources.default_study()
    questionnaire = resources.load_questionnaire(*study.questionnaire)
    made_of = load_demo(questionnaire, study)
    return list(made_up_interviews(questionnaire, study, made_of, count, 3))


def run(*words: object, typed: str | None = None) -> Result:
    """Run `main.py` with these words; a traceback fails the test."""
    result = CliRunner().invoke(main.cli, [str(word) for word in words], input=typed)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert "Traceback" not in result.output
    assert PASSPHRASE not in result.output
    return result


def kept(path: Path) -> list[Interview]:
    """All finished and partial interviews in a store."""
    found = _looked_at(path, lambda store: store.interviews.to_export(None, again=True))
    return [each for each in found if isinstance(each, Interview)]


def unexported(path: Path) -> int:
    return len([*_looked_at(path, lambda store: store.interviews.to_export(None, again=False))])


def _looked_at(path: Path, look: Any) -> Iterator[Interview | Unreadable]:
    folder = DataFolder(path)
    store = folder.unlock(PASSPHRASE)
    try:
        yield from look(store)
    finally:
        store.close()
        folder.release()


def rows(batch: Path, name: str) -> list[dict[str, str]]:
    with zipfile.ZipFile(batch) as archive:
        path = next(each for each in archive.namelist() if each.endswith(f"{name}.csv"))
        return list(csv.DictReader(io.StringIO(archive.read(path).decode("utf-8-sig"))))


# --- the straight way ---------------------------------------------------------------------------


def test_a_demo_is_made_checked_and_exported_by_a_real_process(
    tmp_path: Path, secret: Path
) -> None:
    data, out = tmp_path / "data", tmp_path / "batch.zip"
    common = ["--data", str(data), "--passphrase-file", str(secret)]

    def process(*words: str) -> str:
        done = subprocess.run(
            [sys.executable, "main.py", *words, *common],
            cwd=ROOT,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, "")
        return done.stdout

    process("demo", "--interviews", "40", "--seed", "1")
    assert "faults:" in process("check")
    summary = json.loads(process("export", "--out", str(out), "--json"))
    assert summary["finished"] + summary["partial"] == 40
    assert len(rows(out, "interviews")) == 40
    assert Path(summary["file"]) == out
    assert len(summary["sha256"]) == 64
    assert summary["sealed_for"] == []
    assert json.loads(process("check", "--json"))["batches"] == 1


def test_the_same_seed_fills_two_stores_alike(tmp_path: Path, secret: Path) -> None:
    stores = [tmp_path / name for name in ("one", "two", "other")]
    for path, seed in zip(stores, (5, 5, 6), strict=True):
        done = run(
            "demo", "--data", path, "--passphrase-file", secret, "--interviews", 9, "--seed", seed
        )
        assert done.exit_code == 0
    one, two, other = (sorted(kept(path), key=lambda i: i.id) for path in stores)
    assert len(one) == 9
    assert one == two
    assert one != other


def test_an_export_takes_what_has_not_left_and_since_takes_it_again(
    data: Path, secret: Path, tmp_path: Path
) -> None:
    common = ["--data", data, "--passphrase-file", secret]
    first = run("export", *common, "--out", tmp_path / "1.zip", "--json")
    assert first.exit_code == 0
    nothing = run("export", *common, "--out", tmp_path / "2.zip")
    assert nothing.exit_code == 1
    assert "nothing to export" in nothing.stderr
    day = sorted(interview.started_at.date() for interview in kept(data))[6]
    again = run("export", *common, "--out", tmp_path / "3.zip", "--since", day)
    assert again.exit_code == 0
    since = {i.id for i in kept(data) if i.started_at.date() >= day}
    assert {row["id"] for row in rows(tmp_path / "3.zip", "interviews")} == since
    assert not (tmp_path / "2.zip").exists()
    left = {row["id"] for row in rows(tmp_path / "1.zip", "interviews")}
    assert left == {i.id for i in kept(data)}


def test_an_enrolled_device_seals_and_tells_what_was_withdrawn_in_every_batch(
    data: Path, secret: Path, tmp_path: Path
) -> None:
    study = resources.default_study().id
    folder = DataFolder(data)
    store = folder.unlock(PASSPHRASE)
    store.enrolments.save(replace(enrolled(*LEADS[:2]), study_id=study))
    store.close()
    folder.release()
    common = ["export", "--data", data, "--passphrase-file", secret, "--out"]
    done = run(*common, tmp_path / "1.batch", "--json")
    assert json.loads(done.stdout)["sealed_for"] == [lead.key.fingerprint for lead in LEADS[:2]]
    gone = kept(data)[0]
    store = folder.unlock(PASSPHRASE)
    contact = Contact(OTHER_ID, study, Disposition.WITHDRAWN, gone.started_at.date())
    store.interviews.withdraw(gone.id, contact)
    store.close()
    folder.release()
    assert LEADS[0].key.fingerprint in run(*common, tmp_path / "2.batch").stdout
    everything = ("--since", "2000-01-01", "--json")
    assert json.loads(run(*common, tmp_path / "3.batch", *everything).stdout)["withdrawals"] == 1
    for name, lead in (("2.batch", LEADS[0]), ("3.batch", LEADS[1])):
        header, payload = unseal((tmp_path / name).read_bytes(), [lead], limit=LIMIT)
        assert header.series == tuple(range(1, header.number + 1))
        (tmp_path / "opened.zip").write_bytes(payload)
        told = rows(tmp_path / "opened.zip", "withdrawals")
        assert [row["id"] for row in told] == [gone.id]
        assert gone.id not in {row["id"] for row in rows(tmp_path / "opened.zip", "interviews")}


def test_without_an_enrolment_the_summary_says_that_nothing_is_encrypted(
    data: Path, secret: Path, tmp_path: Path
) -> None:
    done = run("export", "--data", data, "--passphrase-file", secret, "--out", tmp_path / "b.zip")
    assert "not encrypted" in done.stdout


def test_the_summary_counts_what_was_replaced(data: Path, secret: Path, tmp_path: Path) -> None:
    folder = DataFolder(data)
    store = folder.unlock(PASSPHRASE)
    interview = next(i for i in some_interviews() if i.value("q1") in (4, 5))
    store.interviews.save(interview.with_note(("q1", "high"), "Ring til Hanne på 28 00 00 17."))
    store.close()
    folder.release()
    out = tmp_path / "batch.zip"
    done = run("export", "--data", data, "--passphrase-file", secret, "--out", out, "--json")
    assert json.loads(done.stdout)["finds_replaced"] >= 2
    notes = " ".join(row["note"] for row in rows(out, "answers"))
    assert "Hanne" not in notes
    assert "28 00" not in notes
    assert "[navn]" in notes


def test_data_may_stand_before_the_command(data: Path, secret: Path) -> None:
    assert run("--data", data, "check", "--passphrase-file", secret).exit_code == 0


# --- the passphrase -----------------------------------------------------------------------------


def test_the_passphrase_is_asked_for_and_not_shown(data: Path) -> None:
    asked = run("check", "--data", data, typed=f"{PASSPHRASE}\n")
    assert asked.exit_code == 0
    assert asked.stderr.count("Passphrase") == 1


def test_a_new_passphrase_is_asked_for_twice(tmp_path: Path) -> None:
    words = ("demo", "--data", tmp_path / "new", "--interviews", 2, "--seed", 1)
    typed = f"{PASSPHRASE}\nen anden\n{PASSPHRASE}\n{PASSPHRASE}\n"
    done = run(*words, typed=typed)
    assert done.exit_code == 0
    assert "Repeat for confirmation" in done.stderr
    assert len(kept(tmp_path / "new")) == 2


def test_without_anyone_to_ask_it_says_so(data: Path) -> None:
    done = run("check", "--data", data, typed="")
    assert done.exit_code == 1
    assert "No passphrase was given" in done.stderr


def test_a_passphrase_may_come_from_standard_input(data: Path) -> None:
    done = run("check", "--data", data, "--passphrase-file", "-", typed=f"{PASSPHRASE}\n")
    assert done.exit_code == 0


@pytest.mark.parametrize("ending", ["", "\n", "\r\n"])
def test_the_first_line_is_the_passphrase_whatever_wrote_the_file(
    data: Path, tmp_path: Path, ending: str
) -> None:
    file = tmp_path / "notepad.txt"
    file.write_bytes(b"\xef\xbb\xbf" + (PASSPHRASE + ending).encode())
    assert run("check", "--data", data, "--passphrase-file", file).exit_code == 0


@pytest.mark.parametrize("content", [b"", b"\n" + PASSPHRASE.encode(), b"\xff\xfe\x00"])
def test_a_passphrase_file_without_one_is_wrong_use(
    data: Path, tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / "file"
    file.write_bytes(content)
    assert run("check", "--data", data, "--passphrase-file", file).exit_code == 2


def test_a_missing_passphrase_file_is_wrong_use(data: Path, tmp_path: Path) -> None:
    assert run("check", "--data", data, "--passphrase-file", tmp_path / "no").exit_code == 2


def test_a_wrong_passphrase_changes_nothing(data: Path, tmp_path: Path) -> None:
    before = (data / "interviews.db").read_bytes()
    done = run("export", "--data", data, "--out", tmp_path / "b.zip", typed="forkert\n")
    assert done.exit_code == 1
    assert "wrong" in done.stderr
    assert (data / "interviews.db").read_bytes() == before
    assert not (tmp_path / "b.zip").exists()


# --- trouble ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        ["export", "--since", "20-05-2026", "--out", "b.zip"],
        ["export", "--since", "2026-02-30", "--out", "b.zip"],
        ["export"],
        ["export", "--out", "."],
        ["demo", "--interviews", "0", "--seed", "1"],
        ["demo", "--interviews", "many", "--seed", "1"],
        ["demo", "--seed", "1"],
        ["check", "--passphrase", "x"],
        ["import"],
    ],
)
def test_wrong_use_is_2(words: list[str]) -> None:
    done = run(*words)
    assert done.exit_code == 2
    assert "Usage:" in done.stderr


def test_no_store_is_made_by_looking_for_one(tmp_path: Path, secret: Path) -> None:
    for command in (["check"], ["export", "--out", tmp_path / "b.zip"]):
        done = run(*command, "--data", tmp_path / "none", "--passphrase-file", secret)
        assert done.exit_code == 1
        assert "no store" in done.stderr
    assert not (tmp_path / "none").exists()


def test_a_store_in_use_is_left_alone(data: Path, secret: Path) -> None:
    other = DataFolder(data)
    store = other.unlock(PASSPHRASE)
    try:
        done = run("check", "--data", data, "--passphrase-file", secret)
    finally:
        store.close()
        other.release()
    assert done.exit_code == 1
    assert "another window" in done.stderr


def test_a_damaged_store_is_said_to_be_damaged(data: Path, secret: Path) -> None:
    database = data / "interviews.db"
    content = bytearray(database.read_bytes())
    content[len(content) // 2] ^= 1
    database.write_bytes(content)
    done = run("check", "--data", data, "--passphrase-file", secret)
    assert done.exit_code == 1
    assert "damaged" in done.stderr
    assert database.read_bytes() == content


def test_a_newer_store_is_refused(data: Path, secret: Path) -> None:
    connection = raw(data)
    connection.execute("PRAGMA user_version = 9999")
    connection.close()
    done = run("check", "--data", data, "--passphrase-file", secret)
    assert done.exit_code == 1
    assert "Install the newer version" in done.stderr


def test_a_demo_is_not_put_among_interviews(data: Path, secret: Path) -> None:
    before = kept(data)
    done = run("demo", "--data", data, "--passphrase-file", secret, "--interviews", 3, "--seed", 1)
    assert done.exit_code == 1
    assert "left as it is" in done.stderr
    assert kept(data) == before


def test_an_earlier_file_is_never_written_over(data: Path, secret: Path, tmp_path: Path) -> None:
    common = ["export", "--data", data, "--passphrase-file", secret, "--out"]
    out = tmp_path / "batch.zip"
    out.write_bytes(b"earlier")
    for taken in (out, data / "interviews.db", data / "key.json"):
        before = taken.read_bytes()
        refused = run(*common, taken)
        assert refused.exit_code == 1
        assert "there already" in refused.stderr
        assert taken.read_bytes() == before


@pytest.mark.parametrize("option", ["--out", "--data"])
def test_an_empty_name_is_a_slip(data: Path, secret: Path, tmp_path: Path, option: str) -> None:
    given = {"--data": data, "--out": tmp_path / "b.zip"} | {option: ""}
    words = [word for pair in given.items() for word in pair]
    done = run("export", "--passphrase-file", secret, *words)
    assert done.exit_code == 2
    assert "the name is empty" in done.stderr


def test_an_export_to_no_folder_or_a_full_disk_marks_nothing(
    data: Path, secret: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    common = ["export", "--data", data, "--passphrase-file", secret]
    done = run(*common, "--out", tmp_path / "no" / "b.zip")
    assert done.exit_code == 1
    assert "no such folder" in done.stderr

    def full(_file: int, _content: bytes) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr("export.archive.os.write", full)
        done = run(*common, "--out", tmp_path / "b.zip")
    assert done.exit_code == 1
    assert "the disk is full" in done.stderr
    assert sorted(p.name for p in tmp_path.iterdir()) == ["data", "passphrase.txt"]
    assert unexported(data) == 12


def test_ctrl_c_in_an_export_leaves_nothing_half_made(
    data: Path, secret: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = signal.getsignal(signal.SIGINT)

    def archive(_files: object) -> bytes:
        signal.raise_signal(signal.SIGINT)
        return b"a batch"

    monkeypatch.setattr("export.plan.build_archive", archive)
    out = tmp_path / "b.zip"
    done = run("export", "--data", data, "--passphrase-file", secret, "--out", out)
    assert done.exit_code == 130
    assert signal.getsignal(signal.SIGINT) is before
    assert sorted(p.name for p in tmp_path.iterdir()) == ["data", "passphrase.txt"]
    assert unexported(data) == 12


def test_ctrl_c_in_a_demo_leaves_an_empty_store_that_the_next_one_fills(
    tmp_path: Path, secret: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopping(*given: Any) -> Iterator[Interview]:
        yield next(made_up_interviews(*given))
        signal.raise_signal(signal.SIGINT)

    words = ["demo", "--data", tmp_path / "new", "--passphrase-file", secret]
    words += ["--interviews", 4, "--seed", 1]
    with monkeypatch.context() as patch:
        patch.setattr(demo_module, "made_up_interviews", stopping)
        assert run(*words).exit_code == 130
    assert kept(tmp_path / "new") == []
    assert run(*words).exit_code == 0
    assert len(kept(tmp_path / "new")) == 4


# --- check --------------------------------------------------------------------------------------


def add(data: Path, *interviews: Interview) -> None:
    folder = DataFolder(data)
    store: Store = folder.unlock(PASSPHRASE)
    known = {each.id for each in store.interviews.to_export(None, again=True)}
    for interview in interviews:
        keep = store.interviews.save if interview.id in known else store.interviews.add
        keep(interview)
    store.close()
    folder.release()


def test_check_names_an_interview_that_breaks_a_rule_and_tells_nothing_of_it(
    data: Path, secret: Path
) -> None:
    wrong = some_interviews()[0].with_answer("age", Answer(140))
    add(data, wrong)
    done = run("check", "--data", data, "--passphrase-file", secret)
    assert done.exit_code == 1
    assert f"{wrong.id}: age: the answer is not possible" in done.stdout
    assert "140" not in done.output
    told = json.loads(run("check", "--data", data, "--passphrase-file", secret, "--json").stdout)
    assert list(told["faults"]) == [wrong.id]
    assert told["finished"] + told["partial"] == 12


def test_check_names_an_interview_that_cannot_be_read(data: Path, secret: Path) -> None:
    connection = raw(data)
    lost = some_interviews()[0].id
    connection.execute("UPDATE interviews SET document = '{}' WHERE id = ?", (lost,))
    connection.close()
    done = run("check", "--data", data, "--passphrase-file", secret)
    assert done.exit_code == 1
    assert f"{lost}: document: cannot be read" in done.stdout


# --- speed of the start -------------------------------------------------------------------------


def test_nothing_heavy_is_imported_before_it_is_used() -> None:
    code = "import sys, main; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    heavy = {"PySide6", "sqlcipher3", "nacl", "zxcvbn", "phonenumbers", "sqlite_utils", "reportlab"}
    assert heavy.isdisjoint(done.stdout.split())
