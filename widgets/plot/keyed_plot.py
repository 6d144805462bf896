"""A plot without a mouse: it takes the key focus and shows it, arrows move what is seen, plus and minus zoom."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyqtgraph as pg
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QPainter, QPalette, QPen

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF

    from widgets.plot.view import PlotView

STEP, ZOOM = 0.1, 1.2
"""Share of the view that an arrow moves it by, and factor of a zoom."""
Key = Qt.Key
ARROWS = {Key.Key_Left: (-1, 0), Key.Key_Right: (1, 0), Key.Key_Up: (0, 1), Key.Key_Down: (0, -1)}
ZOOMS = {Key.Key_Plus: 1 / ZOOM, Key.Key_Equal: 1 / ZOOM, Key.Key_Minus: ZOOM}
BY_KEY = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)


class KeyedPlot(pg.PlotWidget):
    """Home shows everything again; the menu key opens the menu in the middle."""

    view: PlotView
    _by_key = False

    def reset_view(self) -> None:
        """Show everything."""

    def _open_menu(self, position: QPoint) -> None:
        """The plot's menu at a place on the screen."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Moves and zooms, and tells it as the mouse does."""
        key = Key(event.key())
        (x0, x1), (y0, y1) = self.view.viewRange()
        if key in ARROWS:
            x, y = ARROWS[key]
            self.view.translateBy(x=STEP * x * (x1 - x0), y=STEP * y * (y1 - y0))
            self.view.range_edited.emit(bool(x), bool(y))
        elif key in ZOOMS:
            self.view.scaleBy((ZOOMS[key], ZOOMS[key]), center=QPointF((x0 + x1) / 2, (y0 + y1) / 2))
            self.view.range_edited.emit(True, True)
        elif key == Key.Key_Home:
            self.reset_view()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The mouse's own menu comes from the view."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self._open_menu(self.mapToGlobal(self.rect().center()))
        else:
            super().contextMenuEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Somebody who came by the keys is shown where he is."""
        self._by_key = event.reason() in BY_KEY
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """And no longer."""
        super().focusOutEvent(event)
        self.viewport().update()

    def drawForeground(self, painter: QPainter, rect: QRectF) -> None:
        """A frame in the accent colour around a plot that has the focus."""
        super().drawForeground(painter, rect)
        if self._by_key and self.hasFocus():
            painter.save()
            painter.resetTransform()
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), 1.4))
            painter.drawRoundedRect(self.viewport().rect().adjusted(2, 2, -3, -3), 4, 4)
            painter.restore()
