"""Guided experiments: read, predict, run, and see what the article's claim is worth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP

from app.page import Page

if TYPE_CHECKING:
    from app.main_window import MainWindow
    from app.page_widget import PageWidget


def build(window: MainWindow) -> PageWidget:
    from app.pages.lessons.page import LessonsPage

    return LessonsPage(window)


LESSONS = Page(
    "lessons",
    QT_TRANSLATE_NOOP("Page", "Lessons"),
    QT_TRANSLATE_NOOP("Page", "Guided experiments: predict, run, and judge a claim by its number"),
    410,
    build,
)
