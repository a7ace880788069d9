"""The unlock window: what a right, a wrong and an impossible passphrase lead to."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from interviewer.errors import StoreDamaged, StoreInUse, StoreNewer, StoreUnavailable
from interviewer.ports import StoreState
from interviewer.preferences import Preferences
from tests.ui.door_fakes import RIGHT, FakeFolder, services
from ui.screens.unlock import UnlockScreen
from ui.widgets.notice import Notice
from ui.widgets.passphrase import PassphraseField
from ui.widgets.segments import LanguageSwitch


def shown(qtbot: QtBot, folder: FakeFolder, in_interview: bool = False) -> UnlockScreen:
    screen = UnlockScreen(services(folder), in_interview)
    qtbot.addWidget(screen)
    with qtbot.waitExposed(screen):
        screen.show()
    return screen


def part(screen: QWidget, kind: type[QWidget], name: str) -> QWidget:
    found = screen.findChild(kind, name)
    assert isinstance(found, kind)
    return found


def edit_of(screen: QWidget) -> QLineEdit:
    found = screen.findChild(QLineEdit, "passphrase")
    assert isinstance(found, QLineEdit)
    return found


def test_typing_and_enter_unlock_without_a_tap(qtbot: QtBot) -> None:
    folder = FakeFolder()
    screen = shown(qtbot, folder)
    qtbot.waitUntil(edit_of(screen).hasFocus)
    qtbot.keyClicks(edit_of(screen), RIGHT)
    with qtbot.waitSignal(screen.opened) as opened:
        qtbot.keyClick(edit_of(screen), Qt.Key.Key_Return)
    assert opened.args == [folder.store]
    assert edit_of(screen).text() == ""


def test_a_wrong_passphrase_says_just_that_and_is_ready_for_another(qtbot: QtBot) -> None:
    screen = shown(qtbot, FakeFolder())
    edit = edit_of(screen)
    qtbot.keyClicks(edit, "something else")
    with qtbot.assertNotEmitted(screen.opened):
        qtbot.keyClick(edit, Qt.Key.Key_Return)
    field = screen.findChild(PassphraseField)
    assert field is not None
    assert field.error() == "The passphrase is not right. Try again."
    assert field.error() in edit.accessibleDescription()
    assert edit.selectedText() == edit.text()
    assert part(screen, Notice, "unlock_notice").isHidden()
    qtbot.keyClicks(edit, RIGHT)
    assert field.error() == ""
    with qtbot.waitSignal(screen.opened):
        qtbot.keyClick(edit, Qt.Key.Key_Return)


def test_the_passphrase_is_hidden_until_asked_for(qtbot: QtBot) -> None:
    screen = shown(qtbot, FakeFolder())
    edit = edit_of(screen)
    toggle = part(screen, QWidget, "passphrase_show")
    qtbot.keyClicks(edit, RIGHT)
    assert RIGHT not in edit.displayText()
    assert toggle.accessibleName() == "Show: Passphrase"
    qtbot.mouseClick(toggle, Qt.MouseButton.LeftButton)
    assert edit.displayText() == RIGHT
    assert toggle.accessibleName() == "Hide: Passphrase"


@pytest.mark.parametrize(
    "trouble",
    [StoreInUse(Path("/data")), StoreNewer(9, 3), StoreUnavailable(Path("/data"), "read-only")],
    ids=lambda error: type(error).__name__,
)
def test_other_trouble_is_explained_and_can_be_tried_again(
    qtbot: QtBot, trouble: Exception
) -> None:
    folder = FakeFolder(trouble=trouble)
    screen = shown(qtbot, folder)
    qtbot.keyClicks(edit_of(screen), RIGHT)
    qtbot.keyClick(edit_of(screen), Qt.Key.Key_Return)
    assert part(screen, Notice, "unlock_notice").isVisible()
    folder.trouble = None
    with qtbot.waitSignal(screen.opened):
        qtbot.keyClick(edit_of(screen), Qt.Key.Key_Return)


def test_damage_is_handed_on_with_the_passphrase(qtbot: QtBot) -> None:
    error = StoreDamaged(Path("/data/store.db"), "checksum")
    screen = shown(qtbot, FakeFolder(trouble=error))
    qtbot.keyClicks(edit_of(screen), RIGHT)
    with qtbot.waitSignal(screen.damaged) as damaged:
        qtbot.keyClick(edit_of(screen), Qt.Key.Key_Return)
    assert damaged.args == [error, RIGHT]
    assert edit_of(screen).text() == ""


def test_a_lost_key_is_explained_before_anything_is_typed(qtbot: QtBot) -> None:
    screen = shown(qtbot, FakeFolder(held=StoreState.KEY_LOST))
    notice = part(screen, Notice, "unlock_notice")
    assert notice.isVisible()
    qtbot.keyClicks(edit_of(screen), "wrong")
    qtbot.keyClick(edit_of(screen), Qt.Key.Key_Return)
    assert notice.isVisible()
    qtbot.keyClicks(edit_of(screen), RIGHT)
    with qtbot.waitSignal(screen.opened):
        qtbot.keyClick(edit_of(screen), Qt.Key.Key_Return)


def test_after_an_idle_lock_it_says_that_the_interview_is_safe(qtbot: QtBot) -> None:
    screen = shown(qtbot, FakeFolder(), in_interview=True)
    told = part(screen, QWidget, "unlock_locked_from")
    assert told.isVisible()
    assert not part(shown(qtbot, FakeFolder()), QWidget, "unlock_locked_from").isVisible()


def test_another_language_is_saved_first(qtbot: QtBot) -> None:
    saved: list[Preferences] = []
    screen = UnlockScreen(services(FakeFolder(), saved))
    qtbot.addWidget(screen)
    switch = screen.findChild(LanguageSwitch)
    assert switch is not None
    with qtbot.waitSignal(screen.changed) as changed:
        switch.button("da").click()
    assert [one.language for one in saved] == ["da"]
    assert changed.args == saved


def test_enter_on_an_empty_field_asks_for_the_passphrase(qtbot: QtBot) -> None:
    screen = shown(qtbot, FakeFolder())
    with qtbot.assertNotEmitted(screen.opened):
        qtbot.keyClick(edit_of(screen), Qt.Key.Key_Return)
    field = screen.findChild(PassphraseField)
    assert field is not None
    assert field.error() == "Write your passphrase."


def test_nothing_heavy_is_loaded_before_it_is_painted() -> None:
    heavy = "{'zxcvbn', 'reportlab', 'sqlcipher3', 'nacl', 'ui.screens.settings', 'ui.jobs'}"
    code = f"import sys, ui.screens.unlock; print(sorted({heavy} & sys.modules.keys()))"
    run = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).resolve().parents[2],
    )
    assert run.stdout.strip() == "[]"
