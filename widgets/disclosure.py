"""A line that opens and closes what lies below it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget


class DisclosureButton(QAbstractButton):
    """A chevron and a text; checked is open."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def sizeHint(self) -> QSize:
        """Of the text."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 22, metrics.height() + 6)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Muted; strong under the pointer."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        strong = self.underMouse() or self.hasFocus()
        colour = self.palette().color(QPalette.ColorRole.Accent if strong else QPalette.ColorRole.PlaceholderText)
        painter.setPen(QPen(colour, 1.6, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
        y = self.height() / 2
        closed, opened = [(3.5, y - 4), (7.5, y), (3.5, y + 4)], [(1.5, y - 2), (5.5, y + 2), (9.5, y - 2)]
        points = opened if self.isChecked() else closed
        painter.drawPolyline(QPolygonF([QPointF(*point) for point in points]))
        painter.drawText(self.rect().adjusted(17, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self.text())


class Disclosure(QWidget):
    """`body` takes the content; closed at first."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = DisclosureButton(text)
        self._content = QWidget()
        self.body = QVBoxLayout(self._content)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(5)
        self._content.hide()
        self.button.toggled.connect(self._content.setVisible)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(5)
        outer.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        outer.addWidget(self._content)

    def set_open(self, open_: bool) -> None:
        """Opens or closes."""
        self.button.setChecked(open_)
