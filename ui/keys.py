"""The keys of an interview, as a table for F1 and the settings."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.theme import GRID
from ui.widgets.basics import label


class KeysTable(QWidget):
    """Each key and what it does."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("keys")
        self.setProperty("look", "clear")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(3 * GRID)
        grid.setVerticalSpacing(GRID)
        grid.setColumnStretch(1, 1)
        for number, (keys, what) in enumerate(self._rows()):
            key = label(f"key_{number}", "tag", keys, wrap=False)
            grid.addWidget(key, number, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(f"key_text_{number}", "body", what), number, 1)

    def _rows(self) -> list[tuple[str, str]]:
        return [
            (self.tr("N"), self.tr("Front page: new interview")),
            (self.tr("1-6"), self.tr("Front page: count somebody who was asked")),
            (self.tr("Ctrl+Z"), self.tr("Front page: take the last one back")),
            (self.tr("0-9, letters"), self.tr("Answer; the cursor then stands in the note")),
            (self.tr("Ctrl+digit"), self.tr("Change the rating from within the note")),
            (self.tr("Enter"), self.tr("Go on")),
            (self.tr("Shift+Enter"), self.tr("New line in the note")),
            (self.tr("Page Up, Page Down"), self.tr("Back and forward without answering")),
            (self.tr("S, Alt+S"), self.tr("Skip the question; Alt+S from within the note")),
            (self.tr("Letters, Tab"), self.tr("Background: choose, next field")),
            (self.tr("Tab"), self.tr("Note: take the likely word")),
            (self.tr("Alt+C"), self.tr("The note is a quote, word for word")),
            (self.tr("Alt+V"), self.tr("Turn the screen to the citizen")),
            (
                self.tr("Ctrl+Shift+Backspace"),
                self.tr("Take it back; or drag the mark in the corner into the ring"),
            ),
            (
                self.tr("Alt+U, Alt+Z"),
                self.tr("Typing out pen notes: cannot be read; take the last one back"),
            ),
            (self.tr("Alt+L"), self.tr("The language read aloud")),
            (self.tr("J, N"), self.tr("Introduction: the citizen says yes or no")),
            (self.tr("Esc"), self.tr("Menu")),
            (self.tr("Ctrl+L"), self.tr("Lock")),
        ]


class PaperKeysTable(KeysTable):
    """The keys while paper forms are typed in."""

    def _rows(self) -> list[tuple[str, str]]:
        return [
            (
                self.tr("0-9, letters"),
                self.tr("Answer with what stands on the form; on to the next"),
            ),
            (self.tr("Enter, -"), self.tr("On; an empty cell is not answered")),
            (self.tr("?, !"), self.tr("Does not know; won't say")),
            (self.tr("Backspace"), self.tr("Take the answer back")),
            (self.tr("F2"), self.tr("The note; Enter comes back")),
            (self.tr("Tab, arrows"), self.tr("Another cell")),
            (self.tr("Ctrl+Enter"), self.tr("Save the form; ready for the next")),
            (self.tr("Ctrl+Z"), self.tr("Back to the form saved last")),
            (self.tr("Esc"), self.tr("Leave")),
            (self.tr("Ctrl+L"), self.tr("Lock")),
        ]
