"""A paragraph of a lesson."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel

from widgets.labels import embolden

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

LARGER = 1.25


class Paragraph(QLabel):
    """Plain text, whatever a foreign file may hold: no links, no pictures."""

    def __init__(
        self, text: str, heading: bool = False, muted: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if heading:
            embolden(self, LARGER)
        if muted:
            self.setForegroundRole(QPalette.ColorRole.PlaceholderText)
