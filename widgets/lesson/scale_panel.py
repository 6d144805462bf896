"""What a comparison of loss·s and lr·s is made of, what it found, and the way to the table of all optimizers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from widgets.knob.form import KnobForm
from widgets.lesson.paragraph import Paragraph

if TYPE_CHECKING:
    from engine.knob import Knob


class ScalePanel(QWidget):
    """`changed`: a knob was; `asked`: the table is wanted."""

    changed = Signal()
    asked = Signal()

    def __init__(self, knobs: tuple[Knob, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form, self.said = KnobForm(knobs), Paragraph("")
        self.all = QPushButton(self.tr("Table of all optimizers"))
        self.all.setToolTip(self.tr("Each optimizer with this factor, rate, number of steps and problem"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(9)
        for widget in (self.form, self.said, self.all):
            column.addWidget(widget)
        self.form.value_changed.connect(lambda *_: self.changed.emit())
        self.all.clicked.connect(self.asked.emit)

    def say(self, text: str) -> None:
        """What was found; nothing takes no room."""
        self.said.setText(text)
        self.said.setVisible(bool(text))
