"""The arrow that flows down from block to block."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF


def paint_flow(painter: QPainter, x: float, top: float, bottom: float, colour: QColor) -> None:
    """From ``top`` down to ``bottom``, in pixels."""
    painter.setPen(QPen(colour, 2.2))
    painter.drawLine(QPointF(x, top + 1), QPointF(x, bottom - 7))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    tip = QPointF(x, bottom - 1)
    painter.drawPolygon(QPolygonF([tip, tip + QPointF(-4.6, -8), tip + QPointF(4.6, -8)]))
