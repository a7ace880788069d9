"""The summary: how the interview was carried out, and whose words and answers they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from interviewer.interview import (
    NOT_TOLD,
    OTHER_LANGUAGE,
    AboutNote,
    Circumstances,
    Interpreter,
    Pen,
)
from interviewer.study import Study
from resources import default_study
from tests.ui.kinds import Table, questionnaire
from ui.application import Application
from ui.pages.summary import TICK, Line, SummaryRow
from ui.widgets.circumstances import CircumstancesPanel, in_one_line


def study() -> Study:
    """The default one, with two places."""
    places = {
        "waiting": {"da": "Venteområdet", "en": "Waiting area"},
        "room": {"da": "Mødelokale", "en": "Meeting room"},
    }
    return replace(default_study(), places=places)


@pytest.fixture
def panel(qtbot: QtBot) -> CircumstancesPanel:
    made = CircumstancesPanel(study(), questionnaire(), "en")
    qtbot.addWidget(made)
    made.resize(700, 500)
    with qtbot.waitExposed(made):
        made.show()
    return made


def push(widget: QWidget, name: str) -> QPushButton:
    found = widget.findChild(QPushButton, name)
    assert isinstance(found, QPushButton), name
    return found


def told(panel: CircumstancesPanel) -> list[Circumstances]:
    """What the panel tells from now on."""
    heard: list[Circumstances] = []
    panel.changed.connect(heard.append)
    return heard


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("told_companion_True", Circumstances(companion=True)),
        ("told_companion_False", Circumstances(companion=False)),
        ("told_proxy_True", Circumstances(proxy=True)),
        ("told_interpreter_phone", Circumstances(interpreter=Interpreter.PHONE)),
        ("told_spoken_ar", Circumstances(spoken="ar")),
        ("told_spoken_other", Circumstances(spoken=OTHER_LANGUAGE)),
        ("told_place_waiting", Circumstances(place="waiting")),
    ],
)
def test_each_fact_is_one_tap_and_the_same_tap_takes_it_back(
    qtbot: QtBot, panel: CircumstancesPanel, name: str, wanted: Circumstances
) -> None:
    heard = told(panel)
    qtbot.mouseClick(push(panel, name), Qt.MouseButton.LeftButton)
    assert heard == [wanted]
    assert push(panel, name).isChecked()
    qtbot.mouseClick(push(panel, name), Qt.MouseButton.LeftButton)
    assert heard == [wanted, NOT_TOLD]
    assert not push(panel, name).isChecked()


def test_facts_add_up_and_one_takes_the_place_of_another(
    qtbot: QtBot, panel: CircumstancesPanel
) -> None:
    panel.show_circumstances(Circumstances(companion=True, place="room"))
    heard = told(panel)
    for name in ("told_spoken_da", "told_spoken_ar", "told_companion_False"):
        push(panel, name).click()
    assert heard[-1] == Circumstances(companion=False, place="room", spoken="ar")


def test_by_keys_too(qtbot: QtBot, panel: CircumstancesPanel) -> None:
    heard = told(panel)
    first = push(panel, "told_companion_True")
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Space)
    qtbot.keyClick(first, Qt.Key.Key_Right)
    second = push(panel, "told_companion_False")
    qtbot.waitUntil(second.hasFocus)
    qtbot.keyClick(second, Qt.Key.Key_Space)
    assert [each.companion for each in heard] == [True, False, None]
    qtbot.keyClick(second, Qt.Key.Key_Tab)
    focus = panel.focusWidget()
    assert focus is not None
    assert focus.objectName().startswith("told_proxy")


def test_without_places_none_is_asked_for(qtbot: QtBot) -> None:
    panel = CircumstancesPanel(replace(study(), places={}), questionnaire(), "en")
    qtbot.addWidget(panel)
    assert not panel.findChildren(QWidget, "told_place")


def test_a_place_that_the_study_has_no_more_is_shown_as_none(panel: CircumstancesPanel) -> None:
    panel.show_circumstances(Circumstances(place="gone"))
    assert not push(panel, "told_place_room").isChecked()


def test_no_two_circumstances_read_the_same(qapp: Application) -> None:
    everything = [
        Circumstances(*each)
        for each in product(
            (None, True, False),
            (None, *Interpreter),
            ("", "da", "ar", OTHER_LANGUAGE),
            ("", "waiting", "room"),
            (None, True, False),
        )
    ]
    lines = {in_one_line(each, study(), questionnaire(), "en") for each in everything}
    assert len(lines) == len(everything)


# --- on the page ----------------------------------------------------------------------------------


@pytest.fixture
def table(qapp: Application) -> Iterator[Table]:
    made = Table()
    made.screen.resize(1280, 1400)
    yield made
    made.close()


def line(table: Table, page: str) -> Line:
    table.at("summary")
    rows = table.driver.find("page_summary").findChildren(SummaryRow)
    return next(row.line for row in rows if row.isVisible() and row.line.page == page)


def test_the_circumstances_are_told_from_the_summary(table: Table) -> None:
    driver = table.at("summary")
    driver.tap("summary_circumstances")
    driver.tap("told_companion_True")
    driver.tap("told_interpreter_relative")
    driver.tap("told_spoken_ar")
    kept = table.store.get(table.session.interview.id).circumstances
    assert kept == Circumstances(True, Interpreter.RELATIVE, "ar")
    driver.tap("sheet_cancel")
    assert table.session.page == "summary"
    assert line(table, "@circumstances").answer == (
        "Somebody along · interpreter: relative · العربية"
    )


def test_the_sheet_shows_what_is_told_already(table: Table) -> None:
    table.session.describe(Circumstances(companion=False))
    driver = table.at("summary")
    driver.tap("summary_circumstances")
    shown = driver.find("told_companion_False")
    assert isinstance(shown, QPushButton)
    assert shown.isChecked()


def test_what_the_citizen_answered_unseen_is_not_shown(table: Table) -> None:
    table.session.answer_by_citizen("mood", 2, seen=False)
    unseen = line(table, "mood")
    assert unseen.answer == "Answered by the citizen on the card"
    assert (unseen.chip, unseen.colour, unseen.missing) == (TICK, None, False)
    table.session.answer_by_citizen("mood", 2, seen=True)
    seen = line(table, "mood")
    assert (seen.answer, seen.chip) == ("Utilfreds", "2")


def test_a_quote_stands_in_quotation_marks_once(table: Table) -> None:
    table.session.rate("mood", 1)
    table.session.write_note("mood", "De lyttede ikke")
    assert line(table, "mood").note == "De lyttede ikke"
    table.session.quote("mood", True)
    assert line(table, "mood").note == "“De lyttede ikke”"
    table.session.write_note("mood", "»De lyttede ikke«")
    assert line(table, "mood").note == "»De lyttede ikke«"


@pytest.mark.parametrize(
    ("about", "typed", "shown"),
    [
        (AboutNote(pen=Pen.WAITING), "", "Pen note, waits to be typed"),
        (AboutNote(pen=Pen.WAITING), "Og typet", "Og typet\nPen note, waits to be typed"),
        (AboutNote(pen=Pen.UNREADABLE), "", "Pen note, could not be read"),
        (AboutNote(pen=Pen.TYPED, transcript="Skrevet"), "Og typet", "Og typet\nSkrevet"),
        (AboutNote(quote=True, pen=Pen.TYPED, transcript="Nej"), "", "“Nej”"),
    ],
)
def test_a_pen_note_says_how_far_it_has_come(
    table: Table, about: AboutNote, typed: str, shown: str
) -> None:
    table.session.rate("mood", 1)
    if typed:
        table.session.write_note("mood", typed)
    table.session._keep(table.session.interview.with_about(("mood", "low"), about))
    assert line(table, "mood").note == shown
