"""The sheet of all keyboard shortcuts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.commands import COMMANDS, MENUS
from widgets.labels import bold_label, muted_label
from widgets.menu_text import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

MOUSE = (
    (QT_TRANSLATE_NOOP("Mouse", "Wheel over a plot"),
     QT_TRANSLATE_NOOP("Mouse", "Zoom both axes; over an axis, that one")),
    (QT_TRANSLATE_NOOP("Mouse", "Drag a plot"),
     QT_TRANSLATE_NOOP("Mouse", "Move the view")),
    (QT_TRANSLATE_NOOP("Mouse", "Double click a plot"),
     QT_TRANSLATE_NOOP("Mouse", "Show everything again")),
    (QT_TRANSLATE_NOOP("Mouse", "Click a legend row"),
     QT_TRANSLATE_NOOP("Mouse", "Hide or show the run")),
    (QT_TRANSLATE_NOOP("Mouse", "Right click a plot"),
     QT_TRANSLATE_NOOP("Mouse", "Export, copy, logarithmic axis")),
    (QT_TRANSLATE_NOOP("Mouse", "Arrows, + and − on a plot"),
     QT_TRANSLATE_NOOP("Mouse", "Move and zoom it; Home shows everything again")),
    (QT_TRANSLATE_NOOP("Mouse", "Drag the start ring"),
     QT_TRANSLATE_NOOP("Mouse", "Another start point")),
    (QT_TRANSLATE_NOOP("Mouse", "Double click a run"),
     QT_TRANSLATE_NOOP("Mouse", "Rename it (also F2)")),
    (QT_TRANSLATE_NOOP("Mouse", "Delete in the list of runs"),
     QT_TRANSLATE_NOOP("Mouse", "Remove the run")),
    (QT_TRANSLATE_NOOP("Mouse", "V in the list of runs"),
     QT_TRANSLATE_NOOP("Mouse", "Hide or show the run")),
)  # fmt: skip


def sheet() -> list[tuple[str, list[tuple[str, str]]]]:
    """(menu, (what, keys) …) of every command that has keys."""
    found: dict[str, list[tuple[str, str]]] = {menu: [] for menu in MENUS}
    last = MENUS[0]
    for command in COMMANDS:
        if command is None:
            continue
        last = command.menu or last
        if command.shortcut:
            keys = QKeySequence(command.shortcut).toString(QKeySequence.SequenceFormat.NativeText)
            found[last].append((plain(QCoreApplication.translate("Command", command.text)), keys))
    return [(plain(QCoreApplication.translate("Command", menu)), rows) for menu, rows in found.items() if rows]


class ShortcutSheet(QDialog):
    """Two columns: keys, and what the mouse does."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard and mouse"))
        columns = QHBoxLayout()
        columns.setSpacing(36)
        groups = sheet()
        half = (sum(len(rows) + 2 for _, rows in groups) + len(MOUSE)) // 2
        left, right, count = QVBoxLayout(), QVBoxLayout(), 0
        for title, rows in groups:
            (left if count < half else right).addWidget(_group(title, rows))
            count += len(rows) + 2
        mouse = [tuple(QCoreApplication.translate("Mouse", text) for text in row) for row in MOUSE]
        right.addWidget(_group(self.tr("Mouse"), mouse))  # type: ignore[arg-type]
        for column in (left, right):
            column.setSpacing(14)
            column.addStretch(1)
            columns.addLayout(column)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(20, 18, 20, 14)
        outer.addLayout(columns)
        outer.addWidget(buttons)


def _group(title: str, rows: Sequence[tuple[str, str]]) -> QWidget:
    group = QWidget()
    grid = QGridLayout(group)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(4)
    grid.addWidget(bold_label(title), 0, 0, 1, 2)
    for place, (one, other) in enumerate(rows, 1):
        keys = muted_label(other)
        keys.setAlignment(Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(QLabel(one), place, 0)
        grid.addWidget(keys, place, 1)
    grid.setColumnStretch(1, 1)
    return group
