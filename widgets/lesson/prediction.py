"""A question to answer before an experiment runs, and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QButtonGroup, QLabel, QPushButton, QVBoxLayout, QWidget

from widgets.knob.entry import Entry
from widgets.labels import bold_label

if TYPE_CHECKING:
    from collections.abc import Sequence

RIGHT, WRONG, ASKED = "#179563", "#D0343C", "#2F7FD1"


class Prediction(QWidget):
    """Choices, or a number to type where there are none; `predicted` carries the place of the choice, or the number."""

    predicted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colour = ASKED
        self.question, self.outcome = bold_label(""), QLabel()
        for label in (self.question, self.outcome):
            label.setWordWrap(True)
        self.outcome.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.number = Entry()
        self.number.setMaximumWidth(140)
        self.number.entered.connect(self._typed)
        self.buttons: list[QPushButton] = []
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self.predicted.emit)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(14, 10, 10, 10)
        self._column.setSpacing(6)
        for widget in (self.question, self.number, self.outcome):
            self._column.addWidget(widget)

    def ask(self, question: str, choices: Sequence[str]) -> None:
        """Another question; without choices a number is asked for."""
        for button in self.buttons:
            self._group.removeButton(button)
            button.hide()
            button.deleteLater()
        self.question.setText(question)
        self.buttons = [QPushButton(choice) for choice in choices]
        for place, button in enumerate(self.buttons):
            button.setCheckable(True)
            self._group.addButton(button, place)
            self._column.insertWidget(1 + place, button)
        self.number.setVisible(not choices)
        self.number.show_text("")
        self.number.set_bad(False)
        self.show_outcome("", None)

    def show_outcome(self, text: str, right: bool | None) -> None:
        """What came of it; `right` None where nobody predicted."""
        self.outcome.setText(text)
        self.outcome.setVisible(bool(text))
        self._colour = ASKED if right is None else RIGHT if right else WRONG
        self.update()

    def _typed(self, text: str) -> None:
        try:
            value = float(text.replace(",", ".").replace("−", "-"))
        except ValueError:
            self.number.set_bad(True)
            return
        self.number.set_bad(False)
        self.predicted.emit(value)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A tinted card with a stripe."""
        painter = QPainter(self)
        tint = QColor(self._colour)
        tint.setAlphaF(0.10)
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Base))
        painter.fillRect(self.rect(), tint)
        painter.fillRect(0, 0, 4, self.height(), QColor(self._colour))
