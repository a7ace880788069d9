"""One short form in a sheet: written anew, changed, removed, switched off or on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from interviewer.shorthand import (
    LONGEST_LONG,
    LONGEST_SHORT,
    Line,
    Shorthand,
    Source,
    shorthand_problem,
)
from ui.theme import GRID
from ui.widgets.basics import button, column, label, set_look
from ui.widgets.notice import announce
from ui.widgets.sheet import Sheet


class ShorthandForm(QWidget):
    """The two fields, what is wrong with them, and what can be done."""

    kept = Signal(str, str)
    """A short form and what it unfolds to."""
    removed = Signal(str)
    """An own line: what it stood in place of, if anything, holds again."""
    switched = Signal(str, bool)

    def __init__(self, shorthand: Shorthand, line: Line | None, short: str = "") -> None:
        """`line` is changed; without one, a new one is written, beginning with `short`."""
        super().__init__()
        self.setObjectName("shorthand_form")
        self.setProperty("look", "clear")
        self._shorthand = shorthand
        self._line = line
        self._sheet: Sheet | None = None
        self.short, self.unfolded = QLineEdit(), QLineEdit()
        self.short.setObjectName("shorthand_short")
        self.unfolded.setObjectName("shorthand_unfolded")
        for field, longest in ((self.short, LONGEST_SHORT), (self.unfolded, LONGEST_LONG)):
            field.setMaxLength(longest)
            field.setInputMethodHints(
                Qt.InputMethodHint.ImhNoAutoUppercase | Qt.InputMethodHint.ImhNoPredictiveText
            )
            field.textEdited.connect(self._edited)
        self.short.setText(line.short if line else short)
        self.unfolded.setText(line.unfolded if line else "")
        self.short.setReadOnly(line is not None)
        named = label("shorthand_short_label", "body", self.tr("Short form"))
        unfolds = label("shorthand_unfolded_label", "body", self.tr("Unfolds to"))
        self.short.setAccessibleName(named.text())
        self.unfolded.setAccessibleName(unfolds.text())
        self._error = label("shorthand_error", "error")
        self._about = label("shorthand_about", "quiet")
        self._save = button("shorthand_save", "primary", self.tr("Save"))
        parts: list[QWidget] = [named, self.short, unfolds, self.unfolded, self._error]
        if line is not None:
            named.hide()
            self.short.hide()  # It is the title of the sheet.
        box = column(*parts, self._about, spacing=GRID)
        box.addSpacing(GRID)
        box.addWidget(self._save)
        if line is not None and line.source is Source.OWN:
            text = self.tr("Remove")
            if line.instead:
                text = self.tr("Remove; then it is: {unfolded}").format(unfolded=line.instead)
            self._offer(box, "shorthand_remove", text, lambda: self.removed.emit(line.short))
        elif line is not None:
            text = self.tr("Switch off") if line.on else self.tr("Switch on")
            on = not line.on
            name = "shorthand_switch"
            self._offer(box, name, text, lambda: self.switched.emit(line.short, on))
        self.setLayout(box)
        self.short.returnPressed.connect(self.unfolded.setFocus)
        self.unfolded.returnPressed.connect(self._try)
        self._save.clicked.connect(self._try)
        self._edited()

    def _offer(self, box: QVBoxLayout, name: str, text: str, act: Callable[[], None]) -> None:
        made = button(name, "row", text)
        made.clicked.connect(lambda: self._leave(act))
        box.addWidget(made)

    def open(self, over: QWidget) -> Sheet:
        """Show it in a sheet over a screen."""
        title = self._line.short if self._line else self.tr("A new short form")
        self._sheet = Sheet(over, title, cancel=self.tr("Not now"), content=self)
        first = self.unfolded if self._line or self.short.text() else self.short
        QTimer.singleShot(0, first, first.setFocus)
        return self._sheet

    def _leave(self, act: Callable[[], None]) -> None:
        if self._sheet is not None:
            self._sheet.close_sheet()
        act()

    def _edited(self) -> None:
        self._error.hide()
        for field in (self.short, self.unfolded):
            set_look(field, wrong=False)
        there = self._shorthand.get(self.short.text().strip()) if self._line is None else None
        said = self.tr("It stands in place of: {unfolded}")
        self._about.setText(said.format(unfolded=there.unfolded) if there and there.on else "")
        self._about.setVisible(bool(self._about.text()))

    def _try(self) -> None:
        short, unfolded = self.short.text().strip(), " ".join(self.unfolded.text().split())
        if shorthand_problem(short, "x"):
            self._complain(self.short, self.tr("Letters and digits only, without spaces."))
        elif shorthand_problem(short, unfolded):
            self._complain(self.unfolded, self.tr("Write what it unfolds to."))
        else:
            self._leave(lambda: self.kept.emit(short.lower(), unfolded))

    def _complain(self, field: QLineEdit, text: str) -> None:
        set_look(field, wrong=True)
        self._error.setText(text)
        self._error.show()
        announce(field, text)
        field.setFocus()
