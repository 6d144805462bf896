"""Paints many curves in one item: dense ones as spans per pixel column, sparse ones as smooth lines.

A curve with more than one point per two pixels (and, where curves are few, more than 3200 points in all) is dense. Its
range in each column becomes a span. While a column holds one or two values of a rough curve, the spans are opaque and
are the line; the more values a column holds, the fainter the spans become, and from four values on the mean is drawn
over them. A smooth curve is a line in any case. With smoothing, the measured curve is faint, the smoothed one strong.
The picture is kept until curves, range or size change, so that a moving cross-hair costs nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPolygonF

from widgets.plot.drawn_curve import DrawnCurve
from widgets.plot.lines import dashed, draw_dots, draw_segments, segments
from widgets.plot.overlay import Overlay, is_vector
from widgets.plot.palette import LIGHT, Palette, mixed, translucent
from widgets.plot.spans import CURVES_PER_LAYER, SpanLayer, column_spans
from widgets.plot.view import PlotView

FAINT = 0.4
"""Opacity of measured curves under smoothed ones, and of planned curves."""


@dataclass(frozen=True, eq=False)
class _Traced:
    """A curve in logical pixels; `values` is the number of measured values per pixel column where that is known."""

    curve: DrawnCurve
    x: np.ndarray
    top: np.ndarray
    bottom: np.ndarray
    middle: np.ndarray
    dense: bool
    values: float

    @property
    def banded(self) -> bool:
        """Whether spans are drawn: for ranges, and for rough curves that are too dense for lines."""
        return self.dense and (self.values >= 4 or self.rough)

    @property
    def lined(self) -> bool:
        """Whether a line is drawn: always, except where opaque spans are the line."""
        return not self.banded or self.values >= 4 or self.curve.smoothed is not None

    @property
    def rough(self) -> bool:
        """Whether the curve runs up and down more than six pixels per column, so that lines would be slow."""
        rises = np.abs(np.diff(self.middle))
        return float(rises[np.isfinite(rises)].sum()) > 6.0 * max(float(np.ptp(self.x)), 1.0)


class CurvesItem(Overlay):
    """All curves of a plot; `set_curves` and `set_log` are its only inputs."""

    def __init__(self, view: PlotView) -> None:
        super().__init__(view, 0)
        self._curves: tuple[DrawnCurve, ...] = ()
        self._log = False
        self._palette = LIGHT
        self._generation = 0
        self._picture: tuple[object, QImage] | None = None

    def set_curves(self, curves: Sequence[DrawnCurve]) -> None:
        """Show these curves, the first one lowest; curves whose style is not visible are left out."""
        self._curves = tuple(curve for curve in curves if curve.style.visible)
        self._changed()

    def set_log(self, log: bool) -> None:
        """Show the logarithm to base ten of the values; values that have none leave a gap."""
        self._log = log
        self._changed()

    def set_palette(self, palette: Palette) -> None:
        """Colours, live."""
        self._palette = palette
        self._changed()

    def points(self) -> tuple[np.ndarray, np.ndarray]:
        """Pixels (N,), (N,) that the lines run through, for whoever has to keep out of their way."""
        if not self._curves:
            return np.empty(0), np.empty(0)
        strides = [1 + len(curve.steps) // 400 for curve in self._curves]
        steps = np.concatenate([c.steps[::stride] for c, stride in zip(self._curves, strides, strict=True)])
        values = np.concatenate([c.strong[::stride] for c, stride in zip(self._curves, strides, strict=True)])
        return self.view.x_to_px(steps), self.view.y_to_px(self._axis_values(values))

    def _changed(self) -> None:
        self._generation += 1
        self.update()

    def draw(self, painter: QPainter) -> None:
        """Blit the kept picture, or draw lines if `painter` records a vector figure."""
        if is_vector(painter):
            traced = self._traced()
            self._paint_bands(painter, traced)
            self._paint_lines(painter, traced, 1.0, 1.0)
            return
        ratio = painter.device().devicePixelRatioF()
        place = painter.worldTransform().mapRect(self._rect)
        left, top = round(place.left() * ratio), round(place.top() * ratio)
        width, height = round(place.width() * ratio), round(place.height() * ratio)
        if width < 2 or height < 2:
            return
        key = (self._generation, str(self.view.viewRange()), width, height, ratio)
        if self._picture is None or self._picture[0] != key:
            self._picture = (key, self._drawn(width, height))
        image = self._picture[1]
        painter.save()
        painter.resetTransform()
        painter.drawImage(QRectF(left / ratio, top / ratio, width / ratio, height / ratio), image)
        painter.restore()

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

    def _traced(self) -> list[_Traced]:
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
            dense = decimated or len(x) > max(0.5 * min(extent, columns) + 20, fine)
            values = max(1.0, (high - low) / columns) if decimated else len(x) / extent
            result.append(_Traced(curve, x, top, bottom, middle, dense, values))
        return result

    def _axis_values(self, values: np.ndarray) -> np.ndarray:
        if not self._log:
            return values
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.log10(values)

    def _layers(self, traced: list[_Traced], width: int, height: int) -> list[SpanLayer]:
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
                _kept_breaks(trace.curve.breaks, usable),
                width,
            )
            colour = QColor(trace.curve.style.colour)
            thickness = trace.curve.style.width * fine_y if trace.values < 4 else 1.0
            opacity = _opacity(trace, len(traced))
            layers[-1].add(spans, (colour.redF(), colour.greenF(), colour.blueF()), opacity, thickness)
        return layers

    def _paint_lines(self, painter: QPainter, traced: list[_Traced], fine_x: float, fine_y: float) -> None:
        """Lines in device pixels, `fine_x` by `fine_y` to a logical one: a scaled painter takes twice as long."""
        for trace in traced:
            style, smoothed = trace.curve.style, trace.curve.smoothed is not None
            background = self._palette.background
            colour = mixed(style.colour, background, FAINT) if style.faint else QColor(style.colour)
            x, y, breaks = trace.x * fine_x, trace.middle * fine_y, trace.curve.breaks
            if smoothed and not trace.dense:
                measured = self.view.y_to_px(self._axis_values(trace.curve.mean)) * fine_y
                draw_segments(painter, segments(x, measured, breaks), mixed(style.colour, background, FAINT), fine_y)
            if not trace.lined:
                continue
            if trace.dense:
                x, y, breaks = _thinned(x, y, breaks, fine_x)
            lines = segments(x, y, breaks)
            draw_segments(painter, dashed(lines) if style.dashed else lines, colour, style.width * fine_y)
            if not trace.dense and not style.faint:
                shown = _dotted(trace)
                draw_dots(painter, x[shown], y[shown], colour, (style.width + 2.6) * fine_y)

    def _paint_bands(self, painter: QPainter, traced: list[_Traced]) -> None:
        """Ranges of dense curves as polygons, for vector figures."""
        painter.setPen(QColor(0, 0, 0, 0))
        for trace in traced:
            usable = np.isfinite(trace.x) & np.isfinite(trace.top) & np.isfinite(trace.bottom)
            if trace.banded and usable.any():
                x, top, bottom = trace.x[usable], trace.top[usable], trace.bottom[usable]
                outline = zip(np.concatenate([x, x[::-1]]), np.concatenate([top, bottom[::-1]]), strict=True)
                painter.setBrush(translucent(trace.curve.style.colour, _opacity(trace, len(traced))))
                painter.drawPolygon(QPolygonF([QPointF(float(a), float(b)) for a, b in outline]))


def _dotted(trace: _Traced) -> np.ndarray:
    """Which points (N,) get a dot: all if they stand at least 9 pixels apart, and any point without neighbours."""
    x, y, breaks = trace.x, trace.middle, trace.curve.breaks
    if len(x) == 0:
        return np.zeros(0, dtype=bool)
    alone = np.concatenate([[True], breaks | ~np.isfinite(y[:-1])])
    alone &= np.concatenate([breaks | ~np.isfinite(y[1:]), [True]])
    spread = len(x) > 1 and float(np.median(np.diff(x))) >= 9 and not trace.curve.style.dashed
    return np.isfinite(y) & (alone | spread)


def _opacity(trace: _Traced, curves: int) -> float:
    """Opaque while the spans are the line, faint once they hold many values, fainter the more curves there are."""
    faintest = float(np.interp(curves, [1, 8], [0.36, 0.22]))
    if trace.curve.smoothed is not None or trace.curve.style.faint:
        return faintest
    return float(np.interp(np.log2(max(trace.values, 1.0)), [1.0, 5.0], [1.0, faintest]))


def _kept_breaks(breaks: np.ndarray, keep: np.ndarray) -> np.ndarray:
    """Breaks between the points that `keep` leaves: where one was before, or where a point went away."""
    if keep.all():
        return breaks
    kept = np.flatnonzero(keep)
    if len(kept) < 2:
        return np.zeros(0, dtype=bool)
    before = np.concatenate([[0], np.cumsum(breaks)])
    return (np.diff(before[kept]) > 0) | (np.diff(kept) > 1)


def _thinned(
    x: np.ndarray, y: np.ndarray, breaks: np.ndarray, pixel: float
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """One mean point per `pixel` columns."""
    if len(x) < 3:
        return x, y, breaks
    column = np.floor(x / pixel)
    change = (column[1:] != column[:-1]) | breaks
    first = np.concatenate([[0], np.flatnonzero(change) + 1])
    counts = np.diff(np.append(first, len(x)))
    return np.add.reduceat(x, first) / counts, np.add.reduceat(y, first) / counts, breaks[first[1:] - 1]
