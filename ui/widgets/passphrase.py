"""Fields for a passphrase: one to type it, and a pair to choose a new one.

A passphrase leaves these fields only by `text()`: no signal, name or log line carries it.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QProgressBar, QWidget

from ui.theme import GRID
from ui.widgets.basics import button, column, label, row, set_look
from ui.widgets.notice import announce

SHORTEST = 10
"""Characters of a new passphrase, at least."""
WEAKEST = 2
"""Strength of a new passphrase, 0 to 4, at least."""


class PassphraseField(QWidget):
    """A label, a rule where there is one, the field with its show and hide, and the error."""

    entered = Signal()
    """Enter was pressed."""
    edited = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(f"field_{name}")
        self._title = label(f"label_{name}", "heading")
        self._hint = label(f"hint_{name}", "quiet")
        self.edit = QLineEdit()
        self.edit.setObjectName(name)
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.edit.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText
            | Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        self._title.setBuddy(self.edit)
        self.toggle = button(f"{name}_show")
        self.toggle.clicked.connect(lambda: self._show_text(shown=not self.shown))
        self._error = label(f"error_{name}", "error")
        self._error.hide()
        line = row(spacing=GRID)
        line.addWidget(self.edit, 1)
        line.addWidget(self.toggle)
        box = column(self._title, self._hint, spacing=GRID // 2)
        box.addSpacing(GRID // 2)
        box.addLayout(line)
        box.addWidget(self._error)
        self.setLayout(box)
        self.setFocusProxy(self.edit)
        self.edit.returnPressed.connect(self.entered)
        self.edit.textEdited.connect(self._edited)

    @property
    def shown(self) -> bool:
        """Whether the passphrase can be read on the screen."""
        return self.edit.echoMode() is QLineEdit.EchoMode.Normal

    def set_texts(self, title: str, hint: str = "") -> None:
        """The label, and the rule that is told before anything is typed."""
        self._title.setText(title)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self.edit.setAccessibleName(title)
        self._describe()
        self._name_toggle()

    def text(self) -> str:
        """What was typed."""
        return self.edit.text()

    def clear(self) -> None:
        """Forget it, and hide what is typed next."""
        self.edit.clear()
        self._show_text(shown=False)
        self.show_error("")

    def show_error(self, text: str) -> None:
        """Say what is wrong and how to mend it; "" when nothing is."""
        self._error.setText(text)
        self._error.setVisible(bool(text))
        set_look(self.edit, wrong=bool(text))
        self._describe()
        if text:
            announce(self.edit, text)

    def error(self) -> str:
        """What the field says is wrong."""
        return self._error.text()

    def _edited(self) -> None:
        if self._error.text():
            self.show_error("")
        self.edited.emit()

    def _show_text(self, *, shown: bool) -> None:
        mode = QLineEdit.EchoMode
        self.edit.setEchoMode(mode.Normal if shown else mode.Password)
        self._name_toggle()

    def _name_toggle(self) -> None:
        self.toggle.setText(self.tr("Hide") if self.shown else self.tr("Show"))
        about = self.tr("Hide: {field}") if self.shown else self.tr("Show: {field}")
        self.toggle.setAccessibleName(about.format(field=self._title.text()))

    def _describe(self) -> None:
        parts = (self._hint.text(), self._error.text())
        self.edit.setAccessibleDescription(" ".join(part for part in parts if part))

    def changeEvent(self, event: QEvent) -> None:
        """A new language: the owner sets the label, the toggle is ours."""
        if event.type() is QEvent.Type.LanguageChange:
            self._name_toggle()
        super().changeEvent(event)


class NewPassphrase(QWidget):
    """A new passphrase, twice, with its rules told first and its strength in words and a bar."""

    entered = Signal()

    def __init__(self, strength: Callable[[str], int]) -> None:
        super().__init__()
        self.setObjectName("new_passphrase")
        self._strength = strength
        self.first = PassphraseField("passphrase_new")
        self.again = PassphraseField("passphrase_again")
        self._bar = QProgressBar()
        self._bar.setObjectName("strength")
        self._bar.setRange(0, 5)
        self._bar.setTextVisible(False)
        self._words = label("strength_words", "quiet")
        meter = column(self._bar, self._words, spacing=GRID // 2)
        self.setLayout(column(self.first, meter, self.again))
        self.first.edited.connect(self._weigh)
        self.first.entered.connect(self.again.setFocus)
        self.again.entered.connect(self.entered)
        self.setFocusProxy(self.first)
        # From the first straight to the second: what is typed next is the passphrase once more.
        QWidget.setTabOrder(self.first.edit, self.again.edit)
        QWidget.setTabOrder(self.again.edit, self.first.toggle)
        QWidget.setTabOrder(self.first.toggle, self.again.toggle)
        self.retranslate()

    def text(self) -> str:
        """The passphrase chosen."""
        return self.first.text()

    def clear(self) -> None:
        """Forget both."""
        self.first.clear()
        self.again.clear()
        self._weigh()

    def check(self) -> bool:
        """Whether it may be used; if not, the field says why and has the cursor."""
        text = self.first.text()
        short = SHORTEST - len(text)
        first = again = ""
        if not text:
            first = self.tr("Write a passphrase.")
        elif short == 1:
            first = self.tr("It is too short. Add 1 more character.")
        elif short > 1:
            first = self.tr("It is too short. Add {count} more characters.").format(count=short)
        elif self._strength(text) < WEAKEST:
            first = self.tr("It is too easy to guess. Add a word or two that do not belong to it.")
        elif not self.again.text():
            again = self.tr(
                "Write it once more, so that a slip of the finger does not lock you out."
            )
        elif self.again.text() != text:
            again = self.tr("The two are not the same. Tap Show to compare them.")
        self.first.show_error(first)
        self.again.show_error(again)
        if first or again:
            wrong = self.first if first else self.again
            wrong.setFocus()
            wrong.edit.selectAll()
        return not (first or again)

    def _weigh(self) -> None:
        text = self.first.text()
        if not text:
            self._bar.setValue(0)
            words = self.tr("Strength: shown here as you write")
        else:
            # What is too short is too weak, however odd its letters are.
            most = 4 if len(text) >= SHORTEST else WEAKEST - 1
            score = max(0, min(most, self._strength(text)))
            self._bar.setValue(score + 1)
            words = (
                self.tr("Strength: far too weak"),
                self.tr("Strength: too weak"),
                self.tr("Strength: good enough"),
                self.tr("Strength: good"),
                self.tr("Strength: very good"),
            )[score]
        self._words.setText(words)
        self._bar.setAccessibleDescription(words)

    def retranslate(self) -> None:
        """Set every text; errors go, for they were in the other language."""
        self.first.set_texts(
            self.tr("New passphrase"),
            self.tr("At least {count} characters. A whole sentence is easy to remember.").format(
                count=SHORTEST
            ),
        )
        self.again.set_texts(self.tr("The same passphrase once more"))
        self._bar.setAccessibleName(self.tr("Strength of the passphrase"))
        self.first.show_error("")
        self.again.show_error("")
        self._weigh()

    def changeEvent(self, event: QEvent) -> None:
        """A new language: set the texts again."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
