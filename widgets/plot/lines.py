"""Polylines as arrays of separate segments.

Qt strokes a wide antialiased polyline as one path, in time quadratic in its overlaps (400 noisy points of width 2:
60 ms); the same polyline as separate square-capped segments takes 1.5 ms. Overlapping caps close the corners, so
colours must be opaque.
"""

import numpy as np
from pyqtgraph.Qt.internals import PrimitiveArray
from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen


def segments(x: np.ndarray, y: np.ndarray, breaks: np.ndarray | None = None) -> np.ndarray:
    """Segments (M, 4) as x0, y0, x1, y1 between neighbours of the points (N,); a level stretch is one segment.

    Points with a non-finite coordinate end the line. `breaks` (N - 1,) is True where the line is interrupted.
    """
    if len(x) < 2:
        return np.empty((0, 4))
    finite = np.isfinite(x) & np.isfinite(y)
    keep = finite[:-1] & finite[1:]
    if breaks is not None:
        keep &= ~breaks
    level = keep & (y[:-1] == y[1:])
    inside = level[:-1] & level[1:]  # both sides of a point are level: the line goes straight on
    if not inside.any():
        return np.stack([x[:-1][keep], y[:-1][keep], x[1:][keep], y[1:][keep]], axis=1)
    first, last = keep.copy(), keep.copy()
    first[1:] &= ~inside
    last[:-1] &= ~inside
    return np.stack([x[:-1][first], y[:-1][first], x[1:][last], y[1:][last]], axis=1)


def dashed(lines: np.ndarray, dash: float = 6.0, gap: float = 4.0) -> np.ndarray:
    """Cut segments (M, 4) into dashes of `dash` pixels with `gap` between, counted along the whole line."""
    if len(lines) == 0:
        return lines
    lengths = np.hypot(lines[:, 2] - lines[:, 0], lines[:, 3] - lines[:, 1])
    ends = np.cumsum(lengths)
    total = float(ends[-1])
    if not 0 < total < 1e5:
        return lines
    period = dash + gap
    starts = np.arange(0.0, total, period)
    cuts = np.sort(np.concatenate([ends - lengths, ends, starts, np.minimum(starts + dash, total)]))
    cuts = cuts[np.append(np.diff(cuts) > 0, True)]  # np.unique would load numpy.ma, in 30 ms, before the first paint
    middles = (cuts[:-1] + cuts[1:]) / 2
    on = middles % period < dash
    owner = np.minimum(np.searchsorted(ends, middles), len(lines) - 1)[on]
    begin = ends[owner] - lengths[owner]
    inverse = 1.0 / np.maximum(lengths[owner], 1e-12)
    a = ((cuts[:-1][on] - begin) * inverse)[:, None]
    b = ((cuts[1:][on] - begin) * inverse)[:, None]
    from_points, spans = lines[owner, :2], lines[owner, 2:] - lines[owner, :2]
    return np.concatenate([from_points + a * spans, from_points + b * spans], axis=1)


def draw_segments(painter: QPainter, lines: np.ndarray, colour: QColor, width: float) -> None:
    """Paint segments (M, 4) antialiased; `colour` should be opaque."""
    if len(lines) == 0:
        return
    array = PrimitiveArray(QLineF, 4)
    array.resize(len(lines))
    array.ndarray()[:] = lines
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.SquareCap if width > 1 else Qt.PenCapStyle.FlatCap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setPen(pen)
    painter.drawLines(*array.drawargs())


def draw_dots(painter: QPainter, x: np.ndarray, y: np.ndarray, colour: QColor, size: float) -> None:
    """Paint round dots of diameter `size` at the points (N,)."""
    if len(x) == 0:
        return
    array = PrimitiveArray(QPointF, 2)
    array.resize(len(x))
    array.ndarray()[:, 0], array.ndarray()[:, 1] = x, y
    pen = QPen(colour, size)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setPen(pen)
    painter.drawPoints(*array.drawargs())
