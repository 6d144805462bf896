"""The step calculator: type gradients, see every number that every rule makes of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP

from app.page import Page

if TYPE_CHECKING:
    from app.main_window import MainWindow
    from app.page_widget import PageWidget


def build(window: MainWindow) -> PageWidget:
    from app.pages.steps.page import StepsPage

    return StepsPage(window)


STEPS = Page(
    "steps",
    QT_TRANSLATE_NOOP("Page", "Calculator"),
    QT_TRANSLATE_NOOP("Page", "Type a sequence of gradients and see every number of every rule, step by step"),
    130,
    build,
)
