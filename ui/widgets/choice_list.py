"""The options of a question: wide rows to tap, in their order and read downwards; those that
exclude all others between thin lines, and what is no answer of the list ("don't know", "won't
say") apart and uncoloured.

The list emits `picked` and ticks nothing itself: `show_answer` alone says what is chosen, and it
is called when the answer is on disk.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QStyle, QWidget

from ui.theme import GRID, RADIUS, TARGET, Theme
from ui.widgets.basics import set_direction
from ui.widgets.paragraphs import height_of, paint_text
from ui.widgets.tick import paint_tick

GAP = GRID
APART = 3 * GRID
"""Between the options and what stands apart, on a page of its own."""
BESIDE = 900
"""From this width (at 100 % text) options stand beside each other."""
FEW = 5
"""One label in so many may have a broken word, before a list gives up a column."""
NARROWEST = 200
"""Of what stands apart, on a page of its own."""
SOFT_HYPHEN = "\N{SOFT HYPHEN}"
_GO_ON = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class Option:
    """One option: its value, the letter or digit that picks it, its label."""

    value: int | str
    key: str
    label: str
    beside: str = ""
    """The label in the original language, small, for the interviewer."""


class OptionRow(QAbstractButton):
    """An option with its key; the chosen one wears a tick, in a box where several may."""

    def __init__(self, theme: Theme, *, compact: bool) -> None:
        super().__init__()
        self._theme = theme
        self._compact = compact
        self.option = Option(0, "", "")
        self.several = False
        self.away = False
        """Apart from the others: no colour of its own; and, where it is compact, no frame."""
        self.marked = False
        """Whether the arrow keys stand on it, where the list is one stop of the Tab key."""
        self.key_width = 0
        """Room for the longest key of the list, so that all labels begin in one line."""
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_theme(self, theme: Theme) -> None:
        """Use another palette or text size."""
        self._theme = theme
        self.update()

    @property
    def flat(self) -> bool:
        """Without a frame until it is chosen."""
        return self._compact and self.away

    def set_option(self, option: Option, *, several: bool, away: bool) -> None:
        """What this row stands for."""
        self.option, self.several, self.away = option, several, away
        self.setObjectName(f"option_{option.value}")
        self.setText(option.label)
        self.setAccessibleName(option.label)
        self.update()

    def nextCheckState(self) -> None:
        """A tap changes nothing here: what is chosen is what is on disk."""

    # --- measures -----------------------------------------------------------------------------

    def _label_font(self, heavy: bool = True) -> QFont:
        """Heavy for what is chosen, and measured so; there is no room for that among others."""
        size = 18 if self._compact else 19 if self.away else 21
        heavy = heavy and not self._compact
        return self._theme.font(size, QFont.Weight.DemiBold if heavy else QFont.Weight.Normal)

    def _key_font(self) -> QFont:
        return self._theme.font(17)

    def _beside_font(self) -> QFont:
        return self._theme.font(15)

    @property
    def _side(self) -> int:
        """Of the tick box, and of the place for a tick."""
        return self._theme.px(26)

    @property
    def _small_side(self) -> int:
        """Of the tick in a corner."""
        return self._theme.px(16)

    @property
    def _behind_key(self) -> int:
        return GRID + GRID // 2 if self._compact else 2 * GRID

    @property
    def _to_left(self) -> bool:
        return self.layoutDirection() is Qt.LayoutDirection.RightToLeft

    def wanted_key_width(self) -> int:
        """Of this row's key."""
        key = self.option.key
        return QFontMetrics(self._key_font()).horizontalAdvance(key) if key else 0

    def _before(self) -> int:
        """Room before the label: margin, box, key."""
        box = self._side + GRID + GRID // 2 if self.several else 0
        key = self.key_width + self._behind_key if self.key_width else 0
        return 2 * GRID + box + key

    def _after(self) -> int:
        """Room behind the label: the tick, margin."""
        if self._compact:  # The tick is small, and stands in the corner.
            return GRID + GRID // 2 + (GRID if self.several else self._small_side + GRID // 2)
        return 2 * GRID + (0 if self.several else self._side + GRID // 2)

    def _label(self, width: int) -> str:
        """The label, its words hyphenated where one is wider than the room."""
        metrics = QFontMetrics(self._label_font())
        return " ".join(
            word if metrics.horizontalAdvance(word) <= width else SOFT_HYPHEN.join(word)
            for word in self.option.label.split()
        )

    def _words_height(self, width: int, heavy: bool = True) -> int:
        high = height_of(self._label(width), self._label_font(heavy), width, rtl=self._to_left)
        if self.option.beside:
            high += height_of(self.option.beside, self._beside_font(), width)
        return high

    def height_for(self, width: int) -> int:
        """The height that shows all of the label at `width`."""
        inner = width - self._before() - self._after()
        return max(TARGET, self._words_height(inner) + 2 * GRID + GRID // 2)

    def narrowest(self) -> int:
        """The width below which a word of the label would be broken."""
        metrics = QFontMetrics(self._label_font())
        word = max((metrics.horizontalAdvance(w) for w in self.option.label.split()), default=0)
        return self._before() + word + 2 + self._after()

    def natural_width(self) -> int:
        """The width at which the label stands on one line."""
        label = QFontMetrics(self._label_font()).horizontalAdvance(self.option.label) + 2
        return max(TARGET, self._before() + label + self._after())

    def sizeHint(self) -> QSize:
        """A target at least."""
        wide = self.natural_width()
        return QSize(wide, self.height_for(wide))

    def hasHeightForWidth(self) -> bool:
        """Narrower means taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height that shows all of the label."""
        return self.height_for(width)

    # --- keys and taps ------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space picks; Enter goes on, and is the page's."""
        if event.key() in _GO_ON:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The second of two quick taps does not undo the first."""
        event.accept()

    # --- painting -----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Frame, box, key, label; chosen: tinted, with a heavy frame and a tick."""
        colours, chosen = self._theme.colours, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = self._theme.strong_edge if chosen else self._theme.edge
        box = QRectF(self.rect()).adjusted(line / 2, line / 2, -line / 2, -line / 2)
        if chosen:
            painter.setPen(QPen(QColor(colours.accent), line))
        elif self.flat:
            painter.setPen(Qt.PenStyle.NoPen)
        else:
            edge = colours.line if self.isEnabled() else colours.hair
            painter.setPen(QPen(QColor(edge), line))
        if chosen or self.isDown():
            painter.setBrush(QColor(colours.accent_soft))
        else:
            painter.setBrush(Qt.BrushStyle.NoBrush if self.away else QColor(colours.surface))
        painter.drawRoundedRect(box, RADIUS, RADIUS)
        if self.hasFocus() or self.marked:
            painter.setPen(QPen(QColor(colours.accent), 3, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(6, 6, -6, -6), RADIUS - 3, RADIUS - 3)
        if self.several:
            self._paint_box(painter, chosen)
        elif chosen:
            self._paint_tick(painter, self._tick_place(), colours.accent)
        self._paint_words(painter, chosen)

    def _seen(self, left: int, width: int, height: int) -> QRect:
        """A place half-way up, `left` from where the language begins."""
        place = QRect(left, (self.height() - height) // 2, width, height)
        return QStyle.visualRect(self.layoutDirection(), self.rect(), place)

    def _tick_place(self) -> QRectF:
        """At the end of the row; in its corner where the row is narrow."""
        side = self._small_side if self._compact else self._side - 6
        margin = GRID + GRID // 2 if self._compact else 2 * GRID + 3
        place = self._seen(self.width() - margin - side, side, side)
        if self._compact and not self.flat:
            place.moveTop(margin)
        return QRectF(place)

    def _paint_tick(self, painter: QPainter, square: QRectF, ink: str) -> None:
        paint_tick(painter, square.left(), square.top(), square.width(), QColor(ink))

    def _paint_box(self, painter: QPainter, chosen: bool) -> None:
        colours, side = self._theme.colours, self._side
        square = QRectF(self._seen(2 * GRID, side, side)).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(QColor(colours.accent if chosen else colours.line), 2))
        painter.setBrush(QColor(colours.accent if chosen else colours.surface))
        painter.drawRoundedRect(square, 4, 4)
        if chosen:
            inset = square.width() * 0.24
            tick = square.adjusted(inset, inset, -inset, -inset)
            self._paint_tick(painter, tick, colours.accent_ink)

    def _paint_words(self, painter: QPainter, chosen: bool) -> None:
        colours, font = self._theme.colours, self._label_font(chosen)
        before, option = self._before(), self.option
        if option.key:
            left = before - self._behind_key - self.key_width
            painter.setPen(QColor(colours.quiet))
            painter.setFont(self._key_font())
            place = self._seen(left, self.key_width, self.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, option.key)
        width = self.width() - before - self._after()
        room = self._seen(before, width, self._words_height(width, chosen))
        painter.setPen(QColor(colours.ink if self.isEnabled() else colours.quiet))
        label = self._label(width)
        paint_text(painter, room, label, font, rtl=self._to_left)
        if option.beside:
            high = height_of(label, font, width, rtl=self._to_left)
            painter.setPen(QColor(colours.quiet))
            align = Qt.AlignmentFlag.AlignRight if self._to_left else None
            room.adjust(0, high, 0, 0)
            paint_text(painter, room, option.beside, self._beside_font(), align=align)


class ChoiceList(QWidget):
    """All options of a question; rows are used again for the next one."""

    picked = Signal(object)
    """The value of the row that was tapped."""

    def __init__(self, theme: Theme, *, compact: bool = False) -> None:
        """`compact` among other fields on a page: smaller, and what stands apart without frames."""
        super().__init__()
        self._theme = theme
        self._compact = compact
        self._rows: list[OptionRow] = []
        self._runs: list[int] = []
        """How many options stand together, before a line and the next of them."""
        self._away = 0
        """How many stand apart."""
        self._columns = 2
        self._known: dict[int, tuple[list[QRect], list[QRect], int]] = {}
        """Where everything stands, by width."""
        self._rules: list[QRect] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_theme(self, theme: Theme) -> None:
        """Use another palette or text size."""
        self._theme = theme
        for each in self._rows:
            each.set_theme(theme)
        self._anew()

    def set_columns(self, columns: int) -> None:
        """Spread a compact list over this many columns, filled from the top."""
        if columns != self._columns:
            self._columns = columns
            self._anew()

    def show_options(
        self,
        options: Sequence[Option],
        apart: Sequence[Option] = (),
        *,
        several: bool = False,
        alone: Collection[int | str] = (),
        rtl: bool = False,
    ) -> None:
        """Show these options; a line divides those in `alone`, which exclude all others."""
        set_direction(self, rtl)
        runs = groupby(options, lambda option: option.value in alone)
        self._runs = [len(list(run)) for _, run in runs]
        self._away = len(apart)
        shown = (*options, *apart)
        while len(self._rows) < len(shown):
            self._rows.append(self._new_row())
        for number, (made, option) in enumerate(zip(self._rows, shown, strict=False)):
            away = number >= len(options)
            made.set_option(option, several=several and not away, away=away)
            made.setFocusPolicy(self._focus(option, away))
            made.setEnabled(True)
            made.show()
        for spare in self._rows[len(shown) :]:
            spare.hide()
            spare.setObjectName("")
        self._anew()

    def _focus(self, option: Option, away: bool) -> Qt.FocusPolicy:
        """On a page of its own every row is a stop; else only what no key picks."""
        stop = not self._compact or (away and not option.key)
        return Qt.FocusPolicy.TabFocus if stop else Qt.FocusPolicy.NoFocus

    def _new_row(self) -> OptionRow:
        made = OptionRow(self._theme, compact=self._compact)
        made.setParent(self)
        made.clicked.connect(lambda: self.picked.emit(made.option.value))
        return made

    @property
    def rows(self) -> Sequence[OptionRow]:
        """The rows shown, in their order."""
        return self._rows[: sum(self._runs) + self._away]

    @property
    def choices(self) -> Sequence[OptionRow]:
        """The rows shown but for those apart."""
        return self._rows[: sum(self._runs)]

    @property
    def apart(self) -> Sequence[OptionRow]:
        """The rows that stand apart."""
        return self._rows[sum(self._runs) : sum(self._runs) + self._away]

    def show_answer(self, chosen: Collection[int | str]) -> None:
        """Show these values as the answer that is on disk."""
        for each in self.rows:
            each.setChecked(each.option.value in chosen)

    def chosen(self) -> tuple[int | str, ...]:
        """What is shown as the answer."""
        return tuple(each.option.value for each in self.rows if each.isChecked())

    def by_key(self, text: str) -> OptionRow | None:
        """The row that this letter or digit picks."""
        wanted = text.casefold()
        if not wanted:
            return None
        matches = (r for r in self.rows if r.option.key.casefold() == wanted and r.isEnabled())
        return next(matches, None)

    # --- layout -------------------------------------------------------------------------------

    def _columns_at(self, width: int) -> int:
        count = sum(self._runs)
        if self._compact:
            wanted = min(self._columns, max(count, 1))
            while wanted > 1 and self._broken(width // wanted - GAP) > count // FEW:
                wanted -= 1
            return wanted
        if width < self._theme.px(BESIDE) or count < 2:
            return 1
        third = (width - 2 * GAP) // 3
        low = TARGET + self._theme.px(8)  # Two lines of a label, no more.
        return 3 if count == 3 and all(r.height_for(third) <= low for r in self.choices) else 2

    def _broken(self, width: int) -> int:
        """In how many rows a word is broken at this width."""
        return sum(made.narrowest() > width for made in self.choices)

    def _anew(self) -> None:
        self._known = {}
        self._arrange()

    def _places(self, width: int) -> tuple[list[QRect], list[QRect], int]:
        """Where each row stands, and each line; and the height of all."""
        if width not in self._known:
            self._known[width] = self._measured(width)
        return self._known[width]

    def _measured(self, width: int) -> tuple[list[QRect], list[QRect], int]:
        shown = self.rows
        key_width = max((r.wanted_key_width() for r in shown), default=0)
        for each in shown:
            each.key_width = each.wanted_key_width() if each.away else key_width
        columns, top = self._columns_at(width), 0
        places: list[QRect] = []
        rules: list[QRect] = []
        for count in self._runs:
            if places:
                rules.append(QRect(0, top + GAP // 4, width, 1))
                top += GAP + 1 + GRID // 2
            run = shown[len(places) : len(places) + count]
            more, top = self._grid(run, width, columns, top)
            places += more
        if self._away:
            top += (GRID // 2 if self._compact else APART - GAP) if places else 0
            more, top = self._line(shown[len(places) :], width, top)
            places += more
        return places, rules, max(0, top - GAP)

    def _grid(
        self, rows: Sequence[OptionRow], width: int, columns: int, top: int
    ) -> tuple[list[QRect], int]:
        """Cells of equal width, filled downwards; all rows of one line as high as the highest."""
        lines = -(-len(rows) // columns)
        each = (width - GAP * (columns - 1)) // columns
        cells = [(number % lines, number // lines) for number in range(len(rows))]
        high = [0] * lines
        for made, (line, _) in zip(rows, cells, strict=True):
            high[line] = max(high[line], made.height_for(each))
        tops = [top + sum(high[:line]) + GAP * line for line in range(lines)]
        places = [QRect(at * (each + GAP), tops[line], each, high[line]) for line, at in cells]
        return places, top + sum(high) + GAP * lines

    def _line(self, rows: Sequence[OptionRow], width: int, top: int) -> tuple[list[QRect], int]:
        """One after the other, as wide as they are; on the next line where there is no room."""
        places: list[QRect] = []
        left, high = 0, 0
        for made in rows:
            low = TARGET if self._compact else self._theme.px(NARROWEST)
            wide = min(max(made.natural_width(), low), width)
            if left and left + wide > width:
                left, top = 0, top + high + GAP
            high = made.height_for(wide)
            places.append(QRect(left, top, wide, high))
            left += wide + GAP
        return places, top + high + GAP

    def _arrange(self) -> None:
        places, self._rules, high = self._places(self.width())
        whole = QRect(0, 0, self.width(), high)
        for made, place in zip(self.rows, places, strict=True):
            made.setGeometry(QStyle.visualRect(self.layoutDirection(), whole, place))
        if high != self.height():
            self.setFixedHeight(high)
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Narrower is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all rows at `width`."""
        return self._places(width)[2]

    def sizeHint(self) -> QSize:
        """As wide as the page."""
        wide = 300 if self._compact else 600
        return QSize(wide, self._places(max(self.width(), wide))[2])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the rows anew."""
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """The other way round for languages that run from right to left."""
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._anew()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The thin lines around what is chosen alone."""
        painter = QPainter(self)
        for rule in self._rules:
            painter.fillRect(rule, QColor(self._theme.colours.line))


__all__ = ["ChoiceList", "Option", "OptionRow"]
