"""A plain frame for pictures of one moment: room for numbers at its sides, and the pointer's place in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QMouseEvent

LEFT, RIGHT, TOP, BOTTOM = 72, 16, 10, 40


class Frame(QWidget):
    """``draw(painter, inner)`` makes the picture within :meth:`inner`; ``text_at(x, y)`` tells what lies at a point of
    it, in shares of its sides from the left and from the bottom, 0 to below 1.
    """

    def __init__(self, draw: Callable[[QPainter, QRectF], None], text_at: Callable[[float, float], str]) -> None:
        super().__init__()
        self._draw, self._text_at = draw, text_at
        self._names = ("", "")
        self._ends: tuple[tuple[str, str], tuple[str, str]] = (("", ""), ("", ""))
        self.setMouseTracking(True)
        self.setMinimumSize(180, 130)

    def set_axes(self, names: tuple[str, str], ends: tuple[tuple[str, str], tuple[str, str]]) -> None:
        """Names and first and last numbers along x and along y, in words."""
        self._names, self._ends = names, ends
        self.update()

    def inner(self) -> QRectF:
        """Where the picture goes."""
        return QRectF(self.rect()).adjusted(LEFT, TOP, -RIGHT, -BOTTOM)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Picture, border, numbers."""
        painter, inner = QPainter(self), self.inner()
        self._draw(painter, inner)
        muted = self.palette().color(QPalette.ColorRole.PlaceholderText)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Mid), 1.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(inner)
        painter.setPen(muted)
        below = QRectF(inner.left() - 30, inner.bottom() + 3, inner.width() + 60, BOTTOM - 4)
        top, left, right = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        ends = below.adjusted(30, 0, -30, 0)
        painter.drawText(ends, top | left, self._ends[0][0])
        painter.drawText(ends, top | right, self._ends[0][1])
        painter.drawText(below, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignHCenter, self._names[0])
        beside = QRectF(0, inner.top() - 8, LEFT - 5, inner.height() + 16)
        painter.drawText(beside, Qt.AlignmentFlag.AlignBottom | right, self._ends[1][0])
        painter.drawText(beside, top | right, self._ends[1][1])
        painter.save()
        painter.translate(QPointF(14, inner.center().y()))
        painter.rotate(-90)
        box = QRectF(-inner.height() / 2, -10, inner.height(), 20)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._names[1])
        painter.restore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tells what is under the pointer."""
        inner, place = self.inner(), event.position()
        x, y = (place.x() - inner.left()) / inner.width(), (inner.bottom() - place.y()) / inner.height()
        self.setToolTip(self._text_at(x, y) if 0 <= x < 1 and 0 <= y < 1 else "")
