"""Settings: saved before they are in force, put back when they cannot be saved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from interviewer.errors import StoreUnavailable
from interviewer.preferences import Preferences
from tests.ui.door_fakes import RIGHT, FakeFolder, services
from ui.screens.settings import SettingsScreen
from ui.services import Services
from ui.widgets.notice import Notice
from ui.widgets.segments import Segments

NEW = "en helt anden sætning"


@pytest.fixture
def saved() -> list[Preferences]:
    return []


@pytest.fixture
def given(saved: list[Preferences]) -> Services:
    return services(FakeFolder(), saved)


@pytest.fixture
def screen(qtbot: QtBot, given: Services) -> SettingsScreen:
    made = SettingsScreen(given)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    with qtbot.waitExposed(made):
        made.show()
    return made


def press(screen: SettingsScreen, name: str) -> None:
    button = screen.findChild(QPushButton, name)
    assert isinstance(button, QPushButton)
    button.click()


def edit(screen: SettingsScreen, name: str) -> QLineEdit:
    found = screen.findChild(QLineEdit, name)
    assert isinstance(found, QLineEdit)
    return found


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("settings_language_da", {"language": "da"}),
        ("text_percent_150", {"text_percent": 150}),
        ("theme_dark", {"theme": "dark"}),
        ("idle_minutes_30", {"idle_minutes": 30}),
        ("theme_sunlight", {"theme": "sunlight"}),
        ("background_start", {"background_first": True}),
        ("hand_left", {"left_handed": True}),
        ("writing_capitals", {"capitals": False}),
        ("writing_shorthand", {"shorthand": False}),
        ("writing_suggestions", {"suggestions": False}),
    ],
)
def test_a_choice_is_saved_then_told(
    qtbot: QtBot,
    screen: SettingsScreen,
    saved: list[Preferences],
    name: str,
    expected: dict[str, object],
) -> None:
    wanted = replace(Preferences(language="en"), **expected)  # type: ignore[arg-type]
    with qtbot.waitSignal(
        screen.changed, check_params_cb=lambda told: saved == [wanted] and told == wanted
    ):
        press(screen, name)


def test_choices_add_up(screen: SettingsScreen, given: Services, saved: list[Preferences]) -> None:
    press(screen, "theme_dark")
    press(screen, "text_percent_200")
    press(screen, "text_percent_200")
    assert given.preferences == Preferences(language="en", theme="dark", text_percent=200)
    assert len(saved) == 2


def test_what_is_switched_off_can_be_switched_on_again(
    screen: SettingsScreen, given: Services
) -> None:
    press(screen, "writing_suggestions")
    press(screen, "writing_suggestions")
    press(screen, "hand_left")
    press(screen, "hand_right")
    assert given.preferences == Preferences(language="en")


def test_it_shows_what_is_chosen(qtbot: QtBot) -> None:
    given = services()
    given.preferences = Preferences(
        language="en", theme="sunlight", left_handed=True, capitals=False
    )
    screen = SettingsScreen(given)
    qtbot.addWidget(screen)
    chosen = {
        name: push.isChecked()
        for push in screen.findChildren(QPushButton)
        if (name := push.objectName()).startswith(("theme_", "hand_", "writing_"))
    }
    assert {name for name, checked in chosen.items() if checked} == {
        "theme_sunlight",
        "hand_left",
        "writing_shorthand",
        "writing_suggestions",
    }


@pytest.mark.parametrize(
    ("name", "signal"),
    [
        ("shorthand_open", "shorthand_wanted"),
        ("card_preview_open", "card_preview_wanted"),
        ("questionnaires_open", "questionnaires_wanted"),
        ("lead_open", "lead_wanted"),
    ],
)
def test_what_has_a_page_of_its_own_leads_there(
    qtbot: QtBot, screen: SettingsScreen, name: str, signal: str
) -> None:
    with qtbot.waitSignal(getattr(screen, signal)):
        press(screen, name)


def test_sizes_have_names(screen: SettingsScreen) -> None:
    text = screen.findChild(Segments, "text_percent")
    assert text is not None
    said = [text.button(value).text() for value in text.values()]
    assert said == ["Normal 100 %", "125 %", "Large 150 %", "175 %", "Largest 200 %"]


def test_arrow_keys_choose_too(qtbot: QtBot, screen: SettingsScreen, given: Services) -> None:
    theme = screen.findChild(Segments, "theme")
    assert theme is not None
    theme.button("system").setFocus()
    qtbot.keyClick(theme.button("system"), Qt.Key.Key_Right)
    light = theme.button("light")
    qtbot.waitUntil(light.hasFocus)
    qtbot.keyClick(light, Qt.Key.Key_Space)
    assert given.preferences.theme == "light"
    assert light.isChecked()


def test_what_cannot_be_kept_holds_for_now_and_is_said(
    qtbot: QtBot, screen: SettingsScreen, given: Services
) -> None:
    def refuse(_preferences: Preferences) -> None:
        raise StoreUnavailable(Path("/data"), "read-only")

    given.keep_preferences = refuse
    with qtbot.waitSignal(screen.changed) as changed:
        press(screen, "theme_dark")
    assert changed.args[0].theme == "dark"
    assert given.preferences.theme == "dark"
    notice = screen.findChild(Notice, "settings_notice")
    assert notice is not None
    assert notice.isVisible()


def test_a_value_set_elsewhere_stays_a_choice(qtbot: QtBot) -> None:
    given = services()
    given.preferences = Preferences(language="en", idle_minutes=7, text_percent=110)
    screen = SettingsScreen(given)
    qtbot.addWidget(screen)
    idle = screen.findChild(Segments, "idle_minutes")
    assert idle is not None
    assert idle.values() == (1, 2, 5, 7, 10, 15, 30)
    assert idle.value() == 7


def fill_passphrases(
    qtbot: QtBot, screen: SettingsScreen, old: str, new: str, again: str
) -> Callable[[str], str]:
    press(screen, "passphrase_change")
    for name, typed in (
        ("passphrase_old", old),
        ("passphrase_new", new),
        ("passphrase_again", again),
    ):
        qtbot.keyClicks(edit(screen, name), typed)

    def error(name: str) -> str:
        found = screen.findChild(QLabel, f"error_{name}")
        assert isinstance(found, QLabel)
        return found.text()

    return error


def test_the_passphrase_is_changed(qtbot: QtBot, screen: SettingsScreen, given: Services) -> None:
    fill_passphrases(qtbot, screen, RIGHT, NEW, NEW)
    qtbot.keyClick(edit(screen, "passphrase_again"), Qt.Key.Key_Return)
    assert isinstance(given.folder, FakeFolder)
    assert given.folder.passphrase == NEW
    assert not edit(screen, "passphrase_old").isVisible()
    assert edit(screen, "passphrase_old").text() == edit(screen, "passphrase_new").text() == ""
    said = screen.findChild(QLabel, "passphrase_said")
    assert isinstance(said, QLabel)
    assert said.isVisible()


@pytest.mark.parametrize(
    ("old", "new", "again", "where", "said"),
    [
        ("", NEW, NEW, "passphrase_old", "Write the passphrase you use now."),
        ("wrong", NEW, NEW, "passphrase_old", "That is not the present passphrase."),
        (RIGHT, "kort", "kort", "passphrase_new", "It is too short."),
        (RIGHT, NEW, "x", "passphrase_again", "The two are not the same."),
    ],
)
def test_a_passphrase_that_cannot_be_changed_stays(
    qtbot: QtBot,
    screen: SettingsScreen,
    given: Services,
    old: str,
    new: str,
    again: str,
    where: str,
    said: str,
) -> None:
    error = fill_passphrases(qtbot, screen, old, new, again)
    press(screen, "passphrase_save")
    assert error(where).startswith(said)
    qtbot.waitUntil(edit(screen, where).hasFocus)
    assert isinstance(given.folder, FakeFolder)
    assert given.folder.passphrase == RIGHT


def test_escape_leaves_the_form_first_and_forgets_what_was_typed(
    qtbot: QtBot, screen: SettingsScreen
) -> None:
    fill_passphrases(qtbot, screen, RIGHT, "", "")
    with qtbot.assertNotEmitted(screen.closed):
        qtbot.keyClick(edit(screen, "passphrase_old"), Qt.Key.Key_Escape)
    assert edit(screen, "passphrase_old").text() == ""
    with qtbot.waitSignal(screen.closed):
        qtbot.keyClick(screen, Qt.Key.Key_Escape)


def test_about_names_version_questionnaire_and_source(
    screen: SettingsScreen, given: Services
) -> None:
    def told(name: str) -> str:
        found = screen.findChild(QLabel, f"about_{name}")
        assert isinstance(found, QLabel)
        return "" if found.isHidden() else found.text()

    assert "1.2.3" in told("version")
    words = given.questionnaires(*given.study.questionnaire).words("en")
    assert words.title in told("questionnaire")
    assert told("source") == words.source
    assert "native speaker" in told("validated")
    given.preferences = replace(given.preferences, language="da")
    screen.retranslate()
    assert told("validated") == ""
