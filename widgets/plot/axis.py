"""Axes: where the ticks go, and what they say."""

from math import ceil, floor, log10
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication

from widgets.plot.number_text import power_text, step_ticks, value_ticks

Ticks = list[tuple[float | None, list[float]]]


def nice_spacing(span: float, most: float) -> float:
    """The smallest of 1, 2, 5 times a power of ten that cuts `span` into at most `most` parts."""
    least = span / max(most, 1.0)
    power = 10.0 ** floor(log10(least))
    return next(factor * power for factor in (1.0, 2.0, 5.0, 10.0) if factor * power >= least * (1 - 1e-9))


def linear_ticks(low: float, high: float, most: float) -> tuple[float, list[float]]:
    """(spacing, ticks) between `low` and `high`, at most about `most` of them."""
    spacing = nice_spacing(high - low, most)
    first, last = ceil(low / spacing - 1e-9), floor(high / spacing + 1e-9)
    return spacing, [k * spacing for k in range(first, last + 1)]


def log_ticks(low: float, high: float, most: float) -> tuple[list[float], list[float]]:
    """(labelled, unlabelled) ticks as exponents of ten between the exponents `low` and `high`."""
    span = high - low
    if span > 3 and span > most / 2.5:
        stride = max(1, ceil(span / most))
        labelled = [float(k) for k in range(ceil(low), floor(high) + 1) if k % stride == 0]
        between = [float(k) for k in range(ceil(low), floor(high) + 1) if k % stride]
        return labelled, between
    decades = range(floor(low), ceil(high) + 1)
    if span > 1:
        factors = (1, 2, 5) if span <= most / 3.3 else (1, 3) if span <= max(2.0, most / 2.1) else (1,)
        labelled = [k + log10(factor) for k in decades for factor in factors]
        between = [k + log10(factor) for k in decades for factor in range(2, 10) if factor not in factors]
        inside = [[tick for tick in ticks if low <= tick <= high] for ticks in (labelled, between)]
        return inside[0], inside[1]
    _, values = linear_ticks(10.0**low, 10.0**high, most)
    return [log10(value) for value in values if value > 0], []


class PlotAxis(pg.AxisItem):
    """An axis with few, round ticks; the labelled ones also place the grid lines.

    `steps` writes 250k and 1.5M; `setLogMode` makes the axis show powers of ten of its exponents. `unit` is what the
    number at a linear axis says for each 1 of its range.
    """

    def __init__(self, orientation: str, *, steps: bool = False) -> None:
        self._text = ""
        super().__init__(orientation)
        self._steps, self.unit = steps, 1.0
        self.enableAutoSIPrefix(False)
        metrics = QFontMetricsF(QApplication.font())
        self.setStyle(tickLength=0, tickTextOffset=6, autoReduceTextSpace=False, maxTickLevel=0, maxTextLevel=0)
        if orientation == "left":
            self.setStyle(tickTextWidth=round(metrics.horizontalAdvance("0.000")))
            self.textWidth = round(metrics.horizontalAdvance("0.000"))
        else:
            self.setStyle(tickTextHeight=round(metrics.height()))
            self.textHeight = round(metrics.height())

    def _updateLabel(self) -> None:
        """Set the label's text, but not again: whoever sets a colour or a font asks for it."""
        text = self.labelString()
        if text != self._text:
            self._text = text
            super()._updateLabel()
        else:
            self.picture = None
            self.update()

    def boundingRect(self) -> QRectF:
        """The axis and the room beside it into which the outermost labels may reach."""
        area = self.mapRectFromParent(self.geometry())
        return area.adjusted(0, -9, 0, 9) if self.orientation == "left" else area.adjusted(-45, 0, 10, 0)

    def tickValues(self, low: float, high: float, size: float) -> Ticks:
        """Where the ticks are: one labelled level, then one unlabelled."""
        low, high = sorted((low, high))
        if not high > low:
            return []
        if self.logMode:
            labelled, between = log_ticks(low, high, size / (34 if self.orientation == "left" else 80))
            return [(1.0, labelled), (None, between)]
        most = size / (42 if self.orientation == "left" else 90)
        if self._steps and self.unit == 1.0 and high - low >= 1:
            most = min(most, high - low)  # there is no half of a step
        spacing, values = linear_ticks(low * self.unit, high * self.unit, most)
        return [(spacing / self.unit, [value / self.unit for value in values])]

    def tickStrings(self, values: list[float], _scale: float, spacing: float) -> list[str]:
        """What stands at the ticks."""
        if self.logMode:
            return _log_texts(values)
        values, spacing = [value * self.unit for value in values], spacing * self.unit
        return step_ticks(values, spacing) if self._steps else value_ticks(values, spacing)

    def grid_ticks(self, size: float) -> tuple[list[float], list[float]]:
        """(labelled, unlabelled) tick values of the present range on `size` pixels."""
        levels: list[Any] = [values for _, values in self.tickValues(*self.range, size)]
        return (levels[0] if levels else []), (levels[1] if len(levels) > 1 else [])


def _log_texts(exponents: list[float]) -> list[str]:
    if not exponents:
        return []
    if min(exponents) >= -3.01 and max(exponents) <= 4.01:
        return [f"{10.0**exponent:.4g}" for exponent in exponents]
    texts = []
    for exponent in exponents:
        whole = floor(exponent + 1e-9)
        factor = 10.0 ** (exponent - whole)
        texts.append(power_text(whole) if abs(factor - 1) < 1e-6 else f"{factor:.3g}·{power_text(whole)}")
    return texts
