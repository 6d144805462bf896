"""A map: its picture between two axes, moved and zoomed by hand, with theory drawn over it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.maps.axis_scale import AxisScale
from widgets.plot.palette import LIGHT, Palette

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QWheelEvent

LEFT, BOTTOM, TOP, RIGHT = 76, 46, 14, 16
CLICK = 4
"""Pixels that the mouse may move in a click."""
Extent = tuple[float, float, float, float]


@dataclass(frozen=True, eq=False)
class TheoryLine:
    """``x`` and ``y`` are values (not places) of a line called ``label``."""

    label: str
    x: np.ndarray
    y: np.ndarray


class MapView(QWidget):
    """`bounds_edited` carries the two new AxisScale, `hovered` and `picked` a place (x, y) or None for away."""

    bounds_edited = Signal(object, object)
    hovered = Signal(object)
    picked = Signal(object)
    menu_requested = Signal(object, object)
    """Place (x, y) and screen position (QPoint)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.across, self.up = AxisScale("", 0, 1), AxisScale("", 0, 1)
        self.lines: tuple[TheoryLine, ...] = ()
        self._image: tuple[QImage, np.ndarray, Extent] | None = None
        self._palette: Palette = LIGHT
        self._pressed: tuple[QPointF, AxisScale, AxisScale] | None = None
        self._moved = False
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Map"))

    def sizeHint(self) -> QSize:
        """Square."""
        return QSize(560, 560)

    def set_axes(self, x: AxisScale, y: AxisScale) -> None:
        """Other axes or bounds; the picture stays where it belongs until another comes."""
        if (x.title, x.log, y.title, y.log) != (self.across.title, self.across.log, self.up.title, self.up.log):
            self._image = None
        self.across, self.up = x, y
        self.update()

    def set_picture(self, pixels: np.ndarray | None, extent: Extent = (0, 1, 0, 1)) -> None:
        """RGB `(rows, columns, 3)`, first row lowest, over `extent` x0, x1, y0, y1 in places."""
        if pixels is None:
            self._image = None
        else:
            turned = np.ascontiguousarray(pixels[::-1])
            rows, columns = turned.shape[:2]
            self._image = (QImage(turned.data, columns, rows, 3 * columns, QImage.Format.Format_RGB888), turned, extent)
        self.update()

    def set_lines(self, lines: tuple[TheoryLine, ...]) -> None:
        """What theory says."""
        self.lines = lines
        self.update()

    def set_palette(self, palette: Palette) -> None:
        """Colours, live."""
        self._palette = palette
        self.update()

    @property
    def frame(self) -> QRectF:
        """Where the picture is."""
        return QRectF(LEFT, TOP, max(1, self.width() - LEFT - RIGHT), max(1, self.height() - TOP - BOTTOM))

    def place_at(self, point: QPointF) -> tuple[float, float] | None:
        """The place under a point of the widget; None outside the frame."""
        frame = self.frame
        if not frame.contains(point):
            return None
        return (
            self.across.low + (point.x() - frame.left()) / frame.width() * (self.across.high - self.across.low),
            self.up.high - (point.y() - frame.top()) / frame.height() * (self.up.high - self.up.low),
        )

    def point_of(self, x: float, y: float) -> QPointF:
        """Where a place is on the widget."""
        frame = self.frame
        return QPointF(
            frame.left() + (x - self.across.low) / (self.across.high - self.across.low) * frame.width(),
            frame.bottom() - (y - self.up.low) / (self.up.high - self.up.low) * frame.height(),
        )

    # -- mouse ---------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click or a drag begins."""
        if event.button() == Qt.MouseButton.LeftButton and self.frame.contains(event.position()):
            self._pressed, self._moved = (event.position(), self.across, self.up), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drags the map, or says what is under the mouse."""
        if self._pressed is None:
            self.hovered.emit(self.place_at(event.position()))
            return
        start, x, y = self._pressed
        way = event.position() - start
        if not self._moved and abs(way.x()) + abs(way.y()) <= CLICK:
            return
        self._moved = True
        dx = way.x() / self.frame.width() * (x.high - x.low)
        dy = -way.y() / self.frame.height() * (y.high - y.low)
        self._to(replace(x, low=x.low - dx, high=x.high - dx), replace(y, low=y.low - dy, high=y.high - dy))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The end of a click or a drag."""
        pressed, self._pressed = self._pressed, None
        if pressed is not None and not self._moved and (place := self.place_at(event.position())) is not None:
            self.picked.emit(place)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zooms about the mouse."""
        place = self.place_at(event.position())
        if place is None:
            event.ignore()
            return
        factor = 0.85 ** (event.angleDelta().y() / 120)
        self._to(*(_about(axis, at, factor) for axis, at in zip((self.across, self.up), place, strict=True)))
        event.accept()

    def leaveEvent(self, event: object) -> None:
        """Nothing is under the mouse any more."""
        self.hovered.emit(None)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Asks for a menu about the place under the mouse."""
        place = self.place_at(QPointF(event.pos()))
        if place is not None:
            self.menu_requested.emit(place, QPoint(event.globalPos()))

    def _to(self, x: AxisScale, y: AxisScale) -> None:
        for new, old in ((x, self.across), (y, self.up)):
            if new.high - new.low < old.high - old.low and not new.resolved:
                return
        self.set_axes(x, y)
        self.bounds_edited.emit(x, y)

    # -- painting ------------------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Picture, lines, axes."""
        painter, frame = QPainter(self), self.frame
        painter.fillRect(self.rect(), QColor(self._palette.background))
        painter.fillRect(frame, QColor(self._palette.grid))
        if self._image is not None:
            image, _, (x0, x1, y0, y1) = self._image
            painter.save()
            painter.setClipRect(frame)
            painter.drawImage(QRectF(self.point_of(x0, y1), self.point_of(x1, y0)), image)
            painter.restore()
        self._draw_lines(painter, frame)
        self._draw_axes(painter, frame)

    def _draw_lines(self, painter: QPainter, frame: QRectF) -> None:
        painter.save()
        painter.setClipRect(frame)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics = QFontMetricsF(self.font())
        taken: list[QRectF] = []
        for line in self.lines:
            places = [
                (self.across.place(float(x)), self.up.place(float(y))) for x, y in zip(line.x, line.y, strict=True)
            ]
            points = [self.point_of(x, y) for x, y in places if x == x and y == y]
            for colour, width, style in (
                (QColor(0, 0, 0, 150), 3.5, Qt.PenStyle.SolidLine),
                (QColor("#FFFFFF"), 1.5, Qt.PenStyle.DashLine),
            ):
                painter.setPen(QPen(colour, width, style))
                painter.drawPolyline(QPolygonF(points))
            inside = [point for point in points if frame.adjusted(6, 20, -6, -6).contains(point)]
            if not inside:
                continue
            at, size = inside[len(inside) // 2], metrics.horizontalAdvance(line.label) + 12
            box = QRectF(at.x() + 8, at.y() - 10, size, metrics.height() + 4)
            if box.right() > frame.right() - 4:
                box.moveRight(at.x() - 8)
            while any(box.intersects(other) for other in taken):
                box.translate(0, metrics.height() + 6)
            taken.append(box)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(0, 0, 0, 170))
            painter.drawRoundedRect(box, 3, 3)
            painter.setPen(QColor("#FFFFFF"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, line.label)
        painter.restore()

    def _draw_axes(self, painter: QPainter, frame: QRectF) -> None:
        metrics = QFontMetricsF(self.font())
        muted, strong = QColor(self._palette.muted), QColor(self._palette.foreground)
        painter.setPen(QPen(muted, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(frame)
        last = -1e9
        for place, text in self.across.ticks(max(2, int(frame.width() / 90))):
            x, size = self.point_of(place, self.up.low).x(), metrics.horizontalAdvance(text)
            painter.drawLine(QPointF(x, frame.bottom()), QPointF(x, frame.bottom() + 4))
            if x - size / 2 > last and x + size / 2 < self.width():
                painter.drawText(QPointF(x - size / 2, frame.bottom() + 6 + metrics.ascent()), text)
                last = x + size / 2 + 8
        for place, text in self.up.ticks(max(2, int(frame.height() / 60))):
            y, size = self.point_of(self.across.low, place).y(), metrics.horizontalAdvance(text)
            painter.drawLine(QPointF(frame.left() - 4, y), QPointF(frame.left(), y))
            painter.drawText(QPointF(frame.left() - 8 - size, y + metrics.ascent() / 2 - 2), text)
        painter.setPen(strong)
        below = QRectF(frame.left(), self.height() - metrics.height() - 4, frame.width(), metrics.height())
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self.across.title)
        painter.save()
        painter.translate(metrics.height() / 2 + 6, frame.center().y())
        painter.rotate(-90)
        side = QRectF(-frame.height() / 2, -metrics.height() / 2, frame.height(), metrics.height())
        painter.drawText(side, Qt.AlignmentFlag.AlignCenter, self.up.title)
        painter.restore()


def _about(axis: AxisScale, at: float, factor: float) -> AxisScale:
    return replace(axis, low=at - (at - axis.low) * factor, high=at + (axis.high - at) * factor)
