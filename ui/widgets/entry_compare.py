"""Where two entries of a form differ: first and second side by side, each a key and a tap.

1 takes the first's, 2 the second's, 3 types anew; then on to the next that is not settled.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QMargins, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget

from interviewer.interview import Answer
from interviewer.paper import Comparison, Difference
from ui.theme import GRID
from ui.widgets.basics import Ground, WrappingButton, column, label, row, set_look
from ui.widgets.entry_lines import EntryLines
from ui.widgets.tick import paint_tick

FIRST, SECOND = 1, 2
WIDE = 95
"""Letters from which on the values stand beside what they are about."""
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class Compared:
    """One difference in words."""

    topic: str
    note: bool
    first: str
    second: str


class Side(WrappingButton):
    """One of the two values; the one that is taken wears a tick."""

    def __init__(self, name: str, key: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("look", "row")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._key = key

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Room for the key at the left, and for the tick."""
        self._margins = QMargins(2 * GRID + self._side, GRID, 4 * GRID, GRID)
        super().resizeEvent(event)

    @property
    def _side(self) -> int:
        """Of the frame around the key."""
        return self.fontMetrics().height() + 2

    def nextCheckState(self) -> None:
        """A tap does not choose; the screen says what is chosen."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """The key at the left, the tick at the right."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = self.palette().buttonText().color()
        side = self._side
        box = QRectF(1.5 * GRID, (self.height() - side) / 2, side, side)
        painter.setPen(QPen(ink, 1.2))
        painter.drawRoundedRect(box, 4, 4)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._key)
        if self.isChecked():
            size = self.fontMetrics().height() * 0.6
            paint_tick(painter, self.width() - size - 1.5 * GRID, 1.5 * GRID, size, ink)


class ComparedRow(QFrame):
    """One difference."""

    taken = Signal(int)
    """FIRST or SECOND."""
    anew = Signal()
    moved = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("look", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._topic = label(f"{name}_topic", "heading")
        self._first = Side(f"{name}_first", "1")
        self._second = Side(f"{name}_second", "2")
        self._anew = Side(f"{name}_anew", "3")
        self._first.clicked.connect(lambda: self.taken.emit(FIRST))
        self._second.clicked.connect(lambda: self.taken.emit(SECOND))
        self._anew.clicked.connect(self.anew)
        values = row(self._first, self._second, self._anew, spacing=GRID)
        for place, stretch in enumerate((5, 5, 3)):
            values.setStretch(place, stretch)
        self._box = row(self._topic, values, spacing=GRID)
        self._box.setStretch(0, 3)
        self._box.setStretch(1, 10)
        self._box.setContentsMargins(2 * GRID, GRID, GRID, GRID)
        self.setLayout(self._box)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What it is about stands beside the values, or above them."""
        super().resizeEvent(event)
        wide = self.width() >= WIDE * self.fontMetrics().averageCharWidth()
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._box.setDirection(way)

    def show_difference(self, difference: Compared, choice: int) -> None:
        """Show it, and what has been taken (0: nothing yet)."""
        title = difference.topic
        if difference.note:
            title = self.tr("{topic} (note)").format(topic=title)
        self._topic.setText(title)
        self._first.setText(difference.first)
        self._second.setText(difference.second)
        self._anew.setText(self.tr("Type anew"))
        self._first.setChecked(choice == FIRST)
        self._second.setChecked(choice == SECOND)
        self.setAccessibleName(
            self.tr("{topic}. First: {first}. Second: {second}.").format(
                topic=title, first=difference.first, second=difference.second
            )
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1, 2, 3; up and down; the rest is the screen's."""
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if modifiers or event.isAutoRepeat():
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_1, Qt.Key.Key_2):
            self.taken.emit(FIRST if key == Qt.Key.Key_1 else SECOND)
        elif key == Qt.Key.Key_3:
            self.anew.emit()
        elif key in (Qt.Key.Key_Down, *ENTER):
            self.moved.emit(+1)
        elif key == Qt.Key.Key_Up:
            self.moved.emit(-1)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes on."""
        self.moved.emit(+1 if forward else -1)
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keys go."""
        super().focusInEvent(event)
        set_look(self, look="told")

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keys go elsewhere."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.ActiveWindowFocusReason:
            set_look(self, look="card")


class CompareList(QWidget):
    """All differences of a form, and what has been decided of each."""

    anew = Signal(object)
    """This `Difference` is to be typed anew."""
    decided = Signal()
    """The cursor goes on, and nothing is left to decide."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("compare")
        self._comparison: Comparison | None = None
        self._lines: EntryLines | None = None
        self._title = label("compare_title", "title")
        self._hint = label("compare_hint", "body")
        self._rows: list[ComparedRow] = []
        self._list = column(spacing=GRID)
        whole = column(
            column(self._title, self._hint, spacing=GRID // 2),
            self._list,
            1,
            spacing=2 * GRID,
        )
        self._ground = Ground(whole)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._ground)

    @property
    def comparison(self) -> Comparison | None:
        """What is being compared."""
        return self._comparison

    def compare(self, comparison: Comparison | None, lines: EntryLines) -> None:
        """Show where these two differ, in these words; None: nothing is compared any more."""
        self._comparison, self._lines = comparison, lines
        self._show()

    def _show(self) -> None:
        if self._comparison is None:
            return
        found = self._comparison.differences
        one = self.tr("{sheet}: the two entries differ in one place")
        many = self.tr("{sheet}: the two entries differ in {count} places")
        self._title.setText(
            (one if len(found) == 1 else many).format(
                sheet=self._comparison.second.interview.sheet, count=len(found)
            )
        )
        self._hint.setText(
            self.tr(
                "Look at the form: 1 takes what was typed first, 2 what was typed now, "
                "3 types it anew."
            )
        )
        while len(self._rows) < len(found):
            self._add_row()
        choices = {None: 0, False: FIRST, True: SECOND}
        for made, difference in zip(self._rows, found, strict=False):
            choice = choices[self._comparison.taken(difference)]
            made.show_difference(self._compared(difference), choice)
            made.show()
        for made in self._rows[len(found) :]:
            made.hide()

    def _compared(self, difference: Difference) -> Compared:
        lines, name = self._lines, difference.item
        assert lines is not None

        def told(value: Answer | str) -> str:
            if isinstance(value, str):
                return value or self.tr("no note")
            return lines.told(name, value)

        return Compared(
            lines.title(name, lines.topic(name)),
            difference.is_note,
            told(difference.first),
            told(difference.second),
        )

    def _add_row(self) -> None:
        place = len(self._rows)
        made = ComparedRow(f"difference_{place}")
        made.taken.connect(lambda which: self._take(place, which))
        made.anew.connect(lambda: self.anew.emit(self._difference(place)))
        made.moved.connect(lambda step: self._move(place + step))
        self._rows.append(made)
        self._list.addWidget(made)

    def _difference(self, place: int) -> Difference:
        assert self._comparison is not None
        return self._comparison.differences[place]

    def _take(self, place: int, which: int) -> None:
        if self._comparison is not None:
            self._comparison.take(self._difference(place), second=which == SECOND)
            self._show()
            self.focus_open(place)

    def focus_open(self, place: int = 0) -> None:
        """On the next one, from this place on, of which nobody has decided."""
        if self._comparison is None:
            return
        waiting = self._comparison.open
        places = [n for n, each in enumerate(self._comparison.differences) if each in waiting]
        later = [n for n in places if n >= place] or places
        if later:
            self._focus(later[0])
        else:
            self.decided.emit()

    def focus_last(self) -> None:
        """On the last one."""
        shown = [made for made in self._rows if not made.isHidden()]
        if shown:
            self._focus(len(shown) - 1)

    def focus_difference(self, difference: Difference) -> None:
        """On this one, or on the next of which nobody has decided where it is none any more."""
        assert self._comparison is not None
        keys = [each.key for each in self._comparison.differences]
        self.focus_open(keys.index(difference.key) if difference.key in keys else 0)

    def _move(self, place: int) -> None:
        shown = [made for made in self._rows if not made.isHidden()]
        if 0 <= place < len(shown):
            self._focus(place)
        elif place > 0:
            self.focus_open()

    def _focus(self, place: int) -> None:
        made = self._rows[place]
        made.setFocus(Qt.FocusReason.OtherFocusReason)
        self._ground.ensureWidgetVisible(made, 0, 2 * GRID)

    def keep_in_view(self) -> None:
        """Scroll to the current one."""
        self._ground.keep_in_view()

    def changeEvent(self, event: QEvent) -> None:
        """A new language of the app."""
        if event.type() is QEvent.Type.LanguageChange:
            self._show()
        super().changeEvent(event)
