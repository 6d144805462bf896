"""Time machine: every step of the experiment, and every branch of the session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP

from app.page import Page

if TYPE_CHECKING:
    from app.main_window import MainWindow
    from app.page_widget import PageWidget


def build(window: MainWindow) -> PageWidget:
    from app.pages.history.page import HistoryPage

    return HistoryPage(window)


HISTORY = Page(
    "history",
    QT_TRANSLATE_NOOP("Page", "History"),
    QT_TRANSLATE_NOOP("Page", "Every step again, branches from any of them, and all experiments of the session"),
    310,
    build,
)
