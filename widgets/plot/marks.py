"""Marks over the curves of a plot: what happened at a step, and where a run diverged."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from widgets.plot.overlay import Overlay
from widgets.plot.palette import LIGHT, Palette, translucent
from widgets.plot.style import EventMarker
from widgets.plot.view import PlotView

_REACH = 5.0
_MOST_TEXTS = 8


@dataclass(frozen=True)
class Cross:
    """A diverged run's last finite point; `y` in axis coordinates (an exponent on a log axis).

    `left_at` is where its curve left the view; from there a dotted line leads to the cross.
    """

    x: float
    y: float
    colour: str
    text: str
    left_at: float | None = None


class MarksItem(Overlay):
    """Thin vertical event lines with a small flag on top, and crosses kept inside the view."""

    def __init__(self, view: PlotView) -> None:
        super().__init__(view, 20)
        self._events: tuple[EventMarker, ...] = ()
        self._crosses: tuple[Cross, ...] = ()
        self._palette = LIGHT

    def set_events(self, events: Sequence[EventMarker]) -> None:
        """Show these events."""
        self._events = tuple(events)
        self.update()

    def set_crosses(self, crosses: Sequence[Cross]) -> None:
        """Show these divergences."""
        self._crosses = tuple(crosses)
        self.update()

    def set_palette(self, palette: Palette) -> None:
        """Colours, live."""
        self._palette = palette
        self.update()

    def text_at(self, point: QPointF) -> str:
        """What the marks near a pixel say, one per line; '' where there are none."""
        texts = [cross.text for cross in self._crosses if _near(self._place(cross), point, 8.0)]
        columns = self.view.x_to_px(np.array([event.step for event in self._events]))
        texts += [
            event.text
            for event, column in zip(self._events, columns, strict=True)
            if abs(column - point.x()) <= _REACH
        ]
        hidden = len(texts) - _MOST_TEXTS
        return "\n".join(texts[:_MOST_TEXTS] + ([f"+ {hidden}"] if hidden > 0 else []))

    def draw(self, painter: QPainter) -> None:
        """Events first, crosses over them."""
        height, width = self._rect.height(), self._rect.width()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        columns = self.view.x_to_px(np.array([event.step for event in self._events]))
        for event, column in zip(self._events, columns, strict=True):
            if 0 <= column <= width:
                x = round(float(column)) + 0.5
                colour = event.colour or self._palette.muted
                pen = QPen(translucent(colour, 0.55), 1.0)
                pen.setDashPattern([2.0, 4.0])
                painter.setPen(pen)
                painter.drawLine(QLineF(x, 7, x, height))
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(colour))
                painter.drawPolygon(QPolygonF([QPointF(x - 4, 0), QPointF(x + 4, 0), QPointF(x, 6.5)]))
        for cross in self._crosses:
            place = self._place(cross)
            if 0 <= place.x() <= width:
                if cross.left_at is not None:
                    pen = QPen(QColor(cross.colour), 1.2)
                    pen.setDashPattern([1.0, 3.0])
                    painter.setPen(pen)
                    start = float(self.view.x_to_px(np.array(cross.left_at)))
                    painter.drawLine(QLineF(start, place.y(), place.x(), place.y()))
                _draw_cross(painter, place, QColor(self._palette.background), 4.6)
                _draw_cross(painter, place, QColor(cross.colour), 2.2)

    def _place(self, cross: Cross) -> QPointF:
        x = float(self.view.x_to_px(np.array(cross.x)))
        y = float(self.view.y_to_px(np.array(cross.y)))
        return QPointF(x, min(max(y, 8.0), self._rect.height() - 8.0))


def _near(place: QPointF, point: QPointF, reach: float) -> bool:
    return abs(place.x() - point.x()) <= reach and abs(place.y() - point.y()) <= reach


def _draw_cross(painter: QPainter, place: QPointF, colour: QColor, width: float) -> None:
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    x, y, arm = place.x(), place.y(), 4.5
    painter.drawLine(QLineF(x - arm, y - arm, x + arm, y + arm))
    painter.drawLine(QLineF(x - arm, y + arm, x + arm, y - arm))
