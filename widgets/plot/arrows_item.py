"""Arrows over a plane, such as gradient, momentum and update at the present position, and fixed points of interest."""

from collections.abc import Sequence
from itertools import pairwise, product
from math import cos, pi, sin

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QApplication

from widgets.plot.overlay import Overlay
from widgets.plot.palette import LIGHT, Palette, translucent
from widgets.plot.paths_item import draw_ring, draw_star
from widgets.plot.style import Arrow
from widgets.plot.view import PlotView

AWAY, BESIDE = (6.0, 16.0), 5.0
"""Pixels between a tip and the plate of its label, or where that is too near others; and at both sides of the text."""


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
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        drawn = [(arrow, line) for arrow in self._arrows if (line := self._line(arrow)) is not None]
        for arrow, line in drawn:
            _paint_arrow(painter, arrow, line, casing)
        taken: list[QRectF] = []
        for arrow, line in drawn:
            if arrow.label:
                others = [other for _, other in drawn if other is not line]
                metrics = QFontMetricsF(QApplication.font())
                area = label_area(line, metrics, arrow.label, others, taken, self.view.rect())
                taken.append(area)
                self._paint_label(painter, arrow, area)

    def _line(self, arrow: Arrow) -> QLineF | None:
        """Tail to tip in pixels; None for one too short to be seen, or beyond all measure."""
        line = QLineF(self.pixel(arrow.x, arrow.y), self.pixel(arrow.x + arrow.dx, arrow.y + arrow.dy))
        return line if 1.0 < line.length() < 1e5 else None

    def _paint_label(self, painter: QPainter, arrow: Arrow, area: QRectF) -> None:
        painter.setPen(QPen(QColor(arrow.colour), 1.2))
        painter.setBrush(translucent(self._palette.panel, 0.9))
        painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setFont(QApplication.font())
        painter.setPen(QColor(self._palette.foreground))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, arrow.label)


def label_area(
    line: QLineF,
    metrics: QFontMetricsF,
    text: str,
    others: Sequence[QLineF],
    taken: Sequence[QRectF],
    room: QRectF | None = None,
) -> QRectF:
    """The plate of an arrow's label: behind its tip, or beside it where other arrows or labels would be hit.

    Inside `room`, unless the tip itself is outside.
    """
    if room is not None and not room.contains(line.p2()):
        room = None
    along = (line.p2() - line.p1()) / line.length()
    width, height = metrics.horizontalAdvance(text) + 2 * BESIDE, metrics.height() + 2
    areas = []
    for away, turn in product(AWAY, (0.0, 0.25, -0.25, 0.4, -0.4)):
        angle = turn * 2 * pi
        way = QPointF(along.x() * cos(angle) - along.y() * sin(angle), along.x() * sin(angle) + along.y() * cos(angle))
        centre = line.p2() + QPointF(way.x() * (away + 0.5 * width), way.y() * (away + 0.5 * height))
        area = QRectF(centre.x() - 0.5 * width, centre.y() - 0.5 * height, width, height)
        if room is not None:
            area = _inside(area, room)
        if not any(crosses(other, area) for other in [*others, line]) and not any(map(area.intersects, taken)):
            return area
        areas.append(area)
    return areas[0]


def _inside(area: QRectF, room: QRectF) -> QRectF:
    """Moved as little as it takes to be in the room."""
    left = min(max(area.left(), room.left()), room.right() - area.width())
    top = min(max(area.top(), room.top()), room.bottom() - area.height())
    return QRectF(left, top, area.width(), area.height())


def crosses(line: QLineF, area: QRectF) -> bool:
    """Whether a line touches a rectangle."""
    corners = (area.topLeft(), area.topRight(), area.bottomRight(), area.bottomLeft(), area.topLeft())
    met = [line.intersects(QLineF(a, b)) for a, b in pairwise(corners)]
    inside = area.contains(line.p1()) or area.contains(line.p2())
    return inside or any(kind == QLineF.IntersectionType.BoundedIntersection for kind, _ in met)  # type: ignore[misc]


def _paint_arrow(painter: QPainter, arrow: Arrow, line: QLineF, casing: QColor) -> None:
    length = line.length()
    along = (line.p2() - line.p1()) / length
    across = QPointF(-along.y(), along.x())
    head = min(10.0, 0.6 * length)
    neck = line.p2() - along * head
    triangle = QPolygonF([line.p2(), neck + across * head * 0.42, neck - across * head * 0.42])
    for colour, grow in ((casing, 2.4), (QColor(arrow.colour), 0.0)):
        pen = QPen(colour, 2.2 + grow)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawLine(QLineF(line.p1(), neck))
        painter.setPen(QPen(colour, grow) if grow else QPen(Qt.PenStyle.NoPen))
        painter.setBrush(colour)
        painter.drawPolygon(triangle)
