"""The introduction, read aloud, and the presentation of the scale with its colours."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout

from interviewer.session import InterviewSession
from ui.pages.base import Footer, Page
from ui.theme import GRID, READING_WIDTH, Theme
from ui.widgets.basics import Ground, column, label
from ui.widgets.scale_row import ScaleRow

COLUMN = 860
"""Width of running text at 100 %: about 70 letters."""


class ReadAloud(QVBoxLayout):
    """Paragraphs that are read to the citizen, under a mark that says so."""

    def __init__(self) -> None:
        super().__init__()
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(2 * GRID)
        self.mark = label("read_aloud_mark", "tag", wrap=False)
        self.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignLeft)
        self._paragraphs: list[QLabel] = []

    def show_paragraphs(self, paragraphs: list[str]) -> None:
        """Show these paragraphs, each a label of its own."""
        while len(self._paragraphs) < len(paragraphs):
            made = label(f"paragraph_{len(self._paragraphs)}", "read")
            self._paragraphs.append(made)
            self.addWidget(made)
        for widget, text in zip(self._paragraphs, paragraphs, strict=False):
            widget.setText(text)
            widget.show()
        for widget in self._paragraphs[len(paragraphs) :]:
            widget.hide()


class IntroductionPage(Page):
    """Who asks, why, and that it is anonymous; then the citizen's yes or no."""

    def __init__(self, theme: Theme, app_language: Callable[[], str]) -> None:
        super().__init__(theme, app_language)
        self.setObjectName("page_introduction")
        self._text = ReadAloud()
        self._ask = label("consent_hint", "quiet")
        content = column(self._text, self._ask, 1, spacing=3 * GRID)
        self._ground = Ground(content, width=theme.px(COLUMN))
        self.box.addWidget(self._ground)
        self._agreed = False
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text of the app's own."""
        self._text.mark.setText(self.tr("Read aloud"))
        self._ask.setText(
            self.tr(
                "The citizen answers yes or no. A no is counted as a refusal, "
                "and nothing else is kept."
            )
        )

    def render_session(self, session: InterviewSession) -> None:
        """Show the introduction in the language read aloud."""
        self._agreed = session.interview.agreed
        self._text.show_paragraphs([session.say(text) for text in session.words.introduction])

    def heading(self) -> str:
        """Where we are."""
        return self.tr("Introduction")

    def footer(self) -> Footer:
        """Yes, no, or nobody was asked."""
        if self._agreed:
            return Footer(forward=self.tr("Next"), back="")
        return Footer(
            forward=self.tr("Yes, go on"),
            skip=self.tr("No, thank you"),
            back=self.tr("Close"),
        )


class PresentationPage(Page):
    """The five colours, shown while they are explained."""

    def __init__(self, theme: Theme, app_language: Callable[[], str]) -> None:
        super().__init__(theme, app_language)
        self.setObjectName("page_presentation")
        self._text = ReadAloud()
        self._scale = ScaleRow(theme, interactive=False)
        content = column(self._text, self._scale, 1, spacing=3 * GRID)
        self.box.addWidget(Ground(content, width=READING_WIDTH))
        self.retranslate()

    def set_theme(self, theme: Theme) -> None:
        """Use another palette or text size."""
        super().set_theme(theme)
        self._scale.set_theme(theme)

    def retranslate(self) -> None:
        """Set every text of the app's own."""
        self._text.mark.setText(self.tr("Read aloud while you show the colours"))

    def render_session(self, session: InterviewSession) -> None:
        """Show the presentation in the language read aloud."""
        words = session.words
        scale = session.questionnaire.presented_scale
        self._text.show_paragraphs([session.say(text) for text in words.presentation])
        if scale is not None:  # Without one, the interview has no such page.
            self._scale.show_scale(scale, words.labels[scale.id])

    def heading(self) -> str:
        """Where we are."""
        return self.tr("The scale")

    def footer(self) -> Footer:
        """On or back."""
        return Footer(forward=self.tr("Next"), back=self.tr("Back"))
