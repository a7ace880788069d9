"""A list that shows some of its lines, and more of them on demand: it may have thousands."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QWidget

from ui.theme import GRID
from ui.widgets.basics import button, column
from ui.widgets.fieldwork_card import number

PAGE = 20


class More(QWidget):
    """Lines made by `make` when they are first shown, and a button for the next ones."""

    def __init__(
        self,
        name: str,
        count: int,
        make: Callable[[int], QWidget],
        *,
        page: int = PAGE,
        spacing: int = 2 * GRID,
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self._count = count
        self._make = make
        self._page = page
        self._shown = 0
        self._lines = column(spacing=spacing)
        self._button = button(f"{name}_more", "flat")
        self._button.clicked.connect(self._go_on)
        self.setLayout(column(self._lines, self._button, spacing=GRID))
        self.layout().setAlignment(self._button, Qt.AlignmentFlag.AlignLeft)  # type: ignore[union-attr]
        self._show_more()

    def _show_more(self) -> None:
        until = min(self._count, self._shown + self._page)
        for place in range(self._shown, until):
            self._lines.addWidget(self._make(place))
        self._shown = until
        self._button.setVisible(until < self._count)
        self._name()

    def _go_on(self) -> None:
        first = self._shown
        self._show_more()
        if self._shown == self._count:  # The button is gone: the cursor goes to what is new.
            item = self._lines.itemAt(first)
            made = item.widget() if item is not None else None
            if made is not None:
                made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
                made.setFocus()

    def _name(self) -> None:
        rest = min(self._page, self._count - self._shown)
        said = self.tr("Show {count} more of {all}")
        self._button.setText(said.format(count=number(rest), all=number(self._count)))

    def changeEvent(self, event: QEvent) -> None:
        """A new language: name the button anew."""
        if event.type() is QEvent.Type.LanguageChange:
            self._name()
        super().changeEvent(event)
