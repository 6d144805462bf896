"""Paints many curves in one item: dense ones as spans per pixel column, sparse ones as smooth lines.

A curve with more than one point per two pixels (and, where curves are few, more than 3200 points in all) is dense. Its
range in each column becomes a span. While a column holds one or two values of a rough curve, the spans are opaque and
are the line; the more values a column holds, the fainter the spans become, and from four values on the mean is drawn
over them. A smooth curve is a line in any case. With smoothing, the measured curve is faint, the smoothed one strong.
The picture is kept until curves, range or size change, so that a moving cross-hair costs nothing.
"""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter, QPolygonF

from widgets.plot.drawn_curve import DrawnCurve
from widgets.plot.kept_picture import KeptPicture
from widgets.plot.lines import dashed, draw_dots, draw_segments, segments
from widgets.plot.overlay import Overlay, is_vector
from widgets.plot.palette import LIGHT, Palette, mixed, translucent
from widgets.plot.spans import CURVES_PER_LAYER, SpanLayer, column_spans
from widgets.plot.traced_curve import TracedCurve, dotted, kept_breaks, thinned, zigzag
from widgets.plot.view import PlotView

FAINT = 0.4
"""Opacity of measured curves under smoothed ones, and of planned curves."""
FEW = 200
"""Points of a line that are enough to say where it runs."""


class CurvesItem(Overlay):
    """All curves of a plot; `set_curves` and `set_log` are its only inputs."""

    def __init__(self, view: PlotView) -> None:
        super().__init__(view, 0)
        self._curves: tuple[DrawnCurve, ...] = ()
        self._log = False
        self._palette = LIGHT
        self._generation = 0
        self._picture = KeptPicture()

    def set_curves(self, curves: Sequence[DrawnCurve]) -> None:
        """Show these curves, the first one lowest; curves whose style is not visible are left out."""
        self._curves = tuple(curve for curve in curves if curve.style.visible)
        self.restyle()

    def set_log(self, log: bool) -> None:
        """Show the logarithm to base ten of the values; values that have none leave a gap."""
        self._log = log
        self.restyle()

    def set_palette(self, palette: Palette) -> None:
        """Colours, live."""
        self._palette = palette
        self.restyle()

    def points(self) -> tuple[np.ndarray, np.ndarray]:
        """Pixels (N,), (N,) that the lines run through, for whoever has to keep out of their way."""
        if not self._curves:
            return np.empty(0), np.empty(0)
        lines = [_along(curve.steps, self._axis_values(curve.strong)) for curve in self._curves]
        steps, values = (np.concatenate(part) for part in zip(*lines, strict=True))
        return self.view.x_to_px(steps), self.view.y_to_px(values)

    def restyle(self) -> None:
        """Draw it anew."""
        self._generation += 1
        self.update()

    def draw(self, painter: QPainter) -> None:
        """Blit the kept picture, or draw lines if `painter` records a vector figure."""
        if is_vector(painter):
            traced = self._traced()
            self._paint_bands(painter, traced)
            self._paint_lines(painter, traced, 1.0, 1.0)
            return
        self._picture.show(painter, self._rect, (self._generation, str(self.view.viewRange())), self._drawn)

    def _drawn(self, width: int, height: int) -> QImage:
        image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(0)
        traced = self._traced()
        painter = QPainter(image)
        for layer in self._layers(traced, width, height):
            painter.drawImage(QPointF(0, 0), layer.image(1.0))
        self._paint_lines(painter, traced, width / self._rect.width(), height / self._rect.height())
        painter.end()
        return image

    def _traced(self) -> list[TracedCurve]:
        """Every curve in logical pixels, far values clipped to twenty heights outside."""
        low, high = self.view.viewRange()[0]
        columns, height = max(self._rect.width(), 1.0), self._rect.height()
        fine = 3200 / max(len(self._curves), 1)
        result = []
        for curve in self._curves:
            x = self.view.x_to_px(curve.steps)
            bottom, top, middle = (
                np.clip(self.view.y_to_px(self._axis_values(values)), -20 * height, 21 * height)
                for values in (curve.low, curve.high, curve.strong)
            )
            extent = max(float(x[-1] - x[0]), 1.0) if len(x) else 1.0
            decimated = bool((curve.low < curve.high).any())
            dense = decimated or curve.style.band or len(x) > max(0.5 * min(extent, columns) + 20, fine)
            values = max(1.0, (high - low) / columns) if decimated else len(x) / extent
            trace = TracedCurve(curve, x, top, bottom, middle, curve.breaks, dense, values)
            plain = curve.smoothed is None and not curve.style.band
            if decimated and plain and values < 4 and 2 * len(x) <= fine and trace.rough:
                trace = zigzag(trace)
            result.append(trace)
        return result

    def _axis_values(self, values: np.ndarray) -> np.ndarray:
        if not self._log:
            return values
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.log10(values)

    def _layers(self, traced: list[TracedCurve], width: int, height: int) -> list[SpanLayer]:
        layers: list[SpanLayer] = []
        fine_x, fine_y = width / self._rect.width(), height / self._rect.height()
        for trace in traced:
            if not trace.banded:
                continue
            if not layers or len(layers[-1]) == CURVES_PER_LAYER:
                layers.append(SpanLayer(width, height))
            usable = np.isfinite(trace.x) & ~np.isnan(trace.top)
            bottom = np.where(np.isnan(trace.bottom), 21 * self._rect.height(), trace.bottom)[usable]
            spans = column_spans(
                trace.x[usable] * fine_x,
                trace.top[usable] * fine_y,
                bottom * fine_y,
                kept_breaks(trace.breaks, usable),
                width,
            )
            colour = QColor(trace.curve.style.colour)
            thickness = trace.curve.style.width * self.bold * fine_y if trace.values < 4 else 1.0
            opacity = _opacity(trace, len(traced))
            layers[-1].add(spans, (colour.redF(), colour.greenF(), colour.blueF()), opacity, thickness)
        return layers

    def _paint_lines(self, painter: QPainter, traced: list[TracedCurve], fine_x: float, fine_y: float) -> None:
        """Lines in device pixels, `fine_x` by `fine_y` to a logical one: a scaled painter takes twice as long."""
        for trace in traced:
            style, smoothed = trace.curve.style, trace.curve.smoothed is not None
            background = self._palette.background
            colour = mixed(style.colour, background, FAINT) if style.faint else QColor(style.colour)
            x, y, breaks = trace.x * fine_x, trace.middle * fine_y, trace.breaks
            if smoothed and not trace.dense:
                measured = self.view.y_to_px(self._axis_values(trace.curve.mean)) * fine_y
                faint = mixed(style.colour, background, FAINT)
                draw_segments(painter, segments(x, measured, breaks), faint, self.bold * fine_y)
            if not trace.lined:
                continue
            if trace.dense:
                x, y, breaks = thinned(x, y, breaks, fine_x)
            lines = segments(x, y, breaks)
            draw_segments(painter, dashed(lines) if style.dashed else lines, colour, style.width * self.bold * fine_y)
            if not trace.dense and not style.faint:
                shown = dotted(trace)
                draw_dots(painter, x[shown], y[shown], colour, (style.width + 2.6) * self.bold * fine_y)

    def _paint_bands(self, painter: QPainter, traced: list[TracedCurve]) -> None:
        """Ranges of dense curves as polygons, for vector figures."""
        painter.setPen(QColor(0, 0, 0, 0))
        for trace in traced:
            usable = np.isfinite(trace.x) & np.isfinite(trace.top) & np.isfinite(trace.bottom)
            if trace.banded and usable.any():
                x, top, bottom = trace.x[usable], trace.top[usable], trace.bottom[usable]
                outline = zip(np.concatenate([x, x[::-1]]), np.concatenate([top, bottom[::-1]]), strict=True)
                painter.setBrush(translucent(trace.curve.style.colour, _opacity(trace, len(traced))))
                painter.drawPolygon(QPolygonF([QPointF(float(a), float(b)) for a, b in outline]))


def _along(x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Some hundred points of a line: every so many of a long one, and between those of a short one."""
    if not 1 < len(x) < FEW:
        stride = 1 + len(x) // (2 * FEW)
        return x[::stride], y[::stride]
    between = np.linspace(x[0], x[-1], FEW)
    return between, np.interp(between, x, y)


def _opacity(trace: TracedCurve, curves: int) -> float:
    """Opaque while the spans are the line, faint once they hold many values, fainter the more curves there are."""
    faintest = float(np.interp(curves, [1, 8], [0.36, 0.22]))
    if trace.curve.style.band:
        return 0.6 * faintest
    if trace.curve.smoothed is not None or trace.curve.style.faint:
        return faintest
    return float(np.interp(np.log2(max(trace.values, 1.0)), [1.0, 5.0], [1.0, faintest]))
