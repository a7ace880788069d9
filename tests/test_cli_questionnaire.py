"""`main.py questionnaire` as a lead meets it: what it says, what it makes, how it ends."""

from __future__ import annotations

import errno
import io
import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from pypdf import PdfReader

import main
import resources
from commands.making import XLSX_LIMIT
from commands.workshop import next_version
from interviewer.errors import Problem, StudyMissing, StudyUnknown
from interviewer.interview import Mode
from interviewer.workshop import Paper
from resources.library import Library
from storage.preferences import load
from tests.storage.examples import PASSPHRASE, data_folder
from tests.test_cli import rows, some_interviews
from tests.test_library import edit, files, link, make_room

ROOT = Path(__file__).parents[1]
VIVE = resources.ROOT / "questionnaires" / "vive-2020"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The data folder; not yet made."""
    return tmp_path / "data"


@pytest.fixture
def room(tmp_path: Path) -> Path:
    """The example questionnaire, version 1.0."""
    return make_room(tmp_path / "room" / "1.0")


def run(*words: object, data: Path | None = None) -> Result:
    """Run a sub-command; a traceback fails the test."""
    before = [] if data is None else ["--data", str(data)]
    given = [*before, "questionnaire", *(str(word) for word in words)]
    result = CliRunner().invoke(main.cli, given)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert "Traceback" not in result.output
    return result


def done(*words: object, data: Path | None = None) -> str:
    """What a command says that succeeds."""
    result = run(*words, data=data)
    assert result.exit_code == 0, result.output
    return result.stdout


def failed(*words: object, data: Path | None = None, code: int = 1) -> str:
    """What a command says that does not."""
    result = run(*words, data=data)
    assert result.exit_code == code, result.output
    return result.stderr


# --- check --------------------------------------------------------------------------------------


def test_a_good_questionnaire_is_summed_up(room: Path) -> None:
    said = done("check", room, "--study", room.parent / "study.toml")
    assert said.startswith("waiting-room 1.0: Venteværelset\n")
    assert "questions:   4 (" in said
    assert "asked of some only" in said
    assert "first_visit == no" in said or "regular" in said
    told = json.loads(done("check", room, "--json"))
    assert told["mistakes"] == []
    assert told["languages"] == ["da"]


def test_what_translations_lack_is_told(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(VIVE / "1.1", tmp_path / "v"))
    edit(folder / "en.toml", "\n[scales.treatment]", "\n[scales.treatment]\n#")
    text = (folder / "en.toml").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("title = ")]
    (folder / "en.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    said = done("check", folder)
    assert "Note: en lacks 1 texts; those in da stand in.\n    title\n" in said
    assert "Note: ar has not been validated by a native speaker." in said
    assert json.loads(done("check", folder, "--json"))["not_translated"] == {"en": ["title"]}


def test_every_mistake_is_said_at_once(room: Path) -> None:
    edit(room / "questionnaire.toml", 'kind = "rating"', 'kind = "ratng"')
    edit(room / "questionnaire.toml", 'id = "waited"', 'id = "age"')
    study = room.parent / "study.toml"
    edit(study, "format = 4", "format = 4\ncolour = 1")
    said = failed("check", room, "--study", study)
    assert '"ratng" is not known here. Did you mean "rating"?' in said
    assert '"age" is used twice.' in said
    assert "study.toml: colour: is not known here." in said
    assert "Error: 3 mistakes." in said
    result = run("check", room, "--study", study, "--json")
    assert result.exit_code == 1
    mistakes = [Problem(**each) for each in json.loads(result.stdout)["mistakes"]]
    assert [str(each) for each in mistakes] == said.splitlines()[:3]


def test_a_study_that_does_not_fit(room: Path) -> None:
    study = room.parent / "study.toml"
    edit(study, "age = ", "agee = ")
    edit(study, 'version = "1.0"', 'version = "2.0"')
    said = failed("check", room, "--study", study)
    assert "study.toml: questionnaire: is waiting-room 2.0, and not waiting-room 1.0." in said
    assert "study.toml: bands.agee: is no number" in said


@pytest.mark.parametrize("name", ["nothing", "nothing/1.0", "vive-2020/9", "../x", "."])
def test_a_folder_that_is_not_there(name: str, tmp_path: Path) -> None:
    said = failed("check", name if name != "." else tmp_path)
    assert "There is no folder" in said or "questionnaire.toml: is missing" in said


def test_an_installed_one_by_its_name(data: Path) -> None:
    assert done("check", "vive-2020", data=data).startswith("vive-2020 1.1:")
    assert done("check", "vive-2020/1.0").startswith("vive-2020 1.0:")
    assert not data.exists()


def test_a_link_and_a_huge_file(room: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.toml"
    secret.write_text("passphrase", encoding="utf-8")
    (room / "da.toml").unlink()
    link(room / "da.toml", secret)
    said = failed("check", room)
    assert "leads out of the folder" in said
    assert "passphrase" not in said
    (room / "da.toml").unlink()
    (room / "da.toml").write_bytes(b"#" * (resources.FILE_LIMIT + 1))
    assert "is too large" in failed("check", room)


# --- list, add, changes -------------------------------------------------------------------------


def test_the_list(data: Path, room: Path) -> None:
    done("add", room, data=data)
    spoilt = make_room(data / "questionnaires" / "spoilt" / "1.0")
    (spoilt / "da.toml").unlink()
    said = done("list", data=data)
    assert "  waiting-room 1.0: Venteværelset (da; installed)\n" in said
    assert "  vive-2020 1.1: Borgeroplevelser af jobcenteret (da, en*, ar*; came with" in said
    assert "> vive-2020: " in said
    assert "  spoilt 1.0: cannot be used" in said
    assert "da.toml is missing" in said
    told = json.loads(done("list", "--json", data=data))
    assert told["in_use"] == "vive-2020"
    assert {"waiting-room", "vive-2020"} <= {each["id"] for each in told["questionnaires"]}


def test_add_says_what_is_different(data: Path, room: Path, tmp_path: Path) -> None:
    said = done("add", room, data=data)
    assert said.startswith("waiting-room 1.0 is installed.\n")
    assert '"questionnaire use waiting-room 1.0"' in said
    assert "Nothing was changed" in done("add", room, data=data)
    newer = make_room(tmp_path / "1.1", "1.1", Modtagelsen="Velkomsten")
    said = done("add", newer, data=data)
    assert "themes.reception is labelled differently.\n    - Modtagelsen\n    + Velkomsten" in said


def test_add_refuses_what_would_change_a_meaning(data: Path, room: Path, tmp_path: Path) -> None:
    done("add", room, data=data)
    before = files(data)
    newer = make_room(tmp_path / "1.1", "1.1", Dårligt="Blåt")
    said = failed("add", newer, data=data)
    assert 'da.toml: scales.mood.1: was "Dårligt", and is "Blåt".' in said
    assert "same_meaning" in said
    edit(room / "da.toml", "Modtagelsen", "Velkomsten")
    assert "give it a new version" in failed("add", room, data=data)
    assert files(data) == before


def test_add_to_a_folder_that_cannot_be_written(data: Path, room: Path) -> None:
    data.mkdir()
    (data / "questionnaires").write_text("no folder", encoding="utf-8")
    assert "cannot be used" in failed("add", room, data=data)


def test_the_changes(data: Path, room: Path, tmp_path: Path) -> None:
    newer = make_room(tmp_path / "1.1", "1.1", Dårligt="Blåt")
    result = run("changes", room, newer, data=data)
    assert result.exit_code == 1
    assert result.stdout.startswith("waiting-room: from 1.0 to 1.1\nThese would give an id")
    assert "1.1 could not be installed beside 1.0." in result.stderr
    same = done("changes", room, room, data=data)
    assert same == "waiting-room: from 1.0 to 1.0\nThere is no difference.\n"
    for old, new in (
        ("vive-2020/1.0", "1.1"),
        ("vive-2020/1.0", "vive-2020"),
        (VIVE / "1.0", "1.1"),
    ):
        assert "    + da, en, ar\n" in done("changes", old, new, data=data)
    assert "two questionnaires" in failed("changes", room, "vive-2020", data=data, code=2)


# --- validate -----------------------------------------------------------------------------------


def test_a_mark_of_validation(data: Path) -> None:
    said = done("validate", "vive-2020", "1.1", "ar", data=data)
    assert said == "ar of vive-2020 1.1 counts as validated on this device.\n"
    assert Library(data).questionnaire("vive-2020", "1.1").words("ar").validated
    assert "(da, en*, ar; came" in done("list", data=data)
    done("validate", "vive-2020", "1.1", "ar", "--not", data=data)
    assert not Library(data).questionnaire("vive-2020", "1.1").words("ar").validated
    assert "It has: da, en, ar." in failed("validate", "vive-2020", "1.1", "sv", data=data, code=2)
    assert "not on this device" in failed("validate", "vive-2020", "9", "ar", data=data)


# --- use ----------------------------------------------------------------------------------------


def in_use(data: Path) -> str:
    return load(data)[0].study


def test_a_bundled_one_is_used(data: Path) -> None:
    said = done("use", "kl-2023", data=data)
    assert said.startswith("New interviews are made with kl-2023 1.0, in kl-2023: ")
    assert "  age leaves in bands: 0-29, 30-49, 50+\n" in said
    assert in_use(data) == "kl-2023"
    assert "> kl-2023: " in done("list", data=data)
    done("use", "vive-2020", data=data)
    assert in_use(data) == "vive-2020"


def test_an_installed_one_is_used_in_the_study_given(data: Path, room: Path) -> None:
    study = room.parent / "study.toml"
    assert "not on this device" in failed("use", "waiting-room", "--study", study, data=data)
    assert in_use(data) == ""
    done("add", room, data=data)
    assert "[[groups]]" in failed("use", "waiting-room", data=data)
    assert "[[groups]]" in failed("use", "waiting-room", "--organisation", "X", data=data)
    assert in_use(data) == ""
    said = done("use", "waiting-room", "1.0", "--study", study, data=data)
    assert "in waiting-room-2027: Venteværelset 2027" in said
    assert in_use(data) == "waiting-room-2027"
    done("use", "vive-2020", data=data)
    done("use", "waiting-room-2027", data=data)
    assert in_use(data) == "waiting-room-2027"
    done("use", "vive-2020", data=data)
    done("use", "waiting-room", data=data)
    assert in_use(data) == "waiting-room-2027"


def test_use_takes_no_study_of_another_questionnaire(data: Path, room: Path) -> None:
    study = room.parent / "study.toml"
    for words in (["vive-2020"], ["waiting-room", "2.0"]):
        said = failed("use", *words, "--study", study, data=data, code=2)
        assert "That study asks waiting-room 1.0." in said
    assert "no questionnaire and no study" in failed("use", "nothing", data=data)
    assert "not on this device" in failed("use", "vive-2020", "9", data=data)
    assert not data.exists()


def test_a_study_is_made_and_what_leaves_exact_is_said(data: Path, tmp_path: Path) -> None:
    plain = groupless(tmp_path / "plain")
    done("add", plain, data=data)
    assert "--organisation" in failed("use", "waiting-room", data=data, code=2)
    said = failed("use", "waiting-room", "--organisation", "Instituttet", data=data)
    assert "jobcenter: is missing" in said
    given = ["--organisation", "Instituttet", "--jobcenter", "Jobcenter Nord"]
    said = done("use", "waiting-room", *given, data=data)
    assert "  age leaves in bands: 0-19, 20-24" in said
    assert "  waited leaves in bands: 0-2, 3-5" in said
    assert "  steps leaves EXACT, as they are\n" in said
    study = Library(data).study("waiting-room")
    assert study.organisation == {"da": "Instituttet"}
    assert in_use(data) == "waiting-room"


def test_another_organisation_changes_the_study_and_makes_none(data: Path, tmp_path: Path) -> None:
    plain = groupless(tmp_path / "plain")
    done("add", plain, data=data)
    given = ["--organisation", "Instituttet", "--jobcenter", "Jobcenter Nord"]
    done("use", "waiting-room", *given, data=data)
    study = data / "studies" / "waiting-room.toml"
    edit(study, "steps = []", "steps = [5000]")
    edit(study, 'da = "Venteværelset"', 'da = "Mit studie"')
    said = done("use", "waiting-room", "--organisation", "Andre", data=data)
    assert "in waiting-room: Mit studie" in said
    assert "  steps leaves in bands: 0-4999, 5000+\n" in said
    found = Library(data).study("waiting-room")
    assert found.organisation == {"da": "Andre"}
    assert found.place(None) == {"da": "Jobcenter Nord"}
    done("use", "waiting-room", "--jobcenter", "Jobcenter Syd", data=data)
    found = Library(data).study("waiting-room")
    assert (found.organisation, found.place(None)) == ({"da": "Andre"}, {"da": "Jobcenter Syd"})
    before = study.read_bytes() + b"\noops = "
    study.write_bytes(before)
    said = failed("use", "waiting-room", *given, data=data)
    assert f"cannot be read: {study}." in said
    assert study.read_bytes() == before


def two_versions(data: Path, folder: Path) -> Path:
    """Two versions, each with a number that the other lacks, and one study; returns its file."""
    done("add", groupless(folder / "1.0"), data=data)
    given = ["--organisation", "Instituttet", "--jobcenter", "Jobcenter Nord"]
    done("use", "waiting-room", *given, data=data)
    newer = groupless(folder / "2.0")
    edit(newer / "questionnaire.toml", 'version = "1.0"', 'version = "2.0"')
    edit(newer / "questionnaire.toml", 'id = "steps"', 'id = "stairs"')
    edit(newer / "da.toml", "[background.steps]", "[background.stairs]")
    done("add", newer, data=data)
    done("use", "waiting-room", data=data)
    assert {"steps", "stairs"} <= Library(data).study("waiting-room").bands.keys()
    return data / "studies" / "waiting-room.toml"


@pytest.mark.parametrize("version", ["1.0", "2.0"])
def test_a_study_over_two_versions_fits_each(data: Path, tmp_path: Path, version: str) -> None:
    study = two_versions(data, tmp_path)
    key = f"waiting-room/{version}"
    for command in ("paper", "code-book"):
        done(command, key, "--out", tmp_path / f"{command}.pdf", data=data)
    if version == "2.0":
        done("check", key, "--study", study, data=data)
        done("paper", key, "--study", study, "--out", tmp_path / "own.pdf", data=data)
    assert "Instituttet" in " ".join(pages((tmp_path / "paper.pdf").read_bytes()))
    workshop = main.make_services(data).workshop
    workshop.print(("waiting-room", version), Paper.FORM, "da", 1, tmp_path / "window.pdf")
    assert "Instituttet" in " ".join(pages((tmp_path / "window.pdf").read_bytes()))


@pytest.mark.parametrize("paper", Paper)
def test_the_window_prints_nothing_with_a_study_that_is_made_up(
    data: Path, tmp_path: Path, paper: Paper
) -> None:
    done("add", groupless(tmp_path / "plain"), data=data)
    workshop = main.make_services(data).workshop
    key, out = ("waiting-room", "1.0"), tmp_path / "out.pdf"
    if paper in {Paper.CARDS_A4, Paper.CARDS_A5}:
        workshop.print(key, paper, "da", 1, out)
        assert out.exists()
    else:
        with pytest.raises(StudyMissing, match="No study on this device fits"):
            workshop.print(key, paper, "da", 1, out)
        assert not out.exists()
    _, read = workshop.source(key)
    assert read()[1].organisation == {"da": "[organisation]"}, "a preview is nobody's paper"


def groupless(folder: Path) -> Path:
    """The example without groups, with a number that is no age."""
    make_room(folder)
    structure = (folder / "questionnaire.toml").read_text(encoding="utf-8")
    group = structure.index('[[background]]\nid = "group"')
    after = structure.index("[[background]]", group + 1)
    steps = 'id = "steps"\nkind = "integer"\nminimum = 0\nmaximum = 50000\nfilled_by = "citizen"'
    text = f"{structure[:group]}[[background]]\n{steps}\n\n{structure[after:]}"
    (folder / "questionnaire.toml").write_text(text, encoding="utf-8")
    words = '[background.steps]\nlabel = "Skridt"\nquestion = "Hvor mange skridt i dag?"'
    edit(folder / "da.toml", '[background.group]\nlabel = "Gruppe"', words)
    return folder


def test_a_study_goes_on_with_a_new_version(data: Path, tmp_path: Path) -> None:
    newer = Path(shutil.copytree(VIVE / "1.1", tmp_path / "1.2"))
    edit(newer / "questionnaire.toml", 'version = "1.1"', 'version = "1.2"')
    edit(newer / "da.toml", "Klare aftaler", "Aftaler")
    done("add", newer, data=data)
    assert "vive-2020 1.1, in" in done("use", "vive-2020", "1.1", data=data)
    said = done("use", "vive-2020", data=data)
    assert said.startswith("New interviews are made with vive-2020 1.2, in vive-2020: ")
    study = Library(data).study("vive-2020")
    assert study.questionnaire == ("vive-2020", "1.2")
    assert study.groups == resources.default_study().groups


def test_use_waits_for_no_open_window(data: Path) -> None:
    folder = data_folder(data)
    store = folder.create(PASSPHRASE)
    try:
        assert "another window" in failed("use", "kl-2023", data=data)
        done("add", VIVE / "1.0", data=data)
    finally:
        store.close()
        folder.release()
    assert in_use(data) == ""
    done("use", "kl-2023", data=data)


def test_damaged_preferences_are_put_aside_and_told(data: Path) -> None:
    data.mkdir()
    (data / "preferences.json").write_text("{", encoding="utf-8")
    result = run("list", data=data)
    assert result.exit_code == 0
    assert "preferences.damaged.json" in result.stderr


# --- the app with it ----------------------------------------------------------------------------


def test_the_app_begins_interviews_with_the_study_in_use(data: Path) -> None:
    services = main.make_services(data)
    assert (services.study.id, services.study_trouble) == ("vive-2020", None)
    done("use", "kl-2023", data=data)
    services = main.make_services(data)
    assert services.study.id == "kl-2023"
    assert services.questionnaires(*services.study.questionnaire).id == "kl-2023"
    assert services.library.study("vive-2020").id == "vive-2020"


@pytest.mark.parametrize("content", [None, "format = "])
def test_a_study_that_is_gone_is_told_and_the_app_opens(
    data: Path, room: Path, content: str | None
) -> None:
    done("add", room, data=data)
    done("use", "waiting-room", "--study", room.parent / "study.toml", data=data)
    file = data / "studies" / "waiting-room-2027.toml"
    if content is None:
        file.unlink()
    else:
        file.write_text(content, encoding="utf-8")
    services = main.make_services(data)
    assert services.study == resources.default_study()
    assert services.study_trouble is not None
    assert ("waiting-room-2027" in str(services.study_trouble)) is True


def test_a_spoilt_copy_of_the_default_study_does_not_keep_the_app_shut(data: Path) -> None:
    (data / "studies").mkdir(parents=True)
    (data / "studies" / "vive-2020.toml").write_text("format = ", encoding="utf-8")
    services = main.make_services(data)
    assert services.study == resources.default_study()
    assert services.study_trouble is not None


def test_what_a_command_has_changed_meanwhile_is_read_anew(data: Path, tmp_path: Path) -> None:
    services = main.make_services(data)
    assert services.reload() == (services.preferences, services.study, None)
    study = two_versions(data, tmp_path)
    preferences, found, trouble = services.reload()
    assert (preferences.study, found.id, trouble) == ("waiting-room", "waiting-room", None)
    assert services.study.id == "vive-2020", "it is the window that changes it"
    services.preferences = preferences
    edit(study, 'da = "Instituttet"', 'da = "Andre"')
    assert services.reload()[1].organisation == {"da": "Andre"}
    study.unlink()
    preferences, found, trouble = services.reload()
    assert (preferences.study, found.id) == ("waiting-room", "vive-2020")
    assert isinstance(trouble, StudyUnknown)


def test_preferences_that_could_not_be_kept_hold(data: Path) -> None:
    services = main.make_services(data)
    services.prefer(replace(services.preferences, text_percent=120))
    assert services.reload()[0].text_percent == 120
    services.preferences = replace(services.preferences, language="en")
    assert services.reload()[0].language == "en", "nobody has changed the file"
    (data / "preferences.json").write_text("{", encoding="utf-8")
    assert services.reload()[0] == services.preferences
    assert services.damaged_preferences == data / "preferences.damaged.json"
    assert services.reload()[0] == services.preferences
    done("use", "kl-2023", data=data)
    for _ in range(2):
        preferences, study, _trouble = services.reload()
        assert preferences.study == study.id == "kl-2023"


def make_store(data: Path, *interviews: Any) -> Path:
    folder = data_folder(data)
    store = folder.create(PASSPHRASE)
    store.add_many(interviews, [])
    store.close()
    folder.release()
    secret = data.parent / "passphrase.txt"
    secret.write_text(PASSPHRASE, encoding="utf-8")
    return secret


def cli(*words: object) -> Result:
    result = CliRunner().invoke(main.cli, [str(word) for word in words])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def test_check_holds_each_interview_to_its_own_study(data: Path, room: Path) -> None:
    made = some_interviews(2)
    elsewhere = replace(made[1], study_id="gone")
    second = replace(made[0], id="bad", mode=Mode.PAPER_CHECK, sheet="7")
    secret = make_store(data, made[0], elsewhere, second)
    result = cli("check", "--data", data, "--passphrase-file", secret, "--json")
    assert result.exit_code == 1
    told = json.loads(result.stdout)
    assert told["faults"] == {
        elsewhere.id: ["study: is not on this device"],
        "bad": ["id: is not possible"],
    }
    assert told["finished"] + told["partial"] == 2, "a second entry is no interview"
    (data / "studies").mkdir()
    study = (resources.ROOT / "studies" / "default.toml").read_text(encoding="utf-8")
    (data / "studies" / "gone.toml").write_text(
        study.replace('id = "vive-2020"', 'id = "gone"', 1), encoding="utf-8"
    )
    result = cli("check", "--data", data, "--passphrase-file", secret, "--json")
    assert list(json.loads(result.stdout)["faults"]) == ["bad"]


def test_an_export_is_of_the_study_named_or_in_use(data: Path, tmp_path: Path) -> None:
    made = some_interviews(3)
    secret = make_store(data, *made)
    common = ["export", "--data", data, "--passphrase-file", secret, "--json", "--out"]
    gone = cli(*common, tmp_path / "0.zip", "--study", "nothing")
    assert (gone.exit_code, gone.stderr.splitlines()[0][:18]) == (1, "The study nothing ")
    done("use", "kl-2023", data=data)
    other = cli(*common, tmp_path / "1.zip")
    assert other.exit_code == 1
    assert "nothing to export" in other.stderr
    own = cli(*common, tmp_path / "2.zip", "--study", "vive-2020")
    assert own.exit_code == 0, own.output
    assert len(rows(tmp_path / "2.zip", "interviews")) == 3
    assert not (tmp_path / "1.zip").exists()


# --- as a process -------------------------------------------------------------------------------


def test_nothing_heavy_is_imported_for_the_commands() -> None:
    code = "import sys, commands.questionnaire; print(*sys.modules)"
    process = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    heavy = {"PySide6", "sqlcipher3", "reportlab", "openpyxl", "resources", "storage", "filelock"}
    assert heavy.isdisjoint(process.stdout.split())


def test_data_may_stand_before_or_behind(data: Path, room: Path) -> None:
    assert cli("questionnaire", "add", room, "--data", data).exit_code == 0
    assert "waiting-room 1.0" in cli("--data", data, "questionnaire", "list").stdout
    assert cli("questionnaire", "list", "--data", "").exit_code == 2


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["check"],
        ["changes", "one"],
        ["validate", "vive-2020", "1.0"],
        ["paper", "vive-2020"],
        ["paper", "vive-2020", "--out", "x.pdf", "--copies", "0"],
        ["show-card", "vive-2020", "--out", "x", "--size", "a3"],
        ["nothing"],
    ],
)
def test_wrong_use_is_2(words: list[str]) -> None:
    result = run(*words)
    assert result.exit_code == 2
    assert "Usage:" in result.output


# --- other forms --------------------------------------------------------------------------------


def pages(content: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(content)).pages]


def test_an_excel_form_and_back(data: Path, room: Path, tmp_path: Path) -> None:
    workbook, again = tmp_path / "room.xlsx", tmp_path / "again"
    said = done("to-xlsform", room, "--out", workbook, data=data)
    assert said.endswith(f"{workbook} is written.\n")
    assert "scales: ODK shows the answers without their colours." in said
    said = done("from-xlsform", workbook, "--out", again)
    assert said.endswith(f"{again} is written: waiting-room 1.0, without a mistake.\n")
    assert {path.name for path in again.iterdir()} == {"questionnaire.toml", "da.toml"}
    assert "There is no difference." in done("changes", room, again)


def test_a_workbook_that_is_none(tmp_path: Path) -> None:
    out = tmp_path / "out"
    for content in (b"", b"PK\x03\x04", b"%PDF-1.7", b"type,name\n"):
        (tmp_path / "form.xlsx").write_bytes(content)
        assert "form.xlsx " in failed("from-xlsform", tmp_path / "form.xlsx", "--out", out)
    assert "cannot be read" in failed("from-xlsform", tmp_path / "none.xlsx", "--out", out)
    with (tmp_path / "form.xlsx").open("wb") as file:
        file.truncate(XLSX_LIMIT + 1)
    assert "too large" in failed("from-xlsform", tmp_path / "form.xlsx", "--out", out)
    assert not out.exists()


def test_a_paper_form(data: Path, room: Path, tmp_path: Path) -> None:
    study = room.parent / "study.toml"
    out = tmp_path / "form.pdf"
    done("paper", room, "--study", study, "--out", out, data=data)
    one = pages(out.read_bytes())
    assert "Venteværelset" in one[0]
    assert "Instituttet" in " ".join(one)
    many = tmp_path / "many.pdf"
    done("paper", room, "--study", study, "--copies", 3, "--fillable", "--out", many, data=data)
    assert len(pages(many.read_bytes())) >= 3 * len(one)
    said = failed("paper", room, "--out", tmp_path / "none.pdf", data=data)
    assert "No study on this device fits the questionnaire waiting-room 1.0" in said
    assert "--study" in said
    done("paper", "vive-2020", "--language", "ar", "--out", tmp_path / "ar.pdf", data=data)
    said = failed(
        "paper", "vive-2020", "--language", "sv", "--out", tmp_path / "sv.pdf", data=data, code=2
    )
    assert "It has: da, en, ar." in said
    assert not data.exists()


def test_the_show_cards(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "cards"
    assert done("show-card", "vive-2020", "--out", out, "--size", "a5", data=data)
    assert {path.name for path in out.iterdir()} == {
        f"{name}-da.pdf" for name in ("presented", "satisfaction", "degree", "treatment")
    }
    assert "I lav grad" in pages((out / "degree-da.pdf").read_bytes())[0].replace("\n", " ")


def test_the_code_book(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "code-book.pdf"
    done("code-book", "vive-2020", "--out", out, data=data)
    assert "unemployment" in " ".join(pages(out.read_bytes()))


@pytest.mark.parametrize(
    ("command", "name"),
    [
        ("to-xlsform", "form.xlsx"),
        ("paper", "form.pdf"),
        ("show-card", "cards"),
        ("code-book", "book.pdf"),
        ("preview", "map.png"),
    ],
)
def test_nothing_is_ever_written_over(command: str, name: str, tmp_path: Path) -> None:
    out = tmp_path / name
    out.write_bytes(b"earlier")
    option = "--map" if command == "preview" else "--out"
    assert "is there already" in failed(command, "vive-2020", option, out)
    assert out.read_bytes() == b"earlier"
    nowhere = tmp_path / "nowhere" / name
    assert "There is no folder" in failed(command, "vive-2020", option, nowhere)
    assert failed(command, "vive-2020", option, "", code=2)


def test_a_full_disk_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = Path.open

    def full(path: Path, mode: str = "r", *more: Any, **options: Any) -> Any:
        if mode == "xb" and "degree" in path.name:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
        return opened(path, mode, *more, **options)

    monkeypatch.setattr(Path, "open", full)
    said = failed("show-card", "vive-2020", "--out", tmp_path / "cards")
    assert "No space left on device. Nothing was left behind." in said
    assert not (tmp_path / "cards").exists()


# --- preview ------------------------------------------------------------------------------------


def process(*words: object, code: str = "main.cli()") -> subprocess.CompletedProcess[str]:
    """`main.py` in a process of its own, with no screen."""
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    if "exec" in code:
        environment["QT_QPA_PLATFORM"] = "offscreen"
    return subprocess.run(
        [sys.executable, "-c", f"import main\n{code}", *map(str, words)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("name", ["map.png", "map.svg"])
def test_the_map_needs_no_screen(data: Path, room: Path, tmp_path: Path, name: str) -> None:
    out = tmp_path / name
    ended = process("--data", data, "questionnaire", "preview", room, "--map", out)
    assert (ended.returncode, ended.stdout) == (0, f"{out} is written.\n"), ended.stderr
    start = b"\x89PNG" if name == "map.png" else b"<?xml"
    assert out.read_bytes().startswith(start)


def test_the_map_of_a_questionnaire_with_mistakes(room: Path, tmp_path: Path) -> None:
    (room / "da.toml").unlink()
    assert "da.toml is missing" in failed("preview", room, "--map", tmp_path / "map.svg")
    assert "must be called .png or .svg" in failed(
        "preview", room, "--map", tmp_path / "map.txt", code=2
    )


SHOWN = """
from ui.application import Application

def exec(app):
    from PySide6.QtWidgets import QApplication
    (window,) = [each for each in QApplication.topLevelWidgets() if each.objectName() == "preview"]
    assert window.isVisible()
    print("session" if window.session else "mistakes")
    return 0

Application.exec = exec
main.cli()
"""


def test_the_preview_opens(data: Path, room: Path) -> None:
    words = ("--data", data, "questionnaire", "preview", room)
    ended = process(*words, code=SHOWN)
    assert (ended.returncode, ended.stdout) == (0, "session\n"), ended.stderr
    (room / "da.toml").unlink()
    ended = process(*words, code=SHOWN)
    assert (ended.returncode, ended.stdout) == (0, "mistakes\n"), ended.stderr
    assert not data.exists(), "nothing is stored"


@pytest.mark.parametrize(
    ("version", "following"),
    [("1.0", "1.1"), ("1.9", "1.10"), ("2026", "2027"), ("1.0-beta", "1.1-beta"), ("x", "x.1")],
)
def test_the_version_after_another(version: str, following: str) -> None:
    assert next_version(version) == following
