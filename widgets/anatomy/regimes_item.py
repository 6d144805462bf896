"""Points of all parameters over the four regimes of first and second moment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QApplication

from widgets.plot.lines import draw_dots
from widgets.plot.overlay import Overlay
from widgets.plot.palette import LIGHT, Palette, mixed, translucent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from widgets.plot.view import PlotView

FEW = 16


@dataclass(frozen=True, eq=False)
class Points:
    """Exponents of ten `x` of |m| and `y` of the root of v, (K,); `split` is where small ends and large begins.

    `shares` of the four corners: left bottom, right bottom, left top, right top.
    """

    x: np.ndarray
    y: np.ndarray
    split: tuple[float, float]
    shares: tuple[float, float, float, float]


class RegimesItem(Overlay):
    """Dots, the lines between the regimes, what each corner means, and how many are in it."""

    def __init__(self, view: PlotView) -> None:
        super().__init__(view, 10)
        self._points: Points | None = None
        self._trail: tuple[Points, ...] = ()
        self._chosen: int | None = None
        self._colour = "#2769BB"
        self._names: tuple[str, ...] = ("", "", "", "")
        self._palette = LIGHT

    def show_points(
        self, points: Points | None, trail: Sequence[Points], chosen: int | None, colour: str, names: Sequence[str]
    ) -> None:
        """`trail` are earlier places, oldest first; `names` say what the corners mean, in the order of `shares`."""
        self._points, self._trail, self._chosen = points, tuple(trail), chosen
        self._colour, self._names = colour, tuple(names)
        self.update()

    def set_palette(self, palette: Palette) -> None:
        """Colours, live."""
        self._palette = palette
        self.update()

    def draw(self, painter: QPainter) -> None:
        points = self._points
        if points is None:
            return
        width, height = self._rect.width(), self._rect.height()
        x = float(self.view.x_to_px(np.array(points.split[0])))
        y = float(self.view.y_to_px(np.array(points.split[1])))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        tint = mixed(self._palette.foreground, self._palette.background, 0.045)
        corner = QRectF(QPointF(x, y), QPointF(width, height)).intersected(QRectF(0, 0, width, height))
        if x < width and y < height:
            painter.fillRect(corner, tint)
        if x > 0 and y > 0:
            painter.fillRect(QRectF(0, 0, min(x, width), min(y, height)), tint)
        painter.setPen(QPen(QColor(self._palette.muted), 1, Qt.PenStyle.DashLine))
        painter.drawLines([QLineF(x, 0, x, height), QLineF(0, y, width, y)])
        self._paint_equal(painter)
        self._paint_points(painter, points)
        self._paint_names(painter, points)

    def _paint_equal(self, painter: QPainter) -> None:
        """Where |m| equals the root of v: gradients of one sign and size. No point is far below it."""
        (x0, x1), _ = self.view.viewRange()
        ends = np.array([x0, x1])
        px, py = self.view.x_to_px(ends), self.view.y_to_px(ends)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(QPen(mixed(self._palette.muted, self._palette.background, 0.55), 1))
        painter.drawLine(QLineF(px[0], py[0], px[1], py[1]))

    def _paint_points(self, painter: QPainter, points: Points) -> None:
        background = self._palette.background
        for place, old in enumerate(self._trail):
            share = 0.12 + 0.38 * (place + 1) / len(self._trail)
            faint = mixed(self._colour, background, share)
            draw_dots(painter, self.view.x_to_px(old.x), self.view.y_to_px(old.y), faint, 3.6)
        x, y = self.view.x_to_px(points.x), self.view.y_to_px(points.y)
        seen = np.isfinite(x) & np.isfinite(y)
        size = 8.0 if len(x) <= FEW else 4.2 if len(x) <= 500 else 3.0
        draw_dots(painter, x[seen], y[seen], translucent(self._colour, 1.0 if len(x) <= FEW else 0.5), size)
        if self._chosen is not None and self._chosen < len(x) and seen[self._chosen]:
            place = QPointF(x[self._chosen], y[self._chosen])
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for tone, width in ((background, 4.4), (self._palette.foreground, 2.0)):
                painter.setPen(QPen(QColor(tone), width))
                painter.drawEllipse(place, 7.0, 7.0)

    def _paint_names(self, painter: QPainter, points: Points) -> None:
        """In the corners, on a ground of their own."""
        painter.setFont(QApplication.font())
        metrics = painter.fontMetrics()
        width, height, line = self._rect.width(), self._rect.height(), metrics.height()
        for corner, (name, share) in enumerate(zip(self._names, points.shares, strict=True)):
            right, top = bool(corner % 2), corner >= 2
            texts = (f"{100 * share:.0f} %", *name.split("\n"))
            longest = max(metrics.horizontalAdvance(text) for text in texts) + 12
            box = QRectF(width - longest - 6 if right else 6, 6 if top else height - line * len(texts) - 12,
                         longest, line * len(texts) + 6)  # fmt: skip
            ground = QColor(self._palette.background)
            ground.setAlphaF(0.72)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawRoundedRect(box, 4, 4)
            side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            for number, text in enumerate(texts):
                painter.setPen(QColor(self._palette.foreground if number == 0 else self._palette.muted))
                painter.drawText(box.adjusted(6, 3 + number * line, -6, 0), side | Qt.AlignmentFlag.AlignTop, text)
