"""`shorthand list`, `export` and `import`, on a real store."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from commands.shorthand import shorthand
from interviewer.errors import DataInvalid
from storage import DataFolder
from storage.keys import Cost
from tests.storage.examples import PASSPHRASE


class Place:
    """A data folder with a store."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        made = DataFolder(folder / "data", Cost(passes=1, memory_kib=8 * 1024))
        made.create(PASSPHRASE).close()
        made.release()

    def ask(self, *words: str | Path) -> Result:
        line = [str(words[0]), "--data", str(self.folder / "data"), "--passphrase-file", "-"]
        line += map(str, words[1:])
        return CliRunner().invoke(shorthand, line, input=f"{PASSPHRASE}\n")

    def written(self, text: str) -> Path:
        path = self.folder / "given.toml"
        path.write_text(text, "utf-8")
        return path


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def test_a_file_is_taken_in_listed_and_handed_on(place: Place) -> None:
    done = place.ask("import", place.written('[shorthand]\nQq = "helt nyt"\njc = "jobcenter"\n'))
    assert (done.exit_code, done.output) == (
        0,
        "1 short forms were taken in; 1 were here already.\n",
    )
    listed = json.loads(place.ask("list", "--json").stdout)
    assert listed["qq"] == {"unfolded": "helt nyt", "source": "own", "on": True}
    assert listed["jc"]["source"] == "bundled"
    assert "qq               helt nyt  (own)" in place.ask("list").stdout
    out = place.folder / "out.toml"
    assert place.ask("export", "--out", out).exit_code == 0
    assert "qq" in out.read_text("utf-8")
    assert "jobcenter" not in out.read_text("utf-8")
    assert place.ask("export", "--out", out).exit_code == 1  # never written over
    whole = place.folder / "whole.toml"
    assert place.ask("export", "--out", whole, "--all").exit_code == 0
    assert "jobcenter" in whole.read_text("utf-8")


def test_where_they_differ_a_person_says_which(place: Place) -> None:
    given = place.written('[shorthand]\njc = "jobcentret"\nqq = "nyt"\n')
    refused = place.ask("import", given)
    assert refused.exit_code == 1
    assert "jc: here jobcenter, in the file jobcentret" in refused.output
    assert "qq" not in json.loads(place.ask("list", "--json").stdout)
    assert place.ask("import", given, "--take", "mine").exit_code == 0
    listed = json.loads(place.ask("list", "--json").stdout)
    assert (listed["jc"]["unfolded"], listed["qq"]["unfolded"]) == ("jobcenter", "nyt")
    assert place.ask("import", given, "--take", "theirs").exit_code == 0
    assert json.loads(place.ask("list", "--json").stdout)["jc"]["unfolded"] == "jobcentret"


def test_a_file_with_mistakes_changes_nothing(place: Place) -> None:
    done = place.ask("import", place.written('[shorthand]\n"s b" = "x"\nok = "fint"\n'))
    assert isinstance(done.exception, DataInvalid)  # which main.py prints
    assert "ok" not in json.loads(place.ask("list", "--json").stdout)


def test_nothing_of_ones_own_makes_no_file(place: Place) -> None:
    out = place.folder / "out.toml"
    assert place.ask("export", "--out", out).exit_code == 1
    assert not out.exists()
