"""What every page of an interview has in common with the screen around it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from interviewer.questionnaire import Texts
from interviewer.session import InterviewSession
from ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Footer:
    """The buttons below a page; an empty text hides one."""

    forward: str
    back: str
    skip: str = ""
    ready: bool = True
    """False: going on needs something first; the button says what when it is tapped."""


class Page(QWidget):
    """One page. `render_session` is the only way anything of the interview appears on it."""

    advanced = Signal()
    """Enter was pressed where it means "go on"."""
    turned = Signal(int)

    def __init__(self, theme: Theme, app_language: Callable[[], str]) -> None:
        super().__init__()
        self.theme = theme
        self.app_language = app_language
        self.bilingual = False
        """Whether the original wording stands below what is read aloud in another language."""
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(0)

    def render_session(self, session: InterviewSession) -> None:
        """Show the interview as it is on disk."""

    def own_words(self, session: InterviewSession) -> Texts:
        """The questionnaire in the interviewer's language: for what is not read aloud."""
        return session.questionnaire.words(self.app_language())

    def original(self, session: InterviewSession) -> Texts | None:
        """The original words, where they are wanted below what is read aloud; else None."""
        words = session.questionnaire.words(session.questionnaire.original)
        return words if self.bilingual and session.words is not words else None

    def original_name(self, session: InterviewSession) -> str:
        """What the original language calls itself."""
        return session.questionnaire.words(session.questionnaire.original).name

    def retranslate(self) -> None:
        """Set every text of the app's own."""

    def set_theme(self, theme: Theme) -> None:
        """Use another palette or text size."""
        self.theme = theme

    def footer(self) -> Footer:
        """The buttons that belong to this page now."""
        raise NotImplementedError

    def heading(self) -> str:
        """Where we are, for the bar at the top."""
        raise NotImplementedError

    def focus_first(self) -> None:
        """Put the cursor where the interviewer goes on."""
        self.setFocus()

    def focus_again(self) -> None:
        """Put the cursor back after something else had it."""
        self.focus_first()

    def focus_item(self, name: str) -> None:
        """Put the cursor where the question or background field `name` is answered."""
        self.focus_first()

    def flush(self) -> None:
        """Hand on whatever has been typed and not yet saved."""

    def keep_in_view(self) -> None:
        """Scroll so that the field being typed in can be seen."""

    def digit(self, digit: int) -> bool:
        """A digit outside a text field; True if it meant something."""
        return False

    def letter(self, letter: str) -> bool:
        """A letter outside a text field; True if it meant something, and no key of the screen."""
        return False

    def changeEvent(self, event: QEvent) -> None:
        """A new language: set the texts again."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
