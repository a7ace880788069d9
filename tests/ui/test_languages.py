"""Reading aloud in another language, from right to left too, with the original beside it."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QTextLayout
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QWidget

import resources
from benchmarks.driver import Driver
from benchmarks.walk import ENTER
from interviewer.interview import Status
from interviewer.parsing import parse_questionnaire
from interviewer.questionnaire import Questionnaire
from interviewer.session import InterviewSession
from interviewer.study import Study
from tests.interviewer.fakes import HandClock, MemoryInterviews
from tests.interviewer.waiting_room import waiting_room
from tests.windows import wait, wait_until
from ui.application import Application
from ui.interview_screen import InterviewScreen
from ui.theme import Theme
from ui.widgets.basics import Look, WrappingLabel, label
from ui.widgets.note_editor import NoteEditor
from ui.widgets.paragraphs import Paragraphs, runs_right_to_left
from ui.widgets.scale_row import ScaleField, ScaleRow
from ui.widgets.spoken import SpokenText

ALT = Qt.KeyboardModifier.AltModifier
DANISH = "Hvor tilfreds er du med den samtale, du lige har haft med din sagsbehandler?"


class Desk:
    """An interview on the screen, its store and its window."""

    def __init__(
        self,
        questionnaire: Questionnaire,
        study: Study,
        language: str,
        theme: Theme,
        bilingual: bool,
    ) -> None:
        self.store = MemoryInterviews()
        self.session = InterviewSession.begin(
            questionnaire,
            study,
            self.store,
            HandClock(),
            language=language,
            background_first=False,
        )
        self.screen = InterviewScreen(self.session, theme, lambda: "en", lambda text: [], bilingual)
        self.window = QMainWindow()
        self.window.setCentralWidget(self.screen)
        self.window.resize(1280, 800)
        self.window.show()
        self.screen.show_page()
        QApplication.processEvents()
        self.driver = Driver(self.window)

    def text(self, name: str) -> str:
        found = self.driver.find(name)
        assert isinstance(found, QLabel)
        return found.text()

    def left(self, name: str) -> int:
        """Where a widget begins in the window."""
        return self.driver.find(name).mapTo(self.window, QPoint()).x()


Open = Callable[..., Desk]


@pytest.fixture
def sit_down(qapp: Application) -> Iterator[Open]:
    desks: list[Desk] = []

    def open_desk(
        language: str = "da",
        *,
        questionnaire: Questionnaire | None = None,
        study: Study | None = None,
        bilingual: bool = False,
        percent: int = 100,
    ) -> Desk:
        desk = Desk(
            questionnaire or resources.load_questionnaire("vive-2020", "1.1"),
            study or resources.default_study(),
            language,
            qapp.dress("light", percent),
            bilingual,
        )
        desks.append(desk)
        return desk

    yield open_desk
    for desk in desks:
        desk.window.close()
        desk.window.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.dress("light", 100)


def half_translated() -> Questionnaire:
    """VIVE 2020 with an Arabic file in which most is still to be translated."""
    folder = resources.ROOT / "questionnaires" / "vive-2020" / "1.1"
    structure, danish = (
        tomllib.loads((folder / name).read_text(encoding="utf-8"))
        for name in ("questionnaire.toml", "da.toml")
    )
    arabic = {
        "language": "ar",
        "name": "العربية",
        "scales": {"satisfaction": {"1": "عدم رضا كبير"}},
    }
    return parse_questionnaire(
        {**structure, "languages": ["da", "ar"]}, {"da": danish, "ar": arabic}
    )


# --- choosing ---------------------------------------------------------------------------------


def test_two_taps_read_in_another_language_and_keep_what_was_answered(sit_down: Open) -> None:
    desk = sit_down()
    desk.driver.key(ENTER)
    desk.driver.key(ENTER)
    desk.driver.key("2")
    desk.driver.type("Midt i en sæt")
    taps = desk.driver.taps
    desk.driver.tap("language")
    desk.driver.tap("read_ar")
    assert desk.driver.taps - taps == 2
    assert desk.text("question") == desk.session.words.items["q1"].text
    assert runs_right_to_left(desk.text("question"))
    kept = desk.store.get(desk.session.interview.id)
    assert kept.language == "ar"
    assert kept.value("q1") == 2
    assert kept.notes["q1", "low"] == "Midt i en sæt"
    note = desk.driver.find("note")
    assert QApplication.focusWidget() is note  # And one goes on typing.


def test_the_languages_that_were_read_are_kept_with_the_interview(sit_down: Open) -> None:
    desk = sit_down()
    desk.driver.key(ENTER)
    desk.driver.key(ENTER)
    desk.driver.key("2")
    desk.driver.tap("language")
    desk.driver.tap("read_ar")
    desk.driver.key(ENTER)
    desk.driver.key("5")
    assert desk.store.get(desk.session.interview.id).languages == ("da", "ar")


def test_a_key_opens_the_languages_also_from_within_the_note(sit_down: Open) -> None:
    desk = sit_down()
    desk.driver.key(ENTER)
    desk.driver.key(ENTER)
    desk.driver.key("2")
    desk.driver.key("l", ALT)
    assert desk.driver.shows("language_choice")
    note = desk.driver.find("note")
    assert isinstance(note, NoteEditor)
    assert note.toPlainText() == ""
    for _ in range(3):
        desk.driver.key(Qt.Key.Key_Down)
    desk.driver.key(ENTER)
    assert desk.session.interview.language == "ar"
    assert not desk.driver.shows("language_choice")


def test_the_button_says_which_language_is_read(sit_down: Open) -> None:
    desk = sit_down("ar")
    button = desk.driver.find("language")
    assert button.text() == "العربية"  # type: ignore[attr-defined]
    assert button.accessibleName() == "Read aloud in: العربية"
    desk.driver.tap("language")
    desk.driver.tap("read_da")
    assert button.text() == "Dansk"  # type: ignore[attr-defined]


def test_with_one_language_there_is_nothing_to_choose(sit_down: Open) -> None:
    questionnaire, study = waiting_room()
    desk = sit_down(questionnaire=questionnaire, study=study)
    assert not desk.driver.shows("language")
    desk.driver.key("l", ALT)
    assert not desk.driver.shows("language_choice")


def test_a_finished_interview_is_read_to_nobody(sit_down: Open) -> None:
    desk = sit_down("ar")
    desk.driver.key(ENTER)
    desk.session.finish()
    desk.screen.show_page()
    assert desk.session.interview.status is Status.FINISHED
    assert not desk.driver.shows("language")
    assert not desk.driver.shows("unvalidated")


def test_what_nobody_has_validated_says_so(sit_down: Open) -> None:
    desk = sit_down()
    assert not desk.driver.shows("unvalidated")
    desk.driver.tap("language")
    assert not desk.driver.shows("read_da_note")
    assert desk.text("read_ar_note") == "Not validated by a native speaker"
    desk.driver.tap("read_ar")
    assert desk.text("unvalidated") == "Not validated by a native speaker"


# --- the original beside it ---------------------------------------------------------------------


def test_the_original_stands_below_what_is_read_once_it_is_wanted(sit_down: Open) -> None:
    desk = sit_down("ar")
    wanted: list[bool] = []
    desk.screen.bilingual_wanted.connect(wanted.append)
    assert not desk.driver.shows("paragraph_0_beside")
    desk.driver.tap("language")
    desk.driver.tap("bilingual")
    assert wanted == [True]
    desk.driver.tap("sheet_cancel")
    assert desk.text("paragraph_0_beside").startswith("Hej. Har du lige været til samtale")
    desk.driver.key(ENTER)
    desk.driver.key(ENTER)
    assert desk.text("question_beside") == DANISH
    desk.driver.tap("language")
    desk.driver.tap("bilingual")
    assert wanted == [True, False]
    desk.driver.tap("sheet_cancel")
    assert not desk.driver.shows("question_beside")


def test_the_original_does_not_stand_below_itself(sit_down: Open) -> None:
    desk = sit_down("da", bilingual=True)
    assert not desk.driver.shows("paragraph_0_beside")


# --- what is not translated -------------------------------------------------------------------


def test_what_is_not_translated_is_read_in_the_original_and_marked(sit_down: Open) -> None:
    desk = sit_down("ar", questionnaire=half_translated(), bilingual=True)
    assert desk.text("read_aloud_borrowed") == "Not translated: Dansk"
    paragraph = desk.driver.find("paragraph_0")
    assert paragraph.layoutDirection() is Qt.LayoutDirection.LeftToRight
    assert not desk.driver.shows("paragraph_0_beside")
    desk.driver.key(ENTER)
    desk.driver.key(ENTER)
    assert desk.text("question") == DANISH
    assert desk.text("question_borrowed") == "Not translated: Dansk"
    assert not desk.driver.shows("question_beside")
    desk.driver.tap("language")
    desk.driver.tap("read_da")
    assert not desk.driver.shows("question_borrowed")


# --- from right to left -----------------------------------------------------------------------


def fields(row: QWidget) -> list[ScaleField]:
    """As seen, from left to right."""
    shown = [field for field in row.findChildren(ScaleField) if field.isVisible()]
    return sorted(shown, key=lambda field: field.x())


@pytest.fixture
def scale(qapp: Application) -> Iterator[ScaleRow]:
    qapp.dress("light", 100)
    row = ScaleRow(Theme())
    row.resize(1216, 200)
    yield row
    row.close()
    row.deleteLater()


def show(row: ScaleRow, language: str, *, width: int = 1216, beside: bool = False) -> None:
    questionnaire = resources.load_questionnaire("vive-2020", "1.1")
    words = questionnaire.words(language)
    labels = questionnaire.words("da").labels["satisfaction"]
    row.show_scale(
        questionnaire.scales["satisfaction"],
        words.labels["satisfaction"],
        rtl=words.right_to_left,
        beside=labels if beside else None,
    )
    row.resize(width, row.heightForWidth(width))
    row.show()


def test_the_scale_begins_where_the_language_begins(scale: ScaleRow) -> None:
    show(scale, "da")
    assert [field.code for field in fields(scale)] == [1, 2, 3, 4, 5, 9]
    show(scale, "ar")
    assert [field.code for field in fields(scale)] == [9, 5, 4, 3, 2, 1]
    apart, gap = (fields(scale)[i + 1].x() - fields(scale)[i].geometry().right() for i in (0, 1))
    assert apart > gap  # "Don't know" stands apart at the left.
    show(scale, "da")
    assert [field.code for field in fields(scale)] == [1, 2, 3, 4, 5, 9]


def painted(image: QImage, left: float, right: float) -> bool:
    """Whether anything stands in this part of the width."""
    ground = image.pixelColor(image.width() // 2, 14)
    rows = range(14, image.height() - 14)
    columns = range(int(image.width() * left), int(image.width() * right))
    return any(image.pixelColor(x, y) != ground for x in columns for y in rows)


@pytest.mark.parametrize(("language", "at_left"), [("da", True), ("ar", False)])
def test_stacked_the_number_stands_where_the_language_begins(
    scale: ScaleRow, language: str, at_left: bool
) -> None:
    show(scale, language, width=736)
    image = fields(scale)[0].grab().toImage()
    assert painted(image, 0.02, 0.12) is at_left
    assert painted(image, 0.88, 0.98) is not at_left


@pytest.mark.parametrize("width", [736, 1216])
def test_a_field_has_room_for_the_original_label_too(scale: ScaleRow, width: int) -> None:
    show(scale, "ar", width=width)
    before = scale.heightForWidth(width)
    show(scale, "ar", width=width, beside=True)
    assert scale.heightForWidth(width) > before
    for field in fields(scale):
        assert field.height() >= field.height_for(field.width(), stacked=field.stacked)


@pytest.mark.parametrize(("width", "other"), [(1200, 600), (600, 1200)])
def test_measuring_a_scale_does_not_change_how_it_is_drawn(
    scale: ScaleRow, width: int, other: int
) -> None:
    """A layout asks for widths that the row does not get."""
    show(scale, "da", width=width)
    before = [(field.stacked, field.words_room, field.geometry()) for field in fields(scale)]
    picture = scale.grab().toImage()
    scale.heightForWidth(other)
    scale.sizeHint()
    assert [(f.stacked, f.words_room, f.geometry()) for f in fields(scale)] == before
    assert scale.grab().toImage() == picture


def test_right_to_left_text_stands_at_the_right_and_its_original_at_the_left(
    sit_down: Open,
) -> None:
    desk = sit_down("ar", bilingual=True)
    spoken = desk.driver.find("paragraph_0_spoken")
    read, beside = desk.driver.find("paragraph_0"), desk.driver.find("paragraph_0_beside")
    assert read.layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert beside.layoutDirection() is Qt.LayoutDirection.LeftToRight
    assert read.mapTo(spoken, QPoint(read.width(), 0)).x() == spoken.width()
    assert beside.mapTo(spoken, QPoint()).x() == 0
    # The windows' own parts stay where they are.
    assert desk.left("back") < desk.left("forward")
    assert desk.left("heading") < desk.left("menu")


def test_a_short_right_to_left_text_ends_at_the_edge_and_a_long_one_is_not_cut(
    qapp: Application,
) -> None:
    qapp.dress("light", 100)
    font = Theme().font(31)
    short = Paragraphs("هل لديك أي أسئلة؟", font, 600)
    assert short.width < 600
    long = Paragraphs("هل لديك أي أسئلة قبل أن نبدأ؟ " * 12, font, 600)
    assert long.width <= 600
    assert long.height > 5 * short.height


def width_of(text: str, font: QFont) -> float:
    return Paragraphs(text, font, 10_000).width


def test_only_the_arabic_letters_are_larger(qapp: Application) -> None:
    qapp.dress("light", 100)
    font = Theme().font(20)
    whole = QFontMetricsF(font).horizontalAdvance("Godkendt: ")
    named = width_of("Godkendt: العربية", font) - width_of("العربية", font)
    assert named == pytest.approx(whole, abs=1.5)
    larger = Theme().font(22)
    arabic = QFontMetricsF(larger).horizontalAdvance("العربية")
    assert width_of("😀 العربية", font) == pytest.approx(
        QFontMetricsF(font).horizontalAdvance("😀 ") + arabic, abs=2.5
    )


@pytest.mark.parametrize(("look", "right"), [("heading", False), ("read", True)])
def test_what_the_app_says_runs_as_the_app_does_whatever_name_comes_first(
    qapp: Application, look: Look, right: bool
) -> None:
    qapp.dress("light", 100)
    shown = label("shown", look, "العربية gælder")
    shown.resize(600, 60)
    shown.ensurePolished()
    image = shown.grab().toImage()
    columns = range(image.width() // 2, image.width())
    ground = image.pixelColor(0, 0)
    found = any(image.pixelColor(x, y) != ground for x in columns for y in range(image.height()))
    assert found is right
    shown.deleteLater()


def test_what_a_citizen_said_runs_as_it_begins(qapp: Application) -> None:
    said = label("said", "body", "العربية gælder", said=True)
    plain = label("plain", "body", "العربية gælder")
    assert isinstance(said, WrappingLabel)
    assert isinstance(plain, WrappingLabel)
    assert said.said
    assert not plain.said
    said.deleteLater()
    plain.deleteLater()


# --- without an introduction ---------------------------------------------------------------------


def test_without_an_introduction_there_is_nothing_to_read_aloud(sit_down: Open) -> None:
    study = resources.read_study(resources.ROOT / "studies" / "kl-2023.toml")
    desk = sit_down(questionnaire=resources.load_questionnaire(*study.questionnaire), study=study)
    assert not desk.driver.shows("read_aloud_mark")
    assert desk.text("no_introduction").startswith("This questionnaire has no introduction.")
    assert desk.driver.shows("consent_hint")
    desk.driver.key(ENTER)
    desk.driver.key(Qt.Key.Key_PageUp)
    assert desk.session.page == "introduction"
    assert not desk.driver.shows("consent_hint")


def test_an_introduction_is_read_aloud_and_asks_once(sit_down: Open) -> None:
    desk = sit_down()
    assert desk.driver.shows("read_aloud_mark")
    assert not desk.driver.shows("no_introduction")
    assert desk.driver.shows("consent_hint")
    desk.driver.key(ENTER)
    desk.driver.key(Qt.Key.Key_PageUp)
    assert not desk.driver.shows("consent_hint")


def test_a_spoken_text_grows_with_what_is_in_it(qapp: Application) -> None:
    qapp.dress("light", 100)
    spoken = SpokenText("question", "question")
    spoken.show_text("قصير", rtl=True)
    spoken.resize(600, 400)
    spoken.show()
    low = spoken.heightForWidth(600)
    spoken.show_text("نص طويل يقرأ بصوت عال على المواطن في مركز العمل " * 4, rtl=True)
    QApplication.processEvents()
    high = spoken.heightForWidth(600)
    assert high >= 3 * low
    spoken.show_text(
        "نص طويل يقرأ بصوت عال على المواطن في مركز العمل " * 4, rtl=True, beside="Kort"
    )
    QApplication.processEvents()
    assert spoken.heightForWidth(600) > high
    assert spoken.accessibleName().startswith("نص طويل")
    spoken.deleteLater()


def cut_off(desk: Desk) -> list[str]:
    """What is shown now without the room that it needs."""
    found = []
    for shown in desk.window.findChildren(WrappingLabel):
        room = shown.contentsRect()
        lines = shown.paragraphs(room.width()) if shown.isVisible() and shown.text() else None
        if lines and (lines.height > room.height() + 1 or lines.width > room.width() + 1):
            found.append(shown.text())
    fields = [field for field in desk.window.findChildren(ScaleField) if field.isVisible()]
    low = [
        field
        for field in fields
        if field.height() < field.height_for(field.width(), stacked=field.stacked)
    ]
    return [*found, *(field.accessibleName() for field in low)]


def settle(desk: Desk) -> None:
    """A page that has changed has its places after a few turns of the event loop: all whole."""
    wait(30)
    wait_until(lambda: not cut_off(desk), 1000)


@pytest.mark.parametrize("size", [(1280, 800), (800, 1280), (1920, 1080)])
@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_is_cut_off_in_any_size(
    sit_down: Open, qapp: Application, size: tuple[int, int], percent: int
) -> None:
    desk = sit_down("ar", bilingual=True, percent=percent)
    desk.window.resize(*size)
    for step in ("introduction", "presentation", "q1"):
        assert desk.session.page == step
        settle(desk)
        assert desk.window.size().toTuple() == size
        desk.screen.forward()
    desk.screen.page.digit(2)
    settle(desk)
    desk.screen.open_languages()
    settle(desk)
    assert desk.window.size().toTuple() == size


def test_a_hint_has_room_in_a_narrow_window_too(sit_down: Open) -> None:
    desk = sit_down(percent=200)
    desk.window.resize(800, 1280)
    desk.driver.key(ENTER)
    desk.driver.key(ENTER)
    desk.driver.key(ENTER)
    desk.driver.settle()
    assert desk.text("hint_above") == "Choose an answer first, or skip."
    assert cut_off(desk) == []
    assert desk.window.width() == 800
    desk.window.resize(1280, 800)
    desk.driver.settle()
    assert desk.text("hint") == "Choose an answer first, or skip."
    assert not desk.driver.shows("hint_above")


def test_a_note_begins_at_the_side_of_what_is_typed(qapp: Application) -> None:
    note = NoteEditor()
    written: list[str] = []
    note.written.connect(written.append)

    def side() -> Qt.AlignmentFlag:
        return note.document().defaultTextOption().alignment()

    note.insertPlainText("Hun sagde شكراً")
    assert side() == Qt.AlignmentFlag.AlignLeft
    note.selectAll()
    note.insertPlainText("... شكراً, Hanne")
    assert side() == Qt.AlignmentFlag.AlignRight
    note.flush()
    assert written == ["... شكراً, Hanne"]
    note.show_note("Ja")
    assert side() == Qt.AlignmentFlag.AlignLeft
    note.show_note("شكراً")
    assert side() == Qt.AlignmentFlag.AlignRight
    note.deleteLater()


# --- the face -----------------------------------------------------------------------------------


@pytest.mark.parametrize("look", ["read", "question", "quiet"])
def test_arabic_letters_come_from_the_face_that_is_shipped(qapp: Application, look: Look) -> None:
    qapp.dress("light", 100)
    shown = label("shown", look)
    shown.ensurePolished()
    weight = QFont.Weight.Bold if look == "question" else QFont.Weight.Normal
    for font in (shown.font(), Theme().font(31, weight)):
        layout = QTextLayout("هل أجريت Ja", font)
        layout.beginLayout()
        layout.createLine()
        layout.endLayout()
        faces = {run.rawFont().familyName() for run in layout.glyphRuns()}
        assert faces == {"Noto Sans Arabic", "Noto Sans"}
    shown.deleteLater()


# --- what must be answered ------------------------------------------------------------------------


def required(kind: str) -> tuple[Questionnaire, Study]:
    """VIVE 2020 where one question, or one background field, must be answered."""
    folder = resources.ROOT / "questionnaires" / "vive-2020" / "1.1"
    files: dict[str, Any] = {
        path.stem: tomllib.loads(path.read_text(encoding="utf-8"))
        for path in Path(folder).glob("*.toml")
    }
    structure = files.pop("questionnaire")
    name = "q2" if kind == "questions" else "age"
    for item in structure[kind]:
        if item["id"] == name:
            item["required"] = True
    return parse_questionnaire(structure, files), resources.default_study()


def test_an_interview_is_not_finished_without_what_it_needs(sit_down: Open) -> None:
    questionnaire, study = required("questions")
    desk = sit_down(questionnaire=questionnaire, study=study)
    desk.driver.key(ENTER)
    desk.session.go_to("summary")
    desk.screen.show_page()
    desk.driver.key(ENTER)
    assert desk.session.page == "q2"
    assert desk.text("hint") == "This question needs an answer."
    assert desk.session.interview.status is Status.IN_PROGRESS


def test_a_background_field_that_is_needed_is_named(sit_down: Open) -> None:
    questionnaire, study = required("background")
    desk = sit_down(questionnaire=questionnaire, study=study)
    desk.driver.key(ENTER)
    desk.session.go_to("summary")
    desk.screen.show_page()
    desk.driver.key(ENTER)
    assert desk.session.page == "background"
    assert desk.text("hint") == "Age: this needs an answer."


def test_what_needs_an_answer_is_not_skipped(sit_down: Open) -> None:
    questionnaire, study = required("questions")
    desk = sit_down(questionnaire=questionnaire, study=study)
    desk.driver.key(ENTER)
    desk.session.go_to("q2")
    desk.screen.show_page()
    desk.driver.key("s")
    assert desk.session.page == "q2"
    assert "q2" not in desk.session.interview.answers
    assert desk.text("hint") == "This question needs an answer."
    assert not desk.driver.shows("notice_happened")


def test_a_letter_that_the_page_wants_is_not_the_screens(
    sit_down: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = sit_down()
    desk.driver.key(ENTER)
    desk.driver.key(ENTER)
    asked: list[str] = []

    def takes(letter: str) -> bool:
        asked.append(letter)
        return True

    monkeypatch.setattr(desk.screen.page, "letter", takes)
    desk.driver.key("s")
    assert asked == ["s"]
    assert desk.session.page == "q1"
    assert desk.session.interview.answers == {}


def test_where_routing_places_the_background_nobody_is_asked_to(sit_down: Open) -> None:
    questionnaire, study = waiting_room()
    assert questionnaire.background_place is not None
    desk = sit_down(questionnaire=questionnaire, study=study)
    desk.driver.tap("menu")
    assert desk.driver.shows("sheet_app_language")
    assert not desk.driver.shows("sheet_background")
