"""What the screens before Home have in common: they lead to an open store, in either language."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from interviewer.errors import InterviewerError
from ui.widgets.basics import Screen
from ui.widgets.notice import Notice
from ui.widgets.segments import LanguageSwitch

if TYPE_CHECKING:
    from ui.services import Services


class DoorScreen(Screen):
    """A screen with a language switch and a notice, whose end is an open store."""

    opened = Signal(object)
    """The unlocked `Store`."""
    changed = Signal(object)
    """New `Preferences`, in use already: another language."""

    def __init__(self, services: Services, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._services = services
        self._notice = Notice(f"{name}_notice")
        self._language = LanguageSwitch()
        self._language.set_value(services.preferences.language)
        self._language.chosen.connect(self._speak)

    def _speak(self, language: str) -> None:
        preferences = replace(self._services.preferences, language=language)
        try:
            self._services.prefer(preferences)
        except InterviewerError as error:
            self._notice.show_error(error)
        self.changed.emit(preferences)
        if self.focusProxy() is not None:
            self.setFocus()
