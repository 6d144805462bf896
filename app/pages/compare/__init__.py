"""Runs of this session and of others in one table, and their curves on one plot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP

from app.page import Page

if TYPE_CHECKING:
    from app.main_window import MainWindow
    from app.page_widget import PageWidget


def build(window: MainWindow) -> PageWidget:
    from app.pages.compare.page import ComparePage

    return ComparePage(window)


COMPARE = Page(
    "compare",
    QT_TRANSLATE_NOOP("Page", "Compare"),
    QT_TRANSLATE_NOOP("Page", "Runs of this session and of others: filter, sort, group, and see how they differ"),
    320,
    build,
)
