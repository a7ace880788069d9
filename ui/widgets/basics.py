"""Labels, buttons and the scrolling ground: the plain parts every screen is made of."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Literal, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QMargins, QRect, QSize, Qt, QTimer
from PySide6.QtGui import (
    QFontInfo,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QScroller,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.theme import GRID, MARGIN, TARGET, Theme
from ui.widgets.paragraphs import PITCH, WIDEST, Paragraphs, has_right_to_left

Look = Literal[
    "title",
    "heading",
    "read",
    "question",
    "followup",
    "quiet",
    "tag",
    "error",
    "number",
    "pick",
    "code",
    "thanks",
    "receipt",
    "body",
]
READ_ALOUD = ("read", "question", "followup", "thanks")
"""Looks of what is read to the citizen, or by the citizen."""
Box = TypeVar("Box", QHBoxLayout, QVBoxLayout)
FORWARD_WIDTH = 190
SIDES = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignRight
ButtonLook = Literal["primary", "secondary", "danger", "flat", "row", "hero", "digit"]


class TextLabel(QLabel):
    """A text with lines of its own where any of it runs from right to left.

    What is read aloud, and what a citizen has said, runs as it begins. What the app says runs as
    the app does, even if an Arabic name comes first.
    """

    said = False
    """Whether these are a citizen's words, whatever the look."""

    def _right_to_left(self) -> bool:
        return self.layoutDirection() is Qt.LayoutDirection.RightToLeft

    def paragraphs(self, width: int) -> Paragraphs | None:
        """The lines at `width`, where any of them runs from right to left."""
        text, rtl = self.text(), self._right_to_left()
        if not rtl and not has_right_to_left(text):
            return None
        wide = width if self.wordWrap() else WIDEST
        align = None
        if self.alignment() & Qt.AlignmentFlag.AlignHCenter:
            align = Qt.AlignmentFlag.AlignHCenter
        elif self.alignment() & Qt.AlignmentFlag.AlignAbsolute:  # AlignLeft alone: the beginning.
            align = self.alignment() & SIDES
        as_begun = self.said or self.property("look") in READ_ALOUD
        return Paragraphs(text, self.font(), wide, rtl=rtl, align=align, as_begun=as_begun)

    def heightForWidth(self, width: int) -> int:
        """Narrower means higher."""
        self.ensurePolished()
        lines = self.paragraphs(width) if self.text() and self.wordWrap() else None
        return super().heightForWidth(width) if lines is None else math.ceil(lines.height)

    def sizeHint(self) -> QSize:
        """As Qt has it; of its own lines, the height."""
        hint = super().sizeHint()
        lines = self.paragraphs(hint.width()) if self.text() and self.wordWrap() else None
        return hint if lines is None else QSize(hint.width(), math.ceil(lines.height))

    def minimumSizeHint(self) -> QSize:
        """As Qt has it; of its own lines, the height."""
        hint = super().minimumSizeHint()
        lines = self.paragraphs(hint.width()) if self.text() and self.wordWrap() else None
        return hint if lines is None else QSize(hint.width(), min(hint.height(), self._line))

    @property
    def _line(self) -> int:
        return math.ceil(PITCH * QFontInfo(self.font()).pixelSize())

    def paintEvent(self, event: QPaintEvent) -> None:
        """As Qt does; its own lines where it must."""
        room = self.contentsRect()
        lines = self.paragraphs(room.width()) if self.text() and self.wordWrap() else None
        if lines is None:
            super().paintEvent(event)
            return
        spare = room.height() - lines.height
        top = self.alignment() & Qt.AlignmentFlag.AlignTop
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        lines.paint(painter, room.left(), room.top() + (0 if top else max(0.0, spare / 2)))


class WrappingLabel(TextLabel):
    """A text that is never cut off: as high as its width needs, in any layout."""

    def _fit(self) -> None:
        # Not heightForWidth: that never falls below the minimum set before.
        edges = self.contentsMargins()
        wide = self.width() - edges.left() - edges.right()
        lines = self.paragraphs(wide)
        if lines is None:
            room = QRect(0, 0, wide, 1 << 20)
            high = (
                self.fontMetrics()
                .boundingRect(room, Qt.TextFlag.TextWordWrap, self.text())
                .height()
            )
        else:
            high = math.ceil(lines.height)
        high = high + edges.top() + edges.bottom() if self.text() else 0
        if high != self.minimumHeight():
            self.setMinimumHeight(high)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrower means higher."""
        super().resizeEvent(event)
        self._fit()

    def setText(self, text: str) -> None:
        """Another text may need more lines."""
        if text != self.text():
            super().setText(text)
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Another size of type too, and the other direction."""
        super().changeEvent(event)
        if event.type() in (
            QEvent.Type.FontChange,
            QEvent.Type.StyleChange,
            QEvent.Type.LayoutDirectionChange,
        ):
            self._fit()


def set_direction(widget: QWidget, rtl: bool) -> None:
    """Lay a widget and what is in it out from right to left, or from left to right.

    What is in it follows, but for what has been given a direction of its own.
    """
    wanted = Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
    own = widget.testAttribute(Qt.WidgetAttribute.WA_SetLayoutDirection)
    if not own or widget.layoutDirection() is not wanted:
        widget.setLayoutDirection(wanted)


def label(
    name: str, look: Look = "body", text: str = "", *, wrap: bool = True, said: bool = False
) -> QLabel:
    """A text. Plain text always: what people write is never read as markup.

    `said`: what a citizen has said, which runs in a direction of its own.
    """
    made = WrappingLabel(text) if wrap else QLabel(text)
    if isinstance(made, TextLabel):
        made.said = said
    made.setObjectName(name)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("look", look)
    made.setWordWrap(wrap)
    if wrap:
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        made.setSizePolicy(policy)
    return made


def button(name: str, look: ButtonLook = "secondary", text: str = "") -> QPushButton:
    """A button at least 12 mm in each direction."""
    made = WrappingButton(text) if look == "row" else TextButton(text)
    made.setObjectName(name)
    made.setProperty("look", look)
    made.setAutoDefault(False)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # A tap leaves the cursor in the note.
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    return made


class Push(QPushButton):
    """What every button does: Enter presses it, and two quick taps press it once."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it, like the space bar; held down, once."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.click()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The second of two quick taps was meant for what stood here before; digits may repeat."""
        if self.property("look") == "digit":
            super().mouseDoubleClickEvent(event)
        else:
            event.accept()


class TextButton(Push):
    """A button that is a target, and never narrower than its text."""

    def sizeHint(self) -> QSize:
        """The text and its margins, 12 mm at least; the one way on is wider."""
        hint = super().sizeHint()
        low = FORWARD_WIDTH if self.property("look") == "primary" else TARGET
        return QSize(max(hint.width(), low), max(hint.height(), TARGET))

    def minimumSizeHint(self) -> QSize:
        """Nothing of the text is cut off; digits are content with a target."""
        hint = self.sizeHint()
        return QSize(TARGET, TARGET) if self.property("look") == "digit" else hint


class WrappingButton(Push):
    """A wide button whose text wraps instead of being cut off."""

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self._label = TextLabel()
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setWordWrap(True)
        self._label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._margins = QMargins(2 * GRID, GRID, 2 * GRID, GRID)
        self._label.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show `text`; it is the accessible name as well."""
        self._label.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()

    def text(self) -> str:
        """The text shown."""
        return self._label.text()

    def _edges(self) -> QMargins:
        """Around the text, inside the frame."""
        return QMargins(self._margins)

    def hasHeightForWidth(self) -> bool:
        """Narrower means taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height that shows all of the text."""
        edges = self._edges()
        inner = width - edges.left() - edges.right() - 8
        self._label.ensurePolished()
        high = self._label.heightForWidth(max(inner, 1))
        return max(TARGET, high + edges.top() + edges.bottom() + 8)

    def sizeHint(self) -> QSize:
        """Wide enough for about 30 letters."""
        width = max(20 * GRID, self.width())
        return QSize(30 * GRID, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """A target; the layout asks `heightForWidth` for the rest."""
        return QSize(TARGET, TARGET)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the text inside the frame."""
        inner = QRect(4, 4, self.width() - 8, self.height() - 8)
        self._label.setGeometry(inner.marginsRemoved(self._edges()))
        super().resizeEvent(event)


def row(*parts: QWidget | QLayout | int, spacing: int = 2 * GRID) -> QHBoxLayout:
    """Side by side; a number is a stretch."""
    made = QHBoxLayout()
    return _fill(made, parts, spacing)


def column(*parts: QWidget | QLayout | int, spacing: int = 2 * GRID) -> QVBoxLayout:
    """Above each other; a number is a stretch."""
    made = QVBoxLayout()
    return _fill(made, parts, spacing)


def _fill(box: Box, parts: tuple[QWidget | QLayout | int, ...], spacing: int) -> Box:
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(spacing)
    for part in parts:
        if isinstance(part, int):
            box.addStretch(part)
        elif isinstance(part, QWidget):
            box.addWidget(part)
        else:
            box.addLayout(part)
    return box


def card(*parts: QWidget | QLayout | int, look: str = "card", spacing: int = 2 * GRID) -> QFrame:
    """A framed group."""
    made = QFrame()
    made.setProperty("look", look)
    box = column(*parts, spacing=spacing)
    box.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
    made.setLayout(box)
    return made


def set_look(widget: QWidget, **properties: object) -> None:
    """Set properties that the style sheet looks at, and restyle the widget."""
    changed = False
    for name, value in properties.items():
        if widget.property(name) != value:
            widget.setProperty(name, value)
            changed = True
    if changed:
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        # Else a label keeps the edges, and so the size, of its look before.
        QCoreApplication.sendEvent(widget, QEvent(QEvent.Type.StyleChange))


CONTENT_WIDTH = 1440
"""No screen's content runs wider, whatever the window; the bars keep in line with it."""


def bar(content: QLayout, *, name: str = "") -> QFrame:
    """A bar across the window, its content in line with the ground below."""
    made = QFrame()
    made.setObjectName(name)
    made.setProperty("look", "bar")
    inside = QWidget()
    inside.setMaximumWidth(CONTENT_WIDTH)
    inside.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    inside.setLayout(content)
    outer = row(1, inside, 1, spacing=0)
    outer.setStretch(1, 1000)
    outer.setContentsMargins(MARGIN, GRID, MARGIN, GRID)
    made.setLayout(outer)
    return made


class Ground(QScrollArea):
    """The scrolling ground of a screen: content as wide as the window, taller if it must be."""

    def __init__(
        self, content: QLayout, *, margin: int = MARGIN, width: int = CONTENT_WIDTH, top: int = 20
    ) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        inside.setProperty("look", "clear")
        outer = QHBoxLayout(inside)
        outer.setContentsMargins(margin, top, margin, 12)
        outer.setSpacing(0)
        middle = QWidget()
        middle.setProperty("look", "clear")
        content.setContentsMargins(0, 0, 0, 0)
        middle.setLayout(content)
        middle.setMaximumWidth(width)
        middle.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        outer.addStretch(1)
        outer.addWidget(middle, 1000)
        outer.addStretch(1)
        self.setWidget(inside)
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Room is taken, by the on-screen keyboard for one: what has the cursor stays in view."""
        super().resizeEvent(event)
        if event.size().height() < event.oldSize().height():
            QTimer.singleShot(0, self, self.keep_in_view)

    def keep_in_view(self) -> None:
        """Scroll to what has the cursor."""
        focus = self.window().focusWidget()
        inside = self.widget()
        if inside is not None and inside.isAncestorOf(focus):  # False for no widget at all
            self.ensureWidgetVisible(focus, 0, 2 * GRID)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows scroll; Page Up and Page Down belong to the screen, which turns pages."""
        if event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            event.ignore()
        else:
            super().keyPressEvent(event)


class Screen(QWidget):
    """A whole screen. `retranslate` puts every text in place, at any moment."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def retranslate(self) -> None:
        """Set every text in the language in force."""

    def set_theme(self, theme: Theme) -> None:
        """Use another palette or text size, where the style sheet does not do it alone."""

    def flush(self) -> None:
        """Save what is being typed."""

    def put_away(self) -> bool:
        """Save everything and end the screen's own work; False if it has to stay."""
        return True

    def leave(self) -> Callable[[], None] | None:
        """The screen goes: end its work. What is returned, where anything is, waits for the end.

        It is called in a worker, and before the store is closed.
        """
        return None

    @property
    def place(self) -> tuple[str, str]:
        """What a lead is to come back to after the lock, a study and a section, or ("", "")."""
        return "", ""

    @property
    def resumes(self) -> str:
        """The interview to come back to after the lock, or ""."""
        return ""

    @property
    def outcome(self) -> str:
        """What has come of the screen while it was put away, for Home to say, or ""."""
        return ""

    def keep_in_view(self) -> None:
        """Scroll so that the field being typed in can be seen."""

    def changeEvent(self, event: QEvent) -> None:
        """A new language: set the texts again."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def keyboard_overlap(window: QWidget) -> int:
    """How many pixels of the window's foot the on-screen keyboard covers."""
    keys = QGuiApplication.inputMethod().keyboardRectangle()
    if keys.isEmpty() or not QGuiApplication.inputMethod().isVisible():
        return 0
    top = window.mapFromGlobal(keys.topLeft().toPoint()).y()
    return max(0, window.height() - max(0, top))
