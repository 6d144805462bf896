"""Bars side by side: counts of a histogram, or a number for each of a few things."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from widgets.plot.number_text import value_text
from widgets.spread.frame import Frame


class Bars(Frame):
    """``heights`` ``(N,)`` from 0 up; ``log`` shows powers of ten, so that a single count is still seen."""

    def __init__(self) -> None:
        super().__init__(self.draw, self.text_at)
        self.heights: np.ndarray = np.zeros(0)
        self.texts: list[str] = []
        self._colour, self._log = "#2F7FD1", False

    def set_bars(
        self, heights: np.ndarray, texts: list[str], names: tuple[str, str], ends: tuple[str, str], colour: str,
        log: bool = False,
    ) -> None:  # fmt: skip
        """``texts`` tell of each bar under the pointer; ``names`` and ``ends`` label the axes."""
        self.heights, self.texts = np.asarray(heights, dtype=np.float64), texts
        self._colour, self._log = colour, log
        finite = self.heights[np.isfinite(self.heights)]
        self.set_axes(names, (ends, ("0", value_text(float(finite.max()), 3) if len(finite) else "")))

    def shares(self) -> np.ndarray:
        """Heights as shares of the picture's, 0 to 1."""
        drawn = np.nan_to_num(self.heights, nan=0.0, posinf=0.0, neginf=0.0)
        drawn = np.log1p(np.maximum(drawn, 0.0)) if self._log else np.maximum(drawn, 0.0)
        return drawn / max(float(drawn.max(initial=0.0)), 1e-300)

    def draw(self, painter: QPainter, inner: QRectF) -> None:
        """All bars."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._colour))
        count = max(len(self.heights), 1)
        wide = inner.width() / count
        gap = 1.0 if wide > 4 else 0.0
        for place, share in enumerate(self.shares()):
            high = share * (inner.height() - 4)
            painter.drawRect(QRectF(inner.left() + place * wide, inner.bottom() - high, wide - gap, high))

    def text_at(self, x: float, y: float) -> str:
        """Of the bar there."""
        return self.texts[int(x * len(self.texts))] if self.texts else ""
