"""The ways of several runs over a plane, with where they began and where they are."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from widgets.plot.lines import draw_dots, draw_segments
from widgets.plot.overlay import Overlay
from widgets.plot.palette import LIGHT, Palette, mixed
from widgets.plot.path_segments import path_segments
from widgets.plot.style import PathStyle
from widgets.plot.view import PlotView

_DOTTED_STEPS = 300
_INSET = 7.0


class PathsItem(Overlay):
    """Cased lines, a dot per step where steps are few and large, and the present position as a disc.

    A position outside the view is shown as a triangle at the border that points to it.
    """

    def __init__(self, view: PlotView) -> None:
        super().__init__(view, 10)
        self._paths: tuple[PathStyle, ...] = ()
        self._palette = LIGHT
        self._lines: list[np.ndarray] | None = None

    @property
    def paths(self) -> tuple[PathStyle, ...]:
        """The paths shown, the last one on top."""
        return self._paths

    def set_paths(self, paths: Sequence[PathStyle]) -> None:
        """Show these paths, the last one on top."""
        self._paths = tuple(path for path in paths if path.visible and len(path.x))
        self._lines = None
        self.update()

    def set_palette(self, palette: Palette) -> None:
        """Colours, live."""
        self._palette = palette
        self.update()

    def _view_moved(self, *args: Any) -> None:
        self._lines = None
        super()._view_moved(*args)

    def draw(self, painter: QPainter) -> None:
        """All casings, lines and dots run by run, then all positions."""
        if self._lines is None:
            width, height = self._rect.width(), self._rect.height()
            self._lines = [path_segments(*self._pixels(path), width, height) for path in self._paths]
        background = QColor(self._palette.background)
        for lines in self._lines:
            draw_segments(painter, lines, background, 1.8 + 1.6 * self.bold)
        for path, lines in zip(self._paths, self._lines, strict=True):
            colour = mixed(path.colour, self._palette.background, 0.45) if path.faint else QColor(path.colour)
            draw_segments(painter, lines, colour, 1.6 * self.bold)
            if len(path.x) <= _DOTTED_STEPS and not path.faint:
                self._paint_steps(painter, path, colour)
        for path in self._paths:
            if not path.position:
                continue
            x, y = self._pixels(path)
            finite = np.flatnonzero(np.isfinite(x) & np.isfinite(y))
            if len(finite):
                self._paint_position(painter, float(x[finite[-1]]), float(y[finite[-1]]), QColor(path.colour))

    def points(self, most: int = 500) -> tuple[np.ndarray, np.ndarray]:
        """Pixels (N,), (N,) that the paths run through, about `most` per path."""
        if not self._paths:
            return np.empty(0), np.empty(0)
        x = np.concatenate([path.x[:: max(1, len(path.x) // most)] for path in self._paths])
        y = np.concatenate([path.y[:: max(1, len(path.y) // most)] for path in self._paths])
        return self.view.x_to_px(x), self.view.y_to_px(y)

    def _pixels(self, path: PathStyle) -> tuple[np.ndarray, np.ndarray]:
        return self.view.x_to_px(path.x), self.view.y_to_px(path.y)

    def _paint_steps(self, painter: QPainter, path: PathStyle, colour: QColor) -> None:
        x, y = self._pixels(path)
        seen = (x > -9) & (x < self._rect.width() + 9) & (y > -9) & (y < self._rect.height() + 9)
        apart = np.hypot(np.diff(x), np.diff(y), where=np.isfinite(np.diff(x)), out=np.zeros(max(len(x) - 1, 0)))
        large = np.concatenate([[True], apart >= 7.0]) & seen
        draw_dots(painter, x[large], y[large], colour, 4.6 * self.bold)

    def _paint_position(self, painter: QPainter, x: float, y: float, colour: QColor) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(QPen(QColor(self._palette.background), 1.6))
        painter.setBrush(colour)
        if self._rect.contains(QPointF(x, y)):
            painter.drawEllipse(QPointF(x, y), 5.2 * self.bold, 5.2 * self.bold)
            return
        centre = self._rect.center()
        inside = self._rect.adjusted(_INSET, _INSET, -_INSET, -_INSET)
        at = QPointF(min(max(x, inside.left()), inside.right()), min(max(y, inside.top()), inside.bottom()))
        angle = float(np.arctan2(np.clip(y, -1e9, 1e9) - centre.y(), np.clip(x, -1e9, 1e9) - centre.x()))
        corners = [(angle, 7.0), (angle + 2.5, 6.0), (angle - 2.5, 6.0)]
        painter.drawPolygon(QPolygonF([at + QPointF(r * np.cos(a), r * np.sin(a)) for a, r in corners]))


def draw_ring(painter: QPainter, place: QPointF, colour: QColor, casing: QColor) -> None:
    """A start marker."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for tone, width in ((casing, 4.6), (colour, 2.2)):
        painter.setPen(QPen(tone, width))
        painter.drawEllipse(QRectF(place.x() - 6, place.y() - 6, 12, 12))


def draw_star(painter: QPainter, place: QPointF, colour: QColor, casing: QColor) -> None:
    """An optimum marker."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    angles = -np.pi / 2 + np.arange(10) * np.pi / 5
    radii = np.where(np.arange(10) % 2 == 0, 8.0, 3.4)
    star = QPolygonF([
        place + QPointF(float(r * np.cos(a)), float(r * np.sin(a))) for a, r in zip(angles, radii, strict=True)
    ])
    painter.setPen(QPen(casing, 1.6))
    painter.setBrush(colour)
    painter.drawPolygon(star)
