"""Published results and closed forms, measured on this machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP

from app.page import Page

if TYPE_CHECKING:
    from app.main_window import MainWindow
    from app.page_widget import PageWidget


def build(window: MainWindow) -> PageWidget:
    from app.pages.proofs.page import ProofsPage

    return ProofsPage(window)


PROOFS = Page(
    "proofs",
    QT_TRANSLATE_NOOP("Page", "Proofs"),
    QT_TRANSLATE_NOOP("Page", "Published results and closed forms, measured on this machine"),
    420,
    build,
)
