"""After the interview: thanks for the citizen, and nothing of what was said.

It stands until somebody goes on, so that the tablet can be put down or handed on as it is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent

from interviewer.questionnaire import right_to_left
from ui.theme import GRID, MARGIN, Theme
from ui.widgets.basics import Screen, bar, button, column, label, row, set_direction
from ui.widgets.centred import Centred
from ui.widgets.lead_fields import Beside
from ui.widgets.notice import announce

LETTERS = 100
BUTTON_LETTERS = 19
PARTIAL = "partial"
"""The outcome of an interview that was broken off; of any other, it is finished."""

_THANKS: Final[Mapping[str, tuple[str, ...]]] = {
    "da": (
        "Tak for din hjælp",
        "Dine svar er gemt. Din sagsbehandler får dem ikke at se.",
        "Hav en god dag.",
    ),
    "en": (
        "Thank you for your help",
        "Your answers are saved. Your caseworker will not see them.",
        "Have a good day.",
    ),
    "ar": (
        "شكراً على مساعدتك",
        "حُفظت إجاباتك. الشخص المسؤول عن ملفك لن يراها.",
        "نتمنى لك يوماً سعيداً.",
    ),
}
"""By language, the first line large. The Arabic is not validated by a native speaker."""
_OTHERS: Final = ("en", "da")
"""For citizens in whose language there are none."""


def thanks_in(language: str) -> tuple[Sequence[str], bool]:
    """What a citizen who was read to in `language` is shown, and whether from right to left."""
    own = language.partition("-")[0].lower()
    if own in _THANKS:
        return _THANKS[own], right_to_left(own)
    first, second = (_THANKS[each] for each in _OTHERS)
    return (f"{first[0]}\n{second[0]}", *first[1:], *second[1:]), False


class DoneScreen(Screen):
    """Large and calm for the citizen; what the interviewer does next stands at the foot."""

    home_wanted = Signal()
    new_wanted = Signal()
    receipt_wanted = Signal()
    lock_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        thanks: Sequence[str],
        rtl: bool,
        outcome: str,
        *,
        left_handed: bool = False,
    ) -> None:
        """`thanks` and `rtl` as of `thanks_in`; `left_handed`: the way on stands at the left."""
        super().__init__()
        self.setObjectName("done")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._outcome = outcome
        self._left_handed = left_handed
        self._lock = button("lock", "flat")
        self._said = label("done_said", "quiet")
        self._home = button("done_home", "primary")
        self._new = button("done_new")
        self._receipt = button("done_receipt")
        for push, wanted in (
            (self._lock, self.lock_wanted),
            (self._home, self.home_wanted),
            (self._new, self.new_wanted),
            (self._receipt, self.receipt_wanted),
        ):
            push.clicked.connect(wanted)
        self._lay_out(thanks, rtl)
        self.retranslate()

    def _lay_out(self, thanks: Sequence[str], rtl: bool) -> None:
        words = column(1, spacing=3 * GRID)
        for number, line in enumerate(thanks):
            made = label(f"thanks_{number}", "thanks" if number == 0 else "read", line)
            made.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)
            words.addWidget(made)
        words.addStretch(2)
        ground = Centred(words, LETTERS)
        set_direction(ground, rtl)
        corner = row(1, self._lock)
        corner.setContentsMargins(MARGIN, MARGIN // 2, MARGIN, 0)
        ways = Beside(BUTTON_LETTERS, top=False)
        order = [self._receipt, self._new, self._home]
        ways.show_parts(order[::-1] if self._left_handed else order)
        self.setLayout(
            column(
                corner,
                ground,
                bar(column(self._said, ways, spacing=GRID), name="done_foot"),
                spacing=0,
            )
        )
        self.layout().setStretch(1, 1)  # type: ignore[union-attr]

    def retranslate(self) -> None:
        """Set every text that is the interviewer's."""
        partial = self._outcome == PARTIAL
        self._said.setText(
            self.tr("The interview is kept as incomplete.")
            if partial
            else self.tr("The interview is finished and saved.")
        )
        self._lock.setText(self.tr("Lock"))
        self._home.setText(self.tr("To the front page"))
        self._new.setText(self.tr("New interview"))
        self._receipt.setText(self.tr("Receipt"))

    def showEvent(self, event: QShowEvent) -> None:
        """Keys are for the screen; a screen reader says what has come of the interview."""
        super().showEvent(event)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, self._said.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the front page; N begins a new interview; K, or R, is the receipt."""
        if event.isAutoRepeat():  # The key that has finished the interview, held down.
            return
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            self.home_wanted.emit()
        elif key == Qt.Key.Key_N:
            self.new_wanted.emit()
        elif key in (Qt.Key.Key_K, Qt.Key.Key_R):
            self.receipt_wanted.emit()
        else:
            super().keyPressEvent(event)


__all__ = ["DoneScreen", "thanks_in"]
