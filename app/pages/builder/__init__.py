"""The builder: blocks dragged into a chain become an optimizer of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP

from app.page import Page

if TYPE_CHECKING:
    from app.main_window import MainWindow
    from app.page_widget import PageWidget


def build(window: MainWindow) -> PageWidget:
    from app.pages.builder.page import BuilderPage

    return BuilderPage(window)


BUILDER = Page(
    "builder",
    QT_TRANSLATE_NOOP("Page", "Builder"),
    QT_TRANSLATE_NOOP("Page", "Drag blocks into a chain: an optimizer of your own, as a run or as PyTorch code"),
    120,
    build,
)
