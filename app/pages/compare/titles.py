"""What the columns of the comparison are called. Settings keep the names that specs and filters have."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

TITLES = {
    "source": QT_TRANSLATE_NOOP("CompareColumn", "source"),
    "run": QT_TRANSLATE_NOOP("CompareColumn", "run"),
    "runs": QT_TRANSLATE_NOOP("CompareColumn", "runs"),
    "steps made": QT_TRANSLATE_NOOP("CompareColumn", "steps made"),
    "final loss": QT_TRANSLATE_NOOP("CompareColumn", "final loss"),
    "best loss": QT_TRANSLATE_NOOP("CompareColumn", "best loss"),
    "best step": QT_TRANSLATE_NOOP("CompareColumn", "best step"),
    "diverged at": QT_TRANSLATE_NOOP("CompareColumn", "diverged at"),
    "validation accuracy": QT_TRANSLATE_NOOP("CompareColumn", "validation accuracy"),
    "problem": QT_TRANSLATE_NOOP("CompareColumn", "problem"),
    "optimizer": QT_TRANSLATE_NOOP("CompareColumn", "optimizer"),
    "schedule": QT_TRANSLATE_NOOP("CompareColumn", "schedule"),
}


def title(column: str) -> str:
    """Of a column, by the name that the engine and the filter have for it."""
    return QCoreApplication.translate("CompareColumn", TITLES[column]) if column in TITLES else column
