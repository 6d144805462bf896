"""Curves over steps with a line at one step, which can be dragged through the past."""

from typing import Any

import numpy as np
from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from widgets.plot.curve_plot import CurvePlot
from widgets.plot.overlay import Overlay
from widgets.plot.palette import LIGHT, Palette, translucent
from widgets.plot.view import PlotView

_GRAB = 8.0


class _TimeLine(Overlay):
    """The line, and a veil over what comes later."""

    def __init__(self, view: PlotView) -> None:
        super().__init__(view, 30)
        self.step: float | None = None
        self.palette = LIGHT

    def set_palette(self, palette: Palette) -> None:
        """Colours, live."""
        self.palette = palette
        self.update()

    def x(self) -> float:
        """Its pixel."""
        return float(self.view.x_to_px(np.array(self.step or 0.0)))

    def draw(self, painter: QPainter) -> None:
        """Veil, line and handle."""
        if self.step is None:
            return
        x = self.x()
        painter.fillRect(self._rect.adjusted(max(x, 0.0), 0, 0, 0), translucent(self.palette.background, 0.55))
        if -1 <= x <= self._rect.width() + 1:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(self.palette.foreground), 1.4))
            painter.drawLine(QPointF(x, 0), QPointF(x, self._rect.height()))
            painter.setBrush(QColor(self.palette.background))
            painter.drawEllipse(QPointF(x, self._rect.height() / 2), 5.5, 5.5)


class TimePlot(CurvePlot):
    """A click goes to a step, a drag of the line moves it; both emit `step_picked`."""

    step_picked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = _TimeLine(self.view)
        self._dragging = False
        self.view.claims_drag = self._claims
        self.view.dragged.connect(self._dragged)
        self.view.clicked.connect(lambda point: self._pick(point))
        self._give_palette(self._line)

    @property
    def step(self) -> float | None:
        """Where the line is."""
        return self._line.step

    def set_step(self, step: float | None) -> None:
        """Puts the line there; None for none. Emits nothing."""
        if step != self._line.step:
            self._line.step = step
            self._line.update()

    def mouseMoveEvent(self, event: Any) -> None:
        """The line says that it can be moved."""
        super().mouseMoveEvent(event)
        point = self.view.mapFromScene(self.mapToScene(event.position().toPoint()))
        near = self._line.step is not None and abs(self._line.x() - point.x()) <= _GRAB
        self.viewport().setCursor(Qt.CursorShape.SizeHorCursor if near else Qt.CursorShape.ArrowCursor)

    def _claims(self, point: QPointF) -> bool:
        if self._line.step is None:
            return False
        self._dragging = self._dragging or abs(self._line.x() - point.x()) <= _GRAB
        return self._dragging

    def _dragged(self, point: QPointF, finished: bool) -> None:
        self._dragging = not finished
        self._pick(point)

    def _pick(self, point: QPointF) -> None:
        if self._line.step is not None:
            self.step_picked.emit(max(0, round(self.view.from_px(point)[0])))
