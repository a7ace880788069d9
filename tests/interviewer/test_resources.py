"""The reading of data files: each trouble with a file itself is said, and no link leads out."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

import resources
from interviewer.errors import (
    DataInvalid,
    Problem,
    QuestionnaireInvalid,
    QuestionnaireUnknown,
    StudyInvalid,
)
from resources import (
    FILE_LIMIT,
    default_study,
    find_questionnaire,
    load_questionnaire,
    read_questionnaire,
    read_study,
    read_toml,
)

BUNDLED = resources.ROOT / "questionnaires" / "vive-2020" / "1.0"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of a bundled questionnaire."""
    return Path(shutil.copytree(BUNDLED, tmp_path / "shelf" / "vive-2020" / "1.0"))


def problems(folder: Path) -> tuple[Problem, ...]:
    with pytest.raises(QuestionnaireInvalid) as caught:
        read_questionnaire(folder)
    return caught.value.problems


def problem(folder: Path) -> Problem:
    (found,) = problems(folder)
    return found


@pytest.mark.parametrize(
    "path",
    sorted(BUNDLED.parents[1].glob("*/*")),
    ids=lambda path: f"{path.parent.name}-{path.name}",
)
def test_what_is_bundled_is_without_a_mistake(path: Path) -> None:
    assert load_questionnaire(path.parent.name, path.name).version == path.name


def test_the_default_study_is_without_a_mistake_and_its_questionnaire_is_bundled() -> None:
    name, version = default_study().questionnaire
    assert load_questionnaire(name, version).id == name


def test_a_copied_folder_reads_the_same(folder: Path) -> None:
    assert read_questionnaire(folder) == load_questionnaire("vive-2020", "1.0")


# --- files that cannot be read ----------------------------------------------------------------


def test_a_missing_file(folder: Path) -> None:
    (folder / "questionnaire.toml").unlink()
    assert problem(folder) == Problem("questionnaire.toml", "", "is missing.", "Add the file.")


def test_a_missing_folder(tmp_path: Path) -> None:
    assert problem(tmp_path / "nowhere").rule == "is missing."


def test_a_missing_language(folder: Path) -> None:
    (folder / "en.toml").unlink()
    found = problem(folder)
    assert (found.place, found.rule) == ("languages", "en.toml is missing.")


def test_text_in_another_encoding_is_named_with_its_line(folder: Path) -> None:
    path = folder / "da.toml"
    path.write_bytes(b'language = "da"\ntitle = "Sp\xf8rgsm\xe5l"\n')
    assert problem(folder) == Problem(
        "da.toml", "line 2", "is not UTF-8 text.", "Save the file as UTF-8."
    )


def test_a_mark_at_the_start_and_windows_line_ends_are_no_mistake(folder: Path) -> None:
    path = folder / "da.toml"
    text = path.read_text(encoding="utf-8")
    path.write_bytes(text.replace("\n", "\r\n").encode("utf-8-sig"))
    assert read_questionnaire(folder) == load_questionnaire("vive-2020", "1.0")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('language = "da"\n\nname "Dansk"\n', "line 3, column 6"),
        ('language = "da"\nlanguage = "da"\n', "line 2, column 16"),
        ('language = "da\n', "line 1, column 15"),
        ("introduction = [", "end of document"),
    ],
)
def test_what_is_not_toml_is_named_with_its_line(folder: Path, text: str, place: str) -> None:
    (folder / "da.toml").write_text(text, encoding="utf-8")
    found = problem(folder)
    assert (found.file, found.place) == ("da.toml", place)
    assert found.rule.startswith("is not TOML: ")
    assert "Mend the line" in found.mend


def test_the_trouble_of_every_file_is_named_at_once(folder: Path) -> None:
    (folder / "questionnaire.toml").write_text("format = ", encoding="utf-8")
    (folder / "da.toml").write_bytes(b"\xff")
    (folder / "en.toml").unlink()
    assert [each.file for each in problems(folder)] == ["da.toml", "questionnaire.toml"]


def test_a_file_that_is_too_large(folder: Path) -> None:
    with (folder / "da.toml").open("a", encoding="utf-8") as file:
        file.write("#" * FILE_LIMIT)
    assert problem(folder).rule == "is too large."


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("a = " + "[" * 100_000, "is nested too deep."),
        ("a = " + "9" * 100_000, "holds a number that is too long."),
        ("x = 1\n[a" + ".a" * 100_000 + "]", "has a name of too many parts."),
        ("x = 1\n" + '"a" . ' * 100_000 + "a = 1", "has a name of too many parts."),
    ],
    ids=["nested", "number", "table", "quoted"],
)
def test_a_file_made_to_stall_the_app(folder: Path, text: str, rule: str) -> None:
    (folder / "da.toml").write_text(text, encoding="utf-8")
    assert problem(folder).rule == rule


def test_a_folder_where_a_file_should_be(folder: Path) -> None:
    (folder / "sv.toml").mkdir()
    found = problem(folder)
    assert (found.file, found.rule) == ("sv.toml", "is no file.")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_not_waited_for(folder: Path) -> None:
    (folder / "da.toml").unlink()
    os.mkfifo(folder / "da.toml")
    assert problem(folder).rule == "is no file."


def test_hidden_files_do_not_belong_to_it(folder: Path) -> None:
    (folder / "._da.toml").write_bytes(b"\0\5\x16\7\xff")
    (folder / "notes.txt").write_text("nothing", encoding="utf-8")
    assert read_questionnaire(folder).languages == ("da", "en")


# --- links ------------------------------------------------------------------------------------


def link(path: Path, target: Path | str) -> None:
    path.unlink(missing_ok=True)
    try:
        path.symlink_to(target)
    except (OSError, NotImplementedError):
        pytest.skip("no links here")


@pytest.mark.parametrize("name", ["da.toml", "questionnaire.toml"])
def test_a_link_out_of_the_folder_is_not_followed(folder: Path, tmp_path: Path, name: str) -> None:
    outside = tmp_path / "secret.toml"
    shutil.copy(folder / name, outside)
    for target in (outside, Path("../../..") / outside.name):
        link(folder / name, target)
        found = problem(folder)
        assert (found.file, found.rule) == (name, "leads out of the folder.")


def test_nothing_of_a_file_outside_is_told(folder: Path, tmp_path: Path) -> None:
    outside = tmp_path / "secret.toml"
    outside.write_text("passphrase", encoding="utf-8")
    link(folder / "da.toml", outside)
    assert "passphrase" not in str(problem(folder))


def test_a_link_into_a_folder_below_is_not_followed(folder: Path) -> None:
    (folder / "below").mkdir()
    shutil.move(folder / "da.toml", folder / "below" / "da.toml")
    link(folder / "da.toml", "below/da.toml")
    assert problem(folder).rule == "leads out of the folder."


def test_a_link_to_nothing_or_to_itself(folder: Path) -> None:
    link(folder / "da.toml", folder / "gone.toml")
    assert problem(folder).rule == "is missing."
    link(folder / "da.toml", folder / "da.toml")
    assert problem(folder).rule.startswith("cannot be read: ")


def test_a_folder_may_itself_be_behind_a_link(folder: Path, tmp_path: Path) -> None:
    link(tmp_path / "mine", folder)
    assert read_questionnaire(tmp_path / "mine").id == "vive-2020"


@pytest.mark.parametrize("name", ["../secret", "/etc/passwd", "..", ".", "", "da/../../secret"])
def test_a_language_that_is_a_path_reads_nothing(folder: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / "shelf" / "vive-2020" / "secret.toml").write_text("a = 1", encoding="utf-8")
    path = folder / "questionnaire.toml"
    text = path.read_text(encoding="utf-8").replace('["da", "en"]', f'["da", "en", "{name}"]')
    path.write_text(text, encoding="utf-8")
    assert {each.place for each in problems(folder)} == {"languages"}


# --- versions ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "version"),
    [
        ("vive-2020", "9.9"),
        ("vive-2020", ""),
        ("vive-2020", "*"),
        ("vive-2020", "../vive-2020/1.0"),
        ("vive", "1.0"),
        ("..", "vive-2020"),
    ],
)
def test_an_unknown_version(name: str, version: str) -> None:
    with pytest.raises(QuestionnaireUnknown) as caught:
        load_questionnaire(name, version)
    assert (caught.value.questionnaire_id, caught.value.version) == (name, version)


def test_versions_stand_side_by_side(folder: Path) -> None:
    newer = Path(shutil.copytree(folder, folder.parent / "1.1"))
    path = newer / "questionnaire.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('version = "1.0"', 'version = "1.1"'), encoding="utf-8")
    shelf = folder.parents[1]
    found = [find_questionnaire(shelf, "vive-2020", version) for version in ("1.0", "1.1")]
    assert [questionnaire.version for questionnaire in found] == ["1.0", "1.1"]


def test_a_copy_that_kept_the_old_version_is_refused(folder: Path) -> None:
    shutil.copytree(folder, folder.parent / "1.1")
    with pytest.raises(QuestionnaireInvalid) as caught:
        find_questionnaire(folder.parents[1], "vive-2020", "1.1")
    assert str(caught.value) == (
        'questionnaire.toml: version: is "1.0" in the folder "1.1". '
        "Give the folder and the key the same name."
    )


# --- other files ------------------------------------------------------------------------------


def test_a_study_file_says_its_own_name(tmp_path: Path) -> None:
    path = tmp_path / "pilot.toml"
    for text in (None, "format = ", "format = 1\n"):
        if text is not None:
            path.write_text(text, encoding="utf-8")
        with pytest.raises(StudyInvalid) as caught:
            read_study(path)
        assert {each.file for each in caught.value.problems} == {"pilot.toml"}


def test_other_data_raises_what_all_data_raises(tmp_path: Path) -> None:
    with pytest.raises(DataInvalid, match=r"words\.toml: is missing\."):
        read_toml(tmp_path / "words.toml")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="everything can be read")
def test_a_file_that_may_not_be_read(folder: Path) -> None:
    (folder / "da.toml").chmod(0)
    assert problem(folder).rule == "cannot be read: Permission denied."
