"""How many values of a column are missing, and where, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from engine.data.table_report import ColumnReport, TableReport

LINES = 8
"""Line numbers of missing values that are written out."""


def missing_text(column: ColumnReport) -> str:
    """``2 (lines 9, 42)``; empty where nothing is missing."""
    if not column.missing:
        return ""
    say = QCoreApplication.translate
    word = say("Missing", "%1 (line %2)") if column.missing == 1 else say("Missing", "%1 (lines %2)")
    lines = ", ".join(map(str, column.missing_lines[:LINES]))
    more = " …" if column.missing > LINES else ""
    return word.replace("%1", str(column.missing)).replace("%2", lines + more)


def all_missing(report: TableReport) -> str:
    """The same of every column that misses some, by name."""
    return "; ".join(f"{column.name}: {missing_text(column)}" for column in report.columns if column.missing)
