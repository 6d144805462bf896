"""A few curves of numbers against numbers, solid or dashed: the loss along paths, or along a line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtGui import QColor, QPainter

from widgets.plot.cross_hair import CrossHair, ReadOutRow
from widgets.plot.lines import dashed, draw_segments, segments
from widgets.plot.number_text import value_text
from widgets.plot.overlay import Overlay
from widgets.plot.plot import Plot

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QPointF
    from PySide6.QtWidgets import QWidget

    from widgets.plot.view import PlotView

DECADES = 1.5
"""Positive values that span more are shown on a logarithmic axis."""


@dataclass(frozen=True, eq=False)
class Series:
    """`y` over `x`, both (N,), x ascending; not-finite values are gaps."""

    x: np.ndarray
    y: np.ndarray
    colour: str
    label: str
    dashed: bool = False


class SeriesItem(Overlay):
    """The curves."""

    def __init__(self, view: PlotView) -> None:
        super().__init__(view, 10)
        self.series: tuple[Series, ...] = ()
        self.log = False

    def draw(self, painter: QPainter) -> None:
        painter.setClipRect(self._rect)
        for series in self.series:
            lines = segments(self.view.x_to_px(series.x), self.view.y_to_px(scaled(series.y, self.log)))
            if series.dashed:
                lines = dashed(lines, 5.0, 4.0)
            draw_segments(painter, lines, QColor(series.colour), 1.7 * self.bold)
        painter.setClipping(False)


def scaled(values: np.ndarray, log: bool) -> np.ndarray:
    """Values as the axis counts them: powers of ten where it is logarithmic (NaN for what has none)."""
    if not log:
        return values
    with np.errstate(divide="ignore", invalid="ignore"):
        found = np.log10(values)
    return np.where(np.isfinite(found), found, np.nan)


class SeriesPlot(Plot):
    """`set_series` fits the axes; the read-out names every curve at the nearest x."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item = SeriesItem(self.view)
        self._cross_hair = CrossHair(self.view, horizontal=False)
        self._window = (0.0, 1.0, 0.0, 1.0)
        self._give_palette(self._cross_hair)

    @property
    def series(self) -> tuple[Series, ...]:
        """What is shown."""
        return self._item.series

    @property
    def log(self) -> bool:
        """Whether the y axis is logarithmic."""
        return self._item.log

    def set_series(self, series: Sequence[Series], x: str, y: str) -> None:
        """Shows these curves, the last one on top; `x` and `y` name the axes."""
        self._item.series = tuple(series)
        self.set_labels(x, y)
        values = np.concatenate([np.empty(0), *(one.y[np.isfinite(one.y)] for one in series)])
        places = np.concatenate([np.empty(0), *(one.x[np.isfinite(one.x)] for one in series)])
        positive = len(values) > 0 and float(values.min()) > 0
        self._item.log = positive and float(np.log10(values.max() / values.min())) > DECADES
        self._axes["left"].setLogMode(y=self._item.log)
        if len(values) and len(places):
            shown = scaled(values, self._item.log)
            low, high = float(shown.min()), float(shown.max())
            room = (high - low) or abs(high) or 1.0
            left, right = float(places.min()), float(places.max())
            self._window = (left, right if right > left else left + 1.0, low - 0.05 * room, high + 0.08 * room)
        self.reset_view()
        self._item.update()

    def reset_view(self) -> None:
        x0, x1, y0, y1 = self._window
        self.view.setRange(xRange=(x0, x1), yRange=(y0, y1), padding=0)

    def hover(self, point: QPointF | None) -> None:
        known = [series for series in self.series if len(series.x)]
        if point is None or not known:
            self._cross_hair.setVisible(False)
            return
        wanted = self.view.from_px(point)[0]
        rows = []
        for series in known:
            place = int(np.abs(series.x - wanted).argmin())
            rows.append(ReadOutRow(series.colour, series.label, value_text(float(series.y[place]))))
        self._cross_hair.show_at(point, f"{self.labels[0]} {value_text(float(wanted), 3)}", rows)

    def to_table(self) -> tuple[list[str], np.ndarray]:
        """(column names, numbers (N, columns)): x and y of each curve; NaN after its end."""
        rows = max((len(series.x) for series in self.series), default=0)
        header, columns = [], []
        for series in self.series:
            for name, values in ((self.labels[0], series.x), (series.label, series.y)):
                header.append(name)
                columns.append(np.concatenate([values, np.full(rows - len(values), np.nan)]))
        return header, np.stack(columns, axis=1) if columns else np.empty((0, 0))
