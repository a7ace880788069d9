"""The lead's screen: studies, questionnaires, and what is made of them; through the real window."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest
from frictionless import validate
from pypdf import PdfReader
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit

from benchmarks.driver import Driver
from interviewer.errors import StudyUnknown
from interviewer.interview import Missing
from interviewer.questionnaire import Question, Value
from interviewer.workshop import Paper
from resources import ROOT
from tests import windows
from tests.on_screen import Hands, reveal
from ui.interview_screen import InterviewScreen
from ui.screens.home import HomeScreen
from ui.screens.questionnaires import QuestionnairesScreen
from ui.window import MainWindow

SURVEY = [
    ("type", "name", "label", "relevant", "appearance", "constraint"),
    ("select_one agree", "trust", "Jeg bliver mødt med tillid.", None, "likert", None),
    ("text", "why", "Hvorfor ikke?", "${trust} < 3", None, None),
    ("select_multiple help", "help", "Hvem har hjulpet dig?", None, None, None),
    ("integer", "age", "Hvor gammel er du?", None, None, ". >= 15 and . <= 99"),
]
CHOICES: list[tuple[str | int, ...]] = [
    ("list_name", "name", "label"),
    *(
        ("agree", code, text)
        for code, text in zip(
            (1, 2, 3, 4, 5, 9),
            ("Meget uenig", "Uenig", "Hverken eller", "Enig", "Meget enig", "Ved ikke"),
            strict=True,
        )
    ),
    ("help", 1, "Min sagsbehandler"),
    ("help", 2, "Andre"),
]


def workbook(path: Path, survey: Sequence[tuple[str | None, ...]] | None = None) -> Path:
    """README's example, as somebody types it into Excel."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "survey"
    for line in survey or SURVEY:
        sheet.append(line)
    other = book.create_sheet("choices")
    for row in CHOICES:
        other.append(row)
    book.save(path)
    return path


class Lead:
    """Somebody at the lead's screen."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.driver = Driver(window)
        self.show()

    def show(self) -> None:
        self.window.show_questionnaires()
        windows.wait(20)

    @property
    def screen(self) -> QuestionnairesScreen:
        screen = self.window.screen_shown
        assert isinstance(screen, QuestionnairesScreen)
        return screen

    def tap(self, name: str) -> None:
        reveal(self.driver.find(name))
        self.driver.settle()
        self.driver.tap(name)

    def told(self) -> str:
        """What the notice says, when the work beside the window is over."""
        windows.wait_until(lambda: not self.screen._jobs.running)
        windows.wait(20)
        notice = self.screen._notice
        parts = [each.text() for each in notice.findChildren(QLabel) if each.isVisible()]
        return "\n".join(parts)


@pytest.fixture
def lead(at_home: MainWindow) -> Lead:
    at_home._services.use_study("vive-2020")
    at_home._app.speak("en")
    return Lead(at_home)


def test_a_form_from_excel_is_used_for_an_interview_and_exported(
    lead: Lead, tmp_path: Path
) -> None:
    lead.screen.add_excel(workbook(tmp_path / "tillid.xlsx"))
    assert "tillid 1.0 is added" in lead.told().casefold()
    lead.tap("shelved_tillid_1.0")
    lead.driver.tap("sheet_use")
    field = lead.driver.find("study_organisation")
    assert isinstance(field, QLineEdit)
    windows.wait_until(field.hasFocus)
    lead.driver.tap("study_make")
    assert lead.driver.shows("study_organisation"), "who asks has to be said"
    lead.driver.type("Instituttet")
    lead.driver.tap("study_make")
    assert "In bands at export: Hvor gammel er du?" in lead.told()
    lead.window.show_home()

    def choose(item: Question) -> Value | Missing:
        answers: dict[str, Value] = {"trust": 2, "why": "Ingen tid.", "help": (1, 2), "age": 37}
        return answers[item.id]

    lead.driver.tap("new_interview")
    lead.driver.tap("forward")
    screen = lead.window.screen_shown
    assert isinstance(screen, InterviewScreen)
    Hands(lead.driver).carry_out(screen.session, choose, "")
    windows.wait_until(lambda: lead.driver.shows("done_home"))
    lead.driver.tap("done_home")
    windows.wait_until(lambda: isinstance(lead.window.screen_shown, HomeScreen))
    store = windows.opened(lead.window)
    plan = lead.window._services.plan_export(store, None, lambda _done, _total: True)
    assert plan is not None
    batch = tmp_path / "batch.zip"
    assert plan.write(batch)
    with zipfile.ZipFile(batch) as archive:
        archive.extractall(tmp_path / "batch")
        answers = archive.read("data/answers.csv").decode()
    assert validate(str(tmp_path / "batch" / "datapackage.json")).valid
    rows = {
        (row["question"], row["option"]): row
        for row in csv.DictReader(io.StringIO(answers, newline=""))
    }
    assert rows["trust", ""]["answer"] == "2"
    assert rows["why", ""]["text"] == "Ingen tid."
    assert [rows["help", option]["answer"] for option in ("1", "2")] == ["1", "1"]
    assert rows["age", ""]["answer"] == "35", "the lower edge of 35-39"


def test_a_corrected_form_becomes_a_new_version_beside_the_old(lead: Lead, tmp_path: Path) -> None:
    lead.screen.add_excel(workbook(tmp_path / "tillid.xlsx"))
    lead.told()
    corrected = [*SURVEY]
    corrected[1] = ("select_one agree", "trust", "Jeg bliver mødt med tillid her.", *SURVEY[1][3:])
    lead.screen.add_excel(workbook(tmp_path / "tillid.xlsx", corrected))
    said = lead.told()
    assert "1.1 is added" in said
    assert "Jeg bliver mødt med tillid her." in said, "what is different is shown"
    versions = [each.version for each in lead.window._services.library.questionnaires()]
    assert {"1.0", "1.1"} <= set(versions)


def test_a_form_with_mistakes_is_refused_with_every_one(lead: Lead, tmp_path: Path) -> None:
    wrong = [SURVEY[0], SURVEY[1], SURVEY[1], ("select_one nowhere", "x", "?", None, None, None)]
    lead.screen.add_excel(workbook(tmp_path / "wrong.xlsx", wrong))
    said = lead.told()
    assert "trust" in said
    assert "nowhere" in said
    assert "survey" in said
    assert "wrong" not in [each.id for each in lead.window._services.library.questionnaires()]


def test_a_file_that_is_not_excel_says_so(lead: Lead, tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    path.write_bytes(b"no workbook")
    lead.screen.add_excel(path)
    assert "form.xlsx is no Excel workbook." in lead.told()


def test_another_study_is_chosen_for_new_interviews_and_kept(lead: Lead) -> None:
    lead.tap("study_kl-2023")
    assert lead.window._services.study.id == "kl-2023"
    assert lead.window._services.preferences.study == "kl-2023"
    chosen = [
        each.objectName()
        for each in lead.screen.findChildren(QAbstractButton)
        if each.isCheckable() and each.isChecked()
    ]
    assert chosen == ["study_kl-2023"]
    lead.window.show_home()
    lead.driver.tap("new_interview")
    screen = lead.window.screen_shown
    assert isinstance(screen, InterviewScreen)
    assert screen.session.questionnaire.id == "kl-2023"


def test_an_interview_goes_on_in_the_study_and_version_in_which_it_began(lead: Lead) -> None:
    lead.window.show_home()
    lead.driver.tap("new_interview")
    lead.driver.tap("forward")
    lead.driver.key("5")
    screen = lead.window.screen_shown
    assert isinstance(screen, InterviewScreen)
    begun = screen.session.interview.id
    lead.show()
    lead.tap("study_bdo-2022")
    lead.window.open_interview(begun)
    screen = lead.window.screen_shown
    assert isinstance(screen, InterviewScreen)
    assert (screen.session.study.id, screen.session.questionnaire.id) == ("vive-2020", "vive-2020")


def test_an_older_version_is_used_only_when_somebody_says_so(lead: Lead) -> None:
    lead.tap("shelved_vive-2020_1.0")
    lead.driver.tap("sheet_use")
    lead.driver.tap("sheet_cancel")
    assert lead.window._services.study.questionnaire == ("vive-2020", "1.1")
    lead.tap("shelved_vive-2020_1.0")
    lead.driver.tap("sheet_use")
    lead.driver.tap("sheet_renew")
    assert lead.window._services.study.questionnaire == ("vive-2020", "1.0")
    assert "version 1.0" in lead.told()


def test_a_language_is_marked_as_validated_when_asked_again_and_back(lead: Lead) -> None:
    library = lead.window._services.library

    def validated() -> bool:
        return library.questionnaire("vive-2020", "1.1").texts["ar"].validated

    for wanted in (True, False):
        lead.tap("shelved_vive-2020_1.1")
        lead.driver.tap("sheet_valid_ar")
        assert validated() is not wanted, "not before it is asked"
        lead.driver.tap("sheet_mark")
        lead.told()
        assert validated() is wanted
    assert (
        (ROOT / "questionnaires" / "vive-2020" / "1.1" / "ar.toml")
        .read_text(encoding="utf-8")
        .count("validated = false")
    ), "what came with the app is as it was"


@pytest.mark.parametrize("paper", Paper)
def test_everything_on_paper(lead: Lead, tmp_path: Path, paper: Paper) -> None:
    path = tmp_path / f"{paper}.pdf"
    workshop = lead.window._services.workshop
    workshop.print(("vive-2020", "1.1"), paper, "ar", 2, path)
    assert len(PdfReader(path).pages) >= 2
    before = path.read_bytes()
    with pytest.raises(Exception, match="could not be written"):
        workshop.print(("vive-2020", "1.1"), paper, "da", 1, path)
    assert path.read_bytes() == before


def test_excel_and_back_in_the_window(lead: Lead, tmp_path: Path) -> None:
    workshop = lead.window._services.workshop
    remarks = workshop.to_excel(("kl-2023", "1.0"), tmp_path / "kl.xlsx")
    assert any("colours" in each for each in remarks)
    lead.screen.add_excel(tmp_path / "kl.xlsx")
    assert "is on the device already" in lead.told()


def test_the_preview_opens_from_here_and_leads_back(lead: Lead) -> None:
    lead.tap("shelved_kl-2023_1.0")
    lead.driver.tap("sheet_preview")
    assert lead.window.screen_shown.objectName() == "preview"
    lead.driver.tap("preview_close")
    assert isinstance(lead.window.screen_shown, QuestionnairesScreen)


def test_it_is_reached_from_the_settings_and_escape_leads_back(lead: Lead) -> None:
    lead.window.show_settings()
    lead.tap("questionnaires_open")
    assert isinstance(lead.window.screen_shown, QuestionnairesScreen)
    lead.screen.setFocus()
    lead.screen.closed.emit()
    assert lead.window.screen_shown.objectName() == "settings"


def test_a_study_that_is_gone_is_said_and_nothing_begins_in_another(lead: Lead) -> None:
    lead.window._services.study_trouble = StudyUnknown("winter-2027")
    lead.window.show_home()
    assert "winter-2027" in lead.driver.find("notice_happened").property("text")
    lead.driver.tap("new_interview")
    assert lead.window.screen_shown.objectName() == "home"
    assert list(windows.opened(lead.window).interviews.unfinished()) == []
    lead.show()
    lead.tap("study_vive-2020")
    lead.window.show_home()
    lead.driver.tap("new_interview")
    assert lead.window.screen_shown.objectName() == "interview"
