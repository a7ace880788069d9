"""The fieldwork at a glance: its cards in two columns, or in one where it is narrow."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from ui.theme import GRID, Theme
from ui.widgets.basics import column
from ui.widgets.fieldwork_card import Card, Seen
from ui.widgets.fieldwork_contacts import GroupRatesCard, RefusalsCard
from ui.widgets.fieldwork_figures import FiguresCard, NeedsCard
from ui.widgets.fieldwork_groups import GroupsCard
from ui.widgets.fieldwork_rates import ApproachedCard, WeeksCard

WIDE = 1000


class FieldworkView(QWidget):
    """Shows what it is given; reads nothing itself."""

    def __init__(self, theme: Theme, *more: Card, own: bool = False) -> None:
        """`more` cards stand at the foot of the right column; `own`: as a device's own share."""
        super().__init__()
        self.setProperty("look", "clear")
        self._theme = theme
        self._seen: Seen | None = None
        figures, needs = FiguresCard(theme), NeedsCard(theme)
        groups, weeks, approached = GroupsCard(theme), WeeksCard(theme), ApproachedCard(theme)
        rates, refusals = GroupRatesCard(theme), RefusalsCard(theme)
        if own:
            needs.hide()  # What other devices do is not known here.
        said_no = (approached, refusals)
        self._cards: tuple[Card, ...] = (figures, needs, groups, weeks, *said_no, rates, *more)
        self._columns = QHBoxLayout()
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(3 * GRID)
        left = column(needs, groups, rates, 1, spacing=3 * GRID)
        right = column(weeks, approached, refusals, *more, 1, spacing=3 * GRID)
        self._columns.addLayout(left, 1)
        self._columns.addLayout(right, 1)
        self.setLayout(column(figures, self._columns, 1, spacing=3 * GRID))

    def show_seen(self, seen: Seen) -> None:
        """Show this fieldwork."""
        self._seen = seen
        for each in self._cards:
            each.show_seen(seen)

    def retranslate(self) -> None:
        """Set every text anew; what stands there was formatted in the old language."""
        if self._seen is not None:
            self.show_seen(self._seen)

    def set_theme(self, theme: Theme) -> None:
        """Use another palette or text size."""
        self._theme = theme
        for each in self._cards:
            each.set_theme(theme)
        self._turn()

    def _turn(self) -> None:
        wide = self.width() >= self._theme.px(WIDE)
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(way)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns, or one."""
        super().resizeEvent(event)
        self._turn()
