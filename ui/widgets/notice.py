"""A message in the page: what happened, what is safe, what to do; and a button, if one helps."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QWidget

from ui.messages import Message, say
from ui.theme import GRID
from ui.widgets.basics import button, column, label


def announce(widget: QWidget, text: str) -> None:
    """Have a screen reader say `text` now, as something that cannot wait."""
    event = QAccessibleAnnouncementEvent(widget, text)
    event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)


class Notice(QFrame):
    """Hidden until it has something to say. `pressed` is its button."""

    pressed = Signal()

    def __init__(self, name: str = "notice") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("look", "warning")
        self._error: BaseException | None = None
        self._happened = label(f"{name}_happened", "heading")
        self._safe = label(f"{name}_safe", "body")
        self._todo = label(f"{name}_todo", "body")
        self._detail = label(f"{name}_detail", "quiet")
        # A path or a list of mistakes is there to be copied, also from the keyboard.
        self._detail.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._button = button(f"{name}_button")
        self._button.clicked.connect(self.pressed)
        self._button.hide()
        box = column(self._happened, self._safe, self._todo, self._detail, spacing=GRID)
        box.addSpacing(GRID)
        box.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        box.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        self.setLayout(box)
        self.hide()

    def set_action(self, text: str) -> None:
        """Give it a button, 'Try again' for one; an empty text takes it away."""
        self._button.setText(text)
        self._button.setVisible(bool(text))

    def show_error(self, error: BaseException) -> None:
        """Say what an error means, and again when the language changes."""
        self._error = error
        self._show(say(error), speak=True)

    def show_message(self, message: Message) -> None:
        """Say something that is no error; the caller says it again in another language."""
        self._error = None
        self._show(message, speak=True)

    def clear(self) -> None:
        """Nothing to say any more."""
        self._error = None
        self.hide()

    def message(self) -> str:
        """All that it says, as one text."""
        return self.accessibleName()

    def _show(self, message: Message, *, speak: bool) -> None:
        for part, text in (
            (self._happened, message.happened),
            (self._safe, message.safe),
            (self._todo, message.todo),
            (self._detail, message.detail),
        ):
            part.setText(text)
            part.setVisible(bool(text))
        spoken = " ".join(part for part in (message.happened, message.safe, message.todo) if part)
        self.setAccessibleName(spoken)
        self.setAccessibleDescription(message.detail)
        self.show()
        if speak:
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
            announce(self, spoken)

    def changeEvent(self, event: QEvent) -> None:
        """A new language: say the same error in it."""
        if event.type() is QEvent.Type.LanguageChange and self._error is not None:
            self._show(say(self._error), speak=False)
        super().changeEvent(event)
