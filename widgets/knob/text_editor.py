"""A text: one entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from widgets.knob.entry_editor import EntryEditor

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from engine.knob import Knob


class TextEditor(EntryEditor):
    """The entry has the whole row."""

    def __init__(self, knob: Knob, parent: QWidget | None = None) -> None:
        super().__init__(knob, parent)
        self.row.addWidget(self.entry, 1)
        self.setFocusProxy(self.entry)
        self._show(knob.default)
