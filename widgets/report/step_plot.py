"""A small plot of one quantity over the steps before something happened: a line with dots, its limit, and marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.knob.editor import error_colour
from widgets.plot.number_text import step_text, value_text

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent

    from widgets.report.story import StepCurve

TOP, BOTTOM, SIDE = 26, 22, 12
DOTS = 16
"""Up to so many points have dots."""


class StepPlot(QWidget):
    """Height follows the text size; hovering tells the number nearest to the pointer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.curve: StepCurve | None = None
        self.marks: tuple[tuple[int, str], ...] = ()
        self._range = (0.0, 1.0)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Eight lines of text high."""
        return QSize(220, 8 * self.fontMetrics().lineSpacing() + TOP + BOTTOM)

    def set_curve(self, curve: StepCurve, marks: tuple[tuple[int, str], ...], steps: tuple[float, float]) -> None:
        """Shows this one from the first to the last of ``steps``."""
        self.curve, self.marks, self._range = curve, marks, steps
        self.setAccessibleName(curve.title)
        self.update()

    def points(self) -> tuple[np.ndarray, np.ndarray]:
        """Pixels x and y of the curve's finite numbers."""
        assert self.curve is not None
        steps, heights = self._finite()
        return self._across(steps), self._up(heights)

    def _finite(self) -> tuple[np.ndarray, np.ndarray]:
        assert self.curve is not None
        values = _heights(self.curve.values, self.curve.log)
        kept = np.isfinite(values)
        return np.asarray(self.curve.steps, dtype=np.float64)[kept], values[kept]

    def _across(self, steps: np.ndarray) -> np.ndarray:
        low, high = self._range
        return SIDE + (steps - low) / max(high - low, 1e-300) * (self.width() - 2 * SIDE)

    def _up(self, heights: np.ndarray) -> np.ndarray:
        assert self.curve is not None
        _, known = self._finite()
        seen = list(known)
        if self.curve.limit is not None:
            seen.append(float(_heights(np.array([self.curve.limit]), self.curve.log)[0]))
        low, high = (min(seen), max(seen)) if seen else (0.0, 1.0)
        if high - low < 1e-12 * max(abs(high), 1.0):
            low, high = low - 0.5, high + 0.5
        room = self.height() - TOP - BOTTOM - 12
        return TOP + 6 + (high - heights) / (high - low) * room

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Title and last value above, first and last step below."""
        if self.curve is None:
            return
        painter, curve = QPainter(self), self.curve
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        muted = self.palette().color(QPalette.ColorRole.PlaceholderText)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Mid), 1.0))
        painter.setBrush(self.palette().color(QPalette.ColorRole.Base))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        self._words(painter, muted)
        if curve.limit is not None:
            self._limit(painter)
        for step, _ in self.marks:
            x = float(self._across(np.array([float(step)]))[0])
            painter.setPen(QPen(muted, 1.0, Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(x, TOP), QPointF(x, self.height() - BOTTOM))
        x, y = self.points()
        line = [QPointF(a, b) for a, b in zip(x, y, strict=True)]
        painter.setPen(QPen(QColor(curve.colour), 1.8, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(line))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(curve.colour))
        for point in line if len(line) <= DOTS else line[-1:]:
            painter.drawEllipse(point, 2.6, 2.6)

    def _words(self, painter: QPainter, muted: QColor) -> None:
        assert self.curve is not None
        inner = self.rect().adjusted(SIDE, 5, -SIDE, -4)
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        finite = np.asarray(self.curve.values)[np.isfinite(self.curve.values)]
        value = value_text(float(finite[-1]), 3) if len(finite) else "–"
        painter.setPen(muted)
        painter.drawText(inner, right | Qt.AlignmentFlag.AlignTop, value)
        low, high = self._range
        painter.drawText(inner, left | Qt.AlignmentFlag.AlignBottom, self.tr("step %1").replace("%1", step_text(low)))
        painter.drawText(inner, right | Qt.AlignmentFlag.AlignBottom, step_text(high))
        font = painter.font()
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.drawText(inner, left | Qt.AlignmentFlag.AlignTop, self.curve.title)
        font.setBold(False)
        painter.setFont(font)

    def _limit(self, painter: QPainter) -> None:
        assert self.curve is not None
        assert self.curve.limit is not None
        colour = error_colour(self.palette())
        height = float(self._up(_heights(np.array([self.curve.limit]), self.curve.log))[0])
        painter.setPen(QPen(colour, 1.2, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(SIDE, height), QPointF(self.width() - SIDE, height))
        metrics = self.fontMetrics()
        below = height + metrics.ascent() + 2
        base = below if below < self.height() - BOTTOM else height - 4
        painter.drawText(QPointF(SIDE, base), self.curve.limit_name)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The number nearest to the pointer, and what is marked there."""
        if self.curve is None:
            return
        steps, _ = self._finite()
        if not len(steps):
            return
        place = int(np.argmin(np.abs(self._across(steps) - event.position().x())))
        value = self.curve.values[np.asarray(self.curve.steps) == steps[place]][0]
        said = self.tr("step %1: %2").replace("%1", step_text(steps[place])).replace("%2", value_text(float(value)))
        texts = [text for step, text in self.marks if step == steps[place]]
        self.setToolTip("\n".join([said, *texts]))


def _heights(values: np.ndarray, log: bool) -> np.ndarray:
    """What is drawn: the numbers, or their powers of ten (NaN for none)."""
    given = np.asarray(values, dtype=np.float64)
    if not log:
        return given
    with np.errstate(all="ignore"):
        return np.where(given > 0, np.log10(given), np.nan)
