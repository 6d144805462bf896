"""Arrows over a plane, such as gradient, momentum and update at the present position, and fixed points of interest."""

from collections.abc import Sequence
from math import hypot

import numpy as np
from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QApplication

from widgets.plot.overlay import Overlay
from widgets.plot.palette import LIGHT, Palette
from widgets.plot.paths_item import draw_ring, draw_star
from widgets.plot.style import Arrow
from widgets.plot.view import PlotView


class ArrowsItem(Overlay):
    """Arrows with labels, optimum marks and the start marker."""

    def __init__(self, view: PlotView) -> None:
        super().__init__(view, 30)
        self._arrows: tuple[Arrow, ...] = ()
        self._optima: tuple[tuple[float, float], ...] = ()
        self._start: tuple[float, float] | None = None
        self._palette = LIGHT

    @property
    def start(self) -> tuple[float, float] | None:
        """Where the start marker is."""
        return self._start

    def set_arrows(self, arrows: Sequence[Arrow]) -> None:
        """Show these arrows."""
        self._arrows = tuple(arrows)
        self.update()

    def set_optima(self, optima: Sequence[tuple[float, float]]) -> None:
        """Mark these points with a star."""
        self._optima = tuple(optima)
        self.update()

    def set_start(self, start: tuple[float, float] | None) -> None:
        """Mark where the runs begin."""
        self._start = start
        self.update()

    def set_palette(self, palette: Palette) -> None:
        """Colours, live."""
        self._palette = palette
        self.update()

    def pixel(self, x: float, y: float) -> QPointF:
        """Where a point of the plane is in the view."""
        return QPointF(float(self.view.x_to_px(np.array(x))), float(self.view.y_to_px(np.array(y))))

    def draw(self, painter: QPainter) -> None:
        """Marks below, arrows above."""
        ink, casing = QColor(self._palette.foreground), QColor(self._palette.background)
        for optimum in self._optima:
            draw_star(painter, self.pixel(*optimum), ink, casing)
        if self._start is not None:
            draw_ring(painter, self.pixel(*self._start), ink, casing)
        for arrow in self._arrows:
            self._paint_arrow(painter, arrow, casing)

    def _paint_arrow(self, painter: QPainter, arrow: Arrow, casing: QColor) -> None:
        tail, tip = self.pixel(arrow.x, arrow.y), self.pixel(arrow.x + arrow.dx, arrow.y + arrow.dy)
        length = hypot(tip.x() - tail.x(), tip.y() - tail.y())
        if not 1.0 < length < 1e5:
            return
        along = (tip - tail) / length
        across = QPointF(-along.y(), along.x())
        head = min(10.0, 0.6 * length)
        neck = tip - along * head
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        triangle = QPolygonF([tip, neck + across * head * 0.42, neck - across * head * 0.42])
        for colour, grow in ((casing, 2.4), (QColor(arrow.colour), 0.0)):
            pen = QPen(colour, 2.2 + grow)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(pen)
            painter.drawLine(QLineF(tail, neck))
            painter.setPen(QPen(colour, grow) if grow else QPen(Qt.PenStyle.NoPen))
            painter.setBrush(colour)
            painter.drawPolygon(triangle)
        if arrow.label:
            self._paint_label(painter, arrow, tip + along * 8.0, along)

    def _paint_label(self, painter: QPainter, arrow: Arrow, place: QPointF, along: QPointF) -> None:
        font = QApplication.font()
        metrics = painter.fontMetrics()
        width = metrics.horizontalAdvance(arrow.label)
        left = place.x() - width * (0.5 - 0.5 * along.x())
        base = place.y() + metrics.ascent() * (0.35 + 0.5 * along.y())
        text = QPainterPath()
        text.addText(QPointF(left, base), font, arrow.label)
        painter.setBrush(QColor(arrow.colour))
        painter.strokePath(text, QPen(QColor(self._palette.background), 3.0))
        painter.fillPath(text, QColor(arrow.colour))
