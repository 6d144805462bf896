"""Labels that are louder or quieter than the rest."""

from __future__ import annotations

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QWidget


def embolden(widget: QWidget, scale: float = 1.0) -> None:
    """Bold text, ``scale`` times as large as it was."""
    font = widget.font()
    font.setBold(True)
    if scale != 1.0:
        font.setPointSizeF(font.pointSizeF() * scale)
    widget.setFont(font)


def bold_label(text: str) -> QLabel:
    """A heading."""
    label = QLabel(text)
    embolden(label)
    return label


def muted_label(text: str) -> QLabel:
    """A remark, or the name of what stands beside it."""
    label = QLabel(text)
    label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return label
