"""The export's screen says who will be able to read the file, and the file is as it says."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtWidgets import QLabel

import main
from export.plan import ExportPlan
from interviewer.anonymise import LeftOut, Reason
from interviewer.contact import Contact, Disposition
from interviewer.interview import AboutNote, Pen
from interviewer.keys import Enrolled
from interviewer.study import PenRules
from tests import windows
from tests.export.sample import interview, plain
from tests.export.test_sealed_export import LEADS, LIMIT, enrolled
from ui.screens.export import ExportScreen
from ui.window import MainWindow


@pytest.fixture
def window(at_home: MainWindow) -> MainWindow:
    """An unlocked window at Home."""
    return at_home


def shown(window: MainWindow, folder: Path) -> ExportScreen:
    """The export's first step, planned, in English."""
    services = window._services
    made = [
        replace(
            interview(number),
            study_id=services.study.id,
            questionnaire_id=services.study.questionnaire[0],
            questionnaire_version=services.study.questionnaire[1],
            notes={},
        )
        for number in (1, 2)
    ]
    windows.opened(window).add_many(made, [])
    screen = ExportScreen(services, windows.opened(window), window._app.theme)
    window._app.speak("en")
    screen.retranslate()
    windows.wait_until(lambda: screen._plan is not None)
    folder.mkdir()
    screen._choose_place(folder)
    return screen


def text(screen: ExportScreen, name: str) -> str:
    found = screen.findChild(QLabel, name)
    assert found is not None
    return found.text().replace("\N{NO-BREAK SPACE}", " ")


def own(known: Enrolled, window: MainWindow) -> Enrolled:
    return replace(known, study_id=window._services.study.id)


def test_without_an_enrolment_it_says_that_anybody_can_read_it(
    window: MainWindow, tmp_path: Path
) -> None:
    screen = shown(window, tmp_path / "stick")
    assert "not encrypted" in text(screen, "readers")
    screen._write()
    windows.wait_until(lambda: screen._done is not None)
    (file,) = (tmp_path / "stick").iterdir()
    assert file.suffix == ".zip"
    assert file.read_bytes()[:2] == b"PK"
    assert "nobody else" not in text(screen, "done_text")
    screen.put_away()


def test_with_one_it_names_the_lead_by_the_number_that_was_compared(
    window: MainWindow, tmp_path: Path
) -> None:
    windows.opened(window).enrolments.save(own(enrolled(), window))
    screen = shown(window, tmp_path / "stick")
    said = text(screen, "readers")
    assert LEADS[0].key.fingerprint[:11] in said
    assert "encrypted" in said
    screen._write()
    windows.wait_until(lambda: screen._done is not None)
    (file,) = (tmp_path / "stick").iterdir()
    assert file.suffix == ".batch"
    assert "nobody else can read it" in text(screen, "done_text")
    from export.sealing import unseal

    header, _ = unseal(file.read_bytes(), LEADS[:1], limit=LIMIT)
    assert header.study == window._services.study.id
    screen.put_away()


def test_it_names_every_lead_and_what_else_is_told(window: MainWindow, tmp_path: Path) -> None:
    store = windows.opened(window)
    store.enrolments.save(own(enrolled(*LEADS[:2]), window))
    screen = shown(window, tmp_path / "stick")
    said = text(screen, "readers")
    assert all(lead.key.fingerprint[:11] in said for lead in LEADS[:2])
    assert "withdrawn" not in text(screen, "leaves")
    screen._write()
    windows.wait_until(lambda: screen._done is not None)
    day = window._services.clock.now().date()
    study = window._services.study.id
    gone = Contact(interview(3).id, study, Disposition.WITHDRAWN, day)
    store.interviews.withdraw(interview(1).id, gone)
    store.add_many([], [replace(gone, id=interview(4).id, disposition=Disposition.LANGUAGE)])
    screen._plan_for("new")
    windows.wait_until(lambda: screen._plan is not None)
    assert "1 interview was withdrawn" in text(screen, "leaves")
    assert "1 had no language in common" in text(screen, "export_more_counts")
    screen.put_away()


def test_it_says_how_many_notes_wait_and_whether_handwriting_leaves(
    window: MainWindow, tmp_path: Path
) -> None:
    services, store = window._services, windows.opened(window)
    waits = plain(
        number=9,
        study_id=services.study.id,
        questionnaire_id=services.study.questionnaire[0],
        questionnaire_version=services.study.questionnaire[1],
    ).with_about(("q1", "high"), AboutNote(pen=Pen.WAITING))
    store.add_many([waits], [])
    store.enrolments.save(own(enrolled(), window))
    screen = shown(window, tmp_path / "stick")
    assert "1 note by pen waits to be typed" in text(screen, "export_more_counts")
    assert "handwriting" not in text(screen, "leaves")
    assert "handwriting" in text(screen, "stays")
    assert screen._plan is not None
    study = replace(services.study, pen=PenRules(strokes=True))
    screen._planned(replace(cast(ExportPlan, screen._plan), study=study))
    assert "handwriting" in text(screen, "leaves")
    assert "handwriting" not in text(screen, "stays")

    left = [LeftOut(waits.id, reason) for reason in (Reason.ROOM, Reason.ROOM, Reason.VALUE)]
    planned = cast(ExportPlan, screen._plan)
    screen._planned(replace(planned, strokes_stay=1, left_out=tuple(left)))
    assert "handwriting" not in text(screen, "leaves")
    assert "The handwriting of 1 note, too long" in text(screen, "stays")
    assert "2 leave with the next batch" in text(screen, "export_more_counts")
    assert "1 cannot leave and stays here" in text(screen, "export_more_counts")
    screen.put_away()


def test_the_app_seals_with_the_enrolment_of_the_study_it_exports(window: MainWindow) -> None:
    store = windows.opened(window)
    store.enrolments.save(replace(enrolled(), study_id="another"))
    study = window._services.study
    plan = main.plan_export(store, None, lambda *_: True, study)
    assert plan is not None
    assert plan.sealed_for == ()
    store.enrolments.save(own(enrolled(), window))
    plan = main.plan_export(store, None, lambda *_: True, study)
    assert plan is not None
    assert plan.sealed_for == (LEADS[0].key,)
