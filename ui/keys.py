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
            (self.tr("1-5, 9"), self.tr("Rate; the cursor then stands in the note")),
            (self.tr("Ctrl+1-5, 9"), self.tr("Change the rating from within the note")),
            (self.tr("Enter"), self.tr("Go on")),
            (self.tr("Shift+Enter"), self.tr("New line in the note")),
            (self.tr("Page Up, Page Down"), self.tr("Back and forward without answering")),
            (self.tr("S, Alt+S"), self.tr("Skip the question; Alt+S from within the note")),
            (self.tr("Letters, Tab"), self.tr("Background: choose, next field")),
            (self.tr("J, N"), self.tr("Introduction: the citizen says yes or no")),
            (self.tr("Esc"), self.tr("Menu")),
            (self.tr("Ctrl+L"), self.tr("Lock")),
        ]
