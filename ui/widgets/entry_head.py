"""The head of a form: the number on the sheet, the day of the interview, the form's language.

Each has its name in its frame, above what is written. Enter goes on to the form, Tab from one to
the next.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QLocale, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from interviewer.paper import (
    LENGTH,
    is_sheet_number,
    looks_like,
    normalise,
    read_as,
    read_day,
    stranger,
)
from ui.theme import GRID, RADIUS, TARGET, Theme
from ui.widgets.basics import row, set_look

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
NAME = 15
"""Size of the name in the frame."""


def field_height(theme: Theme) -> int:
    """Room for the name and what is written."""
    return max(TARGET, theme.px(62))


class HeadField(QLineEdit):
    """A line with its name in the frame."""

    entered = Signal()
    """Enter: on to the form."""
    moved = Signal(int)
    """Tab, up, down: to the next or last field."""
    troubled = Signal(str)
    """What is wrong with what is written, or "" when nothing is."""
    remarked = Signal(str)
    """What is worth knowing of it, though nothing is wrong."""
    came = Signal()

    def __init__(self, name: str, letters: int) -> None:
        super().__init__()
        self.setObjectName(name)
        self._theme = Theme()
        self._letters = letters
        self._name = ""
        self._name_more = ""

    def set_theme(self, theme: Theme) -> None:
        """Use another palette or text size."""
        self._theme = theme
        self.setTextMargins(0, theme.px(NAME) + 6, 0, 0)
        high = field_height(theme)
        self.setStyleSheet(
            f"QLineEdit {{ padding: 0 {GRID + 4}px; min-height: {high - 4}px;"
            f" max-height: {high - 4}px; font-size: {theme.px(20)}px; font-weight: 600; }}"
            f"QLineEdit:disabled {{ background: {theme.colours.paper};"
            f" color: {theme.colours.quiet}; border-color: {theme.colours.hair}; }}"
        )
        self.ensurePolished()
        wide = self.fontMetrics().horizontalAdvance("M" * self._letters)
        self.setFixedWidth(wide * 8 // 10 + 3 * GRID)

    def set_name(self, name: str, more: str = "") -> None:
        """What it is; and what there is to say of what is written."""
        self._name, self._name_more = name, more
        self.setAccessibleName(f"{name} {more}".strip())
        self.update()

    def show_wrong(self, wrong: bool) -> None:
        """A red frame, or not."""
        set_look(self, wrong="true" if wrong else "false")

    def settle(self) -> bool:
        """Take over what is written; False where it is not possible."""
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, arrows move; undoing is the screen's."""
        key = event.key()
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.matches(QKeySequence.StandardKey.Undo) or (key in ENTER and control):
            event.ignore()
        elif key in ENTER:
            if not event.isAutoRepeat() and self.settle():
                self.entered.emit()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(key == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes on, where what is written is possible."""
        if self.settle():
            self.moved.emit(+1 if forward else -1)
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The next key writes anew."""
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.ActiveWindowFocusReason:
            self.selectAll()
            self.came.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What is written is taken over, or marked."""
        super().focusOutEvent(event)
        if event.reason() not in (
            Qt.FocusReason.ActiveWindowFocusReason,
            Qt.FocusReason.PopupFocusReason,
        ):
            self.settle()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The name above the line."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setFont(self._theme.font(NAME))
        painter.setPen(QColor(self._theme.colours.quiet))
        room = QRect(GRID + 8, 6, self.width() - 2 * GRID - 12, self._theme.px(NAME) + 8)
        text = f"{self._name} · {self._name_more}" if self._name_more else self._name
        short = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, short)


class SheetNumberField(HeadField):
    """Four characters; the fourth goes on by itself."""

    chosen = Signal(str)
    """Another number is written in full, or "" for none."""
    jumped = Signal()
    """It has gone on by itself, and a hand may still press Enter."""

    def __init__(self) -> None:
        super().__init__("sheet_number", 6)
        self._value = ""
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhPreferUppercase | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self.textEdited.connect(self._edited)

    def show_number(self, number: str) -> None:
        """The number that the entry has; what is half typed for the same one stays."""
        if number == self._value and self.hasFocus() and self.text():
            return
        self._value = number
        self.setText(number)
        self.show_wrong(False)

    def _edited(self, text: str) -> None:
        plain = normalise(text)[:LENGTH]
        if plain != text:
            self.setText(plain)
        self.show_wrong(bool(stranger(plain)))
        self.troubled.emit(self._strange(plain))
        changed = read_as(text[: self.cursorPosition() or None])
        if changed and not stranger(plain):
            typed, letter = changed
            self.remarked.emit(
                self.tr("{typed} is read as {letter}: no sheet has {typed}.").format(
                    typed=typed, letter=letter
                )
            )
        if is_sheet_number(plain):
            done = self.settle()
            if done or not self.hasFocus():
                self.jumped.emit()
            if done:
                self.entered.emit()

    def _strange(self, number: str) -> str:
        """Which character never stands on a sheet, and what it may be."""
        letter = stranger(number)
        like = looks_like(letter)
        if not letter:
            return ""
        if not like:
            return self.tr("{letter} never stands on a sheet. Look again.").format(letter=letter)
        others = like
        if len(like) > 1:
            others = self.tr("{letters} or {last}").format(
                letters=", ".join(like[:-1]), last=like[-1]
            )
        return self.tr("{letter} never stands on a sheet. It may be {others}.").format(
            letter=letter, others=others
        )

    def settle(self) -> bool:
        """A whole number, or none."""
        text = self.text()
        if text and not is_sheet_number(text):
            self.show_wrong(True)
            short = self.tr("A sheet's number has four characters; here are {count}.")
            self.troubled.emit(self._strange(text) or short.format(count=len(text)))
            return False
        if text != self._value:
            self._value = text
            self.chosen.emit(text)
            return self._value == text and self.hasFocus()
        return True


class DayField(HeadField):
    """The day of the interview: 14, 14-11 or 14-11-26 and Enter."""

    chosen = Signal(object)
    """Another `date`."""

    def __init__(self) -> None:
        super().__init__("interview_day", 9)
        self._value = date(2000, 1, 1)
        self._today = self._value
        self._title = ""
        self.setInputMethodHints(Qt.InputMethodHint.ImhDate)
        self.textEdited.connect(self._edited)

    def show_day(self, day: date, today: date) -> None:
        """The day that the entry has; what is half typed for the same one stays."""
        self._today = today
        if day == self._value and self.hasFocus() and self.isModified():
            return
        self._value = day
        self.setText(self._written(day))
        self.show_wrong(False)
        self._name_it()

    def retranslate(self, title: str) -> None:
        """Its name, and the day's in the language in force."""
        self._title = title
        if not self.isModified():
            self.setText(self._written(self._value))
        self._name_it()

    def _written(self, day: date) -> str:
        return f"{day:%d-%m-%Y}"

    def _name_it(self) -> None:
        day = read_day(self.text(), self._today)
        self.set_name(self._title, QLocale().dayName(day.isoweekday()) if day else "")

    def _edited(self, _text: str) -> None:
        self.show_wrong(False)
        self.troubled.emit("")
        self._name_it()

    def settle(self) -> bool:
        """A day that has been."""
        day = read_day(self.text(), self._today)
        if day is None:
            self.show_wrong(True)
            self.troubled.emit(
                self.tr("Write the day as 14, 14-11 or 14-11-26. It cannot be still to come.")
            )
            return False
        self.setText(self._written(day))
        self._name_it()
        if day != self._value:
            self._value = day
            self.chosen.emit(day)
        return True


class FormLanguage(QAbstractButton):
    """The language in which the form is printed; digits pick, arrows and taps go through them."""

    entered = Signal()
    moved = Signal(int)
    came = Signal()
    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("form_language")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._theme = Theme()
        self._title = ""
        self._names: Sequence[tuple[str, str]] = ()
        self._value = ""
        self.clicked.connect(lambda: self._step(+1))

    def set_languages(self, names: Sequence[tuple[str, str]]) -> None:
        """Code and name of each."""
        self._names = names
        self._measure()

    def show_language(self, code: str) -> None:
        """The language that the entry has."""
        self._value = code
        self._call_it()

    def set_name(self, title: str) -> None:
        """What it is."""
        self._title = title
        self._call_it()

    def set_theme(self, theme: Theme) -> None:
        """Use another palette or text size."""
        self._theme = theme
        self._measure()

    def _measure(self) -> None:
        font = self._theme.font(20)
        self.setFont(font)
        wide = max((self.fontMetrics().horizontalAdvance(n) for _, n in self._names), default=80)
        self.setFixedSize(wide * 11 // 10 + 4 * GRID, field_height(self._theme))
        self.update()

    @property
    def _shown(self) -> str:
        return dict(self._names).get(self._value, "")

    def _call_it(self) -> None:
        self.setAccessibleName(f"{self._title}: {self._shown}")
        self.update()

    def _step(self, step: int) -> None:
        codes = [code for code, _ in self._names]
        if len(codes) > 1:
            self.chosen.emit(codes[(codes.index(self._value) + step) % len(codes)])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits, arrows, Enter."""
        key = event.key()
        if key in ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.entered.emit()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._step(+1 if key == Qt.Key.Key_Right else -1)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.moved.emit(+1 if key == Qt.Key.Key_Down else -1)
        elif Qt.Key.Key_1 <= key < Qt.Key.Key_1 + len(self._names):
            self.chosen.emit(self._names[key - Qt.Key.Key_1][0])
        elif key in ENTER:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes on."""
        self.moved.emit(+1 if forward else -1)
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell where the cursor is."""
        super().focusInEvent(event)
        self.came.emit()
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Two quick taps are two steps."""
        self.mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Like a field, its name above."""
        theme, colours = self._theme, self._theme.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.hasFocus()
        edge = colours.line if self.isEnabled() else colours.hair
        painter.setPen(QPen(QColor(colours.accent if on else edge), 2))
        painter.setBrush(QColor(colours.surface if self.isEnabled() else colours.paper))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        painter.setFont(theme.font(NAME))
        painter.setPen(QColor(colours.quiet))
        room = self.rect().adjusted(GRID + 8, 6, -GRID, 0)
        name = QRect(room.left(), room.top(), room.width(), theme.px(NAME) + 8)
        side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(name, side, self._title)
        painter.setFont(theme.font(20))
        painter.setPen(QColor(colours.ink if self.isEnabled() else colours.quiet))
        painter.drawText(room.adjusted(0, theme.px(NAME), 0, -4), side, self._shown)


class EntryHead(QWidget):
    """The three of them, and the cursor among them."""

    entered = Signal()
    """On to the form."""
    came = Signal(str)
    """The cursor stands in one of them: what to type there."""
    said = Signal(object, str, bool)
    """Of one of them, what there is to say ("": nothing any more), and whether it is wrong."""
    jumped = Signal()
    """The number has gone on by itself."""
    number_chosen = Signal(str)
    day_chosen = Signal(object)
    language_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("entry_head")
        self.number = SheetNumberField()
        self.day = DayField()
        self.language = FormLanguage()
        self._fields = (self.number, self.day, self.language)
        self.setLayout(row(*self._fields, 1, spacing=GRID))
        for field in self._fields:
            field.entered.connect(self.entered)
            field.came.connect(lambda here=field: self.came.emit(self._hint(here)))
            field.moved.connect(lambda step, here=field: self._move(here, step))
        for head in (self.number, self.day):
            head.troubled.connect(lambda text, here=head: self.said.emit(here, text, True))
            head.remarked.connect(lambda text, here=head: self.said.emit(here, text, False))
        self.number.jumped.connect(self.jumped)
        self.number.chosen.connect(self.number_chosen)
        self.day.chosen.connect(self.day_chosen)
        self.language.chosen.connect(self.language_chosen)

    def _hint(self, field: QWidget) -> str:
        if field is self.number:
            return self.tr("The number printed on the sheet; Enter where there is none")
        if field is self.day:
            return self.tr("The day of the interview, as 14, 14-11 or 14-11-26")
        return self.tr("The language of the form: its digit, or the arrows left and right")

    def retranslate(self) -> None:
        """Set the names."""
        self.number.set_name(self.tr("Sheet"))
        self.day.retranslate(self.tr("Day"))
        self.language.set_name(self.tr("Form in"))

    def set_theme(self, theme: Theme) -> None:
        """Use another palette or text size."""
        for field in self._fields:
            field.set_theme(theme)

    def show_entry(
        self,
        number: str,
        day: date,
        today: date,
        languages: Sequence[tuple[str, str]],
        language: str,
    ) -> None:
        """What the entry has; `languages` are code and name of each that it may have."""
        self.number.show_number(number)
        self.day.show_day(day, today)
        self.language.set_languages(languages)
        self.language.show_language(language)
        self.language.setVisible(len(languages) > 1)

    def set_open(self, *, number: bool, rest: bool) -> None:
        """What may still be changed."""
        self.number.setEnabled(number)
        self.day.setEnabled(rest)
        self.language.setEnabled(rest)

    def settle(self) -> bool:
        """Take over what is written; False, with the cursor there, where it is not possible."""
        for field in (self.number, self.day):
            if field.isEnabled() and not field.settle():
                field.setFocus()
                return False
        return True

    def focus_first(self) -> None:
        """In the number."""
        self.number.setFocus()
        self.came.emit(self._hint(self.number))  # Also while the screen is not shown yet.

    def focus_last(self) -> None:
        """In the field before the form."""
        stops = self._stops()
        if stops:
            stops[-1].setFocus()

    def _stops(self) -> list[QWidget]:
        return [field for field in self._fields if field.isEnabled() and not field.isHidden()]

    def _move(self, here: QWidget, step: int) -> None:
        stops = self._stops()
        if here not in stops:  # It is closed while the cursor stands in it.
            return
        place = stops.index(here) + step
        if place >= len(stops):
            self.entered.emit()
        elif place >= 0:
            stops[place].setFocus()
