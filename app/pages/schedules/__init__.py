"""Schedules: compose what drives the knobs over a run, and find the rate to begin with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP

from app.page import Page

if TYPE_CHECKING:
    from app.main_window import MainWindow
    from app.page_widget import PageWidget


def build(window: MainWindow) -> PageWidget:
    from app.pages.schedules.page import SchedulesPage

    return SchedulesPage(window)


SCHEDULES = Page(
    "schedules",
    QT_TRANSLATE_NOOP("Page", "Schedules"),
    QT_TRANSLATE_NOOP("Page", "Compose schedules piece by piece, and find a learning rate"),
    110,
    build,
)
