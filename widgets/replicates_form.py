"""How many replicates a run has: one knob, and in words why there can be none."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from engine.knob import integer
from widgets.engine_text import translated
from widgets.knob.form import KnobForm

COUNT = integer(
    "replicates", 1, 1, 100, "The run so many times, each from a start point (on a surface: with noise) of its own; "
    "shown as one curve with a band.",
    soft=(1, 20), live=False,
)  # fmt: skip


class ReplicatesForm(QWidget):
    """`edited` carries the number when editing ends."""

    edited = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = KnobForm((COUNT,))
        self.form.edited.connect(lambda _knob, value: self.edited.emit(value))
        self.note = QLabel()
        self.note.setWordWrap(True)
        self.note.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.note.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.form)
        column.addWidget(self.note)

    def value(self) -> int:
        """The number shown."""
        return int(self.form.values()["replicates"])

    def set_count(self, count: int, reason: str = "") -> None:
        """Shows a number; `reason` says why there can be no other one, if so. Emits nothing."""
        self.form.set_values({"replicates": count})
        self.form.setEnabled(not reason)
        self.note.setText(translated(reason))
        self.note.setVisible(bool(reason))

    def set_error(self, text: str) -> None:
        """Says at the knob why a number was refused."""
        self.form.set_error("replicates", text)
