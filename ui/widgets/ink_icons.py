"""The signs on a note's tools, painted: the face has none of them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

Icon = Callable[[QPainter, QRectF, QColor], None]
"""Paints itself into a square in one colour."""


def _pen(painter: QPainter, box: QRectF, colour: QColor, share: float = 0.085) -> None:
    pen = QPen(colour, max(1.8, box.width() * share))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _at(box: QRectF, x: float, y: float) -> QPointF:
    return QPointF(box.left() + x * box.width(), box.top() + y * box.height())


def paint_quotes(painter: QPainter, box: QRectF, colour: QColor) -> None:
    """Two quotation marks, as Danish closes and opens a quote: ”."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    side = box.width()
    for left in (0.06, 0.54):
        mark = QPainterPath()
        mark.addEllipse(_at(box, left + 0.2, 0.36), side * 0.2, side * 0.2)
        tail = QPainterPath(_at(box, left + 0.4, 0.34))
        tail.cubicTo(_at(box, left + 0.42, 0.62), _at(box, left + 0.3, 0.8), _at(box, left, 0.88))
        tail.lineTo(_at(box, left + 0.0, 0.76))
        tail.cubicTo(
            _at(box, left + 0.16, 0.68),
            _at(box, left + 0.22, 0.58),
            _at(box, left + 0.22, 0.48),
        )
        tail.closeSubpath()
        painter.drawPath(mark.united(tail))


def paint_undo(painter: QPainter, box: QRectF, colour: QColor) -> None:
    """An arrow that turns back to the left."""
    _pen(painter, box, colour)
    way = QPainterPath(_at(box, 0.1, 0.38))
    way.lineTo(_at(box, 0.6, 0.38))
    way.cubicTo(_at(box, 0.98, 0.38), _at(box, 0.98, 0.88), _at(box, 0.6, 0.88))
    way.lineTo(_at(box, 0.34, 0.88))
    painter.drawPath(way)
    painter.drawPolyline(
        QPolygonF([_at(box, 0.34, 0.12), _at(box, 0.1, 0.38), _at(box, 0.34, 0.64)])
    )


def paint_eraser(painter: QPainter, box: QRectF, colour: QColor) -> None:
    """A rubber, on its edge."""
    _pen(painter, box, colour)
    corners = [(0.44, 0.86), (0.14, 0.56), (0.56, 0.12), (0.9, 0.46), (0.5, 0.86)]
    body = QPolygonF([_at(box, x, y) for x, y in corners])
    painter.drawPolygon(body)
    painter.drawLine(_at(box, 0.34, 0.36), _at(box, 0.69, 0.69))
    painter.drawLine(_at(box, 0.3, 0.9), _at(box, 0.92, 0.9))


def paint_select(painter: QPainter, box: QRectF, colour: QColor) -> None:
    """A frame of dashes."""
    _pen(painter, box, colour)
    for x, y, a, b in (
        (0.1, 0.32, 0.1, 0.1),
        (0.32, 0.1, 0.1, 0.1),
        (0.68, 0.1, 0.9, 0.1),
        (0.9, 0.32, 0.9, 0.1),
        (0.1, 0.68, 0.1, 0.9),
        (0.32, 0.9, 0.1, 0.9),
        (0.68, 0.9, 0.9, 0.9),
        (0.9, 0.68, 0.9, 0.9),
    ):
        painter.drawLine(_at(box, x, y), _at(box, a, b))
    dot = box.width() * 0.03
    for x, y in ((0.5, 0.1), (0.5, 0.9), (0.1, 0.5), (0.9, 0.5)):
        painter.drawEllipse(_at(box, x, y), dot, dot)


def paint_pen(painter: QPainter, box: QRectF, colour: QColor) -> None:
    """A pen, its tip at the lower left."""
    _pen(painter, box, colour)
    corners = [(0.1, 0.9), (0.16, 0.66), (0.68, 0.12), (0.88, 0.32), (0.34, 0.84)]
    painter.drawPolygon(QPolygonF([_at(box, x, y) for x, y in corners]))
    painter.drawLine(_at(box, 0.56, 0.24), _at(box, 0.76, 0.44))


def paint_bin(painter: QPainter, box: QRectF, colour: QColor) -> None:
    """A bin."""
    _pen(painter, box, colour)
    painter.drawLine(_at(box, 0.12, 0.24), _at(box, 0.88, 0.24))
    painter.drawPolyline(
        QPolygonF([_at(box, x, y) for x, y in ((0.36, 0.22), (0.4, 0.1), (0.6, 0.1), (0.64, 0.22))])
    )
    painter.drawPolyline(
        QPolygonF(
            [_at(box, x, y) for x, y in ((0.2, 0.26), (0.27, 0.92), (0.73, 0.92), (0.8, 0.26))]
        )
    )
    for x in (0.42, 0.58):
        painter.drawLine(_at(box, x, 0.42), _at(box, x, 0.76))
