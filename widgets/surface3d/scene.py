"""Paints a surface with paths on it: patches, level lines and path pieces, the farthest first."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from widgets.plot.palette import Palette, mixed
from widgets.surface3d.mesh import HEIGHT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from widgets.plot.style import PathStyle
    from widgets.surface3d.camera import Camera
    from widgets.surface3d.mesh import Mesh

MARGIN = 26.0
"""Pixels left free around the box, for the names of its axes."""
PIECES = 700
"""Pieces of a path that are painted at most."""
NEARER = 0.09
LINE_NEARER = 0.05
"""Paths and level lines lie on their patches: they are painted as if this much nearer."""


class Scene:
    """One painting: `draw` puts everything in order of distance."""

    def __init__(self, painter: QPainter, camera: Camera, width: float, height: float, palette: Palette) -> None:
        self.painter, self.camera, self.palette = painter, camera, palette
        box = np.array([(x, y, z) for x in (-1, 1) for y in (-1, 1) for z in (-HEIGHT / 2, HEIGHT / 2)], dtype=float)
        corners, _ = replace(camera, zoom=1.0).project(box)
        low, high = corners.min(axis=0), corners.max(axis=0)
        span = high - low
        self.scale = min((width - 2 * MARGIN) / span[0], (height - 2 * MARGIN) / span[1])
        self.middle = np.array([width / 2, height / 2]) - self.scale * camera.zoom * (low + high) / 2
        self.dark = QColor(palette.background).lightness() < 128

    def places(self, points: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Pixels (N, 2) and depths (N,) of points of the box."""
        flat, depth = self.camera.project(points)
        return self.middle + flat * self.scale, depth

    def draw(self, mesh: Mesh, paths: Sequence[PathStyle], lines: bool = True) -> None:
        """The surface, its level lines and its paths; the last path on top where two meet."""
        pixels, _ = self.places(mesh.vertices)
        _, depths = self.places(mesh.centres)
        crossing, owners = (mesh.lines, mesh.owners) if lines else (mesh.lines[:0], mesh.owners[:0])
        ends, _ = self.places(crossing.reshape(-1, 3))
        level = QPen(QColor(255, 255, 255, 55) if self.dark else QColor(0, 0, 0, 60), 0.9)
        pieces, piece_depths = self._pieces(mesh, paths)
        pieces = [(level, QLineF(*end)) for end in ends.reshape(-1, 4).tolist()] + pieces
        everything = np.concatenate([depths, depths[owners] - LINE_NEARER, piece_depths])
        corners, colours = pixels[mesh.patches].tolist(), mesh.colours(self.dark).tolist()
        painter, count = self.painter, len(depths)
        pens: dict[int, QColor] = {}
        smooth, straight = QPainter.RenderHint.Antialiasing, False
        for item in np.argsort(-everything, kind="stable").tolist():
            if item < count:
                if not straight:
                    painter.setRenderHint(smooth, False)
                    straight = True
                colour = colours[item]
                if colour not in pens:
                    pens[colour] = QColor.fromRgb(colour)
                painter.setPen(pens[colour])
                painter.setBrush(pens[colour])
                (a, b), (c, d), (e, f), (g, h) = corners[item]
                painter.drawConvexPolygon([QPointF(a, b), QPointF(c, d), QPointF(e, f), QPointF(g, h)])
            else:
                if straight:
                    painter.setRenderHint(smooth, True)
                    straight = False
                pen, line = pieces[item - count]
                painter.setPen(pen)
                painter.drawLine(line)
        painter.setRenderHint(smooth, True)
        self._positions(mesh, paths)

    def _pieces(self, mesh: Mesh, paths: Sequence[PathStyle]) -> tuple[list[tuple[QPen, QLineF]], np.ndarray]:
        """Every path's pieces, each after its own casing."""
        pieces: list[tuple[QPen, QLineF]] = []
        depths: list[np.ndarray] = []
        cap = Qt.PenCapStyle.RoundCap
        casing = QPen(QColor(self.palette.background), 3.6, c=cap)
        for path in paths:
            if not path.visible or len(path.x) < 2:
                continue
            chosen = thinned(path.x, path.y, mesh.bounds)
            points = densified(mesh, path.x[chosen], path.y[chosen])
            pixels, depth = self.places(points)
            known = np.isfinite(pixels).all(axis=1)
            both = np.flatnonzero(known[:-1] & known[1:])
            colour = mixed(path.colour, self.palette.background, 0.55) if path.faint else QColor(path.colour)
            pen = QPen(colour, 1.2 if path.faint else 2.0, c=cap)
            ends = np.concatenate([pixels[both], pixels[both + 1]], axis=1).tolist()
            middle = np.minimum(depth[both], depth[both + 1]) - NEARER
            if not path.faint:
                pieces += [(casing, QLineF(*end)) for end in ends]
                depths.append(middle + NEARER / 4)
            pieces += [(pen, QLineF(*end)) for end in ends]
            depths.append(middle)
        return pieces, np.concatenate(depths) if depths else np.empty(0)

    def _positions(self, mesh: Mesh, paths: Sequence[PathStyle]) -> None:
        for path in paths:
            if not (path.visible and path.position and len(path.x)):
                continue
            known = np.flatnonzero(np.isfinite(path.x) & np.isfinite(path.y))
            if not len(known):
                continue
            place, _ = self.places(mesh.lifted(path.x[known[-1:]], path.y[known[-1:]]))
            if np.isfinite(place).all():
                self.painter.setPen(QPen(QColor(self.palette.background), 1.4))
                self.painter.setBrush(QColor(path.colour))
                size = 2.8 if path.faint else 5.0
                self.painter.drawEllipse(QPointF(*place[0].tolist()), size, size)


def thinned(x: np.ndarray, y: np.ndarray, bounds: tuple[float, float, float, float]) -> np.ndarray:
    """Numbers of the points worth painting: those that lie apart from the last one, at most `PIECES` of them."""
    x0, x1, y0, y1 = bounds
    with np.errstate(invalid="ignore", over="ignore"):
        way = np.hypot(np.diff(x) / (x1 - x0), np.diff(y) / (y1 - y0))
    way = np.cumsum(np.minimum(np.nan_to_num(way, nan=1.0, posinf=1.0), 1.0))
    step = max(0.002, float(way[-1]) / PIECES) if len(way) else 1.0
    kept = np.concatenate([[True], np.diff(np.floor(way / step), prepend=-1.0) > 0])
    kept[-1] = True
    return np.flatnonzero(kept)


def densified(mesh: Mesh, x: np.ndarray, y: np.ndarray, most: int = 12) -> np.ndarray:
    """The path lifted to the surface (N, 3); long steps follow the ground in up to `most` pieces."""
    x0, x1, y0, y1 = mesh.bounds
    with np.errstate(invalid="ignore", over="ignore"):
        long = np.hypot(np.diff(x) / (x1 - x0), np.diff(y) / (y1 - y0)) * 40
    parts = np.clip(np.nan_to_num(long, nan=1.0, posinf=1.0), 1, most).astype(np.intp)
    number = np.repeat(np.arange(len(parts)), parts)
    first = np.concatenate([[0], np.cumsum(parts)[:-1]])
    share = (np.arange(len(number)) - first[number]) / parts[number]
    with np.errstate(invalid="ignore", over="ignore"):
        fine_x = x[number] * (1 - share) + x[number + 1] * share
        fine_y = y[number] * (1 - share) + y[number + 1] * share
    return mesh.lifted(np.append(fine_x, x[-1]), np.append(fine_y, y[-1]))
