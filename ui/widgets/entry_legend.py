"""Below the form: what can be typed, which can be tapped too, each with its whole label.

It keeps its height from item to item, so that the form above it stands still; only a long list
borrows more from the form for as long as it is shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QScrollArea, QScroller, QSizePolicy, QWidget

from ui.theme import RADIUS, TARGET, Theme, ink_on
from ui.widgets.entry_text import cut_lines, type_of, wrapped
from ui.widgets.tick import paint_tick

WIDEST = 190
"""Of a chip with its key above its label."""
GAP = 6
USUAL = 0.8
"""For the chips of so many of the items there is always room; a longer list borrows it."""
_KEY, _LABEL = 19, 15
_SIDE, _TOP = 6, 3
"""Around what stands in a chip."""
_TICK = 13
MOST_LINES = 3
"""Of a label below its key."""


@dataclass(frozen=True, slots=True)
class Chip:
    """Something to tap: the keys it stands for, and what they mean."""

    keys: str
    """As typed; "\\n" is Enter, "\\b" Backspace."""
    shown: str
    label: str = ""
    colour: str | None = None
    chosen: bool = False
    name: str = ""
    """Where what is shown is a word."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How chips stand: equal, in rows, with all their words."""

    columns: int
    rows: int
    wide: int
    high: int
    beside: int = 0
    """The width of the keys, where the labels stand beside them; 0: below them."""

    @property
    def height(self) -> int:
        """Of all rows."""
        return self.rows * (self.high + GAP) - GAP


def _key_wide(chips: Sequence[Chip], theme: Theme) -> int:
    metrics = type_of(theme, _KEY, QFont.Weight.DemiBold)[1]
    return max(metrics.horizontalAdvance(chip.shown) for chip in chips)


def _lines(chips: Sequence[Chip], theme: Theme, wide: int) -> int | None:
    """The lines that the longest label needs; None where a word has no room."""
    metrics = type_of(theme, _LABEL, QFont.Weight.Normal)[1]
    most = 0
    for chip in chips:
        lines = wrapped(chip.label, metrics, wide)
        if any(metrics.horizontalAdvance(line) > wide for line in lines):
            return None
        most = max(most, len(lines))
    return most


def plan_for(chips: Sequence[Chip], width: int, theme: Theme) -> Plan:
    """The lowest way to show them with no word cut."""
    key = type_of(theme, _KEY, QFont.Weight.DemiBold)[1].height()
    pitch = type_of(theme, _LABEL, QFont.Weight.Normal)[1].height()
    low, keys = max(TARGET, theme.px(52)), _key_wide(chips, theme)
    found: list[Plan] = []
    for rows in range(1, len(chips) + 1):
        columns = -(-len(chips) // rows)
        wide = (width - GAP * (columns - 1)) // columns
        if wide < TARGET or -(-len(chips) // columns) != rows:
            continue
        above = min(wide, theme.px(WIDEST))
        lines = _lines(chips, theme, above - 2 * _SIDE)
        if lines is not None and lines <= MOST_LINES and keys <= above - 2 * _SIDE:
            high = max(low, key + lines * pitch + 2 * _TOP)
            found.append(Plan(columns, rows, above, high))
        lines = _lines(chips, theme, wide - keys - 5 * _SIDE - theme.px(_TICK))
        if lines is not None:
            high = max(low, lines * pitch + 4 * _TOP)
            found.append(Plan(columns, rows, wide, high, keys + 2 * _SIDE))
    if found:
        return min(found, key=lambda plan: plan.height)
    return Plan(1, len(chips), width, low, keys + 2 * _SIDE)  # A word wider than the window.


class ChipButton(QAbstractButton):
    """One of them."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.chip = Chip("", "")
        self._beside = 0
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # The cursor stays in the form.
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_chip(self, chip: Chip, beside: int) -> None:
        """Stand for this."""
        if (chip, beside) != (self.chip, self._beside):
            self.chip, self._beside = chip, beside
            self.setObjectName(f"chip_{chip.name or chip.shown}")
            self.setAccessibleName(f"{chip.shown} {chip.label}".strip())
            self.update()

    def sizeHint(self) -> QSize:
        """A target."""
        return QSize(TARGET, TARGET)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Key above label, or before it; the chosen one with a heavy frame and a tick."""
        chip, colours = self.chip, self.theme.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill = chip.colour or (colours.accent_soft if chip.chosen else colours.surface)
        ink = ink_on(chip.colour) if chip.colour else colours.ink
        width = 4.0 if chip.chosen else 1.2
        box = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.setPen(QPen(QColor(colours.ink if chip.chosen else colours.line), width))
        painter.setBrush(QColor(fill).darker(108) if self.isDown() else QColor(fill))
        painter.drawRoundedRect(box, RADIUS, RADIUS)
        painter.setPen(QColor(ink))
        self._paint_words(painter)
        if chip.chosen:
            size = self.theme.px(_TICK)
            paint_tick(painter, self.width() - size - 9, 9, size, QColor(ink))

    def _paint_words(self, painter: QPainter) -> None:
        chip, beside = self.chip, self._beside
        key_font, key_metrics = type_of(self.theme, _KEY, QFont.Weight.DemiBold)
        words, metrics = type_of(self.theme, _LABEL, QFont.Weight.Normal)
        inside = self.rect().adjusted(_SIDE, _TOP, -_SIDE, -_TOP)
        pitch, key_high = metrics.height(), key_metrics.height()
        key = QRect(inside.left() + _SIDE, inside.top(), beside - 2 * _SIDE, inside.height())
        label = inside.adjusted(beside + _SIDE, 0, -self.theme.px(_TICK), 0)
        side = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        most = max(1, inside.height() // pitch)
        if not beside:
            most = max(1, (inside.height() - key_high) // pitch)
            label, side = inside, Qt.AlignmentFlag.AlignCenter
        lines = cut_lines(chip.label, metrics, label.width(), most)
        top = inside.top() + (inside.height() - pitch * len(lines)) // 2
        if not beside:
            top -= key_high // 2
            key = QRect(inside.left(), top, inside.width(), key_high)
            top += key_high
        painter.setFont(key_font)
        painter.drawText(key, Qt.AlignmentFlag.AlignCenter, chip.shown)
        painter.setFont(words)
        for number, line in enumerate(lines):
            place = QRect(label.left(), top + number * pitch, label.width(), pitch)
            painter.drawText(place, side, line)


class Chips(QScrollArea):
    """All that can be typed for the current item, in equal chips; they scroll where they must."""

    tapped = Signal(str)
    """The keys."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("chips")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._inside = QWidget()
        self._inside.setProperty("look", "clear")
        self.setWidget(self._inside)
        self._theme = theme
        self._buttons: list[ChipButton] = []
        self._shown: Sequence[Chip] = ()
        self._all: Sequence[Sequence[Chip]] = ()
        self._limit = 10_000
        self._plans: dict[tuple[int, tuple[tuple[str, str], ...]], Plan] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)

    def limit(self, height: int) -> None:
        """Never be higher than this; a longer list scrolls."""
        if height != self._limit:
            self._limit = height
            self.updateGeometry()
            self._place()

    def reserve(self, items: Sequence[Sequence[Chip]]) -> None:
        """Keep room for the chips of these items, a few long lists apart."""
        self._all = [chips for chips in items if chips]
        self.updateGeometry()

    def show_chips(self, chips: Sequence[Chip]) -> None:
        """Show these in place of those before."""
        while len(self._buttons) < len(chips):
            made = ChipButton(self._theme)
            made.setParent(self._inside)
            made.clicked.connect(lambda _=False, push=made: self.tapped.emit(push.chip.keys))
            self._buttons.append(made)
        for push in self._buttons[len(chips) :]:
            push.hide()
            push.setObjectName("")
            push.chip = Chip("", "")
        before, self._shown = self._needed(self.width()), chips
        if self._needed(self.width()) != before:
            self.updateGeometry()
        self._place()
        for push in self._buttons[: len(chips)]:
            push.show()

    def set_theme(self, theme: Theme) -> None:
        """Use another palette or text size."""
        self._theme = theme
        self._plans.clear()
        for push in self._buttons:
            push.theme = theme
            push.update()
        self.updateGeometry()
        self._place()

    # --- measures -----------------------------------------------------------------------------

    def _plan(self, chips: Sequence[Chip], width: int) -> Plan:
        words = width, tuple((chip.shown, chip.label) for chip in chips)
        if words not in self._plans:
            self._plans[words] = plan_for(chips, width, self._theme)
        return self._plans[words]

    def _reserved(self, width: int) -> int:
        high = sorted(self._plan(chips, max(1, width)).height for chips in self._all)
        return high[int((len(high) - 1) * USUAL)] if high else TARGET

    def _needed(self, width: int) -> int:
        return self._plan(self._shown, max(1, width)).height if self._shown else 0

    @property
    def lent(self) -> int:
        """How much higher it stands than what is reserved."""
        return self.heightForWidth(self.width()) - min(self._reserved(self.width()), self._limit)

    def hasHeightForWidth(self) -> bool:
        """Narrower means more rows."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Room for what most items need, and for what is shown."""
        return min(max(self._reserved(width), self._needed(width)), self._limit)

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(400, self.heightForWidth(max(self.width(), 400)))

    def minimumSizeHint(self) -> QSize:
        """One row."""
        return QSize(TARGET, TARGET)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the rows anew."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        width = self.width()
        if not self._shown or not width:
            self._inside.resize(width, 0)
            return
        plan = self._plan(self._shown, width)
        if plan.height > self.height():
            width -= self.verticalScrollBar().sizeHint().width() + GAP
            plan = self._plan(self._shown, max(1, width))
        self._inside.resize(width, plan.height)
        for number, (push, chip) in enumerate(zip(self._buttons, self._shown, strict=False)):
            line, place = divmod(number, plan.columns)
            push.show_chip(chip, plan.beside)
            left, top = place * (plan.wide + GAP), line * (plan.high + GAP)
            push.setGeometry(left, top, plan.wide, plan.high)
