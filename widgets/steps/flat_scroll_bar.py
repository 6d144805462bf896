"""A horizontal scroll bar that is only as much as it says: a thumb on the page's ground."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QScrollBar, QStyle, QStyleOptionSlider, QWidget

SHORTEST = 28.0


class FlatScrollBar(QScrollBar):
    """No arrow buttons: the whole width is the groove."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)

    def sizeHint(self) -> QSize:
        return QSize(40, 10)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Window))
        span = self.maximum() - self.minimum()
        if span <= 0:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        length = max(self.width() * self.pageStep() / (span + self.pageStep()), SHORTEST)
        left = (self.width() - length) * (self.value() - self.minimum()) / span
        strong = self.underMouse() or self.isSliderDown()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().color(QPalette.ColorRole.PlaceholderText if strong else QPalette.ColorRole.Mid))
        painter.drawRoundedRect(QRectF(left + 2, 2, length - 4, self.height() - 4), 3, 3)

    def initStyleOption(self, option: QStyleOptionSlider) -> None:
        super().initStyleOption(option)
        option.subControls = QStyle.SubControl.SC_ScrollBarGroove | QStyle.SubControl.SC_ScrollBarSlider
