"""What the editors with a field to type in have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.errors import InputError
from widgets.knob.editor import KnobEditor
from widgets.knob.entry import Entry
from widgets.knob.number import shown

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from engine.knob import Knob


class EntryEditor(KnobEditor):
    """A text that the knob accepts; derived ones read and show other values."""

    def __init__(self, knob: Knob, parent: QWidget | None = None) -> None:
        super().__init__(knob, parent)
        self.entry = Entry()
        self.entry.setAccessibleName(knob.path)
        self.entry.entered.connect(self._type)

    def _read(self, text: str) -> Any:
        """The value that was typed. Raises InputError."""
        return self.knob.check(text)

    def _type(self, text: str) -> None:
        try:
            value = self._read(text)
        except InputError as error:
            self.set_error(error.message)
            return
        self._show(value)
        self._take(value, True)

    def _show(self, value: Any) -> None:
        self.entry.show_text(shown(value))

    def _mark(self, bad: bool) -> None:
        self.entry.set_bad(bad)
