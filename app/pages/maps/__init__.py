"""Maps: two axes, and every pixel a training run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP

from app.page import Page

if TYPE_CHECKING:
    from app.main_window import MainWindow
    from app.page_widget import PageWidget


def build(window: MainWindow) -> PageWidget:
    from app.pages.maps.page import MapsPage

    return MapsPage(window)


MAPS = Page(
    "maps",
    QT_TRANSLATE_NOOP("Page", "Maps"),
    QT_TRANSLATE_NOOP("Page", "Every pixel is a training run: choose two axes, zoom, and click one to open it"),
    240,
    build,
)
