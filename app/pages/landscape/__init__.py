"""The loss around a solution: planes through the end of a run, all paths on them, and how far to trust them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP

from app.page import Page

if TYPE_CHECKING:
    from app.main_window import MainWindow
    from app.page_widget import PageWidget


def build(window: MainWindow) -> PageWidget:
    from app.pages.landscape.page import LandscapePage

    return LandscapePage(window)


LANDSCAPE = Page(
    "landscape",
    QT_TRANSLATE_NOOP("Page", "Landscape"),
    QT_TRANSLATE_NOOP("Page", "The loss on a plane through the end of a run, with every run's path on it"),
    230,
    build,
)
