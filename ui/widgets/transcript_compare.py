"""Where two readers of a pen note differ: both texts, the words that only one has underlined."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShortcut,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)
from PySide6.QtWidgets import QBoxLayout, QFrame, QSizePolicy, QVBoxLayout, QWidget

from interviewer.transcribing import PenNote, Read, Words
from ui.theme import GRID, Theme
from ui.widgets.basics import button, column, label, row
from ui.widgets.lead_fields import Flow
from ui.widgets.paragraphs import runs_right_to_left
from ui.widgets.transcript_paper import TranscriptPaper

WIDE: Final = 90
"""Letters from which on the two texts stand side by side."""


class ReadText(QWidget):
    """What one reader has read; the words that the other has not are bold and underlined."""

    def __init__(self, name: str, theme: Theme) -> None:
        super().__init__()
        self.setObjectName(name)
        self._theme = theme
        self._words: tuple[Words, ...] = ()
        self._own = Read.FIRST
        self._document = QTextDocument(self)
        self._document.setDocumentMargin(0)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_words(self, words: Sequence[Words], own: Read) -> None:
        """Show what the reader `own` has read of these."""
        self._words, self._own = tuple(words), own
        self._set()

    def set_theme(self, theme: Theme) -> None:
        """Use another palette or text size."""
        self._theme = theme
        self._set()

    @property
    def text(self) -> str:
        """All that it shows."""
        return self._document.toPlainText()

    def _set(self) -> None:
        theme = self._theme
        self._document.clear()
        self._document.setDefaultFont(theme.font(21))
        option = QTextOption()
        mine = [each for each in self._words if each.read in (Read.BOTH, self._own)]
        text = " ".join(each.text for each in mine)
        rtl = runs_right_to_left(text)
        option.setTextDirection(
            Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
        )
        self._document.setDefaultTextOption(option)
        cursor = QTextCursor(self._document)
        both, alone = QTextCharFormat(), QTextCharFormat()
        both.setForeground(QColor(theme.colours.ink))
        alone.setForeground(QColor(theme.colours.ink))
        alone.setFontWeight(QFont.Weight.Bold)
        alone.setFontUnderline(True)
        for place, each in enumerate(mine):
            if place:
                cursor.insertText(" ", both)
            cursor.insertText(each.text, both if each.read is Read.BOTH else alone)
        self.setAccessibleName(text)
        self.updateGeometry()
        self._fit()

    def _fit(self) -> None:
        self._document.setTextWidth(max(1, self.width()))
        high = round(self._document.size().height())
        if high != self.minimumHeight():
            self.setMinimumHeight(high)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrower means higher."""
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        """Wide enough for some words."""
        return QSize(30 * GRID, self.minimumHeight())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text."""
        painter = QPainter(self)
        self._document.drawContents(painter)


class ReadCard(QFrame):
    """One reading: whose it is, its text, and the button that takes it."""

    def __init__(self, name: str, theme: Theme) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("look", "card")
        self.title = label(f"{name}_title", "quiet")
        self.text = ReadText(f"{name}_text", theme)
        self.none = label(f"{name}_none", "body")
        self.take = button(f"{name}_take")
        box = column(self.title, self.text, self.none, 1, self.take, spacing=GRID + 4)
        box.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        self.setLayout(box)

    def show_reading(self, words: Sequence[Words], own: Read, *, readable: bool) -> None:
        """Show what this reader has read, or that it could not be read."""
        self.text.show_words(words, own)
        self.text.setVisible(readable)
        self.none.setVisible(not readable)
        self.take.setVisible(readable)


class TranscriptCompare(QWidget):
    """Both readings below the strokes; a person takes one, or types it anew."""

    taken = Signal(str)
    """The text that holds."""
    anew = Signal()
    went = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("transcript_compare")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._texts = "", ""
        self._title = label("compare_readings", "heading")
        self._first = ReadCard("first_reading", theme)
        self._second = ReadCard("second_reading", theme)
        self._anew = button("reading_anew")
        self._later = button("reading_later", "flat")
        self._both = row(self._first, self._second, spacing=2 * GRID)
        self._both.setStretch(0, 1)
        self._both.setStretch(1, 1)
        below = column(self._title, self._both, Flow(self._anew, self._later), spacing=2 * GRID)
        self._paper = TranscriptPaper(theme, below)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._paper, 1)
        box.addStretch(0)
        self._first.take.clicked.connect(self._take_first)
        self._second.take.clicked.connect(self._take_second)
        self._anew.clicked.connect(self.anew)
        self._later.clicked.connect(lambda: self.went.emit(+1))
        for keys, act in (
            ("1", self._take_first),
            ("2", self._take_second),
            ("3", self.anew.emit),
            ("PgDown", lambda: self.went.emit(+1)),
            ("PgUp", lambda: self.went.emit(-1)),
            ("Alt+Down", lambda: self._paper.step(+1)),
            ("Alt+Up", lambda: self._paper.step(-1)),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(act)
        self.retranslate()

    def show_readings(
        self,
        note: PenNote,
        place: int,
        count: int,
        readings: tuple[str, str],
        words: Sequence[Words],
    ) -> None:
        """Show what two have read of a note, at this place among so many.

        The second reading is empty where it could not be read.
        """
        first, second = readings
        self._texts = first, second
        self._paper.show_note(note, place, count)
        self._first.show_reading(words, Read.FIRST, readable=bool(first))
        self._second.show_reading(words, Read.SECOND, readable=bool(second))
        self._later.setVisible(count > 1)
        self.retranslate()

    def begin(self) -> None:
        """The keys reach both; a second Enter decides nothing."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Set every text."""
        self._paper.retranslate()
        self._title.setText(self.tr("Two have read it differently. Which holds?"))
        self.setAccessibleName(self._title.text())
        self._first.title.setText(self.tr("Read first. Underlined: only here"))
        self._second.title.setText(self.tr("Read now. Underlined: only here"))
        for each in (self._first, self._second):
            each.none.setText(self.tr("Could not be read."))
        self._first.take.setText(self.tr("1  Keep the first"))
        self._second.take.setText(self.tr("2  Take the second"))
        self._anew.setText(self.tr("3  Type it anew"))
        self._later.setText(self.tr("Later"))

    def set_theme(self, theme: Theme) -> None:
        """Use another palette or text size."""
        self._paper.set_theme(theme)
        self._first.text.set_theme(theme)
        self._second.text.set_theme(theme)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side where there is room."""
        super().resizeEvent(event)
        wide = self.width() >= WIDE * self.fontMetrics().averageCharWidth()
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._both.direction() != way:
            self._both.setDirection(way)

    def _take_first(self) -> None:
        if self._texts[0]:
            self.taken.emit(self._texts[0])

    def _take_second(self) -> None:
        if self._texts[1]:
            self.taken.emit(self._texts[1])
