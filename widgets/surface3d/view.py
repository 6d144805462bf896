"""A surface in space, with the ways of runs on it; turned with the mouse, zoomed with the wheel."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QColor, QImage, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QMenu, QWidget

from widgets.plot.export_menu import fill_export_menu
from widgets.plot.number_text import value_text
from widgets.plot.palette import LIGHT, Palette
from widgets.plot.paths_item import draw_ring, draw_star
from widgets.plot.paths_table import paths_table
from widgets.surface3d.camera import Camera
from widgets.surface3d.mesh import HEIGHT, Bounds, Mesh, mesh
from widgets.surface3d.scene import Scene

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPaintEvent, QWheelEvent

    from widgets.plot.style import PathStyle

FINE, COARSE = (80, 66), (36, 30)
"""Patches along x and y at rest, and while it turns or changes: a frame is short."""
REST_MS = 140
PER_PIXEL = 0.009


class Surface3dView(QWidget):
    """`set_surface` and `set_paths` say what is shown; the camera is the person's. Touches no files."""

    export_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Surface in space"))
        self.setToolTip(self.tr("Drag to turn, wheel to zoom, double click to reset"))
        self.camera = Camera()
        self.colours = LIGHT
        self.paint_seconds = 0.0
        self._z: np.ndarray | None = None
        self._bounds: Bounds = (-1.0, 1.0, -1.0, 1.0)
        self._minimum: float | None = None
        self._meshes: dict[tuple[int, int], Mesh | None] = {}
        self._paths: tuple[PathStyle, ...] = ()
        self._names = ("x", "y")
        self._start: tuple[float, float] | None = None
        self._optima: tuple[tuple[float, float], ...] = ()
        self._held: QPointF | None = None
        self._changes = 0
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self.update)
        self._kept: tuple[object, QPixmap] | None = None

    # -- what is shown -------------------------------------------------------------------------------------------

    def set_surface(self, z: np.ndarray | None, bounds: Bounds, minimum: float | None = None) -> None:
        """Values `z` (ny, nx) over `bounds` (x0, x1, y0, y1); `minimum` is the known least value."""
        self._z, self._bounds, self._minimum = z, bounds, minimum
        self._meshes.clear()
        self._change()

    def set_paths(self, paths: Sequence[PathStyle]) -> None:
        """Show these paths on the surface."""
        self._paths = tuple(paths)
        self._change()

    def set_names(self, x: str, y: str) -> None:
        """Names of the two parameters."""
        self._names = (x, y)
        self._change()

    def set_start(self, x: float, y: float) -> None:
        """Where the runs start."""
        self._start = (x, y)
        self._change()

    def set_optima(self, optima: Sequence[tuple[float, float]]) -> None:
        """Mark known optima."""
        self._optima = tuple(optima)
        self._change()

    def set_palette(self, palette: Palette) -> None:
        """Colours, live."""
        self.colours = palette
        self.update()

    def reset_view(self) -> None:
        """The camera's first place."""
        self.camera = Camera()
        self.update()

    def sizeHint(self) -> QSize:
        """Like a plot."""
        return QSize(400, 320)

    # -- painting ------------------------------------------------------------------------------------------------

    def render_to(self, painter: QPainter, width: float, height: float, fine: bool = True) -> None:
        """Paints a picture of that size at the painter's origin."""
        palette = self.colours
        painter.fillRect(QRectF(0, 0, width, height), QColor(palette.background))
        shown = self._mesh(FINE if fine else COARSE)
        if shown is None:
            return
        scene = Scene(painter, self.camera, width, height, palette)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._frame(scene)
        scene.draw(shown, self._paths, lines=fine)
        for x, y in self._optima:
            self._mark(scene, shown, x, y, draw_star)
        if self._start is not None:
            self._mark(scene, shown, *self._start, draw_ring)

    def to_image(self, width: int, height: int, scale: float = 1.0) -> QImage:
        """Picture of `width` × `height` logical pixels with `scale` device pixels each."""
        image = QImage(round(width * scale), round(height * scale), QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(scale)
        painter = QPainter(image)
        painter.setFont(self.font())
        self.render_to(painter, width, height)
        painter.end()
        return image

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Fewer patches while it turns or changes; at rest the picture is kept."""
        began = perf_counter()
        if self._held is not None or self._rest.isActive():
            self._kept = None
            self.render_to(QPainter(self), self.width(), self.height(), fine=False)
        else:
            ratio = self.devicePixelRatioF()
            key = (self.camera, self.colours, self.size(), ratio, self._changes)
            if self._kept is None or self._kept[0] != key:
                pixmap = QPixmap(round(self.width() * ratio), round(self.height() * ratio))
                pixmap.setDevicePixelRatio(ratio)
                painter = QPainter(pixmap)
                painter.setFont(self.font())
                self.render_to(painter, self.width(), self.height())
                painter.end()
                self._kept = (key, pixmap)
            QPainter(self).drawPixmap(0, 0, self._kept[1])
        self.paint_seconds = perf_counter() - began

    def _change(self) -> None:
        self._changes += 1
        self._rest.start()
        self.update()

    def _mesh(self, size: tuple[int, int]) -> Mesh | None:
        if self._z is None:
            return None
        if size not in self._meshes:
            self._meshes[size] = mesh(self._z, self._bounds, self._minimum, *size)
        return self._meshes[size]

    def _mark(self, scene: Scene, shown: Mesh, x: float, y: float, draw: object) -> None:
        place, _ = scene.places(shown.lifted(np.array([x]), np.array([y])))
        if np.isfinite(place).all():
            draw(scene.painter, QPointF(*place[0].tolist()), QColor(self.colours.foreground),  # type: ignore[operator]
                 QColor(self.colours.background))  # fmt: skip

    def _frame(self, scene: Scene) -> None:
        """The ground with the ends of both axes written at its near edges."""
        floor = -HEIGHT / 2
        corners = np.array([[-1, -1, floor], [1, -1, floor], [1, 1, floor], [-1, 1, floor]], dtype=np.float64)
        pixels, depths = scene.places(corners)
        painter, palette = scene.painter, self.colours
        painter.setPen(QPen(QColor(palette.muted), 1))
        for one, other in ((0, 1), (1, 2), (2, 3), (3, 0)):
            painter.drawLine(QPointF(*pixels[one].tolist()), QPointF(*pixels[other].tolist()))
        x0, x1, y0, y1 = self._bounds
        near_y = 0 if depths[0] + depths[1] < depths[2] + depths[3] else 1
        near_x = 0 if depths[0] + depths[3] < depths[1] + depths[2] else 1
        edge_y, edge_x = (-1.0, 1.0)[near_y], (-1.0, 1.0)[near_x]
        texts = [
            ((-1.0, edge_y), value_text(x0, 3)), ((1.0, edge_y), value_text(x1, 3)), ((0.0, edge_y), self._names[0]),
            ((edge_x, -1.0), value_text(y0, 3)), ((edge_x, 1.0), value_text(y1, 3)), ((edge_x, 0.0), self._names[1]),
        ]  # fmt: skip
        centre, _ = scene.places(np.array([[0.0, 0.0, floor]]))
        metrics = painter.fontMetrics()
        for number, ((across, along), text) in enumerate(texts):
            inset = 0.92 if number % 3 != 2 else 1.0
            point = (across * inset, along * 1.09) if number < 3 else (across * 1.09, along * inset)
            place, _ = scene.places(np.array([[*point, floor]]))
            away = place[0] - centre[0]
            width = metrics.horizontalAdvance(text)
            left = place[0][0] - width / 2 + np.sign(away[0]) * width * 0.35
            painter.setPen(QColor(palette.foreground if number % 3 == 2 else palette.muted))
            painter.drawText(QPointF(float(left), float(place[0][1]) + metrics.ascent() * 0.75), text)

    # -- mouse and keys ------------------------------------------------------------------------------------------

    def _turn(self, right: float, down: float) -> None:
        self.camera = self.camera.moved(-right * PER_PIXEL, down * PER_PIXEL)
        self._rest.start()
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A drag begins."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._held = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The surface turns under the mouse."""
        if self._held is not None:
            moved = event.position() - self._held
            self._held = event.position()
            self._turn(moved.x(), moved.y())

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """All patches again."""
        self._held = None
        self.update()

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """Back to the first view."""
        self.reset_view()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Nearer or farther."""
        self.camera = self.camera.moved(zoom=1.0015 ** event.angleDelta().y())
        self._rest.start()
        self.update()
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows turn, plus and minus zoom."""
        key = Qt.Key
        turns = {key.Key_Left: (-12, 0), key.Key_Right: (12, 0), key.Key_Up: (0, -12), key.Key_Down: (0, 12)}
        zooms = {key.Key_Plus: 1.1, key.Key_Equal: 1.1, key.Key_Minus: 1 / 1.1}
        if event.key() in turns:
            self._turn(*turns[Qt.Key(event.key())])
        elif event.key() in zooms:
            self.camera = self.camera.moved(zoom=zooms[Qt.Key(event.key())])
            self.update()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Reset and export."""
        menu = QMenu(self)
        reset = QAction(self.tr("Reset view"), menu)
        reset.triggered.connect(self.reset_view)
        menu.addAction(reset)
        menu.addSeparator()
        fill_export_menu(menu, self.export_requested.emit)
        menu.popup(event.globalPos())

    def to_table(self) -> tuple[list[str], np.ndarray]:
        """Of the visible paths; see `paths_table`."""
        return paths_table([path for path in self._paths if path.visible and path.label], self._names)
