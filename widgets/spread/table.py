"""A table of numbers as colours: counts from pale to strong, or signs, red below zero and blue above."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtGui import QColor, QImage, QPainter, QPalette

from widgets.plot.number_text import value_text
from widgets.spread.frame import Frame

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QRectF

ABOVE, BELOW = "#2769BB", "#D0343C"


class Table(Frame):
    """``values`` ``(columns, rows)``: the first axis goes to the right, the second up."""

    def __init__(self) -> None:
        super().__init__(self.draw, self.text_at)
        self.values: np.ndarray = np.zeros((0, 0))
        self._signed, self._said = False, _plain

    def set_table(
        self,
        values: np.ndarray,
        names: tuple[str, str],
        ends: tuple[tuple[str, str], tuple[str, str]],
        said: Callable[[int, int, float], str],
        signed: bool = False,
    ) -> None:
        """``said(column, row, value)`` tells of a cell; ``signed`` for numbers of both signs."""
        self.values, self._signed, self._said = np.asarray(values, dtype=np.float64), signed, said
        self.set_axes(names, ends)

    def shares(self) -> np.ndarray:
        """How strong each cell is: 0 to 1, or −1 to 1 with signs; counts by their logarithm."""
        given = np.nan_to_num(self.values, nan=0.0, posinf=0.0, neginf=0.0)
        drawn = given if self._signed else np.log1p(np.maximum(given, 0.0))
        return drawn / max(float(np.abs(drawn).max(initial=0.0)), 1e-300)

    def colours(self) -> np.ndarray:
        """(rows, columns, 3) from the top row down, 0 to 255."""
        ground = _channels(self.palette().color(QPalette.ColorRole.Base))
        shares = self.shares()[..., None]
        strong = np.where(shares < 0, _channels(QColor(BELOW)), _channels(QColor(ABOVE)))
        size = np.abs(shares)
        if not self._signed:
            size = np.where(size > 0, 0.15 + 0.85 * size, 0.0)
        found = ground + (strong - ground) * size
        return np.ascontiguousarray(found.round().astype(np.uint8).transpose(1, 0, 2)[::-1])

    def draw(self, painter: QPainter, inner: QRectF) -> None:
        """A cell of one colour each."""
        if not self.values.size:
            return
        pixels = self.colours()
        high, wide, _ = pixels.shape
        painter.drawImage(inner, QImage(pixels.tobytes(), wide, high, 3 * wide, QImage.Format.Format_RGB888))

    def text_at(self, x: float, y: float) -> str:
        """Of the cell there."""
        if not self.values.size:
            return ""
        column, row = int(x * self.values.shape[0]), int(y * self.values.shape[1])
        return self._said(column, row, float(self.values[column, row]))


def _channels(colour: QColor) -> np.ndarray:
    return np.array([colour.red(), colour.green(), colour.blue()], dtype=np.float64)


def _plain(column: int, row: int, value: float) -> str:
    return value_text(value)
