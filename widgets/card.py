"""A card: a bordered box with a stripe of a colour at its left."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget


class Card(QWidget):
    """`column` takes the content; `set_stripe` the colour, '#rrggbb'."""

    def __init__(self, stripe: str = "#76646F", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stripe = stripe
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(16, 10, 12, 10)
        self.column.setSpacing(5)

    def set_stripe(self, colour: str) -> None:
        """Another colour."""
        self._stripe = colour
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Border, ground and stripe."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Mid), 1.0))
        painter.setBrush(self.palette().color(QPalette.ColorRole.Base))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        painter.fillRect(QRectF(0, 4, 4, self.height() - 8), QColor(self._stripe))
