"""A mouse for the tests of plots: real events, without QTest's warnings about widgets that let events pass."""

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

LEFT, RIGHT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.NoButton


def send(plot, kind, place, button, held):
    where = QPointF(place)
    event = QMouseEvent(
        kind, where, QPointF(plot.viewport().mapToGlobal(place)), button, held, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(plot.viewport(), event)


def move(plot, place, held=NONE):
    """One move that pyqtgraph's limit on their rate does not swallow."""
    before = pg.getConfigOption("mouseRateLimit")
    pg.setConfigOption("mouseRateLimit", -1)
    send(plot, QEvent.Type.MouseMove, place, NONE, held)
    pg.setConfigOption("mouseRateLimit", before)


def click(plot, place, button=LEFT):
    send(plot, QEvent.Type.MouseButtonPress, place, button, button)
    send(plot, QEvent.Type.MouseButtonRelease, place, button, NONE)


def double_click(plot, place):
    click(plot, place)
    send(plot, QEvent.Type.MouseButtonDblClick, place, LEFT, LEFT)
    send(plot, QEvent.Type.MouseButtonRelease, place, LEFT, NONE)


def drag(plot, place, shift: QPoint, button=LEFT):
    send(plot, QEvent.Type.MouseButtonPress, place, button, button)
    for part in (0.2, 0.5, 1.0):
        move(plot, place + shift * part, button)
    send(plot, QEvent.Type.MouseButtonRelease, place + shift, button, NONE)
