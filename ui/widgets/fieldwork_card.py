"""What the cards about the fieldwork share: what they show, the frame, and how figures are written.

A lead's desk shows the cards of a whole study, and a device of its own share (`Seen.own`): of that
it knows what was done here, and not what is still to go.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QFrame, QWidget

from interviewer.fieldwork import Fieldwork
from interviewer.study import Study
from ui.theme import GRID, Theme
from ui.widgets.basics import column
from ui.widgets.figure_row import FigureRow, Figures
from ui.widgets.progress_bars import WeekBars


@dataclass(frozen=True, slots=True)
class Seen:
    """What the cards show."""

    fieldwork: Fieldwork
    study: Study
    language: str
    today: date
    own: bool = False
    """Whether this is what one device has done itself."""


def percent(share: float | None, digits: int = 0) -> str:
    """ "34.6 %" in the language in force; a dash where there is nothing to count."""
    return "–" if share is None else f"{QLocale().toString(100 * share, 'f', digits)} %"


def number(value: float) -> str:
    """A count as it is; what is no whole number with one digit."""
    if value == round(value):
        return QLocale().toString(round(value))
    return QLocale().toString(value, "f", 1)


class Card(QFrame):
    """A titled card; `content` is filled by `show_seen` and emptied by `clear`."""

    def __init__(self, name: str, theme: Theme) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("look", "card")
        self.theme = theme
        self._head = FigureRow(f"{name}_title", Figures("", look="heading"), theme)
        self.content = column(spacing=2 * GRID)
        box = column(self._head, self.content, spacing=2 * GRID)
        box.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 3 * GRID)
        self.setLayout(box)

    def set_theme(self, theme: Theme) -> None:
        """Use another palette or text size."""
        self.theme = theme
        for bar in self.findChildren(QWidget):
            if isinstance(bar, FigureRow | WeekBars):
                bar.set_theme(theme)

    def set_texts(self, title: str, hint: str = "") -> None:
        """The heading, and a line below it where there is more to say."""
        self._head.show_figures(Figures(title, under=hint, look="heading"))

    def add(self, name: str, figures: Figures) -> None:
        """Add a line."""
        self.content.addWidget(FigureRow(name, figures, self.theme))

    def clear(self) -> None:
        """Take the content away."""
        while (item := self.content.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()

    def show_seen(self, seen: Seen) -> None:
        """Show the fieldwork; every text anew."""
        raise NotImplementedError
