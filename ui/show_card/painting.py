"""Paints a card that has been laid out. Every colour goes through `see`, so a preview is exact."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from ui.colour_vision import Seeing
from ui.show_card.plan import Field, Line, Plan, Tools, card_font
from ui.theme import GRID, Colours, ink_on
from ui.widgets.faces import paint_face
from ui.widgets.paragraphs import paint_text
from ui.widgets.tick import paint_tick

ROUND = 14
FRAME = 8
"""Of the chosen field, around a line of paper."""
LIFT = 5


def as_it_is(colour: str) -> str:
    """Every colour as it is."""
    return colour


class CardPainter:
    """Paints with one palette, as seen by one kind of eyes."""

    def __init__(self, painter: QPainter, colours: Colours, see: Seeing = as_it_is) -> None:
        self._painter = painter
        self._colours = colours
        self._see = see
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def colour(self, colour: str) -> QColor:
        """A colour as it is seen."""
        return QColor(self._see(colour))

    def line(self, line: Line, colour: str) -> None:
        """A text, from the top of its room."""
        align = Qt.AlignmentFlag.AlignHCenter if line.centred else None
        self._painter.setPen(self.colour(colour))
        paint_text(self._painter, line.room, line.text, line.font, rtl=line.rtl, align=align)

    def card(self, plan: Plan, chosen: int | None, pressed: frozenset[str] = frozenset()) -> None:
        """Question and fields. `chosen` is marked; `pressed` are the names of what is touched."""
        colours = self._colours
        if plan.question is not None:
            self.line(plan.question, colours.ink)
        for field in plan.fields:
            if field.code != chosen:
                self.field(field, chosen=False, pressed=f"card_rate_{field.code}" in pressed)
        for field in plan.fields:  # Above the others: it is lifted.
            if field.code == chosen:
                self.field(field, chosen=True, pressed=False)

    def field(self, field: Field, *, chosen: bool, pressed: bool) -> None:
        """Colour, face, number, label; chosen: a heavy frame, a tick and a lift."""
        painter, colours = self._painter, self._colours
        ground = field.step.colour if field.step is not None else colours.surface
        ink = ink_on(field.step.colour) if field.step is not None else colours.ink
        box = QRectF(field.box)
        painter.save()
        if chosen:
            box.adjust(-1, -LIFT, 1, 0)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.colour(colours.ink))
            around = box.adjusted(-FRAME / 2, -FRAME / 2, FRAME / 2, FRAME / 2)
            painter.drawRoundedRect(around, ROUND + FRAME / 2, ROUND + FRAME / 2)
            painter.setBrush(self.colour(colours.paper))
            line = FRAME / 2
            painter.drawRoundedRect(box.adjusted(line, line, -line, -line), ROUND - 2, ROUND - 2)
            box.adjust(line + 3, line + 3, -line - 3, -line - 3)
        fill = self.colour(ground)
        painter.setBrush(fill.darker(112) if pressed else fill)
        edge = colours.line if field.step is None else ink
        painter.setPen(QPen(self.colour(edge), 2) if field.step is None or pressed else fill)
        painter.drawRoundedRect(box, ROUND, ROUND)
        painter.translate(0, -LIFT / 2 if chosen else 0)
        if field.face is not None and field.step is not None:
            at = field.face
            paint_face(painter, at.left(), at.top(), at.width(), self.colour(ink), field.step.mood)
        number = field.number
        painter.setPen(self.colour(ink))
        painter.setFont(number.font)
        painter.drawText(number.room, Qt.AlignmentFlag.AlignCenter, number.text)
        self.line(field.label, ink)
        if chosen:
            at = field.tick
            paint_tick(painter, at.left(), at.top(), at.width(), self.colour(ink))
        painter.restore()

    # --- the small targets ----------------------------------------------------------------------

    def tools(self, tools: Tools, pressed: frozenset[str] = frozenset()) -> None:
        """Smaller, larger, turn and the mark: there for who looks for them, quiet for others."""
        quiet = self._colours.quiet
        self._letter(tools.smaller, 21, "\N{MINUS SIGN}")
        self._letter(tools.larger, 27, "+")
        for name, room in (
            ("card_smaller", tools.smaller),
            ("card_larger", tools.larger),
            ("card_turn", tools.turn),
        ):
            if name in pressed:
                self._touched(room)
        self._turn(QRectF(tools.turn), quiet)
        self._dot(QPointF(tools.mark.center()), 11, quiet)

    def _touched(self, room: QRect) -> None:
        self._painter.setPen(QPen(self.colour(self._colours.line), 2))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawRoundedRect(QRectF(room).adjusted(6, 6, -6, -6), ROUND, ROUND)

    def _letter(self, room: QRect, size: int, sign: str) -> None:
        self._painter.setPen(self.colour(self._colours.quiet))
        self._painter.setFont(card_font(size))
        self._painter.drawText(room, Qt.AlignmentFlag.AlignCenter, f"A{sign}")

    def _turn(self, room: QRectF, colour: str) -> None:
        """Two arrows that chase each other round."""
        painter = self._painter
        painter.save()
        painter.translate(room.center())
        radius = 14.0
        pen = QPen(self.colour(colour), 2.5)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        circle = QRectF(-radius, -radius, 2 * radius, 2 * radius)
        for _ in range(2):
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawArc(circle, 25 * 16, 130 * 16)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.colour(colour))
            painter.drawPath(_triangle(QPointF(radius, 0), 6))
            painter.rotate(180)
        painter.restore()

    def _dot(self, at: QPointF, radius: float, colour: str) -> None:
        painter = self._painter
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self.colour(colour), 2))
        painter.drawEllipse(at, radius, radius)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.colour(colour))
        painter.drawEllipse(at, radius / 2.6, radius / 2.6)

    def leaving(self, tools: Tools, at: QPointF, size: QRectF) -> None:
        """The mark is being dragged: the ring in the middle, and the mark under the finger."""
        painter, colours = self._painter, self._colours
        veil = self.colour(colours.paper)
        veil.setAlpha(238)
        painter.fillRect(size, veil)
        inside = _within(tools, at)
        painter.setPen(QPen(self.colour(colours.accent), 6 if inside else 4))
        painter.setBrush(self.colour(colours.accent_soft if inside else colours.surface))
        painter.drawEllipse(QPointF(tools.ring), tools.radius, tools.radius)
        self._dot(at, 22, colours.accent)

    # --- pictures -------------------------------------------------------------------------------

    def thanks(self, room: QRectF) -> None:
        """A tick in a circle, and beside it a tablet that is handed back."""
        painter, colours = self._painter, self._colours
        side = min(room.height(), room.width() / 2.4)
        left = QRectF(room.center().x() - 1.2 * side, room.top(), side, side)
        right = left.translated(1.4 * side, 0)
        ink = self.colour(colours.ink)
        painter.setPen(QPen(ink, side / 22))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        edge = side * 0.04
        painter.drawEllipse(left.adjusted(edge, edge, -edge, -edge))
        part = side * 0.44
        paint_tick(painter, left.center().x() - part / 2, left.center().y() - part / 2, part, ink)
        self.hand_back(right)

    def hand_back(self, room: QRectF) -> None:
        """A tablet with an arrow out of it."""
        painter, side = self._painter, room.width()
        ink = self.colour(self._colours.ink)
        pen = QPen(ink, side / 22)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        low = QRectF(room.left() + 0.06 * side, room.top() + 0.48 * side, 0.88 * side, 0.46 * side)
        painter.drawRoundedRect(low, side * 0.06, side * 0.06)
        x, top = room.center().x(), room.top() + 0.08 * side
        painter.drawLine(QPointF(x, room.top() + 0.7 * side), QPointF(x, top))
        wing = side * 0.16
        painter.drawLine(QPointF(x, top), QPointF(x - wing, top + wing))
        painter.drawLine(QPointF(x, top), QPointF(x + wing, top + wing))

    def push(self, room: QRect, line: Line | None, *, pressed: bool) -> None:
        """A button: a frame with a text, or with an arrow back where there is none."""
        painter, colours = self._painter, self._colours
        painter.setPen(QPen(self.colour(colours.line), 2))
        painter.setBrush(self.colour(colours.accent_soft if pressed else colours.surface))
        painter.drawRoundedRect(QRectF(room), ROUND, ROUND)
        if line is not None:
            self.line(line, colours.ink)
            return
        painter.save()
        painter.translate(QPointF(room.center()))
        painter.setPen(QPen(self.colour(colours.ink), 3))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawArc(QRectF(-16, -12, 32, 32), -60 * 16, 240 * 16)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.colour(colours.ink))
        painter.drawPath(_triangle(QPointF(-16, 4), 8))
        painter.restore()

    def within(self, room: QRect) -> None:
        """Paint nothing outside `room`, until `everywhere`."""
        self._painter.save()
        self._painter.setClipRect(room)

    def everywhere(self) -> None:
        """Paint everywhere again."""
        self._painter.restore()

    def bar(self, room: QRectF) -> None:
        """How far a long text has been scrolled."""
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(self.colour(self._colours.line))
        self._painter.drawRoundedRect(room, GRID / 2, GRID / 2)


def _triangle(at: QPointF, half: float) -> QPainterPath:
    """The head of an arrow that points down, its middle at `at`."""
    path = QPainterPath(QPointF(at.x() - half, at.y() - half / 2))
    path.lineTo(at.x() + half, at.y() - half / 2)
    path.lineTo(at.x(), at.y() + half)
    path.closeSubpath()
    return path


def _within(tools: Tools, at: QPointF) -> bool:
    apart = at - QPointF(tools.ring)
    return QPointF.dotProduct(apart, apart) <= tools.radius**2


def in_ring(tools: Tools, at: QPointF) -> bool:
    """Whether a place is in the ring that ends the card."""
    return _within(tools, at)
