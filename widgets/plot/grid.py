"""Grid lines behind a plot."""


import numpy as np
from PySide6.QtCore import QLineF
from PySide6.QtGui import QColor, QPainter, QPen

from widgets.plot.axis import PlotAxis
from widgets.plot.overlay import Overlay
from widgets.plot.palette import LIGHT, Palette, mixed
from widgets.plot.view import PlotView


class GridItem(Overlay):
    """Thin lines at the ticks of two axes; unlabelled ticks get fainter ones."""

    def __init__(self, view: PlotView, x_axis: PlotAxis, y_axis: PlotAxis) -> None:
        super().__init__(view, -50)
        self._axes = (x_axis, y_axis)
        self._palette = LIGHT

    def set_palette(self, palette: Palette) -> None:
        """Colours, live."""
        self._palette = palette
        self.update()

    def draw(self, painter: QPainter) -> None:
        """Lines on whole pixels."""
        width, height = self._rect.width(), self._rect.height()
        (x_major, x_minor), (y_major, y_minor) = (
            axis.grid_ticks(size) for axis, size in zip(self._axes, (width, height), strict=True)
        )
        strong, faint = QColor(self._palette.grid), mixed(self._palette.grid, self._palette.background, 0.45)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for colour, xs, ys in ((faint, x_minor, y_minor), (strong, x_major, y_major)):
            painter.setPen(QPen(colour, 0))
            columns, rows = self.view.x_to_px(np.array(xs)), self.view.y_to_px(np.array(ys))
            lines = [QLineF(x, 0, x, height) for x in columns] + [QLineF(0, y, width, y) for y in rows]
            if lines:
                painter.drawLines(lines)
