"""A number under each of some names: a slider for every letter of a formula."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from engine.knob import Knob
from widgets.knob.editor import KnobEditor
from widgets.knob.real_editor import RealEditor

if TYPE_CHECKING:
    from collections.abc import Mapping

SOFT = (-5.0, 5.0)
"""What a slider covers where the knob does not say; larger numbers can be typed."""


class TableEditor(KnobEditor):
    """The names are those of the value that is shown; a person edits the numbers."""

    def __init__(self, knob: Knob, parent: QWidget | None = None) -> None:
        super().__init__(knob, parent)
        self.editors: dict[str, RealEditor] = {}
        self._empty = QLabel(self.tr("none"))
        self._empty.setEnabled(False)
        self._rows = QWidget()
        self._grid = QGridLayout(self._rows)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(4)
        self.row.addWidget(self._empty)
        self.row.addWidget(self._rows, 1)
        self._show(knob.default)

    def _show(self, value: Mapping[str, float]) -> None:
        if list(value) != list(self.editors):
            self._build(list(value))
        for name, number in value.items():
            if self.editors[name].value() != number:
                self.editors[name].set_value(float(number))

    def _build(self, names: list[str]) -> None:
        while item := self._grid.takeAt(0):
            widget = item.widget()
            widget.hide()
            widget.deleteLater()
        self.editors = {}
        for row, name in enumerate(names):
            knob = Knob(name, 1.0, low=self.knob.low, high=self.knob.high, soft=self.knob.soft or SOFT)
            editor = RealEditor(knob)
            label = QLabel(name)
            label.setBuddy(editor)
            self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(editor, row, 1)
            editor.value_changed.connect(lambda number, name=name: self._number(name, number, False))
            editor.edited.connect(lambda number, name=name: self._number(name, number, True))
            self.editors[name] = editor
        self._empty.setVisible(not names)
        self._rows.setVisible(bool(names))

    def _number(self, name: str, number: Any, end: bool) -> None:
        self._take({**self._value, name: float(number)}, end)

    def _mark(self, bad: bool) -> None:
        for editor in self.editors.values():
            editor.entry.set_bad(bad)
