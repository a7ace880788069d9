"""The introduction, read aloud, and the presentation of the scale with its colours."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout

from interviewer.questionnaire import INTRODUCTION, PRESENTATION, Texts
from interviewer.session import InterviewSession
from ui.pages.base import Footer, Page
from ui.theme import GRID, READING_WIDTH, Theme
from ui.widgets.basics import Ground, column, label, row
from ui.widgets.scale_row import ScaleRow
from ui.widgets.spoken import SpokenText, not_translated

COLUMN = 860
"""Width of running text at 100 %: about 70 letters."""


class ReadAloud(QVBoxLayout):
    """Paragraphs that are read to the citizen, under a mark that says so."""

    def __init__(self) -> None:
        super().__init__()
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(2 * GRID)
        self.mark = label("read_aloud_mark", "tag", wrap=False)
        self._borrowed = label("read_aloud_borrowed", "tag", wrap=False)
        self.addLayout(row(self.mark, self._borrowed, 1, spacing=GRID))
        self._paragraphs: list[SpokenText] = []

    def show_part(self, page: Page, session: InterviewSession, part: str) -> None:
        """Show the introduction or the presentation in the language read aloud.

        Each paragraph has the one of the original below it where that is wanted; where a
        translation is divided otherwise, the whole original stands below the last.
        """

        def said(words: Texts) -> list[str]:
            found = words.introduction if part == INTRODUCTION else words.presentation
            return [session.say(text, words.language) for text in found]

        words, original = session.words, page.original(session)
        paragraphs, borrowed = said(words), words.borrows(part)
        beside = said(original) if original and not borrowed else []
        if len(beside) != len(paragraphs):
            beside = [*[""] * (len(paragraphs) - 1), "\n".join(beside)]
        while len(self._paragraphs) < len(paragraphs):
            made = SpokenText(f"paragraph_{len(self._paragraphs)}", "read")
            self._paragraphs.append(made)
            self.addWidget(made)
        self.mark.setVisible(bool(paragraphs))
        rtl = words.right_to_left and not borrowed
        for widget, text, below in zip(self._paragraphs, paragraphs, beside, strict=False):
            widget.show_text(text, rtl, below)
            widget.show()
        for widget in self._paragraphs[len(paragraphs) :]:
            widget.hide()
        self._borrowed.setText(not_translated(page.original_name(session)))
        self._borrowed.setVisible(borrowed and bool(paragraphs))


class IntroductionPage(Page):
    """Who asks, why, and that it is anonymous; then the citizen's yes or no."""

    def __init__(self, theme: Theme, app_language: Callable[[], str]) -> None:
        super().__init__(theme, app_language)
        self.setObjectName("page_introduction")
        self._text = ReadAloud()
        self._without = label("no_introduction", "body")
        self._ask = label("consent_hint", "quiet")
        content = column(self._text, self._without, self._ask, 1, spacing=3 * GRID)
        self._ground = Ground(content, width=theme.px(COLUMN))
        self.box.addWidget(self._ground)
        self._agreed = False
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text of the app's own."""
        self._text.mark.setText(self.tr("Read aloud"))
        self._without.setText(
            self.tr(
                "This questionnaire has no introduction. Say who you are, and ask if the citizen "
                "will take part."
            )
        )
        self._ask.setText(
            self.tr(
                "The citizen answers yes or no. A no is counted as a refusal, "
                "and nothing else is kept."
            )
        )

    def render_session(self, session: InterviewSession) -> None:
        """Show the introduction in the language read aloud."""
        self._agreed = session.interview.agreed
        self._text.show_part(self, session, INTRODUCTION)
        self._without.setHidden(bool(session.words.introduction))
        self._ask.setHidden(self._agreed)

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
        self._text.show_part(self, session, PRESENTATION)
        words, original = session.words, self.original(session)
        scale = session.questionnaire.presented_scale
        if scale is not None:  # Without one, the interview has no such page.
            self._scale.show_scale(
                scale,
                words.labels[scale.id],
                words.right_to_left,
                original.labels[scale.id] if original else None,
            )

    def heading(self) -> str:
        """Where we are."""
        return self.tr("The scale")

    def footer(self) -> Footer:
        """On or back."""
        return Footer(forward=self.tr("Next"), back=self.tr("Back"))
