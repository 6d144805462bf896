"""The area inside the axes: pyqtgraph's mouse handling, with its menu taken out and ours announced."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt, Signal


class PlotView(pg.ViewBox):
    """A ViewBox that tells what the user did and maps arrays between data and pixels.

    Pixels are logical pixels from the top left corner of the view; with a log axis, data y means the exponent of ten.
    """

    range_edited = Signal(bool, bool)
    """The user panned or zoomed (along x, along y)."""
    menu_requested = Signal(object)
    """Right click, at this screen position (QPoint)."""
    reset_requested = Signal()
    clicked = Signal(object)
    """Left click at this pixel (QPointF)."""
    dragged = Signal(object, bool)
    """A drag that `claims_drag` took is at this pixel (QPointF); True when it ended."""

    def __init__(self) -> None:
        super().__init__(enableMenu=False)
        self.disableAutoRange()
        self.claims_drag: Callable[[QPointF], bool] | None = None

    def x_to_px(self, x: np.ndarray) -> np.ndarray:
        """Pixel columns of the data coordinates `x`."""
        low, high = self.viewRange()[0]
        with np.errstate(over="ignore", invalid="ignore"):
            return (np.asarray(x, dtype=np.float64) - low) * (self.width() / (high - low))

    def y_to_px(self, y: np.ndarray) -> np.ndarray:
        """Pixel rows of the data coordinates `y`, downwards."""
        low, high = self.viewRange()[1]
        with np.errstate(over="ignore", invalid="ignore"):
            return (high - np.asarray(y, dtype=np.float64)) * (self.height() / (high - low))

    def from_px(self, point: QPointF) -> tuple[float, float]:
        """Data coordinates under a pixel."""
        (x0, x1), (y0, y1) = self.viewRange()
        width, height = max(self.width(), 1.0), max(self.height(), 1.0)
        return x0 + point.x() / width * (x1 - x0), y1 - point.y() / height * (y1 - y0)

    def wheelEvent(self, ev: Any, axis: int | None = None) -> None:
        """Zoom, then say so."""
        super().wheelEvent(ev, axis)
        self.range_edited.emit(axis != 1, axis != 0)

    def mouseDragEvent(self, ev: Any, axis: int | None = None) -> None:
        """Left: pan, right: scale; unless the owner claims the drag from where it began."""
        left = ev.button() == Qt.MouseButton.LeftButton
        if axis is None and left and self.claims_drag is not None and self.claims_drag(ev.buttonDownPos()):
            ev.accept()
            self.dragged.emit(QPointF(ev.pos()), ev.isFinish())
            return
        super().mouseDragEvent(ev, axis)
        self.range_edited.emit(axis != 1, axis != 0)

    def mouseClickEvent(self, ev: Any) -> None:
        """Right: menu, double: reset, left: clicked."""
        if ev.button() == Qt.MouseButton.RightButton:
            ev.accept()
            self.menu_requested.emit(ev.screenPos().toPoint())
        elif ev.button() == Qt.MouseButton.LeftButton:
            ev.accept()
            if ev.double():
                self.reset_requested.emit()
            else:
                self.clicked.emit(QPointF(ev.pos()))
