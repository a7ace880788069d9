"""Questionnaires and studies on a device: what is installed whole, what is refused, what wins."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
import threading
import tomllib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import tomli_w
from filelock import FileLock

import resources
from interviewer.errors import (
    QuestionnaireInvalid,
    QuestionnaireUnknown,
    StoreInUse,
    StoreUnavailable,
    StudyInvalid,
    StudyUnknown,
)
from interviewer.questionnaire import Kind, Question
from interviewer.study import Bands
from resources import library as library_module
from resources import load_questionnaire, read_questionnaire
from resources.library import Library, marked, natural, usual_bands
from tests.interviewer.waiting_room import examples

VIVE = resources.ROOT / "questionnaires" / "vive-2020"
ROOT = Path(__file__).parents[1]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The data folder; not yet made."""
    return tmp_path / "data"


@pytest.fixture
def library(data: Path) -> Library:
    return Library(data)


@pytest.fixture
def room(tmp_path: Path) -> Path:
    """The folder of the example questionnaire, version 1.0, and its study."""
    return make_room(tmp_path / "room")


def make_room(folder: Path, version: str = "1.0", **texts: str) -> Path:
    """The example of the documentation as a folder; `texts` are replaced in its files."""
    folder.mkdir(parents=True)
    structure, danish, study = examples()
    structure = structure.replace('version = "1.0"', f'version = "{version}"')
    for old, new in texts.items():
        structure, danish = structure.replace(old, new), danish.replace(old, new)
    (folder / "questionnaire.toml").write_text(structure, encoding="utf-8")
    (folder / "da.toml").write_text(danish, encoding="utf-8")
    (folder.parent / "study.toml").write_text(study, encoding="utf-8")
    return folder


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def files(folder: Path) -> dict[str, bytes]:
    """All that is in a folder, but for the lock, which holds nothing."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != ".lock"
    }


def problems(action: Callable[[], object]) -> list[str]:
    with pytest.raises((QuestionnaireInvalid, StudyInvalid)) as caught:
        action()
    return [str(problem) for problem in caught.value.problems]


# --- what is there ------------------------------------------------------------------------------


def test_what_the_app_came_with_is_there(library: Library, data: Path) -> None:
    assert library.questionnaire("vive-2020", "1.0") == load_questionnaire("vive-2020", "1.0")
    assert library.study("") == library.study("vive-2020") == resources.default_study()
    listed = {(each.id, each.version): each for each in library.questionnaires()}
    bundled = {(path.parent.name, path.name) for path in VIVE.parent.glob("*/*")}
    assert set(listed) == bundled
    for each in listed.values():
        assert each.bundled
        assert each.title
        assert not each.problems
    assert "ar" in listed["vive-2020", "1.1"].not_validated
    studies = {each.id: each for each in library.studies()}
    assert set(studies) >= {"vive-2020", "kl-2023", "bdo-2022", "ramboll-2023"}
    assert all(each.bundled and not each.problems for each in studies.values())
    assert library.newest("vive-2020").version == "1.1"
    assert not data.exists(), "looking makes nothing"


@pytest.mark.parametrize("name", ["nothing", "", "..", "../..", "/etc", "vive-2020/1.0", "*"])
def test_what_is_not_there(library: Library, name: str) -> None:
    for unknown in (
        lambda: library.questionnaire(name, "1.0"),
        lambda: library.questionnaire("vive-2020", name),
        lambda: library.newest(name),
        lambda: library.folder_of(name, name),
    ):
        with pytest.raises(QuestionnaireUnknown):
            unknown()
    if name:
        with pytest.raises(StudyUnknown, match="not on this device"):
            library.study(name)


def test_a_study_outside_the_folder_is_not_found_by_its_path(library: Library, data: Path) -> None:
    (data / "studies").mkdir(parents=True)
    (data / "secret.toml").write_text("format = 2", encoding="utf-8")
    with pytest.raises(StudyUnknown):
        library.study("../secret")


def test_versions_are_ordered_as_people_count() -> None:
    versions = ["1.10", "1.9", "2", "1.9.1", "1.0-beta", "1.0"]
    assert sorted(versions, key=natural) == ["1.0", "1.0-beta", "1.9", "1.9.1", "1.10", "2"]


# --- installing ---------------------------------------------------------------------------------


def test_a_questionnaire_is_installed_as_it_was_read(
    library: Library, data: Path, room: Path
) -> None:
    for name in ("notes.txt", ".hidden.toml", "da.toml.bak"):
        (room / name).write_text("something else", encoding="utf-8")
    added = library.add_questionnaire(room)
    assert (added.comparison, added.already) == (None, False)
    assert added.questionnaire == read_questionnaire(room)
    place = data / "questionnaires" / "waiting-room" / "1.0"
    assert files(place) == {n: (room / n).read_bytes() for n in ("da.toml", "questionnaire.toml")}
    for known in (library, Library(data)):
        assert known.questionnaire("waiting-room", "1.0") == added.questionnaire
        assert known.folder_of("waiting-room", "1.0") == place
        shelved = next(each for each in known.questionnaires() if each.id == "waiting-room")
        assert (shelved.bundled, shelved.problems) == (False, ())
    if os.name != "nt":
        modes = {path.stat().st_mode & 0o077 for path in [data, *data.rglob("*")]}
        assert modes == {0}, "readable by its owner alone"


def test_the_same_again_changes_nothing(library: Library, data: Path, room: Path) -> None:
    library.add_questionnaire(room)
    before = files(data)
    edit(room / "da.toml", 'language = "da"', 'language = "da" # a remark')
    assert library.add_questionnaire(room).already
    assert library.add_questionnaire(VIVE / "1.0").already
    assert files(data) == before


def test_a_version_that_has_been_used_is_never_edited(
    library: Library, data: Path, room: Path, tmp_path: Path
) -> None:
    library.add_questionnaire(room)
    before = files(data)
    edit(room / "da.toml", "Modtagelsen", "Velkomsten")
    (said,) = problems(lambda: library.add_questionnaire(room))
    assert said.startswith("questionnaire.toml: version: 1.0 is on this device already")
    assert "give it a new version" in said
    copy = Path(shutil.copytree(VIVE / "1.0", tmp_path / "copy"))
    edit(copy / "da.toml", "Klare aftaler", "Aftaler")
    assert len(problems(lambda: library.add_questionnaire(copy))) == 1
    assert files(data) == before


def test_a_new_version_is_compared_with_the_one_before(
    library: Library, room: Path, tmp_path: Path
) -> None:
    library.add_questionnaire(room)
    newer = make_room(tmp_path / "1.1", "1.1", Modtagelsen="Velkomsten")
    added = library.add_questionnaire(newer)
    assert added.comparison is not None
    (change,) = added.comparison.changes
    assert (change.before, change.after) == ("Modtagelsen", "Velkomsten")
    assert library.newest("waiting-room").version == "1.1"
    assert library.versions("waiting-room") == ["1.0", "1.1"]


def test_a_new_version_that_means_something_else_is_refused(
    library: Library, data: Path, room: Path, tmp_path: Path
) -> None:
    library.add_questionnaire(room)
    before = files(data)
    newer = make_room(tmp_path / "1.1", "1.1", Dårligt="Blåt")
    said = problems(lambda: library.add_questionnaire(newer))
    assert any("scales.mood.1" in each and "same_meaning" in each for each in said)
    assert files(data) == before


def test_a_version_in_between_is_compared_with_both(
    library: Library, room: Path, tmp_path: Path
) -> None:
    library.add_questionnaire(room)
    library.add_questionnaire(make_room(tmp_path / "c" / "1.10", "1.10"))
    between = make_room(tmp_path / "b" / "1.9", "1.9", Modtagelsen="Velkomsten")
    added = library.add_questionnaire(between)
    assert added.comparison is not None
    assert added.comparison.changes[0].after == "Velkomsten", "with the one before it"
    oldest = make_room(tmp_path / "a" / "0.9", "0.9", Dårligt="Blåt")
    assert problems(lambda: library.add_questionnaire(oldest)), "1.0 would say something else"


def with_reasons(folder: Path, version: str, *reasons: str) -> Path:
    """The example, in which "disturbed" has these options more."""
    make_room(folder, version)
    codes = range(4, 4 + len(reasons))
    edit(
        folder / "questionnaire.toml",
        "options = [1, 2, 3]\n",
        f"options = {[1, 2, 3, *codes]}\n",
    )
    options = "".join(
        f'options.{code} = "{text}"\n' for code, text in zip(codes, reasons, strict=True)
    )
    third = 'options.3 = "Nej, ingenting"\n'
    edit(folder / "da.toml", third, third + options)
    return folder


def test_a_code_that_was_gone_does_not_come_back_as_another(
    library: Library, data: Path, tmp_path: Path
) -> None:
    library.add_questionnaire(with_reasons(tmp_path / "a" / "1", "1", "Sygdom"))
    library.add_questionnaire(with_reasons(tmp_path / "b" / "2", "2"))
    before = files(data)
    third = with_reasons(tmp_path / "c" / "3", "3", "Ferie hos familien")
    (said,) = problems(lambda: library.add_questionnaire(third))
    assert 'options.4: was "Sygdom", and is "Ferie hos familien".' in said
    assert "Compared with 1." in said
    assert files(data) == before
    oldest = with_reasons(tmp_path / "d" / "0", "0", "Ferie hos familien")
    assert "Compared with 1." in problems(lambda: library.add_questionnaire(oldest))[0]
    same = with_reasons(tmp_path / "e" / "3", "3", "Sygdom")
    added = library.add_questionnaire(same)
    assert added.comparison is not None
    assert any(each.after.endswith("4 Sygdom") for each in added.comparison.changes), "with 2"


def test_a_question_that_was_gone_does_not_come_back_as_another_kind(
    library: Library, room: Path, tmp_path: Path
) -> None:
    library.add_questionnaire(room)
    library.add_questionnaire(without_items(make_room(tmp_path / "2", "2"), "waited"))
    third = make_room(tmp_path / "c" / "3", "3")
    edit(third / "questionnaire.toml", 'kind = "duration"\nmaximum_years = 5', 'kind = "month"')
    (said,) = problems(lambda: library.add_questionnaire(third))
    assert "background.waited.kind" in said


def test_versions_that_count_the_same_are_compared(
    library: Library, room: Path, tmp_path: Path
) -> None:
    library.add_questionnaire(room)
    for version in ("1.00", "1.000"):
        twin = make_room(tmp_path / version / version, version, Dårligt="Blåt")
        assert problems(lambda twin=twin: library.add_questionnaire(twin))  # type: ignore[misc]
    library.add_questionnaire(make_room(tmp_path / "same" / "1.00", "1.00"))
    assert library.versions("waiting-room") == ["1.0", "1.00"]


def test_what_was_once_said_to_mean_the_same_need_not_be_said_again(
    library: Library, room: Path, tmp_path: Path
) -> None:
    library.add_questionnaire(room)
    second = make_room(tmp_path / "b" / "2", "2", Dårligt="Slemt")
    said = problems(lambda: library.add_questionnaire(second))
    assert len(said) == 1
    listed = 'languages = ["da"]\nsame_meaning = ["scales.mood.1"]'
    edit(second / "questionnaire.toml", 'languages = ["da"]', listed)
    library.add_questionnaire(second)
    third = make_room(tmp_path / "c" / "3", "3", Dårligt="Slemt")
    library.add_questionnaire(third)
    other = make_room(tmp_path / "d" / "4", "4", Dårligt="Blåt")
    assert "Compared with 3." in problems(lambda: library.add_questionnaire(other))[0]
    oldest = make_room(tmp_path / "e" / "0.9", "0.9")
    library.add_questionnaire(oldest)


def test_mistakes_are_told_and_nothing_is_installed(
    library: Library, data: Path, room: Path
) -> None:
    edit(room / "questionnaire.toml", 'kind = "rating"', 'kind = "ratng"')
    (said,) = problems(lambda: library.add_questionnaire(room))
    assert said == (
        'questionnaire.toml: questions[welcome].kind: "ratng" is not known here. '
        'Did you mean "rating"?'
    )
    assert not data.exists()


def _circle(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    circle = 'this_one = "that_one"\nthat_one = "this_one"\n'
    if "[conditions]" in text:
        text = text.replace("[conditions]\n", f"[conditions]\n{circle}")
    else:
        text = text.replace("[[questions]]", f"[conditions]\n{circle}\n[[questions]]", 1)
    path.write_text(text, encoding="utf-8")


def _doubled(path: Path) -> None:
    edit(path, 'id = "waited"', 'id = "age"')


def _outside(path: Path) -> None:
    edit(path, 'id = "waiting-room"', 'id = "../../outside"')


def _absolute(path: Path) -> None:
    edit(path, 'version = "1.0"', 'version = "/tmp"')


def _unlabelled(path: Path) -> None:
    edit(path, 'label = "Alder"\n', "")


def _huge(path: Path) -> None:
    path.write_bytes(b"#" * (resources.FILE_LIMIT + 1))


def _binary(path: Path) -> None:
    path.write_bytes(b"\xff")


def _nested(path: Path) -> None:
    path.write_text("a = " + "[" * 100_000, encoding="utf-8")


def _gone(path: Path) -> None:
    path.unlink()


def _unlisted(path: Path) -> None:
    path.with_name("sv.toml").write_text('language = "sv"', encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "spoil", "rule"),
    [
        ("da", _huge, "is too large"),
        ("da", _binary, "is not UTF-8"),
        ("da", _nested, "nested too deep"),
        ("da", _gone, "is missing"),
        ("da", _unlisted, "not in the list"),
        ("da", _unlabelled, "is missing"),
        ("questionnaire", _outside, "is not a possible name"),
        ("questionnaire", _absolute, "is not a possible name"),
        ("questionnaire", _doubled, "is used twice"),
        ("questionnaire", _circle, "names itself"),
    ],
)
def test_bad_folders(
    library: Library,
    data: Path,
    room: Path,
    name: str,
    spoil: Callable[[Path], object],
    rule: str,
) -> None:
    spoil(room / f"{name}.toml")
    assert any(rule in said for said in problems(lambda: library.add_questionnaire(room)))
    assert not data.exists()


def link(path: Path, target: Path) -> None:
    try:
        path.symlink_to(target)
    except (OSError, NotImplementedError):
        pytest.skip("no links here")


def test_a_link_out_of_the_folder_brings_nothing_in(
    library: Library, data: Path, room: Path, tmp_path: Path
) -> None:
    secret = tmp_path / "secret.toml"
    shutil.move(room / "da.toml", secret)
    link(room / "da.toml", secret)
    (said,) = problems(lambda: library.add_questionnaire(room))
    assert said.startswith("da.toml: leads out of the folder.")
    assert not data.exists()


def test_no_folder_or_no_right_to_it(library: Library, room: Path, tmp_path: Path) -> None:
    assert problems(lambda: library.add_questionnaire(tmp_path / "none")) == [
        "questionnaire.toml: is missing. Add the file."
    ]
    (said,) = problems(lambda: library.add_questionnaire(room / "da.toml"))
    assert "cannot be read" in said


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="everything can be read")
def test_a_folder_that_may_not_be_read(library: Library, room: Path) -> None:
    room.chmod(0)
    try:
        (said,) = problems(lambda: library.add_questionnaire(room))
    finally:
        room.chmod(0o700)
    assert "Permission denied" in said


# --- writing ------------------------------------------------------------------------------------


def test_a_data_folder_that_cannot_be_written(
    library: Library, data: Path, room: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data.write_text("no folder", encoding="utf-8")
    with pytest.raises(StoreUnavailable, match="safe"):
        library.add_questionnaire(room)
    data.unlink()

    def full(_file: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr("resources.library.os.fsync", full)
        with pytest.raises(StoreUnavailable, match="no space left"):
            library.add_questionnaire(room)
        with pytest.raises(StoreUnavailable):
            library.add_study(VIVE.parents[1] / "studies" / "default.toml")
        with pytest.raises(StoreUnavailable):
            library.mark_validated("vive-2020", "1.1", "ar")
    assert not files(data)
    assert library.versions("waiting-room") == []
    assert not library.add_questionnaire(room).already


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="everything can be written")
def test_a_read_only_data_folder(library: Library, data: Path, room: Path) -> None:
    data.mkdir(mode=0o500)
    with pytest.raises(StoreUnavailable):
        library.add_questionnaire(room)


def test_two_do_not_install_at_once(
    library: Library, data: Path, room: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library_module, "PATIENCE_SECONDS", 0.05)
    (data / "questionnaires").mkdir(parents=True)
    other = FileLock(data / "questionnaires" / ".lock", thread_local=False)
    with other, pytest.raises(StoreInUse):
        library.add_questionnaire(room)
    assert not library.add_questionnaire(room).already


def test_one_waits_for_the_other(library: Library, data: Path, room: Path) -> None:
    found: list[bool] = []
    workers = [
        threading.Thread(target=lambda: found.append(Library(data).add_questionnaire(room).already))
        for _ in range(4)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert sorted(found) == [False, True, True, True]


VICTIM = """
import os, sys
from pathlib import Path
from resources.library import Library

left = int(sys.argv[3])

def step(event, arguments):
    global left
    makes = event == "open" and isinstance(arguments[2], int) and arguments[2] & os.O_CREAT
    if makes or event in {"os.rename", "os.mkdir", "os.remove", "os.rmdir"}:
        left -= 1
        if left == 0:
            os._exit(9)

library = Library(Path(sys.argv[1]))
import filelock, tomllib
sys.addaudithook(step)
if sys.argv[4] == "add":
    library.add_questionnaire(Path(sys.argv[2]))
else:
    library.mark_validated("vive-2020", "1.1", "ar")
"""


@pytest.mark.parametrize("action", ["add", "mark"])
def test_killed_in_the_middle_it_is_there_whole_or_not_at_all(
    tmp_path: Path, room: Path, action: str
) -> None:
    for at in range(1, 80, 2):
        data = tmp_path / f"data-{at}"
        done = subprocess.run(
            [sys.executable, "-c", VICTIM, str(data), str(room), str(at), action],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode in {0, 9}, done.stderr
        library = Library(data)
        names = {(each.id, each.version): each.problems for each in library.questionnaires()}
        assert not any(names.values())
        if action == "add":
            if ("waiting-room", "1.0") in names:
                assert library.questionnaire("waiting-room", "1.0") == read_questionnaire(room)
            library.add_questionnaire(room)
        else:
            library.mark_validated("vive-2020", "1.1", "ar")
            assert library.questionnaire("vive-2020", "1.1").words("ar").validated
        left = {path.name for path in (data / "questionnaires").iterdir()}
        assert left == {".lock", "waiting-room" if action == "add" else "vive-2020"}
        if done.returncode == 0:
            assert at > 5
            return
    pytest.fail("it never came to its end")


# --- copies in the data folder ------------------------------------------------------------------


def copied(data: Path, version: str = "1.1") -> Path:
    place = data / "questionnaires" / "vive-2020" / version
    return Path(shutil.copytree(VIVE / version, place))


def test_a_copy_with_other_marks_takes_the_place_of_the_bundled_one(
    library: Library, data: Path
) -> None:
    place = copied(data)
    edit(place / "ar.toml", "validated = false", "validated = true")
    assert library.questionnaire("vive-2020", "1.1").words("ar").validated
    assert library.folder_of("vive-2020", "1.1") == place
    shelved = {(each.id, each.version): each for each in library.questionnaires()}
    assert shelved["vive-2020", "1.1"].bundled
    assert "ar" not in shelved["vive-2020", "1.1"].not_validated
    assert not shelved["vive-2020", "1.1"].problems


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("da.toml", "Klare aftaler", "Uklare aftaler"),
        ("questionnaire.toml", "maximum = 99", "maximum = 98"),
        ("questionnaire.toml", 'version = "1.1"', 'version = "1.2"'),
        ("questionnaire.toml", "format = 2", "format = "),
    ],
)
def test_a_copy_that_says_something_else_does_not_count(
    library: Library, data: Path, name: str, old: str, new: str
) -> None:
    place = copied(data)
    edit(place / name, old, new)
    assert library.questionnaire("vive-2020", "1.1") == load_questionnaire("vive-2020", "1.1")
    assert library.folder_of("vive-2020", "1.1") == VIVE / "1.1"
    shelved = {(each.id, each.version): each for each in library.questionnaires()}
    assert shelved["vive-2020", "1.1"].title
    assert len(shelved["vive-2020", "1.1"].problems) == 1
    before = files(place)
    assert problems(lambda: library.mark_validated("vive-2020", "1.1", "ar"))
    assert files(place) == before, "it is somebody's work"


def test_an_installed_one_that_was_spoilt_is_told(library: Library, data: Path, room: Path) -> None:
    library.add_questionnaire(room)
    place = data / "questionnaires" / "waiting-room" / "1.0"
    (place / "da.toml").write_text("language = ", encoding="utf-8")
    fresh = Library(data)
    with pytest.raises(QuestionnaireInvalid):
        fresh.questionnaire("waiting-room", "1.0")
    shelved = next(each for each in fresh.questionnaires() if each.id == "waiting-room")
    assert shelved.title == ""
    assert len(shelved.problems) == 1
    first, *_ = problems(lambda: fresh.add_questionnaire(room))
    assert str(place) in first


def test_other_things_in_the_shelf_are_no_questionnaires(library: Library, data: Path) -> None:
    shelf = data / "questionnaires"
    (shelf / ".new-0123" / "1.0").mkdir(parents=True)
    (shelf / "Upper" / "1.0").mkdir(parents=True)
    (shelf / "file").write_text("", encoding="utf-8")
    assert {each.bundled for each in library.questionnaires()} == {True}


# --- marks of validation ------------------------------------------------------------------------


def test_a_mark_changes_one_word_and_nothing_else(library: Library, data: Path) -> None:
    found = library.mark_validated("vive-2020", "1.1", "ar")
    assert found.words("ar").validated
    place = data / "questionnaires" / "vive-2020" / "1.1"
    expected = {path.name: path.read_bytes() for path in (VIVE / "1.1").glob("*.toml")}
    old = expected["ar.toml"]
    expected["ar.toml"] = old.replace(b"validated = false", b"validated = true")
    assert expected["ar.toml"] != old
    assert files(place) == expected
    for known in (library, Library(data)):
        assert known.questionnaire("vive-2020", "1.1").words("ar").validated
    assert not library.mark_validated("vive-2020", "1.1", "ar", False).words("ar").validated
    assert files(place) == {**expected, "ar.toml": old}
    with pytest.raises(KeyError):
        library.mark_validated("vive-2020", "1.1", "sv")
    with pytest.raises(QuestionnaireUnknown):
        library.mark_validated("vive-2020", "9", "ar")


def test_a_mark_on_an_installed_one(library: Library, data: Path, room: Path) -> None:
    library.add_questionnaire(room)
    before = files(data)
    assert not library.mark_validated("waiting-room", "1.0", "da", False).words("da").validated
    library.mark_validated("waiting-room", "1.0", "da", True)
    assert files(data) == before


def test_a_mark_that_another_process_has_made_is_seen(data: Path, room: Path) -> None:
    one, other = Library(data), Library(data)
    edit(room / "da.toml", "validated = true", "validated = false")
    one.add_questionnaire(room)
    assert not one.questionnaire("waiting-room", "1.0").words("da").validated
    other.mark_validated("waiting-room", "1.0", "da")
    assert one.mark_validated("waiting-room", "1.0", "da").words("da").validated
    assert one.questionnaire("waiting-room", "1.0").words("da").validated
    other.mark_validated("waiting-room", "1.0", "da", False)
    one.forget()
    assert not one.questionnaire("waiting-room", "1.0").words("da").validated


def test_what_is_read_in_one_thread_may_be_forgotten_in_another(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = library.questionnaire("vive-2020", "1.0")
    study = library.study("")

    def find(*_: object) -> tuple[Any, tuple[()]]:
        library.forget()
        return found, ()

    def read(_: object) -> Any:
        library.forget()
        return study

    library.forget()
    monkeypatch.setattr(library, "_find", find)
    monkeypatch.setattr(library, "_read_study", read)
    assert library.questionnaire("vive-2020", "1.0") == found
    assert library.study("") == study


def test_marks_come_with_a_questionnaire_that_is_added_again(library: Library, room: Path) -> None:
    library.add_questionnaire(room)
    edit(room / "da.toml", "validated = true", "validated = false")
    added = library.add_questionnaire(room)
    assert not added.already
    assert not library.questionnaire("waiting-room", "1.0").words("da").validated
    assert library.add_questionnaire(room).already


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("validated = false\n", "validated = true\n"),
        ("validated=false # not yet\r\n", "validated=true # not yet\r\n"),
        ('\ufeff"validated" = false\nname = "x"\n', '\ufeff"validated" = true\nname = "x"\n'),
        (
            '\tname = "x"\r\n[a]\r\nb = 1\r\n',
            '\tname = "x"\r\nvalidated = true\r\n[a]\r\nb = 1\r\n',
        ),
        ('\ufeff[a]\nname = "x"\n', '\ufeffvalidated = true\n[a]\nname = "x"\n'),
        (
            'a = """\nvalidated = false\n"""\nvalidated = false\n[b]\nvalidated = false\n',
            'a = """\nvalidated = false\n"""\nvalidated = true\n[b]\nvalidated = false\n',
        ),
        (
            'a = """\nname = 1\n"""\n',
            'validated = true\na = """\nname = 1\n"""\n',
        ),
        ("", "validated = true\n"),
        ("validated = true", "validated = true"),
    ],
)
def test_where_the_mark_stands(before: str, after: str) -> None:
    assert marked(before.encode(), "x.toml", True) == after.encode()


def test_a_mark_that_stands_in_no_line_of_its_own() -> None:
    assert marked(b'a = 1\n"valid\\u0061ted" = true', "x.toml", True)
    with pytest.raises(QuestionnaireInvalid, match="line of its own"):
        marked(b'"valid\\u0061ted" = false', "x.toml", True)


def test_a_file_full_of_lines_like_the_mark_is_read_a_few_times_only(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read: list[object] = []
    parse = resources.parse_toml

    def counted(*given: Any) -> Any:
        read.append(given)
        return parse(*given)

    monkeypatch.setattr(resources, "parse_toml", counted)
    for line in ("validated = true\n", "name = 1\n", '"validated" = false\nname = "x"\n'):
        words = f'a = """\n{line * 1000}"""\n'.encode()
        assert marked(words, "x.toml", True) == b"validated = true\n" + words
        assert len(read) < 20
        read.clear()
    hidden = 'a = """\n' + "validated = true\n" * 1000 + '"""\nvalidated = false\n'
    with pytest.raises(QuestionnaireInvalid, match="line of its own"):
        marked(hidden.encode(), "x.toml", True)
    assert len(read) < 20


# --- studies ------------------------------------------------------------------------------------


def test_a_study_is_installed_byte_for_byte(library: Library, data: Path, room: Path) -> None:
    path = room.parent / "study.toml"
    with pytest.raises(QuestionnaireUnknown):
        library.add_study(path)
    library.add_questionnaire(room)
    study = library.add_study(path)
    assert study.questionnaire == ("waiting-room", "1.0")
    assert (data / "studies" / f"{study.id}.toml").read_bytes() == path.read_bytes()
    assert Library(data).study(study.id) == study
    shelved = next(each for each in library.studies() if each.id == study.id)
    assert (shelved.bundled, shelved.questionnaire) == (False, ("waiting-room", "1.0"))


def test_a_study_that_does_not_fit_is_refused(library: Library, room: Path) -> None:
    library.add_questionnaire(room)
    path = room.parent / "study.toml"
    edit(path, "age = ", "agee = ")
    said = problems(lambda: library.add_study(path))
    assert any("bands.agee" in each for each in said)
    assert [each.id for each in library.studies() if not each.bundled] == []


def test_a_later_study_takes_the_place_of_an_earlier_one(library: Library, room: Path) -> None:
    library.add_questionnaire(room)
    path = room.parent / "study.toml"
    study = library.add_study(path)
    group = study.groups[0]
    assert group.target is not None
    edit(path, f"target = [{group.target[0]}, ", "target = [1, ")
    assert library.add_study(path).groups[0].target == (1, group.target[1])
    assert library.study(study.id).groups[0].target == (1, group.target[1])


def changed_study(room: Path, change: Callable[[dict[str, Any]], object]) -> Path:
    path = room.parent / "changed.toml"
    values = tomllib.loads((room.parent / "study.toml").read_text(encoding="utf-8"))
    change(values)
    path.write_text(tomli_w.dumps(values), encoding="utf-8")
    return path


def test_a_study_keeps_what_was_collected_under_it(
    library: Library, room: Path, tmp_path: Path
) -> None:
    library.add_questionnaire(room)
    study = library.add_study(room.parent / "study.toml")

    def other_group(values: dict[str, Any]) -> None:
        values["groups"][0]["id"] = "another"

    (said,) = problems(lambda: library.add_study(changed_study(room, other_group)))
    assert f'lack "{study.groups[0].id}"' in said

    def other_place(values: dict[str, Any]) -> None:
        values["places"] = [{"id": "hall", "label": {"da": "Gangen"}}]

    study = library.add_study(changed_study(room, other_place))
    (said,) = problems(lambda: library.add_study(room.parent / "study.toml"))
    assert 'lack "hall": its interviews could not leave as they were to' in said

    def without_age(values: dict[str, Any]) -> None:
        other_place(values)
        del values["bands"]["age"]
        values["questionnaire"]["version"] = "2"

    library.add_questionnaire(without_items(make_room(tmp_path / "2", "2"), "age"))
    (said,) = problems(lambda: library.add_study(changed_study(room, without_age)))
    assert "bands.age: is gone: what was collected before could not leave" in said

    stolen = room.parent / "stolen.toml"
    kl = (resources.ROOT / "studies" / "kl-2023.toml").read_text(encoding="utf-8")
    stolen.write_text(kl.replace('id = "kl-2023"', f'id = "{study.id}"', 1), encoding="utf-8")
    (said,) = problems(lambda: library.add_study(stolen))
    assert "Give the study a new id" in said
    assert library.study(study.id) == study


def without_items(folder: Path, *names: str) -> Path:
    """The questionnaire in the folder, without some of its background."""
    for name in ("questionnaire", "da"):
        path = folder / f"{name}.toml"
        values = tomllib.loads(path.read_text(encoding="utf-8"))
        for gone in names:
            values["background"] = _without(values["background"], gone)
        path.write_text(tomli_w.dumps(values), encoding="utf-8")
    return folder


def bands(**cuts: list[int]) -> Callable[[dict[str, Any]], object]:
    """Give numbers other bands in a study."""
    return lambda values: values["bands"].update(cuts)


def test_what_was_to_leave_in_bands_never_leaves_exact(library: Library, room: Path) -> None:
    library.add_questionnaire(room)
    study = library.add_study(room.parent / "study.toml")
    (said,) = problems(lambda: library.add_study(changed_study(room, bands(age=[]))))
    assert said.startswith(
        "changed.toml: bands.age: is exact: what was collected to leave in bands"
    )
    assert library.study(study.id) == study
    library.add_study(changed_study(room, bands(age=[40])))
    assert library.study(study.id).bands["age"] == Bands((40,))


def test_what_was_to_leave_exact_can_still_leave(
    library: Library, room: Path, tmp_path: Path
) -> None:
    """A number that the study does not name stays on the device."""
    library.add_questionnaire(room)
    library.add_study(changed_study(room, bands(age=[])))
    library.add_questionnaire(without_items(make_room(tmp_path / "2", "2"), "age"))

    def newer(values: dict[str, Any]) -> None:
        values["questionnaire"]["version"] = "2"
        del values["bands"]["age"]

    (said,) = problems(lambda: library.add_study(changed_study(room, newer)))
    assert said.startswith("changed.toml: bands.age: is gone: what was collected before could not")

    def known(values: dict[str, Any]) -> None:
        values["questionnaire"]["version"] = "2"
        values["bands"]["age"] = []

    assert library.add_study(changed_study(room, known)).questionnaire[1] == "2"


@pytest.mark.parametrize("key", ["jobcenter", "main_group"])
def test_a_group_stays_where_it_was(library: Library, room: Path, key: str) -> None:
    """Interviews that were made would be led another way when they are exported."""
    library.add_questionnaire(room)
    study = library.add_study(room.parent / "study.toml")

    def moved(values: dict[str, Any]) -> None:
        values[f"{key}s"].append({"id": "other", "label": {"da": "Andre"}})
        values["groups"][0][key] = "other"

    (said,) = problems(lambda: library.add_study(changed_study(room, moved)))
    group = study.groups[0]
    assert f'groups[{group.id}].{key}: is "other", and was "{getattr(group, key)}"' in said
    assert library.study(study.id) == study


def test_a_study_keeps_what_the_conditions_of_older_versions_name(
    library: Library, room: Path, tmp_path: Path
) -> None:
    """The new version's own conditions name nothing any more."""
    edit(room / "questionnaire.toml", 'id = "wish"', 'id = "wish"\nasked_if = "IT"')
    edit(room / "questionnaire.toml", "IT", "group.main_group == 'sick'")
    library.add_questionnaire(room)

    def sick(values: dict[str, Any]) -> None:
        values["main_groups"].append({"id": "sick", "label": {"da": "Syge"}})

    library.add_study(changed_study(room, sick))
    library.add_questionnaire(make_room(tmp_path / "2", "2"))

    def newer(values: dict[str, Any]) -> None:
        values["questionnaire"]["version"] = "2"

    (said,) = problems(lambda: library.add_study(changed_study(room, newer)))
    assert 'main_groups: lack "sick", which a condition of a version on this device names' in said

    def another(values: dict[str, Any]) -> None:
        newer(values)
        values["id"] = "another"

    assert library.add_study(changed_study(room, another)).id == "another", "it has no interviews"


def test_a_newer_version_leaves_the_study_in_use_as_it_is(
    library: Library, room: Path, tmp_path: Path
) -> None:
    """Its conditions name a group that only a study for it will have."""
    library.add_questionnaire(room)
    study = library.add_study(room.parent / "study.toml")
    newer = make_room(tmp_path / "2", "2")
    edit(newer / "questionnaire.toml", 'id = "wish"', 'id = "wish"\nasked_if = "IT"')
    edit(newer / "questionnaire.toml", "IT", "group == 'invited'")
    library.add_questionnaire(newer)
    assert library.study(study.id) == study


@pytest.mark.parametrize("name", ["plain", "study"])
def test_a_study_file_that_cannot_be_read_is_never_replaced(
    library: Library, data: Path, plain: Path, name: str
) -> None:
    questionnaire = library.add_questionnaire(plain).questionnaire
    derived = library.derive_study(questionnaire, "Instituttet", "Jobcenter Nord")
    library.keep_study(derived.values)
    file = data / "studies" / "plain.toml"
    edit(file, "[bands]", "oops =\n[bands]")
    before = file.read_bytes()
    path = plain.parent / f"{name}.toml"
    path.write_text(tomli_w.dumps(derived.values), encoding="utf-8")
    for keep in (lambda: library.keep_study(derived.values), lambda: library.add_study(path)):
        first, *_ = problems(keep)
        assert f"on this device that cannot be read: {file}. Mend that file" in first
    assert file.read_bytes() == before


def test_a_study_of_a_version_that_is_gone_keeps_its_promises(
    library: Library, data: Path, plain: Path, tmp_path: Path
) -> None:
    library.keep_study(
        library.derive_study(library.add_questionnaire(plain).questionnaire, "I", "J").values
    )
    shutil.rmtree(data / "questionnaires" / "plain" / "1.0")
    edit(plain / "questionnaire.toml", 'version = "1.0"', 'version = "2"')
    fresh = Library(data)
    values = fresh.derive_study(fresh.add_questionnaire(plain).questionnaire, "I", "J").values
    (said,) = problems(
        lambda: fresh.keep_study({**values, "bands": {**values["bands"], "age": []}})
    )
    assert "bands.age: is exact" in said


@pytest.mark.parametrize("spoilt", ["1.0", "2"])
def test_a_version_that_was_spoilt_does_not_spoil_the_study(
    library: Library, data: Path, room: Path, tmp_path: Path, spoilt: str
) -> None:
    library.add_questionnaire(room)
    study = library.add_study(room.parent / "study.toml")
    library.add_questionnaire(without_items(make_room(tmp_path / "2", "2"), "age"))

    def newer(values: dict[str, Any]) -> None:
        values["questionnaire"]["version"] = "2" if spoilt == "1.0" else "1.0"

    library.add_study(changed_study(room, newer))
    (data / "questionnaires" / "waiting-room" / spoilt / "da.toml").write_text("=")
    fresh = Library(data)
    assert fresh.study(study.id).bands == study.bands
    assert fresh.add_study(changed_study(room, newer)).bands == study.bands

    def forgetful(values: dict[str, Any]) -> None:
        newer(values)
        del values["bands"]["age"]

    assert problems(lambda: fresh.add_study(changed_study(room, forgetful)))


def _without(items: Any, name: str) -> Any:
    """The questions of a file, or their words, without one."""
    if isinstance(items, dict):
        return {key: value for key, value in items.items() if key != name}
    return [each for each in items if each["id"] != name]


def test_a_study_file_that_was_spoilt_is_told(library: Library, data: Path) -> None:
    folder = data / "studies"
    folder.mkdir(parents=True)
    (folder / "one.toml").write_text("format = ", encoding="utf-8")
    shutil.copy(resources.ROOT / "studies" / "kl-2023.toml", folder / "two.toml")
    (folder / "three.toml").write_text(
        (resources.ROOT / "studies" / "kl-2023.toml")
        .read_text(encoding="utf-8")
        .replace('"kl-2023"', '"three"', 1)
        .replace('version = "1.0"', 'version = "8.0"'),
        encoding="utf-8",
    )
    shelved = {each.id: each for each in library.studies()}
    assert all(len(shelved[name].problems) == 1 for name in ("one", "two", "three"))
    assert "is not on this device" in str(shelved["three"].problems[0])
    with pytest.raises(StudyInvalid, match="same name"):
        library.study("two")
    assert library.study("") == resources.default_study()


# --- studies made for a questionnaire -----------------------------------------------------------


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    """A questionnaire without groups, with numbers of every sort."""
    folder = tmp_path / "plain"
    folder.mkdir()
    structure: dict[str, Any] = {
        "format": 2,
        "id": "plain",
        "version": "1.0",
        "languages": ["da", "en"],
        "questions": [
            {"id": "age", "kind": "integer", "minimum": 18, "maximum": 99},
            {"id": "pay", "kind": "integer", "minimum": 0, "maximum": 100_000},
            {"id": "waited", "kind": "duration", "maximum_years": 2},
            {"id": "since", "kind": "month", "earliest": "2014-03", "latest": "2026-12"},
        ],
    }
    words = {
        item["id"]: {"topic": item["id"], "text": f"{item['id']}? Her i {{jobcenter}}."}
        for item in structure["questions"]
    }
    danish = {
        "language": "da",
        "name": "Dansk",
        "title": "Enkelt",
        "source": "Her.",
        "introduction": [],
        "presentation": [],
        "questions": words,
    }
    english = {"language": "en", "name": "English", "title": "Plain"}
    for name, values in (("questionnaire", structure), ("da", danish), ("en", english)):
        (folder / f"{name}.toml").write_text(tomli_w.dumps(values), encoding="utf-8")
    return folder


def test_a_study_is_made_for_a_questionnaire_that_has_none(
    library: Library, data: Path, plain: Path
) -> None:
    questionnaire = library.add_questionnaire(plain).questionnaire
    derived = library.derive_study(questionnaire, "Instituttet", "Jobcenter Nord")
    assert derived.banded == ("age", "waited", "since")
    assert derived.exact == ("pay",)
    study = library.keep_study(derived.values)
    assert study.id == "plain"
    assert study.names == {"da": "Enkelt", "en": "Plain"}
    assert study.place(None) == {"da": "Jobcenter Nord", "en": "Jobcenter Nord"}
    assert study.bands == {
        "age": Bands((20, 25, 30, 35, 40, 45, 50, 55, 60)),
        "pay": Bands(()),
        "waited": Bands((3, 6, 12, 24)),
        "since": Bands((2015, 2020, 2025)),
    }
    assert Library(data).study("plain") == study


def test_a_study_cannot_be_made_of_nothing(library: Library, plain: Path, room: Path) -> None:
    questionnaire = library.add_questionnaire(plain).questionnaire
    (said,) = problems(lambda: library.derive_study(questionnaire, " "))
    assert "organisation" in said
    without = library.derive_study(questionnaire, "Instituttet")
    (said,) = problems(lambda: library.keep_study(without.values))
    assert "jobcenter: is missing" in said
    groups = library.add_questionnaire(room).questionnaire
    (said,) = problems(lambda: library.derive_study(groups, "Instituttet"))
    assert "Write a study file with [[groups]]" in said


def test_a_study_gets_another_organisation_and_keeps_the_rest(
    library: Library, plain: Path
) -> None:
    questionnaire = library.add_questionnaire(plain).questionnaire
    values = dict(library.derive_study(questionnaire, "Instituttet", "Jobcenter Nord").values)
    values["bands"] = {**values["bands"], "pay": [10_000]}
    study = library.keep_study(values)
    renewed = library.renew_study("plain", questionnaire, "Andre")
    andre = {"da": "Andre", "en": "Andre"}
    assert library.keep_study(renewed.values) == replace(study, organisation=andre)
    renewed = library.renew_study("plain", questionnaire, "", "Jobcenter Syd")
    syd = {"da": "Jobcenter Syd", "en": "Jobcenter Syd"}
    kept = library.keep_study(renewed.values)
    assert kept == replace(study, organisation=andre, jobcenter=syd)
    with pytest.raises(StudyInvalid, match="in bands would leave exact"):
        library.keep_study(library.derive_study(questionnaire, "Tredje", "Syd").values)


def test_a_study_goes_on_with_another_version(library: Library, tmp_path: Path) -> None:
    newer = Path(shutil.copytree(VIVE / "1.1", tmp_path / "1.2"))
    edit(newer / "questionnaire.toml", 'version = "1.1"', 'version = "1.2"')
    edit(newer / "da.toml", "Klare aftaler", "Aftaler")
    questionnaire = library.add_questionnaire(newer).questionnaire
    renewed = library.renew_study("vive-2020", questionnaire)
    assert (renewed.banded, renewed.exact) == (("age", "unemployment"), ())
    study = library.keep_study(renewed.values)
    assert study == replace(resources.default_study(), questionnaire=("vive-2020", "1.2"))
    assert library.study("") == study, "the default study, as it is on this device"
    with pytest.raises(StudyUnknown):
        library.renew_study("nothing", questionnaire)


@pytest.mark.parametrize(
    ("item", "cuts"),
    [
        (Question("a", Kind.INTEGER, minimum=0, maximum=120), list(range(20, 61, 5))),
        (Question("a", Kind.INTEGER, minimum=30, maximum=42), [35, 40]),
        (Question("a", Kind.INTEGER, minimum=0, maximum=121), []),
        (Question("a", Kind.INTEGER, minimum=0, maximum=10), []),
        (Question("a", Kind.DURATION, maximum=1200), [3, 6, 12, 24, 60]),
        (Question("a", Kind.MONTH, earliest="2021-02", latest="2024-12"), [2022, 2023, 2024]),
        (Question("a", Kind.MONTH, earliest="2021-02", latest="2021-12"), []),
    ],
)
def test_usual_bands(item: Question, cuts: list[int]) -> None:
    assert usual_bands(item) == cuts
