"""The glass above a note: what pen, finger and mouse do there, and the ink that they leave.

It only paints; what it reacts to are the events of the widgets below it, so that text is typed,
marked and scrolled as if it were not there. With the mouse pen, and with a tool in hand, it takes
the mouse too.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection
from enum import Enum
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QRectF, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QEventPoint,
    QHideEvent,
    QInputDevice,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPointingDevice,
    QResizeEvent,
    QShowEvent,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QScroller, QWidget

from interviewer.ink import FULL, UNITS, Point
from ui.theme import GRID, TARGET, Theme
from ui.widgets.ink_paint import Fresh, paint_strokes, pen_of
from ui.widgets.ink_paper import InkPaper
from ui.widgets.ink_pen_watch import PenWatch
from ui.widgets.ink_strokes import InkStrokes

PIECE_MS = 200
"""What is drawn is handed on this often while the tip is down."""
PIECE_POINTS = 256
"""... and at the latest after so many points."""
SLOP = 7.0
"""Logical pixels that a finger moves before it draws, and a pen before it drags; else it taps."""
PALM = 140.0
"""Diameter of a touch, in logical pixels, from which on it is no finger: 22 mm."""
CANCEL_SECONDS = 1.0
"""A finger's stroke younger than this is taken back when a second finger, or the pen, comes."""
DOT_SECONDS = 1.0
"""After a finger's stroke, a tap near ink is a dot."""
DOT_REACH = 5.0 * GRID
ERASER_REACH = 1.5 * GRID
SELECT_REACH = 3.0 * GRID
EDGE = 1.0 * GRID
"""Free beside ink that is shown smaller than it was drawn."""
MIDDLE: Final = FULL // 2
"""Pressure of what has none."""

_TABLET = (QEvent.Type.TabletPress, QEvent.Type.TabletMove, QEvent.Type.TabletRelease)
_TOUCH = (
    QEvent.Type.TouchBegin,
    QEvent.Type.TouchUpdate,
    QEvent.Type.TouchEnd,
    QEvent.Type.TouchCancel,
)
_MICE = (QInputDevice.DeviceType.Mouse, QInputDevice.DeviceType.TouchPad)


class Tool(Enum):
    """What the next contact does."""

    DRAW = 0
    ERASE = 1
    SELECT = 2


class Hand(Enum):
    """What is in contact."""

    NONE = 0
    PEN = 1
    FINGER = 2
    MOUSE = 3
    PALM = 4
    """Touches that do nothing."""
    PAN = 5
    """Two fingers: the page scrolls."""


class InkLayer(QWidget):
    """Draws, erases, selects and moves `strokes`; its parent places it."""

    tapped = Signal(QPointF)
    """A finger, at a place of the layer: it wants to type there."""
    lifted = Signal()
    """A contact has ended, whatever it did."""
    worked = Signal()
    """... and it has drawn, erased, selected or moved."""
    selected = Signal(bool)
    """Whether strokes are selected now."""

    def __init__(self, theme: Theme, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self.setObjectName("ink_layer")
        self._theme = theme
        self._clock = clock
        self.strokes = InkStrokes()
        self.strokes.changed.connect(self._changed)
        self.strokes.tools_changed.connect(self._prune)
        self._moving: tuple[int, ...] = ()
        """Strokes on their way to another place: painted apart from the rest."""
        self._paper = InkPaper(lambda: self.strokes.paints(self._moving))
        self._origin = 0
        self._scale = 1.0
        self._tool = Tool.DRAW
        self._mouse_pen = False
        self._watch: PenWatch | None = None
        self._watched: list[QWidget] = []
        self._hand = Hand.NONE
        self._doing = Tool.DRAW
        self._sure = False
        """Whether the contact is more than a tap."""
        self._began = 0.0
        self._pressed = QPointF()
        """Where it began, on the layer."""
        self._last = QPointF()
        self._way = QRectF()
        """What a frame that is drawn has gone round, on the paper."""
        self._finger = -1
        self._dot_until = float("-inf")
        self._pan_from = (0.0, 0)
        self._selection: tuple[int, ...] = ()
        self._dragging = False
        self._pieces = QTimer(self)
        self._pieces.setInterval(PIECE_MS)
        self._pieces.timeout.connect(self._hand_on)
        self._let_mouse_through()

    # --- what others say ----------------------------------------------------------------------

    def watch(self, widget: QWidget) -> None:
        """React to what happens on a widget that lies below."""
        widget.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        widget.installEventFilter(self)
        self._watched.append(widget)

    @property
    def tool(self) -> Tool:
        """What the next contact does."""
        return self._tool

    def set_tool(self, tool: Tool) -> None:
        """Take another tool; what was selected is so no more."""
        self._tool = tool
        if tool is not Tool.SELECT:
            self._select(())
        self._let_mouse_through()

    def set_mouse_pen(self, on: bool) -> None:
        """Whether the mouse draws."""
        self._mouse_pen = on
        self._let_mouse_through()

    def _let_mouse_through(self) -> None:
        taken = self._mouse_pen or self._tool is not Tool.DRAW
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, not taken)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents, taken)
        self.setCursor(Qt.CursorShape.CrossCursor)

    def set_theme(self, theme: Theme) -> None:
        """Use another palette."""
        self._theme = theme
        self._look()

    def set_origin(self, top: int) -> None:
        """Where the paper begins, in pixels below the layer's upper edge."""
        if top != self._origin:
            self.finish_stroke()
            self._origin = top
            self.update()

    @property
    def origin(self) -> int:
        """Where the paper begins."""
        return self._origin

    @property
    def scale(self) -> float:
        """By which ink is shown smaller, where the sheet is narrower than it: at most 1."""
        return self._scale

    def fit(self) -> None:
        """See anew whether all ink fits the width."""
        right = self.strokes.box().right() if self.strokes.any else 0.0
        wide = max(1, self.width())
        self._scale = min(1.0, wide / (right + EDGE)) if right > wide else 1.0
        self._look()

    def _look(self) -> None:
        colour = QColor(self._theme.colours.ink)
        self._paper.set_view(self.width(), self._scale, self.devicePixelRatioF(), colour)
        self.update()

    def renew(self) -> None:
        """Other strokes are shown: nothing of the old ones is left."""
        self._moving = ()
        self._select(())
        self._dot_until = float("-inf")
        self._paper.forget()
        self.fit()

    @property
    def ink_box(self) -> QRectF:
        """What all ink takes up, in pixels from the paper's upper left corner."""
        box = self.strokes.box()
        return QRectF(box.topLeft() * self._scale, box.size() * self._scale)

    @property
    def busy(self) -> bool:
        """Whether a contact is under way that draws, erases or moves."""
        return self._hand in (Hand.PEN, Hand.FINGER, Hand.MOUSE)

    @property
    def selection(self) -> tuple[int, ...]:
        """Numbers of the selected strokes."""
        return self._selection

    def deselect(self) -> None:
        """Select nothing."""
        self._select(())

    def erase_selection(self) -> None:
        """Erase what is selected."""
        chosen = self._selection
        self._select(())
        self.strokes.erase(chosen)

    def finish_stroke(self) -> None:
        """End what is under way, with what was drawn; the rest of the contact does nothing."""
        if self.busy:
            self._up(tap=False)
            self._hand = Hand.PALM
        elif self.strokes.under_way:  # Its lifting was never told.
            self._pieces.stop()
            self.strokes.end()

    # --- the pen ------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What happens on the widgets below."""
        return self._take(event)

    def event(self, event: QEvent) -> bool:
        """The same on the layer itself, where it takes the mouse."""
        if self._take(event):
            return True
        return super().event(event)

    def _take(self, event: QEvent) -> bool:
        kind = event.type()
        if kind in _TABLET and isinstance(event, QTabletEvent):
            return self._take_tablet(event)
        if kind in _TOUCH and isinstance(event, QTouchEvent):
            return self._take_touch(event)
        return False

    def _take_tablet(self, event: QTabletEvent) -> bool:
        kind, at = event.type(), self.mapFromGlobal(event.globalPosition())
        if kind == QEvent.Type.TabletPress:
            if event.button() != Qt.MouseButton.LeftButton:
                return False  # A button on its barrel.
            eraser = event.pointerType() == QPointingDevice.PointerType.Eraser
            self._stop_scrolling()
            self._down(Hand.PEN, at, _pressure(event), Tool.ERASE if eraser else self._tool)
        elif self._hand is Hand.PEN:
            self._move(at, _pressure(event))
            if kind == QEvent.Type.TabletRelease and event.button() == Qt.MouseButton.LeftButton:
                self._up()
        elif not event.buttons() and kind != QEvent.Type.TabletRelease:
            return False
        event.accept()
        return True

    def _pen_came(self) -> None:
        """A hand that has come down before its pen has drawn nothing."""
        if self._hand is Hand.FINGER:
            self._break_off()
            self._hand = Hand.PALM

    # --- fingers ------------------------------------------------------------------------------

    def _take_touch(self, event: QTouchEvent) -> bool:
        kind, points = event.type(), event.points()
        if kind == QEvent.Type.TouchBegin:
            if self._hand is Hand.FINGER:
                # A second finger, before the first has moved: told as another beginning of both.
                self._break_off()
                self._hand = Hand.NONE
            if self.busy:
                pass  # The pen goes on; this is the hand that holds it.
            elif self._watch is not None and self._watch.near:
                self._hand = Hand.PALM
            elif self._watch is not None and self._watch.seen:
                return False  # Fingers scroll and tap, as anywhere.
            else:
                self._begin_touch(points)
            self._stop_scrolling()
        elif kind == QEvent.Type.TouchUpdate:
            self._go_on_touching(points)
        else:
            self._end_touching(points, cancelled=kind == QEvent.Type.TouchCancel)
        event.accept()
        return True

    def _begin_touch(self, points: list[QEventPoint]) -> None:
        if any(_is_palm(point.ellipseDiameters()) for point in points):
            self._hand = Hand.PALM
        elif len(points) > 1:
            self._begin_pan(points)
        else:
            self._finger = points[0].id()
            at = self.mapFromGlobal(points[0].globalPosition())
            self._down(Hand.FINGER, at, MIDDLE, self._tool)

    def _go_on_touching(self, points: list[QEventPoint]) -> None:
        down = [point for point in points if point.state() != QEventPoint.State.Released]
        palm = any(_is_palm(point.ellipseDiameters()) for point in down)
        if self._hand is Hand.FINGER:
            if len(down) > 1 or palm:
                self._break_off()
                self._hand = Hand.PALM
                if not palm:
                    self._begin_pan(down)
                return
            for point in points:
                if point.id() == self._finger:
                    self._move(self.mapFromGlobal(point.globalPosition()), MIDDLE)
        elif self._hand is Hand.PAN and len(down) > 1:
            self._pan(down)

    def _end_touching(self, points: list[QEventPoint], *, cancelled: bool) -> None:
        if self._hand is Hand.FINGER:
            if cancelled:
                self._break_off()
            else:
                for point in points:
                    if point.id() == self._finger:
                        self._move(self.mapFromGlobal(point.globalPosition()), MIDDLE)
                self._up()
        if self._hand in (Hand.FINGER, Hand.PALM, Hand.PAN):
            self._hand = Hand.NONE

    def _break_off(self) -> None:
        """It was no stroke, if it has only just begun; else it ends here."""
        young = self._clock() - self._began < CANCEL_SECONDS
        if self._doing is Tool.DRAW and (young or not self._sure):
            self._pieces.stop()
            self.strokes.cancel()
            self._hand = Hand.NONE
            self.lifted.emit()
        else:
            self._up(tap=False)

    def _scroll_area(self) -> QAbstractScrollArea | None:
        above = self.parentWidget()
        while above is not None:
            if isinstance(above, QAbstractScrollArea) and QScroller.hasScroller(above.viewport()):
                return above
            above = above.parentWidget()
        return None

    def _stop_scrolling(self) -> None:
        """The page has seen the touch before; it keeps still until the next."""
        area = self._scroll_area()
        if area is not None:
            QScroller.scroller(area.viewport()).stop()

    def _begin_pan(self, points: list[QEventPoint]) -> None:
        area = self._scroll_area()
        self._hand = Hand.PAN
        self._pan_from = (_height(points), area.verticalScrollBar().value() if area else 0)

    def _pan(self, points: list[QEventPoint]) -> None:
        area = self._scroll_area()
        if area is not None:
            began, value = self._pan_from
            area.verticalScrollBar().setValue(round(value + began - _height(points)))

    # --- the mouse ----------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Draw; what only stands for a finger or a pen has been dealt with."""
        left = event.button() == Qt.MouseButton.LeftButton
        if left and event.device().type() in _MICE:
            self._down(Hand.MOUSE, event.position(), MIDDLE, self._tool)
        else:
            event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw on."""
        if self._hand is Hand.MOUSE:
            self._move(event.position(), MIDDLE)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Lift."""
        if self._hand is Hand.MOUSE and event.button() == Qt.MouseButton.LeftButton:
            self._move(event.position(), MIDDLE)
            self._up()

    # --- what a contact does ------------------------------------------------------------------

    def _down(self, hand: Hand, at: QPointF, pressure: int, tool: Tool) -> None:
        if self.busy:
            self._up(tap=False)
        self._hand, self._doing, self._sure = hand, tool, False
        self._began, self._pressed, self._last = self._clock(), at, at
        if tool is Tool.DRAW:
            self._select(())
            self.strokes.begin(self._point(at, pressure))
            self._sure = hand is not Hand.FINGER
            self._show_tip()
            self._pieces.start()
        elif tool is Tool.ERASE:
            place = self._place(at)
            self.strokes.rub(place, place, ERASER_REACH / self._scale)
        else:
            x, y = self._place(at)
            self._dragging = self._selection_box().contains(x, y)
            self._way = QRectF(x, y, 0, 0)
            self.update()

    def _move(self, at: QPointF, pressure: int) -> None:
        if not self._sure:
            apart = at - self._pressed
            self._sure = abs(apart.x()) > SLOP or abs(apart.y()) > SLOP
        if self._doing is Tool.DRAW:
            fresh = self.strokes.lengthen(self._point(at, pressure))
            if fresh is not None:
                self._paint(fresh)
                self._show_tip()
            if self.strokes.unhanded >= PIECE_POINTS:
                self._hand_on()
        elif self._doing is Tool.ERASE:
            reach = ERASER_REACH / self._scale
            self.strokes.rub(self._place(self._last), self._place(at), reach)
        elif self._sure:
            if self._dragging and not self._moving:
                self._moving = self._selection
                self._paper.spoil(self.strokes.box(self._moving))
            x, y = self._place(at)
            way = self._way
            way.setCoords(
                min(way.left(), x), min(way.top(), y), max(way.right(), x), max(way.bottom(), y)
            )
            self.update()
        self._last = at

    def _up(self, *, tap: bool = True) -> None:
        """The contact ends; `tap`: it was lifted, and a finger that has not moved has tapped."""
        hand, self._hand = self._hand, Hand.NONE
        tapped, worked = None, tap
        if self._doing is Tool.DRAW:
            self._pieces.stop()
            if not self._sure and not self._is_dot():
                self.strokes.cancel()
                tapped, worked = self._pressed if tap else None, False
            else:
                fresh = self.strokes.end()
                if fresh is not None:
                    self._paint(fresh)
                if hand is Hand.FINGER:
                    self._dot_until = self._clock() + DOT_SECONDS
        elif self._doing is Tool.ERASE:
            self.strokes.end_rubbing()
        else:
            self._end_selecting()
        self.lifted.emit()
        if worked:
            self.worked.emit()
        if tapped is not None:
            self.tapped.emit(tapped)

    def _hand_on(self) -> None:
        """Give away what was drawn so far, unless it may still be a tap."""
        if self._sure:
            self.strokes.hand_on()

    def _is_dot(self) -> bool:
        if self._clock() > self._dot_until:
            return False
        place = self._place(self._pressed)
        return bool(self.strokes.hit(place, place, DOT_REACH / self._scale))

    def _place(self, at: QPointF) -> tuple[float, float]:
        """A place of the layer on the paper; what lies outside, at the edge."""
        x = min(max(at.x(), 0.0), self.width() - 1.0)
        y = min(max(at.y(), 0.0), self.height() - 1.0)
        return x / self._scale, (y - self._origin) / self._scale

    def _point(self, at: QPointF, pressure: int) -> Point:
        x, y = self._place(at)
        return Point(round(x * UNITS), round(y * UNITS), pressure)

    # --- selecting ----------------------------------------------------------------------------

    def _select(self, numbers: Collection[int]) -> None:
        chosen = tuple(sorted(numbers))
        if chosen != self._selection:
            self._selection = chosen
            self.selected.emit(bool(chosen))
            self.update()

    def _prune(self) -> None:
        there = {stroke.number for stroke in self.strokes.all}
        self._select([number for number in self._selection if number in there])

    def _selection_box(self) -> QRectF:
        """Around what is selected, on the paper; never smaller than a target."""
        if not self._selection:
            return QRectF()
        box = self.strokes.box(self._selection).adjusted(-GRID, -GRID, GRID, GRID)
        side = TARGET / self._scale
        wide, high = max(0.0, side - box.width()) / 2, max(0.0, side - box.height()) / 2
        return box.adjusted(-wide, -high, wide, high)

    def _drag(self) -> tuple[float, float]:
        """How far the selection is dragged, on the paper: never off the sheet."""
        if not (self._dragging and self._sure and self._moving):
            return 0.0, 0.0
        way = (self._last - self._pressed) / self._scale
        box = self.strokes.box(self._moving)
        top = -self._origin / self._scale
        right, bottom = self.width() / self._scale, self.height() / self._scale + top
        return (
            min(max(way.x(), -box.left()), max(0.0, right - box.right())),
            min(max(way.y(), top - box.top()), max(0.0, bottom - box.bottom())),
        )

    def _end_selecting(self) -> None:
        dx, dy = self._drag()
        moving, self._moving = self._moving, ()
        if moving:
            self._paper.spoil(self.strokes.box(moving))
            self.strokes.move(moving, round(dx * UNITS), round(dy * UNITS))
        elif self._sure:
            self._select(self.strokes.inside(self._way))
        else:
            place = self._place(self._pressed)
            hit = self.strokes.hit(place, place, SELECT_REACH / self._scale)
            self._select(hit[-1:])
        self._dragging = False
        self.update()

    # --- painting -----------------------------------------------------------------------------

    def _on_layer(self, box: QRectF) -> QRect:
        """A box of the paper in whole pixels of the layer, and a little more."""
        scale = self._scale
        place = QRectF(box.topLeft() * scale, box.size() * scale).translated(0, self._origin)
        return place.adjusted(-2, -2, 2, 2).toAlignedRect()

    def _paint(self, fresh: Fresh) -> None:
        self._paper.draw(fresh)
        self.update(self._on_layer(fresh.box))

    def _show_tip(self) -> None:
        """The end of the stroke under way, which is painted anew each time."""
        live = self.strokes.live
        if live is not None and live.tip is not None:
            x, y, width = live.tip
            box = QRectF(QPointF(*live.start), QPointF(x, y)).normalized()
            self.update(self._on_layer(box.adjusted(-width, -width, width, width)))

    def _changed(self, box: QRectF) -> None:
        self._paper.spoil(box)
        self.update(self._on_layer(box))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ink, the tip, and what is selected."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(0, self._origin)
        if self.strokes.any or self.strokes.under_way:
            self._paper.paint(painter, QRectF(event.rect()).translated(0, -self._origin))
        painter.scale(self._scale, self._scale)
        live, colour = self.strokes.live, QColor(self._theme.colours.ink)
        if live is not None and live.tip is not None:
            x, y, width = live.tip
            painter.setPen(pen_of(colour, width))
            painter.drawLine(QPointF(*live.start), QPointF(x + 0.01, y))
        if self._tool is Tool.SELECT:
            self._paint_selection(painter, colour)

    def _paint_selection(self, painter: QPainter, colour: QColor) -> None:
        pen = QPen(QColor(self._theme.colours.accent), 2 / self._scale, Qt.PenStyle.DashLine)
        if self.busy and self._doing is Tool.SELECT and self._sure and not self._moving:
            soft = QColor(self._theme.colours.accent)
            soft.setAlphaF(0.1)
            painter.setPen(pen)
            painter.setBrush(soft)
            painter.drawRoundedRect(self._way, GRID, GRID)
        if self._selection:
            dx, dy = self._drag()
            sheet = QRectF(0, -self._origin, self.width(), self.height()).adjusted(2, 2, -2, -2)
            sheet = QRectF(sheet.topLeft() / self._scale, sheet.size() / self._scale)
            box = self._selection_box() & sheet.translated(-dx, -dy)
            painter.save()
            painter.translate(dx, dy)
            paints = [self.strokes.paint(number) for number in self._moving]
            paint_strokes(painter, paints, colour, self.strokes.box(self._moving))
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, GRID, GRID)
            painter.restore()

    # --- the window ---------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The tablet was turned: a stroke under way ends, and all ink fits the width."""
        super().resizeEvent(event)
        self.finish_stroke()
        if event.size().width() != event.oldSize().width():
            self.fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Look for the pen in the window in which it is shown."""
        super().showEvent(event)
        watch = PenWatch.of(self.window())
        if watch is not self._watch:
            if self._watch is not None:
                self._watch.pen_came.disconnect(self._pen_came)
            watch.pen_came.connect(self._pen_came)
            self._watch = watch
        self._look()

    def hideEvent(self, event: QHideEvent) -> None:
        """Another page: a stroke under way ends."""
        super().hideEvent(event)
        self.finish_stroke()
        self._hand = Hand.NONE


def _pressure(event: QTabletEvent) -> int:
    if not event.device().capabilities() & QInputDevice.Capability.Pressure:
        return MIDDLE
    return min(FULL, max(0, round(event.pressure() * FULL)))


def _is_palm(diameters: QSizeF) -> bool:
    return max(diameters.width(), diameters.height()) > PALM


def _height(points: list[QEventPoint]) -> float:
    return sum(point.globalPosition().y() for point in points) / len(points)
