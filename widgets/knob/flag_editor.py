"""On or off: a switch."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractButton, QWidget

from widgets.knob.editor import KnobEditor

if TYPE_CHECKING:
    from engine.knob import Knob


class Switch(QAbstractButton):
    """A check box drawn as a switch."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        """Of the switch alone."""
        return QSize(34, 22)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Track and knob."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette, on = self.palette(), self.isChecked()
        track = QRectF(1, self.height() / 2 - 8, 30, 16)
        role = QPalette.ColorRole.Accent if on and self.isEnabled() else QPalette.ColorRole.Mid
        if self.hasFocus():
            halo = QColor(palette.color(QPalette.ColorRole.Accent))
            halo.setAlphaF(0.3)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(halo)
            painter.drawRoundedRect(track.adjusted(-1, -2, 2, 2), 10, 10)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.color(role))
        painter.drawRoundedRect(track, 8, 8)
        painter.setBrush(QColor("#FFFFFF") if on else palette.color(QPalette.ColorRole.Base))
        painter.drawEllipse(QPointF(track.right() - 8 if on else track.left() + 8, track.center().y()), 6, 6)


class FlagEditor(KnobEditor):
    """A switch; a click is a finished edit."""

    def __init__(self, knob: Knob, parent: QWidget | None = None) -> None:
        super().__init__(knob, parent)
        self.switch = Switch()
        self.switch.setAccessibleName(knob.path)
        self.row.addWidget(self.switch)
        self.row.addStretch(1)
        self.setFocusProxy(self.switch)
        self.switch.clicked.connect(lambda on: self._take(bool(on), True))
        self._show(knob.default)

    def _show(self, value: Any) -> None:
        self.switch.setChecked(bool(value))
