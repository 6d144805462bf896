"""The cross-hair of a plot, with a box that reads out the numbers under it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QApplication

from widgets.plot.overlay import Overlay
from widgets.plot.palette import LIGHT, Palette, translucent
from widgets.plot.view import PlotView

_MOST_ROWS = 14
_PAD = 8.0


@dataclass(frozen=True)
class ReadOutRow:
    """One line of the box: a colour ('' for none), what it is, its value as text, and a further muted text."""

    colour: str
    label: str
    value: str
    note: str = ""


class CrossHair(Overlay):
    """Lines through a pixel, dots on curves, and the read-out beside it, on the side with more room."""

    def __init__(self, view: PlotView, *, horizontal: bool) -> None:
        super().__init__(view, 60)
        self._horizontal = horizontal
        self._palette = LIGHT
        self._point: QPointF | None = None
        self._title = ""
        self._rows: tuple[ReadOutRow, ...] = ()
        self._dots: tuple[tuple[QPointF, str], ...] = ()
        self.setVisible(False)

    def show_at(
        self, point: QPointF, title: str, rows: Sequence[ReadOutRow], dots: Sequence[tuple[QPointF, str]] = ()
    ) -> None:
        """Move to a pixel; `dots` are (pixel, colour)."""
        self._point, self._title, self._rows, self._dots = QPointF(point), title, tuple(rows), tuple(dots)
        self.setVisible(True)
        self.update()

    def set_palette(self, palette: Palette) -> None:
        """Colours, live."""
        self._palette = palette
        self.update()

    @property
    def texts(self) -> list[str]:
        """What the box says, line by line."""
        return [self._title, *(f"{row.label}: {row.value}" for row in self._rows)]

    def draw(self, painter: QPainter) -> None:
        """Lines, dots, box."""
        if self._point is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(QPen(translucent(self._palette.foreground, 0.45), 1.0))
        x, y = round(self._point.x()) + 0.5, round(self._point.y()) + 0.5
        painter.drawLine(QLineF(x, 0, x, self._rect.height()))
        if self._horizontal:
            painter.drawLine(QLineF(0, y, self._rect.width(), y))
        for place, colour in self._dots:
            painter.setPen(QPen(QColor(self._palette.background), 1.5))
            painter.setBrush(QColor(colour))
            painter.drawEllipse(place, 4.0, 4.0)
        self._paint_box(painter)

    def _paint_box(self, painter: QPainter) -> None:
        font = QApplication.font()
        bold = QApplication.font()
        bold.setBold(True)
        metrics = QFontMetricsF(font)
        line = metrics.height() + 2
        rows = list(self._rows[:_MOST_ROWS])
        if len(self._rows) > _MOST_ROWS:
            rows.append(ReadOutRow("", f"+ {len(self._rows) - _MOST_ROWS}", ""))
        swatch = 14.0 if any(row.colour for row in rows) else 0.0
        labels = max((min(metrics.horizontalAdvance(row.label), 190.0) for row in rows), default=0.0)
        values = max((metrics.horizontalAdvance(row.value) for row in rows), default=0.0)
        notes = max((metrics.horizontalAdvance(row.note) for row in rows), default=0.0)
        notes += 8.0 if notes else 0.0
        title = QFontMetricsF(bold).horizontalAdvance(self._title)
        width = max(swatch + labels + 14 + values + notes, title) + 2 * _PAD
        height = line * (len(rows) + 1) + 2 * _PAD - 2
        box = QRectF(*self._box_corner(width, height), width, height)
        painter.setPen(QPen(QColor(self._palette.grid), 1.0))
        painter.setBrush(translucent(self._palette.panel, 0.95))
        painter.drawRoundedRect(box, 5, 5)
        painter.setFont(bold)
        painter.setPen(QColor(self._palette.foreground))
        top = box.top() + _PAD
        left_middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        right_middle = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(box.left() + _PAD, top, width, line), left_middle, self._title)
        painter.setFont(font)
        for row in rows:
            top += line
            left = box.left() + _PAD
            if row.colour:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(row.colour))
                painter.drawEllipse(QPointF(left + 4, top + line / 2), 3.6, 3.6)
            painter.setPen(QColor(self._palette.foreground))
            text = metrics.elidedText(row.label, Qt.TextElideMode.ElideMiddle, 190.0)
            painter.drawText(QRectF(left + swatch, top, labels + 1, line), left_middle, text)
            right = box.right() - _PAD - notes
            painter.drawText(QRectF(right - values - 1, top, values + 1, line), right_middle, row.value)
            if row.note:
                painter.setPen(QColor(self._palette.muted))
                painter.drawText(QRectF(right, top, notes, line), right_middle, row.note)

    def _box_corner(self, width: float, height: float) -> tuple[float, float]:
        assert self._point is not None
        x = self._point.x() + 14
        if x + width > self._rect.width():
            x = self._point.x() - 14 - width
        y = self._point.y() - height / 2
        return max(2.0, x), min(max(2.0, y), max(2.0, self._rect.height() - height - 2))
