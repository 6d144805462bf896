"""Diagnostics: chosen quantities with theory drawn on top, the loss bands of batches, and what happened to a run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP

from app.page import Page

if TYPE_CHECKING:
    from app.main_window import MainWindow
    from app.page_widget import PageWidget


def build(window: MainWindow) -> PageWidget:
    from app.pages.diagnostics.page import DiagnosticsPage

    return DiagnosticsPage(window)


DIAGNOSTICS = Page(
    "diagnostics",
    QT_TRANSLATE_NOOP("Page", "Diagnostics"),
    QT_TRANSLATE_NOOP("Page", "Measured quantities with the theory on top, loss bands, and why a run went wrong"),
    220,
    build,
)
