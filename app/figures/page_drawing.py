"""A page of the window as something that can be drawn on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtWidgets import QWidget

from app.theme import LIGHT

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from app.main_window import MainWindow


class PageDrawing:
    """The page that `window` shows, as large as it is on the screen, in light colours, scaled to fit, in the middle."""

    def __init__(self, window: MainWindow) -> None:
        self.window, self.page = window, window.pages.currentWidget()

    def render_to(self, painter: QPainter, width: int, height: int) -> None:
        """Paints it into `width` × `height`."""
        shown = self.window.theme
        try:
            if shown is not LIGHT:
                self.window.set_theme(LIGHT)
            self._render(painter, width, height)
        finally:
            if shown is not LIGHT:
                self.window.set_theme(shown)

    def _render(self, painter: QPainter, width: int, height: int) -> None:
        scale = min(width / self.page.width(), height / self.page.height())
        size = (self.page.width() * scale, self.page.height() * scale)
        painter.save()
        painter.fillRect(QRectF(0, 0, width, height), Qt.GlobalColor.white)
        painter.translate((width - size[0]) / 2, (height - size[1]) / 2)
        painter.scale(scale, scale)
        flags = QWidget.RenderFlag.DrawWindowBackground | QWidget.RenderFlag.DrawChildren
        self.page.render(painter, QPoint(0, 0), self.page.rect(), flags)
        painter.restore()
