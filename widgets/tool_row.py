"""A row of boxes and buttons above or below what they are for."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget


class ToolRow(QWidget):
    """`row` takes them."""

    def __init__(self, margins: tuple[int, int, int, int] = (12, 6, 12, 6), spacing: int = 8) -> None:
        super().__init__()
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(*margins)
        self.row.setSpacing(spacing)
