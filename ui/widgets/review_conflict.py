"""A conflict: the contents of one interview side by side, only what differs, and the choice."""

from __future__ import annotations

from collections.abc import Sequence
from string import ascii_uppercase

from PySide6.QtCore import Signal

from interviewer.lead import Conflict
from interviewer.merging import Entry
from ui.theme import GRID, Theme
from ui.widgets.basics import button, card, column, label, row
from ui.widgets.lead_fields import TextField
from ui.widgets.notice import announce
from ui.widgets.review_page import Page
from ui.widgets.review_table import Cell, Row, TextTable
from ui.widgets.review_wording import Difference, Said, marks_said, note_said, prompt_said
from ui.widgets.review_words import devices_said, short
from ui.widgets.segments import Segments


class ConflictView(Page):
    """`decided` carries the interview, the digest of the content that holds, and the reason."""

    decided = Signal(str, bytes, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__("review_conflict", theme)
        self._conflict: Conflict | None = None
        self._differ: Sequence[Difference] = ()
        self._table = TextTable("conflict_differences", theme)
        self._ask = label("conflict_ask", "heading")
        self._choice: Segments | None = None
        self._place = column(spacing=0)
        self._error = label("conflict_error", "error")
        self._error.hide()
        self._reason = TextField("conflict_reason")
        self._go = button("conflict_decide", "primary")
        self._go.clicked.connect(self._decide)
        self._reason.entered.connect(self._decide)
        self.content.addWidget(card(self._table))
        foot = column(self._ask, self._place, self._error, spacing=GRID)
        self.content.addWidget(card(foot, self._reason, row(self._go, 1)))

    def show_conflict(self, conflict: Conflict, differ: Sequence[Difference]) -> None:
        """Show it; what was chosen or written before is kept where it is the same one."""
        again = self._conflict is not None and _digests(self._conflict) == _digests(conflict)
        if not again:
            self._reason.show_text("")
            self._choose_among(conflict)
        self._conflict, self._differ = conflict, differ
        self._error.hide()
        self.retranslate()

    def _choose_among(self, conflict: Conflict) -> None:
        old = self._choice
        self._choice = Segments("variant", range(len(conflict.variants)))
        self._choice.chosen.connect(lambda _place: self._error.hide())
        if old is not None:
            self._place.removeWidget(old)
            old.setParent(None)
            old.deleteLater()
        self._place.addWidget(self._choice)

    def retranslate(self) -> None:
        """Set every text."""
        conflict, choice = self._conflict, self._choice
        if conflict is None or choice is None:
            return
        self.set_texts(
            self.tr("Which content holds?"),
            self.tr(
                "Interview {id} came more than once, with different content. Here stands only what "
                "differs."
            ).format(id=short(conflict.interview)),
        )
        heads = [_head(place, each) for place, each in enumerate(conflict.variants)]
        rows = [
            Row((Cell(each.name), *(self._cell(said) for said in each.said)))
            for each in self._differ
        ]
        self._table.show_rows(rows, ["", *heads])
        self._ask.setText(self.tr("This one holds:"))
        choice.set_texts(self._ask.text(), dict(enumerate(heads)))
        self._reason.set_texts(
            self.tr("Why, if you want to say it"), self.tr("It is kept in the log.")
        )
        self._go.setText(self.tr("Let it hold"))

    def _cell(self, said: Said | None) -> Cell:
        if said is None:
            return Cell(self.tr("not in this version"))
        return Cell(said.said or "–", prompt_said(said), note_said(said), marks_said(said))

    def _decide(self) -> None:
        assert self._conflict is not None
        assert self._choice is not None
        place = self._choice.value()
        if not isinstance(place, int):
            self._error.setText(self.tr("Choose first which one holds."))
            self._error.show()
            announce(self, self._error.text())
            self._choice.button(0).setFocus()
            return
        entry = self._conflict.variants[place][0]
        self.decided.emit(entry.id, entry.digest, self._reason.text().strip())

    def begin(self) -> None:
        """On the first of the contents."""
        if self._choice is not None:
            self._choice.button(0).setFocus()

    def set_theme(self, theme: Theme) -> None:
        """Use another palette or text size."""
        super().set_theme(theme)
        self._table.set_theme(theme)


def _digests(conflict: Conflict) -> list[bytes]:
    return [entry.digest for entry, _devices in conflict.variants]


def _head(place: int, variant: tuple[Entry, tuple[int, ...]]) -> str:
    letter = ascii_uppercase[place % len(ascii_uppercase)]
    return f"{letter}  ·  {devices_said(variant[1])}"
