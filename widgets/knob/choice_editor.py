"""A few named values: a list to open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QWidget

from widgets.knob.editor import KnobEditor

if TYPE_CHECKING:
    from PySide6.QtGui import QWheelEvent

    from engine.knob import Knob


class ChoiceBox(QComboBox):
    """A combo box that leaves the wheel to the page while it has no focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Only with focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class ChoiceEditor(KnobEditor):
    """A list; choosing is a finished edit."""

    def __init__(self, knob: Knob, parent: QWidget | None = None) -> None:
        super().__init__(knob, parent)
        self.box = ChoiceBox()
        self.box.setAccessibleName(knob.path)
        self.box.addItems(knob.choices)
        self.row.addWidget(self.box, 1)
        self.setFocusProxy(self.box)
        self.box.activated.connect(lambda index: self._take(self.knob.choices[index], True))
        self._show(knob.default)

    def _show(self, value: Any) -> None:
        self.box.setCurrentIndex(self.box.findText(str(value)))
