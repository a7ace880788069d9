"""The scale: equal coloured fields with number and label, and "don't know" set apart.

The row emits `rated` and does not colour itself: `show_answer` alone says which field is chosen,
and it is called when the answer is on disk.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleStateChangeEvent,
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QStyle, QWidget

from interviewer.questionnaire import Scale
from ui.theme import GRID, RADIUS, TARGET, Theme, ink_on
from ui.widgets.basics import set_direction
from ui.widgets.paragraphs import height_of, paint_text
from ui.widgets.tick import paint_tick

FRAME = 6
"""Width of the frame of the chosen field."""
LIFT = 4
GAP = 12
INSET = 2 * GRID + FRAME
"""What a field's width has more than its label's."""
APART = 36
"""Between the scale and "don't know"."""


class ScaleField(QAbstractButton):
    """One answer: its number, its label, its colour; a frame and a tick when it is chosen."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._colour: str | None = None
        self._label = ""
        self._beside = ""
        self._chosen = False
        self.code = 0
        self.stacked = False
        """Number beside the label instead of above it: before it, as the language runs."""
        self.words_room = 0
        """Height of the longest label in the row, so that all numbers stand on one line."""
        self.quiet = False
        """Smaller, for the presentation and "don't know"."""
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover, False)

    def set_theme(self, theme: Theme) -> None:
        """Use another palette or text size."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def set_answer(self, code: int, label: str, colour: str | None, beside: str = "") -> None:
        """What this field stands for; no colour for "don't know".

        `beside` is the label in the original language, small, for the interviewer.
        """
        self.code = code
        self._label = label
        self._beside = beside if beside != label else ""
        self._colour = colour
        self.setAccessibleName(f"{code}, {label}")
        self.update()

    @property
    def chosen(self) -> bool:
        """Whether this is the answer given."""
        return self._chosen

    def set_chosen(self, chosen: bool) -> None:
        """Show (or stop showing) this field as the answer given."""
        if chosen == self._chosen:
            return
        self._chosen = chosen
        self.update()
        if QAccessible.isActive():
            state = QAccessible.State()
            state.checked = True
            QAccessible.updateAccessibility(QAccessibleStateChangeEvent(self, state))

    # --- measures -----------------------------------------------------------------------------

    def _number_font(self, stacked: bool) -> QFont:
        size = 28 if stacked or self.quiet else 40
        return self._theme.font(size, QFont.Weight.DemiBold)

    def _label_font(self) -> QFont:
        return self._theme.font(17 if self.quiet else 20, QFont.Weight.Medium)

    def _beside_font(self) -> QFont:
        return self._theme.font(15)

    @property
    def _to_left(self) -> bool:
        return self.layoutDirection() is Qt.LayoutDirection.RightToLeft

    def words_height(self, width: int) -> int:
        """The height of the label, and of the one in the original language."""
        high = height_of(self._label, self._label_font(), width, rtl=self._to_left)
        if self._beside:
            high += height_of(self._beside, self._beside_font(), width)
        return high

    def _number_width(self) -> int:
        """Of the room for the number where it stands beside the label."""
        return QFontMetrics(self._number_font(stacked=True)).height() * 2

    def height_for(self, width: int, *, stacked: bool) -> int:
        """The height that shows number and label without a cut at `width`."""
        if stacked:
            inner = width - self._number_width() - 7 * GRID - FRAME
            return max(TARGET, self.words_height(inner) + 2 * GRID + 2 * FRAME)
        number = QFontMetrics(self._number_font(stacked=False)).height()
        words = self.words_height(width - INSET)
        low = TARGET if self.quiet else TARGET + 7 * GRID
        return max(low, number + words + 2 * GRID + 2 * FRAME)

    def sizeHint(self) -> QSize:
        """A target at least."""
        return QSize(2 * TARGET, self.height_for(2 * TARGET, stacked=self.stacked))

    # --- painting -----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Colour, number, label; chosen: heavy frame, tick and a slight lift."""
        theme, colours = self._theme, self._theme.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill = self._colour or colours.surface
        ink = ink_on(self._colour) if self._colour else colours.ink
        lift = LIFT if self._chosen else 0
        box = QRectF(self.rect()).adjusted(FRAME / 2, FRAME / 2 + LIFT, -FRAME / 2, -FRAME / 2)
        box.translate(0, -lift)
        if self._chosen:
            shadow = QColor(0, 0, 0, 70)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(shadow)
            painter.drawRoundedRect(box.translated(0, LIFT), RADIUS, RADIUS)
        thin = self._theme.edge - 0.5
        pen = QPen(QColor(colours.ink), FRAME) if self._chosen else QPen(QColor(colours.line), thin)
        painter.setPen(pen)
        painter.setBrush(QColor(fill).darker(108) if self.isDown() else QColor(fill))
        painter.drawRoundedRect(box, RADIUS, RADIUS)
        if self._chosen and self._colour:  # A second line, so that the frame shows on any colour.
            painter.setPen(QPen(QColor(colours.surface), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            inset = FRAME / 2 + 1
            painter.drawRoundedRect(
                box.adjusted(inset, inset, -inset, -inset), RADIUS - 3, RADIUS - 3
            )
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.accent), 3, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(7, 7, -7, -7), RADIUS - 3, RADIUS - 3)
        painter.setPen(QColor(ink))
        self._paint_text(painter, box.toRect())
        if self._chosen:
            self._paint_tick(painter, box, ink, theme.px(22))

    def _paint_text(self, painter: QPainter, box: QRect) -> None:
        number_font = self._number_font(self.stacked)
        painter.setFont(number_font)
        if self.stacked:
            number = QRect(box.left(), box.top(), self._number_width(), box.height())
            words = box.adjusted(self._number_width() + GRID, 0, -6 * GRID, 0)
            if self._to_left:
                number, words = (
                    QStyle.visualRect(self.layoutDirection(), box, part) for part in (number, words)
                )
            painter.drawText(number, Qt.AlignmentFlag.AlignCenter, str(self.code))
            spare = words.height() - self.words_height(words.width())
            self._paint_words(painter, words.adjusted(0, max(0, spare // 2), 0, 0), None)
            return
        inside = box.adjusted(GRID, GRID, -GRID, -GRID)
        high = QFontMetrics(number_font).height()
        words_room = max(self.words_room, self.words_height(inside.width()))
        spare = inside.height() - high - words_room
        number = QRect(inside.left(), inside.top() + max(0, spare // 2), inside.width(), high)
        painter.drawText(number, Qt.AlignmentFlag.AlignCenter, str(self.code))
        inside.setTop(number.bottom() + 1)
        self._paint_words(painter, inside, Qt.AlignmentFlag.AlignHCenter)

    def _paint_words(self, painter: QPainter, room: QRect, align: Qt.AlignmentFlag | None) -> None:
        """The label, and below it the one in the original language; from the top of `room`."""
        font, rtl = self._label_font(), self._to_left
        paint_text(painter, room, self._label, font, rtl=rtl, align=align)
        if self._beside:
            below = room.adjusted(0, height_of(self._label, font, room.width(), rtl=rtl), 0, 0)
            align = align or (Qt.AlignmentFlag.AlignRight if rtl else None)
            paint_text(painter, below, self._beside, self._beside_font(), align=align)

    def _paint_tick(self, painter: QPainter, box: QRectF, ink: str, size: int) -> None:
        top = box.center().y() - size / 2 if self.stacked else box.top() + FRAME + GRID
        left = box.right() - FRAME - GRID - size
        if self._to_left:
            left = box.left() + FRAME + GRID
        paint_tick(painter, left, top, size, QColor(ink))


class ScaleRow(QWidget):
    """All answers of a scale, side by side, or stacked where the page is narrow."""

    rated = Signal(int)

    def __init__(self, theme: Theme, *, interactive: bool = True) -> None:
        super().__init__()
        self._theme = theme
        self._interactive = interactive
        self._fields: list[ScaleField] = []
        self._dont_know: int | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_theme(self, theme: Theme) -> None:
        """Use another palette or text size."""
        self._theme = theme
        for field in self._fields:
            field.set_theme(theme)
        self._arrange()

    def show_scale(
        self,
        scale: Scale,
        labels: Mapping[int, str],
        rtl: bool = False,
        beside: Mapping[int, str] | None = None,
    ) -> None:
        """Show a scale with these labels; widgets of the scale before are used again.

        With `rtl` the first step is at the right, as the language runs. `beside` are the labels
        in the original language, small, below those that are read.
        """
        set_direction(self, rtl)
        colours: dict[int, str | None] = {step.code: step.colour for step in scale.steps}
        while len(self._fields) < len(scale.codes):
            self._fields.append(self._new_field())
        for field, code in zip(self._fields, scale.codes, strict=False):
            field.setObjectName(f"rate_{code}")
            field.set_answer(code, labels[code], colours.get(code), (beside or {}).get(code, ""))
            field.show()
        for spare in self._fields[len(scale.codes) :]:
            spare.hide()
            spare.setObjectName("")
        self._dont_know = scale.dont_know
        self._arrange()

    def _new_field(self) -> ScaleField:
        field = ScaleField(self._theme)
        field.setParent(self)
        if self._interactive:
            field.clicked.connect(lambda: self.rated.emit(field.code))
        else:
            field.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            field.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            field.quiet = True
        return field

    def show_answer(self, code: int | None) -> None:
        """Show `code` as the answer that is on disk, or none."""
        for field in self._shown():
            field.set_chosen(field.code == code)

    def _shown(self) -> list[ScaleField]:
        return [field for field in self._fields if not field.isHidden()]

    # --- layout -------------------------------------------------------------------------------

    def _stacked(self, width: int) -> bool:
        return width < self._theme.px(900)

    def _places(self, width: int) -> tuple[list[QRect], int]:
        """Where each field goes at `width`, and the height of all.

        It changes nothing: layouts ask for widths that the row does not get.
        """
        fields = self._shown()
        if not fields:
            return [], 0
        apart = [field.code == self._dont_know for field in fields]
        if self._stacked(width):
            places, top = [], 0
            for field, alone in zip(fields, apart, strict=True):
                top += (APART - GAP) // 2 if alone else 0
                high = field.height_for(width, stacked=True)
                places.append(QRect(0, top, width, high))
                top += high + GAP // 2 + 2
            return places, top - GAP // 2 - 2
        room = width - GAP * (len(fields) - 1) - (APART - GAP) * sum(apart)
        each = room // len(fields)
        high = max(field.height_for(each, stacked=False) for field in fields)
        places, left = [], 0
        for alone in apart:
            left += (APART - GAP) if alone else 0
            places.append(QRect(left, 0, each, high))
            left += each + GAP
        return places, high

    def _arrange(self) -> None:
        fields, stacked = self._shown(), self._stacked(self.width())
        places, high = self._places(self.width())
        words = [
            0 if stacked else field.words_height(place.width() - INSET)
            for field, place in zip(fields, places, strict=True)
        ]
        for field, place in zip(fields, places, strict=True):
            field.stacked, field.words_room = stacked, max(words)
            field.update()  # It may keep its place and change its looks.
            if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
                place.moveLeft(self.width() - place.right() - 1)
            field.setGeometry(place)
        if high != self.height():
            self.setFixedHeight(high)
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        """Stacked is higher than side by side."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of the whole scale at `width`."""
        return self._places(width)[1]

    def sizeHint(self) -> QSize:
        """As wide as the page."""
        return QSize(600, self._places(max(self.width(), 600))[1])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side or stacked, as fits."""
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """The other way round for languages that run from right to left."""
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._arrange()
        super().changeEvent(event)
