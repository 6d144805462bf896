"""A flat slider that goes where it is pressed and leaves the wheel to the page while it has no focus."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen, QWheelEvent
from PySide6.QtWidgets import QSlider, QWidget

STEPS = 1000
RADIUS = 6.5


class PlaceSlider(QSlider):
    """Places 0 to 1 in thousandths. `moved(place, end)`: end is False in the middle of a drag."""

    moved = Signal(float, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setRange(0, STEPS)
        self.setSingleStep(10)
        self.setPageStep(100)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.notch: float | None = None
        self._dragging = False

    def place(self) -> float:
        """0 to 1."""
        return self.value() / self.maximum()

    def set_place(self, place: float) -> None:
        """Shows a place and emits nothing."""
        if not self._dragging:
            self.setValue(round(place * self.maximum()))

    def sizeHint(self) -> QSize:
        """Wide enough to aim with."""
        return QSize(110, 22)

    def minimumSizeHint(self) -> QSize:
        """Still usable."""
        return QSize(60, 20)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Only with focus: a page that scrolls must not turn knobs."""
        if not self.hasFocus():
            event.ignore()
            return
        before = self.value()
        super().wheelEvent(event)
        if self.value() != before:
            self.moved.emit(self.place(), True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys, page keys, home and end are edits of their own."""
        before = self.value()
        super().keyPressEvent(event)
        if self.value() != before:
            self.moved.emit(self.place(), True)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The handle comes to the pointer."""
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self._dragging = True
        self._follow(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """And follows it."""
        if self._dragging:
            self._follow(event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The end of the drag."""
        if self._dragging and event.button() == Qt.MouseButton.LeftButton:
            self._dragging = False
            self.moved.emit(self.place(), True)

    def _follow(self, x: float) -> None:
        share = (x - RADIUS - 1) / max(self.width() - 2 * RADIUS - 2, 1.0)
        before = self.value()
        self.setValue(round(min(max(share, 0.0), 1.0) * self.maximum()))
        if self.value() != before:
            self.moved.emit(self.place(), False)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Groove, filled part, handle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        accent = palette.color(QPalette.ColorRole.Accent if self.isEnabled() else QPalette.ColorRole.Mid)
        middle = self.height() / 2
        left, right = RADIUS + 1, self.width() - RADIUS - 1
        x = left + self.place() * (right - left)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.color(QPalette.ColorRole.Mid))
        painter.drawRoundedRect(QRectF(left, middle - 1.5, right - left, 3), 1.5, 1.5)
        painter.setBrush(accent)
        painter.drawRoundedRect(QRectF(left, middle - 1.5, x - left, 3), 1.5, 1.5)
        if self.notch is not None:
            painter.setBrush(palette.color(QPalette.ColorRole.PlaceholderText))
            painter.drawRect(QRectF(left + self.notch * (right - left) - 0.5, middle - 4, 1, 8))
        if self.hasFocus():
            halo = QColor(accent)
            halo.setAlphaF(0.25)
            painter.setBrush(halo)
            painter.drawEllipse(QPointF(x, middle), RADIUS + 3, RADIUS + 3)
        painter.setBrush(palette.color(QPalette.ColorRole.Base))
        painter.setPen(QPen(accent, 2))
        painter.drawEllipse(QPointF(x, middle), RADIUS - 1, RADIUS - 1)
