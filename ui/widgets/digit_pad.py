"""Digits to tap, for a tablet without a keyboard.

A number goes on by itself as soon as no further digit can follow, so that nothing needs to be
tapped to say that it is done; whoever taps that by habit does no harm.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget
from shiboken6 import isValid

from ui.theme import GRID, MARGIN, TARGET
from ui.widgets.basics import CONTENT_WIDTH, button
from ui.widgets.entries import DigitEdit

HABIT_MS = 600
"""How long after the pad has gone on by itself a tap on "OK" was meant for the number before."""


class DigitPad(QFrame):
    """One row of digits, or two where it is narrow; it types into the part that it serves."""

    DIGITS = "1234567890"

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """`clock` tells seconds that never run backwards."""
        super().__init__()
        self._clock = clock
        self._typing = False
        self._before: DigitEdit | None = None
        """The part that it has left by itself, until the next tap."""
        self._after: QWidget | None = None
        """Where the cursor went then."""
        self._left_at = 0.0
        self.setObjectName("digit_pad")
        self.setProperty("look", "bar")
        self._edit: DigitEdit | None = None
        self._keys = []
        for digit in self.DIGITS:
            key = button(f"digit_{digit}", "digit", digit)
            key.clicked.connect(lambda _=False, d=digit: self._type(d))
            self._keys.append(key)
        self._erase = button("digit_erase", "digit")
        self._erase.clicked.connect(self._rub_out)
        self._done = button("digit_done", "digit")
        self._done.clicked.connect(self._go_on)
        self._keys += [self._erase, self._done]
        for key in self._keys:
            key.setParent(self)  # The grid takes them only when the pad is first seen.
            key.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        self._grid.setSpacing(GRID)
        self._columns = 0
        self.hide()
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        self._erase.setText(self.tr("Erase"))
        self._done.setText(self.tr("OK"))

    def serve(self, edit: DigitEdit) -> None:
        """Open, and type into this part."""
        self._edit = edit
        self.show()

    def follow(self, edit: DigitEdit) -> None:
        """If it is open, type into this part."""
        self._edit = edit

    @property
    def served(self) -> DigitEdit | None:
        """The part into which it types."""
        return self._edit

    def put_away(self) -> None:
        """Close, and let go of the part: it may be on its way out.

        Where a digit has led on from here, it stays for a moment, so that a tap on "OK" by habit
        does not hit what comes in its place.
        """
        self._edit = None
        if self._typing:
            QTimer.singleShot(HABIT_MS, self, self._close_if_unused)
        else:
            self.hide()

    def _close_if_unused(self) -> None:
        if self._edit is None:
            self.hide()

    def minimumSizeHint(self) -> QSize:
        """Two rows fit any tablet held upright; each row is a target high."""
        rows = -(-len(self._keys) // (self._columns or len(self._keys)))
        return QSize(6 * (TARGET + GRID) + 3 * GRID, rows * (TARGET + GRID) + GRID)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One row or two, as fits."""
        count = len(self._keys)
        wide = self.width() >= count * (TARGET + GRID) + 2 * MARGIN
        columns = count if wide else count // 2
        room = 6 * TARGET + 5 * GRID + 2 * MARGIN
        side = max(MARGIN, (self.width() - CONTENT_WIDTH) // 2)
        if not wide and self.width() < room:
            side = 2 * GRID
        if self._grid.contentsMargins().left() != side:  # In line with the ground above.
            self._grid.setContentsMargins(side, GRID, side, GRID)
        if columns != self._columns:
            self._columns = columns
            for number, key in enumerate(self._keys):
                self._grid.addWidget(key, number // columns, number % columns)
            self._grid.activate()  # The keys are tapped as soon as they are seen.
            self.updateGeometry()
        super().resizeEvent(event)

    def _type(self, digit: str) -> None:
        edit, self._before = self._edit, None
        if edit is None:
            return
        self._typing = True
        edit.put(digit)
        if self._edit is edit and edit.full():
            edit.filled.emit()
        self._typing = False
        if self._edit is not edit:
            self._before, self._left_at = edit, self._clock()
            self._after = self.window().focusWidget()

    def _rub_out(self) -> None:
        """Take back the last digit: the one that has led on, if nothing was tapped since."""
        before, self._before = self._before, None
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus()
            before.end(False)
            self._edit = before
        if self._edit is not None:
            self._edit.setFocus()
            self._edit.backspace()
            self._edit.textEdited.emit(self._edit.text())

    def _go_on(self) -> None:
        before, self._before = self._before, None
        by_habit = before is not None and (self._clock() - self._left_at) * 1000 < HABIT_MS
        if by_habit:  # The tap has taken the cursor to the page.
            if self._after is not None and isValid(self._after):
                self._after.setFocus()
        elif self._edit is not None:
            self._edit.done.emit()
