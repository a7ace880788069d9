"""A pen note to read: what was asked, what was answered, and the strokes, large; it scrolls."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QLayout, QSizePolicy, QWidget

from interviewer.interview import Pen
from interviewer.transcribing import PenNote
from ui.theme import GRID, MARGIN, RADIUS, Theme, ink_on
from ui.widgets.basics import CONTENT_WIDTH, Ground, card, column, label, row
from ui.widgets.ink_view import InkView

LARGEST: Final = 1.5
"""Times the size at which it was written."""
STEP: Final = 120
"""Pixels by which a key scrolls."""
SEEN: Final = 120
"""So many pixels of strokes are in view at first, however much stands above them."""


class AnswerChip(QWidget):
    """The code of an answer on its colour, as it stood on the scale; beside it, its words."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("transcript_chip")
        self._theme = theme
        self._code = ""
        self._colour: str | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_answer(self, code: int, colour: str | None) -> None:
        """Show this answer; "don't know" has no colour."""
        self._code, self._colour = str(code), colour
        self.setAccessibleName(self._code)
        self.updateGeometry()
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Use another palette or text size."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def _type(self) -> QFont:
        return self._theme.font(20, QFont.Weight.DemiBold)

    def sizeHint(self) -> QSize:
        """Square, or wider for a longer code."""
        metrics = QFontMetrics(self._type())
        high = metrics.height() + GRID
        return QSize(max(high, metrics.horizontalAdvance(self._code) + 2 * GRID), high)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The code on its colour, with an edge."""
        colours = self._theme.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.line), 1.5))
        painter.setBrush(QColor(self._colour or colours.surface))
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(box, RADIUS / 2, RADIUS / 2)
        painter.setPen(QColor(ink_on(self._colour) if self._colour else colours.ink))
        painter.setFont(self._type())
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._code)


def level(content: QLayout, *, above: int = 0, below: int = 2 * GRID) -> QWidget:
    """Above or below the paper, in line with what stands on it."""
    inside = QWidget()
    inside.setMaximumWidth(CONTENT_WIDTH)
    inside.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    inside.setLayout(content)
    outer = row(1, inside, 1, spacing=0)
    outer.setStretch(1, 1000)
    outer.setContentsMargins(MARGIN, above, MARGIN, below)
    made = QWidget()
    made.setLayout(outer)
    return made


class TranscriptPaper(Ground):
    """Shows a `PenNote`; it keeps nothing and changes nothing."""

    def __init__(self, theme: Theme, below: QLayout | None = None) -> None:
        """`below`: what else scrolls with the strokes. Without, it is no higher than its content,
        so that what is typed stands close to what is read.
        """
        self._asked = label("transcript_asked", "quiet")
        self._place = label("transcript_place", "quiet", wrap=False)
        self._chip = AnswerChip(theme)
        self._said = label("transcript_said", "heading")
        self._aside = label("transcript_aside")
        self._aside.setProperty("look", "due")
        self._beside = label("transcript_beside", "body", said=True)
        self._beside_name = label("transcript_beside_name", "quiet")
        self._lost = label("transcript_lost", "error")
        self._ink = InkView(theme, largest=LARGEST)
        line = row(self._asked, self._place, spacing=3 * GRID)
        line.setStretch(0, 1)
        line.setAlignment(self._place, Qt.AlignmentFlag.AlignTop)
        answer = row(self._chip, self._said, spacing=GRID + 4)
        answer.setStretch(1, 1)
        head = column(line, answer, spacing=GRID)
        written = column(self._beside_name, self._beside, spacing=0)
        paper = card(self._lost, self._ink, spacing=GRID)
        whole = column(head, self._aside, written, paper, spacing=GRID + 4)
        if below is not None:
            whole.addLayout(below)
            whole.addStretch(1)
        super().__init__(whole)
        self.setObjectName("transcript_paper")
        self._note: PenNote | None = None
        self._placed = 0, 0
        self._fitted = below is None
        self._led = 0
        """Where it has scrolled to by itself; until the reader scrolls, it stays the strokes'."""
        inside = self.widget()
        assert inside is not None
        inside.installEventFilter(self)
        self._fitting = QTimer(self)
        self._fitting.setSingleShot(True)
        self._fitting.setInterval(0)
        self._fitting.timeout.connect(self._fit)
        self.verticalScrollBar().rangeChanged.connect(lambda _least, _most: self._fitting.start())

    def show_note(self, note: PenNote, place: int, count: int) -> None:
        """Show this note, which is at this place among so many; from its top if it is another."""
        another = self._note is None or self._note.id != note.id
        self._note, self._placed = note, (place, count)
        self._ink.show_strokes(note.strokes)
        self.retranslate()
        if another:
            self._lead_to(0)

    def retranslate(self) -> None:
        """Set every text."""
        note = self._note
        if note is None:
            return
        self._chip.setVisible(note.code is not None)
        if note.code is not None:
            self._chip.show_answer(note.code, note.colour)
        place, count = self._placed
        states = {Pen.TYPED: self.tr("typed"), Pen.UNREADABLE: self.tr("cannot be read")}
        of = self.tr("{place} of {count}").format(place=place, count=count)
        state = states.get(note.pen, "")
        lost = (
            self.tr("One stroke of this note cannot be read any more. The others are here.")
            if note.lost == 1
            else self.tr(
                "{count} strokes of this note cannot be read any more. The others are here."
            ).format(count=note.lost)
        )
        for each, text in (
            (self._asked, note.asked),
            (self._said, "  ·  ".join(part for part in (note.said, note.prompt) if part)),
            (self._beside, note.beside),
            (self._beside_name, self.tr("Typed beside it:")),
            (
                self._aside,
                self.tr("Set aside: the answer was changed. It is kept, and does not leave."),
            ),
            (self._lost, lost),
        ):
            each.setText(text)
            each.setVisible(bool(text))
        self._place.setText(f"{of}  ·  {state}" if state else of)
        self._aside.setVisible(note.aside)
        self._beside_name.setVisible(bool(note.beside))
        self._lost.setVisible(note.lost > 0)
        self._ink.setAccessibleName(
            self.tr("Pen strokes, as an answer to: {asked}").format(asked=note.prompt or note.asked)
        )
        self._fitting.start()

    def set_theme(self, theme: Theme) -> None:
        """Use another palette or text size."""
        self._chip.set_theme(theme)
        self._ink.set_theme(theme)
        self._fitting.start()

    def step(self, down: int) -> None:
        """Scroll by a step, +1 down and -1 up."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + down * STEP)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width makes it higher or lower."""
        super().resizeEvent(event)
        self._fitting.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What is shown has another size."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._fitting.start()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        inside = self.widget()
        assert inside is not None
        if self._fitted:
            layout = inside.layout()
            assert layout is not None
            self.setMaximumHeight(max(STEP, layout.totalHeightForWidth(inside.width())))
        if self.verticalScrollBar().value() == self._led:
            top = self._ink.mapTo(inside, QPoint()).y()
            least = min(self._ink.height(), SEEN)
            seen = self.viewport().height()
            self._lead_to(0 if top + least <= seen else top - GRID)

    def _lead_to(self, value: int) -> None:
        bar = self.verticalScrollBar()
        bar.setValue(value)
        self._led = bar.value()
