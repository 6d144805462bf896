"""A layer of a plot that paints in the pixels of the view."""

import sys
from typing import Any, Protocol

import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPaintEngine, QPainter

from widgets.plot.palette import Palette
from widgets.plot.view import PlotView

_VECTOR_ENGINES = {
    QPaintEngine.Type.SVG,
    QPaintEngine.Type.Pdf,
    QPaintEngine.Type.Picture,
    QPaintEngine.Type.MacPrinter,
}


class Coloured(Protocol):
    """A part of a plot that draws in colours of the palette."""

    def set_palette(self, palette: Palette) -> None: ...


class Layer(pg.GraphicsObject):
    """An item whose painting may fail without taking the window along.

    An exception that leaves a Python `paint` passes through several of Qt's frames, and PySide crashes when it meets
    the next Python override with the error still pending. So it goes to `sys.excepthook`, once until painting works.
    """

    bold = 1.0
    """Factor of the width of what stands for data: curves, paths, level lines."""
    _failed = False

    def paint(self, painter: QPainter, *_: Any) -> None:
        """Call `draw`."""
        try:
            self.draw(painter)
            self._failed = False
        except Exception:
            if not self._failed:
                self._failed = True
                sys.excepthook(*sys.exc_info())

    def restyle(self) -> None:
        """Something of the look has changed: what was kept of it is of no use."""
        self.update()

    def draw(self, painter: QPainter) -> None:
        """Paint the item; for subclasses."""
        raise NotImplementedError


class Overlay(Layer):
    """Covers the view, in logical pixels from its top left corner, and repaints when the range or the size changes.

    Painting in pixels and mapping with numpy keeps line widths even and avoids Qt's transforms of huge coordinates.
    Layers take no mouse events, so the view below handles them.
    """

    def __init__(self, view: PlotView, z: float) -> None:
        super().__init__()
        self.view = view
        self._rect = QRectF(view.rect())
        self.setParentItem(view)
        self.setZValue(z)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        view.sigRangeChanged.connect(self._view_moved)
        view.sigResized.connect(self._view_moved)

    def boundingRect(self) -> QRectF:
        """The whole view."""
        return QRectF(self._rect)

    def _view_moved(self, *_: Any) -> None:
        if self.view.rect() != self._rect:
            self.prepareGeometryChange()
            self._rect = QRectF(self.view.rect())
        self.update()


def is_vector(painter: QPainter) -> bool:
    """Whether `painter` records lines (PDF, SVG, picture) instead of setting pixels."""
    return painter.paintEngine().type() in _VECTOR_ENGINES
