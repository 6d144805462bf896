"""One line under a map that takes its time: how far it is, and a button that begins or stops it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QSizePolicy

from widgets.tool_row import ToolRow

STEPS = 1000


class TaskBar(ToolRow):
    """`pressed` comes when its button is."""

    pressed = Signal()

    def __init__(self) -> None:
        super().__init__((14, 5, 14, 5), 10)
        self.text, self.button, self.progress = QLabel(), QPushButton(), QProgressBar()
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setWordWrap(True)
        self.text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.progress.setTextVisible(False)
        self.progress.setRange(0, STEPS)
        self.progress.setFixedSize(160, 8)
        self.progress.setAccessibleName(self.tr("Progress"))
        for widget in (self.text, self.progress, self.button):
            self.row.addWidget(widget, 1 if widget is self.text else 0)
        self.button.clicked.connect(self.pressed)
        self.hide()

    def show_task(self, text: str, button: str, share: float | None = None) -> None:
        """A line, what the button does, and how much is done (0 to 1), if anything."""
        self.text.setText(text)
        self.button.setText(button)
        self.progress.setVisible(share is not None)
        self.progress.setValue(round(STEPS * (share or 0.0)))
        self.show()
