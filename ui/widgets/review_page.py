"""A page of a lead's review that is gone back from: its title, the way back, and what is on it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLayout, QWidget

from ui.theme import GRID, Theme
from ui.widgets.basics import button, card, column, label, row
from ui.widgets.review_list import Line, RowList
from ui.widgets.transcript_paper import level


class Page(QWidget):
    """`content` is filled by the subclass."""

    left = Signal()

    def __init__(self, name: str, theme: Theme, *, alone: bool = False) -> None:
        """`alone`: it has the section to itself, and what is on it scrolls by itself."""
        super().__init__()
        self.setObjectName(name)
        self.theme = theme
        self._title = label(f"{name}_title", "title")
        self._hint = label(f"{name}_hint", "body")
        self.back = button(f"{name}_back", "flat")
        self.back.clicked.connect(self.left)
        self.content = column(spacing=0 if alone else 3 * GRID)
        if alone:
            head = self._beside_back(column(self._title, self._hint, spacing=0))
            self.setLayout(column(level(head, above=20, below=0), self.content, spacing=0))
        else:
            top = column(self._beside_back(self._title), self._hint, spacing=0)
            self.setLayout(column(top, self.content, spacing=2 * GRID))

    def _beside_back(self, what: QWidget | QLayout) -> QLayout:
        head = row(what, self.back)
        head.setStretch(0, 1)
        head.setAlignment(self.back, Qt.AlignmentFlag.AlignTop)
        return head

    def set_texts(self, title: str, hint: str = "") -> None:
        """The title, what to know, and the way back."""
        self._title.setText(title)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self.back.setText(self.tr("Back"))
        self.back.setAccessibleName(self.tr("Back to the review"))

    def begin(self) -> None:
        """Put the cursor where one begins."""
        self.back.setFocus()

    def set_theme(self, theme: Theme) -> None:
        """Use another palette or text size."""
        self.theme = theme


class ListPage(Page):
    """A page that is a list: a log, corrections, interviews that are alike."""

    opened = Signal(object)
    more_wanted = Signal()

    def __init__(self, name: str, theme: Theme) -> None:
        super().__init__(name, theme)
        self.list = RowList(f"{name}_list", theme)
        self.list.opened.connect(self.opened)
        self._more = button(f"{name}_more", "flat")
        self._more.clicked.connect(self.more_wanted)
        self._framed = card(self.list, spacing=0)
        self.content.addWidget(self._framed)
        self.content.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)

    def show_list(
        self, title: str, hint: str, lines: Sequence[Line], *, more: str = "", add: bool = False
    ) -> None:
        """Show these lines, or add them below; `more` names the button for what is not here."""
        self.set_texts(title, hint)
        first = len(self.list.lines)
        if add:
            self.list.add_lines(lines)
        else:
            self.list.show_lines(lines)
        self.list.setAccessibleName(title)
        self._framed.setVisible(bool(self.list.lines))
        self._more.setText(more)
        self._more.setVisible(bool(more))
        if add and lines:
            self.list.stand_on(self.list.lines[first].key)
            self.list.setFocus()

    def begin(self) -> None:
        """On the list, where there is one."""
        if self.list.lines:
            self.list.setFocus()
        else:
            super().begin()

    def set_theme(self, theme: Theme) -> None:
        """Use another palette or text size."""
        super().set_theme(theme)
        self.list.set_theme(theme)
