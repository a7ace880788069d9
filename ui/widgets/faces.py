"""A face of lines, from sad to glad: on a show card, one more sign beside number and label."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen


def paint_face(
    painter: QPainter, left: float, top: float, size: float, colour: QColor, mood: float
) -> None:
    """Two eyes and a mouth in the square at (left, top); `mood` runs from sad -1 to glad 1."""
    painter.save()
    pen = QPen(colour, max(2.0, size / 18))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    middle = QPointF(left + size / 2, top + size / 2)
    painter.drawEllipse(middle, size * 0.46, size * 0.46)
    bend = mood * size * 0.17
    mouth = top + size * 0.67
    path = QPainterPath(QPointF(left + size * 0.28, mouth - bend / 2))
    path.cubicTo(
        QPointF(left + size * 0.4, mouth + bend),
        QPointF(left + size * 0.6, mouth + bend),
        QPointF(left + size * 0.72, mouth - bend / 2),
    )
    painter.drawPath(path)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    for eye in (0.34, 0.66):
        centre = QPointF(left + size * eye, top + size * 0.4)
        painter.drawEllipse(centre, size * 0.055, size * 0.055)
    painter.restore()
