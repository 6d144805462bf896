"""A narrow scroll bar that is only a thumb."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QScrollBar, QStyle, QStyleOptionSlider, QWidget


class SlimScrollBar(QScrollBar):
    """Vertical; ten pixels wide."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, False)

    def sizeHint(self) -> QSize:
        """Narrow."""
        return QSize(10, 40)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The thumb, stronger under the pointer."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Window))
        if self.maximum() <= self.minimum():
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        total = self.maximum() - self.minimum() + self.pageStep()
        length = max(self.height() * self.pageStep() / total, 24.0)
        top = (self.height() - length) * (self.value() - self.minimum()) / (self.maximum() - self.minimum())
        strong = self.underMouse() or self.isSliderDown()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().color(QPalette.ColorRole.PlaceholderText if strong else QPalette.ColorRole.Mid))
        painter.drawRoundedRect(QRectF(2, top + 2, self.width() - 4, length - 4), 3, 3)

    def initStyleOption(self, option: QStyleOptionSlider) -> None:
        """Without arrow buttons the whole height is the groove."""
        super().initStyleOption(option)
        option.subControls = QStyle.SubControl.SC_ScrollBarGroove | QStyle.SubControl.SC_ScrollBarSlider
