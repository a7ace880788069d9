"""What is to be looked at before a release is written; first what stands in its way."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFrame, QWidget

from interviewer.release import Warned
from ui.theme import GRID
from ui.widgets.basics import card, column, label
from ui.widgets.release_words import warning_words


class Warnings(QWidget):
    """A card of what refuses the release, and one of what does not; hidden without any."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("release_warnings")
        self._warned: tuple[Warned, ...] = ()
        self._cards: list[QFrame] = []
        self._box = column(spacing=2 * GRID)
        self.setLayout(self._box)
        self.hide()

    def show_warnings(self, warnings: Sequence[Warned]) -> None:
        """Show these."""
        if tuple(warnings) != self._warned:
            self._warned = tuple(warnings)
            self._show()

    def said(self) -> str:
        """All that stands there, as one text."""
        return " ".join(each.accessibleName() for each in self._cards)

    def _show(self) -> None:
        for old in self._cards:
            self._box.removeWidget(old)
            old.hide()
            old.deleteLater()
        refusing = [each for each in self._warned if each.refuses]
        other = [each for each in self._warned if not each.refuses]
        self._cards = []
        if refusing:
            title = self.tr("It cannot be released like this")
            self._add(title, refusing, "warning", "refused")
        if other:
            self._add(self.tr("Look at this"), other, "card", "looked")
        self.setVisible(bool(self._cards))

    def _add(self, title: str, warnings: Sequence[Warned], look: str, kind: str) -> None:
        head = label(f"warned_{kind}", "heading" if look == "warning" else "pick", title)
        parts, said = [], [title]
        for each in warnings:
            happened, todo = warning_words(each)
            said += [happened, todo]
            lines = [label(f"warned_{each.kind}", "body", happened)]
            if todo:
                name = f"warned_{each.kind}_todo"
                lines.append(label(name, "body" if each.refuses else "quiet", todo))
            parts.append(column(*lines, spacing=GRID // 2))
        made = card(head, *parts, look=look, spacing=GRID)
        made.setAccessibleName(" ".join(filter(None, said)))
        self._cards.append(made)
        self._box.addWidget(made)

    def changeEvent(self, event: QEvent) -> None:
        """A new language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._show()


__all__ = ["Warnings"]
