"""What is on the sheet of languages: one row for each, and whether the original stands beside."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from interviewer.questionnaire import Texts
from ui.theme import GRID, TARGET
from ui.widgets.basics import Push, column, label
from ui.widgets.tick import paint_tick

TICK = 22


class PickRow(Push):
    """A wide button with a second, quieter line; it wears a tick while it is chosen."""

    def __init__(self, name: str, *, boxed: bool = False) -> None:
        """`boxed`: with a box for the tick, as what is switched on and off for itself has."""
        super().__init__()
        self.setObjectName(name)
        self.setProperty("look", "row")
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._boxed = boxed
        self._chosen = False
        self._about = label(f"{name}_about", "pick")
        self._note = label(f"{name}_note", "quiet")
        self._about.setAlignment(
            Qt.AlignmentFlag.AlignLeft
            | Qt.AlignmentFlag.AlignAbsolute
            | Qt.AlignmentFlag.AlignVCenter
        )
        box = column(self._about, self._note, spacing=0)
        box.insertStretch(0, 1)
        box.addStretch(1)
        box.setContentsMargins(2 * GRID + 4, GRID, 3 * GRID + 2 * TICK, GRID)
        self.setLayout(box)
        for part in (self._about, self._note):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._note.hide()

    def set_words(self, text: str, note: str = "") -> None:
        """What is picked, and what there is to know about it."""
        self._about.setText(text)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self.setAccessibleName(f"{text}. {note}" if note else text)

    @property
    def chosen(self) -> bool:
        """Whether it wears the tick."""
        return self._chosen

    def set_chosen(self, chosen: bool) -> None:
        """Wear the tick, or not."""
        self.setCheckable(True)  # For the style, and for a screen reader.
        self._chosen = chosen
        self.setChecked(chosen)
        self.update()

    def nextCheckState(self) -> None:
        """A tap does not choose; whoever hears of it says what is chosen."""

    def hasHeightForWidth(self) -> bool:
        """Long texts make it taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height that shows all of it."""
        box = self.layout()
        return max(TARGET, box.heightForWidth(width) if box else TARGET)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The button, and the tick at its end."""
        super().paintEvent(event)
        ink = self.palette().buttonText().color()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(self.width() - TICK - 3 * GRID, (self.height() - TICK) / 2, TICK, TICK)
        if self._boxed:
            painter.setPen(QPen(ink, 2))
            painter.drawRoundedRect(place.adjusted(-7, -7, 7, 7), 4, 4)
        if self._chosen:
            paint_tick(painter, place.left(), place.top(), TICK, ink)


class LanguageChoice(QWidget):
    """The languages of a questionnaire by their own names, and the switch for the original."""

    picked = Signal(str)
    bilingual_wanted = Signal(bool)

    def __init__(self, languages: Iterable[Texts], read: str, bilingual: bool) -> None:
        """`read` is the language read aloud now; the first of `languages` is the original."""
        super().__init__()
        self.setObjectName("language_choice")
        self.setProperty("look", "clear")
        offered = tuple(languages)
        rows = []
        for words in offered:
            made = PickRow(f"read_{words.language}")
            made.set_words(
                words.name, "" if words.validated else self.tr("Not validated by a native speaker")
            )
            made.set_chosen(words.language == read)
            made.clicked.connect(lambda _=False, code=words.language: self.picked.emit(code))
            rows.append(made)
        self._switch = PickRow("bilingual", boxed=True)
        self._switch.set_words(
            self.tr("Show the original wording too: {language}").format(language=offered[0].name),
            self.tr("Small, below what is read aloud in another language"),
        )
        self._switch.set_chosen(bilingual)
        self._switch.clicked.connect(self._turn)
        box = column(*rows, spacing=GRID)
        box.addSpacing(2 * GRID)
        box.addWidget(self._switch)
        self.setLayout(box)

    def _turn(self) -> None:
        self._switch.set_chosen(not self._switch.chosen)
        self.bilingual_wanted.emit(self._switch.chosen)
