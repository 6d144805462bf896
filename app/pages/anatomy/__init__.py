"""The anatomy of an update: the chain of blocks from gradient to step, with every number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP

from app.page import Page

if TYPE_CHECKING:
    from app.main_window import MainWindow
    from app.page_widget import PageWidget


def build(window: MainWindow) -> PageWidget:
    from app.pages.anatomy.page import AnatomyPage

    return AnatomyPage(window)


ANATOMY = Page(
    "anatomy",
    QT_TRANSLATE_NOOP("Page", "Anatomy"),
    QT_TRANSLATE_NOOP("Page", "One update, block by block: formulas, numbers, states and arrows"),
    210,
    build,
)
