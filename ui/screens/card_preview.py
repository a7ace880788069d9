"""The show cards of a study as people see them who do not see all colours.

The pictures are exact: what paints a card for the citizen paints them, every colour changed.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from interviewer.errors import InterviewerError
from interviewer.questionnaire import Questionnaire
from interviewer.show_card import CardContent, scale_content
from ui.colour_vision import Sight, lightness, seeing, seen
from ui.show_card.painting import CardPainter
from ui.show_card.plan import plan_card
from ui.show_card.words import card_words
from ui.theme import GRID, Theme
from ui.widgets.basics import Ground, Screen, bar, button, card, column, label, row
from ui.widgets.notice import Notice
from ui.widgets.segments import Segments

if TYPE_CHECKING:
    from ui.services import Services

CLOSE = 10.0
"""Of the lightness L*: two fields nearer than that are hard to tell apart without their colours."""
SCREEN = QSize(1280, 800)
"""On which the cards are laid out; the pictures are smaller."""
_WIDTH = 704
"""So that a card, the choice above it and what is said below it stand on one screen."""


def close_fields(content: CardContent, sight: Sight) -> Sequence[tuple[int, int]]:
    """The codes of fields that come closer than `CLOSE` in lightness, as they are seen."""
    seen_as = {step.code: lightness(seen(step.colour, sight)) for step in content.steps}
    return [
        (one, other)
        for one, other in combinations(seen_as, 2)
        if abs(seen_as[one] - seen_as[other]) < CLOSE
    ]


class CardPicture(QWidget):
    """One card as it looks on a screen of 1280 x 800, smaller, as seen by one kind of eyes."""

    def __init__(self, name: str, theme: Theme, content: CardContent) -> None:
        super().__init__()
        self.setObjectName(name)
        self._theme = theme
        self._content = content
        self._sight = Sight.USUAL
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        fields = [f"{step.code}, {step.label}" for step in content.steps]
        self.setAccessibleName("; ".join(fields))

    def set_theme(self, theme: Theme) -> None:
        """Use another palette."""
        self._theme = theme
        self.update()

    def set_sight(self, sight: Sight) -> None:
        """As seen by these eyes."""
        self._sight = sight
        self.update()

    def hasHeightForWidth(self) -> bool:
        """It keeps its form."""
        return True

    def heightForWidth(self, width: int) -> int:
        """In the form of the screen."""
        return math.ceil(width * SCREEN.height() / SCREEN.width())

    def sizeHint(self) -> QSize:
        """Half as large as it is."""
        return SCREEN / 2

    def paintEvent(self, event: QPaintEvent) -> None:
        """The card, every colour as it is seen."""
        painter = QPainter(self)
        see = seeing(self._sight)
        made = CardPainter(painter, self._theme.colours, see)
        painter.fillRect(self.rect(), made.colour(self._theme.colours.paper))
        factor = self.width() / SCREEN.width()
        painter.scale(factor, factor)
        words = card_words(self._content.language)
        plan = plan_card(self._content, [words.tap] if words else [], SCREEN, 1.0)
        made.card(plan, self._content.chosen)
        hint = replace(plan.hint, text=words.tap if words else "")
        made.line(hint, self._theme.colours.quiet)
        made.tools(plan.tools)


class CardPreviewScreen(Screen):
    """The study's cards, and a choice of eyes."""

    closed = Signal()

    def __init__(self, services: Services, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("card_preview")
        self._theme = theme
        self._title = label("card_preview_title", "title")
        self._close = button("card_preview_close", "flat")
        self._about = label("card_preview_about", "body")
        self._eyes = Segments("eyes", tuple(Sight), look="tab")
        self._eyes.set_value(Sight.USUAL)
        self._notice = Notice("card_preview_notice")
        self._none = label("card_preview_none", "body")
        self._contents = self._read(services)
        self._pictures = [
            CardPicture(f"card_picture_{number}", theme, content)
            for number, content in enumerate(self._contents)
        ]
        self._warnings = [label(f"card_close_{n}", "body") for n in range(len(self._contents))]
        self._warned = [card(text, look="warning") for text in self._warnings]
        self._lay_out()
        self._eyes.chosen.connect(self._look)
        self._close.clicked.connect(self.closed)
        self.retranslate()
        self._look(Sight.USUAL)

    def _read(self, services: Services) -> list[CardContent]:
        study = services.study
        try:
            questionnaire = services.questionnaires(*study.questionnaire)
        except InterviewerError as error:
            self._notice.show_error(error)
            return []
        words = questionnaire.words(services.preferences.language)
        return [
            scale_content(questionnaire.scales[name], words, study.card)
            for name in _asked_on(questionnaire)
        ]

    def _lay_out(self) -> None:
        line = row(self._title, self._close)
        line.setStretch(0, 1)
        pairs: list[QWidget] = []
        for picture, warned in zip(self._pictures, self._warned, strict=True):
            pairs += [_framed(picture), warned]
        whole = column(
            self._notice, self._about, self._eyes, self._none, *pairs, 1, spacing=2 * GRID
        )
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(bar(line))
        box.addWidget(Ground(whole, width=_WIDTH), 1)
        self._none.setVisible(not self._contents and self._notice.isHidden())

    def retranslate(self) -> None:
        """Set every text."""
        self._title.setText(self.tr("Show cards in other eyes"))
        self._close.setText(self.tr("Close"))
        self._about.setText(
            self.tr(
                "About one man in twelve and one woman in two hundred see red and green less well. "
                "Here are the cards as they see them."
            )
        )
        self._none.setText(self.tr("This study asks no question on a scale, so it has no cards."))
        self._eyes.set_texts(
            self.tr("Seen by"),
            {
                Sight.USUAL: self.tr("All colours"),
                Sight.DEUTERANOPIA: self.tr("No green"),
                Sight.PROTANOPIA: self.tr("No red"),
                Sight.TRITANOPIA: self.tr("No blue"),
                Sight.GREY: self.tr("Greys"),
            },
        )
        self._warn()

    def _look(self, sight: object) -> None:
        for picture in self._pictures:
            picture.set_sight(Sight(str(sight)))
        self._warn()

    def _warn(self) -> None:
        sight = Sight(str(self._eyes.value()))
        for content, text, warned in zip(self._contents, self._warnings, self._warned, strict=True):
            pairs = close_fields(content, sight) if sight is not Sight.USUAL else ()
            text.setText(self._warning(content, pairs))
            warned.setVisible(bool(pairs))

    def _warning(self, content: CardContent, pairs: Sequence[tuple[int, int]]) -> str:
        if not pairs:
            return ""
        together = self.tr("{one} and {other}")
        named = ", ".join(together.format(one=one, other=other) for one, other in pairs)
        still = (
            self.tr("Number, label, place and face still tell them apart.")
            if content.faces
            else self.tr("Number, label and place still tell them apart.")
        )
        return (
            self.tr("Nearly as light as each other: {fields}.").format(fields=named) + f" {still}"
        )

    def set_theme(self, theme: Theme) -> None:
        """Use another palette."""
        self._theme = theme
        for picture in self._pictures:
            picture.set_theme(theme)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)


def _asked_on(questionnaire: Questionnaire) -> Sequence[str]:
    """The scales that questions are answered on, in the order asked."""
    items = questionnaire.items.values()
    return list(dict.fromkeys(item.scale.id for item in items if item.scale is not None))


def _framed(picture: QWidget) -> QFrame:
    made = card(picture)
    layout = made.layout()
    if layout is not None:
        layout.setContentsMargins(2, 2, 2, 2)
    return made
