"""A small menu of the run colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QGridLayout, QMenu, QToolButton, QWidget, QWidgetAction

if TYPE_CHECKING:
    from collections.abc import Sequence


class ColourMenu(QMenu):
    """Swatches in two rows; `picked` carries '#rrggbb'."""

    picked = Signal(str)

    def __init__(self, colours: Sequence[str], current: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        board = QWidget()
        grid = QGridLayout(board)
        grid.setContentsMargins(8, 8, 8, 8)
        grid.setSpacing(4)
        for place, colour in enumerate(colours):
            button = QToolButton()
            button.setAutoRaise(True)
            button.setCheckable(True)
            button.setChecked(colour.lower() == current.lower())
            button.setIcon(_swatch(colour))
            button.setIconSize(QSize(18, 18))
            button.setAccessibleName(colour)
            button.clicked.connect(lambda _checked=False, colour=colour: self._pick(colour))
            grid.addWidget(button, place // 5, place % 5)
        action = QWidgetAction(self)
        action.setDefaultWidget(board)
        self.addAction(action)

    def _pick(self, colour: str) -> None:
        self.picked.emit(colour)
        self.close()


def _swatch(colour: str) -> QIcon:
    pixmap = QPixmap(36, 36)
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawRoundedRect(1, 1, 16, 16, 4, 4)
    painter.end()
    return QIcon(pixmap)
