"""What the colours of a map mean."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget


class ColourKey(QWidget):
    """A bar from the lowest to the highest value, and named colours after it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar: np.ndarray | None = None
        self._ends = ("", "")
        self._named: tuple[tuple[str, tuple[int, int, int]], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(240, 28)

    def set_key(
        self, bar: np.ndarray | None, ends: tuple[str, str], named: tuple[tuple[str, tuple[int, int, int]], ...]
    ) -> None:
        """`bar` RGB `(256, 3)` from the first to the second of `ends`, or None; then `named` colours."""
        self._bar = None if bar is None else np.ascontiguousarray(bar[None])
        self._ends, self._named = ends, named
        self.setAccessibleName(" ".join([*ends, *(name for name, _ in named)]))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """From left to right."""
        painter, metrics = QPainter(self), QFontMetricsF(self.font())
        x, middle = 14.0, self.height() / 2
        base = middle + metrics.ascent() / 2 - 1

        def write(text: str) -> None:
            nonlocal x
            painter.setPen(self.palette().windowText().color())
            painter.drawText(QPointF(x, base), text)
            x += metrics.horizontalAdvance(text) + 8

        if self._bar is not None:
            write(self._ends[0])
            image = QImage(self._bar.data, self._bar.shape[1], 1, 3 * self._bar.shape[1], QImage.Format.Format_RGB888)
            painter.drawImage(QRectF(x, middle - 6, 180, 12), image)
            x += 188
            write(self._ends[1])
            x += 10
        for name, colour in self._named:
            painter.fillRect(QRectF(x, middle - 6, 12, 12), QColor(*colour))
            x += 18
            write(name)
            x += 8
        painter.setBrush(Qt.BrushStyle.NoBrush)
