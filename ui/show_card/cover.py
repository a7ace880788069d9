"""What covers the window while the screen is the citizen's: nothing else can be seen or reached.

While it is shown every key, tap, shortcut, drag, wheel and wish to close is stopped before any
other widget gets it, but the interviewer's own gesture: the mark in the corner, dragged into the
ring that then appears in the middle; on a keyboard, Ctrl+Shift+Backspace.
"""

from __future__ import annotations

import time
from collections.abc import Hashable, Iterator

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QEventPoint,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTabletEvent,
    QTouchEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from ui.show_card.fingers import Fingers
from ui.show_card.painting import CardPainter, in_ring
from ui.show_card.plan import Tools, tools_of
from ui.show_card.words import names
from ui.theme import Theme

Kind = QEvent.Type

STOPPED = frozenset(
    {
        Kind.ShortcutOverride,
        Kind.Shortcut,
        Kind.ContextMenu,
        Kind.DragEnter,
        Kind.DragMove,
        Kind.DragLeave,
        Kind.Drop,
        Kind.InputMethod,
        Kind.ToolTip,
        Kind.WhatsThis,
        Kind.QueryWhatsThis,
        Kind.EnterWhatsThisMode,
    }
)
"""What reaches nobody, wherever it was sent."""
KEYS = frozenset({Kind.KeyPress, Kind.KeyRelease})
POINTING = frozenset(
    {
        Kind.MouseButtonPress,
        Kind.MouseButtonRelease,
        Kind.MouseButtonDblClick,
        Kind.MouseMove,
        Kind.TabletPress,
        Kind.TabletMove,
        Kind.TabletRelease,
        Kind.TouchBegin,
        Kind.TouchUpdate,
        Kind.TouchEnd,
        Kind.TouchCancel,
        Kind.Wheel,
        Kind.NativeGesture,
    }
)
CLOSING = frozenset({Kind.Close, Kind.Quit})
RISING = frozenset({Kind.Show, Kind.ZOrderChange})

CHORD = Qt.Key.Key_Backspace
CHORD_MODIFIERS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
MARK, SMALLER, LARGER, TURN = "card_mark", "card_smaller", "card_larger", "card_turn"
STEP, LEAST, MOST = 1.2, 0.7, 4.0
"""Of the citizen's own size of text, on top of the app's."""
FRESH = 0.35
"""Seconds after something new was shown in which a finger's tap was meant for what stood before."""
MOUSE, PEN = "mouse", "pen"


class Target(QAbstractButton):
    """What a screen reader finds where the card paints something; the card takes the taps."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The card paints."""


class Cover(QWidget):
    """Covers the window of `over` from `cover` until the gesture; gone as soon as `over` is hidden.

    It belongs to `over` and can be shown again. Everything is laid out in the citizen's upright
    view; turning is done when painting, and when a touch comes in.
    """

    left = Signal()
    """The interviewer has taken the screen back."""

    def __init__(self, over: QWidget, theme: Theme) -> None:
        super().__init__(over)
        self.hide()
        self._over = over
        self.theme = theme
        self.turned = False
        """Whether it is shown to somebody across the table; it stays so from one time to the
        next."""
        self.zoom = 1.0
        """The citizen's size of text, on top of the app's, as far as it fits."""
        self._wished = 1.0
        """What the citizen made of it; it stays so from one time to the next, like `turned`."""
        self._zoom_before = 1.0
        self._pinched_to: float | None = None
        """What two fingers have made of it in the event at hand."""
        self.fingers = Fingers()
        self._leaving: Hashable | None = None
        """The finger that drags the mark."""
        self._leaving_at = QPointF()
        self._fresh_since = 0.0
        self._touched = False
        """Whether anything was pressed since something new was shown."""
        self._came_from: QWidget | None = None
        self._held: QWidget | None = None
        """The window that is covered now."""
        self._targets: dict[str, Target] = {}
        self._rooms: dict[str, QRect] = {}
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(False)

    # --- what a card is made of; subclasses say -----------------------------------------------

    language = ""
    """The citizen's."""
    rtl = False

    def lay_out(self) -> None:
        """Lay everything out anew for the size, the text size and what is shown."""
        raise NotImplementedError

    def paint(self, painter: CardPainter) -> None:
        """Paint everything but the tools."""
        raise NotImplementedError

    def tapped(self, name: str) -> None:
        """One of the card's own targets was tapped."""

    def dragged(self, by: float) -> None:
        """A finger or a wheel has moved down by so many pixels, as the citizen sees it."""

    # --- showing ------------------------------------------------------------------------------

    @property
    def holds_window(self) -> bool:
        """Whether it is shown; the window is not to close by itself then."""
        return self._held is not None

    @property
    def upright(self) -> QSize:
        """The size in which everything is laid out."""
        return self.size()

    @property
    def wanted(self) -> float:
        """The scale of the text that is wished for."""
        return self.theme.text * self.zoom

    def cover(self) -> None:
        """Cover the window, with text of the size that was last wished for."""
        self.zoom = self._wished
        self.fingers.clear()
        self._leaving = None
        if self._held is None:
            window = self._over.window()
            self._came_from = window.focusWidget()
            if popup := QApplication.activePopupWidget():
                popup.close()
            QGuiApplication.inputMethod().hide()  # Its keys would stand over the card.
            self.setParent(window)
            self._held = window
            self._app().installEventFilter(self)
        self.setGeometry(self._held.rect())
        self.fresh()
        self.renew()
        self.show()
        self.raise_()
        self.setFocus()

    def fresh(self) -> None:
        """Something new is shown: the second of two quick taps is not meant for it."""
        self._fresh_since = time.monotonic()
        self._touched = False

    def uncover(self) -> None:
        """Take the cover away."""
        if self._held is None:
            return
        self._app().removeEventFilter(self)
        self._held = None
        self.fingers.clear()
        self._leaving = None
        self.hide()
        self.setParent(self._over)

    def _leave(self) -> None:
        came_from, self._came_from = self._came_from, None
        self.uncover()
        if came_from is not None and came_from.isVisible():
            came_from.setFocus()
        self.left.emit()

    def _app(self) -> QApplication:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        return app

    def set_theme(self, theme: Theme) -> None:
        """Use another palette or text size."""
        self.theme = theme
        self.renew()

    def renew(self) -> None:
        """Lay out and paint anew."""
        if self._held is None:
            return
        self._rooms = {}
        self.lay_out()
        self.place_tools()
        for name, target in self._targets.items():
            target.setVisible(name in self._rooms)
        self.update()

    def settle_zoom(self, scale: float, wanted: float) -> None:
        """Larger than fits was wished: what fits is what the next step starts from."""
        if scale < wanted and self.zoom > 1:
            self.zoom = max(1.0, min(self.zoom, self.zoom * scale / wanted))

    @property
    def tools(self) -> Tools:
        """Where the tools stand."""
        return tools_of(self.upright, self.rtl)

    def place_tools(self) -> None:
        """The targets that every card has."""
        said, tools = names(self.language), self.tools
        self.place(SMALLER, tools.smaller, said.smaller)
        self.place(LARGER, tools.larger, said.larger)
        self.place(TURN, tools.turn, said.turn)
        back = self.tr("Back to the interview: drag into the ring, or Ctrl+Shift+Backspace")
        self.place(MARK, tools.mark, back)

    def place(self, name: str, room: QRect, said: str) -> None:
        """A target called `name` in `room`; a screen reader says `said`."""
        target = self._targets.get(name)
        if target is None:
            target = self._targets[name] = Target(name, self)
            target.clicked.connect(lambda: self._choose(name))
        self._rooms[name] = room
        target.setGeometry(self._as_seen(room))
        target.setAccessibleName(said)

    def _as_seen(self, room: QRect) -> QRect:
        """Where a place of the citizen's view is on the widget."""
        if not self.turned:
            return room
        right, bottom = self.width() - 1, self.height() - 1
        return QRect(
            QPoint(right - room.right(), bottom - room.bottom()),
            QPoint(right - room.left(), bottom - room.top()),
        )

    def to_view(self, at: QPointF) -> QPointF:
        """A place of the widget in the citizen's view."""
        return QPointF(self.width() - at.x(), self.height() - at.y()) if self.turned else at

    def _target_at(self, at: QPointF) -> str:
        point = QPoint(int(at.x()), int(at.y()))
        return next((name for name, room in self._rooms.items() if room.contains(point)), "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The window was turned, or has another size."""
        super().resizeEvent(event)
        self._drop()
        self.renew()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The whole card, turned round for somebody across the table."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.colours.paper)
        if self._held is None:
            return
        if self.turned:
            painter.translate(self.width(), self.height())
            painter.rotate(180)
        made = CardPainter(painter, self.theme.colours)
        self.paint(made)
        made.tools(self.tools, self.fingers.pressed)
        if self._leaving is not None:
            made.leaving(self.tools, self._leaving_at, QRectF(self.rect()))

    # --- the citizen's own tools --------------------------------------------------------------

    def _choose(self, name: str) -> None:
        if name == SMALLER:
            self.set_zoom(self.zoom / STEP)
        elif name == LARGER:
            self.set_zoom(self.zoom * STEP)
        elif name == TURN:
            self.turned = not self.turned
            self.renew()
        elif name != MARK:  # A tap on the mark does nothing.
            self.tapped(name)

    def set_zoom(self, zoom: float) -> None:
        """Another size of text."""
        self.zoom = self._wished = min(max(zoom, LEAST), MOST)
        self.renew()

    # --- nothing passes -----------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stop what is meant for others; take keys and touches for the card."""
        kind = event.type()
        if self._held is None:
            return False
        if kind in STOPPED:
            event.accept()  # A shortcut that is overridden comes as a key, and is stopped there.
            return True
        if kind in CLOSING and event.spontaneous():
            event.ignore()
            return True
        if not isinstance(watched, QWidget):
            return False  # The window hands it on to one of its widgets; the idle time counts it.
        if kind in KEYS:
            assert isinstance(event, QKeyEvent)
            if kind is Kind.KeyPress:
                self._key(event)
            event.accept()
            return True
        if kind in POINTING:
            event.accept()
            if watched is self or self.isAncestorOf(watched):
                self._point(watched, event)
            return True
        self._watch(watched, kind)
        return False

    def _watch(self, watched: QWidget, kind: QEvent.Type) -> None:
        """Stay over everything, and go where what is covered goes."""
        window = self._held
        assert window is not None
        if kind is Kind.Resize and watched is window:
            self.setGeometry(window.rect())
        elif kind is Kind.Hide and watched in (self._over, window):
            # Locked, or closed; not where the system hides the window for a while.
            if not self._over.isVisibleTo(window) or window.isHidden():
                self.uncover()
        elif kind in RISING and watched is not self and watched.parent() is window:
            self.raise_()
        elif kind is Kind.WindowDeactivate and watched is window:
            self._drop()

    def _drop(self) -> None:
        """Whatever touches the card now was no tap."""
        self.fingers.clear()
        self._leaving = None
        self.update()

    def _key(self, event: QKeyEvent) -> None:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == CHORD and modifiers == CHORD_MODIFIERS:
            self._leave()
            return
        if modifiers & ~Qt.KeyboardModifier.ShiftModifier != Qt.KeyboardModifier.ControlModifier:
            self.scrolled_by_key(Qt.Key(event.key()))
        elif event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.set_zoom(self.zoom * STEP)
        elif event.key() == Qt.Key.Key_Minus:
            self.set_zoom(self.zoom / STEP)

    def scrolled_by_key(self, key: Qt.Key) -> None:
        """A key that is no size: arrows and pages may move a long text."""

    def _point(self, watched: QWidget, event: QEvent) -> None:
        if isinstance(event, QWheelEvent):
            by = event.angleDelta().y() / 2
            self.dragged(-by if self.turned else by)
        elif isinstance(event, QNativeGestureEvent):
            if event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture:
                self.set_zoom(self.zoom * (1 + event.value()))
        elif event.type() is Kind.TouchCancel:
            self._drop()
        else:
            pressed, leaving = self.fingers.pressed, self._leaving
            for name, state, at in _touches(event):
                self._finger(name, state, self.to_view(QPointF(watched.mapTo(self, at))), event)
            if self._pinched_to is not None:  # Laid out once, however many fingers have moved.
                zoom, self._pinched_to = self._pinched_to, None
                self.set_zoom(zoom)
            if self.fingers.pressed != pressed or (leaving or self._leaving) is not None:
                self.update()

    def _finger(self, name: Hashable, state: QEventPoint.State, at: QPointF, event: QEvent) -> None:
        if state is QEventPoint.State.Pressed:
            again = event.type() is Kind.MouseButtonDblClick
            self._put_down(name, at, again=again)
        elif state is QEventPoint.State.Updated:
            self._move(name, at)
        elif state is QEventPoint.State.Released:
            self._lift(name, at)

    def _put_down(self, name: Hashable, at: QPointF, *, again: bool) -> None:
        if self._leaving is not None and name != self._leaving:
            return
        late = again if name == MOUSE else time.monotonic() - self._fresh_since < FRESH
        target = "" if late and not self._touched else self._target_at(at)
        self._touched = self._touched or not late
        self.fingers.put_down(name, at, target)
        self._zoom_before = self.zoom
        self._leaving = name if target == MARK and len(self.fingers) == 1 else None
        self._leaving_at = at

    def _move(self, name: Hashable, at: QPointF) -> None:
        before = self.fingers.move(name, at)
        if name == self._leaving:
            self._leaving_at = at
        elif self.fingers.pinching:
            self._pinched_to = self._zoom_before * self.fingers.spread
        elif before is not None and len(self.fingers) == 1:
            self.dragged(at.y() - before.y())

    def _lift(self, name: Hashable, at: QPointF) -> None:
        tapped = self.fingers.lift(name, self._target_at(at))
        if name == self._leaving:
            self._leaving = None
            if in_ring(self.tools, at):
                self._leave()
        elif tapped:
            self._choose(tapped)

    # --- keys have nowhere to go --------------------------------------------------------------

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab stays."""
        return False


def _touches(event: QEvent) -> Iterator[tuple[Hashable, QEventPoint.State, QPointF]]:
    """Each finger, pen or mouse of an event: its name, what it does, and where on its widget."""
    state = QEventPoint.State
    if isinstance(event, QTouchEvent):
        for point in event.points():
            yield ("touch", point.id()), point.state(), point.position()
    elif isinstance(event, QTabletEvent):
        phase = {Kind.TabletPress: state.Pressed, Kind.TabletRelease: state.Released}
        yield PEN, phase.get(event.type(), state.Updated), event.position()
    elif isinstance(event, QMouseEvent):
        if event.type() is Kind.MouseMove:
            if event.buttons() & Qt.MouseButton.LeftButton:
                yield MOUSE, state.Updated, event.position()
        elif event.button() is Qt.MouseButton.LeftButton:
            up = event.type() is Kind.MouseButtonRelease
            yield MOUSE, state.Released if up else state.Pressed, event.position()
