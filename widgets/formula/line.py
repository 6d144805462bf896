"""A line for typing a formula; what cannot be read is underlined where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPen, QPolygonF

from widgets.knob.editor import error_colour
from widgets.knob.entry import Entry

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

WAVE, LEAST = 2.0, 8.0


class FormulaLine(Entry):
    """An entry with a wavy line under one character."""

    column: int | None = None

    def mark(self, column: int | None) -> None:
        """Underlines the character at `column`, from 0 (the end of the text: what is missing there)."""
        if column != self.column:
            self.column = column
            self.update()

    def column_span(self) -> tuple[float, float]:
        """Left and right of the marked character, in pixels of the widget."""
        text, metrics = self.text(), self.fontMetrics()
        column = min(self.column or 0, len(text))
        left = self.cursorRect().center().x() + 0.5
        left += metrics.horizontalAdvance(text[:column]) - metrics.horizontalAdvance(text[: self.cursorPosition()])
        return left, left + max(metrics.horizontalAdvance(text[column : column + 1]), LEAST)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line, and the wave."""
        super().paintEvent(event)
        if self.column is None:
            return
        left, right = self.column_span()
        base = self.height() / 2 + self.fontMetrics().height() / 2 + 0.5
        count = max(int((right - left) / WAVE), 2)
        wave = [QPointF(left + WAVE * i, base + (WAVE / 2 if i % 2 else -WAVE / 2)) for i in range(count + 1)]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(error_colour(self.palette()), 1.3))
        painter.drawPolyline(QPolygonF(wave))
