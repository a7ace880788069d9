"""A lead's and a device's commands where something goes wrong: a lost computer, slips, read-only
sticks."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import main
from interviewer.codes import one_line
from interviewer.errors import FileNotWritten
from storage import DataFolder
from tests.storage.examples import PASSPHRASE

STUDY = "vive-2020"


class Places:
    """Data folders side by side, under one passphrase."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.secret = folder / "passphrase.txt"
        self.secret.write_text(f"{PASSPHRASE}\n", encoding="utf-8")

    def ask(self, place: str, *words: str | Path, typed: str | None = None) -> Result:
        """A command in the data folder of `place`; a traceback fails the test."""
        secret = ["--passphrase-file", str(self.secret)]
        line = ["--data", str(self.folder / place), *map(str, words), *secret]
        done = CliRunner().invoke(main.cli, line, input=typed)
        assert done.exception is None or isinstance(done.exception, SystemExit)
        return done

    def run(self, place: str, *words: str | Path) -> dict[str, Any]:
        """The same, which succeeds and prints JSON."""
        done = self.ask(place, *words, "--json")
        assert done.exit_code == 0, done.output
        found: dict[str, Any] = json.loads(done.stdout)
        return found

    def hand_out(self, place: str, name: str, *more: str) -> Result:
        return self.ask(place, "study", "hand-out", "--out", self.folder / name, *more)

    def recovery_code(self, place: str) -> str:
        from commands.desk import Office
        from resources.library import Library

        folder = DataFolder(self.folder / place)
        store = folder.unlock(PASSPHRASE)
        try:
            return "\n".join(Office(store, Library(self.folder / place)).recovery_code())
        finally:
            store.close()
            folder.release()

    def recover(self, place: str, code: str) -> Result:
        file = self.folder / "code.txt"
        file.write_text(code, encoding="utf-8")
        return self.ask(place, "study", "recover", "--code-file", file)

    def exists(self, place: str) -> bool:
        return (self.folder / place).exists() and any((self.folder / place).iterdir())


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """A lead whose study is on one device, in its second revision, encrypted to a second lead."""
    found = Places(tmp_path)
    key = found.run("lead", "study", "key")
    found.ask("lead", "study", "lead", STUDY)
    found.hand_out("lead", "1.study")
    found.run("lead", "study", "co-lead", found.run("second", "study", "key")["card"])
    assert found.hand_out("lead", "2.study").exit_code == 0
    opened = found.run(
        "device", "enrol", "open", tmp_path / "2.study", "--fingerprint", key["fingerprint"]
    )
    assert opened["revision"] == 2
    return found


def test_a_recovered_lead_goes_on_where_the_lost_computer_was(places: Places) -> None:
    told = places.recover("new", places.recovery_code("lead"))
    assert told.exit_code == 0
    assert "study join" in told.stderr
    assert places.ask("new", "study", "join", places.folder / "2.study").exit_code == 0
    places.ask("new", "study", "lead", STUDY)
    same = places.hand_out("new", "3.study")
    assert "revision:                  2" in same.stdout, "nothing has changed since"
    later = places.hand_out("new", "4.study", "--after", "2")
    assert "revision:                  3" in later.stdout
    opened = places.run("device", "enrol", "open", places.folder / "4.study")
    assert opened["revision"] == 3
    alone = places.ask("second", "study", "join", places.folder / "4.study", typed="")
    assert "Nobody has said whether the fingerprint" in alone.stderr
    mark = places.run("new", "study", "key")["fingerprint"]
    joined = places.ask("second", "study", "join", places.folder / "4.study", "--fingerprint", mark)
    assert joined.exit_code == 0, "the second lead is still among them"


def test_without_its_last_study_file_a_recovered_lead_is_told_and_can_insist(
    places: Places,
) -> None:
    places.recover("new", places.recovery_code("lead"))
    places.ask("new", "study", "lead", STUDY)
    first = places.hand_out("new", "first.study")
    assert "study join" in first.stderr
    refused = places.ask("device", "enrol", "open", places.folder / "first.study")
    assert "revision 1, and 2 is in force" in refused.stderr
    second = places.hand_out("new", "second.study", "--after", "1")
    assert "first revision" not in second.stderr
    refused = places.ask("device", "enrol", "open", places.folder / "second.study")
    assert "other content" in refused.stderr
    assert "higher number" in refused.stderr
    assert places.hand_out("new", "third.study", "--after", "2").exit_code == 0
    opened = places.run("device", "enrol", "open", places.folder / "third.study")
    assert opened["revision"] == 3


def test_a_mistyped_recovery_code_makes_no_store(places: Places) -> None:
    lines = places.recovery_code("lead").splitlines()
    wrong = places.recover("new", "\n".join([*lines[:3], "0000"]))
    assert wrong.exit_code == 1
    assert "Line 4 of the sheet has 8 signs too few" in wrong.stderr
    assert not places.exists("new")


@pytest.mark.parametrize(
    ("words", "typed", "said"),
    [
        (["--fingerprint", "85185"], None, "thirty digits"),
        (["--fingerprint", "00000 " * 6], None, "signed by another key"),
        ([], "", "Nobody has said whether the fingerprint is the lead's"),
        ([], "n\n", "not from that lead"),
    ],
)
def test_a_file_that_nobody_has_compared_leaves_nothing(
    places: Places, words: list[str], typed: str | None, said: str
) -> None:
    mark = places.run("lead", "study", "key")["fingerprint"]
    file = places.folder / "2.study"
    done = places.ask("other", "enrol", "open", file, *words, typed=typed)
    assert done.exit_code == 1
    assert said in done.stderr
    assert (mark in done.output) == (not words), "the right one would only be copied"
    assert not places.exists("other")


def test_an_enrolment_holds_though_its_code_could_not_be_written(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_files: Mapping[Path, bytes]) -> None:
        import click

        raise click.ClickException("x.enrolment could not be written: read-only.")

    monkeypatch.setattr("commands.enrol.write_new", refuse)
    file = places.folder / "2.study"
    mark = places.run("lead", "study", "key")["fingerprint"]
    out = places.folder / "x.enrolment"
    done = places.ask("other", "enrol", "open", file, "--fingerprint", mark, "--out", out)
    assert done.exit_code == 1
    assert "enrolled all the same" in done.stderr
    code = next(line for line in done.stdout.splitlines() if line.startswith("enrolment:"))
    assert places.run("other", "enrol", "open", file)["enrolment"] == code.split()[-1]


def test_a_lead_is_no_co_lead_of_their_own(places: Places) -> None:
    card = places.run("lead", "study", "key")["card"]
    done = places.ask("lead", "study", "co-lead", one_line(card))
    assert done.exit_code == 1
    assert "your own card" in done.stderr


def test_who_leads_a_study_is_not_spoken_to_as_a_device(places: Places) -> None:
    places.run("third", "study", "key")
    places.ask("third", "study", "lead", STUDY)
    places.hand_out("third", "third.study")
    places.run("third", "study", "co-lead", places.run("second", "study", "key")["card"])
    places.hand_out("third", "third-2.study")
    places.ask("second", "study", "join", places.folder / "2.study", typed="y\n")
    again = places.ask("second", "study", "join", places.folder / "2.study")
    assert again.exit_code == 0, "the signer is known"
    done = places.ask("second", "study", "join", places.folder / "third-2.study")
    assert "than the one who hands this study out" in done.stderr
    assert "device" not in done.stderr
    handed = places.hand_out("second", "own.study")
    assert "another project lead signs" in handed.stderr


def test_a_batch_with_the_ending_of_another_kind_is_told(places: Places) -> None:
    places.ask("device", "demo", "--interviews", "3", "--seed", "1")
    for name, told in (("b.zip", "end in .batch"), ("b.batch", ""), ("b.bin", "passes others")):
        done = places.ask(
            "device", "export", "--out", places.folder / name, "--since", "2000-01-01"
        )
        assert done.exit_code == 0
        assert told in done.stderr
        assert bool(done.stderr.strip()) == bool(told)


def test_a_revision_that_could_not_be_written_is_not_given_to_another_content(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = places.run("third", "study", "key")["card"]
    places.run("lead", "study", "co-lead", card)

    def full(path: Path, _content: bytes) -> None:
        raise FileNotWritten(path, "full", "no room")

    with monkeypatch.context() as patch:
        patch.setattr("commands.desk.publish_file", full)
        assert places.hand_out("lead", "3.study").exit_code == 1
    assert "revision:                  3" in places.hand_out("lead", "3.study").stdout
    places.run("lead", "study", "co-lead", places.run("fourth", "study", "key")["card"])
    assert "revision:                  4" in places.hand_out("lead", "4.study").stdout


def test_a_study_has_sixteen_leads_at_the_most(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("commands.desk.CO_LEADS", 1)  # the second lead is there
    card = places.run("third", "study", "key")["card"]
    done = places.ask("lead", "study", "co-lead", one_line(card))
    assert done.exit_code == 1
    assert "sixteen leads" in done.stderr
