"""What every knob editor has in common: a value, two signals, and a line for what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from widgets.engine_text import translated

if TYPE_CHECKING:
    from engine.knob import Knob

ERROR_LIGHT, ERROR_DARK = "#C0222C", "#FF7B78"


class KnobEditor(QWidget):
    """Edits one knob. `set_value` shows a value and emits nothing."""

    verbatim = True
    """Choices, and the names that a screen reader says, are those of a spec, the same in every language."""
    value_changed = Signal(object)
    """A new good value, also in the middle of a drag."""
    edited = Signal(object)
    """A good value at the end of an edit: a key pressed, a slider let go, an entry left."""

    def __init__(self, knob: Knob, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.knob = knob
        self._value: Any = knob.default
        self._said, self._error = "", QLabel()
        self._error.setWordWrap(True)
        self._error.hide()
        self.row = QHBoxLayout()
        self.row.setSpacing(8)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(2)
        outer.addLayout(self.row)
        outer.addWidget(self._error)

    def value(self) -> Any:
        """The last good value."""
        return self._value

    def set_value(self, value: Any) -> None:
        """Shows `value`; takes away an error."""
        self._value = value
        self.set_error("")
        self._show(value)

    def set_error(self, text: str) -> None:
        """A line under the editor that says what is wrong; empty takes it away."""
        self._said = text
        self._error.setText(translated(text).replace(">=", "≥").replace("<=", "≤"))
        self._error.setVisible(bool(text))
        if text:
            palette = self._error.palette()
            palette.setColor(QPalette.ColorRole.WindowText, error_colour(self.palette()))
            self._error.setPalette(palette)
        self._mark(bool(text))

    def changeEvent(self, event: QEvent) -> None:
        """Another language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.set_error(self._said)

    def error(self) -> str:
        """The line that is shown, or nothing."""
        return self._error.text()

    def _take(self, value: Any, end: bool) -> None:
        """A good value from the person."""
        self.set_error("")
        if value != self._value or type(value) is not type(self._value):
            self._value = value
            self.value_changed.emit(value)
        if end:
            self.edited.emit(value)

    def _show(self, value: Any) -> None:
        raise NotImplementedError

    def _mark(self, bad: bool) -> None:
        """Makes the field look wrong, or right again."""


def error_colour(palette: QPalette) -> QColor:
    """The red that can be read on this palette's window."""
    dark = palette.color(QPalette.ColorRole.Window).lightness() < 128
    return QColor(ERROR_DARK if dark else ERROR_LIGHT)
