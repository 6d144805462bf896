"""The sheet of all keyboard shortcuts."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.commands import COMMANDS, MENUS
from app.presets import presets
from widgets.engine_text import translated
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
    (QT_TRANSLATE_NOOP("Mouse", "Drag the start ring"),
     QT_TRANSLATE_NOOP("Mouse", "Another start point")),
    (QT_TRANSLATE_NOOP("Mouse", "Double click a run"),
     QT_TRANSLATE_NOOP("Mouse", "Rename it (also F2)")),
)  # fmt: skip
FOCUS = (
    (QT_TRANSLATE_NOOP("Mouse", "Arrows, + and − on a plot"),
     QT_TRANSLATE_NOOP("Mouse", "Move and zoom it; Home shows everything again")),
    (QT_TRANSLATE_NOOP("Mouse", "← and → on the History page"),
     QT_TRANSLATE_NOOP("Mouse", "One step back or forward")),
    (QT_TRANSLATE_NOOP("Mouse", "Delete in the list of runs"),
     QT_TRANSLATE_NOOP("Mouse", "Remove the run")),
    (QT_TRANSLATE_NOOP("Mouse", "V in the list of runs"),
     QT_TRANSLATE_NOOP("Mouse", "Hide or show the run")),
    (QT_TRANSLATE_NOOP("Mouse", "Return in a field"),
     QT_TRANSLATE_NOOP("Mouse", "Leave it, so that Space runs")),
    (QT_TRANSLATE_NOOP("Mouse", "Escape in a field"),
     QT_TRANSLATE_NOOP("Mouse", "The last value again")),
)  # fmt: skip
"""Keys that belong to what has the focus."""


Group: TypeAlias = tuple[str, list[tuple[str, str]]]


def sheet() -> list[Group]:
    """(menu, (what, keys) …) of every command and every example that has keys."""
    found: dict[str, list[tuple[str, str]]] = {menu: [] for menu in MENUS}
    last = MENUS[0]
    for command in COMMANDS:
        if command is None:
            continue
        last = command.menu or last
        if command.shortcut:
            found[last].append((plain(QCoreApplication.translate("Command", command.text)), _keys(command.shortcut)))
    named = [(plain(QCoreApplication.translate("Command", menu)), rows) for menu, rows in found.items() if rows]
    ready = [(translated(preset.title), _keys(example_keys(place))) for place, preset in enumerate(presets(), 1)]
    return [*named, (plain(QCoreApplication.translate("MainWindow", "E&xamples")), ready)]


def example_keys(place: int) -> str:
    """The keys of the example at a place of its menu, counted from 1."""
    return f"Ctrl+{place}"


def _keys(shortcut: str) -> str:
    return QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)


class ShortcutSheet(QDialog):
    """Two columns: keys by menu, what the mouse does, and keys that belong to a place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard and mouse"))
        columns = QHBoxLayout()
        columns.setSpacing(36)
        groups = [*sheet(), (self.tr("Mouse"), _said(MOUSE)), (self.tr("Where the focus is"), _said(FOCUS))]
        half = sum(len(rows) + 2 for _, rows in groups) / 2
        sides: tuple[list[Group], list[Group]] = ([], [])
        count = 0.0
        for title, rows in groups:
            sides[count + len(rows) / 2 > half].append((title, rows))
            count += len(rows) + 2
        for side in sides:
            column = QVBoxLayout()
            width = max(self.fontMetrics().horizontalAdvance(what) for _, rows in side for what, _ in rows)
            for title, rows in side:
                column.addWidget(_group(title, rows, width))
            column.setSpacing(11)
            column.addStretch(1)
            columns.addLayout(column)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(20, 18, 20, 14)
        outer.addLayout(columns)
        outer.addWidget(buttons)


def _said(table: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    say = QCoreApplication.translate
    return [(say("Mouse", what), say("Mouse", does)) for what, does in table]


def _group(title: str, rows: Sequence[tuple[str, str]], width: int) -> QWidget:
    """A heading and its rows, the first part of each `width` pixels wide."""
    group = QWidget()
    grid = QGridLayout(group)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(2)
    grid.addWidget(bold_label(title), 0, 0, 1, 2)
    for place, (one, other) in enumerate(rows, 1):
        grid.addWidget(QLabel(one), place, 0)
        grid.addWidget(muted_label(other), place, 1)
    grid.setColumnMinimumWidth(0, width)
    grid.setColumnStretch(1, 1)
    return group
