"""Typing pen notes at the lead's desk: the queue, what is kept, and the way back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QPlainTextEdit, QWidget

from interviewer.errors import NotSaved
from interviewer.ink import UNITS, Point, Stroke
from tests.ui.lead_fakes import FakeStudyDesk
from tests.ui.test_every_screen import control_faults
from tests.ui.test_review_section import Open, open_section, settled, table, tap, text_of
from ui.application import Application
from ui.screens.lead.review import Place, ReviewSection
from ui.widgets.ink_view import InkView
from ui.widgets.review_pen import PenPage

__all__ = ["open_section"]


@pytest.fixture
def desk() -> FakeStudyDesk:
    desk = FakeStudyDesk()
    desk.give_ink(3)
    return desk


def field(section: ReviewSection) -> QPlainTextEdit:
    found = section.findChild(QPlainTextEdit, "transcript_text")
    assert found is not None
    return found


def shown(section: ReviewSection) -> tuple[Stroke, ...]:
    found = section.findChild(InkView)
    assert found is not None
    return found._strokes


def button(section: ReviewSection, name: str) -> QAbstractButton:
    found = section.findChild(QAbstractButton, name)
    assert found is not None, name
    return found


@pytest.fixture
def queue(desk: FakeStudyDesk, open_section: Open) -> ReviewSection:
    section = open_section(desk)
    tap(section, "type_pen")
    return section


def test_the_front_counts_what_can_be_typed_and_leads_there(
    desk: FakeStudyDesk, open_section: Open
) -> None:
    section = open_section(desk)
    assert button(section, "type_pen").text() == "Type pen notes (3)"
    tap(section, "type_pen")
    assert section.place == Place("pen")
    first = next(iter(desk.ink))
    assert shown(section) == desk.ink[first]
    assert text_of(section, "review_pen_hint").startswith("3 wait  ·  0 typed now  ·  2020-W")
    assert text_of(section, "transcript_asked").endswith("?")
    assert text_of(section, "transcript_said")
    assert text_of(section, "transcript_place") == "1 of 3"
    assert field(section).hasFocus()


def test_without_pen_notes_nothing_leads_there(open_section: Open) -> None:
    section = open_section(FakeStudyDesk())
    assert not button(section, "type_pen").isVisible()


def test_one_key_keeps_a_note_and_shows_the_next(desk: FakeStudyDesk, queue: ReviewSection) -> None:
    first, second, _third = desk.ink
    tap(queue, "transcript_keep")
    assert desk.typed == [], "nothing was typed"
    QTest.keyClicks(field(queue), " kom aldrig")
    QTest.keyClick(field(queue), Qt.Key.Key_Return)
    settled(queue)
    (typed,) = desk.typed
    assert (typed.interview, (typed.question, typed.follow_up), typed.text) == (
        *first,
        "kom aldrig",
    )
    assert shown(queue) == desk.ink[second]
    assert field(queue).toPlainText() == ""
    assert field(queue).hasFocus()
    assert text_of(queue, "review_pen_hint").startswith("2 wait  ·  1 typed now")


def test_what_cannot_be_read_is_an_answer_too_and_not_beside_words(
    desk: FakeStudyDesk, queue: ReviewSection
) -> None:
    QTest.keyClicks(field(queue), "x")
    assert not button(queue, "transcript_unreadable").isEnabled(), "there are words"
    field(queue).clear()
    tap(queue, "transcript_unreadable")
    assert [each.text for each in desk.typed] == [""]


def test_one_can_go_on_and_come_back_to_what_was_begun(
    desk: FakeStudyDesk, queue: ReviewSection
) -> None:
    first, second, _third = desk.ink
    QTest.keyClicks(field(queue), "half a")
    tap(queue, "transcript_later")
    assert shown(queue) == desk.ink[second]
    assert field(queue).toPlainText() == ""
    tap(queue, "transcript_before")
    assert field(queue).toPlainText() == "half a"
    assert shown(queue) == desk.ink[first]
    assert desk.typed == []


def test_what_was_begun_is_there_after_the_page_was_left(
    desk: FakeStudyDesk, queue: ReviewSection
) -> None:
    QTest.keyClicks(field(queue), "half a")
    QTest.keyClick(field(queue), Qt.Key.Key_Escape)
    settled(queue)
    assert queue.place is None
    tap(queue, "type_pen")
    assert field(queue).toPlainText() == "half a"
    assert field(queue).hasFocus()
    assert desk.typed == []


def test_the_last_one_can_be_taken_back_with_its_words(
    desk: FakeStudyDesk, queue: ReviewSection
) -> None:
    first = next(iter(desk.ink))
    assert not button(queue, "transcript_undo").isVisible()
    QTest.keyClicks(field(queue), "kom aldrig")
    QTest.keyClick(field(queue), Qt.Key.Key_Return)
    settled(queue)
    QTest.keyClick(field(queue), Qt.Key.Key_Z, Qt.KeyboardModifier.AltModifier)
    settled(queue)
    assert desk.typed == []
    assert shown(queue) == desk.ink[first]
    assert field(queue).toPlainText() == "kom aldrig"
    assert text_of(queue, "review_pen_hint").startswith("3 wait  ·  0 typed now")
    assert not button(queue, "transcript_undo").isVisible()


def test_what_was_typed_can_be_seen_again_and_mended_and_that_taken_back(
    desk: FakeStudyDesk, queue: ReviewSection
) -> None:
    QTest.keyClicks(field(queue), "kom aldrig")
    tap(queue, "transcript_keep")
    tap(queue, "transcript_before")
    assert text_of(queue, "transcript_place") == "1 of 3  ·  typed"
    tap(queue, "transcript_keep")
    assert sum(each.kind == "transcribed" for each in desk.lines) == 1, "nothing has changed"
    tap(queue, "transcript_before")
    QTest.keyClicks(field(queue), " igen")
    tap(queue, "transcript_keep")
    assert [each.text for each in desk.typed] == ["kom aldrig igen"]
    tap(queue, "transcript_undo")
    assert [each.text for each in desk.typed] == ["kom aldrig"]
    assert field(queue).toPlainText() == "kom aldrig igen"


def test_nothing_is_kept_of_strokes_that_could_not_be_read(
    desk: FakeStudyDesk, open_section: Open, tmp_path: Path
) -> None:
    section = open_section(desk)
    tap(section, "type_pen")
    told: list[object] = []
    section.told.connect(told.append)
    desk.trouble = NotSaved(str(tmp_path), "no space")
    tap(section, "transcript_later")
    assert told
    assert shown(section) == ()
    tap(section, "transcript_unreadable")
    assert desk.typed == []
    assert shown(section) == list(desk.ink.values())[1], "it was tried again"
    tap(section, "transcript_unreadable")
    assert [each.text for each in desk.typed] == [""]


def test_strokes_that_came_meanwhile_are_shown_and_what_was_begun_stays(
    desk: FakeStudyDesk, queue: ReviewSection
) -> None:
    first = next(iter(desk.ink))
    QTest.keyClicks(field(queue), "half a")
    desk.ink[first] = (*desk.ink[first], *desk.ink[first])
    queue.refresh()
    settled(queue)
    assert shown(queue) == desk.ink[first]
    assert field(queue).toPlainText() == "half a"


def test_what_was_not_saved_stays_in_the_field(
    desk: FakeStudyDesk, queue: ReviewSection, tmp_path: Path
) -> None:
    QTest.keyClicks(field(queue), "kom aldrig")
    desk.trouble = NotSaved(str(tmp_path), "no space")
    tap(queue, "transcript_keep")
    assert desk.typed == []
    assert field(queue).toPlainText() == "kom aldrig"


def test_after_the_last_one_it_says_so_and_the_front_leads_there_no_more(
    desk: FakeStudyDesk, queue: ReviewSection
) -> None:
    for _ in range(3):
        tap(queue, "transcript_unreadable")
    assert text_of(queue, "review_pen_hint") == "All pen notes that are here are typed."
    assert not field(queue).isVisible()
    tap(queue, "pen_undo")
    assert text_of(queue, "review_pen_hint").startswith("1 wait")
    assert field(queue).hasFocus()
    tap(queue, "transcript_unreadable")
    tap(queue, "review_pen_back")
    assert not button(queue, "type_pen").isVisible()


def test_a_note_that_is_gone_meanwhile_is_told(desk: FakeStudyDesk, queue: ReviewSection) -> None:
    told: list[object] = []
    queue.told.connect(told.append)
    first = next(iter(desk.ink))
    del desk.ink[first]
    QTest.keyClicks(field(queue), "kom aldrig")
    tap(queue, "transcript_keep")
    assert told
    assert text_of(queue, "review_pen_hint").startswith("2 wait")


def test_an_interview_says_what_was_typed_and_it_can_be_undone(
    desk: FakeStudyDesk, queue: ReviewSection
) -> None:
    first = next(iter(desk.ink))
    QTest.keyClicks(field(queue), "kom aldrig")
    tap(queue, "transcript_keep")
    queue.go(Place("interview", first[0]))
    settled(queue)
    assert "Typed from pen" in table(queue, "interview_table")
    undo = button(queue, "undo_transcript_0")
    assert "kom aldrig" in undo.accessibleName()
    undo.click()
    settled(queue)
    assert desk.typed == []
    assert "Pen note, not typed yet" in table(queue, "interview_table")


def test_an_interview_shows_quotes_who_tapped_and_how_it_was_carried_out(
    desk: FakeStudyDesk, open_section: Open
) -> None:
    entry = next(e for e in desk.entries.values() if any(row.note for row in e.answers))
    place, row = next((n, row) for n, row in enumerate(entry.answers) if row.note)
    answers = list(entry.answers)
    answers[place] = row._replace(quote="1", by="citizen")
    cells = {**entry.cells, "companion": "1", "interpreter": "relative"}
    desk.entries[entry.id] = replace(entry, answers=tuple(answers), cells=cells)
    section = open_section(desk)
    section.go(Place("interview", entry.id))
    settled(section)
    said = table(section, "interview_table")
    assert f"“{row.note}”" in said
    assert "Tapped by the citizen" in said
    assert "Had somebody along" in said


@pytest.mark.parametrize(
    ("size", "percent"), [((1280, 800), 100), ((800, 1280), 100), ((800, 1280), 200)]
)
def test_a_long_note_leaves_the_words_in_view(
    desk: FakeStudyDesk, open_section: Open, qapp: Application, size: tuple[int, int], percent: int
) -> None:
    first = next(iter(desk.ink))
    long = Stroke(0, tuple(Point(x * UNITS, 30 * x * UNITS, 200) for x in range(300)))
    desk.ink[first] = (long,)
    section = open_section(desk, size, qapp.dress("dark", percent))
    tap(section, "type_pen")
    page = section.findChild(PenPage)
    assert page is not None
    paper = page.findChild(QWidget, "transcript_paper")
    assert paper is not None
    assert paper.height() >= 200
    assert (
        paper.mapTo(page, paper.rect().bottomLeft()).y() < field(section).mapTo(page, QPoint()).y()
    )
    for each in (field(section), *page.findChildren(QAbstractButton)):
        if each.isVisibleTo(page):
            place = QRect(each.mapTo(page, QPoint()), each.size())
            assert page.rect().contains(place), each.objectName()
    for each in page.findChildren(QAbstractButton):
        if each.isVisibleTo(page):
            assert not list(control_faults(each)), each.objectName()
