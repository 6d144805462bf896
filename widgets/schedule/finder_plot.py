"""The curve of a range test: mean and band over the seeds, what the rules advise, and the stability limit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QApplication

from widgets.plot.cross_hair import CrossHair, ReadOutRow
from widgets.plot.lines import draw_segments, segments
from widgets.plot.number_text import value_text
from widgets.plot.overlay import Overlay
from widgets.plot.palette import LIGHT, Palette, mixed
from widgets.plot.plot import Plot

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from widgets.plot.view import PlotView

LIMIT_COLOUR = "#D0343C"
RULE_COLOURS = ("#179563", "#B25900", "#794EE3", "#CF66AC")


@dataclass(frozen=True, eq=False)
class FinderCurve:
    """`rates`, `smooth`, `low`, `high` (T,); the first `end` points count. `limit` is a rate or None, `turn` too."""

    rates: np.ndarray
    smooth: np.ndarray
    low: np.ndarray
    high: np.ndarray
    end: int
    limit: float | None = None
    turn: float | None = None
    limit_label: str = ""
    turn_label: str = ""


@dataclass(frozen=True)
class Advice:
    """A rule's rate, and the place of the curve (rate, loss) that it looked at."""

    label: str
    rate: float
    seen: tuple[float, float]
    colour: str


class _FinderItem(Overlay):
    def __init__(self, view: PlotView) -> None:
        super().__init__(view, 10)
        self.palette = LIGHT
        self.colour = "#2769BB"
        self.curve: FinderCurve | None = None
        self.advice: tuple[Advice, ...] = ()
        self.chosen: float | None = None
        self.log = True

    def set_palette(self, palette: Palette) -> None:
        self.palette = palette
        self.update()

    def y(self, values: np.ndarray) -> np.ndarray:
        """Pixels of losses."""
        with np.errstate(divide="ignore", invalid="ignore"):
            return self.view.y_to_px(np.log10(values) if self.log else values)

    def x(self, rates: np.ndarray) -> np.ndarray:
        """Pixels of rates."""
        return self.view.x_to_px(np.log10(rates))

    def draw(self, painter: QPainter) -> None:
        curve, ground = self.curve, self.palette.background
        if curve is None or len(curve.rates) == 0:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setClipRect(self._rect)
        height, width = self._rect.height(), self._rect.width()
        x = self.x(curve.rates)
        if curve.limit is not None:
            at = float(self.x(np.array(curve.limit)))
            painter.fillRect(QRectF(at, 0, max(width - at, 0), height), mixed(LIMIT_COLOUR, ground, 0.06))
        self._paint_band(painter, x, curve)
        draw_segments(painter, segments(x, self.y(curve.smooth)), mixed(self.colour, ground, 0.35), 1.4)
        counted = slice(0, curve.end)
        draw_segments(painter, segments(x[counted], self.y(curve.smooth)[counted]), QColor(self.colour), 2.2)
        if curve.limit is not None:
            self._line(painter, curve.limit, LIMIT_COLOUR, curve.limit_label, 0, dashed=False)
        if curve.turn is not None and curve.turn_label:
            self._line(painter, curve.turn, LIMIT_COLOUR, curve.turn_label, 1, dashed=True)
        for row, advice in enumerate(self.advice):
            self._line(painter, advice.rate, advice.colour, advice.label, row + 2, dashed=True)
            place = QPointF(float(self.x(np.array(advice.seen[0]))), float(self.y(np.array(advice.seen[1]))))
            painter.setPen(QPen(QColor(ground), 1.5))
            painter.setBrush(QColor(advice.colour))
            painter.drawEllipse(place, 4.5, 4.5)
        if self.chosen is not None:
            at = float(self.x(np.array(self.chosen)))
            painter.setPen(QPen(QColor(self.palette.foreground), 1.6))
            painter.drawLine(QPointF(at, 0), QPointF(at, height))
        painter.setClipping(False)

    def _paint_band(self, painter: QPainter, x: np.ndarray, curve: FinderCurve) -> None:
        low, high = self.y(curve.low), self.y(curve.high)
        floor, ceiling = self._rect.height() * 2, -self._rect.height()
        known = np.isfinite(curve.low) & np.isfinite(curve.high)
        low, high = np.clip(np.nan_to_num(low, nan=floor, posinf=floor), ceiling, floor), np.clip(
            np.nan_to_num(high, nan=floor, posinf=floor), ceiling, floor
        )
        count = len(known) if known.all() else int(np.argmin(known))
        if count < 2:
            return
        points = [QPointF(a, b) for a, b in zip(x[:count].tolist(), high[:count].tolist(), strict=True)]
        points += [QPointF(a, b) for a, b in zip(x[:count][::-1].tolist(), low[:count][::-1].tolist(), strict=True)]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(mixed(self.colour, self.palette.background, 0.2))
        painter.drawPolygon(QPolygonF(points))

    def _line(self, painter: QPainter, rate: float, colour: str, label: str, row: int, *, dashed: bool) -> None:
        at = float(self.x(np.array(rate)))
        pen = QPen(QColor(colour), 1.3)
        if dashed:
            pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.drawLine(QPointF(at, 0), QPointF(at, self._rect.height()))
        metrics = QFontMetricsF(QApplication.font())
        size = metrics.horizontalAdvance(label) + 10
        left = at + 3 if at + 3 + size <= self._rect.width() else at - 3 - size
        box = QRectF(left, 6 + row * (metrics.height() + 5), size, metrics.height() + 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(mixed(colour, self.palette.background, 0.14))
        painter.drawRoundedRect(box, 3, 3)
        painter.setPen(QColor(self.palette.foreground))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, label)


class FinderPlot(Plot):
    """Rates on a logarithmic axis; a click chooses one."""

    rate_chosen = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item = _FinderItem(self.view)
        self._cross_hair = CrossHair(self.view, horizontal=False)
        self._axes["bottom"].setLogMode(x=True, y=True)
        self._fitted: tuple[float, float, float, float] | None = None
        self.view.clicked.connect(self._clicked)
        self.retranslate()
        self.view.setRange(xRange=(-6, 1), yRange=(0, 1), padding=0)
        self._give_palette(self._item, self._cross_hair)

    def retranslate(self) -> None:
        self.set_labels(self.tr("learning rate"), self.tr("loss"))

    @property
    def curve(self) -> FinderCurve | None:
        """What is shown."""
        return self._item.curve

    def set_curve(
        self, curve: FinderCurve | None, advice: Sequence[Advice], colour: str, low: float, high: float
    ) -> None:
        """Shows a curve, as far as it has come, on an axis from `low` to `high`."""
        item = self._item
        item.curve, item.advice, item.colour, item.chosen = curve, tuple(advice), colour, None
        item.update()
        if curve is None or curve.end == 0:
            self._fitted = (np.log10(low), np.log10(high), 0.0, 1.0)
        else:
            self._fit(curve, low, high)
        self.reset_view()

    def set_chosen(self, rate: float | None) -> None:
        """Marks a rate of the person's own."""
        self._item.chosen = rate
        self._item.update()

    def _fit(self, curve: FinderCurve, low: float, high: float) -> None:
        """The points that count, and a little of where the loss goes up."""
        values = curve.smooth[: curve.end]
        bottom, top = float(np.min(values)), float(np.max(values[: max(len(values) - 1, 1)]))
        self._item.log = bottom > 0 and top > 30 * bottom
        self._axes["left"].setLogMode(y=self._item.log)
        if self._item.log:
            bottom, top = np.log10(bottom), np.log10(top)
        room = max(top - bottom, 1e-9 * abs(top), 1e-12)
        self._fitted = (np.log10(low), np.log10(high), bottom - 0.08 * room, top + 0.4 * room)

    def reset_view(self) -> None:
        if self._fitted is not None:
            x0, x1, y0, y1 = self._fitted
            self.view.setRange(xRange=(x0, x1), yRange=(y0, y1), padding=0)

    def _clicked(self, point: QPointF) -> None:
        if self._item.curve is not None:
            rate = float(f"{10 ** self.view.from_px(point)[0]:.3g}")
            self.set_chosen(rate)
            self.rate_chosen.emit(rate)

    def hover(self, point: QPointF | None) -> None:
        curve = self._item.curve
        if point is None or curve is None or len(curve.rates) == 0:
            self._cross_hair.setVisible(False)
            return
        rate = 10 ** self.view.from_px(point)[0]
        place = int(np.abs(np.log(curve.rates / rate)).argmin())
        low, high = (value_text(float(values[place])) for values in (curve.low, curve.high))
        rows = [
            ReadOutRow("", self.tr("mean, smoothed"), value_text(float(curve.smooth[place]))),
            ReadOutRow("", self.tr("band"), f"{low} … {high}"),
        ]
        at = QPointF(float(self._item.x(curve.rates[place : place + 1])[0]), point.y())
        self._cross_hair.show_at(at, self.tr("rate %1").replace("%1", value_text(float(curve.rates[place]))), rows)

    def to_table(self) -> tuple[list[str], np.ndarray]:
        """(column names, numbers (T, 4))."""
        curve = self._item.curve
        if curve is None:
            return ["lr", "smoothed", "low", "high"], np.empty((0, 4))
        return ["lr", "smoothed", "low", "high"], np.column_stack([curve.rates, curve.smooth, curve.low, curve.high])
