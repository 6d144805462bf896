"""The legend of a plot: a small box inside the view; a click on a row hides or shows its run, a drag moves the box."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPen

from widgets.plot.kept_picture import KeptPicture
from widgets.plot.overlay import Layer, is_vector
from widgets.plot.palette import LIGHT, Palette, translucent
from widgets.plot.typeface import type_of
from widgets.plot.view import PlotView

_PAD, _SAMPLE, _MARGIN = 7.0, 18.0, 8.0
_WIDEST = 0.5
"""Share of the plot's width that a label may have."""
_PLACES = ((1.0, 0.0), (1.0, 1.0), (0.0, 0.0), (0.0, 1.0), (0.5, 0.0), (0.5, 1.0), (1.0, 0.5), (0.0, 0.5))
"""Corners, then the middles of the sides, as shares of the room."""


@dataclass(frozen=True)
class LegendRow:
    """One row; `key` is what a click reports."""

    key: int
    label: str
    colour: str
    visible: bool = True
    dashed: bool = False
    crossed: bool = False


class Legend(Layer):
    """Rows of line sample and label in the top right corner until it is dragged elsewhere."""

    toggled = Signal(int, bool)
    """A row with this key was clicked; it wishes to be visible or not."""

    def __init__(self, view: PlotView) -> None:
        super().__init__()
        self._view = view
        self._rows: tuple[LegendRow, ...] = ()
        self._shown = 0
        self._size = (0.0, 0.0)
        self._corner = (1.0, 0.0)
        self._dragged, self._wanted = False, True
        self._palette, self._family = LIGHT, ""
        self._picture = KeptPicture()
        self.setParentItem(view)
        self.setZValue(40)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        view.sigResized.connect(self._arrange)

    @property
    def rows(self) -> tuple[LegendRow, ...]:
        """All rows, also those without room."""
        return self._rows

    def set_rows(self, rows: Sequence[LegendRow]) -> None:
        """Show these rows."""
        if tuple(rows) != self._rows:
            self._rows = tuple(rows)
            self._arrange()

    @property
    def shown(self) -> bool:
        """Whether there is a legend at all."""
        return self._wanted

    def set_shown(self, shown: bool) -> None:
        """Whether there is a legend at all."""
        self._wanted = shown
        self._arrange()

    def set_palette(self, palette: Palette) -> None:
        """Colours, live."""
        self._palette = palette
        self.update()

    def avoid(self, x: np.ndarray, y: np.ndarray) -> None:
        """Go to another corner or side if the pixels (N,) crowd this one and spare the other; never once dragged."""
        if self._dragged or not self._rows:
            return
        here = self._crowd(self._corner, x, y)
        if here <= 0.004 * len(x):
            return
        crowds = {place: self._crowd(place, x, y) for place in _PLACES}
        best = min(crowds, key=lambda place: crowds[place])
        if crowds[best] < 0.25 * here:
            self._corner = best
            self._arrange()

    def _crowd(self, place: tuple[float, float], x: np.ndarray, y: np.ndarray) -> int:
        """How many of the pixels the box would cover there."""
        room_x, room_y = self._room()
        left, top = _MARGIN + place[0] * room_x, _MARGIN + place[1] * room_y
        inside = (x >= left) & (x <= left + self._size[0]) & (y >= top) & (y <= top + self._size[1])
        return int(inside.sum())

    def boundingRect(self) -> QRectF:
        """The box."""
        return QRectF(0, 0, *self._size)

    def row_at(self, point: QPointF) -> LegendRow | None:
        """The row under a point of the box."""
        number = int((point.y() - _PAD) // self._line())
        return self._rows[number] if 0 <= number < self._shown else None

    def mouseClickEvent(self, ev: Any) -> None:
        """Hide or show."""
        row = self.row_at(ev.pos())
        if ev.button() == Qt.MouseButton.LeftButton and row is not None:
            ev.accept()
            self.toggled.emit(row.key, not row.visible)

    def mouseDragEvent(self, ev: Any) -> None:
        """Move the box."""
        if ev.button() != Qt.MouseButton.LeftButton:
            ev.ignore()
            return
        ev.accept()
        self._dragged = True
        moved = self.pos() + ev.pos() - ev.lastPos()
        room_x, room_y = self._room()
        self._corner = (
            min(max((moved.x() - _MARGIN) / room_x, 0.0), 1.0),
            min(max((moved.y() - _MARGIN) / room_y, 0.0), 1.0),
        )
        self._arrange()

    def draw(self, painter: QPainter) -> None:
        """Shows the kept picture, or panel, samples and labels themselves if `painter` records a vector figure."""
        if is_vector(painter):
            self._paint(painter)
            return
        look = (self._rows, self._shown, self._palette, type_of(self._family).key())
        self._picture.show(painter, self.boundingRect(), look, self._painted)

    def _painted(self, width: int, height: int) -> QImage:
        image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(0)
        painter = QPainter(image)
        painter.scale(width / self._size[0], height / self._size[1])
        self._paint(painter)
        painter.end()
        return image

    def _paint(self, painter: QPainter) -> None:
        """Panel, samples, labels."""
        metrics = QFontMetricsF(type_of(self._family))
        line = self._line()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setFont(type_of(self._family))
        painter.setPen(QPen(QColor(self._palette.grid), 1.0))
        painter.setBrush(translucent(self._palette.panel, 0.85))
        painter.drawRoundedRect(self.boundingRect().adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        width = self._size[0] - 2 * _PAD - _SAMPLE - 7
        for number, row in enumerate(self._rows[: self._shown]):
            middle = _PAD + line * (number + 0.5)
            colour = QColor(row.colour) if row.visible else QColor(self._palette.grid)
            pen = QPen(colour, 2.4)
            if row.dashed:
                pen.setDashPattern([2.0, 1.6])
            painter.setPen(pen)
            painter.drawLine(QLineF(_PAD, middle, _PAD + _SAMPLE, middle))
            if row.crossed:
                x = _PAD + _SAMPLE / 2
                for width_px, tone in ((4.5, QColor(self._palette.panel)), (2.0, colour)):
                    painter.setPen(QPen(tone, width_px))
                    painter.drawLine(QLineF(x - 3.5, middle - 3.5, x + 3.5, middle + 3.5))
                    painter.drawLine(QLineF(x - 3.5, middle + 3.5, x + 3.5, middle - 3.5))
            painter.setPen(QColor(self._palette.foreground if row.visible else self._palette.muted))
            text = metrics.elidedText(row.label, Qt.TextElideMode.ElideMiddle, width)
            place = QRectF(_PAD + _SAMPLE + 7, middle - line / 2, width + 1, line)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        if self._shown < len(self._rows):
            painter.setPen(QColor(self._palette.muted))
            place = QRectF(_PAD + _SAMPLE + 7, _PAD + line * self._shown, width, line)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, f"+ {len(self._rows) - self._shown}")

    def set_family(self, family: str) -> None:
        """Another typeface than the window's; '' for that one."""
        self._family = family
        self._arrange()

    def _line(self) -> float:
        return QFontMetricsF(type_of(self._family)).height() + 3

    def _room(self) -> tuple[float, float]:
        return (
            max(self._view.width() - self._size[0] - 2 * _MARGIN, 1.0),
            max(self._view.height() - self._size[1] - 2 * _MARGIN, 1.0),
        )

    def _arrange(self, *_: Any) -> None:
        self.prepareGeometryChange()
        metrics = QFontMetricsF(type_of(self._family))
        fitting = max(1, int((self._view.height() - 2 * _MARGIN - 2 * _PAD) / self._line()))
        self._shown = len(self._rows) if len(self._rows) <= fitting else fitting - 1
        widest = max((metrics.horizontalAdvance(row.label) for row in self._rows), default=0.0)
        width = min(widest, _WIDEST * self._view.width()) + 2 * _PAD + _SAMPLE + 9
        lines = self._shown + (self._shown < len(self._rows))
        self._size = (float(ceil(width)), float(ceil(2 * _PAD + lines * self._line())))
        self.setVisible(self._wanted and self._shown > 0)
        room_x, room_y = self._room()
        self.setPos(round(_MARGIN + self._corner[0] * room_x), round(_MARGIN + self._corner[1] * room_y))
        self.update()
