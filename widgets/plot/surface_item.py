"""The surface under trajectories, kept as one picture."""


import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from widgets.plot.levels import Levels, choose_levels
from widgets.plot.overlay import Overlay
from widgets.plot.palette import LIGHT, Palette
from widgets.plot.shading import Extent, shade
from widgets.plot.view import PlotView

_FINEST = 4.0
"""Most picture pixels per logical pixel, for devices such as PDF pages with far more."""


class SurfaceItem(Overlay):
    """Shading and level lines of values on a grid; drawn anew when the grid, the view or the size changes."""

    def __init__(self, view: PlotView) -> None:
        super().__init__(view, -60)
        self._z: np.ndarray | None = None
        self._flattened = np.empty((0, 0))
        self._extent: Extent = (0.0, 1.0, 0.0, 1.0)
        self._levels: Levels | None = None
        self._palette = LIGHT
        self._generation = 0
        self._picture: tuple[object, QImage, np.ndarray] | None = None

    @property
    def levels(self) -> Levels | None:
        """Where the level lines are."""
        return self._levels

    def set_grid(self, z: np.ndarray | None, extent: Extent, minimum: float | None = None) -> None:
        """Show `z` (ny, nx) whose corners lie at `extent` x0, x1, y0, y1; `z[0, 0]` is at (x0, y0)."""
        self._z, self._extent = z, extent
        self._levels = None
        if z is not None:
            self._levels = choose_levels(z, minimum=minimum)
            self._flattened = self._levels.flattened(z)
        self.restyle()

    def set_palette(self, palette: Palette) -> None:
        """Colours, live."""
        self._palette = palette
        self.restyle()

    def value_at(self, x: float, y: float) -> float:
        """Bilinear value of the grid; NaN outside."""
        if self._z is None:
            return float("nan")
        ny, nx = self._z.shape
        x0, x1, y0, y1 = self._extent
        column, row = (x - x0) / (x1 - x0) * (nx - 1), (y - y0) / (y1 - y0) * (ny - 1)
        if not (0 <= column <= nx - 1 and 0 <= row <= ny - 1):
            return float("nan")
        i, j = min(int(row), ny - 2), min(int(column), nx - 2)
        a, b = row - i, column - j
        corner = self._z[i : i + 2, j : j + 2]
        return float(np.array([1 - a, a]) @ corner @ np.array([1 - b, b]))

    def draw(self, painter: QPainter) -> None:
        """Blit the picture, drawn at the resolution of the device."""
        if self._levels is None or self._rect.width() < 2 or self._rect.height() < 2:
            return
        ratio = painter.device().devicePixelRatioF()
        place = painter.worldTransform().mapRect(self._rect)
        fine = min(1.0, _FINEST * self._rect.width() / (place.width() * ratio))
        size = (max(2, round(place.width() * ratio * fine)), max(2, round(place.height() * ratio * fine)))
        (x0, x1), (y0, y1) = self.view.viewRange()
        key = (self._generation, x0, x1, y0, y1, size)
        if self._picture is None or self._picture[0] != key:
            view = (x0, x1, y0, y1)
            line = self.bold * size[0] / self._rect.width()
            pixels = shade(self._flattened, self._levels, self._extent, view, size, self._palette, line)
            image = QImage(pixels.data, *size, 4 * size[0], QImage.Format.Format_ARGB32_Premultiplied)
            self._picture = (key, image, pixels)
        image = self._picture[1]
        painter.save()
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, fine < 1.0)
        left, top = round(place.left() * ratio) / ratio, round(place.top() * ratio) / ratio
        painter.drawImage(QRectF(left, top, size[0] / ratio / fine, size[1] / ratio / fine), image)
        painter.restore()

    def restyle(self) -> None:
        """Draw it anew."""
        self._generation += 1
        self.update()
