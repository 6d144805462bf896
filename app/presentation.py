"""Presentation mode: type and lines large enough for the last row of a class room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from widgets.plot.plot import Plot

if TYPE_CHECKING:
    from app.main_window import MainWindow

TYPE, LINES = 1.45, 2.0


class Presentation(QObject):
    """On or off, for every page, also those that are made later."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window = window
        self.on = False
        self._size = QApplication.font().pointSizeF()
        window.pages.made.connect(self._dress)

    def set_on(self, on: bool) -> None:
        """Large or usual, now."""
        if on == self.on:
            return
        self.on = on
        font = QApplication.font()
        font.setPointSizeF(self._size * (TYPE if on else 1.0))
        QApplication.setFont(font)
        for page in self.window.pages.built.values():
            self._dress(page)
        self.window.actions_["presentation"].setChecked(on)

    def _dress(self, page: QWidget) -> None:
        for plot in page.findChildren(Plot):
            plot.set_bold(LINES if self.on else 1.0)

    def close(self) -> None:
        """The window is closing: the next one is as usual."""
        self.set_on(False)
