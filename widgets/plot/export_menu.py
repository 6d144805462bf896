"""The entries of a plot's menu that take it out of the window."""

from collections.abc import Callable

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtWidgets import QMenu

WAYS = (
    ("figure", QT_TRANSLATE_NOOP("Export", "Export figure…")),
    ("table", QT_TRANSLATE_NOOP("Export", "Export data (CSV)…")),
    ("copy_figure", QT_TRANSLATE_NOOP("Export", "Copy figure")),
    ("copy_table", QT_TRANSLATE_NOOP("Export", "Copy data")),
)


def fill_export_menu(menu: QMenu, requested: Callable[[str], object]) -> None:
    """Adds them; the chosen one calls `requested` with its key."""
    for key, text in WAYS:
        menu.addAction(QCoreApplication.translate("Export", text)).triggered.connect(
            lambda _checked=False, key=key: requested(key)
        )
