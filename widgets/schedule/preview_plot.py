"""The plan over the whole run: what is to come dashed, what was done solid, points to drag, and what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen

from widgets.engine_text import translated
from widgets.knob.editor import ERROR_DARK, ERROR_LIGHT
from widgets.plot.curve_plot import CurvePlot
from widgets.plot.lines import dashed, draw_segments, segments
from widgets.plot.overlay import Overlay
from widgets.plot.palette import LIGHT, Palette, mixed

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu, QWidget

    from widgets.plot.view import PlotView

REACH = 9.0


class _Over(Overlay):
    """The chosen block as a band, its points as handles, an error as a line of text."""

    def __init__(self, view: PlotView) -> None:
        super().__init__(view, 40)
        self.palette = LIGHT
        self.band: tuple[float, float] | None = None
        self.plan = np.empty(0), np.empty(0)
        self.now, self.log = 0.0, False
        self.points = np.empty((0, 2))
        self.grabbed = -1
        self.colour = "#2769BB"
        self.error = ""

    def set_palette(self, palette: Palette) -> None:
        self.palette = palette
        self.update()

    def draw(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        ground = self.palette.background
        if self.band is not None:
            painter.setPen(QPen(mixed(self.colour, ground, 0.35), 1.0))
            for x in self.view.x_to_px(np.array(self.band)).round().tolist():
                if 0 < x < self._rect.width() - 1:
                    painter.drawLine(QPointF(x + 0.5, 0), QPointF(x + 0.5, self._rect.height()))
        self._paint_plan(painter)
        for place, (x, y) in enumerate(self.points.tolist()):
            painter.setPen(QPen(QColor(self.colour), 1.8))
            painter.setBrush(QColor(self.colour if place == self.grabbed else ground))
            painter.drawEllipse(QPointF(x, y), 4.6, 4.6)
        if self.error:
            self._paint_error(painter)

    def _paint_plan(self, painter: QPainter) -> None:
        """What is still to come, strongly."""
        steps, values = self.plan
        if self.log:
            with np.errstate(divide="ignore", invalid="ignore"):
                values = np.log10(values)
        inside = (steps >= self.view.viewRange()[0][0] - 1) & (steps <= self.view.viewRange()[0][1] + 1)
        lines = segments(self.view.x_to_px(steps[inside]), self.view.y_to_px(values[inside]))
        painter.setClipRect(self._rect)
        ahead = lines[:, 2] > float(self.view.x_to_px(np.array(self.now)))
        draw_segments(painter, dashed(lines[ahead], 7.0, 3.0), QColor(self.colour), 1.9)
        painter.setClipping(False)

    def _paint_error(self, painter: QPainter) -> None:
        dark = QColor(self.palette.background).lightness() < 128
        colour = ERROR_DARK if dark else ERROR_LIGHT
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        room = QRectF(0, 0, max(self._rect.width() - 90, 60), self._rect.height())
        text = painter.boundingRect(room, flags, self.error)
        box = QRectF(0, 0, text.width() + 32, text.height() + 20)
        box.moveCenter(self._rect.center())
        painter.setPen(QPen(mixed(colour, self.palette.background, 0.6), 1.2))
        painter.setBrush(mixed(colour, self.palette.background, 0.12))
        painter.drawRoundedRect(box, 6, 6)
        painter.setPen(QColor(colour))
        painter.drawText(box, flags, self.error)


class PreviewPlot(CurvePlot):
    """``set_points`` shows points that can be dragged; a click on the curve adds one, the menu removes one."""

    points_edited = Signal(object, bool)
    """(points (N, 2) as step and value, whether the edit has ended)."""
    window_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._over = _Over(self.view)
        self._handles = np.empty((0, 2))
        self._drawable = False
        self._last = 1.0
        self._menu_at: QPointF | None = None
        self.set_legend(False)
        self.view.claims_drag = self._claims
        self.view.dragged.connect(self._dragged)
        self.view.clicked.connect(self._clicked)
        self.view.sigRangeChanged.connect(lambda *_: self._moved())
        self.view.sigResized.connect(lambda *_: self._moved())
        self._give_palette(self._over)

    def set_band(self, band: tuple[float, float] | None, colour: str) -> None:
        """Borders of the chosen block."""
        self._over.band, self._over.colour = band, colour
        self._over.update()

    def set_draft(self, steps: np.ndarray, values: np.ndarray, now: float = 0.0) -> None:
        """The plan that is being made, (N,) each; the run stands at step `now`. The y axis fits it."""
        self._over.plan, self._over.now = (steps, values), now
        self._edited()
        self._over.update()

    def set_now(self, step: float) -> None:
        """Where the run stands: what was planned before that is left faint."""
        self._over.now = step
        self._over.update()

    def _fit(self) -> None:
        """The draft decides; other runs may be elsewhere. Without a draft, as for any curves."""
        values = self._over.plan[1]
        if self._over.error or not len(values) or self._over.grabbed >= 0:
            if not len(values):
                super()._fit()
            return
        if self._log:
            values = np.log10(values[values > 0])
            if not len(values):
                return
        low, high = float(values.min()), float(values.max())
        if not self._log:
            low = min(low, 0.0)
        room = (high - low) or abs(high) or 1.0
        self.view.setYRange(low - 0.04 * room, high + 0.06 * room, padding=0)

    def set_log(self, log: bool) -> None:
        """Logarithmic or linear y."""
        super().set_log(log)
        self._over.log = log
        self._moved()

    def set_error(self, text: str) -> None:
        """Why there is nothing to preview; '' when all is well."""
        self._over.error = translated(text)
        self._over.update()

    @property
    def error(self) -> str:
        """What is shown."""
        return self._over.error

    def set_points(self, points: np.ndarray | None, last: float = 1.0) -> None:
        """Points (N, 2) as step and value, of a curve up to the step `last`; None: it cannot be drawn by hand."""
        self._drawable, self._last = points is not None, last
        self._handles = np.empty((0, 2)) if points is None else np.asarray(points, dtype=np.float64)
        self._moved()

    def plot_window(self) -> tuple[float, float, float, float]:
        """(pixels left of the view, pixels right of it, first and last visible step)."""
        area = self.mapFromScene(self.view.sceneBoundingRect()).boundingRect()
        low, high = self.step_range
        return float(area.left()), float(self.width() - area.right() - 1), low, high

    def _pixels(self) -> np.ndarray:
        values = self._handles[:, 1]
        if self._log:
            with np.errstate(divide="ignore", invalid="ignore"):
                values = np.log10(values)
        y = np.nan_to_num(self.view.y_to_px(values), nan=self.view.height(), posinf=self.view.height())
        return np.column_stack([self.view.x_to_px(self._handles[:, 0]), np.clip(y, 0, self.view.height())])

    def _moved(self) -> None:
        self._over.points = self._pixels()
        self._over.update()
        self.window_changed.emit()

    # -- mouse ---------------------------------------------------------------------------------------------------

    def _nearest(self, point: QPointF) -> int:
        """The handle under the mouse, or -1."""
        if len(self._handles) == 0:
            return -1
        pixels = self._pixels()
        away = np.hypot(pixels[:, 0] - point.x(), pixels[:, 1] - point.y())
        return int(away.argmin()) if away.min() <= REACH else -1

    def _claims(self, point: QPointF) -> bool:
        if self._over.grabbed < 0:
            self._over.grabbed = self._nearest(point)
        return self._over.grabbed >= 0

    def _value(self, point: QPointF) -> tuple[float, float]:
        step, value = self.view.from_px(point)
        return float(np.clip(round(step), 0, self._last)), float(max(10.0**value if self._log else value, 0.0))

    def _dragged(self, point: QPointF, end: bool) -> None:
        place = self._over.grabbed
        if place < 0:
            return
        step, value = self._value(point)
        low = self._handles[place - 1, 0] + 1 if place else 0.0
        high = self._handles[place + 1, 0] - 1 if place + 1 < len(self._handles) else self._last
        self._handles = self._handles.copy()
        self._handles[place] = (min(max(step, low), high), value)
        if end:
            self._over.grabbed = -1
        self._moved()
        self.points_edited.emit(self._handles.copy(), end)

    def _clicked(self, point: QPointF) -> None:
        if not self._drawable or self._nearest(point) >= 0:
            return
        step, value = self._value(point)
        if step in self._handles[:, 0]:
            return
        place = int(np.searchsorted(self._handles[:, 0], step))
        self._handles = np.insert(self._handles, place, (step, value), axis=0)
        self._moved()
        self.points_edited.emit(self._handles.copy(), True)

    def hover(self, point: QPointF | None) -> None:
        super().hover(point)
        if point is not None:
            self._menu_at = point
        if self._drawable:
            grip = point is not None and self._nearest(point) >= 0
            self.setCursor(Qt.CursorShape.PointingHandCursor if grip else Qt.CursorShape.CrossCursor)
        else:
            self.unsetCursor()

    def fill_menu(self, menu: QMenu) -> None:
        super().fill_menu(menu)
        place = self._nearest(self._menu_at) if self._menu_at is not None else -1
        if place >= 0 and len(self._handles) > 1:
            menu.addAction(self.tr("Remove this point"), lambda: self._remove(place))

    def _remove(self, place: int) -> None:
        self._handles = np.delete(self._handles, place, axis=0)
        self._moved()
        self.points_edited.emit(self._handles.copy(), True)
