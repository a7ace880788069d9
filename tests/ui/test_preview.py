"""The preview: live when a file is saved, what is wrong in words, and nothing stored."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

import resources
from benchmarks.driver import Driver
from interviewer.interview import Status
from interviewer.questionnaire import Questionnaire
from interviewer.session import InterviewSession
from interviewer.study import Study, check_study
from interviewer.trial import stand_in_study
from tests.interviewer.waiting_room import waiting_room
from tests.windows import wait_until
from ui.application import Application
from ui.preview import Preview, draw_map, open_preview
from ui.widgets.routing_map import RoutingMap

KL = resources.ROOT / "questionnaires" / "kl-2023" / "1.0"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(KL, tmp_path / "kl"))


@pytest.fixture
def preview(qapp: Application, folder: Path) -> Iterator[Preview]:
    def read() -> tuple[Questionnaire, Study]:
        questionnaire = resources.read_questionnaire(folder)
        return questionnaire, stand_in_study(questionnaire)

    window = open_preview(qapp, folder, read, lambda _text: (), "en")
    yield window
    window.close()
    window.deleteLater()


def session(preview: Preview) -> InterviewSession:
    found = preview.session
    assert found is not None
    return found


def edit(folder: Path, old: str, new: str, name: str = "da.toml") -> None:
    """Save a file as many editors do: a new one in the place of the old."""
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.with_suffix(".tmp").write_text(text.replace(old, new), encoding="utf-8")
    path.with_suffix(".tmp").replace(path)


def shown(preview: Preview, name: str) -> str:
    return str(Driver(preview).find(name).property("text"))


def test_it_is_the_interview_itself(preview: Preview) -> None:
    driver = Driver(preview)
    driver.tap("forward")
    assert session(preview).page == "background"
    assert driver.shows("page_background")


def test_made_up_answers_fill_the_interview_and_begin_again_forgets_them(preview: Preview) -> None:
    driver = Driver(preview)
    driver.tap("preview_fill")
    made = session(preview)
    assert made.unanswered() == ()
    assert made.interview.status is Status.IN_PROGRESS
    assert made.page == made.route.questions[0]
    driver.tap("preview_anew")
    assert session(preview).interview.answers == {}
    assert session(preview).page == "introduction"


def test_a_saved_file_shows_at_once_on_the_same_page_with_the_same_answers(
    preview: Preview, folder: Path
) -> None:
    Driver(preview).tap("preview_fill")
    session(preview).go_to("trust")
    before = session(preview)
    edit(folder, "blive mødt med tillid i jobcenteret?", "blive mødt med tillid her?")
    wait_until(lambda: session(preview) is not before)
    after = session(preview)
    assert (after.page, after.interview.answers) == ("trust", before.interview.answers)
    assert "tillid her?" in shown(preview, "question")
    edit(folder, "tillid her?", "tillid hist?")
    wait_until(lambda: "tillid hist?" in shown(preview, "question"))


def test_mistakes_are_listed_and_the_interview_is_back_when_they_are_mended(
    preview: Preview, folder: Path
) -> None:
    Driver(preview).tap("preview_fill")
    answers = session(preview).interview.answers
    edit(folder, 'kind = "multiple_choice"', 'kind = "several"', "questionnaire.toml")
    wait_until(lambda: Driver(preview).shows("mistakes"))
    assert "contact" in shown(preview, "mistake_0_place")
    assert '"several" is not known here' in shown(preview, "mistake_0")
    edit(folder, 'kind = "several"', 'kind = "multiple_choice"', "questionnaire.toml")
    wait_until(lambda: not Driver(preview).shows("mistakes"))
    assert session(preview).interview.answers == answers


def test_a_folder_that_is_taken_away_and_made_anew_is_watched_again(
    preview: Preview, folder: Path
) -> None:
    before = session(preview)
    shutil.rmtree(folder)
    wait_until(lambda: Driver(preview).shows("mistakes"))
    shutil.copytree(KL, folder)
    wait_until(lambda: session(preview) is not before)
    wait_until(lambda: not Driver(preview).shows("mistakes"))
    edit(folder, "blive mødt med tillid i jobcenteret?", "blive mødt med tillid her?")
    wait_until(
        lambda: "tillid her?" in session(preview).questionnaire.words("da").items["trust"].text
    )


def test_answers_that_are_no_longer_possible_are_left_out(preview: Preview, folder: Path) -> None:
    Driver(preview).tap("preview_fill")
    before = session(preview)
    before.answer("age", 40)
    edit(folder, "maximum = 99", "maximum = 30", "questionnaire.toml")
    wait_until(lambda: session(preview) is not before)
    assert "age" not in session(preview).interview.answers
    assert "sex" in session(preview).interview.answers


def test_a_folder_that_begins_with_mistakes_opens_all_the_same(
    qapp: Application, folder: Path
) -> None:
    (folder / "da.toml").unlink()

    def read() -> tuple[Questionnaire, Study]:
        questionnaire = resources.read_questionnaire(folder)
        return questionnaire, stand_in_study(questionnaire)

    window = open_preview(qapp, folder, read, lambda _text: ())
    try:
        assert window.session is None
        assert Driver(window).shows("mistakes")
        for name in ("preview_fill", "preview_anew", "preview_map"):
            assert not Driver(window).find(name).isEnabled(), "there is only the list of mistakes"
        shutil.copy(KL / "da.toml", folder)
        wait_until(lambda: window.session is not None)
    finally:
        window.close()
        window.deleteLater()


def test_the_map_takes_the_interviews_place_and_gives_it_back(preview: Preview) -> None:
    driver = Driver(preview)
    driver.tap("preview_map")
    assert driver.shows("routing_map")
    driver.tap("preview_map")
    assert not driver.shows("routing_map")
    assert driver.shows("interview")


def test_nothing_is_written(preview: Preview, folder: Path) -> None:
    before = sorted((p.name, p.stat().st_mtime_ns) for p in folder.iterdir())
    driver = Driver(preview)
    driver.tap("preview_fill")
    while session(preview).page != "summary":
        driver.tap("forward")
    driver.tap("forward")
    assert session(preview).page == "introduction", "finished, and begun anew"
    assert sorted((p.name, p.stat().st_mtime_ns) for p in folder.iterdir()) == before


@pytest.mark.parametrize("form", ["png", "svg"])
def test_the_map_as_a_file(qapp: Application, tmp_path: Path, form: str) -> None:
    path = tmp_path / f"map.{form}"
    draw_map(qapp, resources.read_questionnaire(KL), path)
    content = path.read_bytes()
    if form == "svg":
        text = content.decode()
        assert text.count("attached == 2") > 5, "the conditions stand in it as text"
        assert "contact has any" in text
    else:
        assert QImage.fromData(content).width() == 2000
    with pytest.raises(FileExistsError):
        draw_map(qapp, resources.read_questionnaire(KL), path)


def test_the_map_grows_with_what_it_shows(qapp: Application) -> None:
    vive = RoutingMap(qapp.theme)
    vive.show_questionnaire(resources.load_questionnaire("vive-2020", "1.1"), "da")
    kl = RoutingMap(qapp.theme)
    kl.show_questionnaire(resources.read_questionnaire(KL), "da")
    assert kl.heightForWidth(1000) > vive.heightForWidth(1000) > 12 * 50
    assert kl.heightForWidth(420) > kl.heightForWidth(1000), "conditions wrap"


@pytest.mark.parametrize("name", ["kl-2023", "vive-2020", "bdo-2022"])
def test_a_questionnaire_without_a_study_gets_one_that_fits(name: str) -> None:
    path = next(iter(sorted((resources.ROOT / "questionnaires" / name).iterdir(), reverse=True)))
    questionnaire = resources.read_questionnaire(path)
    check_study(stand_in_study(questionnaire), questionnaire, "stand-in")


def test_a_stand_in_says_that_it_stands_in() -> None:
    study = stand_in_study(waiting_room()[0])
    assert study.organisation["da"].startswith("[")
