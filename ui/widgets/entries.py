"""What is written rather than chosen: whole numbers, periods, months, and texts.

An entry emits `answered` with a value, or None for "taken back", and shows nothing as given on
its own account: `show_answer` says what is on disk. What is typed and not possible stays to be
mended, and is said in words.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QCoreApplication,
    QLocale,
    QRegularExpression,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QRegularExpressionValidator
from PySide6.QtWidgets import QApplication, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from interviewer.interview import Answer, Missing
from interviewer.questionnaire import Kind, Question
from interviewer.text import clean
from ui.theme import GRID, TARGET, Theme
from ui.widgets.basics import label, row, set_look
from ui.widgets.note_editor import SAVE_AFTER_MS, NoteEditor
from ui.widgets.note_marks import Finder, NoteMarks

_GO_ON = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def month_name(month: int) -> str:
    """The name of a month, 1 to 12, in the app's language."""
    return QLocale().standaloneMonthName(month)


def said_month(value: str) -> str:
    """A month of the form "2024-05" as people say it: "May 2024"."""
    year, month = value.split("-")
    return f"{month_name(int(month))} {int(year)}"


def said_period(years: int, months: int) -> str:
    """A period as people say it: "1 year and 8 months"."""
    translate = QCoreApplication.translate
    year = translate("Period", "1 year")
    if years != 1:
        year = translate("Period", "{count} years").format(count=years)
    month = translate("Period", "1 month")
    if months != 1:
        month = translate("Period", "{count} months").format(count=months)
    if not years or not months:
        return year if years else month
    return translate("Period", "{years} and {months}").format(years=year, months=month)


class Entry(QWidget):
    """One answer that is written, with a place for what is wrong with it."""

    answered = Signal(object)
    done = Signal()
    """By key: on to what comes next."""
    filled = Signal()
    """By taps: all digits are there, and none can follow."""
    troubled = Signal()
    """An error is shown that was not there before."""
    tapped = Signal(object)
    """The `DigitEdit` that was tapped."""
    focused = Signal(object)
    """The widget in which the cursor now stands."""
    turned = Signal(int)
    edited = Signal()
    """Something was typed, whether it is an answer or not."""

    def __init__(self, item: Question) -> None:
        super().__init__()
        self.item = item
        self.setObjectName(f"entry_{item.id}")
        self._error = label(f"error_{item.id}", "error")
        self._error.hide()
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(GRID // 2)

    def show_error(self, text: str, *, troubling: bool = True) -> None:
        """Say what is wrong and how to mend it; "" when nothing is.

        Not `troubling`: nobody needs to bring it into view.
        """
        news = troubling and bool(text) and text != self._error.text()
        self._error.setText(text)
        self._error.setVisible(bool(text))
        if news:
            self.troubled.emit()

    @property
    def wrong(self) -> bool:
        """Whether something is written that is not an answer, and said to be so."""
        return bool(self._error.text())

    @property
    def empty(self) -> bool:
        """Whether nothing is written."""
        raise NotImplementedError

    @property
    def pending(self) -> bool:
        """Whether something is written that has not been handed on for saving."""
        return False

    def flush(self) -> None:
        """Hand on now what has been typed and not yet been saved."""

    def settle(self) -> bool:
        """Say what is wrong, if anything is; True if the entry can be left."""
        raise NotImplementedError

    def set_words(self, title: str, unit: str = "") -> None:
        """Name it for screen readers; `unit` is the word behind a whole number."""
        raise NotImplementedError

    def set_theme(self, theme: Theme) -> None:
        """Use another palette or text size."""

    def show_answer(self, answer: Answer | None) -> None:
        """Show the answer that is on disk; what is being typed and not possible stays."""
        raise NotImplementedError

    def focus_entry(self) -> None:
        """Put the cursor here, so that what is typed next replaces what stands."""
        raise NotImplementedError

    @property
    def stops(self) -> Sequence[QWidget]:
        """What the Tab key stops at."""
        raise NotImplementedError


# --- numbers ------------------------------------------------------------------------------------


class FreshEdit(QLineEdit):
    """A line that a key held down since before it had the cursor does not write in."""

    focused = Signal()
    left = Signal()
    done = Signal()
    """Enter was pressed."""
    _key_down = False
    """Whether a key was pressed here, and not merely held down from elsewhere."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell the page, which keeps the field in view."""
        super().focusInEvent(event)
        self._key_down = False
        self.focused.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the line is left."""
        super().focusOutEvent(event)
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, once."""
        self._key_down = self._key_down or not event.isAutoRepeat()
        if not self._key_down:
            return
        if event.key() in _GO_ON:
            if not event.isAutoRepeat():
                self.done.emit()
        else:
            super().keyPressEvent(event)


class DigitEdit(FreshEdit):
    """A few digits."""

    tapped = Signal()
    filled = Signal()
    """By the digit pad: `full` is true after a tap."""

    def __init__(self, name: str, digits: int) -> None:
        super().__init__()
        self._digits = digits
        self.full: Callable[[], bool] = lambda: False
        """Whether what stands here is possible, and no further digit could be."""
        self.setObjectName(name)
        self.setMaxLength(digits)
        self.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        # Also for what is pasted, or committed by a tablet's own keyboard.
        self.setValidator(QRegularExpressionValidator(QRegularExpression("[0-9]*"), self))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As wide as its digits, at any text size."""
        digits = self.fontMetrics().horizontalAdvance("0") * self._digits
        return QSize(max(TARGET, digits + 6 * GRID), max(TARGET, super().sizeHint().height()))

    def minimumSizeHint(self) -> QSize:
        """No less."""
        return self.sizeHint()

    def put(self, digit: str) -> None:
        """Write a digit where the cursor is, in place of what is selected."""
        self.setFocus()
        self.insert(digit)
        self.textEdited.emit(self.text())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A tap asks for the digit pad."""
        super().mousePressEvent(event)
        self.selectAll()
        self.tapped.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits and editing keys; Enter goes on; a letter may mean something around here."""
        text = event.text()
        if text and text.isprintable() and not text.isdecimal():
            event.ignore()
        else:
            super().keyPressEvent(event)


class NumberEntry(Entry):
    """Whole numbers: one part for a number, two for a period or a month.

    Emits `answered` as soon as what is written is possible, and with None when it is not; `check`
    decides what is wrong, in words.
    """

    def __init__(self, item: Question, parts: Sequence[tuple[str, int]]) -> None:
        """`parts` are names and numbers of digits."""
        super().__init__(item)
        self._parts = [DigitEdit(f"edit_{item.id}_{part}", digits) for part, digits in parts]
        self._units = [label(f"unit_{item.id}_{part}", "body", wrap=False) for part, _ in parts]
        line = row(spacing=GRID)
        for edit, unit in zip(self._parts, self._units, strict=True):
            line.addWidget(edit)
            line.addWidget(unit)
            line.addSpacing(2 * GRID)
            edit.textEdited.connect(lambda _text, edit=edit: self._edited(edit))
            edit.tapped.connect(lambda edit=edit: self.tapped.emit(edit))
            edit.focused.connect(lambda edit=edit: self.focused.emit(edit))
            edit.left.connect(self._left)
            edit.done.connect(lambda edit=edit: self._done(edit))
            edit.filled.connect(lambda edit=edit: self._filled(edit))
            edit.full = lambda edit=edit: self._is_full(edit)  # type: ignore[misc]
        line.addStretch(1)
        self._explained = False
        """Whether the answer is why there is no number."""
        self.box.addLayout(line)
        self.box.addWidget(self._error)
        self.setFocusProxy(self._parts[0])

    @property
    def edits(self) -> Sequence[DigitEdit]:
        """The parts."""
        return self._parts

    @property
    def stops(self) -> Sequence[QWidget]:
        """Each part."""
        return self._parts

    @property
    def empty(self) -> bool:
        """Whether no digit is written."""
        return not any(edit.text() for edit in self._parts)

    def _set_units(self, units: Sequence[str], title: str) -> None:
        for edit, unit, word in zip(self._parts, self._units, units, strict=True):
            unit.setText(word)
            edit.setAccessibleName(f"{title}, {word}" if word else title)

    def numbers(self) -> tuple[int | None, ...]:
        """What stands in each part; None where it is empty."""
        return tuple(int(edit.text()) if edit.text() else None for edit in self._parts)

    def check(self, numbers: tuple[int | None, ...]) -> tuple[int | str | None, str]:
        """The value that the parts make, and what is wrong ("" if nothing)."""
        raise NotImplementedError

    def hopeless(self, numbers: tuple[int | None, ...]) -> bool:
        """Whether no further digit can make an answer of it."""
        return False

    def last_digit(self, part: int, digits: str) -> bool:
        """Whether no digit can follow these in a part.

        Not asked of what is impossible. A nought alone is a number, where nobody writes "07".
        """
        raise NotImplementedError

    def _is_full(self, edit: DigitEdit) -> bool:
        problem = self.check(self.numbers())[1]
        digits = edit.text()
        return bool(digits) and not problem and self.last_digit(self._parts.index(edit), digits)

    def write(self, value: int | str) -> Sequence[object]:
        """The parts of a value."""
        raise NotImplementedError

    def show_error(self, text: str, *, troubling: bool = True) -> None:
        """Say what is wrong, and mark the parts."""
        super().show_error(text, troubling=troubling)
        for edit in self._parts:
            set_look(edit, wrong=bool(text))

    def _edited(self, edit: DigitEdit) -> None:
        numbers = self.numbers()
        value, problem = self.check(numbers)
        if self.wrong or not problem or self.hopeless(numbers):
            self.show_error(problem)
        self.edited.emit()
        self.answered.emit(value)  # None while it is no answer: the one before is not meant.

    def _left(self) -> None:
        """The cursor goes to another field: say what is wrong. In view is where the cursor goes.

        Out of the app, to the other part, or to the page itself, as by a tap on the digit pad, is
        not elsewhere.
        """
        focus = QApplication.focusWidget()
        if focus is not None and focus not in self._parts and not focus.isAncestorOf(self):
            self.show_error(self.check(self.numbers())[1], troubling=False)

    def settle(self) -> bool:
        """Say what is wrong, if anything is; True if the entry can be left."""
        _value, problem = self.check(self.numbers())
        self.show_error(problem)
        return not problem

    def show_answer(self, answer: Answer | None) -> None:
        """Show the value that is on disk; what is being typed and not possible stays."""
        why = answer.missing if answer is not None else None
        self._explained = why in (Missing.WONT_SAY, Missing.DONT_KNOW)
        if why is not None:
            self.show_error("")
            self._fill([""] * len(self._parts))
            return
        standing, problem = self.check(self.numbers())
        value = answer.value if answer is not None else None
        if self.wrong or problem or standing == value:
            return
        none = [""] * len(self._parts)
        self._fill(self.write(value) if isinstance(value, int | str) else none)

    def _fill(self, texts: Sequence[object]) -> None:
        for edit, text in zip(self._parts, texts, strict=True):
            if edit.text() != str(text):
                edit.setText(str(text))

    def _to_next_part(self, edit: DigitEdit) -> bool:
        place = self._parts.index(edit) + 1
        if place >= len(self._parts) or self._explained:
            return False
        self._parts[place].setFocus()
        self._parts[place].selectAll()
        return True

    def _filled(self, edit: DigitEdit) -> None:
        if not self._to_next_part(edit):
            self.filled.emit()

    def _done(self, edit: DigitEdit) -> None:
        if self._to_next_part(edit):
            return
        if self.settle():
            self.done.emit()
        else:  # The next digit writes over what is wrong.
            edit.setFocus()
            edit.selectAll()

    def focus_entry(self) -> None:
        """In the first part, its digits selected."""
        self._parts[0].setFocus()
        self._parts[0].selectAll()


class WholeNumberEntry(NumberEntry):
    """A whole number within limits."""

    def __init__(self, item: Question) -> None:
        super().__init__(item, [("number", len(str(item.maximum)) + 1)])

    def set_words(self, title: str, unit: str = "") -> None:
        """The word behind the number."""
        self._set_units((unit,), title)

    def check(self, numbers: tuple[int | None, ...]) -> tuple[int | None, str]:
        """The number, if it is within the limits."""
        number = numbers[0]
        low, high = self.item.minimum, self.item.maximum
        if number is not None and not low <= number <= high:
            return None, self.tr("Write a number from {low} to {high}.").format(low=low, high=high)
        return number, ""

    def hopeless(self, numbers: tuple[int | None, ...]) -> bool:
        """Too high: more digits make it no lower."""
        return numbers[0] is not None and numbers[0] > self.item.maximum

    def last_digit(self, part: int, digits: str) -> bool:
        """Ten times as much is too much."""
        return int(digits) == 0 or int(digits) * 10 > self.item.maximum

    def write(self, value: int | str) -> Sequence[object]:
        """The number."""
        return (value,)


class DurationEntry(NumberEntry):
    """Years and months, kept as months."""

    def __init__(self, item: Question) -> None:
        super().__init__(item, [("years", 3), ("months", 3)])

    def set_words(self, title: str, unit: str = "") -> None:
        """Years, months."""
        self._set_units((self.tr("years"), self.tr("months")), title)

    def check(self, numbers: tuple[int | None, ...]) -> tuple[int | None, str]:
        """The months in all, if the parts are possible."""
        years, months = numbers
        if years is None and months is None:
            return None, ""
        if months is not None and months > 11:
            more, rest = divmod(months, 12)
            return None, self.tr("Months go from 0 to 11. {wrong} is {right}.").format(
                wrong=said_period(years or 0, months), right=said_period((years or 0) + more, rest)
            )
        total = (years or 0) * 12 + (months or 0)
        if total > self.item.maximum:
            return None, self.tr("Write at most {years} years.").format(
                years=self.item.maximum // 12
            )
        return total, ""

    def last_digit(self, part: int, digits: str) -> bool:
        """Ten times as many years are too many; months go to 11, and some write them as 06."""
        if part == 0:
            return int(digits) == 0 or int(digits) * 10 * 12 > self.item.maximum
        return len(digits) > 1 or int(digits) > 1

    def write(self, value: int | str) -> Sequence[object]:
        """Years and months."""
        return divmod(int(value), 12)


class MonthEntry(NumberEntry):
    """A month of a year: its number, echoed by name, and the year; kept as "2024-05"."""

    def __init__(self, item: Question) -> None:
        super().__init__(item, [("month", 2), ("year", 4)])
        self._title = ""

    def set_words(self, title: str, unit: str = "") -> None:
        """The month's name once its number is known; year."""
        self._title = title
        self._echo()

    def _echo(self) -> None:
        month = self.numbers()[0]
        known = month is not None and 1 <= month <= 12
        self._set_units(
            (month_name(month or 1) if known else self.tr("month"), self.tr("year")), self._title
        )

    def check(self, numbers: tuple[int | None, ...]) -> tuple[str | None, str]:
        """The month, if there is one such and it is within the limits."""
        month, year = numbers
        if month is None and year is None:
            return None, ""
        if month is None or not 1 <= month <= 12:
            return None, self.tr("Write the month as a number from 1 to 12.")
        if year is None or year < 1000:
            return None, self.tr("Write the year with four digits.")
        value = f"{year:04}-{month:02}"
        if not self.item.earliest <= value <= self.item.latest:
            return None, self.tr("Write a month from {first} to {last}.").format(
                first=said_month(self.item.earliest), last=said_month(self.item.latest)
            )
        return value, ""

    def hopeless(self, numbers: tuple[int | None, ...]) -> bool:
        """No such month; or a whole year, and still not within the limits."""
        month, year = numbers
        return (month is not None and month > 12) or (
            month is not None and year is not None and year >= 1000
        )

    def last_digit(self, part: int, digits: str) -> bool:
        """The fourth of the year; from the month it goes on as it is written, by keys too."""
        return part == 1 and len(digits) == 4

    def write(self, value: int | str) -> Sequence[object]:
        """Month and year."""
        year, month = str(value).split("-")
        return int(month), year

    def _edited(self, edit: DigitEdit) -> None:
        self._echo()
        super()._edited(edit)
        month, text = self._parts[0], self._parts[0].text()
        # 2 to 9 can only be the whole number of a month; 1 may be the first digit of 10, 11, 12.
        if edit is month and text and (len(text) == 2 or int(text) > 1) and not self.wrong:
            self._parts[1].setFocus()
            self._parts[1].selectAll()

    def _fill(self, texts: Sequence[object]) -> None:
        super()._fill(texts)
        self._echo()


# --- texts --------------------------------------------------------------------------------------


class TextEntry(Entry):
    """A text, on disk a moment after the last key.

    What was typed always wins: where the disk holds something else, the text stays and is handed
    on again, unless the answer is that there is none.
    """

    def __init__(self, item: Question) -> None:
        super().__init__(item)
        self._handing = False
        self._kept = True
        """Whether what was handed on last has come back as being on disk."""
        self._fresh = True
        """Whether nothing has been typed since it was begun."""

    def begin(self, text: str) -> None:
        """Show the text of another answer than before."""
        self._put(text)
        self._fresh = True

    def _text(self) -> str:
        raise NotImplementedError

    def _put(self, text: str) -> None:
        """Show this text as being on disk."""
        raise NotImplementedError

    def _try_later(self) -> None:
        """What is typed is not on disk: the next `flush` hands it on again."""
        raise NotImplementedError

    @property
    def empty(self) -> bool:
        """Whether nothing is written."""
        return not self._text().strip()

    def _problem(self) -> str:
        over = len(clean(self._text())) - self.item.maximum
        if over <= 0:
            return ""
        return self.tr("Too long by {count} characters. Shorten it.").format(count=over)

    def settle(self) -> bool:
        """Say what is wrong, if anything is; True if the entry can be left."""
        self.show_error(self._problem())
        return not self.wrong

    def _hand_on(self) -> None:
        if self._problem():
            self.settle()
            self._try_later()
            return
        self.show_error("")
        self._handing, self._kept = True, False
        self.answered.emit(self._text())
        self._handing = False
        if not self._kept:
            self._try_later()

    def show_answer(self, answer: Answer | None) -> None:
        """Show the text that is on disk; what was typed since stays."""
        if self._handing:
            self._kept = True
            return
        if answer is not None and answer.missing is not None:
            self.show_error("")
            self._put("")
            return
        value = answer.value if answer is not None and isinstance(answer.value, str) else ""
        typed = clean(self._text()) if self._text().strip() else ""
        if self.pending or typed == value:
            return
        if typed and not self._fresh:
            self._try_later()
            QTimer.singleShot(SAVE_AFTER_MS, self, self.flush)
            return
        self._put(value)


class LineEntry(TextEntry):
    """A text of one line."""

    def __init__(self, item: Question) -> None:
        super().__init__(item)
        self.edit = FreshEdit()
        self.edit.setObjectName(f"edit_{item.id}_text")
        self.edit.setMaxLength(item.maximum)
        # A tablet's own keyboard must not learn names from what citizens say.
        self.edit.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        self._shown = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(SAVE_AFTER_MS)
        self._pause.timeout.connect(self.flush)
        self.edit.textEdited.connect(self._edited)
        self.edit.left.connect(self.flush)
        self.edit.focused.connect(lambda: self.focused.emit(self.edit))
        self.edit.done.connect(self._go_on)
        self.box.addWidget(self.edit)
        self.box.addWidget(self._error)
        self.setFocusProxy(self.edit)

    def _text(self) -> str:
        return " ".join(self.edit.text().splitlines())  # What is pasted may hold lines.

    def _put(self, text: str) -> None:
        self._pause.stop()
        self._shown = text
        self.edit.setText(text)

    def _try_later(self) -> None:
        self._shown = "\0"  # No text can be this.

    def _edited(self) -> None:
        self._fresh = False
        if not self._pause.isActive():  # What is typed without a pause is saved all the same.
            self._pause.start()
        self.edited.emit()

    def _go_on(self) -> None:
        self.flush()
        if self.settle() and not self.pending:
            self.done.emit()

    @property
    def pending(self) -> bool:
        """Whether something is written that has not been handed on for saving."""
        return self.edit.text() != self._shown

    def flush(self) -> None:
        """Hand on what has been typed."""
        self._pause.stop()
        if self.pending:
            self._shown = self.edit.text()
            self._hand_on()

    def set_words(self, title: str, unit: str = "") -> None:
        """Name it."""
        self.edit.setAccessibleName(title)

    def focus_entry(self) -> None:
        """The cursor at the end: nothing is replaced by mistake."""
        self.edit.setFocus()
        self.edit.deselect()
        self.edit.end(False)

    @property
    def stops(self) -> Sequence[QWidget]:
        """The line."""
        return [self.edit]


class LongEntry(TextEntry):
    """A text as long as it takes: the note's own paper."""

    def __init__(self, item: Question, theme: Theme, find: Finder | None, lines: int) -> None:
        """`find` marks what may identify somebody; `lines` of height at least."""
        super().__init__(item)
        self._lines = lines
        self.editor = NoteEditor()
        self.editor.setObjectName(f"edit_{item.id}_text")
        self.editor.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._marks = None
        self._marked = label(f"marked_{item.id}", "quiet")
        self._marked.hide()
        if find is not None:
            colour = theme.colours.warning_line
            self._marks = NoteMarks(self.editor.document(), find, colour)
        self._saved = label(f"state_{item.id}", "quiet", wrap=False)
        self.editor.written.connect(lambda _text: self._hand_on())
        self.editor.textChanged.connect(self._changed)
        self.editor.advanced.connect(self._go_on)
        self.editor.turned.connect(self.turned)
        self.editor.focused.connect(lambda: self.focused.emit(self.editor))
        self.box.addWidget(self.editor, 1)
        below = row(self._marked, self._saved)
        below.setStretch(0, 1)
        self.box.addLayout(below)
        self.box.addWidget(self._error)
        self.setFocusProxy(self.editor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Use another palette or text size."""
        self.editor.setMinimumHeight(max(TARGET, theme.px(32 * self._lines)))
        if self._marks is not None:
            self._marks.set_colour(theme.colours.warning_line)

    def _text(self) -> str:
        return self.editor.toPlainText()

    def _put(self, text: str) -> None:
        self.editor.show_note(text)

    def _try_later(self) -> None:
        self.editor.unsaved()

    def _changed(self) -> None:
        self._fresh = False
        self._saved.setText("")
        self._show_marked()
        self.edited.emit()

    def _show_marked(self) -> None:
        self._marked.setVisible(self._marks is not None and self._marks.any)

    def _hand_on(self) -> None:
        super()._hand_on()
        self._saved.setText(self.tr("Saved") if self._kept and not self.wrong else "")

    def _go_on(self) -> None:
        if self.settle() and not self.pending:
            self.done.emit()

    @property
    def pending(self) -> bool:
        """Whether something is written that has not been handed on for saving."""
        return self.editor.pending

    def flush(self) -> None:
        """Hand on what has been typed."""
        self.editor.flush()

    def set_words(self, title: str, unit: str = "") -> None:
        """Name it."""
        self.editor.setAccessibleName(title)
        if self.item.asked:
            self.editor.setPlaceholderText(self.tr("What the citizen says"))
        self._saved.setText("")
        self._marked.setText(
            self.tr("Names and numbers are best left out. What is marked is shown again at export.")
        )

    def show_answer(self, answer: Answer | None) -> None:
        """Show the text that is on disk; what was typed since stays."""
        super().show_answer(answer)
        self._show_marked()

    def focus_entry(self) -> None:
        """Where the text ends."""
        self.editor.setFocus()

    @property
    def stops(self) -> Sequence[QWidget]:
        """The editor."""
        return [self.editor]


def make_entry(item: Question, theme: Theme, find: Finder | None = None, lines: int = 5) -> Entry:
    """The entry for an item that is written rather than chosen."""
    if item.kind is Kind.INTEGER:
        return WholeNumberEntry(item)
    if item.kind is Kind.DURATION:
        return DurationEntry(item)
    if item.kind is Kind.MONTH:
        return MonthEntry(item)
    if item.kind is Kind.TEXT:
        return LineEntry(item)
    return LongEntry(item, theme, find, lines)


__all__ = [
    "DigitEdit",
    "Entry",
    "LineEntry",
    "LongEntry",
    "NumberEntry",
    "make_entry",
    "month_name",
    "said_month",
    "said_period",
]
