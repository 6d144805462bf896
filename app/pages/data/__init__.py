"""A table of one's own: what is in it, what is to be learned, and a race of optimizers on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP

from app.page import Page

if TYPE_CHECKING:
    from app.main_window import MainWindow
    from app.page_widget import PageWidget


def build(window: MainWindow) -> PageWidget:
    from app.pages.data.page import DataPage

    return DataPage(window)


DATA = Page(
    "data",
    QT_TRANSLATE_NOOP("Page", "Data"),
    QT_TRANSLATE_NOOP("Page", "A CSV or NPZ file of your own: choose what to learn, and race optimizers on it"),
    140,
    build,
)
