"""The program's own icons, painted in the colours of the theme."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from resources import path

SIZES = (16, 20, 24, 32, 48)


def icon(name: str, colour: str = "#1F2328", disabled: str = "#A3A9B1") -> QIcon:
    """The icon `resources/icons/<name>.svg`; strokes in `currentColor` take the colours given."""
    text = path("icons", f"{name}.svg").read_text(encoding="utf-8")
    result = QIcon()
    for mode, paint in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Disabled, disabled)):
        renderer = QSvgRenderer(QByteArray(text.replace("currentColor", paint).encode()))
        for size in SIZES:
            pixmap = QPixmap(size, size)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            renderer.render(painter, QRectF(0, 0, size, size))
            painter.end()
            result.addPixmap(pixmap, mode)
    return result
