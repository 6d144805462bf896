"""The effective learning rate of every parameter, |update| / |gradient|, as a distribution over steps."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from widgets.plot.cross_hair import CrossHair, ReadOutRow
from widgets.plot.lines import draw_segments, segments
from widgets.plot.number_text import step_text, value_text
from widgets.plot.overlay import Overlay
from widgets.plot.palette import LIGHT, Palette, mixed
from widgets.plot.plot import Plot

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from widgets.plot.view import PlotView

FLOOR_COLOUR = "#D08A00"
FLOOR_HEIGHT = 0.2
LEAST_DECADES = 3.0


@dataclass(frozen=True, eq=False)
class Rates:
    """At K `steps`, ascending: `counts` (K, B) in the bins between `edges` (B + 1,), exponents of ten; `median` (K,),
    the median rate; `floored` (K,), the share of parameters under the ε floor, NaN where there is none.
    """

    steps: np.ndarray
    edges: np.ndarray
    counts: np.ndarray
    median: np.ndarray
    floored: np.ndarray


class RatesItem(Overlay):
    """A column a step, darker where more parameters are; the median as a line, the floor's share at the bottom."""

    def __init__(self, view: PlotView) -> None:
        super().__init__(view, 5)
        self._rates: Rates | None = None
        self._colour = "#2769BB"
        self._palette = LIGHT
        self._image: tuple[QImage, np.ndarray] | None = None

    def show_rates(self, rates: Rates | None, colour: str) -> None:
        """Shows another record."""
        self._rates, self._colour, self._image = rates, colour, None
        self.update()

    def set_palette(self, palette: Palette) -> None:
        """Colours, live."""
        self._palette, self._image = palette, None
        self.update()

    def _picture(self, rates: Rates) -> QImage:
        """Bins by columns, the highest rate on top."""
        if self._image is None:
            totals = np.maximum(rates.counts.max(axis=1, keepdims=True), 1)
            strength = np.sqrt(rates.counts / totals)
            strength = np.where(rates.counts > 0, 0.12 + 0.88 * strength, 0.0).T[::-1, :, None]
            ground, ink = (np.array(QColor(c).getRgb()[:3]) for c in (self._palette.background, self._colour))
            pixels = np.full((*strength.shape[:2], 4), 255, dtype=np.uint8)
            pixels[..., :3] = np.round(ground + (ink - ground) * strength)[..., ::-1]
            pixels[..., 3] = np.where(strength[..., 0] > 0, 255, 0)
            pixels[pixels[..., 3] == 0] = 0
            pixels = np.ascontiguousarray(pixels)
            image = QImage(pixels.data, pixels.shape[1], pixels.shape[0], 4 * pixels.shape[1],
                           QImage.Format.Format_ARGB32_Premultiplied)  # fmt: skip
            self._image = (image, pixels)
        return self._image[0]

    def draw(self, painter: QPainter) -> None:
        rates = self._rates
        if rates is None or len(rates.steps) == 0:
            return
        image = self._picture(rates)
        top, bottom = (float(self.view.y_to_px(np.array(edge))) for edge in (rates.edges[-1], rates.edges[0]))
        sides = self.view.x_to_px(column_edges(rates.steps))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setClipRect(self._rect)
        for column, (left, right) in enumerate(pairwise(sides.tolist())):
            if right >= 0 and left <= self._rect.width():
                place = QRectF(QPointF(round(left), top), QPointF(max(round(right), round(left) + 1), bottom))
                painter.drawImage(place, image, QRectF(column, 0, 1, image.height()))
        x = self.view.x_to_px(rates.steps)
        with np.errstate(divide="ignore", invalid="ignore"):
            y = self.view.y_to_px(np.log10(rates.median))
        line = segments(x, y)
        draw_segments(painter, line, QColor(self._palette.background), 4.0)
        draw_segments(painter, line, QColor(self._palette.foreground), 1.8)
        if np.isfinite(rates.floored).any():
            height = self._rect.height()
            share = height - 1.5 - FLOOR_HEIGHT * height * np.clip(rates.floored, 0, 1)
            draw_segments(painter, segments(x, share), mixed(FLOOR_COLOUR, self._palette.background, 0.95), 2.0)
        painter.setClipping(False)


def column_edges(steps: np.ndarray) -> np.ndarray:
    """Borders (K + 1,) of columns around `steps` (K,): half-way between neighbours."""
    if len(steps) == 1:
        return np.array([steps[0] - 0.5, steps[0] + 0.5])
    middles = (steps[:-1] + steps[1:]) / 2
    first, last = steps[0] - (middles[0] - steps[0]), steps[-1] + (steps[-1] - middles[-1])
    return np.concatenate([[first], middles, [last]])


class RatesPlot(Plot):
    """Steps against rates on a logarithmic axis."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, steps=True)
        self._rates: Rates | None = None
        self._window: tuple[float, float, float, float] | None = None
        self._item = RatesItem(self.view)
        self._cross_hair = CrossHair(self.view, horizontal=False)
        self._axes["left"].setLogMode(y=True)
        self._give_palette(self._item, self._cross_hair)

    @property
    def rates(self) -> Rates | None:
        """What is shown."""
        return self._rates

    def set_rates(self, rates: Rates | None, colour: str, steps: int) -> None:
        """Shows a record; the axis goes to `steps`."""
        self._rates = rates
        self._item.show_rates(rates, colour)
        if rates is None or len(rates.steps) == 0:
            return
        used = np.flatnonzero(rates.counts.sum(axis=0))
        low, high = (rates.edges[used[0]], rates.edges[used[-1] + 1]) if len(used) else (-4.0, 0.0)
        low, high = float(low) - 0.5, float(high) + 0.3
        spare = max(LEAST_DECADES - (high - low), 0.0) / 2
        window = (0.0, 1.02 * max(steps, 1), low - spare, high + spare)
        if self._window is None or any(abs(a - b) > 0.11 for a, b in zip(window, self._window, strict=True)):
            self._window = window
            self.reset_view()

    def reset_view(self) -> None:
        if self._window is not None:
            x0, x1, y0, y1 = self._window
            self.view.setRange(xRange=(x0, x1), yRange=(y0, y1), padding=0)

    def hover(self, point: QPointF | None) -> None:
        rates = self._rates
        if point is None or rates is None or len(rates.steps) == 0:
            self._cross_hair.setVisible(False)
            return
        step, _ = self.view.from_px(point)
        column = int(np.abs(rates.steps - step).argmin())
        rows = [ReadOutRow("", self.tr("median |Δ| / |g|"), value_text(float(rates.median[column])))]
        if np.isfinite(rates.floored[column]):
            rows.append(ReadOutRow(FLOOR_COLOUR, self.tr("under the ε floor"), f"{100 * rates.floored[column]:.1f} %"))
        place = QPointF(float(self.view.x_to_px(np.array(float(rates.steps[column])))), point.y())
        self._cross_hair.show_at(place, self.tr("step %1").replace("%1", step_text(rates.steps[column])), rows)

    def to_table(self) -> tuple[list[str], np.ndarray]:
        """(column names, numbers): step, median rate, share under the floor, and the count in each bin."""
        rates = self._rates
        if rates is None:
            return ["step"], np.empty((0, 1))
        centres = [f"10^{(a + b) / 2:.2f}" for a, b in zip(rates.edges[:-1], rates.edges[1:], strict=True)]
        table = np.column_stack([rates.steps, rates.median, rates.floored, rates.counts])
        return ["step", "median", "under_floor", *centres], table
