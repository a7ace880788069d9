"""The tick of whatever is chosen, so that colour is never the only sign."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF


def paint_tick(painter: QPainter, left: float, top: float, size: float, colour: QColor) -> None:
    """Paint a tick into the square at (left, top); the face has none."""
    pen = QPen(colour, max(2.5, size / 6))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(
        QPolygonF(
            [
                QPointF(left, top + size * 0.55),
                QPointF(left + size * 0.36, top + size * 0.9),
                QPointF(left + size, top + size * 0.1),
            ]
        )
    )
